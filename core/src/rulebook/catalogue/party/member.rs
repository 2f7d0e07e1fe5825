//! Party members.

use super::super::ParameterKind::Integer;
use super::super::Severity::{Configurable, Generally};
use super::super::SourceStatus::{U, V3};
use super::super::{LAW, RuleData, fixed, settable};

const DEVELOPMENT: &str = "中国共产党发展党员工作细则（2014）公开转载";
const CONSTITUTION: &str = "中国共产党章程（2022）公开转载";
const EDUCATION: &str = "中国共产党党员教育管理工作条例（2019）公开转载与题库";

pub(in super::super) const RULES: &[RuleData] = &[
    RuleData {
        id: "member.one_branch",
        status: V3,
        title: ["编入一个支部", "One branch"],
        text: [
            "每个党员都编入一个支部，参加党的组织生活；一名党员不同时编入两个支部。",
            "Every member belongs to a branch, and to one only.",
        ],
        citation: "党章第八条",
        source: CONSTITUTION,
        ..LAW
    },
    RuleData {
        id: "member.temporary_branch",
        status: V3,
        title: ["临时党支部", "Temporary branches"],
        text: [
            "临时党支部不转入党员组织关系，一般不发展党员。",
            "Relations of members stay outside a temporary branch, and it generally admits nobody.",
        ],
        citation: "中国共产党支部工作条例（试行）（临时党支部，条款号未核实）",
        source: "中国共产党支部工作条例（试行）公开转载",
        ..LAW
    },
    RuleData {
        id: "member.age",
        status: V3,
        title: ["申请年龄", "Age of an applicant"],
        text: ["年满十八岁方可申请入党。", "One applies for membership at the age of eighteen."],
        citation: "党章第一条；中国共产党发展党员工作细则第七条",
        source: DEVELOPMENT,
        parameters: &[fixed("years", Integer, "18", "岁", ["年龄", "Age"])],
        ..LAW
    },
    RuleData {
        id: "member.talk",
        severity: Generally,
        status: V3,
        title: ["派人谈话", "The talk with an applicant"],
        text: [
            "党组织在收到入党申请书后 1 个月内派人同入党申请人谈话；逾期予以提示。",
            "The branch talks with an applicant within 1 month; a later talk is told.",
        ],
        citation: "中国共产党发展党员工作细则第七条",
        source: DEVELOPMENT,
        parameters: &[settable("months", Integer, "1", "个月", ["期限", "Period"], ["1", "12"])],
        ..LAW
    },
    RuleData {
        id: "member.review",
        severity: Generally,
        status: V3,
        title: ["积极分子考察", "Reviews of activists"],
        text: [
            "对入党积极分子每半年考察一次；逾期予以提示。",
            "An activist is reviewed every half year; a later review is told.",
        ],
        citation: "中国共产党发展党员工作细则（条款号未核实）",
        source: DEVELOPMENT,
        parameters: &[settable("months", Integer, "6", "个月", ["考察间隔", "Interval"], ["1", "12"])],
        ..LAW
    },
    RuleData {
        id: "member.target",
        severity: Configurable,
        status: V3,
        title: ["列为发展对象", "Targets of development"],
        text: [
            "入党积极分子经过一年以上培养教育和考察，方可列为发展对象。",
            "An activist is trained and reviewed for a year before becoming a target.",
        ],
        citation: "中国共产党发展党员工作细则（条款号未核实）",
        source: DEVELOPMENT,
        parameters: &[settable("months", Integer, "12", "个月", ["培养时间", "Training"], ["12", "60"])],
        ..LAW
    },
    RuleData {
        id: "member.admission.review",
        status: V3,
        title: ["政治审查", "Political review"],
        text: [
            "对发展对象必须进行政治审查；未经政治审查的，不能发展入党。",
            "The political review comes before the admission.",
        ],
        citation: "中国共产党发展党员工作细则（条款号未核实）",
        source: DEVELOPMENT,
        ..LAW
    },
    RuleData {
        id: "member.admission.training",
        severity: Configurable,
        status: V3,
        title: ["短期集中培训", "Training of targets"],
        text: [
            "发展对象短期集中培训不少于 3 天或 24 学时。",
            "A target is trained for 3 days or 24 class hours at least.",
        ],
        citation: "中国共产党发展党员工作细则（条款号未核实）",
        source: DEVELOPMENT,
        parameters: &[
            settable("days", Integer, "3", "天", ["天数", "Days"], ["3", "60"]),
            settable("hours", Integer, "24", "学时", ["学时", "Class hours"], ["24", "480"]),
        ],
        ..LAW
    },
    RuleData {
        id: "member.admission.introducers",
        status: V3,
        title: ["入党介绍人", "Introducers"],
        text: [
            "发展对象应当有两名正式党员作入党介绍人；受留党察看处分、尚未恢复党员权利的党员不能作介绍人。",
            "An admission has two introducers who are full members with all their rights.",
        ],
        citation: "中国共产党发展党员工作细则（条款号未核实）",
        source: DEVELOPMENT,
        ..LAW
    },
    RuleData {
        id: "member.admission.ballot",
        status: V3,
        title: ["无记名投票", "Secret ballot"],
        text: ["接收预备党员采取无记名投票方式表决。", "An admission is decided by secret ballot."],
        citation: "中国共产党发展党员工作细则第二十一条",
        source: DEVELOPMENT,
        ..LAW
    },
    RuleData {
        id: "member.admission.leaving",
        severity: Generally,
        status: V3,
        title: ["即将离开单位", "About to leave the unit"],
        text: [
            "发展对象未来三个月内将离开工作、学习单位的，一般不办理接收预备党员的手续。",
            "Who leaves the unit within three months is generally not admitted.",
        ],
        citation: "中国共产党发展党员工作细则第十九条",
        source: DEVELOPMENT,
        parameters: &[settable("months", Integer, "3", "个月", ["期限", "Period"], ["1", "12"])],
        ..LAW
    },
    RuleData {
        id: "member.rejoin",
        severity: Configurable,
        status: V3,
        title: ["重新入党", "Joining again"],
        text: [
            "被除名或者劝其退党的，五年内不能重新入党；五年内提出申请的予以提示。",
            "One who was removed or has withdrawn may not join again for five years; an application before is told.",
        ],
        citation: "中国共产党党员教育管理工作条例（条款号未核实）",
        source: EDUCATION,
        parameters: &[settable("years", Integer, "5", "年", ["年限", "Years"], ["1", "20"])],
        ..LAW
    },
    RuleData {
        id: "member.resolution.votes",
        status: V3,
        title: ["票数", "Votes of a resolution"],
        text: [
            "到会人数、赞成票不得多于应到会人数；赞成、反对、弃权票数之和等于到会人数与书面意见之和；书面意见不得多于未到会人数。",
            "Ayes, nays and abstentions are those of all who are present or heard in writing, and no more vote than are entitled.",
        ],
        citation: "中国共产党支部工作条例（试行）第十一条；中国共产党发展党员工作细则第二十一条",
        source: DEVELOPMENT,
        ..LAW
    },
    RuleData {
        id: "member.resolution.quorum",
        status: V3,
        title: ["到会人数", "Quorum of a resolution"],
        text: [
            "有表决权的到会人数达到应到会有表决权人数的半数，方可开会。",
            "Half of those entitled to vote are present.",
        ],
        citation: "中国共产党支部工作条例（试行）第十一条；中国共产党发展党员工作细则第二十一条",
        source: DEVELOPMENT,
        ..LAW
    },
    RuleData {
        id: "member.resolution.pass",
        status: V3,
        title: ["通过", "Majority of a resolution"],
        text: [
            "赞成人数超过应到会有表决权的正式党员的半数，方可通过；会前以书面意见表决的计入票数。",
            "More than half of those entitled to vote are in favour; written opinions sent before the meeting count.",
        ],
        citation: "中国共产党支部工作条例（试行）第十一条；中国共产党发展党员工作细则第二十一条",
        source: DEVELOPMENT,
        ..LAW
    },
    RuleData {
        id: "member.resolution.entitled",
        status: V3,
        title: ["应到会人数", "Electors of a resolution"],
        text: [
            "应到会有表决权人数为支部当日有表决权的正式党员人数，另有依据不计表决权的应逐一列明事由。",
            "Entitled are the full members of the branch with a vote on that day, but for those named with the reason why they have none.",
        ],
        citation: "中国共产党支部工作条例（试行）第十一条；中国共产党发展党员工作细则第二十一条",
        source: DEVELOPMENT,
        ..LAW
    },
    RuleData {
        id: "member.probation",
        status: V3,
        title: ["预备期", "Probation"],
        text: [
            "预备期一年，从支部大会通过之日算起；期满方可转正，党龄从转正之日算起。",
            "A probation has a year from the day of the branch meeting; it is confirmed when it is over.",
        ],
        citation: "党章第七条；中国共产党发展党员工作细则第三十二条",
        source: CONSTITUTION,
        parameters: &[fixed("months", Integer, "12", "个月", ["预备期", "Probation"])],
        ..LAW
    },
    RuleData {
        id: "member.extension",
        severity: Configurable,
        status: V3,
        title: ["延长预备期", "Extension of a probation"],
        text: [
            "预备期可以延长一次，不少于六个月，最长不超过一年。",
            "A probation is extended once, by six months to a year.",
        ],
        citation: "党章第七条；中国共产党发展党员工作细则第三十二条",
        source: DEVELOPMENT,
        parameters: &[
            settable("minimum", Integer, "6", "个月", ["最短", "At least"], ["6", "12"]),
            settable("maximum", Integer, "12", "个月", ["最长", "At most"], ["6", "12"]),
        ],
        ..LAW
    },
    RuleData {
        id: "member.decision",
        severity: Configurable,
        status: V3,
        title: ["上级审批", "Decision of the superior committee"],
        text: [
            "党委对支部决议应在三个月内审批，特殊情况不超过六个月；逾期不能批准。",
            "The superior committee decides within three months, in special cases within six; no approval comes later.",
        ],
        citation: "中国共产党发展党员工作细则（条款号未核实）",
        source: DEVELOPMENT,
        parameters: &[
            settable("usual", Integer, "3", "个月", ["通常", "Usually"], ["1", "6"]),
            settable("maximum", Integer, "6", "个月", ["最长", "At most"], ["1", "6"]),
        ],
        ..LAW
    },
    RuleData {
        id: "member.suspension",
        severity: Configurable,
        status: U,
        title: ["停止党籍", "Suspension"],
        text: [
            "与党组织失去联系满六个月的，停止党籍。",
            "Membership is suspended after six months out of contact.",
        ],
        citation: "中国共产党党员教育管理工作条例（条款号未核实）",
        source: EDUCATION,
        parameters: &[settable("months", Integer, "6", "个月", ["失联时间", "Out of contact"], ["1", "24"])],
        ..LAW
    },
    RuleData {
        id: "member.removal",
        severity: Configurable,
        status: V3,
        title: ["除名", "Removal"],
        text: [
            "没有正当理由连续六个月不参加组织生活、不交党费或者不做所分配的工作的，按自行脱党除名；停止党籍两年后仍未取得联系的，予以除名。",
            "A member is removed who for six months takes no part, pays no dues or does no work, or who is out of contact two years after the suspension.",
        ],
        citation: "党章第九条；中国共产党党员教育管理工作条例（条款号未核实）",
        source: EDUCATION,
        parameters: &[
            settable("months", Integer, "6", "个月", ["自行脱党", "Leaving by oneself"], ["6", "24"]),
            settable(
                "lost_months",
                Integer,
                "24",
                "个月",
                ["停止党籍后", "After the suspension"],
                ["6", "60"],
            ),
        ],
        ..LAW
    },
];
