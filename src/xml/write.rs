//! From elements to text, in the form that the library's descriptions have: two spaces a level,
//! single quotes, an element without content as one tag.

use super::{Element, Node};

/// Appends `text` as XML: markup escaped, control characters that XML cannot hold left out.
pub fn escape(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(is_special) {
        // Special characters have one byte each, so this cuts between characters.
        out.push_str(&rest[..at]);
        match rest.as_bytes()[at] {
            b'<' => out.push_str("&lt;"),
            b'>' => out.push_str("&gt;"),
            b'&' => out.push_str("&amp;"),
            b'"' => out.push_str("&quot;"),
            b'\'' => out.push_str("&apos;"),
            _ => {}
        }
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// Whether a byte does not stand in XML as it is.
fn is_special(byte: u8) -> bool {
    matches!(byte, b'<' | b'>' | b'&' | b'"' | b'\'') || byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')
}

/// Appends so many spaces.
pub fn indent(out: &mut String, width: usize) {
    const SPACES: &str = "                                ";
    let mut left = width;
    while left > 0 {
        let now = left.min(SPACES.len());
        out.push_str(&SPACES[..now]);
        left -= now;
    }
}

/// Appends an element that holds `text` as a line indented by `width` spaces.
pub fn text_line(out: &mut String, width: usize, name: &str, text: &str) {
    if text.is_empty() {
        return Element::with_text(name, text).write(out, width);
    }
    indent(out, width);
    open_tag(out, name, []);
    out.push('>');
    escape(out, text);
    out.push_str("</");
    out.push_str(name);
    out.push_str(">\n");
}

/// Appends a tag up to, but without, the `>` or `/>` that ends it.
pub fn open_tag<'a>(out: &mut String, name: &str, attributes: impl IntoIterator<Item = (&'a str, &'a str)>) {
    out.push('<');
    out.push_str(name);
    for (name, value) in attributes {
        out.push(' ');
        out.push_str(name);
        out.push_str("='");
        escape(out, value);
        out.push('\'');
    }
}

impl Element {
    /// Appends the element as lines indented by `indent` spaces, the last with a newline.
    ///
    /// White space between elements is the library's own; an element that holds other text is
    /// written as it is, on one line. Recursion is bounded by the nesting that the parser allows.
    pub fn write(&self, out: &mut String, indent: usize) {
        self.write_marked(out, indent, &mut |_| {});
    }

    /// As [`Element::write`]; `mark` is called with the length of `out` where a line begins. Text of
    /// several lines is one line in this sense, as indentation must not change it.
    pub fn write_marked(&self, out: &mut String, indent: usize, mark: &mut dyn FnMut(usize)) {
        mark(out.len());
        self::indent(out, indent);
        open_tag(out, &self.name, self.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        if self.nodes.is_empty() {
            out.push_str("/>\n");
            return;
        }
        out.push('>');
        if self.holds_text() {
            self.write_inline(out);
        } else {
            out.push('\n');
            for element in self.elements() {
                element.write_marked(out, indent + 2, mark);
            }
            mark(out.len());
            self::indent(out, indent);
        }
        out.push_str("</");
        out.push_str(&self.name);
        out.push_str(">\n");
    }

    /// The element as text of its own.
    pub fn to_xml(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, 0);
        out
    }

    /// Whether there is text in the element that means something. Text without any character, which
    /// parsing never makes, is not: with nothing else, the two tags get a line each; twice, they share one.
    fn holds_text(&self) -> bool {
        let mut elements = false;
        let mut text = false;
        let mut space = false;
        for node in &self.nodes {
            match node {
                Node::Element(_) => elements = true,
                Node::Text(part) => {
                    text |= !part.trim_ascii().is_empty();
                    space |= !part.is_empty();
                }
            }
        }
        let blank = self.nodes.len() > 1 && !elements;
        text || (space || blank) && !elements
    }

    fn write_inline(&self, out: &mut String) {
        for node in &self.nodes {
            match node {
                Node::Text(text) => escape(out, text),
                Node::Element(element) => {
                    let attributes = element.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()));
                    open_tag(out, &element.name, attributes);
                    if element.nodes.is_empty() {
                        out.push_str("/>");
                    } else {
                        out.push('>');
                        element.write_inline(out);
                        out.push_str("</");
                        out.push_str(&element.name);
                        out.push('>');
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_one_element_a_line_and_text_as_it_is() {
        let root = Element::new("a")
            .attribute("x", "it's")
            .holding(Element::with_text("b", " 1 < 2 "))
            .holding(Element::new("c"));
        assert_eq!(root.to_xml(), "<a x='it&apos;s'>\n  <b> 1 &lt; 2 </b>\n  <c/>\n</a>\n");
    }

    #[test]
    fn an_element_with_empty_text_has_its_tags_on_two_lines() {
        assert_eq!(Element::new("a").holding(Element::with_text("b", "")).to_xml(), "<a>\n  <b>\n  </b>\n</a>\n");
        assert_eq!(Element::with_text("b", " ").to_xml(), "<b> </b>\n");
    }

    #[test]
    fn marks_tell_where_lines_begin() {
        let root = Element::new("a").holding(Element::with_text("b", "1\n2")).holding(Element::new("c"));
        let (mut out, mut marks) = (String::new(), Vec::new());
        root.write_marked(&mut out, 0, &mut |at| marks.push(at));
        let lines: Vec<_> = marks.iter().map(|at| out[*at..].split('\n').next().unwrap()).collect();
        assert_eq!(lines, ["<a>", "  <b>1", "  <c/>", "</a>"]);
    }

    #[test]
    fn what_is_read_back_is_the_same() {
        let text = "<a>\n  <b k='v'>t &amp; t</b>\n  <c>\n    <d/>\n  </c>\n</a>\n";
        assert_eq!(super::super::parse(text.as_bytes(), None).unwrap().to_xml(), text);
    }
}
