//! Snapshots of a domain with disks of all sorts, off and running.

use std::ffi::CString;

use crate::domains::define;
use crate::replay::Replay;
use crate::table::{Answer, Row};

/// `# disk domain`
pub(crate) fn of_domain(replay: &mut Replay, row: &Row) -> Option<Answer> {
    match row.call {
        "virDomainDefineXML" => Some(define(replay, &domain())),
        "virDomainCreate" => Some(replay.number(|lib| unsafe { (lib.virDomainCreate)(replay.domain) })),
        "xml" => Some(replay.number(|_| 0).with_value(std::mem::take(&mut replay.description))),
        "virDomainSnapshotCreateXML" => {
            let (_, what) = row.words().split_once(") ")?;
            let inside = CONTENTS.iter().find(|(name, _)| *name == what)?.1;
            let xml = format!("<domainsnapshot><name>y</name>{inside}</domainsnapshot>");
            let answer = replay.create(xml.as_bytes(), row.flags());
            if answer.code == 0 {
                replay.description = replay.with(c"y", |snapshot| describe(replay, snapshot));
            }
            replay.forget_all_but(&[]);
            Some(answer)
        }
        _ => None,
    }
}

/// What a description says before the domain, in one line.
fn describe(replay: &Replay, snapshot: virt::abi::virDomainSnapshotPtr) -> String {
    let text = unsafe { (replay.lib.virDomainSnapshotGetXMLDesc)(snapshot, 0) };
    assert!(!text.is_null());
    let xml = unsafe { std::ffi::CStr::from_ptr(text) }.to_str().unwrap().replace('\n', " ");
    unsafe { libc::free(text.cast()) };
    xml.split("<domain ").next().unwrap().to_owned()
}

/// The domain `dd`: `vda` and `vdb` are files that exist, `vdc` is none, `vdd` opts out, `hdc` is read-only.
fn domain() -> CString {
    let folder = env!("CARGO_MANIFEST_DIR");
    let disk = |target: &str, source: &str, more: &str| {
        format!("<disk type='file' device='disk'{more}><source file='{source}'/><target dev='{target}'/></disk>")
    };
    let disks = [
        disk("vda", &format!("{folder}/Cargo.toml"), ""),
        disk("vdb", &format!("{folder}/README.md"), ""),
        "<disk type='block' device='disk'><source dev='/dev/null'/><target dev='vdc'/></disk>".to_owned(),
        disk("vdd", "/nonexistent/vdd", " snapshot='no'"),
        "<disk type='file' device='cdrom'><target dev='hdc' bus='ide'/><readonly/></disk>".to_owned(),
    ];
    let disks = disks.join("");
    let text = format!(
        "<domain type='test'><name>dd</name><memory>1024</memory><os><type>hvm</type></os>\
         <devices>{disks}</devices></domain>"
    );
    CString::new(text).unwrap()
}

/// What the words of a row stand for.
#[rustfmt::skip]
const CONTENTS: &[(&str, &str)] = &[
    ("plain", ""),
    ("disk-only", ""),
    ("vda internal", "<disks><disk name='vda' snapshot='internal'/></disks>"),
    ("vda external", "<disks><disk name='vda' snapshot='external'/></disks>"),
    ("vda external DO", "<disks><disk name='vda' snapshot='external'/></disks>"),
    ("vda ext file DO", "<disks><disk name='vda' snapshot='external'><source file='/tmp/o'/></disk></disks>"),
    ("by path DO", "<disks><disk name='/nonexistent/vdd' snapshot='external'/></disks>"),
    ("vda no DO", "<disks><disk name='vda' snapshot='no'/></disks>"),
    ("all no DO", "<disks><disk name='vda' snapshot='no'/><disk name='vdb' snapshot='no'/><disk name='vdc' snapshot='no'/></disks>"),
    ("internal DO", "<disks><disk name='vda' snapshot='internal'/></disks>"),
    ("mem ext", "<memory snapshot='external' file='/tmp/m'/>"),
    ("mem ext disk internal", "<memory snapshot='external' file='/tmp/m'/><disks><disk name='vda' snapshot='internal'/></disks>"),
    ("bad disk", "<disks><disk name='vdz'/></disks>"),
    ("dup disk", "<disks><disk name='vda'/><disk name='vda'/></disks>"),
    ("cdrom external", "<disks><disk name='hdc' snapshot='external'/></disks>"),
    ("vdc block external", "<disks><disk name='vdc' snapshot='external'/></disks>"),
    ("vda manual", "<disks><disk name='vda' snapshot='manual'/></disks>"),
];
