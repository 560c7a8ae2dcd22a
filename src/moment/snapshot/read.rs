//! Reading the description of a snapshot.

use std::sync::Arc;

use super::State;
use super::disk::{SnapshotDisk, read_mode};
use crate::conf::domain::{Definitions, DomainDef, SnapshotMode};
use crate::error::Origin;
use crate::moment::description;
use crate::moment::error::{Error, What};
use crate::moment::schema;
use crate::name::Name;
use crate::xml::{self, Element};

/// What a description is read for; it decides what must be in it and what does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To take a snapshot: state, time, parent and domain are the taker's to say.
    Create {
        /// The seconds since 1970: the time of the snapshot, and its name if it has none.
        now: i64,
        /// Whether the domain is off, or only its disks are wanted: then the memory cannot be kept.
        offline: bool,
    },
    /// To note a snapshot that exists.
    Redefine,
}

/// The description of a snapshot as it was read, before it is brought in line with a domain.
#[derive(Clone, Debug)]
pub struct SnapshotDocument {
    /// The name.
    pub name: Name,
    /// The name of the parent.
    pub parent: Option<Name>,
    /// What the user says about it.
    pub description: Option<Box<str>>,
    /// When it was taken, in seconds since 1970.
    pub created: i64,
    /// What the domain did; not known of one that is to be taken.
    pub state: State,
    /// The disks that are mentioned, in that order.
    pub disks: Vec<SnapshotDisk>,
    /// Whether it says that it is current.
    pub current: bool,
    /// What the driver noted for itself when it took the snapshot. A driver that notes nothing takes it
    /// out.
    pub cookie: Option<Element>,
    /// What becomes of the memory, if it says so; not `Manual`, and `External` with a file.
    pub(super) memory: Option<SnapshotMode>,
    pub(super) memory_file: Option<String>,
    pub(super) revert_disks: Vec<SnapshotDisk>,
    pub(super) domain: Option<Arc<DomainDef>>,
    pub(super) inactive_domain: Option<Arc<DomainDef>>,
}

/// What reads the definition of a domain.
type Define<'a> = dyn FnMut(&Element) -> crate::error::Result<Arc<DomainDef>> + 'a;

fn missing(detail: &str) -> Error {
    Error::Missing(What::Snapshot, detail.to_owned())
}

fn malformed(detail: impl Into<String>) -> Error {
    Error::Malformed(What::Snapshot, detail.into())
}

/// Refuses a domain with anything that no domain has; one that is only named by its UUID is complete.
fn check_domain(domain: &Element) -> Result<(), Error> {
    let mut parts = domain.elements();
    let named = match (parts.next(), parts.next()) {
        (Some(part), None) => part.is("uuid") && crate::uuid::parse(&part.text()).is_some(),
        _ => false,
    };
    if named && domain.attributes.is_empty() && domain.is("domain") {
        return Ok(());
    }
    Ok(DomainDef::check_schema(domain)?)
}

impl SnapshotDocument {
    /// Reads a document. With `validate`, it may have nothing that descriptions do not know.
    ///
    /// # Errors
    /// When it is not well formed, or not a description of a snapshot for that purpose.
    pub fn parse(document: &[u8], purpose: Purpose, validate: bool) -> Result<SnapshotDocument, Error> {
        let root = xml::parse(document, None).map_err(|error| error.into_error(Origin::DomainSnapshot))?;
        schema::check_root(&root, "domainsnapshot")?;
        if validate {
            schema::check(&root, What::Snapshot)?;
            root.elements().filter(|part| part.is("domain") || part.is("inactiveDomain")).try_for_each(check_domain)?;
        }
        SnapshotDocument::read(&root, purpose, &mut |domain| DomainDef::from_element(domain).map(Arc::new))
    }

    /// Reads a snapshot that exists from a file, which also says whether it is current. `definitions`
    /// reads the domains of all the snapshots of the file.
    ///
    /// # Errors
    /// As [`SnapshotDocument::parse`].
    pub fn load(element: &Element, definitions: &mut Definitions) -> Result<SnapshotDocument, Error> {
        let mut document = SnapshotDocument::read(element, Purpose::Redefine, &mut |domain| definitions.read(domain))?;
        document.current = read_active(element)?;
        Ok(document)
    }

