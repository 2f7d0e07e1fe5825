//! Rules of permits and inquiries: pure functions over records and days.

use chrono::NaiveDate;

use super::record::{DataInquiry, DataPermit};
use super::types::RegistryAnswer;
use crate::identity::ResidentNumber;
use crate::registry::resident::{Person, rules::age};
use crate::registry::{ResidentState, rules as check};
use crate::service::item::{ServiceItem, ServiceItemVersion};
use crate::service::matter::record::{ApplicantRecord, MatterRecord};
use crate::service::{MatterState, SharedField};
use crate::{Error, Id, Result, code};

const PURPOSE: &str = "个人信息保护法第六条";
const ORGANS: &str = "个人信息保护法第三十四条";
const OURS: &str = "本库设计，法规未作规定";

fn conflict(zh: impl Into<String>, en: impl Into<String>) -> Error {
    Error::conflict(code::CONFLICT_STATE, zh, en)
}

fn shares(version: &ServiceItemVersion, field: SharedField) -> bool {
    version.materials.iter().any(|material| material.shared == Some(field))
}

/// A permit goes no further than an item needs: one of its materials is obtained by sharing that field (RULES K-01).
pub(super) fn needed(item: &ServiceItem, field: SharedField) -> Result<()> {
    let mut versions = item.versions.iter().rev().take(1).chain(&item.draft);
    if versions.any(|version| shares(version, field)) {
        return Ok(());
    }
    Err(Error::violation(
        "sharing.need",
        PURPOSE,
        "该事项没有以共享方式获取该数据项的材料，不得授权查询",
        "no material of the item is obtained by sharing this field, so it may not be asked",
    )
    .at("field"))
}

/// One permit of an item and field is in force at a time.
pub(super) fn single(permits: &[DataPermit], new: &DataPermit) -> Result<()> {
    let meets = |one: &&DataPermit| {
        one.item == new.item
            && one.field == new.field
            && new.valid_to.is_none_or(|last| one.valid_from <= last)
            && one.valid_to.is_none_or(|last| new.valid_from <= last)
    };
    match permits.iter().find(meets) {
        None => Ok(()),
        Some(other) => Err(Error::violation(
            "sharing.permit.single",
            OURS,
            "该事项的该数据项在所给期间已有授权",
            "the item has a permit for this field in the period already",
        )
        .at("valid_from")
        .with("existing", other.id.to_string())),
    }
}

/// The registry is asked under a permit of the day (RULES K-06, K-12).
pub(super) fn permitted(
    permit: Option<&DataPermit>,
    field: SharedField,
    day: NaiveDate,
) -> Result<&DataPermit> {
    permit.ok_or_else(|| {
        Error::violation(
            "sharing.permit",
            ORGANS,
            format!("该事项 {day} 没有查询该数据项的授权"),
            format!("on {day} the item has no permit to ask this field"),
        )
        .at("field")
        .with("asked", field.word())
    })
}

/// What is asked serves a material of the matter's own version (RULES K-01, D-30); its codes.
pub(super) fn serves(version: &ServiceItemVersion, field: SharedField) -> Result<Vec<String>> {
    let served = version.materials.iter().filter(|material| material.shared == Some(field));
    let codes: Vec<String> = served.map(|material| material.code.clone()).collect();
    if codes.is_empty() {
        return Err(Error::violation(
            "sharing.need",
            PURPOSE,
            "该办件没有以共享方式获取该数据项的材料，不得查询",
            "no material of the matter is obtained by sharing this field, so it may not be asked",
        )
        .at("field"));
    }
    Ok(codes)
}

/// While a matter is being worked on: nothing is asked for what is decided or over (RULES K-01).
pub(super) fn open(matter: &MatterRecord) -> Result<()> {
    use MatterState as S;
    if matches!(matter.state, S::Applied | S::Correcting | S::Accepted | S::Paused) {
        return Ok(());
    }
    Err(conflict(
        "该办件已作决定或者已结束，不得再查询",
        "the matter is decided or over, so nothing is asked for it any more",
    )
    .with("state", matter.state.word()))
}

/// Asking again and again would tell more than each answer does (RULES K-01).
pub(super) fn bounded(inquiries: &[DataInquiry], field: SharedField, most: i64) -> Result<()> {
    let made = check::count(inquiries.iter().filter(|one| one.field == field).count());
    if made < most {
        return Ok(());
    }
    Err(Error::violation(
        "sharing.inquiries",
        OURS,
        format!("一件办件对同一数据项最多查询 {most} 次"),
        format!("a matter asks the same field at most {most} times"),
    )
    .at("field")
    .with("inquiries", made))
}

/// An age is asked for, and with that field only.
pub(super) fn asked_age(field: SharedField, age: Option<i64>) -> Result<Option<i64>> {
    let age = check::optional_count("age", age, 0, 120)?;
    match (field, age) {
        (SharedField::Age, None) => {
            Err(Error::invalid("age", "应填写所查的周岁年龄", "tell the age that is asked for"))
        }
        (SharedField::Age, age) => Ok(age),
        (_, Some(_)) => Err(Error::invalid("age", "该数据项不查年龄", "no age is asked for with this field")),
        (_, None) => Ok(None),
    }
}

/// The link of the applicant to the registry, without which nothing is asked.
pub(super) fn linked(applicant: &ApplicantRecord, field: SharedField) -> Result<Id> {
    let link = if field == SharedField::Enterprise { applicant.enterprise } else { applicant.resident };
    link.ok_or_else(|| {
        conflict(
            "申请人未与登记信息关联，不能查询",
            "the applicant is not linked to the registry, so nothing can be asked",
        )
    })
}

/// Whether the registry bears out what a material would show; the citizen is asked after all when it knows nothing or says no.
pub(super) fn proves(answer: &RegistryAnswer) -> bool {
    let yes = [answer.fits, answer.reached, answer.recorded_and_open].contains(&Some(true));
    yes || answer.community.is_some() || answer.members.is_some()
}

/// Whether name and number are those of the person, if both are known (RULES D-30).
pub(super) fn fits(applicant: &ApplicantRecord, person: &Person) -> Option<bool> {
    let (given, known) = (applicant.code.as_deref(), person.number.as_ref().map(ResidentNumber::as_str));
    let alive = person.state != ResidentState::Deceased;
    given.zip(known).map(|(given, known)| applicant.name == person.name && given == known && alive)
}

/// Whether the person, who is alive as far as is known, has reached an age, if the birth is known (RULES D-30).
pub(super) fn reached(person: &Person, years: i64, day: NaiveDate) -> Option<bool> {
    let birth = person.birth.filter(|_| person.state != ResidentState::Deceased);
    birth.map(|birth| age(birth, day) >= years)
}
