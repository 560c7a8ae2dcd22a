//! Devices that are part of the machine: screens, memory, the trusted platform module.

use super::info::{self, virtio_options};
use crate::conf::domain::shape::{
    Attribute, Child, Content, NUMBER, Shape, WIDE, computed, filled, number, on_off, path, text, word, word_but_first,
    word_or_first, yes_no,
};
use crate::conf::domain::value::{self, Set};
use crate::error::Result;
use crate::xml::{Element, Node};

/// A screen.
pub(in crate::conf::domain) static VIDEO: Shape = Shape::holding(
    "video",
    &[
        Child::One(&VIDEO_DRIVER),
        Child::One(&VIDEO_MODEL),
        Child::Dropped("boot"),
        Child::One(&info::ALIAS),
        Child::One(&info::MASTER),
        Child::Dropped("rom"),
        Child::One(&info::ACPI),
        Child::OneOf(&info::ADDRESS),
    ],
)
.or_bare();

const fn driver_attributes() -> [Attribute; 6] {
    let [iommu, ats, packed, page_per_vq] = virtio_options!();
    [iommu, ats, packed, page_per_vq, computed("vgaconf"), word_but_first("name", &["default", "qemu", "vhostuser"])]
}
static VIDEO_DRIVER: Shape = Shape::new("driver", &const { driver_attributes() }).adjust(|raw, element| {
    // Other words mean nothing, and `io` is what there is without.
    if let Some(access @ ("on" | "off")) = raw.get("vgaconf") {
        element.set("vgaconf", access);
    }
    Ok(())
});

const VIDEO_TYPES: &[&str] = &[
    "default",
    "vga",
    "cirrus",
    "vmvga",
    "xen",
    "vbox",
    "qxl",
    "parallels",
    "virtio",
    "gop",
    "none",
    "bochs",
    "ramfb",
];
/// What a screen is.
pub(in crate::conf::domain) static VIDEO_MODEL: Shape = Shape::new(
    "model",
    &[
        word_or_first("type", VIDEO_TYPES),
        number("ram", NUMBER),
        number("vram", NUMBER),
        number("vram64", NUMBER),
        number("vgamem", NUMBER),
        number("heads", NUMBER).or("1"),
        computed("primary"),
        on_off("blob"),
        on_off("edid"),
        word_or_first(
            "device",
            &[
                "default",
                "virtio-vga",
                "virtio-vga-gl",
                "virtio-gpu",
                "virtio-gpu-gl",
                "vhost-user-vga",
                "vhost-user-gpu",
            ],
        ),
    ],
)
.children(&[Child::One(&ACCELERATION), Child::One(&RESOLUTION)])
.adjust(|raw, element| {
    if element.get("type") != Some("virtio") {
        element.unset("device");
    }
    if raw.get("primary") == Some("yes") {
        element.set("primary", "yes");
    }
    Ok(())
});
static ACCELERATION: Shape = Shape::new("acceleration", &[yes_no("accel3d"), yes_no("accel2d"), path("rendernode")])
    .or_bare()
    .adjust(acceleration);
static RESOLUTION: Shape =
    Shape::new("resolution", &[number("x", NUMBER.with_zero()).required(), number("y", NUMBER.with_zero()).required()]);

/// Memory that can come and go.
pub(in crate::conf::domain) static MEMORY: Shape = Shape::new(
    "memory",
    &[
        word_but_first("model", &["", "dimm", "nvdimm", "virtio-pmem", "virtio-mem", "sgx-epc"]).required(),
        word_but_first("access", &["default", "shared", "private"]),
        yes_no("discard"),
    ],
)
.children(&[
    Child::One(&info::VIRTIO_DRIVER),
    Child::One(&MEMORY_UUID),
    Child::One(&MEMORY_SOURCE),
    Child::One(&MEMORY_TARGET),
    Child::Dropped("boot"),
    Child::One(&info::ALIAS),
    Child::One(&info::MASTER),
    Child::Dropped("rom"),
    Child::One(&info::ACPI),
    Child::OneOf(&info::ADDRESS),
])
.adjust(memory);
static MEMORY_UUID: Shape = Shape::with_text("uuid").adjust(memory_uuid);
static MEMORY_SOURCE: Shape = Shape::holding(
    "source",
    &[
        Child::One(&NODE_MASK),
        Child::One(&PAGE_SIZE),
        Child::One(&MEMORY_PATH),
        Child::One(&ALIGN_SIZE),
        Child::One(&PMEM),
    ],
);
static NODE_MASK: Shape = Shape::with_text("nodemask").adjust(node_mask);
static MEMORY_PATH: Shape = Shape::with_text("path");
static PMEM: Shape = Shape::flag("pmem");

