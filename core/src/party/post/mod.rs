//! Posts of Party organisations (党内职务).

pub(crate) mod rows;
pub(crate) mod rules;
mod types;

pub use types::*;

use chrono::NaiveDate;
use serde_json::json;

use super::member::record::MemberRecord;
use super::organisation::rules::Limits;
use super::{OrganisationKind, Party, organisation, reach};
use crate::access::Capability;
use crate::command::Command;
use crate::ledger::page;
use crate::registry::reach::Page;
use crate::registry::rows::Conditions;
use crate::registry::rules as check;
use crate::store::Param;
use crate::store::document;
use crate::time::day_number;
use crate::{Error, Id, Result, Warning, code};
use rows::PostRecord;

impl Party {
    /// Gives somebody a post of an organisation (任职).
    ///
    /// # Errors
    /// `Violation` `party.post.full_member`, `party.post.one_secretary`, `party.tree.tier`, `party.temporary`; `Conflict` for a
    /// post that the member holds at that time; `NotFound`; `Denied` when the organisation or the member is out of reach.
    pub fn appoint(&self, request: AppointToPost) -> Result<PartyPostResult> {
        let id = Id::parse("organisation", &request.organisation)?;
        let member = Id::parse("member", &request.member)?;
        let from = check::optional_date("valid_from", request.valid_from.as_deref())?;
        let to = check::optional_date("valid_to", request.valid_to.as_deref())?;
        let document = check::optional_text("document", request.document.as_deref(), 60)?;
        self.0.write_once("party.appoint", request.request_key.as_deref(), &request, |command| {
            let tree = &command.snapshot.party;
            reach::over(&command.access(), Capability::WriteParty, tree, id, command.now.date())?;
            let valid_from = from.unwrap_or_else(|| command.now.date());
            check::period("valid_to", Some(valid_from), to)?;
            organisation::active_on(command, "organisation", id, valid_from)?;
            let person: MemberRecord = command.stored(member)?;
            let today = command.now.date();
            reach::over(&command.access(), Capability::ReadMembers, tree, person.organisation, today)?;
            let post = PostRecord {
                id: command.new_id(),
                organisation: id,
                post: request.post,
                member,
                name: person.name.clone(),
                basis: request.basis,
                valid_from,
                valid_to: to,
                document,
                revision: 1,
            };
            fits(command, &post, &person)?;
            let warnings = give(command, &post, &person)?;
            Ok(PartyPostResult { post: post.shown(true), warnings })
        })
    }

    /// Ends a post (免职).
    ///
    /// # Errors
    /// `NotFound`; `Conflict` for a stale revision or a post that ends earlier; `Invalid` for a day before its first.
    pub fn end_post(&self, request: EndPartyPost) -> Result<PartyPostResult> {
        let id = Id::parse("post", &request.post)?;
        let on = check::optional_date("on", request.on.as_deref())?;
        self.0.write_once("party.end_post", request.request_key.as_deref(), &request, |command| {
            command.access().anywhere(Capability::WriteParty)?;
            let before: PostRecord = command.stored(id)?;
            let tree = &command.snapshot.party;
            reach::over(
                &command.access(),
                Capability::WriteParty,
                tree,
                before.organisation,
                command.now.date(),
            )?;
            check::revision(request.revision, before.revision)?;
            let on = on.unwrap_or_else(|| command.now.date());
            check::period("on", Some(before.valid_from), Some(on))?;
            if before.valid_to.is_some_and(|to| to < on) {
                return Err(Error::conflict(
                    code::CONFLICT_STATE,
                    "该任职已提前结束",
                    "the post ends earlier already",
                ));
            }
            let post = end(command, &before, on)?;
            Ok(PartyPostResult { post: post.shown(true), warnings: Vec::new() })
        })
    }

    /// Posts, oldest record first. Names are those of officers, who are published; members are told to those who may see
    /// them.
    ///
    /// # Errors
    /// `Denied` without a grant that reads Party organisations.
    pub fn list_posts(&self, request: ListPartyPosts) -> Result<PartyPostList> {
        let limit = page(request.limit, 100)?;
        let organisation = check::optional_id("organisation", request.organisation.as_deref())?;
        let member = check::optional_id("member", request.member.as_deref())?;
        let day = check::optional_date("as_of", request.as_of.as_deref())?;
        let after = check::optional_id("cursor", request.cursor.as_deref())?;
        self.0.read(|view| {
            let (access, tree, today) = (view.access(), &view.snapshot.party, view.now.date());
            let within = reach::within(&access, Capability::ReadParty, tree, today)?;
            let members = reach::within(&access, Capability::ReadMembers, tree, today).ok();
            if member.is_some() && members.is_none() {
                access.anywhere(Capability::ReadMembers)?;
            }
            let sees = |members: &Option<Option<std::collections::BTreeSet<Id>>>, id: &Id| {
                members.as_ref().is_some_and(|set| set.as_ref().is_none_or(|set| set.contains(id)))
            };
            let first = Id::from_bytes([0; 16]);
            let mut conditions = Conditions::street(view.street());
            if let Some(organisation) = &organisation {
                conditions.and("organisation = ", Param::Blob(organisation.as_bytes()));
            }
            if let Some(member) = &member {
                conditions.and("member = ", Param::Blob(member.as_bytes()));
            }
            if let Some(day) = day {
                let day = Param::Integer(day_number(day));
                conditions.and("valid_from <= ", day);
                conditions.and_closed("(valid_to IS NULL OR valid_to >= ", day, ")");
            }
            conditions.and("id > ", Param::Blob(after.as_ref().unwrap_or(&first).as_bytes()));
            let mut page = Page::new(limit);
            document::each(view.connection, &conditions, "id", |post: PostRecord| {
                let own = member.is_none() || sees(&members, &post.organisation);
                let wanted = own
                    && within.as_ref().is_none_or(|within| within.contains(&post.organisation))
                    && request.post.is_none_or(|kind| kind == post.post);
                let seen = sees(&members, &post.organisation);
                Ok(!wanted || page.push(post.shown(seen)))
            })?;
            let (items, next) = page.finish(|post| post.id.to_string());
            Ok(PartyPostList { items, next })
        })
    }
}

