//! Calls in any order on several domains, against a plain model of their snapshots and checkpoints.

mod family;
mod model;

use std::cell::Cell;
use std::ffi::CString;
use std::mem::ManuallyDrop;

use self::family::{CHECKPOINTS, SNAPSHOTS, current, names_of_old};
use self::model::{Model, Wanted, Was};
use super::input::Input;
use super::node::{Node, must_have_failed};
use virt::abi::*;
use virt::api::domain::lifecycle::*;
use virt::api::domain::lookup::*;
use virt::api::domain::state::virDomainGetState;
use virt::api::snapshot::virDomainRevertToSnapshot;

const DOMAINS: usize = 3;
/// How many names there are to choose from.
const NAMES: usize = 12;

const HALT: u32 = VIR_DOMAIN_SNAPSHOT_CREATE_HALT.cast_unsigned();
const REDEFINE: u32 = VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE.cast_unsigned();
const CURRENT: u32 = VIR_DOMAIN_SNAPSHOT_CREATE_CURRENT.cast_unsigned();
const REVERT_RUNNING: u32 = VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING.cast_unsigned();
const REVERT_PAUSED: u32 = VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED.cast_unsigned();

/// A domain and what it should have.
struct Domain {
    handle: virDomainPtr,
    number: usize,
    /// What it does: never `DiskOnly`.
    does: Was,
    snapshots: Model,
    checkpoints: Model,
}

/// The domains for the next execution, without snapshots and checkpoints: to define them anew would
/// take most of the time.
struct Kept {
    /// Never closed: it would be when the thread has taken down what closing needs.
    node: ManuallyDrop<Node>,
    domains: [Domain; DOMAINS],
}

thread_local! {
    static KEPT: Cell<Option<Kept>> = const { Cell::new(None) };
}

/// Steps: a domain and what to do, then what that takes.
pub(super) fn run(data: &[u8]) {
    let Kept { node, mut domains } = KEPT.take().unwrap_or_else(|| {
        let node = Node::empty();
        let domains = [0, 1, 2].map(|number| Domain::new(&node, number));
        Kept { node: ManuallyDrop::new(node), domains }
    });
    let mut input = Input::new(data);
    while !input.is_empty() {
        let domain = &mut domains[input.below(DOMAINS)];
        domain.step(&node, &mut input);
        assert_eq!(current(domain.handle), domain.snapshots.current);
        assert_eq!(domain.state(), domain.does);
    }
    for domain in &mut domains {
        domain.compare();
        domain.clear();
    }
    KEPT.set(Some(Kept { node, domains }));
}

fn name(input: &mut Input) -> String {
    format!("n{}", input.below(NAMES))
}

/// A name that may be one of those that are there, or none.
fn some_name(input: &mut Input) -> Option<String> {
    let number = input.below(NAMES + 2);
    (number < NAMES).then(|| format!("n{number}"))
}

fn definition(number: usize) -> String {
    format!(
        "<domain type='test'><name>d{number}</name><uuid>5b3b2a40-0000-4000-8000-00000000000{number}</uuid>\
         <memory>4096</memory><os><type>hvm</type></os><devices>\
         <disk type='file'><source file='/img/a'/><target dev='vda'/></disk></devices></domain>"
    )
}

impl Domain {
    fn new(node: &Node, number: usize) -> Domain {
        let handle = node.define(&CString::new(definition(number)).unwrap());
        Domain { handle, number, does: Was::Off, snapshots: Model::default(), checkpoints: Model::default() }
    }

    fn state(&self) -> Was {
        let mut state = 0;
        assert_eq!(unsafe { virDomainGetState(self.handle, &raw mut state, std::ptr::null_mut(), 0) }, 0);
        match state {
            VIR_DOMAIN_RUNNING => Was::Running,
            VIR_DOMAIN_PAUSED => Was::Paused,
            VIR_DOMAIN_SHUTOFF => Was::Off,
            other => panic!("state {other}"),
        }
    }

