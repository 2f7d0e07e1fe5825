//! The border held against the contract, against bad callers and against defects.

mod calls;
mod generated;
mod parity;
