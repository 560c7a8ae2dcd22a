//! What the checks ask of arguments.

use super::rule::{ByHand, Kind, Rule};
use crate::error::Result;

/// The arguments of a call, by their places. Places are those of the headers, from 0; what is asked
/// of a place is what its rule says, so whoever answers knows what is there.
pub trait Arguments {
    /// Whether something is there; a number always is.
    fn given(&self, place: usize) -> bool;

    /// Sets to zero the output that the argument, which is given, points to, as the API promises from here on even if
    /// the call fails; whoever has no outputs does nothing.
    fn clear(&self, place: usize);

    /// The number; 0 for what is none.
    fn number(&self, place: usize) -> i128;

    /// The number that the argument, which is given, points to.
    fn behind(&self, place: usize) -> i128;

    /// The text; `None` where none is given.
    fn text(&self, place: usize) -> Option<&[u8]>;

    /// The object, other than the first argument; `None` where it is no good handle of `kind`.
    fn object(&self, place: usize, kind: Kind) -> Option<Object>;

    /// What a person calls the object at `place`, for messages.
    fn name(&self, place: usize) -> String;

    /// What is wrong with typed parameters that go in.
    fn unsound(&self, params: usize, count: usize) -> Option<Unsound>;

    /// A check that no table can say.
    ///
    /// # Errors
    /// The check's own.
    fn by_hand(&self, hand: ByHand, params: usize, count: usize, rule: &Rule) -> Result<()>;
}

/// What is asked of an object that is an argument beside the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Object {
    /// Whether its connection is read-only.
    pub read_only: bool,
    /// Whether its connection is that of the first argument.
    pub same_connection: bool,
}

/// What is wrong with a typed parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsound {
    /// Its name, of these bytes, does not end.
    LongName(Vec<u8>),
    /// It is a string that is NULL; its name.
    NoString(String),
}

/// An argument as a value, for those who have no C pointers.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// NULL, or nothing.
    Null,
    /// Something whose contents no check asks for.
    Something,
    /// A number, or flags.
    Number(i128),
    /// A number that is passed by a pointer.
    Behind(i128),
    /// A text.
    Text(&'a str),
    /// An object of a kind, with the name that messages have.
    Object(Kind, Object, &'a str),
    /// Typed parameters, with what is wrong with them.
    Parameters(Option<Unsound>),
}

impl Arguments for [Value<'_>] {
    fn given(&self, place: usize) -> bool {
        !matches!(self.get(place), None | Some(Value::Null))
    }

    fn clear(&self, _: usize) {}

    fn number(&self, place: usize) -> i128 {
        match self.get(place) {
            Some(Value::Number(number)) => *number,
            _ => 0,
        }
    }

    fn behind(&self, place: usize) -> i128 {
        match self.get(place) {
            Some(Value::Behind(number)) => *number,
            _ => 0,
        }
    }

    fn text(&self, place: usize) -> Option<&[u8]> {
        match self.get(place) {
            Some(Value::Text(text)) => Some(text.as_bytes()),
            _ => None,
        }
    }

    fn object(&self, place: usize, kind: Kind) -> Option<Object> {
        match self.get(place) {
            Some(Value::Object(known, object, _)) if *known == kind => Some(*object),
            _ => None,
        }
    }

    fn name(&self, place: usize) -> String {
        match self.get(place) {
            Some(Value::Object(_, _, name)) => (*name).to_owned(),
            _ => String::new(),
        }
    }

    fn unsound(&self, params: usize, _: usize) -> Option<Unsound> {
        match self.get(params) {
            Some(Value::Parameters(unsound)) => unsound.clone(),
            _ => None,
        }
    }

    fn by_hand(&self, _: ByHand, _: usize, _: usize, _: &Rule) -> Result<()> {
        Ok(())
    }
}
