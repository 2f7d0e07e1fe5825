//! Datums in use in China and the conversions between them.

use std::f64::consts::PI;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Point;
use crate::{Error, Result};

/// 坐标系: what a pair of degrees is measured in.
///
/// CGCS2000 and WGS-84 differ by centimetres to a decimetre and are taken as the same. GCJ-02 and BD-09 are the
/// shifted systems of Chinese web maps; their formulas are not official, and outside China they shift nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Datum {
    /// 2000 国家大地坐标系 (EPSG:4490): what the library stores.
    Cgcs2000,
    /// WGS-84: what satellite receivers give.
    Wgs84,
    /// GCJ-02 (火星坐标): Amap, Tencent and others.
    Gcj02,
    /// BD-09: Baidu.
    Bd09,
}

impl Datum {
    /// From the number used by the C functions: 1 CGCS2000, 2 WGS-84, 3 GCJ-02, 4 BD-09.
    pub fn from_number(field: &str, number: i32) -> Result<Self> {
        match number {
            1 => Ok(Self::Cgcs2000),
            2 => Ok(Self::Wgs84),
            3 => Ok(Self::Gcj02),
            4 => Ok(Self::Bd09),
            _ => Err(Error::invalid(
                field,
                "坐标系应为 1（CGCS2000）、2（WGS-84）、3（GCJ-02）或 4（BD-09）",
                "a datum is 1 (CGCS2000), 2 (WGS-84), 3 (GCJ-02) or 4 (BD-09)",
            )),
        }
    }

    /// The number used by the C functions.
    pub const fn number(self) -> i32 {
        match self {
            Self::Cgcs2000 => 1,
            Self::Wgs84 => 2,
            Self::Gcj02 => 3,
            Self::Bd09 => 4,
        }
    }

    /// The word in documents and in the store.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Cgcs2000 => "cgcs2000",
            Self::Wgs84 => "wgs84",
            Self::Gcj02 => "gcj02",
            Self::Bd09 => "bd09",
        }
    }

    pub(crate) fn from_word(word: &str) -> Option<Self> {
        [Self::Cgcs2000, Self::Wgs84, Self::Gcj02, Self::Bd09].into_iter().find(|datum| datum.word() == word)
    }

    /// Whether its degrees are those of CGCS2000 without conversion.
    pub const fn is_plain(self) -> bool {
        matches!(self, Self::Cgcs2000 | Self::Wgs84)
    }
}

/// The same place in another datum.
///
/// The way back from a shifted datum is found by iteration to better than 1e-9 degree. Points outside the box
/// 72.004–137.8347 °E, 0.8293–55.8271 °N are the same in every datum.
///
/// ```
/// use shuzhi::geo::{Datum, Point, convert};
/// let amap = convert(Point::new(103.8343, 36.0611).unwrap(), Datum::Cgcs2000, Datum::Gcj02);
/// assert!((amap.longitude() - 103.83670311).abs() < 1e-7);
/// ```
pub fn convert(point: Point, from: Datum, to: Datum) -> Point {
    if from == to || (from.is_plain() && to.is_plain()) {
        return point;
    }
    let middle = match from {
        Datum::Bd09 => unshift(point, bd09),
        _ => point,
    };
    let middle = match (from, to) {
        (Datum::Cgcs2000 | Datum::Wgs84, _) => gcj02(middle),
        (_, Datum::Cgcs2000 | Datum::Wgs84) => unshift(middle, gcj02),
        _ => middle,
    };
    if to == Datum::Bd09 { bd09(middle) } else { middle }
}

/// Semi-major axis and squared eccentricity (Krasovsky 1940) of the formulas in use.
const AXIS: f64 = 6_378_245.0;
const ECCENTRICITY: f64 = 0.006_693_421_622_965_823;
/// Rounds of the iteration; each shrinks the error at least a hundredfold.
const ROUNDS: usize = 12;

fn in_china(longitude: f64, latitude: f64) -> bool {
    (72.004..=137.8347).contains(&longitude) && (0.8293..=55.8271).contains(&latitude)
}

