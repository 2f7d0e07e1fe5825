//! The democratic appraisal of members (民主评议党员): a grade for each member and year.

mod rows;
pub(super) mod types;

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::json;

use self::types::{
    AppraisalBallot, AppraisalCount, AppraisalGrade, AppraisalList, AppraisalResult, AppraisalSummary,
    ListAppraisals, MemberAppraisal, RecordAppraisal, SummariseAppraisals,
};
use super::record::MeetingRecord;
use super::types::BranchMeetingKind;
use super::{Meetings, reach_of};
use crate::access::Capability;
use crate::command::Command;
use crate::ledger::page;
use crate::party::member::record::{MemberRecord, Spell};
use crate::party::{Affiliation, MemberStage, MemberStatus, reach};
use crate::registry::reach::Page;
use crate::registry::rules as check;
use crate::store::Param;
use crate::store::document::Document;
use crate::{Error, Id, Result, Warning, code};

/// The most votes for one grade; anything above is a slip of the hand.
const MOST_VOTES: i64 = 100_000;

/// An appraisal as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct AppraisalRecord {
    pub(crate) id: Id,
    pub(crate) member: Id,
    pub(crate) organisation: Id,
    pub(crate) year: i64,
    pub(crate) meeting: Option<Id>,
    pub(crate) grade: AppraisalGrade,
    pub(crate) self_grade: Option<AppraisalGrade>,
    pub(crate) mutual_grade: Option<AppraisalGrade>,
    pub(crate) ballot: Option<AppraisalBallot>,
    pub(crate) revision: i64,
}

impl From<AppraisalRecord> for MemberAppraisal {
    fn from(record: AppraisalRecord) -> Self {
        Self {
            id: record.id,
            member: record.member,
            organisation: record.organisation,
            year: record.year,
            meeting: record.meeting,
            grade: record.grade,
            self_grade: record.self_grade,
            mutual_grade: record.mutual_grade,
            ballot: record.ballot,
            revision: record.revision,
        }
    }
}

impl Document for AppraisalRecord {
    const TABLE: &'static str = "party_appraisal";
    const KIND: &'static str = "party_appraisal";
    const COLUMNS: &'static [&'static str] = &["member", "year"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![Param::Blob(self.member.as_bytes()), Param::Integer(self.year)]
    }
}

impl Meetings {
    /// Records the appraisal of a member for a year, or changes it.
    ///
    /// # Errors
    /// `Denied`; `NotFound`; `Invalid`; `Violation` `meeting.appraisal_of` for somebody who was no member in force in that
    /// year, a meeting of another organisation or kind, or more votes than members; `Conflict` when there is one already and no
    /// revision is given, or a stale one.
    pub fn record_appraisal(&self, request: RecordAppraisal) -> Result<AppraisalResult> {
        let member = Id::parse("member", &request.member)?;
        let meeting = check::optional_id("meeting", request.meeting.as_deref())?;
        counted(request.ballot)?;
        let key = request.request_key.as_deref();
        self.0.write_once("meeting.record_appraisal", key, &request, |command| {
            command.access().anywhere(Capability::WriteMembers)?;
            let today = command.now.date();
            let day = reference_day(request.year, today)?;
            let person: MemberRecord = command.stored(member)?;
            let spell = person.on(day).cloned();
            let organisation = spell.as_ref().map_or(person.organisation, |spell| spell.organisation);
            let tree = &command.snapshot.party;
            reach::over(&command.access(), Capability::WriteMembers, tree, organisation, today)?;
            let stage = spell.filter(appraised).map(|spell| spell.stage).ok_or_else(|| {
                refused(
                    "member",
                    "该人在该年度评议日不是组织关系在册的党员",
                    "on the day of that year the person was no member in force whose relation was here",
                    request.year,
                )
                .with("day", day.to_string())
            })?;
            let before = rows::of(command.connection, command.street(), member, request.year)?;
            amends(request.revision, before.as_ref())?;
            if let Some(meeting) = meeting {
                held_for(command, meeting, organisation, &request)?;
            }
            let appraisal = AppraisalRecord {
                id: before.as_ref().map_or_else(|| command.new_id(), |before| before.id),
                member,
                organisation,
                year: request.year,
                meeting,
                grade: request.grade,
                self_grade: request.self_grade,
                mutual_grade: request.mutual_grade,
                ballot: request.ballot,
                revision: before.as_ref().map_or(0, |before| before.revision) + 1,
            };
            command.keep(before.as_ref(), &appraisal, json!({"year": request.year}))?;
            let warnings = on_probation(stage).into_iter().collect();
            Ok(AppraisalResult { appraisal: appraisal.into(), warnings })
        })
    }

