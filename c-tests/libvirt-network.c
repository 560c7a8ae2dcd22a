/* libvirt-network.h: the networks of the test driver, their events, and the handles of ports. */
#include "lists.h"

#define UUID "dd8fe884-6c02-601e-7551-cca97df1c5df"

static const char description[] = "<network>\n"
                                  "  <name>default</name>\n"
                                  "  <uuid>" UUID "</uuid>\n"
                                  "  <forward mode='nat'/>\n"
                                  "  <bridge name='virbr0' stp='on' delay='0'/>\n"
                                  "  <ip address='192.168.122.1' netmask='255.255.255.0'>\n"
                                  "    <dhcp>\n"
                                  "      <range start='192.168.122.2' end='192.168.122.254'/>\n"
                                  "    </dhcp>\n"
                                  "  </ip>\n"
                                  "</network>\n";

static void counting(virConnectPtr conn)
{
    check_by_name(conn, (struct by_name)BY_NAME(Networks, VIR_FROM_NETWORK), "default");
    check_by_name(conn, (struct by_name)BY_NAME(DefinedNetworks, VIR_FROM_NETWORK), NULL);
}

LISTED(virNetwork, Networks, "default", 1)

static void listing(virConnectPtr conn)
{
    CHECK_INT(passing(conn, 0), 1);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_NETWORKS_ACTIVE), 1);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_NETWORKS_INACTIVE), 0);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_NETWORKS_ACTIVE | VIR_CONNECT_LIST_NETWORKS_INACTIVE), 1);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_NETWORKS_PERSISTENT), 1);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_NETWORKS_TRANSIENT), 0);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_NETWORKS_AUTOSTART), 0);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_NETWORKS_NO_AUTOSTART | VIR_CONNECT_LIST_NETWORKS_ACTIVE), 1);

    refusing(conn, 0x41, 0x40);
}

static void finding(virConnectPtr conn)
{
    unsigned char uuid[VIR_UUID_BUFLEN] = {0};
    char text[VIR_UUID_STRING_BUFLEN];
    virNetworkPtr net = virNetworkLookupByName(conn, "default");
    virNetworkPtr other;

    CHECK(net != NULL);
    CHECK_STR(virNetworkGetName(net), "default");
    CHECK(virNetworkGetConnect(net) == conn);
    CHECK_INT(virNetworkGetUUIDString(net, text), 0);
    CHECK_STR(text, UUID);

    CHECK_FAILS(virNetworkLookupByUUID(conn, uuid), NULL, VIR_ERR_NO_NETWORK, VIR_FROM_TEST,
                "Network not found: no network with matching uuid '00000000-0000-0000-0000-000000000000'");
    CHECK_INT(virNetworkGetUUID(net, uuid), 0);
    other = virNetworkLookupByUUID(conn, uuid);
    CHECK_STR(virNetworkGetName(other), "default");
    CHECK_INT(virNetworkFree(other), 0);
    other = virNetworkLookupByUUIDString(conn, " DD8FE8846C02601E7551CCA97DF1C5DF ");
    CHECK_STR(virNetworkGetName(other), "default");
    CHECK_INT(virNetworkRef(other), 0);
    CHECK_INT(virNetworkFree(other), 0);
    CHECK_INT(virNetworkFree(other), 0);
    CHECK_INT(virNetworkFree(net), 0);

    CHECK_FAILS(virNetworkLookupByName(conn, "none"), NULL, VIR_ERR_NO_NETWORK, VIR_FROM_TEST,
                "Network not found: no network with matching name 'none'");
    CHECK_FAILS(virNetworkLookupByName(conn, NULL), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_NETWORK,
                "name in virNetworkLookupByName must not be NULL");
    CHECK_FAILS(virNetworkLookupByUUIDString(conn, "bad"), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_NETWORK,
                "uuidstr in virNetworkLookupByUUIDString must be a valid UUID");
}

static void looking(virConnectPtr conn)
{
    virNetworkPtr net = virNetworkLookupByName(conn, "default");
    char *text = virNetworkGetXMLDesc(net, 0);
    int autostart = 7;

    CHECK_STR(text, description);
    free(text);
    text = virNetworkGetBridgeName(net);
    CHECK_STR(text, "virbr0");
    free(text);
    CHECK_INT(virNetworkIsActive(net), 1);
    CHECK_INT(virNetworkIsPersistent(net), 1);
    CHECK_INT(virNetworkGetAutostart(net, &autostart), 0);
    CHECK_INT(autostart, 0);

    CHECK_FAILS(virNetworkGetXMLDesc(net, VIR_NETWORK_XML_INACTIVE), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "unsupported flags (0x1) in function testNetworkGetXMLDesc");
    CHECK_FAILS(virNetworkGetAutostart(net, NULL), -1, VIR_ERR_INVALID_ARG, VIR_FROM_NETWORK,
                "autostart in virNetworkGetAutostart must not be NULL");
    CHECK_FAILS(virNetworkGetXMLDesc(NULL, 0), NULL, VIR_ERR_INVALID_NETWORK, VIR_FROM_NETWORK,
                "invalid network pointer in virNetworkGetXMLDesc");
    CHECK_FAILS(virNetworkIsActive((virNetworkPtr)conn), -1, VIR_ERR_INVALID_NETWORK, VIR_FROM_NETWORK,
                "invalid network pointer in virNetworkIsActive");
    CHECK_INT(virNetworkFree(net), 0);
}

