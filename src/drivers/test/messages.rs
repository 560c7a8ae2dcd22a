//! What is out of the ordinary with a domain: remarked once, when its node is read.

use crate::conf::domain::DomainDef;
use crate::flags::DomainMessageFlags;
use crate::xml::Element;

/// The model of processor that stands for one which should not be used any more.
const DEPRECATED_MODEL: &str = "Deprecated-Test";

/// What is out of the ordinary.
#[derive(Default)]
pub(super) struct Remarks {
    tainted: Vec<&'static str>,
    deprecated: Vec<String>,
}

impl Remarks {
    /// Looks at a definition.
    pub(super) fn of(def: &DomainDef) -> Remarks {
        let raw = |disk: &Element| disk.get("rawio") == Some("yes");
        let passed_through = |disk: &Element| {
            let source = disk.child("source").and_then(|source| source.get("dev"));
            disk.get("device") == Some("cdrom") && disk.get("type") == Some("block") && source.is_some()
        };
        let scsi = |device: &Element| device.get("type") == Some("scsi") && raw(device);
        let os = def.element().child("os");
        let deprecated = def.element().child("cpu").is_some_and(|cpu| {
            let custom = cpu.get("mode") == Some("custom");
            custom && cpu.child_text("model").as_deref() == Some(DEPRECATED_MODEL)
        });
        let kinds = [
            (
                "running with undesirable elevated privileges",
                def.devices("disk").any(raw) || def.devices("hostdev").any(scsi),
            ),
            (
                "network configuration using opaque shell scripts",
                def.devices("interface").any(|interface| interface.child("script").is_some()),
            ),
            ("use of host cdrom passthrough", def.devices("disk").any(passed_through)),
            ("custom device tree blob used", os.is_some_and(|os| os.child("dtb").is_some())),
            ("use of deprecated configuration settings", deprecated),
        ];
        Remarks {
            tainted: kinds.into_iter().filter(|(_, holds)| *holds).map(|(kind, _)| kind).collect(),
            deprecated: deprecated.then(|| format!("CPU model {DEPRECATED_MODEL}")).into_iter().collect(),
        }
    }

    /// Whether there is nothing to remark.
    pub(super) fn is_empty(&self) -> bool {
        self.tainted.is_empty() && self.deprecated.is_empty()
    }

    /// The remarks of some kinds as sentences; no kind means all.
    pub(super) fn messages(&self, wanted: DomainMessageFlags) -> Vec<String> {
        let asked = |kind| wanted.is_empty() || wanted.contains(kind);
        let tainted = self.tainted.iter().filter(|_| asked(DomainMessageFlags::TAINTING));
        let deprecated = self.deprecated.iter().filter(|_| asked(DomainMessageFlags::DEPRECATION));
        let tainted = tainted.map(|kind| format!("tainted: {kind}"));
        tainted.chain(deprecated.map(|what| format!("deprecated configuration: {what}"))).collect()
    }
}
