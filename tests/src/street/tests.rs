use std::collections::{HashMap, HashSet};

use geo::{Area as _, BooleanOps as _, Contains as _, Intersects as _, LineString, Polygon, unary_union};

use super::given::ERAS;
use super::rng::{Dice, Purpose};
use super::*;

fn polygon(ring: &[Point]) -> Polygon {
    Polygon::new(LineString::from_iter(ring.iter().map(|at| (at.longitude, at.latitude))), Vec::new())
}

/// A ring as exact units of 1e-7 degree.
fn units(ring: &[Point]) -> Vec<(i64, i64)> {
    let unit = |degrees: f64| (degrees * 1e7).round() as i64;
    ring.iter().map(|at| (unit(at.longitude), unit(at.latitude))).collect()
}

fn doubled_area(ring: &[Point]) -> i128 {
    let cross = |pair: &[(i64, i64)]| {
        i128::from(pair[0].0) * i128::from(pair[1].1) - i128::from(pair[1].0) * i128::from(pair[0].1)
    };
    units(ring).windows(2).map(cross).sum()
}

/// Every edge is walked once forwards and once backwards, or lies on the boundary; areas add up exactly.
fn assert_tiles(street: &Street) {
    let mut edges: HashSet<[(i64, i64); 2]> = HashSet::new();
    for ring in street.grids.iter().map(|grid| &grid.polygon) {
        assert_eq!(ring.first(), ring.last());
        let corners = units(ring);
        assert_eq!(
            corners[1..].iter().collect::<HashSet<_>>().len(),
            corners.len() - 1,
            "a ring touches itself"
        );
        for edge in corners.windows(2) {
            assert!(edges.insert([edge[0], edge[1]]), "two grids on the same side of an edge");
        }
    }
    let outside: HashSet<_> =
        edges.iter().filter(|edge| !edges.contains(&[edge[1], edge[0]])).copied().collect();
    let border: HashSet<_> = units(&street.boundary).windows(2).map(|edge| [edge[0], edge[1]]).collect();
    assert_eq!(outside, border);
    let parts: i128 = street.grids.iter().map(|grid| doubled_area(&grid.polygon)).sum();
    assert_eq!(parts, doubled_area(&street.boundary));
    assert!(street.grids.iter().all(|grid| doubled_area(&grid.polygon) > 0));
}

#[test]
fn same_seed_same_street() {
    let one = serde_json::to_string(&generate(7, 3_000)).unwrap();
    assert_eq!(one, serde_json::to_string(&generate(7, 3_000)).unwrap());
    assert_ne!(one, serde_json::to_string(&generate(8, 3_000)).unwrap());
}

