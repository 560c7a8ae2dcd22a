//! Storage pools and their volumes: `libvirt-storage.h`.

use super::unsupported;
use crate::driver::object::{Connect, StoragePool, StorageVol};
use crate::error::Result;
use crate::flags::{
    StoragePoolBuildFlags, StoragePoolCreateFlags, StoragePoolDefineFlags, StoragePoolDeleteFlags,
    StoragePoolListFlags, StorageVolCreateFlags, StorageVolDeleteFlags, StorageXmlFlags,
};
use crate::uuid::Uuid;

/// What `virStoragePoolGetInfo` tells; sizes are in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoragePoolInfo {
    /// A value of `virStoragePoolState`.
    pub state: i32,
    /// The size of the pool.
    pub capacity: u64,
    /// What of it is in use.
    pub allocation: u64,
    /// What of it is free.
    pub available: u64,
}

/// What `virStorageVolGetInfo` tells; sizes are in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StorageVolInfo {
    /// A value of `virStorageVolType`.
    pub kind: i32,
    /// The size that a user of the volume sees.
    pub capacity: u64,
    /// What it takes of its pool.
    pub allocation: u64,
}

/// What `libvirt-storage.h` asks of a driver.
pub trait StorageDriver {
    /// All pools that pass the filter, as new handles.
    fn connect_list_all_storage_pools(
        &self,
        _connection: &Connect,
        _flags: StoragePoolListFlags,
    ) -> Result<Vec<StoragePool>> {
        unsupported()
    }

    /// The names of the pools that run.
    fn connect_list_storage_pools(&self) -> Result<Vec<String>> {
        unsupported()
    }

    /// How many pools run.
    fn connect_num_of_storage_pools(&self) -> Result<usize> {
        unsupported()
    }

    /// The names of the pools that are defined but do not run.
    fn connect_list_defined_storage_pools(&self) -> Result<Vec<String>> {
        unsupported()
    }

    /// How many pools are defined but do not run.
    fn connect_num_of_defined_storage_pools(&self) -> Result<usize> {
        unsupported()
    }

    /// What there is on the host, or on the one that `source` describes, to make pools of that kind of:
    /// XML.
    fn connect_find_storage_pool_sources(&self, _kind: &str, _source: Option<&[u8]>, _flags: u32) -> Result<String> {
        unsupported()
    }

    /// The pool of that name.
    fn storage_pool_lookup_by_name(&self, _connection: &Connect, _name: &str) -> Result<StoragePool> {
        unsupported()
    }

    /// The pool of that UUID.
    fn storage_pool_lookup_by_uuid(&self, _connection: &Connect, _uuid: &Uuid) -> Result<StoragePool> {
        unsupported()
    }

    /// The pool that a volume is in.
    fn storage_pool_lookup_by_volume(&self, _volume: &StorageVol) -> Result<StoragePool> {
        unsupported()
    }

    /// The state and the sizes of a pool.
    fn storage_pool_get_info(&self, _pool: &StoragePool) -> Result<StoragePoolInfo> {
        unsupported()
    }

    /// Describes a pool as XML.
    fn storage_pool_get_xml_desc(&self, _pool: &StoragePool, _flags: StorageXmlFlags) -> Result<String> {
        unsupported()
    }

    /// Whether a pool starts with the host.
    fn storage_pool_get_autostart(&self, _pool: &StoragePool) -> Result<bool> {
        unsupported()
    }

    /// Whether a pool runs.
    fn storage_pool_is_active(&self, _pool: &StoragePool) -> Result<bool> {
        unsupported()
    }

    /// Whether a pool stays defined when it stops.
    fn storage_pool_is_persistent(&self, _pool: &StoragePool) -> Result<bool> {
        unsupported()
    }

    /// Starts a pool that is not defined, and is gone when it stops.
    fn storage_pool_create_xml(
        &self,
        _connection: &Connect,
        _xml: &[u8],
        _flags: StoragePoolCreateFlags,
    ) -> Result<StoragePool> {
        unsupported()
    }

