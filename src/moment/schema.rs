//! What descriptions of snapshots and checkpoints may have in them, as tables.
//!
//! The domain within, cookies and sources of disks are left to those who read them.

use super::error::{Error, What};
use crate::xml::{Element, Node};

/// Which texts are good.
type Good = fn(&str) -> bool;

/// An element that may be there.
struct Shape {
    name: &'static str,
    content: Content,
    /// How often it may be there, at most.
    most: usize,
    attributes: &'static [Attribute],
    /// What no table says.
    also: fn(&Element) -> bool,
}

/// An attribute that may be there.
struct Attribute {
    name: &'static str,
    needed: bool,
    good: Good,
}

enum Content {
    /// Text of that form, and no elements.
    Text(Good),
    /// Elements, and no text.
    Elements(&'static [Shape]),
    /// Whatever its reader takes.
    Anything,
}

const EMPTY: Content = Content::Elements(&[]);

const fn once(name: &'static str, content: Content) -> Shape {
    Shape { name, content, most: 1, attributes: &[], also: |_| true }
}

const fn optional(name: &'static str, good: Good) -> Attribute {
    Attribute { name, needed: false, good }
}

const fn needed(name: &'static str, good: Good) -> Attribute {
    Attribute { name, needed: true, good }
}

fn any(_: &str) -> bool {
    true
}

fn number(text: &str) -> bool {
    let text = text.trim_ascii();
    text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse::<u64>().is_ok()
}

fn is_path(text: &str) -> bool {
    text.len() > 1 && text.starts_with('/')
}

/// The guest's name for a disk, or the path of its source.
fn disk_name(text: &str) -> bool {
    let name = text.strip_prefix("ioemu:").unwrap_or(text);
    let rest = ["fd", "hd", "sd", "vd", "xvd", "ubd"].iter().find_map(|bus| name.strip_prefix(bus));
    let word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    is_path(text) || rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(word))
}

fn state(text: &str) -> bool {
    matches!(text, "running" | "blocked" | "paused" | "shutdown" | "shutoff" | "crashed" | "disk-snapshot")
}

/// The name of a checkpoint becomes that of a bitmap in an image, so it has only tame characters.
fn checkpoint_name(text: &str) -> bool {
    let tame = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    !text.is_empty() && !text.starts_with('.') && text.bytes().all(tame)
}

fn one_of_modes(text: &str) -> bool {
    matches!(text, "no" | "internal" | "external" | "manual")
}

fn backed_format(text: &str) -> bool {
    matches!(text, "cow" | "qcow" | "qcow2" | "qed" | "vmdk")
}

/// Memory goes to a file only where it is external.
fn memory_agrees(memory: &Element) -> bool {
    match (memory.get("snapshot"), memory.get("file")) {
        (Some("no" | "internal"), file) => file.is_none(),
        (Some("external") | None, file) => file.is_some(),
        _ => false,
    }
}

/// Only external disks tell where they go on.
fn snapshot_disk_agrees(disk: &Element) -> bool {
    let outside = matches!(disk.get("snapshot"), None | Some("external"));
    outside || (disk.get("type").is_none() && disk.elements().next().is_none())
}

/// Only disks with a bitmap tell about it.
fn checkpoint_disk_agrees(disk: &Element) -> bool {
    disk.get("checkpoint") != Some("no") || (disk.get("bitmap").is_none() && disk.get("size").is_none())
}

const SNAPSHOT_DISKS: Content = Content::Elements(&[Shape {
    name: "disk",
    most: usize::MAX,
    attributes: &[
        needed("name", disk_name),
        optional("snapshot", one_of_modes),
        optional("type", |kind| matches!(kind, "file" | "block" | "network")),
    ],
    content: Content::Elements(&[
        once("source", Content::Anything),
        Shape {
            attributes: &[optional("type", backed_format)],
            ..once(
                "driver",
                Content::Elements(&[once(
                    "metadata_cache",
                    Content::Elements(&[Shape {
                        attributes: &[optional("unit", any)],
                        ..once("max_size", Content::Text(number))
                    }]),
                )]),
            )
        },
        once("snapshotDeleteInProgress", EMPTY),
    ]),
    also: snapshot_disk_agrees,
}]);

