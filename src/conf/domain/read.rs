//! From a description as given to its canonical form.

use super::devices::{self, Devices, Machine};
use super::shape::Shape;
use super::threads::Threads;
use super::value;
use super::{boot, clock, features, metadata, numa, sysinfo, tuning};
use crate::conf::cpu::ARCHITECTURES;
use crate::error::{Code, Error, Origin, Result};
use crate::uuid::{self, Uuid};
use crate::xml::{Element, Node};

/// Kinds of hypervisor that a domain can be for.
pub const KINDS: [&str; 16] = [
    "qemu",
    "kqemu",
    "kvm",
    "xen",
    "lxc",
    "uml",
    "openvz",
    "test",
    "vmware",
    "hyperv",
    "vbox",
    "phyp",
    "parallels",
    "bhyve",
    "vz",
    "hvf",
];

const SYSTEMS: [&str; 6] = ["hvm", "xen", "linux", "exe", "uml", "xenpvh"];

/// All that stands directly in a domain, in the order in which it is written.
pub(super) const ELEMENTS: [&str; 44] = [
    "name",
    "uuid",
    "hwuuid",
    "genid",
    "title",
    "description",
    "metadata",
    "maxMemory",
    "memory",
    "currentMemory",
    "blkiotune",
    "memtune",
    "memoryBacking",
    "vcpu",
    "vcpus",
    "iothreads",
    "iothreadids",
    "defaultiothread",
    "throttlegroups",
    "cputune",
    "numatune",
    "iommufd",
    "resource",
    "sysinfo",
    "bootloader",
    "bootloader_args",
    "os",
    "idmap",
    "features",
    "cpu",
    "clock",
    "on_poweroff",
    "on_reboot",
    "on_crash",
    "on_lockfailure",
    "pm",
    "perf",
    "devices",
    "seclabel",
    "keywrap",
    "launchSecurity",
    "actual",
    "privateData",
    "snapshot",
];

/// A description in its canonical form, with what it is known by.
pub(super) struct Canonical {
    pub(super) name: String,
    pub(super) uuid: Uuid,
    pub(super) root: Element,
}

/// Puts a description into its canonical form.
pub(super) fn canonical(raw: &Element) -> Result<Canonical> {
    let raw = &tidied(raw);
    let name = raw.child_text("name").ok_or_else(|| Error::bare(Origin::Domain, Code::NoName))?;
    let (mut uuid, generated) = read_uuid(raw)?;
    let mut top = Vec::new();
    let hardware = read_hwuuid(raw)?;
    let generation = read_genid(raw)?;
    let kind = read_kind(raw)?;
    let (system, arch) = read_system(raw)?;
    let labels = texts(raw, &mut top)?;
    let backing = read(&tuning::MEMORY_BACKING, raw)?;
    let memory = Memory::read(raw)?;
    let blkio = read(&tuning::BLKIOTUNE, raw)?;
    let memtune = read(&tuning::MEMTUNE, raw)?;
    let (threads, mut processors) = Threads::read(raw)?;
    let mut cputune = read(&tuning::CPUTUNE, raw)?;
    cputune.iter_mut().try_for_each(|tuning| threads.complete_tuning(tuning))?;
    // It may have spoken only of processors that cannot be there.
    cputune = cputune.filter(|tuning| !tuning.nodes.is_empty());
    let cpu = read(&numa::CPU, raw)?;
    numa::check_vcpus(cpu.as_ref(), &threads)?;
    let cells = numa::cells(cpu.as_ref()).count();
    let placement = place(raw, &mut processors, cputune.as_ref(), cells)?;
    let iommufd = read(&tuning::IOMMUFD, raw)?;
    let resource = read_resource(raw)?;
    let features = read(&features::FEATURES, raw)?;
    let lifecycle = clock::lifecycle(raw)?;
    let pm = read(&clock::PM, raw)?;
    let perf = read(&tuning::PERF, raw)?;
    let clock = clock::CLOCK.read(raw.child("clock").unwrap_or(&Element::new("clock")))?;
    let os = read_os(raw, &system, &arch)?;
    raw.child("throttlegroups").map_or(Ok(()), devices::check_group_numbers)?;
    let groups = read(&devices::THROTTLE_GROUPS, raw)?;
    let mut all = Devices::read(raw.child("devices"))?;
    let secrecy = raw.child("launchSecurity");
    let secrecy = secrecy.map(|given| sysinfo::LAUNCH_SECURITY.read(raw, given)).transpose()?.flatten();
    let idmap = read(&clock::IDMAP, raw)?;
    check_idmap(idmap.as_ref())?;
    let systems = read_sysinfo(raw, &mut uuid, generated)?;
    let keywrap = read(&features::KEYWRAP, raw)?;
    let boots = os.child("boot").is_some();
    let feature = |name: &str| features.as_ref().and_then(|features| features.child(name)).cloned();
    let machine = Machine {
        system: &system,
        arch: &arch,
        boots,
        no_ps2: feature("ps2").is_some_and(|ps2| ps2.get("state") == Some("off")),
        split_ioapic: feature("ioapic").is_some_and(|ioapic| ioapic.get("driver") == Some("qemu")),
        cells,
    };
    let memory = memory.complete(cells, cpu.as_ref(), all.memory())?;
    numa::check_model(raw)?;
    let booted = devices::complete(&mut all, machine)?;
    boot::check(raw, &os)?;
    secrecy.as_ref().map_or(Ok(()), sysinfo::check_launch_security)?;
    let os = default_boot(os, &system, boots || booted || raw.child_text("bootloader").is_some());
    if name.contains('/') {
        return Err(value::wrong(format!("name {name} cannot contain '/'")));
    }
    all.check_throttle(groups.as_ref())?;
    let backing = check_pages(backing, cells)?;

    let mut root = Element::new("domain").attribute("type", kind);
    let ids = [Element::with_text("name", name.clone()), Element::with_text("uuid", uuid::format(&uuid))];
    let parts = ids.into_iter().chain(hardware).chain(generation).chain(top).chain(memory);
    let parts = parts.chain(blkio).chain(memtune).chain(backing).chain(processors).chain(groups).chain(cputune);
    let parts = parts
        .chain(placement)
        .chain(iommufd)
        .chain(resource)
        .chain(systems)
        .chain(bootloader(raw))
        .chain([os])
        .chain(idmap);
    let parts =
        parts.chain(features).chain(cpu.filter(says_something)).chain(clock).chain(lifecycle).chain(pm).chain(perf);
    let parts = parts.chain([all.into_element()]).chain(labels).chain(keywrap).chain(secrecy);
    root.nodes = parts.map(Node::Element).collect();
    Ok(Canonical { name, uuid, root })
}

