//! What the guest reads of its machine's makers, and secrets of its memory and labels.

use super::shape::{Child, Content, Family, NUMBER, Shape, WIDE, computed, path, text, word, word_but_first, yes_no};
use super::value;
use crate::error::{Code, Error, Origin, Result};
use crate::uuid::Uuid;
use crate::xml::{Element, Node};

fn refused(detail: &str) -> Error {
    Error::new(Origin::Domain, Code::XmlDetail, detail)
}

/// What the machine says of itself, in the variant of its type.
pub(super) static SYSINFO: Family = Family {
    name: "sysinfo",
    shapes: &[&SMBIOS, &FWCFG],
    pick: |_, raw| Ok(if raw.get("type") == Some("fwcfg") { &FWCFG } else { &SMBIOS }),
};

static SMBIOS: Shape = Shape::new("sysinfo", &[word("type", &["smbios", "fwcfg"]).required()]).children(&[
    Child::One(&BIOS),
    Child::One(&SYSTEM),
    Child::Each(&BASE_BOARD),
    Child::One(&CHASSIS),
    Child::Dropped("processor"),
    Child::Dropped("memory_device"),
    Child::One(&OEM_STRINGS),
]);

/// A group of entries by name: its static, its name, the names in order.
macro_rules! groups {
    ($($static:ident = $name:literal, $entries:expr, $check:expr;)*) => {
        $(static $static: Shape = Shape::new($name, &[]).content(Content::Anything).adjust(|raw, element| {
            entries(raw, element, &$entries);
            $check(element)
        });)*
    };
}
groups! {
    BIOS = "bios", ["vendor", "version", "date", "release"], bios;
    SYSTEM = "system", ["manufacturer", "product", "version", "serial", "uuid", "sku", "family"], system;
    BASE_BOARD = "baseBoard", ["manufacturer", "product", "version", "serial", "asset", "location"], fine;
    CHASSIS = "chassis", ["manufacturer", "version", "serial", "asset", "sku"], fine;
}
static OEM_STRINGS: Shape = Shape::holding("oemStrings", &[Child::Each(&OEM_STRING)]);
static OEM_STRING: Shape = Shape::new("entry", &[]).content(Content::TextOrBlank).or_bare();

static FWCFG: Shape =
    Shape::new("sysinfo", &[word("type", &["smbios", "fwcfg"]).required()]).children(&[Child::Each(&FW_ENTRY)]);
static FW_ENTRY: Shape =
    Shape::new("entry", &[text("name"), path("file")]).content(Content::MaybeText).adjust(fw_entry);

fn entries(raw: &Element, element: &mut Element, names: &[&str]) {
    element.nodes.clear();
    for name in names {
        let entry = raw.all("entry").find(|entry| entry.get("name") == Some(name));
        if let Some(text) = entry.map(Element::text).filter(|text| !text.is_empty()) {
            element.push(Element::with_text("entry", text).attribute("name", *name));
        }
    }
}

fn fine(_: &mut Element) -> Result<()> {
    Ok(())
}

/// The text of an entry.
fn entry(element: &Element, name: &str) -> Option<String> {
    element.all("entry").find(|entry| entry.get("name") == Some(name)).map(Element::text)
}

fn bios(element: &mut Element) -> Result<()> {
    let Some(date) = entry(element, "date") else { return Ok(()) };
    let wrong = || refused("Invalid BIOS 'date' format");
    let parts: Vec<_> = date.split('/').map(|part| value::signed(part, 10)).collect();
    let [Some(month), Some(day), Some(year)] = parts.as_slice() else { return Err(wrong()) };
    let valid = (1..=12).contains(month) && (1..=31).contains(day) && *year >= 0 && !(100..1900).contains(year);
    if valid { Ok(()) } else { Err(wrong()) }
}

