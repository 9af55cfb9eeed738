"""News written for this project, marked by hand (tests/data/names/), and how well it is read.

=== a text's id
# its headline
[Ann Lee|P lee] left [Ek|L ek].     a name: its kind (P, O, A, M, L) and whom it means
[officials|S off]                   words that speak and are no name
[Pope|?]                            may be found or not
{“We lost,”|lee}                    direct speech, by whom ("-": nobody named)
{~the pier was shut|lee}            indirect speech
<at least 40 boats|40 lee>          a figure, and who gave it ("-": the text itself)
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from newsreader.text.figures import figures
from newsreader.text.names import Registry, find, starters
from newsreader.text.saying import indirect, quotations
from newsreader.text.sentences import split

NEWS = Path(__file__).parents[1] / "data" / "names" / "news.txt"
# Sport results, briefs, broadcasts, encyclopedias, posts: names alone are marked in them, no speech.
WIRE = NEWS.with_name("wire.txt")
REGISTRY = Registry(starter.known for starter in starters())
KINDS = {"P": "person", "O": "organisation", "A": "armed-group", "M": "media", "L": "place"}
_CLOSING = {"[": "]", "{": "}", "<": ">"}


@dataclass
class Field:
    """A text without its marks, and what was marked, as (start, end, …) in it."""

    text: str
    names: list[tuple[int, int, str, str]] = field(default_factory=list)
    direct: list[tuple[int, int, str]] = field(default_factory=list)
    indirect: list[tuple[int, int, str]] = field(default_factory=list)
    figures: list[tuple[int, int, str, str]] = field(default_factory=list)


def documents(file=NEWS):
    """{id: {field: Field}}"""
    found = {}
    for block in re.split(r"(?m)^=== ", file.read_text(encoding="utf-8"))[1:]:
        name, _, body = block.partition("\n")
        fields = {}
        if body.startswith("# "):
            headline, _, body = body[2:].partition("\n")
            fields["headline"] = _unmarked(headline)
        found[name] = fields | {"body": _unmarked(body.strip("\n"))}
    return found


def _unmarked(marked):
    made = Field("")
    kept, opened, at = [], [], 0
    while at < len(marked):
        if marked[at] in _CLOSING:
            opened.append((marked[at], len(kept)))
        elif marked[at] == "~" and opened and opened[-1] == ("{", len(kept)):
            opened[-1] = ("~", len(kept))
        elif marked[at] == "|":
            mark, start = opened.pop()
            closing = marked.index(_CLOSING.get(mark, "}"), at)
            what, _, who = marked[at + 1 : closing].partition(" ")
            at = closing
            if mark == "[":
                made.names.append((start, len(kept), what, who))
            elif mark == "<":
                made.figures.append((start, len(kept), what, who))
            else:
                (made.direct if mark == "{" else made.indirect).append((start, len(kept), what))
        else:
            kept.append(marked[at])
        at += 1
    made.text = "".join(kept)
    return made


@dataclass
class Score:
    """Counts over all texts; the shares are what the tests hold."""

    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    precision: float = 0.0
    recall: float = 0.0

    def f1(self, right):
        return 2 * self.counts[right] / (self.counts["names"] + self.counts["found"])

    def share(self, part, whole):
        return self.counts[part] / self.counts[whole]

    def b_cubed(self):
        return 2 * self.precision * self.recall / (self.precision + self.recall) / self.counts["paired"]


def score(texts=None):
    total = Score()
    for fields in documents().values() if texts is None else texts:
        _names(fields, total)
        _speech(fields["body"], total)
    return total


def score_names():
    """The names of WIRE."""
    total = Score()
    for fields in documents(WIRE).values():
        _names(fields, total)
    return total


def _names(fields, total):
    """A name is right if its words are (without "the" and "'s") and its kind is; a demonym is its place's."""
    gold, open_to = {}, []
    for at, one in fields.items():
        for start, end, kind, who in one.names:
            if kind == "?":
                open_to.append((at, start, end))
            elif kind in KINDS:
                gold[at, *_bare(one.text, start, end)] = KINDS[kind], who
    found = {}
    for who, named in enumerate(find({at: one.text for at, one in fields.items()}, REGISTRY)):
        for mention in named.mentions:
            key = (mention.field, *_bare(fields[mention.field].text, mention.start, mention.end))
            free = any(at == key[0] and start < key[2] and key[1] < end for at, start, end in open_to)
            if not free and (key in gold or not mention.demonym):
                found[key] = named.kind, who
    both = gold.keys() & found.keys()
    total.counts["names"] += len(gold)
    total.counts["found"] += len(found)
    total.counts["spans"] += len(both)
    total.counts["kinds"] += sum(gold[key][0] == found[key][0] for key in both)
    meant, joined = defaultdict(set), defaultdict(set)
    for key in both:
        meant[gold[key][1]].add(key)
        joined[found[key][1]].add(key)
    for key in both:
        shared = len(meant[gold[key][1]] & joined[found[key][1]])
        total.precision += shared / len(joined[found[key][1]])
        total.recall += shared / len(meant[gold[key][1]])
    total.counts["paired"] += len(both)


def _speech(body, total):
    """Speech is found if it overlaps, and whole if at least 80 per cent of either is in the other."""
    text, counts = body.text, total.counts
    sentences = split(text)
    spans = defaultdict(list)
    for start, end, _, who in body.names:
        spans[who].append((start, end))

    def right(speaker, who):
        if speaker is None:
            return who == "-"
        return any(start < speaker[1] and speaker[0] < end for start, end in spans[who])

    for rows, found, kind in (
        (body.direct, quotations.find(text, sentences), "direct"),
        (body.indirect, indirect.find(text, sentences), "indirect"),
    ):
        counts[kind] += len(rows)
        counts[f"{kind}-found"] += len(found)
        for start, end, who in rows:
            for one in found:
                if one.start < end and start < one.end:
                    shared = min(end, one.end) - max(start, one.start)
                    counts[f"{kind}-right"] += right(one.speaker, who)
                    counts[f"{kind}-whole"] += shared >= 0.8 * max(end - start, one.end - one.start)
                    break
    found = figures.find(text, sentences)
    for start, end, number, who in body.figures:
        if number != "?":
            counts["figures"] += 1
            counts["figures-right"] += any(
                one.start < end
                and start < one.end
                and one.number == float(number)
                and right(one.speaker, who)
                for one in found
            )
    counts["figures-beyond"] += sum(
        not any(one.start < end and start < one.end for start, end, _, _ in body.figures) for one in found
    )


def _bare(text, start, end):
    lead = re.match(r"(?i)the\s+", text[start:end])
    start += lead.end() if lead else 0
    return start, end - 2 if text[start:end].endswith(("'s", "’s")) else end
