//! What can go wrong with moments.

use crate::error::{self, Code, Origin};
use crate::name::Name;

/// Snapshots or checkpoints: which of them a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Snapshots.
    Snapshot,
    /// Checkpoints.
    Checkpoint,
}

impl What {
    /// The word for one.
    pub fn word(self) -> &'static str {
        match self {
            What::Snapshot => "snapshot",
            What::Checkpoint => "checkpoint",
        }
    }

    fn origin(self) -> Origin {
        match self {
            What::Snapshot => Origin::DomainSnapshot,
            What::Checkpoint => Origin::DomainCheckpoint,
        }
    }
}

/// What is wrong with the place of a moment in a list that was loaded.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// The list lacks its parent.
    #[error("its parent {0} is missing")]
    NoParent(Name),
    /// It is said to be its own parent.
    #[error("it is its own parent")]
    OwnParent,
    /// It is among its own ancestors.
    #[error("it is among its own ancestors")]
    Cycle,
}

/// What can go wrong with moments. The texts are what the library's messages say after the wording
/// of the code.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    /// The name is taken.
    #[error("domain moment {0} already exists")]
    Exists(Name),
    /// There are more moments than can be told apart: over four thousand million.
    #[error("too many domain moments")]
    Full,
    /// A moment was to be its own parent.
    #[error("cannot set moment {0} as its own parent")]
    OwnParent(Name),
    /// The parent does not exist.
    #[error("parent {parent} for moment {name} not found")]
    NoParent {
        /// Who was to be the parent.
        parent: Name,
        /// Whose parent.
        name: Name,
    },
    /// A moment was to be below itself.
    #[error("parent {parent} would create cycle to {name}")]
    Cycle {
        /// A child of the moment, the first on the way down to what was to be its parent.
        parent: Name,
        /// The moment.
        name: Name,
    },
    /// What was asked for does not exist.
    #[error("{detail}")]
    NotFound {
        /// What was asked for.
        what: What,
        /// Which, and what is missing.
        detail: String,
    },
    /// Moments that were loaded do not fit together.
    #[error("{}s have inconsistent relations for domain {domain}: {} {name}: {flaw}", capital(*.what), .what.word())]
    Inconsistent {
        /// What was loaded.
        what: What,
        /// The name of their domain.
        domain: String,
        /// The first that does not fit.
        name: Name,
        /// Why.
        flaw: Flaw,
    },
    /// Two moments that were loaded claim to be the current one.
    #[error("more than one {} claims to be active: {first} and {second}", .what.word())]
    TwoCurrent {
        /// What was loaded.
        what: What,
        /// The first that claims it.
        first: Name,
        /// The second.
        second: Name,
    },
    /// A description lacks something that must be there.
    #[error("{1}")]
    Missing(What, String),
    /// A description does not hang together.
    #[error("{1}")]
    Malformed(What, String),
    /// A description asks for what cannot be done.
    #[error("{1}")]
    Unsupported(What, String),
    /// A description does not fit what there is.
    #[error("{1}")]
    Invalid(What, String),
    /// Not the element, or the value of an attribute, that belongs there.
    #[error("{0}")]
    Xml(String),
    /// A description has what no description has.
    #[error("Unable to validate doc against domain{}.rng\n{problem}\n", .what.word())]
    Schema {
        /// What was described.
        what: What,
        /// What does not belong there.
        problem: String,
    },
    /// From the XML parser, or about the domain in a description.
    #[error(transparent)]
    Other(#[from] error::Error),
}

fn capital(what: What) -> &'static str {
    match what {
        What::Snapshot => "Snapshot",
        What::Checkpoint => "Checkpoint",
    }
}

impl Error {
    /// The error as the library reports it. `driver` is where it comes from when it is about what the
    /// driver keeps; errors of descriptions and of relations come from their own parts.
    pub fn into_error(self, driver: Origin) -> error::Error {
        let (origin, code) = match &self {
            Error::Exists(_) => (Origin::Domain, Code::OperationFailed),
            Error::Full => (Origin::Domain, Code::InternalError),
            Error::OwnParent(_) | Error::NoParent { .. } | Error::Cycle { .. } => (Origin::Domain, Code::InvalidArg),
            Error::NotFound { what: What::Snapshot, .. } => (driver, Code::NoDomainSnapshot),
            Error::NotFound { what: What::Checkpoint, .. } => (driver, Code::NoDomainCheckpoint),
            Error::Inconsistent { .. } | Error::TwoCurrent { .. } => (driver, Code::InternalError),
            Error::Missing(what, _) => (what.origin(), Code::InternalError),
            Error::Malformed(what, _) => (what.origin(), Code::XmlError),
            Error::Unsupported(what, _) => (what.origin(), Code::ConfigUnsupported),
            Error::Invalid(what, _) => (what.origin(), Code::InvalidArg),
            Error::Xml(_) => (Origin::Xml, Code::XmlError),
            Error::Schema { .. } => (Origin::Xml, Code::XmlInvalidSchema),
            Error::Other(_) => (driver, Code::InternalError),
        };
        match self {
            Error::Other(error) => error,
            other => error::Error::new(origin, code, other.to_string()),
        }
    }
}
