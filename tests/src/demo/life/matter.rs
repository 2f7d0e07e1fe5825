//! One application from its first step to its last, as far as the instants reach.

use std::collections::HashSet;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::desk::{Desk, text};
use super::people::{Client, People};
use super::setup::{Item, Offered, SAFETY};
use super::{CLERK, HOLIDAY, handler};
use crate::demo::phases::{PHASES, arrival};
use crate::street::{MatterStep, ServiceNeed};

/// A matter that is to come, or goes on.
pub(super) struct Going {
    number: usize,
    need: ServiceNeed,
    /// The instant of the next step.
    next: usize,
    /// How many steps were taken after the application.
    taken: usize,
    matter: Option<String>,
    /// To the registry.
    linked: bool,
    review: Option<String>,
    agency: Option<Agency>,
}

/// Somebody who acts on the applicant's behalf.
struct Agency {
    id: String,
    worker: String,
    /// An original of the client's is out.
    original: bool,
}

/// Who does something about which item, at which instant.
struct At<'a> {
    desk: &'a Desk<'a>,
    client: &'a Client,
    item: &'a Item,
    offered: &'a Offered,
    handler: String,
    day: &'static str,
}

impl Going {
    pub(super) fn new(number: usize, total: usize, need: ServiceNeed) -> Self {
        let at = arrival(number, total);
        let mut next = PHASES.iter().position(|phase| phase.at == at).unwrap_or_default();
        // On a holiday people apply online only.
        if next == HOLIDAY && need.channel != "online" {
            next += 1;
        }
        Self { number, need, next, taken: 0, matter: None, linked: false, review: None, agency: None }
    }

    /// The steps of an instant.
    pub(super) fn at(
        &mut self,
        phase: usize,
        desk: &Desk<'_>,
        people: &People,
        offered: &Offered,
    ) -> Result<()> {
        if self.next != phase {
            return Ok(());
        }
        let offers = self.need.item;
        let client = people.applicant(&offers, self.need.lot);
        let item = offered.items.get(offers.code).context("the item was published")?;
        let at =
            At { desk, client, item, offered, handler: handler(offers.office), day: &PHASES[phase].at[..10] };
        if self.matter.is_none() {
            self.apply(&at, people.worker(client))?;
            self.wait();
        }
        while self.next == phase {
            let Some((_, step)) = self.need.course.get(self.taken).copied() else { return Ok(()) };
            if phase == HOLIDAY && !step.is_applicants() {
                self.next += 1;
                return Ok(());
            }
            self.step(step, &at)?;
            self.taken += 1;
            self.wait();
        }
        Ok(())
    }

    /// Ends here when it is among those that lapsed (视为撤回): what was promised did not come in time.
    pub(super) fn lapse(&mut self, lapsed: &HashSet<String>, desk: &Desk<'_>) -> Result<()> {
        if !self.matter.as_ref().is_some_and(|matter| lapsed.contains(matter)) {
            return Ok(());
        }
        self.next = usize::MAX;
        self.end_agency(desk, false)
    }

    /// Waits for the next step, if there is one.
    fn wait(&mut self) {
        match self.need.course.get(self.taken) {
            Some((wait, _)) => self.next += wait,
            None => self.next = usize::MAX,
        }
    }

