//! Turns the tables in `abi/` into Rust source and linker input.
//!
//! Writes to `OUT_DIR`: `constants.rs` (every C enum member and macro under its C name), `codes.rs`
//! (error codes and origins), `flags.rs` (bitflags types), `functions.rs` (the names of the public
//! functions), `checks.rs` (what is checked of each function's arguments), and the linker's files `*.map` and `*.ld`. When `FERROVIRT_LINK_DIR` is set (the Makefile
//! sets it), the linker's files go there too.

use std::collections::HashMap;
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "generate/checks.rs"]
mod checks;
#[cfg(feature = "headers")]
#[path = "headers/mod.rs"]
mod headers;

/// One line of a table: column name to cell.
type Row = HashMap<String, String>;

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("set by cargo"));
    let out = PathBuf::from(env::var("OUT_DIR").expect("set by cargo"));
    println!("cargo::rerun-if-changed=abi");
    println!("cargo::rerun-if-env-changed=FERROVIRT_LINK_DIR");

    let abi = Abi::read(&root.join("abi"));
    fs::write(out.join("constants.rs"), abi.constants()).expect("OUT_DIR is writable");
    fs::write(out.join("codes.rs"), abi.codes()).expect("OUT_DIR is writable");
    fs::write(out.join("flags.rs"), abi.flags()).expect("OUT_DIR is writable");
    fs::write(out.join("functions.rs"), abi.functions()).expect("OUT_DIR is writable");
    fs::write(out.join("checks.rs"), checks::rules(&abi)).expect("OUT_DIR is writable");

    let mut places = vec![out];
    if let Ok(dir) = env::var("FERROVIRT_LINK_DIR") {
        fs::create_dir_all(&dir).expect("FERROVIRT_LINK_DIR can be made");
        places.push(dir.into());
    }
    for place in places {
        for library in ["", "-qemu", "-lxc"] {
            let (map, externs) = abi.linker_files(library);
            fs::write(place.join(format!("libvirt{library}.map")), map).expect("writable");
            fs::write(place.join(format!("libvirt{library}.ld")), externs).expect("writable");
        }
    }

    #[cfg(feature = "headers")]
    if let Err(message) = headers::generate(&root, &abi) {
        println!("cargo::error={message}");
    }
}

/// The tables, and the level up to which they count.
struct Abi {
    level: Version,
    dir: PathBuf,
}

/// A release number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Version(u32, u32, u32);

impl Version {
    /// `?` stands for the beginning of time.
    fn parse(text: &str) -> Version {
        let mut parts = text.trim().split('.').map(|part| part.parse().unwrap_or(0));
        let mut next = || parts.next().unwrap_or(0);
        Version(next(), next(), next())
    }

    fn number(self) -> u32 {
        self.0 * 1_000_000 + self.1 * 1000 + self.2
    }
}

impl Abi {
    fn read(dir: &Path) -> Abi {
        let level = fs::read_to_string(dir.join("level.txt")).expect("abi/level.txt");
        Abi { level: Version::parse(&level), dir: dir.to_owned() }
    }

    /// The rows of a table that the level has.
    fn table(&self, name: &str) -> Vec<Row> {
        let text = fs::read_to_string(self.dir.join(name)).expect(name);
        let mut lines = text.lines();
        let columns: Vec<&str> = lines.next().expect("a heading").split('\t').collect();
        lines
            .map(|line| columns.iter().map(|c| c.to_string()).zip(line.split('\t').map(String::from)).collect())
            .filter(|row: &Row| row.get("since").is_none_or(|since| Version::parse(since) <= self.level))
            .collect()
    }

    /// The numbers of enum members and macros. A later value of a sentinel comes after the earlier ones.
    fn values(&self) -> HashMap<String, i64> {
        let of_the_level = |row: &Row| row.get("value_from").is_none_or(|from| Version::parse(from) <= self.level);
        let tables = [("enums.tsv", "constant"), ("macros.tsv", "name"), ("enums-sentinels.tsv", "constant")];
        let rows =
            tables.into_iter().flat_map(|(table, name)| self.table(table).into_iter().map(move |row| (row, name)));
        let rows = rows.filter(|(row, _)| of_the_level(row));
        rows.filter_map(|(row, name)| Some((row[name].clone(), row["value"].parse().ok()?))).collect()
    }

