#!/usr/bin/env bash
# Builds Shuzhi.dll with its documentation by Mono's compiler: build.sh [OUT] (target/csharp by default).
# SHUZHI_CSHARP_GENERATED names another folder of generated sources.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/../../target/csharp}
generated=${SHUZHI_CSHARP_GENERATED:-$here/generated}
mkdir -p "$out"
[ -f "$generated/Contract.g.cs" ] || { echo "build.sh: $generated has no Contract.g.cs; run the generator" >&2; exit 1; }
if ! command -v mcs >/dev/null || ! command -v mono >/dev/null; then
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends mono-mcs mono-runtime libmono-system-core4.0-cil >/dev/null
fi
find "$here/src" "$generated" -name '*.cs' | LC_ALL=C sort | sed 's/.*/"&"/' > "$out/sources.txt"
mcs -langversion:7.2 -unsafe -optimize -debug -warn:4 -warnaserror -target:library -utf8output \
    -codepage:utf8 -out:"$out/Shuzhi.dll" -doc:"$out/Shuzhi.xml" @"$out/sources.txt" 2>&1
