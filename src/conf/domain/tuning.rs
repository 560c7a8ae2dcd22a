//! Limits and places of memory, I/O and processors.

use super::shape::{Child, Content, NUMBER, SIGNED, Shape, WIDE, computed, filled, number, on_off, rank, set, word};
use super::value::{self, Set};
use crate::error::Result;
use crate::xml::{Element, Node};

/// An element that holds a size in KiB: its static, its name, how messages name it, whether zero is
/// written.
macro_rules! sizes {
    ($($static:ident = $name:literal, $path:literal, $zero:literal, [$($attribute:expr),*];)*) => {
        $(pub(super) static $static: Shape = Shape::new($name, &[$($attribute),*]).content(Content::Size {
            path: $path,
            scale: 1024,
            unit: "KiB",
            zero: $zero,
        });)*
    };
}
sizes! {
    MEMORY = "memory", "./memory[1]", true, [on_off("dumpCore"), computed("unit")];
    CURRENT_MEMORY = "currentMemory", "./currentMemory[1]", true, [computed("unit")];
    MAX_MEMORY = "maxMemory", "./maxMemory[1]", true, [computed("slots"), computed("unit")];
    HARD_LIMIT = "hard_limit", "./memtune/hard_limit[1]", true, [computed("unit")];
    SOFT_LIMIT = "soft_limit", "./memtune/soft_limit[1]", true, [computed("unit")];
    MIN_GUARANTEE = "min_guarantee", "./memtune/min_guarantee[1]", false, [computed("unit")];
    SWAP_HARD_LIMIT = "swap_hard_limit", "./memtune/swap_hard_limit[1]", true, [computed("unit")];
}

/// Limits of memory.
pub(super) static MEMTUNE: Shape = Shape::holding(
    "memtune",
    &[Child::One(&HARD_LIMIT), Child::One(&SOFT_LIMIT), Child::One(&MIN_GUARANTEE), Child::One(&SWAP_HARD_LIMIT)],
)
.adjust(memtune);

/// What memory is made of.
pub(super) static MEMORY_BACKING: Shape = Shape::holding(
    "memoryBacking",
    &[
        Child::One(&HUGEPAGES),
        Child::One(&NO_SHARE_PAGES),
        Child::One(&LOCKED),
        Child::One(&SOURCE),
        Child::One(&ACCESS),
        Child::One(&ALLOCATION),
        Child::One(&DISCARD),
    ],
);
static HUGEPAGES: Shape = Shape::holding("hugepages", &[Child::Each(&PAGE)]).or_bare();
static PAGE: Shape = Shape::new("page", &[computed("size"), computed("unit"), set("nodeset")]).adjust(page);
static NO_SHARE_PAGES: Shape = Shape::flag("nosharepages");
static LOCKED: Shape = Shape::flag("locked");
static SOURCE: Shape = Shape::new("source", &[filled("type")])
    .adjust(|_, element| known(element, "type", "source/type", &["file", "anonymous", "memfd"]));
static ACCESS: Shape = Shape::new("access", &[filled("mode")])
    .adjust(|_, element| known(element, "mode", "access/mode", &["shared", "private"]));
static ALLOCATION: Shape = Shape::new("allocation", &[filled("mode"), computed("threads")]).adjust(allocation);
static DISCARD: Shape = Shape::flag("discard");

/// Limits of block I/O.
pub(super) static BLKIOTUNE: Shape =
    Shape::holding("blkiotune", &[Child::One(&BLKIO_WEIGHT), Child::Each(&BLKIO_DEVICE)]).adjust(blkiotune);
