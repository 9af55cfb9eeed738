"""Lines that name their own field: "Title: …", "Source: …", "URL: …"."""

import re
from dataclasses import dataclass

from newsreader.extraction.cues import LineCue, LinePlace

# The id is the field's name.
LABELS = (
    LineCue(
        "headline", LinePlace.OPENING, r"headline|title|subject", "Title: Old bridge reopens", "Titles: 3"
    ),
    LineCue(
        "standfirst",
        LinePlace.OPENING,
        r"standfirst|summary|description|subtitle|sub-?head(?:line|ing)?|strapline|deck|dek",
        "Summary: It was closed for a year",
        "Summary of the talks: none",
    ),
    LineCue("author", LinePlace.OPENING, r"authors?|byline|written by|reporters?", "Byline: Jane Doe"),
    LineCue(
        "date",
        LinePlace.OPENING,
        r"date|published|publication date|posted|first published|time",
        "Publication date: 8 December 2016",
        "Time will tell: the bridge stands",
    ),
    LineCue("updated", LinePlace.OPENING, r"updated|last updated|modified", "Last updated: 8 December 2016"),
    LineCue(
        "source",
        LinePlace.OPENING,
        r"source|publisher|outlet|publication|newspaper|site|website",
        "Newspaper: Kalyan Courier",
        "Newspaper sellers: no trade",
    ),
    LineCue(
        "url",
        LinePlace.OPENING,
        r"url|link|permalink|web address|address",
        "Link: https://courier.example/bridge",
    ),
    LineCue("language", LinePlace.OPENING, r"language|lang", "Language: en", "Language matters: a study"),
)
ADDRESS = re.compile(r"https?://[^\s<>\"]{3,1000}|www\.[^\s<>\"]{3,1000}")
_LABEL = re.compile(
    rf"(?:{'|'.join(f'(?P<{cue.id}>{cue.pattern})' for cue in LABELS)})\s*:\s*(?=\S)", re.IGNORECASE
)
# Bylines and dates read their own labels.
_READ_ELSEWHERE = ("author", "date", "updated")
_LONGEST = 2000
# Notes put a value in quotation marks that are not its own: title: "Old bridge reopens".
_IN_QUOTES = re.compile(r"(?P<sign>[\"'])(?P<words>(?:(?!(?P=sign)\W).)+)(?P=sign)")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A field's name and its value. Not `taken`: the value is for others to read, or is not what it says."""

    name: str
    value: str
    taken: bool


def labelled(text: str) -> Labelled | None:
    """The field a line names itself, None for any other line.

    >>> labelled("Title: Old bridge reopens"), labelled("Date: 8 December 2016").taken
    (Labelled(name='headline', value='Old bridge reopens', taken=True), False)
    """
    found = _LABEL.match(text)
    if found is None:
        return None
    name, value = found.lastgroup or "", text[found.end() :]
    if quoted := _IN_QUOTES.fullmatch(value):
        value = quoted["words"]
    fits = len(text) <= _LONGEST and (name != "url" or ADDRESS.match(value) is not None)
    return Labelled(name, value, fits and name not in _READ_ELSEWHERE)
