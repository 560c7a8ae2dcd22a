//! Definitions: what a program describes in XML and gets back from it. They know neither drivers
//! nor C; what they do not model they keep.
#![forbid(unsafe_code)]

pub mod domain;
