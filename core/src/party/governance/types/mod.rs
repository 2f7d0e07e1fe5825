//! Joint governance as documents: words, requests and records.

mod committee;
mod lists;
mod projects;
mod work;

pub use committee::*;
pub use lists::*;
pub use projects::*;
pub use work::*;
