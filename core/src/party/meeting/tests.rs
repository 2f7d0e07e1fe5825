use serde_json::{Value, json};

use super::compliance::{Months, period_name};
use super::*;
use crate::ErrorKind;
use crate::party::testing::{Ground, day, id};
use crate::party::{MemberStage, OrganisationKind, Votes};

/// A request as a host would write it.
pub(super) fn asked<T: serde::de::DeserializeOwned>(document: Value) -> T {
    serde_json::from_value(document).unwrap()
}

pub(super) fn texts(ids: &[Id]) -> Vec<String> {
    ids.iter().map(Id::to_string).collect()
}

/// A meeting of branch A on 2026-03-10 with its first `present` members.
pub(super) fn held(ground: &Ground, kind: &str, present: usize) -> Value {
    json!({
        "organisation": ground.branch.to_string(),
        "kind": kind,
        "on": "2026-03-10",
        "topics": ["学习"],
        "present": texts(&ground.members[..present]),
    })
}

pub(super) fn with(mut document: Value, name: &str, value: Value) -> Value {
    document[name] = value;
    document
}

pub(super) fn votes(entitled: i64, present: i64, ayes: i64, nays: i64, abstentions: i64) -> Value {
    json!({"entitled": entitled, "present": present, "ayes": ayes, "nays": nays, "abstentions": abstentions})
}

/// Puts a member into a post of an organisation since 2024.
pub(super) fn post(ground: &Ground, number: u16, organisation: Id, member: Id) {
    ground.post(number, organisation, member, day("2024-01-01"), None);
}

pub(super) fn hold(ground: &Ground, actor: &str, document: Value) -> Result<BranchMeetingResult> {
    ground.session(actor).meetings().hold(asked(document))
}

pub(super) fn rule(error: &Error) -> &str {
    error.rule().unwrap_or_default()
}

#[test]
fn half_are_a_quorum_and_more_than_half_of_all_pass() {
    // entitled, present, quorate, ayes that pass
    let table = [
        (11, 5, false, 6),
        (11, 6, true, 6),
        (10, 5, true, 6),
        (10, 4, false, 6),
        (48, 24, true, 25),
        (50, 25, true, 26),
        (1, 1, true, 1),
        (0, 0, false, 1),
    ];
    for (entitled, present, quorate, needed) in table {
        assert_eq!(rules::quorate(present, entitled), quorate, "{present} of {entitled}");
        assert_eq!(rules::needed(entitled), needed, "{entitled}");
    }
}

#[test]
fn votes_are_held_against_the_roll() {
    let question = |entitled, present, ayes, nays, abstentions, written| MeetingQuestion {
        text: "事项".into(),
        votes: Votes { entitled, present, ayes, nays, abstentions, written },
        important_matter: None,
    };
    let decide = |question: &MeetingQuestion| rules::decide(0, question, "事项".into(), 12, 8);
    assert!(decide(&question(12, 8, 7, 1, 0, None)).unwrap().passed);
    assert!(!decide(&question(12, 8, 6, 1, 1, None)).unwrap().passed, "6 of 12 are not more than half");
    assert!(decide(&question(12, 8, 8, 0, 0, None)).unwrap().passed);
    assert!(decide(&question(12, 8, 10, 0, 0, Some(2))).unwrap().passed, "written opinions count");
    let refused = [
        question(13, 8, 7, 1, 0, None),
        question(12, 9, 8, 1, 0, None),
        question(12, 8, 13, 0, 0, None),
        question(12, 8, 7, 0, 0, None),
        question(12, 8, 7, 2, 0, None),
        question(12, 8, 8, 5, 0, Some(5)),
    ];
    for question in refused {
        let error = decide(&question).unwrap_err();
        assert_eq!((error.kind(), rule(&error)), (ErrorKind::Violation, "meeting.votes"), "{question:?}");
        assert_eq!(error.report().details["entitled"], json!(12));
    }
    let negative = decide(&question(12, 8, -1, 9, 0, None)).unwrap_err();
    assert_eq!(negative.field(), Some("questions[0].votes"));
}

