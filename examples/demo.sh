#!/usr/bin/env bash
# On a fresh Debian or Ubuntu: installs what is missing, builds the tool and aligns the sample reports.
# usage: examples/demo.sh [BUILD]     (default: build/demo)
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
build=${1:-$root/build/demo}

"$root/tests/packages.sh" build
mkdir -p "$build"
echo "building in $build"
cmake -G Ninja -S "$root" -B "$build" -DCMAKE_BUILD_TYPE=Release -DALLONYM_BUILD_TESTS=OFF -DALLONYM_INSTALL=OFF > "$build/log"
ninja -C "$build" allonym_tool >> "$build/log" || {
  tail -n 40 "$build/log"
  exit 1
}

cd "$root/examples/samples"
show() {
  printf '\n$ allonym %s\n' "$*"
  "$build/allonym" "$@"
}
show align visit.vi.txt visit.en.txt
show align storm.vi.txt storm.en.txt
show align vi:trial.vi.txt en:trial.en.txt
show align visit.vi.txt visit.en.txt visit.fr.txt
show compare 'Nguyễn Văn Thiệu' 'Nguyen V. Thieu'
show lookup --limit 3 'Lien hop quoc' 'Biển Đông' 'East Sea'
printf '\nThe tool is %s; what else it does: allonym --help\n' "$build/allonym"