/// Containers that count together where they are there more than once.
const CONTAINERS: [&str; 15] = [
    "os",
    "features",
    "clock",
    "devices",
    "memtune",
    "memoryBacking",
    "blkiotune",
    "vcpus",
    "iothreadids",
    "cputune",
    "throttlegroups",
    "perf",
    "idmap",
    "keywrap",
    "pm",
];

/// The same, by the containers that they are in.
const WITHIN: [(&str, &str); 7] = [
    ("os", "acpi"),
    ("memoryBacking", "hugepages"),
    ("features", "hyperv"),
    ("features", "kvm"),
    ("features", "capabilities"),
    ("disk", "iotune"),
    ("filesystem", "idmap"),
];

/// The description without white space between elements, and with one container of each kind.
fn tidied(raw: &Element) -> Element {
    let mut tidy = raw.clone();
    drop_blanks(&mut tidy);
    for name in CONTAINERS {
        unite(&mut tidy, name);
    }
    // Of several processors the first one counts, but for the cells, which are sought in all.
    let cells: Vec<_> = tidy.all("cpu").skip(1).flat_map(|cpu| cpu.all("numa")).cloned().collect();
    if let Some(cpu) = tidy.child_mut("cpu") {
        cpu.nodes.extend(cells.into_iter().map(Node::Element));
        unite(cpu, "numa");
    }
    for parent in tidy.elements_mut() {
        unite_within(parent);
        if parent.is("devices") {
            parent.elements_mut().for_each(unite_within);
        }
    }
    tidy
}

/// Puts all containers in an element that count together into the first of each.
fn unite_within(parent: &mut Element) {
    for (above, name) in WITHIN {
        if parent.is(above) {
            unite(parent, name);
        }
    }
}

/// Puts all that is in containers of a name into the first; of an attribute that several have the first
/// one counts.
fn unite(parent: &mut Element, name: &str) {
    let others: Vec<_> = parent.all(name).skip(1).cloned().collect();
    let Some(first) = parent.child_mut(name).filter(|_| !others.is_empty()) else { return };
    for other in others {
        first.nodes.extend(other.nodes);
        for (name, value) in other.attributes {
            if first.get(&name).is_none() {
                first.set(&name, value);
            }
        }
    }
}

