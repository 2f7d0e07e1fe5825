//! Letters, members who are here for a time, dues and imports.

use serde_json::json;

use crate::ground::Ground;

impl Ground {
    /// A letter in each state, each of another member.
    pub(super) fn letters(&mut self) {
        let letters = [
            ("applied", 15),
            ("applied2", 16),
            ("issued", 17),
            ("issued2", 18),
            ("received", 19),
            ("withdrawn", 20),
        ];
        for (name, member) in letters {
            let request = json!({"member": format!("$m.pool{member}"), "kind": "introduction",
                                 "destination": "$p.b", "on": "2026-04-24"});
            self.made(&format!("l.{name}"), ("member.apply_transfer", "/letter/id"), &request);
            let letter = format!("$l.{name}");
            if matches!(name, "issued" | "issued2" | "received") {
                let issue = json!({"letter": letter, "number": format!("第{member}号"), "on": "2026-04-25"});
                self.run("shuji", "member.issue_letter", &issue);
            }
            match name {
                "received" => {
                    self.run(
                        "shuji",
                        "member.receive_letter",
                        &json!({"letter": letter, "on": "2026-04-28"}),
                    );
                }
                "withdrawn" => {
                    self.run(
                        "shuji",
                        "member.withdraw_transfer",
                        &json!({"letter": letter, "reason": "不再外出"}),
                    );
                }
                _ => {}
            }
        }
    }

    /// Members who reported, one who has gone again, and one who is away.
    pub(super) fn reported(&mut self) {
        for (name, kind) in [("mobile", "mobile"), ("serving", "double_report"), ("gone", "mobile")] {
            let request = json!({"kind": kind, "organisation": "$p.a", "name": format!("报到{name}"), "unit": "某局",
                                 "stage": "full", "home_organisation": "外省某支部", "on": "2026-02-01"});
            self.made(&format!("m.{name}"), ("member.report_in", "/member/id"), &request);
        }
        self.run("shuji", "member.end_report", &json!({"member": "$m.gone", "on": "2026-03-01"}));
        let away = json!({"member": "$m.pool21", "place": "外省", "away_from": "2026-02-01"});
        self.run("shuji", "member.go_away", &away);
    }

    pub(super) fn dues_and_imports(&mut self) {
        let income = json!({"member": "$m.a8", "first_month": 202_601, "amount": "4000"});
        self.run("shuji", "member.set_income", &income);
        for name in ["members", "members_undone", "members_new"] {
            let text = format!("姓名,党组织,人员类别,申请入党日期\n{name},大支部,入党申请人,2026-04-01\n");
            let path = self.street.file(&format!("{name}.csv"), text.as_bytes());
            self.names.insert(format!("file_{name}"), path.clone());
            if name != "members_new" {
                let report = self.run("shuji", "member.import_members", &json!({ "path": path }));
                assert_eq!(report["accepted"], 1, "{report}");
                self.keep(&format!("import_{name}"), &report["batch"]);
            }
        }
        let undo = json!({"batch": "$import_members_undone", "reason": "误导入"});
        self.run("shuji", "member.undo_import", &undo);
    }
}
