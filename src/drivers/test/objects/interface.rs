//! The host's network interfaces: listing them, finding them, looking at them, changing them.

use super::super::{ORIGIN, TestDriver};
use super::{Collection, Item, Object, index_of, missing, passes, replace};
use crate::conf::interface::InterfaceDef;
use crate::driver::InterfaceDriver;
use crate::driver::object::{Connect, Interface};
use crate::error::{Code, Error, Result};
use crate::flags::{self, InterfaceDefineFlags, InterfaceListFlags, InterfaceXmlFlags};
use crate::lock::Mutex;
use crate::uuid::Uuid;
use crate::xml::Element;

/// The interfaces, and what they were when a change began.
pub(super) struct Interfaces {
    pub(super) all: Collection<InterfaceDef>,
    /// There while a change is under way. Taken before the lock of the interfaces.
    before: Mutex<Option<Vec<Object<InterfaceDef>>>>,
}

impl Interfaces {
    /// What a node file describes.
    pub(super) fn from_node(root: &Element, parse: impl Fn(&Element) -> Result<InterfaceDef>) -> Result<Interfaces> {
        Ok(Interfaces { all: Collection::from_node(root, "interface", parse)?, before: Mutex::default() })
    }
}

impl Item for InterfaceDef {
    const KIND: &'static str = "interface";
    const MISSING: Code = Code::NoInterface;

    fn name(&self) -> &str {
        &self.name
    }

    fn uuid(&self) -> Option<&Uuid> {
        None
    }

    fn join(self, others: &mut Vec<Object<InterfaceDef>>) -> Result<()> {
        replace(self, others);
        Ok(())
    }
}

/// A new handle of an interface.
fn handle(connection: &Connect, object: &Object<InterfaceDef>) -> Interface {
    Interface::of(connection, &object.item.name, object.item.mac.as_deref().unwrap_or_default())
}

impl TestDriver {
    /// Looks at the interface of a handle's name.
    fn interface<R>(&self, handle: &Interface, look: impl FnOnce(&Object<InterfaceDef>) -> R) -> Result<R> {
        self.state.objects.interfaces.all.named(&handle.name.to_string_lossy(), look)
    }

    /// Brings the interface of a handle's name up or takes it down, which it must not be already.
    fn set_active(&self, handle: &Interface, active: bool) -> Result<()> {
        self.state.objects.interfaces.all.change(&self.state.events, &handle.name.to_string_lossy(), |interface, _| {
            if interface.active == active {
                return Err(Error::bare(ORIGIN, Code::OperationInvalid));
            }
            interface.active = active;
            Ok(())
        })
    }
}

impl InterfaceDriver for TestDriver {
    fn connect_list_all_interfaces(&self, connection: &Connect, wanted: InterfaceListFlags) -> Result<Vec<Interface>> {
        flags::check(ORIGIN, "testConnectListAllInterfaces", wanted, InterfaceListFlags::all())?;
        use InterfaceListFlags as F;
        let pass = |interface: &Object<InterfaceDef>| {
            passes(wanted, &[&[(F::ACTIVE, interface.active), (F::INACTIVE, !interface.active)]])
        };
        self.state.objects.interfaces.all.select(pass, |interface| handle(connection, interface))
    }

    fn connect_list_interfaces(&self) -> Result<Vec<String>> {
        self.state.objects.interfaces.all.names(true)
    }

    fn connect_num_of_interfaces(&self) -> Result<usize> {
        Ok(self.state.objects.interfaces.all.count(true))
    }

    fn connect_list_defined_interfaces(&self) -> Result<Vec<String>> {
        self.state.objects.interfaces.all.names(false)
    }

    fn connect_num_of_defined_interfaces(&self) -> Result<usize> {
        Ok(self.state.objects.interfaces.all.count(false))
    }

    fn interface_lookup_by_name(&self, connection: &Connect, name: &str) -> Result<Interface> {
        self.state.objects.interfaces.all.named(name, |interface| handle(connection, interface))
    }

