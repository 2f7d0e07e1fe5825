//! Finding the polygon of a point.

use super::point::{in_range, snap};
use super::polygon::{Edge, Vertex};
use super::{Bounds, Point, Polygon};
use crate::{Error, Result};

/// What [`Locator::locate_many`] writes for a point that lies in no polygon.
pub const NOWHERE: u32 = u32::MAX;

/// Marks the entry of a cell that needs a test: the rest is a place in the candidate lists.
const LISTED: u32 = 1 << 31;
const CELLS_PER_POLYGON: u64 = 64;
const FEWEST_CELLS: u64 = 1 << 12;
/// Four megabytes of cells.
const MOST_CELLS: u64 = 1 << 20;
/// The most pairs of a cell and a polygon whose box meets it; bounds the time and memory of building.
const MOST_PAIRS: u64 = 1 << 24;

/// Finds the polygon of a point among many, with the answers of [`Polygon::contains`].
///
/// A raster of at most a million cells lies over all polygons. A cell either lies wholly within one polygon, or in
/// none, or lists the few polygons whose edges pass through it, which are then tested in exact integers.
/// Where polygons overlap the smallest key wins.
#[derive(Debug, Clone)]
pub struct Locator {
    raster: Raster,
    /// Per cell: [`NOWHERE`], a polygon's slot, or [`LISTED`] with a place in `lists`.
    cells: Vec<u32>,
    /// Per listed cell: the number of candidates, their slots, and the slot that answers when none does.
    lists: Vec<u32>,
    edges: Vec<Edge>,
    /// Where the edges of each slot begin; one more at the end.
    starts: Vec<u32>,
    keys: Vec<u32>,
}

impl Locator {
    /// Prepares the search; keys below [`NOWHERE`] name the polygons and may repeat (a grid of several parts).
    pub fn new(polygons: &[(u32, Polygon)]) -> Self {
        let mut ordered: Vec<&(u32, Polygon)> = polygons.iter().collect();
        ordered.sort_by_key(|(key, _)| *key);
        let mut edges = Vec::new();
        let mut starts = vec![0];
        for (_, polygon) in &ordered {
            edges.extend(polygon.edges().filter_map(Edge::upward));
            starts.push(place(edges.len()));
        }
        let shapes: Vec<&Polygon> = ordered.iter().map(|(_, polygon)| polygon).collect();
        let raster = Raster::over(&shapes);
        let (cells, lists) = assemble(&raster, collect(&raster, &shapes));
        Self { raster, cells, lists, edges, starts, keys: ordered.iter().map(|(key, _)| *key).collect() }
    }

    /// The key of the polygon that the point, in CGCS2000, lies in.
    pub fn locate(&self, point: Point) -> Option<u32> {
        let [x, y] = point.snapped();
        Some(self.key_at(x, y)).filter(|key| *key != NOWHERE)
    }

    /// Writes the key of each point, or [`NOWHERE`], into `keys`. Points are pairs of longitude and latitude in
    /// CGCS2000. Nothing is written when the lengths do not fit or a pair is not on the earth.
    pub fn locate_many(&self, lonlat: &[f64], keys: &mut [u32]) -> Result<()> {
        let (pairs, rest) = lonlat.as_chunks::<2>();
        if !rest.is_empty() || pairs.len() != keys.len() {
            return Err(Error::invalid(
                "lonlat",
                "经纬度应成对给出，且与结果数量一致",
                "longitudes and latitudes come in pairs, as many as answers",
            ));
        }
        let on_earth = |pair: &[f64; 2]| in_range(pair[0], 180.0) && in_range(pair[1], 90.0);
        if let Some(at) = pairs.iter().position(|pair| !on_earth(pair)) {
            let reason = Point::new(pairs[at][0], pairs[at][1]).err();
            return Err(reason
                .unwrap_or_else(|| Error::internal("a pair is on the earth after all"))
                .with("index", at));
        }
        for (pair, key) in pairs.iter().zip(keys) {
            *key = self.key_at(snap(pair[0]), snap(pair[1]));
        }
        Ok(())
    }

    /// Number of polygons.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there is no polygon.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Bytes of memory held.
    pub fn memory(&self) -> usize {
        4 * (self.cells.len() + self.lists.len() + self.starts.len() + self.keys.len())
            + size_of::<Edge>() * self.edges.len()
    }

