//! Elections (选举): planned, with electors and candidates, held in rounds, approved by the superior.
//!
//! What can be computed is not asked: who should attend follows from the records of the day, who has to be there and how
//! many ayes elect from that number, and who is elected from all rounds together. A refused round changes nothing. The
//! result waits for the superior's approval, from which the posts are filled and the new term begins.

#[cfg(test)]
mod change_tests;
mod install;
mod plan;
pub(crate) mod record;
mod round;
pub(crate) mod rows;
pub(crate) mod rules;
#[cfg(test)]
mod rules_tests;
pub(crate) mod tally;
#[cfg(test)]
mod tests;
mod types;

pub use types::*;

use std::collections::BTreeSet;

use serde_json::json;

use self::record::{ElectionRecord, Exclusion};
use super::meeting::{Texts, Told, members, observed, rows as rolls};
use super::organisation::{record::Version, rule_area};
use super::post;
use super::post::PartyPostKind;
use super::{Affiliation, MemberStage, MemberStatus, OrganisationKind, reach};
use crate::access::Capability;
use crate::command::Command;
use crate::ledger::page;
use crate::platform::Session;
use crate::registry::reach::Page;
use crate::registry::rules as check;
use crate::registry::rules::count;
use crate::{Error, Id, Result, Warning, code};

/// Elections of Party organisations.
///
/// ```
/// use shuzhi::party::election::ListElections;
/// use shuzhi::{Actor, Options, Platform};
/// # let path = std::env::temp_dir().join(format!("shuzhi-doc-election-{}.db", std::process::id()));
/// let platform = Platform::open(Options {
///     path: path.display().to_string(),
///     street: Some("620102001".into()),
///     security_administrator: Some("li".into()),
///     ..Options::default()
/// })?;
/// let actor = Actor { actor: "li".into(), street: "620102001".into(), ..Actor::default() };
/// let elections = platform.session(actor)?.elections();
/// // The security administrator hands out grants; elections are not for that role.
/// assert!(elections.list(ListElections::default()).is_err());
/// # platform.close()?;
/// # std::fs::remove_file(&path).ok();
/// # Ok::<(), shuzhi::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Elections(pub(crate) Session);

impl Session {
    /// Elections of Party organisations.
    pub fn elections(&self) -> Elections {
        Elections(self.clone())
    }
}

impl Elections {
    /// Plans an election.
    ///
    /// # Errors
    /// `Denied`; `NotFound`; `Invalid`; `Violation` `election.organisation`, `election.seats`, `party.branch.committee`,
    /// `election.general_committee` or `party.term.overdue`; `Conflict` while another one is under way or where the organisation
    /// is not there on the day.
    pub fn plan(&self, request: PlanElection) -> Result<PartyElectionResult> {
        let given = plan::read(&request)?;
        self.0.write_once("election.plan", request.request_key.as_deref(), &request, |command| {
            let (election, warnings) = plan::plan(command, &request, given)?;
            keep(command, None, election, warnings)
        })
    }

    /// Computes who should attend, with exclusions and their grounds.
    ///
    /// # Errors
    /// `Denied`; `NotFound`; `Invalid`; `Violation` `election.electorate`; `Conflict` once candidates are named.
    pub fn set_electorate(&self, request: SetElectorate) -> Result<PartyElectionResult> {
        let id = Id::parse("election", &request.election)?;
        let given = exclusions(request.exclusions.as_deref().unwrap_or_default())?;
        let chosen = members("delegates", request.delegates.as_deref().unwrap_or_default())?;
        let key = request.request_key.as_deref();
        self.0.write_once("election.set_electorate", key, &request, |command| {
            let (before, version) = under_way(
                command,
                id,
                request.revision,
                &[ElectionState::Planned, ElectionState::ElectorateSet],
            )?;
            if !before.candidates.is_empty() {
                return Err(rules::named_already(count(before.candidates.len())));
            }
            let full = full_members(command, before.organisation, &version, before.on)?;
            let mut warnings = Vec::new();
            if given.iter().any(|one| one.note.is_none()) {
                warnings.push(not_noted());
            }
            let excluded = excluded(command, &before, &full, given)?;
            named(&full, &chosen, before.delegates)?;
            if before.delegates {
                let number = |name: &str| parameter(command, &version, &before, "election.delegates", name);
                let (least, most) = (number("minimum")?, number("maximum")?);
                warnings.extend(rules::number_of_delegates(count(chosen.len()), least, most));
            }
            let sitting = sitting(command, &before)?;
            let election = ElectionRecord {
                full,
                chosen,
                exclusions: excluded,
                sitting,
                state: ElectionState::ElectorateSet,
                ..before.clone()
            };
            if election.electors().is_empty() {
                return Err(rules::no_elector("exclusions".into(), count(election.full.len())));
            }
            keep(command, Some(before), election, warnings)
        })
    }

