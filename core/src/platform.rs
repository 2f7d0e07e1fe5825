//! The platform (an open file) and the session (who acts, where, why).

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::access::{Access, Actor};
use crate::id::IdMaker;
use crate::snapshot::{Snapshot, Snapshots};
use crate::store::{Durability, Store, StoreOptions};
use crate::time::Clock;
use crate::{Error, Id, Result, Timestamp};

/// How commits reach the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum DurabilityMode {
    /// 完全: an acknowledged call survives the loss of power. The default.
    #[default]
    Full,
    /// 普通: an acknowledged call survives the end of the process, but the last ones may be lost with the power.
    Normal,
}

/// Which engine keeps the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Engine {
    /// One file, shared by the processes of one machine.
    #[default]
    Sqlite,
}

/// How a platform is opened.
///
/// ```
/// let options: shuzhi::Options = serde_json::from_str(r#"{"path": "street.db"}"#).unwrap();
/// assert_eq!(options.path, "street.db");
/// ```
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// Path of the database file.
    pub path: String,
    /// The engine; SQLite when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub engine: Option<Engine>,
    /// Create the file when it does not exist; true when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub create: Option<bool>,
    /// How commits reach the disk; full when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub durability: Option<DurabilityMode>,
    /// A fixed clock for tests and replays; the machine's when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub clock: Option<ClockOptions>,
    /// A repeatable series of identifiers for tests and replays; random when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub ids: Option<IdOptions>,
    /// How long a call waits for the write lock of another process, in milliseconds; 5000 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub busy_timeout_ms: Option<u32>,
    /// How many reads may run at once (1 to 64); 2 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub readers: Option<u32>,
    /// A street (nine or twelve digits) to be set up if the file does not know it yet.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub street: Option<String>,
    /// The name of that street, such as 张掖路街道.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub street_name: Option<String>,
    /// Who holds the first grant of that street: security administrator. All other grants come from there.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub security_administrator: Option<String>,
}

/// A clock that stands until it is set.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ClockOptions {
    /// The instant it shows (RFC 3339).
    pub fixed: String,
}

/// A repeatable series of identifiers.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct IdOptions {
    /// The seed of the series.
    pub seed: u64,
}

/// The longest purpose of a session, in characters.
const LONGEST_PURPOSE: usize = 200;

/// Told of facts after they are committed by this process.
///
/// A listener runs in the thread of the call that stated the facts; it must not call the platform back for long.
/// Facts of other processes are read with `event.since`.
pub trait Listener: Send + Sync {
    /// The street has facts up to `sequence`.
    fn on_events(&self, street: &str, sequence: i64);
}

/// An open database: the entrance to everything. Cheap to clone, safe to share between threads.
///
/// ```
/// # let folder = std::env::temp_dir().join(format!("shuzhi-doc-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder).unwrap();
/// # let path = folder.join("open.db").display().to_string();
/// let platform = shuzhi::Platform::open(shuzhi::Options {
///     path,
///     street: Some("620102001".into()),
///     street_name: Some("示例街道".into()),
///     security_administrator: Some("li".into()),
///     ..Default::default()
/// })?;
/// platform.close()?;
/// # std::fs::remove_dir_all(&folder).unwrap();
/// # Ok::<(), shuzhi::Error>(())
/// ```
#[derive(Clone)]
pub struct Platform(Arc<Inner>);

struct Inner {
    store: Store,
    clock: Clock,
    ids: IdMaker,
    snapshots: Snapshots,
    listeners: RwLock<Vec<(u64, Arc<dyn Listener>)>>,
}

impl Platform {
    /// Opens the file, creates it or brings it to the newest schema.
    ///
    /// # Errors
    /// `Invalid` for bad options; `Storage` when the file is damaged, newer than the library, or no database.
    pub fn open(options: Options) -> Result<Self> {
        let clock = match &options.clock {
            Some(clock) => {
                Clock::Fixed(AtomicI64::new(Timestamp::parse("clock.fixed", &clock.fixed)?.as_millis()))
            }
            None => Clock::System,
        };
        let ids = options.ids.as_ref().map_or_else(IdMaker::random, |ids| IdMaker::seeded(ids.seed));
        crate::access::check_founding(&options)?;
        let store = Store::open(store_options(&options)?, clock.now())?;
        let platform = Self(Arc::new(Inner {
            store,
            clock,
            ids,
            snapshots: Snapshots::default(),
            listeners: RwLock::default(),
        }));
        if let Some(street) = &options.street {
            crate::access::found_street(&platform, street, &options)?;
        }
        Ok(platform)
    }

    /// Opens a session. Grants are looked up at every call, so none is needed to open one.
    ///
    /// # Errors
    /// `Invalid` for a street that is no division code or an empty actor; `NotFound` for a street the file lacks.
    pub fn session(&self, actor: Actor) -> Result<Session> {
        crate::access::check_actor("actor", &actor.actor)?;
        // The purpose is written into the log of reads.
        crate::registry::rules::optional_text("purpose", actor.purpose.as_deref(), LONGEST_PURPOSE)?;
        let street = street_code("street", &actor.street)?;
        let session = Session(Arc::new(SessionInner {
            platform: self.clone(),
            street,
            actor,
            progress: Progress::default(),
        }));
        session.read(|_| Ok(()))?;
        Ok(session)
    }

    /// Closes the file after the calls in flight; a second call does nothing, later calls get `Storage` (804).
    ///
    /// # Errors
    /// `Storage` when the engine can't close the file.
    pub fn close(&self) -> Result<()> {
        self.0.store.close()
    }

    /// Sets a fixed clock.
    ///
    /// # Errors
    /// `Invalid` when the platform runs on the machine's clock.
    pub fn set_clock(&self, at: &str) -> Result<()> {
        self.0.clock.set(Timestamp::parse("clock", at)?)
    }

