//! What a negative answer of the registry means for the matter.

use super::*;
use crate::service::matter::record::NoticeRecord;

impl Hall {
    /// A matter that was handed in today, so that its answer is still to come.
    fn fresh(&self, number: u16, state: MatterState, resident: Id) -> Id {
        let matter = self.benefit(number, state, Some(resident));
        self.alter(matter, |one| {
            (one.applied_on, one.materials[0].received_on) = (day("2026-06-15"), day("2026-06-15"));
        });
        matter
    }

    fn alter(&self, matter: Id, change: impl FnOnce(&mut MatterRecord)) {
        self.session("wang")
            .write("service.set_up", |command| {
                let before: MatterRecord = command.stored(matter)?;
                let mut after = before.clone();
                change(&mut after);
                command.keep(Some(&before), &after, json!({}))
            })
            .unwrap();
    }

    fn material(&self, actor: &str, matter: Id) -> Value {
        let seen = self.done(actor, "matter.get", json!({"matter": matter}));
        let materials = seen["materials"].as_array().unwrap();
        materials.iter().find(|one| one["code"] == "age").unwrap().clone()
    }
}

#[test]
fn only_a_yes_stands_for_a_material() {
    let hall = Hall::new();
    let resident = hall.resident();
    let unknown = id(0xfff);
    // Who is asked about, what, and whether it is borne out.
    let table = [
        (0xb00, SharedField::Age, resident, Some(56), true),
        (0xb01, SharedField::Age, resident, Some(57), false),
        (0xb02, SharedField::Age, unknown, Some(57), false),
        (0xb03, SharedField::Identity, resident, None, true),
        (0xb04, SharedField::Identity, unknown, None, false),
        (0xb06, SharedField::Residence, resident, None, true),
        (0xb07, SharedField::Residence, unknown, None, false),
        (0xb08, SharedField::Household, resident, None, true),
        (0xb09, SharedField::Household, unknown, None, false),
    ];
    let mut field_now = SharedField::Age;
    for (number, field, subject, years, proven) in table {
        if field != field_now {
            hall.allow(number + 0x100, field);
            field_now = field;
        }
        let matter = hall.benefit(number, MatterState::Applied, Some(subject));
        let request = json!({"matter": matter, "field": field.word(), "age": years});
        let answer = hall.done("shiwu", "sharing.ask", request);
        let (there, missing) = if proven { (json!(["age"]), json!([])) } else { (json!([]), json!(["age"])) };
        assert_eq!((&answer["materials"], &answer["unobtained"]), (&there, &missing), "{number:x} {field:?}");
        let material = hall.material("jumin", matter);
        assert_eq!(material.get("received_on").is_some(), proven, "{number:x} {field:?}");
        assert_eq!(material.get("unobtained_on").is_some(), !proven, "{number:x} {field:?}");
    }
    // Another name than that of the registry is a no.
    hall.allow(0xc0f, SharedField::Identity);
    let other = hall.benefit(0xb0f, MatterState::Applied, Some(resident));
    hall.alter(other, |one| one.applicant.name = "别人".into());
    let answer = hall.done("shiwu", "sharing.ask", json!({"matter": other, "field": "identity"}));
    assert_eq!((&answer["fits"], &answer["unobtained"]), (&json!(false), &json!(["age"])));
    hall.verify();
}

#[test]
fn what_is_not_borne_out_is_told_and_handed_in_by_the_applicant() {
    let hall = Hall::new();
    let resident = hall.resident();
    let matter = hall.fresh(0xb00, MatterState::Applied, resident);
    let told = json!({"matter": matter, "materials": ["age"], "text": "缺年龄证明"});
    let handed_in = json!({"matter": matter, "materials": ["age"]});
    hall.breaks("matter.material.shared", "shiwu", "matter.tell_missing", &told);
    hall.breaks("matter.material.shared", "jumin", "matter.supplement", &handed_in);
    hall.done("shiwu", "sharing.ask", age(matter, 60));
    let accept = json!({"matter": matter, "certificate": "受1号", "promised": true});
    hall.breaks("matter.materials", "shiwu", "matter.accept", &accept);
    hall.done("shiwu", "matter.tell_missing", told);
    let answered = hall.done("jumin", "matter.supplement", handed_in);
    assert_eq!(answered["matter"]["summary"]["state"], "applied");
    let accepted = hall.done("shiwu", "matter.accept", accept);
    assert_eq!(accepted["warnings"], json!([]));
    let material = hall.material("shiwu", matter);
    assert!(material["received_on"] == "2026-06-15" && material.get("inquiry").is_none());
    hall.verify();
}

