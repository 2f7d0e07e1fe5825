//! Agency services (代办、帮办): somebody acts for a citizen, by written authority, free of charge.
