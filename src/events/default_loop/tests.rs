use std::thread;

use std::io::{Read as _, Write as _, pipe};
use std::os::fd::AsRawFd as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use super::*;

/// What happened, in order.
type Log = Arc<Mutex<Vec<String>>>;

fn new_loop() -> Arc<DefaultLoop> {
    Arc::new(DefaultLoop::new().unwrap())
}

fn log(log: &Log, text: impl Into<String>) {
    log.lock().push(text.into());
}

fn taken(log: &Log) -> Vec<String> {
    std::mem::take(&mut log.lock())
}

/// A callback of a timer that only says that it ran.
fn says(log: &Log, text: &'static str) -> TimerCallback {
    let log = log.clone();
    Arc::new(move |_| self::log(&log, text))
}

const AT_ONCE: Option<Duration> = Some(Duration::ZERO);

fn milliseconds(milliseconds: u64) -> Option<Duration> {
    Some(Duration::from_millis(milliseconds))
}

/// Drops what a callback holds, and tells.
struct Told(Log);

impl Drop for Told {
    fn drop(&mut self) {
        log(&self.0, "freed");
    }
}

#[test]
fn watches_and_timers_count_from_one_each() {
    let event_loop = new_loop();
    let nothing: TimerCallback = Arc::new(|_| {});
    assert_eq!(event_loop.add_timeout(None, nothing.clone()), Some(1));
    assert_eq!(event_loop.add_timeout(None, nothing), Some(2));
    assert_eq!(event_loop.add_handle(-1, EventHandleFlags::READABLE, Arc::new(|_, _, _| {})), Some(1));
    assert!(event_loop.remove_timeout(2));
    assert!(!event_loop.remove_timeout(2));
    assert!(!event_loop.remove_handle(2));
    // Unknown ones may be updated, to no effect.
    event_loop.update_timeout(2, AT_ONCE);
    event_loop.update_handle(2, EventHandleFlags::READABLE);
    assert_eq!(event_loop.add_timeout(None, Arc::new(|_| {})), Some(3));
}

#[test]
fn a_zero_timer_fires_in_every_iteration_until_it_is_stopped() {
    let (event_loop, heard) = (new_loop(), Log::default());
    let timer = event_loop.add_timeout(AT_ONCE, says(&heard, "zero")).unwrap();
    event_loop.run_once().unwrap();
    event_loop.run_once().unwrap();
    assert_eq!(taken(&heard), ["zero", "zero"]);
    event_loop.update_timeout(timer, None);
    event_loop.add_timeout(AT_ONCE, says(&heard, "other")).unwrap();
    event_loop.run_once().unwrap();
    assert_eq!(taken(&heard), ["other"]);
}

#[test]
fn a_timer_fires_not_before_its_time_and_then_again() {
    let (event_loop, heard) = (new_loop(), Log::default());
    let started = Instant::now();
    event_loop.add_timeout(milliseconds(20), says(&heard, "tick")).unwrap();
    while heard.lock().len() < 2 {
        event_loop.run_once().unwrap();
    }
    assert!(started.elapsed() >= Duration::from_millis(40));
}

#[test]
fn an_update_starts_a_timer_anew() {
    let (event_loop, heard) = (new_loop(), Log::default());
    let slow = event_loop.add_timeout(milliseconds(3_600_000), says(&heard, "slow")).unwrap();
    event_loop.update_timeout(slow, milliseconds(1));
    event_loop.run_once().unwrap();
    assert_eq!(taken(&heard), ["slow"]);
}

#[test]
fn a_handle_is_told_what_its_descriptor_is_ready_for() {
    let (event_loop, heard) = (new_loop(), Log::default());
    let (mut reader, mut writer) = pipe().unwrap();
    let here = heard.clone();
    let callback: HandleCallback = Arc::new(move |watch, _, events| log(&here, format!("{watch} {}", events.bits())));
    let watch = event_loop.add_handle(reader.as_raw_fd(), EventHandleFlags::READABLE, callback.clone()).unwrap();
    event_loop.add_handle(writer.as_raw_fd(), EventHandleFlags::WRITABLE, callback).unwrap();
    event_loop.run_once().unwrap();
    assert_eq!(taken(&heard), ["2 2"]);
    writer.write_all(b"x").unwrap();
    event_loop.run_once().unwrap();
    assert_eq!(taken(&heard), ["1 1", "2 2"]);
    // Paused, although there is something to read.
    event_loop.update_handle(watch, EventHandleFlags::empty());
    event_loop.run_once().unwrap();
    assert_eq!(taken(&heard), ["2 2"]);
    assert!(event_loop.remove_handle(2));
    event_loop.update_handle(watch, EventHandleFlags::READABLE);
    reader.read_exact(&mut [0]).unwrap();
    drop(writer);
    event_loop.run_once().unwrap();
    assert_eq!(taken(&heard), ["1 8"]);
}

