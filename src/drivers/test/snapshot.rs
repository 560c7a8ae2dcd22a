//! Snapshots: taking, recording, listing, reverting to and deleting them.

use std::sync::Arc;

use super::state::{DomainObject, State};
use super::{ORIGIN, TestDriver};
use crate::conf::domain::{DomainDef, SnapshotMode};
use crate::domains::PAUSED;
use crate::domains::lifecycle::{event, why};
use crate::driver::object::{Domain, Snapshot, SnapshotBody};
use crate::driver::{DomainState, Extent, Listing, SnapshotDriver};
use crate::error::{Code, Error, Result};
use crate::flags::{
    self, SnapshotCreateFlags, SnapshotDeleteFlags, SnapshotListFlags, SnapshotRevertFlags, SnapshotXmlFlags,
};
use crate::moment::snapshot::{Purpose, SnapshotDef, State as SnapshotState};
use crate::moment::{self, Deletion, Entry, Plan, Scope, SnapshotDocument, SnapshotForm, Snapshots};
use crate::name::Name;
use crate::sys::memory;

/// What moments say went wrong, as this driver's error.
pub(super) fn wrong(error: moment::Error) -> Error {
    error.into_error(ORIGIN)
}

/// The snapshot behind a handle.
fn find<'a>(snapshots: &'a Snapshots, handle: &Snapshot) -> Result<Entry<'a, SnapshotDef>> {
    snapshots.require(handle.name.as_str()).map_err(wrong)
}

/// Lists or counts what a plan lets pass.
fn list(snapshots: &Snapshots, domain: &Domain, plan: Plan, extent: Extent) -> Result<Listing<SnapshotBody>> {
    match extent {
        Extent::Count => Ok(Listing::Count(plan.count(snapshots))),
        Extent::All => {
            let entries = plan.list(snapshots);
            Snapshot::list(domain, entries.map(Entry::name)).map(Listing::Handles)
        }
    }
}

/// At most `most` names of what a plan lets pass.
fn names(snapshots: &Snapshots, plan: Plan, most: usize) -> Result<Vec<Name>> {
    let mut found = Vec::new();
    plan.list(snapshots).take(most).try_for_each(|entry| {
        memory::grow(&mut found, 1)?;
        found.push(entry.name().clone());
        Ok(())
    })?;
    Ok(found)
}

impl TestDriver {
    /// Looks at a domain's snapshots.
    fn with_snapshots<R>(&self, domain: &Domain, look: impl FnOnce(&Snapshots) -> Result<R>) -> Result<R> {
        look(self.state.domain(domain)?.read().snapshots())
    }

    /// Looks at one snapshot.
    fn with_snapshot<R>(
        &self,
        snapshot: &Snapshot,
        look: impl FnOnce(&Snapshots, Entry<'_, SnapshotDef>) -> Result<R>,
    ) -> Result<R> {
        self.with_snapshots(snapshot.domain(), |snapshots| look(snapshots, find(snapshots, snapshot)?))
    }
}

impl SnapshotDriver for TestDriver {
    fn domain_snapshot_create_xml(&self, domain: &Domain, xml: &[u8], asked: SnapshotCreateFlags) -> Result<Snapshot> {
        use SnapshotCreateFlags as F;
        let known = F::REDEFINE | F::CURRENT | F::HALT | F::QUIESCE | F::ATOMIC | F::LIVE | F::VALIDATE;
        flags::check(ORIGIN, "testDomainSnapshotCreateXML", asked, known)?;
        create(self, domain, xml, asked)
    }

    fn domain_snapshot_get_xml_desc(&self, snapshot: &Snapshot, asked: SnapshotXmlFlags) -> Result<String> {
        flags::check(ORIGIN, "testDomainSnapshotGetXMLDesc", asked, SnapshotXmlFlags::SECURE)?;
        let form = SnapshotForm {
            uuid: &snapshot.domain().uuid,
            secure: asked.contains(SnapshotXmlFlags::SECURE),
            active: false,
        };
        self.with_snapshot(snapshot, |snapshots, entry| {
            memory::reserve(entry.value().map_or(0, SnapshotDef::weight))?;
            Ok(snapshots.describe(entry.id(), form))
        })
    }

