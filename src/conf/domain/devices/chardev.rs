//! Character devices: serial and parallel ports, consoles, channels, and what else has such a
//! device as its back end.

use super::info;
use super::storage::{RECONNECT, SECLABEL};
use crate::conf::domain::shape::{
    Attribute, Child, Content, Family, Shape, computed, dropped, filled, on_off, text, word, word_but_first, yes_no,
};
use crate::conf::domain::value;
use crate::error::{Code, Error, Origin, Result};
use crate::xml::{Element, Node};

pub(super) const TYPES: &[&str] = &[
    "null",
    "vc",
    "pty",
    "dev",
    "file",
    "pipe",
    "stdio",
    "udp",
    "tcp",
    "unix",
    "spicevmc",
    "spiceport",
    "nmdm",
    "qemu-vdagent",
    "dbus",
];

const SERIAL_TARGETS: &[&str] = &[
    "none",
    "isa-serial",
    "usb-serial",
    "pci-serial",
    "spapr-vio-serial",
    "system-serial",
    "sclp-serial",
    "isa-debug",
];

const SERIAL_MODELS: &[&str] = &[
    "none",
    "isa-serial",
    "usb-serial",
    "pci-serial",
    "spapr-vty",
    "pl011",
    "sclpconsole",
    "sclplmconsole",
    "16550a",
    "isa-debugcon",
];

const CHANNEL_TARGETS: &[&str] = &["none", "guestfwd", "virtio", "xen"];

const CONSOLE_TARGETS: &[&str] = &["none", "serial", "xen", "uml", "virtio", "lxc", "openvz", "sclp", "sclplm"];

/// The source of a device whose attribute `type` says what kind it is.
static SOURCE: Family = Family {
    name: "source",
    shapes: &[&NONE, &FILE, &PATH, &UNIX, &UDP, &TCP, &CHANNEL, &NMDM, &VDAGENT],
    pick: |parent, _| {
        Ok(match parent.get("type") {
            Some("file") => &FILE,
            Some("dev" | "pipe") => &PATH,
            Some("unix") => &UNIX,
            Some("udp") => &UDP,
            Some("tcp") => &TCP,
            Some("spiceport" | "dbus") => &CHANNEL,
            Some("nmdm") => &NMDM,
            Some("qemu-vdagent") => &VDAGENT,
            _ => &NONE,
        })
    },
};

const MODE: Attribute = word("mode", &["connect", "bind"]).or("connect");

static NONE: Shape = Shape::new("source", &[]);
static FILE: Shape = Shape::new("source", &[text("path"), on_off("append")]).children(&[Child::Each(&SECLABEL)]);
static PATH: Shape = Shape::new("source", &[text("path")]).children(&[Child::Each(&SECLABEL)]);
static UNIX: Shape =
    Shape::new("source", &[MODE, text("path")]).children(&[Child::Each(&SECLABEL), Child::One(&RECONNECT)]);
static UDP: Shape = Shape::new("source", &[MODE, text("host"), text("service")]);
static TCP: Shape =
    Shape::new("source", &[MODE, text("host"), text("service"), yes_no("tls"), dropped("tlsFromConfig")])
        .children(&[Child::One(&RECONNECT)]);
static CHANNEL: Shape = Shape::new("source", &[text("channel")]);
static NMDM: Shape = Shape::new("source", &[text("master"), text("slave")]);
static VDAGENT: Shape = Shape::holding("source", &[Child::One(&CLIPBOARD), Child::One(&MOUSE)]);
static CLIPBOARD: Shape = Shape::new("clipboard", &[yes_no("copypaste").required()]);
static MOUSE: Shape = Shape::new("mouse", &[word_but_first("mode", &["default", "server", "client"]).required()]);

