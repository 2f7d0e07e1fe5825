//! Dues as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Money;
use crate::case::words;
use crate::{Id, Warning};

words! {
    /// How the dues of a month stand (党费交纳情况).
    DuesState {
        /// 不应交: before joining, suspended, gone, or the relation is not here.
        NotDue = "not_due",
        /// 收入未登记: what is due can't be told.
        IncomeUnknown = "income_unknown",
        /// 未交.
        Unpaid = "unpaid",
        /// 少交.
        Short = "short",
        /// 已交.
        Paid = "paid",
    }
}

/// A member's income that dues are reckoned from (月收入). It is sensitive: no answer tells it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct SetIncome {
    /// Identifier of the member.
    pub member: String,
    /// The month from which on it holds, as YYYYMM.
    pub first_month: i64,
    /// 月税后收入 in yuan, such as "5200.00"; of retired members the pension.
    pub amount: String,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// That an income was noted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct IncomeResult {
    /// Identifier of the member.
    pub member: Id,
    /// The month from which on it holds, as YYYYMM.
    pub first_month: i64,
    /// Revision of the member.
    pub revision: i64,
}

/// Dues that a member paid (交纳党费).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct PayDues {
    /// Identifier of the member.
    pub member: String,
    /// First month paid for, as YYYYMM.
    pub first_month: i64,
    /// Last month paid for, as YYYYMM; the first when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub last_month: Option<i64>,
    /// 金额 in yuan, for all months together.
    pub amount: String,
    /// The day of the payment (YYYY-MM-DD); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub paid_on: Option<String>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// The part of a payment that is for one month.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DuesPayment {
    /// Identifier.
    pub id: Id,
    /// Identifier of the member.
    pub member: Id,
    /// The branch that collected it.
    pub organisation: Id,
    /// The month, as YYYYMM.
    pub month: i64,
    /// 金额.
    pub amount: Money,
    /// The day of the payment.
    pub paid_on: NaiveDate,
}

/// A payment, month by month, with the warnings that came with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DuesPaid {
    /// The parts, in the order of months.
    pub payments: Vec<DuesPayment>,
    /// Rules of the kind 一般 that it departs from.
    #[serde(default)]
    pub warnings: Vec<Warning>,
}

/// Whose dues to list: those of one member, or of an organisation with all below it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListDues {
    /// Identifier of the member.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub member: Option<String>,
    /// Identifier of the organisation.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub organisation: Option<String>,
    /// First month, as YYYYMM.
    pub first_month: i64,
    /// Last month, as YYYYMM; the first when left out. At most 36 months.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub last_month: Option<i64>,
    /// At most so many members (1 to 1000; 100 when left out).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// The dues of a member for a month.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DuesMonth {
    /// The month, as YYYYMM.
    pub month: i64,
    /// How they stand.
    pub state: DuesState,
    /// 应交; absent when nothing is due or the income is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Money>,
    /// 实交.
    pub paid: Money,
    /// Whether the amount due is what is generally the most.
    pub capped: bool,
}

/// The dues of a member over a period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MemberDues {
    /// Identifier of the member.
    pub member: Id,
    /// 姓名.
    pub name: String,
    /// The organisation of the member.
    pub organisation: Id,
    /// 应交, of the months whose income is known.
    pub due: Money,
    /// 实交.
    pub paid: Money,
    /// 欠交, of the months that are over.
    pub arrears: Money,
    /// Month by month.
    pub months: Vec<DuesMonth>,
    /// What the rules say to it.
    #[serde(default)]
    pub warnings: Vec<Warning>,
}

/// A page of members with their dues.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DuesList {
    /// Members who owed or paid anything in the period, in the order of their records.
    pub items: Vec<MemberDues>,
    /// Cursor of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
