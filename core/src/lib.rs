//! Shuzhi (数治): the embeddable core of a sub-district (街道) governance platform.
//!
//! A street's platforms link this library and get one model of the street: people, matters, places, things and
//! organisations (人、事、地、物、组织), with the law's rules in it, one history, and one set of figures.
//!
//! Open a [`Platform`] on a file, open a [`Session`] for whoever acts, and call the operations of an area:
//! [`Session::cases`], [`Session::registry`], [`Session::grids`] … Every write is one transaction that either
//! stands with its facts, its link of the audit chain and its counters, or never was. Every refusal names the field
//! or the rule, in Chinese and English. Everything blocks; no thread is started; everything is `Send + Sync`.

// What is called from another language must not unwind: an invariant that is relied on says why at its place.
#![warn(clippy::expect_used, clippy::panic, clippy::unreachable, clippy::todo, clippy::unimplemented)]

pub mod access;
pub mod calendar;
pub mod case;
mod command;
pub mod contract;
mod error;
pub mod geo;
pub mod grid;
mod id;
pub mod identity;
pub mod indicator;
pub mod ledger;
pub mod mediation;
mod money;
pub mod party;
mod platform;
pub mod registry;
pub mod rulebook;
mod search;
pub mod service;
mod snapshot;
mod store;
mod time;

pub use access::Actor;
pub use error::{Error, ErrorKind, Report, Result, Warning, code};
pub use id::Id;
pub use money::Money;
pub use platform::{ClockOptions, DurabilityMode, Engine, IdOptions, Listener, Options, Platform, Session};
pub use time::{Timestamp, parse_date};

/// The version of the library.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

#[cfg(feature = "uniffi")]
uniffi::setup_scaffolding!();

#[cfg(feature = "uniffi")]
mod custom_types {
    //! Newtypes cross UniFFI as the strings that documents have.

    use chrono::NaiveDate;

    use crate::Money;
    use crate::identity::{CreditCode, DivisionCode, GridCode, OrganisationCode, Phone, ResidentNumber};
    use crate::{Id, Timestamp};

    uniffi::custom_type!(NaiveDate, String, {
        remote,
        lower: |date| date.to_string(),
        try_lift: |text| Ok(crate::parse_date("date", &text)?),
    });
    uniffi::custom_type!(Timestamp, String, {
        lower: |at| at.to_string(),
        try_lift: |text| Ok(Timestamp::parse("time", &text)?),
    });
    uniffi::custom_type!(Id, String, {
        lower: |id| id.to_string(),
        try_lift: |text| Ok(Id::parse("id", &text)?),
    });
    uniffi::custom_type!(ResidentNumber, String);
    uniffi::custom_type!(OrganisationCode, String);
    uniffi::custom_type!(CreditCode, String);
    uniffi::custom_type!(DivisionCode, String);
    uniffi::custom_type!(GridCode, String);
    uniffi::custom_type!(Phone, String);
    uniffi::custom_type!(Money, String, {
        lower: |money| money.to_string(),
        try_lift: |text| Ok(Money::parse("amount", &text)?),
    });
}
