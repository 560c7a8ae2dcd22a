//! Storage pools and volumes: listing them, finding them, looking at them, changing them.

use super::super::super::{ORIGIN, TestDriver};
use super::super::{Collection, Object, index_of, passes, place};
use super::{Pool, check_source, no_volume};
use crate::conf::storage_pool::{PoolDef, Space};
use crate::conf::storage_search;
use crate::conf::storage_vol::VolumeDef;
use crate::domains::Events;
use crate::driver::object::{Connect, StoragePool, StorageVol};
use crate::driver::{StorageDriver, StoragePoolInfo, StorageVolInfo};
use crate::error::{Code, Error, Origin, Result};
use crate::events::{Event, StoragePoolEvent};
use crate::flags::{
    self, StoragePoolBuildFlags, StoragePoolCreateFlags, StoragePoolDefineFlags, StoragePoolDeleteFlags,
    StoragePoolListFlags, StorageVolCreateFlags, StorageVolDeleteFlags, StorageXmlFlags,
};
use crate::uuid::Uuid;

/// `VIR_STORAGE_POOL_INACTIVE`.
const INACTIVE: i32 = 0;
/// `VIR_STORAGE_POOL_RUNNING`.
const RUNNING: i32 = 2;

/// Values of `virStoragePoolEventLifecycleType`.
mod event {
    pub(super) const DEFINED: i32 = 0;
    pub(super) const UNDEFINED: i32 = 1;
    pub(super) const STARTED: i32 = 2;
    pub(super) const STOPPED: i32 = 3;
    pub(super) const CREATED: i32 = 4;
    pub(super) const DELETED: i32 = 5;
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

/// Puts a pool in the place that it has, with the volumes that are there, or adds it; returns the place.
fn assign(pool: Pool, index: Option<usize>, pools: &mut Vec<Object<Pool>>) -> usize {
    let Some(index) = index else {
        pools.push(Object { active: false, ..Object::new(pool) });
        return pools.len() - 1;
    };
    let known = &mut pools[index];
    if known.active {
        known.next = Some(pool);
    } else {
        known.item.def = pool.def;
    }
    index
}

/// Checks that a pool is active, or that it is not.
fn check_state(pool: &Object<Pool>, active: bool) -> Result<()> {
    if pool.active == active {
        return Ok(());
    }
    let is = if active { "is not active" } else { "is active" };
    Err(Error::new(ORIGIN, Code::OperationInvalid, format!("storage pool '{}' {is}", pool.item.def.name)))
}

/// What happened to a pool.
fn event_of(name: &str, uuid: Uuid, event: StoragePoolEvent) -> Event {
    Event::StoragePool { name: name.to_owned(), uuid, event }
}

/// What happened to the pool that a handle is of, in its life.
fn was(handle: &StoragePool, event: i32) -> Event {
    event_of(&handle.name.to_string_lossy(), handle.uuid, StoragePoolEvent::Lifecycle { event, detail: 0 })
}

impl TestDriver {
    /// Looks at the pool of a handle's name.
    fn pool<R>(&self, handle: &StoragePool, look: impl FnOnce(&Object<Pool>) -> R) -> Result<R> {
        self.pools().named(&handle.name.to_string_lossy(), look)
    }

    fn pools(&self) -> &Collection<Pool> {
        &self.state.objects.pools
    }

    /// Looks into a pool that must be active.
    fn active_pool<R>(&self, name: &str, look: impl FnOnce(&Pool) -> Result<R>) -> Result<R> {
        self.pools().named(name, |pool| {
            check_state(pool, true)?;
            look(&pool.item)
        })?
    }

