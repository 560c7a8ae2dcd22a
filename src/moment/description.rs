//! The parts that descriptions of snapshots and of checkpoints have in common.

use crate::name::Name;
use crate::xml::Element;

/// Appends name and description.
pub(super) fn write_head(out: &mut String, name: &Name, description: Option<&str>) {
    Element::with_text("name", name.as_str()).write(out, 2);
    if let Some(description) = description {
        Element::with_text("description", description).write(out, 2);
    }
}

/// Appends the parent, if there is one.
pub(super) fn write_parent(out: &mut String, parent: Option<&Name>) {
    if let Some(parent) = parent {
        Element::new("parent").holding(Element::with_text("name", parent.as_str())).write(out, 2);
    }
}

/// Appends the time of creation, if it is known.
pub(super) fn write_time(out: &mut String, created: i64) {
    if created != 0 {
        Element::with_text("creationTime", created.to_string()).write(out, 2);
    }
}

/// The time in the element `creationTime`, if it is a number.
pub(super) fn read_time(element: &Element) -> Option<i64> {
    element.child_text("creationTime")?.trim_ascii_start().parse().ok()
}
