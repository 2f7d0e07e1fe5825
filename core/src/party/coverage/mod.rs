//! Coverage (两个覆盖): which enterprises and social organisations have a Party organisation or an instructor.
