//! Places and people: locating points, importing residents, searching names and addresses.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Result, ensure};
use rusqlite::params;
use shuzhi::geo::Datum;
use shuzhi::registry::{ImportResidents, SearchKind, SearchRegistry};
use shuzhi::{DurabilityMode, Session};
use shuzhi_tests::street::{Options, Street, generate, generate_with, write_csv};

use crate::Bench;
use crate::measure::{median, micros, percentile};
use crate::setup;

/// Units in which boundaries are exact.
const UNITS: f64 = 1e7;

fn snapped(street: &Street) -> Vec<Vec<(i64, i64)>> {
    let unit = |degrees: f64| (degrees * UNITS).round() as i64;
    let ring = |ring: &Vec<_>| -> Vec<(i64, i64)> {
        ring.iter()
            .map(|point: &shuzhi_tests::street::Point| (unit(point.longitude), unit(point.latitude)))
            .collect()
    };
    street.grids.iter().map(|grid| ring(&grid.polygon)).collect()
}

/// Whether the point lies in the ring, and whether it lies on its line: in exact integers.
fn touches(ring: &[(i64, i64)], (x, y): (i64, i64)) -> (bool, bool) {
    let mut inside = false;
    for pair in ring.windows(2) {
        let ((ax, ay), (bx, by)) = (pair[0], pair[1]);
        let turn = i128::from(bx - ax) * i128::from(y - ay) - i128::from(by - ay) * i128::from(x - ax);
        let between = x >= ax.min(bx) && x <= ax.max(bx) && y >= ay.min(by) && y <= ay.max(by);
        if turn == 0 && between {
            return (true, true);
        }
        if (ay > y) != (by > y) && (turn > 0) == (by > ay) {
            inside = !inside;
        }
    }
    (inside, false)
}

/// Points located a second on 500 grids, each answer of a sample compared with all polygons, edges included.
pub fn locate(bench: &mut Bench) -> Result<()> {
    let street = generate_with(&Options { seed: 11, residents: 0, grids: Some(500) });
    let code = setup::code(&street);
    let platform = setup::found(&bench.path("locate.db"), &street, DurabilityMode::Normal)?;
    let grids = setup::session(&platform, &code, "wang")?.grids();
    let rings = snapped(&street);
    let all = || rings.iter().flatten();
    let (low, high) = (
        (all().map(|p| p.0).min().unwrap_or(0), all().map(|p| p.1).min().unwrap_or(0)),
        (all().map(|p| p.0).max().unwrap_or(0), all().map(|p| p.1).max().unwrap_or(0)),
    );
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = |from: i64, to: i64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        from + (state % (to - from + 1).unsigned_abs()) as i64
    };
    let mut checked: Vec<(i64, i64)> =
        (0..4_000).map(|_| (random(low.0, high.0), random(low.1, high.1))).collect();
    for ring in &rings {
        checked.extend(ring);
        checked
            .extend(ring.windows(2).map(|pair| ((pair[0].0 + pair[1].0) / 2, (pair[0].1 + pair[1].1) / 2)));
    }
    let lonlat: Vec<f64> = checked.iter().flat_map(|p| [p.0 as f64 / UNITS, p.1 as f64 / UNITS]).collect();
    let mut out = vec![None; checked.len()];
    grids.locate_many(&lonlat, Datum::Cgcs2000, &mut out)?;
    let mut edges = 0;
    for (point, answer) in checked.iter().zip(&out) {
        let touching: Vec<(usize, bool)> = rings
            .iter()
            .enumerate()
            .filter_map(|(index, ring)| {
                let (inside, line) = touches(ring, *point);
                inside.then_some((index, line))
            })
            .collect();
        edges += usize::from(touching.len() > 1);
        match answer {
            Some(code) => ensure!(
                touching.iter().any(|(index, _)| street.grids[*index].code == code.as_str()),
                "{point:?} was located in {code}, which it does not touch"
            ),
            // On the outer line of the street the half-open rule may give a point to the outside.
            None => ensure!(
                touching.len() < 2 && touching.iter().all(|(_, line)| *line)
                    || touching.iter().all(|(_, line)| *line) && on_outline(&street, *point),
                "{point:?} was located nowhere, but lies in {touching:?}"
            ),
        }
    }
    bench.note("locate_points_checked", checked.len() as f64, "points");
    bench.note("locate_points_on_shared_edges", edges as f64, "points");
    let count = 1_000_000;
    let lonlat: Vec<f64> = (0..count)
        .flat_map(|_| [random(low.0, high.0) as f64 / UNITS, random(low.1, high.1) as f64 / UNITS])
        .collect();
    let mut out = vec![None; count];
    let mut rates = Vec::new();
    for _ in 0..9 {
        let (time, ()) = micros(|| Ok(grids.locate_many(&lonlat, Datum::Cgcs2000, &mut out)?))?;
        rates.push(count as f64 / time * 1e6);
    }
    bench.put("locate_500_points_s", median(rates), "points/s");
    Ok(platform.close()?)
}

