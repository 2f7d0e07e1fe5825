//! Committees, mediators, disputes and agreements at every stage.

use serde_json::{Value, json};
use shuzhi::access::{Role, ScopeKind};

use crate::ground::Ground;
use crate::support::{NORTH, NORTH_1, STREET, grant};

/// Who mediates: the name of the account, the kind and the sex.
const MEDIATORS: [(&str, &str, &str); 12] = [
    ("zhuren", "full_time", "male"),
    ("tiaojie", "full_time", "female"),
    ("third", "part_time", "male"),
    ("jiedao", "full_time", "female"),
    ("judge", "judge", "male"),
    ("lawyer", "lawyer", "male"),
    ("elder", "elder", "male"),
    ("free", "expert", "male"),
    ("hired", "expert", "male"),
    ("away", "expert", "female"),
    ("fresh", "part_time", "female"),
    ("other", "part_time", "male"),
];

/// The month of most of what happened, before a May that has just begun.
const APRIL: &str = "04";

/// How far an agreement has come: the steps that were taken with it, in their order.
const AGREEMENTS: [(&str, &[&str]); 10] = [
    ("drafted", &[]),
    ("draft2", &[]),
    ("draft3", &[]),
    ("signed", &["sign1", "sign2"]),
    ("mediated", &["sign1", "sign2", "mediator"]),
    ("running", &["sign1", "sign2", "mediator", "seal"]),
    ("lapsed", &["sign1", "sign2", "mediator", "seal"]),
    ("late", &["sign1", "sign2", "mediator", "seal"]),
    ("asked", &["sign1", "sign2", "mediator", "seal", "ask"]),
    ("done", &["sign1", "sign2", "mediator", "seal", "perform"]),
];

impl Ground {
    /// Everything that the requests of the area name: mediators as `md.*`, committees as `mc.*`, disputes as `d.*`, agreements
    /// as `ag.*`.
    pub(crate) fn mediation(&mut self) {
        self.bodies();
        self.disputes();
        for (name, steps) in AGREEMENTS {
            self.agreement(name, steps);
        }
        self.cases_of_disputes();
        self.kin();
    }

    /// A mediator who lives in the household of a party.
    fn kin(&mut self) {
        let person = json!({"name": "王小花", "birth": "1985-01-01", "sex": "female", "residence": "registered",
                            "household": "$household"});
        let made = self.official("registry.add_resident", &person);
        let mediator = json!({"kind": "part_time", "resident": made["resident"]["id"], "actor": "kin"});
        let made = self.official("mediation.record_mediator", &mediator);
        self.keep("md.kin", &made["mediator"]["id"]);
        let hired = json!({"mediator": "$md.kin", "committee": "$mc.north", "starts_on": "2026-01-01"});
        self.official("mediation.engage_mediator", &hired);
        let request = json!({"source": "application", "category": "neighbour", "committee": "$mc.north", "grid": NORTH_1,
                             "facts": "楼上漏水", "claim": "赔偿损失",
                             "parties": [{"kind": "person", "side": "applicant", "resident": "$resident"},
                                         {"kind": "person", "side": "respondent", "name": "另一人", "birth": "1980-01-01"}]});
        let made = self.mediate("dispute.register", &request);
        self.keep("d.kin", &made["dispute"]["summary"]["id"]);
        self.mediate("dispute.accept", &json!({"dispute": "$d.kin"}));
    }

    fn mediate(&self, operation: &str, request: &Value) -> Value {
        let request = serde_json::from_str(&self.filled(request)).unwrap();
        self.done("tiaojie", operation, request)
    }

    fn official(&self, operation: &str, request: &Value) -> Value {
        let request = serde_json::from_str(&self.filled(request)).unwrap();
        self.done("wang", operation, request)
    }

