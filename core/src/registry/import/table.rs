//! Reading files of rows: CSV in the encodings that Chinese office programs write, and Excel workbooks.

use std::path::Path;

use calamine::{Data, Reader, Xlsx};
use csv::StringRecord;

use super::types::ImportFormat;
use crate::{Error, Result};

/// The largest file that is read; a file is held in memory.
const LARGEST: u64 = 256 * 1024 * 1024;
/// Whole numbers above this have lost digits in a workbook.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The format that is asked for, or that of the file's extension.
pub(super) fn format(path: &str, given: Option<ImportFormat>) -> Result<ImportFormat> {
    let extension = Path::new(path).extension().and_then(|text| text.to_str()).map(str::to_lowercase);
    match (given, extension.as_deref()) {
        (Some(format), _) => Ok(format),
        (None, Some("csv" | "txt" | "tsv")) => Ok(ImportFormat::Csv),
        (None, Some("xlsx" | "xlsm")) => Ok(ImportFormat::Xlsx),
        _ => Err(Error::invalid(
            "format",
            "无法由扩展名判断格式，请指定 csv 或 xlsx（旧版 xls 请另存为 xlsx）",
            "the extension tells no format: say csv or xlsx (save an old xls as xlsx)",
        )),
    }
}

/// Visits every row of a file with its number, from 1, the header first; blank rows are left out.
pub(super) fn each_row(
    path: &str,
    format: ImportFormat,
    sheet: Option<&str>,
    mut visit: impl FnMut(i64, &StringRecord) -> Result<()>,
) -> Result<()> {
    let readable = std::fs::metadata(path).map_err(unreadable)?;
    if !readable.is_file() || readable.len() > LARGEST {
        return Err(Error::invalid(
            "path",
            "不是文件，或文件超过 256 MiB，请拆分后导入",
            "is no file, or larger than 256 MiB: split it",
        ));
    }
    let mut visit_filled = |number, record: &StringRecord| {
        if record.iter().all(|cell| cell.trim().is_empty()) { Ok(()) } else { visit(number, record) }
    };
    match format {
        ImportFormat::Csv => each_csv(&std::fs::read(path).map_err(unreadable)?, &mut visit_filled),
        ImportFormat::Xlsx => each_xlsx(path, sheet, &mut visit_filled),
    }
}

/// Neither the path nor the text of the system goes into the error: paths may name persons.
fn unreadable(error: std::io::Error) -> Error {
    Error::invalid(
        "path",
        format!("无法读取文件（{}）", error.kind()),
        format!("the file can't be read: {}", error.kind()),
    )
}

fn each_csv(bytes: &[u8], visit: &mut dyn FnMut(i64, &StringRecord) -> Result<()>) -> Result<()> {
    let text = decode(bytes)?;
    let first = text.lines().next().unwrap_or("");
    let delimiter = if first.contains('\t') && !first.contains(',') { b'\t' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    loop {
        let more = reader
            .read_record(&mut record)
            .map_err(|_| Error::invalid("path", "不是有效的 CSV 文件", "the file is no valid CSV file"))?;
        if !more {
            return Ok(());
        }
        let line = record.position().map_or(0, |position| line_of(&text, position));
        visit(i64::try_from(line).unwrap_or(i64::MAX), &record)?;
    }
}

/// The line on which a record begins: its position stands before the blank lines that the reader skips.
fn line_of(text: &str, position: &csv::Position) -> u64 {
    let rest = text.as_bytes().get(usize::try_from(position.byte()).unwrap_or(usize::MAX)..).unwrap_or(&[]);
    let blank = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    position.line() + blank.filter(|byte| **byte == b'\n').count() as u64
}

/// The text of a file: by its byte order mark, or UTF-8, or else GB 18030.
fn decode(bytes: &[u8]) -> Result<std::borrow::Cow<'_, str>> {
    let (encoding, bytes) = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, &bytes[length..]),
        None if std::str::from_utf8(bytes).is_ok() => (encoding_rs::UTF_8, bytes),
        None => (encoding_rs::GB18030, bytes),
    };
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    if damaged || text.contains('\0') {
        return Err(Error::invalid(
            "path",
            "文件编码既不是 UTF-8 也不是 GB 18030",
            "the file is written neither in UTF-8 nor in GB 18030",
        ));
    }
    Ok(text)
}

