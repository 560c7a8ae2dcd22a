//! The NUMA nodes that a domain's memory comes from.

use std::borrow::Cow;

use crate::conf::domain::{DomainDef, NUMA_MODES, node_set};
use crate::domains::Which;
use crate::driver::{TypedKind, TypedList, TypedValue};
use crate::drivers::test::ORIGIN;
use crate::error::{Code, Error, Result};
use crate::typed::{self, Known};

/// How many parameters there are.
pub(super) const COUNT: usize = 2;

const MODE: &str = "numa_mode";
const NODES: &str = "numa_nodeset";

/// Checks names and types.
pub(super) fn validate(parameters: &TypedList) -> Result<()> {
    typed::validate(parameters, &[Known::one(MODE, TypedKind::Int), Known::one(NODES, TypedKind::String)])
}

/// All parameters. Where no mode is set it is told as the first, `strict`.
pub(super) fn read(def: &DomainDef) -> TypedList {
    let mode = i32::try_from(def.numa_mode().unwrap_or(0)).unwrap_or(0);
    let nodes = def.numa_nodes().to_owned();
    vec![(Cow::Borrowed(MODE), TypedValue::Int(mode)), (Cow::Borrowed(NODES), TypedValue::String(nodes))]
}

/// Sets what is given.
pub(super) fn write(def: &mut DomainDef, parameters: &TypedList, which: Which) -> Result<()> {
    let (mut mode, mut nodes) = (None, None);
    for (_, value) in parameters {
        match value {
            TypedValue::Int(number) => mode = Some(checked_mode(*number)?),
            TypedValue::String(text) => {
                let invalid = || {
                    let detail = format!("Invalid nodeset of 'numatune': {text}");
                    Error::new(ORIGIN, Code::OperationInvalid, detail)
                };
                nodes = Some(node_set(text)?.ok_or_else(invalid)?);
            }
            _ => {}
        }
    }
    let other = |present| mode.is_some_and(|mode| mode != present);
    if which == Which::Live && def.numa_mode().is_some_and(other) {
        return Err(Error::new(ORIGIN, Code::OperationInvalid, "can't change numatune mode for running domain"));
    }
    def.place_memory(mode, nodes)
}

fn checked_mode(number: i32) -> Result<usize> {
    let mode = usize::try_from(number).ok().filter(|mode| *mode < NUMA_MODES.len());
    mode.ok_or_else(|| Error::new(ORIGIN, Code::InvalidArg, format!("unsupported numatune mode: '{number}'")))
}
