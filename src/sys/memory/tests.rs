use std::alloc::Layout;

use super::*;

fn layout(size: usize) -> Layout {
    Layout::from_size_align(size, 8).unwrap()
}

#[test]
fn what_is_freed_last_and_what_is_freed_wholly_comes_back() {
    let mut memory = vec![0_u128; 64];
    // SAFETY: the vector lives as long as the arena.
    let arena = unsafe { Arena::new(memory.as_mut_ptr().cast(), 1024) };
    let (one, two) = (arena.take(layout(100)), arena.take(layout(100)));
    assert_eq!(two.addr() - one.addr(), 112);
    assert!(arena.resize(two, 100, 900) && !arena.resize(two, 900, 920) && !arena.resize(one, 100, 101));
    assert!(arena.take(layout(17)).is_null() && arena.is_low());
    assert!(arena.resize(two, 900, 10));
    let three = arena.take(Layout::from_size_align(64, 64).unwrap());
    assert!(arena.has(three) && three.addr() % 64 == 0);
    arena.give_back(three, 64);
    arena.give_back(one, 100);
    assert_eq!(arena.take(layout(1)).addr(), three.addr());
    arena.give_back(three, 1);
    arena.give_back(two, 10);
    assert_eq!(arena.take(layout(1024)), one);
    assert!(!arena.give_back(one, 1024));
    assert!(arena.release());
}

#[test]
fn a_reservation_lives_as_long_as_its_holder_or_a_block_in_it() {
    let reservation = Reservation::new(4096, ptr::null_mut()).unwrap();
    // SAFETY: this thread holds it until it is released, and each block is freed once.
    unsafe {
        let (one, two) = (Reservation::take(reservation, layout(48)), Reservation::take(reservation, layout(48)));
        assert_eq!(reservation::of_block(two), Some(reservation));
        Reservation::give_back(reservation, one, 48);
        assert!(Reservation::release(reservation).is_null());
        two.write_bytes(1, 48);
        Reservation::give_back(reservation, two, 48);
        assert_eq!(reservation::of_block(two), None);
    }
}

#[test]
fn what_a_call_provides_goes_with_it() {
    let held = || MINE.with(|mine| mine.reservation.get());
    let scope = Scope::begin().unwrap();
    reserve(SHARE).unwrap();
    assert!(held().is_null());
    reserve(SHARE + 1).unwrap();
    let outer = held();
    assert!(!outer.is_null());
    {
        let _inner = Scope::begin().unwrap();
        reserve(2 * SHARE).unwrap();
        assert_ne!(held(), outer);
    }
    assert_eq!(held(), outer);
    assert!(reserve(usize::MAX).is_err() && reserve(usize::MAX / 4).is_err());
    drop(scope);
    assert!(held().is_null());
}

#[test]
fn a_vector_that_cannot_grow_is_as_it_was() {
    let mut vector = vec![1_u64, 2];
    assert!(grow(&mut vector, usize::MAX / 16).is_err());
    assert!(grow(&mut vector, 100).is_ok());
    assert!(vector.capacity() >= 102);
    assert_eq!(vector, [1, 2]);
}

#[test]
fn blocks_that_malloc_did_not_give_grow_move_and_go_like_others() {
    let served = || ARENA.has(serve(layout(1)));
    assert!(served());
    let first = serve(layout(24));
    // SAFETY: blocks of the sizes given, each freed once. `first` has another after it, so it moves.
    unsafe {
        first.write_bytes(7, 24);
        let _second = serve(layout(8));
        let moved = ALLOCATOR.realloc(first, layout(24), 4000);
        assert!(!ARENA.has(moved));
        assert_eq!(std::slice::from_raw_parts(moved, 24), [7; 24]);
        ALLOCATOR.dealloc(moved, layout(4000));
    }
}
