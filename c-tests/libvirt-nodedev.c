/* libvirt-nodedev.h: the devices of the test driver, as far as they are looked at. */
#include "lists.h"

static const char computer[] = "<device>\n"
                               "  <name>computer</name>\n"
                               "  <capability type='system'>\n"
                               "    <hardware>\n"
                               "      <vendor>Libvirt</vendor>\n"
                               "      <version>Test driver</version>\n"
                               "      <serial>123456</serial>\n"
                               "      <uuid>11111111-2222-3333-4444-555555555555</uuid>\n"
                               "    </hardware>\n"
                               "    <firmware>\n"
                               "      <vendor>Libvirt</vendor>\n"
                               "      <version>Test Driver</version>\n"
                               "      <release_date>01/22/2007</release_date>\n"
                               "    </firmware>\n"
                               "  </capability>\n"
                               "</device>\n";

static const char scsi_host2[] = "<device>\n"
                                 "  <name>scsi_host2</name>\n"
                                 "  <parent>computer</parent>\n"
                                 "  <capability type='scsi_host'>\n"
                                 "    <host>2</host>\n"
                                 "    <unique_id>1</unique_id>\n"
                                 "    <capability type='fc_host'>\n"
                                 "      <wwnn>2000000056785678</wwnn>\n"
                                 "      <wwpn>1000000056785678</wwpn>\n"
                                 "      <fabric_wwn>2000000087658765</fabric_wwn>\n"
                                 "    </capability>\n"
                                 "    <capability type='vport_ops'>\n"
                                 "      <max_vports>0</max_vports>\n"
                                 "      <vports>0</vports>\n"
                                 "    </capability>\n"
                                 "  </capability>\n"
                                 "</device>\n";

/* How many devices have a capability, counted and listed by name. */
static int having(virConnectPtr conn, const char *capability)
{
    char *names[5] = {NULL, NULL, NULL, NULL, NULL};
    int count = virNodeNumOfDevices(conn, capability, 0);
    int i;

    CHECK_INT(virNodeListDevices(conn, capability, names, 5, 0), count);
    for (i = 0; i < count; i++) {
        CHECK(names[i] != NULL);
        free(names[i]);
    }
    CHECK(names[count] == NULL);
    return count;
}

static void counting(virConnectPtr conn)
{
    char *name = NULL;

    CHECK_INT(having(conn, NULL), 4);
    CHECK_INT(having(conn, "system"), 1);
    CHECK_INT(having(conn, "scsi_host"), 3);
    CHECK_INT(having(conn, "fc_host"), 3);
    CHECK_INT(having(conn, "vports"), 2);
    CHECK_INT(having(conn, "pci"), 0);
    CHECK_INT(having(conn, "none"), 0);
    CHECK_INT(having(conn, ""), 0);
    CHECK_INT(virNodeListDevices(conn, NULL, &name, 1, 0), 1);
    free(name);

    CHECK_FAILS(virNodeNumOfDevices(conn, NULL, 1), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "unsupported flags (0x1) in function testNodeNumOfDevices");
    CHECK_FAILS(virNodeListDevices(conn, NULL, NULL, 0, 1), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "unsupported flags (0x1) in function testNodeListDevices");
    CHECK_FAILS(virNodeListDevices(conn, NULL, NULL, 1, 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_NODEDEV,
                "names in virNodeListDevices must not be NULL");
    CHECK_FAILS(virNodeNumOfDevices(NULL, NULL, 0), -1, VIR_ERR_INVALID_CONN, VIR_FROM_NODEDEV,
                "invalid connection pointer in virNodeNumOfDevices");
}

LISTED(virNodeDevice, NodeDevices, NULL, 1)

static void listing(virConnectPtr conn)
{
    CHECK_INT(passing(conn, 0), 4);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_NODE_DEVICES_CAP_SYSTEM), 1);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_HOST), 3);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_NODE_DEVICES_CAP_FC_HOST), 3);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_NODE_DEVICES_CAP_VPORTS), 2);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_NODE_DEVICES_CAP_SYSTEM | VIR_CONNECT_LIST_NODE_DEVICES_CAP_VPORTS), 3);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_NODE_DEVICES_CAP_PCI_DEV), 0);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_NODE_DEVICES_ACTIVE), 4);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_NODE_DEVICES_INACTIVE), 0);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_NODE_DEVICES_PERSISTENT), 4);
    CHECK_INT(passing(conn, VIR_CONNECT_LIST_NODE_DEVICES_TRANSIENT), 0);

    refusing(conn, 1U << 26, 1U << 26);
}

