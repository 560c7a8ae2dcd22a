//! Domain events: `libvirt-domain.h`.

use std::ffi::{CStr, c_int, c_uint, c_void};
use std::mem::transmute;
use std::ptr;

use crate::abi::*;
use crate::api::domain::graphics_event::Seen;
use crate::api::object_event::deregister;
use crate::api::registration::with_callback;
use crate::api::typed_params::{from_c, to_c, virTypedParamsFree, without_string_okay};
use crate::driver::object::{Connect, Domain, DomainBody, c_name};
use crate::error::Result;
use crate::events::{DomainEvent, Event, Filter, Kind, Listener, Pair};
use crate::handle::Handle;
use crate::typed::TypedList;

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
    unsafe { begin!(virConnectDomainEventDeregister, conn, cb) }.status(|connection| {
        // The callback may hold the last reference, and the driver is still at work when it goes.
        let connection = Connect::clone(connection);
        connection.driver().connect_domain_event_deregister(connection.owner(), identity(generic(cb)))
    })
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
    unsafe { begin!(virConnectDomainEventRegister, conn, cb, opaque, freecb) }.status(|connection| {
        let register = |listener| connection.driver().connect_domain_event_register(connection.owner(), listener);
        // SAFETY: by the caller's promise; the older call's callback is that of lifecycle events.
        unsafe { with_domain_callback(connection, generic(cb), opaque, freecb, register) }
    })
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
    let call = unsafe { begin!(virConnectDomainEventDeregisterAny, conn, callback_id) };
    call.status(|connection| deregister(connection, Kind::Domain, callback_id))
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
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectDomainEventRegisterAny, conn, dom, event_id, cb, opaque, freecb) }.value(|connection| {
        // SAFETY: the caller's promise; the checks passed, so dom is NULL or good.
        let domain = unsafe { Handle::<DomainBody>::borrow(dom) };
        let filter = domain.map(|domain| Filter::Uuid(domain.uuid));
        let pair = Pair { kind: Kind::Domain, event: event_id, filter };
        let register = |listener| connection.driver().connect_event_register_any(connection.owner(), pair, listener);
        // SAFETY: by the caller's promise, cb is what the event id wants.
        unsafe { with_domain_callback(connection, cb, opaque, freecb, register) }
    })
}

/// Reads which performance events are on for the domain, as boolean typed parameters.
///
/// Parameter names are the VIR_PERF_PARAM_* macros. `params` receives a new array; free it with
/// virTypedParamsFree. `flags` takes virDomainModificationImpact and virTypedParameterFlags. Returns 0,
/// or -1 on failure.
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
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainGetPerfEvents, dom, params, nparams, flags) }.status(|domain| {
        let list = domain.driver().domain_get_perf_events(domain, without_string_okay(flags).into())?;
        let (array, count) = to_c(&list)?;
        // SAFETY: no check failed, so both are valid for a write by the caller's promise.
        unsafe {
            params.write(array);
            nparams.write(count);
        }
        Ok(())
    })
}

/// Turns performance events on or off for the domain.
///
/// Each entry of `params` is a boolean named by a VIR_PERF_PARAM_* macro. `flags` takes
/// virDomainModificationImpact. Read the counters with virConnectGetAllDomainStats. Returns 0, or -1 on
/// failure.
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
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSetPerfEvents, dom, params, nparams, flags) }.status(|domain| {
        // SAFETY: params is valid for nparams by the caller's promise.
        let list = unsafe { from_c(params, nparams) }?;
        domain.driver().domain_set_perf_events(domain, &list, flags.into())
    })
}

/// The older call's callback as the newer one has it.
fn generic(cb: virConnectDomainEventCallback) -> virConnectDomainEventGenericCallback {
    // SAFETY: both are NULL or a C function, and it is turned back before it is called.
    unsafe { transmute(cb) }
}

/// What tells a callback from others.
fn identity(cb: virConnectDomainEventGenericCallback) -> usize {
    cb.map_or(0, |cb| cb as usize)
}

/// Registers a C function and its data; the data is the library's to free if that succeeds.
///
/// # Safety
/// `cb` is what the events that it is registered for want; else as for [`with_callback`].
unsafe fn with_domain_callback<R>(
    connection: &Connect,
    cb: virConnectDomainEventGenericCallback,
    opaque: *mut c_void,
    freecb: virFreeCallback,
    register: impl FnOnce(Listener) -> Result<R>,
) -> Result<R> {
    let call = move |connection: &Connect, event: &Event, data: *mut c_void| {
        if let Event::Domain { name, uuid, id, event } = event {
            let domain = Domain::of(connection, name, *uuid, *id);
            // SAFETY: by the caller's promise.
            unsafe { invoke(cb, connection, &domain, event, data) };
        }
    };
    // SAFETY: by the caller's promise.
    unsafe { with_callback(connection, identity(cb), opaque, freecb, call, register) }
}

