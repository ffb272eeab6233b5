#!/usr/bin/env python3
"""Writes the tables of Chinese characters and of the syllables that share them.

usage: han.py UCD_FOLDER > ../tables/han.inc

UCD_FOLDER holds Unihan_Readings, _Variants and _DictionaryLikeData.txt.bz2 (Debian: unicode-data). Beside this program:
sino_readings.tsv and sino_southern.tsv. A character without a Vietnamese reading takes that of its homophones: characters that are read alike in
Cantonese, Mandarin and Korean are nearly always read alike in Vietnamese. Run by hand; the build only includes the result.
"""
import bz2
import collections
import hashlib
import math
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).parent
FOLDER = pathlib.Path(sys.argv[1])


def unihan(name):
    out = collections.defaultdict(dict)
    for line in bz2.open(FOLDER / f"Unihan_{name}.txt.bz2", "rt", encoding="utf-8"):
        if line.startswith("U+"):
            c, field, value = line.rstrip("\n").split("\t")
            out[chr(int(c[2:], 16))][field] = unicodedata.normalize("NFC", value)
    return out


readings, variants, usage = unihan("Readings"), unihan("Variants"), unihan("DictionaryLikeData")
numeric = {}


def others(c, *fields):
    found = []
    for field in fields:
        for v in variants.get(c, {}).get(field, "").split():
            found.append(chr(int(v.split("<")[0][2:], 16)))
    return [v for v in found if v != c]


def bare(s):
    s = unicodedata.normalize("NFD", s.replace("đ", "d"))
    return "".join(x for x in s if not unicodedata.combining(x))


TONES = "\u0300\u0301\u0303\u0309\u0323"


def placed(s):
    """Tone mark in the place of the canonical form."""
    d = unicodedata.normalize("NFD", s)
    tone = next((x for x in d if x in TONES), "")
    d = unicodedata.normalize("NFC", "".join(x for x in d if x not in TONES))
    if tone and not d.startswith("q"):
        for glide, vowels in (("o", "ae"), ("u", "y")):
            if len(d) > 1 and d[-2] == glide and d[-1] in vowels and all(x not in "aăâeêioôơuưy" for x in d[:-2]):
                return unicodedata.normalize("NFC", d[:-1] + tone + d[-1])
    return unicodedata.normalize("NFC", s)


def pinyin(c):
    r = readings[c]
    found = [x for x in r.get("kMandarin", "").split()]
    for part in r.get("kHanyuPinyin", "").split():
        found += part.split(":")[1].split(",")
    if "kHanyuPinlu" in r:
        found += [re.sub(r"\(.*", "", x) for x in r["kHanyuPinlu"].split()]
    out = []
    for x in found:
        x = unicodedata.normalize("NFD", x).replace("u\u0308", "ü")
        x = "".join(y for y in x if not unicodedata.combining(y) or y == "ü").replace("ü", "v")
        if x not in out:
            out.append(x)
    common = len(readings[c].get("kMandarin", "").split())
    return out[:max(common, 1)] + ([out[common]] if len(out) > common and "kHanyuPinlu" in r and common < 2 and out[common] in
                                   [bare(re.sub(r"\(.*", "", x)) for x in r["kHanyuPinlu"].split()] else [])


