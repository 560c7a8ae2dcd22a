//! Node files: a whole node described in XML, and the node behind `test:///default`.

use std::borrow::Cow;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use super::ORIGIN;
use super::capabilities::{Cell, default_cells};
use super::guest::KeptGuest;
use super::lifecycle::parse_element;
use super::objects::Objects;
use super::snapshot::wrong;
use super::state::{DomainObject, Login, State};
use crate::conf::domain::Definitions;
use crate::domains::SHUTOFF;
use crate::driver::{DomainState, NodeInfo};
use crate::error::{Code, Error, Origin, Result};
use crate::moment::{SnapshotDocument, Snapshots};
use crate::sys::memory;
use crate::xml::{self, Element, Node};

/// The namespace of what a node file says of a domain beyond its definition.
const NAMESPACE: &str = "http://libvirt.org/schemas/domain/test/1.0";

/// The number of domain states: `VIR_DOMAIN_LAST`.
const STATES: i32 = 8;

/// Files of this size, in bytes, are refused: a node of 100,000 snapshots has 170 MB.
const LARGEST: u64 = 1 << 30;

/// The node behind `test:///default`.
const DEFAULT: &str = include_str!("default.xml");

/// The default node.
///
/// # Errors
/// Never, as long as `default.xml` is right.
pub(super) fn default() -> Result<State> {
    let root = xml::parse(DEFAULT.as_bytes(), None).map_err(|error| error.into_error(ORIGIN))?;
    build(root, None, default_cells())
}

/// Reads the node that a file describes.
///
/// # Errors
/// When the file cannot be read, or does not describe a node.
pub(super) fn load(path: &str) -> Result<State> {
    build(read(Path::new(path), "node")?, Some(Path::new(path)), Vec::new())
}

/// Reads a file whose root element must be `root`.
fn read(path: &Path, root: &str) -> Result<Element> {
    let shown = path.display().to_string();
    let failed = |what: &str, error: std::io::Error| {
        Error::system(Origin::None, &error, format!("Failed to {what} file '{shown}'"))
    };
    let mut file = File::open(path).map_err(|error| failed("open", error))?;
    let mut text = Vec::new();
    let most = file.metadata().map_or(0, |about| about.len().min(LARGEST));
    memory::grow(&mut text, usize::try_from(most).unwrap_or(0).saturating_add(1))?;
    file.by_ref().take(LARGEST).read_to_end(&mut text).map_err(|error| failed("read", error))?;
    if u64::try_from(text.len()).is_ok_and(|length| length == LARGEST) {
        return Err(failed("read", std::io::Error::from_raw_os_error(libc::EFBIG)));
    }
    let element = xml::parse(&text, Some(&shown)).map_err(|error| error.into_error(ORIGIN))?;
    if element.local_name() == root {
        return Ok(element);
    }
    let detail = format!("expecting root element of '{root}', not '{}'", element.local_name());
    Err(Error::new(Origin::Xml, Code::XmlError, detail))
}

/// An element as it stands in the node file, or the root of the file that it refers to.
fn resolve<'a>(element: Cow<'a, Element>, file: Option<&Path>) -> Result<Cow<'a, Element>> {
    let Some(relative) = element.get("file") else { return Ok(element) };
    let folder = file.and_then(Path::parent).unwrap_or(Path::new("/"));
    read(&folder.join(relative), element.local_name()).map(Cow::Owned)
}

/// Makes the node.
fn build(mut root: Element, file: Option<&Path>, cells: Vec<Cell>) -> Result<State> {
    // Domains may have thousands of snapshots: they are taken apart, not copied.
    let domains = root.take("domain");
    let objects = Objects::from_node(&root, &|element| resolve(Cow::Borrowed(element), file))?;
    let state = State::new(node_info(&root)?, cells, logins(&root)?, objects);
    for element in domains {
        let said = Said::take(&root, resolve(Cow::Owned(element), file)?.into_owned())?;
        add_domain(&state, said, file)?;
    }
    Ok(state)
}

/// What a node file says of a domain.
struct Said {
    /// The definition, without the rest.
    definition: Element,
    state: i32,
    transient: bool,
    managed_save: bool,
    snapshots: Vec<Element>,
}

impl Said {
    /// Separates what is said beyond the definition from the definition.
    fn take(root: &Element, mut element: Element) -> Result<Said> {
        let mut prefixes: Vec<String> = Vec::new();
        for (name, value) in root.attributes.iter().chain(&element.attributes) {
            match name.strip_prefix("xmlns:") {
                Some(prefix) if value == NAMESPACE => prefixes.push(format!("{prefix}:")),
                _ => {}
            }
        }
        let mut said = Vec::new();
        let mut kept = Vec::new();
        for node in std::mem::take(&mut element.nodes) {
            match node {
                Node::Element(part) if is_said(&part, &prefixes) => said.push(part),
                other => kept.push(other),
            }
        }
        element.nodes = kept;
        element.attributes.retain(|(_, value)| value != NAMESPACE);
        let holds = |name: &str| said.iter().any(|part| part.local_name() == name);
        let (transient, managed_save) = (holds("transient"), holds("hasmanagedsave"));
        let state = run_state(&said)?;
        if transient && state == SHUTOFF {
            return Err(invalid("transient domain cannot have runstate 'shutoff'"));
        }
        if managed_save && state != SHUTOFF {
            return Err(invalid("domain with managedsave data can only have runstate 'shutoff'"));
        }
        let snapshots = said.into_iter().filter(|part| part.local_name() == "domainsnapshot").collect();
        Ok(Said { definition: element, state, transient, managed_save, snapshots })
    }
}

