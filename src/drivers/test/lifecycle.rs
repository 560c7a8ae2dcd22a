//! The life of a domain: defined, started, suspended, stopped, renamed, forgotten.

use std::sync::Arc;

use super::ORIGIN;
use super::state::{DomainCell, DomainObject, Domains, PAUSED, RUNNING, SHUTOFF, State};
use crate::conf::domain::{Action, DomainDef};
use crate::driver::DomainState;
use crate::driver::object::{Connect, Domain};
use crate::error::{Code, Error, Origin, Result};
use crate::events::Wake;
use crate::flags::{
    self, DomainCreateFlags, DomainDefineFlags, DomainDestroyFlags, DomainSaveFlags, DomainUndefineFlags,
};
use crate::lock::RwLockWriteGuard;
use crate::uuid;
use crate::xml::Element;

/// Values of `virDomainEventType`.
pub(super) mod event {
    pub(in super::super) const DEFINED: i32 = 0;
    pub(in super::super) const UNDEFINED: i32 = 1;
    pub(in super::super) const STARTED: i32 = 2;
    pub(in super::super) const SUSPENDED: i32 = 3;
    pub(in super::super) const RESUMED: i32 = 4;
    pub(in super::super) const STOPPED: i32 = 5;
}

/// Values of the enums that tell why: of a state, and of an event.
pub(super) mod why {
    pub(in super::super) const RUNNING_BOOTED: i32 = 1;
    pub(in super::super) const RUNNING_RESTORED: i32 = 3;
    pub(in super::super) const RUNNING_UNPAUSED: i32 = 5;
    pub(in super::super) const PAUSED_USER: i32 = 1;
    pub(in super::super) const SHUTOFF_SHUTDOWN: i32 = 1;
    pub(in super::super) const SHUTOFF_DESTROYED: i32 = 2;
    pub(in super::super) const SHUTOFF_CRASHED: i32 = 3;
    pub(in super::super) const SHUTOFF_SAVED: i32 = 5;
    pub(in super::super) const DEFINED_ADDED: i32 = 0;
    pub(in super::super) const DEFINED_UPDATED: i32 = 1;
    pub(in super::super) const DEFINED_RENAMED: i32 = 2;
    pub(in super::super) const UNDEFINED_REMOVED: i32 = 0;
    pub(in super::super) const UNDEFINED_RENAMED: i32 = 1;
    pub(in super::super) const STARTED_BOOTED: i32 = 0;
    pub(in super::super) const STARTED_RESTORED: i32 = 2;
    pub(in super::super) const SUSPENDED_PAUSED: i32 = 0;
    pub(in super::super) const RESUMED_UNPAUSED: i32 = 0;
    pub(in super::super) const STOPPED_SHUTDOWN: i32 = 0;
    pub(in super::super) const STOPPED_DESTROYED: i32 = 1;
    pub(in super::super) const STOPPED_CRASHED: i32 = 2;
    pub(in super::super) const STOPPED_SAVED: i32 = 4;
    pub(in super::super) const RUNNING_FROM_SNAPSHOT: i32 = 4;
    pub(in super::super) const PAUSED_FROM_SNAPSHOT: i32 = 7;
    pub(in super::super) const SHUTOFF_FROM_SNAPSHOT: i32 = 7;
    pub(in super::super) const STARTED_FROM_SNAPSHOT: i32 = 3;
    pub(in super::super) const SUSPENDED_FROM_SNAPSHOT: i32 = 5;
    pub(in super::super) const STOPPED_FROM_SNAPSHOT: i32 = 6;
}

/// The original reports these from its list of domains, which all drivers share.
fn refused(code: Code, detail: String) -> Error {
    Error::new(Origin::Domain, code, detail)
}

/// Reads a definition for this node, which may hold nothing that is not known if it is to be valid.
pub(super) fn parse(xml: &[u8], validate: bool) -> Result<DomainDef> {
    let mut def = if validate { DomainDef::parse_valid(xml)? } else { DomainDef::parse(xml)? };
    def.name_interfaces();
    Ok(def)
}

/// As [`parse`], from an element of a node file.
pub(super) fn parse_element(element: &Element) -> Result<DomainDef> {
    let mut def = DomainDef::from_element(element)?;
    def.name_interfaces();
    Ok(def)
}

