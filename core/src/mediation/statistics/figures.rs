//! Figures of mediation, from the counters.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::rows::{self, Counted};
use super::rules::Flow;
use super::{period, types::*};
use crate::access::{Capability, Place};
use crate::command::View;
use crate::identity::DivisionCode;
use crate::ledger::counter_areas;
use crate::mediation::agreement::AgreementForm;
use crate::mediation::figures::{ACCEPTED, AGREEMENT, AMOUNT, CONCLUDED, DAYS, DISPUTE, LEVEL};
use crate::mediation::{DisputeCategory, DisputeSource, DisputeState, Mediation};
use crate::registry::rules as check;
use crate::time::day_number;
use crate::{Money, Result};

impl Mediation {
    /// Disputes accepted, settled and terminated in a period, with the success by both definitions; by source, category, level
    /// and community.
    ///
    /// # Errors
    /// `Denied` without a grant that reads figures over the area; `Invalid`.
    pub fn figures(&self, request: CountMediation) -> Result<MediationFigures> {
        let period = period(&request.first_day, &request.last_day)?;
        let community =
            check::optional_community("community", self.0.street(), request.community.as_deref())?;
        self.0.read(|view| {
            let place = Place { community: community.as_ref().map(|code| code.as_str()), ..Place::default() };
            match community {
                Some(_) => view.access().over(Capability::ReadFigures, place).map(drop)?,
                None => view.access().street_wide(Capability::ReadFigures)?,
            }
            let area = community.as_ref().map_or(view.street(), |code| code.as_str());
            let (first, last) = counter_areas(view.street(), area, false)?;
            let days = (day_number(period.0), day_number(period.1));
            let counts = Counts { view, counted: Counted { areas: (&first, &last), days } };
            counts.figures(period, community)
        })
    }
}

/// The counters of an area and a period.
struct Counts<'a> {
    view: &'a View<'a>,
    counted: Counted<'a>,
}

