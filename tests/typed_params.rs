//! The functions of `libvirt-common.h`, called as C calls them.
#![allow(clippy::undocumented_unsafe_blocks, reason = "every call is one that C makes, with arguments made here")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod bare;

use std::ffi::{CStr, CString, c_char, c_int};
use std::ptr::{self, null, null_mut};

use bare::{last, text};
use virt::abi::*;
use virt::api::error::virGetLastErrorCode;
use virt::api::typed_params::*;
use virt::driver::TypedValue;

/// An array as a C program keeps it; freed when it goes.
struct List {
    params: virTypedParameterPtr,
    length: c_int,
    room: c_int,
}

impl List {
    fn new() -> List {
        bare::silence();
        List { params: null_mut(), length: 0, room: 0 }
    }

    fn parse(&mut self, name: &CStr, kind: c_int, value: &CStr) -> c_int {
        let (params, length, room) = (&raw mut self.params, &raw mut self.length, &raw mut self.room);
        unsafe { virTypedParamsAddFromString(params, length, room, name.as_ptr(), kind, value.as_ptr()) }
    }

    fn int(&mut self, name: &CStr, value: c_int) -> c_int {
        unsafe {
            virTypedParamsAddInt(&raw mut self.params, &raw mut self.length, &raw mut self.room, name.as_ptr(), value)
        }
    }

    fn string(&mut self, name: *const c_char, value: *const c_char) -> c_int {
        unsafe { virTypedParamsAddString(&raw mut self.params, &raw mut self.length, &raw mut self.room, name, value) }
    }

    fn get_int(&self, name: &CStr) -> (c_int, c_int) {
        let mut value = -99;
        let found = unsafe { virTypedParamsGetInt(self.params, self.length, name.as_ptr(), &raw mut value) };
        (found, value)
    }

    fn get_string(&self, name: &CStr) -> (c_int, Option<String>) {
        let mut value = null();
        let found = unsafe { virTypedParamsGetString(self.params, self.length, name.as_ptr(), &raw mut value) };
        (found, text(value))
    }
}

impl Drop for List {
    fn drop(&mut self) {
        unsafe { virTypedParamsFree(self.params, self.length) };
    }
}

#[test]
fn every_type_comes_back_as_it_went_in() {
    let mut list = List::new();
    let (params, length, room) = (&raw mut list.params, &raw mut list.length, &raw mut list.room);
    unsafe {
        assert_eq!(virTypedParamsAddInt(params, length, room, c"i".as_ptr(), -5), 0);
        assert_eq!(virTypedParamsAddUInt(params, length, room, c"ui".as_ptr(), u32::MAX), 0);
        assert_eq!(virTypedParamsAddLLong(params, length, room, c"l".as_ptr(), i64::MIN), 0);
        assert_eq!(virTypedParamsAddULLong(params, length, room, c"ul".as_ptr(), u64::MAX), 0);
        assert_eq!(virTypedParamsAddDouble(params, length, room, c"d".as_ptr(), 1.5), 0);
        assert_eq!(virTypedParamsAddBoolean(params, length, room, c"b".as_ptr(), 256), 0);
        assert_eq!(virTypedParamsAddString(params, length, room, c"s".as_ptr(), c"text".as_ptr()), 0);
    }
    assert_eq!(list.length, 7);
    let (params, length) = (list.params, list.length);
    let (mut ui, mut l, mut ul, mut d, mut b) = (0, 0, 0, 0.0, 0);
    unsafe {
        assert_eq!(virTypedParamsGetUInt(params, length, c"ui".as_ptr(), &raw mut ui), 1);
        assert_eq!(virTypedParamsGetLLong(params, length, c"l".as_ptr(), &raw mut l), 1);
        assert_eq!(virTypedParamsGetULLong(params, length, c"ul".as_ptr(), &raw mut ul), 1);
        assert_eq!(virTypedParamsGetDouble(params, length, c"d".as_ptr(), &raw mut d), 1);
        assert_eq!(virTypedParamsGetBoolean(params, length, c"b".as_ptr(), &raw mut b), 1);
        assert_eq!(virTypedParamsGetInt(params, length, c"i".as_ptr(), null_mut()), 1);
    }
    assert_eq!((ui, l, ul, d, b), (u32::MAX, i64::MIN, u64::MAX, 1.5, 1));
    assert_eq!(list.get_int(c"i"), (1, -5));
    assert_eq!(list.get_string(c"s"), (1, Some("text".to_owned())));
}

