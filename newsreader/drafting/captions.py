"""What a caption shows on a day, told in the present as captions do, where it names who is in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from newsreader.drafting import words
from newsreader.drafting.clauses import Clause
from newsreader.drafting.dating import Placed
from newsreader.drafting.events import ProposedEvent, event
from newsreader.drafting.sentence import ParsedSentence
from newsreader.drafting.titles import title
from newsreader.drafting.tokens import Token, TokenSpan

_PICTURES = frozenset(["photo", "photograph", "picture", "image"])
_VIEWS = frozenset(["view", "views", "scene", "portrait", "logo", "end", "side", "part"])
_LONGEST_FRONT = 40
_FURTHEST_VIEW = 5


def pictured(sentence: ParsedSentence, placed: Mapping[int, Placed]) -> Iterator[ProposedEvent]:
    """The event of a caption's sentence, if it has one; `placed` are its dates, by number."""
    days = [number for number in placed if placed[number].fine]
    if not days or not sentence.names:
        return
    best = min(days, key=lambda number: placed[number].fineness)
    last = len(sentence.tokens) - 1
    whole = Clause(0, last)
    first = _behind_slug(sentence.tokens)
    shown = _behind_photo(sentence.tokens, first)
    if _shows_no_event(sentence, TokenSpan(shown, last)):
        return
    found = event(sentence, [whole], whole, TokenSpan(first, last), placed[best], sentence.timexes[best])
    if shown > first:
        found = replace(found, title=title(sentence, [whole], whole, TokenSpan(shown, last)))
    yield found


def _shows_no_event(sentence: ParsedSentence, span: TokenSpan) -> bool:
    """ "A general view of the port", "Anna Lie poses beside her boat", "The temperature reached 30C"."""
    tokens = sentence.tokens[span.first : span.last + 1]
    verb = next((verb for clause in sentence.clauses for verb in clause.finite), None)
    if verb is not None and verb.lemma in words.LEVELS:
        return any(token.lower in words.MARKET for token in tokens)
    told = verb is not None and verb.tense in ("past", "perfect", "progressive")
    if told and verb is not None and verb.first >= span.first:
        return False
    if any(token.lower in words.POSING and token.text.islower() for token in tokens):
        return True
    return any(
        token.lower in _VIEWS and following.lower in ("of", "over", "from")
        for token, following in pairwise(tokens[: _FURTHEST_VIEW + 1])
    )


def _behind_slug(tokens: Sequence[Token]) -> int:
    """Behind "FILE –"."""
    slug = len(tokens) > 3 and tokens[0].text.isupper() and tokens[1].text in ("–", "—", "-", "--", ":")
    return 2 if slug else 0


def _behind_photo(tokens: Sequence[Token], first: int) -> int:
    """Behind "In this … photo released by …,"."""
    front = tokens[first : first + _LONGEST_FRONT]
    if not front or front[0].lower not in ("in", "this", "a", "the"):
        return first
    photo = False
    for index, token in enumerate(front, first):
        if photo and token.text == ",":
            return index + 1
        photo = photo or token.lower in _PICTURES
    return first
