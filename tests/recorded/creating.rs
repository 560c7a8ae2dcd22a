//! Taking snapshots: every flag, every odd document, names that are taken.

use crate::documents::document;
use crate::replay::Replay;
use crate::table::{Answer, Row};

/// `# create flags on running domain`, and the same on one that is off.
pub(crate) fn with_flags(replay: &mut Replay, row: &Row) -> Option<Answer> {
    let domain = replay.domain;
    Some(match row.call {
        "virDomainSnapshotCreateXML" => {
            let (xml, _) = row.arguments.split_once(" flags=")?;
            if row.section.contains("running") {
                // After a snapshot that halts: only the first time the recording wrote the restart down.
                start(replay);
            }
            let answer = replay.create(xml.as_bytes(), row.flags());
            replay.forget_all_but(&[]);
            answer
        }
        "state after: virDomainIsActive" => replay.number(|lib| unsafe { (lib.virDomainIsActive)(domain) }),
        "virDomainCreate" => replay.number(|lib| unsafe { (lib.virDomainCreate)(domain) }),
        "virDomainDestroy" => replay.number(|lib| unsafe { (lib.virDomainDestroy)(domain) }),
        _ => return None,
    })
}

/// Starts the domain unless it runs.
fn start(replay: &Replay) {
    if unsafe { (replay.lib.virDomainIsActive)(replay.domain) } == 0 {
        assert_eq!(unsafe { (replay.lib.virDomainCreate)(replay.domain) }, 0);
    }
}

/// `# XML variations (shutoff domain)`
pub(crate) fn from_documents(replay: &mut Replay, row: &Row) -> Option<Answer> {
    let answer = if row.words() == "NULL xml" {
        let null = std::ptr::null();
        replay.named(true, |lib| unsafe { (lib.virDomainSnapshotCreateXML)(replay.domain, null, row.flags()) })
    } else {
        replay.create(&document(row.words())?, row.flags())
    };
    replay.forget_all_but(&[]);
    Some(answer)
}

/// `# duplicates`: leaves `a` and its child `b`.
pub(crate) fn again(replay: &mut Replay, row: &Row) -> Option<Answer> {
    let is_current = |name| {
        Some(
            replay.with(name, |snapshot| replay.number(|lib| unsafe { (lib.virDomainSnapshotIsCurrent)(snapshot, 0) })),
        )
    };
    match (row.call, row.words()) {
        ("virDomainSnapshotCreateXML", "a" | "dup a") => Some(named(replay, "a", row)),
        ("virDomainSnapshotCreateXML", "b") => Some(named(replay, "b", row)),
        ("virDomainSnapshotCreateXML", words) => Some(replay.create(&document(words)?, row.flags())),
        ("virDomainSnapshotIsCurrent", "c after REDEFINE") => is_current(c"c"),
        ("virDomainSnapshotIsCurrent", "b") => is_current(c"b"),
        ("virDomainSnapshotIsCurrent", "a after REDEFINE|CURRENT") => is_current(c"a"),
        _ => None,
    }
}

/// Takes a snapshot of a name.
pub(crate) fn named(replay: &Replay, name: &str, row: &Row) -> Answer {
    replay.create(format!("<domainsnapshot><name>{name}</name></domainsnapshot>").as_bytes(), row.flags())
}
