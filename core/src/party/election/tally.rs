//! Who is elected: a pure function of the rounds.

use crate::Id;

/// What the result of a post takes from one of its rounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RoundVotes {
    /// How many ayes it takes.
    pub(crate) needed: i64,
    /// The ayes for everybody who was voted on or written in.
    pub(crate) ayes: Vec<(Id, i64)>,
    /// Whether the electors left the seats empty that the round did not fill.
    pub(crate) accept_fewer: bool,
}

/// How a post stands after its rounds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Who is elected, in the order of the rounds and votes.
    pub(crate) elected: Vec<Id>,
    /// Those with equally many votes for fewer seats, on whom is voted again.
    pub(crate) tied: Vec<Id>,
    /// Whether nothing is left to be done.
    pub(crate) settled: bool,
}

/// Who is elected to `seats` seats (RULES ): who has the ayes that it takes, more than half of the electors who
/// should attend; of more than there are seats those with the most. Where equal numbers leave it open, those who are tied
/// are voted on again and the most ayes decide; each of them had the majority before. Seats that stay empty wait for
/// another round, or the electors leave them.
pub(crate) fn tally(seats: usize, rounds: &[RoundVotes]) -> Tally {
    let mut result = Tally::default();
    for round in rounds {
        let again = std::mem::take(&mut result.tied);
        let stands = |member: &Id, ayes: i64| match again.is_empty() {
            true => ayes >= round.needed,
            false => again.contains(member),
        };
        let mut ranked: Vec<(Id, i64)> = round
            .ayes
            .iter()
            .copied()
            .filter(|(member, ayes)| !result.elected.contains(member) && stands(member, *ayes))
            .collect();
        // The identifier only makes the order one: it never decides over a seat.
        ranked.sort_by_key(|(member, ayes)| (std::cmp::Reverse(*ayes), *member));
        let left = seats - result.elected.len();
        let (elected, tied) = fill(left, &ranked);
        result.elected.extend(elected);
        result.tied = tied;
        result.settled = result.elected.len() == seats || round.accept_fewer && result.tied.is_empty();
        if result.settled {
            break;
        }
    }
    result
}

/// Fills `left` seats with the first of a ranking: who gets one, and who is tied over the last.
fn fill(left: usize, ranked: &[(Id, i64)]) -> (Vec<Id>, Vec<Id>) {
    let members = |part: &[(Id, i64)]| part.iter().map(|(member, _)| *member).collect();
    if ranked.len() <= left {
        return (members(ranked), Vec::new());
    }
    let Some(last) = left.checked_sub(1).map(|last| ranked[last].1) else {
        return (Vec::new(), Vec::new());
    };
    if ranked[left].1 < last {
        return (members(&ranked[..left]), Vec::new());
    }
    let above = ranked.iter().take_while(|(_, ayes)| *ayes > last).count();
    let tied = ranked[above..].iter().take_while(|(_, ayes)| *ayes == last).count();
    (members(&ranked[..above]), members(&ranked[above..above + tied]))
}
