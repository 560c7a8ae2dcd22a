//! Callbacks that write down what they are told.

use std::cell::RefCell;
use std::ffi::c_char;

use crate::describe::{RawParameter, handle, parameters};
use crate::interface::{INTERFACE, Type, kind_of};
use crate::side::{Side, text};

thread_local! {
    /// What was told since the last look.
    static TOLD: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// What a callback has to know; it is its `opaque`.
struct Watch {
    side: *const Side,
    callback: &'static str,
    parameters: &'static [(Type, String)],
}

/// What a callback is given: as many as it takes, and whatever lies behind them.
type Given = [u64; 9];

/// The callback and the `opaque` to register for an event; `None` where the tables have no such event.
///
/// What `opaque` points to is never freed: the library may tell of events until it is gone.
pub(crate) fn recorder(side: &Side, function: &str, id: i64) -> Option<(u64, u64)> {
    let callback = callback_of(function, id)?;
    let parameters = INTERFACE.callbacks.get(callback)?;
    let at = parameters.iter().position(|(_, name)| name == "opaque")?;
    let function = match at {
        2 => told::<2> as *const (),
        3 => told::<3> as *const (),
        4 => told::<4> as *const (),
        5 => told::<5> as *const (),
        6 => told::<6> as *const (),
        _ => return None,
    };
    let watch = Box::leak(Box::new(Watch { side, callback, parameters }));
    Some((function as u64, std::ptr::from_mut(watch) as u64))
}

/// The type of the callback for an event, found by the names of both.
fn callback_of(function: &str, id: i64) -> Option<&'static str> {
    let family = function.trim_end_matches("Any").strip_suffix("Register")?;
    let lifecycle = INTERFACE.callbacks.get_key_value(&*format!("{family}Callback")).map(|(name, _)| *name);
    if !function.ends_with("Any") {
        return lifecycle;
    }
    let subject = family.strip_prefix("virConnect")?.strip_suffix("Event")?;
    let plain = |text: &str| text.replace('_', "").to_lowercase();
    let prefix = plain(&format!("VIR_{subject}_EVENT_ID_"));
    let event = INTERFACE.constants.iter().find_map(|(name, value)| {
        let name = plain(name);
        name.strip_prefix(&prefix).filter(|event| *value == id && *event != "last").map(str::to_owned)
    })?;
    let wanted = plain(&format!("{family}{}Callback", event.trim_end_matches('2')));
    let named = INTERFACE.callbacks.keys().find(|name| plain(name) == wanted).copied();
    let generic = || INTERFACE.callbacks.get_key_value(&*format!("{family}GenericCallback")).map(|(name, _)| *name);
    named.or_else(|| if event == "lifecycle" { lifecycle } else { None }).or_else(generic)
}

/// Takes what was told since the last time.
pub(crate) fn taken() -> Vec<String> {
    TOLD.take()
}

extern "C" fn told<const OPAQUE: usize>(a: u64, b: u64, c: u64, d: u64, e: u64, f: u64, g: u64, h: u64, i: u64) {
    let given: Given = [a, b, c, d, e, f, g, h, i];
    // SAFETY: `recorder` chose this function for callbacks that have their `opaque` here, and made that.
    let watch = unsafe { &*(given[OPAQUE] as *const Watch) };
    // SAFETY: a side lives as long as the process.
    let side = unsafe { &*watch.side };
    let mut words = vec![watch.callback.to_owned()];
    for (index, (of, name)) in watch.parameters.iter().enumerate() {
        if name != "opaque" && name != "conn" {
            words.push(format!("{name}={}", value(side, of, given[index], given[index + 1])));
        }
    }
    TOLD.with_borrow_mut(|told| told.push(words.join(" ")));
}

/// One thing that was told; `next` is the one after it, which counts it.
fn value(side: &Side, of: &Type, given: u64, next: u64) -> String {
    match of {
        Type::Number(number) => number.write(given.to_le_bytes()),
        // SAFETY: strings that callbacks are given are NULL or end in NUL.
        Type::Text => unsafe { text(given as *const c_char) }.unwrap_or_else(|| "NULL".to_owned()),
        Type::Handle(kind) => {
            let id = match kind_of("dom") {
                Some(domain) if domain == *kind => format!("#{}", side.call("virDomainGetID", &[given]) as i32),
                _ => String::new(),
            };
            handle(side, kind, given) + &id
        }
        // SAFETY: there are as many parameters as the next argument says.
        Type::Params => parameters(unsafe { std::slice::from_raw_parts(given as *const RawParameter, next as usize) }),
        _ => "...".to_owned(),
    }
}
