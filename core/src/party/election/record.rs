//! An election as stored, and how its posts stand.

use crate::registry::rules::count;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::tally::{RoundVotes, Tally, tally};
use super::types::{
    CandidateVotes, ElectedPost, ElectionAppointment, ElectionKind, ElectionMethod, ElectionNext,
    ElectionOutcome, ElectionRound, ElectionSeats, ElectionState, ElectorExclusion, ExclusionGround,
    PartyElection, WriteInVotes,
};
use crate::Id;
use crate::party::meeting::Told;
use crate::store::Param;
use crate::store::document::Document;

/// Somebody who is not counted among those who should attend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Exclusion {
    pub(crate) member: Id,
    pub(crate) ground: ExclusionGround,
    pub(crate) note: Option<String>,
}

/// The votes on one candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Count {
    pub(crate) member: Id,
    pub(crate) ayes: i64,
    pub(crate) nays: i64,
    pub(crate) abstentions: i64,
}

/// A round as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Round {
    pub(crate) post: ElectedPost,
    pub(crate) on: NaiveDate,
    pub(crate) entitled: i64,
    pub(crate) quorum: i64,
    pub(crate) needed: i64,
    pub(crate) present: i64,
    pub(crate) issued: i64,
    pub(crate) collected: i64,
    pub(crate) valid: i64,
    pub(crate) invalid: i64,
    pub(crate) counts: Vec<Count>,
    pub(crate) write_ins: Vec<(Id, i64)>,
    pub(crate) scrutineers: Vec<Id>,
    pub(crate) accept_fewer: bool,
}

/// An election as stored. The result is no part of it: it follows from the rounds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ElectionRecord {
    pub(crate) id: Id,
    pub(crate) organisation: Id,
    pub(crate) kind: ElectionKind,
    pub(crate) state: ElectionState,
    pub(crate) on: NaiveDate,
    pub(crate) posts: Vec<ElectionSeats>,
    pub(crate) method: ElectionMethod,
    pub(crate) delegates: bool,
    pub(crate) approval: Option<String>,
    /// Full members on the day.
    pub(crate) full: Vec<Id>,
    /// Those among them who vote for all, where delegates do.
    pub(crate) chosen: Vec<Id>,
    pub(crate) exclusions: Vec<Exclusion>,
    /// The committee that goes on, at a by-election; empty where there is none.
    pub(crate) sitting: Vec<Id>,
    pub(crate) candidates: Vec<(ElectedPost, Vec<Id>)>,
    pub(crate) rounds: Vec<Round>,
    /// When the superior decided.
    pub(crate) decided_on: Option<NaiveDate>,
    pub(crate) decision: Option<String>,
    pub(crate) appointments: Vec<ElectionAppointment>,
    pub(crate) term_from: Option<NaiveDate>,
    pub(crate) cancelled: Option<String>,
    pub(crate) revision: i64,
}

impl ElectionRecord {
    /// How many are elected to a post; none when it is not elected here.
    pub(crate) fn seats(&self, post: ElectedPost) -> Option<i64> {
        self.posts.iter().find(|one| one.post == post).map(|one| one.seats)
    }

    /// The candidates for a post as they were named last.
    pub(crate) fn candidates(&self, post: ElectedPost) -> &[Id] {
        let named = self.candidates.iter().find(|(one, _)| *one == post);
        named.map_or(&[], |(_, members)| members)
    }

    /// Whether a post is elected by the committee that this election elects, and so only after it.
    pub(crate) fn waits(&self, post: ElectedPost) -> bool {
        post != ElectedPost::CommitteeMember && self.seats(ElectedPost::CommitteeMember).is_some()
    }

    /// Whether the committee elects to a post from among its members (RULES A-37): the one that is elected at the same time,
    /// or at a by-election the one that sits. The vacancies of the committee itself stay with the members (RULES A-18).
    pub(crate) fn by_committee(&self, post: ElectedPost) -> bool {
        self.waits(post) || post != ElectedPost::CommitteeMember && !self.sitting.is_empty()
    }

