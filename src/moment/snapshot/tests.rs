//! Snapshots: what is read, refused, filled in and written. Codes, origins and messages are those that
//! libvirt 11.3.0 gives for the same.

use super::*;
use crate::conf::domain::{Definitions, Disk};
use crate::error::{Code, Origin};
use crate::moment::{Deletion, Plan, Scope};
use crate::xml;

const UUID: Uuid = [7; 16];
const CREATE: Purpose = Purpose::Create { now: 1_795_375_043, offline: false };

fn disk(target: &str, source: Option<&str>) -> Disk {
    Disk {
        target: target.to_owned(),
        device: "disk".to_owned(),
        bus: "virtio".to_owned(),
        source_type: "file".to_owned(),
        source: source.map(str::to_owned),
        format: None,
        snapshot: None,
        empty: source.is_none(),
        read_only: false,
    }
}

/// A domain with disks: vda and vdb as usual, vdc whose owner wants no snapshots, hdc read-only, sda
/// empty.
pub(in crate::moment) fn domain() -> Arc<DomainDef> {
    let mut disks = vec![
        disk("vda", Some("/img/a.qcow2")),
        disk("vdb", Some("/img/b")),
        disk("vdc", Some("/img/c")),
        disk("hdc", Some("/img/cd")),
        disk("sda", None),
    ];
    disks[2].snapshot = Some(SnapshotMode::No);
    disks[3].read_only = true;
    with_disks(disks)
}

/// A domain with these disks.
fn with_disks(disks: Vec<Disk>) -> Arc<DomainDef> {
    let uuid = uuid::format(&UUID);
    let text = format!(
        "<domain type='test'><name>dom</name><uuid>{uuid}</uuid><memory>1</memory><os><type>hvm</type></os></domain>"
    );
    let mut def = DomainDef::parse(text.as_bytes()).unwrap();
    def.disks = disks;
    Arc::new(def)
}

fn parse(within: &str, purpose: Purpose) -> Result<SnapshotDocument, Error> {
    SnapshotDocument::parse(format!("<domainsnapshot>{within}</domainsnapshot>").as_bytes(), purpose, false)
}

fn load(within: &str) -> Result<SnapshotDocument, Error> {
    let text = format!("<domainsnapshot>{within}</domainsnapshot>");
    SnapshotDocument::load(&xml::parse(text.as_bytes(), None).unwrap(), &mut Definitions::default())
}

fn create(snapshots: &mut Snapshots, within: &str) -> Result<Id, Error> {
    snapshots.create(parse(within, CREATE)?, &domain(), State::Running, false)
}

/// The description of one that exists, without its end and what comes before its name.
fn known(name: &str, state: &str, more: &str) -> String {
    format!("<name>{name}</name><state>{state}</state><creationTime>5</creationTime>{more}")
}

fn redefine(snapshots: &mut Snapshots, within: &str, with_domain: bool) -> Result<Id, Error> {
    let mut document = parse(within, Purpose::Redefine)?;
    document.domain = with_domain.then(domain);
    snapshots.redefine(document, &UUID, false)
}

/// The error as C sees it: code, origin and the message without the code's wording.
fn seen<T>(result: Result<T, Error>) -> (Code, Origin, String) {
    let Err(error) = result else { panic!("no error") };
    let error = error.into_error(Origin::Test);
    (error.code(), error.fields().origin, error.fields().str2.clone().unwrap_or_default())
}

fn modes(def: &SnapshotDef) -> String {
    let modes: Vec<_> = def.disks.iter().map(|disk| format!("{}={}", disk.name, mode_of(disk))).collect();
    modes.join(" ")
}

fn mode_of(disk: &SnapshotDisk) -> &'static str {
    disk.mode.map_or("-", super::disk::mode_name)
}

/// What is described, up to the domain.
fn described(snapshots: &Snapshots, id: Id) -> String {
    let form = SnapshotForm { uuid: &UUID, secure: false, active: false };
    let text = snapshots.describe(id, form);
    text.split("  <domain>").next().unwrap_or_default().to_owned()
}

