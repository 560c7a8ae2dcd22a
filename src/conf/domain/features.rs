//! What the hypervisor offers and the guest may use: the element `features`.

use super::shape::{Child, Content, NUMBER, Shape, computed, number, on_off, text, word, word_but_first, yes_no};
use super::value;
use crate::error::Result;
use crate::xml::{Element, Node};

/// All features, in the order in which they are written.
pub(super) static FEATURES: Shape = Shape::holding(
    "features",
    &[
        Child::One(&ACPI),
        Child::One(&APIC),
        Child::One(&PAE),
        Child::One(&HAP),
        Child::One(&VIRIDIAN),
        Child::One(&PRIVNET),
        Child::One(&HYPERV),
        Child::One(&KVM),
        Child::One(&PVSPINLOCK),
        Child::One(&CAPABILITIES),
        Child::One(&PMU),
        Child::One(&VMPORT),
        Child::One(&GIC),
        Child::One(&SMM),
        Child::One(&IOAPIC),
        Child::One(&HPT),
        Child::One(&VMCOREINFO),
        Child::One(&HTM),
        Child::One(&NESTED_HV),
        Child::One(&MSRS),
        Child::One(&CCF_ASSIST),
        Child::One(&XEN),
        Child::One(&CFPC),
        Child::One(&SBBC),
        Child::One(&IBS),
        Child::One(&TCG),
        Child::One(&ASYNC_TEARDOWN),
        Child::One(&RAS),
        Child::One(&PS2),
        Child::One(&AIA),
    ],
)
.adjust(features);

const NAMES: [&str; 30] = [
    "acpi",
    "apic",
    "pae",
    "hap",
    "viridian",
    "privnet",
    "hyperv",
    "kvm",
    "pvspinlock",
    "capabilities",
    "pmu",
    "vmport",
    "gic",
    "smm",
    "ioapic",
    "hpt",
    "vmcoreinfo",
    "htm",
    "nested-hv",
    "msrs",
    "ccf-assist",
    "xen",
    "cfpc",
    "sbbc",
    "ibs",
    "tcg",
    "async-teardown",
    "ras",
    "ps2",
    "aia",
];

/// Features that are on or off: with a state, or on where the state is left out.
macro_rules! states {
    ($($static:ident = $name:literal;)*) => {
        $(static $static: Shape = Shape::new($name, &[on_off("state").or("on")]);)*
    };
}
states! {
    HAP = "hap";
    PVSPINLOCK = "pvspinlock";
    PMU = "pmu";
    VMPORT = "vmport";
    VMCOREINFO = "vmcoreinfo";
}

/// Features whose state must be given.
macro_rules! given_states {
    ($($static:ident = $name:literal;)*) => {
        $(static $static: Shape = Shape::new($name, &[on_off("state").required()]);)*
    };
}
given_states! {
    HTM = "htm";
    NESTED_HV = "nested-hv";
    CCF_ASSIST = "ccf-assist";
    RAS = "ras";
    PS2 = "ps2";
    RELAXED = "relaxed";
    VAPIC = "vapic";
    VPINDEX = "vpindex";
    RUNTIME = "runtime";
    SYNIC = "synic";
    RESET = "reset";
    FREQUENCIES = "frequencies";
    REENLIGHTENMENT = "reenlightenment";
    IPI = "ipi";
    EVMCS = "evmcs";
    AVIC = "avic";
    EMSR_BITMAP = "emsr_bitmap";
    XMM_INPUT = "xmm_input";
    DIRECT = "direct";
    EXTENDED = "extended";
    HIDDEN = "hidden";
    HINT_DEDICATED = "hint-dedicated";
    POLL_CONTROL = "poll-control";
    PV_IPI = "pv-ipi";
    E820_HOST = "e820_host";
}

static ACPI: Shape = Shape::flag("acpi");
static PAE: Shape = Shape::flag("pae");
static VIRIDIAN: Shape = Shape::flag("viridian");
static PRIVNET: Shape = Shape::flag("privnet");
static APIC: Shape = Shape::new("apic", &[on_off("eoi")]).or_bare();

