//! Processors and I/O threads, and what is said of each.

use super::shape::{Child, NUMBER, SIGNED, Shape, WIDE, number, word, yes_no};
use super::value::{self, Set};
use crate::error::Result;
use crate::xml::{Element, Node};

/// So many processors are described one by one at most; the original takes more and runs out of
/// memory.
const MOST_LISTED: u32 = 65536;

/// How many processors and I/O threads a domain has.
pub(super) struct Threads {
    /// Processors that can be there.
    pub(super) max_vcpus: u32,
    /// Processors that are there.
    pub(super) vcpus: u32,
    /// Ids of I/O threads in the order in which they are written.
    pub(super) iothreads: Vec<u32>,
    /// Processors that differ from the rest, by id.
    listed: Option<Vec<Element>>,
}

pub(super) static VCPU: Shape = Shape::new(
    "vcpu",
    &[
        word("placement", &["static", "auto"]).or("static"),
        super::shape::computed("cpuset"),
        number("current", NUMBER.with_zero()),
    ],
)
.content(super::shape::Content::Anything)
.or_bare();

pub(super) static LISTED: Shape = Shape::new(
    "vcpu",
    &[
        number("id", NUMBER.with_zero()).required(),
        yes_no("enabled").required(),
        yes_no("hotpluggable"),
        number("order", NUMBER),
    ],
);

impl Threads {
    /// Reads the processors and I/O threads of a domain.
    pub(super) fn read(root: &Element) -> Result<(Threads, Vec<Element>)> {
        let mut written = Vec::new();
        let default = Element::with_text("vcpu", "1");
        let raw = root.child("vcpu").unwrap_or(&default);
        let not_integer = || value::wrong("maximum vcpus count must be an integer");
        let max_vcpus = value::wrapping32(&raw.text(), 10).ok_or_else(not_integer)?;
        let Some(mut vcpu) = VCPU.read(raw)? else { return Err(not_integer()) };
        if let (Some("static"), Some(text)) = (vcpu.get("placement"), raw.get("cpuset")) {
            let cpus = Set::filled(text, "cpuset")?;
            if !cpus.is_full() {
                vcpu.set("cpuset", cpus.to_string());
            }
        }
        let current = vcpu.get("current").and_then(|text| value::unsigned32(text, 10)).unwrap_or(max_vcpus);
        let mut threads = Threads { max_vcpus, vcpus: current, iothreads: Vec::new(), listed: None };
        threads.read_listed(root)?;
        if threads.vcpus > max_vcpus {
            let detail = "maximum vCPU count must not be less than current vCPU count";
            return Err(value::unsupported(detail));
        }
        vcpu.unset("current");
        if threads.vcpus < max_vcpus {
            vcpu.set("current", threads.vcpus.to_string());
        }
        vcpu.nodes = vec![Node::text(max_vcpus.to_string())];
        VCPU.arrange(&mut vcpu);
        written.push(vcpu);
        if let Some(listed) = &threads.listed {
            let mut all = Element::new("vcpus");
            all.nodes.extend(listed.iter().cloned().map(Node::Element));
            written.push(all);
        }
        threads.read_iothreads(root, &mut written)?;
        Ok((threads, written))
    }

