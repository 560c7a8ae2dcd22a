//! Devices that come, change and go.

use crate::driver::object::Domain;
use crate::driver::unsupported;
use crate::error::Result;
use crate::flags::DomainAffectFlags;

/// What is asked about devices.
pub trait DomainDeviceDriver {
    /// Adds a device to a running domain.
    fn domain_attach_device(&self, _domain: &Domain, _xml: &[u8]) -> Result<()> {
        unsupported()
    }

    /// Adds a device.
    fn domain_attach_device_flags(&self, _domain: &Domain, _xml: &[u8], _flags: DomainAffectFlags) -> Result<()> {
        unsupported()
    }

    /// Changes a device that is there.
    fn domain_update_device_flags(&self, _domain: &Domain, _xml: &[u8], _flags: DomainAffectFlags) -> Result<()> {
        unsupported()
    }

    /// Removes the device that has an alias.
    fn domain_detach_device_alias(&self, _domain: &Domain, _alias: &str, _flags: DomainAffectFlags) -> Result<()> {
        unsupported()
    }
}