    fn step(&mut self, node: &Node, input: &mut Input) {
        match input.below(16) {
            0 | 1 => self.create(input),
            2..=4 => self.redefine(input),
            5 => self.revert(input),
            6 => self.delete(input),
            7 | 8 => self.list(input),
            9 => self.live(input),
            10 => self.checkpoint(input),
            11 => self.redefine_checkpoint(input),
            12 => self.delete_checkpoint(input),
            13 => self.list_checkpoints(input),
            14 => self.begin_again(node, input),
            _ => self.compare(),
        }
    }

    fn create(&mut self, input: &mut Input) {
        let (name, halt) = (name(input), input.byte() & 1 != 0);
        let xml = format!("<domainsnapshot><name>{name}</name></domainsnapshot>");
        let fits = self.checkpoints.is_empty() && self.snapshots.find(&name).is_none();
        assert_eq!(SNAPSHOTS.made(self.handle, &xml, if halt { HALT } else { 0 }, &name), fits, "{xml}");
        if !fits {
            return;
        }
        let parent = self.snapshots.current.take();
        self.snapshots.put(&name, parent.as_deref(), self.does, false);
        self.snapshots.current = Some(name);
        if halt {
            self.does = Was::Off;
        }
    }

    fn redefine(&mut self, input: &mut Input) {
        let (name, parent, choice) = (name(input), some_name(input), input.byte());
        let was = [Was::Running, Was::Paused, Was::Off, Was::DiskOnly][usize::from(choice & 3)];
        let state = ["running", "paused", "shutoff", "disk-snapshot"][usize::from(choice & 3)];
        let (external, become_current, bare) = (choice & 4 != 0, choice & 8 != 0, choice & 16 != 0);
        let outside = external && was.is_online();
        let above = parent.as_ref().map(|parent| format!("<parent><name>{parent}</name></parent>")).unwrap_or_default();
        let memory = if outside { "<memory snapshot='external' file='/mem'/>" } else { "" };
        // What is outside needs a file for each disk, as the images of these domains are not there.
        let disks = if external || was == Was::DiskOnly {
            "<disks><disk name='vda' snapshot='external'><source file='/new'/></disk></disks>"
        } else {
            ""
        };
        let domain = if bare { String::new() } else { definition(self.number) };
        let xml = format!(
            "<domainsnapshot><name>{name}</name><state>{state}</state><creationTime>7</creationTime>{above}{memory}{disks}{domain}</domainsnapshot>"
        );
        let old = self.snapshots.find(&name);
        let same_kind = old.is_none_or(|old| {
            old.was.is_online() == was.is_online() && (old.was == Was::DiskOnly) == (was == Was::DiskOnly)
        });
        let fits = self.checkpoints.is_empty()
            && self.snapshots.fits(&name, parent.as_deref())
            && same_kind
            && (!bare || old.is_some());
        let flags = REDEFINE | if become_current { CURRENT } else { 0 };
        assert_eq!(SNAPSHOTS.made(self.handle, &xml, flags, &name), fits, "{xml}");
        if fits {
            self.snapshots.put(&name, parent.as_deref(), was, !disks.is_empty());
            if become_current {
                self.snapshots.current = Some(name);
            }
        }
    }

    fn revert(&mut self, input: &mut Input) {
        let (name, choice) = (name(input), input.below(4));
        let flags = [0, REVERT_RUNNING, REVERT_PAUSED, REVERT_RUNNING | REVERT_PAUSED][choice];
        let done = SNAPSHOTS.with(self.handle, &name, |snapshot| unsafe { virDomainRevertToSnapshot(snapshot, flags) });
        let was = self.snapshots.find(&name).map(|plain| plain.was);
        assert_eq!(done, was.map(|_| if choice == 3 { -1 } else { 0 }));
        let Some(was) = was.filter(|_| choice != 3) else { return };
        self.does = match (flags, was) {
            (REVERT_RUNNING, _) => Was::Running,
            (REVERT_PAUSED, _) => Was::Paused,
            (_, Was::DiskOnly) => Was::Off,
            (_, was) => was,
        };
        self.snapshots.current = Some(name);
    }

