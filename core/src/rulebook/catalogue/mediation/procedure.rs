//! Mediation: notice, consent, panel, sessions, time limits.

use super::super::ParameterKind::Integer;
use super::super::Severity::{Configurable, Generally, Hard};
use super::super::SourceStatus::{U, V3};
use super::super::{LAW, OURS, RuleData, settable};

const MEDIATION_LAW: &str = "中华人民共和国人民调解法";
const WORK: &str = "人民调解工作若干规定（司法部令第75号，据公开转载）";

/// A rule of the People's Mediation Law.
const STATUTE: RuleData = RuleData { source: MEDIATION_LAW, ..LAW };

pub(in super::super) const RULES: &[RuleData] = &[
    RuleData {
        id: "mediation.notice.first",
        severity: Configurable,
        status: V3,
        title: ["先告知权利义务", "Rights are told first"],
        text: [
            "调解前告知各方当事人调解的性质、原则和效力以及其权利义务，再征求是否同意调解。",
            "Before mediation the parties are told its nature, principles and effect, their rights and duties.",
        ],
        citation: "人民调解工作若干规定（司法部令第75号）第三十条",
        source: WORK,
        ..LAW
    },
    RuleData {
        id: "mediation.consent.all",
        title: ["各方自愿", "Every party is willing"],
        text: [
            "经当事人申请或者调委会主动开始调解；当事人一方明确拒绝调解的，不得调解。提出申请的当事人视为同意。",
            "Nobody mediates against the clear refusal of one party; whoever applied counts as willing.",
        ],
        citation: "人民调解法第十七条",
        ..STATUTE
    },
    RuleData {
        id: "mediation.ending.routes",
        title: ["告知其他途径", "Other routes are told"],
        text: [
            "调解不成的，终止调解，并告知当事人可以依法通过仲裁、行政、司法等途径维护权利。",
            "Mediation without agreement ends, and the parties are told of arbitration, administrative bodies and courts.",
        ],
        citation: "人民调解法第二十六条",
        ..STATUTE
    },
    RuleData {
        id: "mediation.panel.mediator",
        title: ["由人民调解员调解", "Mediators mediate"],
        text: [
            "由调委会指定或者当事人选择一名或者数名在任人民调解员进行调解。",
            "One or several serving mediators mediate, assigned by the committee or chosen by the parties.",
        ],
        citation: "人民调解法第十三条、第十九条",
        ..STATUTE
    },
    RuleData {
        id: "mediation.conflict.recusal",
        title: ["利害关系回避", "Conflict of interest"],
        text: [
            "不得偏袒一方当事人。调解员本人是当事人，与当事人共同生活，任职于当事人，现在或者曾经代理当事人，或者已在本纠纷中回避的，应当回避。",
            "No partiality: who is a party, lives with one, works for one, speaks or spoke for one, or gave way here, gives way.",
        ],
        citation: "人民调解法第十五条第一项；回避的具体情形由本库设计",
        ..STATUTE
    },
    RuleData {
        id: "mediation.conflict.building",
        severity: Generally,
        title: ["同楼居住提示", "The same building"],
        text: [
            "调解员与当事人同楼居住的，一般先征求各方意见。",
            "A mediator who lives in the building of a party is generally seated after the parties were asked.",
        ],
        ..OURS
    },
    RuleData {
        id: "mediation.panel.leave",
        title: ["请假不派", "Nobody on leave"],
        text: ["请假期间不安排调解员承办新的纠纷。", "A mediator on leave is given no seat."],
        ..OURS
    },
    RuleData {
        id: "mediation.panel.capacity",
        severity: Generally,
        title: ["在办数量上限", "Enough disputes"],
        text: [
            "在办纠纷达到上限的调解员，一般不再安排。",
            "A mediator with as many disputes as it takes is generally given no more.",
        ],
        ..OURS
    },
    RuleData {
        id: "mediation.panel.size",
        title: ["调解组人数", "The size of a panel"],
        text: [
            "调解组人数符合调解方案对该层级、类别的规定。",
            "A panel has as many mediators as the scheme says for the level and category.",
        ],
        ..OURS
    },
    RuleData {
        id: "mediation.panel.forces",
        title: ["调解力量", "The forces of a panel"],
        text: [
            "调解方案要求的每一方力量各有一名调解员参加，一人不兼两方。",
            "Each force that the scheme asks for has a mediator of its own on the panel.",
        ],
        ..OURS
    },
    RuleData {
        id: "mediation.panel.vacancy",
        severity: Generally,
        title: ["缺员补充", "A panel that lost a mediator"],
        text: [
            "调解员回避、更换后人数不足的，一般应予补充。",
            "A panel with fewer mediators than the scheme asks for is generally filled up again.",
        ],
        ..OURS
    },
    RuleData {
        id: "mediation.session.attendance",
        title: ["调解会议的参加人", "Who takes part in a session"],
        text: [
            "调解会议由调解组成员主持，各方当事人或者其代理人参加；分别做工作的，记入调查或者其他工作记录。",
            "A mediator of the panel and every party or its agent take part; talks with one side are recorded as other work.",
        ],
        ..OURS
    },
    RuleData {
        id: "mediation.session.guardian",
        severity: Hard,
        status: U,
        title: ["未成年人由监护人参加", "A minor's guardian"],
        text: [
            "未成年当事人由其监护人作为法定代理人参加调解。",
            "A minor is represented by its guardian, its agent by law.",
        ],
        citation: "民法典第十九条、第二十条、第二十三条",
        source: "中华人民共和国民法典（条文未核对）",
        ..LAW
    },
    RuleData {
        id: "mediation.session.open",
        title: ["公开调解", "Open sessions"],
        text: [
            "当事人可以要求调解公开进行或者不公开进行；各方同意的方可公开。",
            "The parties ask for an open or a closed session; it is open when every party agrees.",
        ],
        citation: "人民调解法第二十三条",
        ..STATUTE
    },
    RuleData {
        id: "mediation.invitation.consent",
        title: ["邀请参与须经同意", "Invited with consent"],
        text: [
            "经征得当事人同意，可以邀请亲属、邻里、同事、有专门知识的人员或者有关组织参与调解。",
            "Kin, neighbours, colleagues, experts and organisations are invited with the parties' consent.",
        ],
        citation: "人民调解法第二十条",
        ..STATUTE
    },
    RuleData {
        id: "mediation.limit.extension",
        severity: Configurable,
        status: V3,
        title: ["调解期限的延长", "An extension of the time limit"],
        text: [
            "纠纷一般在一个月内调结；各方当事人同意的可以延长，每次延长不超过规定天数，延长不超过规定次数。",
            "A dispute is generally concluded within a month; the parties may together agree to so many days more at a time, and so many times.",
        ],
        citation: "人民调解工作若干规定（司法部令第75号）第三十三条；延期办法由本库设计",
        source: WORK,
        // Without a number of times the limit could be put off for ever; two is ours.
        parameters: &[
            settable(
                "days",
                Integer,
                "60",
                "天",
                ["每次最多延长天数", "Most days of an extension"],
                ["1", "365"],
            ),
            settable(
                "times",
                Integer,
                "2",
                "次",
                ["最多延长次数", "Most extensions of a time limit"],
                ["1", "12"],
            ),
        ],
        ..LAW
    },
    RuleData {
        id: "mediation.rise.committee",
        title: ["升级承接", "Who takes up a risen dispute"],
        text: [
            "纠纷升级由上一层级的调委会承接，其范围为本社区或者全街道。",
            "A dispute rises to a committee of the level above, of its community or of the whole street.",
        ],
        ..OURS
    },
    RuleData {
        id: "mediation.withdrawal.authority",
        severity: Hard,
        title: ["代理人撤回", "Withdrawal by an agent"],
        text: [
            "代理人代为撤回的，应有特别授权；监护人除外。",
            "An agent withdraws with special authority; a guardian needs none.",
        ],
        ..OURS
    },
];