#[test]
fn every_kind_of_organisation_holds_its_own_meetings() {
    use BranchMeetingKind as K;
    for organisation in OrganisationKind::ALL {
        for kind in BranchMeetingKind::ALL {
            let holds = match kind {
                K::GroupMeeting => organisation.is_group(),
                K::LifeMeeting => organisation.is_group() || organisation.is_branch(),
                K::ThemeDay | K::Appraisal | K::LifeAndAppraisal => organisation.is_branch(),
                K::Talk => true,
                _ => !organisation.is_group(),
            };
            assert_eq!(rules::holds(*organisation, *kind), holds, "{organisation:?} {kind:?}");
            assert_eq!(rules::held_by(*organisation, *kind).is_ok(), holds);
        }
    }
}

#[test]
fn the_roll_follows_from_the_records_of_the_day() {
    let ground = Ground::new();
    let document = with(
        held(&ground, "members_meeting", 8),
        "excused",
        json!([
            {"member": ground.members[8].to_string(), "reason": "出差"}
        ]),
    );
    let document = with(
        document,
        "questions",
        json!([
            {"text": "事项一", "votes": votes(12, 8, 7, 1, 0)}, {"text": "事项二", "votes": votes(12, 8, 6, 2, 0)}
        ]),
    );
    let told = hold(&ground, "shuji", document).unwrap();
    let meeting = &told.meeting;
    assert_eq!((meeting.expected_count, meeting.voting_count), (14, 12), "two on probation have no vote");
    assert_eq!((meeting.present_count, meeting.present_voting_count, meeting.excused_count), (8, 8, 1));
    assert_eq!(meeting.absent, ground.members[9..].to_vec());
    assert_eq!(
        meeting.decisions.iter().map(|one| (one.needed, one.passed)).collect::<Vec<_>>(),
        [(7, true), (7, false)]
    );
    // Before the probationary members joined there were twelve; one without a vote leaves eleven.
    let document = with(held(&ground, "members_meeting", 6), "on", json!("2025-06-30"));
    let document = with(
        document,
        "without_vote",
        json!([
            {"member": ground.members[11].to_string(), "reason": "留置"}
        ]),
    );
    let document = with(document, "questions", json!([{"text": "事项", "votes": votes(11, 6, 6, 0, 0)}]));
    let meeting = hold(&ground, "zhibu", document).unwrap().meeting;
    assert_eq!((meeting.expected_count, meeting.voting_count), (12, 11));
    assert!(meeting.decisions[0].passed);
    ground.verify();
}

#[test]
fn a_member_under_observation_has_no_vote() {
    let ground = Ground::new();
    let observed = ground.members[0];
    ground
        .session("shuji")
        .write("member.observe", |command| {
            let before: crate::party::member::record::MemberRecord = command.stored(observed)?;
            let after = before.changed(day("2026-01-01"), |one| one.observed_until = Some(day("2026-12-31")));
            crate::party::member::rows::keep(command, Some(&before), &after, json!({}))
        })
        .unwrap();
    let meeting = hold(&ground, "shuji", held(&ground, "members_meeting", 3)).unwrap().meeting;
    assert_eq!((meeting.expected_count, meeting.voting_count, meeting.present_voting_count), (14, 11, 2));
}

