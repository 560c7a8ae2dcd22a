//! Domains: listing them, finding them, looking at them.

use super::state::DomainObject;
use super::{ORIGIN, TestDriver, lifecycle, screenshot};
use crate::conf::domain::Form;
use crate::domains::ListFilter;
use crate::driver::object::{Connect, Domain, DomainBody, Stream};
use crate::driver::{DomainDriver, DomainInfo, DomainState, Extent, Listing};
use crate::error::{Code, Error, Result};
use crate::flags::{
    self, DomainCreateFlags, DomainDefineFlags, DomainDestroyFlags, DomainListFlags, DomainSaveFlags,
    DomainUndefineFlags, DomainXmlFlags,
};
use crate::name::Name;
use crate::sys::memory;
use crate::uuid::Uuid;

impl TestDriver {
    /// Looks at the domain behind a handle.
    pub(super) fn with<R>(&self, handle: &Domain, look: impl FnOnce(&DomainObject) -> R) -> Result<R> {
        Ok(look(&self.state.domain(handle)?.read()))
    }

    /// Whether these hold for the domain behind a handle.
    fn holds(&self, handle: &Domain, flags: DomainListFlags) -> Result<bool> {
        self.state.domains.glance(handle, |entry| entry.summary().holds(flags))
    }
}

impl DomainDriver for TestDriver {
    fn connect_list_all_domains(
        &self,
        connection: &Connect,
        extent: Extent,
        wanted: DomainListFlags,
    ) -> Result<Listing<DomainBody>> {
        flags::check(ORIGIN, "testConnectListAllDomains", wanted, DomainListFlags::all())?;
        self.state.domains.list(connection, extent, wanted)
    }

    fn connect_list_domains(&self) -> Result<Vec<i32>> {
        let mut ids = Vec::new();
        self.state.domains.each(None, |entry| match entry.summary().id() {
            Some(id) => memory::grow(&mut ids, 1).map(|()| ids.push(id)),
            None => Ok(()),
        })?;
        Ok(ids)
    }

    fn connect_num_of_domains(&self) -> Result<usize> {
        Ok(self.state.domains.count(DomainListFlags::ACTIVE))
    }

    fn connect_list_defined_domains(&self) -> Result<Vec<Name>> {
        let filter = ListFilter::of(DomainListFlags::INACTIVE);
        let mut names = Vec::new();
        self.state.domains.each(None, |entry| {
            if filter.passes(entry.summary()) {
                memory::grow(&mut names, 1)?;
                names.push(entry.name().clone());
            }
            Ok(())
        })?;
        Ok(names)
    }

    fn connect_num_of_defined_domains(&self) -> Result<usize> {
        Ok(self.state.domains.count(DomainListFlags::INACTIVE))
    }

    fn domain_lookup_by_id(&self, connection: &Connect, id: i32) -> Result<Domain> {
        self.state.domains.by_id(connection, id).ok_or_else(not_found)
    }

    fn domain_lookup_by_uuid(&self, connection: &Connect, uuid: &Uuid) -> Result<Domain> {
        self.state.domains.by_uuid(connection, uuid).ok_or_else(not_found)
    }

    fn domain_lookup_by_name(&self, connection: &Connect, name: &str) -> Result<Domain> {
        self.state.domains.by_name(connection, name).ok_or_else(not_found)
    }

    fn domain_create_xml(&self, connection: &Connect, xml: &[u8], flags: DomainCreateFlags) -> Result<Domain> {
        lifecycle::create_xml(&self.state, connection, xml, flags)
    }

    fn domain_define_xml_flags(&self, connection: &Connect, xml: &[u8], flags: DomainDefineFlags) -> Result<Domain> {
        lifecycle::define(&self.state, connection, xml, flags)
    }

    fn domain_undefine_flags(&self, domain: &Domain, flags: DomainUndefineFlags) -> Result<()> {
        lifecycle::undefine(&self.state, domain, flags)
    }

    fn domain_create_with_flags(&self, domain: &Domain, flags: DomainCreateFlags) -> Result<()> {
        lifecycle::create(&self.state, domain, flags)
    }

    fn domain_shutdown_flags(&self, domain: &Domain, flags: u32) -> Result<()> {
        lifecycle::shutdown(&self.state, domain, flags)
    }

    fn domain_reboot(&self, domain: &Domain, flags: u32) -> Result<()> {
        lifecycle::reboot(&self.state, domain, flags)
    }

    fn domain_reset(&self, domain: &Domain, flags: u32) -> Result<()> {
        flags::check_none(ORIGIN, "testDomainReset", flags)?;
        self.with(domain, DomainObject::check_active)?
    }

