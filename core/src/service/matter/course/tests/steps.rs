//! Steps between acceptance and delivery.

use serde_json::{Value, json};

use super::{Desk, good, with};
use crate::service::matter::record::{GapRecord, RenewalRecord, SiteCheckRecord};
use crate::service::testing::{MARKET, PLAIN, SOCIAL, day};
use crate::service::{MatterState, ServiceItemKind};
use crate::{ErrorKind, Id};

fn pause(matter: Id, changes: &Value) -> Value {
    with(good("matter.pause", matter), changes)
}

#[test]
fn a_pause_stops_both_clocks_for_what_the_item_names() {
    let desk = Desk::new();
    let matter = desk.matter(0xb00, MatterState::Accepted);
    desk.breaks("matter.pause.ground", "matter.pause", &pause(matter, &json!({"ground": "tender"})));
    for (field, changes) in [
        ("told_days", json!({"told_days": 0})),
        ("told_days", json!({"told_days": i64::MAX})),
        ("told_on", json!({"told_on": "2026-06-16"})),
        ("told_on", json!({"told_on": "2026-05-31"})),
        ("paused_on", json!({"paused_on": "2026-06-16"})),
        ("paused_on", json!({"paused_on": "2026-05-31"})),
        ("hearing", json!({"ground": "inspection", "hearing": {"held_on": "2026-06-20"}})),
    ] {
        desk.invalid(field, "matter.pause", &pause(matter, &changes));
    }
    let told = json!({"told_days": 3, "told_on": "2026-06-09", "paused_on": "2026-06-09"});
    desk.done("matter.pause", &pause(matter, &told));
    let paused = desk.stored_matter(matter);
    assert_eq!((paused.state, paused.open_due), (MatterState::Paused, None));
    desk.invalid("resumed_on", "matter.resume", &json!({"matter": matter, "resumed_on": "2026-06-08"}));
    let warned = desk.warned("matter.resume", &json!({"matter": matter}));
    assert_eq!(warned, ["matter.pause.told"], "four working days instead of three");
    let resumed = desk.stored_matter(matter);
    assert_eq!(resumed.state, MatterState::Accepted);
    assert_eq!(resumed.promised_due, Some(day("2026-06-22")));
    assert_eq!(resumed.statutory_due, Some(day("2026-07-06")));
    assert_eq!(resumed.open_due, resumed.promised_due);
    desk.invalid("paused_on", "matter.pause", &pause(matter, &json!({"paused_on": "2026-06-12"})));
    desk.verify();
}

#[test]
fn no_licence_waits_for_its_publication() {
    use crate::service::PauseGround;
    use crate::service::item::ServiceItem;
    let desk = Desk::new();
    let item = |kind| {
        desk.session("wang")
            .write("service.set_up", |command| {
                let before: ServiceItem = command.stored(desk.licence)?;
                let mut after = before.clone();
                (after.versions[0].kind, after.versions[0].pauses) = (kind, vec![PauseGround::Publication]);
                command.keep(Some(&before), &after, json!({}))?;
                command.touch(crate::command::Part::Services)
            })
            .unwrap();
    };
    let matter = desk.matter(0xb00, MatterState::Accepted);
    let publication = pause(matter, &json!({"ground": "publication"}));
    item(ServiceItemKind::Licence);
    desk.breaks("matter.pause.ground", "matter.pause", &publication);
    item(ServiceItemKind::Benefit);
    desk.done("matter.pause", &publication);
    desk.verify();
}