    /// Names the candidates for a post, in place of those named before.
    ///
    /// # Errors
    /// `Denied`; `NotFound`; `Invalid`; `Violation` `election.candidate`, `election.surplus` or `election.equal`;
    /// `Conflict` before the electors are known, while a tie is open, once the post is settled, or for a stale revision.
    pub fn nominate(&self, request: NominateCandidates) -> Result<PartyElectionResult> {
        let id = Id::parse("election", &request.election)?;
        let named = members("members", &request.members)?;
        let post = request.post;
        self.0.write_once("election.nominate", request.request_key.as_deref(), &request, |command| {
            use ElectionState as S;
            let stages = [S::ElectorateSet, S::Nominated, S::Voting];
            let (before, version) = under_way(command, id, request.revision, &stages)?;
            nominable(&before, post, &named)?;
            let percent = parameter(command, &version, &before, "election.surplus", "percent")?;
            enough(&before, post, count(named.len()), percent)?;
            let warnings = match post {
                ElectedPost::Secretary => standing(command, &version, &before, &named)?,
                _ => Vec::new(),
            };
            let mut election = before.clone();
            election.candidates.retain(|(one, _)| *one != post);
            election.candidates.push((post, named));
            let ready =
                |one: &ElectionSeats| election.waits(one.post) || !election.candidates(one.post).is_empty();
            if before.state != S::Voting {
                let complete = election.posts.iter().all(ready);
                election.state = if complete { S::Nominated } else { S::ElectorateSet };
            }
            keep(command, Some(before), election, warnings)
        })
    }

    /// Records a round of voting; who is elected follows from all rounds.
    ///
    /// # Errors
    /// `Denied`; `NotFound`; `Invalid`; `Violation` `election.quorum`, `election.ballots`, `election.count`,
    /// `election.write_in`, `election.scrutineer`, `election.candidate`, `election.equal` or `election.fewer`; `Conflict`
    /// where the post is settled or not to be voted on yet.
    pub fn hold_round(&self, request: HoldElectionRound) -> Result<PartyElectionResult> {
        let id = Id::parse("election", &request.election)?;
        let given = round::read(&request)?;
        self.0.write_once("election.hold_round", request.request_key.as_deref(), &request, |command| {
            let stages = [ElectionState::Nominated, ElectionState::Voting];
            let (before, version) = under_way(command, id, request.revision, &stages)?;
            let percent = parameter(command, &version, &before, "election.quorum", "percent")?;
            let least = match version.kind {
                OrganisationKind::GeneralBranch => "election.general_committee",
                _ => "party.branch.committee",
            };
            let least = parameter(command, &version, &before, least, "minimum")?;
            let round = round::count(&before, &request, given, percent, command.now.date())?;
            still_eligible(command, &round)?;
            let mut election = before.clone();
            election.rounds.push(round);
            round::fewer(&election, request.post, least)?;
            election.state = if election.settled() { ElectionState::Elected } else { ElectionState::Voting };
            keep(command, Some(before), election, Vec::new())
        })
    }

    /// Records the superior's decision; an approval names the posts to be filled. It is for who may write over the superior:
    /// the nearest committee or work committee above the organisation.
    ///
    /// # Errors
    /// `Denied`; `NotFound`; `Invalid`; `Conflict` before every post is settled and after the decision.
    pub fn approve(&self, request: ApproveElection) -> Result<PartyElectionResult> {
        let id = Id::parse("election", &request.election)?;
        let on = check::optional_date("on", request.on.as_deref())?;
        let decision = check::optional_text("document", request.document.as_deref(), check::LONGEST_NAME)?;
        self.0.write_once("election.approve", request.request_key.as_deref(), &request, |command| {
            let (before, _) = under_way(command, id, request.revision, &[ElectionState::Elected])?;
            let today = command.now.date();
            let tree = &command.snapshot.party;
            let superior = reach::superior(tree, before.organisation, today)?;
            reach::over(&command.access(), Capability::WriteParty, tree, superior, today)?;
            let on = on.unwrap_or(today);
            round::day(on, today, before.last_round())?;
            let (state, appointments, term_from) = match request.approved {
                true => (ElectionState::Approved, before.fill_posts(on), before.new_term_from()),
                false => (ElectionState::Rejected, Vec::new(), None),
            };
            let election = ElectionRecord {
                state,
                decided_on: Some(on),
                decision,
                appointments,
                term_from,
                ..before.clone()
            };
            let warnings = match request.approved {
                true => install::install(command, &election, on)?,
                false => Vec::new(),
            };
            keep(command, Some(before), election, warnings)
        })
    }