/// The protocol, which counts only over TCP.
static PROTOCOLS: Family = Family {
    name: "protocol",
    shapes: &[&NO_PROTOCOL, &PROTOCOL],
    pick: |parent, _| Ok(if parent.get("type") == Some("tcp") { &PROTOCOL } else { &NO_PROTOCOL }),
};
static NO_PROTOCOL: Shape = Shape::new("protocol", &[]);
static PROTOCOL: Shape = Shape::new("protocol", &[word("type", &["raw", "telnet", "telnets", "tls"]).or("raw")]);
static LOG: Shape = Shape::new("log", &[text("file"), on_off("append")]).adjust(log);

/// The elements of a back end, before (or after) those of the device itself.
macro_rules! backend {
    ($($own:expr),*) => {
        &[
            Child::EachOf(&SOURCE),
            Child::OneOf(&PROTOCOLS),
            Child::One(&LOG),
            $($own,)*
            Child::One(&info::ALIAS),
            Child::One(&info::MASTER),
            Child::One(&info::ACPI),
            Child::OneOf(&info::ADDRESS),
        ]
    };
}

const TYPE: Attribute = computed("type");

pub(in crate::conf::domain) static SERIAL: Shape = Shape::new("serial", &[TYPE, dropped("tty")])
    .children(backend!(Child::One(&SERIAL_TARGET), Child::Dropped("boot"), Child::Dropped("rom")))
    .adjust(serial);
pub(in crate::conf::domain) static PARALLEL: Shape = Shape::new("parallel", &[TYPE, dropped("tty")])
    .children(backend!(Child::One(&PARALLEL_TARGET), Child::Dropped("boot"), Child::Dropped("rom")))
    .adjust(device);
pub(in crate::conf::domain) static CONSOLE: Shape = Shape::new("console", &[TYPE, dropped("tty")])
    .children(backend!(Child::One(&CONSOLE_TARGET), Child::Dropped("boot"), Child::Dropped("rom")))
    .adjust(device);
pub(in crate::conf::domain) static CHANNEL_DEVICE: Shape = Shape::new("channel", &[TYPE, dropped("tty")])
    .children(backend!(Child::One(&CHANNEL_TARGET), Child::Dropped("boot"), Child::Dropped("rom")))
    .adjust(channel);

static SERIAL_TARGET: Shape = Shape::new("target", &[computed("type"), computed("port")])
    .children(&[Child::One(&SERIAL_MODEL)])
    .or_bare()
    .adjust(serial_target);
static SERIAL_MODEL: Shape = Shape::new("model", &[filled("name")]).adjust(serial_model);
static PARALLEL_TARGET: Shape = Shape::new("target", &[dropped("type"), computed("port")]).or_bare().adjust(port);
static CONSOLE_TARGET: Shape = Shape::new("target", &[computed("type"), computed("port")])
    .or_bare()
    .adjust(|raw, element| target_type(raw, element, CONSOLE_TARGETS).and_then(|()| port(raw, element)));
static CHANNEL_TARGET: Shape = Shape::new(
    "target",
    &[computed("type"), computed("address"), computed("port"), computed("name"), dropped("state")],
)
.adjust(channel_target);

/// A smart card reader.
pub(in crate::conf::domain) static SMARTCARD: Shape =
    Shape::new("smartcard", &[word("mode", &["host", "host-certificates", "passthrough"]).required(), TYPE])
        .children(backend!(Child::Each(&CERTIFICATE), Child::One(&DATABASE)))
        .adjust(smartcard);
static CERTIFICATE: Shape = Shape::new("certificate", &[]).content(Content::TextOrBlank).or_bare();
static DATABASE: Shape = Shape::with_text("database");

/// A USB device from elsewhere.
pub(in crate::conf::domain) static REDIRDEV: Shape = Shape::new("redirdev", &[computed("bus"), TYPE])
    .children(backend!(Child::One(&info::BOOT)))
    .open()
    .adjust(redirdev);

