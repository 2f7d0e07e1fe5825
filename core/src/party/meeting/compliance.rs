//! What organisational life was due of a period, what was held, and what is missing.

use std::collections::{BTreeSet, HashMap};

use chrono::{Datelike, NaiveDate};

use super::rows::{self, PostTime};
use super::types::{
    BranchMeetingKind, MeetingCompliance, MeetingComplianceTable, MeetingDue, MeetingDueTotal, MeetingDuty,
};
use super::{Meetings, Wanted, reach_of};
use crate::command::View;
use crate::party::organisation::record::{OrganisationRecord, Version};
use crate::party::organisation::rule_area;
use crate::party::{OrganisationKind, Organisations};
use crate::registry::rules as check;
use crate::rulebook::Rulebook;
use crate::{Error, Id, Result};

/// The most months that one table covers.
const MOST_MONTHS: i64 = 36;

impl Meetings {
    /// What was due, held and missing, of one organisation or with all below it.
    ///
    /// # Errors
    /// `Denied`; `NotFound`; `Invalid` for a time that is no year and no months.
    pub fn compliance(&self, request: MeetingCompliance) -> Result<MeetingComplianceTable> {
        let root = check::optional_id("organisation", request.organisation.as_deref())?;
        let asked = months(&request)?;
        self.0.read(|view| {
            let today = view.now.date();
            let (first, last) = asked.unwrap_or_else(|| Months::year(i64::from(today.year()))).days()?;
            let months = Months { first: Months::of(first), last: Months::of(last) };
            let wanted = reach_of(view, root, request.below.unwrap_or(false), today)?;
            let known = Known::read(view, first, last)?;
            let book = &view.snapshot.rules.rulebook;
            let mut frequencies: HashMap<String, Frequencies> = HashMap::new();
            let mut rows = Vec::new();
            for record in in_order(&view.snapshot.party, &wanted, last.min(today)) {
                let area = rule_area(view.street(), record.last()?);
                let frequencies = match frequencies.get(area) {
                    Some(frequencies) => frequencies,
                    None => {
                        let read = Frequencies::read(book, area, months)?;
                        frequencies.entry(area.to_owned()).or_insert(read)
                    }
                };
                let owed = Owed { record, months, today, known: &known, frequencies };
                rows.extend(
                    MeetingDuty::ALL
                        .iter()
                        .filter_map(|duty| owed.row(*duty).transpose())
                        .collect::<Result<Vec<_>>>()?,
                );
            }
            let totals = totals(&rows);
            Ok(MeetingComplianceTable { first_day: first, last_day: last, as_of: today, rows, totals })
        })
    }
}

/// The months that are asked for; none when the running year is meant.
fn months(request: &MeetingCompliance) -> Result<Option<Months>> {
    let year = check::optional_count("year", request.year, 1921, 9000)?;
    let read = |field: &str, text: &str| -> Result<i64> {
        let wrong = || Error::invalid(field, "月份应写作 YYYY-MM", "a month is written YYYY-MM");
        if text.len() != 7 {
            return Err(wrong());
        }
        crate::parse_date(field, &format!("{text}-01")).map(Months::of).map_err(|_| wrong())
    };
    match (year, request.first_month.as_deref(), request.last_month.as_deref()) {
        (year, None, None) => Ok(year.map(Months::year)),
        (None, Some(first), Some(last)) => {
            let months = Months { first: read("first_month", first)?, last: read("last_month", last)? };
            if months.last < months.first || months.last - months.first >= MOST_MONTHS {
                return Err(Error::invalid(
                    "last_month",
                    format!("起止月份应在 {MOST_MONTHS} 个月以内，且先后有序"),
                    format!("a table covers 1 to {MOST_MONTHS} months, in their order"),
                ));
            }
            Ok(Some(months))
        }
        _ => Err(Error::invalid(
            "first_month",
            "应给出年度，或者同时给出起止月份",
            "either the year is given, or the first and the last month",
        )),
    }
}

