//! Rules of the intake of matters: pure functions.

use chrono::NaiveDate;

use super::super::RefusedBecause;
use super::super::clock::{self, ANSWER_DAYS};
use super::super::record::{GapRecord, MaterialRecord, MatterRecord, UnsharedRecord};
use super::super::rules::{deemed_renewed_on, in_time as renewed_in_time, renewed_since};
pub(super) use super::super::rules::{early, in_state, not_now, unobtained};
use crate::calendar::Calendar;
use crate::registry::rules::count;
use crate::service::item::ServiceItemVersion;
use crate::service::station::ServiceStation;
use crate::service::{ApplicantKind, MaterialNeed, MatterState, ServiceChannel, ServiceItemKind};
use crate::{Error, Id, Result, Warning};

const ARTICLE_32: &str = "行政许可法第三十二条";
const ARTICLE_32_4: &str = "行政许可法第三十二条第一款第四项";
const ARTICLE_32_5: &str = "行政许可法第三十二条第一款第五项";
const ASSISTANCE_37: &str = "社会救助法第三十七条";
const ONLINE: &str = "国务院关于在线政务服务的若干规定";
const OURS: &str = "本库设计，法规未作规定";

/// An item is open to the kinds of applicants and by the ways that its version names (RULES D-29).
pub(super) fn open_to(
    version: &ServiceItemVersion,
    kind: ApplicantKind,
    channel: ServiceChannel,
) -> Result<()> {
    if !version.applicants.contains(&kind) {
        let (zh, en) = ("该事项不面向这一类申请人", "the item is not open to applicants of this kind");
        return Err(Error::violation("matter.applicant", OURS, zh, en).at("applicant.kind"));
    }
    if !version.channels.contains(&channel) {
        let (zh, en) = ("该事项不通过这一渠道办理", "the item can't be handed in by this way");
        return Err(Error::violation("matter.channel", OURS, zh, en).at("channel"));
    }
    Ok(())
}

/// Whether an item is social assistance that is applied for where the household is registered: its basis names article 37 of the
/// Social Assistance Law, and not its second paragraph, by which temporary relief is given where the need arose.
fn assists(version: &ServiceItemVersion) -> bool {
    version.basis.iter().any(|basis| {
        basis.contains("社会救助法") && basis.contains("第三十七条") && !basis.contains("第三十七条第二款")
    })
}

/// Social assistance is applied for at the street of household registration (RULES D-31). Only a person whom the registry knows
/// can be held against it; a street that takes others too is warned.
pub(super) fn registered_here(
    version: &ServiceItemVersion,
    registered: Option<bool>,
    refuses: bool,
) -> Result<Option<Warning>> {
    if registered != Some(false) || !assists(version) {
        return Ok(None);
    }
    let zh = "申请人户籍不在本街道，社会救助应向户籍所在地的街道提出申请";
    let en = "the applicant is registered elsewhere: social assistance is applied for at the street of registration";
    if refuses {
        return Err(Error::violation("matter.residence", ASSISTANCE_37, zh, en).at("applicant.resident"));
    }
    Ok(Some(Warning::new("matter.residence", "applicant.resident", zh, en)))
}

/// A station that is open takes the items that it offers on the day (RULES D-29).
pub(super) fn offered(station: &ServiceStation, item: Id, day: NaiveDate) -> Result<()> {
    let offers = station.services.iter().any(|service| {
        service.item == Some(item)
            && service.valid_from <= day
            && service.valid_to.is_none_or(|last| day <= last)
    });
    if offers && station.is_open(day) {
        return Ok(());
    }
    let (zh, en) = ("该站点当日不办理该事项", "the station does not offer the item on that day");
    Err(Error::violation("matter.station", OURS, zh, en).at("station"))
}

/// Materials of the item, each named once. What is obtained by sharing is never asked of the applicant (RULES D-28, D-30), unless
/// the registry was asked and did not bear it out.
pub(super) fn asked_for(
    version: &ServiceItemVersion,
    unshared: &[UnsharedRecord],
    codes: &[String],
) -> Result<Vec<String>> {
    let mut read: Vec<String> = Vec::with_capacity(codes.len());
    for code in codes {
        let Some(material) = version.materials.iter().find(|material| material.code == *code) else {
            let (zh, en) = ("该事项没有这一材料", "the item has no such material");
            return Err(Error::invalid("materials", zh, en).with_code("material", code));
        };
        if material.need == MaterialNeed::Shared && unshared.iter().all(|one| one.code != *code) {
            let zh = "该材料通过数据共享获取，不得要求申请人提交";
            let en = "the material is obtained by sharing and is never asked of the applicant";
            let error = Error::violation("matter.material.shared", ONLINE, zh, en);
            return Err(error.at("materials").with_code("material", code));
        }
        if read.contains(code) {
            let (zh, en) = ("材料重复", "a material is named twice");
            return Err(Error::invalid("materials", zh, en).with_code("material", code));
        }
        read.push(code.clone());
    }
    Ok(read)
}

