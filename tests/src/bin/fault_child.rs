//! `fault_child FILE COUNT`: opens a founded street and hands cases in, printing each number once it is acknowledged.
//! COUNT 0 goes on until the process is killed.

use std::io::Write as _;

use shuzhi::case::{CaseChannel, CaseKind, NewCase};
use shuzhi::{Actor, DurabilityMode, Options, Platform};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("no file")?;
    let count: u64 = arguments.next().ok_or("no count")?.parse()?;
    let platform = Platform::open(Options {
        path,
        durability: Some(DurabilityMode::Normal),
        busy_timeout_ms: Some(60_000),
        ..Options::default()
    })?;
    let actor = Actor { actor: "jiedao".into(), street: "620102004".into(), ..Actor::default() };
    let cases = platform.session(actor)?.cases();
    let mut out = std::io::stdout().lock();
    let mut done = 0;
    while count == 0 || done < count {
        let result =
            cases.submit(NewCase::new("0101", CaseKind::Help, CaseChannel::Citizen, "楼道灯不亮"))?;
        writeln!(out, "{}", result.case.number)?;
        out.flush()?;
        done += 1;
    }
    platform.close()?;
    Ok(())
}
