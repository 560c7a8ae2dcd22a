//! What a domain is: its description, its state, and what else it tells about itself.

use std::ffi::{c_char, c_int, c_longlong, c_uint};

use crate::abi::*;
use crate::api::call::{c_field, clear, optional_text};
use crate::api::typed_params::to_c;

/// Fills `info` with the state, memory sizes, vCPU count and CPU time of the domain.
///
/// `info` is caller-owned. Memory is in KiB and CPU time in nanoseconds. Returns 0, or -1 on failure.
/// virDomainGetState is lighter when only the state is wanted.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetInfo(domain: virDomainPtr, info: virDomainInfoPtr) -> c_int {
    // SAFETY: NULL or valid for a write, by the caller's promise.
    unsafe { clear(info) };
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainGetInfo, domain, info).store(info, |domain| {
            let told = domain.driver().domain_get_info(domain)?;
            Ok(_virDomainInfo {
                state: u8::try_from(told.state).unwrap_or(0),
                maxMem: told.max_memory,
                memory: told.memory,
                nrVirtCpu: told.virtual_cpus,
                cpuTime: told.cpu_time,
            })
        })
    }
}

/// Returns the guest operating system type of the domain, such as "hvm" or "linux".
///
/// Free the result with free(). Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetOSType(domain: virDomainPtr) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainGetOSType, domain) }.string(|domain| domain.driver().domain_get_os_type(domain))
}

/// Returns the XML description of the domain.
///
/// `flags` takes virDomainXMLFlags. Passwords and the like appear only with VIR_DOMAIN_XML_SECURE,
/// which a read-only connection may not use. Free the result with free(). Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetXMLDesc(domain: virDomainPtr, flags: c_uint) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainGetXMLDesc, domain, flags) }
        .string(|domain| domain.driver().domain_get_xml_desc(domain, flags.into()))
}

/// Reads the security label of a running domain into `seclabel`.
///
/// `seclabel` is caller-owned. It also says whether the security policy is enforced. Returns 0, or -1
/// on failure. virDomainGetSecurityLabelList covers hosts with more than one security model.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetSecurityLabel(domain: virDomainPtr, seclabel: virSecurityLabelPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainGetSecurityLabel, domain, seclabel).store(seclabel, |domain| {
            let found = domain.driver().domain_get_security_label(domain)?;
            Ok(virSecurityLabel { label: c_field(&found.label), enforcing: c_int::from(found.enforcing) })
        })
    }
}

/// Converts a hypervisor's own configuration text to domain XML.
///
/// `nativeFormat` names the format of `nativeConfig`; the formats depend on the driver. No domain is
/// created or defined. `flags` must be 0. Free the result with free(). Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectDomainXMLFromNative(
    conn: virConnectPtr,
    native_format: *const c_char,
    native_config: *const c_char,
    flags: c_uint,
) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectDomainXMLFromNative, conn, native_format, native_config, flags) }.unsupported()
}

/// Converts domain XML to a hypervisor's own configuration text.
///
/// `nativeFormat` names the wanted format, for example "qemu-argv"; the formats depend on the driver.
/// No domain is created or defined. `flags` must be 0. Free the result with free(). Returns NULL on
/// failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectDomainXMLToNative(
    conn: virConnectPtr,
    native_format: *const c_char,
    domain_xml: *const c_char,
    flags: c_uint,
) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectDomainXMLToNative, conn, native_format, domain_xml, flags) }.unsupported()
}

/// Tells whether the domain is running.
///
/// Paused domains count as active. Returns 1 for yes, 0 for no, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainIsActive(dom: virDomainPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainIsActive, dom) }.truth(|domain| domain.driver().domain_is_active(domain))
}

/// Tells whether the domain has a stored configuration that outlives a stop.
///
/// Returns 1 for yes, 0 for a transient domain, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainIsPersistent(dom: virDomainPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainIsPersistent, dom) }.truth(|domain| domain.driver().domain_is_persistent(domain))
}

/// Tells whether the persistent configuration was changed while the domain was running.
///
/// Returns 1 for yes, 0 for no, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainIsUpdated(dom: virDomainPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainIsUpdated, dom) }.truth(|domain| domain.driver().domain_is_updated(domain))
}

/// Reads the state of the domain and why it is in that state.
///
/// `state` receives a virDomainState. `reason`, if not NULL, receives a value of the reason enum for
/// that state, such as virDomainRunningReason. `flags` must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetState(
    domain: virDomainPtr,
    state: *mut c_int,
    reason: *mut c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainGetState, domain, state, reason, flags).status(|domain| {
            let told = domain.driver().domain_get_state(domain, flags)?;
            state.write(told.state);
            if !reason.is_null() {
                reason.write(told.reason);
            }
            Ok(())
        })
    }
}

/// Fills `info` with the state of the control channel to the running domain.
///
/// It shows whether a command is in progress or the channel has failed. `info` is caller-owned. `flags`
/// must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetControlInfo(
    domain: virDomainPtr,
    info: virDomainControlInfoPtr,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainGetControlInfo, domain, info, flags).store(info, |domain| {
            let found = domain.driver().domain_get_control_info(domain, flags)?;
            Ok(virDomainControlInfo { state: found.state, details: found.details, stateTime: found.state_time })
        })
    }
}

