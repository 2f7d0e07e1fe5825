//! Cutting a jittered lattice into grids.
//!
//! The lattice's vertices are integers of 1e-7 degree. Displacements stay so small that every lattice cell is convex and
//! positively turned, hence the cells tile the plane; a grid is a simply connected set of cells, and its polygon is the
//! outline through every lattice vertex it touches, so that neighbours share identical coordinates.

use super::geometry::{Shape, simple, trace};
use super::rng::{Dice, Purpose};
use super::types::Point;

/// Cell width and height in 1e-7 degree: about forty metres each at 36° north.
const CELL: (i64, i64) = (4_440, 3_600);
/// Centre of the street in 1e-7 degree.
const CENTRE: (i64, i64) = (1_038_150_000, 360_580_000);
/// Lattice cells in one grid.
const CELLS_PER_GRID: usize = 36;
/// Cells a grid keeps at least when borders are roughened.
const LEAST_CELLS: u32 = 20;

/// The jittered lattice.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Lattice {
    pub(super) columns: usize,
    pub(super) rows: usize,
    vertices: Vec<(i64, i64)>,
}

impl Lattice {
    fn new(columns: usize, rows: usize, dice: &mut Dice) -> Self {
        let lean_x = wander(rows + 1, CELL.0 / 4, dice);
        let lean_y = wander(columns + 1, CELL.1 / 4, dice);
        let mut vertices = Vec::with_capacity((columns + 1) * (rows + 1));
        for (j, lean) in lean_x.iter().enumerate() {
            for (i, rise) in lean_y.iter().enumerate() {
                let x = (i as i64 - columns as i64 / 2) * CELL.0 + lean;
                let y = (j as i64 - rows as i64 / 2) * CELL.1 + rise;
                let jitter = (CELL.0 * 3 / 20, CELL.1 * 3 / 20);
                let shift = (dice.between(-jitter.0, jitter.0), dice.between(-jitter.1, jitter.1));
                vertices.push((CENTRE.0 + x + shift.0, CENTRE.1 + y + shift.1));
            }
        }
        Self { columns, rows, vertices }
    }

    fn vertex(&self, i: usize, j: usize) -> (i64, i64) {
        self.vertices[j * (self.columns + 1) + i]
    }

    /// A point in the middle seven tenths of a cell, hence strictly inside.
    pub(super) fn point_in(&self, cell: u32, dice: &mut Dice) -> Point {
        let (i, j) = (cell as usize % self.columns, cell as usize / self.columns);
        let (u, v) = (dice.between(150, 850), dice.between(150, 850));
        let corners = [(i, j), (i + 1, j), (i, j + 1), (i + 1, j + 1)].map(|(i, j)| self.vertex(i, j));
        let weights = [(1000 - u) * (1000 - v), u * (1000 - v), (1000 - u) * v, u * v];
        let mut sum = (0, 0);
        for (corner, weight) in corners.iter().zip(weights) {
            sum = (sum.0 + corner.0 * weight, sum.1 + corner.1 * weight);
        }
        point((sum.0 / 1_000_000, sum.1 / 1_000_000))
    }
}

fn point(units: (i64, i64)) -> Point {
    Point { longitude: units.0 as f64 / 1e7, latitude: units.1 as f64 / 1e7 }
}

/// A random walk whose steps stay within `step`, so that leaning never folds a cell.
fn wander(n: usize, step: i64, dice: &mut Dice) -> Vec<i64> {
    let mut at = 0;
    (0..n)
        .map(|_| {
            at += dice.between(-step, step);
            at
        })
        .collect()
}

/// Which grid and community owns each cell.
pub(super) struct Layout {
    pub(super) lattice: Lattice,
    owner: Vec<u32>,
    grids: usize,
}

/// A rectangle of cells: first column, first row, columns, rows.
type Area = (usize, usize, usize, usize);

