//! What of the running periods is still to be held, for reminders.

use std::collections::{BTreeSet, HashMap};

use chrono::{Datelike, NaiveDate};

use super::compliance::{Frequencies, Known, Months, Owed, first_day, last_day, period_name};
use super::types::MeetingDuty;
use crate::command::View;
use crate::party::organisation::rule_area;
use crate::{Id, Result};

/// A duty of a running period that has not been met yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OpenDuty {
    pub(crate) organisation: Id,
    pub(crate) duty: MeetingDuty,
    /// As 2026-03, 2026-Q1 or 2026.
    pub(crate) period: String,
    /// How often it is still to be held.
    pub(crate) missing: i64,
    /// The last day of the period.
    pub(crate) due_on: NaiveDate,
}

/// What the organisations still owe on a day of the periods that run then.
pub(crate) fn open_on(view: &View<'_>, organisations: &[Id], day: NaiveDate) -> Result<Vec<OpenDuty>> {
    let months = Months::year(i64::from(day.year()));
    let (first, last) = months.days()?;
    let known = Known::read(view, first, last)?;
    let wanted: BTreeSet<Id> = organisations.iter().copied().collect();
    let mut frequencies: HashMap<&str, Frequencies> = HashMap::new();
    let mut open = Vec::new();
    for (record, version) in view.snapshot.party.active(day).filter(|(record, _)| wanted.contains(&record.id))
    {
        let area = rule_area(view.street(), version);
        if !frequencies.contains_key(area) {
            let read = Frequencies::read(&view.snapshot.rules.rulebook, area, months)?;
            frequencies.insert(area, read);
        }
        let Some(frequencies) = frequencies.get(area) else { continue };
        let owed = Owed { record, months, today: day, known: &known, frequencies };
        open.extend(MeetingDuty::ALL.iter().filter_map(|duty| owed.open(*duty, day)));
    }
    Ok(open)
}

impl Owed<'_> {
    /// What is missing of a duty in the period that runs on `day`.
    fn open(&self, duty: MeetingDuty, day: NaiveDate) -> Option<OpenDuty> {
        let length = duty.length();
        let number = Months::of(day).div_euclid(length);
        let (first, last) = (number * length, (number + 1) * length - 1);
        let owes = |day: NaiveDate| self.record.on(day).is_some_and(|version| duty.of(version.kind));
        let committee = duty == MeetingDuty::CommitteeMeeting;
        let due = owes(first_day(first)?)
            && owes(day)
            && (!committee || self.known.has_committee(self.record.id, day, self.frequencies));
        let place = usize::try_from(number - self.months.periods(length).start).ok()?;
        let often = *self.frequencies.of.get(&duty)?.get(place)?;
        let missing = often - self.counted(duty, first, last);
        (due && missing > 0).then(|| OpenDuty {
            organisation: self.record.id,
            duty,
            period: period_name(length, number),
            missing,
            due_on: last_day(last).unwrap_or(day),
        })
    }
}

impl MeetingDuty {
    /// The name in Chinese, for messages.
    pub(crate) const fn zh(self) -> &'static str {
        match self {
            Self::MembersMeeting => "党员大会",
            Self::CommitteeMeeting => "支部委员会会议",
            Self::GroupMeeting => "党小组会",
            Self::Lecture => "党课",
            Self::SecretaryLecture => "书记党课",
            Self::ThemeDay => "主题党日",
            Self::LifeMeeting => "组织生活会",
            Self::Appraisal => "民主评议党员",
        }
    }
}
