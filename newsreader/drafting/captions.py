"""What a caption shows on a day, told in the present as captions do, where it names who is in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from newsreader.drafting.clauses import Clause
from newsreader.drafting.dating import Placed
from newsreader.drafting.events import ProposedEvent, event
from newsreader.drafting.sentence import ParsedSentence
from newsreader.drafting.titles import title
from newsreader.drafting.tokens import Token, TokenSpan

_PICTURES = frozenset(["photo", "photograph", "picture", "image"])
_LONGEST_FRONT = 40


def pictured(sentence: ParsedSentence, placed: Mapping[int, Placed]) -> Iterator[ProposedEvent]:
    """The event of a caption's sentence, if it has one; `placed` are its dates, by number."""
    days = [number for number in placed if placed[number].fine]
    if not days or not sentence.names:
        return
    best = min(days, key=lambda number: placed[number].fineness)
    last = len(sentence.tokens) - 1
    whole = Clause(0, last)
    first = _behind_slug(sentence.tokens)
    found = event(sentence, [whole], whole, TokenSpan(first, last), placed[best], sentence.timexes[best])
    shown = _behind_photo(sentence.tokens, first)
    if shown > first:
        found = replace(found, title=title(sentence, [whole], whole, TokenSpan(shown, last)))
    yield found


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
