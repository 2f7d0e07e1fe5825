//! Access (权限): who may do what, where, and for which purpose.
//!
//! Hosts authenticate, Shuzhi authorises. A grant is a role, a scope and a period; scope is held against stored
//! rows, never against what the caller claims. Sensitive fields are masked in every ordinary answer and revealed
//! only by operations of their own, which need a grant that extends to them and a purpose, and which are logged.

pub(crate) mod mask;
pub(crate) mod rows;
mod rules;
mod session;
mod types;

pub(crate) use rules::{Capability, Place};
pub(crate) use session::Access;
pub use types::*;

use crate::command::{Part, body};
use crate::ledger::{number_cursor, page};
use crate::platform::{Options, Platform, Session, street_code};
use crate::store::params;
use crate::{Error, Id, Result, Warning, code, parse_date};

/// Grants and the read log.
///
/// ```
/// # use shuzhi::*;
/// # let folder = std::env::temp_dir().join(format!("shuzhi-access-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder).unwrap();
/// # let path = folder.join("access.db").display().to_string();
/// # let platform = Platform::open(Options { path, street: Some("620102001".into()),
/// #     security_administrator: Some("li".into()), ..Default::default() })?;
/// let li = platform.session(Actor { actor: "li".into(), street: "620102001".into(), ..Default::default() })?;
/// let granted = li.access_control().grant(access::NewGrant {
///     actor: "wang".into(),
///     role: access::Role::StreetOfficer,
///     scope_kind: access::ScopeKind::Division,
///     scope: "620102001000".into(),
///     sensitive: None,
///     valid_from: None,
///     valid_to: None,
///     request_key: None,
/// })?;
/// assert_eq!(granted.grant.actor, "wang");
/// # platform.close()?;
/// # std::fs::remove_dir_all(&folder).unwrap();
/// # Ok::<(), Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct AccessControl(pub(crate) Session);

impl Session {
    /// Grants and the read log.
    pub fn access_control(&self) -> AccessControl {
        AccessControl(self.clone())
    }
}

impl AccessControl {
    /// Makes a grant.
    ///
    /// # Errors
    /// `Denied` for anyone but a security administrator; `Violation` `access.administrators.separate`
    /// when the actor would hold two roles that must stay apart, or grants to himself.
    pub fn grant(&self, request: NewGrant) -> Result<GrantResult> {
        let from = request.valid_from.as_deref().map(|text| parse_date("valid_from", text)).transpose()?;
        let to = request.valid_to.as_deref().map(|text| parse_date("valid_to", text)).transpose()?;
        check_actor("actor", &request.actor)?;
        let scope = scope_code(self.0.street(), request.scope_kind, &request.scope)?;
        self.0.write_once("access.grant", request.request_key.as_deref(), &request, |command| {
            command.access().street_wide(Capability::Grant)?;
            let valid_from = from.unwrap_or_else(|| command.now.date());
            if to.is_some_and(|to| to < valid_from) {
                return Err(Error::invalid(
                    "valid_to",
                    "截止日早于起始日",
                    "the last day is before the first",
                ));
            }
            let held = command.snapshot.grants_of(&request.actor);
            may_hold(command.actor(), &request.actor, request.role, held, command.now.date())?;
            let grant = Grant {
                id: command.new_id(),
                actor: request.actor.clone(),
                role: request.role,
                scope_kind: request.scope_kind,
                scope,
                sensitive: request.sensitive.unwrap_or(false),
                valid_from,
                valid_to: to,
                revoked_at: None,
                granted_by: command.actor().to_owned(),
                revision: 1,
            };
            rows::insert(command.connection, command.street(), &grant)?;
            let facts = body([("role", Some(grant.role.name())), ("scope", Some(&grant.scope))]);
            command.record("grant", grant.id.as_bytes(), None, Some(&grant), facts)?;
            command.touch(Part::Grants)?;
            Ok(GrantResult { grant, warnings: Vec::new() })
        })
    }

    /// Ends a grant at once.
    ///
    /// # Errors
    /// `Denied` for anyone but a security administrator; `NotFound`; `Conflict` when it has been revoked before.
    pub fn revoke(&self, request: RevokeGrant) -> Result<GrantResult> {
        let id = Id::parse("grant", &request.grant)?;
        let reason =
            crate::registry::rules::text("reason", &request.reason, crate::registry::rules::LONGEST_ADDRESS)?;
        self.0.write("access.revoke", |command| {
            command.access().street_wide(Capability::Grant)?;
            let before = rows::get(command.connection, command.street(), id)?
                .ok_or_else(|| Error::not_found("grant", id))?;
            if before.revoked_at.is_some() {
                return Err(Error::conflict(
                    code::CONFLICT_STATE,
                    "该授权已经撤销",
                    "the grant has been revoked before",
                ));
            }
            let grant =
                Grant { revoked_at: Some(command.now), revision: before.revision + 1, ..before.clone() };
            rows::update(command.connection, command.street(), &grant)?;
            let facts = body([("reason", Some(&*reason))]);
            command.record("grant", id.as_bytes(), Some(&before), Some(&grant), facts)?;
            command.touch(Part::Grants)?;
            Ok(GrantResult { grant, warnings: Vec::new() })
        })
    }

