//! The parts that descriptions of snapshots and of checkpoints have in common.

use crate::name::Name;
use crate::xml::{Element, text_line};

/// Appends name and description.
pub(super) fn write_head(out: &mut String, name: &Name, description: Option<&str>) {
    text_line(out, 2, "name", name.as_str());
    if let Some(description) = description {
        text_line(out, 2, "description", description);
    }
}

/// Appends the parent, if there is one.
pub(super) fn write_parent(out: &mut String, parent: Option<&Name>) {
    if let Some(parent) = parent {
        out.push_str("  <parent>\n");
        text_line(out, 4, "name", parent.as_str());
        out.push_str("  </parent>\n");
    }
}

/// Appends the time of creation, if it is known.
pub(super) fn write_time(out: &mut String, created: i64) {
    if created != 0 {
        text_line(out, 2, "creationTime", &created.to_string());
    }
}

/// The time in the element `creationTime`, if it is a number.
pub(super) fn read_time(element: &Element) -> Option<i64> {
    element.child_text("creationTime")?.trim_ascii_start().parse().ok()
}
