//! Refusals of the area: of every operation for who calls, for what it names and for a stale revision, then by rule.

use serde_json::{Value, json};
use shuzhi::code::{
    CONFLICT_EXISTS, CONFLICT_REVISION, CONFLICT_STATE, DENIED, INVALID, NOT_FOUND, VIOLATION,
};
use shuzhi::contract::contract;

use super::ground::{admission, votes};
use super::work::{members, plan, round};
use crate::Refusal;
use crate::ground::NOBODY;

/// Fields that name the record an operation is about; the first that a request has as text counts.
const RECORDS: [&str; 12] = [
    "organisation",
    "election",
    "member",
    "letter",
    "hub",
    "instructor",
    "batch",
    "meeting",
    "committee",
    "need",
    "id",
    "post",
];

pub(crate) fn refusals() -> Vec<Refusal> {
    [common(), founding(), tree(), posts(), ways(), standing(), letters(), work(), elections(), joint()]
        .concat()
}

/// Whether the contract has a revision in the request of an operation.
fn revised(contract: &Value, operation: &str) -> bool {
    let operations = contract["operations"].as_array().into_iter().flatten();
    let found = operations.into_iter().find(|one| one["name"] == operation);
    found.is_some_and(|one| {
        let name = one["request"]["$ref"].as_str().unwrap_or_default().trim_start_matches("#/$defs/");
        let schema = if name.is_empty() { &one["request"] } else { &contract["$defs"][name] };
        schema["properties"]["revision"].is_object()
    })
}

/// What is refused of every operation alike.
fn common() -> Vec<Refusal> {
    let contract = contract();
    let mut rows = Vec::new();
    for (actor, operation, request) in super::requests() {
        let with = |name: &str, value: Value| {
            let mut request = request.clone();
            request[name] = value;
            request
        };
        rows.push(("auditor", operation, request.clone(), DENIED));
        if let Some(field) = RECORDS.iter().find(|field| request[**field].is_string()) {
            rows.push((actor, operation, with(field, NOBODY.into()), NOT_FOUND));
            rows.push((actor, operation, with(field, "nobody".into()), INVALID));
        }
        if revised(&contract, operation) {
            rows.push((actor, operation, with("revision", 99.into()), CONFLICT_REVISION));
        }
        if !operation.contains("reveal") {
            rows.push((actor, operation, with("request_key", "k".repeat(129).into()), INVALID));
        }
    }
    rows
}

