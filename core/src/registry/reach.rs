//! How far the grants of a session reach, for lists and searches.

use std::collections::BTreeSet;

use crate::Result;
use crate::access::{Access, Capability, ScopeKind};

/// The part of a street that grants with one capability cover. Scopes of an office or a Party organisation cover no place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Reach {
    whole: bool,
    communities: BTreeSet<String>,
    grids: BTreeSet<String>,
}

impl Reach {
    /// The reach of the grants that carry `capability`; an error when there is none.
    pub(crate) fn of(access: &Access<'_>, capability: Capability) -> Result<Self> {
        let mut reach = Self::default();
        for grant in access.with(capability)? {
            match grant.scope_kind {
                ScopeKind::Division if grant.street_wide() => reach.whole = true,
                ScopeKind::Division => drop(reach.communities.insert(grant.scope.clone())),
                ScopeKind::Grid => drop(reach.grids.insert(grant.scope.clone())),
                ScopeKind::Office | ScopeKind::Organisation => {}
            }
        }
        Ok(reach)
    }

    /// Whether a record of people in a community, and perhaps in a grid of it, is in reach.
    pub(crate) fn covers(&self, community: &str, grid: Option<&str>) -> bool {
        self.whole
            || self.communities.contains(community)
            || grid.is_some_and(|grid| self.grids.contains(grid))
    }

    /// Whether a place without people is in reach: who works in a grid sees the places of its community.
    pub(crate) fn sees(&self, community: &str) -> bool {
        self.whole
            || self.communities.contains(community)
            || self.grids.iter().any(|grid| grid.starts_with(community))
    }

    /// Whether nothing is in reach.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The one community that is in reach, when it is nothing else: lists then go straight to it.
    pub(crate) fn only_community(&self) -> Option<&str> {
        let narrow = !self.whole && self.grids.is_empty() && self.communities.len() == 1;
        if narrow { self.communities.first().map(String::as_str) } else { None }
    }

    /// The one grid that is in reach, when it is nothing else: lists then go straight to it.
    pub(crate) fn only_grid(&self) -> Option<&str> {
        let narrow = !self.whole && self.communities.is_empty() && self.grids.len() == 1;
        if narrow { self.grids.first().map(String::as_str) } else { None }
    }
}

/// A page being filled with rows in the order of their keys.
#[derive(Debug)]
pub(crate) struct Page<T> {
    limit: usize,
    items: Vec<T>,
    more: bool,
}

impl<T> Page<T> {
    pub(crate) fn new(limit: i64) -> Self {
        Self { limit: usize::try_from(limit).unwrap_or(usize::MAX), items: Vec::new(), more: false }
    }

    /// Takes a row; `false` when the page was full already and the row only shows that there are more.
    pub(crate) fn push(&mut self, item: T) -> bool {
        if self.items.len() == self.limit {
            self.more = true;
        } else {
            self.items.push(item);
        }
        !self.more
    }

    /// The rows, and the cursor of the next page if there is one.
    pub(crate) fn finish(self, cursor: impl FnOnce(&T) -> String) -> (Vec<T>, Option<String>) {
        let next = if self.more { self.items.last().map(cursor) } else { None };
        (self.items, next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grid_shows_its_people_and_the_places_of_its_community() {
        let reach = Reach { grids: ["620102001003007".to_owned()].into(), ..Reach::default() };
        assert!(reach.covers("620102001003", Some("620102001003007")));
        assert!(!reach.covers("620102001003", Some("620102001003008")));
        assert!(!reach.covers("620102001003", None), "no place, no sight");
        assert!(reach.sees("620102001003") && !reach.sees("620102001004"));
        assert_eq!(reach.only_grid(), Some("620102001003007"));
        assert!(!Reach::default().covers("620102001003", Some("620102001003007")));
    }

    #[test]
    fn a_full_page_knows_whether_more_follows() {
        let fill = |count: i64| {
            let mut page = Page::new(2);
            let _ = (0..count).all(|item| page.push(item));
            page.finish(ToString::to_string)
        };
        assert_eq!(fill(2), (vec![0, 1], None));
        assert_eq!(fill(3), (vec![0, 1], Some("1".to_owned())));
    }
}