    /// Cancels an election that has not been decided on.
    ///
    /// # Errors
    /// `Denied`; `NotFound`; `Invalid`; `Conflict` after the decision.
    pub fn cancel(&self, request: CancelElection) -> Result<PartyElectionResult> {
        let id = Id::parse("election", &request.election)?;
        let reason = check::text("reason", &request.reason, check::LONGEST_ADDRESS)?;
        self.0.write_once("election.cancel", request.request_key.as_deref(), &request, |command| {
            use ElectionState as S;
            let stages = [S::Planned, S::ElectorateSet, S::Nominated, S::Voting, S::Elected];
            let (before, _) = at_stage(command, id, request.revision, &stages)?;
            let election = ElectionRecord { state: S::Cancelled, cancelled: Some(reason), ..before.clone() };
            keep(command, Some(before), election, Vec::new())
        })
    }

    /// An election with its result; the persons are told to Party secretaries in scope only.
    ///
    /// # Errors
    /// `Denied`; `NotFound`.
    pub fn get(&self, request: GetElection) -> Result<PartyElection> {
        let id = Id::parse("election", &request.election)?;
        self.0.read(|view| {
            let access = view.access();
            access.anywhere(Capability::ReadParty)?;
            let election: ElectionRecord = view.stored(id)?;
            let (tree, today) = (&view.snapshot.party, view.now.date());
            let organisation = election.organisation;
            reach::over(&access, Capability::ReadParty, tree, organisation, today)?;
            let members = reach::over(&access, Capability::ReadMembers, tree, organisation, today);
            Ok(election.shown(if members.is_ok() { Told::Persons } else { Told::Numbers }))
        })
    }

    /// Elections in reach, oldest first, without persons.
    ///
    /// # Errors
    /// `Denied`; `NotFound`; `Invalid`.
    pub fn list(&self, request: ListElections) -> Result<PartyElectionList> {
        let limit = page(request.limit, 100)?;
        let root = check::optional_id("organisation", request.organisation.as_deref())?;
        let after = check::optional_id("cursor", request.cursor.as_deref())?;
        self.0.read(|view| {
            let wanted = super::meeting::reach_of(view, root, false, view.now.date())?;
            let mut page = Page::new(limit);
            let one = wanted.only();
            rows::list(view.connection, view.street(), one, request.state, after, |one| {
                Ok(!wanted.has(one.organisation) || page.push(one))
            })?;
            let (items, next) = page.finish(|one: &ElectionRecord| one.id.to_string());
            let texts = Texts::of(view)?;
            let items = items.into_iter().map(|one| (texts.of_organisation(one.organisation), one));
            Ok(PartyElectionList { items: items.map(|(told, one)| one.shown(told)).collect(), next })
        })
    }
}

/// An election to be carried on: one at a stage that allows it, of an organisation that is still there.
fn under_way(
    command: &Command<'_>,
    id: Id,
    revision: Option<i64>,
    stages: &[ElectionState],
) -> Result<(ElectionRecord, Version)> {
    let (election, version) = at_stage(command, id, revision, stages)?;
    match command.snapshot.party.on(election.organisation, command.now.date()) {
        Some(_) => Ok((election, version)),
        None => Err(Error::conflict(
            code::CONFLICT_STATE,
            "该组织已经撤销，选举只能取消",
            "the organisation is no more; its election can only be cancelled",
        )
        .at("election")),
    }
}

/// An election to be changed, and what its organisation is on the day: in reach, of the revision and at one of the stages.
fn at_stage(
    command: &Command<'_>,
    id: Id,
    revision: Option<i64>,
    stages: &[ElectionState],
) -> Result<(ElectionRecord, Version)> {
    command.access().anywhere(Capability::WriteParty)?;
    let election: ElectionRecord = command.stored(id)?;
    let tree = &command.snapshot.party;
    let today = command.now.date();
    reach::over(&command.access(), Capability::WriteParty, tree, election.organisation, today)?;
    check::revision(revision, election.revision)?;
    rules::state(election.state, stages)?;
    let record = tree.known(election.organisation)?;
    let version = match record.on(election.on) {
        Some(version) => version.clone(),
        None => record.last()?.clone(),
    };
    Ok((election, version))
}

