//! A type of flags for each row of `flags.tsv`: `DomainXMLFlags` from `virDomainXMLFlags`.

use super::table::{Abi, Row};

/// The source of `flags.rs`.
pub(super) fn source(abi: &Abi) -> String {
    let members = abi.table("enums.tsv");
    abi.table("flags.tsv").iter().map(|kind| flags(kind, &members)).collect()
}

fn flags(kind: &Row, members: &[Row]) -> String {
    let (name, prefix, member) = (&kind["rust"], &kind["prefix"], &kind["enum"]);
    let item = |row: &Row| {
        let short = row["constant"].strip_prefix(prefix.as_str()).filter(|_| row["value"] != "0")?;
        Some(format!("        /// `{}`\n        const {short} = {};\n", row["constant"], row["value"]))
    };
    let items: String = members.iter().filter(|row| &row["enum"] == member).filter_map(item).collect();
    format!(
        "bitflags::bitflags! {{
    /// The C enum `{member}`.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct {name}: u32 {{
{items}    }}
}}
impl From<u32> for {name} {{
    fn from(bits: u32) -> Self {{
        Self::from_bits_retain(bits)
    }}
}}

"
    )
}
