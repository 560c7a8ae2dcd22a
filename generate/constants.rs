//! Every member of C's enums and every macro with a value, under its C name.

use super::table::Abi;

/// The source of `abi/constants.rs`.
pub(super) fn source(abi: &Abi) -> String {
    let members = abi.table("enums.tsv");
    let mut enums: Vec<&str> = members.iter().map(|row| row["enum"].as_str()).collect();
    let mut seen = std::collections::HashSet::new();
    enums.retain(|kind| seen.insert(*kind));

    let member = |row: &super::Row| {
        let (kind, name, value) = (&row["enum"], &row["constant"], &row["value"]);
        let value = if value.starts_with('-') { value.clone() } else { format!("{value}_u32 as c_int") };
        format!("/// Member of the C enum `{kind}`.\npub const {name}: c_int = {value};\n")
    };
    let kind = |kind: &str| format!("/// The C enum of that name.\npub type {kind} = c_uint;\n");
    let members = members.iter().map(member);
    let macros = abi.table("macros.tsv");
    members.chain(enums.into_iter().map(kind)).chain(macros.iter().filter_map(|row| constant(abi, row))).collect()
}

/// A macro as a constant, if it has a value.
fn constant(abi: &Abi, row: &super::Row) -> Option<String> {
    let (name, value) = (&row["name"], &row["value"]);
    let item = match row["type"].as_str() {
        _ if name == "LIBVIR_VERSION_NUMBER" => format!("c_int = {}", abi.level.number()),
        "string" if value != "?" => format!("&CStr = c{value}"),
        "int" => format!("c_int = {value}"),
        "llong" => format!("c_longlong = {value}"),
        _ => return None,
    };
    Some(format!("/// Macro of the C header `{}`.\npub const {name}: {item};\n", row["header"]))
}
