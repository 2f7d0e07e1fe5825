//! What the templates are filled with.

use chrono::NaiveDate;
use serde::Serialize;

use super::CaseFile;
use super::chinese::{self, BLANK};
use super::types::{DisputeDocumentKind, DisputePaperKind, DossierItem};
use crate::command::View;
use crate::identity::Sex;
use crate::mediation::agreement::{AgreementDuty, AgreementForm, AgreementSignature, MediationAgreement};
use crate::mediation::committee::MediationCommittee;
use crate::mediation::committee::record::MediatorRecord;
use crate::mediation::dispute::record::{DisputeRecord, EntryRecord, PartyRecord};
use crate::mediation::dispute::{AttendeeRole, DisputeAgent, DisputeAttendee, DisputeParty, DisputeStanding};
use crate::mediation::{DisputeState, OtherRoute, PartyKind, PartySide};
use crate::store::document;
use crate::{Id, Result};

/// A document's facts, as they are to be read.
#[derive(Debug, Serialize)]
pub(super) struct Sheet {
    title: &'static str,
    number: String,
    committee: String,
    category: &'static str,
    source: &'static str,
    source_number: Option<String>,
    place: String,
    facts: String,
    claim: String,
    amount: Option<String>,
    risk: &'static str,
    registered_on: String,
    accepted_on: Option<String>,
    due_on: Option<String>,
    concluded_on: String,
    outcome: String,
    refusal: Option<Ended>,
    ending: Option<Ended>,
    parties: Vec<Party>,
    mediators: Vec<String>,
    entry: Option<Entry>,
    agreement: Option<Agreement>,
    papers: Vec<Paper>,
    papers_total: i64,
    pages: i64,
    missing: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct Party {
    side: &'static str,
    name: String,
    details: String,
    agent: Option<Agent>,
    noticed_on: String,
    /// Whether it may ask for confirmation: a third party does so when it owes or is owed something.
    joint: bool,
    signed: String,
}

#[derive(Debug, Serialize)]
struct Agent {
    title: &'static str,
    name: String,
    details: String,
}

#[derive(Debug, Serialize)]
struct Ended {
    on: String,
    reason: &'static str,
    note: Option<String>,
    routes: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct Entry {
    held_on: String,
    place: String,
    /// 公开、不公开, of sessions.
    openness: Option<&'static str>,
    attendees: Vec<Attendee>,
    text: String,
}

#[derive(Debug, Serialize)]
struct Attendee {
    role: &'static str,
    name: String,
}

#[derive(Debug, Serialize)]
struct Agreement {
    number: String,
    reached_on: String,
    findings: Option<String>,
    content: String,
    duties: Vec<Duty>,
    effective_on: Option<String>,
    confirmable_to: Option<String>,
    court: String,
    mediator: String,
    mediator_signed_on: String,
    sealed_on: String,
}

#[derive(Debug, Serialize)]
struct Duty {
    debtor: String,
    creditor: String,
    due_on: String,
    content: String,
    amount: Option<String>,
}

#[derive(Debug, Serialize)]
struct Paper {
    title: String,
    count: i64,
}

impl Sheet {
    /// The facts of a document, from the record.
    pub(super) fn of(
        view: &View<'_>,
        kind: DisputeDocumentKind,
        file: &CaseFile<'_>,
        entry: Option<&EntryRecord>,
    ) -> Result<Self> {
        let dispute = file.dispute;
        let agreement = file.agreement.as_ref();
        let committee: Option<MediationCommittee> =
            document::get(view.connection, view.street(), dispute.committee)?;
        let day = on(kind, dispute, entry, agreement);
        let dossier = file.dossier();
        let covers = [DisputePaperKind::Cover, DisputePaperKind::BackCover];
        let inside = || dossier.items.iter().filter(|item| !covers.contains(&item.kind));
        let blank = || BLANK.to_owned();
        Ok(Self {
            title: kind.zh(),
            number: dispute.number.clone().unwrap_or_else(blank),
            committee: committee.map_or_else(blank, |committee| committee.name),
            category: dispute.category.zh(),
            source: chinese::source(dispute.source),
            source_number: dispute.source_number.clone(),
            place: dispute.place.clone().unwrap_or_else(blank),
            facts: dispute.facts.clone(),
            claim: dispute.claim.clone(),
            amount: dispute.amount.map(chinese::amount),
            risk: chinese::risk(dispute.risk),
            registered_on: chinese::day(dispute.registered_on),
            accepted_on: dispute.accepted_on.map(chinese::day),
            due_on: dispute.due_on.map(chinese::day),
            concluded_on: chinese::day_or_blank(dispute.concluded_on()),
            outcome: outcome(dispute, agreement),
            refusal: dispute
                .refusal
                .as_ref()
                .map(|one| ended(one.on, chinese::refusal(one.ground), one.note.as_deref(), &one.routes)),
            ending: dispute
                .ending
                .as_ref()
                .map(|one| ended(one.on, chinese::ending(one.reason), one.note.as_deref(), &one.routes)),
            parties: parties(dispute, agreement, day, view.now.date()),
            mediators: mediators(view, dispute)?,
            entry: entry.map(|entry| of_entry(view, dispute, entry)).transpose()?,
            agreement: agreement.map(|one| of_agreement(view, dispute, one)).transpose()?,
            papers: inside().filter(|item| item.count > 0).map(paper).collect(),
            papers_total: inside().map(|item| item.count).sum(),
            pages: inside().map(|item| item.pages).sum(),
            missing: dossier.missing.iter().map(|kind| kind.zh()).collect(),
        })
    }
}

/// The day that a document is of: by it the ages of the parties are told.
fn on(
    kind: DisputeDocumentKind,
    dispute: &DisputeRecord,
    entry: Option<&EntryRecord>,
    agreement: Option<&MediationAgreement>,
) -> NaiveDate {
    use DisputeDocumentKind as K;
    let day = match kind {
        K::Session | K::Investigation | K::FollowUp => entry.map(|entry| entry.0.held_on),
        K::Agreement | K::OralAgreement | K::Confirmation => agreement.map(|one| one.reached_on),
        K::Termination => dispute.concluded_on(),
        _ => None,
    };
    day.unwrap_or(dispute.registered_on)
}

fn outcome(dispute: &DisputeRecord, agreement: Option<&MediationAgreement>) -> String {
    let effective = agreement.filter(|one| one.effective_on.is_some());
    let form = effective.map(|one| match one.form {
        AgreementForm::Written => "达成书面调解协议",
        AgreementForm::Oral => "达成口头调解协议",
    });
    match (dispute.state, form) {
        (DisputeState::Terminated, _) | (_, None) => dispute.state.zh().to_owned(),
        (state, Some(form)) => format!("{form}（{}）", state.zh()),
    }
}

fn ended(on: NaiveDate, reason: &'static str, note: Option<&str>, routes: &[OtherRoute]) -> Ended {
    let routes = routes.iter().copied().map(chinese::route).collect();
    Ended { on: chinese::day(on), reason, note: note.map(str::to_owned), routes }
}

fn paper(item: &DossierItem) -> Paper {
    Paper { title: item.title.clone(), count: item.count }
}

/// The parties as they are shown to whoever may know them: telephones and numbers masked.
fn parties(
    dispute: &DisputeRecord,
    agreement: Option<&MediationAgreement>,
    day: NaiveDate,
    today: NaiveDate,
) -> Vec<Party> {
    let shown = dispute.shown(DisputeStanding::Panel, today).file.map(|file| file.parties);
    let duties = agreement.map_or(&[][..], |one| &one.duties);
    let signatures = agreement.map_or(&[][..], |one| &one.signatures);
    dispute
        .parties
        .iter()
        .zip(shown.unwrap_or_default())
        .map(|(record, shown)| party(record, shown, day, duties, signatures))
        .collect()
}

fn party(
    record: &PartyRecord,
    shown: DisputeParty,
    day: NaiveDate,
    duties: &[AgreementDuty],
    signatures: &[AgreementSignature],
) -> Party {
    let owes = duties.iter().any(|duty| duty.debtor == record.number || duty.creditor == record.number);
    let signed = signatures.iter().find(|one| one.party == record.number).map(|one| one.signed_on);
    let details = match record.kind {
        PartyKind::Person => of_person(record, &shown, day),
        PartyKind::Body => of_body(&shown),
    };
    Party {
        side: chinese::side(record.side),
        details: details.join("，"),
        agent: shown.agent.map(agent),
        noticed_on: chinese::day_or_blank(record.noticed_on),
        joint: owes || record.side != PartySide::ThirdParty,
        signed: chinese::day_or_blank(signed),
        name: shown.name,
    }
}

/// 性别、年龄、住址、联系电话、公民身份号码.
fn of_person(record: &PartyRecord, shown: &DisputeParty, day: NaiveDate) -> Vec<String> {
    let mut details: Vec<String> =
        record.sex.filter(|sex| matches!(sex, Sex::Male | Sex::Female)).map(sex).into_iter().collect();
    details.extend(record.birth.and_then(|birth| day.years_since(birth)).map(|age| format!("{age}周岁")));
    details.extend(contact("住址", shown));
    details.push(masked("公民身份号码", shown.code.as_deref()));
    details
}

fn sex(sex: Sex) -> String {
    if sex == Sex::Male { "男".into() } else { "女".into() }
}

/// 住所、联系电话、统一社会信用代码、法定代表人.
fn of_body(shown: &DisputeParty) -> Vec<String> {
    let mut details = contact("住所", shown);
    details.push(masked("统一社会信用代码", shown.code.as_deref()));
    details.push(format!("法定代表人（负责人）：{BLANK}"));
    details
}

fn contact(address: &str, shown: &DisputeParty) -> Vec<String> {
    vec![
        format!("{address}：{}", shown.address.as_deref().unwrap_or(BLANK)),
        format!("联系电话：{}", shown.phone.as_deref().unwrap_or(BLANK)),
    ]
}

/// A number as far as it may stand there: the party writes the whole of it.
fn masked(title: &str, code: Option<&str>) -> String {
    match code {
        Some(code) => format!("{title}：{code}（完整号码由当事人核对填写：{BLANK}{BLANK}）"),
        None => format!("{title}：{BLANK}{BLANK}（由当事人核对填写）"),
    }
}

fn agent(shown: DisputeAgent) -> Agent {
    let mut details = vec![format!("联系电话：{}", shown.phone.as_deref().unwrap_or(BLANK))];
    if !shown.guardian {
        details.push(format!("授权类别：{}", if shown.special { "特别授权" } else { "一般授权" }));
    }
    details.extend(shown.authority.map(|authority| format!("授权范围：{authority}")));
    Agent {
        title: if shown.guardian { "法定代理人（监护人）" } else { "委托代理人" },
        name: shown.name.unwrap_or_else(|| BLANK.to_owned()),
        details: details.join("，"),
    }
}

fn mediator(view: &View<'_>, id: Id) -> Result<String> {
    let record: Option<MediatorRecord> = document::get(view.connection, view.street(), id)?;
    Ok(record.map_or_else(|| BLANK.to_owned(), |record| record.name))
}

/// Who mediates: the panel, its leader first, or whoever accepted the dispute.
fn mediators(view: &View<'_>, dispute: &DisputeRecord) -> Result<Vec<String>> {
    let mut seats: Vec<_> = dispute.seated().collect();
    seats.sort_by_key(|seat| !seat.lead);
    let mut ids: Vec<Id> = seats.into_iter().map(|seat| seat.mediator).collect();
    if ids.is_empty() {
        ids.extend(dispute.handler);
    }
    ids.into_iter().map(|id| mediator(view, id)).collect()
}

fn of_entry(view: &View<'_>, dispute: &DisputeRecord, entry: &EntryRecord) -> Result<Entry> {
    let entry = &entry.0;
    let attendees = entry.attendees.iter().map(|one| attendee(view, dispute, one));
    Ok(Entry {
        held_on: chinese::day(entry.held_on),
        place: entry.place.clone().unwrap_or_else(|| BLANK.to_owned()),
        openness: entry.open_door.map(|open| if open { "公开" } else { "不公开" }),
        attendees: attendees.collect::<Result<_>>()?,
        text: entry.text.clone(),
    })
}

fn attendee(view: &View<'_>, dispute: &DisputeRecord, one: &DisputeAttendee) -> Result<Attendee> {
    let party = one.party.and_then(|number| dispute.party(number));
    let seat = one.mediator.as_deref().and_then(|text| Id::parse("mediator", text).ok());
    let given = one.name.clone();
    let name = match (one.role, party, seat) {
        (AttendeeRole::Party, Some(party), _) => format!("{}（{}）", party.name, chinese::side(party.side)),
        (AttendeeRole::Agent, Some(party), _) => {
            let agent = given.or_else(|| party.agent.as_ref().map(|agent| agent.name.clone()));
            format!("{}（代表{}）", agent.unwrap_or_else(|| BLANK.to_owned()), party.name)
        }
        (_, _, Some(seat)) => mediator(view, seat)?,
        _ => given.unwrap_or_else(|| BLANK.to_owned()),
    };
    Ok(Attendee { role: chinese::role(one.role), name })
}

fn of_agreement(view: &View<'_>, dispute: &DisputeRecord, one: &MediationAgreement) -> Result<Agreement> {
    let name = |number| match dispute.party(number) {
        Some(party) => format!("{}{}", chinese::side(party.side), party.name),
        None => BLANK.to_owned(),
    };
    let duties = one.duties.iter().map(|duty| Duty {
        debtor: name(duty.debtor),
        creditor: name(duty.creditor),
        due_on: chinese::day(duty.due_on),
        content: duty.content.clone(),
        amount: duty.amount.map(chinese::amount),
    });
    let court = one.confirmation.as_ref().map(|confirmation| confirmation.court.clone());
    Ok(Agreement {
        number: one.number.clone(),
        reached_on: chinese::day(one.reached_on),
        findings: one.findings.clone(),
        content: one.content.clone(),
        duties: duties.collect(),
        effective_on: one.effective_on.map(chinese::day),
        confirmable_to: one.confirmable_to.map(chinese::day),
        court: court.unwrap_or_else(|| format!("{BLANK}人民法院")),
        mediator: one.mediator.map_or_else(|| Ok(BLANK.to_owned()), |id| mediator(view, id))?,
        mediator_signed_on: chinese::day_or_blank(one.mediator_signed_on),
        sealed_on: chinese::day_or_blank(one.sealed_on),
    })
}
