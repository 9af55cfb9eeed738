"""When a feed is asked next: a table of what it did and wants, and how long it is then left alone."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from newsreader.fetching.feeds.schedule import LONGEST, Wishes, next_asking

NOON = datetime(2016, 12, 8, 12, tzinfo=UTC)  # a Thursday
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
ADDRESS = "https://mill.example/rss"


def each(pause, number=20, last=timedelta(0)):
    return [NOON - last - pause * n for n in range(number)]


def pause_of(*args, address=ADDRESS, **more):
    """Without the spread, rounded to the minute."""
    after = next_asking(address, NOON, *args, **more) - NOON
    share = (next_asking(address, NOON, each(20 * HOUR)) - NOON) / (10 * HOUR)
    return timedelta(minutes=round(after / share / MINUTE))


@pytest.mark.parametrize(
    ("entries", "pause"),
    [
        ([], HOUR),  # nothing known yet
        (each(2 * MINUTE), 10 * MINUTE),
        (each(HOUR), 30 * MINUTE),
        (each(8 * HOUR), 4 * HOUR),
        (each(72 * HOUR), 24 * HOUR),
        (each(HOUR, last=12 * HOUR), 2 * HOUR),  # it has fallen silent
        (each(HOUR, last=timedelta(days=30)), 24 * HOUR),
        ([NOON], 30 * MINUTE),  # one entry alone
        ([NOON] * 50, 30 * MINUTE),  # all of one moment
        ([NOON + 5 * HOUR, *each(8 * HOUR)], 4 * HOUR),  # one that is not yet
        ([*each(HOUR), *each(HOUR, last=timedelta(days=900))], 30 * MINUTE),  # the latest count
    ],
)
def test_a_feed_is_asked_as_often_as_it_speaks(entries, pause):
    asked_after = pause_of(entries)

    assert asked_after == pause


@pytest.mark.parametrize(
    ("wishes", "pause"),
    [
        (Wishes(), 30 * MINUTE),
        (Wishes(ttl=5 * MINUTE), 30 * MINUTE),
        (Wishes(ttl=3 * HOUR), 3 * HOUR),
        (Wishes(update_every=6 * HOUR), 6 * HOUR),
        (Wishes(max_age=2 * HOUR, ttl=HOUR), 2 * HOUR),
        (Wishes(update_every=timedelta(days=365)), LONGEST),
        (Wishes(max_age=timedelta(days=365)), LONGEST),
    ],
)
def test_what_a_feed_wants_is_the_least(wishes, pause):
    asked_after = pause_of(each(HOUR), wishes=wishes)

    assert asked_after == pause


@pytest.mark.parametrize(
    ("failures", "pause"),
    [(0, 30 * MINUTE), (1, HOUR), (2, 2 * HOUR), (4, 8 * HOUR), (6, 24 * HOUR), (10_000, 24 * HOUR)],
)
def test_failures_make_the_pause_longer_and_never_endless(failures, pause):
    asked_after = pause_of(each(HOUR), failures=failures)

    assert asked_after == pause


@pytest.mark.parametrize(
    ("retry_after", "least"),
    [(2 * HOUR, 2 * HOUR), (timedelta(days=3), timedelta(days=3)), (timedelta(days=999), timedelta(days=7))],
)
def test_a_server_that_wants_to_be_left_alone_is(retry_after, least):
    asked_after = next_asking(ADDRESS, NOON, each(HOUR), wishes=Wishes(retry_after=retry_after)) - NOON

    assert least <= asked_after <= least + LONGEST * 0.2


@pytest.mark.parametrize(
    ("hours", "days", "hour"),
    [
        ({12, 13, 14}, set(), datetime(2016, 12, 8, 15, tzinfo=UTC)),
        (set(range(24)) - {3}, set(), datetime(2016, 12, 9, 3, tzinfo=UTC)),
        (set(), {3, 4}, datetime(2016, 12, 10, 0, tzinfo=UTC)),
        (set(range(24)), set(), datetime(2016, 12, 8, 12, tzinfo=UTC)),  # never is no hour
        (set(), set(range(7)), datetime(2016, 12, 8, 12, tzinfo=UTC)),
    ],
)
def test_hours_and_days_it_wants_to_be_spared_are(hours, days, hour):
    wishes = Wishes(skip_hours=frozenset(hours), skip_days=frozenset(days))

    due = next_asking(ADDRESS, NOON, each(HOUR), wishes=wishes)

    assert due.replace(minute=0, second=0) == hour


def test_feeds_asked_together_are_not_asked_together_again():
    due = [next_asking(f"https://mill.example/{n}", NOON, each(HOUR)) for n in range(200)]

    fullest = max(sum(at <= other < at + timedelta(seconds=30) for other in due) for at in due)
    assert (fullest < 40, min(due) >= NOON + 30 * MINUTE, max(due) <= NOON + 36 * MINUTE) == (
        True,
        True,
        True,
    )


def test_an_address_has_its_place_for_ever_and_in_any_zone():
    here = next_asking(ADDRESS, NOON, each(HOUR))
    there = next_asking(ADDRESS, NOON.astimezone(timezone(timedelta(hours=9))), each(HOUR))

    assert (here, there) == (datetime(2016, 12, 8, 12, 35, 6, tzinfo=UTC), here)
