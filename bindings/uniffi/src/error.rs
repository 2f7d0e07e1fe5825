//! Errors as the languages catch them.

use shuzhi::ErrorKind;

/// A result whose error is [`ShuzhiError`].
pub type Result<T, E = ShuzhiError> = std::result::Result<T, E>;

/// Writes one variant for each class, all with the same fields.
macro_rules! errors {
    ($($(#[$doc:meta])* $kind:ident,)+) => {
        /// A refused or failed call: the class says what the caller may do about it.
        #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
        pub enum ShuzhiError {
            $(
                $(#[$doc])*
                #[error("[{code}] {}{en} / {zh}{}", before(field), after(rule, citation))]
                $kind {
                    /// Stable number of the error.
                    code: i32,
                    /// The field at fault, as a path (`reporter.phone`).
                    field: Option<String>,
                    /// Identifier of the violated rule (`case.reopen.window`).
                    rule: Option<String>,
                    /// The article the rule rests on.
                    citation: Option<String>,
                    /// The reason in Chinese.
                    zh: String,
                    /// The reason in English.
                    en: String,
                    /// The numbers and codes the rule saw, a JSON document.
                    details: String,
                },
            )+
        }

        impl From<shuzhi::Error> for ShuzhiError {
            fn from(error: shuzhi::Error) -> Self {
                let shuzhi::Report { code, kind, field, rule, citation, zh, en, details } = error.report().clone();
                let details = serde_json::Value::from_iter(details).to_string();
                match kind {
                    $(ErrorKind::$kind => Self::$kind { code, field, rule, citation, zh, en, details },)+
                }
            }
        }
    };
}

errors! {
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

fn before(field: &Option<String>) -> String {
    field.as_ref().map_or_else(String::new, |field| format!("{field}: "))
}

fn after(rule: &Option<String>, citation: &Option<String>) -> String {
    match (rule, citation) {
        (Some(rule), Some(citation)) => format!(" ({rule}; {citation})"),
        (Some(rule), None) => format!(" ({rule})"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_keeps_all_it_carries() {
        let error = shuzhi::Error::violation("case.reopen.window", "第九条", "已过期限", "too late")
            .with("days", 8)
            .at("case");
        let text = error.to_string();
        let crossed = ShuzhiError::from(error);
        assert_eq!(crossed.to_string(), text);
        let ShuzhiError::Violation { code, field, rule, citation, zh, en, details } = crossed else {
            panic!("another class: {crossed}");
        };
        assert_eq!(
            (code, field.as_deref(), rule.as_deref()),
            (200, Some("case"), Some("case.reopen.window"))
        );
        assert_eq!((citation.as_deref(), zh.as_str(), en.as_str()), (Some("第九条"), "已过期限", "too late"));
        assert_eq!(details, r#"{"days":8}"#);
    }

    #[test]
    fn the_text_is_that_of_the_core() {
        for error in [
            shuzhi::Error::invalid("phone", "十一位", "eleven digits"),
            shuzhi::Error::not_found("case", 7),
            shuzhi::Error::interrupted(),
        ] {
            assert_eq!(ShuzhiError::from(error.clone()).to_string(), error.to_string());
        }
    }
}
