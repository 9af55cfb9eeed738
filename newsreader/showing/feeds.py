"""How feeds stand: what of each waits, and what went wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.humanize.templatetags.humanize import intcomma
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsreader.models import Arrival, Feed
from newsreader.models.arrival import ArrivalQuerySet
from newsreader.models.used import KeepingRule, rule_of
from newsreader.models.user import Viewer

MOST_AT_WORK = 20  # feeds whose work is shown as it goes on


@dataclass(frozen=True, slots=True)
class Following:
    """A feed, and how many of its arrivals are taken and still here, wait, or were refused; of those taken
    how many since it last had something new."""

    feed: Feed
    taken: int = 0
    waiting: int = 0
    refused: int = 0
    since: int = 0

    @property
    def brought(self) -> int:
        """Of what it last brought and of what waits, how many there are to take."""
        return self.since + self.waiting


MOST_COUNTED = 1000  # of what would go: a page need not know more


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long a feed's articles are kept that nobody used, and how many of them would go now."""

    rule: KeepingRule | None
    going: int = 0

    @property
    def more(self) -> bool:
        """Whether there are more than were counted."""
        return self.going >= MOST_COUNTED


def keeping(feed: Feed, now: datetime) -> Keeping:
    rule = rule_of(feed)
    return Keeping(rule, rule.going(now).order_by()[:MOST_COUNTED].count()) if rule else Keeping(None)


def when_left(waiting: int) -> str:
    """What becomes of a feed's articles once it is followed no more, and of so many that wait."""
    rule = rule_of(None)
    said = [_("Its articles stay.")]
    if rule:
        said = [
            ngettext(
                "Its articles stay; those that nobody uses go after %(days)s day, as the site's rule is.",
                "Its articles stay; those that nobody uses go after %(days)s days, as the site's rule is.",
                rule.days,
            )
            % {"days": rule.days}
        ]
    if waiting:
        said.append(
            ngettext(
                "%(number)s that waits is not taken any more.",
                "%(number)s that wait are not taken any more.",
                waiting,
            )
            % {"number": intcomma(waiting)}
        )
    return " ".join(said)


def counted(feeds: Iterable[Feed]) -> list[Following]:
    """These feeds in their order, their arrivals counted."""
    sums = {
        state: Count("pk", filter=Q(state=state) & ~Q(outcome="gone"))
        for state in ("taken", "waiting", "refused")
    }
    return _following(feeds, Arrival.objects.all(), sums)


def at_work(viewer: Viewer) -> list[Following]:
    """The feeds of which something waits to be taken, some of them.

    This is asked every few seconds: of what was taken before, no row is counted.
    """
    waiting = Arrival.objects.waiting()
    some = Feed.objects.visible_to(viewer).filter(Exists(waiting.filter(feed=OuterRef("pk"))))
    return _following(some.in_folders()[:MOST_AT_WORK], waiting, {"waiting": Count("pk")})


def _following(feeds: Iterable[Feed], arrivals: ArrivalQuerySet, sums: dict[str, Count]) -> list[Following]:
    """The feeds with these sums of their arrivals, and how many were taken since each had something new."""
    followed = list(feeds)
    new = Arrival.objects.filter(feed=OuterRef("pk"), state="taken", taken_at__gte=OuterRef("changed_at"))
    since = Subquery(new.order_by().values("feed").annotate(number=Count("pk")).values("number"))
    rows = arrivals.filter(feed__in=followed).order_by().values("feed").annotate(**sums)
    by_feed = {row.pop("feed"): row for row in rows}
    news = dict(Feed.objects.filter(pk__in=[each.pk for each in followed]).values_list("pk", since))
    return [Following(each, since=news[each.pk] or 0, **by_feed.get(each.pk, {})) for each in followed]
