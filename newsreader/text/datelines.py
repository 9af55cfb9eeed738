"""Where a report says it was written: "OSLO, Norway, May 3 (AP) —", "OSLO 1996-08-30"."""

import re

_DATELINE = re.compile(
    r"([^\W\d_][^\n\d():—–]{1,48}?)"
    r"(,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}|\d{4}-\d\d-\d\d))?"
    r"( ?\([^)\n]{2,30}\))?"
    r"(?: ?(?:—|–|--)| -(?= )|:(?= )|(?=\n|\Z))"
)


def dateline(text: str, at: int) -> tuple[int, int] | None:
    """Where the places of the dateline that begins at `at` end, and where the dateline does.

    It has a date, an agency or a first word in capitals; anything else before a dash is none.

    >>> dateline("OSLO, Norway (AP) - A ferry sank.", 0)
    (12, 19)
    >>> dateline("A ferry sank - again.", 0)
    """
    match = _DATELINE.match(text, at)
    if match is None:
        return None
    shouted = match[1].split(",")[0].isupper()
    if match[2] is not None or match[3] is not None:
        # "May 3" alone may as well belong to a sentence.
        told = shouted or match[3] is not None
    else:
        told = shouted and match.end() > match.end(1)
    return (match.end(1), match.end()) if told else None
