/* open: a whole process that opens test:///default, lists the domain's snapshots and closes; with an
 * argument, what such processes take. */
#include <libvirt/libvirt.h>

#include "process.h"

static int client(void)
{
    virDomainSnapshotPtr *list = NULL;
    virConnectPtr conn = virConnectOpen("test:///default");
    virDomainPtr domain;

    CHECK(conn && (domain = virDomainLookupByName(conn, "test")));
    CHECK(virDomainListAllSnapshots(domain, &list, 0) == 0);
    free(list);
    virDomainFree(domain);
    return virConnectClose(conn);
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return client();
    report_processes(argv[0]);
    return 0;
}
