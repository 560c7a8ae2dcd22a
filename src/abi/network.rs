//! The types of `libvirt-network.h` as C sees them; layouts are checked against `abi/structs.tsv`.

use super::*;

/// What a `virNetworkPtr` points to; only the library looks inside.
#[repr(C)]
pub struct _virNetwork {
    _private: [u8; 0],
}

/// The type of the same C name.
pub type virNetwork = _virNetwork;

/// Pointer to a `virNetwork`.
pub type virNetworkPtr = *mut virNetwork;

/// What a `virNetworkPortPtr` points to; only the library looks inside.
#[repr(C)]
pub struct _virNetworkPort {
    _private: [u8; 0],
}

/// The type of the same C name.
pub type virNetworkPort = _virNetworkPort;

/// Pointer to a `virNetworkPort`.
pub type virNetworkPortPtr = *mut virNetworkPort;

/// One address a virtual network has leased; free it with virNetworkDHCPLeaseFree.
#[repr(C)]
pub struct _virNetworkDHCPLease {
    /// Name of the network's interface on the host
    pub iface: *mut c_char,
    /// End of the lease, in seconds since 1970
    pub expirytime: c_longlong,
    /// A virIPAddrType value
    pub r#type: c_int,
    /// Hardware address of the client, may be NULL
    pub mac: *mut c_char,
    /// Identity association id of an IPv6 lease, may be NULL
    pub iaid: *mut c_char,
    /// The leased address as text
    pub ipaddr: *mut c_char,
    /// Length of the network prefix in bits
    pub prefix: c_uint,
    /// Host name of the client, may be NULL
    pub hostname: *mut c_char,
    /// Client id, or the DUID for IPv6, may be NULL
    pub clientid: *mut c_char,
}

/// The type of the same C name.
pub type virNetworkDHCPLease = _virNetworkDHCPLease;

/// Pointer to a `virNetworkDHCPLease`.
pub type virNetworkDHCPLeasePtr = *mut virNetworkDHCPLease;

/// Called from the event loop when a network is defined, undefined, started or stopped; `event` is a
/// virNetworkEventLifecycleType value, `detail` is 0 for now.
/// `conn` and `net` are borrowed for the call; keep `net` longer with virNetworkRef.
pub type virConnectNetworkEventLifecycleCallback = Option<
    unsafe extern "C" fn(conn: virConnectPtr, net: virNetworkPtr, event: c_int, detail: c_int, opaque: *mut c_void),
>;

/// The type that network event callbacks are cast to when they are registered.
/// `conn` and `net` are borrowed for the call.
pub type virConnectNetworkEventGenericCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, net: virNetworkPtr, opaque: *mut c_void)>;

/// Called from the event loop when the metadata of a network changes. `type` is a
/// virNetworkMetadataType value; `nsuri` is the XML namespace for ELEMENT, else NULL.
/// All pointers but `opaque` are borrowed for the call.
pub type virConnectNetworkEventMetadataChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        net: virNetworkPtr,
        kind: c_int,
        nsuri: *const c_char,
        opaque: *mut c_void,
    ),
>;
