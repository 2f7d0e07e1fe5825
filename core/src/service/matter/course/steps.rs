//! The course of a matter between acceptance and decision: pauses, more time, checks on the spot.

use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::super::record::{
    HearingRecord, MatterExtensionRecord, MatterPauseRecord, MatterRecord, SiteCheckRecord,
};
use super::super::{MatterResult, Matters, shown, standing};
use super::requests::*;
use super::rules;
use crate::calendar::Calendar;
use crate::command::Command;
use crate::registry::rules as check;
use crate::service::item::ServiceItemVersion;
use crate::service::{MatterState, PauseGround};
use crate::{Error, Id, Result, Warning, parse_date};

/// The longest text of a finding or a reason, in characters.
pub(super) const LONGEST_TEXT: usize = 2000;
/// The most officers of a check.
const MOST_OFFICERS: usize = 20;
/// The longest pause that can be told, in working days.
const LONGEST_PAUSE: i64 = 365;

/// The states in which a matter was accepted and not decided yet.
pub(super) const HANDLED: [MatterState; 2] = [MatterState::Accepted, MatterState::Paused];

impl Matters {
    /// Stops both limits of a matter for what the law does not count (art. 45), as the applicant was told in writing.
    ///
    /// # Errors
    /// `Violation` `matter.pause.ground`, `matter.hearing.request`, `matter.hearing.held`, `matter.hearing.notice`; `Conflict`
    /// unless it is accepted; `Denied`; `Invalid`; `NotFound`.
    pub fn pause(&self, request: PauseMatter) -> Result<MatterResult> {
        let id = Id::parse("matter", &request.matter)?;
        check::optional_count("told_days", Some(request.told_days), 1, LONGEST_PAUSE)?;
        let told_on = parse_date("told_on", &request.told_on)?;
        let day = check::optional_date("paused_on", request.paused_on.as_deref())?;
        let hearing = request.hearing.as_ref().map(hearing_of).transpose()?;
        self.0.write_told("matter.pause", request.request_key.as_deref(), &request, |command| {
            let before = to_handle(command, id, request.revision)?;
            rules::in_state(&before, &[MatterState::Accepted])?;
            rules::room_for_one("matter", before.pauses.len())?;
            rules::stops_for(version(command, &before)?, request.ground)?;
            let today = command.now.date();
            let from = check::past_or_today("paused_on", day, today)?;
            check::not_before("paused_on", from, before.last_step())?;
            check::past_or_today("told_on", Some(told_on), today)?;
            check::not_before("told_on", told_on, before.applied_on)?;
            let (hearing, warnings) = planned(command, &before, request.ground, hearing.clone())?;
            let mut after = MatterRecord { state: MatterState::Paused, ..before.clone() };
            after.pauses.push(MatterPauseRecord {
                ground: request.ground,
                from,
                told_days: request.told_days,
                told_on: Some(told_on),
                to: None,
                hearing,
            });
            let facts = json!({"state": after.state.word(), "ground": request.ground.word(),
                "on": from.to_string(), "told_days": request.told_days});
            let after = store(command, &before, after, facts)?;
            shown::after(command, &after, warnings)
        })
    }

    /// Lets both limits of a matter run on. What a hearing did not keep of its days is recorded with a warning.
    ///
    /// # Errors
    /// `Violation` `matter.hearing.request`; `Conflict` unless they stand still; `Denied`; `Invalid`; `NotFound`.
    pub fn resume(&self, request: ResumeMatter) -> Result<MatterResult> {
        let id = Id::parse("matter", &request.matter)?;
        let day = check::optional_date("resumed_on", request.resumed_on.as_deref())?;
        let held = request.hearing.as_ref().map(hearing_of).transpose()?;
        self.0.write_told("matter.resume", request.request_key.as_deref(), &request, |command| {
            let before = to_handle(command, id, request.revision)?;
            rules::in_state(&before, &[MatterState::Paused])?;
            let mut after = MatterRecord { state: MatterState::Accepted, ..before.clone() };
            let pause =
                after.pauses.last_mut().filter(|pause| pause.to.is_none()).ok_or_else(|| {
                    rules::conflict("办件没有未结束的中止", "no pause of the matter is open")
                })?;
            let to = check::past_or_today("resumed_on", day, command.now.date())?;
            check::not_before("resumed_on", to, pause.from)?;
            let mut warnings: Vec<Warning> =
                rules::as_told(pause, to, calendar(command))?.into_iter().collect();
            warnings.extend(take_place(command, &before, pause, held.as_ref(), to)?);
            pause.to = Some(to);
            let facts = json!({"state": after.state.word(), "on": to.to_string()});
            let after = store(command, &before, after, facts)?;
            shown::after(command, &after, warnings)
        })
    }

