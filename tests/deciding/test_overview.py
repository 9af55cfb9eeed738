"""A timeline at a glance: how many, from when to when, how they lie in time, who is on it and who said so."""

import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import OperationalError
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from newsreader import deciding
from newsreader.deciding import overview
from newsreader.deciding.strip import BARS, bars, without_outliers
from newsreader.models import Entity, Timeline
from newsreader.showing import windows
from newsreader.showing.filter import Filter
from newsreader.text.timex.typed import understand
from newsreader.text.when import When
from tests import factories

MARCH = date(2019, 3, 1)


def told(*whens, **fields):
    """The overview of a timeline with an event at each of these whens."""
    timeline = factories.timeline(**fields)
    for when in whens:
        factories.entry(timeline, factories.event(when=when))
    return timeline.overview


def test_an_empty_timeline_has_nothing_to_show(db):
    overview = told()

    assert (overview["count"], overview["first"], overview["last"], overview["bars"]) == (0, None, None, [])


def test_it_counts_its_entries_and_their_reach(db):
    overview = told(MARCH, MARCH, MARCH + timedelta(days=9))

    assert (overview["count"], overview["first"], overview["last"]) == (3, "2019-03-01", "2019-03-10")
    assert [bar for bar in overview["bars"] if bar[2]] == [
        ["2019-03-01", "2019-03-01", 2],
        ["2019-03-10", "2019-03-10", 1],
    ]
    assert overview["periods"] == [["2019-03", 3]]


def test_a_decision_counts_nothing_and_who_reads_first_does(db, django_assert_num_queries):
    timeline, by = factories.timeline(), factories.editor()
    deciding.proposals.accept(factories.proposal(factories.article()), timeline, by)
    deciding.entries.create(factories.event(), timeline, by)
    stored = Timeline.objects.get()

    decided = list(by.decisions.order_by("pk").values_list("pk", flat=True))
    assert (stored.kept_overview["count"], stored.uncounted) == (0, decided)
    assert stored.overview["count"] == 2
    with django_assert_num_queries(1):
        assert Timeline.objects.get().overview == stored.overview


def test_what_cannot_be_kept_is_shown(db, monkeypatch):
    timeline = factories.timeline()
    deciding.proposals.accept(factories.proposal(factories.article()), timeline, factories.editor())

    def full(**asked):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(overview, "_to_hold", full)

    assert Timeline.objects.get().overview["count"] == 1


def test_its_reach_is_no_more_precise_than_its_ends(db):
    overview = told(
        When(date(2012, 1, 1), date(2012, 12, 31), "year"),
        MARCH,
        When(date(2019, 5, 1), date(2019, 5, 31), "month"),
    )

    assert (overview["first"], overview["last"]) == ("2012", "2019-05")


def test_open_and_unknown_whens_are_counted_and_bound_nothing(db):
    overview = told(MARCH, When(None, date(2019, 4, 2)), When(date(2019, 2, 2), None), When(None, None))

    assert (overview["count"], overview["first"], overview["last"]) == (4, "2019-02-02", "2019-04-02")
    assert sum(count for *_days, count in overview["bars"]) == 3


def test_it_names_who_takes_part_and_who_reported(db):
    timeline = factories.timeline()
    post, ledger = factories.source("The Post"), factories.source("The Ledger")
    selby, bray = factories.entity("Port Selby", Entity.Kind.PLACE), factories.entity("Ned Bray")
    for source, naming in ((post, [selby]), (post, [selby, bray]), (ledger, [])):
        article = factories.article(source=source)
        event = factories.event(article=article, naming=naming)
        factories.citation(event, article, factories.MARCHED)  # a second one of the same report counts once
        factories.entry(timeline, event)

    timeline.refresh_from_db()
    assert timeline.overview["entities"] == [
        [selby.pk, "Port Selby", "place", 2, None],
        [bray.pk, "Ned Bray", "person", 1, None],
    ]
    assert timeline.overview["sources"] == [[post.pk, "The Post", 2], [ledger.pk, "The Ledger", 1]]


a_count = st.dictionaries(st.dates(), st.integers(1, 5), min_size=1, max_size=30).map(Counter)


@given(a_count)
def test_bars_hold_every_entry_once_without_gap_or_overlap(days):
    drawn = bars(days, min(days), max(days))

    edges = [(date.fromisoformat(first), date.fromisoformat(last)) for first, last, _count in drawn]
    assert (edges[0][0], edges[-1][1], len(drawn) <= BARS) == (min(days), max(days), True)
    assert [b[0] - a[1] for a, b in pairwise(edges)] == [timedelta(days=1)] * (len(edges) - 1)
    assert [count for *_edges, count in drawn] == [
        sum(n for day, n in days.items() if first <= day <= last) for first, last in edges
    ]


