/* libvirt-domain.h: what is asked of guests. */
#include "check.h"

#define NOT_RUNNING "Requested operation is not valid: domain is not running"

static void check_file_systems(virDomainPtr dom)
{
    const char *root[] = {"/", "/"}, *wrong[] = {"/", "/home"};
    virDomainFSInfoPtr *info = NULL;
    int count;

    CHECK_INT(virDomainFSFreeze(dom, root, 2, 0), 1);
    CHECK_FAILS(virDomainFSThaw(dom, wrong, 2, 0), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_TEST,
                "Requested operation is not valid: mount point not found: /home");
    CHECK_INT(virDomainFSFreeze(dom, NULL, 0, 0), 1);
    CHECK_INT(virDomainFSThaw(dom, NULL, 0, 0), 2);
    CHECK_INT(virDomainFSTrim(dom, "/boot", 0, 0), 0);
    CHECK_INT(virDomainFSTrim(dom, NULL, 0, 0), 0);
    CHECK_FAILS(virDomainFSTrim(dom, "/home", 0, 0), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_TEST,
                "Requested operation is not valid: mount point not found: /home");
    count = virDomainGetFSInfo(dom, &info, 0);
    CHECK_INT(count, 2);
    for (int i = 0; i < count; i++) {
        CHECK_STR(info[i]->mountpoint, i ? "/boot" : "/");
        CHECK_STR(info[i]->name, i ? "vda2" : "vda1");
        CHECK_STR(info[i]->fstype, "ext4");
        CHECK_INT(info[i]->ndevAlias, 1);
        CHECK_STR(info[i]->devAlias[0], "vda");
        virDomainFSInfoFree(info[i]);
    }
    free(info);
}

static void check_addresses(virDomainPtr dom)
{
    virDomainInterfacePtr *found = NULL;
    int count = virDomainInterfaceAddresses(dom, &found, VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LEASE, 0);

    CHECK_INT(count, 1);
    for (int i = 0; i < count; i++) {
        CHECK_STR(found[i]->name, "testnet0");
        CHECK_STR(found[i]->hwaddr, "aa:bb:cc:dd:ee:ff");
        CHECK_INT(found[i]->naddrs, 1);
        CHECK_INT(found[i]->addrs[0].type, VIR_IP_ADDR_TYPE_IPV4);
        CHECK_STR(found[i]->addrs[0].addr, "192.168.122.3");
        CHECK_INT(found[i]->addrs[0].prefix, 24);
        virDomainInterfaceFree(found[i]);
    }
    free(found);
    found = (void *)dom;
    CHECK_FAILS(virDomainInterfaceAddresses(dom, &found, 77, 0), -1, VIR_ERR_ARGUMENT_UNSUPPORTED, VIR_FROM_TEST,
                "argument unsupported: Unknown IP address data source 77");
    CHECK(!found);
}

static void check_clock(virDomainPtr dom)
{
    long long seconds = 0;
    unsigned int nanoseconds = 1;
    virDomainControlInfo info;

    CHECK_INT(virDomainGetTime(dom, &seconds, &nanoseconds, 0), 0);
    CHECK_INT(seconds, 627319920);
    CHECK_INT(nanoseconds, 0);
    CHECK_INT(virDomainGetControlInfo(dom, &info, 0), 0);
    CHECK_INT(info.state, VIR_DOMAIN_CONTROL_OK);
    CHECK_INT(virDomainSetTime(dom, 10007, 8, 0), 0);
    CHECK_INT(virDomainGetTime(dom, &seconds, &nanoseconds, 0), 0);
    CHECK_INT(seconds, 10007);
    CHECK_INT(nanoseconds, 8);
    CHECK_INT(virDomainGetControlInfo(dom, &info, 0), 0);
    CHECK_INT(info.state, VIR_DOMAIN_CONTROL_OCCUPIED);
    CHECK_INT(info.stateTime, 7);
    CHECK_INT(virDomainSetTime(dom, 30002, 0, VIR_DOMAIN_TIME_SYNC), 0);
    CHECK_INT(virDomainGetControlInfo(dom, &info, 0), 0);
    CHECK_INT(info.state, VIR_DOMAIN_CONTROL_ERROR);
    CHECK_INT(info.details, VIR_DOMAIN_CONTROL_ERROR_REASON_MONITOR);
    CHECK_INT(virDomainSetTime(dom, 627319920, 0, 0), 0);
}