    /// Reads what is said of single processors; then all are written.
    fn read_listed(&mut self, root: &Element) -> Result<()> {
        let raws: Vec<_> = root.child("vcpus").map(|all| all.all("vcpu").collect()).unwrap_or_default();
        if raws.is_empty() {
            return Ok(());
        }
        if self.max_vcpus > MOST_LISTED {
            return Err(value::unsupported(format!("more than {MOST_LISTED} vCPUs cannot be listed")));
        }
        let count = usize::try_from(self.max_vcpus).unwrap_or_default();
        let mut given: Vec<Option<Element>> = vec![None; count];
        for raw in raws {
            let Some(read) = LISTED.read(raw)? else { continue };
            let id = read.get("id").unwrap_or_default();
            let range = || value::wrong(format!("vcpu id '{id}' is out of range of maximum vcpu count"));
            let place = id.parse::<usize>().ok().and_then(|id| given.get_mut(id)).ok_or_else(range)?;
            *place = Some(read);
        }
        let mut listed = Vec::with_capacity(count);
        for (id, given) in given.into_iter().enumerate() {
            let given = given.unwrap_or_default();
            let online = given.get("enabled") == Some("yes");
            let hotpluggable = given.get("hotpluggable").unwrap_or(if online { "no" } else { "yes" });
            if !online && hotpluggable == "no" {
                return Err(value::unsupported(format!("vcpu '{id}' is both offline and not hotpluggable")));
            }
            let vcpu = Element::new("vcpu").attribute("id", id.to_string());
            let vcpu = vcpu.attribute("enabled", if online { "yes" } else { "no" });
            let mut vcpu = vcpu.attribute("hotpluggable", hotpluggable);
            if let Some(order) = given.get("order") {
                vcpu.set("order", order);
            }
            listed.push(vcpu);
        }
        let online = listed.iter().filter(|vcpu| vcpu.get("enabled") == Some("yes")).count();
        self.vcpus = u32::try_from(online).unwrap_or(u32::MAX);
        self.listed = Some(listed);
        Ok(())
    }

    /// Reads I/O threads, giving ids to those that are only counted.
    fn read_iothreads(&mut self, root: &Element, written: &mut Vec<Element>) -> Result<()> {
        let mut count = 0;
        if let Some(text) = root.child_text("iothreads") {
            let wrong = || value::wrong(format!("invalid iothreads count '{text}'"));
            count = value::unsigned32(&text, 10).ok_or_else(wrong)?;
        }
        let default = root.child("defaultiothread").map(|raw| DEFAULT_IO_THREAD.read(raw)).transpose()?.flatten();
        let mut listed = Element::new("iothreadids");
        for raw in root.child("iothreadids").into_iter().flat_map(|all| all.all("iothread")) {
            let Some(read) = IO_THREAD.read(raw)? else { continue };
            let id = read.get("id").and_then(|id| value::unsigned32(id, 10)).unwrap_or_default();
            if self.iothreads.contains(&id) {
                return Err(value::wrong(format!("duplicate iothread id '{id}' found")));
            }
            check_pool(&read)?;
            self.iothreads.push(id);
            listed.push(read);
        }
        if count > MOST_LISTED {
            return Err(value::unsupported(format!("more than {MOST_LISTED} iothreads cannot be had")));
        }
        let given = self.iothreads.len();
        let mut free = 1..;
        while self.iothreads.len() < usize::try_from(count).unwrap_or_default() {
            let given = self.iothreads.get(..given).unwrap_or_default();
            let Some(id) = free.find(|id| !given.contains(id)) else { break };
            self.iothreads.push(id);
            listed.push(Element::new("iothread").attribute("id", id.to_string()));
        }
        if !self.iothreads.is_empty() {
            written.push(Element::with_text("iothreads", self.iothreads.len().to_string()));
        }
        // Those that are only counted are listed only with others.
        if given > 0 {
            written.push(listed);
        }
        if let Some(default) = &default {
            check_pool(default)?;
        }
        written.extend(default);
        Ok(())
    }

    /// Completes the element `cputune`: writes what is said of each thread in the order of threads.
    pub(super) fn complete_tuning(&self, tuning: &mut Element) -> Result<()> {
        self.order_pins(tuning)?;
        self.order_schedulers(tuning, "vcpusched", "vcpus")?;
        self.order_schedulers(tuning, "iothreadsched", "iothreads")?;
        super::cachetune::complete(tuning, self.max_vcpus)?;
        super::tuning::CPUTUNE.arrange(tuning);
        Ok(())
    }