/// An element without white space between the elements in it.
pub(super) fn without_blanks(raw: &Element) -> Element {
    let mut tidy = raw.clone();
    drop_blanks(&mut tidy);
    tidy
}

/// Drops white space between elements, but not where they are mixed with text. Recursion is bounded
/// by the nesting that the parser allows.
fn drop_blanks(element: &mut Element) {
    let blank = |node: &Node| matches!(node, Node::Text(text) if text.trim_ascii().is_empty());
    let text = |node: &Node| matches!(node, Node::Text(_)) && !blank(node);
    if element.elements().next().is_some() && !element.nodes.iter().any(text) {
        element.nodes.retain(|node| !blank(node));
    }
    element.elements_mut().for_each(drop_blanks);
}

/// The canonical form of the first element that a shape describes.
fn read(shape: &Shape, raw: &Element) -> Result<Option<Element>> {
    raw.child(shape.name()).map_or(Ok(None), |given| shape.read(given))
}

fn says_something(element: &Element) -> bool {
    !element.attributes.is_empty() || !element.nodes.is_empty()
}

fn read_uuid(raw: &Element) -> Result<(Uuid, bool)> {
    let Some(text) = raw.child_text("uuid") else { return Ok((uuid::generate(), true)) };
    let wrong = || value::internal("malformed uuid element");
    Ok((uuid::parse(&text).ok_or_else(wrong)?, false))
}

/// The UUID that the guest's firmware shows, where that is another.
fn read_hwuuid(raw: &Element) -> Result<Option<Element>> {
    let Some(text) = raw.child_text("hwuuid") else { return Ok(None) };
    let id = uuid::parse(&text).ok_or_else(|| value::internal("malformed hwuuid element"))?;
    Ok(Some(Element::with_text("hwuuid", uuid::format(&id))))
}

fn read_genid(raw: &Element) -> Result<Option<Element>> {
    if raw.all("genid").count() > 1 {
        return Err(value::wrong("element 'genid' can only appear once"));
    }
    let Some(given) = raw.child("genid") else { return Ok(None) };
    let text = given.text();
    let wrong = || value::internal("malformed genid element");
    let id = if text.is_empty() { uuid::generate() } else { uuid::parse(&text).ok_or_else(wrong)? };
    Ok(Some(Element::with_text("genid", uuid::format(&id))))
}

fn read_kind(raw: &Element) -> Result<String> {
    let kind = raw.get("type").filter(|kind| !kind.is_empty());
    let kind = kind.ok_or_else(|| value::internal("missing domain type attribute"))?;
    if !KINDS.contains(&kind) && kind != "none" {
        return Err(value::unsupported(format!("invalid domain type {kind}")));
    }
    Ok(kind.to_owned())
}

/// The kind of system and the architecture.
pub(super) fn read_system(raw: &Element) -> Result<(String, String)> {
    let given = raw.child("os").and_then(|os| os.child("type"));
    let system = match given.map(Element::text).filter(|text| !text.is_empty()) {
        Some(system) => system,
        None if raw.child_text("bootloader").is_some() => "xen".to_owned(),
        None => return Err(value::wrong("an os <type> must be specified")),
    };
    if !SYSTEMS.contains(&system.as_str()) {
        return Err(value::unsupported(format!("unknown OS type '{system}'")));
    }
    let arch = given.and_then(|given| given.get("arch")).filter(|arch| !arch.is_empty()).unwrap_or("i686");
    if !ARCHITECTURES.contains(&arch) {
        return Err(value::unsupported(format!("Unknown architecture {arch}")));
    }
    Ok((system, arch.to_owned()))
}

/// Reads title, description and metadata into `top`; returns the security labels.
fn texts(raw: &Element, top: &mut Vec<Element>) -> Result<Vec<Element>> {
    if let Some(title) = raw.child_text("title") {
        if title.contains('\n') {
            return Err(value::wrong("Domain title can't contain newlines"));
        }
        top.push(Element::with_text("title", title));
    }
    top.extend(raw.child_text("description").map(|text| Element::with_text("description", text)));
    let mut labels = Vec::new();
    for given in raw.all("seclabel") {
        labels.extend(sysinfo::SECLABEL.read(given)?);
        sysinfo::check_labels(labels.get(labels.len().saturating_sub(1)..).unwrap_or_default())?;
    }
    sysinfo::check_labels(&labels)?;
    top.extend(metadata::read(raw));
    Ok(labels)
}

