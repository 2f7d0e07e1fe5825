//! A request for every write operation of the area that goes through.

use serde_json::{Value, json};

use crate::good::Good;
use crate::support::{NORTH, NORTH_1};

pub(crate) fn requests() -> Vec<Good> {
    [people(), bodies(), intake(), parties(), steps(), entries(), endings(), drafts(), after()].concat()
}

fn people() -> Vec<Good> {
    let officer = |operation, request| ("wang", operation, request);
    vec![
        officer(
            "mediation.record_mediator",
            json!({"id": "0199b1c2-7a00-7000-8000-0000000002a1", "name": "新调解员", "sex": "female",
                   "birth": "1980-01-01", "kind": "elder", "elder": "老党员", "ethnic": "汉", "languages": ["兰州话"],
                   "fields": ["neighbour"], "employer": "$enterprise", "actor": "newcomer", "phone": "13893101234",
                   "capacity": 10}),
        ),
        officer(
            "mediation.amend_mediator",
            json!({"mediator": "$md.fresh", "name": "改名", "birth": "1971-01-01", "ethnic": "回",
                   "languages": ["汉语"], "fields": ["contract"], "employer": "$enterprise", "actor": "fresh2",
                   "phone": "13893101235", "capacity": 5, "sex": "female", "kind": "elder", "elder": "老党员"}),
        ),
        officer("mediation.reveal_mediator_phone", json!({"mediator": "$md.fresh"})),
        officer(
            "mediation.engage_mediator",
            json!({"mediator": "$md.other", "committee": "$mc.north", "starts_on": "2026-04-01",
                   "ends_on": "2027-04-01"}),
        ),
        officer(
            "mediation.end_engagement",
            json!({"mediator": "$md.hired", "committee": "$mc.north", "ends_on": "2026-04-30"}),
        ),
        officer(
            "mediation.put_leave",
            json!({"mediator": "$md.other", "starts_on": "2026-06-01", "ends_on": "2026-06-05"}),
        ),
        officer("mediation.cancel_leave", json!({"mediator": "$md.away", "starts_on": "2026-06-01"})),
        officer("mediation.end_mediator", json!({"mediator": "$md.free", "ended_on": "2026-05-01"})),
    ]
}

fn bodies() -> Vec<Good> {
    let seat = |name: &str, post: &str| json!({"mediator": format!("$md.{name}"), "post": post});
    let seats = || json!([seat("jiedao", "chair"), seat("judge", "deputy"), seat("elder", "member")]);
    let level = json!({"code": "street", "name": "街道", "days": 30});
    let grid = json!({"code": "grid", "name": "网格", "days": 10});
    let community = json!({"code": "community", "name": "社区", "days": 10});
    vec![
        (
            "wang",
            "mediation.put_committee",
            json!({"kind": "enterprise", "name": "企业调委会",
                   "short_name": "企业", "enterprise": "$enterprise", "community": NORTH, "basis": "workers_meeting",
                   "levels": ["grid"], "members": seats(), "formed_on": "2026-04-01", "term_from": "2026-04-01",
                   "id": "0199b1c2-7a00-7000-8000-0000000002a2", "multi_ethnic": false}),
        ),
        (
            "wang",
            "mediation.renew_term",
            json!({"id": "$mc.street", "basis": "established", "members": seats(), "term_from": "2026-04-30"}),
        ),
        (
            "wang",
            "mediation.put_room",
            json!({"id": "0199b1c2-7a00-7000-8000-0000000002a3", "kind": "court", "name": "驻法庭调解室",
                   "host": "法庭", "committee": "$mc.street", "address": "北园路8号", "hours": "工作日",
                   "opened_on": "2026-04-01"}),
        ),
        ("wang", "mediation.close_room", json!({"id": "$room", "closed_on": "2026-04-30"})),
        ("wang", "mediation.dissolve_committee", json!({"id": "$mc.trade", "dissolved_on": "2026-05-01"})),
        (
            "system",
            "mediation.put_scheme",
            json!({"name": "三三制", "valid_from": "2027-01-01", "levels": [grid, community, level],
                   "forces": [{"code": "judge", "name": "法官", "kinds": ["judge"]}],
                   "panels": [{"level": "street", "category": "contract", "minimum": 1, "maximum": 3, "forces": ["judge"]},
                              {"minimum": 1, "maximum": 3, "forces": []}],
                   "elders": ["老党员"],
                   "partners": [{"code": "police_station", "name": "派出所", "categories": ["neighbour"]}]}),
        ),
    ]
}

fn party(side: &str, name: &str) -> Value {
    json!({"kind": "person", "side": side, "name": name, "sex": "female", "birth": "1985-01-01",
           "phone": "13893101236", "address": "北园路3号",
           "agent": {"guardian": false, "name": format!("{name}的代理人"), "phone": "13893101237", "authority": "代为参加调解",
                     "special": true}})
}

