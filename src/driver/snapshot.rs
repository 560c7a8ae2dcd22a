//! Snapshots: `libvirt-domain-snapshot.h`.

use super::unsupported;
use crate::driver::object::{Domain, Snapshot, SnapshotBody};
use crate::error::Result;
use crate::flags::{
    SnapshotCreateFlags, SnapshotDeleteFlags, SnapshotListFlags, SnapshotRevertFlags, SnapshotXmlFlags,
};
use crate::handle::{Body, List};
use crate::name::Name;

/// How much of a listing, or of a list of typed parameters, is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// How many there are, and no more.
    Count,
    /// Each of them.
    All,
}

/// What a listing found.
pub enum Listing<T: Body> {
    /// How many there are: the answer to [`Extent::Count`].
    Count(usize),
    /// A handle of each: the answer to [`Extent::All`].
    Handles(List<T>),
}

/// What `libvirt-domain-snapshot.h` asks of a driver.
///
/// Every listing is one moment: it shows the snapshots as they were at one time during the call.
pub trait SnapshotDriver {
    /// Takes a snapshot of a domain, or (with REDEFINE) records one, as `xml` describes it.
    fn domain_snapshot_create_xml(
        &self,
        _domain: &Domain,
        _xml: &[u8],
        _flags: SnapshotCreateFlags,
    ) -> Result<Snapshot> {
        unsupported()
    }

    /// Describes a snapshot as XML.
    fn domain_snapshot_get_xml_desc(&self, _snapshot: &Snapshot, _flags: SnapshotXmlFlags) -> Result<String> {
        unsupported()
    }

    /// Counts the snapshots of a domain that pass the filter.
    fn domain_snapshot_num(&self, _domain: &Domain, _flags: SnapshotListFlags) -> Result<usize> {
        unsupported()
    }

    /// The names of at most `most` snapshots of a domain that pass the filter.
    fn domain_snapshot_list_names(
        &self,
        _domain: &Domain,
        _most: usize,
        _flags: SnapshotListFlags,
    ) -> Result<Vec<Name>> {
        unsupported()
    }

    /// The snapshots of a domain that pass the filter.
    fn domain_list_all_snapshots(
        &self,
        _domain: &Domain,
        _extent: Extent,
        _flags: SnapshotListFlags,
    ) -> Result<Listing<SnapshotBody>> {
        unsupported()
    }

    /// Counts the children (or descendants) of a snapshot that pass the filter.
    fn domain_snapshot_num_children(&self, _snapshot: &Snapshot, _flags: SnapshotListFlags) -> Result<usize> {
        unsupported()
    }

    /// The names of at most `most` children (or descendants) of a snapshot that pass the filter.
    fn domain_snapshot_list_children_names(
        &self,
        _snapshot: &Snapshot,
        _most: usize,
        _flags: SnapshotListFlags,
    ) -> Result<Vec<Name>> {
        unsupported()
    }

    /// The children (or descendants) of a snapshot that pass the filter.
    fn domain_snapshot_list_all_children(
        &self,
        _snapshot: &Snapshot,
        _extent: Extent,
        _flags: SnapshotListFlags,
    ) -> Result<Listing<SnapshotBody>> {
        unsupported()
    }

    /// The snapshot of that name.
    fn domain_snapshot_lookup_by_name(&self, _domain: &Domain, _name: &str, _flags: u32) -> Result<Snapshot> {
        unsupported()
    }

    /// Whether the domain has a current snapshot.
    fn domain_has_current_snapshot(&self, _domain: &Domain, _flags: u32) -> Result<bool> {
        unsupported()
    }

    /// The domain's current snapshot.
    fn domain_snapshot_current(&self, _domain: &Domain, _flags: u32) -> Result<Snapshot> {
        unsupported()
    }

    /// The parent of a snapshot.
    fn domain_snapshot_get_parent(&self, _snapshot: &Snapshot, _flags: u32) -> Result<Snapshot> {
        unsupported()
    }

    /// Whether a snapshot is its domain's current one.
    fn domain_snapshot_is_current(&self, _snapshot: &Snapshot, _flags: u32) -> Result<bool> {
        unsupported()
    }

    /// Whether the library keeps metadata of a snapshot.
    fn domain_snapshot_has_metadata(&self, _snapshot: &Snapshot, _flags: u32) -> Result<bool> {
        unsupported()
    }

    /// Takes the domain back to a snapshot.
    fn domain_revert_to_snapshot(&self, _snapshot: &Snapshot, _flags: SnapshotRevertFlags) -> Result<()> {
        unsupported()
    }

    /// Deletes a snapshot, its descendants, or both.
    fn domain_snapshot_delete(&self, _snapshot: &Snapshot, _flags: SnapshotDeleteFlags) -> Result<()> {
        unsupported()
    }
}