static void finding(virConnectPtr conn)
{
    virNodeDevicePtr dev = virNodeDeviceLookupByName(conn, "scsi_host11");

    CHECK_STR(virNodeDeviceGetName(dev), "scsi_host11");
    CHECK_STR(virNodeDeviceGetParent(dev), "scsi_host1");
    CHECK_INT(virNodeDeviceRef(dev), 0);
    CHECK_INT(virNodeDeviceFree(dev), 0);
    CHECK_INT(virNodeDeviceFree(dev), 0);

    CHECK_FAILS(virNodeDeviceLookupByName(conn, "none"), NULL, VIR_ERR_NO_NODE_DEVICE, VIR_FROM_TEST,
                "Node device not found: no node device with matching name 'none'");
    CHECK_FAILS(virNodeDeviceLookupByName(conn, NULL), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_NODEDEV,
                "name in virNodeDeviceLookupByName must not be NULL");
    CHECK_FAILS(virNodeDeviceLookupSCSIHostByWWN(conn, "2000000012341234", "1000000012341234", 0), NULL,
                VIR_ERR_NO_SUPPORT, VIR_FROM_NODEDEV,
                "this function is not supported by the connection driver: virNodeDeviceLookupSCSIHostByWWN");
    CHECK_FAILS(virNodeDeviceLookupSCSIHostByWWN(conn, "1", NULL, 0), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_NODEDEV,
                "wwpn in virNodeDeviceLookupSCSIHostByWWN must not be NULL");
}

static void looking(virConnectPtr conn)
{
    virNodeDevicePtr dev = virNodeDeviceLookupByName(conn, "scsi_host2");
    char *names[2] = {NULL, NULL};
    char *text = virNodeDeviceGetXMLDesc(dev, 0);
    int autostart;

    CHECK_STR(text, scsi_host2);
    free(text);
    text = virNodeDeviceGetXMLDesc(dev, VIR_NODE_DEVICE_XML_INACTIVE);
    CHECK_STR(text, scsi_host2);
    free(text);
    CHECK_INT(virNodeDeviceNumOfCaps(dev), 1);
    CHECK_INT(virNodeDeviceListCaps(dev, names, 2), 1);
    CHECK_STR(names[0], "scsi_host");
    free(names[0]);
    CHECK_INT(virNodeDeviceListCaps(dev, names, 0), 0);
    CHECK_INT(virNodeDeviceIsActive(dev), 1);
    CHECK_INT(virNodeDeviceIsPersistent(dev), 1);

    CHECK_FAILS(virNodeDeviceGetXMLDesc(dev, 2), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "unsupported flags (0x2) in function testNodeDeviceGetXMLDesc");
    CHECK_FAILS(virNodeDeviceListCaps(dev, NULL, 1), -1, VIR_ERR_INVALID_ARG, VIR_FROM_NODEDEV,
                "names in virNodeDeviceListCaps must not be NULL");
    CHECK_FAILS(virNodeDeviceGetAutostart(dev, &autostart), -1, VIR_ERR_NO_SUPPORT, VIR_FROM_NODEDEV,
                "this function is not supported by the connection driver: virNodeDeviceGetAutostart");
    CHECK_INT(virNodeDeviceFree(dev), 0);
}

