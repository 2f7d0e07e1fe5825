//! Imports as documents.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;
use crate::{Id, Timestamp, Warning};

words! {
    /// What kind of file it is (文件格式).
    ImportFormat {
        /// CSV, in UTF-8 or GB 18030.
        Csv = "csv",
        /// Excel workbook.
        Xlsx = "xlsx",
    }
}

/// A file of residents to be imported. The first row names the columns, in any order: 姓名/name and 楼栋地址/building are needed; 公民身份号码/身份证号/number, 手机/电话/phone, 民族/ethnic, 居住类别/residence, 户号/household, 与户主关系/relation, 单元/unit, 户室/room and 居住起始/since are optional.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ImportResidents {
    /// Path of the file on the machine of the library.
    pub path: String,
    /// The format; by the file's extension when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub format: Option<ImportFormat>,
    /// Sheet of the workbook; the first when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub sheet: Option<String>,
    /// Only check, change nothing.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub dry_run: Option<bool>,
    /// Record dwellings that the street does not know yet; true when left out. Otherwise their rows are refused.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub create_dwellings: Option<bool>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// What is wrong with a row of a file (行错误).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct RowIssue {
    /// Number of the row in the file, from 1; the header is row 1.
    pub row: i64,
    /// Header of the column, as the file writes it; empty when it concerns the whole row.
    pub column: String,
    /// Stable number of the error, as in errors of calls; 0 for a warning.
    pub code: i32,
    /// The reason in Chinese.
    pub zh: String,
    /// The reason in English.
    pub en: String,
}

/// What an import did, or would do (导入结果).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ImportReport {
    /// Identifier of the import; absent after a dry run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub batch: Option<Id>,
    /// Whether nothing was changed.
    pub dry_run: bool,
    /// Rows read, without header and blank rows.
    pub read: i64,
    /// Rows accepted.
    pub accepted: i64,
    /// Rows refused.
    pub rejected: i64,
    /// Dwellings recorded on the way.
    pub dwellings: i64,
    /// Households recorded on the way.
    pub households: i64,
    /// The first thousand errors, in the order of rows; a refused row may have several.
    pub errors: Vec<RowIssue>,
    /// How many more errors there are.
    pub more_errors: i64,
    /// The first thousand warnings about accepted rows.
    pub row_warnings: Vec<RowIssue>,
    /// How many more warnings there are.
    pub more_warnings: i64,
    /// Warnings about the file as a whole.
    #[serde(default)]
    pub warnings: Vec<Warning>,
}

/// Which imports to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListImports {
    /// At most so many (1 to 1000; 100 when left out).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<u32>,
    /// Where the page before ended.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub cursor: Option<String>,
}

/// Which import to read.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct GetImport {
    /// Identifier of the import.
    pub batch: String,
}

/// An import (导入批次).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ImportBatch {
    /// Identifier.
    pub id: Id,
    /// Name of the file, without its folder.
    pub file_name: String,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: String,
    /// Rows read.
    pub read: i64,
    /// Rows accepted.
    pub accepted: i64,
    /// Rows refused.
    pub rejected: i64,
    /// When it was undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undone_at: Option<Timestamp>,
}

/// A page of imports.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ImportList {
    /// The imports, newest first.
    pub items: Vec<ImportBatch>,
    /// Cursor of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// An import to be undone.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct UndoImport {
    /// Identifier of the import.
    pub batch: String,
    /// Undo although records of the import were changed since; those are kept. Otherwise the call is refused.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub keep_amended: Option<bool>,
    /// Why it is undone.
    pub reason: String,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// What undoing an import did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct UndoReport {
    /// The import.
    pub batch: ImportBatch,
    /// Residents removed.
    pub removed: i64,
    /// Residents kept because they were changed since.
    pub kept: i64,
    /// Dwellings removed: those of the import that nobody lives in and nobody changed.
    pub dwellings: i64,
    /// Households removed, likewise.
    pub households: i64,
}
