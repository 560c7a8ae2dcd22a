//! The recorded table: its rows, and the sections that make a script of them.

/// The table, as it was recorded from libvirt 11.3.0.
const TABLE: &str = include_str!("../data/test-driver-errors.tsv");

/// The second all rows were recorded in, which gave snapshots their names.
pub(crate) const RECORDED_AT: &str = "1795375067";

/// One recorded call.
pub(crate) struct Row {
    /// Its line in the table, from 1.
    pub(crate) line: usize,
    /// The title of its section.
    pub(crate) section: &'static str,
    /// The function, with a word before it where that is not all.
    pub(crate) call: &'static str,
    /// Its arguments, in words where they are long.
    pub(crate) arguments: &'static str,
    /// What came back.
    pub(crate) answer: Answer,
}

impl Row {
    /// The number after `flags=`: `0x10`, `1<<4` or `8`; 0 where none is told.
    pub(crate) fn flags(&self) -> u32 {
        let Some((_, text)) = self.arguments.rsplit_once("flags=") else { return 0 };
        let text = text.split([' ', '(']).next().unwrap();
        match (text.strip_prefix("0x"), text.strip_prefix("1<<")) {
            (Some(digits), _) => u32::from_str_radix(digits, 16).unwrap(),
            (_, Some(shift)) => 1 << shift.parse::<u32>().unwrap(),
            _ => text.parse().unwrap(),
        }
    }

    /// The words before ` flags=`, or all.
    pub(crate) fn words(&self) -> &'static str {
        self.arguments.rsplit_once(" flags=").map_or(self.arguments, |(words, _)| words)
    }
}

/// What a call gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Answer {
    /// What it returned, as the recording wrote it.
    pub(crate) value: String,
    pub(crate) code: i32,
    pub(crate) domain: i32,
    pub(crate) level: i32,
    pub(crate) message: String,
    /// `str1` to `str3`.
    pub(crate) strings: [String; 3],
    /// `int1` and `int2`; 0 without an error.
    pub(crate) ints: [i32; 2],
    /// What was seen of the arguments, where the recording wrote that in their column.
    pub(crate) seen: Option<String>,
}

impl Answer {
    /// Reads the columns from `return` on.
    pub(crate) fn read(columns: &[&str]) -> Answer {
        let text = |index: usize| columns.get(index).copied().unwrap_or_default();
        let number = |index| text(index).parse().unwrap_or_default();
        Answer {
            value: text(0).to_owned(),
            code: number(1),
            domain: number(2),
            level: number(3),
            message: text(4).to_owned(),
            strings: [5, 6, 7].map(|index| text(index).to_owned()),
            ints: [number(8), number(9)],
            seen: None,
        }
    }

    /// The same answer with another value.
    pub(crate) fn with_value(self, value: String) -> Answer {
        Answer { value, ..self }
    }

    /// The columns from `return` on.
    pub(crate) fn write(&self) -> String {
        let Answer { value, code, domain, level, message, strings: [one, two, three], ints: [first, second], .. } =
            self;
        format!("{value}\t{code}\t{domain}\t{level}\t{message}\t{one}\t{two}\t{three}\t{first}\t{second}")
    }
}

/// All rows in order.
pub(crate) fn rows() -> Vec<Row> {
    let mut section = "";
    let mut rows = Vec::new();
    for (index, line) in TABLE.lines().enumerate() {
        if let Some(title) = line.strip_prefix("# ") {
            section = title;
        } else if !line.starts_with('#') {
            let columns: Vec<&'static str> = line.split('\t').collect();
            let [call, arguments, ..] = columns[..] else { panic!("line {}: {line}", index + 1) };
            let answer = Answer::read(&columns[2..]);
            rows.push(Row { line: index + 1, section, call: call.trim_start(), arguments, answer });
        }
    }
    rows
}

/// Bytes as the recording wrote them: what is not printable ASCII is escaped.
pub(crate) fn escaped(bytes: &[u8]) -> String {
    let mut text = String::new();
    for &byte in bytes {
        match byte {
            b'\n' => text.push_str("\\n"),
            b'\t' => text.push_str("\\t"),
            b' '..=b'~' => text.push(byte.into()),
            _ => text.push_str(&format!("\\x{byte:02x}")),
        }
    }
    text
}
