//! Static routes of a network.

use super::{range, unsupported};
use crate::conf::{route, value};
use crate::error::Result;
use crate::xml::Element;

/// Checks all routes, and that the network reaches their gateways; puts addresses into their usual form.
pub(super) fn complete(network: &mut Element, name: &str) -> Result<()> {
    for route in network.elements_mut().filter(|child| child.is("route")) {
        route::complete(route, name)?;
    }
    for route in network.all("route") {
        let gateway = route.get("gateway").and_then(value::address);
        let reached = |gateway| network.all("ip").any(|ip| range::has(ip, gateway));
        if let Some(gateway) = gateway.filter(|gateway| !reached(*gateway)) {
            let detail = format!("unreachable static route gateway '{gateway}' specified for network '{name}'");
            return Err(unsupported(detail));
        }
    }
    Ok(())
}
