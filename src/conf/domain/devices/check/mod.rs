//! Whether devices fit each other and the machine.

mod disk;
mod interface;
mod memory;
mod together;

pub(super) use disk::check_throttle;
pub(in crate::conf::domain) use disk::{is_empty, source_path};

use super::complete::Machine;
use super::{Devices, Kind, audio, chardev, check_no_virtio_options, graphics, number_of};
use crate::conf::domain::value;
use crate::error::{Code, Error, Origin, Result};
use crate::xml::Element;
use disk::check_disk;
use interface::check_interface;
use together::check_together;

/// Checks all devices.
pub(super) fn check(devices: &Devices, machine: Machine) -> Result<()> {
    for disk in &devices[Kind::Disk] {
        check_disk(disk)?;
    }
    for kind in [Kind::Serial, Kind::Parallel, Kind::Channel, Kind::Redirdev] {
        devices[kind].iter().try_for_each(chardev::check)?;
    }
    for console in &devices[Kind::Console] {
        chardev::check(console)?;
    }
    check_backends(devices)?;
    devices[Kind::Controller].iter().try_for_each(check_controller)?;
    devices[Kind::Interface].iter().try_for_each(check_interface)?;
    devices[Kind::Hostdev].iter().try_for_each(check_hostdev)?;
    check_videos(&devices[Kind::Video])?;
    devices[Kind::Input].iter().try_for_each(|input| check_input(input, machine))?;
    check_filesystems(&devices[Kind::Filesystem])?;
    devices[Kind::Graphics].iter().try_for_each(graphics::check)?;
    let vnc = |graphics: &&Element| graphics.get("type") == Some("vnc");
    let players: Vec<_> = devices[Kind::Sound].iter().chain(devices[Kind::Graphics].iter().filter(vnc)).collect();
    audio::check(&devices[Kind::Audio], &players)?;
    for memory in &devices[Kind::Memory] {
        check_memory(memory, machine)?;
        memory::check_place(memory, &devices[Kind::Memory])?;
    }
    devices[Kind::Iommu].iter().try_for_each(|iommu| check_iommu(iommu, machine))?;
    check_rest(devices)?;
    check_unassigned(devices)?;
    check_together(devices)
}

/// Checks a device by itself; only kinds that may be added to a domain are.
pub(super) fn check_one(kind: Kind, device: &Element) -> Result<()> {
    match kind {
        Kind::Disk => check_disk(device),
        Kind::Interface => check_interface(device),
        Kind::Hostdev => check_hostdev(device),
        _ => Ok(()),
    }
}

fn check_backends(devices: &Devices) -> Result<()> {
    for card in devices[Kind::Smartcard].iter() {
        if card.child("address").is_some_and(|address| address.get("type") != Some("ccid")) {
            return Err(value::unsupported("Controllers must use the 'ccid' address type"));
        }
        if card.get("type").is_some() {
            chardev::check(card)?;
        }
    }
    let usb = |one: &Element| one.get("type") == Some("usb") && one.get("model") != Some("none");
    if !devices[Kind::Redirdev].is_empty() && !devices[Kind::Controller].iter().any(usb) {
        let detail = "cannot add redirected USB device: USB is disabled for this domain";
        return Err(value::unsupported(detail));
    }
    for backend in devices[Kind::Rng].iter().filter_map(|rng| rng.child("backend")) {
        if backend.get("model") == Some("egd") {
            chardev::check(backend)?;
        }
    }
    Ok(())
}

fn check_controller(controller: &Element) -> Result<()> {
    let model = controller.get("model").unwrap_or_default();
    if controller.get("type") == Some("pci") {
        check_pci_controller(controller, model)?;
    }
    let Some(driver) = controller.child("driver") else { return Ok(()) };
    let threads = (driver.get("iothread").is_some(), driver.child("iothreads").is_some());
    if threads == (false, false) {
        return Ok(());
    }
    let virtio = matches!(model, "virtio-scsi" | "virtio-transitional" | "virtio-non-transitional");
    if controller.get("type") != Some("scsi") || !virtio {
        if threads.0 {
            return Err(value::wrong("'iothread' attribute only supported for virtio scsi controllers"));
        }
        return Err(value::unsupported("iothreads are supported only by 'virtio-scsi' controllers"));
    }
    if threads == (true, true) {
        let detail = "controller driver 'iothread' attribute can't be used together with 'iothreads' subelement";
        return Err(value::wrong(detail));
    }
    Ok(())
}

