//! SQL of meetings, and of the rolls that they are held against.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::record::MeetingRecord;
use super::types::BranchMeetingKind;
use crate::party::member::record::MemberRecord;
use crate::party::{Affiliation, MemberStage};
use crate::registry::rows::{Conditions, date, optional_date};
use crate::store::{Connection, Param, document, params};
use crate::time::{day_date, day_number};
use crate::{Id, Result};

/// A member of an organisation on a day whose membership is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Enrolled {
    pub(crate) member: Id,
    pub(crate) stage: MemberStage,
    pub(crate) affiliation: Affiliation,
}

/// The full and probationary members of a branch on a day, or of one group of it, in the order of their identifiers.
pub(crate) fn enrolled(
    connection: &Connection,
    street: &str,
    branch: Id,
    group: Option<Id>,
    day: NaiveDate,
) -> Result<Vec<Enrolled>> {
    let mut enrolled = Vec::new();
    connection.each(
        "SELECT member, stage, affiliation, party_group FROM party_spell
         WHERE street = $1 AND organisation = $2 AND stage IN ('full', 'probationary')
           AND affiliation IN ('relation', 'mobile', 'double_report') AND status = 'active'
           AND valid_from <= $3 AND (valid_to IS NULL OR valid_to > $3) ORDER BY member",
        params![street, branch, day_number(day)],
        |row| {
            if group.is_none() || row.get::<Option<Id>>(3)? == group {
                enrolled.push(Enrolled { member: row.get(0)?, stage: row.get(1)?, affiliation: row.get(2)? });
            }
            Ok(true)
        },
    )?;
    Ok(enrolled)
}

/// The record of a member.
pub(crate) fn member(connection: &Connection, street: &str, id: Id) -> Result<Option<MemberRecord>> {
    document::get(connection, street, id)
}

/// A time for which somebody holds a post: the member, the first and the last day.
pub(crate) type PostTime = (Id, NaiveDate, Option<NaiveDate>);

/// The posts of every organisation that are held at any time from `first` to `last`.
pub(crate) fn posts(
    connection: &Connection,
    street: &str,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<HashMap<Id, Vec<PostTime>>> {
    let mut posts: HashMap<Id, Vec<PostTime>> = HashMap::new();
    connection.each(
        "SELECT organisation, member, valid_from, valid_to FROM party_post
         WHERE street = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $3)",
        params![street, day_number(last), day_number(first)],
        |row| {
            let held = (row.get(1)?, date(row, 2)?, optional_date(row, 3)?);
            posts.entry(row.get(0)?).or_default().push(held);
            Ok(true)
        },
    )?;
    Ok(posts)
}

/// How many full members an organisation gains and loses on which days, up to `last`, from the table of spells.
pub(crate) fn full_changes(
    connection: &Connection,
    street: &str,
    last: NaiveDate,
) -> Result<HashMap<Id, Vec<(NaiveDate, i64)>>> {
    let mut changes: HashMap<Id, Vec<(NaiveDate, i64)>> = HashMap::new();
    connection.each(
        "SELECT organisation, valid_from, valid_to, count(*) FROM party_spell
         WHERE street = $1 AND stage = 'full' AND affiliation = 'relation' AND status = 'active' AND valid_from <= $2
         GROUP BY organisation, valid_from, valid_to",
        params![street, day_number(last)],
        |row| {
            let of = changes.entry(row.get(0)?).or_default();
            let count: i64 = row.get(3)?;
            of.push((date(row, 1)?, count));
            if let Some(end) = optional_date(row, 2)? {
                of.push((end, -count));
            }
            Ok(true)
        },
    )?;
    Ok(changes)
}

/// Every meeting that stands from `first` to `last`: its organisation, kind and day.
pub(crate) fn held(
    connection: &Connection,
    street: &str,
    first: NaiveDate,
    last: NaiveDate,
    mut visit: impl FnMut(Id, BranchMeetingKind, NaiveDate),
) -> Result<()> {
    connection.each(HELD, params![street, day_number(first), day_number(last)], |row| {
        visit(row.get(0)?, row.get(1)?, date(row, 2)?);
        Ok(true)
    })
}

/// Answered by the index alone: the documents of a year's meetings are not touched.
pub(super) const HELD: &str = "SELECT organisation, kind, day FROM party_meeting
     WHERE street = $1 AND day >= $2 AND day <= $3 AND withdrawn = 0";

/// What a list of meetings is asked for.
#[derive(Debug, Default)]
pub(crate) struct MeetingFilter {
    /// Only this organisation.
    pub(crate) organisation: Option<Id>,
    pub(crate) kind: Option<BranchMeetingKind>,
    pub(crate) first: Option<NaiveDate>,
    pub(crate) last: Option<NaiveDate>,
    /// Those withdrawn too.
    pub(crate) withdrawn: bool,
    /// Only those after this day and identifier.
    pub(crate) after: Option<(NaiveDate, Id)>,
}

/// The meetings of a list by day and identifier, until `visit` says `false`.
pub(crate) fn list(
    connection: &Connection,
    street: &str,
    filter: &MeetingFilter,
    mut visit: impl FnMut(MeetingRecord) -> Result<bool>,
) -> Result<()> {
    let mut conditions = Conditions::street(street);
    if let Some(organisation) = &filter.organisation {
        conditions.and("organisation = ", Param::Blob(organisation.as_bytes()));
    }
    if let Some(kind) = filter.kind {
        conditions.and("kind = ", Param::Text(kind.word()));
    }
    let after = filter.after.map(|(day, _)| day);
    if let Some(first) = filter.first.max(after) {
        conditions.and("day >= ", Param::Integer(day_number(first)));
    }
    if let Some(last) = filter.last {
        conditions.and("day <= ", Param::Integer(day_number(last)));
    }
    if !filter.withdrawn {
        conditions.and("withdrawn = ", Param::Integer(0));
    }
    document::each(connection, &conditions, "day, id", |record: MeetingRecord| {
        let seen = filter.after.is_some_and(|after| (record.on, record.id) <= after);
        if seen { Ok(true) } else { visit(record) }
    })
}

/// The cursor after a meeting: its day and identifier.
pub(crate) fn cursor(record: &MeetingRecord) -> String {
    format!("{}-{}", day_number(record.on), record.id)
}

/// Reads [`cursor`].
pub(crate) fn after(text: &str) -> Option<(NaiveDate, Id)> {
    let (day, id) = text.split_once('-')?;
    Some((day_date(day.parse().ok()?)?, Id::parse("cursor", id).ok()?))
}
