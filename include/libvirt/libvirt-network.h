/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Made from src/ and abi/ by `make headers`: change those, not this file. */

#ifndef LIBVIRT_NETWORK_H
#define LIBVIRT_NETWORK_H

#if !defined __VIR_LIBVIRT_H_INCLUDES__
#error "libvirt-network.h is a part of libvirt.h: include <libvirt/libvirt.h>"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Constants */

/** Since 5.5.0. */
#define VIR_NETWORK_PORT_BANDWIDTH_IN_AVERAGE "inbound.average"

/** Since 5.5.0. */
#define VIR_NETWORK_PORT_BANDWIDTH_IN_PEAK "inbound.peak"

/** Since 5.5.0. */
#define VIR_NETWORK_PORT_BANDWIDTH_IN_BURST "inbound.burst"

/** Since 5.5.0. */
#define VIR_NETWORK_PORT_BANDWIDTH_IN_FLOOR "inbound.floor"

/** Since 5.5.0. */
#define VIR_NETWORK_PORT_BANDWIDTH_OUT_AVERAGE "outbound.average"

/** Since 5.5.0. */
#define VIR_NETWORK_PORT_BANDWIDTH_OUT_PEAK "outbound.peak"

/** Since 5.5.0. */
#define VIR_NETWORK_PORT_BANDWIDTH_OUT_BURST "outbound.burst"

/* Handles */

/** What a `virNetworkPtr` points to; only the library looks inside. Since 0.2.0. */
typedef struct _virNetwork virNetwork;
typedef virNetwork *virNetworkPtr;

/** What a `virNetworkPortPtr` points to; only the library looks inside. Since 5.5.0. */
typedef struct _virNetworkPort virNetworkPort;
typedef virNetworkPort *virNetworkPortPtr;

/* Enums */

/** Flag bits for reading the XML of a network. Since 0.9.10. */
typedef enum {
    VIR_NETWORK_XML_INACTIVE = 1 << 0,
} virNetworkXMLFlags;

/** Filter bits for listing networks. Since 0.10.2. */
typedef enum {
    VIR_CONNECT_LIST_NETWORKS_INACTIVE = 1 << 0,
    VIR_CONNECT_LIST_NETWORKS_ACTIVE = 1 << 1,
    VIR_CONNECT_LIST_NETWORKS_PERSISTENT = 1 << 2,
    VIR_CONNECT_LIST_NETWORKS_TRANSIENT = 1 << 3,
    VIR_CONNECT_LIST_NETWORKS_AUTOSTART = 1 << 4,
    VIR_CONNECT_LIST_NETWORKS_NO_AUTOSTART = 1 << 5,
} virConnectListAllNetworksFlags;

/** Flag bits for starting a network from XML. Since 7.8.0. */
typedef enum {
    VIR_NETWORK_CREATE_VALIDATE = 1 << 0,
} virNetworkCreateFlags;

/** Flag bits for storing a network definition. Since 7.7.0. */
typedef enum {
    VIR_NETWORK_DEFINE_VALIDATE = 1 << 0,
} virNetworkDefineFlags;

/** What to do with an element of a network definition. Since 0.10.2. */
typedef enum {
    VIR_NETWORK_UPDATE_COMMAND_NONE = 0,
    VIR_NETWORK_UPDATE_COMMAND_MODIFY = 1,
    VIR_NETWORK_UPDATE_COMMAND_DELETE = 2,
    VIR_NETWORK_UPDATE_COMMAND_ADD_LAST = 3,
    VIR_NETWORK_UPDATE_COMMAND_ADD_FIRST = 4,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_NETWORK_UPDATE_COMMAND_LAST = 5,
#endif
} virNetworkUpdateCommand;

