//! Service items (政务服务事项): what the street offers, with versions by date.

pub(crate) mod record;

pub use record::{ItemMaterial, ServiceItem, ServiceItemVersion};
