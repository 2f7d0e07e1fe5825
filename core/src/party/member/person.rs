//! Who a person is: as given, as the registry has it, and whether there is a record already.

use chrono::NaiveDate;

use super::record::MemberRecord;
use super::rows;
use super::types::PartyPerson;
use crate::access::Capability;
use crate::command::Command;
use crate::identity::{Phone, ResidentNumber, Sex};
use crate::party::{Affiliation, MemberStatus};
use crate::registry::resident::{LONGEST_NAME, rows as residents, rules::sex_and_birth};
use crate::registry::{ResidentState, rules as check};
use crate::store::document;
use crate::{Error, Id, Result, code};

/// A person as given, each field read.
#[derive(Debug, Clone)]
pub(super) struct Given {
    pub(super) resident: Option<Id>,
    name: Option<String>,
    number: Option<ResidentNumber>,
    sex: Option<Sex>,
    birth: Option<NaiveDate>,
    phone: Option<Phone>,
    pub(super) unit: Option<String>,
    pub(super) retired: bool,
}

/// Who a person is, settled.
#[derive(Debug, Clone)]
pub(super) struct Particulars {
    pub(super) resident: Option<Id>,
    pub(super) name: String,
    pub(super) number: Option<ResidentNumber>,
    pub(super) sex: Sex,
    pub(super) birth: Option<NaiveDate>,
    pub(super) phone: Option<Phone>,
}

impl Given {
    pub(super) fn parse(person: &PartyPerson) -> Result<Self> {
        let read = || -> Result<Self> {
            let given = |text: &Option<String>| {
                text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
            };
            let number = given(&person.number);
            let phone = given(&person.phone);
            Ok(Self {
                resident: person.resident.as_deref().map(|text| Id::parse("resident", text)).transpose()?,
                name: check::optional_text("name", person.name.as_deref(), LONGEST_NAME)?,
                number: number.map(|text| ResidentNumber::parse("number", &text)).transpose()?,
                sex: person.sex,
                birth: check::optional_date("birth", person.birth.as_deref())?,
                phone: phone.map(|text| Phone::parse("phone", &text)).transpose()?,
                unit: check::optional_text("unit", person.unit.as_deref(), check::LONGEST_NAME)?,
                retired: person.retired.unwrap_or(false),
            })
        };
        read().map_err(|error| error.within("person"))
    }

    /// Who that is: the resident's own particulars first, then those given.
    pub(super) fn settle(&self, command: &Command<'_>) -> Result<Particulars> {
        let Some(resident) = self.resident else {
            return self.alone().map_err(|error| error.within("person"));
        };
        let linked =
            linked(command, resident, self.number.as_ref()).map_err(|error| error.within("person"))?;
        let number = linked.number.or(self.number);
        if self.number.is_some() && self.number != number {
            return Err(Error::invalid(
                "person.number",
                "公民身份号码与居民记录不一致",
                "the number is not that of the resident",
            ));
        }
        // What the resident's record knows of sex and birth stands; what is given fills it or must agree.
        let known = |sex: Sex| matches!(sex, Sex::Male | Sex::Female);
        let sex = if known(linked.sex) { Some(linked.sex) } else { self.sex };
        let birth = linked.birth.or(self.birth);
        let (sex, birth) =
            sex_and_birth(number.as_ref(), sex, birth).map_err(|error| error.within("person"))?;
        Ok(Particulars { number, sex, birth, phone: linked.phone.or(self.phone), ..linked })
    }

    fn alone(&self) -> Result<Particulars> {
        let name = self.name.clone().ok_or_else(|| {
            Error::invalid("name", "未关联居民的，应填写姓名", "a name is needed without a resident")
        })?;
        let (sex, birth) = sex_and_birth(self.number.as_ref(), self.sex, self.birth)?;
        Ok(Particulars { resident: None, name, number: self.number, sex, birth, phone: self.phone })
    }
}

/// The particulars of a resident of the registry: for a session that reads the registry there, or that has the resident's
/// number already.
pub(super) fn linked(
    command: &Command<'_>,
    resident: Id,
    number: Option<&ResidentNumber>,
) -> Result<Particulars> {
    let found = residents::get(command.connection, command.street(), resident)?;
    let (person, _) = found.ok_or_else(|| Error::not_found("resident", resident).at("resident"))?;
    let told = number.is_some() && person.number.as_ref() == number;
    if !told && command.access().over(Capability::ReadRegistry, person.place()).is_err() {
        return Err(Error::denied(
            "关联居民须有该居民所在地的居民信息读取授权，或者填写与居民记录一致的公民身份号码",
            "linking a resident takes a grant that reads the registry there, or the resident's own number",
        )
        .at("resident"));
    }
    if person.state == ResidentState::Deceased {
        return Err(Error::invalid("resident", "该居民已死亡", "the resident is deceased"));
    }
    Ok(Particulars {
        resident: Some(resident),
        name: person.name,
        number: person.number,
        sex: person.sex,
        birth: person.birth,
        phone: person.phone,
    })
}

/// The record that the person has already, by resident or number.
pub(super) fn previous(command: &Command<'_>, person: &Particulars) -> Result<Option<MemberRecord>> {
    let (connection, street) = (command.connection, command.street());
    let by_resident = match person.resident {
        Some(resident) => rows::of_resident(connection, street, resident)?,
        None => None,
    };
    let by_number = match &person.number {
        Some(number) => rows::numbered(connection, street, number.as_str())?,
        None => None,
    };
    if let (Some(one), Some(other)) = (by_resident, by_number)
        && one != other
    {
        return Err(taken(other));
    }
    match by_resident.or(by_number) {
        None => Ok(None),
        Some(id) => document::get(connection, street, id),
    }
}

/// The error of a resident or number that has a record.
pub(super) fn taken(member: Id) -> Error {
    Error::conflict(
        code::CONFLICT_EXISTS,
        "该居民或公民身份号码已有党员记录",
        "the resident or number has a record already",
    )
    .at("person")
    .with("member", member.to_string())
}

/// The error of a person whose record is in force: a member's relation is in one branch (RULES A-11).
pub(super) fn already_there(record: &MemberRecord, affiliation: Affiliation, organisation: Id) -> Error {
    let open = matches!(record.status, MemberStatus::Active | MemberStatus::Suspended);
    let both = record.affiliation == Affiliation::Relation && affiliation == Affiliation::Relation;
    if !(open && both && record.organisation != organisation) {
        return taken(record.id);
    }
    Error::violation(
        "member.one_branch",
        "党章第八条",
        "一名党员只编入一个党支部，该人已在另一支部；应办理组织关系转接",
        "a member belongs to one branch, and the person is in another one; the relation is to be transferred",
    )
    .at("organisation")
    .with("organisation", record.organisation.to_string())
    .with("member", record.id.to_string())
}
