#!/usr/bin/env python3
"""Writes the table of normal forms.

usage: normal_forms.py UCD_FOLDER > ../tables/normal_forms.inc

UCD_FOLDER holds UnicodeData.txt, Scripts.txt and DerivedNormalizationProps.txt (Debian: unicode-data, /usr/share/unicode).
Compatibility forms, lower case and the Latin chain "NFD; [:Nonspacing Mark:] Remove; NFC; Latin-ASCII; Lower" come from ICU
through `uconv` (Debian: icu-devtools). Run by hand; the build only includes the result.
"""
import hashlib
import pathlib
import re
import subprocess
import sys

FOLDER = pathlib.Path(sys.argv[1])
GENERIC_MARKS = [(0x300, 0x36F), (0x483, 0x487), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20F0), (0xFE20, 0xFE2F)]
INVISIBLE = [(0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x180E, 0x180E), (0x200B, 0x200F), (0x202A, 0x202E),
             (0x2060, 0x2064), (0x2066, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xE0000, 0xE0FFF)]
APOSTROPHES = "`´ʹʻʼʽˈ‘’‚‛′＇ꞌ"
QUOTES = "“”„‟″＂"
HYPHENS = "‐‑‒–—―−﹘﹣－⁃"
LINE_ENDS = "\u0085\u2028\u2029"


def within(c, ranges):
    return any(a <= c <= b for a, b in ranges)


def uconv(rule, strings):
    """One line in, one line out; a mark keeps its line by a letter before it."""
    rules = "".join(f"::{step.strip()};" for step in rule.split(";"))
    done = subprocess.run(["uconv", "-f", "UTF-8", "-t", "UTF-8", "-x", rules], input="\n".join(strings) + "\n",
                          capture_output=True, text=True, check=True, encoding="utf-8")
    out = done.stdout.split("\n")[:-1]
    assert len(out) == len(strings), (rule, len(out), len(strings))
    return out


category, ccc = {}, {}
first = None
for line in (FOLDER / "UnicodeData.txt").read_text().splitlines():
    f = line.split(";")
    c = int(f[0], 16)
    if f[1].endswith("First>"):
        first = c
        continue
    for k in range(first if f[1].endswith("Last>") else c, c + 1):
        category[k], ccc[k] = f[2], int(f[3])
