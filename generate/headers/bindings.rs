//! Handles, structs, callbacks and functions: cbindgen reads the Rust sources, and what it writes is
//! sorted into headers, given C's parameter names and compared with the tables.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use crate::generate::headers::comment::{above, from_rustdoc};
use crate::generate::headers::constants::by;
use crate::generate::headers::{Result, Tables, WIDTH};
use crate::generate::table::Row;

/// What kind of thing a declaration declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A type of which only the library knows the inside, or a pointer to one.
    Handle,
    /// A struct, a pointer to one, a callback, a name for a number.
    Type,
    /// A function or a variable.
    Function,
}

/// One declaration with its comment, as a header holds it.
pub(super) struct Declaration {
    pub(super) name: String,
    pub(super) header: String,
    pub(super) kind: Kind,
    pub(super) text: String,
    /// What the comment says, without the release.
    pub(super) description: String,
    /// The parameters of a function or callback, as C declares them.
    pub(super) parameters: Vec<String>,
    /// The fields of a struct of which C programs know the inside.
    pub(super) fields: Vec<Field>,
}

/// One field of a struct.
pub(super) struct Field {
    pub(super) name: String,
    /// Its type; of an array, the whole declaration.
    pub(super) kind: String,
    pub(super) text: String,
    /// The members of a field that is a union.
    pub(super) inner: Vec<Field>,
}

impl Field {
    fn new(comment: &str, member: &str) -> Field {
        let name_at = member.rfind([' ', '*']).map_or(0, |at| at + 1);
        let (kind, name) = member.split_at(name_at);
        let bare = name.split('[').next().unwrap_or(name);
        let kind = if bare == name { kind.trim() } else { member };
        Field { name: bare.to_owned(), kind: kind.to_owned(), text: comment.to_owned(), inner: Vec::new() }
    }
}

/// The fields that carry VIR_DEPRECATED.
const DEPRECATED_FIELDS: [(&str, &str); 3] = [("_virError", "conn"), ("_virError", "dom"), ("_virError", "net")];

/// All declarations: types in an order in which C can read them, functions as the sources have them.
pub(super) fn read(root: &Path, tables: &Tables) -> Result<Vec<Declaration>> {
    let reader = Reader::new(tables);
    let output = run_cbindgen(root, tables)?;
    let chunks: Vec<Chunk> = output.split("\n\n").filter_map(Chunk::read).collect();
    let unions: HashMap<&str, &Chunk> = chunks
        .iter()
        .filter_map(|chunk| Some((chunk.code.strip_prefix("union ")?.split(' ').next()?, chunk)))
        .collect();

    let mut declarations = Vec::new();
    let mut wrong = Vec::new();
    for chunk in &chunks {
        match reader.declaration(chunk, &unions) {
            Ok(declaration) => declarations.extend(declaration),
            Err(message) => wrong.push(message),
        }
    }
    // What has another type than in the table is there, so only one of the two is worth a message.
    if wrong.is_empty() {
        declarations.extend(reader.variables()?);
        wrong.extend(reader.missing(&declarations));
    }
    if wrong.is_empty() { Ok(declarations) } else { Err(wrong.join("; ")) }
}

/// What cbindgen makes of `src/abi` and `src/api`.
fn run_cbindgen(root: &Path, tables: &Tables) -> Result<String> {
    let mut config = cbindgen::Config {
        language: cbindgen::Language::C,
        style: cbindgen::Style::Tag,
        no_includes: true,
        usize_is_size_t: true,
        documentation_style: cbindgen::DocumentationStyle::Doxy,
        line_length: usize::MAX,
        tab_width: 4,
        ..Default::default()
    };
    config.function.args = cbindgen::Layout::Horizontal;
    // Types that no function takes by name are public all the same.
    let names = |rows: &[Row], key: &str| rows.iter().map(|row| row[key].clone()).collect::<Vec<_>>();
    config.export.include.extend(names(&tables.structs, "tag"));
    config.export.include.extend(names(&tables.typedefs, "typedef"));
    config.export.include.extend(names(&tables.callbacks, "callback"));

    let builder = cbindgen::Builder::new().with_config(config);
    // It follows the `mod` items of these two.
    let builder = builder.with_src(root.join("src/abi/mod.rs")).with_src(root.join("src/api/mod.rs"));
    let mut output = Vec::new();
    builder.generate().map_err(|e| format!("cbindgen: {e}"))?.write(&mut output);
    String::from_utf8(output).map_err(|e| format!("cbindgen: {e}"))
}

