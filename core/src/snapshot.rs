//! What is held in memory of a street's configuration, and how it notices the writes of other processes.
//!
//! Each street row carries a number for each part; every change of configuration bumps one in its own transaction.
//! A command or view compares the numbers with those of the copy, on its own connection, before it uses the copy.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use crate::access::Grant;
use crate::case::configuration::CaseConfiguration;
use crate::grid::Places;
use crate::party::Organisations;
use crate::rulebook::RulesInForce;
use crate::service::catalogue::ServiceCatalogue;
use crate::store::{Connection, params};
use crate::{Error, Result};

/// The numbers of the parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Generation {
    rules: i64,
    places: i64,
    grants: i64,
    party: i64,
    services: i64,
}

/// One state of a street's configuration.
#[derive(Debug)]
pub(crate) struct Snapshot {
    generation: Generation,
    pub(crate) rules: Arc<RulesInForce>,
    pub(crate) cases: Arc<CaseConfiguration>,
    pub(crate) places: Arc<Places>,
    pub(crate) party: Arc<Organisations>,
    pub(crate) services: Arc<ServiceCatalogue>,
    grants: Arc<HashMap<String, Vec<Grant>>>,
}

impl Snapshot {
    /// The grants of an actor, ended ones included.
    pub(crate) fn grants_of(&self, actor: &str) -> &[Grant] {
        self.grants.get(actor).map_or(&[], Vec::as_slice)
    }
}

/// The newest copies, by street.
#[derive(Debug, Default)]
pub(crate) struct Snapshots(RwLock<HashMap<String, Arc<Snapshot>>>);

impl Snapshots {
    /// Runs `work` with the configuration of `street` as `reader` sees it, over one state of the file. The reader must
    /// not write: its own changes would not show in the number of the state.
    pub(crate) fn with<T>(
        &self,
        reader: &Connection,
        street: &str,
        work: impl FnOnce(Arc<Snapshot>) -> Result<T>,
    ) -> Result<T> {
        reader.over_one_state(|number| {
            let snapshot = match reader.kept(street, number) {
                Some(kept) => kept,
                None => {
                    let current = self.current(reader, street)?;
                    reader.keep(street, number, &current);
                    current
                }
            };
            work(snapshot)
        })
    }

    /// The configuration of `street` as `connection` sees it, inside a transaction that is already open.
    pub(crate) fn current(&self, connection: &Connection, street: &str) -> Result<Arc<Snapshot>> {
        let generation = connection
            .first(
                "SELECT rules, places, grants, party, services FROM street WHERE street = $1",
                params![street],
                |row| {
                    Ok(Generation {
                        rules: row.get(0)?,
                        places: row.get(1)?,
                        grants: row.get(2)?,
                        party: row.get(3)?,
                        services: row.get(4)?,
                    })
                },
            )?
            .ok_or_else(|| Error::not_found("street", street))?;
        self.of(connection, street, generation)
    }

    fn of(&self, connection: &Connection, street: &str, generation: Generation) -> Result<Arc<Snapshot>> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).get(street).cloned();
        if let Some(known) = &known
            && known.generation == generation
        {
            return Ok(Arc::clone(known));
        }
        let fresh = Arc::new(load(connection, street, generation, known.as_deref())?);
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(street.to_owned(), Arc::clone(&fresh));
        Ok(fresh)
    }
}

/// Loads the parts whose number differs from `known`'s and takes the others over.
fn load(
    connection: &Connection,
    street: &str,
    generation: Generation,
    known: Option<&Snapshot>,
) -> Result<Snapshot> {
    let same =
        |part: fn(&Generation) -> i64| known.filter(|known| part(&known.generation) == part(&generation));
    let rules = same(|generation| generation.rules);
    Ok(Snapshot {
        generation,
        rules: match rules {
            Some(known) => Arc::clone(&known.rules),
            None => Arc::new(crate::rulebook::rows::load(connection, street)?),
        },
        cases: match rules {
            Some(known) => Arc::clone(&known.cases),
            None => Arc::new(crate::case::configuration::load(connection, street)?),
        },
        places: match same(|generation| generation.places) {
            Some(known) => Arc::clone(&known.places),
            None => Arc::new(crate::grid::rows::load(connection, street)?),
        },
        party: match same(|generation| generation.party) {
            Some(known) => Arc::clone(&known.party),
            None => Arc::new(crate::party::organisation::rows::load(connection, street)?),
        },
        services: match same(|generation| generation.services) {
            Some(known) => Arc::clone(&known.services),
            None => Arc::new(crate::service::catalogue::load(connection, street)?),
        },
        grants: match same(|generation| generation.grants) {
            Some(known) => Arc::clone(&known.grants),
            None => Arc::new(crate::access::rows::load(connection, street)?),
        },
    })
}
