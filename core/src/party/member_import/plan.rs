//! Holding the rows of a file against the store: which are accepted, and where their members belong.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;

use super::rows;
use super::rules::{Column, Draft, Drafts};
use crate::access::{Access, Capability};
use crate::identity::ResidentNumber;
use crate::party::member::{rules::short_probation, temporary};
use crate::party::{MemberStage, OrganisationKind, Organisations, reach};
use crate::registry::ResidentState;
use crate::registry::import::cells::Issues;
use crate::registry::import::plan::stored_numbers;
use crate::registry::resident::rows as residents;
use crate::store::Connection;
use crate::{Error, ErrorKind, Id, Result, code};

/// A row that is accepted.
#[derive(Debug)]
pub(super) struct Accepted {
    /// Place of the row in the drafts.
    pub(super) draft: usize,
    pub(super) branch: Id,
    pub(super) group: Option<Id>,
    /// Nobody belonged to the branch, or to the group, before.
    pub(super) founded: NaiveDate,
    pub(super) resident: Option<Id>,
}

/// An organisation of the tree and the day of its founding.
type Founded = (Id, NaiveDate);

/// What an import will do.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) accepted: Vec<Accepted>,
    pub(super) linked: i64,
    pub(super) issues: Issues,
    pub(super) warnings: Issues,
}

/// Makes the plan; nothing is written.
pub(super) fn plan(
    connection: &Connection,
    street: &str,
    access: &Access<'_>,
    tree: &Organisations,
    drafts: &Drafts,
    today: NaiveDate,
) -> Result<Plan> {
    let within = reach::within(access, Capability::WriteMembers, tree, today)?;
    let numbers = drafts.rows.iter().filter_map(|draft| draft.number.as_ref()).collect();
    let mut maker = Maker {
        connection,
        street,
        drafts,
        places: Places { tree, today, within, named: named(tree, today), branches: HashMap::new() },
        residents: stored_numbers(connection, street, numbers)?,
        known: rows::known(connection, street)?,
        seen: HashMap::with_capacity(drafts.rows.len()),
        unnumbered: HashMap::new(),
        plan: Plan::default(),
    };
    for (place, draft) in drafts.rows.iter().enumerate() {
        if let Err((column, error)) = maker.add(place, draft) {
            maker.plan.issues.add(draft.row, drafts.header.name(column), &error);
        }
    }
    Ok(maker.plan)
}

/// The organisations of today by name.
fn named(tree: &Organisations, today: NaiveDate) -> HashMap<&str, Vec<Id>> {
    let mut named: HashMap<&str, Vec<Id>> = HashMap::new();
    for (record, version) in tree.active(today) {
        named.entry(version.name.as_str()).or_default().push(record.id);
    }
    named
}

/// A refusal with the column at fault.
type Refusal = (Column, Error);

struct Maker<'a> {
    connection: &'a Connection,
    street: &'a str,
    drafts: &'a Drafts,
    places: Places<'a>,
    /// Residents of the numbers of the file.
    residents: HashMap<ResidentNumber, Id>,
    known: rows::Known,
    /// Rows by the numbers they hold.
    seen: HashMap<ResidentNumber, i64>,
    /// Rows without a number, by branch and name.
    unnumbered: HashMap<(Id, &'a str), i64>,
    plan: Plan,
}

impl<'a> Maker<'a> {
    fn add(&mut self, place: usize, draft: &'a Draft) -> Result<(), Refusal> {
        let (branch, mut founded) = self.places.branch(&draft.organisation)?;
        let mut group = None;
        if let Some(text) = &draft.group {
            let (id, since) = self.places.group(branch, text)?;
            (group, founded) = (Some(id), founded.max(since));
        }
        if draft.stage.is_member() && self.places.is_temporary(branch) {
            return Err((Column::Organisation, temporary()));
        }
        let resident = self.person(draft)?;
        match draft.number {
            Some(number) => drop(self.seen.insert(number, draft.row)),
            None => self.likely_duplicate(draft, branch),
        }
        self.overdue(draft);
        if let Some(warning) = short_probation(&draft.way) {
            let column = self.drafts.header.name(Column::Confirmed);
            self.plan.warnings.warn(draft.row, column, &warning.zh, &warning.en);
        }
        self.plan.linked += i64::from(resident.is_some());
        self.plan.accepted.push(Accepted { draft: place, branch, group, founded, resident });
        Ok(())
    }

    /// The resident of the row's number; nobody is recorded twice.
    fn person(&self, draft: &Draft) -> Result<Option<Id>, Refusal> {
        let Some(number) = &draft.number else { return Ok(None) };
        let taken =
            |zh: String, en: &str| Err((Column::Number, Error::conflict(code::CONFLICT_EXISTS, zh, en)));
        if let Some(row) = self.seen.get(number) {
            return taken(
                format!("与第 {row} 行的证件号码重复；一名党员只能编入一个支部"),
                &format!("row {row} has the same number: a member belongs to one branch"),
            );
        }
        let resident = self.residents.get(number).copied();
        let linked = resident.is_some_and(|resident| self.known.residents.contains(&resident));
        if linked || self.known.numbers.contains(number.as_str()) {
            return taken(
                "该人员已有党员档案；一名党员只能编入一个支部".to_owned(),
                "the person is recorded already: a member belongs to one branch",
            );
        }
        if let Some(resident) = resident {
            self.same_person(draft, resident)?;
        }
        Ok(resident)
    }

