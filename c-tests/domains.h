/*
 * What the programs about domains' settings share: the domain `test`, one that they define, and
 * looking into descriptions.
 */
#ifndef DOMAINS_H
#define DOMAINS_H

#include "check.h"

static virConnectPtr conn;
static virDomainPtr dom, off;

#define GUEST \
    "<domain type='test'><name>guest</name><memory unit='KiB'>8192</memory><currentMemory unit='KiB'>4096</currentMemory>" \
    "<vcpu>2</vcpu><os><type>hvm</type></os><devices>" \
    "<disk type='file' device='disk'><source file='/d/a.img'/><target dev='vda' bus='virtio'/><alias name='ua-a'/></disk>" \
    "<disk type='file' device='disk'><source file='/d/twice.img'/><target dev='vdb' bus='virtio'/></disk>" \
    "<disk type='file' device='disk'><source file='/d/twice.img'/><target dev='hda' bus='ide'/><alias name='ua-ide'/></disk>" \
    "<disk type='file' device='cdrom'><target dev='hdc' bus='ide'/><alias name='ua-cd'/></disk>" \
    "<interface type='network'><mac address='52:54:00:00:00:01'/><source network='default'/><target dev='one'/>" \
    "<alias name='ua-one'/></interface>" \
    "<interface type='bridge'><mac address='52:54:00:00:00:02'/><source bridge='br0'/><target dev='two'/>" \
    "<alias name='ua-two'/></interface>" \
    "<memballoon model='virtio'/></devices></domain>"

/* Each test has the driver's state to itself: it starts afresh after the last reference. `off` is
 * defined and does not run, unless the test starts it. */
static inline int begin(void)
{
    conn = virConnectOpen("test:///default");
    CHECK(conn != NULL);
    dom = conn ? virDomainLookupByName(conn, "test") : NULL;
    off = conn ? virDomainDefineXML(conn, GUEST) : NULL;
    CHECK(dom != NULL);
    CHECK(off != NULL);
    return dom && off ? 0 : -1;
}

/* Closing says 0 only if the test gave back every handle. */
static inline void end(void)
{
    CHECK_INT(virDomainFree(dom), 0);
    CHECK_INT(virDomainFree(off), 0);
    CHECK_INT(virConnectClose(conn), 0);
}

/* Whether a description has a text in it. */
static inline int says(virDomainPtr domain, unsigned int flags, const char *text)
{
    char *xml = virDomainGetXMLDesc(domain, flags);
    int found = xml && strstr(xml, text);

    CHECK(xml != NULL);
    free(xml);
    return found;
}

/* A handle of a domain that is gone. */
static inline virDomainPtr gone(void)
{
    virDomainPtr domain = virDomainDefineXML(conn, "<domain type='test'><name>gone</name><memory>1024</memory>"
                                                   "<os><type>hvm</type></os></domain>");

    CHECK(domain != NULL);
    CHECK_INT(virDomainUndefine(domain), 0);
    return domain;
}

static inline int run_tests(void (*const *tests)(void), size_t count)
{
    size_t n;

    check_begin();
    for (n = 0; n < count; n++) {
        if (begin() < 0)
            break;
        tests[n]();
        end();
    }
    return check_end();
}

#define RUN(tests) run_tests(tests, sizeof(tests) / sizeof(*(tests)))

#endif
