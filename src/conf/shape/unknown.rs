//! What a description has that no table lists, told to the log: it is left out, and whoever has
//! misspelt something should learn where.

use super::{Child, Content, Shape};
use crate::log::{self, Level, Message};
use crate::xml::Element;

/// So many parts of one description are told; who has more has another kind of document.
const MOST: usize = 100;

impl Shape {
    /// Tells the log what of a description is left out because the table does not list it.
    pub(in crate::conf) fn report_unknown(&self, root: &Element) {
        if !log::tells_errors() {
            return;
        }
        for path in self.unknown(root) {
            let text = format!("{path} is not known and left out");
            let place = (file!(), line!());
            log::write(&Message {
                level: Level::Warning,
                source: "conf",
                place,
                function: None,
                text: &text,
                error: None,
            });
        }
    }

    /// The paths of what the table does not list, at most [`MOST`]; attributes with an `@`.
    pub(in crate::conf) fn unknown(&self, root: &Element) -> Vec<String> {
        let mut found = Vec::new();
        self.collect_unknown(root, &[], root.local_name(), &mut found);
        found.truncate(MOST);
        found
    }

    /// As [`Shape::unknown`]; `family` has what the other variants know. Recursion is bounded by the
    /// nesting that the parser allows.
    fn collect_unknown(&self, raw: &Element, family: &[&Shape], path: &str, found: &mut Vec<String>) {
        if found.len() >= MOST || matches!(self.content, Content::Anything) {
            return;
        }
        let variants = || std::iter::once(self).chain(family.iter().copied());
        let attributes = raw.attributes.iter().map(|(name, _)| name).filter(|name| !super::check::is_declaration(name));
        let unknown = attributes.filter(|name| !variants().any(|shape| shape.knows_attribute(name)));
        found.extend(unknown.map(|name| format!("{path}/@{name}")));
        for child in raw.elements() {
            let path = format!("{path}/{}", child.name);
            let own = self.children_listed().iter().find(|known| child.is(known.name()));
            match own {
                Some(known) => known.collect_unknown(raw, child, &path, found),
                None if !child.namespaced && variants().any(|shape| shape.knows_child(&child.name)) => {}
                None => found.push(path),
            }
        }
    }

    fn children_listed(&self) -> &'static [Child] {
        if let Content::Elements(children) = self.content { children } else { &[] }
    }
}

impl Child {
    fn collect_unknown(&self, parent: &Element, raw: &Element, path: &str, found: &mut Vec<String>) {
        match self {
            Child::One(shape) | Child::Each(shape) => shape.collect_unknown(raw, &[], path, found),
            Child::OneOf(family) | Child::EachOf(family) => {
                if let Ok(shape) = (family.pick)(parent, raw) {
                    shape.collect_unknown(raw, family.shapes, path, found);
                }
            }
            Child::Dropped(_) => {}
        }
    }
}
