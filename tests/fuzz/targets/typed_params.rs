//! Typed parameters against a list of names and values: what was added is found, and nothing else.

use std::ffi::{CStr, CString, c_int};
use std::ptr::null_mut;

use super::input::Input;
use super::node::{must_have_failed, silence};
use virt::abi::*;
use virt::api::typed_params::*;

/// What the array should have, in order.
#[derive(Clone, Debug, PartialEq)]
enum Value {
    Int(i32),
    UInt(u32),
    LLong(i64),
    ULLong(u64),
    /// As bits, so that a NaN is what it was.
    Double(u64),
    Boolean(bool),
    Text(CString),
}

struct Pair {
    params: virTypedParameterPtr,
    count: c_int,
    room: c_int,
    model: Vec<(CString, Value)>,
}

/// Steps: what to do, a name, a value.
pub(super) fn run(data: &[u8]) {
    silence();
    let mut input = Input::new(data);
    let mut pair = Pair { params: null_mut(), count: 0, room: 0, model: Vec::new() };
    while !input.is_empty() {
        pair.step(&mut input);
        assert_eq!(usize::try_from(pair.count).unwrap(), pair.model.len());
        assert!(pair.count <= pair.room);
    }
    pair.compare();
    unsafe { virTypedParamsFree(pair.params, pair.count) };
}

/// Short names collide, long ones come to the limit and beyond.
fn name(input: &mut Input) -> CString {
    match input.byte() {
        length @ 0..128 => input.text(usize::from(length % 4)),
        length => CString::new(vec![b'n'; usize::from(length) - 128]).unwrap(),
    }
}

impl Pair {
    fn step(&mut self, input: &mut Input) {
        let (what, name) = (input.below(10), name(input));
        let value = match what {
            0 => Value::Int(input.word() as i32),
            1 => Value::UInt(input.word() as u32),
            2 => Value::LLong(input.word() as i64),
            3 => Value::ULLong(input.word()),
            4 => Value::Double(input.word()),
            5 => Value::Boolean(input.byte() & 1 != 0),
            6 => {
                let length = input.below(256);
                Value::Text(input.text(length))
            }
            7 => return self.parse(&name, input),
            8 => return self.list(&name, input),
            _ => return self.compare(),
        };
        let added = self.add(&name, &value);
        self.note(added, name, vec![value]);
    }

    fn add(&mut self, name: &CStr, value: &Value) -> c_int {
        let (params, count, room, name) =
            (&raw mut self.params, &raw mut self.count, &raw mut self.room, name.as_ptr());
        unsafe {
            match value {
                Value::Int(value) => virTypedParamsAddInt(params, count, room, name, *value),
                Value::UInt(value) => virTypedParamsAddUInt(params, count, room, name, *value),
                Value::LLong(value) => virTypedParamsAddLLong(params, count, room, name, *value),
                Value::ULLong(value) => virTypedParamsAddULLong(params, count, room, name, *value),
                Value::Double(value) => virTypedParamsAddDouble(params, count, room, name, f64::from_bits(*value)),
                Value::Boolean(value) => virTypedParamsAddBoolean(params, count, room, name, c_int::from(*value)),
                Value::Text(value) => virTypedParamsAddString(params, count, room, name, value.as_ptr()),
            }
        }
    }

    /// Values fit if the name does.
    fn note(&mut self, added: c_int, name: CString, values: Vec<Value>) {
        let fits = name.count_bytes() < usize::try_from(VIR_TYPED_PARAM_FIELD_LENGTH).unwrap();
        assert_eq!(added, if fits { 0 } else { -1 }, "{name:?}");
        if fits {
            self.model.extend(values.into_iter().map(|value| (name.clone(), value)));
        } else {
            must_have_failed();
        }
    }

    fn parse(&mut self, name: &CStr, input: &mut Input) {
        let kind = c_int::from(input.byte() % 9);
        let length = input.below(24);
        let value = input.text(length);
        let added = unsafe {
            virTypedParamsAddFromString(
                &raw mut self.params,
                &raw mut self.count,
                &raw mut self.room,
                name.as_ptr(),
                kind,
                value.as_ptr(),
            )
        };
        if added != 0 {
            return must_have_failed();
        }
        let last = unsafe { &*self.params.add(self.model.len()) };
        assert_eq!(last.r#type, kind);
        self.model.push((name.to_owned(), value_of(last)));
        assert!(name.count_bytes() < 80);
        let text = value.to_string_lossy();
        let text = text.trim_start_matches([' ', '\t', '\n', '\x0b', '\x0c', '\r']);
        match self.model.last() {
            // Where Rust reads a number at all, it is the same.
            Some((_, Value::Int(number))) => assert_eq!(text.parse().unwrap_or(*number), *number),
            Some((_, Value::LLong(number))) => assert_eq!(text.parse().unwrap_or(*number), *number),
            Some((_, Value::Text(same))) => assert_eq!(same, &value),
            _ => {}
        }
    }

    fn list(&mut self, name: &CStr, input: &mut Input) {
        let texts: Vec<CString> = (0..input.below(4)).map(|_| input.text(3)).collect();
        let mut pointers: Vec<_> = texts.iter().map(|text| text.as_ptr()).collect();
        pointers.push(std::ptr::null());
        let added = unsafe {
            virTypedParamsAddStringList(
                &raw mut self.params,
                &raw mut self.count,
                &raw mut self.room,
                name.as_ptr(),
                pointers.as_mut_ptr(),
            )
        };
        if texts.is_empty() {
            return assert_eq!(added, 0);
        }
        self.note(added, name.to_owned(), texts.into_iter().map(Value::Text).collect());
    }

    /// Compares all that is there, and looks for each name.
    fn compare(&self) {
        for (place, (name, value)) in self.model.iter().enumerate() {
            let param = unsafe { &*self.params.add(place) };
            assert_eq!(unsafe { CStr::from_ptr(param.field.as_ptr()) }, name.as_c_str());
            assert_eq!(&value_of(param), value);
            let found = unsafe { virTypedParamsGet(self.params, self.count, name.as_ptr()) };
            let first = self.model.iter().position(|(known, _)| known == name).unwrap();
            assert_eq!(found, unsafe { self.params.add(first) });
        }
        assert!(unsafe { virTypedParamsGet(self.params, self.count, c"no such name".as_ptr()) }.is_null());
    }
}

fn value_of(param: &virTypedParameter) -> Value {
    unsafe {
        match param.r#type {
            VIR_TYPED_PARAM_INT => Value::Int(param.value.i),
            VIR_TYPED_PARAM_UINT => Value::UInt(param.value.ui),
            VIR_TYPED_PARAM_LLONG => Value::LLong(param.value.l),
            VIR_TYPED_PARAM_ULLONG => Value::ULLong(param.value.ul),
            VIR_TYPED_PARAM_DOUBLE => Value::Double(param.value.d.to_bits()),
            VIR_TYPED_PARAM_BOOLEAN => Value::Boolean(param.value.b != 0),
            VIR_TYPED_PARAM_STRING => Value::Text(CStr::from_ptr(param.value.s).to_owned()),
            other => panic!("type {other}"),
        }
    }
}
