//! Connection URIs, split into what drivers look at and put together as clients see them.
#![forbid(unsafe_code)]

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use fluent_uri::UriRef;
use fluent_uri::component::Authority;
use fluent_uri::pct_enc::{
    Decode, EStr,
    encoder::{Query, RegName},
};

use crate::error::{Code, Error, Origin, Result};

/// A connection URI, with all parts but the query decoded.
///
/// `Display` gives the form that `virConnectGetURI` returns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uri {
    /// The driver's name, and `+` with a transport where there is one; `None` in a relative reference.
    pub scheme: Option<String>,
    /// The user, and `:` with a password where there is one; empty counts as none.
    pub user: Option<String>,
    /// The host, an IPv6 address without its brackets. An empty host counts as none.
    pub server: Option<String>,
    /// The port, only with a host; 0 counts as none.
    pub port: Option<u16>,
    /// The path; empty where there is none.
    pub path: String,
    /// The query as it was written.
    pub query: Option<String>,
    /// The fragment.
    pub fragment: Option<String>,
    /// The query's parameters, decoded, in the order they were written.
    pub params: Vec<(String, String)>,
}

impl Uri {
    /// Splits `text`, a URI or a relative reference of RFC 3986.
    ///
    /// # Errors
    /// `Code::InternalError` from `Origin::Uri` if `text` is neither, if a decoded part is not UTF-8
    /// or holds a NUL, which no driver could use, or if the port is none.
    pub fn parse(text: &str) -> Result<Uri> {
        split(text).ok_or_else(|| Error::internal(Origin::Uri, format!("Unable to parse URI {text}")))
    }

    /// The value of a parameter that must be there; its name is taken in any case.
    ///
    /// # Errors
    /// `Code::InvalidArg` from `Origin::Uri` if there is none of that name.
    pub fn param(&self, name: &str) -> Result<&str> {
        let found = self.params.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found
            .map(|(_, value)| value.as_str())
            .ok_or_else(|| Error::new(Origin::Uri, Code::InvalidArg, format!("Missing URI parameter '{name}'")))
    }
}

fn split(text: &str) -> Option<Uri> {
    let text = plain_brackets(text);
    let parsed = UriRef::parse(text.as_ref()).ok()?;
    let mut uri = Uri {
        scheme: parsed.scheme().map(|scheme| scheme.as_str().to_owned()),
        path: decode(parsed.path().decode())?,
        query: parsed.query().map(|query| query.as_str().to_owned()),
        params: parsed.query().map_or_else(|| Some(Vec::new()), params)?,
        ..Uri::default()
    };
    if let Some(fragment) = parsed.fragment() {
        uri.fragment = Some(decode(fragment.decode())?);
    }
    if let Some(authority) = parsed.authority() {
        split_authority(authority, &mut uri)?;
    }
    Some(uri)
}

/// The same URI with brackets in its fragment encoded: connection URIs may have them there as they are,
/// and are printed so, which RFC 3986 does not allow.
fn plain_brackets(text: &str) -> Cow<'_, str> {
    match text.split_once('#') {
        Some((before, fragment)) if fragment.contains(['[', ']']) => {
            let fragment = fragment.replace('[', "%5B").replace(']', "%5D");
            Cow::Owned(format!("{before}#{fragment}"))
        }
        _ => Cow::Borrowed(text),
    }
}

fn split_authority(authority: Authority<'_>, uri: &mut Uri) -> Option<()> {
    if let Some(user) = authority.userinfo().filter(|user| !user.is_empty()) {
        uri.user = Some(decode(user.decode())?);
    }
    let host = authority.host();
    let address = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    let server = match address {
        Some(address) => address.to_owned(),
        None => decode(EStr::<RegName>::new(host)?.decode())?,
    };
    if !server.is_empty() {
        uri.server = Some(server);
        uri.port = authority.port_to_u16().ok()?.filter(|port| *port != 0);
    }
    Some(())
}

/// The parameters of a query, by the rules that connection URIs have always had.
///
/// They end at `&`; at `;` only where no `&` follows. One without `=` has an empty value, and one
/// without a name does not count.
fn params(query: &EStr<Query>) -> Option<Vec<(String, String)>> {
    let decoded = |text: &str| decode(EStr::<Query>::new(text)?.decode());
    let mut params = Vec::new();
    let mut rest = query.as_str();
    while !rest.is_empty() {
        let (param, after) = rest.split_once('&').or_else(|| rest.split_once(';')).unwrap_or((rest, ""));
        rest = after;
        let (name, value) = param.split_once('=').unwrap_or((param, ""));
        if !name.is_empty() {
            params.push((decoded(name)?, decoded(value)?));
        }
    }
    Some(params)
}

/// What the percent signs stand for, unless that is no text that C could hold.
fn decode(text: Decode<'_>) -> Option<String> {
    text.to_string().ok().map(|text| text.into_owned()).filter(|text| !text.contains('\0'))
}

/// Bytes besides letters and digits that are not encoded anywhere.
const MARKS: &str = "-_.!~*'()";

/// Writes `text` with all bytes encoded but letters, digits, the marks and those in `plain`.
fn encode(to: &mut fmt::Formatter<'_>, text: &str, plain: &str) -> fmt::Result {
    for byte in text.bytes() {
        let character = char::from(byte);
        if byte.is_ascii_alphanumeric() || MARKS.contains(character) || plain.contains(character) {
            to.write_char(character)?;
        } else {
            write!(to, "%{byte:02X}")?;
        }
    }
    Ok(())
}

