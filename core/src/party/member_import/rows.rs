//! SQL of imports of members.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::party::member::record::MemberRecord;
use crate::registry::ImportBatch;
use crate::registry::rows::Conditions;
use crate::store::document::{self, Document};
use crate::store::{Connection, Param, params};
use crate::{Id, Result};

/// An import of members as stored.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub(crate) struct MemberImport(pub(crate) ImportBatch);

impl Document for MemberImport {
    const TABLE: &'static str = "party_import";
    const KIND: &'static str = "member_import";
    const COLUMNS: &'static [&'static str] = &[];

    fn id(&self) -> Id {
        self.0.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        Vec::new()
    }
}

/// Visits the imports before an identifier, newest first.
pub(super) fn list(
    connection: &Connection,
    street: &str,
    before: Option<Id>,
    mut visit: impl FnMut(ImportBatch) -> Result<bool>,
) -> Result<()> {
    let before = before.unwrap_or(Id::from_bytes([0xFF; 16]));
    let mut conditions = Conditions::street(street);
    conditions.and("id < ", Param::Blob(before.as_bytes()));
    document::each::<MemberImport>(connection, &conditions, "id DESC", |import| visit(import.0))
}

/// Who is recorded already.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Resident numbers of members.
    pub(super) numbers: HashSet<String>,
    /// Residents that members are linked to.
    pub(super) residents: HashSet<Id>,
}

pub(super) fn known(connection: &Connection, street: &str) -> Result<Known> {
    let mut known = Known::default();
    connection.each(
        "SELECT number FROM party_member WHERE street = $1 AND number IS NOT NULL",
        params![street],
        |row| {
            known.numbers.insert(row.get(0)?);
            Ok(true)
        },
    )?;
    connection.each(
        "SELECT resident FROM party_member WHERE street = $1 AND resident IS NOT NULL",
        params![street],
        |row| {
            known.residents.insert(row.get(0)?);
            Ok(true)
        },
    )?;
    Ok(known)
}

/// The members of an import that are still there.
pub(super) fn members(connection: &Connection, street: &str, batch: Id) -> Result<Vec<MemberRecord>> {
    let mut conditions = Conditions::street(street);
    conditions.and("batch = ", Param::Blob(batch.as_bytes()));
    document::all(connection, &conditions, "id")
}

/// Tables that name a member in a column.
const BY_COLUMN: [&str; 7] = [
    "party_post",
    "party_hub",
    "party_instructor",
    "party_letter",
    "party_payment",
    "party_study",
    "party_appraisal",
];
/// Tables that may name members within their documents.
const BY_DOCUMENT: [&str; 6] = [
    "party_organisation",
    "party_meeting",
    "party_election",
    "governance_committee",
    "governance_seat",
    "governance_meeting",
];

/// The members of an import that other records name.
pub(super) fn named_elsewhere(
    connection: &Connection,
    street: &str,
    batch: Id,
    members: &[MemberRecord],
) -> Result<BTreeSet<Id>> {
    let mut named = BTreeSet::new();
    for table in BY_COLUMN {
        connection.each(
            &format!(
                "SELECT m.id FROM party_member m WHERE m.street = $1 AND m.batch = $2 AND EXISTS (
                     SELECT 1 FROM {table} t WHERE t.street = m.street AND t.member = m.id)"
            ),
            params![street, batch],
            |row| {
                named.insert(row.get(0)?);
                Ok(true)
            },
        )?;
    }
    let ids: HashMap<String, Id> = members.iter().map(|member| (member.id.to_string(), member.id)).collect();
    for table in BY_DOCUMENT {
        connection.each(&format!("SELECT body FROM {table} WHERE street = $1"), params![street], |row| {
            let body = row.get::<String>(0)?;
            named.extend(body.split('"').filter_map(|word| ids.get(word)));
            Ok(true)
        })?;
    }
    // The record that a resolution is about was changed by it; those whom it names were not.
    document::each::<MemberRecord>(connection, &Conditions::street(street), "id", |record| {
        for resolution in &record.resolutions {
            let without_vote = resolution.without_vote.iter().filter_map(|one| ids.get(&*one.member));
            let others = resolution.introducers.iter().chain(without_vote);
            named.extend(others.filter(|other| **other != record.id));
        }
        Ok(true)
    })?;
    Ok(named)
}

/// Deletes a member with the table of spells.
pub(super) fn delete(connection: &Connection, street: &str, member: Id) -> Result<()> {
    for sql in [
        "DELETE FROM party_spell WHERE street = $1 AND member = $2",
        "DELETE FROM party_member WHERE street = $1 AND id = $2",
    ] {
        connection.execute(sql, params![street, member])?;
    }
    Ok(())
}