fn check_pci_controller(controller: &Element, model: &str) -> Result<()> {
    if matches!(model, "pci-root" | "pcie-root") && controller.child("address").is_some() {
        let detail = "pci-root and pcie-root controllers should not have an address";
        return Err(value::unsupported(detail));
    }
    let index = number_of(controller, "index");
    if index > 255 {
        return Err(value::unsupported(format!("PCI controller index {index} too high, maximum is 255")));
    }
    let Some(target) = controller.child("target") else { return Ok(()) };
    let given = |name: &str| target.get(name).map(|_| number_of(target, name));
    if let Some(number) = given("index") {
        if number > 30 {
            let detail = format!("PCI controller target index '{number}' out of range - must be 0-30");
            return Err(value::unsupported(detail));
        }
        if (index == 0) != (number == 0) {
            let detail = "Only the PCI controller with index 0 can have target index 0, and vice versa";
            return Err(value::unsupported(detail));
        }
    }
    for (name, least, most) in [("chassisNr", 1, 255), ("chassis", 0, 255), ("port", 0, 255), ("busNr", 1, 254)] {
        if let Some(number) = given(name).filter(|number| !(least..=most).contains(number)) {
            let of = format!("out of range - must be {least}-{most}");
            return Err(value::unsupported(format!("PCI controller {name} '{number}' {of}")));
        }
    }
    if target.child("node").is_some() && index == 0 {
        let detail = "The PCI controller with index=0 can't be associated with a NUMA node";
        return Err(value::unsupported(detail));
    }
    Ok(())
}

fn check_hostdev(hostdev: &Element) -> Result<()> {
    let subsystem = hostdev.get("mode") == Some("subsystem");
    let kind = hostdev.get("type").unwrap_or_default();
    let address = hostdev.child("address").and_then(|address| address.get("type"));
    let only = |known: &[&str]| address.is_none_or(|address| known.contains(&address));
    let refuse = |detail: &str| Err(value::unsupported(detail));
    match kind {
        _ if !subsystem => {}
        "pci" if !only(&["pci", "unassigned"]) => {
            return Err(value::internal("PCI host devices must use 'pci' or 'unassigned' address type"));
        }
        "scsi" if !only(&["drive"]) => return refuse("SCSI host device must use 'drive' address type"),
        "scsi" if hostdev.get("sgio") == Some("unfiltered") => {
            return refuse("unfiltered sgio is no longer supported");
        }
        "scsi_host" if !only(&["pci", "ccw"]) => {
            return refuse("SCSI_host host device must use 'pci' or 'ccw' address type");
        }
        "usb" if !only(&["usb"]) => return refuse("USB host device must use 'usb' address type"),
        "mdev" => check_mdev(hostdev, address)?,
        _ => {}
    }
    if let Some(teaming) = hostdev.child("teaming") {
        if teaming.get("type") != Some("transient") {
            return refuse("teaming hostdev devices must have type='transient'");
        }
        if teaming.get("persistent").is_none() {
            return refuse("missing required persistent attribute in hostdev teaming element");
        }
        if !subsystem || kind != "pci" {
            return refuse("teaming is only supported for pci hostdev devices");
        }
    }
    Ok(())
}

fn check_mdev(hostdev: &Element, address: Option<&str>) -> Result<()> {
    let Some(address) = address else { return Ok(()) };
    let model = hostdev.get("model").unwrap_or_default();
    if model == "vfio-pci" && address != "pci" || model == "vfio-ccw" && address != "ccw" {
        let detail = format!("Unsupported address type '{address}' with mediated device model '{model}'");
        return Err(value::wrong(detail));
    }
    Ok(())
}

/// The type of a screen.
pub(super) fn video_type(video: &Element) -> &str {
    video.child("model").and_then(|model| model.get("type")).unwrap_or_default()
}

fn check_videos(videos: &[Element]) -> Result<()> {
    if videos.len() > 1 && videos.iter().any(|video| video_type(video) == "none") {
        let detail = "a 'none' video type must be the only video device defined for the domain";
        return Err(value::unsupported(detail));
    }
    videos.iter().try_for_each(check_video)?;
    let primary = |video: &&Element| video.child("model").is_some_and(|model| model.get("primary").is_some());
    if videos.iter().filter(primary).count() > 1 {
        return Err(value::unsupported("Only one primary video device is supported"));
    }
    Ok(())
}

fn check_video(video: &Element) -> Result<()> {
    let kind = video_type(video);
    let refuse = |detail: &str| Err(value::unsupported(detail));
    let driver = video.child("driver");
    let Some(model) = video.child("model") else { return Ok(()) };
    let backend = driver.and_then(|driver| driver.get("name"));
    let render = model.child("acceleration").is_some_and(|acceleration| acceleration.get("rendernode").is_some());
    if backend == Some("vhostuser") {
        if kind != "virtio" {
            return refuse("'vhostuser' driver is only supported with 'virtio' device");
        }
    } else if render {
        return refuse("unsupported rendernode accel attribute without 'vhostuser'");
    }
    let empty = |resolution: &Element| ["x", "y"].iter().any(|name| number_of(resolution, name) == 0);
    if model.child("resolution").is_some_and(empty) {
        return refuse("video resolution values must be greater than 0");
    }
    if kind != "qxl" {
        for name in ["ram", "vram64", "vgamem"] {
            if model.get(name).is_some() {
                return refuse(&format!("{name} attribute only supported for video type qxl"));
            }
        }
    }
    if kind == "ramfb" && video.child("address").is_some() {
        return refuse("address not supported for video type ramfb");
    }
    if kind != "virtio" {
        check_no_virtio_options(driver)?;
        if model.get("blob").is_some() {
            return refuse(&format!("video type '{kind}' does not support blob resources"));
        }
    }
    Ok(())
}