static HYPERV: Shape = Shape::new("hyperv", &[word_but_first("mode", &["none", "custom", "passthrough"]).or("custom")])
    .children(&[
        Child::One(&RELAXED),
        Child::One(&VAPIC),
        Child::One(&SPINLOCKS),
        Child::One(&VPINDEX),
        Child::One(&RUNTIME),
        Child::One(&SYNIC),
        Child::One(&STIMER),
        Child::One(&RESET),
        Child::One(&VENDOR_ID),
        Child::One(&FREQUENCIES),
        Child::One(&REENLIGHTENMENT),
        Child::One(&TLBFLUSH),
        Child::One(&IPI),
        Child::One(&EVMCS),
        Child::One(&AVIC),
        Child::One(&EMSR_BITMAP),
        Child::One(&XMM_INPUT),
    ])
    .open()
    .adjust(hyperv);
static SPINLOCKS: Shape = Shape::new("spinlocks", &[on_off("state").required(), computed("retries")]).adjust(spinlocks);
static STIMER: Shape = Shape::new("stimer", &[on_off("state").required()])
    .children(&[Child::One(&DIRECT)])
    .adjust(|raw, element| extras(raw, element, "stimer", &["direct"]));
static TLBFLUSH: Shape = Shape::new("tlbflush", &[on_off("state").required()])
    .children(&[Child::One(&DIRECT), Child::One(&EXTENDED)])
    .adjust(|raw, element| extras(raw, element, "tlbflush", &["direct", "extended"]));
static VENDOR_ID: Shape = Shape::new("vendor_id", &[on_off("state").required(), text("value")]).adjust(vendor_id);

static KVM: Shape = Shape::holding(
    "kvm",
    &[
        Child::One(&HIDDEN),
        Child::One(&HINT_DEDICATED),
        Child::One(&POLL_CONTROL),
        Child::One(&PV_IPI),
        Child::One(&DIRTY_RING),
    ],
)
.or_bare()
.open()
.adjust(|raw, _| {
    let names = ["hidden", "hint-dedicated", "poll-control", "pv-ipi", "dirty-ring"];
    only_known(raw, &names, "unsupported KVM feature: ")
});
static DIRTY_RING: Shape = Shape::new("dirty-ring", &[on_off("state").required(), computed("size")]).adjust(dirty_ring);

static XEN: Shape = Shape::holding("xen", &[Child::One(&E820_HOST), Child::One(&PASSTHROUGH)])
    .or_bare()
    .open()
    .adjust(|raw, _| only_known(raw, &["e820_host", "passthrough"], "unsupported Xen feature: "));
static PASSTHROUGH: Shape = Shape::new(
    "passthrough",
    &[on_off("state").required(), word_but_first("mode", &["default", "sync_pt", "share_pt"])],
)
.adjust(|_, element| {
    if element.get("state") != Some("on") {
        element.unset("mode");
    }
    Ok(())
});

static CAPABILITIES: Shape = Shape::new("capabilities", &[word("policy", &["default", "allow", "deny"]).or("default")])
    .content(Content::Anything)
    .adjust(capabilities);
static GIC: Shape = Shape::new("gic", &[word_but_first("version", &["none", "host", "2", "3"])]).or_bare();
static SMM: Shape =
    Shape::new("smm", &[on_off("state").or("on")]).children(&[Child::One(&TSEG)]).adjust(|_, element| {
        if element.get("state") != Some("on") {
            element.nodes.clear();
        }
        Ok(())
    });
static TSEG: Shape = Shape::new("tseg", &[computed("unit")]).content(Content::Anything).adjust(tseg);
static IOAPIC: Shape = Shape::new("ioapic", &[word_but_first("driver", &["none", "qemu", "kvm"])]);
static HPT: Shape = Shape::new("hpt", &[word_but_first("resizing", &["none", "enabled", "disabled", "required"])])
    .children(&[Child::One(&MAX_PAGE_SIZE)]);
