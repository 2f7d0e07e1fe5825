//! Party members: transfer of the relation, members here for a time, dues and study.

use super::super::ParameterKind::Integer;
use super::super::Severity::{Configurable, Generally, Hard};
use super::super::SourceStatus::{U, V3};
use super::super::{LAW, OURS, ParameterData, RuleData, fixed, settable};

const CONSTITUTION: &str = "中国共产党章程";
const EDUCATION: &str = "中国共产党党员教育管理工作条例";
const BRANCH: &str = "中国共产党支部工作条例（试行）";
const DUES: &str = "关于中国共产党党费收缴、使用和管理的规定（中组发〔2008〕3号）的公开转载";
const RELATION: &str = "党员组织关系管理的公开问答与转载";
const REPRINT: &str = "公开转载";

/// A rate of dues in thousandths of a month's income.
const fn rate(name: &'static str, value: &'static str, label: [&'static str; 2]) -> ParameterData {
    settable(name, Integer, value, "‰", label, ["0", "100"])
}

/// The income up to which a rate holds, in yuan a month.
const fn up_to(name: &'static str, value: &'static str, label: [&'static str; 2]) -> ParameterData {
    settable(name, Integer, value, "元", label, ["0", "1000000"])
}

pub(in super::super) const RULES: &[RuleData] = &[
    RuleData {
        id: "member.letter.kind",
        severity: Configurable,
        status: V3,
        title: ["介绍信与党员证明信", "Introduction and certificate letters"],
        text: [
            "外出六个月以上且地点固定的，转移组织关系，开具介绍信；不足六个月的，开具党员证明信，组织关系不变。",
            "Who is away for six months or longer at a fixed place moves the relation with an introduction letter; for a shorter time a certificate letter is enough and the relation stays.",
        ],
        citation: "党员教育管理工作条例（条号未核实）；组织关系转接的通行做法",
        source: RELATION,
        parameters: &[settable(
            "months",
            Integer,
            "6",
            "月",
            ["应当转移组织关系的外出时间", "Absence from which the relation moves"],
            ["1", "12"],
        )],
        ..LAW
    },
    RuleData {
        id: "member.letter.validity",
        severity: Configurable,
        status: V3,
        title: ["介绍信有效期", "How long a letter is valid"],
        text: [
            "介绍信和证明信载明有效期，自开具次日起算；各地规定不一，最长不超过 90 天。",
            "A letter states how long it is valid, counted from the day after its issue; places differ, 90 days are the most.",
        ],
        citation: "组织关系介绍信的通行规定（各地不一：市内 7 或者 10 天、全国 30 天、最长 90 天）",
        source: RELATION,
        parameters: &[
            settable("city", Integer, "10", "天", ["市内有效期", "Within the city"], ["1", "90"]),
            settable("nationwide", Integer, "30", "天", ["全国有效期", "Nationwide"], ["1", "90"]),
            fixed("maximum", Integer, "90", "天", ["有效期上限", "At most"]),
        ],
        ..LAW
    },
    RuleData {
        id: "member.letter.expired",
        severity: Hard,
        status: V3,
        title: ["逾期介绍信不予接收", "An expired letter is not accepted"],
        text: [
            "介绍信、证明信应当在有效期内交到接收党组织；逾期的由原党组织重新开具。",
            "A letter reaches the receiving organisation while it is valid; after that the sending one issues another.",
        ],
        citation: "组通字〔2006〕45号（未核对原文）",
        source: RELATION,
        ..LAW
    },
    RuleData {
        id: "member.letter.reissue",
        severity: Hard,
        status: V3,
        title: ["重新开具介绍信", "When a letter is issued again"],
        text: [
            "介绍信逾期或者遗失的，方可重新开具，并另行编号。",
            "A letter is issued again only after it has expired or was lost, under another number.",
        ],
        citation: "组通字〔2006〕45号（未核对原文）",
        source: RELATION,
        ..LAW
    },
    RuleData {
        id: "member.letter.destination",
        severity: Hard,
        status: V3,
        title: ["组织关系的去向", "Where a relation can go"],
        text: [
            "组织关系转入党支部；临时党支部的党员不转移组织关系。",
            "A relation goes to a branch; the members of a temporary branch leave theirs where it is.",
        ],
        citation: "支部工作条例关于临时党支部的规定（条号未核实）",
        source: BRANCH,
        ..LAW
    },
    RuleData {
        id: "member.letter.post",
        severity: Generally,
        title: ["转出前免去职务", "Posts of a member who leaves"],
        text: [
            "转出的党员仍担任党内职务的，给出提示，请先调整职务。",
            "That a member who leaves still holds a post in the Party is told, so that it is filled first.",
        ],
        ..OURS
    },
    RuleData {
        id: "member.report.relation_here",
        severity: Hard,
        status: V3,
        title: ["党员只编入一个支部", "One member, one branch"],
        text: [
            "每名党员编入一个支部；组织关系已在本街道的，不另作流动党员或者双报到党员登记。",
            "Every member belongs to one branch; one whose relation is in the street is not recorded as mobile or reporting as well.",
        ],
        citation: "党章第八条",
        source: CONSTITUTION,
        ..LAW
    },
    RuleData {
        id: "member.report.away",
        severity: Generally,
        status: V3,
        title: ["长期外出应转移组织关系", "A long absence moves the relation"],
        text: [
            "外出达到应当转移组织关系的时间的，给出提示。",
            "An absence that is long enough to move the relation is told.",
        ],
        citation: "党员教育管理工作条例（条号未核实）；组织关系转接的通行做法",
        source: RELATION,
        ..LAW
    },
    RuleData {
        id: "member.report.hours",
        severity: Generally,
        status: V3,
        title: ["双报到服务时长", "Hours of reporting members"],
        text: [
            "在职党员到社区报到后每年服务不少于 50 小时；只作提示，不作排名和评分。",
            "A member who reports to a community serves 50 hours a year; this is told, nobody is ranked or scored by it.",
        ],
        citation: "邢台市桥西区做法（无全国规定）",
        source: REPRINT,
        jurisdiction: "130503",
        parameters: &[settable(
            "hours",
            Integer,
            "50",
            "小时",
            ["每年服务时长", "Hours a year"],
            ["0", "500"],
        )],
        ..LAW
    },
    RuleData {
        id: "member.dues.bands",
        severity: Configurable,
        status: U,
        title: ["党费比例", "Rates of dues"],
        text: [
            "按月税后收入：3000 元以下 0.5%，3000 元以上至 5000 元 1%，5000 元以上至 10000 元 1.5%，10000 元以上 2%；以全部收入按所在档次计算，计至分，四舍五入。",
            "Of a month's income after tax: up to 3,000 yuan 0.5 %, above to 5,000 yuan 1 %, above to 10,000 yuan 1.5 %, above 2 %; the whole income at the rate of its band, to the fen, half a fen counting as one.",
        ],
        citation: "中组发〔2008〕3号第一条（1% 一档为第三方转载，其余档次未核实）",
        source: DUES,
        parameters: &[
            up_to("first_limit", "3000", ["第一档上限", "First band up to"]),
            up_to("second_limit", "5000", ["第二档上限", "Second band up to"]),
            up_to("third_limit", "10000", ["第三档上限", "Third band up to"]),
            rate("first_rate", "5", ["第一档比例", "Rate of the first band"]),
            rate("second_rate", "10", ["第二档比例", "Rate of the second band"]),
            rate("third_rate", "15", ["第三档比例", "Rate of the third band"]),
            rate("fourth_rate", "20", ["第四档比例", "Rate of the fourth band"]),
        ],
        ..LAW
    },
    RuleData {
        id: "member.dues.retired",
        severity: Configurable,
        status: V3,
        title: ["离退休党员党费比例", "Dues of retired members"],
        text: [
            "离退休党员按月养老金：5000 元以下 0.5%，5000 元以上 1%。",
            "Retired members, of a month's pension: up to 5,000 yuan 0.5 %, above 1 %.",
        ],
        citation: "中组发〔2008〕3号（5000 元以上一档为第三方转载，条号未核实）",
        source: DUES,
        parameters: &[
            up_to("limit", "5000", ["第一档上限", "First band up to"]),
            rate("first_rate", "5", ["第一档比例", "Rate of the first band"]),
            rate("second_rate", "10", ["第二档比例", "Rate of the second band"]),
        ],
        ..LAW
    },
    RuleData {
        id: "member.dues.cap",
        severity: Generally,
        status: V3,
        title: ["每月党费一般上限", "The most that is generally due"],
        text: [
            "每月交纳党费一般不超过 1000 元；超过应交数额的部分为自愿。",
            "Generally no more than 1,000 yuan a month are due; what is paid above the amount due is voluntary.",
        ],
        citation: "中组发〔2008〕3号（条号未核实）",
        source: DUES,
        parameters: &[settable(
            "amount",
            Integer,
            "1000",
            "元",
            ["每月一般上限", "At most a month"],
            ["1", "100000"],
        )],
        ..LAW
    },
    RuleData {
        id: "member.dues.start",
        severity: Hard,
        status: V3,
        title: ["应交党费的月份", "The months that dues are for"],
        text: [
            "预备党员从支部大会通过之月起交纳党费；停止党籍期间、离开之后和组织关系不在此的月份不交。",
            "Dues begin with the month in which the branch meeting admitted the member; months of suspension, after leaving and without the relation here are not due.",
        ],
        citation: "中组发〔2008〕3号（条号未核实）；某月以月末的组织关系为准，为本库设计",
        source: DUES,
        ..LAW
    },
    RuleData {
        id: "member.dues.temporary",
        severity: Hard,
        status: V3,
        title: ["临时党支部不收党费", "A temporary branch collects no dues"],
        text: [
            "临时党支部不收缴党费，由党员组织关系所在的支部收缴。",
            "A temporary branch collects no dues; the branch that has the relation does.",
        ],
        citation: "支部工作条例关于临时党支部的规定（条号未核实）",
        source: BRANCH,
        ..LAW
    },
    RuleData {
        id: "member.dues.voluntary",
        severity: Generally,
        title: ["多交与少交", "More or less than due"],
        text: [
            "交纳数额与应交数额不一致的，给出提示：多交为自愿，少交按月份先后抵交。",
            "A payment that differs from what is due is told: more is voluntary, less goes to the earliest months.",
        ],
        ..OURS
    },
    RuleData {
        id: "member.dues.unpaid",
        severity: Generally,
        status: V3,
        title: ["连续不交党费", "Months without dues"],
        text: [
            "没有正当理由连续六个月不交党费的，按自行脱党处理；本库只作提示，由支部大会决定。",
            "Six months in a row without dues and without good reason count as leaving the Party; the library only tells it, the branch meeting decides.",
        ],
        citation: "党章第九条",
        source: CONSTITUTION,
        parameters: &[fixed("months", Integer, "6", "月", ["连续月数", "Months in a row"])],
        ..LAW
    },
    RuleData {
        id: "member.study.hours",
        severity: Generally,
        status: V3,
        title: ["党员学习学时", "Hours of study"],
        text: [
            "党员每年集中学习培训一般不少于 32 学时；基层党组织书记和班子成员不少于 56 学时，至少参加 1 次集中培训。",
            "Members study 32 hours a year; secretaries and committee members 56, with one central course at least.",
        ],
        citation: "党员教育管理工作条例（条号未核实）",
        source: EDUCATION,
        parameters: &[
            settable("member", Integer, "32", "学时", ["党员每年学时", "Members, a year"], ["0", "400"]),
            settable(
                "officer",
                Integer,
                "56",
                "学时",
                ["书记和班子成员每年学时", "Secretaries and committee members, a year"],
                ["0", "400"],
            ),
            settable(
                "courses",
                Integer,
                "1",
                "次",
                ["书记和班子成员集中培训", "Central courses of secretaries and committee members"],
                ["0", "12"],
            ),
        ],
        ..LAW
    },
];
