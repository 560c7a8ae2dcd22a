//! What a rule is made of. `generate/checks.rs` makes them from `abi/checks.tsv`.
//!
//! Names, numbers and checks lie in tables that all rules share, and a rule has their places: 500 rules
//! with pointers would cost the library more bytes than all that they check.

use super::rules;
use crate::error::{Code, Error, Origin};

/// What is checked of one function's arguments, and where its errors come from.
#[derive(Debug)]
pub struct Rule {
    /// The function's name and those of its parameters, with blanks between.
    pub(super) words: Span,
    /// The length of the function's name.
    pub(super) name: u8,
    pub(super) parameters: u8,
    pub(super) origin: Origin,
    pub(super) subject: Option<Kind>,
    /// The place of the first check, and how many there are.
    pub(super) checks: (u16, u8),
    pub(super) then: Option<u16>,
    /// Whether a call of which nothing that follows is so passes all checks.
    pub(super) quick: bool,
    /// Parameters that are NULL, a bit each, as with the next two: numbers below 0, and those that are 0 too.
    pub(super) missing: u16,
    pub(super) negative: u16,
    pub(super) not_positive: u16,
    /// A parameter that is above a number.
    pub(super) number: u8,
    pub(super) most: u32,
    /// A parameter that has some of these bits.
    pub(super) flags: u8,
    pub(super) bits: u32,
    /// A connection that is read-only.
    pub(super) write: bool,
}

impl Rule {
    /// The function's name.
    pub fn function(&self) -> &'static str {
        self.words.text().get(..usize::from(self.name)).unwrap_or_default()
    }

    /// The names of its parameters, as in the headers.
    pub fn parameters(&self) -> impl Iterator<Item = &'static str> {
        self.words.text().split(' ').skip(1)
    }

    /// How many parameters it has.
    pub const fn arity(&self) -> usize {
        self.parameters as usize
    }

    /// Where errors of its checks come from.
    pub fn origin(&self) -> Origin {
        self.origin
    }

    /// The kind of handle that its first argument is; `None` for functions that are asked of none.
    pub fn subject(&self) -> Option<Kind> {
        self.subject
    }

    /// The function that it goes on as, after its own checks and with the same arguments: errors from
    /// there on name that one.
    pub fn then(&self) -> Option<&'static Rule> {
        rules::all().get(usize::from(self.then?))
    }

    /// An error as the caller of the function gets it: that a driver lacks what was asked for is told by the
    /// function's name.
    #[cold]
    pub fn told(&self, error: Error) -> Error {
        if error.is_unsupported_mark() { Error::unsupported(self.origin, self.function()) } else { error }
    }

    /// Whether a call needs a look by [`super::check`] whatever its arguments and its connection are.
    #[inline(always)]
    pub fn always_looks(&self) -> bool {
        !self.quick
    }

    /// Whether a call needs a look because its connection is read-only.
    #[inline(always)]
    pub fn writes(&self) -> bool {
        self.write
    }

    /// Whether a call needs a look because of the argument at `place`: `missing` and `bits` say whether it is
    /// NULL, and what number it is, its sign extended.
    #[inline(always)]
    pub fn doubts(&self, place: usize, missing: bool, bits: u64) -> bool {
        let among = |places: u16| places >> place & 1 != 0;
        let number = bits.cast_signed();
        (missing && among(self.missing))
            || (number < 0 && among(self.negative))
            || (number <= 0 && among(self.not_positive))
            || (usize::from(self.number) == place && bits > u64::from(self.most))
            || (usize::from(self.flags) == place && bits & u64::from(self.bits) != 0)
    }

    pub(super) fn checks(&self) -> &'static [Check] {
        let (start, length) = (usize::from(self.checks.0), usize::from(self.checks.1));
        rules::checks().get(start..start + length).unwrap_or_default()
    }
}

/// A piece of the text that all rules share: its place and its length.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span(pub(super) u16, pub(super) u16);

impl Span {
    pub(super) fn text(self) -> &'static str {
        let start = usize::from(self.0);
        rules::text().get(start..start + usize::from(self.1)).unwrap_or_default()
    }
}

/// A test, and what it means when it fails.
#[derive(Clone, Copy, Debug)]
pub(super) struct Check {
    pub(super) test: Test,
    pub(super) fault: Fault,
}

