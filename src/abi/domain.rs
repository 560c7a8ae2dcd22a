//! The types of `libvirt-domain.h` as C sees them; layouts are checked against `abi/structs.tsv`.

use super::*;

/// What a `virDomainPtr` points to; only the library looks inside.
#[repr(C)]
pub struct _virDomain {
    _private: [u8; 0],
}

/// The type of the same C name.
pub type virDomain = _virDomain;

/// Pointer to a `virDomain`.
pub type virDomainPtr = *mut virDomain;

/// The C struct of that name.
#[repr(C)]
pub struct _virDomainControlInfo {
    /// The C field `state`.
    pub state: c_uint,
    /// The C field `details`.
    pub details: c_uint,
    /// The C field `stateTime`.
    pub stateTime: c_ulonglong,
}

/// The type of the same C name.
pub type virDomainControlInfo = _virDomainControlInfo;

/// Pointer to a `virDomainControlInfo`.
pub type virDomainControlInfoPtr = *mut virDomainControlInfo;

/// The C struct of that name.
#[repr(C)]
pub struct _virDomainInfo {
    /// The C field `state`.
    pub state: c_uchar,
    /// The C field `maxMem`.
    pub maxMem: c_ulong,
    /// The C field `memory`.
    pub memory: c_ulong,
    /// The C field `nrVirtCpu`.
    pub nrVirtCpu: c_ushort,
    /// The C field `cpuTime`.
    pub cpuTime: c_ulonglong,
}

/// The type of the same C name.
pub type virDomainInfo = _virDomainInfo;

/// Pointer to a `virDomainInfo`.
pub type virDomainInfoPtr = *mut virDomainInfo;

/// The C struct of that name.
#[repr(C)]
pub struct _virDomainBlockStats {
    /// The C field `rd_req`.
    pub rd_req: c_longlong,
    /// The C field `rd_bytes`.
    pub rd_bytes: c_longlong,
    /// The C field `wr_req`.
    pub wr_req: c_longlong,
    /// The C field `wr_bytes`.
    pub wr_bytes: c_longlong,
    /// The C field `errs`.
    pub errs: c_longlong,
}

/// The type of the same C name.
pub type virDomainBlockStatsStruct = _virDomainBlockStats;

/// Pointer to a `virDomainBlockStatsStruct`.
pub type virDomainBlockStatsPtr = *mut virDomainBlockStatsStruct;

/// The C struct of that name.
#[repr(C)]
pub struct _virDomainInterfaceStats {
    /// The C field `rx_bytes`.
    pub rx_bytes: c_longlong,
    /// The C field `rx_packets`.
    pub rx_packets: c_longlong,
    /// The C field `rx_errs`.
    pub rx_errs: c_longlong,
    /// The C field `rx_drop`.
    pub rx_drop: c_longlong,
    /// The C field `tx_bytes`.
    pub tx_bytes: c_longlong,
    /// The C field `tx_packets`.
    pub tx_packets: c_longlong,
    /// The C field `tx_errs`.
    pub tx_errs: c_longlong,
    /// The C field `tx_drop`.
    pub tx_drop: c_longlong,
}

/// The type of the same C name.
pub type virDomainInterfaceStatsStruct = _virDomainInterfaceStats;

/// Pointer to a `virDomainInterfaceStatsStruct`.
pub type virDomainInterfaceStatsPtr = *mut virDomainInterfaceStatsStruct;

/// The C struct of that name.
#[repr(C)]
pub struct _virDomainMemoryStat {
    /// The C field `tag`.
    pub tag: c_int,
    /// The C field `val`.
    pub val: c_ulonglong,
}

/// The type of the same C name.
pub type virDomainMemoryStatStruct = _virDomainMemoryStat;

/// Pointer to a `virDomainMemoryStatStruct`.
pub type virDomainMemoryStatPtr = *mut virDomainMemoryStatStruct;

/// The C struct of that name.
#[repr(C)]
pub struct _virDomainBlockInfo {
    /// The C field `capacity`.
    pub capacity: c_ulonglong,
    /// The C field `allocation`.
    pub allocation: c_ulonglong,
    /// The C field `physical`.
    pub physical: c_ulonglong,
}

/// The type of the same C name.
pub type virDomainBlockInfo = _virDomainBlockInfo;

/// Pointer to a `virDomainBlockInfo`.
pub type virDomainBlockInfoPtr = *mut virDomainBlockInfo;

