//! Screens as documents.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::Rate;
use crate::identity::GridCode;

/// Which days a dashboard is about.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct DashboardRequest {
    /// Last day (YYYY-MM-DD); today when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub to: Option<String>,
    /// How many days (1 to 366); 30 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub days: Option<u32>,
}

/// One group of a panel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PanelItem {
    /// Code or word of the group: state, category, office, grid, day (YYYY-MM-DD).
    pub key: String,
    /// How many.
    pub value: i64,
}

/// One panel of a screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Panel {
    /// Name, such as `cases_by_state`.
    pub name: String,
    /// Title in Chinese.
    pub zh: String,
    /// Its groups in the order of their keys; empty groups are left out.
    pub items: Vec<PanelItem>,
    /// The sum of its groups.
    pub total: i64,
}

/// The screen of a street.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Dashboard {
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// The panels.
    pub panels: Vec<Panel>,
}

/// Which grid to show.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct GridScreenRequest {
    /// Fifteen-digit grid code.
    pub grid: String,
}

/// The screen of a grid.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GridScreen {
    /// The grid.
    pub grid: GridCode,
    /// Open cases.
    pub open: i64,
    /// Cases that the sweep found overdue.
    pub overdue: i64,
    /// Cases by state.
    pub states: Vec<PanelItem>,
    /// Handed in today.
    pub submitted_today: i64,
    /// Closed today.
    pub closed_today: i64,
    /// Reported within the limit, out of those closed today.
    pub on_time_today: Rate,
    /// Residents.
    pub residents: i64,
    /// Dwellings.
    pub dwellings: i64,
    /// Enterprises.
    pub enterprises: i64,
}
