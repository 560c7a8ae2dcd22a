/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Made from src/ and abi/ by `make headers`: change those, not this file. */

#ifndef LIBVIRT_NODEDEV_H
#define LIBVIRT_NODEDEV_H

#if !defined __VIR_LIBVIRT_H_INCLUDES__
#error "libvirt-nodedev.h is a part of libvirt.h: include <libvirt/libvirt.h>"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Handles */

/** What a `virNodeDevicePtr` points to; only the library looks inside. Since 0.5.0. */
typedef struct _virNodeDevice virNodeDevice;
typedef virNodeDevice *virNodeDevicePtr;

/* Enums */

/** Filter bits for listing host devices. Since 0.10.2. */
#ifdef __GNUC__
__extension__
#endif
typedef enum {
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SYSTEM = 1 << 0,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_PCI_DEV = 1 << 1,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_USB_DEV = 1 << 2,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_USB_INTERFACE = 1 << 3,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_NET = 1 << 4,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_HOST = 1 << 5,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_TARGET = 1 << 6,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI = 1 << 7,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_STORAGE = 1 << 8,
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_FC_HOST = 1 << 9,          /**< Since 1.0.4. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_VPORTS = 1 << 10,          /**< Since 1.0.4. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_GENERIC = 1 << 11,    /**< Since 1.1.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_DRM = 1 << 12,             /**< Since 3.1.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV_TYPES = 1 << 13,      /**< Since 3.4.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV = 1 << 14,            /**< Since 3.4.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCW_DEV = 1 << 15,         /**< Since 3.4.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_CSS_DEV = 1 << 16,         /**< Since 6.8.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_VDPA = 1 << 17,            /**< Since 6.9.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_CARD = 1 << 18,         /**< Since 7.0.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_QUEUE = 1 << 19,        /**< Since 7.0.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_MATRIX = 1 << 20,       /**< Since 7.0.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_VPD = 1 << 21,             /**< Since 7.9.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCWGROUP_DEV = 1 << 22,    /**< Since 11.1.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCWGROUP_MEMBER = 1 << 23, /**< Since 11.1.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_PERSISTENT = 1 << 28,          /**< Since 10.1.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_TRANSIENT = 1 << 29,           /**< Since 10.1.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_INACTIVE = 1 << 30,            /**< Since 7.3.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_ACTIVE = 1U << 31,             /**< Since 7.3.0. */
} virConnectListAllNodeDeviceFlags;

/** Flag bits for reading the XML of a host device. Since 10.1.0. */
typedef enum {
    VIR_NODE_DEVICE_XML_INACTIVE = 1 << 0,
} virNodeDeviceXMLFlags;

/** Flag bits for creating a host device from XML. Since 8.10.0. */
typedef enum {
    VIR_NODE_DEVICE_CREATE_XML_VALIDATE = 1 << 0,
} virNodeDeviceCreateXMLFlags;

/** Flag bits for storing a host device definition. Since 8.10.0. */
typedef enum {
    VIR_NODE_DEVICE_DEFINE_XML_VALIDATE = 1 << 0,
} virNodeDeviceDefineXMLFlags;

/**
 * Whether a change goes to the active device, its stored definition, or the current one.
 *
 * Since 10.1.0.
 */
typedef enum {
    VIR_NODE_DEVICE_UPDATE_AFFECT_CURRENT = 0,
    VIR_NODE_DEVICE_UPDATE_AFFECT_LIVE = 1 << 0,
    VIR_NODE_DEVICE_UPDATE_AFFECT_CONFIG = 1 << 1,
} virNodeDeviceUpdateFlags;

/** Host device events a callback can be registered for. Since 2.2.0. */
typedef enum {
    VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE = 0,
    VIR_NODE_DEVICE_EVENT_ID_UPDATE = 1,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_NODE_DEVICE_EVENT_ID_LAST = 2,
#endif
} virNodeDeviceEventID;

/** Kinds of host device lifecycle events. Since 2.2.0. */
typedef enum {
    VIR_NODE_DEVICE_EVENT_CREATED = 0,
    VIR_NODE_DEVICE_EVENT_DELETED = 1,
    VIR_NODE_DEVICE_EVENT_DEFINED = 2,   /**< Since 7.3.0. */
    VIR_NODE_DEVICE_EVENT_UNDEFINED = 3, /**< Since 7.3.0. */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_NODE_DEVICE_EVENT_LAST = 4,
#endif
} virNodeDeviceEventLifecycleType;

/* Types */

/** Called by the library. Since 2.2.0. */
typedef void (*virConnectNodeDeviceEventGenericCallback)(virConnectPtr conn,
                                                         virNodeDevicePtr dev,
                                                         void *opaque);

