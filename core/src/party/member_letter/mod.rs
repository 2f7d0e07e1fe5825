//! Transfer of the relation (组织关系转接): letters from their application to the receipt.
//!
//! An introduction letter (介绍信) moves the relation on the day its receipt (回执) comes back, to another branch of the
//! street or out of it. A certificate letter (党员证明信) is for a short absence and moves nothing. The sending side
//! applies, issues and takes the receipt; the receiving side accepts. An issued letter runs out by itself: expiry is no
//! step, it is seen from the day.

mod reading;
pub(crate) mod record;
pub(crate) mod rows;
pub(crate) mod rules;
pub(crate) mod sight;
#[cfg(test)]
mod tests;
mod types;

pub use types::*;

use chrono::NaiveDate;
use serde_json::json;

use crate::access::Capability;
use crate::command::Command;
use crate::party::member::Members;
use crate::party::member::record::MemberRecord;
use crate::party::{MemberStatus, reach};
use crate::registry::rules as check;
use crate::rulebook::Rulebook;
use crate::{Error, Id, Result, Warning};

use record::LetterRecord;
use rules::Step;

/// The longest number of a letter, in characters.
const LONGEST_NUMBER: usize = 50;

impl Members {
    /// Applies for a letter with which a member goes to another organisation.
    ///
    /// # Errors
    /// `Violation` `member.letter.kind`, `member.letter.destination`; `Conflict` for a member whose relation can't move
    /// now or who has a letter under way; `NotFound`; `Denied`; `Invalid`.
    pub fn apply_transfer(&self, request: ApplyTransfer) -> Result<LetterResult> {
        let wish = Wish::parse(&request)?;
        self.0.write_once("member.apply_transfer", request.request_key.as_deref(), &request, |command| {
            let member = sight::to_change(command, wish.member)?;
            let today = command.now.date();
            let applied_on = check::past_or_today("on", wish.on, today)?;
            rules::can_move(&member)?;
            if let Some(open) = rows::open(command.connection, command.street(), member.id)? {
                return Err(rules::under_way(open));
            }
            let from = wish.stay_from.unwrap_or(applied_on);
            check::period("stay_until", Some(from), wish.stay_until)?;
            let area = area(command, member.organisation)?;
            let months = book(command).integer("member.letter.kind", "months", &area, today)?;
            let mut warnings: Vec<Warning> =
                rules::kind(request.kind, from, wish.stay_until, months)?.into_iter().collect();
            if let Some(to) = wish.destination {
                arrives(command, request.kind, &member, to)?;
            }
            warnings.extend(posts(command, &member)?);
            let within = wish.destination.map_or(LetterReach::Nationwide, |_| LetterReach::City);
            let letter = LetterRecord {
                id: command.new_id(),
                member: member.id,
                name: member.name,
                kind: request.kind,
                state: LetterState::Applied,
                origin: member.organisation,
                destination: wish.destination,
                destination_name: wish.destination_name,
                reach: request.reach.unwrap_or(within),
                reason: wish.reason,
                applied_on,
                stay_from: wish.stay_from.or(wish.stay_until.map(|_| from)),
                stay_until: wish.stay_until,
                issues: Vec::new(),
                received_on: None,
                completed_on: None,
                withdrawn_on: None,
                withdrawn_because: None,
                revision: 1,
            };
            keep(command, None, letter, warnings)
        })
    }

    /// Issues the letter that was applied for, with the numbers of its three parts.
    ///
    /// # Errors
    /// `Violation` `member.letter.validity`; `Conflict` by the state of the letter or of the member; `NotFound`; `Denied`.
    pub fn issue_letter(&self, request: IssueLetter) -> Result<LetterResult> {
        let (id, form) = (Id::parse("letter", &request.letter)?, Form::of_issue(&request)?);
        self.0.write_once("member.issue_letter", request.request_key.as_deref(), &request, |command| {
            let before = sending(command, id, request.revision, Step::Issue)?;
            still_there(command, &before)?;
            let on = check::past_or_today("on", form.on, command.now.date())?;
            check::not_before("on", on, before.applied_on)?;
            let (issue, warning) = form.issue(command, &before, on)?;
            let letter = LetterRecord {
                state: LetterState::Issued,
                issues: vec![issue],
                revision: before.revision + 1,
                ..before.clone()
            };
            keep(command, Some(&before), letter, warning.into_iter().collect())
        })
    }

