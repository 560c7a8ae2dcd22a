//! Reference counts and batches under the model checker loom (`make loom`): each test runs once for
//! each order in which threads may meet, and for each value that memory may show them.

use loom::cell::UnsafeCell;
use loom::sync::Arc;
use loom::thread;

use super::batch::Filling;
use super::block::Body;
use super::members::{Member, Members};
use super::reference::Handle;

/// Looked at by who holds a handle, and changed when it goes: loom fails where one does not come
/// before the other. The count of its `Arc` tells how many there are.
struct Watched {
    cell: UnsafeCell<u32>,
    #[expect(dead_code, reason = "only its drop counts")]
    alive: Arc<()>,
}

// SAFETY: loom itself checks that nobody looks while another one changes.
unsafe impl Send for Watched {}
// SAFETY: as above.
unsafe impl Sync for Watched {}

impl Watched {
    fn new(alive: &Arc<()>) -> Watched {
        Watched { cell: UnsafeCell::new(7), alive: Arc::clone(alive) }
    }

    fn look(&self) {
        // SAFETY: loom checks that nobody changes it meanwhile.
        self.cell.with(|value| assert_eq!(unsafe { *value }, 7));
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        // SAFETY: loom checks that nobody looks meanwhile.
        self.cell.with_mut(|value| unsafe { *value = 0 });
    }
}

/// A body of which both its own part and what it shares are watched.
struct Leaf(Watched);

impl Body for Leaf {
    const TAG: u64 = 5;
    type Shared = Watched;
}

fn look(handle: &Handle<Leaf>) {
    handle.0.look();
    handle.shared().look();
}

#[test]
fn the_last_of_two_threads_frees_what_both_have_done_with() {
    loom::model(|| {
        let alive = Arc::new(());
        let one = Handle::alone(Watched::new(&alive), Leaf(Watched::new(&alive)));
        let two = one.clone();
        let other = thread::spawn(move || {
            look(&two);
            two.release()
        });
        look(&one);
        let last = one.release();
        assert!(last != other.join().unwrap(), "one of them is the last");
        assert_eq!(Arc::strong_count(&alive), 1);
    });
}

#[test]
fn a_reference_made_by_another_thread_counts() {
    loom::model(|| {
        let alive = Arc::new(());
        let one = Handle::alone(Watched::new(&alive), Leaf(Watched::new(&alive)));
        let lent = one.clone();
        let other = thread::spawn(move || {
            let more = lent.clone();
            drop(lent);
            look(&more);
        });
        look(&one);
        drop(one);
        other.join().unwrap();
        assert_eq!(Arc::strong_count(&alive), 1);
    });
}

#[test]
fn three_threads_that_give_up_references_free_once() {
    loom::model(|| {
        let alive = Arc::new(());
        let one = Handle::alone(Watched::new(&alive), Leaf(Watched::new(&alive)));
        let others = [one.clone(), one.clone()].map(|handle| thread::spawn(move || handle.release()));
        let mut last = usize::from(one.release());
        for other in others {
            last += usize::from(other.join().unwrap());
        }
        assert_eq!((last, Arc::strong_count(&alive)), (1, 1));
    });
}

#[test]
fn a_batch_goes_once_with_the_last_of_its_handles() {
    loom::model(|| {
        let alive = Arc::new(());
        let mut filling = Filling::new(Watched::new(&alive), 2).unwrap();
        let blocks = [(); 2].map(|()| filling.push(|| Leaf(Watched::new(&alive))).unwrap());
        filling.seal();
        // SAFETY: the blocks are live, and each is taken once.
        let [one, two] = blocks.map(|block| unsafe { Handle::of_block(block) });
        let other = thread::spawn(move || {
            look(&two);
            drop(two);
        });
        look(&one);
        drop(one);
        other.join().unwrap();
        assert_eq!(Arc::strong_count(&alive), 1);
    });
}

#[test]
fn a_batch_and_its_references_go_together() {
    loom::model(|| {
        let alive = Arc::new(());
        let mut filling = Filling::new(Watched::new(&alive), 2).unwrap();
        let blocks = [(); 2].map(|()| filling.push(|| Leaf(Watched::new(&alive))).unwrap());
        filling.seal();
        // SAFETY: the blocks are live, and each is taken once.
        let [one, two] = blocks.map(|block| unsafe { Handle::of_block(block) });
        let same = one.clone();
        let other = thread::spawn(move || {
            look(&same);
            drop(same);
            drop(two);
        });
        drop(one);
        other.join().unwrap();
        assert_eq!(Arc::strong_count(&alive), 1);
    });
}

/// A kind of which members hold blocks too.
struct Group(Watched, Members);

impl Body for Group {
    const TAG: u64 = 6;
    type Shared = ();

    fn members(&self) -> Option<&Members> {
        Some(&self.1)
    }
}

fn group(alive: &Arc<()>) -> Handle<Group> {
    Handle::grouped((), Group(Watched::new(alive), Members::default()))
}

#[test]
fn a_member_that_leaves_elsewhere_while_the_last_handle_goes_frees_once() {
    loom::model(|| {
        let alive = Arc::new(());
        let handle = group(&alive);
        let mut member = Member::of_at(&handle, 0);
        let other = thread::spawn(move || {
            member.0.look();
            member.leave_at(1);
            std::mem::forget(member);
        });
        handle.0.look();
        drop(handle);
        other.join().unwrap();
        assert_eq!(Arc::strong_count(&alive), 1);
    });
}

#[test]
fn a_member_made_while_the_last_handle_goes_counts() {
    loom::model(|| {
        let alive = Arc::new(());
        let handle = group(&alive);
        let member = Member::of_at(&handle, 1);
        let other = thread::spawn(move || {
            let more = Member::of_at(&member, 0);
            drop(member);
            more.0.look();
        });
        drop(handle);
        other.join().unwrap();
        assert_eq!(Arc::strong_count(&alive), 1);
    });
}

#[test]
fn a_handle_made_by_a_member_while_the_last_one_goes_counts() {
    loom::model(|| {
        let alive = Arc::new(());
        let handle = group(&alive);
        let member = Member::of_at(&handle, 0);
        let other = thread::spawn(move || {
            let again = Handle::clone(&member);
            drop(member);
            again.0.look();
        });
        drop(handle);
        other.join().unwrap();
        assert_eq!(Arc::strong_count(&alive), 1);
    });
}
