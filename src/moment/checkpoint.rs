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
    /// Whether the domain is kept with what its migratable form, which is shown, lacks.
    whole: bool,
}

/// What a byte of a text, and a disk, take in a printed definition, with room to grow in.
const PER_BYTE: usize = 32;
const PER_DISK: usize = 2048;

impl CheckpointDef {
    /// No less memory, in bytes, than it takes to print the definition.
    pub fn weight(&self) -> usize {
        let said = self.description.as_ref().map_or(0, |text| text.len() * PER_BYTE);
        let domain = self.domain.as_ref().map_or(0, |domain| domain.weight());
        (said + self.disks.len() * PER_DISK).saturating_add(domain)
    }
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
        CheckpointDef { description, created, disks: disks.into(), domain, whole: false }
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
        let mut def = CheckpointDef { whole: true, ..document.into_def() };
        if let Some(current) = self.current().and_then(|current| current.value())
            && current.disks == def.disks
        {
            def.disks = current.disks.clone();
        }
        self.add(name, def)
    }

    /// Notes a checkpoint that exists, or changes what is noted of one: then it keeps its place in
    /// order of creation and its children, and nothing else: a domain that the document lacks is gone. It
    /// becomes current when its parent is, or when none is, as
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
            let shown = domain.migratable().filter(|_| def.whole).unwrap_or(domain);
            shown.write(&mut out, 2, Form { secure: form.secure, inactive: true, ..Form::default() });
        }
        out.push_str("</domaincheckpoint>\n");
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Code;
    use crate::moment::snapshot::tests::domain;

    const UUID: Uuid = [7; 16];

    fn parse(within: &str, now: Option<i64>) -> Result<CheckpointDocument, Error> {
        CheckpointDocument::parse(format!("<domaincheckpoint>{within}</domaincheckpoint>").as_bytes(), now)
    }

    fn create(checkpoints: &mut Checkpoints, within: &str) -> Result<Id, Error> {
        checkpoints.create(parse(within, Some(1_795_384_087))?, &domain())
    }

    fn redefine(checkpoints: &mut Checkpoints, within: &str) -> Result<Id, Error> {
        checkpoints.redefine(parse(&format!("<creationTime>5</creationTime>{within}"), None)?, &UUID)
    }

    fn bitmaps(checkpoints: &Checkpoints, id: Id) -> String {
        let disks = checkpoints.value(id).unwrap().disks.iter();
        let each = disks.map(|disk| match &disk.bitmap {
            Bitmap::No => "-".to_owned(),
            Bitmap::SameName => "=".to_owned(),
            Bitmap::Named(name) => name.clone(),
        });
        each.collect::<Vec<_>>().join(" ")
    }

    fn seen<T>(result: Result<T, Error>) -> (Code, Origin, String) {
        let Err(error) = result else { panic!("no error") };
        let error = error.into_error(Origin::Test);
        (error.code(), error.fields().origin, error.fields().str2.clone().unwrap_or_default())
    }

    #[test]
    fn a_new_one_has_a_bitmap_on_each_disk_that_can_be_written() {
        let mut checkpoints = Checkpoints::default();
        let id = create(&mut checkpoints, "").unwrap();
        assert_eq!(checkpoints.entry(id).unwrap().name(), &"1795384087");
        assert_eq!(bitmaps(&checkpoints, id), "= = = - -");
        let within = "<name>b</name><disks><disk name='/img/b' bitmap='q'/></disks>";
        let id = create(&mut checkpoints, within).unwrap();
        assert_eq!(bitmaps(&checkpoints, id), "- q - - -");
        assert_eq!(checkpoints.entry(id).unwrap().parent().unwrap().name(), &"1795384087");
        assert_eq!(checkpoints.current().unwrap().id(), id);
    }

    #[test]
    fn disks_must_be_the_domains_and_can_be_written() {
        let refusal = |disks: &str| {
            let (code, origin, message) = seen(create(&mut Checkpoints::default(), &format!("<disks>{disks}</disks>")));
            assert_eq!((code, origin), (Code::ConfigUnsupported, Origin::DomainCheckpoint), "{message}");
            message
        };
        assert_eq!(refusal("<disk name='vdz'/>"), "no disk named 'vdz'");
        assert_eq!(refusal("<disk name='vda'/><disk name='vda'/>"), "disk 'vda' specified twice");
        assert_eq!(refusal("<disk name='hdc'/>"), "disk 'hdc' is empty or readonly");
        assert_eq!(refusal("<disk name='sda'/>"), "disk 'sda' is empty or readonly");
        assert_eq!(refusal(&"<disk name='vda'/>".repeat(6)), "too many disk checkpoint requests for domain");
        let mut bare = DomainDef::clone(&domain());
        bare.disks.clear();
        let result = Checkpoints::default().create(parse("", Some(1)).unwrap(), &Arc::new(bare));
        assert_eq!(seen(result).2, "domain must have at least one disk to perform checkpoints");
    }

    #[test]
    fn what_is_no_description_of_a_checkpoint_is_refused() {
        let (code, origin, _) = seen(parse("<name>a/b</name>", Some(1)));
        assert_eq!((code, origin), (Code::XmlInvalidSchema, Origin::Xml));
        let (code, origin, message) = seen(parse("", None));
        assert_eq!((code, origin), (Code::XmlError, Origin::DomainCheckpoint));
        assert_eq!(message, "a redefined checkpoint must have a name");
        let missing = "missing creationTime from existing checkpoint".to_owned();
        assert_eq!(seen(parse("<name>r</name>", None)), (Code::InternalError, Origin::DomainCheckpoint, missing));
        let wrong = CheckpointDocument::parse(b"<foo/>", Some(1));
        assert_eq!(seen(wrong).2, "expecting root element of 'domaincheckpoint', not 'foo'");
    }

    #[test]
    fn redefining_from_the_first_to_the_last_makes_the_last_current() {
        let mut checkpoints = Checkpoints::default();
        let current = |checkpoints: &Checkpoints| checkpoints.current().unwrap().name().to_string();
        redefine(&mut checkpoints, "<name>a</name>").unwrap();
        assert_eq!(current(&checkpoints), "a");
        redefine(&mut checkpoints, "<name>b</name><parent><name>a</name></parent>").unwrap();
        assert_eq!(current(&checkpoints), "b");
        redefine(&mut checkpoints, "<name>c</name><parent><name>a</name></parent>").unwrap();
        assert_eq!(current(&checkpoints), "b");
        let id = redefine(&mut checkpoints, "<name>b</name><description>d</description>").unwrap();
        assert!(checkpoints.entry(id).unwrap().parent().is_none());
        let cycle = redefine(&mut checkpoints, "<name>a</name><parent><name>c</name></parent>");
        let message = "parent c would create cycle to a".to_owned();
        assert_eq!(seen(cycle), (Code::InvalidArg, Origin::Domain, message));
    }

    #[test]
    fn a_redefinition_fits_its_domain() {
        let mut document = parse("<name>r</name><creationTime>5</creationTime>", None).unwrap();
        document.domain = Some(domain());
        let mut checkpoints = Checkpoints::default();
        let message = "definition for checkpoint r must use uuid 09090909-0909-0909-0909-090909090909".to_owned();
        let refused = (Code::InvalidArg, Origin::DomainCheckpoint, message);
        assert_eq!(seen(checkpoints.redefine(document.clone(), &[9; 16])), refused);
        let id = checkpoints.redefine(document, &UUID).unwrap();
        assert_eq!(bitmaps(&checkpoints, id), "= = = - -");
    }

    #[test]
    fn is_written_as_the_library_does() {
        let mut checkpoints = Checkpoints::default();
        create(&mut checkpoints, "<name>s3</name>").unwrap();
        let within =
            "<name>s4</name><description>d &lt;</description><disks><disk name='vda' bitmap='q' size='5'/></disks>";
        let id = create(&mut checkpoints, within).unwrap();
        let describe =
            |sizes| checkpoints.describe(id, CheckpointForm { no_domain: true, sizes, ..Default::default() });
        let expected = "<domaincheckpoint>
  <name>s4</name>
  <description>d &lt;</description>
  <parent>
    <name>s3</name>
  </parent>
  <creationTime>1795384087</creationTime>
  <disks>
    <disk name='vda' checkpoint='bitmap' bitmap='q'/>
    <disk name='vdb' checkpoint='no'/>
    <disk name='vdc' checkpoint='no'/>
    <disk name='hdc' checkpoint='no'/>
    <disk name='sda' checkpoint='no'/>
  </disks>
</domaincheckpoint>
";
        assert_eq!(describe(&[]), expected);
        assert_eq!(describe(&[Some(1024)]), expected.replace("bitmap='q'", "bitmap='q' size='1024'"));
        let first = checkpoints.find("s3").unwrap();
        assert!(checkpoints.describe(first, CheckpointForm::default()).contains("bitmap='s3'"));
    }
}
