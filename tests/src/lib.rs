//! What the tests, benchmarks and the demo share: a seeded street, the replay of scenarios, and the demo itself.

pub mod demo;
pub mod scenario;
pub mod street;