    /// Gives a matter more time by the head of the organ, once.
    ///
    /// # Errors
    /// `Violation` `matter.extension`; `Conflict` unless it is accepted and not decided; `Denied`; `Invalid`; `NotFound`.
    pub fn extend(&self, request: ExtendMatter) -> Result<MatterResult> {
        let id = Id::parse("matter", &request.matter)?;
        let reason = check::text("reason", &request.reason, LONGEST_TEXT)?;
        let approved_by = check::text("approved_by", &request.approved_by, check::LONGEST_NAME)?;
        let day = check::optional_date("extended_on", request.extended_on.as_deref())?;
        self.0.write_told("matter.extend", request.request_key.as_deref(), &request, |command| {
            let before = to_handle(command, id, request.revision)?;
            rules::in_state(&before, &HANDLED)?;
            let on = check::past_or_today("extended_on", day, command.now.date())?;
            check::not_before("extended_on", on, before.accepted_on.unwrap_or(before.applied_on))?;
            let name = if version(command, &before)?.joint { "joint_days" } else { "days" };
            let most = parameter(command, &before, "matter.extension", name)?;
            rules::extension(&before, on, request.days, most)?;
            let mut after = before.clone();
            after.extensions.push(MatterExtensionRecord { on, days: request.days, reason, approved_by });
            let facts = json!({"days": request.days, "on": on.to_string()});
            let after = store(command, &before, after, facts)?;
            shown::after(command, &after, Vec::new())
        })
    }

    /// Records a check on the spot by at least two officers.
    ///
    /// # Errors
    /// `Violation` `matter.check.officers`; `Conflict` unless it is accepted and not decided; `Denied`; `Invalid`; `NotFound`.
    pub fn record_check(&self, request: RecordMatterCheck) -> Result<MatterResult> {
        let id = Id::parse("matter", &request.matter)?;
        check::at_most("officers", request.officers.len(), MOST_OFFICERS)?;
        let names = request.officers.iter().map(|name| check::text("officers", name, check::LONGEST_NAME));
        let officers = names.collect::<Result<Vec<String>>>()?;
        let finding = check::text("finding", &request.finding, LONGEST_TEXT)?;
        let day = check::optional_date("checked_on", request.checked_on.as_deref())?;
        self.0.write_told("matter.record_check", request.request_key.as_deref(), &request, |command| {
            let before = to_handle(command, id, request.revision)?;
            rules::in_state(&before, &HANDLED)?;
            rules::room_for_one("matter", before.checks.len())?;
            let on = check::past_or_today("checked_on", day, command.now.date())?;
            check::not_before("checked_on", on, before.applied_on)?;
            let least = parameter(command, &before, "matter.check.officers", "least")?;
            rules::officers(&officers, least)?;
            let mut after = before.clone();
            let office = Some(before.office.clone());
            after.checks.push(SiteCheckRecord { on, office, officers, finding, passed: request.passed });
            let facts = json!({"checked_on": on.to_string(), "passed": request.passed});
            let after = store(command, &before, after, facts)?;
            shown::after(command, &after, Vec::new())
        })
    }
}

/// The stored matter, once the session may take its steps and has seen it as it is.
pub(super) fn to_handle(command: &Command<'_>, id: Id, revision: Option<i64>) -> Result<MatterRecord> {
    let matter = standing::to_handle(command, id)?;
    check::revision(revision, matter.revision)?;
    Ok(matter)
}

/// The version of the item that a matter is handled by.
pub(super) fn version<'a>(command: &'a Command<'_>, matter: &MatterRecord) -> Result<&'a ServiceItemVersion> {
    command.snapshot.services.version(matter.item, matter.version)
}

/// The calendar of the street.
pub(super) fn calendar<'a>(command: &'a Command<'_>) -> &'a Calendar {
    &command.snapshot.rules.calendar
}

/// A number of a rule, where a matter lies today.
pub(super) fn parameter(command: &Command<'_>, matter: &MatterRecord, rule: &str, name: &str) -> Result<i64> {
    let book = &command.snapshot.rules.rulebook;
    book.integer(rule, name, matter.community.as_str(), command.now.date())
}

