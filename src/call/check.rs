//! Asking arguments what a rule says, check by check, and the error of the first that fails.

use super::arguments::{Arguments, Object, Unsound};
use super::rule::{Check, Fault, Kind, Operand, Relation, Rule, Test};
use super::rules;
use crate::error::{Code, Error, Result};
use crate::{flags, sys, uuid};

/// Checks the arguments of a call, but for the first where that is a handle: whoever has one knows already
/// that it is good. `read_only` says whether its connection is. What the function goes on as
/// ([`Rule::then`]) is the caller's to check.
///
/// # Errors
/// That of the first check that fails, in the order of `abi/checks.tsv`.
pub fn check(rule: &Rule, read_only: bool, arguments: &(impl Arguments + ?Sized)) -> Result<()> {
    let call = Checked { rule, read_only, arguments };
    let mut checks = rule.checks().iter();
    while let Some(check) = checks.next() {
        if call.passes(check.test)? {
            continue;
        }
        match check.fault {
            Fault::Skip(count) => drop(checks.nth(usize::from(count).saturating_sub(1))),
            _ => return Err(call.fault(*check)),
        }
    }
    Ok(())
}

/// A call that is being checked.
struct Checked<'a, A: ?Sized> {
    rule: &'a Rule,
    read_only: bool,
    arguments: &'a A,
}

