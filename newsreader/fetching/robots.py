"""What a host asks of robots: robots.txt by RFC 9309, in values that a table can keep."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from protego import Protego

MOST = 512_000  # bytes read of one; RFC 9309 asks for 500 KiB at least
KEPT = timedelta(hours=24)  # RFC 9309: not longer, while the host can be reached
UNREACHABLE = timedelta(hours=1)  # until it is tried again
_AGENT = re.compile(r"\s*user(?:-|\s+)?agent\s*:?\s*(.*)", re.IGNORECASE)
_NOBODY = "User-agent: -"
_TOKEN = re.compile(r"[A-Za-z_-]+")


@dataclass(frozen=True, slots=True)
class Robots:
    """The text of a host's robots.txt, "" where it has none: everything may be fetched then.

    `reachable` is False where the host answered with a fault of its own (5xx, 429) and no earlier text is
    known: nothing may be fetched then. `until` is when it is asked anew.
    """

    text: str
    until: datetime
    reachable: bool = True

    def allows(self, address: str, agent: str) -> bool:
        """Whether a robot of this User-Agent may fetch the address.

        >>> from datetime import UTC
        >>> told = Robots("User-agent: *\\nDisallow: /desk/", datetime(2016, 12, 9, tzinfo=UTC))
        >>> told.allows("https://tidewater.example/desk/", "newsreader/1.0")
        False
        """
        return self.reachable and self._rules(agent).can_fetch(address, token(agent))

    def crawl_delay(self, agent: str) -> float | None:
        """Seconds between two requests, which is no part of the RFC and often asked for."""
        return self._rules(agent).crawl_delay(token(agent))

    def _rules(self, agent: str) -> Protego:
        return Protego.parse(_for_one(self.text, token(agent)))


class KnownRobots(Protocol):
    """Where a caller keeps them: by origin ("https://tidewater.example"), for at most as long as they say."""

    def get(self, origin: str, /) -> Robots | None: ...

    def __setitem__(self, origin: str, robots: Robots, /) -> None: ...


def token(agent: str) -> str:
    """The name a robots.txt calls the robot by: "newsreader" of "newsreader/1.0 (+https://…)"."""
    named = _TOKEN.match(agent)
    return named[0] if named else ""


def found(body: bytes, now: datetime) -> Robots:
    return Robots(body.decode("utf-8-sig", "replace").replace("\x00", ""), now + KEPT)


def without(status: int, reason: str, earlier: Robots | None, now: datetime) -> Robots | None:
    """What holds where no robots.txt came; None where nothing does, for the host gave no answer (`status` 0).

    Where the host says that there is none (any 4xx but 429; a 401 or 403 too, RFC 9309 calls them
    "unavailable"), or leads elsewhere for ever, everything may be fetched. Where it does not answer, or with
    a fault of its own, what was known stays, as the RFC allows; where nothing was, nothing may be fetched.
    """
    if reason in ("redirects", "address", "too large") or (400 <= status < 500 and status != 429):
        return Robots("", now + KEPT)
    if earlier and earlier.reachable:
        return Robots(earlier.text, now + UNREACHABLE)
    return Robots("", now + UNREACHABLE, reachable=False) if status else None


def _for_one(text: str, name: str) -> str:
    """The same rules, those of other robots under one name.

    A file may name thousands of robots before thousands of rules; to keep every rule for every robot takes
    memory by their product.
    """
    return "\n".join(_line(line, name.lower()) for line in text.splitlines())


def _line(line: str, name: str) -> str:
    agent = _AGENT.match(line)
    if not agent:
        return line
    named = agent[1].partition("#")[0].strip().lower()
    return line if named == "*" or named.replace("*", "") == name else _NOBODY
