//! Who a party is, and who speaks for it: as given, and as the registry has it.

use chrono::NaiveDate;

use super::record::{AgentRecord, PartyRecord};
use super::requests::{NewDisputeAgent, NewDisputeParty};
use super::rules;
use super::shown::is_minor;
use crate::access::Capability;
use crate::command::Command;
use crate::identity::{CreditCode, Phone, ResidentNumber, Sex};
use crate::mediation::{PartyKind, PartySide};
use crate::registry::enterprise::rows as enterprises;
use crate::registry::resident::{Person, rows as residents, rules::sex_and_birth};
use crate::registry::{ResidentState, rules as check};
use crate::{Error, Id, Result};

/// The longest statement of an authority, in characters.
const LONGEST_AUTHORITY: usize = 500;

/// A party as given, each field read.
#[derive(Debug)]
pub(super) struct GivenParty {
    kind: PartyKind,
    side: PartySide,
    name: Option<String>,
    number: Option<ResidentNumber>,
    credit_code: Option<CreditCode>,
    sex: Option<Sex>,
    birth: Option<NaiveDate>,
    phone: Option<Phone>,
    address: Option<String>,
    resident: Option<Id>,
    enterprise: Option<Id>,
    agent: Option<GivenAgent>,
}

/// An agent or guardian as given, each field read.
#[derive(Debug)]
pub(super) struct GivenAgent {
    guardian: bool,
    name: Option<String>,
    resident: Option<Id>,
    phone: Option<Phone>,
    authority: Option<String>,
    special: bool,
}

impl GivenParty {
    pub(super) fn parse(party: &NewDisputeParty) -> Result<Self> {
        let (body, code) = (party.kind == PartyKind::Body, filled(party.code.as_deref()));
        fits(party)?;
        let credit_code = code.filter(|_| body).map(|text| CreditCode::parse("code", text)).transpose()?;
        let number = code.filter(|_| !body).map(|text| ResidentNumber::parse("code", text)).transpose()?;
        let agent = party.agent.as_ref().map(GivenAgent::parse).transpose();
        Ok(Self {
            kind: party.kind,
            side: party.side,
            name: check::optional_text("name", party.name.as_deref(), check::LONGEST_NAME)?,
            number,
            credit_code: credit_code.map(|(code, _)| code),
            sex: party.sex,
            birth: check::optional_date("birth", filled(party.birth.as_deref()))?,
            phone: phone(party.phone.as_deref())?,
            address: check::optional_text("address", party.address.as_deref(), check::LONGEST_ADDRESS)?,
            resident: check::optional_id("resident", party.resident.as_deref())?,
            enterprise: check::optional_id("enterprise", party.enterprise.as_deref())?,
            agent: agent.map_err(|error| error.within("agent"))?,
        })
    }

    /// The party of a number: what the registry knows of it goes before what was given, and may not differ from it.
    pub(super) fn settle(self, command: &Command<'_>, number: i64) -> Result<PartyRecord> {
        let agent = self.agent.map(|agent| agent.settle(command)).transpose();
        let agent = agent.map_err(|error| error.within("agent"))?;
        if agent.as_ref().is_some_and(|agent| agent.guardian) && self.kind == PartyKind::Body {
            return Err(no_guardian().at("agent.guardian"));
        }
        let mut party = PartyRecord {
            number,
            kind: self.kind,
            side: self.side,
            name: String::new(),
            code: None,
            sex: None,
            birth: None,
            phone: self.phone,
            address: self.address,
            resident: self.resident,
            enterprise: self.enterprise,
            agent,
            actor: None,
            noticed_on: None,
            consent: None,
        };
        match self.kind {
            PartyKind::Person => {
                let beside = [
                    ("name", self.name.is_some()),
                    ("code", self.number.is_some()),
                    ("sex", self.sex.is_some()),
                    ("birth", self.birth.is_some()),
                ];
                let linked = self.resident.map(|id| Linked::of(command, id, &beside)).transpose()?;
                let linked = linked.map(|linked| linked.person);
                let known = Known::of(linked.as_ref(), self.number, self.sex, self.birth)?;
                known.born(command.now.date())?;
                party.name = called(linked.map(|person| person.name), self.name)?;
                party.code = self.number.map(String::from);
                (party.sex, party.birth) = (known.sex, known.birth);
            }
            PartyKind::Body => {
                let found =
                    self.enterprise.map(|id| enterprises::get(command.connection, command.street(), id));
                let found = found.transpose()?.map(|found| found.ok_or_else(no_enterprise)).transpose()?;
                let linked = found.map(|(enterprise, _)| enterprise);
                let code = linked.as_ref().map(|linked| linked.credit_code);
                if let (Some(held), Some(given)) = (&code, &self.credit_code)
                    && held != given
                {
                    return Err(another("code"));
                }
                party.name = called(linked.map(|enterprise| enterprise.name), self.name)?;
                party.code = code.or(self.credit_code).map(String::from);
            }
        }
        Ok(party)
    }
}

