//! Errors: what was refused, by which rule, and why, in Chinese and English.
//!
//! An [`Error`] never holds personal data: it names fields, rules and limits, not their owners' values.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A result whose error is [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The class of an [`Error`]; what a caller may do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum ErrorKind {
    /// 输入有误: a field can't be read or is out of its range. Mend the request.
    Invalid,
    /// 违反规则: a hard rule forbids it. The rule, its article and the numbers are in the error.
    Violation,
    /// 无权: no grant of the actor covers it.
    Denied,
    /// 不存在: there is no such record in sight of the session.
    NotFound,
    /// 冲突: the record has moved on (revision or state), or a request key was used for another request.
    Conflict,
    /// 繁忙: the write lock was not had in time. The call may be repeated as it was.
    Busy,
    /// 已中断: the host interrupted the call.
    Interrupted,
    /// 存储: disk full, file corrupt, schema newer than the library, or the platform is closed.
    Storage,
    /// 内部错误: a defect of the library.
    Internal,
}

/// Stable numbers of errors, in blocks of one hundred by class. A retired number is never used again.
pub mod code {
    /// A field can't be read or is out of range.
    pub const INVALID: i32 = 100;
    /// The request is no JSON document of the operation's schema.
    pub const INVALID_DOCUMENT: i32 = 101;
    /// A required pointer is NULL.
    pub const INVALID_POINTER: i32 = 102;
    /// A string is not UTF-8.
    pub const INVALID_UTF8: i32 = 103;
    /// A hard rule forbids it.
    pub const VIOLATION: i32 = 200;
    /// No grant covers it.
    pub const DENIED: i32 = 300;
    /// Personal data asked for without a purpose.
    pub const DENIED_PURPOSE: i32 = 301;
    /// No such record in sight.
    pub const NOT_FOUND: i32 = 400;
    /// The record's revision is another one.
    pub const CONFLICT_REVISION: i32 = 500;
    /// The record's state does not allow the operation.
    pub const CONFLICT_STATE: i32 = 501;
    /// The request key was used for another request.
    pub const CONFLICT_REQUEST_KEY: i32 = 502;
    /// The identifier or code is taken.
    pub const CONFLICT_EXISTS: i32 = 503;
    /// The write lock was not had in time.
    pub const BUSY: i32 = 600;
    /// Interrupted by the host.
    pub const INTERRUPTED: i32 = 700;
    /// The store failed.
    pub const STORAGE: i32 = 800;
    /// The disk or a quota is full, or the file can't grow.
    pub const STORAGE_FULL: i32 = 801;
    /// The file is damaged.
    pub const STORAGE_CORRUPT: i32 = 802;
    /// The database was written by a newer library.
    pub const STORAGE_NEWER: i32 = 803;
    /// The platform is closed.
    pub const STORAGE_CLOSED: i32 = 804;
    /// The file or its folder may not be written.
    pub const STORAGE_READ_ONLY: i32 = 805;
    /// The file can't be opened or reached.
    pub const STORAGE_UNREACHABLE: i32 = 806;
    /// The disk failed while reading or writing.
    pub const STORAGE_IO: i32 = 807;
    /// A defect of the library.
    pub const INTERNAL: i32 = 900;
}

/// A refused or failed call.
///
/// ```
/// use shuzhi::{Error, ErrorKind};
/// let error = Error::invalid("phone", "手机号码应为 11 位", "a mobile number has 11 digits");
/// assert_eq!(error.kind(), ErrorKind::Invalid);
/// assert_eq!(error.field(), Some("phone"));
/// ```
#[derive(Clone)]
pub struct Error(Box<Report>);

/// What an [`Error`] carries, as it crosses a language border.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// Stable number, see [`code`].
    pub code: i32,
    /// Class of the error.
    pub kind: ErrorKind,
    /// The field at fault, as a path (`reporter.phone`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Identifier of the violated rule (`case.reopen.window`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The article the rule rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub citation: Option<String>,
    /// The reason in Chinese.
    pub zh: String,
    /// The reason in English.
    pub en: String,
    /// The numbers and codes the rule saw.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub details: BTreeMap<String, serde_json::Value>,
}

impl Error {
    /// An error of `kind` with its stable `code` and the reason in both languages.
    pub fn new(kind: ErrorKind, code: i32, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self(Box::new(Report {
            code,
            kind,
            field: None,
            rule: None,
            citation: None,
            zh: zh.into(),
            en: en.into(),
            details: BTreeMap::new(),
        }))
    }

