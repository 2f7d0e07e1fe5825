//! Do the parts of an area leave gaps, overlap, or reach outside?

use geo::{BooleanOps, GeodesicArea, MultiPolygon, Orient, orient::Direction, unary_union};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Boundary, Coordinate, Polygon};

/// Pieces smaller than this many square metres do not count.
const SMALLEST_AREA: f64 = 1.0;
/// Pieces narrower on average than this many metres are slivers of drawing, not areas.
const NARROWEST: f64 = 0.05;

/// 重叠: two parts share an area.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Overlap {
    /// Place of the first part in the list, from 0.
    pub first: u32,
    /// Place of the second part in the list, from 0.
    pub second: u32,
    /// The shared area in square metres.
    pub area: f64,
}

/// 覆盖检查: how the parts cover the whole. Areas are in square metres.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Coverage {
    /// Area of the whole.
    pub whole_area: f64,
    /// 空白: area of the whole that no part covers.
    pub gap_area: f64,
    /// 越界: area of the parts outside the whole.
    pub outside_area: f64,
    /// The gaps, widest first.
    pub gaps: Vec<Boundary>,
    /// 重叠: pairs of parts that share an area.
    pub overlaps: Vec<Overlap>,
}

impl Coverage {
    /// Whether the parts cover the whole without gap, overlap or reaching outside.
    pub fn is_exact(&self) -> bool {
        self.gaps.is_empty() && self.overlaps.is_empty() && self.outside_area <= 0.0
    }
}

impl Polygon {
    /// The area shared with `other` in square metres. Shared edges share no area; pieces of less than one square
    /// metre in all, or narrower than five centimetres on average, count as none.
    pub fn overlap_area(&self, other: &Self) -> f64 {
        if !self.bounds().meets(&other.bounds()) {
            return 0.0;
        }
        total(&pieces(&self.degrees().intersection(&other.degrees())))
    }

    /// Whether the two share an area, by the measure of [`Polygon::overlap_area`].
    pub fn overlaps(&self, other: &Self) -> bool {
        self.overlap_area(other) > 0.0
    }
}

/// The pairs of `parts` that share an area, in the order of the list.
pub fn overlaps(parts: &[Polygon]) -> Vec<Overlap> {
    let mut by_west: Vec<usize> = (0..parts.len()).collect();
    by_west.sort_by_key(|index| parts[*index].bounds().west);
    let mut found = Vec::new();
    for (place, &a) in by_west.iter().enumerate() {
        let east = parts[a].bounds().east;
        for &b in by_west[place + 1..].iter().take_while(|b| parts[**b].bounds().west < east) {
            let area = parts[a].overlap_area(&parts[b]);
            if area > 0.0 {
                let number = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
                found.push(Overlap { first: number(a.min(b)), second: number(a.max(b)), area });
            }
        }
    }
    found.sort_by_key(|overlap| (overlap.first, overlap.second));
    found
}

/// How `parts` cover `whole`.
pub fn coverage(whole: &Polygon, parts: &[Polygon]) -> Coverage {
    let shapes: Vec<geo::Polygon<f64>> = parts.iter().map(Polygon::degrees).collect();
    let covered = unary_union(&shapes);
    let whole_shape = MultiPolygon::new(vec![whole.degrees()]);
    let mut gaps = pieces(&whole_shape.difference(&covered));
    gaps.sort_by(|a, b| b.1.total_cmp(&a.1));
    Coverage {
        whole_area: whole.area(),
        gap_area: total(&gaps),
        outside_area: total(&pieces(&covered.difference(&whole_shape))),
        gaps: gaps.iter().map(|(shape, _)| document(shape)).collect(),
        overlaps: overlaps(parts),
    }
}

/// The pieces that count, with their areas; none when they are too small together.
fn pieces(shapes: &MultiPolygon<f64>) -> Vec<(geo::Polygon<f64>, f64)> {
    let kept: Vec<(geo::Polygon<f64>, f64)> = shapes
        .orient(Direction::Default)
        .into_iter()
        .filter_map(|shape| {
            let (perimeter, area) = shape.geodesic_perimeter_area_signed();
            let area = area.abs();
            (2.0 * area > NARROWEST * perimeter).then_some((shape, area))
        })
        .collect();
    if total(&kept) < SMALLEST_AREA { Vec::new() } else { kept }
}

fn total(pieces: &[(geo::Polygon<f64>, f64)]) -> f64 {
    // An empty sum of floats is minus zero.
    pieces.iter().fold(0.0, |sum, (_, area)| sum + area)
}

fn document(shape: &geo::Polygon<f64>) -> Boundary {
    let ring = |line: &geo::LineString<f64>| {
        line.coords().map(|coord| Coordinate { longitude: coord.x, latitude: coord.y }).collect()
    };
    Boundary { rings: std::iter::once(shape.exterior()).chain(shape.interiors()).map(ring).collect() }
}
