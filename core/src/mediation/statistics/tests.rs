//! Figures, reminders and subsidies.
