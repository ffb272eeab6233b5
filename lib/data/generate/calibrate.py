#!/usr/bin/env python3
"""Fits the scale of the probabilities of joins on reports with marked entities, leaving one document out at a time.

usage: calibrate.py TOOL FOLDER...

FOLDER holds NAME.json (marked entities, as in tests/reports) and NAME.<lang>.txt. The log-odds of a join are the sum of its evidence.
A join is right when more than half of the mentions on either side belong to one marked entity that no other join has. Prints the scale and
offset (probability = logistic(scale * log-odds + offset)) fitted on all, the Brier score before, fitted on all, and left out, and the table
of predicted against observed with each document judged by the others' fit.
"""
import collections
import json
import math
import pathlib
import subprocess
import sys

OPTIONAL = {"adj", "distorted", "lowercase", "truncated"}


def marked(gold, texts):
    """{(side, begin, end): entity} of the marked mentions, in bytes."""
    out = {}
    for side, lang in enumerate(gold["langs"]):
        lines = texts[side].split("\n")
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line.encode()) + 1)
        for entity in gold["entities"]:
            for m in entity["mentions"].get(lang, []):
                at = -1
                for _ in range(m.get("nth", 1)):
                    at = lines[m["line"]].find(m["text"], at + 1)
                begin = starts[m["line"]] + len(lines[m["line"]][:at].encode())
                out[side, begin, begin + len(m["text"].encode())] = (entity["id"], m.get("kind") in OPTIONAL)
    return out


def joins_of(tool, folder, name):
    """[(log-odds, right)] of the joins of a pair."""
    gold = json.loads((folder / f"{name}.json").read_text())
    texts = [(folder / f"{name}.{lang}.txt").read_text() for lang in gold["langs"]]
    line = json.dumps({"documents": [{"language": l, "text": t} for l, t in zip(gold["langs"], texts)]})
    found = json.loads(subprocess.run([tool, "align", "--jsonl", "--threshold", "0.1"], input=line + "\n", capture_output=True, text=True, check=True).stdout)
    marks = marked(gold, texts)
    out, claimed = [], set()
    for row in sorted((e for e in found["entities"] if e["score"] is not None), key=lambda e: -e["score"]):
        votes = [collections.Counter(), collections.Counter()]
        for m in row["mentions"]:
            label, optional = None, False
            for (side, begin, end), (entity, kind) in marks.items():
                if side == m["document"] and min(end, m["end"]) - max(begin, m["begin"]) > 0.5 * (max(end, m["end"]) - min(begin, m["begin"])):
                    label, optional = entity, kind
            if not optional:
                votes[m["document"]][label] += 1
        if not votes[0] or not votes[1]:
            continue
        tops = [v.most_common(1)[0] for v in votes]
        right = tops[0][0] is not None and tops[0][0] == tops[1][0] and all(2 * n > sum(v.values()) for (_, n), v in zip(tops, votes)) and tops[0][0] not in claimed
        if right:
            claimed.add(tops[0][0])
        out.append((sum(e["weight"] for e in row["evidence"]), right))
    return out


def logistic(x):
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, x))))


def fit(joins):
    """Scale and offset of least cross-entropy, by Newton's method."""
    scale, offset = 1.0, 0.0
    for _ in range(50):
        g0 = g1 = h00 = h01 = h11 = 1e-9
        for x, right in joins:
            p = logistic(scale * x + offset)
            d, w = p - right, max(p * (1 - p), 1e-9)
            g0 += d * x
            g1 += d
            h00 += w * x * x
            h01 += w * x
            h11 += w
        det = h00 * h11 - h01 * h01
        step0, step1 = (h11 * g0 - h01 * g1) / det, (h00 * g1 - h01 * g0) / det
        scale, offset = scale - step0, offset - step1
        if abs(step0) + abs(step1) < 1e-9:
            break
    return scale, offset


def brier(pairs):
    return sum((p - right) ** 2 for p, right in pairs) / len(pairs)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    documents = []
    for folder in map(pathlib.Path, sys.argv[2:]):
        for gold in sorted(folder.glob("*.json")):
            documents.append(joins_of(sys.argv[1], folder, gold.stem))
    everything = [j for d in documents for j in d]
    scale, offset = fit(everything)
    left_out = []
    for k, d in enumerate(documents):
        s, o = fit([j for i, other in enumerate(documents) if i != k for j in other])
        left_out += [(logistic(s * x + o), right) for x, right in d]
    print(f"{len(documents)} pairs of documents, {len(everything)} joins, {sum(r for _, r in everything) / len(everything):.3f} right")
    print(f"scale {scale:.3f} offset {offset:.3f}")
    print(f"Brier score as it is {brier([(logistic(x), r) for x, r in everything]):.4f}, fitted on all "
          f"{brier([(logistic(scale * x + offset), r) for x, r in everything]):.4f}, left out {brier(left_out):.4f}")
    for title, pairs in (("as it is", [(logistic(x), r) for x, r in everything]), ("left out", left_out)):
        print(f"| predicted, {title} | joins | mean | right |")
        for tenth in range(10):
            bin_ = [(p, r) for p, r in pairs if min(int(p * 10), 9) == tenth]
            if bin_:
                print(f"| {tenth / 10:.1f} - {(tenth + 1) / 10:.1f} | {len(bin_)} | {sum(p for p, _ in bin_) / len(bin_):.3f} | {sum(r for _, r in bin_) / len(bin_):.3f} |")


if __name__ == "__main__":
    main()
