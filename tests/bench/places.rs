//! Places: locating points, each answer of a sample held against exact integers.

use anyhow::{Result, ensure};
use shuzhi::DurabilityMode;
use shuzhi::geo::Datum;
use shuzhi_tests::street::{Options, Street, generate_with};

use crate::measure::{median, micros};
use crate::{Bench, fill, setup};

/// Units in which boundaries are exact.
const UNITS: f64 = 1e7;

fn snapped(street: &Street) -> Vec<Vec<(i64, i64)>> {
    let unit = |degrees: f64| (degrees * UNITS).round() as i64;
    let ring = |ring: &Vec<_>| -> Vec<(i64, i64)> {
        ring.iter()
            .map(|point: &shuzhi_tests::street::Point| (unit(point.longitude), unit(point.latitude)))
            .collect()
    };
    street.grids.iter().map(|grid| ring(&grid.polygon)).collect()
}

/// Whether the point lies in the ring, and whether it lies on its line: in exact integers.
fn touches(ring: &[(i64, i64)], (x, y): (i64, i64)) -> (bool, bool) {
    let mut inside = false;
    for pair in ring.windows(2) {
        let ((ax, ay), (bx, by)) = (pair[0], pair[1]);
        let turn = i128::from(bx - ax) * i128::from(y - ay) - i128::from(by - ay) * i128::from(x - ax);
        let between = x >= ax.min(bx) && x <= ax.max(bx) && y >= ay.min(by) && y <= ay.max(by);
        if turn == 0 && between {
            return (true, true);
        }
        if (ay > y) != (by > y) && (turn > 0) == (by > ay) {
            inside = !inside;
        }
    }
    (inside, false)
}

/// Points located a second on 500 grids, each answer of a sample compared with all polygons, edges included.
pub fn locate(bench: &mut Bench) -> Result<()> {
    let street = generate_with(&Options { seed: 11, residents: 0, grids: Some(500) });
    let code = setup::code(&street);
    let platform = setup::found(&bench.path("locate.db"), &street, DurabilityMode::Normal, fill::now())?;
    let grids = setup::session(&platform, &code, "wang")?.grids();
    let rings = snapped(&street);
    let all = || rings.iter().flatten();
    let (low, high) = (
        (all().map(|p| p.0).min().unwrap_or(0), all().map(|p| p.1).min().unwrap_or(0)),
        (all().map(|p| p.0).max().unwrap_or(0), all().map(|p| p.1).max().unwrap_or(0)),
    );
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = |from: i64, to: i64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        from + (state % (to - from + 1).unsigned_abs()) as i64
    };
    let mut checked: Vec<(i64, i64)> =
        (0..4_000).map(|_| (random(low.0, high.0), random(low.1, high.1))).collect();
    for ring in &rings {
        checked.extend(ring);
        checked
            .extend(ring.windows(2).map(|pair| ((pair[0].0 + pair[1].0) / 2, (pair[0].1 + pair[1].1) / 2)));
    }
    let lonlat: Vec<f64> = checked.iter().flat_map(|p| [p.0 as f64 / UNITS, p.1 as f64 / UNITS]).collect();
    let mut out = vec![None; checked.len()];
    grids.locate_many(&lonlat, Datum::Cgcs2000, &mut out)?;
    let mut edges = 0;
    for (point, answer) in checked.iter().zip(&out) {
        let touching: Vec<(usize, bool)> = rings
            .iter()
            .enumerate()
            .filter_map(|(index, ring)| {
                let (inside, line) = touches(ring, *point);
                inside.then_some((index, line))
            })
            .collect();
        edges += usize::from(touching.len() > 1);
        match answer {
            Some(code) => ensure!(
                touching.iter().any(|(index, _)| street.grids[*index].code == code.as_str()),
                "{point:?} was located in {code}, which it does not touch"
            ),
            // On the outer line of the street the half-open rule may give a point to the outside.
            None => ensure!(
                touching.len() < 2 && touching.iter().all(|(_, line)| *line)
                    || touching.iter().all(|(_, line)| *line) && on_outline(&street, *point),
                "{point:?} was located nowhere, but lies in {touching:?}"
            ),
        }
    }
    bench.note("locate_points_checked", checked.len() as f64, "points");
    bench.note("locate_points_on_shared_edges", edges as f64, "points");
    let count = 1_000_000;
    let lonlat: Vec<f64> = (0..count)
        .flat_map(|_| [random(low.0, high.0) as f64 / UNITS, random(low.1, high.1) as f64 / UNITS])
        .collect();
    let mut out = vec![None; count];
    let mut rates = Vec::new();
    for _ in 0..9 {
        let (time, ()) = micros(|| Ok(grids.locate_many(&lonlat, Datum::Cgcs2000, &mut out)?))?;
        rates.push(count as f64 / time * 1e6);
    }
    bench.put("locate_500_points_s", median(rates), "points/s");
    Ok(platform.close()?)
}

fn on_outline(street: &Street, point: (i64, i64)) -> bool {
    let ring: Vec<(i64, i64)> = street
        .boundary
        .iter()
        .map(|p| ((p.longitude * UNITS).round() as i64, (p.latitude * UNITS).round() as i64))
        .collect();
    touches(&ring, point).1
}
