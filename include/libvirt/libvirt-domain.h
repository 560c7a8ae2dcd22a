/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Made from src/ and abi/ by `make headers`: change those, not this file. */

#ifndef LIBVIRT_DOMAIN_H
#define LIBVIRT_DOMAIN_H

#if !defined __VIR_LIBVIRT_H_INCLUDES__
#error "libvirt-domain.h is a part of libvirt.h: include <libvirt/libvirt.h>"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Constants */

/** Share of CPU time relative to other domains (ullong). Since 0.9.7. */
#define VIR_DOMAIN_SCHEDULER_CPU_SHARES "cpu_shares"

/** Period in which the quota of the whole domain counts, in microseconds (ullong). Since 1.3.3. */
#define VIR_DOMAIN_SCHEDULER_GLOBAL_PERIOD "global_period"

/** CPU time of the whole domain in a period, in microseconds (llong). Since 1.3.3. */
#define VIR_DOMAIN_SCHEDULER_GLOBAL_QUOTA "global_quota"

/** Period in which the quota of a virtual CPU counts, in microseconds (ullong). Since 0.9.7. */
#define VIR_DOMAIN_SCHEDULER_VCPU_PERIOD "vcpu_period"

/** CPU time of a virtual CPU in a period, in microseconds (llong). Since 0.9.7. */
#define VIR_DOMAIN_SCHEDULER_VCPU_QUOTA "vcpu_quota"

/** Period in which the emulator's quota counts, in microseconds (ullong). Since 0.10.0. */
#define VIR_DOMAIN_SCHEDULER_EMULATOR_PERIOD "emulator_period"

/** CPU time of the emulator threads in a period, in microseconds (llong). Since 0.10.0. */
#define VIR_DOMAIN_SCHEDULER_EMULATOR_QUOTA "emulator_quota"

/** Period in which the quota of an I/O thread counts, in microseconds (ullong). Since 2.2.0. */
#define VIR_DOMAIN_SCHEDULER_IOTHREAD_PERIOD "iothread_period"

/** CPU time of an I/O thread in a period, in microseconds (llong). Since 2.2.0. */
#define VIR_DOMAIN_SCHEDULER_IOTHREAD_QUOTA "iothread_quota"

/** Weight in the credit scheduler (uint). Since 0.9.7. */
#define VIR_DOMAIN_SCHEDULER_WEIGHT "weight"

/** Upper limit in the credit scheduler, in percent of a CPU (uint). Since 0.9.7. */
#define VIR_DOMAIN_SCHEDULER_CAP "cap"

/** CPU that is guaranteed, in MHz (llong). Since 0.9.7. */
#define VIR_DOMAIN_SCHEDULER_RESERVATION "reservation"

/** Upper limit of CPU, in MHz; -1 for none (llong). Since 0.9.7. */
#define VIR_DOMAIN_SCHEDULER_LIMIT "limit"

/** Shares relative to other domains, or -1, -2, -3 for low, normal, high (int). Since 0.9.7. */
#define VIR_DOMAIN_SCHEDULER_SHARES "shares"

/** Same as VIR_TYPED_PARAM_FIELD_LENGTH. Since 0.9.5. */
#define VIR_DOMAIN_BLOCK_STATS_FIELD_LENGTH 80

/** Bytes read (llong). Since 0.9.5. */
#define VIR_DOMAIN_BLOCK_STATS_READ_BYTES "rd_bytes"

/** Reads (llong). Since 0.9.5. */
#define VIR_DOMAIN_BLOCK_STATS_READ_REQ "rd_operations"

/** Time spent reading, in nanoseconds (llong). Since 0.9.5. */
#define VIR_DOMAIN_BLOCK_STATS_READ_TOTAL_TIMES "rd_total_times"

/** Bytes written (llong). Since 0.9.5. */
#define VIR_DOMAIN_BLOCK_STATS_WRITE_BYTES "wr_bytes"

/** Writes (llong). Since 0.9.5. */
#define VIR_DOMAIN_BLOCK_STATS_WRITE_REQ "wr_operations"

/** Time spent writing, in nanoseconds (llong). Since 0.9.5. */
#define VIR_DOMAIN_BLOCK_STATS_WRITE_TOTAL_TIMES "wr_total_times"

/** Cache flushes (llong). Since 0.9.5. */
#define VIR_DOMAIN_BLOCK_STATS_FLUSH_REQ "flush_operations"

/** Time spent flushing caches, in nanoseconds (llong). Since 0.9.5. */
#define VIR_DOMAIN_BLOCK_STATS_FLUSH_TOTAL_TIMES "flush_total_times"

/** Errors (llong). Since 0.9.5. */
#define VIR_DOMAIN_BLOCK_STATS_ERRS "errs"

/** URI for the migration data (string). Since 1.1.0. */
#define VIR_MIGRATE_PARAM_URI "migrate_uri"

/** Name of the domain on the destination (string). Since 1.1.0. */
#define VIR_MIGRATE_PARAM_DEST_NAME "destination_name"

/** XML of the domain on the destination (string). Since 1.1.0. */
#define VIR_MIGRATE_PARAM_DEST_XML "destination_xml"

/** XML to store on the destination (string). Since 1.3.4. */
#define VIR_MIGRATE_PARAM_PERSIST_XML "persistent_xml"

/** Upper limit of bandwidth, in MiB per second (ullong). Since 1.1.0. */
#define VIR_MIGRATE_PARAM_BANDWIDTH "bandwidth"

/** Upper limit of bandwidth in the postcopy phase, in MiB per second (ullong). Since 5.1.0. */
#define VIR_MIGRATE_PARAM_BANDWIDTH_POSTCOPY "bandwidth.postcopy"

/** Bandwidth to reckon with for the switchover, in bytes per second (ullong). Since 11.1.0. */
#define VIR_MIGRATE_PARAM_BANDWIDTH_AVAIL_SWITCHOVER "bandwidth.avail.switchover"

/** URI to which graphics clients reconnect (string). Since 1.1.0. */
#define VIR_MIGRATE_PARAM_GRAPHICS_URI "graphics_uri"

/** Address on which the destination listens (string). Since 1.1.4. */
#define VIR_MIGRATE_PARAM_LISTEN_ADDRESS "listen_address"

/** Target of a disk to copy; may be given several times (string). Since 1.2.17. */
#define VIR_MIGRATE_PARAM_MIGRATE_DISKS "migrate_disks"

/** Target of a disk in which to detect zeros; several times (string). Since 10.9.0. */
#define VIR_MIGRATE_PARAM_MIGRATE_DISKS_DETECT_ZEROES "migrate_disks_detect_zeroes"

/** Port for the disk data on the destination (int). Since 1.3.3. */
#define VIR_MIGRATE_PARAM_DISKS_PORT "disks_port"

/** URI for the disk data (string). Since 6.8.0. */
#define VIR_MIGRATE_PARAM_DISKS_URI "disks_uri"

/** Name of a compression method; may be given several times (string). Since 1.3.4. */
#define VIR_MIGRATE_PARAM_COMPRESSION "compression"

/** Level of the multithreaded compression, 0 to 9 (int). Since 1.3.4. */
#define VIR_MIGRATE_PARAM_COMPRESSION_MT_LEVEL "compression.mt.level"

/** Threads that compress (int). Since 1.3.4. */
#define VIR_MIGRATE_PARAM_COMPRESSION_MT_THREADS "compression.mt.threads"

/** Threads that decompress (int). Since 1.3.4. */
#define VIR_MIGRATE_PARAM_COMPRESSION_MT_DTHREADS "compression.mt.dthreads"

/** Size of the page cache for xbzrle, in bytes (ullong). Since 1.3.4. */
#define VIR_MIGRATE_PARAM_COMPRESSION_XBZRLE_CACHE "compression.xbzrle.cache"

/** Level of zlib, 0 to 9 (int). Since 9.4.0. */
#define VIR_MIGRATE_PARAM_COMPRESSION_ZLIB_LEVEL "compression.zlib.level"

/** Level of zstd, 0 to 20 (int). Since 9.4.0. */
#define VIR_MIGRATE_PARAM_COMPRESSION_ZSTD_LEVEL "compression.zstd.level"

/** First reduction of the guest's CPU time, in percent (int). Since 2.0.0. */
#define VIR_MIGRATE_PARAM_AUTO_CONVERGE_INITIAL "auto_converge.initial"

/** Further reduction of the guest's CPU time, in percent (int). Since 2.0.0. */
#define VIR_MIGRATE_PARAM_AUTO_CONVERGE_INCREMENT "auto_converge.increment"

/** Connections to use (int). Since 5.2.0. */
#define VIR_MIGRATE_PARAM_PARALLEL_CONNECTIONS "parallel.connections"

/** Host name to expect in the destination's TLS certificate (string). Since 6.0.0. */
#define VIR_MIGRATE_PARAM_TLS_DESTINATION "tls.destination"

/** File to save to or to restore from (string). Since 8.4.0. */
#define VIR_DOMAIN_SAVE_PARAM_FILE "file"

/** XML to use in the place of the present one (string). Since 8.4.0. */
#define VIR_DOMAIN_SAVE_PARAM_DXML "dxml"

/** Format of the file (string). Since 11.2.0. */
#define VIR_DOMAIN_SAVE_PARAM_IMAGE_FORMAT "image_format"

/** Channels to use at a time (int). Since 11.2.0. */
#define VIR_DOMAIN_SAVE_PARAM_PARALLEL_CHANNELS "parallel.channels"

/** CPU time of the domain, in nanoseconds (ullong). Since 0.9.10. */
#define VIR_DOMAIN_CPU_STATS_CPUTIME "cpu_time"

/** CPU time in user space, in nanoseconds (ullong). Since 0.9.11. */
#define VIR_DOMAIN_CPU_STATS_USERTIME "user_time"

/** CPU time in the kernel, in nanoseconds (ullong). Since 0.9.11. */
#define VIR_DOMAIN_CPU_STATS_SYSTEMTIME "system_time"

/** CPU time of the virtual CPUs alone, in nanoseconds (ullong). Since 0.9.13. */
#define VIR_DOMAIN_CPU_STATS_VCPUTIME "vcpu_time"

/** Weight of the domain's I/O (uint). Since 0.9.0. */
#define VIR_DOMAIN_BLKIO_WEIGHT "weight"

/** Weights by device, as "/path,weight,/path,weight" (string). Since 0.9.8. */
#define VIR_DOMAIN_BLKIO_DEVICE_WEIGHT "device_weight"

/** Read operations per second by device, as "/path,count,..." (string). Since 1.2.2. */
#define VIR_DOMAIN_BLKIO_DEVICE_READ_IOPS "device_read_iops_sec"

/** Write operations per second by device, as "/path,count,..." (string). Since 1.2.2. */
#define VIR_DOMAIN_BLKIO_DEVICE_WRITE_IOPS "device_write_iops_sec"

/** Bytes read per second by device, as "/path,count,..." (string). Since 1.2.2. */
#define VIR_DOMAIN_BLKIO_DEVICE_READ_BPS "device_read_bytes_sec"

/** Bytes written per second by device, as "/path,count,..." (string). Since 1.2.2. */
#define VIR_DOMAIN_BLKIO_DEVICE_WRITE_BPS "device_write_bytes_sec"

/** A memory limit that means none, in KiB. Since 0.8.8. */
#define VIR_DOMAIN_MEMORY_PARAM_UNLIMITED 9007199254740991LL

/** Memory that the domain may use at most, in KiB (ullong). Since 0.8.5. */
#define VIR_DOMAIN_MEMORY_HARD_LIMIT "hard_limit"

/** Memory that the domain may use when the host is short of it, in KiB (ullong). Since 0.8.5. */
#define VIR_DOMAIN_MEMORY_SOFT_LIMIT "soft_limit"

/** Memory that the domain always has, in KiB (ullong). Since 0.8.5. */
#define VIR_DOMAIN_MEMORY_MIN_GUARANTEE "min_guarantee"

/** Memory and swap that the domain may use at most, in KiB (ullong). Since 0.8.5. */
#define VIR_DOMAIN_MEMORY_SWAP_HARD_LIMIT "swap_hard_limit"

/** Host NUMA nodes for the domain's memory, as "0-1,3" (string). Since 0.9.9. */
#define VIR_DOMAIN_NUMA_NODESET "numa_nodeset"

/** How the nodes are used: a virDomainNumatuneMemMode (int). Since 0.9.9. */
#define VIR_DOMAIN_NUMA_MODE "numa_mode"

/** Average rate to the guest, in kilobytes per second (uint). Since 0.9.9. */
#define VIR_DOMAIN_BANDWIDTH_IN_AVERAGE "inbound.average"

/** Highest rate to the guest, in kilobytes per second (uint). Since 0.9.9. */
#define VIR_DOMAIN_BANDWIDTH_IN_PEAK "inbound.peak"

/** Amount that may go to the guest at the highest rate, in kilobytes (uint). Since 0.9.9. */
#define VIR_DOMAIN_BANDWIDTH_IN_BURST "inbound.burst"

/** Guaranteed rate to the guest, in kilobytes per second (uint). Since 1.2.19. */
#define VIR_DOMAIN_BANDWIDTH_IN_FLOOR "inbound.floor"

/** Average rate from the guest, in kilobytes per second (uint). Since 0.9.9. */
#define VIR_DOMAIN_BANDWIDTH_OUT_AVERAGE "outbound.average"

/** Highest rate from the guest, in kilobytes per second (uint). Since 0.9.9. */
#define VIR_DOMAIN_BANDWIDTH_OUT_PEAK "outbound.peak"

/** Amount that may come from the guest at the highest rate, in kilobytes (uint). Since 0.9.9. */
#define VIR_DOMAIN_BANDWIDTH_OUT_BURST "outbound.burst"

/** Longest time to poll before sleeping, in nanoseconds; 0 for none (ullong). Since 4.10.0. */
#define VIR_DOMAIN_IOTHREAD_POLL_MAX_NS "poll_max_ns"

/** Factor by which the polling time grows; 0 for the default (uint). Since 4.10.0. */
#define VIR_DOMAIN_IOTHREAD_POLL_GROW "poll_grow"

/** Divisor by which the polling time shrinks; 0 for the default (uint). Since 4.10.0. */
#define VIR_DOMAIN_IOTHREAD_POLL_SHRINK "poll_shrink"

/** Fewest worker threads (int). Since 8.5.0. */
#define VIR_DOMAIN_IOTHREAD_THREAD_POOL_MIN "thread_pool_min"

/** Most worker threads (int). Since 8.5.0. */
#define VIR_DOMAIN_IOTHREAD_THREAD_POOL_MAX "thread_pool_max"

/** State: a virDomainState (int). Since 11.2.0. */
#define VIR_DOMAIN_STATS_STATE_STATE "state.state"

/** Reason of the state (int). Since 11.2.0. */
#define VIR_DOMAIN_STATS_STATE_REASON "state.reason"

/** CPU time of the domain, in nanoseconds (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_CPU_TIME "cpu.time"

/** CPU time in user space, in nanoseconds (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_CPU_USER "cpu.user"

/** CPU time in the kernel, in nanoseconds (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_CPU_SYSTEM "cpu.system"

/** Time of halt polling that paid off, in nanoseconds (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_CPU_HALTPOLL_SUCCESS_TIME "cpu.haltpoll.success.time"

/** Time of halt polling in vain, in nanoseconds (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_CPU_HALTPOLL_FAIL_TIME "cpu.haltpoll.fail.time"

/** How many cache monitors follow (uint). Since 11.2.0. */
#define VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_COUNT "cpu.cache.monitor.count"

/** Start of a cache monitor's names; its index follows. Since 11.2.0. */
#define VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_PREFIX "cpu.cache.monitor."

/** Name of the cache monitor (string). Since 11.2.0. */
#define VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_NAME ".name"

/** Virtual CPUs that it watches, as "0-1,3" (string). Since 11.2.0. */
#define VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_VCPUS ".vcpus"

/** How many cache banks follow (uint). Since 11.2.0. */
#define VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_BANK_COUNT ".bank.count"

/** Start of a cache bank's names; its index follows. Since 11.2.0. */
#define VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_BANK_PREFIX ".bank."

/** Number of the cache bank on the host (uint). Since 11.2.0. */
#define VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_BANK_SUFFIX_ID ".id"

/** Cache in use, in bytes (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_BANK_SUFFIX_BYTES ".bytes"

/** Present memory, in KiB (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BALLOON_CURRENT "balloon.current"

/** Largest memory, in KiB (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BALLOON_MAXIMUM "balloon.maximum"

/** Memory read from swap, in KiB (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BALLOON_SWAP_IN "balloon.swap_in"

/** Memory written to swap, in KiB (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BALLOON_SWAP_OUT "balloon.swap_out"

/** Page faults that needed disk I/O (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BALLOON_MAJOR_FAULT "balloon.major_fault"

/** Page faults that needed no disk I/O (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BALLOON_MINOR_FAULT "balloon.minor_fault"

/** Memory the guest does not use at all, in KiB (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BALLOON_UNUSED "balloon.unused"

/** Memory the guest can see, in KiB (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BALLOON_AVAILABLE "balloon.available"

/** Resident memory of the hypervisor process, in KiB (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BALLOON_RSS "balloon.rss"

/** Memory the guest could hand out without swapping, in KiB (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BALLOON_USABLE "balloon.usable"

/** When the figures were taken, in seconds since the epoch (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BALLOON_LAST_UPDATE "balloon.last-update"

/** Memory the guest can free by dropping file caches, in KiB (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BALLOON_DISK_CACHES "balloon.disk_caches"

/** Huge pages the guest allocated (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BALLOON_HUGETLB_PGALLOC "balloon.hugetlb_pgalloc"

/** Huge page allocations that failed in the guest (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BALLOON_HUGETLB_PGFAIL "balloon.hugetlb_pgfail"

/** Virtual CPUs online (uint). Since 11.2.0. */
#define VIR_DOMAIN_STATS_VCPU_CURRENT "vcpu.current"

/** Virtual CPUs there can be (uint). Since 11.2.0. */
#define VIR_DOMAIN_STATS_VCPU_MAXIMUM "vcpu.maximum"

/** Start of a virtual CPU's names; its number follows. Since 11.2.0. */
#define VIR_DOMAIN_STATS_VCPU_PREFIX "vcpu."

/** State: a virVcpuState (int). Since 11.2.0. */
#define VIR_DOMAIN_STATS_VCPU_SUFFIX_STATE ".state"

/** CPU time, in nanoseconds (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_VCPU_SUFFIX_TIME ".time"

/** Time spent ready to run but not running, in nanoseconds (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_VCPU_SUFFIX_WAIT ".wait"

/** Whether the CPU is halted (boolean). Since 11.2.0. */
#define VIR_DOMAIN_STATS_VCPU_SUFFIX_HALTED ".halted"

/** Time spent waiting in the host's run queue, in nanoseconds (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_VCPU_SUFFIX_DELAY ".delay"

/** Ends the name of a hypervisor figure that is a present value. Since 11.2.0. */
#define VIR_DOMAIN_STATS_CUSTOM_SUFFIX_TYPE_CUR ".cur"

/** Ends the name of a hypervisor figure that is a sum over time. Since 11.2.0. */
#define VIR_DOMAIN_STATS_CUSTOM_SUFFIX_TYPE_SUM ".sum"

/** Ends the name of a hypervisor figure that is the highest so far. Since 11.2.0. */
#define VIR_DOMAIN_STATS_CUSTOM_SUFFIX_TYPE_MAX ".max"

/** How many interfaces follow (uint). Since 11.2.0. */
#define VIR_DOMAIN_STATS_NET_COUNT "net.count"

/** Start of an interface's names; its index follows. Since 11.2.0. */
#define VIR_DOMAIN_STATS_NET_PREFIX "net."

/** Name of the interface on the host (string). Since 11.2.0. */
#define VIR_DOMAIN_STATS_NET_SUFFIX_NAME ".name"

/** Bytes received (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_NET_SUFFIX_RX_BYTES ".rx.bytes"

/** Packets received (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_NET_SUFFIX_RX_PKTS ".rx.pkts"

/** Errors in receiving (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_NET_SUFFIX_RX_ERRS ".rx.errs"

/** Packets dropped in receiving (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_NET_SUFFIX_RX_DROP ".rx.drop"

/** Bytes sent (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_NET_SUFFIX_TX_BYTES ".tx.bytes"

/** Packets sent (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_NET_SUFFIX_TX_PKTS ".tx.pkts"

/** Errors in sending (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_NET_SUFFIX_TX_ERRS ".tx.errs"

/** Packets dropped in sending (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_NET_SUFFIX_TX_DROP ".tx.drop"

/** How many disks follow (uint). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BLOCK_COUNT "block.count"

/** Start of a disk's names; its index follows. Since 11.2.0. */
#define VIR_DOMAIN_STATS_BLOCK_PREFIX "block."

/** Target of the disk (string). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_NAME ".name"

/** Position in the chain of backing files (uint). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_BACKINGINDEX ".backingIndex"

/** Path of the source (string). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_PATH ".path"

/** Reads (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_RD_REQS ".rd.reqs"

/** Bytes read (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_RD_BYTES ".rd.bytes"

/** Time spent reading, in nanoseconds (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_RD_TIMES ".rd.times"

/** Writes (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_WR_REQS ".wr.reqs"

/** Bytes written (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_WR_BYTES ".wr.bytes"

/** Time spent writing, in nanoseconds (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_WR_TIMES ".wr.times"

/** Cache flushes (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_FL_REQS ".fl.reqs"

/** Time spent flushing caches, in nanoseconds (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_FL_TIMES ".fl.times"

/** Errors (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_ERRORS ".errors"

/** Offset of the highest byte written so far (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_ALLOCATION ".allocation"

/** Size as the guest sees it, in bytes (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_CAPACITY ".capacity"

/** Size of the source on the host, in bytes (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_PHYSICAL ".physical"

/** Offset at which a threshold event is due, in bytes (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_THRESHOLD ".threshold"

/** Cache in use, in bytes (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_PERF_CMT "perf.cmt"

/** Memory bandwidth to all memory, in bytes per second (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_PERF_MBMT "perf.mbmt"

/** Memory bandwidth to memory of the same CPU, in bytes per second (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_PERF_MBML "perf.mbml"

/** Cache misses (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_PERF_CACHE_MISSES "perf.cache_misses"

/** Cache accesses (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_PERF_CACHE_REFERENCES "perf.cache_references"

/** Instructions (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_PERF_INSTRUCTIONS "perf.instructions"

/** CPU cycles (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_PERF_CPU_CYCLES "perf.cpu_cycles"

/** Branches (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_PERF_BRANCH_INSTRUCTIONS "perf.branch_instructions"

/** Branches predicted wrongly (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_PERF_BRANCH_MISSES "perf.branch_misses"

/** Bus cycles (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_PERF_BUS_CYCLES "perf.bus_cycles"

/** Cycles in which no instruction could be fetched (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_PERF_STALLED_CYCLES_FRONTEND "perf.stalled_cycles_frontend"

/** Cycles in which no instruction could be completed (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_PERF_STALLED_CYCLES_BACKEND "perf.stalled_cycles_backend"

/** CPU cycles at the nominal frequency (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_PERF_REF_CPU_CYCLES "perf.ref_cpu_cycles"

/** CPU clock (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_PERF_CPU_CLOCK "perf.cpu_clock"

/** Time the process ran (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_PERF_TASK_CLOCK "perf.task_clock"

/** Page faults (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_PERF_PAGE_FAULTS "perf.page_faults"

/** Context switches (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_PERF_CONTEXT_SWITCHES "perf.context_switches"

/** Moves to another host CPU (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_PERF_CPU_MIGRATIONS "perf.cpu_migrations"

/** Page faults that needed no disk I/O (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_PERF_PAGE_FAULTS_MIN "perf.page_faults_min"

/** Page faults that needed disk I/O (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_PERF_PAGE_FAULTS_MAJ "perf.page_faults_maj"

/** Alignment faults (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_PERF_ALIGNMENT_FAULTS "perf.alignment_faults"

/** Instructions the kernel had to emulate (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_PERF_EMULATION_FAULTS "perf.emulation_faults"

/** How many I/O threads follow (uint). Since 11.2.0. */
#define VIR_DOMAIN_STATS_IOTHREAD_COUNT "iothread.count"

/** Start of an I/O thread's names; its number follows. Since 11.2.0. */
#define VIR_DOMAIN_STATS_IOTHREAD_PREFIX "iothread."

/** Longest time to poll before sleeping, in nanoseconds (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_IOTHREAD_SUFFIX_POLL_MAX_NS ".poll-max-ns"

/** Factor by which the polling time grows (uint). Since 11.2.0. */
#define VIR_DOMAIN_STATS_IOTHREAD_SUFFIX_POLL_GROW ".poll-grow"

/** Divisor by which the polling time shrinks (uint). Since 11.2.0. */
#define VIR_DOMAIN_STATS_IOTHREAD_SUFFIX_POLL_SHRINK ".poll-shrink"

/** How many memory bandwidth monitors follow (uint). Since 11.2.0. */
#define VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_COUNT "memory.bandwidth.monitor.count"

/** Start of a memory bandwidth monitor's names; its index follows. Since 11.2.0. */
#define VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_PREFIX "memory.bandwidth.monitor."

/** Name of the monitor (string). Since 11.2.0. */
#define VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NAME ".name"

/** Virtual CPUs that it watches, as "0-1,3" (string). Since 11.2.0. */
#define VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_VCPUS ".vcpus"

/** How many memory controllers follow (uint). Since 11.2.0. */
#define VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NODE_COUNT ".node.count"

/** Start of a memory controller's names; its index follows. Since 11.2.0. */
#define VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NODE_PREFIX ".node."

/** Number of the memory controller on the host (uint). Since 11.2.0. */
#define VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NODE_SUFFIX_ID ".id"

/** Bytes to and from memory of the same CPU (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NODE_SUFFIX_BYTES_LOCAL ".bytes.local"

/** Bytes to and from all memory (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NODE_SUFFIX_BYTES_TOTAL ".bytes.total"

/** Whether it was measured: a virDomainDirtyRateStatus (int). Since 11.2.0. */
#define VIR_DOMAIN_STATS_DIRTYRATE_CALC_STATUS "dirtyrate.calc_status"

/** When the measurement began (llong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_DIRTYRATE_CALC_START_TIME "dirtyrate.calc_start_time"

/** How long the measurement takes, in seconds (int). Since 11.2.0. */
#define VIR_DOMAIN_STATS_DIRTYRATE_CALC_PERIOD "dirtyrate.calc_period"

/** How fast the guest changes memory, in MiB per second (llong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_DIRTYRATE_MEGABYTES_PER_SECOND "dirtyrate.megabytes_per_second"

/** How it is measured (string). Since 11.2.0. */
#define VIR_DOMAIN_STATS_DIRTYRATE_CALC_MODE "dirtyrate.calc_mode"

/** Start of a virtual CPU's names; its number follows. Since 11.2.0. */
#define VIR_DOMAIN_STATS_DIRTYRATE_VCPU_PREFIX "dirtyrate.vcpu."

/** How fast the CPU changes memory, in MiB per second (ullong). Since 11.2.0. */
#define VIR_DOMAIN_STATS_DIRTYRATE_VCPU_SUFFIX_MEGABYTES_PER_SECOND ".megabytes_per_second"

/** Start of the names of the hypervisor's own figures. Since 11.2.0. */
#define VIR_DOMAIN_STATS_VM_PREFIX "vm."

/** Whether to count cache in use (boolean). Since 1.3.3. */
#define VIR_PERF_PARAM_CMT "cmt"

/** Whether to count memory bandwidth to all memory (boolean). Since 1.3.5. */
#define VIR_PERF_PARAM_MBMT "mbmt"

/** Whether to count memory bandwidth to memory of the same CPU (boolean). Since 1.3.5. */
#define VIR_PERF_PARAM_MBML "mbml"

/** Whether to count cache misses (boolean). Since 2.3.0. */
#define VIR_PERF_PARAM_CACHE_MISSES "cache_misses"

/** Whether to count cache accesses (boolean). Since 2.3.0. */
#define VIR_PERF_PARAM_CACHE_REFERENCES "cache_references"

/** Whether to count instructions (boolean). Since 2.3.0. */
#define VIR_PERF_PARAM_INSTRUCTIONS "instructions"

/** Whether to count CPU cycles (boolean). Since 2.3.0. */
#define VIR_PERF_PARAM_CPU_CYCLES "cpu_cycles"

/** Whether to count branches (boolean). Since 3.0.0. */
#define VIR_PERF_PARAM_BRANCH_INSTRUCTIONS "branch_instructions"

/** Whether to count branches predicted wrongly (boolean). Since 3.0.0. */
#define VIR_PERF_PARAM_BRANCH_MISSES "branch_misses"

/** Whether to count bus cycles (boolean). Since 3.0.0. */
#define VIR_PERF_PARAM_BUS_CYCLES "bus_cycles"

/** Whether to count cycles in which no instruction could be fetched (boolean). Since 3.0.0. */
#define VIR_PERF_PARAM_STALLED_CYCLES_FRONTEND "stalled_cycles_frontend"

/** Whether to count cycles in which no instruction could be completed (boolean). Since 3.0.0. */
#define VIR_PERF_PARAM_STALLED_CYCLES_BACKEND "stalled_cycles_backend"

/** Whether to count CPU cycles at the nominal frequency (boolean). Since 3.0.0. */
#define VIR_PERF_PARAM_REF_CPU_CYCLES "ref_cpu_cycles"

/** Whether to count CPU clock (boolean). Since 3.2.0. */
#define VIR_PERF_PARAM_CPU_CLOCK "cpu_clock"

/** Whether to count time the process ran (boolean). Since 3.2.0. */
#define VIR_PERF_PARAM_TASK_CLOCK "task_clock"

/** Whether to count page faults (boolean). Since 3.2.0. */
#define VIR_PERF_PARAM_PAGE_FAULTS "page_faults"

/** Whether to count context switches (boolean). Since 3.2.0. */
#define VIR_PERF_PARAM_CONTEXT_SWITCHES "context_switches"

/** Whether to count moves to another host CPU (boolean). Since 3.2.0. */
#define VIR_PERF_PARAM_CPU_MIGRATIONS "cpu_migrations"

/** Whether to count page faults that needed no disk I/O (boolean). Since 3.2.0. */
#define VIR_PERF_PARAM_PAGE_FAULTS_MIN "page_faults_min"

/** Whether to count page faults that needed disk I/O (boolean). Since 3.2.0. */
#define VIR_PERF_PARAM_PAGE_FAULTS_MAJ "page_faults_maj"

/** Whether to count alignment faults (boolean). Since 3.2.0. */
#define VIR_PERF_PARAM_ALIGNMENT_FAULTS "alignment_faults"

/** Whether to count instructions the kernel had to emulate (boolean). Since 3.2.0. */
#define VIR_PERF_PARAM_EMULATION_FAULTS "emulation_faults"

/** Upper limit of bandwidth, in bytes per second (ullong). Since 1.2.8. */
#define VIR_DOMAIN_BLOCK_COPY_BANDWIDTH "bandwidth"

/** Size of the pieces that are tracked, in bytes; a power of 2 (uint). Since 1.2.8. */
#define VIR_DOMAIN_BLOCK_COPY_GRANULARITY "granularity"

/** Data that may be under way at a time, in bytes (ullong). Since 1.2.8. */
#define VIR_DOMAIN_BLOCK_COPY_BUF_SIZE "buf-size"

/** Limit of bytes per second; 0 for none (ullong). Since 0.9.8. */
#define VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_BYTES_SEC "total_bytes_sec"

/** Limit of bytes read per second; 0 for none (ullong). Since 0.9.8. */
#define VIR_DOMAIN_BLOCK_IOTUNE_READ_BYTES_SEC "read_bytes_sec"

/** Limit of bytes written per second; 0 for none (ullong). Since 0.9.8. */
#define VIR_DOMAIN_BLOCK_IOTUNE_WRITE_BYTES_SEC "write_bytes_sec"

/** Limit of requests per second; 0 for none (ullong). Since 0.9.8. */
#define VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_IOPS_SEC "total_iops_sec"

