//! TODO-subject domain/events: exported functions of `libvirt-domain.h`.

use std::ffi::{c_int, c_uint, c_void};

use crate::abi::*;
use crate::api::call::Api;
use crate::error::Origin;

const API: Api = Api(Origin::Domain);

/// Removes a lifecycle callback added with virConnectDomainEventRegister.
///
/// `cb` is the function that was registered. Returns 0 or a positive number, or -1 on failure. Use
/// virConnectDomainEventDeregisterAny for callbacks added with virConnectDomainEventRegisterAny.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectDomainEventDeregister(
    conn: virConnectPtr,
    cb: virConnectDomainEventCallback,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectDomainEventDeregister", conn) }.non_null(cb, "cb").unsupported()
}

/// Adds a callback for lifecycle events of all domains of the connection.
///
/// An event loop must be set up before the connection is opened. `opaque` goes to `cb`; `freecb`, if
/// not NULL, releases it on removal. Returns 0 or a positive number, or -1 on failure. Prefer
/// virConnectDomainEventRegisterAny.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectDomainEventRegister(
    conn: virConnectPtr,
    cb: virConnectDomainEventCallback,
    opaque: *mut c_void,
    freecb: virFreeCallback,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectDomainEventRegister", conn) }.non_null(cb, "cb").unsupported()
}

/// Removes a callback added with virConnectDomainEventRegisterAny.
///
/// `callbackID` is the id that call returned. Returns 0 or a positive number, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectDomainEventDeregisterAny(conn: virConnectPtr, callback_id: c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectDomainEventDeregisterAny", conn) }.non_negative(callback_id, "callbackID").unsupported()
}

/// Adds a callback for one kind of domain event.
///
/// `dom` limits it to one domain; NULL means all. `eventID` is a virDomainEventID; cast the matching
/// callback type to `cb`. An event loop must be set up before connecting. `freecb`, if not NULL,
/// releases `opaque` on removal. Returns an id for virConnectDomainEventDeregisterAny, or -1 on
/// failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectDomainEventRegisterAny(
    conn: virConnectPtr,
    dom: virDomainPtr,
    event_id: c_int,
    cb: virConnectDomainEventGenericCallback,
    opaque: *mut c_void,
    freecb: virFreeCallback,
) -> c_int {
    // IRR: if (dom) { virCheckDomainGoto(dom, error); if (dom->conn != conn) { virReportInvalidArg(dom, _("domain '%1$s' must match connection"), dom->name); goto error; }
    // IRR: if (eventID >= VIR_DOMAIN_EVENT_ID_LAST) { virReportInvalidArg(eventID, _("eventID must be less than %1$d"), VIR_DOMAIN_EVENT_ID_LAST); goto error; }
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectDomainEventRegisterAny", conn) }
        .non_null(cb, "cb")
        .non_negative(event_id, "eventID")
        .unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetPerfEvents(
    dom: virDomainPtr,
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    flags: c_uint,
) -> c_int {
    // MANUAL /*IRR virCheckDomainReturn(domain, -1);*/.non_null(params, "params").non_null(nparams, "nparams")
    API.call("virDomainGetPerfEvents").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetPerfEvents(
    dom: virDomainPtr,
    params: virTypedParameterPtr,
    nparams: c_int,
    flags: c_uint,
) -> c_int {
    // MANUAL /*IRR virCheckDomainReturn(domain, -1);*/.writable().non_null(params, "params").positive(nparams, "nparams").typed_parameters(params, nparams)
    API.call("virDomainSetPerfEvents").unsupported()
}
