//! Changes to one part of a network's definition.

use super::{NetworkDef, unsupported_change, wrong};
use crate::conf::value;
use crate::error::{Code, Error, Origin, Result};
use crate::xml::{self, Element, Node};

/// A part of a definition, as values of `virNetworkUpdateSection` number them.
mod section {
    pub(super) const BRIDGE: u32 = 1;
    pub(super) const DOMAIN: u32 = 2;
    pub(super) const IP: u32 = 3;
    pub(super) const DHCP_HOST: u32 = 4;
    pub(super) const DHCP_RANGE: u32 = 5;
    pub(super) const FORWARD: u32 = 6;
    pub(super) const FORWARD_INTERFACE: u32 = 7;
    pub(super) const FORWARD_PF: u32 = 8;
    pub(super) const PORT_GROUP: u32 = 9;
    pub(super) const DNS_HOST: u32 = 10;
    pub(super) const DNS_TXT: u32 = 11;
    pub(super) const DNS_SRV: u32 = 12;
}

/// What to do with the part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Modify,
    Delete,
    AddLast,
    AddFirst,
    /// No value of `virNetworkUpdateCommand` that does anything; refused after all other checks.
    Unknown(u32),
}

impl Command {
    fn of(number: u32) -> Command {
        match number {
            1 => Command::Modify,
            2 => Command::Delete,
            3 => Command::AddLast,
            4 => Command::AddFirst,
            other => Command::Unknown(other),
        }
    }

    pub(super) fn adds(self) -> bool {
        matches!(self, Command::AddLast | Command::AddFirst)
    }
}

/// An element that is added, changed or deleted, with what messages say about it.
pub(super) struct Change<'a> {
    pub(super) network: &'a str,
    pub(super) command: Command,
    pub(super) given: Element,
}

pub(super) fn invalid(detail: impl Into<String>) -> Error {
    Error::new(Origin::Network, Code::OperationInvalid, detail)
}

impl NetworkDef {
    /// Changes a part: `command` is a value of `virNetworkUpdateCommand`, `section` one of
    /// `virNetworkUpdateSection`, and `parent` says which of several elements has the part, if that is
    /// not clear.
    ///
    /// # Errors
    /// When there is no such part or another like it, or the result describes no network.
    pub fn update(&self, command: u32, section: u32, parent: Option<usize>, xml: &[u8]) -> Result<NetworkDef> {
        let given = xml::parse(xml, None).map_err(|error| error.into_error(Origin::Network))?;
        let change = Change { network: &self.name, command: Command::of(command), given };
        let mut tree = self.tree.clone();
        let fixed =
            |part: &str| Err(unsupported_change(format!("can't update '{part}' section of network '{}'", self.name)));
        match section {
            section::BRIDGE => fixed("bridge"),
            section::DOMAIN => fixed("domain"),
            section::IP => fixed("ip"),
            section::DHCP_HOST => change.dhcp_host(&mut tree, parent),
            section::DHCP_RANGE => change.dhcp_range(&mut tree, parent),
            section::FORWARD => fixed("forward"),
            section::FORWARD_INTERFACE => change.forward_interface(&mut tree),
            section::FORWARD_PF => fixed("forward pf"),
            section::PORT_GROUP => change.port_group(&mut tree),
            section::DNS_HOST => change.dns_host(&mut tree),
            section::DNS_TXT => change.dns_text(&mut tree),
            section::DNS_SRV => change.dns_service(&mut tree),
            _ => Err(unsupported_change("can't update unrecognized section of network")),
        }?;
        // Reading it again puts all in its place, and lets nothing in that may not be there.
        NetworkDef::parse(&tree)
    }
}

