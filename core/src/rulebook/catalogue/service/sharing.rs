//! Sharing of data.

use super::super::ParameterKind::Integer;
use super::super::Severity::Hard;
use super::super::{LAW, OURS, RuleData, settable};

/// A rule of the Personal Information Protection Law.
const PROTECTION: RuleData = RuleData { source: "中华人民共和国个人信息保护法", ..LAW };

pub(in super::super) const RULES: &[RuleData] = &[
    RuleData {
        id: "sharing.permit",
        title: ["依授权共享", "The registry is asked by permit"],
        text: [
            "为办件查询登记信息，应有该事项、该数据项在当日有效的授权；国家机关为履行法定职责处理个人信息，不得超出履行法定职责所必需的范围和限度。",
            "The registry is asked for a matter under a permit of its item and field that is in force on the day; state organs process personal information within what their duties need.",
        ],
        citation: "个人信息保护法第三十四条",
        ..PROTECTION
    },
    RuleData {
        id: "sharing.need",
        title: ["最小必要", "No more than is needed"],
        text: [
            "只能查询事项材料清单中以共享方式获取的数据项；处理个人信息应当具有明确、合理的目的，限于实现处理目的的最小范围。",
            "Only what a material of the item is obtained by is asked; processing has a clear and reasonable purpose and the least scope that serves it.",
        ],
        citation: "个人信息保护法第六条",
        ..PROTECTION
    },
    RuleData {
        id: "sharing.permit.single",
        severity: Hard,
        title: ["授权不重叠", "One permit at a time"],
        text: [
            "同一事项的同一数据项在同一时期只有一项授权。",
            "An item has one permit for a field at a time.",
        ],
        ..OURS
    },
    RuleData {
        id: "sharing.inquiries",
        title: ["查询次数", "How often a field is asked"],
        text: [
            "一件办件对同一数据项的查询不超过设定的次数，以免由多次答复推知更多信息。",
            "A matter asks the same field no more than a set number of times, lest many answers tell more than each.",
        ],
        parameters: &[settable("maximum", Integer, "2", "次", ["最多次数", "Most inquiries"], ["1", "10"])],
        ..OURS
    },
];
