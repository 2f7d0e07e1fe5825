//! Offices, items, a station, agency services, reviews, resources and orders at every stage.

use serde_json::{Value, json};
use shuzhi::access::{Role, ScopeKind};
use shuzhi::{Actor, ClockOptions, IdOptions, Options, Platform};

use crate::ground::Ground;
use crate::support::{NORTH, NORTH_1, STREET, grant, options};

/// A working day of the month before, on which the items were published.
const APRIL: &str = "2026-04-07T10:00:00+08:00";

/// Calls that are made on another day than today: as a rule one of the month before.
pub(super) struct Past(Platform);

impl Past {
    pub(super) fn new(ground: &Ground) -> Self {
        Self::at(ground, APRIL, 11)
    }

    pub(super) fn at(ground: &Ground, instant: &str, seed: u64) -> Self {
        let options = Options {
            clock: Some(ClockOptions { fixed: instant.into() }),
            ids: Some(IdOptions { seed }),
            ..options(&ground.street.folder)
        };
        Self(Platform::open(options).unwrap())
    }

    pub(super) fn call(
        &self,
        ground: &Ground,
        actor: &str,
        operation: &str,
        request: &Value,
    ) -> shuzhi::Result<Value> {
        let actor = Actor { actor: actor.into(), street: STREET.into(), ..Actor::default() };
        let session = self.0.session(actor).unwrap();
        let answer = ground.operations[operation].call(&session, &ground.filled(request))?;
        Ok(serde_json::from_str(&answer).unwrap())
    }

    pub(super) fn done(&self, ground: &Ground, actor: &str, operation: &str, request: &Value) -> Value {
        self.call(ground, actor, operation, request)
            .unwrap_or_else(|error| panic!("{operation} {request}: {error}"))
    }

    pub(super) fn close(self) {
        self.0.close().unwrap();
    }
}

impl Ground {
    /// Everything that the requests of the area name: powers as `pw.*`, items as `i.*`, stations as `st.*`, matters as `mt.*`, agency
    /// services as `sv.*`, reviews as `rv.*`, resources as `r.*` with bookings as `b.*`, offers as `of.*`, orders as `o.*`.
    pub(crate) fn service(&mut self) {
        let past = Past::new(self);
        let client = json!({"name": "申小明", "number": "620102197001011234", "phone": "13893101234", "residence": "registered",
                            "household": "$household"});
        let made = self.by("wang", "registry.add_resident", &client);
        self.keep("client", &made["resident"]["id"]);
        self.offices(&past);
        self.items(&past);
        self.station();
        self.matters(&past);
        self.appointments();
        self.agency(&past);
        self.reviews();
        self.resources();
        self.orders();
        past.close();
    }

    pub(super) fn by(&self, actor: &str, operation: &str, request: &Value) -> Value {
        let request = serde_json::from_str(&self.filled(request)).unwrap();
        self.done(actor, operation, request)
    }

    fn offices(&mut self, past: &Past) {
        for (code, name) in [
            ("shichang", "市场监管所"),
            ("shiwu", "社会事务办公室"),
            ("zonghe", "综合办公室"),
            ("jiu", "原办公室"),
        ] {
            let office = json!({"code": code, "name": name, "kind": "street_office"});
            past.done(self, "system", "case.put_office", &office);
        }
        let young =
            json!({"code": "young", "name": "新办公室", "kind": "street_office", "valid_from": "2026-04-30"});
        past.done(self, "system", "case.put_office", &young);
        for office in ["shichang", "shiwu"] {
            grant(&self.street, office, Role::DepartmentHandler, ScopeKind::Office, office, true);
        }
    }

