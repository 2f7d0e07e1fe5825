//! Every state × every step, and the rules by tables.

use super::configuration::{CaseConfiguration, Category, Office, OfficeKind, RoutingRule};
use super::rules::{Decision, Ground, Step, decide, is_overdue};
use super::types::{Case, CaseChannel, CaseKind, CaseOutcome, CaseState, CaseTier, Satisfaction};
use crate::calendar::Pause;
use crate::rulebook::RulesInForce;
use crate::{ErrorKind, Id, Timestamp, code};

const STREET: &str = "620102001";

fn at(text: &str) -> Timestamp {
    Timestamp::parse("at", &format!("{text}:00+08:00")).unwrap()
}

fn id(number: u8) -> Id {
    let mut bytes = [number; 16];
    bytes[6] = 0x70;
    Id::from_bytes(bytes)
}

fn office(code: &str) -> Office {
    Office {
        code: code.into(),
        name: format!("单位{code}"),
        kind: OfficeKind::Department,
        successor: None,
        valid_from: None,
        valid_to: None,
        revision: 1,
    }
}

fn configuration() -> CaseConfiguration {
    let category = |code: &str, parent: Option<&str>, tier, limit: Option<&str>| Category {
        code: code.into(),
        parent: parent.map(str::to_owned),
        name: code.into(),
        tier,
        limit: limit.map(str::to_owned),
        active: true,
        revision: 1,
    };
    let mut configuration = CaseConfiguration::default();
    for one in [
        category("01", None, CaseTier::Ordinary, None),
        category("0101", Some("01"), CaseTier::Ordinary, None),
        category("0102", Some("01"), CaseTier::Urgent, Some("4 working_hour")),
    ] {
        configuration.categories.insert(one.code.clone(), one);
    }
    for one in [office("cg"), office("wy")] {
        configuration.offices.insert(one.code.clone(), one);
    }
    configuration
}

fn case(state: CaseState) -> Case {
    let now = at("2026-04-20T10:00");
    let after = |states: &[CaseState]| states.contains(&state).then_some(now);
    use CaseState as S;
    let ended = [S::Closed, S::Refused, S::Withdrawn];
    let dispatched =
        [S::Dispatched, S::Handling, S::Suspended, S::Reported, S::Inspected, S::Closed, S::Returned];
    let handled = [S::Handling, S::Suspended, S::Reported, S::Inspected, S::Closed];
    Case {
        id: id(1),
        number: "620102001-20260420-000001".into(),
        state,
        outcome: None,
        kind: CaseKind::Complaint,
        channel: CaseChannel::Citizen,
        category: "0101".into(),
        tier: CaseTier::Ordinary,
        title: "路灯不亮".into(),
        description: String::new(),
        address: String::new(),
        longitude: None,
        latitude: None,
        datum: None,
        community: Some("620102001001".into()),
        grid: Some("620102001001001".into()),
        office: Some("cg".into()),
        routing: "none".into(),
        anonymous: false,
        reporter_name: Some("王小明".into()),
        reporter_phone: Some("13893101234".into()),
        reporter_resident: None,
        external_number: None,
        submitted_by: "zhang".into(),
        submitted_at: now,
        verified_at: None,
        filed_at: None,
        dispatched_at: after(&dispatched),
        ordered_at: after(&dispatched),
        accept_due_at: after(&dispatched).map(|_| at("2026-04-21T17:00")),
        accepted_at: after(&handled),
        in_time: after(&handled).map(|_| true),
        handler: after(&handled).map(|_| "sun".to_owned()),
        due_at: after(&dispatched).map(|_| at("2026-04-29T17:00")),
        limit: after(&dispatched).map(|_| "7 working_day".to_owned()),
        suspended_at: after(&[S::Suspended]),
        reported_at: after(&[S::Reported, S::Inspected, S::Closed]),
        reported_by: after(&[S::Reported, S::Inspected, S::Closed]).map(|_| "sun".to_owned()),
        inspected_at: after(&[S::Inspected, S::Closed]),
        closed_at: after(&ended),
        on_time: None,
        overdue: false,
        followed_up_at: None,
        reached: None,
        resolved: None,
        satisfaction: None,
        returns: 0,
        reworks: 0,
        reopens: 0,
        extensions: 0,
        extended_days: 0,
        arbitrated: false,
        revision: 3,
    }
}

