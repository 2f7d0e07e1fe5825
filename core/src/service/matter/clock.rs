//! The two clocks of a matter: what was promised measures the service, what the law allows measures legality (RULES D.1).

use chrono::NaiveDate;

use super::record::{MatterPauseRecord, MatterRecord};
use crate::Result;
use crate::calendar::Calendar;
use crate::service::MatterState;
use crate::service::item::ServiceItemVersion;

/// Working days within which the applicant is told what is missing (Administrative Licensing Law art. 32).
pub(crate) const ANSWER_DAYS: u32 = 5;
/// Working days within which the result is delivered after the decision (art. 44).
pub(crate) const DELIVERY_DAYS: u32 = 10;

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
    let mut days = days;
    for pause in pauses {
        if let Some(to) = pause.to {
            days += i64::from(calendar.working_days_between(pause.from, to)?);
        }
    }
    calendar.add_working_days(accepted_on, u32::try_from(days.max(0)).unwrap_or(u32::MAX))
}

impl MatterRecord {
    /// Sets the days of both clocks and the next day by which the office must act.
    ///
    /// The head's extension moves the statutory clock only: what was promised stays promised (a default of ours; no source).
    ///
    /// # Errors
    /// `Invalid` for a year whose notice of holidays is not loaded.
    pub(crate) fn reckon(&mut self, version: &ServiceItemVersion, calendar: &Calendar) -> Result<()> {
        if let Some(accepted_on) = self.accepted_on {
            let more: i64 = self.extensions.iter().map(|one| one.days).sum();
            self.promised_due = Some(due(calendar, accepted_on, version.promised_days, &self.pauses)?);
            self.statutory_due =
                Some(due(calendar, accepted_on, version.statutory_days + more, &self.pauses)?);
        }
        self.open_due = match self.state {
            MatterState::Applied => Some(calendar.add_working_days(self.last_received(), ANSWER_DAYS)?),
            MatterState::Accepted => self.promised_due.min(self.statutory_due),
            MatterState::Decided => {
                let decided = self.decision.as_ref().map(|decision| decision.on);
                decided.map(|day| calendar.add_working_days(day, DELIVERY_DAYS)).transpose()?
            }
            _ => None,
        };
        Ok(())
    }

    /// The day on which the newest material came, or the application itself.
    pub(crate) fn last_received(&self) -> NaiveDate {
        let answered = self.notice.as_ref().and_then(|notice| notice.answered_on);
        let newest = self.materials.iter().map(|material| material.received_on).max();
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
        let pause = |from: &str, to: Option<&str>| MatterPauseRecord {
            ground: PauseGround::Hearing,
            from: day(from),
            told_days: 5,
            to: to.map(day),
        };
        let paused = [pause("2026-06-03", Some("2026-06-10")), pause("2026-06-11", None)];
        assert_eq!(due(calendar, day("2026-06-01"), 5, &paused).unwrap(), day("2026-06-15"));
        assert!(due(calendar, day("2026-12-20"), 20, &[]).is_err(), "2027 is not known yet");
    }
}
