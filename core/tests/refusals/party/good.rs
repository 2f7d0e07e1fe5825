//! A request for every write operation of the area that goes through.

use serde_json::{Value, json};

use super::ground::{admission, votes};
use super::work::{members, plan, round};
use crate::good::Good;
use crate::support::{NORTH, NORTH_1, SOUTH};

pub(crate) fn requests() -> Vec<Good> {
    [
        founding(),
        changes(),
        posts(),
        recording(),
        steps(),
        resolutions(),
        letters(),
        duties(),
        meetings(),
        elections(),
        committee(),
        tasks(),
        projects(),
    ]
    .concat()
}

/// Requests of one actor.
fn by(actor: &'static str, requests: Vec<(&'static str, Value)>) -> Vec<Good> {
    requests.into_iter().map(|(operation, request)| (actor, operation, request)).collect()
}

fn founding() -> Vec<Good> {
    let step = |organisation: &str| json!({"organisation": organisation, "on": "2026-04-30", "document": "街党〔2026〕1号"});
    let organisation = |id: &str, first: usize| {
        let founders: Vec<String> = (first..first + 3).map(|one| format!("$m.pool{one}")).collect();
        json!({"id": format!("0199b1c2-7a00-7000-8000-0000000001{id}"), "kind": "branch", "name": "新支部",
               "parent": "$p.committee", "community": NORTH, "grid": NORTH_1, "building": "$building",
               "phone": "09318888888", "units": ["$enterprise"], "founders": founders, "term_years": 3})
    };
    let mut reply = step("$p.applied");
    reply["approved"] = true.into();
    reply["reason"] = "符合条件".into();
    by(
        "shuji",
        vec![
            (
                "party.propose",
                json!({"organisation": organisation("a1", 0), "on": "2026-04-30", "document": "申请"}),
            ),
            ("party.reply", reply),
            ("party.establish", step("$p.approved")),
            ("party.file", step("$p.met")),
            (
                "party.found",
                json!({"organisation": organisation("a2", 12), "basis": "superior_decision", "on": "2026-04-30",
                       "term_from": "2026-04-30", "document": "街党〔2026〕2号"}),
            ),
        ],
    )
}

fn changes() -> Vec<Good> {
    let part = json!({"id": "0199b1c2-7a00-7000-8000-0000000001a3", "name": "分出支部", "grid": NORTH_1,
                      "building": "$building", "units": ["$enterprise"], "members": members("split", 3)});
    by(
        "shuji",
        vec![
            (
                "party.amend",
                json!({"organisation": "$p.moved", "name": "改名支部", "community": NORTH, "grid": NORTH_1,
                       "building": "$building", "phone": "09318888888", "units": ["$enterprise"],
                       "term_from": "2026-01-01", "valid_from": "2026-04-01"}),
            ),
            (
                "party.change_parent",
                json!({"organisation": "$p.moved", "parent": "$p.lower", "valid_from": "2026-04-30",
                       "document": "街党〔2026〕3号"}),
            ),
            (
                "party.merge",
                json!({"organisation": "$p.whole", "absorbed": ["$p.part"], "on": "2026-04-30", "reason": "合并",
                       "document": "街党〔2026〕4号"}),
            ),
            (
                "party.split",
                json!({"organisation": "$p.split", "parts": [part], "on": "2026-04-30", "reason": "人数较多",
                       "document": "街党〔2026〕5号"}),
            ),
            (
                "party.dissolve",
                json!({"organisation": "$p.ended", "members_to": "$p.b", "on": "2026-04-30", "reason": "撤并",
                       "document": "街党〔2026〕6号"}),
            ),
        ],
    )
}

