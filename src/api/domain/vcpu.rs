//! Virtual CPUs, I/O threads and where they run.

use std::ffi::{c_char, c_int, c_uchar, c_uint};
use std::ptr::NonNull;

use crate::abi::*;
use crate::api::call::{c_count, room};
use crate::api::typed_params::from_c;
use crate::driver::IoThreadInfo;
use crate::error::Result;

/// The bytes of a CPU map.
///
/// # Safety
/// `map` is valid for `length` reads as long as the result lives.
unsafe fn cpus<'a>(map: *const c_uchar, length: c_int) -> &'a [u8] {
    // SAFETY: by the caller's promise.
    unsafe { std::slice::from_raw_parts(map, room(length)) }
}

/// Fills the CPU map of that place in an array of maps, each `length` bytes long.
///
/// # Safety
/// `maps` is valid for `length` writes more than `place` times.
unsafe fn write_cpus(maps: *mut c_uchar, length: c_int, place: usize, bits: &[u8]) {
    let length = room(length);
    // SAFETY: by the caller's promise.
    let map = unsafe { std::slice::from_raw_parts_mut(maps.add(place * length), length) };
    map.fill(0);
    map.iter_mut().zip(bits).for_each(|(byte, bits)| *byte = *bits);
}

/// An entry of the array that virDomainGetIOThreadInfo makes; freed unless it is handed out.
struct IoThread(NonNull<virDomainIOThreadInfo>);

impl IoThread {
    fn new(info: &IoThreadInfo) -> Result<IoThread> {
        let mut entry = CArray::<virDomainIOThreadInfo>::new(1)?;
        // A map without any processor has a byte too.
        let length = info.cpus.len().max(1);
        let mut map = CArray::<u8>::new(length)?;
        map.slice().iter_mut().zip(&info.cpus).for_each(|(byte, bits)| *byte = *bits);
        if let [entry] = entry.slice() {
            entry.iothread_id = info.id;
            entry.cpumaplen = c_count(length)?;
            entry.cpumap = map.into_raw().as_ptr();
        }
        Ok(IoThread(entry.into_raw()))
    }

    fn into_raw(self) -> virDomainIOThreadInfoPtr {
        let entry = self.0.as_ptr();
        std::mem::forget(self);
        entry
    }
}

impl Drop for IoThread {
    fn drop(&mut self) {
        // SAFETY: made by new and not handed out.
        unsafe { virDomainIOThreadInfoFree(self.0.as_ptr()) };
    }
}

/// Reports state, CPU time and current host CPU of each vCPU, and optionally its affinity.
///
/// `info` is a caller-owned array of `maxinfo` entries. `cpumaps` has room for `maxinfo` bitmaps of
/// `maplen` bytes each; pass NULL and 0 to skip it. Returns the number of `info` entries filled, or -1
/// on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetVcpus(
    domain: virDomainPtr,
    info: virVcpuInfoPtr,
    maxinfo: c_int,
    cpumaps: *mut c_uchar,
    maplen: c_int,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainGetVcpus, domain, info, maxinfo, cpumaps, maplen) }.count(|domain| {
        let infos = domain.driver().domain_get_vcpus(domain, room(maxinfo))?;
        for (place, vcpu) in infos.iter().enumerate() {
            let entry = virVcpuInfo { number: vcpu.number, state: vcpu.state, cpuTime: vcpu.cpu_time, cpu: vcpu.cpu };
            // SAFETY: the driver gives maxinfo at most, so by the caller's promise.
            unsafe { info.add(place).write(entry) };
            if !cpumaps.is_null() {
                // SAFETY: as above.
                unsafe { write_cpus(cpumaps, maplen, place, &vcpu.cpus) };
            }
        }
        Ok(infos.len())
    })
}

/// Sets which host CPUs one vCPU of a running domain may use.
///
/// `cpumap` is a bitmap of `maplen` bytes; bit 0 of byte 0 is host CPU 0. Host CPUs beyond the bitmap
/// are taken as not allowed. Returns 0, or -1 on failure. virDomainPinVcpuFlags can also change the
/// persistent configuration.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainPinVcpu(
    domain: virDomainPtr,
    vcpu: c_uint,
    cpumap: *mut c_uchar,
    maplen: c_int,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainPinVcpu, domain, vcpu, cpumap, maplen) }.status(|domain| {
        // SAFETY: no check failed, so by the caller's promise.
        domain.driver().domain_pin_vcpu(domain, vcpu, unsafe { cpus(cpumap, maplen) })
    })
}