    fn domain_snapshot_num(&self, domain: &Domain, asked: SnapshotListFlags) -> Result<usize> {
        flags::check(ORIGIN, "testDomainSnapshotNum", asked, SnapshotListFlags::all())?;
        let plan = Plan::of_snapshots(asked, Scope::Domain);
        self.with_snapshots(domain, |snapshots| Ok(plan.count(snapshots)))
    }

    fn domain_snapshot_list_names(&self, domain: &Domain, most: usize, asked: SnapshotListFlags) -> Result<Vec<Name>> {
        flags::check(ORIGIN, "testDomainSnapshotListNames", asked, SnapshotListFlags::all())?;
        let plan = Plan::of_snapshots(asked, Scope::Domain);
        self.with_snapshots(domain, |snapshots| names(snapshots, plan, most))
    }

    fn domain_list_all_snapshots(
        &self,
        domain: &Domain,
        extent: Extent,
        asked: SnapshotListFlags,
    ) -> Result<Listing<SnapshotBody>> {
        flags::check(ORIGIN, "testDomainListAllSnapshots", asked, SnapshotListFlags::all())?;
        let cell = self.state.domain(domain)?;
        let object = cell.read();
        list(object.snapshots(), domain, Plan::of_snapshots(asked, Scope::Domain), extent)
    }

    fn domain_snapshot_num_children(&self, snapshot: &Snapshot, asked: SnapshotListFlags) -> Result<usize> {
        flags::check(ORIGIN, "testDomainSnapshotNumChildren", asked, SnapshotListFlags::all())?;
        self.with_snapshot(snapshot, |snapshots, entry| {
            Ok(Plan::of_snapshots(asked, Scope::Below(entry.id())).count(snapshots))
        })
    }

    fn domain_snapshot_list_children_names(
        &self,
        snapshot: &Snapshot,
        most: usize,
        asked: SnapshotListFlags,
    ) -> Result<Vec<Name>> {
        flags::check(ORIGIN, "testDomainSnapshotListChildrenNames", asked, SnapshotListFlags::all())?;
        self.with_snapshot(snapshot, |snapshots, entry| {
            names(snapshots, Plan::of_snapshots(asked, Scope::Below(entry.id())), most)
        })
    }

    fn domain_snapshot_list_all_children(
        &self,
        snapshot: &Snapshot,
        extent: Extent,
        asked: SnapshotListFlags,
    ) -> Result<Listing<SnapshotBody>> {
        flags::check(ORIGIN, "testDomainSnapshotListAllChildren", asked, SnapshotListFlags::all())?;
        let cell = self.state.domain(snapshot.domain())?;
        let object = cell.read();
        let id = find(object.snapshots(), snapshot)?.id();
        list(object.snapshots(), snapshot.domain(), Plan::of_snapshots(asked, Scope::Below(id)), extent)
    }

    fn domain_snapshot_lookup_by_name(&self, domain: &Domain, name: &str, asked: u32) -> Result<Snapshot> {
        flags::check_none(ORIGIN, "testDomainSnapshotLookupByName", asked)?;
        self.with_snapshots(domain, |snapshots| {
            let entry = snapshots.require(name).map_err(wrong)?;
            Ok(Snapshot::of(domain, entry.name().clone()))
        })
    }

    fn domain_has_current_snapshot(&self, domain: &Domain, asked: u32) -> Result<bool> {
        flags::check_none(ORIGIN, "testDomainHasCurrentSnapshot", asked)?;
        self.with_snapshots(domain, |snapshots| Ok(snapshots.current().is_some()))
    }

    fn domain_snapshot_current(&self, domain: &Domain, asked: u32) -> Result<Snapshot> {
        flags::check_none(ORIGIN, "testDomainSnapshotCurrent", asked)?;
        self.with_snapshots(domain, |snapshots| {
            let entry = snapshots.require_current().map_err(wrong)?;
            Ok(Snapshot::of(domain, entry.name().clone()))
        })
    }

