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

/** Average rate to the port, in kilobytes per second (uint). Since 5.5.0. */
#define VIR_NETWORK_PORT_BANDWIDTH_IN_AVERAGE "inbound.average"

/** Highest rate to the port, in kilobytes per second (uint). Since 5.5.0. */
#define VIR_NETWORK_PORT_BANDWIDTH_IN_PEAK "inbound.peak"

/** Amount that may go to the port at the highest rate, in kilobytes (uint). Since 5.5.0. */
#define VIR_NETWORK_PORT_BANDWIDTH_IN_BURST "inbound.burst"

/** Guaranteed rate to the port, in kilobytes per second (uint). Since 5.5.0. */
#define VIR_NETWORK_PORT_BANDWIDTH_IN_FLOOR "inbound.floor"

/** Average rate from the port, in kilobytes per second (uint). Since 5.5.0. */
#define VIR_NETWORK_PORT_BANDWIDTH_OUT_AVERAGE "outbound.average"

/** Highest rate from the port, in kilobytes per second (uint). Since 5.5.0. */
#define VIR_NETWORK_PORT_BANDWIDTH_OUT_PEAK "outbound.peak"

/** Amount that may come from the port at the highest rate, in kilobytes (uint). Since 5.5.0. */
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
    VIR_NETWORK_XML_INACTIVE = 1 << 0, /**< Show the configuration for the next start */
} virNetworkXMLFlags;

/** Filter bits for listing networks. Since 0.10.2. */
typedef enum {
    VIR_CONNECT_LIST_NETWORKS_INACTIVE = 1 << 0,     /**< Those that are not running */
    VIR_CONNECT_LIST_NETWORKS_ACTIVE = 1 << 1,       /**< Those that are running */
    VIR_CONNECT_LIST_NETWORKS_PERSISTENT = 1 << 2,   /**< Those with a stored configuration */
    VIR_CONNECT_LIST_NETWORKS_TRANSIENT = 1 << 3,    /**< Those that vanish when they stop */
    VIR_CONNECT_LIST_NETWORKS_AUTOSTART = 1 << 4,    /**< Those started with the host */
    VIR_CONNECT_LIST_NETWORKS_NO_AUTOSTART = 1 << 5, /**< Those not started with the host */
} virConnectListAllNetworksFlags;

/** Flag bits for starting a network from XML. Since 7.8.0. */
typedef enum {
    VIR_NETWORK_CREATE_VALIDATE = 1 << 0, /**< Check the XML against the schema first */
} virNetworkCreateFlags;

/** Flag bits for storing a network definition. Since 7.7.0. */
typedef enum {
    VIR_NETWORK_DEFINE_VALIDATE = 1 << 0, /**< Check the XML against the schema first */
} virNetworkDefineFlags;

/** What to do with an element of a network definition. Since 0.10.2. */
typedef enum {
    VIR_NETWORK_UPDATE_COMMAND_NONE = 0,      /**< Not valid */
    VIR_NETWORK_UPDATE_COMMAND_MODIFY = 1,    /**< Change the element that is there */
    VIR_NETWORK_UPDATE_COMMAND_DELETE = 2,    /**< Remove the element */
    VIR_NETWORK_UPDATE_COMMAND_ADD_LAST = 3,  /**< Add the element behind the others */
    VIR_NETWORK_UPDATE_COMMAND_ADD_FIRST = 4, /**< Add the element in front of the others */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_NETWORK_UPDATE_COMMAND_LAST = 5,
#endif
} virNetworkUpdateCommand;

/** Parts of a network definition that can be changed on their own. Since 0.10.2. */
typedef enum {
    VIR_NETWORK_SECTION_NONE = 0,              /**< Not valid */
    VIR_NETWORK_SECTION_BRIDGE = 1,            /**< `bridge` */
    VIR_NETWORK_SECTION_DOMAIN = 2,            /**< `domain` */
    VIR_NETWORK_SECTION_IP = 3,                /**< `ip` */
    VIR_NETWORK_SECTION_IP_DHCP_HOST = 4,      /**< `host` in `dhcp` in `ip` */
    VIR_NETWORK_SECTION_IP_DHCP_RANGE = 5,     /**< `range` in `dhcp` in `ip` */
    VIR_NETWORK_SECTION_FORWARD = 6,           /**< `forward` */
    VIR_NETWORK_SECTION_FORWARD_INTERFACE = 7, /**< `interface` in `forward` */
    VIR_NETWORK_SECTION_FORWARD_PF = 8,        /**< `pf` in `forward` */
    VIR_NETWORK_SECTION_PORTGROUP = 9,         /**< `portgroup` */
    VIR_NETWORK_SECTION_DNS_HOST = 10,         /**< `host` in `dns` */
    VIR_NETWORK_SECTION_DNS_TXT = 11,          /**< `txt` in `dns` */
    VIR_NETWORK_SECTION_DNS_SRV = 12,          /**< `srv` in `dns` */
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
    /** Change the running state if there is one, else the configuration */
    VIR_NETWORK_UPDATE_AFFECT_CURRENT = 0,
    /** Change the running network */
    VIR_NETWORK_UPDATE_AFFECT_LIVE = 1 << 0,
    /** Change the stored configuration */
    VIR_NETWORK_UPDATE_AFFECT_CONFIG = 1 << 1,
} virNetworkUpdateFlags;

