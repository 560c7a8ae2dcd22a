/* libvirt-domain.h: a domain's share of the host, by typed parameters. */
#include "domains.h"

#define LIVE VIR_DOMAIN_AFFECT_LIVE
#define CONFIG VIR_DOMAIN_AFFECT_CONFIG
#define UNLIMITED 9007199254740991LL

/* Parameters to set, which are freed with params_end. */
static virTypedParameterPtr given;
static int count, room;

static void number(const char *name, unsigned long long value)
{
    CHECK_INT(virTypedParamsAddULLong(&given, &count, &room, name, value), 0);
}

static void small(const char *name, unsigned int value)
{
    CHECK_INT(virTypedParamsAddUInt(&given, &count, &room, name, value), 0);
}

static void string(const char *name, const char *value)
{
    CHECK_INT(virTypedParamsAddString(&given, &count, &room, name, value), 0);
}

static void params_end(void)
{
    virTypedParamsFree(given, count);
    given = NULL;
    count = room = 0;
}

/* Sets what was given, and forgets it. */
#define SET(call) \
    do { \
        CHECK_INT((call), 0); \
        params_end(); \
    } while (0)
#define REFUSE(call, code, origin, message) \
    do { \
        CHECK_FAILS((call), -1, code, origin, message); \
        params_end(); \
    } while (0)

static void memory_limits(void)
{
    virTypedParameter got[4];
    unsigned long long value = 0;
    int n = 0;

    CHECK_INT(virDomainGetMemoryParameters(dom, NULL, &n, 0), 0);
    CHECK_INT(n, 3);
    n = 4;
    CHECK_INT(virDomainGetMemoryParameters(dom, got, &n, 0), 0);
    CHECK_INT(n, 3);
    CHECK_STR(got[0].field, VIR_DOMAIN_MEMORY_HARD_LIMIT);
    CHECK_INT(got[0].value.ul, UNLIMITED);
    number(VIR_DOMAIN_MEMORY_HARD_LIMIT, 1000);
    SET(virDomainSetMemoryParameters(dom, given, count, LIVE));
    CHECK(says(dom, 0, "<hard_limit unit='KiB'>1000<"));
    CHECK(!says(dom, VIR_DOMAIN_XML_INACTIVE, "<memtune>"));
    number(VIR_DOMAIN_MEMORY_SWAP_HARD_LIMIT, 999);
    REFUSE(virDomainSetMemoryParameters(dom, given, count, LIVE), VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
           "invalid argument: memory hard_limit tunable value must be lower than or equal to swap_hard_limit");
    number(VIR_DOMAIN_MEMORY_HARD_LIMIT, UNLIMITED);
    SET(virDomainSetMemoryParameters(dom, given, count, 0));
    CHECK(!says(dom, 0, "<memtune>"));
    number(VIR_DOMAIN_MEMORY_MIN_GUARANTEE, 1);
    REFUSE(virDomainSetMemoryParameters(dom, given, count, 0), VIR_ERR_ARGUMENT_UNSUPPORTED, VIR_FROM_NONE,
           "argument unsupported: parameter 'min_guarantee' not supported");
    small(VIR_DOMAIN_MEMORY_SOFT_LIMIT, 1);
    CHECK_INT(virDomainSetMemoryParameters(dom, given, count, 0), -1);
    CHECK_ERROR(VIR_ERR_INVALID_ARG, VIR_FROM_NONE);
    params_end();
    n = 1;
    CHECK_INT(virDomainGetMemoryParameters(off, got, &n, CONFIG), 0);
    CHECK_INT(n, 1);
    CHECK_INT(virTypedParamsGetULLong(got, n, VIR_DOMAIN_MEMORY_HARD_LIMIT, &value), 1);
    CHECK_INT(virDomainGetMemoryParameters(off, got, &n, LIVE), -1);
    CHECK_ERROR(VIR_ERR_OPERATION_INVALID, VIR_FROM_DOMAIN);
}