    fn apply(&mut self, at: &At<'_>, worker: Option<&str>) -> Result<()> {
        let (client, item) = (at.client, at.item);
        let station = at.offered.stations.get(&client.community);
        let mut channel = self.need.channel;
        let open = item.channels.iter().any(|one| one == channel);
        let kept = channel != "station" || station.is_some();
        let visited = channel != "home_visit" || worker.is_some();
        if !(open && kept && visited) {
            channel = "window";
        }
        let on_behalf = channel == "home_visit" || (channel == "window" && self.need.on_behalf);
        if let Some(worker) = worker.filter(|_| on_behalf && client.kind == "person") {
            self.agency = Some(self.act_for(at, worker, channel == "home_visit")?);
        }
        let mut materials = item.required.clone();
        if self.need.lacking {
            materials.pop();
        }
        if !self.need.course.iter().any(|(_, step)| *step == MatterStep::Promise) {
            materials.extend(item.following.clone());
        }
        let mut applicant = json!({"kind": client.kind, "account": client.account});
        // By the own account the link to the registry would have to be proven by the number, which is masked here; whom the registry
        // has as registered elsewhere it does not let apply for social assistance, in a file where nobody else is.
        let elsewhere = self.need.item.registered && !client.registered;
        self.linked = channel != "online" && !elsewhere;
        let mut place = Value::Null;
        if self.linked {
            applicant[if client.kind == "person" { "resident" } else { "enterprise" }] = json!(client.id);
        } else {
            applicant["name"] = json!(client.name);
            place = json!(client.community);
        }
        let account = match channel {
            "online" => client.account.as_str(),
            _ => {
                let keeper = station.filter(|_| channel == "station").map(|one| one.keeper.as_str());
                let worker = self.agency.as_ref().map(|agency| agency.worker.as_str());
                worker.or(keeper).unwrap_or(CLERK)
            }
        };
        let station = station.filter(|_| channel == "station");
        let request = json!({"item": item.id, "applicant": applicant, "channel": channel, "community": place,
            "station": station.map(|one| &one.id), "materials": materials});
        let matter = text(&at.desk.call(account, "matter.apply", &request)?, "/matter/summary/id")?;
        if let Some(station) = station {
            let service = station.items.get(&item.id).context("the station offers the item")?;
            let kind = if client.kind == "person" { "resident" } else { "merchant" };
            let visit = json!({"station": station.id, "service": service, "client": kind, "client_id": client.id,
                "matter": matter});
            at.desk.call(&station.keeper, "station.record_visit", &visit)?;
        }
        if let Some(agency) = &self.agency {
            let link = json!({"service": agency.id, "matter": matter});
            at.desk.call(&agency.worker, "agency.link_matter", &link)?;
            let step = json!({"service": agency.id, "kind": "handed_in"});
            at.desk.call(&agency.worker, "agency.record_step", &step)?;
        }
        self.matter = Some(matter);
        Ok(())
    }

    /// The worker of the grid acts by a written authority (代办), or helps (帮办); at home where the client can't come.
    fn act_for(&self, at: &At<'_>, worker: &str, home: bool) -> Result<Agency> {
        let kind = if self.number.is_multiple_of(3) { "assistance" } else { "agency" };
        let authority = (kind == "agency").then(
            || json!({"scope": "代为递交申请、领取结果", "signed_on": at.day, "valid_to": "2026-06-30"}),
        );
        let request = json!({"kind": kind, "item": at.item.id, "grid": at.client.grid, "authority": authority,
            "client": {"resident": at.client.id, "actor": at.client.account}});
        let id = text(&at.desk.call(worker, "agency.open", &request)?, "/service/id")?;
        if home {
            let plan = json!({"service": id, "planned_on": at.day, "reason": "aged"});
            at.desk.call(worker, "agency.plan_visit", &plan)?;
            at.desk.call(worker, "agency.record_visit", &json!({"service": id, "visit": 1, "met": true}))?;
        }
        if kind == "agency" {
            let original =
                json!({"service": id, "name": "户口簿", "receipt": format!("收据 {}", self.number + 1)});
            at.desk.call(worker, "agency.take_original", &original)?;
        }
        Ok(Agency { id, worker: worker.to_owned(), original: kind == "agency" })
    }

    /// The agent gives back what was handed over and ends the service.
    fn end_agency(&mut self, desk: &Desk<'_>, done: bool) -> Result<()> {
        let Some(agency) = self.agency.take() else { return Ok(()) };
        let call = |name: &str, request: Value| desk.call(&agency.worker, name, &request).map(drop);
        if agency.original {
            call("agency.return_original", json!({"service": agency.id, "original": 1}))?;
        }
        if !done {
            return call("agency.end", json!({"service": agency.id, "reason": "不再办理"}));
        }
        call("agency.record_step", json!({"service": agency.id, "kind": "delivered"}))?;
        call("agency.complete", json!({"service": agency.id, "outcome": "结果已送交本人"}))
    }

