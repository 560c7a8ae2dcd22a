//! Directories and images that the guest sees as file systems.

use super::disk::READONLY;
use super::info::{self, virtio_options};
use super::storage::FORMATS;
use crate::conf::domain::shape::{
    Attribute, Child, Content, Family, NUMBER, Shape, computed, filled, number, on_off, text, word, word_but_first,
    word_or_first,
};
use crate::conf::domain::value;
use crate::error::{Code, Error, Origin, Result};
use crate::xml::{Element, Node};

/// A file system.
pub(in crate::conf::domain) static FILESYSTEM: Shape = Shape::new(
    "filesystem",
    &[
        word("type", &["mount", "block", "file", "template", "ram", "bind", "volume"]).or("mount"),
        word_or_first("accessmode", &["", "passthrough", "mapped", "squash"]),
        word_but_first("model", &["default", "virtio", "virtio-transitional", "virtio-non-transitional"]),
        word_or_first("multidevs", &["default", "remap", "forbid", "warn"]),
        number("fmode", NUMBER.octal()),
        number("dmode", NUMBER.octal()),
    ],
)
.children(&[
    Child::One(&DRIVER),
    Child::One(&BINARY),
    Child::One(&IDMAP),
    Child::OneOf(&SOURCE),
    Child::One(&TARGET),
    Child::One(&READONLY),
    Child::One(&info::BOOT),
    Child::One(&info::ALIAS),
    Child::One(&info::MASTER),
    Child::Dropped("rom"),
    Child::One(&info::ACPI),
    Child::OneOf(&info::ADDRESS),
    Child::One(&HARD_LIMIT),
    Child::One(&SOFT_LIMIT),
])
.adjust(filesystem);

const fn driver_attributes() -> [Attribute; 8] {
    let [iommu, ats, packed, page_per_vq] = virtio_options!();
    [
        word_or_first("type", &["default", "path", "handle", "loop", "nbd", "ploop", "virtiofs", "mtp"]),
        computed("format"),
        word_or_first("wrpolicy", &["default", "immediate"]),
        computed("queue"),
        iommu,
        ats,
        packed,
        page_per_vq,
    ]
}

static DRIVER: Shape = Shape::new("driver", &const { driver_attributes() }).adjust(driver);

static BINARY: Shape = Shape::new("binary", &[computed("path"), on_off("xattr")])
    .children(&[
        Child::One(&CACHE),
        Child::One(&SANDBOX),
        Child::One(&LOCK),
        Child::One(&THREAD_POOL),
        Child::One(&OPEN_FILES),
    ])
    .adjust(|raw, element| {
        if let Some(given) = raw.get("path").filter(|path| !path.is_empty()) {
            element.set("path", value::clean_path(given));
        }
        Ok(())
    });
static CACHE: Shape = Shape::new("cache", &[word_but_first("mode", &["default", "none", "always"])]);
static SANDBOX: Shape = Shape::new("sandbox", &[word_but_first("mode", &["default", "namespace", "chroot"])]);
static LOCK: Shape = Shape::new("lock", &[on_off("posix"), on_off("flock")]);
static THREAD_POOL: Shape = Shape::new("thread_pool", &[computed("size")]).adjust(thread_pool);
static OPEN_FILES: Shape = Shape::new("openfiles", &[computed("max")]).adjust(open_files);

/// Which users of the guest are which of the host.
pub(in crate::conf::domain) static IDMAP: Shape =
    Shape::holding("idmap", &[Child::Each(&UID), Child::Each(&GID)]).adjust(idmap);
static UID: Shape = Shape::new("uid", &[computed("start"), computed("target"), computed("count")]).adjust(map_entry);
static GID: Shape = Shape::new("gid", &[computed("start"), computed("target"), computed("count")]).adjust(map_entry);

static SOURCE: Family = Family {
    name: "source",
    shapes: &[&DIRECTORY, &BLOCK, &FILE, &TEMPLATE, &RAM, &VOLUME],
    pick: |parent, _| {
        Ok(match parent.get("type") {
            Some("block") => &BLOCK,
            Some("file") => &FILE,
            Some("template") => &TEMPLATE,
            Some("ram") => &RAM,
            Some("volume") => &VOLUME,
            _ => &DIRECTORY,
        })
    },
};
static DIRECTORY: Shape = Shape::new("source", &[text("dir"), text("socket")]).adjust(directory);
static BLOCK: Shape = Shape::new("source", &[text("dev")]);
static FILE: Shape = Shape::new("source", &[text("file")]);
static TEMPLATE: Shape = Shape::new("source", &[text("name")]);
static RAM: Shape = Shape::new("source", &[computed("usage"), computed("units")]).adjust(ram);
static VOLUME: Shape = Shape::new("source", &[text("pool"), text("volume")]).adjust(volume);

static TARGET: Shape = Shape::new("target", &[filled("dir")]);
static HARD_LIMIT: Shape = Shape::new("space_hard_limit", &[computed("unit")]).content(Content::Size {
    path: "./space_hard_limit[1]",
    scale: 1,
    unit: "bytes",
    zero: false,
});
static SOFT_LIMIT: Shape = Shape::new("space_soft_limit", &[computed("unit")]).content(Content::Size {
    path: "./space_soft_limit[1]",
    scale: 1,
    unit: "bytes",
    zero: false,
});

