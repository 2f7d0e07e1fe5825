//! Moves the clock through the phases and looks on. A phase ends when both platforms have looked everywhere, found
//! nothing, and the ledger has not grown meanwhile: so what is done in a phase does not depend on who was faster.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use indicatif::{ProgressBar, ProgressStyle};
use shuzhi::ledger::EventsSince;
use shuzhi::{Platform, Session};

use super::children::Pair;
use super::phases::{PHASES, Phase};
use super::settings::Settings;
use super::{Programs, actor, note, session, watched};

/// How long neither platform may write or answer.
const PATIENCE: Duration = Duration::from_secs(120);
/// How often the ledger is looked at.
const GLANCE: Duration = Duration::from_millis(100);

/// What happened.
pub(super) struct Story {
    /// Steps in the lives of cases, by the Java platform and by the C# platform.
    pub(super) steps: [u64; 2],
    /// How often the next step was the other platform's.
    pub(super) turns: u64,
    /// What the platforms counted themselves.
    pub(super) said: [String; 2],
}

/// Runs both platforms through all phases; while they stand still, `beside` does what else is done at an instant.
pub(super) fn both(
    platform: &Platform,
    settings: &Settings,
    programs: &Programs,
    mut beside: impl FnMut(usize) -> Result<()>,
) -> Result<Story> {
    let mut ledger = Ledger::new(session(platform, actor::AUDITOR)?)?;
    let bar = bar(settings.cases)?;
    bar.set_message("启动两个平台 starting both platforms");
    let mut pair = Pair::start(settings, programs)?;
    let mut asked = 0;
    for (place, phase) in PHASES.iter().enumerate() {
        platform.set_clock(phase.at)?;
        pair.tell(&format!("phase {}", phase.at))?;
        hear(&mut pair, "set", || Ok(false))?;
        beside(place)?;
        pair.tell("go")?;
        let head = format!("{}/{} {}", place + 1, PHASES.len(), shown(phase));
        settle(&mut pair, &mut ledger, &mut asked, |ledger| ledger.show(&bar, &head))?;
        ledger.show(&bar, &head);
        if !watched() {
            note(&ledger.line(&head, settings.cases));
        }
    }
    let said = pair.end()?;
    bar.finish_and_clear();
    Ok(Story { steps: ledger.steps, turns: ledger.turns, said })
}

fn shown(phase: &Phase) -> String {
    phase.at[5..16].replace('T', " ")
}

fn bar(cases: usize) -> Result<ProgressBar> {
    let bar = ProgressBar::new(u64::try_from(cases)?);
    bar.set_style(ProgressStyle::with_template("{bar:16} 办结 ended {pos}/{len} · {msg}")?);
    Ok(bar)
}

/// Asks until a whole look of both found nothing while the ledger stood still.
fn settle(
    pair: &mut Pair,
    ledger: &mut Ledger,
    asked: &mut u64,
    mut glance: impl FnMut(&Ledger),
) -> Result<()> {
    loop {
        ledger.follow()?;
        let before = ledger.sequence;
        *asked += 1;
        let question = format!("quiet {asked}");
        pair.tell(&question)?;
        hear(pair, &question, || {
            let grown = ledger.follow()?;
            glance(ledger);
            Ok(grown)
        })?;
        ledger.follow()?;
        if ledger.sequence == before {
            return Ok(());
        }
    }
}

/// Waits until both have said `answer`, as long as now and then one speaks or `meanwhile` sees something happen.
fn hear(pair: &mut Pair, answer: &str, mut meanwhile: impl FnMut() -> Result<bool>) -> Result<()> {
    let mut said = [false, false];
    let mut last = Instant::now();
    while said.contains(&false) {
        if let Some((place, line)) = pair.next(GLANCE)? {
            said[place] |= line == answer;
            last = Instant::now();
        }
        if meanwhile()? {
            last = Instant::now();
        }
        if last.elapsed() > PATIENCE {
            bail!("neither platform has done or said anything for {} s", PATIENCE.as_secs());
        }
    }
    Ok(())
}

/// The ledger, followed by `event.since`.
struct Ledger {
    session: Session,
    sequence: i64,
    /// Cases with their states.
    states: HashMap<String, String>,
    ended: u64,
    steps: [u64; 2],
    turns: u64,
    last: Option<usize>,
}

impl Ledger {
    /// From the ledger's present end on.
    fn new(session: Session) -> Result<Self> {
        let (sequence, states) = (session.audit().verify(Default::default())?.head_sequence, HashMap::new());
        Ok(Self { session, sequence, states, ended: 0, steps: [0; 2], turns: 0, last: None })
    }

    /// Reads what is new; whether there was anything.
    fn follow(&mut self) -> Result<bool> {
        let from = self.sequence;
        loop {
            let request = EventsSince { sequence: self.sequence, limit: Some(1_000) };
            let page = self.session.events().since(request)?;
            self.sequence = page.sequence;
            for event in page.items.iter().filter(|event| event.subject_kind == "case") {
                self.take(event)?;
            }
            if !page.more {
                return Ok(self.sequence > from);
            }
        }
    }

    fn take(&mut self, event: &shuzhi::ledger::Event) -> Result<()> {
        let writer = usize::from(event.actor.starts_with("cg-"));
        self.steps[writer] += 1;
        self.turns += u64::from(self.last.is_some_and(|last| last != writer));
        self.last = Some(writer);
        let body: serde_json::Value = serde_json::from_str(&event.body)?;
        let state = body["state"].as_str().unwrap_or_default().to_owned();
        let ended = |state: &str| matches!(state, "closed" | "refused" | "withdrawn");
        self.ended += u64::from(ended(&state));
        let before = self.states.insert(event.subject.clone(), state);
        self.ended -= u64::from(before.as_deref().is_some_and(ended));
        Ok(())
    }

    fn show(&self, bar: &ProgressBar, head: &str) {
        bar.set_position(self.ended);
        bar.set_message(format!(
            "{head} · 受理 in {} · Java {} · C# {}",
            self.states.len(),
            self.steps[0],
            self.steps[1]
        ));
    }

    fn line(&self, head: &str, cases: usize) -> String {
        format!(
            "{head}  受理 taken in {:>5}  办结 ended {:>5}/{cases}  步骤 steps Java {:>6}  C# {:>6}",
            self.states.len(),
            self.ended,
            self.steps[0],
            self.steps[1]
        )
    }
}
