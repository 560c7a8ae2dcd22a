//! Checkpoints: making, recording, listing and deleting them.

use std::sync::Arc;

use super::snapshot::wrong;
use super::{ORIGIN, TestDriver};
use crate::driver::object::{Checkpoint, CheckpointBody, Domain};
use crate::driver::{CheckpointDriver, Extent, Listing};
use crate::error::{Code, Error, Result};
use crate::flags::{self, CheckpointCreateFlags, CheckpointDeleteFlags, CheckpointListFlags, CheckpointXmlFlags};
use crate::moment::checkpoint::{Bitmap, CheckpointDef};
use crate::moment::{CheckpointDocument, CheckpointForm, Checkpoints, Deletion, Entry, Plan, Scope};
use crate::sys::memory;

/// What the driver says a disk has changed since a checkpoint, in bytes; any number will do.
const CHANGED: u64 = 1024;

/// The checkpoint behind a handle.
fn find<'a>(checkpoints: &'a Checkpoints, handle: &Checkpoint) -> Result<Entry<'a, CheckpointDef>> {
    checkpoints.require(handle.name.as_str()).map_err(wrong)
}

/// Lists or counts what a plan lets pass.
fn list(checkpoints: &Checkpoints, domain: &Domain, plan: Plan, extent: Extent) -> Result<Listing<CheckpointBody>> {
    match extent {
        Extent::Count => Ok(Listing::Count(plan.count(checkpoints))),
        Extent::All => {
            let entries = plan.list(checkpoints);
            Checkpoint::list(domain, entries.map(Entry::name)).map(Listing::Handles)
        }
    }
}

impl CheckpointDriver for TestDriver {
    fn domain_checkpoint_create_xml(
        &self,
        domain: &Domain,
        xml: &[u8],
        asked: CheckpointCreateFlags,
    ) -> Result<Checkpoint> {
        let known = CheckpointCreateFlags::REDEFINE | CheckpointCreateFlags::QUIESCE;
        flags::check(ORIGIN, "testDomainCheckpointCreateXML", asked, known)?;
        let redefine = asked.contains(CheckpointCreateFlags::REDEFINE);
        self.state.domains.change(domain, |object, _| {
            let refuse = |detail: &str| Err(Error::new(ORIGIN, Code::OperationUnsupported, detail));
            if !object.snapshots().is_empty() {
                return refuse("cannot create checkpoint while snapshot exists");
            }
            if !object.is_active() {
                return refuse("cannot create checkpoint for inactive domain");
            }
            let document = CheckpointDocument::parse(xml, (!redefine).then(|| self.seconds())).map_err(wrong)?;
            object.reserve()?;
            let def = Arc::clone(object.def());
            let id = if redefine {
                object.checkpoints_mut().redefine(document, &def.uuid)
            } else {
                let def = def.read_again().map_or(def, Arc::new);
                object.checkpoints_mut().create(document, &def)
            };
            let entry = object.checkpoints().entry(id.map_err(wrong)?);
            let entry = entry.ok_or_else(|| Error::internal(ORIGIN, "the checkpoint is gone"))?;
            Ok(Checkpoint::of(domain, entry.name().clone()))
        })
    }

    fn domain_checkpoint_get_xml_desc(&self, checkpoint: &Checkpoint, asked: CheckpointXmlFlags) -> Result<String> {
        flags::check(ORIGIN, "testDomainCheckpointGetXMLDesc", asked, CheckpointXmlFlags::all())?;
        let cell = self.state.domain(checkpoint.domain())?;
        let object = cell.read();
        let entry = find(object.checkpoints(), checkpoint)?;
        let mut sizes = Vec::new();
        if asked.contains(CheckpointXmlFlags::SIZE) {
            object.check_active()?;
            let disks = entry.value().map_or(&[][..], |def| &def.disks);
            sizes = disks.iter().map(|disk| (disk.bitmap != Bitmap::No).then_some(CHANGED)).collect();
        }
        let form = CheckpointForm {
            secure: asked.contains(CheckpointXmlFlags::SECURE),
            no_domain: asked.contains(CheckpointXmlFlags::NO_DOMAIN),
            sizes: &sizes,
        };
        memory::reserve(entry.value().map_or(0, CheckpointDef::weight))?;
        Ok(object.checkpoints().describe(entry.id(), form))
    }

    fn domain_list_all_checkpoints(
        &self,
        domain: &Domain,
        extent: Extent,
        asked: CheckpointListFlags,
    ) -> Result<Listing<CheckpointBody>> {
        flags::check(ORIGIN, "testDomainListAllCheckpoints", asked, CheckpointListFlags::all())?;
        let cell = self.state.domain(domain)?;
        let object = cell.read();
        list(object.checkpoints(), domain, Plan::of_checkpoints(asked, Scope::Domain), extent)
    }

    fn domain_checkpoint_list_all_children(
        &self,
        checkpoint: &Checkpoint,
        extent: Extent,
        asked: CheckpointListFlags,
    ) -> Result<Listing<CheckpointBody>> {
        flags::check(ORIGIN, "testDomainCheckpointListAllChildren", asked, CheckpointListFlags::all())?;
        let cell = self.state.domain(checkpoint.domain())?;
        let object = cell.read();
        let id = find(object.checkpoints(), checkpoint)?.id();
        let plan = Plan::of_checkpoints(asked, Scope::Below(id));
        list(object.checkpoints(), checkpoint.domain(), plan, extent)
    }

    fn domain_checkpoint_lookup_by_name(&self, domain: &Domain, name: &str, asked: u32) -> Result<Checkpoint> {
        flags::check_none(ORIGIN, "testDomainCheckpointLookupByName", asked)?;
        let cell = self.state.domain(domain)?;
        let object = cell.read();
        let entry = object.checkpoints().require(name).map_err(wrong)?;
        Ok(Checkpoint::of(domain, entry.name().clone()))
    }

    fn domain_checkpoint_get_parent(&self, checkpoint: &Checkpoint, asked: u32) -> Result<Checkpoint> {
        flags::check_none(ORIGIN, "testDomainCheckpointGetParent", asked)?;
        let cell = self.state.domain(checkpoint.domain())?;
        let object = cell.read();
        let parent = find(object.checkpoints(), checkpoint)?.require_parent().map_err(wrong)?;
        Ok(Checkpoint::of(checkpoint.domain(), parent.name().clone()))
    }

    fn domain_checkpoint_delete(&self, checkpoint: &Checkpoint, asked: CheckpointDeleteFlags) -> Result<()> {
        flags::check(ORIGIN, "testDomainCheckpointDelete", asked, CheckpointDeleteFlags::all())?;
        self.state.domains.change(checkpoint.domain(), |object, _| {
            let id = find(object.checkpoints(), checkpoint)?.id();
            object.checkpoints_mut().delete(id, Deletion::from(asked));
            Ok(())
        })
    }
}
