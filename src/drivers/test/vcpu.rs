//! Domains' processors and I/O threads, and where both may run.

use super::affect;
use super::guest::Polling;
use super::{ORIGIN, TestDriver, connect};
use crate::conf::domain::{CpuMap, IoThreadUser};
use crate::domains::Which;
use crate::driver::object::Domain;
use crate::driver::{CpuBits, DomainVcpuDriver, IoThreadInfo, TypedKind, TypedList, TypedValue, VcpuInfo};
use crate::error::{Code, Error, Origin, Result};
use crate::flags::{self, DomainAffectFlags, DomainVcpuFlags};
use crate::typed::{self, Known};

/// `VIR_VCPU_RUNNING`.
const RUNNING: i32 = 1;

const POLL_MAX_NS: &str = "poll_max_ns";
const POLL_GROW: &str = "poll_grow";
const POLL_SHRINK: &str = "poll_shrink";

const KNOWN_VCPU_FLAGS: DomainVcpuFlags =
    DomainVcpuFlags::LIVE.union(DomainVcpuFlags::CONFIG).union(DomainVcpuFlags::MAXIMUM);

fn wrong(detail: impl Into<String>) -> Error {
    Error::new(ORIGIN, Code::InvalidArg, detail)
}

/// The original checks this in the part that its drivers share.
fn wrong_thread(detail: String) -> Error {
    Error::new(Origin::Domain, Code::InvalidArg, detail)
}

fn impact_of(wanted: DomainVcpuFlags) -> DomainAffectFlags {
    DomainAffectFlags::from_bits_truncate(wanted.bits())
}

/// Refuses more processors than a domain can have.
fn check_room(vcpus: u32, max: u32) -> Result<()> {
    if vcpus <= max {
        return Ok(());
    }
    Err(wrong(format!("requested cpu amount exceeds maximum ({} > {max})", vcpus.cast_signed())))
}

fn check_id(id: u32) -> Result<()> {
    if id == 0 { Err(wrong("invalid value of 0 for iothread_id")) } else { Ok(()) }
}

impl TestDriver {
    /// All of the host's processors.
    fn host_cpus(&self) -> CpuMap {
        let node = &self.state.node;
        let factors = [node.nodes, node.sockets, node.cores, node.threads];
        // So many fit into a definition's set.
        CpuMap::first(factors.into_iter().fold(1, u32::saturating_mul).min(16384))
    }

    /// Changes the I/O threads that the definition has; `change` is given their ids.
    fn change_io_threads(
        &self,
        domain: &Domain,
        wanted: DomainAffectFlags,
        change: impl FnOnce(&mut super::state::DomainObject, Which) -> Result<()>,
    ) -> Result<()> {
        self.state.domains.change(domain, |object, _| {
            let which = object.which(wanted)?;
            change(object, which)
        })
    }
}

impl DomainVcpuDriver for TestDriver {
    fn domain_get_max_vcpus(&self, domain: &Domain) -> Result<u32> {
        self.domain_get_vcpus_flags(domain, DomainVcpuFlags::LIVE | DomainVcpuFlags::MAXIMUM)
    }

    fn domain_get_vcpus_flags(&self, domain: &Domain, wanted: DomainVcpuFlags) -> Result<u32> {
        flags::check(ORIGIN, "testDomainGetVcpusFlags", wanted, KNOWN_VCPU_FLAGS)?;
        let cell = self.state.domain(domain)?;
        let object = cell.read();
        let def = object.definition(object.which(impact_of(wanted))?);
        Ok(if wanted.contains(DomainVcpuFlags::MAXIMUM) { def.max_vcpus() } else { def.vcpus() })
    }

    fn domain_set_vcpus(&self, domain: &Domain, vcpus: u32) -> Result<()> {
        self.domain_set_vcpus_flags(domain, vcpus, DomainVcpuFlags::LIVE)
    }

