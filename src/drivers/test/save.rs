//! Domains in files: saved and restored, and their memory dumped.

use std::path::Path;
use std::sync::Arc;

use super::lifecycle;
use super::save_image::{self, Failed};
use super::{ORIGIN, TestDriver};
use crate::conf::domain::{DomainDef, Form};
use crate::domains::lifecycle::{event, why};
use crate::driver::DomainSaveDriver;
use crate::driver::object::{Connect, Domain};
use crate::error::{Code, Error, Result};
use crate::flags::{self, DomainCoreDumpFlags, DomainSaveFlags, DomainSaveImageXmlFlags};

/// `VIR_DOMAIN_CORE_DUMP_FORMAT_RAW`.
const RAW: u32 = 0;

/// The form that descriptions have in files.
const SECURE: Form = Form { id: None, secure: true, inactive: false, migratable: false };

/// Refuses a description other than that of the domain or file.
fn check_unmodified(xml: Option<&[u8]>) -> Result<()> {
    match xml {
        None => Ok(()),
        Some(_) => Err(Error::new(ORIGIN, Code::ArgumentUnsupported, "xml modification unsupported")),
    }
}

/// Writes a domain to a file.
fn save(path: &Path, def: &DomainDef, id: Option<i32>) -> Result<()> {
    save_image::save(path, &def.to_xml(Form { id, ..SECURE })).map_err(|failed| {
        let (what, error) = match failed {
            Failed::Open(error) => ("open", error),
            Failed::Write(error) => ("write", error),
        };
        let detail = format!("saving domain '{}' to '{}': {what} failed", def.name, path.display());
        Error::system(ORIGIN, &error, detail)
    })
}

impl TestDriver {
    /// The definition and the id of a domain that runs.
    fn running(&self, domain: &Domain) -> Result<(Arc<DomainDef>, Option<i32>)> {
        self.with_active(domain, |object| (Arc::clone(object.def()), object.id))
    }

    /// Stops a domain whose file was written, unless another run of it began meanwhile: no lock is held
    /// while files are written.
    fn stop_run(&self, domain: &Domain, run: Option<i32>, state: i32, detail: i32) -> Result<()> {
        self.state.domains.change(domain, |object, events| {
            object.check_active()?;
            if object.id != run {
                return Err(Error::new(ORIGIN, Code::OperationInvalid, "domain was started anew meanwhile"));
            }
            object.stop(state);
            domain.set_id(None);
            events.lifecycle(object, event::STOPPED, detail);
            Ok(())
        })
    }
}

impl DomainSaveDriver for TestDriver {
    fn domain_save_flags(&self, domain: &Domain, to: &Path, xml: Option<&[u8]>, wanted: DomainSaveFlags) -> Result<()> {
        flags::check(ORIGIN, "testDomainSaveFlags", wanted, DomainSaveFlags::empty())?;
        check_unmodified(xml)?;
        let (def, id) = self.running(domain)?;
        save(to, &def, id)?;
        self.stop_run(domain, id, why::SHUTOFF_SAVED, why::STOPPED_SAVED)
    }

    fn domain_restore_flags(
        &self,
        connection: &Connect,
        from: &Path,
        xml: Option<&[u8]>,
        wanted: DomainSaveFlags,
    ) -> Result<()> {
        flags::check(ORIGIN, "testDomainRestoreFlags", wanted, DomainSaveFlags::empty())?;
        check_unmodified(xml)?;
        let def = lifecycle::parse(&save_image::load(from)?, false)?;
        lifecycle::start(&self.state, connection, def, why::RUNNING_RESTORED, why::STARTED_RESTORED).map(drop)
    }

    fn domain_save_image_get_xml_desc(&self, file: &Path, wanted: DomainSaveImageXmlFlags) -> Result<String> {
        flags::check(ORIGIN, "testDomainSaveImageGetXMLDesc", wanted, DomainSaveImageXmlFlags::SECURE)?;
        // Passwords are always shown, as by the original.
        Ok(DomainDef::parse(&save_image::load(file)?)?.to_xml(SECURE))
    }

    fn domain_save_image_define_xml(&self, file: &Path, xml: &[u8], wanted: DomainSaveFlags) -> Result<()> {
        let known = DomainSaveFlags::RUNNING | DomainSaveFlags::PAUSED;
        flags::check(ORIGIN, "testDomainSaveImageDefineXML", wanted, known)?;
        DomainDef::parse(&save_image::load(file)?)?;
        save(file, &DomainDef::parse(xml)?, None)
    }

    fn domain_core_dump_with_format(
        &self,
        domain: &Domain,
        to: &Path,
        format: u32,
        wanted: DomainCoreDumpFlags,
    ) -> Result<()> {
        flags::check(ORIGIN, "testDomainCoreDumpWithFormat", wanted, DomainCoreDumpFlags::CRASH)?;
        let (_, id) = self.running(domain)?;
        if format != RAW {
            let detail = "kdump-compressed format is not supported here";
            return Err(Error::new(ORIGIN, Code::OperationUnsupported, detail));
        }
        save_image::dump(to).map_err(|failed| {
            let (what, error) = match failed {
                Failed::Open(error) => ("failed to open", error),
                Failed::Write(error) => ("failed to write header to", error),
            };
            let name = &domain.name;
            Error::system(ORIGIN, &error, format!("domain '{name}' coredump: {what} {}", to.display()))
        })?;
        if wanted.contains(DomainCoreDumpFlags::CRASH) {
            self.stop_run(domain, id, why::SHUTOFF_CRASHED, why::STOPPED_CRASHED)?;
        }
        Ok(())
    }
}
