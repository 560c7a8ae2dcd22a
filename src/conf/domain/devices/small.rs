//! Devices that take few lines each.

use super::chardev::RNG_BACKEND;
use super::info::{self, VIRTIO_DRIVER};
use crate::conf::domain::shape::{
    Child, Content, NUMBER, Number, SIGNED, Shape, WIDE, computed, number, on_off, path, text, word, word_but_first,
    word_or_first, yes_no,
};
use crate::conf::domain::value;
use crate::error::Result;
use crate::xml::{Element, Node};

/// The elements of a device and then what nearly all devices have, neither boot order nor ROM.
macro_rules! device {
    ($($own:expr),* $(; $($last:expr),*)?) => {
        &[
            $($own,)*
            Child::Dropped("boot"),
            Child::One(&info::ALIAS),
            Child::One(&info::MASTER),
            Child::Dropped("rom"),
            Child::One(&info::ACPI),
            Child::OneOf(&info::ADDRESS),
            $($($last,)*)?
        ]
    };
}

const VIRTIO_MODELS: &[&str] = &["default", "virtio", "virtio-transitional", "virtio-non-transitional"];

/// A claim that a lock manager keeps.
pub(in crate::conf::domain) static LEASE: Shape =
    Shape::holding("lease", &[Child::One(&LOCKSPACE), Child::One(&KEY), Child::One(&LEASE_TARGET)]).adjust(lease);
static LOCKSPACE: Shape = Shape::with_text("lockspace");
static KEY: Shape = Shape::with_text("key");
static LEASE_TARGET: Shape = Shape::new("target", &[text("path"), number("offset", WIDE)]);

/// A mouse, a keyboard and the like.
pub(in crate::conf::domain) static INPUT: Shape =
    Shape::new("input", &[computed("type"), computed("bus"), computed("model")])
        .children(device!(Child::One(&VIRTIO_DRIVER), Child::One(&INPUT_SOURCE)))
        .adjust(input);
static INPUT_SOURCE: Shape = Shape::new(
    "source",
    &[
        path("dev"),
        path("evdev"),
        word_but_first("grab", &["default", "all"]),
        word_but_first(
            "grabToggle",
            &["default", "ctrl-ctrl", "alt-alt", "shift-shift", "meta-meta", "scrolllock", "ctrl-scrolllock"],
        ),
        on_off("repeat"),
    ],
);

/// A USB hub.
pub(in crate::conf::domain) static HUB: Shape = Shape::new("hub", &[computed("type")]).children(device!()).adjust(hub);

/// A device that acts when the guest hangs.
pub(in crate::conf::domain) static WATCHDOG: Shape = Shape::new(
    "watchdog",
    &[
        word("model", &["i6300esb", "ib700", "diag288", "itco"]).required(),
        word("action", &["reset", "shutdown", "poweroff", "pause", "dump", "none", "inject-nmi"]).or("reset"),
    ],
)
.children(device!());

/// The device that takes memory from the guest.
pub(in crate::conf::domain) static MEMBALLOON: Shape = Shape::new(
    "memballoon",
    &[
        word("model", &["virtio", "xen", "none", "virtio-transitional", "virtio-non-transitional"]).required(),
        on_off("autodeflate"),
        on_off("freePageReporting"),
    ],
)
.children(device!(Child::One(&STATS); Child::One(&VIRTIO_DRIVER)))
.adjust(memballoon);
static STATS: Shape = Shape::new("stats", &[number("period", SIGNED.base(0))]).adjust(stats);

/// A source of random numbers.
pub(in crate::conf::domain) static RNG: Shape =
    Shape::new("rng", &[word("model", &["virtio", "virtio-transitional", "virtio-non-transitional"]).required()])
        .children(device!(Child::One(&RATE), Child::OneOf(&RNG_BACKEND), Child::One(&VIRTIO_DRIVER)))
        .adjust(rng);
static RATE: Shape = Shape::new("rate", &[computed("bytes"), computed("period")]).adjust(rate);

