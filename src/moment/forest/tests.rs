//! Each operation on small forests; `moment::tests` has the random and the large ones.

use super::*;

/// A thing for forests in tests.
#[derive(Clone, Debug, Default, PartialEq)]
struct Thing(Class);

impl Content for Thing {
    const WHAT: What = What::Snapshot;

    fn class(&self) -> Class {
        self.0
    }
}

fn external() -> Thing {
    Thing(Class { phase: Phase::Active, external: true })
}

/// A forest from pairs of names: a thing and its parent, where `-` stands for none.
fn forest(pairs: &[(&str, &str)]) -> Forest<Thing> {
    let mut forest = Forest::default();
    for (name, parent) in pairs {
        let parent = forest.find(parent);
        forest.insert(Name::new(name), parent, Thing::default()).unwrap();
    }
    forest
}

fn id(forest: &Forest<Thing>, name: &str) -> Id {
    forest.find(name).unwrap()
}

fn names(forest: &Forest<Thing>, route: Route, kinds: Kinds) -> String {
    let names: Vec<_> = forest.walk(route, kinds).map(|entry| entry.name().as_str()).collect();
    names.join(" ")
}

fn topological(forest: &Forest<Thing>) -> String {
    names(forest, Route::Topological, Kinds::ALL)
}

/// a has b, c and d, c has e and f; g is alone.
fn sample() -> Forest<Thing> {
    forest(&[("a", "-"), ("b", "a"), ("c", "a"), ("e", "c"), ("d", "a"), ("f", "c"), ("g", "-")])
}

#[test]
fn lists_in_order_of_creation_or_with_the_newest_sibling_first() {
    let forest = sample();
    assert_eq!(names(&forest, Route::Creation, Kinds::ALL), "a b c e d f g");
    assert_eq!(topological(&forest), "g a d c f e b");
    assert_eq!(names(&forest, Route::Creation, Kinds::ROOTS), "g a");
    assert_eq!(names(&forest, Route::Topological, Kinds::ROOTS), "g a");
    assert_eq!(names(&forest, Route::Creation, Kinds::LEAVES), "b e d f g");
    assert_eq!(names(&forest, Route::Topological, Kinds::LEAVES), "g d f e b");
    assert_eq!(names(&forest, Route::Creation, Kinds::NO_LEAVES), "a c");
    assert_eq!(names(&forest, Route::Children(id(&forest, "a")), Kinds::ALL), "d c b");
    assert_eq!(names(&forest, Route::Children(id(&forest, "g")), Kinds::ALL), "");
    assert_eq!(names(&forest, Route::Descendants(id(&forest, "a")), Kinds::ALL), "d c f e b");
    assert_eq!(names(&forest, Route::Descendants(id(&forest, "c")), Kinds::LEAVES), "f e");
    assert_eq!(names(&forest, Route::Creation, Kinds::NONE), "");
}

#[test]
fn counts_what_it_lists() {
    let forest = sample();
    let (a, c) = (id(&forest, "a"), id(&forest, "c"));
    for route in [Route::Creation, Route::Topological, Route::Children(a), Route::Descendants(a), Route::Children(c)] {
        for kinds in [Kinds::ALL, Kinds::NONE, Kinds::ROOTS, Kinds::LEAVES, Kinds::NO_LEAVES, Kinds::EXTERNAL] {
            assert_eq!(forest.count(route, kinds), forest.walk(route, kinds).count(), "{route:?} {kinds:?}");
        }
    }
}

#[test]
fn a_taken_name_is_refused_and_changes_nothing() {
    let mut forest = sample();
    let error = forest.insert(Name::new("c"), None, external()).unwrap_err();
    assert_eq!(error.to_string(), "domain moment c already exists");
    assert_eq!((forest.len(), forest.count_of(Kinds::EXTERNAL)), (7, 0));
}

#[test]
fn a_removed_one_leaves_its_children_at_the_front_in_their_order() {
    let mut forest = sample();
    assert_eq!(forest.remove(id(&forest, "c")), Some(Thing::default()));
    assert_eq!(topological(&forest), "g a f e d b");
    assert_eq!(forest.entry(id(&forest, "f")).unwrap().parent().unwrap().name(), &"a");
    assert_eq!(forest.entry(id(&forest, "a")).unwrap().children(), 4);
    forest.remove(id(&forest, "a"));
    assert_eq!(names(&forest, Route::Creation, Kinds::ROOTS), "f e d b g");
    assert!(forest.entry(id(&forest, "f")).unwrap().parent().is_none());
    assert_eq!(forest.find("a"), None);
}

