//! The host: its hardware, its memory and what its CPU can do (`libvirt-host.h`).
#![allow(unused_variables, reason = "the headers have the names of arguments that no driver takes yet")]

use std::ffi::{c_char, c_int, c_uchar, c_uint, c_ulonglong};

use crate::abi::*;
use crate::api::call::{c_count, c_field, c_texts, room};
use crate::driver::NodeInfo;
use crate::flags::BaselineCpuFlags;

/// What C sees of a node's hardware; a model that is too long is cut.
fn c_node_info(info: &NodeInfo) -> virNodeInfo {
    let NodeInfo { model, memory, cpus, mhz, nodes, sockets, cores, threads } = info;
    virNodeInfo {
        model: c_field(model),
        memory: *memory,
        cpus: *cpus,
        mhz: *mhz,
        nodes: *nodes,
        sockets: *sockets,
        cores: *cores,
        threads: *threads,
    }
}

/// Fills `info` with the CPU model, CPU topology and memory size of the host.
///
/// `info` is caller-owned. Memory is in KiB and the clock in MHz. The topology fields cannot describe
/// every host; the capabilities XML is more exact. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeGetInfo(conn: virConnectPtr, info: virNodeInfoPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virNodeGetInfo, conn, info)
            .store(info, |conn| conn.driver().node_get_info().map(|found| c_node_info(&found)))
    }
}

/// Fills `freeMems` with the free memory of NUMA cells of the host, in bytes.
///
/// `freeMems` is a caller-owned array of `maxCells` entries; the first one is for cell `startCell`.
/// Returns the number of entries stored, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeGetCellsFreeMemory(
    conn: virConnectPtr,
    free_mems: *mut c_ulonglong,
    start_cell: c_int,
    max_cells: c_int,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virNodeGetCellsFreeMemory, conn, free_mems, start_cell, max_cells).fill(free_mems, max_cells, |conn| {
            conn.driver().node_get_cells_free_memory(room(start_cell), room(max_cells))
        })
    }
}

/// Returns the free memory of the host in bytes, or 0 on failure.
///
/// As 0 may also be a true value, check virGetLastError after a reset of the error state.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeGetFreeMemory(conn: virConnectPtr) -> c_ulonglong {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeGetFreeMemory, conn) }.value(|conn| conn.driver().node_get_free_memory())
}

/// Fills `secmodel` with the name and domain of interpretation of the host's security model.
///
/// `secmodel` is caller-owned. Only one model is reported, even if the driver uses several. Returns 0,
/// or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeGetSecurityModel(conn: virConnectPtr, secmodel: virSecurityModelPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virNodeGetSecurityModel, conn, secmodel).store(secmodel, |conn| {
            let found = conn.driver().node_get_security_model()?;
            Ok(virSecurityModel { model: c_field(&found.model), doi: c_field(&found.doi) })
        })
    }
}

/// Compares the CPU that the XML describes with the CPU of the host.
///
/// `flags` takes virConnectCompareCPUFlags. Returns a virCPUCompareResult value; VIR_CPU_COMPARE_ERROR
/// (-1) means failure. virConnectCompareHypervisorCPU also counts what the hypervisor can provide.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectCompareCPU(conn: virConnectPtr, xml_desc: *const c_char, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectCompareCPU, conn, xml_desc, flags) }.unsupported()
}

/// Computes the richest CPU that is compatible with all the given ones.
///
/// `xmlCPUs` is an array of `ncpus` CPU descriptions in XML. `flags` takes virConnectBaselineCPUFlags.
/// Free the resulting XML with free(). Returns NULL on failure. virConnectBaselineHypervisorCPU also
/// counts what the hypervisor can provide.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectBaselineCPU(
    conn: virConnectPtr,
    xml_cp_us: *mut *const c_char,
    ncpus: c_uint,
    flags: c_uint,
) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectBaselineCPU, conn, xml_cp_us, ncpus, flags) }.string(|conn| {
        // SAFETY: the array is not NULL, and has that many strings by the caller's promise.
        let mut hosts = unsafe { c_texts(xml_cp_us, ncpus) };
        conn.driver().connect_baseline_cpu(&mut hosts, BaselineCpuFlags::from_bits_retain(flags))
    })
}