/* What the test driver does not do, it says so. */
static void ports_and_leases(virConnectPtr conn)
{
    virNetworkPtr net = virNetworkLookupByName(conn, "default");
    virNetworkDHCPLeasePtr *leases = NULL;

    CHECK_FAILS(virNetworkGetDHCPLeases(net, NULL, &leases, 0), -1, VIR_ERR_NO_SUPPORT, VIR_FROM_NETWORK,
                "this function is not supported by the connection driver: virNetworkGetDHCPLeases");
    CHECK(leases == NULL);
    CHECK_FAILS(virNetworkListAllPorts(net, NULL, 0), -1, VIR_ERR_NO_SUPPORT, VIR_FROM_NETWORK,
                "this function is not supported by the connection driver: virNetworkListAllPorts");
    CHECK_FAILS(virNetworkPortGetXMLDesc(NULL, 0), NULL, VIR_ERR_INVALID_NETWORK_PORT, VIR_FROM_NETWORK,
                "Invalid network port pointer: virNetworkPortGetXMLDesc");
    CHECK_FAILS(virNetworkPortFree(NULL), -1, VIR_ERR_INVALID_NETWORK_PORT, VIR_FROM_NETWORK,
                "Invalid network port pointer: virNetworkPortFree");
    CHECK_INT(virNetworkFree(net), 0);
}

/* A read-only connection may look. */
static void read_only(void)
{
    virConnectPtr conn = virConnectOpenReadOnly("test:///default");
    virNetworkPtr net = virNetworkLookupByName(conn, "default");

    CHECK_INT(virNetworkIsActive(net), 1);
    CHECK_FAILS(virNetworkDestroy(net), -1, VIR_ERR_OPERATION_DENIED, VIR_FROM_NETWORK,
                "operation forbidden: read only access prevents virNetworkDestroy");
    CHECK_INT(virNetworkFree(net), 0);
    CHECK_INT(virConnectClose(conn), 0);
}

static const char defined[] = "<network><name>n</name><uuid>11111111-1111-1111-1111-111111111111</uuid></network>";

/* What callbacks heard, in the order in which they heard it. */
static char heard[512];

static void hear(const char *name, int event, const char *more)
{
    size_t length = strlen(heard);

    snprintf(heard + length, sizeof(heard) - length, "%s %d %s;", name, event, more);
}

static void lifecycle(virConnectPtr conn, virNetworkPtr net, int event, int detail, void *opaque)
{
    (void)conn;
    CHECK_INT(detail, 0);
    hear(virNetworkGetName(net), event, opaque);
}

static void metadata_change(virConnectPtr conn, virNetworkPtr net, int type, const char *uri, void *opaque)
{
    (void)conn;
    (void)opaque;
    hear(virNetworkGetName(net), type, uri ? uri : "-");
}

/* Frees what a callback was registered with. */
static void forget(void *opaque)
{
    hear(opaque, -1, "freed");
}

static void nothing(int timer, void *opaque)
{
    (void)timer;
    (void)opaque;
}

/* Lets the loop deliver what is queued, and returns what was heard since. */
static const char *deliver(void)
{
    static char before[sizeof(heard)];
    int timer = virEventAddTimeout(0, nothing, NULL, NULL);

    CHECK_INT(virEventRunDefaultImpl(), 0);
    CHECK_INT(virEventRemoveTimeout(timer), 0);
    memcpy(before, heard, sizeof(heard));
    heard[0] = '\0';
    return before;
}

