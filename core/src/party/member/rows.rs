//! SQL of members and of where they stood.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::record::{MemberRecord, Spell};
use crate::command::Command;
use crate::party::{Affiliation, MemberStage, MemberStatus, Organisations};
use crate::registry::rows::{Conditions, date, optional_date};
use crate::store::document::Document;
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

/// The records of a group of a branch as they are now, in the order of their identifiers.
pub(crate) fn of_group(
    connection: &Connection,
    street: &str,
    branch: Id,
    group: Id,
) -> Result<Vec<MemberRecord>> {
    let mut members = Vec::new();
    let mut ids = Vec::new();
    connection.each(
        "SELECT member FROM party_spell
         WHERE street = $1 AND organisation = $2 AND party_group = $3 AND valid_to IS NULL ORDER BY member",
        params![street, branch, group],
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
    /// Full members among the mobile ones, whom a mobile branch counts.
    pub(crate) mobile_full: i64,
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
            mobile_full: self.mobile_full + other.mobile_full,
            double_report: self.double_report + other.double_report,
        }
    }

    fn add(&mut self, stage: MemberStage, status: MemberStatus, affiliation: Affiliation, count: i64) {
        if (affiliation, status, stage) == (Affiliation::Mobile, MemberStatus::Active, MemberStage::Full) {
            self.mobile_full += count;
        }
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

/// How people are counted, in the order of the index.
fn standings_statement(place: &str) -> String {
    format!(
        "SELECT organisation, stage, affiliation, status, count(*), party_group FROM party_spell
         WHERE street = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2){place}
         GROUP BY organisation, stage, affiliation, status, party_group"
    )
}

/// The people of every organisation on a day; those of a group also count for its branch, which is their organisation.
pub(crate) fn standings(
    connection: &Connection,
    street: &str,
    day: NaiveDate,
) -> Result<HashMap<Id, Standing>> {
    counted(connection, &standings_statement(""), params![street, day_number(day)])
}

/// The people of one organisation on a day. `branch` is the organisation itself, or the branch of a group.
pub(crate) fn standing_of(
    connection: &Connection,
    street: &str,
    organisation: Id,
    branch: Option<Id>,
    day: NaiveDate,
) -> Result<Standing> {
    let place = branch.unwrap_or(organisation);
    let sql = standings_statement(" AND organisation = $3");
    let standings = counted(connection, &sql, params![street, day_number(day), place])?;
    Ok(standings.get(&organisation).copied().unwrap_or_default())
}

fn counted(connection: &Connection, sql: &str, params: &[Param<'_>]) -> Result<HashMap<Id, Standing>> {
    let mut standings: HashMap<Id, Standing> = HashMap::new();
    connection.each(sql, params, |row| {
        let (stage, affiliation, status) = (row.get(1)?, row.get(2)?, row.get(3)?);
        let count = row.get(4)?;
        standings.entry(row.get(0)?).or_default().add(stage, status, affiliation, count);
        if let Some(group) = row.get::<Option<Id>>(5)? {
            standings.entry(group).or_default().add(stage, status, affiliation, count);
        }
        Ok(true)
    })?;
    Ok(standings)
}

/// The members in force whose probation ends on a day or before, earliest first.
pub(crate) fn probations_until(
    connection: &Connection,
    street: &str,
    day: NaiveDate,
) -> Result<Vec<MemberRecord>> {
    let mut conditions = Conditions::street(street);
    conditions.and("probation_ends IS NOT NULL AND probation_ends <= ", Param::Integer(day_number(day)));
    document::all(connection, &conditions, "probation_ends, id")
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

/// How many members of each organisation were on probation after its end on a past day, with a relation in force. Where the
/// probation was prolonged since, the later end holds.
pub(crate) fn overdue_probations_then(
    connection: &Connection,
    street: &str,
    day: NaiveDate,
) -> Result<HashMap<Id, i64>> {
    let filter = Filter {
        stage: Some(MemberStage::Probationary),
        status: Some(MemberStatus::Active),
        affiliation: Some(Affiliation::Relation),
        day,
        ..Filter::default()
    };
    let mut counts = HashMap::new();
    standing(connection, street, &filter, |member| {
        let over = member.probation_ends.is_some_and(|ends| ends <= day);
        if let Some(spell) = member.on(day).filter(|_| over) {
            *counts.entry(spell.organisation).or_default() += 1;
        }
        Ok(true)
    })?;
    Ok(counts)
}

/// Visits every member that has a digest of its own with it, for `verify`, and again with the digest of nothing every one
/// whose spells in the table are not those of the record.
pub(crate) fn each_record(
    connection: &Connection,
    street: &str,
    visit: &mut crate::ledger::RecordVisitor<'_>,
) -> Result<()> {
    document::each_record::<MemberRecord>(connection, street, visit)?;
    // Told beside the record's own digest: one that an import brought has none.
    for id in differing_spells(connection, street)? {
        visit(MemberRecord::KIND, id.as_bytes(), crate::ledger::chain::digest(&[]))?;
    }
    Ok(())
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

/// The organisations within which a list looks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Places {
    /// Whose people are looked at, all of them or those of a group.
    any: Vec<Id>,
    /// Whose people are all wanted; the same as `any` while there are no groups apart from their branches.
    whole: Vec<Id>,
    /// Groups that are wanted without their branch.
    groups: Vec<Id>,
}

impl Places {
    /// People of a group stand in its branch, so a group beside its branch asks for nobody else.
    pub(crate) fn of(tree: &Organisations, ids: &BTreeSet<Id>, day: NaiveDate) -> Self {
        let mut places = Self::default();
        for id in ids {
            match tree.branch_of(*id, day) {
                Some(branch) if branch != *id => {
                    if !ids.contains(&branch) {
                        places.groups.push(*id);
                        places.any.push(branch);
                    }
                }
                _ => places.whole.push(*id),
            }
        }
        places.any.extend(&places.whole);
        places.any.sort_unstable();
        places.any.dedup();
        places
    }
}

/// What a list asks for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Filter<'a> {
    /// The whole street when left out.
    pub(crate) places: Option<Places>,
    pub(crate) group: Option<Id>,
    pub(crate) stage: Option<MemberStage>,
    pub(crate) status: Option<MemberStatus>,
    pub(crate) affiliation: Option<Affiliation>,
    pub(crate) name: Option<&'a str>,
    pub(crate) after: Option<Id>,
    pub(crate) day: NaiveDate,
}

/// The conditions of a list with their parameters, numbered as they come.
struct Asked<'a> {
    sql: String,
    params: Vec<Param<'a>>,
}

