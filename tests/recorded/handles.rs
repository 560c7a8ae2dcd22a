//! Handles that are none: NULL, of another kind, already freed; and those of a read-only connection.

use std::ffi::{c_int, c_void};
use std::ptr::null_mut;

use virt::abi::*;

use crate::replay::Replay;
use crate::table::{Answer, Row};

/// `# NULL handles`
pub(crate) fn null(replay: &mut Replay, row: &Row) -> Option<Answer> {
    if row.arguments == "snaps=NULL" {
        let domain = replay.domain;
        return Some(replay.number(|lib| unsafe { (lib.virDomainListAllSnapshots)(domain, null_mut(), 0) }));
    }
    let (domain, snapshot): (virDomainPtr, virDomainSnapshotPtr) = (null_mut(), null_mut());
    let xml = c"<domainsnapshot/>".as_ptr();
    let on_domain =
        |call: unsafe extern "C" fn(virDomainPtr, u32) -> c_int| Some(replay.number(|_| unsafe { call(domain, 0) }));
    let on_snapshot = |call: unsafe extern "C" fn(virDomainSnapshotPtr, u32) -> c_int| {
        Some(replay.number(|_| unsafe { call(snapshot, 0) }))
    };
    let lib = &replay.lib;
    match row.call {
        "virDomainSnapshotNum" => on_domain(lib.virDomainSnapshotNum),
        "virDomainHasCurrentSnapshot" => on_domain(lib.virDomainHasCurrentSnapshot),
        "virDomainSnapshotNumChildren" => on_snapshot(lib.virDomainSnapshotNumChildren),
        "virDomainSnapshotDelete" => on_snapshot(lib.virDomainSnapshotDelete),
        "virDomainRevertToSnapshot" => on_snapshot(lib.virDomainRevertToSnapshot),
        "virDomainSnapshotIsCurrent" => on_snapshot(lib.virDomainSnapshotIsCurrent),
        "virDomainSnapshotHasMetadata" => on_snapshot(lib.virDomainSnapshotHasMetadata),
        "virDomainSnapshotFree" => Some(replay.number(|lib| unsafe { (lib.virDomainSnapshotFree)(snapshot) })),
        "virDomainSnapshotRef" => Some(replay.number(|lib| unsafe { (lib.virDomainSnapshotRef)(snapshot) })),
        "virDomainFree" => Some(replay.number(|lib| unsafe { (lib.virDomainFree)(domain) })),
        "virConnectClose" => Some(replay.number(|lib| unsafe { (lib.virConnectClose)(null_mut()) })),
        "virDomainListAllSnapshots" => {
            Some(replay.list(|lib, array| unsafe { (lib.virDomainListAllSnapshots)(domain, array, 0) }))
        }
        "virDomainSnapshotListAllChildren" => {
            Some(replay.list(|lib, array| unsafe { (lib.virDomainSnapshotListAllChildren)(snapshot, array, 0) }))
        }
        "virDomainSnapshotListNames" => {
            Some(replay.names(1, |lib, array| unsafe { (lib.virDomainSnapshotListNames)(domain, array, 1, 0) }))
        }
        "virDomainSnapshotGetName" => Some(replay.text(|lib| unsafe { (lib.virDomainSnapshotGetName)(snapshot) })),
        "virDomainSnapshotGetXMLDesc" => {
            Some(replay.xml("(null)", |lib| unsafe { (lib.virDomainSnapshotGetXMLDesc)(snapshot, 0) }))
        }
        "virDomainSnapshotGetDomain" => {
            Some(replay.pointer("d", |lib| unsafe { (lib.virDomainSnapshotGetDomain)(snapshot) }))
        }
        "virDomainSnapshotGetConnect" => {
            Some(replay.pointer("conn", |lib| unsafe { (lib.virDomainSnapshotGetConnect)(snapshot) }))
        }
        "virDomainSnapshotCreateXML" => {
            Some(replay.named(true, |lib| unsafe { (lib.virDomainSnapshotCreateXML)(domain, xml, 0) }))
        }
        "virDomainSnapshotLookupByName" => {
            Some(replay.named(true, |lib| unsafe { (lib.virDomainSnapshotLookupByName)(domain, c"a".as_ptr(), 0) }))
        }
        "virDomainSnapshotCurrent" => {
            Some(replay.named(true, |lib| unsafe { (lib.virDomainSnapshotCurrent)(domain, 0) }))
        }
        "virDomainSnapshotGetParent" => {
            Some(replay.named(true, |lib| unsafe { (lib.virDomainSnapshotGetParent)(snapshot, 0) }))
        }
        _ => None,
    }
}

