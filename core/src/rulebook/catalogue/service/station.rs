//! Stations, visits, appointments; reminders of services.

use super::super::ParameterKind::Integer;
use super::super::Severity::{Generally, Hard};
use super::super::{LAW, OURS, RuleData, settable};

/// A rule of this library's design that nobody changes.
const DESIGN: RuleData = RuleData { severity: Hard, ..OURS };

/// What is usual in this library's design.
const USUAL: RuleData = RuleData { severity: Generally, ..OURS };

pub(in super::super) const RULES: &[RuleData] = &[
    RuleData {
        id: "station.hours",
        title: ["站点开放时间", "The hours of a station"],
        text: [
            "站点按星期设定开放时段，同一天的时段不得重叠；调休上班日没有当日时段的按周一开放，国务院通知的放假日不开放。",
            "A station has periods by weekday that do not overlap; on a make-up work day without any it has those of Monday, and it is closed on the holidays of the State Council's notice.",
        ],
        ..DESIGN
    },
    RuleData {
        id: "station.close",
        title: ["站点关闭", "The end of a station"],
        text: [
            "最后开放日之后没有未了结的预约和排队号的，站点方可关闭。",
            "A station closes once no appointment or queue number after its last day is open.",
        ],
        ..DESIGN
    },
    RuleData {
        id: "station.offer.item",
        title: ["站点提供的政务服务事项", "The service items of a station"],
        text: [
            "站点提供的政务服务事项应为已发布的事项，不得在清单之外增设。",
            "The service items that a station offers are published ones; none is added outside the list.",
        ],
        citation: "优化营商环境条例第三十五条",
        source: "优化营商环境条例",
        ..LAW
    },
    RuleData {
        id: "station.offer.level",
        title: ["下沉事项", "Items that were handed down"],
        text: [
            "社区站点一般提供已下沉至社区的事项。",
            "A station of a community offers items that were handed down to the communities as a rule.",
        ],
        ..USUAL
    },
    RuleData {
        id: "station.appointment.hours",
        title: ["预约时段", "The time of an appointment"],
        text: [
            "预约应整段落在当日开放时段内，自时段开始按每档时长起始。",
            "An appointment lies wholly within the hours of its day and begins on a step counted from the beginning of the period.",
        ],
        ..DESIGN
    },
    RuleData {
        id: "station.appointment.horizon",
        title: ["预约期限", "How far ahead appointments are made"],
        text: ["只接受一定日数以内的预约。", "Appointments are taken some days ahead, and no farther."],
        parameters: &[settable(
            "days",
            Integer,
            "30",
            "日",
            ["可提前预约的天数", "Days ahead"],
            ["0", "365"],
        )],
        ..OURS
    },
    RuleData {
        id: "station.appointment.capacity",
        title: ["预约不得重叠", "No booking over another"],
        text: [
            "同一站点同一时段的预约不得多于该站点设定的人数。",
            "A station has no more appointments at a time than it takes.",
        ],
        ..DESIGN
    },
    RuleData {
        id: "station.appointment.open",
        title: ["同一账号的预约数", "Open appointments of an account"],
        text: [
            "同一账号在同一站点未到期的预约不得多于一定个数。",
            "An account has a limited number of open appointments at a station.",
        ],
        parameters: &[settable(
            "most",
            Integer,
            "2",
            "个",
            ["最多预约数", "Most open appointments"],
            ["1", "100"],
        )],
        ..OURS
    },
    RuleData {
        id: "station.appointment.displaced",
        title: ["变更开放时间前的预约", "Appointments made before the hours changed"],
        text: [
            "变更开放时间的，一般应使已有预约仍在开放时段内；不能的，应通知预约人。",
            "New hours leave the appointments already made within them as a rule; who made the others is told.",
        ],
        ..USUAL
    },
    RuleData {
        id: "service.reminder",
        title: ["政务服务提醒", "Reminders of services"],
        text: [
            "办件、差评、服务需求到期前若干日提醒。",
            "What is due of matters, bad reviews and orders is shown some days ahead.",
        ],
        parameters: &[settable("days", Integer, "3", "日", ["提前天数", "Days ahead"], ["0", "366"])],
        ..OURS
    },
];
