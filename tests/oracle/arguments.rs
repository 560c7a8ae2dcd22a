//! Arguments in memory: what a call is given, and what it wrote.

use std::ffi::{CStr, CString, c_char};

use crate::describe::{RawParameter, handle, parameters, pointers, structure, until_nul};
use crate::interface::{INTERFACE, Kind, Type};
use crate::side::{Side, taken, text};
use crate::words::Word;

/// What outputs that are pointers hold before the call, to see whether it wrote them.
const UNTOUCHED: u64 = 0xdead_0000;

/// Room for one argument's data, and what is to be done with it afterwards.
pub(crate) struct Argument {
    /// What the function is given.
    pub(crate) value: u64,
    /// What `value` points to, if it does. Words, so that anything in it is aligned.
    data: Vec<u64>,
    /// Strings that `data` or `value` points to.
    #[expect(dead_code, reason = "it is kept for what points to it")]
    strings: Vec<CString>,
    /// How many entries there is room for.
    room: usize,
    /// Whether the call may write here.
    output: bool,
    of: Type,
}

impl Argument {
    /// A plain value.
    pub(crate) fn plain(value: u64) -> Argument {
        Argument { value, data: Vec::new(), strings: Vec::new(), room: 0, output: false, of: Type::Other }
    }

    /// A string that ends in NUL. One inside ends it early, as in C.
    pub(crate) fn string(bytes: &[u8]) -> Argument {
        let string = c_string(bytes);
        Argument { value: string.as_ptr() as u64, strings: vec![string], ..Argument::plain(0) }
    }

    /// Room for outputs of a type: `count` of them, whose first is `before`.
    pub(crate) fn room(of: &Type, count: usize, before: i64) -> Argument {
        let (size, first) = match of {
            Type::Numbers(number) => (number.size, before.cast_unsigned()),
            Type::Params => (size_of::<RawParameter>(), 0),
            Type::Struct(name) => (INTERFACE.structs.get(&**name).map_or(0, |layout| layout.size), 0),
            Type::Bytes => (1, 0),
            Type::Names => (8, 0),
            _ => (8, UNTOUCHED),
        };
        let room = if count == 0 && *of == Type::Bytes { 64 } else { count.max(1) };
        let mut data = vec![0; (room * size).div_ceil(8).max(1)];
        data[0] = first;
        let value = data.as_mut_ptr() as u64;
        Argument { value, data, room, output: true, of: of.clone(), ..Argument::plain(0) }
    }

    /// Texts or typed parameters.
    ///
    /// # Errors
    /// When a parameter is not `name:type=value`.
    pub(crate) fn list(of: &Type, items: &[Vec<u8>]) -> Result<Argument, String> {
        let mut data = Vec::new();
        let mut strings = Vec::new();
        for item in items {
            if *of == Type::Params {
                data.extend(parameter(&String::from_utf8_lossy(item), &mut strings)?);
            } else {
                strings.push(c_string(item));
                data.push(strings[strings.len() - 1].as_ptr() as u64);
            }
        }
        data.push(0);
        Ok(Argument { value: data.as_mut_ptr() as u64, data, strings, room: items.len(), ..Argument::plain(0) })
    }

    /// Bytes to read.
    pub(crate) fn bytes(bytes: &[u8; 16]) -> Argument {
        let mut data: Vec<u64> = bytes.as_chunks::<8>().0.iter().map(|part| u64::from_le_bytes(*part)).collect();
        Argument { value: data.as_mut_ptr() as u64, data, ..Argument::plain(0) }
    }

    /// The number that was written, which other outputs are counted by.
    pub(crate) fn number(&self) -> Option<usize> {
        if !matches!(self.of, Type::Numbers(_)) {
            return None;
        }
        usize::try_from(*self.data.first()? as i32).ok()
    }

