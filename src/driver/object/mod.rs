//! The objects that C holds handles of: connections, domains, snapshots and the rest.
//!
//! An object is a name for something that a driver keeps, with the handle of what it belongs to:
//! it stays valid when the thing itself is gone, and then the driver says so.

mod connect;
mod stream;

use std::ffi::{CStr, CString};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicI32, AtomicU32, Ordering};

use crate::driver::Driver;
use crate::error::Result;
use crate::handle::{Body, Handle, List, Member};
use crate::name::Name;
use crate::uuid::Uuid;

pub use connect::{CloseCallback, Closing, Connect, ConnectBody};
pub use stream::{Progress, Stream, StreamBody, StreamCallback, StreamDriver};

/// What belongs to a connection, as all bodies do.
pub trait Connected: Body {
    /// The connection that the object behind `handle` belongs to.
    fn connection_of(handle: &Handle<Self>) -> &Connect;
}

impl<T: Connected> Handle<T> {
    /// The connection that the object belongs to; its own handle for a connection.
    pub fn connection(&self) -> &Connect {
        T::connection_of(self)
    }

    /// The driver that answers for the object.
    pub fn driver(&self) -> &dyn Driver {
        self.connection().driver_of()
    }
}

/// A name as C wants it. Names come from XML and from C strings, neither of which can hold a NUL;
/// were one to slip through, the name ends there, as it would in C.
pub(crate) fn c_name(name: &str) -> CString {
    let end = name.find('\0').unwrap_or(name.len());
    CString::new(&name[..end]).unwrap_or_default()
}

