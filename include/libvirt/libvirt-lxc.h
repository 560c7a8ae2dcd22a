/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Made from src/ and abi/ by `make headers`: change those, not this file. */

#ifndef LIBVIRT_LXC_H
#define LIBVIRT_LXC_H

#include <libvirt/libvirt.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Functions */

/**
 * Moves the calling process into the container namespaces given by `fdlist`.
 *
 * `fdlist` holds `nfdlist` descriptors from virDomainLxcOpenNamespace. If `oldfdlist` and
 * `noldfdlist` are not NULL, they receive a new array of descriptors for the namespaces left
 * behind: close each one and free the array with free(). `flags` must be 0. Returns 0 on success,
 * -1 on failure.
 *
 * Since 1.0.2.
 */
int virDomainLxcEnterNamespace(virDomainPtr domain,
                               unsigned int nfdlist,
                               int *fdlist,
                               unsigned int *noldfdlist,
                               int **oldfdlist,
                               unsigned int flags);

/**
 * Opens the namespaces of a running container as file descriptors.
 *
 * Stores a new array of descriptors in `fdlist`: close each one and free the array with free().
 * `flags` must be 0. Returns the number of descriptors, or -1 on failure. Use the result with
 * virDomainLxcEnterNamespace.
 *
 * Since 1.0.2.
 */
int virDomainLxcOpenNamespace(virDomainPtr domain, int **fdlist, unsigned int flags);

/**
 * Applies the security label `label` of the security model `model` to the calling process.
 *
 * If `oldlabel` is not NULL, it receives the former label; the caller provides the structure.
 * `flags` must be 0. Returns 0 on success, -1 on failure.
 *
 * Since 1.0.4.
 */
int virDomainLxcEnterSecurityLabel(virSecurityModelPtr model,
                                   virSecurityLabelPtr label,
                                   virSecurityLabelPtr oldlabel,
                                   unsigned int flags);

/**
 * Moves the calling process into the control groups of the container.
 *
 * `flags` must be 0. Returns 0 on success, -1 on failure.
 *
 * Since 2.0.0.
 */
int virDomainLxcEnterCGroup(virDomainPtr domain, unsigned int flags);

#ifdef __cplusplus
}
#endif

#endif /* LIBVIRT_LXC_H */
