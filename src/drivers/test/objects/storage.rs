//! Storage pools and volumes: listing them, finding them, looking at them.

use super::super::{ORIGIN, TestDriver};
use super::{EACH, Item, Object, Resolve, add, passes};
use crate::conf::storage_pool::{PoolDef, Space};
use crate::conf::storage_vol::VolumeDef;
use crate::driver::{StorageDriver, StoragePoolInfo, StorageVolInfo};
use crate::error::{Code, Error, Origin, Result};
use crate::events::{Listener, Only, StoragePoolCallback};
use crate::flags::{self, StoragePoolListFlags, StorageXmlFlags};
use crate::object::{Connect, StoragePool, StorageVol};
use crate::sys::memory;
use crate::uuid::Uuid;
use crate::xml::Element;

/// The room in every pool, in bytes: 100 GiB.
const CAPACITY: u64 = 100 << 30;

/// `VIR_STORAGE_POOL_INACTIVE`.
const INACTIVE: i32 = 0;
/// `VIR_STORAGE_POOL_RUNNING`.
const RUNNING: i32 = 2;

/// A pool and what is in it.
pub(super) struct Pool {
    def: PoolDef,
    volumes: Vec<VolumeDef>,
}

impl Pool {
    /// Reads a pool with its volumes.
    pub(super) fn load(element: &Element, resolve: Resolve) -> Result<Pool> {
        let mut pool = Pool { def: PoolDef::parse(element)?, volumes: Vec::new() };
        for volume in element.all("volume") {
            pool.add(VolumeDef::parse(&resolve(volume)?, &pool.def)?)?;
        }
        Ok(pool)
    }

    /// Adds a volume that shares neither name nor path nor key with another.
    fn add(&mut self, volume: VolumeDef) -> Result<()> {
        let same =
            |other: &VolumeDef| other.name == volume.name || other.path == volume.path || other.key == volume.key;
        if self.volumes.iter().any(same) {
            return Err(Error::new(Origin::Storage, Code::StorageVolExist, format!("'{}'", volume.name)));
        }
        self.volumes.push(volume);
        Ok(())
    }

    /// How much room there is.
    fn space(&self) -> Space {
        let allocation = self.volumes.iter().fold(0_u64, |sum, volume| sum.saturating_add(volume.allocation));
        Space { capacity: CAPACITY, allocation, available: CAPACITY.saturating_sub(allocation) }
    }

    /// The volume of that name.
    fn volume(&self, name: &str) -> Result<&VolumeDef> {
        self.volumes.iter().find(|volume| volume.name == name).ok_or_else(|| no_volume("name", name))
    }

    /// Makes sure of the memory for a list of the volumes' handles or names.
    fn provide_for_volumes(&self) -> Result<()> {
        let of_volume = |volume: &VolumeDef| EACH + self.def.name.len() + volume.name.len() + volume.key.len();
        memory::provide(self.volumes.iter().map(of_volume).sum())
    }

    /// A new handle of a volume of the pool.
    fn volume_handle(&self, connection: &Connect, volume: &VolumeDef) -> StorageVol {
        StorageVol::of(connection, &self.def.name, &volume.name, &volume.key)
    }
}

impl Item for Pool {
    const KIND: &'static str = "storage pool";
    const MISSING: Code = Code::NoStoragePool;

    fn name(&self) -> &str {
        &self.def.name
    }

    fn uuid(&self) -> Option<&Uuid> {
        Some(&self.def.uuid)
    }

    fn join(self, others: &mut Vec<Object<Pool>>) -> Result<()> {
        let conflict = |other: &&Object<Pool>| {
            let def = &other.item.def;
            let same_place = self.def.kind.name == "dir" && def.kind == self.def.kind && def.target == self.def.target;
            same_place && def.name != self.def.name
        };
        if let Some(other) = others.iter().find(conflict) {
            let detail = format!("Storage source conflict with pool: '{}'", other.item.def.name);
            return Err(Error::new(Origin::Storage, Code::OperationFailed, detail));
        }
        add(self, others, "pool", Origin::Storage)
    }
}

fn no_volume(property: &str, value: &str) -> Error {
    Error::new(ORIGIN, Code::NoStorageVol, format!("no storage vol with matching {property} '{value}'"))
}

/// A new handle of a pool.
fn handle(connection: &Connect, object: &Object<Pool>) -> StoragePool {
    StoragePool::of(connection, &object.item.def.name, object.item.def.uuid)
}

