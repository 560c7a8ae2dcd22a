use std::ffi::CStr;
use std::sync::atomic::AtomicUsize;
use std::sync::{Barrier, mpsc};
use std::thread;

use super::*;
use crate::driver::object::{Domain, Network};
use crate::driver::{
    CheckpointDriver, ConnectDriver, DomainDeviceDriver, DomainDriver, DomainGuestDriver, DomainMemoryDriver,
    DomainMetadataDriver, DomainSaveDriver, DomainStatsDriver, DomainTuningDriver, DomainVcpuDriver, InterfaceDriver,
    NetworkDriver, NodeDeviceDriver, NodeDriver, SnapshotDriver, StorageDriver,
};
use crate::events::{DefaultLoop, NetworkCallback, NetworkEvent, register_default};
use crate::uuid::Uuid;

/// A driver that only says when its connection is gone.
struct Silent(Heard);

impl ConnectDriver for Silent {
    fn connect_get_type(&self) -> &'static CStr {
        c"silent"
    }
}
impl DomainDriver for Silent {}
impl SnapshotDriver for Silent {}
impl DomainDeviceDriver for Silent {}
impl DomainMemoryDriver for Silent {}
impl DomainMetadataDriver for Silent {}
impl DomainStatsDriver for Silent {}
impl DomainTuningDriver for Silent {}
impl CheckpointDriver for Silent {}
impl DomainGuestDriver for Silent {}
impl DomainSaveDriver for Silent {}
impl DomainVcpuDriver for Silent {}
impl NodeDriver for Silent {}
impl NetworkDriver for Silent {}
impl InterfaceDriver for Silent {}
impl StorageDriver for Silent {}
impl NodeDeviceDriver for Silent {}

impl Drop for Silent {
    fn drop(&mut self) {
        self.0.say("closed");
    }
}

const UUID: Uuid = [7; 16];
const OTHER: Uuid = [8; 16];
const SUSPENDED: DomainEvent = DomainEvent::Lifecycle { event: 3, detail: 0 };

/// Something that happened to a domain.
fn domain(name: &str, uuid: Uuid, id: Option<i32>, event: DomainEvent) -> Event {
    Event::Domain { name: name.to_owned(), uuid, id, event }
}

fn connection() -> Connect {
    Heard::default().connection()
}

/// A hub with an event loop of its own, so that tests do not hear each other.
struct Setup {
    hub: Arc<Hub>,
    event_loop: Arc<DefaultLoop>,
    connection: Connect,
    heard: Heard,
}

/// What the callbacks said, in order.
#[derive(Clone, Default)]
struct Heard(Arc<Mutex<Vec<String>>>);

impl Heard {
    fn say(&self, text: impl Into<String>) {
        self.0.lock().push(text.into());
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock())
    }

    /// A connection that is heard when it is gone.
    fn connection(&self) -> Connect {
        Connect::open(Box::new(Silent(self.clone())), "silent:///".to_owned(), false)
    }

    /// A callback that says `name` and the name of the domain, and when it is freed.
    fn callback(&self, identity: usize, name: &'static str) -> DomainCallback {
        self.callback_that(identity, name, |_| {})
    }

    /// A callback that does something besides.
    fn callback_that(
        &self,
        identity: usize,
        name: &'static str,
        does: impl Fn(&Connect) + Send + Sync + 'static,
    ) -> DomainCallback {
        struct Freed(Heard, &'static str);
        impl Drop for Freed {
            fn drop(&mut self) {
                self.0.say(format!("free {}", self.1));
            }
        }
        let freed = Freed(self.clone(), name);
        let call = move |connection: &Connect, domain: &Domain, _: &DomainEvent| {
            freed.0.say(format!("{name} {}", domain.name.to_string_lossy()));
            does(connection);
        };
        DomainCallback { identity, call: Arc::new(call) }
    }
}

impl Setup {
    fn new() -> Setup {
        let event_loop = Arc::new(DefaultLoop::new().unwrap());
        let shared = Shared { event_loop: Some(event_loop.clone()), state: Mutex::default() };
        let hub = Arc::new(Hub(Arc::new(shared)));
        let heard = Heard::default();
        Setup { hub, event_loop, connection: heard.connection(), heard }
    }

    fn register(&self, identity: usize, name: &'static str) -> i32 {
        self.register_callback(self.heard.callback(identity, name))
    }

    fn register_callback(&self, callback: DomainCallback) -> i32 {
        self.register_for(&self.connection, None, DomainEvent::LIFECYCLE, callback).unwrap()
    }

