//! A made-up sub-district (街道) on real ground: one real street's division codes and everything else out of a seed.
//!
//! The same seed and sizes give the same street on every machine: the only source of chance is ChaCha8, one stream per
//! grid, drawn through integer arithmetic. [`generate`] holds the whole street; [`residents_iter`] walks the very same
//! residents grid by grid and keeps one grid in memory.

mod categories;
mod enterprises;
mod files;
mod geometry;
mod given;
mod layout;
mod names;
mod numbers;
mod party;
mod people;
mod places;
mod requests;
mod rng;
mod services;
mod texts;
mod types;

#[cfg(test)]
mod tests;

pub use files::{COLUMNS, Flaw, Spoiled, write_csv, write_csv_rows, write_xlsx, write_xlsx_rows};
pub use numbers::{credit_code_valid, resident_number_valid};
pub use party::{MEMBER_COLUMNS, PartyMember, PartyNetwork, PartyOrganisation, write_members_xlsx};
pub use people::{ResidentRow, ResidentRows, residents_iter, residents_iter_with};
pub use requests::{Channel, Reporter, Request, Requests};
pub use services::*;
pub use types::*;

use people::Maker;
use places::Skeleton;

/// What to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Everything follows from it.
    pub seed: u64,
    /// Exact number of residents.
    pub residents: usize,
    /// Number of grids; none gives about one per thousand residents and at least three per community.
    pub grids: Option<usize>,
}

/// A whole street with `residents` residents and the usual number of grids.
#[must_use]
pub fn generate(seed: u64, residents: usize) -> Street {
    generate_with(&Options { seed, residents, grids: None })
}

/// A whole street of a chosen size; zero residents with many grids serves the benchmarks of the locator.
#[must_use]
pub fn generate_with(options: &Options) -> Street {
    let mut skeleton = Skeleton::new(options);
    let mut maker = Maker::new(options.seed);
    let mut street = Street {
        seed: options.seed,
        year: skeleton.year,
        as_of: types::as_of(),
        divisions: std::mem::take(&mut skeleton.divisions),
        boundary: skeleton.layout.street_ring(),
        grids: Vec::new(),
        compounds: Vec::new(),
        buildings: Vec::new(),
        dwellings: Vec::new(),
        households: Vec::new(),
        residents: Vec::with_capacity(options.residents),
        enterprises: Vec::new(),
        offices: Vec::new(),
        categories: categories::categories(),
        routes: Vec::new(),
        cells: skeleton.layout.cells_by_grid(),
        lattice: skeleton.layout.lattice.clone(),
    };
    for grid in 0..skeleton.grids.len() {
        let mut content = maker.fill(&skeleton, grid);
        let mut enterprises = enterprises::of_grid(&mut maker, &skeleton, grid, &content);
        street.compounds.append(&mut content.compounds);
        street.buildings.append(&mut content.buildings);
        street.dwellings.append(&mut content.dwellings);
        street.households.append(&mut content.households);
        street.residents.append(&mut content.residents);
        street.enterprises.append(&mut enterprises);
    }
    street.grids = std::mem::take(&mut skeleton.grids);
    street.offices = categories::offices(&street.divisions);
    street.routes = categories::routes(&street.divisions);
    street
}

impl Street {
    /// The row of the street itself.
    #[must_use]
    pub fn division(&self) -> &Division {
        self.divisions.iter().find(|row| row.level == "street").expect("the data file has a street")
    }

    /// The rows of its communities.
    pub fn communities(&self) -> impl Iterator<Item = &Division> {
        self.divisions.iter().filter(|row| row.level == "community")
    }

    /// The office that a category goes to in a community: the community's own rule before the street's.
    #[must_use]
    pub fn route(&self, category: &str, community: &str) -> Option<&Route> {
        let of_category = || self.routes.iter().filter(|route| route.category == category);
        of_category()
            .find(|route| route.community.as_deref() == Some(community))
            .or_else(|| of_category().find(|route| route.community.is_none()))
    }

    /// `n` requests of citizens, the same ones each time.
    #[must_use]
    pub fn requests(&self, n: usize) -> Requests<'_> {
        Requests::new(self, n)
    }

    /// The rows of the import file, in the order of residents.
    pub fn rows(&self) -> impl Iterator<Item = ResidentRow> + '_ {
        self.residents.iter().map(|resident| {
            let household = &self.households[resident.household as usize];
            let dwelling = &self.dwellings[household.dwelling as usize];
            ResidentRow::new(resident, household, dwelling, &self.buildings[dwelling.building as usize])
        })
    }
}
