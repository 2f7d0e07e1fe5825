//! The Party network (党组织网络) of a generated street: organisations on its grids, and members among its residents.
//!
//! Nothing is drawn anew: who belongs where follows from the order of the street's grids and residents, so that the same
//! street has the same network.

use std::io;
use std::path::Path;

use chrono::{Datelike as _, Months, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use serde::Serialize;

use super::types::Street;

/// Heads of the columns of the members' file, in order.
pub const MEMBER_COLUMNS: [&str; 10] = [
    "姓名",
    "公民身份号码",
    "联系电话",
    "党组织",
    "党小组",
    "人员类别",
    "申请入党日期",
    "入党日期",
    "转正日期",
    "离退休",
];

/// A Party organisation (党组织).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartyOrganisation {
    /// Name, unique in the street.
    pub name: String,
    /// `work_committee`, `committee`, `grid_branch`, `branch` or `building_group`.
    pub kind: &'static str,
    /// Position of the organisation above.
    pub parent: Option<usize>,
    /// Code of its community.
    pub community: Option<String>,
    /// Position of its grid, of a grid branch.
    pub grid: Option<usize>,
    /// Position of its building, of a building group.
    pub building: Option<usize>,
}

/// A member of the Party (党员).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartyMember {
    /// Position of the resident.
    pub resident: usize,
    /// Position of the branch.
    pub branch: usize,
    /// Position of the group, where the branch has any.
    pub group: Option<usize>,
    /// 正式党员, or else 预备党员.
    pub full: bool,
    /// 申请入党日期.
    pub applied: NaiveDate,
    /// 入党日期.
    pub joined: NaiveDate,
    /// 离退休.
    pub retired: bool,
}

/// The network of a street.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartyNetwork {
    /// The work committee first; each stands behind the one above it.
    pub organisations: Vec<PartyOrganisation>,
    /// The members.
    pub members: Vec<PartyMember>,
}

impl Street {
    /// A network of so many organisations and members, or as many as the street has grids, buildings and adults for.
    #[must_use]
    pub fn party(&self, organisations: usize, members: usize) -> PartyNetwork {
        let mut tree = self.upper_tiers();
        // Two thirds of the rest are branches, one on each grid first; the others are groups on buildings.
        let branches = (organisations.saturating_sub(tree.len()) * 2 / 3).max(self.grids.len());
        let above: Vec<usize> = self.grids.iter().map(|grid| committee_of(&tree, &grid.community)).collect();
        for number in 0..branches {
            let place = number % self.grids.len();
            let grid = &self.grids[place];
            let first = number < self.grids.len();
            tree.push(PartyOrganisation {
                name: if first {
                    format!("{}党支部", grid.name)
                } else {
                    format!("{}第{}党支部", grid.name, number / self.grids.len() + 1)
                },
                kind: if first { "grid_branch" } else { "branch" },
                parent: Some(above[place]),
                community: Some(grid.community.clone()),
                grid: first.then_some(place),
                building: None,
            });
        }
        let first_branch = tree.len() - branches;
        for (building, row) in
            self.buildings.iter().enumerate().take(organisations.saturating_sub(tree.len()))
        {
            let branch = first_branch + row.grid as usize;
            tree.push(PartyOrganisation {
                name: format!("{}党小组", row.address),
                kind: "building_group",
                parent: Some(branch),
                community: tree[branch].community.clone(),
                grid: None,
                building: Some(building),
            });
        }
        let members = self.party_members(&tree, first_branch..first_branch + branches, members);
        PartyNetwork { organisations: tree, members }
    }

    /// The work committee and the committee of each community.
    fn upper_tiers(&self) -> Vec<PartyOrganisation> {
        let mut tree = vec![PartyOrganisation {
            name: format!("{}党工委", self.division().name),
            kind: "work_committee",
            parent: None,
            community: None,
            grid: None,
            building: None,
        }];
        tree.extend(self.communities().map(|division| PartyOrganisation {
            name: format!("{}党委", division.name),
            kind: "committee",
            parent: Some(0),
            community: Some(division.code.clone()),
            grid: None,
            building: None,
        }));
        tree
    }

