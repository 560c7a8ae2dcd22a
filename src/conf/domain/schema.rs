//! What a domain's description may hold, for the flags that ask for validation.

use super::read::{KINDS, read_system};
use super::shape::{Child, Content, NUMBER, Shape, dropped, number, set, word};
use super::{boot, clock, devices, features, numa, sysinfo, threads, tuning};
use super::{shape, value};
use crate::error::Result;
use crate::uuid;
use crate::xml::Element;

/// A domain with all that it may hold. Others read it; this only tells what belongs there.
static DOMAIN: Shape = Shape::new("domain", &[word("type", &KINDS).required(), dropped("id")])
    .children(&[
        Child::One(&NAME),
        Child::One(&UUID),
        Child::One(&HWUUID),
        Child::One(&GENID),
        Child::One(&TITLE),
        Child::One(&DESCRIPTION),
        Child::One(&METADATA),
        Child::One(&tuning::MAX_MEMORY),
        Child::One(&tuning::MEMORY),
        Child::One(&tuning::CURRENT_MEMORY),
        Child::One(&tuning::BLKIOTUNE),
        Child::One(&tuning::MEMTUNE),
        Child::One(&tuning::MEMORY_BACKING),
        Child::One(&VCPU),
        Child::One(&VCPUS),
        Child::One(&IO_THREADS),
        Child::One(&IO_THREAD_IDS),
        Child::One(&threads::DEFAULT_IO_THREAD),
        Child::One(&devices::THROTTLE_GROUPS),
        Child::One(&tuning::CPUTUNE),
        Child::One(&tuning::NUMATUNE),
        Child::One(&tuning::IOMMUFD),
        Child::One(&tuning::RESOURCE),
        Child::EachOf(&sysinfo::SYSINFO),
        Child::One(&BOOTLOADER),
        Child::One(&BOOTLOADER_ARGUMENTS),
        Child::OneOf(&boot::OS),
        Child::One(&clock::IDMAP),
        Child::One(&features::FEATURES),
        Child::One(&numa::CPU),
        Child::One(&clock::CLOCK),
        Child::One(&ON_POWEROFF),
        Child::One(&ON_REBOOT),
        Child::One(&ON_CRASH),
        Child::One(&ON_LOCKFAILURE),
        Child::One(&clock::PM),
        Child::One(&tuning::PERF),
        Child::One(&devices::DEVICES),
        Child::Each(&sysinfo::SECLABEL),
        Child::One(&features::KEYWRAP),
        Child::OneOf(&sysinfo::LAUNCH_SECURITY),
    ])
    .adjust(|raw, _| read_system(raw).map(drop));

static NAME: Shape = Shape::with_text("name");
static UUID: Shape = Shape::with_text("uuid").adjust(is_uuid);
static HWUUID: Shape = Shape::with_text("hwuuid").adjust(is_uuid);
static GENID: Shape = Shape::with_text("genid").adjust(is_uuid);
static TITLE: Shape = Shape::with_text("title");
static DESCRIPTION: Shape = Shape::with_text("description");
static METADATA: Shape = Shape::new("metadata", &[]).content(Content::Anything);
static VCPU: Shape =
    Shape::new("vcpu", &[word("placement", &["static", "auto"]), set("cpuset"), number("current", NUMBER.nonzero())])
        .content(Content::Number(NUMBER.nonzero(), ""));
static VCPUS: Shape = Shape::holding("vcpus", &[Child::Each(&threads::LISTED)]);
static IO_THREADS: Shape = Shape::new("iothreads", &[]).content(Content::Number(NUMBER, ""));
static IO_THREAD_IDS: Shape = Shape::holding("iothreadids", &[Child::Each(&threads::IO_THREAD)]);
static BOOTLOADER: Shape = Shape::with_text("bootloader");
static BOOTLOADER_ARGUMENTS: Shape = Shape::with_text("bootloader_args");
static ON_POWEROFF: Shape = Shape::with_text("on_poweroff").adjust(|raw, _| clock::check_action(raw));
static ON_REBOOT: Shape = Shape::with_text("on_reboot").adjust(|raw, _| clock::check_action(raw));
static ON_CRASH: Shape = Shape::with_text("on_crash").adjust(|raw, _| clock::check_action(raw));
static ON_LOCKFAILURE: Shape = Shape::with_text("on_lockfailure").adjust(|raw, _| clock::check_action(raw));

fn is_uuid(raw: &Element, _: &mut Element) -> Result<()> {
    let text = raw.text();
    let good = text.is_empty() || uuid::parse(&text).is_some();
    if good { Ok(()) } else { Err(value::internal("malformed uuid element")) }
}

