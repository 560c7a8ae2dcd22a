/* revert: a snapshot before a risky change, the change, and the way back.
 *
 *     revert [URI [DOMAIN]]
 */
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <stdio.h>
#include <stdlib.h>

static int show(virDomainPtr domain, const char *when)
{
    int state = 0;
    virDomainInfo info;
    if (virDomainGetState(domain, &state, NULL, 0) < 0 || virDomainGetInfo(domain, &info) < 0)
        return -1;
    printf("%-24s %s, %lu MiB\n", when,
           state == VIR_DOMAIN_RUNNING ? "running" : state == VIR_DOMAIN_PAUSED ? "paused" : "off", info.memory / 1024);
    return 0;
}

/* The change that goes wrong: less memory, and then the guest is gone. */
static int change(virDomainPtr domain)
{
    if (virDomainSetMemory(domain, 1024 * 1024) < 0 || show(domain, "with less memory") < 0)
        return -1;
    return virDomainDestroy(domain) < 0 ? -1 : show(domain, "after the change");
}

static int run(virDomainPtr domain)
{
    const char *xml = "<domainsnapshot>"
                      "  <name>before-the-change</name>"
                      "  <description>taken by the example revert</description>"
                      "</domainsnapshot>";
    if (show(domain, "at first") < 0)
        return 1;
    virDomainSnapshotPtr before = virDomainSnapshotCreateXML(domain, xml, VIR_DOMAIN_SNAPSHOT_CREATE_ATOMIC);
    if (!before)
        return 1;

    int status = 1;
    if (change(domain) < 0)
        goto out;
    /* RUNNING or PAUSED choose how the guest comes back; without them it is as it was. */
    if (virDomainRevertToSnapshot(before, VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED) < 0 || show(domain, "reverted, paused") < 0)
        goto out;
    if (virDomainRevertToSnapshot(before, 0) < 0 || show(domain, "reverted") < 0)
        goto out;
    status = 0;
out:
    if (virDomainSnapshotDelete(before, 0) < 0)
        status = 1;
    virDomainSnapshotFree(before);
    return status;
}

int main(int argc, char **argv)
{
    virConnectPtr connection = virConnectOpen(argc > 1 ? argv[1] : "test:///default");
    virDomainPtr domain = connection ? virDomainLookupByName(connection, argc > 2 ? argv[2] : "test") : NULL;
    int status = domain ? run(domain) : 1; /* the library has printed what failed */
    if (domain)
        virDomainFree(domain);
    if (connection)
        virConnectClose(connection);
    return status;
}
