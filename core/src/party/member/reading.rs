//! Reading members: one, lists, and sensitive fields for a purpose.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::record::{MemberRecord, Spell};
use super::types::*;
use super::{Members, rows};
use crate::access::{Access, Capability};
use crate::ledger::{bad_cursor, page};
use crate::party::reach::{self, Standpoint};
use crate::party::{MemberStatus, Organisations};
use crate::registry::reach::Page;
use crate::registry::resident::{LONGEST_NAME, rules::age};
use crate::registry::rules as check;
use crate::{Error, Id, Result};

impl Members {
    /// A member, masked, as the standing was on a day.
    ///
    /// # Errors
    /// `Denied`; `NotFound` also when the person was not in the book on that day.
    pub fn get(&self, request: GetPartyMember) -> Result<PartyMember> {
        let member = Id::parse("member", &request.member)?;
        let as_of = check::optional_date("as_of", request.as_of.as_deref())?;
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadMembers)?;
            let record: MemberRecord = view.stored(member)?;
            let today = view.now.date();
            seen(&view.access(), &view.snapshot.party, &record, today)?;
            let spell = match as_of {
                None => None,
                Some(day) => {
                    Some(record.on(day).ok_or_else(|| Error::not_found("member", member).at("as_of"))?)
                }
            };
            shown(&record, spell, today)
        })
    }

    /// Members within reach, masked, as they stood on a day.
    ///
    /// # Errors
    /// `Denied` without a grant that reads members, or for an organisation out of reach; `NotFound`; `Invalid`.
    pub fn list(&self, request: ListPartyMembers) -> Result<PartyMemberList> {
        let limit = page(request.limit, 100)?;
        let parse =
            |field, text: &Option<String>| text.as_deref().map(|text| Id::parse(field, text)).transpose();
        let organisation = parse("organisation", &request.organisation)?;
        let group = parse("group", &request.group)?;
        let as_of = check::optional_date("as_of", request.as_of.as_deref())?;
        let name = check::optional_text("name", request.name.as_deref(), LONGEST_NAME)?;
        let after = request.cursor.as_deref().map(|text| Id::parse("cursor", text)).transpose();
        let after = after.map_err(|_| bad_cursor())?;
        self.0.read(|view| {
            let (access, tree, today) = (view.access(), &view.snapshot.party, view.now.date());
            let day = as_of.unwrap_or(today);
            let within = reach::within(&access, Capability::ReadMembers, tree, today)?;
            let mut wanted = within.clone();
            if let Some(root) = organisation {
                reach::over(&access, Capability::ReadMembers, tree, root, today)?;
                let mut ids: BTreeSet<Id> = BTreeSet::from([root]);
                if request.below.unwrap_or(true) {
                    ids.extend(tree.with_all_below(root, day));
                }
                wanted = Some(match wanted {
                    Some(within) => within.intersection(&ids).copied().collect(),
                    None => ids,
                });
            }
            let filter = rows::Filter {
                places: wanted.map(|ids| rows::Places::of(tree, &ids, day)),
                group,
                stage: request.stage,
                status: request.status,
                affiliation: request.affiliation,
                name: name.as_deref(),
                after,
                day,
            };
            let mut page = Page::new(limit);
            // Who stood there once and has left for elsewhere is seen no more than in the record itself.
            let seen = |record: &MemberRecord| {
                within.as_ref().is_none_or(|within| {
                    within.contains(&record.organisation)
                        || record.group.is_some_and(|group| within.contains(&group))
                })
            };
            rows::standing(view.connection, view.street(), &filter, |record| {
                if !seen(&record) {
                    return Ok(true);
                }
                let spell = record.on(day);
                Ok(page.push(shown(&record, spell, today)?))
            })?;
            let (items, next) = page.finish(|member| member.id.to_string());
            Ok(PartyMemberList { items, next })
        })
    }

    /// Reveals sensitive fields of a member for the session's purpose; the read is logged.
    ///
    /// # Errors
    /// `Denied` when the grant does not extend to sensitive fields, or the session declares no purpose; `NotFound`.
    pub fn reveal(&self, request: RevealPartyMember) -> Result<RevealedPartyMember> {
        let member = Id::parse("member", &request.member)?;
        let fields = request.fields.unwrap_or_else(|| PartyMemberField::ALL.to_vec());
        if fields.is_empty() {
            return Err(Error::invalid("fields", "应至少指定一个字段", "at least one field is named"));
        }
        self.0.write("member.reveal", |command| {
            command.access().anywhere(Capability::ReadMembers)?;
            let record: MemberRecord = command.stored(member)?;
            let (tree, today) = (&command.snapshot.party, command.now.date());
            let point = seen(&command.access(), tree, &record, today)?;
            let mut names: Vec<&str> = fields.iter().map(|field| field.word()).collect();
            names.sort_unstable();
            names.dedup();
            command.reveal(Capability::ReadMembers, point.place(), "member", member, &names)?;
            let wanted = |field| fields.contains(&field);
            Ok(RevealedPartyMember {
                member,
                number: record.number.filter(|_| wanted(PartyMemberField::Number)).map(String::from),
                birth: record.birth.filter(|_| wanted(PartyMemberField::Birth)),
                phone: record.phone.filter(|_| wanted(PartyMemberField::Phone)).map(String::from),
                name: record.name,
            })
        })
    }
}

