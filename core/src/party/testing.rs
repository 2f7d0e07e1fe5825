//! A street with a tree of organisations and members, for the tests of the area.

use std::sync::atomic::{AtomicU32, Ordering};

use chrono::NaiveDate;

use super::member::record::MemberRecord;
use super::organisation::record::{OrganisationRecord, Version};
use super::organisation::{FoundingBasis, FoundingStep, FoundingStepKind};
use super::post::rows::PostRecord;
use super::post::{AppointmentBasis, PartyPostKind};
use super::{MemberStage, OrganisationKind, OrganisationState};
use crate::access::{NewGrant, Role, ScopeKind};
use crate::command::Part;
use crate::identity::{DivisionCode, Sex};
use crate::{Actor, ClockOptions, Id, IdOptions, Options, Platform, Session};

pub(crate) const STREET: &str = "620102001";
/// The community of most organisations here.
pub(crate) const COMMUNITY: &str = "620102001001";
/// Today.
pub(crate) const TODAY: &str = "2026-06-15";

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The number-th identifier: 1 to 4095.
pub(crate) fn id(number: u16) -> Id {
    Id::parse("id", &format!("0199b1c2-7a00-7000-8000-{number:012x}")).unwrap()
}

/// The work committee (街道党工委), the community's committee, branch A (12 full and 2 probationary members) with a group,
/// and branch B (4 full members), all founded on 2020-01-01.
pub(crate) struct Ground {
    pub(crate) platform: Platform,
    folder: std::path::PathBuf,
    pub(crate) work: Id,
    pub(crate) committee: Id,
    pub(crate) branch: Id,
    pub(crate) group: Id,
    pub(crate) other: Id,
    /// Members of branch A: twelve full ones, then two on probation since 2025-07-01.
    pub(crate) members: Vec<Id>,
    /// Members of branch B.
    pub(crate) others: Vec<Id>,
}

