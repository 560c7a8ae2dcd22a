//! What an element may hold and how it is written: tables, and the one function that applies them.
//!
//! A [`Shape`] lists attributes and children in the order in which they are written, with the
//! values that they take. Reading an element by its shape gives its canonical form. What a shape
//! does not list is left out, as is what belongs to another variant of the same element; the log
//! says of the first what it was ([`Shape::report_unknown`]).

mod check;
mod unknown;

pub(super) use check::invalid;

use super::value::{self, Set};
use crate::error::{Code, Error, Origin, Result};
use crate::xml::{Element, Node};

/// An element by its table.
pub(super) struct Shape {
    name: &'static str,
    attributes: &'static [Attribute],
    content: Content,
    bare: bool,
    open: bool,
    adjust: Adjust,
}

/// What tables cannot say: changes the canonical form (second) knowing the element as read (first).
pub(super) type Adjust = fn(&Element, &mut Element) -> Result<()>;

/// What is between the tags.
#[derive(Clone, Copy)]
pub(super) enum Content {
    /// Elements.
    Elements(&'static [Child]),
    /// Text; an element without it is left out.
    Text,
    /// Text; an element without it stays, as one tag.
    MaybeText,
    /// Text; an element without it stays, as two tags.
    TextOrBlank,
    /// A number; the text is the error when it is none, and without one the element is left out.
    Number(Number, &'static str),
    /// A size, written in this unit; `path` is how messages name it.
    Size { path: &'static str, scale: u64, unit: &'static str, zero: bool },
    /// Whatever there is, as it is.
    Anything,
}

/// An element within.
#[derive(Clone, Copy)]
pub(super) enum Child {
    /// The first of that name.
    One(&'static Shape),
    /// Each of that name.
    Each(&'static Shape),
    /// The first of that name, in the variant that fits.
    OneOf(&'static Family),
    /// Each of that name, in the variant that fits.
    EachOf(&'static Family),
    /// Known, and not written.
    Dropped(&'static str),
}

/// The variants of an element.
pub(super) struct Family {
    /// The element's name.
    pub(super) name: &'static str,
    /// All variants: what any of them knows and the fitting one does not is left out.
    pub(super) shapes: &'static [&'static Shape],
    /// Finds the variant for an element (second) of a parent (first).
    pub(super) pick: fn(&Element, &Element) -> Result<&'static Shape>,
}

/// An attribute by its table.
#[derive(Clone, Copy)]
pub(super) struct Attribute {
    name: &'static str,
    kind: Kind,
    required: bool,
    default: Option<&'static str>,
}

#[derive(Clone, Copy)]
enum Kind {
    /// Any text.
    Text,
    /// Any text; empty is as if it were not there.
    Filled,
    /// A path to clean.
    Path,
    /// One of these words; a flag tells what the first means.
    Word(&'static [&'static str], First),
    /// A number.
    Number(Number),
    /// A UUID.
    Uuid,
    /// A set of numbers that is not empty.
    Set,
    /// Known, and not written.
    Dropped,
    /// Worked out by the shape's own function.
    Computed,
}

/// What the first word of a list is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum First {
    /// A word as all others.
    Written,
    /// The default, which is not written.
    Hidden,
    /// A word that may not be given.
    Refused,
}

/// How a number is read and written.
#[derive(Clone, Copy)]
pub(super) struct Number {
    base: u32,
    wide: bool,
    signed: bool,
    negative: bool,
    zero: First,
    write: Write,
}

#[derive(Clone, Copy)]
enum Write {
    Decimal,
    /// `0x` and at least so many digits.
    Hex(usize),
    /// `0x` and at least so many upper case digits.
    UpperHex(usize),
    Octal,
}

/// A number that is not negative and fits in 32 bits; zero is not written.
pub(super) const NUMBER: Number =
    Number { base: 10, wide: false, signed: false, negative: false, zero: First::Hidden, write: Write::Decimal };

/// As [`NUMBER`], with 64 bits.
pub(super) const WIDE: Number = Number { wide: true, ..NUMBER };

/// A number of 32 bits that may be negative; zero is written.
pub(super) const SIGNED: Number = Number { signed: true, negative: true, zero: First::Written, ..NUMBER };

impl Number {
    /// With zero written.
    pub(super) const fn with_zero(self) -> Number {
        Number { zero: First::Written, ..self }
    }

    /// Of 64 bits.
    pub(super) const fn wide(self) -> Number {
        Number { wide: true, ..self }
    }

    /// With zero not written.
    pub(super) const fn without_zero(self) -> Number {
        Number { zero: First::Hidden, ..self }
    }

    /// With zero refused.
    pub(super) const fn nonzero(self) -> Number {
        Number { zero: First::Refused, ..self }
    }

    /// Read in another base; 0 means that a prefix tells.
    pub(super) const fn base(self, base: u32) -> Number {
        Number { base, ..self }
    }

    /// Written with `0x` and at least so many digits.
    pub(super) const fn hex(self, digits: usize) -> Number {
        Number { write: Write::Hex(digits), ..self }
    }

    /// Written with `0x` and at least so many digits in upper case.
    pub(super) const fn upper_hex(self, digits: usize) -> Number {
        Number { write: Write::UpperHex(digits), ..self }
    }

    /// Read and written in base 8, with at least four digits.
    pub(super) const fn octal(self) -> Number {
        Number { base: 8, write: Write::Octal, ..self }
    }

    /// With negative numbers refused by a message of its own.
    pub(super) const fn not_negative(self) -> Number {
        Number { negative: false, signed: true, ..self }
    }

    /// Reads a number: `None` if it is none, or does not fit.
    pub(super) fn read(self, text: &str) -> Option<i128> {
        let value = if self.signed {
            i128::from(value::signed(text, self.base)?)
        } else {
            i128::from(value::unsigned(text, self.base)?)
        };
        let fits = match (self.wide, self.signed) {
            (true, _) => true,
            (false, true) => i32::try_from(value).is_ok(),
            (false, false) => u32::try_from(value).is_ok(),
        };
        fits.then_some(value)
    }

    /// The text for a number; `None` if it is zero and that is not written.
    pub(super) fn write(self, value: i128) -> Option<String> {
        if value == 0 && self.zero == First::Hidden {
            return None;
        }
        Some(match self.write {
            Write::Decimal => value.to_string(),
            Write::Hex(digits) => format!("0x{value:0digits$x}"),
            Write::UpperHex(digits) => format!("0x{value:0digits$X}"),
            Write::Octal => format!("{value:04o}"),
        })
    }

    /// What messages say was expected.
    fn expected(self) -> &'static str {
        match (self.signed, self.wide) {
            (false, _) => "non-negative integer",
            (true, false) => "integer",
            (true, true) => "long long integer",
        }
    }
}

const fn attribute(name: &'static str, kind: Kind) -> Attribute {
    Attribute { name, kind, required: false, default: None }
}

/// An attribute that takes any text.
pub(super) const fn text(name: &'static str) -> Attribute {
    attribute(name, Kind::Text)
}

/// An attribute that takes any text; empty is as if it were not there.
pub(super) const fn filled(name: &'static str) -> Attribute {
    attribute(name, Kind::Filled)
}

/// An attribute that takes a path.
pub(super) const fn path(name: &'static str) -> Attribute {
    attribute(name, Kind::Path)
}

/// An attribute that takes one of these words.
pub(super) const fn word(name: &'static str, words: &'static [&'static str]) -> Attribute {
    attribute(name, Kind::Word(words, First::Written))
}

/// An attribute that takes one of these words, of which the first is the default and not written.
pub(super) const fn word_or_first(name: &'static str, words: &'static [&'static str]) -> Attribute {
    attribute(name, Kind::Word(words, First::Hidden))
}

/// An attribute that takes one of these words but the first, which stands for its absence.
pub(super) const fn word_but_first(name: &'static str, words: &'static [&'static str]) -> Attribute {
    attribute(name, Kind::Word(words, First::Refused))
}

/// An attribute that is `yes` or `no`.
pub(super) const fn yes_no(name: &'static str) -> Attribute {
    word(name, &["yes", "no"])
}

/// An attribute that is `on` or `off`.
pub(super) const fn on_off(name: &'static str) -> Attribute {
    word(name, &["on", "off"])
}

/// An attribute that takes a number.
pub(super) const fn number(name: &'static str, number: Number) -> Attribute {
    attribute(name, Kind::Number(number))
}

/// An attribute that takes a UUID.
pub(super) const fn uuid(name: &'static str) -> Attribute {
    attribute(name, Kind::Uuid)
}

/// An attribute that takes a set of numbers.
pub(super) const fn set(name: &'static str) -> Attribute {
    attribute(name, Kind::Set)
}

/// An attribute that is known and not written.
pub(super) const fn dropped(name: &'static str) -> Attribute {
    attribute(name, Kind::Dropped)
}

/// An attribute that the shape's own function works out.
pub(super) const fn computed(name: &'static str) -> Attribute {
    attribute(name, Kind::Computed)
}

impl Attribute {
    /// That must be there.
    pub(super) const fn required(self) -> Attribute {
        Attribute { required: true, ..self }
    }

    /// That is written so when it is not there.
    pub(super) const fn or(self, default: &'static str) -> Attribute {
        Attribute { default: Some(default), ..self }
    }

    /// Reads it from one element and puts its canonical form into another.
    pub(super) fn read(&self, raw: &Element, into: &mut Element) -> Result<()> {
        let given = raw.get(self.name);
        let Some(text) = given.filter(|text| !(text.is_empty() && matches!(self.kind, Kind::Filled))) else {
            if self.required {
                return Err(missing_attribute(self.name, raw));
            }
            into.attributes.extend(self.default.map(|default| (self.name.into(), default.into())));
            return Ok(());
        };
        let written = match self.kind {
            Kind::Text | Kind::Filled => Some(text.to_owned()),
            Kind::Path => Some(value::clean_path(text)),
            Kind::Word(words, first) => self.word(text, words, first, raw)?,
            Kind::Number(number) => self.number(text, number, raw)?,
            Kind::Uuid => Some(crate::uuid::parse(text).map(|uuid| crate::uuid::format(&uuid)).ok_or_else(|| {
                Error::new(Origin::Xml, Code::XmlError, format!("{}: '{text}'. Expected UUID", self.invalid(raw)))
            })?),
            Kind::Set => Some(Set::filled(text, self.name)?.to_string()),
            Kind::Dropped | Kind::Computed => None,
        };
        into.attributes.extend(written.map(|written| (self.name.into(), written.into())));
        Ok(())
    }

    fn invalid(&self, raw: &Element) -> String {
        format!("Invalid value for attribute '{}' in element '{}'", self.name, raw.local_name())
    }

    fn word(&self, text: &str, words: &[&str], first: First, raw: &Element) -> Result<Option<String>> {
        match words.iter().position(|word| *word == text) {
            Some(0) if first == First::Hidden => Ok(None),
            Some(index) if index > 0 || first == First::Written => Ok(Some(text.to_owned())),
            _ => Err(invalid_word(self.name, text, raw)),
        }
    }

    fn number(&self, text: &str, number: Number, raw: &Element) -> Result<Option<String>> {
        let invalid = |rest: String| Error::new(Origin::Xml, Code::XmlError, self.invalid(raw) + &rest);
        let expected = number.expected();
        let value = number.read(text).ok_or_else(|| invalid(format!(": '{text}'. Expected {expected} value")))?;
        if value < 0 && !number.negative {
            return Err(invalid(format!(": '{text}'. Expected non-negative value")));
        }
        if value == 0 && number.zero == First::Refused {
            return Err(invalid(": Zero is not permitted".to_owned()));
        }
        Ok(number.write(value))
    }
}

/// What an attribute chooses that must be there.
pub(super) fn choice<T>(
    element: &Element,
    name: &'static str,
    choices: impl IntoIterator<Item = (&'static str, T)>,
) -> Result<T> {
    let given = element.get(name).ok_or_else(|| missing_attribute(name, element))?;
    let chosen = choices.into_iter().find(|(word, _)| *word == given).map(|(_, chosen)| chosen);
    chosen.ok_or_else(|| invalid_word(name, given, element))
}

/// The error for an attribute that is none of the words that it takes.
fn invalid_word(name: &'static str, given: &str, element: &Element) -> Error {
    let invalid = text(name).invalid(element);
    Error::new(Origin::Xml, Code::XmlError, format!("{invalid}: '{given}'."))
}

/// The error for an attribute that must be there.
pub(super) fn missing_attribute(name: &str, element: &Element) -> Error {
    let detail = format!("Missing required attribute '{name}' in element '{}'", element.local_name());
    Error::new(Origin::Xml, Code::XmlError, detail)
}

fn as_it_is(_: &Element, _: &mut Element) -> Result<()> {
    Ok(())
}

impl Shape {
    /// An element with attributes; without any it is left out.
    pub(super) const fn new(name: &'static str, attributes: &'static [Attribute]) -> Shape {
        Shape { name, attributes, content: Content::Elements(&[]), bare: false, open: false, adjust: as_it_is }
    }

    /// An element that says something by being there.
    pub(super) const fn flag(name: &'static str) -> Shape {
        Shape::new(name, &[]).or_bare()
    }

    /// An element that holds text.
    pub(super) const fn with_text(name: &'static str) -> Shape {
        Shape { content: Content::Text, ..Shape::new(name, &[]) }
    }

    /// An element that holds elements.
    pub(super) const fn holding(name: &'static str, children: &'static [Child]) -> Shape {
        Shape { content: Content::Elements(children), ..Shape::new(name, &[]) }
    }

    /// With this between the tags.
    pub(super) const fn content(self, content: Content) -> Shape {
        Shape { content, ..self }
    }

    /// With these elements in it.
    pub(super) const fn children(self, children: &'static [Child]) -> Shape {
        Shape { content: Content::Elements(children), ..self }
    }

    /// Written also when there is nothing in it.
    pub(super) const fn or_bare(self) -> Shape {
        Shape { bare: true, ..self }
    }

    /// Written with two tags also when there is nothing between them.
    pub(super) const fn open(self) -> Shape {
        Shape { open: true, ..self }
    }

    /// With what tables cannot say.
    pub(super) const fn adjust(self, adjust: Adjust) -> Shape {
        Shape { adjust, ..self }
    }

    /// The element's name.
    pub(super) fn name(&self) -> &'static str {
        self.name
    }

    /// The canonical form of an element; `None` if it says nothing. Recursion follows the tables, and
    /// where these go in circles (a backing store in a backing store) it is bounded by the parser's
    /// nesting.
    pub(super) fn read(&self, raw: &Element) -> Result<Option<Element>> {
        let mut element = Element::new(raw.name.clone());
        for attribute in self.attributes {
            attribute.read(raw, &mut element)?;
        }
        self.read_content(raw, &mut element)?;
        (self.adjust)(raw, &mut element)?;
        self.arrange(&mut element);
        if self.open && element.nodes.is_empty() && (self.bare || !element.attributes.is_empty()) {
            element.nodes.push(Node::text(""));
        }
        let says_something = self.bare || !element.attributes.is_empty() || !element.nodes.is_empty();
        Ok(says_something.then_some(element))
    }

    fn knows_attribute(&self, name: &str) -> bool {
        let unit = matches!(self.content, Content::Size { .. }) && name == "unit";
        unit || self.attributes.iter().any(|attribute| attribute.name == name)
    }

    /// Whether the table lists an element of that name.
    pub(super) fn knows_child(&self, name: &str) -> bool {
        matches!(self.content, Content::Elements(children) if children.iter().any(|child| child.name() == name))
    }

    fn read_content(&self, raw: &Element, into: &mut Element) -> Result<()> {
        match self.content {
            Content::Elements(children) => {
                for child in children {
                    child.read(raw, into)?;
                }
            }
            Content::Text | Content::MaybeText | Content::TextOrBlank => {
                let text = raw.text();
                if !text.is_empty() {
                    into.nodes.push(Node::text(text));
                } else if matches!(self.content, Content::TextOrBlank) {
                    into.nodes = vec![Node::text(""), Node::text("")];
                } else if matches!(self.content, Content::Text) {
                    into.attributes.clear();
                }
            }
            Content::Number(number, message) => {
                let text = raw.text();
                let value = if text.is_empty() { Some(0) } else { number.read(&text) };
                let value = value.ok_or_else(|| value::wrong(message.replace("{}", &text)))?;
                let written = number.write(value).filter(|_| !text.is_empty());
                into.nodes.extend(written.map(Node::text));
            }
            Content::Size { path, scale, unit, zero } => read_size(raw, into, (path, scale, unit, zero))?,
            Content::Anything => into.nodes.clone_from(&raw.nodes),
        }
        Ok(())
    }

    /// Puts attributes and elements into the order of the table; what it does not know comes last.
    pub(super) fn arrange(&self, element: &mut Element) {
        element.order_attributes(&|name| rank(self.attributes, |attribute| attribute.name == name));
        if let Content::Elements(children) = self.content {
            element.order(&|child| {
                if child.namespaced { u64::MAX } else { rank(children, |known| known.name() == child.name) }
            });
        }
    }
}

fn read_size(raw: &Element, into: &mut Element, how: (&str, u64, &str, bool)) -> Result<()> {
    let (path, scale, unit, zero) = how;
    let text = raw.text();
    if text.is_empty() {
        into.attributes.clear();
        return Ok(());
    }
    let size = match unit {
        "KiB" => value::kib(&text, raw.get("unit"), path)?,
        _ => value::bytes(&text, raw.get("unit"), scale, u64::MAX, path)?,
    };
    if size == 0 && !zero {
        into.attributes.clear();
        return Ok(());
    }
    into.set("unit", unit);
    into.nodes.push(Node::text(size.to_string()));
    Ok(())
}

impl Child {
    /// The element's name.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Child::One(shape) | Child::Each(shape) => shape.name,
            Child::OneOf(family) | Child::EachOf(family) => family.name,
            Child::Dropped(name) => name,
        }
    }

    fn read(&self, raw: &Element, into: &mut Element) -> Result<()> {
        let many = matches!(self, Child::Each(_) | Child::EachOf(_));
        for child in raw.all(self.name()).take(if many { usize::MAX } else { 1 }) {
            into.nodes.extend(self.read_one(raw, child)?.map(Node::Element));
        }
        Ok(())
    }

    /// The canonical form of one such element of a parent; `None` if it says nothing.
    pub(super) fn read_one(&self, parent: &Element, raw: &Element) -> Result<Option<Element>> {
        match self {
            Child::One(shape) | Child::Each(shape) => shape.read(raw),
            Child::OneOf(family) | Child::EachOf(family) => family.read(parent, raw),
            Child::Dropped(_) => Ok(None),
        }
    }
}

impl Family {
    /// The canonical form of an element in the variant that fits; `None` if it says nothing.
    pub(super) fn read(&self, parent: &Element, raw: &Element) -> Result<Option<Element>> {
        (self.pick)(parent, raw)?.read(raw)
    }
}

/// The place of what is sought; the last one of all where it is not there.
pub(super) fn rank<T>(among: &[T], is: impl Fn(&T) -> bool) -> u64 {
    among.iter().position(is).and_then(|place| u64::try_from(place).ok()).unwrap_or(u64::MAX)
}
