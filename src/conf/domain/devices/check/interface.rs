//! Whether network interfaces add up.

use crate::conf::domain::value;
use crate::error::Result;
use crate::xml::Element;

pub(super) fn check_interface(interface: &Element) -> Result<()> {
    let kind = interface.get("type").unwrap_or_default();
    let source = interface.child("source");
    let refuse = |detail: String| Err(value::unsupported(detail));
    let host_side = source.is_some_and(|source| source.child("ip").is_some() || source.child("route").is_some());
    if host_side && kind != "ethernet" {
        let what = "Invalid attempt to set network interface host-side IP route and/or address info";
        let only = "This is only supported on interfaces of type 'ethernet'";
        return refuse(format!("{what} on interface of type '{kind}'. {only}"));
    }
    let target = interface.child("target");
    if target.is_some_and(|target| target.get("managed") == Some("no")) && kind != "ethernet" {
        return refuse(format!("unmanaged target dev is not supported on interfaces of type '{kind}'"));
    }
    if let Some(teaming) = interface.child("teaming") {
        let kind = teaming.get("type").unwrap_or_default();
        match (kind, teaming.get("persistent")) {
            ("transient", None) => {
                return refuse("teaming persistent attribute must be set if teaming type is 'transient'".to_owned());
            }
            ("persistent", Some(_)) => {
                return refuse(format!("teaming persistent attribute not allowed if teaming type is '{kind}'"));
            }
            _ => {}
        }
    }
    check_port(interface, kind)?;
    let passt = interface.child("backend").and_then(|backend| backend.get("type")) == Some("passt");
    let by_user = matches!(kind, "user" | "vhostuser");
    if passt && !by_user {
        let detail = "The 'passt' backend can only be used with interface type='user' or type='vhostuser'";
        return refuse(detail.to_owned());
    }
    let forwards: Vec<_> = interface.all("portForward").collect();
    let forwarding = by_user && passt;
    if !forwards.is_empty() && !forwarding {
        let only = "the 'passt' backend of interface type='user' or type='vhostuser'";
        return refuse(format!("The <portForward> element can only be used with {only}"));
    }
    for range in forwards.iter().flat_map(|forward| forward.all("range")) {
        if range.get("start").is_none() {
            let detail = "requires 'start' attribute if 'end', 'to', or 'exclude' is specified";
            return refuse(format!("The 'range' of a 'portForward' {detail}"));
        }
    }
    Ok(())
}

fn check_port(interface: &Element, kind: &str) -> Result<()> {
    if interface.child("port").and_then(|port| port.get("isolated")) != Some("yes") {
        return Ok(());
    }
    let mac = interface.child("mac").and_then(|mac| mac.get("address")).unwrap_or_default();
    let what = format!("interface {mac} - <port isolated='yes'/> is not supported for network interfaces");
    if !matches!(kind, "network" | "bridge") {
        return Err(value::unsupported(format!("{what} with type='{kind}'")));
    }
    match interface.child("virtualport").and_then(|port| port.get("type")) {
        Some(port) => Err(value::unsupported(format!("{what} with virtualport type='{port}'"))),
        None => Ok(()),
    }
}
