#!/usr/bin/env python3
"""Prints Vietnamese syllables of names and how Russian writes them, pairs for fit_sounds: nguyen, нгуен.

usage: vietnamese_in_russian.py > pairs.tsv

The rules are those of Russian atlases and newspapers; where these disagree (-iê- after a consonant) both are printed. Syllables are those of
the word lists of names, alone and two written together, as names of places are (Биньзыонг).
"""
import itertools
import pathlib
import re
import unicodedata

WORDS = pathlib.Path(__file__).parent.parent / "words" / "vi"
ONSETS = {"ngh": "нг", "ng": "нг", "nh": "нь", "ch": "ть", "tr": "ч", "th": "тх", "kh": "кх", "ph": "ф", "gh": "г", "gi": "зь", "qu": "ку", "b": "б", "c": "к",
          "k": "к", "d": "з", "đ": "д", "g": "г", "h": "х", "l": "л", "m": "м", "n": "н", "p": "п", "r": "р", "s": "ш", "t": "т", "v": "в", "x": "с", "": ""}
NUCLEI = {"iê": ["ье", "ие"], "yê": ["ие", "е"], "ia": ["иа"], "ya": ["иа"], "uyê": ["уе"], "uô": ["уо"], "ua": ["уа"], "ươ": ["ыо"], "ưa": ["ыа"], "uâ": ["уа"],
          "uê": ["уэ", "юэ"], "uy": ["уи", "юи", "уй"], "uya": ["уя"], "oa": ["оа"], "oă": ["оа"], "oe": ["оэ"], "a": ["а"], "ă": ["а"], "â": ["а"], "e": ["е", "э"],
          "ê": ["е"], "i": ["и"], "y": ["и"], "o": ["о"], "ô": ["о"], "ơ": ["о"], "u": ["у"], "ư": ["ы"], "uơ": ["уо"], "oo": ["о"]}
CODAS = {"ch": "ть", "nh": "нь", "ng": "нг", "c": "к", "m": "м", "n": "н", "p": "п", "t": "т", "i": "й", "y": "й", "o": "о", "u": "у", "": ""}
BY_CUSTOM = {"chi": "ши", "hochiminh": "хошимин", "minh": "мин", "hanoi": "ханой", "vietnam": "вьетнам", "cantho": "кантхо", "hue": "хюэ"}
SOFT = {"а": "я", "о": "ё", "у": "ю", "э": "е"}


def toneless(syllable):
    letters = unicodedata.normalize("NFD", syllable.lower())
    return unicodedata.normalize("NFC", "".join(c for c in letters if c not in "\u0300\u0301\u0303\u0309\u0323"))


def cuts(syllable):
    """Onset, nucleus and coda, the longest that there are."""
    for onset in sorted(ONSETS, key=len, reverse=True):
        if not syllable.startswith(onset):
            continue
        rest = syllable[len(onset):]
        if onset == "gi" and (not rest or rest[0] not in "aăâeêoôơuư"):
            rest = "i" + rest
        for coda in sorted(CODAS, key=len, reverse=True):
            if rest.endswith(coda) and rest[:len(rest) - len(coda)] in NUCLEI:
                return onset, rest[:len(rest) - len(coda)], coda
    return None


def russian(syllable):
    cut = cuts(toneless(syllable))
    if not cut:
        return []
    onset, nucleus, coda = cut
    spelled = []
    for vowels in NUCLEI[nucleus]:
        head = ONSETS[onset]
        if head.endswith("ь"):  # soft before its vowel: Тяу, Нячанг
            head, vowels = head[:-1] if vowels[0] in SOFT or vowels[0] in "иье" else head, SOFT.get(vowels[0], vowels[0]) + vowels[1:]
        if not head and vowels[0] == "ь":
            continue
        spelled.append(head + vowels + CODAS[coda])
    return spelled


def bare(syllable):
    letters = unicodedata.normalize("NFD", toneless(syllable).replace("đ", "d"))
    return "".join(c for c in letters if not unicodedata.combining(c))


def syllables():
    """Toneless syllables of the word lists of names."""
    found = set()
    for name in ("family_names", "middle_names", "given_names"):
        for line in (WORDS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                found |= {toneless(s) for s in re.split(r"[\s\t]", line.split("\t")[0]) if s}
    return sorted(found)


def print_pairs(by_custom, spell):
    """What is spelled by custom, syllables, and two of them written together."""
    for pair in by_custom.items():
        print(*pair, sep="\t")
    known = [(bare(s), r) for s in syllables() for r in spell(s)]
    for pair in known:
        print(*pair, sep="\t")
    step = 7  # the second syllable: any other, always the same
    for (a, x), (b, y) in zip(known, itertools.islice(itertools.cycle(known), step * 31, None)):
        print(a + b, x + y, sep="\t")


if __name__ == "__main__":
    print_pairs(BY_CUSTOM, russian)