static BLKIO_WEIGHT: Shape = Shape::new("weight", &[]).content(Content::Anything).adjust(blkio_weight);
pub(super) static BLKIO_DEVICE: Shape = Shape::holding(
    "device",
    &[
        Child::One(&PATH),
        Child::One(&WEIGHT),
        Child::One(&READ_IOPS),
        Child::One(&WRITE_IOPS),
        Child::One(&READ_BYTES),
        Child::One(&WRITE_BYTES),
    ],
)
.adjust(blkio_device);
static PATH: Shape = Shape::with_text("path");
static WEIGHT: Shape = Shape::new("weight", &[]).content(Content::Anything).adjust(limit);
static READ_IOPS: Shape = Shape::new("read_iops_sec", &[]).content(Content::Anything).adjust(limit);
static WRITE_IOPS: Shape = Shape::new("write_iops_sec", &[]).content(Content::Anything).adjust(limit);
static READ_BYTES: Shape = Shape::new("read_bytes_sec", &[]).content(Content::Anything).adjust(limit);
static WRITE_BYTES: Shape = Shape::new("write_bytes_sec", &[]).content(Content::Anything).adjust(limit);

/// Shares and places of processors; the lists are made by [`super::threads`].
pub(super) static CPUTUNE: Shape = Shape::holding(
    "cputune",
    &[
        Child::One(&SHARES),
        Child::One(&PERIOD),
        Child::One(&QUOTA),
        Child::One(&GLOBAL_PERIOD),
        Child::One(&GLOBAL_QUOTA),
        Child::One(&EMULATOR_PERIOD),
        Child::One(&EMULATOR_QUOTA),
        Child::One(&IOTHREAD_PERIOD),
        Child::One(&IOTHREAD_QUOTA),
        Child::Each(&VCPU_PIN),
        Child::Each(&EMULATOR_PIN),
        Child::Each(&IOTHREAD_PIN),
        Child::Each(&EMULATOR_SCHED),
        Child::Each(&VCPU_SCHED),
        Child::Each(&IOTHREAD_SCHED),
        Child::Each(&CACHE_TUNE),
        Child::Each(&MEMORY_TUNE),
        Child::Each(&ENERGY_TUNE),
    ],
)
.adjust(cputune);

/// An element that holds a number: its static, its name, the number, how messages call it.
macro_rules! numbers {
    ($($static:ident = $name:literal, $number:expr, $what:literal;)*) => {
        $(static $static: Shape = Shape::new($name, &[])
            .content(Content::Number($number, concat!("can't parse cputune ", $what, " value")));)*
    };
}
numbers! {
    SHARES = "shares", WIDE.with_zero(), "shares";
    PERIOD = "period", WIDE, "period";
    QUOTA = "quota", SIGNED.wide().without_zero(), "quota";
    GLOBAL_PERIOD = "global_period", WIDE, "global period";
    GLOBAL_QUOTA = "global_quota", SIGNED.wide().without_zero(), "global quota";
    EMULATOR_PERIOD = "emulator_period", WIDE, "emulator period";
    EMULATOR_QUOTA = "emulator_quota", SIGNED.wide().without_zero(), "emulator quota";
    IOTHREAD_PERIOD = "iothread_period", WIDE, "iothread period";
    IOTHREAD_QUOTA = "iothread_quota", SIGNED.wide().without_zero(), "iothread quota";
}

static VCPU_PIN: Shape =
    Shape::new("vcpupin", &[number("vcpu", NUMBER.with_zero()).required(), set("cpuset")]).adjust(pin);
static EMULATOR_PIN: Shape = Shape::new("emulatorpin", &[set("cpuset")]).adjust(pin);
static IOTHREAD_PIN: Shape =
    Shape::new("iothreadpin", &[number("iothread", NUMBER.nonzero()).required(), set("cpuset")]).adjust(pin);
static EMULATOR_SCHED: Shape = Shape::new("emulatorsched", SCHEDULER).adjust(sched);
static VCPU_SCHED: Shape = Shape::new("vcpusched", SCHEDULER).adjust(sched);
static IOTHREAD_SCHED: Shape = Shape::new("iothreadsched", SCHEDULER).adjust(sched);
const SCHEDULER: &[super::shape::Attribute] =
    &[computed("vcpus"), computed("iothreads"), computed("scheduler"), computed("priority")];

static CACHE_TUNE: Shape = Shape::new("cachetune", &[computed("vcpus"), computed("id")])
    .children(&[Child::Each(&CACHE), Child::Each(&CACHE_MONITOR)])
    .adjust(vcpus_of);
