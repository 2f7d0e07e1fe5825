//! Polygons: checked boundaries with exact edges.

use geo::algorithm::validation::{InvalidPolygon, RingRole};
use geo::{Centroid, Coord, GeodesicArea, LineString, Validation};

use super::point::UNITS;
use super::{Boundary, Coordinate, Point};
use crate::{Error, Result};

/// A vertex in whole multiples of 1e-7 degree: longitude, latitude.
pub(super) type Vertex = [i32; 2];

/// The widest polygon, in snapped units; it keeps products of two differences well within 64 bits.
const WIDEST: i64 = 90 * 10_000_000;
/// The most points of a boundary, all rings together; the check for crossings compares every two edges.
const MOST_POINTS: usize = 10_000;

/// The box around a polygon, edges included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// West, in whole multiples of 1e-7 degree.
    pub west: i32,
    /// South, in whole multiples of 1e-7 degree.
    pub south: i32,
    /// East, in whole multiples of 1e-7 degree.
    pub east: i32,
    /// North, in whole multiples of 1e-7 degree.
    pub north: i32,
}

impl Bounds {
    /// Whether the box, edges included, holds the snapped point.
    pub fn contains(&self, [x, y]: [i32; 2]) -> bool {
        self.west <= x && x <= self.east && self.south <= y && y <= self.north
    }

    /// Whether the insides of two boxes meet.
    pub fn meets(&self, other: &Self) -> bool {
        self.west < other.east
            && other.west < self.east
            && self.south < other.north
            && other.south < self.north
    }

    /// The south-western corner.
    pub fn south_west(&self) -> Point {
        Point::from_snapped([self.west, self.south])
    }

    /// The north-eastern corner.
    pub fn north_east(&self) -> Point {
        Point::from_snapped([self.east, self.north])
    }
}

/// A boundary that has been checked: an outer ring and holes, snapped to 1e-7 degree, in CGCS2000.
///
/// **Edges.** Whether a point lies within is decided in exact integers by one rule that does not depend on the
/// polygon: the point counts as moved to the east by an infinitesimal step and to the north by one infinitely
/// smaller. So a point on an edge or a vertex shared by the polygons of a tiling lies in exactly one of them: western
/// and southern edges belong to a polygon, eastern and northern ones to its neighbours. Neighbours must share
/// the vertices of their border; a vertex put onto a neighbour's edge can be a centimetre off it after snapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Polygon {
    /// Open rings; the outer one runs counter-clockwise, holes clockwise.
    rings: Vec<Vec<Vertex>>,
    bounds: Bounds,
}

impl Polygon {
    /// Checks and snaps a boundary in CGCS2000; `field` names the request's field in the error.
    ///
    /// Each ring needs three distinct points and an area, may be left open, and may not cross or touch itself;
    /// holes lie within the outer ring, apart from each other but for single points.
    pub fn new(field: &str, boundary: &Boundary) -> Result<Self> {
        if boundary.rings.is_empty() {
            return Err(Error::invalid(field, "边界至少应有一个环", "a boundary has at least one ring"));
        }
        if boundary.rings.iter().map(Vec::len).sum::<usize>() > MOST_POINTS {
            return Err(Error::invalid(
                field,
                format!("边界的点数不得超过 {MOST_POINTS}"),
                format!("a boundary has at most {MOST_POINTS} points"),
            ));
        }
        let mut rings = Vec::with_capacity(boundary.rings.len());
        for (index, ring) in boundary.rings.iter().enumerate() {
            rings.push(read_ring(&format!("{field}.rings[{index}]"), ring, index == 0)?);
        }
        let bounds = bounds_of(&rings[0]);
        let widest = (i64::from(bounds.east) - i64::from(bounds.west))
            .max(i64::from(bounds.north) - i64::from(bounds.south));
        if widest > WIDEST {
            return Err(Error::invalid(
                field,
                "边界跨度不得超过 90 度",
                "a boundary spans at most 90 degrees",
            ));
        }
        let polygon = Self { rings, bounds };
        // Whole numbers make every predicate of the check exact.
        polygon.shape(1.0).check_validation().map_err(|reason| refusal(field, &reason))?;
        Ok(polygon)
    }

    /// The boundary as a document; every ring repeats its first point at its end.
    pub fn boundary(&self) -> Boundary {
        let ring = |ring: &Vec<Vertex>| {
            ring.iter().chain(ring.first()).map(|vertex| Point::from_snapped(*vertex).into()).collect()
        };
        Boundary { rings: self.rings.iter().map(ring).collect() }
    }

    /// The box around it.
    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// Number of vertices of all rings.
    pub fn vertices(&self) -> usize {
        self.rings.iter().map(Vec::len).sum()
    }

    /// 面积 in square metres, geodesic on the WGS-84 ellipsoid (that of CGCS2000 within a tenth of a millimetre).
    pub fn area(&self) -> f64 {
        self.degrees().geodesic_area_signed().abs()
    }

    /// 周长 of the outer ring in metres, geodesic.
    pub fn perimeter(&self) -> f64 {
        geo::Polygon::new(self.degrees().exterior().clone(), Vec::new()).geodesic_perimeter()
    }

    /// 形心: the planar centroid; it may lie outside a bent polygon.
    pub fn centroid(&self) -> Point {
        match self.degrees().centroid() {
            Some(centroid) => Point::unchecked(centroid.x(), centroid.y()),
            None => self.bounds.south_west(),
        }
    }

    /// Whether the point, in CGCS2000, lies within; see the rule of edges above.
    pub fn contains(&self, point: Point) -> bool {
        self.contains_snapped(point.snapped())
    }

