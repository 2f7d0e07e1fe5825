//! A street with offices, powers, items, a station and matters, for the tests of the area.

use std::ops::Deref;

use serde_json::json;

use super::item::{ItemMaterial, ServiceItem, ServiceItemVersion};
use super::matter::record::{
    ApplicantRecord, DecisionRecord, MaterialRecord, MatterPauseRecord, MatterRecord,
};
use super::matter::{DeliveryWay, MatterDelivery};
use super::office::OfficePower;
use super::sharing::DataPermit;
use super::station::{OpeningHours, ServiceStation, StationKind, StationService, StationStaff};
use super::{
    ApplicantKind, MaterialNeed, MatterState, PauseGround, PowerKind, ServiceChannel, ServiceItemKind,
    ServiceLevel, SharedField,
};
use crate::access::{Role, ScopeKind};
use crate::calendar::{Calendar, PutCalendarYear};
use crate::case::configuration::{OfficeKind, PutOffice};
use crate::command::Part;
use crate::identity::DivisionCode;
use crate::party::testing::Ground;
pub(crate) use crate::party::testing::{COMMUNITY, TODAY, day, id};
use crate::registry::PutDivision;
use crate::{Id, Money};

/// The office of social affairs, which decides benefits.
pub(crate) const SOCIAL: &str = "shiwu";
/// The office of market matters, which decides licences.
pub(crate) const MARKET: &str = "shichang";
/// An office without powers.
pub(crate) const PLAIN: &str = "zonghe";

/// Accounts: `shiwu` and `shichang` handle what is with their offices, `wang` the whole street, `shequ` works in the community,
/// `worker` on its grid, `zhao` configures, `jumin` is an applicant without any grant.
pub(crate) struct Scene {
    ground: Ground,
    /// A licence of the market office: 20 working days by law, 10 promised.
    pub(crate) licence: Id,
    /// A benefit of the social office: 20 working days by law, 5 promised, age from the registry.
    pub(crate) benefit: Id,
    pub(crate) station: Id,
}

impl Deref for Scene {
    type Target = Ground;

    fn deref(&self) -> &Ground {
        &self.ground
    }
}

impl Scene {
    pub(crate) fn new() -> Self {
        let scene =
            Self { ground: Ground::new(), licence: id(0xa00), benefit: id(0xa01), station: id(0xa10) };
        for (code, name) in [(COMMUNITY, "民主路社区"), ("620102001002", "北园社区")] {
            let community = PutDivision { code: code.into(), name: name.into(), ..PutDivision::default() };
            scene.session("wang").registry().put_division(community).unwrap();
        }
        for (code, name) in [(SOCIAL, "社会事务办公室"), (MARKET, "市场监管所"), (PLAIN, "综合办公室")]
        {
            let office = PutOffice {
                code: code.into(),
                name: name.into(),
                kind: OfficeKind::StreetOffice,
                successor: None,
                valid_from: None,
                valid_to: None,
                revision: None,
            };
            scene.session("zhao").cases().put_office(office).unwrap();
        }
        for office in [SOCIAL, MARKET] {
            scene.grant(office, Role::DepartmentHandler, ScopeKind::Office, office, true);
        }
        scene.put_item(scene.licence, "XK-001", MARKET, ServiceItemKind::Licence, 10);
        scene.put_item(scene.benefit, "JF-001", SOCIAL, ServiceItemKind::Benefit, 5);
        scene.put_power(id(0xa20), MARKET, "XK-001");
        scene.put_power(id(0xa21), SOCIAL, "JF-001");
        scene.keep(&DataPermit {
            id: id(0xa30),
            item: scene.benefit,
            field: SharedField::Age,
            basis: "政务数据共享条例".into(),
            purpose: "核验年龄".into(),
            valid_from: day("2026-01-01"),
            valid_to: None,
            revision: 1,
        });
        scene.put_station();
        scene
    }

