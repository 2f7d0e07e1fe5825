//! Points and the documents that hold them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Error, Result};

/// Snapped units of a degree.
pub(super) const UNITS: f64 = 1e7;

/// A pair of degrees as it stands in documents; which datum it is of is said beside it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct Coordinate {
    /// 经度: degrees east.
    pub longitude: f64,
    /// 纬度: degrees north.
    pub latitude: f64,
}

/// 边界: an outer ring and its holes, as it stands in documents.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct Boundary {
    /// The outer ring, then the rings of holes. A ring may repeat its first point at its end.
    pub rings: Vec<Vec<Coordinate>>,
}

/// A place on the earth in degrees: finite, longitude within ±180, latitude within ±90.
///
/// ```
/// use shuzhi::geo::Point;
/// assert!(Point::new(103.8343, 36.0611).is_ok());
/// assert_eq!(Point::new(36.0611, 103.8343).unwrap_err().field(), Some("latitude"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    longitude: f64,
    latitude: f64,
}

impl Point {
    /// From degrees; the error names `longitude` or `latitude`.
    pub fn new(longitude: f64, latitude: f64) -> Result<Self> {
        if !in_range(longitude, 180.0) {
            return Err(Error::invalid(
                "longitude",
                "经度应在 -180 至 180 度之间",
                "a longitude is between -180 and 180 degrees",
            ));
        }
        if !in_range(latitude, 90.0) {
            return Err(Error::invalid(
                "latitude",
                "纬度应在 -90 至 90 度之间（请核对经纬度顺序）",
                "a latitude is between -90 and 90 degrees (is it longitude first?)",
            ));
        }
        Ok(Self { longitude, latitude })
    }

    /// 经度.
    pub const fn longitude(self) -> f64 {
        self.longitude
    }

    /// 纬度.
    pub const fn latitude(self) -> f64 {
        self.latitude
    }

    /// The point in whole multiples of 1e-7 degree: longitude, latitude. Halves go away from zero.
    pub fn snapped(self) -> [i32; 2] {
        [snap(self.longitude), snap(self.latitude)]
    }

    /// From whole multiples of 1e-7 degree that came from a point.
    pub(super) fn from_snapped([x, y]: [i32; 2]) -> Self {
        Self { longitude: f64::from(x) / UNITS, latitude: f64::from(y) / UNITS }
    }

    /// A point of a computation that stays on the earth by its nature.
    pub(super) const fn unchecked(longitude: f64, latitude: f64) -> Self {
        Self { longitude, latitude }
    }
}

impl TryFrom<Coordinate> for Point {
    type Error = Error;

    fn try_from(pair: Coordinate) -> Result<Self> {
        Self::new(pair.longitude, pair.latitude)
    }
}

impl From<Point> for Coordinate {
    fn from(point: Point) -> Self {
        Self { longitude: point.longitude, latitude: point.latitude }
    }
}

/// NaN is in no range.
pub(super) fn in_range(degrees: f64, limit: f64) -> bool {
    degrees.abs() <= limit
}

/// Rounds to whole units; the caller has checked the range, in which the sum is exact enough and the cast is too.
#[inline]
pub(super) fn snap(degrees: f64) -> i32 {
    (degrees * UNITS + 0.5_f64.copysign(degrees)) as i32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn points_off_the_earth_are_refused() {
        for (longitude, latitude, field) in [
            (f64::NAN, 0.0, "longitude"),
            (f64::INFINITY, 0.0, "longitude"),
            (180.000_000_1, 0.0, "longitude"),
            (0.0, f64::NAN, "latitude"),
            (0.0, f64::NEG_INFINITY, "latitude"),
            (0.0, -90.1, "latitude"),
        ] {
            assert_eq!(Point::new(longitude, latitude).unwrap_err().field(), Some(field));
        }
        assert_eq!(Point::new(-180.0, 90.0).unwrap().snapped(), [-1_800_000_000, 900_000_000]);
    }

    proptest! {
        #[test]
        fn snapping_is_stable(x in -1_800_000_000i32..=1_800_000_000, y in -900_000_000i32..=900_000_000) {
            prop_assert_eq!(Point::from_snapped([x, y]).snapped(), [x, y]);
        }
    }
}
