//! Whether a description holds only what the tables list, in the form that they list: what the flags
//! for validation ask for.
//!
//! The original compares with schemas in RELAX NG. What it refuses by them and this does not is
//! refused by whoever reads the element afterwards, or is a text without a form.

use super::{Attribute, Child, Content, Family, First, Kind, Shape};
use crate::conf::value::Set;
use crate::error::{Code, Error, Origin};
use crate::xml::{Element, Node};

/// What is wrong with an element.
type Check = Result<(), String>;

impl Shape {
    /// Refuses a document that has anything the table does not list, or more of it, or other values.
    /// `schema` is what the schema for such documents is called; what hypervisors and hosts add in
    /// namespaces of their own is for them to check.
    ///
    /// # Errors
    /// `Code::XmlInvalidSchema`.
    pub(in crate::conf) fn validate(&self, root: &Element, schema: &str) -> Result<(), Error> {
        let mut own = root.clone();
        own.nodes.retain(|node| !matches!(node, Node::Element(part) if is_addition(part, root, schema)));
        self.check(&own, &[]).map_err(|problem| invalid(schema, &problem))?;
        // What makes no sense in itself is against the schema too.
        self.read(&own).map(drop).map_err(|error| invalid(schema, &error.to_string()))
    }

    /// As [`Shape::read`], `family` has what the other variants know: which of it goes with which
    /// variant is for the reader to say. Recursion is bounded as there.
    fn check(&self, raw: &Element, family: &[&Shape]) -> Check {
        let variants = || std::iter::once(self).chain(family.iter().copied());
        for (name, value) in raw.attributes.iter().filter(|(name, _)| !is_declaration(name)) {
            let known = self.attributes.iter().find(|known| known.name == name);
            let good = match known {
                Some(known) => known.takes(value),
                None if variants().any(|shape| shape.knows_attribute(name)) => true,
                None => return Err(format!("Invalid attribute {name} for element {}", raw.local_name())),
            };
            if !good {
                return Err(format!("Invalid value of attribute {name} for element {}", raw.local_name()));
            }
        }
        if let Some(lacks) = self.attributes.iter().find(|known| known.required && raw.get(known.name).is_none()) {
            return Err(format!("Element {} lacks attribute {}", raw.local_name(), lacks.name));
        }
        match self.content {
            Content::Elements(children) => {
                let known = |child: &Element| variants().any(|shape| shape.knows_child(&child.name));
                check_children(raw, children, &known)
            }
            Content::Number(number, _) => check_text(raw, |text| text.is_empty() || number.read(text).is_some()),
            Content::Text | Content::MaybeText | Content::TextOrBlank | Content::Size { .. } => {
                check_text(raw, |_| true)
            }
            Content::Anything => Ok(()),
        }
    }
}

/// Whether an element is in a namespace of those that go with a schema, which it or the root declares.
fn is_addition(part: &Element, root: &Element, schema: &str) -> bool {
    let declaration = match part.name.split_once(':') {
        Some((prefix, _)) => format!("xmlns:{prefix}"),
        None => "xmlns".to_owned(),
    };
    let uri = part.get(&declaration).or_else(|| root.get(&declaration)).filter(|_| part.namespaced);
    let kind = uri.and_then(|uri| uri.strip_prefix("http://libvirt.org/schemas/"));
    kind.and_then(|kind| kind.strip_prefix(schema)).is_some_and(|rest| rest.starts_with('/'))
}

/// The error for a document that is not as the schema of that name has it.
pub(in crate::conf) fn invalid(schema: &str, problem: &str) -> Error {
    let detail = format!("Unable to validate doc against {schema}.rng\n{problem}\n");
    Error::new(Origin::Xml, Code::XmlInvalidSchema, detail)
}

/// Checks what is in an element; `known` tells of elements that no child in the table is for.
fn check_children(raw: &Element, children: &[Child], known: &dyn Fn(&Element) -> bool) -> Check {
    let mut found = vec![false; children.len()];
    for node in &raw.nodes {
        let element = match node {
            Node::Text(text) if text.trim_ascii().is_empty() => continue,
            Node::Text(_) => return Err(format!("Element {} has extra content: text", raw.local_name())),
            Node::Element(element) => element,
        };
        let place = children.iter().zip(&mut found).find(|(child, _)| element.is(child.name()));
        match place {
            Some((child, found)) => {
                if std::mem::replace(found, true) && !child.is_repeatable() {
                    return Err(format!("Extra element {} in interleave", element.local_name()));
                }
                child.check(raw, element)?;
            }
            None if !element.namespaced && known(element) => {}
            None => {
                return Err(format!("Element {} has extra content: {}", raw.local_name(), element.local_name()));
            }
        }
    }
    Ok(())
}

fn check_text(raw: &Element, good: impl FnOnce(&str) -> bool) -> Check {
    if let Some(extra) = raw.elements().next() {
        return Err(format!("Element {} has extra content: {}", raw.local_name(), extra.local_name()));
    }
    if good(raw.text().trim_ascii()) {
        return Ok(());
    }
    Err(format!("Element {} failed to validate content", raw.local_name()))
}

pub(super) fn is_declaration(name: &str) -> bool {
    name == "xmlns" || name.starts_with("xmlns:")
}

impl Child {
    fn is_repeatable(&self) -> bool {
        matches!(self, Child::Each(_) | Child::EachOf(_) | Child::Dropped(_))
    }

    fn check(&self, parent: &Element, raw: &Element) -> Check {
        match self {
            Child::One(shape) | Child::Each(shape) => shape.check(raw, &[]),
            Child::OneOf(family) | Child::EachOf(family) => family.check(parent, raw),
            Child::Dropped(_) => Ok(()),
        }
    }
}

impl Family {
    fn check(&self, parent: &Element, raw: &Element) -> Check {
        match (self.pick)(parent, raw) {
            Ok(shape) => shape.check(raw, self.shapes),
            Err(_) => Err(format!("Element {} failed to validate content", raw.local_name())),
        }
    }
}

impl Attribute {
    /// Whether it may have that value.
    fn takes(&self, text: &str) -> bool {
        match self.kind {
            Kind::Text | Kind::Filled | Kind::Path | Kind::Dropped | Kind::Computed => true,
            Kind::Word(words, first) => {
                words.iter().position(|word| *word == text).is_some_and(|place| place > 0 || first != First::Refused)
            }
            Kind::Number(number) => number.read(text).is_some_and(|value| value >= 0 || number.negative),
            Kind::Uuid => crate::uuid::parse(text).is_some(),
            Kind::Set => Set::filled(text, self.name).is_ok(),
        }
    }
}