#[test]
fn a_new_one_gets_name_time_state_memory_and_disks() {
    let mut snapshots = Snapshots::default();
    let id = create(&mut snapshots, "").unwrap();
    let entry = snapshots.entry(id).unwrap();
    let def = entry.value().unwrap();
    assert_eq!(entry.name(), &"1795375043");
    assert_eq!((def.created, def.state, def.memory()), (1_795_375_043, State::Running, Memory::Internal));
    assert_eq!(modes(def), "vda=internal vdb=internal vdc=no hdc=no sda=no");
    assert!(!def.is_external());
    assert_eq!(snapshots.current().unwrap().id(), id);
}

#[test]
fn what_is_the_takers_to_say_does_not_count_in_a_new_one() {
    let mut snapshots = Snapshots::default();
    let within = "<name>x</name><state>paused</state><creationTime>9</creationTime><parent><name>nope</name></parent>
        <memory snapshot='no'/><cookie><c/></cookie><domain type='test'/><active>x</active>";
    let id = create(&mut snapshots, within).unwrap();
    let def = snapshots.value(id).unwrap();
    assert_eq!((def.created, def.state, def.memory()), (1_795_375_043, State::Running, Memory::Internal));
    assert!(def.cookie().is_none() && snapshots.entry(id).unwrap().parent().is_none());
}

#[test]
fn the_state_of_the_domain_decides_about_the_memory() {
    let mut snapshots = Snapshots::default();
    let mut taken = |name: &str, state, disk_only| {
        let document = parse(&format!("<name>{name}</name>"), CREATE).unwrap();
        let id = if disk_only {
            // Nothing on the way to a file that exists.
            let mut bare = DomainDef::clone(&domain());
            bare.disks.clear();
            snapshots.create(document, &Arc::new(bare), state, true).unwrap()
        } else {
            snapshots.create(document, &domain(), state, false).unwrap()
        };
        let def = snapshots.value(id).unwrap();
        (def.state, def.memory(), def.class().phase) == (def.state, Memory::No, def.class().phase)
    };
    assert!(taken("off", State::Shutoff, false));
    assert!(!taken("paused", State::Paused, false));
    assert!(taken("disks", State::Running, true));
    assert!(taken("disks of one that is off", State::Shutoff, true));
    let states: Vec<_> = snapshots
        .walk(crate::moment::forest::Route::Creation, crate::moment::forest::Kinds::ALL)
        .map(|entry| entry.value().unwrap().state)
        .collect();
    assert_eq!(states, [State::Shutoff, State::Paused, State::DiskSnapshot, State::Shutoff]);
}

#[test]
fn unchanged_domains_share_definition_and_disks() {
    let mut snapshots = Snapshots::default();
    let domain = domain();
    for number in 0..3 {
        let document = parse(&format!("<name>{number}</name>"), CREATE).unwrap();
        snapshots.create(document, &domain, State::Running, false).unwrap();
    }
    let defs: Vec<_> = ["0", "1", "2"].iter().map(|name| snapshots.require(name).unwrap().value().unwrap()).collect();
    assert!(defs.windows(2).all(|pair| Arc::ptr_eq(&pair[0].disks, &pair[1].disks)));
    assert_eq!(Arc::strong_count(&domain), 4);
    // Also where each came with a copy of its own.
    let mut snapshots = Snapshots::default();
    let first = redefine(&mut snapshots, &known("a", "running", ""), true).unwrap();
    let second = redefine(&mut snapshots, &known("b", "running", "<parent><name>a</name></parent>"), true).unwrap();
    let of = |id| snapshots.value(id).unwrap();
    assert!(Arc::ptr_eq(of(first).domain.as_ref().unwrap(), of(second).domain.as_ref().unwrap()));
    assert!(Arc::ptr_eq(&of(first).disks, &of(second).disks));
}

#[test]
fn one_of_a_million_takes_at_most_400_bytes() {
    // A definition without description, in the forest's two vectors with all the room that doubling
    // leaves, its name as malloc rounds it, and 8 bytes and a mark in the index at its emptiest.
    let slot = 32;
    let definition = size_of::<Option<SnapshotDef>>();
    let name = (16 + "snapshot-1000000".len() + 1 + 8).next_multiple_of(16);
    let index = (8 + 1) * 16 / 7;
    let leaf = 1;
    assert_eq!(definition, 64);
    assert!(2 * (slot + definition) + name + index + leaf <= 400);
}

