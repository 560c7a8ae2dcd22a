//! What the linker is given for each of the three libraries: which symbols to look for, and the version node of each.

use std::fs;
use std::path::Path;

use super::table::Abi;

/// Writes the files of all libraries into `place`: `.map`, the version map, and `.ld`, a script that makes the linker
/// look for every public symbol.
pub(super) fn write(abi: &Abi, place: &Path) {
    for library in ["", "-qemu", "-lxc"] {
        let (map, externs) = files(abi, library);
        fs::write(place.join(format!("libvirt{library}.map")), map).expect("writable");
        fs::write(place.join(format!("libvirt{library}.ld")), externs).expect("writable");
    }
}

fn files(abi: &Abi, library: &str) -> (String, String) {
    let symbols = abi.table(&format!("symbols{library}.tsv"));
    let nodes = fs::read_to_string(abi.dir.join(format!("version-nodes{library}.txt"))).expect("nodes");
    let (mut map, mut externs) = (String::new(), String::from("EXTERN(\n"));
    for line in nodes.lines().skip(1) {
        let (node, parent) = line.split_once('\t').expect("two columns");
        let mut names = String::new();
        for row in symbols.iter().filter(|row| row["version_node"] == node) {
            names += &format!("    {};\n", row["symbol"]);
            externs += &format!("  {}\n", row["symbol"]);
        }
        if names.is_empty() {
            continue;
        }
        let parent = if parent == "-" { String::new() } else { format!(" {parent}") };
        let local = if parent.is_empty() { "  local:\n    *;\n" } else { "" };
        map += &format!("{node} {{\n  global:\n{names}{local}}}{parent};\n\n");
    }
    (map, externs + ")\n")
}
