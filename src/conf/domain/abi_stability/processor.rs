//! What a guest sees of its processors, and of the cells that they and the memory are in.

use super::rows::{Check, Each, Row, Text, number, plain, refused, untold, value, walk};
use crate::conf::domain::numa;
use crate::error::{Origin, Result};
use crate::xml::Element;

/// The model of the processors.
pub(super) const PROCESSOR: &[Check] = &[
    Check::Rows(MODEL),
    Check::Each(Each {
        within: "cpu",
        name: "feature",
        count: Text::Plain("CPU feature count"),
        checks: &[Check::Rows(&[plain("@name", "", "CPU feature"), plain("@policy", "require", "CPU feature policy")])],
    }),
    Check::Rows(&[untold("cpu/cache?", "Target CPU cache does not match source")
        .and(&[value("cpu/cache/@level", ""), value("cpu/cache/@mode", "")])]),
];

const MODEL: &[Row] = &[
    untold("cpu?", "Target CPU does not match source"),
    plain("cpu/@mode", "custom", "CPU mode"),
    plain("cpu/@check", "default", "CPU check"),
    plain("cpu/model", "<null>", "CPU model").shown(named),
    plain("cpu/vendor", "<null>", "CPU vendor"),
    plain("cpu/model/@vendor_id", "<null>", "CPU vendor id"),
    plain("cpu/topology/@sockets", "0", "CPU sockets"),
    plain("cpu/topology/@dies", "0", "CPU dies"),
    plain("cpu/topology/@clusters", "0", "CPU clusters"),
    plain("cpu/topology/@cores", "0", "CPU cores"),
    plain("cpu/topology/@threads", "0", "CPU threads"),
    untold("cpu/maxphysaddr?", "Target CPU maxphysaddr does not match source")
        .and(&[value("cpu/maxphysaddr/@mode", ""), value("cpu/maxphysaddr/@bits", "")]),
];

/// The element may be there for its attributes alone.
fn named(model: &str) -> String {
    if model.is_empty() { "<null>" } else { model }.to_owned()
}

/// Compares which processors there are: as many, and the same of them running, come in the same order.
pub(super) fn vcpus(own: &Element, other: &Element) -> Result<()> {
    let [most, others] = [own, other].map(most);
    if most != others {
        let detail = format!("Target domain vCPU max {others} does not match source {most}");
        return Err(refused(Origin::Domain, detail));
    }
    let differs = |what: &str, id: u64| {
        let detail = format!("{what} of vCPU '{id}' differs between source and destination definitions");
        Err(refused(Origin::Domain, detail))
    };
    let [running, others] = [own, other].map(running);
    if let ([], []) = (listed(own).as_slice(), listed(other).as_slice()) {
        return if running == others { Ok(()) } else { differs("State", running.min(others)) };
    }
    let [own, other] = [own, other].map(listed);
    for id in 0..most {
        let [(online, order), (others, others_order)] =
            [(&own, running), (&other, others)].map(|(listed, running)| place(listed, id, running));
        if online != others {
            return differs("State", id);
        }
        if order != others_order {
            return differs("vcpu enable order", id);
        }
    }
    Ok(())
}

fn most(root: &Element) -> u64 {
    walk(root, "vcpu").map_or(1, |vcpu| number(&vcpu.text()))
}

fn running(root: &Element) -> u64 {
    let current = walk(root, "vcpu").and_then(|vcpu| vcpu.get("current"));
    current.map_or_else(|| most(root), number)
}

/// The processors that are told one by one: all of them or none.
fn listed(root: &Element) -> Vec<&Element> {
    walk(root, "vcpus").into_iter().flat_map(|all| all.all("vcpu")).collect()
}

/// Whether a processor runs, and when it came among the others.
fn place<'a>(listed: &[&'a Element], id: u64, running: u64) -> (bool, Option<&'a str>) {
    match usize::try_from(id).ok().and_then(|id| listed.get(id)) {
        Some(vcpu) => (vcpu.get("enabled") == Some("yes"), vcpu.get("order")),
        None => (id < running, None),
    }
}

