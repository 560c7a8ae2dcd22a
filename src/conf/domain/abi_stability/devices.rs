//! What a guest sees of its devices.

use super::info::{PLACE, VIRTIO};
use super::rows::{
    Check, Each, Row, Text, Value, compare_lists, number, plain, quoted, refused, told, untold, value, walk,
};
use crate::conf::domain::devices::{INTERFACE_MODELS, controller_models};
use crate::error::{Origin, Result};
use crate::xml::Element;

/// All devices, in the order in which they are compared.
pub(super) const DEVICES: &[Check] = &[
    each("disk", "domain disk count", &[Check::Rows(DISK), Check::Rows(VIRTIO), PLACED, Check::Rows(BLOCK_IO)]),
    each(
        "controller",
        "domain controller count",
        &[Check::Rows(CONTROLLER), Check::With(controller_model), Check::Rows(PORTS), Check::Rows(VIRTIO), PLACED],
    ),
    each("filesystem", "domain filesystem count", &[Check::Rows(FILESYSTEM), Check::Rows(VIRTIO), PLACED]),
    each("interface", "domain net card count", &[Check::Rows(INTERFACE), Check::Rows(VIRTIO), PLACED]),
    each("input", "domain input device count", &[Check::Rows(INPUT), Check::Rows(VIRTIO), PLACED]),
    each("sound", "domain sound card count", &[Check::Rows(SOUND), PLACED]),
    each("video", "domain video card count", &[Check::Rows(VIDEO), Check::Rows(VIRTIO), PLACED]),
    Check::With(hostdevs),
    each("smartcard", "domain smartcard count", &[PLACED]),
    each("serial", "domain serial port count", &[Check::Rows(SERIAL), PLACED]),
    each("parallel", "domain parallel port count", &[Check::Rows(PARALLEL), PLACED]),
    each("channel", "domain channel count", &[Check::Rows(CHANNEL), Check::With(spice_channel), PLACED]),
    each("console", "domain console count", &[Check::Rows(CONSOLE), PLACED]),
    each("hub", "domain hub device count", &[Check::Rows(HUB), PLACED]),
    each("redirdev", "domain redirected devices count", &[Check::Rows(REDIRDEV), PLACED]),
    each("redirfilter", "domain USB redirection filter count", &[REDIRECTED]),
    each("watchdog", "domain watchdog device count", &[Check::Rows(WATCHDOG), PLACED]),
    each("memballoon", "domain memory balloon count", &[Check::Rows(MEMBALLOON), Check::Rows(VIRTIO), PLACED]),
    each("rng", "domain RNG device count", &[Check::Rows(RNG), Check::Rows(VIRTIO), PLACED]),
    each("panic", "domain panic device count", &[Check::Rows(PANIC), PLACED]),
    each("shmem", "domain shared memory device count", &[Check::Rows(SHMEM), PLACED]),
    each("tpm", "domain TPM device count", &[Check::Rows(TPM), PLACED]),
    each("memory", "domain memory device count", &[Check::Rows(MEMORY), PLACED]),
    only("iommu", "Target domain IOMMU device count does not match source", &[Check::Rows(IOMMU), PLACED]),
    only(
        "vsock",
        "Target domain vsock device count does not match source",
        &[Check::Rows(VSOCK), Check::Rows(VIRTIO), PLACED],
    ),
    only("pstore", "Target domain pstore device count does not match source", &[Check::Rows(PSTORE), PLACED]),
];

const PLACED: Check = Check::Rows(PLACE);

/// Devices of which there may be many.
const fn each(name: &'static str, count: &'static str, checks: &'static [Check]) -> Check {
    Check::Each(Each { within: "devices", name, count: Text::Plain(count), checks })
}

/// A device of which there is at most one.
const fn only(name: &'static str, count: &'static str, checks: &'static [Check]) -> Check {
    Check::Each(Each { within: "devices", name, count: Text::Whole(count), checks })
}

const DISK: &[Row] = &[
    plain("@device", "disk", "disk device"),
    plain("target/@bus", "none", "disk bus"),
    plain("target/@dev", "", "disk"),
    plain("serial", "<null>", "disk serial"),
    quoted("wwn", "<null>", "disk wwn"),
    untold("readonly?", "Target disk access mode does not match source"),
    plain("@model", "default", "disk model"),
    told(
        value("target/@rotation_rate", "0"),
        "Target disk rotation rate {target} RPM does not match source {source} RPM",
    ),
    plain("driver/@queues", "0", "disk queue count"),
    // The message tells how many queues there are, not their size.
    told(value("driver/@queue_size", "0"), "Target disk queue size {target1} does not match source {source1}")
        .and(&[value("driver/@queues", "0")]),
];

const BLOCK_IO: &[Row] = &[
    plain("blockio/@logical_block_size", "0", "disk logical_block_size"),
    plain("blockio/@physical_block_size", "0", "disk physical_block_size"),
    plain("blockio/@discard_granularity", "0", "disk discard_granularity"),
];

const CONTROLLER: &[Row] = &[plain("@type", "ide", "controller type"), plain("@index", "0", "controller index")];

