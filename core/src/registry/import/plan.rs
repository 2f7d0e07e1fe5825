//! Holding the rows of a file against the store: which are accepted, and what they bring with them.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::cells::Issues;
use super::rows;
use super::rules::{Column, Draft, Drafts};
use crate::access::{Access, Capability, Place};
use crate::identity::{DivisionCode, GridCode, Phone, ResidentNumber};
use crate::registry::place::rows as places;
use crate::registry::resident::rules::NAME_AND_PHONE;
use crate::registry::rules as check;
use crate::store::Connection;
use crate::{Error, Id, Result, code};

/// A building that rows of the file name.
#[derive(Debug)]
pub(super) struct Site {
    pub(super) id: Id,
    pub(super) community: DivisionCode,
    pub(super) grid: Option<GridCode>,
    /// Why its rows are refused: the session may not write there.
    refused: Option<Error>,
}

/// A dwelling of a row: a stored one, or a new one by its place in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    Stored(Id),
    New(usize),
}

/// A row that is accepted.
#[derive(Debug)]
pub(super) struct Accepted {
    /// Place of the row in the drafts.
    pub(super) draft: usize,
    pub(super) dwelling: Option<Link>,
    pub(super) household: Option<Link>,
}

/// What an import will do.
#[derive(Debug, Default)]
pub(super) struct Plan<'a> {
    /// By the place of their address in the drafts; `None` where no building has it.
    pub(super) sites: Vec<Option<Site>>,
    pub(super) accepted: Vec<Accepted>,
    /// New dwellings: site, unit and room.
    pub(super) dwellings: Vec<(usize, &'a str, &'a str)>,
    /// New households: number and dwelling.
    pub(super) households: Vec<(&'a str, Link)>,
    pub(super) issues: Issues,
    pub(super) warnings: Issues,
}

/// Makes the plan; nothing is written.
pub(super) fn plan<'a>(
    connection: &Connection,
    street: &str,
    access: &Access<'_>,
    drafts: &'a Drafts,
    create_dwellings: bool,
    tell_from: u32,
) -> Result<Plan<'a>> {
    let sites = sites(connection, street, access, &drafts.addresses)?;
    let numbers = drafts.rows.iter().filter_map(|draft| draft.number.as_ref()).collect();
    let stored = stored_numbers(connection, street, numbers)?;
    let mut maker = Maker {
        connection,
        street,
        drafts,
        create_dwellings,
        tell_from,
        stored,
        seen: HashMap::with_capacity(drafts.rows.len()),
        unnumbered: HashSet::new(),
        dwellings: stored_dwellings(connection, street, &sites)?,
        households: HashMap::new(),
        any_household: rows::any_household(connection, street)?,
        any_resident: rows::any_resident(connection, street)?,
        plan: Plan { sites, ..Plan::default() },
    };
    for (place, draft) in drafts.rows.iter().enumerate() {
        if let Err((column, error)) = maker.add(place, draft)? {
            maker.plan.issues.add(draft.row, column.map_or("", |column| drafts.header.name(column)), &error);
        }
    }
    Ok(maker.plan)
}

fn sites(
    connection: &Connection,
    street: &str,
    access: &Access<'_>,
    addresses: &[String],
) -> Result<Vec<Option<Site>>> {
    let mut sites = Vec::with_capacity(addresses.len());
    for address in addresses {
        sites.push(rows::building_at(connection, street, address)?.map(|(id, community, grid)| {
            let place = Place {
                community: Some(community.as_str()),
                grid: grid.as_ref().map(GridCode::as_str),
                ..Place::default()
            };
            let refused = access.over(Capability::WriteRegistry, place).err();
            Site { id, community, grid, refused }
        }));
    }
    Ok(sites)
}

