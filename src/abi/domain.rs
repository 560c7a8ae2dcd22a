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

/// State of the channel through which the hypervisor controls a domain.
#[repr(C)]
pub struct _virDomainControlInfo {
    /// A virDomainControlState value
    pub state: c_uint,
    /// A virDomainControlErrorReason value when `state` is the error state, else 0
    pub details: c_uint,
    /// Milliseconds since the channel entered `state`
    pub stateTime: c_ulonglong,
}

/// The type of the same C name.
pub type virDomainControlInfo = _virDomainControlInfo;

/// Pointer to a `virDomainControlInfo`.
pub type virDomainControlInfoPtr = *mut virDomainControlInfo;

/// The basic state of a domain.
#[repr(C)]
pub struct _virDomainInfo {
    /// A virDomainState value
    pub state: c_uchar,
    /// Most memory the domain may get, in KiB
    pub maxMem: c_ulong,
    /// Memory the domain has now, in KiB
    pub memory: c_ulong,
    /// Number of virtual CPUs
    pub nrVirtCpu: c_ushort,
    /// CPU time used so far, in nanoseconds
    pub cpuTime: c_ulonglong,
}

/// The type of the same C name.
pub type virDomainInfo = _virDomainInfo;

/// Pointer to a `virDomainInfo`.
pub type virDomainInfoPtr = *mut virDomainInfo;

/// Input and output counters of one disk; a counter that is not available is -1.
#[repr(C)]
pub struct _virDomainBlockStats {
    /// Read requests
    pub rd_req: c_longlong,
    /// Bytes read
    pub rd_bytes: c_longlong,
    /// Write requests
    pub wr_req: c_longlong,
    /// Bytes written
    pub wr_bytes: c_longlong,
    /// Number of errors
    pub errs: c_longlong,
}

/// The type of the same C name.
pub type virDomainBlockStatsStruct = _virDomainBlockStats;

/// Pointer to a `virDomainBlockStatsStruct`.
pub type virDomainBlockStatsPtr = *mut virDomainBlockStatsStruct;

/// Traffic counters of one network interface; a counter that is not available is -1.
#[repr(C)]
pub struct _virDomainInterfaceStats {
    /// Bytes received
    pub rx_bytes: c_longlong,
    /// Packets received
    pub rx_packets: c_longlong,
    /// Errors on reception
    pub rx_errs: c_longlong,
    /// Incoming packets dropped
    pub rx_drop: c_longlong,
    /// Bytes sent
    pub tx_bytes: c_longlong,
    /// Packets sent
    pub tx_packets: c_longlong,
    /// Errors on sending
    pub tx_errs: c_longlong,
    /// Outgoing packets dropped
    pub tx_drop: c_longlong,
}

/// The type of the same C name.
pub type virDomainInterfaceStatsStruct = _virDomainInterfaceStats;

/// Pointer to a `virDomainInterfaceStatsStruct`.
pub type virDomainInterfaceStatsPtr = *mut virDomainInterfaceStatsStruct;

/// One memory figure of a domain.
#[repr(C)]
pub struct _virDomainMemoryStat {
    /// What the figure is, a virDomainMemoryStatTags value
    pub tag: c_int,
    /// The figure: KiB for amounts of memory, seconds since 1970 for the last update, else a count
    pub val: c_ulonglong,
}

/// The type of the same C name.
pub type virDomainMemoryStatStruct = _virDomainMemoryStat;

/// Pointer to a `virDomainMemoryStatStruct`.
pub type virDomainMemoryStatPtr = *mut virDomainMemoryStatStruct;

/// Sizes of one disk, in bytes.
#[repr(C)]
pub struct _virDomainBlockInfo {
    /// Size the guest sees
    pub capacity: c_ulonglong,
    /// Host storage the disk takes up
    pub allocation: c_ulonglong,
    /// Size of the backing file or device on the host
    pub physical: c_ulonglong,
}

/// The type of the same C name.
pub type virDomainBlockInfo = _virDomainBlockInfo;

