//! Reverting from every state to every state, and deleting.

use std::ffi::{CString, c_int};

use virt::abi::*;

use crate::creating::named;
use crate::replay::Replay;
use crate::table::{Answer, Row};

/// `# revert flags (domain shutoff, snapshot a shutoff)`: leaves `run` and `pau` besides `a`.
pub(crate) fn from_off(replay: &mut Replay, row: &Row) -> Option<Answer> {
    Some(match (row.call, row.words()) {
        ("virDomainRevertToSnapshot", "RUNNING|PAUSED") => revert(replay, "a", 3),
        ("virDomainRevertToSnapshot", "1<<20") => revert(replay, "a", 1 << 20),
        ("virDomainRevertToSnapshot", "a") => {
            stop(replay, true);
            revert(replay, "a", row.flags())
        }
        ("virDomainGetState", "a") => {
            let (state, reason) = replay.state();
            replay.number(|_| 0).with_value(format!("{state}/{reason}"))
        }
        ("virDomainSnapshotCreateXML", name) => {
            bring_to(replay, if name == "run" { VIR_DOMAIN_RUNNING } else { VIR_DOMAIN_PAUSED });
            named(replay, name, row)
        }
        _ => return None,
    })
}

fn revert(replay: &Replay, name: &str, flags: u32) -> Answer {
    let name = CString::new(name).unwrap();
    replay.with(&name, |snapshot| replay.number(|lib| unsafe { (lib.virDomainRevertToSnapshot)(snapshot, flags) }))
}

/// Stops the domain if it runs; `unrecorded` says that it did not when the rows were recorded.
fn stop(replay: &mut Replay, unrecorded: bool) {
    if unsafe { (replay.lib.virDomainIsActive)(replay.domain) } == 1 {
        assert_eq!(unsafe { (replay.lib.virDomainDestroy)(replay.domain) }, 0);
        replay.drift += c_int::from(unrecorded);
    }
}

/// Brings the domain to a state, the way the recording did.
fn bring_to(replay: &mut Replay, state: c_int) {
    let (lib, domain) = (&replay.lib, replay.domain);
    let done = match (replay.state().0, state) {
        (now, wanted) if now == wanted => return,
        (VIR_DOMAIN_SHUTOFF, VIR_DOMAIN_RUNNING) => unsafe { (lib.virDomainCreate)(domain) },
        (VIR_DOMAIN_SHUTOFF, _) => unsafe { (lib.virDomainCreate)(domain) + (lib.virDomainSuspend)(domain) },
        (VIR_DOMAIN_PAUSED, VIR_DOMAIN_RUNNING) => unsafe { (lib.virDomainResume)(domain) },
        (VIR_DOMAIN_RUNNING, VIR_DOMAIN_PAUSED) => unsafe { (lib.virDomainSuspend)(domain) },
        _ => unsafe { (lib.virDomainDestroy)(domain) },
    };
    assert_eq!(done, 0, "the domain cannot be brought to state {state}");
}

/// `# revert running/paused/disk-only matrix`: the arguments tell the states and ids before and after.
pub(crate) fn matrix(replay: &mut Replay, row: &Row) -> Option<Answer> {
    let mut words = row.arguments.split(' ');
    let from: c_int = words.nth(2)?.split('/').next()?.parse().ok()?;
    let name = words.nth(1)?;
    if replay.expected_off {
        stop(replay, true);
    }
    bring_to(replay, from);
    let ((state, reason), before) = (replay.state(), recorded_id(replay));
    let answer = revert(replay, name, row.flags());
    let ((then, why), after) = (replay.state(), recorded_id(replay));
    let flags = row.flags();
    let seen =
        format!("from state {state}/{reason} to {name} flags={flags:#x} -> state {then}/{why}, id {before}->{after}");
    replay.expected_off = row.arguments.contains("-> state 5");
    Some(Answer { seen: Some(seen), ..answer })
}

