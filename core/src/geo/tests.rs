//! Polygons, coverage and the locator together, over tilings.

use geo::coordinate_position::{CoordPos, CoordinatePosition};
use proptest::prelude::*;

use super::*;

const WEST: i32 = 1_038_000_000;
const SOUTH: i32 = 360_000_000;

fn pair([x, y]: [i32; 2]) -> Coordinate {
    let point = Point::new(f64::from(x) / 1e7, f64::from(y) / 1e7).unwrap();
    point.into()
}

/// A boundary whose rings are given in units of 1e-7 degree from a corner in Lanzhou.
fn boundary(rings: &[&[[i32; 2]]]) -> Boundary {
    let ring = |ring: &&[[i32; 2]]| ring.iter().map(|[x, y]| pair([WEST + x, SOUTH + y])).collect();
    Boundary { rings: rings.iter().map(ring).collect() }
}

fn polygon(rings: &[&[[i32; 2]]]) -> Polygon {
    Polygon::new("boundary", &boundary(rings)).unwrap()
}

fn square(x: i32, y: i32, side: i32) -> Polygon {
    polygon(&[&[[x, y], [x + side, y], [x + side, y + side], [x, y + side]]])
}

fn at(x: i32, y: i32) -> Point {
    pair([WEST + x, SOUTH + y]).try_into().unwrap()
}

fn refused(rings: &[&[[i32; 2]]]) -> String {
    let error = Polygon::new("boundary", &boundary(rings)).unwrap_err();
    error.field().unwrap().to_owned()
}

/// A tiling of `columns` by `rows` quadrilaterals with moved corners, some cut into triangles.
#[derive(Debug, Clone)]
struct Tiling {
    step: i32,
    columns: i32,
    rows: i32,
    moves: Vec<[i32; 2]>,
    cuts: Vec<u8>,
}

impl Tiling {
    fn any(step: std::ops::Range<i32>) -> impl Strategy<Value = Self> {
        (step, 1i32..7, 1i32..7).prop_flat_map(|(step, columns, rows)| {
            let reach = step / 4;
            let corners = ((columns + 1) * (rows + 1)) as usize;
            let moves = proptest::collection::vec([-reach..=reach, -reach..=reach], corners);
            let cuts = proptest::collection::vec(0u8..3, (columns * rows) as usize);
            (moves, cuts).prop_map(move |(moves, cuts)| Self { step, columns, rows, moves, cuts })
        })
    }

    /// Corners on the rim stay, so that the tiles make up a rectangle.
    fn corner(&self, column: i32, row: i32) -> [i32; 2] {
        let [x, y] = self.moves[(row * (self.columns + 1) + column) as usize];
        let rim = |place: i32, last: i32, by: i32| if place == 0 || place == last { 0 } else { by };
        [column * self.step + rim(column, self.columns, x), row * self.step + rim(row, self.rows, y)]
    }

    fn tiles(&self) -> Vec<Polygon> {
        let mut tiles = Vec::new();
        for row in 0..self.rows {
            for column in 0..self.columns {
                let [a, b, c, d] =
                    [(0, 0), (1, 0), (1, 1), (0, 1)].map(|(x, y)| self.corner(column + x, row + y));
                let cut = self.cuts[(row * self.columns + column) as usize];
                // A bent quadrilateral has one diagonal inside only: it is left whole.
                let bent =
                    [[a, b, c], [b, c, d], [c, d, a], [d, a, b]].iter().any(|corner| turn(*corner) <= 0);
                match cut {
                    1 if !bent => tiles.extend([polygon(&[&[a, b, c]]), polygon(&[&[a, c, d]])]),
                    2 if !bent => tiles.extend([polygon(&[&[a, b, d]]), polygon(&[&[d, b, c]])]),
                    _ => tiles.push(polygon(&[&[a, b, c, d]])),
                }
            }
        }
        tiles
    }

    fn whole(&self) -> Polygon {
        let (x, y) = (self.columns * self.step, self.rows * self.step);
        polygon(&[&[[0, 0], [x, 0], [x, y], [0, y]]])
    }
}

fn turn([a, b, c]: [[i32; 2]; 3]) -> i64 {
    let [a, b, c] = [a, b, c].map(|vertex| vertex.map(i64::from));
    (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])
}

fn keyed(tiles: &[Polygon]) -> Vec<(u32, Polygon)> {
    (0..).zip(tiles.iter().cloned()).collect()
}