const PORTS: &[Row] = &[plain("@ports", "-1", "controller ports"), plain("@vectors", "-1", "controller vectors")];

/// A model is told by its number among those of the controller's type.
fn controller_model(own: &Element, other: &Element) -> Result<()> {
    let models = controller_models(own.get("type").unwrap_or_default());
    let [own, other] = [own, other].map(|controller| {
        let place = controller.get("model").and_then(|model| models.iter().position(|known| *known == model));
        place.map_or_else(|| "-1".to_owned(), |place| place.to_string())
    });
    if own == other {
        return Ok(());
    }
    Err(refused(Origin::Domain, format!("Target controller model {other} does not match source {own}")))
}

const FILESYSTEM: &[Row] = &[
    plain("target/@dir", "(null)", "filesystem guest target"),
    untold("readonly?", "Target filesystem access mode does not match source"),
    untold("@model", "Target filesystem model does not match source"),
];

const INTERFACE: &[Row] = &[
    plain("mac/@address", "", "network card mac"),
    // Models are told by two names: any text, or one that is known.
    plain("model/@type", "<null>", "network card model")
        .shown(|model| if INTERFACE_MODELS.contains(&model) { "<null>" } else { model }.to_owned()),
    plain("model/@type", "unknown", "network card model"),
    plain("mtu/@size", "0", "network card MTU"),
];

const INPUT: &[Row] = &[
    plain("@type", "", "input device type"),
    plain("@bus", "default", "input device bus"),
    // Models are told by the buses that have their numbers.
    plain("@model", "default", "input model").shown(|model| {
        match model {
            "virtio" => "ps2",
            "virtio-transitional" => "usb",
            "virtio-non-transitional" => "xen",
            other => other,
        }
        .to_owned()
    }),
];

const SOUND: &[Row] =
    &[plain("@model", "", "sound card model"), quoted("@multichannel", "default", "sound card multichannel setting")];

const VIDEO: &[Row] = &[
    plain("model/@type", "default", "video card model"),
    plain("model/@ram", "0", "video card ram"),
    plain("model/@vram", "0", "video card vram"),
    plain("model/@vram64", "0", "video card vram64"),
    plain("model/@vgamem", "0", "video card vgamem"),
    plain("model/@heads", "0", "video card heads"),
    untold("model/acceleration?", "Target video card acceleration does not match source"),
    plain("model/acceleration/@accel2d", "0", "video card 2d accel").shown(tristate),
    plain("model/acceleration/@accel3d", "0", "video card 3d accel").shown(tristate),
];

/// Shows whether something is so as a number.
fn tristate(word: &str) -> String {
    match word {
        "yes" => "1",
        "no" => "2",
        other => other,
    }
    .to_owned()
}

/// Devices of the host, first those that are interfaces as well.
fn hostdevs(own: &Element, other: &Element) -> Result<()> {
    let all = |root| -> Vec<&Element> {
        let devices = walk(root, "devices");
        let all = |name| devices.into_iter().flat_map(move |devices| devices.all(name));
        let interfaces = all("interface").filter(|interface| interface.get("type") == Some("hostdev"));
        interfaces.chain(all("hostdev")).collect()
    };
    let checks = &[Check::Rows(HOSTDEV), Check::With(subsystem), PLACED];
    compare_lists(&all(own), &all(other), Text::Plain("domain host device count"), checks, Origin::Domain)
}

const HOSTDEV: &[Row] = &[plain("@mode", "subsystem", "host device mode")];

/// A device on PCI may become a mediated one and back.
fn subsystem(own: &Element, other: &Element) -> Result<()> {
    const TYPE: Value = value("@type", "");
    if own.get("mode") == Some("capabilities") {
        return Ok(());
    }
    let [own, other] = [own, other].map(|device| match device.local_name() {
        "interface" => value("source/address/@type", "").read(device),
        _ => TYPE.read(device),
    });
    let movable = |kind: &str| matches!(kind, "pci" | "mdev");
    if own == other || movable(&own) && movable(&other) {
        return Ok(());
    }
    let detail =
        format!("Target host device subsystem type {other} is not compatible with source subsystem type {own}");
    Err(refused(Origin::Domain, detail))
}

const SERIAL: &[Row] = &[
    plain("target/@type", "none", "serial type"),
    plain("target/model/@name", "none", "serial model"),
    plain("target/@port", "-1", "serial port"),
];

const PARALLEL: &[Row] = &[plain("target/@port", "-1", "parallel port")];

const CHANNEL: &[Row] = &[
    plain("target/@type", "none", "channel type"),
    plain("target/@name", "<null>", "channel name"),
    told(
        value("target/@address", ""),
        "Target channel addr {target}:{target1} does not match source {source}:{source1}",
    )
    .and(&[value("target/@port", "")]),
];

