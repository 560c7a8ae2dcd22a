/* list-domains: every domain of a connection with its state, memory and vCPUs.
 *
 *     list-domains [URI]
 */
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <stdio.h>
#include <stdlib.h>

static const char *state_name(int state)
{
    switch (state) {
    case VIR_DOMAIN_RUNNING: return "running";
    case VIR_DOMAIN_PAUSED: return "paused";
    case VIR_DOMAIN_SHUTDOWN: return "shutting down";
    case VIR_DOMAIN_SHUTOFF: return "shut off";
    case VIR_DOMAIN_CRASHED: return "crashed";
    default: return "unknown";
    }
}

static int show(virDomainPtr domain)
{
    virDomainInfo info;
    char uuid[VIR_UUID_STRING_BUFLEN];
    if (virDomainGetInfo(domain, &info) < 0 || virDomainGetUUIDString(domain, uuid) < 0)
        return -1;
    printf("%-12s %-14s %s  %lu MiB, %d vCPU, %s\n", virDomainGetName(domain), state_name(info.state), uuid,
           info.memory / 1024, info.nrVirtCpu, virDomainIsPersistent(domain) == 1 ? "persistent" : "transient");
    return 0;
}

int main(int argc, char **argv)
{
    virConnectPtr connection = virConnectOpenReadOnly(argc > 1 ? argv[1] : "test:///default");
    if (!connection)
        return 1; /* the library has printed why */
    virDomainPtr *domains = NULL;
    int count = virConnectListAllDomains(connection, &domains, 0);
    int status = count < 0;
    for (int i = 0; i < count; i++) {
        /* A domain may be gone since it was listed: say so, and go on with the others. */
        if (show(domains[i]) < 0)
            status = 1;
        virDomainFree(domains[i]);
    }
    free(domains);
    virConnectClose(connection);
    return status;
}
