//! The connection and the host.

use std::borrow::Cow;
use std::ffi::CStr;
use std::sync::Arc;

use super::{ORIGIN, TestDriver, capabilities};
use crate::driver::{ConnectDriver, NodeInfo};
use crate::error::{Error, Origin, Result};
use crate::faults::Faults;
use crate::flags;

/// The version that the driver has always given.
const VERSION: u64 = 2;

/// The most virtual CPUs that a domain may have.
pub(super) const MAX_VCPUS: i32 = 32;

/// The system information of the node, the same on every host.
const SYSINFO: &str = "\
<sysinfo type='smbios'>
  <bios>
    <entry name='vendor'>LENOVO</entry>
    <entry name='version'>G4ETA1WW (2.61 )</entry>
    <entry name='date'>05/07/2014</entry>
    <entry name='release'>2.61</entry>
  </bios>
</sysinfo>
";

impl ConnectDriver for TestDriver {
    fn connect_get_type(&self) -> Result<Cow<'static, CStr>> {
        Ok(Cow::Borrowed(c"TEST"))
    }

    fn faults(&self) -> Option<Arc<Faults>> {
        self.faults.clone()
    }

    fn connect_get_version(&self) -> Result<u64> {
        Ok(VERSION)
    }

    fn connect_get_hostname(&self) -> Result<String> {
        let path = "/proc/sys/kernel/hostname";
        let name = std::fs::read_to_string(path)
            .map_err(|error| Error::system(Origin::None, &error, format!("failed to read {path}")))?;
        Ok(name.trim_end().to_owned())
    }

    fn connect_is_alive(&self) -> Result<bool> {
        Ok(!self.closing.has_ended())
    }

    fn connect_is_encrypted(&self) -> Result<bool> {
        Ok(false)
    }

    fn connect_is_secure(&self) -> Result<bool> {
        Ok(true)
    }

    fn connect_get_capabilities(&self) -> Result<String> {
        Ok(capabilities::describe(&self.state.cells))
    }

    fn connect_get_sysinfo(&self, flags: u32) -> Result<String> {
        flags::check_none(ORIGIN, "testConnectGetSysinfo", flags)?;
        Ok(SYSINFO.to_owned())
    }

    fn connect_get_max_vcpus(&self, _kind: Option<&str>) -> Result<i32> {
        Ok(MAX_VCPUS)
    }

    fn node_get_info(&self) -> Result<NodeInfo> {
        Ok(self.state.node.clone())
    }
}
