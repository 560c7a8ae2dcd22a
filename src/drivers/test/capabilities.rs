//! What the host can do, as XML; the same on every node but for its NUMA cells.

use std::fmt::Write as _;

/// The name of how the host keeps domains apart.
pub(super) const SECURITY_MODEL: &str = "testSecurity";

/// The sizes of memory pages that the host knows, in KiB.
const PAGE_SIZES: [u64; 4] = [4, 8, 2048, 1_048_576];

/// A NUMA cell.
pub(super) struct Cell {
    /// Its memory in KiB.
    pub(super) memory: u64,
    /// The size of its ordinary pages in KiB.
    pub(super) page: u64,
    /// How many CPUs it has; they are numbered on from the cell before.
    pub(super) cpus: u32,
}

/// The cells of the default node.
pub(super) fn default_cells() -> Vec<Cell> {
    vec![Cell { memory: 2_097_152, page: 4, cpus: 8 }, Cell { memory: 4_194_304, page: 8, cpus: 8 }]
}

/// Describes a host with these cells.
pub(super) fn describe(cells: &[Cell]) -> String {
    let mut xml = String::from("<capabilities>\n\n  <host>\n    <cpu>\n      <arch>i686</arch>\n");
    xml.push_str("      <features>\n        <pae/>\n        <nonpae/>\n      </features>\n");
    for size in PAGE_SIZES {
        // Writing to a String does not fail.
        let _ = writeln!(xml, "      <pages unit='KiB' size='{size}'/>");
    }
    xml.push_str("    </cpu>\n    <power_management/>\n    <iommu support='no'/>\n    <topology>\n");
    let _ = writeln!(xml, "      <cells num='{}'>", cells.len());
    let mut cpu = 0;
    for (id, cell) in cells.iter().enumerate() {
        describe_cell(&mut xml, id, cell, cpu);
        cpu += cell.cpus;
    }
    xml.push_str("      </cells>\n    </topology>\n    <secmodel>\n");
    let _ = writeln!(xml, "      <model>{SECURITY_MODEL}</model>");
    xml.push_str("      <doi></doi>\n    </secmodel>\n  </host>\n\n");
    for kind in ["hvm", "xen"] {
        let _ = write!(
            xml,
            "  <guest>\n    <os_type>{kind}</os_type>\n    <arch name='i686'>\n      <wordsize>32</wordsize>\n      \
             <emulator>/usr/bin/test-hv</emulator>\n      <domain type='test'/>\n    </arch>\n    <features>\n      \
             <pae/>\n      <nonpae/>\n    </features>\n  </guest>\n\n"
        );
    }
    xml.push_str("</capabilities>\n");
    xml
}

fn describe_cell(xml: &mut String, id: usize, cell: &Cell, first_cpu: u32) {
    let _ = writeln!(xml, "        <cell id='{id}'>\n          <memory unit='KiB'>{}</memory>", cell.memory);
    let _ = writeln!(xml, "          <pages unit='KiB' size='{}'>{}</pages>", cell.page, cell.memory / cell.page);
    for size in [2048, 1_048_576] {
        let _ = writeln!(xml, "          <pages unit='KiB' size='{size}'>0</pages>");
    }
    let _ = writeln!(xml, "          <cpus num='{}'>", cell.cpus);
    for core in 0..cell.cpus {
        let cpu = first_cpu + core;
        let _ = writeln!(
            xml,
            "            <cpu id='{cpu}' socket_id='{id}' die_id='0' cluster_id='0' core_id='{core}' siblings='{cpu}'/>"
        );
    }
    xml.push_str("          </cpus>\n        </cell>\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_without_cells_says_so() {
        assert!(describe(&[]).contains("      <cells num='0'>\n      </cells>\n"));
    }

    #[test]
    fn cpus_are_numbered_on_from_cell_to_cell() {
        let xml = describe(&default_cells());
        assert!(xml.contains("<cpu id='8' socket_id='1' die_id='0' cluster_id='0' core_id='0' siblings='8'/>"));
        assert!(xml.contains("<pages unit='KiB' size='8'>524288</pages>"));
    }
}