#[test]
fn what_does_not_fit_is_refused_and_changes_nothing() {
    let ground = Ground::new();
    let good = held(&ground, "members_meeting", 8);
    let question = |votes: Value| json!([{"text": "事项", "votes": votes}]);
    let violations = [
        (with(good.clone(), "kind", json!("group_meeting")), "meeting.kind"),
        (with(good.clone(), "on", json!("2026-06-16")), "meeting.day"),
        (with(good.clone(), "on", json!("2019-12-31")), "meeting.day"),
        (with(good.clone(), "present", json!([ground.others[0].to_string()])), "meeting.roll"),
        (with(good.clone(), "present", json!([id(999).to_string()])), "meeting.roll"),
        (
            with(good.clone(), "excused", json!([{"member": ground.others[0].to_string(), "reason": "病"}])),
            "meeting.roll",
        ),
        (
            with(
                good.clone(),
                "without_vote",
                json!([{"member": ground.members[12].to_string(), "reason": "无"}]),
            ),
            "meeting.roll",
        ),
        (with(good.clone(), "questions", question(votes(12, 8, 13, 0, 0))), "meeting.votes"),
        (with(good.clone(), "questions", question(votes(14, 8, 8, 0, 0))), "meeting.votes"),
        (
            with(held(&ground, "members_meeting", 5), "questions", question(votes(12, 5, 5, 0, 0))),
            "meeting.quorum",
        ),
    ];
    for (document, rule_id) in violations {
        let error = ground.refused(|| hold(&ground, "shuji", document.clone()));
        assert_eq!((error.kind(), rule(&error)), (ErrorKind::Violation, rule_id), "{document}");
        assert!(!error.report().details.is_empty(), "{rule_id} tells its numbers");
    }
    let member = ground.members[0].to_string();
    let invalid = [
        (with(good.clone(), "present", json!([member, member])), "present[1]"),
        (with(good.clone(), "present", json!([])), "present"),
        (with(good.clone(), "topics", json!([])), "topics"),
        (with(good.clone(), "starts_at", json!("9:00")), "starts_at"),
        (with(with(good.clone(), "starts_at", json!("10:00")), "ends_at", json!("09:00")), "ends_at"),
        (with(good.clone(), "lecturer", json!(member)), "lecturer"),
        (held(&ground, "secretary_lecture", 3), "lecturer"),
        (with(good.clone(), "guests", json!(-1)), "guests"),
        (with(good.clone(), "excused", json!([{"member": member, "reason": "病"}])), "excused[0].member"),
        (with(held(&ground, "theme_day", 8), "questions", question(votes(12, 8, 8, 0, 0))), "questions"),
    ];
    for (document, field) in invalid {
        let error = ground.refused(|| hold(&ground, "shuji", document.clone()));
        assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some(field)), "{document}");
    }
    let unknown = with(good, "organisation", json!(id(999).to_string()));
    assert_eq!(ground.refused(|| hold(&ground, "shuji", unknown)).kind(), ErrorKind::NotFound);
}

#[test]
fn a_committee_meets_with_half_of_those_who_hold_posts() {
    let ground = Ground::new();
    let none = ground.refused(|| hold(&ground, "shuji", held(&ground, "committee_meeting", 2)));
    assert_eq!(none.kind(), ErrorKind::Conflict);
    for (number, member) in ground.members[..3].iter().enumerate() {
        post(&ground, 900 + u16::try_from(number).unwrap(), ground.branch, *member);
    }
    let few = ground.refused(|| hold(&ground, "shuji", held(&ground, "committee_meeting", 1)));
    assert_eq!(rule(&few), "meeting.committee_quorum");
    let others = ground.refused(|| hold(&ground, "shuji", held(&ground, "committee_meeting", 4)));
    assert_eq!((rule(&others), others.field()), ("meeting.roll", Some("present[3]")));
    let matter = json!([{"text": "修路", "votes": votes(3, 2, 2, 0, 0), "important_matter": true}]);
    let early = with(held(&ground, "committee_meeting", 2), "questions", matter);
    let told = hold(&ground, "shuji", early.clone()).unwrap();
    assert_eq!(told.warnings[0].rule, "meeting.important_matter");
    let passed = json!([{"text": "修路", "votes": votes(12, 8, 8, 0, 0), "important_matter": true}]);
    hold(&ground, "shuji", with(held(&ground, "members_meeting", 8), "questions", passed)).unwrap();
    assert!(hold(&ground, "shuji", early).unwrap().warnings.is_empty(), "the members passed it");
    let life = hold(&ground, "shuji", held(&ground, "life_meeting", 9)).unwrap();
    assert_eq!(life.warnings[0].rule, "meeting.life_meeting", "March is early");
}

#[test]
fn who_may_do_what() {
    let ground = Ground::new();
    let other = json!({
        "organisation": ground.other.to_string(), "kind": "theme_day", "on": "2026-03-10", "topics": ["学习"],
        "present": texts(&ground.others),
    });
    for actor in ["wang", "shequ", "worker", "zhao", "auditor"] {
        let error = ground.refused(|| hold(&ground, actor, held(&ground, "theme_day", 3)));
        assert_eq!(error.kind(), ErrorKind::Denied, "{actor}");
    }
    assert_eq!(ground.refused(|| hold(&ground, "zhibu", other.clone())).kind(), ErrorKind::Denied);
    let elsewhere = hold(&ground, "shuji", other).unwrap().meeting.id.to_string();
    let mine = hold(&ground, "zhibu", held(&ground, "theme_day", 3)).unwrap().meeting;
    let get = |actor: &str, meeting: &str| {
        ground.session(actor).meetings().get(GetBranchMeeting { meeting: meeting.into() })
    };
    assert_eq!(get("zhibu", &mine.id.to_string()).unwrap().present.len(), 3);
    let seen = get("wang", &mine.id.to_string()).unwrap();
    assert_eq!((seen.present.len(), seen.present_count, seen.absent.len()), (0, 3, 0), "numbers only");
    assert_eq!(get("zhibu", &elsewhere).unwrap_err().kind(), ErrorKind::Denied);
    assert_eq!(get("zhao", &elsewhere).unwrap_err().kind(), ErrorKind::Denied);
    let list = |actor: &str| ground.session(actor).meetings().list(ListBranchMeetings::default());
    assert_eq!(list("shuji").unwrap().items.len(), 2);
    assert_eq!(list("wang").unwrap().items.len(), 2);
    assert_eq!(list("zhibu").unwrap().items.len(), 1);
    assert!(list("shuji").unwrap().items.iter().all(|one| one.present.is_empty()));
    assert_eq!(list("auditor").unwrap_err().kind(), ErrorKind::Denied);
}

