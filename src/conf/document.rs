//! A definition as a document of its own, as the calls that define and start take it.

use crate::error::{Code, Error, Origin, Result};
use crate::xml::{self, Element};

/// The root of a document, whatever it is.
///
/// # Errors
/// When it is no XML, which the reader at `origin` reports.
pub(super) fn parse(document: &[u8], origin: Origin) -> Result<Element> {
    xml::parse(document, None).map_err(|error| error.into_error(origin))
}

/// What refuses a root with anything that documents of its kind do not have.
pub(super) type Schema = fn(&Element) -> Result<()>;

/// The root of a document, which must be of that name, and valid where there is a schema.
///
/// # Errors
/// When it is no XML, which the reader at `origin` reports, or something else, or not valid.
pub(super) fn read(document: &[u8], root: &str, origin: Origin, schema: Option<Schema>) -> Result<Element> {
    let element = parse(document, origin)?;
    if element.local_name() != root {
        let detail = format!("expecting root element of '{root}', not '{}'", element.local_name());
        return Err(Error::new(Origin::Xml, Code::XmlError, detail));
    }
    if let Some(validate) = schema {
        validate(&element)?;
    }
    Ok(element)
}
