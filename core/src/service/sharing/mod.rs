//! Sharing of data (数据共享): what an item may ask of the registry, by permit and purpose, logged.

pub(crate) mod record;

pub use record::{DataInquiry, DataPermit};