    fn domain_snapshot_get_parent(&self, snapshot: &Snapshot, asked: u32) -> Result<Snapshot> {
        flags::check_none(ORIGIN, "testDomainSnapshotGetParent", asked)?;
        self.with_snapshot(snapshot, |_, entry| {
            let parent = entry.require_parent().map_err(wrong)?;
            Ok(Snapshot::of(snapshot.domain(), parent.name().clone()))
        })
    }

    fn domain_snapshot_is_current(&self, snapshot: &Snapshot, asked: u32) -> Result<bool> {
        flags::check_none(ORIGIN, "testDomainSnapshotIsCurrent", asked)?;
        self.with_snapshot(snapshot, |snapshots, entry| {
            Ok(snapshots.current().is_some_and(|current| current.id() == entry.id()))
        })
    }

    fn domain_snapshot_has_metadata(&self, snapshot: &Snapshot, asked: u32) -> Result<bool> {
        flags::check_none(ORIGIN, "testDomainSnapshotHasMetadata", asked)?;
        self.with_snapshot(snapshot, |_, _| Ok(true))
    }

    fn domain_revert_to_snapshot(&self, snapshot: &Snapshot, asked: SnapshotRevertFlags) -> Result<()> {
        let known = SnapshotRevertFlags::RUNNING | SnapshotRevertFlags::PAUSED | SnapshotRevertFlags::FORCE;
        flags::check(ORIGIN, "testDomainRevertToSnapshot", asked, known)?;
        revert(&self.state, snapshot, asked)
    }

