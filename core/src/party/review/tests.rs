//! Reviews, reminders and figures against a real database.

use serde_json::json;

use crate::party::testing::{Ground, TODAY};

#[test]
fn a_review_names_each_organisation_with_its_rule_and_numbers() {
    let ground = Ground::new();
    let review = ground.call("shuji", "party.review", json!({})).unwrap();
    assert_eq!((&review["organisations"], &review["members"]), (&json!(5), &json!(18)));
    let found = |rule: &str| {
        let findings = review["findings"].as_array().unwrap().iter().filter(|one| one["rule"] == rule);
        findings.map(|one| one["organisation"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        found("party.branch.committee"),
        [ground.branch.to_string()],
        "twelve full members and no committee"
    );
    assert_eq!(found("party.committee.size"), [ground.committee.to_string()]);
    assert_eq!(found("party.group.minimum"), [ground.group.to_string()]);
    assert_eq!(found("party.post.vacancy").len(), 5);
    assert!(review["findings"].as_array().unwrap().iter().all(|one| one["citation"] != ""));
    let hard = ground.call("shuji", "party.review", json!({"severity": "hard"})).unwrap();
    assert_eq!(hard["findings"].as_array().unwrap().len(), 1);
    let own = ground.call("zhibu", "party.review", json!({})).unwrap();
    assert_eq!(own["organisations"], 2);
    for actor in ["wang", "shequ", "worker", "zhao"] {
        let error = ground.refused(|| ground.call(actor, "party.review", json!({})));
        assert_eq!(error.kind(), crate::ErrorKind::Denied, "{actor}");
    }
    let later = ground
        .call("shuji", "party.review", json!({"as_of": "2026-07-02", "rule": "member.probation"}))
        .unwrap();
    assert_eq!(later["findings"][0]["found"], 2);
    assert_eq!(
        ground.call("shuji", "party.review", json!({"as_of": "2019-01-01"})).unwrap()["organisations"],
        0
    );
    assert_eq!(review["as_of"], TODAY);
}