fn check_input(input: &Element, machine: Machine) -> Result<()> {
    let kind = input.get("type").unwrap_or_default();
    let bus = input.get("bus").unwrap_or("none");
    let pointing = matches!(kind, "mouse" | "keyboard");
    let internal = |detail: String| Err(value::internal(detail));
    match machine.system {
        "hvm" if bus == "ps2" && !pointing => {
            return internal(format!("ps2 bus does not support {kind} input device"));
        }
        "hvm" if bus == "xen" => return internal(format!("unsupported input bus {bus}")),
        "hvm" => {}
        "xen" | "xenpvh" if bus != "xen" => return internal(format!("unsupported input bus {bus}")),
        "xen" | "xenpvh" if !pointing => return internal(format!("xen bus does not support {kind} input device")),
        "xen" | "xenpvh" => {}
        _ => return internal("Input devices are not supported by this virtualization driver.".to_owned()),
    }
    match kind {
        "passthrough" if bus != "virtio" => {
            return Err(value::unsupported("only bus 'virtio' is supported for 'passthrough' input devices"));
        }
        "evdev" if bus != "none" => return Err(value::unsupported("input evdev doesn't support bus element")),
        _ => {}
    }
    if let Some(model) = input.get("model").filter(|_| bus != "virtio") {
        let detail = format!("only bus 'virtio' is supported for input model '{model}'");
        return Err(value::unsupported(detail));
    }
    if bus == "ps2" && machine.no_ps2 {
        return Err(value::unsupported("ps2 bus inputs require the ps2 feature not to be disabled"));
    }
    Ok(())
}

fn check_filesystems(filesystems: &[Element]) -> Result<()> {
    let target = |one: &Element| one.child("target").and_then(|target| target.get("dir")).map(str::to_owned);
    let shared = |one: &Element| one.child("driver").and_then(|driver| driver.get("type")) == Some("virtiofs");
    for (place, one) in filesystems.iter().enumerate() {
        let Some(dir) = target(one) else {
            let source = one.child("source");
            let source = source
                .and_then(|source| ["dir", "file", "dev", "name", "socket"].iter().find_map(|name| source.get(name)));
            return Err(source.map_or_else(
                || Error::bare(Origin::Domain, Code::NoTarget),
                |source| Error::new(Origin::Domain, Code::NoTarget, source),
            ));
        };
        if one.child("boot").is_some() && !shared(one) {
            return Err(value::unsupported("boot order is only supported for virtiofs"));
        }
        let twice = |(other_place, other): (usize, &Element)| {
            other_place != place && shared(other) && target(other).as_ref() == Some(&dir)
        };
        if filesystems.iter().enumerate().any(twice) {
            return Err(value::unsupported(format!("filesystem target '{dir}' specified twice")));
        }
    }
    Ok(())
}

fn check_memory(memory: &Element, machine: Machine) -> Result<()> {
    let model = memory.get("model").unwrap_or_default();
    let target = memory.child("target");
    if let Some(node) = target.and_then(|target| target.child_text("node")) {
        let node = value::unsigned(&node, 10).unwrap_or_default();
        if machine.cells == 0 {
            let detail = "can't add memory backend as guest has no NUMA nodes configured";
            return Err(value::refused(detail));
        }
        if node >= machine.cells as u64 {
            let count = machine.cells;
            let only = format!("as the guest has only '{count}' NUMA nodes configured");
            return Err(value::refused(format!("can't add memory backend for guest node '{node}' {only}")));
        }
    }
    let path = memory.child("source").is_some_and(|source| source.child("path").is_some());
    let discards = memory.get("discard") == Some("yes");
    match model {
        "nvdimm" if !path => Err(value::refused("path is required for model 'nvdimm'")),
        "nvdimm" if discards => Err(value::unsupported("discard is not supported for nvdimms")),
        "nvdimm" if memory.child("uuid").is_some() && !machine.arch.starts_with("ppc64") => {
            Err(value::unsupported("UUID is not supported for NVDIMM device"))
        }
        "virtio-pmem" if !path => Err(value::refused("path is required for model 'virtio-pmem'")),
        "virtio-pmem" if discards => Err(value::unsupported("discard is not supported for model 'virtio-pmem'")),
        "virtio-pmem" if memory.get("access") != Some("shared") => {
            Err(value::unsupported("shared access mode required for virtio-pmem device"))
        }
        "virtio-pmem" if target.is_some_and(|target| target.child("node").is_some()) => {
            Err(value::unsupported("virtio-pmem does not support NUMA nodes"))
        }
        "virtio-mem" => check_blocks(target),
        "sgx-epc" if memory.child("address").is_some() => {
            Err(value::unsupported("memory device address is not supported for model 'sgx-epc'"))
        }
        _ => Ok(()),
    }
}

