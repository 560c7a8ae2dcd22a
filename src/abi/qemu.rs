//! The types of `libvirt-qemu.h` as C sees them; layouts are checked against `abi/structs.tsv`.

use super::*;

/// Called by the library.
pub type virConnectDomainQemuMonitorEventCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        event: *const c_char,
        seconds: c_longlong,
        micros: c_uint,
        details: *const c_char,
        opaque: *mut c_void,
    ),
>;
