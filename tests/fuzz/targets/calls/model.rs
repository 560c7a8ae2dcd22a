//! What a forest of snapshots or checkpoints should be: a list, and nothing else. Everything is looked
//! up from end to end.

/// What filters ask of a snapshot; of checkpoints they ask nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Was {
    Running,
    Paused,
    #[default]
    Off,
    DiskOnly,
}

impl Was {
    /// What a redefinition may not change.
    pub(super) fn is_online(self) -> bool {
        matches!(self, Was::Running | Was::Paused)
    }
}

#[derive(Clone, Debug)]
pub(super) struct Plain {
    pub(super) name: String,
    pub(super) parent: Option<String>,
    pub(super) was: Was,
    pub(super) external: bool,
    /// The newest among siblings has the largest.
    rank: i64,
}

/// What a listing asks for, apart from how the flags are numbered.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wanted {
    /// Only roots, or all descendants.
    pub(super) far: bool,
    pub(super) topological: bool,
    pub(super) metadata: [bool; 2],
    pub(super) leaves: [bool; 2],
    /// Inactive, active, only disks.
    pub(super) phase: [bool; 3],
    /// Internal, external.
    pub(super) place: [bool; 2],
}

#[derive(Clone, Debug, Default)]
pub(super) struct Model {
    list: Vec<Plain>,
    pub(super) current: Option<String>,
    newest: i64,
}

/// Of a group of flags, one that fits must be given, or none at all.
fn passes<const N: usize>(given: [bool; N], fits: [bool; N]) -> bool {
    given == [false; N] || given.iter().zip(fits).any(|(given, fits)| *given && fits)
}

impl Model {
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub(super) fn all(&self) -> &[Plain] {
        &self.list
    }

    pub(super) fn find(&self, name: &str) -> Option<&Plain> {
        self.list.iter().find(|plain| plain.name == name)
    }

    fn children(&self, parent: Option<&str>) -> Vec<&Plain> {
        let mut children: Vec<_> = self.list.iter().filter(|plain| plain.parent.as_deref() == parent).collect();
        children.sort_by_key(|plain| -plain.rank);
        children
    }

    fn descendants(&self, parent: Option<&str>) -> Vec<&Plain> {
        let children = self.children(parent).into_iter();
        children.flat_map(|child| [vec![child], self.descendants(Some(&child.name))].concat()).collect()
    }

    /// Whether `name` may be noted below `parent`.
    pub(super) fn fits(&self, name: &str, parent: Option<&str>) -> bool {
        let Some(parent) = parent else { return true };
        let below = self.descendants(Some(name)).iter().any(|plain| plain.name == parent);
        parent != name && self.find(parent).is_some() && !below
    }

    /// Notes one, or puts it into the place of the one of that name, as the newest below `parent`.
    pub(super) fn put(&mut self, name: &str, parent: Option<&str>, was: Was, external: bool) {
        self.newest += 1;
        let (name, parent, rank) = (name.to_owned(), parent.map(str::to_owned), self.newest);
        let plain = Plain { name, parent, was, external, rank };
        match self.list.iter_mut().find(|known| known.name == plain.name) {
            Some(known) => *known = plain,
            None => self.list.push(plain),
        }
    }

    pub(super) fn delete(&mut self, name: &str, one: bool, below: bool) {
        if below {
            let names: Vec<_> = self.descendants(Some(name)).iter().map(|plain| plain.name.clone()).collect();
            names.iter().rev().for_each(|name| self.remove(name));
        }
        if one {
            let parent = self.find(name).and_then(|plain| plain.parent.clone());
            let orphans: Vec<_> = self.children(Some(name)).into_iter().cloned().collect();
            for orphan in orphans.iter().rev() {
                self.put(&orphan.name, parent.as_deref(), orphan.was, orphan.external);
            }
            self.remove(name);
        }
    }

    fn remove(&mut self, name: &str) {
        let at = self.list.iter().position(|plain| plain.name == name).unwrap();
        let gone = self.list.remove(at);
        if self.current.as_deref() == Some(name) {
            self.current = gone.parent;
        }
    }

    /// What a listing has, of the domain or below one.
    pub(super) fn listed(&self, below: Option<&str>, wanted: Wanted) -> Vec<String> {
        let all = match below {
            None if wanted.far => self.children(None),
            None if wanted.topological => self.descendants(None),
            None => self.list.iter().collect(),
            Some(_) if wanted.far => self.descendants(below),
            Some(_) => self.children(below),
        };
        all.into_iter().filter(|plain| self.passes(plain, wanted)).map(|plain| plain.name.clone()).collect()
    }

    fn passes(&self, plain: &Plain, wanted: Wanted) -> bool {
        let leaf = self.children(Some(&plain.name)).is_empty();
        let phase = [plain.was == Was::Off, plain.was.is_online(), plain.was == Was::DiskOnly];
        passes(wanted.metadata, [true, false])
            && passes(wanted.leaves, [leaf, !leaf])
            && passes(wanted.phase, phase)
            && passes(wanted.place, [!plain.external, plain.external])
    }
}
