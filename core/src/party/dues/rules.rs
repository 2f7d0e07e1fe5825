//! Rules of dues: pure functions over exact amounts.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::types::{DuesMonth, DuesState};
use crate::Money;
use crate::party::member::record::MemberRecord;
use crate::party::member_letter::sight::conflict;
use crate::party::{Affiliation, MemberStatus, OrganisationKind, Organisations};
use crate::rulebook::Rulebook;
use crate::{Error, Id, Result, Warning};

/// Reads a month written as YYYYMM.
pub(crate) fn month(field: &str, month: i64) -> Result<i64> {
    if (194_900..=299_912).contains(&month) && (1..=12).contains(&(month % 100)) {
        return Ok(month);
    }
    Err(Error::invalid(field, "月份应写作 YYYYMM，例如 202606", "a month is written YYYYMM, such as 202606"))
}

/// The month of a day.
pub(crate) fn month_of(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 100 + i64::from(day.month())
}

/// The month so many months later, or earlier.
pub(crate) fn plus(month: i64, months: i64) -> i64 {
    let count = month / 100 * 12 + month % 100 - 1 + months;
    count.div_euclid(12) * 100 + count.rem_euclid(12) + 1
}

/// The months from `first` to `last`.
pub(crate) fn months(first: i64, last: i64) -> impl Iterator<Item = i64> {
    (0..).map(move |count| plus(first, count)).take_while(move |month| *month <= last)
}

/// Both ends of a period of at most `most` months.
pub(crate) fn period(first: i64, last: Option<i64>, most: i64) -> Result<(i64, i64)> {
    let first = month("first_month", first)?;
    let last = month("last_month", last.unwrap_or(first))?;
    if last < first || plus(first, most) <= last {
        return Err(Error::invalid(
            "last_month",
            format!("截止月份不早于起始月份，期间最长 {most} 个月"),
            format!("the last month is not before the first, and the period has {most} months at most"),
        ));
    }
    Ok((first, last))
}

/// The last day of a month.
pub(crate) fn last_day(month: i64) -> NaiveDate {
    let next = plus(month, 1);
    let first = NaiveDate::from_ymd_opt(
        i32::try_from(next / 100).unwrap_or(i32::MAX),
        u32::try_from(next % 100).unwrap_or(1),
        1,
    );
    first.and_then(|first| first.pred_opt()).unwrap_or(NaiveDate::MAX)
}

/// A rate, and up to which income it holds; none for the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Band {
    pub(crate) up_to: Option<Money>,
    /// In thousandths.
    pub(crate) rate: u32,
}

/// The rates that hold in an area on a day (RULES A-57).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rates {
    pub(crate) working: Vec<Band>,
    pub(crate) retired: Vec<Band>,
    pub(crate) cap: Money,
}

impl Rates {
    /// As the rulebook has them.
    pub(crate) fn of(book: &Rulebook, area: &str, day: NaiveDate) -> Result<Self> {
        let yuan = |rule: &str, name: &str| {
            book.integer(rule, name, area, day).map(|yuan| Money::from_fen(yuan.saturating_mul(100)))
        };
        let band = |rule: &'static str, limit: Option<&'static str>, rate: &'static str| {
            let up_to = limit.map(|limit| yuan(rule, limit)).transpose()?;
            let rate = u32::try_from(book.integer(rule, rate, area, day)?).unwrap_or(0);
            Ok::<_, Error>(Band { up_to, rate })
        };
        let (bands, retired) = ("member.dues.bands", "member.dues.retired");
        Ok(Self {
            working: vec![
                band(bands, Some("first_limit"), "first_rate")?,
                band(bands, Some("second_limit"), "second_rate")?,
                band(bands, Some("third_limit"), "third_rate")?,
                band(bands, None, "fourth_rate")?,
            ],
            retired: vec![band(retired, Some("limit"), "first_rate")?, band(retired, None, "second_rate")?],
            cap: yuan("member.dues.cap", "amount")?,
        })
    }
}

/// What is due of a month's income, and whether that is what is generally the most. The whole income counts at the rate
/// of its band, to the fen, half a fen as one (RULES A-57).
pub(crate) fn due(rates: &Rates, income: Money, retired: bool) -> (Money, bool) {
    let bands = if retired { &rates.retired } else { &rates.working };
    let band = bands.iter().find(|band| band.up_to.is_none_or(|most| income <= most));
    let whole = income.per_mille(band.map_or(0, |band| band.rate));
    (whole.min(rates.cap), whole > rates.cap)
}

/// The income that holds in a month.
pub(crate) fn income(incomes: &[(i64, Money)], month: i64) -> Option<Money> {
    incomes.iter().rev().find(|(from, _)| *from <= month).map(|(_, income)| *income)
}

/// With an income from a month on; one of the same month gives way.
pub(crate) fn with_income(incomes: &mut Vec<(i64, Money)>, from: i64, income: Money) {
    incomes.retain(|(month, _)| *month != from);
    incomes.push((from, income));
    incomes.sort_unstable_by_key(|(month, _)| *month);
}

