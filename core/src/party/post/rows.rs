//! Posts as stored, and their SQL.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::types::{AppointmentBasis, PartyPost, PartyPostKind};
use crate::registry::rows::Conditions;
use crate::store::document::{self, Document};
use crate::store::{Connection, Param, params};
use crate::time::day_number;
use crate::{Id, Result};

/// A post as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct PostRecord {
    pub(crate) id: Id,
    pub(crate) organisation: Id,
    pub(crate) post: PartyPostKind,
    pub(crate) member: Id,
    /// As it was when the post was given: officers are published by name.
    pub(crate) name: String,
    pub(crate) basis: AppointmentBasis,
    pub(crate) valid_from: NaiveDate,
    /// The last day.
    pub(crate) valid_to: Option<NaiveDate>,
    pub(crate) document: Option<String>,
    pub(crate) revision: i64,
}

impl PostRecord {
    pub(crate) fn holds(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }

    /// As answers show it.
    pub(crate) fn shown(self, members: bool) -> PartyPost {
        PartyPost {
            id: self.id,
            organisation: self.organisation,
            post: self.post,
            member: members.then_some(self.member),
            name: self.name,
            basis: self.basis,
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            document: self.document,
            revision: self.revision,
        }
    }
}

impl Document for PostRecord {
    const TABLE: &'static str = "party_post";
    const KIND: &'static str = "party_post";
    const COLUMNS: &'static [&'static str] = &["organisation", "member", "valid_from", "valid_to"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![
            Param::Blob(self.organisation.as_bytes()),
            Param::Blob(self.member.as_bytes()),
            Param::Integer(day_number(self.valid_from)),
            self.valid_to.map_or(Param::Null, |day| Param::Integer(day_number(day))),
        ]
    }
}

/// The posts of an organisation, oldest first.
pub(crate) fn of_organisation(
    connection: &Connection,
    street: &str,
    organisation: Id,
) -> Result<Vec<PostRecord>> {
    let mut conditions = Conditions::street(street);
    conditions.and("organisation = ", Param::Blob(organisation.as_bytes()));
    document::all(connection, &conditions, "valid_from, id")
}

/// The posts of a member, oldest first.
pub(crate) fn of_member(connection: &Connection, street: &str, member: Id) -> Result<Vec<PostRecord>> {
    let mut conditions = Conditions::street(street);
    conditions.and("member = ", Param::Blob(member.as_bytes()));
    document::all(connection, &conditions, "valid_from, id")
}

/// Every post that is held on a day.
pub(crate) fn held(connection: &Connection, street: &str, day: NaiveDate) -> Result<Vec<PostRecord>> {
    let mut conditions = Conditions::street(street);
    conditions.and("valid_from <= ", Param::Integer(day_number(day)));
    conditions.and_closed("(valid_to IS NULL OR valid_to >= ", Param::Integer(day_number(day)), ")");
    document::all(connection, &conditions, "id")
}

/// Who holds a post of an organisation on a day, each once, in the order of their identifiers.
pub(crate) fn holders(
    connection: &Connection,
    street: &str,
    organisation: Id,
    day: NaiveDate,
) -> Result<Vec<Id>> {
    connection.all(
        "SELECT DISTINCT member FROM party_post
         WHERE street = $1 AND organisation = $2 AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)
         ORDER BY member",
        params![street, organisation, day_number(day)],
        |row| row.get(0),
    )
}
