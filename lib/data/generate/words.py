#!/usr/bin/env python3
"""Writes the generated word lists of lib/data/words from the hand-written ones beside this
file (words/*.txt) and, for the lists of personal names, from pinned npm packages.

    words.py [--cache DIR]  writes all lists, for the names fetching the pinned packages into DIR (needs npm, node)
    words.py --offline      writes the lists that need nothing but this folder
"""
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
SOURCES = HERE / "words"
WORDS = HERE.parent / "words"


def lines(name):
    for line in (SOURCES / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def tokens(name):
    for line in lines(name):
        yield from line.split()


def digest(inputs):
    sha = hashlib.sha256()
    sha.update(pathlib.Path(__file__).read_bytes())
    for name in sorted(inputs):
        sha.update(name.encode() + b"\0" + (SOURCES / name).read_bytes())
    return sha.hexdigest()


OUTPUTS = {}
FETCHING = set()


def output(path, inputs, about, fetching=False):
    def register(make):
        OUTPUTS[path] = (inputs, about, make)
        if fetching:
            FETCHING.add(path)
        return make

    return register


def render(path):
    inputs, about, make = OUTPUTS[path]
    entries = sorted(
        {unicodedata.normalize("NFC", e) for e in make()}, key=lambda e: e.encode()
    )
    head = [f"# {line}" for line in about.strip().splitlines()]
    head.append(f"# Written by generate/words.py from {', '.join(inputs)}.")
    head.append(f"# sha256 {digest(inputs)}")
    return "\n".join(head + entries) + "\n"


# ---------------------------------------------------------------- English

VOWELS = "aeiou"

# Verbs of more than one syllable that double their last consonant.
DOUBLING = set(
    """abet abhor acquit admit allot annul appal begin commit compel concur confer control
    debar defer demur deter dispel distil emit enrol enthral equip excel expel extol forbid
    forget fulfil handicap impel incur infer instil kidnap occur omit outfit outwit patrol
    permit prefer program propel rebel rebut recap recur refer refit regret remit repel
    rerun reset submit transfer transmit transship unplug upset worship cancel channel
    counsel dial duel enamel equal fuel funnel grovel initial kennel label level marshal
    marvel model panel parcel pedal pencil quarrel refuel revel rival shovel shrivel signal
    snivel spiral stencil swivel total towel travel trowel tunnel unravel yodel signal
    leapfrog backlog format nonplus quiz""".split()
)
BOTH = {"cancel", "channel", "counsel", "dial", "duel", "equal", "fuel", "funnel", "initial",
        "label", "level", "marshal", "marvel", "model", "panel", "pedal", "quarrel", "refuel",
        "revel", "rival", "shovel", "signal", "spiral", "total", "travel", "tunnel", "unravel",
        "worship", "kidnap", "program", "focus", "bias"}


def syllables(word):
    word = re.sub(r"e$", "", word)
    return len(re.findall(r"[aeiouy]+", word))


def doubles(word):
    if word in DOUBLING:
        return True
    if len(word) < 3 or word[-1] in VOWELS + "wxyh" or word[-2] not in VOWELS:
        return False
    if word[-3] in VOWELS and word[-3:-1] != "ui" or word[-3:-1] == "ui" and word[-4:-3] != "q":
        return False
    return syllables(word) == 1


def third(word):
    if re.search(r"(s|x|z|ch|sh)$", word) and not word.endswith(("epoch", "stomach")):
        return word + ("zes" if word.endswith("iz") else "es")
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    if re.search(r"[^aeiou]o$", word):
        return word + "es"
    return word + "s"


def ing(word):
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) and word not in ("singe",):
        return word[:-1] + "ing"
    if doubles(word):
        return word + word[-1] + "ing"
    if word.endswith("ic"):
        return word + "king"
    return word + "ing"


def past(word):
    if word.endswith("e"):
        return word + "d"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ied"
    if doubles(word):
        return word + word[-1] + "ed"
    if word.endswith("ic"):
        return word + "ked"
    return word + "ed"


def verb_forms(irregular):
    for verb in tokens("en_verbs.txt"):
        yield verb
        if verb == "be":
            continue
        yield third(verb)
        yield ing(verb)
        if verb in BOTH and verb in DOUBLING:
            yield verb + "ing"
            yield verb + "ed"
        if verb in irregular:
            yield from irregular[verb]
        elif verb.startswith("re-") and verb[3:] in irregular:
            yield from ("re-" + form for form in irregular[verb[3:]])
        else:
            yield past(verb)


def plural(noun):
    if re.search(r"(s|x|z|ch|sh)$", noun) and not noun.endswith(("stomach", "monarch", "patriarch", "epoch", "loch")):
        return noun + "es"
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    if noun in ("echo", "embargo", "hero", "tomato", "torpedo", "veto", "cargo", "mosquito"):
        return noun + "es"
    return noun + "s"


