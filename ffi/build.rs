//! Puts the hash of the contract into the library and its own name into the shared object.

use std::path::Path;

use sm3::{Digest, Sm3};

fn main() -> Result<(), String> {
    let contract = Path::new(env!("CARGO_MANIFEST_DIR")).join("../include/contract.json");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", contract.display());
    let text = std::fs::read(&contract).map_err(|error| format!("{}: {error}", contract.display()))?;
    let hash: String = Sm3::digest(&text).iter().map(|byte| format!("{byte:02x}")).collect();
    println!("cargo::rustc-env=SHUZHI_CONTRACT_HASH={hash}");
    // Programs then ask for libshuzhi.so wherever it stands, not for the path it was linked from.
    if std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "linux" || os == "android") {
        println!("cargo::rustc-cdylib-link-arg=-Wl,-soname,libshuzhi.so");
    }
    Ok(())
}
