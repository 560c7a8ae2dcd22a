//! The same calls on this library and on the original, in one process, and every answer compared.
//!
//! `make oracle` gets the original and runs this. `README.md` says how scripts are written.
//!
//! ```text
//! oracle check FILE...            runs scripts, each in a process of its own
//! oracle random SECONDS [SEED]    runs random scripts
//! oracle show FILE                runs one script, and shows what the original answers
//! oracle one FILE                 runs one script in this process; - is the standard input
//! oracle sequences SEED SECONDS   runs random scripts in this process
//! ```
//!
//! `ORACLE_OURS` and `ORACLE_ORIGINAL` name the libraries.

mod arguments;
mod children;
mod compare;
mod describe;
mod events;
mod expand;
mod interface;
mod player;
mod random;
mod run;
mod script;
mod side;
mod words;

use std::io::Read;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use run::{Pair, Telling};
use script::Script;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match told(&words) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            println!("{message}");
            ExitCode::from(2)
        }
    }
}

/// Does what the arguments say; whether all was as expected.
fn told(arguments: &[&str]) -> Result<bool, String> {
    let number = |text: &str| text.parse::<u64>().map_err(|_| format!("{text} is no number"));
    match arguments {
        ["check", files @ ..] => check(files),
        ["random", seconds] => random::search(clock(), number(seconds)?),
        ["random", seconds, seed] => random::search(number(seed)?, number(seconds)?),
        ["one", file] => one(file, Telling::Places),
        ["show", file] => one(file, Telling::Answers),
        ["sequences", seed, seconds] => random::sequences(&Pair::open()?, number(seed)?, number(seconds)?),
        _ => Err("usage: oracle check FILE... | random SECONDS [SEED] | show FILE".to_owned()),
    }
}

/// A seed that is another one each time.
fn clock() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |time| time.as_secs())
}

/// Runs scripts in children, and tells how many steps agree.
fn check(files: &[&str]) -> Result<bool, String> {
    let (mut passed, mut failed) = (0, 0);
    for file in files {
        let ending = children::play(&["one", file], "")?;
        let last = ending.output.lines().next_back().unwrap_or_default();
        let counts: Vec<usize> = last.split(' ').filter_map(|word| word.parse().ok()).collect();
        if let ([same, known, wrong], None) = (&*counts, ending.signal()) {
            passed += same + known;
            failed += wrong;
        } else {
            failed += 1;
            let place = ending.place.unwrap_or_default();
            println!("FAILED: {file}:{place}: ended there (signal {:?})", ending.signal());
        }
        println!("{file}: {}", ending.output);
    }
    println!("oracle: {passed} passed, {failed} failed");
    Ok(failed == 0)
}

/// Runs a script in this process.
fn one(file: &str, telling: Telling) -> Result<bool, String> {
    let mut source = String::new();
    let read = match file {
        "-" => std::io::stdin().read_to_string(&mut source).map(|_| ()),
        _ => std::fs::read_to_string(file).map(|text| source = text),
    };
    read.map_err(|why| format!("{file}: {why}"))?;
    let script = Script::read(&source)?;
    let tally = Pair::open()?.run(&script, telling)?;
    for wrong in &tally.wrong {
        println!("FAILED: {wrong}");
    }
    println!("{} agree, {} differ as is known, {} fail", tally.same, tally.known, tally.wrong.len());
    Ok(tally.wrong.is_empty())
}
