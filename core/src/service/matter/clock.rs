//! The two clocks of a matter: what was promised measures the service, what the law allows measures legality (RULES D.1).

use chrono::NaiveDate;

use super::MatterDeadlineKind;
use super::record::{MatterPauseRecord, MatterRecord};
use crate::calendar::Calendar;
use crate::service::MatterState;
use crate::service::figures::{IN_TIME, LATE_PROMISE, LATE_STATUTE};
use crate::service::item::ServiceItemVersion;
use crate::{Error, Result, Warning};

/// Working days within which the applicant is told what is missing (Administrative Licensing Law art. 32).
pub(crate) const ANSWER_DAYS: u32 = 5;
/// Working days within which the result is delivered after the decision (art. 44).
pub(crate) const DELIVERY_DAYS: u32 = 10;

/// The rule that a limit whose last day can't be counted is told, and stops nothing.
const UNKNOWN: &str = "matter.limit.unknown";

/// What was counted; `None` when it reaches into a year whose holidays are not loaded, for which nothing is guessed (RULES D-19).
pub(crate) fn known<T>(outcome: Result<T>) -> Result<Option<T>> {
    match outcome {
        Ok(counted) => Ok(Some(counted)),
        Err(error) if is_unknown(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether something could not be counted because the holidays of a year are not loaded.
pub(super) fn is_unknown(error: &Error) -> bool {
    error.rule() == Some("calendar.year.announced")
}

/// That a limit can't be counted yet.
pub(super) fn uncounted(field: &str, zh: &str, en: &str) -> Warning {
    Warning::new(
        UNKNOWN,
        field,
        format!("{zh}涉及节假日安排尚未录入的年份，暂不能推算，录入后补算"),
        format!("{en} reaches into a year whose holidays are not loaded: it is counted once they are"),
    )
}

/// The last day of a limit in working days: the day of acceptance does not count (RULES D-10, D-12), nor does what lay within a
/// pause that is over (art. 45, RULES D-07).
///
/// # Errors
/// `Invalid` for a year whose notice of holidays is not loaded.
pub(crate) fn due(
    calendar: &Calendar,
    accepted_on: NaiveDate,
    days: i64,
    pauses: &[MatterPauseRecord],
) -> Result<NaiveDate> {
    Ok(counted(calendar, accepted_on, days, pauses)?.0)
}

/// As [`due`], with the working days by which each pause moved it.
pub(super) fn counted(
    calendar: &Calendar,
    accepted_on: NaiveDate,
    days: i64,
    pauses: &[MatterPauseRecord],
) -> Result<(NaiveDate, Vec<i64>)> {
    let mut due = calendar.add_working_days(accepted_on, u32::try_from(days.max(0)).unwrap_or(u32::MAX))?;
    let mut stops = Vec::with_capacity(pauses.len());
    for pause in pauses {
        // A limit that was over already is not brought back by what stops after it.
        let stop = match pause.to {
            Some(to) if pause.from <= due => calendar.working_days_between(pause.from, to)?,
            _ => 0,
        };
        if let Some(to) = pause.to.filter(|_| pause.from <= due) {
            due = calendar.add_working_days(due, stop)?;
            // What stopped on its last day ends no sooner than the first working day after the stop.
            if due < to {
                due = calendar.roll(to)?;
            }
        }
        stops.push(i64::from(stop));
    }
    Ok((due, stops))
}

/// The days of a matter's clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dues {
    promised: Option<NaiveDate>,
    statutory: Option<NaiveDate>,
    open: Option<NaiveDate>,
}

/// What the office must do by the day that is kept as `open_due`.
pub(super) fn kind(
    state: MatterState,
    promised: Option<NaiveDate>,
    statutory: Option<NaiveDate>,
) -> Option<MatterDeadlineKind> {
    match state {
        MatterState::Applied => Some(MatterDeadlineKind::Answer),
        MatterState::Accepted if statutory.is_some_and(|last| promised.is_none_or(|day| last <= day)) => {
            Some(MatterDeadlineKind::Statutory)
        }
        MatterState::Accepted => Some(MatterDeadlineKind::Promised),
        MatterState::Decided => Some(MatterDeadlineKind::Delivery),
        _ => None,
    }
}

impl MatterRecord {
    /// Sets the days of both clocks and the next day by which the office must act. A day in a year whose holidays are not loaded
    /// stays open until they are: neither the law nor the applicant waits for the calendar (RULES D-19).
    ///
    /// The head's extension moves the statutory clock only: what was promised stays promised (a default of ours; no source).
    /// Once decided, both clocks stay as they were: a later change of the calendar does not make a decision late; only what could
    /// not be counted then is counted later.
    ///
    /// # Errors
    /// `Invalid` for a pause that ends before it began.
    pub(crate) fn reckon(&mut self, version: &ServiceItemVersion, calendar: &Calendar) -> Result<()> {
        let dues = self.dues(version, calendar)?;
        (self.promised_due, self.statutory_due, self.open_due) = (dues.promised, dues.statutory, dues.open);
        Ok(())
    }

    /// Whether its days are those that the calendar gives now.
    pub(super) fn is_reckoned(&self, version: &ServiceItemVersion, calendar: &Calendar) -> Result<bool> {
        let kept = Dues { promised: self.promised_due, statutory: self.statutory_due, open: self.open_due };
        Ok(self.dues(version, calendar)? == kept)
    }

    fn dues(&self, version: &ServiceItemVersion, calendar: &Calendar) -> Result<Dues> {
        let (mut promised, mut statutory) = (self.promised_due, self.statutory_due);
        if let Some(accepted_on) = self.accepted_on {
            let last = |kept: Option<NaiveDate>, days| match kept.filter(|_| self.decision.is_some()) {
                Some(kept) => Ok(Some(kept)),
                None => known(due(calendar, accepted_on, days, &self.pauses)),
            };
            promised = last(promised, version.promised_days)?;
            statutory = last(statutory, version.statutory_days + self.extended_days())?;
        }
        let after = |day, days| known(calendar.add_working_days(day, days));
        let open = match self.state {
            MatterState::Applied => after(self.last_received(), ANSWER_DAYS)?,
            // What is not known yet lies behind all that is.
            MatterState::Accepted => promised.into_iter().chain(statutory).min(),
            MatterState::Decided => {
                let decided = self.decision.as_ref().map(|decision| decision.on);
                decided.map(|day| after(day, DELIVERY_DAYS)).transpose()?.flatten()
            }
            _ => None,
        };
        Ok(Dues { promised, statutory, open })
    }

    /// The days of its clocks that can't be counted yet, each with a warning.
    pub(super) fn uncounted(&self) -> Vec<Warning> {
        let running = self.accepted_on.is_some() && self.state.is_open();
        let (open, zh, en) = match self.state {
            MatterState::Applied => (self.open_due, "答复期限", "the limit to answer"),
            MatterState::Decided => (self.open_due, "送达期限", "the limit to deliver"),
            _ => (Some(self.applied_on), "", ""),
        };
        let limits = [
            (running && self.promised_due.is_none(), "promised_due", "承诺时限", "the promised limit"),
            (running && self.statutory_due.is_none(), "statutory_due", "法定时限", "the statutory limit"),
            (open.is_none(), "open_due", zh, en),
        ];
        let unknown = limits.into_iter().filter(|(unknown, ..)| *unknown);
        unknown.map(|(_, field, zh, en)| uncounted(field, zh, en)).collect()
    }

    /// Which limits the decision on a delivered matter kept: the day of the decision counts, for delivery has days of its own
    /// (RULES D-04, D-06). Other ends have none.
    pub(super) fn timeliness(&self) -> &'static str {
        let delivered = self.decision.as_ref().filter(|_| self.state == MatterState::Delivered);
        let Some(decided) = delivered.map(|decision| decision.on) else { return "" };
        let late = |due: Option<NaiveDate>| due.is_some_and(|due| decided > due);
        match (late(self.promised_due), late(self.statutory_due)) {
            (_, true) => LATE_STATUTE,
            (true, false) => LATE_PROMISE,
            (false, false) => IN_TIME,
        }
    }

    /// The working days that the head added.
    pub(super) fn extended_days(&self) -> i64 {
        self.extensions.iter().map(|one| one.days).sum()
    }

    /// The day before which nothing new can happen to it: its acceptance, or the end of the newest pause.
    pub(super) fn last_step(&self) -> NaiveDate {
        let accepted = self.accepted_on.unwrap_or(self.applied_on);
        let paused = self.pauses.last().map_or(accepted, |pause| pause.to.unwrap_or(pause.from));
        accepted.max(paused)
    }

    /// The day before which it is not decided: materials, checks and opinions that a decision rests on come before it.
    pub(super) fn ripe_on(&self) -> NaiveDate {
        let materials = self.materials.iter().map(|material| material.received_on);
        let checks = self.checks.iter().map(|check| check.on);
        let opinions = self.opinions.iter().filter_map(|opinion| opinion.given_on);
        materials.chain(checks).chain(opinions).max().unwrap_or(self.applied_on).max(self.last_step())
    }

    /// How many working days of a limit are used up on a day: those after acceptance that lie in no pause.
    pub(super) fn used_days(
        &self,
        calendar: &Calendar,
        accepted_on: NaiveDate,
        day: NaiveDate,
    ) -> Result<i64> {
        let mut used = i64::from(calendar.working_days_between(accepted_on, day.max(accepted_on))?);
        for pause in self.pauses.iter().filter(|pause| pause.from < day) {
            used -= i64::from(calendar.working_days_between(pause.from, pause.to.unwrap_or(day).min(day))?);
        }
        Ok(used)
    }

    /// The day on which the newest material came, or the application itself.
    pub(crate) fn last_received(&self) -> NaiveDate {
        let answered = self.notice.as_ref().and_then(|notice| notice.answered_on);
        // What the office asks of the registry gives it no more time to answer.
        let handed_in = self.materials.iter().filter(|material| material.inquiry.is_none());
        let newest = handed_in.map(|material| material.received_on).max();
        self.applied_on.max(newest.unwrap_or(self.applied_on)).max(answered.unwrap_or(self.applied_on))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::PauseGround;
    use crate::service::testing::day;

    #[test]
    fn limits_are_in_working_days_and_pauses_do_not_count() {
        let calendar = Calendar::shipped();
        let table = [
            ("2026-02-12", 5, "2026-02-26"),
            ("2026-02-13", 20, "2026-03-19"),
            ("2026-04-29", 5, "2026-05-09"),
            ("2026-09-23", 20, "2026-10-28"),
            ("2026-09-30", 10, "2026-10-20"),
            ("2025-12-31", 5, "2026-01-08"),
            ("2026-06-01", 0, "2026-06-01"),
        ];
        for (accepted, days, end) in table {
            assert_eq!(due(calendar, day(accepted), days, &[]).unwrap(), day(end), "{accepted} + {days}");
        }
        let paused = [pause("2026-06-03", Some("2026-06-10")), pause("2026-06-11", None)];
        assert_eq!(due(calendar, day("2026-06-01"), 5, &paused).unwrap(), day("2026-06-15"));
        assert!(due(calendar, day("2026-12-20"), 20, &[]).is_err(), "2027 is not known yet");
    }

    fn pause(from: &str, to: Option<&str>) -> MatterPauseRecord {
        MatterPauseRecord {
            ground: PauseGround::Hearing,
            from: day(from),
            told_days: 5,
            told_on: None,
            to: to.map(day),
            hearing: None,
        }
    }

    /// 2026-06-01 is a Monday, 06-19 a holiday; five working days end on 06-08.
    #[test]
    fn a_pause_moves_only_a_limit_that_still_runs() {
        let table = [
            ("before it ends", "2026-06-05", "2026-06-10", "2026-06-11"),
            ("on its last day", "2026-06-08", "2026-06-10", "2026-06-10"),
            ("on its last day, over a weekend", "2026-06-08", "2026-06-14", "2026-06-15"),
            ("once it is over", "2026-06-09", "2026-06-12", "2026-06-08"),
            ("for no day", "2026-06-03", "2026-06-03", "2026-06-08"),
            ("over a holiday", "2026-06-04", "2026-06-22", "2026-06-24"),
        ];
        for (case, from, to, end) in table {
            let pauses = [pause(from, Some(to))];
            let calendar = Calendar::shipped();
            assert_eq!(due(calendar, day("2026-06-01"), 5, &pauses).unwrap(), day(end), "{case}");
        }
    }

    /// Counting day by day gives the same.
    fn by_hand(accepted_on: NaiveDate, days: i64, pauses: &[MatterPauseRecord]) -> NaiveDate {
        let (mut day, mut left) = (accepted_on, days);
        while left > 0 {
            day = day.succ_opt().unwrap();
            let stopped = pauses.iter().any(|one| one.from < day && one.to.is_some_and(|to| day <= to));
            left -= i64::from(Calendar::shipped().is_working_day(day).unwrap() && !stopped);
        }
        day
    }

    proptest::proptest! {
        #[test]
        fn limits_are_those_counted_by_hand(
            start in 0u64..120, days in 1i64..21, first in 0u64..20, long in 0u64..15, gap in 1u64..10, second in 0u64..15,
        ) {
            let after = |from: NaiveDate, days: u64| from + chrono::Days::new(days);
            let accepted_on = after(day("2026-01-05"), start);
            let one = after(accepted_on, first);
            let two = after(after(one, long), gap);
            let stop = |from: NaiveDate, long: u64| MatterPauseRecord { from, to: Some(after(from, long)), ..pause("2026-06-01", None) };
            let pauses = [stop(one, long), stop(two, second)];
            let end = due(Calendar::shipped(), accepted_on, days, &pauses).unwrap();
            // On the last day of the limit a stop gives the day on which it ends; by hand the limit is over before it.
            let hand = by_hand(accepted_on, days, &pauses);
            let on_last = pauses.iter().any(|one| one.from == hand && one.to > Some(hand));
            proptest::prop_assert!(end == hand || on_last, "{end} {hand}");
            proptest::prop_assert!(end >= due(Calendar::shipped(), accepted_on, days, &[]).unwrap());
        }
    }
}