    /// Accepts a letter at the receiving branch of this street.
    ///
    /// # Errors
    /// `Violation` `member.letter.expired`; `Conflict` by the state of the letter; `NotFound`; `Denied` without a grant
    /// over the receiving branch.
    pub fn receive_letter(&self, request: ReceiveLetter) -> Result<LetterResult> {
        let id = Id::parse("letter", &request.letter)?;
        let on = check::optional_date("on", request.on.as_deref())?;
        self.0.write_once("member.receive_letter", request.request_key.as_deref(), &request, |command| {
            command.access().anywhere(Capability::WriteMembers)?;
            let before: LetterRecord = command.stored(id)?;
            sight::changes(command, before.destination.unwrap_or(before.origin))?;
            check::revision(request.revision, before.revision)?;
            rules::step(&before, Step::Receive)?;
            let on = check::past_or_today("on", on, command.now.date())?;
            let issue = last(&before)?;
            check::not_before("on", on, issue.issued_on)?;
            rules::in_time("on", issue, on)?;
            let letter = LetterRecord {
                state: LetterState::Received,
                received_on: Some(on),
                revision: before.revision + 1,
                ..before.clone()
            };
            keep(command, Some(&before), letter, Vec::new())
        })
    }

    /// Notes that the receipt has come back: the transfer is completed, and an introduction letter moves the relation.
    ///
    /// # Errors
    /// `Violation` `member.letter.expired` for a letter that an organisation outside received too late; `Conflict` by the
    /// state of the letter or of the member; `NotFound`; `Denied`.
    pub fn return_receipt(&self, request: ReturnReceipt) -> Result<LetterResult> {
        let id = Id::parse("letter", &request.letter)?;
        let on = check::optional_date("on", request.on.as_deref())?;
        let told = check::optional_date("received_on", request.received_on.as_deref())?;
        self.0.write_once("member.return_receipt", request.request_key.as_deref(), &request, |command| {
            let before = sending(command, id, request.revision, Step::ReturnReceipt)?;
            let on = check::past_or_today("on", on, command.now.date())?;
            let received_on = match before.received_on {
                Some(received_on) => received_on,
                None => outside(last(&before)?, told.unwrap_or(on))?,
            };
            check::not_before("on", on, received_on)?;
            let mut warnings = Vec::new();
            if before.kind == LetterKind::Introduction {
                warnings.extend(relocate(command, &before, on)?);
            }
            let letter = LetterRecord {
                state: LetterState::Completed,
                received_on: Some(received_on),
                completed_on: Some(on),
                revision: before.revision + 1,
                ..before.clone()
            };
            keep(command, Some(&before), letter, warnings)
        })
    }

    /// Issues a letter again after it expired or was lost.
    ///
    /// # Errors
    /// `Violation` `member.letter.reissue`, `member.letter.validity`; `Conflict` by the state; `NotFound`; `Denied`.
    pub fn reissue_letter(&self, request: ReissueLetter) -> Result<LetterResult> {
        let (id, form) = (Id::parse("letter", &request.letter)?, Form::of_reissue(&request)?);
        let lost = request.lost.unwrap_or(false);
        self.0.write_once("member.reissue_letter", request.request_key.as_deref(), &request, |command| {
            let before = sending(command, id, request.revision, Step::Reissue)?;
            still_there(command, &before)?;
            let on = check::past_or_today("on", form.on, command.now.date())?;
            check::not_before("on", on, last(&before)?.issued_on)?;
            rules::reissue(&before.issues, &form.number, lost, on)?;
            let (issue, warning) = form.issue(command, &before, on)?;
            let mut letter = LetterRecord { revision: before.revision + 1, ..before.clone() };
            if let Some(last) = letter.issues.last_mut() {
                last.lost = lost;
            }
            letter.issues.push(issue);
            keep(command, Some(&before), letter, warning.into_iter().collect())
        })
    }

