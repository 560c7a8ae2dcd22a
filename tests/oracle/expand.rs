//! Alternatives in a line: `{a, b}`, or the name of a set, `{domain}`.
//!
//! A script means each of them in turn, a pattern for random calls one of them. A set named again in the same line
//! stands for the same item.

use std::collections::HashMap;

/// Named sets of alternatives.
#[derive(Clone, Default)]
pub(crate) struct Sets(HashMap<String, Vec<String>>);

/// A line cut at its first alternatives.
struct Cut<'a> {
    before: &'a str,
    /// What is between the braces.
    inner: &'a str,
    items: Vec<String>,
    after: &'a str,
}

impl Cut<'_> {
    /// What follows, where an item was taken.
    fn after(&self, item: &str) -> String {
        if self.inner.contains(',') {
            return self.after.to_owned();
        }
        self.after.replace(&format!("{{{}}}", self.inner), item)
    }
}

impl Sets {
    /// Adds a set: `name = a, b`.
    ///
    /// # Errors
    /// When there is no `=`.
    pub(crate) fn add(&mut self, text: &str) -> Result<(), String> {
        let (name, items) = text.split_once('=').ok_or("a set has a name, = and its items")?;
        self.0.insert(name.trim().to_owned(), items_of(items));
        Ok(())
    }

    /// The line once for each combination of its alternatives, the first ones turning slowest.
    ///
    /// # Errors
    /// When a set is not known.
    pub(crate) fn all(&self, line: &str) -> Result<Vec<String>, String> {
        let Some(cut) = self.cut(line)? else { return Ok(vec![line.to_owned()]) };
        let mut lines = Vec::new();
        for item in &cut.items {
            for head in self.all(item)? {
                let tails = self.all(&cut.after(&head))?;
                lines.extend(tails.iter().map(|tail| format!("{}{head}{tail}", cut.before)));
            }
        }
        Ok(lines)
    }

    /// The line with one of each alternatives, chosen by `below`, which gives a number below its argument.
    ///
    /// # Errors
    /// When a set is not known.
    pub(crate) fn one(&self, line: &str, below: &mut impl FnMut(usize) -> usize) -> Result<String, String> {
        let Some(cut) = self.cut(line)? else { return Ok(line.to_owned()) };
        let item = self.one(&cut.items[below(cut.items.len())], below)?;
        Ok(format!("{}{item}{}", cut.before, self.one(&cut.after(&item), below)?))
    }

    fn cut<'a>(&self, line: &'a str) -> Result<Option<Cut<'a>>, String> {
        let Some((before, rest)) = line.split_once('{') else { return Ok(None) };
        let mut depth = 1;
        let end = rest.find(|c| {
            depth += match c {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            depth == 0
        });
        let end = end.ok_or("a brace is not closed")?;
        let (inner, after) = (&rest[..end], &rest[end + 1..]);
        let items = match self.0.get(inner) {
            Some(items) => items.clone(),
            None if inner.contains(',') => items_of(inner),
            None => return Err(format!("there is no set {inner}")),
        };
        Ok(Some(Cut { before, inner, items, after }))
    }
}

/// Items between commas that are not within inner braces.
fn items_of(text: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut depth = 0;
    for c in text.chars() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        match items.last_mut() {
            Some(last) if c != ',' || depth > 0 => last.push(c),
            _ => items.push(String::new()),
        }
    }
    items.iter().map(|item| item.trim().to_owned()).collect()
}
