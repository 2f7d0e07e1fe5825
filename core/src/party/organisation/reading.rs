//! Reading: one organisation, lists, the tree of a day.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::{
    GetOrganisation, ListOrganisations, OrganisationDetail, OrganisationList, OrganisationPeople,
    OrganisationTree, ReadTree, TreeNode, shown,
};
use crate::access::Capability;
use crate::command::View;
use crate::ledger::page;
use crate::party::member::rows::{self as members, Standing};
use crate::party::{OrganisationState, Party, hub, post, reach};
use crate::registry::reach::Page;
use crate::registry::rules as check;
use crate::{Error, Id, Result};

impl Party {
    /// An organisation as it was on a day, with its posts and people.
    ///
    /// # Errors
    /// `NotFound`; `Denied` out of reach; `Invalid` at `as_of` for a day before it was founded or applied for.
    pub fn get(&self, request: GetOrganisation) -> Result<OrganisationDetail> {
        let id = Id::parse("organisation", &request.organisation)?;
        let day = check::optional_date("as_of", request.as_of.as_deref())?;
        self.0.read(|view| {
            let (tree, today) = (&view.snapshot.party, view.now.date());
            reach::over(&view.access(), Capability::ReadParty, tree, id, today)?;
            let first = tree.known(id)?.versions.first().map(|version| version.from);
            if let (Some(asked), Some(first)) = (day, first)
                && asked < first
            {
                return Err(Error::invalid(
                    "as_of",
                    format!("该党组织自 {first} 起有记录"),
                    format!("the organisation is recorded from {first} on"),
                )
                .with("first", first.to_string()));
            }
            let day = day.unwrap_or(today);
            let sees_members = reach::over(&view.access(), Capability::ReadMembers, tree, id, today).is_ok();
            let mut posts = post::rows::of_organisation(view.connection, view.street(), id)?;
            posts.retain(|post| post.holds(day));
            let (people, people_below) = if sees_members { people(view, id, day)? } else { (None, None) };
            let mut above = tree.chain(id, day);
            above.remove(0);
            above.reverse();
            Ok(OrganisationDetail {
                organisation: shown(tree.known(id)?, day)?,
                above,
                posts: posts.into_iter().map(|post| post.shown(sees_members)).collect(),
                people,
                people_below,
            })
        })
    }

    /// Organisations within reach, oldest record first.
    ///
    /// # Errors
    /// `Denied` without a grant that reads Party organisations.
    pub fn list(&self, request: ListOrganisations) -> Result<OrganisationList> {
        let limit = page(request.limit, 100)?;
        let street = self.0.street();
        let community = check::optional_community("community", street, request.community.as_deref())?;
        let grid = check::optional_grid("grid", street, request.grid.as_deref())?;
        let parent = check::optional_id("parent", request.parent.as_deref())?;
        let unit = check::optional_id("unit", request.unit.as_deref())?;
        let name = check::optional_text("name", request.name.as_deref(), check::LONGEST_NAME)?;
        let after = check::optional_id("cursor", request.cursor.as_deref())?;
        let state = request.state.unwrap_or(OrganisationState::Active);
        self.0.read(|view| {
            let (tree, today) = (&view.snapshot.party, view.now.date());
            let within = reach::within(&view.access(), Capability::ReadParty, tree, today)?;
            let mut page = Page::new(limit);
            for record in tree.all().filter(|record| after.is_none_or(|after| record.id > after)) {
                let version = match record.on(today) {
                    Some(version) => version,
                    None => record.last()?,
                };
                let wanted = record.state == state
                    && within.as_ref().is_none_or(|within| within.contains(&record.id))
                    && community.is_none_or(|code| version.community == Some(code))
                    && grid.is_none_or(|code| version.grid == Some(code))
                    && parent.is_none_or(|parent| version.parent == Some(parent))
                    && unit.is_none_or(|unit| version.units.contains(&unit))
                    && request.kind.is_none_or(|kind| version.kind == kind)
                    && name.as_ref().is_none_or(|name| version.name.contains(name.as_str()));
                if wanted && !page.push(shown(record, today)?) {
                    break;
                }
            }
            let (items, next) = page.finish(|organisation| organisation.id.to_string());
            Ok(OrganisationList { items, next })
        })
    }

