//! A domain's share of the host: read from its definitions and written into them.

mod blkio;
mod disk;
mod interface;
mod numa;

use std::borrow::Cow;

use super::affect;
use super::{ORIGIN, TestDriver};
use crate::conf::domain::{DomainDef, MemoryLimits, PERF_EVENTS};
use crate::driver::object::Domain;
use crate::driver::{DomainTuningDriver, Extent, Parameters, TypedKind, TypedList, TypedValue};
use crate::error::{Code, Error, Result};
use crate::flags::{self, DomainAffectFlags};
use crate::typed::{self, Known};

/// The one scheduler parameter: a domain's share of CPU time against the others'.
const WEIGHT: &str = "weight";

const HARD_LIMIT: &str = "hard_limit";
const SOFT_LIMIT: &str = "soft_limit";
const SWAP_HARD_LIMIT: &str = "swap_hard_limit";

impl TestDriver {
    /// Looks at the one definition that flags mean.
    fn tuning_of<R>(
        &self,
        domain: &Domain,
        wanted: DomainAffectFlags,
        look: impl FnOnce(&DomainDef) -> Result<R>,
    ) -> Result<R> {
        let cell = self.state.domain(domain)?;
        let object = cell.read();
        look(object.definition(object.which(wanted)?))
    }

    /// Changes the one definition that flags mean.
    fn tune(
        &self,
        domain: &Domain,
        wanted: DomainAffectFlags,
        change: impl FnOnce(&mut DomainDef) -> Result<()>,
    ) -> Result<()> {
        self.state.domains.change(domain, |object, _| {
            let which = object.which(wanted)?;
            change(object.definition_mut(which))
        })
    }
}

impl DomainTuningDriver for TestDriver {
    fn domain_get_scheduler_type(&self, _domain: &Domain) -> Result<(String, usize)> {
        Ok(("fair".to_owned(), 1))
    }

    fn domain_get_scheduler_parameters_flags(&self, domain: &Domain, flags: u32) -> Result<TypedList> {
        flags::check_none(ORIGIN, "testDomainGetSchedulerParametersFlags", flags)?;
        // Always the same, whatever was set before, as the original.
        self.with(domain, |_| vec![(WEIGHT.into(), TypedValue::UInt(50))])
    }

    fn domain_set_scheduler_parameters_flags(&self, domain: &Domain, parameters: &TypedList, flags: u32) -> Result<()> {
        flags::check_none(ORIGIN, "testDomainSetSchedulerParametersFlags", flags)?;
        typed::validate(parameters, &[Known::one(WEIGHT, TypedKind::UInt)])?;
        self.with(domain, |_| ())
    }

    fn domain_get_memory_parameters(
        &self,
        domain: &Domain,
        extent: Extent,
        wanted: DomainAffectFlags,
    ) -> Result<Parameters> {
        affect::check("testDomainGetMemoryParameters", wanted)?;
        if extent == Extent::Count {
            return Ok(Parameters::Count(3));
        }
        let limits = self.tuning_of(domain, wanted, |def| Ok(def.memory_limits()))?;
        let all = [(HARD_LIMIT, limits.hard), (SOFT_LIMIT, limits.soft), (SWAP_HARD_LIMIT, limits.swap_hard)];
        let parameter = |(name, limit)| (Cow::Borrowed(name), TypedValue::ULLong(limit));
        Ok(Parameters::Values(all.into_iter().map(parameter).collect()))
    }

    fn domain_set_memory_parameters(
        &self,
        domain: &Domain,
        parameters: &TypedList,
        wanted: DomainAffectFlags,
    ) -> Result<()> {
        affect::check("testDomainSetMemoryParameters", wanted)?;
        let known = [HARD_LIMIT, SOFT_LIMIT, SWAP_HARD_LIMIT].map(|name| Known::one(name, TypedKind::ULLong));
        typed::validate(parameters, &known)?;
        let [hard, soft, swap] = [HARD_LIMIT, SOFT_LIMIT, SWAP_HARD_LIMIT]
            .map(|name| typed::number(parameters, name).map(|limit| limit.min(MemoryLimits::NONE)));
        self.state.domains.change(domain, |object, _| {
            let which = object.which(wanted)?;
            // What is not given is taken from the running guest's definition, whichever is changed.
            let live = object.def().memory_limits();
            let either = hard.is_some() || swap.is_some();
            if either && hard.unwrap_or(live.hard) > swap.unwrap_or(live.swap_hard) {
                let detail = "memory hard_limit tunable value must be lower than or equal to swap_hard_limit";
                return Err(Error::new(ORIGIN, Code::InvalidArg, detail));
            }
            let old = object.definition(which).memory_limits();
            object.definition_mut(which).set_memory_limits(MemoryLimits {
                hard: hard.unwrap_or(old.hard),
                soft: soft.unwrap_or(old.soft),
                swap_hard: swap.unwrap_or(old.swap_hard),
            });
            Ok(())
        })
    }

