//! Checkpoints: their definitions, and what a domain's checkpoints do together.

use std::collections::HashMap;
use std::sync::Arc;

use super::error::{Error, What};
use super::forest::{Class, Content, Forest, Id};
use super::{description, disks, schema};
use crate::conf::domain::{DomainDef, Form};
use crate::error::Origin;
use crate::name::Name;
use crate::uuid::{self, Uuid};
use crate::xml::{self, Element};

/// A disk in a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckpointDisk {
    /// The guest's name for it; in what users write, also the path of its source.
    pub name: String,
    /// What notes its changes since the checkpoint.
    pub bitmap: Bitmap,
}

/// What notes the changes of a disk since a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bitmap {
    /// Nothing: the disk does not take part.
    No,
    /// A bitmap that has the name of the checkpoint.
    SameName,
    /// A bitmap of that name.
    Named(String),
}

/// The definition of a checkpoint, but for its name and parent, which the forest knows.
#[derive(Clone, Debug)]
pub struct CheckpointDef {
    /// What the user says about it.
    pub description: Option<Box<str>>,
    /// When it was made, in seconds since 1970.
    pub created: i64,
    /// The disks, in the order of the domain's where that is known.
    pub disks: Arc<[CheckpointDisk]>,
    /// The domain as it was; a checkpoint that was noted later may lack it.
    pub domain: Option<Arc<DomainDef>>,
}

impl Content for CheckpointDef {
    const WHAT: What = What::Checkpoint;

    /// Filters ask nothing of a checkpoint but its place.
    fn class(&self) -> Class {
        Class::default()
    }
}

/// The description of a checkpoint as it was read, before it is brought in line with a domain.
#[derive(Clone, Debug)]
pub struct CheckpointDocument {
    /// The name.
    pub name: Name,
    /// The name of the parent; only of one that exists.
    pub parent: Option<Name>,
    description: Option<Box<str>>,
    created: i64,
    disks: Vec<CheckpointDisk>,
    domain: Option<Arc<DomainDef>>,
}

impl CheckpointDocument {
    /// Reads a document, which may have nothing that descriptions do not know. `now`, the seconds
    /// since 1970, says that it is for a checkpoint to be made: then that is its time, and its name
    /// if it has none. Without, it is for a checkpoint that exists.
    ///
    /// # Errors
    /// When it is not well formed, or not the description of a checkpoint.
    pub fn parse(document: &[u8], now: Option<i64>) -> Result<CheckpointDocument, Error> {
        let root = xml::parse(document, None).map_err(|error| error.into_error(Origin::DomainCheckpoint))?;
        schema::check_root(&root, "domaincheckpoint")?;
        schema::check(&root, What::Checkpoint)?;
        CheckpointDocument::read(&root, now)
    }

    fn read(element: &Element, now: Option<i64>) -> Result<CheckpointDocument, Error> {
        let name = element.child_text("name");
        let (mut parent, mut domain) = (None, None);
        let created = match now {
            Some(now) => now,
            None if name.is_none() => {
                let detail = "a redefined checkpoint must have a name".to_owned();
                return Err(Error::Malformed(What::Checkpoint, detail));
            }
            None => {
                let created = description::read_time(element);
                let created = created.ok_or_else(|| missing("missing creationTime from existing checkpoint"))?;
                parent = element.child("parent").and_then(|parent| parent.child_text("name"));
                domain = element.child("domain").map(DomainDef::from_element).transpose()?.map(Arc::new);
                created
            }
        };
        let disks =
            element.all("disks").flat_map(Element::elements).map(CheckpointDisk::read).collect::<Result<_, _>>();
        Ok(CheckpointDocument {
            name: name.map_or_else(|| Name::new(&created.to_string()), |name| Name::new(&name)),
            parent: parent.map(|name| Name::new(&name)),
            description: element.child_text("description").map(String::into_boxed_str),
            created,
            disks: disks?,
            domain,
        })
    }

    fn into_def(self) -> CheckpointDef {
        let CheckpointDocument { description, created, disks, domain, .. } = self;
        CheckpointDef { description, created, disks: disks.into(), domain }
    }
}

fn missing(detail: &str) -> Error {
    Error::Missing(What::Checkpoint, detail.to_owned())
}

fn unsupported<T>(detail: String) -> Result<T, Error> {
    Err(Error::Unsupported(What::Checkpoint, detail))
}

impl CheckpointDisk {
    fn read(element: &Element) -> Result<CheckpointDisk, Error> {
        let name = element.get("name").ok_or_else(|| missing("missing name from disk checkpoint element"))?;
        let bitmap = match (element.get("checkpoint"), element.get("bitmap")) {
            (Some("no"), _) => Bitmap::No,
            (_, None) => Bitmap::SameName,
            (_, Some(bitmap)) => Bitmap::Named(bitmap.to_owned()),
        };
        Ok(CheckpointDisk { name: name.to_owned(), bitmap })
    }