/// `# wrong class / freed (each in a forked child)`: what is recorded here is that nothing bad
/// happens, so each call is made where it can do no harm. Freed memory is read on purpose.
pub(crate) fn foreign(replay: &mut Replay, row: &Row) -> Option<Answer> {
    let replay = &*replay;
    let domain_num = |handle: *mut c_void| {
        in_a_child(|| replay.number(|lib| unsafe { (lib.virDomainSnapshotNum)(handle.cast(), 0) }))
    };
    let snapshot_name = |handle: *mut c_void| {
        in_a_child(|| replay.text(|lib| unsafe { (lib.virDomainSnapshotGetName)(handle.cast()) }))
    };
    Some(match (row.call, row.arguments) {
        ("virDomainSnapshotNum", "domain=<virConnectPtr>") => domain_num(replay.conn.cast()),
        ("virDomainSnapshotNum", "domain=<freed>") => {
            let domain = unsafe { (replay.lib.virDomainLookupByName)(replay.conn, c"test".as_ptr()) };
            unsafe { (replay.lib.virDomainFree)(domain) };
            domain_num(domain.cast())
        }
        ("virDomainSnapshotNum", "domain=<zeroed memory>") => domain_num([0u64; 32].as_mut_ptr().cast()),
        ("virDomainSnapshotGetName", "snapshot=<virDomainPtr>") => snapshot_name(replay.domain.cast()),
        ("virDomainGetID", "domain=<virDomainSnapshotPtr>") => replay.with(c"a", |snapshot| {
            let id = || replay.number(|lib| unsafe { (lib.virDomainGetID)(snapshot.cast()) }.cast_signed());
            in_a_child(id)
        }),
        ("virDomainSnapshotGetName", "snapshot=<freed>") => snapshot_name(replay.with(c"a", |freed| freed).cast()),
        ("virDomainSnapshotFree", "snapshot=<freed>") => {
            let freed = replay.with(c"a", |freed| freed);
            in_a_child(|| replay.number(|lib| unsafe { (lib.virDomainSnapshotFree)(freed) }))
        }
        _ => return None,
    })
}

/// The answer of a call made in a child process; its value tells the signal if one ended it.
fn in_a_child(call: impl FnOnce() -> Answer) -> Answer {
    let mut ends = [0; 2];
    assert_eq!(unsafe { libc::pipe(ends.as_mut_ptr()) }, 0);
    let [reading, writing] = ends;
    let child = unsafe { libc::fork() };
    if child == 0 {
        let text = call().write();
        unsafe {
            libc::write(writing, text.as_ptr().cast(), text.len());
            libc::_exit(0);
        }
    }
    let mut buffer = [0u8; 4096];
    let mut status = 0;
    let length = unsafe {
        libc::close(writing);
        libc::waitpid(child, &raw mut status, 0);
        let length = libc::read(reading, buffer.as_mut_ptr().cast(), buffer.len());
        libc::close(reading);
        usize::try_from(length).unwrap()
    };
    if status != 0 {
        return Answer { value: format!("the process ended with status {status}"), ..Answer::default() };
    }
    Answer::read(&str::from_utf8(&buffer[..length]).unwrap().split('\t').collect::<Vec<_>>())
}

/// `# read-only connection`
pub(crate) fn read_only(replay: &mut Replay, row: &Row) -> Option<Answer> {
    let conn = unsafe { (replay.lib.virConnectOpenReadOnly)(c"test:///default".as_ptr()) };
    let domain = unsafe { (replay.lib.virDomainLookupByName)(conn, c"test".as_ptr()) };
    let snapshot = unsafe { (replay.lib.virDomainSnapshotLookupByName)(domain, c"a".as_ptr(), 0) };
    assert!(!snapshot.is_null(), "there is no snapshot to look at");
    let answer = refused(replay, row, conn, domain, snapshot);
    unsafe {
        (replay.lib.virDomainSnapshotFree)(snapshot);
        (replay.lib.virDomainFree)(domain);
        (replay.lib.virConnectClose)(conn);
    }
    answer
}

fn refused(
    replay: &Replay,
    row: &Row,
    conn: virConnectPtr,
    domain: virDomainPtr,
    snapshot: virDomainSnapshotPtr,
) -> Option<Answer> {
    let flags = if row.arguments == "SECURE" { VIR_DOMAIN_SNAPSHOT_XML_SECURE.cast_unsigned() } else { 0 };
    let xml = c"<domainsnapshot/>".as_ptr();
    Some(match row.call.strip_prefix("ro ")? {
        "virDomainListAllSnapshots" => {
            replay.list(|lib, array| unsafe { (lib.virDomainListAllSnapshots)(domain, array, 0) })
        }
        "virDomainSnapshotLookupByName" => {
            replay.pointer("s", |lib| unsafe { (lib.virDomainSnapshotLookupByName)(domain, c"a".as_ptr(), 0) })
        }
        "virDomainSnapshotGetXMLDesc" => {
            replay.xml("NULL", |lib| unsafe { (lib.virDomainSnapshotGetXMLDesc)(snapshot, flags) })
        }
        "virDomainGetXMLDesc" => replay.xml("NULL", |lib| unsafe { (lib.virDomainGetXMLDesc)(domain, flags) }),
        "virDomainSnapshotDelete" => replay.number(|lib| unsafe { (lib.virDomainSnapshotDelete)(snapshot, 0) }),
        "virDomainRevertToSnapshot" => replay.number(|lib| unsafe { (lib.virDomainRevertToSnapshot)(snapshot, 0) }),
        "virDomainSnapshotCreateXML" => {
            replay.named(true, |lib| unsafe { (lib.virDomainSnapshotCreateXML)(domain, xml, 0) })
        }
        "virDomainUndefine" => replay.number(|lib| unsafe { (lib.virDomainUndefine)(domain) }),
        "virDomainDestroy" => replay.number(|lib| unsafe { (lib.virDomainDestroy)(domain) }),
        "virDomainCreate" => replay.number(|lib| unsafe { (lib.virDomainCreate)(domain) }),
        "virDomainDefineXML" => replay.pointer("d", |lib| unsafe { (lib.virDomainDefineXML)(conn, xml) }),
        _ => return None,
    })
}
