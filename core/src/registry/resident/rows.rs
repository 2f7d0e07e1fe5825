//! SQL of residents.

use super::Person;
use super::types::{Residence, ResidentState};
use crate::identity::{DivisionCode, GridCode, Phone, ResidentNumber, Sex};
use crate::ledger::counter::Contributions;
use crate::registry::rows::{Conditions, division_code, optional_date, optional_grid_code};
use crate::registry::rules::contributions;
use crate::store::text::{self, TextIndex};
use crate::store::{Connection, Param, Row, params, parse_column};
use crate::time::day_number;
use crate::{Id, Result, search};

const RESIDENT: &str = "id, name, number, sex, birth, phone, ethnic, residence, household, relation, dwelling, \
                        community, grid, since, until, batch, state, revision";

fn read(row: &Row<'_>) -> Result<Person> {
    let number = row.get::<Option<String>>(2)?;
    let phone = row.get::<Option<String>>(5)?;
    Ok(Person {
        id: row.get(0)?,
        name: row.get(1)?,
        number: number.map(|text| parse_column(ResidentNumber::parse("number", &text))).transpose()?,
        sex: parse_column(Sex::from_code("sex", row.get(3)?))?,
        birth: optional_date(row, 4)?,
        phone: phone.map(|text| parse_column(Phone::parse("phone", &text))).transpose()?,
        ethnic: row.get(6)?,
        residence: row.get(7)?,
        household: row.get(8)?,
        relation: row.get(9)?,
        dwelling: row.get(10)?,
        community: division_code(row, 11)?,
        grid: optional_grid_code(row, 12)?,
        since: optional_date(row, 13)?,
        until: optional_date(row, 14)?,
        batch: row.get(15)?,
        state: row.get(16)?,
        revision: row.get(17)?,
    })
}

/// A resident and the key of the row.
pub(crate) fn get(connection: &Connection, street: &str, id: Id) -> Result<Option<(Person, i64)>> {
    connection.first(
        &format!("SELECT {RESIDENT}, serial FROM resident WHERE street = $1 AND id = $2"),
        params![street, id],
        |row| Ok((read(row)?, row.get(18)?)),
    )
}

/// The resident of a row, when it is one of the street.
pub(crate) fn by_serial(connection: &Connection, street: &str, serial: i64) -> Result<Option<Person>> {
    connection.first(
        &format!("SELECT {RESIDENT} FROM resident WHERE street = $1 AND serial = $2"),
        params![street, serial],
        read,
    )
}

/// The resident who has a number.
pub(crate) fn numbered(connection: &Connection, street: &str, number: &str) -> Result<Option<Id>> {
    connection.first(
        "SELECT id FROM resident WHERE street = $1 AND number = $2",
        params![street, number],
        |row| row.get(0),
    )
}

/// Residents born on the same day or with the same telephone; at most twenty of each.
pub(crate) fn alike(connection: &Connection, street: &str, person: &Person) -> Result<Vec<Person>> {
    let mut found = Vec::new();
    if let Some(birth) = person.birth {
        found = connection.all(
            &format!(
                "SELECT {RESIDENT} FROM resident
                 WHERE street = $1 AND birth = $2 AND birth IS NOT NULL AND name = $3 AND id <> $4 LIMIT 20"
            ),
            params![street, day_number(birth), person.name, person.id],
            read,
        )?;
    }
    if let Some(phone) = &person.phone {
        found.extend(connection.all(
            &format!(
                "SELECT {RESIDENT} FROM resident
                 WHERE street = $1 AND phone = $2 AND phone IS NOT NULL AND id <> $3 LIMIT 20"
            ),
            params![street, phone.as_str(), person.id],
            read,
        )?);
    }
    found.sort_by_key(|person| person.id);
    found.dedup_by_key(|person| person.id);
    Ok(found)
}

