//! Whether devices fit each other and the machine.

use super::complete::{Machine, is_scsi};
use super::{Devices, Kind, audio, bus_of, chardev, check_no_virtio_options, drive_of, graphics, number_of, target_of};
use crate::conf::domain::value;
use crate::error::{Code, Error, Origin, Result};
use crate::xml::Element;

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
    devices[Kind::Memory].iter().try_for_each(|memory| check_memory(memory, machine))?;
    devices[Kind::Iommu].iter().try_for_each(|iommu| check_iommu(iommu, machine))?;
    check_rest(devices)?;
    check_unassigned(devices)?;
    check_together(devices)
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

/// The path that messages call a disk's source by.
fn source_path(disk: &Element) -> Option<&str> {
    let source = disk.child("source")?;
    ["file", "dev", "dir", "name"].iter().find_map(|name| source.get(name))
}

fn check_disk(disk: &Element) -> Result<()> {
    let source = disk.child("source");
    if disk.child("target").is_none_or(|target| target.get("dev").is_none()) {
        let path = source_path(disk).map(str::to_owned);
        let pool = source.and_then(|source| Some((source.get("pool")?, source.get("volume")?)));
        let detail = pool.map(|(pool, volume)| format!("pool = '{pool}', volume = '{volume}'")).or(path);
        return Err(match detail {
            Some(detail) => Error::new(Origin::Domain, Code::NoTarget, detail),
            None => Error::bare(Origin::Domain, Code::NoTarget),
        });
    }
    check_sources(disk)?;
    check_lun(disk)?;
    check_limits(disk.child("iotune"))?;
    check_bus(disk)?;
    check_vhost_user(disk)?;
    check_identity(disk)?;
    check_name(disk)
}

fn check_sources(disk: &Element) -> Result<()> {
    let mut image = Some(disk);
    while let Some(this) = image {
        // A disk can have the secrets of its source beside it.
        let secrets =
            |name: &str| this.child("source").and_then(|source| source.child(name)).or_else(|| this.child(name));
        check_source(this.child("source"), secrets("auth"), secrets("encryption"))?;
        image = this.child("backingStore");
    }
    if disk.child("source").is_some_and(|source| source.get("fdgroup").is_some()) {
        let detail = format!("driver does not support FD passing for disk '{}'", target_of(disk));
        return Err(value::unsupported(detail));
    }
    Ok(())
}

fn check_source(source: Option<&Element>, auth: Option<&Element>, encryption: Option<&Element>) -> Result<()> {
    let protocol = source.and_then(|source| source.get("protocol"));
    if protocol == Some("sheepdog") {
        let detail = "'sheepdog' protocol is no longer supported by any hypervisor driver";
        return Err(value::unsupported(detail));
    }
    let secret = auth.and_then(|auth| auth.child("secret"));
    if let (Some(protocol), Some(secret)) = (protocol, secret) {
        if matches!(protocol, "nbd" | "gluster" | "tftp" | "vxhs" | "nfs") {
            let detail = format!("authentication is not supported for protocol '{protocol}'");
            return Err(value::unsupported(detail));
        }
        let kind = secret.get("type").unwrap_or("<null>");
        if !["none", "volume", "ceph", "iscsi", "tls", "vtpm"].contains(&kind) {
            return Err(value::unsupported(format!("unknown secret type '{kind}'")));
        }
        if protocol == "iscsi" && kind != "iscsi" || protocol == "rbd" && kind != "ceph" {
            return Err(value::unsupported(format!("invalid secret type '{kind}'")));
        }
    }
    if encryption.is_some_and(|encryption| encryption.child("cipher").is_some()) {
        let detail = "supplying <cipher> for domain disk definition is unnecessary";
        return Err(value::unsupported(detail));
    }
    Ok(())
}

