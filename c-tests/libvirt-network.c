/* libvirt-network.h: the networks of the test driver, as far as they are looked at, and the handles of ports. */
#include "check.h"

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
    char *names[2] = {NULL, NULL};

    CHECK_INT(virConnectNumOfNetworks(conn), 1);
    CHECK_INT(virConnectNumOfDefinedNetworks(conn), 0);
    CHECK_INT(virConnectListNetworks(conn, names, 2), 1);
    CHECK_STR(names[0], "default");
    CHECK(names[1] == NULL);
    free(names[0]);
    CHECK_INT(virConnectListNetworks(conn, names, 0), 0);
    CHECK_INT(virConnectListNetworks(conn, NULL, 0), 0);
    CHECK_INT(virConnectListDefinedNetworks(conn, names, 2), 0);

    CHECK_FAILS(virConnectNumOfNetworks(NULL), -1, VIR_ERR_INVALID_CONN, VIR_FROM_NETWORK,
                "invalid connection pointer in virConnectNumOfNetworks");
    CHECK_FAILS(virConnectListNetworks(conn, NULL, 1), -1, VIR_ERR_INVALID_ARG, VIR_FROM_NETWORK,
                "names in virConnectListNetworks must not be NULL");
    CHECK_FAILS(virConnectListDefinedNetworks(conn, names, -1), -1, VIR_ERR_INVALID_ARG, VIR_FROM_NETWORK,
                "maxnames in virConnectListDefinedNetworks must be zero or greater");
}

/* How many networks pass a filter. */
static int passing(virConnectPtr conn, unsigned int flags)
{
    virNetworkPtr *nets = NULL;
    int count = virConnectListAllNetworks(conn, &nets, flags);
    int i;

    CHECK(nets != NULL && nets[count] == NULL);
    for (i = 0; i < count; i++) {
        CHECK_STR(virNetworkGetName(nets[i]), "default");
        CHECK_INT(virNetworkFree(nets[i]), 0);
    }
    free(nets);
    CHECK_INT(virConnectListAllNetworks(conn, NULL, flags), count);
    return count;
}

static void listing(virConnectPtr conn)
{
    virNetworkPtr *nets = (virNetworkPtr *)&conn;

    CHECK_INT(passing(conn, 0), 1);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_NETWORKS_ACTIVE), 1);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_NETWORKS_INACTIVE), 0);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_NETWORKS_ACTIVE | VIR_CONNECT_LIST_NETWORKS_INACTIVE), 1);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_NETWORKS_PERSISTENT), 1);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_NETWORKS_TRANSIENT), 0);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_NETWORKS_AUTOSTART), 0);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_NETWORKS_NO_AUTOSTART | VIR_CONNECT_LIST_NETWORKS_ACTIVE), 1);

    CHECK_FAILS(virConnectListAllNetworks(conn, &nets, 0x41), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "unsupported flags (0x40) in function testConnectListAllNetworks");
    CHECK(nets == NULL);
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

int main(void)
{
    virConnectPtr conn;

    check_begin();
    read_only();
    conn = virConnectOpen("test:///default");
    CHECK(conn != NULL);
    counting(conn);
    listing(conn);
    finding(conn);
    looking(conn);
    ports_and_leases(conn);
    CHECK_INT(virConnectClose(conn), 0);
    return check_end();
}
