#!/usr/bin/env python3
"""Writes the names and adjectives of countries and regions, and the names of unions of states, as names are compared by.

usage: countries.py > ../tables/countries.inc

Reads the reviewed files of lib/data/entities and bodies.tsv (ours). Vietnamese phrases are in canonical form, English and French ones without
marks; a phrase that means two of them is left out. Run by hand; the build only includes the result.
"""
import collections
import hashlib
import pathlib
import re
import unicodedata

FOLDER = pathlib.Path(__file__).parent.parent / "entities"
BODIES = pathlib.Path(__file__).parent / "bodies.tsv"
FILES = ("countries-reviewed.tsv", "historic-states.tsv", "regions.tsv")


def fold(s):
    s = unicodedata.normalize("NFD", s.replace("đ", "d").replace("œ", "oe").replace("ß", "ss").replace("ı", "i").replace("ø", "o").replace("æ", "ae"))
    return unicodedata.normalize("NFC", "".join(c for c in s if not unicodedata.combining(c)))


def words(s):
    return " ".join(re.findall(r"\w+", s.replace(".", "") if re.fullmatch(r"(\w\.)+", s) else s))


STATES = {
    "vi": ("cộng hòa ", "vương quốc ", "nhà nước ", "liên bang ", "công quốc "),
    "en": ("republic of ", "kingdom of ", "state of ", "principality of "),
    "fr": ("republique de ", "republique du ", "royaume de ", "royaume du "),
}
KINDS = {"vi": ("canonical", "alias", "historic", "weak"), "en": ("canonical", "alias", "historic"), "fr": ("canonical", "alias", "historic")}


def is_long(phrase):
    return any(state in phrase + " " for states in STATES.values() for state in states)


def with_states(names, language):
    """The bare names of a state behind the word for what it is, if one of them has it: Cộng hòa Ireland, so Cộng hòa Ai-len too."""
    bare = {n for n in names if not is_long(n)}
    return {state + n for state in STATES[language] if any(state + n in names for n in bare) for n in bare}


def by_ear(phrase):
    """What spellings by ear of one name have in common: without marks and spaces, letters of one sound one, none doubled. As names/countries.cpp has it."""
    letters = re.sub(r"[^a-z]", "", fold(phrase).lower())
    for some, one in (("ph", "f"), ("gh", "g"), ("qu", "cu"), ("oa", "ua"), ("oe", "ue"), ("k", "c"), ("x", "s"), ("y", "i")):
        letters = letters.replace(some, one)
    return re.sub(r"(.)\1+", r"\1", letters)


digest = hashlib.sha256(pathlib.Path(__file__).read_bytes())
tables = {"vi": collections.defaultdict(set), "latin": collections.defaultdict(set), "ear": collections.defaultdict(set)}
spelled = collections.defaultdict(set)  # of an id, Vietnamese names by ear
names_of = {language: collections.defaultdict(set) for language in STATES}  # of an id, all kinds
ids = set()
for name in FILES:
    text = (FOLDER / name).read_bytes()
    digest.update(text)
    for line in text.decode().splitlines():
        f = line.split("\t")
        if line.startswith("#") or len(f) < 5 or f[0] == "id" or f[1] != "place" or f[2] not in ("vi", "en", "fr", "und"):
            continue
        if f[2] == "vi" and f[4] in KINDS["vi"] and re.search(r"\w-\w", f[3]):
            spelled[f[0]].add(words(unicodedata.normalize("NFC", f[3].lower())))
        if f[2] in STATES and f[4] in KINDS[f[2]]:
            name = words(unicodedata.normalize("NFC", f[3].lower()))
            names_of[f[2]][f[0]].add(name if f[2] == "vi" else fold(name))
        if f[4] in ("weak", "hidden", "acronym") or not f[3] or (f[4] == "historic" and len(f[3]) < 5):
            continue
        phrase = words(unicodedata.normalize("NFC", f[3].lower()))
        ids.add(f[0])
        if f[2] == "vi":
            tables["vi"][phrase].add(f[0])
            # Whose a territory is, is said in three ways.
            if " thuộc " in phrase:
                tables["vi"][phrase.replace(" thuộc ", " của ")].add(f[0])
                tables["vi"][phrase.replace(" thuộc ", " ")].add(f[0])
        if f[2] != "vi":
            tables["latin"][fold(phrase)].add(f[0])
for row in BODIES.read_text().splitlines():
    if row.startswith(("#", "vi\t")):
        continue
    cells = row.split("\t")
    id = "body:" + cells[1].split("|")[0]
    ids.add(id)
    for language, cell in zip(("vi", "en", "fr"), cells):
        for name in cell.split("|"):
            phrase = words(unicodedata.normalize("NFC", name.lower()))
            tables["vi" if language == "vi" else "latin"][phrase if language == "vi" else fold(phrase)].add(id)
digest.update(BODIES.read_bytes())
for table, languages in (("vi", ("vi",)), ("latin", ("en", "fr"))):
    written = set(tables[table])
    for language in languages:
        for id, names in names_of[language].items():
            for phrase in with_states(names, language) - written:
                tables[table][phrase].add(id)
for id, names in spelled.items():
    bare = {state + n for n in names for state in ("", *STATES["vi"]) if state + n in tables["vi"] and tables["vi"][state + n] == {id}}
    for key in map(by_ear, bare):
        if len(key) > 3:
            tables["ear"][key].add(id)
number = {x: i for i, x in enumerate(sorted(ids))}
print(f"""// Made by lib/data/generate/countries.py. Do not edit.
// hash {digest.hexdigest()[:16]}
struct country_row {{
  std::string_view phrase;
  std::uint16_t country;
  bool with_state = false;  // the long name, with what kind of state it is
}};""")
for table, rows in tables.items():
    items = sorted(((p, number[next(iter(s))]) for p, s in rows.items() if len(s) == 1), key=lambda r: r[0].encode())
    print(f"constexpr country_row {table}_countries[] = {{")
    long = is_long if table != "ear" else lambda p: p.startswith(tuple(by_ear(state) for state in STATES["vi"]))
    cells = ['{"%s", %d%s}' % (p, n, ", true" if long(p) else "") for p, n in items]
    print(",\n".join("    " + ", ".join(cells[i:i + 5]) for i in range(0, len(cells), 5)) + "};")
