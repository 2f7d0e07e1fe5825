#!/usr/bin/env bash
# Lists the functions of a header for the C preprocessor: functions.sh HEADER.
# OPERATION(area, verb) for each document operation, FUNCTION(name) for every other function.
set -euo pipefail
[ $# -eq 1 ] || { echo "usage: functions.sh HEADER" >&2; exit 2; }
operation='(const shuzhi_session *session, const char *request, char **response, shuzhi_error **error);'
# Comments out, one declaration a line, runs of blanks to one.
sed -e '/\/\*/,/\*\//d' -e '/^#/d' "$1" | tr '\n' ' ' | sed -e 's/;/;\n/g' | tr -s ' ' |
    sed -e 's/( /(/g' -e 's/ )/)/g' -e 's/^ *//' |
    while IFS= read -r line; do
        name=$(printf '%s' "$line" | grep -o '^[^(]*[ *]shuzhi_[a-z_0-9]*(' | grep -o 'shuzhi_[a-z_0-9]*(' | tr -d '(') || continue
        name=${name#shuzhi_}
        case $line in
        typedef*) ;;
        *"$operation") echo "OPERATION(${name%%_*}, ${name#*_})" ;;
        *) echo "FUNCTION($name)" ;;
        esac
    done
