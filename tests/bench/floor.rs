//! The floor: the same rows by hand, with prepared statements on a plain connection.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OptionalExtension, params};
use shuzhi::case::Case;
use shuzhi::{Id, Timestamp};
use sm3::{Digest, Sm3};

/// The case table's columns besides the street, in the order of the rows.
const COLUMNS: &str = "id, number, state, outcome, kind, channel, category, tier, title, description, address, \
    longitude, latitude, datum, community, grid, office, routing, anonymous, reporter_name, reporter_phone, \
    reporter_resident, external_number, submitted_by, submitted_at, verified_at, filed_at, dispatched_at, ordered_at, \
    accept_due_at, accepted_at, in_time, handler, due_at, handling_limit, suspended_at, reported_at, reported_by, \
    inspected_at, closed_at, on_time, overdue, followed_up_at, reached, resolved, satisfaction, returns, reworks, \
    reopens, extensions, extended_days, arbitrated, revision";

/// Cases whose text waits for the index, as in the library.
const TEXT_BATCH: i64 = 512;

/// What a connection is for: the library gives its writer and its readers other settings.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Use {
    Write,
    Read,
}

/// A connection with the library's settings, and what a hand-written program would keep.
pub struct Floor {
    pub connection: Connection,
    street: String,
    /// Today, as the number YYYYMMDD.
    day: i64,
    insert: String,
    select: String,
    running: i64,
}

impl Floor {
    /// Opens a copy of a file that the library made.
    pub fn open(path: &Path, street: &str, synchronous: &str, kind: Use, now: Timestamp) -> Result<Self> {
        let connection = Connection::open(path)?;
        connection.set_prepared_statement_cache_capacity(256);
        // Without it the engine plans some statements anew at every call.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
        connection.pragma_update(None, "synchronous", synchronous)?;
        connection.pragma_update(None, "wal_autocheckpoint", 10_000)?;
        connection.pragma_update(
            None,
            "cache_size",
            if kind == Use::Write { -16 * 1024 } else { -4 * 1024 },
        )?;
        let marks = vec!["?"; COLUMNS.split(", ").count() + 1].join(", ");
        Ok(Self {
            connection,
            street: street.to_owned(),
            day: now.to_string()[..10].replace('-', "").parse()?,
            insert: format!("INSERT INTO case_file(street, {COLUMNS}) VALUES ({marks})"),
            select: format!("SELECT {COLUMNS} FROM case_file WHERE street = ?1 AND id = ?2"),
            running: 0,
        })
    }

