/* instructions_domains: as instructions, of the calls on domains: a thousand of them, each asked once. */
#include <libvirt/libvirt.h>
#include <unistd.h>

#include "bench.h"
#include "domain_xml.h"

/* With the one of the default node, which has none of the names and UUIDs below. */
#define SIZE 1000

int main(void)
{
    virConnectPtr conn = virConnectOpen("test:///default");
    static virDomainPtr domains[SIZE];
    virDomainPtr *list;
    virDomainStatsRecordPtr *records;

    CHECK(conn);
    for (int i = 0; i < SIZE - 1; i++) {
        char name[DOMAIN_NAME_SIZE], uuid[DOMAIN_UUID_SIZE], xml[512];

        domain_name(name, i);
        domain_uuid(uuid, i);
        snprintf(xml, sizeof(xml),
                 "<domain type='test'><name>%s</name><uuid>%s</uuid><memory>2048</memory><os><type>hvm</type></os></domain>",
                 name, uuid);
        CHECK((domains[i] = virDomainDefineXML(conn, xml)));
    }
    CHECK((domains[SIZE - 1] = virDomainLookupByName(conn, "test")));
    for (int i = 0; i < SIZE; i++) {
        unsigned char uuid[VIR_UUID_BUFLEN];
        virDomainInfo info;
        virDomainPtr found;

        /* Of one, as the first question to each reads its definition. */
        CHECK(virDomainGetInfo(domains[0], &info) == 0 && virDomainGetUUID(domains[i], uuid) == 0);
        CHECK((found = virDomainLookupByUUID(conn, uuid)) && virDomainFree(found) == 0);
        CHECK((found = virDomainLookupByName(conn, virDomainGetName(domains[i]))) && virDomainFree(found) == 0);
    }
    CHECK(virConnectListAllDomains(conn, &list, 0) == SIZE);
    for (int i = 0; i < SIZE; i++)
        virDomainFree(list[i]);
    free(list);
    CHECK(virConnectGetAllDomainStats(conn, 0, &records, 0) == SIZE);
    virDomainStatsRecordListFree(records);
    return 0;
}
