//! Who applies: as given, and as the registry has it.

use super::super::record::ApplicantRecord;
use super::requests::NewMatterApplicant;
use crate::command::Command;
use crate::identity::{CreditCode, DivisionCode, GridCode, Phone, ResidentNumber};
use crate::registry::enterprise::rows as enterprises;
use crate::registry::resident::rows as residents;
use crate::registry::{EnterpriseState, Residence, ResidentState, rules as check};
use crate::service::ApplicantKind;
use crate::{Error, Id, Result};

/// The longest name of an account.
const LONGEST_ACCOUNT: usize = 128;

/// An applicant as given, each field read.
#[derive(Debug)]
pub(super) struct GivenApplicant {
    kind: ApplicantKind,
    name: Option<String>,
    code: Option<String>,
    phone: Option<Phone>,
    resident: Option<Id>,
    enterprise: Option<Id>,
    pub(super) account: Option<String>,
}

/// What the registry has of an applicant.
#[derive(Debug)]
pub(super) struct Linked {
    name: String,
    code: Option<String>,
    /// Whether a person is registered in the street (户籍), as the registry has it.
    pub(super) registered: Option<bool>,
    pub(super) community: DivisionCode,
    pub(super) grid: Option<GridCode>,
}

impl GivenApplicant {
    pub(super) fn parse(given: &NewMatterApplicant) -> Result<Self> {
        let kind = given.kind;
        let code = filled(given.code.as_deref()).map(|text| code(kind, text)).transpose()?;
        let phone = filled(given.phone.as_deref()).map(|text| Phone::parse("phone", text)).transpose()?;
        let applicant = Self {
            kind,
            name: check::optional_text("name", given.name.as_deref(), check::LONGEST_NAME)?,
            code,
            phone,
            resident: check::optional_id("resident", given.resident.as_deref())?,
            enterprise: check::optional_id("enterprise", given.enterprise.as_deref())?,
            account: check::optional_text("account", given.account.as_deref(), LONGEST_ACCOUNT)?,
        };
        applicant.fits()?;
        Ok(applicant)
    }

    /// A person is linked to a person, a body to a body, a sole trader to either.
    fn fits(&self) -> Result<()> {
        let sole = self.kind == ApplicantKind::SelfEmployed;
        let strange = match (self.kind, self.resident, self.enterprise) {
            (ApplicantKind::Person, _, Some(_)) => Some("enterprise"),
            (_, Some(_), Some(_)) => Some("enterprise"),
            (ApplicantKind::Person, ..) => None,
            (_, Some(_), None) if !sole => Some("resident"),
            _ => None,
        };
        strange.map_or(Ok(()), |field| {
            let (zh, en) = ("该字段不适用于这一类申请人", "an applicant of this kind is not linked so");
            Err(Error::invalid(field, zh, en))
        })
    }

    /// The field of the link, and what the registry has there.
    fn registered(&self, command: &Command<'_>) -> Result<Option<(&'static str, Option<Linked>)>> {
        let (connection, street) = (command.connection, command.street());
        Ok(Some(if let Some(id) = self.resident {
            let found = residents::get(connection, street, id)?;
            let found = found.filter(|(person, _)| person.state != ResidentState::Deceased);
            let linked = found.map(|(person, _)| Linked {
                name: person.name,
                code: person.number.map(String::from),
                registered: Some(person.residence == Residence::Registered),
                community: person.community,
                grid: person.grid,
            });
            ("resident", linked)
        } else if let Some(id) = self.enterprise {
            let found = enterprises::get(connection, street, id)?;
            let found = found.filter(|(enterprise, _)| enterprise.state == EnterpriseState::Open);
            let linked = found.map(|(enterprise, _)| Linked {
                name: enterprise.name,
                code: Some(String::from(enterprise.credit_code)),
                registered: None,
                community: enterprise.community,
                grid: enterprise.grid,
            });
            ("enterprise", linked)
        } else {
            return Ok(None);
        }))
    }

    /// What the registry has of the applicant, if it is linked. By one's `own` account the link is proven by name and number:
    /// nobody learns from an identifier who it is, nor whether there is one. Anybody else learns by guesses nothing of a record
    /// that lies where `may` lets the session hand nothing in.
    pub(super) fn linked(
        &self,
        command: &Command<'_>,
        own: bool,
        may: impl FnOnce(&Linked) -> Result<()>,
    ) -> Result<Option<Linked>> {
        let Some((field, found)) = self.registered(command)? else { return Ok(None) };
        if own {
            let proven = found.filter(|linked| {
                self.name.as_ref() == Some(&linked.name) && self.code.is_some() && self.code == linked.code
            });
            return proven.map(Some).ok_or_else(|| unproven(field));
        }
        let linked = found.ok_or_else(|| absent(field))?;
        may(&linked)?;
        let differs = |given: &Option<String>, held: Option<&String>| match (given, held) {
            (Some(given), Some(held)) => given != held,
            _ => false,
        };
        if differs(&self.name, Some(&linked.name)) {
            return Err(another("name"));
        }
        // A sole trader may give the number of the person beside the body's link, and the other way round.
        if self.kind != ApplicantKind::SelfEmployed && differs(&self.code, linked.code.as_ref()) {
            return Err(another("code"));
        }
        Ok(Some(linked))
    }

    /// The applicant as it is stored.
    pub(super) fn settle(self, linked: Option<Linked>, actor: Option<String>) -> Result<ApplicantRecord> {
        let registered = self.enterprise.and(linked.as_ref()).and_then(|linked| linked.code.clone());
        let name = self.name.or(linked.map(|linked| linked.name)).ok_or_else(|| {
            let zh = "未关联基础台账的，应填写姓名或者名称";
            Error::invalid("name", zh, "a name is needed without a link to the registry")
        })?;
        Ok(ApplicantRecord {
            kind: self.kind,
            name,
            code: self.code.or(registered),
            phone: self.phone,
            resident: self.resident,
            enterprise: self.enterprise,
            actor,
        })
    }
}

/// The number of a person or the code of a body; a sole trader's, which begins with 9 when it is a credit code, may be either.
fn code(kind: ApplicantKind, text: &str) -> Result<String> {
    let person = match kind {
        ApplicantKind::Person => true,
        ApplicantKind::SelfEmployed => !text.starts_with('9'),
        _ => false,
    };
    if person {
        ResidentNumber::parse("code", text).map(String::from)
    } else {
        CreditCode::parse("code", text).map(|(code, _)| String::from(code))
    }
}

/// A blank text is none.
fn filled(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

fn absent(field: &str) -> Error {
    let (zh, en) = ("基础台账没有该记录，或已注销", "the registry has no such record in force");
    Error::invalid(field, zh, en).within("applicant")
}

fn unproven(field: &str) -> Error {
    let zh = "姓名（名称）、证件号码与基础台账不符，不能关联";
    Error::invalid(field, zh, "name and number do not prove the link to the registry").within("applicant")
}

fn another(field: &str) -> Error {
    let (zh, en) = ("与基础台账的记录不一致", "it is not that of the linked record");
    Error::invalid(field, zh, en).within("applicant")
}
