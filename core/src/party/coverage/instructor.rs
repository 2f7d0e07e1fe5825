//! Instructors (党建指导员): members who look after units.

use chrono::NaiveDate;

use super::record::InstructorRecord;
use super::sight::Sight;
use super::types::{AssignInstructor, EndInstructor, InstructorList, InstructorResult, ListInstructors};
use super::{rows, rules};
use crate::access::Capability;
use crate::command::Command;
use crate::ledger::page;
use crate::party::member::record::MemberRecord;
use crate::party::{MemberStage, MemberStatus, Party, reach};
use crate::registry::reach::Page;
use crate::registry::{Enterprise, EnterpriseState, rules as check};
use crate::{Error, Id, Result, Warning, code};

/// The rule about who may be an instructor.
const MEMBER: &str = "party.instructor.member";

impl Party {
    /// Sends an instructor to a unit. A member may look after several units; more than rule `party.instructor.load` allows at
    /// a time are told.
    ///
    /// # Errors
    /// `Denied` unless a grant that writes Party organisations covers the member's organisation; `Invalid`; `NotFound` for
    /// an unknown member or enterprise; `Violation` `party.instructor.member`; `Conflict` when the enterprise is closed or the
    /// member looks after it already.
    pub fn assign_instructor(&self, request: AssignInstructor) -> Result<InstructorResult> {
        let member = Id::parse("member", &request.member)?;
        let enterprise = Id::parse("enterprise", &request.enterprise)?;
        let starts_on = check::optional_date("starts_on", request.starts_on.as_deref())?;
        let ends_on = check::optional_date("ends_on", request.ends_on.as_deref())?;
        self.0.write_once("party.assign_instructor", request.request_key.as_deref(), &request, |command| {
            command.access().anywhere(Capability::WriteParty)?;
            let from = starts_on.unwrap_or_else(|| command.now.date());
            check::period("ends_on", Some(from), ends_on)?;
            let member = member_within(command, member)?;
            let enterprise = open_enterprise(command, enterprise)?;
            let mut warnings = Vec::new();
            warnings.extend(suitable(command, &member, from)?);
            let instructor = InstructorRecord {
                id: command.new_id(),
                enterprise: enterprise.id,
                member: member.id,
                from,
                to: ends_on,
                reason: None,
                revision: 1,
            };
            let others = rows::of_member(command.connection, command.street(), member.id)?;
            warnings.extend(load(command, &instructor, &others, &enterprise)?);
            let facts = serde_json::json!({"enterprise": enterprise.id.to_string()});
            command.keep(None, &instructor, facts)?;
            let told = reads_member(command, &member);
            Ok(InstructorResult { instructor: instructor.shown(told), warnings })
        })
    }

    /// Ends the work of an instructor at a unit.
    ///
    /// # Errors
    /// `Denied` unless a grant that writes Party organisations covers the member's organisation; `Invalid` for a last day before
    /// the first; `NotFound`; `Conflict` when it has ended before or the revision is stale.
    pub fn end_instructor(&self, request: EndInstructor) -> Result<InstructorResult> {
        let id = Id::parse("instructor", &request.instructor)?;
        let ends_on = check::optional_date("ends_on", request.ends_on.as_deref())?;
        let reason = check::optional_text("reason", request.reason.as_deref(), check::LONGEST_ADDRESS)?;
        self.0.write_once("party.end_instructor", request.request_key.as_deref(), &request, |command| {
            command.access().anywhere(Capability::WriteParty)?;
            let today = command.now.date();
            let before: InstructorRecord = command.stored(id)?;
            let member = member_within(command, before.member)?;
            check::revision(request.revision, before.revision)?;
            if before.to.is_some_and(|to| to < today) {
                return Err(Error::conflict(
                    code::CONFLICT_STATE,
                    "该党建指导员的派驻已经结束",
                    "the instructor's work at the unit has ended before",
                ));
            }
            let to = ends_on.unwrap_or(today);
            check::period("ends_on", Some(before.from), Some(to))?;
            let after =
                InstructorRecord { to: Some(to), reason, revision: before.revision + 1, ..before.clone() };
            // A later last day may run into the next assignment to the same unit.
            let others = rows::of_member(command.connection, command.street(), before.member)?;
            not_twice(&after, &others)?;
            command.keep(Some(&before), &after, serde_json::json!({"ends_on": to.to_string()}))?;
            let told = reads_member(command, &member);
            Ok(InstructorResult { instructor: after.shown(told), warnings: Vec::new() })
        })
    }

