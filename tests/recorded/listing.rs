//! Lists, and what else takes flags: every bit of them.

use std::ffi::{CStr, c_char, c_int};
use std::ptr::null_mut;

use virt::abi::virDomainSnapshotPtr;

use crate::replay::Replay;
use crate::table::{Answer, Row};

/// Room for more names than there are.
const ROOM: usize = 16;

/// `# empty domain: no snapshots`
pub(crate) fn nothing(replay: &mut Replay, row: &Row) -> Option<Answer> {
    let domain = replay.domain;
    Some(match row.call {
        "virDomainSnapshotNum" => replay.number(|lib| unsafe { (lib.virDomainSnapshotNum)(domain, 0) }),
        "virDomainHasCurrentSnapshot" => replay.number(|lib| unsafe { (lib.virDomainHasCurrentSnapshot)(domain, 0) }),
        "virDomainSnapshotCurrent" => replay.named(false, |lib| unsafe { (lib.virDomainSnapshotCurrent)(domain, 0) }),
        "virDomainSnapshotLookupByName" => look_up(replay, Some(c"nope"), 0),
        "virDomainListAllSnapshots" => of_domain(replay, row.flags()),
        _ => return None,
    })
}

fn of_domain(replay: &Replay, flags: u32) -> Answer {
    replay.list(|lib, array| unsafe { (lib.virDomainListAllSnapshots)(replay.domain, array, flags) })
}

fn look_up(replay: &Replay, name: Option<&CStr>, flags: u32) -> Answer {
    let name = name.map_or(std::ptr::null(), CStr::as_ptr);
    replay.pointer("s", |lib| unsafe { (lib.virDomainSnapshotLookupByName)(replay.domain, name, flags) })
}

/// `# list flags, every bit; tree a{b,c}`: a tree of `a` with `b` below it, for `c` was refused.
pub(crate) fn with_flags(replay: &mut Replay, row: &Row) -> Option<Answer> {
    if !row.arguments.contains("flags=") {
        return short_arrays(replay, row);
    }
    let (domain, flags) = (replay.domain, row.flags());
    let below_a = |call: &dyn Fn(virDomainSnapshotPtr) -> Answer| replay.with(c"a", call);
    Some(match row.call {
        "virDomainListAllSnapshots" => of_domain(replay, flags),
        "virDomainSnapshotNum" => replay.number(|lib| unsafe { (lib.virDomainSnapshotNum)(domain, flags) }),
        "virDomainSnapshotListNames" => names(replay, ROOM, ROOM as c_int, flags),
        "virDomainSnapshotListAllChildren(a)" => below_a(&|snapshot| {
            replay.list(|lib, array| unsafe { (lib.virDomainSnapshotListAllChildren)(snapshot, array, flags) })
        }),
        "virDomainSnapshotNumChildren(a)" => {
            below_a(&|snapshot| replay.number(|lib| unsafe { (lib.virDomainSnapshotNumChildren)(snapshot, flags) }))
        }
        "virDomainSnapshotListChildrenNames(a)" => children_names(replay, ROOM, ROOM as c_int, flags),
        _ => return None,
    })
}

fn names(replay: &Replay, room: usize, length: c_int, flags: u32) -> Answer {
    replay.names(room, |lib, array| unsafe {
        (lib.virDomainSnapshotListNames)(replay.domain, or_null(array, room), length, flags)
    })
}

fn children_names(replay: &Replay, room: usize, length: c_int, flags: u32) -> Answer {
    replay.with(c"a", |snapshot| {
        replay.names(room, |lib, array| unsafe {
            (lib.virDomainSnapshotListChildrenNames)(snapshot, or_null(array, room), length, flags)
        })
    })
}

/// NULL for an array without room.
fn or_null(array: *mut *mut c_char, room: usize) -> *mut *mut c_char {
    if room == 0 { null_mut() } else { array }
}

fn short_arrays(replay: &Replay, row: &Row) -> Option<Answer> {
    match (row.call, row.arguments) {
        ("virDomainSnapshotListNames", "nameslen=2 of 3") => Some(names(replay, 2, 2, 0)),
        ("virDomainSnapshotListNames", "nameslen=0") => Some(names(replay, 1, 0, 0)),
        ("virDomainSnapshotListNames", "nameslen=-1") => Some(names(replay, 1, -1, 0)),
        ("virDomainSnapshotListNames", "names=NULL len=5") => Some(names(replay, 0, 5, 0)),
        ("virDomainSnapshotListNames", "names=NULL len=0") => Some(names(replay, 0, 0, 0)),
        ("virDomainSnapshotListChildrenNames", "names=NULL len=0") => Some(children_names(replay, 0, 0, 0)),
        ("virDomainSnapshotListChildrenNames", "len=-1") => Some(children_names(replay, 1, -1, 0)),
        _ => None,
    }
}

/// `# bad flags on others`
pub(crate) fn with_other_flags(replay: &mut Replay, row: &Row) -> Option<Answer> {
    match (row.call, row.arguments) {
        ("virDomainSnapshotLookupByName", "name=NULL") => return Some(look_up(replay, None, 0)),
        ("virDomainSnapshotLookupByName", "name=empty") => return Some(look_up(replay, Some(c""), 0)),
        ("virDomainSnapshotGetParent", "root snapshot a") => return Some(parent(replay, c"a", 0)),
        _ => {}
    }
    let (domain, flags) = (replay.domain, row.flags());
    let on_a = |call: &dyn Fn(virDomainSnapshotPtr) -> Answer| replay.with(c"a", call);
    Some(match row.call {
        "virDomainSnapshotGetXMLDesc" => {
            on_a(&|snapshot| replay.xml("NULL", |lib| unsafe { (lib.virDomainSnapshotGetXMLDesc)(snapshot, flags) }))
        }
        "virDomainSnapshotLookupByName" => look_up(replay, Some(c"a"), flags),
        "virDomainSnapshotGetParent(b)" => parent(replay, c"b", flags),
        "virDomainSnapshotCurrent" => {
            replay.named(false, |lib| unsafe { (lib.virDomainSnapshotCurrent)(domain, flags) })
        }
        "virDomainHasCurrentSnapshot" => {
            replay.number(|lib| unsafe { (lib.virDomainHasCurrentSnapshot)(domain, flags) })
        }
        "virDomainSnapshotIsCurrent(a)" => {
            on_a(&|snapshot| replay.number(|lib| unsafe { (lib.virDomainSnapshotIsCurrent)(snapshot, flags) }))
        }
        "virDomainSnapshotHasMetadata(a)" => {
            on_a(&|snapshot| replay.number(|lib| unsafe { (lib.virDomainSnapshotHasMetadata)(snapshot, flags) }))
        }
        _ => return None,
    })
}

fn parent(replay: &Replay, name: &CStr, flags: u32) -> Answer {
    replay
        .with(name, |snapshot| replay.named(false, |lib| unsafe { (lib.virDomainSnapshotGetParent)(snapshot, flags) }))
}
