//! Joint governance.

use super::super::ParameterKind::Integer;
use super::super::Severity::{Configurable, Generally, Hard};
use super::super::SourceStatus::V3;
use super::super::{LAW, OURS, RuleData, settable};

const BIG_COMMITTEE: &str = "社区“大党委”的地方做法，国家层面未作规定";
const LISTS: &str = "资源清单、需求清单、项目清单“点单—派单—接单—评单”的地方做法";

/// A rule of a local practice.
const PRACTICE: RuleData = RuleData {
    severity: Configurable,
    status: V3,
    citation: BIG_COMMITTEE,
    source: "新疆等地社区“大党委”的公开报道",
    ..LAW
};

/// A rule of the three lists.
const LISTED: RuleData =
    RuleData { citation: LISTS, source: "各地双向供需清单的公开报道", ..PRACTICE };

pub(in super::super) const RULES: &[RuleData] = &[
    RuleData {
        id: "governance.committee.organisation",
        title: ["大党委的依托", "What a big committee is built on"],
        text: [
            "社区大党委依托本社区现有的党委、党总支或者党支部建立，吸收驻区单位等的党员担任兼职委员。",
            "A big committee is built on an active committee, general branch or branch of the community.",
        ],
        ..PRACTICE
    },
    RuleData {
        id: "governance.committee.one",
        severity: Hard,
        title: ["一社区一个大党委", "One for a community"],
        text: ["一个社区在同一时期只设一个大党委。", "A community has one big committee at a time."],
        ..OURS
    },
    RuleData {
        id: "governance.committee.dissolve",
        severity: Hard,
        title: ["大党委的撤销", "The end of a big committee"],
        text: [
            "成员单位全部退出，任务和项目全部了结后，大党委方可撤销。",
            "A committee ends when its units have left and no task or project is under way.",
        ],
        ..OURS
    },
    RuleData {
        id: "governance.committee.size",
        severity: Generally,
        title: ["大党委的人数", "The size of a big committee"],
        text: [
            "大党委一般由 9 至 11 名委员组成，其中专职委员 1 至 2 名、兼职委员 7 至 9 名。",
            "A big committee generally has 9 to 11 members: 1 or 2 full-time and 7 to 9 part-time.",
        ],
        parameters: &[
            settable("minimum", Integer, "9", "人", ["委员总数下限", "Least members"], ["1", "100"]),
            settable("maximum", Integer, "11", "人", ["委员总数上限", "Most members"], ["1", "100"]),
            settable(
                "full_time_minimum",
                Integer,
                "1",
                "人",
                ["专职委员下限", "Least full-time"],
                ["0", "100"],
            ),
            settable(
                "full_time_maximum",
                Integer,
                "2",
                "人",
                ["专职委员上限", "Most full-time"],
                ["0", "100"],
            ),
            settable(
                "part_time_minimum",
                Integer,
                "7",
                "人",
                ["兼职委员下限", "Least part-time"],
                ["0", "100"],
            ),
            settable(
                "part_time_maximum",
                Integer,
                "9",
                "人",
                ["兼职委员上限", "Most part-time"],
                ["0", "100"],
            ),
        ],
        ..PRACTICE
    },
    RuleData {
        id: "governance.seat.member",
        title: ["委员为党员", "Who sits on a big committee"],
        text: [
            "大党委委员为党籍有效的党员；兼职委员不转移组织关系。",
            "Members of a big committee are members of the Party; a part-time seat does not move the relation.",
        ],
        ..PRACTICE
    },
    RuleData {
        id: "governance.seat.once",
        severity: Hard,
        title: ["一人一席", "One seat for a person"],
        text: [
            "同一党员在同一大党委同一时期只担任一次委员。",
            "A person has one seat in a committee at a time.",
        ],
        ..OURS
    },
    RuleData {
        id: "governance.unit.once",
        severity: Hard,
        title: ["成员单位不重复", "A member unit once"],
        text: [
            "同一单位在同一大党委同一时期只登记一次；可以同时加入两个社区的大党委，街道合计时只计一家。",
            "A body is a member once at a time; it may join two communities, and the street counts it once.",
        ],
        ..OURS
    },
    RuleData {
        id: "governance.unit.member",
        title: ["限于成员单位", "Member units only"],
        text: [
            "参加联席会议、承担任务和项目、提供资源的，应为当日的成员单位。",
            "Who attends, has a task or project, or offers a resource is a member unit on that day.",
        ],
        ..PRACTICE
    },
    RuleData {
        id: "governance.unit.tasks",
        title: ["退出前转交任务", "Tasks before leaving"],
        text: [
            "成员单位有未办结任务的，转交后方可退出。",
            "A unit with open tasks leaves when they are handed over.",
        ],
        ..PRACTICE
    },
    RuleData {
        id: "governance.unit.projects",
        title: ["退出前了结项目", "Projects before leaving"],
        text: [
            "成员单位有在办项目，或者其资源正在项目中使用的，了结后方可退出。",
            "A unit leaves when no project of its own or with its resources is under way.",
        ],
        ..PRACTICE
    },
    RuleData {
        id: "governance.unit.seats",
        severity: Generally,
        title: ["退出单位的兼职委员", "Seats of a unit that leaves"],
        text: [
            "成员单位退出的，其兼职委员一般同时结束任职。",
            "When a unit leaves, the seats of its part-time members generally end.",
        ],
        ..PRACTICE
    },
    RuleData {
        id: "governance.meeting.interval",
        severity: Generally,
        title: ["联席会议的周期", "How often joint meetings are held"],
        text: [
            "党建联席会议一般每季度召开一次；有的地方每半年一次。",
            "Joint meetings are generally held once in a quarter, in some places once in half a year.",
        ],
        citation: "党建联席会议制度的地方做法，国家层面未作规定",
        source: "人民网甘肃频道 2021 年关于兰州市酒泉路街道的报道",
        parameters: &[settable("months", Integer, "3", "月", ["周期", "Interval"], ["1", "12"])],
        ..PRACTICE
    },
    RuleData {
        id: "governance.meeting.votes",
        severity: Hard,
        title: ["联席会议的表决票", "Votes at a joint meeting"],
        text: [
            "一项议定事项的赞成、反对、弃权票合计不得多于参会单位与当日在任委员之和。",
            "The votes on a resolution are no more than the units at the meeting and the seats of that day together.",
        ],
        ..OURS
    },
    RuleData {
        id: "governance.entry.plain",
        severity: Hard,
        title: ["清单不含个人信息", "No person in the lists"],
        text: [
            "资源和需求清单只写类别，不写个人的电话和证件号码。",
            "The lists of resources and needs hold categories, no telephone and no number of a person.",
        ],
        citation: LISTS,
        ..OURS
    },
    RuleData {
        id: "governance.entry.quantity",
        title: ["清单数量", "Quantity of an entry"],
        text: [
            "清单事项的数量不得少于项目已经占用的数量。",
            "The quantity of an entry is not below what projects have taken.",
        ],
        ..LISTED
    },
    RuleData {
        id: "governance.entry.projects",
        title: ["在办需求不撤回", "A need under way"],
        text: [
            "需求有在办项目的，项目完成或者取消后方可撤回。",
            "A need is withdrawn when no project for it is under way.",
        ],
        ..LISTED
    },
    RuleData {
        id: "governance.project.quantity",
        title: ["项目不超余量", "No more than is left"],
        text: [
            "项目占用的数量不得超过资源的余量和需求的余量；取消项目的，退回所占数量。",
            "A project takes no more than is left of the resource and the need; a cancelled one gives it back.",
        ],
        ..LISTED
    },
    RuleData {
        id: "governance.project.fit",
        severity: Generally,
        title: ["供需相符", "Resources that fit"],
        text: [
            "项目所用资源的类别、区域、服务人群和时段一般与需求相符。",
            "The resources of a project generally fit the need in category, area, group and period.",
        ],
        ..LISTED
    },
];
