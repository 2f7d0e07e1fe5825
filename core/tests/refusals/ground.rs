//! A street with a record of every kind and a case in every state, reached through the documents of the contract.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use shuzhi::access::{Role, ScopeKind};
use shuzhi::contract::{Operation, operations};
use shuzhi::{Error, Result};

use crate::support::{NORTH, NORTH_1, STREET, Street, grant, street};

/// An identifier that no record has.
pub(crate) const NOBODY: &str = "0199b1c2-7a00-7000-8000-00000000dead";

/// Who did the deed that leads to a state, the operation, and the rest of its document.
type Step = (&'static str, &'static str, &'static str);

const PATHS: [(&str, &[&str]); 12] = [
    ("submitted", &[]),
    ("verified", &["verify"]),
    ("filed", &["file"]),
    ("refused", &["refuse"]),
    ("withdrawn", &["withdraw"]),
    ("dispatched", &["file", "dispatch"]),
    ("returned", &["file", "dispatch", "return_order"]),
    ("handling", &["file", "dispatch", "accept"]),
    ("suspended", &["file", "dispatch", "accept", "suspend"]),
    ("reported", &["file", "dispatch", "accept", "report"]),
    ("inspected", &["file", "dispatch", "accept", "report", "inspect"]),
    ("closed", &["file", "dispatch", "accept", "report", "inspect", "close"]),
];

const STEPS: [Step; 11] = [
    ("wang", "verify", "{}"),
    ("wang", "file", "{}"),
    ("wang", "refuse", r#"{"reason": "不属于职责范围"}"#),
    ("wang", "withdraw", r#"{"reason": "重复"}"#),
    ("wang", "dispatch", r#"{"office": "cg"}"#),
    ("han", "accept", "{}"),
    ("han", "return_order", r#"{"reason": "应由物业办理"}"#),
    ("wang", "suspend", r#"{"reason": "等待供货"}"#),
    ("han", "report", r#"{"outcome": "resolved", "result": "已更换灯具"}"#),
    ("wang", "inspect", r#"{"passed": true}"#),
    ("wang", "close", "{}"),
];

pub(crate) struct Ground {
    pub(crate) street: Street,
    pub(crate) operations: BTreeMap<&'static str, Operation>,
    /// What the requests below name: records by kind, cases by state.
    pub(crate) names: BTreeMap<String, String>,
}

impl Ground {
    pub(crate) fn new() -> Self {
        let street = street();
        grant(&street, "han", Role::DepartmentHandler, ScopeKind::Office, "cg", false);
        grant(&street, "leaving", Role::Mediator, ScopeKind::Division, STREET, false);
        let operations = operations().into_iter().map(|operation| (operation.name, operation)).collect();
        let mut ground = Self { street, operations, names: BTreeMap::new() };
        ground.settings();
        ground.people();
        ground.imports();
        for (state, path) in PATHS {
            let case = ground.case(path);
            assert_eq!(ground.state(&case), state);
            ground.names.insert(format!("case.{state}"), case);
        }
        for (name, like) in
            [("submitted2", 0), ("dispatched2", 5), ("handling2", 7), ("handling3", 7), ("closed2", 11)]
        {
            let case = ground.case(PATHS[like].1);
            ground.names.insert(format!("case.{name}"), case);
        }
        ground.party();
        ground.mediation();
        ground.service();
        ground
    }

    pub(crate) fn call(&self, actor: &str, operation: &str, request: &str) -> Result<Value> {
        let session = self.street.session_for(actor, Some("核对信息"));
        let answer = self.operations[operation].call(&session, request)?;
        Ok(serde_json::from_str(&answer).unwrap())
    }

    pub(crate) fn done(&self, actor: &str, operation: &str, request: Value) -> Value {
        self.call(actor, operation, &request.to_string())
            .unwrap_or_else(|error: Error| panic!("{operation} {request}: {error}"))
    }

    /// `$kind` in a request stands for the record of that name.
    pub(crate) fn filled(&self, request: &Value) -> String {
        let mut text = request.to_string();
        // Longer names first: one may be the beginning of another.
        for (name, value) in self.names.iter().rev() {
            text = text.replace(&format!("${name}\""), &format!("{value}\""));
        }
        assert!(!text.contains("\"$"), "a name is not known: {text}");
        text
    }

    fn settings(&mut self) {
        self.done("system", "case.put_office", json!({"code": "cg", "name": "城管所", "kind": "department"}));
        self.done("system", "case.put_category", json!({"code": "01", "name": "市政", "tier": "ordinary"}));
        let second = json!({"code": "0101", "parent": "01", "name": "路灯", "tier": "ordinary"});
        self.done("system", "case.put_category", second);
        let stopped =
            json!({"code": "0109", "parent": "01", "name": "停用", "tier": "ordinary", "active": false});
        self.done("system", "case.put_category", stopped);
        let rule = self.done("system", "case.put_routing_rule", json!({"category": "0101", "office": "cg"}));
        self.keep("routing", &rule["rule"]["id"]);
        let post = json!({"grid": NORTH_1, "post": "worker", "actor": "worker", "name": "小李"});
        let post = self.done("wang", "grid.staff", post);
        self.keep("post", &post["post"]["id"]);
        let ended = json!({"grid": NORTH_1, "post": "leader", "actor": "wang", "name": "老王",
                           "valid_from": "2026-03-01", "valid_to": "2026-04-01"});
        let ended = self.done("wang", "grid.staff", ended);
        self.keep("post_ended", &ended["post"]["id"]);
        let closed = "620102001001009";
        self.done(
            "wang",
            "grid.define",
            json!({"code": closed, "community": NORTH, "name": "临时网格", "kind": "basic", "datum": "cgcs2000",
                   "valid_from": "2026-01-01", "boundary": boundary(104.2)}),
        );
        self.done("wang", "grid.close", json!({"code": closed, "reason": "合并"}));
        self.names.insert("grid_closed".into(), closed.into());
        let grants = self.done("li", "access.list_grants", json!({"actor": "leaving"}));
        self.keep("grant_ended", &grants["items"][0]["id"]);
        let grants = self.done("li", "access.list_grants", json!({"actor": "leader"}));
        self.keep("grant", &grants["items"][0]["id"]);
        let ended = self.names["grant_ended"].clone();
        self.done("li", "access.revoke", json!({"grant": ended, "reason": "调离"}));
    }

    fn people(&mut self) {
        let compound =
            json!({"community": NORTH, "name": "北园小区", "address": "北园路", "management": "unknown"});
        let compound = self.done("wang", "registry.put_compound", compound);
        self.keep("compound", &compound["compound"]["id"]);
        let buildings = self.done("wang", "registry.list_buildings", json!({}));
        self.keep("building", &buildings["items"][0]["id"]);
        self.keep("building_other", &buildings["items"][1]["id"]);
        let building = self.names["building"].clone();
        let dwelling = |room: &str| json!({"building": building, "room": room, "usage": "residential"});
        let first = self.done("wang", "registry.put_dwelling", dwelling("101"));
        let second = self.done("wang", "registry.put_dwelling", dwelling("102"));
        self.keep("dwelling", &first["dwelling"]["id"]);
        self.keep("dwelling_other", &second["dwelling"]["id"]);
        let household = json!({"dwelling": self.names["dwelling"], "number": "0001", "kind": "family"});
        let household = self.done("wang", "registry.put_household", household);
        self.keep("household", &household["household"]["id"]);
        let resident = json!({"name": "王小明", "number": "11010519491231002X", "phone": "13893101234",
                              "residence": "registered", "household": self.names["household"]});
        let resident = self.done("wang", "registry.add_resident", resident);
        self.keep("resident", &resident["resident"]["id"]);
        let enterprise = json!({"credit_code": "91350100M000100Y43", "name": "小店", "kind": "enterprise",
                                "address": "北园路1号", "grid": NORTH_1});
        let enterprise = self.done("wang", "registry.put_enterprise", enterprise);
        self.keep("enterprise", &enterprise["enterprise"]["id"]);
    }

    fn imports(&mut self) {
        for (name, person) in [("import", "赵一"), ("import_undone", "钱二"), ("import_amended", "孙三")]
        {
            let text = format!("姓名,楼栋地址,房号\n{person},北园路2号,{name}\n");
            let path = self.street.file(&format!("{name}.csv"), text.as_bytes());
            let report = self.done("wang", "registry.import_residents", json!({ "path": path }));
            assert_eq!(report["accepted"], 1, "{report}");
            self.keep(name, &report["batch"]);
        }
        self.street.file("bad.csv", "姓名,姓名\n甲,乙\n".as_bytes());
        let undone = self.names["import_undone"].clone();
        self.done("wang", "registry.undo_import", json!({"batch": undone, "reason": "误导入"}));
        let found = self.done("wang", "registry.list_residents", json!({"limit": 1000}));
        let amended = found["items"].as_array().unwrap().iter().find(|one| one["name"] == "孙三").unwrap();
        let amended = json!({"resident": amended["id"], "phone": "13893105678"});
        self.done("wang", "registry.amend_resident", amended);
        self.names.insert("folder".into(), self.street.folder.display().to_string());
        self.names.insert("file".into(), self.street.folder.join("import.csv").display().to_string());
        self.street.file("new.csv", "姓名,楼栋地址\n周五,北园路2号\n".as_bytes());
        self.names.insert("file_new".into(), self.street.folder.join("new.csv").display().to_string());
        self.names.insert("copy".into(), self.street.folder.join("copy.db").display().to_string());
        self.names.insert("file_bad".into(), self.street.folder.join("bad.csv").display().to_string());
    }

    /// Hands a case in and takes it along `path`; its identifier.
    pub(crate) fn case(&self, path: &[&str]) -> String {
        let request = json!({"category": "0101", "kind": "complaint", "channel": "hotline", "title": "路灯不亮",
                             "grid": NORTH_1, "reporter_name": "王小明", "reporter_phone": "13893101234"});
        let answer = self.done("wang", "case.submit", request);
        let case = answer["case"]["id"].as_str().unwrap().to_owned();
        for verb in path {
            let (actor, _, rest) = STEPS.iter().find(|(_, name, _)| name == verb).unwrap();
            let mut request: Value = serde_json::from_str(rest).unwrap();
            request["case"] = case.clone().into();
            self.done(actor, &format!("case.{verb}"), request);
        }
        case
    }

    fn state(&self, case: &str) -> String {
        self.done("wang", "case.get", json!({ "case": case }))["case"]["state"].as_str().unwrap().to_owned()
    }

    pub(crate) fn keep(&mut self, name: &str, value: &Value) {
        self.names.insert(name.into(), value.as_str().unwrap_or_else(|| panic!("no {name}")).into());
    }
}

pub(crate) fn boundary(west: f64) -> Value {
    let pair = |longitude: f64, latitude: f64| json!({"longitude": longitude, "latitude": latitude});
    let (east, south, north) = (west + 0.01, 36.05, 36.06);
    json!({"rings": [[pair(west, south), pair(east, south), pair(east, north), pair(west, north)]]})
}
