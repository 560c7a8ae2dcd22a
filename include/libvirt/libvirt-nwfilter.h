/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Made from src/ and abi/ by `make headers`: change those, not this file. */

#ifndef LIBVIRT_NWFILTER_H
#define LIBVIRT_NWFILTER_H

#if !defined __VIR_LIBVIRT_H_INCLUDES__
#error "libvirt-nwfilter.h is a part of libvirt.h: include <libvirt/libvirt.h>"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Handles */

/** What a `virNWFilterPtr` points to; only the library looks inside. Since 0.8.0. */
typedef struct _virNWFilter virNWFilter;
typedef virNWFilter *virNWFilterPtr;

/** What a `virNWFilterBindingPtr` points to; only the library looks inside. Since 4.5.0. */
typedef struct _virNWFilterBinding virNWFilterBinding;
typedef virNWFilterBinding *virNWFilterBindingPtr;

/* Enums */

/** Flag bits for storing a network filter definition. Since 7.7.0. */
typedef enum {
    VIR_NWFILTER_DEFINE_VALIDATE = 1 << 0, /**< Check the XML against the schema first */
} virNWFilterDefineFlags;

/** Flag bits for binding a network filter to an interface. Since 7.8.0. */
typedef enum {
    VIR_NWFILTER_BINDING_CREATE_VALIDATE = 1 << 0, /**< Check the XML against the schema first */
} virNWFilterBindingCreateFlags;

/* Functions */

/**
 * Fills `names` with the names of the network filters.
 *
 * Stores at most `maxnames` strings and returns how many it stored, or -1 on failure. Free each
 * string with free(). virConnectListAllNWFilters needs no size guess and is the better choice.
 *
 * Since 0.8.0.
 */
int virConnectListNWFilters(virConnectPtr conn, char **const names, int maxnames);

/**
 * Counts the network filters.
 *
 * Returns the count, or -1 on failure.
 *
 * Since 0.8.0.
 */
int virConnectNumOfNWFilters(virConnectPtr conn);

/**
 * Creates a network filter from XML, or replaces the one with the same name and UUID.
 *
 * Returns a new handle, or NULL on failure. Release the handle with virNWFilterFree.
 * virNWFilterDefineXMLFlags does the same and can check the XML against the schema.
 *
 * Since 0.8.0.
 */
virNWFilterPtr virNWFilterDefineXML(virConnectPtr conn, const char *xmlDesc);

/**
 * Drops one reference to the filter handle and releases it when none remain.
 *
 * The filter itself is not touched. Do not use the handle after giving up your reference. Returns 0
 * on success, -1 on failure.
 *
 * Since 0.8.0.
 */
int virNWFilterFree(virNWFilterPtr nwfilter);

/**
 * Returns the name of the network filter.
 *
 * The string is owned by the handle; do not free. Returns NULL on failure.
 *
 * Since 0.8.0.
 */
const char *virNWFilterGetName(virNWFilterPtr nwfilter);

/**
 * Copies the raw UUID of the filter into `uuid`.
 *
 * `uuid` must have room for VIR_UUID_BUFLEN (16) bytes. Returns 0 on success, -1 on failure.
 *
 * Since 0.8.0.
 */
int virNWFilterGetUUID(virNWFilterPtr nwfilter, unsigned char *uuid);

/**
 * Writes the UUID of the filter into `buf` as text.
 *
 * `buf` must have room for VIR_UUID_STRING_BUFLEN (37) bytes, with the final NUL. Returns 0 on
 * success, -1 on failure.
 *
 * Since 0.8.0.
 */
int virNWFilterGetUUIDString(virNWFilterPtr nwfilter, char *buf);

/**
 * Returns the network filter rules as XML text.
 *
 * `flags` must be 0. Free the result with free(). Returns NULL on failure.
 *
 * Since 0.8.0.
 */
char *virNWFilterGetXMLDesc(virNWFilterPtr nwfilter, unsigned int flags);

/**
 * Finds a network filter by its name.
 *
 * Returns a new handle, or NULL if there is no such filter or on failure. Release the handle with
 * virNWFilterFree.
 *
 * Since 0.8.0.
 */
virNWFilterPtr virNWFilterLookupByName(virConnectPtr conn, const char *name);

/**
 * Finds a network filter by its raw UUID.
 *
 * `uuid` points to VIR_UUID_BUFLEN (16) bytes. Returns a new handle, or NULL if there is no such
 * filter or on failure. Release the handle with virNWFilterFree.
 *
 * Since 0.8.0.
 */
virNWFilterPtr virNWFilterLookupByUUID(virConnectPtr conn, const unsigned char *uuid);