impl<A: Arguments + ?Sized> Checked<'_, A> {
    /// Whether a test passes.
    ///
    /// # Errors
    /// Where the test has errors of its own.
    fn passes(&self, test: Test) -> Result<bool> {
        let given = |place| self.arguments.given(usize::from(place));
        let text = |place| self.arguments.text(usize::from(place));
        let object = |place| self.other(place);
        let has = |place, set| self.number(place) as u64 & set_of(set) != 0;
        Ok(match test {
            Test::Writable => !self.read_only,
            Test::Given(place) => given(place),
            Test::Null(place) => !given(place),
            Test::Cleared(place) => {
                self.arguments.clear(usize::from(place));
                true
            }
            Test::NotEmpty(place) => text(place).is_none_or(|text| !text.is_empty()),
            Test::OneLine(place) => text(place).is_none_or(|text| !text.contains(&b'\n')),
            Test::Uuid(place) => text(place).is_some_and(|text| uuid::parse(&String::from_utf8_lossy(text)).is_some()),
            Test::Socket(place) => self.socket(place)?,
            Test::Handle(place, kind) => self.arguments.object(usize::from(place), kind).is_some(),
            Test::OtherWritable(place) => object(place).is_none_or(|object| !object.read_only),
            Test::SameConnection(place) => object(place).is_some_and(|object| object.same_connection),
            Test::NoFlags(place) => self.no_flags(place)?,
            Test::Has(place, set) => has(place, set),
            Test::Lacks(place, set) => !has(place, set),
            Test::Apart(place, one, other) => !(has(place, one) && has(place, other)),
            Test::Needs(place, one, other) => !has(place, one) || has(place, other),
            Test::Compare(operand, relation, bound) => relation.holds(self.operand(operand), number(bound).into()),
            Test::Sound(params, count) => self.sound(params, count)?,
            Test::ByHand(params, count, hand) => {
                let (params, count) = (usize::from(params), usize::from(count));
                self.arguments.by_hand(hand, params, count, self.rule).map(|()| true)?
            }
        })
    }

    fn number(&self, place: u8) -> i128 {
        self.arguments.number(usize::from(place))
    }

    fn operand(&self, operand: Operand) -> i128 {
        match operand {
            Operand::Argument(place) => self.number(place),
            Operand::Behind(place) => self.arguments.behind(usize::from(place)),
            Operand::Product(one, other) => self.number(one).saturating_mul(self.number(other)),
        }
    }

    /// The object at a place, of the kind that an earlier check says.
    fn other(&self, place: u8) -> Option<Object> {
        let kinds = self.rule.checks().iter().filter_map(|check| match check.test {
            Test::Handle(at, kind) if at == place => Some(kind),
            _ => None,
        });
        kinds.into_iter().find_map(|kind| self.arguments.object(usize::from(place), kind))
    }

    fn socket(&self, place: u8) -> Result<bool> {
        let fd = self.number(place) as i32;
        let access =
            |error| Error::system(self.rule.origin(), &error, format!("Unable to access file descriptor {fd}"));
        if sys::is_socket(fd).map_err(access)? {
            return Ok(true);
        }
        Err(self.about(self.parameter(place), format!("fd {fd} must be a socket")))
    }

    fn no_flags(&self, place: u8) -> Result<bool> {
        flags::check_none(self.rule.origin(), self.rule.function(), self.number(place) as u32).map(|()| true)
    }

    fn sound(&self, params: u8, count: u8) -> Result<bool> {
        let Some(unsound) = self.arguments.unsound(usize::from(params), usize::from(count)) else { return Ok(true) };
        let message = match unsound {
            Unsound::LongName(name) => format!("string parameter name '{}' too long", String::from_utf8_lossy(&name)),
            Unsound::NoString(name) => format!("NULL string parameter '{name}'"),
        };
        Err(self.about("params", message))
    }

    /// What a parameter is called.
    fn parameter(&self, place: u8) -> &'static str {
        self.rule.parameters().nth(usize::from(place)).unwrap_or_default()
    }

    /// VIR_ERR_INVALID_ARG about an argument.
    fn about(&self, name: &str, message: String) -> Error {
        Error::argument(self.rule.origin(), self.rule.function(), name, message)
    }

    /// The error of a check that failed.
    #[cold]
    fn fault(&self, check: Check) -> Error {
        let (origin, function) = (self.rule.origin(), self.rule.function());
        match check.fault {
            Fault::Code(code, detail) => Error::new(origin, code, self.filled(detail.text())),
            Fault::Argument(name, message) => self.about(name.text(), self.filled(message.text())),
            Fault::Flags(one, other) => self.about(
                "ctl",
                match check.test {
                    Test::Needs(..) => format!("Flag '{}' is required by flag '{}'", other.text(), one.text()),
                    _ => format!("Flags '{}' and '{}' are mutually exclusive", one.text(), other.text()),
                },
            ),
            Fault::Named(name) => self.usual(check.test, Some(name.text())),
            Fault::Usual | Fault::Skip(_) => match check.test {
                Test::Writable | Test::OtherWritable(_) => {
                    Error::new(origin, Code::OperationDenied, format!("read only access prevents {function}"))
                }
                Test::Handle(_, kind) => Kind::wrong(kind, self.rule),
                test => self.usual(test, None),
            },
        }
    }

    /// The error that goes with a test of one argument: "`name` in `function` must not be NULL".
    fn usual(&self, test: Test, alias: Option<&str>) -> Error {
        let function = self.rule.function();
        let (place, star, must) = match test {
            Test::Given(place) => (place, "", "must not be NULL".to_owned()),
            Test::Null(place) => (place, "", "must be NULL".to_owned()),
            Test::Uuid(place) => (place, "", "must be a valid UUID".to_owned()),
            Test::NotEmpty(place) => {
                let name = alias.unwrap_or_else(|| self.parameter(place));
                return self.about(name, format!("string {name} in {function} must not be empty"));
            }
            Test::Compare(operand, relation, bound) => {
                let (place, star) = match operand {
                    Operand::Behind(place) => (place, "*"),
                    Operand::Argument(place) | Operand::Product(place, _) => (place, ""),
                };
                (place, star, must(relation, number(bound)))
            }
            _ => (0, "", "is wrong".to_owned()),
        };
        let name = alias.map_or_else(|| format!("{star}{}", self.parameter(place)), str::to_owned);
        self.about(&name, format!("{name} in {function} {must}"))
    }

    /// A detail with what its names in braces stand for.
    fn filled(&self, detail: &str) -> String {
        let mut pieces = detail.split(['{', '}']);
        let mut filled = pieces.next().unwrap_or_default().to_owned();
        while let Some(name) = pieces.next() {
            match name {
                "function" => filled.push_str(self.rule.function()),
                "name" => filled.push_str(&self.arguments.name(0)),
                _ => filled.push_str(&self.argument(name)),
            }
            filled.push_str(pieces.next().unwrap_or_default());
        }
        filled
    }

    /// What `nparams` or `dom.name` stands for.
    fn argument(&self, name: &str) -> String {
        let place = |name| self.rule.parameters().position(|parameter| parameter == name).unwrap_or_default();
        match name.strip_suffix(".name") {
            Some(object) => self.arguments.name(place(object)),
            None => self.arguments.number(place(name)).to_string(),
        }
    }
}

/// A bound, by its place in the table.
fn number(place: u8) -> i64 {
    rules::numbers().get(usize::from(place)).copied().unwrap_or_default()
}

/// A set of flags, by its place in the table.
fn set_of(place: u8) -> u64 {
    number(place) as u64
}

/// What a number must be.
fn must(relation: Relation, bound: i64) -> String {
    match (relation, bound) {
        (Relation::AtLeast, 0) => "must be zero or greater".to_owned(),
        (Relation::Above, 0) => "must be greater than zero".to_owned(),
        (Relation::NotEqual, 0) => "must not be zero".to_owned(),
        (Relation::Equal, 0) => "must be zero".to_owned(),
        (Relation::AtMost, _) => format!("must be at most {bound}"),
        _ => format!("must not be {bound}"),
    }
}
