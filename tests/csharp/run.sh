#!/usr/bin/env bash
# Builds the C# package and runs its tests on Mono, .NET 8 and .NET Core 3.1: run.sh [RUNTIME…] (mono 8 3 by default).
# SHUZHI_LIBRARY_PATH names the native library's file; target/release or target/debug otherwise.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
out=${SHUZHI_CSHARP_OUT:-$root/target/csharp}
if [ -z "${SHUZHI_LIBRARY_PATH:-}" ]; then
    for profile in release debug; do
        [ -f "$root/target/$profile/libshuzhi.so" ] || continue
        export SHUZHI_LIBRARY_PATH=$root/target/$profile/libshuzhi.so
        break
    done
fi
[ -f "${SHUZHI_LIBRARY_PATH:-}" ] || { echo "run.sh: no native library; build shuzhi-ffi first" >&2; exit 1; }
"$here/build.sh" "$out"

start() {
    local runtime=$1
    shift
    if [ "$runtime" = mono ]; then mono --debug "$@"; else "$here/dotnet.sh" "$runtime" "$@"; fi
}

[ $# -gt 0 ] || set -- mono 8 3
failed=0
for runtime in "$@"; do
    echo "C# on $runtime"
    start "$runtime" "$out/Shuzhi.Tests.exe" || failed=1
done
exit $failed