fn on_outline(street: &Street, point: (i64, i64)) -> bool {
    let ring: Vec<(i64, i64)> = street
        .boundary
        .iter()
        .map(|p| ((p.longitude * UNITS).round() as i64, (p.latitude * UNITS).round() as i64))
        .collect();
    touches(&ring, point).1
}

/// Import of `rows` residents against a bare load of the same file, and the two files.
pub fn import(bench: &mut Bench, rows: usize) -> Result<()> {
    let street = generate(5, rows);
    let code = setup::code(&street);
    let csv = bench.path("residents.csv");
    write_csv(&street, &csv, 0)?;
    let base = bench.path("import-base.db");
    let platform = setup::found(&base, &street, DurabilityMode::Normal)?;
    setup::build(&setup::session(&platform, &code, "wang")?, &street)?;
    platform.close()?;
    let (mut times, mut sizes) = (Vec::new(), 0.0);
    for _ in 0..3 {
        let (ours, bare) = (bench.path("import.db"), bench.path("import-bare.db"));
        setup::copy(&base, &ours)?;
        setup::copy(&base, &bare)?;
        let platform = setup::open(&ours, &code, DurabilityMode::Normal)?;
        let registry = setup::session(&platform, &code, "wang")?.registry();
        let request = ImportResidents { path: csv.display().to_string(), ..Default::default() };
        let (one, report) = micros(|| Ok(registry.import_residents(request)?))?;
        ensure!(report.accepted == rows as i64, "only {} of {rows} rows were accepted", report.accepted);
        drop(registry);
        platform.close()?;
        let (other, ()) = micros(|| load(&bare, &csv, &code))?;
        times.push(one / other);
        bench.note("import_s", one / 1e6, "s");
        bench.note("load_s", other / 1e6, "s");
        let size = |path: &Path| std::fs::metadata(path).map(|data| data.len() as f64);
        sizes = size(&ours)? / size(&bare)?;
        bench.note("import_mib", size(&ours)? / 1_048_576.0, "MiB");
    }
    bench.put("import_vs_load", median(times), "x");
    bench.put("import_file_vs_bare", sizes, "x");
    Ok(())
}