/// Refuses materials that are there already: to hand one in twice would begin the days of the answer anew.
pub(super) fn not_there_yet(there: &[MaterialRecord], codes: &[String]) -> Result<()> {
    let twice = codes.iter().find(|code| there.iter().any(|material| material.code == **code));
    twice.map_or(Ok(()), |code| {
        let (zh, en) = ("该材料已经收到", "the material is there already");
        Err(Error::invalid("materials", zh, en).with_code("material", code))
    })
}

/// Refuses an empty list of materials.
pub(super) fn some(codes: &[String]) -> Result<()> {
    if codes.is_empty() {
        let (zh, en) = ("应至少指明一份材料", "at least one material is named");
        return Err(Error::invalid("materials", zh, en));
    }
    Ok(())
}

/// Codes of the materials of a need that are not there.
pub(super) fn missing(
    version: &ServiceItemVersion,
    there: &[MaterialRecord],
    need: MaterialNeed,
) -> Vec<String> {
    let wanted = version.materials.iter().filter(|material| material.need == need);
    wanted
        .filter(|material| there.iter().all(|one| one.code != material.code))
        .map(|material| material.code.clone())
        .collect()
}

/// Nothing is accepted without the required materials (Administrative Licensing Law art. 32(5)); what is done on the spot is not
/// even handed in without them. What the registry did not bear out is required of the applicant.
pub(super) fn complete(
    version: &ServiceItemVersion,
    there: &[MaterialRecord],
    unshared: &[String],
) -> Result<()> {
    let mut missing = missing(version, there, MaterialNeed::Required);
    missing.extend(unshared.iter().filter(|code| there.iter().all(|one| one.code != **code)).cloned());
    if missing.is_empty() {
        return Ok(());
    }
    let zh = format!("尚缺 {} 份必要材料", missing.len());
    let en = format!("required materials that are not there: {}", missing.len());
    let error = Error::violation("matter.materials", ARTICLE_32_5, zh, en).at("materials");
    Err(error.with("missing", count(missing.len())))
}

/// What could not be obtained by sharing and is asked of the applicant: what the notice names, or all of it while nothing was told.
pub(super) fn told_or_tellable(matter: &MatterRecord) -> Vec<String> {
    let told = |code: &String| matter.notice.as_ref().is_none_or(|notice| notice.materials.contains(code));
    matter.unshared.iter().map(|one| &one.code).filter(|code| told(code)).cloned().collect()
}

/// The day from which a matter that nobody answered within five working days is deemed accepted: that on which its materials
/// came (art. 32(4), RULES D-01). While the holidays of a year are not loaded nothing is deemed (RULES D-19).
pub(super) fn deemed_on(
    matter: &MatterRecord,
    calendar: &Calendar,
    today: NaiveDate,
) -> Result<Option<NaiveDate>> {
    if matter.state != MatterState::Applied {
        return Ok(None);
    }
    let received = matter.last_received();
    let last = clock::known(calendar.add_working_days(received, ANSWER_DAYS))?;
    Ok(last.filter(|last| today > *last).map(|_| received))
}

/// Everything that is missing is told once (art. 32(4), RULES D-01), and within five working days.
pub(super) fn may_tell(matter: &MatterRecord, deemed: Option<NaiveDate>) -> Result<()> {
    if let Some(notice) = &matter.notice {
        let zh = format!("补正内容应当一次告知，{} 已经告知", notice.on);
        let en = format!("everything to be corrected is told once, and was told on {}", notice.on);
        let error = Error::violation("matter.notice.once", ARTICLE_32_4, zh, en);
        return Err(error.with("told_on", notice.on.to_string()));
    }
    deemed.map_or(Ok(()), |day| Err(too_late(day)))
}

fn too_late(deemed_on: NaiveDate) -> Error {
    let zh = format!("五个工作日内未告知，该件自 {deemed_on} 起即为受理");
    let en = format!("nothing was told within five working days: it is deemed accepted from {deemed_on}");
    Error::violation("matter.notice.time", ARTICLE_32_4, zh, en).with("accepted_on", deemed_on.to_string())
}

/// A late acceptance counts from the day on which the materials came (art. 32(4)), and is told.
pub(super) fn deemed_warning(deemed_on: NaiveDate) -> Warning {
    Warning::new(
        "matter.notice.time",
        "accepted_on",
        format!("五个工作日内未告知，时限自 {deemed_on} 起算"),
        format!("nothing was told within five working days: the limits count from {deemed_on}"),
    )
}