    fn items(&mut self, past: &Past) {
        let items = [
            ("licence", "XK-001", "licence", "shichang"),
            ("benefit", "JF-001", "benefit", "shiwu"),
            ("unpowered", "XK-002", "licence", "shichang"),
            ("revised", "XK-003", "licence", "shichang"),
            ("ending", "GG-001", "public_service", "shiwu"),
            ("later", "XK-004", "licence", "shichang"),
            ("drafted", "GG-002", "public_service", "shiwu"),
            ("drafted2", "GG-003", "public_service", "shiwu"),
        ];
        for (name, code, kind, office) in items {
            let made = past.done(self, "wang", "item.draft", &item(code, kind, office));
            self.keep(&format!("i.{name}"), &made["item"]["id"]);
            if !name.starts_with("drafted") {
                let day = if name == "later" { "2026-06-01" } else { "2026-04-07" };
                past.done(self, "wang", "item.publish", &json!({"item": code, "valid_from": day}));
            }
        }
        for (name, office, item) in [
            ("market", "shichang", "XK-001"),
            ("social", "shiwu", "JF-001"),
            ("spare", "zonghe", "GG-001"),
            ("ending", "shiwu", "GG-002"),
            ("over", "shiwu", "GG-003"),
        ] {
            let power = json!({"office": office, "code": format!("QZ-{name}"), "name": "事项办理", "kind": "basic",
                               "basis": ["地方组织法第八十六条"], "items": [item]});
            let made = past.done(self, "system", "office.put_power", &power);
            self.keep(&format!("pw.{name}"), &made["power"]["id"]);
        }
        past.done(self, "system", "office.end_power", &json!({"id": "$pw.over"}));
        for (name, item, field) in
            [("age", "licence", "age"), ("ending", "benefit", "age"), ("over", "later", "age")]
        {
            let permit = json!({"item": format!("$i.{item}"), "field": field, "basis": "政务数据共享条例", "purpose": "核验年龄"});
            let made = past.done(self, "system", "sharing.permit", &permit);
            self.keep(&format!("permit.{name}"), &made["permit"]["id"]);
        }
        past.done(self, "system", "sharing.end_permit", &json!({"permit": "$permit.over"}));
    }

    fn station(&mut self) {
        let hours: Vec<Value> =
            (1..=5).map(|day| json!({"weekday": day, "opens": "08:00", "closes": "17:00"})).collect();
        for name in ["north", "spare", "closing"] {
            let station = json!({"kind": "party_mass", "name": format!("党群服务工作站{name}"), "community": NORTH,
                                 "grid": NORTH_1, "address": "北园路1号", "hours": hours, "capacity": 1,
                                 "slot_minutes": 30, "opened_on": "2026-04-01"});
            let made = self.by("wang", "station.put", &station);
            self.keep(&format!("st.{name}"), &made["station"]["id"]);
        }
        for service in [
            json!({"item": "$i.licence"}),
            json!({"name": "家门口的聊吧"}),
            json!({"name": "便民打印"}),
            json!({"item": "$i.benefit"}),
        ] {
            let mut service = service;
            service["station"] = "$st.north".into();
            self.by("wang", "station.offer", &service);
        }
        for actor in ["wang", "north", "worker", "leaving"] {
            self.by("wang", "station.staff", &json!({"station": "$st.north", "actor": actor}));
        }
    }

    fn appointments(&mut self) {
        let visit = json!({"station": "$st.north", "service": 2, "client": "anonymous"});
        for name in ["bad", "founded", "checked", "anonymous", "good"] {
            let made = self.by("wang", "station.record_visit", &visit);
            self.keep(&format!("v.{name}"), &made["visit"]["id"]);
        }
        let resident =
            json!({"station": "$st.north", "service": 2, "client": "resident", "client_id": "$client"});
        let made = self.by("wang", "station.record_visit", &resident);
        self.keep("v.resident", &made["visit"]["id"]);
        for (name, starts) in [("taken", "09:00"), ("cancel", "09:30")] {
            let mut request = appointment("2026-05-06", starts);
            if name == "cancel" {
                request["account"] = "jumin".into();
            }
            let made = self.by("wang", "station.book", &request);
            self.keep(&format!("a.{name}"), &made["appointment"]["id"]);
        }
        for starts in ["10:30", "11:00"] {
            let keen = appointment("2026-05-06", starts);
            self.by("keen", "station.book", &keen);
        }
        for _ in 0..5 {
            self.by("wang", "station.take_ticket", &json!({"station": "$st.north", "service": 2}));
        }
        for (name, actor) in [("served", "wang"), ("serve", "wang"), ("miss", "north")] {
            let made = self.by(actor, "station.call_next", &json!({"station": "$st.north"}));
            self.keep(&format!("t.{name}"), &made["ticket"]["id"]);
            if name == "served" {
                let served = json!({"ticket": "$t.served", "client": "anonymous"});
                self.by(actor, "station.serve_ticket", &served);
            }
        }
    }