/// Pointer to a `virDomainBlockInfo`.
pub type virDomainBlockInfoPtr = *mut virDomainBlockInfo;

/// The state of one virtual CPU.
#[repr(C)]
pub struct _virVcpuInfo {
    /// Number of the virtual CPU, from 0
    pub number: c_uint,
    /// A virVcpuState value
    pub state: c_int,
    /// CPU time used so far, in nanoseconds
    pub cpuTime: c_ulonglong,
    /// Host CPU it runs on, or a negative virVcpuHostCpuState value
    pub cpu: c_int,
}

/// The type of the same C name.
pub type virVcpuInfo = _virVcpuInfo;

/// Pointer to a `virVcpuInfo`.
pub type virVcpuInfoPtr = *mut virVcpuInfo;

/// One I/O thread of a domain and its CPU affinity; free it with virDomainIOThreadInfoFree.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct _virDomainIOThreadInfo {
    /// Id of the I/O thread
    pub iothread_id: c_uint,
    /// Bitmap of the host CPUs the thread may run on; freed with the struct
    pub cpumap: *mut c_uchar,
    /// Length of `cpumap` in bytes
    pub cpumaplen: c_int,
}

/// The type of the same C name.
pub type virDomainIOThreadInfo = _virDomainIOThreadInfo;

/// Pointer to a `virDomainIOThreadInfo`.
pub type virDomainIOThreadInfoPtr = *mut virDomainIOThreadInfo;

/// The statistics of one domain; a list of records is freed with virDomainStatsRecordListFree.
#[repr(C)]
pub struct _virDomainStatsRecord {
    /// Domain the statistics belong to; released with the list
    pub dom: virDomainPtr,
    /// Array of the statistics; freed with the list
    pub params: virTypedParameterPtr,
    /// Number of entries in `params`
    pub nparams: c_int,
}

/// The type of the same C name.
pub type virDomainStatsRecord = _virDomainStatsRecord;

/// Pointer to a `virDomainStatsRecord`.
pub type virDomainStatsRecordPtr = *mut virDomainStatsRecord;

/// The type of the same C name.
pub type virDomainBlockJobCursor = c_ulonglong;

/// Progress of a job on one disk.
#[repr(C)]
pub struct _virDomainBlockJobInfo {
    /// A virDomainBlockJobType value
    pub r#type: c_int,
    /// Speed limit in MiB/s, or in bytes/s if the call was asked for bytes; 0 means none
    pub bandwidth: c_ulong,
    /// Current position, in the same unit as `end`
    pub cur: virDomainBlockJobCursor,
    /// Position at which the job is done; the unit depends on the job
    pub end: virDomainBlockJobCursor,
}

/// The type of the same C name.
pub type virDomainBlockJobInfo = _virDomainBlockJobInfo;

/// Pointer to a `virDomainBlockJobInfo`.
pub type virDomainBlockJobInfoPtr = *mut virDomainBlockJobInfo;

/// A disk of a domain that has met an input or output error.
#[repr(C)]
pub struct _virDomainDiskError {
    /// Target name of the disk, such as vda; free it with free()
    pub disk: *mut c_char,
    /// A virDomainDiskErrorCode value
    pub error: c_int,
}

/// The type of the same C name.
pub type virDomainDiskError = _virDomainDiskError;

/// Pointer to a `virDomainDiskError`.
pub type virDomainDiskErrorPtr = *mut virDomainDiskError;

/// Progress of the background job of a domain; times are in milliseconds, amounts in bytes.
#[repr(C)]
pub struct _virDomainJobInfo {
    /// A virDomainJobType value
    pub r#type: c_int,
    /// Time since the job started
    pub timeElapsed: c_ulonglong,
    /// Estimate of the time left, meaningful only for a bounded job
    pub timeRemaining: c_ulonglong,
    /// Amount the job has to handle, memory and disks together
    pub dataTotal: c_ulonglong,
    /// Part of `dataTotal` that is done
    pub dataProcessed: c_ulonglong,
    /// Part of `dataTotal` that is left
    pub dataRemaining: c_ulonglong,
    /// Amount of guest memory to handle
    pub memTotal: c_ulonglong,
    /// Part of the guest memory that is done
    pub memProcessed: c_ulonglong,
    /// Part of the guest memory that is left
    pub memRemaining: c_ulonglong,
    /// Amount of disk data to handle
    pub fileTotal: c_ulonglong,
    /// Part of the disk data that is done
    pub fileProcessed: c_ulonglong,
    /// Part of the disk data that is left
    pub fileRemaining: c_ulonglong,
}

