//! The holiday years that ship with the library (随库发布的节假日年度).

use std::sync::LazyLock;

use serde::Deserialize;

use super::{Calendar, CalendarYear, PutCalendarYear};

#[derive(Deserialize)]
struct Shipped {
    years: Vec<PutCalendarYear>,
}

#[expect(clippy::expect_used, reason = "a document of this library, read by a test")]
static SHIPPED: LazyLock<Calendar> = LazyLock::new(|| {
    let shipped: Shipped =
        serde_json::from_str(include_str!("holidays.json")).expect("holidays.json is a valid document");
    let years =
        shipped.years.iter().map(|year| CalendarYear::parse(year).expect("every shipped year is valid"));
    years.collect()
});

/// The calendar of the years the State Council has announced, 2020 to 2026.
pub(super) fn shipped() -> &'static Calendar {
    &SHIPPED
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse_date;

    #[test]
    fn every_year_has_the_announced_number_of_working_days() {
        let table =
            [(2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)];
        let found: Vec<_> = shipped().years().map(|year| (year.year, year.working_days)).collect();
        assert_eq!(found, table);
    }

    #[test]
    fn the_days_of_2026_are_those_of_the_notice() {
        let year = shipped().year(2026).unwrap();
        let text = |days: &[chrono::NaiveDate]| days.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(
            text(&year.work),
            ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]
        );
        let spans = [
            ("01-01", 3),
            ("02-15", 9),
            ("04-04", 3),
            ("05-01", 5),
            ("06-19", 3),
            ("09-25", 3),
            ("10-01", 7),
        ];
        let rest: Vec<_> = spans
            .iter()
            .flat_map(|(first, days)| {
                parse_date("first", &format!("2026-{first}")).unwrap().iter_days().take(*days)
            })
            .collect();
        assert_eq!(year.rest, rest);
        assert_eq!(year.source, "国办发明电〔2025〕7号");
    }

    #[test]
    fn the_extended_spring_festival_of_2020_cancelled_a_make_up_day() {
        let day = parse_date("day", "2020-02-01").unwrap();
        assert!(!shipped().is_working_day(day).unwrap());
        assert!(shipped().is_working_day(day.succ_opt().unwrap().succ_opt().unwrap()).unwrap());
    }
}
