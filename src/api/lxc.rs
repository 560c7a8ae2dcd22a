//! TODO-subject lxc: exported functions of `libvirt-lxc.h`.

use std::ffi::{c_int, c_uint};

use crate::abi::*;
use crate::api::call::{Api, clear};
use crate::error::Origin;

const API: Api = Api(Origin::None);

/// Moves the calling process into the container namespaces given by `fdlist`.
///
/// `fdlist` holds `nfdlist` descriptors from virDomainLxcOpenNamespace. If `oldfdlist` and
/// `noldfdlist` are not NULL, they receive a new array of descriptors for the namespaces left behind:
/// close each one and free the array with free(). `flags` must be 0. Returns 0 on success, -1 on
/// failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainLxcEnterNamespace(
    domain: virDomainPtr,
    nfdlist: c_uint,
    fdlist: *mut c_int,
    noldfdlist: *mut c_uint,
    oldfdlist: *mut *mut c_int,
    flags: c_uint,
) -> c_int {
    // MANUAL /*IRR virCheckFlagsGoto(0, error);*/
    API.call("virDomainLxcEnterNamespace").unsupported()
}

/// Opens the namespaces of a running container as file descriptors.
///
/// Stores a new array of descriptors in `fdlist`: close each one and free the array with free().
/// `flags` must be 0. Returns the number of descriptors, or -1 on failure. Use the result with
/// virDomainLxcEnterNamespace.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainLxcOpenNamespace(
    domain: virDomainPtr,
    fdlist: *mut *mut c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainLxcOpenNamespace", domain) }.non_null(fdlist, "fdlist").writable().unsupported()
}

/// Applies the security label `label` of the security model `model` to the calling process.
///
/// If `oldlabel` is not NULL, it receives the former label; the caller provides the structure.
/// `flags` must be 0. Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainLxcEnterSecurityLabel(
    model: virSecurityModelPtr,
    label: virSecurityLabelPtr,
    oldlabel: virSecurityLabelPtr,
    flags: c_uint,
) -> c_int {
    // IRR: if (STREQ(model->model, "selinux")) { #ifdef WITH_SELINUX if (oldlabel) { char *ctx; if (getcon(&ctx) < 0) { virReportSystemError(errno, _("unable to get PID %1$d security context"), getpid()); goto error; }
    // IRR: if (virStrcpy(oldlabel->label, ctx, VIR_SECURITY_LABEL_BUFLEN) < 0) { virReportError(VIR_ERR_INTERNAL_ERROR, _("security label exceeds maximum length: %1$d"), VIR_SECURITY_LABEL_BUFLEN - 1); freecon(ctx); goto error; }
    // IRR: if ((oldlabel->enforcing = security_getenforce()) < 0) { virReportSystemError(errno, "%s", _("error calling security_getenforce()")); goto error; }
    // IRR: if (setexeccon(label->label) < 0) { virReportSystemError(errno, _("Cannot set context %1$s"), label->label); goto error; }
    // IRR: if (STREQ(model->model, "apparmor")) { #ifdef WITH_APPARMOR if (aa_change_profile(label->label) < 0) { virReportSystemError(errno, _("error changing profile to %1$s"), label->label); goto error; }
    // SAFETY: NULL or valid for a write, by the caller's promise.
    unsafe { clear(oldlabel) };
    // MANUAL /*IRR virCheckFlagsGoto(0, error);*/.non_null(model, "model").non_null(label, "label")
    API.call("virDomainLxcEnterSecurityLabel").unsupported()
}

/// Moves the calling process into the control groups of the container.
///
/// `flags` must be 0. Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainLxcEnterCGroup(domain: virDomainPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainLxcEnterCGroup", domain) }
        .writable() /*IRR virCheckFlagsGoto(0, error);*/
        .unsupported()
}
