//! The host's processors and memory: `libvirt-host.h`, and what is asked of a host for domains.

use std::borrow::Cow;

use super::{CpuBits, unsupported};
use crate::error::Result;
use crate::flags::BaselineCpuFlags;

/// The processors of the host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeCpus {
    /// How many there are, on or off.
    pub present: usize,
    /// Those that are on.
    pub online: CpuBits,
    /// How many are on.
    pub online_count: u32,
}

/// How the host keeps domains apart: `virSecurityModel`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityModel {
    /// Its name, such as `selinux`; at most 256 bytes.
    pub model: String,
    /// What its labels mean; at most 256 bytes.
    pub doi: String,
}

/// What is asked about a host's processors and memory.
pub trait NodeDriver {
    /// The processors of the host.
    fn node_get_cpu_map(&self, _flags: u32) -> Result<NodeCpus> {
        unsupported()
    }

    /// How long one processor of the host, or (with -1) all, did what, in nanoseconds.
    fn node_get_cpu_stats(&self, _cpu: i32, _flags: u32) -> Result<Vec<(&'static str, u64)>> {
        unsupported()
    }

    /// The free memory of up to `most` NUMA cells from `first` on, in bytes.
    fn node_get_cells_free_memory(&self, _first: usize, _most: usize) -> Result<Vec<u64>> {
        unsupported()
    }

    /// The free memory of the host, in bytes.
    fn node_get_free_memory(&self) -> Result<u64> {
        unsupported()
    }

    /// How many pages of each size in `pages` (in KiB) are free in `cells` NUMA cells from `first` on:
    /// told to `found`, cell by cell.
    fn node_get_free_pages(
        &self,
        _pages: &[u32],
        _first: i32,
        _cells: u32,
        _found: &mut dyn FnMut(u64),
        _flags: u32,
    ) -> Result<()> {
        unsupported()
    }

    /// How the host keeps domains apart.
    fn node_get_security_model(&self) -> Result<SecurityModel> {
        unsupported()
    }

    /// The best processor for guests that may run on each of these hosts, whose processors are described in
    /// XML as their capabilities do (`None` for what the program left out): as XML.
    fn connect_baseline_cpu(
        &self,
        _hosts: &mut dyn Iterator<Item = Option<Cow<'_, str>>>,
        _wanted: BaselineCpuFlags,
    ) -> Result<String> {
        unsupported()
    }

    /// The models of processors that domains of an architecture may ask for; none if any will do.
    fn connect_get_cpu_model_names(&self, _architecture: &str, _flags: u32) -> Result<Vec<String>> {
        unsupported()
    }

    /// What a hypervisor can do for domains, as XML. What is `None` is the driver's choice.
    fn connect_get_domain_capabilities(
        &self,
        _emulator: Option<&str>,
        _architecture: Option<&str>,
        _machine: Option<&str>,
        _hypervisor: Option<&str>,
        _flags: u32,
    ) -> Result<String> {
        unsupported()
    }
}
