#!/usr/bin/env bash
# Compiles and runs the C tests against a built library: run.sh LIBDIR [OUT].
# LIBDIR has libshuzhi.so and libshuzhi.a; OUT gets programs, logs and the lines of the scenarios (target/c otherwise).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
[ $# -ge 1 ] || { echo "usage: run.sh LIBDIR [OUT]" >&2; exit 2; }
for tool in gcc g++ valgrind nm pkg-config; do
    command -v "$tool" >/dev/null || { echo "run.sh: $tool is missing" >&2; exit 1; }
done
pkg-config --exists jansson || { echo "run.sh: jansson is missing (libjansson-dev)" >&2; exit 1; }
for file in libshuzhi.so libshuzhi.a; do
    [ -f "$1/$file" ] || { echo "run.sh: $1/$file is missing: cargo build -p shuzhi-ffi" >&2; exit 1; }
done
lib=$(cd "$1" && pwd)
mkdir -p "${2:-$root/target/c}"
out=$(cd "${2:-$root/target/c}" && pwd)
work=$(mktemp -d "$out/work-XXXXXX")
trap 'rm -rf "$work"' EXIT
"$here/functions.sh" "$root/include/shuzhi.h" > "$out/functions.inc"

passed=0
failed=0
# check NAME COMMAND…: counts the command, and shows what it said if it fails.
check() {
    local name=$1
    shift
    if "$@" > "$out/log" 2>&1; then
        passed=$((passed + 1))
        echo "ok   $name"
    else
        failed=$((failed + 1))
        echo "FAIL $name"
        tail -n 30 "$out/log" | cut -c 1-300 | sed 's|^|     |'
    fi
}

warnings=(-Wall -Wextra -pedantic -Werror -I"$root/include" -I"$out")
shared=(-L"$lib" -Wl,-rpath,"$lib" -lshuzhi)
read -ra jansson <<< "$(pkg-config --cflags --libs jansson)"
# What a program needs that has the static library in it; ffi/shuzhi.pc.in says the same.
static=("$lib/libshuzhi.a" -lpthread -ldl -lm)
compile() { check "compile $1" gcc -std=c11 -D_GNU_SOURCE -g -O1 "${warnings[@]}" -o "$out/$1" "${@:2}"; }
memory=(valgrind --quiet --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,indirect,possible
    --errors-for-leak-kinds=definite,indirect,possible --fair-sched=yes)
memcheck() { check "valgrind $1" "${memory[@]}" "$out/$1" "${@:2}"; }
# memcheck_each PROGRAM OUT FILE…: a process a file, as many at a time as there are processors.
memcheck_each() {
    check "valgrind $1, $(($# - 2)) files" xargs -a <(printf '%s\0' "${@:3}") -0 -n 1 -P "$(nproc)" "${memory[@]}" "$out/$1" "$2"
}

for standard in c99 c11; do
    check "header as $standard" gcc -std=$standard "${warnings[@]}" -o "$out/header_$standard" "$here/header/header.c" "${shared[@]}"
    check "header as $standard runs" "$out/header_$standard"
done
check "header as c++17" g++ -std=c++17 "${warnings[@]}" -o "$out/header_cpp" "$here/header/header.cpp" "${shared[@]}"
check "header as c++17 runs" "$out/header_cpp"
check "static library" gcc -std=c11 "${warnings[@]}" -o "$out/header_static" "$here/header/header.c" "${static[@]}"
check "static library runs" "$out/header_static"

# Symbols: all of the header, and nothing of what is inside (a host may have an SQLite of its own).
nm -D --defined-only "$lib/libshuzhi.so" | awk '{print $3}' | sort > "$work/exported"
sed -n -e 's/^FUNCTION(\(.*\))$/shuzhi_\1/p' -e 's/^OPERATION(\(.*\), \(.*\))$/shuzhi_\1_\2/p' "$out/functions.inc" | sort > "$work/declared"
check "exported symbols are those of the header" diff "$work/declared" "$work/exported"

compile readme "$here/readme.c" "${shared[@]}"
compile example "$here/example.c" "${shared[@]}" "${jansson[@]}"
compile threads "$here/threads.c" "${shared[@]}" -pthread
compile abuse "$here/abuse.c" "${shared[@]}"
compile scenario_runner "$here/scenario_runner.c" "$here/canonical.c" "${shared[@]}" "${jansson[@]}"

mkdir "$work/example" "$work/threads" "$work/abuse" "$work/large"
memcheck example "$work/example"
# The street that the example has made.
memcheck readme "{\"path\": \"$work/example/street.db\"}"
memcheck threads "$work/threads"
check "abuse, a megabyte a request" "$out/abuse" "$work/large"
memcheck abuse "$work/abuse" 20000
scenarios=("$root"/tests/scenarios/*.json)
check "scenarios" "$out/scenario_runner" "$out/scenarios" "${scenarios[@]}"
memcheck_each scenario_runner "$out/scenarios" "${scenarios[@]}"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