/** Limit of reads per second; 0 for none (ullong). Since 0.9.8. */
#define VIR_DOMAIN_BLOCK_IOTUNE_READ_IOPS_SEC "read_iops_sec"

/** Limit of writes per second; 0 for none (ullong). Since 0.9.8. */
#define VIR_DOMAIN_BLOCK_IOTUNE_WRITE_IOPS_SEC "write_iops_sec"

/** Limit of bytes per second in a burst; 0 for none (ullong). Since 1.2.11. */
#define VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_BYTES_SEC_MAX "total_bytes_sec_max"

/** Limit of bytes read per second in a burst; 0 for none (ullong). Since 1.2.11. */
#define VIR_DOMAIN_BLOCK_IOTUNE_READ_BYTES_SEC_MAX "read_bytes_sec_max"

/** Limit of bytes written per second in a burst; 0 for none (ullong). Since 1.2.11. */
#define VIR_DOMAIN_BLOCK_IOTUNE_WRITE_BYTES_SEC_MAX "write_bytes_sec_max"

/** Limit of requests per second in a burst; 0 for none (ullong). Since 1.2.11. */
#define VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_IOPS_SEC_MAX "total_iops_sec_max"

/** Limit of reads per second in a burst; 0 for none (ullong). Since 1.2.11. */
#define VIR_DOMAIN_BLOCK_IOTUNE_READ_IOPS_SEC_MAX "read_iops_sec_max"

/** Limit of writes per second in a burst; 0 for none (ullong). Since 1.2.11. */
#define VIR_DOMAIN_BLOCK_IOTUNE_WRITE_IOPS_SEC_MAX "write_iops_sec_max"

/** How long a burst of bytes per second may last, in seconds (ullong). Since 2.4.0. */
#define VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_BYTES_SEC_MAX_LENGTH "total_bytes_sec_max_length"

/** How long a burst of bytes read per second may last, in seconds (ullong). Since 2.4.0. */
#define VIR_DOMAIN_BLOCK_IOTUNE_READ_BYTES_SEC_MAX_LENGTH "read_bytes_sec_max_length"

/** How long a burst of bytes written per second may last, in seconds (ullong). Since 2.4.0. */
#define VIR_DOMAIN_BLOCK_IOTUNE_WRITE_BYTES_SEC_MAX_LENGTH "write_bytes_sec_max_length"

/** How long a burst of requests per second may last, in seconds (ullong). Since 2.4.0. */
#define VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_IOPS_SEC_MAX_LENGTH "total_iops_sec_max_length"

/** How long a burst of reads per second may last, in seconds (ullong). Since 2.4.0. */
#define VIR_DOMAIN_BLOCK_IOTUNE_READ_IOPS_SEC_MAX_LENGTH "read_iops_sec_max_length"

/** How long a burst of writes per second may last, in seconds (ullong). Since 2.4.0. */
#define VIR_DOMAIN_BLOCK_IOTUNE_WRITE_IOPS_SEC_MAX_LENGTH "write_iops_sec_max_length"

/** Size from which a request counts as several, in bytes (ullong). Since 1.2.11. */
#define VIR_DOMAIN_BLOCK_IOTUNE_SIZE_IOPS_SEC "size_iops_sec"

/** Name of the group of disks that share the limits (string). Since 3.0.0. */
#define VIR_DOMAIN_BLOCK_IOTUNE_GROUP_NAME "group_name"

/** Old name of VIR_KEYCODE_SET_QNUM. Since 0.9.5. */
#define VIR_KEYCODE_SET_RFB 9

/** Most keys that virDomainSendKey takes in one call. Since 0.9.3. */
#define VIR_DOMAIN_SEND_KEY_MAX_KEYS 16

/** What the job does: a virDomainJobOperation (int). Since 3.3.0. */
#define VIR_DOMAIN_JOB_OPERATION "operation"

/** Time since the start, in milliseconds (ullong). Since 1.0.3. */
#define VIR_DOMAIN_JOB_TIME_ELAPSED "time_elapsed"

/** Time since the start without that of the network, in milliseconds (ullong). Since 1.2.15. */
#define VIR_DOMAIN_JOB_TIME_ELAPSED_NET "time_elapsed_net"

/** Time to the end, estimated, in milliseconds (ullong). Since 1.0.3. */
#define VIR_DOMAIN_JOB_TIME_REMAINING "time_remaining"

/** Time the guest does not run, in milliseconds (ullong). Since 1.0.3. */
#define VIR_DOMAIN_JOB_DOWNTIME "downtime"

/** The same without that of the network, in milliseconds (ullong). Since 1.2.15. */
#define VIR_DOMAIN_JOB_DOWNTIME_NET "downtime_net"

/** Time the setup took, in milliseconds (ullong). Since 1.2.9. */
#define VIR_DOMAIN_JOB_SETUP_TIME "setup_time"

/** All bytes to be moved (ullong). Since 1.0.3. */
#define VIR_DOMAIN_JOB_DATA_TOTAL "data_total"

/** Bytes moved so far (ullong). Since 1.0.3. */
#define VIR_DOMAIN_JOB_DATA_PROCESSED "data_processed"

/** Bytes yet to be moved (ullong). Since 1.0.3. */
#define VIR_DOMAIN_JOB_DATA_REMAINING "data_remaining"

/** Bytes of memory to be moved (ullong). Since 1.0.3. */
#define VIR_DOMAIN_JOB_MEMORY_TOTAL "memory_total"

/** Bytes of memory moved so far (ullong). Since 1.0.3. */
#define VIR_DOMAIN_JOB_MEMORY_PROCESSED "memory_processed"

/** Bytes of memory yet to be moved (ullong). Since 1.0.3. */
#define VIR_DOMAIN_JOB_MEMORY_REMAINING "memory_remaining"

/** Pages that hold one byte all over, so need not be sent in full (ullong). Since 1.0.3. */
#define VIR_DOMAIN_JOB_MEMORY_CONSTANT "memory_constant"

/** Pages sent in full (ullong). Since 1.0.3. */
#define VIR_DOMAIN_JOB_MEMORY_NORMAL "memory_normal"

/** Bytes of the pages sent in full (ullong). Since 1.0.3. */
#define VIR_DOMAIN_JOB_MEMORY_NORMAL_BYTES "memory_normal_bytes"

/** Rate at which memory is sent, in bytes per second (ullong). Since 1.2.9. */
#define VIR_DOMAIN_JOB_MEMORY_BPS "memory_bps"

/** Rate at which the guest changes memory, in pages per second (ullong). Since 1.3.1. */
#define VIR_DOMAIN_JOB_MEMORY_DIRTY_RATE "memory_dirty_rate"

/** Size of a page, in bytes (ullong). Since 3.9.0. */
#define VIR_DOMAIN_JOB_MEMORY_PAGE_SIZE "memory_page_size"

/** Rounds over the memory so far (ullong). Since 1.3.1. */
#define VIR_DOMAIN_JOB_MEMORY_ITERATION "memory_iteration"

/** Pages that the destination had to ask for (ullong). Since 5.0.0. */
#define VIR_DOMAIN_JOB_MEMORY_POSTCOPY_REQS "memory_postcopy_requests"

/** Bytes of disks to be moved (ullong). Since 1.0.3. */
#define VIR_DOMAIN_JOB_DISK_TOTAL "disk_total"

/** Bytes of disks moved so far (ullong). Since 1.0.3. */
#define VIR_DOMAIN_JOB_DISK_PROCESSED "disk_processed"

/** Bytes of disks yet to be moved (ullong). Since 1.0.3. */
#define VIR_DOMAIN_JOB_DISK_REMAINING "disk_remaining"

/** Rate at which disks are copied, in bytes per second (ullong). Since 1.2.9. */
#define VIR_DOMAIN_JOB_DISK_BPS "disk_bps"

/** Size of the xbzrle cache, in bytes (ullong). Since 1.0.3. */
#define VIR_DOMAIN_JOB_COMPRESSION_CACHE "compression_cache"

/** Bytes sent compressed (ullong). Since 1.0.3. */
#define VIR_DOMAIN_JOB_COMPRESSION_BYTES "compression_bytes"

/** Pages sent compressed (ullong). Since 1.0.3. */
#define VIR_DOMAIN_JOB_COMPRESSION_PAGES "compression_pages"

/** Pages not found in the xbzrle cache (ullong). Since 1.0.3. */
#define VIR_DOMAIN_JOB_COMPRESSION_CACHE_MISSES "compression_cache_misses"

/** Pages that would have grown by compression (ullong). Since 1.0.3. */
#define VIR_DOMAIN_JOB_COMPRESSION_OVERFLOW "compression_overflow"

/** How much the guest is slowed down, in percent (int). Since 2.0.0. */
#define VIR_DOMAIN_JOB_AUTO_CONVERGE_THROTTLE "auto_converge_throttle"

/** Whether the job has succeeded (boolean). Since 6.0.0. */
#define VIR_DOMAIN_JOB_SUCCESS "success"

/** Why the job has failed (string). Since 6.3.0. */
#define VIR_DOMAIN_JOB_ERRMSG "errmsg"

/** Temporary disk space in use, in bytes (ullong). Since 6.0.0. */
#define VIR_DOMAIN_JOB_DISK_TEMP_USED "disk_temp_used"

/** Temporary disk space there is, in bytes (ullong). Since 6.0.0. */
#define VIR_DOMAIN_JOB_DISK_TEMP_TOTAL "disk_temp_total"

/** Bytes of the state of VFIO devices moved so far (ullong). Since 10.6.0. */
#define VIR_DOMAIN_JOB_VFIO_DATA_TRANSFERRED "vfio_data_transferred"

/** New host CPUs of the virtual CPU with that number (string). Since 1.2.9. */
#define VIR_DOMAIN_TUNABLE_CPU_VCPUPIN "cputune.vcpupin%u"

/** New host CPUs of the emulator threads (string). Since 1.2.9. */
#define VIR_DOMAIN_TUNABLE_CPU_EMULATORPIN "cputune.emulatorpin"

/** New host CPUs of the I/O thread with that number (string). Since 1.2.14. */
#define VIR_DOMAIN_TUNABLE_CPU_IOTHREADSPIN "cputune.iothreadpin%u"

/** New share of CPU time relative to other domains (ullong). Since 1.2.9. */
#define VIR_DOMAIN_TUNABLE_CPU_CPU_SHARES "cputune.cpu_shares"

/** New period for the quota of the whole domain, in microseconds (ullong). Since 1.3.3. */
#define VIR_DOMAIN_TUNABLE_CPU_GLOBAL_PERIOD "cputune.global_period"

/** New CPU time of the whole domain in a period, in microseconds (llong). Since 1.3.3. */
#define VIR_DOMAIN_TUNABLE_CPU_GLOBAL_QUOTA "cputune.global_quota"

/** New period for the quota of a virtual CPU, in microseconds (ullong). Since 1.2.9. */
#define VIR_DOMAIN_TUNABLE_CPU_VCPU_PERIOD "cputune.vcpu_period"

/** New CPU time of a virtual CPU in a period, in microseconds (llong). Since 1.2.9. */
#define VIR_DOMAIN_TUNABLE_CPU_VCPU_QUOTA "cputune.vcpu_quota"

/** New period for the quota of the emulator threads, in microseconds (ullong). Since 1.2.9. */
#define VIR_DOMAIN_TUNABLE_CPU_EMULATOR_PERIOD "cputune.emulator_period"

/** New CPU time of the emulator threads in a period, in microseconds (llong). Since 1.2.9. */
#define VIR_DOMAIN_TUNABLE_CPU_EMULATOR_QUOTA "cputune.emulator_quota"

/** New period for the quota of an I/O thread, in microseconds (ullong). Since 2.2.0. */
#define VIR_DOMAIN_TUNABLE_CPU_IOTHREAD_PERIOD "cputune.iothread_period"

/** New CPU time of an I/O thread in a period, in microseconds (llong). Since 2.2.0. */
#define VIR_DOMAIN_TUNABLE_CPU_IOTHREAD_QUOTA "cputune.iothread_quota"

/** Target of the disk whose limits changed (string). Since 1.2.9. */
#define VIR_DOMAIN_TUNABLE_BLKDEV_DISK "blkdeviotune.disk"

/** Limit of bytes per second; 0 for none (ullong). Since 1.2.9. */
#define VIR_DOMAIN_TUNABLE_BLKDEV_TOTAL_BYTES_SEC "blkdeviotune.total_bytes_sec"

/** Limit of bytes read per second; 0 for none (ullong). Since 1.2.9. */
#define VIR_DOMAIN_TUNABLE_BLKDEV_READ_BYTES_SEC "blkdeviotune.read_bytes_sec"

/** Limit of bytes written per second; 0 for none (ullong). Since 1.2.9. */
#define VIR_DOMAIN_TUNABLE_BLKDEV_WRITE_BYTES_SEC "blkdeviotune.write_bytes_sec"

/** Limit of requests per second; 0 for none (ullong). Since 1.2.9. */
#define VIR_DOMAIN_TUNABLE_BLKDEV_TOTAL_IOPS_SEC "blkdeviotune.total_iops_sec"

/** Limit of reads per second; 0 for none (ullong). Since 1.2.9. */
#define VIR_DOMAIN_TUNABLE_BLKDEV_READ_IOPS_SEC "blkdeviotune.read_iops_sec"

/** Limit of writes per second; 0 for none (ullong). Since 1.2.9. */
#define VIR_DOMAIN_TUNABLE_BLKDEV_WRITE_IOPS_SEC "blkdeviotune.write_iops_sec"

/** Limit of bytes per second in a burst; 0 for none (ullong). Since 1.2.11. */
#define VIR_DOMAIN_TUNABLE_BLKDEV_TOTAL_BYTES_SEC_MAX "blkdeviotune.total_bytes_sec_max"

/** Limit of bytes read per second in a burst; 0 for none (ullong). Since 1.2.11. */
#define VIR_DOMAIN_TUNABLE_BLKDEV_READ_BYTES_SEC_MAX "blkdeviotune.read_bytes_sec_max"

/** Limit of bytes written per second in a burst; 0 for none (ullong). Since 1.2.11. */
#define VIR_DOMAIN_TUNABLE_BLKDEV_WRITE_BYTES_SEC_MAX "blkdeviotune.write_bytes_sec_max"

/** Limit of requests per second in a burst; 0 for none (ullong). Since 1.2.11. */
#define VIR_DOMAIN_TUNABLE_BLKDEV_TOTAL_IOPS_SEC_MAX "blkdeviotune.total_iops_sec_max"

/** Limit of reads per second in a burst; 0 for none (ullong). Since 1.2.11. */
#define VIR_DOMAIN_TUNABLE_BLKDEV_READ_IOPS_SEC_MAX "blkdeviotune.read_iops_sec_max"

/** Limit of writes per second in a burst; 0 for none (ullong). Since 1.2.11. */
#define VIR_DOMAIN_TUNABLE_BLKDEV_WRITE_IOPS_SEC_MAX "blkdeviotune.write_iops_sec_max"

/** Size from which a request counts as several, in bytes (ullong). Since 1.2.11. */
#define VIR_DOMAIN_TUNABLE_BLKDEV_SIZE_IOPS_SEC "blkdeviotune.size_iops_sec"

/** Name of the group of disks that share the limits (string). Since 3.0.0. */
#define VIR_DOMAIN_TUNABLE_BLKDEV_GROUP_NAME "blkdeviotune.group_name"

/** How long a burst of bytes per second may last, in seconds (ullong). Since 2.4.0. */
#define VIR_DOMAIN_TUNABLE_BLKDEV_TOTAL_BYTES_SEC_MAX_LENGTH "blkdeviotune.total_bytes_sec_max_length"

/** How long a burst of bytes read per second may last, in seconds (ullong). Since 2.4.0. */
#define VIR_DOMAIN_TUNABLE_BLKDEV_READ_BYTES_SEC_MAX_LENGTH "blkdeviotune.read_bytes_sec_max_length"

/** How long a burst of bytes written per second may last, in seconds (ullong). Since 2.4.0. */
#define VIR_DOMAIN_TUNABLE_BLKDEV_WRITE_BYTES_SEC_MAX_LENGTH "blkdeviotune.write_bytes_sec_max_length"

/** How long a burst of requests per second may last, in seconds (ullong). Since 2.4.0. */
#define VIR_DOMAIN_TUNABLE_BLKDEV_TOTAL_IOPS_SEC_MAX_LENGTH "blkdeviotune.total_iops_sec_max_length"

/** How long a burst of reads per second may last, in seconds (ullong). Since 2.4.0. */
#define VIR_DOMAIN_TUNABLE_BLKDEV_READ_IOPS_SEC_MAX_LENGTH "blkdeviotune.read_iops_sec_max_length"

/** How long a burst of writes per second may last, in seconds (ullong). Since 2.4.0. */
#define VIR_DOMAIN_TUNABLE_BLKDEV_WRITE_IOPS_SEC_MAX_LENGTH "blkdeviotune.write_iops_sec_max_length"

/** Same as VIR_TYPED_PARAM_FIELD_LENGTH. Since 0.2.3. */
#define VIR_DOMAIN_SCHED_FIELD_LENGTH 80

/** Same as VIR_TYPED_PARAM_FIELD_LENGTH. Since 0.9.0. */
#define VIR_DOMAIN_BLKIO_FIELD_LENGTH 80

/** Same as VIR_TYPED_PARAM_FIELD_LENGTH. Since 0.8.5. */
#define VIR_DOMAIN_MEMORY_FIELD_LENGTH 80

/** Measurement of the guest's memory at launch, in base64 (string). Since 4.5.0. */
#define VIR_DOMAIN_LAUNCH_SECURITY_SEV_MEASUREMENT "sev-measurement"

/** Major version of the SEV firmware interface (uint). Since 8.0.0. */
#define VIR_DOMAIN_LAUNCH_SECURITY_SEV_API_MAJOR "sev-api-major"

/** Minor version of the SEV firmware interface (uint). Since 8.0.0. */
#define VIR_DOMAIN_LAUNCH_SECURITY_SEV_API_MINOR "sev-api-minor"

/** Build of the SEV firmware (uint). Since 8.0.0. */
#define VIR_DOMAIN_LAUNCH_SECURITY_SEV_BUILD_ID "sev-build-id"

/** Policy of the guest (uint). Since 8.0.0. */
#define VIR_DOMAIN_LAUNCH_SECURITY_SEV_POLICY "sev-policy"

/** Policy of an SEV-SNP guest (ullong). Since 10.5.0. */
#define VIR_DOMAIN_LAUNCH_SECURITY_SEV_SNP_POLICY "sev-snp-policy"

/** Header of the secret to inject, in base64 (string). Since 8.0.0. */
#define VIR_DOMAIN_LAUNCH_SECURITY_SEV_SECRET_HEADER "sev-secret-header"

/** Secret to inject, in base64 (string). Since 8.0.0. */
#define VIR_DOMAIN_LAUNCH_SECURITY_SEV_SECRET "sev-secret"

/** Guest address at which to put the secret (ullong). Since 8.0.0. */
#define VIR_DOMAIN_LAUNCH_SECURITY_SEV_SECRET_SET_ADDRESS "sev-secret-set-address"

/** How many users follow (uint). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_USER_COUNT "user.count"

/** Start of a user's names; its index follows. Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_USER_PREFIX "user."

/** Name of the user (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_USER_SUFFIX_NAME ".name"

/** Domain of the user, on Windows (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_USER_SUFFIX_DOMAIN ".domain"

/** When the user logged in, in milliseconds since the epoch (ullong). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_USER_SUFFIX_LOGIN_TIME ".login-time"

/** Short name of the system, such as "fedora" (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_OS_ID "os.id"

/** Name of the system (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_OS_NAME "os.name"

/** Name and version, to be shown (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_OS_PRETTY_NAME "os.pretty-name"

/** Version, to be shown (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_OS_VERSION "os.version"

/** Version, to be compared (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_OS_VERSION_ID "os.version-id"

/** Release of the kernel (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_OS_KERNEL_RELEASE "os.kernel-release"

/** Version of the kernel (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_OS_KERNEL_VERSION "os.kernel-version"

/** Machine type (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_OS_MACHINE "os.machine"

/** Edition of the system, to be shown (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_OS_VARIANT "os.variant"

/** Edition of the system, to be compared (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_OS_VARIANT_ID "os.variant-id"

/** Name of the time zone (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_TIMEZONE_NAME "timezone.name"

/** Offset from UTC, in seconds (int). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_TIMEZONE_OFFSET "timezone.offset"

/** Host name of the guest (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_HOSTNAME_HOSTNAME "hostname"

/** How many filesystems follow (uint). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_FS_COUNT "fs.count"

/** Start of a filesystem's names; its index follows. Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_FS_PREFIX "fs."

/** Where it is mounted (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_MOUNTPOINT ".mountpoint"

/** Name of its device in the guest (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_NAME ".name"

/** Type, such as "ext4" (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_FSTYPE ".fstype"

/** Size, in bytes (ullong). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_TOTAL_BYTES ".total-bytes"

/** Space in use, in bytes (ullong). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_USED_BYTES ".used-bytes"

/** How many disks it is on (uint). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_DISK_COUNT ".disk.count"

/** Start of the names of such a disk; its index follows. Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_DISK_PREFIX ".disk."

/** Alias or target of the disk (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_DISK_SUFFIX_ALIAS ".alias"

/** Serial number of the disk (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_DISK_SUFFIX_SERIAL ".serial"

/** Device node of the disk (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_DISK_SUFFIX_DEVICE ".device"

/** How many disks follow (uint). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_DISK_COUNT "disk.count"

/** Start of a disk's names; its index follows. Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_DISK_PREFIX "disk."

/** Device node (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_NAME ".name"

/** Whether it is a partition (boolean). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_PARTITION ".partition"

/** How many devices it is built upon (uint). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_DEPENDENCY_COUNT ".dependency.count"

/** Start of the names of such a device; its index follows. Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_DEPENDENCY_PREFIX ".dependency."

/** Device node of such a device (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_DEPENDENCY_SUFFIX_NAME ".name"

/** Serial number (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_SERIAL ".serial"

/** Target of the disk in the domain (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_ALIAS ".alias"

/** Another name of it in the guest (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_GUEST_ALIAS ".guest_alias"

/** Bus in the guest (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_GUEST_BUS ".guest_bus"

/** How many interfaces follow (uint). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_IF_COUNT "if.count"

/** Start of an interface's names; its index follows. Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_IF_PREFIX "if."

/** Name in the guest (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_NAME ".name"

/** MAC address (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_HWADDR ".hwaddr"

/** How many addresses follow (uint). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_COUNT ".addr.count"

/** Start of an address's names; its index follows. Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_PREFIX ".addr."

/** "ipv4" or "ipv6" (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_SUFFIX_TYPE ".type"

/** The address (string). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_SUFFIX_ADDR ".addr"

/** Length of the network prefix, in bits (uint). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_SUFFIX_PREFIX ".prefix"

/** Load average over a minute (double). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_LOAD_1M "load.1m"

/** Load average over five minutes (double). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_LOAD_5M "load.5m"

/** Load average over fifteen minutes (double). Since 11.2.0. */
#define VIR_DOMAIN_GUEST_INFO_LOAD_15M "load.15m"

/** Target of a disk whose destination reads as zeros; several times (string). Since 12.2.0. */
#define VIR_MIGRATE_PARAM_MIGRATE_DISKS_TARGET_ZERO "migrate_disks_target_zero"

/** Not compressed. Since 12.0.0. */
#define VIR_DOMAIN_SAVE_PARAM_IMAGE_FORMAT_RAW "raw"

/** Compressed with gzip. Since 12.0.0. */
#define VIR_DOMAIN_SAVE_PARAM_IMAGE_FORMAT_GZIP "gzip"

/** Compressed with bzip2. Since 12.0.0. */
#define VIR_DOMAIN_SAVE_PARAM_IMAGE_FORMAT_BZIP2 "bzip2"

/** Compressed with xz. Since 12.0.0. */
#define VIR_DOMAIN_SAVE_PARAM_IMAGE_FORMAT_XZ "xz"

/** Compressed with lzop. Since 12.0.0. */
#define VIR_DOMAIN_SAVE_PARAM_IMAGE_FORMAT_LZOP "lzop"

/** Compressed with zstd. Since 12.0.0. */
#define VIR_DOMAIN_SAVE_PARAM_IMAGE_FORMAT_ZSTD "zstd"

/** Each page at its own place in a sparse file. Since 12.0.0. */
#define VIR_DOMAIN_SAVE_PARAM_IMAGE_FORMAT_SPARSE "sparse"

/** Alignment that requests need, in bytes. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_REQUEST_ALIGNMENT ".limits.request_alignment"

/** Largest discard request, in bytes. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_DISCARD_MAX ".limits.discard_max"

/** Best alignment of discard requests, in bytes. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_DISCARD_ALIGNMENT ".limits.discard_alignment"

/** Largest request to write zeros, in bytes. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_WRITE_ZEROES_MAX ".limits.write_zeroes_max"

/** Best alignment of requests to write zeros, in bytes. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_WRITE_ZEROES_ALIGNMENT ".limits.write_zeroes_alignment"

/** Best size of a transfer, in bytes. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_TRANSFER_OPTIMAL ".limits.transfer_optimal"

/** Largest transfer, in bytes. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_TRANSFER_MAX ".limits.transfer_max"

/** Largest transfer of the hardware, in bytes. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_TRANSFER_HW_MAX ".limits.transfer_hw_max"

/** Most pieces of a scattered request. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_IOV_MAX ".limits.iov_max"

/** Most pieces of a scattered request in hardware. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_IOV_HW_MAX ".limits.iov_hw_max"

/** Alignment that buffers need, in bytes. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_MEMORY_ALIGNMENT_MINIMAL ".limits.memory_alignment_minimal"

/** Best alignment of buffers, in bytes. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_LIMITS_MEMORY_ALIGNMENT_OPTIMAL ".limits.memory_alignment_optimal"

/** How many groups of timed figures follow. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_COUNT ".timed_group.count"

/** Start of a timed group's names; its index follows. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_PREFIX ".timed_group."

/** Interval over which the group is taken, in seconds. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_INTERVAL ".interval"

/** Lowest latency of reads, in nanoseconds. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_RD_LATENCY_MIN ".rd_latency_min"

/** Highest latency of reads, in nanoseconds. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_RD_LATENCY_MAX ".rd_latency_max"

/** Average latency of reads, in nanoseconds. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_RD_LATENCY_AVG ".rd_latency_avg"

/** Lowest latency of writes, in nanoseconds. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_WR_LATENCY_MIN ".wr_latency_min"

/** Highest latency of writes, in nanoseconds. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_WR_LATENCY_MAX ".wr_latency_max"

/** Average latency of writes, in nanoseconds. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_WR_LATENCY_AVG ".wr_latency_avg"

/** Lowest latency of zone appends, in nanoseconds. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_ZONE_APPEND_LATENCY_MIN ".zone_append_latency_min"

/** Highest latency of zone appends, in nanoseconds. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_ZONE_APPEND_LATENCY_MAX ".zone_append_latency_max"

/** Average latency of zone appends, in nanoseconds. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_ZONE_APPEND_LATENCY_AVG ".zone_append_latency_avg"

/** Lowest latency of flushes, in nanoseconds. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_FLUSH_LATENCY_MIN ".flush_latency_min"

/** Highest latency of flushes, in nanoseconds. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_FLUSH_LATENCY_MAX ".flush_latency_max"

/** Average latency of flushes, in nanoseconds. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_FLUSH_LATENCY_AVG ".flush_latency_avg"

/** Average number of reads under way. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_RD_QUEUE_DEPTH_AVG ".rd_queue_depth_avg"

/** Average number of writes under way. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_WR_QUEUE_DEPTH_AVG ".wr_queue_depth_avg"

/** Average number of zone appends under way. Since 11.10.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_TIMED_GROUP_SUFFIX_ZONE_APPEND_QUEUE_DEPTH_AVG ".zone_append_queue_depth_avg"

/** Start of the names of the read latency histogram. Since 12.1.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_LATENCY_HISTOGRAM_READ_PREFIX ".latency_histogram.read."

/** Start of the names of the write latency histogram. Since 12.1.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_LATENCY_HISTOGRAM_WRITE_PREFIX ".latency_histogram.write."

/** Start of the names of the zone append latency histogram. Since 12.1.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_LATENCY_HISTOGRAM_ZONE_APPEND_PREFIX ".latency_histogram.zone_append."

/** Start of the names of the flush latency histogram. Since 12.1.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_LATENCY_HISTOGRAM_FLUSH_PREFIX ".latency_histogram.flush."

/** How many bins follow. Since 12.1.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_LATENCY_HISTOGRAM_SUFFIX_BIN_COUNT "bin.count"

/** Start of a bin's names; its index follows. Since 12.1.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_LATENCY_HISTOGRAM_SUFFIX_BIN_PREFIX "bin."

/** Lower end of the bin, in nanoseconds. Since 12.1.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_LATENCY_HISTOGRAM_SUFFIX_BIN_SUFFIX_START ".start"

/** Requests in the bin. Since 12.1.0. */
#define VIR_DOMAIN_STATS_BLOCK_SUFFIX_LATENCY_HISTOGRAM_SUFFIX_BIN_SUFFIX_VALUE ".value"

/** How many energy monitors follow. Since 12.4.0. */
#define VIR_DOMAIN_STATS_CPU_ENERGY_MONITOR_COUNT "cpu.energy.monitor.count"

/** Start of an energy monitor's names; its index follows. Since 12.4.0. */
#define VIR_DOMAIN_STATS_CPU_ENERGY_MONITOR_PREFIX "cpu.energy.monitor."

/** Name of the energy monitor. Since 12.4.0. */
#define VIR_DOMAIN_STATS_CPU_ENERGY_MONITOR_SUFFIX_NAME ".name"

/** Virtual CPUs that it watches. Since 12.4.0. */
#define VIR_DOMAIN_STATS_CPU_ENERGY_MONITOR_SUFFIX_VCPUS ".vcpus"

/** How many CPU packages follow. Since 12.4.0. */
#define VIR_DOMAIN_STATS_CPU_ENERGY_MONITOR_SUFFIX_PKG_COUNT ".pkg.count"

/** Start of a CPU package's names; its index follows. Since 12.4.0. */
#define VIR_DOMAIN_STATS_CPU_ENERGY_MONITOR_SUFFIX_PKG_PREFIX ".pkg."

/** Number of the CPU package on the host. Since 12.4.0. */
#define VIR_DOMAIN_STATS_CPU_ENERGY_MONITOR_SUFFIX_PKG_SUFFIX_ID ".id"

/** Delay before the first announcement (uint). Since 12.5.0. */
#define VIR_DOMAIN_ANNOUNCE_INTERFACE_INITIAL "initial"

/** Longest delay between announcements (uint). Since 12.5.0. */
#define VIR_DOMAIN_ANNOUNCE_INTERFACE_MAX "max"

/** Number of announcements (uint). Since 12.5.0. */
#define VIR_DOMAIN_ANNOUNCE_INTERFACE_ROUNDS "rounds"

/** Growth of the delay between announcements (uint). Since 12.5.0. */
#define VIR_DOMAIN_ANNOUNCE_INTERFACE_STEP "step"

/** How many devices follow (uint). Since 12.7.0. */
#define VIR_DOMAIN_GUEST_INFO_DEVICE_COUNT "device.count"

/** Start of a device's names; its index follows. Since 12.7.0. */
#define VIR_DOMAIN_GUEST_INFO_DEVICE_PREFIX "device."

/** Date of the driver. Since 12.7.0. */
#define VIR_DOMAIN_GUEST_INFO_DEVICE_SUFFIX_DRIVER_DATE ".driverDate"

/** Name of the driver. Since 12.7.0. */
#define VIR_DOMAIN_GUEST_INFO_DEVICE_SUFFIX_DRIVER_NAME ".driverName"

/** Version of the driver. Since 12.7.0. */
#define VIR_DOMAIN_GUEST_INFO_DEVICE_SUFFIX_DRIVER_VERSION ".driverVersion"