    /// Adults with a number, spread over the branches of their own grid.
    fn party_members(
        &self,
        tree: &[PartyOrganisation],
        branches: std::ops::Range<usize>,
        wanted: usize,
    ) -> Vec<PartyMember> {
        let grids = self.grids.len();
        let mut groups: Vec<Vec<usize>> = vec![Vec::new(); tree.len()];
        for (place, group) in tree.iter().enumerate().filter(|(_, one)| one.kind == "building_group") {
            groups[group.parent.expect("a group has a branch")].push(place);
        }
        let of_age = self.as_of - Months::new(12 * 23);
        let adults = self.residents.iter().enumerate();
        let adults: Vec<usize> = adults
            .filter(|(_, one)| one.number.is_some() && one.birth <= of_age)
            .map(|(place, _)| place)
            .collect();
        // Evenly over the whole street, so that every grid gets its share.
        let wanted = wanted.min(adults.len());
        let mut in_grid = vec![0_usize; grids];
        let chosen = (0..wanted).map(|number| adults[number * adults.len() / wanted]);
        chosen
            .map(|resident| {
                let person = &self.residents[resident];
                let dwelling = self.households[person.household as usize].dwelling as usize;
                let grid = self.buildings[self.dwellings[dwelling].building as usize].grid as usize;
                let turn = in_grid[grid];
                in_grid[grid] += 1;
                let of_grid = (branches.len() - grid).div_ceil(grids);
                let branch = branches.start + grid + grids * (turn % of_grid);
                let own = &groups[branch];
                let full = turn % 20 != 19;
                let joined = joined(person.birth, self.as_of, turn, full);
                PartyMember {
                    resident,
                    branch,
                    group: (!own.is_empty()).then(|| own[turn / of_grid % own.len()]),
                    full,
                    applied: joined - Months::new(30),
                    joined,
                    retired: person.birth <= self.as_of - Months::new(12 * 60),
                }
            })
            .collect()
    }
}

/// Where the committee of a community stands.
fn committee_of(tree: &[PartyOrganisation], community: &str) -> usize {
    let found = tree.iter().position(|one| one.community.as_deref() == Some(community));
    found.expect("every grid lies in a community of the street")
}

/// The day of joining: of full members between the ages of 21 and 30, of those on probation within the last year.
fn joined(birth: NaiveDate, as_of: NaiveDate, turn: usize, full: bool) -> NaiveDate {
    let months = u32::try_from(turn % 100).unwrap_or(0);
    if full {
        let latest = as_of - Months::new(14);
        (birth + Months::new(12 * 21 + months)).min(latest)
    } else {
        let first = NaiveDate::from_ymd_opt(as_of.year() - 1, 2, 1).unwrap_or(as_of);
        first + Months::new(months % 10)
    }
}

/// Writes the members as a workbook of one sheet; every cell is text.
pub fn write_members_xlsx(street: &Street, network: &PartyNetwork, path: &Path) -> io::Result<()> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2026, 1, 1).map_err(io_error)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = book.add_worksheet();
    sheet.set_name("党员").map_err(io_error)?;
    for (column, head) in (0_u16..).zip(MEMBER_COLUMNS) {
        sheet.write_string(0, column, head).map_err(io_error)?;
    }
    for (row, member) in (1_u32..).zip(&network.members) {
        for (column, cell) in (0_u16..).zip(member.cells(street, network)) {
            if !cell.is_empty() {
                sheet.write_string(row, column, cell).map_err(io_error)?;
            }
        }
    }
    book.save(path).map_err(io_error)
}

impl PartyMember {
    /// The cells of the member's row, in the order of [`MEMBER_COLUMNS`].
    #[must_use]
    pub fn cells(&self, street: &Street, network: &PartyNetwork) -> [String; 10] {
        let person = &street.residents[self.resident];
        let name = |place: usize| network.organisations[place].name.clone();
        [
            person.name.clone(),
            person.number.clone().unwrap_or_default(),
            person.phone.clone().unwrap_or_default(),
            name(self.branch),
            self.group.map(name).unwrap_or_default(),
            if self.full { "正式党员" } else { "预备党员" }.to_owned(),
            self.applied.to_string(),
            self.joined.to_string(),
            if self.full { (self.joined + Months::new(12)).to_string() } else { String::new() },
            if self.retired { "是" } else { "否" }.to_owned(),
        ]
    }
}

fn io_error(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        error => io::Error::other(error),
    }
}

#[cfg(test)]
mod tests {
    use super::super::generate;
    use std::collections::HashSet;

    #[test]
    fn a_network_has_the_size_asked_for_and_every_member_one_branch_of_the_own_grid() {
        let street = generate(7, 6_000);
        let network = street.party(120, 1_500);
        assert_eq!((network.organisations.len(), network.members.len()), (120, 1_500));
        let names: HashSet<&str> = network.organisations.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names.len(), 120, "names tell organisations apart");
        for (place, one) in network.organisations.iter().enumerate() {
            assert!(one.parent.is_none_or(|parent| parent < place));
        }
        let mut seen = HashSet::new();
        for member in &network.members {
            assert!(seen.insert(member.resident));
            let person = &street.residents[member.resident];
            assert!(person.birth + chrono::Months::new(12 * 18) <= member.applied, "of age");
            let branch = &network.organisations[member.branch];
            assert!(branch.kind.ends_with("branch"));
            assert!(
                member.group.is_none_or(|group| network.organisations[group].parent == Some(member.branch))
            );
        }
        assert_eq!(street.party(120, 1_500), network);
    }
}
