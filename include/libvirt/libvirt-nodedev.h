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
    /** The host itself */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SYSTEM = 1 << 0,
    /** PCI devices */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_PCI_DEV = 1 << 1,
    /** USB devices */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_USB_DEV = 1 << 2,
    /** USB interfaces */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_USB_INTERFACE = 1 << 3,
    /** Network interfaces */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_NET = 1 << 4,
    /** SCSI host adapters */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_HOST = 1 << 5,
    /** SCSI targets */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_TARGET = 1 << 6,
    /** SCSI devices */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI = 1 << 7,
    /** Storage devices */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_STORAGE = 1 << 8,
    /** Fibre channel host adapters. Since 1.0.4. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_FC_HOST = 1 << 9,
    /** Adapters that can have virtual ports. Since 1.0.4. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_VPORTS = 1 << 10,
    /** SCSI generic devices. Since 1.1.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_GENERIC = 1 << 11,
    /** Graphics (DRM) devices. Since 3.1.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_DRM = 1 << 12,
    /** Devices that can make mediated devices. Since 3.4.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV_TYPES = 1 << 13,
    /** Mediated devices. Since 3.4.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV = 1 << 14,
    /** s390 CCW devices. Since 3.4.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCW_DEV = 1 << 15,
    /** s390 CSS devices. Since 6.8.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_CSS_DEV = 1 << 16,
    /** vDPA devices. Since 6.9.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_VDPA = 1 << 17,
    /** s390 AP cards. Since 7.0.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_CARD = 1 << 18,
    /** s390 AP queues. Since 7.0.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_QUEUE = 1 << 19,
    /** s390 AP matrix devices. Since 7.0.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_MATRIX = 1 << 20,
    /** Devices with vital product data. Since 7.9.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_VPD = 1 << 21,
    /** s390 CCW group devices. Since 11.1.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCWGROUP_DEV = 1 << 22,
    /** Members of s390 CCW groups. Since 11.1.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCWGROUP_MEMBER = 1 << 23,
    /** Those with a stored configuration. Since 10.1.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_PERSISTENT = 1 << 28,
    /** Those without a stored configuration. Since 10.1.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_TRANSIENT = 1 << 29,
    /** Those that are not there now. Since 7.3.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_INACTIVE = 1 << 30,
    /** Those that are there now. Since 7.3.0. */
    VIR_CONNECT_LIST_NODE_DEVICES_ACTIVE = 1U << 31,
} virConnectListAllNodeDeviceFlags;

/** Flag bits for reading the XML of a host device. Since 10.1.0. */
typedef enum {
    VIR_NODE_DEVICE_XML_INACTIVE = 1 << 0, /**< Show the configuration for the next start */
} virNodeDeviceXMLFlags;

/** Flag bits for creating a host device from XML. Since 8.10.0. */
typedef enum {
    VIR_NODE_DEVICE_CREATE_XML_VALIDATE = 1 << 0, /**< Check the XML against the schema first */
} virNodeDeviceCreateXMLFlags;

/** Flag bits for storing a host device definition. Since 8.10.0. */
typedef enum {
    VIR_NODE_DEVICE_DEFINE_XML_VALIDATE = 1 << 0, /**< Check the XML against the schema first */
} virNodeDeviceDefineXMLFlags;

/**
 * Whether a change goes to the active device, its stored definition, or the current one.
 *
 * Since 10.1.0.
 */
typedef enum {
    /** Change the device if it is there, else the configuration */
    VIR_NODE_DEVICE_UPDATE_AFFECT_CURRENT = 0,
    /** Change the device */
    VIR_NODE_DEVICE_UPDATE_AFFECT_LIVE = 1 << 0,
    /** Change the stored configuration */
    VIR_NODE_DEVICE_UPDATE_AFFECT_CONFIG = 1 << 1,
} virNodeDeviceUpdateFlags;

/** Host device events a callback can be registered for. Since 2.2.0. */
typedef enum {
    VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE = 0, /**< virConnectNodeDeviceEventLifecycleCallback */
    VIR_NODE_DEVICE_EVENT_ID_UPDATE = 1,    /**< virConnectNodeDeviceEventGenericCallback */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_NODE_DEVICE_EVENT_ID_LAST = 2,
#endif
} virNodeDeviceEventID;