fn check_blocks(target: Option<&Element>) -> Result<()> {
    let size = |name: &str| {
        target.and_then(|target| target.child_text(name)).and_then(|text| value::unsigned(&text, 10)).unwrap_or(0)
    };
    let (whole, block, requested) = (size("size"), size("block"), size("requested"));
    if requested > whole {
        let detail = format!("requested size must be smaller than or equal to @size ({whole}KiB)");
        return Err(value::refused(detail));
    }
    if !block.is_power_of_two() {
        return Err(value::refused("block size must be a power of two"));
    }
    if block < 2048 {
        return Err(value::refused("block size too small, must be at least 2048KiB"));
    }
    if requested % block != 0 {
        return Err(value::refused("requested size must be an integer multiple of block size"));
    }
    let base = target.and_then(|target| target.child("address")?.get("base"));
    if base.and_then(|base| value::unsigned(base, 0)).is_some_and(|base| base % block != 0) {
        return Err(value::refused("memory device address must be aligned to blocksize"));
    }
    Ok(())
}

fn check_iommu(iommu: &Element, machine: Machine) -> Result<()> {
    let model = iommu.get("model").unwrap_or_default();
    let driver = iommu.child("driver");
    if model != "intel" && driver.is_some() {
        let detail = format!("iommu model '{model}' doesn't support additional attributes");
        return Err(value::wrong(detail));
    }
    if model != "virtio" && iommu.child("address").is_some() {
        return Err(value::wrong(format!("iommu model '{model}' can't have address")));
    }
    let on = |name: &str| driver.and_then(|driver| driver.get(name)) == Some("on");
    if on("intremap") && !machine.split_ioapic {
        let detail = "IOMMU interrupt remapping requires split I/O APIC (ioapic driver='qemu')";
        return Err(value::unsupported(detail));
    }
    if on("eim") && !on("intremap") {
        return Err(value::unsupported("IOMMU eim requires interrupt remapping to be enabled"));
    }
    Ok(())
}

fn check_rest(devices: &Devices) -> Result<()> {
    for vsock in &devices[Kind::Vsock] {
        let cid = vsock.child("cid").map_or(0, |cid| number_of(cid, "address"));
        if (1..=2).contains(&cid) {
            return Err(value::unsupported("guest CIDs must be >= 3"));
        }
        if vsock.get("model").is_none() {
            check_no_virtio_options(vsock.child("driver"))?;
        }
    }
    for shmem in &devices[Kind::Shmem] {
        match shmem.get("name").unwrap_or_default() {
            name if name.contains('/') => {
                return Err(value::unsupported("shmem name cannot include '/' character"));
            }
            name @ ("." | "..") => {
                return Err(value::unsupported(format!("shmem name cannot be equal to '{name}'")));
            }
            _ => {}
        }
    }
    for backend in devices[Kind::Tpm].iter().filter_map(|tpm| tpm.child("backend")) {
        let needs = [("active_pcr_banks", true), ("profile", false)];
        for (name, _) in needs.iter().filter(|(name, _)| backend.child(name).is_some()) {
            if backend.get("version") != Some("2.0") {
                return Err(value::wrong(format!("<{name}/> requires TPM version '2.0'")));
            }
        }
    }
    for pstore in &devices[Kind::Pstore] {
        if pstore.child("path").is_none() {
            return Err(value::wrong("missing path for ACPI ERST pstore device"));
        }
        let size = pstore.child_text("size").and_then(|text| value::unsigned(&text, 10)).unwrap_or(0);
        if size < 4 || !size.is_power_of_two() {
            return Err(value::wrong("invalid size of ACPI ERST pstore device"));
        }
    }
    Ok(())
}

fn check_unassigned(devices: &Devices) -> Result<()> {
    let unassigned =
        |device: &&Element| device.child("address").is_some_and(|address| address.get("type") == Some("unassigned"));
    match devices.all().find(|device| unassigned(device) && !device.is("hostdev")) {
        Some(_) => Err(value::unsupported("address of type 'unassigned' is supported only for hostdevs")),
        None => Ok(()),
    }
}