#[test]
fn a_descriptor_that_is_not_open_ends_the_wait_without_a_call() {
    let (event_loop, heard) = (new_loop(), Log::default());
    let here = heard.clone();
    let callback: HandleCallback = Arc::new(move |_, fd, events| log(&here, format!("{fd} {}", events.bits())));
    event_loop.add_handle(1_000_000, EventHandleFlags::READABLE, callback).unwrap();
    event_loop.run_once().unwrap();
    assert_eq!(taken(&heard), [""; 0]);
}

#[test]
fn ready_sources_are_called_in_the_order_in_which_they_were_set() {
    let (event_loop, heard) = (new_loop(), Log::default());
    let one = event_loop.add_timeout(AT_ONCE, says(&heard, "one")).unwrap();
    let (_reader, writer) = pipe().unwrap();
    let here = heard.clone();
    let callback: HandleCallback = Arc::new(move |_, _, _| log(&here, "pipe"));
    event_loop.add_handle(writer.as_raw_fd(), EventHandleFlags::WRITABLE, callback).unwrap();
    event_loop.add_timeout(AT_ONCE, says(&heard, "two")).unwrap();
    event_loop.run_once().unwrap();
    assert_eq!(taken(&heard), ["one", "pipe", "two"]);
    event_loop.update_timeout(one, AT_ONCE);
    event_loop.run_once().unwrap();
    assert_eq!(taken(&heard), ["pipe", "two", "one"]);
}

#[test]
fn a_source_that_a_callback_removed_or_set_anew_is_not_called() {
    let (event_loop, heard) = (new_loop(), Log::default());
    let (here, inside) = (heard.clone(), event_loop.clone());
    let first: TimerCallback = Arc::new(move |timer| {
        log(&here, "first");
        assert!(inside.remove_timeout(timer));
        assert!(inside.remove_timeout(2));
        inside.update_timeout(3, AT_ONCE);
    });
    event_loop.add_timeout(AT_ONCE, first).unwrap();
    event_loop.add_timeout(AT_ONCE, says(&heard, "removed")).unwrap();
    event_loop.add_timeout(AT_ONCE, says(&heard, "updated")).unwrap();
    event_loop.run_once().unwrap();
    assert_eq!(taken(&heard), ["first"]);
    event_loop.run_once().unwrap();
    assert_eq!(taken(&heard), ["updated"]);
}

#[test]
fn a_source_that_a_callback_adds_waits_for_the_next_iteration() {
    let (event_loop, heard) = (new_loop(), Log::default());
    let (here, inside) = (heard.clone(), event_loop.clone());
    let adds: TimerCallback = Arc::new(move |timer| {
        log(&here, "adds");
        inside.remove_timeout(timer);
        inside.add_timeout(AT_ONCE, says(&here, "added")).unwrap();
    });
    event_loop.add_timeout(AT_ONCE, adds).unwrap();
    event_loop.run_once().unwrap();
    assert_eq!(taken(&heard), ["adds"]);
    event_loop.run_once().unwrap();
    assert_eq!(taken(&heard), ["added"]);
}

#[test]
fn a_removed_callback_is_freed_once_by_the_loop_and_without_a_wait() {
    let (event_loop, heard) = (new_loop(), Log::default());
    let told = Told(heard.clone());
    let callback: TimerCallback = Arc::new(move |_| log(&told.0, "called"));
    let timer = event_loop.add_timeout(None, callback).unwrap();
    event_loop.remove_timeout(timer);
    assert_eq!(taken(&heard), [""; 0]);
    event_loop.run_once().unwrap();
    assert_eq!(taken(&heard), ["freed"]);
}

#[test]
fn a_callback_that_removes_itself_is_freed_after_it_returned() {
    let (event_loop, heard) = (new_loop(), Log::default());
    let (told, inside) = (Told(heard.clone()), event_loop.clone());
    let callback: TimerCallback = Arc::new(move |timer| {
        inside.remove_timeout(timer);
        // The iteration frees what was removed, but not what still runs.
        inside.run_once().unwrap();
        log(&told.0, "end of the callback");
    });
    event_loop.add_timeout(AT_ONCE, callback).unwrap();
    event_loop.run_once().unwrap();
    assert_eq!(taken(&heard), ["end of the callback", "freed"]);
}

