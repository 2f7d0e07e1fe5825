//! Inquiries: the registry answers for a matter, under the permit of its item.

use serde_json::json;

use super::record::DataInquiry;
use super::types::*;
use super::{Sharing, rows, rules};
use crate::access::{Capability, Place};
use crate::command::Command;
use crate::ledger::page;
use crate::registry::enterprise::{EnterpriseState, rows as enterprises};
use crate::registry::reach::Page;
use crate::registry::resident::rows as residents;
use crate::registry::{ResidentState, rules as check};
use crate::service::SharedField;
use crate::service::matter::record::{MaterialRecord, MatterRecord, UnsharedRecord};
use crate::{Id, Result};

impl Sharing {
    /// Asks the registry one field for a matter (共享查询) under the permit of its item, for the session's purpose; the read is
    /// logged and the answer is not kept. The materials that the answer stands for count as received. What the registry does not
    /// know has no answer; that and a no stand for none, and what they were asked for stays missing and is asked of the
    /// applicant. They are logged and counted all the same, since that tells something as well.
    ///
    /// # Errors
    /// `Denied` without a grant that handles or receives matters over its place and extends to sensitive fields, or without a
    /// purpose; `Invalid`; `NotFound`; `Violation` `sharing.permit`, `sharing.need`, `sharing.inquiries`; `Conflict` once decided
    /// or over, for an applicant who is not linked to the registry, or for a stale revision.
    pub fn ask(&self, request: AskRegistry) -> Result<RegistryAnswer> {
        let id = Id::parse("matter", &request.matter)?;
        let age = rules::asked_age(request.field, request.age)?;
        // No key: a remembered answer would be kept.
        self.0.write("sharing.ask", |command| {
            let (before, capability) = to_ask(command, id)?;
            check::revision(request.revision, before.revision)?;
            rules::open(&before)?;
            let today = command.now.date();
            let services = &command.snapshot.services;
            let field = request.field;
            let materials = rules::serves(services.version(before.item, before.version)?, field)?;
            let permit = rules::permitted(services.permit(before.item, field, today), field, today)?.id;
            let most = command.snapshot.rules.rulebook.integer(
                "sharing.inquiries",
                "maximum",
                before.community.as_str(),
                today,
            )?;
            rules::bounded(&rows::of_matter(command.connection, command.street(), id)?, field, most)?;
            let subject = rules::linked(&before.applicant, field)?;
            let kind = if field == SharedField::Enterprise { "enterprise" } else { "resident" };
            command.reveal(capability, before.place(), kind, subject, &[field.word()])?;
            let answer = answer(command, &before, subject, (field, age))?;
            let asked_by = command.actor().to_owned();
            let inquiry =
                DataInquiry { id: command.new_id(), matter: id, permit, field, asked_on: today, asked_by };
            command.keep(None, &inquiry, json!({"matter": id, "permit": permit, "field": field}))?;
            let proven = rules::proves(&answer);
            let mut matter = received(&before, &materials, &inquiry, proven);
            if matter.corrected(today) {
                let (services, calendar) = (&command.snapshot.services, &command.snapshot.rules.calendar);
                matter.reckon(services.version(matter.item, matter.version)?, calendar)?;
            }
            let (materials, unobtained) =
                if proven { (materials, Vec::new()) } else { (Vec::new(), missing(&matter, materials)) };
            let facts = json!({"state": matter.state, "inquiry": inquiry.id, "field": field});
            command.keep(Some(&before), &matter, facts)?;
            Ok(RegistryAnswer {
                inquiry: inquiry.id,
                matter: id,
                materials,
                unobtained,
                revision: matter.revision,
                ..answer
            })
        })
    }