impl Change<'_> {
    /// Checks that the right kind of element was given.
    pub(super) fn expect(&self, name: &str) -> Result<()> {
        if self.given.is(name) {
            return Ok(());
        }
        let (found, network) = (self.given.local_name(), self.network);
        Err(wrong(format!("unexpected element <{found}>, expecting <{name}>, while updating network '{network}'")))
    }

    /// Does what the command says with the element, or with the one of its kind that is at `place`.
    pub(super) fn apply(self, parent: &mut Element, place: Option<usize>) -> Result<()> {
        match (self.command, place) {
            (Command::AddFirst, _) => parent.nodes.insert(0, Node::Element(self.given)),
            (Command::AddLast, _) => parent.push(self.given),
            (Command::Modify, Some(place)) => parent.nodes[place] = Node::Element(self.given),
            (Command::Delete, Some(place)) => drop(parent.nodes.remove(place)),
            (Command::Modify | Command::Delete, None) => {}
            (Command::Unknown(number), _) => {
                return Err(unsupported_change(format!("unrecognized network update command code {number}")));
            }
        }
        Ok(())
    }

    /// Makes a change within the child of a name, which comes into being if there is none.
    pub(super) fn within(
        self,
        parent: &mut Element,
        name: &str,
        change: impl FnOnce(Self, &mut Element) -> Result<()>,
    ) -> Result<()> {
        let mut child = parent.child(name).cloned().unwrap_or_else(|| Element::new(name));
        change(self, &mut child)?;
        parent.put(child);
        Ok(())
    }

    fn forward_interface(self, network: &mut Element) -> Result<()> {
        self.expect("interface")?;
        if self.command == Command::Modify {
            let detail = "forward interface entries cannot be modified, only added or deleted";
            return Err(unsupported_change(detail));
        }
        let missing = || wrong("missing dev attribute in <interface> element");
        let device = self.given.get("dev").ok_or_else(missing)?.to_owned();
        let place = network
            .child("forward")
            .and_then(|forward| places(forward, "interface", |other| other.get("dev") == Some(&device)).next());
        if self.command.adds() && place.is_some() {
            let network = self.network;
            return Err(invalid(format!(
                "there is an existing interface entry in network '{network}' that matches \"<interface dev='{device}'>\""
            )));
        }
        if self.command == Command::Delete && place.is_none() {
            let network = self.network;
            return Err(invalid(format!(
                "couldn't find an interface entry in network '{network}' matching <interface dev='{device}'>"
            )));
        }
        self.within(network, "forward", |change, forward| {
            // The first interface is named here too, which may be another one now.
            forward.unset("dev");
            // A network that forwards nothing goes on so.
            if forward.get("mode").is_none() {
                forward.set("mode", "none");
            }
            change.apply(forward, place)
        })
    }

    fn port_group(self, network: &mut Element) -> Result<()> {
        self.expect("portgroup")?;
        let missing = || wrong("Missing required name attribute in portgroup");
        let name = self.given.get("name").filter(|name| !name.is_empty()).ok_or_else(missing)?.to_owned();
        let place = places(network, "portgroup", |other| other.get("name") == Some(&name)).next();
        let in_network = format!("portgroup entry in network '{}'", self.network);
        if place.is_none() && matches!(self.command, Command::Modify | Command::Delete) {
            return Err(invalid(format!("couldn't find a {in_network} matching <portgroup name='{name}'>")));
        }
        if place.is_some() && self.command.adds() {
            return Err(invalid(format!(
                "there is an existing {in_network} that matches \"<portgroup name='{name}'>\""
            )));
        }
        let is_default = |group: &Element| group.get("default").is_some_and(|text| text.eq_ignore_ascii_case("yes"));
        let other = network.all("portgroup").any(|group| is_default(group) && group.get("name") != Some(&name));
        if self.command != Command::Delete && is_default(&self.given) && other {
            return Err(invalid(format!(
                "a different {in_network} is already set as the default. Only one default is allowed."
            )));
        }
        self.apply(network, place)
    }
}

/// Where the children of a name are that pass.
pub(super) fn places<'a>(
    parent: &'a Element,
    name: &'a str,
    pass: impl Fn(&Element) -> bool + 'a,
) -> impl Iterator<Item = usize> + 'a {
    let fits = move |node: &Node| matches!(node, Node::Element(child) if child.is(name) && pass(child));
    parent.nodes.iter().enumerate().filter(move |(_, node)| fits(node)).map(|(place, _)| place)
}

/// Whether both say the same address.
pub(super) fn same_address(one: Option<&str>, other: Option<&str>) -> bool {
    let read = |text: Option<&str>| text.and_then(value::address);
    read(one).is_some_and(|address| read(other) == Some(address))
}
