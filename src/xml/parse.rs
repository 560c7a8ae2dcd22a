//! From bytes to elements, within bounds.

use roxmltree::{Document, NodeType, ParsingOptions, TextPos};

use super::{Element, Node, namespaces};
use crate::error::{Code, Error, Origin};
use crate::sys::memory;

/// How deep elements may nest: libxml2's limit of 256 open elements when one more begins.
const DEEPEST: usize = 257;

/// How long a document with a DTD may be, in bytes. Entities can only be defined there; the parser
/// allows 255 references, so this bounds what a small document can grow to (16 MiB).
const LONGEST_WITH_DTD: usize = 64 * 1024;

/// Why a document could not be read.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ParseError {
    /// It is not well formed, or goes past a bound.
    #[error(transparent)]
    Wrong(Mistake),
    /// There is no memory for it.
    #[error(transparent)]
    NoMemory(#[from] Error),
}

/// What is wrong in a document, and where.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{place}{line}: {problem}\n{context}\n{caret:->width$}", caret = "^", width = .column)]
pub struct Mistake {
    /// `at line ` for text from a call, else the file's path and a colon.
    place: String,
    line: u32,
    column: usize,
    problem: String,
    context: String,
}

impl ParseError {
    fn new(input: &str, file: Option<&str>, at: TextPos, problem: impl Into<String>) -> ParseError {
        let index = usize::try_from(at.row).unwrap_or(1).saturating_sub(1);
        let context: String = input.lines().nth(index).unwrap_or("").chars().take(80).collect();
        let column = usize::try_from(at.col).unwrap_or(1).clamp(1, 80);
        let place = file.map_or_else(|| "at line ".to_owned(), |file| format!("{file}:"));
        ParseError::Wrong(Mistake { place, line: at.row, column, problem: problem.into(), context })
    }

    /// The error as the library reports it, from the part that read the document.
    pub fn into_error(self, origin: Origin) -> Error {
        match self {
            ParseError::Wrong(mistake) => Error::new(origin, Code::XmlDetail, mistake.to_string()),
            ParseError::NoMemory(error) => error,
        }
    }
}

/// Bytes that an element takes while its document is read and made something of, and an attribute.
const PER_ELEMENT: usize = 1024;
const PER_ATTRIBUTE: usize = 384;

/// How often a text is copied on the way, and how many times longer it may be then.
const PER_BYTE: usize = 8;

/// How many times a document may grow by the references in it: as many as the parser allows, and itself.
const GROWTH: usize = 256;

/// Documents of this size, in bytes, take so little that nothing is asked for.
const SHORT: usize = 1000;

/// No less memory than it takes to read a document and make something of it.
fn needed(input: &[u8]) -> usize {
    let may_grow = input.len() <= LONGEST_WITH_DTD
        && input.contains(&b'!')
        && input.windows(DOCTYPE.len()).any(|part| part == DOCTYPE.as_bytes());
    if input.len() <= SHORT && !may_grow {
        return 0;
    }
    let (mut elements, mut attributes) = (1, 0);
    for pair in input.windows(2) {
        elements += usize::from(pair[0] == b'<' && pair[1] != b'/');
        attributes += usize::from(pair[0] == b'=');
    }
    let whole = elements * PER_ELEMENT + attributes * PER_ATTRIBUTE + input.len() * PER_BYTE;
    if may_grow { whole * GROWTH } else { whole }
}

/// How the part of a document begins that may define entities.
const DOCTYPE: &str = "<!DOCTYPE";

/// Reads a document and returns its root element. `file` is where it came from, for messages.
///
/// # Errors
/// When there is no memory for it; when it is not UTF-8, not well formed, nested too deep, or holds entities beyond the bounds.
pub fn parse(input: &[u8], file: Option<&str>) -> Result<Element, ParseError> {
    memory::reserve(needed(input))?;
    let text = match std::str::from_utf8(input) {
        Ok(text) => text,
        Err(error) => {
            let good = String::from_utf8_lossy(&input[..error.valid_up_to()]).into_owned();
            let problem = "Input is not proper UTF-8, indicate encoding !";
            return Err(ParseError::new(&good, file, end_of(&good), problem));
        }
    };
    let start = TextPos::new(1, 1);
    if text.trim_ascii().is_empty() {
        return Err(ParseError::new(text, file, start, "Document is empty"));
    }
    if text.len() > LONGEST_WITH_DTD && text.contains(DOCTYPE) {
        return Err(ParseError::new(text, file, start, "a document with a DTD may have at most 64 KiB"));
    }
    match read(text) {
        Err(Wrong::Prefix(first)) => {
            let (declared, at, more) = namespaces::declaring(text, &first);
            read(&declared).map_err(|wrong| wrong.told(text, file, at, more))
        }
        read => read.map_err(|wrong| wrong.told(text, file, text.len(), 0)),
    }
}