/// Which numbers the residents of the street have already, with the records that have them.
pub(crate) fn stored_numbers(
    connection: &Connection,
    street: &str,
    mut numbers: Vec<&ResidentNumber>,
) -> Result<HashMap<ResidentNumber, Id>> {
    let stored = rows::count_numbers(connection, street)?;
    let asked = check::count(numbers.len());
    let mut found = HashMap::new();
    if stored == 0 {
        return Ok(found);
    }
    if asked < stored / 8 {
        for number in numbers {
            if let Some(id) = crate::registry::resident::rows::numbered(connection, street, number.as_str())?
            {
                found.insert(*number, id);
            }
        }
        return Ok(found);
    }
    // A large file is held against the numbers in their order: one walk instead of a search a row.
    numbers.sort_unstable();
    numbers.dedup();
    rows::each_number(connection, street, |stored, id| {
        if let Ok(place) = numbers.binary_search_by(|number| number.as_str().cmp(stored)) {
            found.insert(*numbers[place], id);
        }
    })?;
    Ok(found)
}

type Room<'a> = (usize, Cow<'a, str>, Cow<'a, str>);

fn stored_dwellings<'a>(
    connection: &Connection,
    street: &str,
    sites: &[Option<Site>],
) -> Result<HashMap<Room<'a>, Link>> {
    let mut dwellings = HashMap::new();
    for (place, site) in sites.iter().enumerate() {
        if let Some(site) = site {
            rows::each_dwelling(connection, street, site.id, |id, unit, room| {
                dwellings.insert((place, Cow::Owned(unit), Cow::Owned(room)), Link::Stored(id));
            })?;
        }
    }
    Ok(dwellings)
}

