//! Offices, their powers and duties.

use super::super::Severity::{Generally, Hard};
use super::super::{OURS, RuleData};

/// A rule of this library's design that nobody changes.
const DESIGN: RuleData = RuleData { severity: Hard, ..OURS };

pub(in super::super) const RULES: &[RuleData] = &[
    RuleData {
        id: "office.power.single",
        title: ["一事项一决定机构", "One office decides an item"],
        text: [
            "同一服务事项在同一时期只由一个机构的一项基本履职事项列明，由该机构决定。",
            "On every day at most one entry of the basic duties of one office names a service item; that office decides it.",
        ],
        ..DESIGN
    },
    RuleData {
        id: "office.power.taken_back",
        title: ["上级部门收回的事项", "Duties that were taken back"],
        text: [
            "上级部门收回的事项不再由街道机构办理，不得列明服务事项。",
            "What the department above took back is not decided by the street: its entry names no service items.",
        ],
        ..DESIGN
    },
    RuleData {
        id: "office.power.used",
        title: ["权责清单向后调整", "Powers change from now on"],
        text: [
            "权责清单依法动态调整，向后生效：已依某项职责作出决定的，其类别、事项和起始日不得变更，终止日不得早于最近的决定日；需要变更的，终止后另行登记。",
            "The list of powers changes from now on: once something was decided by an entry, its kind, items and first day stay, and it ends no earlier than the last decision; other powers come with another entry.",
        ],
        ..DESIGN
    },
    RuleData {
        id: "office.power.basis",
        severity: Generally,
        title: ["权责清单的依据", "The basis of powers and duties"],
        text: [
            "权责清单宜逐项列明法律依据。",
            "An entry of the list of powers and duties should name its legal basis.",
        ],
        ..OURS
    },
    RuleData {
        id: "office.reorganise",
        title: ["机构改革", "A reorganisation of offices"],
        text: [
            "机构自其运行首日之后的某日起撤并，前一日为其末日；接续机构自该日起应在运行，其职责、未结案件、办件和待处理差评一并转入并留记录。",
            "An office is closed from a day after its first one on; the office that takes over is open from that day on and gets powers, open cases, open matters and open bad reviews, on record.",
        ],
        ..DESIGN
    },
    RuleData {
        id: "office.reorganise.grants",
        severity: Generally,
        title: ["机构改革后的授权", "Grants after a reorganisation"],
        text: [
            "机构范围的授权不随机构改革转移，由安全管理员重新授予。",
            "Grants over a closed office do not move; the security administrator makes them anew.",
        ],
        ..OURS
    },
];
