//! Kinds of processors: architectures, models, and what several processors have in common.
//!
//! Names, and which model has which feature, are those of libvirt 11.3.0's CPU map.
#![forbid(unsafe_code)]

mod baseline;
mod power;
mod x86;

use crate::conf::cpu::HostCpu;
use crate::error::{Code, Error, Origin, Result};
use baseline::Baseline;

/// What is known of an architecture's processors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    X86,
    Power,
    Arm,
    /// Any model may be asked for, as none is known.
    Open,
}

impl Family {
    fn of(architecture: &str) -> Result<Family> {
        match architecture {
            "i686" | "x86_64" => Ok(Family::X86),
            "ppc64" | "ppc64le" => Ok(Family::Power),
            "armv6l" | "armv7b" | "armv7l" | "aarch64" => Ok(Family::Arm),
            "loongarch64" | "riscv64" | "s390" | "s390x" => Ok(Family::Open),
            other => {
                let detail = format!("'{other}' architecture is not supported by CPU driver");
                Err(Error::new(Origin::Cpu, Code::NoSupport, detail))
            }
        }
    }
}

/// The models of an architecture, as they are listed; none if any model may be asked for.
///
/// # Errors
/// When nothing is known of the architecture's processors.
pub(crate) fn models(architecture: &str) -> Result<Vec<String>> {
    let names = match Family::of(architecture)? {
        Family::X86 => x86::map().models.iter().map(|model| model.name).collect(),
        Family::Power => power::MODELS.to_vec(),
        Family::Arm | Family::Open => Vec::new(),
    };
    Ok(names.into_iter().map(str::to_owned).collect())
}

/// The best processor for guests that may run on each of these hosts, as XML; with all features that its
/// model has told one by one where `expand` says so.
///
/// # Errors
/// When there is no host, one of them is not known, or they have nothing in common.
pub(crate) fn baseline(hosts: &[HostCpu], expand: bool) -> Result<String> {
    let first = hosts.first().ok_or_else(|| Error::new(Origin::Cpu, Code::InvalidArg, "no CPUs given"))?;
    let mut common = match Family::of(&first.architecture)? {
        Family::X86 => baseline::x86(hosts, first)?,
        Family::Power => baseline::power(hosts, first)?,
        Family::Arm => Baseline::of_model(first),
        Family::Open => {
            let detail = format!("cannot compute baseline CPU of {} architecture", first.architecture);
            return Err(Error::new(Origin::Cpu, Code::NoSupport, detail));
        }
    };
    if expand {
        common.expand();
    }
    Ok(common.to_xml())
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
        assert_eq!(models("none").unwrap_err().code(), Code::NoSupport);
    }
}