struct Maker<'a, 'c> {
    connection: &'c Connection,
    street: &'c str,
    drafts: &'a Drafts,
    create_dwellings: bool,
    /// The likeness from which a likely duplicate is told.
    tell_from: u32,
    stored: HashMap<ResidentNumber, Id>,
    /// Rows by the numbers they hold.
    seen: HashMap<&'a ResidentNumber, i64>,
    /// Names and telephones of rows without a number.
    unnumbered: HashSet<(&'a str, Phone)>,
    dwellings: HashMap<Room<'a>, Link>,
    /// Households by number, with their dwellings.
    households: HashMap<&'a str, (Link, Link)>,
    any_household: bool,
    any_resident: bool,
    plan: Plan<'a>,
}

/// A refusal with the column at fault; `None` for the whole row.
type Refusal = (Option<Column>, Error);

impl<'a> Maker<'a, '_> {
    fn add(&mut self, place: usize, draft: &'a Draft) -> Result<Result<(), Refusal>> {
        if let Err(refusal) = self.site(draft).and_then(|()| self.number(draft)) {
            return Ok(Err(refusal));
        }
        let dwelling = match self.dwelling(draft) {
            Ok(dwelling) => dwelling,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let household = match self.household(draft, dwelling)? {
            Ok(household) => household,
            Err(refusal) => return Ok(Err(refusal)),
        };
        self.likely_duplicate(draft)?;
        if let Some(number) = &draft.number {
            self.seen.insert(number, draft.row);
        }
        let dwelling = self.keep_dwelling(draft, dwelling);
        let household = self.keep_household(draft, household, dwelling);
        self.plan.accepted.push(Accepted { draft: place, dwelling, household });
        Ok(Ok(()))
    }

    fn site(&self, draft: &Draft) -> Result<(), Refusal> {
        let refuse = |error| Err((Some(Column::Building), error));
        match &self.plan.sites[draft.building] {
            None => refuse(Error::new(
                crate::ErrorKind::NotFound,
                code::NOT_FOUND,
                "没有该地址的楼栋，请先登记楼栋",
                "no building has the address; record the building first",
            )),
            Some(Site { refused: Some(error), .. }) => refuse(error.clone()),
            Some(_) => Ok(()),
        }
    }

    fn number(&self, draft: &Draft) -> Result<(), Refusal> {
        let Some(number) = &draft.number else { return Ok(()) };
        let taken = |zh: String, en: String| {
            Err((Some(Column::Number), Error::conflict(code::CONFLICT_EXISTS, zh, en)))
        };
        if let Some(row) = self.seen.get(number) {
            return taken(format!("与第 {row} 行的证件号码重复"), format!("row {row} has the same number"));
        }
        match self.stored.get(number) {
            Some(id) => {
                taken(format!("该居民已有记录 {id}"), format!("the resident is recorded already: {id}"))
            }
            None => Ok(()),
        }
    }

    /// The dwelling of a row, if the street has it or the file has named it before.
    fn dwelling(&self, draft: &'a Draft) -> Result<Option<Link>, Refusal> {
        let Some(room) = &draft.room else { return Ok(None) };
        let known = self.dwellings.get(&(draft.building, draft.unit.as_str().into(), room.as_str().into()));
        if known.is_none() && !self.create_dwellings {
            let error = Error::new(
                crate::ErrorKind::NotFound,
                code::NOT_FOUND,
                "该楼栋没有此户室",
                "the building has no such room",
            );
            return Err((Some(Column::Room), error));
        }
        Ok(known.copied())
    }

    /// The household of a row, if the street has it or the file has named it before; it must be in the dwelling.
    fn household(
        &mut self,
        draft: &'a Draft,
        dwelling: Option<Link>,
    ) -> Result<Result<Option<Link>, Refusal>> {
        let Some(number) = &draft.household else { return Ok(Ok(None)) };
        if self.any_household && !self.households.contains_key(number.as_str()) {
            let stored = places::household_numbered(self.connection, self.street, number)?;
            if let Some((id, home)) = stored {
                self.households.insert(number, (Link::Stored(id), Link::Stored(home)));
            }
        }
        Ok(match self.households.get(number.as_str()) {
            None => Ok(None),
            Some((household, home)) if Some(*home) == dwelling => Ok(Some(*household)),
            Some(_) => Err((
                Some(Column::Household),
                Error::conflict(
                    code::CONFLICT_EXISTS,
                    "该户号属于另一处房屋",
                    "the household of that number lives in another dwelling",
                ),
            )),
        })
    }

    /// Tells of rows without a number that look like somebody else; those with one are compared by it.
    fn likely_duplicate(&mut self, draft: &'a Draft) -> Result<()> {
        let (None, Some(phone)) = (&draft.number, draft.phone) else { return Ok(()) };
        if NAME_AND_PHONE < self.tell_from {
            return Ok(());
        }
        let in_file = !self.unnumbered.insert((&draft.name, phone));
        let in_store =
            self.any_resident && rows::named_with_phone(self.connection, self.street, &draft.name, &phone)?;
        if in_file || in_store {
            let column = self.drafts.header.name(Column::Name);
            self.plan.warnings.warn(
                draft.row,
                column,
                &format!("可能重复：同名且电话相同（相似度 {NAME_AND_PHONE}%）"),
                &format!("may be a duplicate: the same name and telephone (likeness {NAME_AND_PHONE} %)"),
            );
        }
        Ok(())
    }

    fn keep_dwelling(&mut self, draft: &'a Draft, known: Option<Link>) -> Option<Link> {
        let room = draft.room.as_deref()?;
        known.or_else(|| {
            let link = Link::New(self.plan.dwellings.len());
            self.plan.dwellings.push((draft.building, &draft.unit, room));
            self.dwellings.insert((draft.building, Cow::Borrowed(&draft.unit), Cow::Borrowed(room)), link);
            Some(link)
        })
    }

    fn keep_household(
        &mut self,
        draft: &'a Draft,
        known: Option<Link>,
        dwelling: Option<Link>,
    ) -> Option<Link> {
        let (number, dwelling) = (draft.household.as_deref()?, dwelling?);
        known.or_else(|| {
            let link = Link::New(self.plan.households.len());
            self.plan.households.push((number, dwelling));
            self.households.insert(number, (link, dwelling));
            Some(link)
        })
    }
}