fn check_lun(disk: &Element) -> Result<()> {
    let source = disk.child("source");
    let refuse = |detail: String| Err(value::unsupported(detail));
    if disk.get("sgio") == Some("unfiltered") {
        return refuse("unfiltered sgio is no longer supported".to_owned());
    }
    if disk.get("device") != Some("lun") {
        if source.is_some_and(|source| source.child("reservations").is_some()) {
            return refuse("<reservations/> allowed only for lun devices".to_owned());
        }
        for name in ["rawio", "sgio"] {
            if disk.get(name).is_some() {
                return refuse(format!("{name} can be used only with device='lun'"));
            }
        }
        return Ok(());
    }
    match disk.get("type") {
        Some("network") => {
            let protocol = source.and_then(|source| source.get("protocol")).unwrap_or_default();
            if protocol != "iscsi" {
                return refuse(format!("disk device='lun' is not supported for protocol='{protocol}'"));
            }
        }
        Some("block" | "volume") => {}
        _ => return refuse("disk device='lun' is only valid for block type disk source".to_owned()),
    }
    let format = disk.child("driver").and_then(|driver| driver.get("type"));
    if format.is_some_and(|format| format != "raw") {
        return refuse("disk device 'lun' must use 'raw' format".to_owned());
    }
    if source.is_some_and(|source| source.child("slices").is_some()) {
        return refuse("disk device 'lun' doesn't support storage slice".to_owned());
    }
    Ok(())
}

/// Checks that limits are given either together or for each direction.
fn check_limits(limits: Option<&Element>) -> Result<()> {
    let Some(limits) = limits else { return Ok(()) };
    let has = |name: &str| limits.child(name).is_some();
    for what in ["bytes_sec", "iops_sec", "bytes_sec_max", "iops_sec_max"] {
        let single = has(&format!("read_{what}")) || has(&format!("write_{what}"));
        if has(&format!("total_{what}")) && single {
            return Err(value::wrong(format!("total and read/write {what} cannot be set at the same time")));
        }
    }
    Ok(())
}

fn check_bus(disk: &Element) -> Result<()> {
    let (bus, name) = (bus_of(disk), target_of(disk));
    let address = disk.child("address").and_then(|address| address.get("type"));
    let drives = matches!(bus, "ide" | "fdc" | "scsi" | "sata");
    if let Some(kind) = address.filter(|kind| drives && *kind != "drive") {
        let of = format!("for the disk '{name}' with the bus type '{bus}'");
        return Err(value::unsupported(format!("Invalid address type '{kind}' {of}")));
    }
    if bus != "virtio" {
        let driver = disk.child("driver");
        let has = |name: &str| driver.is_some_and(|driver| driver.get(name).is_some());
        if let Some(model) = disk.get("model") {
            return Err(value::unsupported(format!("disk model '{model}' not supported for bus '{bus}'")));
        }
        for (name, detail) in [
            ("queues", "queues attribute in disk driver element is only supported for virtio bus"),
            ("queue_size", "queue_size attribute in disk driver is only supported for virtio bus"),
            ("event_idx", "disk event_idx mode supported only for virtio bus"),
            ("ioeventfd", "disk ioeventfd mode supported only for virtio bus"),
        ] {
            if has(name) {
                return Err(value::unsupported(detail));
            }
        }
        check_no_virtio_options(driver)?;
    }
    if disk.get("type") == Some("nvme") {
        let namespace = disk.child("source").map_or(0, |source| number_of(source, "namespace"));
        if namespace == 0 {
            return Err(value::unsupported("NVMe namespace can't be zero"));
        }
    }
    Ok(())
}

fn check_vhost_user(disk: &Element) -> Result<()> {
    if disk.get("type") != Some("vhostuser") {
        return Ok(());
    }
    if bus_of(disk) != "virtio" {
        return Err(value::unsupported("vhostuser disk supports only virtio bus"));
    }
    if disk.get("snapshot") != Some("no") {
        return Err(value::unsupported("only snapshot=no is supported with vhostuser disk"));
    }
    let driver = disk.child("driver");
    let in_driver =
        ["cache", "error_policy", "io", "ioeventfd", "copy_on_read", "discard", "iothread", "detect_zeroes"];
    let in_disk = [
        "iotune",
        "backingStore",
        "encryption",
        "readonly",
        "shareable",
        "transient",
        "serial",
        "wwn",
        "vendor",
        "product",
        "auth",
        "geometry",
        "blockio",
    ];
    let found = in_driver.iter().find(|name| driver.is_some_and(|driver| driver.get(name).is_some()));
    match found.or_else(|| in_disk.iter().find(|name| disk.child(name).is_some())) {
        Some(name) => Err(value::unsupported(format!("{name} is not supported with vhostuser disk"))),
        None => Ok(()),
    }
}

