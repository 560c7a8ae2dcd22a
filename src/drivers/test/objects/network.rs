//! Virtual networks: listing them, finding them, looking at them, changing them.

use super::super::{ORIGIN, TestDriver};
use super::{Collection, Item, Object, add, index_of, passes, place};
use crate::conf::MetadataElement;
use crate::conf::network::NetworkDef;
use crate::domains::Events;
use crate::driver::NetworkDriver;
use crate::driver::object::{Connect, Network};
use crate::error::{Code, Error, Origin, Result};
use crate::events::{Event, NetworkEvent};
use crate::flags::{
    self, NetworkCreateFlags, NetworkDefineFlags, NetworkListFlags, NetworkUpdateFlags, NetworkXmlFlags,
};
use crate::uuid::{self, Uuid};

/// Values of `virNetworkEventLifecycleType`.
mod event {
    pub(super) const DEFINED: i32 = 0;
    pub(super) const UNDEFINED: i32 = 1;
    pub(super) const STARTED: i32 = 2;
    pub(super) const STOPPED: i32 = 3;
}

/// Values of `virNetworkMetadataType`.
mod metadata {
    pub(super) const DESCRIPTION: i32 = 0;
    pub(super) const TITLE: i32 = 1;
    pub(super) const ELEMENT: i32 = 2;
}

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

/// The original reports these from its list of networks, which all drivers share.
fn invalid(detail: impl Into<String>) -> Error {
    Error::new(Origin::Network, Code::OperationInvalid, detail)
}

/// What can be done with a network in the state that it is in.
impl Object<NetworkDef> {
    /// What flags mean as the network is now: LIVE, CONFIG or both.
    ///
    /// # Errors
    /// When there is no such definition.
    fn impact(&self, wanted: NetworkUpdateFlags) -> Result<NetworkUpdateFlags> {
        use NetworkUpdateFlags as F;
        let said = wanted & (F::AFFECT_LIVE | F::AFFECT_CONFIG);
        let meant = match (said.is_empty(), self.active) {
            (false, _) => said,
            (true, true) => F::AFFECT_LIVE,
            (true, false) => F::AFFECT_CONFIG,
        };
        if meant.contains(F::AFFECT_LIVE) && !self.active {
            return Err(invalid("network is not running"));
        }
        if meant.contains(F::AFFECT_CONFIG) && !self.persistent {
            return Err(invalid("cannot change persistent config of a transient network"));
        }
        Ok(meant)
    }

    /// The definition that counts when it is off.
    fn inactive(&self) -> &NetworkDef {
        self.next.as_ref().unwrap_or(&self.item)
    }

    /// Changes the definitions that flags mean, all or none.
    fn edit(&mut self, meant: NetworkUpdateFlags, change: impl Fn(&NetworkDef) -> Result<NetworkDef>) -> Result<()> {
        let live = meant.contains(NetworkUpdateFlags::AFFECT_LIVE).then(|| change(&self.item)).transpose()?;
        let config = meant.contains(NetworkUpdateFlags::AFFECT_CONFIG).then(|| change(self.inactive())).transpose()?;
        // What changes while it runs, and then alone, is gone when it stops.
        if live.is_some() && config.is_none() && self.persistent && self.next.is_none() {
            self.next = Some(self.item.clone());
        }
        if let Some(live) = live {
            self.item = live;
        }
        if let Some(config) = config {
            self.assign(config, false);
        }
        Ok(())
    }
}

/// Refuses kinds of metadata that are not known yet; negative ones stand for nothing, as in the
/// original.
fn check_kind(kind: i32) -> Result<()> {
    if kind > metadata::ELEMENT {
        let detail = format!("unknown metadata type '{kind}'");
        return Err(Error::new(Origin::Network, Code::InvalidArg, detail));
    }
    Ok(())
}

/// Refuses flags that say more than which definition is meant.
fn check_update(function: &str, wanted: NetworkUpdateFlags) -> Result<()> {
    flags::check(ORIGIN, function, wanted, NetworkUpdateFlags::AFFECT_LIVE | NetworkUpdateFlags::AFFECT_CONFIG)
}

impl TestDriver {
    /// Looks at the network of a handle's name.
    fn network<R>(&self, handle: &Network, look: impl FnOnce(&Object<NetworkDef>) -> R) -> Result<R> {
        self.networks().named(&handle.name.to_string_lossy(), look)
    }

    fn networks(&self) -> &Collection<NetworkDef> {
        &self.state.objects.networks
    }