#[test]
fn a_withdrawn_meeting_stays_but_counts_no_more() {
    let ground = Ground::new();
    let meetings = ground.session("zhibu").meetings();
    let held = hold(&ground, "zhibu", held(&ground, "theme_day", 3)).unwrap().meeting;
    let withdraw = |revision: Option<i64>| {
        meetings.withdraw(WithdrawMeeting {
            meeting: held.id.to_string(),
            reason: "重复录入".into(),
            revision,
            request_key: None,
        })
    };
    assert_eq!(ground.refused(|| withdraw(Some(7))).code(), code::CONFLICT_REVISION);
    let gone = withdraw(Some(1)).unwrap().meeting;
    assert_eq!((gone.revision, gone.withdrawn_on), (2, Some(day("2026-06-15"))));
    assert_eq!(ground.refused(|| withdraw(None)).code(), code::CONFLICT_STATE);
    assert!(meetings.list(ListBranchMeetings::default()).unwrap().items.is_empty());
    let all = ListBranchMeetings { withdrawn: Some(true), ..ListBranchMeetings::default() };
    assert_eq!(meetings.list(all).unwrap().items.len(), 1);
    let told = meetings.compliance(asked(json!({"year": 2026}))).unwrap();
    assert!(told.rows.iter().all(|row| row.held == 0));
    ground.verify();
}

#[test]
fn lists_page_through_days_and_kinds() {
    let ground = Ground::new();
    for (on, kind) in [("2026-03-10", "theme_day"), ("2026-01-05", "theme_day"), ("2026-03-10", "lecture")] {
        hold(&ground, "shuji", with(held(&ground, kind, 3), "on", json!(on))).unwrap();
    }
    let list = |document: Value| ground.session("shuji").meetings().list(asked(document)).unwrap();
    let mut seen = Vec::new();
    let mut cursor = None;
    loop {
        let page = list(json!({"limit": 1, "cursor": cursor}));
        seen.extend(page.items.into_iter().map(|one| one.on.to_string()));
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(seen, ["2026-01-05", "2026-03-10", "2026-03-10"]);
    assert_eq!(list(json!({"kind": "lecture"})).items.len(), 1);
    assert_eq!(list(json!({"first_day": "2026-02-01", "kind": "theme_day"})).items.len(), 1);
    let committee = ground.committee.to_string();
    assert_eq!(list(json!({"organisation": committee})).items.len(), 0);
    assert_eq!(list(json!({"organisation": committee, "below": true})).items.len(), 3);
    let bad = ground.session("shuji").meetings().list(asked(json!({"cursor": "x"}))).unwrap_err();
    assert_eq!(bad.field(), Some("cursor"));
}

#[test]
fn full_periods_only() {
    let of = |first: &str, last: &str, length: i64| -> Vec<String> {
        let months = Months { first: Months::of(day(first)), last: Months::of(day(last)) };
        months.periods(length).map(|number| period_name(length, number)).collect()
    };
    assert_eq!(of("2026-02-01", "2026-03-31", 1), ["2026-02", "2026-03"]);
    assert_eq!(of("2026-02-01", "2026-07-31", 3), ["2026-Q2"]);
    assert_eq!(of("2026-02-01", "2026-04-30", 3), Vec::<String>::new());
    assert_eq!(of("2025-12-01", "2026-12-31", 12), ["2026"]);
    assert_eq!(of("2026-01-01", "2026-12-31", 3), ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]);
}

