//! Named values of one of seven types: how settings and statistics pass between C and a driver.
//!
//! C knows them as arrays of `virTypedParameter`; a driver sees a plain list.

use std::borrow::Cow;

use crate::error::{Code, Error, Origin, Result};

/// A value with its type: the union `value` of `virTypedParameter`.
#[derive(Clone, Debug, PartialEq)]
pub enum TypedValue {
    /// `VIR_TYPED_PARAM_INT`
    Int(i32),
    /// `VIR_TYPED_PARAM_UINT`
    UInt(u32),
    /// `VIR_TYPED_PARAM_LLONG`
    LLong(i64),
    /// `VIR_TYPED_PARAM_ULLONG`
    ULLong(u64),
    /// `VIR_TYPED_PARAM_DOUBLE`
    Double(f64),
    /// `VIR_TYPED_PARAM_BOOLEAN`
    Boolean(bool),
    /// `VIR_TYPED_PARAM_STRING`
    String(String),
    /// Of no type that C knows; only programs' mistakes are such, which [`validate`] refuses.
    Unknown,
}

/// A name and its value.
pub type TypedEntry = (Cow<'static, str>, TypedValue);

/// Names and values, in the order in which C gave or gets them. A name may be there more than once.
pub type TypedList = Vec<TypedEntry>;

/// What a call that fills an array of parameters gets.
#[derive(Clone, Debug, PartialEq)]
pub enum Parameters {
    /// How many there are: where only the count was asked for.
    Count(usize),
    /// The parameters: where they were asked for.
    Values(TypedList),
}

/// The type of a value: the C enum `virTypedParameterType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum TypedKind {
    /// `VIR_TYPED_PARAM_INT`
    Int = 1,
    /// `VIR_TYPED_PARAM_UINT`
    UInt = 2,
    /// `VIR_TYPED_PARAM_LLONG`
    LLong = 3,
    /// `VIR_TYPED_PARAM_ULLONG`
    ULLong = 4,
    /// `VIR_TYPED_PARAM_DOUBLE`
    Double = 5,
    /// `VIR_TYPED_PARAM_BOOLEAN`
    Boolean = 6,
    /// `VIR_TYPED_PARAM_STRING`
    String = 7,
    /// None that C knows.
    Unknown = 0,
}

impl TypedKind {
    const ALL: [TypedKind; 7] = [
        TypedKind::Int,
        TypedKind::UInt,
        TypedKind::LLong,
        TypedKind::ULLong,
        TypedKind::Double,
        TypedKind::Boolean,
        TypedKind::String,
    ];

    /// The type that C means by a number.
    pub fn from_c(number: i32) -> Option<TypedKind> {
        TypedKind::ALL.into_iter().find(|kind| *kind as i32 == number)
    }

    /// The type's name in messages.
    pub fn name(self) -> &'static str {
        match self {
            TypedKind::Int => "int",
            TypedKind::UInt => "uint",
            TypedKind::LLong => "llong",
            TypedKind::ULLong => "ullong",
            TypedKind::Double => "double",
            TypedKind::Boolean => "boolean",
            TypedKind::String => "string",
            TypedKind::Unknown => "unknown",
        }
    }
}

impl TypedValue {
    /// The type of the value.
    pub fn kind(&self) -> TypedKind {
        match self {
            TypedValue::Int(_) => TypedKind::Int,
            TypedValue::UInt(_) => TypedKind::UInt,
            TypedValue::LLong(_) => TypedKind::LLong,
            TypedValue::ULLong(_) => TypedKind::ULLong,
            TypedValue::Double(_) => TypedKind::Double,
            TypedValue::Boolean(_) => TypedKind::Boolean,
            TypedValue::String(_) => TypedKind::String,
            TypedValue::Unknown => TypedKind::Unknown,
        }
    }
}

