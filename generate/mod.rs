//! Turns the tables in `abi/` into Rust source and linker input; README.md beside this file shows what comes of a row.

mod checks;
mod codes;
mod constants;
mod flags;
mod functions;
#[cfg(feature = "headers")]
mod headers;
mod linker;
mod table;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use table::{Abi, Row, camel};

/// Writes all that is made into `out`, and the linker's files also to where `FERROVIRT_LINK_DIR` says.
pub(crate) fn all(root: &Path, out: &Path) {
    let abi = Abi::read(&root.join("abi"));
    let write = |name: &str, text: String| fs::write(out.join(name), text).expect("OUT_DIR is writable");
    write("constants.rs", constants::source(&abi));
    write("codes.rs", codes::source(&abi));
    write("flags.rs", flags::source(&abi));
    write("functions.rs", functions::source(&abi));
    write("checks.rs", checks::rules(&abi));

    let mut places = vec![out.to_owned()];
    if let Ok(dir) = env::var("FERROVIRT_LINK_DIR") {
        fs::create_dir_all(&dir).expect("FERROVIRT_LINK_DIR can be made");
        places.push(PathBuf::from(dir));
    }
    for place in places {
        linker::write(&abi, &place);
    }

    #[cfg(feature = "headers")]
    if let Err(message) = headers::generate(root, &abi) {
        println!("cargo::error={message}");
    }
}