    #[inline]
    fn key_at(&self, x: i32, y: i32) -> u32 {
        let Some(cell) = self.raster.cell(x, y) else { return NOWHERE };
        let entry = self.cells[cell];
        let slot =
            if entry & LISTED == 0 || entry == NOWHERE { entry } else { self.test(entry & !LISTED, [x, y]) };
        if slot == NOWHERE { NOWHERE } else { self.keys[slot as usize] }
    }

    /// The first candidate of the list at `at` that holds the point, or the list's last answer.
    fn test(&self, at: u32, point: Vertex) -> u32 {
        let list = &self.lists[at as usize..];
        let count = list[0] as usize;
        for &slot in &list[1..=count] {
            let edges = self.starts[slot as usize] as usize..self.starts[slot as usize + 1] as usize;
            if self.edges[edges].iter().fold(false, |inside, edge| inside ^ edge.is_east_of(point)) {
                return slot;
            }
        }
        list[count + 1]
    }
}

/// Square cells, a power of two snapped units wide and high, row by row from the south-west.
#[derive(Debug, Clone)]
struct Raster {
    west: i64,
    south: i64,
    width: u64,
    height: u64,
    shift: [u32; 2],
    columns: u64,
    rows: u64,
}

impl Raster {
    fn over(polygons: &[&Polygon]) -> Self {
        let boxes: Vec<Bounds> = polygons.iter().map(|polygon| polygon.bounds()).collect();
        let fold = |pick: fn(&Bounds) -> i32, keep: fn(i64, i64) -> i64| {
            boxes.iter().map(|bounds| i64::from(pick(bounds))).reduce(keep).unwrap_or(0)
        };
        let (west, south) = (fold(|b| b.west, i64::min), fold(|b| b.south, i64::min));
        let (east, north) = (fold(|b| b.east, i64::max), fold(|b| b.north, i64::max));
        let span = |low: i64, high: i64| if boxes.is_empty() { 0 } else { high.abs_diff(low) + 1 };
        let (width, height) = (span(west, east), span(south, north));
        let mut raster = Self { west, south, width, height, shift: [0, 0], columns: width, rows: height };
        let target = (polygons.len() as u64 * CELLS_PER_POLYGON).clamp(FEWEST_CELLS, MOST_CELLS);
        // Coarsen the two axes in turn until the raster and the work of building it are small enough.
        while raster.columns * raster.rows > target || raster.pairs(&boxes) > MOST_PAIRS {
            let axis = usize::from(raster.shift[0] > raster.shift[1]);
            raster.shift[axis] += 1;
            raster.columns = width.div_ceil(1 << raster.shift[0]);
            raster.rows = height.div_ceil(1 << raster.shift[1]);
        }
        raster
    }

    fn pairs(&self, boxes: &[Bounds]) -> u64 {
        let spread = |low: i32, high: i32, axis: usize| (high.abs_diff(low) as u64 >> self.shift[axis]) + 2;
        boxes
            .iter()
            .map(|b| spread(b.west, b.east, 0) * spread(b.south, b.north, 1))
            .fold(0, u64::saturating_add)
    }

    /// The cell of a point, when the raster holds it.
    #[inline]
    fn cell(&self, x: i32, y: i32) -> Option<usize> {
        // A point to the west or south wraps around to a huge number.
        let (across, up) = ((i64::from(x) - self.west) as u64, (i64::from(y) - self.south) as u64);
        (across < self.width && up < self.height)
            .then(|| ((up >> self.shift[1]) * self.columns + (across >> self.shift[0])) as usize)
    }

    fn column(&self, x: i64) -> i64 {
        (x - self.west) >> self.shift[0]
    }

    fn row(&self, y: i64) -> i64 {
        (y - self.south) >> self.shift[1]
    }

    /// The south-western point of a cell.
    fn corner(&self, column: i64, row: i64) -> Vertex {
        let (x, y) = (self.west + (column << self.shift[0]), self.south + (row << self.shift[1]));
        [x, y].map(saturated)
    }
}

/// One polygon in one cell.
struct Claim {
    cell: u32,
    slot: u32,
    /// The cell lies wholly within the polygon.
    whole: bool,
}