/** Parts of a network definition that can be changed on their own. Since 0.10.2. */
typedef enum {
    VIR_NETWORK_SECTION_NONE = 0,
    VIR_NETWORK_SECTION_BRIDGE = 1,
    VIR_NETWORK_SECTION_DOMAIN = 2,
    VIR_NETWORK_SECTION_IP = 3,
    VIR_NETWORK_SECTION_IP_DHCP_HOST = 4,
    VIR_NETWORK_SECTION_IP_DHCP_RANGE = 5,
    VIR_NETWORK_SECTION_FORWARD = 6,
    VIR_NETWORK_SECTION_FORWARD_INTERFACE = 7,
    VIR_NETWORK_SECTION_FORWARD_PF = 8,
    VIR_NETWORK_SECTION_PORTGROUP = 9,
    VIR_NETWORK_SECTION_DNS_HOST = 10,
    VIR_NETWORK_SECTION_DNS_TXT = 11,
    VIR_NETWORK_SECTION_DNS_SRV = 12,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_NETWORK_SECTION_LAST = 13,
#endif
} virNetworkUpdateSection;

/**
 * Whether a change goes to the running network, its stored definition, or the current one.
 *
 * Since 0.10.2.
 */
typedef enum {
    VIR_NETWORK_UPDATE_AFFECT_CURRENT = 0,
    VIR_NETWORK_UPDATE_AFFECT_LIVE = 1 << 0,
    VIR_NETWORK_UPDATE_AFFECT_CONFIG = 1 << 1,
} virNetworkUpdateFlags;

/** Kinds of network lifecycle events. Since 1.2.1. */
typedef enum {
    VIR_NETWORK_EVENT_DEFINED = 0,
    VIR_NETWORK_EVENT_UNDEFINED = 1,
    VIR_NETWORK_EVENT_STARTED = 2,
    VIR_NETWORK_EVENT_STOPPED = 3,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_NETWORK_EVENT_LAST = 4,
#endif
} virNetworkEventLifecycleType;

/** Network events a callback can be registered for. Since 1.2.1. */
typedef enum {
    VIR_NETWORK_EVENT_ID_LIFECYCLE = 0,
    VIR_NETWORK_EVENT_ID_METADATA_CHANGE = 1, /**< Since 9.8.0. */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_NETWORK_EVENT_ID_LAST = 2,
#endif
} virNetworkEventID;

/** Versions of IP addresses. Since 1.2.6. */
typedef enum {
    VIR_IP_ADDR_TYPE_IPV4 = 0,
    VIR_IP_ADDR_TYPE_IPV6 = 1,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_IP_ADDR_TYPE_LAST = 2,
#endif
} virIPAddrType;

/** Flag bits for creating a network port. Since 5.5.0. */
typedef enum {
    VIR_NETWORK_PORT_CREATE_RECLAIM = 1 << 0,
    VIR_NETWORK_PORT_CREATE_VALIDATE = 1 << 1, /**< Since 7.8.0. */
} virNetworkPortCreateFlags;

/** Kinds of metadata a network can carry. Since 9.7.0. */
typedef enum {
    VIR_NETWORK_METADATA_DESCRIPTION = 0,
    VIR_NETWORK_METADATA_TITLE = 1,
    VIR_NETWORK_METADATA_ELEMENT = 2,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_NETWORK_METADATA_LAST = 3,
#endif
} virNetworkMetadataType;

/* Types */

/** Called by the library. Since 1.2.1. */
typedef void (*virConnectNetworkEventGenericCallback)(virConnectPtr conn,
                                                      virNetworkPtr net,
                                                      void *opaque);

/** The C struct of that name. Since 1.2.6. */
struct _virNetworkDHCPLease {
    /** The C field `iface`. */
    char *iface;
    /** The C field `expirytime`. */
    long long expirytime;
    /** The C field `type`. */
    int type;
    /** The C field `mac`. */
    char *mac;
    /** The C field `iaid`. */
    char *iaid;
    /** The C field `ipaddr`. */
    char *ipaddr;
    /** The C field `prefix`. */
    unsigned int prefix;
    /** The C field `hostname`. */
    char *hostname;
    /** The C field `clientid`. */
    char *clientid;
};
typedef struct _virNetworkDHCPLease virNetworkDHCPLease;
typedef virNetworkDHCPLease *virNetworkDHCPLeasePtr;