/// The sizes of memory in KiB; 0 where none is given.
struct Memory {
    total: u64,
    current: u64,
    most: u64,
    slots: u32,
    dump_core: Option<String>,
}

impl Memory {
    fn read(raw: &Element) -> Result<Memory> {
        let memory = read(&tuning::MEMORY, raw)?;
        let size = |element: Option<&Element>| element.and_then(|one| value::unsigned(&one.text(), 10)).unwrap_or(0);
        let current = read(&tuning::CURRENT_MEMORY, raw)?;
        let most = read(&tuning::MAX_MEMORY, raw)?;
        let slots = raw.child("maxMemory").and_then(|most| most.get("slots")).filter(|text| !text.is_empty());
        let wrong = || value::wrong("Failed to parse memory slot count");
        let slots = slots.map_or(Ok(0), |text| value::unsigned32(text, 10).ok_or_else(wrong))?;
        let dump_core = raw.child("memory").and_then(|memory| memory.get("dumpCore")).map(str::to_owned);
        Ok(Memory {
            total: size(memory.as_ref()),
            current: size(current.as_ref()),
            most: size(most.as_ref()),
            slots,
            dump_core,
        })
    }

    /// Fills in what is not given, and checks the sizes against each other.
    fn complete(mut self, cells: usize, cpu: Option<&Element>, devices: u64) -> Result<Vec<Element>> {
        if self.total == 0 && cells > 0 {
            let cells: u64 =
                numa::cells(cpu).map(|cell| devices::number_of(cell, "memory")).fold(0, u64::saturating_add);
            if cells > 0 {
                self.total = cells.saturating_add(devices);
            }
        }
        if devices > self.total {
            return Err(value::wrong("Total size of memory devices exceeds the total memory size"));
        }
        if devices == self.total {
            let detail = "Memory size must be specified via <memory> or in the <numa> configuration";
            return Err(value::wrong(detail));
        }
        if self.current == 0 || self.current > self.total {
            self.current = self.total;
        }
        if self.most == 0 && self.slots > 0 {
            let detail = "maximum memory size must be specified when specifying number of memory slots";
            return Err(value::wrong(detail));
        }
        if self.most > 0 && self.most < self.total {
            let detail = "maximum memory size must be equal or greater than the actual memory size";
            return Err(value::wrong(detail));
        }
        let size = |name: &str, size: u64| Element::with_text(name, size.to_string());
        let mut written = Vec::new();
        if self.most > 0 {
            let mut most = size("maxMemory", self.most);
            if self.slots > 0 {
                most.set("slots", self.slots.to_string());
            }
            written.push(most.attribute("unit", "KiB"));
        }
        let mut total = size("memory", self.total);
        if let Some(dump_core) = self.dump_core {
            total.set("dumpCore", dump_core);
        }
        written.push(total.attribute("unit", "KiB"));
        written.push(size("currentMemory", self.current).attribute("unit", "KiB"));
        Ok(written)
    }
}

/// Where processors and memory lie: completes the element `vcpu`, returns the element `numatune`.
fn place(raw: &Element, processors: &mut [Element], tuning: Option<&Element>, cells: usize) -> Result<Option<Element>> {
    let automatic = processors.first().is_some_and(|vcpu| vcpu.get("placement") == Some("auto"));
    let given = read(&tuning::NUMATUNE, raw)?;
    let placement = numa::complete_tuning(raw, given, automatic, cells)?;
    let memory = placement.as_ref().and_then(|placement| placement.child("memory"));
    let pinned = tuning
        .is_some_and(|tuning| ["vcpupin", "emulatorpin", "iothreadpin"].iter().any(|pin| tuning.child(pin).is_some()));
    let automatic = memory.and_then(|memory| memory.get("placement")) == Some("auto");
    if let (true, Some(vcpu)) =
        (automatic && !pinned, processors.first_mut().filter(|vcpu| vcpu.get("cpuset").is_none()))
    {
        vcpu.set("placement", "auto");
    }
    Ok(placement)
}

fn read_resource(raw: &Element) -> Result<Option<Element>> {
    match raw.all("resource").count() {
        0 => Ok(None),
        1 => {
            let read = read(&tuning::RESOURCE, raw)?;
            // The original fails without a word here.
            read.map(Some).ok_or_else(|| value::wrong("resource says nothing"))
        }
        _ => Err(value::wrong("only one resource element is supported")),
    }
}

