//! The rules of `src/call/`, for every function, against what the original answered to wrong arguments
//! (`tests/data/arguments.tsv`, recorded by `c-tests/arguments.py`), and what a read-only client may do. All
//! of it without a C pointer, as a server asks.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed unwrap or a panic fails the test")]

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::File;
use std::os::fd::AsRawFd as _;

use virt::abi::{VIR_ERR_INVALID_ARG, VIR_ERR_OPERATION_DENIED};
use virt::call::{Kind, Object, Rule, Value, check, rules};
use virt::error::{Error, Result};

/// One line of a table: column name to cell.
type Row = HashMap<String, String>;

fn table(path: &str) -> Vec<Row> {
    let text = std::fs::read_to_string(path).unwrap();
    let mut lines = text.lines();
    let columns: Vec<&str> = lines.next().unwrap().split('\t').collect();
    let row = |line: &str| columns.iter().map(ToString::to_string).zip(line.split('\t').map(String::from)).collect();
    lines.map(row).collect()
}

/// A parameter as the headers declare it.
#[derive(Clone, Debug)]
struct Parameter {
    kind: String,
    name: String,
}

impl Parameter {
    fn parse(declaration: &str) -> Parameter {
        let text = declaration.split('[').next().unwrap();
        let array = if declaration.contains('[') { "*" } else { "" };
        match text.rfind([' ', '*']) {
            Some(end) => Parameter { kind: text[..=end].trim().to_owned() + array, name: text[end + 1..].to_owned() },
            None => Parameter { kind: text.to_owned(), name: "handle".to_owned() },
        }
    }

    fn handle(&self) -> Option<Kind> {
        Some(match self.kind.as_str() {
            "virConnectPtr" => Kind::Connect,
            "virDomainPtr" => Kind::Domain,
            "virDomainSnapshotPtr" => Kind::DomainSnapshot,
            "virDomainCheckpointPtr" => Kind::DomainCheckpoint,
            "virNetworkPtr" => Kind::Network,
            "virNetworkPortPtr" => Kind::NetworkPort,
            "virInterfacePtr" => Kind::Interface,
            "virStoragePoolPtr" => Kind::StoragePool,
            "virStorageVolPtr" => Kind::StorageVol,
            "virNodeDevicePtr" => Kind::NodeDevice,
            "virSecretPtr" => Kind::Secret,
            "virStreamPtr" => Kind::Stream,
            "virNWFilterPtr" => Kind::NwFilter,
            "virNWFilterBindingPtr" => Kind::NwFilterBinding,
            _ => return None,
        })
    }

    fn is_pointer(&self) -> bool {
        let function = ["Func", "Callback"].iter().any(|end| self.kind.ends_with(end));
        self.kind.contains('*') || self.kind.ends_with("Ptr") || function
    }

    fn is_string(&self) -> bool {
        self.kind == "const char *"
    }

    fn points_to_a_number(&self) -> bool {
        ["int *", "unsigned int *"].contains(&self.kind.as_str())
    }

    /// Neither a pointer, nor flags, nor a fraction.
    fn is_number(&self) -> bool {
        !self.is_pointer() && self.name != "flags" && self.kind != "double"
    }

    fn is_signed(&self) -> bool {
        self.is_number() && ["int", "long", "long long"].contains(&self.kind.as_str())
    }

    /// A good argument, as `c-tests/arguments.py` has it.
    fn good(&self, read_only: bool) -> Value<'static> {
        if let Some(kind) = self.handle() {
            return Value::Object(kind, Object { read_only, same_connection: true }, "test");
        }
        match self {
            _ if self.is_string() => Value::Text("x"),
            _ if self.points_to_a_number() => Value::Behind(1),
            _ if self.kind == "virTypedParameterPtr" => Value::Parameters(None),
            _ if self.is_pointer() => Value::Something,
            _ if !self.is_number() || self.name == "timeout" => Value::Number(0),
            _ => Value::Number(1),
        }
    }

    /// All flags.
    fn all_ones(&self) -> Value<'static> {
        Value::Number(if self.kind == "unsigned long" { u64::MAX.into() } else { u32::MAX.into() })
    }
}

