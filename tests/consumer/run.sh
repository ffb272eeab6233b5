#!/usr/bin/env bash
# Builds the quickstart outside the tree: against an installed package with CMake and with pkg-config, and against the sources.
# usage: run.sh SOURCE BUILD [installed|subdirectory]
set -euo pipefail
source=$(cd "$1" && pwd) build=$(cd "$2" && pwd) way=${3:-installed}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir "$work/project"
cp "$source/tests/consumer/CMakeLists.txt" "$source/examples/quickstart.cpp" "$work/project/"

check() {
  "$@" > "$work/out"
  cat "$work/out"
  grep -q 'allonym:un: United Nations' "$work/out"
}

if [ "$way" = subdirectory ]; then
  cmake -S "$work/project" -B "$work/sub" -DCMAKE_BUILD_TYPE=Release -DALLONYM_SOURCE_DIR="$source" > "$work/log"
  cmake --build "$work/sub" --target quickstart --parallel 2 >> "$work/log" || { tail -40 "$work/log"; exit 1; }
  check "$work/sub/quickstart"
else
  cmake --install "$build" --prefix "$work/prefix" > "$work/log"
  cmake -S "$work/project" -B "$work/found" -DCMAKE_BUILD_TYPE=Release -DCMAKE_PREFIX_PATH="$work/prefix" >> "$work/log"
  cmake --build "$work/found" >> "$work/log" || { tail -40 "$work/log"; exit 1; }
  check env LD_LIBRARY_PATH="$work/prefix/lib" "$work/found/quickstart"
  pc=$(dirname "$(find "$work/prefix" -name allonym.pc)")
  static=--static
  [ -e "$(dirname "$pc")/liballonym.so" ] && static=
  # shellcheck disable=SC2046
  ${CXX:-c++} -std=c++20 -O1 "$work/project/quickstart.cpp" -o "$work/quickstart" $(PKG_CONFIG_PATH="$pc" pkg-config $static --cflags --libs allonym)
  check env LD_LIBRARY_PATH="$(dirname "$pc")" "$work/quickstart"
fi
