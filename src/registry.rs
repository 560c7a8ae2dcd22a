//! From a URI to the driver that answers for it.
#![forbid(unsafe_code)]

use std::sync::Arc;

use crate::auth::Authenticator;
use crate::client_config::ClientConfig;
use crate::driver::object::Connect;
use crate::driver::{Opened, Opening};
use crate::drivers;
use crate::error::{Code, Error, Origin, Result};
use crate::flags::ConnectFlags;

pub use crate::uri::Uri;

/// Drivers whose URIs always have a path, so that a host called `system` or `session` is a slip.
const WITH_PATH: &[&str] = &["qemu", "vbox", "vz"];

/// Opens the connection that `name` asks for; `None` and an empty name ask for the default.
///
/// # Errors
/// When the configuration or the URI is malformed, or no driver answers, or the driver cannot open it.
pub fn open(name: Option<&str>, auth: Option<&dyn Authenticator>, flags: ConnectFlags) -> Result<Connect> {
    let config = ClientConfig::load()?;
    let name = name.filter(|name| !name.is_empty()).map(modern_name);
    let asked = match name {
        Some(name) => Some(name.to_owned()),
        None => default_uri(&config)?,
    };
    let Some(asked) = asked else { return probe(auth, flags, &config) };
    let alias = if flags.contains(ConnectFlags::NO_ALIASES) { None } else { config.resolve_alias(&asked)? };
    let text = alias.unwrap_or(&asked);

    let uri = Uri::parse(text)?;
    let scheme =
        uri.scheme.as_deref().ok_or_else(|| no_connection(format!("URI '{asked}' does not include a driver name")))?;
    check_for_missing_slash(text, scheme, &uri)?;
    if uri.path == "/embed" {
        check_embedding(scheme, &uri)?;
    }
    let (flags, closing) = (for_drivers(flags), Arc::default());
    let opening = Opening { name: Some(text), uri: Some(&uri), flags, auth, config: &config, closing: &closing };
    ask(&opening)?.ok_or_else(|| nobody(text, scheme, &uri))
}

/// Opens what there is, where neither the program nor its configuration names anything.
fn probe(auth: Option<&dyn Authenticator>, flags: ConnectFlags, config: &ClientConfig) -> Result<Connect> {
    let (flags, closing) = (for_drivers(flags), Arc::default());
    let opening = Opening { name: None, uri: None, flags, auth, config, closing: &closing };
    ask(&opening)?.ok_or_else(|| {
        no_connection("the default: set LIBVIRT_DEFAULT_URI, or uri_default in libvirt.conf, or give a URI".to_owned())
    })
}

/// What drivers are told of the flags: aliases are dealt with by then.
fn for_drivers(flags: ConnectFlags) -> ConnectFlags {
    flags - ConnectFlags::NO_ALIASES
}

/// Asks one driver after another, until one takes it.
fn ask(opening: &Opening<'_>) -> Result<Option<Connect>> {
    for entry in drivers::ALL {
        if let Some(Opened { driver, uri }) = (entry.open)(opening)? {
            let uri = uri.or_else(|| opening.uri.map(Uri::to_string)).unwrap_or_default();
            let read_only = opening.flags.contains(ConnectFlags::RO);
            return Ok(Some(Connect::with_closing(driver, uri, read_only, opening.closing.clone())));
        }
    }
    Ok(None)
}

/// `VIR_ERR_NO_CONNECT` with the reason.
fn no_connection(reason: String) -> Error {
    Error::new(Origin::None, Code::NoConnect, reason)
}

/// Two spellings of old that are no URIs with a driver's name.
fn modern_name(name: &str) -> &str {
    if name.eq_ignore_ascii_case("xen") || name == "xen://" { "xen:///system" } else { name }
}

/// What to open where the program names nothing, if its environment or configuration says so.
fn default_uri(config: &ClientConfig) -> Result<Option<String>> {
    if let Some(uri) = std::env::var_os("LIBVIRT_DEFAULT_URI").filter(|uri| !uri.is_empty()) {
        return Ok(Some(uri.to_string_lossy().into_owned()));
    }
    Ok(config.default_uri()?.map(str::to_owned))
}

/// Tells somebody who wrote `qemu://system` of the slash that is missing.
fn check_for_missing_slash(text: &str, scheme: &str, uri: &Uri) -> Result<()> {
    match uri.server.as_deref() {
        Some(server @ ("system" | "session")) if WITH_PATH.contains(&scheme) => {
            let detail = format!("invalid URI {text} (maybe you want {scheme}:///{server})");
            Err(Error::internal(Origin::None, detail))
        }
        _ => Ok(()),
    }
}