/** Called by the library. Since 1.2.1. */
typedef void (*virConnectNetworkEventLifecycleCallback)(virConnectPtr conn,
                                                        virNetworkPtr net,
                                                        int event,
                                                        int detail,
                                                        void *opaque);

/** Called by the library. Since 9.8.0. */
typedef void (*virConnectNetworkEventMetadataChangeCallback)(virConnectPtr conn,
                                                             virNetworkPtr net,
                                                             int type,
                                                             const char *nsuri,
                                                             void *opaque);

/* Functions */

/** (to be described). Since 0.2.0. */
int virConnectListDefinedNetworks(virConnectPtr conn, char **const names, int maxnames);

/** (to be described). Since 0.2.0. */
int virConnectListNetworks(virConnectPtr conn, char **const names, int maxnames);

/** (to be described). Since 0.2.0. */
int virConnectNumOfDefinedNetworks(virConnectPtr conn);

/** (to be described). Since 0.2.0. */
int virConnectNumOfNetworks(virConnectPtr conn);

/** (to be described). Since 0.2.0. */
int virNetworkCreate(virNetworkPtr network);

/** (to be described). Since 0.2.0. */
virNetworkPtr virNetworkCreateXML(virConnectPtr conn, const char *xmlDesc);

/** (to be described). Since 0.2.0. */
virNetworkPtr virNetworkDefineXML(virConnectPtr conn, const char *xmlDesc);

/** (to be described). Since 0.2.0. */
int virNetworkDestroy(virNetworkPtr network);

/** (to be described). Since 0.2.0. */
int virNetworkFree(virNetworkPtr network);

/** (to be described). Since 0.2.0. */
char *virNetworkGetBridgeName(virNetworkPtr network);

/** (to be described). Since 0.2.0. */
const char *virNetworkGetName(virNetworkPtr network);

/** (to be described). Since 0.2.0. */
int virNetworkGetUUID(virNetworkPtr network, unsigned char *uuid);

/** (to be described). Since 0.2.0. */
int virNetworkGetUUIDString(virNetworkPtr network, char *buf);

/** (to be described). Since 0.2.0. */
char *virNetworkGetXMLDesc(virNetworkPtr network, unsigned int flags);

/** (to be described). Since 0.2.0. */
virNetworkPtr virNetworkLookupByName(virConnectPtr conn, const char *name);

/** (to be described). Since 0.2.0. */
virNetworkPtr virNetworkLookupByUUID(virConnectPtr conn, const unsigned char *uuid);

/** (to be described). Since 0.2.0. */
virNetworkPtr virNetworkLookupByUUIDString(virConnectPtr conn, const char *uuid);

/** (to be described). Since 0.2.0. */
int virNetworkUndefine(virNetworkPtr network);

/** (to be described). Since 0.2.1. */
int virNetworkGetAutostart(virNetworkPtr network, int *autostart);

/** (to be described). Since 0.2.1. */
int virNetworkSetAutostart(virNetworkPtr network, int autostart);

/** (to be described). Since 0.3.0. */
virConnectPtr virNetworkGetConnect(virNetworkPtr network);

/** (to be described). Since 0.6.0. */
int virNetworkRef(virNetworkPtr network);

/** (to be described). Since 0.7.3. */
int virNetworkIsActive(virNetworkPtr net);

/** (to be described). Since 0.7.3. */
int virNetworkIsPersistent(virNetworkPtr net);

/** (to be described). Since 0.10.2. */
int virConnectListAllNetworks(virConnectPtr conn, virNetworkPtr **nets, unsigned int flags);

/** (to be described). Since 0.10.2. */
int virNetworkUpdate(virNetworkPtr network,
                     unsigned int command,
                     unsigned int section,
                     int parentIndex,
                     const char *xml,
                     unsigned int flags);

