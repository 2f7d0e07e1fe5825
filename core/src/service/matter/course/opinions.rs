//! Opinions of other offices on a matter (联合办理、会签).

use serde_json::json;

use super::super::record::{MatterRecord, OpinionRecord};
use super::super::{MatterResult, Matters, shown};
use super::steps::{HANDLED, LONGEST_TEXT, calendar, parameter, store, to_handle};
use super::{AskMatterOpinion, GiveMatterOpinion, MatterOpinionGiven, rules};
use crate::access::{Access, Capability, Place};
use crate::case::configuration::CaseConfiguration;
use crate::command::Command;
use crate::registry::rules as check;
use crate::store::document;
use crate::{Error, Id, Result, Warning, code, parse_date};

impl Matters {
    /// Asks another office for its opinion, or a lower organ for the review that comes before the decision (art. 43).
    ///
    /// # Errors
    /// `Violation` `matter.review.limit`; `Conflict` unless the matter is accepted and not decided, and while that office's opinion is open; `Denied`; `Invalid` for
    /// an office that is not there, or its own; `NotFound`.
    pub fn ask_opinion(&self, request: AskMatterOpinion) -> Result<MatterResult> {
        let id = Id::parse("matter", &request.matter)?;
        let due_on = parse_date("due_on", &request.due_on)?;
        let day = check::optional_date("asked_on", request.asked_on.as_deref())?;
        self.0.write_told("matter.ask_opinion", request.request_key.as_deref(), &request, |command| {
            let before = to_handle(command, id, request.revision)?;
            rules::in_state(&before, &HANDLED)?;
            rules::room_for_one("matter", before.opinions.len())?;
            let asked_on = check::past_or_today("asked_on", day, command.now.date())?;
            check::not_before("asked_on", asked_on, before.accepted_on.unwrap_or(before.applied_on))?;
            check::not_before("due_on", due_on, asked_on)?;
            let office = other_office(command, &before, &request.office)?;
            let first_review = request.first_review == Some(true);
            let unknown = if first_review {
                let days = parameter(command, &before, "matter.review.limit", "days")?;
                rules::review_due(&before, due_on, days, calendar(command))?
            } else {
                None
            };
            let mut after = before.clone();
            after.opinions.push(OpinionRecord {
                office: office.clone(),
                first_review,
                asked_on,
                due_on,
                agreed: None,
                text: None,
                given_on: None,
            });
            let late = before.promised_due.filter(|promised| *promised < due_on).map(|promised| {
                Warning::new(
                    "matter.opinion.due",
                    "due_on",
                    format!("反馈期限晚于承诺办结日 {promised}"),
                    format!("the opinion is due after the promised day, {promised}"),
                )
            });
            let facts = json!({"asked": office, "on": asked_on.to_string(), "due_on": due_on.to_string(),
                "first_review": first_review});
            let after = store(command, &before, after, facts)?;
            shown::after(command, &after, late.into_iter().chain(unknown).collect())
        })
    }

    /// Gives the opinion of an office that was asked. It is given by who handles matters for that office, or for the one that took
    /// over from it, without sight of the applicant.
    ///
    /// # Errors
    /// `Conflict` unless the matter is accepted and not decided; `Denied`; `Invalid`; `NotFound` unless the office was asked.
    pub fn give_opinion(&self, request: GiveMatterOpinion) -> Result<MatterOpinionGiven> {
        let id = Id::parse("matter", &request.matter)?;
        let text = check::optional_text("text", request.text.as_deref(), LONGEST_TEXT)?;
        if !request.agreed && text.is_none() {
            return Err(Error::invalid("text", "不同意的应说明理由", "who does not agree gives reasons"));
        }
        let day = check::optional_date("given_on", request.given_on.as_deref())?;
        self.0.write_once("matter.give_opinion", request.request_key.as_deref(), &request, |command| {
            answers_for(&command.access(), &command.snapshot.cases, &request.office, command.now.date())?;
            // Who was not asked learns nothing from an identifier.
            let before: MatterRecord = document::get(command.connection, command.street(), id)?
                .filter(|matter: &MatterRecord| asked(matter, &request.office))
                .ok_or_else(|| Error::not_found("matter", id))?;
            check::revision(request.revision, before.revision)?;
            rules::in_state(&before, &HANDLED)?;
            let given_on = check::past_or_today("given_on", day, command.now.date())?;
            let mut after = before.clone();
            let opinion = after
                .opinions
                .iter_mut()
                .find(|opinion| opinion.office == request.office && opinion.given_on.is_none())
                .ok_or_else(|| rules::conflict("该部门已反馈意见", "the office has given its opinion"))?;
            check::not_before("given_on", given_on, opinion.asked_on)?;
            opinion.agreed = Some(request.agreed);
            opinion.text.clone_from(&text);
            opinion.given_on = Some(given_on);
            let (due_on, first_review) = (opinion.due_on, opinion.first_review);
            let facts =
                json!({"asked": request.office, "agreed": request.agreed, "on": given_on.to_string()});
            let after = store(command, &before, after, facts)?;
            let open = after.opinions.iter().filter(|opinion| opinion.given_on.is_none()).count();
            let late = (given_on > due_on).then(|| {
                Warning::new(
                    if first_review { "matter.review.limit" } else { "matter.opinion.late" },
                    "given_on",
                    format!("意见应于 {due_on} 前反馈"),
                    format!("the opinion was due on {due_on}"),
                )
            });
            Ok(MatterOpinionGiven {
                matter: after.id,
                number: after.number,
                office: request.office.clone(),
                agreed: request.agreed,
                due_on,
                given_on,
                open_opinions: check::count(open),
                warnings: late.into_iter().collect(),
            })
        })
    }
}

/// Whether an office was asked for its opinion.
pub(super) fn asked(matter: &MatterRecord, office: &str) -> bool {
    matter.opinions.iter().any(|opinion| opinion.office == office)
}

/// Refuses a session that handles matters neither for the office that was asked nor for the one that took over from it.
pub(super) fn answers_for(
    access: &Access<'_>,
    offices: &CaseConfiguration,
    office: &str,
    day: chrono::NaiveDate,
) -> Result<()> {
    let over = |office: &str| {
        access.over(Capability::HandleMatters, Place { office: Some(office), ..Place::default() }).map(drop)
    };
    over(office).or_else(|error| match offices.open_office(office, day) {
        Some(successor) if successor.code != office => over(&successor.code),
        _ => Err(error),
    })
}

/// An office that is open, does not decide the matter itself, and has no opinion open.
fn other_office(command: &Command<'_>, matter: &MatterRecord, given: &str) -> Result<String> {
    let open = command.snapshot.cases.open_office(given, command.now.date());
    let office = open.filter(|office| office.code == given).ok_or_else(|| {
        Error::invalid("office", "没有该部门，或该部门已撤销", "there is no such office, or it is closed")
            .with_code("office", given)
    })?;
    if office.code == matter.office {
        return Err(Error::invalid("office", "不能征求承办部门自己的意见", "the office decides it itself"));
    }
    let waiting = |opinion: &OpinionRecord| opinion.office == office.code && opinion.given_on.is_none();
    if matter.opinions.iter().any(waiting) {
        return Err(Error::conflict(
            code::CONFLICT_STATE,
            "已征求该部门意见，尚未反馈",
            "the office was asked and has not answered yet",
        )
        .at("office"));
    }
    Ok(office.code.clone())
}