fn each_xlsx(
    path: &str,
    sheet: Option<&str>,
    visit: &mut dyn FnMut(i64, &StringRecord) -> Result<()>,
) -> Result<()> {
    let damaged = || Error::invalid("path", "不是有效的 xlsx 工作簿", "the file is no valid xlsx workbook");
    let mut workbook: Xlsx<_> = calamine::open_workbook(path).map_err(|_: calamine::XlsxError| damaged())?;
    let names = workbook.sheet_names();
    let name = match sheet {
        Some(sheet) => names.iter().find(|name| *name == sheet),
        None => names.first(),
    };
    let name = name
        .cloned()
        .ok_or_else(|| Error::invalid("sheet", "工作簿中没有该工作表", "the workbook has no such sheet"))?;
    let range = workbook.worksheet_range(&name).map_err(|_| damaged())?;
    let first = range.start().map_or(0, |(row, _)| i64::from(row));
    let mut record = StringRecord::new();
    for (number, row) in (first + 1..).zip(range.rows()) {
        record.clear();
        for cell in row {
            match cell {
                Data::String(text) => record.push_field(text),
                other => record.push_field(&cell_text(other)),
            }
        }
        visit(number, &record)?;
    }
    Ok(())
}

/// A cell as its author meant it: whole numbers without a point, days as YYYY-MM-DD.
fn cell_text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) if number.fract().abs() < f64::EPSILON && number.abs() < EXACT => {
            format!("{number:.0}")
        }
        // A longer number has lost digits: the exponent makes every parser refuse it.
        Data::Float(number) => format!("{number:E}"),
        Data::Bool(value) => value.to_string(),
        Data::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::Error(error) => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bytes: &[u8]) -> Vec<(i64, Vec<String>)> {
        let mut rows = Vec::new();
        each_csv(bytes, &mut |number, record| {
            rows.push((number, record.iter().map(str::to_owned).collect()));
            Ok(())
        })
        .unwrap();
        rows
    }

    #[test]
    fn every_encoding_of_office_programs_is_read() {
        let text = "姓名,户室\n𬱖㛃䶮,101\n";
        let expected =
            vec![(1, vec!["姓名".to_owned(), "户室".to_owned()]), (2, vec!["𬱖㛃䶮".into(), "101".into()])];
        assert_eq!(rows(text.as_bytes()), expected);
        assert_eq!(rows(format!("\u{feff}{text}").as_bytes()), expected);
        let (gb, _, lossy) = encoding_rs::GB18030.encode(text);
        assert!(!lossy);
        assert_eq!(rows(&gb), expected);
        let tabs = text.replace(',', "\t");
        let utf16: Vec<u8> =
            [0xFF, 0xFE].into_iter().chain(tabs.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(rows(&utf16), expected);
        assert_eq!(decode(&[0xFF, 0xFF, 0x80, b'\n']).unwrap_err().field(), Some("path"));
    }

    #[test]
    fn rows_keep_the_numbers_of_the_file() {
        let numbers: Vec<i64> = rows(b"a,b\n\n1,\"x\ny\"\n2,z\n").iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, [1, 3, 5]);
    }

    #[test]
    fn long_numbers_of_a_workbook_do_not_pass_for_identity_numbers() {
        assert_eq!(cell_text(&Data::Float(13_812_341_234.0)), "13812341234");
        assert!(cell_text(&Data::Float(110_105_194_912_310_020.0)).contains('E'));
        assert_eq!(cell_text(&Data::Float(1.5)), "1.5E0");
    }

    #[test]
    fn the_extension_tells_the_format() {
        assert_eq!(format("a/B.CSV", None).unwrap(), ImportFormat::Csv);
        assert_eq!(format("a.xlsx", None).unwrap(), ImportFormat::Xlsx);
        assert_eq!(format("a.csv", Some(ImportFormat::Xlsx)).unwrap(), ImportFormat::Xlsx);
        assert_eq!(format("a.xls", None).unwrap_err().field(), Some("format"));
    }
}
