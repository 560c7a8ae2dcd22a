//! What local drivers share: the list of domains against a plain model, and what goes on around a change.

#![allow(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

mod bare;

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use bare::connection;
use virt::conf::domain::DomainDef;
use virt::domains::{DomainObject, Domains};
use virt::driver::object::{Connect, Domain};
use virt::driver::{Extent, Listing};
use virt::error::{Code, Error, Origin, Result};
use virt::events::Hub;
use virt::flags::DomainListFlags;

/// Of each domain, how often it was changed.
type Node = Domains<u32>;

fn node() -> Node {
    Domains::new(Origin::Test, Arc::new(Hub::default()))
}

fn uuid(number: u8, round: u8) -> [u8; 16] {
    let mut uuid = [7; 16];
    (uuid[0], uuid[9]) = (number, round);
    uuid
}

fn definition(name: &str, uuid: &[u8; 16]) -> Arc<DomainDef> {
    let id = virt::uuid::format(uuid);
    let xml = format!(
        "<domain type='test'><name>{name}</name><uuid>{id}</uuid><memory>1024</memory><os><type>hvm</type></os></domain>"
    );
    Arc::new(DomainDef::parse(xml.as_bytes()).unwrap())
}

fn define(node: &Node, connection: &Connect, def: &Arc<DomainDef>) -> Result<Domain> {
    node.put(def, |object, _, _| {
        object.define(Arc::clone(def));
        object.persistent = true;
        Ok(object.handle(connection))
    })
}

fn start(node: &Node, domain: &Domain) -> Result<i32> {
    node.change(domain, |object, _| {
        let id = node.new_id()?;
        object.start(id, 1);
        Ok(id)
    })
}

fn stop(node: &Node, domain: &Domain) -> Result<()> {
    node.change(domain, |object, _| {
        object.stop(1);
        Ok(())
    })
}

fn undefine(node: &Node, domain: &Domain) -> Result<()> {
    node.change(domain, |object, _| {
        object.persistent = false;
        Ok(())
    })
}

/// The names of a listing, in its order.
fn names(node: &Node, connection: &Connect, wanted: DomainListFlags) -> Vec<String> {
    let mut names = Vec::new();
    node.each(None, |entry| {
        names.push(entry.name().to_string());
        Ok(())
    })
    .unwrap();
    let listed = match node.list(connection, Extent::All, wanted).unwrap() {
        Listing::Handles(list) => list.len(),
        Listing::Count(count) => count,
    };
    assert_eq!(listed, node.count(wanted));
    assert!(listed == names.len() || !wanted.is_empty());
    names
}

#[derive(Clone, Debug)]
struct Model {
    name: String,
    uuid: [u8; 16],
    id: Option<i32>,
    persistent: bool,
}

/// Holds all ways to look at the node against the model.
fn compare(node: &Node, connection: &Connect, model: &[Model]) {
    let expected: Vec<_> = model.iter().map(|domain| domain.name.clone()).collect();
    assert_eq!(names(node, connection, DomainListFlags::empty()), expected);
    assert_eq!(
        node.count(DomainListFlags::ACTIVE | DomainListFlags::PERSISTENT),
        model.iter().filter(|domain| domain.id.is_some() && domain.persistent).count()
    );
    for domain in model {
        let by_uuid = node.by_uuid(connection, &domain.uuid).unwrap();
        assert_eq!(
            (by_uuid.name.as_str(), by_uuid.id.load(Ordering::Relaxed)),
            (&*domain.name, domain.id.unwrap_or(-1))
        );
        assert_eq!(node.by_name(connection, &domain.name).unwrap().uuid, domain.uuid);
        if let Some(id) = domain.id {
            assert_eq!(node.by_id(connection, id).unwrap().uuid, domain.uuid);
        }
    }
}

/// The error's code and text.
fn told<R>(result: Result<R>) -> (Code, String) {
    let error = result.err().unwrap();
    (error.code(), error.to_string())
}