/// Whether an element is in the driver's own namespace.
fn is_said(element: &Element, prefixes: &[String]) -> bool {
    let own = element.get("xmlns").is_some_and(|uri| uri == NAMESPACE);
    let declared = element.attributes.iter().any(|(name, uri)| {
        uri == NAMESPACE && name.strip_prefix("xmlns:").is_some_and(|prefix| is_prefix(&element.name, prefix))
    });
    element.namespaced && (own || declared || prefixes.iter().any(|prefix| element.name.starts_with(prefix)))
}

fn is_prefix(name: &str, prefix: &str) -> bool {
    name.strip_prefix(prefix).is_some_and(|rest| rest.starts_with(':'))
}

fn run_state(said: &[Element]) -> Result<i32> {
    let Some(element) = said.iter().find(|part| part.local_name() == "runstate") else { return Ok(1) };
    let text = element.text();
    if text.is_empty() {
        return Ok(1);
    }
    let state: i32 = text.trim().parse().map_err(|_| invalid("invalid runstate"))?;
    if (0..STATES).contains(&state) {
        return Ok(state);
    }
    Err(invalid(format!("runstate '{state}' out of range'")))
}

fn invalid(detail: impl Into<String>) -> Error {
    Error::new(ORIGIN, Code::XmlError, detail)
}

/// Adds a domain with its snapshots, in the state that the file says.
fn add_domain(state: &State, said: Said, file: Option<&Path>) -> Result<()> {
    let def = Arc::new(parse_element(&said.definition)?);
    let mut object = DomainObject::new(Arc::clone(&def));
    let mut definitions = Definitions::default();
    let documents = said.snapshots.into_iter().map(|element| {
        SnapshotDocument::load(resolve(Cow::Owned(element), file)?.as_ref(), &mut definitions).map_err(wrong)
    });
    let documents = documents.collect::<Result<Vec<_>>>()?;
    if !documents.is_empty() {
        *object.snapshots_mut() = Snapshots::of_documents(documents, &def.name).map_err(wrong)?;
    }
    object.persistent = !said.transient;
    if said.state != SHUTOFF {
        object.start(state.domains.new_id()?, 0);
    }
    object.state = DomainState { state: said.state, reason: 0 };
    object.managed_save = said.managed_save;
    object.guest = KeptGuest::of(&def);
    state.domains.add(object)
}

/// The hardware that the file describes; what it leaves out is as on the default node.
fn node_info(root: &Element) -> Result<NodeInfo> {
    let mut node = NodeInfo {
        model: "i686".to_owned(),
        memory: 3_145_728,
        cpus: 16,
        mhz: 1400,
        nodes: 2,
        sockets: 2,
        cores: 2,
        threads: 2,
    };
    if let Some(cpu) = root.child("cpu") {
        let fields = [
            ("nodes", &mut node.nodes),
            ("sockets", &mut node.sockets),
            ("cores", &mut node.cores),
            ("threads", &mut node.threads),
            ("mhz", &mut node.mhz),
        ];
        for (name, field) in fields {
            if let Some(value) = number(cpu, name)? {
                *field = value;
            }
        }
        if let Some(model) = cpu.child_text("model") {
            if model.len() > 31 {
                return Err(Error::internal(ORIGIN, format!("Model {model} too big for destination")));
            }
            node.model = model;
        }
    }
    let product = [node.nodes, node.sockets, node.cores, node.threads].into_iter().fold(1, u32::saturating_mul);
    let active = root.child("cpu").map_or(Ok(None), |cpu| number(cpu, "active"))?;
    node.cpus = active.map_or(product, |active| active.min(product));
    if let Some(text) = root.child_text("memory") {
        node.memory = text.trim().parse().map_err(|_| invalid("invalid node memory value"))?;
    }
    Ok(node)
}

fn number(cpu: &Element, name: &str) -> Result<Option<u32>> {
    let Some(text) = cpu.child_text(name) else { return Ok(None) };
    text.trim().parse().map(Some).map_err(|_| invalid(format!("invalid node cpu {name} value")))
}

/// Who may open the node; nobody named means everybody.
fn logins(root: &Element) -> Result<Vec<Login>> {
    let users = root.all("auth").flat_map(|auth| auth.all("user"));
    users
        .map(|user| {
            let name = user.text();
            if name.is_empty() {
                return Err(invalid("missing username in /node/auth/user field"));
            }
            Ok(Login { name, password: user.get("password").map(str::to_owned) })
        })
        .collect()
}