NO_ADVERB = r"(ly|ward|fast|long|early|far|ern|most|side|land|wide|time|ground|style|class|overdue)$"


def adverb(adjective):
    if "-" in adjective or re.search(NO_ADVERB, adjective):
        return None
    if adjective.endswith("ic"):
        return "publicly" if adjective == "public" else adjective + "ally"
    if re.search(r"[^aeiou]le$", adjective):
        return adjective[:-1] + "y"
    if re.search(r"[^aeiou]y$", adjective):
        return adjective + "ly" if adjective in ("dry", "shy", "sly") else adjective[:-1] + "ily"
    if adjective.endswith("ll"):
        return adjective + "y"
    if adjective in ("due", "true"):
        return adjective[:-1] + "ly"
    if adjective == "whole":
        return "wholly"
    return adjective + "ly"


def graded(adjective):
    if adjective == "bad":
        return []
    if adjective.endswith("e"):
        return [adjective + "r", adjective + "st"]
    if re.search(r"[^aeiou]y$", adjective) and adjective not in ("shy", "wry", "dry"):
        return [adjective[:-1] + "ier", adjective[:-1] + "iest"]
    if doubles(adjective):
        return [adjective + adjective[-1] + "er", adjective + adjective[-1] + "est"]
    return [adjective + "er", adjective + "est"]


def ambiguous():
    return set(tokens("en_ambiguous.txt"))


@output(
    "en/common.txt",
    ["en_adjectives.txt", "en_ambiguous.txt", "en_function.txt", "en_irregular.txt",
     "en_nouns.txt", "en_nouns_bare.txt", "en_verbs.txt"],
    """English words that are no names when a sentence or a Title Case headline writes them
with a capital: inflected, lower case. Words that are names as well stand in ambiguous.txt,
months and weekdays in calendar.txt. Ours.""",
)
def en_common():
    irregular = {}
    for line in lines("en_irregular.txt"):
        base, *forms = line.split()
        irregular[base] = [f for cell in forms for f in cell.split("/")]
    words = set(tokens("en_function.txt"))
    words.update(verb_forms(irregular))
    words.update(f for forms in irregular.values() for f in forms)
    for noun in tokens("en_nouns.txt"):
        if "/" in noun:
            words.update(noun.split("/"))
        else:
            words.update((noun, plural(noun)))
    words.update(tokens("en_nouns_bare.txt"))
    section = ""
    for line in lines("en_adjectives.txt"):
        if line in ("no adverb", "graded"):
            section = line
            continue
        for adjective in line.split():
            words.add(adjective)
            if section == "" and adverb(adjective):
                words.add(adverb(adjective))
            if section == "graded":
                words.update(graded(adjective))
    return words - ambiguous()


@output(
    "en/ambiguous.txt",
    ["en_ambiguous.txt"],
    """English words that are also given names, surnames or places, often enough in the news
that a capital alone decides nothing. Disjoint from common.txt. Ours.""",
)
def en_ambiguous():
    return ambiguous()

# ---------------------------------------------------------------- French

def french_er(verb):
    stem = verb[:-2]
    soft = {"g": stem + "e", "c": stem[:-1] + "ç"}.get(stem[-1], stem)  # before a and o
    light = stem  # before a mute e
    if stem.endswith(("oy", "uy", "ay")):
        light = stem[:-1] + "i"
    elif re.search(r"(appel|jet)$", stem):
        light = stem + stem[-1]
    elif re.search(r"[eé][^aeiouyéèêâîôû]+$", stem) and not re.search(r"e(ll|tt|nn|ss|rr|[^aeiouy]{2,})$", stem):
        light = re.sub(r"[eé]([^aeiouyéèêâîôû]+)$", r"è\1", stem)
    yield verb
    yield from (light + "e", light + "ent", soft + "ons", stem + "ez")
    yield from (soft + ending for ending in ("ait", "ant", "a"))
    yield from (stem + ending for ending in ("é", "ée", "és", "ées"))
    yield from (light + ending for ending in ("era", "eront"))


def french_ir(verb):
    stem = verb[:-2]
    yield verb
    yield from (stem + e for e in ("is", "it", "issons", "issez", "issent", "issait", "issant", "i", "ie", "ies",
                                   "ira", "iront"))


def french_re(verb):
    stem = verb[:-2]
    yield verb
    yield from (stem + e for e in ("", "ons", "ez", "ent", "ait", "ant", "it", "u", "ue", "us", "ues",
                                   "ra", "ront"))


def french_plural(noun):
    if noun.endswith(("s", "x", "z")):
        return noun
    if noun.endswith("al"):
        return noun[:-2] + "aux"
    if noun.endswith(("eau", "eu")):
        return noun + "x"
    return noun + "s"