impl GivenAgent {
    pub(super) fn parse(agent: &NewDisputeAgent) -> Result<Self> {
        Ok(Self {
            guardian: agent.guardian.unwrap_or(false),
            name: check::optional_text("name", agent.name.as_deref(), check::LONGEST_NAME)?,
            resident: check::optional_id("resident", agent.resident.as_deref())?,
            phone: phone(agent.phone.as_deref())?,
            authority: check::optional_text("authority", agent.authority.as_deref(), LONGEST_AUTHORITY)?,
            special: agent.special.unwrap_or(false),
        })
    }

    /// Who speaks: a guardian by law, an agent by written authority.
    pub(super) fn settle(self, command: &Command<'_>) -> Result<AgentRecord> {
        let beside = [("name", self.name.is_some())];
        let linked = self.resident.map(|id| Linked::of(command, id, &beside)).transpose()?;
        if self.guardian {
            let birth = linked.as_ref().and_then(|linked| linked.person.birth);
            let minor = birth.is_some_and(|birth| is_minor(birth, command.now.date()));
            let seen = linked.as_ref().is_some_and(|linked| linked.seen);
            match linked.as_ref().filter(|_| minor && !seen) {
                Some(linked) => return Err(no_resident(linked.person.id)),
                None => rules::guardian_of_age(minor)?,
            }
        }
        let linked = linked.map(|linked| linked.person);
        let agent = AgentRecord {
            guardian: self.guardian,
            name: called(linked.map(|person| person.name), self.name)?,
            resident: self.resident,
            phone: self.phone,
            authority: self.authority,
            special: self.special,
            actor: None,
        };
        rules::authority(&agent)?;
        Ok(agent)
    }
}

/// What is known of a person's sex and birth.
pub(super) struct Known {
    pub(super) sex: Option<Sex>,
    pub(super) birth: Option<NaiveDate>,
}

impl Known {
    /// From the resident's record first, then the number, then what was given; none may differ from another.
    pub(super) fn of(
        linked: Option<&Person>,
        number: Option<ResidentNumber>,
        sex: Option<Sex>,
        birth: Option<NaiveDate>,
    ) -> Result<Self> {
        let held = linked.and_then(|person| person.number);
        if held.is_some() && number.is_some() && held != number {
            return Err(another("code"));
        }
        let born = linked.and_then(|person| person.birth);
        if born.is_some() && birth.is_some() && born != birth {
            return Err(another("birth"));
        }
        let definite = |sex: &Sex| matches!(sex, Sex::Male | Sex::Female);
        let sex = linked.map(|person| person.sex).filter(definite).or(sex);
        let (sex, birth) = sex_and_birth(number.or(held).as_ref(), sex, birth.or(born))?;
        Ok(Self { sex: Some(sex).filter(definite), birth })
    }

    /// Nobody is born after today.
    pub(super) fn born(&self, today: NaiveDate) -> Result<()> {
        self.birth.map_or(Ok(()), |birth| check::not_after("birth", birth, today))
    }
}

