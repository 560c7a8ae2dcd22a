//! The host's network interfaces: `libvirt-interface.h`.

use super::unsupported;
use crate::driver::object::{Connect, Interface};
use crate::error::Result;
use crate::flags::{InterfaceDefineFlags, InterfaceListFlags, InterfaceXmlFlags};

/// What `libvirt-interface.h` asks of a driver.
pub trait InterfaceDriver {
    /// All interfaces that pass the filter, as new handles.
    fn connect_list_all_interfaces(&self, _connection: &Connect, _flags: InterfaceListFlags) -> Result<Vec<Interface>> {
        unsupported()
    }

    /// The names of the interfaces that are up.
    fn connect_list_interfaces(&self) -> Result<Vec<String>> {
        unsupported()
    }

    /// How many interfaces are up.
    fn connect_num_of_interfaces(&self) -> Result<usize> {
        unsupported()
    }

    /// The names of the interfaces that are defined but not up.
    fn connect_list_defined_interfaces(&self) -> Result<Vec<String>> {
        unsupported()
    }

    /// How many interfaces are defined but not up.
    fn connect_num_of_defined_interfaces(&self) -> Result<usize> {
        unsupported()
    }

    /// The interface of that name.
    fn interface_lookup_by_name(&self, _connection: &Connect, _name: &str) -> Result<Interface> {
        unsupported()
    }

    /// The only interface with that MAC address.
    fn interface_lookup_by_mac_string(&self, _connection: &Connect, _mac: &str) -> Result<Interface> {
        unsupported()
    }

    /// Describes an interface as XML.
    fn interface_get_xml_desc(&self, _interface: &Interface, _flags: InterfaceXmlFlags) -> Result<String> {
        unsupported()
    }

    /// Whether an interface is up.
    fn interface_is_active(&self, _interface: &Interface) -> Result<bool> {
        unsupported()
    }

    /// Defines an interface, or gives it another definition.
    fn interface_define_xml(
        &self,
        _connection: &Connect,
        _xml: &[u8],
        _flags: InterfaceDefineFlags,
    ) -> Result<Interface> {
        unsupported()
    }

    /// Forgets an interface.
    fn interface_undefine(&self, _interface: &Interface) -> Result<()> {
        unsupported()
    }

    /// Brings an interface up.
    fn interface_create(&self, _interface: &Interface, _flags: u32) -> Result<()> {
        unsupported()
    }

    /// Takes an interface down.
    fn interface_destroy(&self, _interface: &Interface, _flags: u32) -> Result<()> {
        unsupported()
    }

    /// Remembers the interfaces as they are.
    fn interface_change_begin(&self, _flags: u32) -> Result<()> {
        unsupported()
    }

    /// Forgets what [`InterfaceDriver::interface_change_begin`] remembered.
    fn interface_change_commit(&self, _flags: u32) -> Result<()> {
        unsupported()
    }

    /// Makes the interfaces what [`InterfaceDriver::interface_change_begin`] remembered.
    fn interface_change_rollback(&self, _flags: u32) -> Result<()> {
        unsupported()
    }
}
