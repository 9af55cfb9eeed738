"""Feeds read in the child process that reads pages, with limits: strangers' markup, and parsers that keep
all threads of a process waiting while they are at it.

What comes back is JSON, made values again by the types of `feed.py`: what is not of its type is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime, timedelta
from functools import cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from newsreader.extraction.feeds.feed import NotAFeed, ParsedFeed
from newsreader.extraction.feeds.reading import read
from newsreader.extraction.pages.worker import Limits, asked
from newsreader.fetching.documents import Refused
from newsreader.fetching.feeds.discovery import NamedFeed

LIMITS = Limits(cpu=40, seconds=90.0)  # 10,000 entries take ten seconds of a slow machine


def read_apart(
    data: bytes,
    *,
    media_type: str = "",
    url: str = "",
    charset: str = "",
    now: datetime,
    limits: Limits = LIMITS,
) -> ParsedFeed:
    """As `reading.read`, in a child process. Raises Refused also where it takes too much time or memory."""
    given = {"media_type": media_type, "url": url, "charset": charset, "now": now.isoformat()}
    answer = asked("feed", given, data, limits)
    try:
        if "refused" in answer:
            raise _refusal(answer)
        feed: ParsedFeed = _maker(ParsedFeed)(answer["feed"])
    except (KeyError, TypeError, ValueError) as broken:
        raise Refused("The feed cannot be read: what came of it is none.") from broken
    return feed


def _refusal(answer: Mapping[str, Any]) -> Refused:
    reason, named = str(answer["refused"])[:300], answer["named"]
    if named is None:
        return Refused(reason)
    return NotAFeed(reason, tuple(map(_maker(NamedFeed), named)))


def answer(data: bytes, given: Mapping[str, str]) -> dict[str, Any]:
    """In the child: the feed, or why it is none, as JSON has it."""
    now = datetime.fromisoformat(given["now"])
    try:
        feed = read(data, media_type=given["media_type"], url=given["url"], charset=given["charset"], now=now)
    except NotAFeed as page:
        return {"refused": str(page), "named": plain(page.feeds)}
    except Refused as refused:
        return {"refused": str(refused), "named": None}
    return {"feed": plain(feed)}


def plain(value: Any) -> Any:
    """As JSON has it: mappings by the names of fields, lists, moments as ISO writes them, spans in seconds.

    >>> plain((NamedFeed("https://mill.example/rss"), timedelta(minutes=1)))
    [{'address': 'https://mill.example/rss', 'title': '', 'media_type': '', 'comments': False}, 60.0]
    """
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | frozenset):
        return [plain(each) for each in value]
    if isinstance(value, datetime):
        return value.isoformat()
    return value.total_seconds() if isinstance(value, timedelta) else value


Maker = Callable[[Any], Any]


@cache
def _maker(kind: Any) -> Maker:
    """What makes a value of this type of what JSON has. It raises KeyError, TypeError or ValueError."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (tuple, frozenset):
        return _several(origin, _maker(arguments[0]))
    if origin is Literal:
        return _one_of(arguments)
    if NoneType in arguments:
        return _unless_none(_maker(next(each for each in arguments if each is not NoneType)))
    if is_dataclass(kind):
        return _made_of({name: _maker(each) for name, each in get_type_hints(kind).items()}, kind)
    return _OF_TEXT.get(kind) or _only(kind)


def _several(kind: Maker, maker: Maker) -> Maker:
    return lambda told: kind(map(maker, _only(list)(told)))


def _one_of(words: tuple[str, ...]) -> Maker:
    return lambda told: words[words.index(told)]


def _unless_none(maker: Maker) -> Maker:
    return lambda told: None if told is None else maker(told)


def _made_of(makers: Mapping[str, Maker], kind: Any) -> Maker:
    return lambda told: kind(**{name: maker(told[name]) for name, maker in makers.items()})


_OF_TEXT: dict[Any, Maker] = {
    datetime: datetime.fromisoformat,
    timedelta: lambda told: timedelta(seconds=told),
}


@cache
def _only(kind: type) -> Maker:
    def checked(told: Any) -> Any:
        if type(told) is not kind:
            raise TypeError(f"{told!r} is no {kind.__name__}")
        return told

    return checked
