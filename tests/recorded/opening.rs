//! Connections, and domains found by name, id and UUID.

use std::ffi::{CStr, CString};
use std::ptr::null_mut;

use crate::replay::Replay;
use crate::table::{Answer, Row};

/// Where the recording had the file of a broken node.
const RECORDED_FOLDER: &str = "/scratch/";

/// `# open`
pub(crate) fn open(replay: &mut Replay, row: &Row) -> Option<Answer> {
    let call = match row.call {
        "virConnectOpen" => replay.lib.virConnectOpen,
        "virConnectOpenReadOnly" => replay.lib.virConnectOpenReadOnly,
        _ => return None,
    };
    if !row.arguments.contains(RECORDED_FOLDER) {
        return Some(connect(replay, call, row.arguments));
    }
    let folder = format!("{}/recorded-{}/", std::env::temp_dir().display(), std::process::id());
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(format!("{folder}bad.xml"), "<node><bad\n").unwrap();
    let answer = connect(replay, call, &row.arguments.replace(RECORDED_FOLDER, &folder));
    std::fs::remove_dir_all(&folder).unwrap();
    let restored = answer.write().replace(&folder, RECORDED_FOLDER);
    Some(Answer::read(&restored.split('\t').collect::<Vec<_>>()))
}

type Open = unsafe extern "C" fn(*const std::ffi::c_char) -> virt::abi::virConnectPtr;

fn connect(replay: &Replay, open: Open, uri: &str) -> Answer {
    let uri = CString::new(uri).unwrap();
    let mut connection = null_mut();
    let answer = replay.pointer("conn", |_| {
        connection = unsafe { open(uri.as_ptr()) };
        connection
    });
    if !connection.is_null() {
        unsafe { (replay.lib.virConnectClose)(connection) };
    }
    answer
}

/// `# lookup`
pub(crate) fn lookup(replay: &mut Replay, row: &Row) -> Option<Answer> {
    let by_name = |conn, name: Option<&CStr>| {
        let name = name.map_or(std::ptr::null(), CStr::as_ptr);
        replay.pointer("d", |lib| unsafe { (lib.virDomainLookupByName)(conn, name) })
    };
    let by_id = |id| replay.pointer("d", |lib| unsafe { (lib.virDomainLookupByID)(replay.conn, id) });
    let by_uuid = |text: &CStr| {
        replay.pointer("d", |lib| unsafe { (lib.virDomainLookupByUUIDString)(replay.conn, text.as_ptr()) })
    };
    Some(match (row.call, row.arguments) {
        ("virDomainGetID", "test") => replay.number(|lib| unsafe { (lib.virDomainGetID)(replay.domain) }.cast_signed()),
        ("virDomainLookupByName", "nope") => by_name(replay.conn, Some(c"nope")),
        ("virDomainLookupByName", "NULL name") => by_name(replay.conn, None),
        ("virDomainLookupByName", "NULL conn") => by_name(null_mut(), Some(c"test")),
        ("virDomainLookupByID", id) => by_id(id.parse().ok()?),
        ("virDomainLookupByUUIDString", "bad") => by_uuid(c"bad"),
        ("virDomainLookupByUUIDString", "zero") => by_uuid(c"00000000-0000-0000-0000-000000000000"),
        _ => return None,
    })
}
