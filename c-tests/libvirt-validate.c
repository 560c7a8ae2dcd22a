/* The flags that ask for validation: what is good passes, what no description has is refused. */
#include "check.h"

#define DOMAIN(within) "<domain type='test'><name>v</name><memory>9000</memory><os><type>hvm</type></os>" within "</domain>"
#define NETWORK(within) "<network><name>v</name><bridge name='b9'/>" within "</network>"
#define INTERFACE(within) "<interface type='ethernet' name='v'>" within "</interface>"
#define POOL(within) "<pool type='dir'><name>v</name><target><path>/v</path></target>" within "</pool>"
#define VOLUME(name, within) "<volume><name>" name "</name><capacity unit='KiB'>1</capacity>" within "</volume>"
#define DEVICE(within) "<device><parent>scsi_host1</parent><capability type='scsi_host'><capability type='fc_host'>" \
    "<wwnn>2000000012341234</wwnn><wwpn>1000000012341234</wwpn></capability></capability>" within "</device>"

static void refused(void *made)
{
    CHECK(made == NULL);
    CHECK_ERROR(VIR_ERR_XML_INVALID_SCHEMA, VIR_FROM_XML);
    CHECK(strstr(virGetLastErrorMessage(), "XML document failed to validate against schema: "));
}

int main(void)
{
    virConnectPtr conn;
    virDomainPtr dom;
    virNetworkPtr net;
    virInterfacePtr iface;
    virStoragePoolPtr pool, full;
    virStorageVolPtr vol, copy;
    virNodeDevicePtr dev;

    check_begin();
    /* The original finds its schemas where it was built for only. */
    if (check_original())
        return check_end();
    conn = virConnectOpen("test:///default");
    refused(virDomainDefineXMLFlags(conn, DOMAIN("<bogus/>"), VIR_DOMAIN_DEFINE_VALIDATE));
    CHECK((dom = virDomainDefineXMLFlags(conn, DOMAIN(""), VIR_DOMAIN_DEFINE_VALIDATE)));
    CHECK_INT(virDomainUndefine(dom), 0);
    CHECK_INT(virDomainFree(dom), 0);
    CHECK((dom = virDomainDefineXMLFlags(conn, DOMAIN("<bogus/>"), 0)));
    CHECK_INT(virDomainUndefine(dom), 0);
    CHECK_INT(virDomainFree(dom), 0);
    refused(virDomainCreateXML(conn, DOMAIN("<vcpu>no</vcpu>"), VIR_DOMAIN_START_VALIDATE));
    CHECK((dom = virDomainCreateXML(conn, DOMAIN(""), VIR_DOMAIN_START_VALIDATE)));
    CHECK_INT(virDomainDestroy(dom), 0);
    CHECK_INT(virDomainFree(dom), 0);

    refused(virNetworkDefineXMLFlags(conn, NETWORK("<bogus/>"), VIR_NETWORK_DEFINE_VALIDATE));
    refused(virNetworkCreateXMLFlags(conn, NETWORK("<mtu/>text"), VIR_NETWORK_CREATE_VALIDATE));
    CHECK((net = virNetworkDefineXMLFlags(conn, NETWORK(""), VIR_NETWORK_DEFINE_VALIDATE)));
    CHECK_INT(virNetworkFree(net), 0);

    refused(virInterfaceDefineXML(conn, INTERFACE("<mac bogus='1'/>"), VIR_INTERFACE_DEFINE_VALIDATE));
    CHECK((iface = virInterfaceDefineXML(conn, INTERFACE(""), VIR_INTERFACE_DEFINE_VALIDATE)));
    CHECK_INT(virInterfaceFree(iface), 0);

    refused(virStoragePoolDefineXML(conn, POOL("<target/>"), VIR_STORAGE_POOL_DEFINE_VALIDATE));
    CHECK((pool = virStoragePoolDefineXML(conn, POOL(""), VIR_STORAGE_POOL_DEFINE_VALIDATE)));
    CHECK_INT(virStoragePoolFree(pool), 0);

    CHECK((full = virStoragePoolLookupByName(conn, "default-pool")));
    refused(virStorageVolCreateXML(full, VOLUME("v", "<bogus/>"), VIR_STORAGE_VOL_CREATE_VALIDATE));
    CHECK((vol = virStorageVolCreateXML(full, VOLUME("v", ""), VIR_STORAGE_VOL_CREATE_VALIDATE)));
    refused(virStorageVolCreateXMLFrom(full, VOLUME("w", "<bogus/>"), vol, VIR_STORAGE_VOL_CREATE_VALIDATE));
    CHECK((copy = virStorageVolCreateXMLFrom(full, VOLUME("w", ""), vol, VIR_STORAGE_VOL_CREATE_VALIDATE)));
    CHECK_INT(virStorageVolFree(copy), 0);
    CHECK_INT(virStorageVolFree(vol), 0);
    CHECK_INT(virStoragePoolFree(full), 0);

    refused(virNodeDeviceCreateXML(conn, DEVICE("<bogus/>"), VIR_NODE_DEVICE_CREATE_XML_VALIDATE));
    CHECK((dev = virNodeDeviceCreateXML(conn, DEVICE(""), VIR_NODE_DEVICE_CREATE_XML_VALIDATE)));
    CHECK_INT(virNodeDeviceFree(dev), 0);
    CHECK_INT(virConnectClose(conn), 0);
    return check_end();
}