static void block_io_weights(void)
{
    virTypedParameter got[6];
    const char *text = NULL;
    int n = 6;

    small(VIR_DOMAIN_BLKIO_WEIGHT, 300);
    string(VIR_DOMAIN_BLKIO_DEVICE_WEIGHT, "/dev/sda,500,/dev/sdb,600");
    string(VIR_DOMAIN_BLKIO_DEVICE_READ_BPS, "/dev/sda,10000000000");
    SET(virDomainSetBlkioParameters(off, given, count, 0));
    CHECK(says(off, 0, "<blkiotune>\n    <weight>300</weight>\n    <device>\n      <path>/dev/sda</path>\n"
                       "      <weight>500</weight>\n      <read_bytes_sec>10000000000</read_bytes_sec>\n    </device>\n"));
    CHECK_INT(virDomainGetBlkioParameters(off, got, &n, 0), 0);
    CHECK_INT(n, 6);
    CHECK_INT(got[0].value.ui, 300);
    CHECK_INT(virTypedParamsGetString(got, n, VIR_DOMAIN_BLKIO_DEVICE_WEIGHT, &text), 1);
    CHECK_STR(text, "/dev/sda,500,/dev/sdb,600");
    CHECK_INT(virTypedParamsGetString(got, n, VIR_DOMAIN_BLKIO_DEVICE_WRITE_BPS, &text), 1);
    CHECK_STR(text, "");
    virTypedParamsClear(got, n);
    string(VIR_DOMAIN_BLKIO_DEVICE_WEIGHT, "/dev/sdb,0");
    SET(virDomainSetBlkioParameters(off, given, count, 0));
    CHECK(!says(off, 0, "/dev/sdb"));
    string(VIR_DOMAIN_BLKIO_DEVICE_WEIGHT, "/dev/sdb");
    REFUSE(virDomainSetBlkioParameters(off, given, count, 0), VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN,
           "invalid argument: unable to parse blkio device 'device_weight' '/dev/sdb'");
    string(VIR_DOMAIN_BLKIO_DEVICE_WEIGHT, "/dev/sdb,much");
    REFUSE(virDomainSetBlkioParameters(off, given, count, 0), VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN,
           "invalid argument: invalid value 'much' for parameter 'device_weight' of device '/dev/sdb'");
}

static void numa_nodes(void)
{
    virTypedParameter got[2];
    int n = 2;

    CHECK_INT(virDomainGetNumaParameters(dom, got, &n, 0), 0);
    CHECK_INT(got[0].value.i, VIR_DOMAIN_NUMATUNE_MEM_STRICT);
    CHECK_STR(got[1].value.s, "");
    virTypedParamsClear(got, n);
    CHECK_INT(virTypedParamsAddInt(&given, &count, &room, VIR_DOMAIN_NUMA_MODE, VIR_DOMAIN_NUMATUNE_MEM_INTERLEAVE), 0);
    REFUSE(virDomainSetNumaParameters(dom, given, count, 0), VIR_ERR_CONFIG_UNSUPPORTED, VIR_FROM_DOMAIN,
           "unsupported configuration: nodeset for NUMA memory tuning must be set if 'placement' is 'static'");
    CHECK_INT(virTypedParamsAddInt(&given, &count, &room, VIR_DOMAIN_NUMA_MODE, VIR_DOMAIN_NUMATUNE_MEM_INTERLEAVE), 0);
    string(VIR_DOMAIN_NUMA_NODESET, "0-1,3");
    SET(virDomainSetNumaParameters(dom, given, count, LIVE));
    CHECK(says(dom, 0, "<numatune>\n    <memory mode='interleave' nodeset='0-1,3'/>\n  </numatune>\n"));
    CHECK_INT(virTypedParamsAddInt(&given, &count, &room, VIR_DOMAIN_NUMA_MODE, VIR_DOMAIN_NUMATUNE_MEM_STRICT), 0);
    REFUSE(virDomainSetNumaParameters(dom, given, count, LIVE), VIR_ERR_OPERATION_INVALID, VIR_FROM_TEST,
           "Requested operation is not valid: can't change numatune mode for running domain");
    string(VIR_DOMAIN_NUMA_NODESET, "3,^3");
    CHECK_INT(virDomainSetNumaParameters(dom, given, count, LIVE), -1);
    CHECK_ERROR(VIR_ERR_OPERATION_INVALID, VIR_FROM_TEST);
    params_end();
}

