//! The Party network of a generated street through the library.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use shuzhi::Session;
use shuzhi::party::OrganisationKind;
use shuzhi::party::member_import::{ImportMembers, MemberImportReport};
use shuzhi::party::organisation::{FoundOrganisation, FoundingBasis, NewOrganisation};

use crate::street::{Building, PartyNetwork, PartyOrganisation, Street, write_members_xlsx};

/// Enters the organisations as the older books have them; `building` knows the identifier of each building. How many there are.
///
/// # Errors
/// Those of the library.
pub fn found(
    secretary: &Session,
    street: &Street,
    network: &PartyNetwork,
    building: impl Fn(&Building) -> Result<String>,
) -> Result<usize> {
    let mut ids: Vec<String> = Vec::with_capacity(network.organisations.len());
    for one in &network.organisations {
        let founded = secretary.party().found(FoundOrganisation {
            organisation: NewOrganisation {
                id: None,
                kind: kind(one)?,
                name: one.name.clone(),
                parent: one.parent.map(|parent| ids[parent].clone()),
                community: one.community.clone(),
                grid: one.grid.map(|grid| street.grids[grid].code.clone()),
                building: one.building.map(|place| building(&street.buildings[place])).transpose()?,
                units: None,
                term_years: None,
                project_months: None,
                phone: None,
                founders: None,
            },
            basis: FoundingBasis::Existing,
            on: Some("1970-01-01".into()),
            term_from: Some("2022-01-01".into()),
            document: None,
            request_key: None,
        })?;
        ids.push(founded.organisation.id.to_string());
    }
    Ok(ids.len())
}

fn kind(organisation: &PartyOrganisation) -> Result<OrganisationKind> {
    let known = OrganisationKind::ALL.iter().find(|kind| kind.word() == organisation.kind);
    known.copied().with_context(|| format!("no kind {}", organisation.kind))
}

/// Writes the members to a workbook and imports it.
///
/// # Errors
/// Those of the library, and when a row is refused.
pub fn bring_members(
    secretary: &Session,
    street: &Street,
    network: &PartyNetwork,
    file: &Path,
) -> Result<MemberImportReport> {
    write_members_xlsx(street, network, file)?;
    let request = ImportMembers { path: file.display().to_string(), ..Default::default() };
    let report = secretary.members().import_members(request)?;
    let rows = i64::try_from(network.members.len())?;
    ensure!(report.accepted == rows, "{} of {rows} members were accepted", report.accepted);
    Ok(report)
}
