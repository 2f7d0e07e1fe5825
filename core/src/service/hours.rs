//! Times of day and the hours of a week, as stations and shared resources keep them: pure functions.

use chrono::Timelike;

use crate::{Error, Result, Timestamp};

/// Where the text of no law stands behind a refusal.
const OURS: &str = "本库设计，法规未作规定";
/// The minutes of a day.
const DAY: i64 = 24 * 60;

/// A period of a weekday in minutes since midnight: weekday, from, to.
pub(crate) type Period = (i64, i64, i64);

/// What is taken, in minutes since midnight: from, to, how much.
pub(crate) type Taken = (i64, i64, i64);

/// Minutes since midnight of a time written HH:MM, up to 24:00.
pub(crate) fn minutes(field: &str, text: &str) -> Result<i64> {
    let two = |text: &str| -> Option<i64> {
        let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        if digits { text.parse().ok() } else { None }
    };
    match text.split_once(':').and_then(|(hour, minute)| two(hour).zip(two(minute))) {
        Some((hour, minute)) if minute < 60 && hour * 60 + minute <= DAY => Ok(hour * 60 + minute),
        _ => Err(Error::invalid(
            field,
            "时间应写作 HH:MM，至 24:00 止",
            "a time of day is written HH:MM, up to 24:00",
        )),
    }
}

/// A time of day as it is written.
pub(crate) fn clock(minutes: i64) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Minutes since midnight of an instant.
pub(crate) fn minute_of(at: Timestamp) -> i64 {
    let time = at.time();
    i64::from(time.hour() * 60 + time.minute())
}

/// A time that begins before it ends.
pub(crate) fn span(fields: [&str; 2], begins: &str, ends: &str) -> Result<(i64, i64)> {
    let (starts, stops) = (minutes(fields[0], begins)?, minutes(fields[1], ends)?);
    if starts < stops {
        return Ok((starts, stops));
    }
    Err(Error::invalid(fields[1], "结束时间应晚于开始时间", "the end comes after the beginning"))
}

/// The periods of a week in their order, at most `most`: each ends after it begins, and those of a weekday do not overlap, as
/// `rule` says.
pub(crate) fn week(rule: &str, most: usize, given: &[(i64, &str, &str)]) -> Result<Vec<Period>> {
    if given.is_empty() || given.len() > most {
        return Err(Error::invalid(
            "hours",
            format!("开放时段应为 1 至 {most} 个"),
            format!("a week has 1 to {most} periods"),
        ));
    }
    let mut read = Vec::with_capacity(given.len());
    for (index, (weekday, opens, closes)) in given.iter().enumerate() {
        let at = |field: &str| format!("hours[{index}].{field}");
        if !(1..=7).contains(weekday) {
            return Err(Error::invalid(
                at("weekday"),
                "星期应为 1（周一）至 7（周日）",
                "a weekday is 1 (Monday) to 7 (Sunday)",
            ));
        }
        let (from, to) = span([&at("opens"), &at("closes")], opens, closes)?;
        read.push((*weekday, from, to, index));
    }
    read.sort_unstable();
    let Some(pair) = read.windows(2).find(|pair| pair[0].0 == pair[1].0 && pair[1].1 < pair[0].2) else {
        return Ok(read.into_iter().map(|(weekday, from, to, _)| (weekday, from, to)).collect());
    };
    let (weekday, from, to, index) = pair[1];
    let (from, to) = (clock(from), clock(to));
    Err(Error::violation(
        rule,
        OURS,
        format!("星期 {weekday} 的开放时段 {from}–{to} 与另一时段重叠"),
        format!("on weekday {weekday} the period {from}–{to} overlaps another"),
    )
    .at(format!("hours[{index}]"))
    .with("weekday", weekday))
}

/// How much is taken at the busiest moment between two times; equal ends do not meet.
pub(crate) fn peak(taken: &[Taken], starts: i64, ends: i64) -> i64 {
    // What is taken grows only where something begins, so the busiest moment is one of these.
    let begins = taken.iter().map(|(from, ..)| *from).filter(|from| starts < *from && *from < ends);
    let at = |moment| taken.iter().filter(move |(from, to, _)| *from <= moment && moment < *to);
    begins.chain([starts]).map(|moment| at(moment).map(|(.., units)| units).sum()).max().unwrap_or(0)
}
