//! What a node has besides domains: networks, interfaces, storage pools and devices.
//!
//! Each kind is a [`Collection`] behind a lock of its own. The lock of devices may be taken while
//! that of storage pools is held, whose virtual ports are devices; no other two are held at once.
//! Nothing here is kept apart from its list, so that a look at it and at its state is a look at one moment.
//!
//! What changes a thing is a closure, which gets the thing and a place for its events: the event loop is
//! woken for these when the collection's lock is released, see [`Collection::change`].

mod interface;
mod network;
mod nodedev;
mod storage;

use std::borrow::Cow;

use super::ORIGIN;
use crate::conf::interface::InterfaceDef;
use crate::conf::network::NetworkDef;
use crate::conf::nodedev::NodeDeviceDef;
use crate::domains::{self, Events};
use crate::error::{Code, Error, Origin, Result};
use crate::events::Hub;
use crate::lock::RwLock;
use crate::sys::memory;
use crate::uuid::{self, Uuid};
use crate::xml::Element;
use interface::Interfaces;
use storage::Pool;

/// Gives an element as it stands in a node file, or the root of the file that it refers to.
type Resolve<'a> = &'a dyn Fn(&Element) -> Result<Cow<'_, Element>>;

/// All that a node has besides domains.
pub(super) struct Objects {
    networks: Collection<NetworkDef>,
    interfaces: Interfaces,
    pools: Collection<Pool>,
    devices: Collection<NodeDeviceDef>,
}

impl Objects {
    /// What a node file describes, all of it active and defined.
    ///
    /// # Errors
    /// When the file describes something that cannot be, or two things that cannot be together.
    pub(super) fn from_node(root: &Element, resolve: Resolve) -> Result<Objects> {
        Ok(Objects {
            networks: Collection::from_node(root, "network", |element| NetworkDef::parse(resolve(element)?.as_ref()))?,
            interfaces: Interfaces::from_node(root, |element| InterfaceDef::parse(resolve(element)?.as_ref()))?,
            pools: Collection::from_node(root, "pool", |element| Pool::load(resolve(element)?.as_ref(), resolve))?,
            devices: Collection::from_node(root, "device", |element| NodeDeviceDef::parse(resolve(element)?.as_ref()))?,
        })
    }
}

/// What can be in a [`Collection`].
trait Item: Sized {
    /// What messages call it.
    const KIND: &'static str;

    /// The code of the error that there is none.
    const MISSING: Code;

    /// Its name, which no other of its kind has.
    fn name(&self) -> &str;

    /// Its UUID, if its kind has any.
    fn uuid(&self) -> Option<&Uuid>;

    /// Finds a place for it among others.
    fn join(self, others: &mut Vec<Object<Self>>) -> Result<()>;
}

/// A thing with its state.
#[derive(Clone)]
struct Object<T> {
    /// What it is now.
    item: T,
    /// What was defined while it ran, or was defined before it was started as something else.
    next: Option<T>,
    active: bool,
    persistent: bool,
    autostart: bool,
}

impl<T: Item> Object<T> {
    /// A thing as a node file gives it: active, and defined.
    fn new(item: T) -> Object<T> {
        Object { item, next: None, active: true, persistent: true, autostart: false }
    }

    /// Gives it another definition: as what it runs, or else as what is defined.
    fn assign(&mut self, item: T, live: bool) {
        if live {
            let before = std::mem::replace(&mut self.item, item);
            if self.persistent && self.next.is_none() {
                self.next = Some(before);
            }
            return;
        }
        self.persistent = true;
        if self.active {
            self.next = Some(item);
        } else {
            self.item = item;
            self.next = None;
        }
    }
}

/// No less than a handle takes in a list of them, or a name, but for the characters of names.
const EACH: usize = 512;

/// The things of one kind, in the order in which they came.
struct Collection<T>(RwLock<Vec<Object<T>>>);

