//! A round of voting, held against the electors and candidates.

use chrono::NaiveDate;

use super::record::{Count, ElectionRecord, Round};
use super::rules::{self, Ballots};
use super::types::{ElectedPost, ElectionKind, ElectionNext, HoldElectionRound};
use crate::party::meeting::members;
use crate::registry::rules as check;
use crate::registry::rules::count as length;
use crate::{Error, Id, Result};

/// A request, its fields read.
pub(super) struct Given {
    on: Option<NaiveDate>,
    counts: Vec<Count>,
    write_ins: Vec<(Id, i64)>,
    scrutineers: Vec<Id>,
}

pub(super) fn read(request: &HoldElectionRound) -> Result<Given> {
    let named: Vec<String> = request.counts.iter().map(|one| one.member.clone()).collect();
    let written = request.write_ins.as_deref().unwrap_or_default();
    let others: Vec<String> = written.iter().map(|one| one.member.clone()).collect();
    let counts = members("counts", &named)?.into_iter().zip(&request.counts);
    let write_ins = members("write_ins", &others)?.into_iter().zip(written);
    Ok(Given {
        on: check::optional_date("on", request.on.as_deref())?,
        counts: counts
            .map(|(member, one)| Count {
                member,
                ayes: one.ayes,
                nays: one.nays,
                abstentions: one.abstentions,
            })
            .collect(),
        write_ins: write_ins.map(|(member, one)| (member, one.ayes)).collect(),
        scrutineers: members("scrutineers", &request.scrutineers)?,
    })
}

/// The round as it is to be stored, once ballots, votes, candidates and scrutineers are in order.
pub(super) fn count(
    election: &ElectionRecord,
    request: &HoldElectionRound,
    given: Given,
    percent: i64,
    today: NaiveDate,
) -> Result<Round> {
    let post = request.post;
    let Some(seats) = election.seats(post) else {
        return Err(Error::invalid("post", "本次选举不选该职务", "that post is not elected here"));
    };
    ready(election, post)?;
    let after = election.last_round().unwrap_or(election.on);
    let on = given.on.unwrap_or(after);
    day(on, today, Some(after))?;
    let voters = election.voters(post);
    let entitled = length(voters.len());
    let quorum = rules::quorum(entitled, percent);
    let HoldElectionRound { present, issued, collected, valid, invalid, .. } = *request;
    Ballots { present, issued, collected, valid, invalid }.check(entitled, quorum)?;
    let left = seats - length(election.tally(post).elected.len());
    stand(election, post, &given)?;
    votes(&given, valid, left)?;
    scrutineers(election, post, &given, &voters)?;
    Ok(Round {
        post,
        on,
        entitled,
        quorum,
        needed: rules::needed(entitled),
        present,
        issued,
        collected,
        valid,
        invalid,
        counts: given.counts,
        write_ins: given.write_ins,
        scrutineers: given.scrutineers,
        accept_fewer: request.accept_fewer.unwrap_or(false),
    })
}

/// Refuses a day after today or before the one that it follows.
pub(super) fn day(on: NaiveDate, today: NaiveDate, after: Option<NaiveDate>) -> Result<()> {
    if on <= today && after.is_none_or(|after| after <= on) {
        return Ok(());
    }
    let error = Error::invalid(
        "on",
        "日期不应晚于今日，也不应早于选举日或者上一轮投票",
        "the day is neither after today nor before the election or the round before",
    );
    let error = error.with("on", on.to_string()).with("today", today.to_string());
    Err(match after {
        Some(after) => error.with("after", after.to_string()),
        None => error,
    })
}

/// Refuses a vote on a post that is settled or has no candidates, or that the committee elects before it is elected itself.
fn ready(election: &ElectionRecord, post: ElectedPost) -> Result<()> {
    let waits = election.waits(post) && election.next(ElectedPost::CommitteeMember) != ElectionNext::Settled;
    let next = election.next(post);
    if waits || matches!(next, ElectionNext::Nominate | ElectionNext::Settled) {
        return rules::state(election.state, &[]).map_err(|error| {
            let error = error.at("post").with("next", next.word());
            if waits { error.with("waits_for", ElectedPost::CommitteeMember.word()) } else { error }
        });
    }
    Ok(())
}

