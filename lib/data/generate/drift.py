#!/usr/bin/env python3
"""Tells which generated files of lib/data are older than what they are made of, or edited by hand.

    drift.py                  compares hashes with those in tables/MANIFEST; needs nothing else
    drift.py --remake [DIR]   also runs the generators whose sources are on this machine and compares what they make; DIR holds the
                              packages that geography.py and words.py fetched, default ~/.cache/allonym-sources
    drift.py --write [FILE]…  takes the hashes of generated files (of all) down, after their generator was run

MANIFEST has a line for each file: the hash of its contents, and that of its generator with the reviewed files it reads. Facts from
packages are pinned by the generators themselves. What the fitting programs read is not here: their source and their result are hashed.
"""
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parent
MANIFEST = DATA / "tables" / "MANIFEST"
UNICODE = pathlib.Path("/usr/share/unicode")  # Debian: unicode-data
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True
import geography  # noqa: E402
import words  # noqa: E402


VIETNAMESE_SYLLABLES = ["generate/vietnamese_in_russian.py"] + [f"words/vi/{name}.txt" for name in ("family_names", "middle_names", "given_names")]


class Generated:
    """A generated file: the reviewed files it is made of, and the command that makes it, both below lib/data."""

    def __init__(self, inputs, command):
        self.inputs, self.command = sorted(inputs), command


def printed(generator, inputs, file, arguments=""):
    inputs = [f"generate/{generator}"] + inputs
    return Generated(inputs, f"python3 generate/{generator}{arguments} > {file}")


def all_files():
    files = {
        "tables/countries.inc": printed("countries.py", ["generate/bodies.tsv"] + [f"entities/{name}.tsv" for name in ("countries-reviewed", "historic-states", "regions")],
                                        "tables/countries.inc"),
        "tables/han.inc": printed("han.py", ["generate/sino_readings.tsv", "generate/sino_southern.tsv"], "tables/han.inc", f" {UNICODE}"),
        "tables/normal_forms.inc": printed("normal_forms.py", [], "tables/normal_forms.inc", f" {UNICODE}"),
        "tables/sounds_vietnamese.inc": Generated(["generate/fit_sounds.cpp", "generate/phonetic_vi.tsv"],
                                                  "fit_sounds vietnamese generate/phonetic_vi.tsv > tables/sounds_vietnamese.inc"),
        "tables/weights.inc": Generated(["generate/fit_weights.cpp"], "fit_weights PAIRS… > tables/weights.inc"),
    }
    for source in ("arabic", "han", "hangul", "hebrew", "kana", "latin"):
        files[f"tables/sounds_{source}.inc"] = Generated(["generate/fit_sounds.cpp"], f"fit_sounds {source} PAIRS… > tables/sounds_{source}.inc")
    files["tables/sounds_cyrillic.inc"] = Generated(["generate/fit_sounds.cpp", "generate/chinese_in_russian.py"],
                                                    "chinese_in_russian.py > MORE && fit_sounds cyrillic PAIRS MORE > tables/sounds_cyrillic.inc")
    files["tables/palladius.inc"] = printed("chinese_in_russian.py", [], "tables/palladius.inc", " --table")
    files["tables/sounds_cyrillic_vietnamese.inc"] = Generated(
        ["generate/fit_sounds.cpp"] + VIETNAMESE_SYLLABLES,
        "vietnamese_in_russian.py > PAIRS && fit_sounds cyrillic_vietnamese PAIRS > tables/sounds_cyrillic_vietnamese.inc")
    for source, language in (("hangul", "ko"), ("kana", "ja")):
        files[f"tables/sounds_{source}_vietnamese.inc"] = Generated(
            ["generate/fit_sounds.cpp", "generate/vietnamese_in_east_asia.py"] + VIETNAMESE_SYLLABLES,
            f"vietnamese_in_east_asia.py {language} > PAIRS && fit_sounds {source}_vietnamese PAIRS > tables/sounds_{source}_vietnamese.inc")
    for source, language in (("thai", "th"), ("lao", "lo"), ("khmer", "km")):
        files[f"tables/sounds_{source}.inc"] = Generated(["generate/fit_sounds.cpp", "generate/southeast_pairs.py", "generate/spelled_southeast.tsv"],
                                                         f"southeast_pairs.py {language} > PAIRS && fit_sounds {source} PAIRS > tables/sounds_{source}.inc")
    for output, inputs in geography.INPUTS.items():
        inputs = [f"generate/{name}" for name in ["geography.py", "geography/pins.json"] + inputs]
        files[f"entities/{output}.tsv"] = Generated(inputs, "python3 generate/geography.py")
    for output, (inputs, _, _) in words.OUTPUTS.items():
        inputs = ["generate/words.py"] + [f"generate/words/{name}" for name in inputs]
        files[f"words/{output}"] = Generated(inputs, "python3 generate/words.py")
    return files


