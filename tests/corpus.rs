//! What the fuzz targets have found and gathered, replayed: each input of tests/fuzz/corpus/.
#![allow(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

#[path = "fuzz/targets/mod.rs"]
mod targets;

use std::path::Path;

/// Runs a target on each input of its corpus.
fn replay(target: &str) {
    let (_, run) = targets::ALL.iter().find(|(name, _)| *name == target).unwrap();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(target);
    let mut inputs: Vec<_> = std::fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path()).collect();
    inputs.sort();
    assert!(!inputs.is_empty(), "no corpus");
    for input in inputs {
        println!("{}", input.display());
        run(&std::fs::read(input).unwrap());
    }
}

macro_rules! replays {
    ($($test:ident $target:literal;)*) => {
        $(#[test]
        fn $test() {
            replay($target);
        })*

        #[test]
        fn every_target_is_replayed() {
            assert_eq!(targets::ALL.iter().map(|(name, _)| *name).collect::<Vec<_>>(), [$($target),*]);
        }
    };
}

replays! {
    domain_xml "domain-xml";
    snapshot_xml "snapshot-xml";
    checkpoint_xml "checkpoint-xml";
    node_file "node-file";
    uri "uri";
    libvirt_conf "libvirt-conf";
    typed_params "typed-params";
    calls "calls";
}