/// Why a text could not be read.
enum Wrong {
    /// It is not well formed, or goes past a bound; with the byte where that is seen.
    At(TextPos, String),
    /// It has a prefix that is declared nowhere, if nothing else is wrong.
    Prefix(String),
}

impl Wrong {
    /// The error of a text of which another one, with `more` bytes put in at `at`, was read.
    fn told(self, text: &str, file: Option<&str>, at: usize, more: usize) -> ParseError {
        match self {
            Wrong::At(seen, problem) => {
                let start = end_of(text.get(..at).unwrap_or(text));
                let mut place = seen;
                if seen.row == start.row && seen.col > start.col {
                    place.col = seen.col.saturating_sub(u32::try_from(more).unwrap_or(0)).max(start.col);
                }
                // The parser says it in words too.
                let problem = problem.replace(&format!(" at {seen}"), &format!(" at {place}"));
                ParseError::new(text, file, place, problem)
            }
            Wrong::Prefix(prefix) => ParseError::new(text, file, TextPos::new(1, 1), format!("prefix {prefix}")),
        }
    }
}

/// Reads a text in which every prefix is declared.
fn read(text: &str) -> Result<Element, Wrong> {
    // What is outside of the document stays outside: a reference to it is as if nothing were there.
    let options =
        ParsingOptions { allow_dtd: true, entity_resolver: Some(&|_, _| Ok(Some(""))), ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::UnknownNamespace(prefix, _) => Wrong::Prefix(prefix),
        other => Wrong::At(other.pos(), other.to_string()),
    })?;
    if let Some(at) = no_character(text) {
        return Err(Wrong::At(document.text_pos_at(at), "xmlParseCharRef: invalid xmlChar value".to_owned()));
    }
    own(document.root_element(), text.contains("xmlns"), 1)
        .map_err(|TooDeep(at)| Wrong::At(document.text_pos_at(at), "Excessive depth in document: 256".to_owned()))
}

