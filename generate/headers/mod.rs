//! Writes `include/libvirt/` and `share/libvirt/api/`: cbindgen turns the Rust sources into prototypes, structs and
//! callbacks, the tables in `abi/` give enums, macros and the names C programs see.
//!
//! Run it with `make headers`. The result is committed; the same sources give the same bytes.

mod bindings;
mod comment;
mod constants;
mod description;
mod frame;

use std::collections::HashMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::generate::table::{Abi, Row};
use bindings::{Declaration, Kind};

/// What can go wrong is told to a person, who then mends a table or a source file.
type Result<T> = std::result::Result<T, String>;

/// The widest line that is written.
const WIDTH: usize = 100;

/// The headers that `libvirt.h` includes, in its order: later ones use the types of earlier ones.
const PARTS: [&str; 13] = [
    "libvirt-common.h",
    "libvirt-host.h",
    "libvirt-domain.h",
    "libvirt-domain-checkpoint.h",
    "libvirt-domain-snapshot.h",
    "libvirt-event.h",
    "libvirt-interface.h",
    "libvirt-network.h",
    "libvirt-nodedev.h",
    "libvirt-nwfilter.h",
    "libvirt-secret.h",
    "libvirt-storage.h",
    "libvirt-stream.h",
];

/// The headers that a program includes by themselves.
const ALONE: [&str; 3] = ["virterror.h", "libvirt-qemu.h", "libvirt-lxc.h"];

/// Writes all headers to `include/libvirt`, and what describes the interface for generators of
/// bindings to `share/libvirt/api`, both below `FERROVIRT_GENERATED_DIR`, or below `root` where that
/// is not set.
pub(crate) fn generate(root: &Path, abi: &Abi) -> Result<()> {
    let place = env::var_os("FERROVIRT_GENERATED_DIR").map_or_else(|| root.to_owned(), PathBuf::from);
    let (place, described) = (place.join("include/libvirt"), place.join("share/libvirt/api"));
    // The places themselves are watched, so that a file that somebody removed or changed comes back.
    for watched in [&root.join("src/abi"), &root.join("src/api"), &root.join("headers"), &place, &described] {
        println!("cargo::rerun-if-changed={}", watched.display());
    }
    println!("cargo::rerun-if-env-changed=FERROVIRT_GENERATED_DIR");

    for place in [&place, &described] {
        fs::create_dir_all(place).map_err(|e| format!("{}: {e}", place.display()))?;
    }
    let tables = Tables::read(abi);
    let declarations = bindings::read(root, &tables)?;
    write(&place.join("libvirt.h"), &frame::umbrella(&PARTS))?;
    for header in PARTS.into_iter().chain(ALONE) {
        let body = body(header, &tables, &declarations)?;
        write(&place.join(header), &frame::wrap(header, &body))?;
    }
    description::generate(&described, &tables, &declarations)
}

/// The tables that the headers are made of, and the texts for what has no Rust source to hold a
/// comment.
struct Tables {
    level: u32,
    enums: Vec<Row>,
    sentinels: Vec<Row>,
    macros: Vec<Row>,
    function_macros: Vec<Row>,
    callbacks: Vec<Row>,
    functions: Vec<Row>,
    typedefs: Vec<Row>,
    structs: Vec<Row>,
    opaque: Vec<Row>,
    enum_texts: HashMap<String, String>,
    member_texts: HashMap<String, String>,
    parameter_texts: Vec<Row>,
    described_parameters: Vec<Row>,
}

impl Tables {
    fn read(abi: &Abi) -> Tables {
        let symbols = ["symbols.tsv", "symbols-qemu.tsv", "symbols-lxc.tsv"];
        let texts = |name: &str, key: &str| {
            let rows = abi.table(name).into_iter();
            rows.map(|row| (row[key].clone(), row["description"].clone())).collect()
        };
        Tables {
            level: abi.level.number(),
            enums: abi.table("enums.tsv"),
            sentinels: constants::newest_sentinels(abi),
            macros: abi.table("macros.tsv"),
            function_macros: abi.table("function-macros.tsv"),
            callbacks: abi.table("callbacks.tsv"),
            functions: symbols.iter().flat_map(|name| abi.table(name)).collect(),
            typedefs: abi.table("typedefs.tsv"),
            structs: abi.table("structs.tsv"),
            opaque: abi.table("opaque-types.txt"),
            enum_texts: texts("enum-docs.tsv", "enum"),
            member_texts: texts("member-docs.tsv", "constant"),
            parameter_texts: abi.table("parameter-docs.tsv"),
            described_parameters: abi.table("described-parameters.tsv"),
        }
    }
}

/// All that a header declares: what others build upon comes first.
fn body(header: &str, tables: &Tables, declarations: &[Declaration]) -> Result<String> {
    let of = |kind: Kind| {
        let mine = declarations.iter().filter(move |d| d.header == header && d.kind == kind);
        mine.map(|d| d.text.clone()).collect::<Vec<_>>()
    };
    let sections = [
        ("Constants", constants::macros(header, tables)?),
        ("Handles", of(Kind::Handle)),
        ("Enums", constants::enums(header, tables)?),
        ("Types", frame::tag_aliases(header, tables).into_iter().chain(of(Kind::Type)).collect()),
        ("Functions", of(Kind::Function)),
        ("Function-like macros", frame::function_macros(header, tables)?),
    ];
    let mut text = String::new();
    for (title, items) in sections.iter().filter(|(_, items)| !items.is_empty()) {
        text.push_str(&format!("/* {title} */\n"));
        for item in items {
            // The names of a struct stand with it.
            if !item.starts_with("typedef ") || item.starts_with("typedef enum") {
                text.push('\n');
            }
            text.push_str(item);
        }
        text.push('\n');
    }
    Ok(text)
}

/// Writes a file unless it says that already: cargo and make go by its time.
fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(line) = text.lines().find(|line| !line.is_ascii()) {
        return Err(format!("{}: not ASCII: {line}", path.display()));
    }
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()))
}
