//! The definition of a domain.
//!
//! It is kept as elements in the order and with the defaults of the original's descriptions, so what
//! this library has no meaning for is kept too; beside them stand the values that drivers ask for.

mod devices;
mod disk;
mod read;

use crate::error::{Error, Origin, Result};
use crate::uuid::Uuid;
use crate::xml::{self, Element};
pub use disk::{Disk, SnapshotMode};

/// What follows when a guest goes down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LifecycleAction {
    /// The domain stops.
    Destroy,
    /// The guest boots again.
    Restart,
    /// The domain stops, and what it has is kept to be looked at.
    Preserve,
    /// The guest boots again under another name.
    RenameRestart,
}

/// Which form of a domain's description is wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Form {
    /// The id of a running domain.
    pub id: Option<i32>,
    /// With passwords.
    pub secure: bool,
}

/// The definition of a domain.
#[derive(Clone, Debug, PartialEq)]
pub struct DomainDef {
    /// Its name.
    pub name: String,
    /// Its UUID.
    pub uuid: Uuid,
    /// Its disks, in order.
    pub disks: Vec<Disk>,
    max_memory: u64,
    memory: u64,
    vcpus: u32,
    on_poweroff: LifecycleAction,
    on_reboot: LifecycleAction,
    tree: Element,
}

impl DomainDef {
    /// Reads a definition from text.
    ///
    /// # Errors
    /// When it is not well formed, not a domain, or does not add up.
    pub fn parse(text: &[u8]) -> Result<DomainDef> {
        let root = xml::parse(text, None).map_err(|error| error.into_error(Origin::Domain))?;
        DomainDef::from_element(&root)
    }

    /// Reads a definition from an element; what is missing is made.
    ///
    /// # Errors
    /// When it is not a domain, or does not add up.
    pub fn from_element(element: &Element) -> Result<DomainDef> {
        read::definition(element)
    }

    /// Appends the definition as XML, indented by `indent` spaces.
    pub fn write(&self, out: &mut String, indent: usize, form: Form) {
        if form.id.is_none() && !(devices::has_secrets(&self.tree) && !form.secure) {
            return self.tree.write(out, indent);
        }
        let mut tree = self.tree.clone();
        if let Some(id) = form.id {
            tree.set("id", id.to_string());
        }
        if !form.secure {
            devices::remove_secrets(&mut tree);
        }
        tree.write(out, indent);
    }

    /// Gives interfaces that have no name on the host one: `prefix` and the first free number.
    pub fn name_interfaces(&mut self, prefix: &str) {
        devices::name_interfaces(&mut self.tree, prefix);
    }

    /// Gives the domain another name.
    pub fn set_name(&mut self, name: &str) {
        name.clone_into(&mut self.name);
        if let Some(element) = self.tree.child_mut("name") {
            *element = Element::with_text("name", name);
        }
    }

    /// The most memory it may have, in KiB.
    pub fn max_memory_kib(&self) -> u64 {
        self.max_memory
    }

    /// The memory it has, in KiB.
    pub fn memory_kib(&self) -> u64 {
        self.memory
    }

    /// Its virtual CPUs that are plugged in.
    pub fn vcpus(&self) -> u32 {
        self.vcpus
    }

    /// What follows a shutdown.
    pub fn on_poweroff(&self) -> LifecycleAction {
        self.on_poweroff
    }

    /// What follows a reboot.
    pub fn on_reboot(&self) -> LifecycleAction {
        self.on_reboot
    }
}

/// The error for what a definition says and cannot mean.
fn malformed(detail: impl Into<String>) -> Error {
    Error::new(Origin::Domain, crate::error::Code::XmlError, detail)
}

#[cfg(test)]
mod tests;
