//! A street with two committees, their mediators and disputes, for the tests of the area.

use std::ops::Deref;

use super::committee::record::MediatorRecord;
use super::committee::{
    MediationCommittee, MediationCommitteeBasis, MediationCommitteeKind, MediationCommitteeMember,
    MediationCommitteePost,
};
use super::dispute::PanelChoice;
use super::dispute::record::{ConsentRecord, DisputeRecord, PartyRecord, SeatRecord};
use super::{
    DisputeCategory, DisputeSource, DisputeState, EscalationRisk, MediatorKind, PartyKind, PartySide,
};
use crate::access::{Role, ScopeKind};
use crate::identity::{DivisionCode, Sex};
use crate::party::testing::Ground;
pub(crate) use crate::party::testing::{COMMUNITY, STREET, TODAY, day, id};
use crate::{Id, Money};

/// The first day of the committees' term.
pub(crate) const TERM_FROM: &str = "2025-01-01";

/// The committee of a community (chair `zhuren`, members `tiaojie` and `xiaofang`, and two more) and that of the street (chair
/// `jiedao`, with a judge `faguan`, a lawyer `lushi` and an elder `laoren`). `waiter` mediates for nobody yet.
pub(crate) struct Scene {
    ground: Ground,
    pub(crate) committee: Id,
    pub(crate) street_committee: Id,
}

/// The mediator behind an account of the scene.
pub(crate) fn mediator(actor: &str) -> Id {
    let known =
        ["zhuren", "tiaojie", "xiaofang", "yuan4", "yuan5", "jiedao", "faguan", "lushi", "laoren", "waiter"];
    let place = known.iter().position(|one| *one == actor).unwrap();
    id(0x700 + u16::try_from(place).unwrap())
}

impl Deref for Scene {
    type Target = Ground;

    fn deref(&self) -> &Ground {
        &self.ground
    }
}

impl Scene {
    pub(crate) fn new() -> Self {
        let scene = Self { ground: Ground::new(), committee: id(0x600), street_committee: id(0x601) };
        let people = [
            ("zhuren", MediatorKind::FullTime, Sex::Male),
            ("tiaojie", MediatorKind::FullTime, Sex::Female),
            ("xiaofang", MediatorKind::PartTime, Sex::Female),
            ("yuan4", MediatorKind::Elder, Sex::Male),
            ("yuan5", MediatorKind::PartTime, Sex::Male),
            ("jiedao", MediatorKind::FullTime, Sex::Female),
            ("faguan", MediatorKind::Judge, Sex::Male),
            ("lushi", MediatorKind::Lawyer, Sex::Female),
            ("laoren", MediatorKind::Elder, Sex::Male),
            ("waiter", MediatorKind::Expert, Sex::Male),
        ];
        for (actor, kind, sex) in people {
            scene.mediator(actor, kind, sex);
            let street = ["jiedao", "faguan", "lushi", "laoren"].contains(&actor);
            scene.grant(
                actor,
                Role::Mediator,
                ScopeKind::Division,
                if street { STREET } else { COMMUNITY },
                true,
            );
        }
        let first = ["zhuren", "tiaojie", "xiaofang", "yuan4", "yuan5"];
        scene.committee(scene.committee, MediationCommitteeKind::Community, &["grid", "community"], &first);
        let second = ["jiedao", "faguan", "lushi", "laoren"];
        scene.committee(scene.street_committee, MediationCommitteeKind::Street, &["street"], &second);
        scene
    }

    fn mediator(&self, actor: &str, kind: MediatorKind, sex: Sex) {
        let record = MediatorRecord {
            id: mediator(actor),
            name: format!("调解员{actor}"),
            sex,
            birth: Some(day("1970-01-01")),
            kind,
            elder: (kind == MediatorKind::Elder).then(|| "老党员".into()),
            ethnic: Some("01".into()),
            languages: vec!["汉语".into()],
            fields: Vec::new(),
            resident: None,
            employer: None,
            actor: Some(actor.into()),
            phone: None,
            capacity: None,
            engagements: Vec::new(),
            leaves: Vec::new(),
            ended_on: None,
            revision: 1,
        };
        self.session("wang")
            .write("mediation.record_mediator", |command| command.keep(None, &record, serde_json::json!({})))
            .unwrap();
    }

    fn committee(&self, id: Id, kind: MediationCommitteeKind, levels: &[&str], actors: &[&str]) {
        let local = kind == MediationCommitteeKind::Community;
        let post = |place: usize| match place {
            0 => MediationCommitteePost::Chair,
            _ => MediationCommitteePost::Member,
        };
        let record = MediationCommittee {
            id,
            kind,
            name: if local {
                "民主路社区人民调解委员会".into()
            } else {
                "街道人民调解委员会".into()
            },
            short_name: if local { "民主路".into() } else { "街道".into() },
            community: local.then(|| DivisionCode::parse("community", COMMUNITY).unwrap()),
            enterprise: None,
            trade: None,
            basis: if local {
                MediationCommitteeBasis::ResidentsMeeting
            } else {
                MediationCommitteeBasis::Established
            },
            multi_ethnic: false,
            levels: levels.iter().map(|code| (*code).to_owned()).collect(),
            members: actors
                .iter()
                .enumerate()
                .map(|(place, actor)| MediationCommitteeMember {
                    mediator: mediator(actor),
                    post: post(place),
                })
                .collect(),
            term_from: day(TERM_FROM),
            term_to: day("2027-12-31"),
            formed_on: day("2022-01-01"),
            dissolved_on: None,
            revision: 1,
        };
        self.session("wang")
            .write("mediation.put_committee", |command| command.keep(None, &record, serde_json::json!({})))
            .unwrap();
    }

