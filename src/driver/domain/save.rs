//! Domains in files: saved and restored, and their memory dumped.

use std::path::Path;

use crate::driver::object::{Connect, Domain};
use crate::driver::unsupported;
use crate::error::Result;
use crate::flags::{DomainCoreDumpFlags, DomainSaveFlags, DomainSaveImageXmlFlags};

/// What is asked about domains in files. Paths are absolute.
pub trait DomainSaveDriver {
    /// Stops a domain and keeps its state in a file, with another description if one is given.
    ///
    /// # Errors
    /// As the driver says; then the domain goes on.
    fn domain_save_flags(
        &self,
        _domain: &Domain,
        _to: &Path,
        _xml: Option<&[u8]>,
        _flags: DomainSaveFlags,
    ) -> Result<()> {
        unsupported()
    }

    /// Starts a domain from a file, with another description if one is given.
    fn domain_restore_flags(
        &self,
        _connection: &Connect,
        _from: &Path,
        _xml: Option<&[u8]>,
        _flags: DomainSaveFlags,
    ) -> Result<()> {
        unsupported()
    }

    /// The description in a file that a domain was saved to.
    fn domain_save_image_get_xml_desc(&self, _file: &Path, _flags: DomainSaveImageXmlFlags) -> Result<String> {
        unsupported()
    }

    /// Changes the description in a file that a domain was saved to.
    ///
    /// # Errors
    /// As the driver says; then the file is as it was.
    fn domain_save_image_define_xml(&self, _file: &Path, _xml: &[u8], _flags: DomainSaveFlags) -> Result<()> {
        unsupported()
    }

    /// Writes a domain's memory to a file, in a format that is a value of `virDomainCoreDumpFormat`.
    fn domain_core_dump_with_format(
        &self,
        _domain: &Domain,
        _to: &Path,
        _format: u32,
        _flags: DomainCoreDumpFlags,
    ) -> Result<()> {
        unsupported()
    }
}