/// The type of the same C name.
pub type virDomainJobInfo = _virDomainJobInfo;

/// Pointer to a `virDomainJobInfo`.
pub type virDomainJobInfoPtr = *mut virDomainJobInfo;

/// One end of a graphics client connection.
#[repr(C)]
pub struct _virDomainEventGraphicsAddress {
    /// A virDomainEventGraphicsAddressType value
    pub family: c_int,
    /// IP address, or the path of a UNIX socket
    pub node: *mut c_char,
    /// Port number or service name as text
    pub service: *mut c_char,
}

/// The type of the same C name.
pub type virDomainEventGraphicsAddress = _virDomainEventGraphicsAddress;

/// Pointer to a `virDomainEventGraphicsAddress`.
pub type virDomainEventGraphicsAddressPtr = *mut virDomainEventGraphicsAddress;

/// One identity a graphics client has proved.
#[repr(C)]
pub struct _virDomainEventGraphicsSubjectIdentity {
    /// Kind of identity, such as x509dname or saslUsername
    pub r#type: *mut c_char,
    /// The identity itself
    pub name: *mut c_char,
}

/// The type of the same C name.
pub type virDomainEventGraphicsSubjectIdentity = _virDomainEventGraphicsSubjectIdentity;

/// Pointer to a `virDomainEventGraphicsSubjectIdentity`.
pub type virDomainEventGraphicsSubjectIdentityPtr = *mut virDomainEventGraphicsSubjectIdentity;

/// The identities a graphics client has proved.
#[repr(C)]
pub struct _virDomainEventGraphicsSubject {
    /// Number of entries in `identities`
    pub nidentity: c_int,
    /// Array of identities
    pub identities: virDomainEventGraphicsSubjectIdentityPtr,
}

/// The type of the same C name.
pub type virDomainEventGraphicsSubject = _virDomainEventGraphicsSubject;

/// Pointer to a `virDomainEventGraphicsSubject`.
pub type virDomainEventGraphicsSubjectPtr = *mut virDomainEventGraphicsSubject;

/// A file system mounted in the guest; free it with virDomainFSInfoFree.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct _virDomainFSInfo {
    /// Directory in the guest where it is mounted
    pub mountpoint: *mut c_char,
    /// Device name in the guest
    pub name: *mut c_char,
    /// File system type
    pub fstype: *mut c_char,
    /// Number of entries in `devAlias`
    pub ndevAlias: usize,
    /// Array of the names of the disks it lies on, as in the domain XML
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

/// One IP address of a guest interface.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct _virDomainInterfaceIPAddress {
    /// A virIPAddrType value
    pub r#type: c_int,
    /// The address as text
    pub addr: *mut c_char,
    /// Length of the network prefix in bits
    pub prefix: c_uint,
}

/// The type of the same C name.
pub type virDomainIPAddress = _virDomainInterfaceIPAddress;

/// Pointer to a `virDomainIPAddress`.
pub type virDomainIPAddressPtr = *mut virDomainIPAddress;

/// A network interface of the guest and its addresses; free it with virDomainInterfaceFree.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct _virDomainInterface {
    /// Name of the interface
    pub name: *mut c_char,
    /// Hardware address as text, may be NULL
    pub hwaddr: *mut c_char,
    /// Number of entries in `addrs`
    pub naddrs: c_uint,
    /// Array of IP addresses
    pub addrs: virDomainIPAddressPtr,
}

/// The type of the same C name.
pub type virDomainInterface = _virDomainInterface;