/// The resident of a link.
pub(super) struct Linked {
    pub(super) person: Person,
    /// Whether the session reads the registry there.
    pub(super) seen: bool,
}

impl Linked {
    /// The resident of a link, with the fields that were given `beside` it. The identifier is enough: who registers or mediates a
    /// dispute need not read the registry, and is shown nothing of the record but the name, in a standing that knows the
    /// parties. Nor does a refusal tell such a session anything of it: what would have to agree with the record is given by
    /// the record alone, and who cannot be linked is refused as who is not there.
    ///
    /// # Errors
    /// `Invalid` for what is given beside a resident whom the session does not read, whatever it is; `NotFound`.
    pub(super) fn of(command: &Command<'_>, id: Id, beside: &[(&str, bool)]) -> Result<Self> {
        let found = residents::get(command.connection, command.street(), id)?.map(|(person, _)| person);
        let access = command.access();
        let seen = |person: &Person| access.over(Capability::ReadRegistry, person.place()).is_ok();
        match found {
            Some(person) if seen(&person) && person.state != ResidentState::Deceased => {
                Ok(Self { person, seen: true })
            }
            Some(person) if seen(&person) => {
                Err(Error::invalid("resident", "该居民已死亡", "the resident is deceased"))
            }
            other => {
                if let Some((field, _)) = beside.iter().find(|(_, given)| *given) {
                    return Err(of_the_registry(field));
                }
                let person = other.filter(|person| person.state != ResidentState::Deceased);
                person.map(|person| Self { person, seen: false }).ok_or_else(|| no_resident(id))
            }
        }
    }
}

/// The error of a resident who is not there, or who is not to be told apart from one.
fn no_resident(id: Id) -> Error {
    Error::not_found("resident", id).at("resident")
}

/// The error of a field that only the linked record gives.
fn of_the_registry(field: &str) -> Error {
    Error::invalid(
        field,
        "已关联居民的，以居民台账为准，不另填写；有权查阅该居民台账的人员方可填写核对",
        "the linked record gives it; only who reads that record in the registry may give it beside the link",
    )
}

/// A telephone, when there is one.
fn phone(text: Option<&str>) -> Result<Option<Phone>> {
    filled(text).map(|text| Phone::parse("phone", text)).transpose()
}

/// A blank text is none.
fn filled(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

/// What belongs to persons only, or to bodies only.
fn fits(party: &NewDisputeParty) -> Result<()> {
    let strange = match party.kind {
        PartyKind::Person => party.enterprise.as_ref().map(|_| "enterprise"),
        PartyKind::Body => {
            let fields = [
                ("resident", party.resident.is_some()),
                ("sex", party.sex.is_some()),
                ("birth", party.birth.is_some()),
            ];
            fields.into_iter().find(|(_, given)| *given).map(|(field, _)| field)
        }
    };
    strange.map_or(Ok(()), |field| Err(not_of_its_kind(field)))
}

/// The error of a field that a party of the other kind has.
pub(super) fn not_of_its_kind(field: &str) -> Error {
    Error::invalid(field, "该字段不适用于这一类当事人", "a party of this kind has no such field")
}

/// The error of a body's guardian.
pub(super) fn no_guardian() -> Error {
    Error::invalid("guardian", "法人、其他组织没有监护人", "a body has no guardian")
}

fn no_enterprise() -> Error {
    Error::invalid("enterprise", "没有该单位", "there is no such body")
}

/// The name of the registry, which the given one may not differ from; or the given one.
fn called(held: Option<String>, given: Option<String>) -> Result<String> {
    match (held, given) {
        (Some(held), Some(given)) if held != given => Err(another("name")),
        (Some(held), _) => Ok(held),
        (None, Some(given)) => Ok(given),
        (None, None) => Err(Error::invalid(
            "name",
            "未关联基础台账的，应填写姓名或者名称",
            "a name is needed without a link to the registry",
        )),
    }
}

fn another(field: &str) -> Error {
    Error::invalid(field, "与基础台账的记录不一致", "it is not that of the linked record")
}
