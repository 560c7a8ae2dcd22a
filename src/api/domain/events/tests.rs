use std::ffi::{c_char, c_longlong, c_ulonglong};
use std::sync::Mutex;

use super::*;
use crate::driver::object::ConnectBody;
use crate::driver::{
    CheckpointDriver, ConnectDriver, DomainDeviceDriver, DomainDriver, DomainGuestDriver, DomainMemoryDriver,
    DomainMetadataDriver, DomainSaveDriver, DomainStatsDriver, DomainTuningDriver, DomainVcpuDriver, EventDriver,
    InterfaceDriver, NetworkDriver, NodeDeviceDriver, NodeDriver, SnapshotDriver, StorageDriver,
};
use crate::error::{Code, Error, Origin, reset_thread, thread_record};
use crate::events::{GraphicsAddress, GraphicsEvent, Owner};

/// A driver with one slot for a callback, which it calls at once; refuses event 1.
#[derive(Default)]
struct OneSlot(Mutex<Option<Listener>>);

impl ConnectDriver for OneSlot {
    fn connect_get_type(&self) -> Result<std::borrow::Cow<'static, CStr>> {
        Ok(c"one slot".into())
    }
}

impl EventDriver for OneSlot {
    fn connect_event_register_any(&self, _owner: Owner, pair: Pair, listener: Listener) -> Result<i32> {
        if pair.event == 1 {
            return Err(Error::new(Origin::None, Code::InvalidArg, "refused"));
        }
        let event = DomainEvent::Lifecycle { event: 4, detail: 2 };
        (listener.call)(&Event::Domain { name: "a".to_owned(), uuid: [1; 16], id: None, event });
        *self.0.lock().unwrap() = Some(listener);
        Ok(7)
    }

    fn connect_event_deregister_any(&self, _owner: Owner, _kind: Kind, _id: i32) -> Result<()> {
        *self.0.lock().unwrap() = None;
        Ok(())
    }
}
impl DomainDriver for OneSlot {}

impl SnapshotDriver for OneSlot {}
impl DomainDeviceDriver for OneSlot {}
impl DomainMemoryDriver for OneSlot {}
impl DomainMetadataDriver for OneSlot {}
impl DomainStatsDriver for OneSlot {}
impl DomainTuningDriver for OneSlot {}
impl CheckpointDriver for OneSlot {}
impl DomainGuestDriver for OneSlot {}
impl DomainSaveDriver for OneSlot {}
impl DomainVcpuDriver for OneSlot {}
impl NodeDriver for OneSlot {}
impl NetworkDriver for OneSlot {}
impl InterfaceDriver for OneSlot {}
impl StorageDriver for OneSlot {}
impl NodeDeviceDriver for OneSlot {}

fn connection() -> Connect {
    Connect::open(Box::new(OneSlot::default()), "slot:///".to_owned(), false)
}

/// A callback's data: what it heard.
type Heard = Mutex<Vec<String>>;

fn pointer(heard: &Heard) -> *mut c_void {
    ptr::from_ref(heard).cast_mut().cast()
}

/// # Safety
/// `opaque` comes from [`pointer`].
unsafe fn say(opaque: *mut c_void, text: String) {
    // SAFETY: by the caller's promise; the test keeps it alive.
    unsafe { &*opaque.cast::<Heard>() }.lock().unwrap().push(text);
}

fn said(heard: &Heard) -> Vec<String> {
    std::mem::take(&mut heard.lock().unwrap())
}

unsafe extern "C" fn freed(opaque: *mut c_void) {
    // SAFETY: registered with a Heard.
    unsafe { say(opaque, "freed".to_owned()) };
}

unsafe extern "C" fn lifecycle(
    conn: virConnectPtr,
    dom: virDomainPtr,
    event: c_int,
    detail: c_int,
    opaque: *mut c_void,
) -> c_int {
    // SAFETY: called with live handles.
    let good = unsafe { Handle::<ConnectBody>::borrow(conn) }.is_some();
    // SAFETY: as above.
    let name = unsafe { Handle::<DomainBody>::borrow(dom) }.map(|domain| domain.name.clone());
    // SAFETY: registered with a Heard.
    unsafe { say(opaque, format!("{good} {name:?} {event} {detail}")) };
    0
}

unsafe extern "C" fn nothing(_: virConnectPtr, _: virDomainPtr, _: *mut c_void) {}

const NOTHING: virConnectDomainEventGenericCallback = Some(nothing);

