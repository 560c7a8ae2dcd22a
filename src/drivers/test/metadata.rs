//! Titles, descriptions and metadata.

use super::TestDriver;
use super::affect;
use crate::conf::MetadataElement;
use crate::domains::Which;
use crate::driver::DomainMetadataDriver;
use crate::driver::object::Domain;
use crate::error::{Code, Error, Origin, Result};
use crate::events::DomainEvent;
use crate::flags::DomainAffectFlags;
use crate::sys::memory;

/// Values of `virDomainMetadataType`.
const DESCRIPTION: i32 = 0;
const TITLE: i32 = 1;
const ELEMENT: i32 = 2;

/// No less than a byte of what is set takes on its way into the definitions.
const PER_BYTE: usize = 256;

/// Refuses kinds that are not known yet; negative ones stand for nothing, as in the original.
fn check_kind(kind: i32) -> Result<()> {
    if kind > ELEMENT {
        let detail = format!("unknown metadata type '{kind}'");
        return Err(Error::new(Origin::Domain, Code::InvalidArg, detail));
    }
    Ok(())
}

impl DomainMetadataDriver for TestDriver {
    fn domain_get_metadata(
        &self,
        domain: &Domain,
        kind: i32,
        uri: Option<&str>,
        wanted: DomainAffectFlags,
    ) -> Result<String> {
        affect::check("testDomainGetMetadata", wanted)?;
        let cell = self.state.domain(domain)?;
        let object = cell.read();
        check_kind(kind)?;
        let def = object.definition(object.which(wanted)?);
        let found = match kind {
            DESCRIPTION => def.description(),
            TITLE => def.title(),
            ELEMENT => def.metadata_element(uri.unwrap_or_default()),
            _ => None,
        };
        let missing = "Requested metadata element is not present";
        found.ok_or_else(|| Error::new(Origin::Domain, Code::NoDomainMetadata, missing))
    }

    fn domain_set_metadata(
        &self,
        domain: &Domain,
        kind: i32,
        text: Option<&str>,
        key: Option<&str>,
        uri: Option<&str>,
        wanted: DomainAffectFlags,
    ) -> Result<()> {
        affect::check("testDomainSetMetadata", wanted)?;
        self.state.domains.change(domain, |object, events| {
            let meant = object.impact(wanted)?;
            check_kind(kind)?;
            let given: usize = [text, key, uri].into_iter().flatten().map(str::len).sum();
            memory::reserve(given.saturating_mul(PER_BYTE))?;
            let (namespace, key) = (uri.unwrap_or_default(), key.unwrap_or_default());
            let element = text.filter(|_| kind == ELEMENT);
            let element =
                element.map(|text| MetadataElement::parse(text, key, namespace, Origin::Domain)).transpose()?;
            let places = [(DomainAffectFlags::LIVE, Which::Live), (DomainAffectFlags::CONFIG, Which::Config)];
            for (_, which) in places.into_iter().filter(|(flag, _)| meant.contains(*flag)) {
                let def = object.definition_mut(which);
                match kind {
                    DESCRIPTION => def.set_description(text),
                    TITLE => def.set_title(text),
                    ELEMENT => def.set_metadata_element(namespace, element.as_ref()),
                    _ => {}
                }
            }
            let event = DomainEvent::MetadataChange { kind, uri: uri.map(str::to_owned) };
            events.domain(object, event);
            Ok(())
        })
    }
}
