//! The order in which descriptions are written, as tables.

use crate::xml::{Element, Node};

/// In which order an element's attributes and children are written.
pub(super) struct Order {
    name: &'static str,
    attributes: &'static [&'static str],
    children: &'static [Order],
    many: bool,
    open: bool,
}

impl Order {
    /// An element that holds others, of which the parent's order takes the first.
    pub(super) const fn new(
        name: &'static str,
        attributes: &'static [&'static str],
        children: &'static [Order],
    ) -> Order {
        Order { name, attributes, children, many: false, open: false }
    }

    /// An element with text and no more.
    pub(super) const fn text(name: &'static str) -> Order {
        Order::new(name, &[], &[])
    }

    /// Of which the parent's order takes each.
    pub(super) const fn many(self) -> Order {
        Order { many: true, ..self }
    }

    /// Which is written as two tags on two lines even when nothing is in it.
    pub(super) const fn open(self) -> Order {
        Order { open: true, ..self }
    }

    /// The element in this order. What the order does not know comes last, as it is.
    pub(super) fn arrange(&self, element: &Element) -> Element {
        self.arrange_at(element, 0)
    }

    /// Recursion follows the tables.
    fn arrange_at(&self, element: &Element, depth: usize) -> Element {
        let mut arranged = Element::new(&element.name);
        let known = self.attributes.iter().filter_map(|name| Some(((*name).to_owned(), element.get(name)?.to_owned())));
        arranged.attributes.extend(known);
        let unknown = element.attributes.iter().filter(|(name, _)| !self.attributes.contains(&name.as_str()));
        arranged.attributes.extend(unknown.cloned());
        if self.children.is_empty() {
            arranged.nodes.clone_from(&element.nodes);
            if !self.attributes.is_empty() {
                arranged.nodes.retain(|node| !matches!(node, Node::Text(text) if text.trim_ascii().is_empty()));
            }
            return arranged;
        }
        for order in self.children {
            let most = if order.many { usize::MAX } else { 1 };
            for child in element.all(order.name).take(most) {
                arranged.push(order.arrange_at(child, depth + 1));
            }
        }
        for child in element.elements() {
            if !self.children.iter().any(|order| child.is(order.name)) {
                arranged.push(child.clone());
            }
        }
        if self.open {
            keep_open(&mut arranged, depth);
        }
        arranged
    }
}

/// Makes an element that is empty be written as two tags on two lines; `depth` counts the elements
/// around it.
pub(super) fn keep_open(element: &mut Element, depth: usize) {
    if element.nodes.is_empty() {
        element.nodes.push(Node::Text(format!("\n{}", "  ".repeat(depth))));
    }
}

/// Puts an element where the first of the same name is, or else before the first of those that
/// come after it.
pub(super) fn place(parent: &mut Element, child: Element, after: &[&str]) {
    if let Some(present) = parent.child_mut(&child.name) {
        *present = child;
        return;
    }
    let is_after = |node: &Node| matches!(node, Node::Element(element) if after.iter().any(|name| element.is(name)));
    let index = parent.nodes.iter().position(is_after).unwrap_or(parent.nodes.len());
    parent.nodes.insert(index, Node::Element(child));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml;

    static ORDER: Order = Order::new(
        "a",
        &["x", "y"],
        &[
            Order::text("one"),
            Order::new("two", &["k"], &[Order::text("inner").many()]).many().open(),
            Order::new("three", &["k"], &[]),
        ],
    );

    fn arranged(text: &str) -> String {
        ORDER.arrange(&xml::parse(text.as_bytes(), None).unwrap()).to_xml()
    }

    #[test]
    fn what_is_known_comes_in_order_and_what_is_not_comes_last() {
        let text =
            "<a z='3' y='2' x='1'><new><n/></new><three k='1'> </three><two/><one>t</one><two><inner/></two></a>";
        let ordered = "<a x='1' y='2' z='3'>\n  <one>t</one>\n  <two>\n  </two>\n  <two>\n    <inner/>\n  </two>\n  \
                       <three k='1'/>\n  <new>\n    <n/>\n  </new>\n</a>\n";
        assert_eq!(arranged(text), ordered);
    }

    #[test]
    fn of_what_comes_once_the_first_counts() {
        assert_eq!(arranged("<a><one>1</one><one>2</one></a>"), "<a>\n  <one>1</one>\n</a>\n");
    }

    #[test]
    fn an_element_is_placed_over_its_like_or_before_what_follows_it() {
        let mut parent = xml::parse(b"<a><one/><three/></a>", None).unwrap();
        place(&mut parent, Element::with_text("one", "1"), &[]);
        place(&mut parent, Element::new("two"), &["three"]);
        place(&mut parent, Element::new("four"), &["five"]);
        assert_eq!(parent.to_xml(), "<a>\n  <one>1</one>\n  <two/>\n  <three/>\n  <four/>\n</a>\n");
    }
}