/// Whether a pool passes a filter.
fn pass(pool: &Object<Pool>, wanted: StoragePoolListFlags) -> bool {
    use StoragePoolListFlags as F;
    let kind = pool.item.def.kind.name;
    let kinds = [
        (F::DIR, "dir"),
        (F::FS, "fs"),
        (F::NETFS, "netfs"),
        (F::LOGICAL, "logical"),
        (F::DISK, "disk"),
        (F::ISCSI, "iscsi"),
        (F::SCSI, "scsi"),
        (F::MPATH, "mpath"),
        (F::RBD, "rbd"),
        (F::SHEEPDOG, "sheepdog"),
        (F::GLUSTER, "gluster"),
        (F::ZFS, "zfs"),
        (F::VSTORAGE, "vstorage"),
        (F::ISCSI_DIRECT, "iscsi-direct"),
    ]
    .map(|(flag, name)| (flag, name == kind));
    let groups: [&[(F, bool)]; 4] = [
        &[(F::ACTIVE, pool.active), (F::INACTIVE, !pool.active)],
        &[(F::PERSISTENT, pool.persistent), (F::TRANSIENT, !pool.persistent)],
        &[(F::AUTOSTART, pool.autostart), (F::NO_AUTOSTART, !pool.autostart)],
        &kinds,
    ];
    passes(wanted, &groups)
}

impl TestDriver {
    /// Looks at the pool of a handle's name.
    fn pool<R>(&self, handle: &StoragePool, look: impl FnOnce(&Object<Pool>) -> R) -> Result<R> {
        self.state.objects.pools.named(&handle.name.to_string_lossy(), look)
    }

    /// Looks into a pool that must be active.
    fn active_pool<R>(&self, name: &str, look: impl FnOnce(&Pool) -> Result<R>) -> Result<R> {
        self.state.objects.pools.named(name, |pool| {
            if !pool.active {
                let detail = format!("storage pool '{name}' is not active");
                return Err(Error::new(ORIGIN, Code::OperationInvalid, detail));
            }
            look(&pool.item)
        })?
    }

    /// Looks into the pool of a handle, which must be active.
    fn in_pool<R>(&self, handle: &StoragePool, look: impl FnOnce(&Pool) -> Result<R>) -> Result<R> {
        self.active_pool(&handle.name.to_string_lossy(), look)
    }

    /// Looks at the volume of a handle, whose pool must be active.
    fn volume<R>(&self, handle: &StorageVol, look: impl FnOnce(&Pool, &VolumeDef) -> R) -> Result<R> {
        self.active_pool(&handle.pool.to_string_lossy(), |pool| {
            Ok(look(pool, pool.volume(&handle.name.to_string_lossy())?))
        })
    }

    /// The first volume of an active pool that `is` finds.
    fn find_volume(&self, connection: &Connect, is: impl Fn(&VolumeDef) -> bool) -> Result<Option<StorageVol>> {
        let found = self.state.objects.pools.select(
            |pool| pool.active,
            |pool| {
                let volume = pool.item.volumes.iter().find(|volume| is(volume))?;
                Some(pool.item.volume_handle(connection, volume))
            },
        )?;
        Ok(found.into_iter().flatten().next())
    }
}

impl StorageDriver for TestDriver {
    fn connect_list_all_storage_pools(
        &self,
        connection: &Connect,
        wanted: StoragePoolListFlags,
    ) -> Result<Vec<StoragePool>> {
        flags::check(ORIGIN, "testConnectListAllStoragePools", wanted, StoragePoolListFlags::all())?;
        let pools = &self.state.objects.pools;
        pools.select(|pool| pass(pool, wanted), |pool| handle(connection, pool))
    }

    fn connect_list_storage_pools(&self) -> Result<Vec<String>> {
        self.state.objects.pools.names(true)
    }

    fn connect_num_of_storage_pools(&self) -> Result<usize> {
        Ok(self.state.objects.pools.count(true))
    }

    fn connect_list_defined_storage_pools(&self) -> Result<Vec<String>> {
        self.state.objects.pools.names(false)
    }

    fn connect_num_of_defined_storage_pools(&self) -> Result<usize> {
        Ok(self.state.objects.pools.count(false))
    }

    fn storage_pool_lookup_by_name(&self, connection: &Connect, name: &str) -> Result<StoragePool> {
        self.state.objects.pools.named(name, |pool| handle(connection, pool))
    }

    fn storage_pool_lookup_by_uuid(&self, connection: &Connect, uuid: &Uuid) -> Result<StoragePool> {
        self.state.objects.pools.of_uuid(uuid, |pool| handle(connection, pool))
    }