fn intake() -> Vec<Good> {
    vec![
        (
            "wang",
            "dispute.register",
            json!({"source": "court", "source_number": "(2026)民初1号", "category": "contract", "committee": "$mc.north",
                   "level": "community", "community": NORTH, "grid": NORTH_1, "place": "北园路", "facts": "货款未付",
                   "claim": "支付货款", "amount": "12300.50", "risk": "low", "registered_on": "2026-04-30",
                   "parties": [party("applicant", "甲某"), party("respondent", "乙某"),
                               {"kind": "person", "side": "third_party", "resident": "$resident",
                                "code": "11010519491231002X"},
                               {"kind": "body", "side": "third_party", "enterprise": "$enterprise", "name": "小店",
                                "code": "91350100M000100Y43"}]}),
        ),
        ("tiaojie", "dispute.accept", json!({"dispute": "$d.new", "accepted_on": "2026-04-30"})),
        (
            "tiaojie",
            "dispute.refuse",
            json!({"dispute": "$d.new2", "ground": "court_seized", "note": "法院已受理", "routes": ["litigation"],
                   "refused_on": "2026-04-30"}),
        ),
        (
            "zhuren",
            "dispute.transfer",
            json!({"dispute": "$d.new3", "committee": "$mc.street", "level": "street", "reason": "案情复杂"}),
        ),
        (
            "tiaojie",
            "dispute.report_risk",
            json!({"dispute": "$d.talks", "risk": "high", "steps": "分开安置", "reported_to": "派出所",
                   "reported_on": "2026-04-30"}),
        ),
        (
            "tiaojie",
            "dispute.open_case",
            json!({"dispute": "$d.party", "category": "0101", "kind": "help", "tier": "ordinary", "title": "楼道照明",
                   "description": "楼道灯不亮"}),
        ),
        ("tiaojie", "dispute.close_case", json!({"dispute": "$d.of_case"})),
    ]
}

fn parties() -> Vec<Good> {
    let by = |operation, request| ("tiaojie", operation, request);
    vec![
        by("dispute.add_party", json!({"dispute": "$d.taken", "party": party("third_party", "丙某")})),
        by(
            "dispute.amend_party",
            json!({"dispute": "$d.party", "party": 1, "code": "620102199001011233", "birth": "1990-01-01",
                   "phone": "13893101238", "address": "北园路4号", "actor": "jumin"}),
        ),
        by(
            "dispute.set_agent",
            json!({"dispute": "$d.party", "party": 2, "actor": "daili",
                   "agent": {"guardian": false, "name": "代理人", "phone": "13893101239", "authority": "代为参加调解",
                             "special": false}}),
        ),
        by("dispute.remove_agent", json!({"dispute": "$d.spoken", "party": 1})),
        by("dispute.drop_party", json!({"dispute": "$d.three", "party": 3, "reason": "不再参加"})),
        by("dispute.reveal_party", json!({"dispute": "$d.party", "party": 2, "fields": ["phone"]})),
    ]
}

fn steps() -> Vec<Good> {
    let by = |operation, request| ("tiaojie", operation, request);
    vec![
        by(
            "dispute.give_notice",
            json!({"dispute": "$d.taken", "parties": [1, 2], "noticed_on": "2026-04-30"}),
        ),
        by(
            "dispute.assign_panel",
            json!({"dispute": "$d.noticed", "starts_on": "2026-04-30",
                   "seats": [{"mediator": "$md.tiaojie", "choice": "chosen", "chosen_by": [1, 2], "lead": true}]}),
        ),
        by(
            "dispute.record_consent",
            json!({"dispute": "$d.noticed", "party": 2, "willing": true, "note": "愿意", "answered_on": "2026-04-30",
                   "routes": ["litigation"]}),
        ),
        by(
            "dispute.replace_mediator",
            json!({"dispute": "$d.replace", "mediator": "$md.third", "ground": "party_request", "requested_by": 1,
                   "successor": {"mediator": "$md.zhuren", "choice": "chosen", "chosen_by": [1], "lead": false}}),
        ),
        by("dispute.recuse", json!({"dispute": "$d.recuse", "ground": "interest"})),
        by(
            "dispute.extend",
            json!({"dispute": "$d.extend", "parties": [1, 2], "until": "2026-05-20", "agreed_on": "2026-04-30"}),
        ),
        by("dispute.rise", json!({"dispute": "$d.rise", "committee": "$mc.north", "reason": "层级期限届满"})),
        ("jiedao", "dispute.take_over", json!({"dispute": "$d.risen"})),
    ]
}

