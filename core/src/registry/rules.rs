//! What every record of places and people has in common: pure checks of single fields.

use chrono::NaiveDate;

use crate::geo::{Coordinate, Datum, Point, convert};
use crate::identity::{DivisionCode, GridCode};
use crate::ledger::counter::{Contributions, CounterKey};
use crate::{Error, Id, Result, code, parse_date};

/// The longest name, in characters.
pub(crate) const LONGEST_NAME: usize = 100;
/// The longest written address, in characters.
pub(crate) const LONGEST_ADDRESS: usize = 200;

/// A text without blanks around it, neither empty nor longer than `longest` characters.
pub(crate) fn text(field: &str, value: &str, longest: usize) -> Result<String> {
    let value = value.trim();
    let length = value.chars().count();
    if length == 0 || length > longest || value.chars().any(char::is_control) {
        return Err(Error::invalid(
            field,
            format!("应为 1 至 {longest} 个字符，且不含控制字符"),
            format!("has 1 to {longest} characters, none of them a control character"),
        ));
    }
    Ok(value.to_owned())
}

/// As [`text`], when there is one; blank counts as none.
pub(crate) fn optional_text(field: &str, value: Option<&str>, longest: usize) -> Result<Option<String>> {
    value.filter(|value| !value.trim().is_empty()).map(|value| text(field, value, longest)).transpose()
}

/// A date, when there is one.
pub(crate) fn optional_date(field: &str, value: Option<&str>) -> Result<Option<NaiveDate>> {
    value.map(|value| parse_date(field, value)).transpose()
}

/// An identifier, when there is one.
pub(crate) fn optional_id(field: &str, value: Option<&str>) -> Result<Option<Id>> {
    value.map(|value| Id::parse(field, value)).transpose()
}

/// The code of a community of `street`, when there is one.
pub(crate) fn optional_community(
    field: &str,
    street: &str,
    value: Option<&str>,
) -> Result<Option<DivisionCode>> {
    value.map(|value| community(field, street, value)).transpose()
}

/// The code of a grid of `street`, when there is one.
pub(crate) fn optional_grid(field: &str, street: &str, value: Option<&str>) -> Result<Option<GridCode>> {
    value.map(|value| grid(field, street, value)).transpose()
}

/// A change: what is left out stays (`None`), an empty text takes it off (`Some(None)`).
pub(crate) fn change<T>(
    value: Option<&str>,
    parse: impl FnOnce(&str) -> Result<T>,
) -> Result<Option<Option<T>>> {
    match value.map(str::trim) {
        None => Ok(None),
        Some("") => Ok(Some(None)),
        Some(value) => parse(value).map(|value| Some(Some(value))),
    }
}

/// Refuses a day after `last`.
pub(crate) fn not_after(field: &str, day: NaiveDate, last: NaiveDate) -> Result<()> {
    if day <= last {
        return Ok(());
    }
    Err(Error::invalid(field, format!("日期不得晚于 {last}"), format!("the day is not after {last}"))
        .with("last", last.to_string()))
}

/// Refuses a day before `first`.
pub(crate) fn not_before(field: &str, day: NaiveDate, first: NaiveDate) -> Result<()> {
    if day >= first {
        return Ok(());
    }
    Err(Error::invalid(field, format!("日期不得早于 {first}"), format!("the day is not before {first}"))
        .with("first", first.to_string()))
}

/// The day of something that has happened: the one given, or today, but none to come.
pub(crate) fn past_or_today(field: &str, day: Option<NaiveDate>, today: NaiveDate) -> Result<NaiveDate> {
    let day = day.unwrap_or(today);
    not_after(field, day, today).map(|()| day)
}

/// How many there are, as documents and columns tell it.
pub(crate) fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// Refuses a list that is longer than anybody needs it.
pub(crate) fn at_most(field: &str, length: usize, most: usize) -> Result<()> {
    if length <= most {
        return Ok(());
    }
    Err(Error::invalid(field, format!("不得多于 {most} 项"), format!("has no more than {most} entries"))
        .with("maximum", count(most)))
}