/// One item of cbindgen's output.
struct Chunk {
    comment: String,
    code: String,
}

impl Chunk {
    /// Comment and code of a paragraph; nothing for one without code.
    fn read(paragraph: &str) -> Option<Chunk> {
        let paragraph = paragraph.trim();
        let (comment, code) = match paragraph.strip_prefix("/**") {
            Some(rest) => rest.split_once("*/")?,
            None => ("", paragraph),
        };
        let code = code.trim().to_owned();
        (!code.is_empty()).then(|| Chunk { comment: from_rustdoc(comment), code })
    }

    /// Between the outer braces of a struct or union: each member's comment and declaration.
    fn members(&self) -> Vec<(String, String)> {
        let inner =
            self.code.split_once('{').and_then(|(_, rest)| rest.rsplit_once('}')).map_or("", |(inner, _)| inner);
        let mut members = Vec::new();
        let mut rest = inner.trim();
        while !rest.is_empty() {
            let (comment, after) = match rest.strip_prefix("/**") {
                Some(text) => text.split_once("*/").unwrap_or((text, "")),
                None => ("", rest),
            };
            let (member, after) = after.split_once(';').unwrap_or((after, ""));
            members.push((from_rustdoc(comment), member.trim().to_owned()));
            rest = after.trim();
        }
        members
    }
}

/// The tables, ready to be asked about a name.
struct Reader<'a> {
    functions: HashMap<&'a str, &'a Row>,
    variables: Vec<&'a Row>,
    callbacks: HashMap<&'a str, &'a Row>,
    typedefs: HashMap<&'a str, &'a Row>,
    structs: HashMap<&'a str, &'a Row>,
    opaque: HashMap<&'a str, &'a Row>,
    texts: &'a HashMap<String, String>,
}