static void life(virConnectPtr conn)
{
    virNetworkPtr net;
    int id, other, autostart = -1;

    id = virConnectNetworkEventRegisterAny(conn, NULL, VIR_NETWORK_EVENT_ID_LIFECYCLE,
                                           VIR_NETWORK_EVENT_CALLBACK((void (*)(void))lifecycle), "x", forget);
    CHECK(id >= 0);
    CHECK_FAILS(virConnectNetworkEventRegisterAny(conn, NULL, VIR_NETWORK_EVENT_ID_LIFECYCLE,
                                                  VIR_NETWORK_EVENT_CALLBACK((void (*)(void))lifecycle), "y", forget),
                -1, VIR_ERR_INVALID_ARG, VIR_FROM_NONE, "invalid argument: event callback already tracked");
    net = virNetworkDefineXML(conn, defined);
    CHECK(net != NULL);
    CHECK_INT(virNetworkIsActive(net), 0);
    CHECK_INT(virNetworkIsPersistent(net), 1);
    CHECK_INT(virNetworkCreate(net), 0);
    CHECK_INT(virNetworkIsActive(net), 1);
    CHECK_STR(deliver(), "n 0 x;n 2 x;");
    other = virConnectNetworkEventRegisterAny(conn, net, VIR_NETWORK_EVENT_ID_LIFECYCLE,
                                              VIR_NETWORK_EVENT_CALLBACK((void (*)(void))lifecycle), "y", NULL);
    CHECK_INT(other, id + 1);
    CHECK_FAILS(virNetworkCreate(net), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_TEST,
                "Requested operation is not valid: Network 'n' is already running");
    CHECK_FAILS(virNetworkUndefine(net), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_TEST,
                "Requested operation is not valid: Network 'n' is still running");
    CHECK_FAILS(virNetworkCreateXML(conn, defined), NULL, VIR_ERR_OPERATION_INVALID, VIR_FROM_NETWORK,
                "Requested operation is not valid: network is already active as 'n'");
    CHECK_FAILS(virNetworkDefineXML(conn, "<network><name>n</name></network>"), NULL, VIR_ERR_OPERATION_FAILED,
                VIR_FROM_NETWORK,
                "operation failed: network 'n' already exists with uuid 11111111-1111-1111-1111-111111111111");
    CHECK_INT(virNetworkSetAutostart(net, 7), 0);
    CHECK_INT(virNetworkGetAutostart(net, &autostart), 0);
    CHECK_INT(autostart, 1);
    CHECK_INT(virNetworkDestroy(net), 0);
    CHECK_INT(virNetworkUndefine(net), 0);
    CHECK_STR(deliver(), "n 3 x;n 3 y;n 1 x;n 1 y;");
    CHECK_FAILS(virNetworkCreate(net), -1, VIR_ERR_NO_NETWORK, VIR_FROM_TEST,
                "Network not found: no network with matching name 'n'");
    CHECK_INT(virConnectNetworkEventDeregisterAny(conn, id), 0);
    CHECK_INT(virConnectNetworkEventDeregisterAny(conn, other), 0);
    CHECK_STR(deliver(), "x -1 freed;");
    CHECK_INT(virNetworkFree(net), 0);
}

static void transient(virConnectPtr conn)
{
    virNetworkPtr net = virNetworkCreateXMLFlags(conn, defined, 0);

    CHECK_INT(virNetworkIsPersistent(net), 0);
    CHECK_FAILS(virNetworkSetMetadata(net, VIR_NETWORK_METADATA_TITLE, "t", NULL, NULL,
                                      VIR_NETWORK_UPDATE_AFFECT_CONFIG),
                -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_NETWORK,
                "Requested operation is not valid: cannot change persistent config of a transient network");
    CHECK_INT(virNetworkDestroy(net), 0);
    CHECK_FAILS(virNetworkIsActive(net), -1, VIR_ERR_NO_NETWORK, VIR_FROM_TEST,
                "Network not found: no network with matching uuid '11111111-1111-1111-1111-111111111111'");
    CHECK_INT(virNetworkFree(net), 0);
}

/* A definition that is given while a network runs counts from the next start on. */
static void redefined(virConnectPtr conn)
{
    virNetworkPtr net = virNetworkCreateXML(conn, defined), again;
    char *bridge;

    again = virNetworkDefineXML(conn, "<network><name>n</name><uuid>11111111-1111-1111-1111-111111111111</uuid>"
                                      "<bridge name='b'/></network>");
    CHECK(again != NULL);
    CHECK_INT(virNetworkIsPersistent(net), 1);
    CHECK(virNetworkGetBridgeName(net) == NULL);
    CHECK_INT(virNetworkDestroy(net), 0);
    if (!check_original()) {
        bridge = virNetworkGetBridgeName(net);
        CHECK_STR(bridge, "b");
        free(bridge);
    }
    CHECK_INT(virNetworkUndefine(net), 0);
    CHECK_INT(virNetworkFree(again), 0);
    CHECK_INT(virNetworkFree(net), 0);
}