/// A change of these values means that files made before are no longer reproduced.
#[test]
fn seed_is_pinned() {
    let digest = |text: &str| {
        text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
            (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
    };
    let street = generate(42, 2_000);
    assert_eq!(digest(&serde_json::to_string(&street).unwrap()), PINNED.0);
    let requests: Vec<_> = street.requests(200).collect();
    assert_eq!(digest(&serde_json::to_string(&requests).unwrap()), PINNED.1);
}

const PINNED: (u64, u64) = (0xb6c6_a304_9923_b7a0, 0x9b41_7e0e_4435_5d72);

#[test]
fn iterator_gives_the_residents_of_the_street() {
    let street = generate(3, 4_321);
    assert!(street.rows().eq(residents_iter(3, 4_321)));
    assert_eq!(residents_iter(3, 4_321).len(), 4_321);
    assert_eq!(residents_iter(3, 0).count(), 0);
}

#[test]
fn grids_tile_the_street() {
    for seed in 0..12 {
        assert_tiles(&generate(seed, 20_000 * usize::from(seed == 0)));
    }
    assert_tiles(&generate_with(&Options { seed: 5, residents: 0, grids: Some(500) }));
    assert_tiles(&generate_with(&Options { seed: 5, residents: 0, grids: Some(1) }));
}

#[test]
fn many_grids_need_invented_communities() {
    let street = generate_with(&Options { seed: 5, residents: 0, grids: Some(20_000) });
    assert_tiles(&street);
    assert_eq!(street.communities().count(), 23);
    assert_eq!(street.communities().filter(|row| row.real).count(), 7);
    let codes: HashSet<_> = street.grids.iter().map(|grid| &grid.code).collect();
    assert_eq!(codes.len(), 20_000);
    assert!(codes.iter().all(|code| code.len() == 15));
}

#[test]
fn points_lie_in_exactly_one_grid() {
    let street = generate(11, 20_000);
    let polygons: Vec<_> = street.grids.iter().map(|grid| polygon(&grid.polygon)).collect();
    let boundary = polygon(&street.boundary);
    let whole = unary_union(&polygons);
    assert!(boundary.difference(&whole.0[0]).unsigned_area() < 1e-12);
    let mut dice = Dice::new(1, Purpose::Spoil, 1);
    let (west, south) = (street.boundary[0].longitude - 0.004, street.boundary[0].latitude - 0.004);
    let mut inside = 0;
    for _ in 0..4_000 {
        let (right, up) = (dice.between(0, 4_000_000), dice.between(0, 4_000_000));
        let at = geo::Point::new(west + right as f64 / 1.7e8 + 1e-9, south + up as f64 / 1.9e8 + 1e-9);
        let owners = polygons.iter().filter(|polygon| polygon.contains(&at)).count();
        assert_eq!(owners, usize::from(boundary.contains(&at)));
        inside += owners;
    }
    assert!(inside > 1_000, "only {inside} of the samples inside");
    for building in &street.buildings {
        let at = geo::Point::new(building.location.longitude, building.location.latitude);
        let owners: Vec<_> =
            (0..).zip(&polygons).filter(|pair| pair.1.intersects(&at)).map(|pair| pair.0).collect();
        assert_eq!(owners, [building.grid]);
    }
}

#[test]
fn counts_and_sizes() {
    let street = generate(42, 20_000);
    assert_eq!((street.residents.len(), street.grids.len()), (20_000, 21));
    assert_eq!(street.division().code, "620102004000");
    let mut homes: HashMap<u32, usize> = HashMap::new();
    for household in &street.households {
        let building = street.dwellings[household.dwelling as usize].building;
        *homes.entry(street.buildings[building as usize].grid).or_default() += 1;
    }
    assert!(homes.values().all(|n| (250..=550).contains(n)), "{homes:?}");
    for community in street.communities() {
        assert!(street.grids.iter().filter(|grid| grid.community == community.code).count() >= 3);
    }
    for n in [0, 1, 2, 99, 1_001] {
        assert_eq!(generate(n as u64, n).residents.len(), n);
    }
}

#[test]
fn households_have_one_head_each() {
    let street = generate(6, 5_000);
    let mut at = 0;
    for (place, household) in (0_u32..).zip(&street.households) {
        assert_eq!(household.head as usize, at);
        let members = &street.residents[at..at + usize::from(household.size)];
        assert!(members.iter().all(|member| member.household == place));
        assert_eq!(members.iter().filter(|member| member.relation == "户主").count(), 1);
        assert_eq!(members[0].relation, "户主");
        at += members.len();
    }
    assert_eq!(at, 5_000);
}

#[test]
fn numbers_are_valid_and_unique() {
    let street = generate(42, 20_000);
    let (mut numbers, mut phones) = (HashSet::new(), HashSet::new());
    for person in &street.residents {
        assert!(person.birth <= street.as_of && person.since <= street.as_of && person.birth <= person.since);
        if let Some(number) = &person.number {
            assert!(resident_number_valid(number) && numbers.insert(number));
            assert_eq!(number[6..14], person.birth.format("%Y%m%d").to_string());
            assert_eq!(number.as_bytes()[16] % 2 == 1, person.sex == Sex::Male);
        }
    }
    let staff = street.grids.iter().flat_map(|grid| [&grid.leader.phone, &grid.worker.phone]);
    let shops = street.enterprises.iter().map(|enterprise| &enterprise.phone);
    for phone in street.residents.iter().filter_map(|person| person.phone.as_ref()).chain(staff).chain(shops)
    {
        assert!(phone.len() == 11 && phone.starts_with('1') && phones.insert(phone));
    }
    let codes: HashSet<_> = street.enterprises.iter().map(|enterprise| &enterprise.credit_code).collect();
    assert_eq!(codes.len(), street.enterprises.len());
    assert!(codes.iter().all(|code| credit_code_valid(code)));
}

#[test]
fn check_characters_of_known_codes() {
    for number in ["11010519491231002X", "440524188001010014", "620102199003074510", "110101199003077715"] {
        assert!(resident_number_valid(number), "{number}");
    }
    for code in ["91350100M000100Y43", "91110000600037341L", "91110000101623741K", "911101066976941872"] {
        assert!(credit_code_valid(code), "{code}");
    }
    assert!(!resident_number_valid("110105194912310021") && !credit_code_valid("91350100M000100Y44"));
}

#[test]
fn addresses_are_unique() {
    let street = generate(42, 20_000);
    let mut homes = HashSet::new();
    for home in &street.dwellings {
        assert!(homes.insert((&street.buildings[home.building as usize].address, home.unit, &home.room)));
    }
    let names: HashSet<_> = street.compounds.iter().map(|compound| &compound.name).collect();
    assert_eq!(names.len(), street.compounds.len());
    let numbers: HashSet<_> = street.households.iter().map(|household| &household.number).collect();
    assert_eq!(numbers.len(), street.households.len());
}

#[test]
fn people_are_mixed() {
    let street = generate(42, 20_000);
    let share = |test: &dyn Fn(&Resident) -> bool| street.residents.iter().filter(|row| test(row)).count();
    assert!((100..1_000).contains(&share(&|row| row.number.is_none())));
    assert!((700..2_800).contains(&share(&|row| row.ethnic_group == "回族")));
    assert!((11_000..14_500).contains(&share(&|row| row.residence == Residence::Registered)));
    assert!((900..1_700).contains(&share(&|row| row.name.starts_with('王'))));
    assert!((9_000..11_000).contains(&share(&|row| row.sex == Sex::Male)));
    for rare in ['𬱖', '㛃', '䶮'] {
        assert!(generate(9, 1_000).residents.iter().any(|row| row.name.contains(rare)), "{rare}");
    }
    let tables =
        ERAS.iter().flat_map(|era| [era.male_first, era.male_last, era.female_first, era.female_last]);
    for table in tables {
        assert!(table.chars().all(|character| character.len_utf8() == 3), "{table}");
    }
}

#[test]
fn every_category_has_texts_and_a_route_everywhere() {
    let street = generate(42, 500);
    let second: Vec<_> = street.categories.iter().filter(|category| category.parent.is_some()).collect();
    for category in &second {
        assert!(super::texts::TEXTS.iter().filter(|text| text.category == category.code).count() >= 2);
        for community in street.communities() {
            let route = street.route(&category.code, &community.code).unwrap();
            assert!(street.offices.iter().any(|office| office.code == route.office));
        }
    }
    let first = street.categories.len() - second.len();
    assert_eq!((first, second.len()), (8, 34));
    let own = street.routes.iter().filter(|route| route.community.is_some()).count();
    assert_eq!(own, 4 * 7 + 2 * 3);
}

#[test]
fn requests_are_whole() {
    let street = generate(42, 20_000);
    let all: Vec<_> = street.requests(600).collect();
    assert_eq!(all, street.requests(600).collect::<Vec<_>>());
    assert_eq!(street.requests(600).nth(321).as_ref(), all.get(321));
    let anonymous = all.iter().filter(|request| request.reporter.is_none()).count();
    assert!((20..150).contains(&anonymous));
    let categories: HashSet<_> = all.iter().map(|request| &request.category).collect();
    assert_eq!(categories.len(), 34);
    for request in &all {
        assert!(!request.description.contains(['{', '}']) && !request.title.contains(['{', '}']));
        let grid = street.grids.iter().find(|grid| grid.code == request.grid).unwrap();
        let at = geo::Point::new(request.location.longitude, request.location.latitude);
        assert!(polygon(&grid.polygon).contains(&at));
        assert!(request.grid.starts_with(&request.community));
    }
}

#[test]
fn files_have_the_rows_and_the_flaws() {
    use calamine::Reader as _;
    let street = generate(42, 800);
    let place = std::env::temp_dir().join(format!("shuzhi-street-{}", std::process::id()));
    std::fs::create_dir_all(&place).unwrap();
    let (csv_path, xlsx_path) = (place.join("residents.csv"), place.join("residents.xlsx"));
    let flaws = write_csv(&street, &csv_path, 25).unwrap();
    assert_eq!(flaws, write_xlsx(&street, &xlsx_path, 25).unwrap());
    let before = std::fs::read(&xlsx_path).unwrap();
    write_xlsx(&street, &xlsx_path, 25).unwrap();
    assert_eq!(before, std::fs::read(&xlsx_path).unwrap());
    let mut file = csv::Reader::from_path(&csv_path).unwrap();
    let rows: Vec<Vec<String>> =
        file.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    let mut book = calamine::open_workbook_auto(&xlsx_path).unwrap();
    let sheet = book.worksheet_range("居民").unwrap();
    let cells: Vec<Vec<String>> =
        sheet.rows().skip(1).map(|row| row.iter().map(ToString::to_string).collect()).collect();
    std::fs::remove_dir_all(&place).unwrap();
    assert_eq!((rows.len(), flaws.len()), (800, 25));
    assert_eq!(rows, cells);
    assert_flaws(&street, &rows, &flaws);
}

/// Exactly the reported rows differ from the street, each in the reported column and way.
fn assert_flaws(street: &Street, rows: &[Vec<String>], flaws: &[Spoiled]) {
    let good: Vec<Vec<String>> = street.rows().map(|row| files::cells(row).to_vec()).collect();
    let mut changed = Vec::new();
    for (place, (row, good)) in rows.iter().zip(&good).enumerate() {
        let columns = (0..COLUMNS.len()).filter(|column| row[*column] != good[*column]);
        changed.extend(columns.map(|column| (place + 2, COLUMNS[column])));
    }
    assert_eq!(changed, flaws.iter().map(|flaw| (flaw.row, flaw.column)).collect::<Vec<_>>());
    for flaw in flaws {
        let row = &rows[flaw.row - 2];
        let earlier = || rows[..flaw.row - 2].iter().any(|other| other[1] == row[1]);
        assert!(match flaw.flaw {
            Flaw::BadChecksum => row[1].len() == 18 && !resident_number_valid(&row[1]),
            Flaw::MissingName => row[0].is_empty(),
            Flaw::UnknownBuilding => street.buildings.iter().all(|building| building.address != row[7]),
            Flaw::DuplicateNumber => resident_number_valid(&row[1]) && earlier(),
            Flaw::BadPhone => row[2].len() != 11,
        });
    }
}
