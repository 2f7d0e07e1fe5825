//! The way into the Party up to the target of development (发展党员).

use super::books::{Seat, comes_back};
use super::person::{self, Given};
use super::record::MemberRecord;
use super::types::*;
use super::{Members, Step, branch, keep, keep_stating, rules, with_settings};
use crate::command::body;
use crate::party::{Affiliation, MemberStage, MemberStatus};
use crate::registry::rules as check;
use crate::{Error, Result, parse_date};

/// Whether one whose record was closed may apply again: who is a member elsewhere may not.
fn may_apply_again(before: &MemberRecord) -> bool {
    match before.status {
        MemberStatus::Removed | MemberStatus::Withdrawn | MemberStatus::Cancelled => true,
        MemberStatus::Ended | MemberStatus::TransferredOut => !before.stage.is_member(),
        MemberStatus::Active | MemberStatus::Suspended | MemberStatus::Deceased => false,
    }
}

impl Members {
    /// Records an application for membership. One who gave up, or is no member any more, applies with the old record.
    ///
    /// # Errors
    /// `Denied`; `Invalid`, also without a birth date; `NotFound`; `Violation` `member.age` or `member.one_branch`;
    /// `Conflict` when the resident, number or identifier has a record. An application within the years after a removal
    /// (`member.rejoin`) is a warning.
    pub fn apply(&self, request: ApplyForMembership) -> Result<PartyMemberResult> {
        let seat = Seat::parse(request.id.as_deref(), &request.organisation, request.group.as_deref())?;
        let given = Given::parse(&request.person)?;
        let on = check::optional_date("on", request.on.as_deref())?;
        self.0.write_once("member.apply", request.request_key.as_deref(), &request, |command| {
            seat.writable(command)?;
            let today = command.now.date();
            let on = on.unwrap_or(today);
            check::not_after("on", on, today)?;
            branch(command, seat.organisation, seat.group, on, false)?;
            let person = given.settle(command)?;
            let birth = person.birth.ok_or_else(|| {
                Error::invalid(
                    "person.birth",
                    "应有出生日期，以核对年龄",
                    "a birth date is needed to tell the age",
                )
            })?;
            rules::adult(birth, on).map_err(|error| error.within("person"))?;
            let before = person::previous(command, &person)?;
            let mut warnings = Vec::new();
            if let Some(before) = &before {
                if !may_apply_again(before) {
                    return Err(person::already_there(before, Affiliation::Relation, seat.organisation));
                }
                comes_back(before, "on", on)?;
                let until = with_settings(command, seat.organisation, on, |settings| {
                    rules::barred_until(settings, &before.spells)
                })?;
                warnings.extend(until.map(rules::early_return));
            }
            let standing = (MemberStage::Applicant, Affiliation::Relation);
            let mut record = seat.begin(command, person, &given, standing, before.as_ref())?;
            record.applied_on = Some(on);
            record.begin_spell(on);
            keep(command, before.as_ref(), &record, on, warnings)
        })
    }

    /// Records the branch's talk with an applicant; one that comes late is told.
    ///
    /// # Errors
    /// `Denied`; `Invalid` for a day before the application; `NotFound`; `Conflict` at another stage, after a talk, or for
    /// a stale revision.
    pub fn record_talk(&self, request: RecordApplicantTalk) -> Result<PartyMemberResult> {
        let step = Step::parse(&request.member, request.on.as_deref(), request.revision)?;
        self.0.write_once("member.record_talk", request.request_key.as_deref(), &request, |command| {
            let (before, on) = step.begin(command)?;
            rules::at_stage(&before, &[MemberStage::Applicant])?;
            if let Some(talked) = before.talked_on {
                return Err(Error::conflict(
                    crate::code::CONFLICT_STATE,
                    format!("已于 {talked} 派人谈话"),
                    format!("the branch talked with the applicant on {talked}"),
                )
                .at("member"));
            }
            check::not_after("on", on, command.now.date())?;
            let applied = before.applied_on.or(before.since());
            rules::not_before("on", on, applied, "申请入党日期", "the application")?;
            let warning = match applied {
                Some(applied) => with_settings(command, before.organisation, on, |settings| {
                    rules::talk_in_time(settings, applied)
                })?,
                None => None,
            };
            let mut after = before.clone();
            after.talked_on = Some(on);
            after.revision += 1;
            keep(command, Some(&before), &after, on, warning.into_iter().collect())
        })
    }

