//! People's mediation committees (人民调解委员会), their mediators (人民调解员), and rooms (个人调解工作室、派驻调解室).

pub(crate) mod record;
pub(crate) mod rows;
mod types;

pub use types::*;
