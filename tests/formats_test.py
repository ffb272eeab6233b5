"""Reads what formats_test.sh wrote, as the readers of each format do."""
import base64
import hashlib
import json
import re
from html.parser import HTMLParser


def unescape(field):
    return re.sub(r"\\(.)", lambda m: {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}[m[1]], field)


def decoded(data):
    return data.decode("utf-8", "replace")


files = [open(name, "rb").read() for name in ("a.vi.txt", "evil.en.txt")]
texts = [decoded(data) for data in files]

# TSV: the same mentions as JSON, at byte offsets.
entities = json.load(open("evil.json"))["entities"]
expected = [(str(e), entity["type"], m["document"], m["begin"], m["end"]) for e, entity in enumerate(entities) for m in entity["mentions"]]
lines = open("evil.tsv", encoding="utf-8", newline="\n").read().split("\n")
assert lines.pop() == "" and lines[0].split("\t") == "entity type id score document language begin end text".split(), lines[0]
found = []
for line in lines[1:]:
    entity, kind, _, score, document, language, begin, end, text = line.split("\t")
    assert unescape(text) == decoded(files[int(document)][int(begin):int(end)]), line
    assert score == "" or 0 <= float(score) <= 1, line
    assert language == ["vi", "en"][int(document)], line
    found.append((entity, kind, int(document), int(begin), int(end)))
assert found == expected and found

# brat: code points of the text beside it, fragments where a line ends.
for name in ("a.vi", "evil.en"):
    text = open(f"folder/{name}.txt", encoding="utf-8", newline="").read()
    known = set()
    for line in open(f"folder/{name}.ann", encoding="utf-8", newline="\n").read().removesuffix("\n").split("\n"):
        fields = line.split("\t")
        if fields[0].startswith("T"):
            spans = [tuple(map(int, span.split(" "))) for span in fields[1].split(" ", 1)[1].split(";")]
            assert " ".join(text[begin:end] for begin, end in spans) == fields[2], line
            known.add(fields[0])
        elif fields[0] == "*":
            assert set(fields[1].split(" ")[1:]) <= known, line
        else:
            assert re.fullmatch(r"(N\d+\tReference|#\d+\tAnnotatorNotes) (T\d+) ?[^\t]*\t.+", line), line
    assert known

# Web annotations: UTF-16 code units, and the quote in its context.
page = json.load(open("evil.webannotation"))
assert page["@context"] == "http://www.w3.org/ns/anno.jsonld" and page["type"] == "AnnotationPage"
assert len(page["items"]) == len(entities)
for item in page["items"]:
    for target in item["target"]:
        text = texts[["a.vi.txt", "evil.en.txt"].index(target["source"]["id"])]
        position, quote = target["selector"]
        exact = text.encode("utf-16-le")[2 * position["start"]:2 * position["end"]].decode("utf-16-le")
        assert exact == quote["exact"], (exact, quote)
        assert quote["prefix"] + exact + quote["suffix"] in text


# HTML: one style, one script, both with the hash that the policy names; no other element can come from a text.
class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.policy, self.bodies, self.attributes = [], "", {}, set()

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attributes}
        if ("http-equiv", "Content-Security-Policy") in attributes:
            self.policy = dict(attributes)["content"]

    def handle_data(self, data):
        if self.tags and self.tags[-1] in ("style", "script"):
            self.bodies.setdefault(self.tags[-1], data)


for name in ("pair", "evil", "one", "binary"):
    source = open(f"{name}.html", encoding="utf-8", newline="").read()
    assert not re.search("[\0-\x08\x0b-\x1f\x7f]", source), name
    reader = Reader()
    reader.feed(source)
    for part in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(reader.bodies[part].encode()).digest()).decode()
        assert f"{part}-src 'sha256-{digest}'" in reader.policy, part
        assert reader.tags.count(part) == 1, (name, part)
    assert reader.policy.startswith("default-src 'none';")
    assert not reader.attributes & {"style", "src", "onerror", "onclick", "onload"}, reader.attributes
    assert not set(reader.tags) & {"img", "b", "link", "iframe", "base"}, reader.tags
print("formats: good")
