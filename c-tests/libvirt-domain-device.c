/* libvirt-domain.h: devices that come, change and go. */

/* VIR_DOMAIN_EVENT_CALLBACK casts between kinds of function: it is the public way to register one. */
#pragma GCC diagnostic ignored "-Wcast-function-type"

#include "domains.h"

#define LIVE VIR_DOMAIN_AFFECT_LIVE
#define CONFIG VIR_DOMAIN_AFFECT_CONFIG
#define DISK(target, more) \
    "<disk type='file' device='disk'><source file='/n/x.img'/><target dev='" target "' bus='virtio'/>" more "</disk>"
#define PCI(function, more) \
    "<hostdev mode='subsystem' type='pci' managed='yes'>" more \
    "<source><address domain='0' bus='3' slot='0' function='" function "'/></source><alias name='ua-pci'/></hostdev>"

static char heard[100];

static void added(virConnectPtr c, virDomainPtr d, const char *alias, void *data)
{
    (void)c;
    (void)d;
    snprintf(heard + strlen(heard), sizeof(heard) - strlen(heard), "%s%s ", (const char *)data, alias);
}

static void defined(virConnectPtr c, virDomainPtr d, int event, int detail, void *data)
{
    (void)c;
    (void)data;
    snprintf(heard + strlen(heard), sizeof(heard) - strlen(heard), "%s:%d:%d ", virDomainGetName(d), event, detail);
}

static void disks_come_and_go(void)
{
    CHECK_INT(virDomainAttachDevice(dom, DISK("vdc", "")), 0);
    CHECK(says(dom, 0, "<target dev='vdc' bus='virtio'/>\n      <alias name='virtio-disk2'/>\n"));
    CHECK(!says(dom, VIR_DOMAIN_XML_INACTIVE, "vdc"));
    CHECK_FAILS(virDomainAttachDevice(dom, DISK("vdc", "")), -1, VIR_ERR_XML_ERROR, VIR_FROM_DOMAIN,
                "XML error: target 'vdc' duplicated for disk sources '/n/x.img' and '/n/x.img'");
    CHECK_INT(virDomainAttachDeviceFlags(dom, DISK("vdb", "<alias name='ua-b'/>"), LIVE), 0);
    CHECK_FAILS(virDomainAttachDevice(dom, DISK("vdd", "<alias name='ua-b'/>")), -1, VIR_ERR_CONFIG_UNSUPPORTED,
                VIR_FROM_DOMAIN, "unsupported configuration: non unique alias detected: ua-b");
    CHECK_INT(virDomainDetachDeviceAlias(dom, "virtio-disk2", 0), 0);
    CHECK(!says(dom, 0, "vdc"));
    CHECK_INT(virDomainDetachDeviceAlias(dom, "ua-b", LIVE), 0);
    CHECK_FAILS(virDomainDetachDeviceAlias(dom, "ua-b", LIVE), -1, VIR_ERR_INTERNAL_ERROR, VIR_FROM_DOMAIN,
                "internal error: no device found with alias ua-b");
}

