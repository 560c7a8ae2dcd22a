/* libvirt-domain.h: numbers about what domains do. */
#include "domains.h"

static void disks_and_interfaces(void)
{
    virDomainBlockStatsStruct disk = { -7, -7, -7, -7, -7 };
    virDomainInterfaceStatsStruct nic;
    virDomainBlockInfo info = { 9, 9, 9 };

    CHECK_INT(virDomainBlockStats(dom, "vda", &disk, sizeof(disk.rd_req)), 0);
    CHECK(disk.rd_req > 0);
    CHECK_INT(disk.rd_bytes, -7);
    CHECK_INT(virDomainBlockStats(dom, "/guest/diskimage1", &disk, sizeof(disk)), 0);
    CHECK(disk.errs > 0);
    CHECK_FAILS(virDomainBlockStats(dom, "vdz", &disk, sizeof(disk)), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "invalid argument: invalid path: vdz");
    CHECK_FAILS(virDomainBlockStats(dom, "", &disk, sizeof(disk)), -1, VIR_ERR_OPERATION_UNSUPPORTED, VIR_FROM_TEST,
                "Operation not supported: summary statistics are not supported yet");
    CHECK_INT(virDomainBlockStats(off, "vda", &disk, sizeof(disk)), -1);
    CHECK_ERROR(VIR_ERR_OPERATION_INVALID, VIR_FROM_DOMAIN);
    CHECK_INT(virDomainInterfaceStats(dom, "testnet0", &nic, sizeof(nic)), 0);
    CHECK(nic.rx_bytes > nic.tx_bytes && nic.tx_drop > 0);
    CHECK_INT(virDomainInterfaceStats(dom, "nope", &nic, sizeof(nic)), -1);
    CHECK_ERROR(VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN);
    CHECK_INT(virDomainGetBlockInfo(off, "vda", &info, 0), 0);
    CHECK_INT(info.capacity, 1099506450432);
    CHECK_INT(info.physical, 1099511627776);
    CHECK_FAILS(virDomainGetBlockInfo(off, "hdc", &info, 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "invalid argument: disk 'hdc' does not currently have a source assigned");
    CHECK_INT(info.capacity, 0);
    /* Two disks have that source, so it names neither. */
    CHECK_INT(virDomainGetBlockInfo(off, "/d/twice.img", &info, 0), -1);
    CHECK_ERROR(VIR_ERR_INVALID_ARG, VIR_FROM_TEST);
}

static void disk_errors(void)
{
    virDomainDiskError errors[5];
    int n;

    CHECK_INT(virDomainCreate(off), 0);
    CHECK_INT(virDomainGetDiskErrors(off, NULL, 0, 0), 4);
    CHECK_INT(virDomainGetDiskErrors(off, errors, 3, 0), 3);
    CHECK_STR(errors[0].disk, "vda");
    CHECK_INT(errors[0].error, VIR_DOMAIN_DISK_ERROR_UNSPEC);
    CHECK_INT(errors[1].error, VIR_DOMAIN_DISK_ERROR_NO_SPACE);
    CHECK_INT(errors[2].error, VIR_DOMAIN_DISK_ERROR_UNSPEC);
    for (n = 0; n < 3; n++)
        free(errors[n].disk);
}

static void processor_times(void)
{
    virTypedParameter got[6];

    CHECK_INT(virDomainGetCPUStats(dom, NULL, 0, -1, 1, 0), 3);
    CHECK_INT(virDomainGetCPUStats(dom, got, 3, -1, 1, 0), 3);
    CHECK_STR(got[0].field, VIR_DOMAIN_CPU_STATS_CPUTIME);
    CHECK_INT(got[0].value.ul, 48772617035);
    CHECK_INT(virDomainGetCPUStats(dom, NULL, 0, 0, 0, 0), 2);
    CHECK_INT(virDomainGetCPUStats(dom, NULL, 0, 0, 1, 0), 2);
    CHECK_INT(virDomainGetCPUStats(dom, got, 2, 0, 3, 0), 2);
    CHECK_STR(got[1].field, VIR_DOMAIN_CPU_STATS_VCPUTIME);
    CHECK_INT(got[2].value.ul - got[0].value.ul, 1);
    CHECK_FAILS(virDomainGetCPUStats(dom, got, 2, 2, 1, 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "invalid argument: start_cpu 2 larger than maximum of 1");
    CHECK_INT(virDomainGetCPUStats(off, got, 2, 0, 1, 0), -1);
    CHECK_ERROR(VIR_ERR_OPERATION_INVALID, VIR_FROM_DOMAIN);
}

static void many_numbers_at_once(void)
{
    virDomainPtr lost = gone(), some[] = { off, dom, lost, NULL };
    virDomainStatsRecordPtr *records = NULL;
    int state = -1;

    CHECK_INT(virConnectGetAllDomainStats(conn, 0, &records, 0), 2);
    CHECK(records[2] == NULL);
    virDomainStatsRecordListFree(records);
    CHECK_INT(virConnectGetAllDomainStats(conn, VIR_DOMAIN_STATS_STATE, &records,
                                          VIR_CONNECT_GET_ALL_DOMAINS_STATS_SHUTOFF), 1);
    CHECK_STR(virDomainGetName(records[0]->dom), "guest");
    CHECK_INT(virTypedParamsGetInt(records[0]->params, records[0]->nparams, "state.state", &state), 1);
    CHECK_INT(state, VIR_DOMAIN_SHUTOFF);
    virDomainStatsRecordListFree(records);
    /* A domain that is gone is left out. */
    CHECK_INT(virDomainListGetStats(some, 0, &records, 0), 2);
    CHECK_STR(virDomainGetName(records[0]->dom), "guest");
    virDomainStatsRecordListFree(records);
    CHECK_INT(virDomainListGetStats(some, VIR_DOMAIN_STATS_BALLOON, &records, 0), 2);
    CHECK_INT(records[1]->nparams, 0);
    virDomainStatsRecordListFree(records);
    CHECK_FAILS(virConnectGetAllDomainStats(conn, VIR_DOMAIN_STATS_BALLOON, &records,
                                            VIR_CONNECT_GET_ALL_DOMAINS_STATS_ENFORCE_STATS),
                -1, VIR_ERR_ARGUMENT_UNSUPPORTED, VIR_FROM_TEST,
                "argument unsupported: Stats types bits 0x4 are not supported by this daemon");
    CHECK_INT(virDomainFree(lost), 0);
}

static void io_threads(void)
{
    virDomainPtr one[] = { dom, NULL };
    virDomainStatsRecordPtr *records = NULL;
    virTypedParameterPtr grow = NULL;
    unsigned long long longest = 0;
    unsigned int number = 0;
    int room = 0, count = 0;

    CHECK_INT(virDomainListGetStats(one, VIR_DOMAIN_STATS_IOTHREAD, &records, 0), 1);
    CHECK_INT(records[0]->nparams, 0);
    virDomainStatsRecordListFree(records);
    CHECK_INT(virDomainAddIOThread(dom, 5, VIR_DOMAIN_AFFECT_LIVE), 0);
    CHECK_INT(virTypedParamsAddUInt(&grow, &count, &room, VIR_DOMAIN_IOTHREAD_POLL_GROW, 3), 0);
    CHECK_INT(virDomainSetIOThreadParams(dom, 5, grow, count, VIR_DOMAIN_AFFECT_LIVE), 0);
    virTypedParamsFree(grow, count);
    CHECK_INT(virDomainListGetStats(one, VIR_DOMAIN_STATS_IOTHREAD, &records, 0), 1);
    CHECK_INT(records[0]->nparams, 4);
    CHECK_STR(records[0]->params[0].field, "iothread.count");
    CHECK_INT(records[0]->params[0].value.ui, 1);
    CHECK_INT(virTypedParamsGetULLong(records[0]->params, 4, "iothread.5.poll-max-ns", &longest), 1);
    CHECK_INT(longest, 32768);
    CHECK_INT(virTypedParamsGetUInt(records[0]->params, 4, "iothread.5.poll-grow", &number), 1);
    CHECK_INT(number, 3);
    CHECK_INT(virTypedParamsGetUInt(records[0]->params, 4, "iothread.5.poll-shrink", &number), 1);
    CHECK_INT(number, 0);
    virDomainStatsRecordListFree(records);
    CHECK_INT(virDomainDelIOThread(dom, 5, VIR_DOMAIN_AFFECT_LIVE), 0);
}

int main(void)
{
    void (*const tests[])(void) = { disks_and_interfaces, disk_errors, processor_times, many_numbers_at_once,
                                    io_threads };

    return RUN(tests);
}
