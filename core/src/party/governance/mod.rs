//! Joint governance (党建共治): the big committee of a community, its member units, joint meetings and the three lists.
//!
//! Everything hangs on a big committee, which stands in one community and is built on one Party organisation. Who works in
//! the community reads it; secretaries, community and street officers write it. A seat is given by
//! who may read the members of that organisation, and tells its holder only to those. A committee whose organisation went up in
//! another one belongs to that.

mod committee;
mod lists;
mod meetings;
mod projects;
pub(crate) mod record;
mod rows;
mod rules;
mod summary;
pub(crate) use summary::units_joined;
mod tasks;
#[cfg(test)]
mod tests;
mod types;
mod units;

use std::collections::BTreeMap;

pub use types::*;

use chrono::NaiveDate;

use crate::access::{Access, Capability, Place};
use crate::command::{Command, View};
use crate::party::Organisations;
use crate::platform::Session;
use crate::registry::reach::Reach;
use crate::store::document::Document;
use crate::{Id, Result};

/// Joint governance of the session's street.
///
/// ```
/// # use shuzhi::*;
/// # use shuzhi::{access::*, party::governance::*};
/// # let folder = std::env::temp_dir().join(format!("shuzhi-governance-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder).unwrap();
/// # let path = folder.join("governance.db").display().to_string();
/// # let platform = Platform::open(Options { path, street: Some("620102001".into()),
/// #     security_administrator: Some("li".into()), ..Default::default() })?;
/// # let open = |actor: &str| platform.session(Actor { actor: actor.into(), street: "620102001".into(), ..Default::default() });
/// # open("li")?.access_control().grant(NewGrant { actor: "wang".into(), role: Role::StreetOfficer,
/// #     scope_kind: ScopeKind::Division, scope: "620102001".into(), sensitive: None, valid_from: None, valid_to: None, request_key: None })?;
/// let governance = open("wang")?.governance();
/// assert!(governance.list_committees(ListBigCommittees::default())?.items.is_empty());
/// assert_eq!(governance.summary(SummariseGovernance::default())?.units_joined, 0);
/// # platform.close()?;
/// # std::fs::remove_dir_all(&folder).unwrap();
/// # Ok::<(), Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Governance(pub(crate) Session);

impl Session {
    /// Joint governance: the big committee, its member units, joint meetings and the three lists.
    pub fn governance(&self) -> Governance {
        Governance(self.clone())
    }
}

/// Refuses a session whose grants do not reach a big committee: its community, or the organisation it is built on.
fn writes(command: &Command<'_>, committee: &BigCommittee) -> Result<()> {
    let chain = chain(&command.snapshot.party, committee, command.now.date());
    command.access().over(Capability::WriteGovernance, place(committee, &chain)).map(drop)
}

/// The organisation a big committee is built on, or the one that it went up in, and all above.
fn chain(tree: &Organisations, committee: &BigCommittee, today: NaiveDate) -> Vec<Id> {
    tree.chain(tree.heir(committee.organisation, today), today)
}

fn place<'a>(committee: &'a BigCommittee, chain: &'a [Id]) -> Place<'a> {
    Place { community: Some(committee.community.as_str()), organisations: chain, ..Place::default() }
}

/// A big committee that the session may write.
fn writable(command: &Command<'_>, committee: Id) -> Result<BigCommittee> {
    command.access().anywhere(Capability::WriteGovernance)?;
    let committee = command.stored(committee)?;
    writes(command, &committee)?;
    Ok(committee)
}

/// A record with its big committee, which the session may write.
fn writable_part<T: Document>(
    command: &Command<'_>,
    id: Id,
    committee: impl FnOnce(&T) -> Id,
) -> Result<(T, BigCommittee)> {
    command.access().anywhere(Capability::WriteGovernance)?;
    let record = command.stored(id)?;
    let committee = writable(command, committee(&record))?;
    Ok((record, committee))
}

/// Whether the session may read a big committee: who works in a grid sees that of its community.
fn reads(view: &View<'_>, access: &Access<'_>, reach: &Reach, committee: &BigCommittee) -> Result<()> {
    if reach.sees(committee.community.as_str()) {
        return Ok(());
    }
    let chain = chain(&view.snapshot.party, committee, view.now.date());
    access.over(Capability::ReadParty, place(committee, &chain)).map(drop)
}

/// A big committee that the session may read.
fn readable(view: &View<'_>, committee: Id) -> Result<BigCommittee> {
    let access = view.access();
    let reach = Reach::of(&access, Capability::ReadParty)?;
    let committee = view.stored(committee)?;
    reads(view, &access, &reach, &committee)?;
    Ok(committee)
}

/// The big committees that the session may read, or the one that is asked for.
fn visible(view: &View<'_>, only: Option<Id>) -> Result<BTreeMap<Id, BigCommittee>> {
    if let Some(only) = only {
        return Ok([(only, readable(view, only)?)].into());
    }
    let access = view.access();
    let reach = Reach::of(&access, Capability::ReadParty)?;
    let all = rows::committees(view.connection, view.street(), None)?;
    let seen = all.into_iter().filter(|committee| reads(view, &access, &reach, committee).is_ok());
    Ok(seen.map(|committee| (committee.id, committee)).collect())
}