/// The committee that goes on at a by-election: whoever holds a post of it, where one is elected to it or sits already. A
/// secretary and deputies alone are none.
fn sitting(command: &Command<'_>, election: &ElectionRecord) -> Result<Vec<Id>> {
    if election.kind == ElectionKind::Term {
        return Ok(Vec::new());
    }
    let posts = post::rows::of_organisation(command.connection, command.street(), election.organisation)?;
    let mut held: Vec<_> =
        posts.into_iter().filter(|one| one.post.in_committee() && one.holds(election.on)).collect();
    let leads = |one: &post::rows::PostRecord| {
        matches!(one.post, PartyPostKind::Secretary | PartyPostKind::DeputySecretary)
    };
    if election.seats(ElectedPost::CommitteeMember).is_none() && held.iter().all(leads) {
        return Ok(Vec::new());
    }
    held.sort_by_key(|one| one.member);
    held.dedup_by_key(|one| one.member);
    Ok(held.into_iter().map(|one| one.member).collect())
}

/// Stores an election as it is now; the answer.
fn keep(
    command: &mut Command<'_>,
    before: Option<ElectionRecord>,
    mut election: ElectionRecord,
    warnings: Vec<Warning>,
) -> Result<PartyElectionResult> {
    election.revision = before.as_ref().map_or(0, |before| before.revision) + 1;
    let facts = json!({
        "organisation": election.organisation.to_string(),
        "kind": election.kind.word(),
        "state": election.state.word(),
    });
    command.keep(before.as_ref(), &election, facts)?;
    Ok(PartyElectionResult { election: election.shown(Told::Persons), warnings })
}

/// The value of a parameter for the organisation on the day of the election.
fn parameter(
    command: &Command<'_>,
    version: &Version,
    election: &ElectionRecord,
    rule: &str,
    name: &str,
) -> Result<i64> {
    let area = rule_area(command.street(), version);
    command.snapshot.rules.rulebook.integer(rule, name, area, election.on)
}

/// The full members of an organisation on a day, and of all below it, in the order of their identifiers.
fn full_members(
    command: &Command<'_>,
    organisation: Id,
    version: &Version,
    on: chrono::NaiveDate,
) -> Result<Vec<Id>> {
    let branches = match version.kind.is_above_branches() {
        true => command.snapshot.party.with_all_below(organisation, on),
        false => vec![organisation],
    };
    let guests_belong = version.kind == OrganisationKind::MobileBranch;
    let mut full = BTreeSet::new();
    for branch in branches {
        let enrolled = rolls::enrolled(command.connection, command.street(), branch, None, on)?;
        let members = enrolled.into_iter().filter(|one| {
            one.stage == MemberStage::Full && (one.affiliation == Affiliation::Relation || guests_belong)
        });
        full.extend(members.map(|one| one.member));
    }
    Ok(full.into_iter().collect())
}

fn exclusions(list: &[ElectorExclusion]) -> Result<Vec<Exclusion>> {
    let ids: Vec<String> = list.iter().map(|one| one.member.clone()).collect();
    let ids = members("exclusions", &ids)?;
    let read = |(index, (one, member)): (usize, (&ElectorExclusion, Id))| {
        let note = one.note.as_deref();
        let note = check::optional_text(&format!("exclusions[{index}].note"), note, check::LONGEST_ADDRESS)?;
        Ok(Exclusion { member, ground: one.ground, note })
    };
    list.iter().zip(ids).enumerate().map(read).collect()
}

/// The exclusions that were given and those that the records show: members under observation, on whatever ground they were
/// named.
fn excluded(
    command: &Command<'_>,
    election: &ElectionRecord,
    full: &[Id],
    mut given: Vec<Exclusion>,
) -> Result<Vec<Exclusion>> {
    if let Some(index) = given.iter().position(|one| !full.contains(&one.member)) {
        return Err(rules::no_elector(format!("exclusions[{index}].member"), count(full.len())));
    }
    for member in full {
        if !observed(command, *member, election.on)? {
            continue;
        }
        // Another ground may leave the right to be elected; the record does not.
        let ground = ExclusionGround::UnderObservation;
        match given.iter_mut().find(|one| one.member == *member) {
            Some(named) => named.ground = ground,
            None => given.push(Exclusion { member: *member, ground, note: None }),
        }
    }
    Ok(given)
}