fn system(element: &mut Element) -> Result<()> {
    for entry in element.elements_mut().filter(|entry| entry.get("name") == Some("uuid")) {
        let wrong = || refused("malformed <sysinfo> uuid element");
        let uuid = crate::uuid::parse(&entry.text()).ok_or_else(wrong)?;
        entry.nodes = vec![Node::text(crate::uuid::format(&uuid))];
    }
    Ok(())
}

fn fw_entry(_: &Element, element: &mut Element) -> Result<()> {
    if element.get("name").is_none() {
        return Err(value::wrong("Firmware entry is missing 'name' attribute"));
    }
    match element.get("file") {
        None if element.nodes.is_empty() => {
            Err(value::wrong("Firmware entry must have either value or 'file' attribute"))
        }
        None => Ok(()),
        Some(_) => {
            element.nodes.clear();
            Ok(())
        }
    }
}

/// The UUID that the machine says it has, if it says one.
pub(super) fn uuid(sysinfo: &[Element]) -> Option<Uuid> {
    let systems = sysinfo.iter().filter_map(|info| info.child("system"));
    systems.filter_map(|system| entry(system, "uuid")).find_map(|text| crate::uuid::parse(&text))
}

/// The error for a machine that says it has another UUID.
pub(super) fn mismatch() -> Error {
    refused("UUID mismatch between <uuid> and <sysinfo>")
}

/// How the guest's memory is kept from the host, in the variant of its type.
pub(super) static LAUNCH_SECURITY: Family = Family {
    name: "launchSecurity",
    shapes: &[&SEV, &SEV_SNP, &S390_PV],
    pick: |_, raw| {
        Ok(match raw.get("type") {
            Some("sev") => &SEV,
            Some("sev-snp") => &SEV_SNP,
            _ => &S390_PV,
        })
    },
};
const TYPE: super::shape::Attribute = word_but_first("type", &["", "sev", "sev-snp", "s390-pv"]).required();
static SEV: Shape = Shape::new("launchSecurity", &[TYPE, yes_no("kernelHashes")])
    .children(&[
        Child::One(&CBITPOS),
        Child::One(&REDUCED_BITS),
        Child::One(&POLICY),
        Child::One(&DH_CERT),
        Child::One(&SESSION),
    ])
    .adjust(|_, element| {
        let missing = || value::wrong("failed to get launch security policy");
        element.child("policy").map(|_| ()).ok_or_else(missing)
    });
static SEV_SNP: Shape =
    Shape::new("launchSecurity", &[TYPE, yes_no("kernelHashes"), yes_no("authorKey"), yes_no("vcek")])
        .children(&[
            Child::One(&CBITPOS),
            Child::One(&REDUCED_BITS),
            Child::One(&SNP_POLICY),
            Child::One(&WORKAROUNDS),
            Child::One(&ID_BLOCK),
            Child::One(&ID_AUTH),
            Child::One(&HOST_DATA),
        ])
        .adjust(|_, element| {
            let missing = || value::wrong("failed to get launch security policy");
            element.child("policy").map(|_| ()).ok_or_else(missing)
        });
static S390_PV: Shape = Shape::new("launchSecurity", &[TYPE]);
static CBITPOS: Shape = Shape::new("cbitpos", &[])
    .content(Content::Number(NUMBER.with_zero(), "Invalid format for launch security cbitpos"));
static REDUCED_BITS: Shape = Shape::new("reducedPhysBits", &[])
    .content(Content::Number(NUMBER.with_zero(), "Invalid format for launch security reduced-phys-bits"));
static POLICY: Shape = Shape::new("policy", &[])
    .content(Content::Number(NUMBER.with_zero().base(16).hex(4), "failed to get launch security policy"));
/// What SEV-SNP takes in base 64, and how many bytes each is.
const SNP_LENGTHS: [(&str, usize); 4] =
    [("guestVisibleWorkarounds", 16), ("idBlock", 96), ("idAuth", 4096), ("hostData", 32)];