    /// What was asked of the registry for a matter (共享查询记录), oldest first, without the answers.
    ///
    /// # Errors
    /// `Denied` for anybody but an auditor or who handles the matter; `Invalid`; `NotFound`.
    pub fn list_inquiries(&self, request: ListDataInquiries) -> Result<DataInquiryList> {
        let limit = page(request.limit, 100)?;
        let id = Id::parse("matter", &request.matter)?;
        let cursor = check::optional_id("cursor", request.cursor.as_deref())?;
        self.0.read(|view| {
            let access = view.access();
            let audits = access.street_wide(Capability::Audit).is_ok();
            if !audits {
                access.anywhere(Capability::HandleMatters)?;
            }
            let matter: MatterRecord = view.stored(id)?;
            if !audits {
                access.over(Capability::HandleMatters, matter.place())?;
            }
            let mut page = Page::new(limit);
            for inquiry in rows::of_matter(view.connection, view.street(), id)? {
                if cursor.is_none_or(|cursor| inquiry.id > cursor) && !page.push(inquiry) {
                    break;
                }
            }
            let (items, next) = page.finish(|inquiry| inquiry.id.to_string());
            Ok(DataInquiryList { items, next })
        })
    }
}

/// The matter, and the capability by which the session may ask for it.
fn to_ask(command: &Command<'_>, id: Id) -> Result<(MatterRecord, Capability)> {
    use Capability::{HandleMatters, ReceiveMatters};
    let access = command.access();
    access.anywhere(ReceiveMatters).or_else(|_| access.anywhere(HandleMatters))?;
    let matter: MatterRecord = command.stored(id)?;
    let covers = |capability, place: Place<'_>| access.over(capability, place).is_ok();
    let capability = if covers(HandleMatters, matter.place()) { HandleMatters } else { ReceiveMatters };
    access.over(capability, matter.place())?;
    Ok((matter, capability))
}

/// The least that serves.
fn answer(
    command: &Command<'_>,
    matter: &MatterRecord,
    subject: Id,
    (field, age): (SharedField, Option<i64>),
) -> Result<RegistryAnswer> {
    let today = command.now.date();
    let mut answer = RegistryAnswer {
        inquiry: matter.id,
        matter: matter.id,
        field,
        asked_on: today,
        fits: None,
        reached: None,
        community: None,
        members: None,
        recorded_and_open: None,
        materials: Vec::new(),
        unobtained: Vec::new(),
        revision: matter.revision,
    };
    if field == SharedField::Enterprise {
        let stored = enterprises::get(command.connection, command.street(), subject)?;
        answer.recorded_and_open = stored.map(|(one, _)| one.state == EnterpriseState::Open);
        return Ok(answer);
    }
    let stored = residents::get(command.connection, command.street(), subject)?;
    let Some((person, _)) = stored else { return Ok(answer) };
    let living = (person.state == ResidentState::Living).then_some(&person);
    match field {
        SharedField::Identity => answer.fits = rules::fits(&matter.applicant, &person),
        SharedField::Age => answer.reached = age.and_then(|age| rules::reached(&person, age, today)),
        SharedField::Residence => answer.community = living.map(|person| person.community),
        SharedField::Household => {
            let home = living.and_then(|person| person.dwelling.zip(person.household));
            let members = |(dwelling, household)| {
                rows::members(command.connection, command.street(), dwelling, household)
            };
            answer.members = home.map(members).transpose()?;
        }
        SharedField::Enterprise => {}
    }
    Ok(answer)
}

/// The matter after an answer, of which the newest counts: what it proves is there, unless the applicant handed it in; what it
/// does not is not there by any answer of the registry.
fn received(
    before: &MatterRecord,
    materials: &[String],
    inquiry: &DataInquiry,
    proven: bool,
) -> MatterRecord {
    let mut matter = MatterRecord { revision: before.revision + 1, ..before.clone() };
    let (on, asked) = (inquiry.asked_on, Some(inquiry.id));
    for code in materials {
        matter.unshared.retain(|one| one.code != *code);
        matter.materials.retain(|one| one.code != *code || one.inquiry.is_none());
        if !proven {
            matter.unshared.push(UnsharedRecord { code: code.clone(), on, inquiry: inquiry.id });
        } else if !matter.holds(code) {
            matter.materials.push(MaterialRecord { code: code.clone(), received_on: on, inquiry: asked });
        }
    }
    matter
}

/// Those of some materials that are not there.
fn missing(matter: &MatterRecord, mut materials: Vec<String>) -> Vec<String> {
    materials.retain(|code| !matter.holds(code));
    materials
}