    fn domain_set_vcpus_flags(&self, domain: &Domain, vcpus: u32, wanted: DomainVcpuFlags) -> Result<()> {
        flags::check(ORIGIN, "testDomainSetVcpusFlags", wanted, KNOWN_VCPU_FLAGS)?;
        let most = connect::MAX_VCPUS.cast_unsigned();
        if vcpus > most {
            let range = format!("({} > {most})", vcpus.cast_signed());
            return Err(wrong(format!("requested cpu amount exceeds maximum supported amount {range}")));
        }
        self.state.domains.change(domain, |object, _| {
            let meant = object.impact(impact_of(wanted))?;
            let (live, config) = (meant.contains(DomainAffectFlags::LIVE), meant.contains(DomainAffectFlags::CONFIG));
            let maximum = wanted.contains(DomainVcpuFlags::MAXIMUM);
            if live {
                check_room(vcpus, object.definition(Which::Live).max_vcpus())?;
            }
            if config && !maximum {
                check_room(vcpus, object.definition(Which::Config).max_vcpus())?;
            }
            if live {
                object.definition_mut(Which::Live).set_vcpus(vcpus);
            }
            if config {
                let def = object.definition_mut(Which::Config);
                if maximum { def.set_max_vcpus(vcpus) } else { def.set_vcpus(vcpus) }
            }
            Ok(())
        })
    }

    fn domain_get_vcpus(&self, domain: &Domain, most: usize) -> Result<Vec<VcpuInfo>> {
        let cell = self.state.domain(domain)?;
        let object = cell.read();
        if !object.is_active() {
            return Err(Error::new(ORIGIN, Code::OperationInvalid, "cannot list vcpus for an inactive domain"));
        }
        // A time that grows.
        let cpu_time = self.microseconds().cast_unsigned() / 10;
        let def = object.def();
        let (all, pins) = (def.cpus().unwrap_or_else(|| self.host_cpus()), def.vcpu_pins());
        let end = u32::try_from(most).unwrap_or(u32::MAX).min(def.vcpus());
        let infos = (0..end).zip(def.vcpus_online(end)).map(|(number, online)| {
            if !online {
                return VcpuInfo::default();
            }
            let cpus = pins.get(&number).unwrap_or(&all);
            let cpu = cpus.last().map_or(-1, u32::cast_signed);
            VcpuInfo { number, state: RUNNING, cpu_time, cpu, cpus: cpus.bytes().to_vec() }
        });
        Ok(infos.collect())
    }

    fn domain_get_vcpu_pin_info(
        &self,
        domain: &Domain,
        most: usize,
        wanted: DomainAffectFlags,
    ) -> Result<Vec<CpuBits>> {
        let cell = self.state.domain(domain)?;
        let object = cell.read();
        let def = object.definition(object.which(wanted)?);
        let (all, pins) = (def.cpus().unwrap_or_else(|| self.host_cpus()), def.vcpu_pins());
        let end = u32::try_from(most).unwrap_or(u32::MAX).min(def.max_vcpus());
        Ok((0..end).map(|vcpu| pins.get(&vcpu).unwrap_or(&all).bytes().to_vec()).collect())
    }

    fn domain_pin_vcpu(&self, domain: &Domain, vcpu: u32, cpus: &[u8]) -> Result<()> {
        self.domain_pin_vcpu_flags(domain, vcpu, cpus, DomainAffectFlags::empty())
    }

    fn domain_pin_vcpu_flags(&self, domain: &Domain, vcpu: u32, cpus: &[u8], wanted: DomainAffectFlags) -> Result<()> {
        flags::check(ORIGIN, "testDomainPinVcpuFlags", wanted, DomainAffectFlags::empty())?;
        self.state.domains.change(domain, |object, _| {
            if !object.is_active() {
                return Err(Error::new(ORIGIN, Code::OperationInvalid, "cannot pin vcpus on an inactive domain"));
            }
            if !object.def().vcpu_is_online(vcpu) {
                return Err(wrong(format!("requested vcpu '{}' is not present in the domain", vcpu.cast_signed())));
            }
            object.definition_mut(Which::Live).pin_vcpu(vcpu, &CpuMap::from_bytes(cpus))
        })
    }

    fn domain_get_emulator_pin_info(&self, domain: &Domain, wanted: DomainAffectFlags) -> Result<Option<CpuBits>> {
        affect::check("testDomainGetEmulatorPinInfo", wanted)?;
        let cell = self.state.domain(domain)?;
        let object = cell.read();
        let def = object.definition(object.which(wanted)?);
        let cpus = def.emulator_pin().or_else(|| def.cpus()).unwrap_or_else(|| self.host_cpus());
        Ok(Some(cpus.bytes().to_vec()))
    }

    fn domain_pin_emulator(&self, domain: &Domain, cpus: &[u8], wanted: DomainAffectFlags) -> Result<()> {
        affect::check("testDomainPinEmulator", wanted)?;
        self.state.domains.change(domain, |object, _| {
            let which = object.which(wanted)?;
            let cpus = CpuMap::from_bytes(cpus);
            if cpus.is_empty() {
                return Err(wrong("Empty cpu list for pinning"));
            }
            object.definition_mut(which).pin_emulator(&cpus)
        })
    }

