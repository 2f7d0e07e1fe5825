//! Intake of matters.
