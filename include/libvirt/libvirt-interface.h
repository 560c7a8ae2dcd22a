/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Made from src/ and abi/ by `make headers`: change those, not this file. */

#ifndef LIBVIRT_INTERFACE_H
#define LIBVIRT_INTERFACE_H

#if !defined __VIR_LIBVIRT_H_INCLUDES__
#error "libvirt-interface.h is a part of libvirt.h: include <libvirt/libvirt.h>"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Handles */

/** What a `virInterfacePtr` points to; only the library looks inside. Since 0.6.4. */
typedef struct _virInterface virInterface;
typedef virInterface *virInterfacePtr;

/* Enums */

/** Filter bits for listing host interfaces. Since 0.10.2. */
typedef enum {
    VIR_CONNECT_LIST_INTERFACES_INACTIVE = 1 << 0, /**< Those that are down */
    VIR_CONNECT_LIST_INTERFACES_ACTIVE = 1 << 1,   /**< Those that are up */
} virConnectListAllInterfacesFlags;

/** Flag bits for reading the XML of a host interface. Since 0.7.3. */
typedef enum {
    VIR_INTERFACE_XML_INACTIVE = 1 << 0, /**< Show the configuration, not the present state */
} virInterfaceXMLFlags;

/** Flag bits for defining a host interface. Since 7.7.0. */
typedef enum {
    VIR_INTERFACE_DEFINE_VALIDATE = 1 << 0, /**< Check the XML against the schema first */
} virInterfaceDefineFlags;

/* Functions */

/**
 * Fills `names` with the names of the active host interfaces.
 *
 * `names` is a caller-owned array of `maxnames` entries. Free each stored string with free().
 * Returns the number of names stored, or -1 on failure. Prefer virConnectListAllInterfaces, which
 * has no race with the count.
 *
 * Since 0.6.4.
 */
int virConnectListInterfaces(virConnectPtr conn, char **const names, int maxnames);

/**
 * Returns how many host interfaces are active, or -1 on failure.
 *
 * Use virConnectListAllInterfaces when a consistent list is needed.
 *
 * Since 0.6.4.
 */
int virConnectNumOfInterfaces(virConnectPtr conn);

/**
 * Brings a host interface up.
 *
 * `flags` must be 0. Returns 0, or -1 on failure.
 *
 * Since 0.6.4.
 */
int virInterfaceCreate(virInterfacePtr iface, unsigned int flags);

/**
 * Stores the configuration of a host interface, new or changed, without bringing it up.
 *
 * `flags` takes virInterfaceDefineFlags. After virInterfaceChangeBegin the change can be taken back
 * with virInterfaceChangeRollback. Returns a new handle, or NULL on failure. Release the handle
 * with virInterfaceFree.
 *
 * Since 0.6.4.
 */
virInterfacePtr virInterfaceDefineXML(virConnectPtr conn, const char *xmlDesc, unsigned int flags);

/**
 * Takes a host interface down.
 *
 * The configuration stays, and the handle stays allocated and still needs virInterfaceFree. `flags`
 * must be 0. Returns 0, or -1 on failure.
 *
 * Since 0.6.4.
 */
int virInterfaceDestroy(virInterfacePtr iface, unsigned int flags);

/**
 * Drops one reference to an interface handle and frees it when none is left.
 *
 * The interface itself is not affected. Do not use the handle afterwards unless another reference
 * is held. Returns 0, or -1 if `iface` is not a valid handle.
 *
 * Since 0.6.4.
 */
int virInterfaceFree(virInterfacePtr iface);

/**
 * Returns the connection that the interface handle belongs to, or NULL on failure.
 *
 * The connection is owned by the handle: no reference is added, so do not close it because of this
 * call.
 *
 * Since 0.6.4.
 */
virConnectPtr virInterfaceGetConnect(virInterfacePtr iface);

/**
 * Returns the MAC address of the interface as text, or NULL on failure.
 *
 * The string is owned by the handle; do not free it. It stays valid as long as the handle does.
 *
 * Since 0.6.4.
 */
const char *virInterfaceGetMACString(virInterfacePtr iface);

/**
 * Returns the name of the interface, or NULL on failure.
 *
 * The string is owned by the handle; do not free it. It stays valid as long as the handle does.
 *
 * Since 0.6.4.
 */
