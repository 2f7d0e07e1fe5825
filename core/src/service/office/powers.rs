//! The list of powers and duties: what an office does, and which items it may decide.

use chrono::NaiveDate;
use serde_json::json;

use super::record::OfficePower;
use super::types::*;
use super::{Offices, rows, rules};
use crate::access::Capability;
use crate::command::{Command, Part};
use crate::ledger::page;
use crate::registry::reach::Page;
use crate::registry::rules as check;
use crate::{Error, Id, Result, code};

/// The most texts of a list.
const MOST: usize = 500;

impl Offices {
    /// Records an entry of the list of powers and duties, or changes the one of its identifier as a whole. What was decided by an
    /// entry stays decided by it: then its kind, items and first day stay, and it ends no earlier than the last decision; other
    /// powers come with another entry.
    ///
    /// # Errors
    /// `Denied` without a grant that configures the street; `Invalid` for an office that is not open on the first day or an
    /// unknown item; `NotFound`; `Violation` `office.power.single`, `office.power.taken_back`, `office.power.used`; `Conflict` for a code in use, an entry
    /// that is over, or a stale revision.
    pub fn put_power(&self, request: PutOfficePower) -> Result<OfficePowerResult> {
        let wish = Wish::parse(&request)?;
        self.0.write_once("office.put_power", request.request_key.as_deref(), &request, |command| {
            command.access().street_wide(Capability::Configure)?;
            let before = wish.id.map(|id| running(command, id)).transpose()?;
            check::revision(request.revision, before.as_ref().map_or(0, |power| power.revision))?;
            let power = wish.apply(command, before.as_ref(), &request)?;
            if let Some(before) = &before {
                keeps_what_was_decided(command, before, &power)?;
            }
            rules::taken_back(power.kind, &power.items)?;
            rules::single(&power, command.snapshot.services.powers())?;
            store(command, before.as_ref(), &power)?;
            let warnings = rules::basis(&power);
            Ok(OfficePowerResult { power, warnings })
        })
    }

    /// Ends an entry of the list of powers and duties.
    ///
    /// # Errors
    /// `Denied`; `Invalid` for a day before the first one; `NotFound`; `Violation` `office.power.used` for a day before the last
    /// decision by it; `Conflict` when it is over or the revision is stale.
    pub fn end_power(&self, request: EndOfficePower) -> Result<OfficePowerResult> {
        let id = Id::parse("id", &request.id)?;
        let day = check::optional_date("valid_to", request.valid_to.as_deref())?;
        self.0.write_once("office.end_power", request.request_key.as_deref(), &request, |command| {
            command.access().street_wide(Capability::Configure)?;
            let before = running(command, id)?;
            check::revision(request.revision, before.revision)?;
            let last = day.unwrap_or_else(|| command.now.date());
            check::not_before("valid_to", last, before.valid_from)?;
            if let Some(end) = before.valid_to {
                check::not_after("valid_to", last, end)?;
            }
            let power = OfficePower { valid_to: Some(last), revision: before.revision + 1, ..before.clone() };
            keeps_what_was_decided(command, &before, &power)?;
            store(command, Some(&before), &power)?;
            Ok(OfficePowerResult { power, warnings: Vec::new() })
        })
    }

    /// The list of powers and duties, oldest entry first.
    ///
    /// # Errors
    /// `Denied` without a grant; `Invalid`.
    pub fn list_powers(&self, request: ListOfficePowers) -> Result<OfficePowerList> {
        let limit = page(request.limit, 100)?;
        let day = check::optional_date("as_of", request.as_of.as_deref())?;
        let cursor = check::optional_id("cursor", request.cursor.as_deref())?;
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadConfiguration)?;
            let mut page = Page::new(limit);
            for power in view.snapshot.services.powers() {
                let wanted = cursor.is_none_or(|cursor| power.id > cursor)
                    && request.office.as_ref().is_none_or(|office| *office == power.office)
                    && request.kind.is_none_or(|kind| kind == power.kind)
                    && request.item.as_ref().is_none_or(|item| power.items.contains(item))
                    && day.is_none_or(|day| power.holds(day));
                if wanted && !page.push(power.clone()) {
                    break;
                }
            }
            let (items, next) = page.finish(|power| power.id.to_string());
            Ok(OfficePowerList { items, next })
        })
    }
}

/// A request whose single fields are in order.
struct Wish {
    id: Option<Id>,
    name: String,
    basis: Vec<String>,
    items: Vec<String>,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
}

