//! Places: points and their datums, boundaries of grids, and finding the grid of a point.
//!
//! Everything is kept as CGCS2000. Boundaries and the points asked about them are snapped to whole multiples of
//! 1e-7 degree (about one centimetre), and whether a point lies within a boundary is decided in exact integers.

mod coverage;
mod datum;
mod locator;
mod operations;
mod point;
mod polygon;
#[cfg(test)]
mod tests;

pub use coverage::{Coverage, Overlap, coverage, overlaps};
pub use datum::{Datum, convert};
pub use locator::{Locator, NOWHERE};
pub use operations::{ConvertPositions, ConvertedPositions, Geo};
pub use point::{Boundary, Coordinate, Point};
pub use polygon::{Bounds, Polygon};
