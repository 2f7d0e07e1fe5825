//! Tables of text by display width.

use unicode_width::UnicodeWidthStr as _;

/// Where the cells of a column stand.
#[derive(Debug, Clone, Copy)]
pub(super) enum Side {
    Left,
    Right,
}

/// A title and rows of cells.
#[derive(Debug)]
pub(super) struct Table {
    title: String,
    sides: Vec<Side>,
    rows: Vec<Vec<String>>,
}

/// Cells of anything that can be shown.
macro_rules! row {
    ($($cell:expr),+ $(,)?) => { vec![$($cell.to_string()),+] };
}
pub(super) use row;

impl Table {
    pub(super) fn new(title: &str, sides: &[Side]) -> Self {
        Self { title: title.to_owned(), sides: sides.to_vec(), rows: Vec::new() }
    }

    pub(super) fn add(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// The title and the rows.
    pub(super) fn text(&self) -> String {
        format!("{}\n{}", self.title, self.rows())
    }

    /// The rows, indented, with two blanks between columns.
    pub(super) fn rows(&self) -> String {
        let width = |column: usize| {
            self.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..self.sides.len()).map(width).collect();
        let mut text = String::new();
        for row in &self.rows {
            let mut line = String::from(" ");
            for ((cell, side), width) in row.iter().zip(&self.sides).zip(&widths) {
                let blanks = " ".repeat(width - cell.width());
                line.push_str(if line.len() == 1 { " " } else { "  " });
                match side {
                    Side::Left => line.extend([cell.as_str(), &blanks]),
                    Side::Right => line.extend([blanks.as_str(), cell]),
                }
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_take_two_columns() {
        let mut table = Table::new("表", &[Side::Left, Side::Right]);
        table.add(row!["结案", 7]);
        table.add(row!["open", 1_234]);
        table.add(row!["不予受理", 56]);
        assert_eq!(table.text(), "表\n  结案         7\n  open      1234\n  不予受理    56\n");
    }
}
