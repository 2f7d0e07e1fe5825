//! Reminders: what falls due, by scope and day.

use std::collections::BTreeMap;

use chrono::{Days, Months, NaiveDate};

use super::rules;
use super::types::{PartyReminder, PartyReminders, ReminderKind, ReminderRequest};
use crate::access::Capability;
use crate::command::View;
use crate::party::member::record::MemberRecord;
use crate::party::member::rows::{self as members};
use crate::party::organisation::record::Version;
use crate::party::organisation::rule_area;
use crate::party::organisation::rules::{Limits, term_ends};
use crate::party::{OrganisationKind, Party, meeting, member_letter, reach};
use crate::registry::rules as check;
use crate::{Error, Id, Result};

impl Party {
    /// Everything that falls due within some days of a day, and what is late already (提醒): terms, meetings, probations,
    /// letters, branches that have become too small or too large. Earliest first; what has no day stands at the end.
    ///
    /// # Errors
    /// `Denied` without a grant that reads members; `Invalid` for a bad number of days, or a day before today; `NotFound`.
    pub fn reminders(&self, request: ReminderRequest) -> Result<PartyReminders> {
        let root = check::optional_id("organisation", request.organisation.as_deref())?;
        let street = self.0.street();
        let community = check::optional_community("community", street, request.community.as_deref())?;
        let day = check::optional_date("as_of", request.as_of.as_deref())?;
        let days = check::optional_count("days", request.days, 0, 366)?.unwrap_or(30);
        self.0.read(|view| {
            let (tree, today) = (&view.snapshot.party, view.now.date());
            let within = reach::within(&view.access(), Capability::ReadMembers, tree, today)?;
            if let Some(root) = root {
                reach::over(&view.access(), Capability::ReadMembers, tree, root, today)?;
            }
            let as_of = day.unwrap_or(today);
            if as_of < today {
                return Err(Error::invalid(
                    "as_of",
                    format!("提醒从今日 {today} 或者以后看起"),
                    format!("reminders are seen from today, {today}, or later"),
                ));
            }
            let until = u64::try_from(days).ok().and_then(|days| as_of.checked_add_days(Days::new(days)));
            let until =
                until.ok_or_else(|| Error::invalid("as_of", "日期超出范围", "the day is out of range"))?;
            let nodes = tree.walk(root, as_of).into_iter();
            let wanted = nodes.filter(|node| {
                within.as_ref().is_none_or(|within| within.contains(&node.record.id))
                    && community.is_none_or(|code| node.version.community == Some(code))
            });
            let wanted: Wanted<'_> = wanted.map(|node| (node.record.id, node.version)).collect();
            let mut found = Found { view, as_of, until, items: Vec::new() };
            found.terms(&wanted)?;
            found.meetings(&wanted)?;
            found.probations(&wanted)?;
            found.letters(&wanted)?;
            found.sizes(&wanted)?;
            let mut items = found.items;
            items.retain(|item| request.kind.is_none_or(|kind| kind == item.kind));
            items.sort_by_key(|item| (item.due_on.is_none(), item.due_on, item.organisation, item.kind));
            Ok(PartyReminders { as_of, until, items })
        })
    }
}

/// Reminders being gathered.
struct Found<'a> {
    view: &'a View<'a>,
    as_of: NaiveDate,
    until: NaiveDate,
    items: Vec<PartyReminder>,
}

/// The organisations that are asked about.
type Wanted<'a> = BTreeMap<Id, &'a Version>;

