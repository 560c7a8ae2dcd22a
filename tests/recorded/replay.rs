//! A connection on which rows are replayed, and how calls and their answers are written down.

use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::ptr::null_mut;

use virt::abi::*;

use crate::library::Library;
use crate::table::{Answer, escaped};

/// Names are cut after this many bytes.
const NAME_ROOM: usize = 200;

/// The library, and the state that the rows so far have left.
pub(crate) struct Replay {
    pub(crate) lib: Library,
    /// `test:///default`.
    pub(crate) conn: virConnectPtr,
    /// The domain that rows without another one mean: `test`, later `dd`.
    pub(crate) domain: virDomainPtr,
    /// A handle that outlives what it stands for.
    pub(crate) stale: virDomainSnapshotPtr,
    /// How often a domain ran that did not run when the rows were recorded: ids are that much higher.
    pub(crate) drift: c_int,
    /// Whether the domain was off after the last row, when that was recorded.
    pub(crate) expected_off: bool,
    /// What the last snapshot's description began with.
    pub(crate) description: String,
}

impl Replay {
    /// Opens the connection.
    pub(crate) fn new(lib: Library) -> Replay {
        unsafe extern "C" fn ignore(_: *mut c_void, _: virErrorPtr) {}
        unsafe { (lib.virSetErrorFunc)(null_mut(), Some(ignore)) };
        let conn = unsafe { (lib.virConnectOpen)(c"test:///default".as_ptr()) };
        assert!(!conn.is_null(), "the connection cannot be opened");
        let domain = unsafe { (lib.virDomainLookupByName)(conn, c"test".as_ptr()) };
        assert!(!domain.is_null(), "there is no domain to replay with");
        Replay { lib, conn, domain, stale: null_mut(), drift: 0, expected_off: false, description: String::new() }
    }

    /// A value with the error that the last call left.
    pub(crate) fn answer(&self, value: impl Into<String>) -> Answer {
        let value = value.into();
        let Some(error) = (unsafe { (self.lib.virGetLastError)().as_ref() }) else {
            return Answer { value, ..Answer::default() };
        };
        let text = |text: *mut c_char| unsafe { c_text(text) };
        Answer {
            value,
            code: error.code,
            domain: error.domain,
            level: error.level.cast_signed(),
            message: text(error.message),
            strings: [error.str1, error.str2, error.str3].map(text),
            ints: [error.int1, error.int2],
            seen: None,
        }
    }

    /// The answer of a call that returns a number.
    pub(crate) fn number(&self, call: impl FnOnce(&Library) -> c_int) -> Answer {
        self.reset();
        let number = call(&self.lib);
        self.answer(number.to_string())
    }

    /// The answer of a call that returns a handle: `word` if there is one, which is then left to the caller.
    pub(crate) fn pointer<T>(&self, word: &str, call: impl FnOnce(&Library) -> *mut T) -> Answer {
        self.reset();
        let pointer = call(&self.lib);
        self.answer(if pointer.is_null() { "NULL" } else { word })
    }

    /// The answer of a call that returns a string of the library's.
    pub(crate) fn text(&self, call: impl FnOnce(&Library) -> *const c_char) -> Answer {
        self.reset();
        let text = call(&self.lib);
        self.answer(unsafe { c_text(text) })
    }

    /// The answer of a call that returns a description for the caller to free, or `missing`.
    pub(crate) fn xml(&self, missing: &str, call: impl FnOnce(&Library) -> *mut c_char) -> Answer {
        self.reset();
        let text = call(&self.lib);
        let answer = self.answer(if text.is_null() { missing } else { "xml" });
        unsafe { libc::free(text.cast()) };
        answer
    }

    /// The answer of a call that returns a new snapshot handle: its name, in `<>` if `marked`.
    pub(crate) fn named(&self, marked: bool, call: impl FnOnce(&Library) -> virDomainSnapshotPtr) -> Answer {
        self.reset();
        let snapshot = call(&self.lib);
        let mut answer = self.answer("NULL");
        if !snapshot.is_null() {
            let name = self.name(snapshot);
            answer.value =
                if marked { format!("<{}>", escaped(&name[..name.len().min(NAME_ROOM)])) } else { escaped(&name) };
            unsafe { (self.lib.virDomainSnapshotFree)(snapshot) };
        }
        answer
    }

    /// Takes a snapshot, which stays.
    pub(crate) fn create(&self, xml: &[u8], flags: u32) -> Answer {
        let xml = CString::new(xml).unwrap();
        self.named(true, |lib| unsafe { (lib.virDomainSnapshotCreateXML)(self.domain, xml.as_ptr(), flags) })
    }

