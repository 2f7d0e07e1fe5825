//! Letters as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;
use crate::{Id, Warning};

words! {
    /// Which letter a member takes along (介绍信种类).
    LetterKind {
        /// 党员组织关系介绍信: moves the relation.
        Introduction = "introduction",
        /// 党员证明信: says that the bearer is a member; the relation stays.
        Certificate = "certificate",
    }
}

words! {
    /// Where a letter stands (转接状态). An issued one that was not handed in while valid is also told as expired.
    LetterState {
        /// 已申请.
        Applied = "applied",
        /// 已开具.
        Issued = "issued",
        /// 已接收.
        Received = "received",
        /// 回执已返回, 转接完成.
        Completed = "completed",
        /// 已撤回.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// How far a letter goes (转接范围): its validity depends on it.
    LetterReach {
        /// 市内.
        City = "city",
        /// 全国.
        Nationwide = "nationwide",
    }
}

/// An issue of a letter with the numbers of its three parts (三联介绍信).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct LetterIssue {
    /// 介绍信编号: number of the letter itself.
    pub number: String,
    /// 存根编号.
    pub stub_number: String,
    /// 回执联编号.
    pub receipt_number: String,
    /// 开具日期.
    pub issued_on: NaiveDate,
    /// 有效天数, from the day after.
    pub valid_days: i64,
    /// The last day on which it can be handed in.
    pub expires_on: NaiveDate,
    /// Whether this one was lost, so that another was issued before it expired.
    pub lost: bool,
}

/// A letter with which a member goes to another organisation (组织关系介绍信、党员证明信).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MemberLetter {
    /// Identifier.
    pub id: Id,
    /// Identifier of the member.
    pub member: Id,
    /// 姓名, as the letter has it.
    pub name: String,
    /// Which letter.
    pub kind: LetterKind,
    /// Where it stands.
    pub state: LetterState,
    /// 已逾期: issued, not handed in, and no longer valid today.
    pub expired: bool,
    /// 转出党组织: the branch that sends.
    pub origin: Id,
    /// 转入党组织, of this street.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub destination: Option<Id>,
    /// 转入党组织 outside the street.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub destination_name: Option<String>,
    /// How far it goes.
    pub reach: LetterReach,
    /// 转接事由.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// 申请日期.
    pub applied_on: NaiveDate,
    /// First day of the stay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stay_from: Option<NaiveDate>,
    /// Last day of the stay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stay_until: Option<NaiveDate>,
    /// Every issue, oldest first; the last is the one that counts.
    pub issues: Vec<LetterIssue>,
    /// The last day on which the letter can be handed in, while that is awaited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_on: Option<NaiveDate>,
    /// 接收日期.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received_on: Option<NaiveDate>,
    /// 回执返回日期: the relation moves on this day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed_on: Option<NaiveDate>,
    /// 撤回日期.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn_on: Option<NaiveDate>,
    /// Why it was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn_because: Option<String>,
    /// Revision.
    pub revision: i64,
}

/// A letter with the warnings that came with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct LetterResult {
    /// The letter.
    pub letter: MemberLetter,
    /// Rules of the kind 一般 that it departs from.
    #[serde(default)]
    pub warnings: Vec<Warning>,
}

/// A member's application to go to another organisation (组织关系转接申请).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ApplyTransfer {
    /// Identifier of the member.
    pub member: String,
    /// Which letter.
    pub kind: LetterKind,
    /// Identifier of the branch of this street; either this or the name of one outside.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub destination: Option<String>,
    /// Name of the organisation outside the street.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub destination_name: Option<String>,
    /// How far it goes; within the city for a branch of this street, nationwide for another when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub reach: Option<LetterReach>,
    /// First day of the stay (YYYY-MM-DD); the day of the application when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub stay_from: Option<String>,
    /// Last day of the stay (YYYY-MM-DD); needed for a certificate letter.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub stay_until: Option<String>,
    /// 转接事由.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub reason: Option<String>,
    /// The day of the application (YYYY-MM-DD); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub on: Option<String>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A letter to be issued (开具).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct IssueLetter {
    /// Identifier of the letter.
    pub letter: String,
    /// 介绍信编号.
    pub number: String,
    /// 存根编号; the letter's number when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub stub_number: Option<String>,
    /// 回执联编号; the letter's number when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub receipt_number: Option<String>,
    /// 有效天数 (1 to 90); what the rulebook has when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub valid_days: Option<i64>,
    /// The day of the issue (YYYY-MM-DD); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub on: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A letter handed in at the receiving branch of this street (接收).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ReceiveLetter {
    /// Identifier of the letter.
    pub letter: String,
    /// The day (YYYY-MM-DD); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub on: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// The receipt of a letter has come back (回执返回).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ReturnReceipt {
    /// Identifier of the letter.
    pub letter: String,
    /// The day on which it came back (YYYY-MM-DD); today when left out. The relation moves on it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub on: Option<String>,
    /// The day on which an organisation outside received the letter, as its receipt says (YYYY-MM-DD); the day of the receipt when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub received_on: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A letter to be issued again, after it expired or was lost (重新开具).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ReissueLetter {
    /// Identifier of the letter.
    pub letter: String,
    /// 介绍信编号; another one than before.
    pub number: String,
    /// 存根编号; the letter's number when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub stub_number: Option<String>,
    /// 回执联编号; the letter's number when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub receipt_number: Option<String>,
    /// 有效天数 (1 to 90); what the rulebook has when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub valid_days: Option<i64>,
    /// 遗失: whether the one before was lost.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub lost: Option<bool>,
    /// The day of the issue (YYYY-MM-DD); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub on: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A transfer to be given up before the letter is handed in (撤回).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct WithdrawTransfer {
    /// Identifier of the letter.
    pub letter: String,
    /// Why.
    pub reason: String,
    /// The day (YYYY-MM-DD); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub on: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Which letters to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListLetters {
    /// Only those that stand here.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub state: Option<LetterState>,
    /// Only those that this organisation, or one below it, sends or receives.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub organisation: Option<String>,
    /// Only those of this member.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub member: Option<String>,
    /// Only issued ones whose last day is this day or earlier (YYYY-MM-DD), expired ones included.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub expiring_until: Option<String>,
    /// At most so many (1 to 1000; 100 when left out).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A page of letters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct LetterList {
    /// The letters, oldest first.
    pub items: Vec<MemberLetter>,
    /// Cursor of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Which letter to read.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct GetLetter {
    /// Identifier of the letter.
    pub letter: String,
}
