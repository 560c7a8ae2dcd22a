//! The host's devices: `libvirt-nodedev.h`.

use super::unsupported;
use crate::driver::object::{Connect, NodeDevice};
use crate::error::Result;
use crate::flags::{NodeDeviceCreateXmlFlags, NodeDeviceListFlags, NodeDeviceXmlFlags};

/// What `libvirt-nodedev.h` asks of a driver.
pub trait NodeDeviceDriver {
    /// All devices that pass the filter, as new handles.
    fn connect_list_all_node_devices(
        &self,
        _connection: &Connect,
        _flags: NodeDeviceListFlags,
    ) -> Result<Vec<NodeDevice>> {
        unsupported()
    }

    /// How many devices have a capability, or there are in all.
    fn node_num_of_devices(&self, _capability: Option<&str>, _flags: u32) -> Result<usize> {
        unsupported()
    }

    /// The names of the devices that have a capability, or of all.
    fn node_list_devices(&self, _capability: Option<&str>, _flags: u32) -> Result<Vec<String>> {
        unsupported()
    }

    /// The device of that name.
    fn node_device_lookup_by_name(&self, _connection: &Connect, _name: &str) -> Result<NodeDevice> {
        unsupported()
    }

    /// Describes a device as XML.
    fn node_device_get_xml_desc(&self, _device: &NodeDevice, _flags: NodeDeviceXmlFlags) -> Result<String> {
        unsupported()
    }

    /// The name of a device's parent.
    ///
    /// # Errors
    /// As the driver says, also when the device has no parent.
    fn node_device_get_parent(&self, _device: &NodeDevice) -> Result<String> {
        unsupported()
    }

    /// How many capabilities a device has.
    fn node_device_num_of_caps(&self, _device: &NodeDevice) -> Result<usize> {
        unsupported()
    }

    /// The names of a device's capabilities.
    fn node_device_list_caps(&self, _device: &NodeDevice) -> Result<Vec<String>> {
        unsupported()
    }

    /// Whether a device exists now.
    fn node_device_is_active(&self, _device: &NodeDevice) -> Result<bool> {
        unsupported()
    }

    /// Whether a device stays defined when it goes.
    fn node_device_is_persistent(&self, _device: &NodeDevice) -> Result<bool> {
        unsupported()
    }

    /// Makes a device of the host, which is gone when the host starts anew.
    fn node_device_create_xml(
        &self,
        _connection: &Connect,
        _xml: &[u8],
        _flags: NodeDeviceCreateXmlFlags,
    ) -> Result<NodeDevice> {
        unsupported()
    }

    /// Removes a device of the host that was made.
    fn node_device_destroy(&self, _device: &NodeDevice) -> Result<()> {
        unsupported()
    }
}
