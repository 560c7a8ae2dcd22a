//! Every exported function logs its call: the first thing that it does, or the second after what
//! prepares the library, with its own name and all of its arguments in their order.

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
    let body = body.trim_start().trim_start_matches("prepare();").trim_start();
    let Some(logged) = body.strip_prefix("entry!(").and_then(|rest| rest.split_once(");")) else {
        return Some(format!("{name} is not logged"));
    };
    let words = logged.0.split(',').map(|word| word.split('.').next().unwrap_or_default().trim());
    let logged: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let mut wanted = vec![name];
    wanted.extend(names(parameters));
    (logged != wanted).then(|| format!("{name} logs {logged:?}, not {wanted:?}"))
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
}
