//! Quarrels of neighbours before the people's mediation committee (人民调解委员会) of one community.

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use super::actor;
use super::desk::{Desk, text};
use super::people::People;
use super::setup::Offered;
use crate::demo::phases::{PHASES, arrival};
use crate::street::{DisputeStep, Quarrel, Street};

/// Members: name, sex, ethnic group, kind; the first is the chair.
const MEMBERS: [(&str, &str, &str, &str); 5] = [
    ("马志远", "male", "03", "full_time"),
    ("李淑兰", "female", "01", "full_time"),
    ("王德厚", "male", "01", "part_time"),
    ("赵玉梅", "female", "01", "part_time"),
    ("周建国", "male", "01", "elder"),
];
/// The most disputes that one member looks after.
const CAPACITY: i64 = 30;

/// The committee.
pub(in crate::demo) struct Committee {
    id: String,
    community: String,
    /// Mediators with their accounts, the chair first.
    members: Vec<(String, String)>,
}

/// Sets the committee of the first community up.
pub(super) fn committee(desk: &Desk<'_>, street: &Street) -> Result<Committee> {
    let division = street.communities().next().context("a street has communities")?;
    let (community, name) = (division.code.clone(), division.name.trim_end_matches("居委会"));
    let mut members = Vec::new();
    for (place, (name, sex, ethnic, kind)) in MEMBERS.iter().enumerate() {
        let account = format!("tj-{}", place + 1);
        let elder = (*kind == "elder").then_some("老党员");
        let request = json!({"name": name, "sex": sex, "birth": "1968-05-01", "kind": kind, "ethnic": ethnic,
            "elder": elder, "actor": account, "capacity": CAPACITY});
        let recorded = desk.call(actor::STREET, "mediation.record_mediator", &request)?;
        let grant = json!({"actor": account, "role": "mediator", "scope_kind": "division", "scope": community,
            "sensitive": true});
        desk.call(actor::SECURITY, "access.grant", &grant)?;
        members.push((text(&recorded, "/mediator/id")?, account));
    }
    let posts: Vec<Value> = members
        .iter()
        .enumerate()
        .map(|(place, (id, _))| json!({"mediator": id, "post": if place == 0 { "chair" } else { "member" }}))
        .collect();
    let request = json!({"kind": "community", "name": format!("{name}人民调解委员会"), "short_name": name,
        "community": community, "basis": "residents_meeting", "levels": ["grid", "community"],
        "members": posts, "formed_on": "2024-01-01", "term_from": "2025-01-01"});
    let put = desk.call(actor::STREET, "mediation.put_committee", &request)?;
    Ok(Committee { id: text(&put, "/committee/id")?, community, members })
}

/// A dispute that is to come, or goes on.
pub(super) struct Going {
    number: usize,
    need: Quarrel,
    next: usize,
    taken: usize,
    dispute: Option<String>,
    agreement: Option<String>,
}

/// Disputes as they come over the instants.
pub(super) fn coming(quarrels: Vec<Quarrel>) -> Vec<Going> {
    let total = quarrels.len();
    let going = |(number, need)| {
        let next = PHASES.iter().position(|phase| phase.at == arrival(number, total)).unwrap_or_default();
        Going { number, need, next, taken: 0, dispute: None, agreement: None }
    };
    quarrels.into_iter().enumerate().map(going).collect()
}

impl Going {
    /// The steps of an instant; what was to be done on the holiday is done at the next one.
    pub(super) fn at(
        &mut self,
        phase: usize,
        desk: &Desk<'_>,
        people: &People,
        offered: &Offered,
    ) -> Result<()> {
        let committee = &offered.committee;
        while self.next <= phase {
            match &self.dispute {
                None => self.dispute = Some(self.register(desk, people, committee)?),
                Some(_) => {
                    let (_, step) = self.need.course[self.taken];
                    self.step(step, desk, committee, &PHASES[phase].at[..10])?;
                    self.taken += 1;
                }
            }
            self.next = self.need.course.get(self.taken).map_or(usize::MAX, |(wait, _)| phase + wait);
        }
        Ok(())
    }