/** Kinds of network lifecycle events. Since 1.2.1. */
typedef enum {
    VIR_NETWORK_EVENT_DEFINED = 0,   /**< A configuration was stored */
    VIR_NETWORK_EVENT_UNDEFINED = 1, /**< A configuration was removed */
    VIR_NETWORK_EVENT_STARTED = 2,   /**< The network started */
    VIR_NETWORK_EVENT_STOPPED = 3,   /**< The network stopped */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_NETWORK_EVENT_LAST = 4,
#endif
} virNetworkEventLifecycleType;

/** Network events a callback can be registered for. Since 1.2.1. */
typedef enum {
    /** virConnectNetworkEventLifecycleCallback */
    VIR_NETWORK_EVENT_ID_LIFECYCLE = 0,
    /** virConnectNetworkEventMetadataChangeCallback. Since 9.8.0. */
    VIR_NETWORK_EVENT_ID_METADATA_CHANGE = 1,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_NETWORK_EVENT_ID_LAST = 2,
#endif
} virNetworkEventID;

/** Versions of IP addresses. Since 1.2.6. */
typedef enum {
    VIR_IP_ADDR_TYPE_IPV4 = 0, /**< IPv4 */
    VIR_IP_ADDR_TYPE_IPV6 = 1, /**< IPv6 */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_IP_ADDR_TYPE_LAST = 2,
#endif
} virIPAddrType;

/** Flag bits for creating a network port. Since 5.5.0. */
typedef enum {
    /** Take over resources that are in use already */
    VIR_NETWORK_PORT_CREATE_RECLAIM = 1 << 0,
    /** Check the XML against the schema first. Since 7.8.0. */
    VIR_NETWORK_PORT_CREATE_VALIDATE = 1 << 1,
} virNetworkPortCreateFlags;

/** Kinds of metadata a network can carry. Since 9.7.0. */
typedef enum {
    /** The `description` element */
    VIR_NETWORK_METADATA_DESCRIPTION = 0,
    /** The `title` element */
    VIR_NETWORK_METADATA_TITLE = 1,
    /** An element with a namespace of its own below `metadata` */
    VIR_NETWORK_METADATA_ELEMENT = 2,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_NETWORK_METADATA_LAST = 3,
#endif
} virNetworkMetadataType;

/* Types */

/** One address a virtual network has leased; free it with virNetworkDHCPLeaseFree. Since 1.2.6. */
struct _virNetworkDHCPLease {
    /** Name of the network's interface on the host */
    char *iface;
    /** End of the lease, in seconds since 1970 */
    long long expirytime;
    /** A virIPAddrType value */
    int type;
    /** Hardware address of the client, may be NULL */
    char *mac;
    /** Identity association id of an IPv6 lease, may be NULL */
    char *iaid;
    /** The leased address as text */
    char *ipaddr;
    /** Length of the network prefix in bits */
    unsigned int prefix;
    /** Host name of the client, may be NULL */
    char *hostname;
    /** Client id, or the DUID for IPv6, may be NULL */
    char *clientid;
};
typedef struct _virNetworkDHCPLease virNetworkDHCPLease;
typedef virNetworkDHCPLease *virNetworkDHCPLeasePtr;

/**
 * The type that network event callbacks are cast to when they are registered. `conn` and `net` are
 * borrowed for the call.
 *
 * Since 1.2.1.
 */
typedef void (*virConnectNetworkEventGenericCallback)(virConnectPtr conn,
                                                      virNetworkPtr net,
                                                      void *opaque);

