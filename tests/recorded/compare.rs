//! How close an answer must come to the recorded one.

use crate::table::{Answer, RECORDED_AT, Row};

/// `VIR_ERR_XML_DETAIL`: the parser's own words for what is not well-formed, which nobody matches on.
const XML_DETAIL: i32 = 35;

/// Where `make oracle` has the schemas of the original.
const SCHEMAS: &str = "build/oracle/share/schemas";

/// Where the recording had them.
const RECORDED_SCHEMAS: &str = "/usr/share/libvirt/schemas";

/// The columns in which an answer differs from the recorded one.
pub(crate) fn differences(row: &Row, answer: &Answer) -> Vec<&'static str> {
    let recorded = &row.answer;
    let mut columns = Vec::new();
    let mut compare = |column, same: bool| {
        if !same {
            columns.push(column);
        }
    };
    compare("seen", answer.seen.as_deref().is_none_or(|seen| seen == row.arguments));
    compare("return", timeless(&answer.value) == timeless(&recorded.value));
    compare("code", answer.code == recorded.code);
    compare("domain", answer.domain == recorded.domain);
    compare("level", answer.level == recorded.level);
    compare("ints", answer.ints == recorded.ints);
    if recorded.code == XML_DETAIL && answer.code == XML_DETAIL {
        compare("message", !answer.message.is_empty());
    } else {
        let placed = |text: &String| text.replace(SCHEMAS, RECORDED_SCHEMAS);
        compare("message", placed(&answer.message) == recorded.message);
        compare("strings", answer.strings.each_ref().map(placed) == recorded.strings);
    }
    columns
}

/// A text in which the seconds of now are those of the recording.
fn timeless(text: &str) -> String {
    let mut result = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let length = rest[start..].find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len() - start);
        let (before, digits) = (&rest[..start], &rest[start..start + length]);
        result.push_str(before);
        result.push_str(if digits.len() == RECORDED_AT.len() { RECORDED_AT } else { digits });
        rest = &rest[start + length..];
    }
    result.push_str(rest);
    result
}

#[test]
fn a_time_compares_as_any_other_and_other_numbers_do_not() {
    assert_eq!(timeless("<1234567890> 12 x"), format!("<{RECORDED_AT}> 12 x"));
    assert_eq!(timeless("12345678901"), "12345678901");
}
