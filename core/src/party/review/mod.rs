//! Review (体检) of the whole tree against the rules, reminders of what falls due, and the figures of the network.

mod figures;
mod reminders;
mod rules;
#[cfg(test)]
mod tests;
mod types;

pub use types::*;

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::member::rows::{self as members, Standing};
use super::organisation::rule_area;
use super::organisation::rules::Limits;
use super::organisation::tree::Node;
use super::post::PartyPostKind;
use super::{Party, coverage, post, reach};
use crate::access::Capability;
use crate::command::View;
use crate::identity::DivisionCode;
use crate::registry::rules as check;
use crate::rulebook::Rulebook;
use crate::{Id, Result};
use rules::{Facts, Numbers};

impl Party {
    /// Every organisation that breaks a hard rule or departs from what generally is, each with its rule (体检), and, unless one
    /// organisation is asked for, the units whose members must found or join one.
    ///
    /// # Errors
    /// `Denied` without a grant that reads members; `NotFound` for an unknown organisation.
    pub fn review(&self, request: ReviewRequest) -> Result<PartyReview> {
        let root = check::optional_id("organisation", request.organisation.as_deref())?;
        let street = self.0.street();
        let community = check::optional_community("community", street, request.community.as_deref())?;
        let day = check::optional_date("as_of", request.as_of.as_deref())?;
        self.0.read(|view| {
            let (tree, today) = (&view.snapshot.party, view.now.date());
            let within = reach::within(&view.access(), Capability::ReadMembers, tree, today)?;
            if let Some(root) = root {
                reach::over(&view.access(), Capability::ReadMembers, tree, root, today)?;
            }
            let day = day.unwrap_or(today);
            let ground = Ground::read(view, day)?;
            let mut review = PartyReview { as_of: day, organisations: 0, members: 0, findings: Vec::new() };
            for node in tree.walk(root, day) {
                let seen = within.as_ref().is_none_or(|within| within.contains(&node.record.id));
                if !seen || community.is_some_and(|code| node.version.community != Some(code)) {
                    continue;
                }
                review.organisations += 1;
                if !node.version.kind.is_group() {
                    review.members += ground.of(node.record.id).members();
                }
                review.findings.extend(ground.findings(view, &node, day)?);
            }
            if root.is_none() {
                review.findings.extend(unfounded(view, community, day)?);
            }
            review.findings.retain(|finding| {
                request.severity.is_none_or(|severity| severity == finding.severity)
                    && request.rule.as_ref().is_none_or(|rule| *rule == finding.rule)
            });
            Ok(review)
        })
    }
}

/// What a review reads, once for the whole street.
struct Ground {
    standings: HashMap<Id, Standing>,
    below: HashMap<Id, Standing>,
    /// Committee seats, and whether there is a secretary or group leader.
    posts: HashMap<Id, (i64, bool)>,
    /// Members whose probation is over and undecided.
    probations: HashMap<Id, i64>,
}

impl Ground {
    fn read(view: &View<'_>, day: NaiveDate) -> Result<Self> {
        let (connection, street) = (view.connection, view.street());
        let standings = members::standings(connection, street, day)?;
        let mut posts: HashMap<Id, (i64, BTreeSet<Id>, bool)> = HashMap::new();
        for post in post::rows::held(connection, street, day)? {
            let (_, seats, headed) = posts.entry(post.organisation).or_default();
            if post.post.in_committee() {
                seats.insert(post.member);
            }
            *headed |= matches!(post.post, PartyPostKind::Secretary | PartyPostKind::GroupLeader);
        }
        let seats = |seats: BTreeSet<Id>| i64::try_from(seats.len()).unwrap_or(i64::MAX);
        Ok(Self {
            below: below(&view.snapshot.party.walk(None, day), &standings),
            standings,
            posts: posts.into_iter().map(|(id, (_, set, headed))| (id, (seats(set), headed))).collect(),
            probations: if day < view.now.date() {
                members::overdue_probations_then(connection, street, day)?
            } else {
                members::overdue_probations(connection, street, day)?
            },
        })
    }

    fn of(&self, id: Id) -> Standing {
        self.standings.get(&id).copied().unwrap_or_default()
    }

    fn findings(&self, view: &View<'_>, node: &Node<'_>, day: NaiveDate) -> Result<Vec<ReviewFinding>> {
        let (id, version) = (node.record.id, node.version);
        let book = &view.snapshot.rules.rulebook;
        let area = rule_area(view.street(), version);
        let number = |rule, parameter| book.integer(rule, parameter, area, day);
        let numbers = Numbers {
            limits: Limits::of(book, area, day)?,
            committee_least: number("party.branch.committee", "minimum")?,
            committee_most: number("party.branch.committee", "maximum")?,
            general_committee: (
                number("election.general_committee", "minimum")?,
                number("election.general_committee", "maximum")?,
            ),
            term_months: number("party.term.overdue", "months")?,
        };
        let (seats, headed) = self.posts.get(&id).copied().unwrap_or_default();
        let facts = Facts {
            kind: version.kind,
            own: self.of(id),
            below: self.below.get(&id).copied().unwrap_or_default(),
            units: i64::try_from(version.units.len()).unwrap_or(i64::MAX),
            committee_seats: seats,
            headed,
            term_ends: super::organisation::rules::term_ends(version),
            overdue_probations: self.probations.get(&id).copied().unwrap_or(0),
        };
        let told = rules::findings(&facts, &numbers, day).into_iter();
        let told = told.map(|found| {
            let finding = told_of(book, found, version.name.clone(), day)?;
            Ok(ReviewFinding { organisation: Some(id), kind: Some(version.kind), ..finding })
        });
        told.collect()
    }
}

/// A finding with its rule, before it is said what it is about.
fn told_of(book: &Rulebook, found: rules::Found, name: String, day: NaiveDate) -> Result<ReviewFinding> {
    Ok(ReviewFinding {
        organisation: None,
        unit: None,
        name,
        kind: None,
        rule: found.rule.to_owned(),
        severity: found.severity,
        citation: book.rule(found.rule, day)?.citation.clone(),
        found: found.found,
        expected: found.expected,
        zh: found.zh,
        en: found.en,
    })
}

/// The units that must found or join an organisation.
fn unfounded(view: &View<'_>, community: Option<DivisionCode>, day: NaiveDate) -> Result<Vec<ReviewFinding>> {
    let book = &view.snapshot.rules.rulebook;
    let units = coverage::unfounded(view, community, day)?.into_iter();
    let told = units.map(|unit| {
        let joint = book.integer("party.joint.units", "maximum", unit.community.as_str(), day)?;
        let found = rules::unfounded(unit.full, unit.least, joint);
        Ok(ReviewFinding { unit: Some(unit.unit), ..told_of(book, found, unit.name, day)? })
    });
    told.collect()
}

/// The people of every organisation with those of all below it. People of a group are people of its branch already.
fn below(nodes: &[Node<'_>], standings: &HashMap<Id, Standing>) -> HashMap<Id, Standing> {
    let mut sums: HashMap<Id, Standing> = HashMap::with_capacity(nodes.len());
    // Backwards, whatever stands below an organisation is summed up before the organisation itself.
    for node in nodes.iter().rev().filter(|node| !node.version.kind.is_group()) {
        let id = node.record.id;
        let own = standings.get(&id).copied().unwrap_or_default();
        let sum = own.plus(sums.get(&id).copied().unwrap_or_default());
        sums.insert(id, sum);
        if let Some(parent) = node.version.parent {
            let above = sums.entry(parent).or_default();
            *above = above.plus(sum);
        }
    }
    sums
}