    fn domain_destroy_flags(&self, domain: &Domain, flags: DomainDestroyFlags) -> Result<()> {
        lifecycle::destroy(&self.state, domain, flags)
    }

    fn domain_suspend(&self, domain: &Domain) -> Result<()> {
        lifecycle::suspend(&self.state, domain)
    }

    fn domain_resume(&self, domain: &Domain) -> Result<()> {
        lifecycle::resume(&self.state, domain)
    }

    fn domain_rename(&self, domain: &Domain, new_name: &str, flags: u32) -> Result<()> {
        lifecycle::rename(&self.state, domain, new_name, flags)
    }

    fn domain_get_autostart(&self, domain: &Domain) -> Result<bool> {
        self.holds(domain, DomainListFlags::AUTOSTART)
    }

    fn domain_set_autostart(&self, domain: &Domain, autostart: bool) -> Result<()> {
        self.state.domains.change(domain, |object, _| {
            object.autostart = autostart;
            Ok(())
        })
    }

    fn domain_get_state(&self, domain: &Domain, flags: u32) -> Result<DomainState> {
        flags::check_none(ORIGIN, "testDomainGetState", flags)?;
        self.state.domains.glance(domain, |entry| entry.summary().state())
    }

    fn domain_get_info(&self, domain: &Domain) -> Result<DomainInfo> {
        // The original's answer for the CPU time used is the time of day.
        let now = self.microseconds();
        self.state.domains.glance(domain, |entry| {
            let object = entry.cell().read();
            let numbers = object.numbers();
            DomainInfo {
                state: object.state.state,
                max_memory: numbers.max_memory,
                memory: numbers.memory,
                virtual_cpus: numbers.vcpus,
                cpu_time: now.cast_unsigned().saturating_mul(1000),
            }
        })
    }

    fn domain_get_os_type(&self, _domain: &Domain) -> Result<String> {
        // Of every domain, even one that is gone, as the original.
        Ok("linux".to_owned())
    }

    fn domain_get_xml_desc(&self, domain: &Domain, wanted: DomainXmlFlags) -> Result<String> {
        let known = DomainXmlFlags::SECURE | DomainXmlFlags::INACTIVE | DomainXmlFlags::MIGRATABLE;
        flags::check(ORIGIN, "testDomainGetXMLDesc", wanted, known)?;
        let cell = self.state.domain(domain)?;
        let object = cell.read();
        object.reserve()?;
        let inactive = wanted.contains(DomainXmlFlags::INACTIVE);
        let def = if inactive { object.inactive_def() } else { object.def() };
        let form = Form {
            id: object.id.filter(|_| !inactive),
            secure: wanted.contains(DomainXmlFlags::SECURE),
            inactive,
            migratable: wanted.contains(DomainXmlFlags::MIGRATABLE),
        };
        let mut xml = String::new();
        def.write(&mut xml, 0, form);
        Ok(xml)
    }

    fn domain_is_active(&self, domain: &Domain) -> Result<bool> {
        self.holds(domain, DomainListFlags::ACTIVE)
    }

    fn domain_is_persistent(&self, domain: &Domain) -> Result<bool> {
        self.holds(domain, DomainListFlags::PERSISTENT)
    }

    fn domain_is_updated(&self, _domain: &Domain) -> Result<bool> {
        // The driver never reports an update, as the original.
        Ok(false)
    }

    fn domain_managed_save(&self, domain: &Domain, flags: DomainSaveFlags) -> Result<()> {
        lifecycle::managed_save(&self.state, domain, flags)
    }

    fn domain_has_managed_save_image(&self, domain: &Domain, flags: u32) -> Result<bool> {
        flags::check_none(ORIGIN, "testDomainHasManagedSaveImage", flags)?;
        self.holds(domain, DomainListFlags::MANAGEDSAVE)
    }

    fn domain_managed_save_remove(&self, domain: &Domain, flags: u32) -> Result<()> {
        flags::check_none(ORIGIN, "testDomainManagedSaveRemove", flags)?;
        self.state.domains.change(domain, |object, _| {
            object.managed_save = false;
            Ok(())
        })
    }

    fn domain_screenshot(&self, _domain: &Domain, stream: &Stream, _screen: u32, flags: u32) -> Result<String> {
        flags::check_none(ORIGIN, "testDomainScreenshot", flags)?;
        Ok(screenshot::send(stream))
    }
}

/// The error of a lookup that finds nothing.
fn not_found() -> Error {
    Error::bare(ORIGIN, Code::NoDomain)
}
