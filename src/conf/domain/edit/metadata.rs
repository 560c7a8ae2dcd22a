//! Title, description, and the elements that applications keep in a definition.

use super::put;
use crate::conf::MetadataElement;
use crate::conf::domain::DomainDef;
use crate::conf::metadata::element as metadata;
use crate::xml::Element;

impl DomainDef {
    /// Sets the short text for people, or takes it away.
    pub fn set_title(&mut self, title: Option<&str>) {
        self.set_text("title", title);
    }

    /// Sets the long text for people, or takes it away.
    pub fn set_description(&mut self, description: Option<&str>) {
        self.set_text("description", description);
    }

    fn set_text(&mut self, name: &str, text: Option<&str>) {
        let text = text.filter(|text| !text.is_empty());
        self.edit(|root| put(root, name, text.map(|text| Element::with_text(name, text))));
    }

    /// The element of a namespace, as XML that does not mention the namespace.
    pub fn metadata_element(&self, uri: &str) -> Option<String> {
        metadata::find(self.element(), uri)
    }

    /// Sets the element of a namespace, or takes it away.
    pub fn set_metadata_element(&mut self, uri: &str, element: Option<&MetadataElement>) {
        self.edit(|root| {
            let changed = metadata::replaced(root, uri, element);
            put(root, "metadata", changed);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Origin;

    fn def() -> DomainDef {
        DomainDef::parse(b"<domain type='test'><name>a</name><memory>1024</memory><os><type>hvm</type></os></domain>")
            .unwrap()
    }

    #[test]
    fn an_element_comes_back_without_its_namespace() {
        let mut def = def();
        let element =
            MetadataElement::parse("<a x='1'><b/><c xmlns='urn:c'/></a>", "k", "urn:k", Origin::Domain).unwrap();
        def.set_metadata_element("urn:k", Some(&element));
        assert!(def.to_xml(Default::default()).contains("<k:a xmlns:k=\"urn:k\" x=\"1\">\n      <k:b/>\n"));
        let found = def.metadata_element("urn:k").unwrap();
        assert_eq!(found, "<a x=\"1\">\n  <b/>\n  <c xmlns=\"urn:c\"/>\n</a>");
        assert_eq!(def.metadata_element("urn:other"), None);
    }

    #[test]
    fn setting_replaces_only_what_is_of_the_namespace() {
        let mut def = def();
        for (uri, text) in [("urn:a", "<one/>"), ("urn:b", "<two/>"), ("urn:a", "<three/>")] {
            def.set_metadata_element(uri, Some(&MetadataElement::parse(text, "k", uri, Origin::Domain).unwrap()));
        }
        let both = [def.metadata_element("urn:a"), def.metadata_element("urn:b")];
        assert_eq!(both, [Some("<three/>".to_owned()), Some("<two/>".to_owned())]);
        def.set_metadata_element("urn:a", None);
        def.set_metadata_element("urn:b", None);
        assert!(!def.to_xml(Default::default()).contains("metadata"));
    }

    #[test]
    fn prefixes_that_cannot_be_are_refused() {
        for (key, uri) in [("", "urn:a"), ("1", "urn:a"), ("a b", "urn:a"), ("k", ""), ("xmlns", "urn:a")] {
            assert!(MetadataElement::parse("<a/>", key, uri, Origin::Domain).is_err(), "{key}");
        }
        assert!(MetadataElement::parse("<a xmlns:k='urn:z'/>", "k", "urn:a", Origin::Domain).is_err());
    }
}
