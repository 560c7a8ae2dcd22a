//! Reading the faults that a URI asks for.

use std::time::Duration;

use super::functions::{self, Unfit};
use super::{Failure, Faults, Outcome, When};
use crate::error::{Code, Error, Origin};
use crate::uri::Uri;

/// The longest time that a call may be made to take.
const LONGEST: Duration = Duration::from_secs(3600);

/// The last second of the year 9999: no program expects to meet a later one.
const LAST_SECOND: u64 = 253_402_300_799;

/// The parameters' names, as they are told to who mistakes one.
const NAMES: &str = "fail, latency, disconnect-after, clock";

impl Faults {
    /// What `uri` asks for; `None` if it asks for no fault at all.
    ///
    /// A query that has none of these parameters means nothing, as ever. Beside one of them, a
    /// parameter that is none of them is a slip.
    ///
    /// # Errors
    /// `Code::InvalidArg` from `origin` about a parameter that is not as it should be.
    pub fn asked(uri: &Uri, origin: Origin) -> Result<Option<Faults>, Error> {
        let mut faults = Faults::default();
        let mut unknown = None;
        let mut any = false;
        for (name, value) in &uri.params {
            let slip = |what: String| wrong(origin, name, value, &what);
            match name.as_str() {
                "fail" => faults.failures.push(failure(value).map_err(slip)?),
                "latency" => once(&mut faults.latency, duration(value)).map_err(slip)?,
                "disconnect-after" => once(&mut faults.disconnect_after, number(value, u64::MAX)).map_err(slip)?,
                "clock" => once(&mut faults.clock, second(value)).map_err(slip)?,
                _ => {
                    unknown = unknown.or(Some((name, value)));
                    continue;
                }
            }
            any = true;
        }
        match unknown {
            Some((name, value)) if any => Err(wrong(origin, name, value, &format!("no such parameter, only: {NAMES}"))),
            _ => Ok(any.then_some(faults)),
        }
    }
}

fn wrong(origin: Origin, name: &str, value: &str, what: &str) -> Error {
    Error::new(origin, Code::InvalidArg, format!("URI parameter '{name}={value}': {what}"))
}

/// Keeps the value of a parameter that may be there once.
fn once<T>(slot: &mut Option<T>, value: Result<T, String>) -> Result<(), String> {
    if slot.is_some() {
        return Err("given twice".to_owned());
    }
    *slot = Some(value?);
    Ok(())
}

/// `FUNCTION:CODE`, `FUNCTION:CODE@N` or `FUNCTION:CODE@N+`.
fn failure(text: &str) -> Result<Failure, String> {
    let (name, rest) = text.split_once(':').ok_or("should be FUNCTION:CODE, FUNCTION:CODE@N or FUNCTION:CODE@N+")?;
    let function = functions::find(name).map_err(|unfit| match unfit {
        Unfit::Unknown => format!("there is no function '{name}'"),
        Unfit::NeverFails => format!("function '{name}' cannot be made to fail"),
    })?;
    let (code, when) = match rest.split_once('@') {
        None => (rest, When::Always),
        Some((code, call)) => match call.strip_suffix('+') {
            None => (code, When::At(number(call, u64::MAX)?)),
            Some(call) => (code, When::From(number(call, u64::MAX)?)),
        },
    };
    Ok(Failure { function, outcome: outcome(code)?, when, calls: 0.into() })
}

fn outcome(text: &str) -> Result<Outcome, String> {
    #[cfg(any(test, feature = "faulty"))]
    if text == "panic" {
        return Ok(Outcome::Panic);
    }
    match Code::parse(text) {
        Some(Code::Ok) => Err("error 0 is none".to_owned()),
        Some(code) => Ok(Outcome::Error(code)),
        None => Err(format!("there is no error '{text}'")),
    }
}

/// A decimal number of 1 or more, without sign or space.
fn number(text: &str, most: u64) -> Result<u64, String> {
    let good = text.bytes().all(|byte| byte.is_ascii_digit());
    let number = good.then(|| text.parse().ok()).flatten().filter(|number| (1..=most).contains(number));
    number.ok_or_else(|| format!("'{text}' is no number from 1 to {most}"))
}

/// A number with its unit.
fn duration(text: &str) -> Result<Duration, String> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (count, unit) = text.split_at(digits);
    let unit = match unit {
        "us" => Duration::from_micros(1),
        "ms" => Duration::from_millis(1),
        "s" => Duration::from_secs(1),
        _ => return Err("should be a number with us, ms or s behind it".to_owned()),
    };
    let most = LONGEST.as_micros() / unit.as_micros();
    let count = number(count, u64::try_from(most).unwrap_or(u64::MAX))?;
    Ok(unit * u32::try_from(count).unwrap_or(u32::MAX))
}

/// A second since 1970; 0 is the first.
fn second(text: &str) -> Result<u64, String> {
    if text == "0" { Ok(0) } else { number(text, LAST_SECOND) }
}
