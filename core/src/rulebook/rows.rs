//! SQL of overrides, calendar years and working hours.

use super::{OverrideRecord, Rulebook, RulesInForce};
use crate::calendar::{Calendar, CalendarYear, SetWorkingHours, WorkingHours};
use crate::store::{Connection, params};
use crate::time::{day_date, day_number};
use crate::{Error, Result};

/// Loads what the street has set beside the shipped rules and calendars.
pub(crate) fn load(connection: &Connection, street: &str) -> Result<RulesInForce> {
    let mut calendar = Calendar::shipped().clone();
    let years =
        connection.all("SELECT body FROM calendar_year WHERE street = $1", params![street], |row| {
            document::<CalendarYear>(&row.get::<String>(0)?)
        })?;
    for year in years {
        calendar.put_year(year);
    }
    let hours = connection.first(
        "SELECT body FROM setting WHERE street = $1 AND name = 'working_hours'",
        params![street],
        |row| document::<SetWorkingHours>(&row.get::<String>(0)?),
    )?;
    Ok(RulesInForce {
        rulebook: Rulebook::new(overrides(connection, street)?)?,
        calendar,
        hours: hours.map_or_else(|| Ok(WorkingHours::default()), |hours| WorkingHours::parse(&hours))?,
    })
}

fn overrides(connection: &Connection, street: &str) -> Result<Vec<OverrideRecord>> {
    let day = |day: i64| day_date(day).ok_or_else(|| Error::internal("a stored day is no date"));
    connection.all(
        "SELECT id, rule, parameter, value, jurisdiction, valid_from, valid_to, reason, at, actor
         FROM rule_override WHERE street = $1 ORDER BY at, id",
        params![street],
        |row| {
            Ok(OverrideRecord {
                id: row.get(0)?,
                rule: row.get(1)?,
                parameter: row.get(2)?,
                value: row.get(3)?,
                jurisdiction: row.get(4)?,
                valid_from: day(row.get(5)?)?,
                valid_to: row.get::<Option<i64>>(6)?.map(day).transpose()?,
                reason: row.get(7)?,
                recorded_at: row.get(8)?,
                recorded_by: row.get(9)?,
            })
        },
    )
}

/// Records an override; none is ever taken back, a later one for the same days goes before it.
pub(super) fn insert_override(connection: &Connection, street: &str, record: &OverrideRecord) -> Result<()> {
    connection
        .execute(
            "INSERT INTO rule_override(street, id, rule, parameter, value, jurisdiction, valid_from, valid_to,
               reason, actor, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            params![
                street,
                record.id,
                record.rule,
                record.parameter,
                record.value,
                record.jurisdiction,
                day_number(record.valid_from),
                record.valid_to.map(day_number),
                record.reason,
                record.recorded_by,
                record.recorded_at
            ],
        )
        .map(drop)
}

/// Writes a year's notice.
pub(super) fn put_year(connection: &Connection, street: &str, year: &CalendarYear) -> Result<()> {
    connection
        .execute(
            "INSERT INTO calendar_year(street, year, body) VALUES ($1, $2, $3)
             ON CONFLICT (street, year) DO UPDATE SET body = excluded.body",
            params![street, i64::from(year.year), text(year)?],
        )
        .map(drop)
}

/// Writes the working hours.
pub(super) fn put_hours(connection: &Connection, street: &str, hours: &SetWorkingHours) -> Result<()> {
    connection
        .execute(
            "INSERT INTO setting(street, name, body) VALUES ($1, 'working_hours', $2)
             ON CONFLICT (street, name) DO UPDATE SET body = excluded.body",
            params![street, text(hours)?],
        )
        .map(drop)
}

fn text<T: serde::Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::internal(error.to_string()))
}

fn document<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|_| {
        Error::storage(crate::code::STORAGE_CORRUPT, "已存的设置无法识别", "a stored setting can't be read")
    })
}
