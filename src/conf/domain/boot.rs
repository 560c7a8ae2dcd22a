//! What the machine is and how it starts: the element `os`.

use super::devices::storage;
use super::shape::{
    Attribute, Child, Content, Family, NUMBER, SIGNED, Shape, computed, filled, number, text, word, word_but_first,
    word_or_first, yes_no,
};
use super::value;
use crate::error::Result;
use crate::xml::{Element, Node};

/// The machine, in the variant of the kind of its system.
pub(super) static OS: Family = Family {
    name: "os",
    shapes: &[&HVM, &PARAVIRTUAL, &CONTAINER],
    pick: |_, raw| {
        Ok(match raw.child_text("type").as_deref() {
            Some("exe") => &CONTAINER,
            Some("xen" | "xenpvh" | "uml") | None => &PARAVIRTUAL,
            Some("linux") => &BARE,
            Some(_) => &HVM,
        })
    },
};

static HVM: Shape = Shape::new("os", &[computed("firmware")])
    .children(&[
        Child::One(&TYPE),
        Child::One(&FIRMWARE_PLACE),
        Child::One(&LOADER),
        Child::One(&NVRAM),
        Child::One(&VARSTORE),
        Child::One(&KERNEL),
        Child::One(&INITRD),
        Child::One(&CMDLINE),
        Child::One(&SHIM),
        Child::One(&DTB),
        Child::One(&ROOT),
        Child::One(&ACPI),
        Child::Each(&BOOT),
        Child::One(&BOOT_MENU),
        Child::One(&BIOS),
        Child::One(&SMBIOS),
    ])
    .or_bare()
    .adjust(hvm);

static PARAVIRTUAL: Shape = Shape::holding(
    "os",
    &[
        Child::One(&TYPE),
        Child::Dropped("firmware"),
        Child::One(&LOADER),
        Child::One(&NVRAM),
        Child::One(&VARSTORE),
        Child::One(&KERNEL),
        Child::One(&INITRD),
        Child::One(&CMDLINE),
        Child::One(&SHIM),
        Child::One(&DTB),
        Child::One(&ROOT),
        Child::One(&SMBIOS),
    ],
)
.or_bare()
.adjust(loader_defaults);

static CONTAINER: Shape = Shape::holding(
    "os",
    &[
        Child::One(&TYPE),
        Child::One(&INIT),
        Child::Each(&INIT_ARGUMENT),
        Child::Each(&INIT_VARIABLE),
        Child::One(&INIT_DIRECTORY),
        Child::One(&INIT_USER),
        Child::One(&INIT_GROUP),
        Child::One(&CMDLINE),
        Child::One(&SMBIOS),
    ],
)
.or_bare()
.adjust(|_, element| element.child("init").map(|_| ()).ok_or_else(|| value::wrong("init binary must be specified")));

static BARE: Shape = Shape::holding("os", &[Child::One(&TYPE), Child::One(&SMBIOS)]).or_bare();

static TYPE: Shape = Shape::new("type", &[filled("arch"), filled("machine")]).content(Content::Text);
static INIT: Shape = Shape::with_text("init");
static INIT_ARGUMENT: Shape = Shape::new("initarg", &[]).content(Content::MaybeText).or_bare().adjust(|_, element| {
    if element.nodes.is_empty() { Err(value::wrong("No data supplied for <initarg> element")) } else { Ok(()) }
});
static INIT_VARIABLE: Shape =
    Shape::new("initenv", &[text("name")]).content(Content::MaybeText).or_bare().adjust(|_, element| {
        let missing = || value::wrong("No name supplied for <initenv> element");
        let name = element.get("name").ok_or_else(missing)?;
        if element.nodes.is_empty() {
            return Err(value::wrong(format!("No value supplied for <initenv name='{name}'> element")));
        }
        Ok(())
    });
static INIT_DIRECTORY: Shape = Shape::with_text("initdir");
static INIT_USER: Shape = Shape::with_text("inituser");
static INIT_GROUP: Shape = Shape::with_text("initgroup");
static KERNEL: Shape = Shape::with_text("kernel");
static INITRD: Shape = Shape::with_text("initrd");
static CMDLINE: Shape = Shape::with_text("cmdline");
static SHIM: Shape = Shape::with_text("shim");
static DTB: Shape = Shape::with_text("dtb");
static ROOT: Shape = Shape::with_text("root");

/// Features count only where firmware is chosen by them.
static FIRMWARE_PLACE: Shape = Shape::new("firmware", &[]).content(Content::Anything).adjust(|_, element| {
    element.nodes.clear();
    Ok(())
});
static FIRMWARE: Shape = Shape::holding("firmware", &[Child::Each(&FEATURE)]).adjust(firmware);
static FEATURE: Shape =
    Shape::new("feature", &[yes_no("enabled").required(), word("name", &["enrolled-keys", "secure-boot"]).required()]);

