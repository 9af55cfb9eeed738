"""Who speaks where no clause says so: named behind a dash, before a colon, or by the sentence before."""

import re
from collections.abc import Sequence, Set

from newsreader.text import english
from newsreader.text.names.cues import PARTICLES, TITLES
from newsreader.text.saying.attribution import MASK, Attribution
from newsreader.text.saying.persons import described_person, main_person
from newsreader.text.saying.speakers import AUXILIARIES, naming
from newsreader.text.sentences import Span

_OWN = "(?:voice|eyes|face|message|answer|reply|response|advice|words|reaction|verdict|tears|view|warning)"
TELLING = english.words("saying.telling") | {"was", "is", "were", "gave", "had"}
_WORD = re.compile(r"[^\W_]+(?:['’.\-‐‑&][^\W_]+)*\.?(?=\W|$)")
_DASH = re.compile(
    r"(?:[ \u00a0]?|\s*\n\s*)(?:[–—―]|--?)[ \u00a0]?(?P<who>[^\n,;:.(–—]{2,80})[^\n]{0,120}(?=\n|\Z)"
)
_COLON = re.compile(r":\s*\Z")
# "And from Chairwoman Hollis:", "Ann Lee, mayor of Ek:"
_NAMED_ALONE = re.compile(r"(?:.{0,40}\b(?:from|by)\s)?(?P<who>[^,:.;\n]{2,60})(?:,[^:\n]{0,80})?:\s*\Z")
_PRONOUN = re.compile(
    r"(?:(?:But|And|Then|Later|Still|Yet|Asked [^,.\n]{1,60}),? )?"
    rf"(?P<who>(?:[Hh]e|[Ss]he)\b|(?:[Hh]is|[Hh]er)(?= {_OWN}\b))"
)
_OWNER = re.compile(rf"(?P<who>[A-Z][\w.-]*(?: [A-Z][\w.-]*){{0,3}})['’]s {_OWN}\b")
_IN_NAMES = PARTICLES | {"of", "the", "for", "and"}
_LONGEST_NAME = 7
_LONGEST_LEAD = 240


def after_dash(text: str, masked: str, end: int) -> tuple[int, int] | None:
    """The name in "“…” – Ann Lee, mayor of Ek", there or in the paragraph behind."""
    found = _DASH.match(masked, end)
    if found is None or MASK in found.group():
        return None
    words = list(_WORD.finditer(masked, *found.span("who")))
    return _name(masked, words)


def _name(masked: str, words: list[re.Match[str]]) -> tuple[int, int] | None:
    """The name that these words are, with its titles, and nothing but a name."""
    if not 0 < len(words) <= _LONGEST_NAME or not words[-1].group()[0].isupper():
        return None
    lows = [word.group().lower() for word in words]
    if any(low in AUXILIARIES for low in lows):
        return None
    small = [low for low, word in zip(lows, words, strict=True) if word.group()[0].islower()]
    if any(
        low not in TITLES and low not in ("of", "the", "for", "and", "al", "de", "van", "von")
        for low in small
    ):
        return None
    return naming(masked, words)


def before_colon(masked: str, span: Span, at: int, said: Sequence[Attribution]) -> Attribution | None:
    """Who is announced by the words from a sentence's start up to a colon before the quotation."""
    start = max(span.start, at - _LONGEST_LEAD)
    colon = _COLON.search(masked, start, at)
    if colon is None:
        return None
    before = [one for one in said if one.end <= at]
    if before:
        return before[-1]
    alone = _NAMED_ALONE.fullmatch(masked, start, at)
    if alone and (name := _name(masked, list(_WORD.finditer(masked, *alone.span("who"))))):
        return Attribution(start, at, start, name, False, False)
    return None


def told_by(masked: str, span: Span, said: Sequence[Attribution], known: Set[str]) -> Attribution | None:
    """Who speaks or acts in a sentence, so that the words quoted next are theirs."""
    if said:
        return said[-1]
    pronoun = _PRONOUN.match(masked, span.start, span.end)
    if pronoun:
        return Attribution(span.start, pronoun.end(), pronoun.end() - 1, pronoun.span("who"), True, False)
    owner = _OWNER.match(masked, span.start, span.end)
    person = (
        owner.span("who") if owner else main_person(masked, span, known) or described_person(masked, span)
    )
    return Attribution(span.start, person[1], person[1], person, False, False) if person else None


def tells(masked: str, span: Span) -> bool:
    """Whether the sentence is about speaking: "Ann Lee described the blast."."""
    return any(word.group() in TELLING for word in _WORD.finditer(masked, span.start, span.end))