/// Checks a URI that asks for a driver within this process, with a directory of its own.
fn check_embedding(scheme: &str, uri: &Uri) -> Result<()> {
    if !scheme.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Err(no_connection(format!("URI scheme '{scheme}' for embedded driver is not valid")));
    }
    if !uri.param("root")?.starts_with('/') {
        return Err(Error::new(Origin::None, Code::ConfigUnsupported, "root path must be absolute"));
    }
    Ok(())
}

/// The error for a URI that no driver takes.
fn nobody(text: &str, scheme: &str, uri: &Uri) -> Error {
    if !drivers::ALL.iter().any(|entry| entry.name == scheme) {
        let known: Vec<&str> = drivers::ALL.iter().map(|entry| entry.name).collect();
        let known = known.join(", ");
        return no_connection(format!("URI '{text}': this build has no driver '{scheme}', only: {known}"));
    }
    if let Some(server) = &uri.server {
        return no_connection(format!(
            "URI '{text}': the driver '{scheme}' does not reach other hosts, such as '{server}'"
        ));
    }
    if uri.path == "/embed" {
        let detail = format!("Driver {scheme} cannot be used in embedded mode");
        return Error::new(Origin::None, Code::ConfigUnsupported, detail);
    }
    no_connection(format!("URI '{text}': the driver '{scheme}' does not take it"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The code, origin and message of the error that opening `name` gives.
    fn refusal(name: &str) -> (Code, Origin, String) {
        let error = open(Some(name), None, ConnectFlags::empty()).map(drop).unwrap_err();
        let fields = error.fields();
        (fields.code, fields.origin, fields.message.clone())
    }

    #[test]
    fn a_uri_without_a_driver_is_refused_with_the_names_of_those_there_are() {
        let (code, origin, message) = refusal("foo:///x");
        assert_eq!((code, origin), (Code::NoConnect, Origin::None));
        assert!(message.contains("'foo'") && message.contains("test"), "{message}");
        assert_eq!(refusal("TEST:///default").0, Code::NoConnect);
        assert_eq!(refusal("test+ssh://host/default").0, Code::NoConnect);
    }

    #[test]
    fn a_host_is_refused_by_a_local_driver() {
        let (code, origin, message) = refusal("test://host/default");
        assert_eq!((code, origin), (Code::NoConnect, Origin::None));
        assert!(message.contains("'host'"), "{message}");
    }

    #[test]
    fn a_uri_without_a_scheme_is_told_as_given() {
        let wanted = "no connection driver available for URI 'test' does not include a driver name";
        assert_eq!(refusal("test"), (Code::NoConnect, Origin::None, wanted.to_owned()));
    }

    #[test]
    fn a_missing_slash_is_told() {
        let wanted = "internal error: invalid URI qemu://system (maybe you want qemu:///system)";
        assert_eq!(refusal("qemu://system"), (Code::InternalError, Origin::None, wanted.to_owned()));
        assert_eq!(refusal("vbox://session/x").0, Code::InternalError);
        assert_eq!(refusal("qemu+ssh://system").0, Code::NoConnect);
        assert_eq!(refusal("qemu://other").0, Code::NoConnect);
    }

    #[test]
    fn embedding_needs_a_plain_scheme_and_an_absolute_root() {
        assert_eq!(refusal("QEMU:///embed?root=/x").0, Code::NoConnect);
        assert_eq!((refusal("qemu:///embed").0, refusal("qemu:///embed").1), (Code::InvalidArg, Origin::Uri));
        for name in ["qemu:///embed?root=", "qemu:///embed?root=relative", "test:///embed?root=/x"] {
            assert_eq!((refusal(name).0, refusal(name).1), (Code::ConfigUnsupported, Origin::None), "{name}");
        }
        assert_eq!(refusal("qemu:///embed?root=/x").0, Code::NoConnect);
    }

    #[test]
    fn xen_is_spelled_out() {
        for name in ["xen", "Xen", "xen://"] {
            assert!(refusal(name).2.contains("xen:///system"), "{name}");
        }
    }

    #[test]
    fn unknown_flags_are_refused_in_the_driver_s_name() {
        let flags = ConnectFlags::from_bits_retain(4);
        let error = open(Some("test:///default"), None, flags).map(drop).unwrap_err();
        let fields = error.fields();
        assert_eq!((fields.code, fields.origin), (Code::InvalidArg, Origin::Test));
        assert_eq!(fields.message, "unsupported flags (0x4) in function testConnectOpen");
    }
}
