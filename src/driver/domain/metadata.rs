//! What applications and people keep with domains.

use crate::driver::object::Domain;
use crate::driver::unsupported;
use crate::error::Result;
use crate::flags::DomainAffectFlags;

/// What is asked about titles, descriptions and metadata.
pub trait DomainMetadataDriver {
    /// A domain's title, description, or element of a namespace; `kind` is a value of
    /// `virDomainMetadataType`.
    ///
    /// # Errors
    /// As the driver says; also when there is none.
    fn domain_get_metadata(
        &self,
        _domain: &Domain,
        _kind: i32,
        _uri: Option<&str>,
        _flags: DomainAffectFlags,
    ) -> Result<String> {
        unsupported()
    }

    /// Changes what [`DomainMetadataDriver::domain_get_metadata`] tells, or with `None` removes it.
    /// An element gets the prefix `key`.
    fn domain_set_metadata(
        &self,
        _domain: &Domain,
        _kind: i32,
        _text: Option<&str>,
        _key: Option<&str>,
        _uri: Option<&str>,
        _flags: DomainAffectFlags,
    ) -> Result<()> {
        unsupported()
    }
}
