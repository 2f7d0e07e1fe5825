//! Recording and amending members, and putting them into groups.

use chrono::NaiveDate;

use super::person::{self, Given, Particulars};
use super::record::MemberRecord;
use super::rules::{self, PROBATION, Way, months_after};
use super::types::*;
use super::{Members, Step, branch, keep, own_group};
use crate::access::Capability;
use crate::command::Command;
use crate::identity::{Phone, ResidentNumber, Sex};
use crate::party::reach;
use crate::party::{Affiliation, MemberStage, MemberStatus};
use crate::registry::resident::{LONGEST_NAME, rules::sex_and_birth};
use crate::registry::rules as check;
use crate::store::document;
use crate::{Error, Id, Result, code};

/// Where a person is put, as given.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seat {
    pub(super) id: Option<Id>,
    pub(super) organisation: Id,
    pub(super) group: Option<Id>,
}

impl Seat {
    pub(super) fn parse(id: Option<&str>, organisation: &str, group: Option<&str>) -> Result<Self> {
        let group = group.map(str::trim).filter(|text| !text.is_empty());
        Ok(Self {
            id: id.map(|text| Id::parse("id", text)).transpose()?,
            organisation: Id::parse("organisation", organisation)?,
            group: group.map(|text| Id::parse("group", text)).transpose()?,
        })
    }

    /// Whether the session may put people there.
    pub(super) fn writable(&self, command: &Command<'_>) -> Result<()> {
        let (tree, today) = (&command.snapshot.party, command.now.date());
        reach::over(&command.access(), Capability::WriteMembers, tree, self.organisation, today)
    }

    /// The record of a person as of the first day in a stage; of one who was here before it goes on with the old record.
    pub(super) fn begin(
        &self,
        command: &Command<'_>,
        person: Particulars,
        given: &Given,
        (stage, affiliation): (MemberStage, Affiliation),
        before: Option<&MemberRecord>,
    ) -> Result<MemberRecord> {
        let id = match (before, self.id) {
            (Some(before), given) if given.is_none_or(|given| given == before.id) => before.id,
            (Some(before), _) => return Err(person::taken(before.id)),
            (None, given) => given.unwrap_or_else(|| command.new_id()),
        };
        if before.is_none()
            && document::get::<MemberRecord>(command.connection, command.street(), id)?.is_some()
        {
            return Err(person::taken(id).at("id"));
        }
        let blank = MemberRecord::blank(id, self.organisation, command.now);
        Ok(MemberRecord {
            resident: person.resident,
            name: person.name,
            number: person.number,
            sex: person.sex,
            birth: person.birth,
            phone: person.phone,
            unit: given.unit.clone(),
            retired: given.retired,
            affiliation,
            stage,
            group: self.group,
            resolutions: before.map(|before| before.resolutions.clone()).unwrap_or_default(),
            incomes: before.map(|before| before.incomes.clone()).unwrap_or_default(),
            spells: before.map(|before| before.spells.clone()).unwrap_or_default(),
            recorded_at: before.map_or(command.now, |before| before.recorded_at),
            revision: before.map_or(0, |before| before.revision) + 1,
            ..blank
        })
    }
}

/// One who was here before comes back only after the day on which the record was closed.
pub(crate) fn comes_back(before: &MemberRecord, field: &str, day: NaiveDate) -> Result<()> {
    match before.since() {
        Some(last) if day <= last => Err(Error::invalid(
            field,
            format!("应晚于原记录终结之日 {last}"),
            format!("is after the day on which the old record was closed, {last}"),
        )
        .with("closed_on", last.to_string())),
        _ => Ok(()),
    }
}

