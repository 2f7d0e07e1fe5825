//! Positions and their datums.

use shuzhi::geo::{ConvertPositions, ConvertedPositions};

use crate::Result;

/// Positions and their datums (坐标).
#[derive(Debug, uniffi::Object)]
pub struct Geo(pub(crate) shuzhi::geo::Geo);

#[uniffi::export]
impl Geo {
    /// Converts positions between datums (坐标转换).
    pub fn convert(&self, request: ConvertPositions) -> Result<ConvertedPositions> {
        Ok(self.0.convert(request)?)
    }
}
