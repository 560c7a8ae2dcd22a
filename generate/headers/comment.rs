//! C comments out of descriptions, wrapped to the width of a line.

use crate::generate::headers::{Result, WIDTH};

/// A documentation comment that stands above what it describes, indented by `indent` spaces: the
/// description and the release that first had the thing, where they are known. Empty if neither is.
pub(super) fn above(description: &str, since: &str, indent: usize) -> Result<String> {
    if description.contains("*/") || description.contains("/*") {
        return Err(format!("a C comment cannot hold: {description}"));
    }
    let margin = " ".repeat(indent);
    let single = with_since(description, since);
    if single.is_empty() {
        return Ok(String::new());
    }
    if !single.contains('\n') && indent + "/**  */".len() + single.len() <= WIDTH {
        return Ok(format!("{margin}/** {single} */\n"));
    }
    let mut paragraphs = paragraphs(description);
    if is_known(since) {
        paragraphs.push(String::new());
        paragraphs.push(with_since("", since));
    }
    let mut text = format!("{margin}/**\n");
    for line in paragraphs.iter().flat_map(|paragraph| wrap(paragraph, WIDTH - indent - " * ".len())) {
        text.push_str(format!("{margin} * {line}").trim_end());
        text.push('\n');
    }
    text.push_str(&format!("{margin} */\n"));
    Ok(text)
}

/// The description and the release in one line, or the one of them that is known.
pub(super) fn with_since(description: &str, since: &str) -> String {
    let description = description.trim_end();
    match description {
        text if !is_known(since) => text.to_owned(),
        "" => format!("Since {since}."),
        text if text.ends_with(['.', '!', '?']) => format!("{text} Since {since}."),
        text => format!("{text}. Since {since}."),
    }
}

fn is_known(since: &str) -> bool {
    !matches!(since, "" | "?")
}

/// Lines that belong together in one: all up to an empty line or to the next item of a list.
fn paragraphs(description: &str) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    for line in description.lines() {
        match paragraphs.last_mut() {
            Some(last) if !last.is_empty() && !line.is_empty() && !line.starts_with("- ") => {
                last.push(' ');
                last.push_str(line);
            }
            _ => paragraphs.push(line.to_owned()),
        }
    }
    paragraphs
}

/// Lines of at most `width` characters, broken between words; a longer word has its own line.
fn wrap(line: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in line.split(' ') {
        let current = lines.len() - 1;
        if lines[current].is_empty() {
            lines[current].push_str(word);
        } else if lines[current].len() + 1 + word.len() <= width {
            lines[current].push(' ');
            lines[current].push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

/// What a comment written by cbindgen says, as C readers need it: without its stars, without the
/// section on what makes a call safe in Rust, and without the marks of Rust links.
pub(super) fn from_rustdoc(comment: &str) -> String {
    let mut kept: Vec<String> = Vec::new();
    let mut skipping = false;
    for line in comment.lines() {
        let line = line.trim().trim_start_matches("/**").trim_end_matches("*/");
        let line = line.strip_prefix('*').unwrap_or(line).trim();
        if let Some(title) = line.strip_prefix("# ") {
            skipping = title == "Safety";
            if !skipping {
                kept.push(format!("{title}:"));
            }
        } else if !skipping {
            kept.push(line.replace("[`", "`").replace("`]", "`"));
        }
    }
    kept.join("\n").trim().to_owned()
}
