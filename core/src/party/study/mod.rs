//! Study (党员学习培训) and service (双报到服务): hours, and how a year stands against what is asked for.
//!
//! Summaries only: a shortfall is told line by line, in the order of the records, and nobody is scored.

pub(crate) mod record;
pub(crate) mod rows;
pub(crate) mod rules;
#[cfg(test)]
mod tests;
mod types;

pub use types::*;

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};
use serde_json::json;

use crate::command::Command;
use crate::ledger::page;
use crate::party::member::Members;
use crate::party::member::record::MemberRecord;
use crate::party::member_letter::sight;
use crate::party::post::rows::holders;
use crate::party::{MemberStatus, reach};
use crate::registry::reach::Page;
use crate::registry::rules as check;
use crate::snapshot::Snapshot;
use crate::store::Connection;
use crate::{Error, Id, Result};

use record::StudyRecord;
use rules::{Asked, Sum};

/// The most hours of one record of study: a course of several days is one.
const MOST_HOURS: i64 = 100;

impl Members {
    /// Records hours of study.
    ///
    /// # Errors
    /// `Conflict` for a day on which the member was not here; `NotFound`; `Denied`; `Invalid`.
    pub fn record_study(&self, request: RecordStudy) -> Result<StudyResult> {
        let member = Id::parse("member", &request.member)?;
        let on = check::optional_date("on", request.on.as_deref())?;
        let hours = rules::hours(request.hours, MOST_HOURS)?;
        let topic = check::text("topic", &request.topic, check::LONGEST_ADDRESS)?;
        let central = request.central.unwrap_or(false);
        self.0.write_once("member.record_study", request.request_key.as_deref(), &request, |command| {
            let member = sight::to_change(command, member)?;
            let on = check::past_or_today("on", on, command.now.date())?;
            let id = command.new_id();
            let record =
                StudyRecord { id, member: member.id, kind: StudyKind::Study, on, hours, topic, central };
            keep(command, &member, &record)?;
            let (today, snapshot) = (command.now.date(), command.snapshot.clone());
            let year = i64::from(on.year());
            let mut years = Years::new(command.connection, command.street(), &snapshot, today, year);
            Ok(StudyResult { id, on, year: years.of(&member, StudyKind::Study)? })
        })
    }

    /// How the year of members stands: hours, what is asked for, what is missing.
    ///
    /// # Errors
    /// `Denied`; `NotFound`; `Invalid` unless exactly one of member and organisation is given.
    pub fn list_study(&self, request: ListStudy) -> Result<StudyList> {
        let limit = page(request.limit, 100)?;
        let whose = Whose::parse(request.member.as_deref(), request.organisation.as_deref())?;
        let after = check::optional_id("cursor", request.cursor.as_deref())?;
        let kind = request.kind.unwrap_or(StudyKind::Study);
        self.0.read(|view| {
            let today = view.now.date();
            let year = rules::year(request.year, today)?;
            let mut years = Years::new(view.connection, view.street(), &view.snapshot, today, year);
            let mut page = Page::new(limit);
            whose.each(view, after, |member| {
                let counts = member.stage.is_member()
                    && member.status == MemberStatus::Active
                    && rules::concerns(kind, member.affiliation);
                Ok(!counts || page.push(years.of(&member, kind)?))
            })?;
            let (items, next) = page.finish(|line| line.member.to_string());
            Ok(StudyList { year, items, next })
        })
    }
}

/// Stores hours once the day fits the member.
pub(crate) fn keep(command: &mut Command<'_>, member: &MemberRecord, record: &StudyRecord) -> Result<()> {
    rules::present(member, record.kind, record.on)?;
    let facts = json!({"member": record.member, "kind": record.kind, "on": record.on});
    command.keep(None, record, facts)
}

/// Whose lines a list has.
pub(crate) enum Whose {
    Member(Id),
    Organisation(Id),
}

impl Whose {
    /// Exactly one of member and organisation.
    pub(crate) fn parse(member: Option<&str>, organisation: Option<&str>) -> Result<Self> {
        match (member, organisation) {
            (Some(text), None) => Id::parse("member", text).map(Self::Member),
            (None, Some(text)) => Id::parse("organisation", text).map(Self::Organisation),
            _ => Err(Error::invalid(
                "organisation",
                "应给出党员或者党组织，二者择一",
                "either a member or an organisation is given",
            )),
        }
    }

    /// Visits the members in the order of their records until `visit` says `false`.
    pub(crate) fn each(
        &self,
        view: &crate::command::View<'_>,
        after: Option<Id>,
        mut visit: impl FnMut(MemberRecord) -> Result<bool>,
    ) -> Result<()> {
        match self {
            Self::Member(member) => visit(sight::to_read(view, *member)?).map(drop),
            Self::Organisation(organisation) => {
                sight::reads(view, *organisation)?;
                let all = sight::with_all_below(view, *organisation);
                for id in rows::people(view.connection, view.street(), &all, after)? {
                    if !visit(view.stored(id)?)? {
                        break;
                    }
                }
                Ok(())
            }
        }
    }
}

/// The years of members, with the posts of their organisations looked up once.
struct Years<'a> {
    connection: &'a Connection,
    street: &'a str,
    snapshot: &'a Snapshot,
    /// The day as which the year is looked at.
    day: NaiveDate,
    year: i64,
    holders: HashMap<Id, HashSet<Id>>,
}

impl<'a> Years<'a> {
    fn new(
        connection: &'a Connection,
        street: &'a str,
        snapshot: &'a Snapshot,
        today: NaiveDate,
        year: i64,
    ) -> Self {
        let day = rules::day_of(year, today);
        Self { connection, street, snapshot, day, year, holders: HashMap::new() }
    }

    fn of(&mut self, member: &MemberRecord, kind: StudyKind) -> Result<StudyYear> {
        let sum: Sum = rows::sum(self.connection, self.street, member.id, kind, self.year)?;
        let officer = kind == StudyKind::Study && self.officer(member)?;
        let area = reach::rule_area(self.street, &self.snapshot.party, member.organisation)?;
        let asked = Asked::of(&self.snapshot.rules.rulebook, kind, officer, &area, self.day)?;
        Ok(StudyYear {
            member: member.id,
            name: member.name.clone(),
            organisation: member.organisation,
            kind,
            year: self.year,
            hours: sum.hours,
            required: asked.hours,
            shortfall: rules::shortfall(asked, sum),
            courses: sum.courses,
            courses_required: asked.courses,
            officer,
        })
    }

    /// Whether the member holds a post of the own organisation or of one above it.
    fn officer(&mut self, member: &MemberRecord) -> Result<bool> {
        for organisation in self.snapshot.party.chain(member.organisation, self.day) {
            if !self.holders.contains_key(&organisation) {
                let held = holders(self.connection, self.street, organisation, self.day)?;
                self.holders.insert(organisation, held.into_iter().collect());
            }
            if self.holders[&organisation].contains(&member.id) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
