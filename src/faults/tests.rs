use super::*;
use crate::uri::Uri;

fn asked(query: &str) -> Result<Option<Faults>> {
    Faults::asked(&Uri::parse(&format!("test:///default?{query}")).unwrap(), Origin::Test)
}

fn faults(query: &str) -> Faults {
    asked(query).unwrap().unwrap()
}

fn refusal(query: &str) -> String {
    let error = asked(query).unwrap_err();
    assert_eq!((error.code(), error.fields().origin), (Code::InvalidArg, Origin::Test));
    error.fields().str2.clone().unwrap()
}

fn failures(faults: &Faults, function: &str, calls: usize) -> Vec<bool> {
    (0..calls).map(|_| faults.fail(function, Origin::Domain).is_err()).collect()
}

#[test]
fn a_query_without_these_parameters_means_nothing() {
    for query in ["", "a=b", "Fail=virDomainCreate:1", "latency2=1", "=fail"] {
        assert!(asked(query).unwrap().is_none(), "{query}");
    }
}

#[test]
fn calls_fail_by_their_number() {
    let asked = faults("fail=virDomainCreate:38@2&fail=virDomainShutdown:VIR_ERR_NO_DOMAIN&fail=virDomainReset:1@2+");
    assert_eq!(failures(&asked, "virDomainCreate", 3), [false, true, false]);
    assert_eq!(failures(&asked, "virDomainShutdown", 2), [true, true]);
    assert_eq!(failures(&asked, "virDomainReset", 3), [false, true, true]);
    assert_eq!(failures(&asked, "virDomainReboot", 2), [false, false]);
}

#[test]
fn two_failures_of_one_function_count_the_same_calls() {
    let asked = faults("fail=virDomainCreate:38@1&fail=virDomainCreate:1@2");
    let codes: Vec<_> = (0..3).map(|_| asked.fail("virDomainCreate", Origin::Domain).map_err(|e| e.code())).collect();
    assert_eq!(codes, [Err(Code::SystemError), Err(Code::InternalError), Ok(())]);
}

#[test]
fn the_error_says_who_asked_for_it() {
    let error = faults("fail=virDomainCreate:43").fail("virDomainCreate", Origin::Domain).unwrap_err();
    assert_eq!(error.fields().message, "Network not found: call 1 of virDomainCreate fails as its URI asks");
    assert_eq!((error.fields().origin, error.code()), (Origin::Domain, Code::NoNetwork));
}

#[test]
fn what_is_no_failure_is_refused_with_the_reason() {
    for (value, what) in [
        ("virDomainCreate", "should be FUNCTION:CODE"),
        ("virDomainFoo:1", "there is no function 'virDomainFoo'"),
        (":1", "there is no function ''"),
        ("virConnectOpen:1", "function 'virConnectOpen' cannot be made to fail"),
        ("virDomainFree:1", "cannot be made to fail"),
        ("virConnectClose:1", "cannot be made to fail"),
        ("virDomainRef:1", "cannot be made to fail"),
        ("virConnGetLastError:1", "cannot be made to fail"),
        ("virTypedParamsAddInt:1", "cannot be made to fail"),
        ("virDomainCreate:0", "error 0 is none"),
        ("virDomainCreate:999", "there is no error '999'"),
        ("virDomainCreate:-1", "there is no error '-1'"),
        ("virDomainCreate:VIR_ERR", "there is no error 'VIR_ERR'"),
        ("virDomainCreate:", "there is no error ''"),
        ("virDomainCreate:1@0", "'0' is no number from 1"),
        ("virDomainCreate:1@", "'' is no number from 1"),
        ("virDomainCreate:1@-1", "'-1' is no number from 1"),
        ("virDomainCreate:1@99999999999999999999", "is no number from 1"),
        ("virDomainCreate:1@2++", "'2+' is no number"),
    ] {
        let said = refusal(&format!("fail={value}"));
        assert!(said.starts_with(&format!("URI parameter 'fail={value}': ")) && said.contains(what), "{said}");
    }
}

#[test]
fn other_bad_values_are_refused_with_the_reason() {
    for (query, what) in [
        ("latency=20", "should be a number with us, ms or s behind it"),
        ("latency=ms", "'' is no number from 1 to 3600000"),
        ("latency=0s", "'0' is no number from 1 to 3600"),
        ("latency=3601s", "'3601' is no number from 1 to 3600"),
        ("latency=-1s", "should be a number with"),
        ("latency=1ms&latency=1ms", "given twice"),
        ("disconnect-after=0", "is no number from 1"),
        ("disconnect-after=x", "is no number from 1"),
        ("clock=-1", "is no number from 1"),
        ("clock=253402300800", "is no number from 1 to 253402300799"),
        ("clock=1&fial=virDomainCreate:1", "no such parameter, only: fail, latency, disconnect-after, clock"),
        ("fial=virDomainCreate:1&clock=1", "no such parameter"),
    ] {
        let said = refusal(query);
        assert!(said.contains(what), "{query}: {said}");
    }
}

#[test]
fn times_are_read_with_their_units() {
    for (text, wanted) in [("20ms", 20_000), ("3600s", 3_600_000_000), ("7us", 7)] {
        assert_eq!(faults(&format!("latency={text}")).latency, Some(Duration::from_micros(wanted)));
    }
    assert_eq!(faults("clock=0").clock(), Some(0));
    assert_eq!(faults("clock=1700000000").clock(), Some(1_700_000_000));
}

#[test]
fn after_its_calls_a_connection_is_dead() {
    let asked = faults("disconnect-after=2");
    assert!(matches!(asked.reach("virDomainCreate"), Reach::Driver));
    assert!(matches!(asked.reach("virDomainGetName"), Reach::Handle));
    assert!(matches!(asked.reach("virDomainRef"), Reach::Handle));
    assert!(matches!(asked.reach("virDomainCreate"), Reach::Last));
    assert!(matches!(asked.reach("virDomainCreate"), Reach::Nowhere));
    for (known, code, errno, message) in [
        (false, Code::SystemError, libc::EIO, "End of file while reading data: Input/output error"),
        (true, Code::InternalError, -1, "internal error: client socket is closed"),
    ] {
        let error = Faults::dead(known);
        let fields = error.fields();
        assert_eq!((fields.code, fields.origin, fields.int1), (code, Origin::Rpc, errno));
        assert_eq!(fields.message, message);
    }
    assert!(matches!(asked.reach("virDomainGetName"), Reach::Handle));
}

#[test]
fn all_functions_are_there_in_order() {
    assert!(functions::find("virDomainListGetStats").is_ok() && functions::find("virDomainLxcOpenNamespace").is_ok());
    assert_eq!(functions::find("virInitialize"), Err(functions::Unfit::NeverFails));
}
