//! Search (检索): residents, compounds, buildings and enterprises by words of their names and addresses.

pub(crate) mod types;

use super::place::rows as places;
use super::reach::Reach;
use super::resident::{Person, rows as residents};
use super::{Registry, enterprise};
use crate::access::{Access, Capability};
use crate::command::View;
use crate::identity::GridCode;
use crate::ledger::{bad_cursor, page};
use crate::search::{self, Query};
use crate::store::params;
use crate::store::text::{self, TextIndex};
use crate::{Error, Id, Result};

pub(crate) use types::*;

/// The most rows that one call looks at: a page may then be short, and its cursor goes on from there. It bounds the
/// time of a search whose matches lie mostly outside the scope.
const MOST_EXAMINED: usize = 2_000;
/// The longest text to search for, in characters.
const LONGEST_TEXT: usize = 100;

impl Registry {
    /// Searches names and addresses; names of persons also by pinyin and its initials. Only what lies in scope is
    /// found.
    ///
    /// # Errors
    /// `Invalid` for a text without letters, digits or ideographs; `Denied` without a grant that reads what is
    /// searched for.
    pub fn search(&self, request: SearchRegistry) -> Result<SearchHits> {
        let limit = usize::try_from(page(request.limit, 20)?).unwrap_or(usize::MAX);
        let text = super::rules::text("text", &request.text, LONGEST_TEXT)?;
        let query = search::query(&text).ok_or_else(|| {
            Error::invalid("text", "检索内容应含文字或数字", "the text to search for holds letters or digits")
        })?;
        let start = cursor(request.cursor.as_deref())?;
        self.0.read(|view| {
            let scope = Scope::of(&view.access(), request.kinds.as_deref())?;
            let mut found = Found { limit, items: Vec::new(), examined: 0, next: None };
            for stage in [Stage::Places, Stage::Residents] {
                let before = match start {
                    Some((first, _)) if first > stage => continue,
                    Some((first, before)) if first == stage => before,
                    _ => i64::MAX,
                };
                if found.next.is_none() && scope.wants(stage) {
                    walk(view, &scope, stage, &query, before, &mut found)?;
                }
            }
            Ok(SearchHits { items: found.items, next: found.next })
        })
    }
}

/// The two text indexes, in the order in which they are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Places,
    Residents,
}

impl Stage {
    const fn letter(self) -> char {
        match self {
            Self::Places => 'p',
            Self::Residents => 'r',
        }
    }
}

fn cursor(text: Option<&str>) -> Result<Option<(Stage, i64)>> {
    let Some(text) = text else { return Ok(None) };
    let stages = [Stage::Places, Stage::Residents];
    let stage = stages.into_iter().find(|stage| text.starts_with(stage.letter())).ok_or_else(bad_cursor)?;
    let before = text[1..].parse().map_err(|_| bad_cursor())?;
    Ok(Some((stage, before)))
}

/// What the session may find.
struct Scope {
    kinds: Vec<SearchKind>,
    places: Reach,
    people: Reach,
}

impl Scope {
    /// Kinds that are asked for must be allowed; when none is named, all that are allowed are searched.
    fn of(access: &Access<'_>, kinds: Option<&[SearchKind]>) -> Result<Self> {
        let places = Reach::of(access, Capability::ReadPlaces);
        let people = Reach::of(access, Capability::ReadRegistry);
        let allowed = |kind: SearchKind| if of_people(kind) { people.is_ok() } else { places.is_ok() };
        let kinds: Vec<SearchKind> = match kinds {
            Some(kinds) => kinds.to_vec(),
            None => SearchKind::ALL.iter().copied().filter(|kind| allowed(*kind)).collect(),
        };
        if kinds.is_empty() {
            access.anywhere(Capability::ReadPlaces)?;
            return Err(Error::invalid(
                "kinds",
                "应至少指定一类检索对象",
                "at least one kind is searched for",
            ));
        }
        if kinds.iter().any(|kind| of_people(*kind)) {
            access.anywhere(Capability::ReadRegistry)?;
        }
        if !kinds.iter().all(|kind| of_people(*kind)) {
            access.anywhere(Capability::ReadPlaces)?;
        }
        Ok(Self { kinds, places: places.unwrap_or_default(), people: people.unwrap_or_default() })
    }