/// An element that holds a size in KiB.
macro_rules! size {
    ($($static:ident = $name:literal, $zero:literal;)*) => {
        $(static $static: Shape = Shape::new($name, &[]).content(Content::Size {
            path: concat!("./", $name),
            scale: 1024,
            unit: "KiB",
            zero: $zero,
        });)*
    };
}
size! {
    PAGE_SIZE = "pagesize", false;
    ALIGN_SIZE = "alignsize", false;
    SIZE = "size", true;
    BLOCK = "block", false;
    REQUESTED = "requested", true;
}

static MEMORY_TARGET: Shape = Shape::new("target", &[yes_no("dynamicMemslots")])
    .children(&[
        Child::One(&SIZE),
        Child::One(&NODE),
        Child::One(&LABEL),
        Child::One(&READONLY),
        Child::One(&BLOCK),
        Child::One(&REQUESTED),
        Child::Dropped("current"),
        Child::One(&BASE),
    ])
    .adjust(|_, element| element.child("size").map(|_| ()).ok_or_else(|| value::missing("./size")));
static NODE: Shape =
    Shape::new("node", &[]).content(Content::Number(NUMBER.with_zero(), "invalid value of memory device node"));
static LABEL: Shape = Shape::holding("label", &[Child::One(&LABEL_SIZE)]);
static LABEL_SIZE: Shape =
    Shape::new("size", &[]).content(Content::Size { path: "./label/size", scale: 1024, unit: "KiB", zero: true });
static READONLY: Shape = Shape::flag("readonly");
static BASE: Shape = Shape::new("address", &[number("base", WIDE.base(16).hex(1))]);

/// A trusted platform module.
pub(in crate::conf::domain) static TPM: Shape =
    Shape::new("tpm", &[word_but_first("model", &["default", "tpm-tis", "tpm-crb", "tpm-spapr", "spapr-tpm-proxy"])])
        .children(&[
            Child::One(&TPM_BACKEND),
            Child::Dropped("boot"),
            Child::One(&info::ALIAS),
            Child::One(&info::MASTER),
            Child::Dropped("rom"),
            Child::One(&info::ACPI),
            Child::OneOf(&info::ADDRESS),
            Child::Dropped("privateData"),
        ])
        .adjust(tpm);
static TPM_BACKEND: Shape = Shape::new(
    "backend",
    &[
        word("type", &["passthrough", "emulator", "external"]).required(),
        computed("version"),
        computed("persistent_state"),
        computed("debug"),
    ],
)
.children(&[
    Child::One(&TPM_DEVICE),
    Child::One(&TPM_ENCRYPTION),
    Child::One(&PCR_BANKS),
    Child::One(&TPM_SOURCE),
    Child::One(&PROFILE),
])
.adjust(tpm_backend);
static TPM_DEVICE: Shape = Shape::new("device", &[filled("path")]);
static TPM_ENCRYPTION: Shape = Shape::new("encryption", &[filled("secret")]);
static PCR_BANKS: Shape = Shape::new("active_pcr_banks", &[]).content(Content::Anything).adjust(pcr_banks);
static TPM_SOURCE: Shape = Shape::new("source", &[text("type"), text("mode"), text("path")]);
static PROFILE: Shape = Shape::new(
    "profile",
    &[text("source"), word_but_first("removeDisabled", &["none", "check", "fips-host"]), text("name")],
)
.adjust(|_, element| {
    if element.get("source").is_none() && element.get("name").is_none() {
        element.attributes.clear();
    }
    Ok(())
});

fn acceleration(_: &Element, element: &mut Element) -> Result<()> {
    if element.attributes.is_empty() {
        return Err(value::unsupported("missing values for acceleration"));
    }
    Ok(())
}

