use super::*;

const UUID: &str = "4a1d8f16-66e4-4a38-9311-74180a4c8961";

fn domain(more: &str) -> String {
    format!(
        "<domain type='test'><name>n</name><uuid>{UUID}</uuid><memory>1024</memory><os><type>hvm</type></os>{more}</domain>"
    )
}

fn printed(text: &str) -> String {
    let mut def = DomainDef::parse(text.as_bytes()).unwrap();
    def.name_interfaces("testnet");
    let mut out = String::new();
    def.write(&mut out, 0, Form::default());
    out
}

/// Checks the devices of a domain against those that the original printed for the same input.
fn check_devices(given: &str, expected: &str) {
    let all = printed(&domain(&format!("<devices>{given}</devices>")));
    let devices = all.split_once("  <devices>\n").unwrap().1.split_once("  </devices>").unwrap().0;
    assert_eq!(devices, expected);
}

#[test]
fn a_small_description_is_completed() {
    let expected = format!(
        "<domain type='test'>\n  <name>n</name>\n  <uuid>{UUID}</uuid>\n  <memory unit='KiB'>1024</memory>\n  \
         <currentMemory unit='KiB'>1024</currentMemory>\n  <vcpu placement='static'>1</vcpu>\n  <os>\n    \
         <type arch='i686'>hvm</type>\n    <boot dev='hd'/>\n  </os>\n  <clock offset='utc'/>\n  \
         <on_poweroff>destroy</on_poweroff>\n  <on_reboot>restart</on_reboot>\n  <on_crash>destroy</on_crash>\n  \
         <devices>\n  </devices>\n</domain>\n"
    );
    assert_eq!(printed(&domain("")), expected);
}

#[test]
fn what_is_printed_is_read_back_the_same() {
    let first = printed(&domain("<devices><disk><source file='/a'/><target dev='hda'/></disk></devices>"));
    assert_eq!(printed(&first), first);
}

#[test]
fn disks_get_bus_place_and_controllers() {
    check_devices(
        "<disk><source file='/a'/><target dev='vda'/></disk>\
         <disk type='block' device='cdrom'><source dev='/dev/x'/><target dev='hdc'/></disk>\
         <disk snapshot='external'><target dev='sda' bus='scsi'/><source file='/b'/><driver name='qemu' type='qcow2'/></disk>",
        "    <disk type='file' device='disk'>\n      <source file='/a'/>\n      <target dev='vda' bus='virtio'/>\n    \
         </disk>\n    <disk type='block' device='cdrom'>\n      <source dev='/dev/x'/>\n      \
         <target dev='hdc' bus='ide'/>\n      <readonly/>\n      \
         <address type='drive' controller='0' bus='1' target='0' unit='0'/>\n    </disk>\n    \
         <disk type='file' device='disk' snapshot='external'>\n      <driver name='qemu' type='qcow2'/>\n      \
         <source file='/b'/>\n      <target dev='sda' bus='scsi'/>\n      \
         <address type='drive' controller='0' bus='0' target='0' unit='0'/>\n    </disk>\n    \
         <controller type='scsi' index='0'/>\n    <controller type='ide' index='0'/>\n",
    );
}

#[test]
fn interfaces_get_a_name_and_a_mac_address() {
    check_devices(
        "<interface type='bridge'><source bridge='br0'/><mac address='52:54:00:11:22:33'/></interface>",
        "    <interface type='bridge'>\n      <mac address='52:54:00:11:22:33'/>\n      <source bridge='br0'/>\n      \
         <target dev='testnet0'/>\n    </interface>\n",
    );
    let made = printed(&domain("<devices><interface type='user'/></devices>"));
    assert!(made.contains("<mac address='52:54:00:"), "{made}");
}

#[test]
fn what_is_not_modelled_is_kept() {
    let all = printed(&domain("<devices><rng model='virtio'><backend model='random'>/dev/x</backend></rng></devices>"));
    assert!(all.contains("<rng model='virtio'>\n      <backend model='random'>/dev/x</backend>\n    </rng>"), "{all}");
}

#[test]
fn sizes_are_given_in_kib() {
    let def = DomainDef::parse(domain("").replace("<memory>1024", "<memory unit='GiB'>2").as_bytes()).unwrap();
    assert_eq!((def.max_memory_kib(), def.memory_kib(), def.vcpus()), (2 << 20, 2 << 20, 1));
}

#[test]
fn passwords_are_shown_only_on_demand() {
    let text = domain("<devices><graphics type='vnc' passwd='secret'/></devices>");
    let def = DomainDef::parse(text.as_bytes()).unwrap();
    let shown = |secure| {
        let mut out = String::new();
        def.write(&mut out, 0, Form { id: None, secure });
        out.contains("secret")
    };
    assert_eq!((shown(true), shown(false)), (true, false));
}

#[test]
fn what_does_not_add_up_is_refused_with_the_originals_code() {
    let base = domain("");
    let disk = |target: &str| format!("<disk><source file='/a'/>{target}</disk>");
    let two = disk("<target dev='vda'/>").repeat(2);
    let cases = [
        (base.replace("<name>n</name>", ""), 21, 20),
        (base.replace("<name>n</name>", "<name>a/b</name>"), 27, 20),
        (base.replace("<name>n</name>", "<name>a\nb</name>"), 35, 5),
        (base.replace("<memory>1024</memory>", ""), 27, 20),
        (base.replace("1024", "x"), 27, 5),
        (base.replace("<os><type>hvm</type></os>", ""), 27, 20),
        (base.replace("hvm", "foo"), 67, 20),
        (base.replace(UUID, "zz"), 1, 20),
        (base.replace(" type='test'", ""), 1, 20),
        (base.replace("'test'", "'bogus'"), 67, 20),
        (domain(&format!("<devices>{two}</devices>")), 27, 20),
        (domain(&format!("<devices>{}</devices>", disk(""))), 20, 20),
        ("<foo/>".to_owned(), 27, 5),
        (String::new(), 35, 20),
        ("<domain>".to_owned(), 35, 20),
    ];
    for (text, code, origin) in cases {
        let error = DomainDef::parse(text.as_bytes()).unwrap_err();
        assert_eq!((error.code() as i32, error.fields().origin as i32), (code, origin), "{text}: {error}");
    }
}