impl Members {
    /// Enters a member or applicant as the papers have it. One who was transferred out, or has gone, comes back with the
    /// old record.
    ///
    /// # Errors
    /// `Denied`; `Invalid` for days that do not fit together; `NotFound`; `Violation` `member.one_branch`,
    /// `member.temporary_branch` or `member.age`; `Conflict` when the resident, number or identifier has a record.
    pub fn record(&self, request: RecordPartyMember) -> Result<PartyMemberResult> {
        let seat = Seat::parse(request.id.as_deref(), &request.organisation, request.group.as_deref())?;
        let given = Given::parse(&request.person)?;
        let date = |field, text: &Option<String>| check::optional_date(field, text.as_deref());
        let way = Way {
            applied: date("applied_on", &request.applied_on)?,
            talked: date("talked_on", &request.talked_on)?,
            activist: date("activist_on", &request.activist_on)?,
            target: date("target_on", &request.target_on)?,
            joined: date("joined_on", &request.joined_on)?,
            probation_ends: date("probation_ends", &request.probation_ends)?,
            full: date("full_on", &request.full_on)?,
        };
        let since = date("since", &request.since)?;
        let stage = request.stage;
        let affiliation = request.affiliation.unwrap_or(Affiliation::Relation);
        if affiliation != Affiliation::Relation && !stage.is_member() {
            return Err(Error::invalid(
                "affiliation",
                "流动党员和双报到党员应为预备党员或正式党员",
                "a mobile or double-reporting member is a member, on probation or in full",
            ));
        }
        self.0.write_once("member.record", request.request_key.as_deref(), &request, |command| {
            seat.writable(command)?;
            let today = command.now.date();
            way.consistent(stage, today)?;
            let since = match since {
                Some(day) => day,
                None => first_day(command, &seat, &way, stage),
            };
            check::not_after("since", since, today)?;
            rules::not_before("since", since, way.began(stage), "该阶段的起始日", "the day the stage began")?;
            let way = way.begun(stage, since);
            way.consistent(stage, today).map_err(|error| error.at("since"))?;
            let member = stage.is_member() && affiliation == Affiliation::Relation;
            branch(command, seat.organisation, seat.group, since, member)?;
            let person = given.settle(command)?;
            if let Some(birth) = person.birth {
                rules::adult(birth, way.earliest().unwrap_or(since))?;
            }
            let before = person::previous(command, &person)?;
            if let Some(before) = &before {
                if !matches!(before.status, MemberStatus::TransferredOut | MemberStatus::Ended) {
                    return Err(person::already_there(before, affiliation, seat.organisation));
                }
                comes_back(before, "since", since)?;
            }
            let mut record = seat.begin(command, person, &given, (stage, affiliation), before.as_ref())?;
            put_way(&mut record, &way);
            record.begin_spell(since);
            let warnings = rules::short_probation(&way).into_iter().collect();
            keep(command, before.as_ref(), &record, since, warnings)
        })
    }

    /// Changes a member's particulars.
    ///
    /// # Errors
    /// `Denied`; `Invalid`; `NotFound`; `Conflict` for a stale revision, a resident or number that has another record, or
    /// when observation or lost contact is told of one who is no member in force.
    pub fn amend(&self, request: AmendPartyMember) -> Result<PartyMemberResult> {
        let step = Step::parse(&request.member, None, request.revision)?;
        let changes = Changes::parse(&request)?;
        self.0.write_once("member.amend", request.request_key.as_deref(), &request, |command| {
            let (before, today) = step.begin(command)?;
            let after = changes.apply(command, &before, today)?;
            let person = Particulars {
                resident: after.resident,
                name: String::new(),
                number: after.number,
                sex: after.sex,
                birth: after.birth,
                phone: None,
            };
            if let Some(other) = person::previous(command, &person)?.filter(|other| other.id != after.id) {
                return Err(person::taken(other.id));
            }
            keep(command, Some(&before), &after, today, Vec::new())
        })
    }

    /// Puts a member into a group of the own branch, or takes the member out.
    ///
    /// # Errors
    /// `Denied`; `Invalid` for a group of another branch or a day before the present standing; `NotFound`; `Conflict` for
    /// a record that is not in force, while a resolution waits, or for a stale revision.
    pub fn assign_group(&self, request: AssignPartyGroup) -> Result<PartyMemberResult> {
        let step = Step::parse(&request.member, request.on.as_deref(), request.revision)?;
        let group = request.group.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let group = group.map(|text| Id::parse("group", text)).transpose()?;
        self.0.write_once("member.assign_group", request.request_key.as_deref(), &request, |command| {
            let (before, on) = step.begin(command)?;
            rules::in_force(&before)?;
            rules::none_waiting(&before)?;
            rules::follows(&before, on, command.now.date())?;
            if let Some(group) = group {
                own_group(command, before.organisation, group, on)?;
            }
            let after = before.changed(on, |record| record.group = group);
            keep(command, Some(&before), &after, on, Vec::new())
        })
    }
}

/// The day the stage began, once the branch was there; today when that day is not known.
fn first_day(command: &Command<'_>, seat: &Seat, way: &Way, stage: MemberStage) -> NaiveDate {
    let Some(began) = way.began(stage) else { return command.now.date() };
    let versions = [Some(seat.organisation), seat.group].into_iter().flatten();
    let founded = versions.filter_map(|id| command.snapshot.party.get(id)?.versions.first());
    founded.map(|version| version.from).fold(began, NaiveDate::max)
}

fn put_way(record: &mut MemberRecord, way: &Way) {
    record.applied_on = way.applied;
    record.talked_on = way.talked;
    record.activist_on = way.activist;
    record.target_on = way.target;
    record.joined_on = way.joined;
    record.probation_ends = way.probation_end();
    record.extended = match (way.joined, way.probation_ends) {
        (Some(joined), Some(end)) => end > months_after(joined, PROBATION),
        _ => false,
    };
    record.full_on = way.full;
}

