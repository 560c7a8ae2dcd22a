//! The types of `libvirt-host.h` as C sees them; layouts are checked against `abi/structs.tsv`.

use super::*;

/// What a `virConnectPtr` points to; only the library looks inside.
#[repr(C)]
pub struct _virConnect {
    _private: [u8; 0],
}

/// The type of the same C name.
pub type virConnect = _virConnect;

/// Pointer to a `virConnect`.
pub type virConnectPtr = *mut virConnect;

/// What a `virStreamPtr` points to; only the library looks inside.
#[repr(C)]
pub struct _virStream {
    _private: [u8; 0],
}

/// The type of the same C name.
pub type virStream = _virStream;

/// Pointer to a `virStream`.
pub type virStreamPtr = *mut virStream;

/// The C struct of that name.
#[repr(C)]
pub struct _virSecurityLabel {
    /// The C field `label`.
    pub label: [c_char; 4097],
    /// The C field `enforcing`.
    pub enforcing: c_int,
}

/// The type of the same C name.
pub type virSecurityLabel = _virSecurityLabel;

/// Pointer to a `virSecurityLabel`.
pub type virSecurityLabelPtr = *mut virSecurityLabel;

/// The C struct of that name.
#[repr(C)]
pub struct _virSecurityModel {
    /// The C field `model`.
    pub model: [c_char; 257],
    /// The C field `doi`.
    pub doi: [c_char; 257],
}

/// The type of the same C name.
pub type virSecurityModel = _virSecurityModel;

/// Pointer to a `virSecurityModel`.
pub type virSecurityModelPtr = *mut virSecurityModel;

/// The C struct of that name.
#[repr(C)]
pub struct _virNodeInfo {
    /// The C field `model`.
    pub model: [c_char; 32],
    /// The C field `memory`.
    pub memory: c_ulong,
    /// The C field `cpus`.
    pub cpus: c_uint,
    /// The C field `mhz`.
    pub mhz: c_uint,
    /// The C field `nodes`.
    pub nodes: c_uint,
    /// The C field `sockets`.
    pub sockets: c_uint,
    /// The C field `cores`.
    pub cores: c_uint,
    /// The C field `threads`.
    pub threads: c_uint,
}

/// The type of the same C name.
pub type virNodeInfo = _virNodeInfo;

/// The C struct of that name.
#[repr(C)]
pub struct _virNodeCPUStats {
    /// The C field `field`.
    pub field: [c_char; 80],
    /// The C field `value`.
    pub value: c_ulonglong,
}

/// The type of the same C name.
pub type virNodeCPUStats = _virNodeCPUStats;

/// The C struct of that name.
#[repr(C)]
pub struct _virNodeMemoryStats {
    /// The C field `field`.
    pub field: [c_char; 80],
    /// The C field `value`.
    pub value: c_ulonglong,
}

/// The type of the same C name.
pub type virNodeMemoryStats = _virNodeMemoryStats;

/// Pointer to a `virNodeInfo`.
pub type virNodeInfoPtr = *mut virNodeInfo;

/// Pointer to a `virNodeCPUStats`.
pub type virNodeCPUStatsPtr = *mut virNodeCPUStats;

/// Pointer to a `virNodeMemoryStats`.
pub type virNodeMemoryStatsPtr = *mut virNodeMemoryStats;

/// The C struct of that name.
#[repr(C)]
pub struct _virConnectCredential {
    /// The C field `type`.
    pub r#type: c_int,
    /// The C field `prompt`.
    pub prompt: *const c_char,
    /// The C field `challenge`.
    pub challenge: *const c_char,
    /// The C field `defresult`.
    pub defresult: *const c_char,
    /// The C field `result`.
    pub result: *mut c_char,
    /// The C field `resultlen`.
    pub resultlen: c_uint,
}

/// The type of the same C name.
pub type virConnectCredential = _virConnectCredential;

/// Pointer to a `virConnectCredential`.
pub type virConnectCredentialPtr = *mut virConnectCredential;

/// The C struct of that name.
#[repr(C)]
pub struct _virConnectAuth {
    /// The C field `credtype`.
    pub credtype: *mut c_int,
    /// The C field `ncredtype`.
    pub ncredtype: c_uint,
    /// The C field `cb`.
    pub cb: virConnectAuthCallbackPtr,
    /// The C field `cbdata`.
    pub cbdata: *mut c_void,
}

/// The type of the same C name.
pub type virConnectAuth = _virConnectAuth;

/// Pointer to a `virConnectAuth`.
pub type virConnectAuthPtr = *mut virConnectAuth;

/// Called by the library.
pub type virConnectAuthCallbackPtr =
    Option<unsafe extern "C" fn(cred: virConnectCredentialPtr, ncred: c_uint, cbdata: *mut c_void) -> c_int>;

/// Called by the library.
pub type virConnectCloseFunc = Option<unsafe extern "C" fn(conn: virConnectPtr, reason: c_int, opaque: *mut c_void)>;
