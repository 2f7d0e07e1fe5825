//! Committees, mediators and schemes of mediation.

use super::super::ParameterKind::{Integer, Text};
use super::super::Severity::Hard;
use super::super::{LAW, OURS, RuleData, fixed, settable};

const MEDIATION: &str = "中华人民共和国人民调解法";
const ARTICLE_8: &str = "中华人民共和国人民调解法第八条";
const ARTICLE_9: &str = "中华人民共和国人民调解法第九条";
const ARTICLE_13: &str = "中华人民共和国人民调解法第十三条";
const ARTICLE_14: &str = "中华人民共和国人民调解法第十四条";

/// A rule of the law.
const STATUTE: RuleData = RuleData { citation: ARTICLE_8, source: MEDIATION, ..LAW };

/// A rule of this library's design that nobody changes.
const DESIGN: RuleData = RuleData { severity: Hard, ..OURS };

pub(in super::super) const RULES: &[RuleData] = &[
    RuleData {
        id: "mediation.committee.size",
        title: ["调委会的人数", "The size of a mediation committee"],
        text: [
            "人民调解委员会由委员三至九人组成。",
            "A people's mediation committee has three to nine members.",
        ],
        parameters: &[
            fixed("minimum", Integer, "3", "人", ["委员下限", "Least members"]),
            fixed("maximum", Integer, "9", "人", ["委员上限", "Most members"]),
        ],
        ..STATUTE
    },
    RuleData {
        id: "mediation.committee.chair",
        title: ["调委会主任", "The chair of a mediation committee"],
        text: [
            "人民调解委员会设主任一人，必要时可以设副主任若干人。",
            "A committee has one chair, and deputies where they are needed.",
        ],
        ..STATUTE
    },
    RuleData {
        id: "mediation.committee.woman",
        title: ["调委会的妇女成员", "A woman on a mediation committee"],
        text: ["人民调解委员会应当有妇女成员。", "A committee has a woman among its members."],
        ..STATUTE
    },
    RuleData {
        id: "mediation.committee.ethnic",
        title: ["调委会的少数民族成员", "A smaller group on a mediation committee"],
        text: [
            "多民族居住的地区，人民调解委员会应当有人数较少民族的成员。",
            "In an area of several ethnic groups a committee has a member of a smaller one.",
        ],
        ..STATUTE
    },
    RuleData {
        id: "mediation.committee.majority",
        title: ["当地人数最多的民族", "The largest group of an area"],
        text: [
            "判断委员是否属于人数较少民族时，以当地人数最多的民族为准，由街道设定，默认为汉族。",
            "Whether a member is of a smaller group is held against the largest group of the area, which the street sets; Han by default.",
        ],
        parameters: &[settable(
            "majority",
            Text,
            "01",
            "",
            ["当地人数最多的民族（GB/T 3304 代码）", "The largest group of the area (code of GB/T 3304)"],
            ["", ""],
        )],
        ..OURS
    },
    RuleData {
        id: "mediation.committee.basis",
        title: ["调委会委员的产生", "Who chooses a mediation committee"],
        text: [
            "社区调委会委员由居民会议推选产生，企事业单位调委会委员由职工大会、职工代表大会或者工会组织推选产生；街道、行业性调委会参照设立。",
            "The residents' meeting chooses a community's committee, the workers' meeting or the union that of an enterprise; committees of a street or trade are set up after the same rules.",
        ],
        citation: ARTICLE_9,
        ..STATUTE
    },
    RuleData {
        id: "mediation.committee.term",
        title: ["调委会的任期", "The term of a mediation committee"],
        text: [
            "人民调解委员会委员每届任期三年，可以连选连任；任期届满应当换届。",
            "Members of a committee are chosen for three years and may be chosen again; an election is due when the term is over.",
        ],
        citation: ARTICLE_9,
        parameters: &[fixed("years", Integer, "3", "年", ["每届任期", "Years of a term"])],
        ..STATUTE
    },
    RuleData {
        id: "mediation.committee.member",
        title: ["委员、受聘人员为调解员", "Who mediates for a committee"],
        text: [
            "人民调解员由人民调解委员会委员和人民调解委员会聘任的人员担任；已离任的不再担任委员、受聘或者开设工作室。",
            "Mediators are the members of a committee and those it engages; who has left has no seat, engagement or studio.",
        ],
        citation: ARTICLE_13,
        ..STATUTE
    },
    RuleData {
        id: "mediation.committee.one",
        title: ["一社区一个调委会", "One committee of a community"],
        text: [
            "一个社区在同一时期只设一个社区人民调解委员会。",
            "A community has one committee of its own at a time.",
        ],
        ..DESIGN
    },
    RuleData {
        id: "mediation.committee.dissolve",
        title: ["调委会的撤销", "The end of a mediation committee"],
        text: [
            "调委会没有未结纠纷后方可撤销；撤销时聘任一并结束，调解室一并关闭。",
            "A committee ends when it has no open dispute; engagements and rooms end with it.",
        ],
        ..DESIGN
    },
    RuleData {
        id: "mediation.mediator.adult",
        title: ["调解员为成年公民", "A mediator is of age"],
        text: [
            "人民调解员应当由公道正派、热心人民调解工作，并具有一定文化水平、政策水平和法律知识的成年公民担任。",
            "Mediators are fair and keen citizens of full age with some education and knowledge of policy and law.",
        ],
        citation: ARTICLE_14,
        ..STATUTE
    },
    RuleData {
        id: "mediation.mediator.elder",
        title: ["“六老”调解员", "Elders who mediate"],
        text: [
            "“六老”调解员应属于调解方案所列的类别。",
            "An elder who mediates is one of those whom the scheme lists.",
        ],
        ..DESIGN
    },
    RuleData {
        id: "mediation.mediator.duties",
        title: ["调解员离任前移交", "What a mediator hands over"],
        text: [
            "调解员还承办未结纠纷或者在任委员的，移交或者免职后方可离任；委员、受聘人员还以该调委会身份承办未结纠纷的，更换承办调解员后方可换届退出或者解聘。",
            "A mediator leaves once no open dispute is at hand and no seat on a committee is held; somebody stops being a member of a committee or engaged by it once replaced in the open disputes that are at hand by it.",
        ],
        ..DESIGN
    },
];
