#!/usr/bin/env bash
# The formats of align and annotate: fields, offsets in the units each promises, and texts that try to break out.
# usage: formats_test.sh ALLONYM     The page is read in Chromium if it and Node are installed.
set -u
tool=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0
fail() { echo "FAILED: $*"; failed=1; }

printf 'Bộ trưởng Phan Văn Giang 😀 thăm Hà Nội. Ông Giang về Hà\nNội.\n' > a.vi.txt
printf 'Minister Phan Van Giang visited Hanoi.\n' > b.en.txt
# Markup, quotes, the end of the style, U+2028, a NUL, ill-formed bytes, a bidirectional override.
printf '<script>owned=1</script> "Hanoi" & '"'"'Vietnam'"'"' </style><img src=x onerror=owned=1> \xe2\x80\xa8 Hanoi \x00 Vietnam \xff\xc3 Hanoi \xe2\x80\xae Vietnam --> ]]> ${owned=1}\r\n' > '<b>"evil".en.txt'
cp '<b>"evil".en.txt' evil.en.txt

for format in html tsv brat webannotation; do
  "$tool" align --format $format a.vi.txt b.en.txt > pair.$format || fail "$format"
  "$tool" align --format $format a.vi.txt '<b>"evil".en.txt' > evil.$format || fail "$format of a hostile text"
  "$tool" annotate --format $format a.vi.txt > one.$format || fail "annotate --format $format"
  head -c 30000 "$tool" > binary.en.txt
  "$tool" align --format $format a.vi.txt binary.en.txt > binary.$format || fail "$format of a program"
done
"$tool" align --format brat -o folder/ a.vi.txt evil.en.txt evil.en.txt || fail 'brat into a folder'
[ -f folder/a.vi.ann ] && [ -f folder/evil.en.txt ] && [ -f folder/evil.en-2.ann ] || fail 'not a file for each text'
grep -q '^# a.vi.txt$' pair.brat || fail 'no line before the annotations of a text'

if command -v python3 > /dev/null; then
  "$tool" align --format json a.vi.txt evil.en.txt > evil.json
  "$tool" align --format tsv a.vi.txt evil.en.txt > evil.tsv
  "$tool" align --format webannotation a.vi.txt evil.en.txt > evil.webannotation
  python3 "$here/formats_test.py" || fail 'formats_test.py'
else
  echo 'skipped: offsets and fields (no python3)'
fi

chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
if [ -n "$chromium" ] && command -v node > /dev/null; then
  timeout 120 node "$here/page_test.mjs" "$chromium" "$work/pair.html" "$work/evil.html" || fail 'page_test.mjs'
else
  echo 'skipped: the page in a browser (needs chromium and node)'
fi

[ $failed = 0 ] && echo 'all good'
exit $failed
