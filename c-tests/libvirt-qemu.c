/* libvirt-qemu.h: the checks of its calls, on a driver that has none of them. */
#include <libvirt/libvirt-qemu.h>

#include "check.h"

#define UNSUPPORTED "this function is not supported by the connection driver: "

static void event(virConnectPtr conn, virDomainPtr dom, const char *name, long long seconds, unsigned int micros,
                  const char *details, void *opaque)
{
    (void)conn;
    (void)dom;
    (void)name;
    (void)seconds;
    (void)micros;
    (void)details;
    (void)opaque;
}

static void no_handle(void)
{
    char *reply = NULL;

    CHECK_FAILS(virDomainQemuMonitorCommand(NULL, "x", &reply, 0), -1, VIR_ERR_INVALID_DOMAIN, VIR_FROM_DOM,
                "invalid domain pointer in virDomainQemuMonitorCommand");
    CHECK_FAILS(virDomainQemuMonitorCommandWithFiles(NULL, "x", 0, NULL, NULL, NULL, &reply, 0), -1,
                VIR_ERR_INVALID_DOMAIN, VIR_FROM_DOM,
                "invalid domain pointer in virDomainQemuMonitorCommandWithFiles");
    CHECK_FAILS(virDomainQemuAgentCommand(NULL, "x", 1, 0), NULL, VIR_ERR_INVALID_DOMAIN, VIR_FROM_DOM,
                "invalid domain pointer in virDomainQemuAgentCommand");
    CHECK_FAILS(virDomainQemuAttach(NULL, 1, 0), NULL, VIR_ERR_INVALID_CONN, VIR_FROM_NONE,
                "invalid connection pointer in virDomainQemuAttach");
    CHECK_FAILS(virConnectDomainQemuMonitorEventRegister(NULL, NULL, NULL, event, NULL, NULL, 0), -1,
                VIR_ERR_INVALID_CONN, VIR_FROM_NONE,
                "invalid connection pointer in virConnectDomainQemuMonitorEventRegister");
    CHECK_FAILS(virConnectDomainQemuMonitorEventDeregister(NULL, 1), -1, VIR_ERR_INVALID_CONN, VIR_FROM_NONE,
                "invalid connection pointer in virConnectDomainQemuMonitorEventDeregister");
}

static void bad_arguments(virConnectPtr conn, virDomainPtr dom, virConnectPtr other)
{
    char *reply = NULL;
    int file = 0, *files = NULL;
    unsigned int count = 0;

    CHECK_FAILS(virDomainQemuMonitorCommand(dom, NULL, NULL, 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_NONE,
                "result in virDomainQemuMonitorCommand must not be NULL");
    CHECK_FAILS(virDomainQemuMonitorCommandWithFiles(dom, NULL, 0, NULL, NULL, NULL, NULL, 0), -1,
                VIR_ERR_INVALID_ARG, VIR_FROM_NONE, "cmd in virDomainQemuMonitorCommandWithFiles must not be NULL");
    /* Passing descriptors is no matter of the driver: what is wrong is told as without any. */
    CHECK_FAILS(virDomainQemuMonitorCommandWithFiles(dom, "x", 1, &file, NULL, NULL, NULL, 0), -1,
                VIR_ERR_INVALID_ARG, VIR_FROM_NONE,
                "result in virDomainQemuMonitorCommandWithFiles must not be NULL");
    CHECK_FAILS(virDomainQemuMonitorCommandWithFiles(dom, "x", 0, NULL, &count, &files, &reply, 0), -1,
                VIR_ERR_NO_SUPPORT, VIR_FROM_NONE, UNSUPPORTED "virDomainQemuMonitorCommandWithFiles");
    CHECK_FAILS(virDomainQemuMonitorCommandWithFiles(dom, "x", 0, NULL, NULL, NULL, NULL, 0), -1,
                VIR_ERR_INVALID_ARG, VIR_FROM_NONE,
                "result in virDomainQemuMonitorCommandWithFiles must not be NULL");
    CHECK_FAILS(virDomainQemuAttach(conn, 0, 0), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_NONE,
                "pid_value in virDomainQemuAttach must not be zero");
    CHECK_FAILS(virConnectDomainQemuMonitorEventRegister(other, dom, NULL, event, NULL, NULL, 0), -1,
                VIR_ERR_INVALID_ARG, VIR_FROM_NONE,
                "domain 'test' in virConnectDomainQemuMonitorEventRegister must match connection");
    CHECK_STR(virGetLastError()->str2, "dom");
    CHECK_FAILS(virConnectDomainQemuMonitorEventRegister(conn, (virDomainPtr)conn, NULL, event, NULL, NULL, 0), -1,
                VIR_ERR_INVALID_DOMAIN, VIR_FROM_DOM,
                "invalid domain pointer in virConnectDomainQemuMonitorEventRegister");
    CHECK_FAILS(virConnectDomainQemuMonitorEventRegister(conn, dom, NULL, NULL, NULL, NULL, 0), -1,
                VIR_ERR_INVALID_ARG, VIR_FROM_NONE,
                "cb in virConnectDomainQemuMonitorEventRegister must not be NULL");
    CHECK_FAILS(virConnectDomainQemuMonitorEventDeregister(conn, -1), -1, VIR_ERR_INVALID_ARG, VIR_FROM_NONE,
                "callbackID in virConnectDomainQemuMonitorEventDeregister must be zero or greater");
}

static void read_only(virConnectPtr conn, virDomainPtr dom)
{
    char *reply = NULL;

    CHECK_FAILS(virDomainQemuMonitorCommand(dom, "x", &reply, 0), -1, VIR_ERR_OPERATION_DENIED, VIR_FROM_NONE,
                "operation forbidden: read only access prevents virDomainQemuMonitorCommand");
    CHECK_INT(virDomainQemuMonitorCommandWithFiles(dom, "x", 0, NULL, NULL, NULL, &reply, 0), -1);
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_OPERATION_DENIED);
    CHECK(virDomainQemuAgentCommand(dom, "x", 1, 0) == NULL);
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_OPERATION_DENIED);
    CHECK(virDomainQemuAttach(conn, 1, 0) == NULL);
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_OPERATION_DENIED);
    CHECK_INT(virConnectDomainQemuMonitorEventRegister(conn, dom, NULL, event, NULL, NULL, 0), -1);
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_OPERATION_DENIED);
    CHECK_INT(virConnectDomainQemuMonitorEventDeregister(conn, 0), -1);
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_OPERATION_DENIED);
}

