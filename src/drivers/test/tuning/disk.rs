//! The limits of disks.

use std::borrow::Cow;

use crate::conf::domain::{DISK_LIMITS, DiskLimits, DomainDef};
use crate::driver::{TypedKind, TypedList, TypedValue};
use crate::drivers::test::ORIGIN;
use crate::error::{Code, Error, Result};
use crate::typed::{self, Known};

/// How many parameters there are.
pub(super) const COUNT: usize = DISK_LIMITS.len() + 1;

/// The largest limit.
const MOST: u64 = 1_000_000_000_000_000;

const GROUP: &str = "group_name";

/// Where the group's name is among the numbers.
const BEFORE_GROUP: usize = 13;

/// Checks names and types.
pub(super) fn validate(parameters: &TypedList) -> Result<()> {
    let mut known: Vec<_> = DISK_LIMITS.iter().map(|name| Known::one(name, TypedKind::ULLong)).collect();
    known.push(Known::one(GROUP, TypedKind::String));
    typed::validate(parameters, &known)
}

fn invalid(detail: impl Into<String>) -> Error {
    Error::new(ORIGIN, Code::InvalidArg, detail)
}

/// All parameters.
pub(super) fn read(def: &DomainDef, disk: &str) -> Result<TypedList> {
    let missing = || invalid(format!("disk '{disk}' was not found in the domain config"));
    let limits = def.disk_limits(def.find_disk(disk, true).ok_or_else(missing)?);
    let parameter = |name: &'static str| (Cow::Borrowed(name), TypedValue::ULLong(limits.get(name)));
    let mut list: TypedList = DISK_LIMITS.into_iter().map(parameter).collect();
    let group = TypedValue::String(limits.group.clone().unwrap_or_default());
    list.insert(BEFORE_GROUP, (Cow::Borrowed(GROUP), group));
    Ok(list)
}

/// Sets what is given.
pub(super) fn write(def: &mut DomainDef, disk: &str, parameters: &TypedList) -> Result<()> {
    let missing = || invalid(format!("missing persistent configuration for disk '{disk}'"));
    let place = def.find_disk(disk, true).ok_or_else(missing)?;
    let mut limits = def.disk_limits(place);
    for (name, value) in parameters {
        match value {
            TypedValue::ULLong(number) if *number > MOST => {
                let detail = format!("block I/O throttle limit value must be no more than {MOST}");
                return Err(Error::new(ORIGIN, Code::ArgumentUnsupported, detail));
            }
            TypedValue::ULLong(number) => limits.set(name, *number),
            TypedValue::String(text) => limits.group = Some(text.clone()).filter(|text| !text.is_empty()),
            _ => {}
        }
    }
    check(&limits)?;
    def.set_disk_limits(place, &limits);
    Ok(())
}

/// Checks limits against each other.
fn check(limits: &DiskLimits) -> Result<()> {
    for kind in ["bytes_sec", "iops_sec", "bytes_sec_max", "iops_sec_max"] {
        let some = |direction: &str| limits.get(&format!("{direction}_{kind}")) > 0;
        if some("total") && (some("read") || some("write")) {
            return Err(invalid(format!("total and read/write of {kind} cannot be set at the same time")));
        }
    }
    for kind in ["bytes_sec", "iops_sec"] {
        for direction in ["total", "read", "write"] {
            let name = format!("{direction}_{kind}");
            if limits.get(&name) > limits.get(&format!("{name}_max")) {
                return Err(invalid(format!("{name} cannot be set higher than {name}_max")));
            }
        }
    }
    Ok(())
}
