//! Rules of service items: pure functions over versions and days.

use chrono::NaiveDate;

use super::record::{ItemMaterial, ServiceItem, ServiceItemVersion};
use crate::identity::CreditCode;
use crate::registry::rules::count;
use crate::rulebook::Rulebook;
use crate::service::{MaterialNeed, ServiceItemKind};
use crate::{Error, Money, Result, Warning};

/// Where the text of no law stands behind a refusal.
const OURS: &str = "本库设计，法规未作规定";
const ARTICLE_36: &str = "优化营商环境条例第三十六条第二款";
const ARTICLE_42: &str = "行政许可法第四十二条";
const BASIS: &str = "行政许可法第十七条、优化营商环境条例第四十条";
const FEES: &str = "行政许可法第五十八条、优化营商环境条例第二十五条";
/// The law whose limits hold where no other law sets any.
const LICENSING_LAW: &str = "行政许可法";
/// Characters of an implementation code, and of the credit code that it begins with.
const IMPLEMENTATION_CODE: usize = 31;
const CREDIT_CODE: usize = 18;

/// The limits of the licensing law in working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LicenceLimits {
    pub(super) days: i64,
    pub(super) joint: i64,
}

impl LicenceLimits {
    /// As the rulebook has them for a street on a day.
    pub(super) fn of(book: &Rulebook, street: &str, day: NaiveDate) -> Result<Self> {
        Ok(Self {
            days: book.integer("item.limit.licence", "days", street, day)?,
            joint: book.integer("item.limit.licence", "joint", street, day)?,
        })
    }
}

/// Everything that the text of a version is held against.
pub(super) fn content(version: &ServiceItemVersion, limits: LicenceLimits) -> Result<Vec<Warning>> {
    basis(version)?;
    promise(version)?;
    fee(version.fee, version.fee_basis.as_deref())?;
    materials(&version.materials)?;
    Ok(licence_limit(version, limits)?.into_iter().collect())
}

/// What is promised lies within what the law allows: localities may shorten limits, never lengthen them (RULES D.1).
fn promise(version: &ServiceItemVersion) -> Result<()> {
    let (promised, statutory) = (version.promised_days, version.statutory_days);
    if promised <= statutory {
        return Ok(());
    }
    Err(Error::violation(
        "item.limit.promised",
        ARTICLE_36,
        format!("承诺时限 {promised} 个工作日长于法定时限 {statutory} 个工作日"),
        format!("working days that are promised: {promised}; the law allows {statutory}"),
    )
    .at("promised_days")
    .with("promised", promised)
    .with("statutory", statutory))
}

/// A licence is decided within 20 working days, within 45 when offices act jointly; another law or regulation may set
/// another limit (RULES D-04).
fn licence_limit(version: &ServiceItemVersion, limits: LicenceLimits) -> Result<Option<Warning>> {
    let most = if version.joint { limits.joint } else { limits.days };
    let days = version.statutory_days;
    if version.kind != ServiceItemKind::Licence || days <= most {
        return Ok(None);
    }
    let zh = format!("行政许可的法定时限一般不超过 {most} 个工作日，现为 {days} 个");
    let en = format!("a licence is decided within {most} working days, here {days}");
    if version.basis.iter().any(|basis| is_other_law(basis)) {
        let zh = format!("{zh}；请核对设定依据中的法律、法规另有规定");
        let en = format!("{en}; check that the law in its basis says so");
        return Ok(Some(Warning::new("item.limit.licence", "statutory_days", zh, en)));
    }
    Err(Error::violation("item.limit.licence", ARTICLE_42, zh, en)
        .at("statutory_days")
        .with("statutory", days)
        .with("maximum", most))
}

/// Whether a basis is a law or regulation (法律、法规) other than the licensing law: rules of departments (规章) can't lengthen
/// the limit.
pub(super) fn is_other_law(basis: &str) -> bool {
    let inside = basis.split_once('《').and_then(|(_, rest)| rest.split_once('》')).map(|(title, _)| title);
    let title = inside.unwrap_or_else(|| basis.split(['第', '（', '(']).next().unwrap_or(basis));
    let title = title.split(['（', '(']).next().unwrap_or(title).trim();
    let law = title.ends_with('法') && !title.ends_with("办法") && !title.ends_with(LICENSING_LAW);
    law || title.ends_with("条例")
}

/// A licence stands on a law, regulation or rule: there is none outside the list (RULES D-29).
fn basis(version: &ServiceItemVersion) -> Result<()> {
    if version.kind != ServiceItemKind::Licence || !version.basis.is_empty() {
        return Ok(());
    }
    Err(Error::violation(
        "item.basis",
        BASIS,
        "行政许可应当列明设定依据，不得在清单之外设定",
        "a licence names the law on which it stands; there is none outside the list",
    )
    .at("basis"))
}