scripts, maybe = {}, set()
for line in (FOLDER / "Scripts.txt").read_text().splitlines():
    m = re.match(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*(\w+)", line)
    if m and m[3] in ("Latin", "Greek"):
        for k in range(int(m[1], 16), int(m[2] or m[1], 16) + 1):
            scripts[k] = m[3]
for line in (FOLDER / "DerivedNormalizationProps.txt").read_text().splitlines():
    m = re.match(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*NFC_QC;\s*M", line)
    if m:
        maybe.update(range(int(m[1], 16), int(m[2] or m[1], 16) + 1))

points = [c for c in range(0x80, 0x110000) if c in category and category[c] not in ("Cs", "Co", "Cc")
          and not within(c, INVISIBLE) and not 0xAC00 <= c <= 0xD7A3]
canonical = {c: chr(c) for c in points}
for _ in range(3):  # to a fixed point: lower case of a compatibility form may be one again
    strings = [canonical[c] for c in points]
    for c, s in zip(points, uconv("NFKC; Lower; NFKC", strings)):
        canonical[c] = s
for c in points:
    s = canonical[c]
    if s.startswith(" ") and len(s) > 1 or "/" in s and category[c] in ("So", "Sm"):
        s = chr(c)  # a spacing accent is not a space and a mark, a care-of sign no fraction
    if c in (0x13F, 0x140, 0x1E9A):
        s = chr(c).lower()  # letters of their own, whatever their compatibility form
    s = s.replace("ς", "σ").replace("\u2044", "/")
    if category[c] == "Zs":
        s = " "
    if chr(c) in LINE_ENDS:
        s = "\n"
    for those, plain in ((APOSTROPHES, "'"), (QUOTES, '"'), (HYPHENS, "-")):
        s = "".join(plain if x in those else x for x in s)
        if chr(c) in those:
            s = plain
    canonical[c] = s
canonical[0x85] = "\n"

# The Latin chain, on every code point that canonical forms are made of.
letters = sorted({ord(x) for s in canonical.values() for x in s if scripts.get(ord(x)) and category[ord(x)][0] == "L"})
chain = "NFD; [:Nonspacing Mark:] Remove; NFC; Latin-ASCII; Lower"
folded = dict(zip(letters, uconv(chain, [chr(c) for c in letters])))
for c in letters:  # where ICU spells out only one case of a letter, so do we with both
    upper = chr(c).upper()
    if scripts[c] == "Latin" and not folded[c].isascii() and len(upper) == 1 and upper != chr(c):
        if (other := uconv(chain, [upper])[0]).isascii():
            folded[c] = other
for c in letters:  # Greek: marks off, the letter stays
    if scripts[c] == "Greek":
        folded[c] = uconv("NFD; [:Nonspacing Mark:] Remove; NFC; Lower", [chr(c)])[0].replace("ς", "σ")

EXTEND, LETTER, GENERIC, PLAIN, DROP = 1, 2, 4, 8, 16
records, index = {}, {}
pool = bytearray()


def record(c):
    if within(c, INVISIBLE):
        return ("", "", DROP)
    s = canonical.get(c, chr(c))
    f = "".join(folded.get(ord(x), x) for x in s)
    if f[0].isascii() or category.get(ord(f[0]), "L")[0] not in "LM":
        f = f[0] + "".join(x for x in f[1:] if not within(ord(x), GENERIC_MARKS))
    head = ord(s[0])
    flags = 0
    if ccc.get(head, 0) or head in maybe:
        flags |= EXTEND
    if scripts.get(head) == "Latin" or category.get(head, "").startswith("M"):
        flags |= LETTER
    if within(head, GENERIC_MARKS):
        flags |= GENERIC
    if ord(s[-1]) < 0x80 or scripts.get(ord(s[-1])) or 0x400 <= ord(s[-1]) <= 0x52F or not category.get(ord(s[-1]), "L")[0] in "LM":
        flags |= PLAIN  # generic marks after it are decoration
    same = s == chr(c) and f == s
    return ("" if same else s, "" if same else f, flags)


for c in list(canonical) + [c for a, b in INVISIBLE for c in range(a, b + 1)]:
    r = record(c)
    if r != ("", "", 0):
        index[c] = records.setdefault(r, len(records) + 1)


def text(s):
    """Offset and length in the pool."""
    b = s.encode()
    if not b:
        return 0, 0
    at = pool.find(b)
    if at < 0:
        at = len(pool)
        pool.extend(b)
    return at, len(b)


SHIFT = 6
blocks, stage1 = {}, []
for top in range(0, 0x110000 >> SHIFT):
    block = tuple(index.get(top << SHIFT | low, 0) for low in range(1 << SHIFT))
    stage1.append(blocks.setdefault(block, len(blocks)))
while stage1 and stage1[-1] == stage1[-2]:
    stage1.pop()
rows = [(0, 0, 0, 0, 0)]
for s, f, flags in records:
    rows.append((*text(s), *text(f), flags))


def wrap(values, per=24):
    values = [str(v) for v in values]
    return ",\n".join(",".join(values[i:i + per]) for i in range(0, len(values), per))


digest = hashlib.sha256(pathlib.Path(__file__).read_bytes())
for name in ("UnicodeData.txt", "Scripts.txt", "DerivedNormalizationProps.txt"):
    digest.update((FOLDER / name).read_bytes())
print(f"""// Made by lib/data/generate/normal_forms.py from the Unicode Character Database 15.0 (Unicode licence) and ICU. Do not edit.
// hash {digest.hexdigest()[:16]}
constexpr unsigned block_shift = {SHIFT};
constexpr std::uint16_t block_of[] = {{
{wrap(stage1)}}};
constexpr std::uint16_t record_of[] = {{
{wrap(v for b in blocks for v in b)}}};
// Offset and length of the canonical text, of the folded text, flags; no text: itself.
constexpr normal_record records[] = {{
{wrap(("{%d,%d,%d,%d,%d}" % r for r in rows), 6)}}};
constexpr unsigned char pool[] = {{
{wrap(pool, 32)}}};""")
