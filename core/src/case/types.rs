//! Cases as documents: words, requests and records.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Id, Timestamp, Warning};

/// Declares a flat enum whose words are the same in documents and in the store.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        #[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $word)] $variant,)*
        }

        impl $name {
            /// Every word.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word in documents and in the store.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            pub(crate) fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
        }

        impl crate::store::ToParam for $name {
            fn to_param(&self) -> crate::store::Param<'_> {
                crate::store::Param::Text(self.word())
            }
        }

        impl crate::store::FromColumn for $name {
            fn from_column(column: crate::store::Param<'_>) -> Option<Self> {
                match column {
                    crate::store::Param::Text(word) => Self::from_word(word),
                    _ => None,
                }
            }
        }
    };
}
pub(crate) use words;

words! {
    /// Where a case stands (案件状态). The outcome is kept apart: closed does not mean solved.
    CaseState {
        /// 上报: handed in.
        Submitted = "submitted",
        /// 已核实: found true on the spot.
        Verified = "verified",
        /// 已立案: filed, waiting for dispatch.
        Filed = "filed",
        /// 不予受理: refused with a reason.
        Refused = "refused",
        /// 已派遣: with an office, not yet accepted.
        Dispatched = "dispatched",
        /// 处置中: accepted, being worked off.
        Handling = "handling",
        /// 已退回: sent back by the office with a reason.
        Returned = "returned",
        /// 挂账: the clock stands still.
        Suspended = "suspended",
        /// 处置完成: result reported, waiting for inspection.
        Reported = "reported",
        /// 核查通过: inspected, waiting to be closed.
        Inspected = "inspected",
        /// 结案.
        Closed = "closed",
        /// 作废: withdrawn by the reporter or void.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// What came of a case (办理结果).
    CaseOutcome {
        /// 已解决.
        Resolved = "resolved",
        /// 部分解决.
        PartlyResolved = "partly_resolved",
        /// 已解释: explained; nothing to be done, or not by law.
        Explained = "explained",
        /// 未解决.
        Unresolved = "unresolved",
    }
}

words! {
    /// What is asked for (诉求类型; Beijing regulation art. 2, RULES C-01).
    CaseKind {
        /// 咨询.
        Consultation = "consultation",
        /// 求助.
        Help = "help",
        /// 投诉.
        Complaint = "complaint",
        /// 举报.
        Report = "report",
        /// 建议.
        Suggestion = "suggestion",
    }
}

words! {
    /// Where a case comes from (来源).
    CaseChannel {
        /// 群众: a citizen, by an application of the host.
        Citizen = "citizen",
        /// 网格员.
        GridWorker = "grid_worker",
        /// 热线: 12345.
        Hotline = "hotline",
        /// 部门移送.
        Department = "department",
    }
}

words! {
    /// Which deadline a case runs under (时限等级; RULES C-13).
    CaseTier {
        /// 紧急: danger to life or property.
        Emergency = "emergency",
        /// 急: water, electricity, gas, heating.
        Urgent = "urgent",
        /// 一般.
        Ordinary = "ordinary",
        /// 复杂.
        Complex = "complex",
    }
}

words! {
    /// How the people who asked rate the result (满意度).
    Satisfaction {
        /// 满意.
        Satisfied = "satisfied",
        /// 不满意.
        Dissatisfied = "dissatisfied",
    }
}

/// A case to be handed in (上报).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct NewCase {
    /// Code of a category of the second level.
    pub category: String,
    /// What is asked for.
    pub kind: CaseKind,
    /// Where it comes from.
    pub channel: CaseChannel,
    /// One line (1 to 100 characters).
    pub title: String,
    /// What happened (up to 4000 characters).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub description: Option<String>,
    /// Where, in words (up to 200 characters).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub address: Option<String>,
    /// Longitude in degrees; with latitude and datum, or not at all.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub longitude: Option<f64>,
    /// Latitude in degrees.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub latitude: Option<f64>,
    /// Datum of the pair: an unlabelled pair is refused.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub datum: Option<crate::geo::Datum>,
    /// Fifteen-digit grid code, when there is no position.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub grid: Option<String>,
    /// Twelve-digit community code, when neither position nor grid is known.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub community: Option<String>,
    /// Handed in without a name: name and telephone must then be left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub anonymous: Option<bool>,
    /// Name of the person who asks.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub reporter_name: Option<String>,
    /// Telephone of the person who asks (sensitive).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub reporter_phone: Option<String>,
    /// Identifier of that person in the registry.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub reporter_resident: Option<String>,
    /// Number of the order at the host or the hotline; unique in the street.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub external_number: Option<String>,
    /// Another tier than the category's.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub tier: Option<CaseTier>,
    /// Identifier made by an offline client (UUIDv7).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub id: Option<String>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

impl NewCase {
    /// A case with what is required; the rest is set on the fields.
    pub fn new(
        category: impl Into<String>,
        kind: CaseKind,
        channel: CaseChannel,
        title: impl Into<String>,
    ) -> Self {
        Self {
            category: category.into(),
            kind,
            channel,
            title: title.into(),
            description: None,
            address: None,
            longitude: None,
            latitude: None,
            datum: None,
            grid: None,
            community: None,
            anonymous: None,
            reporter_name: None,
            reporter_phone: None,
            reporter_resident: None,
            external_number: None,
            tier: None,
            id: None,
            request_key: None,
        }
    }
}

/// Many cases in one transaction.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct NewCases {
    /// The cases, at most 1000.
    pub items: Vec<NewCase>,
}

