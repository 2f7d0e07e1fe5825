//! Residents (居民): who lives in the street, how, and where.
//!
//! Number, birth date and telephone are sensitive: ordinary answers mask them, and only `reveal_resident` shows them,
//! for a purpose, into the read log. Names are shown to whoever may read the registry in scope.

mod home;
pub(crate) mod rows;
pub(crate) mod rules;
pub(crate) mod types;

use chrono::NaiveDate;

use super::Registry;
use super::place::rows as places;
use super::reach::{Page, Reach};
use super::rules as check;
use crate::access::{Capability, Place};
use crate::command::{Command, body};
use crate::identity::{CodeSet, DivisionCode, GridCode, Phone, ResidentNumber, Sex};
use crate::ledger::chain::{Hash, digest};
use crate::ledger::{Fact, number_cursor, page};
use crate::{Error, Id, Result, Warning, code};

use home::{Home, Wish};
pub(crate) use home::{move_building, move_household};
pub(crate) use types::*;

/// The longest name of a person, in characters.
pub(crate) const LONGEST_NAME: usize = 50;

/// A resident as stored.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Person {
    pub(crate) id: Id,
    pub(crate) name: String,
    pub(crate) number: Option<ResidentNumber>,
    pub(crate) sex: Sex,
    pub(crate) birth: Option<NaiveDate>,
    pub(crate) phone: Option<Phone>,
    pub(crate) ethnic: Option<String>,
    pub(crate) residence: Residence,
    pub(crate) household: Option<Id>,
    pub(crate) relation: Option<String>,
    pub(crate) dwelling: Option<Id>,
    pub(crate) community: DivisionCode,
    pub(crate) grid: Option<GridCode>,
    pub(crate) since: Option<NaiveDate>,
    pub(crate) until: Option<NaiveDate>,
    pub(crate) batch: Option<Id>,
    pub(crate) state: ResidentState,
    pub(crate) revision: i64,
}

impl Person {
    pub(crate) fn place(&self) -> Place<'_> {
        Place {
            community: Some(self.community.as_str()),
            grid: self.grid.as_ref().map(GridCode::as_str),
            ..Place::default()
        }
    }

    /// What the digest of the record covers, each part after its length. The place of a dwelling's building is not
    /// part of it: it may change without the record.
    pub(crate) fn lasting(&self, out: &mut Vec<u8>) {
        let mut part = |bytes: &[u8]| {
            out.extend_from_slice(&u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_be_bytes());
            out.extend_from_slice(bytes);
        };
        let id = |id: &Option<Id>| id.map_or([0; 16], |id| *id.as_bytes());
        let day = |day: Option<NaiveDate>| day.map_or(0, crate::time::day_number).to_be_bytes();
        let placed = self.dwelling.is_none();
        part(self.id.as_bytes());
        part(self.name.as_bytes());
        part(self.number.as_ref().map_or("", ResidentNumber::as_str).as_bytes());
        part(&self.sex.code().to_be_bytes());
        part(&day(self.birth));
        part(self.phone.as_ref().map_or("", Phone::as_str).as_bytes());
        part(self.ethnic.as_deref().unwrap_or("").as_bytes());
        part(self.residence.word().as_bytes());
        part(&id(&self.household));
        part(self.relation.as_deref().unwrap_or("").as_bytes());
        part(&id(&self.dwelling));
        part(if placed { self.community.as_str() } else { "" }.as_bytes());
        part(self.grid.as_ref().filter(|_| placed).map_or("", GridCode::as_str).as_bytes());
        part(&day(self.since));
        part(&day(self.until));
        part(&id(&self.batch));
        part(self.state.word().as_bytes());
        part(&self.revision.to_be_bytes());
    }
}

/// The digest of a resident's record.
pub(crate) fn digest_of(person: &Person) -> Hash {
    let mut bytes = Vec::with_capacity(256);
    person.lasting(&mut bytes);
    digest(&bytes)
}

