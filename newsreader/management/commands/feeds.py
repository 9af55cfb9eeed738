"""manage.py feeds: the feeds that are followed, and each step of following them by hand."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone
from tqdm import tqdm

from newsreader.management.command import OneLineCommand
from newsreader.models import Arrival, Feed
from newsreader.pipeline import arrivals, following, pictures


class Command(OneLineCommand):
    help = "Follow feeds, fetch them now, or list how each stands. Without anything else: the list."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--follow", nargs="+", metavar="URL", default=[], help="of a feed, or of a page")
        parser.add_argument("--now", action="store_true", help="fetch all that are not paused, due or not")
        parser.add_argument("--due", action="store_true", help="fetch those whose time has come")

    def handle(self, *args: Any, follow: list[str], now: bool, due: bool, **options: Any) -> None:
        for address in follow:
            self._follow(address)
        if now:
            Feed.objects.filter(paused=False).update(next_at=timezone.now())
        if now or due:
            self._fetch()
        if not (follow or now or due):
            self._list()

    def _follow(self, address: str) -> None:
        try:
            feed, new = following.follow(address, None)
        except ValueError:
            raise CommandError(f"{address} is no address of the web.") from None
        self.stdout.write(f"{'followed' if new else 'was followed already'}: {feed.address}")

    def _fetch(self) -> None:
        """One after the other; each in its turn, as a worker would."""
        due = list(Feed.objects.due(timezone.now()).values_list("pk", flat=True))
        for pk in tqdm(due, desc="Fetching", unit="feed", disable=None, position=1):
            if not Feed.objects.claim(pk):
                continue
            feed = Feed.objects.get(pk=pk)
            new = following.poll(feed)
            _take(pk)
            self.stdout.write(f"{new:>7}  new  {feed}{f': {feed.failure}' if feed.failure else ''}")
            self.failed = self.failed or bool(feed.failure)
        _take(None)
        pictures.keep_due()

    def _list(self) -> None:
        for feed in Feed.objects.in_folders():
            waiting = Arrival.objects.waiting().filter(feed=feed).count()
            state = "paused" if feed.paused else feed.failure or f"{waiting} waiting"
            fetched = f"{feed.fetched_at:%Y-%m-%d %H:%M}" if feed.fetched_at else "never"
            self.stdout.write(f"{fetched:<17} {str(feed)[:40]:<40} {state}")


def _take(feed: int | None) -> None:
    """What waits of the feed, or of the addresses that editors gave."""
    waiting = Arrival.objects.waiting().filter(feed=feed).due(timezone.now()).count()
    with tqdm(total=waiting, desc="Taking", unit="article", disable=None, leave=False) as bar:
        arrivals.take_due(feed, tell=bar.update)