    fn constants(&self) -> String {
        let mut text = String::new();
        let mut enums = Vec::new();
        for row in self.table("enums.tsv") {
            let (kind, name, value) = (&row["enum"], &row["constant"], &row["value"]);
            if !enums.contains(kind) {
                enums.push(kind.clone());
            }
            let value = if value.starts_with('-') { value.clone() } else { format!("{value}_u32 as c_int") };
            writeln!(text, "/// Member of the C enum `{kind}`.\npub const {name}: c_int = {value};")
                .expect("String takes all");
        }
        for kind in enums {
            writeln!(text, "/// The C enum of that name.\npub type {kind} = c_uint;").expect("String takes all");
        }
        for row in self.table("macros.tsv") {
            let (name, value) = (&row["name"], &row["value"]);
            let item = match row["type"].as_str() {
                _ if name == "LIBVIR_VERSION_NUMBER" => format!("c_int = {}", self.level.number()),
                "string" if value != "?" => format!("&CStr = c{value}"),
                "int" => format!("c_int = {value}"),
                "llong" => format!("c_longlong = {value}"),
                _ => continue,
            };
            writeln!(text, "/// Macro of the C header `{}`.\npub const {name}: {item};", row["header"])
                .expect("String takes all");
        }
        text
    }

    fn codes(&self) -> String {
        let names: HashMap<String, String> = self
            .table("error-origins.tsv")
            .into_iter()
            .map(|row| (row["origin"].clone(), row["name"].clone()))
            .collect();
        let texts: HashMap<String, (String, String)> = self
            .table("error-texts.tsv")
            .into_iter()
            .map(|row| (row["code"].clone(), (row["bare"].clone(), row["detailed"].clone())))
            .collect();
        let members = |kind: &str| -> Vec<(String, String)> {
            let rows = self.table("enums.tsv").into_iter().filter(|row| row["enum"] == kind);
            rows.map(|row| (row["constant"].clone(), row["value"].clone())).collect()
        };

        let mut text = String::new();
        let mut items = String::new();
        let mut arms = String::new();
        let mut parsed = String::new();
        for (name, value) in members("virErrorNumber") {
            let short = camel(name.trim_start_matches("VIR_ERR_").trim_start_matches("VIR_"));
            writeln!(parsed, "            {name:?} | \"{value}\" => Code::{short},").expect("String takes all");
            writeln!(items, "    /// `{name}`\n    pub const {short}: Code = Code({value});")
                .expect("String takes all");
            if let Some((bare, detailed)) = texts.get(&name) {
                writeln!(arms, "        Code::{short} => ({bare:?}, {detailed:?}),").expect("String takes all");
            }
        }
        writeln!(
            text,
            "#[allow(non_upper_case_globals, reason = \"they are the members of an enum\")]\nimpl Code {{\n{items}}}\n\n\
             /// The wording for a code: alone, and with a detail in the place of `%1$s`.\n\
             pub(super) fn wording(code: Code) -> (&'static str, &'static str) {{\n    match code {{\n{arms}        \
             _ => (\"\", \"%s\"),\n    }}\n}}\n"
        )
        .expect("String takes all");
        writeln!(
            text,
            "impl Code {{\n    /// The code of that C name, or of that number.\n    \
             pub fn parse(text: &str) -> Option<Code> {{\n        Some(match text {{\n{parsed}            \
             _ => return None,\n        }})\n    }}\n}}\n"
        )
        .expect("String takes all");

        items.clear();
        arms.clear();
        for (name, value) in members("virErrorDomain") {
            let short = camel(name.trim_start_matches("VIR_FROM_"));
            writeln!(items, "    /// `{name}`\n    pub const {short}: Origin = Origin({value});")
                .expect("String takes all");
            let readable = names.get(&name).map_or("Unknown", String::as_str);
            writeln!(arms, "        {value} => {readable:?},").expect("String takes all");
        }
        writeln!(
            text,
            "#[allow(non_upper_case_globals, reason = \"they are the members of an enum\")]\nimpl Origin {{\n{items}}}\n\n\
             /// The name of an origin as the default error handler prints it.\n\
             pub(crate) fn origin_name(origin: i32) -> &'static str {{\n    match origin {{\n{arms}        _ => \"Unknown\",\n    }}\n}}"
        )
        .expect("String takes all");
        text
    }