static void metadata(virConnectPtr conn)
{
    virNetworkPtr net = virNetworkDefineXML(conn, defined);
    int id = virConnectNetworkEventRegisterAny(conn, net, VIR_NETWORK_EVENT_ID_METADATA_CHANGE,
                                               VIR_NETWORK_EVENT_CALLBACK((void (*)(void))metadata_change), NULL, NULL);
    char *text;

    CHECK_INT(virNetworkSetMetadata(net, VIR_NETWORK_METADATA_TITLE, "t", NULL, NULL, 0), 0);
    CHECK_INT(virNetworkSetMetadata(net, VIR_NETWORK_METADATA_ELEMENT, "<e/>", "k", "urn:k", 0), 0);
    CHECK_STR(deliver(), "n 1 -;n 2 urn:k;");
    text = virNetworkGetMetadata(net, VIR_NETWORK_METADATA_ELEMENT, "urn:k", 0);
    CHECK_STR(text, "<e/>");
    free(text);
    text = virNetworkGetXMLDesc(net, 0);
    CHECK(text && strstr(text, "  <title>t</title>\n  <metadata>\n    <k:e xmlns:k=\"urn:k\"/>\n  </metadata>\n"));
    free(text);
    CHECK_FAILS(virNetworkGetMetadata(net, VIR_NETWORK_METADATA_DESCRIPTION, NULL, 0), NULL,
                VIR_ERR_NO_NETWORK_METADATA, VIR_FROM_NETWORK,
                "metadata not found: Requested metadata element is not present");
    CHECK_FAILS(virNetworkSetMetadata(net, 3, "t", NULL, NULL, 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_NETWORK,
                "invalid argument: unknown metadata type '3'");
    CHECK_FAILS(virNetworkSetMetadata(net, VIR_NETWORK_METADATA_TITLE, "t", NULL, NULL, 1), -1,
                VIR_ERR_OPERATION_INVALID, VIR_FROM_NETWORK,
                "Requested operation is not valid: network is not running");
    CHECK_INT(virConnectNetworkEventDeregisterAny(conn, id), 0);
    CHECK_INT(virNetworkUndefine(net), 0);
    CHECK_INT(virNetworkFree(net), 0);
}

static void updates(virConnectPtr conn)
{
    virNetworkPtr net = virNetworkLookupByName(conn, "default");
    const char *host = "<host mac='52:54:00:00:00:01' name='a' ip='192.168.122.9'/>";
    char *text;

    CHECK_INT(virNetworkUpdate(net, VIR_NETWORK_UPDATE_COMMAND_ADD_LAST, VIR_NETWORK_SECTION_IP_DHCP_HOST, -1, host, 0),
              0);
    text = virNetworkGetXMLDesc(net, 0);
    CHECK(text && strstr(text, "<host mac='52:54:00:00:00:01' name='a' ip='192.168.122.9'/>\n"));
    free(text);
    CHECK_FAILS(
        virNetworkUpdate(net, VIR_NETWORK_UPDATE_COMMAND_ADD_FIRST, VIR_NETWORK_SECTION_IP_DHCP_HOST, -1, host, 0), -1,
        VIR_ERR_OPERATION_INVALID, VIR_FROM_NETWORK,
        "Requested operation is not valid: there is an existing dhcp host entry in network 'default' that matches "
        "\"<host mac='52:54:00:00:00:01' name='a' ip='192.168.122.9'/>\"");
    CHECK_INT(virNetworkUpdate(net, VIR_NETWORK_UPDATE_COMMAND_DELETE, VIR_NETWORK_SECTION_IP_DHCP_HOST, -1,
                               "<host name='a'/>", 0),
              0);
    text = virNetworkGetXMLDesc(net, 0);
    CHECK_STR(text, description);
    free(text);
    CHECK_FAILS(virNetworkUpdate(net, VIR_NETWORK_UPDATE_COMMAND_ADD_LAST, VIR_NETWORK_SECTION_BRIDGE, -1, "<x/>", 0),
                -1, VIR_ERR_OPERATION_UNSUPPORTED, VIR_FROM_NETWORK,
                "Operation not supported: can't update 'bridge' section of network 'default'");
    CHECK_INT(virNetworkFree(net), 0);
}

int main(void)
{
    virConnectPtr conn;

    check_begin();
    CHECK_INT(virEventRegisterDefaultImpl(), 0);
    read_only();
    conn = virConnectOpen("test:///default");
    CHECK(conn != NULL);
    counting(conn);
    listing(conn);
    finding(conn);
    looking(conn);
    ports_and_leases(conn);
    life(conn);
    transient(conn);
    redefined(conn);
    metadata(conn);
    updates(conn);
    CHECK_INT(virConnectClose(conn), 0);
    check_settle();
    return check_end();
}
