//! What happens to networks, storage pools, devices of the host and secrets.

/// Something that happened to a virtual network.
#[derive(Clone, Debug, PartialEq)]
pub enum NetworkEvent {
    /// The network was defined, started, stopped and so on.
    Lifecycle {
        /// A value of `virNetworkEventLifecycleType`.
        event: i32,
        /// 0, so far.
        detail: i32,
    },
    /// The network's title, description or metadata changed.
    MetadataChange {
        /// A value of `virNetworkMetadataType`.
        kind: i32,
        /// The namespace, for a metadata element.
        uri: Option<String>,
    },
}

impl NetworkEvent {
    /// The value of `virNetworkEventID` that a callback registers for to hear of such events.
    pub fn id(&self) -> i32 {
        match self {
            NetworkEvent::Lifecycle { .. } => 0,
            NetworkEvent::MetadataChange { .. } => 1,
        }
    }
}

/// Something that happened to a storage pool.
#[derive(Clone, Debug, PartialEq)]
pub enum StoragePoolEvent {
    /// The pool was defined, built, started and so on.
    Lifecycle {
        /// A value of `virStoragePoolEventLifecycleType`.
        event: i32,
        /// 0, so far.
        detail: i32,
    },
    /// The pool's volumes were looked at anew.
    Refresh,
}

impl StoragePoolEvent {
    /// The value of `virStoragePoolEventID` that a callback registers for to hear of such events.
    pub fn id(&self) -> i32 {
        match self {
            StoragePoolEvent::Lifecycle { .. } => 0,
            StoragePoolEvent::Refresh => 1,
        }
    }
}

/// Something that happened to a device of the host.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeDeviceEvent {
    /// The device came, went, was defined and so on.
    Lifecycle {
        /// A value of `virNodeDeviceEventLifecycleType`.
        event: i32,
        /// 0, so far.
        detail: i32,
    },
    /// The device's description changed.
    Update,
}

impl NodeDeviceEvent {
    /// The value of `virNodeDeviceEventID` that a callback registers for to hear of such events.
    pub fn id(&self) -> i32 {
        match self {
            NodeDeviceEvent::Lifecycle { .. } => 0,
            NodeDeviceEvent::Update => 1,
        }
    }
}

/// Something that happened to a secret.
#[derive(Clone, Debug, PartialEq)]
pub enum SecretEvent {
    /// The secret was defined or undefined.
    Lifecycle {
        /// A value of `virSecretEventLifecycleType`.
        event: i32,
        /// 0, so far.
        detail: i32,
    },
    /// The secret has another value.
    ValueChanged,
}

impl SecretEvent {
    /// The value of `virSecretEventID` that a callback registers for to hear of such events.
    pub fn id(&self) -> i32 {
        match self {
            SecretEvent::Lifecycle { .. } => 0,
            SecretEvent::ValueChanged => 1,
        }
    }
}