fn brute_force(tiles: &[(u32, Polygon)], point: Point) -> Option<u32> {
    tiles.iter().filter(|(_, tile)| tile.contains(point)).map(|(key, _)| *key).min()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_point_of_a_tiling_lies_in_one_tile(tiling in Tiling::any(4..24)) {
        let (whole, tiles) = (tiling.whole(), keyed(&tiling.tiles()));
        let locator = Locator::new(&tiles);
        for x in -2..=tiling.columns * tiling.step + 2 {
            for y in -2..=tiling.rows * tiling.step + 2 {
                let point = at(x, y);
                let holders = tiles.iter().filter(|(_, tile)| tile.contains(point)).count();
                prop_assert_eq!(holders, usize::from(whole.contains(point)), "{} {}", x, y);
                prop_assert_eq!(locator.locate(point), brute_force(&tiles, point), "{} {}", x, y);
            }
        }
    }

    #[test]
    fn the_locator_answers_as_brute_force(
        tiling in Tiling::any(1_000..2_000_000), points in proptest::collection::vec([0.0f64..1.0, 0.0..1.0], 300),
    ) {
        let tiles = keyed(&tiling.tiles());
        let locator = Locator::new(&tiles);
        let spread = |share: f64, count: i32| (share * f64::from(count + 1) * f64::from(tiling.step)) as i32;
        let offset = tiling.step / 2;
        for [x, y] in points {
            let point = at(spread(x, tiling.columns) - offset, spread(y, tiling.rows) - offset);
            prop_assert_eq!(locator.locate(point), brute_force(&tiles, point));
        }
        for point in tiles.iter().flat_map(|(_, tile)| tile.boundary().rings.concat()) {
            let point = Point::try_from(point).unwrap();
            prop_assert_eq!(locator.locate(point), brute_force(&tiles, point));
        }
    }

    #[test]
    fn overlapping_polygons_answer_by_the_smallest_key(
        squares in proptest::collection::vec((0i32..4000, 0i32..4000, 1i32..3000), 1..40), seed in 0i32..7,
    ) {
        let tiles: Vec<(u32, Polygon)> =
            (0..).map(|i| i * 7 % 50).zip(squares.iter().map(|(x, y, side)| square(*x, *y, *side))).collect();
        let locator = Locator::new(&tiles);
        for x in (seed..7000).step_by(97) {
            for y in (seed..7000).step_by(89) {
                prop_assert_eq!(locator.locate(at(x, y)), brute_force(&tiles, at(x, y)));
            }
        }
    }

    #[test]
    fn off_the_edges_the_library_agrees(tiling in Tiling::any(4..40), points in proptest::collection::vec([0i32..280, 0i32..280], 200)) {
        for tile in tiling.tiles() {
            let shape = tile.degrees();
            // Degrees are not exact, so the comparison is in whole units.
            let units = geo::MapCoords::map_coords(&shape, |c| geo::Coord {
                x: (c.x * 1e7).round() - f64::from(WEST), y: (c.y * 1e7).round() - f64::from(SOUTH),
            });
            for [x, y] in &points {
                let known = units.coordinate_position(&geo::Coord { x: f64::from(*x), y: f64::from(*y) });
                if known != CoordPos::OnBoundary {
                    prop_assert_eq!(tile.contains(at(*x, *y)), known == CoordPos::Inside);
                }
            }
        }
    }

    #[test]
    fn a_tiling_covers_exactly(tiling in Tiling::any(20_000..200_000)) {
        let tiles = tiling.tiles();
        let report = coverage(&tiling.whole(), &tiles);
        prop_assert!(report.is_exact(), "{:?}", report);
        let sum: f64 = tiles.iter().map(Polygon::area).sum();
        // The straight lines of the library are geodesics; those of the whole and of its parts differ a little.
        prop_assert!((sum - report.whole_area).abs() < 1e-4 * report.whole_area);
    }
}

#[test]
fn rings_are_read_open_or_closed_and_either_way() {
    let open: &[[i32; 2]] = &[[0, 0], [10, 0], [10, 10], [0, 10]];
    let closed: &[[i32; 2]] = &[[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]];
    let backwards: &[[i32; 2]] = &[[0, 10], [10, 10], [10, 0], [0, 0], [0, 0], [0, 10]];
    assert_eq!(polygon(&[open]), polygon(&[closed]));
    assert_eq!(polygon(&[open]).bounds(), polygon(&[backwards]).bounds());
    assert_eq!(polygon(&[open]).boundary(), boundary(&[closed]));
    assert_eq!(Polygon::new("boundary", &polygon(&[open]).boundary()).unwrap(), polygon(&[open]));
    assert_eq!(polygon(&[open]).vertices(), 4);
}

