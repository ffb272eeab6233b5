#!/usr/bin/env bash
# The forms of the tool: what it takes, prints and returns.
# usage: tool_test.sh ALLONYM
set -u
tool=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0

fail() { echo "FAILED: $*"; failed=1; }
# returns CODE COMMAND…: the exit code, and one line on stderr unless it is 0
returns() {
  local code=$1; shift
  "$@" > out 2> err < /dev/null
  local got=$?
  [ $got = "$code" ] || fail "exit $got, not $code: $*"
  [ "$code" = 0 ] || [ "$(wc -l < err)" = 1 ] || fail "not one line on stderr: $*"
}
says() { grep -qF -- "$1" "$2" || { fail "no \"$1\" in:"; cat "$2"; }; }

printf 'id\ttype\tlanguage\tname\tkind\nx:1\tperson\tvi\tPhan Văn Giang\tcanonical\nx:1\tperson\ten\tGen. Giang\tweak\nx:2\tplace\tvi\tHà Nội\tcanonical\n' > names.tsv
printf 'Bộ trưởng Phan Văn Giang thăm Hà Nội.\n' > a.vi.txt
printf 'Minister Phan Van Giang visited Hanoi.\n' > b.en.txt

returns 0 "$tool" --help
returns 0 "$tool" --version
returns 2 "$tool"
returns 2 "$tool" nonsense
returns 0 "$tool" build -o names.dict names.tsv
says '2 entities, 3 names' err
returns 0 "$tool" verify names.dict
returns 1 "$tool" verify names.tsv
returns 1 "$tool" verify missing
returns 2 "$tool" build names.tsv
returns 2 "$tool" build -o x --from nonsense names.tsv
returns 1 "$tool" build -o x missing.tsv
[ ! -e x ] || fail 'a failed build left a file'

# A bad line is reported with its place; with --strict nothing is written and an old file stays.
printf 'id\ttype\tlanguage\tname\nx:1\tplanet\tvi\tA\nx:2\tplace\tvi\tB\n' > bad.tsv
cp names.dict kept.dict
returns 1 "$tool" build --strict -o kept.dict bad.tsv
says 'bad.tsv:2: unknown type "planet"' err
cmp -s names.dict kept.dict || fail 'a failed build changed the old file'
"$tool" build -o bad.dict bad.tsv 2> err || fail 'a bad line stopped a build without --strict'
says 'bad.tsv:2:' err
says '1 line left out' err
[ "$(ls -A | grep -c -e '\.new-' -e '\.spill-')" = 0 ] || fail 'temporary files are left'

for z in gzip bzip2 zstd; do
  command -v $z > /dev/null || continue
  $z -c names.tsv > names.z
  returns 0 "$tool" build -o z.dict names.z
  cmp -s names.dict z.dict || fail "$z gives another dictionary"
  head -c 60 names.z > cut.z
  returns 1 "$tool" build -o z2.dict cut.z
done

# An index takes documents one at a time and tells which of them mention a name.
returns 0 "$tool" index news.idx a.vi.txt
returns 0 "$tool" index news.idx b.en.txt
says 'b.en.txt' out
returns 0 "$tool" index news.idx --find 'Phan Van Giang'
says 'b.en.txt, a.vi.txt' out
returns 1 "$tool" index news.idx a.vi.txt
says 'already in the index' err
returns 1 "$tool" index names.tsv a.vi.txt
returns 2 "$tool" index news.idx
returns 1 "$tool" index missing.idx --find Hanoi
[ ! -e missing.idx ] || fail 'a question made an index'
cp news.idx kept.idx
printf '{"label":"d","text":"x"}\n{}\n' | "$tool" index news.idx --jsonl --strict > out 2> err && fail 'a bad line did not stop index --strict'
cmp -s news.idx kept.idx || fail 'a stopped index changed its file'
printf '{"label":"c","language":"en","text":"Gen. Giang left Hanoi."}\n{"text":"x"}\n' | "$tool" index news.idx --jsonl > out || fail 'index --jsonl'
[ "$(wc -l < out)" = 2 ] || fail 'index --jsonl does not answer each line'
says '"row":' out
says '"error":' out

returns 0 "$tool" lookup --no-builtin --dictionary names.dict 'Phan Van Giang' 'Ha Noi'
says 'x:1' out
says 'x:2' out
returns 1 "$tool" lookup --dictionary missing.dict A
returns 1 "$tool" lookup --dictionary names.tsv A
returns 2 "$tool" lookup --type planet A
returns 2 "$tool" lookup
printf '%s\n' '{"id":7,"name":"Phan Van Giang"}' 'nonsense' '{"name":1}' '{"name":"Ha Noi","type":"place","language":"vi"}' |
  "$tool" lookup --no-builtin --dictionary names.dict --limit 1 --jsonl > out || fail 'lookup --jsonl'
