/* libvirt-domain.h: how much memory domains have, and what is in it. */
#include "domains.h"

#define LIVE VIR_DOMAIN_AFFECT_LIVE
#define CONFIG VIR_DOMAIN_AFFECT_CONFIG

static void memory_of_a_running_domain(void)
{
    CHECK_INT(virDomainGetMaxMemory(dom), 8388608);
    CHECK_INT(virDomainSetMemory(dom, 1000000), 0);
    CHECK(says(dom, 0, "<currentMemory unit='KiB'>1000000<"));
    CHECK(says(dom, VIR_DOMAIN_XML_INACTIVE, "<currentMemory unit='KiB'>2097152<"));
    CHECK_INT(virDomainSetMemory(dom, 8388608), 0);
    CHECK_FAILS(virDomainSetMemory(dom, 8388609), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "invalid argument: cannot set memory higher than max memory");
    CHECK_FAILS(virDomainSetMaxMemory(dom, 1000), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_TEST,
                "Requested operation is not valid: cannot resize the maximum memory on an active domain");
    CHECK_INT(virDomainSetMemoryFlags(dom, 5000, CONFIG | VIR_DOMAIN_MEM_MAXIMUM), 0);
    CHECK(says(dom, VIR_DOMAIN_XML_INACTIVE, "<currentMemory unit='KiB'>5000<"));
    CHECK_INT(virDomainGetMaxMemory(dom), 8388608);
}

static void memory_of_a_domain_that_is_off(void)
{
    virDomainPtr lost = gone();

    CHECK_FAILS(virDomainSetMemory(off, 1000), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_DOMAIN,
                "Requested operation is not valid: domain is not running");
    CHECK_INT(virDomainSetMemoryFlags(off, 5000, 0), 0);
    CHECK(says(off, 0, "<currentMemory unit='KiB'>5000<"));
    CHECK_INT(virDomainSetMaxMemory(off, 3000), 0);
    CHECK(says(off, 0, "<currentMemory unit='KiB'>3000<"));
    CHECK_INT(virDomainGetMaxMemory(off), 3000);
    CHECK_FAILS(virDomainSetMemoryFlags(off, 5000, LIVE | CONFIG), -1, VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN,
                "Flags 'VIR_DOMAIN_AFFECT_LIVE' and 'VIR_DOMAIN_AFFECT_CONFIG' are mutually exclusive");
    CHECK_FAILS(virDomainSetMemoryFlags(off, 5000, 8), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "unsupported flags (0x8) in function testDomainSetMemoryFlags");
    CHECK_INT(virDomainSetMemoryFlags(lost, 5000, 0), -1);
    CHECK_ERROR(VIR_ERR_NO_DOMAIN, VIR_FROM_TEST);
    CHECK_INT(virDomainFree(lost), 0);
}

static void memory_that_numa_cells_fix(void)
{
    virDomainPtr cells = virDomainDefineXML(
        conn, "<domain type='test'><name>cells</name><memory>1048576</memory><vcpu>1</vcpu><os><type>hvm</type></os>"
              "<cpu><numa><cell id='0' cpus='0' memory='1048576'/></numa></cpu>"
              "<devices><memballoon model='none'/></devices></domain>");

    CHECK_INT(virDomainSetMaxMemory(cells, 1000), -1);
    CHECK_ERROR(VIR_ERR_OPERATION_INVALID, VIR_FROM_TEST);
    CHECK_FAILS(virDomainSetMemoryStatsPeriod(cells, 5, 0), -1, VIR_ERR_INTERNAL_ERROR, VIR_FROM_TEST,
                "internal error: No memory balloon device configured, can not set the collection period");
    CHECK_INT(virDomainFree(cells), 0);
}

static void the_balloon(void)
{
    virDomainMemoryStatStruct stats[20];

    CHECK_INT(virDomainSetMemoryStatsPeriod(dom, 7, LIVE), 0);
    CHECK(says(dom, 0, "<stats period='7'/>"));
    CHECK(!says(dom, VIR_DOMAIN_XML_INACTIVE, "<stats"));
    CHECK_INT(virDomainSetMemoryStatsPeriod(dom, 0, LIVE), 0);
    CHECK(!says(dom, 0, "<stats"));
    CHECK_INT(virDomainMemoryStats(dom, stats, 20, 0), 13);
    CHECK_INT(stats[0].tag, VIR_DOMAIN_MEMORY_STAT_ACTUAL_BALLOON);
    CHECK_INT(stats[0].val, 2097152);
    CHECK_INT(virDomainMemoryStats(dom, stats, 2, 0), 2);
    CHECK_INT(virDomainMemoryStats(off, stats, 2, 0), -1);
    CHECK_ERROR(VIR_ERR_OPERATION_INVALID, VIR_FROM_DOMAIN);
}

static void peeking(void)
{
    unsigned char seen[4] = { 9, 9, 9, 9 };

    CHECK_FAILS(virDomainMemoryPeek(dom, 0, 4, seen, 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "invalid argument: flags parameter must be VIR_MEMORY_VIRTUAL or VIR_MEMORY_PHYSICAL");
    CHECK_INT(seen[0], 9);
    CHECK_INT(virDomainMemoryPeek(dom, 254, 4, seen, VIR_MEMORY_VIRTUAL), 0);
    CHECK(seen[0] == 254 && seen[1] == 255 && seen[2] == 0 && seen[3] == 1);
    CHECK_INT(virDomainMemoryPeek(dom, 0, 0, NULL, VIR_MEMORY_PHYSICAL), 0);
    CHECK_INT(virDomainMemoryPeek(off, 0, 4, seen, VIR_MEMORY_VIRTUAL), -1);
    CHECK_ERROR(VIR_ERR_OPERATION_INVALID, VIR_FROM_DOMAIN);
}

int main(void)
{
    void (*const tests[])(void) = {
        memory_of_a_running_domain, memory_of_a_domain_that_is_off, memory_that_numa_cells_fix, the_balloon, peeking,
    };

    return RUN(tests);
}
