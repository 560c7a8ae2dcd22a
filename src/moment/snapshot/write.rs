//! Writing the description of a snapshot.

use super::disk::mode_name;
use super::{Forest, Id, Memory, SnapshotDef, SnapshotDisk};
use crate::conf::domain::{Form, SnapshotMode};
use crate::moment::description;
use crate::name::Name;
use crate::uuid::{self, Uuid};
use crate::xml::{Element, text_line};

/// The bytes that a description of a small domain's snapshot takes; it grows for others.
const ROOM: usize = 4096;

/// What to put into the description of a snapshot.
#[derive(Clone, Copy, Debug)]
pub struct SnapshotForm<'a> {
    /// The domain's UUID, for snapshots that have no definition of it.
    pub uuid: &'a Uuid,
    /// Passwords too.
    pub secure: bool,
    /// Whether it is the current one, as the library's own files have it.
    pub active: bool,
}

impl Forest<SnapshotDef> {
    /// Describes a snapshot; nothing if it is gone.
    pub fn describe(&self, id: Id, form: SnapshotForm) -> String {
        let Some((entry, def)) = self.entry(id).and_then(|entry| Some((entry, entry.value()?))) else {
            return String::new();
        };
        let parent = entry.parent().map(|parent| parent.name());
        let current = self.current().is_some_and(|current| current.id() == id);
        def.write(entry.name(), parent, current, form)
    }
}

impl SnapshotDef {
    fn write(&self, name: &Name, parent: Option<&Name>, current: bool, form: SnapshotForm) -> String {
        let mut out = String::with_capacity(ROOM);
        out.push_str("<domainsnapshot>\n");
        description::write_head(&mut out, name, self.description.as_deref());
        text_line(&mut out, 2, "state", self.state.name());
        description::write_parent(&mut out, parent);
        description::write_time(&mut out, self.created);
        self.write_memory(&mut out);
        write_disks(&mut out, "disks", &self.disks);
        write_disks(&mut out, "revertDisks", self.revert_disks());
        let domain_form = Form { secure: form.secure, inactive: true, ..Form::default() };
        match self.shown_domain() {
            Some(domain) => domain.write(&mut out, 2, domain_form),
            None => {
                let uuid = Element::with_text("uuid", uuid::format(form.uuid));
                Element::new("domain").holding(uuid).write(&mut out, 2);
            }
        }
        if let Some(inactive) = self.inactive_domain() {
            let mut text = String::new();
            inactive.write(&mut text, 2, domain_form);
            out.push_str(&as_inactive(&text));
        }
        if let Some(cookie) = self.cookie() {
            cookie.write(&mut out, 2);
        }
        if form.active {
            Element::with_text("active", if current { "1" } else { "0" }).write(&mut out, 2);
        }
        out.push_str("</domainsnapshot>\n");
        out
    }

    fn write_memory(&self, out: &mut String) {
        let (mode, file) = match self.memory() {
            Memory::No => (SnapshotMode::No, None),
            Memory::Internal => (SnapshotMode::Internal, None),
            Memory::External(file) => (SnapshotMode::External, Some(file)),
        };
        let mut memory = Element::new("memory").attribute("snapshot", mode_name(mode));
        if let Some(file) = file {
            memory.set("file", file);
        }
        memory.write(out, 2);
    }
}

fn write_disks(out: &mut String, list: &str, disks: &[SnapshotDisk]) {
    if disks.is_empty() {
        return;
    }
    let mut element = Element::new(list);
    disks.iter().for_each(|disk| element.push(disk.element()));
    element.write(out, 2);
}

/// The description of a domain under the name that the second one in a snapshot has.
fn as_inactive(domain: &str) -> String {
    let begun = domain.replacen("<domain", "<inactiveDomain", 1);
    match begun.trim_end().strip_suffix("</domain>") {
        Some(start) => format!("{start}</inactiveDomain>\n"),
        None => begun,
    }
}