/// Fills `params` with time counters of one host CPU or of all of them.
///
/// `cpuNum` is a CPU number or VIR_NODE_CPU_STATS_ALL_CPUS. Times are in nanoseconds. With `params`
/// NULL and `nparams` 0 on entry, only the number of fields is stored in `nparams`; then call again
/// with a caller-owned array. `flags` must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeGetCPUStats(
    conn: virConnectPtr,
    cpu_num: c_int,
    params: virNodeCPUStatsPtr,
    nparams: *mut c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virNodeGetCPUStats, conn, cpu_num, params, nparams, flags).status(|conn| {
            let times = conn.driver().node_get_cpu_stats(cpu_num, flags)?;
            let asked = room(nparams.read());
            let count = if params.is_null() { times.len() } else { asked.min(times.len()) };
            if !params.is_null() {
                for (place, (name, value)) in times.into_iter().take(count).enumerate() {
                    params.add(place).write(virNodeCPUStats { field: c_field(name), value });
                }
            }
            nparams.write(c_count(count)?);
            Ok(())
        })
    }
}

/// Fills `params` with memory figures of one NUMA cell or of the whole host.
///
/// `cellNum` is a cell number or VIR_NODE_MEMORY_STATS_ALL_CELLS. Values are in KiB. With `params` NULL
/// and `nparams` 0 on entry, only the number of fields is stored in `nparams`; then call again with a
/// caller-owned array. `flags` must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeGetMemoryStats(
    conn: virConnectPtr,
    cell_num: c_int,
    params: virNodeMemoryStatsPtr,
    nparams: *mut c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeGetMemoryStats, conn, cell_num, params, nparams, flags).unsupported() }
}

/// Suspends the host and has it wake up after `duration` seconds.
///
/// `target` takes virNodeSuspendTarget. `flags` must be 0. The suspend happens shortly after the call
/// has returned. Returns 0 if it was accepted, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeSuspendForDuration(
    conn: virConnectPtr,
    target: c_uint,
    duration: c_ulonglong,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeSuspendForDuration, conn, target, duration, flags) }.unsupported()
}

/// Fills `params` with the memory tuning settings of the host, such as page sharing.
///
/// With `nparams` 0 on entry, only the number of settings is stored in `nparams`; then call again with
/// a caller-owned array. Pass 0 in `flags`. Free strings in the array with virTypedParamsClear. Returns
/// 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeGetMemoryParameters(
    conn: virConnectPtr,
    params: virTypedParameterPtr,
    nparams: *mut c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeGetMemoryParameters, conn, params, nparams, flags).unsupported() }
}

/// Changes memory tuning settings of the host.
///
/// `params` is an array of `nparams` entries, named by the VIR_NODE_MEMORY_SHARED macros; some of these
/// are read-only. `flags` must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeSetMemoryParameters(
    conn: virConnectPtr,
    params: virTypedParameterPtr,
    nparams: c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeSetMemoryParameters, conn, params, nparams, flags).unsupported() }
}

/// Tells which CPUs of the host are online.
///
/// `cpumap` receives a new bitmap with one bit per CPU, lowest bit first; free it with free(). `online`
/// receives the number of CPUs online. Either may be NULL. `flags` must be 0. Returns the number of
/// CPUs present, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeGetCPUMap(
    conn: virConnectPtr,
    cpumap: *mut *mut c_uchar,
    online: *mut c_uint,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeGetCPUMap, conn, cpumap, online, flags) }.count(|conn| {
        let cpus = conn.driver().node_get_cpu_map(flags)?;
        let map = if cpumap.is_null() {
            None
        } else {
            let mut map = CArray::<u8>::new(cpus.present.div_ceil(8))?;
            map.slice().iter_mut().zip(&cpus.online).for_each(|(byte, bits)| *byte = *bits);
            Some(map)
        };
        if let Some(map) = map {
            // SAFETY: not NULL, so valid for a write by the caller's promise.
            unsafe { cpumap.write(map.into_raw().as_ptr()) };
        }
        if !online.is_null() {
            // SAFETY: as above.
            unsafe { online.write(cpus.online_count) };
        }
        Ok(cpus.present)
    })
}