fn steps() -> Vec<Step<'static>> {
    vec![
        Step::Verify { note: None },
        Step::File { category: None },
        Step::Refuse { reason: "不属于职责范围" },
        Step::Dispatch { office: None, arbitrated: false, note: None },
        Step::Accept { note: None },
        Step::Return { reason: "应由物业办理" },
        Step::Report { outcome: CaseOutcome::Resolved, result: "已更换灯具" },
        Step::Inspect { passed: true, note: None },
        Step::Inspect { passed: false, note: Some("仍不亮") },
        Step::Close { note: None },
        Step::FollowUp { reached: true, resolved: Some(true), satisfaction: Some(Satisfaction::Satisfied) },
        Step::Reopen { reason: "再次损坏" },
        Step::Suspend { reason: "等待供货" },
        Step::Resume { reason: "到货" },
        Step::Withdraw { reason: "重复" },
        Step::Extend { working_days: 3, reason: "需要开挖" },
    ]
}

fn try_step(
    case: &Case,
    step: &Step<'_>,
    now: &str,
    actor: &str,
    pauses: &[Pause],
) -> crate::Result<Decision> {
    let rules =
        RulesInForce { calendar: crate::calendar::Calendar::shipped().clone(), ..RulesInForce::default() };
    let configuration = configuration();
    let ground =
        Ground { now: at(now), actor, street: STREET, rules: &rules, configuration: &configuration, pauses };
    decide(case, step, &ground)
}

/// Written out by hand from the description of a case's life, so that the table in the code has a second witness.
#[test]
fn every_state_and_every_step() {
    use CaseState as S;
    let allowed: &[(&str, &[S], S)] = &[
        ("verify", &[S::Submitted], S::Verified),
        ("file", &[S::Submitted, S::Verified], S::Filed),
        ("refuse", &[S::Submitted, S::Verified], S::Refused),
        ("dispatch", &[S::Filed, S::Returned], S::Dispatched),
        ("accept", &[S::Dispatched], S::Handling),
        ("return", &[S::Dispatched], S::Returned),
        ("report", &[S::Handling], S::Reported),
        ("inspect", &[S::Reported], S::Inspected),
        ("inspect", &[S::Reported], S::Handling),
        ("close", &[S::Inspected], S::Closed),
        ("follow_up", &[S::Closed], S::Closed),
        ("reopen", &[S::Closed], S::Filed),
        ("suspend", &[S::Handling], S::Suspended),
        ("resume", &[S::Suspended], S::Handling),
        ("withdraw", &[S::Submitted, S::Verified, S::Filed, S::Dispatched, S::Returned], S::Withdrawn),
        ("extend", &[S::Handling], S::Handling),
    ];
    for (step, (word, from, to)) in steps().iter().zip(allowed) {
        assert_eq!(step.word(), *word);
        for state in S::ALL {
            let outcome = try_step(&case(*state), step, "2026-04-21T09:00", "officer", &[]);
            if from.contains(state) {
                let decision = outcome.unwrap_or_else(|error| panic!("{word} from {state:?}: {error}"));
                assert_eq!(decision.case.state, *to, "{word} from {state:?}");
                assert_eq!(decision.case.revision, 4);
            } else {
                let error = outcome.unwrap_err();
                assert_eq!(
                    (error.kind(), error.code()),
                    (ErrorKind::Conflict, code::CONFLICT_STATE),
                    "{word} {state:?}"
                );
            }
        }
    }
}

#[test]
fn dispatch_sets_both_clocks_by_tier_and_category() {
    for (category, tier, limit, due) in [
        ("0101", CaseTier::Emergency, "2 emergency_hour", "2026-04-30T18:30"),
        ("0101", CaseTier::Urgent, "24 emergency_hour", "2026-05-01T16:30"),
        // 1–5 May are holidays, 9 May is a make-up Saturday.
        ("0101", CaseTier::Ordinary, "7 working_day", "2026-05-13T17:00"),
        ("0101", CaseTier::Complex, "15 working_day", "2026-05-25T17:00"),
        ("0102", CaseTier::Urgent, "4 working_hour", "2026-05-06T13:30"),
        ("0102", CaseTier::Ordinary, "7 working_day", "2026-05-13T17:00"),
    ] {
        let filed = Case { category: category.into(), tier, ..case(CaseState::Filed) };
        let step = Step::Dispatch { office: None, arbitrated: false, note: None };
        let decision = try_step(&filed, &step, "2026-04-30T16:30", "officer", &[]).unwrap();
        assert_eq!(decision.case.limit.as_deref(), Some(limit));
        assert_eq!(decision.case.due_at, Some(at(due)), "{category} {tier:?}");
        assert_eq!(decision.case.accept_due_at, Some(at("2026-05-06T17:00")));
    }
}