/* The device that all others are part of. */
static void the_computer(virConnectPtr conn)
{
    virNodeDevicePtr dev = virNodeDeviceLookupByName(conn, "computer");
    char *text = virNodeDeviceGetXMLDesc(dev, 0);

    CHECK_STR(text, computer);
    free(text);
    CHECK_FAILS(virNodeDeviceGetParent(dev), NULL, VIR_ERR_INTERNAL_ERROR, VIR_FROM_TEST,
                "internal error: no parent for this device");
    CHECK_INT(virNodeDeviceFree(dev), 0);

    CHECK_FAILS(virNodeDeviceGetParent(NULL), NULL, VIR_ERR_INVALID_NODE_DEVICE, VIR_FROM_NODEDEV,
                "invalid node device pointer in virNodeDeviceGetParent");
    CHECK_FAILS(virNodeDeviceNumOfCaps((virNodeDevicePtr)conn), -1, VIR_ERR_INVALID_NODE_DEVICE, VIR_FROM_NODEDEV,
                "invalid node device pointer in virNodeDeviceNumOfCaps");
    CHECK_FAILS(virNodeDeviceFree(NULL), -1, VIR_ERR_INVALID_NODE_DEVICE, VIR_FROM_NODEDEV,
                "invalid node device pointer in virNodeDeviceFree");
}

static const char port[] = "<device><parent>%s</parent><capability type='scsi_host'><capability type='fc_host'>"
                           "<wwnn>1000000023452345</wwnn><wwpn>1000000023452346</wwpn></capability></capability>"
                           "</device>";

/* What a callback heard: how often a device came and went. */
static int created, deleted;

static void lifecycle(virConnectPtr conn, virNodeDevicePtr dev, int event, int detail, void *opaque)
{
    (void)conn;
    (void)opaque;
    CHECK_INT(detail, 0);
    CHECK_STR(virNodeDeviceGetName(dev), "scsi_host12");
    created += event == VIR_NODE_DEVICE_EVENT_CREATED;
    deleted += event == VIR_NODE_DEVICE_EVENT_DELETED;
}

static void making(virConnectPtr conn)
{
    char text[512];
    char *xml;
    virNodeDevicePtr dev;
    int id = virConnectNodeDeviceEventRegisterAny(conn, NULL, VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE,
                                                  VIR_NODE_DEVICE_EVENT_CALLBACK((void (*)(void))lifecycle), NULL, NULL);

    snprintf(text, sizeof(text), port, "scsi_host11");
    CHECK_FAILS(virNodeDeviceCreateXML(conn, text, 0), NULL, VIR_ERR_INTERNAL_ERROR, VIR_FROM_NODEDEV,
                "internal error: Parent device scsi_host11 is not capable of vport operations");
    snprintf(text, sizeof(text), port, "scsi_host1");
    dev = virNodeDeviceCreateXML(conn, text, 0);
    CHECK_STR(virNodeDeviceGetName(dev), "scsi_host12");
    CHECK_STR(virNodeDeviceGetParent(dev), "scsi_host1");
    xml = virNodeDeviceGetXMLDesc(dev, 0);
    CHECK(xml && strstr(xml, "<wwpn>1000000023452346</wwpn>"));
    free(xml);
    CHECK_INT(virNodeDeviceDestroy(dev), 0);
    CHECK_FAILS(virNodeDeviceDestroy(dev), -1, VIR_ERR_NO_NODE_DEVICE, VIR_FROM_TEST,
                "Node device not found: no node device with matching name 'scsi_host12'");
    CHECK_INT(virNodeDeviceFree(dev), 0);
    CHECK_INT(virEventRunDefaultImpl(), 0);
    CHECK_INT(created, 1);
    CHECK_INT(deleted, 1);
    CHECK_INT(virConnectNodeDeviceEventDeregisterAny(conn, id), 0);
    dev = virNodeDeviceLookupByName(conn, "computer");
    /* The original says that it succeeded, and the device stays. */
    CHECK_INT(virNodeDeviceDestroy(dev), check_original() ? 0 : -1);
    CHECK_INT(virNodeDeviceIsActive(dev), 1);
    CHECK_INT(virNodeDeviceFree(dev), 0);
}

int main(void)
{
    virConnectPtr conn;

    check_begin();
    CHECK_INT(virEventRegisterDefaultImpl(), 0);
    conn = virConnectOpen("test:///default");
    CHECK(conn != NULL);
    counting(conn);
    listing(conn);
    finding(conn);
    looking(conn);
    the_computer(conn);
    making(conn);
    CHECK_INT(virConnectClose(conn), 0);
    check_settle();
    return check_end();
}
