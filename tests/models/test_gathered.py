"""A long timeline, gathered by month or year: laid out as if each day had been looked at."""

from datetime import date, timedelta
from random import Random

import pytest

from newsreader.deciding.overview import lies_of
from newsreader.models import Entry, Event
from newsreader.models import spread as spreading
from newsreader.models.gathered import spread_in, worth
from newsreader.models.gathered_year import GATHERED, gather_years, spread_of_years
from newsreader.models.lying import lying_in
from newsreader.models.spread import spread
from newsreader.text.scale import MONTH, YEAR
from newsreader.text.timex.typed import understand
from newsreader.text.when import When
from tests import factories

PRECISIONS = ("day", "week", "period", "month", "season", "year", "decade", "century", "part-of-day")
WORDS = ("the 1990s", "about 2003", "by 2011", "autumn 2008", "October 2014", "2012–2014", "date unknown")


@pytest.fixture(autouse=True)
def none_is_short(monkeypatch):
    """These are few, and stand for many: of a short timeline more may lie far off."""
    monkeypatch.setattr(spreading, "SHORT", 0)


def a_when(random, begin, reach):
    """By day, by several days, about, or by something coarser."""
    first = begin + timedelta(days=random.randrange(reach))
    kind = random.randrange(12)
    if kind < 6:
        return When(first, first, "day")
    if kind < 10:
        length = random.choice((0, 1, 2, 9, 40, 400, 4000))
        last = first + timedelta(days=random.randrange(length + 1))
        return When(first, last, random.choice(PRECISIONS), circa=not random.randrange(3))
    if kind == 10:
        first = first.replace(day=1)
        last = random.choice((first.replace(month=12, day=31), first.replace(day=28)))
        return When(first, last, "period")
    return random.choice((understand(random.choice(WORDS)), When(first, None), When(None, first)))


def timeline_at(whens):
    timeline = factories.timeline()
    events = []
    for number, when in enumerate(whens):
        event = Event(title=f"Event {number}")
        event.when = when
        events.append(event)
    events = Event.objects.bulk_create(events)
    Entry.objects.bulk_create(
        Entry(timeline=timeline, event=event, **Entry.key_columns(event)) for event in events
    )
    return timeline


def of_seed(seed):
    return timeline_of(seed).entries.all()


def timeline_of(seed):
    """Sparse or dense, over days or centuries; of some a part lies far off, and sometimes that is a day."""
    random = Random(seed)
    begin = date(random.choice((1000, 1801, 1999)), random.randrange(1, 13), random.randrange(1, 29))
    reach = random.choice((20, 90, 400, 1500, 12_000, 90_000))
    whens = [a_when(random, begin, reach) for _each in range(random.choice((4, 40, 250)))]
    if random.randrange(2):
        far = date(random.choice((500, 1700, 2400)), 3, 5)
        part = random.choice((1, len(whens) // 20, len(whens) // 3))
        whens += [a_when(random, far, random.choice((1, 20, 2000))) for _each in range(part)]
    return timeline_at(whens)


@pytest.mark.parametrize("seed", range(40))
def test_gathered_or_by_day_a_timeline_lies_the_same(seed, db):
    entries = of_seed(seed)

    gathered = lies_of(entries, long=0)

    assert gathered == lies_of(entries, long=10**9)


def test_of_a_long_timeline_with_few_days_these_are_looked_at_one_by_one(db, monkeypatch):
    """Most of it is undated: its history may be broken off, by its very days."""
    monkeypatch.setattr(spreading, "SHORT", 200)
    for seed in (121, 127, 141):
        random, begin = Random(seed), date(2010, 1, 1)
        reach = random.choice((400, 700, 1500, 2500))
        days = [random.randrange(reach) for _each in range(random.randrange(60, 170))]
        for _each in range(random.randrange(5, 30)):
            days.append(-random.choice((random.randrange(1, 300), random.randrange(300, 9000))))
        dates = [begin + timedelta(days=day) for day in days]
        entries = timeline_at([When(day, day) for day in dates]).entries.all()
        assert lies_of(entries, long=1)["spread"] == spread(lying_in(entries))


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize(
    "span", [("1000-01-01", "2399-12-31"), ("1990-01-01", "1999-12-31"), ("1801-04-07", "1802-11-20")]
)
def test_gathered_or_by_day_a_span_lies_the_same(seed, span, db):
    days = tuple(date.fromisoformat(each) for each in span)
    entries = of_seed(seed).filter(day__range=days)

    laid = spread_in(entries, days, (days[1] - days[0]).days)

    assert laid == spread(lying_in(entries), days)


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("span", [("1000-01-01", "2399-12-31"), ("1990-01-01", "2009-12-31")])
def test_of_years_that_are_kept_a_span_lies_the_same(seed, span, db):
    days = tuple(date.fromisoformat(each) for each in span)
    timeline = timeline_of(seed)
    gather_years(timeline)
    timeline.overview = {GATHERED: True}

    laid = spread_of_years(timeline, days)

    by_day = spread(lying_in(timeline.entries.filter(day__range=days)), days)
    by_years = by_day.kind == "year" and any(slot.entries for slot in by_day.slots)
    assert laid == (by_day if by_years else None)


def test_what_lies_within_weeks_is_read_by_day():
    assert [worth(days) for days in (90, 400, 40_000)] == [[], [MONTH], [YEAR, MONTH]]