[ "$(wc -l < out)" = 4 ] || fail 'not a line for a line'
says '{"id":7,"matches":[{"id":"x:1","dictionary":"names.dict","type":"person","name":"Phan Văn Giang","canonical":"Phan Văn Giang","score":' out
says '"error"' out
says '"canonical":"Hà Nội"' out
echo nonsense | "$tool" lookup --jsonl --strict > out 2> err
[ $? = 1 ] || fail 'lookup --jsonl --strict'
says 'stdin:1:' err

returns 0 "$tool" compare 'Phan Văn Giang' 'Phan Van Giang'
says 'same' out
returns 2 "$tool" compare A
echo '{"id":"q","a":"Phan Văn Giang","b":"Phan Van Giang","type":"person","a_language":"vi"}' | "$tool" compare --jsonl > out || fail 'compare --jsonl'
says '{"id":"q","score":' out
says '"same":true' out

returns 0 "$tool" align a.vi.txt en:b.en.txt
says 'Phan Van Giang' out
returns 0 "$tool" align --format json --dictionary names.dict a.vi.txt b.en.txt
says '"path": "a.vi.txt"' out
says '"language": "vi"' out
says '"id": "x:1"' out
returns 0 "$tool" align --format html -o out.html a.vi.txt b.en.txt
says '<a class="name person"' out.html
returns 2 "$tool" align a.vi.txt
returns 2 "$tool" align qq:a.vi.txt b.en.txt
returns 1 "$tool" align a.vi.txt missing.en.txt
returns 2 "$tool" align --format xml a.vi.txt b.en.txt
printf '%s\n' '{"id":1,"documents":[{"language":"vi","text":"Hà Nội"},{"text":"Hanoi is the capital of Vietnam."}]}' '{"documents":[]}' |
  "$tool" align --jsonl > out || fail 'align --jsonl'
says '{"id":1,"documents":[{"path":null,"language":"vi"},{"path":null,"language":"en"}],"entities":[' out
says '"error"' out

returns 0 "$tool" annotate a.vi.txt
says 'Hà Nội' out
says 'iso:VN-HN' out
printf 'id\ttype\tlanguage\tname\tkind\niso:VN-HN\tplace\tund\t\thidden\n' > hide.tsv
returns 0 "$tool" build -o hide.dict hide.tsv
returns 0 "$tool" annotate --dictionary hide.dict a.vi.txt
! grep -q 'iso:VN-HN' out || fail 'a hidden entity is found in a text'
returns 0 "$tool" lookup --exact --dictionary hide.dict 'Hà Nội'
! grep -q 'iso:VN-HN' out || fail 'a hidden entity is looked up'
printf 'not a header\nrow\n' > headless.tsv
cp names.dict before.dict
"$tool" build -o names.dict headless.tsv > out 2> err && fail 'a source without a header makes a dictionary'
says 'headless.tsv:1: expected a header line' err
printf 'id\ttype\tlanguage\tname\na\tperson\tvi\n' > useless.tsv
"$tool" build -o names.dict useless.tsv > out 2> err && fail 'a source without one good line makes a dictionary'
says 'no line makes sense, 1 line left out' err
cmp -s names.dict before.dict || fail 'a build that fails touches the old file'

for more in '--format html' '--format table' '-o page.html'; do
  # shellcheck disable=SC2086
  echo '{}' | "$tool" align --jsonl $more > out 2> err
  [ $? = 2 ] || fail "align --jsonl $more is not refused"
done
echo '{"text":"Hà Nội"}' | "$tool" annotate --jsonl --format json > out || fail 'annotate --jsonl --format json'
echo '{"text":"Hà Nội","language":"vi"}' | "$tool" annotate --jsonl > out || fail 'annotate --jsonl'
says '"documents":[{"path":null,"language":"vi"}]' out

printf 'Hà Nội\nĐặng\n' | "$tool" normalize > out
[ "$(cat out)" = $'ha noi\ndang' ] || fail 'normalize'
printf 'Hà Nội\n' | "$tool" normalize --canonical > out
[ "$(cat out)" = 'hà nội' ] || fail 'normalize --canonical'

# Whatever the bytes, an answer.
head -c 20000 /dev/urandom > random.vi.txt
: > empty.en.txt
returns 0 "$tool" align --format json random.vi.txt empty.en.txt
python3 -c 'import json,sys; json.load(open("out"))' 2> /dev/null || ! command -v python3 > /dev/null || fail 'not JSON'

[ $failed = 0 ] && echo 'all good'
exit $failed