fn check_identity(disk: &Element) -> Result<()> {
    let product = if bus_of(disk) == "scsi" { 16 } else { 40 };
    for (name, most) in [("vendor", 8), ("product", product)] {
        let Some(text) = disk.child_text(name) else { continue };
        if text.chars().any(|letter| !(letter.is_ascii_graphic() || letter == ' ')) {
            return Err(value::wrong(format!("disk {name} is not printable string")));
        }
        if text.len() > most {
            return Err(value::unsupported(format!("disk {name} is more than {most} characters")));
        }
    }
    if let Some(wwn) = disk.child_text("wwn") {
        let digits = wwn.strip_prefix("0x").unwrap_or(&wwn);
        if digits.len() != 16 || digits.chars().any(|digit| !digit.is_ascii_hexdigit()) {
            return Err(Error::internal(Origin::None, format!("Malformed wwn: {wwn}")));
        }
    }
    Ok(())
}

fn check_name(disk: &Element) -> Result<()> {
    let (bus, name) = (bus_of(disk), target_of(disk));
    let device = disk.get("device").unwrap_or_default();
    if device == "floppy" && bus != "fdc" {
        return Err(value::internal(format!("Invalid bus type '{bus}' for floppy disk")));
    }
    if device != "floppy" && bus == "fdc" {
        return Err(value::internal(format!("Invalid bus type '{bus}' for disk")));
    }
    check_startup_policy(disk, device)?;
    let known = ["hd", "sd", "vd", "xvd", "ubd"].iter().any(|prefix| name.starts_with(prefix));
    if matches!(device, "disk" | "lun") && !known {
        return Err(value::internal(format!("Invalid harddisk device name: {name}")));
    }
    if device == "floppy" && !name.starts_with("fd") {
        return Err(value::internal(format!("Invalid floppy device name: {name}")));
    }
    if device == "disk" && is_empty(disk) {
        return Err(Error::new(Origin::Domain, Code::NoSource, name));
    }
    check_driver(disk)
}

/// Whether there is nothing in a disk.
pub(in crate::conf::domain) fn is_empty(disk: &Element) -> bool {
    let source = disk.child("source");
    let has = |name: &str| source.is_some_and(|source| source.get(name).is_some());
    match disk.get("type") {
        Some("network") => {
            let named = has("name") || source.is_some_and(|source| source.get("protocol") == Some("nbd"));
            !named
        }
        Some("volume") => !has("pool"),
        Some("nvme" | "vhostuser" | "vhostvdpa") => source.is_none(),
        Some("block") => !has("dev"),
        Some("dir") => !has("dir"),
        _ => !has("file"),
    }
}

fn check_startup_policy(disk: &Element, device: &str) -> Result<()> {
    let Some(policy) = disk.child("source").and_then(|source| source.get("startupPolicy")) else { return Ok(()) };
    let kind = disk.get("type").unwrap_or_default();
    if !matches!(kind, "file" | "block" | "dir" | "volume" | "nvme") {
        let of = format!("is not allowed for disk of '{kind}' type");
        return Err(value::wrong(format!("disk startupPolicy '{policy}' {of}")));
    }
    if policy == "requisite" && !matches!(device, "cdrom" | "floppy") {
        let detail = "disk startupPolicy 'requisite' is allowed only for cdrom or floppy";
        return Err(value::wrong(detail));
    }
    Ok(())
}

