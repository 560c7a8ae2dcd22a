//! The types of `libvirt-qemu.h` as C sees them; layouts are checked against `abi/structs.tsv`.

use super::*;

/// Called from the event loop for an event of the QEMU monitor. `event` is its name, `seconds` and
/// `micros` the time since 1970, `details` the event's data as JSON text, or NULL.
/// All pointers but `opaque` are borrowed for the call.
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
