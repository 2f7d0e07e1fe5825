//! Drafts: an item before it is published, or its next version.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::record::{ItemMaterial, ServiceItem, ServiceItemVersion};
use super::rules::{self, LicenceLimits};
use super::types::*;
use super::{ServiceItems, conflict, store, writable};
use crate::access::Capability;
use crate::command::Command;
use crate::registry::rules as check;
use crate::{Error, Id, Money, Result, Warning, code};

/// The most aliases, bases or materials of an item.
const MOST: usize = 50;
/// The longest note or basis, in characters.
const LONGEST_TEXT: usize = 200;
/// The longest limit, in working days.
const LONGEST_LIMIT: i64 = 365;
/// The longest validity of a result, in months.
const LONGEST_VALIDITY: i64 = 600;

impl ServiceItems {
    /// Writes a new item as a draft, or the next version of one that is there (修订). A draft that is there is written anew.
    ///
    /// # Errors
    /// `Denied` without a street-wide grant that writes services; `Invalid`; `NotFound`; `Violation` `item.limit.promised`,
    /// `item.limit.licence`, `item.basis`, `item.fee`, `item.material.shared`; `Conflict` for a code in use, a withdrawn item or a
    /// stale revision.
    pub fn draft(&self, request: DraftServiceItem) -> Result<ServiceItemResult> {
        let wish = Wish::parse(&request)?;
        self.0.write_once("item.draft", request.request_key.as_deref(), &request, |command| {
            command.access().street_wide(Capability::WriteServices)?;
            let before = wish.before(command)?;
            check::revision(request.revision, before.as_ref().map_or(0, |item| item.revision))?;
            let (item, warnings) = wish.write(command, before.as_ref())?;
            Ok(ServiceItemResult { item, warnings })
        })
    }

    /// Throws a draft away; what is published stays.
    ///
    /// # Errors
    /// `Denied`; `NotFound`; `Conflict` without a draft, for a withdrawn item or a stale revision.
    pub fn drop_draft(&self, request: DropServiceItemDraft) -> Result<ServiceItemResult> {
        self.0.write_once("item.drop_draft", request.request_key.as_deref(), &request, |command| {
            let before = writable(command, &request.item)?;
            check::revision(request.revision, before.revision)?;
            if before.draft.is_none() {
                return Err(no_draft());
            }
            let item = ServiceItem { draft: None, revision: before.revision + 1, ..before.clone() };
            store(command, Some(&before), &item, "draft_dropped")?;
            Ok(ServiceItemResult { item, warnings: Vec::new() })
        })
    }
}

/// The conflict of an item that has no draft.
pub(super) fn no_draft() -> Error {
    conflict("该事项没有草稿", "the item has no draft")
}

/// A draft whose single fields are in order; number and day of the version come when it is stored.
pub(super) struct Wish {
    id: Option<Id>,
    code: String,
    version: ServiceItemVersion,
}

impl Wish {
    pub(super) fn parse(request: &DraftServiceItem) -> Result<Self> {
        Ok(Self {
            id: check::optional_id("id", request.id.as_deref())?,
            code: item_code(&request.code)?,
            version: version(request)?,
        })
    }

    /// The item as it is; one that never was published and lost its draft is taken up again under its code.
    pub(super) fn before(&self, command: &Command<'_>) -> Result<Option<ServiceItem>> {
        if let Some(id) = self.id {
            let item = writable(command, &id.to_string())?;
            if item.code != self.code {
                return Err(Error::invalid(
                    "code",
                    "事项编码不得变更",
                    "the code of an item stays; write a new item instead",
                ));
            }
            return Ok(Some(item));
        }
        match command.snapshot.services.coded(&self.code) {
            None => Ok(None),
            Some(item) if item.draft.is_none() && item.versions.is_empty() => Ok(Some(item.clone())),
            Some(item) => {
                Err(Error::conflict(code::CONFLICT_EXISTS, "该事项编码已使用", "the code is in use")
                    .at("code")
                    .with("existing", item.id.to_string()))
            }
        }
    }

