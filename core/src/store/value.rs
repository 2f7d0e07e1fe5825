//! Values that cross the seam between the areas and an engine.

use crate::{Error, Id, Result, Timestamp};

/// A bound parameter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Param<'a> {
    Null,
    Integer(i64),
    Real(f64),
    Text(&'a str),
    Blob(&'a [u8]),
}

/// What can be bound.
pub(crate) trait ToParam {
    fn to_param(&self) -> Param<'_>;
}

macro_rules! to_param {
    ($($type:ty => |$value:ident| $param:expr;)*) => {
        $(impl ToParam for $type {
            fn to_param(&self) -> Param<'_> {
                let $value = self;
                $param
            }
        })*
    };
}

to_param! {
    i64 => |value| Param::Integer(*value);
    i32 => |value| Param::Integer(i64::from(*value));
    u32 => |value| Param::Integer(i64::from(*value));
    bool => |value| Param::Integer(i64::from(*value));
    f64 => |value| Param::Real(*value);
    str => |value| Param::Text(value);
    String => |value| Param::Text(value);
    [u8] => |value| Param::Blob(value);
    [u8; 32] => |value| Param::Blob(value);
    Vec<u8> => |value| Param::Blob(value);
    Id => |value| Param::Blob(value.as_bytes());
    Timestamp => |value| Param::Integer(value.as_millis());
}

impl<T: ToParam + ?Sized> ToParam for &T {
    fn to_param(&self) -> Param<'_> {
        (**self).to_param()
    }
}

impl<T: ToParam> ToParam for Option<T> {
    fn to_param(&self) -> Param<'_> {
        self.as_ref().map_or(Param::Null, ToParam::to_param)
    }
}

impl ToParam for Param<'_> {
    fn to_param(&self) -> Param<'_> {
        *self
    }
}

/// The parameters of one statement, in the order of `$1, $2 …`.
macro_rules! params {
    ($($value:expr),* $(,)?) => {
        &[$($crate::store::ToParam::to_param(&$value)),*] as &[$crate::store::Param<'_>]
    };
}
pub(crate) use params;

/// What a column can be read as.
pub(crate) trait FromColumn: Sized {
    fn from_column(column: Param<'_>) -> Option<Self>;
}

macro_rules! from_column {
    ($($type:ty => $pattern:pat => $value:expr;)*) => {
        $(impl FromColumn for $type {
            fn from_column(column: Param<'_>) -> Option<Self> {
                match column {
                    $pattern => $value,
                    _ => None,
                }
            }
        })*
    };
}

from_column! {
    i64 => Param::Integer(value) => Some(value);
    i32 => Param::Integer(value) => i32::try_from(value).ok();
    u32 => Param::Integer(value) => u32::try_from(value).ok();
    bool => Param::Integer(value) => Some(value != 0);
    f64 => Param::Real(value) => Some(value);
    String => Param::Text(value) => Some(value.to_owned());
    Vec<u8> => Param::Blob(value) => Some(value.to_owned());
    [u8; 32] => Param::Blob(value) => value.try_into().ok();
    Id => Param::Blob(value) => value.try_into().ok().map(Id::from_bytes);
    Timestamp => Param::Integer(value) => Some(Timestamp::from_millis(value));
}

impl<T: FromColumn> FromColumn for Option<T> {
    fn from_column(column: Param<'_>) -> Option<Self> {
        match column {
            Param::Null => Some(None),
            other => T::from_column(other).map(Some),
        }
    }
}

impl ToParam for crate::geo::Datum {
    fn to_param(&self) -> Param<'_> {
        Param::Text(self.word())
    }
}

impl FromColumn for crate::geo::Datum {
    fn from_column(column: Param<'_>) -> Option<Self> {
        match column {
            Param::Text(word) => Self::from_word(word),
            _ => None,
        }
    }
}

/// The error of a column that does not hold what the schema says.
pub(crate) fn bad_column(index: usize) -> Error {
    Error::storage(
        crate::code::STORAGE_CORRUPT,
        format!("数据库第 {index} 列的值与结构不符"),
        format!("column {index} does not hold what the schema says"),
    )
}

/// A binary that a column must hold as text of a newtype.
pub(crate) fn parse_column<T>(text: Result<T>) -> Result<T> {
    text.map_err(|error| {
        Error::storage(
            crate::code::STORAGE_CORRUPT,
            "数据库中的值无法识别",
            format!("a stored value can't be read: {}", error.report().en),
        )
    })
}

/// A flat enum as the store keeps it: the same word as in documents.
pub(crate) fn to_text<T: serde::Serialize>(value: &T) -> Result<String> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => Ok(text),
        _ => Err(Error::internal("only a flat enum is stored as a word")),
    }
}

/// A flat enum from its stored word.
pub(crate) fn from_text<T: serde::de::DeserializeOwned>(word: &str) -> Result<T> {
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error as WordError, StrDeserializer};
    let deserializer: StrDeserializer<'_, WordError> = word.into_deserializer();
    // The reader's own text would repeat the stored word.
    parse_column(T::deserialize(deserializer).map_err(|_| Error::internal("no word of the schema")))
}
