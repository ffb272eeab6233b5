#!/usr/bin/env python3
"""Prints Chinese syllables in Pinyin and in Russian letters (the system of Palladius), alone and two written together as in given names, and
some Korean ones: pairs for fit_sounds, beside those of names of the world. With --table, the Chinese syllables for the comparison of names.

usage: chinese_in_russian.py > pairs.tsv
       chinese_in_russian.py --table > ../tables/palladius.inc
"""
import itertools
import sys

INITIALS = {"b": "б", "p": "п", "m": "м", "f": "ф", "d": "д", "t": "т", "n": "н", "l": "л", "g": "г", "k": "к", "h": "х", "j": "цз", "q": "ц", "x": "с", "zh": "чж",
            "ch": "ч", "sh": "ш", "r": "ж", "z": "цз", "c": "ц", "s": "с"}
FINALS = {"a": "а", "o": "о", "e": "э", "ai": "ай", "ei": "эй", "ao": "ао", "ou": "оу", "an": "ань", "en": "энь", "ang": "ан", "eng": "эн", "ong": "ун", "i": "и",
          "ia": "я", "ie": "е", "iao": "яо", "iu": "ю", "ian": "янь", "in": "инь", "iang": "ян", "ing": "ин", "iong": "юн", "u": "у", "ua": "уа", "uo": "о", "uai": "уай",
          "ui": "уй", "uan": "уань", "un": "унь", "uang": "уан"}
ROUNDED = {"u": "юй", "ue": "юэ", "uan": "юань", "un": "юнь"}  # after j, q, x
ALONE = {"ya": "я", "ye": "е", "yao": "яо", "you": "ю", "yan": "янь", "yin": "инь", "yang": "ян", "ying": "ин", "yong": "юн", "yi": "и", "yu": "юй", "yue": "юэ",
         "yuan": "юань", "yun": "юнь", "wa": "ва", "wo": "во", "wai": "вай", "wei": "вэй", "wan": "вань", "wen": "вэнь", "wang": "ван", "weng": "вэн", "wu": "у",
         "er": "эр", "an": "ань", "ai": "ай", "ang": "ан", "ou": "оу", "hui": "хуэй", "zi": "цзы", "ci": "цы", "si": "сы"}
SYLLABLES = {  # which finals each initial has
    "b": "a o ai ei ao an en ang eng i ie iao ian in ing u", "p": "a o ai ei ao an en ang eng i ie iao ian in ing u", "m": "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u",
    "f": "a o ei ou an en ang eng u", "d": "a e ai ao ou an ang eng ong i ie iao iu ian ing u uo ui uan un", "t": "a e ai ao ou an ang eng ong i ie iao ian ing u uo ui uan un",
    "n": "a e ai ei ao an en ang eng ong i ie iao iu ian in iang ing u uo uan", "l": "a e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un",
    "g": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang", "k": "a e ai ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "h": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang", "j": "i ia ie iao iu ian in iang ing iong u ue uan un", "q": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "x": "i ia ie iao iu ian in iang ing iong u ue uan un", "zh": "a e ai ao ou an en ang eng ong i u ua uo uai ui uan un uang", "ch": "a e ai ao ou an en ang eng ong i u uo uai ui uan un uang",
    "sh": "a e ai ao ou an en ang eng i u ua uo uai ui uan un uang", "r": "e ao ou an en ang eng ong i u uo ui uan un", "z": "a e ai ao ou an en ang eng ong i u uo ui uan un",
    "c": "a e ai ao ou an en ang eng ong i u uo ui uan un", "s": "a e ai ao ou an en ang eng ong i u uo ui uan un"}
KOREAN = """Kim Ким|Park Пак|Lee Ли|Choi Чхве|Jung Чон|Chung Чон|Jong Чен|Un Ын|Il Ир|Sung Сен|Moon Мун|Jaein Чжэин|Jae Чжэ|In Ин|Yoon Юн|Sukyeol Сокёль|Roh Но|Moohyun Мухён|
Myungbak Мёнбак|Myung Мён|Bak Бак|Geunhye Кынхе|Geun Кын|Hye Хе|Chun Чон|Doohwan Духван|Hwan Хван|Chunghee Чонхи|Hee Хи|Daejung Дэчжун|Dae Дэ|Youngsam Ёнсам|Young Ён|Sam Сам|
Ban Пан|Kimoon Гимун|Ki Ги|Seoul Сеул|Busan Пусан|Daegu Тэгу|Incheon Инчхон|Daejeon Тэджон|Gwangju Кванджу|Pyongyang Пхеньян|Kaesong Кэсон|Chongjin Чхонджин|Ulsan Ульсан|
Suwon Сувон|Jeju Чеджу|Tae Тхэ|Woo У|Han Хан|Duck Док|Soo Су|Yeojeong Ёджон|Jaemyung Чжэмён|Hwang Хван|Kyoan Гёан|Hyun Хён|Seung Сын|Man Ман|Jun Джун|Ho Хо""".replace("\n", "")


def russian(initial, final):
    if initial in "jqx" and final in ROUNDED:
        return INITIALS[initial] + ROUNDED[final]
    return ALONE.get(initial + final, INITIALS[initial] + FINALS[final])


def syllables():
    known = [(initial + final, russian(initial, final)) for initial, finals in SYLLABLES.items() for final in finals.split()]
    known += [(pinyin, spelled) for pinyin, spelled in ALONE.items() if pinyin[0] not in "hzcs"]
    known += [("nyu" if initial == "n" else "lu", spelled) for initial, spelled in (("n", "нюй"), ("l", "люй"))]
    return known


def print_table():
    rows = {spelled: "nu" if pinyin == "nyu" else pinyin for pinyin, spelled in syllables()}
    rows.update({"хой": "hui", "люэ": "lue", "нюэ": "nue"})
    print("// Made by lib/data/generate/chinese_in_russian.py --table; see lib/data/README.md. Do not edit.")
    print("constexpr palladius_row palladius[] = {")
    for spelled, pinyin in sorted(rows.items()):
        print(f'{{"{spelled}","{pinyin}"}},')
    print("};")


def print_pairs():
    known = syllables()
    for pair in known:
        print(*pair, sep="\t")
    step = 131  # the second syllable: any other, always the same
    for (a, x), (b, y) in zip(known, itertools.islice(itertools.cycle(known), step, None)):
        print(a + b, x + y, sep="\t")
    for pair in 3 * KOREAN.split("|"):  # there are few
        print(*pair.split(), sep="\t")


if sys.argv[1:] == ["--table"]:
    print_table()
else:
    print_pairs()
