//! Forests and filters against a plain model, at random, and in the largest shapes.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

use super::forest::{Class, Loaded, Phase, Route};
use super::*;
use crate::flags::SnapshotListFlags;
use crate::moment::error::What;
use crate::moment::forest::Kinds;

#[derive(Clone, Copy, Debug, Default)]
struct Thing(Class);

impl Content for Thing {
    const WHAT: What = What::Snapshot;

    fn class(&self) -> Class {
        self.0
    }
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

    fn class(&mut self) -> Class {
        let phase = [Phase::Inactive, Phase::Active, Phase::DiskOnly][self.below(3)];
        Class { phase, external: self.below(2) == 0 }
    }
}

/// One thing of the model.
#[derive(Clone, Debug)]
struct Plain {
    name: String,
    parent: Option<String>,
    class: Class,
    /// The newest among siblings has the largest.
    rank: i64,
}

/// What the forest should be: a list, and nothing else. Everything is looked up from end to end.
#[derive(Default)]
struct Model {
    list: Vec<Plain>,
    current: Option<String>,
    newest: i64,
}

impl Model {
    fn of(&self, name: &str) -> &Plain {
        self.list.iter().find(|plain| plain.name == name).unwrap()
    }

    fn children(&self, parent: Option<&str>) -> Vec<&Plain> {
        let mut children: Vec<_> = self.list.iter().filter(|plain| plain.parent.as_deref() == parent).collect();
        children.sort_by_key(|plain| -plain.rank);
        children
    }

    fn descendants(&self, parent: Option<&str>) -> Vec<&Plain> {
        let mut found = Vec::new();
        for child in self.children(parent) {
            found.push(child);
            found.extend(self.descendants(Some(&child.name)));
        }
        found
    }

    fn is_below(&self, low: &str, high: &str) -> bool {
        self.descendants(Some(high)).iter().any(|plain| plain.name == low)
    }

    fn insert(&mut self, name: &str, parent: Option<&str>, class: Class) {
        self.newest += 1;
        let (name, parent, rank) = (name.to_owned(), parent.map(str::to_owned), self.newest);
        self.list.push(Plain { name, parent, class, rank });
    }

    fn move_to(&mut self, name: &str, parent: Option<&str>) {
        self.newest += 1;
        let rank = self.newest;
        let plain = self.list.iter_mut().find(|plain| plain.name == name).unwrap();
        (plain.parent, plain.rank) = (parent.map(str::to_owned), rank);
    }

    fn remove(&mut self, name: &str) {
        let parent = self.of(name).parent.clone();
        let orphans: Vec<_> = self.children(Some(name)).iter().map(|plain| plain.name.clone()).collect();
        for orphan in orphans.iter().rev() {
            self.move_to(orphan, parent.as_deref());
        }
        self.drop_one(name);
    }

    fn remove_descendants(&mut self, name: &str) {
        let names: Vec<_> = self.descendants(Some(name)).iter().map(|plain| plain.name.clone()).collect();
        for name in names.iter().rev() {
            self.drop_one(name);
        }
    }

    fn drop_one(&mut self, name: &str) {
        let at = self.list.iter().position(|plain| plain.name == name).unwrap();
        let gone = self.list.remove(at);
        if self.current.as_deref() == Some(name) {
            self.current = gone.parent;
        }
    }

    /// What flags ask for, straight from their description.
    fn passes(&self, plain: &Plain, flags: SnapshotListFlags) -> bool {
        let leaf = self.children(Some(&plain.name)).is_empty();
        let groups = [
            vec![(SnapshotListFlags::METADATA, true), (SnapshotListFlags::NO_METADATA, false)],
            vec![(SnapshotListFlags::LEAVES, leaf), (SnapshotListFlags::NO_LEAVES, !leaf)],
            vec![
                (SnapshotListFlags::INACTIVE, plain.class.phase == Phase::Inactive),
                (SnapshotListFlags::ACTIVE, plain.class.phase == Phase::Active),
                (SnapshotListFlags::DISK_ONLY, plain.class.phase == Phase::DiskOnly),
            ],
            vec![
                (SnapshotListFlags::INTERNAL, !plain.class.external),
                (SnapshotListFlags::EXTERNAL, plain.class.external),
            ],
        ];
        groups.iter().all(|group| {
            let mut given = group.iter().filter(|(flag, _)| flags.contains(*flag)).peekable();
            given.peek().is_none() || given.any(|(_, passes)| *passes)
        })
    }

