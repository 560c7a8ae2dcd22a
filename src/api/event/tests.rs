use std::sync::atomic::{AtomicI32, AtomicUsize, Ordering};

use super::*;

/// A loop that takes nothing.
const REFUSES: Foreign = Foreign {
    add_handle: Some(refuse_handle),
    update_handle: None,
    remove_handle: None,
    add_timeout: Some(refuse_timeout),
    update_timeout: None,
    remove_timeout: None,
};

const NOTHING: Foreign = Foreign { add_handle: None, add_timeout: None, ..REFUSES };

unsafe extern "C" fn refuse_handle(
    _: c_int,
    _: c_int,
    _: virEventHandleCallback,
    _: *mut c_void,
    _: virFreeCallback,
) -> c_int {
    -1
}

unsafe extern "C" fn refuse_timeout(_: c_int, _: virEventTimeoutCallback, _: *mut c_void, _: virFreeCallback) -> c_int {
    -1
}

/// A loop that fires when a timer is updated, and frees at once when it is removed.
const EAGER: Foreign = Foreign {
    add_timeout: Some(eager_add),
    update_timeout: Some(eager_update),
    remove_timeout: Some(eager_remove),
    ..NOTHING
};

thread_local! {
    static TIMER: std::cell::Cell<Option<(virEventTimeoutCallback, *mut c_void, virFreeCallback)>> =
        const { std::cell::Cell::new(None) };
    static FREQUENCY: std::cell::Cell<c_int> = const { std::cell::Cell::new(0) };
}

unsafe extern "C" fn eager_add(
    frequency: c_int,
    cb: virEventTimeoutCallback,
    opaque: *mut c_void,
    ff: virFreeCallback,
) -> c_int {
    TIMER.set(Some((cb, opaque, ff)));
    FREQUENCY.set(frequency);
    5
}

unsafe extern "C" fn eager_update(timer: c_int, frequency: c_int) {
    FREQUENCY.set(frequency);
    if let Some((Some(cb), opaque, _)) = TIMER.get() {
        // SAFETY: as it was added.
        unsafe { cb(timer, opaque) };
    }
}

unsafe extern "C" fn eager_remove(_: c_int) -> c_int {
    match TIMER.take() {
        Some((_, opaque, Some(ff))) => {
            // SAFETY: as it was added, once.
            unsafe { ff(opaque) };
            0
        }
        _ => -1,
    }
}

/// Counts how often it is dropped.
struct Counted(Arc<AtomicUsize>);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

#[test]
fn a_loop_without_functions_is_none_and_refuses_everything() {
    assert!(!NOTHING.is_something());
    assert!(REFUSES.is_something());
    assert_eq!(NOTHING.add_timeout(None, Arc::new(|_| {})), None);
    assert_eq!(NOTHING.add_handle(0, EventHandleFlags::READABLE, Arc::new(|_, _, _| {})), None);
    assert!(!NOTHING.remove_timeout(1));
    assert!(!NOTHING.remove_handle(1));
    NOTHING.update_timeout(1, None);
    NOTHING.update_handle(1, EventHandleFlags::READABLE);
}

#[test]
fn a_refused_callback_is_dropped_once() {
    let drops = Arc::new(AtomicUsize::new(0));
    let (one, two) = (Counted(drops.clone()), Counted(drops.clone()));
    assert_eq!(REFUSES.add_timeout(None, Arc::new(move |_| drop(one.0.clone()))), None);
    assert_eq!(REFUSES.add_handle(0, EventHandleFlags::READABLE, Arc::new(move |_, _, _| drop(two.0.clone()))), None);
    assert_eq!(drops.load(Ordering::SeqCst), 2);
}

#[test]
fn a_callback_may_remove_itself_from_a_loop_that_frees_at_once() {
    let (drops, called) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicI32::new(0)));
    let (counted, here) = (Counted(drops.clone()), called.clone());
    let callback: TimerCallback = Arc::new(move |timer| {
        assert!(EAGER.remove_timeout(timer));
        assert_eq!(counted.0.load(Ordering::SeqCst), 0);
        here.store(timer, Ordering::SeqCst);
    });
    assert_eq!(EAGER.add_timeout(None, callback), Some(5));
    assert_eq!(FREQUENCY.get(), -1);
    EAGER.update_timeout(5, Some(Duration::from_millis(250)));
    assert_eq!(FREQUENCY.get(), 250);
    assert_eq!(called.load(Ordering::SeqCst), 5);
    assert_eq!(drops.load(Ordering::SeqCst), 1);
}

#[test]
fn frequencies_and_intervals_say_the_same() {
    assert_eq!(interval(-1), None);
    assert_eq!(interval(-7), None);
    assert_eq!(interval(0), Some(Duration::ZERO));
    assert_eq!(frequency(interval(1500)), 1500);
    assert_eq!(frequency(Some(Duration::MAX)), c_int::MAX);
    assert_eq!(c_events(from_c_events(0x15)), 5);
}
