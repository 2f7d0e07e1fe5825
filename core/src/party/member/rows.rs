//! SQL of members and of where they stood.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::record::{MemberRecord, Spell};
use crate::command::Command;
use crate::party::{Affiliation, MemberStage, MemberStatus};
use crate::registry::rows::{Conditions, date, optional_date};
use crate::store::{Connection, Param, document, params};
use crate::time::day_number;
use crate::{Id, Result};

/// Stores a member, states what happened, moves the counters and keeps the table of spells in step.
pub(crate) fn keep(
    command: &mut Command<'_>,
    before: Option<&MemberRecord>,
    after: &MemberRecord,
    facts: serde_json::Value,
) -> Result<()> {
    command.keep(before, after, facts)?;
    put_spells(command.connection, command.street(), before, after)
}

/// Writes the spells in which `after` differs from `before`.
pub(crate) fn put_spells(
    connection: &Connection,
    street: &str,
    before: Option<&MemberRecord>,
    after: &MemberRecord,
) -> Result<()> {
    let old = before.map_or(&[][..], |before| &before.spells);
    let same = old.iter().zip(&after.spells).take_while(|(one, other)| one == other).count();
    if same == old.len() && same == after.spells.len() {
        return Ok(());
    }
    // The spell before the first new one ends where that one begins.
    let first = same.saturating_sub(1);
    for spell in old.iter().skip(first) {
        connection.execute(
            "DELETE FROM party_spell WHERE street = $1 AND member = $2 AND valid_from = $3",
            params![street, after.id, day_number(spell.from)],
        )?;
    }
    for (index, spell) in after.spells.iter().enumerate().skip(first) {
        let until = after.spells.get(index + 1).map(|next| next.from);
        insert_spell(connection, street, after.id, spell, until)?;
    }
    Ok(())
}

fn insert_spell(
    connection: &Connection,
    street: &str,
    member: Id,
    spell: &Spell,
    until: Option<NaiveDate>,
) -> Result<()> {
    connection
        .execute(
            "INSERT INTO party_spell(street, member, valid_from, valid_to, organisation, party_group, stage, status,
                                     affiliation)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            params![
                street,
                member,
                day_number(spell.from),
                until.map(day_number),
                spell.organisation,
                spell.group,
                spell.stage,
                spell.status,
                spell.affiliation
            ],
        )
        .map(drop)
}

/// The member whose record is linked to a resident.
pub(crate) fn of_resident(connection: &Connection, street: &str, resident: Id) -> Result<Option<Id>> {
    connection.first(
        "SELECT id FROM party_member WHERE street = $1 AND resident = $2",
        params![street, resident],
        |row| row.get(0),
    )
}

/// The member of a resident number.
pub(crate) fn numbered(connection: &Connection, street: &str, number: &str) -> Result<Option<Id>> {
    connection.first(
        "SELECT id FROM party_member WHERE street = $1 AND number = $2",
        params![street, number],
        |row| row.get(0),
    )
}

/// The records of an organisation as they are now, those who left included, in the order of their identifiers.
pub(crate) fn of_organisation(
    connection: &Connection,
    street: &str,
    organisation: Id,
) -> Result<Vec<MemberRecord>> {
    let mut conditions = Conditions::street(street);
    conditions.and("organisation = ", Param::Blob(organisation.as_bytes()));
    document::all(connection, &conditions, "id")
}

/// The records of a group as they are now, in the order of their identifiers.
pub(crate) fn of_group(connection: &Connection, street: &str, group: Id) -> Result<Vec<MemberRecord>> {
    let mut members = Vec::new();
    let mut ids = Vec::new();
    connection.each(
        "SELECT member FROM party_spell WHERE street = $1 AND party_group = $2 AND valid_to IS NULL ORDER BY member",
        params![street, group],
        |row| {
            ids.push(row.get::<Id>(0)?);
            Ok(true)
        },
    )?;
    for id in ids {
        members.extend(document::get(connection, street, id)?);
    }
    Ok(members)
}

/// How many people of which standing an organisation has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Standing {
    /// Full members whose relation is here.
    pub(crate) full: i64,
    /// Probationary members whose relation is here.
    pub(crate) probationary: i64,
    pub(crate) targets: i64,
    pub(crate) activists: i64,
    pub(crate) applicants: i64,
    /// Suspended members whose relation is here.
    pub(crate) suspended: i64,
    pub(crate) mobile: i64,
    pub(crate) double_report: i64,
}

impl Standing {
    /// Members, on probation or in full, whose relation is here and in force.
    pub(crate) fn members(self) -> i64 {
        self.full + self.probationary
    }