/** Kind of the device's identification. Since 12.7.0. */
#define VIR_DOMAIN_GUEST_INFO_DEVICE_SUFFIX_ID_TYPE ".idType"

/** PCI vendor of the device, if its identification is of PCI (uint). Since 12.7.0. */
#define VIR_DOMAIN_GUEST_INFO_DEVICE_SUFFIX_PCI_VENDOR ".pciVendor"

/** PCI device number of the device, if its identification is of PCI (uint). Since 12.7.0. */
#define VIR_DOMAIN_GUEST_INFO_DEVICE_SUFFIX_PCI_DEVICE ".pciDevice"

/** Weight of the newest polling time in the average (uint). Since 12.7.0. */
#define VIR_DOMAIN_IOTHREAD_POLL_WEIGHT "poll_weight"

/** Weight of the newest polling time in the average (uint). Since 12.7.0. */
#define VIR_DOMAIN_STATS_IOTHREAD_SUFFIX_POLL_WEIGHT ".poll-weight"

/* Handles */

/** What a `virDomainPtr` points to; only the library looks inside. Since 0.0.1. */
typedef struct _virDomain virDomain;
typedef virDomain *virDomainPtr;

/* Enums */

/** States a domain can be in. Since 0.0.1. */
typedef enum {
    VIR_DOMAIN_NOSTATE = 0,     /**< Nothing is known about the state */
    VIR_DOMAIN_RUNNING = 1,     /**< The guest runs, or would if it had a CPU */
    VIR_DOMAIN_BLOCKED = 2,     /**< The guest waits for a resource */
    VIR_DOMAIN_PAUSED = 3,      /**< Stopped by the user or an event; memory is kept */
    VIR_DOMAIN_SHUTDOWN = 4,    /**< The guest is shutting down */
    VIR_DOMAIN_SHUTOFF = 5,     /**< Not running */
    VIR_DOMAIN_CRASHED = 6,     /**< Ended by a crash. Since 0.0.2. */
    VIR_DOMAIN_PMSUSPENDED = 7, /**< Put to sleep by the guest's power management. Since 0.9.11. */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_LAST = 8,
#endif
} virDomainState;

/** Reasons that go with VIR_DOMAIN_NOSTATE. Since 0.9.2. */
typedef enum {
    VIR_DOMAIN_NOSTATE_UNKNOWN = 0, /**< No reason known */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_NOSTATE_LAST = 1,
#endif
} virDomainNostateReason;

/** Reasons that go with VIR_DOMAIN_RUNNING. Since 0.9.2. */
typedef enum {
    /** No reason known */
    VIR_DOMAIN_RUNNING_UNKNOWN = 0,
    /** Started from scratch */
    VIR_DOMAIN_RUNNING_BOOTED = 1,
    /** Came from another host */
    VIR_DOMAIN_RUNNING_MIGRATED = 2,
    /** Goes on from a save file */
    VIR_DOMAIN_RUNNING_RESTORED = 3,
    /** Reverted to a snapshot */
    VIR_DOMAIN_RUNNING_FROM_SNAPSHOT = 4,
    /** Resumed after a pause */
    VIR_DOMAIN_RUNNING_UNPAUSED = 5,
    /** Resumed because a migration was given up */
    VIR_DOMAIN_RUNNING_MIGRATION_CANCELED = 6,
    /** Resumed because a save was given up */
    VIR_DOMAIN_RUNNING_SAVE_CANCELED = 7,
    /** Woken up from a sleep. Since 0.9.11. */
    VIR_DOMAIN_RUNNING_WAKEUP = 8,
    /** Resumed after a crash of the guest. Since 1.1.1. */
    VIR_DOMAIN_RUNNING_CRASHED = 9,
    /** Running on the destination while memory still arrives. Since 1.3.3. */
    VIR_DOMAIN_RUNNING_POSTCOPY = 10,
    /** Running, but the rest of the memory could not be copied. Since 8.5.0. */
    VIR_DOMAIN_RUNNING_POSTCOPY_FAILED = 11,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_RUNNING_LAST = 12,
#endif
} virDomainRunningReason;

/** Reasons that go with VIR_DOMAIN_BLOCKED. Since 0.9.2. */
typedef enum {
    VIR_DOMAIN_BLOCKED_UNKNOWN = 0, /**< No reason known */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_BLOCKED_LAST = 1,
#endif
} virDomainBlockedReason;

/** Reasons that go with VIR_DOMAIN_PAUSED. Since 0.9.2. */
typedef enum {
    /** No reason known */
    VIR_DOMAIN_PAUSED_UNKNOWN = 0,
    /** Asked for by the user */
    VIR_DOMAIN_PAUSED_USER = 1,
    /** To be moved while it does not run */
    VIR_DOMAIN_PAUSED_MIGRATION = 2,
    /** While the domain is saved */
    VIR_DOMAIN_PAUSED_SAVE = 3,
    /** While a core dump is written */
    VIR_DOMAIN_PAUSED_DUMP = 4,
    /** After an I/O error of a disk */
    VIR_DOMAIN_PAUSED_IOERROR = 5,
    /** After the watchdog fired */
    VIR_DOMAIN_PAUSED_WATCHDOG = 6,
    /** After reverting to a snapshot of a paused guest */
    VIR_DOMAIN_PAUSED_FROM_SNAPSHOT = 7,
    /** While the domain is shut down. Since 0.9.5. */
    VIR_DOMAIN_PAUSED_SHUTTING_DOWN = 8,
    /** While a snapshot is taken. Since 1.0.1. */
    VIR_DOMAIN_PAUSED_SNAPSHOT = 9,
    /** After a crash of the guest. Since 1.1.1. */
    VIR_DOMAIN_PAUSED_CRASHED = 10,
    /** The start is not finished. Since 1.2.14. */
    VIR_DOMAIN_PAUSED_STARTING_UP = 11,
    /** On the source of a migration in its postcopy phase. Since 1.3.3. */
    VIR_DOMAIN_PAUSED_POSTCOPY = 12,
    /** After the postcopy phase of a migration broke. Since 1.3.3. */
    VIR_DOMAIN_PAUSED_POSTCOPY_FAILED = 13,
    /** After a call that could not restore the running state. Since 9.2.0. */
    VIR_DOMAIN_PAUSED_API_ERROR = 14,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_PAUSED_LAST = 15,
#endif
} virDomainPausedReason;

/** Reasons that go with VIR_DOMAIN_SHUTDOWN. Since 0.9.2. */
typedef enum {
    VIR_DOMAIN_SHUTDOWN_UNKNOWN = 0, /**< No reason known */
    VIR_DOMAIN_SHUTDOWN_USER = 1,    /**< Asked for by the user */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_SHUTDOWN_LAST = 2,
#endif
} virDomainShutdownReason;

/** Reasons that go with VIR_DOMAIN_SHUTOFF. Since 0.9.2. */
typedef enum {
    /** No reason known */
    VIR_DOMAIN_SHUTOFF_UNKNOWN = 0,
    /** The guest shut down */
    VIR_DOMAIN_SHUTOFF_SHUTDOWN = 1,
    /** Ended by force */
    VIR_DOMAIN_SHUTOFF_DESTROYED = 2,
    /** Ended by a crash */
    VIR_DOMAIN_SHUTOFF_CRASHED = 3,
    /** It runs on another host now */
    VIR_DOMAIN_SHUTOFF_MIGRATED = 4,
    /** Its state is in a save file */
    VIR_DOMAIN_SHUTOFF_SAVED = 5,
    /** Could not be started */
    VIR_DOMAIN_SHUTOFF_FAILED = 6,
    /** Reverted to a snapshot taken while it was off */
    VIR_DOMAIN_SHUTOFF_FROM_SNAPSHOT = 7,
    /** The daemon decided so while it reconnected. Since 4.10.0. */
    VIR_DOMAIN_SHUTOFF_DAEMON = 8,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_SHUTOFF_LAST = 9,
#endif
} virDomainShutoffReason;

/** Reasons that go with VIR_DOMAIN_CRASHED. Since 0.9.2. */
typedef enum {
    /** No reason known */
    VIR_DOMAIN_CRASHED_UNKNOWN = 0,
    /** The guest operating system reported a panic. Since 1.1.1. */
    VIR_DOMAIN_CRASHED_PANICKED = 1,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_CRASHED_LAST = 2,
#endif
} virDomainCrashedReason;

/** Reasons that go with VIR_DOMAIN_PMSUSPENDED. Since 0.9.11. */
typedef enum {
    VIR_DOMAIN_PMSUSPENDED_UNKNOWN = 0, /**< No reason known */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_PMSUSPENDED_LAST = 1,
#endif
} virDomainPMSuspendedReason;

/** Reasons that go with a guest suspended to disk. Since 1.0.0. */
typedef enum {
    VIR_DOMAIN_PMSUSPENDED_DISK_UNKNOWN = 0, /**< No reason known */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_PMSUSPENDED_DISK_LAST = 1,
#endif
} virDomainPMSuspendedDiskReason;

/** States of the channel through which the hypervisor controls a domain. Since 0.9.3. */
typedef enum {
    VIR_DOMAIN_CONTROL_OK = 0,       /**< Ready for commands */
    VIR_DOMAIN_CONTROL_JOB = 1,      /**< A background job runs; some commands wait */
    VIR_DOMAIN_CONTROL_OCCUPIED = 2, /**< A command is being carried out */
    VIR_DOMAIN_CONTROL_ERROR = 3,    /**< The connection to the hypervisor process is broken */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_CONTROL_LAST = 4,
#endif
} virDomainControlState;

/** Reasons that go with VIR_DOMAIN_CONTROL_ERROR. Since 1.2.14. */
typedef enum {
    VIR_DOMAIN_CONTROL_ERROR_REASON_NONE = 0,     /**< The control connection is not in error */
    VIR_DOMAIN_CONTROL_ERROR_REASON_UNKNOWN = 1,  /**< No reason known */
    VIR_DOMAIN_CONTROL_ERROR_REASON_MONITOR = 2,  /**< The monitor does not answer */
    VIR_DOMAIN_CONTROL_ERROR_REASON_INTERNAL = 3, /**< An internal error of the library */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_CONTROL_ERROR_REASON_LAST = 4,
#endif
} virDomainControlErrorReason;

/**
 * Whether a call works on the running domain, its stored definition, or the current one.
 *
 * Since 0.9.2.
 */
typedef enum {
    /** Change the running state if there is one, else the configuration */
    VIR_DOMAIN_AFFECT_CURRENT = 0,
    /** Change the running domain */
    VIR_DOMAIN_AFFECT_LIVE = 1 << 0,
    /** Change the stored configuration */
    VIR_DOMAIN_AFFECT_CONFIG = 1 << 1,
} virDomainModificationImpact;

/** Flag bits for starting a domain. Since 0.0.1. */
typedef enum {
    /** Start the usual way */
    VIR_DOMAIN_NONE = 0,
    /** Start with the CPUs stopped. Since 0.8.2. */
    VIR_DOMAIN_START_PAUSED = 1 << 0,
    /** Destroy the domain when the connection closes. Since 0.9.3. */
    VIR_DOMAIN_START_AUTODESTROY = 1 << 1,
    /** Go around the host's file cache where possible. Since 0.9.4. */
    VIR_DOMAIN_START_BYPASS_CACHE = 1 << 2,
    /** Boot afresh and drop a managed save image. Since 0.9.5. */
    VIR_DOMAIN_START_FORCE_BOOT = 1 << 3,
    /** Check the XML against the schema first. Since 1.2.12. */
    VIR_DOMAIN_START_VALIDATE = 1 << 4,
    /** Recreate the NVRAM file from its template. Since 8.1.0. */
    VIR_DOMAIN_START_RESET_NVRAM = 1 << 5,
} virDomainCreateFlags;

/** Names of the memory figures of a domain. Since 0.7.5. */
typedef enum {
    /** Memory read from swap, in KiB */
    VIR_DOMAIN_MEMORY_STAT_SWAP_IN = 0,
    /** Memory written to swap, in KiB */
    VIR_DOMAIN_MEMORY_STAT_SWAP_OUT = 1,
    /** Page faults that needed disk I/O */
    VIR_DOMAIN_MEMORY_STAT_MAJOR_FAULT = 2,
    /** Page faults that needed no disk I/O */
    VIR_DOMAIN_MEMORY_STAT_MINOR_FAULT = 3,
    /** Memory the guest does not use at all, in KiB */
    VIR_DOMAIN_MEMORY_STAT_UNUSED = 4,
    /** Memory the guest can see, in KiB */
    VIR_DOMAIN_MEMORY_STAT_AVAILABLE = 5,
    /** Present balloon size, in KiB. Since 0.9.3. */
    VIR_DOMAIN_MEMORY_STAT_ACTUAL_BALLOON = 6,
    /** Resident memory of the hypervisor process, in KiB. Since 0.9.10. */
    VIR_DOMAIN_MEMORY_STAT_RSS = 7,
    /** Memory the guest could hand out without swapping, in KiB. Since 2.1.0. */
    VIR_DOMAIN_MEMORY_STAT_USABLE = 8,
    /** When the figures were taken, in seconds since the epoch. Since 2.1.0. */
    VIR_DOMAIN_MEMORY_STAT_LAST_UPDATE = 9,
    /** Memory the guest can free by dropping file caches, in KiB. Since 4.6.0. */
    VIR_DOMAIN_MEMORY_STAT_DISK_CACHES = 10,
    /** Huge pages the guest allocated. Since 5.4.0. */
    VIR_DOMAIN_MEMORY_STAT_HUGETLB_PGALLOC = 11,
    /** Huge page allocations that failed in the guest. Since 5.4.0. */
    VIR_DOMAIN_MEMORY_STAT_HUGETLB_PGFAIL = 12,
    /** How many tags there are */
    VIR_DOMAIN_MEMORY_STAT_NR = 13,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_MEMORY_STAT_LAST = 13,
#endif
} virDomainMemoryStatTags;

/** Flag bits for dumping the memory of a domain. Since 0.7.5. */
typedef enum {
    /** Destroy the domain afterwards */
    VIR_DUMP_CRASH = 1 << 0,
    /** Leave the guest running meanwhile */
    VIR_DUMP_LIVE = 1 << 1,
    /** Go around the host's file cache. Since 0.9.4. */
    VIR_DUMP_BYPASS_CACHE = 1 << 2,
    /** Reset the domain afterwards. Since 0.9.7. */
    VIR_DUMP_RESET = 1 << 3,
    /** Dump memory only, not the state of devices. Since 0.9.13. */
    VIR_DUMP_MEMORY_ONLY = 1 << 4,
} virDomainCoreDumpFlags;

/** File formats of a memory dump. Since 1.2.3. */
typedef enum {
    VIR_DOMAIN_CORE_DUMP_FORMAT_RAW = 0,          /**< ELF, not compressed */
    VIR_DOMAIN_CORE_DUMP_FORMAT_KDUMP_ZLIB = 1,   /**< kdump, compressed with zlib */
    VIR_DOMAIN_CORE_DUMP_FORMAT_KDUMP_LZO = 2,    /**< kdump, compressed with lzo */
    VIR_DOMAIN_CORE_DUMP_FORMAT_KDUMP_SNAPPY = 3, /**< kdump, compressed with snappy */
    VIR_DOMAIN_CORE_DUMP_FORMAT_WIN_DMP = 4,      /**< A dump for Windows debuggers. Since 7.4.0. */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_CORE_DUMP_FORMAT_LAST = 5,
#endif
} virDomainCoreDumpFormat;

/** Flag bits for migrating a domain. Since 0.3.2. */
typedef enum {
    /** Do not pause the guest for the copy */
    VIR_MIGRATE_LIVE = 1 << 0,
    /** Let the source daemon talk to the destination daemon. Since 0.7.2. */
    VIR_MIGRATE_PEER2PEER = 1 << 1,
    /** Send the data through the daemons' own connection. Since 0.7.2. */
    VIR_MIGRATE_TUNNELLED = 1 << 2,
    /** Keep the configuration on the destination. Since 0.7.3. */
    VIR_MIGRATE_PERSIST_DEST = 1 << 3,
    /** Remove the configuration from the source. Since 0.7.3. */
    VIR_MIGRATE_UNDEFINE_SOURCE = 1 << 4,
    /** Leave the guest paused on the destination. Since 0.7.5. */
    VIR_MIGRATE_PAUSED = 1 << 5,
    /** Copy the disks in full too. Since 0.8.2. */
    VIR_MIGRATE_NON_SHARED_DISK = 1 << 6,
    /** Copy the disks, on top of a backing file both hosts have. Since 0.8.2. */
    VIR_MIGRATE_NON_SHARED_INC = 1 << 7,
    /** Forbid configuration changes during the migration. Since 0.9.4. */
    VIR_MIGRATE_CHANGE_PROTECTION = 1 << 8,
    /** Go ahead even if data may get lost, as with unsafe disk caching. Since 0.9.11. */
    VIR_MIGRATE_UNSAFE = 1 << 9,
    /** Move only the configuration of a domain that is not running. Since 1.0.1. */
    VIR_MIGRATE_OFFLINE = 1 << 10,
    /** Compress the memory that is sent. Since 1.0.3. */
    VIR_MIGRATE_COMPRESSED = 1 << 11,
    /** Give up when the guest hits an I/O error. Since 1.1.0. */
    VIR_MIGRATE_ABORT_ON_ERROR = 1 << 12,
    /** Slow the guest down until the copy can catch up. Since 1.2.3. */
    VIR_MIGRATE_AUTO_CONVERGE = 1 << 13,
    /** Pin all memory before an RDMA migration. Since 1.2.9. */
    VIR_MIGRATE_RDMA_PIN_ALL = 1 << 14,
    /** Allow a switch to postcopy, see virDomainMigrateStartPostCopy. Since 1.3.3. */
    VIR_MIGRATE_POSTCOPY = 1 << 15,
    /** Encrypt the data with TLS. Since 3.2.0. */
    VIR_MIGRATE_TLS = 1 << 16,
    /** Use several connections for memory. Since 5.2.0. */
    VIR_MIGRATE_PARALLEL = 1 << 17,
    /** Let guest writes wait for the copy of the disks. Since 8.0.0. */
    VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES = 1 << 18,
    /** Resume a postcopy migration that broke. Since 8.5.0. */
    VIR_MIGRATE_POSTCOPY_RESUME = 1 << 19,
    /** Send memory without copying it in the kernel. Since 8.5.0. */
    VIR_MIGRATE_ZEROCOPY = 1 << 20,
} virDomainMigrateFlags;

/** Flag bits that choose which migration speed limit is meant. Since 5.1.0. */
typedef enum {
    /** Set or get the limit of the postcopy phase */
    VIR_DOMAIN_MIGRATE_MAX_SPEED_POSTCOPY = 1 << 0,
} virDomainMigrateMaxSpeedFlags;

/** Flag bits for reading what kinds of domains a hypervisor can run. Since 11.0.0. */
typedef enum {
    /** Show deprecated CPU features as disabled */
    VIR_CONNECT_GET_DOMAIN_CAPABILITIES_DISABLE_DEPRECATED_FEATURES = 1 << 0,
    /** List the features of the host CPU model in full. Since 12.2.0. */
    VIR_CONNECT_GET_DOMAIN_CAPABILITIES_EXPAND_CPU_FEATURES = 1 << 1,
    /** List all CPU features that the hypervisor supports. Since 12.5.0. */
    VIR_CONNECT_GET_DOMAIN_CAPABILITIES_SUPPORTED_CPU_FEATURES = 1 << 2,
} virConnectGetDomainCapabilitiesFlags;

/** Flag bits that choose how the guest is asked to shut down. Since 0.9.10. */
typedef enum {
    /** Let the hypervisor choose how */
    VIR_DOMAIN_SHUTDOWN_DEFAULT = 0,
    /** Press the ACPI power button */
    VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN = 1 << 0,
    /** Ask the guest agent */
    VIR_DOMAIN_SHUTDOWN_GUEST_AGENT = 1 << 1,
    /** Write to the guest's initctl. Since 1.0.1. */
    VIR_DOMAIN_SHUTDOWN_INITCTL = 1 << 2,
    /** Send a signal to the guest's init. Since 1.0.1. */
    VIR_DOMAIN_SHUTDOWN_SIGNAL = 1 << 3,
    /** Ask through the paravirtual interface. Since 1.2.5. */
    VIR_DOMAIN_SHUTDOWN_PARAVIRT = 1 << 4,
} virDomainShutdownFlagValues;

/** Flag bits that choose how the guest is asked to reboot. Since 0.9.10. */
typedef enum {
    /** Let the hypervisor choose how */
    VIR_DOMAIN_REBOOT_DEFAULT = 0,
    /** Press the ACPI power button */
    VIR_DOMAIN_REBOOT_ACPI_POWER_BTN = 1 << 0,
    /** Ask the guest agent */
    VIR_DOMAIN_REBOOT_GUEST_AGENT = 1 << 1,
    /** Write to the guest's initctl. Since 1.0.1. */
    VIR_DOMAIN_REBOOT_INITCTL = 1 << 2,
    /** Send a signal to the guest's init. Since 1.0.1. */
    VIR_DOMAIN_REBOOT_SIGNAL = 1 << 3,
    /** Ask through the paravirtual interface. Since 1.2.5. */
    VIR_DOMAIN_REBOOT_PARAVIRT = 1 << 4,
} virDomainRebootFlagValues;

/** Flag bits for stopping a domain at once. Since 0.9.4. */
typedef enum {
    /** Kill it if it does not end soon. Since 0.9.10. */
    VIR_DOMAIN_DESTROY_DEFAULT = 0,
    /** Fail rather than kill a process that does not end. Since 0.9.10. */
    VIR_DOMAIN_DESTROY_GRACEFUL = 1 << 0,
    /** Delete the domain's log files too. Since 8.3.0. */
    VIR_DOMAIN_DESTROY_REMOVE_LOGS = 1 << 1,
} virDomainDestroyFlagsValues;

/** Flag bits for saving a domain to a file and restoring it. Since 0.9.4. */
typedef enum {
    /** Go around the host's file cache */
    VIR_DOMAIN_SAVE_BYPASS_CACHE = 1 << 0,
    /** Let the guest run after the restore. Since 0.9.5. */
    VIR_DOMAIN_SAVE_RUNNING = 1 << 1,
    /** Leave the guest paused after the restore. Since 0.9.5. */
    VIR_DOMAIN_SAVE_PAUSED = 1 << 2,
    /** Recreate the NVRAM file from its template on restore. Since 8.1.0. */
    VIR_DOMAIN_SAVE_RESET_NVRAM = 1 << 3,
} virDomainSaveRestoreFlags;

/** Flag bits for changing the memory size of a domain. Since 0.9.0. */
typedef enum {
    VIR_DOMAIN_MEM_CURRENT = 0,      /**< Same as VIR_DOMAIN_AFFECT_CURRENT. Since 0.9.1. */
    VIR_DOMAIN_MEM_LIVE = 1 << 0,    /**< Same as VIR_DOMAIN_AFFECT_LIVE */
    VIR_DOMAIN_MEM_CONFIG = 1 << 1,  /**< Same as VIR_DOMAIN_AFFECT_CONFIG */
    VIR_DOMAIN_MEM_MAXIMUM = 1 << 2, /**< Change the limit, not the present size. Since 0.9.1. */
} virDomainMemoryModFlags;

/** Policies for placing guest memory on the host's NUMA cells. Since 0.9.9. */
typedef enum {
    /** Memory comes from the given nodes only */
    VIR_DOMAIN_NUMATUNE_MEM_STRICT = 0,
    /** Memory comes from the given node while it has some */
    VIR_DOMAIN_NUMATUNE_MEM_PREFERRED = 1,
    /** Memory is spread over the given nodes in turn */
    VIR_DOMAIN_NUMATUNE_MEM_INTERLEAVE = 2,
    /** The host decides, within the nodes of the control group. Since 7.3.0. */
    VIR_DOMAIN_NUMATUNE_MEM_RESTRICTIVE = 3,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_NUMATUNE_MEM_LAST = 4,
#endif
} virDomainNumatuneMemMode;

/** Flag bits that choose where the host name of a guest is looked up. Since 6.1.0. */
typedef enum {
    VIR_DOMAIN_GET_HOSTNAME_LEASE = 1 << 0, /**< Look in the DHCP leases */
    VIR_DOMAIN_GET_HOSTNAME_AGENT = 1 << 1, /**< Ask the guest agent */
} virDomainGetHostnameFlags;

/** Kinds of metadata a domain can carry. Since 0.9.10. */
typedef enum {
    /** The `description` element */
    VIR_DOMAIN_METADATA_DESCRIPTION = 0,
    /** The `title` element */
    VIR_DOMAIN_METADATA_TITLE = 1,
    /** An element with a namespace of its own below `metadata` */
    VIR_DOMAIN_METADATA_ELEMENT = 2,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_METADATA_LAST = 3,
#endif
} virDomainMetadataType;

/** Flag bits for reading the XML of a domain. Since 0.3.3. */
typedef enum {
    /** Show secrets such as passwords too; not on a read-only connection */
    VIR_DOMAIN_XML_SECURE = 1 << 0,
    /** Show the configuration for the next start */
    VIR_DOMAIN_XML_INACTIVE = 1 << 1,
    /** Show the guest CPU as it is on this host. Since 0.8.0. */
    VIR_DOMAIN_XML_UPDATE_CPU = 1 << 2,
    /** Show XML fit for another host. Since 1.0.0. */
    VIR_DOMAIN_XML_MIGRATABLE = 1 << 3,
} virDomainXMLFlags;

/** Flag bits for reading the XML inside a saved domain file. Since 5.1.0. */
typedef enum {
    /** Show secrets such as passwords too; not on a read-only connection */
    VIR_DOMAIN_SAVE_IMAGE_XML_SECURE = 1 << 0,
} virDomainSaveImageXMLFlags;

/** Flag bits for resizing a disk. Since 0.9.11. */
typedef enum {
    /** The size is in bytes, not in KiB */
    VIR_DOMAIN_BLOCK_RESIZE_BYTES = 1 << 0,
    /** Take the size of the block device below. Since 10.0.0. */
    VIR_DOMAIN_BLOCK_RESIZE_CAPACITY = 1 << 1,
    /** Refuse to make the disk smaller. Since 12.3.0. */
    VIR_DOMAIN_BLOCK_RESIZE_EXTEND = 1 << 2,
} virDomainBlockResizeFlags;

/** Flag bits that choose which guest addresses a memory read takes. Since 0.4.4. */
typedef enum {
    VIR_MEMORY_VIRTUAL = 1 << 0,  /**< Addresses as the guest's CPU sees them */
    VIR_MEMORY_PHYSICAL = 1 << 1, /**< Addresses of the guest's physical memory. Since 0.7.0. */
} virDomainMemoryFlags;

/** Flag bits for storing a domain definition. Since 1.2.12. */
typedef enum {
    VIR_DOMAIN_DEFINE_VALIDATE = 1 << 0, /**< Check the XML against the schema first */
} virDomainDefineFlags;

/** Flag bits that say what is removed or kept when a domain definition is dropped. Since 0.9.4. */
typedef enum {
    /** Remove the managed save image too */
    VIR_DOMAIN_UNDEFINE_MANAGED_SAVE = 1 << 0,
    /** Forget the snapshots too; their disk contents stay. Since 0.9.5. */
    VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA = 1 << 1,
    /** Remove the NVRAM file too. Since 1.2.9. */
    VIR_DOMAIN_UNDEFINE_NVRAM = 1 << 2,
    /** Leave the NVRAM file where it is. Since 2.3.0. */
    VIR_DOMAIN_UNDEFINE_KEEP_NVRAM = 1 << 3,
    /** Forget the checkpoints too. Since 5.6.0. */
    VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA = 1 << 4,
    /** Remove the TPM state too. Since 8.9.0. */
    VIR_DOMAIN_UNDEFINE_TPM = 1 << 5,
    /** Leave the TPM state where it is. Since 8.9.0. */
    VIR_DOMAIN_UNDEFINE_KEEP_TPM = 1 << 6,
} virDomainUndefineFlagsValues;

/** Filter bits for listing domains; an empty group of bits filters nothing. Since 0.9.13. */
typedef enum {
    /** Those with a running hypervisor process */
    VIR_CONNECT_LIST_DOMAINS_ACTIVE = 1 << 0,
    /** Those that are not running */
    VIR_CONNECT_LIST_DOMAINS_INACTIVE = 1 << 1,
    /** Those with a stored configuration */
    VIR_CONNECT_LIST_DOMAINS_PERSISTENT = 1 << 2,
    /** Those that vanish when they stop */
    VIR_CONNECT_LIST_DOMAINS_TRANSIENT = 1 << 3,
    /** Those in state running */
    VIR_CONNECT_LIST_DOMAINS_RUNNING = 1 << 4,
    /** Those in state paused */
    VIR_CONNECT_LIST_DOMAINS_PAUSED = 1 << 5,
    /** Those that are off */
    VIR_CONNECT_LIST_DOMAINS_SHUTOFF = 1 << 6,
    /** Those in any other state */
    VIR_CONNECT_LIST_DOMAINS_OTHER = 1 << 7,
    /** Those with a managed save image */
    VIR_CONNECT_LIST_DOMAINS_MANAGEDSAVE = 1 << 8,
    /** Those without a managed save image */
    VIR_CONNECT_LIST_DOMAINS_NO_MANAGEDSAVE = 1 << 9,
    /** Those started with the host */
    VIR_CONNECT_LIST_DOMAINS_AUTOSTART = 1 << 10,
    /** Those not started with the host */
    VIR_CONNECT_LIST_DOMAINS_NO_AUTOSTART = 1 << 11,
    /** Those with snapshots */
    VIR_CONNECT_LIST_DOMAINS_HAS_SNAPSHOT = 1 << 12,
    /** Those without snapshots */
    VIR_CONNECT_LIST_DOMAINS_NO_SNAPSHOT = 1 << 13,
    /** Those with checkpoints. Since 5.6.0. */
    VIR_CONNECT_LIST_DOMAINS_HAS_CHECKPOINT = 1 << 14,
    /** Those without checkpoints. Since 5.6.0. */
    VIR_CONNECT_LIST_DOMAINS_NO_CHECKPOINT = 1 << 15,
} virConnectListAllDomainsFlags;

/** States of a virtual CPU. Since 0.1.4. */
typedef enum {
    VIR_VCPU_OFFLINE = 0, /**< Taken offline */
    VIR_VCPU_RUNNING = 1, /**< Running */
    VIR_VCPU_BLOCKED = 2, /**< Waiting for something */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_VCPU_LAST = 3,
#endif
} virVcpuState;

/** Negative values that stand in for a host CPU number in virVcpuInfo. Since 6.10.0. */
typedef enum {
    VIR_VCPU_INFO_CPU_OFFLINE = -1,     /**< The virtual CPU is offline, so it runs on none */
    VIR_VCPU_INFO_CPU_UNAVAILABLE = -2, /**< The hypervisor does not tell */
} virVcpuHostCpuState;

/** Flag bits that choose which count or set of virtual CPUs is meant. Since 0.8.5. */
typedef enum {
    /** Same as VIR_DOMAIN_AFFECT_CURRENT. Since 0.9.4. */
    VIR_DOMAIN_VCPU_CURRENT = 0,
    /** Same as VIR_DOMAIN_AFFECT_LIVE */
    VIR_DOMAIN_VCPU_LIVE = 1 << 0,
    /** Same as VIR_DOMAIN_AFFECT_CONFIG */
    VIR_DOMAIN_VCPU_CONFIG = 1 << 1,
    /** Change or get the limit, not the present count */
    VIR_DOMAIN_VCPU_MAXIMUM = 1 << 2,
    /** Change or get what the guest itself uses, through its agent. Since 1.1.0. */
    VIR_DOMAIN_VCPU_GUEST = 1 << 3,
    /** New virtual CPUs can be removed again. Since 2.4.0. */
    VIR_DOMAIN_VCPU_HOTPLUGGABLE = 1 << 4,
    /** Do not wait until the guest has released them. Since 12.4.0. */
    VIR_DOMAIN_VCPU_ASYNC_UNPLUG = 1 << 5,
} virDomainVcpuFlags;

