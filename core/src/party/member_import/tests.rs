use std::sync::atomic::{AtomicU32, Ordering};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::*;
use crate::party::MemberStage;
use crate::party::member::rows::standings;
use crate::party::testing::{COMMUNITY, Ground, STREET, TODAY, day};
use crate::{ErrorKind, code};

fn ask<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

/// A file of the test, removed at its end.
struct File(std::path::PathBuf);

impl File {
    fn new(text: &str) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("shuzhi-members-{}-{number}.csv", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, text).unwrap();
        Self(path)
    }

    fn request(&self) -> ImportMembers {
        ImportMembers { path: self.0.display().to_string(), ..ImportMembers::default() }
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// A sound resident number of a woman born on a day of 1980.
fn resident_number(index: u32) -> String {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let body = format!("11010119800{}{:02}{:03}", 1 + index % 9, 1 + index % 28, 2 * (index % 500));
    let sum: u32 = body.bytes().zip(WEIGHTS).map(|(byte, weight)| u32::from(byte - b'0') * weight).sum();
    format!("{body}{}", char::from(b"10X98765432"[sum as usize % 11]))
}

const HEADER: &str = "姓名,公民身份号码,性别,出生日期,联系电话,党组织,党小组,人员类别,申请入党日期,\
                      列为积极分子日期,列为发展对象日期,入党日期,转正日期,工作单位,离退休\n";

fn import(ground: &Ground, text: &str) -> MemberImportReport {
    ground.session("shuji").members().import_members(File::new(text).request()).unwrap()
}

fn stored(ground: &Ground, batch: Id) -> Vec<MemberRecord> {
    ground.session("shuji").read(|view| rows::members(view.connection, STREET, batch)).unwrap()
}

#[test]
fn good_rows_are_kept_and_bad_ones_told_by_row_and_column() {
    let ground = Ground::new();
    let wang = ground.session("wang").registry();
    wang.put_division(ask(json!({"code": COMMUNITY, "name": "社区"}))).unwrap();
    let (one, two) = (resident_number(1), resident_number(2));
    let resident = wang
        .add_resident(ask(
            json!({"name": "王一", "number": one, "residence": "permanent", "community": COMMUNITY}),
        ))
        .unwrap();
    let text = format!(
        "{HEADER}王一,{one},女,,13800000001,党支部3,党小组4,正式党员,2010-01-01,2010/6/1,,2012年1月1日,2013-01-01,某公司,是\n\
         王二,{two},,,,{},,预备党员,,,,2025-05-01,,,\n\
         王三,{one},,,,党支部3,,入党申请人,2026-01-01,,,,,,\n\
         王四,,,,,天上支部,,入党申请人,2026-01-01,,,,,,\n\
         王五,,,,,党委2,,入党申请人,2026-01-01,,,,,,\n\
         王六,,,,,党支部3,,党员,2026-01-01,,,,,,\n\
         王七,,,,,党支部3,,正式党员,,,,2010-01-01,,,\n\
         王八,,,,,党支部3,,预备党员,2026-02-01,,,2026-01-01,,,\n\
         王九,{},男,,,党支部3,,入党申请人,2026-01-01,,,,,,\n\
         王十,,,,,党支部5,党小组4,入党申请人,2026-01-01,,,,,,\n\
         王甲,,,,,党支部3,,入党申请人,2026-01-01,,,2026-02-01,,,也许\n\
         王乙,,女,1990-01-01,,党支部3,,入党积极分子,2024-01-01,2025-01-01,,,,,否\n\
         王乙,,,,,党支部3,,入党申请人,2027-01-01,,,,,,\n",
        ground.other,
        resident_number(3),
    );
    let file = File::new(&text);
    let before = ground.dump();
    let shuji = ground.session("shuji").members();
    let dry = shuji.import_members(ImportMembers { dry_run: Some(true), ..file.request() }).unwrap();
    assert!(ground.dump() == before, "a dry run changes nothing");
    let keyed = ImportMembers { request_key: Some("k".into()), ..file.request() };
    let report = shuji.import_members(keyed.clone()).unwrap();
    assert_eq!(shuji.import_members(keyed).unwrap(), report, "the same key, the first result");
    assert_eq!((report.read, report.accepted, report.rejected, report.linked), (13, 3, 10, 1));
    assert_eq!((dry.batch, &dry.errors, dry.accepted), (None, &report.errors, 3));
    let told: Vec<(i64, &str, i32)> =
        report.errors.iter().map(|issue| (issue.row, issue.column.as_str(), issue.code)).collect();
    let expected = [
        (4, "公民身份号码", code::CONFLICT_EXISTS),
        (5, "党组织", code::NOT_FOUND),
        (6, "党组织", code::INVALID),
        (7, "人员类别", code::INVALID),
        (8, "转正日期", code::INVALID),
        (9, "入党日期", code::INVALID),
        (10, "性别", code::INVALID),
        (11, "党小组", code::NOT_FOUND),
        (12, "离退休", code::INVALID),
        (14, "申请入党日期", code::INVALID),
    ];
    assert_eq!(told, expected);
    assert_eq!(
        report.row_warnings.iter().map(|one| (one.row, one.column.as_str())).collect::<Vec<_>>(),
        [(3, "入党日期")]
    );
    let members = stored(&ground, report.batch.unwrap());
    let first = members.iter().find(|member| member.name == "王一").unwrap();
    assert_eq!(
        (first.resident, first.group, first.retired),
        (Some(resident.resident.id), Some(ground.group), true)
    );
    let spells: Vec<_> = first.spells.iter().map(|spell| (spell.from, spell.stage)).collect();
    assert_eq!(spells, [(day("2020-01-01"), MemberStage::Full)], "not before the branch was founded");
    let activist = members.iter().find(|member| member.name == "王乙").unwrap();
    let spells: Vec<_> = activist.spells.iter().map(|spell| (spell.from, spell.stage)).collect();
    assert_eq!(
        spells,
        [(day("2024-01-01"), MemberStage::Applicant), (day("2025-01-01"), MemberStage::Activist)]
    );
    ground
        .session("shuji")
        .read(|view| {
            let standings = standings(view.connection, STREET, day(TODAY))?;
            assert_eq!((standings[&ground.branch].full, standings[&ground.other].probationary), (13, 1));
            Ok(())
        })
        .unwrap();
    ground.verify();
}

#[test]
fn a_person_is_recorded_once_whatever_the_way() {
    let ground = Ground::new();
    let row = |name: &str, number: u32, branch: &str| {
        format!("{name},{},,,,{branch},,入党申请人,2026-01-01,,,,,,\n", resident_number(number))
    };
    import(&ground, &format!("{HEADER}{}", row("王一", 1, "党支部3")));
    let again =
        import(&ground, &format!("{HEADER}{}{}", row("王一", 1, "党支部5"), row("王二", 2, "党支部5")));
    assert_eq!((again.accepted, again.errors.len(), again.errors[0].row), (1, 1, 2));
    let told = format!("{:?}", again.errors);
    assert!(!told.contains("王") && !told.contains(&resident_number(1)), "no personal data: {told}");
    // Who would have applied as a child is refused; a stage whose day nobody knows begins today.
    let child = "姓名,党组织,人员类别,申请入党日期,出生日期\n甲,党支部3,入党申请人,2026-01-01,2010-01-01\n";
    let report = import(&ground, &format!("{child}乙,党支部3,发展对象,2024-01-01,1990-01-01\n"));
    assert_eq!((report.accepted, report.errors[0].column.as_str()), (1, "出生日期"));
    let target = stored(&ground, report.batch.unwrap()).remove(0);
    let spells: Vec<_> = target.spells.iter().map(|spell| (spell.from, spell.stage)).collect();
    assert_eq!(spells, [(day("2024-01-01"), MemberStage::Applicant), (day(TODAY), MemberStage::Target)]);
    assert_eq!(target.target_on, Some(day(TODAY)));
    // Two of a name without numbers may be one person: told, not refused.
    let unnumbered = "王三,,,,,党支部3,,入党申请人,2026-01-01,,,,,,\n";
    let report = import(&ground, &format!("{HEADER}{unnumbered}{unnumbered}"));
    assert_eq!((report.accepted, report.row_warnings.len()), (2, 1));
    ground.verify();
}

#[test]
fn rows_are_held_against_residents_branches_and_probations() {
    let ground = Ground::new();
    let temporary = crate::party::testing::id(30);
    ground.organisation(temporary, crate::party::OrganisationKind::TemporaryBranch, Some(ground.committee));
    let wang = ground.session("wang").registry();
    wang.put_division(ask(json!({"code": COMMUNITY, "name": "社区"}))).unwrap();
    let add = |name: &str, number: &str| {
        let person =
            json!({"name": name, "number": number, "residence": "permanent", "community": COMMUNITY});
        wang.add_resident(ask(person)).unwrap().resident.id
    };
    let (one, two) = (resident_number(1), resident_number(2));
    add("王一", &one);
    let gone = add("王二", &two);
    wang.amend_resident(ask(json!({"resident": gone, "state": "deceased"}))).unwrap();
    let text = format!(
        "姓名,公民身份号码,党组织,人员类别,入党日期,转正日期\n\
         张三,{one},党支部3,正式党员,2010-01-01,2011-01-01\n\
         王二,{two},党支部3,正式党员,2010-01-01,2011-01-01\n\
         王四,,{temporary},正式党员,2010-01-01,2011-01-01\n\
         王五,,党支部3,正式党员,2010-01-01,2010-12-31\n",
    );
    let report = import(&ground, &text);
    let told: Vec<(i64, &str)> =
        report.errors.iter().map(|issue| (issue.row, issue.column.as_str())).collect();
    assert_eq!(told, [(2, "姓名"), (3, "公民身份号码"), (4, "党组织")]);
    assert_eq!(report.errors[2].code, code::VIOLATION);
    let warned: Vec<(i64, &str)> =
        report.row_warnings.iter().map(|issue| (issue.row, issue.column.as_str())).collect();
    assert_eq!((report.accepted, warned), (1, vec![(5, "转正日期")]));
    ground.verify();
}

#[test]
fn an_introducer_is_in_use() {
    let ground = Ground::new();
    let text = "姓名,党组织,人员类别,入党日期,转正日期\n\
        甲,党支部3,正式党员,2012-01-01,2013-01-01\n乙,党支部3,正式党员,2012-01-01,2013-01-01\n";
    let batch = import(&ground, text).batch.unwrap();
    let imported = stored(&ground, batch);
    let target = ground.member(300, ground.branch, MemberStage::Target);
    let members = ground.session("shuji").members();
    let motion = json!({"member": target, "kind": "admission", "secret_ballot": true,
        "votes": {"entitled": 14, "present": 14, "ayes": 14, "nays": 0, "abstentions": 0},
        "introducers": [imported[0].id, ground.members[0]], "reviewed_on": "2026-05-01", "training_days": 3});
    members.resolve(ask(motion)).unwrap();
    let undo = |keep_amended| UndoImport {
        batch: batch.to_string(),
        keep_amended,
        reason: "误导入".into(),
        request_key: None,
    };
    let refused = ground.refused(|| members.undo_import(undo(None)));
    assert_eq!((refused.rule(), &refused.report().details["amended"]), (Some(UNDO), &json!(1)));
    let report = members.undo_import(undo(Some(true))).unwrap();
    assert_eq!((report.removed, report.kept), (1, 1));
    ground.verify();
}

#[test]
fn rows_outside_the_scope_are_refused_one_by_one() {
    let ground = Ground::new();
    let file = File::new(
        "姓名,党组织,人员类别,申请入党日期\n王一,党支部3,入党申请人,2026-01-01\n王二,党支部5,入党申请人,2026-01-01\n",
    );
    let report = ground.session("zhibu").members().import_members(file.request()).unwrap();
    assert_eq!((report.accepted, report.errors[0].row, report.errors[0].code), (1, 3, code::DENIED));
    for actor in ["wang", "shequ", "worker", "zhao", "auditor"] {
        let members = ground.session(actor).members();
        for dry_run in [Some(true), None] {
            let request = ImportMembers { dry_run, ..file.request() };
            let denied = ground.refused(|| members.import_members(request));
            assert_eq!(denied.kind(), ErrorKind::Denied, "{actor}");
        }
        let listed = ground.refused(|| members.list_imports(ListImports::default()));
        assert_eq!(listed.kind(), ErrorKind::Denied, "{actor}");
    }
    let own = ground.session("zhibu").members();
    let others = import(&ground, "姓名,党组织,人员类别,申请入党日期\n王三,党支部5,入党申请人,2026-01-01\n");
    let ids = |members: &Members| -> Vec<Id> {
        members.list_imports(ListImports::default()).unwrap().items.iter().map(|batch| batch.id).collect()
    };
    assert_eq!(ids(&own), [report.batch.unwrap()]);
    assert_eq!(ids(&ground.session("shuji").members()), [others.batch.unwrap(), report.batch.unwrap()]);
    let get = |batch: Option<Id>| GetImport { batch: batch.unwrap().to_string() };
    assert_eq!(own.get_import(get(report.batch)).unwrap().accepted, 1);
    assert_eq!(ground.refused(|| own.get_import(get(others.batch))).kind(), ErrorKind::NotFound);
    let undo =
        UndoImport {
            batch: others.batch.unwrap().to_string(), reason: "误".into(), ..UndoImport::default()
        };
    assert_eq!(ground.refused(|| own.undo_import(undo)).kind(), ErrorKind::Denied);
    ground.verify();
}

#[test]
fn an_import_is_taken_back_unless_somebody_has_worked_on_it() {
    let ground = Ground::new();
    let row = |name: &str| format!("{name},党支部3,正式党员,2012-01-01,2013-01-01\n");
    let text = format!("姓名,党组织,人员类别,入党日期,转正日期\n{}{}{}", row("甲"), row("乙"), row("丙"));
    let clean = ground.dump();
    let count = |dump: &str| dump.lines().filter(|line| line.starts_with("party_spell")).count();
    let batch = import(&ground, &text).batch.unwrap();
    let members = ground.session("shuji").members();
    let undo = |batch: Id, keep_amended| UndoImport {
        batch: batch.to_string(),
        keep_amended,
        reason: "误导入".into(),
        request_key: None,
    };
    let report = members.undo_import(undo(batch, None)).unwrap();
    assert_eq!((report.removed, report.kept, report.batch.undone_at.is_some()), (3, 0, true));
    assert_eq!(count(&ground.dump()), count(&clean), "the spells are gone, too");
    ground.verify();

    let batch = import(&ground, &text).batch.unwrap();
    let stored = stored(&ground, batch);
    // One was changed, another is named by a meeting of a kind: here the founders of an organisation.
    members.link_enterprise(ask(json!({"member": stored[0].id.to_string()}))).unwrap();
    ground
        .session("shuji")
        .write("party.amend", |command| {
            let before: crate::party::organisation::record::OrganisationRecord =
                command.stored(ground.other)?;
            let mut after = before.clone();
            after.founders.push(stored[1].id);
            command.keep(Some(&before), &after, json!({}))
        })
        .unwrap();
    let refused = ground.refused(|| members.undo_import(undo(batch, None)));
    assert_eq!((refused.rule(), &refused.report().details["amended"]), (Some(UNDO), &json!(2)));
    let report = members.undo_import(undo(batch, Some(true))).unwrap();
    assert_eq!((report.removed, report.kept), (1, 2));
    let again = ground.refused(|| members.undo_import(undo(batch, Some(true))));
    assert_eq!(again.code(), code::CONFLICT_STATE);
    let nobody = ground.refused(|| members.undo_import(undo(ground.branch, None)));
    assert_eq!(nobody.kind(), ErrorKind::NotFound);
    ground.verify();
}

#[test]
fn an_interrupted_import_has_changed_nothing() {
    let ground = Ground::new();
    let mut text = "姓名,党组织,人员类别,申请入党日期\n".to_owned();
    (0..1_500).for_each(|_| text.push_str("王一,党支部3,入党申请人,2026-01-01\n"));
    let file = File::new(&text);
    let session = ground.session("shuji");
    session.interrupt();
    let error = ground.refused(|| session.members().import_members(file.request()));
    assert_eq!(error.kind(), ErrorKind::Interrupted);
    let report = session.members().import_members(file.request()).unwrap();
    assert_eq!((report.accepted, report.row_warnings.len(), report.more_warnings), (1_500, 1_000, 499));
    assert_eq!(
        ground.refused(|| session.members().import_members(ImportMembers::default())).field(),
        Some("path")
    );
    ground.verify();
}

#[test]
fn verify_sees_a_changed_spell_of_an_imported_member() {
    let ground = Ground::new();
    let report = import(&ground, "姓名,党组织,人员类别,申请入党日期\n王一,党支部3,入党申请人,2026-01-01\n");
    let member = stored(&ground, report.batch.unwrap()).remove(0);
    let session = ground.session("shuji");
    session
        .write("member.import_members", |command| {
            command.connection.execute(
                "UPDATE party_spell SET stage = 'full' WHERE street = $1 AND member = $2",
                crate::store::params![STREET, member.id],
            )
        })
        .unwrap();
    let report = ground.session("auditor").maintenance().verify(ask(json!({"records": true}))).unwrap();
    assert_eq!((report.sound, report.findings.len()), (false, 1), "{:?}", report.findings);
}