fn read_os(raw: &Element, system: &str, arch: &str) -> Result<Element> {
    let empty = Element::new("os");
    let given = raw.child("os").unwrap_or(&empty);
    let mut os = boot::OS.read(raw, given)?.unwrap_or(empty);
    let mut kind = os.child("type").cloned().unwrap_or_else(|| Element::with_text("type", system));
    kind.set("arch", arch);
    kind.order_attributes(&|name| (name != "arch").into());
    os.remove("type");
    os.nodes.insert(0, Node::Element(kind));
    if raw.child_text("bootloader").is_some() {
        ["boot", "bootmenu", "bios"].iter().for_each(|name| os.remove(name));
    }
    Ok(os)
}

/// The loader that starts the system, under Xen.
fn bootloader(raw: &Element) -> Vec<Element> {
    let Some(loader) = raw.child_text("bootloader") else { return Vec::new() };
    let arguments = raw.child_text("bootloader_args").map(|text| Element::with_text("bootloader_args", text));
    [Element::with_text("bootloader", loader)].into_iter().chain(arguments).collect()
}

/// What stands before the element `boot`; what is not known stands after it.
const BEFORE_BOOT: [&str; 12] =
    ["type", "firmware", "loader", "nvram", "varstore", "kernel", "initrd", "cmdline", "shim", "dtb", "root", "acpi"];

/// Boots from a disk unless something else is said.
fn default_boot(mut os: Element, system: &str, given: bool) -> Element {
    if system == "hvm" && !given {
        let boot = Element::new("boot").attribute("dev", "hd");
        let before = |node: &Node| matches!(node, Node::Element(child) if BEFORE_BOOT.contains(&child.name.as_str()));
        let place = os.nodes.iter().position(|node| !before(node)).unwrap_or(os.nodes.len());
        os.nodes.insert(place, Node::Element(boot));
    }
    os
}

fn check_idmap(idmap: Option<&Element>) -> Result<()> {
    let Some(idmap) = idmap else { return Ok(()) };
    if idmap.child("uid").is_none() || idmap.child("gid").is_none() {
        return Err(value::unsupported("uid and gid should be mapped both"));
    }
    let first = |name| idmap.child(name).map_or(0, |entry| devices::number_of(entry, "start"));
    if first("uid") != 0 || first("gid") != 0 {
        return Err(value::unsupported("You must map the root user of container"));
    }
    Ok(())
}

/// Reads what the machine says of itself; a UUID that it says is the domain's if that has none.
fn read_sysinfo(raw: &Element, uuid: &mut Uuid, generated: bool) -> Result<Vec<Element>> {
    let mut systems = Vec::new();
    for given in raw.all("sysinfo") {
        systems.extend(sysinfo::SYSINFO.read(raw, given)?);
    }
    match sysinfo::uuid(&systems) {
        Some(own) if generated => *uuid = own,
        Some(own) if own != *uuid => return Err(sysinfo::mismatch()),
        _ => {}
    }
    Ok(systems)
}

/// Checks huge pages against NUMA cells.
fn check_pages(mut backing: Option<Element>, cells: usize) -> Result<Option<Element>> {
    let mut known: Vec<(Option<value::Set>, String)> = Vec::new();
    let pages = backing.as_mut().and_then(|backing| backing.child_mut("hugepages"));
    for page in pages.into_iter().flat_map(|pages| pages.elements_mut()) {
        let mut nodes = page.get("nodeset").map(value::Set::parse).transpose()?;
        if cells == 0 && nodes.as_ref().is_some_and(|nodes| nodes.members().all(|node| node == 0)) {
            page.unset("nodeset");
            nodes = None;
        }
        let size = page.get("size").unwrap_or_default().to_owned();
        for (other, other_size) in &known {
            match (other, &nodes) {
                (Some(one), Some(two)) if one.overlaps(two) => {
                    let sizes = format!("{size} and {other_size}");
                    let detail = format!("nodeset attribute of hugepages of sizes {sizes} intersect");
                    return Err(value::refused(detail));
                }
                (None, None) => {
                    let detail = format!("two master hugepages detected: {size} and {other_size}");
                    return Err(value::refused(detail));
                }
                _ => {}
            }
        }
        let beyond = |nodes: &value::Set| nodes.members().find(|node| *node > cells.wrapping_sub(1) || cells == 0);
        if let Some(node) = nodes.as_ref().and_then(beyond) {
            return Err(value::refused(format!("hugepages: node {node} not found")));
        }
        known.push((nodes, size));
    }
    Ok(backing)
}
