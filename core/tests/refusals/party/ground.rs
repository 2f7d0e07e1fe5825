//! The tree of organisations, and people at every stage of their way.

use serde_json::{Value, json};
use shuzhi::access::{Role, ScopeKind};

use crate::ground::Ground;
use crate::support::{NORTH, SOUTH, STREET, grant};

/// The branches of six elections, each of which stands at another state.
pub(super) const TERMS: [&str; 6] = ["plan", "electorate", "nominate", "round", "approve", "cancel"];

impl Ground {
    /// Everything that the requests of the area name: organisations as `p.*`, members as `m.*`, elections as `e.*`,
    /// letters as `l.*`, records of joint governance as `g.*`.
    pub(crate) fn party(&mut self) {
        grant(&self.street, "shuji", Role::PartySecretary, ScopeKind::Division, STREET, true);
        self.organisations();
        self.full_members();
        self.people_on_the_way();
        self.founding();
        self.posts_and_hubs();
        self.letters();
        self.reported();
        self.dues_and_imports();
        self.meetings();
        self.elections();
        self.joint_governance();
        self.tasks_and_projects();
    }

    /// Calls with a request that names records.
    pub(super) fn run(&self, actor: &str, operation: &str, request: &Value) -> Value {
        let request = serde_json::from_str(&self.filled(request)).unwrap();
        self.done(actor, operation, request)
    }

    /// Calls, and keeps the identifier at `place` of the answer.
    pub(super) fn made(&mut self, name: &str, (operation, place): (&str, &str), request: &Value) {
        let answer = self.run("shuji", operation, request);
        let id = answer.pointer(place).unwrap_or_else(|| panic!("{operation} has no {place}: {answer}"));
        self.keep(name, id);
    }

    fn organisation(&mut self, name: &str, label: &str, kind: &str, more: Value) {
        let mut organisation = json!({"kind": kind, "name": label});
        organisation.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let mut request = json!({"basis": "existing", "on": "2020-01-01", "organisation": organisation});
        if kind == "branch" {
            // Every term has just run out.
            request["term_from"] = "2021-04-20".into();
        }
        self.made(&format!("p.{name}"), ("party.found", "/organisation/id"), &request);
    }

    fn organisations(&mut self) {
        self.organisation("work", "示例街道党工委", "work_committee", json!({}));
        let below = |community: &str| json!({"parent": "$p.work", "community": community});
        self.organisation("committee", "北园社区党委", "committee", below(NORTH));
        self.organisation("south", "南园社区党委", "committee", below(SOUTH));
        self.organisation("lower", "北园二党委", "committee", json!({"parent": "$p.committee"}));
        for (name, label) in [
            ("a", "北园一支部"),
            ("b", "北园二支部"),
            ("dev", "发展支部"),
            ("pool", "大支部"),
            ("moved", "改隶支部"),
            ("split", "分设支部"),
            ("whole", "合并支部"),
            ("part", "并入支部"),
            ("ended", "撤销支部"),
        ] {
            self.organisation(name, label, "branch", json!({"parent": "$p.committee"}));
        }
        for term in TERMS {
            self.organisation(term, &format!("换届支部{term}"), "branch", json!({"parent": "$p.committee"}));
        }
        self.organisation("group", "第一党小组", "group", json!({"parent": "$p.a"}));
        let gone = json!({"organisation": "$p.gone", "reason": "任务完成", "on": "2026-01-01"});
        self.organisation("gone", "旧党小组", "group", json!({"parent": "$p.a"}));
        self.run("shuji", "party.dissolve", &gone);
    }

    /// Enters a person of a branch as the papers have it.
    pub(super) fn person(&mut self, name: &str, branch: &str, stage: &str, more: Value) {
        let mut request = json!({"organisation": format!("$p.{branch}"), "stage": stage,
                                 "person": {"name": format!("党员{name}"), "birth": "1990-01-01", "sex": "female"}});
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.made(&format!("m.{name}"), ("member.record", "/member/id"), &request);
    }

    fn full_members(&mut self) {
        let papers = || json!({"joined_on": "2020-01-01", "full_on": "2021-01-01"});
        let branches = [
            ("a", 14),
            ("b", 4),
            ("dev", 6),
            ("pool", 24),
            ("split", 7),
            ("whole", 3),
            ("part", 1),
            ("ended", 1),
        ];
        for (branch, count) in branches.into_iter().chain(TERMS.map(|term| (term, 4))) {
            for number in 0..count {
                self.person(&format!("{branch}{number}"), branch, "full", papers());
            }
        }
    }