    fn listed(&self, below: Option<&str>, flags: SnapshotListFlags) -> Vec<String> {
        let bit = flags.contains(SnapshotListFlags::ROOTS);
        let all = match (below, bit) {
            (None, true) => self.children(None),
            (None, false) if flags.contains(SnapshotListFlags::TOPOLOGICAL) => self.descendants(None),
            (None, false) => self.list.iter().collect(),
            (Some(_), true) => self.descendants(below),
            (Some(_), false) => self.children(below),
        };
        let passing = all.into_iter().filter(|plain| self.passes(plain, flags));
        passing.map(|plain| plain.name.clone()).collect()
    }
}

/// A forest and its model, changed side by side.
struct Pair {
    forest: Forest<Thing>,
    model: Model,
    random: Random,
    made: usize,
}

impl Pair {
    fn some_name(&mut self) -> Option<String> {
        let number = self.model.list.len();
        let at = (number > 0).then(|| self.random.below(number))?;
        Some(self.model.list[at].name.clone())
    }

    fn id(&self, name: &str) -> Id {
        self.forest.find(name).unwrap()
    }

    /// One change; `shrink` makes removals as likely as all the rest.
    fn change(&mut self, shrink: bool) {
        let (one, other) = (self.some_name(), self.some_name());
        let (Some(one), Some(other)) = (one, other) else { return self.insert(None) };
        let other = (self.random.below(6) > 0).then_some(other);
        match self.random.below(if shrink { 20 } else { 14 }) {
            0..5 => self.insert(other.as_deref()),
            5..8 => self.add(),
            8 => self.replace(&one),
            9..11 => self.move_to(&one, other.as_deref()),
            11 => {
                self.forest.set_current(other.as_ref().map(|name| self.id(name)));
                self.model.current = other;
            }
            13 => {
                let what = [Deletion::Tree, Deletion::Descendants][self.random.below(2)];
                self.delete(&one, what);
            }
            _ => self.delete(&one, Deletion::One),
        }
    }

    fn new_name(&mut self) -> String {
        self.made += 1;
        format!("thing {}", self.made)
    }

    fn insert(&mut self, parent: Option<&str>) {
        let (name, class) = (self.new_name(), self.random.class());
        let id = parent.map(|name| self.id(name));
        self.forest.insert(Name::new(&name), id, Thing(class)).unwrap();
        self.model.insert(&name, parent, class);
    }

    fn add(&mut self) {
        let (name, class) = (self.new_name(), self.random.class());
        self.forest.add(Name::new(&name), Thing(class)).unwrap();
        let current = self.model.current.take();
        self.model.insert(&name, current.as_deref(), class);
        self.model.current = Some(name);
    }

    fn replace(&mut self, name: &str) {
        let class = self.random.class();
        self.forest.replace(self.id(name), Thing(class)).unwrap();
        self.model.list.iter_mut().find(|plain| plain.name == name).unwrap().class = class;
    }

    fn move_to(&mut self, name: &str, parent: Option<&str>) {
        let (id, to) = (self.id(name), parent.map(|parent| self.id(parent)));
        let moved = self.forest.move_to(id, to);
        let refused = parent.is_some_and(|parent| parent == name || self.model.is_below(parent, name));
        assert_eq!(moved.is_err(), refused, "{name} below {parent:?}");
        if !refused {
            self.model.move_to(name, parent);
        }
    }

    fn delete(&mut self, name: &str, what: Deletion) {
        let before = self.model.list.len();
        let gone = self.forest.delete(self.id(name), what);
        if what != Deletion::One {
            self.model.remove_descendants(name);
        }
        if what != Deletion::Descendants {
            self.model.remove(name);
        }
        assert_eq!(gone, before - self.model.list.len());
    }

