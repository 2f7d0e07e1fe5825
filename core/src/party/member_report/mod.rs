//! Members here without their relation (流动党员、双报到党员), and members away for a time (外出流动).
//!
//! A member belongs to one branch. One who lives here while the relation is elsewhere is recorded with that affiliation
//! and leaves no trace in dues; one who is away keeps the relation here, unless the absence is long enough to move it.

mod rules;
#[cfg(test)]
mod tests;
mod types;

pub use types::*;

use chrono::{Datelike, NaiveDate};
use serde_json::json;

use crate::command::Command;
use crate::identity::{Phone, ResidentNumber, Sex};
use crate::party::member::record::MemberRecord;
use crate::party::member::{Members, comes_back, rows as members};
use crate::party::member_letter::{area, book, sight};
use crate::party::study::record::StudyRecord;
use crate::party::study::rules::Asked;
use crate::party::study::{self, StudyKind};
use crate::party::{MemberStatus, Organisations};
use crate::registry::resident::LONGEST_NAME;
use crate::registry::rules as check;
use crate::{Id, Result, Warning};

/// The most hours of service on a day.
const MOST_HOURS: i64 = 24;

impl Members {
    /// Records a member whose relation is elsewhere and who reports here. One who was recorded before and left is taken
    /// up again by the number.
    ///
    /// # Errors
    /// `Violation` `member.report.relation_here`; `Conflict` for a number that has reported already; `NotFound`;
    /// `Denied`; `Invalid`.
    pub fn report_in(&self, request: ReportIn) -> Result<ReportResult> {
        let report = Report::parse(&request)?;
        self.0.write_once("member.report_in", request.request_key.as_deref(), &request, |command| {
            sight::changes(command, report.organisation)?;
            let today = command.now.date();
            let on = check::past_or_today("on", report.on, today)?;
            check::period("until", Some(on), report.until)?;
            rules::organisation(kind_of(&command.snapshot.party, report.organisation, on))?;
            let (connection, street) = (command.connection, command.street());
            let number = report.number.as_ref().map(ResidentNumber::as_str);
            let known = number.map(|number| members::numbered(connection, street, number)).transpose()?;
            let before: Option<MemberRecord> = known.flatten().map(|id| command.stored(id)).transpose()?;
            let after = match &before {
                None => report.newcomer(command, on),
                Some(before) => {
                    rules::known(before)?;
                    comes_back(before, "on", on)?;
                    before.changed(on, |member| report.apply(member, on))
                }
            };
            let months = long_months(command, report.organisation)?;
            let stays = report.until.filter(|_| report.kind == ReportKind::Mobile);
            let warnings = rules::long_stay("until", on, stays, months).into_iter().collect();
            let facts = json!({"kind": report.kind, "organisation": report.organisation});
            members::keep(command, before.as_ref(), &after, facts)?;
            Ok(ReportResult { member: shown(after, report.kind), warnings })
        })
    }

    /// Ends the record of a mobile or double-reporting member who has gone.
    ///
    /// # Errors
    /// `Conflict` for another member or a stale revision; `NotFound`; `Denied`; `Invalid`.
    pub fn end_report(&self, request: EndReport) -> Result<ReportResult> {
        let id = Id::parse("member", &request.member)?;
        let on = check::optional_date("on", request.on.as_deref())?;
        let reason = check::optional_text("reason", request.reason.as_deref(), check::LONGEST_ADDRESS)?;
        self.0.write_once("member.end_report", request.request_key.as_deref(), &request, |command| {
            let before = sight::to_change(command, id)?;
            check::revision(request.revision, before.revision)?;
            let kind = rules::reported(&before)?;
            let on = check::past_or_today("on", on, command.now.date())?;
            check::not_before("on", on, before.since().unwrap_or(on))?;
            let after = before.changed(on, |member| {
                member.status = MemberStatus::Ended;
                member.away_to = Some(on);
                member.ended_because = reason;
            });
            members::keep(command, Some(&before), &after, json!({"on": on}))?;
            Ok(ReportResult { member: shown(after, kind), warnings: Vec::new() })
        })
    }

