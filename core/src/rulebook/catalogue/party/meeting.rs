//! Organisational life.

use super::super::ParameterKind::Integer;
use super::super::Severity::{Generally, Hard};
use super::super::SourceStatus::{U, V3};
use super::super::{LAW, OURS, ParameterData, RuleData, settable};

const BRANCH: &str = "中国共产党支部工作条例（试行）（据公开转载）";

/// What is due of every period, whose frequency every jurisdiction may set.
const fn due(
    id: &'static str,
    title: [&'static str; 2],
    text: [&'static str; 2],
    citation: &'static str,
    parameters: &'static [ParameterData],
) -> RuleData {
    RuleData { id, severity: Generally, status: V3, title, text, citation, source: BRANCH, parameters, ..LAW }
}

const fn frequency(label: [&'static str; 2]) -> ParameterData {
    settable("frequency", Integer, "1", "次", label, ["0", "31"])
}

const MONTHLY: [&str; 2] = ["每月次数", "Times a month"];
const QUARTERLY: [&str; 2] = ["每季度次数", "Times a quarter"];
const YEARLY: [&str; 2] = ["每年次数", "Times a year"];

pub(in super::super) const RULES: &[RuleData] = &[
    due(
        "meeting.members_meeting",
        ["党员大会", "Meeting of members"],
        [
            "支部党员大会一般每季度召开 1 次。",
            "A branch generally holds a meeting of its members every quarter.",
        ],
        "中国共产党支部工作条例（试行）第十一条",
        &[frequency(QUARTERLY)],
    ),
    due(
        "meeting.committee_meeting",
        ["支部委员会会议", "Meeting of the committee"],
        [
            "支部委员会会议一般每月召开 1 次；设委员会的支部方有此项要求。",
            "The committee of a branch that has one generally meets every month.",
        ],
        "中国共产党支部工作条例（试行）第十二条",
        &[frequency(MONTHLY)],
    ),
    due(
        "meeting.group_meeting",
        ["党小组会", "Meeting of a group"],
        ["党小组会一般每月召开 1 次。", "A group generally meets every month."],
        "中国共产党支部工作条例（试行）第十三条",
        &[frequency(MONTHLY)],
    ),
    due(
        "meeting.lecture",
        ["党课", "Lecture"],
        [
            "党课定期开展，通行做法为每季度 1 次。",
            "Lectures are held regularly; the common practice is one every quarter.",
        ],
        "中国共产党支部工作条例（试行）第十六条",
        &[frequency(QUARTERLY)],
    ),
    due(
        "meeting.secretary_lecture",
        ["书记党课", "Lecture by the secretary"],
        [
            "党支部书记每年至少讲 1 次党课；授课人当日不是该组织书记的，按一般党课记录。",
            "The secretary of a branch gives at least one lecture a year; one by anybody else counts as an ordinary lecture.",
        ],
        "中国共产党支部工作条例（试行）第十六条",
        &[frequency(YEARLY)],
    ),
    due(
        "meeting.theme_day",
        ["主题党日", "Theme day"],
        [
            "党支部每月相对固定 1 天开展主题党日。",
            "A branch holds a theme day every month, on a relatively fixed day.",
        ],
        "中国共产党支部工作条例（试行）第十六条",
        &[frequency(MONTHLY)],
    ),
    due(
        "meeting.life_meeting",
        ["组织生活会", "Life meeting"],
        [
            "党支部每年至少召开 1 次组织生活会，一般安排在第四季度。",
            "A branch holds at least one life meeting a year, generally in the fourth quarter.",
        ],
        "中国共产党支部工作条例（试行）第十七条",
        &[
            frequency(YEARLY),
            settable("first_month", Integer, "10", "月", ["最早月份", "First month"], ["1", "12"]),
        ],
    ),
    due(
        "meeting.appraisal",
        ["民主评议党员", "Democratic appraisal"],
        [
            "党支部一般每年开展 1 次民主评议党员，可以结合组织生活会进行；等次为优秀、合格、基本合格、不合格。",
            "A branch generally appraises its members once a year, perhaps in the life meeting; there are four grades.",
        ],
        "中国共产党支部工作条例（试行）第十八条",
        &[frequency(YEARLY)],
    ),
    RuleData {
        id: "meeting.appraisal_of",
        severity: Hard,
        status: V3,
        title: ["评议对象和会议", "Who is appraised, and where"],
        text: [
            "评议的是该年度末（当年为当日）组织关系在册的党员，由其所在党支部的民主评议会议进行，测评票数不多于到会人数。",
            "Members in force whose relation is here on the last day of the year, or today, are appraised, by an appraisal meeting of their branch, with no more votes than were there.",
        ],
        citation: "中国共产党支部工作条例（试行）第十八条",
        source: BRANCH,
        ..LAW
    },
    RuleData {
        id: "meeting.kind",
        severity: Hard,
        status: V3,
        title: ["会议与组织类别", "Meetings and kinds of organisation"],
        text: [
            "党小组会由党小组召开；主题党日、组织生活会、民主评议由党支部开展；党小组可以召开组织生活会。",
            "Groups hold their own meetings; branches hold theme days, life meetings and appraisals; a group may hold a life meeting.",
        ],
        citation: "中国共产党支部工作条例（试行）第十一条至第十九条",
        source: BRANCH,
        ..LAW
    },
    RuleData {
        id: "meeting.quorum",
        severity: Hard,
        status: V3,
        title: ["党员大会表决", "Votes of a members' meeting"],
        text: [
            "有表决权的党员到会半数以上方可进行表决；赞成人数超过应到会有表决权党员的半数为通过。",
            "A vote is taken where at least half of those with a vote are there; it passes by ayes of more than half of all of them.",
        ],
        citation: "中国共产党支部工作条例（试行）第十一条",
        source: BRANCH,
        ..LAW
    },
    RuleData {
        id: "meeting.committee_quorum",
        severity: Hard,
        status: V3,
        title: ["委员会会议人数", "Attendance of a committee"],
        text: [
            "支部委员会会议有半数以上委员到会方可进行，以全体委员计算。",
            "A committee meets where at least half of all its members are there, with or without a vote.",
        ],
        citation: "中国共产党支部工作条例（试行）第十二条",
        source: BRANCH,
        ..LAW
    },
    RuleData {
        id: "meeting.votes",
        severity: Hard,
        status: V3,
        title: ["票数与名册", "Votes and the roll"],
        text: [
            "应到会、实到会人数以当日名册为准；赞成、反对、弃权之和等于实到会人数与未到会者书面意见之和。",
            "Those with a vote are counted by the roll of the day; all votes are of those who were there or sent them in writing.",
        ],
        citation: "中国共产党支部工作条例（试行）第十一条",
        source: BRANCH,
        ..LAW
    },
    RuleData {
        id: "meeting.roll",
        severity: Hard,
        status: V3,
        title: ["到会名册", "The roll"],
        text: [
            "到会和请假的应是该组织当日的党员，委员会会议为委员；列席人员只记人数。",
            "Who is there or has leave is a member of the organisation on that day, or of its committee; guests are counted.",
        ],
        citation: "中国共产党支部工作条例（试行）第十一条至第十三条",
        source: BRANCH,
        ..LAW
    },
    RuleData {
        id: "meeting.day",
        severity: Hard,
        title: ["会议日期", "The day of a meeting"],
        text: [
            "会议在组织存续期间召开，召开之后方可记录。",
            "A meeting is held while the organisation is there, and recorded once it was held.",
        ],
        ..OURS
    },
    RuleData {
        id: "meeting.important_matter",
        severity: Generally,
        status: V3,
        title: ["村、社区重要事项", "Important matters of a community"],
        text: [
            "村、社区重要事项以及与群众利益密切相关的事项，应当经过党支部党员大会。",
            "Important matters of a village or community pass the meeting of the branch's members before they are decided.",
        ],
        citation: "中国共产党支部工作条例（试行）第十一条",
        source: BRANCH,
        ..LAW
    },
    RuleData {
        id: "meeting.talk",
        severity: Generally,
        status: U,
        title: ["谈心谈话", "Talks"],
        text: [
            "委员之间、委员和党员之间、党员之间每年谈心谈话一般不少于 1 次。",
            "Members of the committee, they and the members, and members talk heart to heart at least once a year.",
        ],
        citation: "中国共产党支部工作条例（试行）（条款号未核实）",
        source: BRANCH,
        ..LAW
    },
];
