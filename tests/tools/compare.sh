#!/usr/bin/env bash
# compare.sh FOLDER FIRST OTHER…: the lines of every scenario are equal in all languages.
set -euo pipefail
folder=$1 first=$2
shift 2
passed=0 failed=0
for file in "$folder/$first"/*.jsonl; do
    for other in "$@"; do
        if cmp -s "$file" "$folder/$other/$(basename "$file")"; then
            passed=$((passed + 1))
        else
            failed=$((failed + 1))
            echo "$(basename "$file" .jsonl): $first and $other differ" >&2
            diff "$file" "$folder/$other/$(basename "$file")" | head -4 | cut -c1-300 >&2 || true
        fi
    done
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