impl Found<'_> {
    fn add(
        &mut self,
        kind: ReminderKind,
        (id, name): (Id, &str),
        due_on: Option<NaiveDate>,
        rule: &str,
        (zh, en): (String, String),
    ) -> &mut PartyReminder {
        self.items.push(PartyReminder {
            kind,
            organisation: id,
            name: name.to_owned(),
            member: None,
            letter: None,
            due_on,
            days_left: due_on.map(|due| (due - self.as_of).num_days()),
            rule: rule.to_owned(),
            zh,
            en,
        });
        let last = self.items.len() - 1;
        &mut self.items[last]
    }

    /// Terms that end within the notice of the rulebook, or have ended (RULES ).
    fn terms(&mut self, wanted: &Wanted<'_>) -> Result<()> {
        let book = &self.view.snapshot.rules.rulebook;
        for (id, version) in wanted {
            let Some(ends) = term_ends(version) else { continue };
            let area = rule_area(self.view.street(), version);
            let months = book.integer("party.term.overdue", "notice", area, self.as_of)?;
            let notice = u32::try_from(months)
                .ok()
                .and_then(|months| self.as_of.checked_add_months(Months::new(months)));
            if notice.is_some_and(|last| ends <= last.max(self.until)) {
                let text = (
                    format!("任期于 {ends} 届满，应按期换届"),
                    format!("the term ends on {ends}; an election is due"),
                );
                self.add(
                    ReminderKind::TermEnding,
                    (*id, &version.name),
                    Some(ends),
                    "party.term.overdue",
                    text,
                );
            }
        }
        Ok(())
    }

    /// Meetings of the running periods that have not been held yet (RULES ).
    fn meetings(&mut self, wanted: &Wanted<'_>) -> Result<()> {
        let ids: Vec<Id> = wanted.keys().copied().collect();
        for due in meeting::open_on(self.view, &ids, self.as_of)? {
            if due.due_on > self.until {
                continue;
            }
            let Some(version) = wanted.get(&due.organisation) else { continue };
            let text = (
                format!("{} {}还应召开 {} 次", due.period, due.duty.zh(), due.missing),
                format!("{}: {} still to be held {} time(s)", due.period, due.duty.word(), due.missing),
            );
            self.add(
                ReminderKind::MeetingDue,
                (due.organisation, &version.name),
                Some(due.due_on),
                due.duty.rule(),
                text,
            );
        }
        Ok(())
    }

    /// Probations that end within the days, or have ended without a decision (RULES A-47).
    fn probations(&mut self, wanted: &Wanted<'_>) -> Result<()> {
        for member in members::probations_until(self.view.connection, self.view.street(), self.until)? {
            let member: MemberRecord = member;
            let Some(ends) = member.probation_ends else { continue };
            let Some(version) = wanted.get(&member.organisation) else { continue };
            let text = (
                format!("一名预备党员的预备期于 {ends} 届满，应及时讨论转正"),
                format!("a probation ends on {ends}; the confirmation is due"),
            );
            self.add(
                ReminderKind::ProbationEnding,
                (member.organisation, &version.name),
                Some(ends),
                "member.probation",
                text,
            )
            .member = Some(member.id);
        }
        Ok(())
    }

    /// Letters that expire within the days, or have expired (RULES A-55).
    fn letters(&mut self, wanted: &Wanted<'_>) -> Result<()> {
        for letter in
            member_letter::rows::expiring_until(self.view.connection, self.view.street(), self.until)?
        {
            let Some(expires) = letter.expires_on() else { continue };
            let Some(version) = wanted.get(&letter.origin) else { continue };
            let text = (
                format!("一份组织关系介绍信或证明信于 {expires} 到期，尚未收到回执"),
                format!("a letter expires on {expires} and has not been handed in"),
            );
            let item = self.add(
                ReminderKind::LetterExpiring,
                (letter.origin, &version.name),
                Some(expires),
                "member.letter.validity",
                text,
            );
            item.member = Some(letter.member);
            item.letter = Some(letter.id);
        }
        Ok(())
    }

    /// Branches below three full members, or above fifty members (RULES ).
    fn sizes(&mut self, wanted: &Wanted<'_>) -> Result<()> {
        let standings = members::standings(self.view.connection, self.view.street(), self.as_of)?;
        let book = &self.view.snapshot.rules.rulebook;
        for (id, version) in wanted {
            if !version.kind.is_branch() || version.kind == OrganisationKind::TemporaryBranch {
                continue;
            }
            let limits = Limits::of(book, rule_area(self.view.street(), version), self.as_of)?;
            let standing = standings.get(id).copied().unwrap_or_default();
            let (full, members) =
                (rules::full(version.kind, standing), rules::members(version.kind, standing));
            let named = (*id, version.name.as_str());
            if full < limits.branch_full {
                let text = (
                    format!("正式党员 {full} 人，不足 {} 人", limits.branch_full),
                    format!("{full} full members, fewer than {}", limits.branch_full),
                );
                self.add(ReminderKind::BranchSmall, named, None, "party.branch.minimum", text);
            }
            if members > limits.branch_most {
                let text = (
                    format!("党员 {members} 人，超过 {} 人", limits.branch_most),
                    format!("{members} members, more than {}", limits.branch_most),
                );
                self.add(ReminderKind::BranchLarge, named, None, "party.branch.size", text);
            }
        }
        Ok(())
    }
}
