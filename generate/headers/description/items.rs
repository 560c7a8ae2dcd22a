//! What one header declares, each item as an element.

use crate::generate::headers::bindings::{Declaration, Field, Kind};
use crate::generate::headers::description::prose::{parameter, returned};
use crate::generate::headers::description::{File, OF_MODULE_LIBVIRT};
use crate::generate::headers::{Result, Tables, constants, frame};
use crate::generate::table::Row;

/// What a header's list calls an item, in the order of the list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Exported {
    Macro,
    Enum,
    Typedef,
    Struct,
    Variable,
    Function,
}

impl Exported {
    pub(super) fn word(self) -> &'static str {
        match self {
            Exported::Macro => "macro",
            Exported::Enum => "enum",
            Exported::Typedef => "typedef",
            Exported::Struct => "struct",
            Exported::Variable => "variable",
            Exported::Function => "function",
        }
    }
}

/// One item of a header.
pub(super) struct Item {
    pub(super) name: String,
    pub(super) exported: Exported,
    /// Where its element stands: elements of one kind are together.
    pub(super) place: u8,
    pub(super) xml: String,
}

/// All items of a header, in no order.
pub(super) fn of(file: &File, tables: &Tables, declarations: &[Declaration]) -> Result<Vec<Item>> {
    let header = format!("{}.h", file.name);
    let here = |row: &&Row| row["header"] == header;
    let mut items = Vec::new();
    for row in tables.macros.iter().filter(here) {
        items.push(constant(file, tables, row));
    }
    for row in tables.function_macros.iter().filter(here) {
        items.extend(function_macro(file, tables, row)?);
    }
    items.extend(members(file, &header, tables)?);
    for row in tables.typedefs.iter().filter(here) {
        items.push(typedef(file, tables, declarations, row));
    }
    for declaration in declarations.iter().filter(|declaration| declaration.header == header) {
        items.extend(declared(file, tables, declaration)?);
    }
    Ok(items)
}

fn constant(file: &File, tables: &Tables, row: &Row) -> Item {
    let name = &row["name"];
    let value = match (name.as_str(), row["type"].as_str()) {
        ("LIBVIR_VERSION_NUMBER", _) => format!("raw='{}'", tables.level),
        (_, "string") => format!("string='{}'", escaped(row["value"].trim_matches('"'))),
        _ => format!("raw='{}'", row["value"]),
    };
    let info = info(text(tables, name));
    let version = version(&row["since"]);
    let xml = format!("    <macro name='{name}' file='{}' {value}{version}>\n{info}    </macro>\n", file.name);
    Item { name: name.clone(), exported: Exported::Macro, place: 0, xml }
}

/// A macro that takes arguments, or another name of a struct; nothing for attributes and switches.
fn function_macro(file: &File, tables: &Tables, row: &Row) -> Result<Option<Item>> {
    let name = &row["name"];
    let mut parameters = Vec::new();
    let raw = match row["kind"].as_str() {
        "function-like" => {
            parameters.extend(row["parameters"].split("; "));
            escaped(frame::code(name)?)
        }
        "tag-alias" => "_virTypedParameter".to_owned(),
        _ => return Ok(None),
    };
    let mut xml = format!("    <macro name='{name}' file='{}'", file.name);
    if !parameters.is_empty() {
        xml.push_str(&format!(" params='{}'", parameters.join(",")));
    }
    xml.push_str(&format!(" raw='{raw}'{}>\n{}", version(&row["since"]), info(&row["description"])));
    for one in parameters {
        let about = parameter(tables, name, "", one, &row["description"])?;
        xml.push_str(&format!("      <arg name='{one}' info='{}'/>\n", escaped(&about)));
    }
    xml.push_str("    </macro>\n");
    Ok(Some(Item { name: name.clone(), exported: Exported::Macro, place: 0, xml }))
}

/// The members of all enums of a header, with their end markers.
fn members(file: &File, header: &str, tables: &Tables) -> Result<Vec<Item>> {
    let here = |row: &&Row| row["header"] == header;
    let mut items = Vec::new();
    for row in tables.enums.iter().chain(&tables.sentinels).filter(here) {
        let (name, kind) = (&row["constant"], &row["enum"]);
        let value: i64 = row["value"].parse().map_err(|e| format!("enums.tsv: {name}: {e}"))?;
        let mut xml = format!("    <enum name='{name}' file='{}' value='{value}'", file.name);
        let sign = if value < 0 { "-" } else { "" };
        xml.push_str(&format!(" value_hex='{sign}{:#x}'", value.unsigned_abs()));
        let siblings: Vec<&Row> = tables.enums.iter().filter(|row| &row["enum"] == kind).collect();
        if value.count_ones() == 1 && value > 0 && constants::is_bit_set(kind, &siblings) {
            xml.push_str(&format!(" value_bitshift='{}'", value.trailing_zeros()));
        }
        xml.push_str(&format!(" type='{kind}'{}", version(&row["since"])));
        match text(tables, name) {
            "" if row.contains_key("value_from") => {
                xml.push_str(" info='End marker; grows with later releases.'/>\n");
            }
            "" => xml.push_str("/>\n"),
            about => xml.push_str(&format!(" info='{}'/>\n", escaped(about))),
        }
        items.push(Item { name: name.clone(), exported: Exported::Enum, place: 1, xml });
    }
    Ok(items)
}