/// Stores a matter with its clocks as they stand now.
pub(super) fn store(
    command: &mut Command<'_>,
    before: &MatterRecord,
    mut after: MatterRecord,
    facts: Value,
) -> Result<MatterRecord> {
    let snapshot = Arc::clone(&command.snapshot);
    let version = snapshot.services.version(after.item, after.version)?;
    after.reckon(version, &snapshot.rules.calendar)?;
    after.revision = before.revision + 1;
    command.keep(Some(before), &after, facts)?;
    Ok(after)
}

fn hearing_of(request: &NewMatterHearing) -> Result<HearingRecord> {
    let day = check::optional_date;
    Ok(HearingRecord {
        right_told_on: day("hearing.right_told_on", request.right_told_on.as_deref())?,
        requested_on: day("hearing.requested_on", request.requested_on.as_deref())?,
        noticed_on: day("hearing.noticed_on", request.noticed_on.as_deref())?,
        held_on: day("hearing.held_on", request.held_on.as_deref())?,
    })
}

fn no_hearing() -> Error {
    Error::invalid("hearing", "中止原因不是听证", "the limits do not stop for a hearing")
}

/// The days of a rule of hearings.
fn hearing_days(command: &Command<'_>, matter: &MatterRecord, rule: &str) -> Result<u32> {
    Ok(u32::try_from(parameter(command, matter, rule, "days")?).unwrap_or_default())
}

/// What lies behind today in the days of a hearing, apart from the hearing itself.
fn behind(hearing: &HearingRecord, today: NaiveDate) -> Result<()> {
    let days = [
        ("hearing.right_told_on", hearing.right_told_on),
        ("hearing.requested_on", hearing.requested_on),
        ("hearing.noticed_on", hearing.noticed_on),
    ];
    days.into_iter()
        .filter_map(|(field, day)| Some((field, day?)))
        .try_for_each(|(field, day)| check::not_after(field, day, today))
}

/// The days of a hearing that is to come keep the law; what can't be counted yet is told.
fn planned(
    command: &Command<'_>,
    matter: &MatterRecord,
    ground: PauseGround,
    hearing: Option<HearingRecord>,
) -> Result<(Option<HearingRecord>, Vec<Warning>)> {
    let Some(hearing) = hearing else { return Ok((None, Vec::new())) };
    if ground != PauseGround::Hearing {
        return Err(no_hearing());
    }
    behind(&hearing, command.now.date())?;
    let (calendar, days) = (calendar(command), |rule| hearing_days(command, matter, rule));
    let outcomes = [
        rules::hearing_asked(&hearing, days("matter.hearing.request")?, calendar),
        rules::hearing_held(&hearing, days("matter.hearing.held")?, calendar),
        rules::hearing_noticed(&hearing, days("matter.hearing.notice")?, calendar),
    ];
    let mut warnings = Vec::new();
    for outcome in outcomes {
        warnings.extend(rules::counted(outcome)?);
    }
    // One warning tells it.
    warnings.truncate(1);
    Ok((Some(hearing), warnings))
}

/// The days of a hearing as it was held: what did not keep the law is told.
fn take_place(
    command: &Command<'_>,
    matter: &MatterRecord,
    pause: &mut MatterPauseRecord,
    held: Option<&HearingRecord>,
    to: NaiveDate,
) -> Result<Vec<Warning>> {
    if held.is_some() && pause.ground != PauseGround::Hearing {
        return Err(no_hearing());
    }
    let plan = pause.hearing.clone();
    if plan.is_none() && held.is_none() {
        return Ok(Vec::new());
    }
    let (plan, told) = (plan.unwrap_or_default(), held.cloned().unwrap_or_default());
    if let Some(held_on) = told.held_on {
        check::not_after("hearing.held_on", held_on, to)?;
    }
    let hearing = HearingRecord {
        right_told_on: told.right_told_on.or(plan.right_told_on),
        requested_on: told.requested_on.or(plan.requested_on),
        noticed_on: told.noticed_on.or(plan.noticed_on),
        // One that was planned for later was not held.
        held_on: told.held_on.or(plan.held_on.filter(|day| *day <= to)),
    };
    behind(&hearing, command.now.date())?;
    let (calendar, days) = (calendar(command), |rule| hearing_days(command, matter, rule));
    let mut warnings: Vec<Warning> =
        rules::counted(rules::hearing_asked(&hearing, days("matter.hearing.request")?, calendar))?
            .into_iter()
            .collect();
    let outcomes = [
        rules::hearing_held(&hearing, days("matter.hearing.held")?, calendar),
        rules::hearing_noticed(&hearing, days("matter.hearing.notice")?, calendar),
    ];
    pause.hearing = Some(hearing);
    for outcome in outcomes {
        warnings.extend(rules::told(outcome)?);
    }
    Ok(warnings)
}
