//! A set of small numbers that is walked in order without looking at what is not in it.

use crate::error::Result;
use crate::sys::memory;

/// A set of numbers: one bit each, and above every 64 bits one that tells whether any is set, and
/// so on up to a single word. Changes and steps take one word a level.
#[derive(Clone, Debug, Default)]
pub(super) struct Bits {
    /// The lowest level first; the last has one word, or there is no level.
    levels: Vec<Vec<u64>>,
}

/// The word of a level and the bit in it that stand for a number.
fn place(number: usize, level: usize) -> (usize, u32) {
    let at = number >> (6 * level);
    (at >> 6, (at & 63) as u32)
}

impl Bits {
    /// Puts a number in that [`Bits::reach`] made room for.
    pub(super) fn insert(&mut self, number: usize) {
        for (level, words) in self.levels.iter_mut().enumerate() {
            let (word, bit) = place(number, level);
            let old = words[word];
            words[word] = old | 1 << bit;
            if old != 0 {
                return;
            }
        }
    }

    /// Takes a number out.
    pub(super) fn remove(&mut self, number: usize) {
        for (level, words) in self.levels.iter_mut().enumerate() {
            let (word, bit) = place(number, level);
            let Some(word) = words.get_mut(word) else { return };
            *word &= !(1 << bit);
            if *word != 0 {
                return;
            }
        }
    }

    /// The smallest number in the set that is not below `from`.
    pub(super) fn next(&self, from: usize) -> Option<usize> {
        // Up to the first level where the rest of a word has something, then down to its first bit.
        let mut from = from;
        for level in 0..self.levels.len() {
            let (word, bit) = (from >> 6, from & 63);
            let rest = self.levels[level].get(word)? & (u64::MAX << bit);
            if rest != 0 {
                return Some(self.first_under(level, word << 6 | rest.trailing_zeros() as usize));
            }
            from = word + 1;
        }
        None
    }

    /// The smallest number under a bit of a level that is set.
    fn first_under(&self, level: usize, at: usize) -> usize {
        self.levels[..level].iter().rev().fold(at, |at, words| at << 6 | words[at].trailing_zeros() as usize)
    }

    /// Makes room for the numbers up to one.
    ///
    /// # Errors
    /// `Code::NoMemory`; the set is as it was.
    pub(super) fn reach(&mut self, number: usize) -> Result<()> {
        let mut level = 0;
        loop {
            let (word, _) = place(number, level);
            if level == self.levels.len() {
                // A new top summarises the level below.
                let below = level.checked_sub(1).map(|below| &self.levels[below]);
                let any = below.is_some_and(|words| words.first().is_some_and(|word| *word != 0));
                self.levels.push(vec![u64::from(any)]);
            }
            let words = &mut self.levels[level];
            if words.len() <= word {
                memory::grow(words, word + 1 - words.len())?;
                words.resize(word + 1, 0);
            }
            if words.len() == 1 && level + 1 == self.levels.len() {
                return Ok(());
            }
            level += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn all(bits: &Bits) -> Vec<usize> {
        std::iter::successors(bits.next(0), |last| bits.next(last + 1)).collect()
    }

    #[test]
    fn holds_what_was_put_in_and_not_taken_out() {
        let mut bits = Bits::default();
        let mut model = BTreeSet::new();
        let mut random = 0x9e37_79b9_7f4a_7c15_u64;
        assert_eq!(bits.next(0), None);
        bits.remove(3);
        for _ in 0..20_000 {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let spread = [7, 70, 5_000, 600_000][(random >> 60) as usize % 4];
            let number = (random >> 20) as usize % spread;
            if random >> 10 & 1 == 0 {
                bits.reach(number).unwrap();
                bits.insert(number);
                model.insert(number);
            } else {
                bits.remove(number);
                model.remove(&number);
            }
            assert_eq!(bits.next(number), model.range(number..).next().copied());
        }
        assert!(all(&bits).into_iter().eq(model));
    }

    #[test]
    fn a_number_far_out_is_found_in_few_steps() {
        let mut bits = Bits::default();
        bits.reach(40_000_000).unwrap();
        bits.insert(40_000_000);
        bits.insert(1);
        assert_eq!(all(&bits), [1, 40_000_000]);
        bits.remove(1);
        assert_eq!(all(&bits), [40_000_000]);
        assert_eq!(bits.levels.len(), 5);
    }
}
