//! Storage pools and what is in them.

mod driver;

use super::{EACH, Item, Object, Resolve, add};
use crate::conf::storage_pool::{PoolDef, Space};
use crate::conf::storage_vol::VolumeDef;
use crate::driver::object::{Connect, StorageVol};
use crate::error::{Code, Error, Origin, Result};
use crate::sys::memory;
use crate::uuid::Uuid;
use crate::xml::Element;

use super::super::ORIGIN;

/// The room in every pool, in bytes: 100 GiB.
const CAPACITY: u64 = 100 << 30;

/// A pool and what is in it.
pub(super) struct Pool {
    def: PoolDef,
    volumes: Vec<VolumeDef>,
}

impl Pool {
    /// Reads a pool with its volumes.
    pub(super) fn load(element: &Element, resolve: Resolve) -> Result<Pool> {
        let mut pool = Pool::empty(PoolDef::parse(element)?);
        for volume in element.all("volume") {
            pool.add(VolumeDef::parse(resolve(volume)?.as_ref(), &pool.def)?)?;
        }
        Ok(pool)
    }

    /// A pool without volumes.
    fn empty(def: PoolDef) -> Pool {
        Pool { def, volumes: Vec::new() }
    }

    /// Removes a volume.
    fn remove(&mut self, name: &str) -> Result<()> {
        let index = self.volumes.iter().position(|volume| volume.name == name);
        self.volumes.remove(index.ok_or_else(|| no_volume("name", name))?);
        Ok(())
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

    /// Adds a volume that is made.
    fn make(&mut self, volume: VolumeDef) -> Result<()> {
        let VolumeDef { name, allocation, .. } = &volume;
        if self.space().available < *allocation {
            let detail = format!("Not enough free space in pool for volume '{name}'");
            return Err(Error::internal(ORIGIN, detail));
        }
        self.add(volume)
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
        memory::reserve(self.volumes.iter().map(of_volume).sum())
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
        check_source(&self.def, others)?;
        add(self, others, "pool", Origin::Storage)
    }
}

/// Checks that no other pool is of the same storage.
fn check_source(def: &PoolDef, others: &[Object<Pool>]) -> Result<()> {
    // A pool that is defined anew may stay where it is.
    let conflict = |other: &&Object<Pool>| other.item.def.name != def.name && def.conflicts(&other.item.def);
    let Some(other) = others.iter().find(conflict) else { return Ok(()) };
    let detail = format!("Storage source conflict with pool: '{}'", other.item.def.name);
    Err(Error::new(Origin::Storage, Code::OperationFailed, detail))
}

fn no_volume(property: &str, value: &str) -> Error {
    Error::new(ORIGIN, Code::NoStorageVol, format!("no storage vol with matching {property} '{value}'"))
}
