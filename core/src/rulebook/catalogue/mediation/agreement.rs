//! Agreements: form, effect, performance, confirmation.

use super::super::ParameterKind::Integer;
use super::super::Severity::Generally;
use super::super::SourceStatus::V3;
use super::super::{LAW, RuleData, fixed};

const MEDIATION: &str = "中华人民共和国人民调解法（2010年）";
const CIVIL_CODE: &str = "中华人民共和国民法典";
const PUBLIC_SECURITY: &str = "中华人民共和国治安管理处罚法（2025年修订）";
const COURT: &str = "最高人民法院关于人民调解协议司法确认程序的若干规定（法释〔2011〕5号）";
const STATUS: &str = "最高人民法院关于人民调解协议司法确认程序的若干规定（法释〔2011〕5号）；民事诉讼法司法解释（2022）第三百五十一条至第三百五十八条";

/// A rule of the People's Mediation Law.
const ACT: RuleData = RuleData { source: MEDIATION, ..LAW };

pub(in super::super) const RULES: &[RuleData] = &[
    RuleData {
        id: "agreement.session",
        title: ["协议出自调解", "An agreement comes out of mediation"],
        text: [
            "调解协议经调解达成：各方同意调解后至少开过一次调解会议，协议日期不早于最近一次会议。",
            "At least one session was held since all parties are willing, and none after the day of the agreement.",
        ],
        citation: "人民调解法第二十八条；与调解会议的先后由本库设计",
        ..ACT
    },
    RuleData {
        id: "agreement.waiver",
        title: ["口头协议的条件", "When an agreement may be oral"],
        text: [
            "当事人认为无需制作调解协议书的，可以采取口头协议方式，由调解员记录协议内容。",
            "An agreement is oral when the parties find writing unnecessary; the mediator records it.",
        ],
        citation: "人民调解法第二十八条",
        ..ACT
    },
    RuleData {
        id: "agreement.parties",
        title: ["各方当事人", "All parties"],
        text: [
            "调解协议由各方当事人达成，自各方签名、盖章或者按指印，调解员签名并加盖调委会印章之日起生效。",
            "An agreement is reached by all parties; it binds once all, a mediator and the seal are there.",
        ],
        citation: "人民调解法第二十九条",
        ..ACT
    },
    RuleData {
        id: "agreement.authority",
        title: ["代为达成、签署协议的权限", "Who binds a party"],
        text: [
            "代理人代为达成、签署协议应有特别授权，监护人依法代理。",
            "An agent binds a party by special authority only, a guardian by law.",
        ],
        citation: "人民调解法第二十九条；代理人的特别授权由本库设计",
        ..ACT
    },
    RuleData {
        id: "agreement.mediator",
        title: ["签署协议的调解员", "The mediator who signs"],
        text: [
            "协议由承办该纠纷的调解员签名；口头协议由其记录。",
            "A mediator of the dispute's panel signs a written agreement and records an oral one.",
        ],
        citation: "人民调解法第二十九条",
        ..ACT
    },
    RuleData {
        id: "agreement.duty",
        title: ["履行事项", "Duties of an agreement"],
        text: [
            "履行事项应有义务人、权利人、内容和期限，期限不早于协议日期。",
            "A duty has a debtor, a creditor, a content and a last day not before the agreement.",
        ],
        citation: "人民调解法第二十九条；期限不早于协议日期由本库设计",
        ..ACT
    },
    RuleData {
        id: "agreement.minor",
        title: ["未成年当事人", "Parties who are minors"],
        text: [
            "不满十六周岁的当事人由监护人代理达成、签署协议。",
            "A party under sixteen is bound by its guardian only.",
        ],
        citation: "民法典第十八条、第十九条、第二十条",
        source: CIVIL_CODE,
        ..LAW
    },
    RuleData {
        id: "agreement.minor.working",
        severity: Generally,
        title: ["十六周岁以上的未成年当事人", "Minors from sixteen on"],
        text: [
            "十六周岁以上的未成年人以自己的劳动收入为主要生活来源的，视为完全民事行为能力人；否则由监护人代理。",
            "A minor from sixteen on who lives by own work counts as of age; any other is bound by its guardian.",
        ],
        citation: "民法典第十八条、第十九条、第二十条",
        source: CIVIL_CODE,
        ..LAW
    },
    RuleData {
        id: "agreement.form",
        severity: Generally,
        status: V3,
        title: ["书面协议", "Agreements in writing"],
        text: [
            "有民事权利义务内容的调解协议一般应当制作书面协议。",
            "An agreement on civil rights and duties is generally written.",
        ],
        citation: "人民调解工作若干规定（司法部令第75号）第三十四条",
        source: "人民调解工作若干规定的公开转载",
        ..LAW
    },
    RuleData {
        id: "agreement.status",
        severity: Generally,
        title: ["身份关系事项", "Matters of status"],
        text: [
            "协议涉及身份关系、收养关系、婚姻关系的，应当告知当事人人民法院不予司法确认。",
            "The parties are told that no court confirms what settles status, adoption or marriage.",
        ],
        citation: STATUS,
        source: COURT,
        ..LAW
    },
    RuleData {
        id: "agreement.breach",
        title: ["未履行的认定", "When a duty is broken"],
        text: [
            "调委会督促当事人履行约定的义务；履行期限届满仍未履行的，记为未履行。",
            "The committee sees to performance; a duty is broken once its last day is over.",
        ],
        citation: "人民调解法第三十一条",
        ..ACT
    },
    RuleData {
        id: "agreement.confirmation.window",
        title: ["申请司法确认的期限", "The time to ask for confirmation"],
        text: [
            "自调解协议生效之日起三十日内申请司法确认；生效当日不计入，第三十日计入。",
            "Confirmation is asked for within thirty days; the day of effect does not count, the thirtieth does.",
        ],
        citation: "人民调解法第三十三条",
        parameters: &[fixed("days", Integer, "30", "日", ["申请期限", "Days to ask"])],
        ..ACT
    },
    RuleData {
        id: "agreement.confirmation.joint",
        title: ["共同申请司法确认", "Confirmation is asked for together"],
        text: [
            "司法确认由双方当事人共同向人民法院申请。",
            "All parties ask the court for confirmation together.",
        ],
        citation: "人民调解法第三十三条",
        ..ACT
    },
    RuleData {
        id: "agreement.confirmation.matter",
        title: ["不予司法确认的事项", "What no court confirms"],
        text: [
            "确认身份关系、收养关系、婚姻关系的，人民法院不予受理司法确认申请。",
            "A court does not take up what settles status, adoption or marriage.",
        ],
        citation: STATUS,
        source: COURT,
        ..LAW
    },
    RuleData {
        id: "agreement.police",
        title: ["治安案件的调解", "Minor cases of public security"],
        text: [
            "属于调解范围的治安案件，当事人经人民调解达成协议并履行，书面申请经公安机关认可的，不予处罚。",
            "The police spare a penalty when an agreement was performed and they agree to a written application.",
        ],
        citation: "治安管理处罚法（2025年修订）第九条第四款",
        source: PUBLIC_SECURITY,
        ..LAW
    },
];