    fn delete(&mut self, input: &mut Input) {
        let (name, choice) = (name(input), input.below(4));
        let flags = [
            0,
            VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN,
            VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY,
            VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN | VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY,
        ][choice];
        let fits = self.snapshots.find(&name).is_some() && choice != 3;
        assert_eq!(SNAPSHOTS.deleted(self.handle, &name, flags.cast_unsigned()), fits);
        if fits {
            self.snapshots.delete(&name, choice != 2, choice != 0);
        }
    }

    fn list(&self, input: &mut Input) {
        let below = some_name(input);
        let below = below.as_deref();
        let flags = u32::from(input.byte()) | u32::from(input.byte() & 7) << 8;
        let has = |flag: i32| flags & flag.cast_unsigned() != 0;
        let wanted = Wanted {
            far: has(VIR_DOMAIN_SNAPSHOT_LIST_ROOTS),
            topological: has(VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL),
            metadata: [has(VIR_DOMAIN_SNAPSHOT_LIST_METADATA), has(VIR_DOMAIN_SNAPSHOT_LIST_NO_METADATA)],
            leaves: [has(VIR_DOMAIN_SNAPSHOT_LIST_LEAVES), has(VIR_DOMAIN_SNAPSHOT_LIST_NO_LEAVES)],
            phase: [
                has(VIR_DOMAIN_SNAPSHOT_LIST_INACTIVE),
                has(VIR_DOMAIN_SNAPSHOT_LIST_ACTIVE),
                has(VIR_DOMAIN_SNAPSHOT_LIST_DISK_ONLY),
            ],
            place: [has(VIR_DOMAIN_SNAPSHOT_LIST_INTERNAL), has(VIR_DOMAIN_SNAPSHOT_LIST_EXTERNAL)],
        };
        let there = below.is_none_or(|name| self.snapshots.find(name).is_some());
        let expected = there.then(|| self.snapshots.listed(below, wanted));
        assert_eq!(SNAPSHOTS.listed(self.handle, below, flags), expected, "{wanted:?}");
        if below.is_none() {
            assert_eq!(Some(names_of_old(self.handle, flags)), expected);
        }
    }

    /// Starts, stops, suspends and resumes.
    fn live(&mut self, input: &mut Input) {
        let (done, fits, then) = match input.below(4) {
            0 => (unsafe { virDomainCreate(self.handle) }, self.does == Was::Off, Was::Running),
            1 => (unsafe { virDomainDestroy(self.handle) }, self.does != Was::Off, Was::Off),
            2 => (unsafe { virDomainSuspend(self.handle) }, self.does == Was::Running, Was::Paused),
            _ => (unsafe { virDomainResume(self.handle) }, self.does == Was::Paused, Was::Running),
        };
        assert_eq!(done == 0, fits);
        if fits {
            self.does = then;
        } else {
            must_have_failed();
        }
    }

    fn checkpoint(&mut self, input: &mut Input) {
        let name = name(input);
        let xml = format!("<domaincheckpoint><name>{name}</name></domaincheckpoint>");
        let fits = self.snapshots.is_empty() && self.does != Was::Off && self.checkpoints.find(&name).is_none();
        assert_eq!(CHECKPOINTS.made(self.handle, &xml, 0, &name), fits, "{xml}");
        if fits {
            let parent = self.checkpoints.current.take();
            self.checkpoints.put(&name, parent.as_deref(), Was::Off, false);
            self.checkpoints.current = Some(name);
        }
    }

