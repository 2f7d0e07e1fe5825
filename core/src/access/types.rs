//! Actors, roles and grants as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Id, Timestamp};

/// What a grant lets its holder do (角色).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 网格员: works on one grid.
    GridWorker,
    /// 社区工作者: works on one community.
    CommunityOfficer,
    /// 街道工作人员: accepts, dispatches, inspects and closes for the street.
    StreetOfficer,
    /// 承办部门人员: works off what reaches the office.
    DepartmentHandler,
    /// 调解员.
    Mediator,
    /// 党组织书记.
    PartySecretary,
    /// 领导: sees figures, never records.
    Leader,
    /// 系统管理员: configuration, calendars, categories, backups.
    SystemAdministrator,
    /// 安全管理员: grants.
    SecurityAdministrator,
    /// 审计管理员: events, the audit chain, the read log.
    Auditor,
}

/// What a scope is measured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum ScopeKind {
    /// 行政区划: a street or community, with all below it.
    Division,
    /// 网格: one grid.
    Grid,
    /// 承办单位: what is assigned to one office.
    Office,
    /// 党组织: a Party organisation, with all below it.
    Organisation,
}

/// Who acts, in which street, and why: the document that opens a session.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// The person or service as the host knows it; the host has authenticated it.
    pub actor: String,
    /// Division code of the street (nine or twelve digits).
    pub street: String,
    /// The role to act in; left out, every role that is granted counts.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub role: Option<Role>,
    /// Why personal data will be read (目的); needed by every operation that reveals sensitive fields.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub purpose: Option<String>,
}

/// A grant to be made (授权).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct NewGrant {
    /// Who gets it.
    pub actor: String,
    /// The role.
    pub role: Role,
    /// What the scope is measured by.
    pub scope_kind: ScopeKind,
    /// Division code, grid code, office code, or identifier of a Party organisation.
    pub scope: String,
    /// Whether sensitive fields may be revealed for a purpose.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub sensitive: Option<bool>,
    /// First day (YYYY-MM-DD); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub valid_from: Option<String>,
    /// Last day (YYYY-MM-DD); open when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub valid_to: Option<String>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A grant as it is stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Grant {
    /// Identifier.
    pub id: Id,
    /// Who holds it.
    pub actor: String,
    /// The role.
    pub role: Role,
    /// What the scope is measured by.
    pub scope_kind: ScopeKind,
    /// Division code, grid code or office code.
    pub scope: String,
    /// Whether sensitive fields may be revealed for a purpose.
    pub sensitive: bool,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
    /// When it was revoked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revoked_at: Option<Timestamp>,
    /// Who made it.
    pub granted_by: String,
    /// Revision.
    pub revision: i64,
}

/// A grant to be ended.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RevokeGrant {
    /// Identifier of the grant.
    pub grant: String,
    /// Why it ends.
    pub reason: String,
}

/// Which grants to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListGrants {
    /// Only those of this actor.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub actor: Option<String>,
    /// Also those that have ended.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub ended: Option<bool>,
    /// At most so many (1 to 1000; 100 when left out).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// A page of grants.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GrantList {
    /// The grants, oldest first.
    pub items: Vec<Grant>,
    /// Cursor of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Which reads of personal data to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListReads {
    /// Only those of this record (identifier).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub subject: Option<String>,
    /// Only those by this actor.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub actor: Option<String>,
    /// At most so many (1 to 1000; 100 when left out).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// One read of personal data (查阅记录).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ReadEntry {
    /// Running number in the street.
    pub sequence: i64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: String,
    /// In which role.
    pub role: Role,
    /// By which operation.
    pub operation: String,
    /// Kind of the record.
    pub subject_kind: String,
    /// Identifier of the record.
    pub subject: Id,
    /// Which fields were revealed.
    pub fields: Vec<String>,
    /// Why.
    pub purpose: String,
}

/// A page of the read log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ReadLog {
    /// The reads, newest first.
    pub items: Vec<ReadEntry>,
    /// Cursor of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
