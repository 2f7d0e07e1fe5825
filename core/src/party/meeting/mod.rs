//! Organisational life (组织生活): meetings with attendance and votes, what is due and missing, democratic appraisal.
//!
//! A meeting is recorded once it was held. Who should have been there and who had a vote is not asked: the records of its
//! day say it, and attendance and votes are held against them. What was due of a period is told as a table, with what is
//! missing; these rules hold generally (一般), so nothing is refused for it.

mod appraisal;
mod compliance;
mod open;
pub(crate) mod record;
mod roll;
pub(crate) mod rows;
pub(crate) mod rules;
#[cfg(test)]
mod sight_tests;
#[cfg(test)]
mod tests;
mod types;

use crate::registry::rules::count;
pub(crate) use appraisal::AppraisalRecord;
pub use appraisal::types::*;
pub(crate) use open::open_on;
pub(crate) use roll::{Roll, observed};
pub use types::*;

use chrono::NaiveDate;
use serde_json::json;

use self::record::{MeetingRecord, Reasoned};
use self::rows::MeetingFilter;
use super::member::record::MemberRecord;
use super::organisation::{record::Version, rule_area};
use super::post::{self, PartyPostKind};
use super::reach;
use crate::access::Capability;
use crate::command::Command;
use crate::ledger::page;
use crate::platform::Session;
use crate::registry::reach::Page;
use crate::registry::rules as check;
use crate::{Error, Id, Result, Warning, code, parse_date};

/// The most topics or questions of a meeting.
const MOST_TOPICS: usize = 20;
/// The most guests of a meeting; anything above is a slip of the hand.
const MOST_GUESTS: i64 = 10_000;
/// How many days back a members' meeting is looked for that passed an important matter.
const DAYS_BACK: u64 = 366;

/// Meetings, what is due of them, and appraisals of members.
///
/// ```
/// use shuzhi::party::meeting::MeetingCompliance;
/// use shuzhi::{Actor, Options, Platform};
/// # let path = std::env::temp_dir().join(format!("shuzhi-doc-meeting-{}.db", std::process::id()));
/// let platform = Platform::open(Options {
///     path: path.display().to_string(),
///     street: Some("620102001".into()),
///     security_administrator: Some("li".into()),
///     ..Options::default()
/// })?;
/// let actor = Actor { actor: "li".into(), street: "620102001".into(), ..Actor::default() };
/// let meetings = platform.session(actor)?.meetings();
/// // The security administrator hands out grants; organisational life is not for that role.
/// let refused = meetings.compliance(MeetingCompliance { year: Some(2026), ..Default::default() });
/// assert!(refused.is_err());
/// # platform.close()?;
/// # std::fs::remove_file(&path).ok();
/// # Ok::<(), shuzhi::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Meetings(pub(crate) Session);

impl Session {
    /// Meetings, what is due of them, and appraisals of members.
    pub fn meetings(&self) -> Meetings {
        Meetings(self.clone())
    }
}

/// A request to record a meeting, its fields read.
struct Given {
    organisation: Id,
    on: NaiveDate,
    starts_at: Option<String>,
    ends_at: Option<String>,
    place: Option<String>,
    topics: Vec<String>,
    lecturer: Option<Id>,
    present: Vec<Id>,
    excused: Vec<Reasoned>,
    without_vote: Vec<Reasoned>,
    guests: i64,
    texts: Vec<String>,
}

