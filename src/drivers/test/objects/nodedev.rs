//! The host's devices: listing them, finding them, looking at them.

use super::super::{ORIGIN, TestDriver};
use super::{Item, Object, passes, replace};
use crate::conf::nodedev::{CAPABILITIES, NodeDeviceDef};
use crate::driver::NodeDeviceDriver;
use crate::error::{Code, Error, Result};
use crate::events::{Listener, NodeDeviceCallback, Only};
use crate::flags::{self, NodeDeviceListFlags, NodeDeviceXmlFlags};
use crate::object::{Connect, NodeDevice};
use crate::uuid::Uuid;

impl Item for NodeDeviceDef {
    const KIND: &'static str = "node device";
    const MISSING: Code = Code::NoNodeDevice;

    fn name(&self) -> &str {
        &self.name
    }

    fn uuid(&self) -> Option<&Uuid> {
        None
    }

    fn join(self, others: &mut Vec<Object<NodeDeviceDef>>) -> Result<()> {
        replace(self, others);
        Ok(())
    }
}

/// A new handle of a device.
fn handle(connection: &Connect, object: &Object<NodeDeviceDef>) -> NodeDevice {
    NodeDevice::of(connection, &object.item.name, object.item.parent.as_deref())
}

/// Whether a device passes a filter.
fn pass(device: &Object<NodeDeviceDef>, wanted: NodeDeviceListFlags) -> bool {
    use NodeDeviceListFlags as F;
    let capabilities: Vec<(F, bool)> = CAPABILITIES
        .iter()
        .enumerate()
        .map(|(index, name)| (F::from_bits_retain(1 << index), device.item.has(name)))
        .collect();
    let groups: [&[(F, bool)]; 3] = [
        &capabilities,
        &[(F::ACTIVE, device.active), (F::INACTIVE, !device.active)],
        &[(F::PERSISTENT, device.persistent), (F::TRANSIENT, !device.persistent)],
    ];
    passes(wanted, &groups)
}

impl TestDriver {
    /// Looks at the device of a handle's name.
    fn device<R>(&self, handle: &NodeDevice, look: impl FnOnce(&Object<NodeDeviceDef>) -> R) -> Result<R> {
        self.state.objects.devices.named(&handle.name.to_string_lossy(), look)
    }

    /// The names of the devices that have a capability, or of all.
    fn devices_with(&self, capability: Option<&str>) -> Vec<String> {
        let has = |device: &Object<NodeDeviceDef>| capability.is_none_or(|name| device.item.has(name));
        self.state.objects.devices.select(has, |device| device.item.name.clone())
    }
}

impl NodeDeviceDriver for TestDriver {
    fn connect_list_all_node_devices(
        &self,
        connection: &Connect,
        wanted: NodeDeviceListFlags,
    ) -> Result<Vec<NodeDevice>> {
        flags::check(ORIGIN, "testConnectListAllNodeDevices", wanted, NodeDeviceListFlags::all())?;
        let devices = &self.state.objects.devices;
        Ok(devices.select(|device| pass(device, wanted), |device| handle(connection, device)))
    }

    fn node_num_of_devices(&self, capability: Option<&str>, flags: u32) -> Result<usize> {
        flags::check_none(ORIGIN, "testNodeNumOfDevices", flags)?;
        Ok(self.devices_with(capability).len())
    }

    fn node_list_devices(&self, capability: Option<&str>, flags: u32) -> Result<Vec<String>> {
        flags::check_none(ORIGIN, "testNodeListDevices", flags)?;
        Ok(self.devices_with(capability))
    }

    fn node_device_lookup_by_name(&self, connection: &Connect, name: &str) -> Result<NodeDevice> {
        self.state.objects.devices.named(name, |device| handle(connection, device))
    }

    fn node_device_get_xml_desc(&self, handle: &NodeDevice, wanted: NodeDeviceXmlFlags) -> Result<String> {
        flags::check(ORIGIN, "testNodeDeviceGetXMLDesc", wanted, NodeDeviceXmlFlags::INACTIVE)?;
        let inactive = wanted.contains(NodeDeviceXmlFlags::INACTIVE);
        self.device(handle, |device| {
            if inactive && !device.persistent {
                let detail = format!("node device '{}' is not persistent", device.item.name);
                return Err(Error::new(ORIGIN, Code::OperationInvalid, detail));
            }
            Ok(device.item.to_xml(inactive || !device.active))
        })?
    }

    fn node_device_get_parent(&self, handle: &NodeDevice) -> Result<String> {
        let parent = self.device(handle, |device| device.item.parent.clone())?;
        parent.ok_or_else(|| Error::internal(ORIGIN, "no parent for this device"))
    }

    fn node_device_num_of_caps(&self, handle: &NodeDevice) -> Result<usize> {
        self.device(handle, |device| device.item.capabilities.len())
    }

    fn node_device_list_caps(&self, handle: &NodeDevice) -> Result<Vec<String>> {
        self.device(handle, |device| device.item.capabilities.iter().map(|name| (*name).to_owned()).collect())
    }

    fn node_device_is_active(&self, handle: &NodeDevice) -> Result<bool> {
        self.device(handle, |device| device.active)
    }

    fn node_device_is_persistent(&self, handle: &NodeDevice) -> Result<bool> {
        self.device(handle, |device| device.persistent)
    }

    fn connect_node_device_event_register_any(
        &self,
        connection: &Connect,
        device: Option<&NodeDevice>,
        event: i32,
        callback: NodeDeviceCallback,
    ) -> Result<i32> {
        let only = device.map(|device| Only::Name(device.name.to_string_lossy().into_owned()));
        self.state.events.register_any(connection, only, event, Listener::NodeDevice(callback))
    }

    fn connect_node_device_event_deregister_any(&self, connection: &Connect, id: i32) -> Result<()> {
        self.state.events.deregister_any(connection, id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bits_that_ask_for_capabilities_are_in_the_order_of_their_names() {
        use NodeDeviceListFlags as F;
        let bit = |name| CAPABILITIES.iter().position(|other| *other == name).map(|index| 1 << index);
        for (flag, name) in [
            (F::CAP_SYSTEM, "system"),
            (F::CAP_USB_INTERFACE, "usb"),
            (F::CAP_FC_HOST, "fc_host"),
            (F::CAP_MDEV, "mdev"),
            (F::CAP_AP_MATRIX, "ap_matrix"),
            (F::CAP_CCWGROUP_MEMBER, "ccwgroup_member"),
        ] {
            assert_eq!(Some(flag.bits()), bit(name));
        }
    }
}