    /// Reads an element; `define` reads the domains in it.
    fn read(element: &Element, purpose: Purpose, define: &mut Define) -> Result<SnapshotDocument, Error> {
        let known = !matches!(purpose, Purpose::Create { .. });
        let name = element.child_text("name");
        if known && name.is_none() {
            return Err(malformed("a redefined snapshot must have a name"));
        }
        let past = match purpose {
            Purpose::Create { now, offline } => Past::none(now, offline),
            Purpose::Redefine => Past::read(element, define)?,
        };
        let (memory, memory_file) = read_memory(element, known, past.offline)?;
        let disks = read_disks(element, "disks", known)?;
        let revert_disks = if known { read_disks(element, "revertDisks", known)? } else { Vec::new() };
        let cookie = element.child("cookie").filter(|_| known && !past.offline).cloned();
        // Last, when nothing can fail any more: dropped halfway, it makes valgrind see a decision on
        // the length of a text that is not there, which the optimiser hoists before the one that matters.
        let description = element.child_text("description").map(String::into_boxed_str);
        Ok(SnapshotDocument {
            name: name.map_or_else(|| Name::new(&past.created.to_string()), |name| Name::new(&name)),
            parent: past.parent,
            description,
            created: past.created,
            state: past.state,
            memory,
            memory_file,
            disks,
            revert_disks,
            domain: past.domain,
            inactive_domain: past.inactive_domain,
            cookie,
            current: false,
        })
    }
}

/// What only a snapshot that exists has.
struct Past {
    created: i64,
    parent: Option<Name>,
    state: State,
    offline: bool,
    domain: Option<Arc<DomainDef>>,
    inactive_domain: Option<Arc<DomainDef>>,
}

impl Past {
    fn none(created: i64, offline: bool) -> Past {
        Past { created, parent: None, state: State::NoState, offline, domain: None, inactive_domain: None }
    }

    fn read(element: &Element, define: &mut Define) -> Result<Past, Error> {
        let created =
            description::read_time(element).ok_or_else(|| missing("missing creationTime from existing snapshot"))?;
        let parent = element.child("parent").and_then(|parent| parent.child_text("name"));
        let Some(state) = element.child_text("state") else {
            return Err(malformed("missing state from existing snapshot"));
        };
        let Some(state) = State::named(&state).filter(|state| *state != State::NoState) else {
            let detail = format!("Invalid state '{state}' in domain snapshot XML");
            return Err(Error::Unsupported(What::Snapshot, detail));
        };
        // Very old metadata have a domain with nothing but a UUID, which says no more than we know.
        let domain = element.child("domain").filter(|domain| domain.get("type").is_some_and(|kind| !kind.is_empty()));
        let inactive = element.child("inactiveDomain").map(|inactive| {
            let mut domain = inactive.clone();
            domain.name = "domain".into();
            domain
        });
        Ok(Past {
            created,
            parent: parent.map(|name| Name::new(&name)),
            state,
            offline: matches!(state, State::Shutoff | State::DiskSnapshot),
            domain: domain.map(&mut *define).transpose()?,
            inactive_domain: inactive.as_ref().map(define).transpose()?,
        })
    }
}

fn read_active(element: &Element) -> Result<bool, Error> {
    let active = element.child_text("active").and_then(|text| text.trim_ascii_start().parse::<i32>().ok());
    active.map(|active| active != 0).ok_or_else(|| missing("Could not find 'active' element"))
}

fn read_disks(element: &Element, list: &str, known: bool) -> Result<Vec<SnapshotDisk>, Error> {
    let disks = element.all(list).flat_map(Element::elements);
    disks.map(|disk| SnapshotDisk::read(disk, known)).collect()
}

/// What becomes of the memory, and the file that it goes to.
fn read_memory(element: &Element, known: bool, offline: bool) -> Result<(Option<SnapshotMode>, Option<String>), Error> {
    let memory = element.child("memory");
    let file = memory.and_then(|memory| memory.get("file")).map(str::to_owned);
    let mut mode = memory.map(read_mode).transpose()?.flatten();
    if mode == Some(SnapshotMode::Manual) {
        return Err(malformed("'manual' memory snapshot mode not supported"));
    }
    if mode.is_none() && file.is_some() {
        mode = Some(SnapshotMode::External);
    } else if mode.is_none() && known {
        mode = Some(if offline { SnapshotMode::No } else { SnapshotMode::Internal });
    }
    match &file {
        Some(file) if mode != Some(SnapshotMode::External) => {
            return Err(malformed(format!("memory filename '{file}' requires external snapshot")));
        }
        None if mode == Some(SnapshotMode::External) => {
            return Err(malformed("external memory snapshots require a filename"));
        }
        _ => {}
    }
    if offline && !matches!(mode, None | Some(SnapshotMode::No)) {
        return Err(malformed("memory state cannot be saved with offline or disk-only snapshot"));
    }
    if let Some(file) = file.as_ref().filter(|file| !file.starts_with('/')) {
        return Err(malformed(format!("memory snapshot file path ({file}) must be absolute")));
    }
    Ok((mode, file))
}