/// Calls a C function with what its kind of event tells.
///
/// # Safety
/// `cb` is NULL or a callback for that kind of event, and may be called with `opaque`.
unsafe fn invoke(
    cb: virConnectDomainEventGenericCallback,
    connection: &Connect,
    domain: &Domain,
    event: &DomainEvent,
    opaque: *mut c_void,
) {
    let (conn, dom) = (connection.as_raw(), domain.as_raw());
    // Calls the function as one of that type, with the arguments between the domain and the data.
    macro_rules! call {
        ($callback:ty, $($argument:expr),*) => {{
            // SAFETY: by the caller's promise, the function is of the type that its event id wants.
            let typed: $callback = unsafe { transmute(cb) };
            if let Some(function) = typed {
                // SAFETY: by the caller's promise; the handles and texts live through the call.
                unsafe { function(conn, dom, $($argument),*, opaque) };
            }
        }};
    }
    // The pointers are valid to the end of the call that they are arguments of.
    macro_rules! text {
        ($text:expr) => {
            c_name($text).as_ptr()
        };
    }
    macro_rules! maybe_text {
        ($text:expr) => {
            $text.as_deref().map(c_name).as_deref().map_or(ptr::null(), CStr::as_ptr)
        };
    }
    match event {
        DomainEvent::Lifecycle { event, detail } => call!(virConnectDomainEventCallback, *event, *detail),
        DomainEvent::Reboot | DomainEvent::ControlError => {
            if let Some(function) = cb {
                // SAFETY: by the caller's promise; the handles live through the call.
                unsafe { function(conn, dom, opaque) };
            }
        }
        DomainEvent::RtcChange { utc_offset } => call!(virConnectDomainEventRTCChangeCallback, *utc_offset),
        DomainEvent::Watchdog { action } => call!(virConnectDomainEventWatchdogCallback, *action),
        DomainEvent::IoError { source, alias, action } => {
            call!(virConnectDomainEventIOErrorCallback, text!(source), text!(alias), *action);
        }
        DomainEvent::IoErrorReason { source, alias, action, reason } => {
            call!(virConnectDomainEventIOErrorReasonCallback, text!(source), text!(alias), *action, text!(reason));
        }
        DomainEvent::Graphics(graphics) => {
            let seen = Seen::new(graphics);
            call!(
                virConnectDomainEventGraphicsCallback,
                graphics.phase,
                &raw const seen.local.c,
                &raw const seen.remote.c,
                seen.scheme.as_ptr(),
                &raw const seen.subject
            );
        }
        DomainEvent::Tunable { parameters } => {
            with_parameters(parameters, |array, count| call!(virConnectDomainEventTunableCallback, array, count));
        }
        DomainEvent::JobCompleted { parameters } => {
            with_parameters(parameters, |array, count| call!(virConnectDomainEventJobCompletedCallback, array, count));
        }
        DomainEvent::BlockJob { path: disk, kind, status }
        | DomainEvent::BlockJobByTarget { target: disk, kind, status } => {
            call!(virConnectDomainEventBlockJobCallback, text!(disk), *kind, *status);
        }
        DomainEvent::DiskChange { old_source, new_source, alias, reason } => {
            call!(
                virConnectDomainEventDiskChangeCallback,
                maybe_text!(old_source),
                maybe_text!(new_source),
                text!(alias),
                *reason
            );
        }
        DomainEvent::TrayChange { alias, reason } => {
            call!(virConnectDomainEventTrayChangeCallback, text!(alias), *reason);
        }
        DomainEvent::PmWakeup { reason } => call!(virConnectDomainEventPMWakeupCallback, *reason),
        DomainEvent::PmSuspend { reason } => call!(virConnectDomainEventPMSuspendCallback, *reason),
        DomainEvent::BalloonChange { actual } => call!(virConnectDomainEventBalloonChangeCallback, *actual),
        DomainEvent::PmSuspendDisk { reason } => call!(virConnectDomainEventPMSuspendDiskCallback, *reason),
        DomainEvent::DeviceRemoved { alias } => call!(virConnectDomainEventDeviceRemovedCallback, text!(alias)),
        DomainEvent::AgentLifecycle { state, reason } => {
            call!(virConnectDomainEventAgentLifecycleCallback, *state, *reason);
        }
        DomainEvent::DeviceAdded { alias } => call!(virConnectDomainEventDeviceAddedCallback, text!(alias)),
        DomainEvent::MigrationIteration { iteration } => {
            call!(virConnectDomainEventMigrationIterationCallback, *iteration);
        }
        DomainEvent::DeviceRemovalFailed { alias } => {
            call!(virConnectDomainEventDeviceRemovalFailedCallback, text!(alias));
        }
        DomainEvent::MetadataChange { kind, uri } => {
            call!(virConnectDomainEventMetadataChangeCallback, *kind, maybe_text!(uri));
        }
        DomainEvent::BlockThreshold { device, path, threshold, excess } => {
            call!(virConnectDomainEventBlockThresholdCallback, text!(device), maybe_text!(path), *threshold, *excess);
        }
        DomainEvent::MemoryFailure { recipient, action, flags } => {
            call!(virConnectDomainEventMemoryFailureCallback, *recipient, *action, *flags);
        }
        DomainEvent::MemoryDeviceSizeChange { alias, size } => {
            call!(virConnectDomainEventMemoryDeviceSizeChangeCallback, text!(alias), *size);
        }
        DomainEvent::NicMacChange { alias, old_mac, new_mac } => {
            call!(virConnectDomainEventNICMACChangeCallback, text!(alias), text!(old_mac), text!(new_mac));
        }
        DomainEvent::VcpuRemoved { vcpu } => call!(virConnectDomainEventVcpuRemovedCallback, *vcpu),
        DomainEvent::ChannelLifecycle { channel, state, reason } => {
            call!(virConnectDomainEventChannelLifecycleCallback, text!(channel), *state, *reason);
        }
    }
}

/// Lends typed parameters to `call` as C has them; without memory for them it is not called.
fn with_parameters(list: &TypedList, call: impl FnOnce(virTypedParameterPtr, c_int)) {
    if let Ok((array, count)) = to_c(list) {
        call(array, count);
        // SAFETY: the array was made just now, and the callback may not keep it.
        unsafe { virTypedParamsFree(array, count) };
    }
}

#[cfg(test)]
mod tests;
