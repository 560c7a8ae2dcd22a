//! A domain's weight and limits among those that use the host's disks.

use std::borrow::Cow;

use crate::conf::domain::{BlkioLimit, DomainDef};
use crate::driver::{TypedKind, TypedList, TypedValue};
use crate::error::Result;
use crate::typed::{self, Known};

/// How many parameters there are.
pub(super) const COUNT: usize = 6;

const WEIGHT: &str = "weight";

const LIMITS: [(&str, BlkioLimit); 5] = [
    ("device_weight", BlkioLimit::Weight),
    ("device_read_iops_sec", BlkioLimit::ReadOperations),
    ("device_write_iops_sec", BlkioLimit::WriteOperations),
    ("device_read_bytes_sec", BlkioLimit::ReadBytes),
    ("device_write_bytes_sec", BlkioLimit::WriteBytes),
];

/// Checks names and types.
pub(super) fn validate(parameters: &TypedList) -> Result<()> {
    let mut known = vec![Known::one(WEIGHT, TypedKind::UInt)];
    known.extend(LIMITS.map(|(name, _)| Known::one(name, TypedKind::String)));
    typed::validate(parameters, &known)
}

/// All parameters.
pub(super) fn read(def: &DomainDef) -> TypedList {
    let limits = LIMITS.map(|(name, kind)| {
        let pairs: Vec<_> = def.blkio_limits(kind).iter().map(|(path, limit)| format!("{path},{limit}")).collect();
        (Cow::Borrowed(name), TypedValue::String(pairs.join(",")))
    });
    let weight = (Cow::Borrowed(WEIGHT), TypedValue::UInt(def.blkio_weight()));
    std::iter::once(weight).chain(limits).collect()
}

/// Sets what is given, or nothing if something of it is wrong.
pub(super) fn write(def: &mut DomainDef, parameters: &TypedList) -> Result<()> {
    let (mut weight, mut limits) = (None, Vec::new());
    for (name, value) in parameters {
        match value {
            TypedValue::UInt(number) => weight = Some(*number),
            TypedValue::String(text) => {
                let known = LIMITS.iter().find(|(known, _)| known == name);
                if let Some((name, kind)) = known {
                    limits.push((*kind, kind.parse(text, name)?));
                }
            }
            _ => {}
        }
    }
    def.set_blkio(weight, &limits);
    Ok(())
}