/// Checks how long that is which SEV-SNP takes in base 64.
pub(super) fn check_launch_security(security: &Element) -> Result<()> {
    if security.get("type") != Some("sev-snp") {
        return Ok(());
    }
    for (name, expected) in SNP_LENGTHS {
        let Some(text) = security.child_text(name) else { continue };
        let got = decoded_length(&text);
        if got != expected {
            let detail = format!("Unexpected length of '{name}', expected {expected} got {got}");
            return Err(value::unsupported(detail));
        }
    }
    Ok(())
}

/// How many bytes a text in base 64 stands for: of groups of four that are whole; what is no digit is passed over.
fn decoded_length(text: &str) -> usize {
    let digits: Vec<u8> =
        text.bytes().filter(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=')).collect();
    digits.chunks_exact(4).map(|group| 1 + group.iter().skip(2).filter(|digit| **digit != b'=').count()).sum()
}

static SNP_POLICY: Shape = Shape::new("policy", &[])
    .content(Content::Number(WIDE.with_zero().base(16).hex(8), "failed to get launch security policy"));
static DH_CERT: Shape = Shape::with_text("dhCert");
static SESSION: Shape = Shape::with_text("session");
static WORKAROUNDS: Shape = Shape::with_text("guestVisibleWorkarounds");
static ID_BLOCK: Shape = Shape::with_text("idBlock");
static ID_AUTH: Shape = Shape::with_text("idAuth");
static HOST_DATA: Shape = Shape::with_text("hostData");

/// A security label of the domain.
pub(super) static SECLABEL: Shape = Shape::new(
    "seclabel",
    &[
        word_but_first("type", &["default", "none", "dynamic", "static"]).or("dynamic"),
        text("model"),
        computed("relabel"),
    ],
)
.children(&[Child::One(&LABEL), Child::Dropped("imagelabel"), Child::One(&BASE_LABEL)])
.adjust(seclabel);
static LABEL: Shape = Shape::with_text("label");
static BASE_LABEL: Shape = Shape::with_text("baselabel");

fn seclabel(raw: &Element, element: &mut Element) -> Result<()> {
    const LONGEST: usize = 4096;
    let mut kind = element.get("type").unwrap_or_default().to_owned();
    let mut given = Element::new("seclabel");
    yes_no("relabel").read(raw, &mut given)?;
    let relabel = given.get("relabel").map_or(kind == "dynamic", |relabel| relabel == "yes");
    if kind == "dynamic" && !relabel {
        return Err(value::unsupported("dynamic label type must use resource relabeling"));
    }
    if kind == "none" && relabel {
        let detail = "resource relabeling is not compatible with 'none' label type";
        return Err(value::unsupported(detail));
    }
    if element.get("model") == Some("none") {
        "none".clone_into(&mut kind);
        element.set("type", "none");
    }
    if kind == "static" && element.child_text("label").is_none_or(|label| label.len() >= LONGEST) {
        return Err(value::wrong("security label is missing"));
    }
    let keep = match kind.as_str() {
        "static" => "label",
        "dynamic" => "baselabel",
        _ => "",
    };
    element.nodes.retain(|node| matches!(node, Node::Element(child) if child.is(keep)));
    if kind != "none" {
        element.set("relabel", if relabel { "yes" } else { "no" });
    }
    Ok(())
}

/// Checks the labels of a domain against each other.
pub(super) fn check_labels(labels: &[Element]) -> Result<()> {
    for (index, label) in labels.iter().enumerate() {
        let same = |other: &Element| other.get("model") == label.get("model");
        if labels.iter().take(index).any(same) {
            let model = label.get("model").unwrap_or("(null)");
            return Err(value::refused(format!("seclabel for model {model} is already provided")));
        }
    }
    if labels.len() > 1 && labels.iter().any(|label| label.get("model").is_none()) {
        return Err(value::wrong("missing security model when using multiple labels"));
    }
    Ok(())
}