/// Code, origin and message of the thread's last error.
fn last_error() -> (i32, i32, String) {
    // SAFETY: the record is this thread's.
    let error = unsafe { &(*thread_record()).c };
    // SAFETY: the message of a recorded error ends in NUL.
    let message = unsafe { CStr::from_ptr(error.message) };
    (error.code, error.domain, message.to_str().unwrap().to_owned())
}

/// Registers for an event of a connection's domain, or of all.
fn register(connection: &Connect, domain: Option<&Domain>, event: c_int, heard: &Heard) -> c_int {
    let dom = domain.map_or(ptr::null_mut(), Handle::as_raw);
    let callback = generic(Some(lifecycle));
    // SAFETY: the handles live, and the test keeps what was heard alive.
    unsafe { virConnectDomainEventRegisterAny(connection.as_raw(), dom, event, callback, pointer(heard), Some(freed)) }
}

#[test]
fn the_program_is_called_and_its_data_freed_when_the_callback_goes() {
    let (connection, heard) = (connection(), Heard::default());
    assert_eq!(register(&connection, None, 0, &heard), 7);
    assert_eq!(said(&heard), ["true Some(\"a\") 4 2"]);
    // SAFETY: the handle lives.
    assert_eq!(unsafe { virConnectDomainEventDeregisterAny(connection.as_raw(), 7) }, 0);
    assert_eq!(said(&heard), ["freed"]);
}

#[test]
fn the_data_of_a_refused_callback_is_not_freed() {
    let (connection, heard) = (connection(), Heard::default());
    assert_eq!(register(&connection, None, 1, &heard), -1);
    assert_eq!(last_error(), (8, 0, "invalid argument: refused".to_owned()));
    drop(connection);
    assert_eq!(said(&heard), [""; 0]);
}

#[test]
fn a_domain_of_another_connection_is_refused() {
    let (connection, other, heard) = (connection(), self::connection(), Heard::default());
    let domain = Domain::of(&other, "a", [1; 16], None);
    assert_eq!(register(&connection, Some(&domain), 0, &heard), -1);
    assert_eq!(last_error(), (8, 20, "domain 'a' must match connection".to_owned()));
    let domain = Domain::of(&connection, "a", [1; 16], None);
    assert_eq!(register(&connection, Some(&domain), 0, &heard), 7);
}

#[test]
fn what_is_no_domain_is_refused() {
    let (connection, heard) = (connection(), Heard::default());
    // SAFETY: the handle lives, and is not of a domain.
    let result = unsafe {
        let wrong = connection.as_raw();
        virConnectDomainEventRegisterAny(connection.as_raw(), wrong, 0, NOTHING, pointer(&heard), Some(freed))
    };
    assert_eq!(result, -1);
    assert_eq!((last_error().0, last_error().1), (7, 6));
}

#[test]
fn event_ids_go_up_to_the_last_one() {
    let (connection, heard) = (connection(), Heard::default());
    assert_eq!(register(&connection, None, 29, &heard), 7);
    assert_eq!(register(&connection, None, 30, &heard), -1);
    assert_eq!(last_error(), (8, 20, "eventID must be less than 30".to_owned()));
    assert_eq!(register(&connection, None, -1, &heard), -1);
    let negative = "eventID in virConnectDomainEventRegisterAny must be zero or greater";
    assert_eq!(last_error(), (8, 20, negative.to_owned()));
    reset_thread();
}

/// Hands one event to a C function of its type, which says its arguments.
macro_rules! heard {
    ($event:expr, $id:ident, $type:ty, ($($name:ident: $kind:ty),*) => $text:expr) => {{
        #[allow(unused_unsafe, reason = "some texts read pointers and some do not")]
        unsafe extern "C" fn callback(_: virConnectPtr, _: virDomainPtr $(, $name: $kind)*, opaque: *mut c_void) {
            // SAFETY: called with texts that end in NUL and with a Heard.
            unsafe { say(opaque, $text) };
        }
        let typed: $type = Some(callback);
        // SAFETY: a C function; it is called as its own type, as this is the event it is for.
        let generic: virConnectDomainEventGenericCallback = unsafe { transmute(typed) };
        let (connection, heard, event) = (connection(), Heard::default(), $event);
        let domain = Domain::of(&connection, "a", [1; 16], None);
        // SAFETY: as above.
        unsafe { invoke(generic, &connection, &domain, &event, pointer(&heard)) };
        assert_eq!(event.id(), $id);
        said(&heard).concat()
    }};
}