#[test]
fn a_hearing_keeps_its_days() {
    let desk = Desk::new();
    let matter = desk.matter(0xb00, MatterState::Accepted);
    let hearing = |days: Value| pause(matter, &json!({"told_days": 30, "hearing": days}));
    let asked = |requested: &str| json!({"right_told_on": "2026-06-01", "requested_on": requested});
    desk.breaks("matter.hearing.request", "matter.pause", &hearing(asked("2026-06-09")));
    desk.invalid("hearing.requested_on", "matter.pause", &hearing(asked("2026-05-29")));
    desk.invalid("hearing.requested_on", "matter.pause", &hearing(asked("2026-06-16")));
    desk.invalid("hearing.right_told_on", "matter.pause", &hearing(json!({"requested_on": "2026-06-09"})));
    let held = |day: &str| with(asked("2026-06-08"), &json!({"held_on": day}));
    desk.breaks("matter.hearing.held", "matter.pause", &hearing(held("2026-07-08")));
    let noticed = |day: &str| json!({"noticed_on": "2026-06-12", "held_on": day});
    desk.breaks("matter.hearing.notice", "matter.pause", &hearing(noticed("2026-06-23")));
    let plan = with(held("2026-07-07"), &json!({"noticed_on": "2026-06-12"}));
    desk.done("matter.pause", &hearing(plan));
    let stored = desk.stored_matter(matter).pauses[0].hearing.clone().unwrap();
    assert_eq!(stored.held_on, Some(day("2026-07-07")));
    let resume = |days: Value| json!({"matter": matter, "hearing": days});
    desk.invalid("hearing.held_on", "matter.resume", &resume(json!({"held_on": "2026-06-16"})));
    let warned = desk.warned("matter.resume", &resume(json!({"held_on": "2026-06-15"})));
    assert_eq!(warned, ["matter.hearing.notice"], "noticed on 06-12, held on 06-15");
    let paused = desk.matter(0xb01, MatterState::Paused);
    desk.done("matter.resume", &json!({"matter": paused}));
    assert_eq!(desk.stored_matter(paused).pauses[0].hearing, None);
    desk.verify();
}

#[test]
fn more_time_is_given_once_before_the_limit_is_over() {
    let desk = Desk::new();
    let matter = desk.matter(0xb00, MatterState::Accepted);
    let extend = |matter: Id, changes: &Value| with(good("matter.extend", matter), changes);
    for days in [-1, 0, 11, i64::MAX, i64::MIN] {
        desk.breaks("matter.extension", "matter.extend", &extend(matter, &json!({"days": days})));
    }
    for (field, changes) in [
        ("reason", json!({"reason": " "})),
        ("approved_by", json!({"approved_by": ""})),
        ("extended_on", json!({"extended_on": "2026-06-16"})),
        ("extended_on", json!({"extended_on": "2026-05-31"})),
    ] {
        desk.invalid(field, "matter.extend", &extend(matter, &changes));
    }
    desk.done("matter.extend", &extend(matter, &json!({})));
    let stored = desk.stored_matter(matter);
    assert_eq!(stored.promised_due, Some(day("2026-06-15")), "what was promised stays promised");
    assert_eq!(stored.statutory_due, Some(day("2026-07-14")));
    desk.breaks("matter.extension", "matter.extend", &extend(matter, &json!({"days": 1})));
    let over = desk.matter(0xb01, MatterState::Accepted);
    desk.change(over, |one| one.statutory_due = Some(day("2026-06-12")));
    desk.breaks("matter.extension", "matter.extend", &extend(over, &json!({})));
    desk.done("matter.extend", &extend(over, &json!({"extended_on": "2026-06-12"})));
    // Its clock stands still since 2026-06-10.
    let paused = desk.matter(0xb02, MatterState::Paused);
    desk.change(paused, |one| one.statutory_due = Some(day("2026-06-12")));
    desk.done("matter.extend", &extend(paused, &json!({})));
    let joint = joint_matter(&desk);
    desk.breaks("matter.extension", "matter.extend", &extend(joint, &json!({"days": 16})));
    desk.done("matter.extend", &extend(joint, &json!({"days": 15})));
    desk.verify();
}

/// A matter of an item that several offices handle together.
fn joint_matter(desk: &Desk) -> Id {
    let item = crate::service::testing::id(0xa0f);
    let licence = desk.licence;
    let mut joint =
        desk.session("wang").read(|view| Ok(view.snapshot.services.item(licence)?.clone())).unwrap();
    (joint.id, joint.code, joint.versions[0].joint) = (item, "XK-009".into(), true);
    desk.keep(&joint);
    let matter = desk.matter(0xb0f, MatterState::Accepted);
    desk.change(matter, |one| one.item = item);
    matter
}

