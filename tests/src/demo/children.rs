//! The two platforms as processes. They are spoken to in lines: `phase INSTANT` stops them and sets their clock, which
//! they answer with `set`; `go` lets them work; `quiet N` asks them to say `quiet N` once they have looked everywhere and
//! found nothing to do; `end` lets them leave, with `done` and their counts for a last word.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

use super::STREET;
use super::settings::Settings;

/// What the two platforms are made of.
#[derive(Debug, Clone)]
pub struct Programs {
    /// The native library.
    pub library: PathBuf,
    /// Class path of the Java platform.
    pub classes: String,
    /// The C# platform, an assembly for Mono.
    pub program: PathBuf,
}

/// Threads of work in the Java platform.
const JAVA_THREADS: &str = "4";
/// Threads of work in the C# platform.
const CSHARP_THREADS: &str = "3";
/// Lines of a log that tell why a platform died.
const LAST_WORDS: usize = 15;

/// What a platform said.
pub(super) enum Said {
    /// A line.
    Line(usize, String),
    /// Its output has ended.
    Ended(usize),
}

struct Running {
    name: &'static str,
    process: Child,
    orders: ChildStdin,
    log: PathBuf,
}

/// Both platforms, running. They are killed when this goes.
pub(super) struct Pair {
    both: [Running; 2],
    said: Receiver<Said>,
}

impl Pair {
    /// Starts both on the file of the settings' folder.
    pub(super) fn start(settings: &Settings, programs: &Programs) -> Result<Self> {
        let (sender, said) = channel();
        let file = settings.folder.join("street.db");
        let seed = settings.seed.to_string();
        let mut java = Command::new("java");
        java.arg(format!("-Dshuzhi.library.path={}", programs.library.display()))
            .args(["-Xmx256m", "-cp", &programs.classes, "cn.shuzhi.demo.DoItNow"])
            .arg(&file)
            .args([STREET, &seed, JAVA_THREADS])
            .arg(settings.folder.join("requests.jsonl"));
        let mut mono = Command::new("mono");
        mono.env("SHUZHI_LIBRARY_PATH", &programs.library)
            .arg("--debug")
            .arg(&programs.program)
            .arg(&file)
            .args([STREET, &seed, CSHARP_THREADS]);
        let java = spawn(0, "马上就办 (Java)", java, settings.folder.join("java.log"), &sender)?;
        let mono = spawn(1, "数字城管 (C#)", mono, settings.folder.join("csharp.log"), &sender)?;
        Ok(Self { both: [java, mono], said })
    }

    /// Tells both a line.
    pub(super) fn tell(&mut self, line: &str) -> Result<()> {
        for place in 0..self.both.len() {
            let orders = &mut self.both[place].orders;
            if writeln!(orders, "{line}").and_then(|()| orders.flush()).is_err() {
                bail!(self.last_words(place));
            }
        }
        Ok(())
    }

    /// The next line of either; none when `patience` runs out first.
    pub(super) fn next(&mut self, patience: Duration) -> Result<Option<(usize, String)>> {
        match self.said.recv_timeout(patience) {
            Ok(Said::Line(place, line)) => match line.strip_prefix("error ") {
                Some(message) => bail!("{}: {message}", self.both[place].name),
                None => Ok(Some((place, line))),
            },
            Ok(Said::Ended(place)) => bail!(self.last_words(place)),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => bail!("both platforms have ended"),
        }
    }

    /// Lets both go and takes what they say of their work at last.
    pub(super) fn end(mut self) -> Result<[String; 2]> {
        self.tell("end")?;
        let mut last = [None, None];
        while last.iter().any(Option::is_none) {
            let (place, line) = self.next(Duration::from_secs(60))?.context("a platform does not end")?;
            if let Some(words) = line.strip_prefix("done ") {
                last[place] = Some(words.to_owned());
            }
        }
        for running in &mut self.both {
            let status = running.process.wait()?;
            if !status.success() {
                bail!("{} ended with {status}: {}", running.name, tail(&running.log));
            }
        }
        Ok(last.map(Option::unwrap_or_default))
    }

    fn last_words(&mut self, place: usize) -> String {
        // An error that it has told is worth more than the end of its log.
        while let Ok(said) = self.said.try_recv() {
            if let Said::Line(from, line) = said
                && let Some(message) = line.strip_prefix("error ")
            {
                return format!("{}: {message}", self.both[from].name);
            }
        }
        let running = &mut self.both[place];
        let status =
            running.process.wait().map_or_else(|error| error.to_string(), |status| status.to_string());
        format!("{} ended too early ({status}): {}", running.name, tail(&running.log))
    }
}

impl Drop for Pair {
    fn drop(&mut self) {
        for running in &mut self.both {
            running.process.kill().ok();
            running.process.wait().ok();
        }
    }
}

fn spawn(
    place: usize,
    name: &'static str,
    mut command: Command,
    log: PathBuf,
    said: &Sender<Said>,
) -> Result<Running> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(File::create(&log)?);
    let mut process = command.spawn().with_context(|| format!("{name} can't be started"))?;
    let orders = process.stdin.take().context("its input is a pipe")?;
    let lines = BufReader::new(process.stdout.take().context("its output is a pipe")?).lines();
    let said = said.clone();
    std::thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            let ended = line.starts_with("done ");
            if said.send(Said::Line(place, line)).is_err() || ended {
                return;
            }
        }
        said.send(Said::Ended(place)).ok();
    });
    Ok(Running { name, process, orders, log })
}

fn tail(log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(LAST_WORDS)..].join("\n")
}