    /// Defines a pool, or defines it anew.
    fn storage_pool_define_xml(
        &self,
        _connection: &Connect,
        _xml: &[u8],
        _flags: StoragePoolDefineFlags,
    ) -> Result<StoragePool> {
        unsupported()
    }

    /// Makes what a pool is of.
    fn storage_pool_build(&self, _pool: &StoragePool, _flags: StoragePoolBuildFlags) -> Result<()> {
        unsupported()
    }

    /// Forgets a pool that does not run.
    fn storage_pool_undefine(&self, _pool: &StoragePool) -> Result<()> {
        unsupported()
    }

    /// Starts a pool.
    fn storage_pool_create(&self, _pool: &StoragePool, _flags: StoragePoolCreateFlags) -> Result<()> {
        unsupported()
    }

    /// Stops a pool.
    fn storage_pool_destroy(&self, _pool: &StoragePool) -> Result<()> {
        unsupported()
    }

    /// Removes what a pool is of.
    fn storage_pool_delete(&self, _pool: &StoragePool, _flags: StoragePoolDeleteFlags) -> Result<()> {
        unsupported()
    }

    /// Looks anew what is in a pool.
    fn storage_pool_refresh(&self, _pool: &StoragePool, _flags: u32) -> Result<()> {
        unsupported()
    }

    /// Sets whether a pool starts with the host.
    fn storage_pool_set_autostart(&self, _pool: &StoragePool, _autostart: bool) -> Result<()> {
        unsupported()
    }

    /// How many volumes a pool has.
    fn storage_pool_num_of_volumes(&self, _pool: &StoragePool) -> Result<usize> {
        unsupported()
    }

    /// The names of a pool's volumes.
    fn storage_pool_list_volumes(&self, _pool: &StoragePool) -> Result<Vec<String>> {
        unsupported()
    }

    /// All volumes of a pool, as new handles.
    fn storage_pool_list_all_volumes(&self, _pool: &StoragePool, _flags: u32) -> Result<Vec<StorageVol>> {
        unsupported()
    }

    /// The volume of that name in a pool.
    fn storage_vol_lookup_by_name(&self, _pool: &StoragePool, _name: &str) -> Result<StorageVol> {
        unsupported()
    }

    /// The volume of that key, in any pool.
    fn storage_vol_lookup_by_key(&self, _connection: &Connect, _key: &str) -> Result<StorageVol> {
        unsupported()
    }

    /// The volume at that path, in any pool.
    fn storage_vol_lookup_by_path(&self, _connection: &Connect, _path: &str) -> Result<StorageVol> {
        unsupported()
    }

    /// Makes a volume in a pool.
    fn storage_vol_create_xml(
        &self,
        _pool: &StoragePool,
        _xml: &[u8],
        _flags: StorageVolCreateFlags,
    ) -> Result<StorageVol> {
        unsupported()
    }

    /// Makes a volume in a pool, with what is in another.
    fn storage_vol_create_xml_from(
        &self,
        _pool: &StoragePool,
        _xml: &[u8],
        _original: &StorageVol,
        _flags: StorageVolCreateFlags,
    ) -> Result<StorageVol> {
        unsupported()
    }

    /// Removes a volume and what is in it.
    fn storage_vol_delete(&self, _volume: &StorageVol, _flags: StorageVolDeleteFlags) -> Result<()> {
        unsupported()
    }

    /// The type and the sizes of a volume.
    fn storage_vol_get_info(&self, _volume: &StorageVol) -> Result<StorageVolInfo> {
        unsupported()
    }

    /// Describes a volume as XML.
    fn storage_vol_get_xml_desc(&self, _volume: &StorageVol, _flags: u32) -> Result<String> {
        unsupported()
    }

    /// The path of a volume on the host.
    fn storage_vol_get_path(&self, _volume: &StorageVol) -> Result<String> {
        unsupported()
    }
}
