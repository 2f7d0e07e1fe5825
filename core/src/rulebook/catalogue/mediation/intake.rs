//! Disputes: their intake and who may know of them.

use super::super::ParameterKind::Integer;
use super::super::Severity::{Configurable, Generally, Hard};
use super::super::SourceStatus::{U, V3};
use super::super::{LAW, OURS, RuleData, settable};

/// A rule of the People's Mediation Law.
const MEDIATION_LAW: RuleData = RuleData { source: "人民调解法公开文本", ..LAW };

/// A rule of the ministry's regulation of 2002, read in a reproduction.
const REGULATION: RuleData = RuleData {
    severity: Configurable,
    status: V3,
    citation: "人民调解工作若干规定（司法部令第75号）",
    source: "人民调解工作若干规定的公开转载",
    ..LAW
};

pub(in super::super) const RULES: &[RuleData] = &[
    RuleData {
        id: "dispute.parties",
        severity: Hard,
        title: ["纠纷的当事人", "The parties of a dispute"],
        text: [
            "一件纠纷至少有两方当事人，其中有被申请人；除调委会主动调解的外，还应有申请人；同一人不得重复列为当事人，也不得代理对立的当事人。",
            "A dispute has two parties at least, one of them the respondent and, unless the committee acts on its own initiative, one the applicant; nobody is a party twice or speaks for both sides.",
        ],
        ..OURS
    },
    RuleData {
        id: "dispute.voluntary",
        title: ["自愿调解", "Mediation by consent"],
        text: [
            "当事人一方明确拒绝调解的，不得调解。",
            "What one party clearly refuses to have mediated is not mediated.",
        ],
        citation: "人民调解法第十七条",
        ..MEDIATION_LAW
    },
    RuleData {
        id: "dispute.exclusion",
        title: ["不得受理的纠纷", "What is not taken up"],
        text: [
            "法律规定由专门机关管辖处理或者禁止采用民间调解方式解决的，以及人民法院、公安机关或者其他行政机关已经受理或者解决的纠纷，不得受理。",
            "Matters reserved to a special organ or closed to private mediation, and those that a court, the police or another organ has taken up or settled, are not accepted.",
        ],
        citation: "人民调解工作若干规定（司法部令第75号）第二十二条",
        parameters: &[settable(
            "enforced",
            Integer,
            "1",
            "",
            ["是否拒绝受理（1 拒绝，0 仅提示）", "Whether it is refused (1) or only told (0)"],
            ["0", "1"],
        )],
        ..REGULATION
    },
    RuleData {
        id: "dispute.routes",
        title: ["不予受理的告知", "What is told with a refusal"],
        text: [
            "不予受理的，应当告知当事人提请有关机关处理或者向人民法院起诉等其他途径。",
            "Whose dispute is not taken up is told the other routes.",
        ],
        parameters: &[settable(
            "minimum",
            Integer,
            "1",
            "条",
            ["告知途径的最少数量", "Least routes told"],
            ["0", "3"],
        )],
        ..REGULATION
    },
    RuleData {
        id: "dispute.guardian",
        severity: Hard,
        status: U,
        title: ["未成年人的监护人", "The guardian of a minor"],
        text: [
            "未成年当事人由监护人代理；受理前应当登记其监护人，监护人应为成年人。",
            "For a minor the guardian speaks, who is of age; the guardian is recorded before the dispute is accepted.",
        ],
        citation: "民法典第十七条、第二十三条",
        source: "民法典，未核对文本",
        ..LAW
    },
    RuleData {
        id: "dispute.authority",
        severity: Hard,
        status: U,
        title: ["代理人的授权", "The authority of an agent"],
        text: [
            "委托代理人参加调解应有授权委托书，写明授权范围；承认、放弃、变更请求和达成协议的，须有特别授权。",
            "An agent has a written authority that tells how far it extends; to admit, waive or settle takes a special one.",
        ],
        citation: "民法典第一百六十五条",
        source: "民法典，未核对文本",
        ..LAW
    },
    RuleData {
        id: "mediation.limit",
        severity: Generally,
        title: ["调解期限", "The time limit of mediation"],
        text: [
            "人民调解委员会调解纠纷，一般在受理后一个月内调结。",
            "Mediation is generally concluded within one month of acceptance.",
        ],
        citation: "人民调解工作若干规定（司法部令第75号）第三十三条",
        parameters: &[settable(
            "months",
            Integer,
            "1",
            "个月",
            ["自受理起的月数", "Months from acceptance"],
            ["1", "6"],
        )],
        ..REGULATION
    },
    RuleData {
        id: "dispute.risk",
        title: ["防止激化与报告", "Escalation and its report"],
        text: [
            "发现纠纷有可能激化的，应当采取有针对性的预防措施；有可能引起治安案件、刑事案件的，及时向当地公安机关或者其他有关部门报告。",
            "Where a dispute may escalate, preventive steps are taken; what may end in an offence is reported to the police or another body.",
        ],
        citation: "人民调解法第二十五条",
        ..MEDIATION_LAW
    },
    RuleData {
        id: "dispute.confidential",
        title: ["保守当事人秘密", "What stays within mediation"],
        text: [
            "人民调解员不得泄露当事人的个人隐私、商业秘密；由纠纷转出的诉求不写当事人的姓名、电话和证件号码。",
            "A mediator discloses no private or commercial secret; a case that comes from a dispute names no party.",
        ],
        citation: "人民调解法第十五条",
        ..MEDIATION_LAW
    },
    RuleData {
        id: "dispute.place",
        severity: Generally,
        title: ["纠纷的受理地", "Where a dispute is taken up"],
        text: [
            "社区人民调解委员会一般受理本社区的纠纷。",
            "A community's committee generally takes up the disputes of its community.",
        ],
        ..OURS
    },
];