/// Writes a new resident; the name goes into the text index.
pub(crate) fn insert(connection: &Connection, street: &str, person: &Person) -> Result<()> {
    connection.execute(
        "INSERT INTO resident(street, id, name, number, sex, birth, phone, ethnic, residence, household, relation,
                              dwelling, community, grid, since, until, batch, state, revision)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
        params![
            street,
            person.id,
            person.name,
            person.number.as_ref().map(ResidentNumber::as_str),
            person.sex.code(),
            person.birth.map(day_number),
            person.phone.as_ref().map(Phone::as_str),
            person.ethnic,
            person.residence,
            person.household,
            person.relation,
            person.dwelling,
            person.community.as_str(),
            person.grid.as_ref().map(GridCode::as_str),
            person.since.map(day_number),
            person.until.map(day_number),
            person.batch,
            person.state,
            person.revision
        ],
    )?;
    let serial = connection.last_serial();
    text::put(connection, TextIndex::Residents, serial, &search::name_pieces(&person.name))
}

/// Writes a changed resident; the text index follows the name.
pub(super) fn update(
    connection: &Connection,
    street: &str,
    serial: i64,
    before: &Person,
    person: &Person,
) -> Result<()> {
    connection.execute(
        "UPDATE resident SET name = $1, number = $2, sex = $3, birth = $4, phone = $5, ethnic = $6, residence = $7,
                household = $8, relation = $9, dwelling = $10, community = $11, grid = $12, since = $13, until = $14,
                state = $15, revision = $16
         WHERE street = $17 AND serial = $18",
        params![
            person.name,
            person.number.as_ref().map(ResidentNumber::as_str),
            person.sex.code(),
            person.birth.map(day_number),
            person.phone.as_ref().map(Phone::as_str),
            person.ethnic,
            person.residence,
            person.household,
            person.relation,
            person.dwelling,
            person.community.as_str(),
            person.grid.as_ref().map(GridCode::as_str),
            person.since.map(day_number),
            person.until.map(day_number),
            person.state,
            person.revision,
            street,
            serial
        ],
    )?;
    if before.name == person.name {
        return Ok(());
    }
    text::remove(connection, TextIndex::Residents, serial)?;
    text::put(connection, TextIndex::Residents, serial, &search::name_pieces(&person.name))
}

/// Which residents to visit.
#[derive(Debug, Default)]
pub(super) struct Filter {
    pub(super) community: Option<DivisionCode>,
    pub(super) grid: Option<String>,
    pub(super) building: Option<Id>,
    pub(super) dwelling: Option<Id>,
    pub(super) household: Option<Id>,
    pub(super) residence: Option<Residence>,
    pub(super) state: Option<ResidentState>,
    pub(super) batch: Option<Id>,
    /// The row after which to go on.
    pub(super) after: i64,
}

/// Visits residents with the keys of their rows, in the order of the rows.
pub(super) fn list(
    connection: &Connection,
    street: &str,
    filter: &Filter,
    mut visit: impl FnMut(Person, i64) -> Result<bool>,
) -> Result<()> {
    let mut conditions = Conditions::street(street);
    if let Some(community) = &filter.community {
        conditions.and("community = ", Param::Text(community.as_str()));
    }
    if let Some(grid) = &filter.grid {
        conditions.and("grid = ", Param::Text(grid));
    }
    if let Some(building) = &filter.building {
        let id = Param::Blob(building.as_bytes());
        // The building's street is that of the list: identifiers never repeat.
        conditions.and_closed(
            "dwelling IN (SELECT d.id FROM dwelling d WHERE d.street = $1 AND d.building = ",
            id,
            ")",
        );
    }
    if let Some(dwelling) = &filter.dwelling {
        conditions.and("dwelling = ", Param::Blob(dwelling.as_bytes()));
    }
    if let Some(household) = &filter.household {
        let id = Param::Blob(household.as_bytes());
        conditions.and("household = ", id);
        conditions.and_closed(
            "dwelling = (SELECT h.dwelling FROM household h WHERE h.street = $1 AND h.id = ",
            id,
            ")",
        );
    }
    if let Some(residence) = filter.residence {
        conditions.and("residence = ", Param::Text(residence.word()));
    }
    if let Some(state) = filter.state {
        conditions.and("state = ", Param::Text(state.word()));
    }
    if let Some(batch) = &filter.batch {
        conditions.and("batch = ", Param::Blob(batch.as_bytes()));
    }
    conditions.and("serial > ", Param::Integer(filter.after));
    let sql = format!("SELECT {RESIDENT}, serial FROM resident WHERE {} ORDER BY serial", conditions.sql());
    connection.each(&sql, conditions.params(), |row| visit(read(row)?, row.get(18)?))
}

