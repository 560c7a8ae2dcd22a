//! Random scripts, and how one that fails is made small.
//!
//! `random.txt` has the calls: `first LINE` begins every script, `WEIGHT LINE` is one that is chosen so often,
//! with one of each of its alternatives.

use std::time::{Duration, Instant};

use crate::children::{Ending, play};
use crate::expand::Sets;
use crate::run::{Pair, Telling};
use crate::script::Script;

/// How many calls random scripts have, after those that begin them: one of these.
const LENGTHS: [usize; 4] = [30, 60, 60, 150];

/// The patterns of `random.txt`.
struct Patterns {
    sets: Sets,
    first: Vec<String>,
    weighted: Vec<(usize, String)>,
}

/// SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ mixed >> 31) as usize % limit
    }
}

impl Patterns {
    fn read(source: &str) -> Result<Patterns, String> {
        let mut patterns = Patterns { sets: Sets::default(), first: Vec::new(), weighted: Vec::new() };
        for line in source.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (word, rest) = line.split_once(' ').ok_or_else(|| format!("{line}: a weight and a call"))?;
            match word {
                "set" => patterns.sets.add(rest)?,
                "first" => patterns.first.push(rest.to_owned()),
                weight => {
                    let weight = weight.parse().map_err(|_| format!("{weight} is no weight"))?;
                    patterns.weighted.push((weight, rest.to_owned()));
                }
            }
        }
        Ok(patterns)
    }

    /// The lines of the script that a seed gives.
    fn script(&self, seed: u64) -> Result<Vec<String>, String> {
        let mut random = Random(seed);
        let total: usize = self.weighted.iter().map(|(weight, _)| weight).sum();
        let mut lines = self.first.clone();
        for _ in 0..LENGTHS[random.below(LENGTHS.len())] {
            let mut left = random.below(total);
            let chosen = self.weighted.iter().find(|(weight, _)| {
                let here = left < *weight;
                left = left.wrapping_sub(*weight);
                here
            });
            let (_, pattern) = chosen.ok_or("no calls to choose from")?;
            lines.push(self.sets.one(pattern, &mut |limit| random.below(limit))?);
        }
        Ok(lines)
    }
}

/// Runs random scripts from `seed` on until the time is up or one fails; each one's seed is told before it.
///
/// # Errors
/// When a script cannot be run.
pub(crate) fn sequences(pair: &Pair, seed: u64, seconds: u64) -> Result<bool, String> {
    let patterns = Patterns::read(include_str!("random.txt"))?;
    let end = Instant::now() + Duration::from_secs(seconds);
    let (mut seed, mut calls) = (seed, 0);
    while Instant::now() < end {
        println!("@{seed}");
        let script = Script::read(&patterns.script(seed)?.join("\n"))?;
        let tally = pair.run(&script, Telling::Nothing)?;
        calls += tally.same + tally.known;
        if !tally.wrong.is_empty() {
            println!("seed {seed}:\n{}", tally.wrong.join("\n"));
            return Ok(false);
        }
        seed = seed.wrapping_add(1);
    }
    println!("{calls} calls were compared");
    Ok(true)
}

/// Runs random scripts in a child; where one fails, it is made small and told.
///
/// # Errors
/// When a script cannot be run.
pub(crate) fn search(seed: u64, seconds: u64) -> Result<bool, String> {
    println!("random calls from seed {seed} for {seconds} s");
    let ending = play(&["sequences", &seed.to_string(), &seconds.to_string()], "")?;
    let last = ending.place.unwrap_or(seed);
    let count = last.wrapping_sub(seed) + 1;
    println!("{}", ending.output);
    if ending.fine() {
        println!("oracle-random: {count} passed, 0 failed");
        return Ok(true);
    }
    let lines = Patterns::read(include_str!("random.txt"))?.script(last)?;
    let (smallest, ending) = shrink(lines)?;
    println!("FAILED: seed {last}. The smallest script that fails:\n\n{}\n\n{}", smallest.join("\n"), ending.output);
    println!("oracle-random: {} passed, 1 failed", count - 1);
    Ok(false)
}

/// Removes lines for as long as the script still fails.
fn shrink(mut lines: Vec<String>) -> Result<(Vec<String>, Ending), String> {
    let run = |lines: &[String]| play(&["one", "-"], &lines.join("\n"));
    let mut last = run(&lines)?;
    let mut size = lines.len() / 2;
    while size > 0 && last.differs() {
        let mut at = 0;
        let mut shorter = false;
        while at < lines.len() {
            let mut fewer = lines.clone();
            fewer.drain(at..(at + size).min(lines.len()));
            let ending = run(&fewer)?;
            if ending.differs() {
                (lines, last, shorter) = (fewer, ending, true);
            } else {
                at += size;
            }
        }
        // At the end once more with single lines, until none can go.
        size = if size == 1 && shorter { 1 } else { size / 2 };
    }
    Ok((lines, last))
}