/// Pointer to a `virDomainInterface`.
pub type virDomainInterfacePtr = *mut virDomainInterface;

/// Called from the event loop when a domain starts, stops or changes its state; the return value is
/// ignored. `event` is a virDomainEventType value; `detail` is from the detail enum of that event.
/// `conn` and `dom` are borrowed for the call; keep `dom` longer with virDomainRef.
pub type virConnectDomainEventCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        event: c_int,
        detail: c_int,
        opaque: *mut c_void,
    ) -> c_int,
>;

/// Called from the event loop for an event with no data beyond the domain, such as a reboot.
/// Callbacks with more arguments are cast to this type to register them.
/// `conn` and `dom` are borrowed for the call; keep `dom` longer with virDomainRef.
pub type virConnectDomainEventGenericCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, opaque: *mut c_void)>;

/// Called from the event loop when the guest sets its clock; `utcoffset` is the new offset from UTC in
/// seconds. `conn` and `dom` are borrowed for the call.
pub type virConnectDomainEventRTCChangeCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, utcoffset: c_longlong, opaque: *mut c_void)>;

/// Called from the event loop when the guest's watchdog fires; `action` is a
/// virDomainEventWatchdogAction value. `conn` and `dom` are borrowed for the call.
pub type virConnectDomainEventWatchdogCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, action: c_int, opaque: *mut c_void)>;

/// Called from the event loop when a disk meets an input or output error. `srcPath` is the host path,
/// `devAlias` the device name in the domain, `action` a virDomainEventIOErrorAction value.
/// All pointers but `opaque` are borrowed for the call.
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

/// Called from the event loop when a disk meets an input or output error, like
/// virConnectDomainEventIOErrorCallback. `reason` names the cause, such as enospc, and may be empty.
/// All pointers but `opaque` are borrowed for the call.
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

/// Called from the event loop when a graphics client connects, logs in or leaves. `phase` is a
/// virDomainEventGraphicsPhase value, `authScheme` the way of login, `subject` who logged in.
/// All pointers but `opaque` are borrowed for the call.
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

/// Called from the event loop when a job on a disk ends or becomes ready. `disk` is the host path for
/// VIR_DOMAIN_EVENT_ID_BLOCK_JOB, the target name for BLOCK_JOB_2. `type` is virDomainBlockJobType,
/// `status` virConnectDomainEventBlockJobStatus. All pointers but `opaque` are borrowed for the call.
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

/// Called from the event loop when the source of a disk changes. `oldSrcPath` and `newSrcPath` may be
/// NULL; `reason` is a virConnectDomainEventDiskChangeReason value.
/// All pointers but `opaque` are borrowed for the call.
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

/// Called from the event loop when the tray of a removable drive opens or closes; `reason` is a
/// virDomainEventTrayChangeReason value. All pointers but `opaque` are borrowed for the call.
pub type virConnectDomainEventTrayChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        dev_alias: *const c_char,
        reason: c_int,
        opaque: *mut c_void,
    ),
>;

/// Called from the event loop when a suspended guest wakes up; `reason` is 0 for now.
/// `conn` and `dom` are borrowed for the call.
pub type virConnectDomainEventPMWakeupCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, reason: c_int, opaque: *mut c_void)>;

/// Called from the event loop when the guest suspends itself to memory; `reason` is 0 for now.
/// `conn` and `dom` are borrowed for the call.
pub type virConnectDomainEventPMSuspendCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, reason: c_int, opaque: *mut c_void)>;

/// Called from the event loop when the memory balloon of the domain changes; `actual` is the new
/// memory size in KiB. `conn` and `dom` are borrowed for the call.
pub type virConnectDomainEventBalloonChangeCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, actual: c_ulonglong, opaque: *mut c_void)>;

/// Called from the event loop when the guest suspends itself to disk; `reason` is 0 for now.
/// `conn` and `dom` are borrowed for the call.
pub type virConnectDomainEventPMSuspendDiskCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, reason: c_int, opaque: *mut c_void)>;