/// Fills `counts` with the number of free pages of given sizes in NUMA cells of the host.
///
/// `pages` is an array of `npages` page sizes in KiB. The caller-owned `counts` needs `npages` times
/// `cellcount` entries: first all sizes for cell `startcell`, then the next cell. `flags` must be 0.
/// Returns the number of entries stored, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeGetFreePages(
    conn: virConnectPtr,
    npages: c_uint,
    pages: *mut c_uint,
    startcell: c_int,
    cellcount: c_uint,
    counts: *mut c_ulonglong,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeGetFreePages, conn, npages, pages, startcell, cellcount, counts, flags) }.value(|conn| {
        let all = npages.saturating_mul(cellcount);
        // SAFETY: no check failed, so by the caller's promise.
        let sizes = unsafe { std::slice::from_raw_parts(pages, usize::try_from(npages).unwrap_or(0)) };
        let mut place = 0;
        let mut found = |count| {
            if place < usize::try_from(all).unwrap_or(0) {
                // SAFETY: within the entries that the caller promised.
                unsafe { counts.add(place).write(count) };
                place += 1;
            }
        };
        conn.driver().node_get_free_pages(sizes, startcell, cellcount, &mut found, flags)?;
        c_count(place)
    })
}

/// Changes the number of huge pages reserved in NUMA cells of the host.
///
/// `pageSizes` (in KiB) and `pageCounts` are arrays of `npages` entries, applied to `cellCount` cells
/// from `startCell` on. `flags` takes virNodeAllocPagesFlags: add to the pool or set its size. Returns
/// the number of cells adjusted, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeAllocPages(
    conn: virConnectPtr,
    npages: c_uint,
    page_sizes: *mut c_uint,
    page_counts: *mut c_ulonglong,
    start_cell: c_int,
    cell_count: c_uint,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeAllocPages, conn, npages, page_sizes, page_counts, start_cell, cell_count, flags) }
        .unsupported()
}

/// Computes the richest CPU that the given hypervisor can provide on all the given hosts.
///
/// `xmlCPUs` is an array of `ncpus` CPU descriptions in XML. `emulator`, `arch`, `machine` and
/// `virttype` choose the hypervisor; NULL means the default. `flags` takes virConnectBaselineCPUFlags.
/// Free the resulting XML with free(). Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectBaselineHypervisorCPU(
    conn: virConnectPtr,
    emulator: *const c_char,
    arch: *const c_char,
    machine: *const c_char,
    virttype: *const c_char,
    xml_cp_us: *mut *const c_char,
    ncpus: c_uint,
    flags: c_uint,
) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectBaselineHypervisorCPU, conn, emulator, arch, machine, virttype, xml_cp_us, ncpus, flags) }
        .unsupported()
}

/// Compares the CPU that the XML describes with what the given hypervisor can provide on the host.
///
/// `emulator`, `arch`, `machine` and `virttype` choose the hypervisor; NULL means the default. `flags`
/// takes virConnectCompareCPUFlags. Returns a virCPUCompareResult value; VIR_CPU_COMPARE_ERROR (-1)
/// means failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectCompareHypervisorCPU(
    conn: virConnectPtr,
    emulator: *const c_char,
    arch: *const c_char,
    machine: *const c_char,
    virttype: *const c_char,
    xml_cpu: *const c_char,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectCompareHypervisorCPU, conn, emulator, arch, machine, virttype, xml_cpu, flags) }
        .unsupported()
}

/// Returns the AMD SEV data of the host as typed parameters.
///
/// `params` receives a new array with `nparams` entries, named by the VIR_NODE_SEV macros; free it with
/// virTypedParamsFree. Pass 0 in `flags`. Returns 0, or -1 on failure, also when the host lacks SEV.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeGetSEVInfo(
    conn: virConnectPtr,
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeGetSEVInfo, conn, params, nparams, flags).unsupported() }
}
