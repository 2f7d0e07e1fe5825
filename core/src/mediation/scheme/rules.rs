//! The default scheme, and what a scheme says of a dispute.

use super::types::{MediationForce, MediationLevel, MediationPartner, MediationScheme, PanelRule};
use crate::id::is_plain_code;
use crate::mediation::{DisputeCategory, MediatorKind};
use crate::registry::rules::{LONGEST_NAME, count, text};
use crate::{Error, Id, Result};

/// The most levels, forces, elders or partners of a scheme.
const MOST: usize = 20;
/// The most rules of panels.
const MOST_PANELS: usize = 200;

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
        valid_from: crate::time::day_date(20_000_101).unwrap_or_default(),
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

/// Whether a scheme can be worked with (RULES E-34, E-35): codes once, days from 1 to 365, panels of 1 to 9 that can be met, and a
/// rule of panels for every level and category.
pub(super) fn sound(scheme: &MediationScheme) -> Result<()> {
    levels(&scheme.levels)?;
    forces(&scheme.forces)?;
    many("panels", scheme.panels.len(), 1, MOST_PANELS)?;
    for (index, rule) in scheme.panels.iter().enumerate() {
        panel(scheme, rule).map_err(|error| error.within(&format!("panels[{index}]")))?;
    }
    covered(scheme)?;
    elders(&scheme.elders)?;
    partners(&scheme.partners)
}

fn many(field: &str, length: usize, least: usize, most: usize) -> Result<()> {
    if (least..=most).contains(&length) {
        return Ok(());
    }
    Err(Error::invalid(field, format!("应有 {least} 至 {most} 项"), format!("has {least} to {most} entries")))
}

fn unique<'a>(list: &str, field: &str, words: impl Iterator<Item = &'a str>) -> Result<()> {
    let mut seen = Vec::new();
    for (index, word) in words.enumerate() {
        if seen.contains(&word) {
            return Err(Error::invalid(format!("{list}[{index}]{field}"), "不得重复", "stands there once"));
        }
        seen.push(word);
    }
    Ok(())
}

fn coded(list: &str, index: usize, code: &str, name: &str) -> Result<()> {
    let place = format!("{list}[{index}]");
    let small = !code.bytes().any(|byte| byte.is_ascii_uppercase() || matches!(byte, b'-' | b'.'));
    if !is_plain_code(code) || !small {
        return Err(Error::invalid(
            format!("{place}.code"),
            "编码应为 1 至 32 个小写字母、数字或下划线",
            "a code has 1 to 32 small letters, digits and underlines",
        ));
    }
    text("name", name, LONGEST_NAME).map(drop).map_err(|error| error.within(&place))
}

fn levels(levels: &[MediationLevel]) -> Result<()> {
    many("levels", levels.len(), 1, MOST)?;
    for (index, level) in levels.iter().enumerate() {
        coded("levels", index, &level.code, &level.name)?;
        if !(1..=365).contains(&level.days) {
            return Err(Error::invalid(
                format!("levels[{index}].days"),
                "各层级调解天数应为 1 至 365",
                "a dispute stays 1 to 365 days at a level",
            ));
        }
    }
    unique("levels", ".code", levels.iter().map(|level| level.code.as_str()))
}

fn forces(forces: &[MediationForce]) -> Result<()> {
    many("forces", forces.len(), 0, MOST)?;
    for (index, force) in forces.iter().enumerate() {
        coded("forces", index, &force.code, &force.name)?;
        many(&format!("forces[{index}].kinds"), force.kinds.len(), 1, MediatorKind::ALL.len())?;
        unique(&format!("forces[{index}].kinds"), "", force.kinds.iter().map(|kind| kind.word()))?;
    }
    unique("forces", ".code", forces.iter().map(|force| force.code.as_str()))
}

fn panel(scheme: &MediationScheme, rule: &PanelRule) -> Result<()> {
    if rule.level.as_deref().is_some_and(|code| scheme.level(code).is_none()) {
        return Err(Error::invalid("level", "不是本方案的层级", "no level of the scheme"));
    }
    if rule.minimum < 1 || rule.maximum > 9 || rule.minimum > rule.maximum {
        return Err(Error::invalid(
            "minimum",
            "调解组应为 1 至 9 人，下限不得大于上限",
            "a panel has 1 to 9 mediators, the least no more than the most",
        ));
    }
    unique("forces", "", rule.forces.iter().map(String::as_str))?;
    if let Some(index) =
        rule.forces.iter().position(|code| scheme.forces.iter().all(|force| force.code != *code))
    {
        return Err(Error::invalid(
            format!("forces[{index}]"),
            "不是本方案的调解力量",
            "no force of the scheme",
        ));
    }
    if count(rule.forces.len()) > rule.maximum {
        return Err(Error::invalid(
            "forces",
            "必备力量不得多于调解组人数上限",
            "no more forces are asked for than a panel has seats",
        ));
    }
    Ok(())
}

/// A dispute of any category finds a rule at every level.
fn covered(scheme: &MediationScheme) -> Result<()> {
    let open = |level: &&MediationLevel| {
        DisputeCategory::ALL.iter().any(|category| scheme.panel(&level.code, *category).is_none())
    };
    match scheme.levels.iter().position(|level| open(&level)) {
        None => Ok(()),
        Some(index) => Err(Error::invalid(
            "panels",
            format!("第 {} 个层级有纠纷类别没有人员规则", index + 1),
            format!("level {} has categories without a rule of panels", index + 1),
        )
        .with("level", count(index + 1))),
    }
}

fn elders(elders: &[String]) -> Result<()> {
    many("elders", elders.len(), 0, MOST)?;
    for (index, elder) in elders.iter().enumerate() {
        let trimmed = text(&format!("elders[{index}]"), elder, 20)?;
        if trimmed != *elder {
            return Err(Error::invalid(
                format!("elders[{index}]"),
                "首尾不得有空格",
                "has no blanks around it",
            ));
        }
    }
    unique("elders", "", elders.iter().map(String::as_str))
}

fn partners(partners: &[MediationPartner]) -> Result<()> {
    many("partners", partners.len(), 0, MOST)?;
    for (index, partner) in partners.iter().enumerate() {
        coded("partners", index, &partner.code, &partner.name)?;
        unique(
            &format!("partners[{index}].categories"),
            "",
            partner.categories.iter().map(|category| category.word()),
        )?;
    }
    unique("partners", ".code", partners.iter().map(|partner| partner.code.as_str()))
}