#[test]
fn a_later_yes_takes_the_place_of_a_no() {
    let hall = Hall::new();
    let resident = hall.resident();
    let matter = hall.fresh(0xb00, MatterState::Applied, resident);
    hall.done("shiwu", "sharing.ask", age(matter, 60));
    let told = json!({"matter": matter, "materials": ["age"], "text": "缺年龄证明"});
    hall.done("shiwu", "matter.tell_missing", told);
    hall.done("shiwu", "sharing.ask", age(matter, 50));
    let stored = hall.stored_matter(matter);
    assert!(stored.holds("age") && stored.unshared.is_empty());
    assert_eq!(stored.notice.unwrap().answered_on, Some(day("2026-06-15")));
    assert_eq!((stored.state, stored.open_due), (MatterState::Applied, Some(day("2026-06-23"))));
    // What the applicant handed in is not taken away by a no.
    let other = hall.fresh(0xb01, MatterState::Applied, resident);
    hall.done("shiwu", "sharing.ask", age(other, 60));
    hall.done("jumin", "matter.supplement", json!({"matter": other, "materials": ["age"]}));
    let again = hall.done("shiwu", "sharing.ask", age(other, 61));
    assert_eq!((&again["materials"], &again["unobtained"]), (&json!([]), &json!([])));
    assert!(hall.stored_matter(other).holds("age"));
    hall.verify();
}

#[test]
fn what_is_not_borne_out_later_is_warned_of_and_may_still_come() {
    let hall = Hall::new();
    let resident = hall.resident();
    for (number, state) in [(0xb00, MatterState::Accepted), (0xb01, MatterState::Paused)] {
        let matter = hall.benefit(number, state, Some(resident));
        let handed_in = |code: &str| json!({"matter": matter, "materials": [code]});
        assert_eq!(hall.fails("jumin", "matter.supplement", &handed_in("age")).kind(), ErrorKind::Conflict);
        hall.done("shiwu", "sharing.ask", age(matter, 60));
        assert_eq!(hall.fails("jumin", "matter.supplement", &handed_in("lease")).kind(), ErrorKind::Conflict);
        hall.done("jumin", "matter.supplement", handed_in("age"));
        assert_eq!(hall.stored_matter(matter).state, state);
    }
    let matter = hall.benefit(0xb02, MatterState::Accepted, Some(resident));
    hall.done("shiwu", "sharing.ask", age(matter, 60));
    let decide = json!({"matter": matter, "granted": true, "document": "证1号"});
    let decided = hall.done("shiwu", "matter.decide", decide);
    assert_eq!(decided["warnings"][0]["rule"], "matter.material.unobtained");
    // What was told before the no came can't be told again: it is accepted with a warning.
    let told = hall.fresh(0xb03, MatterState::Applied, resident);
    hall.alter(told, |one| {
        one.notice = Some(NoticeRecord {
            on: day("2026-06-12"),
            materials: vec!["lease".into()],
            text: "缺场所证明".into(),
            answered_on: Some(day("2026-06-15")),
        });
    });
    hall.done("jumin", "matter.supplement", json!({"matter": told, "materials": ["lease"]}));
    hall.done("shiwu", "sharing.ask", age(told, 60));
    let accepted = hall.done("shiwu", "matter.accept", json!({"matter": told, "certificate": "受1号"}));
    assert_eq!(accepted["warnings"][0]["rule"], "matter.material.unobtained");
    hall.verify();
}