/// What readers can do without and the schema cannot: attributes by element and parent.
const NEEDED: [(&str, &str, &str); 14] = [
    ("domain", "clock", "offset"),
    ("cpu", "feature", "policy"),
    ("devices", "controller", "type"),
    ("devices", "interface", "type"),
    ("devices", "serial", "type"),
    ("devices", "parallel", "type"),
    ("devices", "channel", "type"),
    ("disk", "target", "dev"),
    ("filesystem", "target", "dir"),
    ("interface", "mac", "address"),
    ("interface", "model", "type"),
    ("controller", "model", "name"),
    ("target", "model", "name"),
    ("video", "model", "type"),
];

/// Tells the log what of a description is left out because no domain has it.
pub(super) fn report_unknown(root: &Element) {
    DOMAIN.report_unknown(root);
}

/// Refuses a description with anything that none has.
///
/// # Errors
/// `Code::XmlInvalidSchema`.
pub(super) fn validate(root: &Element) -> Result<()> {
    DOMAIN.validate(root, "domain")?;
    check_needed(root)
}

/// Refuses an element without an attribute that it needs. Recursion is bounded by the nesting that the
/// parser allows.
fn check_needed(parent: &Element) -> Result<()> {
    for element in parent.elements().filter(|element| !element.namespaced) {
        let lacks = NEEDED.iter().find(|(above, name, attribute)| {
            parent.name == *above && element.name == *name && element.get(attribute).is_none()
        });
        if let Some((_, name, attribute)) = lacks {
            return Err(shape::invalid("domain", &format!("Element {name} lacks attribute {attribute}")));
        }
        check_needed(element)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Code;
    use crate::xml;

    fn check(attributes: &str, inside: &str) -> Result<()> {
        let text = format!(
            "<domain type='test'{attributes}><name>d</name><memory unit='KiB'>9</memory>\
             <os><type arch='i686'>hvm</type></os>{inside}</domain>"
        );
        validate(&xml::parse(text.as_bytes(), None).unwrap())
    }

    #[test]
    fn what_domains_have_is_valid() {
        for inside in [
            "",
            "<vcpu placement='static' cpuset='1-4,^3' current='1'>2</vcpu><vcpus><vcpu id='0' enabled='yes'/></vcpus>",
            "<metadata><x:any xmlns:x='urn:x'><thing at='all'/></x:any></metadata>",
            "<devices><emulator>/bin/e</emulator><memballoon model='none'/>
             <disk type='file' device='disk'><source file='/x'/><target dev='vda' bus='virtio'/></disk>
             <interface type='user'><mac address='52:54:00:11:22:33'/></interface>
             <rng model='virtio'><backend model='random'>/dev/urandom</backend></rng></devices>",
            "<sysinfo type='smbios'/><sysinfo type='fwcfg'/><on_poweroff>destroy</on_poweroff>",
        ] {
            check("", inside).unwrap_or_else(|error| panic!("{inside}: {error}"));
        }
    }

    #[test]
    fn what_no_domain_has_is_refused_by_name() {
        for (inside, tells) in [
            ("<bogus/>", "Element domain has extra content: bogus"),
            ("text", "Element domain has extra content: text"),
            ("<title/><title/>", "Extra element title in interleave"),
            ("<uuid>none</uuid>", "malformed uuid element"),
            ("<vcpu bogus='1'>1</vcpu>", "Invalid attribute bogus for element vcpu"),
            ("<vcpu placement='bogus'>1</vcpu>", "Invalid value of attribute placement for element vcpu"),
            ("<vcpu>many</vcpu>", "Element vcpu failed to validate content"),
            ("<vcpus><vcpu id='0'/></vcpus>", "Element vcpu lacks attribute enabled"),
            ("<clock/>", "Element clock lacks attribute offset"),
            ("<on_crash>bogus</on_crash>", "unknown on_crash action: bogus"),
            ("<devices><bogus/></devices>", "Element devices has extra content: bogus"),
            ("<devices><disk><bogus/><target dev='vda'/></disk></devices>", "Element disk has extra content: bogus"),
            ("<devices><memballoon model='none'/><memballoon model='none'/></devices>", "Extra element memballoon"),
            ("<devices><sound model='bogus'/></devices>", "attribute model for element sound"),
            ("<x:any xmlns:x='urn:x'/>", "Element domain has extra content: any"),
        ] {
            let error = check("", inside).unwrap_err();
            assert_eq!(error.code(), Code::XmlInvalidSchema, "{inside}");
            assert!(error.to_string().contains(tells), "{inside}: {error}");
        }
    }

    #[test]
    fn a_hypervisors_own_elements_are_its_own_business() {
        let uri = "xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'";
        check(&format!(" {uri}"), "<qemu:commandline><qemu:arg value='-s'/></qemu:commandline>").unwrap();
        check("", &format!("<qemu:commandline {uri}/>")).unwrap();
        assert!(check(" xmlns:qemu='urn:other'", "<qemu:commandline/>").is_err());
    }
}