    /// With another organisation's people.
    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            full: self.full + other.full,
            probationary: self.probationary + other.probationary,
            targets: self.targets + other.targets,
            activists: self.activists + other.activists,
            applicants: self.applicants + other.applicants,
            suspended: self.suspended + other.suspended,
            mobile: self.mobile + other.mobile,
            double_report: self.double_report + other.double_report,
        }
    }

    fn add(&mut self, stage: MemberStage, status: MemberStatus, affiliation: Affiliation, count: i64) {
        let place = match (affiliation, status, stage) {
            (Affiliation::Relation, MemberStatus::Active, MemberStage::Full) => &mut self.full,
            (Affiliation::Relation, MemberStatus::Active, MemberStage::Probationary) => {
                &mut self.probationary
            }
            (Affiliation::Relation, MemberStatus::Active, MemberStage::Target) => &mut self.targets,
            (Affiliation::Relation, MemberStatus::Active, MemberStage::Activist) => &mut self.activists,
            (Affiliation::Relation, MemberStatus::Active, MemberStage::Applicant) => &mut self.applicants,
            (Affiliation::Relation, MemberStatus::Suspended, _) => &mut self.suspended,
            (Affiliation::Mobile, MemberStatus::Active, _) => &mut self.mobile,
            (Affiliation::DoubleReport, MemberStatus::Active, _) => &mut self.double_report,
            _ => return,
        };
        *place += count;
    }
}

/// The people of every organisation on a day; those of a group also count for its branch, which is their organisation.
pub(crate) fn standings(
    connection: &Connection,
    street: &str,
    day: NaiveDate,
) -> Result<HashMap<Id, Standing>> {
    let mut standings: HashMap<Id, Standing> = HashMap::new();
    connection.each(
        "SELECT organisation, stage, affiliation, status, count(*), party_group FROM party_spell
         WHERE street = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2)
         GROUP BY organisation, stage, affiliation, status, party_group",
        params![street, day_number(day)],
        |row| {
            let (stage, affiliation, status) = (row.get(1)?, row.get(2)?, row.get(3)?);
            let count = row.get(4)?;
            standings.entry(row.get(0)?).or_default().add(stage, status, affiliation, count);
            if let Some(group) = row.get::<Option<Id>>(5)? {
                standings.entry(group).or_default().add(stage, status, affiliation, count);
            }
            Ok(true)
        },
    )?;
    Ok(standings)
}

/// How many members of each organisation are still on probation after its end, with a relation in force.
pub(crate) fn overdue_probations(
    connection: &Connection,
    street: &str,
    day: NaiveDate,
) -> Result<HashMap<Id, i64>> {
    let mut counts = HashMap::new();
    connection.each(
        "SELECT organisation, count(*) FROM party_member
         WHERE street = $1 AND probation_ends IS NOT NULL AND probation_ends <= $2 GROUP BY organisation",
        params![street, day_number(day)],
        |row| {
            counts.insert(row.get(0)?, row.get(1)?);
            Ok(true)
        },
    )?;
    Ok(counts)
}

/// Visits every member with the digest of the record, for `verify`. One whose spells in the table are not those of the
/// record gets the digest of nothing.
pub(crate) fn each_record(
    connection: &Connection,
    street: &str,
    visit: &mut crate::ledger::RecordVisitor<'_>,
) -> Result<()> {
    let differing = differing_spells(connection, street)?;
    document::each_record::<MemberRecord>(connection, street, &mut |kind, subject, digest| {
        let differs = differing.iter().any(|id| id.as_bytes() == subject);
        visit(kind, subject, if differs { crate::ledger::chain::digest(&[]) } else { digest })
    })
}

/// The members whose spells in the table are not those of their records.
fn differing_spells(connection: &Connection, street: &str) -> Result<Vec<Id>> {
    let mut stored: HashMap<Id, Vec<(Spell, Option<NaiveDate>)>> = HashMap::new();
    connection.each(
        "SELECT member, valid_from, valid_to, organisation, party_group, stage, status, affiliation FROM party_spell
         WHERE street = $1 ORDER BY member, valid_from",
        params![street],
        |row| {
            let spell = Spell {
                from: date(row, 1)?,
                organisation: row.get(3)?,
                group: row.get(4)?,
                stage: row.get(5)?,
                status: row.get(6)?,
                affiliation: row.get(7)?,
            };
            stored.entry(row.get(0)?).or_default().push((spell, optional_date(row, 2)?));
            Ok(true)
        },
    )?;
    let mut differing = Vec::new();
    document::each::<MemberRecord>(connection, &Conditions::street(street), "id", |member| {
        let ends = member.spells.iter().skip(1).map(|spell| Some(spell.from)).chain([None]);
        let told: Vec<_> = member.spells.iter().cloned().zip(ends).collect();
        if stored.remove(&member.id).unwrap_or_default() != told {
            differing.push(member.id);
        }
        Ok(true)
    })?;
    differing.extend(stored.into_keys());
    Ok(differing)
}
