//! The catalogue: the rules of this version as data, one file for each group of areas.

mod access;
mod calendar;
mod case;
mod identity;
mod mediation;
mod party;
mod place;
mod service;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;

use super::{Parameter, ParameterKind, ParameterValue, Rule, Severity, SourceStatus};
use crate::{Error, Result};

/// A rule as it is written in the tables below: texts in Chinese and English.
struct RuleData {
    id: &'static str,
    severity: Severity,
    status: SourceStatus,
    title: [&'static str; 2],
    text: [&'static str; 2],
    citation: &'static str,
    source: &'static str,
    /// Division prefix within which the source binds; empty for the whole country.
    jurisdiction: &'static str,
    /// First and last day of the version; empty when open.
    valid: [&'static str; 2],
    parameters: &'static [ParameterData],
}

/// A hard rule of a text that was read, with nothing to set.
const LAW: RuleData = RuleData {
    id: "",
    severity: Severity::Hard,
    status: SourceStatus::V1,
    title: ["", ""],
    text: ["", ""],
    citation: "",
    source: "",
    jurisdiction: "",
    valid: ["", ""],
    parameters: &[],
};

/// A rule of this library's design.
const OURS: RuleData = RuleData {
    severity: Severity::Configurable,
    status: SourceStatus::Ours,
    citation: "本库设计，法规未作规定",
    source: "本库设计",
    ..LAW
};

struct ParameterData {
    name: &'static str,
    kind: ParameterKind,
    value: &'static str,
    unit: &'static str,
    label: [&'static str; 2],
    bounds: [&'static str; 2],
    overridable: bool,
}

/// A parameter that can't be overridden.
const fn fixed(
    name: &'static str,
    kind: ParameterKind,
    value: &'static str,
    unit: &'static str,
    label: [&'static str; 2],
) -> ParameterData {
    ParameterData { name, kind, value, unit, label, bounds: ["", ""], overridable: false }
}

/// A parameter that may be overridden between bounds, of which either may be empty.
const fn settable(
    name: &'static str,
    kind: ParameterKind,
    value: &'static str,
    unit: &'static str,
    label: [&'static str; 2],
    bounds: [&'static str; 2],
) -> ParameterData {
    ParameterData { name, kind, value, unit, label, bounds, overridable: true }
}

/// A rule of the catalogue with its parameters' defaults read.
pub(super) struct Entry {
    pub(super) rule: Rule,
    defaults: Vec<ParameterValue>,
}

impl Entry {
    #[expect(clippy::expect_used, reason = "tables of this library, each read by a test")]
    fn new(data: &RuleData) -> Self {
        let parameters: Vec<Parameter> = data.parameters.iter().map(parameter).collect();
        let read = |p: &Parameter| {
            ParameterValue::parse(&p.name, p.kind, &p.value)
                .expect("a default value is written as its kind asks")
        };
        let date =
            |text: &str| optional(text).map(|text| text.parse().expect("a date of the catalogue is valid"));
        let [title_zh, title_en] = data.title.map(str::to_owned);
        let [zh, en] = data.text.map(str::to_owned);
        Self {
            defaults: parameters.iter().map(read).collect(),
            rule: Rule {
                id: data.id.to_owned(),
                severity: data.severity,
                status: data.status,
                title_zh,
                title_en,
                zh,
                en,
                citation: data.citation.to_owned(),
                source: data.source.to_owned(),
                jurisdiction: optional(data.jurisdiction),
                valid_from: date(data.valid[0]),
                valid_to: date(data.valid[1]),
                parameters,
            },
        }
    }

    pub(super) fn in_force(&self, date: NaiveDate) -> bool {
        self.rule.valid_from.is_none_or(|from| from <= date) && self.rule.valid_to.is_none_or(|to| date <= to)
    }

    /// The parameters with their defaults.
    pub(super) fn parameters(&self) -> impl Iterator<Item = (&Parameter, &ParameterValue)> {
        self.rule.parameters.iter().zip(&self.defaults)
    }

    pub(super) fn parameter(&self, name: &str) -> Result<(&Parameter, &ParameterValue)> {
        let found = self.parameters().find(|(parameter, _)| parameter.name == name);
        found.ok_or_else(|| Error::not_found("parameter", format!("{}.{name}", self.rule.id)).at("parameter"))
    }

    /// Whether a lower-case text stands in the rule.
    pub(super) fn mentions(&self, text: &str) -> bool {
        let Rule { id, title_zh, title_en, zh, en, citation, source, .. } = &self.rule;
        [id, title_zh, title_en, zh, en, citation, source]
            .iter()
            .any(|part| part.to_lowercase().contains(text))
    }
}

fn optional(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn parameter(data: &ParameterData) -> Parameter {
    Parameter {
        name: data.name.to_owned(),
        kind: data.kind,
        value: data.value.to_owned(),
        unit: optional(data.unit),
        zh: data.label[0].to_owned(),
        en: data.label[1].to_owned(),
        minimum: optional(data.bounds[0]),
        maximum: optional(data.bounds[1]),
        overridable: data.overridable,
    }
}

static CATALOGUE: LazyLock<BTreeMap<String, Vec<Entry>>> = LazyLock::new(|| {
    let mut catalogue: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    let tables = [
        access::RULES,
        calendar::RULES,
        case::RULES,
        identity::RULES,
        mediation::agreement::RULES,
        mediation::casefile::RULES,
        mediation::committee::RULES,
        mediation::dispute_file::RULES,
        mediation::intake::RULES,
        mediation::procedure::RULES,
        service::agency::RULES,
        service::item::RULES,
        service::matter::RULES,
        service::matter_course::RULES,
        service::office::RULES,
        service::order::RULES,
        service::resource::RULES,
        service::review::RULES,
        service::sharing::RULES,
        service::station::RULES,
        party::coverage::RULES,
        party::election::RULES,
        party::governance::RULES,
        party::meeting::RULES,
        party::member::RULES,
        party::member_duty::RULES,
        party::member_import::RULES,
        party::organisation::RULES,
        place::RULES,
    ];
    for data in tables.into_iter().flatten() {
        catalogue.entry(data.id.to_owned()).or_default().push(Entry::new(data));
    }
    catalogue
});

/// Every version of every rule, by id.
pub(super) fn catalogue() -> &'static BTreeMap<String, Vec<Entry>> {
    &CATALOGUE
}