    fn register(&self, desk: &Desk<'_>, people: &People, committee: &Committee) -> Result<String> {
        let [one, other] = self.need.lots;
        let first = people.neighbour(&committee.community, one, None);
        let second = people.neighbour(&committee.community, other, first);
        let party = |client: Option<&super::people::Client>, side: &str, name: &str| match client {
            Some(client) => json!({"kind": "person", "side": side, "resident": client.id}),
            None => json!({"kind": "person", "side": side, "name": name, "birth": "1980-01-01"}),
        };
        let (category, facts, claim) = self.need.about;
        let request = json!({"source": "application", "category": category, "committee": committee.id,
            "level": "community", "community": committee.community, "facts": facts, "claim": claim,
            "amount": self.need.amount.to_string(),
            "parties": [party(first, "applicant", "申请人"), party(second, "respondent", "被申请人")]});
        let registered = desk.call(actor::STREET, "dispute.register", &request)?;
        text(&registered, "/dispute/summary/id")
    }

    fn step(&mut self, step: DisputeStep, desk: &Desk<'_>, committee: &Committee, day: &str) -> Result<()> {
        let dispute = self.dispute.clone().context("it was registered")?;
        let [chair, others @ .., elder] = &committee.members[..] else { bail!("a committee has members") };
        let (mediator, account) = &others[self.number % others.len()];
        let call = |name: &str, request: Value| desk.call(account, name, &request);
        match step {
            DisputeStep::Accept => {
                call("dispute.accept", json!({"dispute": dispute}))?;
                call("dispute.give_notice", json!({"dispute": dispute, "parties": [1, 2]}))?;
                // Who applied is willing.
                let consent = json!({"dispute": dispute, "party": 2, "willing": true});
                call("dispute.record_consent", consent)?;
            }
            DisputeStep::Panel => {
                let seat =
                    |mediator: &str, lead| json!({"mediator": mediator, "choice": "assigned", "lead": lead});
                let seats = [seat(mediator, true), seat(&elder.0, false)];
                call("dispute.assign_panel", json!({"dispute": dispute, "seats": seats}))?;
            }
            DisputeStep::Session => {
                let attendees = json!([{"role": "mediator", "mediator": mediator},
                    {"role": "mediator", "mediator": elder.0}, {"role": "party", "party": 1}, {"role": "party", "party": 2}]);
                let request = json!({"dispute": dispute, "attendees": attendees, "open_door": false,
                    "text": "双方陈述，调解员释明法律", "place": "社区调解室"});
                call("dispute.hold_session", request)?;
            }
            DisputeStep::Agree => {
                self.agreement = Some(self.agree(&dispute, desk, account, &chair.1, day)?);
            }
            DisputeStep::Terminate => {
                let request = json!({"dispute": dispute, "reason": "no_agreement", "routes": ["litigation"]});
                call("dispute.terminate", request)?;
            }
            DisputeStep::Perform => {
                let agreement = self.agreement.as_ref().context("they agreed")?;
                call("agreement.record_performance", json!({"agreement": agreement}))?;
            }
        }
        Ok(())
    }

    /// A written agreement, signed by both and by the mediator, and sealed.
    fn agree(&self, dispute: &str, desk: &Desk<'_>, account: &str, chair: &str, day: &str) -> Result<String> {
        let (_, facts, claim) = self.need.about;
        let duty = json!({"debtor": 2, "creditor": 1, "content": "支付约定款项",
            "amount": self.need.amount.to_string(), "due_on": "2026-06-30"});
        let parties: Vec<Value> = [1, 2].map(|party| json!({"party": party, "by_agent": false})).into();
        let request = json!({"dispute": dispute, "form": "written", "reached_on": day, "findings": facts,
            "content": format!("双方互谅互让，{claim}。"), "participants": parties, "duties": [duty]});
        let agreement = text(&desk.call(account, "agreement.reach", &request)?, "/agreement/id")?;
        for party in [1, 2] {
            let sign = json!({"agreement": agreement, "party": party, "method": "signature"});
            desk.call(account, "agreement.sign", &sign)?;
        }
        desk.call(account, "agreement.sign_mediator", &json!({"agreement": agreement}))?;
        desk.call(chair, "agreement.seal", &json!({"agreement": agreement}))?;
        Ok(agreement)
    }
}
