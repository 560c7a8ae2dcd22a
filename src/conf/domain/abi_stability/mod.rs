//! Whether two definitions are of the same machine, as a guest sees it.

mod devices;
mod features;
mod info;
mod processor;
mod rows;
mod sysinfo;

use super::DomainDef;
use crate::error::{Origin, Result};
use crate::xml::Element;
use rows::{Check, Each, Row, Text, number, plain, quoted, refused, told, value, walk};

/// All that a guest sees, in the order in which it is compared.
const MACHINE: &[Check] = &[
    Check::Rows(&[plain("@type", "", "domain virt type"), plain("uuid", "", "domain uuid")]),
    Check::With(genid),
    Check::Rows(&[quoted("name", "", "domain name")]),
    Check::With(memory),
    Check::Rows(MEMORY),
    Check::With(processor::cells),
    Check::With(processor::vcpus),
    Check::Rows(SYSTEM),
    Check::By(Origin::Domain, features::FEATURES),
    Check::Each(Each {
        within: "clock",
        name: "timer",
        count: Text::Whole("Target domain timers do not match source"),
        checks: &[Check::Rows(TIMER)],
    }),
    Check::By(Origin::Cpu, processor::PROCESSOR),
    Check::Each(Each {
        within: "",
        name: "sysinfo",
        count: Text::Whole("Target domain count of sysinfo does not match source"),
        checks: &[Check::By(Origin::Sysinfo, sysinfo::SYSINFO)],
    }),
];

const MEMORY: &[Row] = &[
    plain("currentMemory", "0", "domain current memory"),
    told(value("maxMemory", "0"), "Target maximum memory size '{target}' doesn't match source '{source}'"),
    told(value("maxMemory/@slots", "0"), "Target domain memory slots count '{target}' doesn't match source '{source}'"),
];

const SYSTEM: &[Row] = &[
    plain("os/type", "", "domain OS type"),
    plain("os/type/@arch", "", "domain architecture"),
    plain("os/type/@machine", "(null)", "domain machine type"),
    plain("os/smbios/@mode", "none", "domain SMBIOS mode"),
];

const TIMER: &[Row] = &[
    plain("@name", "", "timer"),
    quoted("@present", "default", "timer presence"),
    plain("@frequency", "0", "TSC frequency"),
    plain("@mode", "none", "TSC mode"),
];

impl DomainDef {
    /// Refuses a definition that a guest of this one would see as another machine.
    ///
    /// # Errors
    /// `VIR_ERR_CONFIG_UNSUPPORTED` with the first thing that differs.
    pub fn check_same_machine(&self, other: &DomainDef) -> Result<()> {
        // Mostly it is the same definition.
        if self.element() == other.element() {
            return Ok(());
        }
        [MACHINE, devices::DEVICES]
            .iter()
            .try_for_each(|checks| rows::compare(checks, self.element(), other.element(), Origin::Domain))
    }
}

/// Both have the same identity for the guest's own use, or none.
fn genid(own: &Element, other: &Element) -> Result<()> {
    match [own, other].map(|root| root.child_text("genid")) {
        [Some(own), Some(other)] if own != other => {
            Err(refused(Origin::Domain, format!("Target domain genid {other} does not match source {own}")))
        }
        [own, other] if own.is_some() != other.is_some() => {
            Err(refused(Origin::Domain, "Target domain requested genid does not match source".to_owned()))
        }
        _ => Ok(()),
    }
}

/// Both have as much memory when they start: without that which can be taken away.
fn memory(own: &Element, other: &Element) -> Result<()> {
    let size = |element, path| walk(element, path).map_or(0, |size| number(&size.text()));
    let [own, other] = [own, other].map(|root| {
        let devices = walk(root, "devices").into_iter().flat_map(|devices| devices.all("memory"));
        let devices = devices.map(|device| size(device, "target/size")).fold(0, u64::wrapping_add);
        size(root, "memory").wrapping_sub(devices)
    });
    if own == other {
        return Ok(());
    }
    Err(refused(Origin::Domain, format!("Target domain max memory {other} does not match source {own}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Code;

    fn def(inside: &str) -> DomainDef {
        let head = "<name>a</name><uuid>00000000-0000-4000-8000-000000000001</uuid><os><type>hvm</type></os>";
        DomainDef::parse(format!("<domain type='test'>{head}{inside}</domain>").as_bytes()).unwrap()
    }

    #[test]
    fn the_first_thing_that_differs_is_told() {
        let own = def("<memory>1024</memory><vcpu>4</vcpu>");
        assert!(own.check_same_machine(&own).is_ok());
        for (other, detail) in [
            ("<memory>2048</memory><vcpu>2</vcpu>", "Target domain max memory 2048 does not match source 1024"),
            ("<memory>1024</memory><vcpu>2</vcpu>", "Target domain vCPU max 2 does not match source 4"),
            (
                "<memory>1024</memory><vcpu current='3'>4</vcpu>",
                "State of vCPU '3' differs between source and destination definitions",
            ),
            (
                "<memory>1024</memory><vcpu>4</vcpu><devices><interface type='user'/></devices>",
                "Target domain net card count 1 does not match source 0",
            ),
        ] {
            let refused = own.check_same_machine(&def(other)).unwrap_err();
            assert_eq!(
                (refused.code(), refused.to_string().contains(detail)),
                (Code::ConfigUnsupported, true),
                "{other}"
            );
        }
    }

    #[test]
    fn devices_are_compared_in_their_order() {
        let def = |devices: &str| def(&format!("<memory>1024</memory><devices>{devices}</devices>"));
        let own = def("<disk type='file'><source file='/a'/><target dev='vda'/></disk>");
        let other = "<disk type='file'><source file='/b'/><target dev='vdb'/></disk><interface type='user'/>";
        let refused = own.check_same_machine(&def(other)).unwrap_err().to_string();
        assert!(refused.contains("Target disk vdb does not match source vda"), "{refused}");
    }

    #[test]
    fn messages_tell_only_values_that_are_compared() {
        fn check(checks: &[Check]) {
            for one in checks {
                match one {
                    Check::Rows(rows) => rows.iter().for_each(Row::assert_message),
                    Check::Each(each) => check(each.checks),
                    Check::By(_, checks) => check(checks),
                    Check::With(_) => {}
                }
            }
        }
        check(MACHINE);
        check(devices::DEVICES);
    }
}
