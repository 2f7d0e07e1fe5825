//! Buildings that a user's own file names. The library never invents a building: the demo's street has no map of the
//! user's, so it puts each address it does not know into one of its grids, in turn.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context as _, Result};
use calamine::{Data, Reader as _, Xlsx};
use shuzhi::Platform;
use shuzhi::registry::PutBuilding;

use super::{actor, note, session};
use crate::street::Street;

/// What the library knows the column by.
const HEADS: [&str; 3] = ["楼栋地址", "楼栋", "building"];
/// The longest address and the longest name that the library takes.
const LONGEST: usize = 200;
const LONGEST_NAME: usize = 100;

/// Puts the buildings of a file that the street does not know.
pub(super) fn put_buildings(platform: &Platform, street: &Street, path: &Path) -> Result<()> {
    let known: BTreeSet<&str> = street.buildings.iter().map(|building| building.address.as_str()).collect();
    let named = addresses(path)?;
    let new: Vec<&String> = named.iter().filter(|address| !known.contains(address.as_str())).collect();
    let registry = session(platform, actor::STREET)?.registry();
    for (place, address) in new.iter().enumerate() {
        registry.put_building(PutBuilding {
            grid: Some(street.grids[place % street.grids.len()].code.clone()),
            name: address.chars().take(LONGEST_NAME).collect(),
            address: (*address).clone(),
            ..PutBuilding::default()
        })?;
    }
    if !new.is_empty() {
        note(&format!(
            "文件中有 {0} 个楼栋不在示例街道，已依次放入各网格 ({0} buildings of the file put into grids in turn)",
            new.len()
        ));
    }
    Ok(())
}

/// The addresses in the column of buildings, each once. Rows are judged by the library alone.
fn addresses(path: &Path) -> Result<BTreeSet<String>> {
    let rows = rows(path)?;
    let mut rows = rows.iter().skip_while(|row| row.iter().all(|cell| cell.trim().is_empty()));
    let head = rows.next().context("the file is empty")?;
    let column = head
        .iter()
        .position(|cell| {
            let name = cell.trim().trim_start_matches('\u{feff}').to_lowercase();
            HEADS.contains(&name.as_str())
        })
        .context("the file has no column of buildings")?;
    let cells = rows.filter_map(|row| row.get(column)).map(|cell| cell.trim().to_owned());
    Ok(cells.filter(|cell| usable(cell)).collect())
}

/// Whether the library takes it for an address; the import tells what is wrong with the others.
fn usable(cell: &str) -> bool {
    (1..=LONGEST).contains(&cell.chars().count()) && !cell.chars().any(char::is_control)
}

fn rows(path: &Path) -> Result<Vec<Vec<String>>> {
    let extension = path.extension().and_then(|text| text.to_str()).unwrap_or("").to_lowercase();
    if extension.starts_with("xls") {
        let mut book: Xlsx<_> = calamine::open_workbook(path)?;
        let sheet = book.worksheet_range_at(0).context("the workbook has no sheet")??;
        return Ok(sheet.rows().map(|row| row.iter().map(text).collect()).collect());
    }
    let bytes = std::fs::read(path)?;
    let plain = std::str::from_utf8(&bytes).is_ok();
    let encoding = if plain { encoding_rs::UTF_8 } else { encoding_rs::GB18030 };
    // A byte order mark goes before the guess.
    let (decoded, ..) = encoding.decode(&bytes);
    let first = decoded.lines().next().unwrap_or("");
    let delimiter = if first.contains('\t') && !first.contains(',') { b'\t' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(decoded.as_bytes());
    reader.records().map(|row| Ok(row?.iter().map(str::to_owned).collect())).collect()
}

fn text(cell: &Data) -> String {
    match cell {
        Data::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_from_any_column_and_encoding() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("own.csv");
        let text = "姓名,楼栋地址\n甲,和平路1号1栋\n乙,和平路1号1栋\n丙,\n丁, 和平路2号3栋 \n";
        let (gb, ..) = encoding_rs::GB18030.encode(text);
        for bytes in [text.as_bytes(), format!("\u{feff}{text}").as_bytes(), &gb] {
            std::fs::write(&path, bytes).unwrap();
            let found: Vec<String> = addresses(&path).unwrap().into_iter().collect();
            assert_eq!(found, ["和平路1号1栋", "和平路2号3栋"]);
        }
        std::fs::write(&path, "姓名,地方\n甲,乙\n").unwrap();
        assert!(addresses(&path).is_err());
    }
}