    fn storage_pool_lookup_by_volume(&self, volume: &StorageVol) -> Result<StoragePool> {
        self.storage_pool_lookup_by_name(volume.connection(), &volume.pool.to_string_lossy())
    }

    fn storage_pool_get_info(&self, handle: &StoragePool) -> Result<StoragePoolInfo> {
        self.pool(handle, |pool| {
            let Space { capacity, allocation, available } = pool.item.space();
            let state = if pool.active { RUNNING } else { INACTIVE };
            StoragePoolInfo { state, capacity, allocation, available }
        })
    }

    fn storage_pool_get_xml_desc(&self, handle: &StoragePool, wanted: StorageXmlFlags) -> Result<String> {
        flags::check(ORIGIN, "testStoragePoolGetXMLDesc", wanted, StorageXmlFlags::empty())?;
        self.pool(handle, |pool| pool.item.def.to_xml(pool.item.space()))
    }

    fn storage_pool_get_autostart(&self, handle: &StoragePool) -> Result<bool> {
        self.pool(handle, |pool| pool.persistent && pool.autostart)
    }

    fn storage_pool_is_active(&self, handle: &StoragePool) -> Result<bool> {
        self.state.objects.pools.of_uuid(&handle.uuid, |pool| pool.active)
    }

    fn storage_pool_is_persistent(&self, handle: &StoragePool) -> Result<bool> {
        self.state.objects.pools.of_uuid(&handle.uuid, |pool| pool.persistent)
    }

    fn storage_pool_num_of_volumes(&self, handle: &StoragePool) -> Result<usize> {
        self.in_pool(handle, |pool| Ok(pool.volumes.len()))
    }

    fn storage_pool_list_volumes(&self, handle: &StoragePool) -> Result<Vec<String>> {
        self.in_pool(handle, |pool| {
            pool.provide_for_volumes()?;
            Ok(pool.volumes.iter().map(|volume| volume.name.clone()).collect())
        })
    }

    fn storage_pool_list_all_volumes(&self, handle: &StoragePool, flags: u32) -> Result<Vec<StorageVol>> {
        flags::check_none(ORIGIN, "testStoragePoolListAllVolumes", flags)?;
        self.state.objects.pools.of_uuid(&handle.uuid, |pool| {
            if !pool.active {
                return Err(Error::new(ORIGIN, Code::OperationInvalid, "storage pool is not active"));
            }
            let connection = handle.connection();
            pool.item.provide_for_volumes()?;
            let volumes = pool.item.volumes.iter();
            Ok(volumes.map(|volume| pool.item.volume_handle(connection, volume)).collect())
        })?
    }

    fn storage_vol_lookup_by_name(&self, handle: &StoragePool, name: &str) -> Result<StorageVol> {
        self.in_pool(handle, |pool| Ok(pool.volume_handle(handle.connection(), pool.volume(name)?)))
    }

    fn storage_vol_lookup_by_key(&self, connection: &Connect, key: &str) -> Result<StorageVol> {
        self.find_volume(connection, |volume| volume.key == key)?.ok_or_else(|| no_volume("key", key))
    }

    fn storage_vol_lookup_by_path(&self, connection: &Connect, path: &str) -> Result<StorageVol> {
        self.find_volume(connection, |volume| volume.path == path)?.ok_or_else(|| no_volume("path", path))
    }

    fn storage_vol_get_info(&self, handle: &StorageVol) -> Result<StorageVolInfo> {
        self.volume(handle, |pool, volume| StorageVolInfo {
            kind: pool.def.kind.volume_type,
            capacity: volume.capacity,
            allocation: volume.allocation,
        })
    }

    fn storage_vol_get_xml_desc(&self, handle: &StorageVol, flags: u32) -> Result<String> {
        flags::check_none(ORIGIN, "testStorageVolGetXMLDesc", flags)?;
        self.volume(handle, |_, volume| volume.to_xml())
    }

    fn storage_vol_get_path(&self, handle: &StorageVol) -> Result<String> {
        self.volume(handle, |_, volume| volume.path.clone())
    }

    fn connect_storage_pool_event_register_any(
        &self,
        connection: &Connect,
        pool: Option<&StoragePool>,
        event: i32,
        callback: StoragePoolCallback,
    ) -> Result<i32> {
        let only = pool.map(|pool| Only::Uuid(pool.uuid));
        self.state.events.register_any(connection, only, event, Listener::StoragePool(callback))
    }

    fn connect_storage_pool_event_deregister_any(&self, connection: &Connect, id: i32) -> Result<()> {
        self.state.events.deregister_any(connection, id)
    }
}
