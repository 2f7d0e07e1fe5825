#!/usr/bin/env bash
# Builds the package, its tests and the scenario runner: build.sh [OUT] (target/csharp by default).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/../../target/csharp}
"$here/../../bindings/csharp/build.sh" "$out"
compile() {
    mcs -langversion:7.2 -debug -warn:4 -warnaserror -codepage:utf8 -r:"$out/Shuzhi.dll" -out:"$out/$1.exe" "$here/$2"/*.cs
}
compile Shuzhi.Tests unit
compile ScenarioRunner scenario