def cantonese_press(j):
    """Jyutping as Hong Kong spells names."""
    j = re.sub(r"\d", "", j)
    m = re.match(r"(gw|kw|ng|[bpmfdtnlgkhwzcsj]?)(.*)$", j)
    onset, rime = m[1], m[2]
    short = {"am": "um", "ap": "up", "an": "un"}.get(rime)  # Shum, Yup, Chun beside Sam, Yap, Chan
    rime = {"aa": "a", "aai": "ai", "aau": "au", "aam": "am", "aan": "an", "aang": "ang", "aap": "ap", "aat": "at", "aak": "ak",
            "oe": "eu", "oeng": "eung", "oek": "euk", "eoi": "ui", "eon": "un", "eot": "ut", "yu": "u", "yun": "uen", "yut": "uet",
            "ou": "o", "i": "i", "iu": "iu", "u": "u", "ei": "ei"}.get(rime, rime)
    ts = {"c": "ch", "z": "ch", "j": "y"}
    spelled = [ts.get(onset, onset) + rime]
    if onset == "j" and rime.startswith("i"):
        spelled = ["y" + rime]
    if onset == "j" and rime.startswith("u"):
        spelled = ["yu" + rime[1:], "y" + rime]
    if onset in ("z", "c"):
        spelled += ["ts" + rime]
    if onset == "g":
        spelled += ["k" + rime]
    if onset == "gw":
        spelled += ["kw" + rime]
    if onset == "d":
        spelled += ["t" + rime]
    if onset == "b":
        spelled += ["p" + rime]
    if onset == "s":
        spelled += ["sh" + rime]
    if short:
        spelled += [s[:-2] + short for s in list(spelled)]
    if rime == "ei":
        spelled += [s[:-2] + x for s in list(spelled) for x in ("ee", "i")]
    if rime == "o" and not onset == "ng":
        spelled += [s + "u" for s in list(spelled)]
    if rime == "o" and onset == "ng":
        spelled += ["ngor", "ng"]
    if rime == "i":
        spelled += [s[:-1] + x for s in list(spelled) for x in ("ze", "ee", "y") if x != "ze"]
    for end, others in (("a", ("ah", "ar")), ("au", ("ow",)), ("uen", ("un",)), ("eung", ("ung",)), ("ik", ("ick",))):
        if rime == end:
            spelled += [s[:len(s) - len(end)] + x for s in list(spelled) for x in others]
    return list(dict.fromkeys(spelled))


INITIALS = "g kk n d tt r m b pp s ss _ j jj ch k t p h".split()
VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
FINALS = "_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split()
PRESS_KOREAN = {"gim": ["kim"], "i": ["lee", "yi", "rhee", "ri", "li"], "ri": ["lee", "yi", "rhee", "li"], "bak": ["park", "pak"],
                "choe": ["choi"], "jeong": ["chung", "jung", "chong", "jong"], "no": ["roh", "noh", "ro"], "ro": ["roh", "noh", "no"],
                "yu": ["yoo", "ryu", "you"], "ryu": ["yoo", "yu", "ryoo"], "im": ["lim", "rim", "yim"], "rim": ["lim", "im"],
                "geun": ["geun", "kun", "keun"], "u": ["woo", "wu"], "mun": ["moon"], "jo": ["cho"], "gang": ["kang"], "an": ["ahn"],
                "jang": ["chang"], "yun": ["yoon"], "hwang": ["whang"], "jeon": ["chun", "jun", "chon"], "heo": ["hur", "huh"],
                "gwon": ["kwon"], "o": ["oh"], "seo": ["suh", "so"], "seong": ["sung", "song"], "sun": ["soon"], "yeong": ["young", "yong"],
                "hyeon": ["hyun", "hyon"], "jun": ["joon", "chun"], "su": ["soo"], "gyeong": ["kyung", "kyong"], "geon": ["kun", "gun"],
                "jin": ["chin"], "hui": ["hee", "hi"], "suk": ["sook"], "gi": ["ki"], "min": ["min"], "cheol": ["chul", "chol"], "u ": ["woo"],
                "ryeo": ["yeo", "yo"], "ryeong": ["yeong", "ryong"], "ryong": ["yong"], "eun": ["un", "eun"], "eon": ["on", "un"], "sik": ["shik"],
                "sin": ["shin"], "gwang": ["kwang"], "guk": ["kook", "kuk"], "gu": ["koo", "ku"], "hun": ["hoon"], "yeol": ["yul", "yol"],
                "rak": ["nak"], "ran": ["nan"], "nam": ["nahm"], "ji": ["chi", "jee"], "ju": ["joo", "chu"], "ban": ["pan"], "baek": ["paek", "paik"],
                "byeong": ["byung", "pyong"], "dong": ["tong"], "do": ["to"], "deok": ["duk", "tok"], "dae": ["tae"], "yeon": ["yon", "youn"],
                "il": ["il"], "seung": ["sung"], "hyeong": ["hyung"], "jae": ["chae"], "jeom": ["chom"], "je": ["che"], "jung": ["joong", "chung"],
                "seok": ["suk", "sok"], "seon": ["sun", "son"], "eok": ["uk", "ok"], "yeom": ["yum", "yom"], "ryeol": ["ryol", "yol", "yul"],
                "mu": ["moo"], "bong": ["pong"], "bin": ["pin"], "beom": ["bum", "pom"], "dal": ["tal"], "gyu": ["kyu"], "jong": ["chong"],
                "gap": ["kap"], "geum": ["keum", "kum"], "hak": ["hak"], "heung": ["hung"], "in": ["in"], "ho": ["ho"], "sang": ["sang"]}