/** Kinds of host device lifecycle events. Since 2.2.0. */
typedef enum {
    VIR_NODE_DEVICE_EVENT_CREATED = 0,   /**< The device came */
    VIR_NODE_DEVICE_EVENT_DELETED = 1,   /**< The device went */
    VIR_NODE_DEVICE_EVENT_DEFINED = 2,   /**< A configuration was stored. Since 7.3.0. */
    VIR_NODE_DEVICE_EVENT_UNDEFINED = 3, /**< A configuration was removed. Since 7.3.0. */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_NODE_DEVICE_EVENT_LAST = 4,
#endif
} virNodeDeviceEventLifecycleType;

/* Types */

/**
 * Called from the event loop for a node device event with no further data, such as an update; other
 * node device callbacks are cast to this type. `conn` and `dev` are borrowed for the call.
 *
 * Since 2.2.0.
 */
typedef void (*virConnectNodeDeviceEventGenericCallback)(virConnectPtr conn,
                                                         virNodeDevicePtr dev,
                                                         void *opaque);

/**
 * Called from the event loop when a host device appears, goes, or is defined or undefined; `event`
 * is a virNodeDeviceEventLifecycleType value, `detail` is 0 for now. `conn` and `dev` are borrowed
 * for the call; keep `dev` longer with virNodeDeviceRef.
 *
 * Since 2.2.0.
 */
typedef void (*virConnectNodeDeviceEventLifecycleCallback)(virConnectPtr conn,
                                                           virNodeDevicePtr dev,
                                                           int event,
                                                           int detail,
                                                           void *opaque);

/* Functions */

/**
 * Drops one reference to a node device handle and frees it when none is left.
 *
 * The device itself is not affected. Do not use the handle afterwards unless another reference is
 * held. Returns 0, or -1 if `dev` is not a valid handle.
 *
 * Since 0.5.0.
 */
int virNodeDeviceFree(virNodeDevicePtr dev);

/**
 * Returns the name of the device, such as "pci_0000_00_02_0", or NULL on failure.
 *
 * The string is owned by the handle; do not free it. It stays valid as long as the handle does.
 *
 * Since 0.5.0.
 */
const char *virNodeDeviceGetName(virNodeDevicePtr dev);

/**
 * Returns the name of the parent device, or NULL when there is none or the call fails.
 *
 * The string is owned by the handle; do not free it. It stays valid as long as the handle does.
 *
 * Since 0.5.0.
 */
const char *virNodeDeviceGetParent(virNodeDevicePtr dev);

/**
 * Returns the XML description of the device.
 *
 * `flags` takes virNodeDeviceXMLFlags. Free the result with free(). Returns NULL on failure.
 *
 * Since 0.5.0.
 */
char *virNodeDeviceGetXMLDesc(virNodeDevicePtr dev, unsigned int flags);

/**
 * Fills `names` with the names of the capabilities that the device has.
 *
 * `names` is a caller-owned array of `maxnames` entries. Free each stored string with free().
 * Returns the number of names stored, or -1 on failure.
 *
 * Since 0.5.0.
 */
int virNodeDeviceListCaps(virNodeDevicePtr dev, char **const names, int maxnames);

/**
 * Finds a device of the host by its name.
 *
 * Returns a new handle, or NULL when there is no such device or the call fails. Release the handle
 * with virNodeDeviceFree.
 *
 * Since 0.5.0.
 */
virNodeDevicePtr virNodeDeviceLookupByName(virConnectPtr conn, const char *name);

/**
 * Returns how many capabilities the device has, or -1 on failure.
 *
 * virNodeDeviceListCaps gives their names.
 *
 * Since 0.5.0.
 */
int virNodeDeviceNumOfCaps(virNodeDevicePtr dev);