#[test]
fn the_list_is_as_a_plain_one_through_a_long_random_life() {
    let (node, connection) = (node(), connection(false));
    let mut model: Vec<Model> = Vec::new();
    let mut handles: HashMap<[u8; 16], Domain> = HashMap::new();
    let mut random = 7_u64;
    let mut next = |below: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(random >> 33).unwrap() % below
    };
    for turn in 0..6000_u32 {
        // It grows, and shrinks to little again, so that gaps are closed.
        let grows = turn / 700 % 2 == 0;
        match next(8) {
            0..=2 if grows || model.len() < 3 => {
                let uuid = uuid(u8::try_from(turn % 251).unwrap(), u8::try_from(turn / 251).unwrap());
                let name = format!("a domain with a name of some length, or not {turn}")[..].to_owned();
                let name = if turn % 3 == 0 { name } else { format!("d{turn}") };
                let handle = define(&node, &connection, &definition(&name, &uuid)).unwrap();
                handles.insert(uuid, handle);
                model.push(Model { name, uuid, id: None, persistent: true });
            }
            _ if model.is_empty() => {}
            3 => {
                let at = next(model.len());
                if model[at].id.is_none() {
                    model[at].id = Some(start(&node, &handles[&model[at].uuid]).unwrap());
                }
            }
            4 => {
                let at = next(model.len());
                if let Some(id) = model[at].id.take() {
                    stop(&node, &handles[&model[at].uuid]).unwrap();
                    assert!(node.by_id(&connection, id).is_none());
                    if !model[at].persistent {
                        model.remove(at);
                    }
                }
            }
            5 => {
                let at = next(model.len());
                let renamed = format!("renamed {turn}");
                node.rename(&handles[&model[at].uuid], &renamed, |_, taken| {
                    assert!(!taken);
                    Ok(())
                })
                .unwrap();
                model[at].name = renamed;
            }
            _ if grows => {}
            _ => {
                let at = next(model.len());
                let handle = &handles[&model[at].uuid];
                undefine(&node, handle).unwrap();
                model[at].persistent = false;
                if model[at].id.is_none() {
                    let gone = model.remove(at);
                    assert!(node.by_uuid(&connection, &gone.uuid).is_none());
                    assert!(node.by_name(&connection, &gone.name).is_none());
                    assert_eq!(told(node.cell(handle)).0, Code::NoDomain);
                    assert_eq!(told(stop(&node, handle)).0, Code::NoDomain);
                }
            }
        }
        if turn % 97 == 0 {
            compare(&node, &connection, &model);
        }
    }
    compare(&node, &connection, &model);
    assert!(model.len() > 20 && handles.len() > 500, "{} of {}", model.len(), handles.len());
    for domain in &model {
        // Handles that are old find their domains wherever these moved.
        node.glance(&handles[&domain.uuid], |entry| assert_eq!(entry.name().as_str(), domain.name)).unwrap();
    }
}

#[test]
fn a_new_domain_that_a_change_fails_for_is_not_added() {
    let (node, connection) = (node(), connection(false));
    let def = definition("a", &uuid(1, 0));
    let failed: Result<()> = node.put(&def, |_, new, _| {
        assert!(new);
        Err(Error::new(Origin::Test, Code::OperationFailed, "no"))
    });
    assert_eq!(told(failed).0, Code::OperationFailed);
    assert!(names(&node, &connection, DomainListFlags::empty()).is_empty());
    define(&node, &connection, &def).unwrap();
    assert_eq!(names(&node, &connection, DomainListFlags::empty()), ["a"]);
}

