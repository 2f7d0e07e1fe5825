//! The writer, the readers, and who may have them.

use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::sqlite::{Connection, Durability, Purpose};
use crate::{Error, Result, Timestamp, code};

/// How a store is opened.
#[derive(Debug, Clone)]
pub(crate) struct StoreOptions {
    pub(crate) path: PathBuf,
    pub(crate) durability: Durability,
    pub(crate) busy: Duration,
    pub(crate) readers: usize,
    pub(crate) create: bool,
}

/// An open file: one writer of this process and a pool of readers.
#[derive(Debug)]
pub(crate) struct Store {
    options: StoreOptions,
    writer: Mutex<Option<Connection>>,
    pool: Mutex<Pool>,
    returned: Condvar,
}

#[derive(Debug)]
struct Pool {
    idle: Vec<Connection>,
    open: usize,
    closed: bool,
    /// Callers that wait for a connection to come back: without any, nobody need be woken.
    waiting: usize,
}

impl Store {
    /// Opens the file and brings it to the newest schema.
    pub(crate) fn open(options: StoreOptions, now: Timestamp) -> Result<Self> {
        if !options.create && !options.path.exists() {
            return Err(Error::storage(
                code::STORAGE,
                "数据库文件不存在（选项 create 为 false）",
                "the file does not exist, and the option create is false",
            ));
        }
        let writer = Connection::open(
            &options.path,
            Purpose::Write,
            options.durability,
            options.busy,
            options.create,
        )?;
        let schema = super::recognise(&writer)?;
        if schema == 0 && !options.create {
            return Err(Error::storage(
                code::STORAGE,
                "该文件是空的，不是数治数据库（选项 create 为 false）；未作改动",
                "the file is empty, no database yet, and the option create is false; it was left as it is",
            ));
        }
        writer.start_log()?;
        super::migrate(&writer, now)?;
        writer.nap_for_the_lock()?;
        Ok(Self {
            options,
            writer: Mutex::new(Some(writer)),
            pool: Mutex::new(Pool { idle: Vec::new(), open: 0, closed: false, waiting: 0 }),
            returned: Condvar::new(),
        })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.options.path
    }

    /// Runs `work` in one write transaction: committed when it succeeds, undone when it fails or panics.
    pub(crate) fn write<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let guard = self.writer();
        let connection = guard.as_ref().ok_or_else(closed)?;
        connection.begin_write()?;
        let open = OpenTransaction(connection);
        let result = work(connection)?;
        connection.commit()?;
        drop(open);
        Ok(result)
    }

    /// A reader; waits while all are lent out.
    pub(crate) fn reader(&self) -> Result<Reader<'_>> {
        let mut pool = lock(&self.pool);
        loop {
            if pool.closed {
                return Err(closed());
            }
            if let Some(connection) = pool.idle.pop() {
                return Ok(Reader { store: self, connection: Some(connection) });
            }
            if pool.open < self.options.readers {
                pool.open += 1;
                drop(pool);
                return self.open_reader();
            }
            pool = self.wait(pool);
        }
    }

    /// Waits until a connection comes back or the pool closes.
    fn wait<'a>(&'a self, mut pool: MutexGuard<'a, Pool>) -> MutexGuard<'a, Pool> {
        pool.waiting += 1;
        let mut pool = self.returned.wait(pool).unwrap_or_else(PoisonError::into_inner);
        pool.waiting -= 1;
        pool
    }

    fn open_reader(&self) -> Result<Reader<'_>> {
        let options = &self.options;
        match Connection::open(&options.path, Purpose::Read, options.durability, options.busy, false) {
            Ok(connection) => Ok(Reader { store: self, connection: Some(connection) }),
            Err(error) => {
                lock(&self.pool).open -= 1;
                self.returned.notify_all();
                Err(error)
            }
        }
    }

    /// What the engine finds wrong with the file. On a connection of its own: the check of a text index trusts what
    /// the connection remembers of it, and a pooled reader may remember a state before another's merge.
    pub(crate) fn integrity(&self) -> Result<Vec<String>> {
        let options = &self.options;
        let fresh = Connection::open(&options.path, Purpose::Read, options.durability, options.busy, false)?;
        let mut findings = fresh.integrity()?;
        if self.cut_within_a_page(fresh.page_size()?) {
            findings.push("the file ends within a page: it was cut off".to_owned());
        }
        fresh.close()?;
        Ok(findings)
    }

    /// Whether the file ends within a page. The engine reads what is missing as zeros and says nothing. While the log
    /// holds something the end of the file is in the log.
    fn cut_within_a_page(&self, page_size: u64) -> bool {
        let length = |path: &Path| std::fs::metadata(path).map_or(0, |file| file.len());
        let mut log = self.options.path.clone().into_os_string();
        log.push("-wal");
        length(Path::new(&log)) == 0 && length(&self.options.path) % page_size != 0
    }

    /// Closes every connection and empties the log; a second call does nothing. Waits for readers that are lent out.
    pub(crate) fn close(&self) -> Result<()> {
        let mut pool = lock(&self.pool);
        pool.closed = true;
        self.returned.notify_all();
        loop {
            for connection in std::mem::take(&mut pool.idle) {
                pool.open -= 1;
                connection.close()?;
            }
            if pool.open == 0 {
                break;
            }
            pool = self.wait(pool);
        }
        drop(pool);
        match self.writer().take() {
            Some(writer) => {
                // Another process may hold the log: then it empties it when it closes.
                let _ = writer.checkpoint();
                writer.close()
            }
            None => Ok(()),
        }
    }

    fn writer(&self) -> MutexGuard<'_, Option<Connection>> {
        lock(&self.writer)
    }
}

/// A panic in a holder leaves a connection whose transaction was rolled back: it is as good as before.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn closed() -> Error {
    Error::storage(code::STORAGE_CLOSED, "平台已关闭", "the platform is closed")
}

/// Rolls back whatever was not committed, on the way out by error or by panic.
struct OpenTransaction<'a>(&'a Connection);

impl Drop for OpenTransaction<'_> {
    fn drop(&mut self) {
        self.0.roll_back();
    }
}

/// A reader on loan; it goes back to the pool when dropped.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    store: &'a Store,
    connection: Option<Connection>,
}

impl std::ops::Deref for Reader<'_> {
    type Target = Connection;

    #[expect(clippy::expect_used, reason = "only drop takes the connection")]
    fn deref(&self) -> &Connection {
        self.connection.as_ref().expect("a reader holds its connection until it is dropped")
    }
}

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            connection.roll_back();
            let mut pool = lock(&self.store.pool);
            pool.idle.push(connection);
            let waiting = pool.waiting;
            drop(pool);
            if waiting > 0 {
                // Both a waiting reader and a waiting close may want it.
                self.store.returned.notify_all();
            }
        }
    }
}