    /// Stores a record past the rules.
    pub(crate) fn keep<T: crate::store::document::Document>(&self, record: &T) {
        self.session("wang")
            .write("service.set_up", |command| {
                command.keep(None, record, json!({}))?;
                command.touch(Part::Services)
            })
            .unwrap();
    }

    pub(crate) fn put_power(&self, id: Id, office: &str, item: &str) {
        self.keep(&OfficePower {
            id,
            code: format!("QZ-{item}"),
            office: office.into(),
            name: "事项办理".into(),
            kind: PowerKind::Basic,
            basis: vec!["地方组织法第八十六条".into()],
            items: vec![item.into()],
            valid_from: day("2026-01-01"),
            valid_to: None,
            revision: 1,
        });
    }

    /// An item with a form that is required, a lease that may follow and an age that the registry answers.
    pub(crate) fn put_item(
        &self,
        id: Id,
        code: &str,
        office: &str,
        kind: ServiceItemKind,
        promised_days: i64,
    ) {
        let material = |code: &str, name: &str, need, shared| ItemMaterial {
            code: code.into(),
            name: name.into(),
            need,
            shared,
            note: None,
        };
        let version = ServiceItemVersion {
            number: 1,
            valid_from: day("2026-01-01"),
            name: format!("事项{code}"),
            aliases: vec![],
            kind,
            basis: vec!["依据".into()],
            applicants: vec![ApplicantKind::Person, ApplicantKind::SelfEmployed],
            materials: vec![
                material("form", "申请表", MaterialNeed::Required, None),
                material("lease", "场所证明", MaterialNeed::MayFollow, None),
                material("age", "年龄证明", MaterialNeed::Shared, Some(SharedField::Age)),
            ],
            statutory_days: 20,
            promised_days,
            joint: false,
            pauses: vec![PauseGround::Hearing, PauseGround::Inspection],
            fee: Money::ZERO,
            fee_basis: None,
            result: "证照".into(),
            valid_months: Some(36),
            level: ServiceLevel::Street,
            channels: ServiceChannel::ALL.to_vec(),
            office: office.into(),
            integrated_on: Some(day("2026-01-01")),
            handed_down_by: None,
        };
        self.keep(&ServiceItem {
            id,
            code: code.into(),
            draft: None,
            versions: vec![version],
            withdrawn_on: None,
            revision: 1,
        });
    }

    fn put_station(&self) {
        let service = |number, item, name: Option<&str>| StationService {
            number,
            item,
            name: name.map(str::to_owned),
            valid_from: day("2026-01-01"),
            valid_to: None,
        };
        self.keep(&ServiceStation {
            id: self.station,
            kind: StationKind::PartyMass,
            name: "民主路党群服务工作站".into(),
            brand: Some("心心向党".into()),
            community: DivisionCode::parse("community", COMMUNITY).unwrap(),
            grid: None,
            address: "民主路 1 号".into(),
            phone: None,
            hours: (1..=5)
                .map(|weekday| OpeningHours { weekday, opens: "09:00".into(), closes: "17:00".into() })
                .collect(),
            capacity: 1,
            slot_minutes: 30,
            services: vec![service(1, Some(self.benefit), None), service(2, None, Some("家门口的聊吧"))],
            staff: vec![StationStaff {
                actor: "shequ".into(),
                valid_from: day("2026-01-01"),
                valid_to: None,
            }],
            opened_on: day("2026-01-01"),
            closed_on: None,
            revision: 1,
        });
    }

