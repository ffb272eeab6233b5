#!/usr/bin/env python3
"""Writes the generated tables of places from pinned public sources and the hand-written files beside them.

    geography.py [--cache DIR] [--output DIR]   fetches the pinned packages into one folder and writes territories.tsv, cities.tsv and
                                                subdivisions.tsv into the other, default entities/
    geography.py --check   compares the committed tables with the reviewed ones, needs nothing else; exits 1 if a row stands in their way

Sources: npm cldr-localenames-full and cldr-dates-full (Unicode-3.0), Debian unicode-cldr-core (Unicode-DFS-2016), Debian
libgeonames0 and libgeonames-common (the GeoNames data inside: CC BY 4.0). Needs npm, apt-get and dpkg-deb. What a reviewed
table says of an entity in a language is final: a generated row is written only where it says nothing.
"""
import hashlib
import json
import os
import pathlib
import re
import struct
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree
import zlib

HERE = pathlib.Path(__file__).resolve().parent
FOLDER = HERE / "geography"
ENTITIES = HERE.parent / "entities"
NPM = {"cldr-localenames-full": "48.2.0", "cldr-dates-full": "48.2.0"}
DEBIAN = {"unicode-cldr-core": "41-0.1", "libgeonames-common": "0.3.0-1", "libgeonames0": "0.3.0-1"}
# What is read of each package, as one hash: packages of other architectures hold the same data.
PINS = json.loads((FOLDER / "pins.json").read_text()) if (FOLDER / "pins.json").exists() else {}
OTHERS = ["ar", "de", "es", "ja", "km", "ko", "lo", "ru", "th", "zh"]
LATIN = {"vi", "en", "fr", "de", "es", "und"}
SCRIPT = {"ar": "ARABIC", "ja": "CJK|KATAKANA|HIRAGANA", "km": "KHMER", "ko": "HANGUL", "lo": "LAO", "ru": "CYRILLIC",
          "th": "THAI", "zh": "CJK"}
REVIEWED = {"territories": ["countries-reviewed", "regions"], "subdivisions": ["subdivisions-reviewed"], "cities": ["cities-reviewed"]}
# Tables whose names a generated name must not repeat. They are no part of the hashes, so that a reviewed row can be added
# offline: --check says when a generated row stands in its way.
FAMOUS = ["countries-reviewed", "regions", "historic-states", "seas", "sites", "subdivisions-reviewed", "cities-reviewed"]
INPUTS = {"territories": [], "cities": ["geography/cities.tsv"], "subdivisions": ["geography/subdivisions.tsv", "geography/cities.tsv"]}
ABOUT = {
    "territories": "Countries, territories and regions of the world in languages other than vi, en and fr.\n"
                   "Facts: Unicode CLDR (cldr-localenames-full {cldr-localenames-full}). Licence: Unicode-3.0.",
    "subdivisions": "First-level subdivisions of countries other than Viet Nam.\n"
                    "Facts: Unicode CLDR (Debian unicode-cldr-core {unicode-cldr-core}). Licence: Unicode-DFS-2016.",
    "cities": "Capitals, large and well-known cities of countries other than Viet Nam.\n"
              "Facts: GeoNames (Debian libgeonames-common {libgeonames-common}), geonames.org, CC BY 4.0, names selected and cleaned by us;\n"
              "time-zone cities of Unicode CLDR (cldr-dates-full {cldr-dates-full}), Unicode-3.0.",
}


# ---------------------------------------------------------------- text

def fold(text):
    text = unicodedata.normalize("NFD", text.casefold().replace("đ", "d").replace("ı", "i").replace("ł", "l").replace("ø", "o"))
    return "".join(c for c in text if c.isalnum())


def in_script(language, text):
    wanted = SCRIPT.get(language)
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and (wanted is None or all(re.match(wanted, unicodedata.name(c, "")) for c in letters if c not in "ー々"))


def tidy(language, country, text):
    """A name as running text has it, or "" if this is none."""
    if not text:
        return ""
    text = unicodedata.normalize("NFC", re.sub("[⁰¹²³⁴-⁹]", "", text)).replace("’", "'").replace("\u200b", "").strip()
    text = re.sub(r"\s+", " ", text)
    if language in ("zh", "ja") and text.endswith("市") and len(text) > 2 and (language == "zh" or country in ("JP", "CN")):
        text = text[:-1]
    if language == "ko" and country == "KR" and text.endswith("시") and len(text) > 2:
        text = text[:-1]
    if re.search(r"[0-9(),;/（）،]", text) or not in_script(language, text):
        return ""
    return text


