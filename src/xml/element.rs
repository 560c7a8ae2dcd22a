//! A tree of elements, as read or as built.

use smol_str::SmolStr;

/// What an element holds, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element within.
    Element(Element),
    /// Text, entities resolved.
    Text(SmolStr),
}

/// An element with all that is in it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Element {
    /// The name as written, with its prefix.
    pub name: SmolStr,
    /// Whether it is in a namespace. Lookups by name pass such elements over, as in the original.
    pub namespaced: bool,
    /// Attributes (declarations of namespaces among them) in order, values resolved.
    pub attributes: Vec<(SmolStr, SmolStr)>,
    /// What is in it.
    pub nodes: Vec<Node>,
}

/// A copy of a text. Most are short and need no memory of their own.
#[inline(never)]
fn owned(text: &str) -> SmolStr {
    SmolStr::new(text)
}

impl Node {
    /// A text.
    pub fn text(text: impl AsRef<str>) -> Node {
        Node::Text(owned(text.as_ref()))
    }
}

/// What asks for or changes parts by name is called from thousands of places, so it is kept out of them.
impl Element {
    /// An empty element.
    pub fn new(name: impl AsRef<str>) -> Element {
        Element { name: owned(name.as_ref()), ..Element::default() }
    }

    /// An element that holds only text.
    pub fn with_text(name: impl AsRef<str>, text: impl AsRef<str>) -> Element {
        let mut element = Element::new(name);
        element.nodes.push(Node::text(text));
        element
    }

    /// The element with an attribute more.
    #[must_use]
    pub fn attribute(mut self, name: &str, value: impl AsRef<str>) -> Element {
        self.set(name, value);
        self
    }

    /// The element with another one more in it.
    #[must_use]
    pub fn holding(mut self, child: Element) -> Element {
        self.push(child);
        self
    }

    /// The name without its prefix. One that is declared nowhere is part of the name.
    pub fn local_name(&self) -> &str {
        self.name.rsplit_once(':').filter(|_| self.namespaced).map_or(&self.name, |(_, local)| local)
    }

    /// Whether the element has that name and no namespace.
    #[inline(never)]
    pub fn is(&self, name: &str) -> bool {
        self.is_named(name)
    }

    #[inline]
    fn is_named(&self, name: &str) -> bool {
        !self.namespaced && self.name == name
    }

    /// The value of an attribute.
    #[inline(never)]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Sets an attribute: in its place if it is there, else at the end.
    pub fn set(&mut self, name: &str, value: impl AsRef<str>) {
        self.set_owned(name, owned(value.as_ref()));
    }

    #[inline(never)]
    fn set_owned(&mut self, name: &str, value: SmolStr) {
        match self.attributes.iter_mut().find(|(key, _)| key == name) {
            Some((_, old)) => *old = value,
            None => self.attributes.push((owned(name), value)),
        }
    }

    /// Removes an attribute.
    #[inline(never)]
    pub fn unset(&mut self, name: &str) {
        self.attributes.retain(|(key, _)| key != name);
    }

    /// The elements directly in this one.
    pub fn elements(&self) -> impl DoubleEndedIterator<Item = &Element> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements directly in this one, to change.
    pub fn elements_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut Element> {
        self.nodes.iter_mut().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements of that name directly in this one.
    pub fn all<'a>(&'a self, name: &'a str) -> impl DoubleEndedIterator<Item = &'a Element> {
        self.elements().filter(move |element| element.is(name))
    }

    /// The first element of that name directly in this one.
    #[inline(never)]
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.is_named(name))
    }

    /// The first element of that name directly in this one, to change.
    #[inline(never)]
    pub fn child_mut(&mut self, name: &str) -> Option<&mut Element> {
        self.elements_mut().find(|element| element.is_named(name))
    }

    /// Adds an element at the end.
    pub fn push(&mut self, child: Element) {
        self.nodes.push(Node::Element(child));
    }

    /// Takes all elements of that name directly in this one out of it.
    #[inline(never)]
    pub fn take(&mut self, name: &str) -> Vec<Element> {
        let taken = self.nodes.extract_if(.., |node| matches!(node, Node::Element(element) if element.is(name)));
        let elements = taken.filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        });
        elements.collect()
    }

    /// Removes all elements of that name directly in this one.
    #[inline(never)]
    pub fn remove(&mut self, name: &str) {
        self.nodes.retain(|node| !matches!(node, Node::Element(element) if element.is(name)));
    }

    /// Puts an element in the place of all of its name, at the end.
    pub fn put(&mut self, child: Element) {
        self.remove(&child.name);
        self.push(child);
    }

    /// Puts other elements in the place of all of a name, at the end.
    pub fn replace(&mut self, name: &str, elements: impl IntoIterator<Item = Element>) {
        self.remove(name);
        self.nodes.extend(elements.into_iter().map(Node::Element));
    }

    /// Puts the elements directly in this one in the order of their ranks; equal ones stay as they are,
    /// and text comes last.
    pub fn order(&mut self, rank: &dyn Fn(&Element) -> u64) {
        self.nodes.sort_by_key(|node| match node {
            Node::Element(element) => rank(element),
            Node::Text(_) => u64::MAX,
        });
    }

    /// Puts the attributes in the order of the ranks of their names; equal ones stay as they are.
    pub fn order_attributes(&mut self, rank: &dyn Fn(&str) -> u64) {
        self.attributes.sort_by_key(|(name, _)| rank(name));
    }

    /// All text in the element and in the elements within, in order.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.collect_text(&mut text);
        text
    }

    /// Recursion is bounded by the nesting that the parser allows.
    fn collect_text(&self, text: &mut String) {
        for node in &self.nodes {
            match node {
                Node::Text(part) => text.push_str(part),
                Node::Element(element) => element.collect_text(text),
            }
        }
    }

    /// The text of the first element of that name directly in this one; `None` if there is no such
    /// element or it is empty, which XML descriptions take for the same.
    pub fn child_text(&self, name: &str) -> Option<String> {
        self.child(name).map(Element::text).filter(|text| !text.is_empty())
    }
}