impl Meetings {
    /// Records a meeting that was held, with attendance and votes.
    ///
    /// # Errors
    /// `Denied`; `NotFound`; `Invalid`; `Violation` `meeting.kind`, `meeting.day`, `meeting.roll`, `meeting.votes`,
    /// `meeting.quorum` or `meeting.committee_quorum`; `Conflict` for a committee that is not on record.
    pub fn hold(&self, request: HoldMeeting) -> Result<BranchMeetingResult> {
        let given = read(&request)?;
        self.0.write_once("meeting.hold", request.request_key.as_deref(), &request, |command| {
            let today = command.now.date();
            let tree = &command.snapshot.party;
            reach::over(&command.access(), Capability::WriteParty, tree, given.organisation, today)?;
            let version = tree.on(given.organisation, given.on).cloned();
            rules::held_on(given.on, today, version.is_some())?;
            let version = version.ok_or_else(|| Error::internal("an organisation that is there"))?;
            rules::held_by(version.kind, request.kind)?;
            let roll = Roll::of_meeting(command, given.organisation, &version, request.kind, given.on)?;
            let kind = held_as(command, &request, &given)?;
            let meeting = MeetingRecord { kind, ..meet(command, &request, &given, roll)? };
            let mut warnings = remarks(command, &version, &meeting)?;
            warnings.extend((kind != request.kind).then(rules::no_lecture_of_the_secretary));
            let facts = json!({
                "organisation": meeting.organisation.to_string(),
                "kind": meeting.kind.word(),
                "on": meeting.on.to_string(),
            });
            command.keep(None, &meeting, facts)?;
            Ok(BranchMeetingResult { meeting: meeting.shown(Told::Persons), warnings })
        })
    }

    /// Withdraws a meeting that was recorded in error; it stays in the history.
    ///
    /// # Errors
    /// `Denied`; `NotFound`; `Conflict` for a stale revision or one that is withdrawn already.
    pub fn withdraw(&self, request: WithdrawMeeting) -> Result<BranchMeetingResult> {
        let id = Id::parse("meeting", &request.meeting)?;
        let reason = check::text("reason", &request.reason, check::LONGEST_ADDRESS)?;
        self.0.write_once("meeting.withdraw", request.request_key.as_deref(), &request, |command| {
            let today = command.now.date();
            command.access().anywhere(Capability::WriteParty)?;
            let before: MeetingRecord = command.stored(id)?;
            let tree = &command.snapshot.party;
            reach::over(&command.access(), Capability::WriteParty, tree, before.organisation, today)?;
            check::revision(request.revision, before.revision)?;
            if before.withdrawn.is_some() {
                return Err(Error::conflict(
                    code::CONFLICT_STATE,
                    "该记录已经撤销",
                    "the meeting is withdrawn already",
                ));
            }
            let withdrawn = Some((today, reason));
            let meeting = MeetingRecord { withdrawn, revision: before.revision + 1, ..before.clone() };
            command.keep(Some(&before), &meeting, json!({"withdrawn": today.to_string()}))?;
            Ok(BranchMeetingResult { meeting: meeting.shown(Told::Persons), warnings: Vec::new() })
        })
    }

    /// A meeting; persons and texts are told to Party secretaries in scope only.
    ///
    /// # Errors
    /// `Denied`; `NotFound`.
    pub fn get(&self, request: GetBranchMeeting) -> Result<BranchMeeting> {
        let id = Id::parse("meeting", &request.meeting)?;
        self.0.read(|view| {
            let access = view.access();
            access.anywhere(Capability::ReadParty)?;
            let meeting: MeetingRecord = view.stored(id)?;
            let (tree, today) = (&view.snapshot.party, view.now.date());
            reach::over(&access, Capability::ReadParty, tree, meeting.organisation, today)?;
            let members = reach::over(&access, Capability::ReadMembers, tree, meeting.organisation, today);
            Ok(meeting.shown(if members.is_ok() { Told::Persons } else { Told::Numbers }))
        })
    }

    /// Meetings, oldest first, without persons; texts are told to Party secretaries in scope only.
    ///
    /// # Errors
    /// `Denied`; `NotFound`; `Invalid`.
    pub fn list(&self, request: ListBranchMeetings) -> Result<BranchMeetingList> {
        let limit = page(request.limit, 100)?;
        let root = check::optional_id("organisation", request.organisation.as_deref())?;
        let first = check::optional_date("first_day", request.first_day.as_deref())?;
        let last = check::optional_date("last_day", request.last_day.as_deref())?;
        check::period("last_day", first, last)?;
        let after = request.cursor.as_deref();
        let after = after.map(|text| rows::after(text).ok_or_else(crate::ledger::bad_cursor)).transpose()?;
        self.0.read(|view| {
            let today = view.now.date();
            let wanted = reach_of(view, root, request.below.unwrap_or(false), today)?;
            let filter = MeetingFilter {
                organisation: wanted.only(),
                kind: request.kind,
                first,
                last,
                withdrawn: request.withdrawn.unwrap_or(false),
                after,
            };
            let mut page = Page::new(limit);
            rows::list(view.connection, view.street(), &filter, |meeting| {
                Ok(!wanted.has(meeting.organisation) || page.push(meeting))
            })?;
            let (items, next) = page.finish(rows::cursor);
            let texts = Texts::of(view)?;
            let items = items.into_iter().map(|one| (texts.of_organisation(one.organisation), one));
            Ok(BranchMeetingList { items: items.map(|(told, one)| one.shown(told)).collect(), next })
        })
    }
}

