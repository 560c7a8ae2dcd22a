//! Which of a domain's two definitions a call is about: that of the running guest, or what it will
//! be when it starts again.

use super::object::DomainObject;
use crate::error::{Code, Error, Origin, Result};
use crate::flags::DomainAffectFlags;

/// One of the two definitions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// That of the running guest.
    Live,
    /// That of the next start.
    Config,
}

impl<G> DomainObject<G> {
    /// What flags mean as the domain is now: LIVE, CONFIG or both.
    ///
    /// # Errors
    /// When there is no such definition, or no memory to change it.
    pub fn impact(&self, wanted: DomainAffectFlags) -> Result<DomainAffectFlags> {
        use DomainAffectFlags as F;
        let said = wanted & (F::LIVE | F::CONFIG);
        let meant = match (said.is_empty(), self.is_active()) {
            (false, _) => said,
            (true, true) => F::LIVE,
            (true, false) => F::CONFIG,
        };
        // The original checks this in the part that all drivers share.
        let invalid = |detail| Err(Error::new(Origin::Domain, Code::OperationInvalid, detail));
        if meant.contains(F::LIVE) && !self.is_active() {
            return invalid("domain is not running");
        }
        if meant.contains(F::CONFIG) && !self.persistent {
            return invalid("transient domains do not have any persistent config");
        }
        self.reserve()?;
        Ok(meant)
    }

    /// The one definition that flags mean.
    ///
    /// # Errors
    /// When they mean both, or there is none.
    pub fn which(&self, wanted: DomainAffectFlags) -> Result<Which> {
        if wanted.contains(DomainAffectFlags::LIVE | DomainAffectFlags::CONFIG) {
            let detail = "Flags 'VIR_DOMAIN_AFFECT_LIVE' and 'VIR_DOMAIN_AFFECT_CONFIG' are mutually exclusive";
            return Err(Error::argument(Origin::Domain, "virDomainObjGetOneDefState", "flags", detail));
        }
        let live = self.impact(wanted)?.contains(DomainAffectFlags::LIVE);
        Ok(if live { Which::Live } else { Which::Config })
    }
}