impl Layout {
    /// Lays out communities of so many grids each; grids are numbered community by community.
    pub(super) fn new(seed: u64, grids_of: &[usize]) -> Self {
        let mut dice = Dice::new(seed, Purpose::Layout, 0);
        let grids: usize = grids_of.iter().sum();
        let columns = (grids * CELLS_PER_GRID * 7 / 5).isqrt() + 1;
        let rows = (grids * CELLS_PER_GRID).div_ceil(columns);
        let lattice = Lattice::new(columns, rows, &mut dice);
        let mut owner = vec![0; columns * rows];
        let mut community = Vec::with_capacity(grids);
        let mut areas = Vec::new();
        cut((0, 0, columns, rows), grids_of, &mut areas);
        for (number, (area, n)) in areas.into_iter().zip(grids_of).enumerate() {
            let mut parts = Vec::new();
            cut(area, &vec![1; *n], &mut parts);
            for part in parts {
                paint(&mut owner, columns, part, community.len() as u32);
                community.push(number as u32);
            }
        }
        let mut layout = Self { lattice, owner, grids };
        layout.roughen(&community, &mut dice);
        layout
    }

    /// Hands single border cells to the neighbour where both grids, and both communities, stay simply connected.
    fn roughen(&mut self, community: &[u32], dice: &mut Dice) {
        let shape = Shape { columns: self.lattice.columns, rows: self.lattice.rows };
        let mut sizes = vec![0_u32; self.grids];
        for owner in &self.owner {
            sizes[*owner as usize] += 1;
        }
        for _ in 0..self.owner.len() * 2 {
            let cell = dice.index(self.owner.len());
            let ring = shape.ring(cell);
            let from = self.owner[cell];
            let Some(next) = ring[2 * dice.index(4)] else { continue };
            let to = self.owner[next];
            if from == to || sizes[from as usize] <= LEAST_CELLS {
                continue;
            }
            let owners = ring.map(|cell| cell.map(|cell| self.owner[cell]));
            let homes = owners.map(|owner| owner.map(|owner| community[owner as usize]));
            let (old, new) = (community[from as usize], community[to as usize]);
            let grids_fine = simple(&owners, from) && simple(&owners, to);
            if grids_fine && (old == new || simple(&homes, old) && simple(&homes, new)) {
                self.owner[cell] = to;
                sizes[from as usize] -= 1;
                sizes[to as usize] += 1;
            }
        }
    }

    /// The cells of every grid.
    pub(super) fn cells_by_grid(&self) -> Vec<Vec<u32>> {
        let mut cells = vec![Vec::new(); self.grids];
        for (cell, owner) in self.owner.iter().enumerate() {
            cells[*owner as usize].push(cell as u32);
        }
        cells
    }

    /// The outline of a set of cells that all have one owner.
    pub(super) fn ring(&self, cells: &[u32]) -> Vec<Point> {
        let owner = cells.first().map(|cell| self.owner[*cell as usize]);
        self.outline(cells.iter().copied(), |other| owner == Some(self.owner[other]))
    }

    /// The outline of the whole street.
    pub(super) fn street_ring(&self) -> Vec<Point> {
        self.outline(0..self.owner.len() as u32, |_| true)
    }

    fn outline(&self, cells: impl Iterator<Item = u32>, inside: impl Fn(usize) -> bool) -> Vec<Point> {
        let shape = Shape { columns: self.lattice.columns, rows: self.lattice.rows };
        trace(shape, cells, inside).into_iter().map(|vertex| point(self.lattice.vertices[vertex])).collect()
    }
}

/// Cuts an area into parts as large as their weights, always across the longer side.
fn cut(area: Area, weights: &[usize], out: &mut Vec<Area>) {
    if weights.len() <= 1 {
        out.push(area);
        return;
    }
    let (x, y, wide, high) = area;
    let (left, right) = weights.split_at(weights.len() / 2);
    let (part, whole): (usize, usize) = (left.iter().sum(), weights.iter().sum());
    if wide >= high {
        let at = ((wide * part * 2 + whole) / (whole * 2)).clamp(1, wide - 1);
        cut((x, y, at, high), left, out);
        cut((x + at, y, wide - at, high), right, out);
    } else {
        let at = ((high * part * 2 + whole) / (whole * 2)).clamp(1, high - 1);
        cut((x, y, wide, at), left, out);
        cut((x, y + at, wide, high - at), right, out);
    }
}

fn paint(owner: &mut [u32], columns: usize, area: Area, grid: u32) {
    let (x, y, wide, high) = area;
    for row in y..y + high {
        owner[row * columns + x..row * columns + x + wide].fill(grid);
    }
}
