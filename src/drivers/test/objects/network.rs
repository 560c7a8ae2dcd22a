//! Virtual networks: listing them, finding them, looking at them.

use super::super::{ORIGIN, TestDriver};
use super::{Item, Object, add, passes};
use crate::conf::network::NetworkDef;
use crate::driver::NetworkDriver;
use crate::error::{Code, Error, Origin, Result};
use crate::events::{Listener, NetworkCallback, Only};
use crate::flags::{self, NetworkListFlags, NetworkXmlFlags};
use crate::object::{Connect, Network};
use crate::uuid::Uuid;

impl Item for NetworkDef {
    const KIND: &'static str = "network";
    const MISSING: Code = Code::NoNetwork;

    fn name(&self) -> &str {
        &self.name
    }

    fn uuid(&self) -> Option<&Uuid> {
        Some(&self.uuid)
    }

    fn join(self, others: &mut Vec<Object<NetworkDef>>) -> Result<()> {
        add(self, others, "network", Origin::Network)
    }
}

/// A new handle of a network.
fn handle(connection: &Connect, object: &Object<NetworkDef>) -> Network {
    Network::of(connection, &object.item.name, object.item.uuid)
}

impl TestDriver {
    /// Looks at the network of a handle's name.
    fn network<R>(&self, handle: &Network, look: impl FnOnce(&Object<NetworkDef>) -> R) -> Result<R> {
        self.state.objects.networks.named(&handle.name.to_string_lossy(), look)
    }
}

impl NetworkDriver for TestDriver {
    fn connect_list_all_networks(&self, connection: &Connect, wanted: NetworkListFlags) -> Result<Vec<Network>> {
        flags::check(ORIGIN, "testConnectListAllNetworks", wanted, NetworkListFlags::all())?;
        use NetworkListFlags as F;
        let pass = |network: &Object<NetworkDef>| {
            let groups: [&[(F, bool)]; 3] = [
                &[(F::ACTIVE, network.active), (F::INACTIVE, !network.active)],
                &[(F::PERSISTENT, network.persistent), (F::TRANSIENT, !network.persistent)],
                &[(F::AUTOSTART, network.autostart), (F::NO_AUTOSTART, !network.autostart)],
            ];
            passes(wanted, &groups)
        };
        Ok(self.state.objects.networks.select(pass, |network| handle(connection, network)))
    }

    fn connect_list_networks(&self) -> Result<Vec<String>> {
        Ok(self.state.objects.networks.names(true))
    }

    fn connect_num_of_networks(&self) -> Result<usize> {
        Ok(self.state.objects.networks.count(true))
    }

    fn connect_list_defined_networks(&self) -> Result<Vec<String>> {
        Ok(self.state.objects.networks.names(false))
    }

    fn connect_num_of_defined_networks(&self) -> Result<usize> {
        Ok(self.state.objects.networks.count(false))
    }

    fn network_lookup_by_uuid(&self, connection: &Connect, uuid: &Uuid) -> Result<Network> {
        self.state.objects.networks.of_uuid(uuid, |network| handle(connection, network))
    }

    fn network_lookup_by_name(&self, connection: &Connect, name: &str) -> Result<Network> {
        self.state.objects.networks.named(name, |network| handle(connection, network))
    }

    fn network_get_xml_desc(&self, handle: &Network, wanted: NetworkXmlFlags) -> Result<String> {
        flags::check(ORIGIN, "testNetworkGetXMLDesc", wanted, NetworkXmlFlags::empty())?;
        self.network(handle, |network| network.item.to_xml())
    }

    fn network_get_bridge_name(&self, handle: &Network) -> Result<String> {
        self.network(handle, |network| {
            let NetworkDef { name, bridge, .. } = &network.item;
            let none = || Error::internal(ORIGIN, format!("network '{name}' does not have a bridge name."));
            bridge.clone().ok_or_else(none)
        })?
    }

    fn network_get_autostart(&self, handle: &Network) -> Result<bool> {
        self.network(handle, |network| network.autostart)
    }

    fn network_is_active(&self, handle: &Network) -> Result<bool> {
        self.state.objects.networks.of_uuid(&handle.uuid, |network| network.active)
    }

    fn network_is_persistent(&self, handle: &Network) -> Result<bool> {
        self.state.objects.networks.of_uuid(&handle.uuid, |network| network.persistent)
    }

    fn connect_network_event_register_any(
        &self,
        connection: &Connect,
        network: Option<&Network>,
        event: i32,
        callback: NetworkCallback,
    ) -> Result<i32> {
        let only = network.map(|network| Only::Uuid(network.uuid));
        self.state.events.register_any(connection, only, event, Listener::Network(callback))
    }

    fn connect_network_event_deregister_any(&self, connection: &Connect, id: i32) -> Result<()> {
        self.state.events.deregister_any(connection, id)
    }
}