    fn domain_get_blkio_parameters(
        &self,
        domain: &Domain,
        extent: Extent,
        wanted: DomainAffectFlags,
    ) -> Result<Parameters> {
        affect::check("testDomainGetBlkioParameters", wanted)?;
        if extent == Extent::Count {
            return Ok(Parameters::Count(blkio::COUNT));
        }
        self.tuning_of(domain, wanted, |def| Ok(Parameters::Values(blkio::read(def))))
    }

    fn domain_set_blkio_parameters(
        &self,
        domain: &Domain,
        parameters: &TypedList,
        wanted: DomainAffectFlags,
    ) -> Result<()> {
        affect::check("testDomainSetBlkioParameters", wanted)?;
        blkio::validate(parameters)?;
        self.tune(domain, wanted, |def| blkio::write(def, parameters))
    }

    fn domain_get_numa_parameters(
        &self,
        domain: &Domain,
        extent: Extent,
        wanted: DomainAffectFlags,
    ) -> Result<Parameters> {
        affect::check("testDomainGetNumaParameters", wanted)?;
        if extent == Extent::Count {
            return Ok(Parameters::Count(numa::COUNT));
        }
        self.tuning_of(domain, wanted, |def| Ok(Parameters::Values(numa::read(def))))
    }

    fn domain_set_numa_parameters(
        &self,
        domain: &Domain,
        parameters: &TypedList,
        wanted: DomainAffectFlags,
    ) -> Result<()> {
        affect::check("testDomainSetNumaParameters", wanted)?;
        numa::validate(parameters)?;
        self.state.domains.change(domain, |object, _| {
            let which = object.which(wanted)?;
            numa::write(object.definition_mut(which), parameters, which)
        })
    }

    fn domain_get_interface_parameters(
        &self,
        domain: &Domain,
        device: &str,
        extent: Extent,
        wanted: DomainAffectFlags,
    ) -> Result<Parameters> {
        affect::check("testDomainGetInterfaceParameters", wanted)?;
        if extent == Extent::Count {
            return Ok(Parameters::Count(interface::COUNT));
        }
        self.tuning_of(domain, wanted, |def| interface::read(def, device).map(Parameters::Values))
    }

    fn domain_set_interface_parameters(
        &self,
        domain: &Domain,
        device: &str,
        parameters: &TypedList,
        wanted: DomainAffectFlags,
    ) -> Result<()> {
        affect::check("testDomainSetInterfaceParameters", wanted)?;
        interface::validate(parameters)?;
        self.tune(domain, wanted, |def| interface::write(def, device, parameters))
    }

    fn domain_get_block_io_tune(
        &self,
        domain: &Domain,
        disk: Option<&str>,
        extent: Extent,
        wanted: DomainAffectFlags,
    ) -> Result<Parameters> {
        affect::check("testDomainGetBlockIoTune", wanted)?;
        if extent == Extent::Count {
            return Ok(Parameters::Count(disk::COUNT));
        }
        let name = disk.unwrap_or_default();
        self.tuning_of(domain, wanted, |def| disk::read(def, name).map(Parameters::Values))
    }

    fn domain_set_block_io_tune(
        &self,
        domain: &Domain,
        disk: &str,
        parameters: &TypedList,
        wanted: DomainAffectFlags,
    ) -> Result<()> {
        affect::check("testDomainSetBlockIoTune", wanted)?;
        disk::validate(parameters)?;
        self.tune(domain, wanted, |def| disk::write(def, disk, parameters))
    }

    fn domain_get_perf_events(&self, domain: &Domain, wanted: DomainAffectFlags) -> Result<TypedList> {
        affect::check("testDomainGetPerfEvents", wanted)?;
        let parameter = |(name, on)| (Cow::Borrowed(name), TypedValue::Boolean(on));
        self.tuning_of(domain, wanted, |def| Ok(def.perf_events().map(parameter).collect()))
    }

    fn domain_set_perf_events(&self, domain: &Domain, parameters: &TypedList, wanted: DomainAffectFlags) -> Result<()> {
        affect::check("testDomainSetPerfEvents", wanted)?;
        let known: Vec<_> = PERF_EVENTS.iter().map(|name| Known::one(name, TypedKind::Boolean)).collect();
        typed::validate(parameters, &known)?;
        let on = |value: &TypedValue| *value == TypedValue::Boolean(true);
        let events: Vec<_> = parameters.iter().map(|(name, value)| (name.as_ref(), on(value))).collect();
        self.tune(domain, wanted, |def| {
            def.set_perf_events(&events);
            Ok(())
        })
    }
}
