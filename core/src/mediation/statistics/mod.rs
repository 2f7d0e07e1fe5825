//! Figures, reminders and subsidies of mediation. They count and remind; they name no party.

mod figures;
mod reminders;
mod rows;
mod rules;
mod subsidies;
#[cfg(test)]
mod tests;
mod types;

pub use types::*;

use chrono::NaiveDate;

use crate::registry::rules as check;
use crate::{Result, parse_date};

/// The first and last day of a period, in order.
fn period(first: &str, last: &str) -> Result<(NaiveDate, NaiveDate)> {
    let (first, last) = (parse_date("first_day", first)?, parse_date("last_day", last)?);
    check::period("last_day", Some(first), Some(last)).map(|()| (first, last))
}