/** (to be described). Since 1.2.1. */
int virConnectNetworkEventDeregisterAny(virConnectPtr conn, int callbackID);

/** (to be described). Since 1.2.1. */
int virConnectNetworkEventRegisterAny(virConnectPtr conn,
                                      virNetworkPtr net,
                                      int eventID,
                                      virConnectNetworkEventGenericCallback cb,
                                      void *opaque,
                                      virFreeCallback freecb);

/** (to be described). Since 1.2.6. */
void virNetworkDHCPLeaseFree(virNetworkDHCPLeasePtr lease);

/** (to be described). Since 1.2.6. */
int virNetworkGetDHCPLeases(virNetworkPtr network,
                            const char *mac,
                            virNetworkDHCPLeasePtr **leases,
                            unsigned int flags);

/** (to be described). Since 5.5.0. */
int virNetworkListAllPorts(virNetworkPtr network, virNetworkPortPtr **ports, unsigned int flags);

/** (to be described). Since 5.5.0. */
virNetworkPortPtr virNetworkPortCreateXML(virNetworkPtr net,
                                          const char *xmldesc,
                                          unsigned int flags);

/** (to be described). Since 5.5.0. */
int virNetworkPortDelete(virNetworkPortPtr port, unsigned int flags);

/** (to be described). Since 5.5.0. */
int virNetworkPortFree(virNetworkPortPtr port);

/** (to be described). Since 5.5.0. */
virNetworkPtr virNetworkPortGetNetwork(virNetworkPortPtr port);

/** (to be described). Since 5.5.0. */
int virNetworkPortGetParameters(virNetworkPortPtr port,
                                virTypedParameterPtr *params,
                                int *nparams,
                                unsigned int flags);

/** (to be described). Since 5.5.0. */
int virNetworkPortGetUUID(virNetworkPortPtr port, unsigned char *uuid);

/** (to be described). Since 5.5.0. */
int virNetworkPortGetUUIDString(virNetworkPortPtr port, char *buf);

/** (to be described). Since 5.5.0. */
char *virNetworkPortGetXMLDesc(virNetworkPortPtr port, unsigned int flags);

/** (to be described). Since 5.5.0. */
virNetworkPortPtr virNetworkPortLookupByUUID(virNetworkPtr net, const unsigned char *uuid);

/** (to be described). Since 5.5.0. */
virNetworkPortPtr virNetworkPortLookupByUUIDString(virNetworkPtr net, const char *uuidstr);

/** (to be described). Since 5.5.0. */
int virNetworkPortRef(virNetworkPortPtr port);

/** (to be described). Since 5.5.0. */
int virNetworkPortSetParameters(virNetworkPortPtr port,
                                virTypedParameterPtr params,
                                int nparams,
                                unsigned int flags);

/** (to be described). Since 7.7.0. */
virNetworkPtr virNetworkDefineXMLFlags(virConnectPtr conn, const char *xmlDesc, unsigned int flags);

/** (to be described). Since 7.8.0. */
virNetworkPtr virNetworkCreateXMLFlags(virConnectPtr conn, const char *xmlDesc, unsigned int flags);

/** (to be described). Since 9.7.0. */
char *virNetworkGetMetadata(virNetworkPtr network, int type, const char *uri, unsigned int flags);

/** (to be described). Since 9.7.0. */
int virNetworkSetMetadata(virNetworkPtr network,
                          int type,
                          const char *metadata,
                          const char *key,
                          const char *uri,
                          unsigned int flags);

/* Function-like macros */

/** Casts a network event callback to virConnectNetworkEventGenericCallback. Since 1.2.1. */
#define VIR_NETWORK_EVENT_CALLBACK(cb) \
    ((virConnectNetworkEventGenericCallback)(cb))

#ifdef __cplusplus
}
#endif

#endif /* LIBVIRT_NETWORK_H */