/// Declares an object: its handle type, its body with a `connection` and the fields given.
macro_rules! object {
    ($(#[$doc:meta])* $handle:ident, $body:ident, $tag:literal, {
        $($(#[$field_doc:meta])* $field:ident: $type:ty),* $(,)?
    }) => {
        $(#[$doc])*
        pub type $handle = Handle<$body>;

        /// What the handle of that kind holds.
        pub struct $body {
            connection: Connect,
            $($(#[$field_doc])* pub $field: $type),*
        }

        impl Body for $body {
            const TAG: u64 = u64::from_le_bytes(*$tag);
            type Shared = ();
        }

        impl Connected for $body {
            fn connection_of(handle: &Handle<Self>) -> &Connect {
                &handle.connection
            }
        }
    };
}

/// A domain: a virtual machine, by UUID.
pub type Domain = Handle<DomainBody>;

/// What the handle of a domain holds; those of a listing share their connection.
pub struct DomainBody {
    /// Its name when the handle was made.
    pub name: Name,
    /// Its UUID.
    pub uuid: Uuid,
    /// Its id while it runs, else -1, as of the last call that told.
    pub id: AtomicI32,
    /// Where the driver found it last: for the driver alone, to look there first.
    pub place: AtomicU32,
}

impl Body for DomainBody {
    const TAG: u64 = u64::from_le_bytes(*b"virDomai");
    type Shared = Member<ConnectBody>;
}

impl Connected for DomainBody {
    fn connection_of(handle: &Handle<Self>) -> &Connect {
        handle.shared()
    }
}

impl DomainBody {
    /// What a new handle holds of a domain whose driver needs no place.
    pub fn new(name: Name, uuid: Uuid, id: Option<i32>) -> DomainBody {
        DomainBody { name, uuid, id: AtomicI32::new(id.unwrap_or(-1)), place: AtomicU32::new(0) }
    }
}

impl Domain {
    /// A new handle of a domain.
    pub fn of(connection: &Connect, name: &str, uuid: Uuid, id: Option<i32>) -> Domain {
        Domain::with(connection, DomainBody::new(Name::new(name), uuid, id))
    }

    /// A new handle that holds this.
    pub fn with(connection: &Connect, body: DomainBody) -> Domain {
        Handle::alone(Member::of(connection), body)
    }

    /// Notes the id that the driver knows now.
    pub fn set_id(&self, id: Option<i32>) {
        self.id.store(id.unwrap_or(-1), Ordering::Relaxed);
    }
}

/// Declares a snapshot-like object: something named, within a domain.
macro_rules! moment {
    ($(#[$doc:meta])* $handle:ident, $body:ident, $tag:literal) => {
        $(#[$doc])*
        pub type $handle = Handle<$body>;

        /// What the handle of that kind holds; the handles of a listing share their domain's.
        pub struct $body {
            /// Its name, unique within the domain.
            pub name: Name,
        }

        impl Body for $body {
            const TAG: u64 = u64::from_le_bytes(*$tag);
            type Shared = Domain;
        }

        impl Connected for $body {
            fn connection_of(handle: &Handle<Self>) -> &Connect {
                handle.domain().connection()
            }
        }

        impl $handle {
            /// A new handle of that kind.
            pub fn of(domain: &Domain, name: Name) -> $handle {
                Handle::alone(domain.clone(), $body { name })
            }

            /// New handles of that kind.
            ///
            /// # Errors
            /// `Code::NoMemory`.
            pub fn list<'a>(domain: &Domain, names: impl Iterator<Item = &'a Name>) -> Result<List<$body>> {
                List::of(domain, names, |name| $body { name: name.clone() })
            }

            /// The domain it was taken of.
            pub fn domain(&self) -> &Domain {
                self.shared()
            }
        }
    };
}

moment! {
    /// A snapshot of a domain.
    Snapshot, SnapshotBody, b"virSnaps"
}
moment! {
    /// A checkpoint of a domain.
    Checkpoint, CheckpointBody, b"virCheck"
}

/// Gives objects with a name and a UUID their constructor.
macro_rules! named_with_uuid {
    ($handle:ident, $body:ident) => {
        impl $handle {
            /// A new handle of that kind.
            pub fn of(connection: &Connect, name: &str, uuid: Uuid) -> $handle {
                Handle::new($body { connection: connection.clone(), name: c_name(name), uuid })
            }
        }
    };
}

object! {
    /// A virtual network.
    Network, NetworkBody, b"virNetwo", {
        /// Its name.
        name: CString,
        /// Its UUID.
        uuid: Uuid,
    }
}
named_with_uuid!(Network, NetworkBody);

object! {
    /// A storage pool.
    StoragePool, StoragePoolBody, b"virStPoo", {
        /// Its name.
        name: CString,
        /// Its UUID.
        uuid: Uuid,
    }
}
named_with_uuid!(StoragePool, StoragePoolBody);

object! {
    /// A filter of network traffic.
    NwFilter, NwFilterBody, b"virNWFil", {
        /// Its name.
        name: CString,
        /// Its UUID.
        uuid: Uuid,
    }
}
named_with_uuid!(NwFilter, NwFilterBody);

object! {
    /// A port of a virtual network.
    NetworkPort, NetworkPortBody, b"virNetPo", {
        /// The network it is of.
        network: Network,
        /// Its UUID.
        uuid: Uuid,
    }
}

impl NetworkPort {
    /// A new handle of a port.
    pub fn of(network: &Network, uuid: Uuid) -> NetworkPort {
        let connection = network.connection().clone();
        Handle::new(NetworkPortBody { connection, network: network.clone(), uuid })
    }
}

object! {
    /// A network interface of the host.
    Interface, InterfaceBody, b"virInter", {
        /// Its name.
        name: CString,
        /// Its MAC address as text; empty where it has none.
        mac: CString,
    }
}

impl Interface {
    /// A new handle of an interface.
    pub fn of(connection: &Connect, name: &str, mac: &str) -> Interface {
        let connection = connection.clone();
        Handle::new(InterfaceBody { connection, name: c_name(name), mac: c_name(mac) })
    }
}

object! {
    /// A device of the host.
    NodeDevice, NodeDeviceBody, b"virNodeD", {
        /// Its name.
        name: CString,
        /// Its parent's name, once it is known.
        parent: OnceLock<CString>,
    }
}

impl NodeDevice {
    /// A new handle of a device, whose parent may be known.
    pub fn of(connection: &Connect, name: &str, parent: Option<&str>) -> NodeDevice {
        let connection = connection.clone();
        let parent = parent.map_or_else(OnceLock::new, |parent| c_name(parent).into());
        Handle::new(NodeDeviceBody { connection, name: c_name(name), parent })
    }

    /// Notes the parent's name that the driver told, and returns what is known of it.
    pub fn set_parent(&self, parent: &str) -> &CStr {
        self.parent.get_or_init(|| c_name(parent))
    }
}

object! {
    /// A volume of a storage pool.
    StorageVol, StorageVolBody, b"virStVol", {
        /// The name of its pool.
        pool: CString,
        /// Its name within the pool.
        name: CString,
        /// A key that no other volume of the host has.
        key: CString,
    }
}

impl StorageVol {
    /// A new handle of a volume.
    pub fn of(connection: &Connect, pool: &str, name: &str, key: &str) -> StorageVol {
        let connection = connection.clone();
        Handle::new(StorageVolBody { connection, pool: c_name(pool), name: c_name(name), key: c_name(key) })
    }
}

object! {
    /// A secret: a value that a volume or another thing is opened with.
    Secret, SecretBody, b"virSecre", {
        /// Its UUID.
        uuid: Uuid,
        /// What it is for: a value of `virSecretUsageType`.
        usage_type: i32,
        /// Which thing of that kind it is for.
        usage_id: CString,
    }
}

impl Secret {
    /// A new handle of a secret.
    pub fn of(connection: &Connect, uuid: Uuid, usage_type: i32, usage_id: &str) -> Secret {
        let connection = connection.clone();
        Handle::new(SecretBody { connection, uuid, usage_type, usage_id: c_name(usage_id) })
    }
}

object! {
    /// The filter that an interface of a running domain has.
    NwFilterBinding, NwFilterBindingBody, b"virNWBin", {
        /// The host's device that the interface is behind.
        port_device: CString,
        /// The name of the filter.
        filter: CString,
    }
}

impl NwFilterBinding {
    /// A new handle of a binding.
    pub fn of(connection: &Connect, port_device: &str, filter: &str) -> NwFilterBinding {
        let connection = connection.clone();
        Handle::new(NwFilterBindingBody { connection, port_device: c_name(port_device), filter: c_name(filter) })
    }
}
