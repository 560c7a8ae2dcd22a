//! The definition of a domain: read, checked, completed and printed.
//!
//! A definition is kept as a tree of elements in the canonical form in which clients get it back.
//! What no libvirt has a rule for is left out.

mod abi_stability;
mod boot;
mod cachetune;
mod clock;
mod devices;
mod edit;
mod features;
mod numa;
mod parse_cache;
mod print;
mod read;
mod schema;
mod sysinfo;
mod threads;
mod tuning;

use std::sync::{Arc, OnceLock};

use super::{document, metadata, shape, value};
use crate::error::{Code, Error, Origin, Result};
use crate::uuid::Uuid;
use crate::xml::{Element, Node};
pub(super) use devices::{AUTH, BANDWIDTH, ENCRYPTION, INITIATOR, VLAN, check_pci, read_virtual_port};
pub use parse_cache::Definitions;
use print::Printed;
pub use read::KINDS;

pub use edit::{
    BlkioLimit, BlkioLimits, CpuMap, DISK_LIMITS, Device, DiskLimits, IoThreadUser, MemoryLimits, NUMA_MODES,
    PERF_EVENTS, Place, Rates, node_set,
};

/// What a disk's data is for a snapshot: the attribute `snapshot`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SnapshotMode {
    /// Left out.
    No,
    /// Kept within the same image.
    Internal,
    /// Kept in a file of its own.
    External,
    /// Done by somebody else while the domain is paused.
    Manual,
}

/// What moments need to know of a disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disk {
    /// The guest's name for it, such as `vda`.
    pub target: String,
    /// The kind of source: `file`, `block`, `network` and so on.
    pub source_type: String,
    /// The path of a file or block source, if it has one.
    pub source: Option<String>,
    /// The format of the image, if one is given.
    pub format: Option<String>,
    /// What the definition says about snapshots of it; read-only disks are left out unless it says
    /// something else.
    pub snapshot: Option<SnapshotMode>,
    /// Whether there is nothing in it.
    pub empty: bool,
    /// Whether the guest can only read it.
    pub read_only: bool,
    /// What the guest sees: `disk`, `cdrom`, `floppy` or `lun`.
    pub device: String,
    /// The bus that it is on, such as `virtio`.
    pub bus: String,
}

/// Which form of a domain's description is wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Form {
    /// The id of a running domain.
    pub id: Option<i32>,
    /// With passwords.
    pub secure: bool,
    /// Without what only a running domain has, its id among it.
    pub inactive: bool,
    /// Without what older releases would refuse.
    pub migratable: bool,
}

/// What happens when a domain ends in one of the ways that it can.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// It is gone.
    Destroy,
    /// It starts again.
    Restart,
    /// It starts again under a new name.
    RenameRestart,
    /// It stays as it is.
    Preserve,
    /// Its memory is dumped, then it is gone.
    CoredumpDestroy,
    /// Its memory is dumped, then it starts again.
    CoredumpRestart,
}

/// The definition of a domain.
#[derive(Clone, Debug)]
pub struct DomainDef {
    /// Its name.
    pub name: String,
    /// Its UUID.
    pub uuid: Uuid,
    /// Its disks, in order.
    pub disks: Vec<Disk>,
    printed: Printed,
    copies: Copies,
}

/// What is made of a definition for snapshots and checkpoints, once it is asked for.
#[derive(Clone, Debug, Default)]
struct Copies {
    /// Whether a second reading changes nothing.
    settled: OnceLock<bool>,
    migratable: OnceLock<Option<Arc<DomainDef>>>,
}

impl PartialEq for DomainDef {
    fn eq(&self, other: &DomainDef) -> bool {
        self.printed.root() == other.printed.root()
    }
}

impl Eq for DomainDef {}

impl DomainDef {
    /// Reads a definition from a document, as virDomainDefineXML takes it.
    ///
    /// # Errors
    /// When it is no XML, or not a domain, or as [`DomainDef::from_element`].
    pub fn parse(document: &[u8]) -> Result<DomainDef> {
        DomainDef::from_element(&document::read(document, "domain", Origin::Domain, None)?)
    }

    /// As [`DomainDef::parse`], of a document that may hold nothing that is not known.
    ///
    /// # Errors
    /// `Code::XmlInvalidSchema` when it does; and as there.
    pub fn parse_valid(document: &[u8]) -> Result<DomainDef> {
        DomainDef::from_element(&document::read(document, "domain", Origin::Domain, Some(schema::validate))?)
    }

