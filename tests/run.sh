#!/usr/bin/env bash
# Everything that must hold, on a fresh Debian or Ubuntu: installs what is missing, builds with g++ and runs all tests, builds with
# clang++, and runs the unit tests and the tool under the sanitizers. Warnings are errors; so are sources that .clang-format would
# lay out otherwise. Ends with a line "N passed, N failed".
# usage: tests/run.sh [BUILD]     (default: build/tests)
# ALLONYM_CORPORA, if set, is a folder of annotated document pairs that the corpora test scores.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
build=${1:-$root/build/tests}
jobs=$(nproc)
mkdir -p "$build"
build=$(cd "$build" && pwd)

"$root/tests/packages.sh" build test

passed=0 failed=0
step() {  # name, command…
  local name=$1 start=$SECONDS
  shift
  echo "== $name"
  if "$@"; then
    passed=$((passed + 1))
    echo "== $name: passed, $((SECONDS - start)) s"
  else
    failed=$((failed + 1))
    echo "== $name: FAILED, $((SECONDS - start)) s"
  fi
}

compile() {  # folder, options…
  local folder=$1
  shift
  cmake -G Ninja -S "$root" -B "$build/$folder" -DCMAKE_BUILD_TYPE=Release -DALLONYM_WERROR=ON "$@" > "$build/$folder.log" &&
    ninja -C "$build/$folder" -j "$jobs" >> "$build/$folder.log" || {
    tail -n 60 "$build/$folder.log"
    return 1
  }
}

tests() { (cd "$build/$1" && ctest --output-on-failure); }

# The tool reads every sample, and texts that are none, with nothing to say for the sanitizers.
samples() {
  local tool=$build/sanitized/allonym work=$build/samples
  rm -rf "$work" && mkdir -p "$work"
  local pair vi
  for vi in "$root"/examples/samples/*.vi.txt; do
    for pair in "${vi%.vi.txt}".{en,fr}.txt; do
      [ -e "$pair" ] || continue
      "$tool" align --format json "$vi" "$pair" > "$work/out.json" || return 1
      "$tool" align "$vi" "$pair" > "$work/out.txt" || return 1
    done
  done
  : > "$work/empty"
  head -c 20000 "$build/sanitized/allonym" > "$work/binary"
  head -c 3001 "$(ls "$root"/examples/samples/*.vi.txt | head -n 1)" | tr -d '\n' > "$work/cut"
  "$tool" align "vi:$work/empty" "en:$work/binary" > "$work/out.txt" || return 1
  "$tool" align "vi:$work/cut" "fr:$work/binary" > "$work/out.txt" || return 1
}

step 'layout of the sources' "$root/tests/format.sh"
step 'build with g++' compile gcc -DCMAKE_CXX_COMPILER=g++
step 'tests' tests gcc
step 'build with clang++' compile clang -DCMAKE_CXX_COMPILER=clang++ -DALLONYM_BUILD_TESTS=OFF
step 'build with sanitizers' compile sanitized -DCMAKE_CXX_COMPILER=g++ -DCMAKE_BUILD_TYPE=RelWithDebInfo -DALLONYM_SANITIZE=ON
step 'tests under the sanitizers' tests sanitized
step 'samples under the sanitizers' samples

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
