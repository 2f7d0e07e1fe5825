//! Rules of a branch meeting's resolution about a person: pure functions over votes and papers.

use chrono::NaiveDate;

use super::rules::{Settings, months_after};
use super::types::ResolutionKind;
use crate::party::Votes;
use crate::{Error, Result, Warning};

const ADMISSION: &str = "中国共产党发展党员工作细则（发展对象的确定和考察，条款号未核实）";
const VOTING: &str = "中国共产党支部工作条例（试行）第十一条；中国共产党发展党员工作细则第二十一条";

/// What is said in writing counts where the regulations let it (RULES A-45).
fn counts_in_writing(kind: ResolutionKind) -> bool {
    !matches!(kind, ResolutionKind::Removal | ResolutionKind::Withdrawal)
}

fn impossible(field: &str, zh: impl Into<String>, en: impl Into<String>) -> Error {
    Error::violation("member.resolution.votes", VOTING, zh, en).at(format!("votes.{field}"))
}

/// The votes are those of one meeting: nobody votes who is not there or in writing, and no more than may.
pub(crate) fn possible(kind: ResolutionKind, votes: &Votes) -> Result<()> {
    let Votes { entitled, present, ayes, nays, abstentions, written } = *votes;
    let written = written.unwrap_or(0);
    for (field, value) in [
        ("entitled", entitled),
        ("present", present),
        ("ayes", ayes),
        ("nays", nays),
        ("abstentions", abstentions),
        ("written", written),
    ] {
        if !(0..=1_000_000).contains(&value) {
            return Err(Error::invalid(
                format!("votes.{field}"),
                "票数应为不小于零的整数",
                "a number of votes is a whole number from zero on",
            ));
        }
    }
    if written > 0 && !counts_in_writing(kind) {
        return Err(Error::invalid(
            "votes.written",
            "该类决议不计书面意见",
            "opinions in writing do not count in such a resolution",
        ));
    }
    if present > entitled || ayes > entitled {
        let (field, value) = if present > entitled { ("present", present) } else { ("ayes", ayes) };
        return Err(impossible(
            field,
            format!("应到会有表决权 {entitled} 人，所列为 {value}"),
            format!("{entitled} are entitled to vote, but {value} are told"),
        )
        .with("entitled", entitled)
        .with(field, value));
    }
    if written > entitled - present {
        return Err(impossible(
            "written",
            format!("未到会 {} 人，书面意见却有 {written} 份", entitled - present),
            format!("{} were absent, but {written} opinions are in writing", entitled - present),
        )
        .with("absent", entitled - present)
        .with("written", written));
    }
    let cast = ayes + nays + abstentions;
    if cast != present + written {
        return Err(impossible(
            "ayes",
            format!("到会和书面意见共 {} 人，赞成、反对、弃权却为 {cast} 票", present + written),
            format!(
                "{} voted at the meeting or in writing, but ayes, nays and abstentions are {cast}",
                present + written
            ),
        )
        .with("voters", present + written)
        .with("cast", cast));
    }
    Ok(())
}

/// Half of those entitled are present, and more than half of them are in favour (RULES ).
pub(crate) fn carried(votes: &Votes) -> Result<()> {
    let Votes { entitled, present, ayes, .. } = *votes;
    if entitled == 0 || present * 2 < entitled {
        let quorum = (entitled + 1) / 2;
        return Err(Error::violation(
            "member.resolution.quorum",
            VOTING,
            format!("应到会有表决权 {entitled} 人，到会须达半数即 {quorum} 人，实到 {present} 人"),
            format!("of {entitled} entitled to vote, {quorum} must be present; {present} were"),
        )
        .at("votes.present")
        .with("entitled", entitled)
        .with("quorum", quorum)
        .with("present", present));
    }
    if ayes * 2 <= entitled {
        let needed = entitled / 2 + 1;
        return Err(Error::violation(
            "member.resolution.pass",
            VOTING,
            format!("赞成须超过应到会有表决权党员的半数：应到 {entitled} 人，须 {needed} 票，得 {ayes} 票"),
            format!(
                "more than half of those entitled must be in favour: {needed} of {entitled}; {ayes} were"
            ),
        )
        .at("votes.ayes")
        .with("entitled", entitled)
        .with("needed", needed)
        .with("ayes", ayes));
    }
    Ok(())
}