#[test]
fn what_a_callback_holds_may_use_the_loop_while_it_is_freed() {
    struct Removes(Arc<DefaultLoop>, i32);
    impl Drop for Removes {
        fn drop(&mut self) {
            assert!(self.0.remove_timeout(self.1));
        }
    }
    let (event_loop, heard) = (new_loop(), Log::default());
    let other = event_loop.add_timeout(AT_ONCE, says(&heard, "other")).unwrap();
    let removes = Removes(event_loop.clone(), other);
    let timer = event_loop.add_timeout(None, Arc::new(move |_| drop(removes.0.clone()))).unwrap();
    event_loop.remove_timeout(timer);
    // Once for the one, and once for the other that it removed.
    event_loop.run_once().unwrap();
    event_loop.run_once().unwrap();
    assert_eq!(taken(&heard), [""; 0]);
}

#[test]
fn an_iteration_inside_a_callback_leaves_the_callback_out_and_ends_the_outer_one() {
    let (event_loop, heard) = (new_loop(), Log::default());
    let (here, inside) = (heard.clone(), event_loop.clone());
    let outer: TimerCallback = Arc::new(move |_| {
        log(&here, "outer");
        inside.run_once().unwrap();
        log(&here, "end of outer");
    });
    event_loop.add_timeout(AT_ONCE, outer).unwrap();
    event_loop.add_timeout(AT_ONCE, says(&heard, "inner")).unwrap();
    event_loop.run_once().unwrap();
    assert_eq!(taken(&heard), ["outer", "inner", "end of outer"]);
}

/// Runs one iteration that has nothing to wait for in another thread, and says when it waits.
fn waiting(event_loop: &Arc<DefaultLoop>) -> thread::JoinHandle<Result<()>> {
    let inside = event_loop.clone();
    let runner = thread::spawn(move || inside.run_once());
    while !event_loop.sources.lock().waiting {
        thread::yield_now();
    }
    runner
}

#[test]
fn every_change_by_another_thread_ends_the_wait() {
    let (event_loop, heard) = (new_loop(), Log::default());
    let runner = waiting(&event_loop);
    let timer = event_loop.add_timeout(None, says(&heard, "timer")).unwrap();
    runner.join().unwrap().unwrap();
    let runner = waiting(&event_loop);
    event_loop.update_timeout(timer, milliseconds(3_600_000));
    runner.join().unwrap().unwrap();
    let runner = waiting(&event_loop);
    event_loop.remove_timeout(timer);
    runner.join().unwrap().unwrap();
    let runner = waiting(&event_loop);
    let watch = event_loop.add_handle(-1, EventHandleFlags::READABLE, Arc::new(|_, _, _| {})).unwrap();
    runner.join().unwrap().unwrap();
    let runner = waiting(&event_loop);
    event_loop.update_handle(watch, EventHandleFlags::WRITABLE);
    runner.join().unwrap().unwrap();
    let runner = waiting(&event_loop);
    event_loop.remove_handle(watch);
    runner.join().unwrap().unwrap();
    assert_eq!(taken(&heard), [""; 0]);
}

#[test]
fn only_one_thread_runs_the_loop_at_a_time() {
    let event_loop = new_loop();
    let (inside, calls) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (here, count) = (inside.clone(), calls.clone());
    let callback: TimerCallback = Arc::new(move |_| {
        assert_eq!(here.fetch_add(1, Ordering::SeqCst), 0);
        thread::sleep(Duration::from_micros(200));
        here.fetch_sub(1, Ordering::SeqCst);
        count.fetch_add(1, Ordering::SeqCst);
    });
    event_loop.add_timeout(AT_ONCE, callback).unwrap();
    let runners: Vec<_> = (0..4)
        .map(|_| {
            let event_loop = event_loop.clone();
            thread::spawn(move || (0..20).for_each(|_| event_loop.run_once().unwrap()))
        })
        .collect();
    for runner in runners {
        runner.join().unwrap();
    }
    assert_eq!(calls.load(Ordering::SeqCst), 80);
}

#[test]
fn sources_come_and_go_from_many_threads_while_the_loop_runs() {
    let event_loop = new_loop();
    let (told, freed) = (Log::default(), mpsc::channel());
    let workers: Vec<_> = (0..4)
        .map(|_| {
            let (event_loop, told) = (event_loop.clone(), told.clone());
            thread::spawn(move || {
                for _ in 0..100 {
                    let held = Told(told.clone());
                    let callback: TimerCallback = Arc::new(move |_| drop(held.0.clone()));
                    let timer = event_loop.add_timeout(AT_ONCE, callback).unwrap();
                    event_loop.update_timeout(timer, milliseconds(1));
                    assert!(event_loop.remove_timeout(timer));
                }
            })
        })
        .collect();
    let (event_loop, sender) = (event_loop, freed.0);
    let here = told.clone();
    thread::spawn(move || {
        while here.lock().len() < 400 {
            event_loop.run_once().unwrap();
        }
        sender.send(()).unwrap();
    });
    for worker in workers {
        worker.join().unwrap();
    }
    freed.1.recv_timeout(Duration::from_secs(60)).unwrap();
    assert_eq!(told.lock().len(), 400);
}