/**
 * Fills `names` with the names of the host's devices.
 *
 * `cap` limits the list to devices with that capability; NULL means all. `names` is a caller-owned
 * array of `maxnames` entries. Free each stored string with free(). `flags` must be 0. Returns the
 * number of names stored, or -1 on failure. Prefer virConnectListAllNodeDevices, which has no race.
 *
 * Since 0.5.0.
 */
int virNodeListDevices(virConnectPtr conn,
                       const char *cap,
                       char **const names,
                       int maxnames,
                       unsigned int flags);

/**
 * Returns how many devices the host has, or -1 on failure.
 *
 * `cap` limits the count to devices with that capability; NULL means all. `flags` must be 0. Use
 * virConnectListAllNodeDevices when a consistent list is needed.
 *
 * Since 0.5.0.
 */
int virNodeNumOfDevices(virConnectPtr conn, const char *cap, unsigned int flags);

/**
 * Adds a reference to a node device handle.
 *
 * Each reference needs its own virNodeDeviceFree. Returns 0, or -1 on failure.
 *
 * Since 0.6.0.
 */
int virNodeDeviceRef(virNodeDevicePtr dev);

/**
 * Takes a device away from its host driver so that it can be given to a guest.
 *
 * Returns 0, or -1 on failure. virNodeDeviceReAttach undoes it. virNodeDeviceDetachFlags also lets
 * the caller choose the driver that takes over.
 *
 * Since 0.6.1.
 */
int virNodeDeviceDettach(virNodeDevicePtr dev);

/**
 * Gives a detached device back to its host driver.
 *
 * The device must not be in use by a guest. Returns 0, or -1 on failure.
 *
 * Since 0.6.1.
 */
int virNodeDeviceReAttach(virNodeDevicePtr dev);

/**
 * Resets a device that has been detached from the host.
 *
 * Reset a device before a guest gets it and before the host takes it back. Returns 0, or -1 on
 * failure, also when the device cannot be reset without disturbing others.
 *
 * Since 0.6.1.
 */
int virNodeDeviceReset(virNodeDevicePtr dev);

/**
 * Creates a transient device on the host, such as a virtual HBA or a mediated device.
 *
 * `flags` takes virNodeDeviceCreateXMLFlags. Returns a new handle, or NULL on failure. Release the
 * handle with virNodeDeviceFree.
 *
 * Since 0.6.3.
 */
virNodeDevicePtr virNodeDeviceCreateXML(virConnectPtr conn,
                                        const char *xmlDesc,
                                        unsigned int flags);

/**
 * Removes a virtual device from the host.
 *
 * Works for devices that virNodeDeviceCreateXML or virNodeDeviceCreate can make. The handle stays
 * allocated and still needs virNodeDeviceFree. Returns 0, or -1 on failure.
 *
 * Since 0.6.3.
 */
int virNodeDeviceDestroy(virNodeDevicePtr dev);

/**
 * Lists the devices of the host as an array of handles.
 *
 * `flags` takes virConnectListAllNodeDeviceFlags as a filter. Pass NULL as `devices` to get only
 * the count. Otherwise release each handle with virNodeDeviceFree, then the array with free(); a
 * NULL entry ends it. Returns the number of devices, or -1 on failure.
 *
 * Since 0.10.2.
 */
int virConnectListAllNodeDevices(virConnectPtr conn,
                                 virNodeDevicePtr **devices,
                                 unsigned int flags);

/**
 * Finds the SCSI host device with the given world wide names.
 *
 * `wwnn` is the node name and `wwpn` the port name. `flags` must be 0. Returns a new handle, or
 * NULL when there is no such device or the call fails. Release the handle with virNodeDeviceFree.
 *
 * Since 1.0.3.
 */
virNodeDevicePtr virNodeDeviceLookupSCSIHostByWWN(virConnectPtr conn,
                                                  const char *wwnn,
                                                  const char *wwpn,
                                                  unsigned int flags);

/**
 * Takes a device away from its host driver so that it can be given to a guest.
 *
 * `driverName` names the driver that takes over, such as "vfio"; NULL lets the library choose.
 * `flags` must be 0. Returns 0, or -1 on failure. virNodeDeviceReAttach undoes it.
 *
 * Since 1.0.5.
 */
