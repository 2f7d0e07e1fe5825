//! Rules of elections: pure functions of numbers and days.

use chrono::{Months, NaiveDate};

use super::types::{ElectedPost, ElectionKind, ElectionSeats, ElectionState};
use crate::party::OrganisationKind;
use crate::{Error, Result, Warning, code};

/// 选举工作条例, whose articles are not known by number.
const REGULATIONS: &str = "中国共产党基层组织选举工作条例（条款号未核实）";

fn violation(rule: &str, zh: String, en: String) -> Error {
    Error::violation(rule, REGULATIONS, zh, en)
}

/// How many electors have to be there: four fifths of those who should attend, rounded up (RULES A-31).
///
/// 11 → 9, 10 → 8, 48 → 39, 50 → 40.
pub(crate) fn quorum(entitled: i64, percent: i64) -> i64 {
    (entitled * percent + 99) / 100
}

/// How many ayes elect: more than half of those who should attend (RULES A-32).
///
/// 11 → 6, 10 → 6, 48 → 25, 50 → 26.
pub(crate) fn needed(entitled: i64) -> i64 {
    entitled / 2 + 1
}

/// How many candidates a committee needs: the seats and a fifth of them, rounded up (RULES A-33).
///
/// 3 → 4, 5 → 6, 7 → 9, 9 → 11.
pub(crate) fn least_candidates(seats: i64, percent: i64) -> i64 {
    seats + (seats * percent + 99) / 100
}

/// Refuses an organisation that elects nobody: a work committee is dispatched (RULES A-09), the officers of a temporary
/// branch are appointed (RULES A-05), and a group is no part of the regulations.
pub(crate) fn elects(kind: OrganisationKind) -> Result<()> {
    use OrganisationKind as K;
    let zh = match kind {
        K::WorkCommittee => "党工委由上级党组织派出，不经选举产生",
        K::TemporaryBranch => "临时党支部不进行换届，其负责人由上级党组织指定",
        K::Group | K::BuildingGroup => "党小组组长的产生不适用选举工作条例",
        _ => return Ok(()),
    };
    let en = "an organisation of this kind holds no election";
    Err(Error::violation("election.organisation", "中国共产党支部工作条例（试行）第八条", zh, en)
        .at("organisation")
        .with("organisation_kind", kind.word()))
}

/// The size of a committee: from how many members on there is one, its fewest and generally most members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CommitteeSize {
    pub(crate) from_members: i64,
    pub(crate) least: i64,
    pub(crate) most: i64,
}

/// The refusal of a committee, or of several deputies, where there are too few members for one.
fn no_committee(full: i64, least: i64) -> Error {
    violation(
        "party.branch.committee",
        format!("正式党员 {full} 人，不足 {least} 人的不设委员会，只设书记 1 名、副书记至多 1 名"),
        format!(
            "with {full} full members, fewer than {least}, there is no committee, only a secretary and a deputy"
        ),
    )
    .at("posts")
    .with("full_members", full)
    .with("from_members", least)
}