/// Processors whose use of energy is watched.
static ENERGY_TUNE: Shape = Shape::new("energytune", &[computed("vcpus"), super::shape::dropped("id")])
    .children(&[Child::Each(&ENERGY_MONITOR)])
    .adjust(vcpus_of);
static ENERGY_MONITOR: Shape = Shape::new("monitor", &[computed("vcpus")]).adjust(vcpus_of);
/// Which file descriptors a domain's devices share for their memory.
pub(super) static IOMMUFD: Shape =
    Shape::new("iommufd", &[super::shape::yes_no("enabled").required(), super::shape::text("fdgroup")]);
static CACHE: Shape = Shape::new(
    "cache",
    &[
        number("id", NUMBER.with_zero()).required(),
        number("level", NUMBER.with_zero()).required(),
        word("type", &["both", "code", "data"]).required(),
        computed("size"),
        computed("unit"),
    ],
)
.adjust(cache);
static CACHE_MONITOR: Shape =
    Shape::new("monitor", &[number("level", NUMBER.with_zero()).required(), computed("vcpus")]).adjust(
        |raw, element| {
            if element.get("level") != Some("3") {
                let level = element.get("level").unwrap_or_default();
                return Err(value::wrong(format!("Invalid monitor cache level '{level}'")));
            }
            vcpus_of(raw, element)
        },
    );
static MEMORY_TUNE: Shape = Shape::new("memorytune", &[computed("vcpus"), computed("id")])
    .children(&[Child::Each(&BANDWIDTH), Child::Each(&MEMORY_MONITOR)])
    .adjust(vcpus_of);
static BANDWIDTH: Shape = Shape::new(
    "node",
    &[number("id", NUMBER.with_zero()).required(), number("bandwidth", NUMBER.with_zero()).required()],
);
static MEMORY_MONITOR: Shape =
    Shape::new("monitor", &[super::shape::dropped("level"), computed("vcpus")]).adjust(vcpus_of);

/// The part of the host's resources that the domain belongs to.
pub(super) static RESOURCE: Shape =
    Shape::holding("resource", &[Child::One(&PARTITION), Child::One(&FIBRE_CHANNEL)]).adjust(resource);
static PARTITION: Shape = Shape::with_text("partition");
static FIBRE_CHANNEL: Shape = Shape::new("fibrechannel", &[filled("appid")]);

/// What counters of the host are read.
pub(super) static PERF: Shape = Shape::holding("perf", &[Child::Each(&EVENT)]).adjust(perf);
static EVENT: Shape =
    Shape::new("event", &[word("name", EVENTS).required(), super::shape::yes_no("enabled").required()]);
/// The performance events, in the order of their numbers.
pub const EVENTS: &[&str] = &[
    "cmt",
    "mbmt",
    "mbml",
    "cpu_cycles",
    "instructions",
    "cache_references",
    "cache_misses",
    "branch_instructions",
    "branch_misses",
    "bus_cycles",
    "stalled_cycles_frontend",
    "stalled_cycles_backend",
    "ref_cpu_cycles",
    "cpu_clock",
    "task_clock",
    "page_faults",
    "context_switches",
    "cpu_migrations",
    "page_faults_min",
    "page_faults_maj",
    "alignment_faults",
    "emulation_faults",
];

fn known(element: &Element, name: &str, what: &str, words: &[&str]) -> Result<()> {
    match element.get(name).filter(|word| !words.contains(word)) {
        Some(other) => Err(value::unsupported(format!("unknown memoryBacking/{what} '{other}'"))),
        None => Ok(()),
    }
}

fn allocation(raw: &Element, element: &mut Element) -> Result<()> {
    known(element, "mode", "allocation/mode", &["immediate", "ondemand"])?;
    let Some(text) = raw.get("threads").filter(|text| !text.is_empty()) else { return Ok(()) };
    let wrong = || value::wrong("Failed to parse memory allocation threads");
    let threads = value::unsigned32(text, 10).ok_or_else(wrong)?;
    if threads > 0 {
        element.set("threads", threads.to_string());
    }
    Ok(())
}