    fn domain_get_io_thread_info(&self, domain: &Domain, wanted: DomainAffectFlags) -> Result<Vec<IoThreadInfo>> {
        affect::check("testDomainGetIOThreadInfo", wanted)?;
        let cell = self.state.domain(domain)?;
        let object = cell.read();
        let def = object.definition(object.which(wanted)?);
        // The original takes the domain's processors for the host's here.
        let (all, pins) = (def.cpus().unwrap_or_else(|| CpuMap::first(def.vcpus().min(16384))), def.iothread_pins());
        let cpus = |id| pins.get(&id).unwrap_or(&all).bytes().to_vec();
        Ok(def.iothreads().into_iter().map(|id| IoThreadInfo { id, cpus: cpus(id) }).collect())
    }

    fn domain_add_io_thread(&self, domain: &Domain, id: u32, wanted: DomainAffectFlags) -> Result<()> {
        affect::check("testDomainAddIOThread", wanted)?;
        check_id(id)?;
        self.change_io_threads(domain, wanted, |object, which| {
            if object.definition(which).iothreads().contains(&id) {
                return Err(wrong_thread(format!("an IOThread is already using iothread_id '{id}'")));
            }
            object.definition_mut(which).add_iothread(id);
            object.guest.polling.insert(id, Polling::default());
            Ok(())
        })
    }

    fn domain_del_io_thread(&self, domain: &Domain, id: u32, wanted: DomainAffectFlags) -> Result<()> {
        affect::check("testDomainDelIOThread", wanted)?;
        check_id(id)?;
        self.change_io_threads(domain, wanted, |object, which| {
            let def = object.definition(which);
            if !def.iothreads().contains(&id) {
                return Err(wrong_thread(format!("cannot find IOThread '{id}' in iothreadids list")));
            }
            match def.iothread_user(id) {
                Some(IoThreadUser::Disk(disk)) => {
                    let detail = format!("cannot remove IOThread {id} since it is being used by disk '{disk}'");
                    return Err(wrong_thread(detail));
                }
                Some(IoThreadUser::Controller) => {
                    let detail = format!("cannot remove IOThread '{id}' since it is being used by controller");
                    return Err(wrong_thread(detail));
                }
                None => {}
            }
            object.definition_mut(which).remove_iothread(id);
            object.guest.polling.remove(&id);
            Ok(())
        })
    }

    fn domain_pin_io_thread(&self, domain: &Domain, id: u32, cpus: &[u8], wanted: DomainAffectFlags) -> Result<()> {
        affect::check("testDomainPinIOThread", wanted)?;
        self.change_io_threads(domain, wanted, |object, which| {
            let cpus = CpuMap::from_bytes(cpus);
            if cpus.is_empty() {
                return Err(wrong("Empty iothread cpumap list for pinning"));
            }
            if !object.definition(which).iothreads().contains(&id) {
                return Err(wrong(format!("iothreadid {} not found", id.cast_signed())));
            }
            object.definition_mut(which).pin_iothread(id, &cpus)
        })
    }

    fn domain_set_io_thread_params(
        &self,
        domain: &Domain,
        id: u32,
        parameters: &TypedList,
        wanted: DomainAffectFlags,
    ) -> Result<()> {
        flags::check(ORIGIN, "testDomainSetIOThreadParams", wanted, DomainAffectFlags::LIVE)?;
        check_id(id)?;
        self.change_io_threads(domain, wanted, |object, which| {
            if !object.definition(which).iothreads().contains(&id) {
                return Err(wrong(format!("cannot find IOThread '{id}' in iothreadids")));
            }
            let known = [
                Known::one(POLL_MAX_NS, TypedKind::ULLong),
                Known::one(POLL_GROW, TypedKind::UInt),
                Known::one(POLL_SHRINK, TypedKind::UInt),
            ];
            typed::validate(parameters, &known)?;
            let polling = object.guest.polling.entry(id).or_default();
            for (name, value) in parameters {
                match (name.as_ref(), value) {
                    (POLL_MAX_NS, TypedValue::ULLong(value)) => polling.max_ns = *value,
                    (POLL_GROW, TypedValue::UInt(value)) => polling.grow = *value,
                    (POLL_SHRINK, TypedValue::UInt(value)) => polling.shrink = *value,
                    _ => {}
                }
            }
            Ok(())
        })
    }
}
