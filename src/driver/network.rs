//! Virtual networks: `libvirt-network.h`.

use super::unsupported;
use crate::error::Result;
use crate::events::NetworkCallback;
use crate::flags::{NetworkListFlags, NetworkXmlFlags};
use crate::object::{Connect, Network, Uuid};

/// What `libvirt-network.h` asks of a driver.
pub trait NetworkDriver {
    /// All networks that pass the filter, as new handles.
    ///
    /// # Errors
    /// As the driver says.
    fn connect_list_all_networks(&self, _connection: &Connect, _flags: NetworkListFlags) -> Result<Vec<Network>> {
        unsupported()
    }

    /// The names of the networks that are active.
    ///
    /// # Errors
    /// As the driver says.
    fn connect_list_networks(&self) -> Result<Vec<String>> {
        unsupported()
    }

    /// How many networks are active.
    ///
    /// # Errors
    /// As the driver says.
    fn connect_num_of_networks(&self) -> Result<usize> {
        unsupported()
    }

    /// The names of the networks that are defined but not active.
    ///
    /// # Errors
    /// As the driver says.
    fn connect_list_defined_networks(&self) -> Result<Vec<String>> {
        unsupported()
    }

    /// How many networks are defined but not active.
    ///
    /// # Errors
    /// As the driver says.
    fn connect_num_of_defined_networks(&self) -> Result<usize> {
        unsupported()
    }

    /// The network of that UUID.
    ///
    /// # Errors
    /// As the driver says.
    fn network_lookup_by_uuid(&self, _connection: &Connect, _uuid: &Uuid) -> Result<Network> {
        unsupported()
    }

    /// The network of that name.
    ///
    /// # Errors
    /// As the driver says.
    fn network_lookup_by_name(&self, _connection: &Connect, _name: &str) -> Result<Network> {
        unsupported()
    }

    /// Describes a network as XML.
    ///
    /// # Errors
    /// As the driver says.
    fn network_get_xml_desc(&self, _network: &Network, _flags: NetworkXmlFlags) -> Result<String> {
        unsupported()
    }

    /// The host's bridge that a network uses.
    ///
    /// # Errors
    /// As the driver says.
    fn network_get_bridge_name(&self, _network: &Network) -> Result<String> {
        unsupported()
    }

    /// Whether a network starts with the host.
    ///
    /// # Errors
    /// As the driver says.
    fn network_get_autostart(&self, _network: &Network) -> Result<bool> {
        unsupported()
    }

    /// Whether a network runs.
    ///
    /// # Errors
    /// As the driver says.
    fn network_is_active(&self, _network: &Network) -> Result<bool> {
        unsupported()
    }

    /// Whether a network stays defined when it stops.
    ///
    /// # Errors
    /// As the driver says.
    fn network_is_persistent(&self, _network: &Network) -> Result<bool> {
        unsupported()
    }

    /// Wants events of one kind, of all networks or of one; returns the id to unregister with.
    ///
    /// # Errors
    /// As the driver says.
    fn connect_network_event_register_any(
        &self,
        _connection: &Connect,
        _network: Option<&Network>,
        _event: i32,
        _callback: NetworkCallback,
    ) -> Result<i32> {
        unsupported()
    }

    /// Wants no more events for the callback of that id.
    ///
    /// # Errors
    /// As the driver says.
    fn connect_network_event_deregister_any(&self, _connection: &Connect, _id: i32) -> Result<()> {
        unsupported()
    }
}