    fn register_for(
        &self,
        connection: &Connect,
        only: Option<Uuid>,
        event: i32,
        callback: DomainCallback,
    ) -> Result<i32> {
        self.hub.register_any(connection, only.map(Filter::Uuid), event, Listener::Domain(callback))
    }

    fn suspend(&self, name: &str) {
        drop(self.hub.emit(domain(name, UUID, Some(1), SUSPENDED)));
    }

    fn run(&self) -> Vec<String> {
        self.event_loop.run_once().unwrap();
        self.heard.take()
    }
}

fn message(error: &Error) -> (i32, i32, &str) {
    let fields = error.fields();
    (fields.code.0, fields.origin.0, &fields.message)
}

#[test]
fn all_that_is_queued_is_delivered_in_one_run_in_order_to_callbacks_in_order() {
    let it = Setup::new();
    it.register(1, "first");
    it.register(2, "second");
    it.suspend("a");
    it.suspend("b");
    assert_eq!(it.heard.take(), [""; 0]);
    assert_eq!(it.run(), ["first a", "second a", "first b", "second b"]);
}

#[test]
fn a_callback_hears_only_of_its_event_and_domain() {
    let it = Setup::new();
    let register = |only: Option<Uuid>, event: i32, name| {
        it.register_for(&it.connection, only, event, it.heard.callback(1, name)).unwrap();
    };
    register(None, DomainEvent::Reboot.id(), "reboot");
    register(Some(UUID), DomainEvent::LIFECYCLE, "of a");
    register(None, DomainEvent::LIFECYCLE, "of all");
    drop(it.hub.emit(domain("a", UUID, None, SUSPENDED)));
    drop(it.hub.emit(domain("b", OTHER, None, SUSPENDED)));
    drop(it.hub.emit(domain("b", OTHER, None, DomainEvent::Reboot)));
    assert_eq!(it.run(), ["of a a", "of all a", "of all b", "reboot b"]);
}

#[test]
fn a_callback_gets_its_connection_and_the_domain_as_it_was() {
    let it = Setup::new();
    let other = connection();
    let (sender, receiver) = mpsc::channel();
    let call = move |connection: &Connect, domain: &Domain, event: &DomainEvent| {
        let id = domain.id.load(Ordering::Relaxed);
        sender.send((connection.as_raw::<()>() as usize, domain.uuid, id, event.clone())).unwrap();
    };
    let callback = DomainCallback { identity: 1, call: Arc::new(call) };
    it.register_for(&other, None, DomainEvent::LIFECYCLE, callback).unwrap();
    drop(it.hub.emit(domain("a", UUID, Some(5), SUSPENDED)));
    it.event_loop.run_once().unwrap();
    assert_eq!(receiver.try_recv().unwrap(), (other.as_raw::<()>() as usize, UUID, 5, SUSPENDED));
}

#[test]
fn duplicates_are_refused_and_the_two_calls_do_not_count_as_one() {
    let it = Setup::new();
    let any = |only| it.register_for(&it.connection, only, DomainEvent::LIFECYCLE, it.heard.callback(1, "x"));
    assert_eq!(any(None).unwrap(), 0);
    assert_eq!(any(Some(UUID)).unwrap(), 1);
    it.hub.register(&it.connection, it.heard.callback(1, "x")).unwrap();
    let refused = (8, 0, "invalid argument: event callback already tracked");
    assert_eq!(message(&any(None).unwrap_err()), refused);
    assert_eq!(message(&any(Some(UUID)).unwrap_err()), refused);
    assert_eq!(message(&it.hub.register(&it.connection, it.heard.callback(1, "x")).unwrap_err()), refused);
    // The older call has an id as well, and another connection is another program.
    let other = connection();
    let id = it.register_for(&other, None, DomainEvent::LIFECYCLE, it.heard.callback(1, "x")).unwrap();
    assert_eq!(id, 3);
}

#[test]
fn things_of_another_kind_are_others_even_with_the_same_function_and_uuid() {
    let it = Setup::new();
    let heard = it.heard.clone();
    let call = move |_: &Connect, network: &Network, event: &NetworkEvent| {
        heard.say(format!("network {} {}", network.name.to_string_lossy(), event.id()));
    };
    let of_networks = |event| {
        let listener = Listener::Network(NetworkCallback { identity: 1, call: Arc::new(call.clone()) });
        it.hub.register_any(&it.connection, Some(Filter::Uuid(UUID)), event, listener)
    };
    let emit = |event| drop(it.hub.emit(Event::Network { name: "n".to_owned(), uuid: UUID, event }));
    it.register_for(&it.connection, Some(UUID), DomainEvent::LIFECYCLE, it.heard.callback(1, "domain")).unwrap();
    // The ids are those of domains too.
    assert_eq!((of_networks(0).unwrap(), of_networks(1).unwrap()), (1, 2));
    assert!(of_networks(0).is_err());
    emit(NetworkEvent::MetadataChange { kind: 0, uri: None });
    it.suspend("d");
    emit(NetworkEvent::Lifecycle { event: 0, detail: 0 });
    assert_eq!(it.run(), ["network n 1", "domain d", "network n 0"]);
    it.hub.deregister_any(&it.connection, 1).unwrap();
    emit(NetworkEvent::Lifecycle { event: 0, detail: 0 });
    assert_eq!(it.run(), [""; 0]);
}