/// Months from one to another, counted from the year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Months {
    pub(super) first: i64,
    pub(super) last: i64,
}

impl Months {
    pub(super) fn of(day: NaiveDate) -> i64 {
        i64::from(day.year()) * 12 + i64::from(day.month0())
    }

    pub(super) fn year(year: i64) -> Self {
        Self { first: year * 12, last: year * 12 + 11 }
    }

    /// The first and the last day.
    pub(super) fn days(self) -> Result<(NaiveDate, NaiveDate)> {
        first_day(self.first)
            .zip(last_day(self.last))
            .ok_or_else(|| Error::invalid("year", "年份超出范围", "the year is out of range"))
    }

    /// How many numbers it takes to count every duty in every month.
    fn places(self) -> usize {
        MeetingDuty::ALL.len() * self.number()
    }

    /// Where the count of a duty in one of the months stands.
    fn place(self, duty: MeetingDuty, month: i64) -> usize {
        duty as usize * self.number() + usize::try_from(month - self.first).unwrap_or(0)
    }

    fn number(self) -> usize {
        usize::try_from(self.last - self.first + 1).unwrap_or(0)
    }

    /// The full periods of `length` months within, by their number: the first and the one after the last.
    pub(super) fn periods(self, length: i64) -> std::ops::Range<i64> {
        let first = (self.first + length - 1).div_euclid(length);
        first..(self.last + 1).div_euclid(length).max(first)
    }
}

pub(super) fn first_day(month: i64) -> Option<NaiveDate> {
    let year = i32::try_from(month.div_euclid(12)).ok()?;
    NaiveDate::from_ymd_opt(year, u32::try_from(month.rem_euclid(12)).ok()? + 1, 1)
}

pub(super) fn last_day(month: i64) -> Option<NaiveDate> {
    first_day(month + 1)?.pred_opt()
}

/// A period as it is told: 2026-03, 2026-Q1 or 2026.
pub(super) fn period_name(length: i64, number: i64) -> String {
    let month = number * length;
    let year = month.div_euclid(12);
    match length {
        1 => format!("{year:04}-{:02}", month.rem_euclid(12) + 1),
        3 => format!("{year:04}-Q{}", number.rem_euclid(4) + 1),
        _ => format!("{year:04}"),
    }
}

impl MeetingDuty {
    /// How many months a period has: months for the committee, groups and the theme day, quarters for the members and
    /// lectures, years for the rest (RULES ).
    pub(crate) const fn length(self) -> i64 {
        match self {
            Self::CommitteeMeeting | Self::GroupMeeting | Self::ThemeDay => 1,
            Self::MembersMeeting | Self::Lecture => 3,
            Self::SecretaryLecture | Self::LifeMeeting | Self::Appraisal => 12,
        }
    }

    /// The rule it rests on, whose parameter `frequency` says how often.
    pub(crate) const fn rule(self) -> &'static str {
        match self {
            Self::MembersMeeting => "meeting.members_meeting",
            Self::CommitteeMeeting => "meeting.committee_meeting",
            Self::GroupMeeting => "meeting.group_meeting",
            Self::Lecture => "meeting.lecture",
            Self::SecretaryLecture => "meeting.secretary_lecture",
            Self::ThemeDay => "meeting.theme_day",
            Self::LifeMeeting => "meeting.life_meeting",
            Self::Appraisal => "meeting.appraisal",
        }
    }

    /// Whether organisations of a kind owe it. Nothing is due of a temporary branch, whose members take part in the life of
    /// their own (RULES A-05), nor of what stands above branches.
    pub(super) fn of(self, kind: OrganisationKind) -> bool {
        match self {
            Self::GroupMeeting => kind.is_group(),
            _ => kind.is_branch() && kind != OrganisationKind::TemporaryBranch,
        }
    }

    /// Whether a meeting of a kind counts for it.
    pub(super) fn met_by(self, kind: BranchMeetingKind) -> bool {
        use BranchMeetingKind as K;
        match self {
            Self::MembersMeeting => kind == K::MembersMeeting,
            Self::CommitteeMeeting => kind == K::CommitteeMeeting,
            Self::GroupMeeting => kind == K::GroupMeeting,
            Self::Lecture => matches!(kind, K::Lecture | K::SecretaryLecture),
            Self::SecretaryLecture => kind == K::SecretaryLecture,
            Self::ThemeDay => kind == K::ThemeDay,
            Self::LifeMeeting => matches!(kind, K::LifeMeeting | K::LifeAndAppraisal),
            Self::Appraisal => matches!(kind, K::Appraisal | K::LifeAndAppraisal),
        }
    }
}