FRENCH_FEMININE = {
    "beau": "belle", "nouveau": "nouvelle", "vieux": "vieille", "fou": "folle", "mou": "molle", "blanc": "blanche",
    "franc": "franche", "sec": "sèche", "public": "publique", "grec": "grecque", "long": "longue", "doux": "douce",
    "faux": "fausse", "roux": "rousse", "frais": "fraîche", "favori": "favorite", "bas": "basse", "gros": "grosse",
    "épais": "épaisse", "exprès": "expresse", "gentil": "gentille", "bon": "bonne", "bénin": "bénigne",
    "malin": "maligne", "aigu": "aiguë", "ambigu": "ambiguë", "contigu": "contiguë", "laïc": "laïque", "bref": "brève",
    "inquiet": "inquiète", "complet": "complète", "incomplet": "incomplète", "secret": "secrète", "discret": "discrète",
    "concret": "concrète", "net": "nette", "sot": "sotte", "nul": "nulle", "meilleur": "meilleure",
    "supérieur": "supérieure", "inférieur": "inférieure", "extérieur": "extérieure", "intérieur": "intérieure",
    "antérieur": "antérieure", "postérieur": "postérieure", "ultérieur": "ultérieure", "majeur": "majeure",
    "mineur": "mineure", "destructeur": "destructrice", "protecteur": "protectrice", "réducteur": "réductrice",
    "dévastateur": "dévastatrice", "innovateur": "innovatrice", "novateur": "novatrice", "provocateur": "provocatrice",
    "rémunérateur": "rémunératrice", "révélateur": "révélatrice", "directeur": "directrice",
}

FRENCH_EMENT = set(
    """carré délibéré désespéré forcé instantané insensé isolé modéré momentané passionné posé prématuré séparé simultané
    spontané""".split()
)


def french_feminine(adjective):
    if adjective in FRENCH_FEMININE:
        return FRENCH_FEMININE[adjective]
    if adjective.endswith("e"):
        return adjective
    for ending, feminine in (("eux", "euse"), ("oux", "ouse"), ("eur", "euse"), ("el", "elle"), ("eil", "eille"),
                             ("ien", "ienne"), ("éen", "éenne"), ("yen", "yenne"), ("on", "onne"), ("er", "ère"), ("f", "ve")):
        if adjective.endswith(ending):
            return adjective[: -len(ending)] + feminine
    return adjective + "e"


@output(
    "fr/common.txt",
    ["fr_adjectives.txt", "fr_function.txt", "fr_irregular.txt", "fr_names.txt", "fr_nouns.txt",
     "fr_verbs.txt"],
    """French words that are no names when a sentence or a headline writes them with a capital: inflected,
lower case; months and weekdays in calendar.txt as well. Ours.""",
)
def fr_common():
    words = set(tokens("fr_function.txt")) | set(tokens("fr_irregular.txt"))
    for verb in tokens("fr_verbs.txt"):
        if verb in words:
            continue
        if verb.endswith("er"):
            words.update(french_er(verb))
        elif verb.endswith("ir"):
            words.update(french_ir(verb))
        elif verb.endswith("dre") and not verb.endswith(("indre", "soudre", "prendre")):
            words.update(french_re(verb))
        else:
            words.add(verb)
    for noun in tokens("fr_nouns.txt"):
        words.update(noun.split("/") if "/" in noun else (noun, french_plural(noun)))
    for adjective in tokens("fr_adjectives.txt"):
        feminine = french_feminine(adjective)
        words.update((adjective, french_plural(adjective), feminine, french_plural(feminine)))
        if feminine.endswith("nte") and adjective.endswith(("ant", "ent")) and adjective not in ("lent", "content", "présent"):
            words.add(adjective[:-2] + "mment")
        elif adjective.endswith(("i", "u")) or adjective in FRENCH_EMENT:
            words.add(adjective + "ment")
        elif adjective.endswith("é"):
            pass
        else:
            words.add(feminine + "ment")
    return words - set(tokens("fr_names.txt"))


# ---------------------------------------------------------------- personal names

FAKER = "@faker-js/faker"
FAKER_VERSION = "10.6.0"
FAKER_SHA256 = "13b79ed894af1a52a624fdb144384e1fd6c4afc1a30488830d3be64924333674"
# Locales in Latin letters whose lists hold names of persons as papers write them.
LOCALES = """af_ZA az cs_CZ da de de_AT de_CH en en_AU en_GH en_IN en_NG en_NP en_ZA es es_MX fi fr fr_BE fr_CH fr_SN hu
    id_ID it ku_kmr_latin lv nb_NO nl nl_BE pl pt_BR pt_PT ro ro_MD sk sl_SI sr_RS_latin sv tr uz_UZ_latin yo_NG zu_ZA""".split()