/// Refuses posts that can't be elected together, and sizes of a committee that are not allowed (RULES ). A
/// committee above its general size is told.
pub(crate) fn posts(
    kind: ElectionKind,
    above_branches: bool,
    full: i64,
    size: CommitteeSize,
    posts: &[ElectionSeats],
) -> Result<Option<Warning>> {
    let seats = |post: ElectedPost| posts.iter().find(|one| one.post == post).map(|one| one.seats);
    let refuse = |zh: String, en: String| Err(violation("election.seats", zh, en).at("posts"));
    let twice = ElectedPost::ALL.iter().any(|post| posts.iter().filter(|one| one.post == *post).count() > 1);
    if posts.is_empty() || twice || posts.iter().any(|one| !(1..=50).contains(&one.seats)) {
        return Err(Error::invalid(
            "posts",
            "应列出各职务一次，名额为 1 至 50",
            "every post is named once, with 1 to 50 seats",
        ));
    }
    let committee = seats(ElectedPost::CommitteeMember);
    let secretary = seats(ElectedPost::Secretary);
    let deputies = seats(ElectedPost::DeputySecretary).unwrap_or(0);
    if secretary.is_some_and(|seats| seats != 1) {
        return refuse("书记应为 1 名".into(), "there is one secretary".into());
    }
    let has_committee = above_branches || full >= size.from_members;
    if !has_committee && (committee.is_some() || deputies > 1) {
        return Err(no_committee(full, size.from_members));
    }
    if kind == ElectionKind::ByElection {
        return Ok(None);
    }
    if secretary.is_none() || has_committee && committee.is_none() {
        return refuse(
            "换届应选出书记；设委员会的还应选出委员".into(),
            "a term's election fills the post of secretary, and the committee where there is one".into(),
        );
    }
    let Some(committee) = committee else { return Ok(None) };
    if committee < size.least || committee < 1 + deputies {
        let least = size.least.max(1 + deputies);
        return Err(violation(
            size_rule(above_branches),
            format!("委员应选 {committee} 名，少于 {least} 名"),
            format!("{committee} members of the committee are fewer than {least}"),
        )
        .at("posts")
        .with("seats", committee)
        .with("minimum", least));
    }
    Ok((committee > size.most).then(|| {
        Warning::new(
            size_rule(above_branches),
            "posts",
            format!("委员应选 {committee} 名，一般不超过 {} 名", size.most),
            format!("{committee} members of a committee are more than the {} it generally has", size.most),
        )
    }))
}

fn size_rule(above_branches: bool) -> &'static str {
    if above_branches { "election.general_committee" } else { "party.branch.committee" }
}

/// Refuses an election that is shifted by more than the general limit without the superior's approval, and tells of any
/// other shift (RULES A-16). `due` is the day on which the term ends.
pub(crate) fn shift(
    due: Option<NaiveDate>,
    on: NaiveDate,
    months: i64,
    approved: bool,
) -> Result<Option<Warning>> {
    let Some(due) = due.filter(|due| *due != on) else { return Ok(None) };
    let span = Months::new(u32::try_from(months).unwrap_or(0));
    let far = due.checked_sub_months(span).is_some_and(|first| on < first)
        || due.checked_add_months(span).is_some_and(|last| on > last);
    let days = (on - due).num_days();
    let (zh, en) = if days < 0 { ("提前", "early") } else { ("延期", "late") };
    let days = days.abs();
    if far && !approved {
        return Err(Error::violation(
            "party.term.overdue",
            "中国共产党基层组织选举工作条例第三条",
            format!("{zh} {days} 天，超过 {months} 个月，应当有上级党组织的批准文号"),
            format!("{days} days {en}, beyond {months} months: the superior's approval is needed"),
        )
        .at("on")
        .with("due", due.to_string())
        .with("days", days)
        .with("months", months));
    }
    let told = match (far, approved) {
        (false, true) => return Ok(None),
        (true, _) => (
            format!("{zh} {days} 天，一般不超过 {months} 个月"),
            format!("{days} days {en}, beyond {months} months"),
        ),
        (false, false) => (
            format!("{zh} {days} 天换届应当报上级党组织批准"),
            format!("an election {days} days {en} needs the superior's approval"),
        ),
    };
    Ok(Some(Warning::new("party.term.overdue", "on", told.0, told.1)))
}

/// When a term ends that began on a day.
pub(crate) fn term_ends(from: Option<NaiveDate>, years: Option<i64>) -> Option<NaiveDate> {
    let months = u32::try_from(years?).ok()?.checked_mul(12)?;
    from?.checked_add_months(Months::new(months))
}