/// The C struct of that name.
#[repr(C)]
pub struct _virVcpuInfo {
    /// The C field `number`.
    pub number: c_uint,
    /// The C field `state`.
    pub state: c_int,
    /// The C field `cpuTime`.
    pub cpuTime: c_ulonglong,
    /// The C field `cpu`.
    pub cpu: c_int,
}

/// The type of the same C name.
pub type virVcpuInfo = _virVcpuInfo;

/// Pointer to a `virVcpuInfo`.
pub type virVcpuInfoPtr = *mut virVcpuInfo;

/// The C struct of that name.
#[repr(C)]
pub struct _virDomainIOThreadInfo {
    /// The C field `iothread_id`.
    pub iothread_id: c_uint,
    /// The C field `cpumap`.
    pub cpumap: *mut c_uchar,
    /// The C field `cpumaplen`.
    pub cpumaplen: c_int,
}

/// The type of the same C name.
pub type virDomainIOThreadInfo = _virDomainIOThreadInfo;

/// Pointer to a `virDomainIOThreadInfo`.
pub type virDomainIOThreadInfoPtr = *mut virDomainIOThreadInfo;

/// The C struct of that name.
#[repr(C)]
pub struct _virDomainStatsRecord {
    /// The C field `dom`.
    pub dom: virDomainPtr,
    /// The C field `params`.
    pub params: virTypedParameterPtr,
    /// The C field `nparams`.
    pub nparams: c_int,
}

/// The type of the same C name.
pub type virDomainStatsRecord = _virDomainStatsRecord;

/// Pointer to a `virDomainStatsRecord`.
pub type virDomainStatsRecordPtr = *mut virDomainStatsRecord;

/// The type of the same C name.
pub type virDomainBlockJobCursor = c_ulonglong;

/// The C struct of that name.
#[repr(C)]
pub struct _virDomainBlockJobInfo {
    /// The C field `type`.
    pub r#type: c_int,
    /// The C field `bandwidth`.
    pub bandwidth: c_ulong,
    /// The C field `cur`.
    pub cur: virDomainBlockJobCursor,
    /// The C field `end`.
    pub end: virDomainBlockJobCursor,
}

/// The type of the same C name.
pub type virDomainBlockJobInfo = _virDomainBlockJobInfo;

/// Pointer to a `virDomainBlockJobInfo`.
pub type virDomainBlockJobInfoPtr = *mut virDomainBlockJobInfo;

/// The C struct of that name.
#[repr(C)]
pub struct _virDomainDiskError {
    /// The C field `disk`.
    pub disk: *mut c_char,
    /// The C field `error`.
    pub error: c_int,
}

/// The type of the same C name.
pub type virDomainDiskError = _virDomainDiskError;

/// Pointer to a `virDomainDiskError`.
pub type virDomainDiskErrorPtr = *mut virDomainDiskError;

/// The C struct of that name.
#[repr(C)]
pub struct _virDomainJobInfo {
    /// The C field `type`.
    pub r#type: c_int,
    /// The C field `timeElapsed`.
    pub timeElapsed: c_ulonglong,
    /// The C field `timeRemaining`.
    pub timeRemaining: c_ulonglong,
    /// The C field `dataTotal`.
    pub dataTotal: c_ulonglong,
    /// The C field `dataProcessed`.
    pub dataProcessed: c_ulonglong,
    /// The C field `dataRemaining`.
    pub dataRemaining: c_ulonglong,
    /// The C field `memTotal`.
    pub memTotal: c_ulonglong,
    /// The C field `memProcessed`.
    pub memProcessed: c_ulonglong,
    /// The C field `memRemaining`.
    pub memRemaining: c_ulonglong,
    /// The C field `fileTotal`.
    pub fileTotal: c_ulonglong,
    /// The C field `fileProcessed`.
    pub fileProcessed: c_ulonglong,
    /// The C field `fileRemaining`.
    pub fileRemaining: c_ulonglong,
}

/// The type of the same C name.
pub type virDomainJobInfo = _virDomainJobInfo;

/// Pointer to a `virDomainJobInfo`.
pub type virDomainJobInfoPtr = *mut virDomainJobInfo;

/// The C struct of that name.
#[repr(C)]
pub struct _virDomainEventGraphicsAddress {
    /// The C field `family`.
    pub family: c_int,
    /// The C field `node`.
    pub node: *mut c_char,
    /// The C field `service`.
    pub service: *mut c_char,
}