fn memory_uuid(_: &Element, element: &mut Element) -> Result<()> {
    let wrong = || value::internal("malformed uuid element");
    let uuid = element.text();
    if !uuid.is_empty() {
        let uuid = crate::uuid::parse(&uuid).ok_or_else(wrong)?;
        element.nodes = vec![Node::text(crate::uuid::format(&uuid))];
    }
    Ok(())
}

fn node_mask(_: &Element, element: &mut Element) -> Result<()> {
    let text = element.text();
    if !text.is_empty() {
        element.nodes = vec![Node::text(Set::filled(&text, "nodemask")?.to_string())];
    }
    Ok(())
}

/// Removes from a child what the model does not know.
fn keep(element: &mut Element, child: &str, names: &[&str]) {
    let Some(inner) = element.child_mut(child) else { return };
    inner.nodes.retain(|node| matches!(node, Node::Element(inner) if names.contains(&inner.name.as_str())));
    if inner.nodes.is_empty() && inner.attributes.is_empty() {
        element.remove(child);
    }
}

fn memory(raw: &Element, element: &mut Element) -> Result<()> {
    let model = element.get("model").unwrap_or_default().to_owned();
    if raw.child("target").is_none() {
        return Err(value::wrong("missing <target> element for <memory> device"));
    }
    let (source, target): (&[&str], &[&str]) = match model.as_str() {
        "dimm" => (&["nodemask", "pagesize"], &["size", "node"]),
        "nvdimm" => (&["path", "alignsize", "pmem"], &["size", "node", "label", "readonly"]),
        "virtio-pmem" => (&["path"], &["size", "node", "address"]),
        "virtio-mem" => (&["nodemask", "pagesize"], &["size", "node", "block", "requested", "address"]),
        _ => (&["nodemask"], &["size", "node"]),
    };
    if let (true, Some(target)) = (model != "virtio-mem", element.child_mut("target")) {
        target.unset("dynamicMemslots");
    }
    keep(element, "source", source);
    keep(element, "target", target);
    if let (true, Some(target)) =
        (model == "virtio-mem", element.child_mut("target").filter(|target| target.child("requested").is_none()))
    {
        target.push(Element::with_text("requested", "0").attribute("unit", "KiB"));
        MEMORY_TARGET.arrange(target);
    }
    match model.as_str() {
        "nvdimm" => check_label(element)?,
        "virtio-pmem" if element.get("access").is_none() => element.set("access", "shared"),
        _ => {}
    }
    if model != "nvdimm" {
        element.remove("uuid");
    }
    Ok(())
}

fn check_label(element: &Element) -> Result<()> {
    let target = element.child("target");
    let size = |element: Option<&Element>| {
        element.and_then(|element| element.child_text("size")).and_then(|size| value::unsigned(&size, 10)).unwrap_or(0)
    };
    let label = size(target.and_then(|target| target.child("label")));
    if label > 0 && label < 128 {
        return Err(value::wrong("nvdimm label must be at least 128KiB"));
    }
    if label >= size(target) {
        return Err(value::wrong("label size must be smaller than NVDIMM size"));
    }
    Ok(())
}

fn tpm(raw: &Element, _: &mut Element) -> Result<()> {
    match raw.all("backend").count() {
        0 => Err(value::wrong("missing TPM device backend")),
        1 => Ok(()),
        _ => Err(value::wrong("only one TPM backend is supported")),
    }
}

/// The secret that an emulated one's state is encrypted with; others have none.
fn tpm_encryption(backend: &mut Element) -> Result<()> {
    let Some(element) = backend.child_mut("encryption") else { return Ok(()) };
    let Some(text) = element.get("secret") else { return Ok(()) };
    let wrong = || value::internal(format!("Unable to parse secret uuid '{text}'"));
    let uuid = crate::uuid::parse(text).ok_or_else(wrong)?;
    element.set("secret", crate::uuid::format(&uuid));
    Ok(())
}

fn pcr_banks(raw: &Element, element: &mut Element) -> Result<()> {
    const BANKS: [&str; 4] = ["sha1", "sha256", "sha384", "sha512"];
    if let Some(other) = raw.elements().find(|bank| !BANKS.contains(&bank.name.as_str())) {
        return Err(value::unsupported(format!("Unsupported PCR banks '{}'", other.name)));
    }
    let given = BANKS.iter().filter(|bank| raw.child(bank).is_some());
    element.nodes = given.map(|bank| Node::Element(Element::new(*bank))).collect();
    Ok(())
}

