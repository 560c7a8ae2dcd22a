//! Checkpoints: `libvirt-domain-checkpoint.h`.

use super::{Extent, Listing, unsupported};
use crate::driver::object::{Checkpoint, CheckpointBody, Domain};
use crate::error::Result;
use crate::flags::{CheckpointCreateFlags, CheckpointDeleteFlags, CheckpointListFlags, CheckpointXmlFlags};

/// What `libvirt-domain-checkpoint.h` asks of a driver; listings are as for snapshots.
pub trait CheckpointDriver {
    /// Makes a checkpoint of a running domain, or (with REDEFINE) records one, as `xml` describes it.
    fn domain_checkpoint_create_xml(
        &self,
        _domain: &Domain,
        _xml: &[u8],
        _flags: CheckpointCreateFlags,
    ) -> Result<Checkpoint> {
        unsupported()
    }

    /// Describes a checkpoint as XML.
    fn domain_checkpoint_get_xml_desc(&self, _checkpoint: &Checkpoint, _flags: CheckpointXmlFlags) -> Result<String> {
        unsupported()
    }

    /// The checkpoints of a domain that pass the filter.
    fn domain_list_all_checkpoints(
        &self,
        _domain: &Domain,
        _extent: Extent,
        _flags: CheckpointListFlags,
    ) -> Result<Listing<CheckpointBody>> {
        unsupported()
    }

    /// The children (or descendants) of a checkpoint that pass the filter.
    fn domain_checkpoint_list_all_children(
        &self,
        _checkpoint: &Checkpoint,
        _extent: Extent,
        _flags: CheckpointListFlags,
    ) -> Result<Listing<CheckpointBody>> {
        unsupported()
    }

    /// The checkpoint of that name.
    fn domain_checkpoint_lookup_by_name(&self, _domain: &Domain, _name: &str, _flags: u32) -> Result<Checkpoint> {
        unsupported()
    }

    /// The parent of a checkpoint.
    fn domain_checkpoint_get_parent(&self, _checkpoint: &Checkpoint, _flags: u32) -> Result<Checkpoint> {
        unsupported()
    }

    /// Deletes a checkpoint, its descendants, or both.
    fn domain_checkpoint_delete(&self, _checkpoint: &Checkpoint, _flags: CheckpointDeleteFlags) -> Result<()> {
        unsupported()
    }
}
