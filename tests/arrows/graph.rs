//! Which file uses which: a graph of the sources, made of the paths in them.
//!
//! A file uses another where a path in it, in a `use` or in an expression, leads to something that the other one
//! defines. Paths are followed through what modules import and re-export to where a thing is defined, so that a
//! `mod.rs` which only gathers names is used by nobody. That a parent declares `mod x;` and re-exports what is in it is
//! no use; that it calls it is one. Comments, texts and unit tests do not count.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A module by the names that lead to it: `["driver", "object"]`.
pub(crate) type Module = Vec<String>;

/// The sources of a crate.
pub(crate) struct Graph {
    modules: BTreeMap<Module, Source>,
}

/// What is known of one file.
#[derive(Default)]
struct Source {
    /// Paths that are used, from the crate's root.
    used: BTreeSet<Module>,
    /// Names that a `use` brings into the module, and where from.
    names: BTreeMap<String, Module>,
}

impl Graph {
    /// The graph of files, given by their paths below `src/`.
    pub(crate) fn new<'a>(files: impl IntoIterator<Item = (&'a Path, &'a str)>) -> Graph {
        let files: BTreeMap<Module, String> =
            files.into_iter().map(|(path, text)| (module_of(path), without_tests(&plain(text)))).collect();
        let modules = files.iter().map(|(module, code)| (module.clone(), Source::new(module, code, &files))).collect();
        Graph { modules }
    }

    /// For each file, the files that it uses.
    pub(crate) fn edges(&self) -> BTreeMap<&Module, BTreeSet<&Module>> {
        let of = |(module, source): (&Module, &Source)| {
            let used = source.used.iter().filter_map(|path| self.home(path, 0));
            self.modules.get_key_value(module).map(|(own, _)| (own, used.filter(|used| *used != own).collect()))
        };
        self.modules.iter().filter_map(of).collect()
    }

    /// The file that defines what a path leads to.
    fn home(&self, path: &[String], depth: usize) -> Option<&Module> {
        let known = (1..=path.len()).take_while(|length| self.modules.contains_key(&path[..*length])).last()?;
        let (module, source) = self.modules.get_key_value(&path[..known])?;
        let elsewhere = path.get(known).and_then(|name| source.names.get(name)).filter(|_| depth < 10);
        match elsewhere {
            Some(place) => {
                let place: Module = place.iter().chain(&path[known + 1..]).cloned().collect();
                self.home(&place, depth + 1)
            }
            None => Some(module),
        }
    }

    /// The circles: sets of files that lead to each other, each in order of names.
    pub(crate) fn circles(&self) -> Vec<Vec<&Module>> {
        let edges = self.edges();
        let reaches: BTreeMap<&Module, BTreeSet<&Module>> =
            edges.keys().map(|module| (*module, reached(&edges, module))).collect();
        let circle = |module: &&Module| -> Vec<&Module> {
            let mine = reaches[module].iter().copied();
            mine.filter(|other| reaches.get(other).is_some_and(|theirs| theirs.contains(module))).collect()
        };
        let circles: BTreeSet<_> = edges.keys().map(circle).filter(|circle| circle.len() > 1).collect();
        circles.into_iter().collect()
    }
}

/// All files that one leads to.
fn reached<'a>(edges: &BTreeMap<&'a Module, BTreeSet<&'a Module>>, from: &'a Module) -> BTreeSet<&'a Module> {
    let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(module) = next.pop() {
        next.extend(edges.get(module).into_iter().flatten().copied().filter(|used| seen.insert(*used)));
    }
    seen
}

impl Source {
    fn new(module: &Module, code: &str, files: &BTreeMap<Module, String>) -> Source {
        let mut source = Source::default();
        let children: BTreeSet<&str> = files
            .keys()
            .filter(|other| other.len() == module.len() + 1 && other.starts_with(module))
            .filter_map(|other| other.last())
            .map(String::as_str)
            .collect();
        let mut rest = String::new();
        for statement in code.split_inclusive(';') {
            let Some((before, tree)) = use_of(statement) else {
                rest.push_str(statement);
                continue;
            };
            rest.push_str(before);
            let public = before.trim_end().ends_with("pub") || before.trim_end().ends_with(')');
            for (path, name) in expand(tree) {
                let Some(path) = absolute(module, &path, &children) else { continue };
                if !public {
                    source.used.insert(path.clone());
                }
                source.names.entry(name).or_insert(path);
            }
        }
        for path in paths(&rest) {
            source.used.extend(absolute(module, &path, &children));
        }
        source
    }
}