static MAX_PAGE_SIZE: Shape =
    Shape::new("maxpagesize", &[computed("unit")]).content(Content::Anything).adjust(|raw, element| {
        let path = "./features/hpt/maxpagesize";
        let size = Content::Size { path, scale: 1024, unit: "KiB", zero: false };
        let read = Shape::new("maxpagesize", &[]).content(size).read(raw);
        let unparsed = |_| value::unsupported("Unable to parse HPT maxpagesize setting");
        *element = read.map_err(unparsed)?.unwrap_or_else(|| Element::new("maxpagesize"));
        Ok(())
    });
static MSRS: Shape = Shape::new("msrs", &[word("unknown", &["ignore", "fault"]).required()]);
const MITIGATIONS: &[&str] = &["none", "broken", "workaround", "fixed"];
static CFPC: Shape = Shape::new("cfpc", &[word_but_first("value", MITIGATIONS)]);
static SBBC: Shape = Shape::new("sbbc", &[word_but_first("value", MITIGATIONS)]);
static IBS: Shape = Shape::new(
    "ibs",
    &[word_but_first("value", &["none", "broken", "workaround", "fixed-ibs", "fixed-ccd", "fixed-na"])],
);
static TCG: Shape = Shape::holding("tcg", &[Child::One(&TB_CACHE)]);
static TB_CACHE: Shape = Shape::new("tb-cache", &[computed("unit")]).content(Content::Size {
    path: "./tb-cache",
    scale: 1024,
    unit: "KiB",
    zero: false,
});
static ASYNC_TEARDOWN: Shape = Shape::new("async-teardown", &[yes_no("enabled").or("yes")]);
static AIA: Shape = Shape::new("aia", &[word_but_first("value", &["default", "none", "aplic", "aplic-imsic"])]);

/// Refuses elements that are not among those known.
fn only_known(raw: &Element, names: &[&str], message: &str) -> Result<()> {
    match raw.elements().find(|child| !names.contains(&child.local_name())) {
        Some(other) => Err(value::unsupported(format!("{message}{}", other.local_name()))),
        None => Ok(()),
    }
}

fn features(raw: &Element, _: &mut Element) -> Result<()> {
    only_known(raw, &NAMES, "unexpected feature ").map_err(|_| {
        let other = raw.elements().find(|child| !NAMES.contains(&child.local_name()));
        value::unsupported(format!("unexpected feature '{}'", other.map_or("", Element::local_name)))
    })
}

fn hyperv(raw: &Element, element: &mut Element) -> Result<()> {
    const NAMES: [&str; 17] = [
        "relaxed",
        "vapic",
        "spinlocks",
        "vpindex",
        "runtime",
        "synic",
        "stimer",
        "reset",
        "vendor_id",
        "frequencies",
        "reenlightenment",
        "tlbflush",
        "ipi",
        "evmcs",
        "avic",
        "emsr_bitmap",
        "xmm_input",
    ];
    if element.get("mode") == Some("passthrough") {
        element.nodes.clear();
    } else {
        only_known(raw, &NAMES, "unsupported HyperV Enlightenment feature: ")?;
    }
    Ok(())
}

fn spinlocks(raw: &Element, element: &mut Element) -> Result<()> {
    if element.get("state") != Some("on") {
        return Ok(());
    }
    number("retries", NUMBER.with_zero().base(0)).required().read(raw, element)?;
    if super::devices::number_of(element, "retries") < 0xfff {
        return Err(value::wrong("HyperV spinlock retry count must be at least 4095"));
    }
    Ok(())
}

/// Features within a feature: they count only where both are on.
fn extras(raw: &Element, element: &mut Element, name: &str, known: &[&str]) -> Result<()> {
    if element.get("state") != Some("on") {
        element.nodes.clear();
        return Ok(());
    }
    only_known(raw, known, &format!("unsupported Hyper-V {name} feature: "))?;
    element.nodes.retain(|node| matches!(node, Node::Element(child) if child.get("state") == Some("on")));
    Ok(())
}

