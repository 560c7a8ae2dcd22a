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

/// The security label of a running domain.
#[repr(C)]
pub struct _virSecurityLabel {
    /// Label text, zero-terminated
    pub label: [c_char; 4097],
    /// Non-zero when the host enforces the policy, 0 when it only logs
    pub enforcing: c_int,
}

/// The type of the same C name.
pub type virSecurityLabel = _virSecurityLabel;

/// Pointer to a `virSecurityLabel`.
pub type virSecurityLabelPtr = *mut virSecurityLabel;

/// The security model the host applies to domains.
#[repr(C)]
pub struct _virSecurityModel {
    /// Name of the model, such as selinux; zero-terminated
    pub model: [c_char; 257],
    /// Domain of interpretation of the labels, zero-terminated
    pub doi: [c_char; 257],
}

/// The type of the same C name.
pub type virSecurityModel = _virSecurityModel;

/// Pointer to a `virSecurityModel`.
pub type virSecurityModelPtr = *mut virSecurityModel;

/// What the host has in CPUs and memory.
#[repr(C)]
pub struct _virNodeInfo {
    /// CPU model or architecture name, zero-terminated
    pub model: [c_char; 32],
    /// Size of the host memory in KiB
    pub memory: c_ulong,
    /// Number of CPUs that are online
    pub cpus: c_uint,
    /// CPU frequency in MHz, 0 if not known
    pub mhz: c_uint,
    /// Number of NUMA cells, 1 if the layout is not a regular one
    pub nodes: c_uint,
    /// CPU sockets per NUMA cell
    pub sockets: c_uint,
    /// Cores per socket
    pub cores: c_uint,
    /// Threads per core
    pub threads: c_uint,
}

/// The type of the same C name.
pub type virNodeInfo = _virNodeInfo;

/// One CPU time counter of the host.
#[repr(C)]
pub struct _virNodeCPUStats {
    /// Name of the counter, such as user or idle; zero-terminated
    pub field: [c_char; 80],
    /// Time in nanoseconds, or a percentage for the counter named utilization
    pub value: c_ulonglong,
}

/// The type of the same C name.
pub type virNodeCPUStats = _virNodeCPUStats;

/// One memory figure of the host.
#[repr(C)]
pub struct _virNodeMemoryStats {
    /// Name of the figure, such as total or free; zero-terminated
    pub field: [c_char; 80],
    /// Amount in KiB
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

/// One question a connection asks its user, and the place for the answer.
#[repr(C)]
pub struct _virConnectCredential {
    /// What is asked for, a virConnectCredentialType value
    pub r#type: c_int,
    /// Text to show to the user; owned by the library
    pub prompt: *const c_char,
    /// Extra text to show, or NULL; owned by the library
    pub challenge: *const c_char,
    /// Answer to assume when the user gives none, or NULL; owned by the library
    pub defresult: *const c_char,
    /// The answer, to be set by the callback to memory from malloc(); the library frees it
    pub result: *mut c_char,
    /// Length of `result` in bytes, to be set by the callback
    pub resultlen: c_uint,
}

/// The type of the same C name.
pub type virConnectCredential = _virConnectCredential;

/// Pointer to a `virConnectCredential`.
pub type virConnectCredentialPtr = *mut virConnectCredential;

/// How virConnectOpenAuth can get credentials from the user.
#[repr(C)]
pub struct _virConnectAuth {
    /// Array of the virConnectCredentialType values that `cb` can answer
    pub credtype: *mut c_int,
    /// Number of entries in `credtype`
    pub ncredtype: c_uint,
    /// Callback that collects the answers
    pub cb: virConnectAuthCallbackPtr,
    /// Pointer passed to `cb` unchanged
    pub cbdata: *mut c_void,
}

/// The type of the same C name.
pub type virConnectAuth = _virConnectAuth;

/// Pointer to a `virConnectAuth`.
pub type virConnectAuthPtr = *mut virConnectAuth;

/// Called by virConnectOpenAuth when it needs credentials: `cred` is an array of `ncred` questions.
/// Set `result` (from malloc(), freed by the library) and `resultlen` in each entry. Return 0 when all
/// are answered, -1 on failure. `cbdata` comes from the virConnectAuth struct.
pub type virConnectAuthCallbackPtr =
    Option<unsafe extern "C" fn(cred: virConnectCredentialPtr, ncred: c_uint, cbdata: *mut c_void) -> c_int>;

/// Called when the connection `conn` is lost; `reason` is a virConnectCloseReason value.
/// `conn` is borrowed. `opaque` is the pointer given to virConnectRegisterCloseCallback.
pub type virConnectCloseFunc = Option<unsafe extern "C" fn(conn: virConnectPtr, reason: c_int, opaque: *mut c_void)>;
