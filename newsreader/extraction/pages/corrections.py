"""What a paper says of its own mistakes: a correction belongs to its article wherever it stands beside it."""

import re

from newsreader.extraction.cues import LineCue, LinePlace, joined

_REPORT = r"(?:(?:an?|the|this)\s+)?(?:(?:earlier|previous|original|first|online)\s+)*"
_PIECE = r"(?:article|story|report|piece|post|page|text|version|headline|caption)"
# Read without regard to capitals.
CORRECTIONS = (
    LineCue(
        "label",
        LinePlace.OPENING,
        r"(?:corrections?|clarifications?|corrections?\s+(?:and|&)\s+clarifications?|corrigend(?:um|a)|errat(?:um|a)"
        r"|editor['’]?s['’]?\s+note)\s*(?:\([^()]{1,40}\)\s*)?[:–—-]",
        "Clarification: the bridge is older",
        "Correction of the river began in May",
    ),
    LineCue(
        "was-changed",
        LinePlace.OPENING,
        rf"{_REPORT}{_PIECE}\s+(?:of\s+this\s+{_PIECE}\s+)?(?:was|has\s+been|is)\s+"
        r"(?:later\s+|since\s+)?(?:amended|corrected|clarified|edited|revised)\b",
        "This report was amended on 3 May",
        "This report was read to the council",
    ),
    LineCue(
        "said-wrongly",
        LinePlace.OPENING,
        rf"{_REPORT}{_PIECE}\s+(?:of\s+this\s+{_PIECE}\s+)?(?:\w+\s+)?(?:wrongly|incorrectly|mistakenly|erroneously)\b"
        rf"|an\s+(?:earlier|original|previous)\s+version\s+of\s+this\s+{_PIECE}\b",
        "An earlier version of this story gave another name",
        "An earlier version of this bridge fell",
    ),
    LineCue(
        "foreign",
        LinePlace.OPENING,
        r"(?:korrektur|berichtigung|richtigstellung|anmerkung\s+der\s+redaktion|rectificati(?:f|e)|rectificación"
        r"|fe\s+de\s+erratas|corrección|errata\s+corrige|rättelse|rettelse|oikaisu|sprostowanie|поправка)\s*[:–—-]"
        r"|in\s+einer\s+(?:früheren|ersten)\s+(?:version|fassung)\s+(?:dieses|des)\s+(?:artikels|textes)"
        r"|une\s+(?:première|précédente)\s+version\s+de\s+cet\s+article",
        "Korrektur: Die Brücke ist älter",
        "Korrektur der Preise im Mai",
    ),
)
_CORRECTION = re.compile(rf"[\W_]*(?:{joined(CORRECTIONS, LinePlace.OPENING)})", re.IGNORECASE)
# Names of elements that hold one.
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:corrections?|corrigendum|erratum|errata|clarifications?|amendments?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LONGEST = 1000


def is_correction(line: str) -> bool:
    """Whether a line corrects the article it stands beside.

    >>> [is_correction(line) for line in ("This article was corrected on 9 May.", "The river was corrected.")]
    [True, False]
    """
    return len(line) <= _LONGEST and bool(_CORRECTION.match(line))


def names_correction(marks: str) -> bool:
    """Whether an element of these names holds a correction."""
    return bool(_NAMED.search(marks))
