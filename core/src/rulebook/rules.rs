//! The rulebook: the catalogue, the overrides on top of it, and what is in force where and when.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::catalogue::{Entry, catalogue};
use super::{
    EffectiveParameter, ExplainRule, Explanation, Fraction, ListRules, NewOverride, OverrideRecord,
    Parameter, ParameterOrigin, ParameterValue, Rule, RuleList,
};
use crate::calendar::Limit;
use crate::{Error, Result, parse_date};

/// Lengths of a division prefix: province, prefecture, county, street, community.
const PREFIXES: [usize; 5] = [2, 4, 6, 9, 12];

/// An override read and checked, not yet recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// The rule's identifier.
    pub rule: String,
    /// The parameter's name.
    pub parameter: String,
    /// The value.
    pub value: ParameterValue,
    /// Division prefix.
    pub jurisdiction: String,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day.
    pub valid_to: Option<NaiveDate>,
    /// Why, and by which decision.
    pub reason: String,
}

impl Override {
    /// Reads a request and checks it against the rule, whatever else is in the book.
    pub fn parse(request: &NewOverride) -> Result<Self> {
        let NewOverride { rule, parameter, value, jurisdiction, .. } = request;
        let valid_from = parse_date("valid_from", &request.valid_from)?;
        let valid_to = request.valid_to.as_ref().map(|to| parse_date("valid_to", to)).transpose()?;
        if valid_to.is_some_and(|to| to < valid_from) {
            return Err(Error::invalid("valid_to", "终止日早于起始日", "the last day is before the first"));
        }
        let entry = version_on(rule, valid_from)?;
        let (definition, default) = entry.parameter(parameter)?;
        check_jurisdiction(jurisdiction)?;
        let reason = request.reason.trim();
        if !(1..=500).contains(&reason.chars().count()) || reason.chars().any(char::is_control) {
            return Err(Error::invalid(
                "reason",
                "应写明调整依据，500 字以内",
                "give the reason in 500 characters",
            ));
        }
        let value = ParameterValue::parse("value", definition.kind, value)?;
        check_bounds(&entry.rule, definition, default, &value)?;
        Ok(Self {
            rule: rule.clone(),
            parameter: parameter.clone(),
            value,
            jurisdiction: jurisdiction.clone(),
            valid_from,
            valid_to,
            reason: reason.to_owned(),
        })
    }
}

fn check_jurisdiction(prefix: &str) -> Result<()> {
    if PREFIXES.contains(&prefix.len()) && prefix.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(());
    }
    Err(Error::invalid(
        "jurisdiction",
        "适用地域应为 2、4、6、9 或 12 位区划代码",
        "a jurisdiction is a division prefix of 2, 4, 6, 9 or 12 digits",
    ))
}

fn check_bounds(
    rule: &Rule,
    parameter: &Parameter,
    default: &ParameterValue,
    value: &ParameterValue,
) -> Result<()> {
    let refuse = |zh: String, en: String| {
        let error = Error::violation(rule.id.as_str(), rule.citation.as_str(), zh, en)
            .at("value")
            .with("parameter", parameter.name.as_str())
            .with("default", default.to_string());
        // A number or limit is told, unless it is long enough for one of a person; a text may hold anything.
        let text = value.to_string();
        let short = text.bytes().filter(u8::is_ascii_digit).count() < 7;
        let told = short && !matches!(value, ParameterValue::Text(_));
        Err(if told { error.with("value", text) } else { error })
    };
    if !parameter.overridable {
        return refuse("该参数由法规或本库固定，不得调整".into(), "this parameter is fixed".into());
    }
    let bounds =
        [(&parameter.minimum, std::cmp::Ordering::Less), (&parameter.maximum, std::cmp::Ordering::Greater)];
    for (bound, wrong) in bounds {
        let Some(bound) = bound else { continue };
        match value.compare(&ParameterValue::parse("value", parameter.kind, bound)?) {
            Some(order) if order != wrong => {}
            Some(_) => {
                return refuse(format!("超出允许范围（界限 {bound}）"), format!("beyond the bound {bound}"));
            }
            None => {
                return refuse(
                    format!("单位应与界限 {bound} 一致"),
                    format!("use the unit of the bound {bound}"),
                );
            }
        }
    }
    Ok(())
}

/// The version of a rule in force on a day.
fn version_on(rule: &str, date: NaiveDate) -> Result<&'static Entry> {
    let versions = catalogue().get(rule).ok_or_else(|| Error::not_found("rule", rule).at("rule"))?;
    versions.iter().find(|entry| entry.in_force(date)).ok_or_else(|| {
        Error::invalid("date", "该规则在此日期无生效版本", "no version of the rule is in force on that day")
            .with("rule", rule)
            .with("date", date.to_string())
    })
}