    /// The appraisals of an organisation's members for a year; for Party secretaries in scope.
    ///
    /// # Errors
    /// `Denied`; `NotFound`; `Invalid`.
    pub fn list_appraisals(&self, request: ListAppraisals) -> Result<AppraisalList> {
        let organisation = Id::parse("organisation", &request.organisation)?;
        let limit = page(request.limit, 100)?;
        let after = check::optional_id("cursor", request.cursor.as_deref())?;
        self.0.read(|view| {
            let (tree, today) = (&view.snapshot.party, view.now.date());
            reach::over(&view.access(), Capability::ReadMembers, tree, organisation, today)?;
            let day = reference_day(request.year, today)?;
            let group = tree.known(organisation)?.last()?.kind.is_group();
            let mut page = Page::new(limit);
            let wanted = rows::Wanted { organisation, group, day, year: request.year, after };
            rows::list(view.connection, view.street(), &wanted, |one| Ok(page.push(one)))?;
            let (items, next) = page.finish(|one: &AppraisalRecord| one.member.to_string());
            Ok(AppraisalList { items: items.into_iter().map(MemberAppraisal::from).collect(), next })
        })
    }

    /// The grades of a year as numbers, by organisation.
    ///
    /// # Errors
    /// `Denied`; `NotFound`; `Invalid`.
    pub fn appraisal_summary(&self, request: SummariseAppraisals) -> Result<AppraisalSummary> {
        let root = check::optional_id("organisation", request.organisation.as_deref())?;
        self.0.read(|view| {
            let today = view.now.date();
            let wanted = reach_of(view, root, request.below.unwrap_or(false), today)?;
            let day = reference_day(request.year, today)?;
            let mut counts: BTreeMap<Id, AppraisalCount> = BTreeMap::new();
            rows::grades(view.connection, view.street(), request.year, day, |organisation, group, grade| {
                for id in [Some(organisation), group].into_iter().flatten().filter(|id| wanted.has(*id)) {
                    let count = counts.entry(id).or_default();
                    count.organisation = Some(id);
                    add(count, grade);
                }
            })?;
            // A group's members are its branch's: they count once in the sum, unless only the group is asked for.
            let mut total = AppraisalCount::default();
            let tree = &view.snapshot.party;
            for count in counts.values() {
                let id = count.organisation;
                let within = id.and_then(|id| tree.branch_of(id, day)).filter(|branch| Some(*branch) != id);
                if !within.is_some_and(|branch| counts.contains_key(&branch)) {
                    total = plus(total, count);
                }
            }
            Ok(AppraisalSummary {
                year: request.year,
                as_of: day,
                rows: counts.into_values().collect(),
                total,
            })
        })
    }
}

/// The day whose members are appraised: the last one of the year, or today.
fn reference_day(year: i64, today: NaiveDate) -> Result<NaiveDate> {
    let last = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, 12, 31));
    match last {
        Some(last) if (1921..=i64::from(today.year())).contains(&year) => Ok(last.min(today)),
        _ => Err(Error::invalid("year", "评议年度不应晚于今年", "the year is this one or an earlier one")
            .with("year", year)
            .with("this_year", today.year())),
    }
}

/// Whether somebody who stands so is appraised: a member in force whose relation is here; see [`rows::APPRAISED`].
fn appraised(spell: &Spell) -> bool {
    spell.stage.is_member()
        && spell.status == MemberStatus::Active
        && spell.affiliation == Affiliation::Relation
}

