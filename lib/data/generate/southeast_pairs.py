#!/usr/bin/env python3
"""Prints names in English and in Thai, Lao or Khmer, pairs for fit_sounds.

usage: southeast_pairs.py th|lo|km > pairs.tsv

Names of the world from the tables of ../entities: canonical names of one place, without the words that say what it is. Pairs that are
translations remain; fit_sounds weighs them down. Long names, of which most are, are left out. In an order that is random but always the
same. Then those of spelled_southeast.tsv, twice, for there are few.
"""
import collections
import csv
import hashlib
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
ENTITIES = HERE.parent / "entities"
GENERICS = {
    "th": "เทศมณฑล|เขตปกครอง|เขตผู้ว่าการ|จังหวัด|หมู่เกาะ|มณฑล|แคว้น|อำเภอ|เทศบาล|เกาะ|เขต|รัฐ|เมือง|แม่น้ำ|ทะเลสาบ|ทะเล|ภูเขา",
    "lo": "ຈັງຫວັດ|ຫມູ່ເກາະ|ໝູ່ເກາະ|ແຂວງ|ເກາະ|ລັດ|ເມືອງ",
    "km": "ខេត្ត|ក្រុង|កោះ|រដ្ឋ|ប្រជុំកោះ",
    "en": "Provinces?|Districts?|Prefecture|Regions?|County|State|Governorate|Department|Islands?|Municipality|Oblast|Parish|City|Republic|River|Sea|Lake|Mountains?|of|the|and",
}
most_words = 2


def bare(name, language):
    generics = GENERICS[language]
    name = re.sub(rf"\b(?:{generics})\b", " ", name) if language == "en" else re.sub(rf"^(?:{generics})", "", name)
    return " ".join(re.sub(r"\(.*?\)|[-–‐]", " ", name).split())


def main():
    language = sys.argv[1]
    names = collections.defaultdict(dict)
    for path in sorted(ENTITIES.glob("*.tsv")):
        for row in csv.reader(path.open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE):
            if len(row) > 4 and row[1] == "place" and row[4] == "canonical" and row[2] in (language, "en", "und"):
                names[row[0]].setdefault(row[2], row[3])
    pairs = set()
    for of in names.values():
        english = of.get("en") or of.get("und")
        if language in of and english:
            pair = bare(english, "en"), bare(of[language], language)
            if all(pair) and all(len(name.split()) <= most_words for name in pair):
                pairs.add(pair)
    for pair in sorted(pairs, key=lambda pair: hashlib.sha256("\t".join(pair).encode()).digest()):
        print(*pair, sep="\t")
    for line in (HERE / "spelled_southeast.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith(language + "\t"):
            _, spelled, latin = line.split("\t")
            print(f"{latin}\t{spelled}\n" * 2, end="")


main()