#[test]
fn a_missing_name_is_no_error_and_leaves_the_value_alone() {
    let mut list = List::new();
    list.int(c"i", 1);
    assert_eq!(list.get_int(c"other"), (0, -99));
    assert_eq!(unsafe { virGetLastErrorCode() }, 0);
    assert_eq!(unsafe { virTypedParamsGetInt(null_mut(), 5, c"i".as_ptr(), null_mut()) }, 0);
    assert_eq!(unsafe { virTypedParamsGetInt(list.params, -1, c"i".as_ptr(), null_mut()) }, 0);
    assert_eq!(unsafe { virTypedParamsGetInt(list.params, 1, null(), null_mut()) }, 0);
}

#[test]
fn another_type_is_refused_with_both_names() {
    let mut list = List::new();
    list.int(c"i", 1);
    assert_eq!(list.get_string(c"i").0, -1);
    let message = "invalid argument: Invalid type 'string' requested for parameter 'i', actual type is 'int'";
    assert_eq!(last(), (VIR_ERR_INVALID_ARG, VIR_FROM_NONE, message.to_owned()));
    unsafe { (*list.params).r#type = 99 };
    assert_eq!(list.get_string(c"i").0, -1);
    assert!(last().2.ends_with("actual type is '(null)'"));
}

#[test]
fn the_first_of_several_with_a_name_is_found() {
    let mut list = List::new();
    list.int(c"i", 1);
    list.int(c"i", 2);
    assert_eq!(list.get_int(c"i"), (1, 1));
}

#[test]
fn null_and_negative_arguments_are_refused_and_change_nothing() {
    let mut list = List::new();
    let (params, length, room) = (&raw mut list.params, &raw mut list.length, &raw mut list.room);
    let name = c"x".as_ptr();
    for (params, length, room, name, argument) in [
        (null_mut(), length, room, name, "params"),
        (params, null_mut(), room, name, "nparams"),
        (params, length, null_mut(), name, "maxparams"),
        (params, length, room, null(), "name"),
    ] {
        assert_eq!(unsafe { virTypedParamsAddInt(params, length, room, name, 1) }, -1);
        let message = format!("{argument} in virTypedParamsAddInt must not be NULL");
        assert_eq!(last(), (VIR_ERR_INVALID_ARG, VIR_FROM_NONE, message));
    }
    for (length, room) in [(-1, 0), (0, -1), (c_int::MAX, c_int::MAX)] {
        (list.length, list.room) = (length, room);
        assert_eq!(list.int(c"x", 1), -1);
        assert_eq!((list.length, list.room, list.params.is_null()), (length, room, true));
        assert_ne!(unsafe { virGetLastErrorCode() }, 0);
    }
    (list.length, list.room) = (0, 4);
    assert_eq!(list.int(c"x", 1), -1, "no array where maxparams says that there is one");
    list.length = 0;
}

#[test]
fn a_name_of_80_bytes_is_too_long_and_79_fit() {
    let mut list = List::new();
    let long = CString::new("n".repeat(80)).unwrap();
    assert_eq!(list.int(&long, 1), -1);
    let message = format!("internal error: Field name '{}' too long", "n".repeat(80));
    assert_eq!((last(), list.length), ((VIR_ERR_INTERNAL_ERROR, VIR_FROM_NONE, message), 0));
    let fits = CString::new("n".repeat(79)).unwrap();
    assert_eq!((list.int(&fits, 1), list.get_int(&fits)), (0, (1, 1)));
}

#[test]
fn a_field_without_an_end_is_not_read_past() {
    let mut list = List::new();
    list.int(c"i", 1);
    let field = unsafe { &mut (*list.params).field };
    field.fill(b'n'.cast_signed());
    let longer = CString::new("n".repeat(81)).unwrap();
    assert_eq!(list.get_int(&longer).0, 0);
    assert_eq!(list.get_int(c"n").0, 0);
    let list = unsafe { from_c(list.params, list.length) }.unwrap();
    assert_eq!(list[0].0.len(), 80);
}

#[test]
fn a_null_string_is_an_empty_one_and_bytes_need_not_be_utf8() {
    let mut list = List::new();
    assert_eq!(list.string(c"s".as_ptr(), null()), 0);
    assert_eq!(list.get_string(c"s"), (1, Some(String::new())));
    assert_eq!(list.string(c"bytes".as_ptr(), c"\xff\xfe".as_ptr()), 0);
    let mut value = null();
    unsafe { virTypedParamsGetString(list.params, list.length, c"bytes".as_ptr(), &raw mut value) };
    assert_eq!(unsafe { CStr::from_ptr(value) }, c"\xff\xfe");
    assert!(unsafe { from_c(list.params, list.length) }.is_err(), "drivers take UTF-8 only");
}

#[test]
fn a_string_list_adds_each_and_stops_at_the_first_failure() {
    let mut list = List::new();
    let mut values = [c"a".as_ptr(), c"b".as_ptr(), null()];
    let (params, length, room) = (&raw mut list.params, &raw mut list.length, &raw mut list.room);
    unsafe {
        assert_eq!(virTypedParamsAddStringList(params, length, room, c"s".as_ptr(), values.as_mut_ptr()), 0);
        assert_eq!(virTypedParamsAddStringList(params, length, room, c"s".as_ptr(), null_mut()), 0);
        assert_eq!(virTypedParamsAddStringList(params, length, room, c"s".as_ptr(), values.as_mut_ptr().add(2)), 0);
        assert_eq!(virTypedParamsAddStringList(params, length, room, null(), values.as_mut_ptr()), -1);
    }
    assert_eq!(list.length, 2);
}

#[test]
fn appending_many_keeps_all_and_zeroes_the_rest() {
    let mut list = List::new();
    for number in 0..100 {
        assert_eq!(list.int(&CString::new(format!("n{number}")).unwrap(), number), 0);
    }
    assert_eq!((list.get_int(c"n0"), list.get_int(c"n99")), ((1, 0), (1, 99)));
    assert!(list.room >= 100);
    let rest = unsafe { std::slice::from_raw_parts(list.params, list.room as usize) };
    assert!(rest[100..].iter().all(|unused| unused.r#type == 0 && unused.field == [0; 80]));
}

#[test]
fn an_array_from_elsewhere_keeps_its_entries_when_it_grows() {
    // A program has these from a call that gives no maxparams, and starts with 0.
    let mut list = List::new();
    list.int(c"a", 1);
    list.string(c"b".as_ptr(), c"text".as_ptr());
    list.room = 0;
    assert_eq!(list.int(c"c", 3), 0);
    assert_eq!(
        (list.get_int(c"a"), list.get_string(c"b").1.as_deref(), list.get_int(c"c")),
        ((1, 1), Some("text"), (1, 3))
    );
}

#[test]
fn text_is_converted_to_each_type() {
    let mut list = List::new();
    for (name, kind, value) in [
        (c"i", VIR_TYPED_PARAM_INT, c" -7"),
        (c"ui", VIR_TYPED_PARAM_UINT, c"-1"),
        (c"l", VIR_TYPED_PARAM_LLONG, c"-9223372036854775808"),
        (c"ul", VIR_TYPED_PARAM_ULLONG, c"18446744073709551615"),
        (c"d", VIR_TYPED_PARAM_DOUBLE, c"0x1p4"),
        (c"b", VIR_TYPED_PARAM_BOOLEAN, c"True"),
        (c"s", VIR_TYPED_PARAM_STRING, c"text"),
    ] {
        assert_eq!(list.parse(name, kind, value), 0, "{name:?}");
    }
    let found = unsafe { from_c(list.params, list.length) }.unwrap();
    let values: Vec<TypedValue> = found.into_iter().map(|(_, value)| value).collect();
    assert_eq!(
        values,
        [
            TypedValue::Int(-7),
            TypedValue::UInt(u32::MAX),
            TypedValue::LLong(i64::MIN),
            TypedValue::ULLong(u64::MAX),
            TypedValue::Double(16.0),
            TypedValue::Boolean(true),
            TypedValue::String("text".to_owned()),
        ]
    );
}

#[test]
fn text_that_does_not_fit_the_type_is_refused_with_the_field() {
    let mut list = List::new();
    for (kind, value, expected) in [
        (VIR_TYPED_PARAM_INT, c"x", "Invalid value for field 'f': expected int"),
        (VIR_TYPED_PARAM_UINT, c"4294967296", "Invalid value for field 'f': expected unsigned int"),
        (VIR_TYPED_PARAM_LLONG, c"", "Invalid value for field 'f': expected long long"),
        (VIR_TYPED_PARAM_ULLONG, c"1 ", "Invalid value for field 'f': expected unsigned long long"),
        (VIR_TYPED_PARAM_DOUBLE, c"1,5", "Invalid value for field 'f': expected double"),
        (VIR_TYPED_PARAM_BOOLEAN, c"yes", "Invalid boolean value for field 'f'"),
    ] {
        assert_eq!(list.parse(c"f", kind, value), -1);
        assert_eq!(last(), (VIR_ERR_INVALID_ARG, VIR_FROM_NONE, format!("invalid argument: {expected}")));
    }
    assert_eq!(list.parse(c"f", 8, c"1"), -1);
    let message = "internal error: unexpected type 8 for field f".to_owned();
    assert_eq!(last(), (VIR_ERR_INTERNAL_ERROR, VIR_FROM_NONE, message));
    let (params, length, room) = (&raw mut list.params, &raw mut list.length, &raw mut list.room);
    assert_eq!(unsafe { virTypedParamsAddFromString(params, length, room, c"f".as_ptr(), 1, null()) }, -1);
    assert_eq!(last().2, "invalid argument: NULL value for field 'f'");
    assert_eq!(list.length, 0);
}

#[test]
fn clearing_frees_the_strings_only() {
    let mut list = List::new();
    list.string(c"s".as_ptr(), c"text".as_ptr());
    list.int(c"i", 4);
    unsafe {
        virTypedParamsClear(list.params, list.length);
        virTypedParamsClear(list.params, -1);
        virTypedParamsClear(null_mut(), 3);
        virTypedParamsFree(null_mut(), 3);
    }
    assert_eq!((list.get_string(c"s"), list.get_int(c"i")), ((1, None), (1, 4)));
}

#[test]
fn a_drivers_list_goes_to_c_and_back() {
    let list = vec![
        ("i".into(), TypedValue::Int(-1)),
        ("d".into(), TypedValue::Double(0.5)),
        ("s".into(), TypedValue::String("x".to_owned())),
    ];
    let (params, length) = to_c(&list).unwrap();
    assert_eq!(unsafe { from_c(params, length) }.unwrap(), list);
    unsafe { virTypedParamsFree(params, length) };
    assert_eq!(to_c(&Vec::new()).unwrap(), (null_mut(), 0));
    assert!(to_c(&[("n".repeat(80).into(), TypedValue::Int(0))]).is_err());
}

#[test]
fn filling_tells_the_count_first_and_never_writes_past_the_room() {
    let list = vec![("a".into(), TypedValue::Int(1)), ("s".into(), TypedValue::String("x".to_owned()))];
    let mut count = 0;
    unsafe { fill(&list, null_mut(), &raw mut count) }.unwrap();
    assert_eq!(count, 2);

    let mut room: [virTypedParameter; 3] = std::array::from_fn(|_| unsafe { std::mem::zeroed() });
    let params = ptr::from_mut(&mut room).cast();
    count = 1;
    unsafe { fill(&list, params, &raw mut count) }.unwrap();
    assert_eq!((count, room[0].r#type, room[1].r#type), (1, VIR_TYPED_PARAM_INT, 0));
    count = 3;
    unsafe { fill(&list, params, &raw mut count) }.unwrap();
    assert_eq!((count, room[1].r#type, room[2].r#type), (2, VIR_TYPED_PARAM_STRING, 0));
    unsafe { virTypedParamsClear(params, count) };
}