    /// Changes the network of a handle's UUID.
    fn change_network<R>(
        &self,
        handle: &Network,
        missing: impl FnOnce() -> Error,
        change: impl FnOnce(&mut Object<NetworkDef>, &mut Events<'_>) -> Result<R>,
    ) -> Result<R> {
        self.networks().change_all(&self.state.events, |networks, events| {
            let found = networks.iter_mut().find(|network| network.item.uuid == handle.uuid);
            change(found.ok_or_else(missing)?, events)
        })
    }
}

/// What happened to a network.
fn event_of(def: &NetworkDef, event: NetworkEvent) -> Event {
    let NetworkDef { name, uuid, .. } = def;
    Event::Network { name: name.clone(), uuid: *uuid, event }
}

/// What happened to a network in its life.
fn was(def: &NetworkDef, event: i32) -> Event {
    event_of(def, NetworkEvent::Lifecycle { event, detail: 0 })
}

/// The error for a handle whose network is gone, where that tells its name too.
fn gone(handle: &Network) -> Error {
    let (uuid, name) = (uuid::format(&handle.uuid), handle.name.to_string_lossy());
    Error::new(ORIGIN, Code::NoNetwork, format!("no network with matching uuid '{uuid}' ({name})"))
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
        self.networks().select(pass, |network| handle(connection, network))
    }

    fn connect_list_networks(&self) -> Result<Vec<String>> {
        self.networks().names(true)
    }

    fn connect_num_of_networks(&self) -> Result<usize> {
        Ok(self.networks().count(true))
    }

    fn connect_list_defined_networks(&self) -> Result<Vec<String>> {
        self.networks().names(false)
    }

    fn connect_num_of_defined_networks(&self) -> Result<usize> {
        Ok(self.networks().count(false))
    }

    fn network_lookup_by_uuid(&self, connection: &Connect, uuid: &Uuid) -> Result<Network> {
        self.networks().of_uuid(uuid, |network| handle(connection, network))
    }

    fn network_lookup_by_name(&self, connection: &Connect, name: &str) -> Result<Network> {
        self.networks().named(name, |network| handle(connection, network))
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
        self.networks().of_uuid(&handle.uuid, |network| network.active)
    }

    fn network_is_persistent(&self, handle: &Network) -> Result<bool> {
        self.networks().of_uuid(&handle.uuid, |network| network.persistent)
    }

    fn network_create_xml(&self, connection: &Connect, xml: &[u8]) -> Result<Network> {
        self.network_create_xml_flags(connection, xml, NetworkCreateFlags::empty())
    }

    fn network_create_xml_flags(
        &self,
        connection: &Connect,
        xml: &[u8],
        wanted: NetworkCreateFlags,
    ) -> Result<Network> {
        flags::check(ORIGIN, "testNetworkCreateXMLFlags", wanted, NetworkCreateFlags::VALIDATE)?;
        let def = NetworkDef::from_xml(xml, wanted.contains(NetworkCreateFlags::VALIDATE))?;
        self.networks().change_all(&self.state.events, |networks, events| {
            let index = match place(&def, networks, "network", Origin::Network)? {
                Some(index) if networks[index].active => {
                    return Err(invalid(format!("network is already active as '{}'", def.name)));
                }
                Some(index) => {
                    networks[index].assign(def, true);
                    index
                }
                None => {
                    networks.push(Object { persistent: false, ..Object::new(def) });
                    networks.len() - 1
                }
            };
            let network = &mut networks[index];
            network.active = true;
            events.add(was(&network.item, event::STARTED));
            Ok(handle(connection, network))
        })
    }

    fn network_define_xml(&self, connection: &Connect, xml: &[u8]) -> Result<Network> {
        self.network_define_xml_flags(connection, xml, NetworkDefineFlags::empty())
    }

    fn network_define_xml_flags(
        &self,
        connection: &Connect,
        xml: &[u8],
        wanted: NetworkDefineFlags,
    ) -> Result<Network> {
        flags::check(ORIGIN, "testNetworkDefineXMLFlags", wanted, NetworkDefineFlags::VALIDATE)?;
        let def = NetworkDef::from_xml(xml, wanted.contains(NetworkDefineFlags::VALIDATE))?;
        self.networks().change_all(&self.state.events, |networks, events| {
            let index = match place(&def, networks, "network", Origin::Network)? {
                Some(index) => {
                    networks[index].assign(def, false);
                    index
                }
                None => {
                    networks.push(Object { active: false, ..Object::new(def) });
                    networks.len() - 1
                }
            };
            events.add(was(&networks[index].item, event::DEFINED));
            Ok(handle(connection, &networks[index]))
        })
    }

