//! The syntax of configuration files.

use crate::error::Code;

/// Lists may be nested this deep; no setting nests them at all.
const DEEPEST: usize = 16;

/// A value.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A number.
    Number(i64),
    /// A string; bytes that are not UTF-8 are replaced.
    Text(String),
    /// A list.
    List(Vec<Value>),
}

impl Value {
    /// The string, if it is one.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// Why a file could not be understood.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Problem {
    /// A syntax error or an overflow.
    pub(super) code: Code,
    /// The line, counted from 1.
    pub(super) line: usize,
    /// What was expected.
    pub(super) what: &'static str,
}

/// The settings of a file, in order.
pub(super) fn parse(content: &[u8]) -> Result<Vec<(String, Value)>, Problem> {
    let mut reader = Reader { rest: content, line: 1 };
    let mut settings = Vec::new();
    loop {
        reader.skip_space();
        if reader.rest.is_empty() {
            return Ok(settings);
        }
        if !reader.comment() {
            settings.push(reader.setting()?);
            reader.comment();
        }
        reader.separator()?;
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

fn owned(text: &[u8]) -> String {
    String::from_utf8_lossy(text).into_owned()
}

/// What is left of a file.
struct Reader<'a> {
    rest: &'a [u8],
    line: usize,
}

impl<'a> Reader<'a> {
    fn problem(&self, what: &'static str) -> Problem {
        Problem { code: Code::ConfSyntax, line: self.line, what }
    }

    /// The next byte, 0 at the end.
    fn peek(&self) -> u8 {
        self.rest.first().copied().unwrap_or(0)
    }

    /// Takes `count` bytes, or what is left; counts the lines that end in them.
    fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at(count.min(self.rest.len()));
        self.rest = rest;
        self.line += taken.iter().filter(|byte| **byte == b'\n').count();
        taken
    }

    fn take_while(&mut self, wanted: impl Fn(u8) -> bool) -> &'a [u8] {
        let count = self.rest.iter().position(|byte| !wanted(*byte)).unwrap_or(self.rest.len());
        self.take(count)
    }

    /// Takes `text` if it comes next.
    fn eat(&mut self, text: &[u8]) -> bool {
        let next = self.rest.starts_with(text);
        if next {
            self.take(text.len());
        }
        next
    }

    fn skip_blanks(&mut self) {
        self.take_while(is_blank);
    }

    fn skip_space(&mut self) {
        self.take_while(|byte| is_blank(byte) || is_line_end(byte));
    }

    /// Takes a comment if one comes next.
    fn comment(&mut self) -> bool {
        self.skip_blanks();
        let next = self.peek() == b'#';
        if next {
            self.take_while(|byte| !is_line_end(byte));
        }
        next
    }

    /// Takes what must stand between two settings, if there is a second one.
    fn separator(&mut self) -> Result<(), Problem> {
        self.skip_blanks();
        if self.rest.is_empty() || is_line_end(self.peek()) || self.eat(b";") {
            return Ok(());
        }
        Err(self.problem("expecting a separator"))
    }

    fn setting(&mut self) -> Result<(String, Value), Problem> {
        if !self.peek().is_ascii_alphabetic() {
            return Err(self.problem("expecting a name"));
        }
        let name = owned(self.take_while(|byte| byte.is_ascii_alphanumeric() || byte == b'_'));
        self.skip_blanks();
        if !self.eat(b"=") {
            return Err(self.problem("expecting an assignment"));
        }
        Ok((name, self.value(0)?))
    }

    fn value(&mut self, depth: usize) -> Result<Value, Problem> {
        self.skip_blanks();
        match self.peek() {
            b'"' | b'\'' => self.text().map(Value::Text),
            b'[' if depth == DEEPEST => Err(self.problem("lists are nested too deep")),
            b'[' => self.list(depth).map(Value::List),
            b'0'..=b'9' | b'-' | b'+' => self.number().map(Value::Number),
            _ => Err(self.problem("expecting a value")),
        }
    }

    fn text(&mut self) -> Result<String, Problem> {
        if self.eat(b"\"\"\"") {
            let end = self.rest.windows(3).position(|bytes| bytes == b"\"\"\"");
            let text = self.take(end.unwrap_or(self.rest.len()));
            return if self.eat(b"\"\"\"") { Ok(owned(text)) } else { Err(self.problem("unterminated string")) };
        }
        let quote = self.take(1);
        let text = self.take_while(|byte| !quote.contains(&byte) && !is_line_end(byte));
        if self.eat(quote) { Ok(owned(text)) } else { Err(self.problem("unterminated string")) }
    }

    fn number(&mut self) -> Result<i64, Problem> {
        let negative = self.peek() == b'-';
        if matches!(self.peek(), b'-' | b'+') {
            self.take(1);
        }
        let digits = self.take_while(|byte| byte.is_ascii_digit());
        if digits.is_empty() {
            return Err(self.problem("unterminated number"));
        }
        let number =
            digits.iter().try_fold(0_i64, |number, digit| number.checked_mul(10)?.checked_add(i64::from(digit - b'0')));
        match number {
            Some(number) => Ok(if negative { -number } else { number }),
            None => Err(Problem { code: Code::Overflow, line: self.line, what: "numeric overflow in conf value" }),
        }
    }

    fn list(&mut self, depth: usize) -> Result<Vec<Value>, Problem> {
        self.take(1);
        let mut values = Vec::new();
        loop {
            self.skip_space();
            if self.eat(b"]") {
                return Ok(values);
            }
            if self.rest.is_empty() {
                return Err(self.problem("list is not closed with ]"));
            }
            values.push(self.value(depth + 1)?);
            self.skip_space();
            if !self.rest.is_empty() && self.peek() != b']' && !self.eat(b",") {
                return Err(self.problem("expecting a separator in list"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    /// The one setting of a file that has one.
    fn value(content: &str) -> Value {
        let mut settings = parse(content.as_bytes()).unwrap();
        assert_eq!(settings.len(), 1, "{content}");
        settings.remove(0).1
    }

    #[test]
    fn values_of_all_kinds_are_read() {
        assert_eq!(value("a=1"), Value::Number(1));
        assert_eq!(value("a = -12 # twelve"), Value::Number(-12));
        assert_eq!(value("a='x\"y'"), text("x\"y"));
        assert_eq!(value("a = \"it's # no comment\";"), text("it's # no comment"));
        assert_eq!(value("a = \"\"\"one\n\"two\"\n\"\"\"\n"), text("one\n\"two\"\n"));
        assert_eq!(value("a = \"\""), text(""));
        assert_eq!(
            value("a = [\n 'x',\n 2,\n [ ],\n]"),
            Value::List(vec![text("x"), Value::Number(2), Value::List(vec![])])
        );
    }

    #[test]
    fn settings_end_with_the_line_or_a_semicolon() {
        let settings = parse(b"# first\n\n a1 = 1 ; b_2 = 2\r\n\tc = 3\n# last").unwrap();
        let names: Vec<&str> = settings.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["a1", "b_2", "c"]);
    }

    #[test]
    fn empty_files_say_nothing() {
        for content in ["", "\n", " \n\t\n", "# only this"] {
            assert_eq!(parse(content.as_bytes()), Ok(vec![]));
        }
    }

    /// Lines and words measured on libvirt 11.3.0.
    #[test]
    fn problems_are_told_with_their_line() {
        for (content, line, what) in [
            ("a = 1\n= 2\n", 2, "expecting a name"),
            ("a\n", 1, "expecting an assignment"),
            ("a =\n", 1, "expecting a value"),
            ("a = b\n", 1, "expecting a value"),
            ("a = 'x\n'", 1, "unterminated string"),
            ("a = \"x", 1, "unterminated string"),
            ("a = \"\"\"x\nyyyy", 2, "unterminated string"),
            ("a = -\n", 1, "unterminated number"),
            ("a = 1 2\n", 1, "expecting a separator"),
            ("a = ['x' 'y']\n", 1, "expecting a separator in list"),
            ("a = [\n'x'\n", 3, "list is not closed with ]"),
            ("a = [,]", 1, "expecting a value"),
        ] {
            assert_eq!(parse(content.as_bytes()), Err(Problem { code: Code::ConfSyntax, line, what }), "{content}");
        }
        assert_eq!(parse(b"a = 9223372036854775808").unwrap_err().code, Code::Overflow);
    }

    #[test]
    fn hostile_content_is_refused_quickly() {
        let nested = format!("a = {}", "[".repeat(1_000_000));
        assert_eq!(parse(nested.as_bytes()).unwrap_err().what, "lists are nested too deep");
        assert!(parse(b"\0\0").is_err());
        assert!(parse(b"a = \"\xff\0\"").is_ok());
    }
}
