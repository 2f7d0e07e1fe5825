//! Members (党员): their way into the Party, their relation, dues and study.
//!
//! Membership is a sensitive matter: every operation here belongs to Party secretaries, over their own organisation and
//! what lies below it.

mod ballot;
mod books;
mod development;
mod person;
mod reading;
pub(crate) mod record;
mod resolve;
pub(crate) mod rows;
pub(crate) mod rules;
mod standing;
mod types;

#[cfg(test)]
mod books_tests;
#[cfg(test)]
mod rules_tests;
#[cfg(test)]
mod state_tests;
#[cfg(test)]
mod tests;

pub(crate) use books::comes_back;
pub use types::*;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::access::Capability;
use crate::command::{Command, body};
use crate::party::reach;
use crate::platform::Session;
use crate::registry::rules as check;
use crate::{Error, Id, Result, Warning, code};

use record::MemberRecord;
use rules::Settings;

/// The longest reason, in characters.
pub(crate) const LONGEST_REASON: usize = 500;

/// Members and applicants (党员), their way into the Party, and their standing.
///
/// Nobody reads who is a member but the secretaries of the organisation and of those above it:
///
/// ```
/// # let folder = std::env::temp_dir().join(format!("shuzhi-members-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder).unwrap();
/// # let path = folder.join("members.db").display().to_string();
/// use shuzhi::{Actor, ErrorKind, Options, Platform};
/// let street = Some("620102001".to_string());
/// let options = Options { path, street, security_administrator: Some("li".into()), ..Default::default() };
/// let platform = Platform::open(options)?;
/// let session = platform.session(Actor {
///     actor: "li".into(),
///     street: "620102001".into(),
///     ..Default::default()
/// })?;
/// let error = session.members().list(Default::default()).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Denied);
/// platform.close()?;
/// # std::fs::remove_dir_all(&folder).unwrap();
/// # Ok::<(), shuzhi::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Members(pub(crate) Session);

impl Session {
    /// Members and applicants, their way into the Party, and their standing.
    pub fn members(&self) -> Members {
        Members(self.clone())
    }
}

/// What every change of a member is asked with: whose record, on which day, based on which revision.
#[derive(Debug, Clone, Copy)]
struct Step {
    member: Id,
    on: Option<NaiveDate>,
    revision: Option<i64>,
}

impl Step {
    fn parse(member: &str, on: Option<&str>, revision: Option<i64>) -> Result<Self> {
        Ok(Self { member: Id::parse("member", member)?, on: check::optional_date("on", on)?, revision })
    }

    /// The stored record, once the session may change it, and the day of the step.
    fn begin(&self, command: &Command<'_>) -> Result<(MemberRecord, NaiveDate)> {
        let record = changeable(command, self.member)?;
        check::revision(self.revision, record.revision)?;
        Ok((record, self.on.unwrap_or_else(|| command.now.date())))
    }
}

/// The stored record, once the session may change it.
pub(crate) fn changeable(command: &Command<'_>, member: Id) -> Result<MemberRecord> {
    command.access().anywhere(Capability::WriteMembers)?;
    let record: MemberRecord = command.stored(member)?;
    let (tree, today) = (&command.snapshot.party, command.now.date());
    reach::over(&command.access(), Capability::WriteMembers, tree, record.organisation, today)?;
    Ok(record)
}

