//! The decision on a matter, and its delivery.

use serde_json::json;

use super::super::record::{DecisionRecord, MatterRecord};
use super::super::{MatterDelivery, MatterResult, Matters, shown};
use super::steps::{LONGEST_TEXT, calendar, store, to_handle, version};
use super::{DecideMatter, DeliverMatter, MatterRemedy, rules};
use crate::command::Command;
use crate::registry::rules as check;
use crate::service::MatterState;
use crate::{Error, Id, Result, Warning};

/// The longest number of a paper, in characters.
const LONGEST_DOCUMENT: usize = 64;

impl Matters {
    /// Decides a matter by the power that its office holds on that day. What was promised to follow must be there to grant it;
    /// a refusal has its reason and tells the remedies.
    ///
    /// # Errors
    /// `Violation` `matter.decide.power`, `matter.decide.reasons`, `matter.decide.gap`, `matter.decide.opinions`, `matter.review.first`,
    /// `matter.renewal.deemed`; `Conflict`
    /// unless it is accepted; `Denied`; `Invalid`; `NotFound`.
    pub fn decide(&self, request: DecideMatter) -> Result<MatterResult> {
        let id = Id::parse("matter", &request.matter)?;
        let day = check::optional_date("decided_on", request.decided_on.as_deref())?;
        let reason = check::optional_text("reason", request.reason.as_deref(), LONGEST_TEXT)?;
        let document = check::optional_text("document", request.document.as_deref(), LONGEST_DOCUMENT)?;
        let remedies = remedies(request.remedies.as_deref().unwrap_or_default())?;
        papers(request.granted, document.as_deref(), &remedies)?;
        self.0.write_told("matter.decide", request.request_key.as_deref(), &request, |command| {
            let before = to_handle(command, id, request.revision)?;
            rules::in_state(&before, &[MatterState::Accepted])?;
            let on = check::past_or_today("decided_on", day, command.now.date())?;
            check::not_before("decided_on", on, before.ripe_on())?;
            rules::not_renewed(&before, on, rules::early(command, &before)?)?;
            let power = power(command, &before, on)?;
            rules::reasoned(request.granted, reason.as_deref(), &remedies)?;
            if request.granted {
                rules::gap_met(&before)?;
            }
            let mut warnings: Vec<Warning> = rules::opinions_in(&before, on, request.granted)?;
            warnings.extend(rules::decided_late(&before, on));
            warnings.extend(rules::unobtained(&before).filter(|_| request.granted));
            let valid_to = rules::valid_to(&before, version(command, &before)?, on);
            let after = MatterRecord {
                state: MatterState::Decided,
                decision: Some(DecisionRecord {
                    on,
                    granted: request.granted,
                    power: Some(power),
                    reason,
                    remedies,
                    document,
                    valid_to: valid_to.filter(|_| request.granted),
                    deemed: false,
                }),
                ..before.clone()
            };
            let facts = json!({"state": after.state.word(), "granted": request.granted, "on": on.to_string(),
                "office": before.office, "power": power});
            let after = store(command, &before, after, facts)?;
            shown::after(command, &after, warnings)
        })
    }

    /// Records that the result reached the applicant, which ends the matter.
    ///
    /// # Errors
    /// `Conflict` unless it is decided; `Denied`; `Invalid`; `NotFound`.
    pub fn deliver(&self, request: DeliverMatter) -> Result<MatterResult> {
        let id = Id::parse("matter", &request.matter)?;
        let day = check::optional_date("delivered_on", request.delivered_on.as_deref())?;
        self.0.write_told("matter.deliver", request.request_key.as_deref(), &request, |command| {
            let before = to_handle(command, id, request.revision)?;
            rules::in_state(&before, &[MatterState::Decided])?;
            let on = check::past_or_today("delivered_on", day, command.now.date())?;
            let mut warnings = Vec::new();
            if let Some(decision) = &before.decision {
                check::not_before("delivered_on", on, decision.on)?;
                warnings.extend(rules::delivered_late(decision, on, calendar(command))?);
            }
            let after = MatterRecord {
                state: MatterState::Delivered,
                delivery: Some(MatterDelivery { delivered_on: on, way: request.way }),
                ended_on: Some(on),
                ..before.clone()
            };
            let facts = json!({"state": after.state.word(), "way": request.way.word(), "on": on.to_string()});
            let after = store(command, &before, after, facts)?;
            shown::after(command, &after, warnings)
        })
    }
}

/// The power by which a matter's office may decide its item on a day.
fn power(command: &Command<'_>, matter: &MatterRecord, day: chrono::NaiveDate) -> Result<Id> {
    let services = &command.snapshot.services;
    let code = &services.item(matter.item)?.code;
    let power = services.power(&matter.office, code, day);
    power.map(|power| power.id).ok_or_else(|| rules::powerless(&matter.office, code))
}

/// Each remedy once, in the order of the words.
fn remedies(given: &[MatterRemedy]) -> Result<Vec<MatterRemedy>> {
    if given.len() > MatterRemedy::ALL.len() {
        return Err(Error::invalid("remedies", "每种救济途径只列一次", "each remedy is named once"));
    }
    let mut remedies = given.to_vec();
    remedies.sort_unstable();
    remedies.dedup();
    Ok(remedies)
}

/// What is granted has its paper, and what is not has none.
fn papers(granted: bool, document: Option<&str>, remedies: &[MatterRemedy]) -> Result<()> {
    match (granted, document) {
        (true, None) => Err(Error::invalid(
            "document",
            "准予的，应填写证照或者文书编号",
            "what is granted has the number of its licence or paper",
        )),
        (false, Some(_)) => {
            Err(Error::invalid("document", "不予准予的没有证照编号", "what is not granted has no licence"))
        }
        (true, _) if !remedies.is_empty() => {
            Err(Error::invalid("remedies", "准予的无需告知救济途径", "a grant names no remedies"))
        }
        _ => Ok(()),
    }
}
