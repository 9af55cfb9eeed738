"""What one editor did by one press, and what they had seen: written by the editors, read by the judge."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass
class Deed:
    editor: int
    number: int  # of the editor's operations
    kind: str  # "entry", "date", "undo" …
    path: str  # where the form was sent
    typed: dict[str, str]  # what the editor changed in the form, by field; a press alone types nothing
    shown: dict[str, str]  # what stood in the form they sent before they touched it, hidden fields too
    subject: int = 0  # the id of the timeline, entity or (of a proposal) article that the address is of
    told: str = ""  # the whole page, where it is the answer to a clash
    latest: int = 0  # the newest decision when the form was asked for
    latest_after: int = 0  # when it had come
    sent: int = 0  # when it was sent
    held: int = 0  # how many operations the form was held for
    presses: int = 1
    again: bool = False  # sent once more from the page that answered a first press
    status: int = 0
    said: str = ""
    done: bool = False  # the answer said so
    gone: bool = False  # what the address names is not there
    kept: bool = True  # what was typed stands in the answer, where it was not done
    decisions: list[int] = field(default_factory=list)
    seconds: float = 0.0  # the longest press

    def as_json(self) -> dict[str, Any]:
        return asdict(self)