const SNAPSHOT: Shape = once(
    "domainsnapshot",
    Content::Elements(&[
        once("name", Content::Text(any)),
        once("description", Content::Text(any)),
        once("state", Content::Text(state)),
        once("creationTime", Content::Text(any)),
        Shape {
            attributes: &[optional("snapshot", any), optional("file", is_path)],
            also: memory_agrees,
            ..once("memory", EMPTY)
        },
        once("disks", SNAPSHOT_DISKS),
        once("revertDisks", SNAPSHOT_DISKS),
        once("active", Content::Text(|text| matches!(text, "0" | "1"))),
        once("domain", Content::Anything),
        once("inactiveDomain", Content::Anything),
        once("parent", Content::Elements(&[once("name", Content::Text(any))])),
        once("cookie", Content::Anything),
    ]),
);

const CHECKPOINT: Shape = once(
    "domaincheckpoint",
    Content::Elements(&[
        once("name", Content::Text(checkpoint_name)),
        once("description", Content::Text(any)),
        once("creationTime", Content::Text(number)),
        Shape {
            also: |disks| disks.elements().next().is_some(),
            ..once(
                "disks",
                Content::Elements(&[Shape {
                    name: "disk",
                    most: usize::MAX,
                    attributes: &[
                        needed("name", disk_name),
                        optional("checkpoint", |kind| matches!(kind, "no" | "bitmap")),
                        optional("bitmap", any),
                        optional("size", number),
                    ],
                    content: EMPTY,
                    also: checkpoint_disk_agrees,
                }]),
            )
        },
        once("domain", Content::Anything),
        once("parent", Content::Elements(&[once("name", Content::Text(checkpoint_name))])),
    ]),
);

/// Refuses a document whose root element has another name.
pub(super) fn check_root(root: &Element, name: &str) -> Result<(), Error> {
    if root.local_name() == name {
        return Ok(());
    }
    Err(Error::Xml(format!("expecting root element of '{name}', not '{}'", root.local_name())))
}

/// Refuses a document with anything that no description has, or that has no meaning there.
pub(super) fn check(root: &Element, what: What) -> Result<(), Error> {
    let shape = match what {
        What::Snapshot => &SNAPSHOT,
        What::Checkpoint => &CHECKPOINT,
    };
    check_element(root, shape).map_err(|problem| Error::Schema { what, problem })
}

/// Recursion is as deep as the tables.
fn check_element(element: &Element, shape: &Shape) -> Result<(), String> {
    let name = element.local_name();
    if let Content::Anything = shape.content {
        return Ok(());
    }
    for (attribute, value) in element.attributes.iter().filter(|(attribute, _)| !attribute.starts_with("xmlns")) {
        match shape.attributes.iter().find(|known| known.name == attribute) {
            None => return Err(format!("Invalid attribute {attribute} for element {name}")),
            Some(known) if !(known.good)(value) => {
                return Err(format!("Invalid value of attribute {attribute} for element {name}"));
            }
            Some(_) => {}
        }
    }
    if let Some(lacks) = shape.attributes.iter().find(|known| known.needed && element.get(known.name).is_none()) {
        return Err(format!("Element {name} lacks attribute {}", lacks.name));
    }
    let content = match shape.content {
        Content::Text(good) => check_text(element, good),
        Content::Elements(shapes) => check_elements(element, shapes),
        Content::Anything => Ok(()),
    };
    content.and_then(|()| match (shape.also)(element) {
        true => Ok(()),
        false => Err(format!("Element {name} failed to validate content")),
    })
}

fn check_text(element: &Element, good: Good) -> Result<(), String> {
    let name = element.local_name();
    if let Some(extra) = element.elements().next() {
        return Err(format!("Element {name} has extra content: {}", extra.local_name()));
    }
    if good(&element.text()) { Ok(()) } else { Err(format!("Element {name} failed to validate content")) }
}

