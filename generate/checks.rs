//! Makes the rules of `src/call/` from `abi/checks.tsv`. `abi/README.md` describes the table's words.
//!
//! Everything is small numbers: places in lists that all rules share, so that a rule costs the library
//! a few bytes and no relocation.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::{Abi, Row, camel};

/// The lists that all rules share.
#[derive(Default)]
struct Tables {
    /// Names and messages, end to end.
    text: String,
    /// Bounds and sets of flags.
    numbers: Vec<i64>,
    /// The checks, as Rust; rules with the same ones, or the same first ones, share them.
    checks: Vec<String>,
    /// What the table has that means nothing.
    problems: Vec<String>,
}

/// A function that the rules are for.
struct Function {
    name: String,
    /// The kind of handle that its first parameter is.
    subject: Option<String>,
    /// The names of its parameters, in C's order.
    parameters: Vec<String>,
}

/// What is seen of a call at a glance: where nothing of this is so, all checks pass. It may be so and they
/// pass all the same, which a look finds out.
#[derive(Default)]
struct Glance {
    /// Parameters that are NULL, by bits, as with those that follow.
    missing: u16,
    /// Numbers below 0, and those that are 0 too.
    negative: u16,
    not_positive: u16,
    /// One number above a bound.
    most: Option<(usize, u32)>,
    /// Flags that are there.
    flags: Option<(usize, u32)>,
    /// A connection that is read-only.
    write: bool,
}

/// The rules as Rust source.
pub(crate) fn rules(abi: &Abi) -> String {
    let rows: HashMap<String, Row> =
        abi.table("checks.tsv").into_iter().map(|row| (row["function"].clone(), row)).collect();
    let values = abi.values();
    let functions = functions(abi);
    let place = |name: &str| functions.iter().position(|function| function.name == name);
    let mut tables = Tables::default();
    let (mut rules, mut names) = (String::new(), String::new());
    for (index, function) in functions.iter().enumerate() {
        let name = &function.name;
        let Some(row) = rows.get(name) else {
            tables.problems.push(format!("no row for {name}"));
            continue;
        };
        let made = Parser { function, values: &values, tables: &mut tables, place: &place }.rule(row);
        writeln!(rules, "    {made},").expect("String takes all");
        writeln!(names, "/// What is checked of `{name}`.\npub const {name}: &Rule = &RULES[{index}];")
            .expect("String takes all");
    }
    let Tables { text, numbers, checks, problems } = tables;
    for problem in problems {
        println!("cargo::error=abi/checks.tsv: {problem}");
    }
    let checks: String = checks.iter().map(|check| format!("    {check},\n")).collect();
    format!(
        "static TEXT: &str = {text:?};\nstatic NUMBERS: &[i64] = &{numbers:?};\n\
         static CHECKS: &[Check] = &[\n{checks}];\nstatic RULES: [Rule; {}] = [\n{rules}];\n{names}",
        functions.len()
    )
}

fn functions(abi: &Abi) -> Vec<Function> {
    let tables = ["", "-qemu", "-lxc"].map(|library| abi.table(&format!("symbols{library}.tsv")));
    let rows = tables.into_iter().flatten().filter(|row| row["kind"] == "function");
    rows.map(|row| {
        let parameters = row["parameters"].split("; ").filter(|text| *text != "void" && !text.is_empty());
        let parameters: Vec<(String, String)> = parameters.map(parameter).collect();
        Function {
            name: row["symbol"].clone(),
            subject: parameters.first().and_then(|(kind, _)| handle(kind)),
            parameters: parameters.into_iter().map(|(_, name)| name).collect(),
        }
    })
    .collect()
}

/// The type and the name of a parameter; one without a name is called as its kind.
fn parameter(declaration: &str) -> (String, String) {
    let text = declaration.split('[').next().unwrap_or_default();
    match text.rfind([' ', '*']) {
        Some(end) => (text[..=end].trim().to_owned(), text[end + 1..].to_owned()),
        None => (text.to_owned(), handle(text).unwrap_or_default().to_lowercase()),
    }
}