fn posts() -> Vec<Good> {
    let mut rows = by(
        "shuji",
        vec![
            (
                "party.appoint",
                json!({"organisation": "$p.a", "post": "committee_member", "member": "$m.a2", "basis": "elected",
                       "valid_from": "2026-04-30", "valid_to": "2031-04-30", "document": "街党〔2026〕7号"}),
            ),
            ("party.end_post", json!({"post": "$p.post.publicity", "on": "2026-04-30"})),
            (
                "party.appoint_hub",
                json!({"organisation": "$p.a", "member": "$m.a9", "building": "$building",
                       "households": ["$household"], "valid_from": "2026-04-30"}),
            ),
            (
                "party.assign_households",
                json!({"hub": "$p.hub.assign", "households": ["$household_other"], "valid_from": "2026-04-30"}),
            ),
            ("party.end_hub", json!({"hub": "$p.hub.end", "on": "2026-04-30"})),
            (
                "party.assign_instructor",
                json!({"member": "$m.a5", "enterprise": "$enterprise", "starts_on": "2026-04-30",
                       "ends_on": "2027-04-30"}),
            ),
            (
                "party.end_instructor",
                json!({"instructor": "$p.instructor.sent", "ends_on": "2026-04-30", "reason": "期满"}),
            ),
        ],
    );
    let tiers = json!([{"name": "社区党委", "kinds": ["committee"]}, {"name": "支部", "kinds": ["branch"]}]);
    rows.push((
        "system",
        "party.put_scheme",
        json!({"kind": "vertical_leadership", "label_first": "1", "label_second": "2", "tiers": tiers,
               "valid_from": "2026-01-01"}),
    ));
    rows
}

fn recording() -> Vec<Good> {
    let person = |name: &str, number: &str| {
        json!({"name": name, "number": number, "birth": "1990-01-01", "phone": "13893101236", "unit": "某局",
               "sex": "male"})
    };
    by(
        "shuji",
        vec![
            (
                "member.record",
                json!({"id": "0199b1c2-7a00-7000-8000-0000000001a4", "organisation": "$p.a", "group": "$p.group",
                       "person": person("赵六", "620102199001015613"), "stage": "full", "affiliation": "relation",
                       "applied_on": "2015-01-01", "talked_on": "2015-01-20", "activist_on": "2016-01-01",
                       "target_on": "2018-01-01", "joined_on": "2019-01-01", "probation_ends": "2020-01-01",
                       "full_on": "2020-01-01", "since": "2026-04-28"}),
            ),
            (
                "member.amend",
                json!({"member": "$m.b1", "name": "孙七", "birth": "1990-02-02", "phone": "13893101237",
                       "unit": "某局", "lost_since": "2026-04-01", "observed_until": "2026-12-31"}),
            ),
            ("member.assign_group", json!({"member": "$m.a8", "group": "$p.group", "on": "2026-04-28"})),
            ("member.reveal", json!({"member": "$m.a8", "fields": ["birth"]})),
            (
                "member.apply",
                json!({"id": "0199b1c2-7a00-7000-8000-0000000001a5", "organisation": "$p.a", "group": "$p.group",
                       "person": {"resident": "$resident", "number": "11010519491231002X", "unit": "某局"}, "on": "2026-04-28"}),
            ),
            ("member.link_enterprise", json!({"member": "$m.a8", "enterprise": "$enterprise"})),
            ("member.import_members", json!({"path": "$file_members_new", "format": "csv"})),
            ("member.undo_import", json!({"batch": "$import_members", "reason": "误导入"})),
        ],
    )
}

fn steps() -> Vec<Good> {
    by(
        "shuji",
        vec![
            ("member.record_talk", json!({"member": "$m.talked", "on": "2026-04-10"})),
            ("member.make_activist", json!({"member": "$m.ready", "on": "2026-04-28"})),
            ("member.review_activist", json!({"member": "$m.reviewed", "on": "2026-04-28"})),
            (
                "member.make_target",
                json!({"member": "$m.ripe", "agreed_on": "2026-04-20", "on": "2026-04-28"}),
            ),
            (
                "member.suspend",
                json!({"member": "$m.pool22", "lost_since": "2025-06-01", "on": "2026-04-28"}),
            ),
            ("member.restore", json!({"member": "$m.lost", "on": "2026-04-28"})),
            (
                "member.close_record",
                json!({"member": "$m.leaving", "closing": "gave_up", "on": "2026-04-28"}),
            ),
        ],
    )
}

fn resolutions() -> Vec<Good> {
    by(
        "shuji",
        vec![
            ("member.resolve", admission("$m.target")),
            (
                "member.decide",
                json!({"member": "$m.waiting", "approved": true, "on": "2026-04-28", "document": "街党〔2026〕8号",
                       "special_reason": "补充材料"}),
            ),
        ],
    )
}