/**
 * Finds a network filter by its UUID in text form.
 *
 * Returns a new handle, or NULL if there is no such filter or on failure. Release the handle with
 * virNWFilterFree.
 *
 * Since 0.8.0.
 */
virNWFilterPtr virNWFilterLookupByUUIDString(virConnectPtr conn, const char *uuid);

/**
 * Adds a reference to the filter handle.
 *
 * Give back each reference with virNWFilterFree. Returns 0 on success, -1 on failure.
 *
 * Since 0.8.0.
 */
int virNWFilterRef(virNWFilterPtr nwfilter);

/**
 * Deletes the network filter; fails while the filter is in use.
 *
 * The handle still needs virNWFilterFree. Returns 0 on success, -1 on failure.
 *
 * Since 0.8.0.
 */
int virNWFilterUndefine(virNWFilterPtr nwfilter);

/**
 * Lists all network filters.
 *
 * Stores a new NULL-terminated array in `filters`; pass NULL to only count. Release each handle
 * with virNWFilterFree and the array with free(). `flags` must be 0. Returns the count, or -1 on
 * failure.
 *
 * Since 0.10.2.
 */
int virConnectListAllNWFilters(virConnectPtr conn, virNWFilterPtr **filters, unsigned int flags);

/**
 * Lists all bindings of network filters to network ports.
 *
 * Stores a new NULL-terminated array in `bindings`; pass NULL to only count. Release each handle
 * with virNWFilterBindingFree and the array with free(). `flags` must be 0. Returns the count, or
 * -1 on failure.
 *
 * Since 4.5.0.
 */
int virConnectListAllNWFilterBindings(virConnectPtr conn,
                                      virNWFilterBindingPtr **bindings,
                                      unsigned int flags);

/**
 * Binds a network filter to a port, as described by the XML in `xml`.
 *
 * `flags` takes virNWFilterBindingCreateFlags. Returns a new handle, or NULL on failure. Release
 * the handle with virNWFilterBindingFree.
 *
 * Since 4.5.0.
 */
virNWFilterBindingPtr virNWFilterBindingCreateXML(virConnectPtr conn,
                                                  const char *xml,
                                                  unsigned int flags);

/**
 * Removes the binding, so that the filter no longer applies to the port.
 *
 * The handle still needs virNWFilterBindingFree. Returns 0 on success, -1 on failure.
 *
 * Since 4.5.0.
 */
int virNWFilterBindingDelete(virNWFilterBindingPtr binding);

/**
 * Drops one reference to the binding handle and releases it when none remain.
 *
 * The binding itself is not touched. Do not use the handle after giving up your reference. Returns
 * 0 on success, -1 on failure.
 *
 * Since 4.5.0.
 */
int virNWFilterBindingFree(virNWFilterBindingPtr binding);

/**
 * Returns the name of the network filter used by the binding.
 *
 * The string is owned by the handle; do not free. Returns NULL on failure.
 *
 * Since 4.5.0.
 */
const char *virNWFilterBindingGetFilterName(virNWFilterBindingPtr binding);

/**
 * Returns the name of the network port device that the binding is for.
 *
 * The string is owned by the handle; do not free. Returns NULL on failure.
 *
 * Since 4.5.0.
 */
const char *virNWFilterBindingGetPortDev(virNWFilterBindingPtr binding);

/**
 * Returns the binding description as XML text.
 *
 * `flags` must be 0. Free the result with free(). Returns NULL on failure.
 *
 * Since 4.5.0.
 */
char *virNWFilterBindingGetXMLDesc(virNWFilterBindingPtr binding, unsigned int flags);

/**
 * Finds the filter binding of the port device named `portdev`.
 *
 * Returns a new handle, or NULL if there is no such binding or on failure. Release the handle with
 * virNWFilterBindingFree.
 *
 * Since 4.5.0.
 */
virNWFilterBindingPtr virNWFilterBindingLookupByPortDev(virConnectPtr conn, const char *portdev);

/**
 * Adds a reference to the binding handle.
 *
 * Give back each reference with virNWFilterBindingFree. Returns 0 on success, -1 on failure.
 *
 * Since 4.5.0.
 */
int virNWFilterBindingRef(virNWFilterBindingPtr binding);

/**
 * Creates a network filter from XML, or replaces the one with the same name and UUID.
 *
 * `flags` takes virNWFilterDefineFlags. Returns a new handle, or NULL on failure. Release the
 * handle with virNWFilterFree.
 *
 * Since 7.7.0.
 */
virNWFilterPtr virNWFilterDefineXMLFlags(virConnectPtr conn,
                                         const char *xmlDesc,
                                         unsigned int flags);

#ifdef __cplusplus
}
#endif

#endif /* LIBVIRT_NWFILTER_H */