    /// Refuses a description, in a document of another kind, that holds anything that is not known.
    ///
    /// # Errors
    /// `Code::XmlInvalidSchema` when it does.
    pub fn check_schema(element: &Element) -> Result<()> {
        schema::validate(element)
    }

    /// Refuses a name of several lines, which a definition may have but no domain that is defined.
    ///
    /// # Errors
    /// When the name holds a line break.
    pub fn check_name(&self) -> Result<()> {
        if self.name.contains('\n') {
            return Err(Error::new(Origin::Xml, Code::XmlDetail, "invalid char in name: \n"));
        }
        Ok(())
    }

    /// Reads a definition from an element; what is missing is made.
    ///
    /// # Errors
    /// As the original has them for what does not add up.
    pub fn from_element(element: &Element) -> Result<DomainDef> {
        let read::Canonical { name, uuid, root } = read::canonical(element)?;
        schema::report_unknown(element);
        let disks = disks_of(&root);
        Ok(DomainDef { name, uuid, disks, printed: Printed::new(root), copies: Copies::default() })
    }

    /// The definition as it is when its description is read again: controllers stand by their numbers
    /// then, and of the elements that applications keep there is one for each namespace. `None` if that
    /// changes nothing.
    pub fn read_again(&self) -> Option<DomainDef> {
        if self.copies.settled.get() == Some(&true) {
            return None;
        }
        // What was read once can be read again.
        let again = DomainDef::from_element(self.element()).ok();
        let changed = again.filter(|again| again != self);
        self.copies.settled.get_or_init(|| changed.is_none());
        changed
    }

    /// The definition without what its migratable form lacks; `None` if that has all of it.
    pub fn migratable(&self) -> Option<&Arc<DomainDef>> {
        let made = || DomainDef::from_element(&self.printed.migratable()?).ok().map(Arc::new);
        self.copies.migratable.get_or_init(made).as_ref()
    }

    /// Appends the definition as XML, indented by `indent` spaces.
    pub fn write(&self, out: &mut String, indent: usize, form: Form) {
        self.printed.write(out, indent, form);
    }

    /// No less memory, in bytes, than it takes to change the definition, or to print it in any form.
    pub fn weight(&self) -> usize {
        self.printed.weight()
    }

    /// The definition as XML of its own.
    pub fn to_xml(&self, form: Form) -> String {
        let mut out = String::new();
        self.write(&mut out, 0, form);
        out
    }

    /// The canonical form, passwords included.
    pub fn element(&self) -> &Element {
        self.printed.root()
    }

    /// The kind of hypervisor that it is for: the attribute `type`.
    pub fn kind(&self) -> &str {
        self.element().get("type").unwrap_or_default()
    }

    /// The short text for people, if it has one.
    pub fn title(&self) -> Option<String> {
        self.element().child_text("title")
    }

    /// The long text for people, if it has one.
    pub fn description(&self) -> Option<String> {
        self.element().child_text("description")
    }

    /// The kind of system that it runs: `hvm`, `xen` and so on.
    pub fn os_type(&self) -> String {
        self.element().child("os").and_then(|os| os.child_text("type")).unwrap_or_default()
    }

    /// The memory that it can have, in KiB.
    pub fn max_memory_kib(&self) -> u64 {
        self.size("memory")
    }

    /// The memory that it has, in KiB.
    pub fn memory_kib(&self) -> u64 {
        self.size("currentMemory")
    }

    fn size(&self, name: &str) -> u64 {
        self.element().child_text(name).and_then(|text| value::unsigned(&text, 10)).unwrap_or(0)
    }

    /// How many processors it can have.
    pub fn max_vcpus(&self) -> u32 {
        self.element().child_text("vcpu").and_then(|text| value::unsigned32(&text, 10)).unwrap_or(1)
    }

    /// How many processors it has.
    pub fn vcpus(&self) -> u32 {
        let current = self.element().child("vcpu").and_then(|vcpu| vcpu.get("current"));
        current.and_then(|text| value::unsigned32(text, 10)).unwrap_or_else(|| self.max_vcpus())
    }

    /// What happens when the guest turns itself off.
    pub fn on_poweroff(&self) -> Action {
        self.action("on_poweroff")
    }

    /// What happens when the guest restarts.
    pub fn on_reboot(&self) -> Action {
        self.action("on_reboot")
    }

