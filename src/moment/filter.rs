//! From list flags to what to list: the groups of the flags, and what they mean together.
//!
//! The flags of a group widen each other and groups narrow each other: what passes has, of every
//! group, one of the flags given. No flag of a group means all of them. This is so in every group;
//! nothing is special about both flags, or about flags that nothing can satisfy together.

use super::forest::{Forest, Id, Kinds, Route, Walk};
use crate::flags::{CheckpointListFlags, SnapshotListFlags};

/// Whose moments are listed. One bit means another thing for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// A domain's: the bit means only roots.
    Domain,
    /// Those below a moment: the bit means all descendants, not just children.
    Below(Id),
}

/// What to list: made once from the flags, then a look at one byte of each moment decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    route: Route,
    kinds: Kinds,
}

/// One group of flags: of each, whether it was given and what it lets pass.
fn group<const N: usize>(members: [(bool, Kinds); N]) -> Kinds {
    let given = members.iter().filter(|(given, _)| *given);
    let kinds = given.fold(Kinds::NONE, |sum, (_, kinds)| sum.or(*kinds));
    if kinds == Kinds::NONE { Kinds::ALL } else { kinds }
}

impl Plan {
    fn new(scope: Scope, roots_or_descendants: bool, topological: bool, kinds: Kinds) -> Plan {
        match scope {
            Scope::Domain => {
                let kinds = if roots_or_descendants { kinds.and(Kinds::ROOTS) } else { kinds };
                Plan { route: if topological { Route::Topological } else { Route::Creation }, kinds }
            }
            Scope::Below(id) if roots_or_descendants => Plan { route: Route::Descendants(id), kinds },
            Scope::Below(id) => Plan { route: Route::Children(id), kinds },
        }
    }

    /// What the flags ask for of snapshots that all have metadata. Unknown flags count for nothing.
    pub fn of_snapshots(flags: SnapshotListFlags, scope: Scope) -> Plan {
        type Flags = SnapshotListFlags;
        let has = |flag| flags.contains(flag);
        // Metadata is no property of a kind: all have it, so asking for those without finds none.
        let metadata = match (has(Flags::METADATA), has(Flags::NO_METADATA)) {
            (false, true) => Kinds::NONE,
            _ => Kinds::ALL,
        };
        let leaves = group([(has(Flags::LEAVES), Kinds::LEAVES), (has(Flags::NO_LEAVES), Kinds::NO_LEAVES)]);
        let phase = group([
            (has(Flags::INACTIVE), Kinds::INACTIVE),
            (has(Flags::ACTIVE), Kinds::ACTIVE),
            (has(Flags::DISK_ONLY), Kinds::DISK_ONLY),
        ]);
        let location = group([(has(Flags::INTERNAL), Kinds::INTERNAL), (has(Flags::EXTERNAL), Kinds::EXTERNAL)]);
        let kinds = metadata.and(leaves).and(phase).and(location);
        Plan::new(scope, has(Flags::ROOTS), has(Flags::TOPOLOGICAL), kinds)
    }

    /// What the flags ask for of checkpoints. Unknown flags count for nothing.
    pub fn of_checkpoints(flags: CheckpointListFlags, scope: Scope) -> Plan {
        type Flags = CheckpointListFlags;
        let has = |flag| flags.contains(flag);
        let kinds = group([(has(Flags::LEAVES), Kinds::LEAVES), (has(Flags::NO_LEAVES), Kinds::NO_LEAVES)]);
        Plan::new(scope, has(Flags::ROOTS), has(Flags::TOPOLOGICAL), kinds)
    }

    /// Lists what the plan lets pass: roots, children and descendants with the newest of siblings
    /// first, all others in order of creation unless TOPOLOGICAL was given.
    pub fn list<T>(self, forest: &Forest<T>) -> Walk<'_, T> {
        forest.walk(self.route, self.kinds)
    }

    /// Counts what [`Plan::list`] lists, without listing it where that can be.
    pub fn count<T>(self, forest: &Forest<T>) -> usize {
        forest.count(self.route, self.kinds)
    }
}