/// A typedef, or the struct that it names.
fn typedef(file: &File, tables: &Tables, declarations: &[Declaration], row: &Row) -> Item {
    let (name, underlying) = (&row["typedef"], &row["underlying"]);
    let (file, version) = (file.name, version(&row["since"]));
    let of = |tag: &str| declarations.iter().find(|declaration| declaration.name == tag);
    let xml = if let Some(tag) = underlying.strip_prefix("struct ") {
        let fields: String = of(tag).map_or(String::new(), |one| one.fields.iter().map(|f| field(f, 6)).collect());
        let open = format!("    <struct name='{name}' file='{file}' type='{underlying}'{version}");
        if fields.is_empty() { format!("{open}/>\n") } else { format!("{open}>\n{fields}    </struct>\n") }
    } else {
        let about = match underlying.as_str() {
            "enum" => tables.enum_texts.get(name).cloned().unwrap_or_default(),
            other => match other.strip_suffix('*') {
                Some(target) => format!("Points to a {}.", target.trim()),
                None => format!("A number: {other}."),
            },
        };
        let info = info(&about);
        format!("    <typedef name='{name}' file='{file}' type='{underlying}'{version}>\n{info}    </typedef>\n")
    };
    Item { name: name.clone(), exported: Exported::Typedef, place: 2, xml }
}

fn field(field: &Field, indent: usize) -> String {
    let margin = " ".repeat(indent);
    let open = format!(
        "{margin}<field name='{}' type='{}' info='{}'",
        field.name,
        escaped(&field.kind),
        escaped(&one_line(&field.text))
    );
    if field.inner.is_empty() {
        return format!("{open}/>\n");
    }
    let inner: String = field.inner.iter().map(|one| self::field(one, indent + 4)).collect();
    format!("{open}>\n{margin}  <union>\n{inner}{margin}  </union>\n{margin}</field>\n")
}

/// A function, callback, variable or the tag of a struct; nothing for what the tables have already said.
fn declared(file: &File, tables: &Tables, declaration: &Declaration) -> Result<Option<Item>> {
    let name = &declaration.name;
    let item = |exported, place, xml| Ok(Some(Item { name: name.clone(), exported, place, xml }));
    if let Some(row) = tables.functions.iter().find(|row| &row["symbol"] == name) {
        if row["kind"] == "variable" {
            let (version, info) = (version(&row["since"]), info(text(tables, name)));
            let start = format!("    <variable name='{name}' file='{}' type='{}'", file.name, row["return_type"]);
            return item(Exported::Variable, 3, format!("{start}{version}>\n{info}    </variable>\n"));
        }
        return item(Exported::Function, 4, function(file, tables, "function", declaration, row)?);
    }
    if let Some(row) = tables.callbacks.iter().find(|row| &row["callback"] == name) {
        return item(Exported::Function, 4, function(file, tables, "functype", declaration, row)?);
    }
    if declaration.kind == Kind::Type && !declaration.fields.is_empty() {
        return item(Exported::Struct, 5, String::new());
    }
    Ok(None)
}

fn function(file: &File, tables: &Tables, element: &str, declaration: &Declaration, row: &Row) -> Result<String> {
    let (name, description) = (&declaration.name, &declaration.description);
    let module = match name.as_str() {
        name if OF_MODULE_LIBVIRT.contains(&name) => "libvirt",
        // Callbacks are declared, and nowhere defined.
        _ if element == "functype" => file.name,
        _ => file.module,
    };
    let start = format!("    <{element} name='{name}' file='{}' module='{module}'", file.name);
    let mut xml = format!("{start}{}>\n{}", version(&row["since"]), info(description));
    xml.push_str(&format!("      <return type='{}'", row["return_type"]));
    match returned(description).as_str() {
        _ if row["return_type"] == "void" => xml.push_str("/>\n"),
        // Who writes a callback chooses what it returns; not every description says more.
        "" if element == "functype" => xml.push_str("/>\n"),
        "" => return Err(format!("{name}: its description does not say what it returns")),
        about => xml.push_str(&format!(" info='{}'/>\n", escaped(about))),
    }
    for one in &declaration.parameters {
        let name_at = one.rfind([' ', '*']).map_or(0, |at| at + 1);
        let (kind, parameter_name) = one.split_at(name_at);
        let (parameter_name, kind) =
            (parameter_name.trim_end_matches("[]"), kind.trim().replace("**const", "** const"));
        let about = parameter(tables, name, &kind, parameter_name, description)?;
        let mine = |row: &&Row| &row["function"] == name && row["parameter"] == parameter_name;
        let known = tables.described_parameters.iter().find(mine);
        let described = known.map_or(parameter_name, |row| row["described_as"].as_str());
        // Generators look for this word, and let the parameter be left out.
        let optional = if known.is_some_and(|row| row["optional"] == "yes") { "(optional) " } else { "" };
        xml.push_str(&format!("      <arg name='{described}' type='{kind}' info='{optional}{}'/>\n", escaped(&about)));
    }
    xml.push_str(&format!("    </{element}>\n"));
    Ok(xml)
}

fn text<'a>(tables: &'a Tables, name: &str) -> &'a str {
    tables.member_texts.get(name).map_or("", String::as_str)
}

fn version(since: &str) -> String {
    if matches!(since, "" | "?") { String::new() } else { format!(" version='{since}'") }
}

fn info(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("      <info>{}</info>\n", escaped(text)) }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\'', "&apos;")
}
