//! Who a mediator is: the resident behind the record, the account, the employer.

use chrono::NaiveDate;
use serde_json::json;

use super::record::MediatorRecord;
use super::types::{AmendMediator, RecordMediator};
use super::{known_enterprise, rows};
use crate::access::{Capability, check_actor};
use crate::command::Command;
use crate::identity::{CodeSet, Phone, Sex};
use crate::mediation::{DisputeCategory, MediatorKind};
use crate::registry::resident::rules::coded;
use crate::registry::resident::{LONGEST_NAME, ResidentState, rows as residents};
use crate::registry::rules as check;
use crate::{Error, Id, Result, code};

/// The most languages of a mediator.
const MOST_LANGUAGES: usize = 20;
/// The most disputes that a capacity can name.
const MOST_DISPUTES: i64 = 1000;

/// Changes whose single fields are in order; the outer option says whether there is a change.
pub(super) struct Changes {
    name: Option<String>,
    sex: Option<Sex>,
    birth: Option<Option<NaiveDate>>,
    kind: Option<MediatorKind>,
    elder: Option<Option<String>>,
    ethnic: Option<Option<String>>,
    languages: Option<Vec<String>>,
    fields: Option<Vec<DisputeCategory>>,
    resident: Option<Option<Id>>,
    employer: Option<Option<Id>>,
    actor: Option<Option<String>>,
    phone: Option<Option<Phone>>,
    capacity: Option<Option<i64>>,
}

impl Changes {
    /// A new record is a change of an empty one.
    pub(super) fn first(request: &RecordMediator) -> Result<Self> {
        let request = request.clone();
        check::optional_count("capacity", request.capacity, 1, MOST_DISPUTES)?;
        Self::parse(&AmendMediator {
            mediator: String::new(),
            name: request.name,
            sex: request.sex,
            birth: request.birth,
            kind: Some(request.kind),
            elder: request.elder,
            ethnic: request.ethnic,
            languages: request.languages,
            fields: request.fields,
            resident: request.resident,
            employer: request.employer,
            actor: request.actor,
            phone: request.phone,
            capacity: request.capacity,
            revision: None,
            request_key: None,
        })
    }

    pub(super) fn parse(request: &AmendMediator) -> Result<Self> {
        let capacity = check::optional_count("capacity", request.capacity, 0, MOST_DISPUTES)?;
        let name = request.name.as_deref();
        Ok(Self {
            name: name.map(|text| check::text("name", text, LONGEST_NAME)).transpose()?,
            sex: request.sex,
            birth: check::change(request.birth.as_deref(), |text| crate::parse_date("birth", text))?,
            kind: request.kind,
            elder: check::change(request.elder.as_deref(), |text| check::text("elder", text, 20))?,
            ethnic: check::change(request.ethnic.as_deref(), |text| {
                coded("ethnic", CodeSet::ETHNIC_GROUP, text)
            })?,
            languages: request.languages.as_deref().map(languages).transpose()?,
            fields: request.fields.as_deref().map(fields).transpose()?,
            resident: check::change(request.resident.as_deref(), |text| Id::parse("resident", text))?,
            employer: check::change(request.employer.as_deref(), |text| Id::parse("employer", text))?,
            actor: check::change(request.actor.as_deref(), |text| {
                check_actor("actor", text).map(|()| text.to_owned())
            })?,
            phone: check::change(request.phone.as_deref(), |text| Phone::parse("phone", text))?,
            capacity: capacity.map(|most| (most > 0).then_some(most)),
        })
    }

