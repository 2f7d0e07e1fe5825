//! Tests of dues.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::rules::Band;
use super::*;
use crate::ErrorKind;
use crate::party::testing::{Ground, TODAY, day, id};
use crate::party::{MemberStage, MemberStatus, OrganisationKind};
use crate::rulebook::{NewOverride, Rulebook};

/// A request from what is left of it when optional fields are left out.
fn ask<T: serde::de::DeserializeOwned>(request: Value) -> T {
    serde_json::from_value(request).unwrap()
}

fn money(text: &str) -> Money {
    Money::parse("amount", text).unwrap()
}

fn rates() -> Rates {
    Rates::of(&Rulebook::default(), "620102001001", day(TODAY)).unwrap()
}

fn set(ground: &Ground, member: Id, first_month: i64, amount: &str) -> Result<IncomeResult> {
    let request = json!({"member": member, "first_month": first_month, "amount": amount});
    ground.session("zhibu").members().set_income(ask(request))
}

fn pay(ground: &Ground, member: Id, first: i64, last: i64, amount: &str) -> Result<DuesPaid> {
    let request = json!({"member": member, "first_month": first, "last_month": last, "amount": amount});
    ground.session("zhibu").members().pay_dues(ask(request))
}

fn list(ground: &Ground, request: Value) -> Vec<MemberDues> {
    ground.session("shuji").members().list_dues(ask(request)).unwrap().items
}

#[test]
fn the_bands_reckon_the_whole_income() {
    let rates = rates();
    for (income, retired, expected) in [
        ("0", false, "0.00"),
        ("0.99", false, "0.00"),
        ("1.00", false, "0.01"),
        ("3000", false, "15.00"),
        ("3000.01", false, "30.00"),
        ("3001", false, "30.01"),
        ("5000", false, "50.00"),
        ("5000.01", false, "75.00"),
        ("8888.88", false, "133.33"),
        ("10000", false, "150.00"),
        ("10000.01", false, "200.00"),
        ("50000", false, "1000.00"),
        ("50001", false, "1000.00"),
        ("3001", true, "15.01"),
        ("5000", true, "25.00"),
        ("5000.01", true, "50.00"),
        ("20000", true, "200.00"),
    ] {
        let (due, capped) = rules::due(&rates, money(income), retired);
        assert_eq!(due.to_string(), expected, "{income} {retired}");
        assert_eq!(capped, income == "50001");
    }
}

#[test]
fn months_are_counted_over_years() {
    for (month, months, expected) in
        [(202_606, 1, 202_607), (202_612, 1, 202_701), (202_601, -1, 202_512), (202_606, -18, 202_412)]
    {
        assert_eq!(rules::plus(month, months), expected);
    }
    assert_eq!(rules::last_day(202_602), day("2026-02-28"));
    assert_eq!(rules::last_day(202_412), day("2024-12-31"));
    assert_eq!(rules::months(202_511, 202_602).count(), 4);
    for (first, last, fits) in [
        (202_601, None, true),
        (202_601, Some(202_612), true),
        (202_601, Some(202_701), false),
        (202_602, Some(202_601), false),
        (202_613, None, false),
        (202_600, None, false),
        (26, None, false),
    ] {
        assert_eq!(rules::period(first, last, 12).is_ok(), fits, "{first} {last:?}");
    }
}

proptest! {
    #[test]
    fn dues_never_fall_with_the_income(one in 0..20_000_000_i64, other in 0..20_000_000_i64, retired: bool) {
        let rates = rates();
        let due = |fen| rules::due(&rates, Money::from_fen(fen), retired).0;
        prop_assert!(due(one.min(other)) <= due(one.max(other)));
    }

    #[test]
    fn dues_are_the_nearest_fen(fen in 0..5_000_000_i64, rate in 0..100_u32) {
        let rates = Rates {
            working: vec![Band { up_to: None, rate }],
            retired: vec![],
            cap: Money::from_fen(i64::MAX / 2),
        };
        let due = rules::due(&rates, Money::from_fen(fen), false).0.fen();
        prop_assert_eq!(due, (fen * i64::from(rate) + 500) / 1000);
    }

    #[test]
    fn parts_sum_up_to_the_payment(lacking in proptest::collection::vec(0..10_000_i64, 1..12), fen in 1..200_000_i64) {
        let lacks: Vec<Money> = lacking.iter().map(|fen| Money::from_fen(*fen)).collect();
        let parts = rules::allot(&lacks, Money::from_fen(fen));
        prop_assert_eq!(parts.iter().map(|part| part.fen()).sum::<i64>(), fen);
        let whole = parts.iter().zip(&lacking).take_while(|(part, lacks)| part.fen() >= **lacks).count();
        prop_assert!(parts.iter().skip(whole + 1).all(|part| *part == Money::ZERO), "earliest first");
    }
}

