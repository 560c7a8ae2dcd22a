//! Who may use whom: the arrows of ARCHITECTURE.md, checked against the `use crate::...` and
//! `crate::...` paths of the sources.

#![allow(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

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
        "drivers",
        &[
            "domains", "handle", "driver", "moment", "conf", "cpu", "xml", "events", "error", "faults", "flags",
            "uuid", "uri", "auth", "lock", "name", "sys", "typed",
        ],
    ),
    ("registry", &["drivers", "driver", "error", "flags", "uri", "auth", "client_config"]),
    (
        "api",
        &[
            "call", "handle", "driver", "events", "error", "faults", "abi", "flags", "uuid", "registry", "auth", "uri",
            "sys", "name", "lock", "log", "typed",
        ],
    ),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// The first name below `src/` of a path: the module that the file belongs to.
fn module(path: &Path) -> String {
    let first = path.strip_prefix("src").unwrap().components().next().unwrap();
    first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
}

/// The crate's modules that a source names.
fn used(source: &str) -> BTreeSet<String> {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let names = code.split("crate::").skip(1).map(|rest| {
        let end = rest.find(|character: char| !character.is_alphanumeric() && character != '_').unwrap_or(rest.len());
        rest[..end].to_owned()
    });
    names.filter(|name| !name.is_empty()).collect()
}

#[test]
fn modules_use_only_what_the_architecture_allows() {
    let mut wrong = Vec::new();
    for path in sources(Path::new("src")) {
        let own = module(&path);
        // A unit test may set up what it likes.
        if own == "lib" || path.ends_with("tests.rs") {
            continue;
        }
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == own) else {
            wrong.push(format!("{}: the module {own} is not in the list", path.display()));
            continue;
        };
        for name in used(&std::fs::read_to_string(&path).unwrap()) {
            if name != own && !allowed.contains(&name.as_str()) {
                wrong.push(format!("{}: {own} uses {name}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn drivers_do_not_use_each_other() {
    for path in sources(Path::new("src/drivers")) {
        let Some(own) = path.strip_prefix("src/drivers").unwrap().components().next() else { continue };
        let own = own.as_os_str().to_string_lossy().into_owned();
        let source = std::fs::read_to_string(&path).unwrap();
        let others = source.split("drivers::").skip(1).filter(|rest| !rest.starts_with(own.trim_end_matches(".rs")));
        assert_eq!(others.count(), 0, "{}", path.display());
    }
}

#[test]
fn unsafe_code_is_forbidden_where_the_architecture_says_so() {
    for root in [
        "call/mod.rs",
        "conf/mod.rs",
        "domains/mod.rs",
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
