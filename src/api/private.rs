//! How libvirt-qemu.so.0 and libvirt-lxc.so.0 reach the functions that they export.
//!
//! The code of those two is part of libvirt.so.0, which exports nothing but the public symbols. So
//! it keeps the functions in a table, and tells the table's address to whoever puts the right
//! question: `virResetError` of an error with the fields below. The answer is in the field `conn`,
//! which is NULL after `virResetError` in any other libvirt. `shims/private.h` is the other side,
//! and says why it is done so.

use std::ffi::{c_char, c_int, c_uint, c_void};
use std::mem::size_of;

use super::lxc::*;
use super::qemu::*;
use crate::abi::*;

/// `code` of the question: no error has it.
const QUESTION_CODE: c_int = -0x7669_7274;

/// `int1` of the question: `ferr` in ASCII.
const QUESTION_INT1: c_int = 0x6665_7272;

/// What a table begins with: `ferrovir` in ASCII.
const MAGIC: u64 = 0x6665_7272_6f76_6972;

/// Goes up when the table changes other than by new functions at its end.
const VERSION: u32 = 1;

type Command = unsafe extern "C" fn(virDomainPtr, *const c_char, *mut *mut c_char, c_uint) -> c_int;
type Attach = unsafe extern "C" fn(virConnectPtr, c_uint, c_uint) -> virDomainPtr;
type AgentCommand = unsafe extern "C" fn(virDomainPtr, *const c_char, c_int, c_uint) -> *mut c_char;
type Deregister = unsafe extern "C" fn(virConnectPtr, c_int) -> c_int;
type Register = unsafe extern "C" fn(
    virConnectPtr,
    virDomainPtr,
    *const c_char,
    virConnectDomainQemuMonitorEventCallback,
    *mut c_void,
    virFreeCallback,
    c_uint,
) -> c_int;
type CommandWithFiles = unsafe extern "C" fn(
    virDomainPtr,
    *const c_char,
    c_uint,
    *mut c_int,
    *mut c_uint,
    *mut *mut c_int,
    *mut *mut c_char,
    c_uint,
) -> c_int;
type EnterNamespace =
    unsafe extern "C" fn(virDomainPtr, c_uint, *mut c_int, *mut c_uint, *mut *mut c_int, c_uint) -> c_int;
type OpenNamespace = unsafe extern "C" fn(virDomainPtr, *mut *mut c_int, c_uint) -> c_int;
type EnterSecurityLabel =
    unsafe extern "C" fn(virSecurityModelPtr, virSecurityLabelPtr, virSecurityLabelPtr, c_uint) -> c_int;
type EnterCgroup = unsafe extern "C" fn(virDomainPtr, c_uint) -> c_int;

/// The functions of the two other libraries, in the order of `struct private_table` in
/// `shims/private.h`.
#[repr(C)]
struct Table {
    magic: u64,
    version: u32,
    size: u32,
    domain_qemu_monitor_command: Command,
    domain_qemu_attach: Attach,
    domain_qemu_agent_command: AgentCommand,
    connect_domain_qemu_monitor_event_deregister: Deregister,
    connect_domain_qemu_monitor_event_register: Register,
    domain_qemu_monitor_command_with_files: CommandWithFiles,
    domain_lxc_enter_namespace: EnterNamespace,
    domain_lxc_open_namespace: OpenNamespace,
    domain_lxc_enter_security_label: EnterSecurityLabel,
    domain_lxc_enter_cgroup: EnterCgroup,
}

static TABLE: Table = Table {
    magic: MAGIC,
    version: VERSION,
    size: size_of::<Table>() as u32,
    domain_qemu_monitor_command: virDomainQemuMonitorCommand,
    domain_qemu_attach: virDomainQemuAttach,
    domain_qemu_agent_command: virDomainQemuAgentCommand,
    connect_domain_qemu_monitor_event_deregister: virConnectDomainQemuMonitorEventDeregister,
    connect_domain_qemu_monitor_event_register: virConnectDomainQemuMonitorEventRegister,
    domain_qemu_monitor_command_with_files: virDomainQemuMonitorCommandWithFiles,
    domain_lxc_enter_namespace: virDomainLxcEnterNamespace,
    domain_lxc_open_namespace: virDomainLxcOpenNamespace,
    domain_lxc_enter_security_label: virDomainLxcEnterSecurityLabel,
    domain_lxc_enter_cgroup: virDomainLxcEnterCGroup,
};

/// Whether `error` is the question for the table.
pub(crate) fn is_question(error: &virError) -> bool {
    error.code == QUESTION_CODE && error.int1 == QUESTION_INT1
}

/// The address of the table, as the field of an error can hold it.
pub(crate) fn answer() -> virConnectPtr {
    (&raw const TABLE).cast_mut().cast()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_the_layout_that_the_c_side_expects() {
        assert_eq!(size_of::<Table>(), 16 + 10 * size_of::<usize>());
        assert_eq!(std::mem::offset_of!(Table, domain_qemu_monitor_command), 16);
        assert_eq!(std::mem::offset_of!(Table, domain_lxc_enter_namespace), 16 + 6 * size_of::<usize>());
    }
}
