"""Near-copies: articles that share their text, as papers print an agency's report trimmed, edited, topped
with paragraphs of their own or woven together with another.

What counts is how much of the smaller text stands in the other (containment), word by word: a word is shared
where a run of RUN words with it stands in both. What two reporters share by chance or by right tells nothing
and is not counted: words in quotation marks, and lines beside the text (bylines, "Read more"), and standing
paragraphs, which many other reports have.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, groupby
from typing import NamedTuple
from unicodedata import category

from newsreader.text.sentences import Span
from newsreader.text.shingles import FEW
from newsreader.text.winnowing import hashes_of, winnow

RUN = 5  # words; independent reports of one event share names and titles of four
GAP = 8  # words that an editor changed between two shared runs: two edits a sentence
LONG = 15  # words of a shared stretch: "said X, who is …" with name, post and outfit takes up to fourteen
ENOUGH = 15  # words; of fewer nobody can tell
MOST_WORDS = 20_000  # of a text that are looked at
# How much of the smaller text must stand in the other. Independent reports of one event, with names, posts,
# set phrases and what was said in common, share less than .3, and of 60 words .4. Between two outlets more
# than that is copied: half a report woven together with half of another is .5. One outlet's own reports of a
# story are written anew over the days, with the same background: they share up to .5 and are each a report.
COPIED = 0.4
IN_ONE_OUTLET = 0.6
# Where all that is shared is one paragraph among others, and opens neither: a background that two reporters
# have from one newsroom.
ONE_PARAGRAPH = 0.8
STANDING = 5  # independent reports that have a paragraph: no report is its origin any more
# A sentence is shared where this much of it is: an edited one is, one that merely quotes the same is not.
OF_SENTENCE = 0.6

_UNSEEN = "\u00ad\u200b-\u200d\u2060"  # within words; text/typography.py has them all
# Scripts without spaces between words, of which each character is one: Thai, Lao, Burmese, Khmer, kana, han.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
# What stands on letters and is none to `re`: Hindi would be cut at its vowels.
_MARKS = "".join(mark for mark in map(chr, range(0x300, 0x11FFF)) if category(mark) in ("Mn", "Mc"))
_LETTER, _ON_IT = rf"[^\W{_UNSPACED}]", rf"(?:[^\W{_UNSPACED}]|[{_MARKS}])"
_WORD = re.compile(rf"[{_UNSPACED}][{_MARKS}]*|{_LETTER}{_ON_IT}*(?:[{_UNSEEN}]+{_LETTER}{_ON_IT}*)*")
_WITHIN = re.compile(f"[{_UNSEEN}]+")
_PLAIN_WORD, _NOT_PLAIN = re.compile(r"\w+"), re.compile(f"[{_UNSEEN}{_UNSPACED}{_MARKS}]")
_QUOTED = re.compile(
    '“[^”]*(?:”|$)|„[^“”]*(?:[“”]|$)|«[^»]*(?:»|$)|»[^«]*(?:«|$)|「[^」]*(?:」|$)|『[^』]*(?:』|$)|"[^"]*(?:"|$)'
)
_OPENING, _CLOSING = "“„«»「『‘\"'([¿¡", re.compile(r"[^\w\s“„«「『‘(\[]*")
_BLOCK = re.compile(r"\S[^\n]*(?:\n(?![^\S\n]*\n)[^\n]*)*")


class ComparedText:
    """A text as it is compared; blocks are parted by a blank line, offsets are code points into it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []  # folded
        self.block: list[int] = []  # of each word its block
        self.compared: list[tuple[int, int]] = []  # where the blocks stand whose words these are
        own = bytearray()
        word = _WORD if _NOT_PLAIN.search(text) else _PLAIN_WORD
        for number, found in enumerate(_BLOCK.finditer(text)):
            words, of_block = _words(found[0], word)
            if len(words) >= FEW:
                self.words += words
                self.block += [number] * len(words)
                self.compared.append(found.span())
                own += of_block
            if len(self.words) >= MOST_WORDS:
                break
        # A byte a word. Of a text that is all speech the speech itself is what is printed.
        self.counted = own if own.count(1) >= ENOUGH else bytearray(b"\1" * len(own))

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Of each word where it stands."""
        return [word.span() for block in self.compared for word in _WORD.finditer(self.text, *block)]

    @cached_property
    def shingles(self) -> list[str]:
        """Runs of RUN words, each at the place of its first."""
        return list(map(" ".join, zip(*(self.words[at:] for at in range(RUN)), strict=False)))

    @cached_property
    def known(self) -> dict[str, int]:
        """Each shingle with the last place where it stands."""
        return dict(zip(self.shingles, range(len(self.shingles)), strict=True))

    @cached_property
    def places(self) -> dict[int, int]:
        """The sample's hashes, each with the place of its shingle; no word of it is quoted."""
        own = [
            place
            for start, end in _ones(self.counted, 0, len(self.counted))
            for place in range(start, end - RUN + 1)
        ]
        order = hashes_of([self.shingles[place] for place in own])
        first = dict(zip(reversed(order), reversed(own), strict=True))
        return {value: first[value] for value in winnow(order)}

    @property
    def sample(self) -> frozenset[int]:
        """Hashes by which near-copies are found: some 40 of an article of any length up to 1,200 words."""
        return frozenset(self.places) if self.counted.count(1) >= ENOUGH else frozenset()

    def standing(self, hashes: Collection[int]) -> frozenset[str]:
        """The shingles of those blocks of which most sampled hashes are among these; none if all blocks
        are."""
        told: dict[int, list[bool]] = {}
        for value, place in self.places.items():
            told.setdefault(self.block[place], []).append(value in hashes)
        blocks = {block for block, found in told.items() if 2 * sum(found) > len(found)}
        if not blocks or len(blocks) == len(told):
            return frozenset()
        return frozenset(
            each for each, block in zip(self.shingles, self.block, strict=False) if block in blocks
        )

    def stretches(self, other: ComparedText) -> list[SharedStretch]:
        """What stands in the other one as well, in order; an edited stretch is one."""
        found: list[SharedStretch] = []
        for run in _runs(self.shingles, other.known):
            if found and run.goes_on(found[-1]):
                run = found.pop()._replace(end=run.end, there_end=run.there_end)
            found.append(run)
        return found


