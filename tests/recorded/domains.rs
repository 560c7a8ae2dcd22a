//! Domains that have snapshots: undefined, renamed, gone.

use std::ffi::{CStr, CString};

use virt::abi::*;

use crate::creating::named;
use crate::replay::Replay;
use crate::table::{Answer, Row};

/// `# domain ops with snapshots`
pub(crate) fn changed(replay: &mut Replay, row: &Row) -> Option<Answer> {
    let domain = replay.domain;
    let undefine = |flags| replay.number(|lib| unsafe { (lib.virDomainUndefineFlags)(domain, flags) });
    let rename = |name: &CStr| replay.number(|lib| unsafe { (lib.virDomainRename)(domain, name.as_ptr(), 0) });
    Some(match (row.call, row.arguments) {
        ("virDomainUndefine", _) => replay.number(|lib| unsafe { (lib.virDomainUndefine)(domain) }),
        ("virDomainUndefineFlags", "0") => undefine(0),
        ("virDomainUndefineFlags", "MANAGED_SAVE") => undefine(VIR_DOMAIN_UNDEFINE_MANAGED_SAVE.cast_unsigned()),
        ("virDomainUndefineFlags", "1<<20") => undefine(1 << 20),
        ("virDomainRename", "empty") => rename(c""),
        ("virDomainRename", words) => rename(&CString::new(words.split(' ').next()?).ok()?),
        ("virDomainGetName", _) => replay.text(|lib| unsafe { (lib.virDomainGetName)(domain) }),
        ("virDomainSnapshotNum", _) => replay.number(|lib| unsafe { (lib.virDomainSnapshotNum)(domain, 0) }),
        _ => return None,
    })
}

/// `# undefine/destroy of active with snapshots`
pub(crate) fn ended(replay: &mut Replay, row: &Row) -> Option<Answer> {
    let domain = replay.domain;
    Some(match (row.call, row.words()) {
        ("virDomainSnapshotCreateXML", name) => {
            if name == "U" && unsafe { (replay.lib.virDomainIsActive)(domain) } == 0 {
                assert_eq!(unsafe { (replay.lib.virDomainCreate)(domain) }, 0);
            }
            named(replay, name, row)
        }
        ("virDomainUndefine", _) => replay.number(|lib| unsafe { (lib.virDomainUndefine)(domain) }),
        ("virDomainIsPersistent", _) => replay.number(|lib| unsafe { (lib.virDomainIsPersistent)(domain) }),
        ("virDomainDestroy", _) => replay.number(|lib| unsafe { (lib.virDomainDestroy)(domain) }),
        ("virDomainSnapshotNum", _) => replay.number(|lib| unsafe { (lib.virDomainSnapshotNum)(domain, 0) }),
        ("virDomainListAllSnapshots", _) => {
            replay.list(|lib, array| unsafe { (lib.virDomainListAllSnapshots)(domain, array, 0) })
        }
        _ => return None,
    })
}

/// `# define + undefine flags`: another domain, which is gone at the end.
pub(crate) fn defined(replay: &mut Replay, row: &Row) -> Option<Answer> {
    const N: &CStr = c"<domain type='test'><name>n</name><uuid>4a1d8f16-66e4-4a38-9311-74180a4c8961</uuid>\
        <memory>1024</memory><os><type>hvm</type></os></domain>";
    let domain = replay.domain;
    Some(match (row.call, row.words()) {
        ("virDomainDefineXML", "n") => define(replay, N),
        ("virDomainSnapshotCreateXML", name) => named(replay, name, row),
        ("virDomainUndefineFlags", "SNAPSHOTS_METADATA") => replay.number(|lib| unsafe {
            (lib.virDomainUndefineFlags)(domain, VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA.cast_unsigned())
        }),
        ("virDomainIsPersistent", _) => replay.number(|lib| unsafe { (lib.virDomainIsPersistent)(domain) }),
        _ => return None,
    })
}

/// Defines a domain, which the rows that follow mean.
pub(crate) fn define(replay: &mut Replay, xml: &CStr) -> Answer {
    let mut defined = std::ptr::null_mut();
    let answer = replay.pointer("d", |lib| {
        defined = unsafe { (lib.virDomainDefineXML)(replay.conn, xml.as_ptr()) };
        defined
    });
    if !defined.is_null() {
        unsafe { (replay.lib.virDomainFree)(replay.domain) };
        replay.domain = defined;
    }
    answer
}

/// `# close`: handles made from a connection hold it.
pub(crate) fn close(replay: &mut Replay, row: &Row) -> Option<Answer> {
    (row.call == "virConnectClose").then(|| replay.number(|lib| unsafe { (lib.virConnectClose)(replay.conn) }))
}