    fn step(&mut self, step: MatterStep, at: &At<'_>) -> Result<()> {
        use MatterStep as S;
        let matter = self.matter.clone().context("it was handed in")?;
        let number = self.number + 1;
        let missing = || at.item.required.last().into_iter().collect::<Vec<_>>();
        let office = |name: &str, request: Value| at.desk.call(&at.handler, name, &request);
        match step {
            S::Tell => {
                let text = "请补齐所列材料";
                office(
                    "matter.tell_missing",
                    json!({"matter": matter, "materials": missing(), "text": text}),
                )?;
            }
            S::Supplement => {
                let request = json!({"matter": matter, "materials": missing()});
                at.desk.call(&at.client.account, "matter.supplement", &request)?;
            }
            S::Ask => self.ask(&matter, at)?,
            S::Accept | S::Promise => {
                let request = json!({"matter": matter, "certificate": format!("受〔2026〕{number}号"),
                    "promised": step == S::Promise});
                office("matter.accept", request)?;
            }
            S::Fulfil => {
                let request = json!({"matter": matter, "materials": at.item.following});
                office("matter.fulfil_gap", request)?;
            }
            S::Refuse(because) => {
                let request = json!({"matter": matter, "because": because,
                    "certificate": format!("不受〔2026〕{number}号")});
                office("matter.refuse", request)?;
                self.end_agency(at.desk, false)?;
            }
            S::Withdraw => {
                at.desk.call(&at.client.account, "matter.withdraw", &json!({"matter": matter}))?;
                self.end_agency(at.desk, false)?;
            }
            S::AskOpinion => {
                office(
                    "matter.ask_opinion",
                    json!({"matter": matter, "office": SAFETY, "due_on": "2026-05-20"}),
                )?;
            }
            S::Opinion => {
                let request = json!({"matter": matter, "office": SAFETY, "agreed": true});
                at.desk.call(&handler(SAFETY), "matter.give_opinion", &request)?;
            }
            S::Check => {
                let request = json!({"matter": matter, "officers": ["执法一号", "执法二号"],
                    "finding": "现场与申请材料一致", "passed": true});
                office("matter.record_check", request)?;
            }
            S::Pause => {
                let ground = at.item.pauses.iter().find(|ground| *ground == "inspection");
                let request = json!({"matter": matter, "ground": ground, "told_days": 5, "told_on": at.day});
                office("matter.pause", request)?;
            }
            S::Resume => {
                office("matter.resume", json!({"matter": matter}))?;
            }
            S::Decide(granted) => self.decide(&matter, granted, at)?,
            S::Deliver => {
                let way = if self.agency.is_some() { "at_home" } else { "window" };
                office("matter.deliver", json!({"matter": matter, "way": way}))?;
                self.end_agency(at.desk, true)?;
            }
            S::Review(level, named) => {
                let request = json!({"matter": matter, "level": level, "named": named, "channel": "online"});
                let given = at.desk.call(&at.client.account, "review.submit", &request)?;
                self.review = Some(text(&given, "/review/id")?);
            }
            S::Verify(_) | S::Mend | S::CallBack(_) => self.follow(step, at)?,
        }
        Ok(())
    }

    /// The registry answers what the applicant need not bring; whoever applied by the own account is not linked to it.
    fn ask(&self, matter: &str, at: &At<'_>) -> Result<()> {
        if !self.linked {
            return Ok(());
        }
        for field in &at.item.shared {
            let age = (field == "age").then(|| self.need.item.applicant.age());
            let request = json!({"matter": matter, "field": field, "age": age});
            let answer = at.desk.call(&at.handler, "sharing.ask", &request)?;
            // What the registry does not bear out the applicant brings.
            let missing = &answer["unobtained"];
            if missing.as_array().is_some_and(|codes| !codes.is_empty()) {
                let request = json!({"matter": matter, "materials": missing});
                at.desk.call(&at.client.account, "matter.supplement", &request)?;
            }
        }
        Ok(())
    }

    fn decide(&self, matter: &str, granted: bool, at: &At<'_>) -> Result<()> {
        let request = if granted {
            json!({"matter": matter, "granted": true, "document": format!("准〔2026〕{}号", self.number + 1)})
        } else {
            json!({"matter": matter, "granted": false, "reason": "不符合规定的条件",
                "remedies": ["review", "litigation"]})
        };
        at.desk.call(&at.handler, "matter.decide", &request).map(drop)
    }

    /// A bad review is checked, mended and called back.
    fn follow(&self, step: MatterStep, at: &At<'_>) -> Result<()> {
        let review = self.review.as_deref().context("it was reviewed")?;
        let (name, request) = match step {
            MatterStep::Verify(founded) => ("review.verify", json!({"review": review, "founded": founded})),
            MatterStep::Mend => ("review.mend", json!({"review": review, "measures": "当面说明并改进流程"})),
            MatterStep::CallBack(answered) => (
                "review.call_back",
                json!({"review": review, "answered": answered, "satisfied": answered.then_some(true)}),
            ),
            _ => return Ok(()),
        };
        at.desk.call(&at.handler, name, &request).map(drop)
    }
}