/**
 * Called from the event loop when a network is defined, undefined, started or stopped; `event` is a
 * virNetworkEventLifecycleType value, `detail` is 0 for now. `conn` and `net` are borrowed for the
 * call; keep `net` longer with virNetworkRef.
 *
 * Since 1.2.1.
 */
typedef void (*virConnectNetworkEventLifecycleCallback)(virConnectPtr conn,
                                                        virNetworkPtr net,
                                                        int event,
                                                        int detail,
                                                        void *opaque);

/**
 * Called from the event loop when the metadata of a network changes. `type` is a
 * virNetworkMetadataType value; `nsuri` is the XML namespace for ELEMENT, else NULL. All pointers
 * but `opaque` are borrowed for the call.
 *
 * Since 9.8.0.
 */
typedef void (*virConnectNetworkEventMetadataChangeCallback)(virConnectPtr conn,
                                                             virNetworkPtr net,
                                                             int type,
                                                             const char *nsuri,
                                                             void *opaque);

/* Functions */

/**
 * Fills `names` with the names of the networks that are defined but not active.
 *
 * `names` is a caller-owned array of `maxnames` entries. Free each stored string with free().
 * Returns the number of names stored, or -1 on failure. Prefer virConnectListAllNetworks, which has
 * no race with the count.
 *
 * Since 0.2.0.
 */
int virConnectListDefinedNetworks(virConnectPtr conn, char **const names, int maxnames);

/**
 * Fills `names` with the names of the active networks.
 *
 * `names` is a caller-owned array of `maxnames` entries. Free each stored string with free().
 * Returns the number of names stored, or -1 on failure. Prefer virConnectListAllNetworks, which has
 * no race with the count.
 *
 * Since 0.2.0.
 */
int virConnectListNetworks(virConnectPtr conn, char **const names, int maxnames);

/**
 * Returns how many networks are defined but not active, or -1 on failure.
 *
 * Use virConnectListAllNetworks when a consistent list is needed.
 *
 * Since 0.2.0.
 */
int virConnectNumOfDefinedNetworks(virConnectPtr conn);

/**
 * Returns how many networks are active, or -1 on failure.
 *
 * Use virConnectListAllNetworks when a consistent list is needed.
 *
 * Since 0.2.0.
 */
int virConnectNumOfNetworks(virConnectPtr conn);

/**
 * Starts a network that is defined but not active.
 *
 * Returns 0 when the network has started, or -1 on failure.
 *
 * Since 0.2.0.
 */
int virNetworkCreate(virNetworkPtr network);

/**
 * Starts a transient network from an XML description.
 *
 * Returns a new handle, or NULL on failure. Release the handle with virNetworkFree.
 * virNetworkCreateXMLFlags takes flags as well.
 *
 * Since 0.2.0.
 */
virNetworkPtr virNetworkCreateXML(virConnectPtr conn, const char *xmlDesc);

/**
 * Stores a persistent network configuration without starting the network.
 *
 * If the network exists already, its persistent configuration is replaced. Returns a new handle, or
 * NULL on failure. Release the handle with virNetworkFree. virNetworkDefineXMLFlags takes flags as
 * well.
 *
 * Since 0.2.0.
 */
virNetworkPtr virNetworkDefineXML(virConnectPtr conn, const char *xmlDesc);

/**
 * Stops an active network at once.
 *
 * A transient network ceases to exist; a persistent one becomes inactive. The handle stays
 * allocated and still needs virNetworkFree. Returns 0, or -1 on failure.
 *
 * Since 0.2.0.
 */
int virNetworkDestroy(virNetworkPtr network);

/**
 * Drops one reference to a network handle and frees it when none is left.
 *
 * The network itself is not affected. Do not use the handle afterwards unless another reference is
 * held. Returns 0, or -1 if `network` is not a valid handle.
 *
 * Since 0.2.0.
 */
int virNetworkFree(virNetworkPtr network);

/**
 * Returns the name of the host bridge device that the network uses.
 *
 * Free the result with free(). Returns NULL on failure, also when the network has no bridge.
 *
 * Since 0.2.0.
 */
char *virNetworkGetBridgeName(virNetworkPtr network);

/**
 * Returns the name of the network, or NULL on failure.
 *
 * The string is owned by the handle; do not free it. It stays valid as long as the handle does.
 *
 * Since 0.2.0.
 */
const char *virNetworkGetName(virNetworkPtr network);

/**
 * Copies the UUID of the network into `uuid` as raw bytes.
 *
 * `uuid` must have room for VIR_UUID_BUFLEN (16) bytes. Returns 0, or -1 on failure.
 *
 * Since 0.2.0.
 */
