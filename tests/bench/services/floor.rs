//! The floor of an application: the same rows by hand, with prepared statements on a plain connection.

use std::path::Path;

use anyhow::Result;
use rusqlite::{OptionalExtension, params};
use serde::Serialize;
use shuzhi::service::matter::{Matter, NewMatter};
use shuzhi::{Id, Timestamp};
use sm3::{Digest, Sm3};

use crate::floor::{Floor, Use};

/// What the library stores for a request: a hand-written program would know these answers too.
pub struct Template {
    matter: Matter,
    request: NewMatter,
}

impl Template {
    /// Of what the library answered to a request.
    pub fn new(matter: Matter, request: NewMatter) -> Self {
        Self { matter, request }
    }

    /// The identifier that the library gave.
    #[cfg(test)]
    pub fn id(&self) -> Id {
        self.matter.summary.id
    }
}

/// The document of a matter, in the order of the library's.
#[derive(Serialize)]
struct Document<'a> {
    id: &'a Id,
    number: &'a str,
    state: &'a str,
    item: &'a Id,
    version: i64,
    office: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    station: &'a Option<Id>,
    channel: &'a str,
    community: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    grid: Option<&'a str>,
    applicant: Applicant<'a>,
    applied_on: &'a chrono::NaiveDate,
    applied_by: &'a str,
    materials: Vec<Material<'a>>,
    deemed_accepted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    open_due: &'a Option<chrono::NaiveDate>,
    revision: i64,
}

#[derive(Serialize)]
struct Applicant<'a> {
    kind: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: &'a Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: &'a Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resident: &'a Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    enterprise: &'a Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    actor: &'a Option<String>,
}

#[derive(Serialize)]
struct Material<'a> {
    code: &'a str,
    received_on: &'a chrono::NaiveDate,
    #[serde(skip_serializing_if = "Option::is_none")]
    inquiry: &'a Option<Id>,
}

/// What the ledger tells of an application, by name.
#[derive(Serialize)]
struct Facts<'a> {
    applicant: &'a str,
    channel: &'a str,
    community: &'a str,
    grid: Option<&'a str>,
    item: &'a Id,
    materials: usize,
    number: &'a str,
    office: &'a str,
    own: bool,
    renewal: bool,
    state: &'a str,
    station: &'a Option<Id>,
    version: i64,
}

/// A connection with the library's settings.
pub struct MatterFloor {
    floor: Floor,
    street: String,
    /// Today, as the number YYYYMMDD.
    day: i64,
    at: i64,
}

impl MatterFloor {
    /// Opens a copy of a file that the library made.
    pub fn open(path: &Path, street: &str, synchronous: &str, now: Timestamp) -> Result<Self> {
        let floor = Floor::open(path, street, synchronous, Use::Write, now)?;
        let day = now.to_string()[..10].replace('-', "").parse()?;
        Ok(Self { floor, street: street.to_owned(), day, at: now.as_millis() })
    }

    /// Everything that the library writes for a matter that is handed in.
    pub fn apply(&self, template: &Template, id: Id) -> Result<()> {
        let connection = &self.floor.connection;
        connection.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
        let running: i64 = connection
            .prepare_cached(
                "INSERT INTO matter_serial(street, day, last) VALUES (?1, ?2, 1)
                 ON CONFLICT (street, day) DO UPDATE SET last = last + 1 RETURNING last",
            )?
            .query_row(params![self.street, self.day], |row| row.get(0))?;
        let number = format!("{:08}{running:05}", self.day);
        let body = self.insert(template, id, &number)?;
        self.event(template, id, &number, &body)?;
        self.count(template)?;
        connection.prepare_cached("COMMIT")?.execute([])?;
        Ok(())
    }

