//! Where this library answers otherwise than the original, and why.

/// Rows that differ for one reason.
pub(crate) struct Known {
    /// Why they do.
    pub(crate) why: &'static str,
    /// The columns that differ, and no others do.
    pub(crate) columns: &'static [&'static str],
    /// Their lines in the table.
    pub(crate) lines: &'static [usize],
}

/// The columns of a call that fails in both with different errors.
const ERROR: &[&str] = &["code", "domain", "ints", "message", "strings"];

/// What differs on purpose: where the original is weak, or has what this library has not.
const MEANT: &[Known] = &[
    Known {
        why: "no driver here reaches a daemon or another host, so no other scheme is handed on to one",
        columns: ERROR,
        lines: &[9, 10, 14, 18, 19, 30],
    },
    Known {
        why: "as above, where the original tells no errno",
        columns: &["code", "domain", "message", "strings"],
        lines: &[17, 25],
    },
    Known {
        why: "the rules for descriptions are part of the library: there is no path of a schema to tell",
        columns: &["message", "strings"],
        lines: &[163],
    },
    Known {
        why: "all bits of a group are no filter, as the interface says; \
              the original finds nothing that is both LEAVES and NO_LEAVES",
        columns: &["return"],
        lines: &[357, 361],
    },
    Known {
        why: "lists of names return how many were stored, not how many there are",
        columns: &["return"],
        lines: &[366, 369, 370],
    },
    Known {
        why: "reverting to a snapshot of a domain that was off with RUNNING or PAUSED starts the domain; \
              the original says in an event that it started and leaves it off",
        columns: &["return"],
        lines: &[479, 481],
    },
    Known {
        why: "as above, seen by the states before and after",
        columns: &["seen"],
        lines: &[497, 498, 500, 501, 515, 516, 518, 519, 533, 534, 536, 537],
    },
];

/// What is known of a line.
pub(crate) fn of_line(line: usize) -> Option<&'static Known> {
    all().find(|known| known.lines.contains(&line))
}

fn all() -> impl Iterator<Item = &'static Known> {
    MEANT.iter()
}

#[test]
fn known_differences_name_rows_of_the_table_once() {
    let rows: Vec<usize> = crate::table::rows().iter().map(|row| row.line).collect();
    let mut lines: Vec<usize> = all().flat_map(|known| known.lines).copied().collect();
    let count = lines.len();
    lines.sort_unstable();
    lines.dedup();
    assert_eq!(lines.len(), count, "a line is listed twice");
    assert!(lines.iter().all(|line| rows.contains(line)), "a line is no row");
}
