//! The one path of every write, and the view of every read.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::access::{Access, Place};
use crate::ledger::chain::{Hash, digest};
use crate::ledger::counter::{Contributions, Deltas};
use crate::ledger::{Fact, rows as ledger};
use crate::platform::Session;
use crate::snapshot::Snapshot;
use crate::store::document::{self, Document};
use crate::store::{Connection, params};
use crate::{Error, Id, Result, Timestamp, code};

/// A write under way: everything it does stands or falls with its transaction.
pub(crate) struct Command<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) session: &'a Session,
    pub(crate) operation: &'static str,
    pub(crate) now: Timestamp,
    pub(crate) snapshot: Arc<Snapshot>,
    facts: Vec<Fact>,
    deltas: Deltas,
}

/// A read under way: one state of the file.
pub(crate) struct View<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) session: &'a Session,
    pub(crate) now: Timestamp,
    pub(crate) snapshot: Arc<Snapshot>,
}

impl Session {
    /// Runs `work` as one command: transaction, facts, audit chain, counters, commit, listeners.
    pub(crate) fn write<T>(
        &self,
        operation: &'static str,
        work: impl FnOnce(&mut Command<'_>) -> Result<T>,
    ) -> Result<T> {
        let (mut work, mut result) = (Some(work), None);
        self.write_by(operation, &mut |command| {
            result = work.take().map(|work| work(command)).transpose()?;
            Ok(())
        })?;
        result.ok_or_else(|| Error::internal("a command that went through has a result"))
    }

    /// [`Session::write`] without its types: compiled once, not once an operation.
    fn write_by(
        &self,
        operation: &'static str,
        work: &mut dyn FnMut(&mut Command<'_>) -> Result<()>,
    ) -> Result<()> {
        self.progress().check()?;
        let last = self.platform().store().write(|connection| {
            let mut command = Command::begin(connection, self, operation)?;
            work(&mut command)?;
            command.finish()
        })?;
        if let Some(sequence) = last {
            self.platform().tell(self.street(), sequence);
        }
        Ok(())
    }

    /// As [`Session::write`]; a request with a key that was used for the same request gets the first result again.
    pub(crate) fn write_once<R, T>(
        &self,
        operation: &'static str,
        key: Option<&str>,
        request: &R,
        work: impl FnOnce(&mut Command<'_>) -> Result<T>,
    ) -> Result<T>
    where
        R: Serialize,
        T: Serialize + DeserializeOwned,
    {
        let Some(key) = key else { return self.write(operation, work) };
        let used = UsedKey::new(self.actor(), key, request)?;
        self.write(operation, |command| command.once(&used, work))
    }

    /// As [`Session::write_once`]; a first result is given again only as `again` lets it: what the session may see has changed
    /// since, perhaps.
    pub(crate) fn write_once_if<R, T>(
        &self,
        operation: &'static str,
        key: Option<&str>,
        request: &R,
        again: impl FnOnce(&Command<'_>, T) -> Result<T>,
        work: impl FnOnce(&mut Command<'_>) -> Result<T>,
    ) -> Result<T>
    where
        R: Serialize,
        T: Serialize + DeserializeOwned,
    {
        let Some(key) = key else { return self.write(operation, work) };
        let used = UsedKey::new(self.actor(), key, request)?;
        self.write(operation, |command| match command.first_result(&used)? {
            Some(first) => again(command, first),
            None => command.first_time(&used, work),
        })
    }

    /// Runs `work` over one state of the file.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&View<'_>) -> Result<T>) -> Result<T> {
        let (mut work, mut result) = (Some(work), None);
        self.read_by(&mut |view| {
            result = work.take().map(|work| work(view)).transpose()?;
            Ok(())
        })?;
        result.ok_or_else(|| Error::internal("a read that went through has a result"))
    }

    /// [`Session::read`] without its types: compiled once, not once an operation.
    fn read_by(&self, work: &mut dyn FnMut(&View<'_>) -> Result<()>) -> Result<()> {
        self.progress().check()?;
        let reader = self.platform().store().reader()?;
        let connection: &Connection = &reader;
        self.platform().snapshots().with(connection, self.street(), |snapshot| {
            work(&View { connection, session: self, now: self.platform().now(), snapshot })
        })
    }
}

impl View<'_> {
    pub(crate) fn access(&self) -> Access<'_> {
        self.session.access(&self.snapshot, self.now)
    }

    pub(crate) fn street(&self) -> &str {
        self.session.street()
    }

    /// The stored record, or the error of one that is not in sight.
    pub(crate) fn stored<T: Document>(&self, id: Id) -> Result<T> {
        document::get(self.connection, self.street(), id)?.ok_or_else(|| Error::not_found(T::KIND, id))
    }
}

impl<'a> Command<'a> {
    fn begin(connection: &'a Connection, session: &'a Session, operation: &'static str) -> Result<Self> {
        let platform = session.platform();
        let snapshot = platform.snapshots().current(connection, session.street())?;
        let now = platform.now();
        Ok(Self {
            connection,
            session,
            operation,
            now,
            snapshot,
            facts: Vec::new(),
            deltas: Deltas::default(),
        })
    }

    pub(crate) fn access(&self) -> Access<'_> {
        self.session.access(&self.snapshot, self.now)
    }

    pub(crate) fn street(&self) -> &'a str {
        self.session.street()
    }

    pub(crate) fn actor(&self) -> &'a str {
        self.session.actor()
    }