/** Flag bits for adding, changing and removing devices. Since 0.7.7. */
typedef enum {
    /** Same as VIR_DOMAIN_AFFECT_CURRENT */
    VIR_DOMAIN_DEVICE_MODIFY_CURRENT = 0,
    /** Same as VIR_DOMAIN_AFFECT_LIVE */
    VIR_DOMAIN_DEVICE_MODIFY_LIVE = 1 << 0,
    /** Same as VIR_DOMAIN_AFFECT_CONFIG */
    VIR_DOMAIN_DEVICE_MODIFY_CONFIG = 1 << 1,
    /** Change the device even against the guest's will. Since 0.8.6. */
    VIR_DOMAIN_DEVICE_MODIFY_FORCE = 1 << 2,
} virDomainDeviceModifyFlags;

/** Bits that choose groups of domain statistics. Since 1.2.8. */
typedef enum {
    /** State and its reason */
    VIR_DOMAIN_STATS_STATE = 1 << 0,
    /** CPU time. Since 1.2.9. */
    VIR_DOMAIN_STATS_CPU_TOTAL = 1 << 1,
    /** Memory balloon. Since 1.2.9. */
    VIR_DOMAIN_STATS_BALLOON = 1 << 2,
    /** Virtual CPUs. Since 1.2.9. */
    VIR_DOMAIN_STATS_VCPU = 1 << 3,
    /** Network interfaces. Since 1.2.9. */
    VIR_DOMAIN_STATS_INTERFACE = 1 << 4,
    /** Disks. Since 1.2.9. */
    VIR_DOMAIN_STATS_BLOCK = 1 << 5,
    /** Performance counters. Since 1.3.3. */
    VIR_DOMAIN_STATS_PERF = 1 << 6,
    /** I/O threads. Since 4.10.0. */
    VIR_DOMAIN_STATS_IOTHREAD = 1 << 7,
    /** Memory bandwidth. Since 6.0.0. */
    VIR_DOMAIN_STATS_MEMORY = 1 << 8,
    /** How fast the guest changes its memory. Since 7.2.0. */
    VIR_DOMAIN_STATS_DIRTYRATE = 1 << 9,
    /** Figures of the hypervisor as they come. Since 8.9.0. */
    VIR_DOMAIN_STATS_VM = 1 << 10,
} virDomainStatsTypes;

/** Filter bits and options for reading the statistics of many domains. Since 1.2.8. */
#ifdef __GNUC__
__extension__
#endif
typedef enum {
    /** Those with a running hypervisor process */
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_ACTIVE = 1 << 0,
    /** Those that are not running */
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_INACTIVE = 1 << 1,
    /** Those with a stored configuration */
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_PERSISTENT = 1 << 2,
    /** Those that vanish when they stop */
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_TRANSIENT = 1 << 3,
    /** Those in state running */
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_RUNNING = 1 << 4,
    /** Those in state paused */
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_PAUSED = 1 << 5,
    /** Those that are off */
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_SHUTOFF = 1 << 6,
    /** Those in any other state */
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_OTHER = 1 << 7,
    /** Leave out what would have to wait for a busy domain. Since 4.5.0. */
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT = 1 << 29,
    /** Report the backing files of disks too. Since 1.2.12. */
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_BACKING = 1 << 30,
    /** Fail if a group asked for is not supported */
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_ENFORCE_STATS = 1U << 31,
} virConnectGetAllDomainStatsFlags;

/** Kinds of jobs on a disk. Since 0.9.4. */
typedef enum {
    /** Not one of those below */
    VIR_DOMAIN_BLOCK_JOB_TYPE_UNKNOWN = 0,
    /** Copies data from the backing files, see virDomainBlockPull */
    VIR_DOMAIN_BLOCK_JOB_TYPE_PULL = 1,
    /** Copies the disk to another place, see virDomainBlockCopy. Since 0.9.12. */
    VIR_DOMAIN_BLOCK_JOB_TYPE_COPY = 2,
    /** Writes a backing file into the one below, see virDomainBlockCommit. Since 0.10.2. */
    VIR_DOMAIN_BLOCK_JOB_TYPE_COMMIT = 3,
    /** The same for the image in use. Since 1.2.6. */
    VIR_DOMAIN_BLOCK_JOB_TYPE_ACTIVE_COMMIT = 4,
    /** Backs the disk up, see virDomainBackupBegin. Since 6.0.0. */
    VIR_DOMAIN_BLOCK_JOB_TYPE_BACKUP = 5,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_BLOCK_JOB_TYPE_LAST = 6,
#endif
} virDomainBlockJobType;

/** Flag bits for ending a job on a disk. Since 0.9.12. */
typedef enum {
    VIR_DOMAIN_BLOCK_JOB_ABORT_ASYNC = 1 << 0, /**< Do not wait until the job has ended */
    VIR_DOMAIN_BLOCK_JOB_ABORT_PIVOT = 1 << 1, /**< Go on with the copy instead of the old image */
} virDomainBlockJobAbortFlags;

/** Flag bits for reading the progress of a job on a disk. Since 1.2.9. */
typedef enum {
    /** Report the bandwidth in bytes per second, not MiB */
    VIR_DOMAIN_BLOCK_JOB_INFO_BANDWIDTH_BYTES = 1 << 0,
} virDomainBlockJobInfoFlags;

/** Flag bits for limiting the speed of a job on a disk. Since 1.2.9. */
typedef enum {
    /** The bandwidth is in bytes per second, not MiB */
    VIR_DOMAIN_BLOCK_JOB_SPEED_BANDWIDTH_BYTES = 1 << 0,
} virDomainBlockJobSetSpeedFlags;

/** Flag bits for pulling backing data into a disk. Since 1.2.9. */
typedef enum {
    /** The bandwidth is in bytes per second, not MiB */
    VIR_DOMAIN_BLOCK_PULL_BANDWIDTH_BYTES = 1 << 6,
} virDomainBlockPullFlags;

/** Flag bits for pulling part of a disk's backing chain or copying the disk. Since 0.9.12. */
typedef enum {
    /** Copy only the top image */
    VIR_DOMAIN_BLOCK_REBASE_SHALLOW = 1 << 0,
    /** Write to a file that is there already */
    VIR_DOMAIN_BLOCK_REBASE_REUSE_EXT = 1 << 1,
    /** Make the copy a raw image */
    VIR_DOMAIN_BLOCK_REBASE_COPY_RAW = 1 << 2,
    /** Copy the disk instead of pulling into it */
    VIR_DOMAIN_BLOCK_REBASE_COPY = 1 << 3,
    /** Keep the names of backing files relative. Since 1.2.7. */
    VIR_DOMAIN_BLOCK_REBASE_RELATIVE = 1 << 4,
    /** The destination is a block device. Since 1.2.9. */
    VIR_DOMAIN_BLOCK_REBASE_COPY_DEV = 1 << 5,
    /** The bandwidth is in bytes per second, not MiB. Since 1.2.9. */
    VIR_DOMAIN_BLOCK_REBASE_BANDWIDTH_BYTES = 1 << 6,
} virDomainBlockRebaseFlags;

/** Flag bits for copying a disk to a new place. Since 1.2.8. */
typedef enum {
    /** Copy only the top image */
    VIR_DOMAIN_BLOCK_COPY_SHALLOW = 1 << 0,
    /** Write to a file that is there already */
    VIR_DOMAIN_BLOCK_COPY_REUSE_EXT = 1 << 1,
    /** The job need not survive a restart of the domain. Since 3.5.0. */
    VIR_DOMAIN_BLOCK_COPY_TRANSIENT_JOB = 1 << 2,
    /** Let guest writes wait for the copy. Since 8.0.0. */
    VIR_DOMAIN_BLOCK_COPY_SYNCHRONOUS_WRITES = 1 << 3,
    /** The destination reads as zeros, so zeros need not be written. Since 12.2.0. */
    VIR_DOMAIN_BLOCK_COPY_TARGET_ZEROED = 1 << 4,
} virDomainBlockCopyFlags;

/** Flag bits for committing disk data into a backing file. Since 0.10.2. */
typedef enum {
    /** Commit one image only, into the one below */
    VIR_DOMAIN_BLOCK_COMMIT_SHALLOW = 1 << 0,
    /** Delete the images that are no longer needed */
    VIR_DOMAIN_BLOCK_COMMIT_DELETE = 1 << 1,
    /** Commit the image in use; ends with a pivot. Since 1.2.6. */
    VIR_DOMAIN_BLOCK_COMMIT_ACTIVE = 1 << 2,
    /** Keep the names of backing files relative. Since 1.2.7. */
    VIR_DOMAIN_BLOCK_COMMIT_RELATIVE = 1 << 3,
    /** The bandwidth is in bytes per second, not MiB. Since 1.2.9. */
    VIR_DOMAIN_BLOCK_COMMIT_BANDWIDTH_BYTES = 1 << 4,
} virDomainBlockCommitFlags;

/** Kinds of disk errors. Since 0.9.10. */
typedef enum {
    VIR_DOMAIN_DISK_ERROR_NONE = 0,     /**< No error */
    VIR_DOMAIN_DISK_ERROR_UNSPEC = 1,   /**< An I/O error of unknown kind */
    VIR_DOMAIN_DISK_ERROR_NO_SPACE = 2, /**< The storage is full */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_DISK_ERROR_LAST = 3,
#endif
} virDomainDiskErrorCode;

/** Sets of key codes that key presses can be given in. Since 0.9.3. */
typedef enum {
    /** Linux input event codes */
    VIR_KEYCODE_SET_LINUX = 0,
    /** PC XT scan codes */
    VIR_KEYCODE_SET_XT = 1,
    /** PC AT scan codes, set 1 */
    VIR_KEYCODE_SET_ATSET1 = 2,
    /** PC AT scan codes, set 2 */
    VIR_KEYCODE_SET_ATSET2 = 3,
    /** PC AT scan codes, set 3 */
    VIR_KEYCODE_SET_ATSET3 = 4,
    /** Mac OS X virtual key codes. Since 0.9.4. */
    VIR_KEYCODE_SET_OSX = 5,
    /** XT codes as the Linux console driver packs them. Since 0.9.4. */
    VIR_KEYCODE_SET_XT_KBD = 6,
    /** USB HID key codes. Since 0.9.4. */
    VIR_KEYCODE_SET_USB = 7,
    /** Windows virtual key codes. Since 0.9.4. */
    VIR_KEYCODE_SET_WIN32 = 8,
    /** Key numbers of QEMU and of the RFB extension. Since 4.2.0. */
    VIR_KEYCODE_SET_QNUM = 9,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_KEYCODE_SET_LAST = 10,
#endif
} virKeycodeSet;

/**
 * Signals that can be sent to a process in the guest; not always the host's numbers.
 *
 * Since 1.0.1.
 */
typedef enum {
    VIR_DOMAIN_PROCESS_SIGNAL_NOP = 0,     /**< No signal; tells whether the process is there */
    VIR_DOMAIN_PROCESS_SIGNAL_HUP = 1,     /**< SIGHUP */
    VIR_DOMAIN_PROCESS_SIGNAL_INT = 2,     /**< SIGINT */
    VIR_DOMAIN_PROCESS_SIGNAL_QUIT = 3,    /**< SIGQUIT */
    VIR_DOMAIN_PROCESS_SIGNAL_ILL = 4,     /**< SIGILL */
    VIR_DOMAIN_PROCESS_SIGNAL_TRAP = 5,    /**< SIGTRAP */
    VIR_DOMAIN_PROCESS_SIGNAL_ABRT = 6,    /**< SIGABRT */
    VIR_DOMAIN_PROCESS_SIGNAL_BUS = 7,     /**< SIGBUS */
    VIR_DOMAIN_PROCESS_SIGNAL_FPE = 8,     /**< SIGFPE */
    VIR_DOMAIN_PROCESS_SIGNAL_KILL = 9,    /**< SIGKILL */
    VIR_DOMAIN_PROCESS_SIGNAL_USR1 = 10,   /**< SIGUSR1 */
    VIR_DOMAIN_PROCESS_SIGNAL_SEGV = 11,   /**< SIGSEGV */
    VIR_DOMAIN_PROCESS_SIGNAL_USR2 = 12,   /**< SIGUSR2 */
    VIR_DOMAIN_PROCESS_SIGNAL_PIPE = 13,   /**< SIGPIPE */
    VIR_DOMAIN_PROCESS_SIGNAL_ALRM = 14,   /**< SIGALRM */
    VIR_DOMAIN_PROCESS_SIGNAL_TERM = 15,   /**< SIGTERM */
    VIR_DOMAIN_PROCESS_SIGNAL_STKFLT = 16, /**< SIGSTKFLT, only on Linux */
    VIR_DOMAIN_PROCESS_SIGNAL_CHLD = 17,   /**< SIGCHLD */
    VIR_DOMAIN_PROCESS_SIGNAL_CONT = 18,   /**< SIGCONT */
    VIR_DOMAIN_PROCESS_SIGNAL_STOP = 19,   /**< SIGSTOP */
    VIR_DOMAIN_PROCESS_SIGNAL_TSTP = 20,   /**< SIGTSTP */
    VIR_DOMAIN_PROCESS_SIGNAL_TTIN = 21,   /**< SIGTTIN */
    VIR_DOMAIN_PROCESS_SIGNAL_TTOU = 22,   /**< SIGTTOU */
    VIR_DOMAIN_PROCESS_SIGNAL_URG = 23,    /**< SIGURG */
    VIR_DOMAIN_PROCESS_SIGNAL_XCPU = 24,   /**< SIGXCPU */
    VIR_DOMAIN_PROCESS_SIGNAL_XFSZ = 25,   /**< SIGXFSZ */
    VIR_DOMAIN_PROCESS_SIGNAL_VTALRM = 26, /**< SIGVTALRM */
    VIR_DOMAIN_PROCESS_SIGNAL_PROF = 27,   /**< SIGPROF */
    VIR_DOMAIN_PROCESS_SIGNAL_WINCH = 28,  /**< SIGWINCH */
    VIR_DOMAIN_PROCESS_SIGNAL_POLL = 29,   /**< SIGPOLL, also called SIGIO */
    VIR_DOMAIN_PROCESS_SIGNAL_PWR = 30,    /**< SIGPWR */
    VIR_DOMAIN_PROCESS_SIGNAL_SYS = 31,    /**< SIGSYS */
    VIR_DOMAIN_PROCESS_SIGNAL_RT0 = 32,    /**< SIGRTMIN */
    VIR_DOMAIN_PROCESS_SIGNAL_RT1 = 33,    /**< SIGRTMIN + 1 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT2 = 34,    /**< SIGRTMIN + 2 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT3 = 35,    /**< SIGRTMIN + 3 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT4 = 36,    /**< SIGRTMIN + 4 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT5 = 37,    /**< SIGRTMIN + 5 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT6 = 38,    /**< SIGRTMIN + 6 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT7 = 39,    /**< SIGRTMIN + 7 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT8 = 40,    /**< SIGRTMIN + 8 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT9 = 41,    /**< SIGRTMIN + 9 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT10 = 42,   /**< SIGRTMIN + 10 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT11 = 43,   /**< SIGRTMIN + 11 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT12 = 44,   /**< SIGRTMIN + 12 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT13 = 45,   /**< SIGRTMIN + 13 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT14 = 46,   /**< SIGRTMIN + 14 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT15 = 47,   /**< SIGRTMIN + 15 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT16 = 48,   /**< SIGRTMIN + 16 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT17 = 49,   /**< SIGRTMIN + 17 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT18 = 50,   /**< SIGRTMIN + 18 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT19 = 51,   /**< SIGRTMIN + 19 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT20 = 52,   /**< SIGRTMIN + 20 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT21 = 53,   /**< SIGRTMIN + 21 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT22 = 54,   /**< SIGRTMIN + 22 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT23 = 55,   /**< SIGRTMIN + 23 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT24 = 56,   /**< SIGRTMIN + 24 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT25 = 57,   /**< SIGRTMIN + 25 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT26 = 58,   /**< SIGRTMIN + 26 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT27 = 59,   /**< SIGRTMIN + 27 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT28 = 60,   /**< SIGRTMIN + 28 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT29 = 61,   /**< SIGRTMIN + 29 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT30 = 62,   /**< SIGRTMIN + 30 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT31 = 63,   /**< SIGRTMIN + 31 */
    VIR_DOMAIN_PROCESS_SIGNAL_RT32 = 64,   /**< SIGRTMIN + 32 */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_PROCESS_SIGNAL_LAST = 65,
#endif
} virDomainProcessSignal;

/** Kinds of domain lifecycle events. Since 0.5.0. */
typedef enum {
    VIR_DOMAIN_EVENT_DEFINED = 0,     /**< A configuration was stored */
    VIR_DOMAIN_EVENT_UNDEFINED = 1,   /**< A configuration was removed */
    VIR_DOMAIN_EVENT_STARTED = 2,     /**< The domain started */
    VIR_DOMAIN_EVENT_SUSPENDED = 3,   /**< The domain was paused */
    VIR_DOMAIN_EVENT_RESUMED = 4,     /**< The domain went on after a pause */
    VIR_DOMAIN_EVENT_STOPPED = 5,     /**< The domain stopped */
    VIR_DOMAIN_EVENT_SHUTDOWN = 6,    /**< The guest finished shutting down. Since 0.9.8. */
    VIR_DOMAIN_EVENT_PMSUSPENDED = 7, /**< The guest went to sleep. Since 0.10.2. */
    VIR_DOMAIN_EVENT_CRASHED = 8,     /**< The guest crashed. Since 1.1.1. */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_EVENT_LAST = 9,
#endif
} virDomainEventType;

/** Details that go with VIR_DOMAIN_EVENT_DEFINED. Since 0.5.0. */
typedef enum {
    VIR_DOMAIN_EVENT_DEFINED_ADDED = 0,         /**< A new configuration */
    VIR_DOMAIN_EVENT_DEFINED_UPDATED = 1,       /**< A changed configuration */
    VIR_DOMAIN_EVENT_DEFINED_RENAMED = 2,       /**< The domain has a new name. Since 1.2.19. */
    VIR_DOMAIN_EVENT_DEFINED_FROM_SNAPSHOT = 3, /**< Taken from a snapshot. Since 1.3.3. */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_EVENT_DEFINED_LAST = 4,
#endif
} virDomainEventDefinedDetailType;

/** Details that go with VIR_DOMAIN_EVENT_UNDEFINED. Since 0.5.0. */
typedef enum {
    VIR_DOMAIN_EVENT_UNDEFINED_REMOVED = 0,  /**< The configuration was deleted */
    VIR_DOMAIN_EVENT_UNDEFINED_RENAMED = 1,  /**< The domain has a new name. Since 1.2.19. */
    VIR_DOMAIN_EVENT_UNDEFINED_MIGRATED = 2, /**< It moved to another host. Since 12.9.0. */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_EVENT_UNDEFINED_LAST = 3,
#endif
} virDomainEventUndefinedDetailType;

/** Details that go with VIR_DOMAIN_EVENT_STARTED. Since 0.5.0. */
typedef enum {
    /** Started from scratch */
    VIR_DOMAIN_EVENT_STARTED_BOOTED = 0,
    /** Arrived from another host */
    VIR_DOMAIN_EVENT_STARTED_MIGRATED = 1,
    /** Goes on from a save file */
    VIR_DOMAIN_EVENT_STARTED_RESTORED = 2,
    /** Reverted to a snapshot. Since 0.8.0. */
    VIR_DOMAIN_EVENT_STARTED_FROM_SNAPSHOT = 3,
    /** Woken up from a sleep. Since 0.9.11. */
    VIR_DOMAIN_EVENT_STARTED_WAKEUP = 4,
    /** The hypervisor process was made anew. Since 11.6.0. */
    VIR_DOMAIN_EVENT_STARTED_RECREATED = 5,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_EVENT_STARTED_LAST = 6,
#endif
} virDomainEventStartedDetailType;

/** Details that go with VIR_DOMAIN_EVENT_SUSPENDED. Since 0.5.0. */
typedef enum {
    /** By the user or the hypervisor */
    VIR_DOMAIN_EVENT_SUSPENDED_PAUSED = 0,
    /** For a migration */
    VIR_DOMAIN_EVENT_SUSPENDED_MIGRATED = 1,
    /** After an I/O error of a disk. Since 0.8.0. */
    VIR_DOMAIN_EVENT_SUSPENDED_IOERROR = 2,
    /** After the watchdog fired. Since 0.8.0. */
    VIR_DOMAIN_EVENT_SUSPENDED_WATCHDOG = 3,
    /** Restored from a save file in which it was paused. Since 0.9.5. */
    VIR_DOMAIN_EVENT_SUSPENDED_RESTORED = 4,
    /** Reverted to a snapshot in which it was paused. Since 0.9.5. */
    VIR_DOMAIN_EVENT_SUSPENDED_FROM_SNAPSHOT = 5,
    /** After a call failed. Since 1.0.1. */
    VIR_DOMAIN_EVENT_SUSPENDED_API_ERROR = 6,
    /** For the postcopy phase of a migration. Since 1.3.3. */
    VIR_DOMAIN_EVENT_SUSPENDED_POSTCOPY = 7,
    /** After the postcopy phase of a migration broke. Since 1.3.3. */
    VIR_DOMAIN_EVENT_SUSPENDED_POSTCOPY_FAILED = 8,
    /** The guest shut down and the process is kept, paused. Since 11.10.0. */
    VIR_DOMAIN_EVENT_SUSPENDED_GUEST_SHUTDOWN = 9,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_EVENT_SUSPENDED_LAST = 10,
#endif
} virDomainEventSuspendedDetailType;

/** Details that go with VIR_DOMAIN_EVENT_RESUMED. Since 0.5.0. */
typedef enum {
    /** By the user or the hypervisor */
    VIR_DOMAIN_EVENT_RESUMED_UNPAUSED = 0,
    /** On the destination of a migration */
    VIR_DOMAIN_EVENT_RESUMED_MIGRATED = 1,
    /** Reverted to a snapshot in which it ran. Since 0.9.5. */
    VIR_DOMAIN_EVENT_RESUMED_FROM_SNAPSHOT = 2,
    /** On the destination, while memory still arrives. Since 1.3.3. */
    VIR_DOMAIN_EVENT_RESUMED_POSTCOPY = 3,
    /** After the postcopy phase of a migration broke. Since 8.5.0. */
    VIR_DOMAIN_EVENT_RESUMED_POSTCOPY_FAILED = 4,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_EVENT_RESUMED_LAST = 5,
#endif
} virDomainEventResumedDetailType;

/** Details that go with VIR_DOMAIN_EVENT_STOPPED. Since 0.5.0. */
typedef enum {
    /** The guest shut down */
    VIR_DOMAIN_EVENT_STOPPED_SHUTDOWN = 0,
    /** Ended by force */
    VIR_DOMAIN_EVENT_STOPPED_DESTROYED = 1,
    /** Ended by a crash */
    VIR_DOMAIN_EVENT_STOPPED_CRASHED = 2,
    /** Moved to another host */
    VIR_DOMAIN_EVENT_STOPPED_MIGRATED = 3,
    /** Its state is in a save file */
    VIR_DOMAIN_EVENT_STOPPED_SAVED = 4,
    /** The hypervisor failed, or the start did */
    VIR_DOMAIN_EVENT_STOPPED_FAILED = 5,
    /** Reverted to a snapshot taken while it was off. Since 0.8.0. */
    VIR_DOMAIN_EVENT_STOPPED_FROM_SNAPSHOT = 6,
    /** Stopped so that the hypervisor process can be made anew. Since 11.6.0. */
    VIR_DOMAIN_EVENT_STOPPED_RECREATED = 7,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_EVENT_STOPPED_LAST = 8,
#endif
} virDomainEventStoppedDetailType;

/** Details that go with VIR_DOMAIN_EVENT_SHUTDOWN. Since 0.9.8. */
typedef enum {
    /** The guest has shut down; who asked is not known */
    VIR_DOMAIN_EVENT_SHUTDOWN_FINISHED = 0,
    /** The guest asked for it. Since 3.4.0. */
    VIR_DOMAIN_EVENT_SHUTDOWN_GUEST = 1,
    /** The host asked for it. Since 3.4.0. */
    VIR_DOMAIN_EVENT_SHUTDOWN_HOST = 2,
    /** The guest reset itself, and resetting means to shut down. Since 12.9.0. */
    VIR_DOMAIN_EVENT_SHUTDOWN_GUEST_RESET = 3,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_EVENT_SHUTDOWN_LAST = 4,
#endif
} virDomainEventShutdownDetailType;

/** Details that go with VIR_DOMAIN_EVENT_PMSUSPENDED. Since 0.10.2. */
typedef enum {
    VIR_DOMAIN_EVENT_PMSUSPENDED_MEMORY = 0, /**< Memory stays powered */
    VIR_DOMAIN_EVENT_PMSUSPENDED_DISK = 1,   /**< Memory was written to disk. Since 1.0.0. */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_EVENT_PMSUSPENDED_LAST = 2,
#endif
} virDomainEventPMSuspendedDetailType;

/** Details that go with VIR_DOMAIN_EVENT_CRASHED. Since 1.1.1. */
typedef enum {
    /** The guest operating system reported a panic */
    VIR_DOMAIN_EVENT_CRASHED_PANICKED = 0,
    /** The guest loaded its crash kernel. Since 6.1.0. */
    VIR_DOMAIN_EVENT_CRASHED_CRASHLOADED = 1,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_EVENT_CRASHED_LAST = 2,
#endif
} virDomainEventCrashedDetailType;

/** Whose memory a hardware memory error hit. Since 6.9.0. */
typedef enum {
    /** Memory of the hypervisor process is broken */
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_RECIPIENT_HYPERVISOR = 0,
    /** Memory of the guest is broken */
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_RECIPIENT_GUEST = 1,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_RECIPIENT_LAST = 2,
#endif
} virDomainMemoryFailureRecipientType;

/** What was done about a hardware memory error. Since 6.9.0. */
typedef enum {
    /** Nothing needs to be done */
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_IGNORE = 0,
    /** The guest is told through a machine check */
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_INJECT = 1,
    /** The hypervisor cannot go on */
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_FATAL = 2,
    /** The guest cannot go on and is reset */
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_RESET = 3,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_LAST = 4,
#endif
} virDomainMemoryFailureActionType;

/** Bits that describe a hardware memory error further. Since 6.9.0. */
typedef enum {
    /** The access happens now, so it has to be handled at once */
    VIR_DOMAIN_MEMORY_FAILURE_ACTION_REQUIRED = 1 << 0,
    /** It happened while an earlier failure was being handled */
    VIR_DOMAIN_MEMORY_FAILURE_RECURSIVE = 1 << 1,
} virDomainMemoryFailureFlags;

/** Kinds and end states of the background job of a domain. Since 0.7.7. */
typedef enum {
    VIR_DOMAIN_JOB_NONE = 0,      /**< No job */
    VIR_DOMAIN_JOB_BOUNDED = 1,   /**< A job of which the remaining time is estimated */
    VIR_DOMAIN_JOB_UNBOUNDED = 2, /**< A job of which the remaining time is not known */
    VIR_DOMAIN_JOB_COMPLETED = 3, /**< The job has ended and is not yet cleaned up */
    VIR_DOMAIN_JOB_FAILED = 4,    /**< The job failed and is not yet cleaned up */
    VIR_DOMAIN_JOB_CANCELLED = 5, /**< The job was cancelled and is not yet cleaned up */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_JOB_LAST = 6,
#endif
} virDomainJobType;

/** Flag bits for reading the statistics of a job. Since 1.2.9. */
typedef enum {
    /** Report the job that ended last */
    VIR_DOMAIN_JOB_STATS_COMPLETED = 1 << 0,
    /** Keep that report for later calls too. Since 6.0.0. */
    VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED = 1 << 1,
} virDomainGetJobStatsFlags;

/** Flag bits for cancelling the background job of a domain. Since 8.5.0. */
typedef enum {
    VIR_DOMAIN_ABORT_JOB_POSTCOPY = 1 << 0, /**< Interrupt the postcopy phase; it can be resumed */
} virDomainAbortJobFlagsValues;

/** Operations a background job can be part of. Since 3.3.0. */
typedef enum {
    VIR_DOMAIN_JOB_OPERATION_UNKNOWN = 0,          /**< Not one of those below */
    VIR_DOMAIN_JOB_OPERATION_START = 1,            /**< Starting the domain */
    VIR_DOMAIN_JOB_OPERATION_SAVE = 2,             /**< Saving to a file */
    VIR_DOMAIN_JOB_OPERATION_RESTORE = 3,          /**< Restoring from a file */
    VIR_DOMAIN_JOB_OPERATION_MIGRATION_IN = 4,     /**< Receiving a migration */
    VIR_DOMAIN_JOB_OPERATION_MIGRATION_OUT = 5,    /**< Sending a migration */
    VIR_DOMAIN_JOB_OPERATION_SNAPSHOT = 6,         /**< Taking a snapshot */
    VIR_DOMAIN_JOB_OPERATION_SNAPSHOT_REVERT = 7,  /**< Reverting to a snapshot */
    VIR_DOMAIN_JOB_OPERATION_DUMP = 8,             /**< Writing a core dump */
    VIR_DOMAIN_JOB_OPERATION_BACKUP = 9,           /**< Backing up. Since 6.0.0. */
    VIR_DOMAIN_JOB_OPERATION_SNAPSHOT_DELETE = 10, /**< Deleting a snapshot. Since 9.0.0. */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_JOB_OPERATION_LAST = 11,
#endif
} virDomainJobOperation;

/** What is done when the watchdog of a guest fires. Since 0.8.0. */
typedef enum {
    /** Nothing was done */
    VIR_DOMAIN_EVENT_WATCHDOG_NONE = 0,
    /** The guest was paused */
    VIR_DOMAIN_EVENT_WATCHDOG_PAUSE = 1,
    /** The guest was reset */
    VIR_DOMAIN_EVENT_WATCHDOG_RESET = 2,
    /** The guest was switched off */
    VIR_DOMAIN_EVENT_WATCHDOG_POWEROFF = 3,
    /** The guest was asked to shut down */
    VIR_DOMAIN_EVENT_WATCHDOG_SHUTDOWN = 4,
    /** A message was logged */
    VIR_DOMAIN_EVENT_WATCHDOG_DEBUG = 5,
    /** A non-maskable interrupt was sent. Since 1.2.17. */
    VIR_DOMAIN_EVENT_WATCHDOG_INJECTNMI = 6,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_EVENT_WATCHDOG_LAST = 7,
#endif
} virDomainEventWatchdogAction;

/** What is done when a disk meets an input or output error. Since 0.8.0. */
typedef enum {
    VIR_DOMAIN_EVENT_IO_ERROR_NONE = 0,   /**< Nothing was done */
    VIR_DOMAIN_EVENT_IO_ERROR_PAUSE = 1,  /**< The guest was paused */
    VIR_DOMAIN_EVENT_IO_ERROR_REPORT = 2, /**< The guest was told */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_EVENT_IO_ERROR_LAST = 3,
#endif
} virDomainEventIOErrorAction;

/** Steps in the life of a graphics client connection. Since 0.8.0. */
typedef enum {
    VIR_DOMAIN_EVENT_GRAPHICS_CONNECT = 0,    /**< A client has connected */
    VIR_DOMAIN_EVENT_GRAPHICS_INITIALIZE = 1, /**< The client has logged in */
    VIR_DOMAIN_EVENT_GRAPHICS_DISCONNECT = 2, /**< The client has gone */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_EVENT_GRAPHICS_LAST = 3,
#endif
} virDomainEventGraphicsPhase;

/** Address families of a graphics client connection. Since 0.8.0. */
typedef enum {
    VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_IPV4 = 0, /**< An IPv4 address */
    VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_IPV6 = 1, /**< An IPv6 address */
    VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_UNIX = 2, /**< The path of a UNIX socket. Since 0.9.7. */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_LAST = 3,
#endif
} virDomainEventGraphicsAddressType;