    /// A neighbours' dispute of two persons before the community's committee: accepted on 2026-06-01 by `tiaojie`; when it is
    /// being mediated, both are told and willing, and `tiaojie` leads a panel with `xiaofang`.
    pub(crate) fn dispute(&self, number: u16, state: DisputeState) -> Id {
        let accepted = !matches!(state, DisputeState::Registered | DisputeState::Refused);
        let mediating = accepted && state != DisputeState::Accepted;
        let party = |number, side, name: &str| PartyRecord {
            number,
            kind: PartyKind::Person,
            side,
            name: name.into(),
            code: None,
            sex: Some(Sex::Male),
            birth: Some(day("1980-05-05")),
            phone: None,
            address: None,
            resident: None,
            enterprise: None,
            agent: None,
            actor: None,
            noticed_on: mediating.then(|| day("2026-06-02")),
            consent: mediating.then(|| ConsentRecord { given: true, on: day("2026-06-02") }),
        };
        let seat = |actor, lead| SeatRecord {
            mediator: mediator(actor),
            force: None,
            lead,
            choice: PanelChoice::Assigned,
            starts_on: day("2026-06-03"),
            ended_on: None,
            ended_by: None,
        };
        let record = DisputeRecord {
            id: id(number),
            number: accepted.then(|| format!("(2026)民主路人调字第{number}号")),
            state,
            category: DisputeCategory::Neighbour,
            source: DisputeSource::Application,
            source_number: None,
            case_id: None,
            committee: self.committee,
            level: "grid".into(),
            community: DivisionCode::parse("community", COMMUNITY).unwrap(),
            grid: None,
            place: Some("二号楼".into()),
            facts: "楼上漏水".into(),
            claim: "赔偿损失".into(),
            amount: Some(Money::from_fen(300_000)),
            risk: EscalationRisk::Low,
            registered_on: day("2026-06-01"),
            registered_by: "tiaojie".into(),
            accepted_on: accepted.then(|| day("2026-06-01")),
            handler: accepted.then(|| mediator("tiaojie")),
            refusal: None,
            parties: vec![party(1, PartySide::Applicant, "申某"), party(2, PartySide::Respondent, "被某")],
            last_party: 0,
            panel: if mediating { vec![seat("tiaojie", true), seat("xiaofang", false)] } else { Vec::new() },
            due_on: accepted.then(|| day("2026-07-01")),
            extensions: Vec::new(),
            level_due_on: accepted.then(|| day("2026-06-08")),
            rises: Vec::new(),
            partners: Vec::new(),
            sessions: 0,
            last_session: None,
            ending: None,
            agreement: None,
            settled_on: None,
            papers: Vec::new(),
            revision: 1,
        };
        self.put_dispute(&record);
        record.id
    }

    /// Records a dispute as it stands.
    pub(crate) fn put_dispute(&self, record: &DisputeRecord) {
        self.session("wang")
            .write("dispute.register", |command| {
                super::dispute::rows::keep(command, None, record, serde_json::json!({}))
            })
            .unwrap();
    }

    /// The stored dispute.
    pub(crate) fn stored(&self, dispute: Id) -> DisputeRecord {
        self.session("auditor").read(|view| view.stored(dispute)).unwrap()
    }

    /// Changes a stored dispute past the rules.
    pub(crate) fn change(&self, dispute: Id, work: impl FnOnce(&mut DisputeRecord)) {
        let before = self.stored(dispute);
        let mut after = before.clone();
        work(&mut after);
        after.revision += 1;
        self.session("wang")
            .write("dispute.register", |command| {
                super::dispute::rows::keep(command, Some(&before), &after, serde_json::json!({}))
            })
            .unwrap();
    }
}

#[test]
fn the_scene_is_sound_and_standing_follows_from_seats() {
    use super::dispute::{DisputeStanding, standing};
    let scene = Scene::new();
    let dispute = scene.dispute(0x800, DisputeState::Mediating);
    let seen = |actor: &str| {
        scene.session(actor).read(|view| standing::in_view(view, &view.stored(dispute)?)).unwrap()
    };
    assert_eq!(seen("zhuren"), DisputeStanding::Chair);
    assert_eq!(seen("tiaojie"), DisputeStanding::Panel);
    for outside in ["yuan4", "jiedao", "faguan", "waiter", "wang", "auditor"] {
        assert_eq!(seen(outside), DisputeStanding::Outside, "{outside}");
    }
    scene.change(dispute, |record| {
        record.panel[1].ended_on = Some(day(TODAY));
        record.parties[0].actor = Some("jumin".into());
    });
    assert_eq!(seen("xiaofang"), DisputeStanding::Outside, "who leaves the panel sees nothing any more");
    assert_eq!(seen("jumin"), DisputeStanding::PartySide);
    scene.verify();
}
