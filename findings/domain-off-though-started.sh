#!/usr/bin/env bash
# libvirt 12.9.0, test driver: a revert that asks for the domain to run tells that it was started, and leaves it off.
#
# The flag VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING is there for snapshots of domains that were off: they are to run after the
# revert. The call succeeds and a lifecycle event says STARTED, but the domain is shut off.
. "$(dirname "$0")/fetch.sh"
libvirt 12.9.0-1~bpo13+1
run_c <<'C' | expect 'revert 0
event 5 STOPPED
event 2 STARTED
active 0'
#include <libvirt/libvirt.h>
#include <stdio.h>

static int told(virConnectPtr conn, virDomainPtr dom, int event, int detail, void *data)
{
    (void)conn, (void)dom, (void)detail, (void)data;
    printf("event %d %s\n", event, event == VIR_DOMAIN_EVENT_STARTED ? "STARTED"
                                   : event == VIR_DOMAIN_EVENT_STOPPED ? "STOPPED" : "other");
    return 0;
}

static void later(int timer, void *data)
{
    (void)timer;
    *(int *)data = 1;
}

int main(void)
{
    int over = 0;
    virDomainPtr dom;
    virDomainSnapshotPtr snapshot;
    virConnectPtr conn;

    virEventRegisterDefaultImpl();
    conn = virConnectOpen("test:///default");
    dom = virDomainLookupByName(conn, "test");
    virDomainDestroy(dom);
    snapshot = virDomainSnapshotCreateXML(dom, "<domainsnapshot><name>off</name></domainsnapshot>", 0);
    virDomainCreate(dom);
    virConnectDomainEventRegister(conn, told, NULL, NULL);
    printf("revert %d\n", virDomainRevertToSnapshot(snapshot, VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING));
    virEventAddTimeout(200, later, &over, NULL);
    while (!over)
        virEventRunDefaultImpl();
    printf("active %d\n", virDomainIsActive(dom));
    return 0;
}
C
