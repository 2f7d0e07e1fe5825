//! Words that several parts of the area share.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;

words! {
    /// What a service item is (事项类型).
    ServiceItemKind {
        /// 行政许可.
        Licence = "licence",
        /// 行政确认.
        Confirmation = "confirmation",
        /// 行政给付.
        Benefit = "benefit",
        /// 公共服务.
        PublicService = "public_service",
        /// 便民服务.
        Convenience = "convenience",
    }
}

words! {
    /// Who may apply for an item (申请人类型).
    ApplicantKind {
        /// 自然人.
        Person = "person",
        /// 个体工商户.
        SelfEmployed = "self_employed",
        /// 企业.
        Enterprise = "enterprise",
        /// 社会组织.
        SocialOrganisation = "social_organisation",
        /// 机关、事业单位.
        Institution = "institution",
    }
}

words! {
    /// When a material must be there (材料要求).
    MaterialNeed {
        /// 必要材料: without it nothing is accepted.
        Required = "required",
        /// 可容缺材料: may follow, on a written promise.
        MayFollow = "may_follow",
        /// 共享获取: the office asks the registry, and never the citizen.
        Shared = "shared",
    }
}

words! {
    /// What the registry can answer instead of a paper of the citizen's (共享数据项).
    SharedField {
        /// 姓名: whether name and number fit the person of the registry.
        Identity = "identity",
        /// 年龄: whether the person has reached an age.
        Age = "age",
        /// 居住地: in which community the person lives.
        Residence = "residence",
        /// 户: with how many others the person forms a household.
        Household = "household",
        /// 单位登记: whether the enterprise is recorded and open.
        Enterprise = "enterprise",
    }
}

words! {
    /// To which level an item is handed down (下沉层级).
    ServiceLevel {
        /// 街道.
        Street = "street",
        /// 社区.
        Community = "community",
    }
}

words! {
    /// By which way a matter is handed in (办理渠道).
    ServiceChannel {
        /// 政务服务窗口.
        Window = "window",
        /// 党群服务工作站.
        Station = "station",
        /// 网上.
        Online = "online",
        /// 自助终端.
        Terminal = "terminal",
        /// 上门.
        HomeVisit = "home_visit",
    }
}

words! {
    /// Where a matter stands (办件状态).
    MatterState {
        /// 收件: handed in, not yet accepted.
        Applied = "applied",
        /// 补正: the applicant was told once what is missing.
        Correcting = "correcting",
        /// 受理: its clocks run.
        Accepted = "accepted",
        /// 中止计时: a hearing, an inspection or the like is under way, which does not count.
        Paused = "paused",
        /// 已作决定: to be delivered.
        Decided = "decided",
        /// 办结: the result was delivered.
        Delivered = "delivered",
        /// 不予受理.
        Refused = "refused",
        /// 撤回: taken back by the applicant.
        Withdrawn = "withdrawn",
        /// 视为撤回: what was promised did not come in time.
        Lapsed = "lapsed",
    }
}

impl MatterState {
    /// Whether something is still to be done.
    pub(crate) fn is_open(self) -> bool {
        !matches!(self, Self::Delivered | Self::Refused | Self::Withdrawn | Self::Lapsed)
    }

    /// Whether it was accepted and no decision was made yet.
    pub(crate) fn is_handled(self) -> bool {
        matches!(self, Self::Accepted | Self::Paused)
    }
}

words! {
    /// What does not count towards the limits (不计入时限的环节; Administrative Licensing Law art. 45).
    PauseGround {
        /// 听证.
        Hearing = "hearing",
        /// 招标.
        Tender = "tender",
        /// 拍卖.
        Auction = "auction",
        /// 检验.
        Inspection = "inspection",
        /// 检测.
        Testing = "testing",
        /// 检疫.
        Quarantine = "quarantine",
        /// 鉴定.
        Appraisal = "appraisal",
        /// 专家评审.
        ExpertReview = "expert_review",
        /// 公示, where a law asks for it.
        Publication = "publication",
    }
}

words! {
    /// What an entry of the list of powers and duties is (权责类别).
    PowerKind {
        /// 基本履职事项.
        Basic = "basic",
        /// 配合履职事项: with the department that is in charge.
        Cooperating = "cooperating",
        /// 上级部门收回事项.
        TakenBack = "taken_back",
    }
}