static void interface_bandwidth(void)
{
    virTypedParameter got[7];
    int n = 7;

    small(VIR_DOMAIN_BANDWIDTH_IN_AVERAGE, 100);
    small(VIR_DOMAIN_BANDWIDTH_IN_BURST, 300);
    small(VIR_DOMAIN_BANDWIDTH_OUT_AVERAGE, 50);
    SET(virDomainSetInterfaceParameters(off, "two", given, count, 0));
    CHECK(says(off, 0, "<bandwidth>\n        <inbound average='100' burst='300'/>\n        <outbound average='50'/>\n"));
    CHECK_INT(virDomainGetInterfaceParameters(off, "52:54:00:00:00:02", got, &n, 0), 0);
    CHECK_INT(n, 7);
    CHECK_INT(got[0].value.ui, 100);
    CHECK_INT(got[2].value.ui, 300);
    small(VIR_DOMAIN_BANDWIDTH_IN_AVERAGE, 0);
    SET(virDomainSetInterfaceParameters(off, "two", given, count, 0));
    CHECK(!says(off, 0, "<inbound"));
    CHECK(says(off, 0, "<outbound average='50'/>"));
    CHECK_FAILS(virDomainGetInterfaceParameters(off, "three", got, &n, 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN,
                "invalid argument: 'three' is not a known interface");
}

static void disk_limits(void)
{
    virTypedParameter got[20];
    int n = 0;

    CHECK_INT(virDomainGetBlockIoTune(off, NULL, NULL, &n, 0), 0);
    CHECK_INT(n, 20);
    number(VIR_DOMAIN_BLOCK_IOTUNE_READ_IOPS_SEC, 5);
    REFUSE(virDomainSetBlockIoTune(off, "vda", given, count, 0), VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
           "invalid argument: read_iops_sec cannot be set higher than read_iops_sec_max");
    number(VIR_DOMAIN_BLOCK_IOTUNE_READ_IOPS_SEC, 5);
    number(VIR_DOMAIN_BLOCK_IOTUNE_READ_IOPS_SEC_MAX, 50);
    string(VIR_DOMAIN_BLOCK_IOTUNE_GROUP_NAME, "both");
    SET(virDomainSetBlockIoTune(off, "vda", given, count, 0));
    CHECK(says(off, 0, "<iotune>\n        <read_iops_sec>5</read_iops_sec>\n        <read_iops_sec_max>50</read_iops_sec_max>\n"
                       "        <group_name>both</group_name>\n      </iotune>\n"));
    CHECK_INT(virDomainGetBlockIoTune(off, "/d/a.img", got, &n, 0), 0);
    CHECK_INT(got[4].value.ul, 5);
    CHECK_STR(got[13].field, VIR_DOMAIN_BLOCK_IOTUNE_GROUP_NAME);
    CHECK_STR(got[13].value.s, "both");
    virTypedParamsClear(got, n);
    number(VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_IOPS_SEC, 5);
    REFUSE(virDomainSetBlockIoTune(off, "vda", given, count, 0), VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
           "invalid argument: total and read/write of iops_sec cannot be set at the same time");
    number(VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_BYTES_SEC_MAX, 1000000000000001);
    CHECK_INT(virDomainSetBlockIoTune(off, "vda", given, count, 0), -1);
    CHECK_ERROR(VIR_ERR_ARGUMENT_UNSUPPORTED, VIR_FROM_TEST);
    params_end();
    CHECK_FAILS(virDomainGetBlockIoTune(off, "vdz", got, &n, 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "invalid argument: disk 'vdz' was not found in the domain config");
}

static void performance_events(void)
{
    virTypedParameterPtr got = NULL;
    int n = 0, on = -1;

    CHECK_INT(virTypedParamsAddBoolean(&given, &count, &room, VIR_PERF_PARAM_PAGE_FAULTS, 1), 0);
    CHECK_INT(virTypedParamsAddBoolean(&given, &count, &room, VIR_PERF_PARAM_CMT, 0), 0);
    SET(virDomainSetPerfEvents(off, given, count, 0));
    CHECK(says(off, 0, "<perf>\n    <event name='cmt' enabled='no'/>\n    <event name='page_faults' enabled='yes'/>\n  </perf>"));
    CHECK_INT(virDomainGetPerfEvents(off, &got, &n, 0), 0);
    CHECK_INT(n, 22);
    CHECK_INT(virTypedParamsGetBoolean(got, n, VIR_PERF_PARAM_PAGE_FAULTS, &on), 1);
    CHECK_INT(on, 1);
    CHECK_INT(virTypedParamsGetBoolean(got, n, VIR_PERF_PARAM_MBML, &on), 1);
    CHECK_INT(on, 0);
    virTypedParamsFree(got, n);
}

int main(void)
{
    void (*const tests[])(void) = {
        memory_limits, block_io_weights, numa_nodes, interface_bandwidth, disk_limits, performance_events,
    };

    return RUN(tests);
}
