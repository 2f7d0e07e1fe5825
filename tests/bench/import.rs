//! People: the import of residents beside a bare load of the same file.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Result, ensure};
use rusqlite::params;
use shuzhi::DurabilityMode;
use shuzhi::registry::ImportResidents;
use shuzhi_tests::street::{generate, write_csv};

use crate::measure::{median, micros};
use crate::{Bench, fill, setup};

/// Import of `rows` residents against a bare load of the same file, and the two files.
pub fn import(bench: &mut Bench, rows: usize) -> Result<()> {
    let street = generate(5, rows);
    let code = setup::code(&street);
    let csv = bench.path("residents.csv");
    write_csv(&street, &csv, 0)?;
    let base = bench.path("import-base.db");
    let platform = setup::found(&base, &street, DurabilityMode::Normal, fill::now())?;
    setup::build(&setup::session(&platform, &code, "wang")?, &street)?;
    platform.close()?;
    let size = |path: &Path| std::fs::metadata(path).map(|data| data.len() as f64);
    let (mut ratios, mut sizes) = (Vec::new(), Vec::new());
    for round in 0..5 {
        let (ours, bare) = (bench.path("import.db"), bench.path("import-bare.db"));
        setup::copy(&base, &ours)?;
        setup::copy(&base, &bare)?;
        // Who begins changes from round to round. Both times end when the log is in the file.
        let mut times = [0.0; 2];
        for turn in 0..2 {
            let place = (turn + round) % 2;
            times[place] = match place {
                0 => micros(|| checked(&ours, &csv, &code, rows))?.0,
                _ => micros(|| load(&bare, &csv, &code))?.0,
            };
        }
        // Grids and buildings stand in both from the start: only what the residents add counts.
        let added = [size(&ours)? - size(&base)?, size(&bare)? - size(&base)?];
        if round > 0 {
            ratios.push(times[0] / times[1]);
            sizes.push(added);
        }
        bench.note("import_s", times[0] / 1e6, "s");
        bench.note("load_s", times[1] / 1e6, "s");
    }
    let [ours, bare] = sizes[0];
    bench.note("import_added_mib", ours / 1_048_576.0, "MiB");
    bench.note("load_added_mib", bare / 1_048_576.0, "MiB");
    bench.put("import_vs_load", median(ratios), "x");
    bench.put("import_file_vs_bare", ours / bare, "x");
    Ok(())
}

/// The library's import, with everything that it checks and keeps.
fn checked(path: &Path, csv: &Path, code: &str, rows: usize) -> Result<()> {
    let platform = setup::open(path, code, DurabilityMode::Normal, fill::now())?;
    let registry = setup::session(&platform, code, "wang")?.registry();
    let request = ImportResidents { path: csv.display().to_string(), ..Default::default() };
    let report = registry.import_residents(request)?;
    ensure!(report.accepted == rows as i64, "only {} of {rows} rows were accepted", report.accepted);
    drop(registry);
    Ok(platform.close()?)
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