    fn order_pins(&self, tuning: &mut Element) -> Result<()> {
        let mut pins = std::collections::BTreeMap::new();
        for pin in tuning.all("vcpupin") {
            let id = super::devices::number_of(pin, "vcpu");
            // What is said of a processor that cannot be there says nothing.
            if id < u64::from(self.max_vcpus) && pins.insert(id, pin.clone()).is_some() {
                return Err(value::internal(format!("duplicate vcpupin for vcpu '{id}'")));
            }
        }
        tuning.replace("vcpupin", pins.into_values());
        let mut pins = vec![None; self.iothreads.len()];
        for pin in tuning.all("iothreadpin") {
            let place = self.iothread(pin.get("iothread").unwrap_or_default())?;
            if pins.get_mut(place).and_then(|place| place.replace(pin.clone())).is_some() {
                let id = pin.get("iothread").unwrap_or_default();
                return Err(value::internal(format!("duplicate iothreadpin for same iothread '{id}'")));
            }
        }
        tuning.replace("iothreadpin", pins.into_iter().flatten());
        Ok(())
    }

    /// Where an I/O thread is in the list.
    fn iothread(&self, id: &str) -> Result<usize> {
        let place = self.iothreads.iter().position(|known| known.to_string() == id);
        place.ok_or_else(|| value::unsupported(format!("Cannot find 'iothread' : {id}")))
    }

    /// Writes the scheduler of each thread on a line of its own.
    fn order_schedulers(&self, tuning: &mut Element, name: &str, list: &str) -> Result<()> {
        let mut single = std::collections::BTreeMap::new();
        for sched in tuning.all(name) {
            let threads = Set::parse(sched.get(list).unwrap_or_default())?;
            for id in threads.members() {
                let place = if list == "vcpus" {
                    if u32::try_from(id).is_ok_and(|id| id >= self.max_vcpus) {
                        return Err(value::unsupported(format!("vCPU '{id}' is not present in domain definition")));
                    }
                    id
                } else {
                    self.iothread(&id.to_string())?
                };
                let mut own = sched.clone();
                own.set(list, id.to_string());
                if single.insert(place, own).is_some() {
                    return Err(value::refused(format!("'{name}' attributes '{list}' must not overlap")));
                }
            }
        }
        tuning.replace(name, single.into_values());
        Ok(())
    }
}

pub(super) static IO_THREAD: Shape = Shape::new(
    "iothread",
    &[
        number("id", NUMBER.nonzero()).required(),
        number("thread_pool_min", SIGNED.not_negative()),
        number("thread_pool_max", SIGNED.not_negative()),
    ],
)
.children(&[Child::One(&POLL)]);
static POLL: Shape = Shape::new(
    "poll",
    &[
        number("max", WIDE.with_zero()),
        number("grow", WIDE.with_zero()),
        number("shrink", WIDE.with_zero()),
        number("weight", NUMBER.with_zero()),
    ],
)
.adjust(|_, element| match element.get("weight").and_then(|weight| value::unsigned32(weight, 10)) {
    Some(weight @ 64..) => Err(value::unsupported(format!("poll weight {weight} is out of range [0, 63]"))),
    _ => Ok(()),
});
pub(super) static DEFAULT_IO_THREAD: Shape = Shape::new(
    "defaultiothread",
    &[number("thread_pool_min", SIGNED.not_negative()), number("thread_pool_max", SIGNED.not_negative())],
);

fn check_pool(thread: &Element) -> Result<()> {
    let number = |name| thread.get(name).and_then(|text| value::signed(text, 10)).unwrap_or(-1);
    let (least, most) = (number("thread_pool_min"), number("thread_pool_max"));
    if most == 0 {
        return Err(value::unsupported("thread_pool_max must be a positive integer"));
    }
    if least > most {
        let detail = "thread_pool_min must be smaller or equal to thread_pool_max";
        return Err(value::unsupported(detail));
    }
    Ok(())
}
