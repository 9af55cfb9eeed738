"""The picture's words: the caption, its credit, day and place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from newsreader.extraction.cues import LineCue, LinePlace, joined
from newsreader.extraction.dates.dates import moments, resolved
from newsreader.extraction.texts.layout import Paragraph

# In running words "In this" is enough, see `cue_at`.
_IN_THIS_PHOTO = LineCue(
    "in-this-photo",
    LinePlace.OPENING,
    r"In\s+this\s+(?:[\w,.’' ]{0,60}?)(?:photo|picture|image|frame grab|still)\b",
    "In this Nov. 1, 2016 photo a bridge stands",
    "In this town nobody stays",
)
# How a caption begins, with its capitals: "file" in small letters opens sentences too.
OPENINGS = (
    LineCue(
        "file",
        LinePlace.OPENING,
        r"FILE(?:\s+PHOTO)?(?=\s*[-–—:.,]|\s+(?:In|This|A|The|An)\b)",
        "FILE - Soldiers rest on a roof",
        "FILES were burned",
    ),
    LineCue(
        "file-photo", LinePlace.OPENING, r"File\s+(?:photo|picture|image|pic)\b", "File photo of the bridge"
    ),
    LineCue(
        "representational",
        LinePlace.OPENING,
        r"Representational\s+|Representative\s+(?:image|photo)",
        "Representative image",
        "Representative Doe said no",
    ),
    LineCue(
        "photo-label",
        LinePlace.OPENING,
        r"(?:Photo|Image|Picture|Caption|Photograph|Pic)\s*:",
        "Photo: the old bridge",
        "Photo shops closed",
    ),
    LineCue(
        "agency-photo",
        LinePlace.OPENING,
        r"\(?(?:AP|AFP|Reuters|EPA|PTI)\s+(?:Photo|file)\b",
        "AP Photo of the bridge",
        "AP reporters left",
    ),
    _IN_THIS_PHOTO,
)
# A label is no part of the caption it stands before.
LABELS = (
    LineCue(
        "caption",
        LinePlace.OPENING,
        r"(?:(?:photo|image|picture)\s+)?caption\s*[:,]?\s+(?=\S)",
        "Image caption The bridge at dawn",
    ),
    LineCue(
        "photo",
        LinePlace.OPENING,
        r"(?:photo|image|picture|pic|photograph)\s*:\s*",
        "Photograph: a bridge at dawn",
        "Photographs show the bridge",
    ),
)
# Lines that are nothing but a credit; the group is who took the picture.
CREDIT_LINES = (
    LineCue(
        "label",
        LinePlace.WHOLE,
        r"(?:(?:photo|image|picture)\s+)?(?:credits?|source|photograph|photographs|photo|image source)"
        r"\s*[:,]\s*(.{2,120})",
        "Photo credit: Jane Doe",
        "Credit where it is due",
    ),
    LineCue(
        "name-and-agency",
        LinePlace.WHOLE,
        r"((?:[\w.’' -]{2,50}[/|]\s?){1,3}(?:Getty Images|AFP|AP|Reuters|REUTERS|EPA|Shutterstock|PTI)"
        r"[\w /]{0,30})",
        "Jane Doe/Getty Images",
        "Jane Doe of Getty Images",
    ),
    LineCue(
        "agency-and-name",
        LinePlace.WHOLE,
        r"((?:AP|AFP|REUTERS|Reuters|EPA|Getty)\s?(?:Photo|Images?)?/[\w.’' /-]{2,60})",
        "AP Photo/Jane Doe",
        "AP Photo of Jane Doe",
    ),
)
_PHOTO_WORDS = (
    r"photos?|photograph|images?|pictures?|file|via|handout|getty|afp|ap|reuters|epa|pti|ani|shutterstock"
    r"|courtesy|credit|archives?|pool|screengrab|twitter|dpa|xinhua|anadolu|tass|nurphoto|alamy|foto|imago"
    r"|picture alliance|efe|ansa|사진"
)
_LONGEST_CAPTION = 2000
_LONGEST_CREDIT_LINE = 120


@dataclass(frozen=True, slots=True)
class CreditCue:
    """A credit at a caption's end; the pattern's group is who took the picture.

    In the last `tail` letters of a paragraph it makes that a caption, if it is shorter than `caption_below`.
    """

    id: str
    pattern: re.Pattern[str]
    tail: int
    example: str
    credit: str  # of the example
    caption_below: int = _LONGEST_CAPTION + 1


# In the order in which a caption's credit is looked for.
CREDITS = (
    CreditCue(
        "parentheses",
        re.compile(rf"(?i)\(([^()]*\b(?:{_PHOTO_WORDS})\b[^()]*)\)[\s.]*$"),
        200,
        "Soldiers rest on a roof. (Photo by Jane Doe)",
        "Photo by Jane Doe",
    ),
    CreditCue(
        "after-label",
        re.compile(
            r"(?i)[\s|.\[(]*(?<!\w)(?:(?:photo|image|picture)\s+)?"
            r"(?:credits?|source|courtesy|photograph|photo|picture|pic|image|copyright)(?:\s+by)?\s*:\s*([^:|\])]{2,120})[\])]*\s*$"
        ),
        200,
        "Soldiers rest on a roof. Image credit: Jane Doe",
        "Jane Doe",
        caption_below=600,
    ),
    CreditCue(
        "after-sentence",
        re.compile(r"(?<=[.!?]\s)(?:Photo |Image )?Credit ([A-Z][^.|]{2,100})$"),
        120,
        "Soldiers rest on a roof. Credit Jane Doe",
        "Jane Doe",
    ),
    CreditCue(
        "after-bar",
        re.compile(rf"(?i)\s[|–—-]\s*([^|–—]{{2,80}}\b(?:{_PHOTO_WORDS})\b[^|–—]{{0,60}})$"),
        160,
        "Soldiers rest on a roof | Jane Doe via Getty",
        "Jane Doe via Getty",
        caption_below=400,
    ),
)
# A credit further from the end than makes a caption is read all the same once there is one.
_CREDIT_TAIL = 240

_OPENS_CAPTION = re.compile(joined(OPENINGS, LinePlace.OPENING))
_SURE_OPENINGS = joined((cue for cue in OPENINGS if cue is not _IN_THIS_PHOTO), LinePlace.OPENING)
_INSIDE = re.compile(rf"(?<=\s)(?:{_SURE_OPENINGS}|In\s+this\s)")
_LABEL = re.compile(joined(LABELS, LinePlace.OPENING), re.IGNORECASE)
_CREDIT_LINE = re.compile(joined(CREDIT_LINES, LinePlace.WHOLE), re.IGNORECASE)
# "Selby Archive" is a name.
_FILED = re.compile(r"(?:[,\s/]*\bfile(?:\s+(?:photo|picture))?|(?:^|[,/])\s*archives?)\s*$", re.IGNORECASE)
_LABEL_ALONE = re.compile(r"(?:(?:photo|image|picture)\s+)?caption\s*[:,]?", re.IGNORECASE)
_ARCHIVE = re.compile(
    r"\bFILE\b|\bfile\s+(?:photo|picture|image|pic)\b|,\s*file\b|\barchives?\b|^File\b", re.IGNORECASE
)
# No abbreviation ends in a word of four small letters.
_INNER_STOP = re.compile(r"[a-zß-ÿ]{4}[.!?]\s(?=[A-ZÀ-Þ])")
_IN_PLACE = re.compile(
    r"\b(?:in|near|outside|at)\s((?:[A-ZÀ-Þ][\w’'-]*\s?){1,3},\s(?:[A-ZÀ-Þ][\w’'-]*(?:\s(?=[A-ZÀ-Þ]))?){1,3})"
)
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")


@dataclass(frozen=True, slots=True)
class Picture:
    """What a caption tells. Offsets of `credit` are into the caption given, -1 where it has none."""

    credit: str = ""
    credit_start: int = -1
    archive: bool = False
    day: date | None = None
    day_start: int = -1
    day_end: int = -1
    place: str = ""
    place_start: int = -1


# Pages repeat their lines.
@lru_cache(maxsize=256)
def is_caption(text: str) -> bool:
    """Whether a paragraph is a picture's: it says so at its start, or ends in a credit.

    >>> [is_caption(text) for text in ("FILE - A bridge.", "A bridge. (Reuters)", "They filed a report.")]
    [True, True, False]
    """
    if len(text) > _LONGEST_CAPTION:
        return False
    return bool(
        _OPENS_CAPTION.match(text) or _LABEL.match(text) or _ends_in_credit(text) or is_credit_only(text)
    )


def _ends_in_credit(text: str) -> bool:
    return any(
        len(text) < cue.caption_below and cue.pattern.search(text, max(0, len(text) - cue.tail))
        for cue in CREDITS
    )


def is_credit_only(text: str) -> bool:
    return len(text) < _LONGEST_CREDIT_LINE and bool(_CREDIT_LINE.fullmatch(text))


def unlabelled(text: str) -> int:
    """Where the caption begins after a label such as "Image caption", which is no part of it."""
    found = _LABEL.match(text)
    return found.end() if found else 0


def cue_at(text: str) -> int:
    """Where inside a text a caption begins that says so, -1 where none does.

    >>> cue_at("Kalyan, bridge FILE - A bridge stands.")
    15
    """
    found = _INSIDE.search(text)
    return found.start() if found else -1


def picture(caption: str) -> Picture:
    """Reads a caption.

    >>> picture("Soldiers rest in Mosul, Iraq, Nov. 1, 2016. (AP Photo/Jane Doe, File)").credit
    'AP Photo/Jane Doe'
    """
    credit, credit_start = credit_in(caption)
    day, day_start, day_end = _day(caption[:1000])
    end_of_sentence = caption.find(". ", max(0, day_end))
    place, place_start = _place(caption[: end_of_sentence + 1] if end_of_sentence >= 0 else caption)
    return Picture(
        credit, credit_start, bool(_ARCHIVE.search(caption)), day, day_start, day_end, place, place_start
    )


def credit_in(caption: str) -> tuple[str, int]:
    """Who took the picture, and where the caption says it: "" and -1 where it does not.

    >>> credit_in("Soldiers rest on a roof. Photo: Jane Doe/AFP")
    ('Jane Doe/AFP', 32)
    """
    tail = max(0, len(caption) - _CREDIT_TAIL)
    found = next((found for cue in CREDITS if (found := cue.pattern.search(caption, tail))), None)
    if found is None and len(caption) < _LONGEST_CREDIT_LINE:
        found = _CREDIT_LINE.fullmatch(caption)
    if found is None:
        return "", -1
    group = found.lastindex or 0
    credit = _FILED.sub("", found[group]).strip(" ,.")
    return credit, caption.find(credit, found.start(group)) if credit else -1


def _day(caption: str) -> tuple[date | None, int, int]:
    for moment in moments(caption):
        reading = resolved(moment, None)
        if reading and reading.local:
            return reading.local.date(), moment.start, moment.end
    return None, -1, -1


def _place(sentence: str) -> tuple[str, int]:
    """The last "in Kalyan, India" that is no day: "in Kalyan, Monday"."""
    place, start = "", -1
    for where in _IN_PLACE.finditer(sentence):
        words = where[1].strip(" ,")
        if not _WEEKDAY.match(words) and not any(moments(words)):
            place, start = words, where.start(1)
    return place, start


def breaks_off(text: str) -> bool:
    """Whether one sentence ends in a text and the next does not, as in captions.

    >>> breaks_off("The bridge at dawn. It was built in 1912"), breaks_off("What Dr. Doe saw")
    (True, False)
    """
    return _INNER_STOP.search(text) is not None and text[-1:].isalnum()


def joined_to_labels(units: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines of a page, each caption in one with the label that stands in the line above it."""
    found: list[Paragraph] = []
    for unit in units:
        if found and _LABEL_ALONE.fullmatch(found[-1].text):
            label = found.pop()
            unit = replace(unit, start=label.start, text=f"{label.text} {unit.text}", links=())
        found.append(unit)
    return found
