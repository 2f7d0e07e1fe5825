//! A reorganisation: closed offices hand their powers and open work to the one that takes over.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::json;

use super::powers::store;
use super::record::Reorganisation;
use super::rules::Fate;
use super::types::*;
use super::{Offices, rows, rules};
use crate::access::Capability;
use crate::case::configuration::{self, Office};
use crate::case::moved;
use crate::command::{Command, Part};
use crate::registry::rules as check;
use crate::service::matter::record::{MatterRecord, MoveRecord};
use crate::service::office::OfficePower;
use crate::service::review;
use crate::{Error, Id, Result, Warning};

/// The most offices that one reorganisation closes.
const MOST: usize = 50;

impl Offices {
    /// Closes offices from a day on and moves their powers, open cases, open matters and open bad
    /// reviews to the office that takes over. Nothing
    /// of the past changes: what was decided stays the closed office's.
    ///
    /// # Errors
    /// `Denied` without a grant that configures the street; `Invalid` for a day to come or an unknown office; `Violation`
    /// `office.reorganise` for an office that is not open on the eve or was closed by an earlier reorganisation, or a successor
    /// that is not open from the day on.
    pub fn reorganise(&self, request: ReorganiseOffices) -> Result<ReorganisationResult> {
        let day = check::optional_date("day", request.day.as_deref())?;
        let document = check::text("document", &request.document, check::LONGEST_ADDRESS)?;
        different(&request)?;
        self.0.write_once("office.reorganise", request.request_key.as_deref(), &request, |command| {
            command.access().street_wide(Capability::Configure)?;
            let day = check::past_or_today("day", day, command.now.date())?;
            let plan = Plan::new(command, &request, day)?;
            let offices = plan.close(command)?;
            let powers = plan.move_powers(command)?;
            let note = format!("机构改革：自 {day} 起由 {} 接续", plan.successor);
            let cases = moved::hand_over(command, &plan.codes, &plan.successor, &note)?;
            let matters = plan.move_matters(command)?;
            let reviews = review::hand_over(command, &plan.codes, (&plan.successor, plan.id))?;
            let warnings = plan.grants(command)?;
            let reorganisation = Reorganisation {
                id: plan.id,
                day,
                document,
                closed: plan.codes,
                successor: plan.successor,
                cases,
                matters,
                reviews,
                powers,
            };
            let facts = json!({
                "day": day,
                "closed": reorganisation.closed,
                "successor": reorganisation.successor,
                "cases": cases,
                "matters": matters,
                "reviews": reviews,
                "powers": powers,
            });
            command.keep(None, &reorganisation, facts)?;
            Ok(ReorganisationResult { reorganisation, offices, warnings })
        })
    }
}

/// Refuses a list of offices that is empty, too long, names one twice or the successor itself.
fn different(request: &ReorganiseOffices) -> Result<()> {
    let codes: BTreeSet<&String> = request.closed.iter().collect();
    if codes.is_empty() || codes.len() > MOST || codes.len() != request.closed.len() {
        return Err(Error::invalid(
            "closed",
            format!("应列明 1 至 {MOST} 个不同的机构"),
            format!("names 1 to {MOST} different offices"),
        ));
    }
    if codes.contains(&request.successor) {
        return Err(Error::invalid(
            "successor",
            "接续机构不得为被撤并的机构",
            "the office that takes over is not one of the closed ones",
        ));
    }
    Ok(())
}

/// What is to be moved where.
struct Plan {
    id: Id,
    day: NaiveDate,
    today: NaiveDate,
    closed: Vec<Office>,
    codes: Vec<String>,
    successor: String,
}

impl Plan {
    fn new(command: &Command<'_>, request: &ReorganiseOffices, day: NaiveDate) -> Result<Self> {
        let offices = &command.snapshot.cases.offices;
        let known = |field: &str, code: &str| {
            offices.get(code).ok_or_else(|| Error::invalid(field, "没有该机构", "there is no such office"))
        };
        let today = command.now.date();
        rules::takes_over(known("successor", &request.successor)?, day, today)?;
        let earlier = rows::reorganisations(command.connection, command.street())?;
        let mut closed = Vec::with_capacity(request.closed.len());
        for code in &request.closed {
            let office = known("closed", code)?;
            rules::closed_once(office, &earlier)?;
            rules::closable(office, day)?;
            closed.push(office.clone());
        }
        Ok(Self {
            id: command.new_id(),
            day,
            today,
            closed,
            codes: request.closed.clone(),
            successor: request.successor.clone(),
        })
    }