    fn excluded(&self, member: Id) -> Option<ExclusionGround> {
        self.exclusions.iter().find(|one| one.member == member).map(|one| one.ground)
    }

    /// The members, or delegates, who should attend.
    pub(crate) fn electors(&self) -> Vec<Id> {
        let all = if self.delegates { &self.chosen } else { &self.full };
        all.iter().copied().filter(|member| self.excluded(*member).is_none()).collect()
    }

    /// The new committee: who is elected to it, and at a by-election those who go on.
    pub(crate) fn committee(&self) -> Vec<Id> {
        let mut committee = self.sitting.clone();
        let elected = self.tally(ElectedPost::CommitteeMember).elected;
        committee.extend(elected.into_iter().filter(|one| !self.sitting.contains(one)));
        committee
    }

    /// Who votes on a post and should attend.
    pub(crate) fn voters(&self, post: ElectedPost) -> Vec<Id> {
        if self.by_committee(post) { self.committee() } else { self.electors() }
    }

    /// Whether a member can be elected: full, and with no ground that takes the right (RULES A-30).
    pub(crate) fn eligible(&self, member: Id) -> bool {
        self.full.contains(&member) && !self.excluded(member).is_some_and(ExclusionGround::takes_candidacy)
    }

    /// The rounds of a post.
    pub(crate) fn rounds_of(&self, post: ElectedPost) -> impl Iterator<Item = &Round> {
        self.rounds.iter().filter(move |round| round.post == post)
    }

    /// Who is elected to a post by its rounds.
    pub(crate) fn tally(&self, post: ElectedPost) -> Tally {
        let rounds: Vec<RoundVotes> = self.rounds_of(post).map(Round::votes).collect();
        let seats = usize::try_from(self.seats(post).unwrap_or(0)).unwrap_or(0);
        tally(seats, &rounds)
    }

    /// What has to happen for a post.
    pub(crate) fn next(&self, post: ElectedPost) -> ElectionNext {
        let result = self.tally(post);
        if result.settled {
            return ElectionNext::Settled;
        }
        if !result.tied.is_empty() {
            return ElectionNext::VoteAmongTied;
        }
        let left = self.standing(post, &result).iter().any(|one| !result.elected.contains(one));
        match (left, self.rounds_of(post).next().is_some()) {
            (false, _) => ElectionNext::Nominate,
            (true, false) => ElectionNext::Vote,
            (true, true) => ElectionNext::VoteForMissing,
        }
    }

    /// Who can be voted on in the next round of a post: the tied, or everybody named or written in who is not elected.
    pub(crate) fn standing(&self, post: ElectedPost, result: &Tally) -> Vec<Id> {
        if !result.tied.is_empty() {
            return result.tied.clone();
        }
        let mut standing = self.candidates(post).to_vec();
        for (member, _) in self.rounds_of(post).flat_map(|round| &round.write_ins) {
            if !standing.contains(member) {
                standing.push(*member);
            }
        }
        standing.retain(|one| !result.elected.contains(one));
        standing
    }

    /// Whether every post is settled.
    pub(crate) fn settled(&self) -> bool {
        self.posts.iter().all(|one| self.next(one.post) == ElectionNext::Settled)
    }

    /// The day of the last round.
    pub(crate) fn last_round(&self) -> Option<NaiveDate> {
        self.rounds.last().map(|round| round.on)
    }

    /// The posts to be filled from `on` on, each person in the highest one: what the approval of the result leads to.
    pub(crate) fn fill_posts(&self, on: NaiveDate) -> Vec<ElectionAppointment> {
        let order = [ElectedPost::Secretary, ElectedPost::DeputySecretary, ElectedPost::CommitteeMember];
        let mut filled: Vec<ElectionAppointment> = Vec::new();
        for post in order {
            for member in self.tally(post).elected {
                if !filled.iter().any(|one| one.member == member) {
                    filled.push(ElectionAppointment { member, post, starts_on: on });
                }
            }
        }
        filled
    }

