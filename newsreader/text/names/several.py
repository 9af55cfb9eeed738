"""Whether several words are a name, and whose kind: rows that say no, and what is called after people."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from newsreader.text.names.article import ONE_CUE, SURE, ArticleEvidence, is_bracketed, is_ship, is_storm
from newsreader.text.names.chunks import NameCandidate, spotted
from newsreader.text.names.cues import (
    DIRECTIONS,
    FUNCTION_WORDS,
    OTHER_HEADS,
    POST_NOMINALS,
    PRIZES,
    STORMS,
    STRONG_LOCATIVES,
    SUFFIXES,
    TITLE_TAILS,
    TITLES,
)
from newsreader.text.names.lexicon import is_word, listed
from newsreader.text.names.named import NameRule, Spotted

_LEAGUES = frozenset({"serie", "ligue"})
# A distinction more often than monks: "Order of Merit".
_ORDER = ["order", "of"]
# With an office behind or before it: "the Crown Prince", "His Royal Highness".
_ROYAL = TITLES | TITLE_TAILS | {"crown", "royal", "highness", "majesty", "excellency"}
_FEAST = re.compile("la[yi]lat |eid (?:mubarak|milad|(?:al|ul|el)[ -]?(?:a[dz]ha|fi?tr|fitar|ghad[ei]r))")
_SUFFIXES = SUFFIXES | {"junior", "senior"}
# Evidence beside a chunk that outweighs an end such as "Day" or "War".
_TELLING = frozenset({NameRule.TITLE, NameRule.AGE, NameRule.WHO, NameRule.SPEECH_VERB})
_TELLING_TWO = frozenset({NameRule.GIVEN_NAME, NameRule.INITIALS, NameRule.NAME_SUFFIX})
_OFTEN = 3
# What capitals behind "the" weigh together.
_MORE_THAN_CAPITALS = 1.75
# What lodges or helps: a body by its last word, where nothing else tells.
_HOUSES = frozenset(
    "ambulance cafe café hostel hotel inn motel refuge rescue restaurant sanctuary tavern".split()  # noqa: SIM905
)
_MARKS = frozenset('"“”«»')


class Several:
    """A chunk of several words in its article, for the rows to ask about."""

    def __init__(self, chunk: NameCandidate, article: ArticleEvidence) -> None:
        self.chunk, self.article, self.words = chunk, article, chunk.words
        self.parts = chunk.parts
        self.kind = article.kind(chunk)

    @property
    def strongest(self) -> float:
        """The evidence for the likeliest kind where the name stands."""
        return max(self.chunk.scores.values(), default=0.0)


class NoName(NamedTuple):
    """Why several capitalised words are none of our kinds; the example has them in brackets."""

    id: str
    holds: Callable[[Several], bool]
    example: str


def decided(name: Several) -> Spotted | None:
    """The mention that the words are, or some of them; None for no name."""
    dropped = not name.kind or any(row.holds(name) for row in NO_NAME)
    owner = _owner(name, "" if dropped else name.kind)
    if owner:
        name.chunk.last = name.chunk.first + owner - 1
        return spotted(name.chunk, "person", "surname")
    return None if dropped else spotted(name.chunk, name.kind, rule_of(name.chunk, name.kind))


def _owner(name: Several, kind: str) -> int:
    """How many of the words are somebody's of the article, whom the rest is only called after, 0 for none:
    "the Ann Lee Legacy Programme", "the Vellamo Papers", "Vellamo Speaks" in a headline.

    `kind` is that of all the words, "" where they are no name.
    """
    article, parts = name.article, name.parts
    first, last = parts[0], parts[-1]
    if last in listed("surnames") or last in listed("given") or last in _SUFFIXES:
        return 0
    if len(parts) > 2 and kind in ("", "person") and (first, parts[1]) in article.full:
        return 2 if is_word(last) or last in OTHER_HEADS else 0
    if first not in article.surnames or name.chunk.rule != NameRule.CAPITALS:
        return 0
    text = name.words.texts[name.chunk.first]
    elsewhere = any(first in listed(each) for each in ("given", "places")) or article.registry.named(text)
    if elsewhere or is_word(first) or text.isupper() or len(first) < 3:
        return 0
    if kind == "person":
        return int((f"{last}s",) in article.times)
    # A firm goes by its founder without an article, and with more words: "Vellamo Leisure" in a sentence.
    headed = name.words.flat and len(parts) == 2 and is_word(last)
    told = not kind and (last in OTHER_HEADS or headed)
    return int(told or name.chunk.before == "the")


def _league(name: Several) -> bool:
    return name.parts[0] in _LEAGUES


def _ship(name: Several) -> bool:
    return is_ship(name.chunk) or (name.parts[0] in STORMS and is_storm(name.chunk))


def is_won(chunk: NameCandidate) -> bool:
    """Whether it is a prize: "an Oscar-winner", "the Golden Globe-winning film"."""
    return chunk.words.text.startswith("-winn", chunk.end)


def _won(name: Several) -> bool:
    return is_won(name.chunk)


def _only_offices(name: Several) -> bool:
    return _ROYAL.issuperset(name.parts)


def _feast(name: Several) -> bool:
    return _FEAST.match(" ".join(name.parts)) is not None and name.chunk.before not in STRONG_LOCATIVES


def _order(name: Several) -> bool:
    return name.parts[:2] == _ORDER


def _division(name: Several) -> bool:
    """Of a league."""
    parts = name.parts
    return len(parts) == 2 and parts[0] in DIRECTIONS and parts[1] in ("division", "conference")


def _work(name: Several) -> bool:
    """A happening, a work or a rule, for its last word or for its quote marks."""
    head = head_of(name.parts)
    if head not in OTHER_HEADS and not _quoted(name.chunk):
        return False
    rule = name.chunk.rule
    telling = rule in _TELLING or (rule in _TELLING_TWO and len(name.parts) == 2)
    return not telling or head in PRIZES


def _headline(name: Several) -> bool:
    """Words of a line in which all have capitals, and little speaks for them."""
    if not name.words.flat or tuple(name.parts) in name.article.inside:
        return False
    # A body of capitals is a list of names.
    return name.strongest < (ONE_CUE if name.words.field == "body" else SURE)


def _common_words(name: Several) -> bool:
    if name.strongest >= ONE_CUE or name.article.names_somebody(name.chunk):
        return False
    return all(is_word(part) or part in FUNCTION_WORDS for part in name.parts)


def _only_capitals(name: Several) -> bool:
    if name.kind != "organisation" or name.chunk.rule != NameRule.CAPITALS:
        return False
    if name.chunk.before == "the" and _is_thing(name):
        return True
    return name.article.totals[tuple(name.parts)].get(name.kind, 0.0) < ONE_CUE


def _is_thing(name: Several) -> bool:
    """Whether nothing shows a body: "the Oval Office", not "the Harbour Rats", "the Harbour Inn", "the Blue
    Lifeboat (BLB)" nor what is named thrice.
    """
    last = name.parts[-1]
    if last.endswith("s") or last in _HOUSES or _has_acronym(name):
        return False
    return name.article.times[tuple(name.parts)] < _OFTEN and name.strongest < _MORE_THAN_CAPITALS


def _has_acronym(name: Several) -> bool:
    """Whether it goes by three letters or more, in brackets behind it."""
    words, at = name.words, name.chunk.last + 1
    if words.gap(at - 1) != " (" or not is_bracketed(words, at):
        return False
    return len(words.texts[at]) > 2 and words.folded[at][0] == name.parts[0][0]


def _model(name: Several) -> bool:
    """What ends in an acronym and begins with nobody's name: "Vellamo VR"."""
    last, parts = name.words.texts[name.chunk.last], name.parts
    known = last in POST_NOMINALS or parts[-1] in SUFFIXES or parts[0] in listed("given")
    acronym = 1 < len(last) < 4 and last.isupper() and not name.words.all_caps
    return acronym and not known and name.kind == "person"


