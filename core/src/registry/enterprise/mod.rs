//! Enterprises and other bodies (单位): who works in the street.

pub(crate) mod rows;
pub(crate) mod types;

use super::Registry;
use super::place::rows::put_text;
use super::place::rules::together;
use super::place::{known_community, known_grid};
use super::reach::{Page, Reach};
use super::rules as check;
use crate::access::{Capability, Place};
use crate::command::body;
use crate::identity::{CreditCode, GridCode, Phone};
use crate::ledger::counter::Contributions;
use crate::ledger::page;
use crate::{Error, Id, Result, code};

pub(crate) use types::*;

/// More people work in no street.
const MOST_EMPLOYEES: i64 = 1_000_000;

impl Registry {
    /// Records an enterprise, or changes the one of its identifier.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound` for an unknown community or grid; `Conflict` when another enterprise has the
    /// credit code or the revision is stale. A check character that does not fit is a warning.
    pub fn put_enterprise(&self, request: PutEnterprise) -> Result<EnterpriseResult> {
        let street = self.0.street();
        let id = check::optional_id("id", request.id.as_deref())?;
        let (credit_code, warning) = CreditCode::parse("credit_code", &request.credit_code)?;
        let community = request.community.as_deref();
        let community = community.map(|text| check::community("community", street, text)).transpose()?;
        let grid = check::optional_grid("grid", street, request.grid.as_deref())?;
        let community = community.or_else(|| grid.map(|grid| grid.community())).ok_or_else(|| {
            Error::invalid("community", "应给出社区或网格", "the community or the grid is needed")
        })?;
        together(&community, grid.as_ref())?;
        let phone = request.phone.as_deref().map(|text| Phone::parse("phone", text)).transpose()?;
        let representative =
            check::optional_text("representative", request.representative.as_deref(), check::LONGEST_NAME)?;
        let name = check::text("name", &request.name, check::LONGEST_NAME)?;
        let address = check::text("address", &request.address, check::LONGEST_ADDRESS)?;
        let employees = check::optional_count("employees", request.employees, 0, MOST_EMPLOYEES)?;
        self.0.write_once("registry.put_enterprise", request.request_key.as_deref(), &request, |command| {
            let (connection, street) = (command.connection, command.street());
            let stored = id.map(|id| rows::get(connection, street, id)).transpose()?.flatten();
            let (before, text_key) = stored.unzip();
            let enterprise = Enterprise {
                id: id.unwrap_or_else(|| command.new_id()),
                credit_code,
                name,
                kind: request.kind,
                representative,
                phone: phone.map(String::from),
                address,
                community,
                grid,
                employees,
                state: request.state.unwrap_or(EnterpriseState::Open),
                revision: before.as_ref().map_or(0, |before: &Enterprise| before.revision) + 1,
            };
            for record in before.iter().chain([&enterprise]) {
                command.access().over(Capability::WriteRegistry, place(record))?;
            }
            check::revision(request.revision, enterprise.revision - 1)?;
            known_community(command, "community", &community)?;
            if let Some(grid) = &grid {
                known_grid(command, "grid", grid)?;
            }
            if let Some(other) =
                rows::coded(connection, street, &credit_code)?.filter(|other| *other != enterprise.id)
            {
                return Err(taken(other));
            }
            let text = format!("{} {}", enterprise.name, enterprise.address);
            let text_key = put_text(connection, street, "enterprise", enterprise.id, text_key, &text)?;
            rows::put(connection, street, &enterprise, text_key)?;
            let facts = body([
                ("community", Some(community.as_str())),
                ("grid", grid.as_ref().map(GridCode::as_str)),
                ("state", Some(enterprise.state.word())),
            ]);
            command.record(
                "enterprise",
                enterprise.id.as_bytes(),
                before.as_ref(),
                Some(&enterprise),
                facts,
            )?;
            command.count(before.as_ref().map(contribution).unwrap_or_default(), contribution(&enterprise));
            Ok(EnterpriseResult { enterprise: shown(enterprise), warnings: warning.into_iter().collect() })
        })
    }

