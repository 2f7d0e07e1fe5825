//! What every code type has in common: text, serde, schema and conversions.

/// Gives a type with `as_str` its text conversions, serde, and a JSON schema with a pattern.
///
/// `read` is the function `(field, text) -> Result<Self>`; `debug` names the method that `Debug` shows
/// (`masked` for personal data, so that a log of a structure never tells the value).
macro_rules! text_type {
    ($type:ident, read = $read:expr, debug = $debug:ident, pattern = $pattern:literal) => {
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::fmt::Debug for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(AsRef::<str>::as_ref(&self.$debug()))
            }
        }

        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl From<$type> for String {
            fn from(value: $type) -> Self {
                value.as_str().to_owned()
            }
        }

        impl TryFrom<String> for $type {
            type Error = crate::Error;

            fn try_from(text: String) -> crate::Result<Self> {
                $read("", &text)
            }
        }

        impl std::str::FromStr for $type {
            type Err = crate::Error;

            fn from_str(text: &str) -> crate::Result<Self> {
                $read("", text)
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                $read("", &text).map_err(serde::de::Error::custom)
            }
        }

        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({"type": "string", "pattern": $pattern})
            }
        }
    };
}

/// The text of bytes that a constructor has proved to be ASCII.
pub(super) fn ascii(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}

/// The bytes of `text` when it is exactly `N` ASCII digits.
pub(super) fn digits<const N: usize>(text: &str) -> Option<[u8; N]> {
    let bytes: [u8; N] = text.as_bytes().try_into().ok()?;
    bytes.iter().all(u8::is_ascii_digit).then_some(bytes)
}

/// The number written by ASCII digits.
pub(super) fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |sum, byte| sum * 10 + u32::from(byte - b'0'))
}