/// What became of one case of a bulk call: a case, or an error.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct BulkEntry {
    /// Place in the request, from 0.
    pub index: u32,
    /// Identifier of the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// Its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Stable number of the error.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<i32>,
    /// The field at fault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The reason in Chinese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zh: Option<String>,
    /// The reason in English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

/// What became of a bulk call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct BulkResult {
    /// One entry a case, in the order of the request.
    pub items: Vec<BulkEntry>,
    /// How many were accepted.
    pub accepted: u32,
    /// How many were refused; each stands alone, the others are stored.
    pub refused: u32,
}

/// A case as it is stored; telephone and name of the reporter are masked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Case {
    /// Identifier.
    pub id: Id,
    /// Number that people use: street, day, running number.
    pub number: String,
    /// Where it stands.
    pub state: CaseState,
    /// What came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<CaseOutcome>,
    /// What is asked for.
    pub kind: CaseKind,
    /// Where it comes from.
    pub channel: CaseChannel,
    /// Code of its category.
    pub category: String,
    /// Which deadline it runs under.
    pub tier: CaseTier,
    /// One line.
    pub title: String,
    /// What happened.
    pub description: String,
    /// Where, in words.
    pub address: String,
    /// Longitude in degrees of CGCS2000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longitude: Option<f64>,
    /// Latitude in degrees of CGCS2000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latitude: Option<f64>,
    /// The datum in which the position was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub datum: Option<crate::geo::Datum>,
    /// Community it lies in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub community: Option<String>,
    /// Grid it lies in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<String>,
    /// Office that is responsible: proposed by routing, fixed by dispatch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// Why it was routed so: a rule's identifier, or a word (`category`, `area`, `fallback`, `none`, `dispatch`).
    pub routing: String,
    /// Handed in without a name.
    pub anonymous: bool,
    /// Name of the person who asks, masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reporter_name: Option<String>,
    /// Telephone of that person, masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reporter_phone: Option<String>,
    /// That person in the registry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reporter_resident: Option<Id>,
    /// Number of the order at the host or the hotline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_number: Option<String>,
    /// Who handed it in.
    pub submitted_by: String,
    /// When it was handed in.
    pub submitted_at: Timestamp,
    /// When it was verified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified_at: Option<Timestamp>,
    /// When it was filed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filed_at: Option<Timestamp>,
    /// When it was last dispatched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dispatched_at: Option<Timestamp>,
    /// When it was first dispatched: the day of the order in the response rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ordered_at: Option<Timestamp>,
    /// Until when the office must accept or return it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accept_due_at: Option<Timestamp>,
    /// When it was accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted_at: Option<Timestamp>,
    /// Whether the first office to accept it did so in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_time: Option<bool>,
    /// Who accepted it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handler: Option<String>,
    /// Until when the result must be reported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Timestamp>,
    /// The limit in force, such as `7 working_day`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<String>,
    /// Since when the clock stands still.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspended_at: Option<Timestamp>,
    /// When the result was reported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported_at: Option<Timestamp>,
    /// Who reported it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported_by: Option<String>,
    /// When the result was inspected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inspected_at: Option<Timestamp>,
    /// When it came to its end: closed, refused or withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<Timestamp>,
    /// Whether the result was reported within the limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_time: Option<bool>,
    /// Found overdue by the sweep.
    pub overdue: bool,
    /// When the person was called back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub followed_up_at: Option<Timestamp>,
    /// Whether the person could be reached and answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reached: Option<bool>,
    /// Whether the person says that it is solved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolved: Option<bool>,
    /// How the person rates it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub satisfaction: Option<Satisfaction>,
    /// How often offices sent it back.
    pub returns: u32,
    /// How often inspection sent it back.
    pub reworks: u32,
    /// How often it was reopened.
    pub reopens: u32,
    /// How often its limit was extended.
    pub extensions: u32,
    /// Working days by which it was extended in all.
    pub extended_days: u32,
    /// The street has ruled which office handles it: it can't be returned again.
    pub arbitrated: bool,
    /// Revision: give it back with a change, so that a change of somebody else is not written over.
    pub revision: i64,
}

/// A case with what the call has to say about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CaseResult {
    /// The case, masked.
    pub case: Case,
    /// Why it went to this office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub routing: Option<Routing>,
    /// Rules of the kind 一般 that it departs from.
    #[serde(default)]
    pub warnings: Vec<Warning>,
}

/// Why a case went where it went (分派理由).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Routing {
    /// The office, if one was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// Identifier of the routing rule that decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<Id>,
    /// How the place was found: `position`, `grid`, `community`, `none`.
    pub located_by: String,
    /// The reason in Chinese.
    pub zh: String,
    /// The reason in English.
    pub en: String,
}

/// A step that needs no more than a note: verify, accept, close.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct CaseStep {
    /// Identifier of the case.
    pub case: String,
    /// What there is to say (up to 1000 characters; no personal data: it goes into the ledger).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub note: Option<String>,
    /// The revision that the caller has seen; another one is a `Conflict`.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A step that needs a reason: refuse, return, suspend, resume, withdraw, reopen.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct CaseReasonStep {
    /// Identifier of the case.
    pub case: String,
    /// The reason (1 to 1000 characters; no personal data: it goes into the ledger).
    pub reason: String,
    /// The revision that the caller has seen; another one is a `Conflict`.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}
