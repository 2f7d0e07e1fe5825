//! Figures 10 to 17, and reminders.
