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

/// The C struct of that name.
#[repr(C)]
pub struct _virNetworkDHCPLease {
    /// The C field `iface`.
    pub iface: *mut c_char,
    /// The C field `expirytime`.
    pub expirytime: c_longlong,
    /// The C field `type`.
    pub r#type: c_int,
    /// The C field `mac`.
    pub mac: *mut c_char,
    /// The C field `iaid`.
    pub iaid: *mut c_char,
    /// The C field `ipaddr`.
    pub ipaddr: *mut c_char,
    /// The C field `prefix`.
    pub prefix: c_uint,
    /// The C field `hostname`.
    pub hostname: *mut c_char,
    /// The C field `clientid`.
    pub clientid: *mut c_char,
}

/// The type of the same C name.
pub type virNetworkDHCPLease = _virNetworkDHCPLease;

/// Pointer to a `virNetworkDHCPLease`.
pub type virNetworkDHCPLeasePtr = *mut virNetworkDHCPLease;

/// Called by the library.
pub type virConnectNetworkEventLifecycleCallback = Option<
    unsafe extern "C" fn(conn: virConnectPtr, net: virNetworkPtr, event: c_int, detail: c_int, opaque: *mut c_void),
>;

/// Called by the library.
pub type virConnectNetworkEventGenericCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, net: virNetworkPtr, opaque: *mut c_void)>;

/// Called by the library.
pub type virConnectNetworkEventMetadataChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        net: virNetworkPtr,
        kind: c_int,
        nsuri: *const c_char,
        opaque: *mut c_void,
    ),
>;
