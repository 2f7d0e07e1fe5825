//! Identifiers and codes that people know: resident numbers, credit codes, divisions, grids, phones, addresses.
//!
//! Every code is a small value type that can only hold a well-formed code. It is written as a string in
//! documents, and an error never repeats the refused text.

#[macro_use]
mod text_type;

mod address;
mod code_set;
mod credit_code;
mod division;
mod grid_code;
mod operations;
mod organisation_code;
mod phone;
mod resident_number;
mod sex;

pub use address::{AddressLevel, StandardAddress};
pub use code_set::{CodeItem, CodeSet};
pub use credit_code::{CreditClass, CreditCode};
pub use division::{CommunityKind, DivisionCode, DivisionLevel, StreetKind, UrbanRuralClass};
pub use grid_code::GridCode;
pub use operations::{CheckCode, CheckedCode, CodeKind, Identity};
pub use organisation_code::OrganisationCode;
pub use phone::{Phone, PhoneKind};
pub use resident_number::ResidentNumber;
pub use sex::Sex;
