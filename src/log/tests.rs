#![allow(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

use super::*;

fn matches(pattern: &str, source: &str) -> bool {
    filters::parse(&format!("1:{pattern}")).unwrap()[0].matches(source)
}

#[test]
fn a_filter_matches_what_contains_its_pattern() {
    for pattern in ["libvirt.domain", "domain", "libvirt", "t.d", "+domain", "l?bv*main", "*", "?", "d*n"] {
        assert!(matches(pattern, "libvirt.domain"), "{pattern}");
    }
    for pattern in ["network", "libvirt.domain-", "domain*libvirt", "DOMAIN", "???????????????", "++domain"] {
        assert!(!matches(pattern, "libvirt.domain"), "{pattern}");
    }
    assert!(matches("a*ab", "aab"));
    assert!(matches("?", "\u{e9}") && !matches("??", "\u{e9}"));
}

#[test]
fn the_first_filter_that_matches_counts() {
    let settings = Settings {
        default: Level::Warning,
        filters: filters::parse(" 4:domain-snapshot  1:domain 3:libvirt").unwrap(),
        outputs: Outputs::parse("").unwrap(),
    };
    assert_eq!(settings.level_of("libvirt.domain-snapshot"), Level::Error);
    assert_eq!(settings.level_of("libvirt.domain"), Level::Debug);
    assert_eq!(settings.level_of("libvirt.network"), Level::Warning);
    assert_eq!(settings.level_of("util.event"), Level::Warning);
    assert!(settings.wants_debug());
}

#[test]
fn debug_is_off_where_no_output_takes_it() {
    let settings = |filters, outputs| Settings {
        default: Level::Info,
        filters: filters::parse(filters).unwrap(),
        outputs: Outputs::parse(outputs).unwrap(),
    };
    assert!(!settings("1:x", "2:stderr").wants_debug());
    assert!(!settings("2:x", "1:stderr").wants_debug());
    assert!(settings("1:x", "2:journald 1:stderr").wants_debug());
}

#[test]
fn the_last_of_two_outputs_to_one_place_counts() {
    assert_eq!(Outputs::parse("1:stderr 4:stderr").unwrap().lowest(), Level::Error);
}

#[test]
fn days_are_dates() {
    for (day, expected) in [
        (0, (1970, 1, 1)),
        (58, (1970, 2, 28)),
        (59, (1970, 3, 1)),
        (364, (1970, 12, 31)),
        (365, (1971, 1, 1)),
        (11_016, (2000, 2, 29)),
        (11_017, (2000, 3, 1)),
        (19_782, (2024, 2, 29)),
        (20_780, (2026, 11, 23)),
        (47_540, (2100, 2, 28)),
        (47_541, (2100, 3, 1)),
        (146_097, (2370, 1, 1)),
    ] {
        assert_eq!(line::date(day), expected, "{day}");
    }
}

#[test]
fn a_text_of_several_lines_goes_to_the_journal_with_its_length() {
    let message = Message {
        level: Level::Error,
        source: "util.error",
        place: ("src/x.rs", 7),
        function: Some("virX"),
        text: "a\nb",
        error: Some((10, 42)),
    };
    let expected = b"MESSAGE\n\x03\0\0\0\0\0\0\0a\nb\nPRIORITY=3\nSYSLOG_FACILITY=3\nLIBVIRT_SOURCE=util.error\n\
        CODE_FILE=src/x.rs\nCODE_LINE=7\nCODE_FUNC=virX\nLIBVIRT_DOMAIN=10\nLIBVIRT_CODE=42\n";
    assert_eq!(outputs::journal_entry(&message), expected);
}
