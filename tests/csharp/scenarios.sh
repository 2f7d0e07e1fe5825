#!/usr/bin/env bash
# Replays scenarios by the typed classes of C#: scenarios.sh mono|8|3 OUT scenario.json…, after build.sh or run.sh.
# SHUZHI_LIBRARY_PATH names the native library's file.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
runner=${SHUZHI_CSHARP_OUT:-$here/../../target/csharp}/ScenarioRunner.exe
runtime=$1
shift
if [ "$runtime" = mono ]; then exec mono --debug "$runner" "$@"; fi
exec "$here/dotnet.sh" "$runtime" "$runner" "$@"