    /// What the call wrote, as text; what the library made for it is freed. `None` where it could write nothing.
    ///
    /// `count` is how many entries an array has, if the call succeeded.
    pub(crate) fn written(&self, side: &Side, name: &str, count: Option<usize>, ordered: bool) -> Option<String> {
        if !self.output {
            return None;
        }
        let bytes = as_bytes(&self.data);
        let first = self.data[0];
        let some = count.unwrap_or(0).min(self.room);
        Some(match &self.of {
            Type::Numbers(number) => {
                let numbers = bytes.chunks_exact(number.size).take(self.room);
                let mut numbers: Vec<String> = numbers.map(|chunk| number.write(widened(chunk))).collect();
                if !ordered && self.room > 1 {
                    numbers.sort();
                }
                numbers.join(" ")
            }
            Type::Bytes if name.contains("uuid") && self.room == 16 => uuid(&bytes[..16]),
            Type::Bytes if self.room == 64 => until_nul(&bytes[..64]),
            Type::Bytes => bytes[..self.room].iter().map(|byte| format!("{byte:02x}")).collect(),
            Type::Params => {
                // SAFETY: the call wrote so many of them, and there is room for that.
                parameters(unsafe { std::slice::from_raw_parts(self.value as *const RawParameter, some) })
            }
            Type::Struct(of) => {
                let size = INTERFACE.structs.get(&**of).map_or(1, |layout| layout.size);
                let used = if self.room == 1 { 1 } else { some };
                // SAFETY: what the call wrote is of this struct, the rest is zero.
                bytes.chunks_exact(size).take(used).map(|one| unsafe { structure(of, one) } + "\n").collect()
            }
            Type::Names => {
                let names = self.data.iter().take(self.room).filter(|name| **name != 0);
                // SAFETY: the call made these names for its caller.
                sorted(names.map(|name| unsafe { taken(*name as *mut c_char) }.unwrap_or_default()).collect(), ordered)
            }
            _ if first == UNTOUCHED => "untouched".to_owned(),
            _ if first == 0 => "NULL".to_owned(),
            of => made(side, of, first, count, ordered),
        })
    }
}

/// What is in an array that the library made, which is then freed.
fn made(side: &Side, of: &Type, array: u64, count: Option<usize>, ordered: bool) -> String {
    let Some(count) = count else { return "not NULL".to_owned() };
    let mut told: Vec<String> = match of {
        Type::Handles(kind) => handles(side, kind, array, count),
        // SAFETY: a list of the library's has as many entries as it said.
        Type::NameList => unsafe { pointers(array, count) }
            .into_iter()
            // SAFETY: and they are the caller's.
            .map(|name| unsafe { taken(name as *mut c_char) }.unwrap_or_default())
            .collect(),
        Type::ParamsOut => {
            // SAFETY: there are as many parameters as the call said.
            let told = parameters(unsafe { std::slice::from_raw_parts(array as *const RawParameter, count) });
            side.call("virTypedParamsFree", &[array, count as u64]);
            return told;
        }
        Type::Stats => return stats(side, array, count, ordered),
        Type::Map => {
            // SAFETY: a map has a bit for each of the processors that were counted.
            let map = unsafe { std::slice::from_raw_parts(array as *const u8, count.div_ceil(8)) };
            map.iter().map(|byte| format!("{byte:02x}")).collect()
        }
        Type::Structs(name) => {
            let size = INTERFACE.structs.get(&**name).map_or(0, |layout| layout.size);
            // SAFETY: so many pointers to structs of this name; they are left to leak.
            unsafe { pointers(array, count) }
                .into_iter()
                .map(|one| unsafe { structure(name, std::slice::from_raw_parts(one as *const u8, size)) })
                .collect()
        }
        _ => return "not NULL".to_owned(),
    };
    // SAFETY: arrays are the caller's to free, and nothing in it is used after this.
    unsafe { libc::free(array as *mut libc::c_void) };
    if matches!(of, Type::NameList | Type::Map | Type::Structs(_)) {
        return told.join("\n");
    }
    sorted(std::mem::take(&mut told), ordered)
}

/// The names of handles in an array that ends in NULL; the handles are freed.
fn handles(side: &Side, kind: &Kind, array: u64, count: usize) -> Vec<String> {
    // SAFETY: the library says that there are so many, and NULL after them.
    let list = unsafe { pointers(array, count + 1) };
    let mut told: Vec<String> = list[..count].iter().map(|one| handle(side, kind, *one)).collect();
    if list[count] != 0 {
        told.push("and no NULL at the end".to_owned());
    }
    for one in &list[..count] {
        side.free(kind, *one);
    }
    told
}

