//! Review (体检) of the whole tree against the rules, and reminders of what falls due.