impl Registry {
    /// Records a resident.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound` for an unknown household, dwelling, community or grid; `Conflict` when the
    /// number or identifier is taken, naming the record that has it. A likely duplicate is a warning.
    pub fn add_resident(&self, request: NewResident) -> Result<ResidentResult> {
        let street = self.0.street();
        let id = check::optional_id("id", request.id.as_deref())?;
        let number =
            request.number.as_deref().map(|text| ResidentNumber::parse("number", text)).transpose()?;
        let given = check::optional_date("birth", request.birth.as_deref())?;
        let (sex, birth) = rules::sex_and_birth(number.as_ref(), request.sex, given)?;
        let wish = Wish {
            household: check::optional_id("household", request.household.as_deref())?.map(Some),
            dwelling: check::optional_id("dwelling", request.dwelling.as_deref())?.map(Some),
            community: optional(request.community.as_deref(), |text| {
                check::community("community", street, text)
            })?,
            grid: optional(request.grid.as_deref(), |text| check::grid("grid", street, text))?.map(Some),
        };
        let name = check::text("name", &request.name, LONGEST_NAME)?;
        let phone = optional(request.phone.as_deref(), |text| Phone::parse("phone", text))?;
        let ethnic =
            optional(request.ethnic.as_deref(), |text| rules::coded("ethnic", CodeSet::ETHNIC_GROUP, text))?;
        let relation = optional(request.relation.as_deref(), |text| {
            rules::coded("relation", CodeSet::FAMILY_RELATION, text)
        })?;
        let since = check::optional_date("since", request.since.as_deref())?;
        self.0.write_once("registry.add_resident", request.request_key.as_deref(), &request, |command| {
            let home = home::settle(command, None, &wish)?;
            let person = Person {
                id: id.unwrap_or_else(|| command.new_id()),
                name,
                number,
                sex,
                birth,
                phone,
                ethnic,
                residence: request.residence,
                household: home.household,
                relation,
                dwelling: home.dwelling,
                community: home.community,
                grid: home.grid,
                since,
                until: None,
                batch: None,
                state: ResidentState::Living,
                revision: 1,
            };
            command.access().over(Capability::WriteRegistry, person.place())?;
            if id.is_some() && rows::get(command.connection, command.street(), person.id)?.is_some() {
                return Err(taken("id", person.id));
            }
            let warnings = admissible(command, &person)?;
            rows::insert(command.connection, command.street(), &person)?;
            finish(command, None, &person);
            Ok(ResidentResult { resident: rules::shown(&person, command.now.date()), warnings })
        })
    }

    /// Changes a resident's record: particulars, household or dwelling, moving out, death.
    ///
    /// # Errors
    /// As [`Registry::add_resident`]; `NotFound` for an unknown resident; `Conflict` for a stale revision.
    pub fn amend_resident(&self, request: AmendResident) -> Result<ResidentResult> {
        let id = Id::parse("resident", &request.resident)?;
        let changes = Changes::parse(self.0.street(), &request)?;
        self.0.write_once("registry.amend_resident", request.request_key.as_deref(), &request, |command| {
            let (before, serial) = rows::get(command.connection, command.street(), id)?
                .ok_or_else(|| Error::not_found("resident", id))?;
            command.access().over(Capability::WriteRegistry, before.place())?;
            check::revision(request.revision, before.revision)?;
            let home = home::settle(command, Some(&before), &changes.wish)?;
            let person = changes.apply(&before, &home, command.now.date())?;
            command.access().over(Capability::WriteRegistry, person.place())?;
            let warnings = admissible(command, &person)?;
            rows::update(command.connection, command.street(), serial, &before, &person)?;
            finish(command, Some(&before), &person);
            Ok(ResidentResult { resident: rules::shown(&person, command.now.date()), warnings })
        })
    }