#[test]
fn deregistering_what_is_not_there_is_an_error() {
    let it = Setup::new();
    let id = it.register(0x10, "x");
    let other = connection();
    let error = it.hub.deregister_any(&other, id).unwrap_err();
    assert_eq!(message(&error), (8, 0, "invalid argument: could not find event callback 0 for deletion"));
    let error = it.hub.deregister(&it.connection, 0x10).unwrap_err();
    assert_eq!(message(&error), (8, 0, "invalid argument: event callback function 0x10 not registered"));
    it.hub.deregister_any(&it.connection, id).unwrap();
    assert!(it.hub.deregister_any(&it.connection, id).is_err());
}

#[test]
fn a_callback_is_freed_once_when_it_is_deregistered() {
    let it = Setup::new();
    let id = it.register(1, "x");
    it.hub.register(&it.connection, it.heard.callback(2, "y")).unwrap();
    it.hub.deregister_any(&it.connection, id).unwrap();
    assert_eq!(it.heard.take(), ["free x"]);
    it.hub.deregister(&it.connection, 2).unwrap();
    assert_eq!(it.heard.take(), ["free y"]);
    drop(it.hub);
    assert_eq!(it.heard.take(), [""; 0]);
}

#[test]
fn nothing_is_delivered_after_the_deregistration_even_during_a_delivery() {
    let it = Setup::new();
    let hub = it.hub.clone();
    it.register_callback(it.heard.callback_that(1, "first", move |connection| {
        // Fails at the second event, by then there is none.
        let _ = hub.deregister_any(connection, 1);
    }));
    it.register(2, "second");
    it.suspend("a");
    it.suspend("b");
    assert_eq!(it.run(), ["first a", "free second", "first b"]);
}

#[test]
fn a_callback_that_deregisters_itself_is_freed_after_it_returned() {
    let it = Setup::new();
    let (hub, heard) = (it.hub.clone(), it.heard.clone());
    it.register_callback(it.heard.callback_that(1, "x", move |connection| {
        hub.deregister_any(connection, 0).unwrap();
        heard.say("returns");
    }));
    it.suspend("a");
    it.suspend("b");
    assert_eq!(it.run(), ["x a", "returns", "free x"]);
}

#[test]
fn a_callback_that_is_running_in_another_thread_is_freed_when_it_returns() {
    let it = Setup::new();
    let (inside, go_on) = (Arc::new(Barrier::new(2)), Arc::new(Barrier::new(2)));
    let (here, wait, heard) = (inside.clone(), go_on.clone(), it.heard.clone());
    it.register_callback(it.heard.callback_that(1, "x", move |_| {
        here.wait();
        wait.wait();
        heard.say("returns");
    }));
    it.suspend("a");
    let event_loop = it.event_loop.clone();
    let runner = thread::spawn(move || event_loop.run_once().unwrap());
    inside.wait();
    it.hub.deregister_any(&it.connection, 0).unwrap();
    go_on.wait();
    runner.join().unwrap();
    assert_eq!(it.heard.take(), ["x a", "returns", "free x"]);
}

#[test]
fn a_callback_may_register_and_emit_and_the_new_one_hears_of_the_next_event() {
    let it = Setup::new();
    let (hub, heard, first) = (it.hub.clone(), it.heard.clone(), AtomicBool::new(true));
    it.register_callback(it.heard.callback_that(1, "old", move |connection| {
        if first.swap(false, Ordering::SeqCst) {
            let new = Listener::Domain(heard.callback(2, "new"));
            hub.register_any(connection, None, DomainEvent::LIFECYCLE, new).unwrap();
            drop(hub.emit(domain("c", UUID, None, SUSPENDED)));
        }
    }));
    it.suspend("a");
    it.suspend("b");
    assert_eq!(it.run(), ["old a", "old b", "new b"]);
    assert_eq!(it.run(), ["old c", "new c"]);
}