    /// Closes the offices, as a change of each would.
    fn close(&self, command: &mut Command<'_>) -> Result<Vec<Office>> {
        let mut offices = Vec::with_capacity(self.closed.len());
        for before in &self.closed {
            let office = Office {
                valid_to: Some(rules::eve(self.day)?),
                successor: Some(self.successor.clone()),
                revision: before.revision + 1,
                ..before.clone()
            };
            configuration::put_office(command.connection, command.street(), &office)?;
            let facts = json!({"change": "closed", "successor": self.successor, "day": self.day});
            command.record("office", office.code.as_bytes(), Some(before), Some(&office), facts)?;
            offices.push(office);
        }
        command.touch(Part::Rules)?;
        Ok(offices)
    }

    fn is_closed(&self, office: &str) -> bool {
        self.codes.iter().any(|code| code == office)
    }

    /// Grants are another administrator's (三权分立): who worked for a closed office sees nothing of what was moved until then.
    fn grants(&self, command: &Command<'_>) -> Result<Vec<Warning>> {
        let mut grants = 0;
        for code in &self.codes {
            grants += rows::grants(command.connection, command.street(), code, self.today)?;
        }
        let warning = Warning::new(
            "office.reorganise.grants",
            "closed",
            format!("被撤并机构范围的授权 {grants} 项不随之转移，请安全管理员按接续机构重新授权"),
            format!(
                "grants over the closed offices that do not move: {grants}; the security administrator makes them anew"
            ),
        );
        Ok(if grants > 0 { vec![warning] } else { Vec::new() })
    }

    /// Moves what the closed offices may do on the day and later; how many entries.
    fn move_powers(&self, command: &mut Command<'_>) -> Result<i64> {
        let services = Arc::clone(&command.snapshot.services);
        let mut codes: BTreeSet<String> = services.powers().iter().map(|power| power.code.clone()).collect();
        let mut moved = 0;
        for power in services.powers().iter().filter(|power| self.is_closed(&power.office)) {
            match rules::fate(power, &self.successor, self.day)? {
                Fate::Over => continue,
                Fate::Given(after) => store(command, Some(power), &after)?,
                Fate::Split { ended, rest } => {
                    let code = rules::next_code(&power.code, |code| codes.contains(code))?;
                    codes.insert(code.clone());
                    store(command, Some(power), &ended)?;
                    let rest = OfficePower { id: command.new_id(), code, ..rest };
                    store(command, None, &rest)?;
                }
            }
            moved += 1;
        }
        Ok(moved)
    }

    /// Moves open matters, and the opinions that closed offices still owe to others; how many matters changed their office.
    fn move_matters(&self, command: &mut Command<'_>) -> Result<i64> {
        let mut touched = Vec::new();
        rows::open_matters(command.connection, command.street(), |matter| {
            let owed =
                matter.opinions.iter().any(|one| one.given_on.is_none() && self.is_closed(&one.office));
            if owed || self.is_closed(&matter.office) {
                touched.push(matter);
            }
            Ok(())
        })?;
        let mut moved = 0;
        for before in &touched {
            command.session.progress().check()?;
            let after = self.moved(before);
            command.keep(Some(before), &after, json!({"state": after.state, "office": after.office}))?;
            moved += i64::from(before.office != after.office);
        }
        Ok(moved)
    }

    fn moved(&self, before: &MatterRecord) -> MatterRecord {
        let mut after = MatterRecord { revision: before.revision + 1, ..before.clone() };
        for opinion in after.opinions.iter_mut().filter(|one| one.given_on.is_none()) {
            if self.is_closed(&opinion.office) {
                opinion.office.clone_from(&self.successor);
            }
        }
        if self.is_closed(&before.office) {
            after.office.clone_from(&self.successor);
            after.moves.push(MoveRecord {
                on: self.today,
                left: before.office.clone(),
                reached: self.successor.clone(),
                reorganisation: Some(self.id),
            });
        }
        after
    }
}