static void unsupported(virConnectPtr conn, virDomainPtr dom)
{
    char *reply = NULL;

    CHECK_FAILS(virDomainQemuMonitorCommandWithFiles(dom, "x", 0, NULL, NULL, NULL, &reply, 0), -1,
                VIR_ERR_NO_SUPPORT, VIR_FROM_NONE, UNSUPPORTED "virDomainQemuMonitorCommandWithFiles");
    CHECK_FAILS(virDomainQemuMonitorCommand(dom, "x", &reply, 0), -1, VIR_ERR_NO_SUPPORT, VIR_FROM_NONE,
                UNSUPPORTED "virDomainQemuMonitorCommand");
    CHECK_FAILS(virDomainQemuAgentCommand(dom, "x", 1, 0), NULL, VIR_ERR_NO_SUPPORT, VIR_FROM_NONE,
                UNSUPPORTED "virDomainQemuAgentCommand");
    CHECK_FAILS(virDomainQemuAttach(conn, 1, 0), NULL, VIR_ERR_NO_SUPPORT, VIR_FROM_NONE,
                UNSUPPORTED "virDomainQemuAttach");
    CHECK_FAILS(virConnectDomainQemuMonitorEventRegister(conn, dom, NULL, event, NULL, NULL, 0), -1,
                VIR_ERR_NO_SUPPORT, VIR_FROM_NONE, UNSUPPORTED "virConnectDomainQemuMonitorEventRegister");
    CHECK_FAILS(virConnectDomainQemuMonitorEventDeregister(conn, 3), -1, VIR_ERR_NO_SUPPORT, VIR_FROM_NONE,
                UNSUPPORTED "virConnectDomainQemuMonitorEventDeregister");
    CHECK(reply == NULL);
}

int main(void)
{
    virConnectPtr conn, other;
    virDomainPtr dom = NULL, watched = NULL;

    check_begin();
    no_handle();
    conn = virConnectOpen("test:///default");
    other = virConnectOpenReadOnly("test:///default");
    CHECK(conn != NULL && other != NULL);
    if (conn && other) {
        dom = virDomainLookupByName(conn, "test");
        watched = virDomainLookupByName(other, "test");
        CHECK(dom != NULL && watched != NULL);
    }
    if (dom && watched) {
        bad_arguments(conn, dom, other);
        unsupported(conn, dom);
        read_only(other, watched);
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