#[test]
fn a_year_without_its_notice_is_an_error_not_a_guess() {
    let step = Step::Dispatch { office: None, arbitrated: false, note: None };
    let error = try_step(&case(CaseState::Filed), &step, "2026-12-30T10:00", "officer", &[]).unwrap_err();
    assert_eq!((error.kind(), error.rule()), (ErrorKind::Invalid, Some("calendar.year.announced")));
    assert_eq!(error.report().details["year"], 2027);
}

#[test]
fn reopening_counts_from_the_stored_closing() {
    let step = Step::Reopen { reason: "再次损坏" };
    let mut closed = case(CaseState::Closed);
    closed.closed_at = Some(at("2026-04-20T10:00"));
    // Fifteen days after 20 April is 5 May, a holiday: the window ends with 6 May.
    assert!(try_step(&closed, &step, "2026-05-06T23:59", "officer", &[]).is_ok());
    let late = try_step(&closed, &step, "2026-05-07T00:00", "officer", &[]).unwrap_err();
    assert_eq!((late.kind(), late.rule()), (ErrorKind::Violation, Some("case.reopen.window")));
    closed.reopens = 2;
    let often = try_step(&closed, &step, "2026-04-21T10:00", "officer", &[]).unwrap_err();
    assert_eq!(often.report().details["maximum"], 2);
}

#[test]
fn returns_end_with_the_street_ruling() {
    let reason = Step::Return { reason: "应由物业办理" };
    let mut dispatched = case(CaseState::Dispatched);
    dispatched.returns = 1;
    assert_eq!(try_step(&dispatched, &reason, "2026-04-21T10:00", "sun", &[]).unwrap().case.returns, 2);
    dispatched.returns = 2;
    let error = try_step(&dispatched, &reason, "2026-04-21T10:00", "sun", &[]).unwrap_err();
    assert_eq!(error.rule(), Some("case.return.maximum"));
    let returned = Case { returns: 2, ..case(CaseState::Returned) };
    let again = |arbitrated| Step::Dispatch { office: Some("wy"), arbitrated, note: None };
    let error = try_step(&returned, &again(false), "2026-04-21T10:00", "officer", &[]).unwrap_err();
    assert_eq!(error.rule(), Some("case.return.maximum"));
    let ruled = try_step(&returned, &again(true), "2026-04-21T10:00", "officer", &[]).unwrap().case;
    assert!(ruled.arbitrated);
    let error = try_step(&ruled, &reason, "2026-04-21T10:00", "sun", &[]).unwrap_err();
    assert_eq!(error.rule(), Some("case.first_receiver"));
}

#[test]
fn who_handled_a_case_does_not_inspect_it() {
    let step = Step::Inspect { passed: true, note: None };
    let error = try_step(&case(CaseState::Reported), &step, "2026-04-21T10:00", "sun", &[]).unwrap_err();
    assert_eq!(error.rule(), Some("case.inspection.separate"));
}

#[test]
fn a_pause_over_a_weekend_credits_working_time_only() {
    let mut suspended = case(CaseState::Suspended);
    suspended.dispatched_at = Some(at("2026-04-13T10:00"));
    suspended.due_at = None;
    // Friday 17:00 to Monday 9:00: not a minute of working time.
    let pause = [Pause { from: at("2026-04-17T17:00"), to: Some(at("2026-04-20T09:00")) }];
    let resumed =
        try_step(&suspended, &Step::Resume { reason: "到货" }, "2026-04-20T09:00", "officer", &pause);
    assert_eq!(resumed.unwrap().case.due_at, Some(at("2026-04-22T17:00")));
    // One whole working day more.
    let pause = [Pause { from: at("2026-04-17T17:00"), to: Some(at("2026-04-21T09:00")) }];
    let resumed =
        try_step(&suspended, &Step::Resume { reason: "到货" }, "2026-04-21T09:00", "officer", &pause);
    assert_eq!(resumed.unwrap().case.due_at, Some(at("2026-04-23T17:00")));
}

