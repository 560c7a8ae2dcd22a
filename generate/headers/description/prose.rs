//! Sentences out of doc comments: what they say of one parameter, or of what is returned.

use crate::generate::headers::{Result, Tables};
use crate::generate::table::Row;

/// What describes a parameter: a row of the table for that function, else what the function's own
/// description says of it, else the row for all parameters of that type and name.
///
/// # Errors
/// None of the three is there.
pub(super) fn parameter(tables: &Tables, function: &str, kind: &str, name: &str, description: &str) -> Result<String> {
    let row = |of: &str| {
        let matches = |row: &&Row| row["function"] == of && row["type"] == kind && row["parameter"] == name;
        tables.parameter_texts.iter().find(matches).map(|row| row["description"].clone())
    };
    let text = row(function).or_else(|| mentions(description, name)).or_else(|| row("*"));
    text.ok_or_else(|| format!("parameter-docs.tsv: nothing says what `{kind} {name}` of {function} is"))
}

/// What a description says of the value that is returned; empty if nothing.
pub(super) fn returned(description: &str) -> String {
    let says = |sentence: &&String| {
        sentence.split(|c: char| !c.is_alphanumeric()).any(|word| matches!(word, "Returns" | "returns" | "Return"))
    };
    sentences(description).iter().filter(says).cloned().collect::<Vec<_>>().join(" ")
}

/// The sentences that name a parameter in backquotes.
fn mentions(description: &str, name: &str) -> Option<String> {
    let quoted = format!("`{name}`");
    let found: Vec<String> = sentences(description).into_iter().filter(|one| one.contains(&quoted)).collect();
    (!found.is_empty()).then(|| found.join(" "))
}

/// A sentence ends with a mark that a capital letter or a quoted name follows.
fn sentences(description: &str) -> Vec<String> {
    let words: Vec<&str> = description.split_whitespace().collect();
    let mut sentences = Vec::new();
    let mut current: Vec<&str> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        current.push(word);
        let next = words.get(at + 1).and_then(|next| next.chars().next());
        let ends = word.ends_with(['.', ':', ';']) && next.is_none_or(|c| c.is_uppercase() || "`-".contains(c));
        if ends {
            sentences.push(current.join(" "));
            current.clear();
        }
    }
    if !current.is_empty() {
        sentences.push(current.join(" "));
    }
    sentences
}