/// Changes the number of vCPUs of a running domain.
///
/// The limit is the maximum vCPU count of the domain. Returns 0, or -1 on failure.
/// virDomainSetVcpusFlags can also change the maximum and the persistent configuration.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetVcpus(domain: virDomainPtr, nvcpus: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSetVcpus, domain, nvcpus) }
        .status(|domain| domain.driver().domain_set_vcpus(domain, nvcpus))
}

/// Returns the maximum number of vCPUs the domain can have, or -1 on failure.
///
/// virDomainGetVcpusFlags gives the live and persistent figures separately.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetMaxVcpus(domain: virDomainPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainGetMaxVcpus, domain) }
        .value(|domain| c_count(domain.driver().domain_get_max_vcpus(domain)?))
}

/// Returns the number of vCPUs of the domain, or -1 on failure.
///
/// `flags` takes virDomainVcpuFlags: live or persistent, current or maximum, or as the guest agent sees
/// it.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetVcpusFlags(domain: virDomainPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainGetVcpusFlags, domain, flags) }
        .value(|domain| c_count(domain.driver().domain_get_vcpus_flags(domain, flags.into())?))
}

/// Changes the number of vCPUs of the domain.
///
/// `flags` takes virDomainVcpuFlags, which chooses live or persistent settings and the current or
/// maximum count. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetVcpusFlags(domain: virDomainPtr, nvcpus: c_uint, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSetVcpusFlags, domain, nvcpus, flags) }
        .status(|domain| domain.driver().domain_set_vcpus_flags(domain, nvcpus, flags.into()))
}

/// Reads which host CPUs each vCPU may use.
///
/// `cpumaps` has room for `ncpumaps` bitmaps of `maplen` bytes each; bit 0 of byte 0 is host CPU 0.
/// `flags` takes virDomainModificationImpact, without LIVE and CONFIG together. Returns the number of
/// bitmaps filled, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetVcpuPinInfo(
    domain: virDomainPtr,
    ncpumaps: c_int,
    cpumaps: *mut c_uchar,
    maplen: c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainGetVcpuPinInfo, domain, ncpumaps, cpumaps, maplen, flags) }.count(|domain| {
        let maps = domain.driver().domain_get_vcpu_pin_info(domain, room(ncpumaps), flags.into())?;
        for (place, bits) in maps.iter().enumerate() {
            // SAFETY: the driver gives ncpumaps at most, so by the caller's promise.
            unsafe { write_cpus(cpumaps, maplen, place, bits) };
        }
        Ok(maps.len())
    })
}

/// Sets which host CPUs one vCPU may use, live, persistent or both.
///
/// `cpumap` is a bitmap of `maplen` bytes; bit 0 of byte 0 is host CPU 0. Host CPUs beyond the bitmap
/// are taken as not allowed. `flags` takes virDomainModificationImpact. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainPinVcpuFlags(
    domain: virDomainPtr,
    vcpu: c_uint,
    cpumap: *mut c_uchar,
    maplen: c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainPinVcpuFlags, domain, vcpu, cpumap, maplen, flags) }.status(|domain| {
        // SAFETY: no check failed, so by the caller's promise.
        domain.driver().domain_pin_vcpu_flags(domain, vcpu, unsafe { cpus(cpumap, maplen) }, flags.into())
    })
}

/// Reads on which host CPUs the emulator threads of the domain may run.
///
/// `cpumaps` is a caller-owned bitmap of `maplen` bytes, lowest CPU in the lowest bit of the first
/// byte. `flags` takes virDomainModificationImpact. Returns 1 on success, 0 if there is no pinning, -1
/// on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetEmulatorPinInfo(
    domain: virDomainPtr,
    cpumaps: *mut c_uchar,
    maplen: c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainGetEmulatorPinInfo, domain, cpumaps, maplen, flags) }.truth(|domain| {
        let bits = domain.driver().domain_get_emulator_pin_info(domain, flags.into())?;
        if let Some(bits) = &bits {
            // SAFETY: no check failed, so by the caller's promise.
            unsafe { write_cpus(cpumaps, maplen, 0, bits) };
        }
        Ok(bits.is_some())
    })
}