    fn domain_snapshot_delete(&self, snapshot: &Snapshot, asked: SnapshotDeleteFlags) -> Result<()> {
        let known = SnapshotDeleteFlags::CHILDREN | SnapshotDeleteFlags::CHILDREN_ONLY;
        flags::check(ORIGIN, "testDomainSnapshotDelete", asked, known)?;
        self.state.domains.change_snapshots(snapshot.domain(), |snapshots| {
            let id = find(snapshots, snapshot)?.id();
            snapshots.delete(id, Deletion::from(asked));
            Ok(())
        })
    }
}

/// Takes a snapshot, or records one.
fn create(driver: &TestDriver, domain: &Domain, xml: &[u8], asked: SnapshotCreateFlags) -> Result<Snapshot> {
    let redefine = asked.contains(SnapshotCreateFlags::REDEFINE);
    let halt = asked.contains(SnapshotCreateFlags::HALT);
    let purpose = if redefine { Purpose::Redefine } else { Purpose::Create { now: driver.seconds(), offline: false } };
    let check = |object: &DomainObject| {
        if !object.checkpoints().is_empty() {
            let detail = "cannot create snapshot while checkpoint exists";
            return Err(Error::new(ORIGIN, Code::OperationUnsupported, detail));
        }
        if halt && !object.persistent {
            let detail = "cannot halt after transient domain snapshot";
            return Err(Error::new(ORIGIN, Code::OperationInvalid, detail));
        }
        Ok(())
    };
    // Checked before the document is read, as the original, and again when nobody can come between.
    check(&driver.state.domain(domain)?.read())?;
    let mut document =
        SnapshotDocument::parse(xml, purpose, asked.contains(SnapshotCreateFlags::VALIDATE)).map_err(wrong)?;
    // This driver notes nothing for itself.
    document.cookie = None;
    driver.state.domains.change(domain, |object, events| {
        check(object)?;
        object.reserve()?;
        let id = if redefine {
            let uuid = object.def().uuid;
            let id = object.snapshots_mut().redefine(document, &uuid, false).map_err(wrong)?;
            if asked.contains(SnapshotCreateFlags::CURRENT) {
                object.snapshots_mut().set_current(Some(id));
            }
            id
        } else {
            take(object, document)?
        };
        let entry = object.snapshots().entry(id).ok_or_else(|| Error::internal(ORIGIN, "the snapshot is gone"))?;
        let snapshot = Snapshot::of(domain, entry.name().clone());
        if halt && object.is_active() {
            object.stop(why::SHUTOFF_FROM_SNAPSHOT);
            domain.set_id(None);
            events.lifecycle(object, event::STOPPED, why::STOPPED_FROM_SNAPSHOT);
        }
        Ok(snapshot)
    })
}

/// Takes a snapshot of a domain as it is.
fn take(object: &mut DomainObject, document: SnapshotDocument) -> Result<moment::Id> {
    if document.disks.iter().any(|disk| disk.mode == Some(SnapshotMode::Manual)) {
        let detail = "'manual' snapshot mode is not supported by the test driver";
        return Err(Error::new(ORIGIN, Code::OperationUnsupported, detail));
    }
    let state = SnapshotState::of_domain(object.state.state).unwrap_or(SnapshotState::NoState);
    let def = object.def().without_live_names().map_or_else(|| Arc::clone(object.def()), Arc::new);
    let def = def.read_again().map_or(def, Arc::new);
    object.snapshots_mut().create(document, &def, state, false).map_err(wrong)
}

/// Takes a domain back to what it was when a snapshot was taken.
fn revert(state: &State, snapshot: &Snapshot, asked: SnapshotRevertFlags) -> Result<()> {
    state.domains.change(snapshot.domain(), |object, events| {
        let entry = find(object.snapshots(), snapshot)?;
        let place = entry.id();
        let def = entry.value().ok_or_else(|| Error::internal(ORIGIN, "the snapshot is gone"))?;
        let (was, domain) = (def.state, def.domain.clone());
        let online = matches!(was, SnapshotState::Running | SnapshotState::Paused);
        let start = asked.intersects(SnapshotRevertFlags::RUNNING | SnapshotRevertFlags::PAUSED);
        if !object.persistent && !online && !start {
            let detail = "transient domain needs to request run or pause to revert to inactive snapshot";
            return Err(Error::new(ORIGIN, Code::OperationInvalid, detail));
        }
        let Some(domain) = domain else {
            let (name, own) = (snapshot.name.as_str(), &object.def().name);
            let detail = format!("snapshot '{name}' lacks domain '{own}' rollback info");
            return Err(Error::new(ORIGIN, Code::SnapshotRevertRisky, detail));
        };
        memory::reserve(domain.weight())?;
        let domain = domain.read_again().map_or(domain, Arc::new);
        let domain = under_name(domain, &object.def().name);
        let id = if online || start { Some(state.domains.new_id()?) } else { None };
        if object.is_active() {
            object.stop(why::SHUTOFF_FROM_SNAPSHOT);
            snapshot.domain().set_id(None);
            events.lifecycle(object, event::STOPPED, why::STOPPED_FROM_SNAPSHOT);
        }
        object.become_def(domain);
        if let Some(id) = id {
            object.start(id, why::RUNNING_FROM_SNAPSHOT);
            snapshot.domain().set_id(object.id);
            events.lifecycle(object, event::STARTED, why::STARTED_FROM_SNAPSHOT);
            let paused = was == SnapshotState::Paused || asked.contains(SnapshotRevertFlags::PAUSED);
            if paused && !asked.contains(SnapshotRevertFlags::RUNNING) {
                object.state = DomainState { state: PAUSED, reason: why::PAUSED_FROM_SNAPSHOT };
                events.lifecycle(object, event::SUSPENDED, why::SUSPENDED_FROM_SNAPSHOT);
            }
        }
        object.snapshots_mut().set_current(Some(place));
        Ok(())
    })
}

/// A definition under the name that the domain has now: it may have been renamed since.
fn under_name(def: Arc<DomainDef>, name: &str) -> Arc<DomainDef> {
    if def.name == name {
        return def;
    }
    let mut renamed = DomainDef::clone(&def);
    renamed.set_name(name);
    Arc::new(renamed)
}
