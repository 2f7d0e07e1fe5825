//! Words that several parts of the area share.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;

words! {
    /// What kind of Party organisation it is (党组织类别).
    OrganisationKind {
        /// 街道党工委: dispatched by the district committee, not elected.
        WorkCommittee = "work_committee",
        /// 党委: a committee of a community or unit.
        Committee = "committee",
        /// 党总支: a general branch.
        GeneralBranch = "general_branch",
        /// 党支部: a branch of one unit or community.
        Branch = "branch",
        /// 网格党支部: a branch on a grid.
        GridBranch = "grid_branch",
        /// 联合党支部: a branch that several units form together.
        JointBranch = "joint_branch",
        /// 临时党支部: a branch of a temporary body; relations of members stay where they were.
        TemporaryBranch = "temporary_branch",
        /// 流动党员党支部: a branch of members who are away from their own.
        MobileBranch = "mobile_branch",
        /// 两新组织党支部: a branch of a new economic or new social organisation.
        TwoNewBranch = "two_new_branch",
        /// 离退休干部党支部: a branch of retired cadres.
        RetiredBranch = "retired_branch",
        /// 党小组: a group within a branch.
        Group = "group",
        /// 楼宇党小组: a group on a building.
        BuildingGroup = "building_group",
    }
}

impl OrganisationKind {
    /// Whether it is a branch of any kind. All but the temporary one keep the relations of their members.
    pub const fn is_branch(self) -> bool {
        matches!(
            self,
            Self::Branch
                | Self::GridBranch
                | Self::JointBranch
                | Self::TemporaryBranch
                | Self::MobileBranch
                | Self::TwoNewBranch
                | Self::RetiredBranch
        )
    }

    /// Whether it is a part of a branch.
    pub const fn is_group(self) -> bool {
        matches!(self, Self::Group | Self::BuildingGroup)
    }

    /// Whether branches stand below it.
    pub const fn is_above_branches(self) -> bool {
        matches!(self, Self::WorkCommittee | Self::Committee | Self::GeneralBranch)
    }

    /// The name in Chinese, for messages.
    pub const fn zh(self) -> &'static str {
        match self {
            Self::WorkCommittee => "党工委",
            Self::Committee => "党委",
            Self::GeneralBranch => "党总支",
            Self::Branch => "党支部",
            Self::GridBranch => "网格党支部",
            Self::JointBranch => "联合党支部",
            Self::TemporaryBranch => "临时党支部",
            Self::MobileBranch => "流动党员党支部",
            Self::TwoNewBranch => "两新组织党支部",
            Self::RetiredBranch => "离退休干部党支部",
            Self::Group => "党小组",
            Self::BuildingGroup => "楼宇党小组",
        }
    }
}

words! {
    /// Where an organisation stands (党组织状态).
    OrganisationState {
        /// 已申请: applied for by the unit.
        Applied = "applied",
        /// 已批复: the superior committee has agreed.
        Approved = "approved",
        /// 不予批复: the superior committee has refused.
        Refused = "refused",
        /// 已成立.
        Active = "active",
        /// 已撤销.
        Dissolved = "dissolved",
    }
}

words! {
    /// How far a person has come on the way into the Party (发展阶段).
    MemberStage {
        /// 入党申请人.
        Applicant = "applicant",
        /// 入党积极分子.
        Activist = "activist",
        /// 发展对象.
        Target = "target",
        /// 预备党员.
        Probationary = "probationary",
        /// 正式党员.
        Full = "full",
    }
}

impl MemberStage {
    /// Whether the person is a member of the Party, on probation or in full.
    pub const fn is_member(self) -> bool {
        matches!(self, Self::Probationary | Self::Full)
    }

    /// The name in Chinese, for messages.
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Applicant => "入党申请人",
            Self::Activist => "入党积极分子",
            Self::Target => "发展对象",
            Self::Probationary => "预备党员",
            Self::Full => "正式党员",
        }
    }
}

words! {
    /// Whether the record of a person is in force (党员状态).
    MemberStatus {
        /// 正常.
        Active = "active",
        /// 停止党籍.
        Suspended = "suspended",
        /// 转出: the relation has gone to an organisation outside the street.
        TransferredOut = "transferred_out",
        /// 除名.
        Removed = "removed",
        /// 退党或劝其退党.
        Withdrawn = "withdrawn",
        /// 取消预备党员资格.
        Cancelled = "cancelled",
        /// 已离开: an applicant who gave up, a mobile or double-reporting member who has gone.
        Ended = "ended",
        /// 死亡.
        Deceased = "deceased",
    }
}

words! {
    /// What ties a member to an organisation here (党员归属).
    Affiliation {
        /// 组织关系在此.
        Relation = "relation",
        /// 流动党员: the relation is elsewhere, the member lives here for a time.
        Mobile = "mobile",
        /// 双报到: an in-service member who reports to the community.
        DoubleReport = "double_report",
    }
}

/// The votes of one question (表决情况).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct Votes {
    /// 应到会有表决权人数: members with the right to vote who should attend.
    pub entitled: i64,
    /// 实到会有表决权人数: those of them who were present.
    pub present: i64,
    /// 赞成: in favour; at an admission, written opinions of absent members sent before the meeting count in.
    pub ayes: i64,
    /// 反对: against.
    pub nays: i64,
    /// 弃权: abstentions.
    pub abstentions: i64,
    /// 书面意见: ayes, nays and abstentions among them that absent members sent in writing before the meeting.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub written: Option<i64>,
}