    /// Where the organisation's new term begins: on the day of the vote, when this was the election of a term.
    pub(crate) fn new_term_from(&self) -> Option<NaiveDate> {
        self.last_round().filter(|_| self.kind == ElectionKind::Term)
    }

    /// The answer; without persons and texts unless the reader may see members.
    pub(crate) fn shown(self, told: Told) -> PartyElection {
        let (persons, texts) = (told == Told::Persons, told >= Told::Texts);
        let outcomes = self.posts.iter().map(|one| self.outcome(one, persons)).collect();
        let electors = self.electors().len();
        let known = !matches!(self.state, ElectionState::Planned) && electors > 0;
        let exclusions = self.exclusions.iter().filter(|_| persons).map(|one| ElectorExclusion {
            member: one.member.to_string(),
            ground: one.ground,
            note: one.note.clone(),
        });
        PartyElection {
            id: self.id,
            organisation: self.organisation,
            kind: self.kind,
            state: self.state,
            on: self.on,
            method: self.method,
            delegates: self.delegates,
            approval: self.approval.clone(),
            entitled: known.then(|| count(electors)),
            excluded_count: count(self.exclusions.len()),
            exclusions: exclusions.collect(),
            outcomes,
            rounds: self.rounds.iter().map(|round| round.shown(persons)).collect(),
            decided_on: self.decided_on,
            decision: self.decision.clone(),
            appointments: if persons { self.appointments.clone() } else { Vec::new() },
            term_from: self.term_from,
            cancelled_reason: self.cancelled.filter(|_| texts),
            revision: self.revision,
        }
    }

    fn outcome(&self, seats: &ElectionSeats, persons: bool) -> ElectionOutcome {
        let result = self.tally(seats.post);
        let told = |list: &[Id]| if persons { list.to_vec() } else { Vec::new() };
        ElectionOutcome {
            post: seats.post,
            seats: seats.seats,
            candidate_count: count(self.candidates(seats.post).len()),
            elected_count: count(result.elected.len()),
            candidates: told(self.candidates(seats.post)),
            elected: told(&result.elected),
            tied: told(&result.tied),
            next: self.next(seats.post),
        }
    }
}

impl Round {
    /// What the result depends on.
    pub(crate) fn votes(&self) -> RoundVotes {
        let counted = self.counts.iter().map(|count| (count.member, count.ayes));
        RoundVotes {
            needed: self.needed,
            ayes: counted.chain(self.write_ins.iter().copied()).collect(),
            accept_fewer: self.accept_fewer,
        }
    }

    fn shown(&self, persons: bool) -> ElectionRound {
        let counts = self.counts.iter().filter(|_| persons).map(|count| CandidateVotes {
            member: count.member.to_string(),
            ayes: count.ayes,
            nays: count.nays,
            abstentions: count.abstentions,
        });
        let write_ins = self.write_ins.iter().filter(|_| persons);
        ElectionRound {
            post: self.post,
            on: self.on,
            entitled: self.entitled,
            quorum: self.quorum,
            needed: self.needed,
            present: self.present,
            issued: self.issued,
            collected: self.collected,
            valid: self.valid,
            invalid: self.invalid,
            counts: counts.collect(),
            write_ins: write_ins
                .map(|(member, ayes)| WriteInVotes { member: member.to_string(), ayes: *ayes })
                .collect(),
            scrutineers: if persons { self.scrutineers.clone() } else { Vec::new() },
            accept_fewer: self.accept_fewer,
        }
    }
}

impl Document for ElectionRecord {
    const TABLE: &'static str = "party_election";
    const KIND: &'static str = "party_election";
    const COLUMNS: &'static [&'static str] = &["organisation", "state"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![Param::Blob(self.organisation.as_bytes()), Param::Text(self.state.word())]
    }
}