    /// The answer of a call that lists snapshots as handles.
    pub(crate) fn list(&self, call: impl FnOnce(&Library, *mut *mut virDomainSnapshotPtr) -> c_int) -> Answer {
        self.reset();
        let untouched: *mut virDomainSnapshotPtr = std::ptr::dangling_mut();
        let mut array = untouched;
        let count = call(&self.lib, &raw mut array);
        let mut answer = self.answer(count.to_string());
        if count < 0 {
            if !array.is_null() {
                answer.value.push_str(" and the array pointer is not cleared");
            }
            return answer;
        }
        if array.is_null() || array == untouched {
            answer.value.push_str(" without an array");
            return answer;
        }
        let count = usize::try_from(count).unwrap();
        let handles = unsafe { std::slice::from_raw_parts(array, count + 1) };
        let mut names: Vec<String> = handles[..count].iter().map(|&handle| escaped(&self.name(handle))).collect();
        assert!(handles[count].is_null(), "the array does not end in NULL");
        names.sort();
        answer.value = format!("{count}:{}", names.join(","));
        for &handle in &handles[..count] {
            unsafe { (self.lib.virDomainSnapshotFree)(handle) };
        }
        unsafe { libc::free(array.cast()) };
        answer
    }

    /// The answer of a call that lists names into an array with room for `room` of them.
    pub(crate) fn names(&self, room: usize, call: impl FnOnce(&Library, *mut *mut c_char) -> c_int) -> Answer {
        self.reset();
        let mut names: Vec<*mut c_char> = vec![null_mut(); room];
        let count = call(&self.lib, names.as_mut_ptr());
        let mut answer = self.answer(count.to_string());
        let mut texts: Vec<String> =
            names.iter().filter(|name| !name.is_null()).map(|&name| unsafe { c_text(name) }).collect();
        texts.sort();
        if !texts.is_empty() {
            answer.value = format!("{count}:{}", texts.join(","));
        }
        for name in names {
            unsafe { libc::free(name.cast()) };
        }
        answer
    }

    /// State and reason of the domain.
    pub(crate) fn state(&self) -> (c_int, c_int) {
        let (mut state, mut reason) = (0, 0);
        unsafe { (self.lib.virDomainGetState)(self.domain, &raw mut state, &raw mut reason, 0) };
        (state, reason)
    }

    /// Deletes every snapshot that is not in `keep`.
    pub(crate) fn forget_all_but(&self, keep: &[&str]) {
        let mut array = null_mut();
        let count = unsafe { (self.lib.virDomainListAllSnapshots)(self.domain, &raw mut array, 0) };
        for index in 0..usize::try_from(count).expect("a list of snapshots") {
            let snapshot = unsafe { array.add(index).read() };
            if !keep.iter().any(|name| name.as_bytes() == self.name(snapshot)) {
                assert_eq!(unsafe { (self.lib.virDomainSnapshotDelete)(snapshot, 0) }, 0);
            }
            unsafe { (self.lib.virDomainSnapshotFree)(snapshot) };
        }
        unsafe { libc::free(array.cast()) };
    }

    /// Calls with the handle of a snapshot, NULL if there is none of that name.
    pub(crate) fn with<R>(&self, name: &CStr, call: impl FnOnce(virDomainSnapshotPtr) -> R) -> R {
        let snapshot = unsafe { (self.lib.virDomainSnapshotLookupByName)(self.domain, name.as_ptr(), 0) };
        let result = call(snapshot);
        if !snapshot.is_null() {
            unsafe { (self.lib.virDomainSnapshotFree)(snapshot) };
        }
        result
    }

    /// Forgets the last error, so that none is taken for that of the next call.
    fn reset(&self) {
        unsafe { (self.lib.virResetLastError)() };
    }

    fn name(&self, snapshot: virDomainSnapshotPtr) -> Vec<u8> {
        let name = unsafe { (self.lib.virDomainSnapshotGetName)(snapshot) };
        assert!(!name.is_null(), "a snapshot without a name");
        unsafe { CStr::from_ptr(name) }.to_bytes().to_vec()
    }
}

/// A string as the recording wrote it.
unsafe fn c_text(text: *const c_char) -> String {
    if text.is_null() {
        return "(null)".to_owned();
    }
    escaped(unsafe { CStr::from_ptr(text) }.to_bytes())
}