/// How often everything is due in an area, for every full period of the time asked for.
pub(super) struct Frequencies {
    pub(super) of: HashMap<MeetingDuty, Vec<i64>>,
    /// From how many full members on a branch has a committee, and the fewest members of one.
    committee_from: i64,
    committee_least: i64,
}

impl Frequencies {
    pub(super) fn read(book: &Rulebook, area: &str, months: Months) -> Result<Self> {
        let last = months.days()?.1;
        let mut of = HashMap::new();
        for duty in MeetingDuty::ALL {
            let length = duty.length();
            let of_period = |number: i64| {
                let day = last_day((number + 1) * length - 1).unwrap_or(last);
                book.integer(duty.rule(), "frequency", area, day)
            };
            of.insert(*duty, months.periods(length).map(of_period).collect::<Result<Vec<_>>>()?);
        }
        Ok(Self {
            of,
            committee_from: book.integer("party.branch.committee", "full", area, last)?,
            committee_least: book.integer("party.branch.committee", "minimum", area, last)?,
        })
    }
}

/// What the tables say of the time asked for, each read once.
pub(super) struct Known {
    /// How many meetings of an organisation count for a duty in a month: the months of every duty, one after the other.
    held: HashMap<Id, Vec<i64>>,
    full: HashMap<Id, Vec<(NaiveDate, i64)>>,
    posts: HashMap<Id, Vec<PostTime>>,
}

impl Known {
    pub(super) fn read(view: &View<'_>, first: NaiveDate, last: NaiveDate) -> Result<Self> {
        let (connection, street) = (view.connection, view.street());
        let months = Months { first: Months::of(first), last: Months::of(last) };
        let mut held: HashMap<Id, Vec<i64>> = HashMap::new();
        rows::held(connection, street, first, last, |organisation, kind, day| {
            let month = Months::of(day);
            let counts = held.entry(organisation).or_insert_with(|| vec![0; months.places()]);
            for duty in MeetingDuty::ALL.iter().filter(|duty| duty.met_by(kind)) {
                counts[months.place(*duty, month)] += 1;
            }
        })?;
        Ok(Self {
            held,
            full: rows::full_changes(connection, street, last)?,
            posts: rows::posts(connection, street, first, last)?,
        })
    }

    /// Whether a branch has a committee on a day: seven full members make one due, three posts show that there is one.
    pub(super) fn has_committee(&self, organisation: Id, day: NaiveDate, frequencies: &Frequencies) -> bool {
        let changes = self.full.get(&organisation).map_or(&[][..], Vec::as_slice);
        let full: i64 = changes.iter().filter(|(from, _)| *from <= day).map(|(_, count)| count).sum();
        let posts = self.posts.get(&organisation).map_or(&[][..], Vec::as_slice);
        let holders: BTreeSet<Id> = posts
            .iter()
            .filter(|(_, from, to)| *from <= day && to.is_none_or(|to| day <= to))
            .map(|(member, ..)| *member)
            .collect();
        full >= frequencies.committee_from
            || i64::try_from(holders.len()).unwrap_or(i64::MAX) >= frequencies.committee_least
    }
}

