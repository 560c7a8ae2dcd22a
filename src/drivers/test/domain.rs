//! Domains: listing them, finding them, looking at them.

use super::state::{DomainObject, PAUSED, RUNNING, SHUTOFF};
use super::{ORIGIN, TestDriver, lifecycle, screenshot};
use crate::conf::domain::Form;
use crate::driver::object::{Connect, Domain, Stream};
use crate::driver::{DomainDriver, DomainInfo, DomainState};
use crate::error::{Code, Error, Result};
use crate::flags::{
    self, DomainCreateFlags, DomainDefineFlags, DomainDestroyFlags, DomainListFlags, DomainSaveFlags,
    DomainUndefineFlags, DomainXmlFlags,
};
use crate::sys::memory;
use crate::uuid::Uuid;

/// No less than a handle takes in a list of them, or a name, but for the characters of names.
const HANDLE: usize = 512;

impl TestDriver {
    /// Looks at the domain behind a handle.
    pub(super) fn with<R>(&self, handle: &Domain, look: impl FnOnce(&DomainObject) -> R) -> Result<R> {
        Ok(look(&self.state.domain(handle)?.read()))
    }
}

impl DomainDriver for TestDriver {
    fn connect_list_all_domains(&self, connection: &Connect, wanted: DomainListFlags) -> Result<Vec<Domain>> {
        flags::check(ORIGIN, "testConnectListAllDomains", wanted, DomainListFlags::all())?;
        let domains = self.state.domains.read();
        memory::reserve(domains.all().map(|cell| HANDLE + cell.read().def.name.len()).sum())?;
        let objects = domains.all().map(|cell| cell.read());
        Ok(objects.filter(|object| passes(object, wanted)).map(|object| object.handle(connection)).collect())
    }

    fn connect_list_domains(&self) -> Result<Vec<i32>> {
        Ok(self.state.domains.read().all().filter_map(|cell| cell.read().id).collect())
    }

    fn connect_num_of_domains(&self) -> Result<usize> {
        Ok(self.connect_list_domains()?.len())
    }

    fn connect_list_defined_domains(&self) -> Result<Vec<String>> {
        let domains = self.state.domains.read();
        memory::reserve(domains.all().map(|cell| HANDLE + cell.read().def.name.len()).sum())?;
        let objects = domains.all().map(|cell| cell.read());
        Ok(objects.filter(|object| !object.is_active()).map(|object| object.def.name.clone()).collect())
    }

    fn connect_num_of_defined_domains(&self) -> Result<usize> {
        Ok(self.connect_list_defined_domains()?.len())
    }

    fn domain_lookup_by_id(&self, connection: &Connect, id: i32) -> Result<Domain> {
        let domains = self.state.domains.read();
        let found = domains.all().map(|cell| cell.read()).find(|object| object.id == Some(id));
        found.map(|object| object.handle(connection)).ok_or_else(not_found)
    }

    fn domain_lookup_by_uuid(&self, connection: &Connect, uuid: &Uuid) -> Result<Domain> {
        let cell = self.state.domains.read().by_uuid(uuid).ok_or_else(not_found)?;
        let object = cell.read();
        Ok(object.handle(connection))
    }

    fn domain_lookup_by_name(&self, connection: &Connect, name: &str) -> Result<Domain> {
        let cell = self.state.domains.read().by_name(name).ok_or_else(not_found)?;
        let object = cell.read();
        Ok(object.handle(connection))
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
        self.with(domain, |object| object.autostart)
    }

    fn domain_set_autostart(&self, domain: &Domain, autostart: bool) -> Result<()> {
        self.state.domain(domain)?.write().autostart = autostart;
        Ok(())
    }

    fn domain_get_state(&self, domain: &Domain, flags: u32) -> Result<DomainState> {
        flags::check_none(ORIGIN, "testDomainGetState", flags)?;
        self.with(domain, |object| object.state)
    }

    fn domain_get_info(&self, domain: &Domain) -> Result<DomainInfo> {
        // The original's answer for the CPU time used is the time of day.
        let now = self.microseconds();
        self.with(domain, |object| DomainInfo {
            state: object.state.state,
            max_memory: object.def.max_memory_kib(),
            memory: object.def.memory_kib(),
            virtual_cpus: u16::try_from(object.def.vcpus()).unwrap_or(u16::MAX),
            cpu_time: now.cast_unsigned().saturating_mul(1000),
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
        let def = if inactive { object.inactive_def() } else { &object.def };
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
        self.with(domain, DomainObject::is_active)
    }

    fn domain_is_persistent(&self, domain: &Domain) -> Result<bool> {
        self.with(domain, |object| object.persistent)
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
        self.with(domain, |object| object.managed_save)
    }

    fn domain_managed_save_remove(&self, domain: &Domain, flags: u32) -> Result<()> {
        flags::check_none(ORIGIN, "testDomainManagedSaveRemove", flags)?;
        self.state.domain(domain)?.write().managed_save = false;
        Ok(())
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

/// Whether a domain passes a filter: in each group of which a bit is set, one that is true of it.
pub(super) fn passes(object: &DomainObject, wanted: DomainListFlags) -> bool {
    use DomainListFlags as F;
    let state = object.state.state;
    let groups: [&[(F, bool)]; 7] = [
        &[(F::ACTIVE, object.is_active()), (F::INACTIVE, !object.is_active())],
        &[(F::PERSISTENT, object.persistent), (F::TRANSIENT, !object.persistent)],
        &[
            (F::RUNNING, state == RUNNING),
            (F::PAUSED, state == PAUSED),
            (F::SHUTOFF, state == SHUTOFF),
            (F::OTHER, ![RUNNING, PAUSED, SHUTOFF].contains(&state)),
        ],
        &[(F::MANAGEDSAVE, object.managed_save), (F::NO_MANAGEDSAVE, !object.managed_save)],
        &[(F::AUTOSTART, object.autostart), (F::NO_AUTOSTART, !object.autostart)],
        &[(F::HAS_SNAPSHOT, !object.snapshots.is_empty()), (F::NO_SNAPSHOT, object.snapshots.is_empty())],
        &[(F::HAS_CHECKPOINT, !object.checkpoints.is_empty()), (F::NO_CHECKPOINT, object.checkpoints.is_empty())],
    ];
    groups.iter().all(|group| {
        let mut asked = group.iter().filter(|(flag, _)| wanted.intersects(*flag)).peekable();
        asked.peek().is_none() || asked.any(|(_, holds)| *holds)
    })
}
