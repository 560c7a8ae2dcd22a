/* catch-errors: the ways to learn what failed: return value, the thread's last error, a handler.
 *
 *     catch-errors [URI]
 */
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <stdio.h>
#include <stdlib.h>

/* Called for each error as it is raised, in the thread that made the call. Without a handler the
 * library prints errors itself. */
static void handler(void *data, virErrorPtr error)
{
    int *count = data;
    (*count)++;
    printf("    handler: level %d, domain %d, code %d\n", error->level, error->domain, error->code);
}

/* Decide by the code, show the message. */
static void look_up(virConnectPtr connection, const char *name)
{
    printf("looking for %s\n", name);
    virDomainPtr domain = virDomainLookupByName(connection, name);
    if (domain) {
        printf("    there\n");
        virDomainFree(domain);
        return;
    }
    virErrorPtr error = virGetLastError();
    if (error && error->code == VIR_ERR_NO_DOMAIN)
        printf("    not there, which may be all right: %s\n", error->message);
    else
        printf("    something else: %s\n", error ? error->message : "unknown");
}

/* The last error is the thread's, and the next call of the library resets it: keep a copy when
 * there is cleaning up to do first. */
static void clean_up_after(virDomainPtr domain)
{
    printf("reverting to a snapshot that is not there\n");
    virDomainSnapshotPtr snapshot = virDomainSnapshotLookupByName(domain, "missing", 0);
    if (snapshot) {
        virDomainSnapshotFree(snapshot);
        return;
    }
    virErrorPtr kept = virSaveLastError();
    virDomainIsActive(domain);
    printf("    the last error after the next call: code %d\n", virGetLastErrorCode());
    if (kept) {
        printf("    the one kept: code %d, %s\n", kept->code, kept->message);
        virFreeError(kept);
    }
}

int main(int argc, char **argv)
{
    int count = 0;
    virSetErrorFunc(&count, handler);

    printf("opening a node that is not there\n");
    virConnectPtr connection = virConnectOpen("test:///nowhere/node.xml");
    if (connection)
        virConnectClose(connection);
    else
        printf("    %s\n", virGetLastErrorMessage());

    connection = virConnectOpenReadOnly(argc > 1 ? argv[1] : "test:///default");
    if (!connection)
        return 1;
    look_up(connection, "test");
    look_up(connection, "nobody");
    virDomainPtr domain = virDomainLookupByName(connection, "test");
    if (domain) {
        clean_up_after(domain);
        printf("suspending over a connection that may only read\n");
        if (virDomainSuspend(domain) < 0)
            printf("    %s\n", virGetLastErrorMessage());
        virDomainFree(domain);
    }
    printf("nothing at all for a domain\n");
    if (virDomainGetName(NULL) == NULL)
        printf("    %s\n", virGetLastErrorMessage());
    virConnectClose(connection);
    printf("%d errors\n", count);
    return 0;
}
