/* libvirt-host.h: the host's processors and memory, and what domains may ask of it. */
#include "check.h"

static void check_processors(virConnectPtr conn)
{
    unsigned char *map = NULL;
    unsigned int online = 0;
    virNodeCPUStats stats[9];
    int count = 0;

    CHECK_INT(virNodeGetCPUMap(conn, &map, &online, 0), 8);
    CHECK(map && map[0] == 0x15);
    CHECK_INT(online, 3);
    free(map);
    CHECK_INT(virNodeGetCPUMap(conn, NULL, NULL, 0), 8);
    CHECK_INT(virNodeGetCPUStats(conn, 0, NULL, &count, 0), 0);
    CHECK_INT(count, 4);
    count = 2;
    CHECK_INT(virNodeGetCPUStats(conn, VIR_NODE_CPU_STATS_ALL_CPUS, stats, &count, 0), 0);
    CHECK_INT(count, 2);
    CHECK_STR(stats[1].field, VIR_NODE_CPU_STATS_KERNEL);
    CHECK_INT(stats[1].value, 34678723400000);
}

static void check_memory(virConnectPtr conn)
{
    unsigned long long found[4] = {1, 1, 1, 1};
    unsigned int pages[] = {4, 2048};

    CHECK_INT(virNodeGetCellsFreeMemory(conn, found, 1, 4), 1);
    CHECK_INT(found[0], 4194304);
    CHECK_INT(found[1], 1);
    CHECK_FAILS(virNodeGetCellsFreeMemory(conn, found, 2, 4), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "invalid argument: Range exceeds available cells");
    CHECK_INT(virNodeGetFreeMemory(conn), 3145728);
    CHECK_INT(virNodeGetFreePages(conn, 2, pages, 0, 2, found, 0), 4);
    CHECK_INT(found[0], 7);
    CHECK_INT(found[1], 21);
    CHECK_INT(found[2], 19);
    CHECK_INT(found[3], 45);
}

static void check_kinds(virConnectPtr conn)
{
    virSecurityModel model;
    char **models = NULL;
    char *xml;

    CHECK_INT(virNodeGetSecurityModel(conn, &model), 0);
    CHECK_STR(model.model, "testSecurity");
    CHECK_STR(model.doi, "");
    CHECK_INT(virConnectGetCPUModelNames(conn, "aarch64", &models, 0), 0);
    CHECK(!models);
    CHECK_FAILS(virConnectGetCPUModelNames(conn, "bogus", &models, 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "invalid argument: cannot find architecture bogus");
    CHECK_FAILS(virConnectGetCPUModelNames(conn, "alpha", &models, 0), -1, VIR_ERR_NO_SUPPORT, VIR_FROM_CPU,
                "this function is not supported by the connection driver: 'alpha' architecture is not supported by "
                "CPU driver");
    /* The original reads these names from files, which may not be there. */
    if (!check_original()) {
        int count = virConnectGetCPUModelNames(conn, "x86_64", &models, 0);

        CHECK(count > 100);
        CHECK(models && !strcmp(models[0], "486"));
        CHECK(models && !models[count]);
        for (int i = 0; i < count; i++)
            free(models[i]);
        free(models);
    }
    xml = virConnectGetDomainCapabilities(conn, "/bin/x", "x86_64", "pc", "kvm", 0);
    CHECK(xml && strstr(xml, "<path>/bin/x</path>\n  <domain>kvm</domain>\n  <machine>pc</machine>\n"));
    free(xml);
    CHECK_FAILS(virConnectGetDomainCapabilities(conn, NULL, NULL, NULL, "bogus", 0), NULL, VIR_ERR_INVALID_ARG,
                VIR_FROM_TEST, "invalid argument: unknown virttype: bogus");
}

int main(void)
{
    check_begin();
    virConnectPtr conn = virConnectOpen("test:///default");

    check_processors(conn);
    check_memory(conn);
    check_kinds(conn);
    virConnectClose(conn);
    return check_end();
}