impl<T: Item> Collection<T> {
    /// What a node file describes in elements of that name.
    fn from_node(root: &Element, name: &str, parse: impl Fn(&Element) -> Result<T>) -> Result<Collection<T>> {
        let mut objects = Vec::new();
        for element in root.all(name) {
            parse(element)?.join(&mut objects)?;
        }
        Ok(Collection(RwLock::new(objects)))
    }

    /// What `make` makes of all that `pass` lets pass: handles or names.
    ///
    /// # Errors
    /// `Code::NoMemory`.
    fn select<R>(&self, pass: impl Fn(&Object<T>) -> bool, make: impl Fn(&Object<T>) -> R) -> Result<Vec<R>> {
        let objects = self.0.read();
        memory::reserve(objects.iter().map(|object| EACH + object.item.name().len()).sum())?;
        Ok(objects.iter().filter(|object| pass(object)).map(make).collect())
    }

    /// How many are active, or how many are not.
    fn count(&self, active: bool) -> usize {
        self.0.read().iter().filter(|object| object.active == active).count()
    }

    /// The names of those that are active, or of those that are not.
    fn names(&self, active: bool) -> Result<Vec<String>> {
        self.select(|object| object.active == active, |object| object.item.name().to_owned())
    }

    /// Looks at the one of that name.
    fn named<R>(&self, name: &str, look: impl FnOnce(&Object<T>) -> R) -> Result<R> {
        let objects = self.0.read();
        let found = objects.iter().find(|object| object.item.name() == name);
        found.map(look).ok_or_else(|| missing::<T>("name", name))
    }

