//! The course of matters (办理): from acceptance to the result in the applicant's hands, and what the passing of days settles.

mod answers;
mod deadlines;
mod decisions;
mod opinions;
mod requests;
mod rows;
mod rules;
mod steps;
mod sweep;
#[cfg(test)]
mod tests;

pub use answers::*;
pub use requests::*;
pub(crate) use sweep::recompute_deadlines;
