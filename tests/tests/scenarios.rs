//! Every scenario holds in Rust.

use std::path::Path;

#[test]
fn every_scenario_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() >= 12, "{} scenarios", paths.len());
    let failures: Vec<String> = paths
        .iter()
        .filter_map(|path| shuzhi_tests::scenario::replay(path).err())
        .map(|error| format!("{error:#}"))
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}
