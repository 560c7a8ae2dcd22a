//! TODO-subject node: exported functions of `libvirt-host.h`.

use std::ffi::{c_char, c_int, c_uchar, c_uint, c_ulonglong};

use crate::abi::*;
use crate::api::call::Api;
use crate::error::Origin;

const API: Api = Api(Origin::Domain);

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeGetInfo(conn: virConnectPtr, info: virNodeInfoPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeGetInfo", conn) }.non_null(info, "info").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeGetCellsFreeMemory(conn: virConnectPtr, free_mems: *mut c_ulonglong, start_cell: c_int, max_cells: c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeGetCellsFreeMemory", conn) }.non_null_array(free_mems, max_cells, "freeMems").positive(max_cells, "maxCells").non_negative(start_cell, "startCell").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeGetFreeMemory(conn: virConnectPtr) -> c_ulonglong {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeGetFreeMemory", conn) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeGetSecurityModel(conn: virConnectPtr, secmodel: virSecurityModelPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeGetSecurityModel", conn) }.non_null(secmodel, "secmodel").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectCompareCPU(conn: virConnectPtr, xml_desc: *const c_char, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectCompareCPU", conn) }.non_null(xml_desc, "xmlDesc").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectBaselineCPU(conn: virConnectPtr, xml_cp_us: *mut *const c_char, ncpus: c_uint, flags: c_uint) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectBaselineCPU", conn) }.non_null(xml_cp_us, "xmlCPUs").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeGetCPUStats(conn: virConnectPtr, cpu_num: c_int, params: virNodeCPUStatsPtr, nparams: *mut c_int, flags: c_uint) -> c_int {
    // IRR: if (cpuNum < 0 && cpuNum != VIR_NODE_CPU_STATS_ALL_CPUS) { virReportInvalidArg(cpuNum, _("cpuNum in %1$s only accepts %2$d as a negative value"), __FUNCTION__, VIR_NODE_CPU_STATS_ALL_CPUS); goto error; }
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeGetCPUStats", conn).non_null(nparams, "nparams").with_value_of(nparams, |call, count| call.non_negative(count, "*nparams")).unsupported() }
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeGetMemoryStats(conn: virConnectPtr, cell_num: c_int, params: virNodeMemoryStatsPtr, nparams: *mut c_int, flags: c_uint) -> c_int {
    // IRR: if (cellNum < 0 && cellNum != VIR_NODE_MEMORY_STATS_ALL_CELLS) { virReportInvalidArg(cpuNum, _("cellNum in %1$s only accepts %2$d as a negative value"), __FUNCTION__, VIR_NODE_MEMORY_STATS_ALL_CELLS); goto error; }
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeGetMemoryStats", conn).non_null(nparams, "nparams").with_value_of(nparams, |call, count| call.non_negative(count, "*nparams")).unsupported() }
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeSuspendForDuration(conn: virConnectPtr, target: c_uint, duration: c_ulonglong, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeSuspendForDuration", conn) }.writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeGetMemoryParameters(conn: virConnectPtr, params: virTypedParameterPtr, nparams: *mut c_int, flags: c_uint) -> c_int {
    // IRR: VIR_DRV_SUPPORTS_FEATURE(conn->driver, conn, VIR_DRV_FEATURE_TYPED_PARAM_STRING)
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeGetMemoryParameters", conn).non_null(nparams, "nparams").with_value_of(nparams, |call, count| call.non_negative(count, "*nparams").when(count != 0, |call| call.non_null(params, "params"))).unsupported() }
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeSetMemoryParameters(conn: virConnectPtr, params: virTypedParameterPtr, nparams: c_int, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeSetMemoryParameters", conn).writable().non_null(params, "params").non_negative(nparams, "nparams").typed_parameters(params, nparams).unsupported() }
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeGetCPUMap(conn: virConnectPtr, cpumap: *mut *mut c_uchar, online: *mut c_uint, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeGetCPUMap", conn) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeGetFreePages(conn: virConnectPtr, npages: c_uint, pages: *mut c_uint, startcell: c_int, cellcount: c_uint, counts: *mut c_ulonglong, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeGetFreePages", conn) }.non_zero(npages, "npages").non_null(pages, "pages")/*IRR virCheckNonZeroArgGoto(cellCount, error);*/.non_null(counts, "counts").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeAllocPages(conn: virConnectPtr, npages: c_uint, page_sizes: *mut c_uint, page_counts: *mut c_ulonglong, start_cell: c_int, cell_count: c_uint, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeAllocPages", conn) }.writable().non_zero(npages, "npages").non_null(page_sizes, "pageSizes").non_null(page_counts, "pageCounts").non_zero(cell_count, "cellCount").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectBaselineHypervisorCPU(conn: virConnectPtr, emulator: *const c_char, arch: *const c_char, machine: *const c_char, virttype: *const c_char, xml_cp_us: *mut *const c_char, ncpus: c_uint, flags: c_uint) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectBaselineHypervisorCPU", conn) }.non_null(xml_cp_us, "xmlCPUs").writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectCompareHypervisorCPU(conn: virConnectPtr, emulator: *const c_char, arch: *const c_char, machine: *const c_char, virttype: *const c_char, xml_cpu: *const c_char, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectCompareHypervisorCPU", conn) }.non_null(xml_cpu, "xmlCPU").writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeGetSEVInfo(conn: virConnectPtr, params: *mut virTypedParameterPtr, nparams: *mut c_int, flags: c_uint) -> c_int {
    // IRR: VIR_DRV_SUPPORTS_FEATURE(conn->driver, conn, VIR_DRV_FEATURE_TYPED_PARAM_STRING)
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeGetSEVInfo", conn).non_null(nparams, "nparams").with_value_of(nparams, |call, count| call.non_negative(count, "*nparams")).writable().unsupported() }
}