/// Rows of the street's Party secretary.
fn shuji(rows: Vec<(&'static str, Value, i32)>) -> Vec<Refusal> {
    rows.into_iter().map(|(operation, request, code)| ("shuji", operation, request, code)).collect()
}

fn founded(kind: &str, founders: &[&str]) -> Value {
    json!({"kind": kind, "name": "新支部", "parent": "$p.committee", "founders": founders})
}

/// A branch with two full members and one on probation.
pub(super) fn two_full() -> Value {
    json!({"organisation": founded("branch", &["$m.dev0", "$m.dev1", "$m.early"])})
}

fn founding() -> Vec<Refusal> {
    let proposed = |organisation: Value| json!({ "organisation": organisation });
    let found = |organisation: Value, basis: &str| json!({"organisation": organisation, "basis": basis});
    let step = |organisation: &str| json!({ "organisation": organisation });
    let reply = |organisation: &str| json!({"organisation": organisation, "approved": true});
    let three = ["$m.pool0", "$m.pool1", "$m.pool2"];
    let mut taken = founded("branch", &three);
    taken["id"] = "$p.a".into();
    shuji(vec![
        ("party.propose", two_full(), VIOLATION),
        ("party.propose", proposed(founded("temporary_branch", &three)), VIOLATION),
        ("party.propose", proposed(founded("work_committee", &three)), VIOLATION),
        ("party.propose", proposed(founded("joint_branch", &three)), INVALID),
        ("party.propose", proposed(founded("branch", &["$m.pool0", "$m.pool0", "$m.pool1"])), INVALID),
        ("party.propose", proposed(founded("branch", &["$m.pool0", "$m.pool1", NOBODY])), NOT_FOUND),
        ("party.propose", proposed(taken), CONFLICT_EXISTS),
        ("party.reply", reply("$p.approved"), CONFLICT_STATE),
        ("party.reply", json!({"organisation": "$p.applied", "approved": false}), INVALID),
        ("party.establish", step("$p.applied"), CONFLICT_STATE),
        ("party.establish", json!({"organisation": "$p.approved", "on": "2026-04-01"}), INVALID),
        ("party.file", step("$p.applied"), CONFLICT_STATE),
        ("party.found", found(founded("branch", &["$m.dev0", "$m.dev1"]), "superior_decision"), VIOLATION),
        ("party.found", found(founded("branch", &three), "application"), INVALID),
    ])
}

/// The community's committee below one that stands below it.
pub(super) fn cycle() -> Value {
    json!({"organisation": "$p.committee", "parent": "$p.lower"})
}

fn tree() -> Vec<Refusal> {
    let split = |members: Vec<String>| json!({"organisation": "$p.split", "reason": "分设", "parts": [{"name": "新支部", "members": members}]});
    shuji(vec![
        ("party.amend", json!({"organisation": "$p.gone", "name": "新名"}), CONFLICT_STATE),
        ("party.amend", json!({"organisation": "$p.committee", "kind": "branch"}), VIOLATION),
        ("party.amend", json!({"organisation": "$p.a", "units": [NOBODY]}), NOT_FOUND),
        ("party.change_parent", cycle(), VIOLATION),
        ("party.change_parent", json!({"organisation": "$p.a", "parent": "$p.b"}), VIOLATION),
        ("party.change_parent", json!({"organisation": "$p.a", "parent": NOBODY}), NOT_FOUND),
        ("party.merge", json!({"organisation": "$p.a", "absorbed": ["$p.a"], "reason": "合并"}), INVALID),
        (
            "party.merge",
            json!({"organisation": "$p.a", "absorbed": ["$p.applied"], "reason": "合并"}),
            CONFLICT_STATE,
        ),
        ("party.split", split(members("split", 2)), VIOLATION),
        ("party.split", split(members("split", 5)), VIOLATION),
        ("party.split", split(members("a", 3)), INVALID),
        ("party.dissolve", json!({"organisation": "$p.b", "reason": "撤并"}), VIOLATION),
        ("party.dissolve", json!({"organisation": "$p.b", "members_to": "$p.b", "reason": "撤并"}), INVALID),
    ])
}

fn posts() -> Vec<Refusal> {
    let appoint = |post: &str, member: &str| json!({"organisation": "$p.a", "post": post, "member": member, "basis": "elected"});
    let hub = |member: &str| json!({"organisation": "$p.a", "member": member});
    let send = |member: &str, enterprise: &str| json!({"member": member, "enterprise": enterprise});
    let scheme = json!({"kind": "vertical_leadership", "label_first": "1", "label_second": "2", "valid_from": "2026-01-01",
                        "tiers": [{"name": "一", "kinds": ["branch"]}, {"name": "二", "kinds": ["branch"]}]});
    let mut rows = shuji(vec![
        ("party.appoint", appoint("secretary", "$m.a5"), VIOLATION),
        ("party.appoint", appoint("committee_member", "$m.early"), VIOLATION),
        ("party.end_post", json!({"post": "$p.post.ended"}), CONFLICT_STATE),
        ("party.appoint_hub", hub("$m.b0"), VIOLATION),
        ("party.appoint_hub", hub("$m.a3"), CONFLICT_STATE),
        ("party.assign_households", json!({"hub": "$p.hub.ended", "households": []}), CONFLICT_STATE),
        ("party.assign_households", json!({"hub": "$p.hub.assign", "households": [NOBODY]}), NOT_FOUND),
        ("party.end_hub", json!({"hub": "$p.hub.ended"}), CONFLICT_STATE),
        ("party.end_hub", json!({"hub": "$p.hub.end", "on": "2026-01-01"}), INVALID),
        ("party.assign_instructor", send("$m.a6", "$enterprise"), CONFLICT_EXISTS),
        ("party.assign_instructor", send("$m.talked", "$enterprise"), VIOLATION),
        ("party.assign_instructor", send("$m.a5", NOBODY), NOT_FOUND),
        (
            "party.end_instructor",
            json!({"instructor": "$p.instructor.sent", "ends_on": "2026-01-01"}),
            INVALID,
        ),
    ]);
    rows.push(("system", "party.put_scheme", scheme, INVALID));
    rows
}

/// A person whose relation is in another branch.
pub(super) fn second_branch() -> Value {
    json!({"organisation": "$p.a", "stage": "full", "joined_on": "2020-01-01", "full_on": "2021-01-01",
           "person": {"name": "王五", "number": "620102199001011233"}})
}

/// The second extension of one probation.
pub(super) fn extended_twice() -> Value {
    json!({"member": "$m.extended", "kind": "extension", "votes": votes(6), "until": "2027-04-01", "reason": "再延长"})
}

/// An admission with `ayes` of six electors.
pub(super) fn ayes(ayes: i64) -> Value {
    let mut request = admission("$m.target");
    request["votes"]["ayes"] = ayes.into();
    request["votes"]["nays"] = (6 - ayes).max(0).into();
    request
}

fn ways() -> Vec<Refusal> {
    let changed = |name: &str, value: Value| {
        let mut request = admission("$m.target");
        request[name] = value;
        request
    };
    let person = |birth: &str| json!({"organisation": "$p.a", "person": {"name": "小明", "birth": birth}});
    let confirm = json!({"member": "$m.early", "kind": "confirmation", "votes": votes(6)});
    let removal = json!({"member": "$m.dev0", "kind": "removal", "ground": "no_dues", "since": "2026-03-01",
                         "votes": votes(6), "reason": "不交党费"});
    shuji(vec![
        ("member.record", second_branch(), VIOLATION),
        (
            "member.record",
            json!({"organisation": "$p.group", "stage": "applicant", "person": {"name": "甲"}}),
            VIOLATION,
        ),
        (
            "member.record",
            json!({"organisation": "$p.a", "stage": "full", "person": {"name": "甲"}}),
            INVALID,
        ),
        ("member.amend", json!({"member": "$m.a7", "number": "620102199001011233"}), CONFLICT_EXISTS),
        ("member.amend", json!({"member": "$m.a7", "number": "110105194912310021"}), INVALID),
        ("member.assign_group", json!({"member": "$m.b0", "group": "$p.group"}), INVALID),
        ("member.assign_group", json!({"member": "$m.dead"}), CONFLICT_STATE),
        ("member.apply", person("2010-01-01"), VIOLATION),
        ("member.apply", json!({"organisation": "$p.a", "person": {"name": "小明"}}), INVALID),
        ("member.record_talk", json!({"member": "$m.reviewed"}), CONFLICT_STATE),
        ("member.make_activist", json!({"member": "$m.target"}), CONFLICT_STATE),
        ("member.review_activist", json!({"member": "$m.talked"}), CONFLICT_STATE),
        ("member.make_target", json!({"member": "$m.green", "agreed_on": "2026-04-20"}), VIOLATION),
        ("member.make_target", json!({"member": "$m.talked", "agreed_on": "2026-04-20"}), CONFLICT_STATE),
        ("member.resolve", ayes(7), VIOLATION),
        ("member.resolve", ayes(3), VIOLATION),
        ("member.resolve", changed("secret_ballot", false.into()), VIOLATION),
        ("member.resolve", changed("introducers", json!(["$m.dev0", "$m.early"])), VIOLATION),
        ("member.resolve", changed("training_days", 1.into()), VIOLATION),
        ("member.resolve", changed("votes", votes(60)), VIOLATION),
        ("member.resolve", changed("member", "$m.waiting".into()), CONFLICT_STATE),
        ("member.resolve", extended_twice(), VIOLATION),
        ("member.resolve", confirm, VIOLATION),
        ("member.resolve", removal, VIOLATION),
        ("member.decide", json!({"member": "$m.target", "approved": true}), CONFLICT_STATE),
        ("member.decide", json!({"member": "$m.waiting", "approved": true, "on": "2026-04-01"}), INVALID),
    ])
}

fn standing() -> Vec<Refusal> {
    let report = |more: Value| {
        let mut request = json!({"kind": "mobile", "organisation": "$p.a", "name": "甲", "stage": "full",
                                 "home_organisation": "外省某支部"});
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        request
    };
    let pay = |member: &str, first: i64, amount: &str| json!({"member": member, "first_month": first, "amount": amount});
    shuji(vec![
        ("member.suspend", json!({"member": "$m.pool22", "lost_since": "2026-04-01"}), VIOLATION),
        ("member.suspend", json!({"member": "$m.lost", "lost_since": "2025-06-01"}), CONFLICT_STATE),
        ("member.restore", json!({"member": "$m.a8"}), CONFLICT_STATE),
        ("member.close_record", json!({"member": "$m.dead", "closing": "deceased"}), CONFLICT_STATE),
        ("member.close_record", json!({"member": "$m.a8", "closing": "gave_up"}), CONFLICT_STATE),
        ("member.report_in", report(json!({"number": "620102199001011233"})), VIOLATION),
        ("member.report_in", report(json!({"kind": "double_report"})), INVALID),
        ("member.report_in", report(json!({"stage": "activist"})), INVALID),
        ("member.end_report", json!({"member": "$m.a8"}), CONFLICT_STATE),
        ("member.end_report", json!({"member": "$m.gone"}), CONFLICT_STATE),
        ("member.go_away", json!({"member": "$m.pool21", "place": "外省"}), CONFLICT_STATE),
        ("member.come_back", json!({"member": "$m.a8"}), CONFLICT_STATE),
        ("member.record_service", json!({"member": "$m.a8", "hours": 2, "topic": "清扫"}), CONFLICT_STATE),
        ("member.record_service", json!({"member": "$m.serving", "hours": 25, "topic": "清扫"}), INVALID),
        (
            "member.set_income",
            json!({"member": "$m.talked", "first_month": 202_601, "amount": "1"}),
            CONFLICT_STATE,
        ),
        ("member.set_income", json!({"member": "$m.a8", "first_month": 202_613, "amount": "1"}), INVALID),
        ("member.pay_dues", pay("$m.a9", 202_601, "10"), CONFLICT_STATE),
        ("member.pay_dues", pay("$m.a8", 202_601, "1.234"), INVALID),
        ("member.record_study", json!({"member": "$m.talked", "hours": 2, "topic": "党章"}), CONFLICT_STATE),
        ("member.record_study", json!({"member": "$m.a8", "hours": 0, "topic": "党章"}), INVALID),
        ("member.import_members", json!({"path": "$folder"}), INVALID),
        ("member.import_members", json!({"path": "$file_bad"}), INVALID),
        ("member.undo_import", json!({"batch": "$import_members_undone", "reason": "误"}), CONFLICT_STATE),
        ("member.undo_import", json!({"batch": "$import_members", "reason": " "}), INVALID),
        ("member.link_enterprise", json!({"member": "$m.a8", "enterprise": NOBODY}), NOT_FOUND),
        ("member.reveal", json!({"member": "$m.a8", "fields": []}), INVALID),
    ])
}

fn letters() -> Vec<Refusal> {
    let issue = |letter: &str, days: i64| json!({"letter": letter, "number": "第93号", "valid_days": days});
    let certificate = json!({"member": "$m.pool23", "kind": "certificate", "destination_name": "外省某支部",
                             "stay_from": "2026-05-01", "stay_until": "2027-05-01"});
    shuji(vec![
        ("member.apply_transfer", certificate, VIOLATION),
        ("member.apply_transfer", json!({"member": "$m.pool23", "kind": "introduction"}), INVALID),
        (
            "member.apply_transfer",
            json!({"member": "$m.pool15", "kind": "introduction", "destination": "$p.b"}),
            CONFLICT_EXISTS,
        ),
        ("member.issue_letter", issue("$l.applied", 91), VIOLATION),
        ("member.issue_letter", issue("$l.withdrawn", 10), CONFLICT_STATE),
        ("member.receive_letter", json!({"letter": "$l.applied"}), CONFLICT_STATE),
        ("member.receive_letter", json!({"letter": "$l.issued", "on": "2026-04-01"}), INVALID),
        ("member.return_receipt", json!({"letter": "$l.issued"}), CONFLICT_STATE),
        ("member.reissue_letter", json!({"letter": "$l.issued2", "number": "第94号"}), VIOLATION),
        ("member.reissue_letter", json!({"letter": "$l.received", "number": "第94号"}), CONFLICT_STATE),
        ("member.withdraw_transfer", json!({"letter": "$l.withdrawn", "reason": "不再外出"}), CONFLICT_STATE),
    ])
}

fn work() -> Vec<Refusal> {
    let meeting = |kind: &str, on: &str, present: Vec<String>| json!({"organisation": "$p.a", "kind": kind, "on": on, "topics": ["学习"], "present": present});
    let mut voted = meeting("members_meeting", "2026-04-10", members("a", 8));
    voted["questions"] = json!([{"text": "事项", "votes": {"entitled": 14, "present": 8, "ayes": 15, "nays": 0, "abstentions": 0}}]);
    let appraised = |more: Value| {
        let mut request = json!({"member": "$m.a4", "year": 2025, "grade": "qualified"});
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        request
    };
    let twelve = json!({"meeting": "$meeting.appraisal",
                        "ballot": {"excellent": 12, "qualified": 0, "basically_qualified": 0, "unqualified": 0}});
    shuji(vec![
        ("meeting.hold", meeting("group_meeting", "2026-04-10", members("a", 8)), VIOLATION),
        ("meeting.hold", meeting("theme_day", "2026-05-02", members("a", 8)), VIOLATION),
        ("meeting.hold", meeting("theme_day", "2026-04-10", members("b", 1)), VIOLATION),
        ("meeting.hold", meeting("theme_day", "2026-04-10", Vec::new()), INVALID),
        ("meeting.hold", voted, VIOLATION),
        ("meeting.withdraw", json!({"meeting": "$meeting.withdrawn", "reason": "重复"}), CONFLICT_STATE),
        ("meeting.record_appraisal", appraised(json!({"member": "$m.a3"})), CONFLICT_EXISTS),
        ("meeting.record_appraisal", appraised(json!({"meeting": "$meeting.held"})), VIOLATION),
        ("meeting.record_appraisal", appraised(json!({"member": "$m.talked"})), VIOLATION),
        ("meeting.record_appraisal", appraised(json!({"year": 2027})), INVALID),
        ("meeting.record_appraisal", appraised(twelve), VIOLATION),
    ])
}

/// A round with one ballot more in the box than was handed out.
pub(super) fn too_many_ballots() -> Value {
    let mut request = round("round");
    (request["collected"], request["valid"]) = (5.into(), 5.into());
    request
}

fn elections() -> Vec<Refusal> {
    let planned = |organisation: &str, on: &str, post: &str| {
        let mut request = plan("plan");
        request["organisation"] = organisation.into();
        request["on"] = on.into();
        request["posts"][0]["post"] = post.into();
        request
    };
    let counted = |name: &str, value: Value| {
        let mut request = round("round");
        request[name] = value;
        request
    };
    let named =
        |members: &[&str]| json!({"election": "$e.nominate", "post": "secretary", "members": members});
    let outsider = json!([{"member": "$m.b0", "ground": "abroad"}]);
    shuji(vec![
        ("election.plan", planned("$p.group", "2026-04-20", "secretary"), VIOLATION),
        ("election.plan", planned("$p.plan", "2025-04-19", "secretary"), VIOLATION),
        ("election.plan", planned("$p.plan", "2026-04-20", "committee_member"), VIOLATION),
        ("election.plan", planned("$p.cancel", "2026-04-20", "secretary"), CONFLICT_STATE),
        ("election.set_electorate", json!({"election": "$e.electorate", "exclusions": outsider}), VIOLATION),
        ("election.set_electorate", json!({"election": "$e.approve"}), CONFLICT_STATE),
        ("election.nominate", named(&["$m.nominate0"]), VIOLATION),
        ("election.nominate", named(&["$m.nominate0", "$m.b0"]), VIOLATION),
        ("election.nominate", named(&["$m.nominate0", "$m.nominate0"]), INVALID),
        ("election.hold_round", too_many_ballots(), VIOLATION),
        ("election.hold_round", counted("present", 1.into()), VIOLATION),
        ("election.hold_round", counted("invalid", 1.into()), VIOLATION),
        ("election.hold_round", counted("scrutineers", json!(["$m.round0"])), VIOLATION),
        ("election.hold_round", counted("election", "$e.nominate".into()), CONFLICT_STATE),
        ("election.approve", json!({"election": "$e.round", "approved": true}), CONFLICT_STATE),
        (
            "election.approve",
            json!({"election": "$e.approve", "approved": true, "on": "2026-04-01"}),
            INVALID,
        ),
        ("election.cancel", json!({"election": "$e.cancelled", "reason": "改期"}), CONFLICT_STATE),
    ])
}

fn joint() -> Vec<Refusal> {
    let hall = |organisation: &str| json!({"name": "大党委", "community": crate::support::NORTH, "organisation": organisation});
    let seat = |member: &str| json!({"committee": "$g.hall", "member": member, "kind": "full_time"});
    let unit = |name: &str| json!({"committee": "$g.hall", "kind": "resident_unit", "name": name});
    let entry =
        |title: &str| json!({"committee": "$g.hall", "kind": "need", "title": title, "category": "法律"});
    let project = |quantity: i64| json!({"need": "$g.need", "unit": "$g.unit.university", "due": "2026-07-01", "resources": [{"resource": "$g.resource", "quantity": quantity}]});
    let met = |unit: &str| json!({"committee": "$g.hall", "held_on": "2026-04-20", "agenda": ["议题"], "units": [unit]});
    let at = |id: &str| json!({"id": id, "reason": "理由"});
    let with = |id: &str, more: Value| {
        let mut request = at(id);
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        request
    };
    let done = "$g.task.done";
    let only = |id: &str, more: Value| {
        let mut request = json!({ "id": id });
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        request
    };
    let rows = vec![
        ("governance.put_committee", hall("$p.committee"), VIOLATION),
        ("governance.put_committee", hall("$p.south"), VIOLATION),
        ("governance.seat", seat("$m.a9"), VIOLATION),
        ("governance.seat", seat("$m.talked"), VIOLATION),
        ("governance.end_seat", json!({"id": "$g.seat.ended"}), CONFLICT_STATE),
        ("governance.admit_unit", unit("单位property"), VIOLATION),
        ("governance.admit_unit", unit(""), INVALID),
        ("governance.release_unit", json!({"id": "$g.unit.property"}), VIOLATION),
        ("governance.release_unit", json!({"id": "$g.unit.left"}), CONFLICT_STATE),
        ("governance.reveal_contact", json!({"id": "$g.hall"}), NOT_FOUND),
        ("governance.hold_meeting", met("$g.unit.left"), VIOLATION),
        ("governance.report_task", only(done, json!({"result": "好"})), CONFLICT_STATE),
        ("governance.review_task", only(done, json!({"done": true})), CONFLICT_STATE),
        ("governance.extend_task", with(done, json!({"due": "2026-07-31"})), CONFLICT_STATE),
        ("governance.hand_over_task", with(done, json!({"unit": "$g.unit.university"})), CONFLICT_STATE),
        ("governance.hand_over_task", with("$g.task.hand_over", json!({"unit": "$g.unit.left"})), VIOLATION),
        ("governance.cancel_task", at(done), CONFLICT_STATE),
        ("governance.put_entry", entry("联系13812345678"), VIOLATION),
        ("governance.withdraw_entry", at("$g.need"), VIOLATION),
        ("governance.withdraw_entry", at("$g.need.withdrawn"), CONFLICT_STATE),
        ("governance.start_project", project(101), VIOLATION),
        ("governance.start_project", project(0), INVALID),
        ("governance.accept_project", only("$g.project.rated", json!({})), CONFLICT_STATE),
        ("governance.finish_project", only("$g.project.accept", json!({"result": "好"})), CONFLICT_STATE),
        ("governance.rate_project", only("$g.project.rate", json!({"rating": 6})), INVALID),
        ("governance.rate_project", only("$g.project.accept", json!({"rating": 5})), CONFLICT_STATE),
        ("governance.cancel_project", at("$g.project.rated"), CONFLICT_STATE),
    ];
    // A seat is given by who reads the members.
    let actor = |operation: &str| if operation == "governance.seat" { "shuji" } else { "wang" };
    rows.into_iter().map(|(operation, request, code)| (actor(operation), operation, request, code)).collect()
}
