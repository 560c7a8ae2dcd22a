//! Has the tables in `abi/` turned into what the library is made of: see `generate/`.

use std::env;
use std::path::PathBuf;

mod generate;

fn main() {
    println!("cargo::rerun-if-changed=abi");
    println!("cargo::rerun-if-env-changed=FERROVIRT_LINK_DIR");
    let folder = |name: &str| PathBuf::from(env::var(name).expect("set by cargo"));
    generate::all(&folder("CARGO_MANIFEST_DIR"), &folder("OUT_DIR"));
}