/// # Safety
/// `text` is NULL or ends in NUL.
unsafe fn read(text: *const c_char) -> String {
    if text.is_null() {
        return "NULL".to_owned();
    }
    // SAFETY: by the caller's promise.
    unsafe { CStr::from_ptr(text) }.to_str().unwrap().to_owned()
}

fn text(text: &str) -> String {
    text.to_owned()
}

#[test]
fn events_without_arguments_reach_c() {
    unsafe extern "C" fn called(_: virConnectPtr, _: virDomainPtr, opaque: *mut c_void) {
        // SAFETY: called with a Heard.
        unsafe { say(opaque, text("called")) };
    }
    let (connection, heard) = (connection(), Heard::default());
    let domain = Domain::of(&connection, "a", [1; 16], None);
    for (event, id) in [
        (DomainEvent::Reboot, VIR_DOMAIN_EVENT_ID_REBOOT),
        (DomainEvent::ControlError, VIR_DOMAIN_EVENT_ID_CONTROL_ERROR),
    ] {
        // SAFETY: the function is for such events, and heard lives.
        unsafe { invoke(Some(called), &connection, &domain, &event, pointer(&heard)) };
        assert_eq!((said(&heard).concat(), event.id()), (text("called"), id));
    }
    let lifecycle = DomainEvent::Lifecycle { event: 0, detail: 0 };
    assert_eq!(lifecycle.id(), VIR_DOMAIN_EVENT_ID_LIFECYCLE);
}

#[test]
fn events_with_a_number_reach_c() {
    let all = [
        heard!(
            DomainEvent::RtcChange { utc_offset: -1 << 40 },
            VIR_DOMAIN_EVENT_ID_RTC_CHANGE,
            virConnectDomainEventRTCChangeCallback,
            (offset: c_longlong) => offset.to_string()
        ),
        heard!(
            DomainEvent::Watchdog { action: 3 },
            VIR_DOMAIN_EVENT_ID_WATCHDOG,
            virConnectDomainEventWatchdogCallback,
            (action: c_int) => action.to_string()
        ),
        heard!(
            DomainEvent::PmWakeup { reason: 4 },
            VIR_DOMAIN_EVENT_ID_PMWAKEUP,
            virConnectDomainEventPMWakeupCallback,
            (reason: c_int) => reason.to_string()
        ),
        heard!(
            DomainEvent::PmSuspend { reason: 5 },
            VIR_DOMAIN_EVENT_ID_PMSUSPEND,
            virConnectDomainEventPMSuspendCallback,
            (reason: c_int) => reason.to_string()
        ),
        heard!(
            DomainEvent::PmSuspendDisk { reason: 6 },
            VIR_DOMAIN_EVENT_ID_PMSUSPEND_DISK,
            virConnectDomainEventPMSuspendDiskCallback,
            (reason: c_int) => reason.to_string()
        ),
        heard!(
            DomainEvent::BalloonChange { actual: u64::MAX },
            VIR_DOMAIN_EVENT_ID_BALLOON_CHANGE,
            virConnectDomainEventBalloonChangeCallback,
            (actual: c_ulonglong) => actual.to_string()
        ),
        heard!(
            DomainEvent::MigrationIteration { iteration: 7 },
            VIR_DOMAIN_EVENT_ID_MIGRATION_ITERATION,
            virConnectDomainEventMigrationIterationCallback,
            (iteration: c_int) => iteration.to_string()
        ),
        heard!(
            DomainEvent::VcpuRemoved { vcpu: u32::MAX },
            VIR_DOMAIN_EVENT_ID_VCPU_REMOVED,
            virConnectDomainEventVcpuRemovedCallback,
            (vcpu: c_uint) => vcpu.to_string()
        ),
    ];
    assert_eq!(all, ["-1099511627776", "3", "4", "5", "6", "18446744073709551615", "7", "4294967295"]);
}

#[test]
fn events_with_several_numbers_reach_c() {
    let all = [
        heard!(
            DomainEvent::AgentLifecycle { state: 1, reason: 2 },
            VIR_DOMAIN_EVENT_ID_AGENT_LIFECYCLE,
            virConnectDomainEventAgentLifecycleCallback,
            (state: c_int, reason: c_int) => format!("{state} {reason}")
        ),
        heard!(
            DomainEvent::MemoryFailure { recipient: 1, action: 2, flags: 3 },
            VIR_DOMAIN_EVENT_ID_MEMORY_FAILURE,
            virConnectDomainEventMemoryFailureCallback,
            (recipient: c_int, action: c_int, flags: c_uint) => format!("{recipient} {action} {flags}")
        ),
    ];
    assert_eq!(all, ["1 2", "1 2 3"]);
}