/// Entitled are the full members of the day with a vote, but for those of whom the branch tells why they have none.
pub(crate) fn entitled(votes: &Votes, with_vote: i64, excluded: i64) -> Result<()> {
    let electors = with_vote - excluded;
    if votes.entitled == electors {
        return Ok(());
    }
    Err(Error::violation(
        "member.resolution.entitled",
        VOTING,
        format!(
            "该支部当日有表决权的正式党员 {with_vote} 人，列明不计表决权的 {excluded} 人，应到会应为 {electors} 人，所填为 {} 人",
            votes.entitled
        ),
        format!(
            "the branch had {with_vote} full members with a vote on that day, {excluded} of whom are told as having none; {electors} are entitled, not {}",
            votes.entitled
        ),
    )
    .at("votes.entitled")
    .with("with_vote", with_vote)
    .with("excluded", excluded)
    .with("entitled", votes.entitled))
}

/// The papers of an admission.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Papers {
    pub(crate) secret_ballot: bool,
    pub(crate) reviewed_on: Option<NaiveDate>,
    pub(crate) training_days: i64,
    pub(crate) training_hours: i64,
    pub(crate) leaves_on: Option<NaiveDate>,
}

/// Review, training and a secret ballot are there (RULES ); leaving the unit soon is told (RULES A-44).
pub(crate) fn admissible(settings: &Settings<'_>, papers: &Papers) -> Result<Option<Warning>> {
    match papers.reviewed_on {
        Some(day) if day <= settings.day => {}
        _ => {
            return Err(Error::violation(
                "member.admission.review",
                ADMISSION,
                "发展对象应先通过政治审查",
                "the political review comes before the admission",
            )
            .at("reviewed_on"));
        }
    }
    let days = settings.integer("member.admission.training", "days")?;
    let hours = settings.integer("member.admission.training", "hours")?;
    if papers.training_days < days && papers.training_hours < hours {
        return Err(Error::violation(
            "member.admission.training",
            ADMISSION,
            format!(
                "短期集中培训不少于 {days} 天或 {hours} 学时，现为 {} 天、{} 学时",
                papers.training_days, papers.training_hours
            ),
            format!(
                "a target is trained for {days} days or {hours} class hours; this one for {} days and {} hours",
                papers.training_days, papers.training_hours
            ),
        )
        .at("training_days")
        .with("days", days)
        .with("hours", hours));
    }
    if !papers.secret_ballot {
        return Err(Error::violation(
            "member.admission.ballot",
            "中国共产党发展党员工作细则第二十一条",
            "接收预备党员采取无记名投票方式表决",
            "an admission is decided by secret ballot",
        )
        .at("secret_ballot"));
    }
    let months = settings.integer("member.admission.leaving", "months")?;
    let soon = |day: &NaiveDate| (settings.day..=months_after(settings.day, months)).contains(day);
    Ok(papers.leaves_on.filter(soon).map(|day| {
        Warning::new(
            "member.admission.leaving",
            "leaves_on",
            format!("{months} 个月内（{day}）将离开工作、学习单位的，一般不办理接收预备党员手续"),
            format!("who leaves the unit within {months} months ({day}) is generally not admitted"),
        )
    }))
}

fn introducers(named: usize, fit: Option<usize>) -> Error {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let error = Error::violation(
        "member.admission.introducers",
        ADMISSION,
        match fit {
            Some(fit) => format!("应有两名正式党员作入党介绍人，所列 {named} 名中符合条件的 {fit} 名"),
            None => format!("应有两名正式党员作入党介绍人，所列为 {named} 名"),
        },
        match fit {
            Some(fit) => format!(
                "an admission has two introducers who are full members; of {named} named, {fit} are fit"
            ),
            None => format!("an admission has two introducers who are full members; {named} are named"),
        },
    )
    .at("introducers")
    .with("named", number(named));
    match fit {
        Some(fit) => error.with("fit", number(fit)),
        None => error,
    }
}

/// Two introducers are named (RULES A-43).
pub(crate) fn two(named: usize) -> Result<()> {
    if named == 2 { Ok(()) } else { Err(introducers(named, None)) }
}

/// Two introducers, full members in good standing (RULES A-43): `good` tells it of each, in the order of the request.
pub(crate) fn introduced(good: &[bool]) -> Result<()> {
    if good.len() == 2 && good.iter().all(|good| *good) {
        return Ok(());
    }
    Err(introducers(good.len(), Some(good.iter().filter(|good| **good).count())))
}
