//! The Party's network: import of its members, review and tree of a whole street.

use anyhow::{Result, ensure};
use shuzhi::DurabilityMode;
use shuzhi::access::{NewGrant, Role, ScopeKind};
use shuzhi::party::member_import::ImportMembers;
use shuzhi::party::organisation::ReadTree;
use shuzhi::party::review::{ReminderRequest, ReviewRequest};
use shuzhi_tests::network::found;
use shuzhi_tests::street::{generate, write_members_xlsx};

use crate::measure::{median, micros};
use crate::{Bench, fill, setup};

/// The day before which the members' histories end and on which the street is looked at.
const PAST: &str = "2024-07-01";

/// A street of `organisations` organisations and `members` members.
pub fn network(bench: &mut Bench, organisations: usize, members: usize) -> Result<()> {
    let street = generate(7, members * 2);
    let network = street.party(organisations, members);
    ensure!(network.members.len() == members, "only {} members were made", network.members.len());
    let (code, path, file) = (setup::code(&street), bench.path("party.db"), bench.path("members.xlsx"));
    write_members_xlsx(&street, &network, &file)?;
    let platform = setup::found(&path, &street, DurabilityMode::Normal, fill::now())?;
    setup::build(&setup::session(&platform, &code, "wang")?, &street)?;
    setup::session(&platform, &code, "li")?.access_control().grant(NewGrant {
        actor: "shuji".into(),
        role: Role::PartySecretary,
        scope_kind: ScopeKind::Division,
        scope: code.clone(),
        sensitive: None,
        valid_from: None,
        valid_to: None,
        request_key: None,
    })?;
    let secretary = setup::session(&platform, &code, "shuji")?;
    let buildings = setup::buildings(&setup::session(&platform, &code, "wang")?)?;
    let made = found(&secretary, &street, &network, |building| Ok(buildings[&building.address].clone()))?;
    let (time, report) = micros(|| {
        let request = ImportMembers { path: file.display().to_string(), ..Default::default() };
        Ok(secretary.members().import_members(request)?)
    })?;
    ensure!(
        report.accepted == i64::try_from(members)?,
        "{} of {members} rows were accepted",
        report.accepted
    );
    bench.put("party_import_s", time / 1e6, "s");
    let party = secretary.party();
    let review = party.review(ReviewRequest::default())?;
    ensure!(
        review.organisations == i64::try_from(made)? && review.members == i64::try_from(members)?,
        "the review misses some"
    );
    bench.note("party_findings", review.findings.len() as f64, "findings");
    let repeated = |call: &dyn Fn() -> Result<()>| -> Result<f64> {
        let mut times = Vec::new();
        for _ in 0..21 {
            times.push(micros(call)?.0);
        }
        Ok(median(times) / 1e3)
    };
    let review = repeated(&|| {
        party.review(ReviewRequest::default())?;
        Ok(())
    })?;
    bench.put("party_review_ms", review, "ms");
    let tree = |as_of: Option<&str>| ReadTree { as_of: as_of.map(str::to_owned), ..ReadTree::default() };
    let today = repeated(&|| {
        party.tree(tree(None))?;
        Ok(())
    })?;
    bench.put("party_tree_ms", today, "ms");
    let past = repeated(&|| {
        party.tree(tree(Some(PAST)))?;
        Ok(())
    })?;
    bench.put("party_tree_past_ms", past, "ms");
    let reminders = repeated(&|| {
        party.reminders(ReminderRequest::default())?;
        Ok(())
    })?;
    bench.put("party_reminders_ms", reminders, "ms");
    Ok(platform.close()?)
}
