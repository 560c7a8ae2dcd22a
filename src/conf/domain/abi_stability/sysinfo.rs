//! What a guest reads of its machine's makers.

use super::rows::{Check, Each, Row, Text, plain, untold};

/// All that the machine says of itself.
pub(super) const SYSINFO: &[Check] = &[
    Check::Rows(&[plain("@type", "smbios", "sysinfo")]),
    Check::Rows(BIOS),
    Check::Rows(SYSTEM),
    Check::Each(Each {
        within: "",
        name: "baseBoard",
        count: Text::Quoted("sysinfo base board count"),
        checks: &[Check::Rows(BASE_BOARD)],
    }),
    Check::Rows(CHASSIS),
];

const BIOS: &[Row] = &[
    untold("bios?", "Target sysinfo does not match source"),
    plain("bios/entry#vendor", "<null>", "sysinfo BIOS vendor"),
    plain("bios/entry#version", "<null>", "sysinfo BIOS version"),
    plain("bios/entry#date", "<null>", "sysinfo BIOS date"),
    plain("bios/entry#release", "<null>", "sysinfo BIOS release"),
];

const SYSTEM: &[Row] = &[
    untold("system?", "Target sysinfo does not match source"),
    plain("system/entry#manufacturer", "<null>", "sysinfo system vendor"),
    plain("system/entry#product", "<null>", "sysinfo system product"),
    plain("system/entry#version", "<null>", "sysinfo system version"),
    plain("system/entry#serial", "<null>", "sysinfo system serial"),
    plain("system/entry#uuid", "<null>", "sysinfo system uuid"),
    plain("system/entry#sku", "<null>", "sysinfo system sku"),
    plain("system/entry#family", "<null>", "sysinfo system family"),
];

const BASE_BOARD: &[Row] = &[
    plain("entry#manufacturer", "<null>", "sysinfo base board vendor"),
    plain("entry#product", "<null>", "sysinfo base board product"),
    plain("entry#version", "<null>", "sysinfo base board version"),
    plain("entry#serial", "<null>", "sysinfo base board serial"),
    plain("entry#asset", "<null>", "sysinfo base board asset"),
    plain("entry#location", "<null>", "sysinfo base board location"),
];

const CHASSIS: &[Row] = &[
    untold("chassis?", "Target chassis does not match source"),
    plain("chassis/entry#manufacturer", "<null>", "sysinfo chassis vendor"),
    plain("chassis/entry#version", "<null>", "sysinfo chassis version"),
    plain("chassis/entry#serial", "<null>", "sysinfo chassis serial"),
    plain("chassis/entry#asset", "<null>", "sysinfo chassis asset"),
    plain("chassis/entry#sku", "<null>", "sysinfo chassis sku"),
];
