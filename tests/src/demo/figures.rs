//! The day's figures, every one of them an answer of the library.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use shuzhi::Platform;
use shuzhi::case::{
    Case, CaseFigures, CaseFiguresResult, Category, ListCases, ListCategories, ListOffices, Office,
    SweepCases,
};
use shuzhi::grid::{CheckGrids, Grid, ListGrids};
use shuzhi::identity::DivisionLevel;
use shuzhi::indicator::{Dashboard, DashboardRequest, GridScreen, GridScreenRequest};
use shuzhi::ledger::{VerifyReport, VerifyRequest};
use shuzhi::mediation::statistics::{CountMediation, MediationFigures};
use shuzhi::party::review::{FiguresRequest, PartyFigures, PartyReview, ReviewRequest};
use shuzhi::registry::{Division, ListDivisions};
use shuzhi::service::MatterState;
use shuzhi::service::matter::ListMatters;
use shuzhi::service::review::{CountServiceReviews, ServiceReviewFigures};
use shuzhi::service::statistics::{CountServices, ServiceFigures};

use super::{actor, phases, session};

/// Everything that the screen shows of the street.
#[derive(Debug)]
pub struct Figures {
    /// First day.
    pub from: &'static str,
    /// Last day.
    pub to: &'static str,
    /// Twenty panels over all days.
    pub dashboard: Dashboard,
    /// Rates of all days.
    pub period: CaseFiguresResult,
    /// Rates of the last day.
    pub today: CaseFiguresResult,
    /// Cases past their limit and not yet reported, the longest overdue first.
    pub overdue: Vec<Case>,
    /// Communities.
    pub communities: Vec<Division>,
    /// Grids with their screens.
    pub grids: Vec<(Grid, GridScreen)>,
    /// The figures of the Party network.
    pub party: PartyFigures,
    /// What the review of the network finds.
    pub review: PartyReview,
    /// Figures 10 to 17, and the course of matters.
    pub services: ServiceFigures,
    /// Rates of the reviews.
    pub reviews: ServiceReviewFigures,
    /// Matters by state.
    pub matters: BTreeMap<MatterState, i64>,
    /// Open matters past the promised limit, and past the statutory one.
    pub late: [i64; 2],
    /// Figures of mediation.
    pub mediation: MediationFigures,
    /// Categories by code.
    pub categories: BTreeMap<String, Category>,
    /// Offices by code.
    pub offices: BTreeMap<String, Office>,
    /// Whether the grids tile without overlapping.
    pub tiled: bool,
    /// File, chain, counters and records, checked.
    pub verify: VerifyReport,
}

impl Figures {
    /// A panel of the dashboard as pairs of key and value.
    #[must_use]
    pub fn panel(&self, name: &str) -> BTreeMap<&str, i64> {
        let panel = self.dashboard.panels.iter().find(|panel| panel.name == name);
        panel.into_iter().flat_map(|panel| &panel.items).map(|item| (&*item.key, item.value)).collect()
    }
}

/// Asks the library for all figures, after a last sweep for overdue cases.
///
/// # Errors
/// Those of the library.
pub fn collect(platform: &Platform) -> Result<Figures> {
    let (from, to) = phases::days();
    platform.set_clock(phases::PHASES.last().context("there are phases")?.at)?;
    let officer = session(platform, actor::STREET)?;
    while officer.cases().sweep(SweepCases::default())?.more {}
    let leader = session(platform, actor::LEADER)?;
    let days = u32::try_from((shuzhi::parse_date("to", to)? - shuzhi::parse_date("from", from)?).num_days())?;
    let figures = |from: &str| {
        leader.cases().figures(CaseFigures { from: from.to_owned(), to: to.to_owned(), area: None })
    };
    let categories = leader.cases().list_categories(ListCategories::default())?.items;
    let offices = leader.cases().list_offices(ListOffices::default())?.items;
    let divisions = leader
        .registry()
        .list_divisions(ListDivisions { limit: Some(1_000), ..ListDivisions::default() })?
        .items;
    let listed = leader.grids().list(ListGrids { limit: Some(1_000), ..ListGrids::default() })?.items;
    let mut grids = Vec::with_capacity(listed.len());
    for grid in listed {
        let screen = leader.indicators().grid(GridScreenRequest { grid: grid.code.to_string() })?;
        grids.push((grid, screen));
    }
    let verify = session(platform, actor::AUDITOR)?.maintenance();
    let (matters, late) = matters(&officer)?;
    Ok(Figures {
        from,
        to,
        dashboard: leader
            .indicators()
            .dashboard(DashboardRequest { to: Some(to.to_owned()), days: Some(days + 1) })?,
        period: figures(from)?,
        today: figures(to)?,
        overdue: overdue(&officer)?,
        communities: divisions.into_iter().filter(|one| one.level == DivisionLevel::Community).collect(),
        grids,
        party: leader.party().figures(FiguresRequest::default())?,
        review: session(platform, actor::SECRETARY)?.party().review(ReviewRequest::default())?,
        services: leader.services().figures(CountServices {
            first_day: from.to_owned(),
            last_day: to.to_owned(),
            ..CountServices::default()
        })?,
        reviews: leader.reviews().rates(CountServiceReviews {
            first_day: from.to_owned(),
            last_day: to.to_owned(),
            ..CountServiceReviews::default()
        })?,
        matters,
        late,
        mediation: leader.mediation().figures(CountMediation {
            first_day: from.to_owned(),
            last_day: to.to_owned(),
            community: None,
        })?,
        categories: categories.into_iter().map(|one| (one.code.clone(), one)).collect(),
        offices: offices.into_iter().map(|one| (one.code.clone(), one)).collect(),
        tiled: leader.grids().check(CheckGrids::default())?.sound,
        verify: verify.verify(VerifyRequest { records: Some(true) })?,
    })
}

/// All cases past their limit, longest first; those of one instant by the number that the hotline gave them.
fn overdue(officer: &shuzhi::Session) -> Result<Vec<Case>> {
    let mut all = Vec::new();
    let mut cursor = None;
    loop {
        let request = ListCases { overdue: Some(true), limit: Some(1_000), cursor, ..ListCases::default() };
        let page = officer.cases().list(request)?;
        all.extend(page.items);
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    all.sort_by(|one, other| (one.due_at, &one.external_number).cmp(&(other.due_at, &other.external_number)));
    Ok(all)
}

/// Matters by state, and how many open ones are past the promised and past the statutory limit.
fn matters(officer: &shuzhi::Session) -> Result<(BTreeMap<MatterState, i64>, [i64; 2])> {
    let (mut states, mut late, mut cursor) = (BTreeMap::new(), [0; 2], None);
    loop {
        let page =
            officer.matters().list(ListMatters { limit: Some(1_000), cursor, ..ListMatters::default() })?;
        for matter in &page.items {
            *states.entry(matter.state).or_default() += 1;
            late[0] += i64::from(matter.late_promise);
            late[1] += i64::from(matter.late_statute);
        }
        cursor = page.next;
        if cursor.is_none() {
            return Ok((states, late));
        }
    }
}
