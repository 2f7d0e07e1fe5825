//! Calendar and counting of periods.

use super::super::ParameterKind::{Integer, Limit, Text};
use super::super::Severity::Configurable;
use super::super::SourceStatus::{U, V3};
use super::{LAW, OURS, RuleData, fixed, settable};

const CIVIL_CODE: &str = "中华人民共和国民法典";
const LICENSING: &str = "中华人民共和国行政许可法";
const HOLIDAYS: &str = "全国年节及纪念日放假办法";

pub(super) const RULES: &[RuleData] = &[
    RuleData {
        id: "calendar.period.units",
        title: ["期间单位", "Units of periods"],
        text: [
            "期间按照公历年、月、日、小时计算。",
            "Periods are counted in calendar years, months, days and hours.",
        ],
        citation: "民法典第二百条",
        source: CIVIL_CODE,
        ..LAW
    },
    RuleData {
        id: "calendar.period.first_day",
        title: ["首日不计", "The first day does not count"],
        text: [
            "按年、月、日计算的，开始的当日不计入，自次日起算；按小时计算的，自规定的时间起算。",
            "A period in years, months or days counts from the next day; one in hours from the moment set.",
        ],
        citation: "民法典第二百零一条",
        source: CIVIL_CODE,
        ..LAW
    },
    RuleData {
        id: "calendar.period.same_day",
        title: ["到期月对应日", "The same-numbered day"],
        text: [
            "按年、月计算的，到期月的对应日为最后一日；没有对应日的，月末日为最后一日。",
            "A period in years or months ends on the same-numbered day, or on the last day of the month if there is none.",
        ],
        citation: "民法典第二百零二条",
        source: CIVIL_CODE,
        ..LAW
    },
    RuleData {
        id: "calendar.period.last_day",
        title: ["末日顺延与截止时间", "The last day and its end"],
        text: [
            "最后一日是法定休假日的，以休假日结束的次日为最后一日；截止时间为二十四时，有业务时间的为停止业务活动的时间。",
            "A last day that is a rest day gives way to the day after the rest days; it ends at 24:00, or at closing time.",
        ],
        citation: "民法典第二百零三条",
        source: CIVIL_CODE,
        ..LAW
    },
    RuleData {
        id: "calendar.period.special",
        title: ["特别规定优先", "Other law prevails"],
        text: [
            "期间的计算方法，法律另有规定或者当事人另有约定的除外。",
            "Another law, or an agreement, may set another way of counting.",
        ],
        citation: "民法典第二百零四条",
        source: CIVIL_CODE,
        ..LAW
    },
    RuleData {
        id: "calendar.working_days",
        title: ["工作日计算", "Working days"],
        text: [
            "行政许可期限以工作日计算，不含法定节假日；调休上班日计为工作日。",
            "Licensing limits are in working days without statutory holidays; make-up work days count.",
        ],
        citation: "行政许可法第八十二条",
        source: LICENSING,
        ..LAW
    },
    RuleData {
        id: "calendar.two_calculators",
        status: U,
        title: ["两种计算方法", "Two calculators"],
        text: [
            "工作日跳过休息日；自然日连续计算，仅末日顺延。两者不得混用。",
            "Working days skip rest days; natural days count all and move only the last. They never mix.",
        ],
        citation: "由行政许可法第八十二条与民法典第二百零三条推得",
        source: LICENSING,
        ..LAW
    },
    RuleData {
        id: "calendar.holiday.statutory",
        status: U,
        title: ["法定节假日天数", "Statutory holidays"],
        text: [
            "全体公民放假的节日共 11 天（2025 年以前）。",
            "Eleven statutory holidays in a year, before 2025.",
        ],
        citation: "全国年节及纪念日放假办法（2013 年修订）",
        source: HOLIDAYS,
        valid: ["2014-01-01", "2024-12-31"],
        parameters: &[fixed("days", Integer, "11", "天", ["法定节假日天数", "Statutory holidays"])],
        ..LAW
    },
    RuleData {
        id: "calendar.holiday.statutory",
        title: ["法定节假日天数", "Statutory holidays"],
        text: [
            "全体公民放假的节日共 13 天：元旦 1 天，春节 4 天，清明节 1 天，劳动节 2 天，端午节 1 天，中秋节 1 天，国庆节 3 天。",
            "Thirteen statutory holidays: New Year 1, Spring Festival 4, Qingming 1, Labour Day 2, Dragon Boat 1, Mid-Autumn 1, National Day 3.",
        ],
        citation: "全国年节及纪念日放假办法（2024 年修订）",
        source: HOLIDAYS,
        valid: ["2025-01-01", ""],
        parameters: &[fixed("days", Integer, "13", "天", ["法定节假日天数", "Statutory holidays"])],
        ..LAW
    },
    RuleData {
        id: "calendar.year.announced",
        status: V3,
        title: ["年度放假安排须已公布", "A year must have been announced"],
        text: [
            "只按国务院办公厅已公布的年度放假安排推算；年度未录入时报错，不作推测。",
            "Days are counted only in years whose notice is loaded; any other year is an error, never a guess.",
        ],
        citation: "国务院办公厅年度节假日安排的通知",
        source: "国务院办公厅节假日通知，转录自 chinese-calendar 与 holiday-cn 两份公开数据",
        ..LAW
    },
    RuleData {
        id: "calendar.limit.units",
        severity: Configurable,
        status: V3,
        title: ["计时单位", "Units of limits"],
        text: [
            "办理时限以紧急工作时、工作时、工作日计；紧急工作时昼夜连续计算，工作时只在作息时间内计算。",
            "Limits are in emergency hours (round the clock), working hours (inside working time) or working days.",
        ],
        citation: "GB/T 30428 系列（计时单位见公开转载，条款号未核实）",
        source: "数字化城市管理信息系统标准的公开转载",
        ..LAW
    },
    RuleData {
        id: "calendar.working_hours",
        title: ["作息时间", "Working hours"],
        text: [
            "街道未设置作息时间时，按 9:00–12:00、13:00–17:00 计算。",
            "Until a street sets its hours, 09:00-12:00 and 13:00-17:00 are used.",
        ],
        parameters: &[fixed(
            "default",
            Text,
            "09:00-12:00,13:00-17:00",
            "",
            ["默认作息时间", "Default hours"],
        )],
        ..OURS
    },
    RuleData {
        id: "calendar.pause",
        title: ["暂停计时", "Pauses"],
        text: [
            "暂停只扣除时限本身的时间：工作日、工作时扣除暂停期间的工作时间，自然日扣除满 24 小时的整日。首日及到期后的暂停不扣除。",
            "A pause gives back only the limit's own time: working time for working days and hours, whole 24-hour days for natural days.",
        ],
        ..OURS
    },
    RuleData {
        id: "calendar.licensing.decision",
        title: ["行政许可决定期限", "Licensing decision"],
        text: [
            "自受理之日起二十日内作出决定；经行政机关负责人批准可以延长十日。",
            "A decision within 20 working days of acceptance; the head of the organ may extend it by 10.",
        ],
        citation: "行政许可法第四十二条、第八十二条",
        source: LICENSING,
        parameters: &[
            settable(
                "limit",
                Limit,
                "20 working_day",
                "",
                ["决定期限", "Limit"],
                ["1 working_day", "20 working_day"],
            ),
            settable(
                "extension",
                Limit,
                "10 working_day",
                "",
                ["延长期限", "Extension"],
                ["1 working_day", "10 working_day"],
            ),
        ],
        ..LAW
    },
];
