#!/usr/bin/env python3
"""Writes the generated tables of places from pinned public sources and the hand-written files beside them.

    geography.py [--cache DIR]   fetches the pinned packages into DIR and writes entities/{territories,subdivisions,cities}.tsv
    geography.py --check         compares the hashes in the committed tables, needs nothing else; exits 1 if one is stale

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

    def first_level(self):
        root = ElementTree.fromstring(self.read("unicode-cldr-core", "usr/share/unicode/cldr/common/supplemental/subdivisions.xml"))
        return {e.get("type"): e.get("contains").split() for e in root.iter("subgroup") if re.fullmatch("[A-Z]{2}", e.get("type"))}

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

    def __init__(self, names):
        self.names = {}
        for name in names:
            for id_, _, language, text, kind, _ in table(name):
                if kind not in ("weak", "adjective"):
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


def write(output, lines):
    versions = {**NPM, **DEBIAN}
    head = ["# " + line for line in ABOUT[output].format(**versions).splitlines()]
    head += [f"# Written by generate/geography.py from {', '.join(INPUTS[output] + ['geography/pins.json'])}.",
             f"# sha256 {digest(output)}", "id\ttype\tlanguage\tname\tkind\twhen"]
    body = sorted("\t".join(["\t".join([id_, "place", language, name, kind]), when]).rstrip("\t")
                  for id_, language, name, kind, when in lines)
    (ENTITIES / f"{output}.tsv").write_text("\n".join(head + body) + "\n", encoding="utf-8")


def territories(sources):
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
    write("territories", out)


GENERIC = re.compile(
    r"^(?:province|département|préfecture|état|région|oblast|voïvodie|canton|comté|gouvernorat|wilaya|comitat|district|division|"
    r"oblys|kraï|subdivision|județ|voblast|territoire|république) (?:de la |de l'|du |des |de |d')?|"
    r" (?:County|Province|Division|Region|Krai|District|Oblast|Okrug)$", re.I)


# Where the French names are learned transcriptions that no newspaper writes.
FRENCH_AS_ENGLISH = {"AF", "KH", "LA", "PK"}


def subdivisions(sources):
    said, ids = reviewed(REVIEWED["subdivisions"])
    choice = {row[0]: row[1] for row in rows(FOLDER / "subdivisions.tsv")}
    with_units = [id_ for id_ in choice if ":" not in id_]
    taken = Taken(FAMOUS + ["territories", "cities"])
    names = {language: sources.subdivisions(language) for language in ["vi", "en", "fr"] + OTHERS}
    first = sources.first_level()
    city = {(country, fold(name)) for _, country, name, _, _, _ in rows(FOLDER / "cities.tsv")}
    country_of = {}
    for row in table("countries-reviewed"):
        if row[2] == "en":
            country_of.setdefault(fold(row[3]), row[0])
    units = []
    for country in with_units:
        units += [f"iso:{country}-{code[2:].upper()}" for code in first.get(country, [])]
    units += [id_ for id_ in ids if id_ not in units]
    bearers = {}
    picked = {}
    for id_ in units:
        country, code = id_[4:6], id_[4:].replace("-", "").lower()
        known = id_ in ids
        english = GENERIC.sub("", tidy("en", country, names["en"].get(code, "")))
        if not known:
            if (not english or choice.get(id_) == "out" or (country, fold(english)) in city or fold(english) in country_of or
                    any(not taken.free(id_, language, english) for language in ("vi", "en", "fr"))):
                continue
            bearers.setdefault(fold(english), []).append(id_)
        picked[id_] = (country, code, english)
    out = []
    for id_, (country, code, english) in picked.items():
        known = id_ in ids
        if not known and len(bearers[fold(english)]) > 1:
            continue
        french = GENERIC.sub("", tidy("fr", country, names["fr"].get(code, ""))) if country not in FRENCH_AS_ENGLISH else ""
        french = french or english
        vietnamese = re.sub("^(Tỉnh|Vùng|Khu vực|Bang|Quận) ", "", tidy("vi", country, names["vi"].get(code, "")))
        if not re.match("(Bắc|Nam|Đông|Tây|Trung|Hạ|Thượng) ", vietnamese):
            vietnamese = english
        latin = {"vi": vietnamese, "en": english, "fr": french}
        if not any((id_, l) in said for l in latin) and len({fold(t) for t in latin.values()}) == 1:
            latin = {"und": english}
        for language, text in latin.items():
            if (id_, language) not in said and text and taken.free(id_, language, text):
                out.append((id_, language, text, "canonical", "" if choice.get(id_) == "out" else choice.get(id_, "")))
                taken.add(id_, language, text)
        for language in OTHERS:
            text = tidy(language, country, names[language].get(code, ""))
            if language in LATIN:
                text = GENERIC.sub("", text)
                if fold(text) == fold(english):
                    continue
            if text and (id_, language) not in said and taken.free(id_, language, text):
                out.append((id_, language, text, "canonical", ""))
                taken.add(id_, language, text)
    write("subdivisions", out)


def cities(sources, known):
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
    write("cities", out)


def check():
    problems = []
    taken = Taken(FAMOUS)
    for output in ABOUT:
        said, _ = reviewed(REVIEWED[output])
        if f"# sha256 {digest(output)}\n" not in (ENTITIES / f"{output}.tsv").read_text(encoding="utf-8"):
            problems.append(f"entities/{output}.tsv: stale")
        for id_, _, language, text, _, _ in table(output):
            if (id_, language) in said:
                problems.append(f"entities/{output}.tsv: {id_} has reviewed names in {language} now")
            elif not taken.free(id_, language, text):
                problems.append(f"entities/{output}.tsv: {text} ({language}) is a reviewed name of another entity now")
    if problems:
        print("\n".join(problems) + "\nrun generate/geography.py", file=sys.stderr)
    return 1 if problems else 0


def main(arguments):
    if arguments == ["--check"]:
        return check()
    cache = pathlib.Path(arguments[arguments.index("--cache") + 1]) if "--cache" in arguments else \
        pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "allonym-sources"
    sources = Sources(cache)
    known = sources.cities()
    for language in ["vi", "en", "fr"] + OTHERS:  # everything is read before it is verified, and verified before anything is written
        sources.territories(language), sources.zones(language), sources.subdivisions(language), sources.city_names(language)
    sources.city_names("zh_CN"), sources.first_level()
    sources.verify()
    territories(sources)
    cities(sources, known)
    subdivisions(sources)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