/// Where a reference like `&#x110000;` stands for no character. The parser puts a replacement in its
/// place, but what a name says must not change silently. Such text in a CDATA section, where it is no
/// reference, is refused too.
fn no_character(text: &str) -> Option<usize> {
    // Most texts have none, which is seen faster.
    text.find('&')?;
    let mut references = text.match_indices("&#");
    references.find_map(|(at, start)| {
        let (number, _) = text[at + start.len()..].split_once(';')?;
        let value = match number.strip_prefix('x') {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        let is_character = value.is_ok_and(|value| char::from_u32(value).is_some());
        (!is_character).then_some(at)
    })
}

/// The position after the last character.
fn end_of(text: &str) -> TextPos {
    let row = text.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = text.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
    TextPos::new(u32::try_from(row).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
}

/// An element nested too deep begins at that byte.
struct TooDeep(usize);

/// Copies an element with all that is in it; recursion is bounded by `DEEPEST`. `declares` says that
/// there may be declarations of namespaces.
fn own(node: roxmltree::Node, declares: bool, depth: usize) -> Result<Element, TooDeep> {
    if depth > DEEPEST {
        return Err(TooDeep(node.range().start));
    }
    let namespace = node.tag_name().namespace();
    let mut element =
        Element::new(if namespace.is_some() { namespaces::name_of(node) } else { node.tag_name().name() });
    element.namespaced = namespace.is_some_and(|uri| !namespaces::is_undeclared(uri));
    if declares {
        element.attributes = namespaces::declared_on(node);
    }
    for attribute in node.attributes() {
        let written = attribute.namespace().and_then(|_| node.document().input_text().get(attribute.range_qname()));
        element.attributes.push((written.unwrap_or(attribute.name()).into(), attribute.value().into()));
    }
    // A document of many elements has room for no more than it needs.
    element.nodes.reserve_exact(node.children().count());
    for child in node.children() {
        match child.node_type() {
            NodeType::Element => element.nodes.push(Node::Element(own(child, declares, depth + 1)?)),
            NodeType::Text => element.nodes.push(Node::Text(child.text().unwrap_or_default().into())),
            NodeType::Root | NodeType::Comment | NodeType::PI => {}
        }
    }
    Ok(element)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_elements_attributes_and_text() {
        let root = parse(b"<a x='1'>one<b/>two &amp; <![CDATA[<3>]]></a>", None).unwrap();
        assert_eq!((root.name.as_str(), root.get("x")), ("a", Some("1")));
        assert_eq!(root.text(), "onetwo & <3>");
        assert!(root.child("b").is_some());
    }

    #[test]
    fn a_default_namespace_hides_elements_from_lookups() {
        let root = parse(b"<a xmlns='urn:x'><b/><p:c xmlns:p='urn:y'/></a>", None).unwrap();
        assert!(root.child("b").is_none());
        assert_eq!(root.local_name(), "a");
        let names: Vec<_> = root.elements().map(|element| element.name.clone()).collect();
        assert_eq!(names, ["b", "p:c"]);
        assert_eq!(root.attributes, [("xmlns".into(), "urn:x".into())]);
    }

    #[test]
    fn a_prefix_that_is_declared_nowhere_is_part_of_the_name() {
        let text = b"<?xml version='1.0'?><!-- <a> --><a><p:b q:c='1'><b p:d='2'/></p:b><p:e xmlns:p='urn:p'/></a>";
        let root = parse(text, None).unwrap();
        let first = root.child("p:b").unwrap();
        assert_eq!((first.namespaced, first.get("q:c"), first.local_name()), (false, Some("1"), "p:b"));
        assert_eq!(first.child("b").unwrap().get("p:d"), Some("2"));
        assert!(root.child("p:e").is_none() && root.attributes.is_empty());
        assert_eq!(root.elements().nth(1).unwrap().attributes, [("xmlns:p".into(), "urn:p".into())]);
        let wrong = parse(b"<a x='1'\n  y='2' y='3'><p:b/></a>", None).unwrap_err().to_string();
        assert!(wrong.starts_with("at line 2: "), "{wrong}");
        let after = parse(b"<a><p:b/></c></a>", None).unwrap_err().to_string();
        assert!(after.ends_with("<a><p:b/></c></a>\n---------^"), "{after}");
        assert!(after.contains(" at 1:10\n"), "{after}");
    }

    #[test]
    fn declarations_stay_where_they_stand() {
        let root = parse(b"<a xmlns:p='urn:p'><p:b xmlns:p='urn:p' z='1' xmlns:q='urn:&amp;q'/></a>", None).unwrap();
        let child = root.elements().next().unwrap();
        let names: Vec<_> = child.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(names, [("xmlns:p", "urn:p"), ("xmlns:q", "urn:&q"), ("z", "1")]);
    }

    #[test]
    fn what_is_not_well_formed_is_told_with_line_and_column() {
        let error = parse(b"<a>\n  <b>\n</a>", None).unwrap_err().to_string();
        assert!(error.starts_with("at line 3: "), "{error}");
        assert!(error.ends_with('^'), "{error}");
        assert!(parse(b"", Some("/f.xml")).unwrap_err().to_string().starts_with("/f.xml:1: Document is empty"));
        assert!(parse(b"<a>\xff</a>", None).is_err());
    }

    #[test]
    fn nesting_is_bounded_without_using_the_stack() {
        let nested = |depth: usize| format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
        assert!(parse(nested(DEEPEST).as_bytes(), None).is_ok());
        assert!(parse(nested(DEEPEST + 1).as_bytes(), None).is_err());
        assert!(parse(nested(1_000_000).as_bytes(), None).is_err());
    }

    #[test]
    fn references_to_no_character_are_refused() {
        assert_eq!(parse(b"<a>&#233;&#xE9;</a>", None).unwrap().text(), "\u{e9}\u{e9}");
        for text in ["<a>&#x110000;</a>", "<a>&#xD800;</a>", "<a>&#99999999999;</a>", "<a b='&#x110000;'/>"] {
            assert!(parse(text.as_bytes(), None).is_err(), "{text}");
        }
    }

    #[test]
    fn internal_entities_expand_and_bombs_do_not() {
        let small = "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;&e;</a>";
        assert_eq!(parse(small.as_bytes(), None).unwrap().text(), "xx");
        let mut bomb = String::from("<!DOCTYPE a [<!ENTITY e0 'xxxxxxxxxx'>");
        for level in 1..10 {
            bomb += &format!("<!ENTITY e{level} '{}'>", format!("&e{};", level - 1).repeat(10));
        }
        bomb += "]><a>&e9;</a>";
        assert!(parse(bomb.as_bytes(), None).is_err());
        let external = "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>";
        assert_eq!(parse(external.as_bytes(), None).unwrap().text(), "");
    }
}
