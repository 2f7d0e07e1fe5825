//! How figures, reminders and subsidies are made of counts and records: pure functions.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::types::{MediationReminder, MediationReminderKind, MediatorSubsidy};
use crate::case::{Rate, rate};
use crate::mediation::agreement::AgreementForm;
use crate::mediation::agreement::record::AgreementRecord;
use crate::mediation::committee::MediationCommittee;
use crate::mediation::committee::record::MediatorRecord;
use crate::mediation::dispute::record::DisputeRecord;
use crate::{Id, Money};

/// Disputes that came in and ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Flow {
    pub(super) accepted: i64,
    pub(super) settled: i64,
    pub(super) terminated: i64,
}

impl Flow {
    /// Takes what the counters have of a word: the end of a dispute, or anything else for its acceptance.
    pub(super) fn take(&mut self, state: &str, value: i64) {
        match state {
            "settled" => self.settled += value,
            "terminated" => self.terminated += value,
            _ => self.accepted += value,
        }
    }

    /// Success by both definitions: settled out of accepted, and out of concluded (RULES E-32).
    pub(super) fn success(self) -> (Rate, Rate) {
        (rate(self.settled, self.accepted), rate(self.settled, self.settled + self.terminated))
    }
}

/// The last day that reminders look at.
pub(super) fn horizon(as_of: NaiveDate, days: i64) -> NaiveDate {
    let days = u64::try_from(days).unwrap_or(0);
    as_of.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

/// Reminders that fall into a span: until its last day, and what is over, too.
#[derive(Debug)]
pub(super) struct Span {
    pub(super) as_of: NaiveDate,
    pub(super) last: NaiveDate,
    pub(super) found: Vec<MediationReminder>,
}

impl Span {
    fn add(&mut self, due_on: Option<NaiveDate>, reminder: MediationReminder) {
        if let Some(due_on) = due_on.filter(|due| *due <= self.last) {
            let days_left = (due_on - self.as_of).num_days();
            self.found.push(MediationReminder { due_on, days_left, ..reminder });
        }
    }

    fn blank(&self, kind: MediationReminderKind, subject: Id) -> MediationReminder {
        MediationReminder {
            kind,
            subject,
            dispute: None,
            number: None,
            duty: None,
            community: None,
            due_on: self.as_of,
            days_left: 0,
        }
    }

    /// The limits of a dispute that is being mediated (RULES E-23), and of its level.
    pub(super) fn dispute(&mut self, dispute: &DisputeRecord) {
        let limits = [
            (MediationReminderKind::DisputeLimit, dispute.due_on),
            (MediationReminderKind::LevelLimit, dispute.level_due_on),
        ];
        for (kind, due) in limits {
            let reminder = MediationReminder {
                dispute: Some(dispute.id),
                number: dispute.number.clone(),
                community: Some(dispute.community),
                ..self.blank(kind, dispute.id)
            };
            self.add(due, reminder);
        }
    }

    /// The window of an agreement while it is open (RULES E-19), and its duties while they are owed (RULES E-17).
    pub(super) fn agreement(&mut self, record: &AgreementRecord) {
        let one = &record.0;
        let reminder = |blank| MediationReminder {
            dispute: Some(one.dispute),
            number: Some(one.number.clone()),
            community: Some(one.community),
            ..blank
        };
        let window = record.confirmable_to().filter(|last| *last >= self.as_of);
        self.add(window, reminder(self.blank(MediationReminderKind::ConfirmationWindow, one.id)));
        if record.performance_due().is_some() {
            for duty in one.duties.iter().filter(|duty| duty.performed_on.is_none()) {
                let blank = self.blank(MediationReminderKind::DutyDue, one.id);
                self.add(Some(duty.due_on), MediationReminder { duty: Some(duty.number), ..reminder(blank) });
            }
        }
    }

    /// The end of a committee's term: a new one is to be chosen (RULES E-03).
    pub(super) fn committee(&mut self, committee: &MediationCommittee) {
        if committee.dissolved_on.is_none() {
            let blank = self.blank(MediationReminderKind::CommitteeTerm, committee.id);
            let reminder = MediationReminder { community: committee.community, ..blank };
            self.add(Some(committee.term_to), reminder);
        }
    }

    /// The end of a mediator's last engagement by a committee that is still there.
    pub(super) fn mediator(&mut self, mediator: &MediatorRecord, committees: &[MediationCommittee]) {
        if mediator.ended_on.is_some() {
            return;
        }
        for committee in committees.iter().filter(|one| one.dissolved_on.is_none()) {
            let own = mediator.engagements.iter().filter(|one| one.committee == committee.id);
            let Some(last) = own.max_by_key(|one| one.ends_on.unwrap_or(NaiveDate::MAX)) else { continue };
            let blank = self.blank(MediationReminderKind::EngagementEnd, mediator.id);
            let reminder = MediationReminder { community: committee.community, ..blank };
            self.add(last.ends_on.filter(|end| *end >= self.as_of), reminder);
        }
    }
}

/// Where a reminder stands among the others: by its day, then by what it is about.
pub(super) fn order(reminder: &MediationReminder) -> String {
    let community = reminder.community.as_ref().map_or("", |code| code.as_str());
    let duty = reminder.duty.unwrap_or(0);
    format!("{}/{}/{}/{duty:04}/{community}", reminder.due_on, reminder.kind.word(), reminder.subject)
}

/// What a street pays for a settled dispute, in yuan (RULES E-33).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tariff {
    pub(super) written: [i64; 2],
    pub(super) oral: [i64; 2],
    /// From this amount on a dispute is complex.
    pub(super) complex_from: i64,
}

/// What mediators are paid for, by mediator.
#[derive(Debug, Default)]
pub(super) struct Paid(BTreeMap<Id, (MediatorSubsidy, i64)>);

impl Paid {
    /// Takes a settled dispute: simple or complex by the amount of its agreement or of its claim, whichever is more.
    pub(super) fn take(&mut self, tariff: Tariff, mediator: Id, form: AgreementForm, amount: Money) {
        let complex = amount.fen() >= tariff.complex_from.saturating_mul(100);
        let blank = || MediatorSubsidy { mediator, written: 0, oral: 0, complex: 0, amount: Money::ZERO };
        let (paid, yuan) = self.0.entry(mediator).or_insert_with(|| (blank(), 0));
        let (count, sums) = match form {
            AgreementForm::Written => (&mut paid.written, tariff.written),
            AgreementForm::Oral => (&mut paid.oral, tariff.oral),
        };
        *count += 1;
        paid.complex += i64::from(complex);
        *yuan += sums[usize::from(complex)];
    }

    /// By mediator.
    pub(super) fn items(self) -> Vec<MediatorSubsidy> {
        let yuan = |yuan: i64| Money::from_fen(yuan.saturating_mul(100));
        self.0.into_values().map(|(paid, sum)| MediatorSubsidy { amount: yuan(sum), ..paid }).collect()
    }
}

/// Who is paid for a dispute: who led its panel, or else who signed or recorded the agreement.
pub(super) fn credited(dispute: &DisputeRecord, agreement: &AgreementRecord) -> Option<Id> {
    let lead = dispute.seated().find(|seat| seat.lead).map(|seat| seat.mediator);
    lead.or(agreement.0.mediator).or(dispute.handler)
}