/// The domain's id as it was when the rows were recorded, by a new handle: an old one may not know it.
fn recorded_id(replay: &Replay) -> c_int {
    let lib = &replay.lib;
    let domain = unsafe { (lib.virDomainLookupByName)(replay.conn, c"test".as_ptr()) };
    let id = unsafe { (lib.virDomainGetID)(domain) }.cast_signed();
    unsafe { (lib.virDomainFree)(domain) };
    if id == -1 { id } else { id - replay.drift }
}

/// `# delete flags`
pub(crate) fn deleted(replay: &mut Replay, row: &Row) -> Option<Answer> {
    if row.arguments.contains("stale") {
        return stale(replay, row);
    }
    let delete = |name, flags| {
        replay.with(name, |snapshot| replay.number(|lib| unsafe { (lib.virDomainSnapshotDelete)(snapshot, flags) }))
    };
    let domain = replay.domain;
    let (children, only) = (VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN, VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY);
    Some(match (row.call, row.words()) {
        ("virDomainSnapshotCreateXML", name) => named(replay, name, row),
        ("virDomainSnapshotDelete", "P CHILDREN|CHILDREN_ONLY") => delete(c"P", (children | only).cast_unsigned()),
        ("virDomainSnapshotDelete", "P 1<<3") => delete(c"P", 1 << 3),
        ("virDomainSnapshotDelete", "P 1<<20") => delete(c"P", 1 << 20),
        ("virDomainSnapshotDelete", "P CHILDREN_ONLY") => delete(c"P", only.cast_unsigned()),
        ("virDomainSnapshotDelete", "P METADATA_ONLY") => {
            delete(c"P", VIR_DOMAIN_SNAPSHOT_DELETE_METADATA_ONLY.cast_unsigned())
        }
        ("virDomainSnapshotDelete", "a CHILDREN") => delete(c"a", children.cast_unsigned()),
        ("virDomainSnapshotNumChildren", "P") => replay
            .with(c"P", |snapshot| replay.number(|lib| unsafe { (lib.virDomainSnapshotNumChildren)(snapshot, 0) })),
        ("virDomainSnapshotGetParent", "Q2 after P deleted") => replay.with(c"Q2", |snapshot| {
            replay.named(false, |lib| unsafe { (lib.virDomainSnapshotGetParent)(snapshot, 0) })
        }),
        ("virDomainSnapshotCurrent", _) => {
            replay.named(false, |lib| unsafe { (lib.virDomainSnapshotCurrent)(domain, 0) })
        }
        ("virDomainHasCurrentSnapshot", _) => {
            replay.number(|lib| unsafe { (lib.virDomainHasCurrentSnapshot)(domain, 0) })
        }
        ("virDomainSnapshotNum", _) => replay.number(|lib| unsafe { (lib.virDomainSnapshotNum)(domain, 0) }),
        _ => return None,
    })
}

/// Calls with the handle of `P`: the first one deletes it, for METADATA_ONLY did not.
fn stale(replay: &mut Replay, row: &Row) -> Option<Answer> {
    if replay.stale.is_null() {
        replay.stale = unsafe { (replay.lib.virDomainSnapshotLookupByName)(replay.domain, c"P".as_ptr(), 0) };
    }
    let snapshot = replay.stale;
    let number = |call: unsafe extern "C" fn(virDomainSnapshotPtr, u32) -> c_int| {
        Some(replay.number(|_| unsafe { call(snapshot, 0) }))
    };
    match row.call {
        "virDomainSnapshotDelete" => number(replay.lib.virDomainSnapshotDelete),
        "virDomainRevertToSnapshot" => number(replay.lib.virDomainRevertToSnapshot),
        "virDomainSnapshotIsCurrent" => number(replay.lib.virDomainSnapshotIsCurrent),
        "virDomainSnapshotHasMetadata" => number(replay.lib.virDomainSnapshotHasMetadata),
        "virDomainSnapshotNumChildren" => number(replay.lib.virDomainSnapshotNumChildren),
        "virDomainSnapshotGetXMLDesc" => {
            Some(replay.xml("NULL", |lib| unsafe { (lib.virDomainSnapshotGetXMLDesc)(snapshot, 0) }))
        }
        "virDomainSnapshotGetName" => Some(replay.text(|lib| unsafe { (lib.virDomainSnapshotGetName)(snapshot) })),
        _ => None,
    }
}