/// Delegates are full members, and are named where they vote and nowhere else.
fn named(full: &[Id], chosen: &[Id], delegates: bool) -> Result<()> {
    if let Some(index) = chosen.iter().position(|one| !full.contains(one)) {
        return Err(rules::no_elector(format!("delegates[{index}]"), count(full.len())));
    }
    if chosen.is_empty() == delegates {
        return Err(Error::invalid(
            "delegates",
            "召开党员代表大会的应列出代表，其他情形不列",
            "delegates are named where they vote, and nowhere else",
        ));
    }
    Ok(())
}

fn not_noted() -> Warning {
    Warning::new(
        "election.electorate",
        "exclusions",
        "不计入应到会人数的，支部应当注明并经批准",
        "the branch notes everybody who is not counted, and has it approved",
    )
}

/// Refuses candidates for a post that is not elected here or can't be nominated for now, or who can't be elected to it.
fn nominable(election: &ElectionRecord, post: ElectedPost, named: &[Id]) -> Result<()> {
    if election.seats(post).is_none() {
        return Err(Error::invalid("post", "本次选举不选该职务", "that post is not elected here"));
    }
    let next = election.next(post);
    if !matches!(next, ElectionNext::Nominate | ElectionNext::Vote | ElectionNext::VoteForMissing) {
        return rules::state(election.state, &[]);
    }
    let elected = election.tally(post).elected;
    let other = match post {
        ElectedPost::Secretary => Some(ElectedPost::DeputySecretary),
        ElectedPost::DeputySecretary => Some(ElectedPost::Secretary),
        ElectedPost::CommitteeMember => None,
    };
    let committee_settled = election.next(ElectedPost::CommitteeMember) == ElectionNext::Settled;
    let committee = election.committee();
    for (index, member) in named.iter().enumerate() {
        let field = format!("members[{index}]");
        if !election.eligible(*member) || elected.contains(member) {
            return Err(rules::not_eligible(field));
        }
        if election.by_committee(post) {
            let standing =
                !committee_settled && election.candidates(ElectedPost::CommitteeMember).contains(member);
            if !standing && !committee.contains(member) {
                return Err(rules::not_in_committee(field));
            }
        }
        if other.is_some_and(|other| election.candidates(other).contains(member)) {
            return Err(super::meeting::twice(field));
        }
    }
    Ok(())
}

/// Refuses too few candidates, or as many as there may not be, for the seats of a post that are not filled.
fn enough(election: &ElectionRecord, post: ElectedPost, named: i64, percent: i64) -> Result<()> {
    let filled = count(election.tally(post).elected.len());
    let seats = election.seats(post).unwrap_or(0) - filled;
    let equal = election.by_committee(post)
        || post != ElectedPost::CommitteeMember && election.method == ElectionMethod::Equal;
    if equal { rules::equal(named, seats) } else { rules::surplus(named, seats, percent) }
}

/// Refuses a round on somebody who lost the right to be elected after the electors were set (RULES A-30).
fn still_eligible(command: &Command<'_>, round: &record::Round) -> Result<()> {
    let counted = round.counts.iter().map(|one| one.member).enumerate();
    let written = round.write_ins.iter().map(|(member, _)| *member).enumerate();
    let fields = counted.map(|(index, member)| (format!("counts[{index}].member"), member));
    let written = written.map(|(index, member)| (format!("write_ins[{index}].member"), member));
    for (field, member) in fields.chain(written) {
        let record = rolls::member(command.connection, command.street(), member)?;
        let fit = record.is_some_and(|record| {
            let spell = record.on(round.on);
            !record.observed_on(round.on)
                && spell
                    .is_some_and(|one| one.stage == MemberStage::Full && one.status == MemberStatus::Active)
        });
        if !fit {
            return Err(rules::not_eligible(field));
        }
    }
    Ok(())
}

/// Tells of candidates for the post of secretary without the usual standing.
fn standing(
    command: &Command<'_>,
    version: &Version,
    election: &ElectionRecord,
    named: &[Id],
) -> Result<Vec<Warning>> {
    let months = parameter(command, version, election, "party.post.secretary_standing", "months")?;
    let mut warnings = Vec::new();
    for (index, member) in named.iter().enumerate() {
        let record = rolls::member(command.connection, command.street(), *member)?;
        let full_on = record.and_then(|record| record.full_on);
        let told = post::rules::secretary_standing(PartyPostKind::Secretary, full_on, election.on, months);
        warnings.extend(told.map(|told| Warning { field: format!("members[{index}]"), ..told }));
    }
    Ok(warnings)
}