/// The source of random numbers for the guest.
pub(super) static RNG_BACKEND: Family = Family {
    name: "backend",
    shapes: &[&RNG_RANDOM, &RNG_EGD],
    pick: |_, raw| Ok(if raw.get("model") == Some("random") { &RNG_RANDOM } else { &RNG_EGD }),
};
static RNG_RANDOM: Shape =
    Shape::new("backend", &[RNG_MODEL]).content(Content::MaybeText).or_bare().adjust(|raw, element| {
        if raw.text().is_empty() {
            element.nodes = vec![Node::text("/dev/random")];
        }
        Ok(())
    });
/// A device of characters, or nothing but a model.
static RNG_EGD: Shape = Shape::new("backend", &[RNG_MODEL, TYPE])
    .children(&[Child::EachOf(&SOURCE), Child::OneOf(&PROTOCOLS), Child::One(&LOG)])
    .adjust(rng_backend);
const RNG_MODEL: Attribute = word("model", &["random", "egd", "builtin"]).required();

fn log(_: &Element, element: &mut Element) -> Result<()> {
    if element.get("file").is_none() {
        element.attributes.clear();
    }
    Ok(())
}

/// Completes a back end whose type is known: its sources and protocol.
fn backend(raw: &Element, element: &mut Element, kind: &str) -> Result<()> {
    let most = |name| match name {
        "source" if kind == "udp" => 2,
        _ => 1,
    };
    for name in ["source", "log", "protocol"] {
        if raw.all(name).count() > most(name) {
            let number = if most(name) == 2 { "two" } else { "one" };
            let plural = if most(name) == 2 { "elements are" } else { "element is" };
            return Err(value::wrong(format!("only {number} {name} {plural} allowed for character device")));
        }
    }
    match kind {
        "udp" => order_udp(element),
        "tcp" if element.child("protocol").is_none() => {
            element.push(Element::new("protocol").attribute("type", "raw"));
        }
        // A channel without a path gets one from the hypervisor.
        "unix" if element.child("source").is_some_and(|source| source.get("path").is_none()) => {
            element.remove("source");
        }
        _ => {}
    }
    if kind != "tcp" {
        element.remove("protocol");
    }
    Ok(())
}

/// Puts where to listen before where to send, one of each.
fn order_udp(element: &mut Element) {
    let sources: Vec<_> = element.all("source").cloned().collect();
    element.remove("source");
    for mode in ["bind", "connect"] {
        let says = |source: &&Element| source.get("host").is_some() || source.get("service").is_some();
        let source = sources.iter().filter(|source| source.get("mode") == Some(mode)).find(says);
        element.nodes.extend(source.cloned().map(Node::Element));
    }
}

fn device(raw: &Element, element: &mut Element) -> Result<()> {
    let kind = raw.get("type").unwrap_or("pty");
    if !TYPES.contains(&kind) {
        let detail = format!("unknown type presented to host for character device: {kind}");
        return Err(value::unsupported(detail));
    }
    element.set("type", kind);
    if element.child("target").is_none() {
        element.push(Element::new("target"));
    }
    backend(raw, element, kind)?;
    let vdagent =
        element.is("channel") && element.child("target").and_then(|target| target.get("type")) == Some("virtio");
    if kind == "spicevmc" && !vdagent {
        return Err(value::unsupported("spicevmc device type only supports virtio"));
    }
    Ok(())
}

fn serial(raw: &Element, element: &mut Element) -> Result<()> {
    device(raw, element)?;
    let usb = element.child("target").and_then(|target| target.get("type")) == Some("usb-serial");
    if usb && element.child("address").is_some_and(|address| address.get("type") != Some("usb")) {
        return Err(value::unsupported("usb-serial requires address of usb type"));
    }
    Ok(())
}

fn channel(raw: &Element, element: &mut Element) -> Result<()> {
    if raw.child("target").is_none() {
        return Err(value::wrong("target type must be specified for channel device"));
    }
    device(raw, element)
}

