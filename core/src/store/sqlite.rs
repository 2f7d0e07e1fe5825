//! The SQLite engine: connections, transactions and the translation of its errors.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{CachedStatement, ErrorCode, OpenFlags, ToSql, ffi};

use super::value::{FromColumn, Param, bad_column};
use crate::snapshot::Snapshot;
use crate::{Error, ErrorKind, Result, code};

/// How long a writer naps before it asks again for a lock that another process holds.
const NAP: Duration = Duration::from_micros(500);
/// Pages of the write-ahead log before a checkpoint: a larger log keeps checkpoints out of the p99 of a submit.
const CHECKPOINT_PAGES: i64 = 10_000;
/// Prepared statements kept by a connection; every statement of the library fits.
const STATEMENTS: usize = 512;
/// KiB of page cache of the writer.
const WRITER_CACHE_KIB: i64 = 16 * 1024;
/// KiB of page cache of a reader.
const READER_CACHE_KIB: i64 = 4 * 1024;

/// How a commit reaches the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Durability {
    /// Every commit is on the disk before it is acknowledged, power loss included.
    Full,
    /// An acknowledged commit survives the process, but the last ones may be lost with the power.
    Normal,
}

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Write,
    Read,
}

/// One connection to the file.
#[derive(Debug)]
pub(crate) struct Connection {
    inner: rusqlite::Connection,
    /// How long a call waits for the write lock of another process.
    busy: Duration,
    /// The configuration of each street, with the number of the state of the file in which it was read.
    kept: RefCell<HashMap<String, (i64, Arc<Snapshot>)>>,
}

impl Connection {
    pub(crate) fn open(
        path: &Path,
        purpose: Purpose,
        durability: Durability,
        busy: Duration,
        create: bool,
    ) -> Result<Self> {
        let mut flags = OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_READ_WRITE;
        if create && purpose == Purpose::Write {
            flags |= OpenFlags::SQLITE_OPEN_CREATE;
        }
        let inner = rusqlite::Connection::open_with_flags(path, flags).map_err(translate)?;
        inner.busy_timeout(busy).map_err(translate)?;
        inner.set_prepared_statement_cache_capacity(STATEMENTS);
        let connection = Self { inner, busy, kept: RefCell::default() };
        connection.configure(purpose, durability)?;
        Ok(connection)
    }

    fn configure(&self, purpose: Purpose, durability: Durability) -> Result<()> {
        let set =
            |name: &str, value: &dyn ToSql| self.inner.pragma_update(None, name, value).map_err(translate);
        if purpose == Purpose::Write {
            set("synchronous", &if durability == Durability::Full { "FULL" } else { "NORMAL" })?;
            set("wal_autocheckpoint", &CHECKPOINT_PAGES)?;
            set("cache_size", &-WRITER_CACHE_KIB)?;
        } else {
            set("query_only", &true)?;
            set("cache_size", &-READER_CACHE_KIB)?;
        }
        // One plan a statement, whatever is bound: otherwise some statements are planned anew at every call.
        self.inner.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(translate)?;
        set("foreign_keys", &true)?;
        set("trusted_schema", &false)
    }