/// Where the session sees a member from: the branch, or the group when the grant reaches over that alone.
fn seen(
    access: &Access<'_>,
    tree: &Organisations,
    record: &MemberRecord,
    today: NaiveDate,
) -> Result<Standpoint> {
    let branch = Standpoint::of(tree, record.organisation, today)?;
    let refused = match access.over(Capability::ReadMembers, branch.place()) {
        Ok(_) => return Ok(branch),
        Err(error) => error,
    };
    let Some(group) = record.group else { return Err(refused) };
    let group = Standpoint::of(tree, group, today)?;
    access.over(Capability::ReadMembers, group.place()).map(|_| group)
}

/// The record as ordinary answers show it; without a spell, with the standing that it has now.
pub(super) fn shown(record: &MemberRecord, spell: Option<&Spell>, today: NaiveDate) -> Result<PartyMember> {
    let spell = spell
        .or_else(|| record.spells.last())
        .ok_or_else(|| Error::internal("a member has a spell in an organisation"))?;
    let deceased = record.status == MemberStatus::Deceased;
    let last_day = record.since().filter(|_| deceased).unwrap_or(today);
    let counts = record.status == MemberStatus::Active || deceased;
    Ok(PartyMember {
        id: record.id,
        resident: record.resident,
        name: record.name.clone(),
        number: record.number.as_ref().map(|number| number.masked()),
        sex: record.sex,
        age: record.birth.map(|birth| age(birth, last_day)),
        phone: record.phone.as_ref().map(|phone| phone.masked()),
        unit: record.unit.clone(),
        retired: record.retired,
        affiliation: spell.affiliation,
        stage: spell.stage,
        status: spell.status,
        organisation: spell.organisation,
        group: spell.group,
        since: spell.from,
        applied_on: record.applied_on,
        talked_on: record.talked_on,
        activist_on: record.activist_on,
        reviewed_on: record.reviewed_on.clone(),
        target_on: record.target_on,
        joined_on: record.joined_on,
        probation_ends: record.probation_ends,
        extended: record.extended,
        full_on: record.full_on,
        standing_years: record.full_on.filter(|_| counts).map(|full| age(full, last_day)),
        observed_until: record.observed_until,
        lost_since: record.lost_since,
        away_from: record.away_from,
        away_to: record.away_to,
        resolutions: record.resolutions.clone(),
        batch: record.batch,
        revision: record.revision,
    })
}