# ---------------------------------------------------------------- sources

def run(*command, cwd=None):
    return subprocess.run(command, cwd=cwd, check=True, capture_output=True, text=True).stdout.strip()


def fetch(cache):
    """Unpacks the pinned packages under cache; returns {package: folder}."""
    cache.mkdir(parents=True, exist_ok=True)
    found = {}
    for package, version in NPM.items():
        folder = cache / f"{package}-{version}"
        if not folder.exists():
            archive = run("npm", "pack", "--silent", f"{package}@{version}", cwd=cache).splitlines()[-1]
            folder.mkdir()
            run("tar", "-xzf", str(cache / archive), "-C", str(folder), "--strip-components=1")
        found[package] = folder
    for package, version in DEBIAN.items():
        folder = cache / f"{package}-{version}"
        if not folder.exists():
            run("apt-get", "download", f"{package}={version}", cwd=cache)
            archive = next(cache.glob(f"{package}_*.deb"))
            run("dpkg-deb", "-x", str(archive), str(folder))
        found[package] = folder
    return found


class Sources:
    def __init__(self, cache):
        self.folders = fetch(cache)
        self.sha = {package: hashlib.sha256() for package in self.folders}

    def read(self, package, path):
        data = (self.folders[package] / path).read_bytes()
        self.note(package, path, data)
        return data

    def note(self, package, path, data):
        self.sha[package].update(path.encode() + b"\0" + hashlib.sha256(data).digest())

    def territories(self, language):
        data = json.loads(self.read("cldr-localenames-full", f"main/{language}/territories.json"))
        return data["main"][language]["localeDisplayNames"]["territories"]

    def zones(self, language):
        data = json.loads(self.read("cldr-dates-full", f"main/{language}/timeZoneNames.json"))
        cities = {}

        def walk(node, path):
            for key, value in node.items():
                if isinstance(value, dict):
                    if "exemplarCity" in value:
                        cities["/".join(path + [key])] = value["exemplarCity"]
                    walk(value, path + [key])

        walk(data["main"][language]["dates"]["timeZoneNames"]["zone"], [])
        return cities

    def subdivisions(self, language):
        path = f"usr/share/unicode/cldr/common/subdivisions/{language}.xml"
        root = ElementTree.fromstring(self.read("unicode-cldr-core", path))
        return {e.get("type"): e.text for e in root.iter("subdivision")}

    def below(self):
        """Country or unit -> the units directly in it."""
        root = ElementTree.fromstring(self.read("unicode-cldr-core", "usr/share/unicode/cldr/common/supplemental/subdivisions.xml"))
        return {e.get("type"): e.get("contains").split() for e in root.iter("subgroup")}

    def overseas(self):
        """Units that have a country code of their own."""
        root = ElementTree.fromstring(self.read("unicode-cldr-core", "usr/share/unicode/cldr/common/supplemental/supplementalMetadata.xml"))
        return {e.get("type") for e in root.iter("subdivisionAlias") if re.fullmatch("[A-Z]{2}", e.get("replacement"))}

    def city_names(self, language):
        """GNU message catalogue: GeoNames id -> name."""
        data = self.read("libgeonames-common", f"usr/share/locale/{language}/LC_MESSAGES/geonames.mo")
        _, _, count, originals, translations = struct.unpack("<5I", data[:20])

        def text(table, index):
            length, offset = struct.unpack("<2I", data[table + 8 * index:table + 8 * index + 8])
            return data[offset:offset + length].decode()

        return {text(originals, i): text(translations, i) for i in range(count)}

    def cities(self):
        """The GVariant a(sssssssudd) that libgeonames keeps compressed in its GResource section: id -> (country, zone, population)."""
        library = next((self.folders["libgeonames0"] / "usr/lib").glob("*/libgeonames.so.0.3.0")).read_bytes()
        start = library.index(b"cities.compiled\0") + len(b"cities.compiled")
        data = zlib.decompressobj().decompress(library[library.index(b"\x78\xda", start):])
        self.note("libgeonames0", "cities.compiled", data)
        table = struct.unpack("<I", data[-4:])[0]
        ends = struct.unpack(f"<{(len(data) - table) // 4}I", data[table:])
        cities, begin = {}, 0
        for end in ends:
            begin = (begin + 7) & ~7
            position, fields = begin, []
            for _ in range(7):
                zero = data.index(b"\0", position)
                fields.append(data[position:zero].decode())
                position = zero + 1
            position += -(position - begin) % 4
            cities[fields[0]] = (fields[4], fields[6], struct.unpack("<I", data[position:position + 4])[0])
            begin = end
        return cities

    def verify(self):
        pins = {package: sha.hexdigest() for package, sha in sorted(self.sha.items())}
        if "--pin" in sys.argv:
            (FOLDER / "pins.json").write_text(json.dumps(pins, indent=2) + "\n")
            PINS.update(pins)
        for package, sha in pins.items():
            if PINS.get(package) != sha:
                sys.exit(f"geography.py: {package} is not what is pinned in geography/pins.json: {sha}")


