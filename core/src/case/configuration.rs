//! Categories, offices and routing rules: the configuration by which cases run, held in memory.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::types::{CaseTier, Routing, words};
use crate::store::{Connection, Row, params};
use crate::time::{day_date, day_number};
use crate::{Error, Id, Result, Warning};

words! {
    /// What an office is (机构类别).
    OfficeKind {
        /// 街道内设机构.
        StreetOffice = "street_office",
        /// 站、中心.
        Station = "station",
        /// 社区.
        Community = "community",
        /// 职能部门或公共服务单位.
        Department = "department",
    }
}

/// An office that cases go to (承办单位).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Office {
    /// Code, unique in the street.
    pub code: String,
    /// Name.
    pub name: String,
    /// What it is.
    pub kind: OfficeKind,
    /// The office that takes over when this one is closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub successor: Option<String>,
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<NaiveDate>,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
    /// Revision.
    pub revision: i64,
}

impl Office {
    /// Whether it is open on a day.
    pub(crate) fn is_open(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|first| first <= day) && self.valid_to.is_none_or(|last| day <= last)
    }
}

/// A category of cases (事项分类), of the first or second level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Category {
    /// Code, unique in the street.
    pub code: String,
    /// Code of the first level it belongs to; absent on the first level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Name.
    pub name: String,
    /// Which deadline its cases run under.
    pub tier: CaseTier,
    /// Own limit instead of the tier's, such as `4 working_hour`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<String>,
    /// Whether new cases may use it.
    pub active: bool,
    /// Revision.
    pub revision: i64,
}

/// Which office gets which cases (派单规则).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct RoutingRule {
    /// Identifier.
    pub id: Id,
    /// Category of either level; every category when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Community or grid code; the whole street when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    /// Office that gets them.
    pub office: String,
    /// Breaks ties between rules that are equally close; the higher wins.
    pub priority: i32,
    /// Whether it is in use.
    pub active: bool,
    /// Revision.
    pub revision: i64,
}

/// An office to be created or changed.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct PutOffice {
    /// Code (1 to 32 characters, at most 6 digits among them).
    pub code: String,
    /// Name (1 to 100 characters).
    pub name: String,
    /// What it is.
    pub kind: OfficeKind,
    /// The office that takes over when this one is closed.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub successor: Option<String>,
    /// First day (YYYY-MM-DD).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub valid_from: Option<String>,
    /// Last day (YYYY-MM-DD).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub valid_to: Option<String>,
    /// The revision that the caller has seen; left out for a new office.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
}

/// An office with the warnings that came with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OfficeResult {
    /// The office.
    pub office: Office,
    /// Rules of the kind 一般 that it departs from.
    #[serde(default)]
    pub warnings: Vec<Warning>,
}

/// Which offices to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListOffices {
    /// Only those open on this day (YYYY-MM-DD).
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub open_on: Option<String>,
}

/// The offices of the street.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OfficeList {
    /// The offices in the order of their codes.
    pub items: Vec<Office>,
}

/// A category to be created or changed.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct PutCategory {
    /// Code (1 to 32 characters).
    pub code: String,
    /// Code of the first level it belongs to; left out on the first level.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub parent: Option<String>,
    /// Name (1 to 100 characters).
    pub name: String,
    /// Which deadline its cases run under.
    pub tier: CaseTier,
    /// Own limit instead of the tier's, such as `4 working_hour`.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub limit: Option<String>,
    /// Whether new cases may use it; true when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub active: Option<bool>,
    /// The revision that the caller has seen; left out for a new category.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
}

/// A category with the warnings that came with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CategoryResult {
    /// The category.
    pub category: Category,
    /// Rules of the kind 一般 that it departs from.
    #[serde(default)]
    pub warnings: Vec<Warning>,
}

/// Which categories to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListCategories {
    /// Only those of this first level.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub parent: Option<String>,
}

/// The categories of the street.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CategoryList {
    /// The categories in the order of their codes.
    pub items: Vec<Category>,
}

/// A routing rule to be created or changed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct PutRoutingRule {
    /// Identifier; left out for a new rule.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub id: Option<String>,
    /// Category of either level; every category when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub category: Option<String>,
    /// Community (12 digits) or grid code (15 digits); the whole street when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub area: Option<String>,
    /// Office that gets them.
    pub office: String,
    /// Breaks ties; 0 when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub priority: Option<i32>,
    /// Whether it is in use; true when left out.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub active: Option<bool>,
    /// The revision that the caller has seen; left out for a new rule.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub revision: Option<i64>,
}

