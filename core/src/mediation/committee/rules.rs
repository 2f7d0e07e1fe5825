//! Rules of committees, mediators and rooms: pure functions over records and days.

use chrono::{Days, Months, NaiveDate};

use super::record::MediatorRecord;
use super::types::{
    MediationCommittee, MediationCommitteeBasis, MediationCommitteeKind, MediationCommitteePost,
    MediationRoom, MediationRoomKind,
};
use crate::identity::Sex;
use crate::mediation::dispute::shown::ADULT;
pub(super) use crate::mediation::rules::conflict;
use crate::mediation::scheme::MediationScheme;
use crate::mediation::{DisputeCategory, MediatorKind};
use crate::registry::resident::rules::age;
use crate::registry::rules::count;
use crate::rulebook::Rulebook;
use crate::{Error, Result, Warning};

/// Where the text of no law stands behind a refusal.
pub(super) const OURS: &str = "本库设计，法规未作规定";
/// The rule of what somebody who leaves hands over.
const DUTIES: &str = "mediation.mediator.duties";
const ARTICLE_8: &str = "中华人民共和国人民调解法第八条";
const ARTICLE_9: &str = "中华人民共和国人民调解法第九条";
pub(super) const ARTICLE_13: &str = "中华人民共和国人民调解法第十三条";
const ARTICLE_14: &str = "中华人民共和国人民调解法第十四条";

/// What a committee is held against: the numbers of the law, and the majority of its area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) least: i64,
    pub(super) most: i64,
    pub(super) years: i64,
    /// The code of the most numerous group.
    pub(super) majority: String,
}

impl Bounds {
    /// As the rulebook has them for a community or street on a day.
    pub(super) fn of(book: &Rulebook, area: &str, day: NaiveDate) -> Result<Self> {
        Ok(Self {
            least: book.integer("mediation.committee.size", "minimum", area, day)?,
            most: book.integer("mediation.committee.size", "maximum", area, day)?,
            years: book.integer("mediation.committee.term", "years", area, day)?,
            majority: book.text("mediation.committee.majority", "majority", area, day)?.to_owned(),
        })
    }
}

/// A member of a committee, as far as its composition goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sitting<'a> {
    pub(super) post: MediationCommitteePost,
    pub(super) sex: Sex,
    pub(super) ethnic: Option<&'a str>,
}

