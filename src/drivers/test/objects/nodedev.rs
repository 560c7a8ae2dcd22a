//! The host's devices: listing them, finding them, looking at them, making them.

use super::super::{ORIGIN, TestDriver};
use super::{Item, Object, index_of, passes, replace};
use crate::conf::nodedev::{CAPABILITIES, NodeDeviceDef};
use crate::conf::vport::{NEW, Parent, VirtualPort};
use crate::domains::Events;
use crate::driver::NodeDeviceDriver;
use crate::driver::object::{Connect, NodeDevice};
use crate::error::{Code, Error, Origin, Result};
use crate::events::{Event, NodeDeviceEvent};
use crate::flags::{self, NodeDeviceCreateXmlFlags, NodeDeviceListFlags, NodeDeviceXmlFlags};
use crate::uuid::Uuid;

/// Values of `virNodeDeviceEventLifecycleType`.
mod event {
    pub(super) const CREATED: i32 = 0;
    pub(super) const DELETED: i32 = 1;
}

/// The device that new virtual ports are like, and the name of each: there is one at a time.
const LIKE: &str = "scsi_host11";
const MADE: &str = "scsi_host12";

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

/// The original reports these where all drivers share the code.
fn shared(detail: impl Into<String>) -> Error {
    Error::internal(Origin::Nodedev, detail)
}

/// Checks that there is an adapter to make a virtual port.
fn check_parent(devices: &[Object<NodeDeviceDef>], wanted: &Parent) -> Result<()> {
    let find = |fits: &dyn Fn(&NodeDeviceDef) -> bool| devices.iter().map(|device| &device.item).find(|def| fits(def));
    let capable = |def: &NodeDeviceDef| def.has("vports");
    let names = |def: &NodeDeviceDef| def.fabric_names().filter(|_| capable(def)).unwrap_or_default();
    let found = match wanted {
        Parent::Named(name) => find(&|def| def.name == *name),
        Parent::Port(node, port) => find(&|def| {
            let [its_node, its_port, _] = names(def);
            its_node.as_ref() == Some(node) && its_port.as_ref() == Some(port)
        }),
        Parent::Fabric(fabric) => find(&|def| names(def)[2].as_ref() == Some(fabric)),
        Parent::Any => find(&capable),
    };
    match found {
        None if *wanted == Parent::Any => Err(shared("Could not find any vport capable device")),
        None => Err(shared(format!("Could not find parent device for '{NEW}'"))),
        Some(def) if !capable(def) => {
            Err(shared(format!("Parent device {} is not capable of vport operations", def.name)))
        }
        Some(_) => Ok(()),
    }
}

/// Adds a virtual port, in the place of the one that there is.
fn add_port(devices: &mut Vec<Object<NodeDeviceDef>>, node: &str, port: &str) -> Result<()> {
    let def = devices[index_of(devices, LIKE)?].item.renamed(MADE, node, port);
    match index_of(devices, MADE) {
        Ok(index) => devices[index].item = def,
        Err(_) => devices.push(Object { active: false, persistent: false, ..Object::new(def) }),
    }
    Ok(())
}

/// What happened to a device in its life.
fn was(name: &str, event: i32) -> Event {
    Event::NodeDevice { name: name.to_owned(), event: NodeDeviceEvent::Lifecycle { event, detail: 0 } }
}

impl TestDriver {
    /// Makes the virtual port of a storage pool that starts. The lock of pools may be held.
    pub(super) fn make_virtual_port(&self, node: &str, port: &str, events: &mut Events) -> Result<()> {
        add_port(&mut self.state.objects.devices.0.write(), node, port)?;
        events.add(was(MADE, event::CREATED));
        Ok(())
    }

    /// Removes the virtual port of a storage pool that stops. The lock of pools may be held.
    pub(super) fn remove_virtual_port(&self, events: &mut Events) -> Result<()> {
        let mut devices = self.state.objects.devices.0.write();
        let index = index_of(&devices, MADE)?;
        devices.remove(index);
        events.add(was(MADE, event::DELETED));
        Ok(())
    }

    /// Looks at the device of a handle's name.
    fn device<R>(&self, handle: &NodeDevice, look: impl FnOnce(&Object<NodeDeviceDef>) -> R) -> Result<R> {
        self.state.objects.devices.named(&handle.name.to_string_lossy(), look)
    }

    /// The names of the devices that have a capability, or of all.
    fn devices_with(&self, capability: Option<&str>) -> Result<Vec<String>> {
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
        devices.select(|device| pass(device, wanted), |device| handle(connection, device))
    }

    fn node_num_of_devices(&self, capability: Option<&str>, flags: u32) -> Result<usize> {
        flags::check_none(ORIGIN, "testNodeNumOfDevices", flags)?;
        Ok(self.devices_with(capability)?.len())
    }

    fn node_list_devices(&self, capability: Option<&str>, flags: u32) -> Result<Vec<String>> {
        flags::check_none(ORIGIN, "testNodeListDevices", flags)?;
        self.devices_with(capability)
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

    fn node_device_create_xml(
        &self,
        connection: &Connect,
        xml: &[u8],
        wanted: NodeDeviceCreateXmlFlags,
    ) -> Result<NodeDevice> {
        flags::check(ORIGIN, "testNodeDeviceCreateXML", wanted, NodeDeviceCreateXmlFlags::VALIDATE)?;
        let validate = wanted.contains(NodeDeviceCreateXmlFlags::VALIDATE);
        let VirtualPort { parent, node, port } = VirtualPort::from_xml(xml, validate)?;
        self.state.objects.devices.change_all(&self.state.events, |devices, events| {
            check_parent(devices, &parent)?;
            add_port(devices, &node, &port)?;
            events.add(was(MADE, event::CREATED));
            // The handle knows the parent that was asked for.
            let known = if let Parent::Named(name) = &parent { Some(name.as_str()) } else { None };
            Ok(NodeDevice::of(connection, MADE, known))
        })
    }

    fn node_device_destroy(&self, handle: &NodeDevice) -> Result<()> {
        let name = handle.name.to_string_lossy();
        self.state.objects.devices.change_all(&self.state.events, |devices, events| {
            let index = index_of(devices, &name)?;
            let def = &devices[index].item;
            if def.fabric_names().is_none() {
                return Err(shared("Device is not a fibre channel HBA"));
            }
            let parent = def.parent.as_deref().unwrap_or("(null)");
            if index_of(devices, parent).is_err() {
                return Err(Error::internal(ORIGIN, format!("cannot find parent '{parent}' definition")));
            }
            devices.remove(index);
            events.add(was(&name, event::DELETED));
            Ok(())
        })
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
