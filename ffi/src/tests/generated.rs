//! The two generated files, as they should stand in include/.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use serde_json::Value;
use sm3::{Digest, Sm3};

/// The sources of the header, in the order in which it shows them.
const SOURCES: [&str; 42] = [
    "version",
    "error",
    "platform",
    "session",
    "access",
    "event",
    "listener",
    "audit",
    "counter",
    "rulebook",
    "calendar",
    "identity",
    "geo",
    "grid",
    "registry",
    "case",
    "indicator",
    "party",
    "party_coverage",
    "member",
    "member_duty",
    "member_import",
    "meeting",
    "election",
    "governance",
    "mediation",
    "mediation_figures",
    "dispute",
    "dispute_procedure",
    "dispute_file",
    "agreement",
    "office",
    "item",
    "station",
    "matter",
    "matter_course",
    "agency",
    "review",
    "resource",
    "order",
    "sharing",
    "service_figures",
];

/// The contract and the header, with the paths they belong to.
pub(crate) fn files() -> [(PathBuf, String); 2] {
    let include = Path::new(env!("CARGO_MANIFEST_DIR")).join("../include");
    let contract = contract();
    let header = header(&contract);
    [(include.join("contract.json"), contract), (include.join("shuzhi.h"), header)]
}

/// The contract: members in the order of their names, two spaces, a newline at the end.
fn contract() -> String {
    let mut contract = shuzhi_core::contract::contract();
    contract.sort_all_objects();
    format!("{contract:#}\n")
}

fn header(contract: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut config =
        cbindgen::Config::from_file(folder.join("cbindgen.toml")).expect("cbindgen.toml is well formed");
    config.after_includes = Some(constants(contract));
    let builder = SOURCES.iter().fold(cbindgen::Builder::new().with_config(config), |builder, name| {
        builder.with_src(folder.join(format!("src/{name}.rs")))
    });
    let mut written = Vec::new();
    builder.generate().expect("the sources are plain functions").write(&mut written);
    without_safety(&String::from_utf8(written).expect("cbindgen writes UTF-8"))
}

/// `# Safety` is for readers of Rust; the header says the same once, on top.
fn without_safety(header: &str) -> String {
    let mut text = String::with_capacity(header.len());
    let mut safety = false;
    for line in header.lines() {
        safety = (safety || line.trim() == "* # Safety") && line.trim() != "*/";
        if !safety {
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }
    text.replace("\n *\n */", "\n */")
}

/// Versions, datums and error codes.
fn constants(contract: &str) -> String {
    let mut text = String::new();
    let mut line = |doc: &str, name: &str, value: &str| {
        writeln!(text, "\n/* {doc} */\n#define SHUZHI_{name} {value}")
            .expect("a String takes what is written");
    };
    let hash: String = Sm3::digest(contract.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    let document: Value = serde_json::from_str(contract).expect("it has just been written");
    line("What shuzhi_abi_version() has to give.", "ABI", &document["abi"].to_string());
    line("The version of this header.", "VERSION", &document["version"].to_string());
    line(
        "What shuzhi_contract_hash() gives for the contract of this header.",
        "CONTRACT_HASH",
        &format!("\"{hash}\""),
    );
    line("A grid code of 15 digits with its NUL.", "GRID_CODE_SIZE", "16");
    line("2000 国家大地坐标系 (EPSG:4490).", "DATUM_CGCS2000", "1");
    line("WGS-84, what satellite receivers give.", "DATUM_WGS84", "2");
    line("GCJ-02 (火星坐标): Amap, Tencent and others.", "DATUM_GCJ02", "3");
    line("BD-09: Baidu.", "DATUM_BD09", "4");
    for error in document["errors"].as_array().expect("the contract lists the codes") {
        let (name, doc) =
            (error["name"].as_str().unwrap_or_default(), error["doc"].as_str().unwrap_or_default());
        line(doc, &format!("ERROR_{name}"), &error["code"].to_string());
    }
    text.trim_end().to_owned()
}
