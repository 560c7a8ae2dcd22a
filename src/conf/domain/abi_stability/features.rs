//! What a guest sees of the features that it may use.

use super::rows::{Check, Row, Value, state, told, value};

/// All features, first whether they are there and then what they hold.
pub(super) const FEATURES: &[Check] = &[Check::Rows(STATES), Check::Rows(ENLIGHTENMENTS), Check::Rows(OTHERS)];

const STATES: &[Row] = &[
    state("features/acpi?", "default", "feature 'acpi'"),
    told(
        value("features/apic?", "default"),
        "State of feature 'apic' differs: source: '{source},eoi={source1}', destination: '{target},eoi={target1}'",
    )
    .and(&[value("features/apic/@eoi", "default")]),
    state("features/pae?", "default", "feature 'pae'"),
    state("features/hap/@state", "default", "feature 'hap'"),
    state("features/viridian?", "default", "feature 'viridian'"),
    state("features/privnet?", "default", "feature 'privnet'"),
    // The modes are told by the states that have their numbers.
    state("features/hyperv/@mode", "default", "feature 'hyperv'").shown(|mode| {
        match mode {
            "custom" => "on",
            "passthrough" => "off",
            other => other,
        }
        .to_owned()
    }),
    state("features/kvm?", "default", "feature 'kvm'"),
    state("features/pvspinlock/@state", "default", "feature 'pvspinlock'"),
    choice("features/capabilities/@policy", "default", CAPABILITIES),
    state("features/pmu/@state", "default", "feature 'pmu'"),
    state("features/vmport/@state", "default", "feature 'vmport'"),
    told(
        value("features/gic?", "default"),
        "State of feature 'gic' differs: source: '{source},version={source1}', \
         destination: '{target},version={target1}'",
    )
    .and(&[value("features/gic/@version", "none")]),
    state("features/smm/@state", "default", "feature 'smm'"),
    choice("features/ioapic/@driver", "none", IOAPIC),
    told(
        value("features/hpt?", "default"),
        "State of feature 'hpt' differs: source: '{source},resizing={source1},maxpagesize={source2}', \
         destination: '{target},resizing={target1},maxpagesize={target2}'",
    )
    .and(&[value("features/hpt/@resizing", "none"), value("features/hpt/maxpagesize", "0")]),
    state("features/vmcoreinfo/@state", "default", "feature 'vmcoreinfo'"),
    state("features/htm/@state", "default", "feature 'htm'"),
    state("features/nested-hv/@state", "default", "feature 'nested-hv'"),
    state("features/ccf-assist/@state", "default", "feature 'ccf-assist'"),
    state("features/xen?", "default", "feature 'xen'"),
    choice("features/cfpc/@value", "none", CFPC),
    choice("features/sbbc/@value", "none", SBBC),
    choice("features/ibs/@value", "none", IBS),
    state("features/ras/@state", "default", "feature 'ras'"),
    state("features/ps2/@state", "default", "feature 'ps2'"),
    choice("features/aia/@value", "default", AIA),
];

const fn choice(path: &'static str, default: &'static str, text: &'static str) -> Row {
    told(value(path, default), text)
}

/// The messages for features that are one of several things: the static, the feature, the attribute that says which.
macro_rules! choices {
    ($($name:ident = $feature:literal, $attribute:literal;)*) => {
        $(const $name: &str = concat!(
            "State of feature '", $feature, "' differs: source: '", $attribute, "={source}', destination: '",
            $attribute, "={target}'"
        );)*
    };
}
choices! {
    CAPABILITIES = "capabilities", "policy";
    IOAPIC = "ioapic", "driver";
    CFPC = "cfpc", "value";
    SBBC = "sbbc", "value";
    IBS = "ibs", "value";
    AIA = "aia", "value";
}

/// The state of something within a feature: its path there, and how the message calls it.
macro_rules! within {
    ($feature:literal, $what:literal, $name:literal) => {
        state(concat!("features/", $feature, "/", $name, "/@state"), "default", concat!($what, " '", $name, "'"))
    };
}
macro_rules! enlightenment {
    ($name:literal) => {
        within!("hyperv", "HyperV enlightenment feature", $name)
    };
}
macro_rules! kvm {
    ($name:literal) => {
        within!("kvm", "KVM feature", $name)
    };
}

const ENLIGHTENMENTS: &[Row] = &[
    enlightenment!("relaxed"),
    enlightenment!("vapic"),
    told(
        value("features/hyperv/spinlocks/@retries", "0"),
        "HyperV spinlock retry count differs: source: '{source}', destination: '{target}'",
    ),
    enlightenment!("vpindex"),
    enlightenment!("runtime"),
    enlightenment!("synic"),
    enlightenment!("stimer"),
    enlightenment!("reset"),
    told(
        value("features/hyperv/vendor_id/@value", "(null)"),
        "HyperV vendor_id differs: source: '{source}', destination: '{target}'",
    ),
    enlightenment!("frequencies"),
    enlightenment!("reenlightenment"),
    enlightenment!("tlbflush"),
    enlightenment!("ipi"),
    enlightenment!("evmcs"),
    enlightenment!("avic"),
    enlightenment!("emsr_bitmap"),
    enlightenment!("xmm_input"),
    state("features/hyperv/stimer/direct/@state", "default", "HyperV stimer direct feature"),
];

const TSEG: Value = value("features/smm/tseg?", "not specified").shown(|there| {
    match there {
        "on" => "specified",
        other => other,
    }
    .to_owned()
});

const OTHERS: &[Row] = &[
    within!("xen", "Xen feature", "e820_host"),
    within!("xen", "Xen feature", "passthrough"),
    told(
        value("features/xen/passthrough/@mode", "default"),
        "'mode' of Xen passthrough feature differs: source: '{source}', destination: '{target}'",
    ),
    kvm!("hidden"),
    kvm!("hint-dedicated"),
    kvm!("poll-control"),
    kvm!("pv-ipi"),
    kvm!("dirty-ring"),
    // The message names no feature.
    told(
        value("features/kvm/dirty-ring/@size", "0"),
        "dirty ring size of KVM feature '(null)' differs: source: '{source}', destination: '{target}'",
    ),
    told(TSEG, "SMM TSEG differs: source: {source}, destination: '{target}'"),
    told(
        value("features/smm/tseg", ""),
        "Size of SMM TSEG size differs: source: '{source} {source1}', destination: '{target} {target1}'",
    )
    .and(&[value("features/smm/tseg/@unit", "")]),
];
