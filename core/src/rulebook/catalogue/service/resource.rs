//! Shared resources.

use super::super::ParameterKind::Integer;
use super::super::Severity::Hard;
use super::super::{OURS, RuleData, settable};

/// A rule of this library's design that nobody changes.
const DESIGN: RuleData = RuleData { severity: Hard, ..OURS };

pub(in super::super) const RULES: &[RuleData] = &[
    RuleData {
        id: "resource.hours",
        title: ["开放时段不重叠", "Opening times do not overlap"],
        text: [
            "共享资源同一天的各开放时段互不重叠。",
            "The opening times of a shared resource on one day do not overlap.",
        ],
        ..DESIGN
    },
    RuleData {
        id: "resource.agreement",
        title: ["共享协议前后相接", "Agreements follow each other"],
        text: [
            "同一资源的共享协议有效期互不重叠，续签的自前一份届满次日以后起算。",
            "The agreements of a resource do not overlap; the next one begins after the one before has ended.",
        ],
        ..DESIGN
    },
    RuleData {
        id: "resource.bookings",
        title: ["已有预约的保障", "Bookings are kept"],
        text: [
            "变更或者停止开放资源，不得使已有预约不能履行；停止开放时可以一并取消其后的预约。",
            "A change keeps the bookings that are to come; closing a resource may cancel those after its last day on purpose.",
        ],
        ..DESIGN
    },
    RuleData {
        id: "resource.booking.agreement",
        title: ["协议期内预约", "Bookings lie in the agreement"],
        text: [
            "预约日应在资源开放期间和共享协议有效期内。",
            "A booking is for a day on which the resource is open by an agreement.",
        ],
        ..DESIGN
    },
    RuleData {
        id: "resource.booking.hours",
        title: ["开放时段内预约", "Bookings lie in an opening time"],
        text: [
            "预约的起止时间应在当日的一个开放时段之内。",
            "A booking begins and ends within one opening time of its day.",
        ],
        ..DESIGN
    },
    RuleData {
        id: "resource.booking.overlap",
        title: ["不得重复预约", "Nothing is booked twice"],
        text: [
            "整体预约的资源同一时间只接受一笔预约；按名额预约的，同一时间的预约不超过名额总数。",
            "What is booked as a whole has one booking at a time; what is booked by places never has more than its places.",
        ],
        ..DESIGN
    },
    RuleData {
        id: "resource.booking.places",
        title: ["预约人数不超过容量", "No more people than a place holds"],
        text: [
            "整体预约的场所，预约人数不超过其容量。",
            "A booking of a whole place is for no more people than it holds.",
        ],
        ..DESIGN
    },
    RuleData {
        id: "resource.booking.ahead",
        title: ["提前预约的期限", "How far ahead is booked"],
        text: ["预约不得早于设定的天数提出。", "A booking is made no more than a set number of days ahead."],
        parameters: &[settable(
            "days",
            Integer,
            "90",
            "天",
            ["最多提前天数", "Most days ahead"],
            ["0", "3660"],
        )],
        ..OURS
    },
    RuleData {
        id: "resource.booking.limit",
        title: ["一个账号的预约数", "How much one account books"],
        text: [
            "同一账号对同一资源持有的未使用预约不超过设定的笔数；窗口代为预约的不受此限。",
            "One account holds no more than a set number of bookings of a resource that are to come; who serves there is not bound by it.",
        ],
        parameters: &[settable("bookings", Integer, "3", "笔", ["最多笔数", "Most bookings"], ["1", "1000"])],
        ..OURS
    },
];