/// Whether somebody may come to a post in the way that is told.
fn fits(command: &Command<'_>, post: &PostRecord, person: &MemberRecord) -> Result<()> {
    let (tree, day) = (&command.snapshot.party, post.valid_from);
    let kind = tree.known(post.organisation)?.last()?.kind;
    let others = rows::of_member(command.connection, command.street(), person.id)?;
    rules::not_twice(post, &others)?;
    if post.basis == AppointmentBasis::Appointed {
        return Ok(());
    }
    rules::elects(kind)?;
    rules::full_member(person, day)?;
    match tree.branch_of(post.organisation, day) {
        Some(branch) if kind.is_branch() || kind.is_group() => rules::of_branch(person, branch, day),
        _ => Ok(()),
    }
}

/// Stores a post once the rules let its holder have it; what is told beside it.
pub(crate) fn give(
    command: &mut Command<'_>,
    post: &PostRecord,
    person: &MemberRecord,
) -> Result<Vec<Warning>> {
    let tree = &command.snapshot.party;
    let version = tree.known(post.organisation)?.last()?;
    rules::full_member(person, post.valid_from)?;
    let leads_group = post.post == PartyPostKind::GroupLeader;
    if leads_group != version.kind.is_group() {
        return Err(Error::violation(
            "party.tree.tier",
            organisation::rules::TIERS,
            format!("{}不设该职务", version.kind.zh()),
            format!("a {} has no such post", version.kind.word()),
        )
        .at("post"));
    }
    let others = rows::of_organisation(command.connection, command.street(), post.organisation)?;
    rules::one_secretary(post, &others)?;
    let (book, day) = (&command.snapshot.rules.rulebook, post.valid_from);
    let area = organisation::rule_area(command.street(), version);
    let months = book.integer("party.post.secretary_standing", "months", area, day)?;
    let limits = Limits::of(book, area, day)?;
    let mut warnings: Vec<Warning> =
        rules::secretary_standing(post.post, person.full_on, day, months).into_iter().collect();
    let (connection, branch) = (command.connection, tree.branch_of(post.organisation, day));
    let full =
        super::member::rows::standing_of(connection, command.street(), post.organisation, branch, day)?.full;
    let is_branch = version.kind.is_branch() && version.kind != OrganisationKind::TemporaryBranch;
    warnings.extend(rules::committee_of_small(post.post, is_branch, full, &limits));
    let facts = json!({"organisation": post.organisation, "post": post.post.word()});
    command.keep(None, post, facts)?;
    Ok(warnings)
}

/// Ends a post with `on` as its last day.
pub(crate) fn end(command: &mut Command<'_>, before: &PostRecord, on: NaiveDate) -> Result<PostRecord> {
    let post = PostRecord { valid_to: Some(on), revision: before.revision + 1, ..before.clone() };
    let facts = json!({"organisation": post.organisation, "post": post.post.word(), "until": on.to_string()});
    command.keep(Some(before), &post, facts)?;
    Ok(post)
}

/// Ends the posts of an organisation that is no more from `on`; posts that would begin later end on their first day.
pub(crate) fn end_all(command: &mut Command<'_>, organisation: Id, on: NaiveDate) -> Result<()> {
    let last = on.pred_opt().unwrap_or(on);
    for before in rows::of_organisation(command.connection, command.street(), organisation)? {
        if before.valid_to.is_none_or(|to| to > last) {
            end(command, &before, last.max(before.valid_from))?;
        }
    }
    Ok(())
}

/// Ends the posts that somebody holds in an organisation that the person leaves from `on`, or everywhere.
pub(crate) fn end_of_member(
    command: &mut Command<'_>,
    member: Id,
    organisation: Option<Id>,
    on: NaiveDate,
) -> Result<()> {
    let last = on.pred_opt().unwrap_or(on);
    for before in rows::of_member(command.connection, command.street(), member)? {
        let there = organisation.is_none_or(|organisation| organisation == before.organisation);
        if there && before.valid_to.is_none_or(|to| to > last) {
            end(command, &before, last.max(before.valid_from))?;
        }
    }
    Ok(())
}