    /// Notes that a member goes away for a time; the relation stays.
    ///
    /// # Errors
    /// `Conflict` for a member who is away already or whose relation is not here; `NotFound`; `Denied`; `Invalid`.
    pub fn go_away(&self, request: GoAway) -> Result<AbsenceResult> {
        let id = Id::parse("member", &request.member)?;
        let from = check::optional_date("away_from", request.away_from.as_deref())?;
        let until = check::optional_date("away_to", request.away_to.as_deref())?;
        let place = check::text("place", &request.place, check::LONGEST_ADDRESS)?;
        self.0.write_once("member.go_away", request.request_key.as_deref(), &request, |command| {
            let before = sight::to_change(command, id)?;
            check::revision(request.revision, before.revision)?;
            rules::can_go(&before)?;
            let today = command.now.date();
            let from = from.unwrap_or(today);
            check::period("away_to", Some(from), until)?;
            let months = long_months(command, before.organisation)?;
            let warning = rules::long_stay("away_to", from, until, months);
            let after = before.changed(today, |member| {
                (member.away_from, member.away_to) = (Some(from), until);
                member.away_place = Some(place);
            });
            absent(command, &before, &after, json!({"away_from": from, "away_to": until}), warning)
        })
    }

    /// Notes that a member who was away is back.
    ///
    /// # Errors
    /// `Conflict` for a member who is not away; `NotFound`; `Denied`; `Invalid` for a day before the absence.
    pub fn come_back(&self, request: ComeBack) -> Result<AbsenceResult> {
        let id = Id::parse("member", &request.member)?;
        let on = check::optional_date("on", request.on.as_deref())?;
        self.0.write_once("member.come_back", request.request_key.as_deref(), &request, |command| {
            let before = sight::to_change(command, id)?;
            check::revision(request.revision, before.revision)?;
            let since = rules::away_since(&before)?;
            let today = command.now.date();
            let on = check::past_or_today("on", on, today)?;
            check::not_before("on", on, since)?;
            let months = long_months(command, before.organisation)?;
            // The day of the return is no day away any more.
            let warning = rules::long_stay("on", since, on.pred_opt().filter(|last| *last >= since), months);
            let after = before.changed(today, |member| {
                (member.away_from, member.away_to, member.away_place) = (None, None, None);
            });
            absent(command, &before, &after, json!({"away_from": since, "back_on": on}), warning)
        })
    }

    /// Records hours that a double-reporting member served in the community.
    ///
    /// # Errors
    /// `Conflict` for a day on which the member had not reported; `NotFound`; `Denied`; `Invalid`.
    pub fn record_service(&self, request: RecordService) -> Result<ServiceResult> {
        let member = Id::parse("member", &request.member)?;
        let on = check::optional_date("on", request.on.as_deref())?;
        let hours = study::rules::hours(request.hours, MOST_HOURS)?;
        let topic = check::text("topic", &request.topic, check::LONGEST_ADDRESS)?;
        self.0.write_once("member.record_service", request.request_key.as_deref(), &request, |command| {
            let member = sight::to_change(command, member)?;
            let on = check::past_or_today("on", on, command.now.date())?;
            let (id, kind) = (command.new_id(), StudyKind::Service);
            let record = StudyRecord { id, member: member.id, kind, on, hours, topic, central: false };
            study::keep(command, &member, &record)?;
            let year = i64::from(on.year());
            let sum = study::rows::sum(command.connection, command.street(), member.id, kind, year)?;
            let area = area(command, member.organisation)?;
            let asked = Asked::of(book(command), kind, false, &area, on)?;
            Ok(ServiceResult {
                id,
                member: member.id,
                on,
                hours,
                year,
                year_hours: sum.hours,
                expected: asked.hours,
            })
        })
    }
}

/// A report, its fields read.
struct Report {
    kind: ReportKind,
    organisation: Id,
    name: String,
    number: Option<ResidentNumber>,
    phone: Option<Phone>,
    unit: Option<String>,
    home: String,
    stage: crate::party::MemberStage,
    on: Option<NaiveDate>,
    until: Option<NaiveDate>,
}