/// Three to nine members, one of them the chair, a woman among them, and in multi-ethnic areas somebody of a smaller group
/// (RULES E-02).
pub(super) fn composition(bounds: &Bounds, multi_ethnic: bool, members: &[Sitting<'_>]) -> Result<()> {
    let size = count(members.len());
    if size < bounds.least || size > bounds.most {
        let (least, most) = (bounds.least, bounds.most);
        return Err(Error::violation(
            "mediation.committee.size",
            ARTICLE_8,
            format!("人民调解委员会由委员 {least} 至 {most} 人组成，现为 {size} 人"),
            format!("a mediation committee has {least} to {most} members, this one {size}"),
        )
        .at("members")
        .with("members", size));
    }
    let chairs = members.iter().filter(|one| one.post == MediationCommitteePost::Chair).count();
    if chairs != 1 {
        return Err(Error::violation(
            "mediation.committee.chair",
            ARTICLE_8,
            format!("人民调解委员会设主任一人，现为 {chairs} 人"),
            format!("a mediation committee has one chair, this one {chairs}"),
        )
        .at("members")
        .with("chairs", count(chairs)));
    }
    if !members.iter().any(|one| one.sex == Sex::Female) {
        return Err(Error::violation(
            "mediation.committee.woman",
            ARTICLE_8,
            "人民调解委员会应当有妇女成员",
            "a mediation committee has a woman among its members",
        )
        .at("members"));
    }
    let smaller = |one: &Sitting<'_>| one.ethnic.is_some_and(|group| group != bounds.majority);
    if multi_ethnic && !members.iter().any(smaller) {
        return Err(Error::violation(
            "mediation.committee.ethnic",
            ARTICLE_8,
            "多民族居住的地区，人民调解委员会应当有人数较少民族的成员",
            "in an area of several ethnic groups the committee has a member of a smaller one",
        )
        .at("members"));
    }
    Ok(())
}

/// Who chooses the members: the residents' meeting, or the workers' meeting or the union; the others are set up (RULES E-03, E-20).
pub(super) fn basis(kind: MediationCommitteeKind, basis: MediationCommitteeBasis) -> Result<()> {
    use MediationCommitteeBasis as B;
    use MediationCommitteeKind as K;
    let fits = match kind {
        K::Community => basis == B::ResidentsMeeting,
        K::Enterprise => matches!(basis, B::WorkersMeeting | B::Union),
        K::Street | K::Trade => basis == B::Established,
    };
    if fits {
        return Ok(());
    }
    Err(Error::violation(
        "mediation.committee.basis",
        ARTICLE_9,
        "社区调委会委员由居民会议推选，企事业单位的由职工大会、职工代表大会或者工会推选，街道、行业性调委会参照设立",
        "the residents' meeting chooses a community's committee, the workers' meeting or the union that of an enterprise; committees of a street or trade are set up",
    )
    .at("basis"))
}

/// The last day of a term of some years (RULES E-03: three).
pub(super) fn term_end(from: NaiveDate, years: i64) -> Result<NaiveDate> {
    let months = u32::try_from(years * 12).map(Months::new).ok();
    let end = months.and_then(|months| from.checked_add_months(months));
    end.and_then(|end| end.checked_sub_days(Days::new(1)))
        .ok_or_else(|| Error::invalid("term_from", "日期超出范围", "the day is out of range"))
}

impl MediationCommittee {
    /// Whether its term is over while it goes on.
    pub(crate) fn term_over(&self, today: NaiveDate) -> bool {
        self.stands(today) && self.term_to < today
    }

    /// The warning of a term that is over (RULES E-03).
    pub(super) fn overdue(&self, today: NaiveDate) -> Vec<Warning> {
        let warning = || {
            Warning::new(
                "mediation.committee.term",
                "term_to",
                format!("本届任期已于 {} 届满，应当换届", self.term_to),
                format!("the term ended on {}; an election is due", self.term_to),
            )
        };
        self.term_over(today).then(warning).into_iter().collect()
    }

    /// Refuses a day on which it is not there.
    pub(super) fn there(&self, field: &str, day: NaiveDate) -> Result<()> {
        if self.stands(day) {
            return Ok(());
        }
        Err(conflict(
            format!("调委会在 {day} 尚未成立或者已经撤销"),
            format!("the committee was not there on {day}"),
        )
        .at(field))
    }

    /// Whether two committees would give the same numbers to papers of one year.
    pub(super) fn numbers_alike(&self, other: &Self) -> bool {
        use chrono::Datelike;
        let meets =
            |one: &Self, two: &Self| one.dissolved_on.is_none_or(|end| end.year() >= two.formed_on.year());
        self.id != other.id && self.short_name == other.short_name && meets(self, other) && meets(other, self)
    }

    /// Whether both are the committee of one community at a time.
    pub(super) fn doubles(&self, other: &Self) -> bool {
        let meets = |one: &Self, two: &Self| one.dissolved_on.is_none_or(|end| end > two.formed_on);
        self.id != other.id
            && self.kind == MediationCommitteeKind::Community
            && other.kind == self.kind
            && self.community == other.community
            && meets(self, other)
            && meets(other, self)
    }
}

/// Whether the parts that a kind of committee has, and no others, are given.
pub(super) fn parts(
    kind: MediationCommitteeKind,
    community: bool,
    enterprise: bool,
    trade: bool,
) -> Result<()> {
    use MediationCommitteeKind as K;
    let bad = |field: &str| {
        Err(Error::invalid(
            field,
            "社区调委会填写社区，企事业单位调委会填写单位，行业性调委会填写行业，街道调委会均不填写",
            "a community's committee has a community, that of an enterprise the enterprise, that of a trade the trade, and that of the street none of them",
        ))
    };
    if (kind == K::Community && !community) || (kind == K::Street && community) {
        return bad("community");
    }
    if (kind == K::Enterprise) != enterprise {
        return bad("enterprise");
    }
    if (kind == K::Trade) != trade { bad("trade") } else { Ok(()) }
}

/// The levels of a committee are of the scheme, each once.
pub(super) fn levels(scheme: &MediationScheme, levels: &[String]) -> Result<()> {
    if levels.is_empty() {
        return Err(Error::invalid("levels", "应至少有一个调解层级", "has one level at least"));
    }
    let bad =
        |(index, code): &(usize, &String)| scheme.level(code).is_none() || levels[..*index].contains(code);
    match levels.iter().enumerate().find(bad) {
        None => Ok(()),
        Some((index, _)) => Err(Error::invalid(
            format!("levels[{index}]"),
            "应为调解方案的层级，且不得重复",
            "is a level of the scheme, once",
        )),
    }
}

impl MediatorRecord {
    /// A mediator is of age (RULES E-05).
    pub(super) fn of_age(&self, today: NaiveDate) -> Result<()> {
        let Some(birth) = self.birth else { return Ok(()) };
        crate::registry::rules::not_after("birth", birth, today)?;
        let years = age(birth, today);
        if years >= i64::from(ADULT) {
            return Ok(());
        }
        Err(Error::violation(
            "mediation.mediator.adult",
            ARTICLE_14,
            "人民调解员应当由成年公民担任",
            "a mediator is of age",
        )
        .at("birth")
        .with("age", years))
    }

    /// An elder is one of those of the scheme, and nobody else is (RULES E-35).
    pub(super) fn elder_of(&self, scheme: &MediationScheme) -> Result<()> {
        let fits = match (&self.elder, self.kind) {
            (Some(elder), MediatorKind::Elder) => scheme.elders.contains(elder),
            (None, MediatorKind::Elder) => false,
            (elder, _) => elder.is_none(),
        };
        if fits {
            return Ok(());
        }
        Err(Error::violation(
            "mediation.mediator.elder",
            OURS,
            "“六老”调解员应注明属于调解方案所列的哪一类，其他调解员不填写",
            "an elder is one of those whom the scheme lists, and no other mediator is",
        )
        .at("elder"))
    }

    /// Refuses somebody who is not a mediator on a day (RULES E-05).
    pub(super) fn serving(&self, field: &str, day: NaiveDate) -> Result<()> {
        if self.serves(day) {
            return Ok(());
        }
        Err(Error::violation(
            "mediation.committee.member",
            ARTICLE_13,
            format!("该人员在 {day} 已不是调解员"),
            format!("the person no longer was a mediator on {day}"),
        )
        .at(field))
    }

    /// Whether there is room for another dispute on a day.
    pub(super) fn free(&self, day: NaiveDate, load: i64) -> bool {
        self.serves(day) && !self.on_leave(day) && self.capacity.is_none_or(|most| load < most)
    }

    /// Ends what reaches beyond `last` of the engagements that `which` says; what begins after it falls away.
    pub(super) fn cut_engagements(&mut self, last: NaiveDate, which: impl Fn(crate::Id) -> bool) {
        self.engagements.retain(|one| !which(one.committee) || one.starts_on <= last);
        for one in &mut self.engagements {
            if which(one.committee) && one.ends_on.is_none_or(|end| end > last) {
                one.ends_on = Some(last);
            }
        }
    }

    /// Whether a field is among those of the mediator.
    pub(super) fn knows(&self, category: DisputeCategory) -> bool {
        self.fields.contains(&category)
    }
}

/// Nobody who still has disputes or sits on a committee stops being a mediator.
pub(super) fn free_to_go(disputes: i64, seats: i64) -> Result<()> {
    if disputes == 0 && seats == 0 {
        return Ok(());
    }
    Err(Error::violation(
        DUTIES,
        OURS,
        format!("该调解员还承办 {disputes} 件未结纠纷，在 {seats} 个调委会任委员，应先移交或者免职"),
        format!("the mediator has {disputes} open disputes and {seats} seats on committees, which are handed over first"),
    )
    .at("mediator")
    .with("disputes", disputes)
    .with("seats", seats))
}

/// Nobody stops working for a committee while open disputes hang on it: their parties would be left with a panel that may not sit.
pub(super) fn handed_over(disputes: i64) -> Result<()> {
    if disputes == 0 {
        return Ok(());
    }
    let (zh, en) = to_be_handed_over(disputes);
    Err(Error::violation(DUTIES, OURS, zh, en).at("mediator").with("disputes", disputes))
}

/// What is still to be handed over before somebody stops working for a committee on a later day.
pub(super) fn to_hand_over(disputes: i64) -> Option<Warning> {
    let (zh, en) = to_be_handed_over(disputes);
    (disputes > 0).then(|| Warning::new(DUTIES, "mediator", zh, en))
}

fn to_be_handed_over(disputes: i64) -> (String, String) {
    (
        format!("离任人员还以该调委会身份承办 {disputes} 件未结纠纷，应先更换承办调解员"),
        format!(
            "{disputes} open disputes are at hand by this committee: the mediator is replaced in them first"
        ),
    )
}

/// The day before another.
pub(super) fn eve(day: NaiveDate) -> NaiveDate {
    day.pred_opt().unwrap_or(day)
}

/// Whether two periods share a day; the last days belong to them.
pub(super) fn overlap(one: (NaiveDate, Option<NaiveDate>), other: (NaiveDate, Option<NaiveDate>)) -> bool {
    one.1.is_none_or(|last| other.0 <= last) && other.1.is_none_or(|last| one.0 <= last)
}

impl MediationRoom {
    /// Whether it is open on a day.
    pub(super) fn is_open(&self, day: NaiveDate) -> bool {
        self.opened_on <= day && self.closed_on.is_none_or(|end| day < end)
    }
}

/// A studio has its mediator, a dispatched room the body in which it is (RULES E-28).
pub(super) fn room_parts(
    kind: MediationRoomKind,
    mediator: bool,
    host: bool,
    enterprise: bool,
) -> Result<()> {
    use MediationRoomKind as K;
    let studio = kind == K::PersonalStudio;
    let field = if studio != mediator {
        "mediator"
    } else if enterprise && kind != K::Enterprise {
        "enterprise"
    } else if studio == (host || enterprise) {
        "host"
    } else {
        return Ok(());
    };
    Err(Error::invalid(
        field,
        "个人调解工作室填写调解员，派驻调解室填写派驻单位；单位标识仅限派驻企事业单位的",
        "a studio has a mediator, a dispatched room the body in which it is; only one at an enterprise names it by identifier",
    ))
}