#[test]
fn what_does_not_hang_together_is_refused() {
    for (within, code, origin, message) in [
        (
            "<memory snapshot='external'/>",
            Code::XmlError,
            Origin::DomainSnapshot,
            "external memory snapshots require a filename",
        ),
        (
            "<memory snapshot='internal' file='/tmp/m'/>",
            Code::XmlError,
            Origin::DomainSnapshot,
            "memory filename '/tmp/m' requires external snapshot",
        ),
        (
            "<memory snapshot='no' file=''/>",
            Code::XmlError,
            Origin::DomainSnapshot,
            "memory filename '' requires external snapshot",
        ),
        (
            "<memory snapshot='bogus'/>",
            Code::XmlError,
            Origin::Xml,
            "Invalid value for attribute 'snapshot' in element 'memory': 'bogus'.",
        ),
        (
            "<memory file='m'/>",
            Code::XmlError,
            Origin::DomainSnapshot,
            "memory snapshot file path (m) must be absolute",
        ),
        (
            "<memory snapshot='manual'/>",
            Code::XmlError,
            Origin::DomainSnapshot,
            "'manual' memory snapshot mode not supported",
        ),
        (
            "<disks><disk/></disks>",
            Code::InternalError,
            Origin::DomainSnapshot,
            "missing name from disk snapshot element",
        ),
        (
            "<disks><disk name='vda' snapshot='default'/></disks>",
            Code::XmlError,
            Origin::Xml,
            "Invalid value for attribute 'snapshot' in element 'disk': 'default'.",
        ),
        (
            "<disks><disk name='vda' type='none'/></disks>",
            Code::XmlError,
            Origin::Xml,
            "Invalid value for attribute 'type' in element 'disk': 'none'.",
        ),
        (
            "<disks><disk name='vda' type='dir'/></disks>",
            Code::XmlError,
            Origin::DomainSnapshot,
            "unsupported disk snapshot type 'dir'",
        ),
        (
            "<disks><disk name='vda'><driver type='none'/></disk></disks>",
            Code::ConfigUnsupported,
            Origin::DomainSnapshot,
            "unknown disk snapshot driver 'none'",
        ),
        (
            "<disks><disk name='vda'><source file='rel'/></disk></disks>",
            Code::XmlError,
            Origin::DomainSnapshot,
            "disk snapshot image path 'rel' must be absolute",
        ),
    ] {
        assert_eq!(seen(parse(within, CREATE)), (code, origin, message.to_owned()), "{within}");
    }
    let offline = Purpose::Create { now: 1, offline: true };
    let message = "memory state cannot be saved with offline or disk-only snapshot".to_owned();
    assert_eq!(
        seen(parse("<memory snapshot='internal'/>", offline)),
        (Code::XmlError, Origin::DomainSnapshot, message)
    );
}

#[test]
fn what_is_no_description_of_a_snapshot_is_refused() {
    let refusal = |document: &str, validate| seen(SnapshotDocument::parse(document.as_bytes(), CREATE, validate));
    let (code, origin, _) = refusal("<domainsnapshot>", false);
    assert_eq!((code, origin), (Code::XmlDetail, Origin::DomainSnapshot));
    let message = "expecting root element of 'domainsnapshot', not 'domain'".to_owned();
    assert_eq!(refusal("<domain/>", true), (Code::XmlError, Origin::Xml, message));
    let (code, origin, message) = refusal("<domainsnapshot><bogus/></domainsnapshot>", true);
    assert_eq!((code, origin), (Code::XmlInvalidSchema, Origin::Xml));
    assert!(message.ends_with("\nElement domainsnapshot has extra content: bogus\n"), "{message}");
    assert!(parse("<bogus/>", CREATE).is_ok());
}