/// The first value called `name`.
pub fn find<'a>(list: &'a [(Cow<'static, str>, TypedValue)], name: &str) -> Option<&'a TypedValue> {
    list.iter().find(|(other, _)| other == name).map(|(_, value)| value)
}

/// The number of a parameter without a sign; `None` if it is not there.
pub fn number(parameters: &TypedList, name: &str) -> Option<u64> {
    match find(parameters, name)? {
        TypedValue::ULLong(number) => Some(*number),
        TypedValue::UInt(number) => Some(u64::from(*number)),
        _ => None,
    }
}

/// A name that a call takes, with its type and whether it may come more than once.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// The name: a `VIR_..._PARAM_...` macro of the public headers.
    pub name: &'static str,
    /// The type that its value must have.
    pub kind: TypedKind,
    /// Whether it may come more than once.
    pub multiple: bool,
}

impl Known {
    /// A name that comes once at most.
    pub const fn one(name: &'static str, kind: TypedKind) -> Known {
        Known { name, kind, multiple: false }
    }

    /// A name that may come often.
    pub const fn many(name: &'static str, kind: TypedKind) -> Known {
        Known { name, kind, multiple: true }
    }
}

/// Checks that a list holds only what a call takes, as every driver method does first.
///
/// Of several problems, the one with the name that sorts first is told.
///
/// # Errors
/// `Code::InvalidArg` for a name given twice or a wrong type, `Code::ArgumentUnsupported` for a name
/// that is not known.
pub fn validate(list: &[(Cow<'static, str>, TypedValue)], known: &[Known]) -> Result<()> {
    let mut sorted: Vec<&(Cow<'static, str>, TypedValue)> = list.iter().collect();
    sorted.sort_by(|one, other| one.0.cmp(&other.0));
    let mut before = None;
    for (name, value) in sorted {
        let Some(known) = known.iter().find(|known| known.name == name) else {
            let detail = format!("parameter '{name}' not supported");
            return Err(Error::new(Origin::None, Code::ArgumentUnsupported, detail));
        };
        if before == Some(name) && !known.multiple {
            let detail = format!("parameter '{name}' occurs multiple times");
            return Err(Error::new(Origin::None, Code::InvalidArg, detail));
        }
        if value.kind() != known.kind {
            let (given, wanted) = (value.kind().name(), known.kind.name());
            let detail = format!("invalid type '{given}' for parameter '{name}', expected '{wanted}'");
            return Err(Error::new(Origin::None, Code::InvalidArg, detail));
        }
        before = Some(name);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [Known; 2] = [Known::one("bandwidth", TypedKind::ULLong), Known::many("disks", TypedKind::String)];

    fn refused(list: &[(&'static str, TypedValue)]) -> (Code, String) {
        let list: TypedList = list.iter().map(|(name, value)| ((*name).into(), value.clone())).collect();
        let error = validate(&list, &KNOWN).unwrap_err();
        (error.code(), error.fields().str2.clone().unwrap())
    }

    #[test]
    fn what_is_known_passes_in_any_order_and_number() {
        let disk = |name: &str| ("disks".into(), TypedValue::String(name.to_owned()));
        let list = vec![disk("a"), ("bandwidth".into(), TypedValue::ULLong(1)), disk("b")];
        assert!(validate(&list, &KNOWN).is_ok());
        assert!(validate(&[], &[]).is_ok());
    }

    #[test]
    fn doubles_wrong_types_and_unknown_names_are_told_apart() {
        let number = ("bandwidth", TypedValue::ULLong(1));
        assert_eq!(
            refused(&[number.clone(), number]),
            (Code::InvalidArg, "parameter 'bandwidth' occurs multiple times".to_owned())
        );
        assert_eq!(
            refused(&[("bandwidth", TypedValue::Int(1))]),
            (Code::InvalidArg, "invalid type 'int' for parameter 'bandwidth', expected 'ullong'".to_owned())
        );
        assert_eq!(
            refused(&[("no", TypedValue::Int(1))]),
            (Code::ArgumentUnsupported, "parameter 'no' not supported".to_owned())
        );
    }

    #[test]
    fn numbers_outside_the_enum_are_no_type() {
        assert_eq!(TypedKind::from_c(7), Some(TypedKind::String));
        assert_eq!((TypedKind::from_c(0), TypedKind::from_c(8)), (None, None));
    }
}
