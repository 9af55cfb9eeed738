"""What comes in: the bytes of one article, and the line that says why something did not."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes as received.

    `name` is the path as it was named or walked to, "-" for standard input. `media_type` is
    "text/plain", "text/html", what a browser said of an upload, or "" when nobody knows: whoever
    reads the bytes then looks at them. `url` is where they came from, "" for a file. `received` is when they
    came, None where nobody says: whatever they hold was published before.
    """

    name: str
    data: bytes
    media_type: str = ""
    url: str = ""
    received: datetime | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """One document that was not taken, and why: `reason` is one clear line for people."""

    name: str
    reason: str

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


class Refused(Exception):
    """A document cannot be read. Its text is one clear line for people, without the document's name."""