/// What is not accepted was told so in time, and what was not corrected was asked for before and did not come (art. 32, RULES
/// D-02): who hands in all that was told has the matter accepted.
pub(super) fn may_refuse(
    matter: &MatterRecord,
    because: RefusedBecause,
    deemed: Option<NaiveDate>,
) -> Result<()> {
    match (because, deemed) {
        (RefusedBecause::NotCorrected, _) if matter.notice.is_none() => {
            let zh = "未经一次性告知，不得以逾期未补正为由不予受理";
            let en = "nothing is refused as not corrected before the applicant was told what to correct";
            Err(Error::violation("matter.refusal", ARTICLE_32, zh, en).at("because"))
        }
        (RefusedBecause::NotCorrected, _) if matter.state != MatterState::Correcting => {
            let zh = "申请人已按告知提交全部补正材料，应当受理，不得以未补正为由不予受理";
            let en = "the applicant handed in all that was told: it is not refused as not corrected";
            Err(Error::violation("matter.refusal", ARTICLE_32, zh, en).at("because"))
        }
        // What needs no licence, or is not the office's, does not become its matter by silence.
        (RefusedBecause::NotNeeded | RefusedBecause::NotOurs, _) | (_, None) => Ok(()),
        (_, Some(day)) => Err(too_late(day)),
    }
}

/// How long materials may follow: shorter than the promised limit, and never longer than a number of working days (RULES D-24);
/// none when nothing can follow.
pub(super) fn gap_days(promised: i64, shorter: i64, most: i64) -> Option<u32> {
    u32::try_from((promised - shorter).min(most)).ok().filter(|days| *days > 0)
}

/// The written promise for what may follow (容缺受理, RULES D-24): not accepted without it, and due by the last day or before.
pub(super) fn gap(
    materials: Vec<String>,
    last: Option<NaiveDate>,
    due_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<GapRecord> {
    let Some(last) = last else {
        let zh = "该事项承诺时限过短，不适用容缺受理";
        let en = "the promised limit is too short for materials to follow";
        return Err(Error::violation("matter.gap", OURS, zh, en).at("promised"));
    };
    let due_on = due_on.unwrap_or(last);
    if due_on > last || due_on < today {
        let zh = format!("容缺材料的补交期限应在 {today} 至 {last} 之间");
        let en = format!("what follows comes between {today} and {last}");
        let error = Error::violation("matter.gap", OURS, zh, en).at("gap_due_on");
        return Err(error.with("last", last.to_string()));
    }
    Ok(GapRecord { on: today, materials, due_on, met_on: None })
}

/// Refuses to accept without the promise for what may follow (RULES D-24).
pub(super) fn no_promise(materials: usize) -> Error {
    let zh = format!("尚缺 {materials} 份可容缺材料，应有申请人的书面承诺");
    let en = format!(
        "materials that may follow and are not there, while the applicant promised nothing: {materials}"
    );
    Error::violation("matter.gap", OURS, zh, en).at("promised").with("missing", count(materials))
}

/// What was promised comes by its last day (RULES D-24); after it the matter lapses.
pub(super) fn in_time(gap: &GapRecord, today: NaiveDate) -> Result<()> {
    if today <= gap.due_on {
        return Ok(());
    }
    let zh = format!("容缺补交期限 {} 已过", gap.due_on);
    let en = format!("what was promised was due on {}", gap.due_on);
    Err(Error::violation("matter.gap", OURS, zh, en).with("due_on", gap.due_on.to_string()))
}

/// Only a licence is renewed; it is applied for some natural days before it expires (art. 50, RULES D-09), unless another rule
/// says otherwise.
pub(super) fn renewal(
    kind: ServiceItemKind,
    expires_on: NaiveDate,
    today: NaiveDate,
    days: i64,
) -> Result<Option<Warning>> {
    if kind != ServiceItemKind::Licence {
        let (zh, en) = ("仅行政许可可以申请延续", "only a licence is renewed");
        return Err(Error::invalid("renewal", zh, en));
    }
    if expires_on < today {
        let (zh, en) = ("许可已经届满，应重新申请", "the licence has expired and is applied for anew");
        return Err(Error::invalid("renewal.expires_on", zh, en));
    }
    Ok((!renewed_in_time(expires_on, today, days)).then(|| {
        Warning::new(
            "matter.renewal.early",
            "renewal.expires_on",
            format!("延续申请应在届满 {days} 日前提出"),
            format!("a renewal is applied for {days} days before the licence expires"),
        )
    }))
}

/// What was deemed renewed before anybody accepted it is neither corrected nor refused on its merits any more (art. 50, RULES
/// D-09).
pub(super) fn not_renewed(matter: &MatterRecord, today: NaiveDate, early: i64) -> Result<()> {
    deemed_renewed_on(matter, today, early).map_or(Ok(()), |since| Err(renewed_since(since).at("matter")))
}