    fn insert(&self, template: &Template, id: Id, number: &str) -> Result<String> {
        let body = serde_json::to_string(&document(template, &id, number))?;
        let (matter, request) = (&template.matter.summary, &template.request);
        let day = |date: Option<chrono::NaiveDate>| -> Option<i64> {
            date.and_then(|date| date.to_string().replace('-', "").parse().ok())
        };
        self.floor
            .connection
            .prepare_cached(
                "INSERT INTO matter(street, id, number, state, item, office, station, community, grid, applied_on,
                   accepted_on, promised_due, statutory_due, open_due, ended_on, resident, actor, body)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, NULL, NULL, NULL, ?11, NULL, ?12, ?13, ?14)",
            )?
            .execute(params![
                self.street,
                id.as_bytes(),
                number,
                matter.state.word(),
                matter.item.as_bytes(),
                matter.office,
                matter.station.as_ref().map(Id::as_bytes),
                matter.community.as_str(),
                matter.grid.as_ref().map(|grid| grid.as_str()),
                self.day,
                day(matter.open_due),
                template.matter.applicant.resident.as_ref().map(Id::as_bytes),
                request.applicant.account,
                body,
            ])?;
        Ok(body)
    }

    fn event(&self, template: &Template, id: Id, number: &str, document: &str) -> Result<()> {
        let connection = &self.floor.connection;
        let (sequence, previous): (i64, Vec<u8>) = connection
            .prepare_cached(
                "SELECT sequence, hash FROM event WHERE street = ?1 ORDER BY sequence DESC LIMIT 1",
            )?
            .query_row(params![self.street], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?
            .unwrap_or((0, vec![0; 32]));
        let after = Sm3::digest(document);
        let body = serde_json::to_string(&facts(template, number))?;
        let mut message = previous;
        message.extend_from_slice(&(sequence + 1).to_be_bytes());
        message.extend_from_slice(&self.at.to_be_bytes());
        let subject: &[u8] = id.as_bytes();
        for part in [
            self.street.as_bytes(),
            b"wang",
            b"matter.apply",
            b"matter",
            subject,
            b"",
            &after,
            body.as_bytes(),
        ] {
            message.extend_from_slice(&(part.len() as u64).to_be_bytes());
            message.extend_from_slice(part);
        }
        let hash = Sm3::digest(&message);
        connection
            .prepare_cached(
                "INSERT INTO event(street, sequence, at, actor, operation, subject_kind, subject, before, after, body,
                 hash) VALUES (?1, ?2, ?3, 'wang', 'matter.apply', 'matter', ?4, NULL, ?5, ?6, ?7)",
            )?
            .execute(params![self.street, sequence + 1, self.at, subject, &after[..], body, &hash[..]])?;
        Ok(())
    }

    /// Matters by state, and by the day and way of their application, in their area and in the street.
    fn count(&self, template: &Template) -> Result<()> {
        let mut bump = self.floor.connection.prepare_cached(
            "INSERT INTO counter(street, measure, area, day, kind, state, value) VALUES (?1, ?2, ?3, ?4, '', ?5, 1)
             ON CONFLICT (street, measure, area, day, kind, state) DO UPDATE SET value = value + 1",
        )?;
        let matter = &template.matter.summary;
        let community = matter.community.as_str();
        let area =
            matter.grid.as_ref().map_or_else(|| format!("{community}000"), |grid| grid.as_str().to_owned());
        for area in [&*area, &community[..9]] {
            bump.execute(params![self.street, "service.matter", area, 0, matter.state.word()])?;
            let channel = template.matter.channel.word();
            bump.execute(params![self.street, "service.applied", area, self.day, channel])?;
        }
        Ok(())
    }
}

fn document<'a>(template: &'a Template, id: &'a Id, number: &'a str) -> Document<'a> {
    let (matter, given) = (&template.matter, &template.request.applicant);
    let summary = &matter.summary;
    let material = |code| Material { code, received_on: &summary.applied_on, inquiry: &None };
    Document {
        id,
        number,
        state: summary.state.word(),
        item: &summary.item,
        version: matter.version,
        office: &summary.office,
        station: &summary.station,
        channel: matter.channel.word(),
        community: summary.community.as_str(),
        grid: summary.grid.as_ref().map(|grid| grid.as_str()),
        applicant: Applicant {
            kind: matter.applicant.kind.word(),
            name: &matter.applicant.name,
            // The answer masks them, the row does not.
            code: &given.code,
            phone: &given.phone,
            resident: &matter.applicant.resident,
            enterprise: &None,
            actor: &given.account,
        },
        applied_on: &summary.applied_on,
        applied_by: "wang",
        materials: template.request.materials.iter().flatten().map(|code| material(code)).collect(),
        deemed_accepted: false,
        open_due: &summary.open_due,
        revision: 1,
    }
}

fn facts<'a>(template: &'a Template, number: &'a str) -> Facts<'a> {
    let matter = &template.matter;
    let summary = &matter.summary;
    Facts {
        applicant: matter.applicant.kind.word(),
        channel: matter.channel.word(),
        community: summary.community.as_str(),
        grid: summary.grid.as_ref().map(|grid| grid.as_str()),
        item: &summary.item,
        materials: template.request.materials.as_ref().map_or(0, Vec::len),
        number,
        office: &summary.office,
        own: false,
        renewal: false,
        state: summary.state.word(),
        station: &summary.station,
        version: matter.version,
    }
}