DUMP = """import {allLocales} from '@faker-js/faker'
const out = {}
for (const [key, locale] of Object.entries(allLocales)) {
  const person = locale.person
  if (person) out[key] = {first: person.first_name ?? null, last: person.last_name ?? null}
}
process.stdout.write(JSON.stringify(out))
"""
CACHE = None
PEOPLE = None


def run(*command, cwd):
    return subprocess.run(command, cwd=cwd, check=True, capture_output=True, text=True).stdout


def people():
    """The given and family names of every locale of the package."""
    global PEOPLE
    if PEOPLE is None:
        folder = pathlib.Path(CACHE or tempfile.mkdtemp())
        folder.mkdir(parents=True, exist_ok=True)
        archive = next(folder.glob(f"*-{FAKER_VERSION}.tgz"), None)
        if archive is None:
            archive = folder / run("npm", "pack", "--silent", f"{FAKER}@{FAKER_VERSION}", cwd=folder).split()[-1]
        found = hashlib.sha256(archive.read_bytes()).hexdigest()
        if found != FAKER_SHA256:
            sys.exit(f"{archive}: sha256 {found}, expected {FAKER_SHA256}")
        package = folder / "node_modules" / FAKER
        package.mkdir(parents=True, exist_ok=True)
        run("tar", "xzf", str(archive), "--strip-components=1", "-C", str(package), cwd=folder)
        (folder / "dump.mjs").write_text(DUMP)
        PEOPLE = json.loads(run("node", "dump.mjs", cwd=folder))
    return PEOPLE


def lower(name):
    """A name in lower case as one word, or "" if it is no single word of three letters or more."""
    name = unicodedata.normalize("NFC", name).strip()
    for curly in "’‘ʻʼ":
        name = name.replace(curly, "'")
    name = name.replace("İ", "i").lower()
    return name if re.fullmatch(r"[^\W\d_]+(['-][^\W\d_]+)*", name) and len(name) > 2 else ""


def genders():
    """What given_names.txt says of a name: lines "m ru: abram adrian"."""
    ours = {}
    for line in lines("given_names.txt"):
        label, names = line.split(":")
        for name in names.split():
            ours.setdefault(name, set()).add(label[0])
    return ours


@output(
    "und/given_names.txt",
    ["en_ambiguous.txt", "given_drop.txt", "given_names.txt"],
    f"""Given names of European, American, Arabic, Iranian, Indian, Japanese, African, Turkish and South-East
Asian use in Latin letters, a tab, and the gender they mostly have: m, f, or u for both or unknown.
Facts: npm {FAKER} {FAKER_VERSION} (MIT, Copyright Faker contributors), and ours. Those that are English
words as well are u and stand in en/ambiguous.txt.""",
    fetching=True,
)
def given_names():
    votes = {}
    for locale in LOCALES:
        first = people()[locale]["first"] or {}
        for key, gender in (("female", "f"), ("male", "m"), ("generic", "u")):
            if locale == "tr" and key == "generic":
                continue
            for name in first.get(key) or []:
                votes.setdefault(lower(name), []).append(gender)
    ours = genders()
    dropped = set(tokens("given_drop.txt")) | {""}
    unsure = ambiguous()
    for name in (votes.keys() | ours.keys()) - dropped:
        m, f, u = (votes.get(name, []).count(x) for x in "mfu")
        told = ours.get(name, set())
        if name in unsure or len(told) > 1:
            gender = "u"
        elif told == {"m"} and f < 3 or not told and m > 5 * f and m > u:
            gender = "m"
        elif told == {"f"} and m < 3 or not told and f > 5 * m and f > u:
            gender = "f"
        else:
            gender = "u"
        yield f"{name}\t{gender}"


@output(
    "und/family_names.txt",
    ["family_drop.txt", "family_names.txt"],
    f"""Family names of European, American, Arabic, Indian, Japanese, African and South-East Asian use in Latin
letters: a prior, no proof. Those of the Chinese, Koreans and Vietnamese have lists of their own.
Facts: npm {FAKER} {FAKER_VERSION} (MIT, Copyright Faker contributors), and ours.""",
    fetching=True,
)
def family_names():
    names = {name.replace("_", " ") for name in tokens("family_names.txt")}
    for locale in LOCALES:
        last = people()[locale]["last"] or {}
        for key in ("female", "male", "generic"):
            names.update(lower(name) for name in last.get(key) or [])
    return names - set(tokens("family_drop.txt")) - {""}


def main(arguments):
    global CACHE
    offline = arguments == ["--offline"]
    if len(arguments) == 2 and arguments[0] == "--cache":
        CACHE = arguments[1]
    elif arguments and not offline:
        sys.exit(__doc__)
    for path in OUTPUTS:
        if offline and path in FETCHING:
            continue
        (WORDS / path).write_text(render(path), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
