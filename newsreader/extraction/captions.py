"""The picture's words: keywords that run into the caption, the caption, its credit, day and place."""

import re
from dataclasses import dataclass
from datetime import date

from newsreader.extraction.dates import moments, resolved

_FILE = (
    r"FILE(?:\s+PHOTO)?(?=\s*[-–—:.,]|\s+(?:In|This|A|The|An)\b)|File\s+(?:photo|picture|image"
    r"|pic)\b|Representational\s+"
    r"|Representative\s+(?:image|photo)|(?:Photo|Image|Picture|Caption|Photograph|Pic)\s*:"
    r"|\(?(?:AP|AFP|Reuters|EPA|PTI)\s+(?:Photo|file)\b"
)
_OPENS_CAPTION = re.compile(
    rf"(?:{_FILE}|In\s+this\s+(?:[\w,.’' ]{{0,60}}?)(?:photo|picture|image|frame grab|still)\b)"
)
_CUE = re.compile(rf"(?<=\s)(?:{_FILE}|In\s+this\s)")
_LABEL = re.compile(
    r"(?:(?:photo|image|picture)\s+)?caption\s*:?\s+(?=\S)|(?:photo|image|picture|pic|photograph)\s*:\s*",
    re.IGNORECASE,
)
_PHOTO_WORDS = (
    r"photos?|photograph|images?|pictures?|file|via|handout|getty|afp|ap|reuters|epa|pti|ani|shutterstock"
    r"|courtesy|credit|archives?|pool|screengrab|twitter|dpa|xinhua|anadolu|tass|nurphoto|alamy"
)
_CREDIT_IN_PARENTHESES = re.compile(rf"\(([^()]*\b(?:{_PHOTO_WORDS})\b[^()]*)\)[\s.]*$", re.IGNORECASE)
_CREDIT_AFTER_LABEL = re.compile(
    r"[\s|.\[(]*(?<!\w)(?:(?:photo|image|picture)\s+)?(?:credits?|source|courtesy|photograph|photo|copyright)"
    r"(?:\s+by)?\s*:\s*([^:|\])]{2,120})[\])]*\s*$",
    re.IGNORECASE,
)
_CREDIT_AFTER_BAR = re.compile(
    rf"\s[|–—-]\s*([^|–—]{{2,80}}\b(?:{_PHOTO_WORDS})\b[^|–—]{{0,60}})$", re.IGNORECASE
)
_CREDIT_WITHOUT_COLON = re.compile(r"(?<=[.!?]\s)(?:Photo |Image )?Credit ([A-Z][^.|]{2,100})$")
_CREDIT_LINE = re.compile(
    r"(?:(?:photo|image|picture)\s+)?(?:credits?|source|photograph|photographs|photo|image"
    r" source)\s*[:,]\s*(.{2,120})$"
    r"|((?:[\w.’' -]{2,50}[/|]\s?){1,3}(?:Getty Images|AFP|AP|Reuters|REUTERS|EPA|Shutterstock"
    r"|PTI)[\w /]{0,30})$"
    r"|((?:AP|AFP|REUTERS|Reuters|EPA|Getty)\s?(?:Photo|Images?)?/[\w.’' /-]{2,60})$",
    re.IGNORECASE,
)
_ARCHIVE = re.compile(
    r"\bFILE\b|\bfile\s+(?:photo|picture|image|pic)\b|,\s*file\b|\barchives?\b|^File\b", re.IGNORECASE
)
_IN_PLACE = re.compile(
    r"\b(?:in|near|outside|at)\s((?:[A-ZÀ-Þ][\w’'-]*\s?){1,3},\s(?:[A-ZÀ-Þ][\w’'-]*(?:\s(?=[A-ZÀ-Þ]))?){1,3})"
)
_KEYWORDS_LABEL = re.compile(
    r"(?:tags?|topics?|keywords?|tagged(?:\s+(?:with|as|under))?|filed under)\s*:\s*", re.IGNORECASE
)
_FULL_STOP = re.compile(r"[.!?…:;“”\"()]")


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


def labelled_keywords(text: str) -> int:
    """Where the keywords begin in "Tags: Aleppo, Syria", 0 in any other text."""
    found = _KEYWORDS_LABEL.match(text)
    return found.end() if found else 0


def keywords(text: str) -> tuple[int, bool]:
    """Where a line of keywords ends, 0 if it is none, and whether that place is a guess.

    A caption may follow without a break, as pages run together that were saved as text.

    >>> line = "Mosul, Iraq, Mosul battle, Iraq army FILE - Soldiers rest on a roof in Mosul."
    >>> line[: keywords(line)[0]]
    'Mosul, Iraq, Mosul battle, Iraq army'
    """
    if len(text) > 4000:
        return 0, False
    stop = _FULL_STOP.search(text)
    head = text[: stop.start() if stop else len(text)]
    cue = _CUE.search(text)
    if cue and (not stop or cue.start() <= stop.start() + 1):
        before = text[: cue.start()].rstrip()
        if _phrases(before) and before.count(",") >= 2 and not before.endswith(","):
            return len(before), False
    if head.count(",") < 2:
        return 0, False
    if not stop:
        return (len(text.rstrip()), False) if _phrases(text) else (0, False)
    if not is_caption(text):
        return 0, False
    return _cut(head)


