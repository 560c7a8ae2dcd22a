//! What filters ask of a moment, in one byte; and sets and counts of such bytes.

/// What the domain did when a moment was taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// It was shut off.
    #[default]
    Inactive,
    /// It ran, or was paused; its memory may be in the moment too.
    Active,
    /// Only its disks are in the moment, as if its power had failed.
    DiskOnly,
}

/// What filters ask of a definition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class {
    /// What the domain did.
    pub phase: Phase,
    /// Whether some of the data is outside of the domain's own images.
    pub external: bool,
}

/// The class of a moment, and its place: whether it is a root and whether it is a leaf.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind(u8);

const PHASE: u8 = 0b00011;
const EXTERNAL: u8 = 0b00100;
const LEAF: u8 = 0b01000;
const ROOT: u8 = 0b10000;

/// How many values [`Kind`] has for moments.
const KINDS: usize = 32;

impl Kind {
    /// Of an empty slot. No set has it, so that one question tells empty slots and others that a
    /// filter holds back.
    pub(super) const VACANT: Kind = Kind(KINDS as u8);

    pub(super) fn new(class: Class, root: bool, leaf: bool) -> Kind {
        let phase = match class.phase {
            Phase::Inactive => 0,
            Phase::Active => 1,
            Phase::DiskOnly => 2,
        };
        Kind(phase | if class.external { EXTERNAL } else { 0 }).placed(root, leaf)
    }

    /// The same class at another place.
    pub(super) fn placed(self, root: bool, leaf: bool) -> Kind {
        let place = if root { ROOT } else { 0 } | if leaf { LEAF } else { 0 };
        Kind(self.0 & (PHASE | EXTERNAL) | place)
    }

    pub(super) fn is_leaf(self) -> bool {
        self.0 & LEAF != 0
    }

    pub(super) fn is_vacant(self) -> bool {
        self == Kind::VACANT
    }

    /// The index in a [`Tally`].
    fn index(self) -> usize {
        usize::from(self.0) % KINDS
    }
}

/// A set of kinds of moments: what a filter lets pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kinds(u32);

impl Kinds {
    /// No kind at all.
    pub const NONE: Kinds = Kinds(0);
    /// Every kind.
    pub const ALL: Kinds = Kinds(u32::MAX);
    /// Moments of a domain that was shut off.
    pub const INACTIVE: Kinds = Kinds::with(PHASE, 0);
    /// Moments of a domain that ran or was paused.
    pub const ACTIVE: Kinds = Kinds::with(PHASE, 1);
    /// Moments with only the disks. The fourth value of the phase, which none has, counts as this, so
    /// that the three phases together are all kinds.
    pub const DISK_ONLY: Kinds = Kinds::with(0b10, 0b10);
    /// Moments all within the domain's own images.
    pub const INTERNAL: Kinds = Kinds::with(EXTERNAL, 0);
    /// Moments with data outside of those.
    pub const EXTERNAL: Kinds = Kinds::with(EXTERNAL, EXTERNAL);
    /// Moments without children.
    pub const LEAVES: Kinds = Kinds::with(LEAF, LEAF);
    /// Moments with children.
    pub const NO_LEAVES: Kinds = Kinds::with(LEAF, 0);
    /// Moments without a parent.
    pub const ROOTS: Kinds = Kinds::with(ROOT, ROOT);

    /// The kinds that have `value` in the bits of `mask`.
    const fn with(mask: u8, value: u8) -> Kinds {
        let mut kinds = 0;
        let mut kind = 0;
        while kind < KINDS {
            if kind as u8 & mask == value {
                kinds |= 1 << kind;
            }
            kind += 1;
        }
        Kinds(kinds)
    }

    /// What is in either set.
    #[must_use]
    pub const fn or(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    /// What is in both sets.
    #[must_use]
    pub const fn and(self, other: Kinds) -> Kinds {
        Kinds(self.0 & other.0)
    }

    /// Whether the other set has all that this one has.
    pub const fn within(self, other: Kinds) -> bool {
        self.0 & !other.0 == 0
    }

    pub(super) fn has(self, kind: Kind) -> bool {
        u64::from(self.0) >> (kind.0 & 63) & 1 != 0
    }
}

/// How many moments there are of each kind.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally([u32; KINDS]);

impl Tally {
    pub(super) fn add(&mut self, kind: Kind) {
        self.0[kind.index()] += 1;
    }

    pub(super) fn remove(&mut self, kind: Kind) {
        self.0[kind.index()] -= 1;
    }

    /// How many there are of all kinds in the set.
    pub(super) fn count(&self, kinds: Kinds) -> usize {
        let passing = |(kind, number): (usize, &u32)| if kinds.0 & 1 << kind != 0 { *number } else { 0 };
        // All together are no more than there are slots, which a u32 numbers.
        self.0.iter().enumerate().map(passing).fold(0, u32::wrapping_add) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_tell_kinds_apart() {
        let class = Class { phase: Phase::DiskOnly, external: true };
        let kind = Kind::new(class, true, false);
        for (kinds, inside) in [
            (Kinds::INACTIVE, false),
            (Kinds::ACTIVE, false),
            (Kinds::DISK_ONLY, true),
            (Kinds::INTERNAL, false),
            (Kinds::EXTERNAL, true),
            (Kinds::LEAVES, false),
            (Kinds::NO_LEAVES, true),
            (Kinds::ROOTS, true),
        ] {
            assert_eq!(kinds.has(kind), inside, "{kinds:?}");
        }
        assert!(!Kinds::ROOTS.has(kind.placed(false, false)));
        assert!(!Kinds::ALL.has(Kind::VACANT) && Kind::VACANT.is_vacant() && !kind.is_vacant());
        assert_eq!(Kinds::LEAVES.and(Kinds::NO_LEAVES), Kinds::NONE);
        assert_eq!(Kinds::LEAVES.or(Kinds::NO_LEAVES), Kinds::ALL);
        assert_eq!(Kinds::INTERNAL.or(Kinds::EXTERNAL), Kinds::ALL);
        assert_eq!(Kinds::INACTIVE.or(Kinds::ACTIVE).or(Kinds::DISK_ONLY), Kinds::ALL);
        assert!(Kinds::LEAVES.and(Kinds::ROOTS).within(Kinds::ROOTS));
    }

    #[test]
    fn a_tally_counts_what_a_set_has() {
        let leaf = Kind::new(Class::default(), false, true);
        let root = Kind::new(Class { phase: Phase::Active, external: false }, true, true);
        let mut tally = Tally::default();
        tally.add(leaf);
        tally.add(leaf);
        tally.add(root);
        tally.remove(leaf);
        let count = |kinds| tally.count(kinds);
        assert_eq!((count(Kinds::ALL), count(Kinds::LEAVES), count(Kinds::ACTIVE)), (2, 2, 1));
        assert_eq!((count(Kinds::ROOTS.and(Kinds::INACTIVE)), count(Kinds::NONE)), (0, 0));
    }
}
