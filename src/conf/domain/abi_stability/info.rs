//! What many devices have: where they are, and options of virtio.

use super::rows::{Row, Value, decimal, number, plain, quoted, told, untold, value};

/// Where a device is.
pub(super) const PLACE: &[Row] = &[
    plain("address/@type", "none", "device address type"),
    address(
        "pci",
        hex("address/@domain", hex4),
        &[hex("address/@bus", hex2), hex("address/@slot", hex2), count("address/@function")],
        "Target device PCI address {target}:{target1}:{target2}.{target3} does not match source \
         {source}:{source1}:{source2}.{source3}",
    ),
    address(
        "drive",
        count("address/@controller"),
        &[count("address/@bus"), count("address/@unit")],
        "Target device drive address {target}:{target1}:{target2} does not match source {source}:{source1}:{source2}",
    ),
    address(
        "virtio-serial",
        count("address/@controller"),
        &[count("address/@bus"), count("address/@port")],
        "Target device virtio serial address {target}:{target1}:{target2} does not match source \
         {source}:{source1}:{source2}",
    ),
    address(
        "ccid",
        count("address/@controller"),
        &[count("address/@slot")],
        "Target device ccid address {target}:{target1} does not match source {source}:{source1}",
    ),
    address(
        "isa",
        count("address/@iobase"),
        &[count("address/@irq")],
        "Target device isa address {target}:{target1} does not match source {source}:{source1}",
    ),
    address("dimm", count("address/@slot"), &[], "Target device dimm slot {target} does not match source {source}"),
    address(
        "dimm",
        hex("address/@base", hex1),
        &[],
        "Target device dimm base address '{target}' does not match source '{source}'",
    ),
    address(
        "ccw",
        hex("address/@cssid", hex1),
        &[hex("address/@ssid", hex1), hex("address/@devno", hex4)],
        "Target device CCW address {target}.{target1}.{target2} does not match source {source}.{source1}.{source2}",
    ),
    quoted("acpi/@index", "0", "ACPI index"),
];

/// What a virtio device is told.
pub(super) const VIRTIO: &[Row] = &[
    untold("driver?", "Target device virtio options don't match the source"),
    quoted("driver/@iommu", "default", "device iommu option"),
    quoted("driver/@ats", "default", "device ats option"),
    quoted("driver/@packed", "default", "device packed option"),
    quoted("driver/@page_per_vq", "default", "device page_per_vq option"),
];

/// The numbers of an address of that type.
const fn address(kind: &'static str, first: Value, others: &'static [Value], text: &'static str) -> Row {
    told(first, text).and(others).when("address/@type", kind)
}

const fn count(path: &'static str) -> Value {
    value(path, "0").shown(decimal)
}

const fn hex(path: &'static str, show: fn(&str) -> String) -> Value {
    value(path, "0").shown(show)
}

/// Shows a number in so many hexadecimal digits at least.
macro_rules! digits {
    ($($name:ident = $form:literal;)*) => {
        $(fn $name(text: &str) -> String {
            format!($form, number(text))
        })*
    };
}
digits! {
    hex1 = "{:x}";
    hex2 = "{:02x}";
    hex4 = "{:04x}";
}
