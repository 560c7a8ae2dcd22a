//! What the events of networks, storage pools, devices of the host and secrets share: how their callbacks are
//! registered, and called.

use std::ffi::{CStr, c_char, c_int, c_void};
use std::mem::transmute;
use std::ptr;

use crate::abi::*;
use crate::api::call::Opaque;
use crate::api::registration::with_callback;
use crate::driver::object::{Connect, Network, NodeDevice, Secret, StoragePool, c_name};
use crate::error::Result;
use crate::events::{Event, Filter, Kind, NetworkEvent, NodeDeviceEvent, Pair, SecretEvent, StoragePoolEvent};
use crate::handle::Handle;

/// The callback that is called with the thing and nothing else, which all others are cast to.
type Generic<C> = Option<unsafe extern "C" fn(conn: virConnectPtr, thing: *mut C, opaque: *mut c_void)>;

/// The callback of lifecycle events.
type Lifecycle<C> =
    Option<unsafe extern "C" fn(conn: virConnectPtr, thing: *mut C, event: c_int, detail: c_int, opaque: *mut c_void)>;

/// The callback of metadata that changed.
type Metadata<C> = Option<
    unsafe extern "C" fn(conn: virConnectPtr, thing: *mut C, kind: c_int, uri: *const c_char, opaque: *mut c_void),
>;

/// What a callback is called with between the thing and the program's data.
pub(crate) enum Told<'a> {
    /// Nothing.
    Plain,
    /// What happened, and its detail.
    Lifecycle(i32, i32),
    /// Which metadata, and its namespace.
    Metadata(i32, Option<&'a str>),
}

/// A C type that stands for things that events are about.
pub(crate) trait Thing: Opaque {
    /// The kind of events.
    const KIND: Kind;

    /// What tells the thing from others of its kind.
    fn filter(thing: &Handle<Self::Body>) -> Filter;

    /// The thing that an event of that kind is about, and what the event tells; `None` for events of other kinds.
    fn told<'a>(connection: &Connect, event: &'a Event) -> Option<(Handle<Self::Body>, Told<'a>)>;
}

impl Thing for _virNetwork {
    const KIND: Kind = Kind::Network;

    fn filter(network: &Network) -> Filter {
        Filter::Uuid(network.uuid)
    }

    fn told<'a>(connection: &Connect, event: &'a Event) -> Option<(Network, Told<'a>)> {
        let Event::Network { name, uuid, event } = event else { return None };
        let told = match event {
            NetworkEvent::Lifecycle { event, detail } => Told::Lifecycle(*event, *detail),
            NetworkEvent::MetadataChange { kind, uri } => Told::Metadata(*kind, uri.as_deref()),
        };
        Some((Network::of(connection, name, *uuid), told))
    }
}

impl Thing for _virStoragePool {
    const KIND: Kind = Kind::StoragePool;

    fn filter(pool: &StoragePool) -> Filter {
        Filter::Uuid(pool.uuid)
    }

    fn told<'a>(connection: &Connect, event: &'a Event) -> Option<(StoragePool, Told<'a>)> {
        let Event::StoragePool { name, uuid, event } = event else { return None };
        let told = match event {
            StoragePoolEvent::Lifecycle { event, detail } => Told::Lifecycle(*event, *detail),
            StoragePoolEvent::Refresh => Told::Plain,
        };
        Some((StoragePool::of(connection, name, *uuid), told))
    }
}

impl Thing for _virNodeDevice {
    const KIND: Kind = Kind::NodeDevice;

    fn filter(device: &NodeDevice) -> Filter {
        Filter::Name(device.name.to_string_lossy().into_owned())
    }

    fn told<'a>(connection: &Connect, event: &'a Event) -> Option<(NodeDevice, Told<'a>)> {
        let Event::NodeDevice { name, event } = event else { return None };
        let told = match event {
            NodeDeviceEvent::Lifecycle { event, detail } => Told::Lifecycle(*event, *detail),
            NodeDeviceEvent::Update => Told::Plain,
        };
        Some((NodeDevice::of(connection, name, None), told))
    }
}