#[test]
fn neither_name_nor_uuid_is_given_twice() {
    let (node, connection) = (node(), connection(false));
    define(&node, &connection, &definition("a", &uuid(1, 0))).unwrap();
    let id = virt::uuid::format(&uuid(1, 0));
    assert!(
        told(define(&node, &connection, &definition("b", &uuid(1, 0))))
            .1
            .ends_with(&format!("domain 'a' is already defined with uuid {id}"))
    );
    assert!(
        told(define(&node, &connection, &definition("a", &uuid(2, 0))))
            .1
            .ends_with(&format!("domain 'a' already exists with uuid {id}"))
    );
    let again: DomainObject<u32> = DomainObject::new(definition("a", &uuid(1, 0)));
    assert!(told(node.add(again)).1.ends_with("domain 'a' is described twice"));
}

#[test]
fn a_change_that_panics_leaves_a_domain_that_can_be_used_and_is_listed_as_it_is() {
    let (node, connection) = (node(), connection(false));
    let domain = define(&node, &connection, &definition("a", &uuid(1, 0))).unwrap();
    let thrown = catch_unwind(AssertUnwindSafe(|| {
        node.change(&domain, |object, _| -> Result<()> {
            object.autostart = true;
            panic!("in a change")
        })
    }));
    assert!(thrown.is_err());
    assert_eq!(node.count(DomainListFlags::AUTOSTART), 1);
    start(&node, &domain).unwrap();
    assert_eq!(node.count(DomainListFlags::ACTIVE), 1);
}

#[test]
fn a_domain_that_is_defined_while_its_last_run_ends_is_not_lost() {
    let (node, connection) = (node(), connection(false));
    let def = definition("a", &uuid(1, 0));
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                let started = node.put(&def, |object, _, _| {
                    if object.is_active() {
                        return Ok(None);
                    }
                    object.start(node.new_id()?, 1);
                    Ok(Some(object.handle(&connection)))
                });
                if let Some(domain) = started.unwrap() {
                    // Who defines it meanwhile may have forgotten it, but only after it was stopped.
                    stop(&node, &domain).unwrap();
                }
            }
        });
        for _ in 0..5000 {
            let domain = define(&node, &connection, &def).unwrap();
            assert!(node.by_uuid(&connection, &uuid(1, 0)).is_some(), "defined, and so there");
            assert!(node.glance(&domain, |entry| entry.summary().holds(DomainListFlags::PERSISTENT)).unwrap());
            undefine(&node, &domain).unwrap();
        }
        over.store(true, Ordering::Relaxed);
    });
    assert!(node.by_uuid(&connection, &uuid(1, 0)).is_none());
}

#[test]
fn listings_and_look_ups_beside_changes_see_whole_domains() {
    let (node, connection) = (node(), connection(false));
    let name = |number: u8| format!("domain {number}");
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        for part in 0..2_u8 {
            let (node, connection, over) = (&node, &connection, &over);
            scope.spawn(move || {
                for round in 0..40_u8 {
                    let mine = (0..100_u8).filter(|number| number % 2 == part);
                    let domains: Vec<_> = mine
                        .map(|number| {
                            let domain =
                                define(node, connection, &definition(&name(number), &uuid(number, round))).unwrap();
                            start(node, &domain).unwrap();
                            domain
                        })
                        .collect();
                    for domain in domains {
                        undefine(node, &domain).unwrap();
                        stop(node, &domain).unwrap();
                        assert!(node.cell(&domain).is_err());
                    }
                }
                over.store(true, Ordering::Relaxed);
            });
        }
        for _ in 0..2 {
            scope.spawn(|| {
                while !over.load(Ordering::Relaxed) {
                    node.each(None, |entry| {
                        let body = entry.body();
                        assert_eq!(body.name.as_str(), name(body.uuid[0]));
                        let active = entry.summary().id().is_some();
                        assert_eq!(active, entry.summary().holds(DomainListFlags::ACTIVE));
                        Ok(())
                    })
                    .unwrap();
                    if let Some(domain) = node.by_name(&connection, &name(33)) {
                        assert_eq!(domain.uuid[0], 33);
                    }
                }
            });
        }
    });
    assert!(names(&node, &connection, DomainListFlags::empty()).is_empty());
}
