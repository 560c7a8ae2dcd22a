//! What listings and the quickest questions ask of a domain, in a word that changes as a whole.

use crate::driver::DomainState;
use crate::flags::DomainListFlags;

/// The id of a domain, its state with the reason, and which list flags hold for it.
///
/// From the lowest bit on: the id while it runs, else -1, in 32; the flags of [`DomainListFlags`] that hold, one of each
/// pair or group, in 16; state and reason in 8 each, as no enum of the interface has as many values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary(u64);

impl Summary {
    /// Of a domain of which these list flags hold.
    pub fn new(id: Option<i32>, state: DomainState, holds: DomainListFlags) -> Summary {
        let byte = |value| u64::from(u8::try_from(value).unwrap_or(0));
        let id = u64::from(id.unwrap_or(-1).cast_unsigned());
        let holds = u64::from(u16::try_from(holds.bits()).unwrap_or(0));
        Summary(id | holds << 32 | byte(state.state) << 48 | byte(state.reason) << 56)
    }

    pub(super) fn from_word(word: u64) -> Summary {
        Summary(word)
    }

    pub(super) fn word(self) -> u64 {
        self.0
    }

    /// Its id while it runs.
    pub fn id(self) -> Option<i32> {
        let [a, b, c, d, ..] = self.0.to_le_bytes();
        let id = i32::from_le_bytes([a, b, c, d]);
        (id != -1).then_some(id)
    }

    /// Its state, and why it is in it.
    pub fn state(self) -> DomainState {
        let [.., state, reason] = self.0.to_le_bytes();
        DomainState { state: state.into(), reason: reason.into() }
    }

    /// The flags that hold.
    fn flags(self) -> u16 {
        let [_, _, _, _, e, f, ..] = self.0.to_le_bytes();
        u16::from_le_bytes([e, f])
    }

    /// Whether all these hold.
    pub fn holds(self, flags: DomainListFlags) -> bool {
        u32::from(self.flags()) & flags.bits() == flags.bits()
    }
}

/// The groups of list flags, of which one flag each holds for every domain.
const GROUPS: [DomainListFlags; 7] = [
    DomainListFlags::ACTIVE.union(DomainListFlags::INACTIVE),
    DomainListFlags::PERSISTENT.union(DomainListFlags::TRANSIENT),
    DomainListFlags::RUNNING
        .union(DomainListFlags::PAUSED)
        .union(DomainListFlags::SHUTOFF)
        .union(DomainListFlags::OTHER),
    DomainListFlags::MANAGEDSAVE.union(DomainListFlags::NO_MANAGEDSAVE),
    DomainListFlags::AUTOSTART.union(DomainListFlags::NO_AUTOSTART),
    DomainListFlags::HAS_SNAPSHOT.union(DomainListFlags::NO_SNAPSHOT),
    DomainListFlags::HAS_CHECKPOINT.union(DomainListFlags::NO_CHECKPOINT),
];

/// What a listing lets pass.
#[derive(Clone, Copy, Debug)]
pub struct ListFilter {
    /// The flags none of which may hold.
    refused: u16,
}

impl ListFilter {
    /// Of flags: in each group of which one is set, one that is set must hold.
    pub fn of(wanted: DomainListFlags) -> ListFilter {
        let asked = GROUPS.into_iter().filter(|group| wanted.intersects(*group));
        let refused = asked.fold(DomainListFlags::empty(), |refused, group| refused | group.difference(wanted));
        ListFilter { refused: u16::try_from(refused.bits()).unwrap_or(0) }
    }

    /// Whether a domain passes.
    #[inline]
    pub fn passes(self, summary: Summary) -> bool {
        summary.flags() & self.refused == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use DomainListFlags as F;

    const STATE: DomainState = DomainState { state: 3, reason: 7 };

    #[test]
    fn a_word_keeps_all_of_it() {
        for id in [None, Some(0), Some(1), Some(i32::MAX)] {
            let summary = Summary::new(id, STATE, F::ACTIVE | F::NO_CHECKPOINT);
            assert_eq!(Summary::from_word(summary.word()), summary);
            assert_eq!((summary.id(), summary.state()), (id, STATE));
            assert!(summary.holds(F::ACTIVE | F::NO_CHECKPOINT) && !summary.holds(F::ACTIVE | F::PAUSED));
        }
    }

    #[test]
    fn one_of_each_group_that_is_asked_must_hold() {
        let summary = Summary::new(None, STATE, F::INACTIVE | F::PERSISTENT | F::PAUSED | F::NO_SNAPSHOT);
        let passes = |wanted| ListFilter::of(wanted).passes(summary);
        assert!(passes(F::empty()) && passes(F::INACTIVE) && passes(F::ACTIVE | F::INACTIVE));
        assert!(passes(F::PAUSED | F::RUNNING | F::PERSISTENT) && passes(F::all()));
        assert!(!passes(F::ACTIVE) && !passes(F::INACTIVE | F::TRANSIENT) && !passes(F::RUNNING | F::OTHER));
        // No flag of the groups: what it means is not known, so it keeps nobody out.
        assert!(passes(F::from_bits_retain(1 << 20)));
    }

    #[test]
    fn every_flag_is_in_one_group() {
        let all = GROUPS.into_iter().fold(F::empty(), |all, group| {
            assert!(!all.intersects(group));
            all | group
        });
        assert_eq!(all, F::all());
    }
}
