//! Service items (政务服务事项): what the street offers, with versions by date.
//!
//! An item is written as a draft and published from a day on; a matter is handled to its end by the version under which it was
//! handed in.

mod drafts;
mod examples;
mod publishing;
mod reading;
pub(crate) mod record;
mod rows;
mod rules;
pub(crate) mod search;
#[cfg(test)]
mod tests;
mod types;

pub use record::{ItemMaterial, ServiceItem, ServiceItemVersion};
pub use types::*;

use serde_json::json;

use crate::access::Capability;
use crate::command::{Command, Part};
use crate::platform::Session;
use crate::{Error, Result, code};

/// Service items of the session's street.
///
/// ```
/// # use shuzhi::*;
/// # use shuzhi::{access::*, case::*, service::item::*};
/// # let folder = std::env::temp_dir().join(format!("shuzhi-item-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder).unwrap();
/// # let path = folder.join("item.db").display().to_string();
/// # let platform = Platform::open(Options { path, street: Some("620102001".into()),
/// #     security_administrator: Some("li".into()), ..Default::default() })?;
/// # let open = |actor: &str| platform.session(Actor { actor: actor.into(), street: "620102001".into(), ..Default::default() });
/// # let grant = |actor: &str, role| open("li")?.access_control().grant(NewGrant { actor: actor.into(), role,
/// #     scope_kind: ScopeKind::Division, scope: "620102001".into(), sensitive: None, valid_from: None, valid_to: None, request_key: None });
/// # grant("zhao", Role::SystemAdministrator)?;
/// # grant("wang", Role::StreetOfficer)?;
/// # open("zhao")?.cases().put_office(PutOffice { code: "minzheng".into(), name: "民政办公室".into(),
/// #     kind: OfficeKind::StreetOffice, successor: None, valid_from: None, valid_to: None, revision: None })?;
/// let items = open("wang")?.service_items();
/// let loaded = items.load_examples(LoadExampleItems { office: Some("minzheng".into()), ..Default::default() })?;
/// let card = loaded.items.iter().find(|one| one.name.contains("老年人优待证")).unwrap();
/// items.publish(PublishServiceItem { item: card.id.to_string(), ..Default::default() })?;
/// let found = items.search(SearchServiceItems { text: "优待证".into(), ..Default::default() })?;
/// assert_eq!(found.items[0].item.id, card.id);
/// # platform.close()?;
/// # std::fs::remove_dir_all(&folder).unwrap();
/// # Ok::<(), Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct ServiceItems(pub(crate) Session);

impl Session {
    /// Service items.
    pub fn service_items(&self) -> ServiceItems {
        ServiceItems(self.clone())
    }
}

/// An item that the session may write, and that goes on.
fn writable(command: &Command<'_>, key: &str) -> Result<ServiceItem> {
    command.access().street_wide(Capability::WriteServices)?;
    let item = command.snapshot.services.found(key)?;
    match item.withdrawn_on {
        None => Ok(item.clone()),
        Some(day) => {
            Err(conflict(format!("该事项自 {day} 起已撤销"), format!("the item is withdrawn from {day} on")))
        }
    }
}

/// The conflict of an item that is not in the state that is needed.
fn conflict(zh: impl Into<String>, en: impl Into<String>) -> Error {
    Error::conflict(code::CONFLICT_STATE, zh, en)
}

/// Stores an item and tells every process.
fn store(
    command: &mut Command<'_>,
    before: Option<&ServiceItem>,
    item: &ServiceItem,
    change: &str,
) -> Result<()> {
    let newest = item.versions.last();
    let facts = json!({
        "code": item.code,
        "change": change,
        "version": newest.map(|version| version.number),
        "valid_from": newest.map(|version| version.valid_from),
        "withdrawn_on": item.withdrawn_on,
    });
    command.keep(before, item, facts)?;
    command.touch(Part::Services)
}