    fn wants(&self, stage: Stage) -> bool {
        self.kinds.iter().any(|kind| (*kind == SearchKind::Resident) == (stage == Stage::Residents))
    }
}

/// Residents and enterprises need the registry, the others are places without people.
fn of_people(kind: SearchKind) -> bool {
    matches!(kind, SearchKind::Resident | SearchKind::Enterprise)
}

/// A page of hits being filled.
struct Found {
    limit: usize,
    items: Vec<SearchHit>,
    examined: usize,
    next: Option<String>,
}

fn walk(
    view: &View<'_>,
    scope: &Scope,
    stage: Stage,
    query: &Query,
    before: i64,
    found: &mut Found,
) -> Result<()> {
    let index = match stage {
        Stage::Places => TextIndex::Places,
        Stage::Residents => TextIndex::Residents,
    };
    text::find(view.connection, index, query, before, |serial| {
        if found.items.len() == found.limit || found.examined == MOST_EXAMINED {
            found.next = Some(format!("{}{}", stage.letter(), serial.saturating_add(1)));
            return Ok(false);
        }
        found.examined += 1;
        let hit = match stage {
            Stage::Places => place(view, scope, query, serial)?,
            Stage::Residents => resident(view, scope, query, serial)?,
        };
        found.items.extend(hit);
        Ok(true)
    })
}

fn resident(view: &View<'_>, scope: &Scope, query: &Query, serial: i64) -> Result<Option<SearchHit>> {
    let person = residents::by_serial(view.connection, view.street(), serial)?;
    let in_scope = |person: &Person| {
        scope.people.covers(person.community.as_str(), person.grid.as_ref().map(GridCode::as_str))
    };
    let Some(person) = person.filter(|person| in_scope(person) && query.holds(&person.name)) else {
        return Ok(None);
    };
    let detail = match person.dwelling {
        Some(dwelling) => view.connection.first(
            "SELECT b.address FROM dwelling d JOIN building b ON b.street = d.street AND b.id = d.building
             WHERE d.street = $1 AND d.id = $2",
            params![view.street(), dwelling],
            |row| row.get::<String>(0),
        )?,
        None => None,
    };
    Ok(Some(SearchHit {
        kind: SearchKind::Resident,
        id: person.id,
        title: person.name,
        detail: detail.unwrap_or_default(),
        community: person.community,
        grid: person.grid,
    }))
}

fn place(view: &View<'_>, scope: &Scope, query: &Query, serial: i64) -> Result<Option<SearchHit>> {
    let stored = view.connection.first(
        "SELECT kind, id, text FROM place_text WHERE street = $1 AND serial = $2",
        params![view.street(), serial],
        |row| Ok((row.get::<SearchKind>(0)?, row.get::<Id>(1)?, row.get::<String>(2)?)),
    )?;
    let Some((kind, id, _)) =
        stored.filter(|(kind, _, text)| scope.kinds.contains(kind) && query.holds(text))
    else {
        return Ok(None);
    };
    let (connection, street) = (view.connection, view.street());
    let hit = match kind {
        SearchKind::Compound => places::compound(connection, street, id)?.map(|(compound, _)| SearchHit {
            kind,
            id,
            title: compound.name,
            detail: compound.address,
            community: compound.community,
            grid: None,
        }),
        SearchKind::Building => places::building(connection, street, id)?.map(|(building, _)| SearchHit {
            kind,
            id,
            title: building.name,
            detail: building.address,
            community: building.community,
            grid: building.grid,
        }),
        SearchKind::Enterprise => {
            enterprise::rows::get(connection, street, id)?.map(|(enterprise, _)| SearchHit {
                kind,
                id,
                title: enterprise.name,
                detail: enterprise.address,
                community: enterprise.community,
                grid: enterprise.grid,
            })
        }
        SearchKind::Resident => None,
    };
    Ok(hit.filter(|hit| {
        let community = hit.community.as_str();
        if of_people(kind) {
            scope.people.covers(community, hit.grid.as_ref().map(GridCode::as_str))
        } else {
            scope.places.sees(community)
        }
    }))
}
