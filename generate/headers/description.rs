//! The description of the interface as XML, which generators of bindings read (libvirt-python's
//! does): one file for each library, made of what the headers are made of.

mod items;
mod prose;

use std::path::Path;

use crate::generate::headers::bindings::Declaration;
use crate::generate::headers::{Result, Tables, write};

/// A library, and the headers that its description covers.
struct Library {
    name: &'static str,
    files: &'static [File],
}

/// A header: its name without `.h`, the original's source file that most of its functions are in,
/// and what it is about.
struct File {
    name: &'static str,
    module: &'static str,
    summary: &'static str,
}

/// The three libraries; files in the order in which the original lists them.
const LIBRARIES: [Library; 3] = [
    Library {
        name: "libvirt",
        files: &[
            file("libvirt-common", "virtypedparam-public", "Typed parameters, and what all parts share"),
            file("libvirt-domain-checkpoint", "libvirt-domain-checkpoint", "Checkpoints of domains"),
            file("libvirt-domain-snapshot", "libvirt-domain-snapshot", "Snapshots of domains"),
            file("libvirt-domain", "libvirt-domain", "Domains"),
            file("libvirt-event", "virevent", "Event loops"),
            file("libvirt-host", "libvirt-host", "Connections and the host behind them"),
            file("libvirt-interface", "libvirt-interface", "Network interfaces of the host"),
            file("libvirt-network", "libvirt-network", "Virtual networks and their ports"),
            file("libvirt-nodedev", "libvirt-nodedev", "Devices of the host"),
            file("libvirt-nwfilter", "libvirt-nwfilter", "Network filters and what they are bound to"),
            file("libvirt-secret", "libvirt-secret", "Secrets"),
            file("libvirt-storage", "libvirt-storage", "Storage pools and volumes"),
            file("libvirt-stream", "libvirt-stream", "Streams of data"),
            file("virterror", "virerror", "Errors and their handlers"),
        ],
    },
    Library { name: "libvirt-lxc", files: &[file("libvirt-lxc", "libvirt-lxc", "What only LXC has")] },
    Library { name: "libvirt-qemu", files: &[file("libvirt-qemu", "libvirt-qemu", "What only QEMU has")] },
];

const fn file(name: &'static str, module: &'static str, summary: &'static str) -> File {
    File { name, module, summary }
}

/// Functions of libvirt-host.h that the original keeps in its source file `libvirt`.
const OF_MODULE_LIBVIRT: [&str; 6] = [
    "virConnectClose",
    "virConnectOpen",
    "virConnectOpenAuth",
    "virConnectOpenReadOnly",
    "virGetVersion",
    "virInitialize",
];

/// Writes the descriptions into a folder.
pub(super) fn generate(place: &Path, tables: &Tables, declarations: &[Declaration]) -> Result<()> {
    for library in &LIBRARIES {
        let text = describe(library, tables, declarations)?;
        write(&place.join(format!("{}-api.xml", library.name)), &text)?;
    }
    Ok(())
}

fn describe(library: &Library, tables: &Tables, declarations: &[Declaration]) -> Result<String> {
    let mut files = String::new();
    let mut all = Vec::new();
    for file in library.files {
        let mut mine = items::of(file, tables, declarations)?;
        mine.sort_by(|a, b| (a.exported, &a.name).cmp(&(b.exported, &b.name)));
        files.push_str(&format!(
            "    <file name='{}'>\n      <summary>{summary}</summary>\n      <description>{summary}.</description>\n",
            file.name,
            summary = file.summary
        ));
        for item in &mine {
            files.push_str(&format!("      <exports symbol='{}' type='{}'/>\n", item.name, item.exported.word()));
        }
        files.push_str("    </file>\n");
        all.extend(mine);
    }
    all.sort_by(|a, b| (a.place, &a.name).cmp(&(b.place, &b.name)));
    let symbols: String = all.iter().map(|item| item.xml.as_str()).collect();
    Ok(format!(
        "<?xml version='1.0' encoding='UTF-8'?>\n<!-- SPDX-License-Identifier: LGPL-2.1-or-later -->\n\
         <!-- Made from src/ and abi/ by `make headers`: change those, not this file. -->\n\
         <api name='{}'>\n  <files>\n{files}  </files>\n  <symbols>\n{symbols}  </symbols>\n</api>\n",
        library.name
    ))
}
