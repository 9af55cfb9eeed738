"""What comes in: the bytes of one article, and the line that says why something did not."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class ToldPicture:
    """An article's picture as whoever delivered the article told of it."""

    address: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What whoever delivered a document said of it, beside its bytes; "" where nothing was said.

    Plain text, no markup. `published` and `updated` are as they were written, in whatever form (RFC 822, ISO
    8601): the extraction reads them. `source` is the outlet's name, `address` where the
    article is said to stand: a claim, not where the bytes came from. `zone` is the IANA zone of stamps that
    state none. `whole_page` says that the bytes are the article's own page, which knows better: what was told
    only fills what the page leaves open. Otherwise they are a fragment, and what was told is what is known.
    """

    by: Literal["feed", "mail"] = "feed"
    headline: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    updated: str = ""
    source: str = ""
    address: str = ""
    language: str = ""
    zone: str = ""
    picture: ToldPicture = ToldPicture()
    whole_page: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes as received.

    `name` is the path as it was named or walked to, "-" for standard input; of one document of an archive
    the archive's with "#" and where it stands. `media_type` is "text/plain", "text/html", what a browser
    said of an upload, or "" when nobody knows: whoever reads the bytes then looks at them. `url` is where
    they came from, "" for a file. `received` is when they came at the latest, None where nobody says:
    whatever they hold was published before. `charset` is the encoding they were sent with, `told` what else
    was said of them.
    """

    name: str
    data: bytes
    media_type: str = ""
    url: str = ""
    received: datetime | None = None
    charset: str = ""
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """One document that was not taken, and why: `reason` is one clear line for people."""

    name: str
    reason: str

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


class Refused(Exception):
    """A document cannot be read. Its text is one clear line for people, without the document's name."""


@dataclass(slots=True)
class Tally:
    """How far the reading of files came: `read` is called with each number of bytes of them that was read.

    `passed_over` counts, by the reason in words, what archives hold that is no article.
    """

    read: Callable[[int], object] = int
    passed_over: Counter[str] = field(default_factory=Counter)