/// An override in the book, its value read.
#[derive(Debug, Clone)]
struct Placed {
    record: OverrideRecord,
    value: ParameterValue,
}

impl Placed {
    fn covers(&self, area: &str) -> bool {
        area.starts_with(&self.record.jurisdiction)
    }

    fn in_force(&self, date: NaiveDate) -> bool {
        self.record.valid_from <= date && self.record.valid_to.is_none_or(|to| date <= to)
    }
}

/// The catalogue with the overrides recorded (规则库).
///
/// ```
/// use shuzhi::{parse_date, rulebook::Rulebook};
/// let date = parse_date("date", "2026-11-23").unwrap();
/// let limit = Rulebook::default().limit("case.deadline.ordinary", "limit", "620102001", date).unwrap();
/// assert_eq!(limit.to_string(), "7 working_day");
/// ```
#[derive(Debug, Clone, Default)]
pub struct Rulebook {
    overrides: BTreeMap<String, Vec<Placed>>,
}

impl Rulebook {
    /// The catalogue with these overrides, which were checked when they were recorded.
    pub fn new(records: impl IntoIterator<Item = OverrideRecord>) -> Result<Self> {
        let mut book = Self::default();
        for record in records {
            book.put(record)?;
        }
        Ok(book)
    }

    /// Puts a recorded override into the book.
    pub fn put(&mut self, record: OverrideRecord) -> Result<()> {
        let (parameter, _) = version_on(&record.rule, record.valid_from)?.parameter(&record.parameter)?;
        let value = ParameterValue::parse("value", parameter.kind, &record.value)?;
        let placed = self.overrides.entry(record.rule.clone()).or_default();
        placed.push(Placed { record, value });
        placed.sort_by_key(|o| (o.record.recorded_at, o.record.id));
        Ok(())
    }

    /// The override in force: most specific jurisdiction first, then latest first day, then latest record.
    fn overriding(&self, rule: &str, parameter: &str, area: &str, date: NaiveDate) -> Option<&Placed> {
        let placed = self.overrides.get(rule)?.iter();
        placed
            .filter(|o| o.record.parameter == parameter && o.covers(area) && o.in_force(date))
            .max_by_key(|o| (o.record.jurisdiction.len(), o.record.valid_from))
    }

    /// The value of a parameter in a division (a code or prefix) on a day.
    pub fn effective(
        &self,
        rule: &str,
        parameter: &str,
        area: &str,
        date: NaiveDate,
    ) -> Result<&ParameterValue> {
        let (_, default) = version_on(rule, date)?.parameter(parameter)?;
        Ok(self.overriding(rule, parameter, area, date).map_or(default, |placed| &placed.value))
    }

    /// [`Self::effective`] of an integer.
    pub fn integer(&self, rule: &str, parameter: &str, area: &str, date: NaiveDate) -> Result<i64> {
        match self.effective(rule, parameter, area, date)? {
            ParameterValue::Integer(value) => Ok(*value),
            _ => Err(wrong_kind(rule, parameter, "an integer")),
        }
    }

    /// [`Self::effective`] of a fraction.
    pub fn fraction(&self, rule: &str, parameter: &str, area: &str, date: NaiveDate) -> Result<Fraction> {
        match self.effective(rule, parameter, area, date)? {
            ParameterValue::Fraction(value) => Ok(*value),
            _ => Err(wrong_kind(rule, parameter, "a fraction")),
        }
    }

    /// [`Self::effective`] of a limit.
    pub fn limit(&self, rule: &str, parameter: &str, area: &str, date: NaiveDate) -> Result<Limit> {
        match self.effective(rule, parameter, area, date)? {
            ParameterValue::Limit(value) => Ok(*value),
            _ => Err(wrong_kind(rule, parameter, "a limit")),
        }
    }

    /// [`Self::effective`] of a text.
    pub fn text(&self, rule: &str, parameter: &str, area: &str, date: NaiveDate) -> Result<&str> {
        match self.effective(rule, parameter, area, date)? {
            ParameterValue::Text(value) => Ok(value),
            _ => Err(wrong_kind(rule, parameter, "a text")),
        }
    }