    /// Stores the draft once the rules allow it.
    pub(super) fn write(
        self,
        command: &mut Command<'_>,
        before: Option<&ServiceItem>,
    ) -> Result<(ServiceItem, Vec<Warning>)> {
        let today = command.now.date();
        command.snapshot.cases.known_office(&self.version.office, today)?;
        let limits = LicenceLimits::of(&command.snapshot.rules.rulebook, command.street(), today)?;
        let mut warnings = rules::content(&self.version, limits)?;
        warnings.extend(rules::code_shape(&self.code));
        let draft =
            ServiceItemVersion { number: rules::next_number(before), valid_from: today, ..self.version };
        let item = ServiceItem {
            id: before.map_or_else(|| command.new_id(), |item| item.id),
            code: self.code,
            draft: Some(draft),
            versions: before.map(|item| item.versions.clone()).unwrap_or_default(),
            withdrawn_on: None,
            revision: before.map_or(1, |item| item.revision + 1),
        };
        store(command, before, &item, "drafted")?;
        Ok((item, warnings))
    }
}

fn item_code(text: &str) -> Result<String> {
    let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if plain && (1..=32).contains(&text.len()) {
        return Ok(text.to_owned());
    }
    Err(Error::invalid(
        "code",
        "事项编码应为 1 至 32 个字母、数字或横线",
        "the code of an item has 1 to 32 letters, digits or dashes",
    ))
}

fn version(request: &DraftServiceItem) -> Result<ServiceItemVersion> {
    let days =
        |field: &str, days: i64| check::optional_count(field, Some(days), 0, LONGEST_LIMIT).map(|_| days);
    check::at_most("pauses", request.pauses.as_ref().map_or(0, Vec::len), MOST)?;
    Ok(ServiceItemVersion {
        number: 0,
        valid_from: NaiveDate::default(),
        name: check::text("name", &request.name, check::LONGEST_NAME)?,
        aliases: check::texts(
            "aliases",
            request.aliases.as_deref().unwrap_or_default(),
            MOST,
            check::LONGEST_NAME,
        )?,
        kind: request.kind,
        basis: check::texts("basis", request.basis.as_deref().unwrap_or_default(), MOST, LONGEST_TEXT)?,
        applicants: set("applicants", &request.applicants)?,
        materials: materials(request.materials.as_deref().unwrap_or_default())?,
        statutory_days: days("statutory_days", request.statutory_days)?,
        promised_days: days("promised_days", request.promised_days)?,
        joint: request.joint.unwrap_or(false),
        pauses: request.pauses.iter().flatten().copied().collect::<BTreeSet<_>>().into_iter().collect(),
        fee: request.fee.as_deref().map_or(Ok(Money::ZERO), |fee| Money::parse("fee", fee))?,
        fee_basis: check::optional_text("fee_basis", request.fee_basis.as_deref(), LONGEST_TEXT)?,
        result: check::text("result", &request.result, check::LONGEST_NAME)?,
        valid_months: check::optional_count("valid_months", request.valid_months, 1, LONGEST_VALIDITY)?,
        level: request.level,
        channels: set("channels", &request.channels)?,
        office: request.office.clone(),
        integrated_on: check::optional_date("integrated_on", request.integrated_on.as_deref())?,
        handed_down_by: check::optional_text(
            "handed_down_by",
            request.handed_down_by.as_deref(),
            check::LONGEST_NAME,
        )?,
    })
}

/// Different words, at least one.
fn set<T: Copy + Ord>(field: &str, values: &[T]) -> Result<Vec<T>> {
    check::at_most(field, values.len(), MOST)?;
    if values.is_empty() {
        return Err(Error::invalid(field, "至少应有一项", "has at least one entry"));
    }
    Ok(values.iter().copied().collect::<BTreeSet<T>>().into_iter().collect())
}

fn materials(values: &[ServiceItemMaterialInput]) -> Result<Vec<ItemMaterial>> {
    check::at_most("materials", values.len(), MOST)?;
    let mut materials = Vec::with_capacity(values.len());
    for value in values {
        if !crate::id::is_plain_code(&value.code) {
            return Err(Error::invalid(
                "materials",
                "材料编码应为 1 至 32 个字母、数字、点、横线或下划线",
                "the code of a material has 1 to 32 letters, digits, dots, dashes or underscores",
            ));
        }
        materials.push(ItemMaterial {
            code: value.code.clone(),
            name: check::text("materials", &value.name, check::LONGEST_NAME)?,
            need: value.need,
            shared: value.shared,
            note: check::optional_text("materials", value.note.as_deref(), LONGEST_TEXT)?,
        });
    }
    Ok(materials)
}