/// How much of a meeting or an election is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Told {
    /// Kinds, days and numbers.
    Numbers,
    /// What was written down too, which may name people.
    Texts,
    /// The persons too.
    Persons,
}

/// The organisations a list is about.
pub(crate) enum Wanted {
    /// Every one of the street.
    All,
    /// These.
    Some(std::collections::BTreeSet<Id>),
}

impl Wanted {
    pub(crate) fn has(&self, id: Id) -> bool {
        match self {
            Self::All => true,
            Self::Some(wanted) => wanted.contains(&id),
        }
    }

    /// The one that is wanted, where there is one: it is looked up instead of filtered out.
    pub(crate) fn only(&self) -> Option<Id> {
        match self {
            Self::Some(wanted) if wanted.len() == 1 => wanted.first().copied(),
            _ => None,
        }
    }
}

/// Of which organisations a list tells what was written down: those whose members may be seen.
pub(crate) struct Texts(Option<Wanted>);

impl Texts {
    pub(crate) fn of(view: &crate::command::View<'_>) -> Result<Self> {
        let access = view.access();
        if access.anywhere(Capability::ReadMembers).is_err() {
            return Ok(Self(None));
        }
        let within = reach::within(&access, Capability::ReadMembers, &view.snapshot.party, view.now.date())?;
        Ok(Self(Some(within.map_or(Wanted::All, Wanted::Some))))
    }

    pub(crate) fn of_organisation(&self, id: Id) -> Told {
        if self.0.as_ref().is_some_and(|seen| seen.has(id)) { Told::Texts } else { Told::Numbers }
    }
}

/// The organisations in reach that a list of `root`, with or without all below it, is about. One that was dissolved stands
/// below what it last stood under.
///
/// # Errors
/// `Denied`; `NotFound`.
pub(crate) fn reach_of(
    view: &crate::command::View<'_>,
    root: Option<Id>,
    below: bool,
    day: NaiveDate,
) -> Result<Wanted> {
    let (access, tree) = (view.access(), &view.snapshot.party);
    let Some(root) = root else {
        return Ok(match reach::within(&access, Capability::ReadParty, tree, day)? {
            None => Wanted::All,
            Some(within) => Wanted::Some(within),
        });
    };
    reach::over(&access, Capability::ReadParty, tree, root, day)?;
    if !below {
        return Ok(Wanted::Some([root].into()));
    }
    // Who reaches an organisation by a place may not reach everything below it.
    let within = reach::within(&access, Capability::ReadParty, tree, day)?;
    let under = tree.all().filter(|record| tree.chain(record.id, day).contains(&root));
    let under = under.map(|record| record.id);
    Ok(Wanted::Some(under.filter(|id| within.as_ref().is_none_or(|within| within.contains(id))).collect()))
}