    fn interface_lookup_by_mac_string(&self, connection: &Connect, mac: &str) -> Result<Interface> {
        let has = |own: &String| own.eq_ignore_ascii_case(mac);
        let pass = |interface: &Object<InterfaceDef>| interface.item.mac.as_ref().is_some_and(has);
        // The handle keeps the address as it was asked for.
        let make = |interface: &Object<InterfaceDef>| Interface::of(connection, &interface.item.name, mac);
        let mut found = self.state.objects.interfaces.all.select(pass, make)?;
        if found.len() > 1 {
            return Err(Error::bare(ORIGIN, Code::MultipleInterfaces));
        }
        found.pop().ok_or_else(|| missing::<InterfaceDef>("mac", mac))
    }

    fn interface_get_xml_desc(&self, handle: &Interface, wanted: InterfaceXmlFlags) -> Result<String> {
        flags::check(ORIGIN, "testInterfaceGetXMLDesc", wanted, InterfaceXmlFlags::empty())?;
        self.interface(handle, |interface| interface.item.to_xml())
    }

    fn interface_is_active(&self, handle: &Interface) -> Result<bool> {
        self.interface(handle, |interface| interface.active)
    }

    fn interface_define_xml(
        &self,
        connection: &Connect,
        xml: &[u8],
        wanted: InterfaceDefineFlags,
    ) -> Result<Interface> {
        flags::check(ORIGIN, "testInterfaceDefineXML", wanted, InterfaceDefineFlags::VALIDATE)?;
        let def = InterfaceDef::from_xml(xml, wanted.contains(InterfaceDefineFlags::VALIDATE))?;
        let made = Interface::of(connection, &def.name, def.mac.as_deref().unwrap_or_default());
        let mut interfaces = self.state.objects.interfaces.all.0.write();
        match index_of(&interfaces, &def.name) {
            Ok(index) => interfaces[index].item = def,
            Err(_) => interfaces.push(Object { active: false, ..Object::new(def) }),
        }
        Ok(made)
    }

    fn interface_undefine(&self, handle: &Interface) -> Result<()> {
        let mut interfaces = self.state.objects.interfaces.all.0.write();
        let index = index_of(&interfaces, &handle.name.to_string_lossy())?;
        interfaces.remove(index);
        Ok(())
    }

    fn interface_create(&self, handle: &Interface, flags: u32) -> Result<()> {
        flags::check_none(ORIGIN, "testInterfaceCreate", flags)?;
        self.set_active(handle, true)
    }

    fn interface_destroy(&self, handle: &Interface, flags: u32) -> Result<()> {
        flags::check_none(ORIGIN, "testInterfaceDestroy", flags)?;
        self.set_active(handle, false)
    }

    fn interface_change_begin(&self, flags: u32) -> Result<()> {
        flags::check_none(ORIGIN, "testInterfaceChangeBegin", flags)?;
        let interfaces = &self.state.objects.interfaces;
        let mut before = interfaces.before.lock();
        if before.is_some() {
            return invalid("there is another transaction running.");
        }
        // What comes back is defined and no more, as in the original: nothing is brought up by it.
        let down = |interface: &Object<InterfaceDef>| Object { active: false, ..interface.clone() };
        *before = Some(interfaces.all.select(|_| true, down)?);
        Ok(())
    }

    fn interface_change_commit(&self, flags: u32) -> Result<()> {
        flags::check_none(ORIGIN, "testInterfaceChangeCommit", flags)?;
        match self.state.objects.interfaces.before.lock().take() {
            Some(_) => Ok(()),
            None => invalid("no transaction running, nothing to be committed."),
        }
    }

    fn interface_change_rollback(&self, flags: u32) -> Result<()> {
        flags::check_none(ORIGIN, "testInterfaceChangeRollback", flags)?;
        let interfaces = &self.state.objects.interfaces;
        let mut before = interfaces.before.lock();
        match before.take() {
            Some(before) => *interfaces.all.0.write() = before,
            None => return invalid("no transaction running, nothing to rollback."),
        }
        Ok(())
    }
}

/// The error of what cannot be done now.
fn invalid(detail: &str) -> Result<()> {
    Err(Error::new(ORIGIN, Code::OperationInvalid, detail))
}