fn vendor_id(_: &Element, element: &mut Element) -> Result<()> {
    if element.get("state") != Some("on") {
        element.unset("value");
        return Ok(());
    }
    let missing = || value::wrong("missing 'value' attribute for HyperV feature 'vendor_id'");
    let vendor = element.get("value").ok_or_else(missing)?;
    if vendor.len() > 12 {
        return Err(value::wrong("HyperV vendor_id value must not be more than 12 characters."));
    }
    if vendor.contains(',') {
        return Err(value::wrong("HyperV vendor_id value is invalid"));
    }
    Ok(())
}

fn dirty_ring(raw: &Element, element: &mut Element) -> Result<()> {
    if element.get("state") != Some("on") {
        return Ok(());
    }
    number("size", NUMBER.with_zero().base(0)).required().read(raw, element)?;
    let size = super::devices::number_of(element, "size");
    if !size.is_power_of_two() || !(1024..=65536).contains(&size) {
        return Err(value::wrong("dirty ring must be power of 2 and ranges [1024, 65536]"));
    }
    Ok(())
}

/// What processes of a container may do, by capability.
fn capabilities(raw: &Element, element: &mut Element) -> Result<()> {
    const NAMES: [&str; 36] = [
        "audit_control",
        "audit_write",
        "block_suspend",
        "chown",
        "dac_override",
        "dac_read_search",
        "fowner",
        "fsetid",
        "ipc_lock",
        "ipc_owner",
        "kill",
        "lease",
        "linux_immutable",
        "mac_admin",
        "mac_override",
        "mknod",
        "net_admin",
        "net_bind_service",
        "net_broadcast",
        "net_raw",
        "setgid",
        "setfcap",
        "setpcap",
        "setuid",
        "sys_admin",
        "sys_boot",
        "sys_chroot",
        "sys_module",
        "sys_nice",
        "sys_pacct",
        "sys_ptrace",
        "sys_rawio",
        "sys_resource",
        "sys_time",
        "sys_tty_config",
        "syslog",
    ];
    let known = |name: &str| NAMES.contains(&name) || name == "wake_alarm";
    if let Some(other) = raw.elements().find(|child| !known(child.local_name())) {
        return Err(value::unsupported(format!("unexpected capability feature '{}'", other.local_name())));
    }
    element.nodes.clear();
    for name in NAMES.iter().chain(&["wake_alarm"]) {
        if let Some(given) = raw.all(name).last() {
            let mut capability = Element::new(*name);
            on_off("state").or("on").read(given, &mut capability)?;
            element.push(capability);
        }
    }
    if element.nodes.is_empty() && element.get("policy") == Some("default") {
        element.attributes.clear();
    }
    Ok(())
}

fn tseg(raw: &Element, element: &mut Element) -> Result<()> {
    let text = raw.text();
    element.nodes.clear();
    if text.is_empty() {
        return Ok(());
    }
    let path = "string(./features/smm/tseg)";
    let (size, unit) = value::pretty(value::bytes(&text, raw.get("unit"), 1 << 20, u64::MAX, path)?);
    element.set("unit", unit);
    element.nodes.push(Node::text(size.to_string()));
    Ok(())
}

/// Wrapping of keys by the machine.
pub(super) static KEYWRAP: Shape = Shape::holding("keywrap", &[Child::Each(&CIPHER)]).adjust(keywrap);
static CIPHER: Shape = Shape::new("cipher", &[word("name", &["aes", "dea"]).required(), on_off("state").required()]);

fn keywrap(_: &Element, element: &mut Element) -> Result<()> {
    let ciphers: Vec<_> = element.all("cipher").cloned().collect();
    element.remove("cipher");
    for name in ["aes", "dea"] {
        let mut same = ciphers.iter().filter(|cipher| cipher.get("name") == Some(name));
        element.nodes.extend(same.next().cloned().map(Node::Element));
        if same.next().is_some() {
            let detail = format!("A domain definition can have no more than one cipher node with name {name}");
            return Err(value::internal(detail));
        }
    }
    Ok(())
}
