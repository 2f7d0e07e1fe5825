//! Words that several parts of the area share.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;

words! {
    /// What a mediator is (调解员类别).
    MediatorKind {
        /// 法官: a judge, in office or retired, who helps to mediate.
        Judge = "judge",
        /// 律师.
        Lawyer = "lawyer",
        /// "六老": an elder of the street's list.
        Elder = "elder",
        /// 专职人民调解员.
        FullTime = "full_time",
        /// 兼职人民调解员.
        PartTime = "part_time",
        /// 专家: of medicine, building, traffic and the like.
        Expert = "expert",
    }
}

words! {
    /// What a dispute is about (纠纷类别; RULES E-31).
    DisputeCategory {
        /// 婚姻家庭.
        Family = "family",
        /// 邻里.
        Neighbour = "neighbour",
        /// 房屋宅基地.
        Housing = "housing",
        /// 合同.
        Contract = "contract",
        /// 生产经营.
        Business = "business",
        /// 损害赔偿.
        Damages = "damages",
        /// 山林土地.
        Land = "land",
        /// 征地拆迁.
        Expropriation = "expropriation",
        /// 环境污染.
        Pollution = "pollution",
        /// 劳动争议.
        Labour = "labour",
        /// 消费.
        Consumer = "consumer",
        /// 医疗.
        Medical = "medical",
        /// 道路交通.
        Traffic = "traffic",
        /// 物业.
        Property = "property",
        /// 其他.
        Other = "other",
    }
}

impl DisputeCategory {
    /// The name in Chinese, for documents.
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Family => "婚姻家庭",
            Self::Neighbour => "邻里",
            Self::Housing => "房屋宅基地",
            Self::Contract => "合同",
            Self::Business => "生产经营",
            Self::Damages => "损害赔偿",
            Self::Land => "山林土地",
            Self::Expropriation => "征地拆迁",
            Self::Pollution => "环境污染",
            Self::Labour => "劳动争议",
            Self::Consumer => "消费",
            Self::Medical => "医疗",
            Self::Traffic => "道路交通",
            Self::Property => "物业",
            Self::Other => "其他",
        }
    }
}

words! {
    /// Where a dispute comes from (案件来源; People's Mediation Law arts. 17 and 18, RULES E-30).
    DisputeSource {
        /// 当事人申请.
        Application = "application",
        /// 调委会主动调解.
        Initiative = "initiative",
        /// 人民法院委托、移送.
        Court = "court",
        /// 公安机关移送.
        Police = "police",
        /// 信访部门移送.
        Petition = "petition",
        /// 诉求转入: a case of the street.
        CitizenCase = "citizen_case",
    }
}

words! {
    /// Where a dispute stands (纠纷状态).
    DisputeState {
        /// 已登记: registered, not yet accepted.
        Registered = "registered",
        /// 不予受理.
        Refused = "refused",
        /// 已受理: accepted; notice and consent outstanding.
        Accepted = "accepted",
        /// 调解中: every party is willing.
        Mediating = "mediating",
        /// 已达成: agreed, not yet in effect.
        Agreed = "agreed",
        /// 履行中: the agreement is in effect.
        Performing = "performing",
        /// 已履行.
        Performed = "performed",
        /// 未履行: broken.
        Breached = "breached",
        /// 调解终止.
        Terminated = "terminated",
    }
}

impl DisputeState {
    /// Whether somebody still works on bringing the parties to an agreement.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Registered | Self::Accepted | Self::Mediating | Self::Agreed)
    }

    /// Whether the parties came to an agreement that took effect (调解成功).
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Performing | Self::Performed | Self::Breached)
    }

    /// The name in Chinese, for messages.
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Registered => "已登记",
            Self::Refused => "不予受理",
            Self::Accepted => "已受理",
            Self::Mediating => "调解中",
            Self::Agreed => "已达成协议",
            Self::Performing => "履行中",
            Self::Performed => "已履行",
            Self::Breached => "未履行",
            Self::Terminated => "已终止",
        }
    }
}

words! {
    /// Why a dispute may not be mediated (不予受理事由; RULES E-26).
    RefusalGround {
        /// 依法应由专门机关管辖处理.
        ReservedByLaw = "reserved_by_law",
        /// 法律法规禁止采用民间调解方式解决.
        MediationForbidden = "mediation_forbidden",
        /// 人民法院已受理或者解决.
        CourtSeized = "court_seized",
        /// 公安机关已受理或者解决.
        PoliceSeized = "police_seized",
        /// 其他行政机关已受理或者解决.
        AgencySeized = "agency_seized",
        /// 不属于民间纠纷.
        NotCivil = "not_civil",
        /// 当事人明确拒绝调解.
        PartyRefuses = "party_refuses",
    }
}

words! {
    /// Why mediation ended without agreement (终止事由).
    EndingReason {
        /// 未达成协议.
        NoAgreement = "no_agreement",
        /// 当事人明确拒绝调解.
        ConsentRefused = "consent_refused",
        /// 当事人撤回、要求终止.
        Withdrawn = "withdrawn",
        /// 期限届满.
        TimeLimit = "time_limit",
        /// 不得调解的情形在受理后发现.
        Excluded = "excluded",
        /// 当事人另行解决.
        SettledElsewhere = "settled_elsewhere",
    }
}

words! {
    /// What a party can do when mediation ends without agreement (其他途径; People's Mediation Law art. 26, RULES E-12).
    OtherRoute {
        /// 仲裁.
        Arbitration = "arbitration",
        /// 行政途径.
        Administrative = "administrative",
        /// 诉讼.
        Litigation = "litigation",
    }
}

words! {
    /// On which side somebody stands (当事人地位).
    PartySide {
        /// 申请人.
        Applicant = "applicant",
        /// 被申请人.
        Respondent = "respondent",
        /// 第三人.
        ThirdParty = "third_party",
    }
}

words! {
    /// What a party is (当事人类别).
    PartyKind {
        /// 自然人.
        Person = "person",
        /// 法人、其他组织.
        Body = "body",
    }
}

words! {
    /// How likely a dispute is to escalate (激化风险).
    EscalationRisk {
        /// 低.
        Low = "low",
        /// 中.
        Medium = "medium",
        /// 高.
        High = "high",
    }
}
