"""Places in lists, as addresses carry them: by the values a list goes by, and not by a row, which may be gone
from it when a reader goes on."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, Self

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_PLACE = re.compile(r"(-?\d{1,17})_(\d{1,15})\Z", re.ASCII)


class ListPlace(NamedTuple):
    """A place in a list of rows that goes by a moment, and by the id where two rows share one."""

    moment: datetime
    id: int

    @property
    def as_text(self) -> str:
        """
        >>> ListPlace(datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC), 42).as_text
        '1000000_42'
        """
        return f"{(self.moment - _EPOCH) // _MICROSECOND}_{self.id}"

    @classmethod
    def of_text(cls, text: str) -> Self | None:
        """What as_text wrote, or None for anything else.

        >>> ListPlace.of_text("1000000_42")
        ListPlace(moment=datetime.datetime(1970, 1, 1, 0, 0, 1, tzinfo=datetime.timezone.utc), id=42)
        >>> ListPlace.of_text("42")
        """
        match = _PLACE.match(text)
        if not match:
            return None
        try:
            return cls(_EPOCH + int(match[1]) * _MICROSECOND, int(match[2]))
        except OverflowError:
            return None
