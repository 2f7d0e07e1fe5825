//! Membership that stands still, goes on, or ends without a resolution (停止党籍、恢复党籍、记录终结).

use super::record::MemberRecord;
use super::resolve::suspended;
use super::types::*;
use super::{Members, Step, keep, relieved, rules, with_settings};
use crate::party::{Affiliation, MemberStage, MemberStatus, post};
use crate::registry::rules as check;
use crate::{Error, Result, code};

impl Members {
    /// Suspends the membership of one who is out of contact, whose posts end the day before.
    ///
    /// # Errors
    /// `Denied`; `Invalid`, also when nobody told since when; `NotFound`; `Violation` `member.suspension` before half a
    /// year is over; `Conflict` for one who is no member in force, while a resolution waits, or for a stale revision.
    pub fn suspend(&self, request: SuspendMembership) -> Result<PartyMemberResult> {
        let step = Step::parse(&request.member, request.on.as_deref(), request.revision)?;
        let lost = check::optional_date("lost_since", request.lost_since.as_deref())?;
        self.0.write_once("member.suspend", request.request_key.as_deref(), &request, |command| {
            let (before, on) = step.begin(command)?;
            rules::at_stage(&before, &[MemberStage::Probationary, MemberStage::Full])?;
            if before.affiliation != Affiliation::Relation {
                return Err(not_so("组织关系不在本支部", "the relation is elsewhere"));
            }
            rules::none_waiting(&before)?;
            rules::follows(&before, on, command.now.date())?;
            let lost = lost.or(before.lost_since).ok_or_else(|| {
                Error::invalid("lost_since", "应写明失联起始日期", "the first day out of contact is needed")
            })?;
            rules::not_before("lost_since", lost, before.joined_on, "入党日期", "joining")?;
            with_settings(command, before.organisation, on, |settings| {
                rules::lost_long_enough(settings, lost)
            })?;
            let after = before.changed(on, |record| {
                record.status = MemberStatus::Suspended;
                record.lost_since = Some(lost);
            });
            post::end_of_member(command, before.id, None, on)?;
            keep(command, Some(&before), &after, on, Vec::new())
        })
    }

    /// Restores a suspended membership: the member is in contact again.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Conflict` for a membership that is not suspended, while a resolution waits, or
    /// for a stale revision.
    pub fn restore(&self, request: RestoreMembership) -> Result<PartyMemberResult> {
        let step = Step::parse(&request.member, request.on.as_deref(), request.revision)?;
        self.0.write_once("member.restore", request.request_key.as_deref(), &request, |command| {
            let (before, on) = step.begin(command)?;
            suspended(&before)?;
            rules::none_waiting(&before)?;
            rules::follows(&before, on, command.now.date())?;
            let after = before.changed(on, |record| {
                record.status = MemberStatus::Active;
                record.lost_since = None;
            });
            keep(command, Some(&before), &after, on, Vec::new())
        })
    }

    /// Closes the record of one who died, of an applicant who gave up, or of a mobile or double-reporting member who has
    /// gone; the person's posts and hub end the day before.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Conflict` for a record that is closed or that the reason does not fit, while a
    /// resolution waits (but for a death), or for a stale revision.
    pub fn close_record(&self, request: ClosePartyMember) -> Result<PartyMemberResult> {
        let step = Step::parse(&request.member, request.on.as_deref(), request.revision)?;
        let closing = request.closing;
        self.0.write_once("member.close_record", request.request_key.as_deref(), &request, |command| {
            let (before, on) = step.begin(command)?;
            closable(&before, closing)?;
            rules::follows(&before, on, command.now.date())?;
            let after = before.changed(on, |record| {
                record.status = match closing {
                    MemberClosing::Deceased => MemberStatus::Deceased,
                    MemberClosing::GaveUp | MemberClosing::Left => MemberStatus::Ended,
                };
            });
            relieved(command, &before, None, on)?;
            keep(command, Some(&before), &after, on, Vec::new())
        })
    }
}

/// Whether a record can be closed for a reason.
fn closable(record: &MemberRecord, closing: MemberClosing) -> Result<()> {
    match closing {
        MemberClosing::Deceased if record.status == MemberStatus::Suspended => return Ok(()),
        MemberClosing::Deceased => return rules::in_force(record),
        MemberClosing::GaveUp => {
            rules::at_stage(record, &[MemberStage::Applicant, MemberStage::Activist, MemberStage::Target])?;
        }
        MemberClosing::Left => {
            rules::in_force(record)?;
            if record.affiliation == Affiliation::Relation {
                return Err(not_so(
                    "组织关系在本支部，应办理组织关系转接",
                    "the relation is here and is to be transferred",
                ));
            }
        }
    }
    rules::none_waiting(record)
}

fn not_so(zh: &str, en: &str) -> Error {
    Error::conflict(code::CONFLICT_STATE, zh, en).at("member")
}