    /// Changes what is in a pool that must be active.
    fn change_active_pool<R>(
        &self,
        name: &str,
        change: impl FnOnce(&mut Pool, &mut Events<'_>) -> Result<R>,
    ) -> Result<R> {
        self.pools().change(&self.state.events, name, |pool, events| {
            check_state(pool, true)?;
            change(&mut pool.item, events)
        })
    }

    /// Changes a pool that must be inactive, and tells of it.
    fn change_inactive_pool(
        &self,
        handle: &StoragePool,
        event: i32,
        change: impl FnOnce(&mut Object<Pool>),
    ) -> Result<()> {
        self.pools().change(&self.state.events, &handle.name.to_string_lossy(), |pool, events| {
            check_state(pool, false)?;
            change(pool);
            events.add(was(handle, event));
            Ok(())
        })
    }

    /// Makes a volume; `check` may refuse it first.
    fn make_volume(
        &self,
        handle: &StoragePool,
        xml: &[u8],
        wanted: StorageVolCreateFlags,
        check: impl FnOnce(&Pool) -> Result<()>,
    ) -> Result<StorageVol> {
        self.change_active_pool(&handle.name.to_string_lossy(), |pool, _| {
            let volume = VolumeDef::from_xml(xml, &pool.def, wanted.contains(StorageVolCreateFlags::VALIDATE))?;
            if pool.volume(&volume.name).is_ok() {
                return Err(Error::new(ORIGIN, Code::OperationFailed, "storage vol already exists"));
            }
            check(pool)?;
            let made = pool.volume_handle(handle.connection(), &volume);
            pool.make(volume)?;
            Ok(made)
        })
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
        let found = self.pools().select(
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
        let pools = &self.pools();
        pools.select(|pool| pass(pool, wanted), |pool| handle(connection, pool))
    }

    fn connect_list_storage_pools(&self) -> Result<Vec<String>> {
        self.pools().names(true)
    }

    fn connect_num_of_storage_pools(&self) -> Result<usize> {
        Ok(self.pools().count(true))
    }

    fn connect_list_defined_storage_pools(&self) -> Result<Vec<String>> {
        self.pools().names(false)
    }

    fn connect_num_of_defined_storage_pools(&self) -> Result<usize> {
        Ok(self.pools().count(false))
    }

    fn storage_pool_lookup_by_name(&self, connection: &Connect, name: &str) -> Result<StoragePool> {
        self.pools().named(name, |pool| handle(connection, pool))
    }

    fn storage_pool_lookup_by_uuid(&self, connection: &Connect, uuid: &Uuid) -> Result<StoragePool> {
        self.pools().of_uuid(uuid, |pool| handle(connection, pool))
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
        self.pools().of_uuid(&handle.uuid, |pool| pool.active)
    }

    fn storage_pool_is_persistent(&self, handle: &StoragePool) -> Result<bool> {
        self.pools().of_uuid(&handle.uuid, |pool| pool.persistent)
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
        self.pools().of_uuid(&handle.uuid, |pool| {
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

    fn connect_find_storage_pool_sources(&self, kind: &str, source: Option<&[u8]>, flags: u32) -> Result<String> {
        flags::check_none(ORIGIN, "testConnectFindStoragePoolSources", flags)?;
        let source = storage_search::Wanted::read(kind, source)?;
        match kind {
            "logical" => Ok(storage_search::volume_groups()),
            "netfs" => {
                let none = || Error::new(ORIGIN, Code::InvalidArg, "hostname must be specified for netfs sources");
                Ok(storage_search::export_of(&source.host.ok_or_else(none)?))
            }
            _ => {
                let detail = format!("pool type '{kind}' does not support source discovery");
                Err(Error::new(ORIGIN, Code::NoSupport, detail))
            }
        }
    }

    fn storage_pool_create_xml(
        &self,
        connection: &Connect,
        xml: &[u8],
        wanted: StoragePoolCreateFlags,
    ) -> Result<StoragePool> {
        flags::check(ORIGIN, "testStoragePoolCreateXML", wanted, StoragePoolCreateFlags::empty())?;
        let def = PoolDef::from_xml(xml, false)?;
        self.pools().change_all(&self.state.events, |pools, events| {
            check_source(&def, pools)?;
            let pool = Pool::empty(def);
            let index = place(&pool, pools, "pool", Origin::Storage)?;
            if index.is_some_and(|index| pools[index].active) {
                let detail = format!("pool is already active as '{}'", pool.def.name);
                return Err(Error::new(Origin::Storage, Code::OperationInvalid, detail));
            }
            if let Some((node, port)) = pool.def.virtual_port() {
                self.make_virtual_port(node, port, events)?;
            }
            let index = assign(pool, index, pools);
            let pool = &mut pools[index];
            // What was defined before is gone with it: the pool is not defined any more.
            (pool.active, pool.persistent) = (true, false);
            let made = handle(connection, pool);
            events.add(was(&made, event::STARTED));
            Ok(made)
        })
    }

    fn storage_pool_define_xml(
        &self,
        connection: &Connect,
        xml: &[u8],
        wanted: StoragePoolDefineFlags,
    ) -> Result<StoragePool> {
        flags::check(ORIGIN, "testStoragePoolDefineXML", wanted, StoragePoolDefineFlags::VALIDATE)?;
        let def = PoolDef::from_xml(xml, wanted.contains(StoragePoolDefineFlags::VALIDATE))?;
        self.pools().change_all(&self.state.events, |pools, events| {
            check_source(&def, pools)?;
            let pool = Pool::empty(def);
            let index = place(&pool, pools, "pool", Origin::Storage)?;
            let index = assign(pool, index, pools);
            pools[index].persistent = true;
            let defined = handle(connection, &pools[index]);
            events.add(was(&defined, event::DEFINED));
            Ok(defined)
        })
    }

    fn storage_pool_build(&self, handle: &StoragePool, wanted: StoragePoolBuildFlags) -> Result<()> {
        flags::check(ORIGIN, "testStoragePoolBuild", wanted, StoragePoolBuildFlags::empty())?;
        self.change_inactive_pool(handle, event::CREATED, |_| ())
    }

    fn storage_pool_undefine(&self, handle: &StoragePool) -> Result<()> {
        self.pools().change_all(&self.state.events, |pools, events| {
            let index = index_of(pools, &handle.name.to_string_lossy())?;
            check_state(&pools[index], false)?;
            pools.remove(index);
            events.add(was(handle, event::UNDEFINED));
            Ok(())
        })
    }

    fn storage_pool_create(&self, handle: &StoragePool, wanted: StoragePoolCreateFlags) -> Result<()> {
        flags::check(ORIGIN, "testStoragePoolCreate", wanted, StoragePoolCreateFlags::empty())?;
        self.change_inactive_pool(handle, event::STARTED, |pool| pool.active = true)
    }

    fn storage_pool_destroy(&self, handle: &StoragePool) -> Result<()> {
        self.pools().change_all(&self.state.events, |pools, events| {
            let index = index_of(pools, &handle.name.to_string_lossy())?;
            let pool = &mut pools[index];
            check_state(pool, true)?;
            pool.active = false;
            if pool.item.def.virtual_port().is_some() {
                // Without its port the pool is off all the same.
                self.remove_virtual_port(events)?;
            }
            let PoolDef { name, uuid, .. } = &pool.item.def;
            events.add(event_of(name, *uuid, StoragePoolEvent::Lifecycle { event: event::STOPPED, detail: 0 }));
            if let Some(next) = pool.next.take() {
                pool.item.def = next.def;
            }
            if !pool.persistent {
                pools.remove(index);
            }
            Ok(())
        })
    }

    fn storage_pool_delete(&self, handle: &StoragePool, wanted: StoragePoolDeleteFlags) -> Result<()> {
        flags::check(ORIGIN, "testStoragePoolDelete", wanted, StoragePoolDeleteFlags::empty())?;
        self.change_inactive_pool(handle, event::DELETED, |_| ())
    }

    fn storage_pool_refresh(&self, handle: &StoragePool, flags: u32) -> Result<()> {
        flags::check_none(ORIGIN, "testStoragePoolRefresh", flags)?;
        let name = handle.name.to_string_lossy();
        self.change_active_pool(&name, |_, events| {
            events.add(event_of(&name, handle.uuid, StoragePoolEvent::Refresh));
            Ok(())
        })
    }

    fn storage_pool_set_autostart(&self, handle: &StoragePool, autostart: bool) -> Result<()> {
        self.pools().change(&self.state.events, &handle.name.to_string_lossy(), |pool, _| {
            if !pool.persistent {
                return Err(Error::new(ORIGIN, Code::InvalidArg, "pool has no config file"));
            }
            pool.autostart = autostart;
            Ok(())
        })
    }

    fn storage_vol_create_xml(
        &self,
        handle: &StoragePool,
        xml: &[u8],
        wanted: StorageVolCreateFlags,
    ) -> Result<StorageVol> {
        flags::check(ORIGIN, "testStorageVolCreateXML", wanted, StorageVolCreateFlags::VALIDATE)?;
        self.make_volume(handle, xml, wanted, |_| Ok(()))
    }

    fn storage_vol_create_xml_from(
        &self,
        handle: &StoragePool,
        xml: &[u8],
        original: &StorageVol,
        wanted: StorageVolCreateFlags,
    ) -> Result<StorageVol> {
        flags::check(ORIGIN, "testStorageVolCreateXMLFrom", wanted, StorageVolCreateFlags::VALIDATE)?;
        // The original is looked for by its name, in the pool of the copy.
        self.make_volume(handle, xml, wanted, |pool| pool.volume(&original.name.to_string_lossy()).map(drop))
    }

    fn storage_vol_delete(&self, handle: &StorageVol, wanted: StorageVolDeleteFlags) -> Result<()> {
        flags::check(ORIGIN, "testStorageVolDelete", wanted, StorageVolDeleteFlags::empty())?;
        self.change_active_pool(&handle.pool.to_string_lossy(), |pool, _| pool.remove(&handle.name.to_string_lossy()))
    }
}