/// Reads the fields of a request.
fn read(request: &HoldMeeting) -> Result<Given> {
    let texts = |field: &str, list: Vec<&str>| -> Result<Vec<String>> {
        let one = |(index, text): (usize, &&str)| {
            check::text(&format!("{field}[{index}]"), text, check::LONGEST_ADDRESS)
        };
        list.iter().enumerate().map(one).collect()
    };
    if request.topics.is_empty() || request.topics.len() > MOST_TOPICS {
        return Err(too_many("topics", 1));
    }
    let questions = request.questions.as_deref().unwrap_or_default();
    if questions.len() > MOST_TOPICS {
        return Err(too_many("questions", 0));
    }
    if !questions.is_empty() && !rules::votes_in(request.kind) {
        return Err(Error::invalid(
            "questions",
            "该类会议不进行表决",
            "nothing is put to the vote in such a meeting",
        ));
    }
    let lecture = matches!(request.kind, BranchMeetingKind::Lecture | BranchMeetingKind::SecretaryLecture);
    if request.lecturer.is_some() && !lecture
        || request.lecturer.is_none() && request.kind == BranchMeetingKind::SecretaryLecture
    {
        return Err(Error::invalid("lecturer", "授课人与会议类别不符", "a lecturer gives a lecture"));
    }
    let starts_at = rules::time_of_day("starts_at", request.starts_at.as_deref())?;
    let ends_at = rules::time_of_day("ends_at", request.ends_at.as_deref())?;
    if starts_at.is_some() && ends_at.is_some() && ends_at <= starts_at {
        return Err(Error::invalid("ends_at", "结束时间应晚于开始时间", "it ends after it began"));
    }
    Ok(Given {
        organisation: Id::parse("organisation", &request.organisation)?,
        on: parse_date("on", &request.on)?,
        starts_at,
        ends_at,
        place: check::optional_text("place", request.place.as_deref(), check::LONGEST_ADDRESS)?,
        topics: texts("topics", request.topics.iter().map(String::as_str).collect())?,
        lecturer: check::optional_id("lecturer", request.lecturer.as_deref())?,
        present: members("present", &request.present)?,
        excused: reasoned("excused", request.excused.as_deref())?,
        without_vote: reasoned("without_vote", request.without_vote.as_deref())?,
        guests: check::optional_count("guests", request.guests, 0, MOST_GUESTS)?.unwrap_or(0),
        texts: texts("questions", questions.iter().map(|question| question.text.as_str()).collect())?,
    })
}

fn too_many(field: &str, least: usize) -> Error {
    Error::invalid(
        field,
        format!("应为 {least} 至 {MOST_TOPICS} 项"),
        format!("has {least} to {MOST_TOPICS} items"),
    )
}

/// Identifiers of members, each once.
pub(crate) fn members(field: &str, list: &[String]) -> Result<Vec<Id>> {
    let mut seen = std::collections::BTreeSet::new();
    let mut members = Vec::with_capacity(list.len());
    for (index, text) in list.iter().enumerate() {
        let field = format!("{field}[{index}]");
        let member = Id::parse(&field, text)?;
        if !seen.insert(member) {
            return Err(twice(field));
        }
        members.push(member);
    }
    Ok(members)
}

pub(crate) fn twice(field: impl Into<String>) -> Error {
    Error::invalid(field, "同一人重复列出", "the same person is named twice")
}

/// Members with reasons, as given.
pub(crate) fn reasoned(field: &str, list: Option<&[MeetingReason]>) -> Result<Vec<Reasoned>> {
    let list = list.unwrap_or_default();
    let ids: Vec<String> = list.iter().map(|one| one.member.clone()).collect();
    let ids = members(field, &ids)?;
    let reasons = list.iter().enumerate().map(|(index, one)| {
        check::text(&format!("{field}[{index}].reason"), &one.reason, check::LONGEST_ADDRESS)
    });
    ids.into_iter().zip(reasons).map(|(member, reason)| Ok(Reasoned { member, reason: reason? })).collect()
}

/// The kind that the meeting counts as: a secretary's lecture is one that the secretary of the organisation gave, any other
/// an ordinary one (RULES A-22).
///
/// # Errors
/// `NotFound` for a lecturer of whom there is no record.
fn held_as(command: &Command<'_>, request: &HoldMeeting, given: &Given) -> Result<BranchMeetingKind> {
    let Some(lecturer) = given.lecturer else { return Ok(request.kind) };
    let person: Option<MemberRecord> = rows::member(command.connection, command.street(), lecturer)?;
    let person = person.ok_or_else(|| Error::not_found("member", lecturer).at("lecturer"))?;
    let posts = post::rows::of_organisation(command.connection, command.street(), given.organisation)?;
    let secretary = posts
        .iter()
        .any(|one| one.member == person.id && one.post == PartyPostKind::Secretary && one.holds(given.on));
    match request.kind {
        BranchMeetingKind::SecretaryLecture if !secretary => Ok(BranchMeetingKind::Lecture),
        kind => Ok(kind),
    }
}

