//! Error codes and where errors come from, with their wording.

use std::collections::HashMap;

use super::table::{Abi, camel};

/// The source of `error/codes.rs`.
pub(super) fn source(abi: &Abi) -> String {
    codes(abi) + &origins(abi)
}

/// The members of an enum with their values.
fn members(abi: &Abi, kind: &str) -> Vec<(String, String)> {
    let rows = abi.table("enums.tsv").into_iter().filter(|row| row["enum"] == kind);
    rows.map(|row| (row["constant"].clone(), row["value"].clone())).collect()
}

fn codes(abi: &Abi) -> String {
    let texts: HashMap<String, (String, String)> = abi
        .table("error-texts.tsv")
        .into_iter()
        .map(|row| (row["code"].clone(), (row["bare"].clone(), row["detailed"].clone())))
        .collect();
    let (mut items, mut arms, mut parsed) = (String::new(), String::new(), String::new());
    for (name, value) in members(abi, "virErrorNumber") {
        let short = camel(name.trim_start_matches("VIR_ERR_").trim_start_matches("VIR_"));
        parsed += &format!("            {name:?} | \"{value}\" => Code::{short},\n");
        items += &format!("    /// `{name}`\n    pub const {short}: Code = Code({value});\n");
        if let Some((bare, detailed)) = texts.get(&name) {
            arms += &format!("        Code::{short} => ({bare:?}, {detailed:?}),\n");
        }
    }
    format!(
        r#"#[allow(non_upper_case_globals, reason = "they are the members of an enum")]
impl Code {{
{items}}}

/// The wording for a code: alone, and with a detail in the place of `%1$s`.
pub(super) fn wording(code: Code) -> (&'static str, &'static str) {{
    match code {{
{arms}        _ => ("", "%s"),
    }}
}}

impl Code {{
    /// The code of that C name, or of that number.
    pub fn parse(text: &str) -> Option<Code> {{
        Some(match text {{
{parsed}            _ => return None,
        }})
    }}
}}

"#
    )
}

fn origins(abi: &Abi) -> String {
    let names: HashMap<String, String> =
        abi.table("error-origins.tsv").into_iter().map(|row| (row["origin"].clone(), row["name"].clone())).collect();
    let (mut items, mut arms) = (String::new(), String::new());
    for (name, value) in members(abi, "virErrorDomain") {
        let short = camel(name.trim_start_matches("VIR_FROM_"));
        items += &format!("    /// `{name}`\n    pub const {short}: Origin = Origin({value});\n");
        let readable = names.get(&name).map_or("Unknown", String::as_str);
        arms += &format!("        {value} => {readable:?},\n");
    }
    format!(
        r#"#[allow(non_upper_case_globals, reason = "they are the members of an enum")]
impl Origin {{
{items}}}

/// The name of an origin as the default error handler prints it.
pub(crate) fn origin_name(origin: i32) -> &'static str {{
    match origin {{
{arms}        _ => "Unknown",
    }}
}}
"#
    )
}