int virNetworkGetUUID(virNetworkPtr network, unsigned char *uuid);

/**
 * Writes the UUID of the network into `buf` as text.
 *
 * `buf` must have room for VIR_UUID_STRING_BUFLEN (37) bytes, which counts the final zero byte.
 * Returns 0, or -1 on failure.
 *
 * Since 0.2.0.
 */
int virNetworkGetUUIDString(virNetworkPtr network, char *buf);

/**
 * Returns the XML description of the network.
 *
 * `flags` takes virNetworkXMLFlags. Free the result with free(). Returns NULL on failure.
 *
 * Since 0.2.0.
 */
char *virNetworkGetXMLDesc(virNetworkPtr network, unsigned int flags);

/**
 * Finds a network, active or not, by its name.
 *
 * Returns a new handle, or NULL when there is no such network or the call fails. Release the handle
 * with virNetworkFree.
 *
 * Since 0.2.0.
 */
virNetworkPtr virNetworkLookupByName(virConnectPtr conn, const char *name);

/**
 * Finds a network by its UUID given as raw bytes.
 *
 * `uuid` points to VIR_UUID_BUFLEN (16) bytes. Returns a new handle, or NULL when there is no such
 * network or the call fails. Release the handle with virNetworkFree.
 *
 * Since 0.2.0.
 */
virNetworkPtr virNetworkLookupByUUID(virConnectPtr conn, const unsigned char *uuid);

/**
 * Finds a network by its UUID given as text.
 *
 * Returns a new handle, or NULL when there is no such network or the call fails. Release the handle
 * with virNetworkFree.
 *
 * Since 0.2.0.
 */
virNetworkPtr virNetworkLookupByUUIDString(virConnectPtr conn, const char *uuid);

/**
 * Removes the persistent configuration of a network.
 *
 * An active network keeps running and becomes transient. Returns 0, or -1 on failure.
 *
 * Since 0.2.0.
 */
int virNetworkUndefine(virNetworkPtr network);

/**
 * Stores in `autostart` whether the network starts when its driver starts.
 *
 * The value is 1 or 0. Returns 0, or -1 on failure.
 *
 * Since 0.2.1.
 */
int virNetworkGetAutostart(virNetworkPtr network, int *autostart);

/**
 * Sets whether the network starts when its driver starts.
 *
 * A nonzero `autostart` turns this on, 0 turns it off. Returns 0, or -1 on failure.
 *
 * Since 0.2.1.
 */
int virNetworkSetAutostart(virNetworkPtr network, int autostart);

/**
 * Returns the connection that the network handle belongs to, or NULL on failure.
 *
 * The connection is owned by the handle: no reference is added, so do not close it because of this
 * call.
 *
 * Since 0.3.0.
 */
virConnectPtr virNetworkGetConnect(virNetworkPtr network);

/**
 * Adds a reference to a network handle.
 *
 * Each reference needs its own virNetworkFree. Returns 0, or -1 on failure.
 *
 * Since 0.6.0.
 */
int virNetworkRef(virNetworkPtr network);

/**
 * Tells whether the network is running.
 *
 * Returns 1 if it is, 0 if not, or -1 on failure.
 *
 * Since 0.7.3.
 */
int virNetworkIsActive(virNetworkPtr net);

/**
 * Tells whether the network has a stored configuration.
 *
 * Returns 1 if it has, 0 if the network is transient, or -1 on failure.
 *
 * Since 0.7.3.
 */
int virNetworkIsPersistent(virNetworkPtr net);

/**
 * Lists the networks as an array of handles.
 *
 * `flags` takes virConnectListAllNetworksFlags as a filter; 0 means all. Pass NULL as `nets` to get
 * only the count. Otherwise release each handle with virNetworkFree, then the array with free(); a
 * NULL entry ends it. Returns the number of networks, or -1 on failure.
 *
 * Since 0.10.2.
 */
int virConnectListAllNetworks(virConnectPtr conn, virNetworkPtr **nets, unsigned int flags);

/**
 * Changes one part of a network's configuration, live, stored or both.
 *
 * `command` takes virNetworkUpdateCommand and `section` virNetworkUpdateSection. `parentIndex`
 * picks the parent element when there are several; -1 leaves the choice to the driver. `xml` is the
 * element to add, change or delete. `flags` takes virNetworkUpdateFlags. Returns 0, or -1 on
 * failure.
 *
 * Since 0.10.2.
 */