    /// Turns the write-ahead log on: the first thing that changes a file, so only for a file that is ours.
    pub(crate) fn start_log(&self) -> Result<()> {
        let mode: String = self
            .inner
            .pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))
            .map_err(translate)?;
        if mode != "wal" && mode != "memory" {
            return Err(Error::storage(
                code::STORAGE,
                format!("数据库不能使用预写日志（当前模式 {mode}），网络文件系统不受支持"),
                format!(
                    "the file can't use a write-ahead log (mode {mode}); network file systems are not supported"
                ),
            ));
        }
        Ok(())
    }

    /// Runs a statement; the number of changed rows.
    pub(crate) fn execute(&self, sql: &str, params: &[Param<'_>]) -> Result<usize> {
        self.prepare(sql, params)?.raw_execute().map_err(translate)
    }

    /// Runs a script of the migrations.
    pub(crate) fn script(&self, sql: &str) -> Result<()> {
        self.inner.execute_batch(sql).map_err(translate)
    }

    /// The first row, if there is one.
    pub(crate) fn first<T>(
        &self,
        sql: &str,
        params: &[Param<'_>],
        map: impl FnOnce(&Row<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        let (mut map, mut found) = (Some(map), None);
        self.visit(sql, params, &mut |row| {
            found = map.take().map(|map| map(row)).transpose()?;
            Ok(false)
        })?;
        Ok(found)
    }

    /// Every row, mapped.
    pub(crate) fn all<T>(
        &self,
        sql: &str,
        params: &[Param<'_>],
        mut map: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let mut items = Vec::new();
        self.each(sql, params, |row| {
            items.push(map(row)?);
            Ok(true)
        })?;
        Ok(items)
    }

    /// Every row, until `visit` says `false`.
    pub(crate) fn each(
        &self,
        sql: &str,
        params: &[Param<'_>],
        mut visit: impl FnMut(&Row<'_>) -> Result<bool>,
    ) -> Result<()> {
        self.visit(sql, params, &mut visit)
    }

    /// [`Self::each`] without its types: compiled once, not once a statement.
    fn visit(
        &self,
        sql: &str,
        params: &[Param<'_>],
        visit: &mut dyn FnMut(&Row<'_>) -> Result<bool>,
    ) -> Result<()> {
        let mut statement = self.prepare(sql, params)?;
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next().map_err(translate)? {
            if !visit(&Row(row))? {
                break;
            }
        }
        Ok(())
    }

    fn prepare<'a>(&'a self, sql: &str, params: &[Param<'_>]) -> Result<CachedStatement<'a>> {
        debug_assert!(super::numbered_in_order(sql), "parameters must first appear as $1, $2 …: {sql}");
        let mut statement = self.inner.prepare_cached(sql).map_err(translate)?;
        for (index, param) in params.iter().enumerate() {
            statement.raw_bind_parameter(index + 1, *param).map_err(translate)?;
        }
        Ok(statement)
    }

    /// The key that the store gave to the last inserted row.
    pub(crate) fn last_serial(&self) -> i64 {
        self.inner.last_insert_rowid()
    }

    /// How the engine would run a statement.
    #[cfg(test)]
    pub(crate) fn plan(&self, sql: &str, params: &[Param<'_>]) -> Result<String> {
        let steps = self.all(&format!("EXPLAIN QUERY PLAN {sql}"), params, |row| row.get::<String>(3))?;
        Ok(steps.join("\n"))
    }

    /// From now on this writer waits for the lock of another process by naps of its own; see [`Self::begin_write`].
    pub(crate) fn nap_for_the_lock(&self) -> Result<()> {
        self.inner.busy_timeout(Duration::ZERO).map_err(translate)
    }

    /// Starts the one kind of write transaction there is.
    ///
    /// The engine waits for the lock in ever longer naps, so that a process that writes without a pause would keep
    /// every other one out for seconds: here the naps stay short, and all get their turn.
    pub(crate) fn begin_write(&self) -> Result<()> {
        let mut until = None;
        loop {
            match self.execute("BEGIN IMMEDIATE", &[]) {
                Err(error) if error.kind() == ErrorKind::Busy => {
                    if Instant::now() >= *until.get_or_insert_with(|| Instant::now() + self.busy) {
                        return Err(error);
                    }
                    std::thread::sleep(NAP);
                }
                begun => return begun.map(drop),
            }
        }
    }

    /// Runs `work` over one state of the file. Its number changes whenever another connection has committed something;
    /// it means nothing to other connections.
    pub(crate) fn over_one_state<T>(&self, work: impl FnOnce(i64) -> Result<T>) -> Result<T> {
        let mut statement = self.prepare("PRAGMA data_version", &[])?;
        let mut rows = statement.raw_query();
        let row = rows.next().map_err(translate)?;
        let number = row.ok_or_else(|| Error::internal("the file has no number of its state"))?;
        // A statement that stands on a row keeps the engine's read transaction open: no BEGIN, no COMMIT.
        work(Row(number).get(0)?)
    }

    /// The configuration of `street` that was kept at the state `number`.
    pub(crate) fn kept(&self, street: &str, number: i64) -> Option<Arc<Snapshot>> {
        let kept = self.kept.borrow();
        kept.get(street).filter(|(state, _)| *state == number).map(|(_, snapshot)| Arc::clone(snapshot))
    }

    /// Keeps the configuration of `street` as this connection saw it at the state `number`.
    pub(crate) fn keep(&self, street: &str, number: i64, snapshot: &Arc<Snapshot>) {
        self.kept.borrow_mut().insert(street.to_owned(), (number, Arc::clone(snapshot)));
    }

    pub(crate) fn commit(&self) -> Result<()> {
        self.execute("COMMIT", &[]).map(drop)
    }

    /// Undoes the open transaction, if the engine has not done so by itself.
    pub(crate) fn roll_back(&self) {
        if !self.inner.is_autocommit() {
            // A failing ROLLBACK leaves nothing to do: the next BEGIN reports the state of the connection.
            let _ = self.execute("ROLLBACK", &[]);
        }
    }

    /// Copies the database into a new file at `target`, with a report of pages done and in all.
    pub(crate) fn backup(&self, target: &Path, mut progress: impl FnMut(i64, i64) -> bool) -> Result<()> {
        let mut copy = rusqlite::Connection::open(target).map_err(translate)?;
        {
            let backup = rusqlite::backup::Backup::new(&self.inner, &mut copy).map_err(translate)?;
            loop {
                let step = backup.step(1_024).map_err(translate)?;
                let pages = backup.progress();
                let (all, left) = (i64::from(pages.pagecount), i64::from(pages.remaining));
                if !progress(all - left, all) {
                    return Err(Error::interrupted());
                }
                match step {
                    rusqlite::backup::StepResult::Done => break,
                    rusqlite::backup::StepResult::More => {}
                    _ => std::thread::sleep(Duration::from_millis(5)),
                }
            }
        }
        copy.pragma_update_and_check(None, "journal_mode", "delete", |_| Ok(())).map_err(translate)
    }

    /// What the engine itself finds wrong with the file; nothing when it is sound.
    pub(crate) fn integrity(&self) -> Result<Vec<String>> {
        let mut findings =
            self.all("PRAGMA integrity_check", &[], |row| row.get::<String>(0)).or_else(found_corrupt)?;
        findings.retain(|line| line != "ok");
        let broken =
            self.all("PRAGMA foreign_key_check", &[], |row| row.get::<String>(0)).or_else(found_corrupt)?;
        findings.extend(broken.into_iter().map(|table| format!("foreign key of {table}")));
        Ok(findings)
    }

    /// Bytes of a page of the file.
    pub(crate) fn page_size(&self) -> Result<u64> {
        let size = self.first("PRAGMA page_size", &[], |row| row.get::<u32>(0))?;
        Ok(size.filter(|size| *size > 0).map_or(4_096, u64::from))
    }

    /// Empties the write-ahead log into the file.
    pub(crate) fn checkpoint(&self) -> Result<()> {
        self.first("PRAGMA wal_checkpoint(TRUNCATE)", &[], |_| Ok(())).map(drop)
    }

    /// Closes the connection; what can't be closed is reported.
    pub(crate) fn close(self) -> Result<()> {
        self.inner.close().map_err(|(_, error)| translate(error))
    }
}

/// A damaged page met while looking for damage is a finding, not a failure.
fn found_corrupt(error: Error) -> Result<Vec<String>> {
    if error.code() == code::STORAGE_CORRUPT { Ok(vec![error.report().en.clone()]) } else { Err(error) }
}

impl ToSql for Param<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match *self {
            Param::Null => ToSqlOutput::Owned(Value::Null),
            Param::Integer(value) => ToSqlOutput::Owned(Value::Integer(value)),
            Param::Real(value) => ToSqlOutput::Owned(Value::Real(value)),
            Param::Text(value) => ToSqlOutput::Borrowed(ValueRef::Text(value.as_bytes())),
            Param::Blob(value) => ToSqlOutput::Borrowed(ValueRef::Blob(value)),
        })
    }
}

/// One row of an answer.
pub(crate) struct Row<'a>(&'a rusqlite::Row<'a>);

impl Row<'_> {
    /// The text at `index`, from 0, as long as the row lasts.
    pub(crate) fn text(&self, index: usize) -> Result<&str> {
        let column = self.0.get_ref(index).map_err(translate)?;
        column.as_str().map_err(|_| bad_column(index))
    }

    /// The column at `index`, from 0.
    #[inline]
    pub(crate) fn get<T: FromColumn>(&self, index: usize) -> Result<T> {
        let column = match self.0.get_ref(index).map_err(translate)? {
            ValueRef::Null => Param::Null,
            ValueRef::Integer(value) => Param::Integer(value),
            ValueRef::Real(value) => Param::Real(value),
            ValueRef::Text(value) => Param::Text(std::str::from_utf8(value).map_err(|_| bad_column(index))?),
            ValueRef::Blob(value) => Param::Blob(value),
        };
        T::from_column(column).ok_or_else(|| bad_column(index))
    }
}

/// The error of the engine as the caller meets it. The engine's own text stays out: of a failed text search it repeats
/// the words that were looked for.
fn translate(error: rusqlite::Error) -> Error {
    let damaged = ffi::Error::new(ffi::SQLITE_CORRUPT);
    let failure = match error {
        // Every statement is the library's own and fits its schema: what is not there any more was damaged.
        rusqlite::Error::SqlInputError { msg, .. } if msg.starts_with("no such column: ") => damaged,
        rusqlite::Error::SqliteFailure(_, Some(msg)) if msg.starts_with("no such table: ") => damaged,
        rusqlite::Error::SqliteFailure(failure, _) => failure,
        _ => return Error::internal(format!("store: {error}")),
    };
    match failure.code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Error::new(
            ErrorKind::Busy,
            code::BUSY,
            "数据库正被其他进程写入，等待超时；可以原样重试",
            "the write lock was not had in time; the call may be repeated as it was",
        ),
        ErrorCode::OperationInterrupted => Error::interrupted(),
        ErrorCode::ConstraintViolation => {
            Error::conflict(code::CONFLICT_EXISTS, "与已有记录冲突", "conflicts with a stored record")
        }
        _ => storage(failure),
    }
}

/// A failure of the file, its folder or the disk.
fn storage(failure: ffi::Error) -> Error {
    let number = failure.extended_code;
    let (code, zh, en) = match (failure.code, number) {
        // A quota or a limit on the size of files is told by the system as a failed write, not as a full disk; the
        // index of the log can't grow for the same reasons.
        (ErrorCode::DiskFull, _) | (_, ffi::SQLITE_IOERR_WRITE | ffi::SQLITE_IOERR_SHMSIZE) => (
            code::STORAGE_FULL,
            "磁盘已满、超出配额，或文件不能再增长；未作任何更改，腾出空间后可以原样重试",
            "the disk or a quota is full, or the file can't grow; nothing changed: make room and repeat the call",
        ),
        (ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase, _)
        | (_, ffi::SQLITE_IOERR_SHORT_READ | ffi::SQLITE_IOERR_DATA | ffi::SQLITE_IOERR_CORRUPTFS) => (
            code::STORAGE_CORRUPT,
            "数据库文件已损坏；文件未被改动，请从备份恢复并保留原件",
            "the file is damaged or no database; it was left as it is: restore from a backup and keep the original",
        ),
        (ErrorCode::ReadOnly | ErrorCode::PermissionDenied, _) => (
            code::STORAGE_READ_ONLY,
            "数据库文件或其所在文件夹不可写；未作任何更改",
            "the file or its folder may not be written; nothing changed",
        ),
        (ErrorCode::CannotOpen, _) => (
            code::STORAGE_UNREACHABLE,
            "无法打开数据库文件：请检查路径、文件夹是否存在以及权限",
            "the file can't be opened: check its path, its folder and the permissions",
        ),
        (ErrorCode::SystemIoFailure, _) => (
            code::STORAGE_IO,
            "读写磁盘失败；请检查磁盘，并用 platform.verify 核验数据库",
            "the disk failed while reading or writing: check it, and the file with platform.verify",
        ),
        _ => (code::STORAGE, "数据库操作失败", "the store failed"),
    };
    Error::storage(code, zh, en).with("engine_code", number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_of_the_disk_have_codes_of_their_own_and_none_of_the_engines_words() {
        for (number, expected) in [
            (ffi::SQLITE_FULL, code::STORAGE_FULL),
            (ffi::SQLITE_IOERR_WRITE, code::STORAGE_FULL),
            (ffi::SQLITE_IOERR_SHMSIZE, code::STORAGE_FULL),
            (ffi::SQLITE_IOERR_FSYNC, code::STORAGE_IO),
            (ffi::SQLITE_IOERR_READ, code::STORAGE_IO),
            (ffi::SQLITE_IOERR_SHORT_READ, code::STORAGE_CORRUPT),
            (ffi::SQLITE_CORRUPT, code::STORAGE_CORRUPT),
            (ffi::SQLITE_NOTADB, code::STORAGE_CORRUPT),
            (ffi::SQLITE_READONLY, code::STORAGE_READ_ONLY),
            (ffi::SQLITE_READONLY_DIRECTORY, code::STORAGE_READ_ONLY),
            (ffi::SQLITE_PERM, code::STORAGE_READ_ONLY),
            (ffi::SQLITE_CANTOPEN, code::STORAGE_UNREACHABLE),
            (ffi::SQLITE_CANTOPEN_ISDIR, code::STORAGE_UNREACHABLE),
            (ffi::SQLITE_ERROR, code::STORAGE),
            (ffi::SQLITE_BUSY, code::BUSY),
            (ffi::SQLITE_CONSTRAINT_UNIQUE, code::CONFLICT_EXISTS),
            (ffi::SQLITE_INTERRUPT, code::INTERRUPTED),
        ] {
            let engine = Some("fts5: syntax error near \"王小明\"".to_owned());
            let error = translate(rusqlite::Error::SqliteFailure(ffi::Error::new(number), engine));
            assert_eq!(error.code(), expected, "{number}");
            let text = serde_json::to_string(error.report()).unwrap();
            assert!(!text.contains("fts5") && !text.contains("王小明"), "{text}");
            assert!(!error.report().zh.is_ascii() && error.report().en.is_ascii(), "{text}");
        }
    }

    #[test]
    fn a_table_or_column_that_is_gone_was_damaged() {
        let connection = crate::store::scratch();
        for sql in ["SELECT gone FROM case_file", "SELECT id FROM gone"] {
            let error = connection.all(sql, &[], |row| row.get::<i64>(0)).unwrap_err();
            assert_eq!(error.code(), code::STORAGE_CORRUPT, "{sql}");
            assert!(!error.to_string().contains("gone"), "{error}");
        }
    }

    #[test]
    fn a_state_holds_while_others_commit_and_its_number_tells_of_it() {
        let folder = std::env::temp_dir().join(format!("shuzhi-state-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let open = |purpose| {
            Connection::open(&folder.join("a.db"), purpose, Durability::Normal, Duration::ZERO, true).unwrap()
        };
        let writer = open(Purpose::Write);
        writer.start_log().unwrap();
        writer.execute("CREATE TABLE item (name TEXT)", &[]).unwrap();
        let reader = open(Purpose::Read);
        let count = || reader.first("SELECT count(*) FROM item", &[], |row| row.get::<i64>(0)).unwrap();
        let add = || writer.execute("INSERT INTO item VALUES ('a')", &[]).unwrap();
        let first = reader
            .over_one_state(|number| {
                // Nothing was read before the commit: the number alone holds the state.
                add();
                assert_eq!(count(), Some(0));
                Ok(number)
            })
            .unwrap();
        let second = reader.over_one_state(|number| Ok((number, count()))).unwrap();
        assert_eq!(second.1, Some(1));
        assert_ne!(first, second.0);
        assert_eq!(reader.over_one_state(|number| Ok((number, count()))).unwrap(), second);
        reader.close().unwrap();
        writer.close().unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