/// The public functions with their parameters, those that are newer than the level too.
fn functions() -> BTreeMap<String, Vec<Parameter>> {
    let tables = ["", "-qemu", "-lxc"].map(|library| table(&format!("abi/symbols{library}.tsv")));
    let rows = tables.into_iter().flatten().filter(|row| row["kind"] == "function");
    rows.map(|row| {
        let declarations = row["parameters"].split("; ").filter(|text| !["void", ""].contains(text));
        (row["symbol"].clone(), declarations.map(Parameter::parse).collect())
    })
    .collect()
}

fn rule(function: &str) -> Option<&'static Rule> {
    rules::all().iter().find(|rule| rule.function() == function)
}

/// What is checked before any driver, from the first argument on.
fn ask(rule: &Rule, read_only: bool, arguments: &[Value]) -> Result<()> {
    if let Some(kind) = rule.subject() {
        match &arguments[0] {
            Value::Object(found, ..) if *found == kind => {}
            _ => return Err(kind.wrong(rule)),
        }
    }
    check(rule, read_only, arguments)?;
    rule.then().map_or(Ok(()), |next| check(next, read_only, arguments))
}

/// The arguments of a recorded case, and whether the connection is read-only.
fn case<'a>(parameters: &[Parameter], what: &str, fd: i128) -> (Vec<Value<'a>>, bool) {
    let read_only = what == "read-only";
    let number = |name: &str| match name {
        "numbers 0" => Some(0),
        "numbers -1" => Some(-1),
        "numbers INT_MIN" => Some(i32::MIN.into()),
        "numbers INT_MAX" => Some(i32::MAX.into()),
        _ => None,
    };
    let value = |parameter: &Parameter| {
        let good = parameter.good(read_only);
        let own = what.strip_prefix(parameter.name.as_str()).and_then(|rest| rest.strip_prefix(' '));
        match (what, own) {
            ("all NULL", _) if parameter.is_pointer() => Value::Null,
            ("all NULL", _) => Value::Number(0),
            (_, Some("NULL")) => Value::Null,
            (_, Some("freed")) => Value::Something,
            (_, Some(other)) if other.starts_with("a ") => {
                Parameter { kind: other[2..].to_owned(), name: String::new() }.good(false)
            }
            ("empty strings", _) if parameter.is_string() => Value::Text(""),
            ("all flags", _) if parameter.name == "flags" => parameter.all_ones(),
            ("numbers 0" | "numbers INT_MAX", _) if parameter.is_number() => Value::Number(number(what).unwrap()),
            ("numbers -1" | "numbers INT_MIN", _) if parameter.is_signed() => Value::Number(number(what).unwrap()),
            _ => good,
        }
    };
    // A descriptor that is there is one that is no socket, whatever the test's own are.
    let value = |parameter: &Parameter| match value(parameter) {
        Value::Number(0 | 1) if parameter.name == "fd" => Value::Number(fd),
        value => value,
    };
    (parameters.iter().map(value).collect(), read_only)
}

fn shown(error: &Error) -> (i32, i32) {
    (error.fields().code.0, error.fields().origin.0)
}

/// Functions that the test driver of the original refuses with the library's own origin, or that
/// refuse something only after they looked at the stream, with the case; empty for all of them.
const OF_THE_DRIVER: &[(&str, &str)] = &[
    ("virDomainInterfaceStats", ""),
    ("virDomainGetInterfaceParameters", ""),
    ("virDomainDelIOThread", ""),
    ("virDomainGetMetadata", "numbers INT_MAX"),
    ("virDomainSetMetadata", "numbers INT_MAX"),
    ("virNetworkGetMetadata", "numbers INT_MAX"),
    ("virNetworkSetMetadata", "numbers INT_MAX"),
    ("virStreamSendAll", "handler NULL"),
    ("virStreamRecvAll", "handler NULL"),
];

/// Answers of ours that are meant to be others.
fn differences() -> HashMap<(String, String), (i32, i32)> {
    let answer = |row: &Row| (row["code"].parse().unwrap(), row["origin"].parse().unwrap());
    let rows = table("abi/argument-differences.tsv").into_iter();
    rows.map(|row| ((row["function"].clone(), row["case"].clone()), answer(&row))).collect()
}