#[test]
fn a_domain_in_a_valid_description_is_valid_or_only_named() {
    let parse = |domain: &str| {
        let document = format!("<domainsnapshot>{domain}</domainsnapshot>");
        SnapshotDocument::parse(document.as_bytes(), CREATE, true)
    };
    let full = "<name>d</name><memory>1</memory><os><type>hvm</type></os>";
    for domain in [
        "<domain><uuid>00000000-0000-4000-8000-000000000001</uuid></domain>".to_owned(),
        format!("<domain type='test'>{full}</domain><inactiveDomain type='test'>{full}</inactiveDomain>"),
    ] {
        assert!(parse(&domain).is_ok(), "{domain}");
    }
    for domain in [
        "<domain/>".to_owned(),
        "<domain><uuid>none</uuid></domain>".to_owned(),
        "<inactiveDomain><uuid>00000000-0000-4000-8000-000000000001</uuid></inactiveDomain>".to_owned(),
        format!("<domain type='test'>{full}<bogus/></domain>"),
    ] {
        let (code, origin, _) = seen(parse(&domain));
        assert_eq!((code, origin), (Code::XmlInvalidSchema, Origin::Xml), "{domain}");
    }
}

#[test]
fn disks_must_be_the_domains_and_take_part_alike() {
    let refusal = |disks: &str| {
        let result = create(&mut Snapshots::default(), &format!("<disks>{disks}</disks>"));
        let (code, origin, message) = seen(result);
        assert_eq!((code, origin), (Code::ConfigUnsupported, Origin::DomainSnapshot), "{message}");
        message
    };
    assert_eq!(refusal("<disk name='vdz'/>"), "no disk named 'vdz'");
    assert_eq!(refusal("<disk name='vda'/><disk name='/img/a.qcow2'/>"), "disk '/img/a.qcow2' specified twice");
    assert_eq!(refusal(&"<disk name='vda'/>".repeat(6)), "too many disk snapshot requests for domain");
    assert_eq!(refusal("<disk name='vda' snapshot='external'/>"), "disk 'vda' must use snapshot mode 'internal'");
    assert_eq!(refusal("<disk name='vda' snapshot='no'/>"), "disk 'vda' must use snapshot mode 'internal'");
    let with_file = "<disk name='vda' snapshot='internal'><source file='/x'/></disk>";
    assert_eq!(refusal(with_file), "file '/x' for disk 'vda' requires use of external snapshot mode");
    let mut snapshots = Snapshots::default();
    let disks = "<disks><disk name='vdc' snapshot='no'/><disk name='/img/b'/></disks>";
    let id = create(&mut snapshots, disks).unwrap();
    assert_eq!(modes(snapshots.value(id).unwrap()), "vda=internal vdb=internal vdc=no hdc=no sda=no");
}