fn check_elements(element: &Element, shapes: &[Shape]) -> Result<(), String> {
    let name = element.local_name();
    let mut found = vec![0; shapes.len()];
    for node in &element.nodes {
        let child = match node {
            Node::Text(text) if text.trim_ascii().is_empty() => continue,
            Node::Text(_) => return Err(format!("Element {name} has extra content: text")),
            Node::Element(child) => child,
        };
        let known = shapes.iter().zip(&mut found).find(|(shape, _)| child.is(shape.name));
        let Some((shape, found)) = known else {
            return Err(format!("Element {name} has extra content: {}", child.local_name()));
        };
        *found += 1;
        if *found > shape.most {
            return Err(format!("Extra element {} in interleave", child.local_name()));
        }
        check_element(child, shape)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml;

    fn problem(what: What, document: &str) -> Option<String> {
        let root = xml::parse(document.as_bytes(), None).unwrap();
        check(&root, what).err().map(|error| error.to_string())
    }

    #[test]
    fn what_the_library_writes_is_good() {
        let snapshot = "<domainsnapshot>
          <name>a</name><description>any &lt; text</description><state>running</state>
          <parent><name>p</name></parent><creationTime>5</creationTime><memory snapshot='external' file='/m'/>
          <disks>
            <disk name='vda' snapshot='external' type='file'>
              <driver type='qcow2'><metadata_cache><max_size unit='KiB'>5</max_size></metadata_cache></driver>
              <source file='/x' startupPolicy='optional'/>
            </disk>
            <disk name='/dev/sdb' snapshot='no'/>
          </disks>
          <revertDisks><disk name='vda'><source file='/y'/></disk></revertDisks>
          <domain type='test'><whatever/></domain><cookie><x/></cookie><active>0</active>
        </domainsnapshot>";
        assert_eq!(problem(What::Snapshot, snapshot), None);
        let checkpoint = "<domaincheckpoint><name>a-1_.x</name><parent><name>p</name></parent>
          <creationTime>5</creationTime><disks><disk name='vda' checkpoint='bitmap' bitmap='q' size='7'/>
          <disk name='hdc' checkpoint='no'/></disks><domain/></domaincheckpoint>";
        assert_eq!(problem(What::Checkpoint, checkpoint), None);
    }

    #[test]
    fn what_no_description_has_is_refused_by_name() {
        for (within, tells) in [
            ("<bogus/>", "Element domainsnapshot has extra content: bogus"),
            ("text", "Element domainsnapshot has extra content: text"),
            ("<name>a</name><name>b</name>", "Extra element name in interleave"),
            ("<name><b/></name>", "Element name has extra content: b"),
            ("<name k='v'/>", "Invalid attribute k for element name"),
            ("<state>nostate</state>", "Element state failed to validate content"),
            ("<memory/>", "Element memory failed to validate content"),
            ("<memory snapshot='no' file='/x'/>", "Element memory failed to validate content"),
            ("<memory snapshot='manual'/>", "Element memory failed to validate content"),
            ("<memory file='x'/>", "Invalid value of attribute file for element memory"),
            ("<disks><foo/></disks>", "Element disks has extra content: foo"),
            ("<disks><disk/></disks>", "Element disk lacks attribute name"),
            ("<disks><disk name='rel/x'/></disks>", "Invalid value of attribute name for element disk"),
            ("<disks><disk name='vda' snapshot='no'><source/></disk></disks>", "Element disk failed"),
            ("<disks><disk name='vda'><driver type='raw'/></disk></disks>", "Invalid value of attribute type"),
            ("<active>2</active>", "Element active failed"),
            ("<x:name xmlns:x='urn:x'>a</x:name>", "Element domainsnapshot has extra content: name"),
        ] {
            let problem = problem(What::Snapshot, &format!("<domainsnapshot>{within}</domainsnapshot>"));
            assert!(problem.as_ref().is_some_and(|problem| problem.contains(tells)), "{within}: {problem:?}");
        }
    }

    #[test]
    fn checkpoints_have_tame_names_and_at_least_one_disk() {
        for within in [
            "<name>a/b</name>",
            "<name>.a</name>",
            "<name/>",
            "<name>a\nb</name>",
            "<disks/>",
            "<creationTime>x</creationTime>",
            "<creationTime>-1</creationTime>",
            "<disks><disk name='vda' checkpoint='no' bitmap='x'/></disks>",
            "<disks><disk name='vda' checkpoint='zz'/></disks>",
            "<parent><name>a/b</name></parent>",
            "<state>running</state>",
        ] {
            let document = format!("<domaincheckpoint>{within}</domaincheckpoint>");
            assert!(problem(What::Checkpoint, &document).is_some(), "{within}");
        }
        assert!(problem(What::Checkpoint, "<domaincheckpoint z='1'/>").is_some());
    }
}
