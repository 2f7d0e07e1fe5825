//! Offices, categories and routing rules: putting and listing them.

use crate::access::Capability;
use crate::calendar::Limit;
use crate::command::{Command, Part, body};
use crate::identity::{DivisionCode, GridCode};
use crate::{Error, Id, Result, code, parse_date};

use super::Cases;
use super::configuration::{
    self, Category, CategoryList, CategoryResult, ListCategories, ListOffices, ListRoutingRules, Office,
    OfficeList, OfficeResult, PutCategory, PutOffice, PutRoutingRule, RoutingRule, RoutingRuleList,
    RoutingRuleResult,
};
use super::intake::check_text;

impl Cases {
    /// Creates or changes an office (承办单位). Its code is repeated in lists and messages, so a new one is nothing that may be the
    /// number of a person.
    ///
    /// # Errors
    /// `Denied` for anyone but a system administrator; `Conflict` (500) for a stale revision; `Invalid`.
    pub fn put_office(&self, request: PutOffice) -> Result<OfficeResult> {
        check_code("code", &request.code)?;
        check_text("name", &request.name, 1, 100)?;
        let date =
            |field, text: &Option<String>| text.as_deref().map(|text| parse_date(field, text)).transpose();
        let (valid_from, valid_to) =
            (date("valid_from", &request.valid_from)?, date("valid_to", &request.valid_to)?);
        if let (Some(from), Some(to)) = (valid_from, valid_to)
            && to < from
        {
            return Err(Error::invalid("valid_to", "截止日早于起始日", "the last day is before the first"));
        }
        self.0.write("case.put_office", |command| {
            command.access().street_wide(Capability::Configure)?;
            let offices = &command.snapshot.cases.offices;
            let before = offices.get(&request.code).cloned();
            if let Some(successor) = &request.successor
                && (*successor == request.code || !offices.contains_key(successor))
            {
                return Err(Error::invalid(
                    "successor",
                    "接续单位不存在或为其自身",
                    "no other office has that code",
                ));
            }
            if before.is_none() && !crate::id::is_code(&request.code) {
                return Err(Error::invalid(
                    "code",
                    "机构编码至多含 6 个数字，不得为电话或者证件号码",
                    "the code of an office has at most 6 digits: it is no telephone or number of a person",
                ));
            }
            let office = Office {
                code: request.code.clone(),
                name: request.name.clone(),
                kind: request.kind,
                successor: request.successor.clone(),
                valid_from,
                valid_to,
                revision: next_revision(request.revision, before.as_ref().map(|office| office.revision))?,
            };
            configuration::put_office(command.connection, command.street(), &office)?;
            put(command, "office", office.code.as_bytes(), before.as_ref(), &office)?;
            Ok(OfficeResult { office, warnings: Vec::new() })
        })
    }