/// Refuses a second domain of the same name or UUID.
pub(super) fn check_free(domains: &Domains, def: &DomainDef) -> Result<()> {
    match place(domains, def)? {
        None => Ok(()),
        Some(_) => Err(refused(Code::OperationFailed, format!("domain '{}' is described twice", def.name))),
    }
}

/// The domain that a definition is for: the one of its UUID and name. `None` if both are free.
fn place(domains: &Domains, def: &DomainDef) -> Result<Option<Arc<DomainCell>>> {
    if let Some(cell) = domains.by_uuid(&def.uuid) {
        let present = cell.read().def.name.clone();
        if present != def.name {
            let id = uuid::format(&def.uuid);
            return Err(refused(
                Code::OperationFailed,
                format!("domain '{present}' is already defined with uuid {id}"),
            ));
        }
        return Ok(Some(cell));
    }
    if let Some(cell) = domains.by_name(&def.name) {
        let (name, id) = (&def.name, uuid::format(&cell.read().def.uuid));
        return Err(refused(Code::OperationFailed, format!("domain '{name}' already exists with uuid {id}")));
    }
    Ok(None)
}

/// Starts a domain from a description; it is forgotten when it stops, unless it was defined before.
pub(super) fn create_xml(state: &State, connection: &Connect, xml: &[u8], flags: DomainCreateFlags) -> Result<Domain> {
    flags::check(ORIGIN, "testDomainCreateXML", flags, DomainCreateFlags::START_VALIDATE)?;
    let def = parse(xml, flags.contains(DomainCreateFlags::START_VALIDATE))?;
    start(state, connection, def, why::RUNNING_BOOTED, why::STARTED_BOOTED)
}

/// Starts a domain with a definition; `reason` and `detail` tell how it came to run.
pub(super) fn start(state: &State, connection: &Connect, def: DomainDef, reason: i32, detail: i32) -> Result<Domain> {
    let mut wake = Wake::default();
    let def = Arc::new(def);
    let mut domains = state.domains.write();
    domains.make_room()?;
    let cell = match place(&domains, &def)? {
        Some(cell) => {
            let mut object = cell.write();
            if object.is_active() {
                let detail = format!("domain '{}' is already active", def.name);
                return Err(refused(Code::OperationInvalid, detail));
            }
            object.next_def = Some(std::mem::replace(&mut object.def, def));
            drop(object);
            cell
        }
        None => domains.add(DomainObject::new(def)),
    };
    let mut object = cell.write();
    object.start(state.new_id(), reason);
    wake.and(state.emit(&object, event::STARTED, detail));
    Ok(object.handle(connection))
}

/// Defines a domain, or gives a defined or running one another definition.
pub(super) fn define(state: &State, connection: &Connect, xml: &[u8], flags: DomainDefineFlags) -> Result<Domain> {
    let mut wake = Wake::default();
    flags::check(ORIGIN, "testDomainDefineXMLFlags", flags, DomainDefineFlags::VALIDATE)?;
    let def = Arc::new(parse(xml, flags.contains(DomainDefineFlags::VALIDATE))?);
    // Lists of names are shown a line each, so what is kept may have none that breaks a line.
    if def.name.contains('\n') {
        return Err(Error::new(Origin::Xml, Code::XmlDetail, "invalid char in name: \n"));
    }
    let mut domains = state.domains.write();
    domains.make_room()?;
    let (cell, detail) = match place(&domains, &def)? {
        Some(cell) => {
            let mut object = cell.write();
            // One that runs has two definitions, of which the second may be missing or left from before.
            let known = !object.is_active() || object.next_def.is_some();
            if object.is_active() {
                object.next_def = Some(def);
            } else {
                object.def = def;
            }
            drop(object);
            (cell, if known { why::DEFINED_UPDATED } else { why::DEFINED_ADDED })
        }
        None => (domains.add(DomainObject::new(def)), why::DEFINED_ADDED),
    };
    let mut object = cell.write();
    object.persistent = true;
    wake.and(state.emit(&object, event::DEFINED, detail));
    Ok(object.handle(connection))
}

