//! Indicators (指标): dashboards read from the counters in time that does not grow with the number of cases.

mod rows;
mod types;

pub use types::*;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::Days;

use crate::access::{Capability, Place};
use crate::case::{self, is_open, rate};
use crate::command::View;
use crate::identity::GridCode;
use crate::platform::Session;
use crate::time::day_number;
use crate::{Error, Result, parse_date};

use rows::{Dimension, Sums};

/// Figures for screens.
#[derive(Debug, Clone)]
pub struct Indicators(pub(crate) Session);

impl Session {
    /// Figures for screens.
    pub fn indicators(&self) -> Indicators {
        Indicators(self.clone())
    }
}

/// What a panel shows: a measure of the whole street by one dimension, or of every grid.
struct Spec {
    name: &'static str,
    zh: &'static str,
    measure: &'static str,
    /// `None`: by grid.
    by: Option<Dimension>,
    /// Over the days of the period; a stock otherwise.
    flow: bool,
    /// Only states that are not ended count.
    open_only: bool,
}

const fn stock(name: &'static str, zh: &'static str, measure: &'static str, by: Dimension) -> Spec {
    Spec { name, zh, measure, by: Some(by), flow: false, open_only: false }
}

const fn flow(name: &'static str, zh: &'static str, measure: &'static str, by: Dimension) -> Spec {
    Spec { flow: true, ..stock(name, zh, measure, by) }
}

const fn grids(name: &'static str, zh: &'static str, measure: &'static str) -> Spec {
    Spec { name, zh, measure, by: None, flow: false, open_only: false }
}

/// The twenty panels of a street's screen, in order.
const PANELS: [Spec; 20] = [
    stock("cases_by_state", "案件状态", case::STATE, Dimension::State),
    Spec { open_only: true, ..stock("open_by_category", "在办事项分类", case::STATE, Dimension::Kind) },
    stock("open_by_office", "各单位在办", case::OFFICE, Dimension::Kind),
    stock("open_by_step", "在办环节", case::OFFICE, Dimension::State),
    stock("overdue_by_office", "各单位超期", case::OVERDUE, Dimension::Kind),
    Spec { open_only: true, ..grids("open_by_grid", "各网格在办", case::STATE) },
    grids("overdue_by_grid", "各网格超期", case::OVERDUE),
    flow("submitted_by_day", "逐日受理", case::SUBMITTED, Dimension::Day),
    flow("submitted_by_category", "受理事项分类", case::SUBMITTED, Dimension::Kind),
    flow("submitted_by_channel", "受理来源", case::SUBMITTED, Dimension::State),
    Spec { flow: true, ..grids("submitted_by_grid", "各网格受理", case::SUBMITTED) },
    flow("ordered_by_office", "各单位派单", case::ORDERED, Dimension::Kind),
    flow("in_time_by_office", "各单位按时响应", case::IN_TIME, Dimension::Kind),
    flow("closed_by_day", "逐日结案", case::CLOSED, Dimension::Day),
    flow("closed_by_office", "各单位结案", case::CLOSED, Dimension::Kind),
    flow("on_time_by_office", "各单位按期结案", case::ON_TIME, Dimension::Kind),
    flow("answered_by_office", "各单位回访", case::ANSWERED, Dimension::Kind),
    flow("resolved_by_office", "各单位回访解决", case::RESOLVED, Dimension::Kind),
    flow("satisfied_by_office", "各单位回访满意", case::SATISFIED, Dimension::Kind),
    stock("residents_by_residence", "实有人口", "resident", Dimension::Kind),
];

impl Indicators {
    /// The screen of the street: twenty panels over a period of days.
    ///
    /// # Errors
    /// `Denied` without a street-wide grant that reads figures; `Invalid` for a bad day or period.
    pub fn dashboard(&self, request: DashboardRequest) -> Result<Dashboard> {
        let to = request.to.as_deref().map(|text| parse_date("to", text)).transpose()?;
        let days = request.days.unwrap_or(30);
        if !(1..=366).contains(&days) {
            return Err(
                Error::invalid("days", "天数应为 1 至 366", "a period has 1 to 366 days").with("days", days)
            );
        }
        self.0.read(|view| {
            view.access().street_wide(Capability::ReadFigures)?;
            let to = to.unwrap_or_else(|| view.now.date());
            let from = to
                .checked_sub_days(Days::new(u64::from(days - 1)))
                .ok_or_else(|| Error::invalid("to", "日期超出日历", "the day lies outside the calendar"))?;
            let period = (day_number(from), day_number(to));
            let mut known = Known::new();
            let panels =
                PANELS.iter().map(|spec| panel(view, spec, period, &mut known)).collect::<Result<_>>()?;
            Ok(Dashboard { from: from.to_string(), to: to.to_string(), panels })
        })
    }

    /// The screen of one grid: what is open, what came today, who lives there.
    ///
    /// # Errors
    /// `Denied` without a grant that reads figures over the grid; `Invalid` for a bad code.
    pub fn grid(&self, request: GridScreenRequest) -> Result<GridScreen> {
        let code = GridCode::parse("grid", &request.grid)?;
        self.0.read(|view| {
            let community = code.community();
            let place =
                Place { community: Some(community.as_str()), grid: Some(code.as_str()), ..Place::default() };
            view.access().over(Capability::ReadFigures, place)?;
            let today = day_number(view.now.date());
            let counts = rows::of_grid(view.connection, view.street(), code.as_str(), today)?;
            Ok(grid_screen(code, &counts))
        })
    }
}

/// The sums that were read for panels before: several panels show one measure.
type Known = BTreeMap<(&'static str, bool), Sums>;

fn panel(view: &View<'_>, spec: &Spec, period: (i64, i64), known: &mut Known) -> Result<Panel> {
    let (connection, street) = (view.connection, view.street());
    let days = if spec.flow { period } else { (0, 0) };
    let groups = match spec.by {
        None => rows::by_grid(connection, street, spec.measure, days, spec.open_only)?,
        Some(dimension) => {
            let sums = match known.entry((spec.measure, spec.open_only)) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => {
                    new.insert(Sums::read(connection, street, spec.measure, days, spec.open_only)?)
                }
            };
            sums.by(dimension)
        }
    };
    let total = groups.iter().map(|(_, value)| value).sum();
    let items = groups.into_iter().map(|(key, value)| PanelItem { key, value }).collect();
    Ok(Panel { name: spec.name.to_owned(), zh: spec.zh.to_owned(), items, total })
}

fn grid_screen(code: GridCode, counts: &[rows::GridCount]) -> GridScreen {
    let sum = |measure: &str, today: bool| -> i64 {
        counts.iter().filter(|c| c.measure == measure && (c.day != 0) == today).map(|c| c.value).sum()
    };
    let states: BTreeMap<&str, i64> = counts
        .iter()
        .filter(|count| count.measure == case::STATE)
        .map(|count| (&*count.state, count.value))
        .collect();
    GridScreen {
        grid: code,
        open: states.iter().filter(|(state, _)| is_open(state)).map(|(_, value)| value).sum(),
        overdue: sum(case::OVERDUE, false),
        states: states.into_iter().map(|(key, value)| PanelItem { key: key.to_owned(), value }).collect(),
        submitted_today: sum(case::SUBMITTED, true),
        closed_today: sum(case::CLOSED, true),
        on_time_today: rate(sum(case::ON_TIME, true), sum(case::CLOSED, true)),
        residents: sum("resident", false),
        dwellings: sum("dwelling", false),
        enterprises: sum("enterprise", false),
    }
}
