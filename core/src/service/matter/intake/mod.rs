//! Intake (收件与受理): a matter is handed in, told of once what is missing, supplemented, accepted, refused, taken back.

mod applicant;
mod applying;
mod requests;
mod rules;
mod settling;
#[cfg(test)]
mod tests;

pub use requests::*;