#[test]
fn the_table_tells_what_was_due_and_is_missing() {
    let ground = Ground::new();
    for month in [1, 2, 4] {
        let on = json!(format!("2026-{month:02}-10"));
        hold(&ground, "shuji", with(held(&ground, "theme_day", 9), "on", on.clone())).unwrap();
    }
    hold(&ground, "shuji", held(&ground, "members_meeting", 9)).unwrap();
    let secretary = json!({
        "organisation": ground.branch, "post": "secretary", "member": ground.members[0], "basis": "elected",
        "valid_from": "2024-01-01",
    });
    ground.call("shuji", "party.appoint", secretary).unwrap();
    let lecture =
        with(held(&ground, "secretary_lecture", 9), "lecturer", json!(ground.members[0].to_string()));
    hold(&ground, "shuji", lecture).unwrap();
    let told = ground
        .session("shuji")
        .meetings()
        .compliance(asked(json!({"organisation": ground.committee.to_string(), "below": true, "year": 2026})))
        .unwrap();
    let row = |organisation: Id, duty: MeetingDuty| {
        let found = told.rows.iter().find(|row| row.organisation == organisation && row.duty == duty);
        found.map(|row| (row.due, row.met, row.held, row.missing.join(" ")))
    };
    // Today is 15 June: five months and one quarter are over, the year is not.
    let months = "2026-01 2026-02 2026-03 2026-04 2026-05".to_owned();
    assert_eq!(row(ground.branch, MeetingDuty::ThemeDay), Some((5, 3, 3, "2026-03 2026-05".into())));
    assert_eq!(row(ground.branch, MeetingDuty::MembersMeeting), Some((1, 1, 1, String::new())));
    assert_eq!(row(ground.branch, MeetingDuty::Lecture), Some((1, 1, 1, String::new())));
    assert_eq!(row(ground.branch, MeetingDuty::SecretaryLecture), Some((0, 0, 1, String::new())));
    assert_eq!(row(ground.branch, MeetingDuty::LifeMeeting), None, "the year is not over");
    assert_eq!(row(ground.branch, MeetingDuty::CommitteeMeeting), Some((5, 0, 0, months.clone())));
    assert_eq!(row(ground.other, MeetingDuty::CommitteeMeeting), None, "four members have no committee");
    assert_eq!(row(ground.group, MeetingDuty::GroupMeeting), Some((5, 0, 0, months)));
    assert_eq!(row(ground.committee, MeetingDuty::MembersMeeting), None);
    let total = told.totals.iter().find(|total| total.duty == MeetingDuty::ThemeDay).unwrap();
    assert_eq!((total.organisations, total.complete, total.due, total.met, total.held), (2, 0, 10, 3, 3));
    let past = ground.session("zhibu").meetings().compliance(asked(json!({"year": 2025}))).unwrap();
    let yearly = |duty: MeetingDuty| past.rows.iter().filter(|row| row.duty == duty).map(|row| row.due).sum();
    let (life, days): (i64, i64) = (yearly(MeetingDuty::LifeMeeting), yearly(MeetingDuty::ThemeDay));
    assert_eq!((life, days), (1, 12), "the secretary of one branch sees that branch");
    for bad in [
        json!({"year": 2026, "first_month": "2026-01", "last_month": "2026-02"}),
        json!({"first_month": "2026-01"}),
        json!({"first_month": "2026-02", "last_month": "2026-01"}),
        json!({"first_month": "2020-01", "last_month": "2026-01"}),
        json!({"first_month": "2026-1", "last_month": "2026-02"}),
        json!({"year": 1}),
    ] {
        let error = ground.session("shuji").meetings().compliance(asked(bad.clone())).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Invalid, "{bad}");
    }
}

#[test]
fn frequencies_can_be_set() {
    let ground = Ground::new();
    let set = json!({
        "rule": "meeting.theme_day", "parameter": "frequency", "value": "2", "jurisdiction": "620102001",
        "valid_from": "2026-02-01", "reason": "街道党工委决定",
    });
    ground.session("zhao").rules().override_parameter(asked(set)).unwrap();
    for on in ["2026-01-10", "2026-02-10", "2026-03-03", "2026-03-10"] {
        hold(&ground, "shuji", with(held(&ground, "theme_day", 3), "on", json!(on))).unwrap();
    }
    let told = ground
        .session("shuji")
        .meetings()
        .compliance(asked(json!({"organisation": ground.branch.to_string(), "first_month": "2026-01", "last_month": "2026-03"})))
        .unwrap();
    let row = told.rows.iter().find(|row| row.duty == MeetingDuty::ThemeDay).unwrap();
    assert_eq!((row.due, row.met, row.missing.as_slice()), (3, 2, &["2026-02".to_owned()][..]));
}

