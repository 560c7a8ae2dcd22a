//! From an element to a definition: checks, defaults, order.

use super::{DomainDef, LifecycleAction, devices, disk, malformed};
use crate::error::{Code, Error, Origin, Result};
use crate::uuid;
use crate::xml::{Element, Node};

/// The parts of a domain in the order in which descriptions have them.
const ORDER: &[&str] = &[
    "name",
    "uuid",
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
    "cputune",
    "numatune",
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
];

/// The kinds of domains.
const KINDS: &[&str] = &[
    "none",
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

/// The kinds of what a domain boots.
const OS_KINDS: &[&str] = &["hvm", "xen", "linux", "exe", "uml", "xenpvh"];

/// Reads a definition.
pub(super) fn definition(element: &Element) -> Result<DomainDef> {
    if element.local_name() != "domain" {
        let detail = format!("expecting root element of 'domain', not '{}'", element.local_name());
        return Err(Error::new(Origin::Xml, Code::XmlError, detail));
    }
    let mut tree = element.clone();
    tree.unset("id");
    kind(&tree)?;
    let name = name(&tree)?;
    let uuid = match tree.child_text("uuid") {
        Some(text) => uuid::parse(&text).ok_or_else(|| Error::internal(Origin::Domain, "malformed uuid element"))?,
        None => uuid::generate(),
    };
    let (max_memory, memory) = memory(&tree)?;
    let (vcpu, vcpus) = vcpus(&tree)?;
    let os = os(&tree)?;
    let on_poweroff = action(&tree, "on_poweroff", LifecycleAction::Destroy)?;
    let on_reboot = action(&tree, "on_reboot", LifecycleAction::Restart)?;
    action(&tree, "on_crash", LifecycleAction::Destroy)?;
    let mut parts = tree.child("devices").cloned().unwrap_or_else(|| Element::new("devices"));
    let disks = disk::read_all(&mut parts)?;
    devices::complete(&mut parts);

    put(&mut tree, Element::with_text("uuid", uuid::format(&uuid)));
    put(&mut tree, kib("memory", max_memory));
    put(&mut tree, kib("currentMemory", memory));
    put(&mut tree, vcpu);
    put(&mut tree, os);
    put(&mut tree, parts);
    let defaults = [("on_poweroff", "destroy"), ("on_reboot", "restart"), ("on_crash", "destroy")];
    for (part, value) in defaults {
        if tree.child(part).is_none() {
            tree.push(Element::with_text(part, value));
        }
    }
    if tree.child("clock").is_none() {
        tree.push(Element::new("clock").attribute("offset", "utc"));
    }
    sort(&mut tree, ORDER);
    Ok(DomainDef { name, uuid, disks, max_memory, memory, vcpus, on_poweroff, on_reboot, tree })
}

/// Puts a part in the place of the one of that name, or at the end.
fn put(tree: &mut Element, part: Element) {
    let name = part.name.clone();
    tree.remove(&name);
    tree.push(part);
}

/// Sorts the elements in another as `order` has them; what it does not name comes last, as it was.
pub(super) fn sort(tree: &mut Element, order: &[&str]) {
    tree.nodes.retain(|node| matches!(node, Node::Element(_)));
    tree.nodes.sort_by_key(|node| match node {
        Node::Element(part) if !part.namespaced => {
            order.iter().position(|name| *name == part.name).unwrap_or(order.len())
        }
        _ => order.len(),
    });
}

fn kind(tree: &Element) -> Result<()> {
    let Some(kind) = tree.get("type") else {
        return Err(Error::internal(Origin::Domain, "missing domain type attribute"));
    };
    if KINDS.contains(&kind) {
        return Ok(());
    }
    Err(Error::new(Origin::Domain, Code::ConfigUnsupported, format!("invalid domain type {kind}")))
}

fn name(tree: &Element) -> Result<String> {
    let name = tree.child_text("name").ok_or_else(|| Error::bare(Origin::Domain, Code::NoName))?;
    if name.contains('/') {
        return Err(malformed(format!("name {name} cannot contain '/'")));
    }
    if name.contains('\n') {
        return Err(Error::new(Origin::Xml, Code::XmlDetail, "invalid char in name: \n"));
    }
    Ok(name)
}

fn kib(name: &str, size: u64) -> Element {
    Element::with_text(name, size.to_string()).attribute("unit", "KiB")
}

/// The most memory and the memory now, in KiB.
fn memory(tree: &Element) -> Result<(u64, u64)> {
    let Some(most) = tree.child("memory") else {
        return Err(malformed("Memory size must be specified via <memory> or in the <numa> configuration"));
    };
    let most = size(most, "./memory[1]")?;
    let now = tree.child("currentMemory").map(|now| size(now, "./currentMemory[1]")).transpose()?;
    Ok((most, now.filter(|now| (1..=most).contains(now)).unwrap_or(most)))
}

/// A size with its unit, rounded up to KiB, which is the unit where none is given.
fn size(element: &Element, path: &str) -> Result<u64> {
    let invalid = |value: &str| {
        let detail = format!("Invalid value '{value}' for element or attribute '{path}'");
        Error::new(Origin::Xml, Code::XmlError, detail)
    };
    let text = element.text();
    let number: u64 = text.trim().parse().map_err(|_| invalid(&text))?;
    let unit = element.get("unit").unwrap_or("KiB");
    let bytes = match unit {
        "b" | "byte" | "bytes" => 1,
        "KB" => 1000,
        "k" | "K" | "KiB" => 1 << 10,
        "MB" => 1_000_000,
        "M" | "MiB" => 1 << 20,
        "GB" => 1_000_000_000,
        "G" | "GiB" => 1 << 30,
        "TB" => 1_000_000_000_000,
        "T" | "TiB" => 1_u64 << 40,
        _ => {
            let detail = format!("unknown suffix '{unit}'");
            return Err(Error::new(Origin::None, Code::InvalidArg, detail));
        }
    };
    let size = number.checked_mul(bytes).filter(|size| i64::try_from(*size).is_ok());
    let size =
        size.ok_or_else(|| Error::new(Origin::None, Code::Overflow, format!("value too large: {number}{unit}")))?;
    Ok(size.div_ceil(1024))
}

/// The element, and how many virtual CPUs are plugged in.
fn vcpus(tree: &Element) -> Result<(Element, u32)> {
    let given = tree.child("vcpu").cloned().unwrap_or_else(|| Element::with_text("vcpu", "1"));
    let number = |text: &str, what: &str| match text.trim().parse::<u32>() {
        Ok(number) if number > 0 => Ok(number),
        _ => Err(malformed(format!("{what} must be an integer"))),
    };
    let most = number(&given.text(), "maximum vcpus count")?;
    let now = given.get("current").map(|text| number(text, "current vcpus count")).transpose()?.unwrap_or(most);
    if now > most {
        return Err(malformed(format!("maxvcpus must not be less than current vcpus ({most} < {now})")));
    }
    let mut vcpu = Element::with_text("vcpu", most.to_string());
    vcpu.set("placement", given.get("placement").unwrap_or("static"));
    for (name, value) in given.attributes.iter().filter(|(name, _)| name != "placement" && name != "current") {
        vcpu.set(name, value.as_str());
    }
    if now < most {
        vcpu.set("current", now.to_string());
    }
    Ok((vcpu, now))
}

/// What a domain boots, with the architecture and the device that it boots from.
fn os(tree: &Element) -> Result<Element> {
    let mut os = tree.child("os").cloned().unwrap_or_else(|| Element::new("os"));
    let Some(kind) = os.child_text("type") else {
        return Err(malformed("an os <type> must be specified"));
    };
    if !OS_KINDS.contains(&kind.as_str()) {
        return Err(Error::new(Origin::Domain, Code::ConfigUnsupported, format!("unknown OS type '{kind}'")));
    }
    if let Some(element) = os.child_mut("type")
        && element.get("arch").is_none()
    {
        element.attributes.insert(0, ("arch".to_owned(), "i686".to_owned()));
    }
    let from_device =
        tree.child("devices").is_some_and(|devices| devices.elements().any(|it| it.child("boot").is_some()));
    if kind == "hvm" && os.child("boot").is_none() && !from_device {
        os.push(Element::new("boot").attribute("dev", "hd"));
    }
    sort(&mut os, &["type", "firmware", "loader", "nvram", "init", "kernel", "initrd", "cmdline", "dtb", "boot"]);
    Ok(os)
}

/// What follows an event of the guest's life.
fn action(tree: &Element, part: &str, default: LifecycleAction) -> Result<LifecycleAction> {
    let Some(text) = tree.child_text(part) else { return Ok(default) };
    match text.as_str() {
        "destroy" | "coredump-destroy" => Ok(LifecycleAction::Destroy),
        "restart" | "coredump-restart" => Ok(LifecycleAction::Restart),
        "preserve" => Ok(LifecycleAction::Preserve),
        "rename-restart" => Ok(LifecycleAction::RenameRestart),
        _ => Err(Error::internal(Origin::Domain, format!("unknown {part} action: {text}"))),
    }
}