/** How a job on a disk ended, or that it is ready to be finished. Since 0.9.4. */
typedef enum {
    /** The job has done its work */
    VIR_DOMAIN_BLOCK_JOB_COMPLETED = 0,
    /** The job failed */
    VIR_DOMAIN_BLOCK_JOB_FAILED = 1,
    /** The job was cancelled. Since 0.9.12. */
    VIR_DOMAIN_BLOCK_JOB_CANCELED = 2,
    /** The copy has caught up; the job can be ended with a pivot. Since 1.0.0. */
    VIR_DOMAIN_BLOCK_JOB_READY = 3,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_BLOCK_JOB_LAST = 4,
#endif
} virConnectDomainEventBlockJobStatus;

/** Why the source of a disk changed. Since 0.9.7. */
typedef enum {
    /** The source was missing at start; the disk was emptied */
    VIR_DOMAIN_EVENT_DISK_CHANGE_MISSING_ON_START = 0,
    /** The source was missing at start; the disk was left out. Since 1.1.2. */
    VIR_DOMAIN_EVENT_DISK_DROP_MISSING_ON_START = 1,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_EVENT_DISK_CHANGE_LAST = 2,
#endif
} virConnectDomainEventDiskChangeReason;

/** What the tray of a removable drive did. Since 0.9.11. */
typedef enum {
    VIR_DOMAIN_EVENT_TRAY_CHANGE_OPEN = 0,  /**< The tray was opened */
    VIR_DOMAIN_EVENT_TRAY_CHANGE_CLOSE = 1, /**< The tray was closed */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_EVENT_TRAY_CHANGE_LAST = 2,
#endif
} virDomainEventTrayChangeReason;

/** Whether the guest agent is connected. Since 1.2.11. */
typedef enum {
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_STATE_CONNECTED = 1,    /**< The agent is there */
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_STATE_DISCONNECTED = 2, /**< The agent has gone */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_STATE_LAST = 3,
#endif
} virConnectDomainEventAgentLifecycleState;

/** Why the state of the guest agent changed. Since 1.2.11. */
typedef enum {
    /** No reason known */
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_REASON_UNKNOWN = 0,
    /** The state was set when the domain started */
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_REASON_DOMAIN_STARTED = 1,
    /** The channel changed its state */
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_REASON_CHANNEL = 2,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_REASON_LAST = 3,
#endif
} virConnectDomainEventAgentLifecycleReason;

/** Domain events a callback can be registered for. Since 0.8.0. */
typedef enum {
    /** virConnectDomainEventCallback */
    VIR_DOMAIN_EVENT_ID_LIFECYCLE = 0,
    /** virConnectDomainEventGenericCallback */
    VIR_DOMAIN_EVENT_ID_REBOOT = 1,
    /** virConnectDomainEventRTCChangeCallback */
    VIR_DOMAIN_EVENT_ID_RTC_CHANGE = 2,
    /** virConnectDomainEventWatchdogCallback */
    VIR_DOMAIN_EVENT_ID_WATCHDOG = 3,
    /** virConnectDomainEventIOErrorCallback */
    VIR_DOMAIN_EVENT_ID_IO_ERROR = 4,
    /** virConnectDomainEventGraphicsCallback */
    VIR_DOMAIN_EVENT_ID_GRAPHICS = 5,
    /** virConnectDomainEventIOErrorReasonCallback. Since 0.8.1. */
    VIR_DOMAIN_EVENT_ID_IO_ERROR_REASON = 6,
    /** virConnectDomainEventGenericCallback. Since 0.9.2. */
    VIR_DOMAIN_EVENT_ID_CONTROL_ERROR = 7,
    /** virConnectDomainEventBlockJobCallback; the disk is named by its path. Since 0.9.4. */
    VIR_DOMAIN_EVENT_ID_BLOCK_JOB = 8,
    /** virConnectDomainEventDiskChangeCallback. Since 0.9.7. */
    VIR_DOMAIN_EVENT_ID_DISK_CHANGE = 9,
    /** virConnectDomainEventTrayChangeCallback. Since 0.9.11. */
    VIR_DOMAIN_EVENT_ID_TRAY_CHANGE = 10,
    /** virConnectDomainEventPMWakeupCallback. Since 0.9.11. */
    VIR_DOMAIN_EVENT_ID_PMWAKEUP = 11,
    /** virConnectDomainEventPMSuspendCallback. Since 0.9.11. */
    VIR_DOMAIN_EVENT_ID_PMSUSPEND = 12,
    /** virConnectDomainEventBalloonChangeCallback. Since 0.10.0. */
    VIR_DOMAIN_EVENT_ID_BALLOON_CHANGE = 13,
    /** virConnectDomainEventPMSuspendDiskCallback. Since 1.0.0. */
    VIR_DOMAIN_EVENT_ID_PMSUSPEND_DISK = 14,
    /** virConnectDomainEventDeviceRemovedCallback. Since 1.1.1. */
    VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED = 15,
    /** virConnectDomainEventBlockJobCallback; the disk is named by its target. Since 1.2.6. */
    VIR_DOMAIN_EVENT_ID_BLOCK_JOB_2 = 16,
    /** virConnectDomainEventTunableCallback. Since 1.2.9. */
    VIR_DOMAIN_EVENT_ID_TUNABLE = 17,
    /** virConnectDomainEventAgentLifecycleCallback. Since 1.2.11. */
    VIR_DOMAIN_EVENT_ID_AGENT_LIFECYCLE = 18,
    /** virConnectDomainEventDeviceAddedCallback. Since 1.2.15. */
    VIR_DOMAIN_EVENT_ID_DEVICE_ADDED = 19,
    /** virConnectDomainEventMigrationIterationCallback. Since 1.3.2. */
    VIR_DOMAIN_EVENT_ID_MIGRATION_ITERATION = 20,
    /** virConnectDomainEventJobCompletedCallback. Since 1.3.3. */
    VIR_DOMAIN_EVENT_ID_JOB_COMPLETED = 21,
    /** virConnectDomainEventDeviceRemovalFailedCallback. Since 1.3.4. */
    VIR_DOMAIN_EVENT_ID_DEVICE_REMOVAL_FAILED = 22,
    /** virConnectDomainEventMetadataChangeCallback. Since 3.0.0. */
    VIR_DOMAIN_EVENT_ID_METADATA_CHANGE = 23,
    /** virConnectDomainEventBlockThresholdCallback. Since 3.2.0. */
    VIR_DOMAIN_EVENT_ID_BLOCK_THRESHOLD = 24,
    /** virConnectDomainEventMemoryFailureCallback. Since 6.9.0. */
    VIR_DOMAIN_EVENT_ID_MEMORY_FAILURE = 25,
    /** virConnectDomainEventMemoryDeviceSizeChangeCallback. Since 7.9.0. */
    VIR_DOMAIN_EVENT_ID_MEMORY_DEVICE_SIZE_CHANGE = 26,
    /** virConnectDomainEventNICMACChangeCallback. Since 11.2.0. */
    VIR_DOMAIN_EVENT_ID_NIC_MAC_CHANGE = 27,
    /** virConnectDomainEventVcpuRemovedCallback. Since 12.4.0. */
    VIR_DOMAIN_EVENT_ID_VCPU_REMOVED = 28,
    /** virConnectDomainEventChannelLifecycleCallback. Since 12.4.0. */
    VIR_DOMAIN_EVENT_ID_CHANNEL_LIFECYCLE = 29,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_EVENT_ID_LAST = 30,
#endif
} virDomainEventID;

/** Flag bits for opening a console. Since 0.9.11. */
typedef enum {
    VIR_DOMAIN_CONSOLE_FORCE = 1 << 0, /**< Cut off whoever uses it now */
    VIR_DOMAIN_CONSOLE_SAFE = 1 << 1,  /**< Fail unless the driver keeps two users apart */
} virDomainConsoleFlags;

/** Flag bits for opening a guest channel. Since 1.0.2. */
typedef enum {
    VIR_DOMAIN_CHANNEL_FORCE = 1 << 0, /**< Cut off whoever uses it now */
} virDomainChannelFlags;

/** Flag bits for connecting to a graphics device. Since 0.9.7. */
typedef enum {
    VIR_DOMAIN_OPEN_GRAPHICS_SKIPAUTH = 1 << 0, /**< Need no password on this connection */
} virDomainOpenGraphicsFlags;

/** Flag bits for setting the clock of a guest. Since 1.2.5. */
typedef enum {
    VIR_DOMAIN_TIME_SYNC = 1 << 0, /**< Take the time from the guest's real-time clock */
} virDomainSetTimeFlags;

/** Old names of the typed parameter types, for scheduler settings. Since 0.2.3. */
typedef enum {
    VIR_DOMAIN_SCHED_FIELD_INT = 1,     /**< Same as VIR_TYPED_PARAM_INT */
    VIR_DOMAIN_SCHED_FIELD_UINT = 2,    /**< Same as VIR_TYPED_PARAM_UINT */
    VIR_DOMAIN_SCHED_FIELD_LLONG = 3,   /**< Same as VIR_TYPED_PARAM_LLONG */
    VIR_DOMAIN_SCHED_FIELD_ULLONG = 4,  /**< Same as VIR_TYPED_PARAM_ULLONG */
    VIR_DOMAIN_SCHED_FIELD_DOUBLE = 5,  /**< Same as VIR_TYPED_PARAM_DOUBLE */
    VIR_DOMAIN_SCHED_FIELD_BOOLEAN = 6, /**< Same as VIR_TYPED_PARAM_BOOLEAN */
} virSchedParameterType;

/** Old names of the typed parameter types, for block I/O settings. Since 0.9.0. */
typedef enum {
    VIR_DOMAIN_BLKIO_PARAM_INT = 1,     /**< Same as VIR_TYPED_PARAM_INT */
    VIR_DOMAIN_BLKIO_PARAM_UINT = 2,    /**< Same as VIR_TYPED_PARAM_UINT */
    VIR_DOMAIN_BLKIO_PARAM_LLONG = 3,   /**< Same as VIR_TYPED_PARAM_LLONG */
    VIR_DOMAIN_BLKIO_PARAM_ULLONG = 4,  /**< Same as VIR_TYPED_PARAM_ULLONG */
    VIR_DOMAIN_BLKIO_PARAM_DOUBLE = 5,  /**< Same as VIR_TYPED_PARAM_DOUBLE */
    VIR_DOMAIN_BLKIO_PARAM_BOOLEAN = 6, /**< Same as VIR_TYPED_PARAM_BOOLEAN */
} virBlkioParameterType;

/** Old names of the typed parameter types, for memory settings. Since 0.8.5. */
typedef enum {
    VIR_DOMAIN_MEMORY_PARAM_INT = 1,     /**< Same as VIR_TYPED_PARAM_INT */
    VIR_DOMAIN_MEMORY_PARAM_UINT = 2,    /**< Same as VIR_TYPED_PARAM_UINT */
    VIR_DOMAIN_MEMORY_PARAM_LLONG = 3,   /**< Same as VIR_TYPED_PARAM_LLONG */
    VIR_DOMAIN_MEMORY_PARAM_ULLONG = 4,  /**< Same as VIR_TYPED_PARAM_ULLONG */
    VIR_DOMAIN_MEMORY_PARAM_DOUBLE = 5,  /**< Same as VIR_TYPED_PARAM_DOUBLE */
    VIR_DOMAIN_MEMORY_PARAM_BOOLEAN = 6, /**< Same as VIR_TYPED_PARAM_BOOLEAN */
} virMemoryParameterType;

/** Where the addresses of a guest are looked up. Since 1.2.14. */
typedef enum {
    VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LEASE = 0, /**< The DHCP leases of the library's networks */
    VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_AGENT = 1, /**< The guest agent */
    VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_ARP = 2,   /**< The host's ARP table. Since 4.2.0. */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LAST = 3,
#endif
} virDomainInterfaceAddressesSource;

/** Flag bits for setting a password in the guest. Since 1.2.16. */
typedef enum {
    VIR_DOMAIN_PASSWORD_ENCRYPTED = 1 << 0, /**< The password is a hash as the guest stores it */
} virDomainSetUserPasswordFlags;

/** Guest events that an action can be set for. Since 3.9.0. */
typedef enum {
    VIR_DOMAIN_LIFECYCLE_POWEROFF = 0, /**< The guest powers off */
    VIR_DOMAIN_LIFECYCLE_REBOOT = 1,   /**< The guest reboots */
    VIR_DOMAIN_LIFECYCLE_CRASH = 2,    /**< The guest crashes */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_LIFECYCLE_LAST = 3,
#endif
} virDomainLifecycle;

/** What is done when a guest powers off, reboots or crashes. Since 3.9.0. */
typedef enum {
    /** End the domain */
    VIR_DOMAIN_LIFECYCLE_ACTION_DESTROY = 0,
    /** Start the domain again */
    VIR_DOMAIN_LIFECYCLE_ACTION_RESTART = 1,
    /** Start the domain again under a new name */
    VIR_DOMAIN_LIFECYCLE_ACTION_RESTART_RENAME = 2,
    /** Keep the domain as it is */
    VIR_DOMAIN_LIFECYCLE_ACTION_PRESERVE = 3,
    /** Write a core dump, then end the domain */
    VIR_DOMAIN_LIFECYCLE_ACTION_COREDUMP_DESTROY = 4,
    /** Write a core dump, then start the domain again */
    VIR_DOMAIN_LIFECYCLE_ACTION_COREDUMP_RESTART = 5,
    /** Keep the domain, and let it run on. Since 12.6.0. */
    VIR_DOMAIN_LIFECYCLE_ACTION_PRESERVE_RUNNING = 6,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_LIFECYCLE_ACTION_LAST = 7,
#endif
} virDomainLifecycleAction;

/** Bits that choose groups of information from the guest agent. Since 5.7.0. */
typedef enum {
    VIR_DOMAIN_GUEST_INFO_USERS = 1 << 0,      /**< Users logged in */
    VIR_DOMAIN_GUEST_INFO_OS = 1 << 1,         /**< Operating system */
    VIR_DOMAIN_GUEST_INFO_TIMEZONE = 1 << 2,   /**< Time zone */
    VIR_DOMAIN_GUEST_INFO_HOSTNAME = 1 << 3,   /**< Host name */
    VIR_DOMAIN_GUEST_INFO_FILESYSTEM = 1 << 4, /**< Mounted filesystems */
    VIR_DOMAIN_GUEST_INFO_DISKS = 1 << 5,      /**< Disks. Since 7.0.0. */
    VIR_DOMAIN_GUEST_INFO_INTERFACES = 1 << 6, /**< Network interfaces. Since 7.10.0. */
    VIR_DOMAIN_GUEST_INFO_LOAD = 1 << 7,       /**< Load averages. Since 11.2.0. */
    VIR_DOMAIN_GUEST_INFO_DEVICES = 1 << 8,    /**< Devices and their drivers. Since 12.7.0. */
} virDomainGuestInfoTypes;

/** Special timeouts for waiting on the guest agent; positive numbers are seconds. Since 5.10.0. */
typedef enum {
    VIR_DOMAIN_AGENT_RESPONSE_TIMEOUT_BLOCK = -2,   /**< Wait forever */
    VIR_DOMAIN_AGENT_RESPONSE_TIMEOUT_DEFAULT = -1, /**< Wait as long as usual */
    VIR_DOMAIN_AGENT_RESPONSE_TIMEOUT_NOWAIT = 0,   /**< Do not wait */
} virDomainAgentResponseTimeoutValues;

/** Flag bits for starting a backup. Since 6.0.0. */
typedef enum {
    /** Write to files that are there already */
    VIR_DOMAIN_BACKUP_BEGIN_REUSE_EXTERNAL = 1 << 0,
    /** Keep the process of a guest that shuts down until the end. Since 11.10.0. */
    VIR_DOMAIN_BACKUP_BEGIN_PRESERVE_SHUTDOWN_DOMAIN = 1 << 1,
} virDomainBackupBeginFlags;

/** Flag bits that say how the given SSH keys change the list in the guest. Since 6.10.0. */
typedef enum {
    /** Add the keys to those that are there */
    VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND = 1 << 0,
    /** Remove the keys from those that are there */
    VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE = 1 << 1,
} virDomainAuthorizedSSHKeysSetFlags;

/** Bits that choose kinds of messages kept for a domain. Since 7.1.0. */
typedef enum {
    VIR_DOMAIN_MESSAGE_DEPRECATION = 1, /**< The domain uses something deprecated */
    VIR_DOMAIN_MESSAGE_TAINTING = 2,    /**< The domain uses something unsupported */
    VIR_DOMAIN_MESSAGE_IOERRORS = 4,    /**< Disks had I/O errors. Since 11.1.0. */
} virDomainMessageType;

/** States of a dirty page rate measurement. Since 7.2.0. */
typedef enum {
    VIR_DOMAIN_DIRTYRATE_UNSTARTED = 0, /**< Nothing was measured yet */
    VIR_DOMAIN_DIRTYRATE_MEASURING = 1, /**< A measurement is going on */
    VIR_DOMAIN_DIRTYRATE_MEASURED = 2,  /**< The measurement has ended */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_DIRTYRATE_LAST = 3,
#endif
} virDomainDirtyRateStatus;

/** Ways to measure the dirty page rate. Since 8.1.0. */
typedef enum {
    VIR_DOMAIN_DIRTYRATE_MODE_PAGE_SAMPLING = 0,     /**< By looking at sample pages */
    VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_BITMAP = 1 << 0, /**< By the dirty bitmap */
    VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_RING = 1 << 1,   /**< By the dirty ring, for each virtual CPU */
} virDomainDirtyRateCalcFlags;

/** Flag bits for lending file descriptors to a domain. Since 9.0.0. */
typedef enum {
    /** Restore the security label afterwards */
    VIR_DOMAIN_FD_ASSOCIATE_SECLABEL_RESTORE = 1 << 0,
    /** Give the file a label that allows writing */
    VIR_DOMAIN_FD_ASSOCIATE_SECLABEL_WRITABLE = 1 << 1,
} virDomainFDAssociateFlags;

/** Kinds of graphics devices whose certificates are read again. Since 10.2.0. */
typedef enum {
    VIR_DOMAIN_GRAPHICS_RELOAD_TYPE_ANY = 0, /**< All graphics devices */
    VIR_DOMAIN_GRAPHICS_RELOAD_TYPE_VNC = 1, /**< Only VNC */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_DOMAIN_GRAPHICS_RELOAD_TYPE_LAST = 2,
#endif
} virDomainGraphicsReloadType;

/** Whether a guest channel is connected. Since 12.4.0. */
typedef enum {
    /** The guest has opened the channel */
    VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_STATE_CONNECTED = 1,
    /** The guest has closed the channel */
    VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_STATE_DISCONNECTED = 2,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_STATE_LAST = 3,
#endif
} virConnectDomainEventChannelLifecycleState;

/** Why the state of a guest channel changed. Since 12.4.0. */
typedef enum {
    /** No reason known */
    VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_REASON_UNKNOWN = 0,
    /** The state was set when the domain started */
    VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_REASON_DOMAIN_STARTED = 1,
    /** The channel changed its state */
    VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_REASON_CHANNEL = 2,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_REASON_LAST = 3,
#endif
} virConnectDomainEventChannelLifecycleReason;

/** Flag bits for switching single virtual CPUs on and off. Since 12.4.0. */
typedef enum {
    VIR_DOMAIN_SETVCPU_AFFECT_CURRENT = 0,     /**< Same as VIR_DOMAIN_AFFECT_CURRENT */
    VIR_DOMAIN_SETVCPU_AFFECT_LIVE = 1 << 0,   /**< Same as VIR_DOMAIN_AFFECT_LIVE */
    VIR_DOMAIN_SETVCPU_AFFECT_CONFIG = 1 << 1, /**< Same as VIR_DOMAIN_AFFECT_CONFIG */
    VIR_DOMAIN_SETVCPU_ASYNC_UNPLUG = 1 << 2,  /**< Do not wait until the guest has released them */
} virDomainSetVcpuFlags;

/* Types */

/* Older names of struct _virTypedParameter. */
#define _virSchedParameter _virTypedParameter
#define _virBlkioParameter _virTypedParameter
#define _virMemoryParameter _virTypedParameter

/**
 * Progress of the background job of a domain; times are in milliseconds, amounts in bytes.
 *
 * Since 0.7.7.
 */
struct _virDomainJobInfo {
    /** A virDomainJobType value */
    int type;
    /** Time since the job started */
    unsigned long long timeElapsed;
    /** Estimate of the time left, meaningful only for a bounded job */
    unsigned long long timeRemaining;
    /** Amount the job has to handle, memory and disks together */
    unsigned long long dataTotal;
    /** Part of `dataTotal` that is done */
    unsigned long long dataProcessed;
    /** Part of `dataTotal` that is left */
    unsigned long long dataRemaining;
    /** Amount of guest memory to handle */
    unsigned long long memTotal;
    /** Part of the guest memory that is done */
    unsigned long long memProcessed;
    /** Part of the guest memory that is left */
    unsigned long long memRemaining;
    /** Amount of disk data to handle */
    unsigned long long fileTotal;
    /** Part of the disk data that is done */
    unsigned long long fileProcessed;
    /** Part of the disk data that is left */
    unsigned long long fileRemaining;
};
typedef struct _virDomainJobInfo virDomainJobInfo;
typedef virDomainJobInfo *virDomainJobInfoPtr;
typedef unsigned long long virDomainBlockJobCursor;

/** Progress of a job on one disk. Since 0.9.4. */
struct _virDomainBlockJobInfo {
    /** A virDomainBlockJobType value */
    int type;
    /** Speed limit in MiB/s, or in bytes/s if the call was asked for bytes; 0 means none */
    unsigned long bandwidth;
    /** Current position, in the same unit as `end` */
    virDomainBlockJobCursor cur;
    /** Position at which the job is done; the unit depends on the job */
    virDomainBlockJobCursor end;
};
typedef struct _virDomainBlockJobInfo virDomainBlockJobInfo;
typedef virDomainBlockJobInfo *virDomainBlockJobInfoPtr;

/** Input and output counters of one disk; a counter that is not available is -1. Since 0.3.3. */
struct _virDomainBlockStats {
    /** Read requests */
    long long rd_req;
    /** Bytes read */
    long long rd_bytes;
    /** Write requests */
    long long wr_req;
    /** Bytes written */
    long long wr_bytes;
    /** Number of errors */
    long long errs;
};
typedef struct _virDomainBlockStats virDomainBlockStatsStruct;
typedef virDomainBlockStatsStruct *virDomainBlockStatsPtr;

/** Sizes of one disk, in bytes. Since 0.8.1. */
struct _virDomainBlockInfo {
    /** Size the guest sees */
    unsigned long long capacity;
    /** Host storage the disk takes up */
    unsigned long long allocation;
    /** Size of the backing file or device on the host */
    unsigned long long physical;
};
typedef struct _virDomainBlockInfo virDomainBlockInfo;
typedef virDomainBlockInfo *virDomainBlockInfoPtr;

/** A disk of a domain that has met an input or output error. Since 0.9.10. */
struct _virDomainDiskError {
    /** Target name of the disk, such as vda; free it with free() */
    char *disk;
    /** A virDomainDiskErrorCode value */
    int error;
};
typedef struct _virDomainDiskError virDomainDiskError;
typedef virDomainDiskError *virDomainDiskErrorPtr;

/**
 * Called from the event loop when a domain starts, stops or changes its state; the return value is
 * ignored. `event` is a virDomainEventType value; `detail` is from the detail enum of that event.
 * `conn` and `dom` are borrowed for the call; keep `dom` longer with virDomainRef.
 *
 * Since 0.5.0.
 */
typedef int (*virConnectDomainEventCallback)(virConnectPtr conn,
                                             virDomainPtr dom,
                                             int event,
                                             int detail,
                                             void *opaque);

/**
 * Called from the event loop for an event with no data beyond the domain, such as a reboot.
 * Callbacks with more arguments are cast to this type to register them. `conn` and `dom` are
 * borrowed for the call; keep `dom` longer with virDomainRef.
 *
 * Since 0.8.0.
 */
typedef void (*virConnectDomainEventGenericCallback)(virConnectPtr conn,
                                                     virDomainPtr dom,
                                                     void *opaque);

/** A file system mounted in the guest; free it with virDomainFSInfoFree. Since 1.2.11. */
struct _virDomainFSInfo {
    /** Directory in the guest where it is mounted */
    char *mountpoint;
    /** Device name in the guest */
    char *name;
    /** File system type */
    char *fstype;
    /** Number of entries in `devAlias` */
    size_t ndevAlias;
    /** Array of the names of the disks it lies on, as in the domain XML */
    char **devAlias;
};
typedef struct _virDomainFSInfo virDomainFSInfo;
typedef virDomainFSInfo *virDomainFSInfoPtr;

/** One IP address of a guest interface. Since 1.2.14. */
struct _virDomainInterfaceIPAddress {
    /** A virIPAddrType value */
    int type;
    /** The address as text */
    char *addr;
    /** Length of the network prefix in bits */
    unsigned int prefix;
};
typedef struct _virDomainInterfaceIPAddress virDomainIPAddress;
typedef virDomainIPAddress *virDomainIPAddressPtr;

/**
 * A network interface of the guest and its addresses; free it with virDomainInterfaceFree.
 *
 * Since 1.2.14.
 */
struct _virDomainInterface {
    /** Name of the interface */
    char *name;
    /** Hardware address as text, may be NULL */
    char *hwaddr;
    /** Number of entries in `addrs` */
    unsigned int naddrs;
    /** Array of IP addresses */
    virDomainIPAddressPtr addrs;
};
typedef struct _virDomainInterface virDomainInterface;
typedef virDomainInterface *virDomainInterfacePtr;

/** The basic state of a domain. Since 0.0.1. */
struct _virDomainInfo {
    /** A virDomainState value */
    unsigned char state;
    /** Most memory the domain may get, in KiB */
    unsigned long maxMem;
    /** Memory the domain has now, in KiB */
    unsigned long memory;
    /** Number of virtual CPUs */
    unsigned short nrVirtCpu;
    /** CPU time used so far, in nanoseconds */
    unsigned long long cpuTime;
};
typedef struct _virDomainInfo virDomainInfo;
typedef virDomainInfo *virDomainInfoPtr;

/** State of the channel through which the hypervisor controls a domain. Since 0.9.3. */
struct _virDomainControlInfo {
    /** A virDomainControlState value */
    unsigned int state;
    /** A virDomainControlErrorReason value when `state` is the error state, else 0 */
    unsigned int details;
    /** Milliseconds since the channel entered `state` */
    unsigned long long stateTime;
};
typedef struct _virDomainControlInfo virDomainControlInfo;
typedef virDomainControlInfo *virDomainControlInfoPtr;

/**
 * Traffic counters of one network interface; a counter that is not available is -1.
 *
 * Since 0.3.3.
 */
struct _virDomainInterfaceStats {
    /** Bytes received */
    long long rx_bytes;
    /** Packets received */
    long long rx_packets;
    /** Errors on reception */
    long long rx_errs;
    /** Incoming packets dropped */
    long long rx_drop;
    /** Bytes sent */
    long long tx_bytes;
    /** Packets sent */
    long long tx_packets;
    /** Errors on sending */
    long long tx_errs;
    /** Outgoing packets dropped */
    long long tx_drop;
};
typedef struct _virDomainInterfaceStats virDomainInterfaceStatsStruct;
typedef virDomainInterfaceStatsStruct *virDomainInterfaceStatsPtr;

/** One memory figure of a domain. Since 0.7.5. */
struct _virDomainMemoryStat {
    /** What the figure is, a virDomainMemoryStatTags value */
    int tag;
    /**
     * The figure: KiB for amounts of memory, seconds since 1970 for the last update, else a count
     */
    unsigned long long val;
};
typedef struct _virDomainMemoryStat virDomainMemoryStatStruct;
typedef virDomainMemoryStatStruct *virDomainMemoryStatPtr;

/**
 * The statistics of one domain; a list of records is freed with virDomainStatsRecordListFree.
 *
 * Since 1.2.8.
 */
struct _virDomainStatsRecord {
    /** Domain the statistics belong to; released with the list */
    virDomainPtr dom;
    /** Array of the statistics; freed with the list */
    virTypedParameterPtr params;
    /** Number of entries in `params` */
    int nparams;
};
typedef struct _virDomainStatsRecord virDomainStatsRecord;
typedef virDomainStatsRecord *virDomainStatsRecordPtr;

/** The state of one virtual CPU. Since 0.1.4. */
struct _virVcpuInfo {
    /** Number of the virtual CPU, from 0 */
    unsigned int number;
    /** A virVcpuState value */
    int state;
    /** CPU time used so far, in nanoseconds */
    unsigned long long cpuTime;
    /** Host CPU it runs on, or a negative virVcpuHostCpuState value */
    int cpu;
};
typedef struct _virVcpuInfo virVcpuInfo;
typedef virVcpuInfo *virVcpuInfoPtr;

/**
 * One I/O thread of a domain and its CPU affinity; free it with virDomainIOThreadInfoFree.
 *
 * Since 1.2.14.
 */
struct _virDomainIOThreadInfo {
    /** Id of the I/O thread */
    unsigned int iothread_id;
    /** Bitmap of the host CPUs the thread may run on; freed with the struct */
    unsigned char *cpumap;
    /** Length of `cpumap` in bytes */
    int cpumaplen;
};
typedef struct _virDomainIOThreadInfo virDomainIOThreadInfo;
typedef virDomainIOThreadInfo *virDomainIOThreadInfoPtr;

/** One end of a graphics client connection. Since 0.8.0. */
struct _virDomainEventGraphicsAddress {
    /** A virDomainEventGraphicsAddressType value */
    int family;
    /** IP address, or the path of a UNIX socket */
    char *node;
    /** Port number or service name as text */
    char *service;
};

/** One identity a graphics client has proved. Since 0.8.0. */
struct _virDomainEventGraphicsSubjectIdentity {
    /** Kind of identity, such as x509dname or saslUsername */
    char *type;
    /** The identity itself */
    char *name;
};
typedef struct _virDomainEventGraphicsSubjectIdentity virDomainEventGraphicsSubjectIdentity;
typedef virDomainEventGraphicsSubjectIdentity *virDomainEventGraphicsSubjectIdentityPtr;

/** The identities a graphics client has proved. Since 0.8.0. */
struct _virDomainEventGraphicsSubject {
    /** Number of entries in `identities` */
    int nidentity;
    /** Array of identities */
    virDomainEventGraphicsSubjectIdentityPtr identities;
};
typedef struct _virDomainEventGraphicsAddress virDomainEventGraphicsAddress;
typedef virDomainEventGraphicsAddress *virDomainEventGraphicsAddressPtr;
typedef struct _virDomainEventGraphicsSubject virDomainEventGraphicsSubject;
typedef virDomainEventGraphicsSubject *virDomainEventGraphicsSubjectPtr;
typedef struct _virTypedParameter virSchedParameter;
typedef virSchedParameter *virSchedParameterPtr;
typedef struct _virTypedParameter virBlkioParameter;
typedef virBlkioParameter *virBlkioParameterPtr;
typedef struct _virTypedParameter virMemoryParameter;
typedef virMemoryParameter *virMemoryParameterPtr;

/**
 * Called from the event loop when the guest sets its clock; `utcoffset` is the new offset from UTC
 * in seconds. `conn` and `dom` are borrowed for the call.
 *
 * Since 0.8.0.
 */
typedef void (*virConnectDomainEventRTCChangeCallback)(virConnectPtr conn,
                                                       virDomainPtr dom,
                                                       long long utcoffset,
                                                       void *opaque);

/**
 * Called from the event loop when the guest's watchdog fires; `action` is a
 * virDomainEventWatchdogAction value. `conn` and `dom` are borrowed for the call.
 *
 * Since 0.8.0.
 */
typedef void (*virConnectDomainEventWatchdogCallback)(virConnectPtr conn,
                                                      virDomainPtr dom,
                                                      int action,
                                                      void *opaque);