fn target_type(raw: &Element, element: &mut Element, types: &[&str]) -> Result<()> {
    match raw.get("type") {
        Some("none") | None => Ok(()),
        Some(kind) if types.contains(&kind) => {
            element.set("type", kind);
            Ok(())
        }
        Some(kind) => {
            let detail = format!("unknown target type '{kind}' specified for character device");
            Err(value::unsupported(detail))
        }
    }
}

fn port(raw: &Element, element: &mut Element) -> Result<()> {
    let Some(text) = raw.get("port") else { return Ok(()) };
    let wrong = || value::wrong(format!("Invalid port number: {text}"));
    let port = value::wrapping32(text, 10).ok_or_else(wrong)?;
    // The largest number stands for none given.
    if port != u32::MAX {
        element.set("port", port.cast_signed().to_string());
    }
    Ok(())
}

fn serial_target(raw: &Element, element: &mut Element) -> Result<()> {
    target_type(raw, element, SERIAL_TARGETS)?;
    port(raw, element)
}

fn serial_model(_: &Element, element: &mut Element) -> Result<()> {
    match element.get("name") {
        Some("none") => element.unset("name"),
        Some(name) if !SERIAL_MODELS.contains(&name) => {
            let detail = format!("unknown target model '{name}' specified for character device");
            return Err(value::unsupported(detail));
        }
        _ => {}
    }
    Ok(())
}

fn channel_target(raw: &Element, element: &mut Element) -> Result<()> {
    let untyped = || value::unsupported("unknown target type '(null)' specified for character device");
    let kind = raw.get("type").ok_or_else(untyped)?;
    target_type(raw, element, CHANNEL_TARGETS)?;
    match kind {
        "guestfwd" => {
            let missing = || value::wrong("guestfwd channel does not define a target address");
            let text = raw.get("address").ok_or_else(missing)?;
            let wrong = || Error::new(Origin::None, Code::SystemError, format!("Cannot parse socket address '{text}'"));
            let address = value::address(text).ok_or_else(wrong)?;
            if !address.is_ipv4() {
                return Err(value::unsupported("guestfwd channel only supports IPv4 addresses"));
            }
            element.set("address", address.to_string());
            let number = super::super::shape::NUMBER.with_zero();
            let port = super::super::shape::number("port", number).required();
            port.read(raw, element)?;
        }
        "virtio" | "xen" => {
            if let Some(name) = raw.get("name") {
                element.set("name", name);
            }
        }
        _ => element.set("type", kind),
    }
    Ok(())
}

fn smartcard(raw: &Element, element: &mut Element) -> Result<()> {
    let mode = element.get("mode").unwrap_or_default().to_owned();
    let keep: &[&str] = match mode.as_str() {
        "host-certificates" => {
            if element.all("certificate").count() != 3 {
                return Err(value::wrong("host-certificates mode needs exactly three certificates"));
            }
            if let Some(path) = element.child_text("database").filter(|path| !path.starts_with('/')) {
                return Err(value::wrong(format!("expecting absolute path: {path}")));
            }
            &["certificate", "database"]
        }
        "passthrough" => {
            let missing = || value::wrong("passthrough mode requires a character device type attribute");
            let kind = raw.get("type").ok_or_else(missing)?;
            if !TYPES.contains(&kind) {
                let detail = format!("unknown type presented to host for character device: {kind}");
                return Err(value::unsupported(detail));
            }
            element.set("type", kind);
            backend(raw, element, kind)?;
            &["source", "protocol", "log"]
        }
        _ => &[],
    };
    for name in ["source", "protocol", "log", "certificate", "database"] {
        if !keep.contains(&name) {
            element.remove(name);
        }
    }
    Ok(())
}

