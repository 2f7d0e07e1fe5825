//! Rules of powers and reorganisations: pure functions over records and days.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::record::{OfficePower, Reorganisation};
use crate::case::configuration::Office;
use crate::service::PowerKind;
use crate::{Error, Result, Warning, code};

/// Where the text of no law stands behind a refusal.
const OURS: &str = "本库设计，法规未作规定";
/// The longest code of an entry.
const LONGEST_CODE: usize = 32;

/// What was taken back is decided by the department above: it has no items here (RULES 0.2 no. 11).
pub(super) fn taken_back(kind: PowerKind, items: &[String]) -> Result<()> {
    if kind != PowerKind::TakenBack || items.is_empty() {
        return Ok(());
    }
    Err(Error::violation(
        "office.power.taken_back",
        OURS,
        "上级部门收回的事项不再由本街道机构办理，不得列明服务事项",
        "what was taken back is not decided by the street any more: it has no service items",
    )
    .at("items"))
}

/// Who decides an item is certain: on every day at most one entry of the basic duties names it (a design of ours, RULES D-32).
pub(super) fn single<'a>(
    power: &OfficePower,
    others: impl IntoIterator<Item = &'a OfficePower>,
) -> Result<()> {
    if power.kind != PowerKind::Basic {
        return Ok(());
    }
    for other in others {
        let rival = other.id != power.id && other.kind == PowerKind::Basic && overlap(power, other);
        let Some(item) = power.items.iter().find(|item| rival && other.items.contains(item)) else {
            continue;
        };
        return Err(Error::violation(
            "office.power.single",
            OURS,
            format!("事项 {item} 在同一时期已由职责 {} 列明，一个事项同一时期只由一个机构决定", other.code),
            format!("item {item} stands in entry {} at that time: one office decides an item", other.code),
        )
        .at("items")
        .with("item", item.clone())
        .with("power", other.code.clone())
        .with("office", other.office.clone()));
    }
    Ok(())
}

fn overlap(one: &OfficePower, other: &OfficePower) -> bool {
    let before = |end: Option<NaiveDate>, day: NaiveDate| end.is_some_and(|end| end < day);
    !before(one.valid_to, other.valid_from) && !before(other.valid_to, one.valid_from)
}

/// Whether a change may leave a decision of the past without the power by which it was made.
pub(super) fn touches_the_past(before: &OfficePower, after: &OfficePower, today: NaiveDate) -> bool {
    changed(before, after).is_some() || after.valid_to.is_some_and(|end| end < today)
}

/// What of an entry is another one, apart from its end.
fn changed(before: &OfficePower, after: &OfficePower) -> Option<&'static str> {
    let items = |power: &OfficePower| power.items.iter().cloned().collect::<BTreeSet<String>>();
    if before.kind != after.kind {
        Some("kind")
    } else if items(before) != items(after) {
        Some("items")
    } else {
        (before.valid_from != after.valid_from).then_some("valid_from")
    }
}

/// What was decided by an entry stays decided by it: the list of powers changes from now on, and never for days on which it was used
/// (a design of ours: the list is adjusted by adding and closing entries).
pub(super) fn used(before: &OfficePower, after: &OfficePower, last: NaiveDate) -> Result<()> {
    let cut = after.valid_to.is_some_and(|end| end < last).then_some("valid_to");
    let Some(field) = changed(before, after).or(cut) else { return Ok(()) };
    Err(Error::violation(
        "office.power.used",
        OURS,
        format!("已依该职责作出决定（最近为 {last}），其类别、事项和起始日不得变更，终止日不得早于该日；应终止后另行登记"),
        format!(
            "something was decided by the entry, last on {last}: its kind, items and first day stay, and it ends no earlier; end it and record another one"
        ),
    )
    .at(field)
    .with("last", last.to_string()))
}

/// An entry of the list names its legal basis (RULES 0.2 no. 11).
pub(super) fn basis(power: &OfficePower) -> Vec<Warning> {
    if !power.basis.is_empty() || power.kind == PowerKind::TakenBack {
        return Vec::new();
    }
    let warning = Warning::new(
        "office.power.basis",
        "basis",
        "权责清单宜逐项列明法律依据",
        "an entry of the list of powers and duties should name its legal basis",
    );
    vec![warning]
}

