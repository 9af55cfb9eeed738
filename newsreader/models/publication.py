"""When a version of an article was published: the moment it counts from, and where it stands in lists."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

AHEAD, ZONES_AHEAD = timedelta(hours=1), timedelta(hours=14)
UTC_NAMES = {"UTC", "Z", "GMT", "+00:00", "Etc/UTC"}


class PublicationMoment:
    """What follows from what a version says of its publication."""

    article: Any  # a version's columns
    article_id: Any
    made: Any
    published_at: datetime | None
    published_day: date | None
    published_time: time | None
    published_zone: Any

    @property
    def listed(self) -> datetime:
        stated = self._stated
        return self.made if stated is None or self.is_ahead else stated

    @property
    def is_ahead(self) -> bool:
        """Is it dated later than it came in? A clock may be wrong by minutes; a local time of no known zone
        is taken as UTC, and may be as many hours ahead as zones are."""
        stated = self._stated
        return stated is not None and stated - self.made > (AHEAD if self.published_at else ZONES_AHEAD)

    @property
    def _stated(self) -> datetime | None:
        if self.published_at or not self.published_day:
            return self.published_at
        return datetime.combine(self.published_day, self.published_time or time(), tzinfo=UTC)

    @property
    def moment(self) -> datetime | date | None:
        """What "today" in the text counts from: the moment of publication by the clock of the source.

        A page that states UTC gives a machine's time: an evening's story from New York says "today" of
        the day before. It is turned to the source's zone where that is known; any other stated zone stands.
        A date alone where no time was stated, None where not even a day was.
        """
        if self.published_day is None or self.published_time is None:
            return self.published_day
        source = self.article.source if self.article_id else None
        if self.published_at and self.published_zone in UTC_NAMES and source and source.zone:
            return self.published_at.astimezone(ZoneInfo(source.zone))
        zone = ZoneInfo(self.published_zone) if "/" in self.published_zone else None
        return datetime.combine(self.published_day, self.published_time, tzinfo=zone)

    @property
    def reported(self) -> date | None:
        """The day the article counts as "today"; None where nobody stated it."""
        moment = self.moment
        return moment.date() if isinstance(moment, datetime) else moment