/// Sets the host CPUs on which the emulator threads of the domain may run.
///
/// `cpumap` is a bitmap of `maplen` bytes, lowest CPU in the lowest bit of the first byte. `flags`
/// takes virDomainModificationImpact. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainPinEmulator(
    domain: virDomainPtr,
    cpumap: *mut c_uchar,
    maplen: c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainPinEmulator, domain, cpumap, maplen, flags) }.status(|domain| {
        // SAFETY: no check failed, so by the caller's promise.
        domain.driver().domain_pin_emulator(domain, unsafe { cpus(cpumap, maplen) }, flags.into())
    })
}

/// Lists the I/O threads of the domain with their CPU pinning.
///
/// `info` receives a new array. Free each entry with virDomainIOThreadInfoFree and the array with
/// free(). `flags` takes virDomainModificationImpact. Returns the number of entries, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetIOThreadInfo(
    domain: virDomainPtr,
    info: *mut *mut virDomainIOThreadInfoPtr,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainGetIOThreadInfo, domain, info, flags) }.count(|domain| {
        let infos = domain.driver().domain_get_io_thread_info(domain, flags.into())?;
        if infos.is_empty() {
            return Ok(0);
        }
        let entries = infos.iter().map(IoThread::new).collect::<Result<Vec<_>>>()?;
        let mut array = CArray::new(entries.len())?;
        array.slice().iter_mut().zip(entries).for_each(|(slot, entry)| *slot = entry.into_raw());
        // SAFETY: no check failed, so by the caller's promise.
        unsafe { info.write(array.into_raw().as_ptr()) };
        Ok(infos.len())
    })
}

/// Frees one entry of the array made by virDomainGetIOThreadInfo, with its CPU map.
///
/// The array itself is freed with free(). NULL is allowed and does nothing.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainIOThreadInfoFree(info: virDomainIOThreadInfoPtr) {
    entry!(virDomainIOThreadInfoFree, info);
    if info.is_null() {
        return;
    }
    // SAFETY: not NULL, so it is one that a call handed out: all in it comes from malloc.
    unsafe {
        libc::free((*info).cpumap.cast());
        libc::free(info.cast());
    }
}

/// Sets the host CPUs on which one I/O thread of the domain may run.
///
/// `cpumap` is a bitmap of `maplen` bytes, lowest CPU in the lowest bit of the first byte. `flags`
/// takes virDomainModificationImpact. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainPinIOThread(
    domain: virDomainPtr,
    iothread_id: c_uint,
    cpumap: *mut c_uchar,
    maplen: c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainPinIOThread, domain, iothread_id, cpumap, maplen, flags) }.status(|domain| {
        // SAFETY: no check failed, so by the caller's promise.
        domain.driver().domain_pin_io_thread(domain, iothread_id, unsafe { cpus(cpumap, maplen) }, flags.into())
    })
}

/// Adds an I/O thread to the domain.
///
/// `iothread_id` must be above 0 and not in use. `flags` takes virDomainModificationImpact. Returns 0,
/// or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainAddIOThread(domain: virDomainPtr, iothread_id: c_uint, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainAddIOThread, domain, iothread_id, flags) }
        .status(|domain| domain.driver().domain_add_io_thread(domain, iothread_id, flags.into()))
}

/// Removes an I/O thread from the domain.
///
/// `iothread_id` must name an existing thread that no device uses. `flags` takes
/// virDomainModificationImpact. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainDelIOThread(domain: virDomainPtr, iothread_id: c_uint, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainDelIOThread, domain, iothread_id, flags) }
        .status(|domain| domain.driver().domain_del_io_thread(domain, iothread_id, flags.into()))
}

/// Plugs or unplugs individual vCPUs of the domain.
///
/// `vcpumap` is a text list such as "0-3,5". `state` is 1 to enable and 0 to disable. `flags` takes
/// virDomainSetVcpuFlags. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetVcpu(
    domain: virDomainPtr,
    vcpumap: *const c_char,
    state: c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSetVcpu, domain, vcpumap, state, flags) }.unsupported()
}

/// Tunes one I/O thread of the domain from typed parameters.
///
/// Parameter names are the VIR_DOMAIN_IOTHREAD_* macros. `flags` takes virDomainModificationImpact.
/// Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetIOThreadParams(
    domain: virDomainPtr,
    iothread_id: c_uint,
    params: virTypedParameterPtr,
    nparams: c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainSetIOThreadParams, domain, iothread_id, params, nparams, flags).status(|domain| {
            let list = from_c(params, nparams)?;
            domain.driver().domain_set_io_thread_params(domain, iothread_id, &list, flags.into())
        })
    }
}