    /// The resident of the number is alive and has the name of the row.
    fn same_person(&self, draft: &Draft, resident: Id) -> Result<(), Refusal> {
        let number = |error| (Column::Number, error);
        let found = residents::get(self.connection, self.street, resident).map_err(number)?;
        let Some((person, _)) = found else { return Ok(()) };
        if person.state == ResidentState::Deceased {
            return Err(number(Error::invalid(
                "number",
                "该号码的居民已死亡",
                "the resident who has the number is deceased",
            )));
        }
        if person.name == draft.name {
            return Ok(());
        }
        Err((
            Column::Name,
            Error::invalid(
                "name",
                "姓名与该号码的居民记录不一致，请核对",
                "the name is not that of the resident who has the number",
            ),
        ))
    }

    /// Tells of rows without a number that may be one person; those with one are compared by it.
    fn likely_duplicate(&mut self, draft: &'a Draft, branch: Id) {
        if let Some(row) = self.unnumbered.insert((branch, &draft.name), draft.row) {
            self.plan.warnings.warn(
                draft.row,
                self.drafts.header.name(Column::Number),
                &format!("未填证件号码，且与第 {row} 行同名同支部，可能重复"),
                &format!(
                    "without a number, and of the same name and branch as row {row}: may be a duplicate"
                ),
            );
        }
    }

    /// Tells of a probation that is over (RULES A-47).
    fn overdue(&mut self, draft: &Draft) {
        let ends = draft.way.probation_end().filter(|ends| *ends <= self.places.today);
        if draft.stage == MemberStage::Probationary && ends.is_some() {
            self.plan.warnings.warn(
                draft.row,
                self.drafts.header.name(Column::Joined),
                "预备期已满一年，应及时讨论转正",
                "the year of probation is over: the confirmation is due",
            );
        }
    }
}

/// Where members can belong, as the file names it.
struct Places<'a> {
    tree: &'a Organisations,
    today: NaiveDate,
    /// What the session may write; `None` for the whole street.
    within: Option<BTreeSet<Id>>,
    named: HashMap<&'a str, Vec<Id>>,
    /// Answers given before.
    branches: HashMap<&'a str, Result<Founded, Error>>,
}

impl<'a> Places<'a> {
    fn branch(&mut self, text: &'a str) -> Result<Founded, Refusal> {
        if !self.branches.contains_key(text) {
            let found = self.find_branch(text);
            self.branches.insert(text, found);
        }
        match self.branches.get(text) {
            Some(Ok(found)) => Ok(*found),
            Some(Err(error)) => Err((Column::Organisation, error.clone())),
            None => Err((Column::Organisation, Error::internal("a branch was looked up"))),
        }
    }

    fn find_branch(&self, text: &str) -> Result<Founded> {
        let id = self.one(text, |_| true)?;
        let record = self.tree.known(id)?;
        let kind = record.on(self.today).map(|version| version.kind);
        let (Some(first), Some(true)) = (record.versions.first(), kind.map(|kind| kind.is_branch())) else {
            return Err(Error::invalid(
                "organisation",
                "党员应编入党支部；党委、党总支、党小组和临时党支部不直接编入党员",
                "a member belongs to a branch: not to a committee, a general branch, a group or a temporary branch",
            ));
        };
        if self.within.as_ref().is_some_and(|within| !within.contains(&id)) {
            return Err(Error::denied(
                "该党组织不在授权的范围之内",
                "the organisation lies outside the scope of the grant",
            ));
        }
        Ok((id, first.from))
    }

    fn is_temporary(&self, branch: Id) -> bool {
        let version = self.tree.on(branch, self.today);
        version.is_some_and(|version| version.kind == OrganisationKind::TemporaryBranch)
    }

    fn group(&self, branch: Id, text: &str) -> Result<Founded, Refusal> {
        let below = |id: &Id| {
            let version = self.tree.on(*id, self.today);
            version.is_some_and(|version| version.kind.is_group())
                && self.tree.branch_of(*id, self.today) == Some(branch)
        };
        let found = self.one(text, below).and_then(|id| {
            let founded = self.tree.known(id)?.versions.first().map(|first| first.from);
            Ok((id, founded.ok_or_else(|| Error::internal("an organisation has a version"))?))
        });
        found.map_err(|error| (Column::Group, error))
    }

    /// The one organisation of a name or identifier among those that count.
    fn one(&self, text: &str, counts: impl Fn(&Id) -> bool) -> Result<Id> {
        let by_id = Id::parse("id", text).ok().filter(|id| self.tree.on(*id, self.today).is_some());
        let candidates: HashSet<Id> = match by_id {
            Some(id) => [id].into_iter().filter(&counts).collect(),
            None => self.named.get(text).into_iter().flatten().copied().filter(&counts).collect(),
        };
        let mut candidates = candidates.into_iter();
        match (candidates.next(), candidates.len()) {
            (Some(id), 0) => Ok(id),
            (Some(_), others) => Err(Error::invalid(
                "organisation",
                format!("有 {} 个党组织使用该名称，请填写标识", others + 1),
                format!("{} organisations have the name: give the identifier", others + 1),
            )),
            (None, _) => Err(Error::new(
                ErrorKind::NotFound,
                code::NOT_FOUND,
                "没有该名称的党组织，请先登记",
                "no organisation has the name; record it first",
            )),
        }
    }
}