    /// Changes the list; what happens is told when the lock is released.
    fn change_all<R>(&self, hub: &Hub, change: impl FnOnce(&mut Vec<Object<T>>, &mut Events<'_>) -> R) -> R {
        domains::change(&self.0, hub, change)
    }

    /// Changes the one of that name.
    fn change<R>(
        &self,
        hub: &Hub,
        name: &str,
        change: impl FnOnce(&mut Object<T>, &mut Events<'_>) -> Result<R>,
    ) -> Result<R> {
        self.change_all(hub, |objects, events| {
            let index = index_of(objects, name)?;
            change(&mut objects[index], events)
        })
    }

    /// Looks at the one of that UUID.
    fn of_uuid<R>(&self, uuid: &Uuid, look: impl FnOnce(&Object<T>) -> R) -> Result<R> {
        let objects = self.0.read();
        let found = objects.iter().find(|object| object.item.uuid() == Some(uuid));
        found.map(look).ok_or_else(|| missing::<T>("uuid", &uuid::format(uuid)))
    }
}

/// The error that there is none with such a property.
fn missing<T: Item>(property: &str, value: &str) -> Error {
    Error::new(ORIGIN, T::MISSING, format!("no {} with matching {property} '{value}'", T::KIND))
}

/// Where the one of that name is.
fn index_of<T: Item>(objects: &[Object<T>], name: &str) -> Result<usize> {
    let found = objects.iter().position(|object| object.item.name() == name);
    found.ok_or_else(|| missing::<T>("name", name))
}

/// Puts a thing in the place of that of its name, or adds it.
fn replace<T: Item>(item: T, others: &mut Vec<Object<T>>) {
    match others.iter_mut().find(|other| other.item.name() == item.name()) {
        Some(other) => other.item = item,
        None => others.push(Object::new(item)),
    }
}

/// Adds a thing, unless it is there already. Another of its name or its UUID is an error, in which
/// it is called `kind`.
fn add<T: Item>(item: T, others: &mut Vec<Object<T>>, kind: &str, origin: Origin) -> Result<()> {
    // Where it is there, it would be defined anew, which shows when it starts again.
    if place(&item, others, kind, origin)?.is_none() {
        others.push(Object::new(item));
    }
    Ok(())
}

/// Where the thing is that a definition is for: the one of its UUID and name; `None` if both are
/// free. Another of its name or its UUID is an error, in which it is called `kind`.
fn place<T: Item>(item: &T, others: &[Object<T>], kind: &str, origin: Origin) -> Result<Option<usize>> {
    let failed = |detail: String| Err(Error::new(origin, Code::OperationFailed, detail));
    let uuid = |item: &T| item.uuid().map(uuid::format).unwrap_or_default();
    if let Some(index) = others.iter().position(|other| other.item.uuid() == item.uuid()) {
        let other = &others[index].item;
        if other.name() == item.name() {
            return Ok(Some(index));
        }
        return failed(format!("{kind} '{}' is already defined with uuid {}", other.name(), uuid(other)));
    }
    if let Some(other) = others.iter().find(|other| other.item.name() == item.name()) {
        return failed(format!("{kind} '{}' already exists with uuid {}", item.name(), uuid(&other.item)));
    }
    Ok(None)
}

/// Whether a thing passes a filter: in each group of which a bit is set, one that is true of it.
fn passes<F: bitflags::Flags + Copy>(wanted: F, groups: &[&[(F, bool)]]) -> bool {
    groups.iter().all(|group| {
        let mut asked = group.iter().filter(|(flag, _)| wanted.intersects(*flag)).peekable();
        asked.peek().is_none() || asked.any(|(_, holds)| *holds)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml;

    fn read_node(text: &str) -> Result<Objects> {
        Objects::from_node(&xml::parse(text.as_bytes(), None).unwrap(), &|element| Ok(Cow::Borrowed(element)))
    }

    fn refused(text: &str) -> (Code, String) {
        let error = read_node(text).err().unwrap();
        (error.code(), error.to_string())
    }

    const ONE: &str = "11111111-1111-1111-1111-111111111111";
    const TWO: &str = "22222222-2222-2222-2222-222222222222";

    fn network(name: &str, uuid: &str) -> String {
        format!("<network><name>{name}</name><uuid>{uuid}</uuid></network>")
    }

    #[test]
    fn names_come_in_the_order_of_the_file() {
        let node = read_node(&format!("<node>{}{}</node>", network("b", ONE), network("a", TWO))).unwrap();
        assert_eq!(node.networks.names(true).unwrap(), ["b", "a"]);
        assert_eq!((node.networks.names(false).unwrap(), node.networks.count(true)), (Vec::new(), 2));
    }

    #[test]
    fn two_networks_share_neither_name_nor_uuid() {
        let both = |one: String, other: String| refused(&format!("<node>{one}{other}</node>"));
        let same_uuid = format!("operation failed: network 'a' is already defined with uuid {ONE}");
        assert_eq!(both(network("a", ONE), network("b", ONE)), (Code::OperationFailed, same_uuid));
        let same_name = format!("operation failed: network 'a' already exists with uuid {ONE}");
        assert_eq!(both(network("a", ONE), network("a", TWO)), (Code::OperationFailed, same_name));
        let twice = format!("<node>{0}{0}</node>", network("a", ONE));
        assert_eq!(read_node(&twice).unwrap().networks.count(true), 1);
    }

    #[test]
    fn an_interface_described_twice_is_as_the_second_says() {
        let interface = |mac: &str| format!("<interface type='ethernet' name='e'><mac address='{mac}'/></interface>");
        let node = read_node(&format!("<node>{}{}</node>", interface("1"), interface("2"))).unwrap();
        let macs = node.interfaces.all.select(|_| true, |object| object.item.mac.clone()).unwrap();
        assert_eq!(macs, [Some("2".to_owned())]);
    }

    #[test]
    fn both_bits_of_a_group_are_no_filter() {
        use crate::flags::NetworkListFlags as F;
        let groups: [&[(F, bool)]; 2] =
            [&[(F::ACTIVE, true), (F::INACTIVE, false)], &[(F::AUTOSTART, false), (F::NO_AUTOSTART, true)]];
        let passes = |wanted: F| super::passes(wanted, &groups);
        assert!(passes(F::empty()) && passes(F::ACTIVE | F::INACTIVE) && passes(F::ACTIVE | F::NO_AUTOSTART));
        assert!(!passes(F::INACTIVE) && !passes(F::ACTIVE | F::AUTOSTART));
    }
}
