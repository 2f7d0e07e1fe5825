//! The nine figures of the network that a work report tells.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::types::{FigurePart, FiguresRequest, PartyFigure, PartyFigures};
use crate::access::{Capability, Place};
use crate::command::View;
use crate::identity::DivisionCode;
use crate::party::member::rows::{self as members, Standing};
use crate::party::scheme::{self, SchemeKind};
use crate::party::{OrganisationKind, Party, governance, hub};
use crate::registry::rules as check;
use crate::{Id, Result};

impl Party {
    /// The figures of the network on a day (网络指标): the labels of the two schemes, grid branches, building groups, hubs,
    /// members served, member units of joint governance admitted so far.
    ///
    /// # Errors
    /// `Denied` without a grant that reads figures over the area; `Invalid` for a bad code or day.
    pub fn figures(&self, request: FiguresRequest) -> Result<PartyFigures> {
        let street = self.0.street();
        let community = check::optional_community("community", street, request.community.as_deref())?;
        let day = check::optional_date("as_of", request.as_of.as_deref())?;
        self.0.read(|view| {
            let place = Place { community: community.as_ref().map(|code| code.as_str()), ..Place::default() };
            match community {
                Some(_) => view.access().over(Capability::ReadFigures, place).map(drop)?,
                None => view.access().street_wide(Capability::ReadFigures)?,
            }
            let day = day.unwrap_or_else(|| view.now.date());
            let network = Network::read(view, community, day)?;
            let schemes = scheme::all(view.connection, view.street())?;
            let leadership = scheme::on(&schemes, SchemeKind::VerticalLeadership, day);
            let joint = scheme::on(&schemes, SchemeKind::JointGovernance, day);
            let units = governance::units_joined(view, community.as_ref(), day)?;
            let kind = |kind: OrganisationKind| network.kinds.get(&kind).copied().unwrap_or(0);
            let items = vec![
                label(1, "vertical_leadership_model_a", "纵向领导体系前项", &leadership.label_first),
                label(2, "vertical_leadership_model_b", "纵向领导体系后项", &leadership.label_second),
                stock(3, "grid_party_branch_count", "网格党支部", "个", kind(OrganisationKind::GridBranch)),
                stock(
                    4,
                    "building_party_group_count",
                    "楼宇党小组",
                    "个",
                    kind(OrganisationKind::BuildingGroup),
                ),
                stock(5, "party_hub_household_count", "党员中心户", "名", network.hubs),
                managed(&network.people),
                label(7, "joint_governance_model_a", "联动治理体系前项", &joint.label_first),
                label(8, "joint_governance_model_b", "联动治理体系后项", &joint.label_second),
                stock(9, "joint_meeting_member_unit_count", "累计吸纳成员单位", "家", units),
            ];
            Ok(PartyFigures { as_of: day, community, items })
        })
    }
}

/// What the figures count.
struct Network {
    kinds: HashMap<OrganisationKind, i64>,
    people: Standing,
    hubs: i64,
}

impl Network {
    fn read(view: &View<'_>, community: Option<DivisionCode>, day: NaiveDate) -> Result<Self> {
        let (connection, street) = (view.connection, view.street());
        let standings = members::standings(connection, street, day)?;
        let mut network = Self { kinds: HashMap::new(), people: Standing::default(), hubs: 0 };
        let tree = view.snapshot.party.active(day);
        for (record, version) in tree.filter(|(_, version)| within(community, version.community)) {
            *network.kinds.entry(version.kind).or_default() += 1;
            // People of a group are people of its branch already.
            let own = standings.get(&record.id).filter(|_| !version.kind.is_group());
            network.people = network.people.plus(own.copied().unwrap_or_default());
        }
        // One person is one hub, wherever it stands.
        let hubs = hub::rows::from_day(connection, street, day)?;
        let hubs = hubs.iter().filter(|hub| hub.holds(day) && within(community, hub.community));
        let mut persons: Vec<Id> = hubs.map(|hub| hub.member).collect();
        persons.sort_unstable();
        persons.dedup();
        network.hubs = i64::try_from(persons.len()).unwrap_or(i64::MAX);
        Ok(network)
    }
}

fn within(wanted: Option<DivisionCode>, community: Option<DivisionCode>) -> bool {
    wanted.is_none() || wanted == community
}

fn label(number: i64, name: &str, zh: &str, text: &str) -> PartyFigure {
    PartyFigure {
        number,
        name: name.into(),
        zh: zh.into(),
        unit: None,
        value: None,
        text: Some(text.to_owned()),
        parts: Vec::new(),
    }
}

fn stock(number: i64, name: &str, zh: &str, unit: &str, value: i64) -> PartyFigure {
    PartyFigure { value: Some(value), unit: Some(unit.into()), text: None, ..label(number, name, zh, "") }
}

/// Members served: those whose relation is here, and those who are here for a time or report to the community. Both
/// parts are told, as definitions differ.
fn managed(people: &Standing) -> PartyFigure {
    let part = |name: &str, zh: &str, value: i64| FigurePart { name: name.into(), zh: zh.into(), value };
    let parts = vec![
        part("full", "正式党员", people.full),
        part("probationary", "预备党员", people.probationary),
        part("mobile", "流动党员", people.mobile),
        part("double_report", "双报到党员", people.double_report),
    ];
    let sum = parts.iter().map(|part| part.value).sum();
    PartyFigure { parts, ..stock(6, "party_member_managed_count", "服务管理党员", "名", sum) }
}
