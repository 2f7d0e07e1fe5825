//! Events, history and counters as documents.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Timestamp;

/// Where to go on reading events.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct EventsSince {
    /// Events after this sequence number; 0 for all.
    pub sequence: i64,
    /// At most so many (1 to 1000; 100 when left out).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
}

/// A fact of the ledger (事件).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Event {
    /// Running number in the street, from 1 without a gap; with the street it identifies the event.
    pub sequence: i64,
    /// When.
    pub at: Timestamp,
    /// Who; unless the session audits, empty for a withdrawal from mediation, which a party takes by its own account, and for what
    /// people do for themselves by their own accounts or without their names.
    pub actor: String,
    /// By which operation.
    pub operation: String,
    /// Kind of the record.
    pub subject_kind: String,
    /// Identifier or code of the record.
    pub subject: String,
    /// SM3 of the record before, in hexadecimal; absent when it was new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// SM3 of the record after, in hexadecimal; absent when it is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// What the fact says, a JSON document without personal data; empty, as the digests are absent, where the record is of
    /// a Party member and the session may not read members.
    pub body: String,
    /// SM3 link of the audit chain, in hexadecimal.
    pub hash: String,
}

/// A page of events.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct EventList {
    /// The events, oldest first.
    pub items: Vec<Event>,
    /// Sequence number to go on from: that of the last item, or the one asked for when there is none.
    pub sequence: i64,
    /// Whether more events stand after the last item.
    pub more: bool,
}

/// Whose history to read.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct HistoryOf {
    /// Identifier (UUIDv7) or code of the record.
    pub subject: String,
    /// At most so many (1 to 1000; 100 when left out).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A page of a record's history (记录沿革).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct History {
    /// The facts about the record, oldest first.
    pub items: Vec<Event>,
    /// Cursor of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// What part of the audit chain to check.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct AuditRange {
    /// First sequence number to check; 1 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub from: Option<i64>,
    /// A head noted outside earlier: its sequence number. The chain must still pass through it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub witness_sequence: Option<i64>,
    /// The hash of that head.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub witness_hash: Option<String>,
}

/// What the check of the audit chain found (审计链核验).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AuditReport {
    /// Whether every checked link holds.
    pub sound: bool,
    /// How many links were checked.
    pub checked: i64,
    /// Sequence number of the head.
    pub head_sequence: i64,
    /// Hash of the head, in hexadecimal.
    pub head_hash: String,
    /// Sequence number of the first broken link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_broken: Option<i64>,
    /// What is wrong with it, in Chinese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zh: Option<String>,
    /// What is wrong with it, in English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

/// Which counts to read.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ReadCounters {
    /// The measure (`case.state`, `case.submitted`, `resident` …).
    pub measure: String,
    /// Grid, community or street code: the counts of that area, or of every grid below it when `by_grid` is true.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub area: Option<String>,
    /// One count a grid instead of one of the area.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub by_grid: Option<bool>,
    /// First day of a flow (YYYY-MM-DD).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub from: Option<String>,
    /// Last day of a flow (YYYY-MM-DD).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub to: Option<String>,
}

/// One count.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Count {
    /// Grid code, or the street's.
    pub area: String,
    /// The day of a flow (YYYY-MM-DD); absent for a stock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
    /// The kind (category, residence, …); empty where the measure has none.
    pub kind: String,
    /// The state; empty where the measure has none.
    pub state: String,
    /// The count.
    pub value: i64,
}

/// Counts of one measure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CounterList {
    /// The counts in the order of area, day, kind and state; zeros are left out.
    pub items: Vec<Count>,
    /// Their sum.
    pub total: i64,
}

/// An empty request.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct VerifyRequest {
    /// Also compare every record with the digest of its last event; slower.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub records: Option<bool>,
}

/// What `platform.verify` found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct VerifyReport {
    /// Whether nothing is wrong.
    pub sound: bool,
    /// How many events the chain has.
    pub events: i64,
    /// How many counters were compared with a recount.
    pub counters: i64,
    /// How many cases were recounted.
    pub cases: i64,
    /// How many residents were recounted.
    pub residents: i64,
    /// How many records were compared with the digest of their last event.
    pub records: i64,
    /// Head of the audit chain, in hexadecimal.
    pub head_hash: String,
    /// What is wrong, a line each, in English and without personal data.
    pub findings: Vec<String>,
}

/// Where to put a copy of the database.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct BackupRequest {
    /// Path of the new file; it must not exist.
    pub path: String,
}

/// A finished copy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct BackupReport {
    /// Path of the copy.
    pub path: String,
    /// Its size in bytes.
    pub bytes: i64,
    /// Sequence number of the last event in it.
    pub sequence: i64,
}