int virNodeDeviceDetachFlags(virNodeDevicePtr dev, const char *driverName, unsigned int flags);

/**
 * Starts a device that is defined but not active.
 *
 * `flags` must be 0. Returns 0, or -1 on failure.
 *
 * Since 7.3.0.
 */
int virNodeDeviceCreate(virNodeDevicePtr dev, unsigned int flags);

/**
 * Stores a persistent device configuration, such as one for a mediated device, without starting it.
 *
 * `flags` takes virNodeDeviceDefineXMLFlags. Returns a new handle, or NULL on failure. Release the
 * handle with virNodeDeviceFree. Start the device with virNodeDeviceCreate.
 *
 * Since 7.3.0.
 */
virNodeDevicePtr virNodeDeviceDefineXML(virConnectPtr conn,
                                        const char *xmlDesc,
                                        unsigned int flags);

/**
 * Removes the persistent configuration of a device.
 *
 * An active device stays active and becomes transient. `flags` must be 0. Returns 0, or -1 on
 * failure.
 *
 * Since 7.3.0.
 */
int virNodeDeviceUndefine(virNodeDevicePtr dev, unsigned int flags);

/**
 * Stores in `autostart` whether the device starts on its own.
 *
 * The value is 1 or 0. Returns 0, or -1 on failure.
 *
 * Since 7.8.0.
 */
int virNodeDeviceGetAutostart(virNodeDevicePtr dev, int *autostart);

/**
 * Tells whether the device exists on the host now.
 *
 * Returns 1 if it does, 0 if it is only defined, or -1 on failure.
 *
 * Since 7.8.0.
 */
int virNodeDeviceIsActive(virNodeDevicePtr dev);

/**
 * Tells whether the device has a stored configuration.
 *
 * Returns 1 if it has, 0 if the device is transient, or -1 on failure.
 *
 * Since 7.8.0.
 */
int virNodeDeviceIsPersistent(virNodeDevicePtr dev);

/**
 * Sets whether the device starts on its own when the host boots or its parent appears.
 *
 * A nonzero `autostart` turns this on, 0 turns it off. Returns 0, or -1 on failure.
 *
 * Since 7.8.0.
 */
int virNodeDeviceSetAutostart(virNodeDevicePtr dev, int autostart);

/**
 * Changes the configuration of a device, live, stored or both, to match the XML.
 *
 * `flags` takes virNodeDeviceUpdateFlags. Only some kinds of devices, such as mediated devices, can
 * be changed. Returns 0, or -1 on failure.
 *
 * Since 10.1.0.
 */
int virNodeDeviceUpdate(virNodeDevicePtr dev, const char *xmlDesc, unsigned int flags);

/**
 * Removes a node device event callback.
 *
 * `callbackID` is the number that virConnectNodeDeviceEventRegisterAny returned. Returns 0, or -1
 * on failure.
 *
 * Since 2.2.0.
 */
int virConnectNodeDeviceEventDeregisterAny(virConnectPtr conn, int callbackID);

/**
 * Registers a callback for events of one node device or of all.
 *
 * `dev` NULL means all devices. `eventID` takes virNodeDeviceEventID; cast the matching callback
 * type to that of `cb`. `freecb`, if not NULL, is called with `opaque` on removal. Needs a running
 * event loop. Returns a callback number for virConnectNodeDeviceEventDeregisterAny, or -1 on
 * failure.
 *
 * Since 2.2.0.
 */
int virConnectNodeDeviceEventRegisterAny(virConnectPtr conn,
                                         virNodeDevicePtr dev,
                                         int eventID,
                                         virConnectNodeDeviceEventGenericCallback cb,
                                         void *opaque,
                                         virFreeCallback freecb);

/* Function-like macros */

/** Casts a node device event callback to virConnectNodeDeviceEventGenericCallback. Since 2.2.0. */
#define VIR_NODE_DEVICE_EVENT_CALLBACK(cb) \
    ((virConnectNodeDeviceEventGenericCallback)(void (*)(void))(cb))

#ifdef __cplusplus
}
#endif

#endif /* LIBVIRT_NODEDEV_H */