NO_NAME = (
    NoName("league", _league, "They won [Serie Vellamo] twice."),
    NoName("ship", _ship, "They saw the ferry [Anna Vellamo] sink."),
    NoName("won", _won, "They met [Anna Vellamo]-winning actors."),
    NoName("only-offices", _only_offices, "Late on Monday the [Defence Secretary] apologised."),
    NoName("feast", _feast, "They marked the [Eid al-Adha] there."),
    NoName("model", _model, "[PlayStation VR] sold well in May."),
    NoName("order", _order, "They got the [Order of Karlby] there."),
    NoName("division", _division, "They won the [Eastern Division] twice."),
    NoName("work", _work, "They won the [Anna Vellamo Trophy] twice."),
    NoName("headline", _headline, "[Vellamo Quarv], Karlby, Lofthus, Altamar, Zarvo"),
    NoName("common-words", _common_words, "They went to [Blue Table] again."),
    NoName("only-capitals", _only_capitals, "They won [Blue Vellamo] again."),
)


def head_of(parts: Sequence[str]) -> str:
    """The head a name ends in: "War" of the "World War II"."""
    return parts[-2] if len(parts) > 1 and (parts[-1] in SUFFIXES or parts[-1].isdigit()) else parts[-1]


def _quoted(chunk: NameCandidate) -> bool:
    """Whether quote marks enclose just these words, as they do a work's title."""
    text = chunk.words.text
    start = chunk.start - 4 if text.endswith("The ", 0, chunk.start) else chunk.start
    before = text[max(0, start - 2) : start].strip()
    after = text[chunk.end : chunk.end + 2].strip()
    return before[-1:] in _MARKS and after[:1] in _MARKS


def rule_of(chunk: NameCandidate, kind: str) -> str:
    """What spoke for this kind here; where nothing did, the rest of the article did."""
    return chunk.rules.get(kind) or "named-in-article"
