//! The fuzz targets under libFuzzer: `FUZZ_TARGET` says which. `make fuzz` builds and runs them;
//! tests/corpus.rs replays what they have found, without libFuzzer.
#![no_main]
#![allow(clippy::undocumented_unsafe_blocks, reason = "every call is one that C makes")]

mod targets;

use std::sync::OnceLock;

/// The target that was asked for.
static CHOSEN: OnceLock<targets::Target> = OnceLock::new();

fn choose() {
    let wanted = std::env::var("FUZZ_TARGET").unwrap_or_default();
    let Some((_, run)) = targets::ALL.iter().find(|(name, _)| *name == wanted) else {
        eprintln!("FUZZ_TARGET must be one of:");
        targets::ALL.iter().for_each(|(name, _)| eprintln!("  {name}"));
        std::process::exit(2);
    };
    CHOSEN.get_or_init(|| *run);
}

libfuzzer_sys::fuzz_target!(init: choose(), |data: &[u8]| {
    if let Some(run) = CHOSEN.get() {
        run(data);
        // What the thread's last error holds is no leak.
        unsafe { virt::api::error::virResetLastError() };
    }
});
