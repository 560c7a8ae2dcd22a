//! The guest's clock and timers, and what happens at the end of its life.

use super::shape::{Child, Shape, WIDE, computed, number, word, word_but_first, yes_no};
use super::value;
use crate::error::Result;
use crate::xml::Element;

/// The clock.
pub(super) static CLOCK: Shape = Shape::new(
    "clock",
    &[
        computed("offset"),
        computed("adjustment"),
        computed("basis"),
        super::shape::dropped("adjustment0"),
        computed("timezone"),
        computed("start"),
    ],
)
.children(&[Child::Each(&TIMER)])
.adjust(clock);

static TIMER: Shape = Shape::new(
    "timer",
    &[
        word("name", &["platform", "pit", "rtc", "hpet", "tsc", "kvmclock", "hypervclock", "armvtimer"]).required(),
        yes_no("present"),
        word_but_first("tickpolicy", &["none", "delay", "catchup", "merge", "discard"]),
        word_but_first("track", &["none", "boot", "guest", "wall", "realtime"]),
        number("frequency", WIDE),
        word_but_first("mode", &["none", "auto", "native", "emulate", "paravirt", "smpsafe"]),
    ],
)
.children(&[Child::One(&CATCHUP)])
.adjust(timer);
static CATCHUP: Shape =
    Shape::new("catchup", &[number("threshold", WIDE), number("slew", WIDE), number("limit", WIDE)]);

/// Power management.
pub(super) static PM: Shape = Shape::holding("pm", &[Child::One(&TO_MEMORY), Child::One(&TO_DISK)]);
static TO_MEMORY: Shape = Shape::new("suspend-to-mem", &[yes_no("enabled")]);
static TO_DISK: Shape = Shape::new("suspend-to-disk", &[yes_no("enabled")]);

/// Which users of the guest are which of the host.
pub(super) use super::devices::IDMAP;

fn clock(raw: &Element, element: &mut Element) -> Result<()> {
    let given = |name: &str| raw.get(name).filter(|text| !text.is_empty());
    let offset = given("offset").unwrap_or("utc");
    element.set("offset", offset);
    match offset {
        "utc" | "localtime" => match given("adjustment") {
            None => {}
            Some("reset") => element.set("adjustment", "reset"),
            Some(text) => {
                let wrong = || value::wrong(format!("unknown clock adjustment '{text}'"));
                let adjustment = value::signed(text, 10).ok_or_else(wrong)?;
                element.set("offset", "variable");
                element.set("adjustment", adjustment.to_string());
                element.set("basis", offset);
            }
        },
        "variable" => {
            let adjustment = given("adjustment").and_then(|text| value::signed(text, 10)).unwrap_or(0);
            element.set("adjustment", adjustment.to_string());
            let basis = given("basis").unwrap_or("utc");
            if !matches!(basis, "utc" | "localtime") {
                return Err(value::unsupported(format!("unknown clock basis '{basis}'")));
            }
            element.set("basis", basis);
        }
        "timezone" => {
            let missing = || value::internal("missing 'timezone' attribute for clock with offset='timezone'");
            element.set("timezone", given("timezone").ok_or_else(missing)?);
        }
        "absolute" => {
            let missing = || value::internal("missing 'start' attribute for clock with offset='absolute'");
            let start = given("start").and_then(|text| value::unsigned(text, 10)).ok_or_else(missing)?;
            element.set("start", start.to_string());
        }
        other => return Err(value::unsupported(format!("unknown clock offset '{other}'"))),
    }
    Ok(())
}

fn timer(_: &Element, element: &mut Element) -> Result<()> {
    let name = element.get("name").unwrap_or_default();
    let refuse = |what: &str| Err(value::unsupported(format!("timer {name} doesn't support setting of timer {what}")));
    if matches!(name, "kvmclock" | "hypervclock") && element.get("tickpolicy").is_some() {
        return refuse("tickpolicy");
    }
    if element.get("tickpolicy") != Some("catchup") && element.child("catchup").is_some() {
        let detail = "setting of timer catchup policies is only supported with tickpolicy='catchup'";
        return Err(value::wrong(detail));
    }
    for what in ["frequency", "mode"] {
        if name != "tsc" && element.get(what).is_some() {
            return refuse(what);
        }
    }
    if !matches!(name, "platform" | "rtc") && element.get("track").is_some() {
        return refuse("track");
    }
    Ok(())
}

/// What happens when a domain ends: the elements, in order.
pub(super) fn lifecycle(root: &Element) -> Result<Vec<Element>> {
    let mut written = Vec::new();
    for (name, default) in [("on_poweroff", "destroy"), ("on_reboot", "restart"), ("on_crash", "destroy")] {
        let action = Element::with_text(name, root.child_text(name).as_deref().unwrap_or(default));
        check_action(&action)?;
        written.push(action);
    }
    if let Some(action) = root.child_text("on_lockfailure").filter(|action| action != "default") {
        let action = Element::with_text("on_lockfailure", action);
        check_action(&action)?;
        written.push(action);
    }
    Ok(written)
}

/// Refuses what cannot be done when something happens.
pub(super) fn check_action(element: &Element) -> Result<()> {
    let (name, action) = (element.name.as_str(), element.text());
    let event = name.trim_start_matches("on_");
    let known = match event {
        "lockfailure" => ["poweroff", "restart", "pause", "ignore"].as_slice(),
        _ => &["destroy", "restart", "rename-restart", "preserve", "coredump-destroy", "coredump-restart"],
    };
    if !known.contains(&action.as_str()) {
        return Err(value::unsupported(format!("unknown {name} action: {action}")));
    }
    if event != "crash" && action.starts_with("coredump") {
        return Err(value::unsupported(format!("Lifecycle event '{event}' doesn't support '{action}' action")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_adjustment_makes_a_clock_variable() {
        let raw = Element::new("clock").attribute("offset", "localtime").attribute("adjustment", "+5");
        let read = CLOCK.read(&raw).unwrap().unwrap().to_xml();
        assert_eq!(read, "<clock offset='variable' adjustment='5' basis='localtime'/>\n");
    }

    #[test]
    fn numbers_of_timers_are_read() {
        let raw = Element::new("timer").attribute("name", "tsc").attribute("frequency", "x");
        assert!(TIMER.read(&raw).unwrap_err().to_string().contains("Expected non-negative integer value"));
    }
}