    pub(crate) fn new_id(&self) -> Id {
        self.session.platform().new_id(self.now)
    }

    /// States a fact about a record; written to the ledger when the command ends.
    pub(crate) fn state(&mut self, fact: Fact) {
        self.facts.push(fact);
    }

    /// States what happened to a record, with the digests of its documents before and after.
    pub(crate) fn record<T: Serialize>(
        &mut self,
        kind: &'static str,
        subject: &[u8],
        before: Option<&T>,
        after: Option<&T>,
        body: serde_json::Value,
    ) -> Result<()> {
        let before = before.map(record_digest).transpose()?;
        let after = after.map(record_digest).transpose()?;
        self.state(Fact {
            operation: self.operation,
            subject_kind: kind,
            subject: subject.to_vec(),
            before,
            after,
            body: body.to_string(),
        });
        Ok(())
    }

    /// Stores a record that is kept as a document, states what happened to it and moves its counters.
    pub(crate) fn keep<T: Document>(
        &mut self,
        before: Option<&T>,
        after: &T,
        facts: serde_json::Value,
    ) -> Result<()> {
        let (connection, street) = (self.connection, self.street());
        let text = match before {
            None => document::insert(connection, street, after)?,
            Some(before) => document::update(connection, street, before, after)?,
        };
        self.state(Fact {
            operation: self.operation,
            subject_kind: T::KIND,
            subject: after.id().as_bytes().to_vec(),
            before: before.map(record_digest).transpose()?,
            after: Some(digest(text.as_bytes())),
            body: facts.to_string(),
        });
        let was = before.map(|record| record.contributions(street)).unwrap_or_default();
        self.count(was, after.contributions(street));
        Ok(())
    }

    /// The stored record, or the error of one that is not in sight.
    pub(crate) fn stored<T: Document>(&self, id: Id) -> Result<T> {
        document::get(self.connection, self.street(), id)?.ok_or_else(|| Error::not_found(T::KIND, id))
    }

    /// Moves the counters from what the record added before to what it adds now.
    pub(crate) fn count(&mut self, before: Contributions, after: Contributions) {
        self.deltas.replace(before, after);
    }

    /// Logs that sensitive fields of a record at `place` are revealed, once the grant and the purpose allow it.
    pub(crate) fn reveal(
        &self,
        capability: crate::access::Capability,
        place: Place<'_>,
        kind: &str,
        subject: Id,
        fields: &[&str],
    ) -> Result<()> {
        let access = self.access();
        let (role, purpose) = access.reveal(capability, place)?;
        crate::access::rows::log_read(self, role, kind, subject, fields, purpose)
    }

    /// Tells every process that in-memory copies of a part of the configuration are out of date.
    pub(crate) fn touch(&self, part: Part) -> Result<()> {
        let sql = match part {
            Part::Rules => "UPDATE street SET rules = rules + 1 WHERE street = $1",
            Part::Places => "UPDATE street SET places = places + 1 WHERE street = $1",
            Part::Grants => "UPDATE street SET grants = grants + 1 WHERE street = $1",
            Part::Party => "UPDATE street SET party = party + 1 WHERE street = $1",
            Part::Services => "UPDATE street SET services = services + 1 WHERE street = $1",
        };
        self.connection.execute(sql, params![self.street()]).map(drop)
    }

