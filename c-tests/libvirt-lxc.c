/* libvirt-lxc.h: the checks of its calls, and what they do without a container. */
#include <fcntl.h>
#include <unistd.h>

#include <libvirt/libvirt-lxc.h>

#include "check.h"

static void security_labels(void)
{
    virSecurityModel model;
    virSecurityLabel label, old;

    memset(&model, 0, sizeof(model));
    memset(&label, 0, sizeof(label));
    memset(&old, 0x55, sizeof(old));
    CHECK_FAILS(virDomainLxcEnterSecurityLabel(NULL, &label, &old, 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_NONE,
                "model in virDomainLxcEnterSecurityLabel must not be NULL");
    CHECK_FAILS(virDomainLxcEnterSecurityLabel(&model, NULL, &old, 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_NONE,
                "label in virDomainLxcEnterSecurityLabel must not be NULL");
    CHECK_FAILS(virDomainLxcEnterSecurityLabel(NULL, &label, &old, 5), -1, VIR_ERR_INVALID_ARG, VIR_FROM_NONE,
                "unsupported flags (0x5) in function virDomainLxcEnterSecurityLabel");
    CHECK_INT(old.enforcing, 0x55555555);

    strcpy(model.model, "dac");
    CHECK_FAILS(virDomainLxcEnterSecurityLabel(&model, &label, &old, 0), -1, VIR_ERR_ARGUMENT_UNSUPPORTED,
                VIR_FROM_NONE, "argument unsupported: Security model dac cannot be entered");
    CHECK_INT(old.enforcing, 0);
    strcpy(model.model, "none");
    memset(&old, 0x55, sizeof(old));
    CHECK_INT(virDomainLxcEnterSecurityLabel(&model, &label, &old, 0), 0);
    CHECK(old.enforcing == 0 && old.label[0] == '\0');
    CHECK_INT(virDomainLxcEnterSecurityLabel(&model, &label, NULL, 0), 0);
    /* A field that does not end. */
    if (!check_original()) {
        memset(model.model, 'm', sizeof(model.model));
        CHECK_INT(virDomainLxcEnterSecurityLabel(&model, &label, NULL, 0), -1);
        CHECK_INT(virGetLastErrorCode(), VIR_ERR_ARGUMENT_UNSUPPORTED);
    }
}

static void namespaces(virDomainPtr dom)
{
    int fds[2] = {-1, -1}, *old = NULL;
    unsigned int count = 77, n;

    CHECK_FAILS(virDomainLxcEnterNamespace(dom, 2, fds, &count, &old, 4), -1, VIR_ERR_INVALID_ARG, VIR_FROM_NONE,
                "unsupported flags (0x4) in function virDomainLxcEnterNamespace");
    CHECK(count == 77 && old == NULL);
    CHECK_FAILS(virDomainLxcEnterNamespace(dom, 0, NULL, &count, &old, 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_NONE,
                "Expected at least one file descriptor");
    CHECK_STR(virGetLastError()->str2, "nfdlist");
    CHECK(count == 0 && old == NULL);

    /* Nothing to enter, but what would be left is told. */
    CHECK_INT(virDomainLxcEnterNamespace(dom, 2, fds, &count, &old, 0), 0);
    CHECK(count > 0 && old != NULL);
    for (n = 0; n < count; n++)
        CHECK_INT(close(old[n]), 0);
    free(old);
    CHECK_INT(virDomainLxcEnterNamespace(dom, 2, fds, NULL, NULL, 0), 0);
    CHECK_INT(virDomainLxcEnterNamespace(NULL, 2, fds, NULL, NULL, 0), 0);

    fds[0] = 9999;
    count = 77;
    CHECK_FAILS(virDomainLxcEnterNamespace(dom, 2, fds, &count, &old, 0), -1, VIR_ERR_SYSTEM_ERROR, VIR_FROM_NONE,
                "Unable to join domain namespace: Bad file descriptor");
    CHECK(count == 0 && old == NULL);
    /* What is no namespace is passed over, as one that the process is in already is. */
    fds[0] = open("/dev/null", O_RDONLY);
    CHECK_INT(virDomainLxcEnterNamespace(dom, 1, fds, NULL, NULL, 0), 0);
    close(fds[0]);
    /* What only ours promises. */
    if (!check_original())
        CHECK_FAILS(virDomainLxcEnterNamespace(dom, 2, NULL, NULL, NULL, 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_NONE,
                    "fdlist in virDomainLxcEnterNamespace must not be NULL");
}

static void containers(virDomainPtr dom, virDomainPtr watched)
{
    int *fds = NULL;

    CHECK_FAILS(virDomainLxcOpenNamespace(NULL, &fds, 0), -1, VIR_ERR_INVALID_DOMAIN, VIR_FROM_DOM,
                "invalid domain pointer in virDomainLxcOpenNamespace");
    CHECK_FAILS(virDomainLxcOpenNamespace(dom, NULL, 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_NONE,
                "fdlist in virDomainLxcOpenNamespace must not be NULL");
    CHECK_FAILS(virDomainLxcOpenNamespace(watched, &fds, 0), -1, VIR_ERR_OPERATION_DENIED, VIR_FROM_NONE,
                "operation forbidden: read only access prevents virDomainLxcOpenNamespace");
    CHECK_FAILS(virDomainLxcOpenNamespace(dom, &fds, 0), -1, VIR_ERR_NO_SUPPORT, VIR_FROM_NONE,
                "this function is not supported by the connection driver: virDomainLxcOpenNamespace");

    CHECK_FAILS(virDomainLxcEnterCGroup(NULL, 0), -1, VIR_ERR_INVALID_DOMAIN, VIR_FROM_DOM,
                "invalid domain pointer in virDomainLxcEnterCGroup");
    CHECK_FAILS(virDomainLxcEnterCGroup(watched, 3), -1, VIR_ERR_OPERATION_DENIED, VIR_FROM_NONE,
                "operation forbidden: read only access prevents virDomainLxcEnterCGroup");
    CHECK_FAILS(virDomainLxcEnterCGroup(dom, 3), -1, VIR_ERR_INVALID_ARG, VIR_FROM_NONE,
                "unsupported flags (0x3) in function virDomainLxcEnterCGroup");
    /*
     * The original takes the id of any domain for a process and moves the caller to that one's control
     * groups; ours says what the original says where it was built without them.
     */
    if (!check_original())
        CHECK_FAILS(virDomainLxcEnterCGroup(dom, 0), -1, VIR_ERR_SYSTEM_ERROR, VIR_FROM_CGROUP,
                    "Control groups not supported on this platform: No such device or address");
}

int main(void)
{
    virConnectPtr conn, other;
    virDomainPtr dom = NULL, watched = NULL;

    check_begin();
    security_labels();
    conn = virConnectOpen("test:///default");
    other = virConnectOpenReadOnly("test:///default");
    CHECK(conn != NULL && other != NULL);
    if (conn && other) {
        dom = virDomainLookupByName(conn, "test");
        watched = virDomainLookupByName(other, "test");
        CHECK(dom != NULL && watched != NULL);
    }
    if (dom && watched) {
        namespaces(dom);
        containers(dom, watched);
    }
    if (dom)
        virDomainFree(dom);
    if (watched)
        virDomainFree(watched);
    if (conn)
        virConnectClose(conn);
    if (other)
        virConnectClose(other);
    return check_end();
}
