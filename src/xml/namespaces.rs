//! Declarations of namespaces, as libxml2 takes them: a prefix that is declared nowhere is no mistake, and
//! a declaration stays where it stands.

use std::collections::BTreeSet;

use smol_str::SmolStr;

/// Stands for the namespace of a prefix that is declared nowhere; the prefix follows. A document that
/// declares it itself is read as if it did not.
const UNDECLARED: &str = "urn:ferrovirt:undeclared:";

/// Whether a namespace is one that [`declaring`] made.
pub(super) fn is_undeclared(uri: &str) -> bool {
    uri.starts_with(UNDECLARED)
}

/// The name of an element as it is written, with its prefix.
pub(super) fn name_of<'a>(node: roxmltree::Node<'a, '_>) -> &'a str {
    let text = node.document().input_text().get(node.range()).and_then(|text| text.strip_prefix('<'));
    let text = text.unwrap_or_default();
    let end = text.find(|letter: char| letter.is_ascii_whitespace() || matches!(letter, '>' | '/'));
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

/// The declarations on an element, in their order.
pub(super) fn declared_on(node: roxmltree::Node) -> Vec<(SmolStr, SmolStr)> {
    let text = node.document().input_text().get(node.range()).unwrap_or_default();
    let declared = names_of_attributes(text).filter_map(|name| {
        let prefix = match name.strip_prefix("xmlns")? {
            "" => None,
            rest => Some(rest.strip_prefix(':')?),
        };
        let uri = node.lookup_namespace_uri(prefix).unwrap_or_default();
        (!is_undeclared(uri)).then(|| (SmolStr::new(name), SmolStr::new(uri)))
    });
    declared.collect()
}

/// The names of the attributes in the tag that a text begins with.
fn names_of_attributes(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text.find(|letter: char| letter.is_ascii_whitespace() || letter == '>').map(|end| &text[end..]);
    std::iter::from_fn(move || {
        let here = rest?.trim_ascii_start();
        let (name, value) = here.split_once('=').filter(|_| !here.starts_with(['>', '/']))?;
        let value = value.trim_ascii_start();
        let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        rest = value.get(1..).and_then(|value| value.split_once(quote)).map(|(_, rest)| rest);
        Some(name.trim_ascii())
    })
}

/// The text with declarations, on its root, of all prefixes that it may lack one of, `first` among them; where they
/// were put in, and how many bytes they are.
pub(super) fn declaring(text: &str, first: &str) -> (String, usize, usize) {
    let at = end_of_roots_name(text);
    let (before, after) = text.split_at(at);
    let own: BTreeSet<_> = names_of_attributes(text.get(start_of_root(text)..).unwrap_or_default()).collect();
    let mut prefixes = prefixes_in(text);
    prefixes.insert(first);
    let mut declarations = String::new();
    for prefix in prefixes {
        let name = format!("xmlns:{prefix}");
        if !own.contains(name.as_str()) && !matches!(prefix, "xml" | "xmlns") {
            declarations += &format!(" {name}='{UNDECLARED}{prefix}'");
        }
    }
    (format!("{before}{declarations}{after}"), at, declarations.len())
}

/// All that stands before a colon as a prefix does. It may be more than the prefixes: what is not used
/// as one is not seen again.
fn prefixes_in(text: &str) -> BTreeSet<&str> {
    let is_name = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.');
    let before = text.match_indices(':').filter_map(|(colon, _)| {
        let start = text.get(..colon)?.rfind(|letter| !is_name(letter)).map_or(0, |place| place + 1);
        // The letter before may have several bytes.
        let prefix = text.get(start..colon).filter(|prefix| !prefix.is_empty())?;
        let first = prefix.chars().next().is_some_and(|letter| letter.is_alphabetic() || letter == '_');
        let opened = text.get(..start).is_some_and(|text| text.ends_with(['<', '/', ' ', '\n', '\t', '\r']));
        (first && opened).then_some(prefix)
    });
    before.collect()
}

/// Where the root's first tag begins: after what comes before it.
fn start_of_root(text: &str) -> usize {
    let mut at = 0;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let Some(open) = rest.find('<') else { return text.len() };
        let rest = &rest[open..];
        let end = if rest.starts_with("<?") {
            rest.find("?>").map(|end| end + 2)
        } else if rest.starts_with("<!--") {
            rest.find("-->").map(|end| end + 3)
        } else if rest.starts_with("<!") {
            end_of_doctype(rest)
        } else {
            return at + open;
        };
        let Some(end) = end else { return text.len() };
        at += open + end;
    }
}

/// Where a document type ends, with what it defines within brackets.
fn end_of_doctype(text: &str) -> Option<usize> {
    let (mut quote, mut inside) = (None, false);
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (Some(open), letter) if open == letter => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(letter),
            (None, '[') => inside = true,
            (None, ']') => inside = false,
            (None, '>') if !inside => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Where the name in the root's first tag ends.
fn end_of_roots_name(text: &str) -> usize {
    let start = start_of_root(text);
    let end = text.get(start..).unwrap_or_default();
    let end = end.find(|letter: char| letter.is_ascii_whitespace() || matches!(letter, '>' | '/'));
    end.map_or(text.len(), |end| start + end)
}