/**
 * Called from the event loop when a disk meets an input or output error. `srcPath` is the host
 * path, `devAlias` the device name in the domain, `action` a virDomainEventIOErrorAction value. All
 * pointers but `opaque` are borrowed for the call.
 *
 * Since 0.8.0.
 */
typedef void (*virConnectDomainEventIOErrorCallback)(virConnectPtr conn,
                                                     virDomainPtr dom,
                                                     const char *srcPath,
                                                     const char *devAlias,
                                                     int action,
                                                     void *opaque);

/**
 * Called from the event loop when a disk meets an input or output error, like
 * virConnectDomainEventIOErrorCallback. `reason` names the cause, such as enospc, and may be empty.
 * All pointers but `opaque` are borrowed for the call.
 *
 * Since 0.8.1.
 */
typedef void (*virConnectDomainEventIOErrorReasonCallback)(virConnectPtr conn,
                                                           virDomainPtr dom,
                                                           const char *srcPath,
                                                           const char *devAlias,
                                                           int action,
                                                           const char *reason,
                                                           void *opaque);

/**
 * Called from the event loop when a graphics client connects, logs in or leaves. `phase` is a
 * virDomainEventGraphicsPhase value, `authScheme` the way of login, `subject` who logged in. All
 * pointers but `opaque` are borrowed for the call.
 *
 * Since 0.8.0.
 */
typedef void (*virConnectDomainEventGraphicsCallback)(virConnectPtr conn,
                                                      virDomainPtr dom,
                                                      int phase,
                                                      const virDomainEventGraphicsAddress *local,
                                                      const virDomainEventGraphicsAddress *remote,
                                                      const char *authScheme,
                                                      const virDomainEventGraphicsSubject *subject,
                                                      void *opaque);

/**
 * Called from the event loop when a job on a disk ends or becomes ready. `disk` is the host path
 * for VIR_DOMAIN_EVENT_ID_BLOCK_JOB, the target name for BLOCK_JOB_2. `type` is
 * virDomainBlockJobType, `status` virConnectDomainEventBlockJobStatus. All pointers but `opaque`
 * are borrowed for the call.
 *
 * Since 0.9.4.
 */
typedef void (*virConnectDomainEventBlockJobCallback)(virConnectPtr conn,
                                                      virDomainPtr dom,
                                                      const char *disk,
                                                      int type,
                                                      int status,
                                                      void *opaque);

/**
 * Called from the event loop when the source of a disk changes. `oldSrcPath` and `newSrcPath` may
 * be NULL; `reason` is a virConnectDomainEventDiskChangeReason value. All pointers but `opaque` are
 * borrowed for the call.
 *
 * Since 0.9.7.
 */
typedef void (*virConnectDomainEventDiskChangeCallback)(virConnectPtr conn,
                                                        virDomainPtr dom,
                                                        const char *oldSrcPath,
                                                        const char *newSrcPath,
                                                        const char *devAlias,
                                                        int reason,
                                                        void *opaque);

/**
 * Called from the event loop when the tray of a removable drive opens or closes; `reason` is a
 * virDomainEventTrayChangeReason value. All pointers but `opaque` are borrowed for the call.
 *
 * Since 0.9.11.
 */
typedef void (*virConnectDomainEventTrayChangeCallback)(virConnectPtr conn,
                                                        virDomainPtr dom,
                                                        const char *devAlias,
                                                        int reason,
                                                        void *opaque);

/**
 * Called from the event loop when a suspended guest wakes up; `reason` is 0 for now. `conn` and
 * `dom` are borrowed for the call.
 *
 * Since 0.9.11.
 */
typedef void (*virConnectDomainEventPMWakeupCallback)(virConnectPtr conn,
                                                      virDomainPtr dom,
                                                      int reason,
                                                      void *opaque);

/**
 * Called from the event loop when the guest suspends itself to memory; `reason` is 0 for now.
 * `conn` and `dom` are borrowed for the call.
 *
 * Since 0.9.11.
 */
typedef void (*virConnectDomainEventPMSuspendCallback)(virConnectPtr conn,
                                                       virDomainPtr dom,
                                                       int reason,
                                                       void *opaque);

/**
 * Called from the event loop when the memory balloon of the domain changes; `actual` is the new
 * memory size in KiB. `conn` and `dom` are borrowed for the call.
 *
 * Since 0.10.0.
 */
typedef void (*virConnectDomainEventBalloonChangeCallback)(virConnectPtr conn,
                                                           virDomainPtr dom,
                                                           unsigned long long actual,
                                                           void *opaque);

/**
 * Called from the event loop when the guest suspends itself to disk; `reason` is 0 for now. `conn`
 * and `dom` are borrowed for the call.
 *
 * Since 1.0.0.
 */
typedef void (*virConnectDomainEventPMSuspendDiskCallback)(virConnectPtr conn,
                                                           virDomainPtr dom,
                                                           int reason,
                                                           void *opaque);

/**
 * Called from the event loop when a device has left the domain; `devAlias` is the device name. All
 * pointers but `opaque` are borrowed for the call.
 *
 * Since 1.1.1.
 */
typedef void (*virConnectDomainEventDeviceRemovedCallback)(virConnectPtr conn,
                                                           virDomainPtr dom,
                                                           const char *devAlias,
                                                           void *opaque);

/**
 * Called from the event loop when a device has joined the domain; `devAlias` is the device name.
 * All pointers but `opaque` are borrowed for the call.
 *
 * Since 1.2.15.
 */
typedef void (*virConnectDomainEventDeviceAddedCallback)(virConnectPtr conn,
                                                         virDomainPtr dom,
                                                         const char *devAlias,
                                                         void *opaque);

/**
 * Called from the event loop when the guest or hypervisor has refused to give up a device;
 * `devAlias` is the device name. All pointers but `opaque` are borrowed for the call.
 *
 * Since 1.3.4.
 */
typedef void (*virConnectDomainEventDeviceRemovalFailedCallback)(virConnectPtr conn,
                                                                 virDomainPtr dom,
                                                                 const char *devAlias,
                                                                 void *opaque);

/**
 * Called from the event loop when the metadata of the domain changes. `type` is a
 * virDomainMetadataType value; `nsuri` is the XML namespace for ELEMENT, else NULL. All pointers
 * but `opaque` are borrowed for the call.
 *
 * Since 3.0.0.
 */
typedef void (*virConnectDomainEventMetadataChangeCallback)(virConnectPtr conn,
                                                            virDomainPtr dom,
                                                            int type,
                                                            const char *nsuri,
                                                            void *opaque);

/**
 * Called from the event loop when a running migration starts another pass over the guest memory;
 * `iteration` is the number of the pass. `conn` and `dom` are borrowed for the call.
 *
 * Since 1.3.2.
 */
typedef void (*virConnectDomainEventMigrationIterationCallback)(virConnectPtr conn,
                                                                virDomainPtr dom,
                                                                int iteration,
                                                                void *opaque);

/**
 * Called from the event loop when the background job of the domain ends. `params` is an array of
 * `nparams` statistics, with the names virDomainGetJobStats uses. All pointers but `opaque` are
 * borrowed for the call; do not free `params`.
 *
 * Since 1.3.3.
 */
typedef void (*virConnectDomainEventJobCompletedCallback)(virConnectPtr conn,
                                                          virDomainPtr dom,
                                                          virTypedParameterPtr params,
                                                          int nparams,
                                                          void *opaque);

/**
 * Called from the event loop when tunable settings of the domain change. `params` is an array of
 * the `nparams` new values. All pointers but `opaque` are borrowed for the call; do not free
 * `params`.
 *
 * Since 1.2.9.
 */
typedef void (*virConnectDomainEventTunableCallback)(virConnectPtr conn,
                                                     virDomainPtr dom,
                                                     virTypedParameterPtr params,
                                                     int nparams,
                                                     void *opaque);

/**
 * Called from the event loop when the guest agent connects or disconnects. `state` is a
 * virConnectDomainEventAgentLifecycleState value, `reason` a
 * virConnectDomainEventAgentLifecycleReason value. `conn` and `dom` are borrowed for the call.
 *
 * Since 1.2.11.
 */
typedef void (*virConnectDomainEventAgentLifecycleCallback)(virConnectPtr conn,
                                                            virDomainPtr dom,
                                                            int state,
                                                            int reason,
                                                            void *opaque);

/**
 * Called from the event loop when writes pass the threshold set with virDomainSetBlockThreshold.
 * `dev` names the disk, `path` is its host path or NULL; `threshold` and `excess` (how far past it)
 * are in bytes. All pointers but `opaque` are borrowed for the call.
 *
 * Since 3.2.0.
 */
typedef void (*virConnectDomainEventBlockThresholdCallback)(virConnectPtr conn,
                                                            virDomainPtr dom,
                                                            const char *dev,
                                                            const char *path,
                                                            unsigned long long threshold,
                                                            unsigned long long excess,
                                                            void *opaque);

/**
 * Called from the event loop on a hardware memory error. `recipient` is
 * virDomainMemoryFailureRecipientType, `action` virDomainMemoryFailureActionType, `flags`
 * virDomainMemoryFailureFlags. `conn` and `dom` are borrowed for the call.
 *
 * Since 6.9.0.
 */
typedef void (*virConnectDomainEventMemoryFailureCallback)(virConnectPtr conn,
                                                           virDomainPtr dom,
                                                           int recipient,
                                                           int action,
                                                           unsigned int flags,
                                                           void *opaque);

/**
 * Called from the event loop when the guest changes how much of a memory device it uses; `alias` is
 * the device name, `size` the new size in KiB. All pointers but `opaque` are borrowed for the call.
 *
 * Since 7.9.0.
 */
typedef void (*virConnectDomainEventMemoryDeviceSizeChangeCallback)(virConnectPtr conn,
                                                                    virDomainPtr dom,
                                                                    const char *alias,
                                                                    unsigned long long size,
                                                                    void *opaque);

/**
 * Called from the event loop when the guest changes the MAC address of an interface; `alias` is the
 * device name, `oldMAC` and `newMAC` are text. All pointers but `opaque` are borrowed for the call.
 *
 * Since 11.2.0.
 */
typedef void (*virConnectDomainEventNICMACChangeCallback)(virConnectPtr conn,
                                                          virDomainPtr dom,
                                                          const char *alias,
                                                          const char *oldMAC,
                                                          const char *newMAC,
                                                          void *opaque);

/**
 * Called from the event loop when a virtual CPU has left the domain; `vcpuid` is its number. `conn`
 * and `dom` are borrowed for the call.
 *
 * Since 12.4.0.
 */
typedef void (*virConnectDomainEventVcpuRemovedCallback)(virConnectPtr conn,
                                                         virDomainPtr dom,
                                                         unsigned int vcpuid,
                                                         void *opaque);

/**
 * Called from the event loop when a guest channel connects or disconnects. `channelName` is the
 * channel, `state` virConnectDomainEventChannelLifecycleState, `reason`
 * virConnectDomainEventChannelLifecycleReason. All pointers but `opaque` are borrowed for the call.
 *
 * Since 12.4.0.
 */
typedef void (*virConnectDomainEventChannelLifecycleCallback)(virConnectPtr conn,
                                                              virDomainPtr dom,
                                                              const char *channelName,
                                                              int state,
                                                              int reason,
                                                              void *opaque);

/* Functions */

/**
 * Asks for the job running on the domain, such as a migration or a save, to be cancelled.
 *
 * Returns 0 if the request was accepted, or -1 on failure or when there is no job to cancel.
 * virDomainAbortJobFlags takes flags.
 *
 * Since 0.7.7.
 */
int virDomainAbortJob(virDomainPtr dom);

/**
 * Fills `info` with the progress of the job running on the domain.
 *
 * `info` is caller-owned. Times are in milliseconds, amounts in bytes for most jobs. Returns 0, or
 * -1 on failure; with no job the call succeeds and the type is VIR_DOMAIN_JOB_NONE.
 * virDomainGetJobStats reports more.
 *
 * Since 0.7.7.
 */
int virDomainGetJobInfo(virDomainPtr dom, virDomainJobInfoPtr info);

/**
 * Fills `info` with type, bandwidth and progress of the block job on a disk.
 *
 * `disk` is the target name or the source path. `info` is caller-owned. `flags` takes
 * virDomainBlockJobInfoFlags, which makes the bandwidth bytes/s in place of MiB/s. Returns 1 if
 * there is a job, 0 if there is none, -1 on failure.
 *
 * Since 0.9.4.
 */
int virDomainGetBlockJobInfo(virDomainPtr dom,
                             const char *disk,
                             virDomainBlockJobInfoPtr info,
                             unsigned int flags);

/**
 * Reads type and progress of the job on the domain as typed parameters.
 *
 * `type` receives a virDomainJobType. `params` receives a new array; free it with
 * virTypedParamsFree. `flags` takes virDomainGetJobStatsFlags, which can ask for the last finished
 * job. Returns 0, or -1 on failure.
 *
 * Since 1.0.3.
 */
int virDomainGetJobStats(virDomainPtr domain,
                         int *type,
                         virTypedParameterPtr *params,
                         int *nparams,
                         unsigned int flags);

/**
 * Starts a backup job on the disks of a running domain.
 *
 * `backupXML` says which disks to save, where to, and whether to push the data or to serve it.
 * `checkpointXML` also makes a checkpoint at the same moment; NULL means none. `flags` takes
 * virDomainBackupBeginFlags. End a pull job with virDomainAbortJob. Returns 0 once started, or -1
 * on failure.
 *
 * Since 6.0.0.
 */
int virDomainBackupBegin(virDomainPtr domain,
                         const char *backupXML,
                         const char *checkpointXML,
                         unsigned int flags);

/**
 * Returns the XML of the backup job that runs on the domain, with defaults filled in.
 *
 * `flags` must be 0. Free the result with free(). Returns NULL on failure, also when no backup
 * runs.
 *
 * Since 6.0.0.
 */
char *virDomainBackupGetXMLDesc(virDomainPtr domain, unsigned int flags);

/**
 * Asks to cancel the job that runs on the domain, with options.
 *
 * `flags` takes virDomainAbortJobFlagsValues; VIR_DOMAIN_ABORT_JOB_POSTCOPY also interrupts a
 * migration in post-copy mode, which leaves it paused until recovered. Returns 0, or -1 on failure.
 *
 * Since 8.5.0.
 */
int virDomainAbortJobFlags(virDomainPtr dom, unsigned int flags);

/**
 * Reads request, byte and error counters of one disk of a running domain.
 *
 * `disk` is the target name or the source path. `stats` is caller-owned and `size` is its size in
 * bytes. A field the driver cannot supply is -1. Returns 0, or -1 on failure.
 * virDomainBlockStatsFlags reports more counters.
 *
 * Since 0.3.2.
 */
int virDomainBlockStats(virDomainPtr dom,
                        const char *disk,
                        virDomainBlockStatsPtr stats,
                        size_t size);

/**
 * Reads raw bytes from a disk of the domain, as the guest sees them.
 *
 * `disk` is the target name or the source path. `offset` and `size` are in bytes; `buffer` is
 * caller-owned and holds at least `size` bytes. `flags` must be 0. Remote connections limit `size`.
 * Returns 0, or -1 on failure.
 *
 * Since 0.4.2.
 */
int virDomainBlockPeek(virDomainPtr dom,
                       const char *disk,
                       unsigned long long offset,
                       size_t size,
                       void *buffer,
                       unsigned int flags);

/**
 * Fills `info` with the capacity, allocation and physical size of a disk, in bytes.
 *
 * `disk` is the target name or the source path. `info` is caller-owned. `flags` must be 0. Returns
 * 0, or -1 on failure.
 *
 * Since 0.8.1.
 */
int virDomainGetBlockInfo(virDomainPtr dom,
                          const char *disk,
                          virDomainBlockInfoPtr info,
                          unsigned int flags);

/**
 * Ends the block job that runs on a disk.
 *
 * `disk` is the target name or the source path. `flags` takes virDomainBlockJobAbortFlags. ASYNC
 * returns before the job has ended; PIVOT switches a finished copy or active commit over to its new
 * image. Returns 0, or -1 on failure.
 *
 * Since 0.9.4.
 */
int virDomainBlockJobAbort(virDomainPtr dom, const char *disk, unsigned int flags);

/**
 * Limits the bandwidth of the block job that runs on a disk.
 *
 * `disk` is the target name or the source path. `bandwidth` is in MiB/s, or bytes/s with the flag
 * from virDomainBlockJobSetSpeedFlags. Returns 0, or -1 on failure.
 *
 * Since 0.9.4.
 */
int virDomainBlockJobSetSpeed(virDomainPtr dom,
                              const char *disk,
                              unsigned long bandwidth,
                              unsigned int flags);

/**
 * Starts a job that copies all backing file data into the disk image, so it stands alone.
 *
 * `disk` is the target name or the source path. `bandwidth` is in MiB/s, or bytes/s with the flag
 * from virDomainBlockPullFlags; 0 means the default. Returns 0 once started, or -1 on failure.
 * Follow it with virDomainGetBlockJobInfo.
 *
 * Since 0.9.4.
 */
int virDomainBlockPull(virDomainPtr dom,
                       const char *disk,
                       unsigned long bandwidth,
                       unsigned int flags);

/**
 * Reads I/O statistics of a disk as typed parameters.
 *
 * `disk` is the target name or the source path. With `params` NULL and `nparams` pointing to 0, the
 * call only stores the number of parameters. Otherwise `params` is a caller-owned array with room
 * for that many. `flags` takes virTypedParameterFlags. Returns 0, or -1 on failure.
 *
 * Since 0.9.5.
 */
int virDomainBlockStatsFlags(virDomainPtr dom,
                             const char *disk,
                             virTypedParameterPtr params,
                             int *nparams,
                             unsigned int flags);

/**
 * Changes the size of a disk of a running domain.
 *
 * `disk` is the target name or the source path. `size` is in KiB, or in bytes with
 * VIR_DOMAIN_BLOCK_RESIZE_BYTES. `flags` takes virDomainBlockResizeFlags. Shrinking can destroy
 * data. Returns 0, or -1 on failure.
 *
 * Since 0.9.8.
 */
int virDomainBlockResize(virDomainPtr dom,
                         const char *disk,
                         unsigned long long size,
                         unsigned int flags);

/**
 * Reads the I/O limits of a disk as typed parameters.
 *
 * With `params` NULL and `nparams` pointing to 0, the call only stores the number of parameters.
 * Otherwise `params` is a caller-owned array with room for that many. `flags` takes
 * virDomainModificationImpact and virTypedParameterFlags. Returns 0, or -1 on failure.
 *
 * Since 0.9.8.
 */
int virDomainGetBlockIoTune(virDomainPtr dom,
                            const char *disk,
                            virTypedParameterPtr params,
                            int *nparams,
                            unsigned int flags);

/**
 * Sets the I/O limits of a disk from typed parameters.
 *
 * `disk` is the target name or the source path. Parameter names are the VIR_DOMAIN_BLOCK_IOTUNE_*
 * macros; a limit of 0 means unlimited. `flags` takes virDomainModificationImpact. Returns 0, or -1
 * on failure.
 *
 * Since 0.9.8.
 */
int virDomainSetBlockIoTune(virDomainPtr dom,
                            const char *disk,
                            virTypedParameterPtr params,
                            int nparams,
                            unsigned int flags);

/**
 * Starts a job that shortens the backing chain of a disk, or copies the disk.
 *
 * `base` is the image to keep as backing file, or NULL to pull in all data. With
 * VIR_DOMAIN_BLOCK_REBASE_COPY, `base` is the copy target; virDomainBlockCopy does that better.
 * `bandwidth` is in MiB/s, or bytes/s with the flag; 0 means the default. `flags` takes
 * virDomainBlockRebaseFlags. Returns 0 once started, or -1 on failure.
 *
 * Since 0.9.10.
 */
int virDomainBlockRebase(virDomainPtr dom,
                         const char *disk,
                         const char *base,
                         unsigned long bandwidth,
                         unsigned int flags);

/**
 * Lists the disks of the domain that have had I/O errors.
 *
 * `errors` is a caller-owned array of `maxerrors` entries; free the `disk` string of each filled
 * entry with free(). With `errors` NULL and `maxerrors` 0, returns the most entries there can be.
 * `flags` must be 0. Returns the number of entries filled, or -1 on failure.
 *
 * Since 0.9.10.
 */
int virDomainGetDiskErrors(virDomainPtr dom,
                           virDomainDiskErrorPtr errors,
                           unsigned int maxerrors,
                           unsigned int flags);

/**
 * Starts a job that writes the data of upper images of a disk down into a lower image.
 *
 * `base` is the image to write into; NULL means the bottom of the chain. `top` is the uppermost
 * image to merge; NULL means the active one, which needs VIR_DOMAIN_BLOCK_COMMIT_ACTIVE.
 * `bandwidth` is in MiB/s, or bytes/s with the flag; 0 means the default. `flags` takes
 * virDomainBlockCommitFlags. Returns 0 once started, or -1 on failure.
 *
 * Since 0.10.2.
 */
int virDomainBlockCommit(virDomainPtr dom,
                         const char *disk,
                         const char *base,
                         const char *top,
                         unsigned long bandwidth,
                         unsigned int flags);

/**
 * Starts a job that copies a disk to a new place.
 *
 * `destxml` is a disk element that describes the target. Parameter names are the
 * VIR_DOMAIN_BLOCK_COPY_* macros, with bandwidth in bytes/s. `flags` takes virDomainBlockCopyFlags.
 * Once in sync it mirrors writes until virDomainBlockJobAbort ends it, with or without a switch to
 * the copy. Returns 0 once started, or -1 on failure.
 *
 * Since 1.2.8.
 */
int virDomainBlockCopy(virDomainPtr dom,
                       const char *disk,
                       const char *destxml,
                       virTypedParameterPtr params,
                       int nparams,
                       unsigned int flags);

/**
 * Asks for an event when a disk image has been written past an offset.
 *
 * `dev` is the disk target name, or that plus an index for one image of the chain. `threshold` is
 * in bytes. The event is VIR_DOMAIN_EVENT_ID_BLOCK_THRESHOLD and comes once for each call. `flags`
 * must be 0. Returns 0, or -1 on failure.
 *
 * Since 3.1.0.
 */
int virDomainSetBlockThreshold(virDomainPtr domain,
                               const char *dev,
                               unsigned long long threshold,
                               unsigned int flags);

/**
 * Connects a stream to a console, serial, parallel or channel device of a running domain.
 *
 * `dev_name` is the device alias; NULL means the first console or serial device. `st` is a stream
 * from virStreamNew, best non-blocking, and carries data both ways. `flags` takes
 * virDomainConsoleFlags. Returns 0 once connected, or -1 on failure.
 *
 * Since 0.8.6.
 */
int virDomainOpenConsole(virDomainPtr dom,
                         const char *dev_name,
                         virStreamPtr st,
                         unsigned int flags);

/**
 * Sends a non-maskable interrupt to the guest.
 *
 * `flags` must be 0. Returns 0, or -1 on failure.
 *
 * Since 0.9.2.
 */
int virDomainInjectNMI(virDomainPtr domain, unsigned int flags);

/**
 * Takes a picture of a guest screen and sends the image through `stream`.
 *
 * `screen` counts from 0. `flags` must be 0. Returns the MIME type of the image, or NULL on
 * failure. Free the result with free(), then read the image with virStreamRecv or virStreamRecvAll.
 *
 * Since 0.9.2.
 */
char *virDomainScreenshot(virDomainPtr domain,
                          virStreamPtr stream,
                          unsigned int screen,
                          unsigned int flags);

/**
 * Presses a set of keys in the guest together.
 *
 * `codeset` is a virKeycodeSet. `keycodes` is an array of `nkeycodes` codes, at most
 * VIR_DOMAIN_SEND_KEY_MAX_KEYS. `holdtime` is in milliseconds. `flags` must be 0. Returns 0, or -1
 * on failure.
 *
 * Since 0.9.3.
 */
int virDomainSendKey(virDomainPtr domain,
                     unsigned int codeset,
                     unsigned int holdtime,
                     unsigned int *keycodes,
                     int nkeycodes,
                     unsigned int flags);

/**
 * Connects the socket `fd` to a graphics server of the domain.
 *
 * `idx` counts the graphics devices in the XML from 0. `fd` is one end of a socket pair; the caller
 * talks on the other end. `flags` takes virDomainOpenGraphicsFlags. Returns 0, or -1 on failure.
 * virDomainOpenGraphicsFD makes the socket pair itself.
 *
 * Since 0.9.7.
 */
int virDomainOpenGraphics(virDomainPtr dom, unsigned int idx, int fd, unsigned int flags);

/**
 * Sends a signal to a process inside the guest.
 *
 * `pid_value` is a process id as the guest sees it. `signum` takes virDomainProcessSignal, not host
 * signal numbers. Drivers may limit which processes can be reached. `flags` must be 0. Returns 0,
 * or -1 on failure.
 *
 * Since 1.0.1.
 */
int virDomainSendProcessSignal(virDomainPtr domain,
                               long long pid_value,
                               unsigned int signum,
                               unsigned int flags);

/**
 * Opens a host-side connection to a channel device of the domain on the stream `st`.
 *
 * `name` is the channel name or alias; NULL takes the first one. `flags` takes
 * virDomainChannelFlags, where VIR_DOMAIN_CHANNEL_FORCE drops an existing user. Returns 0, or -1 on
 * failure.
 *
 * Since 1.0.2.
 */
int virDomainOpenChannel(virDomainPtr dom, const char *name, virStreamPtr st, unsigned int flags);

/**
 * Opens a connection to a graphics server of the domain and returns it as a socket.
 *
 * `idx` counts the graphics devices in the XML from 0. `flags` takes virDomainOpenGraphicsFlags.
 * Returns a file descriptor that the caller must close, or -1 on failure.
 *
 * Since 1.2.8.
 */
int virDomainOpenGraphicsFD(virDomainPtr dom, unsigned int idx, unsigned int flags);

/**
 * Plugs a device, described in XML, into a running domain.
 *
 * The persistent configuration is not changed. Returns 0, or -1 on failure.
 * virDomainAttachDeviceFlags can change either or both.
 *
 * Since 0.1.9.
 */
int virDomainAttachDevice(virDomainPtr domain, const char *xml);

/**
 * Unplugs a device, described in XML, from a running domain.
 *
 * The XML must identify the device. The guest may have to cooperate, so the device can still be
 * there when the call returns. Returns 0, or -1 on failure. virDomainDetachDeviceFlags can also
 * change the persistent configuration.
 *
 * Since 0.1.9.
 */
int virDomainDetachDevice(virDomainPtr domain, const char *xml);

/**
 * Adds a device, described in XML, to the running domain, its persistent configuration, or both.
 *
 * `flags` takes virDomainDeviceModifyFlags. Returns 0, or -1 on failure.
 *
 * Since 0.7.7.
 */
int virDomainAttachDeviceFlags(virDomainPtr domain, const char *xml, unsigned int flags);

/**
 * Removes a device, described in XML, from the running domain, its persistent configuration, or
 * both.
 *
 * `flags` takes virDomainDeviceModifyFlags. The XML must identify the device. Live removal can
 * finish after the call returns; the device-removed event reports it. Returns 0, or -1 on failure.
 *
 * Since 0.7.7.
 */
int virDomainDetachDeviceFlags(virDomainPtr domain, const char *xml, unsigned int flags);

/**
 * Changes settings of a device the domain already has.
 *
 * `xml` is the complete new description of the device. Which settings can change depends on the
 * driver. `flags` takes virDomainDeviceModifyFlags. Returns 0, or -1 on failure.
 *
 * Since 0.8.0.
 */
int virDomainUpdateDeviceFlags(virDomainPtr domain, const char *xml, unsigned int flags);

/**
 * Asks to remove the device with the given alias from the domain.
 *
 * `alias` is the device alias in the XML. The guest may answer later; watch for
 * VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED to know that the device is gone. `flags` takes
 * virDomainDeviceModifyFlags. Returns 0 once accepted, or -1 on failure.
 *
 * Since 4.4.0.
 */
int virDomainDetachDeviceAlias(virDomainPtr domain, const char *alias, unsigned int flags);

/**
 * Lets the network interfaces of a running guest announce themselves, so that switches learn where
 * they are.
 *
 * `device` is the alias or MAC address of one interface; NULL means all. Parameter names are the
 * VIR_DOMAIN_ANNOUNCE_INTERFACE_* macros; without any the defaults hold. `flags` must be 0. Returns
 * 0, or -1 on failure.
 *
 * Since 12.5.0.
 */
int virDomainAnnounceInterface(virDomainPtr dom,
                               const char *device,
                               virTypedParameterPtr params,
                               int nparams,
                               unsigned int flags);

/**
 * Removes a lifecycle callback added with virConnectDomainEventRegister.
 *
 * `cb` is the function that was registered. Returns 0 or a positive number, or -1 on failure. Use
 * virConnectDomainEventDeregisterAny for callbacks added with virConnectDomainEventRegisterAny.
 *
 * Since 0.5.0.
 */
int virConnectDomainEventDeregister(virConnectPtr conn, virConnectDomainEventCallback cb);

/**
 * Adds a callback for lifecycle events of all domains of the connection.
 *
 * An event loop must be set up before the connection is opened. `opaque` goes to `cb`; `freecb`, if
 * not NULL, releases it on removal. Returns 0 or a positive number, or -1 on failure. Prefer
 * virConnectDomainEventRegisterAny.
 *
 * Since 0.5.0.
 */
int virConnectDomainEventRegister(virConnectPtr conn,
                                  virConnectDomainEventCallback cb,
                                  void *opaque,
                                  virFreeCallback freecb);

/**
 * Removes a callback added with virConnectDomainEventRegisterAny.
 *
 * `callbackID` is the id that call returned. Returns 0 or a positive number, or -1 on failure.
 *
 * Since 0.8.0.
 */
int virConnectDomainEventDeregisterAny(virConnectPtr conn, int callbackID);

/**
 * Adds a callback for one kind of domain event.
 *
 * `dom` limits it to one domain; NULL means all. `eventID` is a virDomainEventID; cast the matching
 * callback type to `cb`. An event loop must be set up before connecting. `freecb`, if not NULL,
 * releases `opaque` on removal. Returns an id for virConnectDomainEventDeregisterAny, or -1 on
 * failure.
 *
 * Since 0.8.0.
 */
int virConnectDomainEventRegisterAny(virConnectPtr conn,
                                     virDomainPtr dom,
                                     int eventID,
                                     virConnectDomainEventGenericCallback cb,
                                     void *opaque,
                                     virFreeCallback freecb);

/**
 * Reads which performance events are on for the domain, as boolean typed parameters.
 *
 * Parameter names are the VIR_PERF_PARAM_* macros. `params` receives a new array; free it with
 * virTypedParamsFree. `flags` takes virDomainModificationImpact and virTypedParameterFlags. Returns
 * 0, or -1 on failure.
 *
 * Since 1.3.3.
 */
int virDomainGetPerfEvents(virDomainPtr dom,
                           virTypedParameterPtr *params,
                           int *nparams,
                           unsigned int flags);

/**
 * Turns performance events on or off for the domain.
 *
 * Each entry of `params` is a boolean named by a VIR_PERF_PARAM_* macro. `flags` takes
 * virDomainModificationImpact. Read the counters with virConnectGetAllDomainStats. Returns 0, or -1
 * on failure.
 *
 * Since 1.3.3.
 */
int virDomainSetPerfEvents(virDomainPtr dom,
                           virTypedParameterPtr params,
                           int nparams,
                           unsigned int flags);

/**
 * Asks the guest to discard unused blocks of its mounted file systems.
 *
 * `mountPoint` limits it to one file system; NULL means all. `minimum` is the smallest free range
 * to discard, in bytes. Uses the guest agent on most hypervisors. `flags` must be 0. Returns 0, or
 * -1 on failure.
 *
 * Since 1.0.1.
 */
int virDomainFSTrim(virDomainPtr dom,
                    const char *mountPoint,
                    unsigned long long minimum,
                    unsigned int flags);

