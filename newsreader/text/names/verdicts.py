"""Whether a chunk is a name, and whose kind: rows that decide in their order, then the article's evidence."""

import re
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from newsreader.text.names.article import NO_NAMES, ONE_CUE, SURE, ArticleEvidence
from newsreader.text.names.bounds import is_currency, is_number, is_road
from newsreader.text.names.chunks import NameCandidate, as_found, spotted
from newsreader.text.names.cues import (
    ORG_HEADS,
    OTHER_HEADS,
    PLACE_NOUNS,
    POST_NOMINALS,
    SOLE_HEADS,
    SPEECH,
    STRONG_LOCATIVES,
    SUFFIXES,
    TITLE_TAILS,
    TITLES,
)
from newsreader.text.names.kinds.context import following
from newsreader.text.names.lexicon import is_word, listed
from newsreader.text.names.named import NameRule, Spotted
from newsreader.text.names.several import Several, decided, is_won, rule_of
from newsreader.text.names.stretches import is_credit

_OFFICES = TITLES | TITLE_TAILS
_COMMON = ORG_HEADS - SOLE_HEADS
_NEVER = NO_NAMES | SUFFIXES
# A number: "part XVII".
_ROMAN = re.compile("[IVX]{2,}")
# Behind a body, and behind no field of an office: "Interior has", "Interior Secretary".
_FINITE = SPEECH | frozenset("has had is was will would can could should may might must did does".split())  # noqa: SIM905


def resolve(chunk: NameCandidate, article: ArticleEvidence) -> Spotted | None:
    """The mention that a chunk is; None where it is none of our kinds."""
    if chunk.team:
        return spotted(chunk, "organisation", "team")
    if chunk.first == chunk.last and is_currency(chunk.words, chunk.first):
        return None
    if chunk.alias is not None:
        rather = _surname_rather(chunk, article)
        return spotted(chunk, "person", "surname") if rather else as_found(chunk)
    return _lone(Lone(chunk, article)) if chunk.first == chunk.last else decided(Several(chunk, article))


def _surname_rather(chunk: NameCandidate, article: ArticleEvidence) -> bool:
    """A place's name that is the surname of somebody in the article, and does not stand as a place."""
    alias = chunk.alias
    if alias is None or alias.demonym or chunk.first != chunk.last:
        return False
    if chunk.parts[0] not in article.surnames or not article.sure.isdisjoint(alias.owners):
        return False
    return chunk.before not in STRONG_LOCATIVES and chunk.before not in ("from", "to", "at")


# Names of one word.


class Lone:
    """A chunk of one word in its article, for the rows to ask about."""

    def __init__(self, chunk: NameCandidate, article: ArticleEvidence) -> None:
        self.chunk, self.article, self.words = chunk, article, chunk.words
        self.low = chunk.parts[0]
        self.text = chunk.words.texts[chunk.first]
        self.before = chunk.before
        self.key = (self.low,)

    @property
    def after(self) -> str:
        """The word that follows in the same breath."""
        return following(self.words, self.chunk.last)

    @cached_property
    def strongest(self) -> float:
        """The article's evidence for the likeliest kind."""
        return max(self.article.totals.get(self.key, {}).values(), default=0.0)

    @property
    def maybe_common(self) -> bool:
        """Whether the word stands in small letters too, here or in any text."""
        return is_word(self.low) or self.low in self.article.lower

    @property
    def opens_lower(self) -> bool:
        """Whether it begins a sentence and stands in small letters elsewhere."""
        return self.chunk.opens and self.low in self.article.lower


class Verdict(NamedTuple):
    """What a word that stands so is: a kind with the rule that mentions show, or None for no name.

    The example is the article that shows it, the word in brackets.
    """

    id: str
    answer: tuple[str, str] | None
    holds: Callable[[Lone], bool]
    example: str


def _lone(name: Lone) -> Spotted | None:
    chunk = name.chunk
    for row in LONE:
        if row.holds(name):
            return spotted(chunk, *row.answer) if row.answer else None
    kind = name.article.kind(chunk)
    # Where nothing tells what it is, it may be a brand, a language or a title.
    return spotted(chunk, kind, rule_of(chunk, kind)) if kind else None


def _speaks(name: Lone) -> bool:
    return name.chunk.rule == NameRule.SPEECH_VERB and name.low in name.article.surnames


def _never_name(name: Lone) -> bool:
    low = name.low
    if _ROMAN.fullmatch(name.text) is not None or is_won(name.chunk):
        return True
    if low.replace(".", "") in _NEVER or len(low) < 2 or low.isdigit() or is_number(low):
        return True
    if low in name.article.storms and low not in name.article.people and not name.chunk.titled:
        return True
    return name.before == "the" and is_road(name.text)


def _spelt(name: Lone) -> bool:
    return name.low in name.article.spelt and name.text.isupper()


def _called_ship(name: Lone) -> bool:
    """A ship of the article, unless somebody is called so or it is where something is."""
    if name.low not in name.article.ships or name.chunk.titled or name.low in name.article.people:
        return False
    chunk = name.chunk
    tells = chunk.scores.get("person", 0.0) > chunk.inside.get("person", 0.0)
    return not tells and name.before not in STRONG_LOCATIVES


