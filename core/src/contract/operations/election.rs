//! Elections of Party organisations.

use super::super::{Operation, read, write};

pub(super) fn all() -> Vec<Operation> {
    vec![
        write("election.plan", |s, r| s.elections().plan(r), "Plans an election (换届选举、补选)."),
        write(
            "election.set_electorate",
            |s, r| s.elections().set_electorate(r),
            "Computes who should attend, with exclusions and their grounds (应到会选举人).",
        ),
        write(
            "election.nominate",
            |s, r| s.elections().nominate(r),
            "Names the candidates for a post (候选人).",
        ),
        write(
            "election.hold_round",
            |s, r| s.elections().hold_round(r),
            "Records a round of voting and tells who is elected (投票计票).",
        ),
        write(
            "election.approve",
            |s, r| s.elections().approve(r),
            "Records the superior's decision on the result (选举结果批复).",
        ),
        write("election.cancel", |s, r| s.elections().cancel(r), "Cancels an election (取消选举)."),
        read("election.get", |s, r| s.elections().get(r), "Reads an election with its result."),
        read("election.list", |s, r| s.elections().list(r), "Lists elections, oldest first."),
    ]
}