@given(a_count)
def test_at_most_one_entry_in_twenty_is_left_out_of_the_strip(days):
    near = without_outliers(days)

    left_out = sum(days.values()) - sum(near.values())
    assert (left_out <= max(1, sum(days.values()) // 20), set(near) <= set(days)) == (True, True)


def test_the_one_far_off_entry_leaves_the_strip_to_the_others():
    days = Counter({MARCH + timedelta(days=n): 1 for n in range(5)} | {date(1990, 1, 1): 1})

    assert sorted(without_outliers(days)) == [MARCH + timedelta(days=n) for n in range(5)]


def test_entries_spread_evenly_are_all_drawn():
    days = Counter({MARCH + timedelta(days=30 * n): 1 for n in range(4)})

    assert without_outliers(days) == days


@pytest.mark.parametrize("last", [date(2019, 3, 1), date(9999, 12, 30)])
def test_no_date_is_too_far_for_an_overview(last, db):
    assert told(date(1, 1, 2), MARCH, last)["count"] == 3


# No false precision


def words_of(timeline):
    """All that a strip, an overview, its reach and the list of periods say: not where their links lead, and
    not the overview's scale, which says nothing of an event."""
    story = Template(
        "{% load strips dates narrowing overviews %}{% strip timeline %}{{ timeline.overview|reach }} "
        "{% narrowing_links window.filter 'period' timeline.overview.periods %}{% overview window %}"
    ).render(Context({"timeline": timeline, "window": windows.opening(timeline, Filter())}))
    story = re.sub(r'<(g|a) (?:class="(?:majors|closer)"|aria-hidden).*?</\1>', "", story)
    said = re.sub(r'<a [^>]*aria-label="([^"]*)"[^>]*>', r" | \1 | ", story)
    return " ".join(re.sub(r"(?:\s*<[^>]*>\s*)+", " | ", said).split())


@pytest.mark.parametrize(
    ("words", "finest"),
    [
        ("October 2023", r"\b\d\d? October 2023"),
        ("early October 2023", r"\b\d\d? October 2023"),
        ("from October 2023", r"\b\d\d? October 2023"),
        ("about October 2023", r"\b\d\d? \w+ 2023"),
        ("2012", r"[A-Z][a-z]+ 2012"),
        ("about 2012", r"[A-Z][a-z]+ 201\d"),
        ("spring 2012", r"(March|May) 2012"),
        ("2012–2014", r"[A-Z][a-z]+ 201\d"),
        ("by 2015", r"[A-Z][a-z]+ 2015"),
        ("since 2015", r"[A-Z][a-z]+ 2015"),
        ("the 1990s", r"[a-z] 199\d\b|\b31\b"),
        ("by the 1990s", r"199\d\b|2000|December"),
        ("early 1990s", r"199\d\b"),
        ("late 1990s", r"199\d\b|2000"),
        ("by the early 1990s", r"199\d\b|December"),
        ("19th century", r"\b1[89]\d\d\b|20th"),
        ("late 19th century", r"\b1[89]\d\d\b|20th"),
        ("by the 19th century", r"\b1[89]\d\d\b|20th"),
    ],
)
@pytest.mark.parametrize("others", [(), ("5 May 2031",), ("5 May 2031", "7 May 2031", "9 May 2031")])
def test_a_strip_says_nothing_finer_than_it_knows(words, finest, others, db):
    timeline = factories.timeline()
    for number, told in enumerate((words, *others)):
        factories.entry(timeline, factories.event(f"{number}", understand(told)))

    said = words_of(timeline)

    assert re.findall(finest, said) == []


def test_what_lies_far_off_is_named_by_its_unit(db):
    timeline = factories.timeline()
    for told in ("19th century", *(f"{day} May 2016" for day in range(1, 30)), "date unknown"):
        factories.entry(timeline, factories.event(told, understand(told)))

    far_off = [run[2:4] for run in timeline.overview["spread"][2] if not run[4]]

    assert far_off == [["1800..1899", 1]]
    assert "| 19th century: 1 event |" in words_of(timeline)
    assert "| 29 May 2016 |" in words_of(timeline)


def test_the_sums_of_a_timeline_are_those_of_its_whens(db):
    whens = [
        "before 2000",
        "until 2015",
        "August 1057",
        "about 17 November 2016",
        "overnight 7–8 December 2016",
    ]
    overview = told(*map(understand, whens))

    assert overview["periods"] == [["1057-08", 1], ["1999", 1], ["2015", 1], ["2016-11", 1], ["2016-12", 1]]
    assert (overview["first"], overview["last"]) == ("1057-08", "2016-12-08")