fn page(raw: &Element, element: &mut Element) -> Result<()> {
    let text = raw.get("size").filter(|text| !text.is_empty()).ok_or_else(|| value::missing("./@size"))?;
    let size = value::kib(text, raw.get("unit"), "./@size")?;
    if size == 0 {
        return Err(value::refused("hugepage size can't be zero"));
    }
    element.set("size", size.to_string());
    element.set("unit", "KiB");
    Ok(())
}

/// From here on a limit of memory, in KiB, is none.
pub(super) const UNLIMITED: u64 = 9_007_199_254_740_991;

/// Limits so high that they are none are not written.
fn memtune(_: &Element, element: &mut Element) -> Result<()> {
    element.nodes.retain(|node| match node {
        Node::Element(limit) if !limit.is("min_guarantee") => {
            value::unsigned(&limit.text(), 10).is_none_or(|size| size < UNLIMITED)
        }
        _ => true,
    });
    Ok(())
}

/// A device has its limits once.
fn blkiotune(raw: &Element, _: &mut Element) -> Result<()> {
    let mut known = std::collections::HashSet::new();
    match raw.all("device").filter_map(|device| device.child_text("path")).find(|path| !known.insert(path.clone())) {
        Some(path) => Err(value::unsupported(format!("duplicate blkio device path '{path}'"))),
        None => Ok(()),
    }
}

fn blkio_weight(raw: &Element, element: &mut Element) -> Result<()> {
    let weight = value::unsigned32(&raw.text(), 10).filter(|weight| *weight > 0);
    element.nodes = weight.map(|weight| Node::text(weight.to_string())).into_iter().collect();
    Ok(())
}

fn limit(raw: &Element, element: &mut Element) -> Result<()> {
    let text = raw.text();
    element.nodes.clear();
    if text.is_empty() {
        return Ok(());
    }
    let number = if raw.name.ends_with("bytes_sec") {
        value::wrapping64(&text, 10)
    } else {
        value::wrapping32(&text, 10).map(u64::from)
    };
    let wrong = || value::unsupported(format!("could not parse {} {text}", raw.name.replace('_', " ")));
    let number = number.ok_or_else(wrong)?;
    if number > 0 {
        element.nodes.push(Node::text(number.to_string()));
    }
    Ok(())
}

fn blkio_device(_: &Element, element: &mut Element) -> Result<()> {
    if element.child("path").is_none() {
        return Err(value::unsupported("missing per-device path"));
    }
    if element.elements().count() == 1 {
        element.nodes.clear();
    }
    Ok(())
}

fn pin(raw: &Element, element: &mut Element) -> Result<()> {
    if element.get("cpuset").is_none() {
        return Err(value::internal(format!("missing cpuset for {}", raw.name)));
    }
    Ok(())
}

fn sched(raw: &Element, element: &mut Element) -> Result<()> {
    let list = match raw.name.as_str() {
        "vcpusched" => Some("vcpus"),
        "iothreadsched" => Some("iothreads"),
        _ => None,
    };
    if let Some(list) = list {
        let missing = || value::wrong(format!("Missing attribute '{list}' in element '{}'", raw.name));
        let text = raw.get(list).ok_or_else(missing)?;
        let threads = Set::parse(text)?;
        if threads.is_empty() {
            return Err(value::unsupported(format!("'{list}' scheduler bitmap '{text}' is empty")));
        }
        element.set(list, threads.to_string());
    }
    // Whom it is for is asked first.
    super::shape::word_but_first("scheduler", &["none", "batch", "idle", "fifo", "rr"])
        .required()
        .read(raw, element)?;
    if matches!(element.get("scheduler"), Some("fifo" | "rr")) {
        number("priority", SIGNED).required().read(raw, element)?;
    }
    Ok(())
}