    /// Gives a transfer up before it is completed.
    ///
    /// # Errors
    /// `Conflict` by the state of the letter; `NotFound`; `Denied`.
    pub fn withdraw_transfer(&self, request: WithdrawTransfer) -> Result<LetterResult> {
        let id = Id::parse("letter", &request.letter)?;
        let on = check::optional_date("on", request.on.as_deref())?;
        let reason = check::text("reason", &request.reason, check::LONGEST_ADDRESS)?;
        self.0.write_once("member.withdraw_transfer", request.request_key.as_deref(), &request, |command| {
            let before = sending(command, id, request.revision, Step::Withdraw)?;
            let on = check::past_or_today("on", on, command.now.date())?;
            let issued_on = before.issues.last().map_or(before.applied_on, |last| last.issued_on);
            let first = before.received_on.map_or(issued_on, |received| received.max(issued_on));
            check::not_before("on", on, first)?;
            let letter = LetterRecord {
                state: LetterState::Withdrawn,
                withdrawn_on: Some(on),
                withdrawn_because: Some(reason),
                revision: before.revision + 1,
                ..before.clone()
            };
            keep(command, Some(&before), letter, Vec::new())
        })
    }
}

/// An application, its fields read.
struct Wish {
    member: Id,
    destination: Option<Id>,
    destination_name: Option<String>,
    stay_from: Option<NaiveDate>,
    stay_until: Option<NaiveDate>,
    reason: Option<String>,
    on: Option<NaiveDate>,
}

impl Wish {
    fn parse(request: &ApplyTransfer) -> Result<Self> {
        let destination = request.destination.as_deref();
        let name = request.destination_name.as_deref();
        let wish = Self {
            member: Id::parse("member", &request.member)?,
            destination: destination.map(|text| Id::parse("destination", text)).transpose()?,
            destination_name: check::optional_text("destination_name", name, check::LONGEST_NAME)?,
            stay_from: check::optional_date("stay_from", request.stay_from.as_deref())?,
            stay_until: check::optional_date("stay_until", request.stay_until.as_deref())?,
            reason: check::optional_text("reason", request.reason.as_deref(), check::LONGEST_ADDRESS)?,
            on: check::optional_date("on", request.on.as_deref())?,
        };
        if wish.destination.is_some() == wish.destination_name.is_some() {
            return Err(Error::invalid(
                "destination",
                "应给出本街道的转入党支部，或者街道外党组织的名称，二者择一",
                "either a branch of this street or the name of an organisation outside is given",
            ));
        }
        Ok(wish)
    }
}

/// The three parts of a letter to be issued, their fields read.
struct Form {
    number: String,
    stub_number: String,
    receipt_number: String,
    valid_days: Option<i64>,
    on: Option<NaiveDate>,
}

impl Form {
    fn of_issue(request: &IssueLetter) -> Result<Self> {
        let parts = (request.stub_number.as_deref(), request.receipt_number.as_deref());
        Self::parse(&request.number, parts, request.valid_days, request.on.as_deref())
    }

    fn of_reissue(request: &ReissueLetter) -> Result<Self> {
        let parts = (request.stub_number.as_deref(), request.receipt_number.as_deref());
        Self::parse(&request.number, parts, request.valid_days, request.on.as_deref())
    }

    fn parse(
        number: &str,
        (stub, receipt): (Option<&str>, Option<&str>),
        valid_days: Option<i64>,
        on: Option<&str>,
    ) -> Result<Self> {
        let number = check::text("number", number, LONGEST_NUMBER)?;
        let part = |field, text| {
            check::optional_text(field, text, LONGEST_NUMBER)
                .map(|text| text.unwrap_or_else(|| number.clone()))
        };
        let (stub_number, receipt_number) = (part("stub_number", stub)?, part("receipt_number", receipt)?);
        let on = check::optional_date("on", on)?;
        Ok(Self { number, stub_number, receipt_number, valid_days, on })
    }

    /// The issue on a day, with the validity that holds where the sending organisation stands.
    fn issue(
        self,
        command: &Command<'_>,
        letter: &LetterRecord,
        on: NaiveDate,
    ) -> Result<(LetterIssue, Option<Warning>)> {
        let area = area(command, letter.origin)?;
        let days = |name| book(command).integer("member.letter.validity", name, &area, on);
        let usual = match letter.reach {
            LetterReach::City => days("city")?,
            LetterReach::Nationwide => days("nationwide")?,
        };
        let (valid_days, warning) = rules::valid_days(self.valid_days, usual, days("maximum")?)?;
        let issue = LetterIssue {
            number: self.number,
            stub_number: self.stub_number,
            receipt_number: self.receipt_number,
            issued_on: on,
            valid_days,
            expires_on: rules::expires_on(on, valid_days),
            lost: false,
        };
        Ok((issue, warning))
    }
}