#[test]
fn dues_are_paid_month_by_month_and_the_rest_is_owed() {
    let ground = Ground::new();
    let member = ground.members[0];
    assert_eq!(ground.refused(|| pay(&ground, member, 202_601, 202_601, "10")).kind(), ErrorKind::Conflict);
    set(&ground, member, 202_601, "4000").unwrap();
    set(&ground, member, 202_604, "6000").unwrap();
    let told = serde_json::to_string(&set(&ground, member, 202_604, "5500").unwrap()).unwrap();
    assert!(!told.contains("5500"), "{told}");
    let paid = pay(&ground, member, 202_601, 202_603, "100").unwrap();
    let parts: Vec<_> = paid.payments.iter().map(|part| (part.month, part.amount.to_string())).collect();
    assert_eq!(
        parts,
        [(202_601, "40.00".to_owned()), (202_602, "40.00".to_owned()), (202_603, "20.00".to_owned())]
    );
    assert_eq!(paid.warnings[0].rule, "member.dues.voluntary");
    let exact = pay(&ground, member, 202_603, 202_604, "102.50").unwrap();
    assert_eq!(exact.warnings, []);
    let more = pay(&ground, member, 202_604, 202_604, "7.50").unwrap();
    assert_eq!((more.payments.len(), more.warnings.len()), (1, 1), "voluntary");
    let lines = list(&ground, json!({"member": member, "first_month": 202_512, "last_month": 202_607}));
    let line = &lines[0];
    let states: Vec<DuesState> = line.months.iter().map(|month| month.state).collect();
    use DuesState::{IncomeUnknown, Paid, Unpaid};
    assert_eq!(states, [IncomeUnknown, Paid, Paid, Paid, Paid, Unpaid, Unpaid, Unpaid]);
    assert_eq!(line.due.to_string(), "450.00", "three months of 40, four of 82.50");
    assert_eq!(line.paid.to_string(), "210.00");
    assert_eq!(line.arrears.to_string(), "82.50", "May is over, June runs");
    assert_eq!(line.warnings, []);
    ground.verify();
}

#[test]
fn months_that_are_not_due() {
    let ground = Ground::new();
    let probationary = ground.members[12];
    set(&ground, probationary, 202_501, "3000").unwrap();
    let early = ground.refused(|| pay(&ground, probationary, 202_506, 202_506, "15"));
    assert_eq!(early.rule(), Some("member.dues.start"));
    pay(&ground, probationary, 202_507, 202_507, "15").unwrap();
    let change = |member: Id, on: &str, status| {
        ground
            .session("shuji")
            .write("member.record", |command| {
                let before: MemberRecord = command.stored(member)?;
                let after = before.changed(day(on), |member| member.status = status);
                crate::party::member::rows::keep(command, Some(&before), &after, json!({}))
            })
            .unwrap();
    };
    change(probationary, "2025-09-30", MemberStatus::Suspended);
    change(probationary, "2025-11-10", MemberStatus::Active);
    change(probationary, "2026-01-05", MemberStatus::TransferredOut);
    let lines = list(&ground, json!({"member": probationary, "first_month": 202_505, "last_month": 202_602}));
    let due: Vec<i64> = lines[0]
        .months
        .iter()
        .filter(|month| month.state != DuesState::NotDue)
        .map(|month| month.month)
        .collect();
    assert_eq!(due, [202_507, 202_508, 202_511, 202_512]);
    let applicant = ground.member(300, ground.branch, MemberStage::Applicant);
    assert_eq!(ground.refused(|| set(&ground, applicant, 202_601, "1")).kind(), ErrorKind::Conflict);
    let temporary = id(30);
    ground.organisation(temporary, OrganisationKind::TemporaryBranch, Some(ground.branch));
    let there = ground.member(301, temporary, MemberStage::Full);
    set(&ground, there, 202_601, "3000").unwrap();
    let refused = ground.refused(|| pay(&ground, there, 202_601, 202_601, "15"));
    assert_eq!(refused.rule(), Some("member.dues.temporary"));
    let lines = list(&ground, json!({"member": there, "first_month": 202_601}));
    assert_eq!(lines[0].months[0].state, DuesState::NotDue);
    ground.verify();
}

