//! Kinds of processors: the architectures, and the models that a domain may ask for.

use super::ORIGIN;
use crate::error::{Code, Error, Origin, Result};
use crate::xml::escape;

/// The names of models, in the order in which they are listed, with the architectures that they are of.
const MODELS: &str = include_str!("cpu-models.tsv");

/// All architectures that have a name.
const ARCHITECTURES: &[&str] = &[
    "alpha",
    "armv6l",
    "armv7l",
    "armv7b",
    "aarch64",
    "cris",
    "i686",
    "ia64",
    "lm32",
    "loongarch64",
    "m68k",
    "microblaze",
    "microblazeel",
    "mips",
    "mipsel",
    "mips64",
    "mips64el",
    "openrisc",
    "parisc",
    "parisc64",
    "ppc",
    "ppcle",
    "ppc64",
    "ppc64le",
    "ppcemb",
    "riscv32",
    "riscv64",
    "s390",
    "s390x",
    "sh4",
    "sh4eb",
    "sparc",
    "sparc64",
    "unicore32",
    "x86_64",
    "xtensa",
    "xtensaeb",
];

/// The architectures on which any model may be asked for, as none is known.
const WITHOUT_MODELS: &[&str] = &["armv6l", "armv7b", "armv7l", "aarch64", "loongarch64", "riscv64", "s390", "s390x"];

/// The kinds of hypervisors.
const HYPERVISORS: &[&str] = &[
    "none",
    "qemu",
    "kqemu",
    "kvm",
    "xen",
    "lxc",
    "uml",
    "openvz",
    "test",
    "vmware",
    "hyperv",
    "vbox",
    "phyp",
    "parallels",
    "bhyve",
    "vz",
    "hvf",
];

/// The models of an architecture; none if any model may be asked for.
///
/// # Errors
/// When there is no such architecture, or nothing is known of its processors.
pub(super) fn models(architecture: &str) -> Result<Vec<String>> {
    if !ARCHITECTURES.contains(&architecture) {
        let detail = format!("cannot find architecture {architecture}");
        return Err(Error::new(ORIGIN, Code::InvalidArg, detail));
    }
    let family = match architecture {
        "i686" | "x86_64" => "x86",
        "ppc64" | "ppc64le" => "ppc64",
        other if WITHOUT_MODELS.contains(&other) => return Ok(Vec::new()),
        other => {
            let detail = format!("'{other}' architecture is not supported by CPU driver");
            return Err(Error::new(Origin::Cpu, Code::NoSupport, detail));
        }
    };
    let rows = MODELS.lines().filter_map(|row| row.split_once('\t'));
    Ok(rows.filter(|(of, _)| *of == family).map(|(_, model)| model.to_owned()).collect())
}

/// What a hypervisor can do for domains, as XML: of this driver's, nothing is said.
///
/// # Errors
/// When there is no such architecture or hypervisor.
pub(super) fn domain_capabilities(
    emulator: Option<&str>,
    architecture: Option<&str>,
    machine: Option<&str>,
    hypervisor: Option<&str>,
) -> Result<String> {
    let (architecture, hypervisor) = (architecture.unwrap_or("i686"), hypervisor.unwrap_or("test"));
    if !ARCHITECTURES.contains(&architecture) {
        return Err(Error::new(ORIGIN, Code::InvalidArg, format!("unknown architecture: {architecture}")));
    }
    if !HYPERVISORS.contains(&hypervisor) {
        return Err(Error::new(ORIGIN, Code::InvalidArg, format!("unknown virttype: {hypervisor}")));
    }
    let parts = [("path", emulator), ("domain", Some(hypervisor)), ("machine", machine), ("arch", Some(architecture))];
    let mut xml = String::from("<domainCapabilities>\n");
    for (name, value) in parts {
        let Some(value) = value else { continue };
        xml.push_str(&format!("  <{name}>"));
        escape(&mut xml, value);
        xml.push_str(&format!("</{name}>\n"));
    }
    xml.push_str("  <cpu>\n");
    for mode in ["host-passthrough", "maximum", "host-model", "custom"] {
        xml.push_str(&format!("    <mode name='{mode}' supported='no'/>\n"));
    }
    xml.push_str("  </cpu>\n  <devices>\n  </devices>\n  <features>\n    <sev supported='no'/>\n");
    xml.push_str("    <sgx supported='no'/>\n  </features>\n</domainCapabilities>\n");
    Ok(xml)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn models_are_of_families() {
        let (pc, older) = (models("x86_64").unwrap(), models("i686").unwrap());
        assert_eq!(pc, older);
        assert_eq!(pc.first().map(String::as_str), Some("486"));
        assert_eq!(models("ppc64le").unwrap().first().map(String::as_str), Some("POWER6"));
        assert!(models("aarch64").unwrap().is_empty());
        assert_eq!(models("alpha").unwrap_err().code(), Code::NoSupport);
        assert_eq!(models("none").unwrap_err().code(), Code::InvalidArg);
    }
}