fn check_driver(disk: &Element) -> Result<()> {
    let Some(driver) = disk.child("driver") else { return Ok(()) };
    if driver.get("discard_no_unref") == Some("on") {
        if driver.get("type") != Some("qcow2") {
            return Err(value::unsupported("'discard_no_unref' only works with qcow2 disk format"));
        }
        if disk.child("readonly").is_some() {
            return Err(value::unsupported("'discard_no_unref' is not compatible with read-only disk"));
        }
    }
    if driver.get("iothread").is_some() && driver.child("iothreads").is_some() {
        let detail = "disk driver 'iothread' attribute can't be used together with 'iothreads' subelement";
        return Err(value::wrong(detail));
    }
    Ok(())
}

/// Checks that disks name groups of limits that there are.
pub(super) fn check_throttle(devices: &Devices, groups: Option<&Element>) -> Result<()> {
    for group in groups.into_iter().flat_map(Element::elements) {
        check_limits(Some(group))?;
    }
    for disk in &devices[Kind::Disk] {
        let Some(filters) = disk.child("throttlefilters") else { continue };
        let unsupported = |detail: String| Err(Error::new(Origin::Domain, Code::OperationUnsupported, detail));
        if disk.child("iotune").is_some() {
            let name = target_of(disk);
            let detail = format!("block 'throttlefilters' can't be used together with 'iotune' for disk '{name}'");
            return unsupported(detail);
        }
        if disk.get("device") == Some("cdrom") {
            return unsupported("cdrom device with throttle filters isn't supported".to_owned());
        }
        for name in filters.elements().filter_map(|filter| filter.get("group")) {
            let named = |group: &Element| group.child_text("group_name").as_deref() == Some(name);
            if !groups.into_iter().flat_map(Element::elements).any(named) {
                return Err(value::wrong(format!("throttle group '{name}' not found")));
            }
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

fn check_interface(interface: &Element) -> Result<()> {
    let kind = interface.get("type").unwrap_or_default();
    let source = interface.child("source");
    let refuse = |detail: String| Err(value::unsupported(detail));
    let host_side = source.is_some_and(|source| source.child("ip").is_some() || source.child("route").is_some());
    if host_side && kind != "ethernet" {
        let what = "Invalid attempt to set network interface host-side IP route and/or address info";
        let only = "This is only supported on interfaces of type 'ethernet'";
        return refuse(format!("{what} on interface of type '{kind}'. {only}"));
    }
    let target = interface.child("target");
    if target.is_some_and(|target| target.get("managed") == Some("no")) && kind != "ethernet" {
        return refuse(format!("unmanaged target dev is not supported on interfaces of type '{kind}'"));
    }
    if let Some(teaming) = interface.child("teaming") {
        let kind = teaming.get("type").unwrap_or_default();
        match (kind, teaming.get("persistent")) {
            ("transient", None) => {
                return refuse("teaming persistent attribute must be set if teaming type is 'transient'".to_owned());
            }
            ("persistent", Some(_)) => {
                return refuse(format!("teaming persistent attribute not allowed if teaming type is '{kind}'"));
            }
            _ => {}
        }
    }
    check_port(interface, kind)?;
    let passt = interface.child("backend").and_then(|backend| backend.get("type")) == Some("passt");
    let by_user = matches!(kind, "user" | "vhostuser");
    if passt && !by_user {
        let detail = "The 'passt' backend can only be used with interface type='user' or type='vhostuser'";
        return refuse(detail.to_owned());
    }
    let forwards: Vec<_> = interface.all("portForward").collect();
    if !(forwards.is_empty() || by_user && passt) {
        let only = "the 'passt' backend of interface type='user' or type='vhostuser'";
        return refuse(format!("The <portForward> element can only be used with {only}"));
    }
    for range in forwards.iter().flat_map(|forward| forward.all("range")) {
        if range.get("start").is_none() {
            let detail = "requires 'start' attribute if 'end', 'to', or 'exclude' is specified";
            return refuse(format!("The 'range' of a 'portForward' {detail}"));
        }
    }
    Ok(())
}

fn check_port(interface: &Element, kind: &str) -> Result<()> {
    if interface.child("port").and_then(|port| port.get("isolated")) != Some("yes") {
        return Ok(());
    }
    let mac = interface.child("mac").and_then(|mac| mac.get("address")).unwrap_or_default();
    let what = format!("interface {mac} - <port isolated='yes'/> is not supported for network interfaces");
    if !matches!(kind, "network" | "bridge") {
        return Err(value::unsupported(format!("{what} with type='{kind}'")));
    }
    match interface.child("virtualport").and_then(|port| port.get("type")) {
        Some(port) => Err(value::unsupported(format!("{what} with virtualport type='{port}'"))),
        None => Ok(()),
    }
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
    if let Some(resolution) = model.child("resolution")
        && (number_of(resolution, "x") == 0 || number_of(resolution, "y") == 0)
    {
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
        "nvdimm" if memory.child("uuid").is_some() => {
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

/// Checks devices against others of their kind.
fn check_together(devices: &Devices) -> Result<()> {
    let mut names = std::collections::HashMap::new();
    for disk in &devices[Kind::Disk] {
        if let Some(other) = names.insert(target_of(disk), disk) {
            let path = |disk| source_path(disk).unwrap_or("<null>");
            let sources = format!("for disk sources '{}' and '{}'", path(other), path(disk));
            return Err(value::wrong(format!("target '{}' duplicated {sources}", target_of(disk))));
        }
    }
    check_hostdevs(&devices[Kind::Hostdev])?;
    check_drives(devices)?;
    let mut aliases = std::collections::HashSet::new();
    for device in devices.all().filter(|device| !device.is("console")) {
        let Some(alias) = device.child("alias").and_then(|alias| alias.get("name")) else { continue };
        if !aliases.insert(alias) {
            return Err(value::unsupported(format!("non unique alias detected: {alias}")));
        }
    }
    Ok(())
}

fn check_hostdevs(hostdevs: &[Element]) -> Result<()> {
    let mut framebuffers = 0;
    let mut known = std::collections::HashSet::new();
    for hostdev in hostdevs {
        let kind = hostdev.get("type").unwrap_or_default();
        let source = hostdev.child("source").map(Element::to_xml).unwrap_or_default();
        if !known.insert((hostdev.get("mode"), kind, source)) {
            return Err(value::wrong("Hostdev already exists in the domain configuration"));
        }
        framebuffers += usize::from(hostdev.get("ramfb") == Some("on"));
        if framebuffers > 1 {
            return Err(value::unsupported("Only one vgpu device can have 'ramfb' enabled"));
        }
    }
    Ok(())
}

fn check_drives(devices: &Devices) -> Result<()> {
    let mut known = std::collections::HashSet::new();
    for disk in &devices[Kind::Disk] {
        let Some(place) = drive_of(disk) else { continue };
        if !known.insert((bus_of(disk), place)) {
            let [controller, bus, target, unit] = place;
            let of = format!("controller='{controller}' bus='{bus}' target='{target}' unit='{unit}'");
            let first = devices[Kind::Disk]
                .iter()
                .find(|other| drive_of(other) == Some(place) && bus_of(other) == bus_of(disk));
            let name = first.map_or("", target_of);
            let detail = format!("Found duplicate drive address for disk with target name '{name}' {of}");
            return Err(value::unsupported(detail));
        }
    }
    let mut hosts = std::collections::HashSet::new();
    for hostdev in devices[Kind::Hostdev].iter().filter(|one| is_scsi(one)) {
        let Some(place) = drive_of(hostdev) else { continue };
        let [controller, bus, target, unit] = place;
        // The original swaps the first two.
        let of = format!("SCSI host address controller='{bus}' bus='{controller}' target='{target}' unit='{unit}'");
        if !hosts.insert(place) {
            return Err(value::unsupported(format!("{of} in use by another SCSI host device")));
        }
        if known.contains(&("scsi", place)) {
            return Err(value::unsupported(format!("{of} in use by another SCSI disk")));
        }
    }
    Ok(())
}