#[test]
fn events_of_devices_reach_c() {
    let alias = || text("net0");
    let all = [
        heard!(
            DomainEvent::DeviceRemoved { alias: alias() },
            VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED,
            virConnectDomainEventDeviceRemovedCallback,
            (alias: *const c_char) => read(alias)
        ),
        heard!(
            DomainEvent::DeviceAdded { alias: alias() },
            VIR_DOMAIN_EVENT_ID_DEVICE_ADDED,
            virConnectDomainEventDeviceAddedCallback,
            (alias: *const c_char) => read(alias)
        ),
        heard!(
            DomainEvent::DeviceRemovalFailed { alias: alias() },
            VIR_DOMAIN_EVENT_ID_DEVICE_REMOVAL_FAILED,
            virConnectDomainEventDeviceRemovalFailedCallback,
            (alias: *const c_char) => read(alias)
        ),
        heard!(
            DomainEvent::TrayChange { alias: alias(), reason: 1 },
            VIR_DOMAIN_EVENT_ID_TRAY_CHANGE,
            virConnectDomainEventTrayChangeCallback,
            (alias: *const c_char, reason: c_int) => format!("{} {reason}", read(alias))
        ),
        heard!(
            DomainEvent::MemoryDeviceSizeChange { alias: alias(), size: 9 },
            VIR_DOMAIN_EVENT_ID_MEMORY_DEVICE_SIZE_CHANGE,
            virConnectDomainEventMemoryDeviceSizeChangeCallback,
            (alias: *const c_char, size: c_ulonglong) => format!("{} {size}", read(alias))
        ),
        heard!(
            DomainEvent::NicMacChange { alias: alias(), old_mac: text("1"), new_mac: text("2") },
            VIR_DOMAIN_EVENT_ID_NIC_MAC_CHANGE,
            virConnectDomainEventNICMACChangeCallback,
            (alias: *const c_char, old: *const c_char, new: *const c_char) =>
                format!("{} {} {}", read(alias), read(old), read(new))
        ),
        heard!(
            DomainEvent::ChannelLifecycle { channel: text("c"), state: 1, reason: 2 },
            VIR_DOMAIN_EVENT_ID_CHANNEL_LIFECYCLE,
            virConnectDomainEventChannelLifecycleCallback,
            (channel: *const c_char, state: c_int, reason: c_int) => format!("{} {state} {reason}", read(channel))
        ),
    ];
    assert_eq!(all, ["net0", "net0", "net0", "net0 1", "net0 9", "net0 1 2", "c 1 2"]);
}

#[test]
fn events_of_disks_reach_c() {
    let all = [
        heard!(
            DomainEvent::IoError { source: text("/a"), alias: text("vda"), action: 1 },
            VIR_DOMAIN_EVENT_ID_IO_ERROR,
            virConnectDomainEventIOErrorCallback,
            (source: *const c_char, alias: *const c_char, action: c_int) =>
                format!("{} {} {action}", read(source), read(alias))
        ),
        heard!(
            DomainEvent::IoErrorReason { source: text("/a"), alias: text("vda"), action: 1, reason: text("full") },
            VIR_DOMAIN_EVENT_ID_IO_ERROR_REASON,
            virConnectDomainEventIOErrorReasonCallback,
            (source: *const c_char, alias: *const c_char, action: c_int, reason: *const c_char) =>
                format!("{} {} {action} {}", read(source), read(alias), read(reason))
        ),
        heard!(
            DomainEvent::BlockJob { path: text("/a"), kind: 1, status: 2 },
            VIR_DOMAIN_EVENT_ID_BLOCK_JOB,
            virConnectDomainEventBlockJobCallback,
            (disk: *const c_char, kind: c_int, status: c_int) => format!("{} {kind} {status}", read(disk))
        ),
        heard!(
            DomainEvent::BlockJobByTarget { target: text("vda"), kind: 1, status: 2 },
            VIR_DOMAIN_EVENT_ID_BLOCK_JOB_2,
            virConnectDomainEventBlockJobCallback,
            (disk: *const c_char, kind: c_int, status: c_int) => format!("{} {kind} {status}", read(disk))
        ),
        heard!(
            DomainEvent::DiskChange { old_source: Some(text("/a")), new_source: None, alias: text("x"), reason: 1 },
            VIR_DOMAIN_EVENT_ID_DISK_CHANGE,
            virConnectDomainEventDiskChangeCallback,
            (old: *const c_char, new: *const c_char, alias: *const c_char, reason: c_int) =>
                format!("{} {} {} {reason}", read(old), read(new), read(alias))
        ),
        heard!(
            DomainEvent::BlockThreshold { device: text("vda"), path: None, threshold: 3, excess: 4 },
            VIR_DOMAIN_EVENT_ID_BLOCK_THRESHOLD,
            virConnectDomainEventBlockThresholdCallback,
            (device: *const c_char, path: *const c_char, threshold: c_ulonglong, excess: c_ulonglong) =>
                format!("{} {} {threshold} {excess}", read(device), read(path))
        ),
        heard!(
            DomainEvent::MetadataChange { kind: 2, uri: Some(text("urn:x")) },
            VIR_DOMAIN_EVENT_ID_METADATA_CHANGE,
            virConnectDomainEventMetadataChangeCallback,
            (kind: c_int, uri: *const c_char) => format!("{kind} {}", read(uri))
        ),
    ];
    let expected = ["/a vda 1", "/a vda 1 full", "/a 1 2", "vda 1 2", "/a NULL x 1", "vda NULL 3 4", "2 urn:x"];
    assert_eq!(all, expected);
}