int virNetworkUpdate(virNetworkPtr network,
                     unsigned int command,
                     unsigned int section,
                     int parentIndex,
                     const char *xml,
                     unsigned int flags);

/**
 * Frees a DHCP lease together with its strings.
 *
 * Use it for each entry that virNetworkGetDHCPLeases returned. NULL is allowed.
 *
 * Since 1.2.6.
 */
void virNetworkDHCPLeaseFree(virNetworkDHCPLeasePtr lease);

/**
 * Lists the DHCP leases that the network has given out.
 *
 * `mac` limits the list to one MAC address; NULL means all. Free each lease with
 * virNetworkDHCPLeaseFree, then the array with free(). Pass NULL as `leases` to get only the count.
 * `flags` must be 0. Returns the number of leases, or -1 on failure.
 *
 * Since 1.2.6.
 */
int virNetworkGetDHCPLeases(virNetworkPtr network,
                            const char *mac,
                            virNetworkDHCPLeasePtr **leases,
                            unsigned int flags);

/**
 * Stores a persistent network configuration without starting the network.
 *
 * If the network exists already, its persistent configuration is replaced. `flags` takes
 * virNetworkDefineFlags. Returns a new handle, or NULL on failure. Release the handle with
 * virNetworkFree.
 *
 * Since 7.7.0.
 */
virNetworkPtr virNetworkDefineXMLFlags(virConnectPtr conn, const char *xmlDesc, unsigned int flags);

/**
 * Starts a transient network from an XML description.
 *
 * `flags` takes virNetworkCreateFlags. Returns a new handle, or NULL on failure. Release the handle
 * with virNetworkFree.
 *
 * Since 7.8.0.
 */
virNetworkPtr virNetworkCreateXMLFlags(virConnectPtr conn, const char *xmlDesc, unsigned int flags);

/**
 * Returns one piece of the network's metadata: title, description or a custom element.
 *
 * `type` takes virNetworkMetadataType. `uri` is the XML namespace of a custom element and NULL for
 * the other types. `flags` takes virNetworkUpdateFlags. Free the result with free(). Returns NULL
 * on failure, also when the metadata is not set.
 *
 * Since 9.7.0.
 */
char *virNetworkGetMetadata(virNetworkPtr network, int type, const char *uri, unsigned int flags);

/**
 * Sets one piece of the network's metadata: title, description or a custom element.
 *
 * `type` takes virNetworkMetadataType. `metadata` NULL removes it. For a custom element, `uri` is
 * its XML namespace and `key` the namespace prefix; both are NULL for the other types. `flags`
 * takes virNetworkUpdateFlags. Returns 0, or -1 on failure.
 *
 * Since 9.7.0.
 */
int virNetworkSetMetadata(virNetworkPtr network,
                          int type,
                          const char *metadata,
                          const char *key,
                          const char *uri,
                          unsigned int flags);

/**
 * Removes a network event callback.
 *
 * `callbackID` is the number that virConnectNetworkEventRegisterAny returned. Returns 0, or -1 on
 * failure.
 *
 * Since 1.2.1.
 */
int virConnectNetworkEventDeregisterAny(virConnectPtr conn, int callbackID);

/**
 * Registers a callback for events of one network or of all.
 *
 * `net` NULL means all networks. `eventID` takes virNetworkEventID; cast the matching callback type
 * to that of `cb`. `freecb`, if not NULL, is called with `opaque` on removal. Needs a running event
 * loop. Returns a callback number for virConnectNetworkEventDeregisterAny, or -1 on failure.
 *
 * Since 1.2.1.
 */
int virConnectNetworkEventRegisterAny(virConnectPtr conn,
                                      virNetworkPtr net,
                                      int eventID,
                                      virConnectNetworkEventGenericCallback cb,
                                      void *opaque,
                                      virFreeCallback freecb);

/**
 * Lists the ports of the network as an array of handles.
 *
 * Pass NULL as `ports` to get only the count. Otherwise release each handle with
 * virNetworkPortFree, then the array with free(); a NULL entry ends it. `flags` must be 0. Returns
 * the number of ports, or -1 on failure.
 *
 * Since 5.5.0.
 */
int virNetworkListAllPorts(virNetworkPtr network, virNetworkPortPtr **ports, unsigned int flags);

/**
 * Creates a port on a network from an XML description.
 *
 * `flags` takes virNetworkPortCreateFlags. Returns a new handle, or NULL on failure. Release the
 * handle with virNetworkPortFree.
 *
 * Since 5.5.0.
 */