/// Records of statistics: `virDomainStatsRecord` has a domain, its parameters and their number.
fn stats(side: &Side, array: u64, count: usize, ordered: bool) -> String {
    let mut told = Vec::new();
    // SAFETY: so many pointers to records.
    for record in unsafe { pointers(array, count) } {
        // SAFETY: a record begins with the pointers to the domain and to its parameters, then their number.
        let (domain, list) = unsafe {
            let list = ((record + 8) as *const *const RawParameter).read();
            let length = ((record + 16) as *const u32).read() as usize;
            let list = if length == 0 { &[] } else { std::slice::from_raw_parts(list, length) };
            ((record as *const u64).read(), list)
        };
        let domain = crate::interface::kind_of("dom").map(|kind| handle(side, kind, domain));
        told.push(format!("{}\n{}", domain.unwrap_or_default(), parameters(list)));
    }
    side.call("virDomainStatsRecordListFree", &[array]);
    sorted(told, ordered)
}

fn sorted(mut names: Vec<String>, ordered: bool) -> String {
    if !ordered {
        names.sort();
    }
    names.join("\n")
}

fn c_string(bytes: &[u8]) -> CString {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    CString::new(&bytes[..end]).unwrap_or_default()
}

/// `name:type=value` as `virTypedParameter`, in words.
fn parameter(item: &str, strings: &mut Vec<CString>) -> Result<[u64; 12], String> {
    let wrong = || format!("{item} is not name:type=value");
    let (name, rest) = item.split_once(':').ok_or_else(wrong)?;
    let (kind, value) = rest.split_once('=').ok_or_else(wrong)?;
    let number = || value.parse::<i128>().map(|number| number as u64).map_err(|_| wrong());
    let (kind, value) = match kind {
        "int" => (1, number()?),
        "uint" => (2, number()?),
        "llong" => (3, number()?),
        "ullong" => (4, number()?),
        "double" => (5, value.parse::<f64>().map_err(|_| wrong())?.to_bits()),
        "boolean" => (6, number()?),
        "string" => {
            strings.push(c_string(value.as_bytes()));
            (7, strings[strings.len() - 1].as_ptr() as u64)
        }
        other => (other.parse().map_err(|_| wrong())?, 0),
    };
    let mut field = [0u8; 80];
    field.iter_mut().zip(name.bytes().take(79)).for_each(|(to, from)| *to = from);
    let mut words = [0; 12];
    for (word, part) in words.iter_mut().zip(field.as_chunks::<8>().0) {
        *word = u64::from_le_bytes(*part);
    }
    (words[10], words[11]) = (kind, value);
    Ok(words)
}

fn as_bytes(words: &[u64]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

fn widened(chunk: &[u8]) -> [u8; 8] {
    let mut bytes = [0; 8];
    bytes[..chunk.len()].copy_from_slice(chunk);
    bytes
}

fn uuid(bytes: &[u8]) -> String {
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]].join("-")
}

/// The bytes of a string that a call returned, none if it is NULL.
pub(crate) fn bytes(value: u64) -> Vec<u8> {
    // SAFETY: results of this type are strings or NULL.
    let string = (value != 0).then(|| unsafe { CStr::from_ptr(value as *const c_char) });
    string.map(|string| string.to_bytes().to_vec()).unwrap_or_default()
}

/// What a call returned, as text. Handles are left as they are.
pub(crate) fn returned(side: &Side, of: &Type, value: u64) -> String {
    match of {
        Type::Void => "void".to_owned(),
        Type::Number(number) => number.write(value.to_le_bytes()),
        Type::Handle(kind) => handle(side, kind, value),
        // SAFETY: a string that stays the library's.
        Type::Text => unsafe { text(value as *const c_char) }.unwrap_or_else(|| "NULL".to_owned()),
        // SAFETY: a string made for the caller.
        Type::Bytes => unsafe { taken(value as *mut c_char) }.unwrap_or_else(|| "NULL".to_owned()),
        _ => if value == 0 { "NULL" } else { "not NULL" }.to_owned(),
    }
}

/// Whether a result says that the call succeeded.
pub(crate) fn succeeded(of: &Type, value: u64) -> bool {
    match of {
        Type::Void => true,
        Type::Number(number) => number.signed && (value as i32) >= 0,
        _ => value != 0,
    }
}

/// Whether a word is room for outputs.
pub(crate) fn is_output(word: &Word) -> bool {
    matches!(word, Word::Out(_) | Word::Room(_))
}
