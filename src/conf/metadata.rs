//! What applications keep in a description.

pub(super) mod element;

pub use element::MetadataElement;

use crate::xml::{Element, Node};

/// The element `metadata`: one element for each namespace.
pub(super) fn read(raw: &Element) -> Option<Element> {
    let given = raw.child("metadata")?;
    given.elements().next()?;
    let mut metadata = given.clone();
    let mut known: Vec<String> = Vec::new();
    metadata.nodes.retain(|node| {
        let Node::Element(child) = node else { return false };
        if !child.namespaced {
            return false;
        }
        let namespace = namespace_of(child, &[child, given, raw]).unwrap_or_default().to_owned();
        let fresh = !known.contains(&namespace);
        known.push(namespace);
        fresh
    });
    let mut prefixes = Vec::new();
    collect_prefixes(given, &mut prefixes);
    // What is declared further out is declared here, in the order of its use.
    for name in prefixes.iter().map(|prefix| format!("xmlns:{prefix}")) {
        if let Some(uri) = raw.get(&name).filter(|_| given.get(&name).is_none()) {
            metadata.set(&name, uri);
        }
    }
    Some(metadata)
}

/// The namespace of an element, from declarations on elements from the inside out.
fn namespace_of<'a>(element: &Element, scopes: &[&'a Element]) -> Option<&'a str> {
    let prefix = element.name.split_once(':').map(|(prefix, _)| prefix);
    let name = prefix.map_or_else(|| "xmlns".to_owned(), |prefix| format!("xmlns:{prefix}"));
    scopes.iter().find_map(|scope| scope.get(&name))
}

/// The prefixes that an element and what is in it use and do not declare. Recursion is bounded by
/// the nesting that the parser allows.
fn collect_prefixes(element: &Element, prefixes: &mut Vec<String>) {
    let mut used = Vec::new();
    let names = std::iter::once(&element.name).chain(element.attributes.iter().map(|(name, _)| name));
    for (prefix, _) in names.filter_map(|name| name.split_once(':')) {
        if prefix != "xmlns" && prefix != "xml" {
            used.push(prefix.to_owned());
        }
    }
    element.elements().for_each(|child| collect_prefixes(child, &mut used));
    used.retain(|prefix| element.get(&format!("xmlns:{prefix}")).is_none() && !prefixes.contains(prefix));
    prefixes.extend(used);
}

/// Appends metadata as the XML library that others use writes it: double quotes, and what holds
/// text as it is. `mark` is called where a line begins. Recursion is bounded by the nesting that the
/// parser allows.
pub(super) fn write(element: &Element, out: &mut String, indent: usize, mark: &mut dyn FnMut(usize)) {
    mark(out.len());
    out.extend(std::iter::repeat_n(' ', indent));
    open(element, out);
    let blank = |node: &Node| matches!(node, Node::Text(text) if text.trim_ascii().is_empty());
    let has_elements = element.elements().next().is_some();
    if element.nodes.is_empty() || has_elements && element.nodes.iter().all(blank) {
        out.push_str("/>\n");
        return;
    }
    out.push('>');
    if element.nodes.iter().any(|node| matches!(node, Node::Text(_)) && !(has_elements && blank(node))) {
        inline(element, out);
    } else {
        out.push('\n');
        element.elements().for_each(|child| write(child, out, indent + 2, mark));
        mark(out.len());
        out.extend(std::iter::repeat_n(' ', indent));
    }
    close(element, out);
    out.push('\n');
}

fn inline(element: &Element, out: &mut String) {
    for node in &element.nodes {
        match node {
            Node::Text(text) => text_of(text, out),
            Node::Element(child) => {
                open(child, out);
                if child.nodes.is_empty() {
                    out.push_str("/>");
                } else {
                    out.push('>');
                    inline(child, out);
                    close(child, out);
                }
            }
        }
    }
}

fn open(element: &Element, out: &mut String) {
    out.push('<');
    out.push_str(&element.name);
    let is_declaration = |name: &str| name == "xmlns" || name.starts_with("xmlns:");
    let (declarations, others): (Vec<_>, Vec<_>) =
        element.attributes.iter().partition(|(name, _)| is_declaration(name));
    for (name, value) in declarations.into_iter().chain(others) {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        for character in value.chars() {
            match character {
                '"' => out.push_str("&quot;"),
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '\n' => out.push_str("&#10;"),
                '\t' => out.push_str("&#9;"),
                '\r' => out.push_str("&#13;"),
                other if other.is_ascii() => out.push(other),
                other => out.push_str(&format!("&#x{:X};", u32::from(other))),
            }
        }
        out.push('"');
    }
}

fn close(element: &Element, out: &mut String) {
    out.push_str("</");
    out.push_str(&element.name);
    out.push('>');
}

fn text_of(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => out.push_str("&#13;"),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml::parse;

    #[test]
    fn one_element_for_each_namespace_is_kept() {
        let text =
            "<domain xmlns:o='urn:o'><metadata><plain/><a xmlns='urn:a'/><o:b/><c xmlns='urn:a'/></metadata></domain>";
        let read = read(&parse(text.as_bytes(), None).unwrap()).unwrap();
        let mut out = String::new();
        write(&read, &mut out, 0, &mut |_| {});
        assert_eq!(out, "<metadata xmlns:o=\"urn:o\">\n  <a xmlns=\"urn:a\"/>\n  <o:b/>\n</metadata>\n");
    }
}