#[test]
fn a_check_takes_two_different_officers() {
    let desk = Desk::new();
    let matter = desk.matter(0xb00, MatterState::Accepted);
    let check = |changes: &Value| with(good("matter.record_check", matter), changes);
    for officers in [json!([]), json!(["甲"]), json!(["甲", " 甲 "])] {
        desk.breaks("matter.check.officers", "matter.record_check", &check(&json!({"officers": officers})));
    }
    let many: Vec<String> = (0..21).map(|number| number.to_string()).collect();
    for (field, changes) in [
        ("officers", json!({"officers": many})),
        ("officers", json!({"officers": ["甲", ""]})),
        ("finding", json!({"finding": ""})),
        ("checked_on", json!({"checked_on": "2026-06-16"})),
    ] {
        desk.invalid(field, "matter.record_check", &check(&changes));
    }
    desk.done("matter.record_check", &check(&json!({"passed": false})));
    assert!(!desk.stored_matter(matter).checks[0].passed);
    desk.change(matter, |one| one.checks = vec![one.checks[0].clone(); 100]);
    desk.conflicts("matter.record_check", &check(&json!({})));
    desk.verify();
}

#[test]
fn a_decision_waits_for_opinions_until_their_day() {
    let desk = Desk::new();
    let matter = desk.matter(0xb00, MatterState::Accepted);
    let ask = |changes: &Value| with(good("matter.ask_opinion", matter), changes);
    for (field, changes) in [
        ("office", json!({"office": "nirgends"})),
        ("office", json!({"office": MARKET})),
        ("due_on", json!({"due_on": "2026-06-14"})),
        ("asked_on", json!({"asked_on": "2026-06-16"})),
    ] {
        desk.invalid(field, "matter.ask_opinion", &ask(&changes));
    }
    let warned = desk.warned("matter.ask_opinion", &ask(&json!({"office": SOCIAL, "due_on": "2026-06-16"})));
    assert_eq!(warned, ["matter.opinion.due"], "promised for 06-15");
    desk.conflicts("matter.ask_opinion", &ask(&json!({"office": SOCIAL})));
    desk.breaks("matter.decide.opinions", "matter.decide", &good("matter.decide", matter));
    let give = |changes: &Value| with(good("matter.give_opinion", matter), changes);
    desk.invalid("text", "matter.give_opinion", &give(&json!({"agreed": false})));
    desk.invalid("given_on", "matter.give_opinion", &give(&json!({"given_on": "2026-06-14"})));
    // Who was not asked learns nothing.
    let foreign = desk.matter(0xb01, MatterState::Accepted);
    let unasked = with(good("matter.give_opinion", foreign), &json!({}));
    assert_eq!(desk.fails(SOCIAL, "matter.give_opinion", &unasked).kind(), ErrorKind::NotFound);
    assert_eq!(desk.fails(MARKET, "matter.give_opinion", &give(&json!({}))).kind(), ErrorKind::Denied);
    let refusal = give(&json!({"agreed": false, "text": "选址不符"}));
    let answer = desk.call(SOCIAL, "matter.give_opinion", &refusal).unwrap();
    assert_eq!((&answer["agreed"], &answer["open_opinions"]), (&json!(false), &json!(0)));
    assert!(!answer.to_string().contains("申某"));
    desk.conflicts("matter.give_opinion", &give(&json!({})));
    assert_eq!(desk.warned("matter.decide", &good("matter.decide", matter)), ["matter.opinion.against"]);
    desk.ask(foreign, PLAIN, "2026-06-12");
    assert_eq!(desk.warned("matter.decide", &good("matter.decide", foreign)), ["matter.opinion.late"]);
    let late = desk.matter(0xb02, MatterState::Accepted);
    desk.ask(late, SOCIAL, "2026-06-12");
    assert_eq!(
        desk.warned("matter.give_opinion", &good("matter.give_opinion", late)),
        ["matter.opinion.late"]
    );
    desk.verify();
}

