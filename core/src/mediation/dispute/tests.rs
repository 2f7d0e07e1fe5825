//! Intake of disputes over the scene of the area.
