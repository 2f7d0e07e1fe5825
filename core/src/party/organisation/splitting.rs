//! Splitting: parts of a branch become branches of their own.

use chrono::NaiveDate;
use serde_json::json;

use super::changing::{amended, changeable, size_now, superior};
use super::draft::{self, PlaceWish};
use super::founding::document;
use super::moving::{self, Destination, GroupOf};
use super::record::{OrganisationRecord, Version};
use super::rules::{self, Limits};
use super::{
    FoundingBasis, FoundingStep, FoundingStepKind, OrganisationPart, SplitOrganisation, SplitResult, keep,
    rule_area, shown,
};
use crate::command::Command;
use crate::party::member::record::MemberRecord;
use crate::party::member::rows as members;
use crate::party::{OrganisationState, Party};
use crate::registry::rules as check;
use crate::{Error, Id, Result, code};

/// The most organisations that one split makes.
const MOST_PARTS: usize = 20;

impl Party {
    /// Splits a branch (分设): each part gets members of it; the branch goes on with the others, and with
    /// its applicants, activists and targets.
    ///
    /// # Errors
    /// `Violation` `party.branch.minimum` for a part, or a rest, of fewer than three full members; `Invalid` for a member who
    /// is not of the branch or goes to two parts, for a part that is no branch, and for two parts with one identifier;
    /// `Denied` unless the grants reach the organisation above, too.
    pub fn split(&self, request: SplitOrganisation) -> Result<SplitResult> {
        let id = Id::parse("organisation", &request.organisation)?;
        let on = check::optional_date("on", request.on.as_deref())?;
        let reason = check::text("reason", &request.reason, check::LONGEST_ADDRESS)?;
        let document = document(request.document.as_deref())?;
        let parts = Part::parse_all(self.0.street(), &request.parts)?;
        self.0.write_once("party.split", request.request_key.as_deref(), &request, |command| {
            let before = changeable(command, id, request.revision)?;
            superior(command, &before)?;
            let on = check::past_or_today("on", on, command.now.date())?;
            let version = before.last()?;
            if !rules::keeps_relations(version.kind) {
                return Err(Error::conflict(
                    code::CONFLICT_STATE,
                    "只有党支部（临时党支部除外）可以分设",
                    "only a branch that is no temporary one can be split",
                )
                .with("kind", version.kind.word()));
            }
            check::not_before("on", on, version.from)?;
            let area = rule_area(command.street(), version);
            let limits = Limits::of(&command.snapshot.rules.rulebook, area, on)?;
            let mut rest = members::of_organisation(command.connection, command.street(), id)?;
            let mut made: Vec<(OrganisationRecord, Vec<MemberRecord>)> = Vec::with_capacity(parts.len());
            for (index, part) in parts.iter().enumerate() {
                let within = |error: Error| error.within(&format!("parts[{index}]"));
                let leaving = part.leaving(&mut rest).map_err(within)?;
                let record = part.record(command, version, on, &document).map_err(within)?;
                if made.iter().any(|(other, _)| other.id == record.id) {
                    return Err(within(Error::invalid("id", "重复", "stands there twice")));
                }
                rules::enough("members", record.last()?.kind, moving::heads(&leaving), &limits)
                    .map_err(within)?;
                made.push((record, leaving));
            }
            rules::enough("parts", version.kind, moving::heads(&rest), &limits)?;
            let mut answers = Vec::with_capacity(made.len());
            for (record, leaving) in made {
                keep(command, None, &record, json!({"split_from": id, "kind": record.last()?.kind.word()}))?;
                moving::move_all(
                    command,
                    &leaving,
                    Destination { organisation: record.id, group: GroupOf::None },
                    on,
                )?;
                answers.push(shown(&record, command.now.date())?);
            }
            let record = amended(&before, on, |_| ())?;
            let facts =
                json!({"parts": answers.iter().map(|part| part.id).collect::<Vec<_>>(), "reason": reason});
            keep(command, Some(&before), &record, facts)?;
            let mut warnings = size_now(command, &record, on)?;
            warnings.extend(rules::approval(record.last()?.kind, document.as_deref()));
            Ok(SplitResult { organisation: shown(&record, command.now.date())?, parts: answers, warnings })
        })
    }
}