const char *virInterfaceGetName(virInterfacePtr iface);

/**
 * Returns the XML description of the interface.
 *
 * `flags` takes virInterfaceXMLFlags: 0 gives the live state, VIR_INTERFACE_XML_INACTIVE the stored
 * configuration. Free the result with free(). Returns NULL on failure.
 *
 * Since 0.6.4.
 */
char *virInterfaceGetXMLDesc(virInterfacePtr iface, unsigned int flags);

/**
 * Finds a host interface by its MAC address given as text.
 *
 * Returns a new handle, or NULL when no interface or more than one matches or the call fails.
 * Release the handle with virInterfaceFree.
 *
 * Since 0.6.4.
 */
virInterfacePtr virInterfaceLookupByMACString(virConnectPtr conn, const char *mac);

/**
 * Finds a host interface by its name.
 *
 * Returns a new handle, or NULL when there is no such interface or the call fails. Release the
 * handle with virInterfaceFree.
 *
 * Since 0.6.4.
 */
virInterfacePtr virInterfaceLookupByName(virConnectPtr conn, const char *name);

/**
 * Adds a reference to an interface handle.
 *
 * Each reference needs its own virInterfaceFree. Returns 0, or -1 on failure.
 *
 * Since 0.6.4.
 */
int virInterfaceRef(virInterfacePtr iface);

/**
 * Removes the stored configuration of a host interface.
 *
 * An active interface is not taken down. After virInterfaceChangeBegin the change can be taken back
 * with virInterfaceChangeRollback. Returns 0, or -1 on failure.
 *
 * Since 0.6.4.
 */
int virInterfaceUndefine(virInterfacePtr iface);

/**
 * Fills `names` with the names of the host interfaces that are defined but not active.
 *
 * `names` is a caller-owned array of `maxnames` entries. Free each stored string with free().
 * Returns the number of names stored, or -1 on failure. Prefer virConnectListAllInterfaces, which
 * has no race with the count.
 *
 * Since 0.7.0.
 */
int virConnectListDefinedInterfaces(virConnectPtr conn, char **const names, int maxnames);

/**
 * Returns how many host interfaces are defined but not active, or -1 on failure.
 *
 * Use virConnectListAllInterfaces when a consistent list is needed.
 *
 * Since 0.7.0.
 */
int virConnectNumOfDefinedInterfaces(virConnectPtr conn);

/**
 * Tells whether the interface is up.
 *
 * Returns 1 if it is, 0 if not, or -1 on failure.
 *
 * Since 0.7.3.
 */
int virInterfaceIsActive(virInterfacePtr iface);

/**
 * Takes a restore point of the host's interface configuration.
 *
 * Later changes can be kept with virInterfaceChangeCommit or undone with
 * virInterfaceChangeRollback. `flags` must be 0. Returns 0, or -1 on failure, also when a restore
 * point exists already.
 *
 * Since 0.9.2.
 */
int virInterfaceChangeBegin(virConnectPtr conn, unsigned int flags);

/**
 * Keeps the changes made since virInterfaceChangeBegin and drops the restore point.
 *
 * `flags` must be 0. Returns 0, or -1 on failure.
 *
 * Since 0.9.2.
 */
int virInterfaceChangeCommit(virConnectPtr conn, unsigned int flags);

/**
 * Undoes the changes made since virInterfaceChangeBegin and drops the restore point.
 *
 * `flags` must be 0. Returns 0, or -1 on failure.
 *
 * Since 0.9.2.
 */
int virInterfaceChangeRollback(virConnectPtr conn, unsigned int flags);

/**
 * Lists the host interfaces as an array of handles.
 *
 * `flags` takes virConnectListAllInterfacesFlags as a filter; 0 means all. Pass NULL as `ifaces` to
 * get only the count. Otherwise release each handle with virInterfaceFree, then the array with
 * free(); a NULL entry ends it. Returns the number of interfaces, or -1 on failure.
 *
 * Since 0.10.2.
 */
int virConnectListAllInterfaces(virConnectPtr conn, virInterfacePtr **ifaces, unsigned int flags);

#ifdef __cplusplus
}
#endif

#endif /* LIBVIRT_INTERFACE_H */