fn redirdev(raw: &Element, element: &mut Element) -> Result<()> {
    let bus = raw.get("bus").unwrap_or("usb");
    if bus != "usb" {
        return Err(value::unsupported(format!("unknown redirdev bus '{bus}'")));
    }
    element.set("bus", bus);
    let kind = raw.get("type").ok_or_else(|| value::internal("missing type in redirdev"))?;
    if !TYPES.contains(&kind) {
        let detail = format!("unknown redirdev character device type '{kind}'");
        return Err(value::unsupported(detail));
    }
    element.set("type", kind);
    backend(raw, element, kind)?;
    if kind == "dbus" && element.child("source").is_none() {
        element.push(Element::new("source").attribute("channel", "org.qemu.usbredir"));
    }
    if element.child("address").is_some_and(|address| address.get("type") != Some("usb")) {
        return Err(value::wrong("Invalid address for a USB device"));
    }
    Ok(())
}

fn rng_backend(raw: &Element, element: &mut Element) -> Result<()> {
    let model = element.get("model").unwrap_or_default().to_owned();
    if model == "egd" {
        let kind = raw.get("type").ok_or_else(|| value::wrong("missing EGD backend type"))?;
        if !TYPES.contains(&kind) {
            return Err(value::unsupported(format!("unknown backend type '{kind}' for egd")));
        }
        element.set("type", kind);
        return backend(raw, element, kind);
    }
    element.nodes.clear();
    Ok(())
}

/// The type and the port of a device's target.
fn target_of(device: &Element) -> (Option<&str>, Option<i64>) {
    let target = device.child("target");
    let port = target.and_then(|target| target.get("port")).and_then(|port| value::signed(port, 10));
    (target.and_then(|target| target.get("type")), port)
}

fn set_port(device: &mut Element, port: i64) {
    if let Some(target) = device.child_mut("target") {
        target.set("port", port.to_string());
        SERIAL_TARGET.arrange(target);
    }
}

/// Gives each device without a port the one after the highest.
pub(in crate::conf::domain) fn number_ports(devices: &mut [Element], only_before: bool) {
    for place in 0..devices.len() {
        if devices.get(place).is_none_or(|device| target_of(device).1.is_some()) {
            continue;
        }
        let end = if only_before { place } else { devices.len() };
        let highest = devices.iter().take(end).filter_map(|device| target_of(device).1).max().unwrap_or(-1);
        if let Some(device) = devices.get_mut(place) {
            set_port(device, highest + 1);
        }
    }
}

/// Gives ISA serial ports, of which there are few, the first free one.
///
/// # Errors
/// When there are too many, or two want the same.
pub(in crate::conf::domain) fn number_isa_ports(serials: &mut [Element]) -> Result<()> {
    const MOST: i64 = 4;
    let isa = |serial: &Element| target_of(serial).0 == Some("isa-serial");
    let mut used = Vec::new();
    for (count, serial) in serials.iter().filter(|serial| isa(serial)).enumerate() {
        let port = target_of(serial).1;
        if count >= MOST.unsigned_abs() as usize || port.is_some_and(|port| port >= MOST) {
            return Err(value::internal(format!("Maximum supported number of ISA serial ports is '{MOST}'")));
        }
        if let Some(port) = port.filter(|port| used.contains(port)) {
            return Err(value::internal(format!("target port '{port}' already allocated")));
        }
        used.extend(port);
    }
    for serial in serials.iter_mut().filter(|serial| isa(serial) && target_of(serial).1.is_none()) {
        if let Some(port) = (0..MOST).find(|port| !used.contains(port)) {
            set_port(serial, port);
            used.push(port);
        }
    }
    Ok(())
}