/// An office is closed from a day after its first one, on the eve of which it is still open.
pub(super) fn closable(office: &Office, day: NaiveDate) -> Result<()> {
    let eve = eve(day)?;
    if office.is_open(eve) {
        return Ok(());
    }
    Err(Error::violation(
        "office.reorganise",
        OURS,
        format!("被撤并机构在 {eve} 并未运行，不能自 {day} 起撤并"),
        format!("the office is not open on {eve}: it can't be closed from {day} on"),
    )
    .at("closed")
    .with_code("office", &office.code)
    .with("day", day.to_string()))
}

/// An office is closed once: its work lies with the office that took over, so closing it again would name another one in vain.
pub(super) fn closed_once(office: &Office, earlier: &[Reorganisation]) -> Result<()> {
    let closed_from = office.valid_to.and_then(|last| last.succ_opt());
    let names = |one: &&Reorganisation| Some(one.day) == closed_from && one.closed.contains(&office.code);
    let Some(one) = earlier.iter().find(names) else { return Ok(()) };
    Err(Error::violation(
        "office.reorganise",
        OURS,
        format!("机构 {} 已自 {} 起撤并，由 {} 接续", office.code, one.day, one.successor),
        format!("office {} was closed from {} on; {} took over", office.code, one.day, one.successor),
    )
    .at("closed")
    .with("office", office.code.clone())
    .with("day", one.day.to_string()))
}

/// The office that takes over is open on the first day of the new structure and today.
pub(super) fn takes_over(successor: &Office, day: NaiveDate, today: NaiveDate) -> Result<()> {
    if successor.is_open(day) && successor.is_open(today) {
        return Ok(());
    }
    Err(Error::violation(
        "office.reorganise",
        OURS,
        format!("接续机构自 {day} 起应当在运行"),
        format!("the office that takes over is open from {day} on"),
    )
    .at("successor")
    .with_code("office", &successor.code)
    .with("day", day.to_string()))
}

/// The day before.
pub(super) fn eve(day: NaiveDate) -> Result<NaiveDate> {
    day.checked_sub_days(Days::new(1))
        .ok_or_else(|| Error::invalid("day", "日期超出范围", "the day is out of range"))
}

/// What becomes of a power when its office is closed from a day on.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Fate {
    /// It was over by then, and stays.
    Over,
    /// It had not begun: it is the successor's from the beginning.
    Given(OfficePower),
    /// It ends on the eve; the successor has the rest.
    Split { ended: OfficePower, rest: OfficePower },
}

/// Moves a power to the successor of its office. A rest that is a new entry still lacks identifier and code of its own.
pub(super) fn fate(power: &OfficePower, successor: &str, day: NaiveDate) -> Result<Fate> {
    if power.valid_to.is_some_and(|last| last < day) {
        return Ok(Fate::Over);
    }
    let taken = OfficePower { office: successor.to_owned(), ..power.clone() };
    if power.valid_from >= day {
        return Ok(Fate::Given(OfficePower { revision: power.revision + 1, ..taken }));
    }
    let ended = OfficePower { valid_to: Some(eve(day)?), revision: power.revision + 1, ..power.clone() };
    Ok(Fate::Split { ended, rest: OfficePower { valid_from: day, revision: 1, ..taken } })
}

/// The code of the entry that goes on with another: `JB-001` becomes `JB-001.2`, then `JB-001.3`.
pub(super) fn next_code(used: &str, taken: impl Fn(&str) -> bool) -> Result<String> {
    let stem = match used.rsplit_once('.') {
        Some((stem, tail)) if !stem.is_empty() && tail.bytes().all(|byte| byte.is_ascii_digit()) => stem,
        _ => used,
    };
    for number in 2..10_000 {
        let tail = format!(".{number}");
        let stem = &stem[..stem.len().min(LONGEST_CODE - tail.len())];
        let next = format!("{stem}{tail}");
        if !taken(&next) {
            return Ok(next);
        }
    }
    Err(Error::conflict(code::CONFLICT_EXISTS, "职责编码已用尽", "no code is left for the entry"))
}
