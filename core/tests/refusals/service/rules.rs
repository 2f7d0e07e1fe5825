//! Refusals by the rules of the area, and of steps that do not follow on where a record stands.

use serde_json::{Value, json};
use shuzhi::code::{CONFLICT_EXISTS, CONFLICT_STATE, DENIED, INVALID, VIOLATION};

use super::ground::{agency, appointment, item, resource};
use super::matters::{apply, stranger};
use super::table::{booking, merged};
use crate::Refusal;

/// Who calls, the operation, its document and the rule that it breaks.
pub(super) type Broken = (&'static str, &'static str, Value, &'static str);

pub(super) fn refusals() -> Vec<Refusal> {
    let row = |(actor, operation, request, _): Broken| (actor, operation, request, VIOLATION);
    let broken = broken().into_iter().map(row).collect();
    [broken, catalogue_states(), matter_states(), desk_states(), exchange_states(), fields()].concat()
}

pub(super) fn broken() -> Vec<Broken> {
    [
        offices(),
        items(),
        intake(),
        handling(),
        decisions(),
        stations(),
        agencies(),
        reviews(),
        exchange(),
        sharing(),
    ]
    .concat()
}

fn power(code: &str, more: Value) -> Value {
    let power =
        json!({"office": "zonghe", "code": code, "name": "事项办理", "kind": "basic", "items": ["XK-001"]});
    merged(power, more)
}

fn offices() -> Vec<Broken> {
    let reorganise = |closed: &str, successor: &str, day: &str| json!({"closed": [closed], "successor": successor, "day": day, "document": "文"});
    vec![
        ("system", "office.put_power", power("QZ-8", json!({})), "office.power.single"),
        (
            "system",
            "office.put_power",
            power("QZ-8", json!({"kind": "taken_back"})),
            "office.power.taken_back",
        ),
        // Matters were decided by it.
        (
            "system",
            "office.put_power",
            json!({"id": "$pw.market", "office": "shichang", "code": "QZ-market", "name": "事项办理", "kind": "basic",
                   "items": ["XK-001", "XK-002"]}),
            "office.power.used",
        ),
        ("system", "office.reorganise", reorganise("young", "zonghe", "2026-04-01"), "office.reorganise"),
        ("system", "office.reorganise", reorganise("jiu", "young", "2026-04-01"), "office.reorganise"),
    ]
}

fn items() -> Vec<Broken> {
    let draft = |more| ("wang", "item.draft", merged(item("XK-009", "licence", "shichang"), more));
    let with = |(actor, operation, request), rule| (actor, operation, request, rule);
    let shared = json!([{"code": "age", "name": "年龄证明", "need": "shared"}]);
    vec![
        with(draft(json!({"statutory_days": 30, "basis": ["行政许可法第四十二条"]})), "item.limit.licence"),
        with(draft(json!({"basis": []})), "item.basis"),
        with(draft(json!({"fee": "10.00"})), "item.fee"),
        with(draft(json!({"materials": shared})), "item.material.shared"),
        // Its newest version begins on the first of June.
        ("wang", "item.withdraw", json!({"item": "$i.later", "last_day": "2026-05-02"}), "item.version.days"),
    ]
}

fn intake() -> Vec<Broken> {
    let applied = |more| ("wang", "matter.apply", merged(stranger(), more));
    let with = |(actor, operation, request), rule| (actor, operation, request, rule);
    let by = |operation, request, rule| ("shichang", operation, request, rule);
    vec![
        with(applied(json!({"applicant": {"kind": "institution", "name": "某单位"}})), "matter.applicant"),
        with(applied(json!({"channel": "terminal"})), "matter.channel"),
        with(applied(json!({"channel": "station", "station": "$st.spare"})), "matter.station"),
        with(applied(json!({"materials": ["age"]})), "matter.material.shared"),
        by(
            "matter.tell_missing",
            json!({"matter": "$mt.silent", "materials": ["lease"], "text": "缺"}),
            "matter.notice.time",
        ),
        by("matter.accept", json!({"matter": "$mt.bare", "certificate": "受理"}), "matter.materials"),
        by("matter.accept", json!({"matter": "$mt.new2", "certificate": "受理"}), "matter.gap"),
        by(
            "matter.accept",
            json!({"matter": "$mt.new2", "certificate": "受理", "promised": true, "gap_due_on": "2027-01-01"}),
            "matter.gap",
        ),
        by(
            "matter.refuse",
            json!({"matter": "$mt.new3", "because": "not_corrected", "certificate": "不予"}),
            "matter.refusal",
        ),
        by(
            "matter.refuse",
            json!({"matter": "$mt.silent", "because": "not_eligible", "certificate": "不予"}),
            "matter.notice.time",
        ),
        by("matter.fulfil_gap", json!({"matter": "$mt.late_gap", "materials": ["lease"]}), "matter.gap"),
    ]
}

fn handling() -> Vec<Broken> {
    let by = |operation, request, rule| ("shichang", operation, request, rule);
    let pause = |more| {
        let pause =
            json!({"matter": "$mt.accepted1", "ground": "hearing", "told_days": 10, "told_on": "2026-05-01"});
        merged(pause, more)
    };
    let hearing = |more| {
        let days =
            json!({"right_told_on": "2026-04-01", "requested_on": "2026-04-02", "noticed_on": "2026-04-29"});
        pause(json!({"hearing": merged(days, more)}))
    };
    let check = json!({"matter": "$mt.accepted3", "officers": ["核查员甲", "核查员甲"], "finding": "一致", "passed": true});
    let more = |days: i64, matter: &str| json!({"matter": format!("$mt.{matter}"), "days": days, "reason": "案情复杂", "approved_by": "负责人"});
    vec![
        by("matter.pause", pause(json!({"ground": "auction"})), "matter.pause.ground"),
        by("matter.pause", hearing(json!({"requested_on": "2026-04-29"})), "matter.hearing.request"),
        by("matter.pause", hearing(json!({"held_on": "2026-06-30"})), "matter.hearing.held"),
        by("matter.pause", hearing(json!({"held_on": "2026-05-06"})), "matter.hearing.notice"),
        by("matter.extend", more(11, "accepted2"), "matter.extension"),
        by("matter.extend", more(5, "extended"), "matter.extension"),
        by("matter.record_check", check, "matter.check.officers"),
    ]
}

fn decisions() -> Vec<Broken> {
    let by = |request, rule| ("shichang", "matter.decide", request, rule);
    let granted =
        |matter: &str| json!({"matter": format!("$mt.{matter}"), "granted": true, "document": "证字9号"});
    vec![
        by(json!({"matter": "$mt.ripe", "granted": false}), "matter.decide.reasons"),
        by(
            json!({"matter": "$mt.ripe", "granted": false, "reason": "不符合", "remedies": ["review"]}),
            "matter.decide.reasons",
        ),
        by(granted("gap"), "matter.decide.gap"),
        by(granted("asked2"), "matter.decide.opinions"),
    ]
}

fn stations() -> Vec<Broken> {
    let by = |operation, request, rule| ("wang", operation, request, rule);
    let station = json!({"kind": "party_mass", "name": "站", "community": crate::support::NORTH, "address": "路",
                         "capacity": 1, "slot_minutes": 30,
                         "hours": [{"weekday": 1, "opens": "09:00", "closes": "12:00"},
                                   {"weekday": 1, "opens": "11:00", "closes": "13:00"}]});
    vec![
        by("station.put", station, "station.hours"),
        by("station.close", json!({"id": "$st.north", "closed_on": "2026-05-01"}), "station.close"),
        by("station.offer", json!({"station": "$st.spare", "item": "$i.drafted"}), "station.offer.item"),
        by("station.book", appointment("2026-12-01", "10:00"), "station.appointment.horizon"),
        by("station.book", appointment("2026-05-06", "10:05"), "station.appointment.hours"),
        by("station.book", appointment("2026-05-04", "10:00"), "station.appointment.hours"),
        by(
            "station.book",
            merged(appointment("2026-05-08", "10:00"), json!({"account": "keen"})),
            "station.appointment.open",
        ),
    ]
}

fn agencies() -> Vec<Broken> {
    let by = |operation, request, rule| ("wang", operation, request, rule);
    let mut unsigned = agency("2026-12-31");
    unsigned["authority"] = Value::Null;
    let other = |item: &str, last: &str| json!({"scope": "递交", "items": [item], "signed_on": "2026-05-01", "valid_to": last});
    vec![
        by("agency.open", unsigned, "agency.authority"),
        by("agency.open", agency("2026-04-30"), "agency.authority"),
        by("agency.open", agency("2036-04-30"), "agency.authority"),
        by(
            "agency.renew_authority",
            json!({"service": "$sv.renew", "authority": other("$i.benefit", "2026-12-31")}),
            "agency.authority",
        ),
        by(
            "agency.take_original",
            json!({"service": "$sv.expired", "name": "户口簿", "receipt": "收-9"}),
            "agency.authority",
        ),
        by("agency.complete", json!({"service": "$sv.expired", "outcome": "办结"}), "agency.authority"),
        by(
            "agency.link_matter",
            json!({"service": "$sv.expired", "matter": "$mt.linked3"}),
            "agency.authority",
        ),
        by("agency.complete", json!({"service": "$sv.return", "outcome": "办结"}), "agency.originals"),
        by(
            "agency.take_original",
            json!({"service": "$sv.return", "name": "房产证", "receipt": "收-9"}),
            "agency.originals",
        ),
        by("agency.link_matter", json!({"service": "$sv.link", "matter": "$mt.local"}), "agency.matter"),
    ]
}

fn reviews() -> Vec<Broken> {
    let review = |more| {
        merged(
            json!({"matter": "$mt.delivered", "level": "satisfied", "named": true, "channel": "online"}),
            more,
        )
    };
    let by_phone = json!({"channel": "telephone", "phone": "13893109999"});
    vec![
        ("jumin", "review.submit", review(json!({"matter": "$mt.reviewed"})), "review.once"),
        ("wang", "review.submit", review(by_phone), "review.other"),
        (
            "wang",
            "review.call_back",
            json!({"review": "$rv.anonymous", "answered": false}),
            "review.call_back",
        ),
    ]
}

fn exchange() -> Vec<Broken> {
    let by = |operation, request, rule| ("wang", operation, request, rule);
    let agreement = json!({"signed_on": "2026-05-01", "valid_from": "2026-06-01", "valid_to": "2027-06-01"});
    let crossed = json!({"hours": [{"weekday": 1, "opens": "09:00", "closes": "12:00"},
                                   {"weekday": 1, "opens": "11:00", "closes": "13:00"}]});
    let weekend = json!({"id": "$r.hall", "hours": [{"weekday": 7, "opens": "09:00", "closes": "12:00"}]});
    let assign = |offer: &str| json!({"order": "$o.placed", "offer": format!("$of.{offer}")});
    vec![
        by("resource.put", merged(resource("hall"), crossed), "resource.hours"),
        by("resource.put", merged(resource("hall"), weekend), "resource.bookings"),
        by(
            "resource.renew_agreement",
            json!({"resource": "$r.renew", "agreement": agreement}),
            "resource.agreement",
        ),
        by("resource.close", json!({"resource": "$r.hall", "closed_on": "2026-05-06"}), "resource.bookings"),
        by("resource.book", booking("closed", "2026-05-08", "09:00", "10:00"), "resource.booking.agreement"),
        by("resource.book", booking("hall", "2026-05-08", "19:00", "21:00"), "resource.booking.hours"),
        by(
            "resource.book",
            merged(booking("hall", "2026-05-09", "09:00", "10:00"), json!({"persons": 51})),
            "resource.booking.places",
        ),
        by("resource.book", booking("hall", "2026-12-01", "09:00", "10:00"), "resource.booking.ahead"),
        (
            "keen",
            "resource.book",
            booking("course", "2026-05-09", "09:00", "10:00"),
            "resource.booking.limit",
        ),
        by("order.assign", assign("elsewhere"), "order.offer"),
        by("order.assign", assign("full"), "order.offer.capacity"),
        by("order.review", json!({"order": "$o.delivered", "stars": 5}), "order.review"),
    ]
}

fn sharing() -> Vec<Broken> {
    let permit = |item: &str, field: &str| json!({"item": format!("$i.{item}"), "field": field, "basis": "条例", "purpose": "核验"});
    let ask = |matter: &str, more| merged(json!({"matter": format!("$mt.{matter}")}), more);
    vec![
        ("system", "sharing.permit", permit("benefit", "household"), "sharing.need"),
        ("system", "sharing.permit", permit("licence", "age"), "sharing.permit.single"),
        ("wang", "sharing.ask", ask("linked", json!({"field": "identity"})), "sharing.need"),
        ("wang", "sharing.ask", ask("linked", json!({"field": "residence"})), "sharing.permit"),
        ("wang", "sharing.ask", ask("linked_many", json!({"field": "age", "age": 60})), "sharing.inquiries"),
    ]
}

fn catalogue_states() -> Vec<Refusal> {
    let market = power("QZ-market", json!({"office": "shichang"}));
    vec![
        ("system", "office.put_power", market, CONFLICT_EXISTS),
        ("system", "office.end_power", json!({"id": "$pw.over"}), CONFLICT_STATE),
        ("wang", "item.draft", item("XK-001", "licence", "shichang"), CONFLICT_EXISTS),
        ("wang", "item.publish", json!({"item": "$i.licence"}), CONFLICT_STATE),
        ("wang", "item.drop_draft", json!({"item": "$i.licence"}), CONFLICT_STATE),
        ("wang", "item.withdraw", json!({"item": "$i.drafted"}), CONFLICT_STATE),
        ("north", "item.load_examples", json!({"office": "shiwu"}), DENIED),
        ("wang", "item.load_examples", json!({}), INVALID),
    ]
}

fn matter_states() -> Vec<Refusal> {
    let of = |matter: &str, more| merged(json!({"matter": format!("$mt.{matter}")}), more);
    let by = |operation, request| ("wang", operation, request, CONFLICT_STATE);
    let accept = json!({"certificate": "受理"});
    let decide = json!({"granted": true, "document": "证字9号"});
    let form = json!({"materials": ["form"]});
    vec![
        by("matter.apply", merged(stranger(), json!({"item": "GG-002"}))),
        by("matter.tell_missing", of("accepted1", json!({"materials": ["form"], "text": "缺"}))),
        by("matter.supplement", of("accepted1", form.clone())),
        by("matter.accept", of("accepted1", accept.clone())),
        by("matter.accept", of("withdrawn", accept)),
        by("matter.refuse", of("accepted1", json!({"because": "not_ours", "certificate": "不予"}))),
        by("matter.fulfil_gap", of("accepted1", form)),
        by("matter.withdraw", of("decided", json!({}))),
        by("matter.withdraw", of("refused", json!({}))),
        by("matter.withdraw", of("lapsed", json!({}))),
        by(
            "matter.pause",
            of("paused", json!({"ground": "hearing", "told_days": 1, "told_on": "2026-05-01"})),
        ),
        by("matter.resume", of("accepted1", json!({}))),
        by("matter.extend", of("decided", json!({"days": 1, "reason": "复杂", "approved_by": "负责人"}))),
        by(
            "matter.record_check",
            of("delivered", json!({"officers": ["甲", "乙"], "finding": "一致", "passed": true})),
        ),
        by("matter.ask_opinion", of("asked2", json!({"office": "shiwu", "due_on": "2026-05-08"}))),
        by("matter.decide", of("paused", decide.clone())),
        by("matter.decide", of("renewed", decide)),
        by("matter.deliver", of("accepted1", json!({"way": "window"}))),
        by("matter.deliver", of("delivered", json!({"way": "window"}))),
        ("shiwu", "matter.accept", of("new2", json!({"certificate": "受理"})), DENIED),
        ("somebody", "matter.withdraw", of("new4", json!({})), DENIED),
        ("north", "matter.sweep", json!({}), DENIED),
        ("shichang", "matter.renewals", json!({}), DENIED),
        by("sharing.ask", of("decided", json!({"field": "age", "age": 60}))),
        by("sharing.ask", of("unlinked", json!({"field": "age", "age": 60}))),
    ]
}

fn desk_states() -> Vec<Refusal> {
    let by = |operation, request| ("wang", operation, request, CONFLICT_STATE);
    let called = json!({"ticket": "$t.served", "client": "anonymous"});
    let visit = |number: i64| json!({"station": "$st.north", "service": number, "client": "anonymous", "visited_on": "2026-04-15"});
    vec![
        by("station.record_visit", visit(2)),
        ("wang", "station.offer", json!({"station": "$st.north", "item": "$i.licence"}), CONFLICT_EXISTS),
        ("wang", "station.staff", json!({"station": "$st.north", "actor": "wang"}), CONFLICT_EXISTS),
        by("station.take_ticket", json!({"station": "$st.north", "appointment": "$a.taken"})),
        by("station.call_next", json!({"station": "$st.north"})),
        by("station.serve_ticket", called),
        by("station.miss_ticket", json!({"ticket": "$t.served"})),
        ("leader", "station.call_next", json!({"station": "$st.north"}), DENIED),
        ("somebody", "station.cancel_appointment", json!({"appointment": "$a.cancel"}), DENIED),
        by("agency.record_step", json!({"service": "$sv.done", "kind": "other"})),
        by("agency.end", json!({"service": "$sv.done"})),
        by("agency.revoke_authority", json!({"service": "$sv.assistance"})),
        by("review.verify", json!({"review": "$rv.good", "founded": true})),
        by("review.verify", json!({"review": "$rv.founded", "founded": true})),
        by("review.mend", json!({"review": "$rv.bad", "measures": "增设窗口"})),
        by("review.call_back", json!({"review": "$rv.bad", "answered": false})),
        (
            "jumin",
            "review.submit",
            json!({"matter": "$mt.accepted1", "level": "satisfied", "named": true, "channel": "online"}),
            CONFLICT_STATE,
        ),
    ]
}

fn exchange_states() -> Vec<Refusal> {
    let by = |operation, request| ("wang", operation, request, CONFLICT_STATE);
    vec![
        by("resource.close", json!({"resource": "$r.closed"})),
        by("resource.record_use", json!({"booking": "$b.taken", "came": true})),
        ("somebody", "resource.cancel_booking", json!({"booking": "$b.cancel"}), DENIED),
        ("worker", "resource.reveal_booking", json!({"booking": "$b.taken"}), DENIED),
        by("order.assign", json!({"order": "$o.assigned", "offer": "$of.wide"})),
        by("order.accept", json!({"order": "$o.placed"})),
        by("order.decline", json!({"order": "$o.accepted", "reason": "人手不足"})),
        by("order.deliver", json!({"order": "$o.assigned"})),
        ("jumin", "order.review", json!({"order": "$o.accepted", "stars": 5}), CONFLICT_STATE),
        by("order.cancel", json!({"order": "$o.delivered"})),
        ("somebody", "order.cancel", json!({"order": "$o.cancel"}), DENIED),
        ("system", "sharing.end_permit", json!({"permit": "$permit.over"}), CONFLICT_STATE),
        by("order.end_offer", json!({"offer": "$of.over"})),
    ]
}

/// Fields that contradict each other or the registry.
fn fields() -> Vec<Refusal> {
    let mut another = apply();
    another["applicant"]["name"] = "王大明".into();
    let place = json!({"community": crate::support::SOUTH});
    let late = json!({"renewal": {"document": "许可证1号", "expires_on": "2026-04-30"}});
    let benefit = json!({"item": "JF-001", "renewal": {"document": "证1号", "expires_on": "2026-08-01"}});
    let by = |operation, request| ("wang", operation, request, INVALID);
    vec![
        by("matter.apply", another),
        by("matter.apply", merged(apply(), place)),
        by("matter.apply", merged(apply(), late)),
        by("matter.apply", merged(apply(), benefit)),
        by("matter.apply", merged(apply(), json!({"materials": ["form", "form"]}))),
        by("matter.apply", merged(apply(), json!({"materials": ["other"]}))),
        by("station.book", appointment("2026-04-30", "10:00")),
        by(
            "station.put",
            json!({"kind": "party_mass", "name": "站", "community": crate::support::NORTH, "address": "路",
                                 "capacity": 1, "slot_minutes": 30, "hours": []}),
        ),
        by("resource.book", booking("hall", "2026-04-30", "09:00", "10:00")),
        by("resource.book", booking("hall", "2026-05-08", "12:00", "11:00")),
        by("sharing.ask", json!({"matter": "$mt.linked", "field": "age"})),
        (
            "system",
            "office.reorganise",
            json!({"closed": [], "successor": "zonghe", "document": "文"}),
            INVALID,
        ),
    ]
}
