//! Rules asked with values: no C pointer is anywhere near.

use super::*;
use crate::error::{Code, Error, Origin};

fn failed(rule: &Rule, read_only: bool, arguments: &[Value]) -> Error {
    check(rule, read_only, arguments).unwrap_err()
}

fn object(read_only: bool, same_connection: bool) -> Object {
    Object { read_only, same_connection }
}

#[test]
fn checks_are_made_in_the_order_of_the_table() {
    let rule = rules::virDomainCreateXML;
    let of = |xml| [Value::Something, xml, Value::Number(0)];
    let error = failed(rule, true, &of(Value::Null));
    assert_eq!(error.fields().message, "xmlDesc in virDomainCreateXML must not be NULL");
    assert_eq!(error.fields().str1.as_deref(), Some("virDomainCreateXML"));
    assert_eq!(error.fields().str2.as_deref(), Some("xmlDesc"));
    let error = failed(rule, true, &of(Value::Text("<domain/>")));
    assert_eq!((error.code(), error.fields().origin), (Code::OperationDenied, Origin::Domain));
    assert_eq!(error.fields().message, "operation forbidden: read only access prevents virDomainCreateXML");
    assert!(check(rule, false, &of(Value::Text("<domain/>"))[..]).is_ok());
}

#[test]
fn conditions_decide_whether_the_next_check_counts() {
    let rule = rules::virDomainSetMetadata;
    let of = |kind, metadata, key, uri| [Value::Something, Value::Number(kind), metadata, key, uri, Value::Number(0)];
    let title = |text| of(1, Value::Text(text), Value::Null, Value::Null);
    assert!(check(rule, false, &title("a")[..]).is_ok());
    assert_eq!(failed(rule, false, &title("a\nb")).fields().message, "metadata title can't contain newlines");
    // An element needs a key if it is set, and none if it is taken away.
    let uri = Value::Text("urn:x");
    assert!(check(rule, false, &of(2, Value::Null, Value::Null, uri.clone())[..]).is_ok());
    let error = failed(rule, false, &of(2, Value::Text("<a/>"), Value::Null, uri));
    assert_eq!(error.fields().str2.as_deref(), Some("key"));
}

#[test]
fn numbers_are_compared_with_their_bounds() {
    let rule = rules::virDomainGetCPUStats;
    let of = |start, nparams, ncpus| {
        let params = if nparams == 0 { Value::Null } else { Value::Something };
        let numbers = [nparams, start, ncpus, 0].map(Value::Number);
        let [nparams, start, ncpus, flags] = numbers;
        [Value::Something, params, nparams, start, ncpus, flags]
    };
    assert!(check(rule, false, &of(-1, 4, 1)[..]).is_ok());
    assert_eq!(failed(rule, false, &of(-1, 4, 2)).fields().message, "ncpus must be 1 when start_cpu is -1");
    let error = failed(rule, false, &of(-2, 4, 2));
    assert_eq!(error.fields().message, "start_cpu in virDomainGetCPUStats must be zero or greater");
    let error = failed(rule, false, &of(0, 65_536, 65_536));
    assert_eq!(
        (error.code(), error.fields().str2.as_deref()),
        (Code::Overflow, Some("input too large: 65536 * 65536"))
    );
}

#[test]
fn numbers_behind_pointers_are_named_so() {
    let rule = rules::virDomainGetSchedulerParameters;
    let error = failed(rule, false, &[Value::Something, Value::Something, Value::Behind(0)]);
    assert_eq!(error.fields().message, "*nparams in virDomainGetSchedulerParameters must be greater than zero");
    assert_eq!(error.fields().str2.as_deref(), Some("*nparams"));
}

#[test]
fn flags_that_do_not_go_together_are_named() {
    let rule = rules::virDomainSnapshotCreateXML;
    let of = |flags| [Value::Something, Value::Text("<x/>"), Value::Number(flags)];
    let error = failed(rule, false, &of(2));
    let message = "Flag 'VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE' is required by flag 'VIR_DOMAIN_SNAPSHOT_CREATE_CURRENT'";
    assert_eq!(error.fields().message, message);
    let error = failed(rule, false, &of(1 | 8));
    assert!(error.fields().message.ends_with("'VIR_DOMAIN_SNAPSHOT_CREATE_HALT' are mutually exclusive"), "{error}");
    assert!(check(rule, false, &of(1 | 2)[..]).is_ok());
}

