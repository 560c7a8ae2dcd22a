use std::ffi::CStr;
use std::sync::atomic::AtomicUsize;
use std::sync::{Barrier, mpsc};
use std::thread;

use super::*;
use crate::driver::object::Connect;
use crate::driver::{
    CheckpointDriver, ConnectDriver, DomainDeviceDriver, DomainDriver, DomainGuestDriver, DomainMemoryDriver,
    DomainMetadataDriver, DomainSaveDriver, DomainStatsDriver, DomainTuningDriver, DomainVcpuDriver, EventDriver,
    InterfaceDriver, NetworkDriver, NodeDeviceDriver, NodeDriver, SnapshotDriver, StorageDriver,
};
use crate::events::{DefaultLoop, Filter, NetworkEvent, register_default};
use crate::uuid::Uuid;

/// A driver that only says when its connection is gone.
struct Silent(Heard);

impl ConnectDriver for Silent {
    fn connect_get_type(&self) -> Result<std::borrow::Cow<'static, CStr>> {
        Ok(c"silent".into())
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
impl EventDriver for Silent {}
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

/// A callback for lifecycle events that keeps the connection which it is registered with, as the API has them.
type DomainCallback = Box<dyn FnOnce(&Connect) -> Listener>;

/// What events of domains are registered for.
fn of_domains(only: Option<Uuid>, event: i32) -> Pair {
    Pair { kind: Kind::Domain, event, filter: only.map(Filter::Uuid) }
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
        // In the order in which they go.
        struct Held(Freed, Connect);
        let freed = Freed(self.clone(), name);
        Box::new(move |connection| {
            let held = Held(freed, connection.clone());
            let call = move |event: &Event| {
                let Held(freed, connection) = &held;
                if let Event::Domain { name: domain, .. } = event {
                    freed.0.say(format!("{name} {domain}"));
                    does(connection);
                }
            };
            Listener { identity, call: Arc::new(call) }
        })
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
        let listener = callback(connection);
        self.hub.register_any(connection.owner(), of_domains(only, event), listener).map(|registered| registered.id)
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
fn a_callback_gets_the_domain_as_it_was() {
    let it = Setup::new();
    let other = connection();
    let (sender, receiver) = mpsc::channel();
    let call = move |event: &Event| sender.send(event.clone()).unwrap();
    let listener = Listener { identity: 1, call: Arc::new(call) };
    it.hub.register_any(other.owner(), of_domains(None, DomainEvent::LIFECYCLE), listener).unwrap();
    drop(it.hub.emit(domain("a", UUID, Some(5), SUSPENDED)));
    it.event_loop.run_once().unwrap();
    assert_eq!(receiver.try_recv().unwrap(), domain("a", UUID, Some(5), SUSPENDED));
}

#[test]
fn duplicates_are_refused_and_the_two_calls_do_not_count_as_one() {
    let it = Setup::new();
    let any = |only| it.register_for(&it.connection, only, DomainEvent::LIFECYCLE, it.heard.callback(1, "x"));
    assert_eq!(any(None).unwrap(), 0);
    assert_eq!(any(Some(UUID)).unwrap(), 1);
    it.hub.register(it.connection.owner(), it.heard.callback(1, "x")(&it.connection)).unwrap();
    let refused = (8, 0, "invalid argument: event callback already tracked");
    assert_eq!(message(&any(None).unwrap_err()), refused);
    assert_eq!(message(&any(Some(UUID)).unwrap_err()), refused);
    assert_eq!(
        message(&it.hub.register(it.connection.owner(), it.heard.callback(1, "x")(&it.connection)).unwrap_err()),
        refused
    );
    // The older call has an id as well, and another connection is another program.
    let other = connection();
    let id = it.register_for(&other, None, DomainEvent::LIFECYCLE, it.heard.callback(1, "x")).unwrap();
    assert_eq!(id, 3);
}

#[test]
fn things_of_another_kind_are_others_even_with_the_same_function_and_uuid() {
    let it = Setup::new();
    let heard = it.heard.clone();
    let call = move |event: &Event| {
        if let Event::Network { name, event, .. } = event {
            heard.say(format!("network {name} {}", event.id()));
        }
    };
    let of_networks = |event| {
        let listener = Listener { identity: 1, call: Arc::new(call.clone()) };
        let pair = Pair { kind: Kind::Network, event, filter: Some(Filter::Uuid(UUID)) };
        it.hub.register_any(it.connection.owner(), pair, listener).map(|registered| registered.id)
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
    it.hub.deregister_any(it.connection.owner(), 1).unwrap();
    emit(NetworkEvent::Lifecycle { event: 0, detail: 0 });
    assert_eq!(it.run(), [""; 0]);
}

#[test]
fn deregistering_what_is_not_there_is_an_error() {
    let it = Setup::new();
    let id = it.register(0x10, "x");
    let other = connection();
    let error = it.hub.deregister_any(other.owner(), id).unwrap_err();
    assert_eq!(message(&error), (8, 0, "invalid argument: could not find event callback 0 for deletion"));
    let error = it.hub.deregister(it.connection.owner(), 0x10).unwrap_err();
    assert_eq!(message(&error), (8, 0, "invalid argument: event callback function 0x10 not registered"));
    it.hub.deregister_any(it.connection.owner(), id).unwrap();
    assert!(it.hub.deregister_any(it.connection.owner(), id).is_err());
}

#[test]
fn a_callback_is_freed_once_when_it_is_deregistered() {
    let it = Setup::new();
    let id = it.register(1, "x");
    it.hub.register(it.connection.owner(), it.heard.callback(2, "y")(&it.connection)).unwrap();
    it.hub.deregister_any(it.connection.owner(), id).unwrap();
    assert_eq!(it.heard.take(), ["free x"]);
    it.hub.deregister(it.connection.owner(), 2).unwrap();
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
        let _ = hub.deregister_any(connection.owner(), 1);
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
        hub.deregister_any(connection.owner(), 0).unwrap();
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
    it.hub.deregister_any(it.connection.owner(), 0).unwrap();
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
            let new = heard.callback(2, "new")(connection);
            hub.register_any(connection.owner(), of_domains(None, DomainEvent::LIFECYCLE), new).unwrap();
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
    it.hub.deregister_any(it.connection.owner(), id).unwrap();
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
        hub.deregister_any(connection.owner(), 0).unwrap();
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
    it.hub.deregister_any(it.connection.owner(), id).unwrap();
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
    let call = move |_: &Event| {
        here.fetch_add(1, Ordering::SeqCst);
    };
    it.register_callback(Box::new(|_| Listener { identity: 1, call: Arc::new(call) }));
    let workers: Vec<_> = (10..14)
        .map(|identity| {
            let (hub, connection) = (it.hub.clone(), it.connection.clone());
            thread::spawn(move || {
                for _ in 0..100 {
                    drop(hub.emit(domain("a", UUID, None, SUSPENDED)));
                    let ignore = Listener { identity, call: Arc::new(|_| {}) };
                    let pair = of_domains(None, DomainEvent::LIFECYCLE);
                    let id = hub.register_any(connection.owner(), pair, ignore).unwrap().id;
                    hub.deregister_any(connection.owner(), id).unwrap();
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
    let it = connection();
    let error = hub.register(it.owner(), Heard::default().callback(1, "x")(&it)).unwrap_err();
    assert_eq!(message(&error), (1, 0, "internal error: could not initialize domain event timer"));
}

#[test]
fn a_new_hub_delivers_through_the_process_loop() {
    register_default().unwrap();
    let hub = Hub::default();
    let (connection, heard) = (connection(), Heard::default());
    let listener = heard.callback(1, "x")(&connection);
    let registered = hub.register_any(connection.owner(), of_domains(None, 0), listener).unwrap();
    assert_eq!(registered, Registered { id: 0, first: true });
    drop(hub.emit(domain("a", UUID, None, SUSPENDED)));
    // Another test may run the same loop, and then this thread's turn may find nothing to do.
    let ticking = crate::events::add_timeout(Some(Duration::from_millis(1)), Arc::new(|_| {})).unwrap();
    while heard.take() != ["x a"] {
        crate::events::run_default().unwrap();
    }
    drop(ticking);
}

#[test]
fn the_first_and_the_last_registration_of_a_pair_are_told() {
    let it = Setup::new();
    let owner = it.connection.owner();
    let any = |identity, only, event| {
        it.hub.register_any(owner, of_domains(only, event), it.heard.callback(identity, "x")(&it.connection)).unwrap()
    };
    let last = |id| it.hub.deregister_any(owner, id).unwrap();
    assert!(any(1, None, 0).first && any(1, Some(UUID), 0).first && any(1, None, 1).first);
    // The older call's is of the same pair, and so is another function's.
    let listener = it.heard.callback(2, "x")(&it.connection);
    assert!(!it.hub.register(owner, listener).unwrap().first && !any(3, None, 0).first);
    assert!(any(1, Some(OTHER), 0).first && !any(3, Some(OTHER), 0).first);
    assert_eq!(last(0), Deregistered { pair: of_domains(None, 0), last: false });
    assert!(!last(4).last && it.hub.deregister(owner, 2).unwrap().last);
    assert_eq!(last(1), Deregistered { pair: of_domains(Some(UUID), 0), last: true });
    assert!(!last(5).last && last(6).last && last(2).last);
    assert!(any(1, None, 0).first);
}

#[test]
fn of_threads_that_register_one_pair_one_is_told_that_it_is_the_first_and_one_that_it_is_the_last() {
    let it = Setup::new();
    // So that the timer stays.
    it.register_for(&it.connection, Some(OTHER), 0, it.heard.callback(1, "other")).unwrap();
    for _ in 0..200 {
        let edges: Vec<_> = thread::scope(|scope| {
            let work = |identity| {
                let pair = of_domains(None, 0);
                let listener = Listener { identity, call: Arc::new(|_| {}) };
                let registered = it.hub.register_any(it.connection.owner(), pair, listener).unwrap();
                let last = it.hub.deregister_any(it.connection.owner(), registered.id).unwrap().last;
                (registered.first, last)
            };
            let workers = [10, 11].map(|identity| scope.spawn(move || work(identity)));
            workers.into_iter().map(|worker| worker.join().unwrap()).collect()
        });
        let (first, last): (Vec<bool>, Vec<bool>) = edges.into_iter().unzip();
        let count = |edges: &[bool]| edges.iter().filter(|edge| **edge).count();
        assert!(count(&first) >= 1 && count(&first) == count(&last), "{first:?} {last:?}");
    }
}

#[test]
fn what_comes_for_one_pair_is_heard_by_callbacks_of_that_pair_alone() {
    let it = Setup::new();
    it.register_for(&it.connection, None, 0, it.heard.callback(1, "all")).unwrap();
    it.register_for(&it.connection, Some(UUID), 0, it.heard.callback(1, "one")).unwrap();
    let event = || domain("a", UUID, None, SUSPENDED);
    drop(it.hub.emit_to(of_domains(Some(UUID), 0), event()));
    drop(it.hub.emit_to(of_domains(None, 0), event()));
    // It is about another thing than the pair, or of another kind.
    drop(it.hub.emit_to(of_domains(Some(UUID), 0), domain("b", OTHER, None, SUSPENDED)));
    drop(it.hub.emit_to(of_domains(Some(OTHER), 0), event()));
    assert_eq!(it.run(), ["one a", "all a"]);
}