/// Nothing is charged without a law that says so (RULES D.1).
fn fee(fee: Money, basis: Option<&str>) -> Result<()> {
    match (fee > Money::ZERO, basis) {
        (true, None) => Err(Error::violation(
            "item.fee",
            FEES,
            "收费应当有法律、行政法规依据，请列明收费依据",
            "a fee needs a law or regulation that allows it; name it",
        )
        .at("fee_basis")),
        (false, Some(_)) => Err(Error::invalid(
            "fee_basis",
            "不收费的事项不填收费依据",
            "an item without a fee has no basis for one",
        )),
        _ => Ok(()),
    }
}

/// What the registry answers is never asked of the citizen: a shared material names what is asked, no other one does (RULES
/// D-28, D-30).
fn materials(materials: &[ItemMaterial]) -> Result<()> {
    for (index, material) in materials.iter().enumerate() {
        if materials[..index].iter().any(|other| other.code == material.code) {
            return Err(Error::invalid(
                "materials",
                "同一事项的材料编码不得重复",
                "codes of materials are unique in an item",
            )
            .with("code", material.code.clone()));
        }
        if (material.need == MaterialNeed::Shared) == material.shared.is_some() {
            continue;
        }
        return Err(Error::violation(
            "item.material.shared",
            OURS,
            "共享获取的材料应当注明共享数据项，其他材料不得注明",
            "a material that is obtained by sharing names the field that is asked, no other one does",
        )
        .at("materials")
        .with("code", material.code.clone()));
    }
    Ok(())
}

/// An implementation code is a credit code of 18 characters, a level of one and a basic code of twelve digits (RULES D-27: the
/// split was not verified).
pub(super) fn code_shape(code: &str) -> Option<Warning> {
    if code.len() != IMPLEMENTATION_CODE || !code.is_ascii() {
        return None;
    }
    let (unit, rest) = code.split_at(CREDIT_CODE);
    let (level, basic) = rest.split_at(1);
    let unit_fits = CreditCode::parse("code", unit).is_ok_and(|(_, warning)| warning.is_none());
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if unit_fits && digits(level) && digits(basic) {
        return None;
    }
    Some(Warning::new(
        "item.code",
        "code",
        "31 位实施编码宜由统一社会信用代码 18 位、行使层级 1 位和基本编码 12 位组成，请核对",
        "an implementation code of 31 characters has a credit code of 18, a level of one and a basic code of 12; check it",
    ))
}

/// A version begins after the one before it: each day has one.
pub(super) fn follows(item: &ServiceItem, day: NaiveDate) -> Result<()> {
    let Some(last) = item.versions.last().filter(|last| day <= last.valid_from) else { return Ok(()) };
    Err(Error::violation(
        "item.version.days",
        OURS,
        format!("新版本的生效日应晚于上一版本的生效日 {}", last.valid_from),
        format!("a version begins after the one before it, that is after {}", last.valid_from),
    )
    .at("valid_from")
    .with("last", last.valid_from.to_string())
    .with("version", last.number))
}

/// An item is not withdrawn before its newest version has begun.
pub(super) fn withdrawable(newest: &ServiceItemVersion, last_day: NaiveDate) -> Result<()> {
    if last_day >= newest.valid_from {
        return Ok(());
    }
    Err(Error::violation(
        "item.version.days",
        OURS,
        format!("撤销日不得早于最新版本的生效日 {}", newest.valid_from),
        format!("an item is not withdrawn before its newest version begins on {}", newest.valid_from),
    )
    .at("last_day")
    .with("last", newest.valid_from.to_string())
    .with("version", newest.number))
}

/// Nobody may decide the item on the first day of its version.
pub(super) fn undecided(code: &str, day: NaiveDate) -> Warning {
    Warning::new(
        "item.power",
        "office",
        format!("权责清单中没有机构自 {day} 起可以决定事项 {code}，请先列明职责"),
        format!("by the list of powers and duties no office may decide item {code} on {day}; put the power"),
    )
}

/// Matters that were handed in before the end go on by their version.
pub(super) fn going_on(open: i64) -> Option<Warning> {
    (open > 0).then(|| {
        Warning::new(
            "item.withdraw",
            "last_day",
            format!("尚有 {open} 件办件未办结，继续按其受理时的版本办理"),
            format!("matters still open, which go on by the version under which they were handed in: {open}"),
        )
    })
}

/// The number of the version that is written next.
pub(super) fn next_number(item: Option<&ServiceItem>) -> i64 {
    item.map_or(0, |item| count(item.versions.len())) + 1
}
