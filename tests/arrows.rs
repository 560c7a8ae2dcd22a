//! Who may use whom: the arrows of ARCHITECTURE.md, held against the sources, and that no files lead to each other in a
//! circle. What counts as a use stands in `arrows/graph.rs`.

#![allow(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

#[path = "arrows/graph.rs"]
mod graph;

use std::path::{Path, PathBuf};

use graph::{Graph, Module};

/// Each module with the modules that it may use besides itself.
const ARROWS: &[(&str, &[&str])] = &[
    ("abi", &["error"]),
    ("error", &["abi", "lock"]),
    ("lock", &[]),
    ("sys", &["error"]),
    ("log", &["abi", "error", "sys"]),
    ("typed", &["error"]),
    ("uuid", &[]),
    ("name", &[]),
    ("xml", &["error", "sys"]),
    ("uri", &["error"]),
    ("faults", &["error", "uri"]),
    ("client_config", &["error", "sys"]),
    ("flags", &["error"]),
    ("auth", &["abi", "error", "uri", "client_config"]),
    ("conf", &["xml", "error", "log", "uuid"]),
    ("cpu", &["conf", "xml", "error"]),
    ("moment", &["conf", "xml", "error", "flags", "name", "sys", "uuid"]),
    ("handle", &["error", "lock"]),
    ("events", &["error", "flags", "lock", "sys", "typed", "uuid"]),
    ("call", &["error", "flags", "sys", "uuid"]),
    ("domains", &["conf", "moment", "driver", "handle", "events", "error", "flags", "lock", "sys", "uuid", "name"]),
    (
        "driver",
        &[
            "auth",
            "client_config",
            "handle",
            "events",
            "error",
            "faults",
            "flags",
            "lock",
            "typed",
            "uri",
            "uuid",
            "name",
        ],
    ),
    (
        "drivers/test",
        &[
            "domains", "handle", "driver", "moment", "conf", "cpu", "xml", "events", "error", "faults", "flags",
            "uuid", "uri", "auth", "lock", "name", "sys", "typed",
        ],
    ),
    // What is to come: the protocol's core, the monitor's, and the drivers on them.
    ("rpc/convert", &["rpc", "driver", "events", "error", "flags", "typed", "uuid"]),
    ("rpc", &["error", "flags", "uri", "uuid", "lock", "sys"]),
    ("qmp", &["error", "flags", "uri", "uuid", "lock", "sys"]),
    ("channel", &["sys", "lock", "events", "error"]),
    ("transport/address", &["error", "flags", "uri", "uuid", "lock", "sys"]),
    ("transport", &["transport/address", "channel", "error", "lock", "sys", "uri"]),
    ("sasl", &["error", "auth"]),
    (
        "drivers/remote",
        &[
            "rpc",
            "rpc/convert",
            "channel",
            "transport",
            "transport/address",
            "sasl",
            "handle",
            "driver",
            "events",
            "error",
            "flags",
            "uuid",
            "uri",
            "auth",
            "client_config",
            "lock",
            "name",
            "sys",
            "typed",
        ],
    ),
    (
        "drivers/qemu",
        &[
            "qmp", "channel", "domains", "handle", "driver", "moment", "conf", "cpu", "xml", "events", "error",
            "flags", "uuid", "uri", "lock", "name", "sys", "typed",
        ],
    ),
    ("drivers", &["drivers/test", "drivers/remote", "drivers/qemu", "driver", "error"]),
    ("registry", &["drivers", "driver", "error", "flags", "uri", "auth", "client_config"]),
    (
        "api",
        &[
            "call", "handle", "driver", "events", "error", "faults", "abi", "flags", "uuid", "registry", "auth", "uri",
            "sys", "name", "lock", "log", "typed",
        ],
    ),
];

/// The sources, by their paths below `src/`.
fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            found.push((path.strip_prefix("src").unwrap().to_owned(), text));
        }
    }
    found
}

/// Whether a file is only there for tests, which may set up what they like.
fn is_for_tests(path: &Path) -> bool {
    path.ends_with("tests.rs") || path.ends_with("model.rs") || path.starts_with("drivers/distant")
}

/// The graph of the sources.
fn project() -> Graph {
    let files: Vec<_> = sources(Path::new("src")).into_iter().filter(|(path, _)| !is_for_tests(path)).collect();
    Graph::new(files.iter().map(|(path, text)| (path.as_path(), text.as_str())))
}

/// A graph of a few small files.
fn small(files: &[(&str, &str)]) -> Graph {
    Graph::new(files.iter().map(|(path, text)| (Path::new(*path), *text)))
}

/// The row of a module: the longest name in the list that it begins with.
fn row(module: &Module) -> Option<&'static (&'static str, &'static [&'static str])> {
    let name = module.join("/");
    let begins = |with: &str| name.strip_prefix(with).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    ARROWS.iter().filter(|(with, _)| begins(with)).max_by_key(|(with, _)| with.len())
}

/// What is not as the list has it.
fn faults(graph: &Graph) -> Vec<String> {
    let mut wrong = Vec::new();
    for (module, used) in graph.edges() {
        if module.join("/") == "lib" {
            continue;
        }
        let Some((own, allowed)) = row(module) else {
            wrong.push(format!("{} is in no row of the list", module.join("/")));
            continue;
        };
        for other in used {
            let theirs = row(other).map_or("nothing", |(name, _)| *name);
            if theirs != *own && !allowed.contains(&theirs) {
                wrong.push(format!("{} uses {}: {own} may not use {theirs}", module.join("/"), other.join("/")));
            }
        }
    }
    wrong
}

