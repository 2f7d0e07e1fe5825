//! The registry (基础台账): places, the people who live in them, and the bodies that work there.
//!
//! - [`place`]: divisions, compounds, buildings, dwellings and households;
//! - [`resident`]: residents, masked in every ordinary answer;
//! - [`enterprise`]: enterprises and other bodies;
//! - [`import`]: residents from files, with a dry run, errors by row and column, and a way back;
//! - [`find`]: search by words of names and addresses, and by pinyin.
//!
//! The grid and community of a resident follow from the dwelling's building; they are given only for a resident
//! without a dwelling.

pub(crate) mod enterprise;
pub(crate) mod find;
pub(crate) mod import;
pub(crate) mod place;
pub(crate) mod reach;
pub(crate) mod resident;
pub(crate) mod rows;
pub(crate) mod rules;

pub use enterprise::types::*;
pub use find::types::*;
pub use import::types::*;
pub use place::homes::*;
pub use place::types::*;
pub use resident::types::*;

use crate::platform::Session;

/// Places, residents and enterprises.
#[derive(Debug, Clone)]
pub struct Registry(pub(crate) Session);

impl Session {
    /// Places, residents and enterprises.
    pub fn registry(&self) -> Registry {
        Registry(self.clone())
    }
}
