//! What a run of the demo is told.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail, ensure};

use super::{Programs, Source};

/// How the program is called.
pub const USAGE: &str = "demo --folder DIR --residents NUMBER|FILE.xlsx|FILE.csv --cases NUMBER --seed NUMBER \
                         --library FILE --classes PATH --program FILE.exe";

/// The most cases of a run: the table of a day's hotline, not a benchmark.
const MOST_CASES: usize = 20_000;
/// The most residents of a run; the import file of a workbook is held in memory.
const MOST_RESIDENTS: usize = 200_000;

/// What a run of the demo is about.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where its files go.
    pub folder: PathBuf,
    /// Where the residents come from.
    pub residents: Source,
    /// How many requests come in.
    pub cases: usize,
    /// Everything that is made up follows from it.
    pub seed: u64,
}

impl Settings {
    /// Reads the arguments of the program.
    ///
    /// # Errors
    /// An unknown argument, a missing one, or a number out of its range.
    pub fn read(mut arguments: impl Iterator<Item = String>) -> Result<(Self, Programs)> {
        let mut settings =
            Self { folder: "target/demo".into(), residents: Source::Made(20_000), cases: 600, seed: 2026 };
        let (mut library, mut classes, mut program) = (None, None, None);
        while let Some(name) = arguments.next() {
            let value = arguments.next().with_context(|| format!("{name} has no value\n{USAGE}"))?;
            match name.as_str() {
                "--folder" => settings.folder = value.into(),
                "--residents" => settings.residents = source(&value)?,
                "--cases" => settings.cases = number("CASES", &value)?,
                "--seed" => settings.seed = number("SEED", &value)?,
                "--library" => library = Some(value.into()),
                "--classes" => classes = Some(value),
                "--program" => program = Some(value.into()),
                _ => bail!("{name} is not known\n{USAGE}"),
            }
        }
        ensure!((1..=MOST_CASES).contains(&settings.cases), "CASES is 1 to {MOST_CASES}");
        let missing = |name| format!("{name} is missing\n{USAGE}");
        let programs = Programs {
            library: library.with_context(|| missing("--library"))?,
            classes: classes.with_context(|| missing("--classes"))?,
            program: program.with_context(|| missing("--program"))?,
        };
        Ok((settings, programs))
    }
}

/// A number of residents to be made up, or a file of the user's own.
fn source(value: &str) -> Result<Source> {
    if value.is_empty() || !value.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(Source::File(value.into()));
    }
    let made = number("RESIDENTS", value)?;
    ensure!((100..=MOST_RESIDENTS).contains(&made), "RESIDENTS is 100 to {MOST_RESIDENTS}, or a file");
    Ok(Source::Made(made))
}

fn number<T: std::str::FromStr>(name: &str, value: &str) -> Result<T> {
    value.parse().ok().with_context(|| format!("{name} is a whole number, not {value:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Settings> {
        let programs = ["--library", "l", "--classes", "c", "--program", "p"];
        Settings::read(programs.iter().chain(words).map(|word| (*word).to_owned())).map(|read| read.0)
    }

    #[test]
    fn residents_are_a_number_or_a_file() {
        assert!(matches!(read(&["--residents", "500"]).unwrap().residents, Source::Made(500)));
        assert!(matches!(read(&["--residents", "我的.xlsx"]).unwrap().residents, Source::File(_)));
        assert_eq!(read(&["--cases", "40", "--seed", "7"]).unwrap().cases, 40);
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for words in [
            &["--cases", "0"][..],
            &["--cases", "many"],
            &["--seed", "-1"],
            &["--residents", "7"],
            &["--cases"],
            &["--unknown", "1"],
        ] {
            assert!(read(words).is_err(), "{words:?}");
        }
        assert!(Settings::read(std::iter::empty()).is_err());
    }
}
