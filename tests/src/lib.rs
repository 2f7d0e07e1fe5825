//! What the tests, benchmarks and the demo share: a seeded street, the replay of scenarios, the demo itself, and the
//! files that later schemas are tested from.

pub mod demo;
pub mod fixture;
pub mod network;
pub mod scenario;
pub mod street;
