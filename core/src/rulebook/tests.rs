use std::collections::BTreeSet;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::{ErrorKind, Id, Timestamp, parse_date};

const STREET: &str = "620102001";

fn day(text: &str) -> NaiveDate {
    parse_date("day", text).unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-23")
}

fn request(value: &str, jurisdiction: &str, valid_from: &str, valid_to: &str) -> NewOverride {
    NewOverride {
        rule: "case.deadline.ordinary".into(),
        parameter: "limit".into(),
        value: value.into(),
        jurisdiction: jurisdiction.into(),
        valid_from: valid_from.into(),
        valid_to: (!valid_to.is_empty()).then(|| valid_to.into()),
        reason: "街道办事处决定".into(),
    }
}

fn recorded(number: u8, request: &NewOverride) -> OverrideRecord {
    let checked = Override::parse(request).unwrap();
    let mut bytes = [0; 16];
    bytes[15] = number;
    OverrideRecord {
        id: Id::from_bytes(bytes),
        rule: checked.rule,
        parameter: checked.parameter,
        value: checked.value.to_string(),
        jurisdiction: checked.jurisdiction,
        valid_from: checked.valid_from,
        valid_to: checked.valid_to,
        reason: checked.reason,
        recorded_at: Timestamp::from_millis(i64::from(number)),
        recorded_by: "某人".into(),
    }
}

#[test]
fn the_catalogue_is_sound() {
    let mut versions: BTreeSet<(String, Option<NaiveDate>)> = BTreeSet::new();
    for rule in Rulebook::default().rules() {
        let Rule { id, severity, status, citation, source, zh, en, title_zh, title_en, .. } = rule;
        assert!(versions.insert((id.clone(), rule.valid_from)), "{id} is there twice");
        assert!([citation, source, zh, en, title_zh, title_en].iter().all(|text| !text.is_empty()), "{id}");
        assert!(zh.ends_with('。') && en.ends_with('.'), "{id}");
        assert!(en.is_ascii() && title_en.is_ascii(), "{id}");
        assert!(rule.jurisdiction.as_ref().is_none_or(|code| [2, 4, 6].contains(&code.len())), "{id}");
        for parameter in &rule.parameters {
            let read = |text: &String| ParameterValue::parse("value", parameter.kind, text).unwrap();
            let default = read(&parameter.value);
            let (low, high) = (parameter.minimum.as_ref().map(read), parameter.maximum.as_ref().map(read));
            assert!(low.as_ref().is_none_or(|low| low.compare(&default).unwrap().is_le()), "{id}");
            assert!(high.as_ref().is_none_or(|high| high.compare(&default).unwrap().is_ge()), "{id}");
            // What a law sets can't be moved past the law.
            let law = *severity == Severity::Hard && *status == SourceStatus::V1;
            assert!(!law || !parameter.overridable || low.is_some() || high.is_some(), "{id}");
        }
    }
    assert!(versions.len() > 70);
}

#[test]
fn versions_of_a_rule_follow_one_another() {
    let book = Rulebook::default();
    let mut last: Option<&Rule> = None;
    for rule in book.rules() {
        if let Some(before) = last.filter(|before| before.id == rule.id) {
            assert_eq!(before.valid_to.unwrap().succ_opt(), rule.valid_from, "{}", rule.id);
            let shape =
                |rule: &Rule| rule.parameters.iter().map(|p| (p.name.clone(), p.kind)).collect::<Vec<_>>();
            assert_eq!(shape(before), shape(rule), "{}", rule.id);
        }
        last = Some(rule);
    }
    assert_eq!(
        book.rule("ledger.retention", day("2025-12-31")).unwrap().citation,
        "网络安全法（2016）第二十一条"
    );
    assert_eq!(
        book.rule("ledger.retention", day("2026-01-01")).unwrap().citation,
        "网络安全法（2025 年修正，施行日期未核对）第二十三条第三项"
    );
    assert_eq!(book.integer("calendar.holiday.statutory", "days", STREET, day("2024-12-31")).unwrap(), 11);
    assert_eq!(book.integer("calendar.holiday.statutory", "days", STREET, today()).unwrap(), 13);
    let error = book.rule("ledger.retention", day("2017-05-31")).unwrap_err();
    assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some("date")));
}