fn tpm_backend(raw: &Element, element: &mut Element) -> Result<()> {
    let kind = element.get("type").unwrap_or_default().to_owned();
    let keep: &[&str] = match kind.as_str() {
        "passthrough" => {
            if element.child("device").is_none() {
                element.push(Element::new("device").attribute("path", "/dev/tpm0"));
            }
            &["device"]
        }
        "emulator" => {
            tpm_encryption(element)?;
            emulator(raw, element)?;
            &["encryption", "active_pcr_banks", "source", "profile"]
        }
        _ => {
            external(raw, element)?;
            &["source"]
        }
    };
    element.nodes.retain(|node| matches!(node, Node::Element(child) if keep.contains(&child.name.as_str())));
    Ok(())
}

fn emulator(raw: &Element, element: &mut Element) -> Result<()> {
    word_but_first("version", &["default", "1.2", "2.0"]).read(raw, element)?;
    number("debug", NUMBER).read(raw, element)?;
    match raw.get("persistent_state") {
        Some("yes") => element.set("persistent_state", "yes"),
        Some("no") | None => {}
        Some(_) => return Err(value::internal("Invalid persistent_state value, either 'yes' or 'no'")),
    }
    let mut read = Element::new("source");
    if let Some(source) = raw.child("source") {
        word_but_first("type", &["default", "file", "dir"]).read(source, &mut read)?;
        if source.get("path").is_none() {
            return Err(value::wrong("missing TPM source path"));
        }
    }
    if let Some(source) = element.child_mut("source") {
        source.unset("mode");
        if read.get("type").is_none() {
            element.remove("source");
        }
    }
    Ok(())
}

fn external(raw: &Element, element: &mut Element) -> Result<()> {
    let source = raw.child("source");
    let missing = || value::wrong("missing external TPM backend source type");
    let kind = source.and_then(|source| source.get("type")).filter(|kind| !kind.is_empty()).ok_or_else(missing)?;
    if !super::chardev::TYPES.contains(&kind) {
        return Err(value::unsupported(format!("unknown backend source type '{kind}' for external TPM")));
    }
    let mut sources = raw.all("source");
    if let Some(source) = sources.next() {
        word("mode", &["connect", "bind", "any"]).read(source, &mut Element::new("source"))?;
    }
    if sources.next().is_some() {
        return Err(value::wrong("only one source element is allowed for character device"));
    }
    if kind != "unix" {
        return Err(value::wrong("only source type 'unix' is supported for external TPM device"));
    }
    if source.and_then(|source| source.get("mode")) == Some("bind") {
        return Err(value::wrong("only 'connect' mode is supported for external TPM device"));
    }
    if source.and_then(|source| source.get("path")).is_none() {
        return Err(value::wrong("missing socket path for external TPM device"));
    }
    if let Some(source) = element.child_mut("source") {
        source.set("mode", "connect");
        TPM_SOURCE.arrange(source);
    }
    Ok(())
}

/// How much memory a screen has that says nothing, in KiB.
fn default_memory(kind: &str) -> u32 {
    match kind {
        "vga" | "cirrus" | "vmvga" | "bochs" => 16 * 1024,
        "xen" => 4 * 1024,
        "qxl" => 64 * 1024,
        _ => 0,
    }
}

/// Fills in what a screen leaves open; `default` is the type that it has then.
pub(in crate::conf::domain) fn complete_video(video: &mut Element, default: &str) {
    if video.child("model").is_none() {
        video.push(Element::new("model").attribute("heads", "1"));
    }
    if let Some(model) = video.child_mut("model") {
        if model.get("type").is_none() {
            model.set("type", default);
        }
        let kind = model.get("type").unwrap_or_default().to_owned();
        for name in ["ram", "vram"] {
            let given = info::number_of(model, name);
            let wanted =
                if given == 0 && (name == "vram" || kind == "qxl") { u64::from(default_memory(&kind)) } else { given };
            if wanted > 0 {
                model.set(name, wanted.next_power_of_two().to_string());
            }
        }
        VIDEO_MODEL.arrange(model);
    }
    VIDEO.arrange(video);
}