#[test]
fn an_extension_is_given_once_and_in_time() {
    let extend = |days| Step::Extend { working_days: days, reason: "需要开挖" };
    let mut handling = case(CaseState::Handling);
    handling.dispatched_at = Some(at("2026-04-13T10:00"));
    handling.due_at = Some(at("2026-04-22T17:00"));
    let longer = try_step(&handling, &extend(5), "2026-04-21T10:00", "officer", &[]).unwrap().case;
    assert_eq!((longer.due_at, longer.extensions), (Some(at("2026-04-29T17:00")), 1));
    for (case, days, now) in [
        (&handling, 6, "2026-04-21T10:00"),
        (&longer, 1, "2026-04-21T10:00"),
        (&handling, 1, "2026-04-22T17:01"),
    ] {
        assert_eq!(
            try_step(case, &extend(days), now, "officer", &[]).unwrap_err().rule(),
            Some("case.extension")
        );
    }
    let none = try_step(&handling, &extend(0), "2026-04-21T10:00", "officer", &[]).unwrap_err();
    assert_eq!(none.field(), Some("working_days"));
}

#[test]
fn the_anonymous_are_not_called_back_and_answers_fit_the_call() {
    let closed = Case { anonymous: true, ..case(CaseState::Closed) };
    let follow = |reached, resolved, satisfaction| Step::FollowUp { reached, resolved, satisfaction };
    let error =
        try_step(&closed, &follow(false, None, None), "2026-04-21T10:00", "officer", &[]).unwrap_err();
    assert_eq!(error.rule(), Some("case.anonymous"));
    let closed = case(CaseState::Closed);
    for (step, field) in [
        (follow(true, None, Some(Satisfaction::Satisfied)), "resolved"),
        (follow(true, Some(true), None), "satisfaction"),
        (follow(false, Some(true), None), "resolved"),
    ] {
        let error = try_step(&closed, &step, "2026-04-21T10:00", "officer", &[]).unwrap_err();
        assert_eq!(error.field(), Some(field));
    }
}

#[test]
fn overdue_is_later_than_the_limit() {
    let handling = case(CaseState::Handling);
    assert!(!is_overdue(&handling, at("2026-04-29T17:00")));
    assert!(is_overdue(&handling, at("2026-04-29T17:01")));
    assert!(!is_overdue(&case(CaseState::Reported), at("2026-05-29T17:01")));
    assert!(!is_overdue(&case(CaseState::Closed), at("2026-05-29T17:01")));
}

#[test]
fn the_closest_rule_routes_and_says_why() {
    let mut configuration = configuration();
    let rule = |number, category: Option<&str>, area: Option<&str>, office: &str| RoutingRule {
        id: id(number),
        category: category.map(str::to_owned),
        area: area.map(str::to_owned),
        office: office.into(),
        priority: 0,
        active: true,
        revision: 1,
    };
    let day = at("2026-04-20T10:00").date();
    let route = |configuration: &CaseConfiguration, area: Option<&str>| {
        configuration.route(&configuration.categories["0101"], area, "position", day)
    };
    assert_eq!(route(&configuration, None).office, None);
    configuration.routing = vec![
        rule(1, None, None, "wy"),
        rule(2, Some("01"), None, "cg"),
        rule(3, Some("01"), Some("620102001002"), "wy"),
        rule(4, None, Some("620102001001001"), "wy"),
    ];
    assert_eq!(
        route(&configuration, Some("620102001001001")).rule,
        Some(id(2)),
        "a category goes before an area"
    );
    assert_eq!(route(&configuration, Some("620102001002007")).rule, Some(id(3)));
    configuration.offices.get_mut("cg").unwrap().valid_to = day.pred_opt();
    assert_eq!(
        route(&configuration, None).rule,
        Some(id(1)),
        "a closed office without a successor is passed over"
    );
    configuration.offices.get_mut("cg").unwrap().successor = Some("wy".into());
    let taken = route(&configuration, None);
    assert_eq!((taken.office.as_deref(), taken.rule), (Some("wy"), Some(id(2))));
    assert!(taken.en.contains("took over"));
}

#[test]
fn counters_move_by_what_a_case_adds() {
    let grid = "620102001001001";
    let sums = |case: &Case, measure: &str, area: &str| -> i64 {
        super::figures::contributions(STREET, case)
            .into_iter()
            .filter(|(key, _)| key.measure == measure && key.area == area)
            .map(|(_, value)| value)
            .sum()
    };
    for state in CaseState::ALL {
        let one = case(*state);
        for area in [STREET, grid] {
            assert_eq!(sums(&one, super::STATE, area), 1, "{state:?}");
            assert_eq!(sums(&one, super::SUBMITTED, area), 1);
            assert_eq!(sums(&one, super::CLOSED, area), i64::from(*state == CaseState::Closed));
        }
    }
}