#[test]
fn defaults_of_the_rules_in_use() {
    let book = Rulebook::default();
    for (rule, parameter, value) in [
        ("case.deadline.emergency", "limit", "2 emergency_hour"),
        ("case.deadline.urgent", "limit", "24 emergency_hour"),
        ("case.deadline.ordinary", "limit", "7 working_day"),
        ("case.deadline.complex", "limit", "15 working_day"),
        ("case.deadline.accept", "limit", "1 working_day"),
        ("case.extension", "limit", "5 working_day"),
        ("case.extension", "maximum", "1"),
        ("case.return.maximum", "count", "2"),
        ("case.reopen.window", "window", "15 natural_day"),
        ("case.reopen.window", "maximum", "2"),
        ("grid.size", "minimum", "300"),
        ("grid.size", "maximum", "500"),
        ("ledger.retention", "period", "6 natural_month"),
    ] {
        assert_eq!(book.effective(rule, parameter, STREET, today()).unwrap().to_string(), value, "{rule}");
    }
    for id in [
        "case.first_receiver",
        "case.follow_up",
        "case.inspection.separate",
        "case.refuse.reason",
        "case.anonymous",
    ] {
        assert!(book.rule(id, today()).is_ok(), "{id}");
    }
    assert_eq!(
        book.fraction("case.follow_up.weights", "solved", STREET, today()).unwrap().to_string(),
        "35/100"
    );
    assert_eq!(
        book.text("calendar.working_hours", "default", STREET, today()).unwrap(),
        "09:00-12:00,13:00-17:00"
    );
    assert_eq!(
        book.integer("case.deadline.ordinary", "limit", STREET, today()).unwrap_err().kind(),
        ErrorKind::Internal
    );
    assert_eq!(book.effective("case.no", "limit", STREET, today()).unwrap_err().field(), Some("rule"));
    assert_eq!(
        book.effective("case.extension", "no", STREET, today()).unwrap_err().field(),
        Some("parameter")
    );
}

#[test]
fn the_most_specific_jurisdiction_wins_then_the_latest_start() {
    let book = Rulebook::new([
        recorded(1, &request("10 working_day", "620102", "2026-01-01", "")),
        recorded(2, &request("9 working_day", "62", "2026-06-01", "")),
        recorded(3, &request("5 working_day", STREET, "2026-03-01", "2026-08-31")),
        recorded(4, &request("4 working_day", STREET, "2026-07-01", "2026-07-31")),
        recorded(5, &request("3 working_day", "620103", "2026-01-01", "")),
        recorded(6, &request("8 working_day", "620102", "2026-01-01", "")),
    ])
    .unwrap();
    for (date, area, value) in [
        ("2025-12-31", STREET, 7),
        ("2026-02-01", STREET, 8),
        ("2026-03-01", STREET, 5),
        ("2026-07-15", STREET, 4),
        ("2026-08-31", STREET, 5),
        ("2026-09-01", STREET, 8),
        ("2026-07-15", "620102001004", 4),
        ("2026-07-15", "620102002000", 8),
        ("2026-07-15", "620104001000", 9),
        ("2026-07-15", "110101001000", 7),
    ] {
        let found = book.limit("case.deadline.ordinary", "limit", area, day(date)).unwrap();
        assert_eq!(found.amount, value, "{date} {area}");
    }
}

#[test]
fn overrides_keep_to_the_law_and_the_form() {
    let refused = |change: fn(&mut NewOverride)| {
        let mut new = request("5 working_day", STREET, "2026-01-01", "");
        change(&mut new);
        let error = Override::parse(&new).unwrap_err();
        (error.kind(), error.field().unwrap_or_default().to_owned())
    };
    use ErrorKind::{Invalid, NotFound, Violation};
    assert_eq!(refused(|new| new.rule = "case.no".into()), (NotFound, "rule".into()));
    assert_eq!(refused(|new| new.parameter = "no".into()), (NotFound, "parameter".into()));
    assert_eq!(refused(|new| new.value = "5".into()), (Invalid, "value".into()));
    assert_eq!(refused(|new| new.jurisdiction = "62010".into()), (Invalid, "jurisdiction".into()));
    assert_eq!(refused(|new| new.jurisdiction = "62x1".into()), (Invalid, "jurisdiction".into()));
    assert_eq!(refused(|new| new.valid_from = "2026-13-01".into()), (Invalid, "valid_from".into()));
    assert_eq!(refused(|new| new.valid_to = Some("2025-12-31".into())), (Invalid, "valid_to".into()));
    assert_eq!(refused(|new| new.reason = " ".into()), (Invalid, "reason".into()));
    for (rule, parameter, value) in [
        ("ledger.retention", "period", "5 natural_month"),
        ("ledger.retention", "period", "200 natural_day"),
        ("calendar.holiday.statutory", "days", "14"),
        ("calendar.licensing.decision", "limit", "21 working_day"),
        ("access.sensitive", "child_age", "12"),
        ("case.extension", "maximum", "6"),
        ("case.follow_up.weights", "solved", "4/3"),
    ] {
        let new = NewOverride {
            rule: rule.into(),
            parameter: parameter.into(),
            value: value.into(),
            ..request("", STREET, "2026-01-01", "")
        };
        let error = Override::parse(&new).unwrap_err();
        assert_eq!((error.kind(), error.rule()), (Violation, Some(rule)), "{rule} {value}");
        assert_eq!(error.report().details["value"], value);
    }
    let longer = NewOverride {
        rule: "ledger.retention".into(),
        parameter: "period".into(),
        ..request("36 natural_month", "62", "2026-01-01", "")
    };
    assert!(Override::parse(&longer).is_ok());
}

