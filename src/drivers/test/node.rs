//! The host's processors and memory, which are the same on every host.

use std::borrow::Cow;

use super::{ORIGIN, TestDriver, capabilities, domain_capabilities};
use crate::conf::cpu::{ARCHITECTURES, HostCpu};
use crate::cpu;
use crate::driver::{NodeCpus, NodeDriver, SecurityModel};
use crate::error::{Code, Error, Origin, Result};
use crate::flags::{self, BaselineCpuFlags};

/// How long the host's processors did what, in nanoseconds.
const CPU_TIMES: [(&str, u64); 4] =
    [("user", 9_797_400_000), ("kernel", 34_678_723_400_000), ("idle", 87_264_900_000), ("iowait", 763_600_000)];

impl NodeDriver for TestDriver {
    fn node_get_cpu_map(&self, flags: u32) -> Result<NodeCpus> {
        flags::check_none(ORIGIN, "testNodeGetCPUMap", flags)?;
        Ok(NodeCpus { present: 8, online: vec![0b1_0101], online_count: 3 })
    }

    fn node_get_cpu_stats(&self, _cpu: i32, flags: u32) -> Result<Vec<(&'static str, u64)>> {
        flags::check_none(ORIGIN, "testNodeGetCPUStats", flags)?;
        Ok(CPU_TIMES.to_vec())
    }

    fn node_get_cells_free_memory(&self, first: usize, most: usize) -> Result<Vec<u64>> {
        let cells = self.state.cells.get(first..).filter(|cells| !cells.is_empty());
        let cells = cells.ok_or_else(|| Error::new(ORIGIN, Code::InvalidArg, "Range exceeds available cells"))?;
        // All memory of a cell, in KiB, is what the original answers.
        Ok(cells.iter().take(most).map(|cell| cell.memory).collect())
    }

    fn node_get_free_memory(&self) -> Result<u64> {
        // As much as half of the memory in KiB, taken for bytes, as in the original.
        Ok(self.state.cells.iter().map(|cell| cell.memory / 2).sum())
    }

    fn node_get_free_pages(
        &self,
        pages: &[u32],
        first: i32,
        cells: u32,
        found: &mut dyn FnMut(u64),
        flags: u32,
    ) -> Result<()> {
        flags::check_none(ORIGIN, "testNodeGetFreePages", flags)?;
        // Numbers without a meaning that differ; 32 bits with a sign are all that the original has for them.
        for cell in 0..cells {
            let mut count = first.wrapping_add(cell.cast_signed()).wrapping_mul(6);
            for _ in pages {
                count = count.wrapping_mul(2).wrapping_add(7);
                found(i64::from(count).cast_unsigned());
            }
        }
        Ok(())
    }

    fn node_get_security_model(&self) -> Result<SecurityModel> {
        Ok(SecurityModel { model: capabilities::SECURITY_MODEL.to_owned(), doi: String::new() })
    }

    fn connect_get_cpu_model_names(&self, architecture: &str, flags: u32) -> Result<Vec<String>> {
        flags::check_none(ORIGIN, "testConnectGetCPUModelNames", flags)?;
        if !ARCHITECTURES.contains(&architecture) {
            let detail = format!("cannot find architecture {architecture}");
            return Err(Error::new(ORIGIN, Code::InvalidArg, detail));
        }
        cpu::models(architecture)
    }

    fn connect_baseline_cpu(
        &self,
        hosts: &mut dyn Iterator<Item = Option<Cow<'_, str>>>,
        wanted: BaselineCpuFlags,
    ) -> Result<String> {
        flags::check(ORIGIN, "testConnectBaselineCPU", wanted, BaselineCpuFlags::EXPAND_FEATURES)?;
        let missing = || Error::new(Origin::Cpu, Code::XmlError, "failed to parse xml document '(CPU_definition)'");
        let read = |host: Option<Cow<'_, str>>| HostCpu::from_xml(host.ok_or_else(missing)?.as_bytes());
        let hosts = hosts.map(read).collect::<Result<Vec<_>>>()?;
        cpu::baseline(&hosts, wanted.contains(BaselineCpuFlags::EXPAND_FEATURES))
    }

    fn connect_get_domain_capabilities(
        &self,
        emulator: Option<&str>,
        architecture: Option<&str>,
        machine: Option<&str>,
        kind: Option<&str>,
        flags: u32,
    ) -> Result<String> {
        flags::check_none(ORIGIN, "testConnectGetDomainCapabilities", flags)?;
        domain_capabilities::capabilities(emulator, architecture, machine, kind)
    }
}