/// The bare load: the same columns under the same indexes, nothing checked, nothing indexed for search.
fn load(path: &Path, csv: &Path, code: &str) -> Result<()> {
    let connection = rusqlite::Connection::open(path)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
    connection.execute_batch("PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 10000; PRAGMA cache_size = -16384; BEGIN IMMEDIATE")?;
    let mut buildings: HashMap<String, ([u8; 16], String, Option<String>)> = HashMap::new();
    let mut statement =
        connection.prepare("SELECT address, id, community, grid FROM building WHERE street = ?1")?;
    let mut rows = statement.query([code])?;
    while let Some(row) = rows.next()? {
        buildings.insert(row.get(0)?, (row.get(1)?, row.get(2)?, row.get(3)?));
    }
    let (mut dwellings, mut households) = (HashMap::new(), HashMap::new());
    let id = || uuid::Uuid::now_v7().into_bytes();
    let batch = id();
    let mut reader = csv::Reader::from_path(csv)?;
    let mut record = csv::StringRecord::new();
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    while reader.read_record(&mut record)? {
        let (building, community, grid) = &buildings[&record[7]];
        let dwelling =
            *dwellings.entry((*building, record[8].to_owned(), record[9].to_owned())).or_insert_with(id);
        connection
            .prepare_cached(
                "INSERT INTO dwelling(street, id, building, unit, room, usage, batch, revision)
             VALUES (?1, ?2, ?3, ?4, ?5, 'residential', ?6, 1) ON CONFLICT DO NOTHING",
            )?
            .execute(params![code, dwelling, building, &record[8], &record[9], batch])?;
        let household = match households.get(&record[5]) {
            Some(known) => *known,
            None => {
                let household = id();
                connection
                    .prepare_cached(
                        "INSERT INTO household(street, id, dwelling, number, kind, batch, revision)
                     VALUES (?1, ?2, ?3, ?4, 'family', ?5, 1)",
                    )?
                    .execute(params![code, household, dwelling, &record[5], batch])?;
                households.insert(record[5].to_owned(), household);
                household
            }
        };
        let number = some(&record[1]);
        let birth = number.as_deref().and_then(|number| number.get(6..14)?.parse::<i64>().ok());
        let since: i64 = record[10].replace('-', "").parse()?;
        let residence = match &record[4] {
            "户籍" => "registered",
            "常住" => "permanent",
            _ => "floating",
        };
        connection.prepare_cached(
            "INSERT INTO resident(street, id, name, number, sex, birth, phone, ethnic, residence, household, relation,
             dwelling, community, grid, since, until, batch, state, revision)
             VALUES (?1, ?2, ?3, ?4, 1, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, NULL, ?15, 'living', 1)",
        )?.execute(params![
            code, id(), &record[0], number, birth, some(&record[2]), some(&record[3]), residence, household,
            some(&record[6]), dwelling, community, grid, since, batch
        ])?;
    }
    connection.execute_batch("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)")?;
    Ok(())
}

/// Two and four characters looked for among `rows` residents with their buildings.
pub fn search(bench: &mut Bench, rows: usize) -> Result<()> {
    let street = generate(7, rows);
    let code = setup::code(&street);
    let csv = bench.path("search.csv");
    write_csv(&street, &csv, 0)?;
    let platform = setup::found(&bench.path("search.db"), &street, DurabilityMode::Normal)?;
    let session = setup::session(&platform, &code, "wang")?;
    setup::build(&session, &street)?;
    session
        .registry()
        .import_residents(ImportResidents { path: csv.display().to_string(), ..Default::default() })?;
    let take =
        |text: &str, from: usize, count: usize| text.chars().skip(from).take(count).collect::<String>();
    for (length, name) in [(2, "search2_p99_ms"), (4, "search4_p99_ms")] {
        let mut words = Vec::new();
        for call in 0..1_000 {
            let resident = &street.residents[call * 7_919 % street.residents.len()].name;
            let address = &street.buildings[call * 31 % street.buildings.len()].address;
            let letters: String =
                take(address, call % 5, length).chars().filter(|c| c.is_alphanumeric()).collect();
            words.push(if call % 2 == 0 && resident.chars().count() >= length {
                take(resident, 0, length)
            } else {
                letters
            });
        }
        words.retain(|word| word.chars().count() == length);
        let mut times = Vec::new();
        for word in &words {
            let request = SearchRegistry { text: word.clone(), limit: Some(20), ..Default::default() };
            times.push(micros(|| Ok(session.registry().search(request)?))?.0 / 1_000.0);
        }
        bench.note(&name.replace("p99", "p50"), median(times.clone()), "ms");
        bench.put(name, percentile(times, 99), "ms");
        let names: Vec<&String> = words.iter().step_by(100).collect();
        for word in names {
            recall(&session, &street, word)?;
        }
    }
    drop(session);
    Ok(platform.close()?)
}

/// Every resident whose name holds the word is found, and nobody else.
fn recall(session: &Session, street: &Street, word: &str) -> Result<()> {
    let expected = street.residents.iter().filter(|resident| resident.name.contains(word)).count();
    if expected > 50_000 {
        return Ok(());
    }
    let (mut found, mut cursor) = (0, None);
    loop {
        let page = session.registry().search(SearchRegistry {
            text: word.to_owned(),
            kinds: Some(vec![SearchKind::Resident]),
            limit: Some(1_000),
            cursor,
        })?;
        found += page.items.len();
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    ensure!(found == expected, "{found} of {expected} residents were found by {word}");
    Ok(())
}