/**
 * Freezes file systems in the guest so that a consistent disk snapshot can be taken.
 *
 * `mountpoints` is an array of `nmountpoints` paths in the guest; NULL with 0 means all. Uses the
 * guest agent. `flags` must be 0. Undo it with virDomainFSThaw. Returns the number of file systems
 * frozen, or -1 on failure.
 *
 * Since 1.2.5.
 */
int virDomainFSFreeze(virDomainPtr dom,
                      const char **mountpoints,
                      unsigned int nmountpoints,
                      unsigned int flags);

/**
 * Lets file systems in the guest accept writes again after virDomainFSFreeze.
 *
 * `mountpoints` is an array of `nmountpoints` paths in the guest; NULL with 0 means all. A driver
 * may ignore the list and thaw everything. `flags` must be 0. Returns the number of file systems
 * thawed, or -1 on failure.
 *
 * Since 1.2.5.
 */
int virDomainFSThaw(virDomainPtr dom,
                    const char **mountpoints,
                    unsigned int nmountpoints,
                    unsigned int flags);

/**
 * Frees one entry of the array made by virDomainGetFSInfo, with its strings.
 *
 * The array itself is freed with free(). NULL is allowed and does nothing.
 *
 * Since 1.2.11.
 */
void virDomainFSInfoFree(virDomainFSInfoPtr info);

/**
 * Lists the mounted file systems of the guest with the disks they are on.
 *
 * `info` receives a new array. Free each entry with virDomainFSInfoFree and the array with free().
 * Uses the guest agent. `flags` must be 0. Returns the number of entries, or -1 on failure.
 *
 * Since 1.2.11.
 */
int virDomainGetFSInfo(virDomainPtr dom, virDomainFSInfoPtr **info, unsigned int flags);

/**
 * Lists the network interfaces of a running guest with their IP addresses.
 *
 * `source` takes virDomainInterfaceAddressesSource. `ifaces` receives a new array. Free each entry
 * with virDomainInterfaceFree and the array with free(). `flags` must be 0. Returns the number of
 * interfaces, or -1 on failure.
 *
 * Since 1.2.14.
 */
int virDomainInterfaceAddresses(virDomainPtr dom,
                                virDomainInterfacePtr **ifaces,
                                unsigned int source,
                                unsigned int flags);

/**
 * Frees one entry of the array made by virDomainInterfaceAddresses, with its addresses.
 *
 * The array itself is freed with free(). NULL is allowed and does nothing.
 *
 * Since 1.2.14.
 */
void virDomainInterfaceFree(virDomainInterfacePtr iface);

/**
 * Sets the password of a user inside the guest.
 *
 * With VIR_DOMAIN_PASSWORD_ENCRYPTED `password` is already hashed in a form the guest knows. Uses
 * the guest agent on most hypervisors. `flags` takes virDomainSetUserPasswordFlags. Returns 0, or
 * -1 on failure.
 *
 * Since 1.2.16.
 */
int virDomainSetUserPassword(virDomainPtr dom,
                             const char *user,
                             const char *password,
                             unsigned int flags);

/**
 * Reads which vCPUs the guest has, has online and can take offline.
 *
 * `params` receives a new array of strings in CPU list form; free it with virTypedParamsFree. Uses
 * the guest agent. `flags` must be 0. Returns 0, or -1 on failure.
 *
 * Since 2.0.0.
 */
int virDomainGetGuestVcpus(virDomainPtr domain,
                           virTypedParameterPtr *params,
                           unsigned int *nparams,
                           unsigned int flags);

/**
 * Brings vCPUs online or takes them offline inside the guest.
 *
 * `cpumap` is a text list such as "0-3,5". `state` is 1 for online and 0 for offline. Uses the
 * guest agent, so the guest can undo it. `flags` must be 0. Returns 0, or -1 on failure.
 *
 * Since 2.0.0.
 */
int virDomainSetGuestVcpus(virDomainPtr domain, const char *cpumap, int state, unsigned int flags);

/**
 * Reads facts about the guest system from the guest agent.
 *
 * `types` takes virDomainGuestInfoTypes; 0 means all that the agent can give. `params` receives a
 * new array; free it with virTypedParamsFree. `flags` must be 0. Returns 0, or -1 on failure.
 *
 * Since 5.7.0.
 */
int virDomainGetGuestInfo(virDomainPtr domain,
                          unsigned int types,
                          virTypedParameterPtr *params,
                          int *nparams,
                          unsigned int flags);

/**
 * Sets how long calls wait for an answer from the guest agent of the domain.
 *
 * `timeout` is in seconds, or one of virDomainAgentResponseTimeoutValues. `flags` must be 0.
 * Returns 0, or -1 on failure.
 *
 * Since 5.10.0.
 */
int virDomainAgentSetResponseTimeout(virDomainPtr domain, int timeout, unsigned int flags);

/**
 * Reads the SSH keys that may log in as `user` in the guest.
 *
 * `keys` receives a new array of strings. Free each string and then the array with free(). Uses the
 * guest agent. `flags` must be 0. Returns the number of keys, or -1 on failure.
 *
 * Since 6.10.0.
 */
int virDomainAuthorizedSSHKeysGet(virDomainPtr domain,
                                  const char *user,
                                  char ***keys,
                                  unsigned int flags);

/**
 * Sets the SSH keys that may log in as `user` in the guest.
 *
 * `keys` is an array of `nkeys` strings, which replaces the present keys. `flags` takes
 * virDomainAuthorizedSSHKeysSetFlags to add or remove keys instead. Uses the guest agent. Returns
 * 0, or -1 on failure.
 *
 * Since 6.10.0.
 */
int virDomainAuthorizedSSHKeysSet(virDomainPtr domain,
                                  const char *user,
                                  const char **keys,
                                  unsigned int nkeys,
                                  unsigned int flags);

/**
 * Starts a transient domain from an XML description; an old name for virDomainCreateXML.
 *
 * `flags` takes virDomainCreateFlags. Returns a new handle, or NULL on failure. Release it with
 * virDomainFree. New code should call virDomainCreateXML.
 *
 * Since 0.0.3.
 */
virDomainPtr virDomainCreateLinux(virConnectPtr conn, const char *xmlDesc, unsigned int flags);

/**
 * Stops a running domain at once, without asking the guest to shut down.
 *
 * Unsaved guest data may be lost. A transient domain ceases to exist; a persistent one becomes
 * inactive. The handle stays allocated and still needs virDomainFree. Returns 0, or -1 on failure.
 * virDomainDestroyFlags offers more control.
 *
 * Since 0.0.3.
 */
int virDomainDestroy(virDomainPtr domain);

/**
 * Lets a paused domain run again.
 *
 * Returns 0, or -1 on failure. Needs a connection that is not read-only.
 *
 * Since 0.0.3.
 */
int virDomainResume(virDomainPtr domain);

/**
 * Asks the guest to shut down cleanly.
 *
 * The call may return before the guest has stopped, and the guest may ignore the request. Returns 0
 * if the request was sent, or -1 on failure. virDomainShutdownFlags lets the caller choose the
 * method.
 *
 * Since 0.0.3.
 */
int virDomainShutdown(virDomainPtr domain);

/**
 * Pauses a running domain; its memory stays allocated but its vCPUs stop.
 *
 * Use virDomainResume to continue. Returns 0, or -1 on failure. Needs a connection that is not
 * read-only.
 *
 * Since 0.0.3.
 */
int virDomainSuspend(virDomainPtr domain);

/**
 * Asks the guest to reboot.
 *
 * `flags` takes virDomainRebootFlagValues; 0 lets the driver choose the method. The guest may
 * ignore the request. Returns 0 if the request was sent, or -1 on failure.
 *
 * Since 0.1.0.
 */
int virDomainReboot(virDomainPtr domain, unsigned int flags);

/**
 * Starts a domain that is defined but not running.
 *
 * Returns 0 when the domain has started, or -1 on failure. virDomainCreateWithFlags does the same
 * with options.
 *
 * Since 0.1.1.
 */
int virDomainCreate(virDomainPtr domain);

/**
 * Stores a persistent domain configuration without starting it.
 *
 * If a domain with the same name and UUID exists, its persistent configuration is replaced. Returns
 * a new handle, or NULL on failure. Release the handle with virDomainFree. virDomainDefineXMLFlags
 * takes flags as well.
 *
 * Since 0.1.1.
 */
virDomainPtr virDomainDefineXML(virConnectPtr conn, const char *xml);

/**
 * Removes the persistent configuration of a domain.
 *
 * A running domain keeps running but becomes transient. Returns 0, or -1 on failure. The call can
 * fail when a managed save image or snapshots exist; virDomainUndefineFlags can deal with those.
 *
 * Since 0.1.1.
 */
int virDomainUndefine(virDomainPtr domain);

/**
 * Stores in `autostart` whether the domain starts by itself when the host boots.
 *
 * 1 means yes, 0 means no. Returns 0, or -1 on failure.
 *
 * Since 0.2.1.
 */
int virDomainGetAutostart(virDomainPtr domain, int *autostart);

/**
 * Sets whether the domain starts by itself when the host boots.
 *
 * `autostart` of 0 turns it off, anything else turns it on. The domain must be persistent. Returns
 * 0, or -1 on failure.
 *
 * Since 0.2.1.
 */
int virDomainSetAutostart(virDomainPtr domain, int autostart);

/**
 * Creates a domain from an XML description and starts it.
 *
 * The domain is transient unless a persistent one of the same name and UUID is already defined.
 * `flags` takes virDomainCreateFlags. Returns a new handle, or NULL on failure. Release the handle
 * with virDomainFree.
 *
 * Since 0.5.0.
 */
virDomainPtr virDomainCreateXML(virConnectPtr conn, const char *xmlDesc, unsigned int flags);

/**
 * Starts a domain that is defined but not running, with options.
 *
 * `flags` takes virDomainCreateFlags. Returns 0 when the domain has started, or -1 on failure.
 *
 * Since 0.8.2.
 */
int virDomainCreateWithFlags(virDomainPtr domain, unsigned int flags);

/**
 * Stops a running domain by force, with options.
 *
 * `flags` takes virDomainDestroyFlagsValues. With VIR_DOMAIN_DESTROY_GRACEFUL the call fails rather
 * than kill a process that does not exit in time. The handle still needs virDomainFree. Returns 0,
 * or -1 on failure.
 *
 * Since 0.9.4.
 */
int virDomainDestroyFlags(virDomainPtr domain, unsigned int flags);

/**
 * Removes the persistent definition of a domain, with options.
 *
 * A running domain goes on as transient. `flags` takes virDomainUndefineFlagsValues and says what
 * to do with leftovers such as a managed save image, snapshot metadata or NVRAM; without the
 * matching flag such leftovers can make the call fail. Returns 0, or -1 on failure.
 *
 * Since 0.9.4.
 */
int virDomainUndefineFlags(virDomainPtr domain, unsigned int flags);

/**
 * Resets a running domain at once, like the reset button of a machine.
 *
 * The guest gets no chance to shut down, so unsaved data may be lost. `flags` must be 0. Returns 0,
 * or -1 on failure.
 *
 * Since 0.9.7.
 */
int virDomainReset(virDomainPtr domain, unsigned int flags);

/**
 * Asks the guest to suspend itself to memory, to disk or both.
 *
 * `target` takes virNodeSuspendTarget. `duration` is in seconds; 0 means until woken, and drivers
 * may accept nothing else. Needs support in the guest. `flags` must be 0. Returns 0, or -1 on
 * failure.
 *
 * Since 0.9.10.
 */
int virDomainPMSuspendForDuration(virDomainPtr domain,
                                  unsigned int target,
                                  unsigned long long duration,
                                  unsigned int flags);

/**
 * Asks the guest to shut down, with a choice of method.
 *
 * `flags` takes virDomainShutdownFlagValues; 0 leaves the choice to the hypervisor. The guest may
 * ignore the request, and the call does not wait for it. Returns 0, or -1 on failure.
 *
 * Since 0.9.10.
 */
int virDomainShutdownFlags(virDomainPtr domain, unsigned int flags);

/**
 * Wakes a guest that was suspended by power management.
 *
 * `flags` must be 0. Returns 0, or -1 on failure.
 *
 * Since 0.9.11.
 */
int virDomainPMWakeup(virDomainPtr domain, unsigned int flags);

/**
 * Starts a defined domain and hands open files to its first process.
 *
 * `files` is an array of `nfiles` file descriptors. Only container drivers can use them. `flags`
 * takes virDomainCreateFlags. Returns 0, or -1 on failure.
 *
 * Since 1.1.1.
 */
int virDomainCreateWithFiles(virDomainPtr domain,
                             unsigned int nfiles,
                             int *files,
                             unsigned int flags);

/**
 * Starts a transient domain from XML and hands open files to its first process.
 *
 * `files` is an array of `nfiles` file descriptors. Only container drivers can use them. `flags`
 * takes virDomainCreateFlags. Returns a new handle, or NULL on failure. Release the handle with
 * virDomainFree.
 *
 * Since 1.1.1.
 */
virDomainPtr virDomainCreateXMLWithFiles(virConnectPtr conn,
                                         const char *xmlDesc,
                                         unsigned int nfiles,
                                         int *files,
                                         unsigned int flags);

/**
 * Stores a persistent domain definition from XML, without starting the domain.
 *
 * An existing definition with the same name and UUID is replaced. `flags` takes
 * virDomainDefineFlags. Returns a new handle, or NULL on failure. Release the handle with
 * virDomainFree.
 *
 * Since 1.2.12.
 */
virDomainPtr virDomainDefineXMLFlags(virConnectPtr conn, const char *xml, unsigned int flags);

/**
 * Gives a domain a new name.
 *
 * Drivers usually want the domain to be persistent and not running. `new_name` must not be in use.
 * `flags` must be 0. Returns a value of 0 or more on success, or -1 on failure.
 *
 * Since 1.2.19.
 */
int virDomainRename(virDomainPtr dom, const char *new_name, unsigned int flags);

/**
 * Sets what happens to the domain when the guest powers off, reboots or crashes.
 *
 * `type` takes virDomainLifecycle and `action` takes virDomainLifecycleAction; not every pair is
 * allowed. `flags` takes virDomainModificationImpact. Returns 0, or -1 on failure.
 *
 * Since 3.9.0.
 */
int virDomainSetLifecycleAction(virDomainPtr domain,
                                unsigned int type,
                                unsigned int action,
                                unsigned int flags);

/**
 * Reads whether the domain will start by itself at the next host boot only.
 *
 * Stores 1 or 0 in `autostart`. Returns 0, or -1 on failure.
 *
 * Since 11.2.0.
 */
int virDomainGetAutostartOnce(virDomainPtr domain, int *autostart);

/**
 * Sets whether the domain starts by itself at the next host boot only.
 *
 * `autostart` is 1 for yes and 0 for no. The setting is dropped after that one start. Use
 * virDomainSetAutostart for every boot. Returns 0, or -1 on failure.
 *
 * Since 11.2.0.
 */
int virDomainSetAutostartOnce(virDomainPtr domain, int autostart);

/**
 * Fills `ids` with the ids of the running domains on the host.
 *
 * `ids` is a caller-owned array of `maxids` entries. Returns the number of ids stored, or -1 on
 * failure. Domains can start or stop between a count and a listing, so prefer
 * virConnectListAllDomains.
 *
 * Since 0.0.3.
 */
int virConnectListDomains(virConnectPtr conn, int *ids, int maxids);

/**
 * Returns how many domains are active on the host, or -1 on failure.
 *
 * Use virConnectListAllDomains when a consistent list is needed.
 *
 * Since 0.0.3.
 */
int virConnectNumOfDomains(virConnectPtr conn);

/**
 * Drops one reference to a domain handle and frees it when none is left.
 *
 * The domain itself is not affected. Do not use the handle afterwards unless another reference is
 * held. Returns 0, or -1 if `domain` is not a valid handle.
 *
 * Since 0.0.3.
 */
int virDomainFree(virDomainPtr domain);

/**
 * Returns the hypervisor id of an active domain.
 *
 * Returns (unsigned int)-1 on failure and for a domain that is not running. The handle may hold a
 * stale id when the domain has been started or stopped since the lookup.
 *
 * Since 0.0.3.
 */
unsigned int virDomainGetID(virDomainPtr domain);

/**
 * Returns the name of the domain, or NULL on failure.
 *
 * The string is owned by the handle; do not free it. It stays valid as long as the handle does.
 *
 * Since 0.0.3.
 */
const char *virDomainGetName(virDomainPtr domain);

/**
 * Finds an active domain by its hypervisor id.
 *
 * Returns a new handle, or NULL when there is no such domain or the call fails. Release the handle
 * with virDomainFree.
 *
 * Since 0.0.3.
 */
virDomainPtr virDomainLookupByID(virConnectPtr conn, int id);

/**
 * Finds a domain, active or not, by its name.
 *
 * Returns a new handle, or NULL when there is no such domain or the call fails. Release the handle
 * with virDomainFree.
 *
 * Since 0.0.3.
 */
virDomainPtr virDomainLookupByName(virConnectPtr conn, const char *name);

/**
 * Copies the UUID of the domain into `uuid` as raw bytes.
 *
 * `uuid` must have room for VIR_UUID_BUFLEN (16) bytes. Returns 0, or -1 on failure.
 *
 * Since 0.0.5.
 */
int virDomainGetUUID(virDomainPtr domain, unsigned char *uuid);

/**
 * Finds a domain by its UUID given as raw bytes.
 *
 * `uuid` points to VIR_UUID_BUFLEN (16) bytes. Returns a new handle, or NULL when there is no such
 * domain or the call fails. Release the handle with virDomainFree.
 *
 * Since 0.0.5.
 */
virDomainPtr virDomainLookupByUUID(virConnectPtr conn, const unsigned char *uuid);

/**
 * Fills `names` with the names of the domains that are defined but not running.
 *
 * `names` is a caller-owned array of `maxnames` entries. Free each stored string with free().
 * Returns the number of names stored, or -1 on failure. Prefer virConnectListAllDomains, which has
 * no race with the count.
 *
 * Since 0.1.1.
 */
int virConnectListDefinedDomains(virConnectPtr conn, char **const names, int maxnames);

/**
 * Writes the UUID of the domain into `buf` as text.
 *
 * `buf` must have room for VIR_UUID_STRING_BUFLEN (37) bytes, including the final NUL. Returns 0,
 * or -1 on failure.
 *
 * Since 0.1.1.
 */
int virDomainGetUUIDString(virDomainPtr domain, char *buf);

/**
 * Finds a domain by its UUID given as text.
 *
 * Returns a new handle, or NULL when the text is not a UUID, there is no such domain or the call
 * fails. Release the handle with virDomainFree.
 *
 * Since 0.1.1.
 */
virDomainPtr virDomainLookupByUUIDString(virConnectPtr conn, const char *uuid);

/**
 * Returns how many domains are defined but not running, or -1 on failure.
 *
 * Use virConnectListAllDomains when a consistent list is needed.
 *
 * Since 0.1.5.
 */
int virConnectNumOfDefinedDomains(virConnectPtr conn);

/**
 * Returns the connection the domain handle belongs to, or NULL on failure.
 *
 * No reference is added. The result is valid as long as the domain handle; do not close it, or take
 * a reference first with virConnectRef.
 *
 * Since 0.3.0.
 */
virConnectPtr virDomainGetConnect(virDomainPtr domain);

/**
 * Adds a reference to a domain handle.
 *
 * Each reference needs its own virDomainFree. Returns 0, or -1 if `domain` is not a valid handle.
 *
 * Since 0.6.0.
 */
int virDomainRef(virDomainPtr domain);

/**
 * Lists domains as handles, with filters.
 *
 * `flags` takes virConnectListAllDomainsFlags; 0 means all. `domains` receives a new
 * NULL-terminated array, or pass NULL to only count. Release each handle with virDomainFree and the
 * array with free(). Returns the count, or -1 on failure.
 *
 * Since 0.9.13.
 */
int virConnectListAllDomains(virConnectPtr conn, virDomainPtr **domains, unsigned int flags);

/**
 * Reads the security labels of a running domain, one for each security driver.
 *
 * `seclabels` receives a new array; free it with free(). Returns the number of entries, or -1 on
 * failure.
 *
 * Since 0.10.0.
 */
int virDomainGetSecurityLabelList(virDomainPtr domain, virSecurityLabelPtr *seclabels);

/** Returns the maximum memory of the domain in KiB, or 0 on failure. Since 0.0.3. */
unsigned long virDomainGetMaxMemory(virDomainPtr domain);

/**
 * Changes the maximum memory the domain may use.
 *
 * `memory` is in KiB and must not be 0. Whether this works on a running domain depends on the
 * driver. Returns 0, or -1 on failure. virDomainSetMemoryFlags lets the caller choose live or
 * persistent settings.
 *
 * Since 0.0.3.
 */
int virDomainSetMaxMemory(virDomainPtr domain, unsigned long memory);

/**
 * Changes the amount of memory currently given to the domain.
 *
 * `memory` is in KiB and should not exceed the maximum memory. The guest reaches the target through
 * its balloon driver, so the change can take time. Returns 0, or -1 on failure. See
 * virDomainSetMemoryFlags for flags.
 *
 * Since 0.1.1.
 */
int virDomainSetMemory(virDomainPtr domain, unsigned long memory);

/**
 * Changes the current or the maximum memory of the domain.
 *
 * `memory` is in KiB. `flags` takes virDomainMemoryModFlags, which chooses live or persistent
 * settings; VIR_DOMAIN_MEM_MAXIMUM changes the maximum. Returns 0, or -1 on failure.
 *
 * Since 0.9.0.
 */
int virDomainSetMemoryFlags(virDomainPtr domain, unsigned long memory, unsigned int flags);

/**
 * Returns the title, the description or a custom metadata element of the domain.
 *
 * `type` takes virDomainMetadataType. `uri` is the XML namespace of a custom element, and NULL for
 * the other types. `flags` takes virDomainModificationImpact. Free the result with free(). Returns
 * NULL on failure, also when there is no such metadata.
 *
 * Since 0.9.10.
 */
char *virDomainGetMetadata(virDomainPtr domain, int type, const char *uri, unsigned int flags);

/**
 * Sets or removes the title, the description or a custom metadata element of the domain.
 *
 * `type` takes virDomainMetadataType. `metadata` NULL removes it. For a custom element `key` is the
 * namespace prefix and `uri` the namespace; both are NULL otherwise. `flags` takes
 * virDomainModificationImpact. Returns 0, or -1 on failure.
 *
 * Since 0.9.10.
 */
int virDomainSetMetadata(virDomainPtr domain,
                         int type,
                         const char *metadata,
                         const char *key,
                         const char *uri,
                         unsigned int flags);

/**
 * Moves the domain to the host behind `dconn`.
 *
 * `flags` takes virDomainMigrateFlags. `dname` renames the domain and `uri` sets the transfer
 * address; both may be NULL. `bandwidth` is in MiB/s, 0 for the default. Returns a handle on
 * `dconn`, or NULL on failure. Release it with virDomainFree. virDomainMigrate3 is the newer call.
 *
 * Since 0.3.2.
 */
virDomainPtr virDomainMigrate(virDomainPtr domain,
                              virConnectPtr dconn,
                              unsigned long flags,
                              const char *dname,
                              const char *uri,
                              unsigned long bandwidth);

/**
 * Moves the domain to another host without a destination handle held by the caller.
 *
 * `duri` is the destination: a connection URI with VIR_MIGRATE_PEER2PEER, otherwise a hypervisor
 * address. `flags` takes virDomainMigrateFlags. `dname` renames the domain or is NULL. `bandwidth`
 * is in MiB/s, 0 for the default. Returns 0, or -1 on failure. virDomainMigrateToURI3 is the newer
 * call.
 *
 * Since 0.7.2.
 */
int virDomainMigrateToURI(virDomainPtr domain,
                          const char *duri,
                          unsigned long flags,
                          const char *dname,
                          unsigned long bandwidth);

/**
 * Sets how long the domain may be paused at the end of a live migration.
 *
 * `downtime` is in milliseconds. `flags` must be 0. Whether a migration must be in progress depends
 * on the driver. Returns 0, or -1 on failure.
 *
 * Since 0.8.0.
 */
int virDomainMigrateSetMaxDowntime(virDomainPtr domain,
                                   unsigned long long downtime,
                                   unsigned int flags);

/**
 * Sets the highest bandwidth a migration of the domain may use.
 *
 * `bandwidth` is in MiB/s. `flags` takes virDomainMigrateMaxSpeedFlags. Returns 0, or -1 on
 * failure.
 *
 * Since 0.9.0.
 */
int virDomainMigrateSetMaxSpeed(virDomainPtr domain, unsigned long bandwidth, unsigned int flags);

/**
 * Moves the domain to the host behind `dconn`, with an optional new description.
 *
 * `dxml` replaces parts of the XML that the guest cannot see, `dname` renames the domain and `uri`
 * sets the transfer address; each may be NULL. `flags` takes virDomainMigrateFlags. `bandwidth` is
 * in MiB/s, 0 for the default. Returns a handle on `dconn`, or NULL on failure. Release it with
 * virDomainFree. virDomainMigrate3 is the newer call.
 *
 * Since 0.9.2.
 */
virDomainPtr virDomainMigrate2(virDomainPtr domain,
                               virConnectPtr dconn,
                               const char *dxml,
                               unsigned long flags,
                               const char *dname,
                               const char *uri,
                               unsigned long bandwidth);

/**
 * Moves the domain to another host, with an optional new description.
 *
 * `dconnuri` is the connection URI for peer-to-peer migration; `miguri` is the transfer address.
 * `dxml` and `dname` replace the XML and the name or are NULL. `flags` takes virDomainMigrateFlags.
 * `bandwidth` is in MiB/s, 0 for the default. Returns 0, or -1 on failure. virDomainMigrateToURI3
 * is the newer call.
 *
 * Since 0.9.2.
 */
int virDomainMigrateToURI2(virDomainPtr domain,
                           const char *dconnuri,
                           const char *miguri,
                           const char *dxml,
                           unsigned long flags,
                           const char *dname,
                           unsigned long bandwidth);

/**
 * Reads the bandwidth limit used when migrating the domain.
 *
 * The value stored in `bandwidth` is in MiB/s. `flags` takes virDomainMigrateMaxSpeedFlags. Returns
 * 0, or -1 on failure.
 *
 * Since 0.9.5.
 */
int virDomainMigrateGetMaxSpeed(virDomainPtr domain, unsigned long *bandwidth, unsigned int flags);

/**
 * Reads the size of the cache used to compress memory pages in a migration.
 *
 * The value stored in `cacheSize` is in bytes. `flags` must be 0. Returns 0, or -1 on failure.
 *
 * Since 1.0.3.
 */
int virDomainMigrateGetCompressionCache(virDomainPtr domain,
                                        unsigned long long *cacheSize,
                                        unsigned int flags);

/**
 * Sets the size of the cache used to compress memory pages in a migration.
 *
 * `cacheSize` is in bytes; the hypervisor may round it. `flags` must be 0. Returns 0, or -1 on
 * failure.
 *
 * Since 1.0.3.
 */
int virDomainMigrateSetCompressionCache(virDomainPtr domain,
                                        unsigned long long cacheSize,
                                        unsigned int flags);

/**
 * Migrates the domain to the host of `dconn`, with typed parameters.
 *
 * Parameter names are the VIR_MIGRATE_PARAM_* macros; `params` may be NULL if `nparams` is 0.
 * `flags` takes virDomainMigrateFlags. Returns a new handle on the destination, or NULL on failure.
 * Release the handle with virDomainFree.
 *
 * Since 1.1.0.
 */
virDomainPtr virDomainMigrate3(virDomainPtr domain,
                               virConnectPtr dconn,
                               virTypedParameterPtr params,
                               unsigned int nparams,
                               unsigned int flags);

/**
 * Migrates the domain from the source side alone, with typed parameters.
 *
 * `dconnuri` is the connection URI of the destination as seen from the source, for peer-to-peer
 * migration; NULL fits direct migration. Parameter names are the VIR_MIGRATE_PARAM_* macros.
 * `flags` takes virDomainMigrateFlags. Returns 0, or -1 on failure.
 *
 * Since 1.1.0.
 */
int virDomainMigrateToURI3(virDomainPtr domain,
                           const char *dconnuri,
                           virTypedParameterPtr params,
                           unsigned int nparams,
                           unsigned int flags);

/**
 * Switches a running migration of the domain to post-copy mode.
 *
 * The migration must have been started with VIR_MIGRATE_POSTCOPY. The guest then runs on the
 * destination while the rest of its memory follows; if the link breaks, the guest cannot simply go
 * on at the source. `flags` must be 0. Returns 0, or -1 on failure.
 *
 * Since 1.3.3.
 */
int virDomainMigrateStartPostCopy(virDomainPtr domain, unsigned int flags);

/**
 * Reads how long the guest may be paused at the end of a live migration.
 *
 * The value stored in `downtime` is in milliseconds. `flags` must be 0. Returns 0, or -1 on
 * failure.
 *
 * Since 3.7.0.
 */
int virDomainMigrateGetMaxDowntime(virDomainPtr domain,
                                   unsigned long long *downtime,
                                   unsigned int flags);

/**
 * Recreates a domain from a state file that virDomainSave wrote.
 *
 * `from` is a path as seen by the host that runs the domain. Returns 0, or -1 on failure. Look the
 * domain up afterwards to get a handle. virDomainRestoreFlags also takes replacement XML and flags.
 *
 * Since 0.0.3.
 */
int virDomainRestore(virConnectPtr conn, const char *from);

/**
 * Writes the memory and state of a running domain to a file and stops the domain.
 *
 * `to` is a path as seen by the host that runs the domain. Restore it with virDomainRestore.
 * Returns 0, or -1 on failure. virDomainSaveFlags also takes replacement XML and flags.
 *
 * Since 0.0.3.
 */
int virDomainSave(virDomainPtr domain, const char *to);

/**
 * Writes a core dump of the domain to a file for later analysis.
 *
 * `to` is a path as seen by the host that runs the domain. `flags` takes virDomainCoreDumpFlags.
 * Returns 0, or -1 on failure. virDomainCoreDumpWithFormat also chooses the file format.
 *
 * Since 0.1.9.
 */
int virDomainCoreDump(virDomainPtr domain, const char *to, unsigned int flags);

/**
 * Tells whether the domain has a managed save image.
 *
 * `flags` must be 0. Returns 1 for yes, 0 for no, -1 on failure.
 *
 * Since 0.8.0.
 */
int virDomainHasManagedSaveImage(virDomainPtr dom, unsigned int flags);

/**
 * Saves the state of a running domain to a file the library manages, and stops the domain.
 *
 * The next start of the domain resumes from that file. `flags` takes virDomainSaveRestoreFlags. The
 * domain must be persistent. Returns 0, or -1 on failure.
 *
 * Since 0.8.0.
 */
int virDomainManagedSave(virDomainPtr dom, unsigned int flags);

/**
 * Deletes the managed save image of the domain, so that its next start is a fresh boot.
 *
 * `flags` must be 0. Returns 0, or -1 on failure.
 *
 * Since 0.8.0.
 */
int virDomainManagedSaveRemove(virDomainPtr dom, unsigned int flags);

/**
 * Resumes a domain from a saved state file, with options.
 *
 * `from` is the file path. `dxml` replaces the stored XML; NULL keeps it. Only host details may
 * differ, such as disk paths. `flags` takes virDomainSaveRestoreFlags. Returns 0, or -1 on failure.
 *
 * Since 0.9.4.
 */
int virDomainRestoreFlags(virConnectPtr conn,
                          const char *from,
                          const char *dxml,
                          unsigned int flags);

/**
 * Saves the memory of a running domain to a file and stops it, with options.
 *
 * `to` is the file path. `dxml` is the XML to store for the restore; NULL stores the current one.
 * `flags` takes virDomainSaveRestoreFlags. Restore with virDomainRestoreFlags. Returns 0, or -1 on
 * failure.
 *
 * Since 0.9.4.
 */
int virDomainSaveFlags(virDomainPtr domain, const char *to, const char *dxml, unsigned int flags);