impl fmt::Display for Uri {
    /// `//` is written even where there is no host, as clients compare these strings.
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(scheme) = &self.scheme {
            write!(to, "{scheme}:")?;
        }
        to.write_str("//")?;
        if let Some(user) = &self.user {
            encode(to, user, ";:&=+$,")?;
            to.write_char('@')?;
        }
        match &self.server {
            Some(server) if server.contains(':') => write!(to, "[{server}]")?,
            Some(server) => to.write_str(server)?,
            None => {}
        }
        if let Some(port) = self.port {
            write!(to, ":{port}")?;
        }
        encode(to, &self.path, "/;@&=+$,")?;
        if let Some(query) = &self.query {
            write!(to, "?{query}")?;
        }
        if let Some(fragment) = &self.fragment {
            to.write_char('#')?;
            encode(to, fragment, ";/?:@&=+$,[]")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_parts_are_found() {
        let uri = Uri::parse("qemu+ssh://a%40b:c@Host:22/sys%20tem?x=1#f%20g").unwrap();
        assert_eq!(uri.scheme.as_deref(), Some("qemu+ssh"));
        assert_eq!(uri.user.as_deref(), Some("a@b:c"));
        assert_eq!((uri.server.as_deref(), uri.port), (Some("Host"), Some(22)));
        assert_eq!(uri.path, "/sys tem");
        assert_eq!((uri.query.as_deref(), uri.fragment.as_deref()), (Some("x=1"), Some("f g")));
    }

    /// Pairs measured on libvirt 11.3.0, which alone refuses the empty port that RFC 3986 allows.
    #[test]
    fn printing_gives_what_clients_compare_with() {
        for (text, printed) in [
            ("test:///default", "test:///default"),
            ("test:///default?x=1", "test:///default?x=1"),
            ("test:///default#frag", "test:///default#frag"),
            ("test:/default", "test:///default"),
            ("test:///%64efault", "test:///default"),
            ("test:///default?a=%41&b", "test:///default?a=%41&b"),
            ("test:///default#a%20b", "test:///default#a%20b"),
            ("test:////default", "test:////default"),
            ("test://:80/default", "test:///default"),
            ("test://[::1]:80/x", "test://[::1]:80/x"),
            ("qemu+ssh://user@host:22/system?a=1#f", "qemu+ssh://user@host:22/system?a=1#f"),
            ("a://u:p%40w@h/x", "a://u:p%40w@h/x"),
            ("a://h:0/", "a://h/"),
            ("a://h:007/", "a://h:7/"),
            ("a://u@/x", "a://u@/x"),
            ("a://h:/x?%7c", "a://h/x?%7c"),
            ("a:b:c", "a://b%3Ac"),
            ("a:///%5b%5d?#%5b%5d", "a:///%5B%5D?#[]"),
            ("test:///default#[a]", "test:///default#[a]"),
            ("a://h", "a://h"),
        ] {
            assert_eq!(Uri::parse(text).unwrap().to_string(), printed, "{text}");
        }
    }

    #[test]
    fn what_is_no_uri_is_refused() {
        for text in [
            "://",
            ":///",
            "http://[::1",
            "a b",
            "a:///%zz",
            "a://h:70000/",
            "a:///%00",
            "a:///[x]",
            "a:///?[x]",
            "a:///#a#b",
            "a:///%e9",
            "a:\u{e9}",
        ] {
            let error = Uri::parse(text).unwrap_err();
            assert_eq!((error.code(), error.fields().origin), (Code::InternalError, Origin::Uri), "{text}");
            assert_eq!(error.fields().message, format!("internal error: Unable to parse URI {text}"));
        }
    }

    #[test]
    fn a_relative_reference_has_no_scheme() {
        for text in ["test", "/default", "//test/default", "?x", "#x", ""] {
            assert_eq!(Uri::parse(text).unwrap().scheme, None, "{text}");
        }
    }

    #[test]
    fn parameters_follow_the_old_rules() {
        for (query, wanted) in [
            ("foo=one&bar=two", &[("foo", "one"), ("bar", "two")][..]),
            ("foo=one&&foo=two", &[("foo", "one"), ("foo", "two")]),
            ("foo=one;foo=two", &[("foo", "one"), ("foo", "two")]),
            ("foo=1;a=2&b=3;c", &[("foo", "1;a=2"), ("b", "3"), ("c", "")]),
            ("foo=%26one&bar=one%20two", &[("foo", "&one"), ("bar", "one two")]),
            ("foo", &[("foo", "")]),
            ("foo=&&", &[("foo", "")]),
            ("=bogus&foo=a=b", &[("foo", "a=b")]),
        ] {
            let uri = Uri::parse(&format!("test://h/?{query}")).unwrap();
            let params: Vec<_> = uri.params.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            assert_eq!(params, wanted, "{query}");
        }
    }

    #[test]
    fn a_parameter_is_found_in_any_case_and_missed_by_name() {
        let uri = Uri::parse("a:///embed?Root=/x").unwrap();
        assert_eq!(uri.param("root").unwrap(), "/x");
        let error = uri.param("other").unwrap_err();
        assert_eq!((error.code(), error.fields().origin), (Code::InvalidArg, Origin::Uri));
    }
}