impl Wish {
    fn parse(request: &PutOfficePower) -> Result<Self> {
        if !crate::id::is_plain_code(&request.code) {
            return Err(Error::invalid(
                "code",
                "编码应为 1 至 32 个字母、数字、点、横线或下划线",
                "a code has 1 to 32 letters, digits, dots, dashes or underscores",
            ));
        }
        let (from, to) = (
            check::optional_date("valid_from", request.valid_from.as_deref())?,
            check::optional_date("valid_to", request.valid_to.as_deref())?,
        );
        check::period("valid_to", from, to)?;
        Ok(Self {
            id: check::optional_id("id", request.id.as_deref())?,
            name: check::text("name", &request.name, check::LONGEST_NAME)?,
            basis: check::texts(
                "basis",
                request.basis.as_deref().unwrap_or_default(),
                MOST,
                check::LONGEST_ADDRESS,
            )?,
            items: check::texts(
                "items",
                request.items.as_deref().unwrap_or_default(),
                MOST,
                check::LONGEST_ADDRESS,
            )?,
            valid_from: from,
            valid_to: to,
        })
    }

    /// The entry as it would be.
    fn apply(
        &self,
        command: &Command<'_>,
        before: Option<&OfficePower>,
        request: &PutOfficePower,
    ) -> Result<OfficePower> {
        let kept = before.map(|power| power.valid_from);
        let valid_from = self.valid_from.or(kept).unwrap_or_else(|| command.now.date());
        check::period("valid_to", Some(valid_from), self.valid_to)?;
        match before {
            Some(before) => stays(before, request)?,
            None => is_free(command, &request.code)?,
        }
        // An entry that is kept as it began does not ask again whether its office was open.
        if kept != Some(valid_from) {
            command.snapshot.cases.known_office(&request.office, valid_from)?;
        }
        for item in &self.items {
            if command.snapshot.services.coded(item).is_none() {
                return Err(Error::invalid("items", "没有该服务事项", "there is no such service item")
                    .with_code("item", item));
            }
        }
        Ok(OfficePower {
            id: before.map_or_else(|| command.new_id(), |power| power.id),
            code: request.code.clone(),
            office: request.office.clone(),
            name: self.name.clone(),
            kind: request.kind,
            basis: self.basis.clone(),
            items: self.items.clone(),
            valid_from,
            valid_to: self.valid_to,
            revision: before.map_or(1, |power| power.revision + 1),
        })
    }
}

/// Refuses a code that another entry has.
fn is_free(command: &Command<'_>, wanted: &str) -> Result<()> {
    if command.snapshot.services.powers().iter().all(|power| power.code != wanted) {
        return Ok(());
    }
    Err(Error::conflict(code::CONFLICT_EXISTS, "该职责编码已使用", "the code is in use")
        .at("code")
        .with("code", wanted))
}

/// Whose an entry is and how it is called stays: decisions name it.
fn stays(before: &OfficePower, request: &PutOfficePower) -> Result<()> {
    let field = if before.office != request.office {
        "office"
    } else if before.code != request.code {
        "code"
    } else {
        return Ok(());
    };
    Err(Error::invalid(
        field,
        "职责的机构和编码不得变更，应终止后另行登记",
        "office and code of an entry stay; end it and record another one",
    ))
}

/// A stored entry that is not over yet.
fn running(command: &Command<'_>, id: Id) -> Result<OfficePower> {
    let power: OfficePower = command.stored(id)?;
    match power.valid_to {
        Some(last) if last < command.now.date() => Err(Error::conflict(
            code::CONFLICT_STATE,
            format!("该职责已于 {last} 终止"),
            format!("the entry ended on {last}"),
        )),
        _ => Ok(power),
    }
}

/// Refuses a change after which something that was decided by the entry would lack its power.
fn keeps_what_was_decided(command: &Command<'_>, before: &OfficePower, after: &OfficePower) -> Result<()> {
    if !rules::touches_the_past(before, after, command.now.date()) {
        return Ok(());
    }
    let services = &command.snapshot.services;
    let mut last = None;
    for item in before.items.iter().filter_map(|code| services.coded(code)) {
        last = last.max(rows::last_decision(command.connection, command.street(), item.id, before.id)?);
    }
    last.map_or(Ok(()), |last| rules::used(before, after, last))
}

/// Stores an entry and tells every process.
pub(super) fn store(
    command: &mut Command<'_>,
    before: Option<&OfficePower>,
    power: &OfficePower,
) -> Result<()> {
    let facts = json!({
        "office": power.office,
        "code": power.code,
        "kind": power.kind,
        "valid_from": power.valid_from,
        "valid_to": power.valid_to,
    });
    command.keep(before, power, facts)?;
    command.touch(Part::Services)
}
