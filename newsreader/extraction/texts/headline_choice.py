"""The headline of a text: the line near its prose that most looks like one."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log

from newsreader.extraction.scripts import pairs, unspaced
from newsreader.extraction.texts.layout import Paragraph
from newsreader.extraction.texts.prose import LineShape

_WORD = re.compile(r"[^\W_]{3,}")
_BARE = re.compile(r"\w+")
_SEPARATED = re.compile(r"\s[|·•»›>/]\s|\[|\]|\b\d+ ?(?:h|hrs?|hours?|m|mins?|minutes?|d|days?) ago\b")
# In lines below a headline: a header's that is next, and where those near it end.
_NEXT, _FARTHEST = (1, 4, 7), 12
# A header stands above a line, and far above it; so many lines above hold others that look like headlines.
_ABOVE, _FAR_ABOVE, _TEXTS_ABOVE = 5, 15, 3
# The path through a site ("Home News Quay shut") stands at most so far above the headline it ends with.
_PATH_ABOVE, _SHORTEST_IN_PATH = 12, 15  # lines, letters
_SHORTEST_BELOW_PATH = 8  # letters
# A page opens with its site's name and motto: its first lines, where prose begins far below them.
_OPENING_LINES, _FAR_FROM_PROSE = 5, 15
_LEAD = 3  # paragraphs
_USUAL = range(5, 19)  # words
# Lines of a page run together: "PoliticsQuay shut", "Most readQuay shut".
_GLUED = re.compile(r"[a-zà-ÿ)\"”.:][A-ZÀ-Þ][a-zà-ÿ]{2}")
_NUMBERED = re.compile(r"\d+[.)] ")
_SITE = re.compile(r"\s+[|–—-]\s+(?P<name>[^|–—]{2,40})$")
_OWNED = re.compile(r"©|\(c\)|\bcopyright\b|\ball rights reserved\b|\b(?:19|20)\d\d\b", re.IGNORECASE)
_LONGEST_KICKER, _FEWEST_BEHIND_KICKER = 4, 3  # words
_LONGEST = 300
_LONGEST_IN_PROSE, _LONGEST_SENTENCE = 30, 10  # words
# Lines further above the prose are the page's own; so far into it a heading may still be the article's.
_REACHES_ABOVE, _REACHES_INTO = 160, 40

# What a line must have to be taken for a headline, by evidence. Fitted by conditional logit on all of 570
# news pages as w3m, lynx, a browser and html2text turn them into text, and rounded. Fitted on one half alone
# it is right in 565 of 740 texts of the other, and in 540 of 734.
WEIGHTS: Mapping[str, float] = {
    "shared": 2.2,
    "shared-many": 2.9,
    "in-lead": 1.9,
    "repeated": 0.6,
    "part-of-another": 1.1,
    "ends-path": 1.5,
    "path": -0.6,
    "opens-page": -2.6,
    "level-1": 2.9,
    "level-2": 0.5,
    "header-next": 2.3,
    "header-near": 1.4,
    "header-above": -0.9,
    "header-far-above": -1.6,
    "texts-above": -1.7,
    "one-word": -2.6,
    "two-words": -1.8,
    "three-words": -1.1,
    "usual-length": 1.1,
    "long": -1.4,
    "item": -1.2,
    "linked": -0.6,
    "full-stop": -2.5,
    "separated": -1.1,
    "capitals": -0.4,
    "small-letter": -1.4,
    "numbered": -1.1,
    "glued": -0.9,
    "alone": 1.4,
    "text-next": 0.8,
    "longer-below": 0.7,
    "inside": -3.9,
    "prose": -0.8,
    # Of texts without their page; on pages this hardly ever is.
    "opens": 4.0,
}
# Of two lines so close to each other either is as good.
_AS_GOOD = 1.5
# What else makes a choice sure, beside the odds against all other lines; fitted on the same pages.
SURER: Mapping[str, float] = {"repeated": 1.5, "numbered": -1.7}
# A choice less sure than this is doubtful: the logarithm of its odds. Where the text marks its headings, a
# mark outweighs all else, right or wrong, and so less than the second figure counts as doubtful there.
CLEAR, CLEAR_OF_MARKS = 1.25, 2.25


@dataclass(frozen=True, slots=True)
class HeadlineCandidate:
    """A line at `index` that may be the headline; a score of one more makes it e times as likely."""

    index: int
    score: float
    evidence: Mapping[str, float]


def content_words(text: str) -> set[str]:
    """What a text speaks of: its longer words, and pairs of letters where a script parts no words."""
    folded = text.casefold()
    return {word for word in _WORD.findall(folded) if not unspaced(word[0])} | pairs(folded)


def bare(text: str) -> str:
    """A line by which it is known again elsewhere on the page."""
    return " ".join(_BARE.findall(text.casefold()))


@lru_cache(maxsize=32)  # a page's lines are compared with those near them
def _unspaced(text: str) -> str:
    return bare(text).replace(" ", "")


def _is_stopped(text: str) -> bool:
    return text[-1:] in (".", "。")


def without_site(headline: str, lines: Sequence[str]) -> str:
    """A headline without the site's name behind it, where another of the page's lines is that name alone, or
    with the signs of a copyright.

    >>> without_site("Quay shut - Port Selby Mail", ["PORT SELBY MAIL", "News"])
    'Quay shut'
    >>> without_site("Quay shut - Port Selby Mail", ["© 2016 Port Selby Mail"])
    'Quay shut'
    """
    found = _SITE.search(headline)
    if found is None:
        return headline
    name, known = bare(found["name"]), {bare(line) for line in lines}
    known |= {bare(_OWNED.sub(" ", line)) for line in lines if _OWNED.search(line)}
    return (
        headline[: found.start()] if name in known or bare(headline[: found.start()]) in known else headline
    )


def without_kicker(headline: str, lines: Sequence[str]) -> str:
    """A headline without the section before it, where the page's lines hold both, each alone.

    >>> without_kicker("Shipping Ferry drifts for six hours", ["Shipping", "Ferry drifts for six hours"])
    'Ferry drifts for six hours'
    """
    words, known = headline.split(" "), {bare(line) for line in lines}
    for count in range(1, min(_LONGEST_KICKER, len(words) - _FEWEST_BEHIND_KICKER) + 1):
        kicker, rest = " ".join(words[:count]), " ".join(words[count:])
        # "Port Selby: ferry drifts" is one headline, and so is "Lost? Ferry drifts".
        own = kicker[-1] in ":?!." and kicker[-2:] != " :"
        if not own and bare(kicker) in known and bare(rest) in known:
            return rest.lstrip(":|/>» ")
    return headline


@dataclass(slots=True)
class HeadlineChoice:
    """The lines of a text around its run of prose [first, last); `headers` are the places of lines that name
    writers or dates."""

    units: Sequence[Paragraph]
    shapes: Sequence[LineShape]
    first: int
    last: int
    headers: frozenset[int]

    def candidates(self) -> list[HeadlineCandidate]:
        """The lines that may be the headline, the likeliest first."""
        found = [
            HeadlineCandidate(index, sum(WEIGHTS[name] * value for name, value in evidence.items()), evidence)
            for index, evidence in self.evidence()
        ]
        return sorted(found, key=lambda each: (-each.score, each.index))

    def surest(self, candidates: Sequence[HeadlineCandidate]) -> HeadlineCandidate:
        """The likeliest; of two that are about as good, not the sentence below the other one's byline."""
        best = candidates[0]
        for other in candidates[1:] if self.shapes[best.index].prose else ():
            between = range(other.index + 1, best.index)
            signed = len(between) > 0 and self.headers.issuperset(between)
            if signed and best.score - other.score < _AS_GOOD and self.shapes[other.index].words > 1:
                return other
        return best

    def rival(
        self, best: HeadlineCandidate, candidates: Sequence[HeadlineCandidate]
    ) -> HeadlineCandidate | None:
        """The likeliest of the other candidates where `best` does not stand clear of them all, else None.

        A line with the same words is no other; nor is one of the text itself for a line that stands above it.
        """
        named, odds, against = bare(self.units[best.index].text), 0.0, 0.0
        second = None
        for each in candidates:
            likely = exp(each.score - best.score)
            if bare(self.units[each.index].text) == named:
                odds += likely
            elif each.index < self.first or best.index > self.first:
                against += likely
                second = second or each
        if second is None:
            return None
        sure = log(odds / against) + sum(weight * best.evidence[name] for name, weight in SURER.items())
        marked = any(unit.level for unit in self.units)
        return second if sure < (CLEAR_OF_MARKS if marked else CLEAR) else None

    def evidence(self) -> Iterator[tuple[int, dict[str, float]]]:
        """What speaks for and against each line, by the names of WEIGHTS."""
        body, lead = self._words_of_text()
        seen = Counter(bare(unit.text) for unit in self.units if len(unit.text) <= _LONGEST)
        long = [" " + line + " " for line in seen if len(line) > 40]
        for index in self._places():
            named = bare(self.units[index].text)
            evidence = self._of_words(index, body, lead) | self._of_place(index) | self._of_above(index)
            evidence["repeated"] = float(seen[named] > 1)
            if len(named) > 20:
                within = f" {named} "
                evidence["part-of-another"] = float(any(within in line != within for line in long))
            yield index, evidence

    def _words_of_text(self) -> tuple[Counter[str], set[str]]:
        """How often each word stands in the text, and the words of its first paragraphs."""
        body: Counter[str] = Counter()
        lead: set[str] = set()
        left = _LEAD
        for index in range(self.first, self.last):
            words = content_words(self.units[index].text)
            body.update(words)
            if left and self.shapes[index].prose:
                lead |= words
                left -= 1
        return body, lead

    def _places(self) -> Iterator[int]:
        into = min(self.first + _REACHES_INTO, self.first + (self.last - self.first) // 3)
        for index in range(max(0, self.first - _REACHES_ABOVE), into):
            unit, each = self.units[index], self.shapes[index]
            if each.furniture or each.caption or index in self.headers or len(unit.text) > _LONGEST:
                continue
            if index >= self.first and (unit.item or (each.prose and index > self.first + 2)):
                continue
            if each.prose and each.words > self._longest(index):
                continue
            yield index

    def _longest(self, index: int) -> int:
        """Of how many words a line of prose may be a headline: of more right above a line of the header."""
        if not _is_stopped(self.units[index].text) or not self.headers.isdisjoint(
            range(index + 1, index + _NEXT[1])
        ):
            return _LONGEST_IN_PROSE
        return _LONGEST_SENTENCE

    def _of_words(self, index: int, body: Counter[str], lead: set[str]) -> dict[str, float]:
        unit, each = self.units[index], self.shapes[index]
        words = content_words(unit.text)
        at = self.first <= index < self.last
        # A heading inside the run stands in `body` itself.
        shared = sum(body[word] > at for word in words)
        text = unit.text
        level = {f"level-{unit.level}": 1.0} if unit.level in (1, 2) else {}
        return level | {
            "shared": shared / (len(words) + 1.0),
            "shared-many": min(shared, 6) / 6,
            "in-lead": len(words & lead) / (len(words) + 1.0),
            "one-word": float(each.words == 1),
            "two-words": float(each.words == 2),
            "three-words": float(each.words == 3),
            "usual-length": float(each.words in _USUAL),
            "long": float(each.words > 24),
            "item": float(unit.item),
            "linked": float(unit.linked > 0.6),
            "full-stop": float(each.ends and _is_stopped(text)),
            "separated": float(bool(_SEPARATED.search(text))),
            "capitals": float(text.isupper()),
            "small-letter": float(text[:1].islower()),
            "numbered": float(_NUMBERED.match(text) is not None),
            "glued": float(_GLUED.search(text) is not None),
        }

    def _of_place(self, index: int) -> dict[str, float]:
        first, header = self.first, self._lines_to_header(index)
        after = self._line(index, 1)
        return {
            "header-next": float(_NEXT[0] <= header < _NEXT[1]),
            "header-near": float(_NEXT[1] <= header < _NEXT[2]),
            "alone": float(self._stands_alone(index)),
            "text-next": float(after is not None and self.shapes[after].prose),
            "longer-below": float(self._longer_below(index)),
            "inside": float(index > first),
            "opens": float(index == 0 and 1 in self.headers),
            "prose": float(self.shapes[index].prose),
            "opens-page": float(index < _OPENING_LINES and first - index > _FAR_FROM_PROSE),
        }

    def _of_above(self, index: int) -> dict[str, float]:
        near, far = max(0, index - _ABOVE), max(0, index - _FAR_ABOVE)
        texts = sum(self._is_text(at) for at in range(max(0, index - _TEXTS_ABOVE), index))
        return {
            "header-above": float(any(at in self.headers for at in range(near, index))),
            "header-far-above": float(any(at in self.headers for at in range(far, near))),
            "texts-above": texts / _TEXTS_ABOVE,
            "ends-path": float(self._ends_a_path(index)),
            "path": float(self._is_path(index)),
        }

    def _ends_a_path(self, index: int) -> bool:
        """Whether a line above ends with it: the path through the site that leads to the article."""
        last = _unspaced(self.units[index].text)
        if len(last) < _SHORTEST_IN_PATH:
            return False
        above = (self.units[at].text for at in range(max(0, index - _PATH_ABOVE), index))
        paths = (_unspaced(text) for text in above if len(text) <= _LONGEST)
        return any(path.endswith(last) and path != last for path in paths)

    def _is_path(self, index: int) -> bool:
        """Whether it is such a path itself: it ends with a line below it."""
        path = _unspaced(self.units[index].text)
        below = (self.units[at].text for at in range(index + 1, min(index + _PATH_ABOVE, len(self.units))))
        lines = (_unspaced(text) for text in below if len(text) <= _LONGEST)
        return any(
            len(line) >= _SHORTEST_BELOW_PATH and path.endswith(line) and path != line for line in lines
        )

    def _lines_to_header(self, index: int) -> int:
        """How many lines below the next of a header stands; points under a headline do not count."""
        lines = 1
        for at in range(index + 1, min(index + _FARTHEST, len(self.units))):
            if at in self.headers:
                return lines
            lines += not self.units[at].item
        return _FARTHEST

    def _line(self, index: int, step: int) -> int | None:
        at = index + step
        return at if 0 <= at < len(self.units) else None

    def _longer_below(self, index: int) -> bool:
        """Whether a longer line follows that is no prose, as a standfirst does."""
        at = self._line(index, 1)
        return at is not None and self._is_text(at) and len(self.units[at].text) > len(self.units[index].text)

    def _is_text(self, index: int) -> bool:
        """Whether a line that is no prose may be headline or standfirst."""
        each = self.shapes[index]
        return not each.furniture and not each.prose and each.words >= 4 and index not in self.headers

    def _stands_alone(self, index: int) -> bool:
        block = self.units[index].block
        before, after = self._line(index, -1), self._line(index, 1)
        return not any(at is not None and self.units[at].block == block for at in (before, after))