impl Report {
    fn parse(request: &ReportIn) -> Result<Self> {
        let (number, phone) = (request.number.as_deref(), request.phone.as_deref());
        let home = check::text("home_organisation", &request.home_organisation, check::LONGEST_NAME)?;
        let report = Self {
            kind: request.kind,
            organisation: Id::parse("organisation", &request.organisation)?,
            name: check::text("name", &request.name, LONGEST_NAME)?,
            number: number.map(|text| ResidentNumber::parse("number", text)).transpose()?,
            phone: phone.map(|text| Phone::parse("phone", text)).transpose()?,
            unit: check::optional_text("unit", request.unit.as_deref(), check::LONGEST_NAME)?,
            home,
            stage: request.stage,
            on: check::optional_date("on", request.on.as_deref())?,
            until: check::optional_date("until", request.until.as_deref())?,
        };
        rules::stage(report.stage)?;
        rules::unit(report.kind, report.unit.as_deref())?;
        Ok(report)
    }

    /// Puts what the report says into a record.
    fn apply(&self, member: &mut MemberRecord, on: NaiveDate) {
        member.name.clone_from(&self.name);
        member.phone = self.phone.or(member.phone);
        member.unit.clone_from(&self.unit);
        member.home = Some(self.home.clone());
        member.affiliation = self.kind.affiliation();
        member.stage = self.stage;
        member.status = MemberStatus::Active;
        member.organisation = self.organisation;
        member.group = None;
        // Confirming a probation, and looking for who is lost, is the matter of the branch that has the relation.
        (member.probation_ends, member.lost_since) = (None, None);
        (member.away_from, member.away_to, member.away_place) = (Some(on), self.until, None);
        member.ended_because = None;
    }

    /// The record of a person whom the street does not know.
    fn newcomer(&self, command: &Command<'_>, on: NaiveDate) -> MemberRecord {
        let number = self.number.as_ref();
        let mut member = MemberRecord {
            name: self.name.clone(),
            number: self.number,
            sex: number.map_or(Sex::Unknown, ResidentNumber::sex),
            birth: number.map(ResidentNumber::birth_date),
            affiliation: self.kind.affiliation(),
            stage: self.stage,
            ..MemberRecord::blank(command.new_id(), self.organisation, command.now)
        };
        self.apply(&mut member, on);
        member.begin_spell(on);
        member
    }
}

/// What kind of organisation it is on a day, if it is there.
fn kind_of(tree: &Organisations, id: Id, day: NaiveDate) -> Option<crate::party::OrganisationKind> {
    tree.on(id, day).map(|version| version.kind)
}

/// From how many months on an absence moves the relation, where an organisation stands.
fn long_months(command: &Command<'_>, organisation: Id) -> Result<i64> {
    let area = area(command, organisation)?;
    book(command).integer("member.letter.kind", "months", &area, command.now.date())
}

/// Stores a member who went away or came back.
fn absent(
    command: &mut Command<'_>,
    before: &MemberRecord,
    after: &MemberRecord,
    facts: serde_json::Value,
    warning: Option<Warning>,
) -> Result<AbsenceResult> {
    members::keep(command, Some(before), after, facts)?;
    Ok(AbsenceResult {
        member: after.id,
        away_from: after.away_from,
        away_to: after.away_to,
        place: after.away_place.clone(),
        revision: after.revision,
        warnings: warning.into_iter().collect(),
    })
}

/// The record as answers show it.
fn shown(member: MemberRecord, kind: ReportKind) -> ReportedMember {
    ReportedMember {
        id: member.id,
        kind,
        organisation: member.organisation,
        name: member.name,
        number: member.number.as_ref().map(ResidentNumber::masked),
        phone: member.phone.as_ref().map(Phone::masked),
        unit: member.unit,
        home_organisation: member.home,
        stage: member.stage,
        status: member.status,
        reported_on: member.away_from,
        until: member.away_to,
        ended_because: member.ended_because,
        revision: member.revision,
    }
}
