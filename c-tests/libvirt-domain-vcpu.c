/* libvirt-domain.h: virtual CPUs, I/O threads, and where they may run. */
#include "check.h"

#define XML \
    "<domain type='test'><name>cpus</name><memory>1024</memory><vcpu current='2'>4</vcpu>" \
    "<iothreads>2</iothreads><os><type>hvm</type></os><devices><disk type='file'><source file='/x'/>" \
    "<target dev='vda' bus='virtio'/><driver name='qemu' iothread='2'/></disk></devices></domain>"

static void check_counts(virDomainPtr dom)
{
    CHECK_INT(virDomainGetMaxVcpus(dom), 4);
    CHECK_INT(virDomainGetVcpusFlags(dom, 0), 2);
    CHECK_INT(virDomainGetVcpusFlags(dom, VIR_DOMAIN_VCPU_MAXIMUM), 4);
    CHECK_INT(virDomainSetVcpus(dom, 3), 0);
    CHECK_INT(virDomainGetVcpusFlags(dom, VIR_DOMAIN_AFFECT_LIVE), 3);
    CHECK_INT(virDomainGetVcpusFlags(dom, VIR_DOMAIN_AFFECT_CONFIG), 2);
    CHECK_FAILS(virDomainSetVcpus(dom, 5), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "invalid argument: requested cpu amount exceeds maximum (5 > 4)");
    CHECK_FAILS(virDomainSetVcpus(dom, 33), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "invalid argument: requested cpu amount exceeds maximum supported amount (33 > 32)");
    CHECK_INT(virDomainSetVcpusFlags(dom, 8, VIR_DOMAIN_AFFECT_CONFIG | VIR_DOMAIN_VCPU_MAXIMUM), 0);
    CHECK_INT(virDomainGetVcpusFlags(dom, VIR_DOMAIN_AFFECT_CONFIG | VIR_DOMAIN_VCPU_MAXIMUM), 8);
    CHECK_INT(virDomainGetMaxVcpus(dom), 4);
    CHECK_FAILS(virDomainGetVcpusFlags(dom, VIR_DOMAIN_VCPU_HOTPLUGGABLE), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "unsupported flags (0x10) in function testDomainGetVcpusFlags");
}

