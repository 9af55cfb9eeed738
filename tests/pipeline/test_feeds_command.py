"""manage.py feeds: following, fetching and listing by hand."""

import io

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from newsreader.management.commands.feeds import Command
from newsreader.models import Arrival, Article, Feed
from newsreader.pipeline import arrivals
from newsreader.pipeline.following import follow, poll
from newsreader.pipeline.tidying import tidy
from tests.pipeline.test_following import MARCH, STRIKE

pytestmark = pytest.mark.django_db


def said(*arguments, failed=False):
    out = io.StringIO()
    command = Command(stdout=out)
    call_command(command, *arguments)
    assert command.failed == failed
    return out.getvalue().splitlines()


def test_each_step_is_done_by_hand(newspaper):
    address = newspaper.rss(newspaper.entry("/1", "Strike", STRIKE), newspaper.entry("/2", "March", MARCH))

    assert said("--follow", address) == [f"followed: {address}"]
    assert said("--follow", address) == [f"was followed already: {address}"]
    assert said() == [f"{'never':<17} {address[:40]:<40} 0 waiting"]
    assert said("--due") == ["      2  new  Port Selby Gazette"]
    assert Article.objects.count() == 2
    fetched = Feed.objects.get().fetched_at
    assert said() == [f"{fetched:%Y-%m-%d %H:%M}  {'Port Selby Gazette':<40} 0 waiting"]
    assert said("--due") == []
    assert said("--now") == ["      0  new  Port Selby Gazette"]


def test_a_feed_that_fails_says_why_and_the_next_one_is_fetched(newspaper):
    follow(newspaper.address + "/nothing", None)
    follow(newspaper.rss(newspaper.entry("/1", "Strike", STRIKE)), None)

    lines = said("--now", failed=True)

    gone = "There is no such page (404 Not Found)."
    assert lines == [
        f"      0  new  {newspaper.address}/nothing: {gone}",
        "      1  new  Port Selby Gazette",
    ]


def test_what_is_no_address_is_one_line():
    with pytest.raises(CommandError, match="^nothing is no address of the web.$"):
        call_command("feeds", "--follow", "nothing")


def test_a_bar_hears_of_each_article_that_is_taken(newspaper):
    feed, _new = follow(
        newspaper.rss(newspaper.entry("/1", "Strike", STRIKE), newspaper.entry("/2", "March", MARCH)), None
    )
    Feed.objects.claim(feed.pk)
    feed.refresh_from_db()
    poll(feed)
    heard = []

    arrivals.take_due(feed.pk, tell=lambda: heard.append(Arrival.objects.waiting().count()))

    assert heard == [1, 0]


def test_a_bar_hears_of_each_batch_that_goes(article):
    heard = []

    tidy(timezone.now(), tell=heard.append)

    assert (heard, Article.objects.count()) == ([1], 0)
