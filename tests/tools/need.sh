#!/usr/bin/env bash
# need.sh TOOL…: installs missing tools by apt-get when it may, else says exactly what to install and fails.
set -euo pipefail
declare -A packages=(
    [gcc]=gcc [g++]=g++ [java]=default-jdk-headless [javac]=default-jdk-headless [mvn]=maven [python3]=python3 [pip]=python3-pip [valgrind]=valgrind
    [mcs]="mono-mcs libmono-system-core4.0-cil" [mono]=mono-runtime [pkg-config]=pkg-config [jansson]=libjansson-dev
    [strip]=binutils
)
has() {
    case $1 in
        jansson) pkg-config --exists jansson ;;
        pip) python3 -m pip --version >/dev/null 2>&1 ;;
        *) command -v "$1" >/dev/null ;;
    esac
}
missing=()
for tool in "$@"; do
    has "$tool" && continue
    if [ "$tool" = cargo ]; then
        echo "Rust is missing: install it with rustup, 1.90 or newer, and run the command again" >&2
        exit 1
    fi
    # shellcheck disable=SC2206
    missing+=(${packages[$tool]:?no package is known for $tool})
done
[ ${#missing[@]} -eq 0 ] && exit 0
if ! command -v apt-get >/dev/null; then
    echo "missing; install the like of these Debian packages: ${missing[*]}" >&2
    exit 1
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2>/dev/null; then
        echo "missing; run: sudo apt-get install ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi
echo "installing: ${missing[*]}"
"${as_root[@]}" apt-get update -q >/dev/null
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -q --no-install-recommends "${missing[@]}" >/dev/null
for tool in "$@"; do
    has "$tool" || { echo "$tool is still missing after the installation" >&2; exit 1; }
done