impl<'a> Reader<'a> {
    fn new(tables: &'a Tables) -> Reader<'a> {
        let mut functions = by(&tables.functions, "symbol");
        functions.retain(|_, row| row["kind"] == "function");
        Reader {
            functions,
            variables: tables.functions.iter().filter(|row| row["kind"] == "variable").collect(),
            callbacks: by(&tables.callbacks, "callback"),
            typedefs: by(&tables.typedefs, "typedef"),
            structs: by(&tables.structs, "tag"),
            opaque: by(&tables.opaque, "tag"),
            texts: &tables.member_texts,
        }
    }

    /// What a header shows of a chunk; nothing for what no table has.
    fn declaration(&self, chunk: &Chunk, unions: &HashMap<&str, &Chunk>) -> Result<Option<Declaration>> {
        let code = &chunk.code;
        if code.starts_with("union ") || code.starts_with("extern ") || code.starts_with('#') {
            return Ok(None);
        }
        if let Some(rest) = code.strip_prefix("struct ") {
            return self.structure(rest.split([' ', ';']).next().unwrap_or(rest), chunk, unions);
        }
        match code.strip_prefix("typedef ") {
            Some(rest) if rest.contains("(*") => self.callback(rest, chunk),
            Some(rest) => self.alias(rest),
            None => self.function(chunk),
        }
    }

    fn structure(&self, tag: &str, chunk: &Chunk, unions: &HashMap<&str, &Chunk>) -> Result<Option<Declaration>> {
        if let Some(row) = self.opaque.get(tag) {
            let comment = above(&chunk.comment, &row["since"], 0)?;
            let text = format!("{comment}typedef struct {tag} {};\n", row["type"]);
            return Ok(Some(Declaration {
                name: tag.to_owned(),
                header: row["header"].clone(),
                kind: Kind::Handle,
                text,
                description: chunk.comment.clone(),
                parameters: Vec::new(),
                fields: Vec::new(),
            }));
        }
        let Some(row) = self.structs.get(tag) else { return Ok(None) };
        let mut text = above(&chunk.comment, &row["since"], 0)?;
        let mut fields = Vec::new();
        text.push_str(&format!("struct {tag} {{\n"));
        for (comment, member) in chunk.members() {
            let union = member.strip_prefix("union ").and_then(|rest| rest.split_once(' '));
            text.push_str(&above(&comment, "", 4)?);
            if let Some((union, name)) = union {
                // C programs know no name for the union.
                let inner = unions.get(union).ok_or_else(|| format!("{tag}: no union {union}"))?;
                text.push_str("    union {\n");
                let mut field = Field::new(&comment, &format!("union {name}"));
                for (comment, member) in inner.members() {
                    field.inner.push(Field::new(&comment, &member));
                    text.push_str(&format!("{}        {member};\n", above(&comment, "", 8)?));
                }
                text.push_str(&format!("    }} {name};\n"));
                fields.push(field);
            } else {
                let name = member.rsplit([' ', '*']).next().unwrap_or(&member);
                let deprecated = if DEPRECATED_FIELDS.contains(&(tag, name)) { " VIR_DEPRECATED" } else { "" };
                text.push_str(&format!("    {member}{deprecated};\n"));
                fields.push(Field::new(&comment, &member));
            }
        }
        text.push_str("};\n");
        Ok(Some(Declaration {
            name: tag.to_owned(),
            header: row["header"].clone(),
            kind: Kind::Type,
            text,
            description: chunk.comment.clone(),
            parameters: Vec::new(),
            fields,
        }))
    }

    /// A typedef that is not of a callback. The names say it all: no comment.
    fn alias(&self, code: &str) -> Result<Option<Declaration>> {
        let code = code.trim_end_matches(';');
        let name = code.rsplit([' ', '*']).next().unwrap_or(code);
        if self.opaque.values().any(|row| row["type"] == name) {
            return Ok(None); // Written with its struct.
        }
        let Some(row) = self.typedefs.get(name) else { return Ok(None) };
        if squeezed(code) != squeezed(&format!("{} {name}", row["underlying"])) {
            return Err(format!("Rust has `typedef {code}`, typedefs.tsv has `{}`", row["underlying"]));
        }
        let target = row["underlying"].trim_end_matches(['*', ' ']);
        let handle = self.opaque.values().any(|row| row["type"] == target);
        let kind = if handle { Kind::Handle } else { Kind::Type };
        Ok(Some(Declaration {
            name: name.to_owned(),
            header: row["header"].clone(),
            kind,
            text: format!("typedef {code};\n"),
            description: String::new(),
            parameters: Vec::new(),
            fields: Vec::new(),
        }))
    }

    fn callback(&self, code: &str, chunk: &Chunk) -> Result<Option<Declaration>> {
        let (result, rest) = code.split_once("(*").unwrap_or((code, ""));
        let (name, parameters) = rest.split_once(")(").unwrap_or((rest, ""));
        let Some(row) = self.callbacks.get(name) else { return Ok(None) };
        let parameters = named_as_in_c(name, result, parameters, row)?;
        let head = format!("typedef {}(*{name})(", glued(&row["return_type"]));
        Ok(Some(Declaration {
            name: name.to_owned(),
            header: row["header"].clone(),
            kind: Kind::Type,
            text: above(&chunk.comment, &row["since"], 0)? + &prototype(&head, &parameters),
            description: chunk.comment.clone(),
            parameters,
            fields: Vec::new(),
        }))
    }

    fn function(&self, chunk: &Chunk) -> Result<Option<Declaration>> {
        let (start, parameters) = chunk.code.split_once('(').unwrap_or((&chunk.code, ""));
        let name = start.rsplit([' ', '*']).next().unwrap_or(start);
        let Some(row) = self.functions.get(name) else { return Ok(None) };
        let parameters = named_as_in_c(name, start.trim_end_matches(name), parameters, row)?;
        let head = format!("{}{name}(", glued(&row["return_type"]));
        Ok(Some(Declaration {
            name: name.to_owned(),
            header: row["header"].clone(),
            kind: Kind::Function,
            text: above(&chunk.comment, &row["since"], 0)? + &prototype(&head, &parameters),
            description: chunk.comment.clone(),
            parameters,
            fields: Vec::new(),
        }))
    }

    fn variables(&self) -> Result<Vec<Declaration>> {
        let declare = |row: &&Row| {
            let name = &row["symbol"];
            let description = self.texts.get(name).cloned().unwrap_or_default();
            let comment = above(&description, &row["since"], 0)?;
            let text = comment + &format!("VIR_EXPORT_VAR {}{name};\n", glued(&row["return_type"]));
            Ok(Declaration {
                name: name.to_owned(),
                header: row["header"].clone(),
                kind: Kind::Function,
                text,
                description,
                parameters: Vec::new(),
                fields: Vec::new(),
            })
        };
        self.variables.iter().map(declare).collect()
    }

    /// What the tables have and the headers would not.
    fn missing(&self, declarations: &[Declaration]) -> Vec<String> {
        let declared: HashSet<&str> = declarations.iter().map(|declaration| declaration.name.as_str()).collect();
        let aliases = self.typedefs.iter().filter(|(_, row)| row["underlying"] != "enum").map(|(name, _)| name);
        let aliases = aliases.filter(|name| !self.opaque.values().any(|row| row["type"] == **name));
        let others = self.functions.keys().chain(self.callbacks.keys()).chain(self.structs.keys());
        let wanted = others.chain(self.opaque.keys()).chain(aliases);
        let mut names: Vec<&str> = wanted.copied().filter(|name| !declared.contains(name)).collect();
        names.sort_unstable();
        names.into_iter().map(|name| format!("the Rust sources have no {name}")).collect()
    }
}

/// The parameters under the names that C programs know, after a look at whether Rust and the table
/// mean the same types.
fn named_as_in_c(name: &str, result: &str, parameters: &str, row: &Row) -> Result<Vec<String>> {
    let rust = parameters.trim_end_matches([';', ')']);
    let rust: Vec<&str> = rust.split(',').map(str::trim).filter(|one| *one != "void").collect();
    let table: Vec<&str> = row["parameters"].split("; ").filter(|one| !matches!(*one, "void" | "")).collect();
    let same = |rust: &str, table: &str| squeezed(type_of(rust)) == squeezed(type_of(table));
    let agree = rust.len() == table.len()
        && rust.iter().zip(&table).all(|(rust, table)| same(rust, table))
        && squeezed(result) == squeezed(&row["return_type"]);
    if agree {
        // Where the table has no name, the one from Rust serves.
        let pairs = rust.into_iter().zip(table);
        let chosen = pairs.map(|(rust, table)| if table.contains(' ') { table } else { rust });
        return Ok(chosen.map(|parameter| parameter.replace("** const ", "**const ")).collect());
    }
    Err(format!(
        "{name}: Rust has `{} ({})`, the table `{} ({})`",
        result.trim(),
        rust.join("; "),
        row["return_type"],
        row["parameters"]
    ))
}

/// A parameter without its name, and without a `const` that says nothing to the caller (that of the
/// parameter itself, not of what it points to).
fn type_of(parameter: &str) -> &str {
    let Some((kind, _)) = parameter.rsplit_once([' ', '*']) else { return parameter };
    let kind = &parameter[..kind.len() + usize::from(parameter[kind.len()..].starts_with('*'))];
    kind.strip_suffix("* const").map_or(kind, |start| &parameter[..start.len() + 1])
}

/// One space between words and none before stars, so that two spellings of a type compare equal.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(" *", "*").replace("* ", "*")
}

/// A type in front of a name: `char *` stays, `int` gets a space.
fn glued(kind: &str) -> String {
    if kind.ends_with('*') { kind.to_owned() } else { format!("{kind} ") }
}

/// `head` and the parameters, in one line if it fits, else each in a line of its own.
fn prototype(head: &str, parameters: &[String]) -> String {
    let one_line = format!("{head}{});\n", parameters.join(", "));
    match parameters {
        [] => format!("{head}void);\n"),
        _ if one_line.len() <= WIDTH + 1 => one_line,
        _ => format!("{head}{});\n", parameters.join(&format!(",\n{}", " ".repeat(head.len())))),
    }
}