#[test]
fn a_moved_one_goes_to_the_front_with_all_below_it() {
    let mut forest = sample();
    forest.move_to(id(&forest, "c"), forest.find("g")).unwrap();
    assert_eq!(topological(&forest), "g c f e a d b");
    forest.move_to(id(&forest, "b"), forest.find("a")).unwrap();
    assert_eq!(topological(&forest), "g c f e a b d");
    forest.move_to(id(&forest, "a"), None).unwrap();
    assert_eq!(topological(&forest), "a b d g c f e");
    assert_eq!(names(&forest, Route::Creation, Kinds::ALL), "a b c e d f g");
}

#[test]
fn nothing_goes_below_itself() {
    let mut forest = sample();
    let mut refusal = |name: &str, parent: &str| {
        let id = id(&forest, name);
        let by_id = forest.move_to(id, forest.find(parent)).unwrap_err().to_string();
        let by_name = forest.parent_for(&Name::new(name), Some(&Name::new(parent))).unwrap_err().to_string();
        assert_eq!(by_id, by_name);
        by_id
    };
    assert_eq!(refusal("a", "a"), "cannot set moment a as its own parent");
    assert_eq!(refusal("a", "b"), "parent b would create cycle to a");
    // The child on the way is named, as in the original, not the parent that was asked for.
    assert_eq!(refusal("a", "f"), "parent c would create cycle to a");
    let error = forest.parent_for(&Name::new("a"), Some(&Name::new("x"))).unwrap_err();
    assert_eq!(error.to_string(), "parent x for moment a not found");
    assert_eq!(topological(&forest), "g a d c f e b");
}

#[test]
fn the_nearest_ancestor_that_stays_becomes_current() {
    let current = |forest: &Forest<Thing>| forest.current().map(|entry| entry.name().to_string());
    let with_current = |name: &str| {
        let mut forest = sample();
        forest.set_current(forest.find(name));
        forest
    };
    let mut forest = with_current("f");
    assert_eq!(forest.remove_descendants(id(&forest, "a")), 5);
    assert_eq!(current(&forest).as_deref(), Some("a"));
    let mut forest = with_current("f");
    assert_eq!(forest.remove_tree(id(&forest, "c")), 3);
    assert_eq!(current(&forest).as_deref(), Some("a"));
    let mut forest = with_current("c");
    forest.remove(id(&forest, "c"));
    assert_eq!(current(&forest).as_deref(), Some("a"));
    forest.remove(id(&forest, "a"));
    assert_eq!(current(&forest), None);
    let mut forest = with_current("d");
    forest.remove_tree(id(&forest, "c"));
    assert_eq!(current(&forest).as_deref(), Some("d"));
}

#[test]
fn a_replaced_value_keeps_its_place_and_counts_anew() {
    let mut forest = sample();
    let c = id(&forest, "c");
    assert_eq!(forest.replace(c, external()), Some(Thing::default()));
    assert_eq!(forest.value(c), Some(&external()));
    assert_eq!(names(&forest, Route::Creation, Kinds::EXTERNAL), "c");
    assert_eq!((forest.count_of(Kinds::EXTERNAL), forest.count_of(Kinds::ACTIVE.and(Kinds::NO_LEAVES))), (1, 1));
    forest.put(Name::new("c"), None, Thing::default()).unwrap();
    assert_eq!((topological(&forest).as_str(), forest.count_of(Kinds::EXTERNAL)), ("c f e g a d b", 0));
}

#[test]
fn what_is_gone_is_no_danger() {
    let mut forest = sample();
    let b = id(&forest, "b");
    forest.remove(b);
    assert!(forest.entry(b).is_none() && forest.value(b).is_none() && forest.remove(b).is_none());
    assert_eq!((forest.remove_tree(b), forest.remove_descendants(b)), (0, 0));
    assert_eq!(forest.count(Route::Descendants(b), Kinds::ALL), 0);
    forest.move_to(b, None).unwrap();
    forest.set_current(Some(b));
    assert!(forest.current().is_none() && forest.replace(b, external()).is_none());
    assert_eq!(topological(&forest), "g a d c f e");
}