    /// Compares all that can be asked.
    fn compare(&mut self) {
        assert_eq!(self.forest.len(), self.model.list.len());
        assert_eq!(self.forest.current().map(|entry| entry.name().to_string()), self.model.current);
        let some = self.some_name();
        let random_flags = SnapshotListFlags::from_bits_retain(self.random.below(1 << 11) as u32);
        let topological = SnapshotListFlags::TOPOLOGICAL;
        for flags in [
            SnapshotListFlags::empty(),
            topological,
            SnapshotListFlags::ROOTS,
            SnapshotListFlags::LEAVES,
            SnapshotListFlags::LEAVES | topological,
            SnapshotListFlags::NO_LEAVES,
            random_flags,
        ] {
            self.compare_list(None, flags);
            if let Some(name) = &some {
                self.compare_list(Some(name), flags);
            }
        }
        for plain in &self.model.list {
            let entry = self.forest.require(&plain.name).unwrap();
            assert_eq!(entry.name(), &plain.name.as_str());
            assert_eq!(entry.parent().map(|parent| parent.name().to_string()), plain.parent);
            assert_eq!(entry.value().unwrap().0, plain.class);
        }
    }

    fn compare_list(&self, below: Option<&str>, flags: SnapshotListFlags) {
        let scope = below.map_or(Scope::Domain, |name| Scope::Below(self.id(name)));
        let plan = Plan::of_snapshots(flags, scope);
        let listed: Vec<_> = plan.list(&self.forest).map(|entry| entry.name().to_string()).collect();
        assert_eq!(listed, self.model.listed(below, flags), "below {below:?} with {flags:?}");
        assert_eq!(plan.count(&self.forest), listed.len(), "below {below:?} with {flags:?}");
    }
}

#[test]
fn random_changes_keep_all_in_line_with_a_plain_model() {
    let clock = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos() as u64;
    for seed in [1, 2, 3, clock] {
        println!("seed {seed}");
        let (forest, model) = (Forest::default(), Model::default());
        let mut pair = Pair { forest, model, random: Random(seed), made: 0 };
        for step in 0..900 {
            // It grows, then shrinks, so that empty slots close up many times.
            pair.change(step / 150 % 2 == 1 || pair.model.list.len() > 120);
            pair.compare();
        }
    }
}

const MANY: usize = 1_000_000;

/// Runs something where little stack is left, so that recursion shows.
fn with_little_stack(body: impl FnOnce() + Send + 'static) {
    let start = Instant::now();
    std::thread::Builder::new().stack_size(256 * 1024).spawn(body).unwrap().join().unwrap();
    println!("took {:?}", start.elapsed());
}

fn many(parent: impl Fn(usize) -> Option<usize>) -> Forest<Thing> {
    let name = |number: usize| Name::new(&number.to_string());
    let list = (0..MANY).map(|number| Loaded {
        name: name(number),
        parent: parent(number).map(name),
        current: number == MANY - 1,
        value: Thing::default(),
    });
    Forest::load(list, "dom").unwrap()
}

fn count(forest: &Forest<Thing>, route: Route, kinds: Kinds) -> usize {
    forest.walk(route, kinds).count()
}