/// Where firmware of some machines keeps its variables.
pub(in crate::conf::domain) static NVRAM: Shape = Shape::holding("nvram", device!()).or_bare().open();

/// A device that tells the host of a crash.
pub(in crate::conf::domain) static PANIC: Shape =
    Shape::new("panic", &[computed("model")]).children(device!()).adjust(panic);

/// Memory that guests share.
pub(in crate::conf::domain) static SHMEM: Shape =
    Shape::new("shmem", &[text("name"), word_but_first("role", &["default", "master", "peer"])])
        .children(device!(Child::One(&SHMEM_MODEL), Child::One(&SHMEM_SIZE), Child::One(&SERVER), Child::One(&MSI)))
        .adjust(shmem);
static SHMEM_MODEL: Shape =
    Shape::new("model", &[word("type", &["ivshmem", "ivshmem-plain", "ivshmem-doorbell"]).or("ivshmem")]);
static SHMEM_SIZE: Shape = Shape::new("size", &[computed("unit")]).content(Content::Anything).adjust(shmem_size);
static SERVER: Shape = Shape::new("server", &[path("path")]).or_bare();
static MSI: Shape = Shape::new("msi", &[number("vectors", NUMBER.base(0)), on_off("ioeventfd")]).or_bare();

/// A device for cryptography.
pub(in crate::conf::domain) static CRYPTO: Shape =
    Shape::new("crypto", &[word("model", &["virtio"]).required(), word("type", &["qemu"]).required()])
        .children(device!(Child::One(&CRYPTO_BACKEND), Child::One(&VIRTIO_DRIVER)))
        .adjust(crypto);
static CRYPTO_BACKEND: Shape =
    Shape::new("backend", &[word("model", &["builtin", "lkcf"]).required(), number("queues", NUMBER)]);

/// The device that translates addresses of other devices.
pub(in crate::conf::domain) static IOMMU: Shape =
    Shape::new("iommu", &[word("model", &["intel", "smmuv3", "virtio"]).required()])
        .children(device!(Child::One(&IOMMU_DRIVER)));
static IOMMU_DRIVER: Shape = Shape::new(
    "driver",
    &[
        on_off("intremap"),
        on_off("caching_mode"),
        on_off("eim"),
        on_off("iotlb"),
        number("aw_bits", NUMBER),
        on_off("dma_translation"),
        on_off("passthrough"),
        on_off("xtsup"),
        number("pciBus", NUMBER.with_zero()),
        on_off("accel"),
        on_off("cmdqv"),
        on_off("ats"),
        on_off("ril"),
        number("ssidsize", NUMBER),
        number("oas", NUMBER),
    ],
)
.children(&[Child::One(&GRANULE)]);
static GRANULE: Shape = Shape::new("granule", &[word("mode", &["host"]), number("size", NUMBER), text("unit")]);

/// Sockets between host and guest.
pub(in crate::conf::domain) static VSOCK: Shape = Shape::new("vsock", &[word_or_first("model", VIRTIO_MODELS)])
    .children(device!(Child::One(&CID); Child::One(&VIRTIO_DRIVER)))
    .or_bare()
    .adjust(vsock);
static CID: Shape = Shape::new("cid", &[yes_no("auto"), number("address", NUMBER.nonzero())]);

/// Storage that outlives a crash.
pub(in crate::conf::domain) static PSTORE: Shape = Shape::new("pstore", &[word("backend", &["acpi-erst"]).required()])
    .children(device!(Child::One(&PSTORE_PATH), Child::One(&PSTORE_SIZE)))
    .adjust(pstore);
static PSTORE_PATH: Shape = Shape::with_text("path");
static PSTORE_SIZE: Shape =
    Shape::new("size", &[]).content(Content::Size { path: "./size", scale: 1024, unit: "KiB", zero: true });