static void what_cannot_come(void)
{
    CHECK_FAILS(virDomainAttachDevice(dom, "<disk type='file'><source file='/n'/><target dev='hdb' bus='ide'/></disk>"),
                -1, VIR_ERR_OPERATION_UNSUPPORTED, VIR_FROM_TEST,
                "Operation not supported: disk bus 'ide' cannot be hotplugged.");
    CHECK_FAILS(virDomainAttachDevice(dom, "<interface type='user'/>"), -1, VIR_ERR_OPERATION_UNSUPPORTED, VIR_FROM_TEST,
                "Operation not supported: hotplug of interface type of user is not implemented yet");
    CHECK_FAILS(virDomainAttachDevice(dom, "<watchdog model='i6300esb'/>"), -1, VIR_ERR_OPERATION_UNSUPPORTED,
                VIR_FROM_TEST, "Operation not supported: live attach of device 'watchdog' is not supported");
    CHECK_FAILS(virDomainAttachDevice(dom, "<serial type='pty'/>"), -1, VIR_ERR_OPERATION_UNSUPPORTED, VIR_FROM_TEST,
                "Operation not supported: live attach of device 'chr' is not supported");
    CHECK_FAILS(virDomainAttachDevice(dom, "<nonsense/>"), -1, VIR_ERR_CONFIG_UNSUPPORTED, VIR_FROM_DOMAIN,
                "unsupported configuration: unknown device type 'nonsense'");
    CHECK_INT(virDomainAttachDevice(dom, "<disk/>"), -1);
    CHECK_ERROR(VIR_ERR_NO_TARGET, VIR_FROM_DOMAIN);
    CHECK_INT(virDomainAttachDevice(dom, "<disk"), -1);
    CHECK_ERROR(VIR_ERR_XML_DETAIL, VIR_FROM_DOMAIN);
    CHECK_FAILS(virDomainAttachDevice(dom, DISK("vdc", "<boot order='1'/>")), -1, VIR_ERR_CONFIG_UNSUPPORTED,
                VIR_FROM_DOMAIN,
                "unsupported configuration: per-device boot elements cannot be used together with os/boot elements");
    CHECK_FAILS(virDomainAttachDevice(dom, PCI("1", "<driver name='xen'/>")), -1, VIR_ERR_CONFIG_UNSUPPORTED,
                VIR_FROM_TEST,
                "unsupported configuration: test hypervisor does not support device assignment mode 'xen'");
    CHECK_INT(virDomainAttachDevice(off, DISK("vdc", "")), -1);
    CHECK_FAILS(virDomainAttachDeviceFlags(dom, DISK("vdc", ""), CONFIG), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "unsupported flags (0x2) in function testDomainAttachDeviceLiveAndConfig");
    CHECK(!says(dom, 0, "vdc"));
}

static void interfaces_and_devices_of_the_host(void)
{
    CHECK_INT(virDomainAttachDevice(dom, "<interface type='bridge'><mac address='52:54:00:00:00:07'/>"
                                         "<source bridge='br0'/></interface>"), 0);
    CHECK(says(dom, 0, "<mac address='52:54:00:00:00:07'/>\n      <source bridge='br0'/>\n      <alias name='net0'/>\n"));
    CHECK_INT(virDomainDetachDeviceAlias(dom, "net0", 0), 0);
    CHECK(!says(dom, 0, "52:54:00:00:00:07"));
    CHECK_INT(virDomainAttachDevice(dom, PCI("1", "")), 0);
    CHECK(says(dom, 0, "<address domain='0x0000' bus='0x03' slot='0x00' function='0x1'/>"));
    CHECK_INT(virDomainDetachDeviceAlias(dom, "ua-pci", 0), 0);
    CHECK(!says(dom, 0, "hostdev"));
}

static void what_cannot_go(void)
{
    CHECK_INT(virDomainCreate(off), 0);
    CHECK_FAILS(virDomainDetachDeviceAlias(off, "ua-ide", 0), -1, VIR_ERR_OPERATION_UNSUPPORTED, VIR_FROM_TEST,
                "Operation not supported: This type of disk cannot be hot unplugged");
    CHECK_FAILS(virDomainDetachDeviceAlias(off, "ua-cd", 0), -1, VIR_ERR_OPERATION_UNSUPPORTED, VIR_FROM_TEST,
                "Operation not supported: disk device type 'cdrom' cannot be detached");
    CHECK_FAILS(virDomainDetachDeviceAlias(off, "ua-one", 0), -1, VIR_ERR_OPERATION_UNSUPPORTED, VIR_FROM_TEST,
                "Operation not supported: live detach of interface type network is not implemented yet");
    CHECK_INT(virDomainDetachDeviceAlias(off, "ua-two", 0), 0);
    CHECK(!says(off, 0, "ua-two"));
    CHECK(says(off, VIR_DOMAIN_XML_INACTIVE, "ua-two"));
    /* What was taken away is there again after the next start. */
    CHECK_INT(virDomainDestroy(off), 0);
    CHECK(says(off, 0, "ua-two"));
}