/**
 * Replaces the domain XML stored inside a saved state file.
 *
 * `dxml` must match the saved guest; only host details may change. `flags` takes
 * virDomainSaveRestoreFlags, where RUNNING or PAUSED sets the state after a restore. Returns 0, or
 * -1 on failure.
 *
 * Since 0.9.4.
 */
int virDomainSaveImageDefineXML(virConnectPtr conn,
                                const char *file,
                                const char *dxml,
                                unsigned int flags);

/**
 * Returns the domain XML stored inside the saved state file `file`.
 *
 * `flags` takes virDomainSaveImageXMLFlags. Passwords and the like appear only with
 * VIR_DOMAIN_SAVE_IMAGE_XML_SECURE. Free the result with free(). Returns NULL on failure.
 *
 * Since 0.9.4.
 */
char *virDomainSaveImageGetXMLDesc(virConnectPtr conn, const char *file, unsigned int flags);

/**
 * Writes a memory dump of the domain to the file `to`, in a chosen format.
 *
 * `dumpformat` takes virDomainCoreDumpFormat; most formats other than raw need
 * VIR_DUMP_MEMORY_ONLY. `flags` takes virDomainCoreDumpFlags. Returns 0, or -1 on failure.
 *
 * Since 1.2.3.
 */
int virDomainCoreDumpWithFormat(virDomainPtr domain,
                                const char *to,
                                unsigned int dumpformat,
                                unsigned int flags);

/**
 * Replaces the domain XML stored in the managed save image of the domain.
 *
 * `dxml` must match the saved guest; only host details may change. `flags` takes
 * virDomainSaveRestoreFlags, where RUNNING or PAUSED sets the state after the next start. Returns
 * 0, or -1 on failure.
 *
 * Since 3.7.0.
 */
int virDomainManagedSaveDefineXML(virDomainPtr domain, const char *dxml, unsigned int flags);

/**
 * Returns the domain XML stored in the managed save image of the domain.
 *
 * `flags` takes virDomainSaveImageXMLFlags. Passwords and the like appear only with
 * VIR_DOMAIN_SAVE_IMAGE_XML_SECURE. Free the result with free(). Returns NULL on failure.
 *
 * Since 3.7.0.
 */
char *virDomainManagedSaveGetXMLDesc(virDomainPtr domain, unsigned int flags);

/**
 * Resumes a domain from a saved state, with typed parameters.
 *
 * Parameter names are the VIR_DOMAIN_SAVE_PARAM_* macros; VIR_DOMAIN_SAVE_PARAM_FILE is the path.
 * `flags` takes virDomainSaveRestoreFlags. Returns 0, or -1 on failure.
 *
 * Since 8.4.0.
 */
int virDomainRestoreParams(virConnectPtr conn,
                           virTypedParameterPtr params,
                           int nparams,
                           unsigned int flags);

/**
 * Saves the memory of a running domain and stops it, with typed parameters.
 *
 * Parameter names are the VIR_DOMAIN_SAVE_PARAM_* macros; VIR_DOMAIN_SAVE_PARAM_FILE is the path.
 * `flags` takes virDomainSaveRestoreFlags. Restore with virDomainRestoreParams. Returns 0, or -1 on
 * failure.
 *
 * Since 8.4.0.
 */
int virDomainSaveParams(virDomainPtr domain,
                        virTypedParameterPtr params,
                        int nparams,
                        unsigned int flags);

/**
 * Fills `info` with the state, memory sizes, vCPU count and CPU time of the domain.
 *
 * `info` is caller-owned. Memory is in KiB and CPU time in nanoseconds. Returns 0, or -1 on
 * failure. virDomainGetState is lighter when only the state is wanted.
 *
 * Since 0.0.3.
 */
int virDomainGetInfo(virDomainPtr domain, virDomainInfoPtr info);

/**
 * Returns the guest operating system type of the domain, such as "hvm" or "linux".
 *
 * Free the result with free(). Returns NULL on failure.
 *
 * Since 0.0.3.
 */
char *virDomainGetOSType(virDomainPtr domain);

/**
 * Returns the XML description of the domain.
 *
 * `flags` takes virDomainXMLFlags. Passwords and the like appear only with VIR_DOMAIN_XML_SECURE,
 * which a read-only connection may not use. Free the result with free(). Returns NULL on failure.
 *
 * Since 0.0.3.
 */
char *virDomainGetXMLDesc(virDomainPtr domain, unsigned int flags);

/**
 * Reads the security label of a running domain into `seclabel`.
 *
 * `seclabel` is caller-owned. It also says whether the security policy is enforced. Returns 0, or
 * -1 on failure. virDomainGetSecurityLabelList covers hosts with more than one security model.
 *
 * Since 0.6.1.
 */
int virDomainGetSecurityLabel(virDomainPtr domain, virSecurityLabelPtr seclabel);

/**
 * Converts a hypervisor's own configuration text to domain XML.
 *
 * `nativeFormat` names the format of `nativeConfig`; the formats depend on the driver. No domain is
 * created or defined. `flags` must be 0. Free the result with free(). Returns NULL on failure.
 *
 * Since 0.6.4.
 */
char *virConnectDomainXMLFromNative(virConnectPtr conn,
                                    const char *nativeFormat,
                                    const char *nativeConfig,
                                    unsigned int flags);

/**
 * Converts domain XML to a hypervisor's own configuration text.
 *
 * `nativeFormat` names the wanted format, for example "qemu-argv"; the formats depend on the
 * driver. No domain is created or defined. `flags` must be 0. Free the result with free(). Returns
 * NULL on failure.
 *
 * Since 0.6.4.
 */
char *virConnectDomainXMLToNative(virConnectPtr conn,
                                  const char *nativeFormat,
                                  const char *domainXml,
                                  unsigned int flags);

/**
 * Tells whether the domain is running.
 *
 * Paused domains count as active. Returns 1 for yes, 0 for no, -1 on failure.
 *
 * Since 0.7.3.
 */
int virDomainIsActive(virDomainPtr dom);

/**
 * Tells whether the domain has a stored configuration that outlives a stop.
 *
 * Returns 1 for yes, 0 for a transient domain, -1 on failure.
 *
 * Since 0.7.3.
 */
int virDomainIsPersistent(virDomainPtr dom);

/**
 * Tells whether the persistent configuration was changed while the domain was running.
 *
 * Returns 1 for yes, 0 for no, -1 on failure.
 *
 * Since 0.8.6.
 */
int virDomainIsUpdated(virDomainPtr dom);

/**
 * Reads the state of the domain and why it is in that state.
 *
 * `state` receives a virDomainState. `reason`, if not NULL, receives a value of the reason enum for
 * that state, such as virDomainRunningReason. `flags` must be 0. Returns 0, or -1 on failure.
 *
 * Since 0.9.2.
 */
int virDomainGetState(virDomainPtr domain, int *state, int *reason, unsigned int flags);

/**
 * Fills `info` with the state of the control channel to the running domain.
 *
 * It shows whether a command is in progress or the channel has failed. `info` is caller-owned.
 * `flags` must be 0. Returns 0, or -1 on failure.
 *
 * Since 0.9.3.
 */
int virDomainGetControlInfo(virDomainPtr domain, virDomainControlInfoPtr info, unsigned int flags);

/**
 * Returns the hostname of the guest.
 *
 * `flags` takes virDomainGetHostnameFlags, which picks the source: DHCP leases or the guest agent.
 * Free the result with free(). Returns NULL on failure.
 *
 * Since 0.10.0.
 */
char *virDomainGetHostname(virDomainPtr domain, unsigned int flags);

/**
 * Reads the clock of the guest.
 *
 * `seconds` and `nseconds` receive the time since 1970-01-01 UTC. Uses the guest agent. `flags`
 * must be 0. Returns 0, or -1 on failure.
 *
 * Since 1.2.5.
 */
int virDomainGetTime(virDomainPtr dom,
                     long long *seconds,
                     unsigned int *nseconds,
                     unsigned int flags);

/**
 * Sets the clock of the guest.
 *
 * `seconds` and `nseconds` give the time since 1970-01-01 UTC. With VIR_DOMAIN_TIME_SYNC the guest
 * takes the time of its own hardware clock and both values are ignored. Uses the guest agent.
 * `flags` takes virDomainSetTimeFlags. Returns 0, or -1 on failure.
 *
 * Since 1.2.5.
 */
int virDomainSetTime(virDomainPtr dom,
                     long long seconds,
                     unsigned int nseconds,
                     unsigned int flags);

/**
 * Returns XML that tells what the hypervisor supports for one kind of domain.
 *
 * `emulatorbin`, `arch`, `machine` and `virttype` select the kind; each may be NULL for the
 * default. `flags` takes virConnectGetDomainCapabilitiesFlags. Free the result with free(). Returns
 * NULL on failure.
 *
 * Since 1.2.7.
 */
char *virConnectGetDomainCapabilities(virConnectPtr conn,
                                      const char *emulatorbin,
                                      const char *arch,
                                      const char *machine,
                                      const char *virttype,
                                      unsigned int flags);

/**
 * Reads launch security data of a confidential guest, such as the SEV measurement.
 *
 * Parameter names are the VIR_DOMAIN_LAUNCH_SECURITY_* macros. `params` receives a new array; free
 * it with virTypedParamsFree. `flags` must be 0. Returns 0, or -1 on failure.
 *
 * Since 4.5.0.
 */
int virDomainGetLaunchSecurityInfo(virDomainPtr domain,
                                   virTypedParameterPtr *params,
                                   int *nparams,
                                   unsigned int flags);

/**
 * Lists warnings recorded for the domain, such as deprecated settings in use.
 *
 * `flags` takes virDomainMessageType; 0 means all. `msgs` receives a new array of strings. Free
 * each string and then the array with free(). Returns the number of messages, or -1 on failure.
 *
 * Since 7.1.0.
 */
int virDomainGetMessages(virDomainPtr domain, char ***msgs, unsigned int flags);

/**
 * Injects a launch secret into a confidential guest.
 *
 * Parameter names are VIR_DOMAIN_LAUNCH_SECURITY_SEV_SECRET, its header and its address. The guest
 * must be started but still paused. `flags` must be 0. Returns 0, or -1 on failure.
 *
 * Since 8.0.0.
 */
int virDomainSetLaunchSecurityState(virDomainPtr domain,
                                    virTypedParameterPtr params,
                                    int nparams,
                                    unsigned int flags);

/**
 * Gives the domain a named group of open files for use in its XML.
 *
 * `fds` is an array of `nfds` file descriptors and `name` the group name that the XML refers to.
 * The group is dropped when the connection closes. `flags` takes virDomainFDAssociateFlags. Returns
 * 0, or -1 on failure.
 *
 * Since 9.0.0.
 */
int virDomainFDAssociate(virDomainPtr domain,
                         const char *name,
                         unsigned int nfds,
                         int *fds,
                         unsigned int flags);

/**
 * Makes the graphics server of a running domain load its TLS certificates again.
 *
 * `type` takes virDomainGraphicsReloadType. `flags` must be 0. Returns 0, or -1 on failure.
 *
 * Since 10.2.0.
 */
int virDomainGraphicsReload(virDomainPtr domain, unsigned int type, unsigned int flags);

/**
 * Reads traffic counters of one network interface of a running domain.
 *
 * `device` is the host-side target device name; some drivers also accept the MAC address. `stats`
 * is caller-owned and `size` is its size in bytes. A field the driver cannot supply is -1. Returns
 * 0, or -1 on failure.
 *
 * Since 0.3.2.
 */
int virDomainInterfaceStats(virDomainPtr dom,
                            const char *device,
                            virDomainInterfaceStatsPtr stats,
                            size_t size);

/**
 * Reads bytes from the memory of a running domain.
 *
 * `flags` takes virDomainMemoryFlags and says whether `start` is a virtual or a physical address.
 * `size` is in bytes; `buffer` is caller-owned and holds at least `size` bytes. Remote connections
 * limit `size`. Returns 0, or -1 on failure.
 *
 * Since 0.4.2.
 */
int virDomainMemoryPeek(virDomainPtr dom,
                        unsigned long long start,
                        size_t size,
                        void *buffer,
                        unsigned int flags);

/**
 * Reads memory statistics of a running domain.
 *
 * `stats` is a caller-owned array of `nr_stats` entries; VIR_DOMAIN_MEMORY_STAT_NR entries are
 * enough. Tags are virDomainMemoryStatTags. Which ones appear depends on driver and guest. `flags`
 * must be 0. Returns the number of entries filled, or -1 on failure.
 *
 * Since 0.7.5.
 */
int virDomainMemoryStats(virDomainPtr dom,
                         virDomainMemoryStatPtr stats,
                         unsigned int nr_stats,
                         unsigned int flags);

/**
 * Reads host CPU time used by the domain, per CPU or in total.
 *
 * `start_cpu` of -1 asks for totals, with `ncpus` 1. `params` is a caller-owned array of `nparams`
 * times `ncpus` entries. With `params` NULL and `nparams` 0, `ncpus` 1 asks how many parameters
 * each CPU has, and `ncpus` 0 with `start_cpu` 0 asks how many CPUs there are. `flags` takes
 * virTypedParameterFlags. Returns the parameter count per CPU, or -1 on failure.
 *
 * Since 0.9.10.
 */
int virDomainGetCPUStats(virDomainPtr domain,
                         virTypedParameterPtr params,
                         unsigned int nparams,
                         int start_cpu,
                         unsigned int ncpus,
                         unsigned int flags);

/**
 * Sets how often the memory balloon of the domain collects statistics.
 *
 * `period` is in seconds; 0 turns collection off. `flags` takes virDomainMemoryModFlags. Read the
 * numbers with virDomainMemoryStats. Returns 0, or -1 on failure.
 *
 * Since 1.1.1.
 */
int virDomainSetMemoryStatsPeriod(virDomainPtr domain, int period, unsigned int flags);

/**
 * Reads statistics of all domains that match the filters.
 *
 * `stats` takes virDomainStatsTypes; 0 means all groups the hypervisor has. `flags` takes
 * virConnectGetAllDomainStatsFlags. `retStats` receives a new NULL-terminated array; free it with
 * virDomainStatsRecordListFree. Returns the number of records, or -1 on failure.
 *
 * Since 1.2.8.
 */
int virConnectGetAllDomainStats(virConnectPtr conn,
                                unsigned int stats,
                                virDomainStatsRecordPtr **retStats,
                                unsigned int flags);

/**
 * Reads statistics of the given domains.
 *
 * `doms` is a NULL-terminated array of handles, all of one connection. `stats` takes
 * virDomainStatsTypes; 0 means all groups. `flags` takes virConnectGetAllDomainStatsFlags.
 * `retStats` receives a new NULL-terminated array; free it with virDomainStatsRecordListFree.
 * Returns the number of records, or -1 on failure.
 *
 * Since 1.2.8.
 */
int virDomainListGetStats(virDomainPtr *doms,
                          unsigned int stats,
                          virDomainStatsRecordPtr **retStats,
                          unsigned int flags);

/**
 * Frees a NULL-terminated array of statistics records with all they hold.
 *
 * The records drop their references to the domains; keep a handle with virDomainRef if needed. NULL
 * is allowed and does nothing.
 *
 * Since 1.2.8.
 */
void virDomainStatsRecordListFree(virDomainStatsRecordPtr *stats);

/**
 * Starts measuring how fast the guest writes to its memory.
 *
 * `seconds` is the length of the measurement. `flags` takes virDomainDirtyRateCalcFlags. Read the
 * result later with virDomainListGetStats and VIR_DOMAIN_STATS_DIRTYRATE. Returns 0 once started,
 * or -1 on failure.
 *
 * Since 7.2.0.
 */
int virDomainStartDirtyRateCalc(virDomainPtr domain, int seconds, unsigned int flags);

/**
 * Reads the CPU scheduler settings of the domain.
 *
 * `params` is a caller-owned array. On entry `nparams` holds its size, taken from
 * virDomainGetSchedulerType; on return the number of entries filled. Returns 0, or -1 on failure.
 * virDomainGetSchedulerParametersFlags takes flags.
 *
 * Since 0.2.3.
 */
int virDomainGetSchedulerParameters(virDomainPtr domain, virTypedParameterPtr params, int *nparams);

/**
 * Returns the name of the CPU scheduler used for the domain.
 *
 * `nparams`, if not NULL, receives the number of scheduler settings. Free the result with free().
 * Returns NULL on failure.
 *
 * Since 0.2.3.
 */
char *virDomainGetSchedulerType(virDomainPtr domain, int *nparams);

/**
 * Changes CPU scheduler settings of the domain.
 *
 * `params` is an array of `nparams` entries and is only read. Settings that are left out keep their
 * value. Returns 0, or -1 on failure. virDomainSetSchedulerParametersFlags takes flags.
 *
 * Since 0.2.3.
 */
int virDomainSetSchedulerParameters(virDomainPtr domain, virTypedParameterPtr params, int nparams);

/**
 * Reads the memory limits of the domain, in KiB.
 *
 * With `nparams` pointing to 0 and `params` NULL, stores the number of settings in `nparams`.
 * Otherwise fills the caller-owned array and updates `nparams`. `flags` takes
 * virDomainModificationImpact and virTypedParameterFlags. Returns 0, or -1 on failure.
 *
 * Since 0.8.5.
 */
int virDomainGetMemoryParameters(virDomainPtr domain,
                                 virTypedParameterPtr params,
                                 int *nparams,
                                 unsigned int flags);

/**
 * Changes memory limits of the domain, in KiB.
 *
 * `params` is an array of `nparams` entries and is only read. Settings that are left out keep their
 * value. `flags` takes virDomainModificationImpact. Returns 0, or -1 on failure.
 *
 * Since 0.8.5.
 */
int virDomainSetMemoryParameters(virDomainPtr domain,
                                 virTypedParameterPtr params,
                                 int nparams,
                                 unsigned int flags);

/**
 * Reads the block I/O tuning settings of the domain.
 *
 * With `nparams` pointing to 0 and `params` NULL, stores the number of settings in `nparams`.
 * Otherwise fills the caller-owned array and updates `nparams`. `flags` takes
 * virDomainModificationImpact and virTypedParameterFlags. Release string values with
 * virTypedParamsClear. Returns 0, or -1 on failure.
 *
 * Since 0.9.0.
 */
int virDomainGetBlkioParameters(virDomainPtr domain,
                                virTypedParameterPtr params,
                                int *nparams,
                                unsigned int flags);

/**
 * Changes block I/O tuning settings of the domain.
 *
 * `params` is an array of `nparams` entries and is only read. Settings that are left out keep their
 * value. `flags` takes virDomainModificationImpact. Returns 0, or -1 on failure.
 *
 * Since 0.9.0.
 */
int virDomainSetBlkioParameters(virDomainPtr domain,
                                virTypedParameterPtr params,
                                int nparams,
                                unsigned int flags);

/**
 * Reads the CPU scheduler settings of the domain, live or persistent.
 *
 * `params` is a caller-owned array. On entry `nparams` holds its size, taken from
 * virDomainGetSchedulerType; on return the number of entries filled. `flags` takes
 * virDomainModificationImpact and virTypedParameterFlags. Returns 0, or -1 on failure.
 *
 * Since 0.9.2.
 */
int virDomainGetSchedulerParametersFlags(virDomainPtr domain,
                                         virTypedParameterPtr params,
                                         int *nparams,
                                         unsigned int flags);

/**
 * Changes CPU scheduler settings of the domain, live, persistent or both.
 *
 * `params` is an array of `nparams` entries and is only read. Settings that are left out keep their
 * value. `flags` takes virDomainModificationImpact. Returns 0, or -1 on failure.
 *
 * Since 0.9.2.
 */
int virDomainSetSchedulerParametersFlags(virDomainPtr domain,
                                         virTypedParameterPtr params,
                                         int nparams,
                                         unsigned int flags);

/**
 * Reads the bandwidth settings of a network interface as typed parameters.
 *
 * `device` is the target name or the MAC address. With `params` NULL and `nparams` pointing to 0,
 * the call only stores the number of parameters; otherwise `params` is a caller-owned array.
 * `flags` takes virDomainModificationImpact and virTypedParameterFlags. Returns 0, or -1 on
 * failure.
 *
 * Since 0.9.9.
 */
int virDomainGetInterfaceParameters(virDomainPtr dom,
                                    const char *device,
                                    virTypedParameterPtr params,
                                    int *nparams,
                                    unsigned int flags);

/**
 * Reads the NUMA settings of the domain as typed parameters.
 *
 * With `params` NULL and `nparams` pointing to 0, the call only stores the number of parameters.
 * Otherwise `params` is a caller-owned array with room for that many. `flags` takes
 * virDomainModificationImpact and virTypedParameterFlags. Returns 0, or -1 on failure.
 *
 * Since 0.9.9.
 */
int virDomainGetNumaParameters(virDomainPtr domain,
                               virTypedParameterPtr params,
                               int *nparams,
                               unsigned int flags);

/**
 * Sets bandwidth limits of a network interface from typed parameters.
 *
 * `device` is the target name or the MAC address. Parameter names are the VIR_DOMAIN_BANDWIDTH_*
 * macros. `flags` takes virDomainModificationImpact. Returns 0, or -1 on failure.
 *
 * Since 0.9.9.
 */
int virDomainSetInterfaceParameters(virDomainPtr dom,
                                    const char *device,
                                    virTypedParameterPtr params,
                                    int nparams,
                                    unsigned int flags);

/**
 * Sets the NUMA placement of the domain from typed parameters.
 *
 * Parameter names are the VIR_DOMAIN_NUMA_* macros. `flags` takes virDomainModificationImpact.
 * Returns 0, or -1 on failure.
 *
 * Since 0.9.9.
 */
int virDomainSetNumaParameters(virDomainPtr domain,
                               virTypedParameterPtr params,
                               int nparams,
                               unsigned int flags);

/**
 * Removes a throttle group from the domain.
 *
 * `group` is its name; no disk may still use it. `flags` takes virDomainModificationImpact. Returns
 * 0, or -1 on failure.
 *
 * Since 11.2.0.
 */
int virDomainDelThrottleGroup(virDomainPtr dom, const char *group, unsigned int flags);

/**
 * Adds a throttle group to the domain or changes its limits.
 *
 * `group` is its name. Parameter names are the VIR_DOMAIN_BLOCK_IOTUNE_* macros. Disks that use the
 * group share its limits. `flags` takes virDomainModificationImpact. Returns 0, or -1 on failure.
 *
 * Since 11.2.0.
 */
int virDomainSetThrottleGroup(virDomainPtr dom,
                              const char *group,
                              virTypedParameterPtr params,
                              int nparams,
                              unsigned int flags);

/**
 * Reports state, CPU time and current host CPU of each vCPU, and optionally its affinity.
 *
 * `info` is a caller-owned array of `maxinfo` entries. `cpumaps` has room for `maxinfo` bitmaps of
 * `maplen` bytes each; pass NULL and 0 to skip it. Returns the number of `info` entries filled, or
 * -1 on failure.
 *
 * Since 0.1.4.
 */
int virDomainGetVcpus(virDomainPtr domain,
                      virVcpuInfoPtr info,
                      int maxinfo,
                      unsigned char *cpumaps,
                      int maplen);

/**
 * Sets which host CPUs one vCPU of a running domain may use.
 *
 * `cpumap` is a bitmap of `maplen` bytes; bit 0 of byte 0 is host CPU 0. Host CPUs beyond the
 * bitmap are taken as not allowed. Returns 0, or -1 on failure. virDomainPinVcpuFlags can also
 * change the persistent configuration.
 *
 * Since 0.1.4.
 */
int virDomainPinVcpu(virDomainPtr domain, unsigned int vcpu, unsigned char *cpumap, int maplen);

/**
 * Changes the number of vCPUs of a running domain.
 *
 * The limit is the maximum vCPU count of the domain. Returns 0, or -1 on failure.
 * virDomainSetVcpusFlags can also change the maximum and the persistent configuration.
 *
 * Since 0.1.4.
 */
int virDomainSetVcpus(virDomainPtr domain, unsigned int nvcpus);

/**
 * Returns the maximum number of vCPUs the domain can have, or -1 on failure.
 *
 * virDomainGetVcpusFlags gives the live and persistent figures separately.
 *
 * Since 0.2.1.
 */
int virDomainGetMaxVcpus(virDomainPtr domain);

/**
 * Returns the number of vCPUs of the domain, or -1 on failure.
 *
 * `flags` takes virDomainVcpuFlags: live or persistent, current or maximum, or as the guest agent
 * sees it.
 *
 * Since 0.8.5.
 */
int virDomainGetVcpusFlags(virDomainPtr domain, unsigned int flags);

/**
 * Changes the number of vCPUs of the domain.
 *
 * `flags` takes virDomainVcpuFlags, which chooses live or persistent settings and the current or
 * maximum count. Returns 0, or -1 on failure.
 *
 * Since 0.8.5.
 */
int virDomainSetVcpusFlags(virDomainPtr domain, unsigned int nvcpus, unsigned int flags);

/**
 * Reads which host CPUs each vCPU may use.
 *
 * `cpumaps` has room for `ncpumaps` bitmaps of `maplen` bytes each; bit 0 of byte 0 is host CPU 0.
 * `flags` takes virDomainModificationImpact, without LIVE and CONFIG together. Returns the number
 * of bitmaps filled, or -1 on failure.
 *
 * Since 0.9.3.
 */
int virDomainGetVcpuPinInfo(virDomainPtr domain,
                            int ncpumaps,
                            unsigned char *cpumaps,
                            int maplen,
                            unsigned int flags);

/**
 * Sets which host CPUs one vCPU may use, live, persistent or both.
 *
 * `cpumap` is a bitmap of `maplen` bytes; bit 0 of byte 0 is host CPU 0. Host CPUs beyond the
 * bitmap are taken as not allowed. `flags` takes virDomainModificationImpact. Returns 0, or -1 on
 * failure.
 *
 * Since 0.9.3.
 */
int virDomainPinVcpuFlags(virDomainPtr domain,
                          unsigned int vcpu,
                          unsigned char *cpumap,
                          int maplen,
                          unsigned int flags);

/**
 * Reads on which host CPUs the emulator threads of the domain may run.
 *
 * `cpumaps` is a caller-owned bitmap of `maplen` bytes, lowest CPU in the lowest bit of the first
 * byte. `flags` takes virDomainModificationImpact. Returns 1 on success, 0 if there is no pinning,
 * -1 on failure.
 *
 * Since 0.10.0.
 */
int virDomainGetEmulatorPinInfo(virDomainPtr domain,
                                unsigned char *cpumaps,
                                int maplen,
                                unsigned int flags);

/**
 * Sets the host CPUs on which the emulator threads of the domain may run.
 *
 * `cpumap` is a bitmap of `maplen` bytes, lowest CPU in the lowest bit of the first byte. `flags`
 * takes virDomainModificationImpact. Returns 0, or -1 on failure.
 *
 * Since 0.10.0.
 */
int virDomainPinEmulator(virDomainPtr domain,
                         unsigned char *cpumap,
                         int maplen,
                         unsigned int flags);

/**
 * Lists the I/O threads of the domain with their CPU pinning.
 *
 * `info` receives a new array. Free each entry with virDomainIOThreadInfoFree and the array with
 * free(). `flags` takes virDomainModificationImpact. Returns the number of entries, or -1 on
 * failure.
 *
 * Since 1.2.14.
 */
int virDomainGetIOThreadInfo(virDomainPtr domain,
                             virDomainIOThreadInfoPtr **info,
                             unsigned int flags);

/**
 * Frees one entry of the array made by virDomainGetIOThreadInfo, with its CPU map.
 *
 * The array itself is freed with free(). NULL is allowed and does nothing.
 *
 * Since 1.2.14.
 */
void virDomainIOThreadInfoFree(virDomainIOThreadInfoPtr info);

/**
 * Sets the host CPUs on which one I/O thread of the domain may run.
 *
 * `cpumap` is a bitmap of `maplen` bytes, lowest CPU in the lowest bit of the first byte. `flags`
 * takes virDomainModificationImpact. Returns 0, or -1 on failure.
 *
 * Since 1.2.14.
 */
int virDomainPinIOThread(virDomainPtr domain,
                         unsigned int iothread_id,
                         unsigned char *cpumap,
                         int maplen,
                         unsigned int flags);

/**
 * Adds an I/O thread to the domain.
 *
 * `iothread_id` must be above 0 and not in use. `flags` takes virDomainModificationImpact. Returns
 * 0, or -1 on failure.
 *
 * Since 1.2.15.
 */
int virDomainAddIOThread(virDomainPtr domain, unsigned int iothread_id, unsigned int flags);

/**
 * Removes an I/O thread from the domain.
 *
 * `iothread_id` must name an existing thread that no device uses. `flags` takes
 * virDomainModificationImpact. Returns 0, or -1 on failure.
 *
 * Since 1.2.15.
 */
int virDomainDelIOThread(virDomainPtr domain, unsigned int iothread_id, unsigned int flags);

/**
 * Plugs or unplugs individual vCPUs of the domain.
 *
 * `vcpumap` is a text list such as "0-3,5". `state` is 1 to enable and 0 to disable. `flags` takes
 * virDomainSetVcpuFlags. Returns 0, or -1 on failure.
 *
 * Since 3.1.0.
 */
int virDomainSetVcpu(virDomainPtr domain, const char *vcpumap, int state, unsigned int flags);

/**
 * Tunes one I/O thread of the domain from typed parameters.
 *
 * Parameter names are the VIR_DOMAIN_IOTHREAD_* macros. `flags` takes virDomainModificationImpact.
 * Returns 0, or -1 on failure.
 *
 * Since 4.10.0.
 */
int virDomainSetIOThreadParams(virDomainPtr domain,
                               unsigned int iothread_id,
                               virTypedParameterPtr params,
                               int nparams,
                               unsigned int flags);

/* Function-like macros */

/** Sets bit cpu%8 of byte cpu/8 in the map (in place). Since 0.1.4. */
#define VIR_USE_CPU(cpumap, cpu) \
    ((cpumap)[(cpu) / 8] |= (1 << ((cpu) % 8)))

/** Clears bit cpu%8 of byte cpu/8 in the map (in place). Since 0.1.4. */
#define VIR_UNUSE_CPU(cpumap, cpu) \
    ((cpumap)[(cpu) / 8] &= ~(1 << ((cpu) % 8)))

/**
 * Byte cpu/8 of the map ANDed with 1<<(cpu%8): nonzero (not normalised to 1) when the bit is set
 *
 * Since 1.0.0.
 */
#define VIR_CPU_USED(cpumap, cpu) \
    ((cpumap)[(cpu) / 8] & (1 << ((cpu) % 8)))

/** Bytes needed for that many CPU bits: cpu/8 rounded up. Since 0.1.4. */
#define VIR_CPU_MAPLEN(cpu) \
    (((cpu) + 7) / 8)

/** VIR_CPU_USED applied to row vcpu of an array of maps that are maplen bytes each. Since 0.1.4. */
#define VIR_CPU_USABLE(cpumaps, maplen, vcpu, cpu) \
    VIR_CPU_USED(VIR_GET_CPUMAP(cpumaps, maplen, vcpu), cpu)

/**
 * Copies row vcpu (maplen bytes) of an array of maps into cpumap, through memcpy (the caller
 * includes string.h)
 *
 * Since 0.1.4.
 */
#define VIR_COPY_CPUMAP(cpumaps, maplen, vcpu, cpumap) \
    memcpy(cpumap, VIR_GET_CPUMAP(cpumaps, maplen, vcpu), maplen)

/** Address of row vcpu in an array of maps: byte offset vcpu*maplen. Since 0.1.4. */
#define VIR_GET_CPUMAP(cpumaps, maplen, vcpu) \
    (&((cpumaps)[(vcpu) * (maplen)]))

/** Casts a domain event callback to virConnectDomainEventGenericCallback. Since 0.8.0. */
#define VIR_DOMAIN_EVENT_CALLBACK(cb) \
    ((virConnectDomainEventGenericCallback)(void (*)(void))(cb))

#ifdef __cplusplus
}
#endif

#endif /* LIBVIRT_DOMAIN_H */