    /// Takes the changes over. The particulars of a linked resident stand before those given.
    pub(super) fn apply(self, command: &Command<'_>, after: &mut MediatorRecord) -> Result<()> {
        let relinked = self.resident.is_some() && self.resident != Some(after.resident);
        if let Some(resident) = self.resident {
            after.resident = resident;
        }
        if let Some(name) = self.name {
            let own = after.resident.is_some() && !relinked && name != after.name;
            if own {
                return Err(Error::invalid(
                    "name",
                    "已关联居民的，姓名以居民记录为准",
                    "the name of a mediator linked to a resident is that of the resident",
                ));
            }
            after.name = name;
        }
        after.sex = self.sex.unwrap_or(after.sex);
        after.birth = self.birth.unwrap_or(after.birth);
        if let Some(kind) = self.kind {
            after.kind = kind;
            // Who no longer is an elder keeps no kind of elder.
            after.elder = after.elder.take().filter(|_| kind == MediatorKind::Elder);
        }
        after.elder = self.elder.unwrap_or(after.elder.take());
        after.ethnic = self.ethnic.unwrap_or(after.ethnic.take());
        after.languages = self.languages.unwrap_or(std::mem::take(&mut after.languages));
        after.fields = self.fields.unwrap_or(std::mem::take(&mut after.fields));
        after.phone = self.phone.unwrap_or(after.phone);
        after.capacity = self.capacity.unwrap_or(after.capacity);
        if let Some(employer) = self.employer {
            if let Some(employer) = employer {
                known_enterprise(command, "employer", employer)?;
            }
            after.employer = employer;
        }
        after.actor = self.actor.unwrap_or(after.actor.take());
        if let Some(resident) = after.resident
            && relinked
        {
            linked(command, resident, after)?;
        }
        Ok(())
    }
}

fn languages(given: &[String]) -> Result<Vec<String>> {
    if given.len() > MOST_LANGUAGES {
        return Err(Error::invalid(
            "languages",
            format!("语言不超过 {MOST_LANGUAGES} 种"),
            format!("has {MOST_LANGUAGES} languages at most"),
        ));
    }
    let mut all: Vec<String> = Vec::with_capacity(given.len());
    for (index, one) in given.iter().enumerate() {
        let field = format!("languages[{index}]");
        let one = check::text(&field, one, 20)?;
        if all.contains(&one) {
            return Err(Error::invalid(field, "不得重复", "stands there once"));
        }
        all.push(one);
    }
    Ok(all)
}

fn fields(given: &[DisputeCategory]) -> Result<Vec<DisputeCategory>> {
    match given.iter().enumerate().find(|(index, one)| given[..*index].contains(one)) {
        None => Ok(given.to_vec()),
        Some((index, _)) => Err(Error::invalid(format!("fields[{index}]"), "不得重复", "stands there once")),
    }
}

/// Takes over what the registry knows of a resident: for a session that reads the registry there.
fn linked(command: &Command<'_>, resident: Id, after: &mut MediatorRecord) -> Result<()> {
    let found = residents::get(command.connection, command.street(), resident)?;
    let (person, _) = found.ok_or_else(|| Error::not_found("resident", resident).at("resident"))?;
    command.access().over(Capability::ReadRegistry, person.place()).map_err(|error| error.at("resident"))?;
    if person.state == ResidentState::Deceased {
        return Err(Error::invalid("resident", "该居民已死亡", "the resident is deceased"));
    }
    after.name = person.name;
    if matches!(person.sex, Sex::Male | Sex::Female) {
        after.sex = person.sex;
    }
    after.birth = person.birth.or(after.birth);
    after.ethnic = after.ethnic.take().or(person.ethnic);
    Ok(())
}

/// Refuses a resident or an account that another mediator has. One who has ended lets go of both.
pub(super) fn alone(command: &mut Command<'_>, after: &MediatorRecord) -> Result<()> {
    let (connection, street, today) = (command.connection, command.street(), command.now.date());
    let resident = match after.resident {
        Some(resident) => rows::of_resident(connection, street, resident)?,
        None => None,
    };
    let actor = match &after.actor {
        Some(actor) => rows::of_actor(connection, street, actor)?,
        None => None,
    };
    for (field, other) in [("resident", resident), ("actor", actor)] {
        let Some(other) = other.filter(|other| other.id != after.id) else { continue };
        if other.serves(today) {
            return Err(Error::conflict(
                code::CONFLICT_EXISTS,
                "该居民或者账号已是另一名调解员",
                "the resident or account is another mediator's",
            )
            .at(field)
            .with("existing", other.id.to_string()));
        }
        // Both may hold one old record: it is read anew, so that the second keeps the first.
        let before: MediatorRecord = command.stored(other.id)?;
        let mut freed = MediatorRecord { revision: before.revision + 1, ..before.clone() };
        match field {
            "resident" => freed.resident = None,
            _ => freed.actor = None,
        }
        command.keep(Some(&before), &freed, json!({"let_go": field}))?;
    }
    Ok(())
}