/// A part of a split whose single fields are in order.
struct Part {
    id: Option<Id>,
    name: String,
    kind: Option<crate::party::OrganisationKind>,
    place: PlaceWish,
    units: Vec<Id>,
    members: Vec<Id>,
}

impl Part {
    fn parse_all(street: &str, parts: &[OrganisationPart]) -> Result<Vec<Self>> {
        if parts.is_empty() || parts.len() > MOST_PARTS {
            return Err(Error::invalid(
                "parts",
                format!("应有 1 至 {MOST_PARTS} 个新党组织"),
                format!("has 1 to {MOST_PARTS} new organisations"),
            ));
        }
        let parse = |part: &OrganisationPart| -> Result<Self> {
            Ok(Self {
                id: check::optional_id("id", part.id.as_deref())?,
                name: check::text("name", &part.name, check::LONGEST_NAME)?,
                kind: part.kind,
                place: PlaceWish {
                    community: None,
                    grid: part.grid.as_deref().map(|text| check::grid("grid", street, text)).transpose()?,
                    building: check::optional_id("building", part.building.as_deref())?,
                },
                units: draft::ids("units", part.units.as_deref(), 100)?,
                members: draft::ids("members", Some(&part.members), 1_000)?,
            })
        };
        let numbered = parts.iter().enumerate();
        numbered
            .map(|(index, part)| parse(part).map_err(|error| error.within(&format!("parts[{index}]"))))
            .collect()
    }

    /// The members who leave, taken out of the rest.
    fn leaving(&self, rest: &mut Vec<MemberRecord>) -> Result<Vec<MemberRecord>> {
        let mut leaving = Vec::with_capacity(self.members.len());
        for (index, id) in self.members.iter().enumerate() {
            let found = rest.iter().position(|member| member.id == *id && member.belongs());
            let Some(at) = found else {
                return Err(Error::invalid(
                    format!("members[{index}]"),
                    "不是本支部在册党员，或已划入另一部分",
                    "is no member of the branch, or goes to another part",
                ));
            };
            leaving.push(rest.swap_remove(at));
        }
        Ok(leaving)
    }

    fn record(
        &self,
        command: &Command<'_>,
        from: &Version,
        on: NaiveDate,
        document: &Option<String>,
    ) -> Result<OrganisationRecord> {
        let id = self.id.unwrap_or_else(|| command.new_id());
        if command.snapshot.party.get(id).is_some() {
            return Err(
                Error::conflict(code::CONFLICT_EXISTS, "该标识已被使用", "the identifier is taken").at("id")
            );
        }
        draft::known_units(command, &self.units)?;
        let (community, grid) = self.place.settle(command, Some(from))?;
        let kind = self.kind.unwrap_or(from.kind);
        if !rules::keeps_relations(kind) {
            return Err(Error::invalid(
                "kind",
                "分设出的应为党支部（临时党支部除外）",
                "what leaves a branch is a branch, and no temporary one",
            )
            .with("kind", kind.word()));
        }
        match from.parent {
            Some(parent) => drop(super::above_since(command, "organisation", parent, kind, on)?),
            None => rules::below(kind, None)?,
        }
        let version = Version {
            from: on,
            kind,
            name: self.name.clone(),
            parent: from.parent,
            community,
            grid,
            building: self.place.building,
            units: self.units.clone(),
            term_years: from.term_years,
            term_from: from.term_years.map(|_| on),
            phone: None,
        };
        rules::serves(&version)?;
        Ok(OrganisationRecord {
            id,
            state: OrganisationState::Active,
            basis: FoundingBasis::SuperiorDecision,
            steps: vec![FoundingStep { step: FoundingStepKind::Met, on, document: document.clone() }],
            versions: vec![version],
            dissolved_on: None,
            ended_by: None,
            successors: Vec::new(),
            founders: self.members.clone(),
            revision: 1,
        })
    }
}
