//! What people and applications keep with a network.

use super::NetworkDef;
use crate::conf::metadata::{MetadataElement, element};
use crate::xml::{Element, Node};

/// The elements that a definition begins with, one of each.
const HEAD: [&str; 5] = ["name", "uuid", "title", "description", "metadata"];

impl NetworkDef {
    /// The short text for people.
    pub fn title(&self) -> Option<String> {
        self.tree.child_text("title")
    }

    /// Sets the short text for people, or takes it away.
    pub fn set_title(&mut self, title: Option<&str>) {
        self.set_text("title", title);
    }

    /// The long text for people.
    pub fn description(&self) -> Option<String> {
        self.tree.child_text("description")
    }

    /// Sets the long text for people, or takes it away.
    pub fn set_description(&mut self, description: Option<&str>) {
        self.set_text("description", description);
    }

    /// The element of a namespace, as XML that does not mention the namespace.
    pub fn metadata_element(&self, uri: &str) -> Option<String> {
        element::find(&self.tree, uri)
    }

    /// Sets the element of a namespace, or takes it away.
    pub fn set_metadata_element(&mut self, uri: &str, element: Option<&MetadataElement>) {
        let changed = element::replaced(&self.tree, uri, element);
        self.set_head("metadata", changed);
    }

    fn set_text(&mut self, name: &str, text: Option<&str>) {
        let text = text.filter(|text| !text.is_empty());
        self.set_head(name, text.map(|text| Element::with_text(name, text)));
    }

    /// Sets one of the elements that a definition begins with, or takes it away.
    fn set_head(&mut self, name: &str, element: Option<Element>) {
        self.tree.remove(name);
        let before = HEAD.iter().take_while(|other| **other != name);
        let place = before.filter(|other| self.tree.child(other).is_some()).count();
        self.tree.nodes.splice(place..place, element.map(Node::Element));
    }
}