static void check_keys(virDomainPtr dom)
{
    unsigned int keys[] = {30, 48}, wrong[] = {30, 0xffff};
    char *name = virDomainGetHostname(dom, 0);

    CHECK_STR(name, "testhost");
    free(name);
    CHECK_INT(virDomainSendKey(dom, VIR_KEYCODE_SET_LINUX, 10, keys, 2, 0), 0);
    CHECK_FAILS(virDomainSendKey(dom, VIR_KEYCODE_SET_USB, 10, wrong, 2, 0), -1, VIR_ERR_INTERNAL_ERROR,
                VIR_FROM_TEST, "internal error: invalid keycode 65535 of usb codeset");
    CHECK_INT(virDomainInjectNMI(dom, 0), 0);
    CHECK_INT(virDomainSendProcessSignal(dom, 1, VIR_DOMAIN_PROCESS_SIGNAL_TERM, 0), 0);
    CHECK_FAILS(virDomainSendProcessSignal(dom, 2, VIR_DOMAIN_PROCESS_SIGNAL_TERM, 0), -1, VIR_ERR_INVALID_ARG,
                VIR_FROM_TEST, "invalid argument: only sending a signal to pid 1 is supported");
    CHECK_INT(virDomainSetUserPassword(dom, "root", "secret", VIR_DOMAIN_PASSWORD_ENCRYPTED), 0);
}

static void check_label(virDomainPtr dom)
{
    virSecurityLabel label;
    char **messages = NULL;

    CHECK_INT(virDomainGetSecurityLabel(dom, &label), 0);
    CHECK_STR(label.label, "libvirt-test");
    CHECK_INT(label.enforcing, 1);
    CHECK_INT(virDomainGetMessages(dom, &messages, 0), 0);
    CHECK(!messages);
}

static void check_actions(virDomainPtr dom)
{
    char *xml;

    CHECK_FAILS(virDomainSetLifecycleAction(dom, VIR_DOMAIN_LIFECYCLE_REBOOT,
                                            VIR_DOMAIN_LIFECYCLE_ACTION_COREDUMP_RESTART, 0),
                -1, VIR_ERR_CONFIG_UNSUPPORTED, VIR_FROM_DOMAIN,
                "unsupported configuration: Lifecycle event 'reboot' doesn't support 'coredump-restart' action");
    CHECK_INT(virDomainSetLifecycleAction(dom, VIR_DOMAIN_LIFECYCLE_CRASH, VIR_DOMAIN_LIFECYCLE_ACTION_PRESERVE,
                                          VIR_DOMAIN_AFFECT_LIVE),
              0);
    xml = virDomainGetXMLDesc(dom, 0);
    CHECK(xml && strstr(xml, "<on_crash>preserve</on_crash>"));
    free(xml);
    xml = virDomainGetXMLDesc(dom, VIR_DOMAIN_XML_INACTIVE);
    CHECK(xml && strstr(xml, "<on_crash>destroy</on_crash>"));
    free(xml);
}

static void check_off(virDomainPtr dom)
{
    long long seconds;
    unsigned int nanoseconds;
    virSecurityLabel label;

    CHECK_INT(virDomainDestroy(dom), 0);
    CHECK_FAILS(virDomainGetHostname(dom, 0), NULL, VIR_ERR_OPERATION_INVALID, VIR_FROM_DOMAIN, NOT_RUNNING);
    CHECK_FAILS(virDomainGetTime(dom, &seconds, &nanoseconds, 0), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_TEST,
                NOT_RUNNING);
    CHECK_FAILS(virDomainInjectNMI(dom, 0), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_DOMAIN, NOT_RUNNING);
    CHECK_INT(virDomainGetSecurityLabel(dom, &label), 0);
    CHECK_STR(label.label, "");
    CHECK_INT(label.enforcing, 0);
}

int main(void)
{
    check_begin();
    virConnectPtr conn = virConnectOpen("test:///default");
    virDomainPtr dom = virDomainLookupByName(conn, "test");

    check_file_systems(dom);
    check_addresses(dom);
    check_clock(dom);
    check_keys(dom);
    check_label(dom);
    check_actions(dom);
    check_off(dom);
    virDomainFree(dom);
    virConnectClose(conn);
    return check_end();
}