#[test]
fn the_table_reads_the_index_of_meetings_alone() {
    let connection = crate::store::scratch();
    let plan =
        connection.plan(rows::HELD, crate::store::params!["620102001", 20_000_i64, 20_365_i64]).unwrap();
    assert!(plan.contains("COVERING INDEX party_meeting_day"), "{plan}");
}

pub(super) fn appraise(ground: &Ground, actor: &str, member: Id, more: Value) -> Result<AppraisalResult> {
    let mut document = json!({"member": member.to_string(), "year": 2025, "grade": "qualified"});
    for (name, value) in more.as_object().unwrap() {
        document[name] = value.clone();
    }
    ground.session(actor).meetings().record_appraisal(asked(document))
}

#[test]
fn one_appraisal_for_each_member_and_year() {
    let ground = Ground::new();
    let member = ground.members[0];
    let first = appraise(&ground, "zhibu", member, json!({})).unwrap().appraisal;
    assert_eq!((first.organisation, first.revision), (ground.branch, 1));
    let again = ground.refused(|| appraise(&ground, "zhibu", member, json!({"grade": "excellent"})));
    assert_eq!(again.code(), code::CONFLICT_EXISTS);
    let stale = ground.refused(|| appraise(&ground, "zhibu", member, json!({"revision": 3})));
    assert_eq!(stale.code(), code::CONFLICT_REVISION);
    let changed = appraise(&ground, "zhibu", member, json!({"grade": "excellent", "revision": 1})).unwrap();
    assert_eq!((changed.appraisal.id, changed.appraisal.revision), (first.id, 2));
    for year in [2027, 1900] {
        let error = ground.refused(|| appraise(&ground, "zhibu", member, json!({"year": year})));
        assert_eq!(error.field(), Some("year"));
    }
    let early = ground.refused(|| appraise(&ground, "zhibu", member, json!({"year": 2019})));
    assert_eq!(rule(&early), "meeting.appraisal_of", "no member yet");
    assert_eq!(
        appraise(&ground, "zhibu", ground.members[12], json!({})).unwrap().warnings[0].rule,
        "meeting.appraisal",
        "on probation"
    );
    let elsewhere = ground.refused(|| appraise(&ground, "zhibu", ground.others[0], json!({})));
    assert_eq!(elsewhere.kind(), ErrorKind::Denied);
    for actor in ["wang", "worker", "zhao"] {
        assert_eq!(ground.refused(|| appraise(&ground, actor, member, json!({}))).kind(), ErrorKind::Denied);
    }
    assert_eq!(ground.refused(|| appraise(&ground, "shuji", id(999), json!({}))).kind(), ErrorKind::NotFound);
    ground.verify();
}

#[test]
fn an_appraisal_names_the_meeting_of_its_branch() {
    let ground = Ground::new();
    let meeting = |kind: &str, on: &str| {
        let document = with(held(&ground, kind, 5), "on", json!(on));
        hold(&ground, "shuji", document).unwrap().meeting.id.to_string()
    };
    let right = meeting("life_and_appraisal", "2026-01-20");
    let ballot = |excellent: i64| json!({"excellent": excellent, "qualified": 0, "basically_qualified": 0, "unqualified": 0});
    for wrong in [meeting("life_meeting", "2025-12-20"), meeting("appraisal", "2024-12-20")] {
        let error =
            ground.refused(|| appraise(&ground, "shuji", ground.members[0], json!({"meeting": wrong})));
        assert_eq!((rule(&error), error.field()), ("meeting.appraisal_of", Some("meeting")));
    }
    let foreign = ground.refused(|| appraise(&ground, "shuji", ground.others[0], json!({"meeting": right})));
    assert_eq!(rule(&foreign), "meeting.appraisal_of");
    let many = json!({"meeting": right, "ballot": ballot(6)});
    let error = ground.refused(|| appraise(&ground, "shuji", ground.members[0], many));
    assert_eq!((rule(&error), &error.report().details["present"]), ("meeting.appraisal_of", &json!(5)));
    let negative =
        ground.refused(|| appraise(&ground, "shuji", ground.members[0], json!({"ballot": ballot(-1)})));
    assert_eq!(negative.field(), Some("ballot"));
    appraise(&ground, "shuji", ground.members[0], json!({"meeting": right, "ballot": ballot(5)})).unwrap();
}

