//! The time of day that the driver goes by.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::TestDriver;

impl TestDriver {
    /// The time since 1970: the host's, or what the connection's URI says instead.
    fn time_of_day(&self) -> Duration {
        match self.faults.as_ref().and_then(|faults| faults.clock()) {
            Some(seconds) => Duration::from_secs(seconds),
            None => SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default(),
        }
    }

    /// The seconds since 1970: when a snapshot or a checkpoint was made.
    pub(super) fn seconds(&self) -> i64 {
        i64::try_from(self.time_of_day().as_secs()).unwrap_or(i64::MAX)
    }

    /// The microseconds since 1970, which all counters are made of.
    pub(super) fn microseconds(&self) -> i64 {
        i64::try_from(self.time_of_day().as_micros()).unwrap_or(i64::MAX)
    }
}
