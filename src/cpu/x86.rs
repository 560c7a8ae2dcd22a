//! The models of x86 processors and their features.

use std::sync::LazyLock;

/// The names of all features, in the order in which they are told.
const FEATURES: &str = include_str!("x86-features.txt");

/// A line for each model, oldest first: its name, its vendor, whether it is ever chosen for a guest, a
/// model before it that it is like, the features that it has more and less than that one, and those that
/// it had once and that are told to be off ever since.
const MODELS: &str = include_str!("x86-models.tsv");

/// The vendors whose names may be given.
pub(super) const VENDORS: &[&str] = &["Intel", "AMD", "Hygon"];

/// How many words of 64 features a set has.
const WORDS: usize = 6;

/// Some of the features of the map, by their places in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Features([u64; WORDS]);

impl Features {
    pub(super) fn insert(&mut self, place: usize) {
        self.0[place / 64] |= 1 << (place % 64);
    }

    pub(super) fn is_empty(&self) -> bool {
        *self == Features::default()
    }

    /// What both have.
    pub(super) fn common(self, other: Features) -> Features {
        Features(std::array::from_fn(|word| self.0[word] & other.0[word]))
    }

    /// What one of them has.
    pub(super) fn joined(self, other: Features) -> Features {
        Features(std::array::from_fn(|word| self.0[word] | other.0[word]))
    }

    /// What the other lacks.
    pub(super) fn without(self, other: Features) -> Features {
        Features(std::array::from_fn(|word| self.0[word] & !other.0[word]))
    }

    /// The places, in order.
    pub(super) fn places(self) -> impl Iterator<Item = usize> {
        (0..WORDS * 64).filter(move |place| self.0[place / 64] >> (place % 64) & 1 != 0)
    }
}

/// A model of a processor.
#[derive(Debug)]
pub(super) struct Model {
    pub(super) name: &'static str,
    pub(super) vendor: Option<&'static str>,
    /// Whether it is ever chosen for a guest that did not name it.
    pub(super) chosen: bool,
    pub(super) features: Features,
    /// What the model had once: told to be off where it is not told to be on.
    pub(super) dropped: Features,
}

/// All features and models.
#[derive(Debug)]
pub(super) struct Map {
    features: Vec<&'static str>,
    pub(super) models: Vec<Model>,
}

/// The map, which is read when it is first needed.
pub(super) fn map() -> &'static Map {
    static MAP: LazyLock<Map> = LazyLock::new(Map::read);
    &MAP
}

impl Map {
    fn read() -> Map {
        let mut map = Map { features: FEATURES.split_whitespace().collect(), models: Vec::new() };
        for line in MODELS.lines().skip(1) {
            if let Some(model) = map.read_model(line) {
                map.models.push(model);
            }
        }
        map
    }

    fn read_model(&self, line: &'static str) -> Option<Model> {
        let mut columns = line.split('\t').map(|column| (column != "-").then_some(column));
        let name = columns.next()??;
        let vendor = columns.next()?;
        let chosen = columns.next()? == Some("yes");
        let like = columns.next()?.and_then(|like| self.model(like));
        let mut set = || columns.next().map(|names| self.set(names.unwrap_or_default()));
        let (more, less, dropped) = (set()?, set()?, set()?);
        let features = like.map_or_else(Features::default, |like| like.features).joined(more).without(less);
        Some(Model { name, vendor, chosen, features, dropped })
    }

    fn set(&self, names: &str) -> Features {
        let mut set = Features::default();
        names.split_whitespace().filter_map(|name| self.feature(name)).for_each(|place| set.insert(place));
        set
    }

    /// The place of a feature of that name.
    pub(super) fn feature(&self, name: &str) -> Option<usize> {
        self.features.iter().position(|other| *other == name)
    }

    /// The names of a set's features, in order.
    pub(super) fn names(&self, set: Features) -> impl Iterator<Item = &'static str> {
        set.places().filter_map(|place| self.features.get(place).copied())
    }

    /// The model of that name.
    pub(super) fn model(&self, name: &str) -> Option<&Model> {
        self.models.iter().find(|model| model.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_fit_together() {
        let map = map();
        assert!(map.features.len() <= WORDS * 64);
        assert_eq!(map.models.len(), MODELS.lines().count() - 1);
        for line in MODELS.lines().skip(1) {
            let columns: Vec<&str> = line.split('\t').collect();
            assert_eq!(columns.len(), 7, "{line}");
            assert!(columns[1] == "-" || VENDORS.contains(&columns[1]), "{line}");
            assert!(columns[3] == "-" || map.model(columns[3]).is_some(), "{line}");
            for name in columns[4..].iter().flat_map(|column| column.split(' ')).filter(|name| *name != "-") {
                assert!(map.feature(name).is_some(), "{name} of {line}");
            }
        }
    }
}