#[test]
fn empty_slots_close_up_without_a_change_to_be_seen() {
    let mut forest = forest(&[("root", "-")]);
    for number in 0..1000 {
        let parent = forest.find(&format!("{}", number / 2)).or(forest.find("root"));
        forest.insert(Name::new(&number.to_string()), parent, Thing::default()).unwrap();
    }
    forest.set_current(forest.find("999"));
    let expected: Vec<_> = (0..1000).filter(|number| number % 10 == 9).map(|number| number.to_string()).collect();
    for number in (0..1000).filter(|number| number % 10 != 9) {
        forest.remove(id(&forest, &number.to_string()));
    }
    assert!(forest.slots.len() <= 2 * forest.len() + WORTH_CLOSING, "{} slots", forest.slots.len());
    assert_eq!(names(&forest, Route::Creation, Kinds::ALL), format!("root {}", expected.join(" ")));
    assert_eq!(forest.current().unwrap().name(), &"999");
    assert_eq!(forest.newest().unwrap().name(), &"999");
    assert_eq!(forest.walk(Route::Topological, Kinds::ALL).count(), 101);
    assert_eq!(forest.walk(Route::Creation, Kinds::LEAVES).count(), forest.count_of(Kinds::LEAVES));
}

#[test]
fn memory_is_given_back_whichever_go_first() {
    for backwards in [false, true] {
        let mut forest = forest(&[("root", "-")]);
        for number in 0..10_000 {
            forest.insert(Name::new(&number.to_string()), None, Thing::default()).unwrap();
        }
        for number in 0..10_000 {
            let number = if backwards { 9_999 - number } else { number };
            forest.remove(id(&forest, &number.to_string()));
        }
        assert!(forest.slots.capacity() <= WORTH_CLOSING && forest.values.capacity() <= WORTH_CLOSING);
        assert_eq!(forest.newest().unwrap().name(), &"root");
    }
}

#[test]
fn may_be_shared_by_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Forest<Thing>>();
}

fn load(list: &[(&str, &str)], current: &[&str]) -> Result<Forest<Thing>, Error> {
    let list = list.iter().map(|(name, parent)| Loaded {
        name: Name::new(name),
        parent: (*parent != "-").then(|| Name::new(parent)),
        current: current.contains(name),
        value: Thing::default(),
    });
    Forest::load(list, "dom")
}

#[test]
fn a_list_is_loaded_as_if_created_in_its_order() {
    let forest = load(&[("e", "c"), ("c", "a"), ("a", "-"), ("b", "a"), ("g", "-")], &["b"]).unwrap();
    assert_eq!(topological(&forest), "g a b c e");
    assert_eq!(names(&forest, Route::Creation, Kinds::ALL), "e c a b g");
    assert_eq!(forest.current().unwrap().name(), &"b");
    assert_eq!(forest.count_of(Kinds::LEAVES), 3);
}

#[test]
fn what_is_wrong_with_a_list_is_told_by_name() {
    let refusal = |list: &[(&str, &str)], current: &[&str]| load(list, current).unwrap_err().to_string();
    let start = "Snapshots have inconsistent relations for domain dom: snapshot ";
    assert_eq!(refusal(&[("a", "-"), ("b", "x")], &[]), format!("{start}b: its parent x is missing"));
    assert_eq!(refusal(&[("a", "a")], &[]), format!("{start}a: it is its own parent"));
    let cycle = refusal(&[("a", "-"), ("d", "c"), ("b", "c"), ("c", "b")], &[]);
    assert_eq!(cycle, format!("{start}c: it is among its own ancestors"));
    let two = refusal(&[("a", "-"), ("b", "a")], &["a", "b"]);
    assert_eq!(two, "more than one snapshot claims to be active: a and b");
    assert_eq!(refusal(&[("a", "-"), ("a", "-")], &[]), "domain moment a already exists");
}

#[test]
fn a_slot_is_48_bytes() {
    assert_eq!((size_of::<Slot>(), size_of::<Option<Id>>()), (48, 4));
}
