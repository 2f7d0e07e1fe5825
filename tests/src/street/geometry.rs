//! Cells, their neighbours and outlines.

/// Size of a lattice in cells.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    pub(super) columns: usize,
    pub(super) rows: usize,
}

impl Shape {
    /// The eight cells around one, counter-clockwise from the east; even places share an edge with it.
    pub(super) fn ring(self, cell: usize) -> [Option<usize>; 8] {
        let (i, j) = ((cell % self.columns) as i64, (cell / self.columns) as i64);
        let steps = [(1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1)];
        steps.map(|(right, up)| self.cell(i + right, j + up))
    }

    fn cell(self, i: i64, j: i64) -> Option<usize> {
        let inside = i >= 0 && j >= 0 && i < self.columns as i64 && j < self.rows as i64;
        inside.then(|| j as usize * self.columns + i as usize)
    }
}

/// Whether the owner holds one unbroken run of the ring with an edge to the middle: then adding or removing the middle
/// keeps the owner's area in one piece, without holes and without corners that touch.
pub(super) fn simple(ring: &[Option<u32>; 8], owner: u32) -> bool {
    let holds = ring.map(|cell| cell == Some(owner));
    let starts = (0..8).filter(|place| holds[*place] && !holds[(place + 7) % 8]).count();
    starts == 1 && (0..8).step_by(2).any(|place| holds[place])
}

/// The closed outline of cells, counter-clockwise, as lattice vertices; `inside` tells which neighbours belong to them.
pub(super) fn trace(
    shape: Shape,
    cells: impl Iterator<Item = u32>,
    inside: impl Fn(usize) -> bool,
) -> Vec<usize> {
    let mut edges: Vec<(usize, usize)> = Vec::new();
    for cell in cells {
        let cell = cell as usize;
        let ring = shape.ring(cell);
        let low = cell / shape.columns * (shape.columns + 1) + cell % shape.columns;
        let high = low + shape.columns + 1;
        let sides = [(6, low, low + 1), (0, low + 1, high + 1), (2, high + 1, high), (4, high, low)];
        for (place, from, to) in sides {
            if !ring[place].is_some_and(&inside) {
                edges.push((from, to));
            }
        }
    }
    edges.sort_unstable();
    let mut ring = Vec::with_capacity(edges.len() + 1);
    let Some(&(start, mut at)) = edges.first() else { return ring };
    ring.push(start);
    while at != start {
        ring.push(at);
        let place = edges.binary_search_by_key(&at, |edge| edge.0).expect("an outline is closed");
        at = edges[place].1;
    }
    ring.push(start);
    ring
}