    /// A resident, masked.
    ///
    /// # Errors
    /// `NotFound`; `Denied` when the resident lies outside the scope.
    pub fn get_resident(&self, request: GetResident) -> Result<Resident> {
        let id = Id::parse("resident", &request.resident)?;
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadRegistry)?;
            let (person, _) = rows::get(view.connection, view.street(), id)?
                .ok_or_else(|| Error::not_found("resident", id))?;
            view.access().over(Capability::ReadRegistry, person.place())?;
            Ok(rules::shown(&person, view.now.date()))
        })
    }

    /// Residents in scope, oldest record first, masked.
    ///
    /// # Errors
    /// `Denied` without a grant that reads the registry.
    pub fn list_residents(&self, request: ListResidents) -> Result<ResidentList> {
        let limit = page(request.limit, 100)?;
        let street = self.0.street();
        let grid = optional(request.grid.as_deref(), |text| check::grid("grid", street, text))?;
        let mut filter = rows::Filter {
            community: optional(request.community.as_deref(), |text| {
                check::community("community", street, text)
            })?,
            grid: grid.map(String::from),
            building: check::optional_id("building", request.building.as_deref())?,
            dwelling: check::optional_id("dwelling", request.dwelling.as_deref())?,
            household: check::optional_id("household", request.household.as_deref())?,
            residence: request.residence,
            state: request.state,
            batch: check::optional_id("batch", request.batch.as_deref())?,
            after: number_cursor(request.cursor.as_deref())?.unwrap_or(0),
        };
        self.0.read(|view| {
            let reach = Reach::of(&view.access(), Capability::ReadRegistry)?;
            if let (None, Some(grid)) = (&filter.grid, reach.only_grid()) {
                filter.grid = Some(grid.to_owned());
            }
            let today = view.now.date();
            let mut page = Page::new(limit);
            rows::list(view.connection, street, &filter, |person, serial| {
                let grid = person.grid.as_ref().map(GridCode::as_str);
                let covered = reach.covers(person.community.as_str(), grid);
                Ok(!covered || page.push((rules::shown(&person, today), serial)))
            })?;
            let (items, next) = page.finish(|(_, serial)| serial.to_string());
            Ok(ResidentList { items: items.into_iter().map(|(resident, _)| resident).collect(), next })
        })
    }

    /// Reveals sensitive fields of a resident for the session's purpose; the read is logged.
    ///
    /// # Errors
    /// `Denied` when the grant does not extend to sensitive fields, or the session declares no purpose; `NotFound`.
    pub fn reveal_resident(&self, request: RevealResident) -> Result<RevealedResident> {
        let id = Id::parse("resident", &request.resident)?;
        let fields = request.fields.unwrap_or_else(|| ResidentField::ALL.to_vec());
        if fields.is_empty() {
            return Err(Error::invalid("fields", "应至少指定一个字段", "at least one field is named"));
        }
        self.0.write("registry.reveal_resident", |command| {
            command.access().anywhere(Capability::ReadRegistry)?;
            let (person, _) = rows::get(command.connection, command.street(), id)?
                .ok_or_else(|| Error::not_found("resident", id))?;
            let mut names: Vec<&str> = fields.iter().map(|field| field.word()).collect();
            names.sort_unstable();
            names.dedup();
            command.reveal(Capability::ReadRegistry, person.place(), "resident", id, &names)?;
            let wanted = |field| fields.contains(&field);
            Ok(RevealedResident {
                resident: id,
                number: person.number.filter(|_| wanted(ResidentField::Number)).map(String::from),
                birth: person.birth.filter(|_| wanted(ResidentField::Birth)),
                phone: person.phone.filter(|_| wanted(ResidentField::Phone)).map(String::from),
                name: person.name,
            })
        })
    }
}

/// A blank or absent text is none.
fn optional<T>(text: Option<&str>, parse: impl FnOnce(&str) -> Result<T>) -> Result<Option<T>> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(parse).transpose()
}

/// Changes whose single fields are in order; the outer option says whether there is a change.
struct Changes {
    name: Option<String>,
    number: Option<Option<ResidentNumber>>,
    sex: Option<Sex>,
    birth: Option<NaiveDate>,
    phone: Option<Option<Phone>>,
    ethnic: Option<Option<String>>,
    residence: Option<Residence>,
    relation: Option<Option<String>>,
    wish: Wish,
    since: Option<NaiveDate>,
    until: Option<NaiveDate>,
    state: Option<ResidentState>,
}