#[test]
fn bad_boundaries_are_refused_by_ring() {
    assert_eq!(Polygon::new("boundary", &Boundary::default()).unwrap_err().field(), Some("boundary"));
    assert_eq!(refused(&[&[]]), "boundary.rings[0]");
    assert_eq!(refused(&[&[[0, 0], [9, 9], [0, 0], [9, 9]]]), "boundary.rings[0]");
    assert_eq!(refused(&[&[[0, 0], [5, 5], [9, 9]]]), "boundary.rings[0]");
    assert_eq!(refused(&[&[[0, 0], [10, 10], [20, 0], [0, 7]]]), "boundary.rings[0]");
    assert_eq!(refused(&[&[[0, 0], [10, 0], [5, 5], [10, 10], [0, 10], [5, 5]]]), "boundary.rings[0]");
    assert_eq!(refused(&[&[[0, 0], [10, 0], [20, 0], [10, 0], [10, 10], [0, 10]]]), "boundary.rings[0]");
    let outer: &[[i32; 2]] = &[[0, 0], [100, 0], [100, 100], [0, 100]];
    let hole: &[[i32; 2]] = &[[20, 20], [40, 20], [40, 40], [20, 40]];
    assert_eq!(refused(&[outer, &[[120, 20], [140, 20], [140, 40]]]), "boundary.rings[1]");
    assert_eq!(refused(&[outer, &[[80, 20], [140, 20], [140, 40]]]), "boundary.rings[1]");
    assert_eq!(refused(&[outer, hole, &[[30, 30], [60, 30], [60, 60]]]), "boundary.rings[2]");
    assert_eq!(refused(&[outer, &[[0, 20], [20, 20], [0, 40]]]), "boundary.rings[1]");
}