#[test]
fn a_client_of_the_display_reaches_c() {
    let address = |node| GraphicsAddress { family: 2, node: text(node), service: text("5900") };
    let event = DomainEvent::Graphics(Box::new(GraphicsEvent {
        phase: 1,
        local: address("here"),
        remote: address("there"),
        auth_scheme: text("sasl"),
        identities: vec![(text("saslUsername"), text("ann")), (text("x509dname"), text("CN=ann"))],
    }));
    let said = heard!(
        event,
        VIR_DOMAIN_EVENT_ID_GRAPHICS,
        virConnectDomainEventGraphicsCallback,
        (phase: c_int, local: *const virDomainEventGraphicsAddress, remote: *const virDomainEventGraphicsAddress,
            scheme: *const c_char, subject: *const virDomainEventGraphicsSubject) => {
            let end = |end: &virDomainEventGraphicsAddress| format!("{} {} {}", end.family, read(end.node), read(end.service));
            let subject = &*subject;
            let proved: Vec<_> = (0..usize::try_from(subject.nidentity).unwrap())
                .map(|place| &*subject.identities.add(place))
                .map(|identity| format!("{} {}", read(identity.r#type), read(identity.name)))
                .collect();
            format!("{phase}, {}, {}, {}, {}", end(&*local), end(&*remote), read(scheme), proved.join(", "))
        }
    );
    assert_eq!(said, "1, 2 here 5900, 2 there 5900, sasl, saslUsername ann, x509dname CN=ann");
}

#[test]
fn events_with_parameters_reach_c() {
    use crate::typed::TypedValue;
    let parameters: TypedList =
        vec![("cputune.vcpupin0".into(), TypedValue::String(text("0-1"))), ("period".into(), TypedValue::ULLong(7))];
    // SAFETY: called with an array of so many parameters.
    unsafe fn shown(params: virTypedParameterPtr, nparams: c_int) -> String {
        // SAFETY: by the caller's promise.
        let all = unsafe { from_c(params, nparams) }.unwrap();
        all.iter().map(|(name, value)| format!("{name} {value:?}")).collect::<Vec<_>>().join(", ")
    }
    let all = [
        heard!(
            DomainEvent::Tunable { parameters: parameters.clone() },
            VIR_DOMAIN_EVENT_ID_TUNABLE,
            virConnectDomainEventTunableCallback,
            (params: virTypedParameterPtr, nparams: c_int) => shown(params, nparams)
        ),
        heard!(
            DomainEvent::JobCompleted { parameters },
            VIR_DOMAIN_EVENT_ID_JOB_COMPLETED,
            virConnectDomainEventJobCompletedCallback,
            (params: virTypedParameterPtr, nparams: c_int) => shown(params, nparams)
        ),
    ];
    let expected = r#"cputune.vcpupin0 String("0-1"), period ULLong(7)"#;
    assert_eq!(all, [expected, expected]);
}