/// Tells of delegates where all members could meet, and of all members where delegates could (RULES A-29).
pub(crate) fn delegates(members: i64, limit: i64, delegates: bool) -> Option<Warning> {
    let (zh, en) = match (delegates, members >= limit) {
        (false, true) => {
            ("党员达到规定人数，经批准可以召开党员代表大会", "by approval delegates may vote here")
        }
        (true, false) => (
            "党员不足规定人数，召开党员代表大会应因单位分散并经批准",
            "delegates vote for so few members only where units are scattered, by approval",
        ),
        _ => return None,
    };
    let zh = format!("{zh}（党员 {members} 人，规定 {limit} 人）");
    Some(Warning::new(
        "election.delegates",
        "delegates",
        zh,
        format!("{en} ({members} members, {limit} named)"),
    ))
}

/// Tells of a number of delegates outside the general one (RULES A-40).
pub(crate) fn number_of_delegates(count: i64, least: i64, most: i64) -> Option<Warning> {
    (!(least..=most).contains(&count)).then(|| {
        Warning::new(
            "election.delegates",
            "delegates",
            format!("代表 {count} 名，一般 {least} 至 {most} 名，最多不超过 300 名"),
            format!("{count} delegates; there are generally {least} to {most}, at most 300"),
        )
    })
}

/// What an operation asks of the state of an election.
pub(crate) fn state(is: ElectionState, allowed: &[ElectionState]) -> Result<()> {
    if allowed.contains(&is) {
        return Ok(());
    }
    Err(Error::conflict(
        code::CONFLICT_STATE,
        "选举所处的阶段不允许该操作",
        "the stage of the election does not allow this",
    )
    .with("state", is.word()))
}

/// The refusal to set the electors anew once candidates are named: who is one of them would no longer be sure.
pub(crate) fn named_already(posts: i64) -> Error {
    Error::conflict(
        code::CONFLICT_STATE,
        "已经提名候选人，不能重新确定选举人",
        "candidates are named already; the electors are not set again",
    )
    .at("election")
    .with("posts", posts)
}

/// Refuses too few candidates for a committee (RULES A-33).
pub(crate) fn surplus(candidates: i64, seats: i64, percent: i64) -> Result<()> {
    let least = least_candidates(seats, percent);
    if candidates >= least {
        return Ok(());
    }
    Err(violation(
        "election.surplus",
        format!("应选 {seats} 名，候选人 {candidates} 名，至少应为 {least} 名"),
        format!("{candidates} candidates for {seats} seats; there are at least {least}"),
    )
    .at("members")
    .with("seats", seats)
    .with("candidates", candidates)
    .with("needed", least))
}

/// Refuses another number of candidates than of seats (RULES A-37).
pub(crate) fn equal(candidates: i64, seats: i64) -> Result<()> {
    if candidates == seats {
        return Ok(());
    }
    Err(violation(
        "election.equal",
        format!("等额选举应选 {seats} 名，候选人 {candidates} 名"),
        format!("{candidates} candidates for {seats} seats; there are as many as seats"),
    )
    .at("members")
    .with("seats", seats)
    .with("candidates", candidates))
}

/// The ballots of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ballots {
    pub(crate) present: i64,
    pub(crate) issued: i64,
    pub(crate) collected: i64,
    pub(crate) valid: i64,
    pub(crate) invalid: i64,
}