    fn bodies(&mut self) {
        for (actor, kind, sex) in MEDIATORS {
            grant(&self.street, actor, Role::Mediator, ScopeKind::Division, STREET, true);
            let mut request = json!({"name": format!("调解员{actor}"), "kind": kind, "sex": sex, "actor": actor,
                                     "birth": "1970-01-01", "phone": "13893101234"});
            if kind == "elder" {
                request["elder"] = "老党员".into();
            }
            let made = self.official("mediation.record_mediator", &request);
            self.keep(&format!("md.{actor}"), &made["mediator"]["id"]);
        }
        let seats = |names: [&str; 3]| -> Vec<Value> {
            let post = |place| if place == 0 { "chair" } else { "member" };
            let seat = |(place, name)| json!({"mediator": format!("$md.{name}"), "post": post(place)});
            names.into_iter().enumerate().map(seat).collect()
        };
        let north = json!({"kind": "community", "name": "北园社区人民调解委员会", "short_name": "北园", "community": NORTH,
                           "basis": "residents_meeting", "levels": ["grid", "community"],
                           "members": seats(["zhuren", "tiaojie", "third"]), "formed_on": "2025-01-01"});
        let street = json!({"kind": "street", "name": "街道人民调解委员会", "short_name": "街道", "basis": "established",
                            "levels": ["street"], "members": seats(["jiedao", "judge", "lawyer"]),
                            "formed_on": "2025-01-01"});
        let trade = json!({"kind": "trade", "name": "物业纠纷人民调解委员会", "short_name": "物业", "trade": "物业",
                           "basis": "established", "levels": ["street"],
                           "members": seats(["jiedao", "judge", "lawyer"]), "formed_on": "2025-01-01"});
        for (name, request) in [("north", north), ("street", street), ("trade", trade)] {
            let made = self.official("mediation.put_committee", &request);
            self.keep(&format!("mc.{name}"), &made["committee"]["id"]);
        }
        let hired = json!({"mediator": "$md.hired", "committee": "$mc.north", "starts_on": "2026-01-01"});
        self.official("mediation.engage_mediator", &hired);
        let leave = json!({"mediator": "$md.away", "starts_on": "2026-06-01", "ends_on": "2026-06-10"});
        self.official("mediation.put_leave", &leave);
        let room = json!({"kind": "court", "name": "驻法院调解室", "host": "人民法院", "committee": "$mc.street",
                          "address": "北园路9号", "opened_on": "2026-01-01"});
        let made = self.official("mediation.put_room", &room);
        self.keep("room", &made["room"]["id"]);
    }

    /// A dispute of two persons, and of a third one when `parties` says so.
    fn registered(&mut self, name: &str, parties: usize, month: &str) {
        let sides = ["applicant", "respondent", "third_party"];
        let party = |place: usize| {
            json!({"kind": "person", "side": sides[place], "name": format!("当事人{place}"), "birth": "1980-01-01",
                   "phone": "13893101234"})
        };
        let request = json!({"source": "application", "category": "neighbour", "committee": "$mc.north", "grid": NORTH_1,
                             "facts": "楼上漏水", "claim": "赔偿损失", "amount": "3000", "registered_on": format!("2026-{month}-10"),
                             "parties": (0..parties).map(party).collect::<Vec<_>>()});
        let made = self.mediate("dispute.register", &request);
        self.keep(&format!("d.{name}"), &made["dispute"]["summary"]["id"]);
    }

    fn accepted(&mut self, name: &str, month: &str) -> String {
        self.registered(name, 2, month);
        let dispute = format!("$d.{name}");
        self.mediate(
            "dispute.accept",
            &json!({"dispute": dispute, "accepted_on": format!("2026-{month}-10")}),
        );
        dispute
    }

    fn mediating(&mut self, name: &str, month: &str) -> String {
        let dispute = self.accepted(name, month);
        let told = format!("2026-{month}-11");
        self.mediate(
            "dispute.give_notice",
            &json!({"dispute": dispute, "parties": [1, 2], "noticed_on": told}),
        );
        self.mediate(
            "dispute.record_consent",
            &json!({"dispute": dispute, "party": 2, "willing": true, "answered_on": told}),
        );
        let seats = json!([{"mediator": "$md.tiaojie", "choice": "assigned", "lead": true},
                           {"mediator": "$md.third", "choice": "assigned"}]);
        self.mediate(
            "dispute.assign_panel",
            &json!({"dispute": dispute, "seats": seats, "starts_on": format!("2026-{month}-12")}),
        );
        dispute
    }

    fn heard(&mut self, name: &str, month: &str) -> String {
        let dispute = self.mediating(name, month);
        let attendees = json!([{"role": "mediator", "mediator": "$md.tiaojie"}, {"role": "party", "party": 1},
                               {"role": "party", "party": 2}]);
        self.mediate(
            "dispute.hold_session",
            &json!({"dispute": dispute, "held_on": format!("2026-{month}-15"), "text": "各方陈述", "attendees": attendees}),
        );
        dispute
    }