impl Changes {
    fn parse(street: &str, request: &AmendResident) -> Result<Self> {
        let name = request.name.as_deref();
        Ok(Self {
            name: name.map(|text| check::text("name", text, LONGEST_NAME)).transpose()?,
            number: check::change(request.number.as_deref(), |text| ResidentNumber::parse("number", text))?,
            sex: request.sex,
            birth: check::optional_date("birth", request.birth.as_deref())?,
            phone: check::change(request.phone.as_deref(), |text| Phone::parse("phone", text))?,
            ethnic: check::change(request.ethnic.as_deref(), |text| {
                rules::coded("ethnic", CodeSet::ETHNIC_GROUP, text)
            })?,
            residence: request.residence,
            relation: check::change(request.relation.as_deref(), |text| {
                rules::coded("relation", CodeSet::FAMILY_RELATION, text)
            })?,
            wish: Wish {
                household: check::change(request.household.as_deref(), |text| Id::parse("household", text))?,
                dwelling: check::change(request.dwelling.as_deref(), |text| Id::parse("dwelling", text))?,
                community: optional(request.community.as_deref(), |text| {
                    check::community("community", street, text)
                })?,
                grid: check::change(request.grid.as_deref(), |text| check::grid("grid", street, text))?,
            },
            since: check::optional_date("since", request.since.as_deref())?,
            until: check::optional_date("until", request.until.as_deref())?,
            state: request.state,
        })
    }

    fn apply(&self, before: &Person, home: &Home, today: NaiveDate) -> Result<Person> {
        let number = self.number.unwrap_or(before.number);
        // Without a number sex and birth date stay as they were; a new number brings its own.
        let (sex, birth) = match number {
            Some(_) => rules::sex_and_birth(number.as_ref(), self.sex, self.birth)?,
            None => (self.sex.unwrap_or(before.sex), self.birth.or(before.birth)),
        };
        let state = self.state.unwrap_or(before.state);
        Ok(Person {
            id: before.id,
            name: self.name.clone().unwrap_or_else(|| before.name.clone()),
            number,
            sex,
            birth,
            phone: self.phone.unwrap_or(before.phone),
            ethnic: self.ethnic.clone().unwrap_or_else(|| before.ethnic.clone()),
            residence: self.residence.unwrap_or(before.residence),
            household: home.household,
            relation: self.relation.clone().unwrap_or_else(|| before.relation.clone()),
            dwelling: home.dwelling,
            community: home.community,
            grid: home.grid,
            since: self.since.or(before.since),
            until: rules::until(before, state, self.until, today),
            batch: before.batch,
            state,
            revision: before.revision + 1,
        })
    }
}

/// Refuses impossible days and a number that somebody else has; tells of likely duplicates, likeliest first.
fn admissible(command: &Command<'_>, person: &Person) -> Result<Vec<Warning>> {
    rules::possible_days(person, command.now.date())?;
    let (connection, street) = (command.connection, command.street());
    if let Some(number) = &person.number
        && let Some(other) = rows::numbered(connection, street, number.as_str())?
        && other != person.id
    {
        return Err(taken("number", other));
    }
    let book = &command.snapshot.rules.rulebook;
    let least = rules::telling_score(book, street, command.now.date())?;
    let mut scored: Vec<(u32, Id)> = rows::alike(connection, street, person)?
        .iter()
        .map(|other| (rules::likeness(person, other), other.id))
        .filter(|(score, _)| *score >= least)
        .collect();
    scored.sort_unstable_by(|one, other| other.cmp(one));
    Ok(scored.into_iter().take(5).map(|(score, other)| rules::duplicate(other, score)).collect())
}

fn taken(field: &str, existing: Id) -> Error {
    Error::conflict(code::CONFLICT_EXISTS, "该居民已有记录", "the resident is recorded already")
        .at(field)
        .with("existing", existing.to_string())
}

/// Event and counters.
fn finish(command: &mut Command<'_>, before: Option<&Person>, person: &Person) {
    let facts = body([
        ("community", Some(person.community.as_str())),
        ("grid", person.grid.as_ref().map(GridCode::as_str)),
        ("state", Some(person.state.word())),
    ]);
    command.state(Fact {
        operation: command.operation,
        subject_kind: "resident",
        subject: person.id.as_bytes().to_vec(),
        before: before.map(digest_of),
        after: Some(digest_of(person)),
        body: facts.to_string(),
    });
    command.count(before.map(rules::contribution).unwrap_or_default(), rules::contribution(person));
}