/** Called by the library. Since 2.2.0. */
typedef void (*virConnectNodeDeviceEventLifecycleCallback)(virConnectPtr conn,
                                                           virNodeDevicePtr dev,
                                                           int event,
                                                           int detail,
                                                           void *opaque);

/* Functions */

/** (to be described). Since 0.5.0. */
int virNodeDeviceFree(virNodeDevicePtr dev);

/** (to be described). Since 0.5.0. */
const char *virNodeDeviceGetName(virNodeDevicePtr dev);

/** (to be described). Since 0.5.0. */
const char *virNodeDeviceGetParent(virNodeDevicePtr dev);

/** (to be described). Since 0.5.0. */
char *virNodeDeviceGetXMLDesc(virNodeDevicePtr dev, unsigned int flags);

/** (to be described). Since 0.5.0. */
int virNodeDeviceListCaps(virNodeDevicePtr dev, char **const names, int maxnames);

/** (to be described). Since 0.5.0. */
virNodeDevicePtr virNodeDeviceLookupByName(virConnectPtr conn, const char *name);

/** (to be described). Since 0.5.0. */
int virNodeDeviceNumOfCaps(virNodeDevicePtr dev);

/** (to be described). Since 0.5.0. */
int virNodeListDevices(virConnectPtr conn,
                       const char *cap,
                       char **const names,
                       int maxnames,
                       unsigned int flags);

/** (to be described). Since 0.5.0. */
int virNodeNumOfDevices(virConnectPtr conn, const char *cap, unsigned int flags);

/** (to be described). Since 0.6.0. */
int virNodeDeviceRef(virNodeDevicePtr dev);

/** (to be described). Since 0.6.1. */
int virNodeDeviceDettach(virNodeDevicePtr dev);

/** (to be described). Since 0.6.1. */
int virNodeDeviceReAttach(virNodeDevicePtr dev);

/** (to be described). Since 0.6.1. */
int virNodeDeviceReset(virNodeDevicePtr dev);

/** (to be described). Since 0.6.3. */
virNodeDevicePtr virNodeDeviceCreateXML(virConnectPtr conn,
                                        const char *xmlDesc,
                                        unsigned int flags);

/** (to be described). Since 0.6.3. */
int virNodeDeviceDestroy(virNodeDevicePtr dev);

/** (to be described). Since 0.10.2. */
int virConnectListAllNodeDevices(virConnectPtr conn,
                                 virNodeDevicePtr **devices,
                                 unsigned int flags);

/** (to be described). Since 1.0.3. */
virNodeDevicePtr virNodeDeviceLookupSCSIHostByWWN(virConnectPtr conn,
                                                  const char *wwnn,
                                                  const char *wwpn,
                                                  unsigned int flags);

/** (to be described). Since 1.0.5. */
int virNodeDeviceDetachFlags(virNodeDevicePtr dev, const char *driverName, unsigned int flags);

/** (to be described). Since 2.2.0. */
int virConnectNodeDeviceEventDeregisterAny(virConnectPtr conn, int callbackID);

/** (to be described). Since 2.2.0. */
int virConnectNodeDeviceEventRegisterAny(virConnectPtr conn,
                                         virNodeDevicePtr dev,
                                         int eventID,
                                         virConnectNodeDeviceEventGenericCallback cb,
                                         void *opaque,
                                         virFreeCallback freecb);

/** (to be described). Since 7.3.0. */
int virNodeDeviceCreate(virNodeDevicePtr dev, unsigned int flags);

/** (to be described). Since 7.3.0. */
virNodeDevicePtr virNodeDeviceDefineXML(virConnectPtr conn,
                                        const char *xmlDesc,
                                        unsigned int flags);

/** (to be described). Since 7.3.0. */
int virNodeDeviceUndefine(virNodeDevicePtr dev, unsigned int flags);

/** (to be described). Since 7.8.0. */
int virNodeDeviceGetAutostart(virNodeDevicePtr dev, int *autostart);

/** (to be described). Since 7.8.0. */
int virNodeDeviceIsActive(virNodeDevicePtr dev);

/** (to be described). Since 7.8.0. */
int virNodeDeviceIsPersistent(virNodeDevicePtr dev);

/** (to be described). Since 7.8.0. */
int virNodeDeviceSetAutostart(virNodeDevicePtr dev, int autostart);

/** (to be described). Since 10.1.0. */
int virNodeDeviceUpdate(virNodeDevicePtr dev, const char *xmlDesc, unsigned int flags);

/* Function-like macros */

/** Casts a node device event callback to virConnectNodeDeviceEventGenericCallback. Since 2.2.0. */
#define VIR_NODE_DEVICE_EVENT_CALLBACK(cb) \
    ((virConnectNodeDeviceEventGenericCallback)(cb))

#ifdef __cplusplus
}
#endif

#endif /* LIBVIRT_NODEDEV_H */
