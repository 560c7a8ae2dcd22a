//! The life of a domain: defined, started, suspended, stopped, renamed, forgotten.

use std::sync::Arc;

use super::ORIGIN;
use super::state::{DomainObject, State};
use crate::conf::domain::{Action, DomainDef};
use crate::domains::lifecycle::{event, why};
use crate::domains::{Events, PAUSED, RUNNING, SHUTOFF};
use crate::driver::DomainState;
use crate::driver::object::{Connect, Domain};
use crate::error::{Code, Error, Origin, Result};
use crate::flags::{
    self, DomainCreateFlags, DomainDefineFlags, DomainDestroyFlags, DomainSaveFlags, DomainUndefineFlags,
};
use crate::xml::Element;

/// The original reports these from its list of domains, which all drivers share.
fn refused(detail: String) -> Error {
    Error::new(Origin::Domain, Code::OperationInvalid, detail)
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

/// Starts a domain from a description; it is forgotten when it stops, unless it was defined before.
pub(super) fn create_xml(state: &State, connection: &Connect, xml: &[u8], flags: DomainCreateFlags) -> Result<Domain> {
    flags::check(ORIGIN, "testDomainCreateXML", flags, DomainCreateFlags::START_VALIDATE)?;
    let def = parse(xml, flags.contains(DomainCreateFlags::START_VALIDATE))?;
    start(state, connection, def, why::RUNNING_BOOTED, why::STARTED_BOOTED)
}

/// Starts a domain with a definition; `reason` and `detail` tell how it came to run.
pub(super) fn start(state: &State, connection: &Connect, def: DomainDef, reason: i32, detail: i32) -> Result<Domain> {
    let def = Arc::new(def);
    state.domains.put(&def, |object, new, events| {
        if object.is_active() {
            return Err(refused(format!("domain '{}' is already active", def.name)));
        }
        let id = state.domains.new_id()?;
        if !new {
            object.run_as(Arc::clone(&def));
        }
        object.start(id, reason);
        events.lifecycle(object, event::STARTED, detail);
        Ok(object.handle(connection))
    })
}

/// Defines a domain, or gives a defined or running one another definition.
pub(super) fn define(state: &State, connection: &Connect, xml: &[u8], flags: DomainDefineFlags) -> Result<Domain> {
    flags::check(ORIGIN, "testDomainDefineXMLFlags", flags, DomainDefineFlags::VALIDATE)?;
    let def = Arc::new(parse(xml, flags.contains(DomainDefineFlags::VALIDATE))?);
    // Lists of names are shown a line each, so what is kept may have none that breaks a line.
    if def.name.contains('\n') {
        return Err(Error::new(Origin::Xml, Code::XmlDetail, "invalid char in name: \n"));
    }
    state.domains.put(&def, |object, new, events| {
        let known = !new && object.define(Arc::clone(&def));
        object.persistent = true;
        events.lifecycle(object, event::DEFINED, if known { why::DEFINED_UPDATED } else { why::DEFINED_ADDED });
        Ok(object.handle(connection))
    })
}

/// Forgets a definition: a domain that runs goes on until it stops.
pub(super) fn undefine(state: &State, domain: &Domain, flags: DomainUndefineFlags) -> Result<()> {
    let known = DomainUndefineFlags::MANAGED_SAVE
        | DomainUndefineFlags::SNAPSHOTS_METADATA
        | DomainUndefineFlags::CHECKPOINTS_METADATA;
    flags::check(ORIGIN, "testDomainUndefineFlags", flags, known)?;
    state.domains.change(domain, |object, events| {
        if object.managed_save && !flags.contains(DomainUndefineFlags::MANAGED_SAVE) {
            let detail = "Refusing to undefine while domain managed save image exists";
            return Err(Error::new(ORIGIN, Code::OperationInvalid, detail));
        }
        if !object.is_active() {
            let kinds = [
                ("snapshots", object.snapshots().len(), DomainUndefineFlags::SNAPSHOTS_METADATA),
                ("checkpoints", object.checkpoints().len(), DomainUndefineFlags::CHECKPOINTS_METADATA),
            ];
            if let Some((kind, count, _)) = kinds.iter().find(|(_, count, flag)| *count > 0 && !flags.contains(*flag)) {
                let detail = format!("cannot delete inactive domain with {count} {kind}");
                return Err(Error::new(ORIGIN, Code::OperationInvalid, detail));
            }
        }
        events.lifecycle(object, event::UNDEFINED, why::UNDEFINED_REMOVED);
        object.persistent = false;
        object.managed_save = false;
        Ok(())
    })
}

/// Starts a defined domain.
pub(super) fn create(state: &State, domain: &Domain, flags: DomainCreateFlags) -> Result<()> {
    flags::check(ORIGIN, "testDomainCreateWithFlags", flags, DomainCreateFlags::empty())?;
    state.domains.change(domain, |object, events| {
        if object.state.state != SHUTOFF {
            let name = &domain.name;
            return Err(Error::internal(ORIGIN, format!("Domain '{name}' is already running")));
        }
        object.start(state.domains.new_id()?, why::RUNNING_BOOTED);
        domain.set_id(object.id);
        events.lifecycle(object, event::STARTED, why::STARTED_BOOTED);
        Ok(())
    })
}

/// Shuts a domain down, and does what its definition says should follow.
pub(super) fn shutdown(state: &State, domain: &Domain, flags: u32) -> Result<()> {
    flags::check_none(ORIGIN, "testDomainShutdownFlags", flags)?;
    state.domains.change(domain, |object, events| {
        if object.state.state == SHUTOFF {
            return Err(not_running(domain));
        }
        follow(domain, object, object.def().on_poweroff(), events);
        Ok(())
    })
}

/// Reboots a domain, and does what its definition says should follow.
pub(super) fn reboot(state: &State, domain: &Domain, flags: u32) -> Result<()> {
    /// The bits of `virDomainRebootFlagValues`.
    const KNOWN: u32 = 0x1f;
    flags::check_none(ORIGIN, "testDomainReboot", flags & !KNOWN)?;
    state.domains.change(domain, |object, events| {
        object.check_active()?;
        follow(domain, object, object.def().on_reboot(), events);
        Ok(())
    })
}

/// What follows when the guest goes down: it boots again, or the domain is off.
fn follow(domain: &Domain, object: &mut DomainObject, action: Action, events: &mut Events) {
    match action {
        Action::Restart | Action::RenameRestart => {
            object.state = DomainState { state: RUNNING, reason: why::RUNNING_BOOTED };
        }
        // Dumps are the business of no test.
        Action::Destroy | Action::Preserve | Action::CoredumpDestroy | Action::CoredumpRestart => {
            object.stop(why::SHUTOFF_SHUTDOWN);
            domain.set_id(None);
            events.lifecycle(object, event::STOPPED, why::STOPPED_SHUTDOWN);
        }
    }
}

/// Ends a domain at once.
pub(super) fn destroy(state: &State, domain: &Domain, flags: DomainDestroyFlags) -> Result<()> {
    flags::check(ORIGIN, "testDomainDestroyFlags", flags, DomainDestroyFlags::GRACEFUL)?;
    state.domains.change(domain, |object, events| {
        object.check_active()?;
        object.stop(why::SHUTOFF_DESTROYED);
        domain.set_id(None);
        events.lifecycle(object, event::STOPPED, why::STOPPED_DESTROYED);
        Ok(())
    })
}

/// Stops a domain and keeps its state: no more than the note that it is kept.
pub(super) fn managed_save(state: &State, domain: &Domain, flags: DomainSaveFlags) -> Result<()> {
    let known = DomainSaveFlags::BYPASS_CACHE | DomainSaveFlags::RUNNING | DomainSaveFlags::PAUSED;
    flags::check(ORIGIN, "testDomainManagedSave", flags, known)?;
    state.domains.change(domain, |object, events| {
        object.check_active()?;
        if !object.persistent {
            return Err(Error::new(ORIGIN, Code::OperationInvalid, "cannot do managed save for transient domain"));
        }
        object.stop(why::SHUTOFF_SAVED);
        object.managed_save = true;
        domain.set_id(None);
        events.lifecycle(object, event::STOPPED, why::STOPPED_SAVED);
        Ok(())
    })
}

fn not_running(domain: &Domain) -> Error {
    Error::internal(ORIGIN, format!("domain '{}' not running", domain.name))
}

/// Stops a domain's CPUs.
pub(super) fn suspend(state: &State, domain: &Domain) -> Result<()> {
    state.domains.change(domain, |object, events| {
        if [SHUTOFF, PAUSED].contains(&object.state.state) {
            return Err(not_running(domain));
        }
        object.state = DomainState { state: PAUSED, reason: why::PAUSED_USER };
        events.lifecycle(object, event::SUSPENDED, why::SUSPENDED_PAUSED);
        Ok(())
    })
}

/// Lets a domain's CPUs go on.
pub(super) fn resume(state: &State, domain: &Domain) -> Result<()> {
    state.domains.change(domain, |object, events| {
        if object.state.state != PAUSED {
            return Err(Error::internal(ORIGIN, format!("domain '{}' not paused", domain.name)));
        }
        object.state = DomainState { state: RUNNING, reason: why::RUNNING_UNPAUSED };
        events.lifecycle(object, event::RESUMED, why::RESUMED_UNPAUSED);
        Ok(())
    })
}

/// Gives a domain that is off another name.
pub(super) fn rename(state: &State, domain: &Domain, new_name: &str, flags: u32) -> Result<()> {
    flags::check_none(ORIGIN, "testDomainRename", flags)?;
    let invalid = |detail: &str| Err(Error::new(ORIGIN, Code::OperationInvalid, detail));
    state.domains.rename(domain, new_name, |object, taken| {
        if object.is_active() {
            return invalid("cannot rename active domain");
        }
        if !object.persistent {
            return invalid("cannot rename a transient domain");
        }
        if *object.def().name == *new_name {
            return Err(refused("Can't rename domain to itself".to_owned()));
        }
        if taken {
            return Err(refused(format!("domain with name '{new_name}' already exists")));
        }
        if new_name.contains('/') {
            return Err(Error::new(ORIGIN, Code::XmlError, format!("name {new_name} cannot contain '/'")));
        }
        Ok(())
    })
}