#[test]
fn a_decision_needs_the_power_on_that_day() {
    let desk = Desk::new();
    let matter = desk.matter(0xb00, MatterState::Accepted);
    desk.change(matter, |one| one.office = PLAIN.into());
    desk.breaks("matter.decide.power", "matter.decide", &good("matter.decide", matter));
    desk.change(matter, |one| one.office = SOCIAL.into());
    desk.breaks("matter.decide.power", "matter.decide", &good("matter.decide", matter));
    desk.change(matter, |one| (one.office, one.item) = (SOCIAL.into(), desk.benefit));
    desk.done("matter.decide", &good("matter.decide", matter));
    assert_eq!(desk.stored_matter(matter).decision.unwrap().power, Some(crate::service::testing::id(0xa21)));
    desk.verify();
}

#[test]
fn a_grant_has_its_paper_and_a_refusal_its_reason() {
    let desk = Desk::new();
    let matter = desk.matter(0xb00, MatterState::Accepted);
    let decide = |changes: &Value| with(json!({"matter": matter, "granted": false}), changes);
    let both = json!(["review", "litigation"]);
    for changes in [
        json!({}),
        json!({"remedies": both}),
        json!({"reason": "不符合条件"}),
        json!({"reason": "不符合条件", "remedies": ["review"]}),
    ] {
        desk.breaks("matter.decide.reasons", "matter.decide", &decide(&changes));
    }
    for (field, changes) in [
        ("document", json!({"granted": true})),
        ("document", json!({"document": "证"})),
        ("remedies", json!({"granted": true, "document": "证", "remedies": both})),
        ("remedies", json!({"reason": "不", "remedies": ["review", "review", "litigation"]})),
        ("decided_on", json!({"reason": "不", "remedies": both, "decided_on": "2026-06-16"})),
        ("decided_on", json!({"reason": "不", "remedies": both, "decided_on": "2026-05-31"})),
    ] {
        desk.invalid(field, "matter.decide", &decide(&changes));
    }
    desk.done("matter.decide", &decide(&json!({"reason": "不符合条件", "remedies": both})));
    let refused = desk.stored_matter(matter);
    let decision = refused.decision.unwrap();
    assert_eq!((decision.granted, decision.valid_to, decision.remedies.len()), (false, None, 2));
    assert_eq!((refused.state, refused.open_due), (MatterState::Decided, Some(day("2026-06-30"))));
    let renewal = desk.matter(0xb01, MatterState::Accepted);
    let expires_on = day("2026-07-01");
    desk.change(renewal, |one| one.renewal = Some(RenewalRecord { document: "旧1号".into(), expires_on }));
    desk.done("matter.decide", &good("matter.decide", renewal));
    assert_eq!(desk.stored_matter(renewal).decision.unwrap().valid_to, Some(day("2029-07-01")));
    desk.verify();
}

#[test]
fn what_was_promised_comes_before_a_grant_and_late_decisions_are_told() {
    let desk = Desk::new();
    let gap = |met_on| GapRecord {
        on: day("2026-06-01"),
        materials: vec!["lease".into()],
        due_on: day("2026-06-20"),
        met_on,
    };
    let matter = desk.matter(0xb00, MatterState::Accepted);
    desk.change(matter, |one| one.gap = Some(gap(None)));
    desk.breaks("matter.decide.gap", "matter.decide", &good("matter.decide", matter));
    desk.change(matter, |one| one.gap = Some(gap(Some(day("2026-06-10")))));
    assert!(desk.warned("matter.decide", &good("matter.decide", matter)).is_empty(), "on its last day");
    assert_eq!(desk.stored_matter(matter).decision.unwrap().valid_to, Some(day("2029-06-15")));
    for (number, statutory, rules) in [
        (0xb01, "2026-06-30", vec!["matter.decide.promised"]),
        (0xb02, "2026-06-12", vec!["matter.decide.promised", "matter.decide.statutory"]),
    ] {
        let late = desk.matter(number, MatterState::Accepted);
        desk.change(late, |one| {
            (one.promised_due, one.statutory_due) = (Some(day("2026-06-12")), Some(day(statutory)));
        });
        assert_eq!(desk.warned("matter.decide", &good("matter.decide", late)), rules);
    }
    desk.verify();
}