#[test]
fn grades_are_listed_for_secretaries_and_counted_for_others() {
    let ground = Ground::new();
    for (index, grade) in ["excellent", "qualified", "qualified", "unqualified"].iter().enumerate() {
        appraise(&ground, "shuji", ground.members[index], json!({"grade": grade})).unwrap();
    }
    appraise(&ground, "shuji", ground.others[0], json!({"grade": "basically_qualified"})).unwrap();
    let list = |actor: &str, cursor: Option<String>| {
        ground.session(actor).meetings().list_appraisals(asked(json!({
            "organisation": ground.branch.to_string(), "year": 2025, "limit": 3, "cursor": cursor,
        })))
    };
    let first = list("zhibu", None).unwrap();
    assert_eq!(first.items.iter().map(|one| one.member).collect::<Vec<_>>(), ground.members[..3].to_vec());
    assert_eq!(list("zhibu", first.next).unwrap().items.len(), 1);
    for actor in ["wang", "shequ", "worker", "auditor"] {
        assert_eq!(list(actor, None).unwrap_err().kind(), ErrorKind::Denied, "{actor}");
    }
    let summary =
        |actor: &str, document: Value| ground.session(actor).meetings().appraisal_summary(asked(document));
    let all = summary("wang", json!({"year": 2025})).unwrap();
    let total = &all.total;
    assert_eq!((total.members, total.appraised, total.excellent, total.qualified), (18, 5, 1, 2));
    assert_eq!((total.basically_qualified, total.unqualified), (1, 1));
    assert_eq!(all.rows.len(), 2);
    let one = summary("wang", json!({"year": 2025, "organisation": ground.other.to_string()})).unwrap();
    assert_eq!((one.total.members, one.total.appraised), (4, 1));
    assert_eq!(summary("zhao", json!({"year": 2025})).unwrap_err().kind(), ErrorKind::Denied);
}

#[test]
fn a_group_meets_with_its_own_members() {
    let ground = Ground::new();
    let member = ground.members[3];
    ground
        .session("shuji")
        .write("member.regroup", |command| {
            let before: crate::party::member::record::MemberRecord = command.stored(member)?;
            let after = before.changed(day("2026-02-01"), |one| one.group = Some(ground.group));
            crate::party::member::rows::keep(command, Some(&before), &after, json!({}))
        })
        .unwrap();
    let meeting = |present: &[Id]| {
        json!({
            "organisation": ground.group.to_string(), "kind": "group_meeting", "on": "2026-03-10", "topics": ["学习"],
            "present": texts(present),
        })
    };
    let told = hold(&ground, "zhibu", meeting(&[member])).unwrap().meeting;
    assert_eq!((told.expected_count, told.voting_count), (1, 1));
    assert_eq!(
        rule(&ground.refused(|| hold(&ground, "zhibu", meeting(&ground.members[..1])))),
        "meeting.roll"
    );
    // A talk expects those who talked and nobody else.
    let talk = hold(&ground, "zhibu", held(&ground, "talk", 2)).unwrap().meeting;
    assert_eq!((talk.expected_count, talk.absent.len()), (2, 0));
    // The committee's own meeting of members takes in every branch below it.
    let congress = json!({
        "organisation": ground.committee.to_string(), "kind": "members_meeting", "on": "2026-03-10", "topics": ["学习"],
        "present": texts(&ground.others),
    });
    assert_eq!(hold(&ground, "shuji", congress).unwrap().meeting.expected_count, 18);
    let probationary = ground.member(500, ground.other, MemberStage::Probationary);
    assert!(
        hold(&ground, "shuji", with(held(&ground, "talk", 1), "present", json!([probationary.to_string()])))
            .is_err()
    );
}

#[test]
fn the_same_key_records_one_meeting() {
    let ground = Ground::new();
    let document = with(held(&ground, "theme_day", 3), "request_key", json!("k1"));
    let first = hold(&ground, "shuji", document.clone()).unwrap();
    assert_eq!(hold(&ground, "shuji", document).unwrap(), first);
    let list = ground.session("shuji").meetings().list(ListBranchMeetings::default()).unwrap();
    assert_eq!(list.items.len(), 1);
}
