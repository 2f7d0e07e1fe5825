//! Screens.

use shuzhi::indicator::{Dashboard, DashboardRequest, GridScreen, GridScreenRequest};

use crate::Result;

/// The figures of the screens (指标).
#[derive(Debug, uniffi::Object)]
pub struct Indicators(pub(crate) shuzhi::indicator::Indicators);

#[uniffi::export]
impl Indicators {
    /// Twenty panels of the street's screen.
    pub fn dashboard(&self, request: DashboardRequest) -> Result<Dashboard> {
        Ok(self.0.dashboard(request)?)
    }

    /// The screen of one grid.
    pub fn grid(&self, request: GridScreenRequest) -> Result<GridScreen> {
        Ok(self.0.grid(request)?)
    }
}