fn refused(field: &str, zh: &str, en: &str, year: i64) -> Error {
    let citation = "中国共产党支部工作条例（试行）第十八条";
    Error::violation("meeting.appraisal_of", citation, zh, en).at(field).with("year", year)
}

/// Refuses counts that can't be votes.
fn counted(ballot: Option<AppraisalBallot>) -> Result<()> {
    let Some(ballot) = ballot else { return Ok(()) };
    let votes = [ballot.excellent, ballot.qualified, ballot.basically_qualified, ballot.unqualified];
    if votes.iter().all(|votes| (0..=MOST_VOTES).contains(votes)) {
        return Ok(());
    }
    Err(Error::invalid(
        "ballot",
        format!("票数应为 0 至 {MOST_VOTES} 的整数"),
        format!("votes are whole numbers from 0 to {MOST_VOTES}"),
    ))
}

/// One appraisal for each member and year: another one needs the revision of the first.
fn amends(revision: Option<i64>, before: Option<&AppraisalRecord>) -> Result<()> {
    match (before, revision) {
        (None, None) => Ok(()),
        (None, Some(_)) => check::revision(revision, 0),
        (Some(before), Some(_)) => check::revision(revision, before.revision),
        (Some(before), None) => Err(Error::conflict(
            code::CONFLICT_EXISTS,
            "该党员该年度已有评议结果，更正时应给出版本",
            "the member has an appraisal for that year; give its revision to change it",
        )
        .at("revision")
        .with("current", before.revision)),
    }
}

/// Refuses a meeting that can't have appraised this member for this year: it was of another organisation or kind, was
/// withdrawn, was neither in that year nor in the one after, or fewer were there than voted.
fn held_for(command: &Command<'_>, id: Id, organisation: Id, request: &RecordAppraisal) -> Result<()> {
    use BranchMeetingKind as K;
    let meeting: MeetingRecord = command.stored(id)?;
    let year = i64::from(meeting.on.year());
    let fits = meeting.organisation == organisation
        && matches!(meeting.kind, K::Appraisal | K::LifeAndAppraisal)
        && meeting.withdrawn.is_none()
        && (request.year..=request.year + 1).contains(&year);
    if !fits {
        return Err(refused(
            "meeting",
            "该会议不是该组织为该年度召开的民主评议",
            "the meeting is no appraisal of that organisation for that year",
            request.year,
        ));
    }
    let ballot = request.ballot.unwrap_or_default();
    let votes = ballot.excellent + ballot.qualified + ballot.basically_qualified + ballot.unqualified;
    let present = i64::try_from(meeting.present.len()).unwrap_or(i64::MAX);
    if votes > present {
        return Err(refused(
            "ballot",
            "测评票数多于到会人数",
            "more votes than members were at the meeting",
            request.year,
        )
        .with("votes", votes)
        .with("present", present));
    }
    Ok(())
}

/// Tells of a grade for somebody on probation, who takes part and generally gets none (RULES A-25).
fn on_probation(stage: MemberStage) -> Option<Warning> {
    (stage == MemberStage::Probationary).then(|| {
        Warning::new(
            "meeting.appraisal",
            "grade",
            "预备党员参加评议，一般不评定等次",
            "a probationary member takes part in the appraisal and generally gets no grade",
        )
    })
}

fn add(count: &mut AppraisalCount, grade: Option<AppraisalGrade>) {
    count.members += 1;
    let Some(grade) = grade else { return };
    count.appraised += 1;
    let place = match grade {
        AppraisalGrade::Excellent => &mut count.excellent,
        AppraisalGrade::Qualified => &mut count.qualified,
        AppraisalGrade::BasicallyQualified => &mut count.basically_qualified,
        AppraisalGrade::Unqualified => &mut count.unqualified,
    };
    *place += 1;
}

fn plus(one: AppraisalCount, other: &AppraisalCount) -> AppraisalCount {
    AppraisalCount {
        organisation: None,
        members: one.members + other.members,
        appraised: one.appraised + other.appraised,
        excellent: one.excellent + other.excellent,
        qualified: one.qualified + other.qualified,
        basically_qualified: one.basically_qualified + other.basically_qualified,
        unqualified: one.unqualified + other.unqualified,
    }
}
