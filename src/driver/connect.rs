//! Connections and the host: `libvirt-host.h`.

use std::ffi::CStr;
use std::sync::Arc;

use super::unsupported;
use crate::driver::object::Connect;
use crate::error::Result;
use crate::events::Timer;
use crate::faults::Faults;
use crate::lock::Mutex;

/// What is called when a connection breaks.
pub type CloseFunction = dyn Fn(&Connect, i32) + Send + Sync;

/// Called with the reason (a value of `virConnectCloseReason`) when a connection breaks.
#[derive(Clone)]
pub struct CloseCallback {
    /// Tells callbacks apart: the address of the C function.
    pub identity: usize,
    /// The call itself; frees the program's data when it is dropped.
    pub call: Arc<CloseFunction>,
    /// What will call it soon, once the connection broke.
    pub delivery: Option<Arc<CloseDelivery>>,
}

/// The end of a connection on its way to the program. Dropped, it is not told.
pub struct CloseDelivery {
    /// Tells it from the event loop.
    pub timer: Timer,
    /// Keeps the connection until then. A loop may keep the timer's callback longer than the timer.
    pub kept: Arc<Mutex<Option<Connect>>>,
}

impl Drop for CloseDelivery {
    fn drop(&mut self) {
        let kept = self.kept.lock().take();
        // The lock is free by now: this may be the connection's end.
        drop(kept);
    }
}

/// The hardware of the host: `virNodeInfo` in C.
#[derive(Clone, Debug)]
pub struct NodeInfo {
    /// The CPU's model, at most 31 bytes.
    pub model: String,
    /// Memory in KiB.
    pub memory: u64,
    /// CPUs that are on.
    pub cpus: u32,
    /// Their clock in MHz, 0 where unknown.
    pub mhz: u32,
    /// NUMA nodes.
    pub nodes: u32,
    /// Sockets per node.
    pub sockets: u32,
    /// Cores per socket.
    pub cores: u32,
    /// Threads per core.
    pub threads: u32,
}

/// What `libvirt-host.h` asks of a driver.
pub trait ConnectDriver {
    /// The driver's name, as `virConnectGetType` gives it.
    fn connect_get_type(&self) -> &'static CStr;

    /// The faults that the connection was opened with; asked once. `None` where nothing was asked for.
    fn faults(&self) -> Option<Arc<Faults>> {
        None
    }

    /// The hypervisor's version as 1000000 * major + 1000 * minor + release.
    fn connect_get_version(&self) -> Result<u64> {
        unsupported()
    }

    /// The library's version on the host that answers. Local drivers leave it out: theirs is the
    /// program's own library.
    fn connect_get_lib_version(&self) -> Result<u64> {
        unsupported()
    }

    /// The name of the host.
    fn connect_get_hostname(&self) -> Result<String> {
        unsupported()
    }

    /// Whether the connection still works.
    fn connect_is_alive(&self) -> Result<bool> {
        unsupported()
    }

    /// Whether what passes over the connection is encrypted.
    fn connect_is_encrypted(&self) -> Result<bool> {
        unsupported()
    }

    /// Whether nobody else can read what passes over the connection.
    fn connect_is_secure(&self) -> Result<bool> {
        unsupported()
    }

    /// What the host can do, as XML.
    fn connect_get_capabilities(&self) -> Result<String> {
        unsupported()
    }

    /// The host's system information (SMBIOS), as XML. No flag is known.
    fn connect_get_sysinfo(&self, _flags: u32) -> Result<String> {
        unsupported()
    }

    /// The largest number of virtual CPUs that a domain of `kind` may have.
    fn connect_get_max_vcpus(&self, _kind: Option<&str>) -> Result<i32> {
        unsupported()
    }

    /// The hardware of the host.
    fn node_get_info(&self) -> Result<NodeInfo> {
        unsupported()
    }
}
