//! Virtual networks: `libvirt-network.h`.

use super::unsupported;
use crate::driver::object::{Connect, Network};
use crate::error::Result;
use crate::flags::{NetworkCreateFlags, NetworkDefineFlags, NetworkListFlags, NetworkUpdateFlags, NetworkXmlFlags};
use crate::uuid::Uuid;

/// What `libvirt-network.h` asks of a driver.
pub trait NetworkDriver {
    /// All networks that pass the filter, as new handles.
    fn connect_list_all_networks(&self, _connection: &Connect, _flags: NetworkListFlags) -> Result<Vec<Network>> {
        unsupported()
    }

    /// The names of the networks that are active.
    fn connect_list_networks(&self) -> Result<Vec<String>> {
        unsupported()
    }

    /// How many networks are active.
    fn connect_num_of_networks(&self) -> Result<usize> {
        unsupported()
    }

    /// The names of the networks that are defined but not active.
    fn connect_list_defined_networks(&self) -> Result<Vec<String>> {
        unsupported()
    }

    /// How many networks are defined but not active.
    fn connect_num_of_defined_networks(&self) -> Result<usize> {
        unsupported()
    }

    /// The network of that UUID.
    fn network_lookup_by_uuid(&self, _connection: &Connect, _uuid: &Uuid) -> Result<Network> {
        unsupported()
    }

    /// The network of that name.
    fn network_lookup_by_name(&self, _connection: &Connect, _name: &str) -> Result<Network> {
        unsupported()
    }

    /// Describes a network as XML.
    fn network_get_xml_desc(&self, _network: &Network, _flags: NetworkXmlFlags) -> Result<String> {
        unsupported()
    }

    /// The host's bridge that a network uses.
    fn network_get_bridge_name(&self, _network: &Network) -> Result<String> {
        unsupported()
    }

    /// Whether a network starts with the host.
    fn network_get_autostart(&self, _network: &Network) -> Result<bool> {
        unsupported()
    }

    /// Whether a network runs.
    fn network_is_active(&self, _network: &Network) -> Result<bool> {
        unsupported()
    }

    /// Whether a network stays defined when it stops.
    fn network_is_persistent(&self, _network: &Network) -> Result<bool> {
        unsupported()
    }

    /// Starts a network from a description; it is forgotten when it stops, unless it was defined before.
    fn network_create_xml(&self, _connection: &Connect, _xml: &[u8]) -> Result<Network> {
        unsupported()
    }

    /// As [`NetworkDriver::network_create_xml`], with flags.
    fn network_create_xml_flags(
        &self,
        _connection: &Connect,
        _xml: &[u8],
        _flags: NetworkCreateFlags,
    ) -> Result<Network> {
        unsupported()
    }

    /// Defines a network, or gives it another definition.
    fn network_define_xml(&self, _connection: &Connect, _xml: &[u8]) -> Result<Network> {
        unsupported()
    }

    /// As [`NetworkDriver::network_define_xml`], with flags.
    fn network_define_xml_flags(
        &self,
        _connection: &Connect,
        _xml: &[u8],
        _flags: NetworkDefineFlags,
    ) -> Result<Network> {
        unsupported()
    }

    /// Forgets a network.
    fn network_undefine(&self, _network: &Network) -> Result<()> {
        unsupported()
    }

    /// Starts a defined network.
    fn network_create(&self, _network: &Network) -> Result<()> {
        unsupported()
    }

    /// Stops a network.
    fn network_destroy(&self, _network: &Network) -> Result<()> {
        unsupported()
    }

    /// Sets whether a network starts with the host.
    fn network_set_autostart(&self, _network: &Network, _autostart: bool) -> Result<()> {
        unsupported()
    }

    /// A network's title, description, or element of a namespace; `kind` is a value of
    /// `virNetworkMetadataType`.
    ///
    /// # Errors
    /// As the driver says; also when there is none.
    fn network_get_metadata(
        &self,
        _network: &Network,
        _kind: i32,
        _uri: Option<&str>,
        _flags: NetworkUpdateFlags,
    ) -> Result<String> {
        unsupported()
    }

    /// Changes what [`NetworkDriver::network_get_metadata`] tells, or with `None` removes it. An element
    /// gets the prefix `key`.
    fn network_set_metadata(
        &self,
        _network: &Network,
        _kind: i32,
        _text: Option<&str>,
        _key: Option<&str>,
        _uri: Option<&str>,
        _flags: NetworkUpdateFlags,
    ) -> Result<()> {
        unsupported()
    }

    /// Changes a part of a network: `command` is a value of `virNetworkUpdateCommand`, `section` one of
    /// `virNetworkUpdateSection`, and `parent` says which of several elements has the part, or is
    /// negative.
    fn network_update(
        &self,
        _network: &Network,
        _command: u32,
        _section: u32,
        _parent: i32,
        _xml: &[u8],
        _flags: NetworkUpdateFlags,
    ) -> Result<()> {
        unsupported()
    }
}
