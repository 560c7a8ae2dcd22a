//! The processor of a host, as it describes itself in its capabilities.

use super::document;
use super::shape::{Attribute, Child, NUMBER, SIGNED, Shape, WIDE, number, on_off, word, yes_no};
use crate::error::{Code, Error, Origin, Result};
use crate::xml::Element;

/// A processor of a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostCpu {
    /// Its architecture.
    pub architecture: String,
    /// The model that it is of.
    pub model: String,
    /// Who made it.
    pub vendor: Option<String>,
    /// What it can do beyond its model.
    pub features: Vec<String>,
}

/// All architectures that have a name.
pub const ARCHITECTURES: &[&str] = &[
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

pub(super) fn wrong(detail: impl Into<String>) -> Error {
    Error::new(Origin::Cpu, Code::XmlError, detail)
}

pub(super) fn unsupported(detail: impl Into<String>) -> Error {
    Error::new(Origin::Cpu, Code::ConfigUnsupported, detail)
}

/// How many sockets, cores and so on a processor has.
pub(super) const TOPOLOGY: &[Attribute] = &[
    number("sockets", NUMBER.nonzero()).required(),
    number("dies", NUMBER.nonzero()).or("1"),
    number("clusters", NUMBER.nonzero()).or("1"),
    number("cores", NUMBER.nonzero()).required(),
    number("threads", NUMBER.nonzero()).required(),
];

/// What is told of the cache.
pub(super) static CACHE: Shape = Shape::new(
    "cache",
    &[number("level", SIGNED.not_negative()), word("mode", &["emulate", "passthrough", "disable"]).required()],
)
.adjust(|_, element| match element.get("level") {
    Some("1" | "2" | "3") | None => Ok(()),
    Some(_) => Err(wrong("invalid CPU cache level, must be in range [1,3]")),
});

/// How wide physical addresses are.
pub(super) static MAX_PHYS_ADDR: Shape = Shape::new(
    "maxphysaddr",
    &[
        word("mode", &["emulate", "passthrough"]).required(),
        number("bits", SIGNED.not_negative()),
        number("limit", NUMBER.nonzero()),
    ],
)
.adjust(|_, element| {
    if element.get("limit").is_some() && element.get("mode") != Some("passthrough") {
        let detail = "attribute 'limit' is only supported for maxphysaddr mode 'passthrough'";
        return Err(unsupported(detail));
    }
    Ok(())
});

/// Whether a guest may move, which only a guest's processor tells.
static SWITCH: Attribute = on_off("migratable");

/// What comes before the model.
static IDENTITY: Shape = Shape::new("cpu", &[]).children(&[Child::One(&SIGNATURE)]);
static SIGNATURE: Shape = Shape::new(
    "signature",
    &[
        number("family", NUMBER.nonzero()).required(),
        number("model", NUMBER.with_zero()).required(),
        number("stepping", NUMBER.with_zero()).required(),
    ],
);
static COUNTER: Shape = Shape::new("counter", &[number("frequency", WIDE.with_zero()).required(), yes_no("scaling")]);

/// What comes after the model, around the features.
static PARTS: Shape = Shape::new("cpu", &[]).children(&[Child::One(&PLACES)]);
static PLACES: Shape = Shape::new("topology", TOPOLOGY);
static LIMITS: Shape = Shape::new("cpu", &[]).children(&[Child::One(&CACHE), Child::One(&MAX_PHYS_ADDR)]);

impl HostCpu {
    /// Reads a description from a document.
    ///
    /// # Errors
    /// When it is no XML, or not the description of a host's processor.
    pub fn from_xml(document: &[u8]) -> Result<HostCpu> {
        let cpu = document::parse(document, Origin::Cpu)?;
        if cpu.local_name() != "cpu" {
            return Err(wrong("XML does not contain expected 'cpu' element"));
        }
        let architecture = identity(&cpu)?;
        let model = cpu.child_text("model").ok_or_else(|| wrong("Missing CPU model name"))?;
        PARTS.read(&cpu)?;
        let features = features(&cpu)?;
        if cpu.all("cache").count() > 1 {
            return Err(wrong("at most one CPU cache element may be specified"));
        }
        LIMITS.read(&cpu)?;
        Ok(HostCpu { architecture, model, vendor: cpu.child_text("vendor"), features })
    }
}

/// The architecture; the other things by which a host tells what it has are checked.
fn identity(cpu: &Element) -> Result<String> {
    if cpu.get("mode").is_some() {
        return Err(unsupported("Attribute mode is only allowed for guest CPU"));
    }
    SWITCH.read(cpu, &mut Element::new("cpu"))?;
    if cpu.get("migratable").is_some() {
        let detail = "Attribute migratable is only allowed for 'host-passthrough' / 'maximum' CPU mode";
        return Err(unsupported(detail));
    }
    let architecture = cpu.child_text("arch").ok_or_else(|| wrong("Missing CPU architecture"))?;
    if !ARCHITECTURES.contains(&architecture.as_str()) {
        return Err(unsupported(format!("Unknown architecture {architecture}")));
    }
    if let Some(version) = cpu.child("microcode").and_then(|microcode| microcode.get("version"))
        && super::value::unsigned32(version, 10).is_none()
    {
        return Err(unsupported("invalid microcode version"));
    }
    IDENTITY.read(cpu)?;
    if let Some(counter) = cpu.all("counter").find(|counter| counter.get("name") == Some("tsc")) {
        COUNTER.read(counter)?;
    }
    Ok(architecture)
}

fn features(cpu: &Element) -> Result<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    for feature in cpu.all("feature") {
        let name = feature.get("name").filter(|name| !name.is_empty());
        let name = name.ok_or_else(|| wrong("Invalid CPU feature name"))?;
        if names.iter().any(|other| other == name) {
            return Err(wrong(format!("CPU feature '{name}' specified more than once")));
        }
        names.push(name.to_owned());
    }
    Ok(names)
}