/// The branch to which dues of a month are owed: where the relation is on its last day, of a member in force, from the
/// month in which the branch meeting admitted the person (RULES A-57).
pub(crate) fn owed_to(member: &MemberRecord, month: i64) -> Option<Id> {
    let day = last_day(month);
    let spell = member.on(day)?;
    let admitted = spell.stage.is_member() || member.joined_on.is_some_and(|joined| joined <= day);
    let here = spell.status == MemberStatus::Active && spell.affiliation == Affiliation::Relation;
    (admitted && here).then_some(spell.organisation)
}

/// Whether an organisation is a temporary branch in a month: it collects no dues (RULES A-05).
pub(crate) fn is_temporary(tree: &Organisations, organisation: Id, month: i64) -> bool {
    let version = tree.on(organisation, last_day(month));
    version.is_some_and(|version| version.kind == OrganisationKind::TemporaryBranch)
}

/// The refusal of dues for a month in which nothing is owed.
pub(crate) fn not_owed(month: i64) -> Error {
    Error::violation(
        "member.dues.start",
        "中组发〔2008〕3号",
        format!("{month} 月不应交纳党费：入党之前、停止党籍期间或者组织关系不在此"),
        format!("no dues for {month}: before joining, suspended, or the relation is not here"),
    )
    .at("first_month")
    .with("month", month)
}

/// The refusal of dues to a temporary branch.
pub(crate) fn temporary(month: i64) -> Error {
    Error::violation(
        "member.dues.temporary",
        "支部工作条例关于临时党支部的规定",
        "临时党支部不收缴党费，请向组织关系所在支部交纳",
        "a temporary branch collects no dues; the branch that has the relation does",
    )
    .at("member")
    .with("month", month)
}

/// The refusal of dues for a month whose income is not known.
pub(crate) fn unknown(month: i64) -> Error {
    conflict(
        format!("{month} 月的收入未登记，请先登记月收入"),
        format!("the income of {month} is not known; note it first"),
    )
    .at("member")
    .with("month", month)
}

/// Puts an amount to what months still lack, the earliest first; what is left over goes to the last. The parts sum up to
/// the amount.
pub(crate) fn allot(lacking: &[Money], amount: Money) -> Vec<Money> {
    let mut left = amount;
    let mut parts: Vec<Money> = lacking
        .iter()
        .map(|lacks| {
            let part = left.min(*lacks);
            left = left.less(part);
            part
        })
        .collect();
    if let Some(last) = parts.last_mut() {
        *last = last.plus(left);
    }
    parts
}

/// A payment that is not what is due is told.
pub(crate) fn differs(lacking: &[Money], amount: Money) -> Option<Warning> {
    let due = lacking.iter().fold(Money::ZERO, |sum, lacks| sum.plus(*lacks));
    let (more, less) = (amount.less(due), due.less(amount));
    let warning = |zh: String, en: String| Some(Warning::new("member.dues.voluntary", "amount", zh, en));
    if more > Money::ZERO {
        return warning(
            format!("多于应交数额 {more} 元，多出部分为自愿交纳"),
            format!("{more} yuan more than due; what is more is voluntary"),
        );
    }
    if less > Money::ZERO {
        return warning(
            format!("少于应交数额 {less} 元，按月份先后抵交"),
            format!("{less} yuan less than due; it goes to the earliest months"),
        );
    }
    None
}

/// That what is due was held to what is generally the most.
pub(crate) fn capped(cap: Money) -> Warning {
    Warning::new(
        "member.dues.cap",
        "amount",
        format!("每月交纳党费一般不超过 {cap} 元，应交数额按此计算"),
        format!("generally no more than {cap} yuan a month are due"),
    )
}

/// How a month stands: `due` with whether it was capped, or none for a month whose income is not known.
pub(crate) fn standing(month: i64, owed: bool, due: Option<(Money, bool)>, paid: Money) -> DuesMonth {
    let line = |state, due, capped| DuesMonth { month, state, due, paid, capped };
    match due {
        _ if !owed => line(DuesState::NotDue, None, false),
        None => line(DuesState::IncomeUnknown, None, false),
        Some((due, capped)) => {
            let state = match paid {
                paid if paid >= due => DuesState::Paid,
                paid if paid == Money::ZERO => DuesState::Unpaid,
                _ => DuesState::Short,
            };
            line(state, Some(due), capped)
        }
    }
}

/// Months in a row without dues, in months that are over, are told (RULES A-51); `months` begin early enough to see a
/// row that ends in the period from `first` on.
pub(crate) fn unpaid(months: &[DuesMonth], first: i64, running: i64, row: i64) -> Option<Warning> {
    let (mut count, mut longest) = (0, 0);
    for month in months.iter().filter(|month| month.month < running) {
        count = if month.state == DuesState::Unpaid { count + 1 } else { 0 };
        if month.month >= first {
            longest = longest.max(count);
        }
    }
    (longest >= row).then(|| {
        Warning::new(
            "member.dues.unpaid",
            "months",
            format!("连续 {row} 个月以上未交纳党费，请核实有无正当理由（党章第九条）"),
            format!("no dues for {row} months in a row or longer; ask for the reason"),
        )
    })
}

/// Sums by month, of those in which something was paid.
pub(crate) fn paid_in(paid: &BTreeMap<i64, Money>, month: i64) -> Money {
    paid.get(&month).copied().unwrap_or(Money::ZERO)
}
