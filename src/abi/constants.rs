//! Every enum member and macro of the public headers, made from `abi/enums.tsv` and `abi/macros.tsv`.
#![allow(missing_docs, reason = "the C names are the documentation")]

use std::ffi::{CStr, c_int, c_longlong, c_uint};

include!(concat!(env!("OUT_DIR"), "/constants.rs"));