/// Returns the hostname of the guest.
///
/// `flags` takes virDomainGetHostnameFlags, which picks the source: DHCP leases or the guest agent.
/// Free the result with free(). Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetHostname(domain: virDomainPtr, flags: c_uint) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainGetHostname, domain, flags) }
        .string(|domain| domain.driver().domain_get_hostname(domain, flags))
}

/// Reads the clock of the guest.
///
/// `seconds` and `nseconds` receive the time since 1970-01-01 UTC. Uses the guest agent. `flags` must
/// be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetTime(
    dom: virDomainPtr,
    seconds: *mut c_longlong,
    nseconds: *mut c_uint,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainGetTime, dom, seconds, nseconds, flags) }.status(|domain| {
        let (found, nanoseconds) = domain.driver().domain_get_time(domain, flags)?;
        // SAFETY: no check failed, so by the caller's promise.
        unsafe {
            seconds.write(found);
            nseconds.write(nanoseconds);
        }
        Ok(())
    })
}

/// Sets the clock of the guest.
///
/// `seconds` and `nseconds` give the time since 1970-01-01 UTC. With VIR_DOMAIN_TIME_SYNC the guest
/// takes the time of its own hardware clock and both values are ignored. Uses the guest agent. `flags`
/// takes virDomainSetTimeFlags. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetTime(
    dom: virDomainPtr,
    seconds: c_longlong,
    nseconds: c_uint,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSetTime, dom, seconds, nseconds, flags) }
        .status(|domain| domain.driver().domain_set_time(domain, seconds, nseconds, flags.into()))
}

/// Returns XML that tells what the hypervisor supports for one kind of domain.
///
/// `emulatorbin`, `arch`, `machine` and `virttype` select the kind; each may be NULL for the default.
/// `flags` takes virConnectGetDomainCapabilitiesFlags. Free the result with free(). Returns NULL on
/// failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectGetDomainCapabilities(
    conn: virConnectPtr,
    emulatorbin: *const c_char,
    arch: *const c_char,
    machine: *const c_char,
    virttype: *const c_char,
    flags: c_uint,
) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virConnectGetDomainCapabilities, conn, emulatorbin, arch, machine, virttype, flags).string(|conn| {
            let [emulator, arch, machine, hypervisor] =
                [emulatorbin, arch, machine, virttype].map(|given| optional_text(given));
            conn.driver().connect_get_domain_capabilities(
                emulator.as_deref(),
                arch.as_deref(),
                machine.as_deref(),
                hypervisor.as_deref(),
                flags,
            )
        })
    }
}

/// Reads launch security data of a confidential guest, such as the SEV measurement.
///
/// Parameter names are the VIR_DOMAIN_LAUNCH_SECURITY_* macros. `params` receives a new array; free it
/// with virTypedParamsFree. `flags` must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetLaunchSecurityInfo(
    domain: virDomainPtr,
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainGetLaunchSecurityInfo, domain, params, nparams, flags) }.status(|domain| {
        let list = domain.driver().domain_get_launch_security_info(domain, flags)?;
        let (array, count) = to_c(&list)?;
        // SAFETY: no check failed, so by the caller's promise.
        unsafe {
            params.write(array);
            nparams.write(count);
        }
        Ok(())
    })
}

/// Lists warnings recorded for the domain, such as deprecated settings in use.
///
/// `flags` takes virDomainMessageType; 0 means all. `msgs` receives a new array of strings. Free each
/// string and then the array with free(). Returns the number of messages, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetMessages(
    domain: virDomainPtr,
    msgs: *mut *mut *mut c_char,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainGetMessages, domain, msgs, flags)
            .texts(msgs, |domain| domain.driver().domain_get_messages(domain, flags.into()))
    }
}

/// Injects a launch secret into a confidential guest.
///
/// Parameter names are VIR_DOMAIN_LAUNCH_SECURITY_SEV_SECRET, its header and its address. The guest
/// must be started but still paused. `flags` must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetLaunchSecurityState(
    domain: virDomainPtr,
    params: virTypedParameterPtr,
    nparams: c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSetLaunchSecurityState, domain, params, nparams, flags).unsupported() }
}

/// Gives the domain a named group of open files for use in its XML.
///
/// `fds` is an array of `nfds` file descriptors and `name` the group name that the XML refers to. The
/// group is dropped when the connection closes. `flags` takes virDomainFDAssociateFlags. Returns 0, or
/// -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainFDAssociate(
    domain: virDomainPtr,
    name: *const c_char,
    nfds: c_uint,
    fds: *mut c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainFDAssociate, domain, name, nfds, fds, flags) }.unsupported()
}

/// Makes the graphics server of a running domain load its TLS certificates again.
///
/// `type` takes virDomainGraphicsReloadType. `flags` must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGraphicsReload(domain: virDomainPtr, kind: c_uint, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainGraphicsReload, domain, kind, flags) }.unsupported()
}