/// The claims of all polygons, slot by slot; nothing is claimed behind a whole cell.
fn collect(raster: &Raster, polygons: &[&Polygon]) -> Vec<Claim> {
    let mut taken = vec![false; (raster.columns * raster.rows) as usize];
    let mut claims = Vec::new();
    let mut window = Window::default();
    for (slot, polygon) in polygons.iter().enumerate() {
        window.mark(raster, polygon);
        for row in 0..window.rows {
            let mut inside = None;
            for column in 0..window.columns {
                let edge = window.marks[(row * window.columns + column) as usize];
                let (column, row) = (window.column + column, window.row + row);
                // Between two marked cells of a row all points are alike, so one of them is asked.
                let whole = !edge
                    && *inside.get_or_insert_with(|| polygon.contains_snapped(raster.corner(column, row)));
                if edge {
                    inside = None;
                }
                let cell = row as usize * raster.columns as usize + column as usize;
                if (edge || whole) && !taken[cell] {
                    taken[cell] = whole;
                    claims.push(Claim { cell: place(cell), slot: place(slot), whole });
                }
            }
        }
    }
    claims
}

/// The cells of a polygon's box, and which of them its edges pass through.
#[derive(Default)]
struct Window {
    column: i64,
    row: i64,
    columns: i64,
    rows: i64,
    marks: Vec<bool>,
}

impl Window {
    fn mark(&mut self, raster: &Raster, polygon: &Polygon) {
        let bounds = polygon.bounds();
        self.column = raster.column(bounds.west.into());
        self.row = raster.row(bounds.south.into());
        self.columns = raster.column(bounds.east.into()) - self.column + 1;
        self.rows = raster.row(bounds.north.into()) - self.row + 1;
        self.marks.clear();
        self.marks.resize((self.columns * self.rows) as usize, false);
        for (a, b) in polygon.edges() {
            let (low, high) = if a[1] <= b[1] { (a, b) } else { (b, a) };
            self.mark_edge(raster, low.map(i64::from), high.map(i64::from));
        }
    }

    /// Marks, row by row, the cells between the edge's least and greatest longitude there, one unit wider.
    fn mark_edge(&mut self, raster: &Raster, low: [i64; 2], high: [i64; 2]) {
        let rise = high[1] - low[1];
        let at = |y: i64| low[0] + ((high[0] - low[0]) * (y - low[1])).div_euclid(rise);
        for row in raster.row(low[1])..=raster.row(high[1]) {
            let south = (raster.south + (row << raster.shift[1])).max(low[1]);
            let north = (raster.south + ((row + 1) << raster.shift[1])).min(high[1]);
            let (one, two) = if rise == 0 { (low[0], high[0]) } else { (at(south), at(north)) };
            let first = (raster.column(one.min(two) - 1) - self.column).max(0);
            let last = (raster.column(one.max(two) + 1) - self.column).min(self.columns - 1);
            let start = (row - self.row) * self.columns;
            self.marks[(start + first) as usize..=(start + last) as usize].fill(true);
        }
    }
}

/// The entries of the cells and the candidate lists.
fn assemble(raster: &Raster, mut claims: Vec<Claim>) -> (Vec<u32>, Vec<u32>) {
    let mut cells = vec![NOWHERE; (raster.columns * raster.rows) as usize];
    let mut lists = Vec::new();
    // The sort is stable: within a cell the slots keep rising, and a whole cell comes last.
    claims.sort_by_key(|claim| claim.cell);
    for claims in claims.chunk_by(|a, b| a.cell == b.cell) {
        let edges = claims.iter().filter(|claim| !claim.whole).count();
        let last = claims.iter().find(|claim| claim.whole).map_or(NOWHERE, |claim| claim.slot);
        let entry = &mut cells[claims[0].cell as usize];
        if edges == 0 {
            *entry = last;
            continue;
        }
        *entry = LISTED | place(lists.len());
        lists.push(place(edges));
        lists.extend(claims[..edges].iter().map(|claim| claim.slot));
        lists.push(last);
    }
    (cells, lists)
}

/// Counts stay far below two thousand million, by the limits above.
fn place(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A cell begins within the raster, whose units are those of 32 bits.
fn saturated(unit: i64) -> i32 {
    i32::try_from(unit).unwrap_or(if unit < 0 { i32::MIN } else { i32::MAX })
}