/// Which USB devices may be redirected.
pub(in crate::conf::domain) static REDIRFILTER: Shape = Shape::holding("redirfilter", &[Child::Each(&USBDEV)]);
static USBDEV: Shape = Shape::new(
    "usbdev",
    &[
        number("class", USB_NUMBER.upper_hex(2)),
        number("vendor", USB_NUMBER.upper_hex(4)),
        number("product", USB_NUMBER.upper_hex(4)),
        computed("version"),
        yes_no("allow").required(),
    ],
)
.adjust(usbdev);
const USB_NUMBER: Number = SIGNED.base(0);

fn lease(raw: &Element, element: &mut Element) -> Result<()> {
    if element.child("key").is_none() {
        return Err(value::wrong("Missing 'key' element for lease"));
    }
    if element.child("lockspace").is_none() {
        return Err(value::wrong("Missing 'lockspace' element for lease"));
    }
    if raw.child("target").is_none() {
        return Err(value::wrong("Missing 'target' element for lease"));
    }
    if element.child("target").is_none_or(|target| target.get("path").is_none()) {
        return Err(value::wrong("Missing 'path' attribute to 'target' element for lease"));
    }
    Ok(())
}

fn input(raw: &Element, element: &mut Element) -> Result<()> {
    const TYPES: [&str; 5] = ["mouse", "tablet", "keyboard", "passthrough", "evdev"];
    const BUSES: [&str; 6] = ["ps2", "usb", "xen", "parallels", "virtio", "none"];
    let kind = raw.get("type").ok_or_else(|| value::internal("missing input device type"))?;
    if !TYPES.contains(&kind) {
        return Err(value::unsupported(format!("unknown input device type '{kind}'")));
    }
    element.set("type", kind);
    if let Some(model) = raw.get("model") {
        if !VIRTIO_MODELS.iter().skip(1).any(|known| *known == model) {
            return Err(value::unsupported(format!("unknown input model '{model}'")));
        }
        element.set("model", model);
    }
    if let Some(bus) = raw.get("bus") {
        if !BUSES.contains(&bus) {
            return Err(value::unsupported(format!("unknown input bus type '{bus}'")));
        }
        element.set("bus", bus);
    }
    let address = element.child("address").and_then(|address| address.get("type"));
    if raw.get("bus") == Some("usb") && address.is_some_and(|address| address != "usb") {
        return Err(value::wrong("Invalid address for a USB device"));
    }
    input_source(raw, element, kind)
}

fn input_source(raw: &Element, element: &mut Element, kind: &str) -> Result<()> {
    let own = match kind {
        "passthrough" => "evdev",
        "evdev" => "dev",
        _ => "",
    };
    let Some(mut source) =
        element.child("source").cloned().or_else(|| raw.child("source").map(|_| Element::new("source")))
    else {
        return Ok(());
    };
    let keeps = |name: &str| name == own || kind == "evdev" && !matches!(name, "evdev" | "dev");
    source.attributes.retain(|(name, _)| keeps(name));
    if !own.is_empty() && source.get(own).is_none() {
        return Err(value::wrong("Missing evdev path for input device"));
    }
    element.remove("source");
    if !source.attributes.is_empty() {
        element.push(source);
    }
    Ok(())
}

fn hub(raw: &Element, element: &mut Element) -> Result<()> {
    let kind = raw.get("type").ok_or_else(|| value::internal("missing hub device type"))?;
    if kind != "usb" {
        return Err(value::unsupported(format!("unknown hub device type '{kind}'")));
    }
    element.set("type", kind);
    Ok(())
}

fn stats(_: &Element, element: &mut Element) -> Result<()> {
    if element.get("period").is_some_and(|period| period == "0" || period.starts_with('-')) {
        element.unset("period");
    }
    Ok(())
}

fn memballoon(_: &Element, element: &mut Element) -> Result<()> {
    if element.get("model") == Some("none") {
        ["alias", "master", "acpi", "address"].iter().for_each(|name| element.remove(name));
    }
    Ok(())
}