    /// A table for a plain history, filled from the ledger: the bare submit writes into one of the same size.
    pub fn add_history(&self) -> Result<()> {
        Ok(self.connection.execute_batch(
            "CREATE TABLE case_history (id INTEGER PRIMARY KEY, case_id BLOB NOT NULL, at INTEGER NOT NULL,
               actor TEXT NOT NULL, operation TEXT NOT NULL, state TEXT NOT NULL);
             INSERT INTO case_history(case_id, at, actor, operation, state)
               SELECT subject, at, actor, operation, 'submitted' FROM event WHERE subject_kind = 'case' ORDER BY sequence;
             CREATE INDEX case_history_case ON case_history (case_id);",
        )?)
    }

    /// The case of a template as a new one.
    fn new_case(&self, template: &Case, id: Id, running: i64) -> Case {
        let number = format!("{}-{}-{running:06}", self.street, self.day);
        Case { id, number, ..template.clone() }
    }

    fn insert_case(&self, case: &Case) -> Result<i64> {
        let mut statement = self.connection.prepare_cached(&self.insert)?;
        let datum = case.longitude.map(|_| "cgcs2000");
        let null = rusqlite::types::Null;
        statement.execute(rusqlite::params![
            self.street,
            case.id.as_bytes(),
            case.number,
            case.state.word(),
            null,
            case.kind.word(),
            case.channel.word(),
            case.category,
            case.tier.word(),
            case.title,
            case.description,
            case.address,
            case.longitude,
            case.latitude,
            datum,
            case.community,
            case.grid,
            case.office,
            case.routing,
            case.anonymous,
            case.reporter_name,
            case.reporter_phone,
            null,
            case.external_number,
            case.submitted_by,
            case.submitted_at.as_millis(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            case.overdue,
            null,
            null,
            null,
            null,
            case.returns,
            case.reworks,
            case.reopens,
            case.extensions,
            case.extended_days,
            case.arbitrated,
            case.revision,
        ])?;
        Ok(self.connection.last_insert_rowid())
    }

    /// Where the numbers of bare cases begin, beyond those of the file.
    pub fn number_from(&mut self, running: i64) {
        self.running = running;
    }

    /// The case's row under its indexes, and a row of a plain history: no ledger, chain, counters, search.
    pub fn bare(&mut self, template: &Case, id: Id) -> Result<()> {
        self.running += 1;
        let case = self.new_case(template, id, self.running);
        self.connection.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
        self.insert_case(&case)?;
        self.connection
            .prepare_cached(
                "INSERT INTO case_history(case_id, at, actor, operation, state) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![
                case.id.as_bytes(),
                case.submitted_at.as_millis(),
                case.submitted_by,
                "case.submit",
                case.state.word()
            ])?;
        self.connection.prepare_cached("COMMIT")?.execute([])?;
        Ok(())
    }

    /// Everything that the library writes for a new case.
    pub fn submit(&mut self, template: &Case, id: Id) -> Result<()> {
        self.connection.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
        let (running, indexed): (i64, i64) = self
            .connection
            .prepare_cached(
                "UPDATE street SET case_last = CASE WHEN case_day = ?1 THEN case_last + 1 ELSE 1 END, case_day = ?1
                 WHERE street = ?2 RETURNING case_last, text_case",
            )?
            .query_row(params![self.day, self.street], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let case = self.new_case(template, id, running);
        let serial = self.insert_case(&case)?;
        if serial - indexed >= TEXT_BATCH {
            self.index_texts(serial, indexed)?;
        }
        self.event(&case)?;
        self.count(&case)?;
        self.connection.prepare_cached("COMMIT")?.execute([])?;
        Ok(())
    }

    /// Indexes the texts that wait, as many at once as the library does.
    fn index_texts(&self, serial: i64, indexed: i64) -> Result<()> {
        let mut waiting = self.connection.prepare_cached(
            "SELECT serial, title, description, address FROM case_file WHERE serial > ?1 ORDER BY serial",
        )?;
        let mut insert =
            self.connection.prepare_cached("INSERT INTO case_search(rowid, pieces) VALUES (?1, ?2)")?;
        let mut rows = waiting.query(params![indexed])?;
        while let Some(row) = rows.next()? {
            let text = |index| row.get_ref(index).map(|column| column.as_str().unwrap_or(""));
            let whole = format!("{}\n{}\n{}", text(1)?, text(2)?, text(3)?);
            insert.execute(params![row.get::<_, i64>(0)?, pieces(&whole)])?;
        }
        self.connection
            .prepare_cached("UPDATE street SET text_case = ?1 WHERE street = ?2")?
            .execute(params![serial, self.street])?;
        Ok(())
    }

    fn event(&self, case: &Case) -> Result<()> {
        let (sequence, previous): (i64, Vec<u8>) = self
            .connection
            .prepare_cached(
                "SELECT sequence, hash FROM event WHERE street = ?1 ORDER BY sequence DESC LIMIT 1",
            )?
            .query_row(params![self.street], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?
            .unwrap_or((0, vec![0; 32]));
        let after = Sm3::digest(serde_json::to_vec(case)?);
        let facts: BTreeMap<&str, &str> = [
            ("state", Some(case.state.word())),
            ("category", Some(case.category.as_str())),
            ("grid", case.grid.as_deref()),
            ("office", case.office.as_deref()),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect();
        let body = serde_json::to_string(&facts)?;
        let at = case.submitted_at.as_millis();
        let mut message = previous;
        message.extend_from_slice(&(sequence + 1).to_be_bytes());
        message.extend_from_slice(&at.to_be_bytes());
        let subject: &[u8] = case.id.as_bytes();
        for part in
            [self.street.as_bytes(), b"wang", b"case.submit", b"case", subject, b"", &after, body.as_bytes()]
        {
            message.extend_from_slice(&(part.len() as u64).to_be_bytes());
            message.extend_from_slice(part);
        }
        let hash = Sm3::digest(&message);
        self.connection
            .prepare_cached(
                "INSERT INTO event(street, sequence, at, actor, operation, subject_kind, subject, before, after, body,
                 hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, NULL, ?8, ?9, ?10)",
            )?
            .execute(params![
                self.street, sequence + 1, at, "wang", "case.submit", "case", subject, &after[..], body, &hash[..]
            ])?;
        Ok(())
    }

    fn count(&self, case: &Case) -> Result<()> {
        let mut bump = self.connection.prepare_cached(
            "INSERT INTO counter(street, measure, area, day, kind, state, value) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1)
             ON CONFLICT (street, measure, area, day, kind, state) DO UPDATE SET value = value + 1",
        )?;
        let (state, channel) = (case.state.word(), case.channel.word());
        if let Some(grid) = &case.grid {
            bump.execute(params![self.street, "case.state", grid, 0, "", state])?;
            bump.execute(params![self.street, "case.submitted", grid, self.day, "", ""])?;
        }
        bump.execute(params![self.street, "case.state", self.street, 0, case.category, state])?;
        bump.execute(params![self.street, "case.submitted", self.street, self.day, case.category, channel])?;
        Ok(())
    }

    /// The same columns, mapped into an equal record by position.
    pub fn get(&self, id: &Id) -> Result<Case> {
        let mut statement = self.connection.prepare_cached(&self.select)?;
        Ok(statement.query_row(params![self.street, id.as_bytes()], read)?)
    }
}

fn word<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
    use serde::de::IntoDeserializer;
    let text: serde::de::value::StrDeserializer<'_, serde::de::value::Error> = text.into_deserializer();
    T::deserialize(text).ok()
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Case> {
    let invalid = |index| rusqlite::Error::InvalidColumnIndex(index);
    macro_rules! enumeration {
        ($index:literal) => {
            word(row.get_ref($index)?.as_str()?).ok_or(invalid($index))?
        };
    }
    macro_rules! optional {
        ($index:literal) => {
            row.get_ref($index)?.as_str_or_null()?.and_then(word)
        };
    }
    let time = |index: usize| {
        Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(index)?.map(Timestamp::from_millis))
    };
    Ok(Case {
        id: Id::from_bytes(row.get::<_, [u8; 16]>(0)?),
        number: row.get(1)?,
        state: enumeration!(2),
        outcome: optional!(3),
        kind: enumeration!(4),
        channel: enumeration!(5),
        category: row.get(6)?,
        tier: enumeration!(7),
        title: row.get(8)?,
        description: row.get(9)?,
        address: row.get(10)?,
        longitude: row.get(11)?,
        latitude: row.get(12)?,
        datum: optional!(13),
        community: row.get(14)?,
        grid: row.get(15)?,
        office: row.get(16)?,
        routing: row.get(17)?,
        anonymous: row.get(18)?,
        reporter_name: row.get(19)?,
        reporter_phone: row.get(20)?,
        reporter_resident: row.get::<_, Option<[u8; 16]>>(21)?.map(Id::from_bytes),
        external_number: row.get(22)?,
        submitted_by: row.get(23)?,
        submitted_at: Timestamp::from_millis(row.get(24)?),
        verified_at: time(25)?,
        filed_at: time(26)?,
        dispatched_at: time(27)?,
        ordered_at: time(28)?,
        accept_due_at: time(29)?,
        accepted_at: time(30)?,
        in_time: row.get(31)?,
        handler: row.get(32)?,
        due_at: time(33)?,
        limit: row.get(34)?,
        suspended_at: time(35)?,
        reported_at: time(36)?,
        reported_by: row.get(37)?,
        inspected_at: time(38)?,
        closed_at: time(39)?,
        on_time: row.get(40)?,
        overdue: row.get(41)?,
        followed_up_at: time(42)?,
        reached: row.get(43)?,
        resolved: row.get(44)?,
        satisfaction: optional!(45),
        returns: row.get(46)?,
        reworks: row.get(47)?,
        reopens: row.get(48)?,
        extensions: row.get(49)?,
        extended_days: row.get(50)?,
        arbitrated: row.get(51)?,
        revision: row.get(52)?,
    })
}

/// The text in overlapping pairs of ideographs, as the library's index has it.
pub fn pieces(text: &str) -> String {
    let ideograph = |character: char| u32::from(character) >= 0x3005 && character.is_alphanumeric();
    let mut out = String::with_capacity(text.len() * 3);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if !character.is_alphanumeric() {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(character.to_lowercase());
        if ideograph(character) {
            out.extend(characters.peek().copied().filter(|next| ideograph(*next)));
        } else {
            while let Some(next) = characters.next_if(|next| next.is_alphanumeric() && !ideograph(*next)) {
                out.extend(next.to_lowercase());
            }
        }
    }
    out
}