    /// What happens when the guest crashes.
    pub fn on_crash(&self) -> Action {
        self.action("on_crash")
    }

    fn action(&self, name: &str) -> Action {
        match self.element().child_text(name).as_deref() {
            Some("restart") => Action::Restart,
            Some("rename-restart") => Action::RenameRestart,
            Some("preserve") => Action::Preserve,
            Some("coredump-destroy") => Action::CoredumpDestroy,
            Some("coredump-restart") => Action::CoredumpRestart,
            _ => Action::Destroy,
        }
    }

    /// Says what happens at an end such as `on_crash`; `action` is one of those that descriptions have.
    pub fn set_action(&mut self, end: &str, action: &str) {
        self.edit(|root| edit::put(root, end, Some(Element::with_text(end, action))));
    }

    /// The devices of a kind, such as `interface`, in their canonical form.
    pub fn devices<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.element().child("devices").into_iter().flat_map(move |devices| devices.all(name))
    }

    /// Gives it another name.
    pub fn set_name(&mut self, name: impl Into<String>) {
        self.name = name.into();
        let name = self.name.clone();
        self.edit(|root| set_text(root, "name", &name));
    }

    /// Sets the memory that it can have, in KiB.
    pub fn set_max_memory_kib(&mut self, size: u64) {
        self.edit(|root| set_text(root, "memory", &size.to_string()));
    }

    /// Sets the memory that it has, in KiB.
    pub fn set_memory_kib(&mut self, size: u64) {
        self.edit(|root| set_text(root, "currentMemory", &size.to_string()));
    }

    /// Names the host's end of each interface that has no name yet: `testnet0` and so on.
    pub fn name_interfaces(&mut self) {
        let target =
            |interface: &Element| interface.child("target").and_then(|target| target.get("dev")).map(str::to_owned);
        if self.devices("interface").all(|interface| target(interface).is_some()) {
            return;
        }
        self.edit(|root| {
            let Some(devices) = root.child_mut("devices") else { return };
            let taken: std::collections::HashSet<_> = devices.all("interface").filter_map(target).collect();
            let mut free = (0_u32..).map(|number| format!("testnet{number}")).filter(|name| !taken.contains(name));
            let unnamed = devices.elements_mut().filter(|device| device.is("interface") && target(device).is_none());
            for (interface, name) in unnamed.zip(&mut free) {
                devices::name_interface(interface, &name);
            }
        });
    }

    /// Changes the canonical form. The change must leave it one; name, UUID and disks follow it.
    pub fn edit(&mut self, change: impl FnOnce(&mut Element)) {
        let mut root = self.printed.take_root();
        change(&mut root);
        if let Some(name) = root.child_text("name") {
            self.name = name;
        }
        if let Some(uuid) = root.child_text("uuid").and_then(|text| crate::uuid::parse(&text)) {
            self.uuid = uuid;
        }
        self.disks = disks_of(&root);
        self.printed = Printed::new(root);
        self.copies = Copies::default();
    }
}

fn set_text(root: &mut Element, name: &str, text: &str) {
    if let Some(child) = root.child_mut(name) {
        child.nodes = vec![Node::text(text)];
    }
}

fn disks_of(root: &Element) -> Vec<Disk> {
    root.child("devices").into_iter().flat_map(|devices| devices.all("disk")).map(disk_of).collect()
}

fn disk_of(disk: &Element) -> Disk {
    let target = disk.child("target");
    let get = |element: Option<&Element>, name: &str| element.and_then(|one| one.get(name)).map(str::to_owned);
    let read_only = disk.child("readonly").is_some();
    let snapshot = match disk.get("snapshot") {
        Some("no") => Some(SnapshotMode::No),
        Some("internal") => Some(SnapshotMode::Internal),
        Some("external") => Some(SnapshotMode::External),
        Some("manual") => Some(SnapshotMode::Manual),
        _ => read_only.then_some(SnapshotMode::No),
    };
    let source = disk.child("source");
    Disk {
        target: get(target, "dev").unwrap_or_default(),
        source_type: disk.get("type").unwrap_or("file").to_owned(),
        source: get(source, "file").or_else(|| get(source, "dev")),
        format: get(disk.child("driver"), "type"),
        snapshot,
        empty: devices::is_empty(disk),
        read_only,
        device: disk.get("device").unwrap_or("disk").to_owned(),
        bus: get(target, "bus").unwrap_or_default(),
    }
}
