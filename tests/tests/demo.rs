//! The demo's own part: the street is loaded, a user's file is imported row by row, and the figures are those of the file.
//! Both platforms together run in `make demo-check`.

use std::fs;
use std::path::Path;

use shuzhi::Actor;
use shuzhi::access::ListReads;
use shuzhi_tests::demo::{Figures, STREET, Source, bring, collect, live, load_street};
use shuzhi_tests::street::{Street, generate};

/// Columns of the user's file in an order of its own, one of them unknown.
const OWN: &str = "户室,姓名,备注,楼栋地址,公民身份号码,居住类别
101,王一,甲,我的路1号1栋,11010519491231002X,户籍
102,,甲,我的路1号1栋,,
103,李二,甲,我的路1号2栋,110105194912310021,
104,赵三,甲,,,
105,𬱖㛃䶮,甲,我的路1号3栋,,流动
";

fn loaded(folder: &Path, street: &Street) -> shuzhi::Platform {
    load_street(&folder.join("street.db"), street).unwrap()
}

#[test]
fn a_generated_street_is_loaded_whole_and_sound() {
    let folder = tempfile::tempdir().unwrap();
    let street = generate(3, 400);
    let platform = loaded(folder.path(), &street);
    let report = bring(&platform, &street, &Source::Made(400), folder.path()).unwrap();
    assert_eq!((report.accepted, report.rejected, report.dwellings), (400, 0, 0), "{:?}", report.errors);
    let figures = collect(&platform).unwrap();
    assert!(figures.tiled && figures.verify.sound, "{:?}", figures.verify.findings);
    assert_eq!((figures.communities.len(), figures.grids.len()), (7, street.grids.len()));
    assert_eq!(figures.panel("residents_by_residence").values().sum::<i64>(), 400);
    let dwellings: i64 = figures.grids.iter().map(|(_, screen)| screen.dwellings).sum();
    assert_eq!(usize::try_from(dwellings).unwrap(), street.dwellings.len());
    assert!(figures.overdue.is_empty() && figures.period.response.basis_points.is_none());
    platform.close().unwrap();
}

/// Services and mediation of a small street.
fn lived(residents: usize, seed: u64) -> Figures {
    let folder = tempfile::tempdir().unwrap();
    let (street, source) = (generate(seed, residents), Source::Made(residents));
    let platform = loaded(folder.path(), &street);
    bring(&platform, &street, &source, folder.path()).unwrap();
    live(&platform, &street, &source).unwrap_or_else(|error| panic!("{error:#}"));
    let figures = collect(&platform).unwrap();
    assert!(figures.verify.sound, "{:?}", figures.verify.findings);
    let auditor = Actor { actor: "shenji".into(), street: STREET.into(), ..Actor::default() };
    let reads = platform.session(auditor).unwrap().access_control().list_reads(ListReads::default()).unwrap();
    assert!(reads.items.iter().any(|read| read.operation == "sharing.ask"), "the registry was asked");
    platform.close().unwrap();
    figures
}

#[test]
fn services_and_mediation_are_a_function_of_the_seed() {
    let (one, other) = (lived(500, 7), lived(500, 7));
    assert_eq!(
        (&one.services, &one.reviews, &one.mediation.areas),
        (&other.services, &other.reviews, &other.mediation.areas)
    );
    assert_eq!(
        (&one.matters, one.late, one.verify.events),
        (&other.matters, other.late, other.verify.events)
    );
    assert_eq!(one.matters.values().sum::<i64>(), 40);
    let services = &one.services;
    assert_eq!(
        (services.sections.offices, services.sections.stations),
        (6, 3),
        "six offices, two stations, one centre"
    );
    assert_eq!(services.sections_before.as_ref().map(|before| before.offices), Some(9));
    assert_eq!((services.integrated_items, services.sharing_units, services.list_entries), (13, 4, 6));
    assert!(services.matters_ended > 20 && services.reviews > 5 && services.agency_done > 0, "{services:?}");
    assert!(one.mediation.settled > 0 && one.mediation.accepted == 4, "{:?}", one.mediation);
}

#[test]
fn a_larger_street_breaks_promises_and_mends_bad_reviews() {
    let figures = lived(4_000, 5);
    let (services, reviews) = (&figures.services, &figures.reviews.rates);
    assert_eq!((figures.matters.values().sum::<i64>(), figures.mediation.accepted), (80, 8));
    assert!(services.promise_kept.numerator < services.promise_kept.denominator, "{services:?}");
    assert!(services.statute_kept.numerator > services.promise_kept.numerator, "{services:?}");
    assert!(reviews.mended.numerator > 0 && services.merchants > 0, "{figures:?}");
}

#[test]
fn bad_rows_of_a_users_file_are_told_and_good_rows_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let street = generate(3, 200);
    let platform = loaded(folder.path(), &street);
    let path = folder.path().join("own.csv");
    fs::write(&path, OWN).unwrap();
    let report = bring(&platform, &street, &Source::File(path.clone()), folder.path()).unwrap();
    assert_eq!((report.read, report.accepted, report.rejected), (5, 2, 3));
    let found: Vec<_> = report.errors.iter().map(|issue| (issue.row, issue.column.as_str())).collect();
    assert_eq!(found, [(3, "姓名"), (4, "公民身份号码"), (5, "楼栋地址")]);
    let told = fs::read_to_string(folder.path().join("rows-refused.txt")).unwrap();
    assert_eq!(told.lines().count(), 3);
    assert!(told.contains("第 4 行\t公民身份号码") && !told.contains("李二"), "{told}");
    live(&platform, &street, &Source::File(path.clone())).unwrap_or_else(|error| panic!("{error:#}"));
    let figures = collect(&platform).unwrap();
    assert_eq!(figures.panel("residents_by_residence").values().sum::<i64>(), 2);
    assert_eq!(figures.matters.values().sum::<i64>(), 40, "who applies is drawn from the file");

    fs::write(&path, "名字,地方\n王一,甲\n").unwrap();
    let error = bring(&platform, &street, &Source::File(path), folder.path()).unwrap_err();
    assert!(format!("{error:#}").contains("column"), "{error:#}");
    platform.close().unwrap();
}
