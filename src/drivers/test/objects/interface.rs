//! The host's network interfaces: listing them, finding them, looking at them.

use super::super::{ORIGIN, TestDriver};
use super::{Item, Object, missing, passes, replace};
use crate::conf::interface::InterfaceDef;
use crate::driver::InterfaceDriver;
use crate::error::{Code, Error, Result};
use crate::flags::{self, InterfaceListFlags, InterfaceXmlFlags};
use crate::object::{Connect, Interface};
use crate::uuid::Uuid;

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
        self.state.objects.interfaces.named(&handle.name.to_string_lossy(), look)
    }
}

impl InterfaceDriver for TestDriver {
    fn connect_list_all_interfaces(&self, connection: &Connect, wanted: InterfaceListFlags) -> Result<Vec<Interface>> {
        flags::check(ORIGIN, "testConnectListAllInterfaces", wanted, InterfaceListFlags::all())?;
        use InterfaceListFlags as F;
        let pass = |interface: &Object<InterfaceDef>| {
            passes(wanted, &[&[(F::ACTIVE, interface.active), (F::INACTIVE, !interface.active)]])
        };
        Ok(self.state.objects.interfaces.select(pass, |interface| handle(connection, interface)))
    }

    fn connect_list_interfaces(&self) -> Result<Vec<String>> {
        Ok(self.state.objects.interfaces.names(true))
    }

    fn connect_num_of_interfaces(&self) -> Result<usize> {
        Ok(self.state.objects.interfaces.count(true))
    }

    fn connect_list_defined_interfaces(&self) -> Result<Vec<String>> {
        Ok(self.state.objects.interfaces.names(false))
    }

    fn connect_num_of_defined_interfaces(&self) -> Result<usize> {
        Ok(self.state.objects.interfaces.count(false))
    }

    fn interface_lookup_by_name(&self, connection: &Connect, name: &str) -> Result<Interface> {
        self.state.objects.interfaces.named(name, |interface| handle(connection, interface))
    }

    fn interface_lookup_by_mac_string(&self, connection: &Connect, mac: &str) -> Result<Interface> {
        let has = |own: &String| own.eq_ignore_ascii_case(mac);
        let pass = |interface: &Object<InterfaceDef>| interface.item.mac.as_ref().is_some_and(has);
        // The handle keeps the address as it was asked for.
        let make = |interface: &Object<InterfaceDef>| Interface::of(connection, &interface.item.name, mac);
        let mut found = self.state.objects.interfaces.select(pass, make);
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
}
