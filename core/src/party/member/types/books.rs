//! Requests that keep the book of members: recording, amending, reading.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::PartyMemberField;
use crate::identity::Sex;
use crate::party::{Affiliation, MemberStage, MemberStatus};

/// Who a member or applicant is (人员基本信息). Of a resident of the registry, name, number, sex, birth date and telephone
/// are those of the resident; what is given here fills what the resident's record leaves open.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct PartyPerson {
    /// Identifier of the resident in the registry: with the resident's number, or a grant that reads the registry there.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub resident: Option<String>,
    /// 姓名; needed without a resident.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub name: Option<String>,
    /// 公民身份号码 (GB 11643); sex and birth date follow from it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub number: Option<String>,
    /// 性别; taken from the number when there is one.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub sex: Option<Sex>,
    /// 出生日期 (YYYY-MM-DD); taken from the number when there is one.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub birth: Option<String>,
    /// 联系电话.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub phone: Option<String>,
    /// 工作单位.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub unit: Option<String>,
    /// 离退休: pays dues as the retired do; false when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub retired: Option<bool>,
}

/// A member or applicant to be entered as the papers have it (党员信息补录).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RecordPartyMember {
    /// Identifier made offline; made by the library when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub id: Option<String>,
    /// The person.
    pub person: PartyPerson,
    /// How far the person has come.
    pub stage: MemberStage,
    /// What ties the person to the organisation; the relation (组织关系在此) when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub affiliation: Option<Affiliation>,
    /// Identifier of the branch (党支部).
    pub organisation: String,
    /// Identifier of a group (党小组) of the branch.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub group: Option<String>,
    /// 申请入党日期 (YYYY-MM-DD).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub applied_on: Option<String>,
    /// 派人谈话日期 (YYYY-MM-DD).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub talked_on: Option<String>,
    /// 确定为积极分子日期 (YYYY-MM-DD).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub activist_on: Option<String>,
    /// 确定为发展对象日期 (YYYY-MM-DD).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub target_on: Option<String>,
    /// 入党日期 (YYYY-MM-DD): the day of the branch meeting; needed of a member.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub joined_on: Option<String>,
    /// 预备期满日 (YYYY-MM-DD); a year after joining when left out, later when the probation was extended.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub probation_ends: Option<String>,
    /// 转正日期 (YYYY-MM-DD); needed of a full member.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub full_on: Option<String>,
    /// First day in this standing in the branch (YYYY-MM-DD); when left out the day the stage began, but not before the
    /// branch was there, or today when that day is not known.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub since: Option<String>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Changes of a member's particulars; what is left out stays as it is. Name, number, sex, birth date and telephone of a
/// member who is linked to a resident come from the resident: give the link again to read them anew.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct AmendPartyMember {
    /// Identifier of the member.
    pub member: String,
    /// Identifier of the resident in the registry; empty to take the link off.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub resident: Option<String>,
    /// New 姓名.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub name: Option<String>,
    /// New 公民身份号码; empty to take it off.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub number: Option<String>,
    /// New 性别; only for a member without number.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub sex: Option<Sex>,
    /// New 出生日期 (YYYY-MM-DD); only for a member without number.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub birth: Option<String>,
    /// New 联系电话; empty to take it off.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub phone: Option<String>,
    /// New 工作单位; empty to take it off.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub unit: Option<String>,
    /// 离退休.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub retired: Option<bool>,
    /// 留党察看至 (YYYY-MM-DD): until this day no vote and no candidacy; empty to lift it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub observed_until: Option<String>,
    /// 失联起始 (YYYY-MM-DD): first day out of contact; empty once the contact is there again.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub lost_since: Option<String>,
    /// The revision the change is based on; another one is a conflict.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A member to be put into a group of the own branch, or taken out (编入党小组).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct AssignPartyGroup {
    /// Identifier of the member.
    pub member: String,
    /// Identifier of the group; left out or empty to take the member out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub group: Option<String>,
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

/// A member to be shown.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct GetPartyMember {
    /// Identifier of the member.
    pub member: String,
    /// Shows the standing of this day (YYYY-MM-DD); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
}

/// Which members to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListPartyMembers {
    /// Only those of this organisation.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub organisation: Option<String>,
    /// With all organisations below it; true when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub below: Option<bool>,
    /// Only those of this group (党小组).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub group: Option<String>,
    /// Only this stage.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub stage: Option<MemberStage>,
    /// Only this status.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub status: Option<MemberStatus>,
    /// Only this affiliation.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub affiliation: Option<Affiliation>,
    /// Only those whose name contains this.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub name: Option<String>,
    /// Who stood where on this day (YYYY-MM-DD); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub as_of: Option<String>,
    /// The `next` of the page before.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
    /// Rows of a page, 1 to 1000; 100 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
}

/// Sensitive fields of a member to be revealed for the session's purpose; the read is logged.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RevealPartyMember {
    /// Identifier of the member.
    pub member: String,
    /// Which fields; all when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub fields: Option<Vec<PartyMemberField>>,
}
