//! Reading and writing XML.
//!
//! Documents are read by a well-kept parser into a tree of [`Element`]s that this library owns,
//! within bounds: nesting, entities and encodings that could hurt are refused. Namespaces are
//! resolved no further than to tell an element that has one, which lookups by name do not find.
#![forbid(unsafe_code)]

mod element;
mod namespaces;
mod parse;
mod write;

pub use element::{Element, Node};
pub use parse::{ParseError, parse};
pub use write::{escape, indent, open_tag, text_line};