const FORMAT: Attribute = word_or_first("format", storage::FORMATS);

static LOADER: Shape = Shape::new(
    "loader",
    &[
        yes_no("readonly"),
        yes_no("secure"),
        word_but_first("type", &["none", "rom", "pflash"]),
        yes_no("stateless"),
        FORMAT,
    ],
)
.content(Content::MaybeText)
.or_bare()
.adjust(|_, element| check_format(element, "format", "loader"));

static NVRAM: Shape = Shape::new(
    "nvram",
    &[text("template"), word_or_first("templateFormat", storage::FORMATS), word("type", storage::TYPES), FORMAT],
)
.content(Content::Anything)
.or_bare()
.adjust(nvram);

/// Where firmware keeps its variables, where that is not one file of memory.
static VARSTORE: Shape =
    Shape::new("varstore", &[super::shape::path("template"), super::shape::path("path")]).or_bare();

static ACPI: Shape = Shape::holding("acpi", &[Child::Each(&TABLE)]).adjust(acpi);
static TABLE: Shape = Shape::new("table", &[word("type", &["raw", "rawset", "slic", "msdm"]).required()])
    .content(Content::TextOrBlank)
    .adjust(|_, element| {
        let path = element.text();
        if !path.is_empty() {
            element.nodes = vec![Node::text(value::clean_path(&path))];
        }
        Ok(())
    });

static BOOT: Shape = Shape::new("boot", &[word("dev", &["fd", "cdrom", "hd", "network"]).required()]);
static BOOT_MENU: Shape = Shape::new("bootmenu", &[yes_no("enable"), computed("timeout")]).adjust(boot_menu);
static BIOS: Shape = Shape::new("bios", &[computed("useserial"), number("rebootTimeout", SIGNED)]).adjust(bios);
static SMBIOS: Shape = Shape::new("smbios", &[filled("mode")]).adjust(|_, element| match element.get("mode") {
    Some("none") => {
        element.attributes.clear();
        Ok(())
    }
    Some("emulate" | "host" | "sysinfo") | None => Ok(()),
    Some(other) => Err(value::unsupported(format!("unknown smbios mode '{other}'"))),
});

fn check_format(element: &Element, name: &str, what: &str) -> Result<()> {
    match element.get(name) {
        None | Some("raw" | "qcow2") => Ok(()),
        Some(other) => Err(value::wrong(format!("Unsupported {what} format '{other}'"))),
    }
}

/// One line for each feature, in the order in which they are known.
fn firmware(_: &Element, element: &mut Element) -> Result<()> {
    let given: Vec<_> = element.all("feature").cloned().collect();
    element.remove("feature");
    for name in ["enrolled-keys", "secure-boot"] {
        let last = given.iter().rev().find(|feature| feature.get("name") == Some(name));
        element.nodes.extend(last.cloned().map(Node::Element));
    }
    Ok(())
}

fn nvram(raw: &Element, element: &mut Element) -> Result<()> {
    check_format(element, "templateFormat", "nvram template")?;
    check_format(element, "format", "nvram")?;
    element.nodes.clear();
    if element.get("type").is_none() {
        let path = raw.text();
        if !path.is_empty() {
            element.nodes.push(Node::text(path));
        }
        return Ok(());
    }
    let Some(source) = raw.child("source") else {
        // Nothing to say; the original leaves the whole element out, and fails silently.
        element.attributes.clear();
        return Err(value::internal("missing source for NVRAM"));
    };
    element.nodes.extend(storage::SOURCE.read(raw, source)?.map(Node::Element));
    if let Some(source) = element.child_mut("source") {
        source.unset("startupPolicy");
    }
    Ok(())
}

fn acpi(_: &Element, element: &mut Element) -> Result<()> {
    let mut types = Vec::new();
    for kind in element.all("table").filter_map(|table| table.get("type")) {
        if kind != "raw" && types.contains(&kind) {
            return Err(value::wrong(format!("ACPI table type '{kind}' may only appear once")));
        }
        types.push(kind);
    }
    Ok(())
}

fn boot_menu(raw: &Element, element: &mut Element) -> Result<()> {
    match element.get("enable") {
        Some("yes") => {
            number("timeout", NUMBER.with_zero()).read(raw, element)?;
            if super::devices::number_of(element, "timeout") > 65535 {
                let detail = "invalid value for boot menu timeout, must be in range [0,65535]";
                return Err(value::unsupported(detail));
            }
            Ok(())
        }
        Some(_) => Ok(()),
        None => {
            element.attributes.clear();
            Ok(())
        }
    }
}