/// Refuses a round that is not on those who stand in it, and names written in of people who can't be elected.
fn stand(election: &ElectionRecord, post: ElectedPost, given: &Given) -> Result<()> {
    let result = election.tally(post);
    let next = election.next(post);
    let standing = election.standing(post, &result);
    let among = given.counts.iter().all(|one| standing.contains(&one.member));
    // Of those who failed before, the electors may take fewer into another round; otherwise all are voted on.
    let whole = given.counts.len() == standing.len() || next == ElectionNext::VoteForMissing;
    if !among || !whole || given.counts.is_empty() {
        return Err(Error::invalid(
            "counts",
            "计票的候选人与本轮候选人不符",
            "the votes are not on the candidates of this round",
        )
        .with("candidates", length(standing.len()))
        .with("counted", length(given.counts.len())));
    }
    let committee = election.by_committee(post).then(|| election.committee());
    let within = |member: &Id| committee.as_ref().is_none_or(|committee| committee.contains(member));
    if let Some(index) = given.counts.iter().position(|one| !within(&one.member)) {
        return Err(rules::not_in_committee(format!("counts[{index}].member")));
    }
    if let Some(index) = given.counts.iter().position(|one| !election.eligible(one.member)) {
        return Err(rules::not_eligible(format!("counts[{index}].member")));
    }
    for (index, (member, _)) in given.write_ins.iter().enumerate() {
        let field = format!("write_ins[{index}].member");
        if !within(member) {
            return Err(rules::not_in_committee(field));
        }
        let counted = given.counts.iter().any(|one| one.member == *member);
        let elected = result.elected.contains(member);
        if counted || elected || !election.eligible(*member) || next == ElectionNext::VoteAmongTied {
            return Err(rules::not_eligible(field));
        }
    }
    Ok(())
}

/// Refuses votes that do not fit the valid ballots.
fn votes(given: &Given, valid: i64, seats: i64) -> Result<()> {
    let (mut ayes, mut nays) = (0, 0);
    for (index, one) in given.counts.iter().enumerate() {
        let field = format!("counts[{index}]");
        if [one.ayes, one.nays, one.abstentions].iter().any(|votes| !(0..=valid).contains(votes))
            || one.ayes + one.nays + one.abstentions != valid
        {
            let sum = one.ayes.saturating_add(one.nays).saturating_add(one.abstentions);
            return Err(rules::miscounted(
                field,
                format!("赞成、反对、弃权之和 {sum} 与有效票 {valid} 不符"),
                format!("ayes, nays and abstentions are {sum}, not the {valid} valid ballots"),
                sum,
                valid,
            ));
        }
        ayes += one.ayes;
        nays += one.nays;
    }
    let mut written: i64 = 0;
    for (index, (_, votes)) in given.write_ins.iter().enumerate() {
        if !(1..=valid).contains(votes) {
            return Err(rules::miscounted(
                format!("write_ins[{index}].ayes"),
                format!("另选他人得票应为 1 至 {valid}"),
                format!("a name that was written in has 1 to {valid} votes"),
                *votes,
                valid,
            ));
        }
        written += votes;
    }
    rules::written_in(written, nays)?;
    let (chosen, most) = (ayes + written, valid * seats);
    if chosen > most {
        return Err(rules::miscounted(
            "counts".into(),
            format!("所选共 {chosen} 人次，多于有效票与名额之积 {most}"),
            format!("{chosen} names were chosen, more than {most}, the valid ballots times the seats"),
            chosen,
            most,
        ));
    }
    Ok(())
}

/// Refuses scrutineers who are candidates or no electors (RULES A-38). Where the members vote, a candidate for any post is
/// none; where the committee votes, its members were all candidates once, and those for its own posts are none.
fn scrutineers(election: &ElectionRecord, post: ElectedPost, given: &Given, voters: &[Id]) -> Result<()> {
    if given.scrutineers.is_empty() {
        return Err(rules::not_a_scrutineer("scrutineers".into()));
    }
    let among = |one: &ElectedPost| !election.by_committee(post) || election.by_committee(*one);
    let posts = ElectedPost::ALL.iter().filter(|one| among(one));
    let candidates: Vec<Id> = posts.flat_map(|one| election.candidates(*one)).copied().collect();
    let electors = election.electors();
    for (index, member) in given.scrutineers.iter().enumerate() {
        let stands = candidates.contains(member) || given.counts.iter().any(|one| one.member == *member);
        if stands || !(voters.contains(member) || electors.contains(member)) {
            return Err(rules::not_a_scrutineer(format!("scrutineers[{index}]")));
        }
    }
    Ok(())
}

/// Refuses seats left empty in the last round where the regulations do not let them be (RULES A-35): none stayed empty, a
/// tie is open, more stayed empty than were filled, or the committee of a term would be too small.
pub(super) fn fewer(election: &ElectionRecord, post: ElectedPost, least: i64) -> Result<()> {
    let accepted = election.rounds.last().is_some_and(|round| round.accept_fewer);
    if !accepted {
        return Ok(());
    }
    let result = election.tally(post);
    let (elected, seats) = (length(result.elected.len()), election.seats(post).unwrap_or(0));
    let whole_committee = post == ElectedPost::CommitteeMember && election.kind == ElectionKind::Term;
    let least = (seats / 2 + 1).max(if whole_committee { least } else { 1 });
    if elected == seats || !result.tied.is_empty() || elected < least {
        return Err(rules::not_fewer(elected, seats, least));
    }
    Ok(())
}
