//! What a session's grants allow, decided anew at every call from the stored rows.

use chrono::NaiveDate;

use super::rules::{Capability, Place};
use super::types::{Grant, Role};
use crate::{Error, Result, code};

/// The grants of one actor that hold today.
#[derive(Debug)]
pub(crate) struct Access<'a> {
    grants: Vec<&'a Grant>,
    purpose: Option<&'a str>,
}

impl<'a> Access<'a> {
    pub(crate) fn new(
        grants: &'a [Grant],
        role: Option<Role>,
        today: NaiveDate,
        purpose: Option<&'a str>,
    ) -> Self {
        let grants =
            grants.iter().filter(|grant| role.is_none_or(|role| grant.role == role) && grant.holds(today));
        Self { grants: grants.collect(), purpose }
    }

    /// The grants that carry `capability`; an error when there is none.
    pub(crate) fn with(&self, capability: Capability) -> Result<Vec<&'a Grant>> {
        let grants: Vec<&Grant> =
            self.grants.iter().copied().filter(|grant| grant.role.can(capability)).collect();
        if grants.is_empty() { Err(self.refuse(capability)) } else { Ok(grants) }
    }

    /// Whether `capability` is held over the whole street.
    pub(crate) fn street_wide(&self, capability: Capability) -> Result<()> {
        if self.with(capability)?.iter().any(|grant| grant.street_wide()) {
            Ok(())
        } else {
            Err(Error::denied(
                "该操作需要全街道范围的授权",
                "the operation needs a grant over the whole street",
            ))
        }
    }

    /// Whether `capability` is held anywhere at all.
    pub(crate) fn anywhere(&self, capability: Capability) -> Result<()> {
        if self.grants.iter().any(|grant| grant.role.can(capability)) {
            Ok(())
        } else {
            Err(self.refuse(capability))
        }
    }

    /// Whether `capability` is held over the stored `place` of a record; the role that does.
    pub(crate) fn over(&self, capability: Capability, place: Place<'_>) -> Result<Role> {
        let mut able = false;
        for grant in &self.grants {
            if grant.role.can(capability) {
                able = true;
                if grant.covers(place) {
                    return Ok(grant.role);
                }
            }
        }
        if able {
            Err(Error::denied("该记录不在授权的范围之内", "the record lies outside the scope of the grant"))
        } else {
            Err(self.refuse(capability))
        }
    }

    /// Whether sensitive fields of a record at `place` may be revealed; the role and the declared purpose.
    pub(crate) fn reveal(&self, capability: Capability, place: Place<'_>) -> Result<(Role, &'a str)> {
        self.over(capability, place)?;
        let grant = self
            .grants
            .iter()
            .find(|grant| grant.sensitive && grant.role.can(capability) && grant.covers(place))
            .ok_or_else(|| {
                Error::denied("授权不包括敏感信息", "the grant does not extend to sensitive fields")
            })?;
        match self.purpose {
            Some(purpose) if !purpose.trim().is_empty() => Ok((grant.role, purpose)),
            _ => Err(Error::new(
                crate::ErrorKind::Denied,
                code::DENIED_PURPOSE,
                "查阅敏感个人信息须在会话中写明目的（个人信息保护法第六条、第二十八条）",
                "revealing sensitive fields needs a purpose in the session (PIPL articles 6 and 28)",
            )),
        }
    }

    fn refuse(&self, capability: Capability) -> Error {
        let zh: Vec<&str> =
            Role::ALL.iter().filter(|role| role.can(capability)).map(|role| role.zh()).collect();
        let en: Vec<&str> =
            Role::ALL.iter().filter(|role| role.can(capability)).map(|role| role.name()).collect();
        Error::denied(
            format!("没有有效授权；该操作可由以下角色办理：{}", zh.join("、")),
            format!("no grant in force; the operation belongs to: {}", en.join(", ")),
        )
    }
}
