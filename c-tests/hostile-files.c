/* Files that describe no node: test:///FILE says no, and which snapshot it is about. */
#include <unistd.h>

#include "check.h"

#define UUID "6695eb01-f6a4-8304-79aa-97f2502e193f"
#define BOMB \
    "<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>" \
    "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>" \
    "<!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'><!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'>" \
    "<!ENTITY g '&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;'><!ENTITY h '&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;'>]>"

static char *repeat(const char *text, size_t times)
{
    size_t length = strlen(text), n;
    char *all = malloc(length * times + 1);

    for (n = 0; n < times; n++)
        memcpy(all + n * length, text, length);
    all[length * times] = '\0';
    return all;
}

/* Opens a connection to a node file with this in it. */
static virConnectPtr node(const char *text, size_t length)
{
    char path[] = "/tmp/ferrovirt-XXXXXX", uri[100];
    int fd = mkstemp(path);
    virConnectPtr made;

    if (fd < 0 || write(fd, text, length) != (ssize_t)length)
        CHECK(!"a file can be written");
    close(fd);
    snprintf(uri, sizeof(uri), "test://%s", path);
    made = virConnectOpen(uri);
    unlink(path);
    return made;
}

#define NODE_DOMAIN(more) \
    "<node><domain type='test'><name>d</name><uuid>" UUID "</uuid><memory>4096</memory>" \
    "<os><type>hvm</type></os>" more "</domain></node>"
#define SNAP(inner) \
    "<t:domainsnapshot xmlns:t='http://libvirt.org/schemas/domain/test/1.0'>" inner "</t:domainsnapshot>"
#define NODE_SNAP(name, parent, active) \
    SNAP("<name>" name "</name>" parent "<creationTime>7</creationTime><state>shutoff</state><active>" active \
         "</active>")
#define UP(name) "<parent><name>" name "</name></parent>"

/* The file is refused; ours names the snapshot that is wrong, too. */
static void refused_node(const char *text, const char *message, const char *names)
{
    virConnectPtr made = node(text, strlen(text));

    CHECK(made == NULL);
    if (made) {
        virConnectClose(made);
        return;
    }
    CHECK(virGetLastErrorCode() != VIR_ERR_OK);
    CHECK(strstr(virGetLastErrorMessage(), message) != NULL);
    if (!check_original())
        CHECK(strstr(virGetLastErrorMessage(), names) != NULL);
}

static void files_that_are_none(void)
{
    const char good[] = NODE_DOMAIN("");
    char *deep = repeat("<a>", 100000);
    virConnectPtr made;
    size_t n;

    CHECK(virConnectOpen("test:///nowhere/at/all.xml") == NULL);
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_SYSTEM_ERROR);
    CHECK(virConnectOpen("test:///tmp") == NULL);
    CHECK(virGetLastErrorCode() != VIR_ERR_OK);
    CHECK(virConnectOpen("test:///") == NULL);
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_INVALID_ARG);
    for (n = 0; n < sizeof(good) - 1; n += 9) {
        made = node(good, n);
        CHECK(made == NULL && virGetLastErrorCode() != VIR_ERR_OK);
    }
    made = node(good, sizeof(good) - 1);
    CHECK(made != NULL);
    CHECK_INT(virConnectNumOfDomains(made), 1);
    CHECK_INT(virConnectClose(made), 0);
    if (!check_original())
        /* The original reads up to the zero byte. */
        CHECK(node("<node/>\0<", 9) == NULL);
    CHECK(node(deep, 300000) == NULL);
    CHECK(node("\xff\xfe\xff\xfe", 4) == NULL);
    refused_node("<domain/>", "", "");
    refused_node(BOMB "<node><cpu><mhz>&h;</mhz></cpu></node>", "", "");
    refused_node(NODE_DOMAIN("<uuid>bad</uuid>") "<", "", "");
    free(deep);
}

static void relations_that_cannot_be(void)
{
    const char *relations = "Snapshots have inconsistent relations for domain d";
    const char good[] = NODE_DOMAIN(NODE_SNAP("b", UP("a"), "1") NODE_SNAP("a", "", "0"));
    virConnectPtr made = node(good, sizeof(good) - 1);
    virDomainPtr with;
    virDomainSnapshotPtr current;

    CHECK(made != NULL);
    with = made ? virDomainLookupByName(made, "d") : NULL;
    CHECK(with != NULL);
    if (with) {
        CHECK_INT(virDomainSnapshotNum(with, 0), 2);
        current = virDomainSnapshotCurrent(with, 0);
        CHECK_STR(current ? virDomainSnapshotGetName(current) : NULL, "b");
        if (current)
            virDomainSnapshotFree(current);
        virDomainFree(with);
    }
    if (made)
        CHECK_INT(virConnectClose(made), 0);
    refused_node(NODE_DOMAIN(NODE_SNAP("orphan", UP("none"), "0")), relations, "orphan");
    refused_node(NODE_DOMAIN(NODE_SNAP("self", UP("self"), "0")), relations, "self");
    /* Either may be named. */
    refused_node(NODE_DOMAIN(NODE_SNAP("round1", UP("round2"), "0") NODE_SNAP("round2", UP("round1"), "0")), relations,
                 "round");
    refused_node(NODE_DOMAIN(NODE_SNAP("first", "", "1") NODE_SNAP("second", UP("first"), "1")),
                 "more than one snapshot claims to be active", "second");
    refused_node(NODE_DOMAIN(NODE_SNAP("twice", "", "0") NODE_SNAP("twice", "", "0")), "twice", "twice");
    refused_node(NODE_DOMAIN(SNAP("<name>x</name><state>shutoff</state>")), "", "");
    refused_node(NODE_DOMAIN(SNAP("<creationTime>7</creationTime>")), "", "");
    refused_node(NODE_DOMAIN(NODE_SNAP("x", "<state>none</state>", "0")), "none", "none");
}

int main(void)
{
    check_begin();
    files_that_are_none();
    relations_that_cannot_be();
    return check_end();
}