/// Folders and files that still hold a circle: each is to go.
const STILL: &[&str] = &["conf/domain", "conf/network", "domains", "drivers/test", "handle"];

/// The circles, a line each.
fn circles(graph: &Graph) -> Vec<String> {
    let name = |module: &&Module| module.join("/");
    graph.circles().iter().map(|circle| circle.iter().map(name).collect::<Vec<_>>().join(", ")).collect()
}

#[test]
fn modules_use_only_what_the_architecture_allows() {
    let wrong = faults(&project());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_files_lead_to_each_other_in_a_circle() {
    let circles = circles(&project());
    let still = |circle: &&String, place: &str| circle.split(", ").all(|file| file.starts_with(place));
    let new: Vec<_> = circles.iter().filter(|circle| !STILL.iter().any(|place| still(circle, place))).collect();
    assert!(new.is_empty(), "{new:#?}");
    for place in STILL {
        assert!(
            circles.iter().any(|circle| still(&circle, place)),
            "{place} has no circle any more: take it off the list"
        );
    }
}

#[test]
fn unsafe_code_is_forbidden_where_the_architecture_says_so() {
    for root in [
        "conf/mod.rs",
        "drivers/mod.rs",
        "driver/mod.rs",
        "events/mod.rs",
        "moment/mod.rs",
        "registry.rs",
        "xml/mod.rs",
    ] {
        let source = std::fs::read_to_string(Path::new("src").join(root)).unwrap();
        assert!(source.contains("#![forbid(unsafe_code)]"), "src/{root}");
    }
}

#[test]
fn a_module_that_uses_what_it_may_not_is_told_wherever_the_path_stands() {
    for source in [
        "use crate::api::call::Call;",
        "use crate::{api, error::Error};",
        "use crate::{error, api::{call::Call, entry}};",
        "fn f() { crate::api::call::begin() }",
        "fn f(x: &crate::api::Call) {}",
        "use super::api::call::Call;",
        "use crate::api as other;",
    ] {
        let graph =
            small(&[("moment.rs", source), ("api/mod.rs", "pub mod call;"), ("api/call.rs", ""), ("error.rs", "")]);
        let wrong = faults(&graph);
        assert!(!wrong.is_empty(), "{source}");
        assert!(wrong.iter().all(|fault| fault.contains("moment may not use api")), "{wrong:?}");
    }
}

#[test]
fn comments_texts_and_unit_tests_use_nothing() {
    let source = "// crate::api::call\n/* use crate::api; */ const A: &str = \"crate::api\"; const B: &str = r#\"\"crate::api\"#;\n\
        const C: char = '\"'; // crate::api\n#[cfg(test)]\nmod tests {\n    use crate::api;\n}\n";
    assert!(faults(&small(&[("moment.rs", source), ("api.rs", "")])).is_empty());
    assert!(!faults(&small(&[("moment.rs", "const C: char = '\"'; use crate::api;"), ("api.rs", "")])).is_empty());
}

#[test]
fn a_driver_that_uses_another_is_told() {
    let graph = small(&[
        ("drivers/test/mod.rs", "use crate::drivers::remote::open;"),
        ("drivers/remote/mod.rs", "pub fn open() {}"),
        ("drivers/mod.rs", "mod test; mod remote;"),
    ]);
    assert_eq!(faults(&graph).len(), 1);
    let graph = small(&[
        ("drivers/test/mod.rs", "use super::remote::open;"),
        ("drivers/remote/mod.rs", ""),
        ("drivers/mod.rs", ""),
    ]);
    assert_eq!(faults(&graph).len(), 1);
}

#[test]
fn a_module_without_a_row_is_told() {
    assert_eq!(faults(&small(&[("helpers.rs", "")])), ["helpers is in no row of the list"]);
}

#[test]
fn a_circle_is_found_through_whatever_leads_round() {
    let two = [("a.rs", "use crate::b::B;"), ("b.rs", "use crate::a::A;")];
    assert_eq!(circles(&small(&two)), ["a, b"]);
    let three = [("a.rs", "use crate::b;"), ("b.rs", "fn f() { crate::c::g() }"), ("c.rs", "use super::{a::A};")];
    assert_eq!(circles(&small(&three)), ["a, b, c"]);
    let apart = [("a.rs", "use crate::b;"), ("b.rs", "use crate::c;"), ("c.rs", "")];
    assert!(circles(&small(&apart)).is_empty());
}

#[test]
fn a_parent_that_only_gathers_is_in_no_circle_and_one_that_calls_is() {
    let child = ("a/b.rs", "use super::C;");
    let other = ("a/c.rs", "pub struct C;");
    let gathers = ("a/mod.rs", "mod b; mod c; pub use b::B; pub(crate) use c::C;");
    assert!(circles(&small(&[child, other, gathers])).is_empty());
    let calls = ("a/mod.rs", "mod b; mod c; pub use c::C; fn f() { b::g() }");
    assert!(circles(&small(&[child, other, calls])).is_empty());
    let defines = ("a/mod.rs", "mod b; pub struct C; fn f() { b::g() }");
    assert_eq!(circles(&small(&[child, defines])), ["a, a/b"]);
    // What is re-exported leads on to where it is.
    let round = ("a/c.rs", "use super::B; pub struct C;");
    assert_eq!(circles(&small(&[child, round, gathers])), ["a/b, a/c"]);
}