    fn network_undefine(&self, handle: &Network) -> Result<()> {
        self.networks().change_all(&self.state.events, |networks, events| {
            let index = index_of(networks, &handle.name.to_string_lossy())?;
            let Object { item, active, .. } = &networks[index];
            if *active {
                let detail = format!("Network '{}' is still running", item.name);
                return Err(Error::new(ORIGIN, Code::OperationInvalid, detail));
            }
            events.add(was(item, event::UNDEFINED));
            networks.remove(index);
            Ok(())
        })
    }

    fn network_create(&self, handle: &Network) -> Result<()> {
        self.networks().change(&self.state.events, &handle.name.to_string_lossy(), |network, events| {
            if network.active {
                let detail = format!("Network '{}' is already running", network.item.name);
                return Err(Error::new(ORIGIN, Code::OperationInvalid, detail));
            }
            network.active = true;
            events.add(was(&network.item, event::STARTED));
            Ok(())
        })
    }

    fn network_destroy(&self, handle: &Network) -> Result<()> {
        self.networks().change_all(&self.state.events, |networks, events| {
            let index = index_of(networks, &handle.name.to_string_lossy())?;
            let network = &mut networks[index];
            network.active = false;
            // One that is off is stopped without a complaint, as in the original.
            events.add(was(&network.item, event::STOPPED));
            if let Some(next) = network.next.take() {
                network.item = next;
            }
            if !network.persistent {
                networks.remove(index);
            }
            Ok(())
        })
    }

    fn network_set_autostart(&self, handle: &Network, autostart: bool) -> Result<()> {
        self.networks().change(&self.state.events, &handle.name.to_string_lossy(), |network, _| {
            network.autostart = autostart;
            Ok(())
        })
    }

    fn network_get_metadata(
        &self,
        handle: &Network,
        kind: i32,
        uri: Option<&str>,
        wanted: NetworkUpdateFlags,
    ) -> Result<String> {
        check_update("testNetworkGetMetadata", wanted)?;
        let look = |network: &Object<NetworkDef>| {
            check_kind(kind)?;
            let live = network.impact(wanted)?.contains(NetworkUpdateFlags::AFFECT_LIVE);
            let def = if live { &network.item } else { network.inactive() };
            let found = match kind {
                metadata::DESCRIPTION => def.description(),
                metadata::TITLE => def.title(),
                metadata::ELEMENT => def.metadata_element(uri.unwrap_or_default()),
                _ => None,
            };
            let missing = "Requested metadata element is not present";
            found.ok_or_else(|| Error::new(Origin::Network, Code::NoNetworkMetadata, missing))
        };
        self.networks().of_uuid(&handle.uuid, look).map_err(|_| gone(handle))?
    }

    fn network_set_metadata(
        &self,
        handle: &Network,
        kind: i32,
        text: Option<&str>,
        key: Option<&str>,
        uri: Option<&str>,
        wanted: NetworkUpdateFlags,
    ) -> Result<()> {
        check_update("testNetworkSetMetadata", wanted)?;
        self.change_network(
            handle,
            || gone(handle),
            |network, events| {
                let meant = network.impact(wanted)?;
                check_kind(kind)?;
                let (namespace, key) = (uri.unwrap_or_default(), key.unwrap_or_default());
                let element = text.filter(|_| kind == metadata::ELEMENT);
                let element =
                    element.map(|text| MetadataElement::parse(text, key, namespace, Origin::Network)).transpose()?;
                network.edit(meant, |def| {
                    let mut def = def.clone();
                    match kind {
                        metadata::DESCRIPTION => def.set_description(text),
                        metadata::TITLE => def.set_title(text),
                        metadata::ELEMENT => def.set_metadata_element(namespace, element.as_ref()),
                        _ => {}
                    }
                    Ok(def)
                })?;
                let event = NetworkEvent::MetadataChange { kind, uri: uri.map(str::to_owned) };
                events.add(event_of(&network.item, event));
                Ok(())
            },
        )
    }

    fn network_update(
        &self,
        handle: &Network,
        command: u32,
        section: u32,
        parent: i32,
        xml: &[u8],
        wanted: NetworkUpdateFlags,
    ) -> Result<()> {
        check_update("testNetworkUpdate", wanted)?;
        let gone = || super::missing::<NetworkDef>("uuid", &uuid::format(&handle.uuid));
        self.change_network(handle, gone, |network, _| {
            let meant = network.impact(wanted)?;
            network.edit(meant, |def| def.update(command, section, usize::try_from(parent).ok(), xml))
        })
    }
}