def digest(paths):
    sha = hashlib.sha256()
    for path in paths:
        sha.update(path.encode() + b"\0" + hashlib.sha256((DATA / path).read_bytes()).digest())
    return sha.hexdigest()


def committed():
    lines = [line.split("\t") for line in MANIFEST.read_text().splitlines() if not line.startswith("#")]
    return {file: (contents, inputs) for file, contents, inputs in lines}


def write(files, names):
    known = committed() if MANIFEST.exists() else {}
    for name in names or files:
        known[name] = (digest([name]), digest(files[name].inputs))
    lines = ["# Hashes of the generated files and of what they are made of. Written by generate/drift.py --write."]
    lines += ["\t".join([name, *known[name]]) for name in sorted(files) if name in known]
    MANIFEST.write_text("\n".join(lines) + "\n")


def stale(files):
    """What the hashes tell, one line a problem."""
    known = committed()
    for name, file in files.items():
        contents, inputs = known.get(name, ("", ""))
        again = f"in lib/data run `{file.command}`, then `python3 generate/drift.py --write {name}`"
        if digest(file.inputs) != inputs:
            yield f"lib/data/{name} is older than {', '.join(file.inputs)}: {again}"
        elif digest([name]) != contents:
            yield f"lib/data/{name} is not what its generator made: {again}"


def output_of(*command):
    return subprocess.run([sys.executable, *map(str, command)], check=True, capture_output=True).stdout


def remade(cache):
    """(file, bytes) of each file whose sources are here, and (file, None) of the others."""
    yield "tables/countries.inc", output_of(HERE / "countries.py")
    yield "tables/palladius.inc", output_of(HERE / "chinese_in_russian.py", "--table")
    unicode_15 = "Scripts-15.0" in next(iter((UNICODE / "Scripts.txt").read_text().splitlines()), "") if (UNICODE / "Scripts.txt").exists() else False
    yield "tables/han.inc", output_of(HERE / "han.py", UNICODE) if unicode_15 and (UNICODE / "Unihan_Readings.txt.bz2").exists() else None
    try:
        icu = re.search(r"ICU (\d+)", subprocess.run(["uconv", "-V"], capture_output=True, text=True).stdout)[1]
    except (OSError, TypeError):
        icu = None
    yield "tables/normal_forms.inc", output_of(HERE / "normal_forms.py", UNICODE) if unicode_15 and icu == "72" else None
    words.CACHE = str(cache / "words")
    for name in words.OUTPUTS:
        here = name not in words.FETCHING or pathlib.Path(words.CACHE).exists()
        yield f"words/{name}", words.render(name).encode() if here else None
    here = all((cache / f"{package}-{version}").exists() for package, version in {**geography.NPM, **geography.DEBIAN}.items())
    with tempfile.TemporaryDirectory() as folder:
        if here:
            output_of(HERE / "geography.py", "--cache", cache, "--output", folder)
        for name in geography.INPUTS:
            yield f"entities/{name}.tsv", (pathlib.Path(folder) / f"{name}.tsv").read_bytes() if here else None


def main(arguments):
    files = all_files()
    if arguments[:1] == ["--write"]:
        write(files, arguments[1:])
        return 0
    problems = list(stale(files))
    if arguments[:1] == ["--remake"]:
        default = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "allonym-sources"
        for name, data in remade(pathlib.Path(arguments[1]) if arguments[1:] else default):
            if data is None:
                print(f"lib/data/{name}: not made again, its sources are not on this machine")
            elif data != (DATA / name).read_bytes():
                problems.append(f"lib/data/{name} differs from what its generator makes: in lib/data run `{files[name].command}`")
    elif arguments:
        sys.exit(__doc__)
    print("\n".join(problems) or f"{len(files)} generated files are what they are made of", file=sys.stderr if problems else sys.stdout)
    return 1 if problems or geography.check() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
