#!/usr/bin/env python3
"""Prints Vietnamese syllables of names and how Korean or Japanese writes them, pairs for fit_sounds: nguyen, 응우옌; nguyen, グエン.

usage: vietnamese_in_east_asia.py ko|ja > pairs.tsv

Korean by the rules for foreign words of 2004, and with the aspirates that papers wrote before for its tense consonants; Japanese as newspapers
and atlases write. Where usage varies both are printed. Syllables are those of vietnamese_in_russian.py.
"""
import sys

from vietnamese_in_russian import cuts, print_pairs, toneless

ONSETS_KO = {"nh": "ㄴ", "ch": "ㅉ", "tr": "ㅉ", "th": "ㅌ", "kh": "ㅋ", "ph": "ㅍ", "gh": "ㄱ", "gi": "ㅈ", "qu": "ㄲ", "b": "ㅂ", "c": "ㄲ", "k": "ㄲ", "d": "ㅈ", "đ": "ㄷ",
             "g": "ㄱ", "h": "ㅎ", "l": "ㄹ", "m": "ㅁ", "n": "ㄴ", "p": "ㅃ", "r": "ㄹ", "s": "ㅅ", "t": "ㄸ", "v": "ㅂ", "x": "ㅆ", "": "ㅇ", "ng": "ㅇ", "ngh": "ㅇ"}
ASPIRATES = {"ㅉ": "ㅊ", "ㄸ": "ㅌ", "ㄲ": "ㅋ", "ㅃ": "ㅍ", "ㅆ": "ㅅ"}
NUCLEI_KO = {"iê": "ㅣㅔ", "yê": "ㅖ", "ia": "ㅣㅓ", "ya": "ㅣㅓ", "uyê": "ㅜㅖ", "uô": "ㅜㅗ", "ua": "ㅜㅓ", "ươ": "ㅡㅓ", "ưa": "ㅡㅓ", "uâ": "ㅜㅓ", "uê": "ㅜㅔ", "uy": "ㅜㅣ",
             "uya": "ㅜㅣㅓ", "oa": "ㅗㅏ", "oă": "ㅗㅏ", "oe": "ㅗㅐ", "a": "ㅏ", "ă": "ㅏ", "â": "ㅓ", "e": "ㅐ", "ê": "ㅔ", "i": "ㅣ", "y": "ㅣ", "o": "ㅗ", "ô": "ㅗ", "ơ": "ㅓ",
             "u": "ㅜ", "ư": "ㅡ", "uơ": "ㅜㅓ", "oo": "ㅗ"}
CODAS_KO = {"ch": "ㄱ", "nh": "ㄴ", "ng": "ㅇ", "c": "ㄱ", "m": "ㅁ", "n": "ㄴ", "p": "ㅂ", "t": "ㅅ"}
GLIDES_KO = {"i": "ㅣ", "y": "ㅣ", "o": "ㅗ", "u": "ㅜ"}
SOFT_KO = {"ㅏ": "ㅑ", "ㅓ": "ㅕ", "ㅗ": "ㅛ", "ㅜ": "ㅠ", "ㅐ": "ㅒ", "ㅔ": "ㅖ"}
FUSED_KO = {"ㅗㅏ": "ㅘ", "ㅜㅏ": "ㅘ", "ㅜㅓ": "ㅝ", "ㅜㅔ": "ㅞ", "ㅜㅖ": "ㅞ"}
BY_CUSTOM_KO = {"hochiminh": "호찌민", "chiminh": "치민", "saigon": "사이공", "hanoi": "하노이", "danang": "다낭", "hue": "후에", "nguyen": "응웬", "vietnam": "베트남", "mekong": "메콩",
                "halong": "하롱", "dalat": "달랏", "nhatrang": "나트랑"}
INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"


def block(initial, vowel, final=" "):
    return chr(0xAC00 + (INITIALS.index(initial) * 21 + VOWELS.index(vowel)) * 28 + FINALS.index(final))


def blocks(initial, vowels, final):
    last = len(vowels) - 1
    return "".join(block("ㅇ" if k else initial, vowel, final if k == last else " ") for k, vowel in enumerate(vowels))