/// Different texts, each in order.
pub(crate) fn texts(field: &str, values: &[String], most: usize, longest: usize) -> Result<Vec<String>> {
    at_most(field, values.len(), most)?;
    let mut texts: Vec<String> = Vec::with_capacity(values.len());
    for value in values {
        let text = text(field, value, longest)?;
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    Ok(texts)
}

/// A whole number from `least` to `most`, when there is one.
pub(crate) fn optional_count(field: &str, value: Option<i64>, least: i64, most: i64) -> Result<Option<i64>> {
    match value {
        Some(value) if value < least || value > most => Err(Error::invalid(
            field,
            format!("应为 {least} 至 {most} 的整数"),
            format!("is a whole number from {least} to {most}"),
        )),
        value => Ok(value),
    }
}

/// Refuses a period that ends before it begins.
pub(crate) fn period(field: &str, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Result<()> {
    match (from, to) {
        (Some(from), Some(to)) if to < from => {
            Err(Error::invalid(field, "截止日早于起始日", "the last day is before the first"))
        }
        _ => Ok(()),
    }
}

/// The code of a community of `street`.
pub(crate) fn community(field: &str, street: &str, value: &str) -> Result<DivisionCode> {
    let code = DivisionCode::parse(field, value)?;
    if code.community_kind().is_none() || code.street_prefix() != Some(street) {
        return Err(Error::invalid(
            field,
            "应为本街道社区（村）的 12 位区划代码",
            "is the twelve-digit code of a community of this street",
        ));
    }
    Ok(code)
}

/// The code of a grid of `street`.
pub(crate) fn grid(field: &str, street: &str, value: &str) -> Result<GridCode> {
    let code = GridCode::parse(field, value)?;
    if !code.as_str().starts_with(street) {
        return Err(Error::invalid(field, "网格不属于本街道", "the grid is not one of this street"));
    }
    Ok(code)
}

/// A place in CGCS2000 and the datum it was given in; all three parts or none.
pub(crate) fn location(
    longitude: Option<f64>,
    latitude: Option<f64>,
    datum: Option<Datum>,
) -> Result<Option<(Coordinate, Datum)>> {
    match (longitude, latitude, datum) {
        (None, None, None) => Ok(None),
        (Some(longitude), Some(latitude), Some(datum)) => {
            let point = convert(Point::new(longitude, latitude)?, datum, Datum::Cgcs2000);
            Ok(Some((point.into(), datum)))
        }
        (Some(_), Some(_), None) => Err(Error::invalid(
            "datum",
            "坐标须注明坐标系，未注明的不予接受",
            "a pair of degrees is refused without its datum",
        )),
        _ => Err(Error::invalid(
            "longitude",
            "经度、纬度和坐标系应同时给出",
            "longitude, latitude and datum come together",
        )),
    }
}

/// Refuses a change that is based on another revision than the stored one.
pub(crate) fn revision(expected: Option<i64>, current: i64) -> Result<()> {
    match expected {
        Some(expected) if expected != current => Err(Error::conflict(
            code::CONFLICT_REVISION,
            format!("记录已被他人修改，当前版本为 {current}"),
            format!("the record has moved on; its revision is {current}"),
        )
        .at("revision")
        .with("current", current)),
        _ => Ok(()),
    }
}

/// What a record in a community, and perhaps in a grid of it, adds to the counters of a measure: once to its area
/// and once to the street. A record without a grid counts under the community's code with the sequence 000, so that
/// the areas of a community sum up to it.
pub(crate) fn contributions(
    measure: &'static str,
    kind: &str,
    state: &'static str,
    community: &str,
    grid: Option<&str>,
    value: i64,
) -> Contributions {
    let area = grid.map_or_else(|| format!("{community}000"), str::to_owned);
    let total = community[..9].to_owned();
    [area, total]
        .into_iter()
        .map(|area| (CounterKey { measure, area, day: 0, kind: kind.to_owned(), state }, value))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ErrorKind;

    #[test]
    fn texts_are_trimmed_and_bounded() {
        assert_eq!(text("name", " 𬱖㛃䶮 ", 3).unwrap(), "𬱖㛃䶮");
        for bad in ["", "  ", "abcd", "a\nb", "a\0"] {
            assert_eq!(text("name", bad, 3).unwrap_err().field(), Some("name"), "{bad:?}");
        }
        assert_eq!(optional_text("name", Some(" "), 3).unwrap(), None);
    }

    #[test]
    fn an_unlabelled_pair_is_refused() {
        assert_eq!(location(Some(103.8), Some(36.0), None).unwrap_err().field(), Some("datum"));
        assert_eq!(location(Some(103.8), None, Some(Datum::Wgs84)).unwrap_err().field(), Some("longitude"));
        assert_eq!(
            location(Some(36.0), Some(103.8), Some(Datum::Wgs84)).unwrap_err().field(),
            Some("latitude")
        );
        assert_eq!(location(None, None, None).unwrap(), None);
    }

    #[test]
    fn codes_must_lie_in_the_street() {
        assert!(community("community", "620102001", "620102001003").is_ok());
        for bad in ["620102001000", "620102002003", "620102000000", "6201020010"] {
            assert_eq!(
                community("community", "620102001", bad).unwrap_err().kind(),
                ErrorKind::Invalid,
                "{bad}"
            );
        }
        assert!(grid("grid", "620102001", "620102001003001").is_ok());
        assert!(grid("grid", "620102001", "620102002003001").is_err());
    }

    #[test]
    fn a_record_counts_once_in_its_area_and_once_in_the_street() {
        let keys = |grid| -> Vec<String> {
            contributions("resident", "", "", "620102001003", grid, 1)
                .into_iter()
                .map(|(key, _)| key.area)
                .collect()
        };
        assert_eq!(keys(Some("620102001003007")), ["620102001003007", "620102001"]);
        assert_eq!(keys(None), ["620102001003000", "620102001"]);
    }

    #[test]
    fn a_stale_revision_is_a_conflict_that_names_the_current_one() {
        assert!(revision(None, 4).is_ok() && revision(Some(4), 4).is_ok());
        let error = revision(Some(3), 4).unwrap_err();
        assert_eq!((error.code(), &error.report().details["current"]), (code::CONFLICT_REVISION, &4.into()));
    }
}