    /// Bad input in `field`.
    pub fn invalid(field: impl Into<String>, zh: impl Into<String>, en: impl Into<String>) -> Self {
        let mut error = Self::new(ErrorKind::Invalid, code::INVALID, zh, en);
        error.0.field = Some(field.into());
        error
    }

    /// A hard rule forbids it. `citation` is the article the rule rests on.
    pub fn violation(
        rule: impl Into<String>,
        citation: impl Into<String>,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        let mut error = Self::new(ErrorKind::Violation, code::VIOLATION, zh, en);
        error.0.rule = Some(rule.into());
        error.0.citation = Some(citation.into());
        error
    }

    /// No grant covers it.
    pub fn denied(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(ErrorKind::Denied, code::DENIED, zh, en)
    }

    /// No record of `kind` (an English noun) named `key` is in sight. The key is told only when it has the form of a
    /// key of that kind: anything else that a caller put there may be a name or a telephone number.
    pub fn not_found(kind: &str, key: impl fmt::Display) -> Self {
        let key = key.to_string();
        let told = crate::id::is_key(kind, &key);
        let (zh, en) = if told {
            (format!("没有找到记录（{kind}：{key}）"), format!("no {kind} {key} in sight"))
        } else {
            (format!("没有找到记录（{kind}）"), format!("no such {kind} in sight"))
        };
        let error = Self::new(ErrorKind::NotFound, code::NOT_FOUND, zh, en).with("kind", kind);
        if told { error.with("key", key) } else { error }
    }

    /// A conflict with what is stored.
    pub fn conflict(code: i32, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(ErrorKind::Conflict, code, zh, en)
    }

    /// A failure of the store.
    pub fn storage(code: i32, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(ErrorKind::Storage, code, zh, en)
    }

    /// A defect of the library; `en` says which expectation failed.
    pub fn internal(en: impl Into<String>) -> Self {
        let en = en.into();
        Self::new(ErrorKind::Internal, code::INTERNAL, format!("内部错误：{en}"), en)
    }

    /// The host interrupted the call.
    pub fn interrupted() -> Self {
        Self::new(
            ErrorKind::Interrupted,
            code::INTERRUPTED,
            "调用已被中断，未作任何更改",
            "interrupted; nothing changed",
        )
    }

    /// Adds a code that the caller gave, when it looks like one; otherwise says nothing of it.
    #[must_use]
    pub(crate) fn with_code(self, name: &str, given: &str) -> Self {
        if crate::id::is_code(given) { self.with(name, given) } else { self }
    }

    /// Adds a number or code that the rule saw.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<serde_json::Value>) -> Self {
        self.0.details.insert(name.to_owned(), value.into());
        self
    }

    /// Names the field at fault.
    #[must_use]
    pub fn at(mut self, field: impl Into<String>) -> Self {
        self.0.field = Some(field.into());
        self
    }

    /// Puts `prefix.` before the field, when the error was found in a part of a larger request.
    #[must_use]
    pub fn within(mut self, prefix: &str) -> Self {
        self.0.field = Some(match self.0.field.take() {
            Some(field) => format!("{prefix}.{field}"),
            None => prefix.to_owned(),
        });
        self
    }

    /// The class.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The stable number.
    pub fn code(&self) -> i32 {
        self.0.code
    }

    /// The field at fault.
    pub fn field(&self) -> Option<&str> {
        self.0.field.as_deref()
    }

    /// The violated rule.
    pub fn rule(&self) -> Option<&str> {
        self.0.rule.as_deref()
    }

    /// All it carries.
    pub fn report(&self) -> &Report {
        &self.0
    }
}

impl From<Report> for Error {
    fn from(report: Report) -> Self {
        Self(Box::new(report))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Report { code, field, rule, citation, zh, en, .. } = &*self.0;
        write!(f, "[{code}] ")?;
        if let Some(field) = field {
            write!(f, "{field}: ")?;
        }
        write!(f, "{en} / {zh}")?;
        if let Some(rule) = rule {
            write!(f, " ({rule}")?;
            if let Some(citation) = citation {
                write!(f, "; {citation}")?;
            }
            f.write_str(")")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {}

/// A rule of the kind 一般 ("generally") that the request departs from: told beside the result, never a refusal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Warning {
    /// Identifier of the rule (`identity.credit_code.checksum`).
    pub rule: String,
    /// The field it concerns.
    pub field: String,
    /// The reason in Chinese.
    pub zh: String,
    /// The reason in English.
    pub en: String,
}

impl Warning {
    /// A warning of `rule` about `field`.
    pub fn new(
        rule: impl Into<String>,
        field: impl Into<String>,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        Self { rule: rule.into(), field: field.into(), zh: zh.into(), en: en.into() }
    }
}