/// Forgets a definition: a domain that runs goes on until it stops.
pub(super) fn undefine(state: &State, domain: &Domain, flags: DomainUndefineFlags) -> Result<()> {
    let mut wake = Wake::default();
    let known = DomainUndefineFlags::MANAGED_SAVE
        | DomainUndefineFlags::SNAPSHOTS_METADATA
        | DomainUndefineFlags::CHECKPOINTS_METADATA;
    flags::check(ORIGIN, "testDomainUndefineFlags", flags, known)?;
    let cell = state.domain(domain)?;
    let mut object = cell.write();
    if object.managed_save && !flags.contains(DomainUndefineFlags::MANAGED_SAVE) {
        let detail = "Refusing to undefine while domain managed save image exists";
        return Err(Error::new(ORIGIN, Code::OperationInvalid, detail));
    }
    if !object.is_active() {
        let kinds = [
            ("snapshots", object.snapshots.len(), DomainUndefineFlags::SNAPSHOTS_METADATA),
            ("checkpoints", object.checkpoints.len(), DomainUndefineFlags::CHECKPOINTS_METADATA),
        ];
        if let Some((kind, count, _)) = kinds.iter().find(|(_, count, flag)| *count > 0 && !flags.contains(*flag)) {
            let detail = format!("cannot delete inactive domain with {count} {kind}");
            return Err(Error::new(ORIGIN, Code::OperationInvalid, detail));
        }
    }
    wake.and(state.emit(&object, event::UNDEFINED, why::UNDEFINED_REMOVED));
    object.persistent = false;
    object.managed_save = false;
    let gone = !object.is_active();
    drop(object);
    if gone {
        state.forget(&cell);
    }
    Ok(())
}

/// Starts a defined domain.
pub(super) fn create(state: &State, domain: &Domain, flags: DomainCreateFlags) -> Result<()> {
    let mut wake = Wake::default();
    flags::check(ORIGIN, "testDomainCreateWithFlags", flags, DomainCreateFlags::empty())?;
    let cell = state.domain(domain)?;
    let mut object = cell.write();
    if object.state.state != SHUTOFF {
        let name = domain.name.to_string_lossy();
        return Err(Error::internal(ORIGIN, format!("Domain '{name}' is already running")));
    }
    object.start(state.new_id(), why::RUNNING_BOOTED);
    domain.set_id(object.id);
    wake.and(state.emit(&object, event::STARTED, why::STARTED_BOOTED));
    Ok(())
}

/// Shuts a domain down, and does what its definition says should follow.
pub(super) fn shutdown(state: &State, domain: &Domain, flags: u32) -> Result<()> {
    let mut wake = Wake::default();
    flags::check_none(ORIGIN, "testDomainShutdownFlags", flags)?;
    let cell = state.domain(domain)?;
    let mut object = cell.write();
    if object.state.state == SHUTOFF {
        return Err(not_running(domain));
    }
    let action = object.def.on_poweroff();
    follow(state, domain, &mut object, action, &mut wake);
    finish(state, &cell, object);
    Ok(())
}

/// Reboots a domain, and does what its definition says should follow.
pub(super) fn reboot(state: &State, domain: &Domain, flags: u32) -> Result<()> {
    let mut wake = Wake::default();
    /// The bits of `virDomainRebootFlagValues`.
    const KNOWN: u32 = 0x1f;
    flags::check_none(ORIGIN, "testDomainReboot", flags & !KNOWN)?;
    let cell = state.domain(domain)?;
    let mut object = cell.write();
    object.check_active()?;
    let action = object.def.on_reboot();
    follow(state, domain, &mut object, action, &mut wake);
    finish(state, &cell, object);
    Ok(())
}

/// What follows when the guest goes down: it boots again, or the domain is off.
fn follow(state: &State, domain: &Domain, object: &mut DomainObject, action: Action, wake: &mut Wake) {
    match action {
        Action::Restart | Action::RenameRestart => {
            object.state = DomainState { state: RUNNING, reason: why::RUNNING_BOOTED };
        }
        // Dumps are the business of no test.
        Action::Destroy | Action::Preserve | Action::CoredumpDestroy | Action::CoredumpRestart => {
            object.stop(why::SHUTOFF_SHUTDOWN);
            domain.set_id(None);
            wake.and(state.emit(object, event::STOPPED, why::STOPPED_SHUTDOWN));
        }
    }
}

/// Forgets a domain that stopped and is not defined.
pub(super) fn finish(state: &State, cell: &Arc<DomainCell>, object: RwLockWriteGuard<'_, DomainObject>) {
    let gone = !object.is_active() && !object.persistent;
    // The list's lock comes before a domain's.
    drop(object);
    if gone {
        state.forget(cell);
    }
}