fn letters() -> Vec<Good> {
    by(
        "shuji",
        vec![
            (
                "member.apply_transfer",
                json!({"member": "$m.pool23", "kind": "introduction", "destination_name": "外省某支部",
                       "reason": "调动", "on": "2026-04-28", "stay_from": "2026-05-01", "stay_until": "2027-05-01"}),
            ),
            (
                "member.issue_letter",
                json!({"letter": "$l.applied", "number": "第91号", "stub_number": "存91", "receipt_number": "回91",
                       "on": "2026-04-28"}),
            ),
            ("member.receive_letter", json!({"letter": "$l.issued", "on": "2026-04-28"})),
            (
                "member.return_receipt",
                json!({"letter": "$l.received", "on": "2026-04-29", "received_on": "2026-04-28"}),
            ),
            (
                "member.reissue_letter",
                json!({"letter": "$l.issued2", "lost": true, "number": "第92号", "stub_number": "存92",
                       "receipt_number": "回92", "on": "2026-04-28"}),
            ),
            (
                "member.withdraw_transfer",
                json!({"letter": "$l.applied2", "reason": "不再外出", "on": "2026-04-28"}),
            ),
            (
                "member.report_in",
                json!({"kind": "double_report", "organisation": "$p.a", "name": "周八", "number": "620102199001018822",
                       "phone": "13893101238", "unit": "某局", "stage": "full", "home_organisation": "某局支部",
                       "on": "2026-04-28", "until": "2026-12-31"}),
            ),
            ("member.end_report", json!({"member": "$m.mobile", "reason": "返乡", "on": "2026-04-28"})),
            (
                "member.go_away",
                json!({"member": "$m.a12", "place": "外省", "away_from": "2026-04-28", "away_to": "2026-08-01"}),
            ),
            ("member.come_back", json!({"member": "$m.pool21", "on": "2026-04-28"})),
        ],
    )
}

fn duties() -> Vec<Good> {
    by(
        "shuji",
        vec![
            (
                "member.record_service",
                json!({"member": "$m.serving", "hours": 2, "topic": "清扫", "on": "2026-04-28"}),
            ),
            ("member.set_income", json!({"member": "$m.a9", "first_month": 202_601, "amount": "4000.00"})),
            (
                "member.pay_dues",
                json!({"member": "$m.a8", "first_month": 202_601, "last_month": 202_602, "amount": "80.00",
                       "paid_on": "2026-04-28"}),
            ),
            (
                "member.record_study",
                json!({"member": "$m.a8", "hours": 2, "topic": "党章", "on": "2026-04-28", "central": true}),
            ),
        ],
    )
}

fn meetings() -> Vec<Good> {
    let mut question = json!({"text": "事项", "votes": votes(10)});
    question["votes"]["entitled"] = 13.into();
    by(
        "shuji",
        vec![
            (
                "meeting.hold",
                json!({"organisation": "$p.a", "kind": "members_meeting", "on": "2026-04-10", "starts_at": "09:00",
                       "ends_at": "11:00", "place": "党群服务中心", "topics": ["学习"], "present": members("a", 10),
                       "excused": [{"member": "$m.a10", "reason": "出差"}],
                       "without_vote": [{"member": "$m.a11", "reason": "留置"}], "questions": [question]}),
            ),
            ("meeting.withdraw", json!({"meeting": "$meeting.held", "reason": "重复录入"})),
            (
                "meeting.record_appraisal",
                json!({"member": "$m.a4", "year": 2025, "meeting": "$meeting.appraisal", "grade": "qualified",
                       "ballot": {"excellent": 2, "qualified": 8, "basically_qualified": 0, "unqualified": 0}}),
            ),
        ],
    )
}