/// Changes whose single fields are in order; the outer option says whether there is a change.
struct Changes {
    resident: Option<Option<Id>>,
    name: Option<String>,
    number: Option<Option<ResidentNumber>>,
    sex: Option<Sex>,
    birth: Option<NaiveDate>,
    phone: Option<Option<Phone>>,
    unit: Option<Option<String>>,
    retired: Option<bool>,
    observed_until: Option<Option<NaiveDate>>,
    lost_since: Option<Option<NaiveDate>>,
}

impl Changes {
    fn parse(request: &AmendPartyMember) -> Result<Self> {
        let name = request.name.as_deref();
        Ok(Self {
            resident: check::change(request.resident.as_deref(), |text| Id::parse("resident", text))?,
            name: name.map(|text| check::text("name", text, LONGEST_NAME)).transpose()?,
            number: check::change(request.number.as_deref(), |text| ResidentNumber::parse("number", text))?,
            sex: request.sex,
            birth: check::optional_date("birth", request.birth.as_deref())?,
            phone: check::change(request.phone.as_deref(), |text| Phone::parse("phone", text))?,
            unit: check::change(request.unit.as_deref(), |text| {
                check::text("unit", text, check::LONGEST_NAME)
            })?,
            retired: request.retired,
            observed_until: check::change(request.observed_until.as_deref(), |text| {
                crate::parse_date("observed_until", text)
            })?,
            lost_since: check::change(request.lost_since.as_deref(), |text| {
                crate::parse_date("lost_since", text)
            })?,
        })
    }

    fn apply(&self, command: &Command<'_>, before: &MemberRecord, today: NaiveDate) -> Result<MemberRecord> {
        let mut after = before.clone();
        after.revision += 1;
        self.particulars(command, &mut after)?;
        if let Some(unit) = &self.unit {
            after.unit.clone_from(unit);
        }
        after.retired = self.retired.unwrap_or(before.retired);
        if let Some(until) = self.observed_until {
            rules::at_stage(before, &[MemberStage::Full])?;
            after.observed_until = until;
        }
        if let Some(lost) = self.lost_since {
            still_here(before)?;
            if let Some(lost) = lost {
                check::not_after("lost_since", lost, today)?;
            }
            after.lost_since = lost;
        }
        if after.birth.is_some_and(|birth| birth > today) {
            return Err(Error::invalid("birth", "出生日期晚于今天", "the birth date is after today"));
        }
        Ok(after)
    }

    /// Name, number, sex, birth date and telephone: those of the resident, or those given.
    fn particulars(&self, command: &Command<'_>, after: &mut MemberRecord) -> Result<()> {
        let given = self.name.is_some()
            || self.number.is_some()
            || self.sex.is_some()
            || self.birth.is_some()
            || self.phone.is_some();
        if let Some(resident) = self.resident {
            after.resident = resident;
        }
        if let Some(resident) = after.resident {
            if given {
                return Err(Error::invalid(
                    "resident",
                    "已关联居民的，姓名、号码、性别、出生日期、电话以居民记录为准",
                    "the particulars of a member linked to a resident are those of the resident",
                ));
            }
            if self.resident.is_some() {
                let person = person::linked(command, resident, after.number.as_ref())?;
                after.name = person.name;
                after.number = person.number.or(after.number);
                let sex = Some(person.sex).filter(|sex| matches!(sex, Sex::Male | Sex::Female));
                let birth = person.birth.or(after.birth);
                (after.sex, after.birth) = match &after.number {
                    Some(number) => (number.sex(), Some(number.birth_date())),
                    None => (sex.unwrap_or(after.sex), birth),
                };
                after.phone = person.phone.or(after.phone);
            }
            return Ok(());
        }
        if let Some(name) = &self.name {
            after.name.clone_from(name);
        }
        after.number = self.number.unwrap_or(after.number);
        let sex = self.sex.or(if after.number.is_some() { None } else { Some(after.sex) });
        let birth = self.birth.or(if after.number.is_some() { None } else { after.birth });
        (after.sex, after.birth) = sex_and_birth(after.number.as_ref(), sex, birth)?;
        after.phone = self.phone.unwrap_or(after.phone);
        Ok(())
    }
}

/// Refuses to tell of contact with one who is no member here any more.
fn still_here(record: &MemberRecord) -> Result<()> {
    let open = matches!(record.status, MemberStatus::Active | MemberStatus::Suspended);
    if open && record.stage.is_member() {
        return Ok(());
    }
    Err(Error::conflict(code::CONFLICT_STATE, "只适用于在册党员", "is for members whose record is in force")
        .at("member")
        .with("status", record.status.word()))
}
