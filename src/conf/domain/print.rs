//! From the canonical form to text, in the forms that clients can ask for.

use super::{Form, metadata};
use crate::xml::{self, Element, Node, escape};

/// What a change takes for a byte of text: it copies the elements, which take ten times their text, up
/// to a dozen times.
const PER_BYTE: usize = 128;

/// A description as text, ready to be indented: without the first tag, which differs by form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Text {
    /// All lines after the first, from indentation 0.
    body: String,
    /// Where lines begin that move with the indentation; the rest is text of several lines.
    lines: Vec<u32>,
}

impl Text {
    /// The text of a description.
    fn new(root: &Element) -> Text {
        let mut body = String::new();
        let mut lines = Vec::new();
        // Descriptions are far shorter; beyond, lines stay where they are.
        let mut mark = |at: usize| lines.extend(u32::try_from(at));
        for child in root.elements() {
            if child.is("metadata") {
                metadata::write(child, &mut body, 2, &mut mark);
            } else {
                child.write_marked(&mut body, 2, &mut mark);
            }
        }
        mark(body.len());
        body.push_str("</domain>\n");
        Text { body, lines }
    }

    fn write(&self, out: &mut String, indent: usize) {
        if indent == 0 {
            out.push_str(&self.body);
            return;
        }
        out.reserve(self.body.len() + self.lines.len() * indent);
        let mut rest = 0;
        for line in self.lines.iter().filter_map(|line| usize::try_from(*line).ok()) {
            out.push_str(self.body.get(rest..line).unwrap_or_default());
            xml::indent(out, indent);
            rest = line;
        }
        out.push_str(self.body.get(rest..).unwrap_or_default());
    }
}

/// A description with its text in the form that is asked for most: neither secrets nor what only
/// running domains have.
#[derive(Clone, Debug)]
pub(super) struct Printed {
    root: Element,
    text: Text,
    /// The same with secrets, if there are any.
    secure: bool,
    /// Whether a running domain has more.
    active: bool,
    /// Whether the migratable form has less.
    news: bool,
}

impl Printed {
    /// Prepares a description in its canonical form.
    pub(super) fn new(root: Element) -> Printed {
        let text = Text::new(&form(&root, Form::default()));
        let (secure, active) = (has_secrets(&root), cache_groups(&root).next().is_some());
        let news = has_news(&root);
        Printed { root, text, secure, active, news }
    }

    /// As [`super::DomainDef::weight`].
    pub(super) fn weight(&self) -> usize {
        self.text.body.len().saturating_mul(PER_BYTE)
    }

    /// Takes the canonical form out, to be changed and prepared anew.
    pub(super) fn take_root(&mut self) -> Element {
        std::mem::take(&mut self.root)
    }

    /// The migratable form, secrets included; `None` if it has no less than the canonical one.
    pub(super) fn migratable(&self) -> Option<Element> {
        self.news.then(|| form(&self.root, Form { secure: true, inactive: true, migratable: true, id: None }))
    }

    /// The canonical form, secrets included.
    pub(super) fn root(&self) -> &Element {
        &self.root
    }

    /// Appends the description.
    pub(super) fn write(&self, out: &mut String, indent: usize, asked: Form) {
        xml::indent(out, indent);
        out.push_str("<domain");
        for (name, value) in &self.root.attributes {
            attribute(out, name, value);
            if let (true, Some(id)) = (name == "type", asked.id.filter(|_| !asked.inactive)) {
                attribute(out, "id", &id.to_string());
            }
        }
        out.push_str(">\n");
        let active = asked.id.is_some() && !asked.inactive;
        if asked.migratable && self.news || self.secure && asked.secure || self.active && active {
            Text::new(&form(&self.root, asked)).write(out, indent);
        } else {
            self.text.write(out, indent);
        }
    }
}

fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("='");
    escape(out, value);
    out.push('\'');
}

/// A description in a form: what the form does not show is taken out.
fn form(root: &Element, asked: Form) -> Element {
    let mut root = root.clone();
    if !asked.secure {
        hide_secrets(&mut root);
    }
    if asked.id.is_none() || asked.inactive {
        if let Some(tuning) = root.child_mut("cputune") {
            tuning.elements_mut().for_each(|group| group.unset("id"));
        }
    } else if let Some(tuning) = root.child_mut("cputune") {
        for group in tuning.elements_mut().filter(|child| is_cache_group(child)) {
            let id = format!("vcpus_{}", group.get("vcpus").unwrap_or_default());
            group.attributes.truncate(1);
            group.set("id", id);
        }
    }
    if asked.migratable {
        hide_news(&mut root);
    }
    root
}