impl<'a> Asked<'a> {
    fn and(&mut self, left: &str, value: Param<'a>) {
        self.params.push(value);
        self.sql.push_str(&format!(" AND {left} ${}", self.params.len()));
    }

    /// `$3, $4, …` for identifiers; nothing is in an empty list.
    fn list(&mut self, ids: &'a [Id]) -> String {
        let mut numbers = Vec::with_capacity(ids.len());
        for id in ids {
            self.params.push(Param::Blob(id.as_bytes()));
            numbers.push(format!("${}", self.params.len()));
        }
        if numbers.is_empty() { "NULL".to_owned() } else { numbers.join(", ") }
    }

    fn within(&mut self, places: &'a Places) {
        let any = self.list(&places.any);
        self.sql.push_str(&format!(" AND s.organisation IN ({any})"));
        if !places.groups.is_empty() {
            let (whole, groups) = (self.list(&places.whole), self.list(&places.groups));
            self.sql.push_str(&format!(" AND (s.organisation IN ({whole}) OR s.party_group IN ({groups}))"));
        }
    }
}

/// Visits whoever stood somewhere on a day, in the order of their identifiers, until `visit` says `false`.
pub(crate) fn standing(
    connection: &Connection,
    street: &str,
    filter: &Filter<'_>,
    mut visit: impl FnMut(MemberRecord) -> Result<bool>,
) -> Result<()> {
    let day = Param::Integer(day_number(filter.day));
    let mut asked = Asked {
        sql: "s.street = $1 AND s.valid_from <= $2 AND (s.valid_to IS NULL OR s.valid_to > $2)".to_owned(),
        params: vec![Param::Text(street), day],
    };
    if let Some(places) = &filter.places {
        asked.within(places);
    }
    if let Some(group) = &filter.group {
        asked.and("s.party_group =", Param::Blob(group.as_bytes()));
    }
    if let Some(stage) = filter.stage {
        asked.and("s.stage =", Param::Text(stage.word()));
    }
    if let Some(status) = filter.status {
        asked.and("s.status =", Param::Text(status.word()));
    }
    if let Some(affiliation) = filter.affiliation {
        asked.and("s.affiliation =", Param::Text(affiliation.word()));
    }
    if let Some(after) = &filter.after {
        asked.and("s.member >", Param::Blob(after.as_bytes()));
    }
    let sql = format!(
        "SELECT m.body FROM party_spell s JOIN party_member m ON m.street = s.street AND m.id = s.member
         WHERE {} ORDER BY s.member",
        asked.sql
    );
    connection.each(&sql, &asked.params, |row| {
        let record: MemberRecord = document::body(row, 0)?;
        if filter.name.is_some_and(|name| !record.name.contains(name)) {
            return Ok(true);
        }
        visit(record)
    })
}

/// The full members whose relation is in an organisation and in force on a day.
pub(crate) fn full_members(
    connection: &Connection,
    street: &str,
    organisation: Id,
    day: NaiveDate,
) -> Result<Vec<MemberRecord>> {
    let filter = Filter {
        places: Some(Places { any: vec![organisation], whole: vec![organisation], groups: Vec::new() }),
        stage: Some(MemberStage::Full),
        status: Some(MemberStatus::Active),
        affiliation: Some(Affiliation::Relation),
        day,
        ..Filter::default()
    };
    let mut members = Vec::new();
    standing(connection, street, &filter, |record| {
        members.push(record);
        Ok(true)
    })?;
    Ok(members)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The counts come in the order of the index: nothing is sorted, and one organisation does not read the others.
    #[test]
    fn people_are_counted_without_a_sort() {
        let connection = crate::store::scratch();
        let organisation = Id::from_bytes([1; 16]);
        for (place, params, by) in [
            ("", params!["620102001", 20_000_i64], "(street=?)"),
            (
                " AND organisation = $3",
                params!["620102001", 20_000_i64, organisation],
                "(street=? AND organisation=?",
            ),
        ] {
            let plan = connection.plan(&standings_statement(place), params).unwrap();
            assert!(plan.contains("party_spell_standing") && plan.contains(by), "{plan}");
            assert!(!plan.contains("TEMP B-TREE"), "{plan}");
        }
    }
}
