/* libvirt-interface.h: the host's interface of the test driver, as far as it is looked at. */
#include "lists.h"

static const char description[] = "<interface type='ethernet' name='eth1'>\n"
                                  "  <start mode='onboot'/>\n"
                                  "  <mtu size='1492'/>\n"
                                  "  <protocol family='ipv4'>\n"
                                  "    <ip address='192.168.0.5' prefix='24'/>\n"
                                  "    <route gateway='192.168.0.1'/>\n"
                                  "  </protocol>\n"
                                  "  <mac address='aa:bb:cc:dd:ee:ff'/>\n"
                                  "</interface>\n";

static void counting(virConnectPtr conn)
{
    check_by_name(conn, (struct by_name)BY_NAME(Interfaces, VIR_FROM_INTERFACE), "eth1");
    check_by_name(conn, (struct by_name)BY_NAME(DefinedInterfaces, VIR_FROM_INTERFACE), NULL);
}

LISTED(virInterface, Interfaces, "eth1", 1)

static void listing(virConnectPtr conn)
{
    CHECK_INT(passing(conn, 0), 1);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_INTERFACES_ACTIVE), 1);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_INTERFACES_INACTIVE), 0);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_INTERFACES_ACTIVE | VIR_CONNECT_LIST_INTERFACES_INACTIVE), 1);

    refusing(conn, 4, 4);
}

static void finding(virConnectPtr conn)
{
    virInterfacePtr iface = virInterfaceLookupByName(conn, "eth1");

    CHECK_STR(virInterfaceGetName(iface), "eth1");
    CHECK_STR(virInterfaceGetMACString(iface), "aa:bb:cc:dd:ee:ff");
    CHECK(virInterfaceGetConnect(iface) == conn);
    CHECK_INT(virInterfaceFree(iface), 0);

    /* Case does not matter, and the handle keeps what was asked for. */
    iface = virInterfaceLookupByMACString(conn, "AA:bb:cc:dd:ee:FF");
    CHECK_STR(virInterfaceGetName(iface), "eth1");
    CHECK_STR(virInterfaceGetMACString(iface), "AA:bb:cc:dd:ee:FF");
    CHECK_INT(virInterfaceRef(iface), 0);
    CHECK_INT(virInterfaceFree(iface), 0);
    CHECK_INT(virInterfaceFree(iface), 0);

    CHECK_FAILS(virInterfaceLookupByName(conn, "none"), NULL, VIR_ERR_NO_INTERFACE, VIR_FROM_TEST,
                "Interface not found: no interface with matching name 'none'");
    CHECK_FAILS(virInterfaceLookupByMACString(conn, "none"), NULL, VIR_ERR_NO_INTERFACE, VIR_FROM_TEST,
                "Interface not found: no interface with matching mac 'none'");
    CHECK_FAILS(virInterfaceLookupByName(conn, NULL), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_INTERFACE,
                "name in virInterfaceLookupByName must not be NULL");
    CHECK_FAILS(virInterfaceLookupByMACString(conn, NULL), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_INTERFACE,
                "macstr in virInterfaceLookupByMACString must not be NULL");
}

static void looking(virConnectPtr conn)
{
    virInterfacePtr iface = virInterfaceLookupByName(conn, "eth1");
    char *text = virInterfaceGetXMLDesc(iface, 0);

    CHECK_STR(text, description);
    free(text);
    CHECK_INT(virInterfaceIsActive(iface), 1);

    CHECK_FAILS(virInterfaceGetXMLDesc(iface, VIR_INTERFACE_XML_INACTIVE), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "unsupported flags (0x1) in function testInterfaceGetXMLDesc");
    CHECK_FAILS(virInterfaceGetXMLDesc(NULL, 0), NULL, VIR_ERR_INVALID_INTERFACE, VIR_FROM_INTERFACE,
                "invalid interface pointer in virInterfaceGetXMLDesc");
    CHECK_FAILS(virInterfaceIsActive((virInterfacePtr)conn), -1, VIR_ERR_INVALID_INTERFACE, VIR_FROM_INTERFACE,
                "invalid interface pointer in virInterfaceIsActive");
    CHECK_FAILS(virInterfaceFree(NULL), -1, VIR_ERR_INVALID_INTERFACE, VIR_FROM_INTERFACE,
                "invalid interface pointer in virInterfaceFree");
    CHECK_INT(virInterfaceFree(iface), 0);
}

static void changing(virConnectPtr conn)
{
    virInterfacePtr iface = virInterfaceDefineXML(conn, "<interface type='ethernet' name='e'/>", 0);

    CHECK_STR(virInterfaceGetName(iface), "e");
    CHECK_INT(virInterfaceIsActive(iface), 0);
    CHECK_FAILS(virInterfaceDestroy(iface, 0), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_TEST,
                "Requested operation is not valid");
    CHECK_INT(virInterfaceCreate(iface, 0), 0);
    CHECK_INT(virInterfaceIsActive(iface), 1);
    CHECK_FAILS(virInterfaceCreate(iface, 0), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_TEST,
                "Requested operation is not valid");
    CHECK_FAILS(virInterfaceCreate(iface, 1), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "unsupported flags (0x1) in function testInterfaceCreate");
    CHECK_INT(virInterfaceDestroy(iface, 0), 0);
    CHECK_INT(virInterfaceUndefine(iface), 0);
    CHECK_FAILS(virInterfaceUndefine(iface), -1, VIR_ERR_NO_INTERFACE, VIR_FROM_TEST,
                "Interface not found: no interface with matching name 'e'");
    CHECK_INT(virInterfaceFree(iface), 0);
    CHECK_FAILS(virInterfaceDefineXML(conn, "<domain/>", 0), NULL, VIR_ERR_XML_ERROR, VIR_FROM_XML,
                "XML error: expecting root element of 'interface', not 'domain'");
}

static void taking_back(virConnectPtr conn)
{
    virInterfacePtr iface;

    CHECK_FAILS(virInterfaceChangeCommit(conn, 0), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_TEST,
                "Requested operation is not valid: no transaction running, nothing to be committed.");
    CHECK_FAILS(virInterfaceChangeRollback(conn, 0), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_TEST,
                "Requested operation is not valid: no transaction running, nothing to rollback.");
    CHECK_INT(virInterfaceChangeBegin(conn, 0), 0);
    CHECK_FAILS(virInterfaceChangeBegin(conn, 0), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_TEST,
                "Requested operation is not valid: there is another transaction running.");
    iface = virInterfaceDefineXML(conn, "<interface type='ethernet' name='e'/>", 0);
    CHECK_INT(virInterfaceChangeRollback(conn, 0), 0);
    CHECK_INT(virInterfaceIsActive(iface), -1);
    CHECK_INT(virInterfaceFree(iface), 0);
    CHECK_INT(virInterfaceChangeBegin(conn, 0), 0);
    iface = virInterfaceDefineXML(conn, "<interface type='ethernet' name='e'/>", 0);
    CHECK_INT(virInterfaceChangeCommit(conn, 0), 0);
    CHECK_INT(virInterfaceIsActive(iface), 0);
    CHECK_INT(virInterfaceUndefine(iface), 0);
    CHECK_INT(virInterfaceFree(iface), 0);
}

int main(void)
{
    virConnectPtr conn;

    check_begin();
    conn = virConnectOpen("test:///default");
    CHECK(conn != NULL);
    counting(conn);
    listing(conn);
    finding(conn);
    looking(conn);
    changing(conn);
    taking_back(conn);
    CHECK_INT(virConnectClose(conn), 0);
    return check_end();
}
