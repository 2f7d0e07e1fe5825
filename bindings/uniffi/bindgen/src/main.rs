//! Writes the Kotlin, Swift and Python sources from the built library; `generate.sh` calls it.

fn main() {
    uniffi::uniffi_bindgen_main();
}
