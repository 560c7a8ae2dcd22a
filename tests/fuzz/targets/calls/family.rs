//! Snapshots and checkpoints as one: the calls that both have.

use std::ffi::{CStr, CString, c_char, c_int, c_uint};
use std::ptr::null_mut;

use super::model::Model;
use crate::targets::node::{must_have_failed, text};
use virt::abi::*;
use virt::api::checkpoint::*;
use virt::api::snapshot::*;

/// The calls, with handles of type `T`.
pub(super) struct Family<T> {
    pub(super) create: unsafe extern "C" fn(virDomainPtr, *const c_char, c_uint) -> *mut T,
    list: unsafe extern "C" fn(virDomainPtr, *mut *mut *mut T, c_uint) -> c_int,
    children: unsafe extern "C" fn(*mut T, *mut *mut *mut T, c_uint) -> c_int,
    look_up: unsafe extern "C" fn(virDomainPtr, *const c_char, c_uint) -> *mut T,
    name: unsafe extern "C" fn(*mut T) -> *const c_char,
    parent: unsafe extern "C" fn(*mut T, c_uint) -> *mut T,
    delete: unsafe extern "C" fn(*mut T, c_uint) -> c_int,
    free: unsafe extern "C" fn(*mut T) -> c_int,
}

pub(super) const SNAPSHOTS: Family<_virDomainSnapshot> = Family {
    create: virDomainSnapshotCreateXML,
    list: virDomainListAllSnapshots,
    children: virDomainSnapshotListAllChildren,
    look_up: virDomainSnapshotLookupByName,
    name: virDomainSnapshotGetName,
    parent: virDomainSnapshotGetParent,
    delete: virDomainSnapshotDelete,
    free: virDomainSnapshotFree,
};

pub(super) const CHECKPOINTS: Family<_virDomainCheckpoint> = Family {
    create: virDomainCheckpointCreateXML,
    list: virDomainListAllCheckpoints,
    children: virDomainCheckpointListAllChildren,
    look_up: virDomainCheckpointLookupByName,
    name: virDomainCheckpointGetName,
    parent: virDomainCheckpointGetParent,
    delete: virDomainCheckpointDelete,
    free: virDomainCheckpointFree,
};

impl<T> Family<T> {
    /// The name of a handle, which is freed.
    fn freed(&self, handle: *mut T) -> String {
        let name = text(unsafe { (self.name)(handle) });
        assert_eq!(unsafe { (self.free)(handle) }, 0);
        name
    }

    /// Makes or notes one, and tells whether that went well.
    pub(super) fn made(&self, domain: virDomainPtr, xml: &str, flags: u32, name: &str) -> bool {
        let xml = CString::new(xml).unwrap();
        let handle = unsafe { (self.create)(domain, xml.as_ptr(), flags) };
        if handle.is_null() {
            must_have_failed();
            return false;
        }
        assert_eq!(self.freed(handle), name);
        true
    }

    /// Does something with the one of that name, if it is there.
    pub(super) fn with<R>(&self, domain: virDomainPtr, name: &str, act: impl FnOnce(*mut T) -> R) -> Option<R> {
        let wanted = CString::new(name).unwrap();
        let handle = unsafe { (self.look_up)(domain, wanted.as_ptr(), 0) };
        if handle.is_null() {
            must_have_failed();
            return None;
        }
        let result = act(handle);
        assert_eq!(self.freed(handle), name);
        Some(result)
    }

    /// Deletes one, if it is there, and tells whether that went well.
    pub(super) fn deleted(&self, domain: virDomainPtr, name: &str, flags: u32) -> bool {
        self.with(domain, name, |handle| unsafe { (self.delete)(handle, flags) }) == Some(0)
    }

    /// The names of a listing of the domain's, or of what is below one; `None` if that one is not there.
    pub(super) fn listed(&self, domain: virDomainPtr, below: Option<&str>, flags: u32) -> Option<Vec<String>> {
        match below {
            None => Some(self.names(|list| unsafe { (self.list)(domain, list, flags) })),
            Some(name) => {
                self.with(domain, name, |handle| self.names(|list| unsafe { (self.children)(handle, list, flags) }))
            }
        }
    }

    /// The names of a listing, which is also only counted.
    fn names(&self, list: impl Fn(*mut *mut *mut T) -> c_int) -> Vec<String> {
        let mut array = null_mut();
        let count = list(&raw mut array);
        assert_eq!(list(null_mut()), count);
        let names = (0..usize::try_from(count).unwrap()).map(|place| self.freed(unsafe { *array.add(place) }));
        let names = names.collect();
        unsafe {
            assert!((*array.add(usize::try_from(count).unwrap())).is_null());
            libc::free(array.cast());
        }
        names
    }

    /// Compares all that can be looked up, one by one.
    pub(super) fn compare(&self, domain: virDomainPtr, model: &Model) {
        assert_eq!(self.listed(domain, None, 0), Some(model.listed(None, Default::default())));
        for plain in model.all() {
            let parent = self.with(domain, &plain.name, |handle| {
                let parent = unsafe { (self.parent)(handle, 0) };
                (!parent.is_null()).then(|| self.freed(parent))
            });
            assert_eq!(parent.as_ref(), Some(&plain.parent), "{}", plain.name);
        }
    }
}

/// The name of the current snapshot.
pub(super) fn current(domain: virDomainPtr) -> Option<String> {
    let has = unsafe { virDomainHasCurrentSnapshot(domain, 0) };
    let current = unsafe { virDomainSnapshotCurrent(domain, 0) };
    assert_eq!(has, c_int::from(!current.is_null()));
    if current.is_null() {
        must_have_failed();
        return None;
    }
    assert_eq!(unsafe { virDomainSnapshotIsCurrent(current, 0) }, 1);
    Some(SNAPSHOTS.freed(current))
}

/// The snapshots as the calls of old list them, by names into an array of theirs.
pub(super) fn names_of_old(domain: virDomainPtr, flags: u32) -> Vec<String> {
    let mut names = [null_mut::<c_char>(); 64];
    let most = unsafe { virDomainSnapshotNum(domain, flags) };
    let count = unsafe { virDomainSnapshotListNames(domain, names.as_mut_ptr(), most, flags) };
    assert_eq!(count, most);
    let names = names.iter().take(usize::try_from(count).unwrap()).map(|name| {
        let text = unsafe { CStr::from_ptr(*name) }.to_str().unwrap().to_owned();
        unsafe { libc::free((*name).cast()) };
        text
    });
    names.collect()
}
