//! Connections and the host: `libvirt-host.h`.

use std::borrow::Cow;
use std::ffi::CStr;
use std::sync::Arc;

use super::unsupported;
use crate::error::Result;
use crate::faults::Faults;

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
    /// The name of the driver that answers, as `virConnectGetType` gives it; asked once.
    fn connect_get_type(&self) -> Result<Cow<'static, CStr>>;

    /// The program registered a callback for the end of the connection, which the connection keeps: a driver whose
    /// connection depends on another's asks there to be told of that one's end.
    fn connect_register_close_callback(&self) -> Result<()> {
        Ok(())
    }

    /// The program's callback for the end of the connection is no longer registered.
    fn connect_unregister_close_callback(&self) -> Result<()> {
        Ok(())
    }

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