impl Ballots {
    /// Refuses a round that fewer electors attended than it takes (RULES A-31), or whose ballots void it (RULES A-34): more
    /// were collected than issued.
    pub(crate) fn check(self, entitled: i64, quorum: i64) -> Result<()> {
        let Self { present, issued, collected, valid, invalid } = self;
        if [present, issued, collected, valid, invalid].iter().any(|one| !(0..=1_000_000).contains(one)) {
            return Err(Error::invalid(
                "present",
                "人数、票数应为 0 至 1000000 的整数",
                "electors and ballots are whole numbers from 0 to 1000000",
            ));
        }
        let told = |error: Error| {
            error
                .with("entitled", entitled)
                .with("present", present)
                .with("issued", issued)
                .with("collected", collected)
        };
        if present > entitled || present < quorum {
            let error = violation(
                "election.quorum",
                format!("应到会 {entitled} 人，实到会 {present} 人，应为 {quorum} 至 {entitled} 人"),
                format!("{present} of {entitled} electors were there; it takes {quorum} to {entitled}"),
            );
            return Err(told(error.at("present").with("needed", quorum)));
        }
        if issued > present || issued == 0 {
            let error = violation(
                "election.ballots",
                format!("实到会 {present} 人，发出选票 {issued} 张"),
                format!("{issued} ballots were issued to {present} electors"),
            );
            return Err(told(error.at("issued")));
        }
        if collected > issued {
            let error = violation(
                "election.ballots",
                format!("收回选票 {collected} 张，多于发出的 {issued} 张，选举无效，应当重新选举"),
                format!(
                    "{collected} ballots were collected, more than the {issued} issued: the round is void"
                ),
            );
            return Err(told(error.at("collected")));
        }
        if valid + invalid != collected {
            let error = violation(
                "election.count",
                format!("有效票 {valid} 张、无效票 {invalid} 张，与收回的 {collected} 张不符"),
                format!("{valid} valid and {invalid} invalid ballots are not the {collected} collected"),
            );
            return Err(told(error.at("valid").with("valid", valid).with("invalid", invalid)));
        }
        Ok(())
    }
}

/// The refusal of a count that does not add up.
pub(crate) fn miscounted(field: String, zh: String, en: String, counted: i64, expected: i64) -> Error {
    violation("election.count", zh, en).at(field).with("counted", counted).with("expected", expected)
}

/// Refuses names written in by more ballots than voted against a candidate (RULES A-36).
pub(crate) fn written_in(written: i64, nays: i64) -> Result<()> {
    if written <= nays {
        return Ok(());
    }
    Err(violation(
        "election.write_in",
        format!("另选他人 {written} 票，多于反对 {nays} 票"),
        format!("{written} names were written in, more than the {nays} votes against"),
    )
    .at("write_ins")
    .with("write_ins", written)
    .with("nays", nays))
}

/// The refusal of seats left empty where that can't be (RULES A-35).
pub(crate) fn not_fewer(elected: i64, seats: i64, least: i64) -> Error {
    violation(
        "election.fewer",
        format!("应选 {seats} 名，当选 {elected} 名，不能减少名额（至少 {least} 名）"),
        format!("{elected} of {seats} seats are filled; the rest can't be left (at least {least})"),
    )
    .at("accept_fewer")
    .with("seats", seats)
    .with("elected", elected)
    .with("minimum", least)
}

/// The refusal of somebody who can't be elected (RULES A-30).
pub(crate) fn not_eligible(field: String) -> Error {
    Error::violation(
        "election.candidate",
        "中国共产党基层组织选举工作条例第五条",
        "该人不是该组织有被选举权的正式党员",
        "the person is no full member of the organisation who can be elected",
    )
    .at(field)
}

/// The refusal of somebody who is not in the committee that elects from among its members (RULES A-37).
pub(crate) fn not_in_committee(field: String) -> Error {
    violation(
        "election.equal",
        "书记、副书记应从新当选的委员中提名".into(),
        "secretary and deputies are members of the new committee".into(),
    )
    .at(field)
}

/// The refusal of a scrutineer who is a candidate or no elector (RULES A-38).
pub(crate) fn not_a_scrutineer(field: String) -> Error {
    violation(
        "election.scrutineer",
        "监票人应是不作为候选人的选举人".into(),
        "a scrutineer is an elector who is not a candidate".into(),
    )
    .at(field)
}

/// The refusal of an exclusion, or of a delegate, who is no full member of the organisation on the day (RULES A-39).
pub(crate) fn no_elector(field: String, full: i64) -> Error {
    violation(
        "election.electorate",
        "该人当日不是该组织的正式党员".into(),
        "the person is no full member of the organisation on that day".into(),
    )
    .at(field)
    .with("full_members", full)
}