    /// Grants, oldest first.
    ///
    /// # Errors
    /// `Denied` for anyone but a security administrator or an auditor.
    pub fn list_grants(&self, request: ListGrants) -> Result<GrantList> {
        let limit = page(request.limit, 100)?;
        let after = request.cursor.as_deref().map(|text| Id::parse("cursor", text)).transpose()?;
        self.0.read(|view| {
            let access = view.access();
            access.street_wide(Capability::Grant).or_else(|_| access.street_wide(Capability::Audit))?;
            let today = view.now.date();
            let ended = request.ended.unwrap_or(false);
            let mut items = rows::list(view.connection, view.street(), after)?;
            items.retain(|grant| {
                (ended || grant.holds(today))
                    && request.actor.as_ref().is_none_or(|actor| *actor == grant.actor)
            });
            let limit = usize::try_from(limit).unwrap_or(usize::MAX);
            let next = (items.len() > limit).then(|| items[limit - 1].id.to_string());
            items.truncate(limit);
            Ok(GrantList { items, next })
        })
    }

    /// Who read which sensitive fields, and why; newest first.
    ///
    /// # Errors
    /// `Denied` for anyone but an auditor.
    pub fn list_reads(&self, request: ListReads) -> Result<ReadLog> {
        let limit = page(request.limit, 100)?;
        let before = number_cursor(request.cursor.as_deref())?.unwrap_or(i64::MAX);
        let subject = request.subject.as_deref().map(|text| Id::parse("subject", text)).transpose()?;
        self.0.read(|view| {
            view.access().street_wide(Capability::Audit)?;
            let mut items = rows::reads(
                view.connection,
                view.street(),
                subject,
                request.actor.as_deref(),
                before,
                limit + 1,
            )?;
            let limit = usize::try_from(limit).unwrap_or(usize::MAX);
            let next = (items.len() > limit).then(|| items[limit - 1].sequence.to_string());
            items.truncate(limit);
            Ok(ReadLog { items, next })
        })
    }
}

/// Refuses what can't be the identifier of an actor: it stands in every event.
pub(crate) fn check_actor(field: &str, actor: &str) -> Result<()> {
    if actor.trim().is_empty() || actor.len() > 128 || actor.chars().any(char::is_control) {
        return Err(Error::invalid(
            field,
            "操作人标识应为 1 至 128 字节，且不含控制字符",
            "an actor has 1 to 128 bytes, none of them a control character",
        ));
    }
    Ok(())
}

/// Whether the actor may get the role beside those held: pure.
fn may_hold(by: &str, actor: &str, role: Role, held: &[Grant], today: chrono::NaiveDate) -> Result<()> {
    const RULE: &str = "access.administrators.separate";
    const CITATION: &str = "GB/T 22239-2019 三级：系统、安全、审计管理员分设（三权分立）";
    if by == actor {
        return Err(Error::violation(RULE, CITATION, "不得给本人授权", "nobody grants to himself"));
    }
    match held.iter().find(|grant| grant.holds(today) && !grant.role.compatible(role)) {
        Some(other) => Err(Error::violation(
            RULE,
            CITATION,
            format!("{}与{}不得由同一人担任", role.zh(), other.role.zh()),
            format!("{} and {} are not held by one person", role.name(), other.role.name()),
        )
        .with("role", role.name())
        .with("held", other.role.name())),
        None => Ok(()),
    }
}

/// The scope in full, once it lies in the street.
fn scope_code(street: &str, kind: ScopeKind, scope: &str) -> Result<String> {
    let digits = scope.bytes().all(|byte| byte.is_ascii_digit());
    let inside = digits && scope.starts_with(street);
    match kind {
        ScopeKind::Division if inside && scope.len() == 9 => Ok(format!("{scope}000")),
        ScopeKind::Division if inside && scope.len() == 12 => Ok(scope.to_owned()),
        ScopeKind::Grid if inside && scope.len() == 15 => Ok(scope.to_owned()),
        ScopeKind::Office if crate::id::is_plain_code(scope) => Ok(scope.to_owned()),
        ScopeKind::Organisation => Id::parse("scope", scope).map(|id| id.to_string()),
        _ => Err(Error::invalid(
            "scope",
            "范围应为本街道或社区代码、15 位网格代码、承办单位代码，或党组织标识",
            "a scope is a code of this street or its communities, a grid code of 15 digits, an office code, or the identifier of a Party organisation",
        )),
    }
}

/// Refuses bad names of a street to be founded, before the file is touched.
pub(crate) fn check_founding(options: &Options) -> Result<()> {
    if let Some(street) = &options.street {
        street_code("street", street)?;
    }
    if let Some(administrator) = &options.security_administrator {
        check_actor("security_administrator", administrator)?;
    }
    let longest = crate::registry::rules::LONGEST_NAME;
    crate::registry::rules::optional_text("street_name", options.street_name.as_deref(), longest).map(drop)
}

/// Sets a street up with its first grant, if the file does not know it yet.
pub(crate) fn found_street(platform: &Platform, street: &str, options: &Options) -> Result<()> {
    let street = street_code("street", street)?;
    let known = platform.store().reader()?.first(
        "SELECT 1 FROM street WHERE street = $1",
        params![street],
        |_| Ok(()),
    )?;
    if known.is_some() {
        return Ok(());
    }
    let administrator = options.security_administrator.as_deref().ok_or_else(|| {
        Error::invalid(
            "security_administrator",
            "新建街道须指定首位安全管理员",
            "a new street needs its first security administrator",
        )
    })?;
    platform.store().write(|connection| rows::found(connection, platform, &street, administrator, options))
}

/// A grant with the warnings that came with it.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GrantResult {
    /// The grant.
    pub grant: Grant,
    /// Rules of the kind 一般 that it departs from.
    #[serde(default)]
    pub warnings: Vec<Warning>,
}