/// The members of a household, with the keys of their rows.
pub(super) fn members(
    connection: &Connection,
    street: &str,
    dwelling: Id,
    household: Id,
) -> Result<Vec<(Person, i64)>> {
    connection.all(
        &format!(
            "SELECT {RESIDENT}, serial FROM resident WHERE street = $1 AND dwelling = $2 AND household = $3
             ORDER BY serial"
        ),
        params![street, dwelling, household],
        |row| Ok((read(row)?, row.get(18)?)),
    )
}

/// Puts the residents of a building into its new community and grid.
pub(super) fn move_building(
    connection: &Connection,
    street: &str,
    building: Id,
    community: &DivisionCode,
    grid: Option<&GridCode>,
) -> Result<()> {
    connection
        .execute(
            "UPDATE resident SET community = $1, grid = $2
             WHERE street = $3 AND dwelling IN (SELECT id FROM dwelling WHERE street = $3 AND building = $4)",
            params![community.as_str(), grid.map(GridCode::as_str), street, building],
        )
        .map(drop)
}

/// Which residents to count.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Counted {
    /// Every resident of the street.
    All,
    /// Those who live in a building.
    Building(Id),
    /// Those of an import that nobody has changed since.
    Untouched(Id),
}

/// What residents add to the counters, counted in their rows; the number of residents.
pub(crate) fn count(
    connection: &Connection,
    street: &str,
    which: Counted,
    mut add: impl FnMut(Contributions),
) -> Result<i64> {
    let mut conditions = Conditions::street(street);
    match &which {
        Counted::All => {}
        Counted::Building(id) => conditions.and_closed(
            "dwelling IN (SELECT d.id FROM dwelling d WHERE d.street = $1 AND d.building = ",
            Param::Blob(id.as_bytes()),
            ")",
        ),
        Counted::Untouched(id) => {
            conditions.and_closed("batch = ", Param::Blob(id.as_bytes()), " AND revision = 1");
        }
    }
    let sql = format!(
        "SELECT community, grid, residence, state, count(*) FROM resident WHERE {} GROUP BY 1, 2, 3, 4",
        conditions.sql()
    );
    let mut all = 0;
    connection.each(&sql, conditions.params(), |row| {
        let (community, grid) = (row.get::<String>(0)?, row.get::<Option<String>>(1)?);
        let (residence, state) = (row.get::<Residence>(2)?, row.get::<ResidentState>(3)?);
        let number: i64 = row.get(4)?;
        all += number;
        add(contributions("resident", residence.word(), state.word(), &community, grid.as_deref(), number));
        Ok(true)
    })?;
    Ok(all)
}

/// Visits residents who were recorded by hand with the digest of their record, for `verify`: those of an import
/// share the digest of their chunk until somebody changes them.
pub(crate) fn each_record(
    connection: &Connection,
    street: &str,
    visit: &mut crate::ledger::RecordVisitor<'_>,
) -> Result<()> {
    connection.each(
        &format!(
            "SELECT {RESIDENT} FROM resident WHERE street = $1 AND (batch IS NULL OR revision > 1) ORDER BY serial"
        ),
        params![street],
        |row| {
            let person = read(row)?;
            visit("resident", person.id.as_bytes(), super::digest_of(&person))?;
            Ok(true)
        },
    )
}
