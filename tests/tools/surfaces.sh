#!/usr/bin/env bash
# surfaces.sh PACKAGES: every operation of the contract is a method in Python, Kotlin and Swift, and nothing else is.
set -euo pipefail
cd "$(dirname "$0")/../.."
packages=$1
contract=$(python3 -c 'import json; print(*sorted(one["name"] for one in json.load(open("include/contract.json"))["operations"]), sep="\n")')
kotlin=$(find "$packages/kotlin" -name shuzhi_uniffi.kt)
check() {
    local language=$1
    shift
    diff <(printf '%s\n' "$contract") <(PYTHONPATH="$packages/python" python3 tests/python/surface.py "$@") ||
        { echo "$language has not the operations of the contract" >&2; exit 1; }
    echo "$language: $(printf '%s\n' "$contract" | wc -l) operations"
}
check python
check kotlin --kotlin "$kotlin"
check swift --swift "$packages/swift/Shuzhi.swift"
