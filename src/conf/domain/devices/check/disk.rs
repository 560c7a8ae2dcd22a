//! Whether disks add up.

use super::super::{Devices, Kind, bus_of, check_no_virtio_options, number_of, target_of};
use crate::conf::domain::value;
use crate::error::{Code, Error, Origin, Result};
use crate::xml::Element;

/// The path that messages call a disk's source by.
pub(in crate::conf::domain) fn source_path(disk: &Element) -> Option<&str> {
    let source = disk.child("source")?;
    let path = ["file", "dev", "dir", "name"].iter().find_map(|name| source.get(name))?;
    // The first part is the pool's or the volume's name.
    let parted = matches!(source.get("protocol"), Some("rbd" | "gluster"));
    Some(path.split_once('/').filter(|_| parted).map_or(path, |(_, image)| image))
}

pub(super) fn check_disk(disk: &Element) -> Result<()> {
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
        this.child("source").map_or(Ok(()), check_labels)?;
        check_source(this.child("source"), secrets("auth"), secrets("encryption"))?;
        image = this.child("backingStore");
    }
    check_data_stores(disk)?;
    if disk.child("source").is_some_and(|source| source.get("fdgroup").is_some()) {
        let detail = format!("driver does not support FD passing for disk '{}'", target_of(disk));
        return Err(value::unsupported(detail));
    }
    Ok(())
}

/// Checks that a source has one security label of each model.
pub(in crate::conf::domain::devices) fn check_labels(source: &Element) -> Result<()> {
    let mut models = std::collections::HashSet::new();
    match source.all("seclabel").filter_map(|label| label.get("model")).find(|model| !models.insert(*model)) {
        Some(model) => Err(value::refused(format!("seclabel for model {model} is already provided"))),
        None => Ok(()),
    }
}

/// Checks images whose data is elsewhere.
fn check_data_stores(disk: &Element) -> Result<()> {
    let mut image = Some(disk);
    while let Some(this) = image {
        let format = this.child("driver").or_else(|| this.child("format")).and_then(|format| format.get("type"));
        if let Some(store) = this.child("source").and_then(|source| source.child("dataStore")) {
            if format != Some("qcow2") {
                return Err(value::unsupported("<dataStore> feature available only with qcow2 images"));
            }
            if store.child("format").and_then(|format| format.get("type")) != Some("raw") {
                return Err(value::unsupported("only 'raw' images supported as <dataStore>"));
            }
            let source = store.child("source");
            if source.is_some_and(|source| source.child("dataStore").is_some()) {
                let detail = "can't have another nested <dataStore> or <backingStore> element";
                return Err(value::wrong(format!("The <source> of <dataStore> {detail}")));
            }
            if source.is_some_and(|source| source.child("slices").is_some()) {
                return Err(value::wrong("slices are not supported for <dataStore>"));
            }
        }
        image = this.child("backingStore");
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
        Some("network") => !has("protocol"),
        Some("volume" | "nvme" | "vhostuser" | "vhostvdpa") => source.is_none(),
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
pub(in crate::conf::domain::devices) fn check_throttle(devices: &Devices, groups: Option<&Element>) -> Result<()> {
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
