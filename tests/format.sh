#!/usr/bin/env bash
# Is every source file laid out as .clang-format says? usage: format.sh [--write]
# Versions of clang-format differ in details: 14 decides, another one is not asked.
set -euo pipefail
cd "$(dirname "$0")/.."
version=$(clang-format --version 2> /dev/null | sed -nE 's/.*version ([0-9]+)\..*/\1/p')
if [ "$version" != 14 ]; then
  echo "left out: clang-format 14 is wanted, found ${version:-none}"
  exit 0
fi
mode=(--dry-run -Werror)
[ "${1:-}" = --write ] && mode=(-i)
find include lib examples tests \( -name '*.cpp' -o -name '*.hpp' \) -print0 | xargs -0 -n 16 -P "$(nproc)" clang-format "${mode[@]}"
