//! Search: words of two and of four characters among residents and places, held against reading every text.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use shuzhi::registry::{ImportResidents, SearchKind, SearchRegistry};
use shuzhi::{DurabilityMode, Session};
use shuzhi_tests::street::{Street, generate, write_csv};

use crate::measure::{median, micros, percentile};
use crate::{Bench, fill, setup};

/// Words of each length that are timed.
const WORDS: usize = 2_000;
/// One word in so many is looked for to the last hit and compared.
const COMPARED: usize = 40;
/// A word with more hits than this is compared on its first page only.
const MOST: usize = 20_000;

/// Two and four characters looked for among `rows` residents with their buildings and compounds.
pub fn search(bench: &mut Bench, rows: usize) -> Result<()> {
    let street = generate(7, rows);
    let code = setup::code(&street);
    let csv = bench.path("search.csv");
    write_csv(&street, &csv, 0)?;
    let path = bench.path("search.db");
    let platform = setup::found(&path, &street, DurabilityMode::Normal, fill::now())?;
    let session = setup::session(&platform, &code, "wang")?;
    setup::build(&session, &street)?;
    let request = ImportResidents { path: csv.display().to_string(), ..Default::default() };
    let (time, report) = micros(|| Ok(session.registry().import_residents(request)?))?;
    ensure!(report.accepted == rows as i64, "only {} of {rows} rows were accepted", report.accepted);
    bench.note("search_import_s", time / 1e6, "s");
    for (length, name) in [(2, "search2_p99_ms"), (4, "search4_p99_ms")] {
        let words = words(&street, length)?;
        let mut times = Vec::with_capacity(words.len());
        for word in &words {
            let request = SearchRegistry { text: word.clone(), limit: Some(20), ..Default::default() };
            times.push(micros(|| Ok(session.registry().search(request)?))?.0 / 1_000.0);
        }
        bench.note(&name.replace("p99", "p50"), median(times.clone()), "ms");
        slowest(bench, name, &words, &times);
        bench.put(name, percentile(times, 99), "ms");
        let mut hits = 0;
        for word in words.iter().step_by(COMPARED) {
            hits += compare(&session, &street, word)?;
        }
        bench.note(&name.replace("p99_ms", "hits_compared"), hits as f64, "hits");
    }
    drop(session);
    Ok(platform.close()?)
}

/// The words that took longest.
fn slowest(bench: &Bench, name: &str, words: &[String], times: &[f64]) {
    let mut order: Vec<usize> = (0..times.len()).collect();
    order.sort_by(|one, other| times[*other].total_cmp(&times[*one]));
    for place in order.into_iter().take(3) {
        bench.note(&format!("{name}_slow_{}", words[place]), times[place], "ms");
    }
}

/// Words as people type them: the beginning of a name, a name in full, pieces of addresses, names of compounds.
fn words(street: &Street, length: usize) -> Result<Vec<String>> {
    let take = |text: &str, from: usize| -> Option<String> {
        let word: String = text.chars().skip(from).take(length).collect();
        let ideographs = word.chars().filter(|character| ('\u{4E00}'..='\u{9FFF}').contains(character));
        (ideographs.count() == length).then_some(word)
    };
    let long: Vec<&String> = street
        .residents
        .iter()
        .map(|resident| &resident.name)
        .filter(|name| name.chars().count() >= length)
        .collect();
    let mut words = Vec::with_capacity(WORDS);
    let mut step = 0;
    while words.len() < WORDS {
        let building = &street.buildings[step * 31 % street.buildings.len()].address;
        let compound = &street.compounds[step * 17 % street.compounds.len()].name;
        let word = match step % 4 {
            0 | 1 if !long.is_empty() => {
                let name = long[step * 7_919 % long.len()];
                take(name, if step % 8 == 1 { name.chars().count() - length } else { 0 })
            }
            2 => take(compound, step / 4 % 3),
            _ => take(building, step / 4 % 9),
        };
        words.extend(word);
        step += 1;
        ensure!(step < WORDS * 100, "the street has no {WORDS} words of {length} characters");
    }
    words.first().context("words")?;
    Ok(words)
}

/// Every resident and place that holds the word is found, and nobody else; how many there are.
fn compare(session: &Session, street: &Street, word: &str) -> Result<usize> {
    let mut expected: Vec<&str> = Vec::new();
    expected.extend(street.compounds.iter().filter(|one| one.name.contains(word)).map(|one| &*one.name));
    let elsewhere =
        |one: &&shuzhi_tests::street::Compound| one.road.contains(word) && !one.name.contains(word);
    expected.extend(street.compounds.iter().filter(elsewhere).map(|one| &*one.name));
    let names: Vec<String> =
        street.buildings.iter().map(|building| format!("{}栋", building.number)).collect();
    let buildings = street.buildings.iter().zip(&names);
    let holds = buildings.filter(|(one, name)| one.address.contains(word) || name.contains(word));
    expected.extend(holds.map(|(one, _)| &*one.address));
    let people = street.residents.iter().filter(|one| one.name.contains(word));
    expected.extend(people.map(|one| &*one.name));
    expected.sort_unstable();
    let pages = if expected.len() > MOST { 1 } else { usize::MAX };
    let mut found = Vec::new();
    let (mut seen, mut cursor) = (BTreeSet::new(), None);
    for _ in 0..pages {
        let request = SearchRegistry { text: word.to_owned(), kinds: None, limit: Some(1_000), cursor };
        let page = session.registry().search(request)?;
        for hit in page.items {
            ensure!(seen.insert(hit.id), "{word} finds {} twice", hit.title);
            // A building's title is its number: its address names it.
            found.push(if hit.kind == SearchKind::Building { hit.detail } else { hit.title });
        }
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    if pages == 1 {
        let all: BTreeSet<&str> = expected.iter().copied().collect();
        ensure!(found.iter().all(|one| all.contains(&**one)), "{word} finds what does not hold it");
        return Ok(found.len());
    }
    found.sort_unstable();
    ensure!(found == expected, "{word} finds {} of {} records", found.len(), expected.len());
    Ok(found.len())
}