    /// A matter of the licence, handed in on 2026-06-01 for the account `jumin` and brought to a state; from acceptance on it is
    /// due on 2026-06-15 as promised and on 2026-06-30 by law.
    pub(crate) fn matter(&self, number: u16, state: MatterState) -> Id {
        let accepted =
            !matches!(state, MatterState::Applied | MatterState::Correcting | MatterState::Refused);
        let decided = matches!(state, MatterState::Decided | MatterState::Delivered);
        let ended = (!state.is_open()).then(|| day("2026-06-12"));
        let record = MatterRecord {
            id: id(number),
            number: format!("2026060{number:05}"),
            state,
            item: self.licence,
            version: 1,
            office: MARKET.into(),
            station: Some(self.station),
            channel: ServiceChannel::Station,
            community: DivisionCode::parse("community", COMMUNITY).unwrap(),
            grid: None,
            applicant: ApplicantRecord {
                kind: ApplicantKind::Person,
                name: "申某".into(),
                code: None,
                phone: None,
                resident: None,
                enterprise: None,
                actor: Some("jumin".into()),
            },
            applied_on: day("2026-06-01"),
            applied_by: "shequ".into(),
            materials: vec![MaterialRecord {
                code: "form".into(),
                received_on: day("2026-06-01"),
                inquiry: None,
            }],
            unshared: Vec::new(),
            notice: None,
            gap: None,
            refusal: None,
            accepted_on: accepted.then(|| day("2026-06-01")),
            deemed_accepted: false,
            certificate: accepted.then(|| format!("受〔2026〕{number}号")),
            promised_due: accepted.then(|| day("2026-06-15")),
            statutory_due: accepted.then(|| day("2026-06-30")),
            pauses: (state == MatterState::Paused)
                .then(|| MatterPauseRecord {
                    ground: PauseGround::Hearing,
                    from: day("2026-06-10"),
                    told_days: 10,
                    told_on: Some(day("2026-06-10")),
                    to: None,
                    hearing: None,
                })
                .into_iter()
                .collect(),
            extensions: Vec::new(),
            checks: Vec::new(),
            opinions: Vec::new(),
            renewal: None,
            decision: decided.then(|| DecisionRecord {
                on: day("2026-06-11"),
                granted: true,
                power: Some(id(0xa20)),
                reason: None,
                remedies: Vec::new(),
                document: Some(format!("证字{number}号")),
                valid_to: None,
                deemed: false,
            }),
            delivery: (state == MatterState::Delivered)
                .then(|| MatterDelivery { delivered_on: day("2026-06-12"), way: DeliveryWay::Window }),
            moves: Vec::new(),
            open_due: state.is_open().then(|| day("2026-06-15")),
            ended_on: ended,
            revision: 1,
        };
        self.keep(&record);
        record.id
    }

    /// Loads the year as it was announced with more days of rest; how many deadlines moved.
    pub(crate) fn rest(&self, extra: &[&str]) -> i64 {
        let year = Calendar::shipped().year(2026).unwrap();
        let mut rest: Vec<String> = year.rest.iter().map(ToString::to_string).collect();
        rest.extend(extra.iter().map(|day| (*day).to_owned()));
        rest.sort_unstable();
        let work = year.work.iter().map(ToString::to_string).collect();
        let request = PutCalendarYear { year: 2026, rest, work, source: "补充通知".into() };
        self.session("zhao").calendars().put_year(request).unwrap().deadlines_moved
    }

    /// The stored matter.
    pub(crate) fn stored_matter(&self, matter: Id) -> MatterRecord {
        self.session("auditor").read(|view| view.stored(matter)).unwrap()
    }
}

#[test]
fn the_scene_is_sound_and_matters_are_seen_by_place_and_by_their_applicant() {
    use super::matter::standing;
    let scene = Scene::new();
    for (number, state) in (0xb00..).zip(MatterState::ALL) {
        scene.matter(number, *state);
    }
    let seen = |actor: &str| scene.session(actor).read(|view| standing::to_read(view, id(0xb00))).is_ok();
    for (actor, sees) in [
        ("wang", true),
        (MARKET, true),
        ("shequ", true),
        ("jumin", true),
        (SOCIAL, false),
        ("worker", false),
        ("auditor", false),
        ("nobody", false),
    ] {
        assert_eq!(seen(actor), sees, "{actor}");
    }
    let power = |office, code| {
        scene
            .session("wang")
            .read(|view| Ok(view.snapshot.services.power(office, code, day(TODAY)).is_some()))
            .unwrap()
    };
    assert!(power(MARKET, "XK-001") && !power(PLAIN, "XK-001"));
    scene.verify();
}
