//! Coverage of enterprises and social organisations, and instructors.

use super::super::super::ParameterKind::{Integer, Text};
use super::super::super::Severity::{Configurable, Generally, Hard};
use super::super::super::SourceStatus::U;
use super::super::{LAW, OURS, RuleData, settable};

pub(in super::super) const RULES: &[RuleData] = &[
    RuleData {
        id: "party.coverage.kinds",
        severity: Configurable,
        status: U,
        title: ["两个覆盖的对象", "Which units coverage is about"],
        text: [
            "党的组织覆盖和工作覆盖以新经济组织、新社会组织为对象；计入的单位类别可以调整，以逗号分隔。",
            "Coverage by organisations and by work is about new economic and new social organisations; the kinds of units that count can be set, with commas between them.",
        ],
        citation: "各地“两个覆盖”工作要求（条款号未核实）",
        source: "各地公开的工作要求",
        parameters: &[settable(
            "kinds",
            Text,
            "enterprise,cooperative,social_organisation",
            "",
            ["单位类别", "Kinds of units"],
            ["", ""],
        )],
        ..LAW
    },
    RuleData {
        id: "party.coverage.work",
        severity: Configurable,
        status: U,
        title: ["工作覆盖率", "Coverage by the Party's work"],
        text: [
            "已建党组织或者派有党建指导员的单位计为工作覆盖；分母为全部单位（units）或者应建单位（required）。",
            "A unit with an organisation or with an instructor is covered by work; out of all units (units) or of those that must have an organisation (required).",
        ],
        citation: "各地“两个覆盖”工作要求（算法未核实）",
        source: "各地公开的工作要求",
        parameters: &[settable("base", Text, "units", "", ["分母", "Denominator"], ["", ""])],
        ..LAW
    },
    RuleData {
        id: "party.instructor.member",
        severity: Hard,
        title: ["党建指导员的资格", "Who may be an instructor"],
        text: [
            "党建指导员在派驻时须为党籍正常的党员，一般为正式党员。",
            "An instructor is a member of the Party in good standing when the work begins, generally a full one.",
        ],
        ..OURS
    },
    RuleData {
        id: "party.instructor.load",
        severity: Generally,
        title: ["党建指导员联系单位数", "Units of an instructor"],
        text: [
            "一名党建指导员同一时期联系的单位一般不超过上限；超过的给出提示。",
            "An instructor generally has no more units at a time than the number set; more are told.",
        ],
        parameters: &[settable("units", Integer, "5", "个", ["单位数上限", "Units at most"], ["1", "100"])],
        ..OURS
    },
];