    /// The disk as an element, in the checkpoint named `name`.
    fn element(&self, name: &Name, size: Option<u64>) -> Element {
        let disk = Element::new("disk").attribute("name", self.name.as_str());
        let bitmap = match &self.bitmap {
            Bitmap::No => return disk.attribute("checkpoint", "no"),
            Bitmap::SameName => name.as_str(),
            Bitmap::Named(bitmap) => bitmap,
        };
        let disk = disk.attribute("checkpoint", "bitmap").attribute("bitmap", bitmap);
        match size {
            Some(size) => disk.attribute("size", size.to_string()),
            None => disk,
        }
    }
}

/// The disks of a checkpoint in the order of the domain's. When none is mentioned, all that the guest
/// can write take part; else only those mentioned. Paths become names.
fn align(asked: Vec<CheckpointDisk>, domain: &DomainDef) -> Result<Vec<CheckpointDisk>, Error> {
    if asked.len() > domain.disks.len() {
        return unsupported("too many disk checkpoint requests for domain".to_owned());
    }
    if domain.disks.is_empty() {
        return unsupported("domain must have at least one disk to perform checkpoints".to_owned());
    }
    let all = asked.is_empty();
    let mut chosen = HashMap::with_capacity(asked.len());
    for disk in asked {
        let at = disks::find(domain, &disk.name, What::Checkpoint)?;
        if chosen.contains_key(&at) {
            return unsupported(format!("disk '{}' specified twice", disk.name));
        }
        let of_domain = &domain.disks[at];
        if (of_domain.empty || of_domain.read_only) && disk.bitmap != Bitmap::No {
            return unsupported(format!("disk '{}' is empty or readonly", disk.name));
        }
        chosen.insert(at, disk.bitmap);
    }
    let aligned = domain.disks.iter().enumerate().map(|(at, disk)| {
        let takes_part = all && !disk.empty && !disk.read_only;
        let bitmap = chosen.remove(&at).unwrap_or(if takes_part { Bitmap::SameName } else { Bitmap::No });
        CheckpointDisk { name: disk.target.clone(), bitmap }
    });
    Ok(aligned.collect())
}

/// What to put into the description of a checkpoint.
#[derive(Clone, Copy, Debug, Default)]
pub struct CheckpointForm<'a> {
    /// Passwords too.
    pub secure: bool,
    /// No description of the domain.
    pub no_domain: bool,
    /// How much each disk has changed since, in bytes, in the order of the disks and as far as it is
    /// known.
    pub sizes: &'a [Option<u64>],
}

/// The checkpoints of a domain.
pub type Checkpoints = Forest<CheckpointDef>;

impl Forest<CheckpointDef> {
    /// Notes a checkpoint that was made of `domain`: a child of the current one, and current from now
    /// on.
    ///
    /// # Errors
    /// When the document and the domain do not fit together, or the name is taken.
    pub fn create(&mut self, mut document: CheckpointDocument, domain: &Arc<DomainDef>) -> Result<Id, Error> {
        let name = document.name.clone();
        document.disks = align(document.disks, domain)?;
        document.domain = Some(domain.clone());
        let mut def = document.into_def();
        if let Some(current) = self.current().and_then(|current| current.value())
            && current.disks == def.disks
        {
            def.disks = current.disks.clone();
        }
        self.add(name, def)
    }

    /// Notes a checkpoint that exists, or changes what is noted of one: then it keeps its place in
    /// order of creation and its children. It becomes current when its parent is, or when none is, as
    /// checkpoints are noted again from the first to the last. `uuid` is the domain's.
    ///
    /// # Errors
    /// When the parent does not exist or is below the checkpoint, or the document does not fit the
    /// domain. Then nothing is changed.
    pub fn redefine(&mut self, mut document: CheckpointDocument, uuid: &Uuid) -> Result<Id, Error> {
        let name = document.name.clone();
        let parent = self.parent_for(&name, document.parent.as_ref())?;
        if let Some(domain) = &document.domain {
            if domain.uuid != *uuid {
                let uuid = uuid::format(uuid);
                let detail = format!("definition for checkpoint {name} must use uuid {uuid}");
                return Err(Error::Invalid(What::Checkpoint, detail));
            }
            document.disks = align(document.disks, domain)?;
        }
        let current = self.current().map(|current| current.id());
        let id = self.put(name, parent, document.into_def())?;
        if current.is_none() || current == parent {
            self.set_current(Some(id));
        }
        Ok(id)
    }

    /// Describes a checkpoint; nothing if it is gone.
    pub fn describe(&self, id: Id, form: CheckpointForm) -> String {
        let Some((entry, def)) = self.entry(id).and_then(|entry| Some((entry, entry.value()?))) else {
            return String::new();
        };
        let name = entry.name();
        let mut out = String::from("<domaincheckpoint>\n");
        description::write_head(&mut out, name, def.description.as_deref());
        description::write_parent(&mut out, entry.parent().map(|parent| parent.name()));
        description::write_time(&mut out, def.created);
        if !def.disks.is_empty() {
            let mut list = Element::new("disks");
            for (at, disk) in def.disks.iter().enumerate() {
                list.push(disk.element(name, form.sizes.get(at).copied().flatten()));
            }
            list.write(&mut out, 2);
        }
        if let Some(domain) = def.domain.as_ref().filter(|_| !form.no_domain) {
            domain.write(&mut out, 2, Form { id: None, secure: form.secure });
        }
        out.push_str("</domaincheckpoint>\n");
        out
    }
}
