//! Java: the typed submit of the Java package beside a hand-written sqlite-jdbc submit, in one process.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use shuzhi::case::{Case, NewCase};

use crate::fill::Base;
use crate::submits::{ROUND, ROUNDS};
use crate::{Bench, setup};

/// Where `make bench` puts the program and its libraries.
const PROGRAM: &str = "tests/bench/java/target";

/// Runs the Java program on two copies of the file and takes its figures over.
pub fn beside_jdbc(
    bench: &mut Bench,
    base: &Base,
    code: &str,
    pool: &[NewCase],
    templates: &[Case],
) -> Result<()> {
    let program = Path::new(PROGRAM);
    ensure!(program.join("classes").is_dir(), "the Java program is missing: run make bench");
    let (ours, jdbc) = (bench.path("java-library.db"), bench.path("java-jdbc.db"));
    setup::copy(&base.path, &ours)?;
    setup::copy(&base.path, &jdbc)?;
    let lines = |name: &str, documents: Vec<String>| -> Result<std::path::PathBuf> {
        let path = bench.path(name);
        std::fs::write(&path, documents.join("\n"))?;
        Ok(path)
    };
    let requests = lines("requests.jsonl", pool.iter().map(to_json).collect::<Result<_>>()?)?;
    let rows = lines("rows.jsonl", templates.iter().map(to_json).collect::<Result<_>>()?)?;
    let folder = bench.library.parent().context("the folder of the library")?;
    let class_path = format!("{0}/classes:{0}/lib/*", program.display());
    let answer = Command::new("java")
        .arg(format!("-Dshuzhi.library.path={}", folder.display()))
        .args(["-cp", &class_path, "cn.shuzhi.testing.JdbcBench"])
        .args([&ours, &jdbc, &requests, &rows])
        .args([code, &base.at.to_string(), &ROUNDS.to_string(), &ROUND.to_string()])
        .stderr(Stdio::inherit())
        .output()
        .context("java is needed")?;
    ensure!(answer.status.success(), "the Java program failed");
    for line in String::from_utf8(answer.stdout)?.lines() {
        let mut words = line.split(' ');
        let (name, value) = (words.next().context("a name")?, words.next().context("a value")?.parse()?);
        bench.put(name, value, words.next().unwrap_or(""));
    }
    std::fs::remove_file(ours)?;
    Ok(std::fs::remove_file(jdbc)?)
}

fn to_json<T: serde::Serialize>(value: &T) -> Result<String> {
    Ok(serde_json::to_string(value)?)
}