    /// Adds a listener; the number removes it again.
    pub fn listen(&self, listener: Arc<dyn Listener>) -> u64 {
        static NEXT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(1);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        self.0.listeners.write().unwrap_or_else(PoisonError::into_inner).push((number, listener));
        number
    }

    /// Removes a listener; false when there is none of that number.
    pub fn unlisten(&self, number: u64) -> bool {
        let mut listeners = self.0.listeners.write().unwrap_or_else(PoisonError::into_inner);
        let before = listeners.len();
        listeners.retain(|(one, _)| *one != number);
        listeners.len() < before
    }

    pub(crate) fn tell(&self, street: &str, sequence: i64) {
        // The list is copied, so that a listener may add or remove listeners.
        let listeners = self.0.listeners.read().unwrap_or_else(PoisonError::into_inner).clone();
        for (_, listener) in listeners {
            // The facts are committed: a listener that panics can't make the call look refused.
            let told = std::panic::AssertUnwindSafe(|| listener.on_events(street, sequence));
            drop(std::panic::catch_unwind(told));
        }
    }

    pub(crate) fn store(&self) -> &Store {
        &self.0.store
    }

    pub(crate) fn snapshots(&self) -> &Snapshots {
        &self.0.snapshots
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    pub(crate) fn new_id(&self, now: Timestamp) -> Id {
        self.0.ids.make(now)
    }
}

impl std::fmt::Debug for Platform {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Platform").field("path", &self.0.store.path()).finish_non_exhaustive()
    }
}

fn store_options(options: &Options) -> Result<StoreOptions> {
    check_path(&options.path)?;
    let readers = options.readers.unwrap_or(2);
    if !(1..=64).contains(&readers) {
        return Err(Error::invalid("readers", "读取连接数应为 1 至 64", "readers are 1 to 64")
            .with("readers", readers));
    }
    Ok(StoreOptions {
        path: PathBuf::from(&options.path),
        durability: match options.durability.unwrap_or_default() {
            DurabilityMode::Full => Durability::Full,
            DurabilityMode::Normal => Durability::Normal,
        },
        busy: Duration::from_millis(u64::from(options.busy_timeout_ms.unwrap_or(5_000))),
        readers: usize::try_from(readers).unwrap_or(2),
        create: options.create.unwrap_or(true),
    })
}

/// Refuses what can't be the path of a file.
pub(crate) fn check_path(path: &str) -> Result<()> {
    if path.trim().is_empty() || path.len() > 4_096 || path.contains('\0') {
        return Err(Error::invalid(
            "path",
            "应给出文件路径，不超过 4096 字节",
            "the path of a file is needed, of at most 4096 bytes",
        ));
    }
    Ok(())
}

/// The nine digits of a street, from nine or twelve digits.
pub(crate) fn street_code(field: &str, text: &str) -> Result<String> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    match text.len() {
        9 if digits && !text.ends_with("000") => Ok(text.to_owned()),
        12 if digits && text.ends_with("000") && &text[6..9] != "000" => Ok(text[..9].to_owned()),
        _ => Err(Error::invalid(
            field,
            "街道代码应为 9 位，或以 000 结尾的 12 位统计用区划代码",
            "a street is given by nine digits, or by twelve that end in 000",
        )),
    }
}

/// How far a long call is; read and interrupted from another thread.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    done: AtomicI64,
    total: AtomicI64,
    interrupted: AtomicBool,
}

impl Progress {
    pub(crate) fn start(&self, total: i64) {
        self.total.store(total, Ordering::Relaxed);
        self.done.store(0, Ordering::Relaxed);
    }

    /// Notes how much is done; an error when the host has asked for an end.
    pub(crate) fn step(&self, done: i64) -> Result<()> {
        self.done.store(done, Ordering::Relaxed);
        self.check()
    }

    /// An error, once, when the host has asked for an end.
    pub(crate) fn check(&self) -> Result<()> {
        if self.interrupted.swap(false, Ordering::Relaxed) { Err(Error::interrupted()) } else { Ok(()) }
    }
}

/// Who acts, in which street, and why. Cheap to clone, safe to share between threads.
#[derive(Clone)]
pub struct Session(Arc<SessionInner>);

struct SessionInner {
    platform: Platform,
    street: String,
    actor: Actor,
    progress: Progress,
}

impl Session {
    /// Asks a long call (import, verify, backup) of this session to end; the call answers `Interrupted` and has
    /// changed nothing. Without a call under way, the next one is refused so.
    pub fn interrupt(&self) {
        self.0.progress.interrupted.store(true, Ordering::Relaxed);
    }

    /// How much of the long call under way is done, and of how much.
    pub fn done_of_total(&self) -> (i64, i64) {
        let progress = &self.0.progress;
        (progress.done.load(Ordering::Relaxed), progress.total.load(Ordering::Relaxed))
    }

    /// The platform it belongs to.
    pub fn platform(&self) -> &Platform {
        &self.0.platform
    }

    pub(crate) fn progress(&self) -> &Progress {
        &self.0.progress
    }

    /// The nine digits of its street.
    pub fn street(&self) -> &str {
        &self.0.street
    }

    /// Who acts.
    pub fn actor(&self) -> &str {
        &self.0.actor.actor
    }

    pub(crate) fn access<'a>(&'a self, snapshot: &'a Snapshot, now: Timestamp) -> Access<'a> {
        Access::new(
            snapshot.grants_of(&self.0.actor.actor),
            self.0.actor.role,
            now.date(),
            self.0.actor.purpose.as_deref(),
        )
    }
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session").field("street", &self.0.street).finish_non_exhaustive()
    }
}
