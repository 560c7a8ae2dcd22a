//! The connection and the host.

use std::ffi::CStr;

use super::{TestDriver, capabilities};
use crate::driver::{ConnectDriver, NodeInfo};
use crate::error::{Error, Origin, Result};

/// The version that the driver has always given.
const VERSION: u64 = 2;

/// The most virtual CPUs that a domain may have.
const MAX_VCPUS: i32 = 32;

impl ConnectDriver for TestDriver {
    fn connect_get_type(&self) -> &'static CStr {
        c"TEST"
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
        Ok(true)
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

    fn connect_get_max_vcpus(&self, _kind: Option<&str>) -> Result<i32> {
        Ok(MAX_VCPUS)
    }

    fn node_get_info(&self) -> Result<NodeInfo> {
        Ok(self.state.node.clone())
    }
}
