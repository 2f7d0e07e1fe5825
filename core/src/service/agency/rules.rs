//! Rules of agency services: pure functions over records and days.

use chrono::NaiveDate;

use super::record::{AgencyRecord, ClientRecord};
use super::types::{AgencyAuthority, AgencyKind, AgencyOriginal, AgencyState};
use crate::registry::rules::{count, period};
use crate::service::matter::record::MatterRecord;
use crate::{Error, Id, Result, Warning, code};

const ARTICLE_165: &str = "民法典第一百六十五条";
const OURS: &str = "本库设计，法规未作规定";

/// The conflict of something that is no longer, or not yet, in the state that is needed.
pub(super) fn conflict(zh: impl Into<String>, en: impl Into<String>) -> Error {
    Error::conflict(code::CONFLICT_STATE, zh, en)
}

fn unauthorised(zh: impl Into<String>, en: impl Into<String>) -> Error {
    Error::violation("agency.authority", ARTICLE_165, zh, en)
}

/// An agency needs a written authority (Civil Code art. 165, RULES D-26); an assistance has none.
pub(super) fn needs_authority(kind: AgencyKind, given: bool) -> Result<()> {
    match (kind, given) {
        (AgencyKind::Agency, false) => {
            Err(unauthorised("代办应当有服务对象签署的授权委托书", "an agency needs a written authority")
                .at("authority"))
        }
        (AgencyKind::Assistance, true) => {
            Err(Error::invalid("authority", "帮办不需要授权委托书", "an assistance needs no authority"))
        }
        _ => Ok(()),
    }
}

/// An authority names its items and its end, which lies at most `most` days after its beginning; nobody signs what has begun
/// before (Civil Code art. 165, RULES D-26).
pub(super) fn authority(authority: &AgencyAuthority, most: i64) -> Result<()> {
    if authority.valid_from < authority.signed_on {
        return Err(Error::invalid(
            "valid_from",
            "授权起始日不得早于签署日",
            "an authority does not begin before it is signed",
        ));
    }
    period("valid_to", Some(authority.valid_from), Some(authority.valid_to))?;
    let days = (authority.valid_to - authority.valid_from).num_days() + 1;
    if days > most {
        return Err(unauthorised(
            format!("授权期限为 {days} 日，最长不得超过 {most} 日"),
            format!("days of the authority: {days}, at most {most}"),
        )
        .at("valid_to")
        .with("days", days)
        .with("most", most));
    }
    Ok(())
}

/// The authority of a service names its item (Civil Code art. 165, RULES D-26).
pub(super) fn names(authority: &AgencyAuthority, item: Id) -> Result<()> {
    if authority.items.contains(&item) {
        return Ok(());
    }
    Err(unauthorised("授权委托书未载明该事项", "the authority does not name the item").at("items"))
}

/// Whether an authority holds on a day.
pub(super) fn holds(authority: &AgencyAuthority, day: NaiveDate) -> bool {
    authority.valid_from <= day
        && day <= authority.valid_to
        && authority.revoked_on.is_none_or(|revoked| day < revoked)
}

/// Whether somebody may act in an item on a day.
pub(super) fn covers(kind: AgencyKind, authorities: &[AgencyAuthority], item: Id, day: NaiveDate) -> bool {
    kind == AgencyKind::Assistance
        || authorities.iter().any(|one| holds(one, day) && one.items.contains(&item))
}

/// Whoever acts for another does so in the items and within the days of the authority only (Civil Code art. 165, RULES D-26).
pub(super) fn authorised(
    kind: AgencyKind,
    authorities: &[AgencyAuthority],
    item: Id,
    day: NaiveDate,
) -> Result<()> {
    if covers(kind, authorities, item, day) {
        return Ok(());
    }
    let of_item = || authorities.iter().filter(|one| one.items.contains(&item));
    let Some(last) = of_item().map(|one| one.valid_to).max() else {
        return Err(unauthorised("授权委托书未载明该事项", "the authority does not name the item"));
    };
    let error = if of_item().any(|one| one.revoked_on.is_some_and(|revoked| revoked <= day)) {
        unauthorised(
            format!("授权在 {day} 已撤销或者不在有效期内，应重新取得授权"),
            format!("on {day} the authority was revoked or does not hold; another one is needed"),
        )
    } else {
        unauthorised(
            format!("授权在 {day} 不在有效期内（截至 {last}），应重新取得授权"),
            format!("on {day} the authority, which ends on {last}, does not hold; another one is needed"),
        )
    };
    Err(error.with("day", day.to_string()).with("last", last.to_string()))
}

/// The matter that is linked is the client's own, and about the item of the service.
pub(super) fn of_client(client: &ClientRecord, item: Id, matter: &MatterRecord) -> Result<()> {
    let applicant = &matter.applicant;
    let same = (client.resident.is_some() && client.resident == applicant.resident)
        || (client.actor.is_some() && client.actor == applicant.actor);
    let wrong = |zh, en| Error::violation("agency.matter", OURS, zh, en).at("matter");
    if !same {
        return Err(wrong("办件的申请人不是该服务对象", "the applicant of the matter is not the client"));
    }
    if item != matter.item {
        return Err(wrong("办件的事项不是该代办、帮办的事项", "the matter is about another item"));
    }
    Ok(())
}

/// How many originals the client does not have again yet.
pub(super) fn out(originals: &[AgencyOriginal]) -> i64 {
    count(originals.iter().filter(|one| one.returned_on.is_none()).count())
}

/// An original that is out is not handed over a second time.
pub(super) fn takes(originals: &[AgencyOriginal], name: &str) -> Result<()> {
    match originals.iter().find(|one| one.returned_on.is_none() && one.name == name) {
        None => Ok(()),
        Some(held) => Err(Error::violation(
            "agency.originals",
            OURS,
            format!("同名原件已于 {} 接收，尚未归还", held.taken_on),
            format!("an original of that name was taken on {} and is still out", held.taken_on),
        )
        .at("name")
        .with("original", held.number)),
    }
}

/// Nothing is done while originals of the client's are out.
pub(super) fn all_back(originals: &[AgencyOriginal]) -> Result<()> {
    match out(originals) {
        0 => Ok(()),
        left => Err(Error::violation(
            "agency.originals",
            OURS,
            format!("尚有 {left} 件原件未归还，不能办结"),
            format!("originals still out: {left}"),
        )
        .with("originals", left)),
    }
}

/// The warning that originals are to be given back.
pub(super) fn still_out(originals: &[AgencyOriginal]) -> Option<Warning> {
    let left = out(originals);
    (left > 0).then(|| {
        Warning::new(
            "agency.originals",
            "originals",
            format!("尚有 {left} 件原件未归还，应及时归还服务对象"),
            format!("originals still out, which go back to the client: {left}"),
        )
    })
}

/// One or two agents a community are usual (RULES D-26).
pub(super) fn agents(number: i64, most: i64) -> Option<Warning> {
    (number > most).then(|| {
        Warning::new(
            "agency.agents",
            "agent",
            format!("该社区的代办、帮办人员已有 {number} 人，一般不超过 {most} 人"),
            format!("agents of the community: {number}; generally at most {most}"),
        )
    })
}

/// Refuses what is done or has ended.
pub(super) fn is_open(record: &AgencyRecord) -> Result<()> {
    match record.state {
        AgencyState::Open => Ok(()),
        AgencyState::Done => Err(conflict("该代办、帮办已办结", "the service is done")),
        AgencyState::Ended => Err(conflict("该代办、帮办已终止", "the service has ended")),
    }
}