/// `virDomainPtr` to `Domain`, if it is a handle.
fn handle(kind: &str) -> Option<String> {
    (super::functions::asked_of_a_handle(kind) && kind.ends_with("Ptr"))
        .then(|| kind.trim_start_matches("vir").trim_end_matches("Ptr").replace("NWFilter", "NwFilter"))
}

/// One rule in the making.
struct Parser<'a> {
    function: &'a Function,
    values: &'a HashMap<String, i64>,
    tables: &'a mut Tables,
    place: &'a dyn Fn(&str) -> Option<usize>,
}

impl Parser<'_> {
    fn rule(mut self, row: &Row) -> String {
        let mut checks = Vec::new();
        let mut then = None;
        let mut subject = self.function.subject.as_ref();
        let mut glance = Some(Glance::default());
        for clause in clauses(&row["checks"]) {
            if then.is_some() {
                // It goes on with the checks of that function.
                self.wrong(clause);
            }
            if let Some(next) = clause.strip_prefix("then ") {
                then = (self.place)(next);
                if then.is_none() {
                    self.wrong(next);
                }
                glance = None;
                continue;
            }
            if clause == "any handle" {
                subject = None;
                continue;
            }
            glance = glance.and_then(|glance| self.seen(glance, clause));
            self.clause(clause, &mut checks);
        }
        let length = checks.len();
        let start = self.tables.place_of(checks);
        let words = format!("{} {}", self.function.name, self.function.parameters.join(" "));
        let words = self.tables.span(words.trim_end());
        let Function { name, parameters, .. } = self.function;
        let subject = subject.map(|kind| format!("Kind::{kind}"));
        let origin = camel(row["origin"].trim_start_matches("VIR_FROM_"));
        let quick = glance.is_some();
        let Glance { missing, negative, not_positive, most, flags, write } = glance.unwrap_or_default();
        let [(number, most), (flags, bits)] = [most, flags].map(|it| it.unwrap_or((usize::from(u8::MAX), 0)));
        format!(
            "Rule {{ words: {words}, name: {}, parameters: {}, origin: Origin::{origin}, subject: {}, \
             checks: ({start}, {length}), then: {then:?}, quick: {quick}, missing: {missing}, negative: {negative}, \
             not_positive: {not_positive}, number: {number}, most: {most}, flags: {flags}, bits: {bits}, \
             write: {write} }}",
            name.len(),
            parameters.len(),
            subject.map_or("None".to_owned(), |subject| format!("Some({subject})"))
        )
    }

    /// Adds what is to be seen of a clause, whatever its condition; `None` where it always takes a look.
    fn seen(&mut self, mut glance: Glance, clause: &str) -> Option<Glance> {
        let clause = clause.split_once(" else ").map_or(clause, |(test, _)| test);
        let (condition, test) = clause.split_once(": ").unwrap_or(("", clause));
        // Each of these fails only where the first of its flags is there.
        let words: Vec<&str> = condition.split(' ').chain(test.split(' ')).collect();
        if let ["if", flags, "has", set, ..]
        | ["", flags, "not", set, "with", _]
        | ["", flags, set, "needs", _]
        | ["", flags, "lacks", set] = words[..]
        {
            let (place, bits) = (self.parameter(flags), self.bits(set));
            let (seen, known) = glance.flags.unwrap_or((place, 0));
            glance.flags = Some((seen, known | bits));
            return (seen == place).then_some(glance);
        }
        match test.split(' ').collect::<Vec<&str>>()[..] {
            ["writable"] => glance.write = true,
            // What pointers point to is not seen, nor are products.
            [name, ..] if name.contains('*') => return None,
            [name, "given"] | [name, "given", "as", _] => glance.missing |= 1 << self.parameter(name),
            [name, ">=", "0"] | [name, ">=", "0", "as", _] => glance.negative |= 1 << self.parameter(name),
            [name, ">" | "!=", "0"] | [name, ">" | "!=", "0", "as", _] => {
                glance.not_positive |= 1 << self.parameter(name);
            }
            [name, "<=", bound] if glance.most.is_none() => {
                glance.most = Some((self.parameter(name), u32::try_from(self.value(bound)).ok()?));
            }
            _ => return None,
        }
        Some(glance)
    }

    /// Appends the checks of a clause: those that decide whether it counts, and its own.
    fn clause(&mut self, clause: &str, checks: &mut Vec<String>) {
        let (condition, rest) = match clause.strip_prefix("if ").and_then(|rest| rest.split_once(": ")) {
            Some((condition, rest)) => (Some(condition), rest),
            None => (None, clause),
        };
        let conditions: Vec<&str> = condition.map_or(Vec::new(), |condition| condition.split(" and ").collect());
        for (index, condition) in conditions.iter().enumerate() {
            let (test, _) = self.test(condition);
            checks.push(format!("Check {{ test: {test}, fault: Fault::Skip({}) }}", conditions.len() - index));
        }
        let (test, fault) = match rest.split_once(" else ") {
            Some((test, fault)) => {
                let limit = test.rsplit(' ').next().and_then(|bound| self.known(bound)).unwrap_or_default();
                (self.test(test).0, self.fault(&fault.replace("{limit}", &limit.to_string())))
            }
            None => self.test(rest),
        };
        checks.push(format!("Check {{ test: {test}, fault: {fault} }}"));
    }

    /// A test, and what it means when it fails.
    fn test(&mut self, test: &str) -> (String, String) {
        let (test, alias) = test.split_once(" as ").map_or((test, None), |(test, alias)| (test, Some(alias)));
        let usual =
            alias.map_or("Fault::Usual".to_owned(), |alias| format!("Fault::Named({})", self.tables.span(alias)));
        let words: Vec<&str> = test.split(' ').collect();
        let made = match words[..] {
            ["writable"] => "Test::Writable".to_owned(),
            [name, "given"] => format!("Test::Given({})", self.parameter(name)),
            [name, "null"] => format!("Test::Null({})", self.parameter(name)),
            [name, "cleared"] => format!("Test::Cleared({})", self.parameter(name)),
            [name, "not", "empty"] => format!("Test::NotEmpty({})", self.parameter(name)),
            [name, "one", "line"] => format!("Test::OneLine({})", self.parameter(name)),
            [name, "a", "UUID"] => format!("Test::Uuid({})", self.parameter(name)),
            [name, "a", "socket"] => format!("Test::Socket({})", self.parameter(name)),
            [name, "a", kind] => format!("Test::Handle({}, Kind::{kind})", self.parameter(name)),
            [name, "writable"] => format!("Test::OtherWritable({})", self.parameter(name)),
            [name, "of", "this", "connection"] => format!("Test::SameConnection({})", self.parameter(name)),
            [array, "sound"] => format!("Test::Sound({})", self.array(array)),
            [array, "by", "hand", hand] => format!("Test::ByHand({}, ByHand::{hand})", self.array(array)),
            _ => return self.test_of_numbers(&words, usual),
        };
        (made, usual)
    }

    /// A test of flags or of numbers.
    fn test_of_numbers(&mut self, words: &[&str], usual: String) -> (String, String) {
        let made = match *words {
            [flags, "none"] => format!("Test::NoFlags({})", self.parameter(flags)),
            [flags, "has", set] => format!("Test::Has({}, {})", self.parameter(flags), self.set(set)),
            [flags, "lacks", set] => format!("Test::Lacks({}, {})", self.parameter(flags), self.set(set)),
            [flags, "not", one, "with", other] => {
                let test = format!("Test::Apart({}, {}, {})", self.parameter(flags), self.set(one), self.set(other));
                return (test, self.flags_fault(one, other));
            }
            [flags, one, "needs", other] => {
                let test = format!("Test::Needs({}, {}, {})", self.parameter(flags), self.set(one), self.set(other));
                return (test, self.flags_fault(one, other));
            }
            [operand, relation, bound] => {
                let relation = match relation {
                    "=" => "Equal",
                    "!=" => "NotEqual",
                    "<" => "Below",
                    "<=" => "AtMost",
                    ">" => "Above",
                    ">=" => "AtLeast",
                    _ => self.wrong(relation),
                };
                let bound = self.value(bound);
                let bound = self.tables.number(bound);
                format!("Test::Compare({}, Relation::{relation}, {bound})", self.operand(operand))
            }
            _ => self.wrong(&words.join(" ")).to_owned(),
        };
        (made, usual)
    }

    /// A fault of its own: `CODE "message"`, or `ARGUMENT "message"` for an error about an argument.
    fn fault(&mut self, fault: &str) -> String {
        let (about, message) = fault.split_once(' ').expect("a code or an argument, and a message");
        let message = message.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).expect("a message in quotes");
        let message = self.tables.span(message);
        match about.strip_prefix("VIR_ERR_") {
            Some(code) => format!("Fault::Code(Code::{}, {message})", camel(code)),
            None => format!("Fault::Argument({}, {message})", self.tables.span(about)),
        }
    }

    fn flags_fault(&mut self, one: &str, other: &str) -> String {
        let [one, other] = [one, other].map(|set| self.tables.span(&set.replace('|', " | ")));
        format!("Fault::Flags({one}, {other})")
    }

    /// Notes a word that means nothing here.
    fn wrong(&mut self, word: &str) -> &'static str {
        self.tables.problems.push(format!("{}: what is {word}?", self.function.name));
        ""
    }

    fn parameter(&mut self, name: &str) -> usize {
        let found = self.function.parameters.iter().position(|parameter| parameter == name);
        found.unwrap_or_else(|| self.wrong(name).len())
    }

    /// `params[nparams]`.
    fn array(&mut self, array: &str) -> String {
        let (array, length) = array.trim_end_matches(']').split_once('[').expect("an array with its length");
        format!("{}, {}", self.parameter(array), self.parameter(length))
    }

    /// `number`, `*number` or `number*number`.
    fn operand(&mut self, operand: &str) -> String {
        match operand.split_once('*') {
            None => format!("Operand::Argument({})", self.parameter(operand)),
            Some(("", name)) => format!("Operand::Behind({})", self.parameter(name)),
            Some((one, other)) => format!("Operand::Product({}, {})", self.parameter(one), self.parameter(other)),
        }
    }

    /// A number, or a constant of the headers.
    fn value(&mut self, value: &str) -> i64 {
        self.known(value).unwrap_or_else(|| self.wrong(value).len() as i64)
    }

    fn known(&self, value: &str) -> Option<i64> {
        value.parse().ok().or_else(|| self.values.get(value).copied())
    }

    fn bits(&mut self, set: &str) -> u32 {
        let bits = set.split('|').fold(0, |all, flag| all | self.value(flag));
        u32::try_from(bits).expect("a set of flags of 32 bits")
    }

    fn set(&mut self, set: &str) -> usize {
        let bits = self.bits(set);
        self.tables.number(bits.into())
    }
}

impl Tables {
    /// The place of a text, as Rust.
    fn span(&mut self, text: &str) -> String {
        let start = self.text.find(text).unwrap_or_else(|| {
            self.text.push_str(text);
            self.text.len() - text.len()
        });
        format!("Span({start}, {})", text.len())
    }

    /// The place of a number.
    fn number(&mut self, number: i64) -> usize {
        self.numbers.iter().position(|known| *known == number).unwrap_or_else(|| {
            self.numbers.push(number);
            self.numbers.len() - 1
        })
    }

    /// The place of checks that stand together.
    fn place_of(&mut self, checks: Vec<String>) -> usize {
        let windows = self.checks.windows(checks.len().max(1));
        windows.into_iter().position(|window| window == checks || checks.is_empty()).unwrap_or_else(|| {
            self.checks.extend(checks.iter().cloned());
            self.checks.len() - checks.len()
        })
    }
}

/// The clauses of a rule; what is in quotes is not looked into.
fn clauses(checks: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    let parts = checks.split(move |letter| {
        quoted ^= letter == '"';
        letter == ';' && !quoted
    });
    parts.map(str::trim).filter(|clause| !clause.is_empty())
}
