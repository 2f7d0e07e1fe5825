//! The file of a dispute as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;
use crate::mediation::DisputeState;
use crate::{Id, Warning};

words! {
    /// A kind of paper of a file (卷宗材料; RULES E-29).
    DisputePaperKind {
        /// 卷宗封面.
        Cover = "cover",
        /// 申请书或者受理登记表.
        Application = "application",
        /// 权利义务告知书.
        Notice = "notice",
        /// 身份证明.
        Identity = "identity",
        /// 调解记录.
        Session = "session",
        /// 调解协议书, or the record of an oral agreement.
        Agreement = "agreement",
        /// 卷宗封底.
        BackCover = "back_cover",
        /// 授权委托书.
        Authority = "authority",
        /// 调查记录.
        Investigation = "investigation",
        /// 证据材料.
        Evidence = "evidence",
        /// 履行凭证.
        Performance = "performance",
        /// 回访记录.
        FollowUp = "follow_up",
        /// 司法确认材料.
        Confirmation = "confirmation",
        /// 卷宗情况说明.
        Explanation = "explanation",
    }
}

words! {
    /// Where a paper of a file comes from (材料来源).
    DossierOrigin {
        /// 纠纷登记: the record of the dispute.
        Dispute = "dispute",
        /// 工作记录: entries of its record.
        Entries = "entries",
        /// 调解协议: the agreement.
        Agreement = "agreement",
        /// 收存材料: papers that were added to the file.
        Added = "added",
    }
}

words! {
    /// A document that the library writes (文书).
    DisputeDocumentKind {
        /// 人民调解申请书.
        Application = "application",
        /// 人民调解受理登记表.
        Registration = "registration",
        /// 人民调解权利义务告知书.
        Notice = "notice",
        /// 人民调解记录: of a session.
        Session = "session",
        /// 人民调解调查记录.
        Investigation = "investigation",
        /// 人民调解回访记录.
        FollowUp = "follow_up",
        /// 人民调解协议书.
        Agreement = "agreement",
        /// 人民调解口头协议登记表.
        OralAgreement = "oral_agreement",
        /// 人民调解终止告知书.
        Termination = "termination",
        /// 司法确认申请书, of both parties together.
        Confirmation = "confirmation",
        /// 人民调解卷宗封面.
        Cover = "cover",
        /// 人民调解卷宗封底.
        BackCover = "back_cover",
    }
}

words! {
    /// The format of a document (文书格式).
    DisputeDocumentFormat {
        /// Markdown.
        Markdown = "markdown",
        /// Word (DOCX).
        Docx = "docx",
    }
}

/// Adds a paper to a file (收存材料).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct AddDisputePaper {
    /// Identifier of the dispute.
    pub dispute: String,
    /// What it is.
    pub kind: DisputePaperKind,
    /// Running number of the party that it is of; of all of them when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub party: Option<i64>,
    /// 材料名称.
    pub title: String,
    /// 页数.
    pub pages: i64,
    /// Where the host keeps it.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub uri: Option<String>,
    /// Its digest: 64 hexadecimal digits (SM3 or SHA-256).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub digest: Option<String>,
    /// The day on which it came to the file; today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub on: Option<String>,
    /// The revision of the dispute that the call is based on.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// Takes a paper out of a file (撤出材料).
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RemoveDisputePaper {
    /// Identifier of the dispute.
    pub dispute: String,
    /// Identifier of the paper.
    pub paper: String,
    /// The revision of the dispute that the call is based on.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
    /// The same key again returns the first result.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub request_key: Option<String>,
}

/// A paper that was added to a file (收存材料).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DisputePaper {
    /// Identifier.
    pub id: Id,
    /// What it is.
    pub kind: DisputePaperKind,
    /// Running number of the party that it is of; of all of them when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<i64>,
    /// 材料名称.
    pub title: String,
    /// 页数.
    pub pages: i64,
    /// Where the host keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// Its digest: 64 hexadecimal digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// The day on which it came to the file.
    pub added_on: NaiveDate,
    /// Who added it: an account of the host.
    pub added_by: String,
}

/// A paper that was added or taken out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DisputePaperResult {
    /// The paper.
    pub paper: DisputePaper,
    /// How many papers the file holds now.
    pub papers: i64,
    /// Revision of the dispute.
    pub revision: i64,
}

/// The file of a dispute.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct GetDisputeDossier {
    /// Identifier of the dispute.
    pub dispute: String,
}

/// A kind of paper in the list of a file (卷内材料).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DossierItem {
    /// What it is.
    pub kind: DisputePaperKind,
    /// 材料名称.
    pub title: String,
    /// 必备: belongs to every file; the others are there when they were used.
    pub obligatory: bool,
    /// How many must be there as the dispute stands; 0 while none is needed.
    pub due: i64,
    /// How many there are.
    pub count: i64,
    /// Whether as many are there as are needed, and one at least.
    pub present: bool,
    /// How many are missing.
    pub missing: i64,
    /// Running numbers of the parties of which it is missing.
    pub missing_parties: Vec<i64>,
    /// Where those that are there come from.
    pub origins: Vec<DossierOrigin>,
    /// The entries of the record that it consists of.
    pub entries: Vec<Id>,
    /// The agreement that it is or is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<Id>,
    /// The papers that were added.
    pub papers: Vec<DisputePaper>,
    /// Pages of the papers that were added.
    pub pages: i64,
}

/// The list of the papers of a file (卷宗目录).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DisputeDossier {
    /// The dispute.
    pub dispute: Id,
    /// 案号.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Where the dispute stands.
    pub state: DisputeState,
    /// Every kind of paper, in the order of the file.
    pub items: Vec<DossierItem>,
    /// Whether nothing is missing.
    pub complete: bool,
    /// What is missing.
    pub missing: Vec<DisputePaperKind>,
    /// Says what is missing, when something is.
    pub warnings: Vec<Warning>,
    /// Revision of the dispute.
    pub revision: i64,
}

/// Writes a document of a dispute (制作文书).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct RenderDispute {
    /// Identifier of the dispute.
    pub dispute: String,
    /// Which document.
    pub kind: DisputeDocumentKind,
    /// Markdown when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub format: Option<DisputeDocumentFormat>,
    /// The entry of the record; of the records of sessions, investigations and follow-up visits.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub entry: Option<String>,
}

/// A document of a dispute (文书). It names the parties; their numbers are masked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DisputeDocument {
    /// 标题.
    pub title: String,
    /// A name for the file, without names of persons.
    pub file_name: String,
    /// The text, when it was asked for as Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub markdown: Option<String>,
    /// The bytes in Base64, when it was asked for as DOCX.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub docx_base64: Option<String>,
}
