//! What calls give, as text: handles by their names, structs by their members, parameters by their values.

use std::ffi::{c_char, c_int};

use crate::interface::{INTERFACE, Kind};
use crate::side::{Side, escaped, text};

/// `virTypedParameter` as C has it.
#[repr(C)]
pub(crate) struct RawParameter {
    pub(crate) field: [u8; 80],
    pub(crate) kind: c_int,
    pub(crate) value: u64,
}

/// What a handle stands for.
pub(crate) fn handle(side: &Side, kind: &Kind, pointer: u64) -> String {
    if pointer == 0 {
        return "NULL".to_owned();
    }
    let getter = match kind.word {
        "conn" | "stream" => return format!("<{}>", kind.word),
        "secret" | "port" => return format!("<{}>", kind.word),
        "binding" => "virNWFilterBindingGetPortDev".to_owned(),
        _ => format!("{}GetName", kind.prefix),
    };
    let name = side.call(&getter, &[pointer]) as *const c_char;
    // SAFETY: the name is the handle's, which lives.
    format!("<{}>", unsafe { text(name) }.unwrap_or_default())
}

/// Bytes that end at the first NUL.
pub(crate) fn until_nul(bytes: &[u8]) -> String {
    escaped(bytes.split(|byte| *byte == 0).next().unwrap_or_default())
}

/// Typed parameters, one a line.
pub(crate) fn parameters(list: &[RawParameter]) -> String {
    let lines: Vec<String> = list
        .iter()
        .map(|one| {
            let name = until_nul(&one.field);
            // The shorter members of the union are at its beginning, as a little-endian number's low bytes.
            let (short, long) = (one.value as i32, one.value.cast_signed());
            match one.kind {
                1 => format!("{name}:int={short}"),
                2 => format!("{name}:uint={}", short.cast_unsigned()),
                3 => format!("{name}:llong={long}"),
                4 => format!("{name}:ullong={}", long.cast_unsigned()),
                5 => format!("{name}:double={}", f64::from_bits(one.value)),
                6 => format!("{name}:boolean={}", one.value as u8),
                // SAFETY: a parameter of this type has a string or NULL.
                7 => format!("{name}:string={}", unsafe { text(long as *const c_char) }.unwrap_or_default()),
                other => format!("{name}:{other}"),
            }
        })
        .collect();
    lines.join("\n")
}

/// The members of a struct. Of nested lists only the pointer's absence is told.
///
/// # Safety
/// The bytes are a struct of that name whose strings are valid.
pub(crate) unsafe fn structure(name: &str, bytes: &[u8]) -> String {
    let Some(layout) = INTERFACE.structs.get(name) else { return "?".to_owned() };
    let mut told = Vec::new();
    for member in &layout.members {
        let at = |size: usize| {
            let mut value = [0; 8];
            value[..size].copy_from_slice(&bytes[member.offset..member.offset + size]);
            value
        };
        let value = match member.of {
            "int" => i32::from_le_bytes(at(4)[..4].try_into().unwrap_or_default()).to_string(),
            "unsigned int" => u32::from_le_bytes(at(4)[..4].try_into().unwrap_or_default()).to_string(),
            "unsigned char" | "char" => at(1)[0].to_string(),
            "long long" => i64::from_le_bytes(at(8)).to_string(),
            "unsigned long" | "unsigned long long" => u64::from_le_bytes(at(8)).to_string(),
            // SAFETY: as the caller says.
            "char *" | "const char *" => {
                unsafe { text(u64::from_le_bytes(at(8)) as *const c_char) }.unwrap_or_else(|| "NULL".to_owned())
            }
            array if array.starts_with("char[") => until_nul(&bytes[member.offset..]),
            pointer if pointer.ends_with('*') || pointer.ends_with("Ptr") => {
                if u64::from_le_bytes(at(8)) == 0 { "NULL" } else { "..." }.to_owned()
            }
            number => enumerated(number, at(4)),
        };
        told.push(format!("{}={value}", member.name));
    }
    told.join(" ")
}

/// An enum's value; other members are not looked into.
fn enumerated(of: &str, value: [u8; 8]) -> String {
    if of == "union" || of.contains('[') {
        return "...".to_owned();
    }
    i32::from_le_bytes([value[0], value[1], value[2], value[3]]).to_string()
}

/// An array that the library has made, as addresses.
///
/// # Safety
/// The pointer is of `count` pointers.
pub(crate) unsafe fn pointers(array: u64, count: usize) -> Vec<u64> {
    if array == 0 {
        return Vec::new();
    }
    // SAFETY: as the caller says.
    (0..count).map(|index| unsafe { (array as *const u64).add(index).read() }).collect()
}