/// Holds attendance and votes against the roll; the meeting as it is to be stored.
fn meet(
    command: &Command<'_>,
    request: &HoldMeeting,
    given: &Given,
    mut roll: Roll,
) -> Result<MeetingRecord> {
    if given.present.is_empty() {
        return Err(Error::invalid("present", "应列出到会的党员", "somebody was there"));
    }
    roll.without_vote(&given.without_vote)?;
    roll.attended("present", given.present.iter().copied())?;
    if request.kind == BranchMeetingKind::Talk {
        roll.expect(&given.present);
    }
    roll.expected_only("excused", given.excused.iter().map(|one| one.member))?;
    if let Some(index) = given.excused.iter().position(|one| given.present.contains(&one.member)) {
        return Err(twice(format!("excused[{index}].member")));
    }
    let (entitled, present) = (roll.voting(), roll.voting_among(&given.present));
    let questions = request.questions.as_deref().unwrap_or_default();
    // A committee without half of all its members is no meeting at all, whoever of them votes; members may meet, but not vote.
    if request.kind == BranchMeetingKind::CommitteeMeeting {
        rules::quorum(request.kind, count(given.present.len()), roll.expected())?;
    } else if !questions.is_empty() {
        rules::quorum(request.kind, present, entitled)?;
    }
    let texts = questions.iter().zip(&given.texts).enumerate();
    let decisions: Result<Vec<MeetingDecision>> = texts
        .map(|(index, (question, text))| rules::decide(index, question, text.clone(), entitled, present))
        .collect();
    Ok(MeetingRecord {
        id: command.new_id(),
        organisation: given.organisation,
        kind: request.kind,
        on: given.on,
        starts_at: given.starts_at.clone(),
        ends_at: given.ends_at.clone(),
        place: given.place.clone(),
        topics: given.topics.clone(),
        lecturer: given.lecturer,
        voting: entitled,
        present_voting: present,
        guests: given.guests,
        absent: roll.absent(&given.present, &given.excused),
        expected: roll.expected(),
        present: given.present.clone(),
        excused: given.excused.clone(),
        without_vote: given.without_vote.clone(),
        decisions: decisions?,
        withdrawn: None,
        revision: 1,
    })
}

/// What is not as it generally should be.
fn remarks(command: &Command<'_>, version: &Version, meeting: &MeetingRecord) -> Result<Vec<Warning>> {
    use BranchMeetingKind as K;
    let mut warnings = Vec::new();
    if matches!(meeting.kind, K::LifeMeeting | K::LifeAndAppraisal) {
        let book = &command.snapshot.rules.rulebook;
        let area = rule_area(command.street(), version);
        let first = book.integer("meeting.life_meeting", "first_month", area, meeting.on)?;
        warnings.extend(rules::late_in_the_year(meeting.on, first));
    }
    if meeting.kind == K::CommitteeMeeting && meeting.decisions.iter().any(|one| one.important_matter) {
        warnings.extend(matters_before_the_members(command, meeting)?);
    }
    Ok(warnings)
}

/// Tells of important matters of a committee's meeting that no members' meeting of the year before it has passed.
fn matters_before_the_members(command: &Command<'_>, meeting: &MeetingRecord) -> Result<Vec<Warning>> {
    let first = meeting.on - chrono::Days::new(DAYS_BACK);
    let filter = MeetingFilter {
        organisation: Some(meeting.organisation),
        kind: Some(BranchMeetingKind::MembersMeeting),
        first: Some(first),
        last: Some(meeting.on),
        ..MeetingFilter::default()
    };
    let mut passed: Vec<String> = Vec::new();
    rows::list(command.connection, command.street(), &filter, |held| {
        passed.extend(held.decisions.into_iter().filter(|one| one.passed).map(|one| one.text));
        Ok(true)
    })?;
    let matters = meeting.decisions.iter().enumerate();
    let early = matters.filter(|(_, one)| one.important_matter && !passed.contains(&one.text));
    Ok(early.map(|(index, _)| rules::before_the_members(index)).collect())
}