    /// A bitflags type for each row of `flags.tsv`: `DomainXMLFlags` from `virDomainXMLFlags`.
    fn flags(&self) -> String {
        let rows = self.table("enums.tsv");
        let mut text = String::new();
        for kind in self.table("flags.tsv") {
            let (name, prefix, member) = (&kind["rust"], &kind["prefix"], &kind["enum"]);
            let mut items = String::new();
            for row in rows.iter().filter(|row| &row["enum"] == member) {
                let Some(short) = row["constant"].strip_prefix(prefix.as_str()) else { continue };
                if row["value"] != "0" {
                    writeln!(items, "        /// `{}`\n        const {short} = {};", row["constant"], row["value"])
                        .expect("String takes all");
                }
            }
            writeln!(
                text,
                "bitflags::bitflags! {{\n    /// The C enum `{member}`.\n    #[derive(Clone, Copy, Debug, PartialEq, Eq)]\n    \
                 pub struct {name}: u32 {{\n{items}    }}\n}}\n\
                 impl From<u32> for {name} {{\n    fn from(bits: u32) -> Self {{\n        Self::from_bits_retain(bits)\n    }}\n}}\n"
            )
            .expect("String takes all");
        }
        text
    }

    /// The names of the public functions, a line each: those that are asked of a handle, and the others.
    fn functions(&self) -> String {
        let (mut asked, mut others) = (String::new(), String::new());
        for library in ["", "-qemu", "-lxc"] {
            let rows = self.table(&format!("symbols{library}.tsv")).into_iter();
            for row in rows.filter(|row| row["kind"] == "function") {
                let lines = if asked_of_a_handle(&row["parameters"]) { &mut asked } else { &mut others };
                writeln!(lines, "{}", row["symbol"]).expect("String takes all");
            }
        }
        format!(
            "/// The public functions that are asked of a handle, a line each.\nconst ASKED_OF_A_HANDLE: &str = {asked:?};\n\n\
             /// All others.\nconst OTHERS: &str = {others:?};\n"
        )
    }

    /// The version map, and a script that makes the linker look for every public symbol.
    fn linker_files(&self, library: &str) -> (String, String) {
        let symbols = self.table(&format!("symbols{library}.tsv"));
        let nodes = fs::read_to_string(self.dir.join(format!("version-nodes{library}.txt"))).expect("nodes");
        let (mut map, mut externs) = (String::new(), String::from("EXTERN(\n"));
        for line in nodes.lines().skip(1) {
            let (node, parent) = line.split_once('\t').expect("two columns");
            let mut names = String::new();
            for row in symbols.iter().filter(|row| row["version_node"] == node) {
                writeln!(names, "    {};", row["symbol"]).expect("String takes all");
                writeln!(externs, "  {}", row["symbol"]).expect("String takes all");
            }
            if names.is_empty() {
                continue;
            }
            let parent = if parent == "-" { String::new() } else { format!(" {parent}") };
            let local = if parent.is_empty() { "  local:\n    *;\n" } else { "" };
            writeln!(map, "{node} {{\n  global:\n{names}{local}}}{parent};\n").expect("String takes all");
        }
        externs.push_str(")\n");
        (map, externs)
    }
}

/// Whether the first parameter of a function is a handle, or several.
fn asked_of_a_handle(parameters: &str) -> bool {
    const HANDLES: &[&str] = &[
        "Connect",
        "Domain",
        "DomainSnapshot",
        "DomainCheckpoint",
        "Network",
        "NetworkPort",
        "Interface",
        "StoragePool",
        "StorageVol",
        "NodeDevice",
        "Secret",
        "Stream",
        "NWFilter",
        "NWFilterBinding",
    ];
    // A parameter may have no name.
    let first = parameters.split([' ', ';']).next().unwrap_or_default();
    let kind = first.strip_prefix("vir").and_then(|rest| rest.strip_suffix("Ptr"));
    kind.is_some_and(|kind| HANDLES.contains(&kind))
}

/// `NO_DOMAIN_SNAPSHOT` to `NoDomainSnapshot`.
fn camel(name: &str) -> String {
    name.split('_')
        .map(|word| {
            let (first, rest) = word.split_at(1);
            first.to_uppercase() + &rest.to_lowercase()
        })
        .collect()
}