def korean_press(h):
    i = ord(h) - 0xAC00
    s = (INITIALS[i // 588] + VOWELS[i % 588 // 28] + FINALS[i % 28]).replace("_", "")
    return list(dict.fromkeys([s] + PRESS_KOREAN.get(s, [])))


def wade_giles(p):
    """Wade-Giles without its apostrophes, and the spellings of Taiwan's names."""
    m = re.match(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)(.*)$", p)
    onset, rime = m[1], m[2]
    new = {"b": "p", "d": "t", "g": "k", "j": "ch", "q": "ch", "x": "hs", "zh": "ch", "z": "ts", "c": "ts", "r": "j"}.get(onset, onset)
    out = rime
    if onset in ("zh", "ch", "sh", "r") and rime == "i":
        out = "ih"
    elif onset in ("z", "c", "s") and rime == "i":
        return ["tzu", "tze", "tse"] if onset != "s" else ["szu", "sze", "ssu"]
    elif rime == "ian":
        out = "ien"
    elif rime == "ong":
        out = "ung"
    elif rime == "iong":
        out = "iung"
    elif rime in ("ie", "ue"):
        out = rime + "h"
    elif rime == "uo" and onset in ("d", "t", "n", "l", "z", "c", "s", "zh", "ch", "r"):
        out = "o"
    elif rime == "e" and onset in ("g", "k", "h"):
        return [new + "o", new + "e"]
    elif rime == "e" and onset:
        return [new + "e", new + "eh"]
    elif rime == "ui" and onset in ("g", "k"):
        out = "uei"
    elif p == "er":
        return ["erh"]
    elif p in ("yan", "ye", "yi", "you", "yong"):
        return {"yan": ["yen"], "ye": ["yeh"], "yi": ["i"], "you": ["yu"], "yong": ["yung"]}[p]
    found = [new + out]
    if onset == "x":
        found += ["sh" + out, "s" + out]
    if onset == "b" or onset == "p":
        pass
    return list(dict.fromkeys(found))


def postal(p):
    """As atlases and the post spelled places until Pinyin, by what northern onsets before i were in the south: Peking, Tientsin, Szechwan."""
    m = re.match(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)(.*)$", p)
    onset, rime = m[1], m[2]
    news = {"b": ["p"], "d": ["t"], "g": ["k"], "j": ["k", "ts"], "q": ["k", "ts"], "x": ["h", "s"], "zh": ["ch"], "z": ["ts"], "c": ["ts"], "r": ["j"]}.get(onset, [onset])
    out = {"ong": "ung", "uan": "wan", "ian": "ien", "ie": "ieh", "ou": "ow", "ui": "wei", "uai": "wai", "uang": "wang", "ua": "wa",
           "iu": "iu", "ue": "ueh"}.get(rime, rime)
    if rime == "i" and onset in ("zh", "ch", "sh"):
        out = "ih"
    elif rime == "i" and onset in ("z", "c", "s"):
        return [{"z": "tze", "c": "tze", "s": "sze"}[onset]]
    elif rime in ("e", "uo") and onset in ("g", "k", "h"):
        out = "o"
    return [new + out for new in news]


# Characters worth a row: those with a reading in two of the languages.
rows = {}
for c in readings:
    r = readings[c]
    if not "\u4e00" <= c <= "\u9fff" or "kMandarin" not in r:
        continue
    if sum(f in r for f in ("kCantonese", "kHangul", "kVietnamese", "kHanyuPinlu")) >= 1 and (
            "kFrequency" in usage.get(c, {}) or "kGradeLevel" in usage.get(c, {}) or "kHanyuPinlu" in r or "kVietnamese" in r or "kHangul" in r or "kTGHZ2013" in r):
        rows[c] = r

supplement = collections.defaultdict(list)
for line in (HERE / "sino_readings.tsv").read_text(encoding="utf-8").splitlines():
    if line and not line.startswith("#"):
        v, chars = line.split("\t")[:2]
        for c in chars.split():
            for x in [c, *others(c, "kSimplifiedVariant", "kTraditionalVariant")]:
                if v not in supplement[x]:
                    supplement[x].append(placed(v))


southern = collections.defaultdict(list)
for line in (HERE / "sino_southern.tsv").read_text(encoding="utf-8").splitlines():
    if line and not line.startswith("#"):
        c, spellings = line.split("\t")[:2]
        for x in [c, *others(c, "kSimplifiedVariant", "kTraditionalVariant")]:
            southern[x] += [w for w in spellings.split() if w not in southern[x]]


def traditional(c):
    t = others(c, "kTraditionalVariant")
    return t or [c]


def hangul(c):
    found = []
    for x in [c, *traditional(c)]:
        for h in readings.get(x, {}).get("kHangul", "").split():
            if h[0] not in found:
                found.append(h[0])
    return found


def own_vietnamese(c):
    found = []
    for x in [c, *traditional(c)]:
        for v in readings.get(x, {}).get("kVietnamese", "").split():
            if (v := placed(v)) not in found:
                found.append(v)
    return found


def cantonese(c):
    return next((readings[x]["kCantonese"].split()[0] for x in [c, *traditional(c)] if "kCantonese" in readings.get(x, {})), "")


def mandarin_toned(c):
    return readings[c].get("kMandarin", "").split()[0]


# Homophones vote.
votes = [collections.defaultdict(collections.Counter) for _ in range(3)]


def classes(c):
    h = (hangul(c) or [""])[0]
    return [(cantonese(c), mandarin_toned(c), h), (cantonese(c), mandarin_toned(c)), (mandarin_toned(c), h)]


for c in rows:
    known = supplement.get(c) or own_vietnamese(c)[:2]
    for v in known:
        for table, key in zip(votes, classes(c)):
            table[key][v] += 3 if c in supplement else 1


def vote(c):
    total = collections.Counter()
    for table, key, weight in zip(votes, classes(c), (3, 1.5, 1)):
        if "" in key:
            continue
        n = sum(table[key].values())
        for v, k in table[key].items():
            total[v] += weight * k / (n + 1)
    return total


def vietnamese(c):
    if c in supplement:
        return supplement[c][:4]
    own, ranked = own_vietnamese(c), vote(c)
    if own:
        best = max(own, key=lambda v: ranked[v])
        found = [best]
        if ranked and (top := ranked.most_common(1)[0])[0] not in own and top[1] > 3 * ranked[best] and top[1] > 1.2:
            found.insert(0, top[0])
        found += [v for v in own if v not in found and ranked[v] > 0.4 * ranked[best]]
        return found[:3]
    return [v for v, s in ranked.most_common(1) if s > 0.9]


def frequency(c):
    u = usage.get(c, {})
    f = max([2.0 ** (1 - int(usage.get(x, {}).get("kFrequency", 6))) for x in [c, *traditional(c), *others(c, "kSimplifiedVariant")]])
    return f + (0.25 if c in supplement else 0)


spelled_id, spelled_use = {}, collections.Counter()
records = []
relation, uses_v, uses_s, total = collections.Counter(), collections.Counter(), collections.Counter(), 0.0
pinyin_of = collections.defaultdict(set)  # of characters with a Sino-Vietnamese reading
CODA = {"p", "t", "k"}
for c in sorted(rows):
    vi = vietnamese(c)
    spell = []
    for k, p in enumerate(pinyin(c)[:2]):
        strength = 1.0 if k == 0 else 0.5
        plain = p.replace("v", "u")
        spell.append((plain, strength))
        if p.endswith("v") and len(p) == 2:
            spell.append((p[0] + "yu", strength * 0.5))
        spell += [(w, strength * 0.4) for w in wade_giles(plain) if w != plain]
        spell += [(w, strength * 0.2) for w in postal(plain) if w != plain]
    if cantonese(c):
        spell += [(w, 0.4 if k == 0 else 0.25) for k, w in enumerate(cantonese_press(cantonese(c)))]
    spell += [(w, 0.3 if k == 0 else 0.2) for k, w in enumerate(southern[c])]
    for k, h in enumerate(hangul(c)[:2]):
        spell += [(w, 0.5 if j == 0 else 0.35) for j, w in enumerate(korean_press(h))]
    strongest = {}
    for s, x in spell:
        strongest[s] = max(x, strongest.get(s, 0))
    f = frequency(c)
    kor = hangul(c)[:2]
    records.append((c, vi, strongest, pinyin(c)[0].replace("v", "u"), kor, f))
    total += f
    for s, x in strongest.items():
        uses_s[s] += f * x
    for k, v in enumerate(vi):
        share = f * (1.0, 0.6, 0.4, 0.3)[k]
        for form in (v, "~" + bare(v)):
            uses_v[form] += share
            pinyin_of[form].add(pinyin(c)[0].replace("v", "u"))
            for s, x in strongest.items():
                relation[form, s] += share * x

vi_list = sorted(uses_v, key=lambda s: s.encode())
spelled_list = sorted(uses_s)
vi_id = {v: i for i, v in enumerate(vi_list)}
spelled_id = {s: i for i, s in enumerate(spelled_list)}

of_vi = [[] for _ in vi_list]
for (v, s), n in relation.items():
    expected = uses_v[v] * uses_s[s] / total
    weight = math.log((n + 1e-4) / expected) - 0.4 / (n + 0.12)
    weight = round(20 * min(weight, 5.5))
    if weight > 4:
        of_vi[vi_id[v]].append((spelled_id[s], weight, int(s in pinyin_of[v])))


def wrap(values, per=28):
    values = [str(v) for v in values]
    return ",\n".join(",".join(values[i:i + per]) for i in range(0, len(values), per))


def strings(values):
    return wrap(('"%s"' % v for v in values), 18)


digest = hashlib.sha256(b"".join(path.read_bytes() for path in (pathlib.Path(__file__), HERE / "sino_readings.tsv", HERE / "sino_southern.tsv")))
for name in ("Readings", "Variants", "DictionaryLikeData"):
    digest.update((FOLDER / f"Unihan_{name}.txt.bz2").read_bytes())
starts, flat = [0], []
for pairs in of_vi:
    flat += sorted(pairs)
    starts.append(len(flat))
char_vi, char_spelled, char_rows = [], [], []
for c, vi, strongest, mandarin, kor, f in records:
    ids = [vi_id[v] for v in vi]
    spell = sorted(((spelled_id[s], round(10 * x)) for s, x in strongest.items()))
    char_rows.append((ord(c), spelled_id[mandarin], len(char_vi), len(ids), len(char_spelled), len(spell), ord(kor[0]) if kor else 0))
    char_vi += ids
    char_spelled += spell
simplified = []
for c in sorted(rows):
    t = [x for x in others(c, "kTraditionalVariant") if x in rows]
    simplified += [(ord(x), ord(c)) for x in t]
simplified = sorted({t: s for t, s in simplified if t != s}.items())
twins = set()
for p in {r[3] for r in records}:
    same = [p, *wade_giles(p), *postal(p)]
    for x in same:
        for y in same:
            if x != y and x in spelled_id and y in spelled_id:
                twins.add((spelled_id[x], spelled_id[y]))
twins = {pair: 150 for pair in twins}


def habitual_twins(habits_of):
    """Spellings of some habit and Pinyin that share characters: half the hundredths of nats of how much more often than by chance."""
    both, habitual, mandarin, total = collections.Counter(), collections.Counter(), collections.Counter(), 0.0
    for c, _, _, p, _, f in records:
        total += f
        mandarin[p] += f
        for k, w in enumerate(habits_of(c)):
            share = f * (1.0 if k == 0 else 0.6)
            both[w, p] += share
            habitual[w] += share
    for (w, p), n in both.items():
        weight = math.log(n * total / (habitual[w] * mandarin[p])) - 0.4 / (n + 0.12)
        if w != p and weight > 1.2 and w in spelled_id and p in spelled_id:
            yield (spelled_id[w], spelled_id[p]), round(50 * min(weight, 3))
            yield (spelled_id[p], spelled_id[w]), round(50 * min(weight, 3))


for habits_of in (lambda c: cantonese_press(cantonese(c)) if cantonese(c) else [], lambda c: southern[c]):
    for pair, weight in habitual_twins(habits_of):
        twins[pair] = max(twins.get(pair, 0), weight)
print(f"""// Made by lib/data/generate/han.py from Unihan 15.0 (Unicode licence) and sino_readings.tsv. Do not edit.
// hash {digest.hexdigest()[:16]}
// Sino-Vietnamese syllables in canonical form; without marks after '~'.
constexpr std::string_view sino_syllables[] = {{
{strings(vi_list)}}};
// How Mandarin, Cantonese and Korean syllables are spelled in Latin letters.
constexpr std::string_view spelled_syllables[] = {{
{strings(spelled_list)}}};
// Spelled syllables that share characters with each Sino-Vietnamese one, and twenty times the log of how much more often than
// by chance; 1 for their Pinyin.
constexpr std::uint16_t related_from[] = {{
{wrap(starts)}}};
constexpr relation_row related[] = {{
{wrap(("{%d,%d,%d}" % r for r in flat), 20)}}};
// Code point, Mandarin, Sino-Vietnamese readings, spellings with strength, Hangul.
constexpr std::uint16_t character_sino[] = {{
{wrap(char_vi)}}};
constexpr relation_row character_spelled[] = {{
{wrap(("{%d,%d,0}" % r for r in char_spelled), 20)}}};
constexpr character_row characters[] = {{
{wrap(("{%d,%d,%d,%d,%d,%d,%d}" % r for r in char_rows), 8)}}};
// Pinyin and Wade-Giles of one syllable, Pinyin and Hong Kong's spelling of one character.
constexpr twin_row twins[] = {{
{wrap(("{%d,%d,%d}" % (*pair, weight) for pair, weight in sorted(twins.items())), 12)}}};
// Traditional characters and their simplified forms.
constexpr variant_row simplified[] = {{
{wrap(("{%d,%d}" % r for r in simplified), 14)}}};""")
look = {r[0]: r for r in records}
if len(sys.argv) > 2:
    for c in sys.argv[2]:
        if c in look:
            print(c, look[c][1], look[c][2], look[c][4], own_vietnamese(c), vote(c).most_common(3), file=sys.stderr)
print(len(records), len(vi_list), len(spelled_list), len(flat), len(char_spelled), sum(1 for r in records if not r[1]), file=sys.stderr)
