#!/usr/bin/env bash
# generate.sh OUT [release|debug]: builds the library and writes OUT/python/shuzhi (a package that runs),
# OUT/kotlin and OUT/swift. Sources are written before the library is stripped: they are read out of its symbols.
set -euo pipefail
[ $# -ge 1 ] || { echo "usage: generate.sh OUT [release|debug]" >&2; exit 2; }
mkdir -p "$1"
out=$(cd "$1" && pwd)
profile=${2:-debug}
root=$(cd "$(dirname "$0")/../.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
cd "$root"
release=()
if [ "$profile" = release ]; then release=(--release); fi
# Each by itself: the generator's features of uniffi are not those of the library.
cargo build -q -p shuzhi-bindgen
cargo build -q -p shuzhi-uniffi --lib "${release[@]}"
library=$target/$profile/libshuzhi_uniffi.so

rm -rf "$out/python/shuzhi" "$out/kotlin" "$out/swift"
mkdir -p "$out/python"
cp -r bindings/python/shuzhi "$out/python/shuzhi"
generate() {
    "$target/debug/uniffi-bindgen" generate --no-format --library "$library" --config bindings/uniffi/bindgen.toml \
        --language "$1" --out-dir "$2" >/dev/null
}
generate kotlin "$out/kotlin"
generate swift "$out/swift"
generate python "$out/python/shuzhi/_generated"
: >"$out/python/shuzhi/_generated/__init__.py"
python3 bindings/python/adapt.py "$out/python/shuzhi/_generated"
cp "$library" "$out/python/shuzhi/libshuzhi_uniffi.so"
if [ "$profile" = release ]; then strip --strip-unneeded "$out/python/shuzhi/libshuzhi_uniffi.so"; fi
