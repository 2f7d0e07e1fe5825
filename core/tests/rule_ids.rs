//! Every rule that the code names stands in the rulebook, so that `rulebook.explain` answers for every refusal.

#![allow(clippy::unwrap_used, reason = "a failed step of a test ends it")]

use std::collections::BTreeSet;
use std::path::Path;

use shuzhi::rulebook::Rulebook;

/// Files whose dotted words are no rules: the catalogue itself, names of operations, and measures of counters.
const OTHERS: [&str; 9] = [
    "rulebook/catalogue",
    "contract/",
    "case/figures.rs",
    "party/figures.rs",
    "mediation/figures.rs",
    "service/figures.rs",
    "tests.rs",
    "/tests/",
    "testing.rs",
];

/// Every text in double quotes that looks like `area.word`, outside comments and `#[cfg(test)]` modules.
fn dotted_words(source: &str) -> BTreeSet<String> {
    let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let quoted = lines.flat_map(|line| line.split('"').skip(1).step_by(2));
    let part = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    quoted.filter(|word| word.contains('.') && word.split('.').all(part)).map(str::to_owned).collect()
}

fn sources(folder: &Path, root: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.strip_prefix(root).unwrap().display().to_string();
        if path.is_dir() {
            sources(&path, root, found);
        } else if name.ends_with(".rs") && !OTHERS.iter().any(|other| name.contains(other)) {
            found.extend(dotted_words(&std::fs::read_to_string(&path).unwrap()));
        }
    }
}

#[test]
fn every_rule_named_in_the_code_is_in_the_rulebook() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut words = BTreeSet::new();
    sources(&root, &root, &mut words);
    let rules: BTreeSet<String> = Rulebook::default().rules().map(|rule| rule.id.clone()).collect();
    let areas: BTreeSet<&str> = rules.iter().map(|id| id.split('.').next().unwrap()).collect();
    let operations: BTreeSet<&str> =
        shuzhi::contract::operations().iter().map(|operation| operation.name).collect();
    let named: Vec<&String> = words
        .iter()
        .filter(|word| areas.contains(word.split('.').next().unwrap()))
        .filter(|word| !operations.contains(word.as_str()) || rules.contains(*word))
        .collect();
    // The scan is of use only while it finds what is known to be there.
    for known in
        ["case.reopen.window", "grid.boundary.overlap", "registry.import.undo", "calendar.year.announced"]
    {
        assert!(named.iter().any(|word| *word == known), "the scan no longer finds {known}");
    }
    let unknown: Vec<_> = named.iter().filter(|word| !rules.contains(**word)).collect();
    assert!(unknown.is_empty(), "named in the code, but not in the rulebook: {unknown:?}");
}

/// Rules whose parameters the library keeps and explains for hosts and for later parts, but does not act on itself.
const FOR_HOSTS: [&str; 5] = [
    "calendar.licensing.decision",
    "case.follow_up.weights",
    "case.ranking",
    "ledger.retention",
    "registry.care.review",
];

#[test]
fn a_parameter_that_can_be_set_is_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut words = BTreeSet::new();
    sources(&root, &root, &mut words);
    let book = Rulebook::default();
    let settable = |rule: &shuzhi::rulebook::Rule| rule.parameters.iter().any(|one| one.overridable);
    let set: BTreeSet<&str> =
        book.rules().filter(|rule| settable(rule)).map(|rule| rule.id.as_str()).collect();
    let idle: Vec<&str> = set.iter().copied().filter(|id| !words.contains(*id)).collect();
    assert_eq!(idle, FOR_HOSTS, "these can be set, but nothing reads them");
}

/// A law is cited by its short name, as refusals have it; its full name stands in the source.
#[test]
fn services_cite_laws_by_their_short_names() {
    const AREAS: [&str; 9] =
        ["agency", "item", "matter", "office", "order", "resource", "review", "sharing", "station"];
    let book = Rulebook::default();
    let area = |id: &str| id.split('.').next().unwrap_or_default().to_owned();
    let cited: Vec<_> = book.rules().filter(|rule| AREAS.contains(&area(&rule.id).as_str())).collect();
    let found: BTreeSet<String> = cited.iter().map(|rule| area(&rule.id)).collect();
    assert_eq!(found.len(), AREAS.len(), "{found:?}");
    let long: Vec<_> = cited
        .iter()
        .filter(|rule| rule.citation.contains("中华人民共和国"))
        .map(|rule| (&rule.id, &rule.citation))
        .collect();
    assert!(long.is_empty(), "{long:?}");
    let laws = cited.iter().filter(|rule| rule.citation.contains("行政许可法"));
    let unsourced: Vec<_> =
        laws.filter(|rule| !rule.source.starts_with("中华人民共和国行政许可法（2019年修正）")).collect();
    assert!(unsourced.is_empty(), "{unsourced:?}");
}
