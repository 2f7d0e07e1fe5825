//! `shuzhi-generator java|csharp --contract contract.json --out DIR [--check]`
//!
//! Writes the typed classes of a language package. `--check` writes nothing and fails with the list of files that
//! differ, are missing, or are no longer made.

mod csharp;
mod java;
mod model;
mod output;
mod schema;
mod template;
#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use model::Model;

const USAGE: &str = "usage: shuzhi-generator java|csharp --contract PATH --out DIR [--check]";

struct Arguments {
    language: String,
    contract: PathBuf,
    out: PathBuf,
    check: bool,
}

fn main() -> ExitCode {
    match run(std::env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("shuzhi-generator: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: impl Iterator<Item = String>) -> Result<()> {
    let arguments = parse(arguments)?;
    let bytes =
        std::fs::read(&arguments.contract).with_context(|| arguments.contract.display().to_string())?;
    let model = Model::parse(&bytes)?;
    let files = match arguments.language.as_str() {
        "java" => java::generate(&model)?,
        "csharp" => csharp::generate(&model)?,
        other => bail!("unknown language {other}; {USAGE}"),
    };
    if arguments.check {
        output::check(&arguments.out, &files)
    } else {
        output::write(&arguments.out, &files)
    }
}

fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Arguments> {
    let language = arguments.next().context(USAGE)?;
    let (mut contract, mut out, mut check) = (None, None, false);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--contract" => contract = arguments.next(),
            "--out" => out = arguments.next(),
            "--check" => check = true,
            other => bail!("unknown argument {other}; {USAGE}"),
        }
    }
    Ok(Arguments {
        language,
        contract: contract.context(USAGE)?.into(),
        out: out.context(USAGE)?.into(),
        check,
    })
}
