//! The library under test as a table of functions: the one linked in, or one opened by its path.

use std::ffi::{CString, c_char, c_int, c_uint, c_void};

use virt::abi::*;
use virt::api::connect::{virConnectClose, virConnectOpen, virConnectOpenReadOnly};
use virt::api::domain::lifecycle::*;
use virt::api::domain::lookup::*;
use virt::api::domain::state::*;
use virt::api::error::{virGetLastError, virResetLastError, virSetErrorFunc};
use virt::api::snapshot::*;

macro_rules! library {
    ($($name:ident($($argument:ty),*) $(-> $result:ty)?;)*) => {
        /// What the rows call.
        #[allow(non_snake_case, reason = "C's names, letter for letter")]
        pub(crate) struct Library {
            $(pub(crate) $name: unsafe extern "C" fn($($argument),*) $(-> $result)?,)*
        }

        impl Library {
            /// The library that this test is linked with.
            pub(crate) fn linked() -> Library {
                Library { $($name,)* }
            }

            /// The library in a file: the original, to see that the replay does what was recorded.
            pub(crate) fn opened(path: &str) -> Library {
                let path = CString::new(path).unwrap();
                let handle = unsafe { libc::dlopen(path.as_ptr(), libc::RTLD_NOW) };
                assert!(!handle.is_null(), "cannot open {path:?}");
                let find = |name: &str| {
                    let name = CString::new(name).unwrap();
                    let found = unsafe { libc::dlsym(handle, name.as_ptr()) };
                    assert!(!found.is_null(), "{path:?} has no {name:?}");
                    found
                };
                Library { $($name: unsafe {
                    std::mem::transmute::<*mut c_void, unsafe extern "C" fn($($argument),*) $(-> $result)?>(
                        find(stringify!($name)),
                    )
                },)* }
            }
        }
    };
}

library! {
    virConnectOpen(*const c_char) -> virConnectPtr;
    virConnectOpenReadOnly(*const c_char) -> virConnectPtr;
    virConnectClose(virConnectPtr) -> c_int;
    virGetLastError() -> virErrorPtr;
    virResetLastError();
    virSetErrorFunc(*mut c_void, virErrorFunc);
    virDomainCreate(virDomainPtr) -> c_int;
    virDomainDefineXML(virConnectPtr, *const c_char) -> virDomainPtr;
    virDomainDestroy(virDomainPtr) -> c_int;
    virDomainFree(virDomainPtr) -> c_int;
    virDomainGetID(virDomainPtr) -> c_uint;
    virDomainGetName(virDomainPtr) -> *const c_char;
    virDomainGetState(virDomainPtr, *mut c_int, *mut c_int, c_uint) -> c_int;
    virDomainGetXMLDesc(virDomainPtr, c_uint) -> *mut c_char;
    virDomainHasCurrentSnapshot(virDomainPtr, c_uint) -> c_int;
    virDomainIsActive(virDomainPtr) -> c_int;
    virDomainIsPersistent(virDomainPtr) -> c_int;
    virDomainListAllSnapshots(virDomainPtr, *mut *mut virDomainSnapshotPtr, c_uint) -> c_int;
    virDomainLookupByID(virConnectPtr, c_int) -> virDomainPtr;
    virDomainLookupByName(virConnectPtr, *const c_char) -> virDomainPtr;
    virDomainLookupByUUIDString(virConnectPtr, *const c_char) -> virDomainPtr;
    virDomainRename(virDomainPtr, *const c_char, c_uint) -> c_int;
    virDomainResume(virDomainPtr) -> c_int;
    virDomainRevertToSnapshot(virDomainSnapshotPtr, c_uint) -> c_int;
    virDomainSnapshotCreateXML(virDomainPtr, *const c_char, c_uint) -> virDomainSnapshotPtr;
    virDomainSnapshotCurrent(virDomainPtr, c_uint) -> virDomainSnapshotPtr;
    virDomainSnapshotDelete(virDomainSnapshotPtr, c_uint) -> c_int;
    virDomainSnapshotFree(virDomainSnapshotPtr) -> c_int;
    virDomainSnapshotGetConnect(virDomainSnapshotPtr) -> virConnectPtr;
    virDomainSnapshotGetDomain(virDomainSnapshotPtr) -> virDomainPtr;
    virDomainSnapshotGetName(virDomainSnapshotPtr) -> *const c_char;
    virDomainSnapshotGetParent(virDomainSnapshotPtr, c_uint) -> virDomainSnapshotPtr;
    virDomainSnapshotGetXMLDesc(virDomainSnapshotPtr, c_uint) -> *mut c_char;
    virDomainSnapshotHasMetadata(virDomainSnapshotPtr, c_uint) -> c_int;
    virDomainSnapshotIsCurrent(virDomainSnapshotPtr, c_uint) -> c_int;
    virDomainSnapshotListAllChildren(virDomainSnapshotPtr, *mut *mut virDomainSnapshotPtr, c_uint) -> c_int;
    virDomainSnapshotListChildrenNames(virDomainSnapshotPtr, *mut *mut c_char, c_int, c_uint) -> c_int;
    virDomainSnapshotListNames(virDomainPtr, *mut *mut c_char, c_int, c_uint) -> c_int;
    virDomainSnapshotLookupByName(virDomainPtr, *const c_char, c_uint) -> virDomainSnapshotPtr;
    virDomainSnapshotNum(virDomainPtr, c_uint) -> c_int;
    virDomainSnapshotNumChildren(virDomainSnapshotPtr, c_uint) -> c_int;
    virDomainSnapshotRef(virDomainSnapshotPtr) -> c_int;
    virDomainSuspend(virDomainPtr) -> c_int;
    virDomainUndefine(virDomainPtr) -> c_int;
    virDomainUndefineFlags(virDomainPtr, c_uint) -> c_int;
}