/// A routing rule with the warnings that came with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct RoutingRuleResult {
    /// The rule.
    pub rule: RoutingRule,
    /// Rules of the kind 一般 that it departs from.
    #[serde(default)]
    pub warnings: Vec<Warning>,
}

/// Which routing rules to list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ListRoutingRules {
    /// Only those of this office.
    #[serde(default)]
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub office: Option<String>,
}

/// The routing rules of the street.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct RoutingRuleList {
    /// The rules, oldest first.
    pub items: Vec<RoutingRule>,
}

/// What is held in memory.
#[derive(Debug, Default)]
pub(crate) struct CaseConfiguration {
    pub(crate) offices: BTreeMap<String, Office>,
    pub(crate) categories: BTreeMap<String, Category>,
    pub(crate) routing: Vec<RoutingRule>,
}

impl CaseConfiguration {
    /// A category that new cases may use.
    pub(crate) fn usable_category(&self, code: &str) -> Result<&Category> {
        let category = self.categories.get(code).ok_or_else(|| {
            Error::invalid("category", "没有该事项分类", "there is no such category")
                .with_code("category", code)
        })?;
        if !category.active {
            return Err(Error::invalid("category", "该事项分类已停用", "the category is no longer in use")
                .with("category", code));
        }
        if category.parent.is_none() {
            return Err(Error::invalid(
                "category",
                "应选择第二级事项分类",
                "a case has a category of the second level",
            )
            .with("category", code));
        }
        Ok(category)
    }

    /// The office that works for `code` on `day`: itself, or the open one that took over from it.
    pub(crate) fn open_office(&self, code: &str, day: NaiveDate) -> Option<&Office> {
        let mut office = self.offices.get(code)?;
        // A chain of successors is never longer than the list of offices; a circle ends here.
        for _ in 0..self.offices.len() {
            if office.is_open(day) {
                return Some(office);
            }
            office = self.offices.get(office.successor.as_deref()?)?;
        }
        None
    }

    /// An office that is open on a day.
    ///
    /// # Errors
    /// `Invalid` for one that is not there, or not open then.
    pub(crate) fn known_office(&self, code: &str, day: NaiveDate) -> Result<&Office> {
        match self.offices.get(code) {
            Some(office) if office.is_open(day) => Ok(office),
            Some(_) => Err(Error::invalid(
                "office",
                format!("该机构在 {day} 并未运行"),
                format!("the office is not open on {day}"),
            )
            .with("day", day.to_string())),
            None => Err(Error::invalid("office", "没有该机构", "there is no such office")),
        }
    }

    /// Who is responsible for a case of `category` at a place (RULES C-03, C-05), and why.
    pub(crate) fn route(
        &self,
        category: &Category,
        area: Option<&str>,
        located_by: &str,
        day: NaiveDate,
    ) -> Routing {
        let closest =
            self.routing.iter().filter_map(|rule| closeness(rule, category, area).map(|near| (near, rule)));
        let mut candidates: Vec<_> = closest.collect();
        candidates.sort_by(|(near, rule), (other, second)| other.cmp(near).then(rule.id.cmp(&second.id)));
        for (near, rule) in candidates {
            if let Some(office) = self.open_office(&rule.office, day) {
                return explain(rule, office, near, located_by);
            }
        }
        Routing {
            office: None,
            rule: None,
            located_by: located_by.to_owned(),
            zh: format!("没有适用于事项“{}”的派单规则，请人工指定承办单位", category.name),
            en: format!("no routing rule fits category {}; choose an office when dispatching", category.code),
        }
    }
}

/// How close a rule is to a case: level of the category, length of the area, priority. `None` when it does not fit.
fn closeness(rule: &RoutingRule, category: &Category, area: Option<&str>) -> Option<(u8, usize, i32)> {
    if !rule.active {
        return None;
    }
    let level = match rule.category.as_deref() {
        None => 0,
        Some(code) if code == category.code => 2,
        Some(code) if category.parent.as_deref() == Some(code) => 1,
        Some(_) => return None,
    };
    let reach = match (rule.area.as_deref(), area) {
        (None, _) => 0,
        (Some(prefix), Some(area)) if area.starts_with(prefix) => prefix.len(),
        (Some(_), _) => return None,
    };
    Some((level, reach, rule.priority))
}

