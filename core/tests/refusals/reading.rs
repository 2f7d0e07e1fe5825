//! Reading operations: each is answered, refused to strangers, and changes nothing.

use crate::ground::Ground;

#[test]
fn every_reading_operation_is_answered_and_refused_to_strangers_and_changes_nothing() {
    let ground = Ground::new();
    let before = ground.street.dump();
    let rows = [crate::party::readings(), crate::mediation::readings(), crate::service::readings()].concat();
    let mut wrong = Vec::new();
    for (actor, operation, request) in &rows {
        let request = ground.filled(request);
        if let Err(error) = ground.call(actor, operation, &request) {
            wrong.push(format!("{operation}: {error}"));
        }
        match ground.call("stranger", operation, &request) {
            Err(error) if error.code() == shuzhi::code::DENIED => {}
            // Every account sees the bookings that it made itself.
            Ok(answer)
                if *operation == "resource.list_bookings" && answer["items"] == serde_json::json!([]) => {}
            other => wrong.push(format!("{operation} by a stranger: {other:?}")),
        }
    }
    let areas = [
        "party.",
        "member.",
        "meeting.",
        "election.",
        "governance.",
        "mediation.",
        "dispute.",
        "agreement.",
        "office.",
        "item.",
        "station.",
        "matter.",
        "agency.",
        "review.",
        "resource.",
        "order.",
        "sharing.",
        "service.",
    ];
    let missing = ground.operations.values().filter(|one| {
        !one.writes
            && areas.iter().any(|area| one.name.starts_with(area))
            && !rows.iter().any(|row| row.1 == one.name)
    });
    wrong.extend(missing.map(|one| format!("{} has no request", one.name)));
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(ground.street.dump() == before, "the file changed");
}