    /// The offices of the street.
    ///
    /// # Errors
    /// `Denied` without a grant.
    pub fn list_offices(&self, request: ListOffices) -> Result<OfficeList> {
        let day = request.open_on.as_deref().map(|text| parse_date("open_on", text)).transpose()?;
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadConfiguration)?;
            let mut items: Vec<Office> = view.snapshot.cases.offices.values().cloned().collect();
            if let Some(day) = day {
                items.retain(|office| {
                    office.valid_from.is_none_or(|from| from <= day)
                        && office.valid_to.is_none_or(|to| day <= to)
                });
            }
            Ok(OfficeList { items })
        })
    }

    /// Creates or changes a category (事项分类).
    ///
    /// # Errors
    /// `Denied` for anyone but a system administrator; `Conflict` (500); `Invalid` for a third level or a bad limit.
    pub fn put_category(&self, request: PutCategory) -> Result<CategoryResult> {
        check_code("code", &request.code)?;
        check_text("name", &request.name, 1, 100)?;
        if let Some(limit) = &request.limit {
            Limit::parse("limit", limit)?;
        }
        self.0.write("case.put_category", |command| {
            command.access().street_wide(Capability::Configure)?;
            let categories = &command.snapshot.cases.categories;
            let before = categories.get(&request.code).cloned();
            if let Some(parent) = &request.parent {
                let above = categories
                    .get(parent)
                    .filter(|above| above.parent.is_none() && above.code != request.code);
                if above.is_none()
                    || categories.values().any(|one| one.parent.as_ref() == Some(&request.code))
                {
                    return Err(Error::invalid(
                        "parent",
                        "分类只有两级，上级应为已有的第一级分类",
                        "categories have two levels; the parent is a category of the first",
                    ));
                }
            }
            let category = Category {
                code: request.code.clone(),
                parent: request.parent.clone(),
                name: request.name.clone(),
                tier: request.tier,
                limit: request.limit.clone(),
                active: request.active.unwrap_or(true),
                revision: next_revision(request.revision, before.as_ref().map(|one| one.revision))?,
            };
            configuration::put_category(command.connection, command.street(), &category)?;
            put(command, "category", category.code.as_bytes(), before.as_ref(), &category)?;
            Ok(CategoryResult { category, warnings: Vec::new() })
        })
    }

    /// The categories of the street.
    ///
    /// # Errors
    /// `Denied` without a grant.
    pub fn list_categories(&self, request: ListCategories) -> Result<CategoryList> {
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadConfiguration)?;
            let all = view.snapshot.cases.categories.values();
            let items =
                all.filter(|one| request.parent.is_none() || one.parent == request.parent).cloned().collect();
            Ok(CategoryList { items })
        })
    }

    /// Creates or changes a routing rule (派单规则). The closest rule wins: category before area before priority.
    ///
    /// # Errors
    /// `Denied` for anyone but a system administrator; `Conflict` (500); `Invalid` for unknown codes.
    pub fn put_routing_rule(&self, request: PutRoutingRule) -> Result<RoutingRuleResult> {
        let id = request.id.as_deref().map(|text| Id::parse("id", text)).transpose()?;
        let street = self.0.street();
        let area = request.area.as_deref().map(|text| area_code(street, text)).transpose()?;
        self.0.write("case.put_routing_rule", |command| {
            command.access().street_wide(Capability::Configure)?;
            let known = &command.snapshot.cases;
            if !known.offices.contains_key(&request.office) {
                return Err(Error::invalid("office", "没有该承办单位", "there is no such office"));
            }
            if request.category.as_ref().is_some_and(|category| !known.categories.contains_key(category)) {
                return Err(Error::invalid("category", "没有该事项分类", "there is no such category"));
            }
            let before = id.and_then(|id| known.routing.iter().find(|rule| rule.id == id).cloned());
            let rule = RoutingRule {
                id: id.unwrap_or_else(|| command.new_id()),
                category: request.category.clone(),
                area,
                office: request.office.clone(),
                priority: request.priority.unwrap_or(0),
                active: request.active.unwrap_or(true),
                revision: next_revision(request.revision, before.as_ref().map(|rule| rule.revision))?,
            };
            configuration::put_rule(command.connection, command.street(), &rule)?;
            put(command, "routing_rule", rule.id.as_bytes(), before.as_ref(), &rule)?;
            Ok(RoutingRuleResult { rule, warnings: Vec::new() })
        })
    }

    /// The routing rules of the street.
    ///
    /// # Errors
    /// `Denied` without a grant.
    pub fn list_routing_rules(&self, request: ListRoutingRules) -> Result<RoutingRuleList> {
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadConfiguration)?;
            let all = view.snapshot.cases.routing.iter();
            let items = all
                .filter(|rule| request.office.as_ref().is_none_or(|office| *office == rule.office))
                .cloned()
                .collect();
            Ok(RoutingRuleList { items })
        })
    }
}

/// States the fact of a changed setting and tells every process.
fn put<T: serde::Serialize>(
    command: &mut Command<'_>,
    kind: &'static str,
    subject: &[u8],
    before: Option<&T>,
    after: &T,
) -> Result<()> {
    let facts = body([("change", Some(if before.is_some() { "changed" } else { "created" }))]);
    command.record(kind, subject, before, Some(after), facts)?;
    command.touch(Part::Rules)
}

/// The revision after this change: a new record has none before, a change must have seen the current one.
fn next_revision(seen: Option<i64>, current: Option<i64>) -> Result<i64> {
    match (seen, current) {
        (None, None) => Ok(1),
        (Some(seen), Some(current)) if seen == current => Ok(current + 1),
        (seen, current) => Err(Error::conflict(
            code::CONFLICT_REVISION,
            "记录已存在或已被他人更改，请带上当前版本号",
            "the record exists or has moved on; give the current revision",
        )
        .at("revision")
        .with("seen", seen)
        .with("current", current)),
    }
}

fn check_code(field: &str, code: &str) -> Result<()> {
    if crate::id::is_plain_code(code) {
        Ok(())
    } else {
        Err(Error::invalid(
            field,
            "代码应为 1 至 32 个字母、数字、点、横线或下划线",
            "a code has 1 to 32 letters, digits, dots, dashes or underscores",
        ))
    }
}

/// A community or grid of the street.
fn area_code(street: &str, text: &str) -> Result<String> {
    let inside = text.starts_with(street);
    match text.len() {
        12 if inside && !text.ends_with("000") => {
            DivisionCode::parse("area", text).map(|code| code.as_str().to_owned())
        }
        15 if inside => GridCode::parse("area", text).map(|code| code.as_str().to_owned()),
        _ => Err(Error::invalid(
            "area",
            "范围应为本街道的社区（12 位）或网格（15 位）代码",
            "an area is a community (12 digits) or grid (15 digits) of this street",
        )),
    }
}
