//! Matters as documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::words;

words! {
    /// Why a matter is not accepted (不予受理的理由; Administrative Licensing Law art. 32).
    RefusedBecause {
        /// 依法不需要取得行政许可.
        NotNeeded = "not_needed",
        /// 不属于本机关职权范围.
        NotOurs = "not_ours",
        /// 不符合申请条件.
        NotEligible = "not_eligible",
        /// 逾期未补正.
        NotCorrected = "not_corrected",
    }
}

words! {
    /// How a result reaches the applicant (送达方式).
    DeliveryWay {
        /// 窗口领取.
        Window = "window",
        /// 邮寄.
        Post = "post",
        /// 电子证照.
        Electronic = "electronic",
        /// 上门送达.
        AtHome = "at_home",
    }
}

/// That the result was delivered (送达).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MatterDelivery {
    /// When.
    pub delivered_on: NaiveDate,
    /// How.
    pub way: DeliveryWay,
}
