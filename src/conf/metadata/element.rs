//! The element that an application keeps in a definition, found and set by its namespace.

use smol_str::SmolStr;

use crate::error::{Error, Origin, Result};
use crate::xml::{self, Element, Node};

/// What an application wants to keep in a definition: an element of a namespace.
#[derive(Clone, Debug)]
pub struct MetadataElement(Element);

impl MetadataElement {
    /// Reads an element and puts what is in it and has no namespace into `uri`, with the prefix `key`.
    /// Text that is no XML is an error from `origin`.
    ///
    /// # Errors
    /// When it is no XML, or the prefix is none or taken.
    pub fn parse(text: &str, key: &str, uri: &str, origin: Origin) -> Result<MetadataElement> {
        let mut root = xml::parse(text.as_bytes(), None).map_err(|error| error.into_error(origin))?;
        let wrong = |detail| Err(Error::internal(Origin::Xml, detail));
        if !is_prefix(key) {
            return wrong("failed to validate prefix for a new XML namespace");
        }
        let declaration = format!("xmlns:{key}");
        // Reserved prefixes and an empty namespace would make a definition that cannot be read back.
        if root.get(&declaration).is_some() || uri.is_empty() || key.starts_with("xml") {
            return wrong("failed to create a new XML namespace");
        }
        add_namespace(&mut root, key);
        let declared = root.attributes.iter().take_while(|(name, _)| is_declaration(name)).count();
        root.attributes.insert(declared, (declaration.into(), uri.into()));
        Ok(MetadataElement(root))
    }
}

/// The element of a namespace in a definition, as XML that does not mention the namespace.
pub(in crate::conf) fn find(root: &Element, uri: &str) -> Option<String> {
    let all = root.child("metadata")?;
    let mut found = all.elements().find(|child| namespace(child, &[child, all]) == Some(uri))?.clone();
    // What is declared further out is declared here.
    for (name, value) in all.attributes.iter().filter(|(name, _)| is_declaration(name)) {
        let used = name.strip_prefix("xmlns:").is_some_and(|prefix| uses_prefix(&found, prefix));
        if used && found.get(name).is_none() {
            found.set(name, value.clone());
        }
    }
    remove_namespace(&mut found, uri, &mut Vec::new());
    if let Some(place) = found.attributes.iter().position(|(name, value)| is_declaration(name) && value == uri) {
        found.attributes.remove(place);
    }
    let mut out = String::new();
    super::write(&found, &mut out, 0, &mut |_| {});
    out.truncate(out.trim_end_matches('\n').len());
    Some(out)
}

/// The metadata of a definition with the element of a namespace set or taken away; `None` if nothing
/// is left.
pub(in crate::conf) fn replaced(root: &Element, uri: &str, element: Option<&MetadataElement>) -> Option<Element> {
    let mut all = root.child("metadata").cloned().unwrap_or_else(|| Element::new("metadata"));
    let scope = all.clone();
    all.nodes.retain(|node| match node {
        Node::Element(child) => namespace(child, &[child, &scope]) != Some(uri),
        Node::Text(_) => true,
    });
    all.nodes.extend(element.map(|MetadataElement(element)| Node::Element(element.clone())));
    let left = all.elements().next().is_some();
    left.then_some(all)
}

/// Whether it can stand before a colon in a name.
fn is_prefix(key: &str) -> bool {
    let mut letters = key.chars();
    let first = letters.next().is_some_and(|letter| letter.is_alphabetic() || letter == '_');
    first && letters.all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.'))
}

fn is_declaration(name: &str) -> bool {
    name == "xmlns" || name.starts_with("xmlns:")
}

/// The namespace of an element, from declarations on elements from the inside out.
fn namespace<'a>(element: &Element, scopes: &[&'a Element]) -> Option<&'a str> {
    if !element.namespaced {
        return None;
    }
    let name = match element.name.split_once(':') {
        Some((prefix, _)) => format!("xmlns:{prefix}"),
        None => "xmlns".to_owned(),
    };
    scopes.iter().find_map(|scope| scope.get(&name))
}

/// Gives a prefix to all elements without a namespace. Recursion is bounded by the nesting that the
/// parser allows.
fn add_namespace(element: &mut Element, key: &str) {
    if !element.namespaced {
        element.name = format!("{key}:{}", element.name).into();
        element.namespaced = true;
    }
    element.elements_mut().for_each(|child| add_namespace(child, key));
}

/// Takes the prefix from all elements of a namespace; `scopes` are the declarations around, the
/// innermost last. Recursion is bounded by the nesting that the parser allows.
fn remove_namespace(element: &mut Element, uri: &str, scopes: &mut Vec<(SmolStr, SmolStr)>) {
    let outside = scopes.len();
    scopes.extend(element.attributes.iter().filter(|(name, _)| is_declaration(name)).cloned());
    if let Some((prefix, local)) = element.name.split_once(':') {
        let declaration = format!("xmlns:{prefix}");
        if scopes.iter().rev().find(|(name, _)| *name == declaration).is_some_and(|(_, value)| value == uri) {
            element.name = local.into();
        }
    }
    element.elements_mut().for_each(|child| remove_namespace(child, uri, scopes));
    scopes.truncate(outside);
}

/// Whether an element or what is in it uses a prefix. Recursion is bounded by the nesting that the
/// parser allows.
fn uses_prefix(element: &Element, prefix: &str) -> bool {
    let mut names = std::iter::once(&element.name).chain(element.attributes.iter().map(|(name, _)| name));
    names.any(|name| name.split_once(':').is_some_and(|(used, _)| used == prefix))
        || element.elements().any(|child| uses_prefix(child, prefix))
}
