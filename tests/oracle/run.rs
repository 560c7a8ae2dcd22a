//! Runs a script on both libraries and compares every answer.

use std::collections::HashSet;
use std::io::Write;

use crate::compare::{Answer, Twins};
use crate::player::Player;
use crate::script::{FOLDER, Mark, Script, Shows, Step};
use crate::side::Side;

/// The columns that `error` in a mark stands for.
const ERROR: &[&str] = &["code", "domain", "level", "message", "str1", "str2", "str3", "int1", "int2"];

/// Both libraries.
pub(crate) struct Pair {
    ours: Side,
    original: Side,
}

/// What is told while a script runs.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Telling {
    Nothing,
    /// The line of each step before it, so that a crash has a place.
    Places,
    /// What the original answers to each step.
    Answers,
}

/// What came of a script.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) same: usize,
    pub(crate) known: usize,
    /// The lines whose marks were borne out.
    shown: HashSet<usize>,
    /// Descriptions of the steps that did not come out as expected.
    pub(crate) wrong: Vec<String>,
}

impl Pair {
    /// Opens the libraries that the environment names.
    ///
    /// # Errors
    /// When one cannot be opened.
    pub(crate) fn open() -> Result<Pair, String> {
        let open = |name: &str| {
            let path = std::env::var(name).map_err(|_| format!("{name} does not name a library"))?;
            Side::open(&path).map_err(|why| format!("{path}: {why}"))
        };
        Ok(Pair { original: open("ORACLE_ORIGINAL")?, ours: open("ORACLE_OURS")? })
    }

    /// Runs a script.
    ///
    /// # Errors
    /// When the script cannot be run.
    pub(crate) fn run(&self, script: &Script, telling: Telling) -> Result<Tally, String> {
        let folders = ["ours", "original"]
            .map(|side| format!("{}/oracle-{}-{side}", std::env::temp_dir().display(), std::process::id()));
        for folder in &folders {
            std::fs::create_dir_all(folder).map_err(|why| format!("{folder}: {why}"))?;
            for (name, text) in &script.files {
                std::fs::write(format!("{folder}/{name}"), text).map_err(|why| format!("{name}: {why}"))?;
            }
        }
        let tally = self.compare(script, &folders, telling);
        for folder in &folders {
            std::fs::remove_dir_all(folder).map_err(|why| format!("{folder}: {why}"))?;
        }
        tally
    }

    fn compare(&self, script: &Script, folders: &[String; 2], telling: Telling) -> Result<Tally, String> {
        let mut ours = Player::new(&self.ours, script, &folders[0]);
        let mut original = Player::new(&self.original, script, &folders[1]);
        let mut tally = Tally::default();
        let mut twins = Twins::default();
        for step in &script.steps {
            if telling != Telling::Nothing {
                println!("@{}", step.line);
                std::io::stdout().flush().map_err(|why| why.to_string())?;
            }
            let at = |why| format!("line {}: {why}", step.line);
            let mut theirs = original.play(step).map_err(at)?;
            let mut mine = ours.play(step).map_err(at)?;
            unplace(&mut mine, &folders[0]);
            unplace(&mut theirs, &folders[1]);
            if telling == Telling::Answers {
                println!("{}", shown(step, &theirs));
            }
            let marked = tally.count(step, &mine, &theirs, &twins.differences(&mine, &theirs));
            if marked == Some(Shows::Parting) {
                (ours.end(), original.end());
                return Ok(tally);
            }
        }
        tally.count_stale(script);
        let (theirs, mine) = (original.end(), ours.end());
        let differs = twins.differences(&mine, &theirs);
        if !differs.is_empty() {
            tally.wrong.push(format!("at the end: {}", told(&differs, &mine, &theirs)));
        }
        Ok(tally)
    }
}

impl Tally {
    /// Compares the differences of a step with those that it is marked with; how the mark said that they would show.
    fn count(&mut self, step: &Step, ours: &Answer, theirs: &Answer, differs: &[String]) -> Option<Shows> {
        let problem = match &step.mark {
            mark if differs.is_empty() && mark.as_ref().is_none_or(|mark| mark.shows != Shows::Always) => {
                self.same += 1;
                return None;
            }
            Some(mark) if marked(mark, differs) => {
                self.known += 1;
                self.shown.insert(step.line);
                return Some(mark.shows);
            }
            None => String::new(),
            Some(mark) if differs.is_empty() => format!("agrees now: take off the mark {}", mark.id),
            Some(mark) => format!("differs in {differs:?}, not as {} says", mark.id),
        };
        let Step { line, text, .. } = step;
        let text = text.chars().take(200).collect::<String>();
        self.wrong.push(format!("line {line}: {text}\n{problem}{}", told(differs, ours, theirs)));
        None
    }

    /// Finds the marks that no alternative of their line bore out.
    fn count_stale(&mut self, script: &Script) {
        for step in &script.steps {
            let somewhere = step.mark.as_ref().filter(|mark| mark.shows == Shows::Somewhere);
            if let Some(mark) = somewhere.filter(|_| self.shown.insert(step.line)) {
                self.wrong.push(format!("line {}: agrees now: take off the mark {}", step.line, mark.id));
            }
        }
    }
}

/// Whether the columns that differ are those of a mark: all of them where it always shows, some of them elsewhere.
fn marked(mark: &Mark, differs: &[String]) -> bool {
    let any_error = mark.columns.iter().any(|column| column == "error");
    let named = |column: &String| mark.columns.contains(column) || any_error && ERROR.contains(&&**column);
    let seen = |column: &String| column == "error" || differs.contains(column);
    let whole = mark.shows != Shows::Always || mark.columns.iter().all(seen);
    !differs.is_empty() && differs.iter().all(named) && whole
}

/// The columns that differ, side by side; of long texts the lines that differ.
fn told(differs: &[String], ours: &Answer, theirs: &Answer) -> String {
    let mut text = String::new();
    for column in differs {
        let (mine, other) = (ours.column(column), theirs.column(column));
        let lines = |one: &str, two: &str| {
            let kept: Vec<&str> = one.lines().filter(|line| !two.lines().any(|other| other == *line)).take(8).collect();
            if kept.is_empty() {
                one.lines().take(8).collect::<Vec<_>>().join("\n      ")
            } else {
                kept.join("\n      ")
            }
        };
        text += &format!("\n  {column}\n    ours {}\n    original {}", lines(mine, other), lines(other, mine));
    }
    text
}

/// A step with what the original answers.
fn shown(step: &Step, theirs: &Answer) -> String {
    let columns = theirs.columns.iter().filter(|(_, value)| !value.is_empty());
    columns.fold(step.text.clone(), |text, (name, value)| {
        format!("{text}\n    {name}: {}", value.replace('\n', "\n        "))
    })
}

/// Writes the folder of a script's files as the script does.
fn unplace(answer: &mut Answer, folder: &str) {
    for (_, text) in &mut answer.columns {
        if text.contains(folder) {
            *text = text.replace(folder, FOLDER);
        }
    }
}