/// The type of the same C name.
pub type virDomainEventGraphicsAddress = _virDomainEventGraphicsAddress;

/// Pointer to a `virDomainEventGraphicsAddress`.
pub type virDomainEventGraphicsAddressPtr = *mut virDomainEventGraphicsAddress;

/// The C struct of that name.
#[repr(C)]
pub struct _virDomainEventGraphicsSubjectIdentity {
    /// The C field `type`.
    pub r#type: *mut c_char,
    /// The C field `name`.
    pub name: *mut c_char,
}

/// The type of the same C name.
pub type virDomainEventGraphicsSubjectIdentity = _virDomainEventGraphicsSubjectIdentity;

/// Pointer to a `virDomainEventGraphicsSubjectIdentity`.
pub type virDomainEventGraphicsSubjectIdentityPtr = *mut virDomainEventGraphicsSubjectIdentity;

/// The C struct of that name.
#[repr(C)]
pub struct _virDomainEventGraphicsSubject {
    /// The C field `nidentity`.
    pub nidentity: c_int,
    /// The C field `identities`.
    pub identities: virDomainEventGraphicsSubjectIdentityPtr,
}

/// The type of the same C name.
pub type virDomainEventGraphicsSubject = _virDomainEventGraphicsSubject;

/// Pointer to a `virDomainEventGraphicsSubject`.
pub type virDomainEventGraphicsSubjectPtr = *mut virDomainEventGraphicsSubject;

/// The C struct of that name.
#[repr(C)]
pub struct _virDomainFSInfo {
    /// The C field `mountpoint`.
    pub mountpoint: *mut c_char,
    /// The C field `name`.
    pub name: *mut c_char,
    /// The C field `fstype`.
    pub fstype: *mut c_char,
    /// The C field `ndevAlias`.
    pub ndevAlias: usize,
    /// The C field `devAlias`.
    pub devAlias: *mut *mut c_char,
}

/// The type of the same C name.
pub type virDomainFSInfo = _virDomainFSInfo;

/// Pointer to a `virDomainFSInfo`.
pub type virDomainFSInfoPtr = *mut virDomainFSInfo;

/// The type of the same C name.
pub type virSchedParameter = _virTypedParameter;

/// Pointer to a `virSchedParameter`.
pub type virSchedParameterPtr = *mut virSchedParameter;

/// The type of the same C name.
pub type virBlkioParameter = _virTypedParameter;

/// Pointer to a `virBlkioParameter`.
pub type virBlkioParameterPtr = *mut virBlkioParameter;

/// The type of the same C name.
pub type virMemoryParameter = _virTypedParameter;

/// Pointer to a `virMemoryParameter`.
pub type virMemoryParameterPtr = *mut virMemoryParameter;

/// The C struct of that name.
#[repr(C)]
pub struct _virDomainInterfaceIPAddress {
    /// The C field `type`.
    pub r#type: c_int,
    /// The C field `addr`.
    pub addr: *mut c_char,
    /// The C field `prefix`.
    pub prefix: c_uint,
}

/// The type of the same C name.
pub type virDomainIPAddress = _virDomainInterfaceIPAddress;

/// Pointer to a `virDomainIPAddress`.
pub type virDomainIPAddressPtr = *mut virDomainIPAddress;

/// The C struct of that name.
#[repr(C)]
pub struct _virDomainInterface {
    /// The C field `name`.
    pub name: *mut c_char,
    /// The C field `hwaddr`.
    pub hwaddr: *mut c_char,
    /// The C field `naddrs`.
    pub naddrs: c_uint,
    /// The C field `addrs`.
    pub addrs: virDomainIPAddressPtr,
}

/// The type of the same C name.
pub type virDomainInterface = _virDomainInterface;

/// Pointer to a `virDomainInterface`.
pub type virDomainInterfacePtr = *mut virDomainInterface;

/// Called by the library.
pub type virConnectDomainEventCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        event: c_int,
        detail: c_int,
        opaque: *mut c_void,
    ) -> c_int,
>;

/// Called by the library.
pub type virConnectDomainEventGenericCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, opaque: *mut c_void)>;

/// Called by the library.
pub type virConnectDomainEventRTCChangeCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, utcoffset: c_longlong, opaque: *mut c_void)>;

/// Called by the library.
pub type virConnectDomainEventWatchdogCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, action: c_int, opaque: *mut c_void)>;