    /// Instructors, oldest record first: those whose unit or whose organisation lies within reach.
    ///
    /// # Errors
    /// `Denied` without a grant that reads Party organisations, and for one member without one that reads members; `Invalid`
    /// for a bad identifier or day.
    pub fn list_instructors(&self, request: ListInstructors) -> Result<InstructorList> {
        let limit = page(request.limit, 100)?;
        let id =
            |field, text: &Option<String>| text.as_deref().map(|text| Id::parse(field, text)).transpose();
        let filter = rows::Filter {
            enterprise: id("enterprise", &request.enterprise)?,
            member: id("member", &request.member)?,
            day: check::optional_date("as_of", request.as_of.as_deref())?,
            after: id("cursor", &request.cursor)?,
        };
        self.0.read(|view| {
            let (access, tree, today) = (view.access(), &view.snapshot.party, view.now.date());
            let sight = Sight::of(&access, Capability::ReadParty, tree, today)?;
            if filter.member.is_some() {
                access.anywhere(Capability::ReadMembers)?;
            }
            let members = Sight::of(&access, Capability::ReadMembers, tree, today).ok();
            let mut page = Page::new(limit);
            rows::instructors(view.connection, view.street(), &filter, |instructor, place| {
                let told = members.as_ref().is_some_and(|members| members.has(place.organisation));
                let seen =
                    sight.covers(&place.community, place.grid.as_deref()) || sight.has(place.organisation);
                // Whoever asks for one member learns of no other's.
                let wanted = seen && (told || filter.member.is_none());
                Ok(!wanted || page.push(instructor.shown(told)))
            })?;
            let (items, next) = page.finish(|instructor| instructor.id.to_string());
            Ok(InstructorList { items, next })
        })
    }
}

/// The member, whose organisation the grants must cover.
fn member_within(command: &Command<'_>, id: Id) -> Result<MemberRecord> {
    let member: MemberRecord = command.stored(id)?;
    let (tree, today) = (&command.snapshot.party, command.now.date());
    reach::over(&command.access(), Capability::WriteParty, tree, member.organisation, today)?;
    Ok(member)
}

/// Whether the session may read the members of a member's organisation.
fn reads_member(command: &Command<'_>, member: &MemberRecord) -> bool {
    let (tree, today) = (&command.snapshot.party, command.now.date());
    reach::over(&command.access(), Capability::ReadMembers, tree, member.organisation, today).is_ok()
}

/// An enterprise that is in business.
pub(super) fn open_enterprise(command: &Command<'_>, id: Id) -> Result<Enterprise> {
    let stored = crate::registry::enterprise::rows::get(command.connection, command.street(), id)?;
    let (enterprise, _) = stored.ok_or_else(|| Error::not_found("enterprise", id).at("enterprise"))?;
    if enterprise.state == EnterpriseState::Closed {
        return Err(Error::conflict(
            code::CONFLICT_STATE,
            "该单位已注销或者停业",
            "the enterprise is closed",
        )
        .at("enterprise"));
    }
    Ok(enterprise)
}

/// An instructor is a member of the Party in force on the first day; one on probation is told.
fn suitable(command: &Command<'_>, member: &MemberRecord, from: NaiveDate) -> Result<Option<Warning>> {
    let stage = member.on(from).filter(|spell| spell.status == MemberStatus::Active).map(|spell| spell.stage);
    match stage.filter(|stage| stage.is_member()) {
        None => Err(command
            .snapshot
            .rules
            .rulebook
            .violation(
                MEMBER,
                from,
                "派驻之日须为党籍正常的党员",
                "on the first day the instructor is a member of the Party in good standing",
            )
            .at("member")),
        Some(MemberStage::Full) => Ok(None),
        Some(_) => Ok(Some(Warning::new(
            MEMBER,
            "member",
            "党建指导员一般为正式党员",
            "an instructor is generally a full member",
        ))),
    }
}

/// Refuses a second assignment to the same unit at the same time.
fn not_twice(instructor: &InstructorRecord, others: &[InstructorRecord]) -> Result<()> {
    let same = others.iter().find(|other| {
        other.id != instructor.id
            && other.enterprise == instructor.enterprise
            && rules::overlap(other.period(), instructor.period())
    });
    match same {
        None => Ok(()),
        Some(same) => Err(Error::conflict(
            code::CONFLICT_EXISTS,
            "该党员同一时期已是该单位的党建指导员",
            "the member looks after the unit at that time already",
        )
        .at("enterprise")
        .with("existing", same.id.to_string())),
    }
}

/// Tells of more units at a time than rule `party.instructor.load` allows.
fn load(
    command: &Command<'_>,
    instructor: &InstructorRecord,
    others: &[InstructorRecord],
    enterprise: &Enterprise,
) -> Result<Option<Warning>> {
    not_twice(instructor, others)?;
    let book = &command.snapshot.rules.rulebook;
    let rule = "party.instructor.load";
    let most = book.integer(rule, "units", enterprise.community.as_str(), instructor.from)?;
    let periods: Vec<_> = others.iter().map(InstructorRecord::period).collect();
    let units = rules::most_at_once(instructor.period(), &periods);
    Ok((units > most).then(|| {
        Warning::new(
            rule,
            "member",
            format!("该党员同一时期联系 {units} 个单位，一般不超过 {most} 个"),
            format!("the member looks after {units} units at a time, generally at most {most}"),
        )
    }))
}
