//! `scenario OUT FILE…`: replays scenarios through Rust and writes `OUT/<stem>.jsonl`.

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let Some(out) = arguments.next() else {
        eprintln!("usage: scenario OUT FILE…");
        return ExitCode::from(2);
    };
    let mut failed = false;
    for path in arguments {
        let written = shuzhi_tests::scenario::replay(&path).and_then(|lines| {
            std::fs::create_dir_all(&out)?;
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            Ok(std::fs::write(out.join(name + ".jsonl"), lines.join("\n") + "\n")?)
        });
        if let Err(error) = written {
            eprintln!("{error:#}");
            failed = true;
        }
    }
    ExitCode::from(u8::from(failed))
}