virNetworkPortPtr virNetworkPortCreateXML(virNetworkPtr net,
                                          const char *xmldesc,
                                          unsigned int flags);

/**
 * Deletes a port from its network.
 *
 * The handle stays allocated and still needs virNetworkPortFree. `flags` must be 0. Returns 0, or
 * -1 on failure.
 *
 * Since 5.5.0.
 */
int virNetworkPortDelete(virNetworkPortPtr port, unsigned int flags);

/**
 * Drops one reference to a network port handle and frees it when none is left.
 *
 * The port itself is not affected. Do not use the handle afterwards unless another reference is
 * held. Returns 0, or -1 if `port` is not a valid handle.
 *
 * Since 5.5.0.
 */
int virNetworkPortFree(virNetworkPortPtr port);

/**
 * Returns the network that the port handle belongs to, or NULL on failure.
 *
 * The network handle is owned by the port handle: no reference is added, so do not free it because
 * of this call.
 *
 * Since 5.5.0.
 */
virNetworkPtr virNetworkPortGetNetwork(virNetworkPortPtr port);

/**
 * Returns the tunable settings of the port, such as its bandwidth limits.
 *
 * `params` receives a new array with `nparams` entries, named by VIR_NETWORK_PORT_BANDWIDTH macros;
 * free it with virTypedParamsFree. Pass 0 in `flags`. Returns 0, or -1 on failure.
 *
 * Since 5.5.0.
 */
int virNetworkPortGetParameters(virNetworkPortPtr port,
                                virTypedParameterPtr *params,
                                int *nparams,
                                unsigned int flags);

/**
 * Copies the UUID of the port into `uuid` as raw bytes.
 *
 * `uuid` must have room for VIR_UUID_BUFLEN (16) bytes. Returns 0, or -1 on failure.
 *
 * Since 5.5.0.
 */
int virNetworkPortGetUUID(virNetworkPortPtr port, unsigned char *uuid);

/**
 * Writes the UUID of the port into `buf` as text.
 *
 * `buf` must have room for VIR_UUID_STRING_BUFLEN (37) bytes, which counts the final zero byte.
 * Returns 0, or -1 on failure.
 *
 * Since 5.5.0.
 */
int virNetworkPortGetUUIDString(virNetworkPortPtr port, char *buf);

/**
 * Returns the XML description of the port.
 *
 * `flags` must be 0. Free the result with free(). Returns NULL on failure.
 *
 * Since 5.5.0.
 */
char *virNetworkPortGetXMLDesc(virNetworkPortPtr port, unsigned int flags);

/**
 * Finds a port of the network by its UUID given as raw bytes.
 *
 * `uuid` points to VIR_UUID_BUFLEN (16) bytes. Returns a new handle, or NULL when there is no such
 * port or the call fails. Release the handle with virNetworkPortFree.
 *
 * Since 5.5.0.
 */
virNetworkPortPtr virNetworkPortLookupByUUID(virNetworkPtr net, const unsigned char *uuid);

/**
 * Finds a port of the network by its UUID given as text.
 *
 * Returns a new handle, or NULL when there is no such port or the call fails. Release the handle
 * with virNetworkPortFree.
 *
 * Since 5.5.0.
 */
virNetworkPortPtr virNetworkPortLookupByUUIDString(virNetworkPtr net, const char *uuidstr);

/**
 * Adds a reference to a network port handle.
 *
 * Each reference needs its own virNetworkPortFree. Returns 0, or -1 on failure.
 *
 * Since 5.5.0.
 */
int virNetworkPortRef(virNetworkPortPtr port);

/**
 * Changes tunable settings of the port, such as its bandwidth limits.
 *
 * `params` is an array of `nparams` entries, named by the VIR_NETWORK_PORT_BANDWIDTH macros. Pass 0
 * in `flags`. Returns 0, or -1 on failure.
 *
 * Since 5.5.0.
 */
int virNetworkPortSetParameters(virNetworkPortPtr port,
                                virTypedParameterPtr params,
                                int nparams,
                                unsigned int flags);

/* Function-like macros */

/** Casts a network event callback to virConnectNetworkEventGenericCallback. Since 1.2.1. */
#define VIR_NETWORK_EVENT_CALLBACK(cb) \
    ((virConnectNetworkEventGenericCallback)(void (*)(void))(cb))

#ifdef __cplusplus
}
#endif

#endif /* LIBVIRT_NETWORK_H */
