"""How long a host asks to be left alone: Retry-After of RFC 9110, seconds or a moment."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST = 86_400.0  # more than a day is a mistake, or a feed lost for good: ask again tomorrow


def retry_after(value: str, now: datetime) -> float | None:
    """Seconds from now, 0 where the moment is past, None where nothing readable stands there.

    >>> retry_after("Thu, 08 Dec 2016 10:02:00 GMT", datetime(2016, 12, 8, 10, tzinfo=UTC))
    120.0
    """
    value = value.strip()
    if re.fullmatch("[0-9]{1,12}", value):
        return min(float(value), LONGEST)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:  # "-0000", which the format takes for UTC of no known place
        moment = moment.replace(tzinfo=UTC)
    return min(max((moment - now).total_seconds(), 0.0), LONGEST)