#[test]
fn a_chain_of_a_million_needs_neither_stack_nor_patience() {
    with_little_stack(|| {
        let mut forest = many(|number| number.checked_sub(1));
        let id = |forest: &Forest<Thing>, number: usize| forest.find(&number.to_string()).unwrap();
        let (top, low) = (id(&forest, 0), id(&forest, MANY - 1));
        assert_eq!(count(&forest, Route::Creation, Kinds::ALL), MANY);
        assert_eq!(count(&forest, Route::Topological, Kinds::ALL), MANY);
        assert_eq!(count(&forest, Route::Creation, Kinds::LEAVES), 1);
        assert_eq!(count(&forest, Route::Descendants(top), Kinds::ALL), MANY - 1);
        assert!(forest.move_to(top, Some(low)).is_err());
        // The lower half comes to the top, then the rest goes below it: the chain is turned around.
        let half = id(&forest, MANY / 2);
        forest.move_to(half, None).unwrap();
        forest.move_to(top, Some(low)).unwrap();
        assert_eq!(count(&forest, Route::Descendants(half), Kinds::ALL), MANY - 1);
        forest.delete(id(&forest, MANY / 4), Deletion::One);
        forest.delete(id(&forest, MANY / 3), Deletion::Descendants);
        assert_eq!(forest.current().unwrap().name(), &(MANY - 1).to_string().as_str());
        let half = id(&forest, MANY / 2);
        forest.delete(half, Deletion::Descendants);
        assert_eq!((forest.len(), forest.current().unwrap().id()), (1, id(&forest, MANY / 2)));
    });
}

#[test]
fn a_star_of_a_million_needs_neither_stack_nor_patience() {
    with_little_stack(|| {
        let mut forest = many(|number| (number > 0).then_some(0));
        let id = |forest: &Forest<Thing>, number: usize| forest.find(&number.to_string()).unwrap();
        let top = id(&forest, 0);
        assert_eq!(count(&forest, Route::Creation, Kinds::LEAVES), MANY - 1);
        assert_eq!(count(&forest, Route::Topological, Kinds::ALL), MANY);
        assert_eq!(count(&forest, Route::Children(top), Kinds::ALL), MANY - 1);
        assert_eq!(forest.count(Route::Children(top), Kinds::ALL), MANY - 1);
        // One from the middle of the siblings, the top under one of its own, the middle out again.
        forest.delete(id(&forest, MANY / 2), Deletion::One);
        let one = id(&forest, 7);
        forest.move_to(one, None).unwrap();
        forest.move_to(top, Some(one)).unwrap();
        assert_eq!(count(&forest, Route::Descendants(one), Kinds::LEAVES), MANY - 3);
        forest.delete(top, Deletion::One);
        assert_eq!(forest.count(Route::Children(one), Kinds::ALL), MANY - 3);
        forest.delete(one, Deletion::Tree);
        assert!(forest.is_empty() && forest.current().is_none());
    });
}

#[test]
fn a_cycle_of_a_million_is_found() {
    with_little_stack(|| {
        let name = |number: usize| Name::new(&number.to_string());
        let list = (0..MANY).map(|number| Loaded {
            name: name(number),
            parent: Some(name((number + 1) % MANY)),
            current: false,
            value: Thing::default(),
        });
        let error = Forest::load(list, "dom").unwrap_err();
        assert!(error.to_string().ends_with("snapshot 0: it is among its own ancestors"), "{error}");
    });
}

#[test]
fn flags_of_checkpoints_mean_what_those_of_snapshots_do() {
    use crate::flags::CheckpointListFlags as Flags;
    let mut forest = Forest::default();
    for (name, parent) in [("a", "-"), ("b", "a"), ("c", "b"), ("d", "a")] {
        let parent = forest.find(parent);
        forest.insert(Name::new(name), parent, Thing::default()).unwrap();
    }
    let names = |flags, scope| {
        let names: Vec<_> =
            Plan::of_checkpoints(flags, scope).list(&forest).map(|entry| entry.name().as_str()).collect();
        names.join(" ")
    };
    let below = Scope::Below(forest.find("a").unwrap());
    assert_eq!(names(Flags::empty(), Scope::Domain), "a b c d");
    assert_eq!(names(Flags::TOPOLOGICAL, Scope::Domain), "a d b c");
    assert_eq!(names(Flags::LEAVES, Scope::Domain), "c d");
    assert_eq!(names(Flags::ROOTS, Scope::Domain), "a");
    assert_eq!(names(Flags::LEAVES | Flags::NO_LEAVES, Scope::Domain), "a b c d");
    assert_eq!(names(Flags::empty(), below), "d b");
    assert_eq!(names(Flags::DESCENDANTS, below), "d b c");
}