/// `src/driver/object/mod.rs` -> `["driver", "object"]`.
fn module_of(path: &Path) -> Module {
    let mut names: Module = path.iter().map(|name| name.to_string_lossy().trim_end_matches(".rs").to_owned()).collect();
    if names.last().is_some_and(|last| last == "mod") {
        names.pop();
    }
    names
}

/// The code without comments, and with empty texts.
fn plain(source: &str) -> String {
    let mut out = String::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(raw) = raw_text(rest) {
            raw
        } else if first == '"' {
            text(rest)
        } else if let Some(length) = character(rest) {
            length
        } else {
            out.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        };
        rest = &rest[skipped..];
    }
    out
}

/// The length of a raw text at the beginning, such as `r#"..."#`.
fn raw_text(code: &str) -> Option<usize> {
    let after = code.strip_prefix('r')?;
    let marks = after.len() - after.trim_start_matches('#').len();
    after[marks..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(marks));
    let start = 2 + marks;
    Some(code[start..].find(&end).map_or(code.len(), |at| start + at + end.len()))
}

/// The length of a text at the beginning.
fn text(code: &str) -> usize {
    let mut escaped = false;
    for (at, character) in code.char_indices().skip(1) {
        match character {
            '"' if !escaped => return at + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    code.len()
}

/// The length of a character such as `'"'` at the beginning; a lifetime is none.
fn character(code: &str) -> Option<usize> {
    let inner = code.strip_prefix('\'')?;
    let length = if inner.starts_with('\\') { 2 } else { inner.chars().next()?.len_utf8() };
    inner.get(length..)?.starts_with('\'').then_some(length + 2)
}

/// The code up to its unit tests, which come last.
fn without_tests(code: &str) -> String {
    let end = code.find("#[cfg(test)]\nmod tests {").unwrap_or(code.len());
    code[..end].to_owned()
}

/// What comes before a `use` in a statement, and its tree.
fn use_of(statement: &str) -> Option<(&str, &str)> {
    let at = statement.match_indices("use ").map(|(at, _)| at).find(|at| {
        statement[..*at].chars().next_back().is_none_or(|before| !before.is_alphanumeric() && before != '_')
    })?;
    Some((&statement[..at], statement[at + 4..].trim_end_matches(';')))
}

/// The paths of a use tree, each with the name that it brings.
fn expand(tree: &str) -> Vec<(String, String)> {
    let tree = tree.trim();
    if let Some((prefix, inner)) = tree.split_once('{') {
        let inner = inner.trim_end().strip_suffix('}').unwrap_or(inner);
        return split(inner)
            .into_iter()
            .flat_map(|part| expand(&format!("{}{}", prefix.trim(), part.trim())))
            .collect();
    }
    let (path, name) = tree.split_once(" as ").unwrap_or((tree, ""));
    let path = path.trim().trim_end_matches("::self").to_owned();
    let own = path.rsplit("::").next().unwrap_or_default();
    let name = if name.trim().is_empty() { own.to_owned() } else { name.trim().to_owned() };
    if path.is_empty() { Vec::new() } else { vec![(path, name)] }
}

/// The parts between the commas that are in no braces.
fn split(inner: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, character) in inner.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&inner[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inner[start..]);
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// All paths of two names and more in code.
fn paths(code: &str) -> BTreeSet<String> {
    let word = |character: char| character.is_alphanumeric() || character == '_' || character == ':';
    code.split(|character| !word(character))
        .filter(|path| path.contains("::"))
        .map(|path| path.trim_matches(':').to_owned())
        .collect()
}

/// A path from the crate's root; `None` for what is of another crate.
fn absolute(module: &[String], path: &str, children: &BTreeSet<&str>) -> Option<Module> {
    let mut names = path.split("::").peekable();
    let mut at: Module = match names.peek()? {
        &"crate" => {
            names.next();
            Vec::new()
        }
        &"self" => {
            names.next();
            module.to_vec()
        }
        &"super" => module.to_vec(),
        first if children.contains(first) => module.to_vec(),
        _ => return None,
    };
    while names.next_if_eq(&"super").is_some() {
        at.pop();
    }
    at.extend(names.map(str::to_owned));
    (!at.is_empty()).then_some(at)
}
