//! `make demo`: one street in one file, worked by a Java platform and a C# platform at the same time.

use std::io::Write as _;
use std::process::ExitCode;

use shuzhi_tests::demo::{Settings, run};

fn main() -> ExitCode {
    let mut out = std::io::stdout();
    let done = Settings::read(std::env::args().skip(1))
        .and_then(|(settings, programs)| run(&settings, &programs, &mut out));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            writeln!(std::io::stderr(), "demo: {error:#}").ok();
            ExitCode::FAILURE
        }
    }
}
