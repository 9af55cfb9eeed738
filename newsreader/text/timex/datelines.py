"""The day of writing, where a report's first line gives it: "HOUSTON, Feb. 2 (AP) —"."""

import re
from datetime import date

from newsreader.text.timex.expression import Anchor
from newsreader.text.timex.vocabulary import MONTHS

_DATELINE = re.compile(
    rf"[^\n]{{2,50}}?,\s(?P<date>(?P<month>{'|'.join(MONTHS)})\b\.?\s(?P<day>[0-3]?[0-9])|(?P<first>[0-3]?[0-9])\s"
    rf"(?P<second>{'|'.join(MONTHS)})\b\.?)\s?(?:\([a-z ,/.]{{2,24}}\)\s?)?(?:--?|[–—_])\s"
)


def dateline(lower: str, published: date | None) -> Anchor | None:
    """None unless that day lies one or two days before publication: then its "today" is not ours."""
    found = _DATELINE.match(lower, 0, 120)
    if found is None or published is None:
        return None
    month, day = MONTHS[found["month"] or found["second"]], int(found["day"] or found["first"])
    year = published.year - (month == 12 and published.month == 1)
    try:
        written = date(year, month, day)
    except ValueError:
        return None
    if not 1 <= (published - written).days <= 2:
        return None
    return Anchor("timex", written, found.start("date"), found.end("date"))