def korean(syllable):
    cut = cuts(toneless(syllable))
    if not cut:
        return []
    onset, nucleus, coda = cut
    vowels = NUCLEI_KO[nucleus]
    if nucleus == "yê" and onset:
        vowels = "ㅣㅔ"
    if onset == "nh":
        vowels = SOFT_KO.get(vowels[0], vowels[0]) + vowels[1:]
    if onset == "qu":
        vowels = "ㅜ" + vowels.removeprefix("ㅜ")
    if coda in ("nh", "ch") and nucleus in ("a", "oa", "ă"):  # Thanh, Hoành: a glide is heard before it
        vowels += "ㅣ"
    final = CODAS_KO.get(coda, " ")
    vowels += GLIDES_KO.get(coda, "")
    head = "응" if onset in ("ng", "ngh") else ""
    spelled = []
    for initial in dict.fromkeys((ONSETS_KO[onset], ASPIRATES.get(ONSETS_KO[onset], ONSETS_KO[onset]))):
        spelled.append(head + blocks(initial, vowels, final))
        if vowels[:2] in FUSED_KO:  # Quang is one block
            spelled.append(head + blocks(initial, FUSED_KO[vowels[:2]] + vowels[2:], final))
    return spelled


ROWS_JA = {"b": "バビブベボ", "c": "カキクケコ", "k": "カキクケコ", "kh": "カキクケコ", "g": "ガギグゲゴ", "gh": "ガギグゲゴ", "ng": "ガギグゲゴ", "ngh": "ガギグゲゴ", "h": "ハヒフヘホ", "l": "ラリルレロ", "m": "マミムメモ",
           "n": "ナニヌネノ", "nh": "ニャ ニ ニュ ニェ ニョ", "p": "パピプペポ", "ph": "ファ フィ フ フェ フォ", "s": "サシスセソ", "x": "サシスセソ", "t": "タ ティ トゥ テ ト", "th": "タ ティ トゥ テ ト",
           "đ": "ダ ディ ドゥ デ ド", "d": "ザジズゼゾ", "gi": "ザジズゼゾ", "r": "ラリルレロ", "ch": "チャ チ チュ チェ チョ", "tr": "チャ チ チュ チェ チョ", "v": "ヴァ ヴィ ヴ ヴェ ヴォ", "": "アイウエオ"}
OTHER_ROWS_JA = {"v": "バビブベボ", "r": "ザジズゼゾ", "d": "ヤイユエヨ", "gi": "ジャ ジ ジュ ジェ ジョ", "kh": "ハヒフヘホ"}
NUCLEI_JA = {"iê": "イエ", "yê": "イエ", "ia": "イア", "ya": "イア", "uyê": "ウエ", "uô": "ウオ", "ua": "ウア", "ươ": "ウオ", "ưa": "ウア", "uâ": "ウア", "uê": "ウエ", "uy": "ウイ", "uya": "ウイア", "oa": "オア",
             "oă": "オア", "oe": "オエ", "a": "ア", "ă": "ア", "â": "ア", "e": "エ", "ê": "エ", "i": "イ", "y": "イ", "o": "オ", "ô": "オ", "ơ": "オ", "u": "ウ", "ư": "ウ", "uơ": "ウオ", "oo": "オ"}
CODAS_JA = {"ch": "ック", "nh": "ン", "ng": "ン", "c": "ック", "m": "ム", "n": "ン", "p": "ップ", "t": "ット", "i": "イ", "y": "イ", "o": "オ", "u": "ウ", "": ""}
BY_CUSTOM_JA = {"hochiminh": "ホーチミン", "saigon": "サイゴン", "hanoi": "ハノイ", "danang": "ダナン", "hue": "フエ", "vietnam": "ベトナム", "mekong": "メコン", "halong": "ハロン", "dalat": "ダラット", "haiphong": "ハイフォン",
                "cantho": "カントー"}


def row_of(text):
    return text.split(" ") if " " in text else list(text)


def japanese(syllable):
    cut = cuts(toneless(syllable))
    if not cut:
        return []
    onset, nucleus, coda = cut
    vowels = NUCLEI_JA[nucleus]
    if onset == "qu":
        onset, vowels = "k", "ウ" + vowels.removeprefix("ウ")
    if coda in ("nh", "ch") and nucleus in ("a", "oa", "ă"):
        vowels += "イ"
    end = CODAS_JA[coda]
    spelled = []
    for rows in (ROWS_JA, OTHER_ROWS_JA):
        if onset in rows:
            spelled.append(row_of(rows[onset])["アイウエオ".index(vowels[0])] + vowels[1:] + end)
    if nucleus == "iê" and coda in ("o", "u"):  # Thiệu is one long syllable
        spelled.append(row_of(ROWS_JA[onset])[1] + "ュー")
    return spelled


if sys.argv[1:] == ["ko"]:
    print_pairs(BY_CUSTOM_KO, korean)
elif sys.argv[1:] == ["ja"]:
    print_pairs(BY_CUSTOM_JA, japanese)
else:
    sys.exit(__doc__)