class SharedStretch(NamedTuple):
    """Words of a text, by their numbers, and of the other one."""

    start: int
    end: int
    there: int
    there_end: int

    def goes_on(self, before: SharedStretch) -> bool:
        """Whether the words between are but an edit: fewer than stand before them and after, in both
        texts."""
        gap, there = self.start - before.end, self.there - before.there_end
        return gap <= min(GAP, before.end - before.start, self.end - self.start) and -RUN < there <= 2 * GAP


def _runs(shingles: Sequence[str], known: Mapping[str, int]) -> Iterator[SharedStretch]:
    """The longest runs of words all of whose shingles are known."""
    stand = bytes(map(known.__contains__, shingles))
    for start, end in _ones(stand, 0, len(stand)):
        there, there_end = known[shingles[start]], known[shingles[end - 1]]
        yield SharedStretch(start, end - 1 + RUN, there, there_end + RUN)


def _ones(marks: bytes | bytearray, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where runs of 1 begin and end between these places: searching is many times as fast as looking at
    each."""
    at = marks.find(1, start, end)
    while at >= 0:
        over = marks.find(0, at, end)
        yield at, over if over >= 0 else end
        at = marks.find(1, over, end) if over >= 0 else -1


def _words(block: str, word: re.Pattern[str]) -> tuple[list[str], bytearray]:
    """Folded (all in one step, for a call a word is what took longest); and of each whether it is the
    reporter's own, 1 or 0: not in quotation marks with RUN words or more (fewer are a name or a term), nor
    beside such in a run of fewer than LONG, which says who spoke."""
    words: list[str] = []
    quoted: list[tuple[int, int]] = []
    done = 0
    for match in _QUOTED.finditer(block):
        words += word.findall(block, done, match.start())
        first, done = len(words), match.end()
        words += word.findall(block, match.start(), done)
        if len(words) - first >= RUN:
            quoted.append((first, len(words)))
    words += word.findall(block, done)
    return _folded(words), _own(quoted, len(words))


def _folded(words: list[str]) -> list[str]:
    together = "\0".join(words).casefold()
    if not together.isascii() and _WITHIN.search(together):
        together = _WITHIN.sub("", together)
    return together.split("\0") if together else []


def _own(quoted: Iterable[tuple[int, int]], words: int) -> bytearray:
    own = bytearray(b"\1" * words)
    at = 0  # the end of the last quotation
    for first, end in quoted:
        start = first if first - at >= LONG else at
        own[start:end] = bytes(end - start)
        at = end
    if at > 0 and words - at < LONG:
        own[at:] = bytes(words - at)
    return own


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts share: `share` of the counted words of the smaller one, 0 to 1, and how many those
    are."""

    share: float
    words: int
    blocks: int  # of the text that has fewer; so below
    one_block: bool  # all that is shared stands in one block of one of them, and opens neither

    def copied(self, one_outlet: bool = False) -> bool:
        """Whether they are near-copies, both of one outlet or of two."""
        needed = IN_ONE_OUTLET if one_outlet or self.blocks == 1 else COPIED
        if self.one_block and self.blocks > 1:
            needed = ONE_PARAGRAPH
        return self.words >= ENOUGH and self.share >= needed


def compare(one: ComparedText, other: ComparedText, standing: Collection[str] = ()) -> Overlap:
    """How much of the smaller of two texts stands in the other; shingles that are `standing` do not count."""
    sides = [_shared(one, other, standing), _shared(other, one, standing)]
    smaller = min(sides, key=lambda side: side.counted)
    return Overlap(
        smaller.shared / smaller.counted if smaller.counted else 0.0,
        smaller.shared,
        min(side.blocks for side in sides),
        min(side.shared_blocks for side in sides) == 1 and not any(side.opens for side in sides),
    )


class _Side(NamedTuple):
    counted: int
    shared: int
    blocks: int
    shared_blocks: int
    opens: bool  # its first block is among those


def _shared(text: ComparedText, other: ComparedText, standing: Collection[str]) -> _Side:
    counted = text.counted
    if standing:
        counted = bytearray(counted)
        for start, end in _standing(text, standing):
            counted[start:end] = bytes(end - start)
    shared = bytearray(len(counted))
    for stretch in text.stretches(other):
        for start, end in _ones(counted, stretch.start, stretch.end):  # without a quotation between
            shared[start:end] = bytes([end - start >= LONG]) * (end - start)
    in_blocks = Counter(compress(text.block, shared))
    # A stretch may begin with the last words of the block before.
    often = [block for block, words in in_blocks.items() if words > 0.1 * in_blocks.total()]
    blocks = sorted(set(compress(text.block, counted)))
    return _Side(counted.count(1), shared.count(1), len(blocks), len(often), blocks[:1] == sorted(often)[:1])


def _standing(text: ComparedText, shingles: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where words stand that are in one of these."""
    found = bytes(map(shingles.__contains__, text.shingles))
    return ((start, end - 1 + RUN) for start, end in _ones(found, 0, len(found)))


def shared_sentences(text: ComparedText, other: ComparedText, sentences: Iterable[Span]) -> list[Span]:
    """Those of the sentences, spans of `text`, that stand in the other one too, if with other words here and
    there; quotations as well. Sentences of lines beside the text are none of them."""
    shared = [False] * len(text.words)
    for each in text.stretches(other):
        if each.end - each.start >= LONG:
            shared[each.start : each.end] = [True] * (each.end - each.start)
    starts = [start for start, _end in text.spans]
    found = []
    for sentence in sentences:
        first, end = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        if end > first and sum(shared[first:end]) >= OF_SENTENCE * (end - first):
            found.append(sentence)
    return found


class SharedPart(NamedTuple):
    """What of a text stands in another one: `words` of it, and where, in order."""

    words: int
    spans: list[Span]


def shared_part(text: ComparedText, other: ComparedText) -> SharedPart:
    """The words of `text` that stand in the other one too, in runs of RUN or more, with the punctuation
    around; those that an editor changed are not among them. A run that is neither long nor near others, nor
    a whole block, is chance: a name with its titles."""
    shared = [False] * len(text.words)
    for stretch in text.stretches(other):
        if stretch.end - stretch.start >= LONG or _is_whole(text.block, stretch):
            for run in _runs(text.shingles[stretch.start : stretch.end - RUN + 1], other.known):
                at, end = stretch.start + run.start, stretch.start + run.end
                shared[at:end] = [True] * (end - at)
    spans: list[Span] = []
    at = 0
    for stands, group in groupby(shared):
        end = at + sum(1 for _each in group)
        if stands:
            after = spans[-1].end if spans else 0
            spans.append(_with_punctuation(text.text, text.spans[at][0], text.spans[end - 1][1], after))
        at = end
    return SharedPart(sum(shared), spans)


def _is_whole(block: Sequence[int], stretch: SharedStretch) -> bool:
    """Whether it begins and ends with a block, or with several."""
    before, after = block[: stretch.start][-1:], block[stretch.end :][:1]
    return before != [block[stretch.start]] and after != [block[stretch.end - 1]]


def _with_punctuation(text: str, start: int, end: int, after: int) -> Span:
    """What opens before the words, not before `after`, and what closes behind them."""
    while start > after and text[start - 1] in _OPENING:
        start -= 1
    closing = _CLOSING.match(text, end)
    return Span(start, closing.end() if closing else end)


def independent(voices: Iterable[Collection[int]]) -> int:
    """How many sources stand behind some reports, each given by those whose words it has: two reports of one
    voice are one source, and one woven together from two is no third.

    >>> independent([{1}, {2}, {1, 2}]), independent([{1}, {1, 2}]), independent([{1}, {2}]), independent([])
    (2, 1, 2, 0)
    """
    waiting = [frozenset(each) for each in voices if each]
    count = 0
    while waiting:
        # Alone with its voice first; then the voice that most have.
        alone = [next(iter(each)) for each in waiting if len(each) == 1]
        tally: dict[int, int] = {}
        for each in waiting:
            for voice in each:
                tally[voice] = tally.get(voice, 0) + 1
        voice = alone[0] if alone else max(sorted(tally), key=tally.__getitem__)
        waiting = [each for each in waiting if voice not in each]
        count += 1
    return count
