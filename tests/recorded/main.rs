//! Replays the calls that were recorded from libvirt 11.3.0 and compares the answers.
//!
//! The table is a script: each section goes on from the state that the one before has left. With
//! `RECORDED_LIBRARY=/path/to/libvirt.so.0` it is replayed on that library instead, to see that the
//! replay itself does what was recorded: all rows agree there, those with the flag VALIDATE if the
//! schemas of that library are where it looks for them.
#![allow(clippy::undocumented_unsafe_blocks, reason = "every call is one that C makes, with arguments made here")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "the replay ends where its own steps fail")]

mod compare;
mod creating;
mod disks;
mod documents;
mod domains;
mod handles;
mod known;
mod library;
mod listing;
mod opening;
mod replay;
mod reverting;
mod table;

use known::Known;
use library::Library;
use replay::Replay;
use table::{Answer, Row, rows};

/// Replays a row; `None` where the section does not know it.
type Section = fn(&mut Replay, &Row) -> Option<Answer>;

/// How each section, by the beginning of its title, is replayed.
const SECTIONS: &[(&str, Section)] = &[
    ("open", opening::open),
    ("lookup", opening::lookup),
    ("empty domain", listing::nothing),
    ("create flags", creating::with_flags),
    ("XML variations", creating::from_documents),
    ("duplicates", creating::again),
    ("list flags", listing::with_flags),
    ("bad flags on others", listing::with_other_flags),
    ("NULL handles", handles::null),
    ("wrong class", handles::foreign),
    ("read-only connection", handles::read_only),
    ("domain ops", domains::changed),
    ("revert flags", reverting::from_off),
    ("revert running", reverting::matrix),
    ("delete flags", reverting::deleted),
    ("undefine/destroy", domains::ended),
    ("define + undefine", domains::defined),
    ("disk domain", disks::of_domain),
    ("close", domains::close),
];

/// Rows whose URI begins so are not replayed: they need the QEMU driver.
const LATER: &str = "qemu:";

/// What came of replaying the rows.
#[derive(Default)]
struct Tally {
    same: usize,
    known: usize,
    skipped: usize,
    /// Descriptions of the rows that did not come out as expected.
    wrong: Vec<String>,
}

impl Tally {
    /// Compares an answer with the recorded one, and that with what is known to differ.
    fn count(&mut self, row: &Row, answer: &Answer, known: Option<&Known>) {
        let differs = compare::differences(row, answer);
        let problem = match known {
            None if differs.is_empty() => {
                self.same += 1;
                return;
            }
            Some(known) if known.columns == differs => {
                self.known += 1;
                return;
            }
            None => format!("differs in {differs:?}"),
            Some(known) if differs.is_empty() => {
                format!("agrees; take it off the list of known differences ({})", known.why)
            }
            Some(known) => {
                format!("differs in {differs:?}, where only {:?} was known to ({})", known.columns, known.why)
            }
        };
        let Row { line, section, call, arguments, .. } = row;
        let seen = answer.seen.as_deref().unwrap_or_default();
        let (recorded, answer) = (row.answer.write(), answer.write());
        self.wrong.push(format!(
            "line {line} ({section}): {call} {arguments}\n  {problem}\n  recorded {recorded}\n  answered {answer} {seen}"
        ));
    }
}

#[test]
fn every_recorded_call_is_answered_as_it_was() {
    // The row that opens the default connection was recorded without one.
    unsafe { std::env::remove_var("LIBVIRT_DEFAULT_URI") };
    let original = std::env::var("RECORDED_LIBRARY").ok();
    let mut replay = Replay::new(original.as_deref().map_or_else(Library::linked, Library::opened));
    let mut tally = Tally::default();
    for row in rows() {
        if row.arguments.starts_with(LATER) {
            tally.skipped += 1;
            continue;
        }
        let section = SECTIONS.iter().find(|(title, _)| row.section.starts_with(title)).expect(row.section).1;
        let answer = section(&mut replay, &row)
            .unwrap_or_else(|| panic!("line {}: no replay for {} {}", row.line, row.call, row.arguments));
        let known = if original.is_some() { None } else { known::of_line(row.line) };
        tally.count(&row, &answer, known);
    }
    let Tally { same, known, skipped, wrong } = tally;
    println!("{same} rows agree, {known} differ as is known, {skipped} need the QEMU driver");
    assert!(wrong.is_empty(), "{} rows are not as expected:\n{}", wrong.len(), wrong.join("\n"));
}