#[test]
fn external_disks_get_a_file_beside_their_image() {
    let place = std::env::temp_dir().join(format!("snapshot-test-{}", std::process::id()));
    std::fs::create_dir_all(&place).unwrap();
    let image = |name: &str| {
        let path = place.join(name);
        std::fs::write(&path, "").unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (one, two, same) = (image("one.img"), image("two"), image("one.raw"));
    let of = |images: &[&str]| {
        let disks = ["vda", "vdb"].iter().zip(images).map(|(name, image)| disk(name, Some(image))).collect();
        with_disks(disks)
    };
    let mut snapshots = Snapshots::default();
    let mut take = |images: &[&str]| {
        let document = parse("<name>s</name><memory file='/m'/>", CREATE).unwrap();
        let id = snapshots.create(document, &of(images), State::Running, false)?;
        let def = snapshots.value(id).unwrap();
        let paths: Vec<_> = def.disks.iter().filter_map(|disk| disk.path.clone()).collect();
        assert_eq!(def.memory(), Memory::External("/m"));
        assert!(described(&snapshots, id).contains(&format!("<source file='{}'/>", paths[0])));
        snapshots.delete(id, Deletion::One);
        Ok::<_, Error>(paths)
    };
    let place = place.to_str().unwrap();
    assert_eq!(take(&[&one, &two]).unwrap(), [format!("{place}/one.s"), format!("{place}/two.s")]);
    let message = take(&[&one, &same]).unwrap_err().to_string();
    assert_eq!(message, "cannot generate external snapshot name for disk 'vdb': collision with disk 'vda'");
    let message = take(&[&one, "/not/there"]).unwrap_err().to_string();
    assert!(message.starts_with("source for disk 'vdb' is not a regular file"), "{message}");
    std::fs::remove_dir_all(place).unwrap();
}

#[test]
fn what_exists_must_tell_name_time_and_state() {
    for (within, code, message) in [
        ("", Code::XmlError, "a redefined snapshot must have a name"),
        ("<name>r</name>", Code::InternalError, "missing creationTime from existing snapshot"),
        (
            "<name>r</name><creationTime>x</creationTime>",
            Code::InternalError,
            "missing creationTime from existing snapshot",
        ),
        (
            "<name>r</name><creationTime>5 </creationTime>",
            Code::InternalError,
            "missing creationTime from existing snapshot",
        ),
        (
            "<name>r</name><creationTime>9223372036854775808</creationTime>",
            Code::InternalError,
            "missing creationTime from existing snapshot",
        ),
        ("<name>r</name><creationTime> 5</creationTime>", Code::XmlError, "missing state from existing snapshot"),
        (
            "<name>r</name><creationTime>+5</creationTime><state>bogus</state>",
            Code::ConfigUnsupported,
            "Invalid state 'bogus' in domain snapshot XML",
        ),
        (
            "<name>r</name><creationTime>-5</creationTime><state>nostate</state>",
            Code::ConfigUnsupported,
            "Invalid state 'nostate' in domain snapshot XML",
        ),
        (
            "<name>r</name><creationTime>5</creationTime><state>shutoff</state><memory snapshot='internal'/>",
            Code::XmlError,
            "memory state cannot be saved with offline or disk-only snapshot",
        ),
    ] {
        let expected = (code, Origin::DomainSnapshot, message.to_owned());
        assert_eq!(seen(parse(within, Purpose::Redefine)), expected, "{within}");
    }
    assert_eq!(seen(load(&known("r", "running", ""))).2, "Could not find 'active' element");
    assert!(load(&known("r", "running", "<active>7</active>")).unwrap().current);
}

#[test]
fn a_redefinition_fits_its_domain_and_what_was_there() {
    let mut snapshots = Snapshots::default();
    create(&mut snapshots, "<name>a</name>").unwrap();
    create(&mut snapshots, "<name>b</name>").unwrap();
    let parent = |name: &str| format!("<parent><name>{name}</name></parent>");
    let mut refusal = |within: String, with_domain| seen(redefine(&mut snapshots, &within, with_domain));
    let argument = |message: &str| (Code::InvalidArg, Origin::Domain, message.to_owned());
    let refused = |message: &str| (Code::InvalidArg, Origin::DomainSnapshot, message.to_owned());
    let missing = (Code::InternalError, Origin::DomainSnapshot, "missing domain in snapshot".to_owned());
    assert_eq!(refusal(known("r", "running", ""), false), missing);
    let orphan = known("r", "running", &parent("nope"));
    assert_eq!(refusal(orphan, true), argument("parent nope for moment r not found"));
    let own = known("r", "running", &parent("r"));
    assert_eq!(refusal(own, true), argument("cannot set moment r as its own parent"));
    let cycle = known("a", "running", &parent("b"));
    assert_eq!(refusal(cycle, false), argument("parent b would create cycle to a"));
    let online = "cannot change between online and offline snapshot state in snapshot a";
    assert_eq!(refusal(known("a", "shutoff", ""), false), refused(online));
    assert_eq!(refusal(known("a", "disk-snapshot", ""), false), refused(online));
    let mut document = parse(&known("r", "running", ""), Purpose::Redefine).unwrap();
    document.domain = Some(domain());
    let message = "definition for snapshot r must use uuid 09090909-0909-0909-0909-090909090909";
    assert_eq!(seen(snapshots.redefine(document.clone(), &[9; 16], false)), refused(message));
    let message = "disk-only flag for snapshot r requires disk-snapshot state";
    assert_eq!(seen(snapshots.redefine(document, &UUID, true)), refused(message));
    assert_eq!(snapshots.len(), 2);
}

#[test]
fn a_redefined_one_keeps_its_children_its_domain_and_its_place() {
    let mut snapshots = Snapshots::default();
    for name in ["a", "b", "c"] {
        create(&mut snapshots, &format!("<name>{name}</name>")).unwrap();
    }
    let id = redefine(&mut snapshots, &known("b", "paused", "<description>new</description>"), false).unwrap();
    let entry = snapshots.entry(id).unwrap();
    let def = entry.value().unwrap();
    assert_eq!((def.description.as_deref(), def.created, def.state), (Some("new"), 5, State::Paused));
    assert!(def.domain.is_some() && entry.parent().is_none() && entry.children() == 1);
    assert_eq!(snapshots.current().unwrap().name(), &"c");
    let names = |flags: u32| {
        let plan = Plan::of_snapshots(flags.into(), Scope::Domain);
        plan.list(&snapshots).map(|entry| entry.name().to_string()).collect::<Vec<_>>()
    };
    assert_eq!((names(0), names(1)), (vec!["a".into(), "b".into(), "c".into()], vec!["b".into(), "a".into()]));
}

#[test]
fn is_written_as_the_library_does() {
    let mut snapshots = Snapshots::default();
    create(&mut snapshots, "<name>p</name>").unwrap();
    let id = create(&mut snapshots, "<name>c &amp; d</name><description>de &lt;sc</description>").unwrap();
    let expected = "<domainsnapshot>
  <name>c &amp; d</name>
  <description>de &lt;sc</description>
  <state>running</state>
  <parent>
    <name>p</name>
  </parent>
  <creationTime>1795375043</creationTime>
  <memory snapshot='internal'/>
  <disks>
    <disk name='vda' snapshot='internal'/>
    <disk name='vdb' snapshot='internal'/>
    <disk name='vdc' snapshot='no'/>
    <disk name='hdc' snapshot='no'/>
    <disk name='sda' snapshot='no'/>
  </disks>
";
    assert!(described(&snapshots, id).starts_with(expected), "{}", described(&snapshots, id));
}

#[test]
fn external_parts_are_written_as_the_library_does() {
    let within = known(
        "x",
        "running",
        "<memory file='/m'/><disks><disk name='vda'><driver type='qcow2'><metadata_cache><max_size unit='bytes'>5</max_size>
         </metadata_cache></driver><source file='/x&amp;y' startupPolicy='optional'/></disk><disk name='vdb' type='network'>
         <source protocol='nbd' name='n'><host name='h' port='10'/></source></disk><disk name='vdc' snapshot='manual'/>
         <disk name='hdc' type='block'><snapshotDeleteInProgress/><source dev='/dev/x'/></disk></disks>
         <revertDisks><disk name='vda'><source file='/y'/></disk></revertDisks>",
    );
    let mut snapshots = Snapshots::default();
    let id = redefine(&mut snapshots, &within, true).unwrap();
    let expected = "<domainsnapshot>
  <name>x</name>
  <state>running</state>
  <creationTime>5</creationTime>
  <memory snapshot='external' file='/m'/>
  <disks>
    <disk name='vda' snapshot='external' type='file'>
      <driver type='qcow2'>
        <metadata_cache>
          <max_size unit='bytes'>5</max_size>
        </metadata_cache>
      </driver>
      <source file='/x&amp;y'/>
    </disk>
    <disk name='vdb' snapshot='external' type='network'>
      <source protocol='nbd' name='n'>
        <host name='h' port='10'/>
      </source>
    </disk>
    <disk name='vdc' snapshot='manual'/>
    <disk name='hdc' snapshot='external' type='block'>
      <snapshotDeleteInProgress/>
      <source dev='/dev/x'/>
    </disk>
    <disk name='sda' snapshot='no'/>
  </disks>
  <revertDisks>
    <disk name='vda' snapshot='external' type='file'>
      <source file='/y'/>
    </disk>
  </revertDisks>
";
    assert!(described(&snapshots, id).starts_with(expected), "{}", described(&snapshots, id));
    assert!(snapshots.value(id).unwrap().is_external());
}

#[test]
fn loaded_ones_are_as_their_file_has_them() {
    let document = |name: &str, more: &str| {
        load(&known(name, "running", &format!("{more}<active>{}</active>", u8::from(name == "b")))).unwrap()
    };
    let disks = "<disks><disk name='zz'/></disks>";
    let snapshots = Snapshots::of_documents(
        [document("b", &format!("{disks}<parent><name>a</name></parent>")), document("a", disks)],
        "dom",
    )
    .unwrap();
    let id = snapshots.find("b").unwrap();
    let form = SnapshotForm { uuid: &UUID, secure: false, active: true };
    let expected = "<domainsnapshot>
  <name>b</name>
  <state>running</state>
  <parent>
    <name>a</name>
  </parent>
  <creationTime>5</creationTime>
  <memory snapshot='internal'/>
  <disks>
    <disk name='zz'/>
  </disks>
  <domain>
    <uuid>07070707-0707-0707-0707-070707070707</uuid>
  </domain>
  <active>1</active>
</domainsnapshot>
";
    assert_eq!(snapshots.describe(id, form), expected);
    assert!(Arc::ptr_eq(&snapshots.value(id).unwrap().disks, &snapshots.require("a").unwrap().value().unwrap().disks));
    let wrong = Snapshots::of_documents([document("a", "<parent><name>x</name></parent>")], "dom");
    let message =
        "Snapshots have inconsistent relations for domain dom: snapshot a: its parent x is missing".to_owned();
    assert_eq!(seen(wrong), (Code::InternalError, Origin::Test, message));
}

#[test]
fn lookups_that_find_nothing_say_what_is_missing() {
    let mut snapshots = Snapshots::default();
    let not_found = |message: &str| (Code::NoDomainSnapshot, Origin::Test, message.to_owned());
    assert_eq!(seen(snapshots.require("x").map(|_| ())), not_found("no domain snapshot with matching name 'x'"));
    let message = "the domain does not have a current snapshot";
    assert_eq!(seen(snapshots.require_current().map(|_| ())), not_found(message));
    let id = create(&mut snapshots, "<name>a</name>").unwrap();
    let parent = snapshots.entry(id).unwrap().require_parent().map(|_| ());
    assert_eq!(seen(parent), not_found("snapshot 'a' does not have a parent"));
    let again = (Code::OperationFailed, Origin::Domain, "domain moment a already exists".to_owned());
    assert_eq!(seen(create(&mut snapshots, "<name>a</name>")), again);
}

#[test]
fn states_have_names_and_numbers_of_domains() {
    for (state, name) in STATES {
        assert_eq!((State::named(name), state.name()), (Some(state), name));
    }
    assert_eq!((State::of_domain(5), State::of_domain(8), State::of_domain(-1)), (Some(State::Shutoff), None, None));
}

/// Does what was done to libvirt 11.3.0, and compares after each step what it had: the refusal, the
/// current one, and the topological list.
#[test]
fn orders_and_refusals_are_those_that_were_recorded() {
    let mut snapshots = Snapshots::default();
    for (line, step) in include_str!("recorded.tsv").lines().enumerate().skip(1) {
        let cells: Vec<_> = step.split('\t').collect();
        let [operation, name, parent, refused, current, topological] = cells[..] else { panic!("line {line}") };
        let result = match operation {
            "create" => create(&mut snapshots, &format!("<name>{name}</name>")),
            "redefine" | "redefine current" => {
                let parent = match parent {
                    "-" => String::new(),
                    parent => format!("<parent><name>{parent}</name></parent>"),
                };
                redefine(&mut snapshots, &known(name, "running", &parent), true)
            }
            deletion => {
                let what = match deletion {
                    "delete" => Deletion::One,
                    "delete tree" => Deletion::Tree,
                    "delete descendants" => Deletion::Descendants,
                    other => panic!("{other}"),
                };
                let id = snapshots.find(name).unwrap();
                snapshots.delete(id, what);
                Ok(id)
            }
        };
        if operation == "redefine current"
            && let Ok(id) = result
        {
            snapshots.set_current(Some(id));
        }
        let refusal = result.err().map(|error| error.into_error(Origin::Test).to_string());
        let names: Vec<_> = Plan::of_snapshots(1024.into(), Scope::Domain)
            .list(&snapshots)
            .map(|entry| entry.name().as_str())
            .collect();
        let now = snapshots.current().map_or("-", |entry| entry.name().as_str());
        assert_eq!((refusal.as_deref().unwrap_or("-"), now), (refused, current), "line {line}: {step}");
        assert_eq!(names.join(" "), topological, "line {line}: {step}");
    }
}