/// Runs `work` with what the rulebook has for an organisation on a day.
fn with_settings<T>(
    command: &Command<'_>,
    organisation: Id,
    day: NaiveDate,
    work: impl FnOnce(&Settings<'_>) -> Result<T>,
) -> Result<T> {
    let area = reach::rule_area(command.street(), &command.snapshot.party, organisation)?;
    work(&Settings { book: &command.snapshot.rules.rulebook, area: &area, day })
}

/// Ends what somebody held who leaves from `on`: the hub, and every post, or those of the organisations that the person
/// leaves for another branch.
pub(crate) fn relieved(
    command: &mut Command<'_>,
    before: &MemberRecord,
    to: Option<Id>,
    on: NaiveDate,
) -> Result<()> {
    use crate::party::{hub, post};
    hub::end_of_member(command, before.id, on)?;
    let Some(to) = to else { return post::end_of_member(command, before.id, None, on) };
    let tree = &command.snapshot.party;
    let stays = tree.chain(to, on);
    let mut left: BTreeSet<Id> = tree.chain(before.organisation, on).into_iter().collect();
    left.extend(tree.with_all_below(before.organisation, on));
    for organisation in left.into_iter().filter(|id| !stays.contains(id)) {
        post::end_of_member(command, before.id, Some(organisation), on)?;
    }
    Ok(())
}

/// Stores a changed member and answers with it.
fn keep(
    command: &mut Command<'_>,
    before: Option<&MemberRecord>,
    after: &MemberRecord,
    on: NaiveDate,
    warnings: Vec<Warning>,
) -> Result<PartyMemberResult> {
    let organisation = after.organisation.to_string();
    let facts = body([
        ("organisation", Some(&*organisation)),
        ("stage", Some(after.stage.word())),
        ("status", Some(after.status.word())),
        ("on", Some(&on.to_string())),
    ]);
    keep_stating(command, before, after, facts, warnings)
}

/// As [`keep`], with facts of its own.
fn keep_stating(
    command: &mut Command<'_>,
    before: Option<&MemberRecord>,
    after: &MemberRecord,
    facts: serde_json::Value,
    warnings: Vec<Warning>,
) -> Result<PartyMemberResult> {
    rows::keep(command, before, after, facts)?;
    Ok(PartyMemberResult { member: reading::shown(after, None, command.now.date())?, warnings })
}

/// The branch in which a person is put on a day, and perhaps a group of it (RULES A-11): every member belongs to one
/// branch; a committee or a group alone is none.
fn branch(
    command: &Command<'_>,
    organisation: Id,
    group: Option<Id>,
    on: NaiveDate,
    member: bool,
) -> Result<()> {
    use crate::party::OrganisationKind;
    let tree = &command.snapshot.party;
    tree.known(organisation).map_err(|error| error.at("organisation"))?;
    let Some(version) = tree.on(organisation, on) else {
        return Err(Error::conflict(
            code::CONFLICT_STATE,
            format!("该党组织在 {on} 不存在"),
            format!("the organisation is not there on {on}"),
        )
        .at("organisation"));
    };
    if !version.kind.is_branch() {
        return Err(Error::violation(
            "member.one_branch",
            "党章第八条",
            format!("党员应编入一个党支部，{}不是党支部（党小组请用 group）", version.kind.zh()),
            format!(
                "a member belongs to a branch, which a {} is not (name a group as such)",
                version.kind.word()
            ),
        )
        .at("organisation"));
    }
    if member && version.kind == OrganisationKind::TemporaryBranch {
        return Err(temporary());
    }
    match group {
        None => Ok(()),
        Some(group) => own_group(command, organisation, group, on),
    }
}

/// The error of a relation in a temporary branch (RULES A-05).
pub(crate) fn temporary() -> Error {
    Error::violation(
        "member.temporary_branch",
        "中国共产党支部工作条例（试行）（临时党支部，条款号未核实）",
        "临时党支部不转入组织关系，一般不发展党员",
        "relations of members stay outside a temporary branch, and it admits nobody",
    )
    .at("organisation")
}

/// Refuses a group that is not one of the branch on a day.
fn own_group(command: &Command<'_>, branch: Id, group: Id, on: NaiveDate) -> Result<()> {
    let tree = &command.snapshot.party;
    tree.known(group).map_err(|error| error.at("group"))?;
    let own = |version: &crate::party::organisation::record::Version| {
        version.kind.is_group() && version.parent == Some(branch)
    };
    if tree.on(group, on).is_some_and(own) {
        return Ok(());
    }
    Err(Error::invalid("group", "不是该党支部的党小组", "is no group of the branch"))
}