/// What is true of good arguments. The first number is the place of a parameter; those of flags and
/// bounds are places in the table of numbers.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "abi/README.md says what each is, by the words of the table")]
pub(super) enum Test {
    Writable,
    Given(u8),
    Null(u8),
    Cleared(u8),
    NotEmpty(u8),
    OneLine(u8),
    Uuid(u8),
    Socket(u8),
    Handle(u8, Kind),
    OtherWritable(u8),
    SameConnection(u8),
    NoFlags(u8),
    Has(u8, u8),
    Lacks(u8, u8),
    Apart(u8, u8, u8),
    Needs(u8, u8, u8),
    Compare(Operand, Relation, u8),
    Sound(u8, u8),
    ByHand(u8, u8, ByHand),
}

/// The number that is compared.
#[derive(Clone, Copy, Debug)]
pub(super) enum Operand {
    /// An argument.
    Argument(u8),
    /// What an argument points to.
    Behind(u8),
    /// The product of two arguments.
    Product(u8, u8),
}

/// How it must be to the bound.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the names say it")]
pub(super) enum Relation {
    Equal,
    NotEqual,
    Below,
    AtMost,
    Above,
    AtLeast,
}

impl Relation {
    /// Whether a number is so to the bound.
    pub(super) fn holds(self, number: i128, bound: i128) -> bool {
        match self {
            Relation::Equal => number == bound,
            Relation::NotEqual => number != bound,
            Relation::Below => number < bound,
            Relation::AtMost => number <= bound,
            Relation::Above => number > bound,
            Relation::AtLeast => number >= bound,
        }
    }
}

/// What it means when a test fails.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fault {
    /// The error that goes with the test.
    Usual,
    /// The same, which calls the argument otherwise than the headers.
    Named(Span),
    /// So many checks that follow do not count.
    Skip(u8),
    /// A code, with a detail in which `{function}`, `{name}` and names of parameters stand for theirs.
    Code(Code, Span),
    /// VIR_ERR_INVALID_ARG about the argument of that name, with a message like the detail.
    Argument(Span, Span),
    /// Two sets of flags that do not go together.
    Flags(Span, Span),
}

/// The kinds of handles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Kind {
    Connect,
    Domain,
    DomainSnapshot,
    DomainCheckpoint,
    Network,
    NetworkPort,
    Interface,
    StoragePool,
    StorageVol,
    NodeDevice,
    Secret,
    Stream,
    NwFilter,
    NwFilterBinding,
}

impl Kind {
    /// The error about an argument that should be a handle of this kind, and is not.
    #[cold]
    pub fn wrong(self, rule: &Rule) -> Error {
        let (origin, code) = match self {
            Kind::Connect => (rule.origin, Code::InvalidConn),
            Kind::Domain => (Origin::Dom, Code::InvalidDomain),
            Kind::DomainSnapshot => (Origin::DomainSnapshot, Code::InvalidDomainSnapshot),
            Kind::DomainCheckpoint => (Origin::DomainCheckpoint, Code::InvalidDomainCheckpoint),
            Kind::Network => (Origin::Network, Code::InvalidNetwork),
            Kind::NetworkPort => (Origin::Network, Code::InvalidNetworkPort),
            Kind::Interface => (Origin::Interface, Code::InvalidInterface),
            Kind::StoragePool => (Origin::Storage, Code::InvalidStoragePool),
            Kind::StorageVol => (Origin::Storage, Code::InvalidStorageVol),
            Kind::NodeDevice => (Origin::Nodedev, Code::InvalidNodeDevice),
            Kind::Secret => (Origin::Secret, Code::InvalidSecret),
            Kind::Stream => (Origin::Streams, Code::InvalidStream),
            Kind::NwFilter => (Origin::Nwfilter, Code::InvalidNwfilter),
            Kind::NwFilterBinding => (Origin::Nwfilter, Code::InvalidNwfilterBinding),
        };
        Error::new(origin, code, rule.function())
    }
}

/// The checks that no table can say. They are of calls that never go over a wire: what they look for
/// is put together from several others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByHand {
    /// The parameters of virDomainMigrate3 that virDomainMigrate2 has too are of their types, and a name is
    /// not empty.
    Migration,
    /// It has no others, which no driver takes.
    FurtherMigration,
}