impl Counts<'_> {
    fn sums(&self, measure: &str) -> Result<Vec<(String, String, i64)>> {
        rows::sums(self.view.connection, self.view.street(), measure, self.counted)
    }

    fn figures(
        &self,
        (first_day, last_day): (NaiveDate, NaiveDate),
        community: Option<DivisionCode>,
    ) -> Result<MediationFigures> {
        let (accepted, concluded) = (self.sums(ACCEPTED)?, self.sums(CONCLUDED)?);
        let mut flow = Flow::default();
        let mut categories: BTreeMap<&str, Flow> = BTreeMap::new();
        let mut sources: BTreeMap<&str, i64> = BTreeMap::new();
        for (category, source, value) in &accepted {
            flow.accepted += value;
            categories.entry(category).or_default().accepted += value;
            *sources.entry(source).or_default() += value;
        }
        for (category, state, value) in &concluded {
            flow.take(state, *value);
            categories.entry(category).or_default().take(state, *value);
        }
        let forms = self.sums(AGREEMENT)?;
        let of_form = |form: AgreementForm| {
            forms.iter().filter(|(kind, _, _)| kind == form.word()).map(|(_, _, value)| value).sum()
        };
        let fen = self.sums(AMOUNT)?.iter().map(|(_, _, value)| value).sum();
        let levels = self.levels()?;
        let days = levels.iter().filter_map(|level| level.days_to_settle.as_ref());
        let days = days.fold((0, 0), |sum, one| (sum.0 + one.days, sum.1 + one.disputes));
        let (open, waiting) = self.stock()?;
        let (success_of_accepted, success_of_concluded) = flow.success();
        let loads = rows::loads(self.view.connection, self.view.street(), community.as_ref())?;
        Ok(MediationFigures {
            first_day,
            last_day,
            accepted: flow.accepted,
            settled: flow.settled,
            terminated: flow.terminated,
            open,
            waiting,
            success_of_accepted,
            success_of_concluded,
            written: of_form(AgreementForm::Written),
            oral: of_form(AgreementForm::Oral),
            amount: Money::from_fen(fen),
            days_to_settle: mean(days.0, days.1),
            sources: by_source(&sources),
            categories: by_category(&categories),
            levels,
            areas: self.areas(community.as_ref())?,
            mediators: loads.into_iter().map(|(mediator, open)| MediatorLoad { mediator, open }).collect(),
            community,
        })
    }

    /// Disputes by level, with the days that they took.
    fn levels(&self) -> Result<Vec<MediationLevelCount>> {
        let mut flows: BTreeMap<String, (Flow, i64)> = BTreeMap::new();
        for (level, state, value) in self.sums(LEVEL)? {
            flows.entry(level).or_default().0.take(&state, value);
        }
        for (level, _, days) in self.sums(DAYS)? {
            flows.entry(level).or_default().1 += days;
        }
        let flows = flows.into_iter().filter(|(_, (flow, _))| *flow != Flow::default());
        let levels = flows.map(|(level, (flow, days))| MediationLevelCount {
            level,
            accepted: flow.accepted,
            settled: flow.settled,
            terminated: flow.terminated,
            days_to_settle: mean(days, flow.settled),
        });
        Ok(levels.collect())
    }

    /// Disputes that are open today, and those that wait for acceptance.
    fn stock(&self) -> Result<(i64, i64)> {
        let today = Counted { days: (0, 0), ..self.counted };
        let (mut open, mut waiting) = (0, 0);
        for (_, state, value) in rows::sums(self.view.connection, self.view.street(), DISPUTE, today)? {
            match DisputeState::from_word(&state) {
                Some(DisputeState::Registered) => waiting += value,
                Some(state) if state.is_open() => open += value,
                _ => {}
            }
        }
        Ok((open, waiting))
    }

    /// Disputes by community: of the whole street, or of the one that was asked for.
    fn areas(&self, community: Option<&DivisionCode>) -> Result<Vec<MediationAreaCount>> {
        let street = self.view.street();
        let area = community.map_or(street, |code| code.as_str());
        let (first, last) = counter_areas(street, area, true)?;
        let counted = Counted { areas: (&first, &last), ..self.counted };
        let mut flows: BTreeMap<DivisionCode, Flow> = BTreeMap::new();
        for measure in [ACCEPTED, CONCLUDED] {
            for (community, state, value) in
                rows::by_community(self.view.connection, street, measure, counted)?
            {
                flows.entry(community).or_default().take(&state, value);
            }
        }
        let areas = flows.into_iter().filter(|(_, flow)| *flow != Flow::default());
        let areas = areas.map(|(community, flow)| MediationAreaCount {
            community,
            accepted: flow.accepted,
            settled: flow.settled,
            terminated: flow.terminated,
        });
        Ok(areas.collect())
    }
}

fn mean(days: i64, disputes: i64) -> Option<MediationDays> {
    (disputes > 0).then_some(MediationDays { days, disputes })
}

fn by_source(sources: &BTreeMap<&str, i64>) -> Vec<MediationSourceCount> {
    let counted = DisputeSource::ALL.iter().map(|source| (*source, sources.get(source.word()).copied()));
    counted
        .filter_map(|(source, accepted)| Some(MediationSourceCount { source, accepted: accepted? }))
        .filter(|count| count.accepted != 0)
        .collect()
}

fn by_category(categories: &BTreeMap<&str, Flow>) -> Vec<MediationCategoryCount> {
    let counted =
        DisputeCategory::ALL.iter().map(|category| (*category, categories.get(category.word()).copied()));
    counted
        .filter_map(|(category, flow)| Some((category, flow.filter(|flow| *flow != Flow::default())?)))
        .map(|(category, flow)| MediationCategoryCount {
            category,
            accepted: flow.accepted,
            settled: flow.settled,
            terminated: flow.terminated,
        })
        .collect()
}
