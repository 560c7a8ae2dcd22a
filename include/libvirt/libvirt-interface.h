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
    VIR_CONNECT_LIST_INTERFACES_INACTIVE = 1 << 0,
    VIR_CONNECT_LIST_INTERFACES_ACTIVE = 1 << 1,
} virConnectListAllInterfacesFlags;

/** Flag bits for reading the XML of a host interface. Since 0.7.3. */
typedef enum {
    VIR_INTERFACE_XML_INACTIVE = 1 << 0,
} virInterfaceXMLFlags;

/** Flag bits for defining a host interface. Since 7.7.0. */
typedef enum {
    VIR_INTERFACE_DEFINE_VALIDATE = 1 << 0,
} virInterfaceDefineFlags;

/* Functions */

/** (to be described). Since 0.6.4. */
int virConnectListInterfaces(virConnectPtr conn, char **const names, int maxnames);

/** (to be described). Since 0.6.4. */
int virConnectNumOfInterfaces(virConnectPtr conn);

/** (to be described). Since 0.6.4. */
int virInterfaceCreate(virInterfacePtr iface, unsigned int flags);

/** (to be described). Since 0.6.4. */
virInterfacePtr virInterfaceDefineXML(virConnectPtr conn, const char *xmlDesc, unsigned int flags);

/** (to be described). Since 0.6.4. */
int virInterfaceDestroy(virInterfacePtr iface, unsigned int flags);

/** (to be described). Since 0.6.4. */
int virInterfaceFree(virInterfacePtr iface);

/** (to be described). Since 0.6.4. */
virConnectPtr virInterfaceGetConnect(virInterfacePtr iface);

/** (to be described). Since 0.6.4. */
const char *virInterfaceGetMACString(virInterfacePtr iface);

/** (to be described). Since 0.6.4. */
const char *virInterfaceGetName(virInterfacePtr iface);

/** (to be described). Since 0.6.4. */
char *virInterfaceGetXMLDesc(virInterfacePtr iface, unsigned int flags);

/** (to be described). Since 0.6.4. */
virInterfacePtr virInterfaceLookupByMACString(virConnectPtr conn, const char *mac);

/** (to be described). Since 0.6.4. */
virInterfacePtr virInterfaceLookupByName(virConnectPtr conn, const char *name);

/** (to be described). Since 0.6.4. */
int virInterfaceRef(virInterfacePtr iface);

/** (to be described). Since 0.6.4. */
int virInterfaceUndefine(virInterfacePtr iface);

/** (to be described). Since 0.7.0. */
int virConnectListDefinedInterfaces(virConnectPtr conn, char **const names, int maxnames);

/** (to be described). Since 0.7.0. */
int virConnectNumOfDefinedInterfaces(virConnectPtr conn);

/** (to be described). Since 0.7.3. */
int virInterfaceIsActive(virInterfacePtr iface);

/** (to be described). Since 0.9.2. */
int virInterfaceChangeBegin(virConnectPtr conn, unsigned int flags);

/** (to be described). Since 0.9.2. */
int virInterfaceChangeCommit(virConnectPtr conn, unsigned int flags);

/** (to be described). Since 0.9.2. */
int virInterfaceChangeRollback(virConnectPtr conn, unsigned int flags);

/** (to be described). Since 0.10.2. */
int virConnectListAllInterfaces(virConnectPtr conn, virInterfacePtr **ifaces, unsigned int flags);

#ifdef __cplusplus
}
#endif

#endif /* LIBVIRT_INTERFACE_H */
