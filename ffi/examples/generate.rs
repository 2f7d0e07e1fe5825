//! Writes include/contract.json and include/shuzhi.h: `cargo run -p shuzhi-ffi --example generate [-- --check]`.
//!
//! With `--check` nothing is written; the exit code tells whether both files are as they would be.

#[path = "../src/tests/generated.rs"]
mod generated;

use std::process::ExitCode;

fn main() -> ExitCode {
    let check = match std::env::args().skip(1).collect::<Vec<_>>().as_slice() {
        [] => false,
        [one] if one == "--check" => true,
        _ => return tell(2, "usage: generate [--check]"),
    };
    for (path, text) in generated::files() {
        let stands = std::fs::read_to_string(&path).unwrap_or_default();
        if check && stands != text {
            return tell(1, &format!("{} is out of date: run generate", path.display()));
        }
        if stands != text
            && let Err(error) = std::fs::write(&path, &text)
        {
            return tell(1, &format!("{}: {error}", path.display()));
        }
    }
    ExitCode::SUCCESS
}

fn tell(code: u8, text: &str) -> ExitCode {
    use std::io::Write;
    // A closed stderr is no reason for another exit code.
    let _ = writeln!(std::io::stderr(), "{text}");
    ExitCode::from(code)
}