#[test]
fn lists_filter_and_page() {
    let book = Rulebook::default();
    let area = |area: &str| ListRules { area: Some(area.into()), ..Default::default() };
    let tiers = book.list(&area("case.deadline")).unwrap();
    assert_eq!((tiers.items.len(), tiers.next), (6, None));
    assert!(book.list(&area("cas")).unwrap().items.is_empty());
    let text = ListRules { text: Some("民法典第二百零三条".into()), ..Default::default() };
    assert!(book.list(&text).unwrap().items.iter().any(|rule| rule.id == "calendar.period.last_day"));
    let dated = ListRules { date: Some("2026-11-23".into()), ..area("ledger.retention") };
    assert_eq!(book.list(&dated).unwrap().items.len(), 1);
    let mut found = Vec::new();
    let mut cursor = None;
    loop {
        let page = book.list(&ListRules { limit: Some(7), cursor, ..Default::default() }).unwrap();
        assert!(page.items.len() <= 7);
        found.extend(page.items);
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(found.len(), book.rules().count());
    assert!(found.iter().eq(book.rules()));
    for limit in [0, 501] {
        let request = ListRules { limit: Some(limit), ..Default::default() };
        assert_eq!(book.list(&request).unwrap_err().field(), Some("limit"));
    }
}

#[test]
fn an_explanation_tells_value_origin_and_history() {
    let book = Rulebook::new([
        recorded(1, &request("5 working_day", STREET, "2026-01-01", "2026-06-30")),
        recorded(2, &request("6 working_day", "620102", "2026-01-01", "")),
        recorded(3, &request("4 working_day", "620103", "2026-01-01", "")),
    ])
    .unwrap();
    let ask = |date: Option<&str>| ExplainRule {
        rule: "case.deadline.ordinary".into(),
        jurisdiction: None,
        date: date.map(Into::into),
    };
    let now = book.explain(&ask(None), STREET, today()).unwrap();
    assert_eq!(
        (now.parameters[0].value.as_str(), now.parameters[0].default_value.as_str()),
        ("6 working_day", "7 working_day")
    );
    assert_eq!((now.parameters[0].origin, now.overrides.len()), (ParameterOrigin::Override, 2));
    assert_eq!(now.parameters[0].override_id, Some(now.overrides[1].id));
    assert!(now.zh.contains("6 working_day（本地调整）") && now.en.contains("(override)"));
    let then = book.explain(&ask(Some("2026-06-30")), STREET, today()).unwrap();
    assert_eq!(then.parameters[0].value, "5 working_day");
    let before = book.explain(&ask(Some("2025-06-30")), STREET, today()).unwrap();
    assert_eq!(
        (before.parameters[0].origin, before.parameters[0].value.as_str()),
        (ParameterOrigin::Default, "7 working_day")
    );
    let json = serde_json::to_value(&now).unwrap();
    assert_eq!(json["rule"]["severity"], "configurable");
    assert_eq!(json["rule"]["status"], "v3");
    let error = book.violation("case.first_receiver", today(), "不得推诿", "may not refuse");
    assert_eq!(error.report().citation.as_deref(), Some("北京市接诉即办工作条例第十四条"));
}

#[test]
fn fractions_are_exact() {
    let half = Fraction::parse("value", "1/2").unwrap();
    assert!(half.is_reached_by(5, 10) && !half.is_exceeded_by(5, 10) && half.is_exceeded_by(6, 11));
    let third = Fraction::parse("value", "1/3").unwrap();
    assert!(
        third.is_reached_by(1_431_655_765, 4_294_967_295)
            && !third.is_reached_by(1_431_655_764, 4_294_967_295)
    );
    for text in ["2", "2/0", "-1/2", "+1/2", "1/2/3", "/2", "0.5"] {
        assert!(Fraction::parse("value", text).is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn an_override_never_reaches_outside_its_place_and_time(area in "[1-9][0-9]{11}", offset in -400..400i64) {
        let book = Rulebook::new([recorded(1, &request("5 working_day", "62", "2026-01-01", "2026-06-30"))]).unwrap();
        let date = day("2026-01-01") + chrono::TimeDelta::days(offset);
        let inside = area.starts_with("62") && (0..=180).contains(&offset);
        let found = book.limit("case.deadline.ordinary", "limit", &area, date).unwrap();
        prop_assert_eq!(found.amount, if inside { 5 } else { 7 });
    }
}
