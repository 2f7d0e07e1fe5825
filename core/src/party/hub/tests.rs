//! Hubs against a real database.

use serde_json::{Value, json};

use crate::ErrorKind;
use crate::party::testing::{COMMUNITY, Ground};

#[test]
fn a_household_is_looked_after_by_one_hub_on_every_day_and_names_are_masked() {
    let ground = Ground::new();
    let put = |operation: &str, what: &str, request: Value| {
        ground.call("wang", operation, request).unwrap()[what]["id"].clone()
    };
    let community = json!({"code": COMMUNITY, "name": "北园社区居委会"});
    ground.call("zhao", "registry.put_division", community).unwrap();
    let building = json!({"name": "1栋", "address": "木塔巷12号1栋", "community": COMMUNITY});
    let building = put("registry.put_building", "building", building);
    let home = json!({"building": building, "unit": "1", "room": "101", "usage": "residential"});
    let home = put("registry.put_dwelling", "dwelling", home);
    let family = put("registry.put_household", "household", json!({"dwelling": home, "kind": "family"}));
    let hub = |number: usize, households: Value, from: &str| {
        json!({"organisation": ground.branch, "member": ground.members[number], "households": households,
               "valid_from": from})
    };
    let error = ground.refused(|| ground.call("shuji", "party.appoint_hub", hub(0, json!([]), "2026-06-16")));
    assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some("valid_from")));
    ground.call("shuji", "party.appoint_hub", hub(0, json!([family]), "2026-06-10")).unwrap();
    // On the fifth nobody looked after it yet, from the tenth on somebody does.
    let error =
        ground.refused(|| ground.call("shuji", "party.appoint_hub", hub(1, json!([family]), "2026-06-05")));
    assert_eq!((error.rule(), error.field()), (Some("party.hub.member"), Some("households[0]")));
    let made = ground.call("shuji", "party.appoint_hub", hub(1, json!([]), "2026-06-05")).unwrap();
    let other = made["hub"]["id"].clone();
    let assign = |from: &str| json!({"hub": other, "households": [family], "valid_from": from});
    let error = ground.refused(|| ground.call("shuji", "party.assign_households", assign("2026-06-05")));
    assert_eq!(error.rule(), Some("party.hub.member"));
    let error = ground.refused(|| ground.call("shuji", "party.assign_households", assign("2026-06-16")));
    assert_eq!(error.field(), Some("valid_from"));
    let error =
        ground.refused(|| ground.call("shuji", "party.end_hub", json!({"hub": other, "on": "2026-06-16"})));
    assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some("on")));
    let named =
        |actor: &str| ground.call(actor, "party.list_hubs", json!({})).unwrap()["items"][0]["name"].clone();
    assert_eq!((named("shuji"), named("shequ")), (json!("党员100"), json!("党****")));
    ground.verify();
}
