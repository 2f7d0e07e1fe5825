//! Instants and the street's clock.

use std::fmt;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, TimeZone, Utc};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Error, Result};

/// How far Asia/Shanghai is ahead of UTC: eight hours; the zone has had no summer time since 1991.
const SHANGHAI: FixedOffset = FixedOffset::east_opt(8 * 3600).expect("a valid offset");

/// An instant: milliseconds since 1970-01-01T00:00:00Z, written as RFC 3339 with +08:00.
///
/// ```
/// use shuzhi::Timestamp;
/// let at = Timestamp::parse("at", "2026-11-23T09:00:00+08:00").unwrap();
/// assert_eq!(at.to_string(), "2026-11-23T09:00:00.000+08:00");
/// assert_eq!(at.date().to_string(), "2026-11-23");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// From milliseconds since 1970 UTC.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970 UTC.
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// Reads RFC 3339 with any offset; `field` names the request's field in the error.
    pub fn parse(field: &str, text: &str) -> Result<Self> {
        DateTime::parse_from_rfc3339(text).map(|at| Self(at.timestamp_millis())).map_err(|_| {
            Error::invalid(
                field,
                "时间应为带时区的 RFC 3339 格式，例如 2026-11-23T09:00:00+08:00",
                "a time is RFC 3339 with an offset, such as 2026-11-23T09:00:00+08:00",
            )
        })
    }

    /// The instant of a local (Asia/Shanghai) date and time.
    pub fn from_local(at: NaiveDateTime) -> Self {
        Self(
            (at - chrono::TimeDelta::seconds(i64::from(SHANGHAI.local_minus_utc())))
                .and_utc()
                .timestamp_millis(),
        )
    }

    /// The local (Asia/Shanghai) date and time.
    pub fn local(self) -> NaiveDateTime {
        self.zoned().naive_local()
    }

    /// The local date.
    pub fn date(self) -> NaiveDate {
        self.local().date()
    }

    /// The local time of day.
    pub fn time(self) -> NaiveTime {
        self.local().time()
    }

    /// This instant, `millis` later (earlier when negative).
    #[must_use]
    pub const fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    fn zoned(self) -> DateTime<FixedOffset> {
        let utc = DateTime::<Utc>::from_timestamp_millis(self.0).unwrap_or(DateTime::<Utc>::MAX_UTC);
        SHANGHAI.from_utc_datetime(&utc.naive_utc())
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.zoned().to_rfc3339_opts(SecondsFormat::Millis, false))
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse("", &text).map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Timestamp {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Timestamp".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({"type": "string", "format": "date-time"})
    }
}

/// Reads a date `YYYY-MM-DD`; `field` names the request's field in the error.
///
/// ```
/// assert!(shuzhi::parse_date("birth", "2026-02-29").is_err());
/// ```
pub fn parse_date(field: &str, text: &str) -> Result<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| {
        Error::invalid(
            field,
            "日期应为 YYYY-MM-DD 格式的有效日期",
            "a date is written YYYY-MM-DD and stands in the calendar",
        )
    })
}

/// A date as the store keeps it: YYYYMMDD.
pub(crate) fn day_number(date: NaiveDate) -> i64 {
    use chrono::Datelike;
    i64::from(date.year()) * 10_000 + i64::from(date.month()) * 100 + i64::from(date.day())
}

/// A day that is not known yet, as the store keeps it: after every other, so that what waits for it counts as open and is never late.
pub(crate) const UNKNOWN_DAY: i64 = 99_991_231;

/// The day by which a waiting record is due, as the store keeps it; nothing of one that does not wait.
pub(crate) fn due_number(waits: bool, due: Option<NaiveDate>) -> Option<i64> {
    waits.then(|| due.map_or(UNKNOWN_DAY, day_number))
}

/// The date of a stored day.
pub(crate) fn day_date(day: i64) -> Option<NaiveDate> {
    let part = |value: i64| u32::try_from(value).ok();
    NaiveDate::from_ymd_opt(i32::try_from(day / 10_000).ok()?, part(day / 100 % 100)?, part(day % 100)?)
}

/// A stored day as people read it.
pub(crate) fn day_text(day: i64) -> String {
    format!("{:04}-{:02}-{:02}", day / 10_000, day / 100 % 100, day % 100)
}

/// Where the library takes the time from.
#[derive(Debug)]
pub(crate) enum Clock {
    /// The machine's clock.
    System,
    /// A clock that stands until it is set, for tests and replays.
    Fixed(AtomicI64),
}

impl Clock {
    pub(crate) fn now(&self) -> Timestamp {
        match self {
            Self::System => Timestamp(Utc::now().timestamp_millis()),
            Self::Fixed(millis) => Timestamp(millis.load(Ordering::Acquire)),
        }
    }

    /// Moves a fixed clock; refuses to turn the system's.
    pub(crate) fn set(&self, at: Timestamp) -> Result<()> {
        match self {
            Self::System => Err(Error::invalid(
                "clock",
                "系统时钟不可设置；请以固定时钟打开平台",
                "the system clock can't be set; open the platform with a fixed clock",
            )),
            Self::Fixed(millis) => {
                millis.store(at.0, Ordering::Release);
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_shanghai_time_and_reads_any_offset() {
        let at = Timestamp::parse("at", "2026-01-01T00:00:00Z").unwrap();
        assert_eq!(at.to_string(), "2026-01-01T08:00:00.000+08:00");
        assert_eq!(Timestamp::from_local(at.local()), at);
        assert_eq!(Timestamp::parse("at", "2026-01-01 08:00").unwrap_err().field(), Some("at"));
    }
}
