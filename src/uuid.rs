//! UUIDs as text, in the lenient form that the library has always taken.

/// The 16 bytes of a UUID.
pub type Uuid = [u8; 16];

/// The 36 characters of a UUID, in lower case.
pub fn format(uuid: &Uuid) -> String {
    uuid::Uuid::from_bytes(*uuid).to_string()
}

/// Reads a UUID: 32 hexadecimal digits, with dashes and spaces allowed before each pair, and white
/// space at both ends. `None` if the text is anything else.
pub fn parse(text: &str) -> Option<Uuid> {
    let mut rest = text.trim_ascii().as_bytes();
    let mut uuid = Uuid::default();
    for byte in &mut uuid {
        while let [b'-' | b' ', after @ ..] = rest {
            rest = after;
        }
        let [high, low, after @ ..] = rest else { return None };
        let digit = |digit: &u8| char::from(*digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
        *byte = digit(high)? << 4 | digit(low)?;
        rest = after;
    }
    rest.is_empty().then_some(uuid)
}

/// A new random UUID (version 4).
pub fn generate() -> Uuid {
    uuid::Uuid::new_v4().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        let uuid = generate();
        assert_eq!(parse(&format(&uuid)), Some(uuid));
    }

    #[test]
    fn takes_digits_without_dashes_and_refuses_other_text() {
        assert!(parse("6695eb01f6a4830479aa97f2502e193f").is_some());
        assert!(parse(" 6695eb01-f6a4-8304-79aa-97f2502e193f ").is_some());
        assert!(parse("6695eb01-f6a4-8304-79aa-97f2502e193").is_none());
        assert!(parse("6695eb01-f6a4-8304-79aa-97f2502e193f0").is_none());
        assert!(parse("bad").is_none());
    }
}