    fn agency(&mut self, past: &Past) {
        for name in
            ["renew", "revoke", "link", "complete", "end", "step", "take", "return", "plan", "visit", "done"]
        {
            let made = self.by("wang", "agency.open", &agency("2026-12-31"));
            self.keep(&format!("sv.{name}"), &made["service"]["id"]);
        }
        let assistance = json!({"kind": "assistance", "item": "$i.licence", "community": NORTH,
                                "client": {"name": "申某"}, "agent": "worker"});
        let made = self.by("wang", "agency.open", &assistance);
        self.keep("sv.assistance", &made["service"]["id"]);
        let made = past.done(self, "wang", "agency.open", &agency("2026-04-20"));
        self.keep("sv.expired", &made["service"]["id"]);
        let original = json!({"service": "$sv.return", "name": "房产证", "receipt": "收-1"});
        self.by("wang", "agency.take_original", &original);
        let visit = json!({"service": "$sv.visit", "planned_on": "2026-05-01", "reason": "aged"});
        self.by("wang", "agency.plan_visit", &visit);
        self.by("wang", "agency.complete", &json!({"service": "$sv.done", "outcome": "已领取证照"}));
    }

    fn reviews(&mut self) {
        for (name, level, named) in [
            ("bad", "dissatisfied", true),
            ("founded", "dissatisfied", true),
            ("checked", "very_dissatisfied", true),
            ("anonymous", "dissatisfied", false),
            ("good", "satisfied", true),
        ] {
            let review =
                json!({"visit": format!("$v.{name}"), "level": level, "named": named, "channel": "paper"});
            let made = self.by("wang", "review.submit", &review);
            self.keep(&format!("rv.{name}"), &made["review"]["id"]);
        }
        for name in ["founded", "checked"] {
            let verified = json!({"review": format!("$rv.{name}"), "founded": true});
            self.by("wang", "review.verify", &verified);
        }
    }

    fn resources(&mut self) {
        for (name, kind) in [
            ("hall", "hall"),
            ("spare", "court"),
            ("course", "course"),
            ("renew", "room"),
            ("closing", "hall"),
            ("closed", "hall"),
        ] {
            let mut resource = resource(kind);
            resource["name"] = name.into();
            let made = self.by("wang", "resource.put", &resource);
            self.keep(&format!("r.{name}"), &made["resource"]["id"]);
        }
        for (name, resource, day, begins, ends) in [
            ("use", "hall", "2026-05-01", "08:00", "12:00"),
            ("taken", "hall", "2026-05-08", "09:00", "11:00"),
            ("cancel", "hall", "2026-05-08", "14:00", "15:00"),
            ("closing", "closing", "2026-05-08", "09:00", "11:00"),
        ] {
            let booking = json!({"resource": format!("$r.{resource}"), "day": day, "begins": begins, "ends": ends,
                                 "name": "申某", "phone": "13893101234", "persons": 20, "account": "jumin"});
            let made = self.by("wang", "resource.book", &booking);
            self.keep(&format!("b.{name}"), &made["booking"]["id"]);
        }
        self.by("wang", "resource.close", &json!({"resource": "$r.closed", "closed_on": "2026-04-30"}));
        for begins in ["09:00", "11:00", "13:00"] {
            let ends = format!("{}:00", begins[..2].parse::<u8>().unwrap() + 1);
            let keen = json!({"resource": "$r.course", "day": "2026-05-08", "begins": begins, "ends": ends, "name": "申某"});
            self.by("keen", "resource.book", &keen);
        }
    }