fn explain(rule: &RoutingRule, office: &Office, near: (u8, usize, i32), located_by: &str) -> Routing {
    let (category_zh, category_en) = match near.0 {
        2 => ("第二级事项分类", "its category"),
        1 => ("第一级事项分类", "its category of the first level"),
        _ => ("全部事项", "every category"),
    };
    let (area_zh, area_en) = match near.1 {
        15 => ("所在网格", "its grid"),
        12 => ("所在社区", "its community"),
        _ => ("全街道", "the whole street"),
    };
    let taken_over = office.code != rule.office;
    Routing {
        office: Some(office.code.clone()),
        rule: Some(rule.id),
        located_by: located_by.to_owned(),
        zh: format!(
            "按{category_zh}、{area_zh}的派单规则分派到{}{}",
            office.name,
            if taken_over { "（原单位已撤并，由其接续）" } else { "" }
        ),
        en: format!(
            "routed to {} by the rule for {category_en} in {area_en}{}",
            office.code,
            if taken_over { "; it took over from a closed office" } else { "" }
        ),
    }
}

/// Loads the configuration of a street.
pub(crate) fn load(connection: &Connection, street: &str) -> Result<CaseConfiguration> {
    let offices = connection.all(
        "SELECT code, name, kind, successor, valid_from, valid_to, revision FROM office WHERE street = $1",
        params![street],
        read_office,
    )?;
    let categories = connection.all(
        "SELECT code, parent, name, tier, own_limit, active, revision FROM category WHERE street = $1",
        params![street],
        read_category,
    )?;
    let routing = connection.all(
        "SELECT id, category, area, office, priority, active, revision FROM routing_rule WHERE street = $1 ORDER BY id",
        params![street],
        read_rule,
    )?;
    Ok(CaseConfiguration {
        offices: offices.into_iter().map(|office| (office.code.clone(), office)).collect(),
        categories: categories.into_iter().map(|category| (category.code.clone(), category)).collect(),
        routing,
    })
}

fn read_office(row: &Row<'_>) -> Result<Office> {
    Ok(Office {
        code: row.get(0)?,
        name: row.get(1)?,
        kind: row.get(2)?,
        successor: row.get(3)?,
        valid_from: row.get::<Option<i64>>(4)?.and_then(day_date),
        valid_to: row.get::<Option<i64>>(5)?.and_then(day_date),
        revision: row.get(6)?,
    })
}

fn read_category(row: &Row<'_>) -> Result<Category> {
    Ok(Category {
        code: row.get(0)?,
        parent: row.get(1)?,
        name: row.get(2)?,
        tier: row.get(3)?,
        limit: row.get(4)?,
        active: row.get(5)?,
        revision: row.get(6)?,
    })
}

fn read_rule(row: &Row<'_>) -> Result<RoutingRule> {
    Ok(RoutingRule {
        id: row.get(0)?,
        category: row.get(1)?,
        area: row.get(2)?,
        office: row.get(3)?,
        priority: row.get(4)?,
        active: row.get(5)?,
        revision: row.get(6)?,
    })
}

/// Writes an office, new or changed.
pub(crate) fn put_office(connection: &Connection, street: &str, office: &Office) -> Result<()> {
    connection
        .execute(
            "INSERT INTO office(street, code, name, kind, successor, valid_from, valid_to, revision)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
             ON CONFLICT (street, code) DO UPDATE SET name = excluded.name, kind = excluded.kind,
               successor = excluded.successor, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
               revision = excluded.revision",
            params![
                street,
                office.code,
                office.name,
                office.kind,
                office.successor,
                office.valid_from.map(day_number),
                office.valid_to.map(day_number),
                office.revision
            ],
        )
        .map(drop)
}

/// Writes a category, new or changed.
pub(crate) fn put_category(connection: &Connection, street: &str, category: &Category) -> Result<()> {
    connection
        .execute(
            "INSERT INTO category(street, code, parent, name, tier, own_limit, active, revision)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
             ON CONFLICT (street, code) DO UPDATE SET parent = excluded.parent, name = excluded.name,
               tier = excluded.tier, own_limit = excluded.own_limit, active = excluded.active,
               revision = excluded.revision",
            params![
                street,
                category.code,
                category.parent,
                category.name,
                category.tier,
                category.limit,
                category.active,
                category.revision
            ],
        )
        .map(drop)
}

/// Writes a routing rule, new or changed.
pub(crate) fn put_rule(connection: &Connection, street: &str, rule: &RoutingRule) -> Result<()> {
    connection
        .execute(
            "INSERT INTO routing_rule(street, id, category, area, office, priority, active, revision)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
             ON CONFLICT (street, id) DO UPDATE SET category = excluded.category, area = excluded.area,
               office = excluded.office, priority = excluded.priority, active = excluded.active,
               revision = excluded.revision",
            params![
                street,
                rule.id,
                rule.category,
                rule.area,
                rule.office,
                rule.priority,
                rule.active,
                rule.revision
            ],
        )
        .map(drop)
}
