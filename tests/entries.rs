//! Every exported function logs its call, before it asks a driver or returns, with its own name and all of
//! its arguments in their order: by `begin!`, which also checks them, or `entry!`.

#![allow(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// The names of the parameters between two parentheses; a function type in them has none of its own.
fn names(parameters: &str) -> Vec<&str> {
    let words = parameters.split(',').filter_map(|parameter| parameter.split_once(':'));
    words.map(|(name, _)| name.trim().trim_start_matches("mut ")).collect()
}

/// What is wrong with a function's text, from its name to the end of its body.
fn problem(text: &str) -> Option<String> {
    let (name, rest) = text.split_once('(')?;
    let (parameters, rest) = rest.split_once(')')?;
    let (_, body) = rest.split_once("{\n")?;
    let mut begun = body.split("entry!(").flat_map(|text| text.split("begin!("));
    let before = begun.next()?;
    if before.len() == body.len() || before.contains("return") || before.contains("driver()") {
        return Some(format!("{name} is not logged"));
    }
    let mut wanted = vec![name];
    wanted.extend(names(parameters));
    // A function that may be asked of no handle begins in two ways.
    begun.find_map(|text| {
        let text = text.replace(".cast::<u8>()", "");
        let logged = text.split(')').next().unwrap_or_default();
        let words = logged.split([',', ';']).map(|word| word.split('.').next().unwrap_or_default().trim());
        let logged: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        (logged != wanted).then(|| format!("{name} logs {logged:?}, not {wanted:?}"))
    })
}

#[test]
fn every_exported_function_logs_its_arguments() {
    let mut files = Vec::new();
    sources(Path::new("src/api"), &mut files);
    let mut functions = 0;
    let mut problems = Vec::new();
    for file in files {
        let source = std::fs::read_to_string(file).unwrap();
        for text in source.split("pub unsafe extern \"C\" fn ").skip(1) {
            functions += 1;
            problems.extend(problem(text));
        }
    }
    assert!(functions > 500, "{functions} functions found");
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn a_function_that_is_not_logged_is_found() {
    assert!(problem("virA(conn: virConnectPtr) -> c_int {\n    work()\n}\n").is_some());
    assert!(problem("virA(conn: virConnectPtr) -> c_int {\n    entry!(virB, conn);\n}\n").is_some());
    assert!(problem("virA(conn: virConnectPtr) -> c_int {\n    entry!(virA);\n}\n").is_some());
    assert!(problem("virA(conn: virConnectPtr) -> c_int {\n    entry!(virA, conn);\n}\n").is_none());
    assert!(problem("virA(conn: virConnectPtr) -> c_int {\n    begin!(virA; conn).status()\n}\n").is_none());
    assert!(problem("virA(a: T, b: T) -> c_int {\n    begin!(virA, b, a).status()\n}\n").is_some());
    assert!(problem("virA(a: T) -> c_int {\n    return 0;\n    begin!(virA, a).status()\n}\n").is_some());
}
