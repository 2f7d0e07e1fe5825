//! Imports of members as documents.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::registry::{ImportBatch, ImportFormat, RowIssue};
use crate::{Id, Warning};

/// A file of members to be imported. The first row names the columns, in any order: 姓名/name, 党组织/organisation and 人员类别/stage are needed; 公民身份号码/number, 性别/sex, 出生日期/birth, 联系电话/phone, 党小组/group, 申请入党日期/applied, 列为积极分子日期/activist, 列为发展对象日期/target, 入党日期/joined, 转正日期/confirmed, 工作单位/unit and 离退休/retired are optional. An organisation is given by its name or its identifier.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ImportMembers {
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
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// What an import of members did, or would do (党员导入结果).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MemberImportReport {
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
    /// Rows accepted whose number is that of a resident: they were linked to the resident's record.
    pub linked: i64,
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

/// What undoing an import of members did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MemberUndoReport {
    /// The import.
    pub batch: ImportBatch,
    /// Members removed.
    pub removed: i64,
    /// Members kept because they were changed since, or because another record names them.
    pub kept: i64,
}
