//! What a guest sees of its machine, as tables, and the one function that compares two machines by them.

use crate::conf::domain::value;
use crate::error::{Code, Error, Origin, Result};
use crate::xml::Element;

/// Something to compare; its paths begin at the element that it is compared within.
pub(super) enum Check {
    /// Values, one after the other.
    Rows(&'static [Row]),
    /// Elements of one name.
    Each(Each),
    /// What tables cannot say: compares an element (first) with what is to take its place.
    With(fn(&Element, &Element) -> Result<()>),
    /// What another part of the library is said to have refused.
    By(Origin, &'static [Check]),
}

/// Elements of one name: as many in both, and each like the one at its place.
pub(super) struct Each {
    /// The path to the element that they are in.
    pub(super) within: &'static str,
    /// Their name.
    pub(super) name: &'static str,
    /// The message when they are not as many, which tells both numbers.
    pub(super) count: Text,
    /// What is compared of each.
    pub(super) checks: &'static [Check],
}

/// A value that must be the same in both, and the message when it is not.
pub(super) struct Row {
    value: Value,
    more: &'static [Value],
    when: Option<(&'static str, &'static str)>,
    text: Text,
}

/// Where a value is and how a message shows it. The path leads through children to a text, or with `@` at its end to an
/// attribute; with `?` to whether there is such an element, which is `on`, and with `*` to the names of all within it.
/// A step `entry#name` is to the entry of that name.
pub(super) struct Value {
    path: &'static str,
    default: &'static str,
    show: fn(&str) -> String,
}

/// How a message tells the values.
#[derive(Clone, Copy)]
pub(super) enum Text {
    /// What it is, both values bare.
    Plain(&'static str),
    /// What it is, both values in quotes.
    Quoted(&'static str),
    /// What it is the state of.
    State(&'static str),
    /// The whole of it: `{source}` and `{target}` are the old and the new value, `{source1}` the first of those that
    /// belong to it, and so on.
    Whole(&'static str),
}

/// A value of its own; `default` is what it stands for where it is left out.
pub(super) const fn value(path: &'static str, default: &'static str) -> Value {
    Value { path, default, show: str::to_owned }
}

/// A value that a message tells as it is.
pub(super) const fn plain(path: &'static str, default: &'static str, what: &'static str) -> Row {
    row(value(path, default), Text::Plain(what))
}

/// A value that a message tells in quotes.
pub(super) const fn quoted(path: &'static str, default: &'static str, what: &'static str) -> Row {
    row(value(path, default), Text::Quoted(what))
}

/// A state that a message tells.
pub(super) const fn state(path: &'static str, default: &'static str, what: &'static str) -> Row {
    row(value(path, default), Text::State(what))
}

/// A value with a message of its own.
pub(super) const fn told(value: Value, text: &'static str) -> Row {
    row(value, Text::Whole(text))
}

/// A value that its message does not tell.
pub(super) const fn untold(path: &'static str, text: &'static str) -> Row {
    told(value(path, ""), text)
}

const fn row(value: Value, text: Text) -> Row {
    Row { value, more: &[], when: None, text }
}

impl Row {
    /// With other values, of which any may differ.
    pub(super) const fn and(self, more: &'static [Value]) -> Row {
        Row { more, ..self }
    }

    /// Only where a value is that word.
    pub(super) const fn when(self, path: &'static str, word: &'static str) -> Row {
        Row { when: Some((path, word)), ..self }
    }

    /// Shown in another way than written.
    pub(super) const fn shown(self, show: fn(&str) -> String) -> Row {
        Row { value: self.value.shown(show), ..self }
    }

    /// Whether its message has a place for values that there are, and for no others.
    #[cfg(test)]
    pub(super) fn assert_message(&self) {
        let Text::Whole(text) = self.text else { return };
        for part in text.split('{').skip(1) {
            let (name, _) = part.split_once('}').unwrap();
            let place = name.trim_start_matches("target").trim_start_matches("source");
            let place: usize = if place.is_empty() { 0 } else { place.parse().unwrap() };
            assert!(name.len() >= 6 && place <= self.more.len(), "{text}");
        }
    }

    fn check(&self, own: &Element, other: &Element, origin: Origin) -> Result<()> {
        if self.when.is_some_and(|(path, word)| value(path, "").read(own) != word) {
            return Ok(());
        }
        let values = |element| std::iter::once(&self.value).chain(self.more).map(|value| value.read(element)).collect();
        let [own, other]: [Vec<String>; 2] = [values(own), values(other)];
        if own == other { Ok(()) } else { Err(refused(origin, self.text.tell(&own, &other))) }
    }
}

impl Value {
    /// Shown in another way than written.
    pub(super) const fn shown(self, show: fn(&str) -> String) -> Value {
        Value { path: self.path, default: self.default, show }
    }

    /// The value in an element, as it is shown.
    pub(super) fn read(&self, element: &Element) -> String {
        let found = self.find(element);
        (self.show)(found.as_deref().unwrap_or(self.default))
    }

    fn find(&self, element: &Element) -> Option<String> {
        if let Some(path) = self.path.strip_suffix('?') {
            return walk(element, path).map(|_| "on".to_owned());
        }
        if let Some(path) = self.path.strip_suffix('*') {
            let names: Vec<_> = walk(element, path)?.elements().map(Element::local_name).collect();
            return Some(names.join(" "));
        }
        match self.path.rsplit_once('@') {
            Some((path, name)) => walk(element, path)?.get(name).map(str::to_owned),
            None => walk(element, self.path).map(Element::text),
        }
    }
}

/// The element at a path.
pub(super) fn walk<'a>(element: &'a Element, path: &str) -> Option<&'a Element> {
    path.split('/').filter(|step| !step.is_empty()).try_fold(element, |element, step| match step.split_once('#') {
        Some((step, name)) => element.elements().find(|child| child.is(step) && child.get("name") == Some(name)),
        None => element.child(step),
    })
}

impl Text {
    /// The message; `own` is what was, `other` what was to take its place.
    fn tell(self, own: &[String], other: &[String]) -> String {
        let [source, target] = [own, other].map(|values| values.first().map_or("", String::as_str));
        match self {
            Text::Plain(what) => format!("Target {what} {target} does not match source {source}"),
            Text::Quoted(what) => format!("Target {what} '{target}' does not match source '{source}'"),
            Text::State(what) => format!("State of {what} differs: source: '{source}', destination: '{target}'"),
            Text::Whole(text) => fill(text, own, other),
        }
    }
}

fn fill(text: &str, own: &[String], other: &[String]) -> String {
    let mut parts = text.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap_or_default();
        let (values, place) = match name.strip_prefix("target") {
            Some(place) => (other, place),
            None => (own, name.strip_prefix("source").unwrap_or_default()),
        };
        let place = place.parse().unwrap_or(0_usize);
        filled.push_str(values.get(place).map_or("", String::as_str));
        filled.push_str(rest);
    }
    filled
}

/// Compares an element with what is to take its place.
///
/// # Errors
/// `VIR_ERR_CONFIG_UNSUPPORTED` from that origin with the first thing that differs.
pub(super) fn compare(checks: &[Check], own: &Element, other: &Element, origin: Origin) -> Result<()> {
    checks.iter().try_for_each(|check| match check {
        Check::Rows(rows) => rows.iter().try_for_each(|row| row.check(own, other, origin)),
        Check::Each(each) => each.compare(own, other, origin),
        Check::With(check) => check(own, other),
        Check::By(origin, checks) => compare(checks, own, other, *origin),
    })
}

impl Each {
    fn compare(&self, own: &Element, other: &Element, origin: Origin) -> Result<()> {
        let all = |element| -> Vec<&Element> {
            walk(element, self.within).into_iter().flat_map(|one| one.all(self.name)).collect()
        };
        compare_lists(&all(own), &all(other), self.count, self.checks, origin)
    }
}

/// Compares lists of elements.
///
/// # Errors
/// As [`compare`]; `count` tells when they are not as long.
pub(super) fn compare_lists(
    own: &[&Element],
    other: &[&Element],
    count: Text,
    checks: &[Check],
    origin: Origin,
) -> Result<()> {
    if own.len() != other.len() {
        return Err(refused(origin, count.tell(&[own.len().to_string()], &[other.len().to_string()])));
    }
    own.iter().zip(other).try_for_each(|(own, other)| compare(checks, own, other, origin))
}

/// The error for another machine.
pub(super) fn refused(origin: Origin, detail: String) -> Error {
    Error::new(origin, Code::ConfigUnsupported, detail)
}

/// Shows a number in decimal, however it is written.
pub(super) fn decimal(text: &str) -> String {
    number(text).to_string()
}

/// The number that a canonical form holds.
pub(super) fn number(text: &str) -> u64 {
    value::unsigned(text, 0).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(path: &'static str, document: &str) -> String {
        value(path, "-").read(&crate::xml::parse(document.as_bytes(), None).unwrap())
    }

    #[test]
    fn paths_lead_to_texts_attributes_and_what_there_is() {
        let document = "<a x='1'><b y='2'>text<c/><d/></b><entry name='n'>own</entry></a>";
        for (path, found) in
            [("@x", "1"), ("b/@y", "2"), ("b", "text"), ("b?", "on"), ("b*", "c d"), ("entry#n", "own"), ("c?", "-")]
        {
            assert_eq!(read(path, document), found, "{path}");
        }
    }

    #[test]
    fn a_message_tells_old_and_new_values_wherever_they_are_in_it() {
        let [own, other] = [["1", "{source}"], ["3", "4"]].map(|values| values.map(str::to_owned));
        let text = Text::Whole("{source}, {source1}: {target}, {target1}.");
        assert_eq!(text.tell(&own, &other), "1, {source}: 3, 4.");
    }

    #[test]
    fn a_row_counts_only_where_its_word_is() {
        const ROW: Row = plain("@n", "0", "number").when("@type", "a");
        let of = |kind: &str, number: &str| Element::new("e").attribute("type", kind).attribute("n", number);
        let check = |kind| ROW.check(&of(kind, "1"), &of(kind, "2"), Origin::Domain);
        assert!(check("b").is_ok());
        assert!(check("a").unwrap_err().to_string().contains("Target number 2 does not match source 1"));
    }

    #[test]
    fn elements_are_compared_at_their_places_once_they_are_as_many() {
        const NAMES: Each = Each {
            within: "all",
            name: "one",
            count: Text::Quoted("count"),
            checks: &[Check::Rows(&[plain("@n", "none", "name")])],
        };
        let parse = |text: &str| crate::xml::parse(text.as_bytes(), None).unwrap();
        let own = parse("<a><all><one n='x'/><other/><one/></all></a>");
        for (other, detail) in [
            ("<a><all><one n='x'/><one n='y'/></all></a>", "Target name y does not match source none"),
            ("<a><all><one n='x'/></all></a>", "Target count '1' does not match source '2'"),
            ("<a/>", "Target count '0' does not match source '2'"),
        ] {
            let error = NAMES.compare(&own, &parse(other), Origin::Cpu).unwrap_err();
            assert_eq!((error.code(), error.to_string().contains(detail)), (Code::ConfigUnsupported, true), "{other}");
        }
        assert!(NAMES.compare(&own, &own, Origin::Cpu).is_ok());
    }
}
