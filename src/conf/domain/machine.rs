//! Whether two definitions are of the same machine, as a guest sees it.

use super::DomainDef;
use crate::error::{Code, Error, Origin, Result};
use crate::uuid;

/// Devices whose number a guest sees: the element, and how the original calls them, in its order.
const DEVICES: [(&str, &str); 18] = [
    ("disk", "disk count"),
    ("controller", "controller count"),
    ("filesystem", "filesystem count"),
    ("interface", "net card count"),
    ("input", "input device count"),
    ("sound", "sound card count"),
    ("video", "video card count"),
    ("hostdev", "host device count"),
    ("smartcard", "smartcard count"),
    ("serial", "serial port count"),
    ("parallel", "parallel port count"),
    ("channel", "channel count"),
    ("console", "console count"),
    ("hub", "hub device count"),
    ("redirdev", "redirected devices count"),
    ("watchdog", "watchdog device count"),
    ("rng", "RNG device count"),
    ("panic", "panic device count"),
];

impl DomainDef {
    /// Refuses a definition that a guest of this one would see as another machine. Of devices only their numbers are
    /// compared.
    ///
    /// # Errors
    /// `VIR_ERR_CONFIG_UNSUPPORTED` with the first thing that differs.
    pub fn check_same_machine(&self, other: &DomainDef) -> Result<()> {
        let plain = |what: &str, other: &dyn ToString, own: &dyn ToString| {
            let (other, own) = (other.to_string(), own.to_string());
            if other == own {
                Ok(())
            } else {
                refused(format!("Target domain {what} {other} does not match source {own}"))
            }
        };
        plain("virt type", &other.kind(), &self.kind())?;
        plain("uuid", &uuid::format(&other.uuid), &uuid::format(&self.uuid))?;
        self.check_genid(other)?;
        if self.name != other.name {
            return refused(format!("Target domain name '{}' does not match source '{}'", other.name, self.name));
        }
        plain("max memory", &other.max_memory_kib(), &self.max_memory_kib())?;
        plain("current memory", &other.memory_kib(), &self.memory_kib())?;
        plain("vCPU max", &other.max_vcpus(), &self.max_vcpus())?;
        if self.vcpus() != other.vcpus() {
            let first = self.vcpus().min(other.vcpus());
            return refused(format!("State of vCPU '{first}' differs between source and destination definitions"));
        }
        plain("OS type", &other.os_type(), &self.os_type())?;
        plain("architecture", &other.os("arch"), &self.os("arch"))?;
        plain("machine type", &other.os("machine"), &self.os("machine"))?;
        for (element, what) in DEVICES {
            plain(what, &other.devices(element).count(), &self.devices(element).count())?;
        }
        Ok(())
    }

    /// Both have the same identity for the guest's own use, or none.
    fn check_genid(&self, other: &DomainDef) -> Result<()> {
        let [own, others] = [self, other].map(|def| def.element().child_text("genid"));
        match (own, others) {
            (Some(own), Some(others)) if own != others => {
                refused(format!("Target domain genid {others} does not match source {own}"))
            }
            (own, others) if own.is_some() != others.is_some() => {
                refused("Target domain requested genid does not match source".to_owned())
            }
            _ => Ok(()),
        }
    }

    /// An attribute of the kind of system.
    fn os(&self, attribute: &str) -> &str {
        let kind = self.element().child("os").and_then(|os| os.child("type"));
        kind.and_then(|kind| kind.get(attribute)).unwrap_or_default()
    }
}

fn refused(detail: String) -> Result<()> {
    Err(Error::new(Origin::Domain, Code::ConfigUnsupported, detail))
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
