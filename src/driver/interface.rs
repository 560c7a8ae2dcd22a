//! The host's network interfaces: `libvirt-interface.h`.

use super::unsupported;
use crate::error::Result;
use crate::flags::{InterfaceListFlags, InterfaceXmlFlags};
use crate::object::{Connect, Interface};

/// What `libvirt-interface.h` asks of a driver.
pub trait InterfaceDriver {
    /// All interfaces that pass the filter, as new handles.
    ///
    /// # Errors
    /// As the driver says.
    fn connect_list_all_interfaces(&self, _connection: &Connect, _flags: InterfaceListFlags) -> Result<Vec<Interface>> {
        unsupported()
    }

    /// The names of the interfaces that are up.
    ///
    /// # Errors
    /// As the driver says.
    fn connect_list_interfaces(&self) -> Result<Vec<String>> {
        unsupported()
    }

    /// How many interfaces are up.
    ///
    /// # Errors
    /// As the driver says.
    fn connect_num_of_interfaces(&self) -> Result<usize> {
        unsupported()
    }

    /// The names of the interfaces that are defined but not up.
    ///
    /// # Errors
    /// As the driver says.
    fn connect_list_defined_interfaces(&self) -> Result<Vec<String>> {
        unsupported()
    }

    /// How many interfaces are defined but not up.
    ///
    /// # Errors
    /// As the driver says.
    fn connect_num_of_defined_interfaces(&self) -> Result<usize> {
        unsupported()
    }

    /// The interface of that name.
    ///
    /// # Errors
    /// As the driver says.
    fn interface_lookup_by_name(&self, _connection: &Connect, _name: &str) -> Result<Interface> {
        unsupported()
    }

    /// The only interface with that MAC address.
    ///
    /// # Errors
    /// As the driver says.
    fn interface_lookup_by_mac_string(&self, _connection: &Connect, _mac: &str) -> Result<Interface> {
        unsupported()
    }

    /// Describes an interface as XML.
    ///
    /// # Errors
    /// As the driver says.
    fn interface_get_xml_desc(&self, _interface: &Interface, _flags: InterfaceXmlFlags) -> Result<String> {
        unsupported()
    }

    /// Whether an interface is up.
    ///
    /// # Errors
    /// As the driver says.
    fn interface_is_active(&self, _interface: &Interface) -> Result<bool> {
        unsupported()
    }
}
