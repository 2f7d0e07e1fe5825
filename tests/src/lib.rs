//! What the tests, benchmarks and the demo share: a seeded street, and the replay of scenarios.

pub mod scenario;
pub mod street;
