//! Rules of grids: pure functions over requests, boundaries and posts.

use chrono::NaiveDate;

use super::types::{Grid, GridKind, GridPost, GridPostKind};
use crate::geo::{Boundary, Coordinate, Datum, Point, Polygon, convert};
use crate::identity::{DivisionCode, GridCode};
use crate::ledger::counter::Contributions;
use crate::rulebook::Rulebook;
use crate::{Error, Result, Warning, code};

/// Rings in any datum, as a checked polygon in CGCS2000; `field` names the request's field.
pub(crate) fn polygon(field: &str, boundary: &Boundary, datum: Datum) -> Result<Polygon> {
    if datum.is_plain() {
        return Polygon::new(field, boundary);
    }
    let mut plain = boundary.clone();
    for (ring_number, ring) in plain.rings.iter_mut().enumerate() {
        for (number, pair) in ring.iter_mut().enumerate() {
            let point = Point::try_from(*pair)
                .map_err(|error| error.within(&format!("{field}.rings[{ring_number}][{number}]")))?;
            *pair = convert(point, datum, Datum::Cgcs2000).into();
        }
    }
    Polygon::new(field, &plain)
}

/// The boundary of a polygon in degrees of `datum`.
pub(crate) fn boundary(polygon: &Polygon, datum: Datum) -> Boundary {
    let mut boundary = polygon.boundary();
    if !datum.is_plain() {
        for pair in boundary.rings.iter_mut().flatten() {
            if let Ok(point) = Point::try_from(*pair) {
                *pair = Coordinate::from(convert(point, Datum::Cgcs2000, datum));
            }
        }
    }
    boundary
}

/// The area in whole square metres.
pub(crate) fn square_metres(area: f64) -> i64 {
    area.round() as i64
}

/// A grid belongs to exactly one community, whose code begins the grid's (RULES B-07, B-11).
pub(crate) fn belongs(grid: &GridCode, community: &DivisionCode) -> Result<()> {
    if grid.community() == *community {
        return Ok(());
    }
    Err(Error::violation(
        "grid.code.community",
        "DB6101/T 3185-2024（网格编码：12 位区划代码加顺序码）",
        "网格编码的前 12 位应与所属社区代码一致",
        "the first twelve digits of a grid code are those of its community",
    )
    .at("code")
    .with("code", grid.as_str())
    .with("community", community.as_str()))
}

/// No two grids of a kind share an area at one time (RULES B-04).
pub(crate) fn no_overlap(polygon: &Polygon, neighbours: &[(GridCode, Polygon)]) -> Result<()> {
    for (other, shape) in neighbours {
        let shared = polygon.overlap_area(shape);
        if shared > 0.0 {
            return Err(Error::violation(
                "grid.boundary.overlap",
                "滨州市网格化条例第六条（不再另行划分）",
                format!("与网格 {other} 的边界重叠约 {} 平方米", shared.ceil()),
                format!("overlaps grid {other} by about {} square metres", shared.ceil()),
            )
            .at("boundary")
            .with("grid", other.as_str())
            .with("area_m2", shared.ceil() as i64));
        }
    }
    Ok(())
}

/// A dedicated grid belongs to one community; lying in a basic grid of another one is told (RULES B-03).
pub(crate) fn dedicated_community(
    community: &DivisionCode,
    polygon: &Polygon,
    basic: &[(GridCode, Polygon)],
) -> Option<Warning> {
    let (other, _) =
        basic.iter().find(|(code, shape)| code.community() != *community && polygon.overlaps(shape))?;
    Some(Warning::new(
        "grid.dedicated",
        "boundary",
        format!("专属网格应只属于一个社区，但其边界伸入其他社区的网格 {other}（DB6101/T 3185-2024）"),
        format!("a dedicated grid belongs to one community, but it reaches into {other} of another one"),
    ))
}

/// The usual size of a basic grid (RULES B-02), as the rulebook has it for the grid on that day.
pub(crate) fn usual_size(
    book: &Rulebook,
    grid: &Grid,
    households: Option<i64>,
    day: NaiveDate,
) -> Result<Option<Warning>> {
    let Some(households) = households.filter(|_| grid.kind == GridKind::Basic) else { return Ok(None) };
    let bound = |name| book.integer("grid.size", name, grid.code.as_str(), day);
    let (least, most) = (bound("minimum")?, bound("maximum")?);
    if (least..=most).contains(&households) {
        return Ok(None);
    }
    Ok(Some(Warning::new(
        "grid.size",
        "households",
        format!("网格一般为 {least} 至 {most} 户（地方标准），现为 {households} 户"),
        format!(
            "a grid generally has {least} to {most} households (a local standard), this one {households}"
        ),
    )))
}

/// Refuses to change a closed grid.
pub(crate) fn open(grid: &Grid) -> Result<()> {
    match grid.closed_on {
        None => Ok(()),
        Some(day) => Err(Error::conflict(
            code::CONFLICT_STATE,
            format!("网格已于 {day} 撤销"),
            format!("the grid was closed on {day}"),
        )
        .with("closed_on", day.to_string())),
    }
}

/// A new boundary begins no earlier than the last one; on the same day it replaces it.
pub(crate) fn redraw_day(last: NaiveDate, from: NaiveDate) -> Result<()> {
    if from >= last {
        return Ok(());
    }
    Err(Error::invalid(
        "from",
        format!("新边界的起始日不得早于现有边界的起始日 {last}"),
        format!("a new boundary begins no earlier than the last one, {last}"),
    )
    .with("last", last.to_string()))
}