    /// Members of branch `dev` at the stages before the full one.
    fn people_on_the_way(&mut self) {
        let applied = || json!({"applied_on": "2026-03-20"});
        for name in ["talked", "ready", "leaving"] {
            self.person(name, "dev", "applicant", applied());
        }
        let activist = || json!({"applied_on": "2023-01-01", "activist_on": "2024-01-01"});
        for name in ["reviewed", "ripe"] {
            self.person(name, "dev", "activist", activist());
        }
        self.person(
            "green",
            "dev",
            "activist",
            json!({"applied_on": "2026-01-01", "activist_on": "2026-02-01"}),
        );
        let target =
            || json!({"applied_on": "2023-01-01", "activist_on": "2024-01-01", "target_on": "2025-06-01"});
        for name in ["target", "waiting"] {
            self.person(name, "dev", "target", target());
        }
        self.run("shuji", "member.resolve", &admission("$m.waiting"));
        self.person("early", "dev", "probationary", json!({"joined_on": "2025-12-01"}));
        self.person("extended", "dev", "probationary", json!({"joined_on": "2025-03-31"}));
        let extension = json!({"member": "$m.extended", "kind": "extension", "votes": votes(6), "on": "2026-04-01",
                               "until": "2026-10-01", "reason": "需要继续考察"});
        self.run("shuji", "member.resolve", &extension);
        let decision = json!({"member": "$m.extended", "approved": true, "on": "2026-04-10"});
        self.run("shuji", "member.decide", &decision);
        self.person("lost", "b", "full", json!({"joined_on": "2020-01-01", "full_on": "2021-01-01"}));
        let lost = json!({"member": "$m.lost", "lost_since": "2025-06-01", "on": "2026-02-01"});
        self.run("shuji", "member.suspend", &lost);
        self.person("dead", "b", "full", json!({"joined_on": "2020-01-01", "full_on": "2021-01-01"}));
        self.run("shuji", "member.close_record", &json!({"member": "$m.dead", "closing": "deceased"}));
        let number = json!({"person": {"name": "王五", "number": "620102199001011233"},
                            "joined_on": "2020-01-01", "full_on": "2021-01-01"});
        self.person("numbered", "b", "full", number);
    }

    /// An organisation in each state of its founding.
    fn founding(&mut self) {
        for (name, first, steps) in [("applied", 3, 0), ("approved", 6, 1), ("met", 9, 2)] {
            let founders: Vec<String> = (first..first + 3).map(|one| format!("$m.pool{one}")).collect();
            let request = json!({"on": "2026-04-10", "organisation": {"kind": "branch", "name": format!("{name}支部"),
                                 "parent": "$p.committee", "founders": founders}});
            let name = format!("p.{name}");
            self.made(&name, ("party.propose", "/organisation/id"), &request);
            let mut step = json!({"organisation": format!("${name}"), "on": "2026-04-20"});
            if steps > 1 {
                self.run(
                    "shuji",
                    "party.reply",
                    &json!({"organisation": step["organisation"], "approved": true,
                                                         "on": "2026-04-15"}),
                );
                self.run("shuji", "party.establish", &step);
            } else if steps > 0 {
                step["approved"] = true.into();
                self.run("shuji", "party.reply", &step);
            }
        }
    }

    fn posts_and_hubs(&mut self) {
        let appoint = |member: &str, post: &str| json!({"organisation": "$p.a", "member": member, "post": post, "basis": "elected", "valid_from": "2026-01-01"});
        let post = ("party.appoint", "/post/id");
        self.made("p.post.secretary", post, &appoint("$m.a0", "secretary"));
        self.made("p.post.publicity", post, &appoint("$m.a1", "publicity_commissioner"));
        self.made("p.post.ended", post, &appoint("$m.a2", "discipline_commissioner"));
        self.run("shuji", "party.end_post", &json!({"post": "$p.post.ended", "on": "2026-03-01"}));
        let household = json!({"dwelling": "$dwelling_other", "number": "0002", "kind": "family"});
        let household = self.run("wang", "registry.put_household", &household);
        self.keep("household_other", &household["household"]["id"]);
        for (name, member) in [("hub.assign", "$m.a3"), ("hub.end", "$m.a4"), ("hub.ended", "$m.a5")] {
            let request = json!({"organisation": "$p.a", "member": member, "valid_from": "2026-02-01"});
            self.made(&format!("p.{name}"), ("party.appoint_hub", "/hub/id"), &request);
        }
        self.run("shuji", "party.end_hub", &json!({"hub": "$p.hub.ended", "on": "2026-03-01"}));
        let sent = ("party.assign_instructor", "/instructor/id");
        for (name, member) in [("sent", "$m.a6"), ("back", "$m.a7")] {
            let request = json!({"member": member, "enterprise": "$enterprise", "starts_on": "2026-02-01"});
            self.made(&format!("p.instructor.{name}"), sent, &request);
        }
    }
}

/// The votes of a meeting of which everybody was in favour.
pub(super) fn votes(number: i64) -> Value {
    json!({"entitled": number, "present": number, "ayes": number, "nays": 0, "abstentions": 0})
}

/// An admission to branch `dev` with all its papers.
pub(super) fn admission(member: &str) -> Value {
    json!({"member": member, "kind": "admission", "votes": votes(6), "secret_ballot": true, "on": "2026-04-20",
           "introducers": ["$m.dev0", "$m.dev1"], "reviewed_on": "2026-04-01", "training_days": 3,
           "leaves_on": "2027-04-01"})
}
