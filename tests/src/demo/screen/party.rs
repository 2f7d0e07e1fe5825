//! The Party network on the screen.

use std::collections::BTreeMap;

use super::Figures;
use super::table::{Side, Table, row};

/// The figures of the network, and what its review finds, the most frequent rule first.
pub(super) fn figures(figures: &Figures) -> String {
    let mut table = Table::new("七、党组织网络 The Party network", &[Side::Left, Side::Right, Side::Left]);
    for figure in &figures.party.items {
        let value =
            figure.value.map_or_else(|| figure.text.clone().unwrap_or_default(), |value| value.to_string());
        let parts: Vec<String> =
            figure.parts.iter().map(|part| format!("{} {}", part.zh, part.value)).collect();
        table.add(row![figure.zh, value, parts.join("，")]);
    }
    let review = &figures.review;
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in &review.findings {
        *rules.entry(&finding.rule).or_default() += 1;
    }
    let mut rules: Vec<(&str, usize)> = rules.into_iter().collect();
    rules.sort_by_key(|(rule, many)| (std::cmp::Reverse(*many), *rule));
    let shown: Vec<String> = rules.iter().take(5).map(|(rule, many)| format!("{rule} {many}")).collect();
    let checked = format!("体检发现 findings in {} organisations", review.organisations);
    table.add(row![checked, review.findings.len(), shown.join("，")]);
    table.text()
}