#[test]
fn bad_points_are_refused_by_place() {
    let mut bad = boundary(&[&[[0, 0], [10, 0], [10, 10]]]);
    bad.rings[0][2].latitude = f64::NAN;
    let error = Polygon::new("boundary", &bad).unwrap_err();
    assert_eq!(error.field(), Some("boundary.rings[0][2].latitude"));
    let ring = |corners: &[(f64, f64)]| {
        corners
            .iter()
            .map(|(longitude, latitude)| Coordinate { longitude: *longitude, latitude: *latitude })
            .collect()
    };
    let wide = Boundary { rings: vec![ring(&[(-60.0, 0.0), (60.0, 0.0), (0.0, 50.0)])] };
    assert_eq!(Polygon::new("boundary", &wide).unwrap_err().field(), Some("boundary"));
    let long = Boundary { rings: vec![vec![Coordinate { longitude: 0.0, latitude: 0.0 }; 10_001]] };
    assert_eq!(Polygon::new("boundary", &long).unwrap_err().field(), Some("boundary"));
    assert!(serde_json::from_str::<Boundary>(r#"{"rings": [[{"lng": 1.0, "lat": 2.0}]]}"#).is_err());
}

#[test]
fn measures_of_a_known_square() {
    // A hundredth of a degree at 36° N is 1,109.5 m northwards and 901.9 m eastwards on the ellipsoid.
    let side = 100_000;
    let whole = square(0, 0, side);
    assert!((whole.area() - 1_000_500.0).abs() < 1_500.0, "{}", whole.area());
    assert!((whole.perimeter() - 4_022.5).abs() < 2.0, "{}", whole.perimeter());
    assert!((whole.centroid().longitude() - 103.805).abs() < 1e-9);
    assert!((whole.centroid().latitude() - 36.005).abs() < 1e-9);
    assert_eq!(whole.bounds().south_west(), at(0, 0));
    assert_eq!(whole.bounds().north_east(), at(side, side));
    let hole: &[[i32; 2]] = &[[0, 0], [side / 2, 0], [side / 2, side / 2], [0, side / 2]];
    let hole: Vec<[i32; 2]> = hole.iter().map(|[x, y]| [x + side / 4, y + side / 4]).collect();
    let outer: &[[i32; 2]] = &[[0, 0], [side, 0], [side, side], [0, side]];
    let ring = polygon(&[outer, &hole]);
    assert!((ring.area() / whole.area() - 0.75).abs() < 1e-5);
    assert!(!ring.contains(at(side / 2, side / 2)) && ring.contains(at(side / 8, side / 2)));
    // The western edge of the hole is the ring's eastern one there, so its points belong to what fills the hole.
    assert!(!ring.contains(at(side / 4, side / 2)) && ring.contains(at(3 * side / 4, side / 2)));
}

#[test]
fn western_and_southern_edges_belong_to_a_polygon() {
    let tile = square(0, 0, 10);
    assert!(tile.contains(at(0, 0)) && tile.contains(at(0, 9)) && tile.contains(at(9, 0)));
    assert!(!tile.contains(at(10, 0)) && !tile.contains(at(0, 10)) && !tile.contains(at(10, 10)));
}

#[test]
fn shared_edges_are_no_overlap_and_areas_are() {
    let tiles = [square(0, 0, 10_000), square(10_000, 0, 10_000), square(9_000, 9_000, 10_000)];
    assert!(!tiles[0].overlaps(&tiles[1]));
    assert!(tiles[0].overlaps(&tiles[2]));
    let found = overlaps(&tiles);
    assert_eq!(found.iter().map(|o| (o.first, o.second)).collect::<Vec<_>>(), [(0, 2), (1, 2)]);
    assert!((found[0].area - 100.05).abs() < 0.2, "{}", found[0].area);
    // A sliver of two units, some two centimetres, is drawing and not area.
    assert!(!tiles[0].overlaps(&square(9_998, 0, 10_000)));
    assert!(tiles[0].overlaps(&square(9_980, 0, 10_000)));
}

#[test]
fn gaps_and_reaching_outside_are_told() {
    let whole = square(0, 0, 20_000);
    let quarters = [square(0, 0, 10_000), square(10_000, 0, 10_000), square(0, 10_000, 10_000)];
    let report = coverage(&whole, &quarters);
    assert!(!report.is_exact() && report.overlaps.is_empty());
    assert_eq!(report.gaps.len(), 1);
    assert!((report.gap_area / report.whole_area - 0.25).abs() < 1e-4);
    assert!(report.outside_area <= 0.0);
    let gap = Polygon::new("gap", &report.gaps[0]).unwrap();
    assert!(gap.contains(at(15_000, 15_000)) && !gap.contains(at(5_000, 15_000)));
    let beyond = coverage(&whole, &[square(0, 0, 30_000)]);
    assert!(beyond.gaps.is_empty() && (beyond.outside_area / beyond.whole_area - 1.25).abs() < 1e-3);
    let nothing = coverage(&whole, &[]);
    assert!((nothing.gap_area - nothing.whole_area).abs() < 1e-3);
}

#[test]
fn many_points_are_located_or_refused_together() {
    let locator =
        Locator::new(&[(7, square(0, 0, 100)), (3, square(50, 50, 100)), (7, square(500, 500, 10))]);
    let corner = |x: i32, y: i32| [at(x, y).longitude(), at(x, y).latitude()];
    let lonlat = [corner(10, 10), corner(60, 60), corner(300, 300), corner(505, 505)].concat();
    let mut keys = [0; 4];
    locator.locate_many(&lonlat, &mut keys).unwrap();
    assert_eq!(keys, [7, 3, NOWHERE, 7]);
    let mut kept = [9; 4];
    let mut bad = lonlat.clone();
    bad[5] = f64::NAN;
    let error = locator.locate_many(&bad, &mut kept).unwrap_err();
    assert_eq!((error.field(), error.report().details["index"].as_i64()), (Some("latitude"), Some(2)));
    assert!(locator.locate_many(&lonlat[..7], &mut kept).is_err());
    assert!(locator.locate_many(&lonlat, &mut kept[..3]).is_err());
    assert_eq!(kept, [9; 4]);
    assert_eq!((locator.len(), locator.is_empty()), (3, false));
}

#[test]
fn no_polygon_and_far_apart_polygons() {
    let empty = Locator::new(&[]);
    assert!(empty.is_empty() && empty.locate(at(0, 0)).is_none());
    let far = |longitude: f64, latitude: f64| {
        let corner = |x: f64, y: f64| Coordinate { longitude: longitude + x, latitude: latitude + y };
        let ring = vec![corner(0.0, 0.0), corner(1.0, 0.0), corner(1.0, 1.0), corner(0.0, 1.0)];
        Polygon::new("boundary", &Boundary { rings: vec![ring] }).unwrap()
    };
    let locator = Locator::new(&[(1, far(-180.0, -90.0)), (2, far(179.0, 89.0)), (3, far(103.0, 36.0))]);
    let locate = |x: f64, y: f64| locator.locate(Point::new(x, y).unwrap());
    assert_eq!(locate(-180.0, -90.0), Some(1));
    assert_eq!(locate(179.5, 89.5), Some(2));
    assert_eq!(locate(180.0, 90.0), None);
    assert_eq!(locate(103.5, 36.5), Some(3));
    assert_eq!(locate(0.0, 0.0), None);
    assert!(locator.memory() < 1 << 20);
}
