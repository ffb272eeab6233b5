#!/usr/bin/env python3
"""Writes the generated word lists of lib/data/words from the hand-written ones beside this
file (words/*.txt) and, for the lists of personal names, from pinned npm packages.

    words.py            writes all lists (needs npm and node for the names)
    words.py --offline  writes the lists that need nothing but this folder
    words.py --check    compares the hashes in the committed lists; exits 1 if one is stale
"""
import hashlib
import pathlib
import re
import sys
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


def output(path, inputs, about):
    def register(make):
        OUTPUTS[path] = (inputs, about, make)
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


def adverb(adjective):
    if re.search(r"(ly|ward|fast|long|early|far)$", adjective) or "-" in adjective:
        return None
    if adjective.endswith("ic"):
        return "publicly" if adjective == "public" else adjective + "ally"
    if re.search(r"[^aeiou]le$", adjective):
        return adjective[:-1] + "y"
    if re.search(r"[^aeiou]y$", adjective):
        return adjective + "ly" if adjective in ("dry", "shy", "sly") else adjective[:-1] + "ily"
    if adjective.endswith("ll"):
        return adjective + "y"
    if adjective in ("true", "due"):
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


def main(arguments):
    if arguments == ["--check"]:
        stale = 0
        for path, (inputs, _, _) in sorted(OUTPUTS.items()):
            text = (WORDS / path).read_text(encoding="utf-8")
            if f"# sha256 {digest(inputs)}\n" not in text:
                print(f"{path}: stale, run generate/words.py", file=sys.stderr)
                stale = 1
        return stale
    for path in OUTPUTS:
        (WORDS / path).write_text(render(path), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
