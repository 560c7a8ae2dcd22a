//! The client's configuration file: every problem is on a line of the file.

use virt::client_config::ClientConfig;

/// The content of the file.
pub(super) fn run(data: &[u8]) {
    match ClientConfig::parse("f".to_owned(), data) {
        Ok(config) => {
            let _ = config.default_uri();
            for alias in ["a", "", "hail"] {
                let _ = config.resolve_alias(alias);
            }
        }
        Err(error) => {
            let message = error.fields().str2.clone().unwrap_or_default();
            let line = message.split(':').nth(1).and_then(|line| line.parse::<usize>().ok());
            let lines = 1 + data.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
            assert!(line.is_some_and(|line| (1..=lines).contains(&line)), "{message:?} of {lines} lines");
        }
    }
}
