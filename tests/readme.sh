#!/usr/bin/env bash
# The README holds the quickstart as it is, and its calls of the tool work and print what it says.
# usage: readme.sh SOURCE BUILD [--update]     --update writes what the calls print into the README
set -euo pipefail
source=$(cd "$1" && pwd) build=$(cd "$2" && pwd) mode=${3:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
PATH=$build:$PATH
cd "$source"

awk '/^```cpp$/ {inside = 1; next} /^```$/ {inside = 0} inside' README.md > "$work/quickstart.cpp"
cmp "$work/quickstart.cpp" examples/quickstart.cpp

# The README again, with every "$ …" line of a console block followed by what it prints.
failed=0
while IFS= read -r line; do
  case $line in
    '```console') block=yes ;;
    '```') block= ;;
    '$ '*)
      if [ -n "${block:-}" ]; then
        printf '%s\n' "$line"
        bash -o pipefail -c "${line#\$ }" < /dev/null 2> "$work/err" || {
          echo "fails: ${line#\$ }: $(cat "$work/err")" >&2
          echo failed > "$work/failed"
        }
        block=printed
        continue
      fi ;;
    *) [ "${block:-}" = printed ] && continue ;;
  esac
  printf '%s\n' "$line"
done < README.md > "$work/README.md"
[ ! -e "$work/failed" ] || failed=1
if [ "$mode" = --update ]; then
  cp "$work/README.md" README.md
elif ! diff -u README.md "$work/README.md"; then
  echo "README.md shows what the tool printed once: run tests/readme.sh SOURCE BUILD --update" >&2
  failed=1
fi
exit $failed