def _known_head(name: Lone) -> bool:
    return name.before == "the" and name.low in name.article.heads


def _house(name: Lone) -> bool:
    return name.low == "house" and name.before == "the" and name.article.houses and not name.chunk.opens


def _titled(name: Lone) -> bool:
    return name.chunk.titled


def _firm(name: Lone) -> bool:
    """Whether the article tells of a firm by its founder's name: "Vellamo was founded by Anna Vellamo"."""
    if not name.article.calls(name.low) or "person" in name.chunk.scores:
        return False
    if name.after == "family":
        return False
    transcript = name.text.isupper() and name.low not in listed("organisations")
    return not transcript and name.article.is_firm(name.key)


def _somebody(name: Lone) -> bool:
    if name.chunk.rules.get("place") == NameRule.PLACE_WORD and "person" not in name.chunk.scores:
        # "The town of Vellamo", "Vellamo airport", though somebody is called so.
        return False
    return name.article.calls(name.low) and not (name.opens_lower and is_word(name.low))


def _first_word(name: Lone) -> bool:
    if name.low not in name.article.firsts or name.low in name.article.people or name.opens_lower:
        return False
    if name.low in PLACE_NOUNS and name.low != "house":
        # "The Gulf" is no Gulf Coast Fund; the House is a parliament's.
        return False
    if name.low in TITLE_TAILS and name.after not in _FINITE:
        # "Home" of the "Home Office" is the first word of its secretary's office too.
        return False
    return name.before not in STRONG_LOCATIVES or "place" not in name.chunk.scores


def _happening(name: Lone) -> bool:
    return name.low in OTHER_HEADS and name.low not in listed("given") and name.low not in listed("surnames")


def _office(name: Lone) -> bool:
    held = name.chunk.rule == NameRule.OFFICE_HOLDER
    return not held and (name.low in _OFFICES or (name.low in _COMMON and is_word(name.low)))


def _sentence_capital(name: Lone) -> bool:
    """A capital that tells nothing, of a word that stands nowhere with one that does."""
    flat = name.words.flat
    if not (name.chunk.opens or flat) or name.key in name.article.inside:
        return False
    if name.chunk.rule in (NameRule.SCORECARD, NameRule.OFFICE_HOLDER):
        return False
    return name.maybe_common or (flat and name.strongest < SURE)


def _common_word(name: Lone) -> bool:
    if not is_word(name.low) or _acronym(name):
        return False
    return name.low in name.article.lower or name.strongest < ONE_CUE


def _acronym(name: Lone) -> bool:
    return len(name.text) > 1 and name.text.isupper() and not name.words.flat and not name.chunk.opens


def _shouted(name: Lone) -> bool:
    return name.text.isupper() and name.low in name.article.lower


def _credit(name: Lone) -> bool:
    return is_credit(name.words, name.chunk.first)


def _distinction(name: Lone) -> bool:
    """What somebody may write behind a name: "Anna Vellamo, SC,"."""
    return name.text in POST_NOMINALS and name.words.text.endswith(", ", 0, name.chunk.start)


LONE = (
    Verdict("surname-speaks", ("person", "surname"), _speaks, "Mr Karl May left. [May] said so."),
    Verdict("never-name", None, _never_name, "They looked at the [DNA] again."),
    Verdict("spelt", None, _spelt, "They had rapid eye movement (REM) sleep. Then [REM] sleep ended."),
    Verdict("ship", None, _called_ship, "The ferry Trondheim left. At noon the [Trondheim] sank."),
    Verdict("credit", None, _credit, "They met Anna Image. [Image]: Bo Vellamo."),
    Verdict("distinction", None, _distinction, "Their lawyer, Anna Vellamo, [SC], said no."),
    Verdict(
        "known-head",
        ("organisation", "short-form"),
        _known_head,
        "He left the Karlby Observatory. At last the [Observatory] closed.",
    ),
    Verdict("house", ("organisation", "short-form"), _house, "The Senate voted. Then the [House] did."),
    Verdict("titled", ("person", "title"), _titled, "They met Mr [Table] at his table."),
    Verdict(
        "firm",
        ("organisation", "named-in-article"),
        _firm,
        "They met Anna Zarvo. The firm [Zarvo] was sold. Stakes in Zarvo rose.",
    ),
    Verdict("somebody", ("person", "surname"), _somebody, "They met Anna Vellamo. Then [Vellamo] left."),
    Verdict(
        "first-word",
        ("organisation", "short-form"),
        _first_word,
        "He left Vellamo Shipping Company. Then [Vellamo] closed.",
    ),
    Verdict("happening", None, _happening, "They had met in [Hajj] again."),
    Verdict("office", None, _office, "Then the [Minister], who had left, was asked."),
    Verdict("sentence-capital", None, _sentence_capital, "[Tables] said to be theirs were sold."),
    Verdict("common-word", None, _common_word, "They went to [Table] again."),
    Verdict("shouted", None, _shouted, "He was gone; they called him [ZARVO] and zarvo."),
)