/// Compares the cells.
pub(super) fn cells(own: &Element, other: &Element) -> Result<()> {
    let all = |root| -> Vec<&Element> { numa::cells(walk(root, "cpu")).collect() };
    let [own, other] = [all(own), all(other)];
    let refuse = |detail: String| Err(refused(Origin::Domain, detail));
    if own.len() != other.len() {
        return refuse(format!("Target NUMA node count '{}' doesn't match source '{}'", other.len(), own.len()));
    }
    for (id, (cell, others)) in own.iter().zip(&other).enumerate() {
        let [size, others_size] = [cell, others].map(|cell| cell.get("memory").unwrap_or("0"));
        if size != others_size {
            return refuse(format!("Size of target NUMA node {id} ({others_size}) doesn't match source ({size})"));
        }
        if cell.get("cpus") != others.get("cpus") {
            return refuse(format!("Processor mask of target NUMA node {id} doesn't match source"));
        }
        let [own, others] = [cell, others].map(|cell| distances(cell, id, own.len()));
        if let Some(to) = own.iter().zip(&others).position(|(own, other)| own != other) {
            return refuse(format!("Target NUMA distance from {id} to {to} doesn't match source"));
        }
    }
    Ok(())
}

/// How far a cell is from each, with those that it does not tell.
fn distances(cell: &Element, id: usize, count: usize) -> Vec<u64> {
    const LOCAL: u64 = 10;
    const REMOTE: u64 = 20;
    let mut all: Vec<_> = (0..count).map(|other| if other == id { LOCAL } else { REMOTE }).collect();
    for sibling in walk(cell, "distances").into_iter().flat_map(|all| all.all("sibling")) {
        let told = |name| sibling.get(name).map_or(0, number);
        let place = usize::try_from(told("id")).ok().and_then(|id| all.get_mut(id));
        if let Some(place) = place {
            *place = told("value");
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root(inside: &str) -> Element {
        crate::xml::parse(format!("<domain>{inside}</domain>").as_bytes(), None).unwrap()
    }

    fn refusal(check: fn(&Element, &Element) -> Result<()>, own: &str, other: &str) -> String {
        check(&root(own), &root(other)).unwrap_err().to_string()
    }

    #[test]
    fn the_first_processor_that_differs_is_told() {
        let listed = |second: &str| {
            let head = "<vcpu current='1'>2</vcpu><vcpus><vcpu id='0' enabled='yes' order='1'/>";
            format!("{head}<vcpu id='1' {second}/></vcpus>")
        };
        for (own, other, detail) in [
            ("<vcpu>2</vcpu>".to_owned(), "<vcpu>3</vcpu>".to_owned(), "vCPU max 3 does not match source 2"),
            ("<vcpu current='1'>4</vcpu>".to_owned(), "<vcpu current='3'>4</vcpu>".to_owned(), "State of vCPU '1'"),
            (listed("enabled='no'"), "<vcpu>2</vcpu>".to_owned(), "vcpu enable order of vCPU '0'"),
            (listed("enabled='no'"), listed("enabled='yes' order='2'"), "State of vCPU '1'"),
        ] {
            assert!(refusal(vcpus, &own, &other).contains(detail), "{own} {other}");
        }
        assert!(vcpus(&root("<vcpu>2</vcpu>"), &root("<vcpu current='2'>2</vcpu>")).is_ok());
    }

    #[test]
    fn a_distance_that_is_left_out_is_the_usual_one() {
        let cells = |distances: &str| {
            let first = format!("<cell id='0' cpus='0' memory='1'>{distances}</cell>");
            format!("<cpu><numa>{first}<cell id='1' cpus='1' memory='1'/></numa></cpu>")
        };
        let [none, usual, far] = ["", "20", "30"].map(|distance| match distance {
            "" => cells(""),
            distance => cells(&format!("<distances><sibling id='1' value='{distance}'/></distances>")),
        });
        assert!(super::cells(&root(&none), &root(&usual)).is_ok());
        assert!(refusal(super::cells, &none, &far).contains("Target NUMA distance from 0 to 1"));
    }
}