fn elections() -> Vec<Good> {
    let mut planned = plan("plan");
    planned["approval"] = "街党〔2026〕9号".into();
    let exclusion = json!({"member": "$m.electorate3", "ground": "abroad", "note": "上级同意"});
    by(
        "shuji",
        vec![
            ("election.plan", planned),
            ("election.set_electorate", json!({"election": "$e.electorate", "exclusions": [exclusion]})),
            (
                "election.nominate",
                json!({"election": "$e.nominate", "post": "secretary", "members": members("nominate", 2)}),
            ),
            ("election.hold_round", round("round")),
            (
                "election.approve",
                json!({"election": "$e.approve", "approved": true, "on": "2026-04-28", "document": "街党〔2026〕10号"}),
            ),
            ("election.cancel", json!({"election": "$e.cancel", "reason": "改期"})),
        ],
    )
}

fn committee() -> Vec<Good> {
    // A seat is given by who reads the members.
    let seat = json!({"committee": "$g.hall", "member": "$m.a11", "kind": "part_time", "unit": "$g.unit.university",
                      "starts_on": "2026-04-28", "ends_on": "2027-04-28"});
    let mut good = by("shuji", vec![("governance.seat", seat)]);
    good.extend(by(
        "wang",
        vec![
            (
                "governance.put_committee",
                json!({"name": "南园社区大党委", "community": SOUTH, "organisation": "$p.south",
                       "set_up_on": "2026-04-28"}),
            ),
            ("governance.end_seat", json!({"id": "$g.seat", "ends_on": "2026-04-28"})),
            (
                "governance.admit_unit",
                json!({"committee": "$g.hall", "kind": "owners_committee", "name": "北园小区业委会", "compound": "$compound",
                       "contact": "李四", "phone": "13812345679", "joined_on": "2026-04-28"}),
            ),
            ("governance.release_unit", json!({"id": "$g.unit.idle", "left_on": "2026-04-28"})),
            ("governance.reveal_contact", json!({"id": "$g.unit.property"})),
        ],
    ));
    good
}

fn tasks() -> Vec<Good> {
    by(
        "wang",
        vec![
            (
                "governance.hold_meeting",
                json!({"committee": "$g.hall", "held_on": "2026-04-28", "agenda": ["停车难"],
                       "units": ["$g.unit.university", "$g.unit.property"],
                       "resolutions": [{"text": "夜间开放停车位", "ayes": 2, "nays": 0, "abstentions": 0}],
                       "tasks": [{"title": "划出车位", "unit": "$g.unit.property", "due": "2026-06-30",
                                  "entry": "$g.need"}]}),
            ),
            (
                "governance.report_task",
                json!({"id": "$g.task.report", "result": "已划出", "evidence": [{"text": "照片", "uri": "host://1"}]}),
            ),
            ("governance.review_task", json!({"id": "$g.task.review", "done": true, "reason": "属实"})),
            (
                "governance.extend_task",
                json!({"id": "$g.task.extend", "due": "2026-07-31", "reason": "天气"}),
            ),
            (
                "governance.hand_over_task",
                json!({"id": "$g.task.hand_over", "unit": "$g.unit.university", "due": "2026-07-31", "reason": "职责"}),
            ),
            ("governance.cancel_task", json!({"id": "$g.task.cancel", "reason": "不再需要"})),
        ],
    )
}

fn projects() -> Vec<Good> {
    by(
        "wang",
        vec![
            (
                "governance.put_entry",
                json!({"id": "$g.offer", "committee": "$g.hall", "kind": "resource", "title": "法律讲座",
                       "category": "法律", "group": "老年人", "grid": NORTH_1, "unit": "$g.unit.university",
                       "quantity": 10, "measure": "小时", "starts_on": "2026-04-28", "ends_on": "2026-12-31"}),
            ),
            ("governance.withdraw_entry", json!({"id": "$g.need.spare", "reason": "已解决"})),
            (
                "governance.start_project",
                json!({"need": "$g.need", "unit": "$g.unit.university", "due": "2026-07-01", "title": "法律讲座",
                       "resources": [{"resource": "$g.resource", "quantity": 5}]}),
            ),
            ("governance.accept_project", json!({"id": "$g.project.accept"})),
            ("governance.finish_project", json!({"id": "$g.project.finish", "result": "办了两场"})),
            ("governance.rate_project", json!({"id": "$g.project.rate", "rating": 5, "remark": "很好"})),
            ("governance.cancel_project", json!({"id": "$g.project.cancel", "reason": "改期"})),
        ],
    )
}