/// The rules in force.
pub(crate) fn book<'a>(command: &'a Command<'_>) -> &'a Rulebook {
    &command.snapshot.rules.rulebook
}

/// The division for which the parameters of an organisation hold.
pub(crate) fn area(command: &Command<'_>, organisation: Id) -> Result<String> {
    reach::rule_area(command.street(), &command.snapshot.party, organisation)
}

/// The letter that the sending side takes a step with, once all but its days is checked.
fn sending(command: &Command<'_>, id: Id, revision: Option<i64>, step: Step) -> Result<LetterRecord> {
    command.access().anywhere(Capability::WriteMembers)?;
    let letter: LetterRecord = command.stored(id)?;
    sight::changes(command, letter.origin)?;
    check::revision(revision, letter.revision)?;
    rules::step(&letter, step)?;
    Ok(letter)
}

/// The last issue of a letter that was issued.
fn last(letter: &LetterRecord) -> Result<&LetterIssue> {
    letter.issues.last().ok_or_else(|| Error::internal("an issued letter has an issue"))
}

/// The day on which an organisation outside received a letter.
fn outside(issue: &LetterIssue, received_on: NaiveDate) -> Result<NaiveDate> {
    check::not_before("received_on", received_on, issue.issued_on)?;
    rules::in_time("received_on", issue, received_on)?;
    Ok(received_on)
}

/// The member of a letter, who is still where it was applied for and can move.
fn still_there(command: &Command<'_>, letter: &LetterRecord) -> Result<MemberRecord> {
    let member: MemberRecord = command.stored(letter.member)?;
    rules::can_move(&member)?;
    if member.organisation == letter.origin {
        return Ok(member);
    }
    Err(sight::conflict(
        "该党员已不在原党组织，请撤回后重新申请",
        "the member is no longer in the sending organisation; withdraw the letter and apply anew",
    )
    .at("letter"))
}

/// Whether the member can arrive at `to` today.
fn arrives(command: &Command<'_>, kind: LetterKind, member: &MemberRecord, to: Id) -> Result<()> {
    let tree = &command.snapshot.party;
    tree.known(to).map_err(|error| error.at("destination"))?;
    let version = tree.on(to, command.now.date());
    rules::destination(kind, version.map(|version| version.kind), to == member.organisation)
}

/// Moves the relation on the day of the receipt.
fn relocate(command: &mut Command<'_>, letter: &LetterRecord, on: NaiveDate) -> Result<Option<Warning>> {
    let before = still_there(command, letter)?;
    if let Some(to) = letter.destination {
        arrives(command, letter.kind, &before, to)?;
    }
    if let Some(since) = before.since() {
        check::not_before("on", on, since)?;
    }
    let warning = posts(command, &before)?;
    let after = before.changed(on, |member| {
        match letter.destination {
            Some(to) => member.organisation = to,
            None => member.status = MemberStatus::TransferredOut,
        }
        member.group = None;
        (member.away_from, member.away_to, member.away_place) = (None, None, None);
    });
    let facts = json!({"letter": letter.id, "on": on});
    crate::party::member::rows::keep(command, Some(&before), &after, facts)?;
    crate::party::member::relieved(command, &before, letter.destination, on)?;
    Ok(warning)
}

/// What is told of a member who still holds posts.
fn posts(command: &Command<'_>, member: &MemberRecord) -> Result<Option<Warning>> {
    let (connection, today) = (command.connection, command.now.date());
    Ok(rules::posts(rows::posts(connection, command.street(), member.id, today)?))
}

fn keep(
    command: &mut Command<'_>,
    before: Option<&LetterRecord>,
    letter: LetterRecord,
    warnings: Vec<Warning>,
) -> Result<LetterResult> {
    let facts = json!({"member": letter.member, "kind": letter.kind, "state": letter.state});
    command.keep(before, &letter, facts)?;
    Ok(LetterResult { letter: letter.shown(command.now.date()), warnings })
}