def _phrases(text: str) -> bool:
    """Whether commas part it into what editors file under: short, and no sentence among them."""
    parts = [part.strip() for part in text.split(",")]
    return (
        len(parts) >= 3
        and all(part and len(part.split()) <= 6 for part in parts)
        and len(parts[0].split()) <= 5
    )


def _cut(head: str) -> tuple[int, bool]:
    """Keywords repeat each other's words; the caption begins, with a capital, where that ends."""
    parts = head.split(",")
    seen: set[str] = set()
    at = 0
    for index, part in enumerate(parts):
        words = [(found.start(), found[0]) for found in re.finditer(r"\S+", part)]
        if len(words) > 4 or (index and words and words[0][1][0].islower() and len(words) > 3):
            break
        seen.update(word.casefold() for _, word in words)
        at += len(part) + 1
    else:
        return 0, False
    if index < 2:
        return 0, False
    best, best_cost = 0, 99
    for position, (offset, word) in enumerate(words[:6]):
        if position == 0 or not (word[0].isupper() or word[0].isdigit()):
            continue
        following = words[position + 1][1] if position + 1 < len(words) else ""
        cost = sum(other.casefold() not in seen for _, other in words[:position])
        cost += 0 if following[:1].islower() else 1
        if cost < best_cost:
            best, best_cost = offset, cost
    if not best:
        return 0, False
    return at + len(part[:best].rstrip()), True


def is_caption(text: str) -> bool:
    """Whether a paragraph is a picture's: it says so at its start, or ends in a credit."""
    if len(text) > 2000:
        return False
    return bool(
        _OPENS_CAPTION.match(text)
        or _LABEL.match(text)
        or _CREDIT_IN_PARENTHESES.search(text, max(0, len(text) - 200))
        or (len(text) < 600 and _CREDIT_AFTER_LABEL.search(text, max(0, len(text) - 200)))
        or (len(text) < 400 and _CREDIT_AFTER_BAR.search(text, max(0, len(text) - 160)))
        or (len(text) < 120 and _CREDIT_LINE.fullmatch(text))
        or _CREDIT_WITHOUT_COLON.search(text, max(0, len(text) - 120))
    )


def unlabelled(text: str) -> int:
    """Where the caption begins after a label such as "Image caption", which is no part of it."""
    found = _LABEL.match(text)
    return found.end() if found else 0


def is_credit_only(text: str) -> bool:
    return len(text) < 120 and bool(_CREDIT_LINE.fullmatch(text))


def picture(caption: str) -> Picture:
    """Reads a caption.

    >>> picture("Soldiers rest in Mosul, Iraq, Nov. 1, 2016. (AP Photo/Jane Doe, File)").credit
    'AP Photo/Jane Doe'
    """
    tail = max(0, len(caption) - 240)
    found = _CREDIT_IN_PARENTHESES.search(caption, tail)
    if not found:
        found = _CREDIT_AFTER_LABEL.search(caption, tail) or _CREDIT_WITHOUT_COLON.search(caption, tail)
        found = found or _CREDIT_AFTER_BAR.search(caption, tail)
    if not found and is_credit_only(caption):
        found = _CREDIT_LINE.fullmatch(caption)
    credit, start = "", -1
    if found:
        group = next(number for number in range(1, (found.re.groups or 1) + 1) if found[number])
        credit = re.sub(
            r"[,\s/]*\b(?:file(?:\s+(?:photo|picture))?|archives?)\s*$", "", found[group], flags=re.IGNORECASE
        )
        credit = credit.strip(" ,.")
        start = caption.find(credit, found.start(group)) if credit else -1
    taken = _day(caption[:1000])
    day, day_start, day_end = taken if taken else (None, -1, -1)
    end_of_sentence = caption.find(". ", max(0, day_end))
    sentence = caption[: end_of_sentence + 1] if end_of_sentence >= 0 else caption
    place, place_start = "", -1
    for where in _IN_PLACE.finditer(sentence):
        words = where[1].strip(" ,")
        if not any(moments(words)) and not re.match(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", words):
            place, place_start = words, where.start(1)
    return Picture(credit, start, bool(_ARCHIVE.search(caption)), day, day_start, day_end, place, place_start)


def _day(caption: str) -> tuple[date, int, int] | None:
    for moment in moments(caption):
        reading = resolved(moment, None)
        if reading and reading.local:
            return reading.local.date(), moment.start, moment.end
    return None