    /// The version of a rule in force on a day.
    pub fn rule(&self, rule: &str, date: NaiveDate) -> Result<&'static Rule> {
        Ok(&version_on(rule, date)?.rule)
    }

    /// The refusal of a request by a rule: its id and article, with the reason. Never fails for an unknown rule.
    pub fn violation(
        &self,
        rule: &str,
        date: NaiveDate,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) -> Error {
        match version_on(rule, date) {
            Ok(entry) => Error::violation(rule, entry.rule.citation.as_str(), zh, en),
            Err(_) => Error::violation(rule, "", zh, en),
        }
    }

    /// Every version of every rule, by id.
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> {
        catalogue().values().flatten().map(|entry| &entry.rule)
    }

    /// Answers [`ListRules`].
    pub fn list(&self, request: &ListRules) -> Result<RuleList> {
        let limit = match request.limit.unwrap_or(100) {
            limit @ 1..=500 => limit as usize,
            _ => return Err(Error::invalid("limit", "每页条数应为 1 至 500", "a list has 1 to 500 items")),
        };
        let date = request.date.as_ref().map(|date| parse_date("date", date)).transpose()?;
        let (area, text, after) =
            (&request.area, request.text.as_ref().map(|t| t.to_lowercase()), &request.cursor);
        let mut items: Vec<Rule> = Vec::new();
        let mut next = None;
        for versions in catalogue().values() {
            let wanted = versions.iter().filter(|entry| {
                after.as_ref().is_none_or(|after| entry.rule.id > *after)
                    && area.as_ref().is_none_or(|area| in_group(&entry.rule.id, area))
                    && text.as_ref().is_none_or(|text| entry.mentions(text))
                    && date.is_none_or(|date| entry.in_force(date))
            });
            let wanted: Vec<Rule> = wanted.map(|entry| entry.rule.clone()).collect();
            if !items.is_empty() && !wanted.is_empty() && items.len() + wanted.len() > limit {
                next = items.last().map(|rule| rule.id.clone());
                break;
            }
            items.extend(wanted);
        }
        Ok(RuleList { items, next })
    }

    /// Answers [`ExplainRule`]; `street` and `today` stand in for what the request leaves out.
    pub fn explain(&self, request: &ExplainRule, street: &str, today: NaiveDate) -> Result<Explanation> {
        let date = request.date.as_ref().map_or(Ok(today), |date| parse_date("date", date))?;
        let area = request.jurisdiction.as_deref().unwrap_or(street);
        check_jurisdiction(area)?;
        let entry = version_on(&request.rule, date)?;
        let rule = entry.rule.clone();
        let parameters: Vec<_> = entry
            .parameters()
            .map(|(parameter, default)| self.explain_parameter(&rule, parameter, default, area, date))
            .collect();
        let placed = self.overrides.get(&rule.id).into_iter().flatten();
        let overrides = placed.filter(|o| o.covers(area)).map(|o| o.record.clone()).collect();
        let (zh, en) = tell(&rule, &parameters);
        Ok(Explanation { rule, jurisdiction: area.to_owned(), date, parameters, overrides, zh, en })
    }

    fn explain_parameter(
        &self,
        rule: &Rule,
        parameter: &Parameter,
        default: &ParameterValue,
        area: &str,
        date: NaiveDate,
    ) -> EffectiveParameter {
        let placed = self.overriding(&rule.id, &parameter.name, area, date);
        EffectiveParameter {
            name: parameter.name.clone(),
            value: placed.map_or(default, |o| &o.value).to_string(),
            default_value: default.to_string(),
            origin: if placed.is_some() { ParameterOrigin::Override } else { ParameterOrigin::Default },
            override_id: placed.map(|o| o.record.id),
        }
    }
}

/// Whether a rule is in a group: `case.deadline.urgent` is in `case` and in `case.deadline`.
fn in_group(id: &str, group: &str) -> bool {
    id.strip_prefix(group).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn wrong_kind(rule: &str, parameter: &str, kind: &str) -> Error {
    Error::internal(format!("parameter {parameter} of {rule} is not {kind}"))
}

fn tell(rule: &Rule, parameters: &[EffectiveParameter]) -> (String, String) {
    let mut zh = format!("{}：{}依据：{}。", rule.title_zh, rule.zh, rule.citation);
    let mut en = format!("{}: {} Source: {}.", rule.title_en, rule.en, rule.citation);
    for (parameter, found) in rule.parameters.iter().zip(parameters) {
        let (origin_zh, origin_en) = match found.origin {
            ParameterOrigin::Default => ("默认", "default"),
            ParameterOrigin::Override => ("本地调整", "override"),
        };
        let unit = parameter.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
        zh += &format!("{}：{}{unit}（{origin_zh}）。", parameter.zh, found.value);
        en += &format!(" {}: {} ({origin_en}).", parameter.en, found.value);
    }
    (zh, en)
}
