"""Recognising a source or an agency by its name, in running words, or by an address."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from newsreader.extraction.fields import Outlet

_DOMAIN = re.compile(r"[\w-]+(\.[\w-]+)+")
_STARTER = Path(__file__).with_name("outlets.toml")
# Names that are also common words or short enough to be something else: taken only where a name is
# all there is (a byline's piece, a masthead line), not inside running words.
_NOT_IN_RUNNING_WORDS = frozenset(
    """
    mint time dawn guardian rt dw cna pa ap app aa ani uni mena spa sda apa anp pap aap ria fars petra
    toi nyt bbc voa smh faz nzz cbc rte antara lusa anadolu
    """.split()  # noqa: SIM905 - one a line would fill pages
) | {"the standard", "the mirror", "the age", "the sun", "the times", "the hill", "the observer", "the punch"}


@cache
def starter() -> tuple[Outlet, ...]:
    """The list that comes with newsreader; a site's own sources take its place."""
    rows = tomllib.loads(_STARTER.read_text(encoding="utf-8"))["outlets"]
    return tuple(
        Outlet(
            name=row["name"],
            # Further domains travel as names: a domain is a name form like any other.
            names=tuple(row.get("names", ())) + tuple(row.get("homes", ())),
            home_page=f"https://{row['home']}/",
            zone=row.get("zone", ""),
            day_first=row.get("day_first"),
            kind=row.get("kind", "outlet"),
            language=row.get("language", "en"),
        )
        for row in rows
    )


class Recogniser:
    """The name forms and addresses of a list of outlets, ready to be looked up."""

    def __init__(self, outlets: Sequence[Outlet]) -> None:
        self._names: dict[str, Outlet] = {}
        self._hosts: dict[str, Outlet] = {}
        for outlet in outlets:
            for name in filter(str.strip, (outlet.name, *outlet.names)):
                self._names.setdefault(_plain(name), outlet)
                if _DOMAIN.fullmatch(name):
                    self._hosts.setdefault(name.casefold(), outlet)
            if host := _host(outlet.home_page):
                self._hosts.setdefault(host, outlet)
        self._outlets = outlets

    @cached_property
    def _running(self) -> re.Pattern[str] | None:
        """Made where it is asked for: feeds bring outlets one by one, and entries seldom need it."""
        return _in_running_words({name for each in self._outlets for name in (each.name, *each.names)})

    def named(self, words: str) -> Outlet | None:
        """The outlet that `words` name from first to last letter.

        >>> Recogniser(starter()).named("Press Trust of India").name
        'PTI'
        """
        plain = _plain(words)
        return self._names.get(plain) or self._names.get(plain.removeprefix("the ")) or self._hosts.get(plain)

    def within(self, words: str) -> Iterator[tuple[int, int, Outlet]]:
        """The outlets named inside running words, with their offsets.

        >>> [outlet.name for *_, outlet in Recogniser(starter()).within("Follow Deccan Herald on Telegram")]
        ['Deccan Herald']
        """
        if self._running is None:
            return
        for found in self._running.finditer(words):
            outlet = self._names.get(_plain(found[0]))
            if outlet is not None:
                yield found.start(), found.end(), outlet

    def at(self, url: str) -> Outlet | None:
        """The outlet an address belongs to: its host, or a domain above it.

        >>> Recogniser(starter()).at("https://www.dawn.com/news/1").name
        'Dawn'
        """
        host = _host(url)
        while host:
            if host in self._hosts:
                return self._hosts[host]
            host = host.partition(".")[2]
        return None


def _in_running_words(names: Iterable[str]) -> re.Pattern[str] | None:
    """What finds outlets inside other words by those of their names that are nothing else."""
    running = [name for name in names if name.strip() and name.casefold() not in _NOT_IN_RUNNING_WORDS]
    # Longest first, so that "The New Indian Express" is not "Indian Express".
    alternatives = "|".join(re.escape(name) for name in sorted(running, key=len, reverse=True))
    return re.compile(rf"(?<![\w.@])(?:{alternatives})(?!\w)") if running else None


@lru_cache(maxsize=8)
def _recogniser(outlets: tuple[Outlet, ...]) -> Recogniser:
    return Recogniser(outlets)


_LAST: list[tuple[tuple[Outlet, ...], Recogniser]] = []  # one at most: comparing a hundred outlets takes time


def recogniser(outlets: Sequence[Outlet]) -> Recogniser:
    """The recogniser of a list, made once for the same list."""
    for several, made in _LAST:
        if several is outlets:
            return made
    several = tuple(outlets)
    made = _recogniser(several)
    _LAST[:] = [(several, made)]
    return made


def _plain(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().split()).strip(" .,:;")


def _host(url: str) -> str:
    if not url:
        return ""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return host.casefold().removeprefix("www.")