fn bios(raw: &Element, element: &mut Element) -> Result<()> {
    // Every word but one means no.
    if let Some(word) = raw.get("useserial") {
        element.set("useserial", if word == "yes" { "yes" } else { "no" });
    }
    let delay = element.get("rebootTimeout").and_then(|text| value::signed(text, 10)).unwrap_or(0);
    if !(-1..=65535).contains(&delay) {
        let detail = "invalid value for rebootTimeout, must be in range [-1,65535]";
        return Err(value::unsupported(detail));
    }
    Ok(())
}

fn loader_defaults(_: &Element, element: &mut Element) -> Result<()> {
    if let Some(loader) = element.child_mut("loader") {
        if loader.get("type").is_none() && !loader.nodes.is_empty() {
            loader.set("type", "rom");
            LOADER.arrange(loader);
        }
    } else if let Some(format) = element.child("nvram").and_then(|nvram| nvram.get("format")).map(str::to_owned) {
        // Variables in a format come with a loader in the same.
        element.push(Element::new("loader").attribute("format", format));
    }
    for name in ["loader", "nvram"] {
        if element.child(name).is_some_and(|child| child.attributes.is_empty() && child.nodes.is_empty()) {
            element.remove(name);
        }
    }
    Ok(())
}

fn hvm(raw: &Element, element: &mut Element) -> Result<()> {
    let automatic = raw.get("firmware").filter(|firmware| !firmware.is_empty());
    match automatic {
        None => {}
        Some(firmware @ ("bios" | "efi")) => {
            element.set("firmware", firmware);
            let features = raw.child("firmware").map(|features| FIRMWARE.read(features)).transpose()?.flatten();
            element.nodes.extend(features.map(Node::Element));
        }
        Some(other) => return Err(value::wrong(format!("unknown firmware value {other}"))),
    }
    // Only as many as there are kinds count.
    let mut boots = 0;
    element.nodes.retain(|node| {
        boots += usize::from(matches!(node, Node::Element(child) if child.is("boot")));
        boots <= 4 || !matches!(node, Node::Element(child) if child.is("boot"))
    });
    loader_defaults(raw, element)
}

/// Checks firmware, loader and variables of a domain against each other.
pub(super) fn check(root: &Element, element: &Element) -> Result<()> {
    let Some(raw) = root.child("os").filter(|os| os.child_text("type").as_deref() == Some("hvm")) else {
        return Ok(());
    };
    let firmware = element.get("firmware");
    let loader = raw.child("loader");
    let nvram = element.child("nvram").filter(|_| raw.child("nvram").is_some());
    let features = element.child("firmware");
    let feature = |name: &str| {
        let found = features.and_then(|all| all.all("feature").find(|feature| feature.get("name") == Some(name)));
        found.and_then(|feature| feature.get("enabled"))
    };
    if feature("enrolled-keys") == Some("yes") && feature("secure-boot") == Some("no") {
        let detail =
            "firmware feature 'enrolled-keys' cannot be enabled when firmware feature 'secure-boot' is disabled";
        return Err(value::refused(detail));
    }
    if loader.is_none() && nvram.is_none() {
        return check_shim(element, false);
    }
    if let Some(firmware) = firmware {
        if nvram.is_some() && firmware != "efi" {
            return Err(value::refused(format!("firmware type '{firmware}' does not support nvram")));
        }
    } else if loader.is_none_or(|loader| loader.text().is_empty()) {
        return Err(value::refused("no loader path specified and firmware auto selection disabled"));
    }
    let loader = element.child("loader");
    match loader.and_then(|loader| loader.get("stateless")) {
        Some("yes") if nvram.is_some_and(|nvram| nvram.get("template").is_some()) => {
            return Err(value::refused("NVRAM template is not permitted when loader is stateless"));
        }
        Some("yes") if nvram.is_some() => {
            return Err(value::refused("NVRAM is not permitted when loader is stateless"));
        }
        Some("no") if firmware.is_none() && loader.and_then(|loader| loader.get("type")) != Some("pflash") => {
            return Err(value::refused("Only pflash loader type permits NVRAM"));
        }
        Some("no") if firmware.is_some_and(|firmware| firmware != "efi") => {
            return Err(value::refused("Only EFI firmware permits NVRAM"));
        }
        _ => {}
    }
    check_shim(element, true)
}

fn check_shim(element: &Element, with_loader: bool) -> Result<()> {
    // The original looks at this only where there is a loader.
    if with_loader && element.child("shim").is_some() && element.child("kernel").is_none() {
        return Err(value::unsupported("shim only allowed with kernel option"));
    }
    Ok(())
}
