//! Where members work.

use super::instructor::open_enterprise;
use super::types::{LinkEnterprise, MemberEnterprise};
use crate::access::Capability;
use crate::party::member::record::MemberRecord;
use crate::party::member::{Members, rows};
use crate::party::{MemberStatus, reach};
use crate::registry::rules as check;
use crate::{Error, Id, Result, code};

impl Members {
    /// Notes at which enterprise a member works, or that it is none of them: coverage counts full members by it.
    ///
    /// # Errors
    /// `Denied` unless a grant that writes members covers the member's organisation; `NotFound` for an unknown member or
    /// enterprise; `Conflict` when the member has left, the enterprise is closed or the revision is stale.
    pub fn link_enterprise(&self, request: LinkEnterprise) -> Result<MemberEnterprise> {
        let member = Id::parse("member", &request.member)?;
        let enterprise = check::optional_id("enterprise", request.enterprise.as_deref())?;
        self.0.write_once("member.link_enterprise", request.request_key.as_deref(), &request, |command| {
            let access = command.access();
            access.anywhere(Capability::WriteMembers)?;
            let before: MemberRecord = command.stored(member)?;
            let (tree, today) = (&command.snapshot.party, command.now.date());
            reach::over(&access, Capability::WriteMembers, tree, before.organisation, today)?;
            check::revision(request.revision, before.revision)?;
            if !matches!(before.status, MemberStatus::Active | MemberStatus::Suspended) {
                return Err(Error::conflict(
                    code::CONFLICT_STATE,
                    "该人员已不在册",
                    "the person has left: the record is closed",
                ));
            }
            if let Some(enterprise) = enterprise {
                open_enterprise(command, enterprise)?;
            }
            let after = before.changed(today, |member| member.enterprise = enterprise);
            let facts = serde_json::json!({"enterprise": enterprise.map(|id| id.to_string())});
            rows::keep(command, Some(&before), &after, facts)?;
            Ok(MemberEnterprise { member: after.id, enterprise: after.enterprise, revision: after.revision })
        })
    }
}