#[test]
fn secrets_are_not_for_read_only_clients() {
    let of = |flags| [Value::Something, Value::Number(flags)];
    let error = failed(rules::virDomainGetXMLDesc, true, &of(1));
    assert_eq!(error.fields().message, "operation forbidden: virDomainGetXMLDesc with secure flag");
    assert!(check(rules::virDomainGetXMLDesc, true, &of(2)[..]).is_ok());
    assert!(check(rules::virDomainGetXMLDesc, false, &of(1)[..]).is_ok());
}

#[test]
fn other_objects_are_of_their_kind_and_of_one_connection() {
    let rule = rules::virDomainOpenConsole;
    let domain = Value::Object(Kind::Domain, object(false, true), "web");
    let of = |stream| [domain.clone(), Value::Null, stream, Value::Number(0)];
    assert_eq!(failed(rule, true, &of(Value::Something)).code(), Code::InvalidStream);
    let theirs = || Value::Object(Kind::Stream, object(false, false), "");
    assert_eq!(failed(rule, true, &of(theirs())).code(), Code::OperationDenied);
    let error = failed(rule, false, &of(theirs()));
    assert_eq!(error.fields().message, "stream must match connection of domain 'web'");
    let read_only = Value::Object(Kind::StorageVol, object(true, true), "v");
    let cloned = [Value::Something, Value::Text("<volume/>"), read_only, Value::Number(0)];
    assert_eq!(failed(rules::virStorageVolCreateXMLFrom, false, &cloned).code(), Code::OperationDenied);
}

#[test]
fn typed_parameters_are_sound() {
    let rule = rules::virDomainSetBlkioParameters;
    let of = |unsound, count| [Value::Something, Value::Parameters(unsound), Value::Number(count), Value::Number(0)];
    assert!(check(rule, false, &of(None, 1)[..]).is_ok());
    assert_eq!(
        failed(rule, false, &of(None, 4097)).fields().message,
        "nparams in virDomainSetBlkioParameters must be at most 4096"
    );
    let error = failed(rule, false, &of(Some(Unsound::NoString("path".to_owned())), 1));
    assert_eq!(error.fields().message, "NULL string parameter 'path'");
    let error = failed(rule, false, &of(Some(Unsound::LongName(b"ab".to_vec())), 1));
    assert_eq!(error.fields().message, "string parameter name 'ab' too long");
}

#[test]
fn a_function_that_goes_on_as_another_takes_the_same_arguments() {
    let going_on: Vec<&Rule> = rules::all().iter().filter(|rule| rule.then().is_some()).collect();
    assert!(going_on.len() >= 6, "{}", going_on.len());
    for rule in going_on {
        let next = rule.then().unwrap();
        assert_eq!(rule.arity(), next.arity(), "{}", rule.function());
        assert!(next.then().is_none(), "{}", rule.function());
    }
}

#[test]
fn a_glance_lets_nothing_pass_that_a_look_refuses() {
    let numbers =
        (0..63).map(|bit| 1_i128 << bit).chain([0, 3, 41, 65, 4097, 65_537, u64::MAX.into(), -1, i32::MIN.into()]);
    let values: Vec<Value> = numbers.map(Value::Number).chain([Value::Null, Value::Something]).collect();
    let mut passed = 0;
    for rule in rules::all().iter().filter(|rule| !rule.always_looks()) {
        for (place, value) in (0..rule.arity()).flat_map(|place| values.iter().map(move |value| (place, value))) {
            for usual in [Value::Something, Value::Number(1)] {
                let mut arguments = vec![usual; rule.arity()];
                arguments[place] = value.clone();
                let given = &arguments[..];
                let doubt = (0..rule.arity()).any(|at| rule.doubts(at, !given.given(at), given.number(at) as u64));
                for read_only in [false, true] {
                    if doubt || (read_only && rule.writes()) {
                        continue;
                    }
                    passed += 1;
                    let looked = check(rule, read_only, given);
                    assert!(looked.is_ok(), "{} with {given:?}: {looked:?}", rule.function());
                }
            }
        }
    }
    assert!(passed > 10_000, "{passed}");
}

#[test]
fn most_functions_are_checked_at_a_glance() {
    let looks = rules::all().iter().filter(|rule| rule.always_looks()).count();
    assert!(looks * 5 < rules::all().len(), "{looks} of {} always take a look", rules::all().len());
}