    /// Runs one item of a bulk call: what it wrote is undone when it is refused, the other items stand.
    pub(crate) fn item<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T>) -> Result<Result<T>> {
        let (facts, deltas) = (self.facts.len(), self.deltas.len());
        self.connection.execute("SAVEPOINT item", &[])?;
        let outcome = work(self);
        match &outcome {
            Ok(_) => {
                self.connection.execute("RELEASE item", &[])?;
            }
            Err(error)
                if error.kind() == crate::ErrorKind::Storage
                    || error.kind() == crate::ErrorKind::Internal =>
            {
                return outcome.map(Ok);
            }
            Err(_) => {
                self.connection.execute("ROLLBACK TO item", &[])?;
                self.connection.execute("RELEASE item", &[])?;
                self.facts.truncate(facts);
                self.deltas.truncate(deltas);
            }
        }
        Ok(outcome)
    }

    /// The first result of a request with this key, or what `work` does now.
    fn once<T: Serialize + DeserializeOwned>(
        &mut self,
        used: &UsedKey<'_>,
        work: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<T> {
        match self.first_result(used)? {
            Some(first) => Ok(first),
            None => self.first_time(used, work),
        }
    }

    fn first_result<T: DeserializeOwned>(&self, used: &UsedKey<'_>) -> Result<Option<T>> {
        let first = self.first_response(used.key, &used.request)?;
        // The reader's own text may repeat what stands there.
        let read = |first: String| serde_json::from_str(&first);
        first.map(read).transpose().map_err(|_| Error::internal("a remembered response can't be read"))
    }

    /// What `work` does, remembered.
    fn first_time<T: Serialize>(
        &mut self,
        used: &UsedKey<'_>,
        work: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<T> {
        let result = work(self)?;
        let response = serde_json::to_string(&result).map_err(|error| Error::internal(error.to_string()))?;
        self.remember(used.key, &used.request, &response)?;
        Ok(result)
    }

    /// As [`Command::item`]; an item with a key that was used for the same request gets the first result again.
    pub(crate) fn item_once<R: Serialize, T: Serialize + DeserializeOwned>(
        &mut self,
        key: Option<&str>,
        request: &R,
        work: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<Result<T>> {
        let Some(key) = key else { return self.item(work) };
        match UsedKey::new(self.actor(), key, request) {
            Ok(used) => self.item(|command| command.once(&used, work)),
            Err(error) => Ok(Err(error)),
        }
    }

    fn first_response(&self, key: &str, request: &Hash) -> Result<Option<String>> {
        let stored = self.connection.first(
            "SELECT digest, response FROM request_key WHERE street = $1 AND operation = $2 AND key = $3",
            params![self.street(), self.operation, key],
            |row| Ok((row.get::<Hash>(0)?, row.get::<String>(1)?)),
        )?;
        let Some((digest, response)) = stored else { return Ok(None) };
        if digest != *request {
            return Err(Error::conflict(
                code::CONFLICT_REQUEST_KEY,
                "该请求键已用于另一个请求",
                "the request key was used for another request",
            )
            .at("request_key"));
        }
        Ok(Some(response))
    }

    fn remember(&self, key: &str, request: &Hash, response: &str) -> Result<()> {
        self.connection
            .execute(
                "INSERT INTO request_key(street, operation, key, digest, response, at)
                 VALUES ($1, $2, $3, $4, $5, $6)",
                params![self.street(), self.operation, key, request, response, self.now],
            )
            .map(drop)
    }

    /// Appends the facts to the chain and moves the counters; the sequence number of the last fact.
    fn finish(self) -> Result<Option<i64>> {
        let last = ledger::append(self.connection, self.street(), self.actor(), self.now, &self.facts)?;
        self.deltas.flush(self.connection, self.session.street())?;
        Ok(last)
    }
}

/// The key of a request with the digest of what it was used for.
struct UsedKey<'a> {
    key: &'a str,
    request: Hash,
}

impl<'a> UsedKey<'a> {
    fn new<R: Serialize>(actor: &str, key: &'a str, request: &R) -> Result<Self> {
        if key.is_empty() || key.len() > 128 || key.chars().any(char::is_control) {
            return Err(Error::invalid(
                "request_key",
                "请求键应为 1 至 128 字节，且不含控制字符",
                "a request key has 1 to 128 bytes, none of them a control character",
            ));
        }
        // With the actor: nobody gets the answer that was another's.
        let mut used = actor.as_bytes().to_vec();
        used.push(0);
        used.extend(to_json(request)?);
        Ok(Self { key, request: digest(&used) })
    }
}

/// A part of the configuration that is held in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Rules, calendars, categories, offices, routing.
    Rules,
    /// Grids.
    Places,
    /// Grants.
    Grants,
    /// Party organisations.
    Party,
    /// Service items, powers of offices, permits.
    Services,
}

/// The document of a value, as bytes.
pub(crate) fn to_json<T: Serialize>(value: &T) -> Result<Vec<u8>> {
    // A record with lists inside is longer than what a writer begins with, and moved each time it grows.
    let mut bytes = Vec::with_capacity(1_024);
    serde_json::to_writer(&mut bytes, value).map_err(|error| Error::internal(error.to_string()))?;
    Ok(bytes)
}

/// The digest of a record: SM3 of its document.
pub(crate) fn record_digest<T: Serialize>(record: &T) -> Result<Hash> {
    Ok(digest(&to_json(record)?))
}

/// A body of one or two names and values, for facts.
pub(crate) fn body<const N: usize>(parts: [(&str, Option<&str>); N]) -> serde_json::Value {
    let parts: BTreeMap<&str, &str> =
        parts.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    serde_json::json!(parts)
}
