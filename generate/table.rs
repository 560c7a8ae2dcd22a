//! The tables as they are read: a first line that names the columns, then a row a line.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// One line of a table: column name to cell.
pub(super) type Row = HashMap<String, String>;

/// The tables, and the level up to which they count.
pub(super) struct Abi {
    pub(super) level: Version,
    pub(super) dir: PathBuf,
}

/// A release number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Version(u32, u32, u32);

impl Version {
    /// `?` stands for the beginning of time.
    pub(super) fn parse(text: &str) -> Version {
        let mut parts = text.trim().split('.').map(|part| part.parse().unwrap_or(0));
        let mut next = || parts.next().unwrap_or(0);
        Version(next(), next(), next())
    }

    pub(super) fn number(self) -> u32 {
        self.0 * 1_000_000 + self.1 * 1000 + self.2
    }
}

impl Abi {
    pub(super) fn read(dir: &Path) -> Abi {
        let level = fs::read_to_string(dir.join("level.txt")).expect("abi/level.txt");
        Abi { level: Version::parse(&level), dir: dir.to_owned() }
    }

    /// The rows of a table that the level has.
    pub(super) fn table(&self, name: &str) -> Vec<Row> {
        let text = fs::read_to_string(self.dir.join(name)).expect(name);
        let mut lines = text.lines();
        let columns: Vec<&str> = lines.next().expect("a heading").split('\t').collect();
        lines
            .map(|line| columns.iter().map(|c| c.to_string()).zip(line.split('\t').map(String::from)).collect())
            .filter(|row: &Row| row.get("since").is_none_or(|since| Version::parse(since) <= self.level))
            .collect()
    }

    /// The numbers of enum members and macros. A later value of a sentinel comes after the earlier ones.
    pub(super) fn values(&self) -> HashMap<String, i64> {
        let of_the_level = |row: &Row| row.get("value_from").is_none_or(|from| Version::parse(from) <= self.level);
        let tables = [("enums.tsv", "constant"), ("macros.tsv", "name"), ("enums-sentinels.tsv", "constant")];
        let rows =
            tables.into_iter().flat_map(|(table, name)| self.table(table).into_iter().map(move |row| (row, name)));
        let rows = rows.filter(|(row, _)| of_the_level(row));
        rows.filter_map(|(row, name)| Some((row[name].clone(), row["value"].parse().ok()?))).collect()
    }
}

/// `NO_DOMAIN_SNAPSHOT` to `NoDomainSnapshot`.
pub(super) fn camel(name: &str) -> String {
    name.split('_')
        .map(|word| {
            let (first, rest) = word.split_at(1);
            first.to_uppercase() + &rest.to_lowercase()
        })
        .collect()
}