    /// Makes an applicant an activist.
    ///
    /// # Errors
    /// `Denied`; `Invalid` for a day before the application or the talk; `NotFound`; `Conflict` at another stage or for a
    /// stale revision. A talk that is not recorded is told.
    pub fn make_activist(&self, request: MakePartyActivist) -> Result<PartyMemberResult> {
        let step = Step::parse(&request.member, request.on.as_deref(), request.revision)?;
        self.0.write_once("member.make_activist", request.request_key.as_deref(), &request, |command| {
            let (before, on) = step.begin(command)?;
            rules::at_stage(&before, &[MemberStage::Applicant])?;
            rules::follows(&before, on, command.now.date())?;
            rules::not_before("on", on, before.talked_on, "派人谈话日期", "the talk")?;
            let mut warnings = Vec::new();
            if before.talked_on.is_none() {
                warnings.push(crate::Warning::new(
                    "member.talk",
                    "member",
                    "尚未记录派人谈话（发展党员工作细则第七条）",
                    "no talk with the applicant is recorded",
                ));
            }
            let after = before.changed(on, |record| {
                record.stage = MemberStage::Activist;
                record.activist_on = Some(on);
            });
            keep(command, Some(&before), &after, on, warnings)
        })
    }

    /// Records the half-yearly review of an activist; one that comes late is told.
    ///
    /// # Errors
    /// `Denied`; `Invalid` for a day that is not after the last review; `NotFound`; `Conflict` at another stage or for a
    /// stale revision.
    pub fn review_activist(&self, request: ReviewPartyActivist) -> Result<PartyMemberResult> {
        let step = Step::parse(&request.member, request.on.as_deref(), request.revision)?;
        self.0.write_once("member.review_activist", request.request_key.as_deref(), &request, |command| {
            let (before, on) = step.begin(command)?;
            rules::at_stage(&before, &[MemberStage::Activist])?;
            check::not_after("on", on, command.now.date())?;
            rules::not_before("on", on, before.activist_on, "确定为积极分子日期", "becoming an activist")?;
            if before.reviewed_on.last().is_some_and(|last| on <= *last) {
                return Err(Error::invalid("on", "应晚于上次考察", "is after the last review"));
            }
            let warning = with_settings(command, before.organisation, on, |settings| {
                rules::review_in_time(settings, &before)
            })?;
            let mut after = before.clone();
            after.reviewed_on.push(on);
            after.revision += 1;
            keep(command, Some(&before), &after, on, warning.into_iter().collect())
        })
    }

    /// Makes an activist a target of development, once the branch committee agreed.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Violation` `member.target` before a year as an activist; `Conflict` at another
    /// stage or for a stale revision. A last review that is older than half a year is told.
    pub fn make_target(&self, request: MakePartyTarget) -> Result<PartyMemberResult> {
        let step = Step::parse(&request.member, request.on.as_deref(), request.revision)?;
        let agreed = parse_date("agreed_on", &request.agreed_on)?;
        self.0.write_once("member.make_target", request.request_key.as_deref(), &request, |command| {
            let (before, on) = step.begin(command)?;
            rules::at_stage(&before, &[MemberStage::Activist])?;
            rules::follows(&before, on, command.now.date())?;
            check::not_after("agreed_on", agreed, on)?;
            rules::not_before(
                "agreed_on",
                agreed,
                before.activist_on,
                "确定为积极分子日期",
                "becoming an activist",
            )?;
            let warning = with_settings(command, before.organisation, on, |settings| {
                rules::trained_long_enough(settings, before.activist_on)?;
                rules::review_in_time(settings, &before)
            })?;
            let after = before.changed(on, |record| {
                record.stage = MemberStage::Target;
                record.target_on = Some(on);
            });
            let facts = body([
                ("organisation", Some(&*after.organisation.to_string())),
                ("stage", Some(after.stage.word())),
                ("agreed_on", Some(&*agreed.to_string())),
                ("on", Some(&*on.to_string())),
            ]);
            keep_stating(command, Some(&before), &after, facts, warning.into_iter().collect())
        })
    }
}