/// The name of a channel that has none depends on whether it is for Spice.
fn spice_channel(own: &Element, other: &Element) -> Result<()> {
    let named = walk(own, "target").is_some_and(|target| target.get("name").is_some());
    let [own, other] = [own, other].map(|channel| channel.get("type") == Some("spicevmc"));
    if named || own == other {
        return Ok(());
    }
    let detail = "Changing device type to/from spicevmc would change default target channel name";
    Err(refused(Origin::Domain, detail.to_owned()))
}

const CONSOLE: &[Row] = &[plain("target/@type", "none", "console type")];

const HUB: &[Row] = &[plain("@type", "", "hub device type")];

const REDIRDEV: &[Row] = &[
    plain("@bus", "usb", "redirected device bus"),
    told(
        value("@type", ""),
        "Target redirected device source type {target} does not match source device source type {source}",
    ),
];

const REDIRECTED: Check = Check::Each(Each {
    within: "",
    name: "usbdev",
    count: Text::Plain("USB redirection filter rule count"),
    checks: &[Check::Rows(&[
        untold("@class", "Target USB Class code does not match source"),
        untold("@vendor", "Target USB vendor ID does not match source"),
        untold("@product", "Target USB product ID does not match source"),
        untold("@version", "Target USB version does not match source"),
        quoted("@allow", "", "USB allow"),
    ])],
});

const WATCHDOG: &[Row] = &[plain("@model", "", "watchdog model")];

const MEMBALLOON: &[Row] = &[
    plain("@model", "", "balloon model"),
    quoted("@autodeflate", "default", "balloon autodeflate attribute value"),
    quoted("@freePageReporting", "default", "balloon freePageReporting attribute value"),
];

const RNG: &[Row] = &[quoted("@model", "", "RNG model")];

const PANIC: &[Row] = &[quoted("@model", "default", "panic model")];

const SHMEM: &[Row] = &[
    told(value("@role", "default"), "Target shared memory role '{target}' does not match source role '{source}'"),
    told(
        value("model/@type", "ivshmem"),
        "Target shared memory model '{target}' does not match source model '{source}'",
    ),
    told(
        value("size", "0").shown(|size| (u128::from(number(size)) << 20).to_string()),
        "Target shared memory size '{target}' does not match source size '{source}'",
    ),
    untold("server?", "Target shared memory server usage doesn't match source"),
    untold("msi?", "Target shared memory MSI configuration doesn't match source")
        .and(&[value("msi/@vectors", ""), value("msi/@ioeventfd", "")]),
];

const TPM: &[Row] = &[
    untold("backend/@type", "Target TPM device type doesn't match source"),
    untold("@model", "Target TPM device model doesn't match source"),
    untold("backend/@version", "Target TPM version doesn't match source"),
    untold("backend/active_pcr_banks*", "Target active PCR banks doesn't match source"),
];

const MEMORY: &[Row] = &[
    told(value("@model", ""), "Target memory device model '{target}' doesn't match source model '{source}'"),
    told(
        value("target/node", "-1"),
        "Target memory device targetNode '{target}' doesn't match source targetNode '{source}'",
    ),
    told(
        value("target/size", "0"),
        "Target memory device size '{target}' doesn't match source memory device size '{source}'",
    ),
    // These two tell the values the wrong way round.
    told(
        value("target/label/size", "0"),
        "Target NVDIMM label size '{source}' doesn't match source NVDIMM label size '{target}'",
    ),
    told(
        value("source/alignsize", "0"),
        "Target NVDIMM alignment '{source}' doesn't match source NVDIMM alignment '{target}'",
    ),
    untold("source/pmem?", "Target NVDIMM pmem flag doesn't match source NVDIMM pmem flag"),
    untold("target/readonly?", "Target NVDIMM readonly flag doesn't match source NVDIMM readonly flag"),
    untold("uuid", "Target NVDIMM UUID doesn't match source NVDIMM"),
    told(
        value("target/block", "0"),
        "Target memory device block size '{target}' doesn't match source memory device block size '{source}'",
    ),
    told(
        value("target/requested", "0"),
        "Target memory device requested size '{target}' doesn't match source memory device requested size '{source}'",
    ),
    told(
        value("target/address/@base", "0x0"),
        "Target memory device address '{target}' doesn't match source memory device address '{source}'",
    ),
    untold(
        "target/@dynamicMemslots",
        "Target memory device 'dynamicMemslots' property doesn't match source memory device",
    ),
];

const IOMMU: &[Row] = &[
    quoted("@model", "", "domain IOMMU device model"),
    quoted("driver/@intremap", "default", "domain IOMMU device intremap value"),
    quoted("driver/@caching_mode", "default", "domain IOMMU device caching mode"),
    quoted("driver/@eim", "default", "domain IOMMU device eim value"),
    quoted("driver/@iotlb", "default", "domain IOMMU device iotlb value"),
    quoted("driver/@aw_bits", "0", "domain IOMMU device aw_bits value"),
    quoted("driver/@dma_translation", "default", "domain IOMMU device dma translation"),
];

const VSOCK: &[Row] = &[quoted("@model", "default", "domain vsock device model")];

const PSTORE: &[Row] = &[quoted("@backend", "", "pstore device backend"), quoted("size", "0", "pstore size")];