#[test]
fn a_decision_is_not_dated_back_before_what_it_rests_on() {
    let desk = Desk::new();
    let decide = |matter, on: &str| with(good("matter.decide", matter), &json!({"decided_on": on}));
    let matter = |number, change: fn(&mut crate::service::matter::record::MatterRecord)| {
        let matter = desk.matter(number, MatterState::Accepted);
        desk.change(matter, change);
        matter
    };
    let lease = matter(0xb00, |one| {
        let mut lease = one.materials[0].clone();
        (lease.code, lease.received_on) = ("lease".into(), day("2026-06-11"));
        one.materials.push(lease);
    });
    let checked = matter(0xb01, |one| {
        let officers = vec!["甲".into(), "乙".into()];
        let finding = String::from("相符");
        let on = day("2026-06-11");
        one.checks.push(SiteCheckRecord { on, office: None, officers, finding, passed: true });
    });
    let opinion = desk.matter(0xb02, MatterState::Accepted);
    desk.ask(opinion, SOCIAL, "2026-06-15");
    let given = with(good("matter.give_opinion", opinion), &json!({"given_on": "2026-06-11"}));
    desk.done("matter.give_opinion", &given);
    for matter in [lease, checked, opinion] {
        desk.invalid("decided_on", "matter.decide", &decide(matter, "2026-06-10"));
        desk.done("matter.decide", &decide(matter, "2026-06-11"));
    }
    desk.verify();
}

#[test]
fn what_is_deemed_renewed_is_not_decided_any_more() {
    let desk = Desk::new();
    let renewal = |number, expires: &str| {
        let (matter, expires_on) = (desk.matter(number, MatterState::Accepted), day(expires));
        desk.change(matter, |one| {
            one.applied_on = day("2026-05-01");
            one.renewal = Some(RenewalRecord { document: "旧1号".into(), expires_on });
        });
        matter
    };
    let expired = renewal(0xb00, "2026-06-14");
    let both = json!(["review", "litigation"]);
    let refusal = json!({"matter": expired, "granted": false, "reason": "不符合条件", "remedies": both});
    desk.breaks("matter.renewal.deemed", "matter.decide", &refusal);
    desk.breaks("matter.renewal.deemed", "matter.decide", &good("matter.decide", expired));
    desk.done("matter.decide", &with(refusal, &json!({"decided_on": "2026-06-12"})));
    let last_day = renewal(0xb01, "2026-06-15");
    desk.done("matter.decide", &good("matter.decide", last_day));
    desk.verify();
}

#[test]
fn a_result_is_delivered_within_ten_days() {
    let desk = Desk::new();
    let matter = desk.matter(0xb00, MatterState::Decided);
    let deliver = |day: &str| json!({"matter": matter, "way": "post", "delivered_on": day});
    desk.invalid("delivered_on", "matter.deliver", &deliver("2026-06-10"));
    desk.invalid("delivered_on", "matter.deliver", &deliver("2026-06-16"));
    assert!(desk.warned("matter.deliver", &deliver("2026-06-12")).is_empty());
    let delivered = desk.stored_matter(matter);
    assert_eq!((delivered.state, delivered.ended_on), (MatterState::Delivered, Some(day("2026-06-12"))));
    assert_eq!(delivered.open_due, None);
    let late = desk.matter(0xb01, MatterState::Decided);
    desk.change(late, |one| one.decision.as_mut().unwrap().on = day("2026-05-29"));
    assert_eq!(desk.warned("matter.deliver", &good("matter.deliver", late)), ["matter.deliver.limit"]);
    desk.verify();
}