fn driver(raw: &Element, element: &mut Element) -> Result<()> {
    let kind = element.get("type").map(str::to_owned);
    match raw.get("format") {
        None => {}
        Some(format) if !FORMATS.iter().skip(1).any(|known| *known == format) => {
            return Err(value::unsupported(format!("unknown driver format value '{format}'")));
        }
        Some(format) if kind.is_some() => element.set("format", format),
        Some(_) => {}
    }
    if kind.is_none() {
        element.unset("wrpolicy");
    }
    if let (Some("virtiofs"), Some(text)) = (kind.as_deref(), raw.get("queue").filter(|text| !text.is_empty())) {
        let wrong = || value::wrong(format!("cannot parse queue size '{text}' for virtiofs"));
        let size = value::wrapping64(text, 10).ok_or_else(wrong)?;
        if size > 0 {
            element.set("queue", size.to_string());
        }
    }
    Ok(())
}

fn thread_pool(raw: &Element, element: &mut Element) -> Result<()> {
    let Some(text) = raw.get("size").filter(|text| !text.is_empty()) else { return Ok(()) };
    let wrong = || value::wrong(format!("cannot parse thread pool size '{text}' for virtiofs"));
    let size = value::signed(text, 10).filter(|size| i32::try_from(*size).is_ok()).ok_or_else(wrong)?;
    if size >= 0 {
        element.set("size", size.to_string());
    }
    Ok(())
}

fn open_files(raw: &Element, element: &mut Element) -> Result<()> {
    let Some(text) = raw.get("max").filter(|text| !text.is_empty()) else { return Ok(()) };
    let wrong = || value::wrong(format!("cannot parse openfiles '{text}' for virtiofs"));
    let most = value::wrapping64(text, 10).ok_or_else(wrong)?;
    if most > 0 {
        element.set("max", most.to_string());
    }
    Ok(())
}

fn map_entry(raw: &Element, element: &mut Element) -> Result<()> {
    for name in ["start", "target", "count"] {
        let number = raw.get(name).and_then(|text| value::unsigned32(text, 10));
        let number = number.ok_or_else(|| value::wrong("invalid idmap start/target/count settings"))?;
        element.set(name, number.to_string());
    }
    Ok(())
}

fn idmap(_: &Element, element: &mut Element) -> Result<()> {
    element.order(&|entry| info::number_of(entry, "start"));
    element.order(&|entry| entry.is("gid").into());
    if !element.nodes.iter().any(|node| matches!(node, Node::Element(entry) if entry.is("uid"))) {
        element.nodes.clear();
    }
    Ok(())
}

fn directory(_: &Element, element: &mut Element) -> Result<()> {
    if element.get("socket").is_some() {
        element.unset("dir");
    }
    Ok(())
}

fn ram(raw: &Element, element: &mut Element) -> Result<()> {
    let missing = || value::wrong("missing 'usage' attribute for RAM filesystem");
    let text = raw.get("usage").ok_or_else(missing)?;
    let wrong = || value::wrong(format!("cannot parse usage '{text}' for RAM filesystem"));
    let usage = value::wrapping64(text, 10).ok_or_else(wrong)?;
    let size = value::bytes(&usage.to_string(), raw.get("units"), 1024, u64::MAX, "usage")?;
    element.set("usage", (size / 1024).to_string());
    element.set("units", "KiB");
    Ok(())
}

fn volume(_: &Element, element: &mut Element) -> Result<()> {
    if element.get("pool").is_some() != element.get("volume").is_some() {
        return Err(value::wrong("'pool' and 'volume' must be specified together for 'pool' type source"));
    }
    Ok(())
}

fn filesystem(raw: &Element, element: &mut Element) -> Result<()> {
    for name in ["fmode", "dmode"] {
        let mode = element.get(name).and_then(|text| value::unsigned(text, 8)).unwrap_or(0);
        if mode > 0o777 {
            return Err(value::wrong(format!("invalid {name}: '0{mode:o}'")));
        }
    }
    let driver = element.child("driver").and_then(|driver| driver.get("type"));
    if driver != Some("virtiofs") {
        ["binary", "idmap"].iter().for_each(|name| element.remove(name));
    }
    let source = element.child("source");
    let kind = element.get("type").unwrap_or_default();
    let target = element.child("target").and_then(|target| target.get("dir"));
    if source.is_none() && !matches!(kind, "ram" | "volume") {
        let target = target.map(str::to_owned);
        return Err(target.map_or_else(
            || Error::bare(Origin::Domain, Code::NoSource),
            |target| Error::new(Origin::Domain, Code::NoSource, target),
        ));
    }
    if kind == "ram" && source.is_none() {
        return Err(value::wrong("missing 'usage' attribute for RAM filesystem"));
    }
    let by_socket = raw.child("source").is_some_and(|source| source.get("socket").is_some());
    if element.get("accessmode").is_none() && !by_socket {
        element.set("accessmode", "passthrough");
    }
    Ok(())
}