    fn redefine_checkpoint(&mut self, input: &mut Input) {
        let (name, parent) = (name(input), some_name(input));
        let above = parent.as_ref().map(|parent| format!("<parent><name>{parent}</name></parent>")).unwrap_or_default();
        let xml =
            format!("<domaincheckpoint><name>{name}</name>{above}<creationTime>7</creationTime></domaincheckpoint>");
        let fits =
            self.snapshots.is_empty() && self.does != Was::Off && self.checkpoints.fits(&name, parent.as_deref());
        let flags = VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE.cast_unsigned();
        assert_eq!(CHECKPOINTS.made(self.handle, &xml, flags, &name), fits, "{xml}");
        if fits {
            self.checkpoints.put(&name, parent.as_deref(), Was::Off, false);
            // As they are noted from the first to the last, the last becomes current.
            if self.checkpoints.current.is_none() || self.checkpoints.current == parent {
                self.checkpoints.current = Some(name);
            }
        }
    }

    fn delete_checkpoint(&mut self, input: &mut Input) {
        let (name, choice) = (name(input), input.below(4));
        let flags = [
            0,
            VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN,
            VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN_ONLY,
            VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN | VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN_ONLY,
        ][choice];
        let fits = self.checkpoints.find(&name).is_some() && choice != 3;
        assert_eq!(CHECKPOINTS.deleted(self.handle, &name, flags.cast_unsigned()), fits);
        if fits {
            self.checkpoints.delete(&name, choice != 2, choice != 0);
        }
    }

    fn list_checkpoints(&self, input: &mut Input) {
        let (below, flags) = (some_name(input), u32::from(input.byte() & 15));
        let below = below.as_deref();
        let has = |flag: i32| flags & flag.cast_unsigned() != 0;
        let wanted = Wanted {
            far: has(VIR_DOMAIN_CHECKPOINT_LIST_ROOTS),
            topological: has(VIR_DOMAIN_CHECKPOINT_LIST_TOPOLOGICAL),
            leaves: [has(VIR_DOMAIN_CHECKPOINT_LIST_LEAVES), has(VIR_DOMAIN_CHECKPOINT_LIST_NO_LEAVES)],
            ..Wanted::default()
        };
        let there = below.is_none_or(|name| self.checkpoints.find(name).is_some());
        let expected = there.then(|| self.checkpoints.listed(below, wanted));
        assert_eq!(CHECKPOINTS.listed(self.handle, below, flags), expected, "{wanted:?}");
    }

    /// Undefines a domain that is off, and defines it anew.
    fn begin_again(&mut self, node: &Node, input: &mut Input) {
        if self.does != Was::Off {
            return;
        }
        let all = VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA | VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA;
        let flags = if input.byte() & 1 == 0 { 0 } else { all.cast_unsigned() };
        let fits = flags != 0 || (self.snapshots.is_empty() && self.checkpoints.is_empty());
        assert_eq!(unsafe { virDomainUndefineFlags(self.handle, flags) } == 0, fits);
        if !fits {
            return must_have_failed();
        }
        assert_eq!(unsafe { virDomainFree(self.handle) }, 0);
        *self = Domain::new(node, self.number);
    }

    /// Stops it, and deletes what it has.
    fn clear(&mut self) {
        if self.does != Was::Off {
            assert_eq!(unsafe { virDomainDestroy(self.handle) }, 0);
            self.does = Was::Off;
        }
        let roots = Wanted { far: true, ..Wanted::default() };
        for name in self.snapshots.listed(None, roots) {
            assert!(SNAPSHOTS.deleted(self.handle, &name, VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN.cast_unsigned()));
        }
        for name in self.checkpoints.listed(None, roots) {
            assert!(CHECKPOINTS.deleted(self.handle, &name, VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN.cast_unsigned()));
        }
        (self.snapshots, self.checkpoints) = (Model::default(), Model::default());
        self.compare();
    }

    fn compare(&self) {
        SNAPSHOTS.compare(self.handle, &self.snapshots);
        CHECKPOINTS.compare(self.handle, &self.checkpoints);
    }
}