/// Called by the library.
pub type virConnectDomainEventIOErrorCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        src_path: *const c_char,
        dev_alias: *const c_char,
        action: c_int,
        opaque: *mut c_void,
    ),
>;

/// Called by the library.
pub type virConnectDomainEventIOErrorReasonCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        src_path: *const c_char,
        dev_alias: *const c_char,
        action: c_int,
        reason: *const c_char,
        opaque: *mut c_void,
    ),
>;

/// Called by the library.
pub type virConnectDomainEventGraphicsCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        phase: c_int,
        local: *const virDomainEventGraphicsAddress,
        remote: *const virDomainEventGraphicsAddress,
        auth_scheme: *const c_char,
        subject: *const virDomainEventGraphicsSubject,
        opaque: *mut c_void,
    ),
>;

/// Called by the library.
pub type virConnectDomainEventBlockJobCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        disk: *const c_char,
        kind: c_int,
        status: c_int,
        opaque: *mut c_void,
    ),
>;

/// Called by the library.
pub type virConnectDomainEventDiskChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        old_src_path: *const c_char,
        new_src_path: *const c_char,
        dev_alias: *const c_char,
        reason: c_int,
        opaque: *mut c_void,
    ),
>;

/// Called by the library.
pub type virConnectDomainEventTrayChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        dev_alias: *const c_char,
        reason: c_int,
        opaque: *mut c_void,
    ),
>;

/// Called by the library.
pub type virConnectDomainEventPMWakeupCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, reason: c_int, opaque: *mut c_void)>;

/// Called by the library.
pub type virConnectDomainEventPMSuspendCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, reason: c_int, opaque: *mut c_void)>;

/// Called by the library.
pub type virConnectDomainEventBalloonChangeCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, actual: c_ulonglong, opaque: *mut c_void)>;

/// Called by the library.
pub type virConnectDomainEventPMSuspendDiskCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, reason: c_int, opaque: *mut c_void)>;

/// Called by the library.
pub type virConnectDomainEventDeviceRemovedCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, dev_alias: *const c_char, opaque: *mut c_void)>;

/// Called by the library.
pub type virConnectDomainEventDeviceAddedCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, dev_alias: *const c_char, opaque: *mut c_void)>;

/// Called by the library.
pub type virConnectDomainEventDeviceRemovalFailedCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, dev_alias: *const c_char, opaque: *mut c_void)>;

/// Called by the library.
pub type virConnectDomainEventMetadataChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        kind: c_int,
        nsuri: *const c_char,
        opaque: *mut c_void,
    ),
>;

/// Called by the library.
pub type virConnectDomainEventMigrationIterationCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, iteration: c_int, opaque: *mut c_void)>;

/// Called by the library.
pub type virConnectDomainEventJobCompletedCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        params: virTypedParameterPtr,
        nparams: c_int,
        opaque: *mut c_void,
    ),
>;

/// Called by the library.
pub type virConnectDomainEventTunableCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        params: virTypedParameterPtr,
        nparams: c_int,
        opaque: *mut c_void,
    ),
>;

/// Called by the library.
pub type virConnectDomainEventAgentLifecycleCallback = Option<
    unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, state: c_int, reason: c_int, opaque: *mut c_void),
>;

/// Called by the library.
pub type virConnectDomainEventBlockThresholdCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        dev: *const c_char,
        path: *const c_char,
        threshold: c_ulonglong,
        excess: c_ulonglong,
        opaque: *mut c_void,
    ),
>;

/// Called by the library.
pub type virConnectDomainEventMemoryFailureCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        recipient: c_int,
        action: c_int,
        flags: c_uint,
        opaque: *mut c_void,
    ),
>;

/// Called by the library.
pub type virConnectDomainEventMemoryDeviceSizeChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        alias: *const c_char,
        size: c_ulonglong,
        opaque: *mut c_void,
    ),
>;

/// Called by the library.
pub type virConnectDomainEventNICMACChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        alias: *const c_char,
        old_mac: *const c_char,
        new_mac: *const c_char,
        opaque: *mut c_void,
    ),
>;

/// Called by the library.
pub type virConnectDomainEventVcpuRemovedCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, vcpuid: c_uint, opaque: *mut c_void)>;

/// Called by the library.
pub type virConnectDomainEventChannelLifecycleCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        channel_name: *const c_char,
        state: c_int,
        reason: c_int,
        opaque: *mut c_void,
    ),
>;
