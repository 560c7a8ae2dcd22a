//! What a hypervisor can do for domains.

use super::ORIGIN;
use crate::conf::cpu::ARCHITECTURES;
use crate::conf::domain::KINDS;
use crate::error::{Code, Error, Result};
use crate::xml::escape;

/// What a hypervisor can do for domains, as XML: of this driver's, nothing is said.
///
/// # Errors
/// When there is no such architecture or hypervisor.
pub(super) fn capabilities(
    emulator: Option<&str>,
    architecture: Option<&str>,
    machine: Option<&str>,
    hypervisor: Option<&str>,
) -> Result<String> {
    let (architecture, hypervisor) = (architecture.unwrap_or("i686"), hypervisor.unwrap_or("test"));
    if !ARCHITECTURES.contains(&architecture) {
        return Err(Error::new(ORIGIN, Code::InvalidArg, format!("unknown architecture: {architecture}")));
    }
    if hypervisor != "none" && !KINDS.contains(&hypervisor) {
        return Err(Error::new(ORIGIN, Code::InvalidArg, format!("unknown virttype: {hypervisor}")));
    }
    let parts = [("path", emulator), ("domain", Some(hypervisor)), ("machine", machine), ("arch", Some(architecture))];
    let mut xml = String::from("<domainCapabilities>\n");
    for (name, value) in parts {
        let Some(value) = value else { continue };
        xml.push_str(&format!("  <{name}>"));
        escape(&mut xml, value);
        xml.push_str(&format!("</{name}>\n"));
    }
    xml.push_str("  <cpu>\n");
    for mode in ["host-passthrough", "maximum", "host-model", "custom"] {
        xml.push_str(&format!("    <mode name='{mode}' supported='no'/>\n"));
    }
    xml.push_str("  </cpu>\n  <devices>\n  </devices>\n  <features>\n    <sev supported='no'/>\n");
    xml.push_str("    <sgx supported='no'/>\n  </features>\n</domainCapabilities>\n");
    Ok(xml)
}