#[test]
fn checks_are_made_in_the_order_that_was_recorded() {
    let (functions, differences) = (functions(), differences());
    let null = File::open("/dev/null").unwrap();
    let (mut held, mut problems, mut excused) = (0, Vec::new(), BTreeSet::new());
    for row in table("tests/data/arguments.tsv") {
        let (function, what) = (&row["function"], &row["case"]);
        // What crashed, and what there was no object for.
        let (Ok(code), Ok(origin)) = (row["code"].parse::<i32>(), row["origin"].parse::<i32>()) else { continue };
        let Some(rule) = rule(function) else { panic!("{function} has no rule") };
        let recorded = differences.get(&(function.clone(), what.clone())).copied().unwrap_or((code, origin));
        let (arguments, read_only) = case(&functions[function], what, null.as_raw_fd().into());
        let answer = ask(rule, read_only, &arguments).map_err(|error| shown(&error));
        // What passes here may still be refused by the driver, which has an origin of its own.
        let good = match answer {
            Err(error) => error == recorded,
            Ok(()) => recorded != (VIR_ERR_INVALID_ARG, rule.origin().0) && recorded.0 != VIR_ERR_OPERATION_DENIED,
        };
        held += 1;
        let excuse = OF_THE_DRIVER.iter().find(|(name, case)| name == function && what.contains(case));
        match excuse {
            _ if good => {}
            Some(excuse) if answer.is_ok() => drop(excused.insert(excuse)),
            _ => problems.push(format!("{function}, {what}: recorded {recorded:?}, here {answer:?}")),
        }
    }
    assert!(held > 7700, "{held} answers held against the rules");
    assert!(problems.is_empty(), "{} problems\n{}", problems.len(), problems.join("\n"));
    assert_eq!(excused.len(), OF_THE_DRIVER.len(), "only these need an excuse: {excused:?}");
}

/// The rows of the table, by function.
fn rows() -> BTreeMap<String, Row> {
    table("abi/checks.tsv").into_iter().map(|row| (row["function"].clone(), row)).collect()
}

#[test]
fn every_function_has_a_rule_and_every_rule_a_function() {
    let (functions, rows) = (functions(), rows());
    assert_eq!(rows.len(), table("abi/checks.tsv").len(), "a function has two rows");
    for rule in rules::all() {
        let parameters: Vec<&str> = functions[rule.function()].iter().map(|it| it.name.as_str()).collect();
        let named: Vec<&str> = rule.parameters().collect();
        assert_eq!(named.len(), parameters.len(), "{}", rule.function());
        assert!(rows.contains_key(rule.function()), "{}", rule.function());
        if !parameters.contains(&"handle") {
            assert_eq!(named, parameters, "{}", rule.function());
        }
    }
    let level = std::fs::read_to_string("abi/level.txt").unwrap();
    let release = |text: &str| text.trim().split('.').map(|part| part.parse().unwrap_or(0)).collect::<Vec<u32>>();
    for library in ["", "-qemu", "-lxc"] {
        for row in table(&format!("abi/symbols{library}.tsv")) {
            let there = row["kind"] == "function" && release(&row["since"]) <= release(&level);
            assert_eq!(rule(&row["symbol"]).is_some(), there, "{}", row["symbol"]);
        }
    }
    for function in rows.keys() {
        assert!(functions.contains_key(function), "{function} is no public function");
    }
}

/// What somebody may send who means no good, for a parameter of any type.
fn strange(parameter: &Parameter) -> Vec<Value<'static>> {
    let mut values = vec![Value::Null, Value::Something, Value::Text(""), Value::Text("x"), Value::Parameters(None)];
    let numbers = (0..64).map(|bit| 1_i128 << bit).chain([0, 3, -1, i32::MIN.into(), u64::MAX.into()]);
    values.extend(numbers.clone().map(Value::Number));
    values.extend([0, 1, -1].map(Value::Behind));
    if let Some(kind) = parameter.handle() {
        let object = |read_only, same_connection| Object { read_only, same_connection };
        values.extend(
            [object(true, true), object(false, true), object(false, false)].map(|it| Value::Object(kind, it, "")),
        );
    }
    values
}

