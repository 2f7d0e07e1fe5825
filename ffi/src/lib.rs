//! The C ABI of Shuzhi (数治): one function an operation, documents in JSON, errors as objects.
//!
//! | file | what it holds |
//! |---|---|
//! | `boundary` | the border every function crosses: pointers checked, panics held, outputs written only on success |
//! | `error` | the error object and its accessors |
//! | `platform`, `session`, `listener`, `version` | handles and what belongs to them |
//! | `access` … `registry` | the operations of an area, three lines each |
//!
//! `cargo run -p shuzhi-ffi --example generate` writes `include/shuzhi.h` and `include/contract.json` from here;
//! with `--check` it compares them.

// What is called from another language must not unwind: an invariant that is relied on says why at its place.
#![warn(clippy::expect_used, clippy::panic, clippy::unreachable, clippy::todo, clippy::unimplemented)]

mod boundary;

pub mod access;
pub mod agency;
pub mod agreement;
pub mod audit;
pub mod calendar;
pub mod case;
pub mod counter;
pub mod dispute;
pub mod dispute_file;
pub mod dispute_procedure;
pub mod election;
pub mod error;
pub mod event;
pub mod geo;
pub mod governance;
pub mod grid;
pub mod identity;
pub mod indicator;
pub mod item;
pub mod listener;
pub mod matter;
pub mod matter_course;
pub mod mediation;
pub mod mediation_figures;
pub mod meeting;
pub mod member;
pub mod member_duty;
pub mod member_import;
pub mod office;
pub mod order;
pub mod party;
pub mod party_coverage;
pub mod platform;
pub mod registry;
pub mod resource;
pub mod review;
pub mod rulebook;
pub mod service_figures;
pub mod session;
pub mod sharing;
pub mod station;
pub mod version;

#[cfg(test)]
mod tests;