# ---------------------------------------------------------------- tables

def rows(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    for line in lines[1:]:
        yield (re.sub(r"\t# .*", "", line).split("\t") + [""] * 6)[:6]


def table(name):
    path = ENTITIES / f"{name}.tsv"
    return list(rows(path)) if path.exists() else []


def reviewed(names):
    """(id, language) pairs that have a name, and all ids."""
    said, ids = set(), []
    for name in names:
        for row in table(name):
            said.add((row[0], row[2]))
            if row[0] not in ids:
                ids.append(row[0])
    return said, ids


class Taken:
    """Names that others bear: (language, folded name)."""

    def __init__(self, names, adjectives=False):
        self.names = {}
        for name in names:
            for id_, _, language, text, kind, _ in table(name):
                if kind != "weak" and (adjectives or kind != "adjective"):
                    self.add(id_, language, text)

    def add(self, id_, language, text):
        self.names.setdefault((language, fold(text) or text), id_)

    def free(self, id_, language, text):
        languages = ["vi", "en", "fr", "und"] if language == "und" else [language, "und"]
        return all(self.names.get((l, fold(text) or text), id_) == id_ for l in languages)


def digest(output):
    sha = hashlib.sha256(pathlib.Path(__file__).read_bytes())
    for name in INPUTS[output] + ["geography/pins.json"]:
        sha.update(name.encode() + b"\0" + (HERE / name).read_bytes())
    return sha.hexdigest()


def write(target, output, lines):
    versions = {**NPM, **DEBIAN}
    head = ["# " + line for line in ABOUT[output].format(**versions).splitlines()]
    head += [f"# Written by generate/geography.py from {', '.join(INPUTS[output] + ['geography/pins.json'])}.",
             f"# sha256 {digest(output)}", "id\ttype\tlanguage\tname\tkind\twhen"]
    body = sorted("\t".join(["\t".join([id_, "place", language, name, kind]), when]).rstrip("\t")
                  for id_, language, name, kind, when in lines)
    (target / f"{output}.tsv").write_text("\n".join(head + body) + "\n", encoding="utf-8")


def territories(sources, target):
    said, ids = reviewed(REVIEWED["territories"])
    out = []
    for language in OTHERS:
        names = sources.territories(language)
        used = {}
        for id_ in ids:
            code = id_.split(":")[1]
            if not re.fullmatch("iso:[A-Z]{2}|m49:[0-9]{3}", id_) or (id_, language) in said:
                continue
            short = names.get(f"{code}-alt-short") if code in ("HK", "MO", "PS", "MM") else None
            picked = []
            for kind, text in [("canonical", short or names.get(code, ""))] + [
                    ("alias", names.get(f"{code}-alt-{alt}", "")) for alt in ("short", "variant")]:
                text = tidy(language, code, re.sub(r"\s*[（(].*", "", text) if code in ("MM",) else text)
                if text and text not in picked and used.setdefault(text, id_) == id_:
                    out.append((id_, language, text, "alias" if picked else "canonical", ""))
                    picked.append(text)
    write(target, "territories", out)


GENERIC = re.compile(
    r"^(?:province|département|préfecture|état|région|oblast|voïvodie|canton|comté|gouvernorat|wilaya|comitat|district|division|"
    r"oblys|kraï|subdivision|județ|voblast|territoire|république|paroisse|apskritis|raion|communauté autonome|municipalité|commune) (?:de la |de l'|du |des |de |d')?|"
    r" (?:County|Province|Division|Region|Krai|District|Oblast|Okrug|Governorate|Department|Parish|Prefecture|Municipality|novads|AR)$", re.I)
# Names that say themselves what they are: no generic is put beside them.
SELF_SAID = re.compile(r"\b(?:Territory|Territories|Islands?|Peninsula|Area|Capital|District|Region|Republic|Atoll|State|City|Metropolitan|Highlands)\b|vesi$", re.I)
# Where the French names are learned transcriptions that no newspaper writes.
FRENCH_AS_ENGLISH = {"AF", "KH", "LA", "PK"}
# The French article of names that are common nouns, by how they begin.
ARTICLE = [("des ", "Plateaux|Savanes|Lacs|Lagunes|Montagnes|Collines|Cascades|Hauts|Hautes|Midlands"),
           ("du ", "Nord|Sud|Centre|Littoral|Plateau|Haut|Bas|Moyen|Golfe|Grand|Logone|Mayo|Kwango|Kwilu|Kasaï"),
           ("de la ", "Haute|Basse|Grande|Cuvette|Boucle|Vallée|Tshopo|Tshuapa|Mongala"),
           ("de l'", "Est|Ouest|Extrême|Équateur|Estuaire|Ituri|Atlantique|Artibonite|Ouham|Ogooué")]
# Names that say only where a division lies. Southern District is a court's as well.
DIRECTIONS = re.compile(r"(?:(?:North|South|East|West|Centr)(?:ern|al|e|o)?[ -]?)+|Capital|Central?e?|Nord|Sud|Est|Ouest|Norte|Sul|Leste", re.I)
SYLLABLES = re.compile(r"[ \-'’]")


def words_of_languages():
    """Folded words that are no names of places, or of persons, and folded Vietnamese syllables."""
    words, syllables = set(), set()
    data = HERE.parent
    for path in sorted((data / "words").glob("*/*.txt")) + sorted((data / "words").glob("und/nicknames.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                entries = [fold(entry) for entry in re.split(r"[\t|]", line)]
                words.update(entries)
                if path.parent.name == "vi":
                    syllables.update(fold(syllable) for syllable in re.split(r"[\t ]", line))
    for path in sorted((data / "lexicon").glob("*.tsv")):
        for role, weight, *cells in rows(path):
            for cell in cells[:3]:
                words.update(fold(phrase) for phrase in cell.split("|"))
            syllables.update(fold(syllable) for phrase in cells[0].split("|") for syllable in phrase.split())
    return words, syllables


def plain_text(language, country, text):
    """A name without what the source says to tell it from others: Bay, Somalia; Bungoma (comté du Kenya)."""
    return tidy(language, country, re.sub(r"\s*[(（].*|[,،] .*", "", text or ""))


class Unit:
    """A division with what the table of generics says of it and its country."""

    def __init__(self, id_, table_, names):
        self.id = id_
        self.country, self.code = id_[4:6], id_[4:].replace("-", "").lower()
        self.generic, marks = table_.get(self.country, ({}, set()))
        own, self.own = table_.get(id_, ({}, set()))
        self.generic = {language: own.get(language) or word for language, word in self.generic.items()}
        self.marks = self.own | (marks - {"small"} if "plain" in self.own else marks)
        self.full = {language: plain_text(language, self.country, texts.get(self.code)) for language, texts in names.items()}
        self.bare = {language: GENERIC.sub("", text) if language in LATIN else text for language, text in self.full.items()}
        english = self.bare["en"]
        french = self.bare["fr"] if self.country not in FRENCH_AS_ENGLISH else ""
        if not french or french != self.full["fr"] and re.match("(?!(?:al|an|ar|as|el)-)[a-zéî]", french):  # "Province centrale"
            french = english
        vietnamese = re.sub("^(Tỉnh|Vùng|Khu vực|Bang|Quận) |^(?:Miền|Phía) (?=Bắc |Nam |Đông |Tây |Trung )", "", self.full["vi"])
        if not re.match("(Bắc|Nam|Đông|Tây|Trung|Hạ|Thượng) ", vietnamese):
            vietnamese = english
        self.bare.update(vi=vietnamese, fr=french)

    def points(self):
        return bool(DIRECTIONS.fullmatch(self.bare["en"]))

    def with_generic(self, language):
        """The name with its generic, or "" where we have none."""
        bare, full, generic = self.bare[language], self.full[language], self.generic.get(language)
        if language == "fr" and GENERIC.match(full):
            return full if full.startswith("État") else full[0].lower() + full[1:]
        if language == "en" and full != bare:
            return full
        if not generic or not bare or "city" in self.marks or SELF_SAID.search(bare):
            return ""
        if language == "vi":
            return f"{generic} {bare}"
        if language == "en":
            return f"{bare} {generic}"
        if not self.full["fr"] and self.points():
            return ""
        article = next((a for a, nouns in ARTICLE if re.match(rf"(?:{nouns})\b", bare)), "d'" if re.match("[AEIOUÂÉÈÎÔ]", bare) else "de ")
        return f"{generic} {article}{bare}"


def divisions(sources, ids):
    """The units whose names we write, those that newspapers name alone first."""
    table_ = {}
    for id_, english, french, vietnamese, marks, _ in rows(FOLDER / "subdivisions.tsv"):
        table_[id_] = ({"en": english, "fr": french, "vi": vietnamese}, set(marks.split(",")))
    names = {language: sources.subdivisions(language) for language in ["vi", "en", "fr"] + OTHERS}
    below, overseas = sources.below(), sources.overseas()
    found = []
    for country, (_, marks) in table_.items():
        if ":" in country or "stale" in marks:
            continue
        codes = below.get(country, [])
        if "groups" in marks:
            codes = codes + [code for group in codes for code in below.get(group, [])]
        found += [f"iso:{country}-{code[2:].upper()}" for code in codes if code not in overseas]
    units = [Unit(id_, table_, names) for id_ in found + [id_ for id_ in ids if id_ not in found]]
    return sorted(units, key=lambda unit: "plain" not in unit.marks)


class Clashes:
    """Which names of units mean something else as well."""

    def __init__(self, units, taken):
        self.taken = taken
        self.everything = Taken(sorted(path.stem for path in ENTITIES.glob("*.tsv") if path.stem != "subdivisions"), adjectives=True)
        self.words, self.syllables = words_of_languages()
        self.cities = {(country, fold(name)) for _, country, name, _, _, _ in rows(FOLDER / "cities.tsv")}
        self.bearers = {True: {}, False: {}}  # units of large countries have their names against those of small ones
        self.bearers_with_generic = {}
        for unit in units:
            for plain in {False, "plain" in unit.marks}:
                self.bearers[plain].setdefault(fold(unit.bare["en"]), set()).add(unit.id)
            for language in ("vi", "en", "fr"):
                self.bearers_with_generic.setdefault((language, fold(unit.with_generic(language))), set()).add(unit.id)

    def a_city(self, unit):
        return (unit.country, fold(unit.bare["en"])) in self.cities

    def alone(self, unit):
        """Whether the name without its generic does."""
        english, plain = unit.bare["en"], "plain" in unit.marks
        if "plain" in unit.own:
            return False
        if len(self.bearers[plain][fold(english)]) > 1 or self.a_city(unit):
            return True
        if plain:
            return any(not self.taken.free(unit.id, language, english) for language in ("vi", "en", "fr"))
        return any(fold(text) in self.words or not self.everything.free(unit.id, language, text) or len(fold(text)) < 4 or
                   all(fold(part) in self.syllables for part in SYLLABLES.split(text))
                   for language, text in unit.bare.items() if language in ("vi", "en", "fr"))

    def with_generic(self, unit, language, text):
        return unit.points() or len(self.bearers_with_generic[language, fold(text)]) > 1 or not self.taken.free(unit.id, language, text)


def subdivisions(sources, target):
    said, ids = reviewed(FAMOUS)
    units = divisions(sources, [id_ for id_ in ids if re.fullmatch("iso:[A-Z]{2}-.*", id_)])
    taken = Taken(FAMOUS + ["territories", "cities"])
    clashes = Clashes(units, taken)
    out = []

    def add(unit, language, text, kind="canonical", when=""):
        out.append((unit.id, language, text, kind, when))
        if kind != "weak" and when != "lookup":
            taken.add(unit.id, language, text)

    def add_with_generic(unit):
        """Returns the languages that have such a name."""
        named = [language for language in ("vi", "en", "fr") if unit.with_generic(language)]
        for language in named:
            text = unit.with_generic(language)
            add(unit, language, text, "canonical", "lookup" if clashes.with_generic(unit, language, text) else "")
        return named

    def add_bare(unit, known, weak):
        named = add_with_generic(unit) if weak else []
        latin = {language: unit.bare[language] for language in ("vi", "en", "fr")}
        when = "lookup" if weak else "cue" if "cue" in unit.marks or not known and "plain" not in unit.marks and " " not in latin["en"] else ""
        if not known and len({fold(text) for text in latin.values()}) == 1:
            latin = {"und": latin["en"]}
        for language, text in latin.items():
            if (unit.id, language) not in said and text and (weak or taken.free(unit.id, language, text)):
                add(unit, language, text, "weak" if language in named or language == "und" and named else "canonical", when)

    def add_others(unit, known):
        for language in OTHERS:
            text = unit.bare[language]
            if not text or (unit.id, language) in said:
                continue
            if language in LATIN and (not known and "plain" not in unit.marks or fold(text) == fold(unit.bare["en"])):
                continue
            add(unit, language, text, "canonical" if taken.free(unit.id, language, text) else "weak")

    for unit in units:
        known = any((unit.id, language) in said for language in ("vi", "en", "fr", "und"))
        the_city = {"city", "small"} & unit.marks and clashes.a_city(unit)
        if not known and ("out" in unit.marks or not unit.bare["en"] or the_city):
            continue
        add_bare(unit, known, not known and (bool({"weak", "small"} & unit.marks) or clashes.alone(unit)))
        if "stale" not in unit.marks:
            add_others(unit, known)
    write(target, "subdivisions", out)


def cities(sources, target, known):
    said, _ = reviewed(REVIEWED["cities"])
    taken = Taken(FAMOUS + ["territories"])
    languages = ["fr"] + OTHERS
    catalogue = {language: sources.city_names(language) for language in languages}
    for other in ("zh_CN",):
        catalogue["zh"] = {**catalogue["zh"], **sources.city_names(other)}
    zones = {language: sources.zones(language) for language in ["en"] + languages}
    chosen = [(id_, country, name, when) for id_, country, name, when, _, _ in rows(FOLDER / "cities.tsv")]
    chosen.sort(key=lambda c: (-known[c[0][3:]][2], c[0]))
    out = []
    for id_, country, english, when in chosen:
        key = id_[3:]
        zone = known[key][1]
        exemplar = zones["en"].get(zone, zone.split("/")[-1].replace("_", " "))
        exemplary = fold(exemplar) == fold(english)

        def name(language):
            if exemplary and zones[language].get(zone):
                text = tidy(language, country, zones[language][zone])
                if text:
                    return text
            return tidy(language, country, catalogue[language].get(key, ""))

        if (id_, "en") not in said and not taken.free(id_, "en", english):
            continue
        latin = {"vi": english, "en": english, "fr": name("fr") or english}
        if not any((id_, l) in said for l in latin) and fold(latin["fr"]) == fold(english):
            latin = {"und": english}
        for language, text in latin.items():
            if (id_, language) not in said and taken.free(id_, language, text):
                out.append((id_, language, text, "canonical", when))
                taken.add(id_, language, text)
        for language in OTHERS:
            text = name(language)
            if not text or (id_, language) in said or not taken.free(id_, language, text):
                continue
            if language in LATIN and fold(text) == fold(english):
                continue
            out.append((id_, language, text, "canonical", when if language in LATIN else ""))
            taken.add(id_, language, text)
    write(target, "cities", out)


def check():
    problems = []
    taken = Taken(FAMOUS)
    for output in ABOUT:
        said, _ = reviewed(REVIEWED[output])
        for id_, _, language, text, kind, when in table(output):
            if (id_, language) in said:
                problems.append(f"entities/{output}.tsv: {id_} has reviewed names in {language} now")
            elif kind != "weak" and when != "lookup" and not taken.free(id_, language, text):
                problems.append(f"entities/{output}.tsv: {text} ({language}) is a reviewed name of another entity now")
    if problems:
        print("\n".join(problems) + "\nrun generate/geography.py", file=sys.stderr)
    return 1 if problems else 0


def main(arguments):
    if arguments == ["--check"]:
        return check()

    def folder(option, default):
        return pathlib.Path(arguments[arguments.index(option) + 1]) if option in arguments else default

    cache = folder("--cache", pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "allonym-sources")
    target = folder("--output", ENTITIES)
    sources = Sources(cache)
    known = sources.cities()
    for language in ["vi", "en", "fr"] + OTHERS:  # everything is read before it is verified, and verified before anything is written
        sources.territories(language), sources.zones(language), sources.subdivisions(language), sources.city_names(language)
    sources.city_names("zh_CN"), sources.below(), sources.overseas()
    sources.verify()
    territories(sources, target)
    cities(sources, target, known)
    subdivisions(sources, target)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