fn entries() -> Vec<Good> {
    let by = |operation, request| ("tiaojie", operation, request);
    let attendees = json!([{"role": "mediator", "mediator": "$md.tiaojie"}, {"role": "party", "party": 1},
                           {"role": "party", "party": 2}, {"role": "clerk", "name": "记录员"}]);
    vec![
        by(
            "dispute.hold_session",
            json!({"dispute": "$d.talks", "held_on": "2026-04-30", "place": "调解室", "attendees": attendees,
                   "open_door": true, "open_agreed": true, "invitation_consented": true, "text": "各方陈述"}),
        ),
        by(
            "dispute.record_investigation",
            json!({"dispute": "$d.talks", "held_on": "2026-04-30", "place": "现场", "text": "现场查看",
                   "attendees": [{"role": "clerk", "name": "记录员"}]}),
        ),
        by(
            "dispute.record_note",
            json!({"dispute": "$d.talks", "held_on": "2026-04-30", "text": "电话沟通"}),
        ),
        by(
            "dispute.invite",
            json!({"dispute": "$d.talks", "held_on": "2026-04-30", "partners": ["police_station"], "names": ["邻居"],
                   "consented": true, "text": "共同调解"}),
        ),
        by(
            "dispute.record_follow_up",
            json!({"dispute": "$d.of_running", "held_on": "2026-04-30", "text": "履行情况良好"}),
        ),
        by(
            "dispute.add_paper",
            json!({"dispute": "$d.talks", "kind": "evidence", "title": "照片", "pages": 2, "party": 1,
                   "uri": "file:evidence-1", "digest": "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
                   "on": "2026-04-30"}),
        ),
        by("dispute.remove_paper", json!({"dispute": "$d.talks", "paper": "$paper"})),
    ]
}

fn endings() -> Vec<Good> {
    let by = |operation, request| ("tiaojie", operation, request);
    vec![
        by(
            "dispute.withdraw",
            json!({"dispute": "$d.withdraw", "party": 1, "note": "自行解决", "ended_on": "2026-04-30",
                   "routes": ["litigation"]}),
        ),
        by(
            "dispute.terminate",
            json!({"dispute": "$d.terminate", "reason": "no_agreement", "note": "分歧较大", "ended_on": "2026-04-30",
                   "routes": ["litigation"]}),
        ),
    ]
}

fn drafts() -> Vec<Good> {
    let by = |operation, request| ("tiaojie", operation, request);
    let all = || json!([{"party": 1, "by_agent": false}, {"party": 2, "by_agent": false}]);
    let duty = || json!([{"debtor": 2, "creditor": 1, "content": "支付赔偿款", "amount": "3000", "due_on": "2026-06-01"}]);
    vec![
        by(
            "agreement.reach",
            json!({"dispute": "$d.heard", "form": "written", "reached_on": "2026-04-30", "findings": "漏水属实",
                   "content": "赔偿损失", "participants": all(), "duties": duty(), "mediator": "$md.tiaojie",
                   "status_matter": false, "written_waived": false}),
        ),
        by(
            "agreement.amend",
            json!({"agreement": "$ag.drafted", "reached_on": "2026-04-30", "findings": "漏水属实", "content": "赔偿并修复",
                   "participants": all(), "duties": duty(), "status_matter": false}),
        ),
        by(
            "agreement.sign",
            json!({"agreement": "$ag.draft2", "party": 1, "by_agent": false, "method": "fingerprint", "signed_on": "2026-04-30"}),
        ),
        by("agreement.abandon", json!({"agreement": "$ag.draft3"})),
        by(
            "agreement.sign_mediator",
            json!({"agreement": "$ag.signed", "mediator": "$md.tiaojie", "signed_on": "2026-04-30"}),
        ),
        ("zhuren", "agreement.seal", json!({"agreement": "$ag.mediated", "sealed_on": "2026-04-30"})),
    ]
}

fn after() -> Vec<Good> {
    let by = |operation, request| ("tiaojie", operation, request);
    vec![
        by(
            "agreement.request_confirmation",
            json!({"agreement": "$ag.running", "court": "人民法院", "parties": [1, 2], "requested_on": "2026-04-30"}),
        ),
        by(
            "agreement.record_performance",
            json!({"agreement": "$ag.running", "duty": 1, "performed_on": "2026-04-30", "proof": "收条"}),
        ),
        by("agreement.record_breach", json!({"agreement": "$ag.late", "duty": 1, "found_on": "2026-04-30"})),
        by(
            "agreement.record_confirmation",
            json!({"agreement": "$ag.asked", "outcome": "confirmed", "document": "(2026)司确1号",
                   "decided_on": "2026-04-30", "reopen": false}),
        ),
        by(
            "agreement.settle_police",
            json!({"agreement": "$ag.done", "police": "派出所", "applied_on": "2026-04-20", "accepted_on": "2026-04-30"}),
        ),
    ]
}

/// Requests with lists that no good request has.
pub(crate) fn refused_lists() -> Vec<Good> {
    vec![(
        "tiaojie",
        "dispute.accept",
        json!({"dispute": "$d.new", "exclusions": ["court_seized"], "accepted_on": "2026-04-30"}),
    )]
}