    /// Whether the snapped point lies within.
    pub(super) fn contains_snapped(&self, point: Vertex) -> bool {
        self.bounds.contains(point)
            && self
                .edges()
                .filter_map(Edge::upward)
                .fold(false, |inside, edge| inside ^ edge.is_east_of(point))
    }

    /// All edges of all rings.
    pub(super) fn edges(&self) -> impl Iterator<Item = (Vertex, Vertex)> + '_ {
        self.rings.iter().flat_map(|ring| ring.iter().copied().zip(ring.iter().copied().cycle().skip(1)))
    }

    /// The shape in degrees, for computations of the geometry library.
    pub(super) fn degrees(&self) -> geo::Polygon<f64> {
        self.shape(UNITS)
    }

    fn shape(&self, scale: f64) -> geo::Polygon<f64> {
        let mut rings = self.rings.iter().map(|ring| {
            let coords: Vec<Coord<f64>> = ring
                .iter()
                .chain(ring.first())
                .map(|[x, y]| Coord { x: f64::from(*x) / scale, y: f64::from(*y) / scale })
                .collect();
            LineString::new(coords)
        });
        let outer = rings.next().unwrap_or_else(|| LineString::new(Vec::new()));
        geo::Polygon::new(outer, rings.collect())
    }
}

/// An edge that runs north, for counting crossings.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    low: Vertex,
    high: Vertex,
}

impl Edge {
    /// A level edge is crossed by no level ray and has no upward form.
    pub(super) fn upward((a, b): (Vertex, Vertex)) -> Option<Self> {
        match a[1].cmp(&b[1]) {
            std::cmp::Ordering::Less => Some(Self { low: a, high: b }),
            std::cmp::Ordering::Greater => Some(Self { low: b, high: a }),
            std::cmp::Ordering::Equal => None,
        }
    }

    /// Whether a ray from the point to the east crosses it: its south end counts, its north end does not, and a
    /// crossing in the point itself does not. The point and the edge are less than 100 degrees apart.
    #[inline]
    pub(super) fn is_east_of(self, [x, y]: Vertex) -> bool {
        let Self { low, high } = self;
        let (x, y) = (i64::from(x), i64::from(y));
        let (low_x, low_y) = (i64::from(low[0]), i64::from(low[1]));
        let (high_x, high_y) = (i64::from(high[0]), i64::from(high[1]));
        let west = (x - low_x) * (high_y - low_y) < (y - low_y) * (high_x - low_x);
        (low_y <= y) & (y < high_y) & west
    }
}

/// Snaps a ring, drops repeated points and the closing one, and turns it.
fn read_ring(field: &str, ring: &[Coordinate], counter_clockwise: bool) -> Result<Vec<Vertex>> {
    let mut vertices: Vec<Vertex> = Vec::with_capacity(ring.len());
    for (index, pair) in ring.iter().enumerate() {
        let point = Point::try_from(*pair).map_err(|error| error.within(&format!("{field}[{index}]")))?;
        if vertices.last() != Some(&point.snapped()) {
            vertices.push(point.snapped());
        }
    }
    while vertices.len() > 1 && vertices.first() == vertices.last() {
        vertices.pop();
    }
    let distinct: std::collections::BTreeSet<&Vertex> = vertices.iter().collect();
    if distinct.len() < 3 {
        return Err(Error::invalid(
            field,
            "环至少应有三个不同的点（精度 1e-7 度）",
            "a ring has at least three distinct points (to 1e-7 degree)",
        ));
    }
    let area = doubled_area(&vertices);
    if area == 0 {
        return Err(Error::invalid(field, "环的面积为零", "the area of a ring is zero"));
    }
    if (area > 0) != counter_clockwise {
        vertices.reverse();
    }
    Ok(vertices)
}

/// Twice the signed planar area: positive when the ring runs counter-clockwise.
fn doubled_area(ring: &[Vertex]) -> i128 {
    let next = ring.iter().cycle().skip(1);
    ring.iter()
        .zip(next)
        .map(|(a, b)| i128::from(a[0]) * i128::from(b[1]) - i128::from(b[0]) * i128::from(a[1]))
        .sum()
}

fn bounds_of(ring: &[Vertex]) -> Bounds {
    let first = ring[0];
    let start = Bounds { west: first[0], south: first[1], east: first[0], north: first[1] };
    ring.iter().fold(start, |bounds, [x, y]| Bounds {
        west: bounds.west.min(*x),
        south: bounds.south.min(*y),
        east: bounds.east.max(*x),
        north: bounds.north.max(*y),
    })
}

fn refusal(field: &str, reason: &InvalidPolygon) -> Error {
    let ring = |role: &RingRole| match role {
        RingRole::Exterior => 0,
        RingRole::Interior(index) => index + 1,
    };
    let (at, zh, en) = match reason {
        InvalidPolygon::TooFewPointsInRing(role) => (ring(role), "环的点数不足", "a ring has too few points"),
        InvalidPolygon::SelfIntersection(role) => {
            (ring(role), "环与自身相交或相接", "a ring crosses or touches itself")
        }
        InvalidPolygon::NonFiniteCoord(role, _) => {
            (ring(role), "坐标不是有限数", "a coordinate is not finite")
        }
        InvalidPolygon::InteriorRingNotContainedInExteriorRing(role) => {
            (ring(role), "内环不在外环之内", "a hole lies not within the outer ring")
        }
        InvalidPolygon::IntersectingRingsOnALine(_, role) => {
            (ring(role), "两个环共边", "two rings share a part of an edge")
        }
        InvalidPolygon::IntersectingRingsOnAnArea(_, role) => (ring(role), "两个环重叠", "two rings overlap"),
    };
    Error::invalid(format!("{field}.rings[{at}]"), zh, en)
}
