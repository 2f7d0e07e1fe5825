//! Schemes (架构方案): the tiers of the vertical leadership and of joint governance, as the street names them. They are labels:
//! what may stand below what is the same for every street (`party.tree.tier`).

mod types;

pub use types::*;

use serde_json::json;

use super::{OrganisationKind, Party};
use crate::access::Capability;
use crate::registry::rows::Conditions;
use crate::registry::rules as check;
use crate::store::document::{self, Document};
use crate::store::{Connection, Param};
use crate::time::day_number;
use crate::{Error, Id, Result};

impl Document for PartyScheme {
    const TABLE: &'static str = "party_scheme";
    const KIND: &'static str = "party_scheme";
    const COLUMNS: &'static [&'static str] = &["kind", "valid_from"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![Param::Text(self.kind.word()), Param::Integer(day_number(self.valid_from))]
    }
}

impl Party {
    /// Sets a scheme from a day on; one of the same kind and day is replaced.
    ///
    /// # Errors
    /// `Denied` for anyone but a system administrator; `Invalid` for bad labels, no tier, or a kind in two tiers.
    pub fn put_scheme(&self, request: PutScheme) -> Result<PartyScheme> {
        let valid_from = crate::parse_date("valid_from", &request.valid_from)?;
        let first = check::text("label_first", &request.label_first, 10)?;
        let second = check::text("label_second", &request.label_second, 10)?;
        let tiers = tiers(&request.tiers)?;
        self.0.write_once("party.put_scheme", request.request_key.as_deref(), &request, |command| {
            command.access().street_wide(Capability::Configure)?;
            let known = all(command.connection, command.street())?;
            let before =
                known.into_iter().find(|one| one.kind == request.kind && one.valid_from == valid_from);
            check::revision(request.revision, before.as_ref().map_or(0, |one| one.revision))?;
            let scheme = PartyScheme {
                id: before.as_ref().map_or_else(|| command.new_id(), |one| one.id),
                kind: request.kind,
                label_first: first,
                label_second: second,
                tiers,
                valid_from,
                revision: before.as_ref().map_or(1, |one| one.revision + 1),
            };
            let facts = json!({"kind": scheme.kind.word(), "from": valid_from.to_string()});
            command.keep(before.as_ref(), &scheme, facts)?;
            Ok(scheme)
        })
    }

    /// Schemes in the order of their first days: all, or those of a day. Without one of the street's own the library's
    /// default answers, whose revision is 0.
    ///
    /// # Errors
    /// `Denied` without a grant that reads the configuration.
    pub fn list_schemes(&self, request: ListSchemes) -> Result<SchemeList> {
        let day = check::optional_date("as_of", request.as_of.as_deref())?;
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadConfiguration)?;
            let mut items = all(view.connection, view.street())?;
            if let Some(day) = day {
                items = SchemeKind::ALL.iter().map(|kind| on(&items, *kind, day)).collect();
            }
            items.retain(|one| request.kind.is_none_or(|kind| kind == one.kind));
            Ok(SchemeList { items })
        })
    }
}

/// Every scheme of the street, in the order of their first days.
pub(crate) fn all(connection: &Connection, street: &str) -> Result<Vec<PartyScheme>> {
    document::all(connection, &Conditions::street(street), "kind, valid_from")
}

/// The scheme of a kind that holds on a day: the street's, or the default.
pub(crate) fn on(schemes: &[PartyScheme], kind: SchemeKind, day: chrono::NaiveDate) -> PartyScheme {
    let own = schemes.iter().rfind(|one| one.kind == kind && one.valid_from <= day);
    own.cloned().unwrap_or_else(|| default(kind))
}

/// What holds while a street has not said otherwise: the four tiers that streets commonly tell of, and the five parties
/// of a joint meeting. No text sets them.
fn default(kind: SchemeKind) -> PartyScheme {
    use OrganisationKind as K;
    let tier = |name: &str, kinds: &[K]| SchemeTier { name: name.to_owned(), kinds: kinds.to_vec() };
    let (first, second, tiers) = match kind {
        SchemeKind::VerticalLeadership => (
            "1",
            "3",
            vec![
                tier("社区党组织", &[K::Committee, K::GeneralBranch, K::Branch]),
                tier("网格党支部", &[K::GridBranch]),
                tier("楼宇党小组", &[K::BuildingGroup, K::Group]),
                tier("党员中心户", &[]),
            ],
        ),
        SchemeKind::JointGovernance => (
            "1",
            "5",
            vec![
                tier("社区大党委", &[]),
                tier("业委会", &[]),
                tier("物业企业", &[]),
                tier("驻区单位", &[]),
                tier("社会组织", &[]),
                tier("两新企业", &[]),
            ],
        ),
    };
    PartyScheme {
        id: Id::from_bytes([0; 16]),
        kind,
        label_first: first.into(),
        label_second: second.into(),
        tiers,
        valid_from: crate::time::day_date(20_000_101).unwrap_or_default(),
        revision: 0,
    }
}

/// Tiers by name, no kind of organisation in two of them.
fn tiers(tiers: &[SchemeTier]) -> Result<Vec<SchemeTier>> {
    if tiers.is_empty() || tiers.len() > 12 {
        return Err(Error::invalid("tiers", "应有 1 至 12 个层级", "has 1 to 12 tiers"));
    }
    let mut seen: Vec<OrganisationKind> = Vec::new();
    let mut checked = Vec::with_capacity(tiers.len());
    for (index, tier) in tiers.iter().enumerate() {
        let name =
            check::text("name", &tier.name, 20).map_err(|error| error.within(&format!("tiers[{index}]")))?;
        for kind in &tier.kinds {
            if seen.contains(kind) {
                return Err(Error::invalid(
                    format!("tiers[{index}].kinds"),
                    "同一类别只能属于一个层级，且不得重复",
                    "a kind of organisation stands in one tier, once",
                )
                .with("kind", kind.word()));
            }
            seen.push(*kind);
        }
        checked.push(SchemeTier { name, kinds: tier.kinds.clone() });
    }
    Ok(checked)
}