    fn disputes(&mut self) {
        for name in ["new", "new2", "new3"] {
            self.registered(name, 2, APRIL);
        }
        self.registered("three", 3, APRIL);
        self.accepted("taken", APRIL);
        let noticed = self.accepted("noticed", APRIL);
        let told = json!({"dispute": noticed, "parties": [1, 2], "noticed_on": "2026-04-11"});
        self.mediate("dispute.give_notice", &told);
        for name in ["talks", "replace", "recuse", "extend", "rise", "withdraw", "terminate", "party"] {
            self.mediating(name, APRIL);
        }
        let spoken = self.mediating("spoken", APRIL);
        let agent = json!({"name": "代理人", "authority": "代为参加调解"});
        self.mediate("dispute.set_agent", &json!({"dispute": spoken, "party": 1, "agent": agent}));
        let risen = self.mediating("risen", APRIL);
        let rise = json!({"dispute": risen, "committee": "$mc.street", "reason": "层级期限届满"});
        self.rise_to_street(&rise);
        self.heard("heard", APRIL);
        let paper = json!({"dispute": "$d.talks", "kind": "identity", "title": "身份证复印件", "pages": 1});
        let made = self.mediate("dispute.add_paper", &paper);
        self.keep("paper", &made["paper"]["id"]);
    }

    /// From the grid to the community's level, and from there to the street's.
    fn rise_to_street(&mut self, rise: &Value) {
        let mut first = rise.clone();
        first["committee"] = "$mc.north".into();
        self.mediate("dispute.rise", &first);
        self.mediate("dispute.take_over", &json!({"dispute": rise["dispute"]}));
        self.mediate("dispute.rise", rise);
    }

    fn agreement(&mut self, name: &str, steps: &[&str]) {
        // The time to ask for confirmation of this one is over.
        let month = if name == "lapsed" { "03" } else { APRIL };
        let on = |day: &str| format!("2026-{month}-{day}");
        let dispute = self.heard(&format!("of_{name}"), month);
        let request = json!({"dispute": dispute, "form": "written", "reached_on": on("15"), "content": "赔偿损失",
                             "participants": [{"party": 1, "by_agent": false}, {"party": 2, "by_agent": false}],
                             "duties": [{"debtor": 2, "creditor": 1, "content": "支付赔偿款", "amount": "3000",
                                         "due_on": on("20")}]});
        let made = self.mediate("agreement.reach", &request);
        self.keep(&format!("ag.{name}"), &made["agreement"]["id"]);
        for step in steps {
            let mut request = json!({"agreement": format!("$ag.{name}")});
            let mut with =
                |more: Value| request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            let (actor, operation) = match *step {
                "sign1" | "sign2" => {
                    let party = if *step == "sign1" { 1 } else { 2 };
                    with(json!({"party": party, "method": "signature", "signed_on": on("15")}));
                    ("tiaojie", "agreement.sign")
                }
                "mediator" => {
                    with(json!({"signed_on": on("15")}));
                    ("tiaojie", "agreement.sign_mediator")
                }
                "seal" => {
                    with(json!({"sealed_on": on("15")}));
                    ("zhuren", "agreement.seal")
                }
                "ask" => {
                    with(json!({"court": "人民法院", "parties": [1, 2], "requested_on": on("20")}));
                    ("tiaojie", "agreement.request_confirmation")
                }
                _ => {
                    with(json!({"performed_on": on("18")}));
                    ("tiaojie", "agreement.record_performance")
                }
            };
            let request = serde_json::from_str(&self.filled(&request)).unwrap();
            self.done(actor, operation, request);
        }
    }

    /// A dispute from a case that an office works on, ended without agreement.
    fn cases_of_disputes(&mut self) {
        let case = self.case(&["file", "dispatch", "accept"]);
        let party =
            |side: &str| json!({"kind": "person", "side": side, "name": "当事人", "birth": "1980-01-01"});
        let mut other = party("respondent");
        other["name"] = "另一人".into();
        let request = json!({"source": "citizen_case", "case": case, "category": "neighbour", "committee": "$mc.north",
                             "facts": "楼上漏水", "claim": "赔偿损失", "parties": [party("applicant"), other]});
        let request: Value = serde_json::from_str(&self.filled(&request)).unwrap();
        let made = self.done("wang", "dispute.register", request);
        self.keep("d.of_case", &made["dispute"]["summary"]["id"]);
        self.mediate("dispute.accept", &json!({"dispute": "$d.of_case"}));
        let end = json!({"dispute": "$d.of_case", "reason": "settled_elsewhere", "routes": ["litigation"]});
        self.mediate("dispute.terminate", &end);
    }
}
