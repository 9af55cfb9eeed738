"""How long before its capture a page says it was published: "2 days ago"."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

_NUMBER = r"(?P<number>\d{1,2}|an?|one)"
_FOREIGN = r"(?:vor|il\s+y\s+a|hace|há)\s+(?P<number>\d{1,2}|einer?|einem|une?|una?|um|uma)"


@dataclass(frozen=True, slots=True)
class AgeForm:
    """One way to say an age, counted in `unit`; `counter` is a line that says another thing."""

    id: str
    pattern: str
    unit: timedelta
    example: str
    counter: str


FORMS = (
    AgeForm(
        "minutes",
        rf"{_NUMBER}\s?(?:minutes?|mins?)\s+ago",
        timedelta(minutes=1),
        "Published 40 minutes ago",
        "40 minutes",
    ),
    AgeForm(
        "hours",
        rf"{_NUMBER}\s?(?:hours?|hrs?)\s+ago",
        timedelta(hours=1),
        "3 hours ago",
        "It shut 3 hours ago",
    ),
    AgeForm("days", rf"{_NUMBER}\s?days?\s+ago", timedelta(days=1), "Posted 2 days ago", "2 days to go"),
    AgeForm("weeks", rf"{_NUMBER}\s?weeks?\s+ago", timedelta(weeks=1), "A week ago", "A week ago he left"),
    AgeForm(
        "hours-foreign",
        rf"{_FOREIGN}\s+(?:stunden?|heures?|horas?)",
        timedelta(hours=1),
        "vor 2 Stunden",
        "vor 2 Stunden sank die Fähre",
    ),
    AgeForm(
        "days-foreign",
        rf"{_FOREIGN}\s+(?:tag(?:en)?|jours?|d[ií]as?)",
        timedelta(days=1),
        "il y a 2 jours",
        "il y a 2 jours de marché",
    ),
)
_LABEL = r"(?:(?:first\s+)?(?:published|posted)\s*:?\s*)?"
_WHOLE = [(form.unit, re.compile(_LABEL + form.pattern, re.IGNORECASE)) for form in FORMS]
_SEPARATOR = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+")


def published_before(line: str, captured: datetime) -> tuple[datetime, str] | None:
    """When a line says the page was published, counted back from its capture, and the words that say so.

    A line of several pieces says it in one of them.

    >>> published_before("By Jane Doe | 2 days ago", datetime(2016, 12, 8))
    (datetime.datetime(2016, 12, 6, 0, 0), '2 days ago')
    >>> published_before("The ferry sank 2 days ago", datetime(2016, 12, 8))
    """
    for piece in _SEPARATOR.split(line.strip(" \t.()[]*_")):
        for unit, form in _WHOLE:
            if found := form.fullmatch(piece):
                number = int(found["number"]) if found["number"].isdigit() else 1
                return captured - number * unit, piece
    return None