/// GCJ-02 of WGS-84.
fn gcj02(point: Point) -> Point {
    let (longitude, latitude) = (point.longitude(), point.latitude());
    if !in_china(longitude, latitude) {
        return point;
    }
    let (x, y) = (longitude - 105.0, latitude - 35.0);
    let wave =
        |value: f64, a: f64, b: f64, c: f64, d: f64| a * (value * b * PI).sin() + c * (value * d * PI).sin();
    let common = wave(x, 20.0, 6.0, 20.0, 2.0);
    let root = x.abs().sqrt();
    let north = -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * root
        + (common + wave(y, 20.0, 1.0, 40.0, 1.0 / 3.0) + wave(y, 160.0, 1.0 / 12.0, 320.0, 1.0 / 30.0))
            * 2.0
            / 3.0;
    let east = 300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * root
        + (common + wave(x, 20.0, 1.0, 40.0, 1.0 / 3.0) + wave(x, 150.0, 1.0 / 12.0, 300.0, 1.0 / 30.0))
            * 2.0
            / 3.0;
    let radians = latitude.to_radians();
    let squared = 1.0 - ECCENTRICITY * radians.sin().powi(2);
    let root = squared.sqrt();
    Point::unchecked(
        longitude + east * 180.0 / (AXIS / root * radians.cos() * PI),
        latitude + north * 180.0 / (AXIS * (1.0 - ECCENTRICITY) / (squared * root) * PI),
    )
}

/// BD-09 of GCJ-02.
fn bd09(point: Point) -> Point {
    const WAVE: f64 = PI * 3000.0 / 180.0;
    let (x, y) = (point.longitude(), point.latitude());
    if !in_china(x, y) {
        return point;
    }
    let length = x.hypot(y) + 0.000_02 * (y * WAVE).sin();
    let angle = y.atan2(x) + 0.000_003 * (x * WAVE).cos();
    Point::unchecked(length * angle.cos() + 0.0065, length * angle.sin() + 0.006)
}

/// The point that `shift` moves to `target`.
fn unshift(target: Point, shift: fn(Point) -> Point) -> Point {
    if !in_china(target.longitude(), target.latitude()) {
        return target;
    }
    let mut guess = target;
    for _ in 0..ROUNDS {
        let moved = shift(guess);
        let (east, north) = (moved.longitude() - target.longitude(), moved.latitude() - target.latitude());
        guess = Point::unchecked(guess.longitude() - east, guess.latitude() - north);
        if east.abs().max(north.abs()) < 1e-11 {
            break;
        }
    }
    guess
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ALL: [Datum; 4] = [Datum::Cgcs2000, Datum::Wgs84, Datum::Gcj02, Datum::Bd09];

    fn near(a: Point, b: Point, tolerance: f64) -> bool {
        (a.longitude() - b.longitude()).abs() <= tolerance && (a.latitude() - b.latitude()).abs() <= tolerance
    }

    #[test]
    fn known_places_in_every_datum() {
        for (wgs, gcj, bd) in [
            ((116.404, 39.915), (116.410_244_5, 39.916_404_28), (116.416_627_24, 39.922_699_55)),
            ((103.8343, 36.0611), (103.836_703_11, 36.060_772_72), (103.843_239_54, 36.066_665_35)),
        ] {
            let point = |(x, y)| Point::new(x, y).unwrap();
            let places = [point(wgs), point(wgs), point(gcj), point(bd)];
            for (from, start) in ALL.into_iter().zip(places) {
                for (to, end) in ALL.into_iter().zip(places) {
                    assert!(near(convert(start, from, to), end, 1e-7), "{from:?} {to:?}");
                }
            }
        }
    }

    #[test]
    fn outside_china_nothing_is_shifted() {
        for (x, y) in [(-0.1276, 51.5072), (139.6917, 35.6895), (151.2, -33.9), (72.003, 30.0), (100.0, 0.8)]
        {
            let point = Point::new(x, y).unwrap();
            for from in ALL {
                for to in ALL {
                    assert_eq!(convert(point, from, to), point);
                }
            }
        }
    }

    #[test]
    fn numbers_and_names() {
        for datum in ALL {
            assert_eq!(Datum::from_number("datum", datum.number()).unwrap(), datum);
        }
        assert_eq!(Datum::from_number("datum", 0).unwrap_err().field(), Some("datum"));
        assert_eq!(serde_json::to_string(&ALL).unwrap(), r#"["cgcs2000","wgs84","gcj02","bd09"]"#);
    }

    proptest! {
        #[test]
        fn there_and_back(x in 73.0..137.0, y in 1.5..55.0, from in 0usize..4, to in 0usize..4) {
            let point = Point::new(x, y).unwrap();
            let back = convert(convert(point, ALL[from], ALL[to]), ALL[to], ALL[from]);
            prop_assert!(near(back, point, 1e-9));
        }

        #[test]
        fn any_point_stays_on_the_earth(x in -180.0..180.0, y in -90.0..90.0, from in 0usize..4, to in 0usize..4) {
            let moved = convert(Point::new(x, y).unwrap(), ALL[from], ALL[to]);
            prop_assert!(Point::new(moved.longitude(), moved.latitude()).is_ok());
            prop_assert!(near(moved, Point::new(x, y).unwrap(), 0.03));
        }
    }
}