    /// The tree of a day: what is within reach, each organisation before those below it. Members are counted only for those
    /// who may see them.
    ///
    /// # Errors
    /// `Denied` without a grant that reads Party organisations; `NotFound` for an unknown root.
    pub fn tree(&self, request: ReadTree) -> Result<OrganisationTree> {
        let root = check::optional_id("root", request.root.as_deref())?;
        let day = check::optional_date("as_of", request.as_of.as_deref())?;
        self.0.read(|view| {
            let (access, tree, today) = (view.access(), &view.snapshot.party, view.now.date());
            let day = day.unwrap_or(today);
            let within = reach::within(&access, Capability::ReadParty, tree, today)?;
            if let Some(root) = root {
                tree.known(root)?;
            }
            let members = match reach::within(&access, Capability::ReadMembers, tree, today) {
                Ok(seen) => Some((seen, members::standings(view.connection, view.street(), day)?)),
                Err(_) => None,
            };
            let hubs = hub::rows::counts(view.connection, view.street(), day)?;
            let nodes = tree.walk(root, day).into_iter();
            let nodes =
                nodes.filter(|node| within.as_ref().is_none_or(|within| within.contains(&node.record.id)));
            let nodes = nodes.map(|node| TreeNode {
                id: node.record.id,
                depth: node.depth,
                kind: node.version.kind,
                name: node.version.name.clone(),
                parent: node.version.parent,
                community: node.version.community,
                grid: node.version.grid,
                building: node.version.building,
                members: counted(members.as_ref(), node.record.id),
                hubs: hubs.get(&node.record.id).copied().unwrap_or(0),
            });
            Ok(OrganisationTree { as_of: day, nodes: nodes.collect() })
        })
    }
}

/// What a session sees of the members: the organisations in its reach, and the people of all.
type Seen = (Option<BTreeSet<Id>>, HashMap<Id, Standing>);

fn counted(members: Option<&Seen>, id: Id) -> Option<i64> {
    let (seen, standings) = members?;
    let sees = seen.as_ref().is_none_or(|seen| seen.contains(&id));
    sees.then(|| standings.get(&id).map_or(0, |standing| standing.members()))
}

/// The people of an organisation, and of it and all below it that the session may read the members of.
fn people(
    view: &View<'_>,
    id: Id,
    day: NaiveDate,
) -> Result<(Option<OrganisationPeople>, Option<OrganisationPeople>)> {
    let (connection, street, tree) = (view.connection, view.street(), &view.snapshot.party);
    let within = reach::within(&view.access(), Capability::ReadMembers, tree, view.now.date())?;
    let seen = |id: &Id| within.as_ref().is_none_or(|within| within.contains(id));
    let nodes = tree.walk(Some(id), day);
    // People of a group are people of its branch already.
    let below: Vec<Id> = nodes
        .iter()
        .filter(|node| !node.version.kind.is_group() && seen(&node.record.id))
        .map(|node| node.record.id)
        .collect();
    // One place needs no count of the whole street.
    if below.iter().all(|one| *one == id) {
        let own = members::standing_of(connection, street, id, tree.branch_of(id, day), day)?;
        return Ok((Some(own.into()), Some(own.into())));
    }
    let standings = members::standings(connection, street, day)?;
    let of = |id: &Id| standings.get(id).copied().unwrap_or_default();
    let below = below.iter().fold(Standing::default(), |sum, id| sum.plus(of(id)));
    Ok((Some(of(&id).into()), Some(below.into())))
}

impl From<Standing> for OrganisationPeople {
    fn from(standing: Standing) -> Self {
        Self {
            full: standing.full,
            probationary: standing.probationary,
            targets: standing.targets,
            activists: standing.activists,
            applicants: standing.applicants,
            suspended: standing.suspended,
            mobile: standing.mobile,
            double_report: standing.double_report,
        }
    }
}