    fn orders(&mut self) {
        for (name, capacity) in [("wide", 100), ("spare", 100), ("ending", 100), ("full", 1), ("over", 1)] {
            let offer = json!({"supplier": "志愿服务队", "name": name, "kind": "care", "capacity": capacity});
            let made = self.by("wang", "order.put_offer", &offer);
            self.keep(&format!("of.{name}"), &made["offer"]["id"]);
        }
        self.by("wang", "order.end_offer", &json!({"offer": "$of.over"}));
        let elsewhere = json!({"supplier": "志愿服务队", "name": "南园", "kind": "care", "capacity": 5,
                               "communities": [crate::support::SOUTH]});
        let made = self.by("wang", "order.put_offer", &elsewhere);
        self.keep("of.elsewhere", &made["offer"]["id"]);
        for (name, offer, steps) in [
            ("placed", "wide", &[][..]),
            ("cancel", "wide", &[]),
            ("assigned", "wide", &["assign"]),
            ("assigned2", "wide", &["assign"]),
            ("accepted", "wide", &["assign", "accept"]),
            ("delivered", "wide", &["assign", "accept", "deliver"]),
            ("busy", "full", &["assign"]),
        ] {
            let order = json!({"kind": "care", "text": "上门理发", "name": "申某", "phone": "13893101234",
                               "account": "jumin", "grid": NORTH_1});
            let made = self.by("wang", "order.place", &order);
            self.keep(&format!("o.{name}"), &made["order"]["id"]);
            for step in steps {
                let mut request = json!({"order": format!("$o.{name}")});
                if *step == "assign" {
                    request["offer"] = format!("$of.{offer}").into();
                }
                self.by("wang", &format!("order.{step}"), &request);
            }
        }
    }
}

/// An item with a form that is required, a lease that may follow and what the registry answers.
pub(super) fn item(code: &str, kind: &str, office: &str) -> Value {
    json!({"code": code, "name": format!("事项{code}"), "kind": kind, "basis": ["中华人民共和国食品安全法第三十五条"],
           "applicants": ["person", "self_employed"],
           "materials": [{"code": "form", "name": "申请表", "need": "required"},
                         {"code": "lease", "name": "场所证明", "need": "may_follow"},
                         {"code": "age", "name": "年龄证明", "need": "shared", "shared": "age"},
                         {"code": "home", "name": "居住证明", "need": "shared", "shared": "residence"}],
           "statutory_days": 20, "promised_days": 10, "pauses": ["hearing", "inspection"], "result": "证照",
           "level": "community", "channels": ["window", "station", "online"], "office": office})
}

pub(super) fn appointment(day: &str, starts: &str) -> Value {
    json!({"station": "$st.north", "day": day, "starts": starts, "service": 2, "name": "申某", "phone": "13893101234"})
}

/// An agency for the resident, who has an account.
pub(super) fn agency(last: &str) -> Value {
    json!({"kind": "agency", "item": "$i.licence", "community": NORTH, "agent": "worker",
           "client": {"name": "申小明", "phone": "13893101234", "resident": "$client", "actor": "jumin"},
           "authority": {"scope": "代为递交、领取", "items": ["$i.licence"], "signed_on": "2026-04-07", "valid_to": last}})
}

pub(super) fn resource(kind: &str) -> Value {
    let hours: Vec<Value> =
        (1..=7).map(|day| json!({"weekday": day, "opens": "08:00", "closes": "20:00"})).collect();
    json!({"kind": kind, "unit": "$enterprise", "name": "多功能厅", "places": 50, "hours": hours,
           "agreement": {"signed_on": "2026-01-01", "valid_from": "2026-01-01", "valid_to": "2026-12-31"}})
}