/// Matches consoles with serial ports: in a fully virtual machine the first console is the first
/// serial port under another name, and each is made from the other where one is missing.
///
/// # Errors
/// When another console than the first is a serial port.
pub(in crate::conf::domain) fn match_consoles(
    hvm: bool,
    serials: &mut Vec<Element>,
    consoles: &mut Vec<Element>,
) -> Result<()> {
    let is_serial = |console: &Element| matches!(target_of(console).0, Some("serial") | None);
    if consoles.iter().skip(1).any(is_serial) {
        return Err(value::unsupported("Only the first console can be a serial port"));
    }
    let first_is_serial = consoles.first().is_some_and(is_serial);
    if hvm && first_is_serial {
        if let (Some(console), true) = (consoles.first(), serials.is_empty()) {
            let mut serial = console.clone();
            serial.name = "serial".into();
            if let Some(target) = serial.child_mut("target") {
                *target = Element::new("target").attribute("port", "0");
            }
            serials.push(serial);
        }
    } else if hvm && serials.first().is_some_and(has_console) {
        consoles.insert(0, Element::new("console"));
    }
    for (place, console) in consoles.iter_mut().enumerate() {
        if console.child("target").is_none() {
            console.push(Element::new("target"));
        }
        if let Some(target) = console.child_mut("target") {
            if target.get("type").is_none() {
                target.set("type", "serial");
            }
            target.set("port", place.to_string());
            CONSOLE_TARGET.arrange(target);
        }
    }
    if let (true, Some(serial), Some(console)) = (hvm, serials.first(), consoles.first_mut())
        && target_of(console).0 == Some("serial")
    {
        *console = console_of(serial);
    }
    Ok(())
}

/// Whether a serial port is one that a console goes with.
fn has_console(serial: &Element) -> bool {
    !matches!(target_of(serial).0, Some("pci-serial" | "usb-serial" | "isa-debug"))
}

/// The console that is a serial port under another name.
fn console_of(serial: &Element) -> Element {
    let mut console = serial.clone();
    console.name = "console".into();
    if let Some(target) = console.child_mut("target") {
        let port = target.get("port").unwrap_or("0").to_owned();
        *target = Element::new("target").attribute("type", "serial").attribute("port", port);
    }
    console
}

/// Whether the hypervisor finds a path for a device that has none.
fn may_lack_path(device: &Element) -> bool {
    device.is("channel") && matches!(target_of(device).0, Some("virtio" | "xen"))
}

/// Checks a back end of that type; `device` is the device itself where that matters.
pub(in crate::conf::domain) fn check(backend: &Element) -> Result<()> {
    let source = backend.child("source");
    let has = |name: &str| source.is_some_and(|source| source.get(name).is_some());
    let missing = |what: &str| Err(value::internal(format!("Missing source {what} attribute for char device")));
    let listens = source.is_some_and(|source| source.get("mode") == Some("bind"));
    let reconnects = source.is_some_and(|source| source.child("reconnect").is_some());
    match backend.get("type").unwrap_or_default() {
        "file" | "dev" | "pipe" if !has("path") => missing("path"),
        "nmdm" if has("master") != has("slave") => {
            Err(value::internal("Should define both master and slave path attributes for nmdm device"))
        }
        "tcp" if !has("host") => missing("host"),
        "tcp" if !has("service") => missing("service"),
        "udp"
            if !backend
                .all("source")
                .any(|source| source.get("mode") == Some("connect") && source.get("service").is_some()) =>
        {
            missing("service")
        }
        "unix" if !has("path") && !may_lack_path(backend) => missing("path"),
        "tcp" | "unix" if listens && reconnects => {
            Err(value::internal("chardev reconnect is possible only for connect mode"))
        }
        "spiceport" | "dbus" => {
            let Some(name) = source.and_then(|source| source.get("channel")) else {
                return Err(value::unsupported("Missing source channel attribute for char device"));
            };
            let valid = |letter: char| letter.is_ascii_alphanumeric() || "_-.".contains(letter);
            if name.chars().all(valid) {
                Ok(())
            } else {
                let detail = "Invalid character in source channel for char device";
                Err(Error::new(Origin::Domain, Code::InvalidArg, detail))
            }
        }
        _ => Ok(()),
    }
}
