//! Notice of rights, and what the parties say to being mediated.

use serde_json::json;

use super::types::{GiveDisputeNotice, RecordDisputeConsent};
use super::{Ending, LONGEST_NOTE, RUNNING, at, ended, kept, rules};
use crate::mediation::dispute::record::ConsentRecord;
use crate::mediation::dispute::{DisputeResult, Disputes};
use crate::mediation::{DisputeState, EndingReason};
use crate::registry::rules as check;
use crate::{Error, Id, Result};

impl Disputes {
    /// Tells parties their rights and duties, and the nature, principles and effect of mediation (权利义务告知). Whoever
    /// applied is willing from then on; mediation begins when every party was told and is willing.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Conflict` when a party was told already, in another state or for a stale revision.
    pub fn give_notice(&self, request: GiveDisputeNotice) -> Result<DisputeResult> {
        let id = Id::parse("dispute", &request.dispute)?;
        let day = check::optional_date("noticed_on", request.noticed_on.as_deref())?;
        if request.parties.is_empty() {
            return Err(Error::invalid(
                "parties",
                "应写明被告知的当事人",
                "names the parties that were told",
            ));
        }
        self.0.write_seen("dispute.give_notice", request.request_key.as_deref(), &request, |command| {
            let before = at(command, id, request.revision, &RUNNING)?;
            let day = check::past_or_today("noticed_on", day, command.now.date())?;
            check::not_before("noticed_on", day, before.registered_on)?;
            rules::numbered("parties", &before, &request.parties)?;
            let mut after = before.clone();
            let told = after.parties.iter_mut().filter(|party| request.parties.contains(&party.number));
            for party in told {
                if party.noticed_on.is_some() {
                    return Err(rules::conflict(
                        format!("{} 号当事人已经告知", party.number),
                        format!("party {} was told already", party.number),
                    )
                    .at("parties"));
                }
                party.noticed_on = Some(day);
                if rules::willing_by_application(before.source, party) {
                    party.consent = Some(ConsentRecord { given: true, on: day });
                }
            }
            if rules::ready(&after.parties) {
                after.state = DisputeState::Mediating;
            }
            let facts = json!({"parties": request.parties, "noticed_on": day, "state": after.state});
            kept(command, &before, after, facts, Vec::new())
        })
    }

    /// Records what a party says to being mediated (同意或者拒绝调解). One clear refusal ends mediation.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Violation` `mediation.notice.first` or `mediation.ending.routes`; `Conflict` when
    /// the party is willing already, in another state or for a stale revision.
    pub fn record_consent(&self, request: RecordDisputeConsent) -> Result<DisputeResult> {
        let id = Id::parse("dispute", &request.dispute)?;
        let day = check::optional_date("answered_on", request.answered_on.as_deref())?;
        let note = check::optional_text("note", request.note.as_deref(), LONGEST_NOTE)?;
        let told = rules::each_once(request.routes.as_deref().unwrap_or_default())?;
        self.0.write_seen("dispute.record_consent", request.request_key.as_deref(), &request, |command| {
            let before = at(command, id, request.revision, &RUNNING)?;
            let day = check::past_or_today("answered_on", day, command.now.date())?;
            rules::numbered("party", &before, &[request.party]).map_err(|error| error.at("party"))?;
            let mut after = before.clone();
            if let Some(party) = after.parties.iter_mut().find(|party| party.number == request.party) {
                rules::told_first(party, day)?;
                if party.consent.is_some() {
                    return Err(rules::conflict(
                        "该当事人已同意调解，不再同意的办理撤回",
                        "the party is willing already; whoever is not any more withdraws",
                    )
                    .at("party"));
                }
                party.consent = Some(ConsentRecord { given: request.willing, on: day });
            }
            if !request.willing {
                let routes = rules::routes_told(&told)?;
                let reason = EndingReason::ConsentRefused;
                return ended(command, &before, after, Ending { on: day, reason, note, routes });
            }
            if rules::ready(&after.parties) {
                after.state = DisputeState::Mediating;
            }
            let facts =
                json!({"party": request.party, "willing": true, "answered_on": day, "state": after.state});
            kept(command, &before, after, facts, Vec::new())
        })
    }
}
