//! The names of the public functions: those that are asked of a handle, and the others.

use super::table::Abi;

/// The source of `faults/functions.rs`.
pub(super) fn source(abi: &Abi) -> String {
    let (mut asked, mut others) = (String::new(), String::new());
    for library in ["", "-qemu", "-lxc"] {
        let rows = abi.table(&format!("symbols{library}.tsv")).into_iter();
        for row in rows.filter(|row| row["kind"] == "function") {
            let lines = if asked_of_a_handle(&row["parameters"]) { &mut asked } else { &mut others };
            *lines += &format!("{}\n", row["symbol"]);
        }
    }
    format!(
        "/// The public functions that are asked of a handle, a line each.
const ASKED_OF_A_HANDLE: &str = {asked:?};

/// All others.
const OTHERS: &str = {others:?};
"
    )
}

/// Whether the first parameter of a function is a handle, or several.
pub(super) fn asked_of_a_handle(parameters: &str) -> bool {
    const HANDLES: &[&str] = &[
        "Connect",
        "Domain",
        "DomainSnapshot",
        "DomainCheckpoint",
        "Network",
        "NetworkPort",
        "Interface",
        "StoragePool",
        "StorageVol",
        "NodeDevice",
        "Secret",
        "Stream",
        "NWFilter",
        "NWFilterBinding",
    ];
    // A parameter may have no name.
    let first = parameters.split([' ', ';']).next().unwrap_or_default();
    let kind = first.strip_prefix("vir").and_then(|rest| rest.strip_suffix("Ptr"));
    kind.is_some_and(|kind| HANDLES.contains(&kind))
}
