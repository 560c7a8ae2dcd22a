//! The bandwidth of network interfaces.

use std::borrow::Cow;

use crate::conf::domain::{DomainDef, Rates};
use crate::driver::{TypedKind, TypedList, TypedValue};
use crate::error::Result;
use crate::typed::{self, Known};

/// How many parameters there are.
pub(super) const COUNT: usize = PARAMETERS.len();

const PARAMETERS: [&str; 7] = [
    "inbound.average",
    "inbound.peak",
    "inbound.burst",
    "inbound.floor",
    "outbound.average",
    "outbound.peak",
    "outbound.burst",
];

/// Checks names and types.
pub(super) fn validate(parameters: &TypedList) -> Result<()> {
    typed::validate(parameters, &PARAMETERS.map(|name| Known::one(name, TypedKind::UInt)))
}

/// All parameters.
pub(super) fn read(def: &DomainDef, device: &str) -> Result<TypedList> {
    let (inbound, outbound) = def.bandwidth(def.find_interface(device)?);
    let rates =
        [inbound.average, inbound.peak, inbound.burst, inbound.floor, outbound.average, outbound.peak, outbound.burst];
    let parameter = |(name, rate)| (Cow::Borrowed(name), TypedValue::UInt(rate));
    Ok(PARAMETERS.into_iter().zip(rates).map(parameter).collect())
}

/// Sets what is given. A direction whose average is given is set whole, or taken away with 0; one
/// that is not mentioned stays.
pub(super) fn write(def: &mut DomainDef, device: &str, parameters: &TypedList) -> Result<()> {
    let place = def.find_interface(device)?;
    let given = |name: &str| typed::number(parameters, name).and_then(|rate| u32::try_from(rate).ok());
    let rate = |name: &str| given(name).unwrap_or(0);
    let inbound = Rates {
        average: rate("inbound.average"),
        peak: rate("inbound.peak"),
        burst: rate("inbound.burst"),
        floor: rate("inbound.floor"),
    };
    let outbound = Rates {
        average: rate("outbound.average"),
        peak: rate("outbound.peak"),
        burst: rate("outbound.burst"),
        floor: 0,
    };
    let inbound_said = given("inbound.average").is_some() || given("inbound.floor").is_some();
    let outbound_said = given("outbound.average").is_some();
    def.set_bandwidth(place, inbound_said.then_some(inbound), outbound_said.then_some(outbound));
    Ok(())
}