    /// An enterprise, its telephone masked.
    ///
    /// # Errors
    /// `Invalid` unless exactly one of identifier and credit code is given; `NotFound`; `Denied`.
    pub fn get_enterprise(&self, request: GetEnterprise) -> Result<Enterprise> {
        let id = check::optional_id("id", request.id.as_deref())?;
        let credit_code =
            request.credit_code.as_deref().map(|text| CreditCode::parse("credit_code", text)).transpose()?;
        if id.is_some() == credit_code.is_some() {
            return Err(Error::invalid(
                "id",
                "应给出标识或统一社会信用代码之一",
                "either the identifier or the credit code is given",
            ));
        }
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadRegistry)?;
            let id = match (id, credit_code) {
                (None, Some((credit_code, _))) => rows::coded(view.connection, view.street(), &credit_code)?
                    .ok_or_else(|| Error::not_found("enterprise", credit_code))?,
                (id, _) => id.ok_or_else(|| Error::internal("an identifier was checked for"))?,
            };
            let (enterprise, _) = rows::get(view.connection, view.street(), id)?
                .ok_or_else(|| Error::not_found("enterprise", id))?;
            view.access().over(Capability::ReadRegistry, place(&enterprise))?;
            Ok(shown(enterprise))
        })
    }

    /// Enterprises in scope, oldest record first, their telephones masked.
    ///
    /// # Errors
    /// `Denied` without a grant that reads the registry.
    pub fn list_enterprises(&self, request: ListEnterprises) -> Result<EnterpriseList> {
        let limit = page(request.limit, 100)?;
        let street = self.0.street();
        let community = request.community.as_deref();
        let grid = check::optional_grid("grid", street, request.grid.as_deref())?;
        let mut filter = rows::Filter {
            community: community.map(|text| check::community("community", street, text)).transpose()?,
            grid: grid.map(String::from),
            kind: request.kind,
            state: request.state,
            after: check::optional_id("cursor", request.cursor.as_deref())?,
        };
        self.0.read(|view| {
            let reach = Reach::of(&view.access(), Capability::ReadRegistry)?;
            if let (None, Some(grid)) = (&filter.grid, reach.only_grid()) {
                filter.grid = Some(grid.to_owned());
            }
            let mut page = Page::new(limit);
            rows::list(view.connection, street, &filter, |enterprise| {
                let grid = enterprise.grid.as_ref().map(GridCode::as_str);
                let covered = reach.covers(enterprise.community.as_str(), grid);
                Ok(!covered || page.push(shown(enterprise)))
            })?;
            let (items, next) = page.finish(|enterprise| enterprise.id.to_string());
            Ok(EnterpriseList { items, next })
        })
    }
}

fn place(enterprise: &Enterprise) -> Place<'_> {
    Place {
        community: Some(enterprise.community.as_str()),
        grid: enterprise.grid.as_ref().map(GridCode::as_str),
        ..Place::default()
    }
}

/// The record as answers show it.
fn shown(enterprise: Enterprise) -> Enterprise {
    let phone = enterprise.phone.as_deref().and_then(|text| Phone::parse("phone", text).ok());
    Enterprise { phone: phone.map(|phone| phone.masked()), ..enterprise }
}

/// What an enterprise adds to the counters.
fn contribution(enterprise: &Enterprise) -> Contributions {
    let grid = enterprise.grid.as_ref().map(GridCode::as_str);
    let (kind, state) = (enterprise.kind.word(), enterprise.state.word());
    check::contributions("enterprise", kind, state, enterprise.community.as_str(), grid, 1)
}

fn taken(existing: Id) -> Error {
    Error::conflict(
        code::CONFLICT_EXISTS,
        "该统一社会信用代码已有记录",
        "another enterprise has the credit code",
    )
    .at("credit_code")
    .with("existing", existing.to_string())
}