fn cache(raw: &Element, element: &mut Element) -> Result<()> {
    let text = raw.get("size").filter(|text| !text.is_empty()).ok_or_else(|| value::missing("./@size"))?;
    let (size, unit) = value::pretty(value::bytes(text, raw.get("unit"), 1024, u64::MAX, "./@size")?);
    element.set("size", size.to_string());
    element.set("unit", unit);
    Ok(())
}

fn cputune(raw: &Element, element: &mut Element) -> Result<()> {
    for name in ["emulatorpin", "emulatorsched"] {
        if raw.all(name).count() > 1 {
            return Err(value::wrong(format!("only one {name} is supported")));
        }
    }
    let number = |name: &str| element.child_text(name).and_then(|text| value::unsigned(&text, 10)).unwrap_or(0);
    for (suffix, least, most) in [("period", 1000, 1_000_000), ("quota", 1000, 17_592_186_044_415)] {
        for prefix in ["", "global_", "emulator_", "iothread_"] {
            let name = format!("{prefix}{suffix}");
            let number = number(&name);
            if number > 0 && !(least..=most).contains(&number) {
                let range = format!("must be in range [{least}, {most}]");
                return Err(value::unsupported(format!("Value of cputune '{name}' {range}")));
            }
        }
    }
    Ok(())
}

fn resource(_: &Element, element: &mut Element) -> Result<()> {
    let Some(id) = element.child("fibrechannel").and_then(|channel| channel.get("appid")) else { return Ok(()) };
    if id.chars().any(|letter| !(letter.is_ascii_graphic() || letter == ' ')) {
        return Err(value::wrong("Fibre Channel 'appid' is not a printable string"));
    }
    if id.len() > 128 {
        let detail = "Fibre Channel 'appid' string length must be between [1, 128]";
        return Err(crate::error::Error::new(crate::error::Origin::Domain, crate::error::Code::InvalidArg, detail));
    }
    Ok(())
}

/// Writes events in the order in which they are known.
fn perf(_: &Element, element: &mut Element) -> Result<()> {
    let mut seen = Vec::new();
    for event in element.all("event") {
        let name = event.get("name").unwrap_or_default();
        if seen.contains(&name) {
            return Err(value::wrong(format!("perf event '{name}' was already specified")));
        }
        seen.push(name);
    }
    order_events(element);
    Ok(())
}

/// Puts events into the order in which they are known.
pub(super) fn order_events(perf: &mut Element) {
    perf.order(&|event| rank(EVENTS, |name| event.get("name") == Some(name)));
}

/// Where the memory of the domain lies on the host; completed by [`super::numa`].
pub(super) static NUMATUNE: Shape = Shape::holding("numatune", &[Child::One(&NUMA_MEMORY), Child::Each(&MEMNODE)]);
static NUMA_MEMORY: Shape =
    Shape::new("memory", &[super::shape::text("mode"), set("nodeset"), super::shape::text("placement")]).or_bare();
static MEMNODE: Shape = Shape::new(
    "memnode",
    &[
        number("cellid", NUMBER.with_zero()).required(),
        word("mode", &["strict", "preferred", "interleave", "restrictive"]).or("strict"),
        set("nodeset"),
    ],
)
.adjust(|_, element| {
    let missing = || value::wrong("Missing required nodeset attribute in memnode element");
    element.get("nodeset").map(|_| ()).ok_or_else(missing)
});

/// Whether parts of memory are mapped shared; used by guest NUMA cells.
pub(super) const MEMORY_ACCESS: &[&str] = &["default", "shared", "private"];

/// Reads the attribute `vcpus` of what is tuned for some processors together.
fn vcpus_of(raw: &Element, element: &mut Element) -> Result<()> {
    let name = &raw.name;
    let text = raw.get("vcpus").ok_or_else(|| value::wrong(format!("Missing {name} attribute 'vcpus'")))?;
    let wrong = |_| value::wrong(format!("Invalid {name} attribute 'vcpus' value '{text}'"));
    let vcpus = Set::parse(text).map_err(wrong)?;
    element.set("vcpus", vcpus.to_string());
    Ok(())
}
