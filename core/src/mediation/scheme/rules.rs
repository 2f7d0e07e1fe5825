//! The default scheme, and what a scheme says of a dispute.

use chrono::NaiveDate;

use super::types::{MediationForce, MediationLevel, MediationPartner, MediationScheme, PanelRule};
use crate::Id;
use crate::mediation::{DisputeCategory, MediatorKind};

/// What holds while a street has not said otherwise: three levels in thirty days, three forces, and three partners. No text
/// defines the "三三制" (RULES E-34, E-35, E-36); this is a design of the library.
pub(super) fn default() -> MediationScheme {
    use MediatorKind as K;
    let level = |code: &str, name: &str, days| MediationLevel { code: code.into(), name: name.into(), days };
    let force = |code: &str, name: &str, kinds: &[K]| MediationForce {
        code: code.into(),
        name: name.into(),
        kinds: kinds.to_vec(),
    };
    let panel = |level: Option<&str>, minimum, maximum, forces: &[&str]| PanelRule {
        level: level.map(str::to_owned),
        category: None,
        minimum,
        maximum,
        forces: forces.iter().map(|code| (*code).to_owned()).collect(),
    };
    let partner = |code: &str, name: &str| MediationPartner {
        code: code.into(),
        name: name.into(),
        categories: Vec::<DisputeCategory>::new(),
    };
    MediationScheme {
        id: Id::from_bytes([0; 16]),
        name: "三三制".into(),
        levels: vec![level("grid", "网格", 7), level("community", "社区", 10), level("street", "街道", 13)],
        forces: vec![
            force("judge", "法官", &[K::Judge]),
            force("lawyer", "律师", &[K::Lawyer]),
            force("elder", "六老", &[K::Elder]),
        ],
        panels: vec![
            panel(Some("grid"), 1, 3, &[]),
            panel(Some("community"), 1, 3, &["elder"]),
            panel(Some("street"), 3, 5, &["judge", "lawyer", "elder"]),
            panel(None, 1, 3, &[]),
        ],
        elders: ["老党员", "老干部", "老教师", "老军人", "老专家", "老模范"].map(str::to_owned).to_vec(),
        partners: vec![
            partner("police_station", "派出所"),
            partner("justice_office", "司法所"),
            partner("law_firm", "律师事务所"),
        ],
        valid_from: NaiveDate::MIN,
        revision: 0,
    }
}

impl MediationScheme {
    /// A level by its code.
    pub(crate) fn level(&self, code: &str) -> Option<&MediationLevel> {
        self.levels.iter().find(|level| level.code == code)
    }

    /// The level above another.
    pub(crate) fn above(&self, code: &str) -> Option<&MediationLevel> {
        let place = self.levels.iter().position(|level| level.code == code)?;
        self.levels.get(place + 1)
    }

    /// What a panel consists of for a dispute of a category at a level: the first rule that fits.
    pub(crate) fn panel(&self, level: &str, category: DisputeCategory) -> Option<&PanelRule> {
        self.panels.iter().find(|rule| {
            rule.level.as_deref().is_none_or(|code| code == level)
                && rule.category.is_none_or(|one| one == category)
        })
    }

    /// The forces to which a kind of mediator belongs: their codes.
    pub(crate) fn forces_of(&self, kind: MediatorKind) -> impl Iterator<Item = &str> {
        self.forces.iter().filter(move |force| force.kinds.contains(&kind)).map(|force| force.code.as_str())
    }
}