fn rate(raw: &Element, element: &mut Element) -> Result<()> {
    for name in ["bytes", "period"] {
        let Some(text) = raw.get(name).filter(|text| !text.is_empty()) else { continue };
        let wrong = || value::wrong(format!("invalid RNG rate {name} value"));
        let number = value::unsigned32(text, 10).ok_or_else(wrong)?;
        if name == "bytes" && number == 0 {
            return Ok(());
        }
        if number > 0 && (name == "bytes" || element.get("bytes").is_some()) {
            element.set(name, number.to_string());
        }
    }
    Ok(())
}

fn rng(raw: &Element, _: &mut Element) -> Result<()> {
    if raw.all("backend").count() != 1 {
        return Err(value::wrong("only one RNG backend is supported"));
    }
    Ok(())
}

fn panic(raw: &Element, element: &mut Element) -> Result<()> {
    match raw.get("model") {
        None | Some("default") => {}
        Some(model @ ("isa" | "pseries" | "hyperv" | "s390" | "pvpanic")) => element.set("model", model),
        Some(other) => return Err(value::unsupported(format!("unknown panic model '{other}'"))),
    }
    Ok(())
}

fn shmem_size(raw: &Element, element: &mut Element) -> Result<()> {
    let text = raw.text();
    element.nodes.clear();
    if text.is_empty() {
        return Ok(());
    }
    let size = value::bytes(&text, raw.get("unit"), 1, u64::MAX, "./size[1]")?;
    if size > 0 {
        element.set("unit", "M");
        element.nodes.push(Node::text((size >> 20).to_string()));
    }
    Ok(())
}

fn shmem(_: &Element, element: &mut Element) -> Result<()> {
    if element.get("name").is_none() {
        return Err(value::wrong("shmem element must contain 'name' attribute"));
    }
    if element.child("model").is_none() {
        element.push(Element::new("model").attribute("type", "ivshmem"));
    }
    if element.child("model").and_then(|model| model.get("type")) == Some("ivshmem") {
        element.unset("role");
    }
    if element.child("msi").is_some() && element.child("server").is_none() {
        return Err(value::wrong("msi option is only supported with a server"));
    }
    Ok(())
}

fn crypto(raw: &Element, _: &mut Element) -> Result<()> {
    if raw.all("backend").count() != 1 {
        return Err(value::wrong("only one crypto backend is supported"));
    }
    Ok(())
}

fn vsock(_: &Element, element: &mut Element) -> Result<()> {
    if element.child("cid").is_none() {
        element.push(Element::new("cid"));
    }
    if let Some(cid) = element.child_mut("cid").filter(|cid| cid.get("auto").is_none()) {
        let auto = if cid.get("address").is_some() { "no" } else { "yes" };
        cid.set("auto", auto);
        CID.arrange(cid);
    }
    Ok(())
}

fn pstore(_: &Element, element: &mut Element) -> Result<()> {
    element.child("size").map(|_| ()).ok_or_else(|| value::missing("./size"))
}

fn usbdev(raw: &Element, element: &mut Element) -> Result<()> {
    for name in ["class", "vendor", "product"] {
        let number = raw.get(name).and_then(|text| value::signed(text, 0)).unwrap_or(0);
        if name == "class" && !(-1..=0xff).contains(&number) {
            return Err(value::internal(format!("Invalid USB Class code 0x{number:x}")));
        }
        if number < 0 {
            element.unset(name);
        }
    }
    let Some(version) = raw.get("version").filter(|version| *version != "-1") else { return Ok(()) };
    let wrong = || value::wrong(format!("Cannot parse USB device version {version}"));
    let (major, minor) = version.split_once('.').ok_or_else(wrong)?;
    let number = |text| value::unsigned32(text, 10).filter(|number| *number < 100).ok_or_else(wrong);
    let (major, mut low) = (number(major)?, number(minor)?);
    if minor.len() == 1 {
        low *= 10;
    }
    element.set("version", format!("{major}.{low:02}"));
    Ok(())
}