/// The groups of threads that share caches or the memory's bandwidth; they have numbers while the domain runs.
fn cache_groups(root: &Element) -> impl Iterator<Item = &Element> {
    let tuning = root.child("cputune").into_iter().flat_map(Element::elements);
    tuning.filter(|group| is_cache_group(group))
}

fn is_cache_group(group: &Element) -> bool {
    matches!(group.name.as_str(), "cachetune" | "memorytune")
}

/// Whether there is something for [`hide_secrets`].
fn has_secrets(root: &Element) -> bool {
    let mut devices = root.child("devices").into_iter().flat_map(Element::elements);
    devices.any(|device| match device.name.as_str() {
        "graphics" => device.get("passwd").is_some(),
        "disk" => {
            let mut images = std::iter::successors(Some(device), |image| image.child("backingStore"));
            images.any(|image| image.child("source").is_some_and(|source| source.child("cookies").is_some()))
        }
        _ => false,
    })
}

/// Takes out passwords and cookies.
fn hide_secrets(root: &mut Element) {
    let Some(devices) = root.child_mut("devices") else { return };
    for device in devices.elements_mut() {
        match device.name.as_str() {
            "graphics" => device.unset("passwd"),
            "disk" => {
                let mut image = Some(device);
                while let Some(this) = image {
                    if let Some(source) = this.child_mut("source") {
                        source.remove("cookies");
                    }
                    image = this.child_mut("backingStore");
                }
            }
            _ => {}
        }
    }
}

/// Whether there may be something for [`hide_news`].
fn has_news(root: &Element) -> bool {
    let firmware = root.child("os").is_some_and(|os| os.get("firmware").is_some() || os.child("firmware").is_some());
    let mut devices = root.child("devices").into_iter().flat_map(Element::elements);
    firmware
        || devices.any(|device| match device.name.as_str() {
            "input" => is_old_keyboard(device),
            "controller" => device.get("model") == Some("pci-root") && device.child("model").is_some(),
            "graphics" => device.child("listen").is_some(),
            "disk" => {
                let mut images = std::iter::successors(Some(device), |image| image.child("backingStore"));
                images.any(|image| image.child("source").is_some_and(|source| source.child("reservations").is_some()))
            }
            _ => false,
        })
}

/// Whether it is a keyboard that every machine of its kind has.
fn is_old_keyboard(input: &Element) -> bool {
    input.is("input") && input.get("type") == Some("keyboard") && matches!(input.get("bus"), Some("ps2" | "xen"))
}

/// Takes out what older releases do not understand and can do without.
fn hide_news(root: &mut Element) {
    if let Some(os) = root.child_mut("os") {
        os.unset("firmware");
        os.remove("firmware");
    }
    let Some(devices) = root.child_mut("devices") else { return };
    devices.nodes.retain(|node| !matches!(node, Node::Element(input) if is_old_keyboard(input)));
    for device in devices.elements_mut() {
        match device.name.as_str() {
            "controller" if device.get("model") == Some("pci-root") => {
                let host = |model: &Element| model.get("name") == Some("spapr-pci-host-bridge");
                if device.child("model").is_some_and(host) {
                    device.remove("model");
                }
            }
            "graphics" => old_graphics(device),
            "disk" => {
                let mut image = Some(device);
                while let Some(this) = image {
                    let own = this.child_mut("source").and_then(|source| source.child_mut("reservations"));
                    if let Some(reservations) = own.filter(|own| own.get("managed") == Some("yes")) {
                        reservations.nodes.clear();
                    }
                    image = this.child_mut("backingStore");
                }
            }
            _ => {}
        }
    }
}

fn old_graphics(graphics: &mut Element) {
    let kind = graphics.get("type").unwrap_or_default().to_owned();
    let first = graphics.child("listen").and_then(|listen| listen.get("type")).map(str::to_owned);
    if kind == "spice" && first.as_deref() == Some("none") {
        let place = graphics.attributes.iter().position(|(name, _)| name == "type").map_or(0, |place| place + 1);
        graphics.attributes.insert(place, ("autoport".into(), "no".into()));
    }
    graphics.nodes.retain(|node| {
        let Node::Element(listen) = node else { return true };
        let socket = kind == "vnc" && listen.get("type") == Some("socket") && listen.get("socket").is_some();
        let none = kind == "spice" && listen.get("type") == Some("none");
        !(listen.is("listen") && (socket || none))
    });
}
