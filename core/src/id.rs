//! Identifiers of records.

use std::fmt;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::{ContextV7, Timestamp as UuidTime, Uuid};

use crate::{Error, Result, Timestamp};

/// Identifier of a record: a UUIDv7, made by the library or given by an offline client.
///
/// ```
/// use shuzhi::Id;
/// let id = Id::parse("id", "0199b1c2-7a00-7000-8000-000000000001").unwrap();
/// assert_eq!(id.to_string(), "0199b1c2-7a00-7000-8000-000000000001");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id([u8; 16]);

impl Id {
    /// Reads the hyphenated form of a UUIDv7; `field` names the request's field in the error.
    pub fn parse(field: &str, text: &str) -> Result<Self> {
        match Uuid::try_parse(text) {
            Ok(uuid) if uuid.get_version_num() == 7 => Ok(Self(uuid.into_bytes())),
            _ => Err(Error::invalid(
                field,
                "标识应为 UUIDv7",
                "an identifier is a UUIDv7 such as 0199b1c2-7a00-7000-8000-000000000001",
            )),
        }
    }

    /// From its sixteen bytes.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Its sixteen bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Uuid::from_bytes(self.0).as_hyphenated().encode_lower(&mut Uuid::encode_buffer()))
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer
            .serialize_str(Uuid::from_bytes(self.0).as_hyphenated().encode_lower(&mut Uuid::encode_buffer()))
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse("", &text).map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Id {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Id".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({"type": "string", "format": "uuid"})
    }
}

/// Whether `key` has the form of a key of a record of `kind`, so that a message may repeat it.
pub(crate) fn is_key(kind: &str, key: &str) -> bool {
    let digits = |length| key.len() == length && key.bytes().all(|byte| byte.is_ascii_digit());
    match kind {
        "street" => digits(9),
        "division" => digits(12),
        "grid" => digits(15),
        // The first seventeen characters of a resident number are digits, those of a credit code in use are not.
        "enterprise" if key.len() == 18 => {
            key.bytes().all(|byte| byte.is_ascii_alphanumeric())
                && !key.bytes().take(17).all(|byte| byte.is_ascii_digit())
        }
        "case" if key.len() == 25 => is_case_number(key),
        "rule" | "parameter" => is_rule_name(key),
        _ => key.len() == 36 && Uuid::try_parse(key).is_ok(),
    }
}

/// Whether `text` can be a code that a street gives (category, office).
pub(crate) fn is_plain_code(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    (1..=32).contains(&text.len()) && text.bytes().all(plain)
}

/// Whether a message may repeat `text` as a code: it has too few digits for a telephone or resident number.
pub(crate) fn is_code(text: &str) -> bool {
    is_plain_code(text) && text.bytes().filter(u8::is_ascii_digit).count() < 7
}

/// `620102004-20260501-000001`: street, day, running number.
fn is_case_number(key: &str) -> bool {
    let lengths = [9, 8, 6];
    let parts: Vec<&str> = key.split('-').collect();
    parts.len() == 3
        && parts
            .iter()
            .zip(lengths)
            .all(|(part, length)| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `case.reopen.window`: small letters in parts, as the catalogue writes its rules.
fn is_rule_name(key: &str) -> bool {
    let part = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    key.len() <= 64 && key.contains('.') && key.split('.').all(part)
}

/// Makes identifiers: random ones, or a repeatable series for tests and replays.
#[derive(Debug)]
pub(crate) enum IdMaker {
    Random(Mutex<ContextV7>),
    /// The seed fills the random part together with a running number.
    Seeded {
        seed: u64,
        next: AtomicU64,
    },
}

impl IdMaker {
    pub(crate) fn random() -> Self {
        Self::Random(Mutex::new(ContextV7::new()))
    }

    pub(crate) fn seeded(seed: u64) -> Self {
        Self::Seeded { seed, next: AtomicU64::new(1) }
    }

    pub(crate) fn make(&self, now: Timestamp) -> Id {
        let millis = u64::try_from(now.as_millis()).unwrap_or(0);
        match self {
            Self::Random(context) => {
                let context = context.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                let nanos = u32::try_from(millis % 1000).unwrap_or(0) * 1_000_000;
                Id(Uuid::new_v7(UuidTime::from_unix(&*context, millis / 1000, nanos)).into_bytes())
            }
            Self::Seeded { seed, next } => {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let mut random = [0; 10];
                random[..2].copy_from_slice(&seed.to_be_bytes()[6..]);
                random[2..].copy_from_slice(&number.to_be_bytes());
                Id(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid().into_bytes())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_rise_and_never_repeat() {
        for maker in [IdMaker::random(), IdMaker::seeded(7)] {
            let now = Timestamp::from_millis(1_800_000_000_000);
            let ids: Vec<Id> = (0..1000).map(|_| maker.make(now)).collect();
            assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
            assert_eq!(Id::parse("id", &ids[0].to_string()).unwrap(), ids[0]);
        }
    }

    #[test]
    fn a_seed_gives_the_same_series() {
        let now = Timestamp::from_millis(1_800_000_000_000);
        assert_eq!(IdMaker::seeded(7).make(now), IdMaker::seeded(7).make(now));
        assert_ne!(IdMaker::seeded(7).make(now), IdMaker::seeded(8).make(now));
    }

    #[test]
    fn other_versions_are_refused() {
        assert!(Id::parse("id", "6ba7b810-9dad-11d1-80b4-00c04fd430c8").is_err());
    }
}
