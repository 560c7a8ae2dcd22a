//! Scripts: plain text, one call a line. `README.md` beside this file says how they are written.

use std::collections::HashMap;

use crate::expand::Sets;
use crate::interface::INTERFACE;
use crate::words::{Word, split};

/// A difference that is known: the row of `abi/differences.tsv` that tells why, and the columns in which answers differ.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mark {
    pub(crate) id: String,
    pub(crate) columns: Vec<String>,
    pub(crate) shows: Shows,
}

/// When a known difference shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Shows {
    /// `~`
    Always,
    /// `~?`: with some of the line's alternatives, but with one at least.
    Somewhere,
    /// `~!`: in some states. Where it does, the two have parted and the rest of the script says nothing.
    Parting,
}

/// One call.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    /// Its line in the file, from 1.
    pub(crate) line: usize,
    /// It as a line of its own.
    pub(crate) text: String,
    /// The variable that keeps what it returns.
    pub(crate) keeps: Option<String>,
    pub(crate) function: String,
    pub(crate) arguments: Vec<Word>,
    pub(crate) mark: Option<Mark>,
}

/// A script.
#[derive(Default)]
pub(crate) struct Script {
    pub(crate) steps: Vec<Step>,
    /// Texts that calls name as variables.
    pub(crate) texts: HashMap<String, Vec<u8>>,
    /// Files to write beforehand, by name.
    pub(crate) files: Vec<(String, String)>,
}

/// What stands for the folder of the script's files in any text.
pub(crate) const FOLDER: &str = "%DIR%";

impl Script {
    /// Reads a script.
    ///
    /// # Errors
    /// A message with the line that cannot be read.
    pub(crate) fn read(source: &str) -> Result<Script, String> {
        let mut script = Script::default();
        let mut sets = Sets::default();
        let mut lines = source.lines().enumerate();
        while let Some((index, line)) = lines.next() {
            let at = |message: String| format!("line {}: {message}", index + 1);
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
            match (word, rest.split_once(' ')) {
                ("text", Some((name, text))) => {
                    script.texts.insert(name.to_owned(), text.as_bytes().to_vec());
                }
                ("text" | "file", _) => {
                    let body: Vec<&str> =
                        lines.by_ref().map(|(_, line)| line).take_while(|line| line.trim() != "end").collect();
                    let body = body.join("\n") + "\n";
                    if word == "text" {
                        script.texts.insert(rest.to_owned(), body.into_bytes());
                    } else {
                        script.files.push((rest.to_owned(), body));
                    }
                }
                ("set", _) => sets.add(rest).map_err(at)?,
                _ => {
                    for text in sets.all(line).map_err(at)? {
                        script.steps.push(Step::read(index + 1, &text).map_err(at)?);
                    }
                }
            }
        }
        Ok(script)
    }
}

impl Step {
    fn read(line: usize, text: &str) -> Result<Step, String> {
        let mut words = split(text)?;
        let mark = match words.iter().position(|word| ["~", "~?", "~!"].contains(&&**word)) {
            Some(at) => Some(Mark::read(&words.split_off(at))?),
            None => None,
        };
        let keeps = (words.len() > 2 && words[1] == "=").then(|| words.drain(..2).next()).flatten();
        let keeps = keeps.map(|name| name.trim_start_matches('$').to_owned());
        let (name, arguments) = words.split_first().ok_or("no call")?;
        let function = INTERFACE.functions.get(&**name).ok_or_else(|| format!("there is no function {name}"))?;
        if function.parameters.len() != arguments.len() {
            return Err(format!("{name} takes {} arguments", function.parameters.len()));
        }
        let arguments = arguments.iter().map(|word| Word::read(word)).collect::<Result<_, _>>()?;
        Ok(Step { line, text: text.to_owned(), keeps, function: name.clone(), arguments, mark })
    }
}

impl Mark {
    fn read(words: &[String]) -> Result<Mark, String> {
        let [sign, id, columns @ ..] = words else { return Err("a mark without a reason".to_owned()) };
        let id = id.trim_end_matches(':');
        let known = include_str!("../../abi/differences.tsv").lines().any(|row| row.split('\t').next() == Some(id));
        if !known {
            return Err(format!("abi/differences.tsv has no {id}"));
        }
        if columns.is_empty() {
            return Err("a mark names the columns that differ".to_owned());
        }
        let columns = columns.iter().map(|column| column.trim_end_matches(',').to_owned()).collect();
        let shows = match &**sign {
            "~?" => Shows::Somewhere,
            "~!" => Shows::Parting,
            _ => Shows::Always,
        };
        Ok(Mark { id: id.to_owned(), columns, shows })
    }
}