/// What one organisation owed.
pub(super) struct Owed<'a> {
    pub(super) record: &'a OrganisationRecord,
    pub(super) months: Months,
    pub(super) today: NaiveDate,
    pub(super) known: &'a Known,
    pub(super) frequencies: &'a Frequencies,
}

impl Owed<'_> {
    /// The row of a duty; none where it was not due and nothing was held.
    fn row(&self, duty: MeetingDuty) -> Result<Option<MeetingDue>> {
        let length = duty.length();
        let counted = |first: i64, last: i64| self.counted(duty, first, last);
        let mut row = MeetingDue {
            organisation: self.record.id,
            name: String::new(),
            duty,
            rule: String::new(),
            due: 0,
            met: 0,
            held: counted(self.months.first, self.months.last),
            missing: Vec::new(),
        };
        let often = self.frequencies.of.get(&duty).map_or(&[][..], Vec::as_slice);
        for (number, often) in self.months.periods(length).zip(often) {
            let (first, last) = (number * length, (number + 1) * length - 1);
            if *often == 0 || !self.due(duty, first, last) {
                continue;
            }
            row.due += 1;
            if counted(first, last) >= *often {
                row.met += 1;
            } else {
                row.missing.push(period_name(length, number));
            }
        }
        if row.due == 0 && row.held == 0 {
            return Ok(None);
        }
        row.name.clone_from(&self.record.last()?.name);
        row.rule = duty.rule().to_owned();
        Ok(Some(row))
    }

    /// How many meetings that count for a duty were held from one month to another.
    pub(super) fn counted(&self, duty: MeetingDuty, first: i64, last: i64) -> i64 {
        let months = self.months.place(duty, first)..=self.months.place(duty, last);
        self.known.held.get(&self.record.id).map_or(0, |counts| counts[months].iter().sum())
    }

    /// Whether a duty was due in a period: it is over, and the organisation was there and owed it from its first day to its
    /// last.
    fn due(&self, duty: MeetingDuty, first: i64, last: i64) -> bool {
        let Some((first, last)) = first_day(first).zip(last_day(last)) else { return false };
        let owes = |version: Option<&Version>| version.is_some_and(|version| duty.of(version.kind));
        let through = last < self.today && owes(self.record.on(first)) && owes(self.record.on(last));
        let committee = duty == MeetingDuty::CommitteeMeeting;
        through && (!committee || self.known.has_committee(self.record.id, last, self.frequencies))
    }
}

/// The wanted organisations as the tree of a day has them, then those that were there no more.
fn in_order<'a>(tree: &'a Organisations, wanted: &Wanted, day: NaiveDate) -> Vec<&'a OrganisationRecord> {
    let mut order: Vec<&OrganisationRecord> =
        tree.walk(None, day).into_iter().map(|node| node.record).collect();
    let there: BTreeSet<Id> = order.iter().map(|record| record.id).collect();
    order.extend(tree.all().filter(|record| !there.contains(&record.id) && !record.versions.is_empty()));
    order.retain(|record| wanted.has(record.id));
    order
}

/// The sums of every duty that stands in a row.
fn totals(rows: &[MeetingDue]) -> Vec<MeetingDueTotal> {
    let of = |duty: &MeetingDuty| {
        let mut total =
            MeetingDueTotal { duty: *duty, organisations: 0, complete: 0, due: 0, met: 0, held: 0 };
        for row in rows.iter().filter(|row| row.duty == *duty) {
            total.organisations += i64::from(row.due > 0);
            total.complete += i64::from(row.due > 0 && row.missing.is_empty());
            total.due += row.due;
            total.met += row.met;
            total.held += row.held;
        }
        total
    };
    MeetingDuty::ALL.iter().map(of).filter(|total| total.due > 0 || total.held > 0).collect()
}
