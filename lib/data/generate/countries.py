#!/usr/bin/env python3
"""Writes the names and adjectives of countries and regions as names are compared by.

usage: countries.py > ../tables/countries.inc

Reads the reviewed files of lib/data/entities (ours). Vietnamese phrases are in canonical form, English and French ones without
marks; a phrase that means two of them is left out. Run by hand; the build only includes the result.
"""
import collections
import hashlib
import pathlib
import re
import unicodedata

FOLDER = pathlib.Path(__file__).parent.parent / "entities"
FILES = ("countries-reviewed.tsv", "historic-states.tsv", "regions.tsv")


def fold(s):
    s = unicodedata.normalize("NFD", s.replace("đ", "d").replace("œ", "oe").replace("ß", "ss").replace("ı", "i").replace("ø", "o").replace("æ", "ae"))
    return unicodedata.normalize("NFC", "".join(c for c in s if not unicodedata.combining(c)))


def words(s):
    return " ".join(re.findall(r"\w+", s.replace(".", "") if re.fullmatch(r"(\w\.)+", s) else s))


digest = hashlib.sha256(pathlib.Path(__file__).read_bytes())
tables = {"vi": collections.defaultdict(set), "latin": collections.defaultdict(set)}
ids = set()
for name in FILES:
    text = (FOLDER / name).read_bytes()
    digest.update(text)
    for line in text.decode().splitlines():
        f = line.split("\t")
        if line.startswith("#") or len(f) < 5 or f[0] == "id" or f[1] != "place" or f[2] not in ("vi", "en", "fr", "und"):
            continue
        if f[4] in ("weak", "hidden", "acronym") or not f[3] or (f[4] == "historic" and len(f[3]) < 5):
            continue
        phrase = words(unicodedata.normalize("NFC", f[3].lower()))
        ids.add(f[0])
        if f[2] == "vi":
            tables["vi"][phrase].add(f[0])
        if f[2] != "vi":
            tables["latin"][fold(phrase)].add(f[0])
number = {x: i for i, x in enumerate(sorted(ids))}
print(f"""// Made by lib/data/generate/countries.py. Do not edit.
// hash {digest.hexdigest()[:16]}
struct country_row {{
  std::string_view phrase;
  std::uint16_t country;
}};""")
for table, rows in tables.items():
    items = sorted(((p, number[next(iter(s))]) for p, s in rows.items() if len(s) == 1), key=lambda r: r[0].encode())
    print(f"constexpr country_row {table}_countries[] = {{")
    cells = ['{"%s", %d}' % r for r in items]
    print(",\n".join("    " + ", ".join(cells[i:i + 5]) for i in range(0, len(cells), 5)) + "};")
