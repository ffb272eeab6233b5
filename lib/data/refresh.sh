#!/bin/sh
# Runs every generator of the data, by hand, never by the build or a test. Needs npm, apt-get and dpkg-deb and fetches the packages
# that the generators pin; Unicode 15.0 (Debian unicode-data) and uconv of ICU 72 must be installed. A run that changes nothing leaves the tree as it was; commit what it changes with the reason.
#
#     refresh.sh [CACHE]    CACHE keeps the fetched packages, default ~/.cache/allonym-sources
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cache=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/allonym-sources}

python3 "$here/generate/geography.py" --cache "$cache"
python3 "$here/generate/words.py" --cache "$cache/words"
for table in countries han normal_forms; do
  python3 "$here/generate/$table.py" /usr/share/unicode > "$cache/$table.inc"
  mv "$cache/$table.inc" "$here/tables/$table.inc"
done
python3 "$here/generate/chinese_in_russian.py" --table > "$cache/palladius.inc"
mv "$cache/palladius.inc" "$here/tables/palladius.inc"
python3 "$here/generate/drift.py" --write