/// Ends a domain at once.
pub(super) fn destroy(state: &State, domain: &Domain, flags: DomainDestroyFlags) -> Result<()> {
    let mut wake = Wake::default();
    flags::check(ORIGIN, "testDomainDestroyFlags", flags, DomainDestroyFlags::GRACEFUL)?;
    let cell = state.domain(domain)?;
    let mut object = cell.write();
    object.check_active()?;
    object.stop(why::SHUTOFF_DESTROYED);
    domain.set_id(None);
    wake.and(state.emit(&object, event::STOPPED, why::STOPPED_DESTROYED));
    finish(state, &cell, object);
    Ok(())
}

/// Stops a domain and keeps its state: no more than the note that it is kept.
pub(super) fn managed_save(state: &State, domain: &Domain, flags: DomainSaveFlags) -> Result<()> {
    let known = DomainSaveFlags::BYPASS_CACHE | DomainSaveFlags::RUNNING | DomainSaveFlags::PAUSED;
    flags::check(ORIGIN, "testDomainManagedSave", flags, known)?;
    let mut wake = Wake::default();
    let cell = state.domain(domain)?;
    let mut object = cell.write();
    object.check_active()?;
    if !object.persistent {
        return Err(Error::new(ORIGIN, Code::OperationInvalid, "cannot do managed save for transient domain"));
    }
    object.stop(why::SHUTOFF_SAVED);
    object.managed_save = true;
    domain.set_id(None);
    wake.and(state.emit(&object, event::STOPPED, why::STOPPED_SAVED));
    Ok(())
}

fn not_running(domain: &Domain) -> Error {
    Error::internal(ORIGIN, format!("domain '{}' not running", domain.name.to_string_lossy()))
}

/// Stops a domain's CPUs.
pub(super) fn suspend(state: &State, domain: &Domain) -> Result<()> {
    let mut wake = Wake::default();
    let cell = state.domain(domain)?;
    let mut object = cell.write();
    if [SHUTOFF, PAUSED].contains(&object.state.state) {
        return Err(not_running(domain));
    }
    object.state = DomainState { state: PAUSED, reason: why::PAUSED_USER };
    wake.and(state.emit(&object, event::SUSPENDED, why::SUSPENDED_PAUSED));
    Ok(())
}

/// Lets a domain's CPUs go on.
pub(super) fn resume(state: &State, domain: &Domain) -> Result<()> {
    let mut wake = Wake::default();
    let cell = state.domain(domain)?;
    let mut object = cell.write();
    if object.state.state != PAUSED {
        return Err(Error::internal(ORIGIN, format!("domain '{}' not paused", domain.name.to_string_lossy())));
    }
    object.state = DomainState { state: RUNNING, reason: why::RUNNING_UNPAUSED };
    wake.and(state.emit(&object, event::RESUMED, why::RESUMED_UNPAUSED));
    Ok(())
}

/// Gives a domain that is off another name.
pub(super) fn rename(state: &State, domain: &Domain, new_name: &str, flags: u32) -> Result<()> {
    let mut wake = Wake::default();
    flags::check_none(ORIGIN, "testDomainRename", flags)?;
    let cell = state.domain(domain)?;
    let mut domains = state.domains.write();
    domains.make_room()?;
    let mut object = cell.write();
    let invalid = |detail: &str| Err(Error::new(ORIGIN, Code::OperationInvalid, detail));
    if object.is_active() {
        return invalid("cannot rename active domain");
    }
    if !object.persistent {
        return invalid("cannot rename a transient domain");
    }
    if object.def.name == new_name {
        return Err(refused(Code::OperationInvalid, "Can't rename domain to itself".to_owned()));
    }
    if domains.by_name(new_name).is_some() {
        return Err(refused(Code::OperationInvalid, format!("domain with name '{new_name}' already exists")));
    }
    if new_name.contains('/') {
        return Err(Error::new(ORIGIN, Code::XmlError, format!("name {new_name} cannot contain '/'")));
    }
    object.reserve()?;
    wake.and(state.emit(&object, event::UNDEFINED, why::UNDEFINED_RENAMED));
    let mut def = DomainDef::clone(&object.def);
    domains.rename(&def.name, new_name);
    def.set_name(new_name);
    object.def = Arc::new(def);
    wake.and(state.emit(&object, event::DEFINED, why::DEFINED_RENAMED));
    Ok(())
}