/// Called from the event loop when a device has left the domain; `devAlias` is the device name.
/// All pointers but `opaque` are borrowed for the call.
pub type virConnectDomainEventDeviceRemovedCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, dev_alias: *const c_char, opaque: *mut c_void)>;

/// Called from the event loop when a device has joined the domain; `devAlias` is the device name.
/// All pointers but `opaque` are borrowed for the call.
pub type virConnectDomainEventDeviceAddedCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, dev_alias: *const c_char, opaque: *mut c_void)>;

/// Called from the event loop when the guest or hypervisor has refused to give up a device;
/// `devAlias` is the device name. All pointers but `opaque` are borrowed for the call.
pub type virConnectDomainEventDeviceRemovalFailedCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, dev_alias: *const c_char, opaque: *mut c_void)>;

/// Called from the event loop when the metadata of the domain changes. `type` is a
/// virDomainMetadataType value; `nsuri` is the XML namespace for ELEMENT, else NULL.
/// All pointers but `opaque` are borrowed for the call.
pub type virConnectDomainEventMetadataChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        kind: c_int,
        nsuri: *const c_char,
        opaque: *mut c_void,
    ),
>;

/// Called from the event loop when a running migration starts another pass over the guest memory;
/// `iteration` is the number of the pass. `conn` and `dom` are borrowed for the call.
pub type virConnectDomainEventMigrationIterationCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, iteration: c_int, opaque: *mut c_void)>;

/// Called from the event loop when the background job of the domain ends. `params` is an array of
/// `nparams` statistics, with the names virDomainGetJobStats uses.
/// All pointers but `opaque` are borrowed for the call; do not free `params`.
pub type virConnectDomainEventJobCompletedCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        params: virTypedParameterPtr,
        nparams: c_int,
        opaque: *mut c_void,
    ),
>;

/// Called from the event loop when tunable settings of the domain change. `params` is an array of the
/// `nparams` new values. All pointers but `opaque` are borrowed for the call; do not free `params`.
pub type virConnectDomainEventTunableCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        params: virTypedParameterPtr,
        nparams: c_int,
        opaque: *mut c_void,
    ),
>;

/// Called from the event loop when the guest agent connects or disconnects. `state` is a
/// virConnectDomainEventAgentLifecycleState value, `reason` a
/// virConnectDomainEventAgentLifecycleReason value. `conn` and `dom` are borrowed for the call.
pub type virConnectDomainEventAgentLifecycleCallback = Option<
    unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, state: c_int, reason: c_int, opaque: *mut c_void),
>;

/// Called from the event loop when writes pass the threshold set with virDomainSetBlockThreshold.
/// `dev` names the disk, `path` is its host path or NULL; `threshold` and `excess` (how far past it)
/// are in bytes. All pointers but `opaque` are borrowed for the call.
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

/// Called from the event loop on a hardware memory error. `recipient` is
/// virDomainMemoryFailureRecipientType, `action` virDomainMemoryFailureActionType, `flags`
/// virDomainMemoryFailureFlags. `conn` and `dom` are borrowed for the call.
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

/// Called from the event loop when the guest changes how much of a memory device it uses; `alias` is
/// the device name, `size` the new size in KiB. All pointers but `opaque` are borrowed for the call.
pub type virConnectDomainEventMemoryDeviceSizeChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        alias: *const c_char,
        size: c_ulonglong,
        opaque: *mut c_void,
    ),
>;

/// Called from the event loop when the guest changes the MAC address of an interface; `alias` is the
/// device name, `oldMAC` and `newMAC` are text. All pointers but `opaque` are borrowed for the call.
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

/// Called from the event loop when a virtual CPU has left the domain; `vcpuid` is its number.
/// `conn` and `dom` are borrowed for the call.
pub type virConnectDomainEventVcpuRemovedCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, vcpuid: c_uint, opaque: *mut c_void)>;

/// Called from the event loop when a guest channel connects or disconnects. `channelName` is the
/// channel, `state` virConnectDomainEventChannelLifecycleState, `reason`
/// virConnectDomainEventChannelLifecycleReason. All pointers but `opaque` are borrowed for the call.
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