impl Thing for _virSecret {
    const KIND: Kind = Kind::Secret;

    fn filter(secret: &Secret) -> Filter {
        Filter::Uuid(secret.uuid)
    }

    fn told<'a>(connection: &Connect, event: &'a Event) -> Option<(Secret, Told<'a>)> {
        let Event::Secret { uuid, usage_type, usage_id, event } = event else { return None };
        let told = match event {
            SecretEvent::Lifecycle { event, detail } => Told::Lifecycle(*event, *detail),
            SecretEvent::ValueChanged => Told::Plain,
        };
        Some((Secret::of(connection, *uuid, *usage_type, usage_id), told))
    }
}

/// Registers a callback for events of one thing or, where `thing` is no handle, of all; returns its number.
///
/// # Safety
/// `thing` is NULL or a live handle. `cb` is a callback of the type that the event id wants, and may be called with
/// `opaque` until it is deregistered; `freecb` is NULL or may be called once with `opaque`.
pub(crate) unsafe fn register<C: Thing + 'static>(
    connection: &Connect,
    thing: *mut C,
    event: c_int,
    cb: Generic<C>,
    opaque: *mut c_void,
    freecb: virFreeCallback,
) -> Result<c_int> {
    // SAFETY: by the caller's promise.
    let filter = unsafe { Handle::<C::Body>::borrow(thing) }.map(|thing| C::filter(&thing));
    let call = move |connection: &Connect, event: &Event, data: *mut c_void| {
        if let Some((thing, told)) = C::told(connection, event) {
            // SAFETY: by the caller's promise, cb is what the event id wants.
            unsafe { invoke(cb, connection, thing.as_raw(), &told, data) };
        }
    };
    let pair = Pair { kind: C::KIND, event, filter };
    let register = |listener| connection.driver().connect_event_register_any(connection.owner(), pair, listener);
    // SAFETY: by the caller's promise.
    unsafe { with_callback(connection, cb.map_or(0, |cb| cb as usize), opaque, freecb, call, register) }
}

/// Deregisters the callback of that number.
pub(crate) fn deregister(connection: &Connect, kind: Kind, id: c_int) -> Result<()> {
    // The callback may hold the last reference, and the driver is still at work when it goes.
    let connection = connection.clone();
    connection.driver().connect_event_deregister_any(connection.owner(), kind, id)
}

/// Calls a C function with what its kind of event tells.
///
/// # Safety
/// `cb` is NULL or a callback for that kind of event, and may be called with `opaque`; `thing` is a live handle.
unsafe fn invoke<C>(cb: Generic<C>, connection: &Connect, thing: *mut C, told: &Told<'_>, opaque: *mut c_void) {
    let conn = connection.as_raw();
    match told {
        Told::Plain => {
            if let Some(function) = cb {
                // SAFETY: by the caller's promise; the handles live through the call.
                unsafe { function(conn, thing, opaque) };
            }
        }
        Told::Lifecycle(event, detail) => {
            // SAFETY: by the caller's promise, the function is of the type that this event wants.
            let typed: Lifecycle<C> = unsafe { transmute(cb) };
            if let Some(function) = typed {
                // SAFETY: as above.
                unsafe { function(conn, thing, *event, *detail, opaque) };
            }
        }
        Told::Metadata(kind, uri) => {
            // SAFETY: as above.
            let typed: Metadata<C> = unsafe { transmute(cb) };
            let uri = uri.map(c_name);
            let uri = uri.as_deref().map_or(ptr::null(), CStr::as_ptr);
            if let Some(function) = typed {
                // SAFETY: as above; so does the text.
                unsafe { function(conn, thing, *kind, uri, opaque) };
            }
        }
    }
}
