//! Enums and constants out of the tables.

use std::collections::HashMap;

use crate::generate::headers::comment::{above, with_since};
use crate::generate::headers::{Result, Tables, WIDTH};
use crate::generate::table::{Abi, Row, Version};

/// Of each enum's end marker the newest value that the level has.
pub(super) fn newest_sentinels(abi: &Abi) -> Vec<Row> {
    let from = |row: &Row| Version::parse(&row["value_from"]);
    let mut newest: Vec<Row> = Vec::new();
    for row in abi.table("enums-sentinels.tsv").into_iter().filter(|row| from(row) <= abi.level) {
        match newest.iter_mut().find(|known| known["constant"] == row["constant"]) {
            Some(known) if from(known) < from(&row) => *known = row,
            Some(_) => {}
            None => newest.push(row),
        }
    }
    newest
}

/// The object-like macros of a header.
pub(super) fn macros(header: &str, tables: &Tables) -> Result<Vec<String>> {
    let mut items = Vec::new();
    for row in tables.macros.iter().filter(|row| row["header"] == header) {
        let (name, since) = (&row["name"], &row["since"]);
        let value = match (name.as_str(), row["type"].as_str(), row["value"].as_str()) {
            ("LIBVIR_VERSION_NUMBER", ..) => tables.level.to_string(),
            (_, _, "?") => return Err(format!("macros.tsv: the value of {name} is not known")),
            (_, "string" | "int", value) => value.to_owned(),
            (_, "llong", value) => format!("{value}LL"),
            (_, kind, _) => return Err(format!("macros.tsv: {name} is of unknown type {kind}")),
        };
        let value = if value.starts_with('-') { format!("({value})") } else { value };
        let text = tables.member_texts.get(name).map_or("", String::as_str);
        items.push(format!("{}#define {name} {value}\n", above(text, since, 0)?));
    }
    Ok(items)
}

/// The enum types of a header.
pub(super) fn enums(header: &str, tables: &Tables) -> Result<Vec<String>> {
    let types = tables.typedefs.iter().filter(|row| row["header"] == header && row["underlying"] == "enum");
    types.map(|row| enumeration(row, tables)).collect()
}

fn enumeration(kind: &Row, tables: &Tables) -> Result<String> {
    let (name, since) = (&kind["typedef"], &kind["since"]);
    let members: Vec<&Row> = tables.enums.iter().filter(|row| &row["enum"] == name).collect();
    if members.is_empty() {
        return Err(format!("enums.tsv: {name} has no members"));
    }
    let bits = is_bit_set(name, &members);
    let mut lines: Vec<(String, String)> = Vec::new();
    for row in &members {
        let text = tables.member_texts.get(&row["constant"]).map_or("", String::as_str);
        let newer = if Version::parse(&row["since"]) > Version::parse(since) { &row["since"] } else { "" };
        lines.push((format!("    {} = {},", row["constant"], number(row, bits)?), with_since(text, newer)));
    }

    let text = tables.enum_texts.get(name).map_or("", String::as_str);
    let mut item = above(text, since, 0)?;
    if members.iter().any(|row| row["value"].parse::<i32>().is_err()) {
        // ISO C keeps enums within int; the extension keeps -pedantic quiet about it.
        item.push_str("#ifdef __GNUC__\n__extension__\n#endif\n");
    }
    item.push_str("typedef enum {\n");
    item.push_str(&laid_out(&lines)?);
    for row in tables.sentinels.iter().filter(|row| &row["enum"] == name) {
        item.push_str(&format!(
            "#ifdef VIR_ENUM_SENTINELS\n    /** End marker; grows with later releases. */\n    {} = {},\n#endif\n",
            row["constant"], row["value"]
        ));
    }
    item.push_str(&format!("}} {name};\n"));
    Ok(item)
}

/// Members with their texts behind them where all of them fit so, else above.
fn laid_out(lines: &[(String, String)]) -> Result<String> {
    let width = lines.iter().map(|(member, _)| member.len()).max().unwrap_or(0);
    let fits = |(_, text): &(String, String)| width + " /**<  */".len() + text.len() <= WIDTH;
    let behind = lines.iter().all(fits);
    let mut item = String::new();
    for (member, text) in lines {
        match (behind, text.as_str()) {
            (_, "") => item.push_str(&format!("{member}\n")),
            (true, text) => item.push_str(&format!("{member:width$} /**< {text} */\n")),
            (false, text) => item.push_str(&format!("{}{member}\n", above(text, "", 4)?)),
        }
    }
    Ok(item)
}

/// Whether the members are bits to be combined, which read better as shifts.
pub(super) fn is_bit_set(name: &str, members: &[&Row]) -> bool {
    let value = |row: &&Row| row["value"].parse::<u32>().unwrap_or(u32::MAX);
    let highest = members.iter().map(|row| value(row).checked_ilog2().unwrap_or(0)).max().unwrap_or(0);
    let named = ["Flags", "FlagsValues", "FlagValues", "Types", "Impact"].iter().any(|end| name.ends_with(end));
    named && highest < 32 && members.iter().all(|row| value(row) != u32::MAX)
}

fn number(row: &Row, bits: bool) -> Result<String> {
    let value: i64 =
        row["value"].parse().map_err(|e| format!("enums.tsv: {}: {}: {e}", row["constant"], row["value"]))?;
    let shift = value.trailing_zeros();
    Ok(match value {
        1.. if bits && value.count_ones() == 1 && shift == 31 => "1U << 31".to_owned(),
        1.. if bits && value.count_ones() == 1 => format!("1 << {shift}"),
        _ if i32::try_from(value).is_err() => format!("{value}U"),
        _ => value.to_string(),
    })
}

/// The text of each row by a key column; the first wins.
pub(super) fn by<'a>(rows: &'a [Row], key: &str) -> HashMap<&'a str, &'a Row> {
    let mut map = HashMap::new();
    for row in rows {
        map.entry(row[key].as_str()).or_insert(row);
    }
    map
}
