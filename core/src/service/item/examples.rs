//! Examples that ship with the library: original guides of a dozen items, to be checked and published by the street.

use serde::Deserialize;

use super::ServiceItems;
use super::drafts::Wish;
use super::types::*;
use crate::access::Capability;
use crate::{Error, Result};

/// An example with where its limits come from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    limit_source: String,
    item: DraftServiceItem,
}

/// The shipped examples. Where no law that was read sets a limit, it is this library's, and `limit_source` says so.
fn shipped() -> Result<Vec<Example>> {
    serde_json::from_str(include_str!("examples.json"))
        .map_err(|error| Error::internal(format!("the examples can't be read: {error}")))
}

impl ServiceItems {
    /// Takes the shipped examples over as drafts. An item whose code is in use stays as it is.
    ///
    /// # Errors
    /// `Denied` without a street-wide grant that writes services; `Invalid` for an example without an office, an unknown code or
    /// an office that is not open.
    pub fn load_examples(&self, request: LoadExampleItems) -> Result<ExampleItemsResult> {
        let examples = shipped()?;
        let named = request.offices.as_deref().unwrap_or_default();
        if named.len() > examples.len() {
            return Err(Error::invalid("offices", "每个示例事项只列一次", "each example is named once"));
        }
        if let Some(one) = named.iter().find(|one| !examples.iter().any(|known| known.item.code == one.code))
        {
            return Err(Error::invalid("offices", "没有该示例事项", "there is no example of that code")
                .with_code("code", &one.code));
        }
        self.0.write_once("item.load_examples", request.request_key.as_deref(), &request, |command| {
            command.access().street_wide(Capability::WriteServices)?;
            let mut result =
                ExampleItemsResult { items: Vec::new(), skipped: Vec::new(), warnings: Vec::new() };
            for Example { limit_source, mut item } in examples {
                if command.snapshot.services.coded(&item.code).is_some() {
                    result.skipped.push(item.code);
                    continue;
                }
                let own = named.iter().find(|one| one.code == item.code).map(|one| &one.office);
                let office = own.or(request.office.as_ref()).ok_or_else(|| {
                    Error::invalid(
                        "office",
                        "请指定示例事项的决定机构",
                        "say which office decides the example",
                    )
                    .with("code", item.code.clone())
                })?;
                item.office.clone_from(office);
                let (stored, warnings) = Wish::parse(&item)?.write(command, None)?;
                result.warnings.extend(warnings);
                result.items.push(LoadedExampleItem {
                    id: stored.id,
                    code: stored.code,
                    name: item.name,
                    limit_source,
                });
            }
            Ok(result)
        })
    }
}