static void check_pins(virDomainPtr dom)
{
    unsigned char wanted[] = {0x05, 0}, none[] = {0, 0}, maps[4 * 3], map[3];
    virVcpuInfo info[9];

    memset(info, 0x55, sizeof(info));
    memset(maps, 0x55, sizeof(maps));
    CHECK_INT(virDomainPinVcpu(dom, 1, wanted, 2), 0);
    CHECK_FAILS(virDomainPinVcpu(dom, 3, wanted, 2), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "invalid argument: requested vcpu '3' is not present in the domain");
    CHECK_INT(virDomainGetVcpus(dom, info, 9, NULL, 0), 3);
    CHECK_INT(info[1].number, 1);
    CHECK_INT(info[1].state, VIR_VCPU_RUNNING);
    CHECK_INT(info[1].cpu, 2);
    CHECK_INT(info[2].cpu, 15);
    CHECK(info[0].cpuTime > 0);
    CHECK_INT(info[3].number, 0x55555555);
    CHECK_INT(virDomainGetVcpus(dom, info, 2, maps, 3), 2);
    CHECK(!memcmp(maps, "\xff\xff\0\5\0\0\x55", 7));
    CHECK_INT(virDomainGetVcpuPinInfo(dom, 4, maps, 3, 0), 4);
    CHECK(!memcmp(maps, "\xff\xff\0\5\0\0\xff\xff\0\xff\xff\0", 12));
    CHECK_INT(virDomainGetVcpuPinInfo(dom, 4, maps, 1, VIR_DOMAIN_AFFECT_CONFIG), 4);
    CHECK_INT(maps[1], 0xff);

    CHECK_INT(virDomainGetEmulatorPinInfo(dom, map, 3, 0), 1);
    CHECK(!memcmp(map, "\xff\xff\0", 3));
    CHECK_INT(virDomainPinEmulator(dom, wanted, 2, 0), 0);
    CHECK_INT(virDomainGetEmulatorPinInfo(dom, map, 3, 0), 1);
    CHECK(!memcmp(map, "\5\0\0", 3));
    CHECK_FAILS(virDomainPinEmulator(dom, none, 2, 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "invalid argument: Empty cpu list for pinning");
}

static void free_threads(virDomainIOThreadInfoPtr *info, int count)
{
    for (int i = 0; i < count; i++)
        virDomainIOThreadInfoFree(info[i]);
    free(info);
}

static void check_threads(virDomainPtr dom)
{
    unsigned char wanted[] = {0x02};
    virDomainIOThreadInfoPtr *info = NULL;
    int count;

    CHECK_INT(virDomainAddIOThread(dom, 7, 0), 0);
    CHECK_FAILS(virDomainAddIOThread(dom, 7, 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN,
                "invalid argument: an IOThread is already using iothread_id '7'");
    CHECK_FAILS(virDomainAddIOThread(dom, 0, 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "invalid argument: invalid value of 0 for iothread_id");
    CHECK_INT(virDomainPinIOThread(dom, 7, wanted, 1, 0), 0);
    CHECK_FAILS(virDomainPinIOThread(dom, 9, wanted, 1, 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "invalid argument: iothreadid 9 not found");
    CHECK_FAILS(virDomainDelIOThread(dom, 2, 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN,
                "invalid argument: cannot remove IOThread 2 since it is being used by disk 'vda'");
    CHECK_INT(virDomainDelIOThread(dom, 1, 0), 0);
    count = virDomainGetIOThreadInfo(dom, &info, 0);
    CHECK_INT(count, 2);
    if (count == 2) {
        CHECK_INT(info[0]->iothread_id, 2);
        CHECK_INT(info[1]->iothread_id, 7);
        CHECK_INT(info[1]->cpumaplen, 1);
        CHECK_INT(info[1]->cpumap[0], 2);
    }
    free_threads(info, count);
    info = NULL;
    count = virDomainGetIOThreadInfo(dom, &info, VIR_DOMAIN_AFFECT_CONFIG);
    CHECK_INT(count, 2);
    if (count == 2)
        CHECK_INT(info[0]->iothread_id, 1);
    free_threads(info, count);
}

static void check_parameters(virDomainPtr dom)
{
    virTypedParameterPtr params = NULL;
    int count = 0, room = 0;

    virTypedParamsAddUInt(&params, &count, &room, VIR_DOMAIN_IOTHREAD_POLL_GROW, 3);
    CHECK_INT(virDomainSetIOThreadParams(dom, 7, params, count, 0), 0);
    CHECK_FAILS(virDomainSetIOThreadParams(dom, 9, params, count, 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "invalid argument: cannot find IOThread '9' in iothreadids");
    virTypedParamsAddInt(&params, &count, &room, "nonsense", 3);
    CHECK_FAILS(virDomainSetIOThreadParams(dom, 7, params, count, 0), -1, VIR_ERR_ARGUMENT_UNSUPPORTED,
                VIR_FROM_NONE, "argument unsupported: parameter 'nonsense' not supported");
    virTypedParamsFree(params, count);
}

static void check_off(virDomainPtr dom)
{
    unsigned char map[2] = {1};
    virVcpuInfo info[1];

    CHECK_INT(virDomainDestroy(dom), 0);
    CHECK_FAILS(virDomainGetMaxVcpus(dom), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_DOMAIN,
                "Requested operation is not valid: domain is not running");
    CHECK_FAILS(virDomainGetVcpus(dom, info, 1, NULL, 0), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_TEST,
                "Requested operation is not valid: cannot list vcpus for an inactive domain");
    CHECK_FAILS(virDomainPinVcpu(dom, 0, map, 2), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_TEST,
                "Requested operation is not valid: cannot pin vcpus on an inactive domain");
    CHECK_INT(virDomainGetVcpusFlags(dom, VIR_DOMAIN_VCPU_MAXIMUM), 8);
}

int main(void)
{
    check_begin();
    virConnectPtr conn = virConnectOpen("test:///default");
    virDomainPtr dom = virDomainDefineXML(conn, XML);

    CHECK(dom);
    CHECK_INT(virDomainCreate(dom), 0);
    check_counts(dom);
    check_pins(dom);
    check_threads(dom);
    check_parameters(dom);
    check_off(dom);
    CHECK_INT(virDomainUndefine(dom), 0);
    virDomainFree(dom);
    virConnectClose(conn);
    return check_end();
}
