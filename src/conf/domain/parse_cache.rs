//! Reading the same definition many times.

use std::sync::Arc;

use super::DomainDef;
use crate::error::Result;
use crate::xml::Element;

/// Reads definitions one after another, as a history of snapshots has them: one that says the same
/// as the one before is not read again, but shared.
#[derive(Default)]
pub struct Definitions {
    last: Option<(Element, Arc<DomainDef>)>,
}

impl Definitions {
    /// The definition in an element.
    ///
    /// # Errors
    /// As [`DomainDef::from_element`].
    pub fn read(&mut self, element: &Element) -> Result<Arc<DomainDef>> {
        if let Some((said, def)) = &self.last
            && said == element
        {
            return Ok(Arc::clone(def));
        }
        let def = Arc::new(DomainDef::from_element(element)?);
        self.last = Some((element.clone(), Arc::clone(&def)));
        Ok(def)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml;

    #[test]
    fn a_definition_that_comes_again_is_shared() {
        let element = |name: &str| {
            let text =
                format!("<domain type='test'><name>{name}</name><memory>1</memory><os><type>hvm</type></os></domain>");
            xml::parse(text.as_bytes(), None).unwrap()
        };
        let mut definitions = Definitions::default();
        let [one, again, other] = ["a", "a", "b"].map(|name| definitions.read(&element(name)).unwrap());
        assert!(Arc::ptr_eq(&one, &again) && other.name == "b");
        assert!(definitions.read(&Element::new("domain")).is_err());
    }
}