#[test]
fn six_unpaid_months_in_a_row_are_told() {
    let ground = Ground::new();
    let (one, other) = (ground.members[0], ground.members[1]);
    for member in [one, other] {
        set(&ground, member, 202_501, "3000").unwrap();
    }
    pay(&ground, other, 202_602, 202_602, "15").unwrap();
    pay(&ground, other, 202_508, 202_508, "15").unwrap();
    let told = |first: i64, last: i64| -> Vec<bool> {
        let request = json!({"organisation": ground.branch, "first_month": first, "last_month": last});
        let lines = list(&ground, request);
        let warned = |id: Id| lines.iter().find(|line| line.member == id).map(|line| line.warnings.len());
        [one, other].map(|id| warned(id) == Some(1)).to_vec()
    };
    assert_eq!(told(202_605, 202_605), [true, false], "the row began before the period");
    assert_eq!(told(202_505, 202_505), [false, false], "five months");
    assert_eq!(told(202_501, 202_605), [true, true], "January to July 2025");
    assert_eq!(told(202_606, 202_607), [false, false], "the running month is not over");
    ground.verify();
}

#[test]
fn lists_page_over_all_below_and_keep_to_their_scope() {
    let ground = Ground::new();
    for member in [ground.members[0], ground.members[5]] {
        set(&ground, member, 202_601, "3000").unwrap();
    }
    let request = json!({"organisation": ground.work, "first_month": 202_601});
    let all = list(&ground, request.clone());
    assert_eq!(all.len(), 18, "fourteen members of one branch and four of the other");
    let paged = json!({"organisation": ground.work, "first_month": 202_601, "limit": 10});
    let first = ground.session("shuji").members().list_dues(ask(paged.clone())).unwrap();
    let mut next = paged;
    next["cursor"] = json!(first.next.unwrap());
    let second = ground.session("shuji").members().list_dues(ask(next)).unwrap();
    assert_eq!((first.items.len(), second.items.len(), second.next), (10, 8, None));
    let early = list(&ground, json!({"organisation": ground.work, "first_month": 201_901}));
    assert_eq!(early.len(), 0, "nobody owed anything");
    let denied = |actor: &str, request: &Value| {
        let error = ground.session(actor).members().list_dues(ask(request.clone())).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Denied, "{actor}");
    };
    denied("zhibu", &request);
    for actor in ["wang", "shequ", "worker", "zhao", "auditor"] {
        denied(actor, &request);
        let own = json!({"member": ground.members[0], "first_month": 202_601});
        denied(actor, &own);
    }
    let both = json!({"organisation": ground.work, "member": ground.members[0], "first_month": 202_601});
    let both = ground.session("shuji").members().list_dues(ask(both)).unwrap_err();
    assert_eq!(both.field(), Some("organisation"));
    let others = ground.refused(|| pay(&ground, ground.others[0], 202_601, 202_601, "1"));
    assert_eq!(others.kind(), ErrorKind::Denied);
    for (first, last, amount, field) in [
        (202_601, 202_601, "0", "amount"),
        (202_601, 202_601, "1.234", "amount"),
        (202_607, 202_701, "1", "last_month"),
        (202_601, 202_613, "1", "last_month"),
    ] {
        let error = ground.refused(|| pay(&ground, ground.members[0], first, last, amount));
        assert_eq!(error.field(), Some(field), "{first} {last} {amount}");
    }
}

#[test]
fn rates_and_the_cap_are_those_of_the_place() {
    let ground = Ground::new();
    let member = ground.members[0];
    set(&ground, member, 202_601, "60000").unwrap();
    let told = pay(&ground, member, 202_601, 202_601, "1000").unwrap();
    assert_eq!(told.warnings[0].rule, "member.dues.cap");
    let change = NewOverride {
        rule: "member.dues.cap".into(),
        parameter: "amount".into(),
        value: "1500".into(),
        jurisdiction: "620102".into(),
        valid_from: "2026-02-01".into(),
        valid_to: None,
        reason: "上级规定".into(),
    };
    ground.session("zhao").rules().override_parameter(change).unwrap();
    let lines = list(&ground, json!({"member": member, "first_month": 202_601, "last_month": 202_602}));
    let due: Vec<String> =
        lines[0].months.iter().filter_map(|month| month.due).map(|due| due.to_string()).collect();
    assert_eq!(due, ["1000.00", "1200.00"]);
}