impl Ground {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("shuzhi-party-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let platform = Platform::open(Options {
            path: folder.join("street.db").display().to_string(),
            street: Some(STREET.into()),
            security_administrator: Some("li".into()),
            clock: Some(ClockOptions { fixed: format!("{TODAY}T10:00:00+08:00") }),
            ids: Some(IdOptions { seed: 7 }),
            ..Options::default()
        })
        .unwrap();
        let mut ground = Self {
            platform,
            folder,
            work: id(1),
            committee: id(2),
            branch: id(3),
            group: id(4),
            other: id(5),
            members: Vec::new(),
            others: Vec::new(),
        };
        ground.grant("shuji", Role::PartySecretary, ScopeKind::Division, STREET, true);
        ground.grant(
            "zhibu",
            Role::PartySecretary,
            ScopeKind::Organisation,
            &ground.branch.to_string(),
            false,
        );
        ground.grant("wang", Role::StreetOfficer, ScopeKind::Division, STREET, true);
        ground.grant("shequ", Role::CommunityOfficer, ScopeKind::Division, COMMUNITY, false);
        ground.grant("worker", Role::GridWorker, ScopeKind::Grid, "620102001001001", false);
        ground.grant("zhao", Role::SystemAdministrator, ScopeKind::Division, STREET, false);
        ground.grant("auditor", Role::Auditor, ScopeKind::Division, STREET, false);
        ground.organisation(ground.work, OrganisationKind::WorkCommittee, None);
        ground.organisation(ground.committee, OrganisationKind::Committee, Some(ground.work));
        ground.organisation(ground.branch, OrganisationKind::Branch, Some(ground.committee));
        ground.organisation(ground.group, OrganisationKind::Group, Some(ground.branch));
        ground.organisation(ground.other, OrganisationKind::Branch, Some(ground.committee));
        let full = (100..112).map(|number| ground.member(number, ground.branch, MemberStage::Full));
        let probationary =
            (112..114).map(|number| ground.member(number, ground.branch, MemberStage::Probationary));
        ground.members = full.chain(probationary).collect();
        ground.others =
            (200..204).map(|number| ground.member(number, ground.other, MemberStage::Full)).collect();
        ground
    }

    /// A session that declares a purpose.
    pub(crate) fn session(&self, actor: &str) -> Session {
        let actor = Actor {
            actor: actor.into(),
            street: STREET.into(),
            purpose: Some("党务工作".into()),
            ..Actor::default()
        };
        self.platform.session(actor).unwrap()
    }

    pub(crate) fn grant(&self, actor: &str, role: Role, scope_kind: ScopeKind, scope: &str, sensitive: bool) {
        let request = NewGrant {
            actor: actor.into(),
            role,
            scope_kind,
            scope: scope.into(),
            sensitive: Some(sensitive),
            valid_from: Some("2020-01-01".into()),
            valid_to: None,
            request_key: None,
        };
        self.session("li").access_control().grant(request).unwrap();
    }

    pub(crate) fn organisation(&self, id: Id, kind: OrganisationKind, parent: Option<Id>) {
        let from = day("2020-01-01");
        let community = (kind != OrganisationKind::WorkCommittee)
            .then(|| DivisionCode::parse("community", COMMUNITY).unwrap());
        let record = OrganisationRecord {
            id,
            state: OrganisationState::Active,
            basis: FoundingBasis::Existing,
            steps: vec![FoundingStep { step: FoundingStepKind::Filed, on: from, document: None }],
            versions: vec![Version {
                from,
                kind,
                name: format!("{}{}", kind.zh(), &id.to_string()[35..]),
                parent,
                community,
                grid: None,
                building: None,
                units: Vec::new(),
                term_years: kind.is_branch().then_some(5),
                term_from: kind.is_branch().then_some(day("2022-01-01")),
                phone: None,
            }],
            dissolved_on: None,
            ended_by: None,
            successors: Vec::new(),
            founders: Vec::new(),
            revision: 1,
        };
        self.session("shuji")
            .write("party.found", |command| {
                command.keep(None, &record, serde_json::json!({}))?;
                command.touch(Part::Party)
            })
            .unwrap();
    }

    /// A member of an organisation since 2020 (full), or on probation since 2025-07-01, or at an earlier stage.
    pub(crate) fn member(&self, number: u16, organisation: Id, stage: MemberStage) -> Id {
        let full = stage == MemberStage::Full;
        let joined = if full { day("2020-01-01") } else { day("2025-07-01") };
        let mut record = MemberRecord {
            name: format!("党员{number}"),
            sex: if number.is_multiple_of(2) { Sex::Female } else { Sex::Male },
            birth: Some(day("1990-01-01")),
            stage,
            applied_on: Some(day("2018-01-01")),
            talked_on: Some(day("2018-01-15")),
            activist_on: (stage != MemberStage::Applicant).then(|| day("2018-06-01")),
            joined_on: stage.is_member().then_some(joined),
            probation_ends: stage.is_member().then(|| joined + chrono::Months::new(12)),
            full_on: full.then(|| day("2021-01-01")),
            ..MemberRecord::blank(id(number), organisation, crate::Timestamp::from_millis(0))
        };
        record.begin_spell(joined);
        self.session("shuji")
            .write("member.record", |command| {
                super::member::rows::keep(command, None, &record, serde_json::json!({}))
            })
            .unwrap();
        record.id
    }

    /// A committee member's post; the last day is that of the post.
    pub(crate) fn post(
        &self,
        number: u16,
        organisation: Id,
        member: Id,
        valid_from: NaiveDate,
        valid_to: Option<NaiveDate>,
    ) {
        let post = PostRecord {
            id: id(number),
            organisation,
            post: PartyPostKind::CommitteeMember,
            member,
            name: "委员".into(),
            basis: AppointmentBasis::Elected,
            valid_from,
            valid_to,
            document: None,
            revision: 1,
        };
        self.session("shuji")
            .write("party.appoint", |command| command.keep(None, &post, serde_json::json!({})))
            .unwrap();
    }

    /// Everything but the ledger's times and the keys of requests, as text: what a refused call must leave alone.
    pub(crate) fn dump(&self) -> String {
        let file = rusqlite::Connection::open(self.folder.join("street.db")).unwrap();
        let tables: Vec<String> = file
            .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' ORDER BY name")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let mut dump = String::new();
        for table in tables {
            let mut statement = file.prepare(&format!("SELECT * FROM \"{table}\"")).unwrap();
            let columns = statement.column_count();
            let mut rows = statement.query([]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                dump.push_str(&table);
                for column in 0..columns {
                    dump.push_str(&format!(" {:?}", row.get_ref(column).unwrap()));
                }
                dump.push('\n');
            }
        }
        dump
    }

    /// A refused call: its error, after the whole file was held against what it was.
    pub(crate) fn refused<T: std::fmt::Debug>(
        &self,
        call: impl FnOnce() -> crate::Result<T>,
    ) -> crate::Error {
        let before = self.dump();
        let error = call().unwrap_err();
        assert!(self.dump() == before, "a refused call changed the file: {error}");
        error
    }

    /// Nothing is wrong with the file, the chain, the counters and the records.
    pub(crate) fn verify(&self) {
        let request = serde_json::from_value(serde_json::json!({"records": true})).unwrap();
        let report = self.session("auditor").maintenance().verify(request).unwrap();
        assert!(report.sound, "{:?}", report.findings);
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        let _ = self.platform.close();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

#[test]
fn the_ground_is_sound_and_its_tree_is_whole() {
    let ground = Ground::new();
    ground.verify();
    ground
        .session("shuji")
        .read(|view| {
            let tree = &view.snapshot.party;
            let nodes = tree.walk(None, day(TODAY));
            let told: Vec<(u32, Id)> = nodes.iter().map(|node| (node.depth, node.record.id)).collect();
            assert_eq!(
                told,
                [
                    (0, ground.work),
                    (1, ground.committee),
                    (2, ground.branch),
                    (3, ground.group),
                    (2, ground.other)
                ]
            );
            assert_eq!(
                tree.chain(ground.group, day(TODAY)),
                [ground.group, ground.branch, ground.committee, ground.work]
            );
            assert!(tree.walk(None, day("2019-12-31")).is_empty());
            let standings = super::member::rows::standings(view.connection, STREET, day(TODAY))?;
            assert_eq!((standings[&ground.branch].full, standings[&ground.branch].probationary), (12, 2));
            Ok(())
        })
        .unwrap();
}
