//! Events: what happened, who wants to know, and the loop that tells them.

mod domain;

pub use domain::{DomainCallback, DomainEvent};