static void changing_a_disk(void)
{
    CHECK_INT(virDomainUpdateDeviceFlags(off, DISK("vda", ""), 0), 0);
    CHECK(says(off, 0, "<source file='/n/x.img'/>\n      <target dev='vda' bus='virtio'/>\n    </disk>\n"));
    CHECK_FAILS(virDomainUpdateDeviceFlags(off, DISK("vdz", ""), 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "invalid argument: target vdz doesn't exist.");
    CHECK_FAILS(virDomainUpdateDeviceFlags(off, "<watchdog model='i6300esb'/>", 0), -1, VIR_ERR_OPERATION_UNSUPPORTED,
                VIR_FROM_TEST, "Operation not supported: persistent update of device 'watchdog' is not supported");
    CHECK_INT(virDomainCreate(off), 0);
    CHECK_INT(virDomainUpdateDeviceFlags(off, DISK("vda", "<serial>live</serial>"), LIVE), 0);
    CHECK(says(off, 0, "<serial>live</serial>"));
    CHECK(!says(off, VIR_DOMAIN_XML_INACTIVE, "<serial>"));
    CHECK_INT(virDomainUpdateDeviceFlags(off, DISK("vda", "<serial>both</serial>"), LIVE | CONFIG), 0);
    CHECK(says(off, VIR_DOMAIN_XML_INACTIVE, "<serial>both</serial>"));
}

static void changing_a_medium(void)
{
    CHECK_INT(virDomainCreate(off), 0);
    CHECK_INT(virDomainAttachDevice(off, "<disk type='file' device='cdrom'><driver name='qemu' type='raw'/>"
                                         "<source file='/n/cd.iso'/><target dev='hdc' bus='ide'/></disk>"), 0);
    CHECK(says(off, 0, "<source file='/n/cd.iso'/>\n      <target dev='hdc' bus='ide'/>\n      <readonly/>\n      <alias name='ua-cd'/>"));
    CHECK_INT(virDomainAttachDevice(off, "<disk type='file' device='cdrom'><target dev='hdc' bus='ide'/></disk>"), 0);
    CHECK(!says(off, 0, "cd.iso"));
}

static void changes_are_told(void)
{
    int ids[3], n;

    ids[0] = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_DEVICE_ADDED,
                                              VIR_DOMAIN_EVENT_CALLBACK(added), (void *)"+", NULL);
    ids[1] = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED,
                                              VIR_DOMAIN_EVENT_CALLBACK(added), (void *)"-", NULL);
    ids[2] = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                              VIR_DOMAIN_EVENT_CALLBACK(defined), NULL, NULL);
    heard[0] = '\0';
    CHECK_INT(virDomainAttachDevice(dom, DISK("vdc", "")), 0);
    CHECK_INT(virDomainAttachDevice(dom, DISK("vdc", "")), -1);
    CHECK_INT(virDomainDetachDeviceAlias(dom, "virtio-disk2", 0), 0);
    CHECK_INT(virDomainUpdateDeviceFlags(dom, DISK("vda", ""), LIVE), 0);
    CHECK_INT(virDomainUpdateDeviceFlags(off, DISK("vda", ""), CONFIG), 0);
    CHECK_INT(virEventRunDefaultImpl(), 0);
    CHECK_STR(heard, "+virtio-disk2 -virtio-disk2 guest:0:1 ");
    for (n = 0; n < 3; n++)
        CHECK_INT(virConnectDomainEventDeregisterAny(conn, ids[n]), 0);
    check_settle();
}

int main(void)
{
    void (*const tests[])(void) = {
        disks_come_and_go, what_cannot_come, interfaces_and_devices_of_the_host, what_cannot_go,
        changing_a_disk, changing_a_medium, changes_are_told,
    };

    virEventRegisterDefaultImpl();
    return RUN(tests);
}
