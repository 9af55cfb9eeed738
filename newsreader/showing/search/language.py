"""What is typed into the search, read: words, phrases, what shall not be there, and narrowings by name.

    aleppo "ceasefire agreement" -idlib source:"Tidewater Post" who:Calloway in:"december 2016"

Pure: no database is asked. Whatever is typed is read: what is no narrowing is words, and a narrowing that
means nothing is handed back in `not_understood`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from newsreader.models.ids import id_in
from newsreader.models.search import Kind
from newsreader.text import timex
from newsreader.text.folding import tokens
from newsreader.text.timex.typed import understand as understand_date
from newsreader.text.when import When

LONGEST = 400  # characters that are read
MOST = 20  # terms that are looked for
MOST_WORDS = 40  # words of all terms

_QUOTES = '"“”„«»'
_PIECE = re.compile(
    rf"(?P<minus>[-−])?(?:(?P<name>[a-z]+):)?(?:[{_QUOTES}](?P<quoted>[^{_QUOTES}]*)[{_QUOTES}]?|(?P<bare>\S+))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words that are wanted, or not. Of a phrase they stand in this order."""

    words: tuple[str, ...]
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is searched for. Days are inclusive; ids are as they were given, and judged by search()."""

    terms: tuple[Term, ...] = ()
    kinds: frozenset[Kind] = frozenset()
    sources: tuple[int, ...] = ()
    entities: tuple[int, ...] = ()
    timeline: int | None = None
    article: int | None = None
    first: date | None = None
    last: date | None = None
    known: date | None = None
    source_names: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    not_understood: tuple[str, ...] = ()

    @property
    def positive(self) -> list[Term]:
        return [term for term in self.terms if not term.excluded]

    @property
    def narrowed(self) -> bool:
        """Whether anything but words says what is wanted."""
        named = self.kinds or self.sources or self.entities or self.source_names or self.names
        within = (self.timeline, self.article, self.first, self.last)
        return bool(named) or any(each is not None for each in within)

    def __bool__(self) -> bool:
        return bool(self.positive) or self.narrowed


def understand(query: str, today: date) -> Wanted:
    """Read what was typed on this day.

    >>> understand('port-selby -ferry in:2016 before:soonish', date(2019, 3, 13)).not_understood
    ('before:soonish',)
    """
    wanted = Wanted()
    for piece in _PIECE.finditer(query.replace("\0", " ")[:LONGEST]):
        wanted = _with(wanted, piece, today)
    return wanted


def _with(wanted: Wanted, piece: re.Match[str], today: date) -> Wanted:
    name = (piece["name"] or "").lower()
    said = piece["bare"] if piece["quoted"] is None else piece["quoted"]
    if name in NARROWINGS and not piece["minus"]:
        try:
            return NARROWINGS[name](wanted, said.strip(), today)
        except ValueError:
            return _unread(wanted, piece[0])
    words = tuple(tokens(said if name == "" else f"{piece['name']} {said}"))
    if not words:
        return wanted
    known = sum(len(term.words) for term in wanted.terms)
    if len(wanted.terms) >= MOST or known + len(words) > MOST_WORDS:
        return _unread(wanted, piece[0])
    term = Term(words, bool(piece["minus"]))
    return wanted if term in wanted.terms else replace(wanted, terms=(*wanted.terms, term))


def _unread(wanted: Wanted, piece: str) -> Wanted:
    return replace(wanted, not_understood=(*wanted.not_understood, piece))


def _named(said: str) -> str:
    if not said:
        raise ValueError("No name.")
    return said


def _source(wanted: Wanted, said: str, _today: date) -> Wanted:
    return replace(wanted, source_names=(*wanted.source_names, _named(said)))


def _who(wanted: Wanted, said: str, _today: date) -> Wanted:
    return replace(wanted, names=(*wanted.names, _named(said)))


def _kind(wanted: Wanted, said: str, _today: date) -> Wanted:
    kind = KINDS.get(said.lower())
    if kind is None:
        raise ValueError("No kind.")
    return replace(wanted, kinds=wanted.kinds | {kind})


KINDS = {
    **dict.fromkeys(("article", "articles", "report", "reports"), Kind.ARTICLE),
    **dict.fromkeys(("event", "events", "entry", "entries"), Kind.ENTRY),
    **dict.fromkeys(("quotation", "quotations", "quote", "quotes"), Kind.QUOTATION),
    **dict.fromkeys(("figure", "figures", "number", "numbers"), Kind.FIGURE),
    **dict.fromkeys(("name", "names", "entity", "entities", "person", "place"), Kind.ENTITY),
    **dict.fromkeys(("timeline", "timelines"), Kind.TIMELINE),
}


def _before(wanted: Wanted, said: str, today: date) -> Wanted:
    """Before the first day that is said."""
    first = _when(said, today).earliest
    if first is None or first == date.min:
        raise ValueError("No day before it.")
    return _between(wanted, None, first - timedelta(days=1))


def _after(wanted: Wanted, said: str, today: date) -> Wanted:
    last = _when(said, today).latest
    if last is None or last == date.max:
        raise ValueError("No day after it.")
    return _between(wanted, last + timedelta(days=1), None)


def _in(wanted: Wanted, said: str, today: date) -> Wanted:
    when = _when(said, today)
    return _between(wanted, when.earliest, when.latest)


def days_said(wanted: Wanted, said: str, today: date) -> Wanted:
    """Narrowed to the days that a field of a form says.

    >>> days_said(Wanted(), "2016-11..2016-12", date(2019, 3, 13)).last
    datetime.date(2016, 12, 31)
    """
    first, dots, last = said.partition("..")
    try:
        wanted_from = _when(first.strip(), today)
        wanted_to = _when(last.strip(), today) if dots else wanted_from
    except ValueError:
        return _unread(wanted, said)
    return _between(wanted, wanted_from.earliest, wanted_to.latest)


def _article(wanted: Wanted, said: str, _today: date) -> Wanted:
    id = id_in(said)
    if id is None or wanted.article not in (None, id):
        raise ValueError("No article.")
    return replace(wanted, article=id)


def _between(wanted: Wanted, first: date | None, last: date | None) -> Wanted:
    """Narrowed further: of two narrowings both hold."""
    firsts = [each for each in (wanted.first, first) if each]
    lasts = [each for each in (wanted.last, last) if each]
    return replace(wanted, first=max(firsts, default=None), last=min(lasts, default=None))


_YEARS = re.compile(r"(?P<first>[12]\d{3})\s*[-–—/]\s*(?P<last>[12]\d{3})")


def _when(said: str, today: date) -> When:
    """A date as a form of the desk reads it, or one told from today ("last week"). Raises ValueError."""
    if years := _YEARS.fullmatch(said):
        return When(date(int(years["first"]), 1, 1), date(int(years["last"]), 12, 31), "period")
    try:
        when = understand_date(said)
    except ValueError:
        found = [each for each in timex.find(said, today) if each.end - each.start == len(said)]
        if not found or found[0].when is None:
            raise
        when = found[0].when
    if not when.known:
        raise ValueError("No date.")
    return when


NARROWINGS: dict[str, Callable[[Wanted, str, date], Wanted]] = {
    "source": _source,
    "who": _who,
    "kind": _kind,
    "before": _before,
    "after": _after,
    "in": _in,
    "article": _article,
}