#[test]
fn events_without_listeners_are_forgotten() {
    let it = Setup::new();
    it.suspend("before");
    let id = it.register(1, "x");
    it.suspend("queued");
    it.hub.deregister_any(&it.connection, id).unwrap();
    it.register(1, "y");
    it.suspend("after");
    it.event_loop.run_once().unwrap();
    assert_eq!(it.heard.take(), ["free x", "y after"]);
}

#[test]
fn a_registered_callback_keeps_its_connection_until_it_is_deregistered() {
    let it = Setup::new();
    let hub = it.hub.clone();
    it.register_callback(it.heard.callback_that(1, "x", move |connection| {
        hub.deregister_any(connection, 0).unwrap();
    }));
    it.suspend("a");
    let Setup { hub: _hub, event_loop, connection, heard } = it;
    assert!(!connection.release());
    assert_eq!(heard.take(), [""; 0]);
    event_loop.run_once().unwrap();
    assert_eq!(heard.take(), ["x a", "free x", "closed"]);
}

#[test]
fn the_timer_goes_with_the_last_callback_and_does_not_keep_the_hub() {
    let it = Setup::new();
    let id = it.register(1, "x");
    let watched = Arc::downgrade(&it.hub.0);
    it.hub.deregister_any(&it.connection, id).unwrap();
    assert!(it.hub.0.state.lock().timer.is_none());
    it.register(1, "y");
    let Setup { hub, event_loop, connection, heard } = it;
    drop(hub.emit(domain("a", UUID, None, SUSPENDED)));
    drop(hub);
    assert!(watched.upgrade().is_none());
    drop(connection);
    event_loop.run_once().unwrap();
    assert_eq!(heard.take(), ["free x", "free y", "closed"]);
}

#[test]
fn every_event_arrives_once_while_threads_emit_and_register() {
    let it = Setup::new();
    let count = Arc::new(AtomicUsize::new(0));
    let here = count.clone();
    let call = move |_: &Connect, _: &Domain, _: &DomainEvent| {
        here.fetch_add(1, Ordering::SeqCst);
    };
    it.register_callback(DomainCallback { identity: 1, call: Arc::new(call) });
    let workers: Vec<_> = (10..14)
        .map(|identity| {
            let (hub, connection) = (it.hub.clone(), it.connection.clone());
            thread::spawn(move || {
                for _ in 0..100 {
                    drop(hub.emit(domain("a", UUID, None, SUSPENDED)));
                    let ignore = Listener::Domain(DomainCallback { identity, call: Arc::new(|_, _, _| {}) });
                    let id = hub.register_any(&connection, None, DomainEvent::LIFECYCLE, ignore).unwrap();
                    hub.deregister_any(&connection, id).unwrap();
                }
            })
        })
        .collect();
    while count.load(Ordering::SeqCst) < 400 {
        it.event_loop.run_once().unwrap();
    }
    for worker in workers {
        worker.join().unwrap();
    }
    assert_eq!(count.load(Ordering::SeqCst), 400);
}

#[test]
fn a_loop_that_refuses_the_timer_refuses_the_registration() {
    struct Full;
    impl EventLoop for Full {
        fn add_handle(
            &self,
            _: i32,
            _: crate::flags::EventHandleFlags,
            _: crate::events::HandleCallback,
        ) -> Option<i32> {
            None
        }
        fn update_handle(&self, _: i32, _: crate::flags::EventHandleFlags) {}
        fn remove_handle(&self, _: i32) -> bool {
            false
        }
        fn add_timeout(&self, _: Option<Duration>, _: TimerCallback) -> Option<i32> {
            None
        }
        fn update_timeout(&self, _: i32, _: Option<Duration>) {}
        fn remove_timeout(&self, _: i32) -> bool {
            false
        }
    }
    let hub = Hub(Arc::new(Shared { event_loop: Some(Arc::new(Full)), state: Mutex::default() }));
    let error = hub.register(&connection(), Heard::default().callback(1, "x")).unwrap_err();
    assert_eq!(message(&error), (1, 0, "internal error: could not initialize domain event timer"));
}

#[test]
fn a_new_hub_delivers_through_the_process_loop() {
    register_default().unwrap();
    let hub = Hub::default();
    let (connection, heard) = (connection(), Heard::default());
    assert_eq!(hub.register_any(&connection, None, 0, Listener::Domain(heard.callback(1, "x"))).unwrap(), 0);
    drop(hub.emit(domain("a", UUID, None, SUSPENDED)));
    // Another test may run the same loop, and then this thread's turn may find nothing to do.
    let ticking = crate::events::add_timeout(Some(Duration::from_millis(1)), Arc::new(|_| {})).unwrap();
    while heard.take() != ["x a"] {
        crate::events::run_default().unwrap();
    }
    drop(ticking);
}