/// A grid is closed after its last boundary has begun.
pub(crate) fn close_day(last: NaiveDate, on: NaiveDate) -> Result<()> {
    if on >= last {
        return Ok(());
    }
    Err(Error::invalid(
        "on",
        format!("撤销日不得早于现有边界的起始日 {last}"),
        format!("a grid is not closed before its last boundary begins, {last}"),
    )
    .with("last", last.to_string()))
}

/// A second leader at one time is told, not refused: staffing is a local pattern (RULES B-08).
pub(crate) fn one_leader(post: &GridPost, others: &[GridPost]) -> Option<Warning> {
    let meets = |other: &&GridPost| {
        other.post == GridPostKind::Leader
            && other.valid_to.is_none_or(|to| post.valid_from <= to)
            && post.valid_to.is_none_or(|to| other.valid_from <= to)
    };
    others.iter().find(meets).filter(|_| post.post == GridPostKind::Leader)?;
    Some(Warning::new(
        "grid.post.leader",
        "post",
        "同一时期该网格已有网格长",
        "the grid has another leader at that time",
    ))
}

/// What a grid adds to the counters.
pub(crate) fn contributions(grid: &Grid) -> Contributions {
    let state = if grid.closed_on.is_some() { "closed" } else { "open" };
    let (community, code) = (grid.community.as_str(), grid.code.as_str());
    crate::registry::rules::contributions("grid", grid.kind.word(), state, community, Some(code), 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Id;

    fn square(west: f64, south: f64, size: f64) -> Boundary {
        let pair = |longitude, latitude| Coordinate { longitude, latitude };
        Boundary {
            rings: vec![vec![
                pair(west, south),
                pair(west + size, south),
                pair(west + size, south + size),
                pair(west, south + size),
            ]],
        }
    }

    fn code(text: &str) -> GridCode {
        GridCode::parse("code", text).unwrap()
    }

    #[test]
    fn neighbours_may_touch_but_not_overlap() {
        let one = polygon("boundary", &square(103.80, 36.0, 0.01), Datum::Cgcs2000).unwrap();
        let beside = polygon("boundary", &square(103.81, 36.0, 0.01), Datum::Cgcs2000).unwrap();
        let over = polygon("boundary", &square(103.805, 36.0, 0.01), Datum::Cgcs2000).unwrap();
        let other = code("620102001001002");
        assert!(no_overlap(&one, &[(other, beside)]).is_ok());
        let error = no_overlap(&one, &[(other, over)]).unwrap_err();
        assert_eq!(error.rule(), Some("grid.boundary.overlap"));
        assert_eq!(error.report().details["grid"], "620102001001002");
    }

    #[test]
    fn a_boundary_of_another_datum_is_converted_there_and_back() {
        let given = square(103.80, 36.0, 0.01);
        let shifted = polygon("boundary", &given, Datum::Gcj02).unwrap();
        assert_ne!(shifted, polygon("boundary", &given, Datum::Cgcs2000).unwrap());
        let back = boundary(&shifted, Datum::Gcj02);
        let nearest = |pair: &Coordinate| {
            back.rings[0].iter().any(|other| {
                (other.longitude - pair.longitude).abs() < 2e-7
                    && (other.latitude - pair.latitude).abs() < 2e-7
            })
        };
        assert!(given.rings[0].iter().all(nearest));
        let mut bad = given;
        bad.rings[0][2].latitude = 120.0;
        assert_eq!(
            polygon("boundary", &bad, Datum::Bd09).unwrap_err().field(),
            Some("boundary.rings[0][2].latitude")
        );
    }

    #[test]
    fn sizes_outside_the_local_standard_are_told() {
        let grid = |kind| Grid {
            code: code("620102001001002"),
            community: DivisionCode::parse("community", "620102001001").unwrap(),
            name: "网格".into(),
            kind,
            phone: None,
            area_m2: 1,
            households: None,
            closed_on: None,
            revision: 1,
        };
        let (book, day) = (Rulebook::default(), NaiveDate::from_ymd_opt(2026, 5, 1).unwrap());
        for (kind, households, told) in [
            (GridKind::Basic, Some(299), true),
            (GridKind::Basic, Some(300), false),
            (GridKind::Basic, Some(500), false),
            (GridKind::Basic, Some(501), true),
            (GridKind::Basic, None, false),
            (GridKind::Dedicated, Some(1), false),
        ] {
            let warning = usual_size(&book, &grid(kind), households, day).unwrap();
            assert_eq!(warning.is_some(), told, "{households:?}");
        }
    }

    #[test]
    fn a_grid_code_begins_with_its_community() {
        let community = DivisionCode::parse("community", "620102001001").unwrap();
        assert!(belongs(&code("620102001001002"), &community).is_ok());
        assert_eq!(
            belongs(&code("620102001002002"), &community).unwrap_err().rule(),
            Some("grid.code.community")
        );
    }

    #[test]
    fn two_leaders_at_one_time_are_told() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        let post = |post, from, to: Option<u32>| GridPost {
            id: Id::from_bytes([0; 16]),
            grid: code("620102001001002"),
            post,
            actor: "a".into(),
            name: "王".into(),
            phone: None,
            valid_from: day(from),
            valid_to: to.map(day),
            revision: 1,
        };
        let first = [post(GridPostKind::Leader, 1, Some(10))];
        assert!(one_leader(&post(GridPostKind::Leader, 10, None), &first).is_some());
        assert!(one_leader(&post(GridPostKind::Leader, 11, None), &first).is_none());
        assert!(one_leader(&post(GridPostKind::Worker, 5, None), &first).is_none());
    }
}