#[test]
fn a_read_only_client_cannot_write_whatever_it_sends() {
    let (functions, rows) = (functions(), rows());
    let null = File::open("/dev/null").unwrap();
    let (mut writers, mut readers) = (0, 0);
    for rule in rules::all() {
        let (function, parameters) = (rule.function(), &functions[rule.function()]);
        let (good, _) = case(parameters, "read-only", null.as_raw_fd().into());
        let answer = ask(rule, true, &good).map_err(|error| shown(&error));
        let then = rule.then().map_or("", |next| rows[next.function()]["checks"].as_str());
        let mut checks = rows[function]["checks"].split("; ").chain(then.split("; "));
        if !checks.any(|check| check == "writable") {
            readers += 1;
            // Some write, or give secrets away, only with certain arguments.
            let denied = answer.is_err_and(|(code, _)| code == VIR_ERR_OPERATION_DENIED);
            assert!(!denied || rows[function]["checks"].contains(": writable"), "{function}");
            continue;
        }
        writers += 1;
        // A descriptor that is no socket is refused before.
        if function != "virDomainOpenGraphics" {
            assert_eq!(answer, Err((VIR_ERR_OPERATION_DENIED, rule.origin().0)), "{function}");
        }
        for place in 0..parameters.len() {
            for value in strange(&parameters[place]) {
                let mut arguments = good.clone();
                arguments[place] = value;
                assert!(ask(rule, true, &arguments).is_err(), "{function} with {arguments:?}");
            }
        }
    }
    assert!(writers > 190 && readers > 300, "{writers} functions write, {readers} do not");
}

/// Names of parameters, each with the C type that a check takes it for.
fn types(check: &str) -> Vec<(&str, String)> {
    let check = check.split(" else ").next().unwrap();
    let (conditions, check) = match check.strip_prefix("if ").and_then(|rest| rest.split_once(": ")) {
        Some((conditions, check)) => (conditions.split(" and ").collect(), check),
        None => (Vec::new(), check),
    };
    let mut found = Vec::new();
    for test in conditions.into_iter().chain([check]) {
        let words: Vec<&str> = test.split(" as ").next().unwrap().split(' ').collect();
        let (name, kind) = match words[..] {
            [name, "not", "empty"] | [name, "one", "line"] | [name, "a", "UUID"] => (name, "const char *".to_owned()),
            // Where an array goes: a pointer to a pointer.
            [name, "cleared"] => (name, "array".to_owned()),
            [name, "a", "socket"] => (name, "int".to_owned()),
            [name, "a", kind] => (name, format!("vir{kind}Ptr")),
            [array, "sound"] | [array, "by", "hand", _] => {
                (array.split('[').next().unwrap(), "virTypedParameterPtr".to_owned())
            }
            [number, ..] if number.starts_with('*') => (&number[1..], "int *".to_owned()),
            _ => continue,
        };
        found.push((name, kind));
    }
    found
}

#[test]
fn checks_read_what_is_behind_pointers_of_the_right_type_only() {
    let functions = functions();
    let mut looked = 0;
    for (function, row) in rows() {
        for (name, kind) in row["checks"].split("; ").flat_map(types) {
            let parameter = functions[&function].iter().find(|parameter| parameter.name == name);
            let found = parameter.map(|it| it.kind.as_str());
            let pointers = found.map_or(0, |kind| kind.matches(['*', 'P']).count());
            assert!(found == Some(&kind) || (kind == "array" && pointers >= 2), "{function}: {name}");
            looked += 1;
        }
    }
    assert!(looked > 60, "{looked}");
}

#[test]
fn a_number_behind_a_pointer_is_read_after_it_was_seen_that_it_is_given() {
    for (function, row) in rows() {
        let mut given = BTreeSet::new();
        for check in row["checks"].split("; ").map(|check| check.split(" else ").next().unwrap()) {
            given.extend(check.strip_suffix(" given"));
            for word in check.split(' ').filter_map(|word| word.strip_prefix('*')) {
                assert!(given.contains(word), "{function}: {check}");
            }
        }
    }
}
