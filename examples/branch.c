/* branch: two branches of history from one snapshot, and what deleting the fork does to them.
 *
 *     branch [URI [DOMAIN]]
 */
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <stdio.h>
#include <stdlib.h>

/* Takes a snapshot; it hangs below the current one and becomes the current one. */
static int take(virDomainPtr domain, const char *name)
{
    char xml[128];
    snprintf(xml, sizeof(xml), "<domainsnapshot><name>%s</name></domainsnapshot>", name);
    virDomainSnapshotPtr snapshot = virDomainSnapshotCreateXML(domain, xml, 0);
    if (!snapshot)
        return -1;
    virDomainSnapshotFree(snapshot);
    return 0;
}

/* Goes back: what is taken next hangs below that snapshot. */
static int go_back(virDomainPtr domain, const char *name)
{
    virDomainSnapshotPtr snapshot = virDomainSnapshotLookupByName(domain, name, 0);
    int result = snapshot ? virDomainRevertToSnapshot(snapshot, 0) : -1;
    if (snapshot)
        virDomainSnapshotFree(snapshot);
    return result;
}

static int delete(virDomainPtr domain, const char *name, unsigned int flags)
{
    virDomainSnapshotPtr snapshot = virDomainSnapshotLookupByName(domain, name, 0);
    int result = snapshot ? virDomainSnapshotDelete(snapshot, flags) : -1;
    if (snapshot)
        virDomainSnapshotFree(snapshot);
    return result;
}

static const char *const names[] = {"installed", "with-nginx", "with-nginx-tls", "with-apache"};

/* Each snapshot that is left, with its parent. */
static void show(virDomainPtr domain, const char *when)
{
    printf("%s:\n", when);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        virDomainSnapshotPtr snapshot = virDomainSnapshotLookupByName(domain, names[i], 0);
        if (!snapshot) {
            virResetLastError(); /* deleted, and that is what we wanted to know */
            continue;
        }
        virDomainSnapshotPtr parent = virDomainSnapshotGetParent(snapshot, 0);
        printf("    %-16s below %-12s children: %d%s\n", names[i], parent ? virDomainSnapshotGetName(parent) : "nothing",
               virDomainSnapshotNumChildren(snapshot, 0),
               virDomainSnapshotIsCurrent(snapshot, 0) == 1 ? "  <- current" : "");
        if (parent)
            virDomainSnapshotFree(parent);
        virDomainSnapshotFree(snapshot);
    }
}

static int run(virDomainPtr domain)
{
    if (take(domain, "installed") < 0 || take(domain, "with-nginx") < 0 || take(domain, "with-nginx-tls") < 0)
        return 1;
    show(domain, "one line");
    if (go_back(domain, "installed") < 0 || take(domain, "with-apache") < 0)
        return 1;
    show(domain, "two branches");
    /* Without flags the children move up to the parent of what is deleted. */
    if (delete(domain, "with-nginx", 0) < 0)
        return 1;
    show(domain, "a link taken out");
    if (delete(domain, "installed", VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY) < 0)
        return 1;
    show(domain, "all branches cut");
    return delete(domain, "installed", VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN) < 0;
}

static void quiet(void *data, virErrorPtr error)
{
    (void)data;
    (void)error;
}

int main(int argc, char **argv)
{
    virSetErrorFunc(NULL, quiet);
    virConnectPtr connection = virConnectOpen(argc > 1 ? argv[1] : "test:///default");
    virDomainPtr domain = connection ? virDomainLookupByName(connection, argc > 2 ? argv[2] : "test") : NULL;
    int status = domain ? run(domain) : 1;
    if (status != 0)
        fprintf(stderr, "failed: %s\n", virGetLastErrorMessage());
    if (domain)
        virDomainFree(domain);
    if (connection)
        virConnectClose(connection);
    return status;
}
